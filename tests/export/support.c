/* See support.h. */
#include "export/support.h"

#include "export/work.h"

#include <stdlib.h>

whole *whole_open(void (*make)(rsm_arena *arena, rsm_reading *readings), unsigned count) {
    whole *test = calloc(1, sizeof *test);
    assert_non_null(test);
    test->count = count;
    test->readings = calloc(count, sizeof *test->readings);
    assert_non_null(test->readings);
    rsm_arena_init(&test->arena, NULL, 0);
    rsm_buffer_init(&test->output, NULL);
    make(&test->arena, test->readings);
    assert_int_equal(open_case(&test->record, NULL, &test->error), RSM_OK);
    assert_int_equal(append(&test->record, test->readings, NULL, count, &test->error), RSM_OK);
    return test;
}

void whole_close(whole *test) {
    rsm_ledger_close(test->record.ledger);
    rsm_buffer_free(&test->output);
    rsm_arena_free(&test->arena);
    free(test->readings);
    free(test);
}

rsm_status open_case(rsm_case *record, const rsm_allocator *allocator, rsm_error *error) {
    memset(record, 0, sizeof *record);
    record->allocator = allocator;
    record->version = RSM_SLICE("0");
    return rsm_ledger_open(":memory:", RSM_LEDGER_CREATE, allocator, &record->ledger, error);
}

rsm_status append(rsm_case *record, const rsm_reading *readings, const unsigned *order,
                  unsigned count, rsm_error *error) {
    rsm_status status = rsm_ledger_begin(record->ledger, error);
    for (unsigned i = 0; i < count && status == RSM_OK; i++) {
        status =
            rsm_ledger_append(record->ledger, &readings[order != NULL ? order[i] : i], NULL, error);
    }
    if (status == RSM_OK) {
        status = rsm_export_finish(record, error);
    }
    if (status == RSM_OK) {
        status = rsm_ledger_commit(record->ledger, error);
    }
    if (status != RSM_OK) {
        rsm_ledger_rollback(record->ledger);
    }
    return status;
}

void assert_has(const whole *test, const char *part) {
    if (strstr(rsm_buffer_string(&test->output), part) == NULL) {
        fail_msg("not found: %s\nin: %s", part, rsm_buffer_string(&test->output));
    }
}

void assert_has_not(const whole *test, const char *part) {
    if (strstr(rsm_buffer_string(&test->output), part) != NULL) {
        fail_msg("found: %s\nin: %s", part, rsm_buffer_string(&test->output));
    }
}

void assert_sound(const rsm_case *record) {
    rsm_verification found;
    rsm_buffer faults;
    rsm_error error;
    rsm_buffer_init(&faults, NULL);
    assert_int_equal(rsm_export_verify(record, &found, &faults, &error), RSM_OK);
    if (found.faults > 0) {
        fail_msg("%s", rsm_buffer_string(&faults));
    }
    rsm_buffer_free(&faults);
}

uint64_t faults_as_large(const rsm_case *record) {
    rsm_verification found = {0};
    rsm_buffer faults;
    rsm_error error;
    rsm_buffer_init(&faults, NULL);
    if (rsm_verify_large(record, &found, &faults, &error) != RSM_OK) {
        fail_msg("%s", error.message);
    }
    assert_int_equal(found.other_maker, 0);
    if (found.faults > 0) {
        print_message("%.300s", rsm_buffer_string(&faults));
    }
    rsm_buffer_free(&faults);
    return found.faults;
}

uint32_t next_random(uint32_t *seed) {
    *seed = *seed * UINT32_C(1664525) + UINT32_C(1013904223);
    return *seed >> 8;
}

void draw_order(unsigned *order, unsigned count, uint32_t *seed) {
    for (unsigned i = 0; i < count; i++) {
        order[i] = i;
    }
    for (unsigned i = count - 1; i > 0; i--) {
        unsigned j = next_random(seed) % (i + 1), other = order[i];
        order[i] = order[j];
        order[j] = other;
    }
}

rsm_status decide(const rsm_case *record, const plain *what, rsm_error *error) {
    rsm_slice names[4], values[3];
    rsm_buffer output;
    rsm_correction_text text = {.names = names,
                                .values = values,
                                .slot = rsm_slice_from_string(what->slot),
                                .report = rsm_slice_from_string(what->report),
                                .quote = rsm_slice_from_string(what->quote),
                                .note = rsm_slice_from_string(what->note),
                                .undoes = what->undoes,
                                .person = RSM_SLICE("A. Person"),
                                .reason = RSM_SLICE("a reason"),
                                .may_wait = what->waits};
    assert_true(rsm_decision_kind_of(rsm_slice_from_string(what->kind), &text.kind));
    while (text.name_count < 4 && what->names[text.name_count] != NULL) {
        names[text.name_count] = rsm_slice_from_string(what->names[text.name_count]);
        text.name_count++;
    }
    while (text.value_count < 3 && what->values[text.value_count] != NULL) {
        values[text.value_count] = rsm_slice_from_string(what->values[text.value_count]);
        text.value_count++;
    }
    rsm_buffer_init(&output, record->allocator);
    rsm_status status = rsm_export_decide(record, &text, &output, error);
    rsm_buffer_free(&output);
    return status;
}
