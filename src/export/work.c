/* From a ledger to accounts: load, bring together, resolve; and storing what follows.
 *
 * Invariants: the result depends on the current readings, the world and the codebook alone. Cost:
 * linear in the ledger but for the grouping's n log n. */
#include "export/decided.h"
#include "export/touched.h"

#include <string.h>

#define NOTES_FORM "2" /* of what bringing together notes: raised where it changes */

rsm_slice rsm_take(rsm_buffer *buffer, const rsm_json *json, rsm_arena *arena) {
    rsm_slice text = rsm_slice_copy(rsm_buffer_slice(buffer), arena);
    arena->failed =
        arena->failed || buffer->failed || (json != NULL && !rsm_json_is_complete(json));
    rsm_buffer_clear(buffer);
    return text;
}

rsm_status rsm_output_status(const rsm_buffer *output, const rsm_json *json, rsm_error *error) {
    if (output->failed || (json != NULL && !rsm_json_is_complete(json))) {
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    }
    return RSM_OK;
}

const rsm_cell *rsm_cell_of(const rsm_account *account, rsm_slot slot) {
    for (uint32_t i = 0; i < account->cell_count; i++) {
        if (account->cells[i].slot == slot) {
            return &account->cells[i];
        }
    }
    return NULL;
}

uint32_t rsm_work_told(const rsm_work *work) {
    return work->count + (work->decided.has_notes ? 1 : 0);
}

uint32_t rsm_main_group(const rsm_work *work, uint32_t reading) {
    const rsm_reading *item = &work->readings[reading];
    for (uint32_t i = 0; i < item->incident_count; i++) {
        if (item->incidents[i].main) {
            return work->fusion.group_of[reading][i];
        }
    }
    return RSM_NONE;
}

/* Dated incidents first, by date; then by id. Groups stand in order of ids, so an index compares as
 * its id. */
static int compare_groups(void *context, const void *left, const void *right) {
    const rsm_account *accounts = context;
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    bool a_known = accounts[a].has_when && accounts[a].when.earliest.known;
    bool b_known = accounts[b].has_when && accounts[b].when.earliest.known;
    if (a_known != b_known) {
        return a_known ? -1 : 1;
    }
    int order =
        a_known ? rsm_instant_compare(accounts[a].when.earliest, accounts[b].when.earliest) : 0;
    return order != 0 ? order : a < b ? -1 : a > b;
}

rsm_status rsm_work_resolve(rsm_work *work, uint32_t count, rsm_error *error) {
    uint32_t *order = rsm_arena_allocate_items(&work->arena, count, sizeof *order);
    work->accounts = rsm_arena_allocate_items(&work->arena, count, sizeof *work->accounts);
    if (order == NULL || work->accounts == NULL) {
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    }
    for (uint32_t i = 0; i < count; i++) {
        rsm_status status = rsm_resolve(work->record->world, &work->codebook, work->readings,
                                        &work->fusion, i, &work->arena, &work->accounts[i], error);
        if (status != RSM_OK) {
            return status;
        }
        order[i] = i;
    }
    work->order = order;
    return rsm_sort(order, count, sizeof *order, compare_groups, work->accounts, &work->arena)
               ? RSM_OK
               : rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
}

rsm_status rsm_work_load_codebook(rsm_work *work, rsm_error *error) {
    rsm_slice name = work->record->codebook;
    if (name.size == 0) {
        rsm_status status =
            rsm_ledger_get_meta(work->record->ledger, "codebook", &work->arena, &name, error);
        if (status != RSM_OK) {
            return status;
        }
    }
    return rsm_codebook_load(work->record->world, name, &work->codebook, error);
}

rsm_status rsm_work_make(const rsm_case *record, rsm_work *work, rsm_error *error) {
    memset(work, 0, sizeof *work);
    work->record = record;
    rsm_arena_init(&work->arena, record->allocator, 0);
    rsm_status status = rsm_work_load_codebook(work, error);
    if (status == RSM_OK) {
        status = rsm_ledger_load(record->ledger, rsm_slice_make("", 0), RSM_LOAD_TEXT, &work->arena,
                                 &work->readings, &work->count, error);
    }
    if (status == RSM_OK) {
        status = rsm_fuse(record->world, work->readings, work->count, &work->arena, &work->fusion,
                          error);
    }
    if (status == RSM_OK) {
        status = rsm_work_decide(work, error);
    }
    return status == RSM_OK ? rsm_work_resolve(work, work->fusion.group_count, error) : status;
}

void rsm_work_free(rsm_work *work) {
    rsm_arena_free(&work->arena);
}

rsm_slice rsm_work_maker(rsm_work *work) {
    const rsm_case *record = work->record;
    const char *text =
        rsm_arena_format(&work->arena, "%.*s %.*s", RSM_SLICE_ARGUMENTS(record->version),
                         RSM_SLICE_ARGUMENTS(record->model));
    return rsm_slice_from_string(text != NULL ? text : "");
}

/* What the results were made with. */
static rsm_status note_makers(rsm_work *work, rsm_error *error) {
    rsm_ledger *ledger = work->record->ledger;
    rsm_status status = rsm_ledger_set_meta(ledger, "codebook", work->codebook.name, error);
    return status == RSM_OK ? rsm_ledger_set_meta(ledger, "results", rsm_work_maker(work), error)
                            : status;
}

/* All results from all readings, put in the place of those that are stored. */
static rsm_status finish_whole(const rsm_case *record, rsm_error *error) {
    rsm_work work;
    rsm_results results;
    rsm_status status = rsm_work_make(record, &work, error);
    if (status == RSM_OK && !rsm_work_results(&work, &results)) {
        status = rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    }
    if (status == RSM_OK) {
        status = rsm_ledger_replace_results(record->ledger, &results, error);
    }
    if (status == RSM_OK) {
        status = note_makers(&work, error);
    }
    rsm_work_free(&work);
    return status;
}

/* Notes of bringing together that were made by another program or model, or in another form, are
 * thrown away. */
static rsm_status check_notes(rsm_work *work, rsm_error *error) {
    const rsm_case *record = work->record;
    rsm_arena *arena = &work->arena;
    rsm_slice made, now, maker = rsm_work_maker(work);
    rsm_status status = rsm_ledger_get_meta(record->ledger, "notes", arena, &made, error);
    if (status != RSM_OK) {
        return status;
    }
    now = rsm_slice_from_string(
        rsm_arena_format(arena, "%s %.*s", NOTES_FORM, RSM_SLICE_ARGUMENTS(maker)));
    if (arena->failed) {
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    }
    if (rsm_slice_equal(made, now)) {
        return RSM_OK;
    }
    status = rsm_notes_forget(record->ledger, error);
    return status == RSM_OK ? rsm_ledger_set_meta(record->ledger, "notes", now, error) : status;
}

/* Only what is touched; everything where the codebook is another than before. */
static rsm_status finish_touched(const rsm_case *record, rsm_error *error) {
    rsm_work work = {.record = record};
    rsm_slice before;
    rsm_arena_init(&work.arena, record->allocator, 0);
    rsm_status status = rsm_work_load_codebook(&work, error);
    if (status == RSM_OK) {
        status = rsm_ledger_get_meta(record->ledger, "codebook", &work.arena, &before, error);
    }
    if (status == RSM_OK) {
        status = check_notes(&work, error);
    }
    bool everything = status == RSM_OK && !rsm_slice_equal(before, work.codebook.name);
    if (status == RSM_OK) {
        status = note_makers(&work, error);
    }
    if (status == RSM_OK) {
        status = rsm_touch_run(record, everything, error);
    }
    if (status == RSM_OK) {
        status = rsm_ledger_results_are_made(record->ledger, error);
    }
    rsm_arena_free(&work.arena);
    return status;
}

/* A view without notes is worked out as a whole. */
static rsm_status finish(const rsm_case *record, rsm_error *error) {
    return rsm_ledger_is_view(record->ledger) && !rsm_ledger_has_own_notes(record->ledger)
               ? finish_whole(record, error)
               : finish_touched(record, error);
}

rsm_status rsm_export_finish(const rsm_case *record, rsm_error *error) {
    if (rsm_ledger_in_transaction(record->ledger)) {
        return finish(record, error);
    }
    rsm_status status = rsm_ledger_begin(record->ledger, error);
    if (status != RSM_OK) {
        return status;
    }
    status = finish(record, error);
    if (status == RSM_OK) {
        return rsm_ledger_commit(record->ledger, error);
    }
    rsm_ledger_rollback(record->ledger);
    return status;
}

rsm_status rsm_export_refresh(const rsm_case *record, rsm_error *error) {
    bool current = true;
    rsm_status status = rsm_ledger_results_are_current(record->ledger, &current, error);
    return status != RSM_OK || current ? status : rsm_export_finish(record, error);
}

rsm_status rsm_write_part(const rsm_case *record, rsm_part_writer write, const void *what,
                          rsm_buffer *output, rsm_error *error) {
    rsm_arena arena;
    rsm_json json;
    rsm_arena_init(&arena, record->allocator, 0);
    rsm_json_init(&json, output);
    rsm_status status = write(&json, record, what, &arena, error);
    rsm_arena_free(&arena);
    return status == RSM_OK ? rsm_output_status(output, &json, error) : status;
}

rsm_status rsm_export_part(const rsm_case *record, rsm_part_writer write, const void *what,
                           rsm_buffer *output, rsm_error *error) {
    rsm_status status = rsm_export_refresh(record, error);
    return status == RSM_OK ? rsm_write_part(record, write, what, output, error) : status;
}
