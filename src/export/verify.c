/* `verify`: is the ledger what it says it is?
 *
 * Part: SQLite's own check; every span of every statement, mention and source in bounds and on
 * character boundaries; grouping and cells worked out anew and compared with what is stored, byte
 * for byte. Of a small ledger they are worked out as a whole, in memory, by other steps than those
 * of a build; of a large one as a first build does it, holding a few readings at a time. Cost: as a
 * build without the reading of reports. */
#include "export/work.h"
#include "record/names.h"

#include <stdio.h>

#define FAULTS_PRINTED 1000
#define WHOLE_REPORTS  5000 /* of more not all readings are held at once */

typedef struct verifier {
    const rsm_case *record;
    rsm_verification *found;
    rsm_buffer *faults;
} verifier;

static void fault(verifier *verify, const char *what, rsm_slice id) {
    verify->found->faults++;
    if (verify->found->faults <= FAULTS_PRINTED) {
        rsm_buffer_append_format(verify->faults, "%s: %.*s\n", what, RSM_SLICE_ARGUMENTS(id));
    }
}

static bool is_boundary(rsm_slice text, uint32_t offset) {
    return offset == text.size ||
           (offset < text.size && ((unsigned char)text.data[offset] & 0xc0) != 0x80);
}

static bool is_good(rsm_slice text, rsm_span span) {
    return span.start <= span.end && span.end <= text.size && is_boundary(text, span.start) &&
           is_boundary(text, span.end);
}

static void check_statement(verifier *verify, const rsm_reading *reading,
                            const rsm_statement *statement) {
    rsm_slice text = reading->report.text;
    if (!is_good(text, statement->span) || statement->span.start == statement->span.end) {
        fault(verify, "the span of a statement is not in its report", statement->id);
    }
    for (uint32_t i = 0; i < statement->evidence_count; i++) {
        if (!is_good(text, statement->evidence[i])) {
            fault(verify, "evidence of a statement is not in its report", statement->id);
        }
    }
    if (statement->sources.count == 0) {
        fault(verify, "a statement has no source", statement->id);
    }
    for (uint32_t i = 0; i < statement->sources.count; i++) {
        if (!is_good(text, statement->sources.links[i].span)) {
            fault(verify, "a source of a statement is not in its report", statement->id);
        }
    }
}

static void check_reading(verifier *verify, const rsm_reading *reading) {
    verify->found->reports++;
    verify->found->statements += reading->statement_count;
    for (uint32_t i = 0; i < reading->statement_count; i++) {
        check_statement(verify, reading, &reading->statements[i]);
    }
    for (uint32_t i = 0; i < reading->mention_count; i++) {
        if (!is_good(reading->report.text, reading->mentions[i].span)) {
            fault(verify, "a mention is not in its report", reading->mentions[i].id);
        }
    }
}

static rsm_status check_incident(verifier *verify, const rsm_result_incident *incident,
                                 const rsm_stored_incident *stored, rsm_arena *arena,
                                 rsm_error *error) {
    verify->found->incidents++;
    verify->found->cells += incident->cell_count;
    if (!rsm_slice_equal(incident->id, stored->id)) {
        fault(verify, "an incident does not follow from the statements", stored->id);
        return RSM_OK;
    }
    if (!rsm_slice_equal(incident->account, stored->account) ||
        !rsm_slice_equal(incident->row, stored->row)) {
        fault(verify, "the account of an incident does not follow from the statements", stored->id);
    }
    for (uint32_t i = 0; i < incident->cell_count; i++) {
        rsm_slice cell;
        rsm_slot slot = RSM_SLOT_TYPE;
        bool known = rsm_slot_of(incident->cells[i].slot, &slot);
        rsm_status status =
            rsm_ledger_get_cell(verify->record->ledger, incident->id, slot, arena, &cell, error);
        if (status != RSM_OK && status != RSM_ERROR_NOT_FOUND) {
            return status;
        }
        if (!known || status == RSM_ERROR_NOT_FOUND ||
            !rsm_slice_equal(cell, incident->cells[i].value)) {
            fault(verify, "a cell does not follow from the statements", incident->id);
        }
    }
    return RSM_OK;
}

static rsm_status check_memberships(verifier *verify, const rsm_results *results, rsm_arena *arena,
                                    rsm_error *error) {
    rsm_result_membership *stored = NULL;
    rsm_result_copy *copies = NULL;
    uint32_t count = 0, copy_count = 0;
    rsm_status status =
        rsm_ledger_load_memberships(verify->record->ledger, arena, &stored, &count, error);
    if (status == RSM_OK) {
        status = rsm_ledger_load_copies(verify->record->ledger, arena, &copies, &copy_count, error);
    }
    if (status != RSM_OK) {
        return status;
    }
    if (count != results->membership_count || copy_count != results->report_count) {
        fault(verify, "reports are not placed as their statements say",
              RSM_SLICE("numbers differ"));
        return RSM_OK;
    }
    for (uint32_t i = 0; i < count; i++) {
        const rsm_result_membership *item = &results->memberships[i];
        if (!rsm_slice_equal(item->report, stored[i].report) || item->number != stored[i].number ||
            !rsm_slice_equal(item->incident, stored[i].incident) ||
            item->candidate_count != stored[i].candidate_count) {
            fault(verify, "an incident of a report is not where its statements put it",
                  item->report);
        }
    }
    for (uint32_t i = 0; i < copy_count; i++) {
        const rsm_result_copy *item = &results->reports[i];
        if (!rsm_slice_equal(item->report, copies[i].report) ||
            !rsm_slice_equal(item->copy_of, copies[i].copy_of) ||
            !rsm_slice_equal(item->main_incident, copies[i].main_incident)) {
            fault(verify, "a report is not placed as its statements say", item->report);
        }
    }
    return RSM_OK;
}

/* What became of the decisions follows from them and the statements. */
static rsm_status check_decisions(verifier *verify, const rsm_results *results, rsm_arena *arena,
                                  rsm_error *error) {
    rsm_result_decision *stored = NULL;
    uint32_t count = 0;
    rsm_status status =
        rsm_ledger_load_decision_results(verify->record->ledger, arena, &stored, &count, error);
    if (status != RSM_OK) {
        return status;
    }
    if (count != results->decision_count) {
        fault(verify, "what became of the decisions does not follow from them",
              RSM_SLICE("numbers differ"));
        return RSM_OK;
    }
    for (uint32_t i = 0; i < count; i++) {
        if (!rsm_slice_equal(stored[i].decision, results->decisions[i].decision)) {
            fault(verify, "what became of a decision does not follow from the statements",
                  stored[i].decision);
        }
    }
    return RSM_OK;
}

static rsm_status compare(verifier *verify, rsm_work *work, rsm_error *error) {
    rsm_results results;
    rsm_stored_incident *stored = NULL;
    uint32_t count = 0;
    if (!rsm_work_results(work, &results)) {
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    }
    rsm_status status =
        rsm_ledger_list(verify->record->ledger, NULL, &work->arena, &stored, &count, error);
    if (status == RSM_OK && count != results.incident_count) {
        fault(verify, "the incidents do not follow from the statements",
              RSM_SLICE("their number differs"));
    }
    for (uint32_t i = 0; status == RSM_OK && i < count && i < results.incident_count; i++) {
        status = check_incident(verify, &results.incidents[i], &stored[i], &work->arena, error);
    }
    if (status == RSM_OK) {
        status = check_memberships(verify, &results, &work->arena, error);
    }
    return status == RSM_OK ? check_decisions(verify, &results, &work->arena, error) : status;
}

/* Of what was taken away for good nothing is left, in the tables and in the file. */
static rsm_status check_redactions(verifier *verify, rsm_error *error) {
    uint64_t left = 0;
    bool swept = true;
    rsm_status status = rsm_ledger_count_unredacted(verify->record->ledger, &left, error);
    if (status == RSM_OK) {
        status = rsm_ledger_is_swept(verify->record->ledger, &swept, error);
    }
    if (status == RSM_OK && left > 0) {
        fault(verify, "of a redacted report something is left", RSM_SLICE("its tables"));
    }
    if (status == RSM_OK && !swept) {
        fault(verify, "a redaction was broken off: the next build ends it",
              RSM_SLICE("its bytes are still in the file"));
    }
    return status;
}

/* Whether the results are those of this program and this model; an older ledger tells the model
 * alone. */
static rsm_status same_maker(rsm_work *work, bool *same, rsm_error *error) {
    rsm_slice maker, model;
    rsm_status status =
        rsm_ledger_get_meta(work->record->ledger, "results", &work->arena, &maker, error);
    if (status == RSM_OK) {
        status = rsm_ledger_get_meta(work->record->ledger, "model", &work->arena, &model, error);
    }
    *same = status == RSM_OK && (maker.size > 0 ? rsm_slice_equal(maker, rsm_work_maker(work))
                                                : rsm_slice_equal(model, work->record->model));
    return status;
}

/* ---- a large ledger ---- */

/* Every reading in turn. */
static rsm_status check_readings(verifier *verify, rsm_error *error) {
    rsm_arena arena, list;
    rsm_result_copy *copies = NULL;
    uint32_t count = 0;
    rsm_arena_init(&list, verify->record->allocator, 0);
    rsm_arena_init(&arena, verify->record->allocator, 0);
    rsm_status status =
        rsm_ledger_load_copies(verify->record->ledger, &list, &copies, &count, error);
    for (uint32_t i = 0; status == RSM_OK && i < count; i++) {
        rsm_vector readings;
        rsm_arena_reset(&arena);
        rsm_vector_init(&readings, &arena, sizeof(rsm_reading));
        status = rsm_ledger_load_reading(verify->record->ledger, 0, copies[i].report, RSM_LOAD_TEXT,
                                         &readings, error);
        if (status == RSM_OK && readings.count > 0) {
            check_reading(verify, readings.items);
        }
    }
    rsm_arena_free(&arena);
    rsm_arena_free(&list);
    return status;
}

static void take_difference(void *context, const char *table, rsm_slice id) {
    char what[96];
    rsm_slice name = rsm_slice_from_string(table);
    snprintf(what, sizeof what, "%.*s does not follow from the statements",
             RSM_SLICE_ARGUMENTS(name));
    fault(context, what, id);
}

/* All worked out anew as a first build does it, in a temporary file, and compared row by row. */
static rsm_status compare_anew(verifier *verify, rsm_error *error) {
    rsm_ledger *ledger = verify->record->ledger;
    rsm_ledger_view everything = {.is_large = true};
    rsm_ledger_totals totals = {0};
    rsm_status status = rsm_ledger_count(ledger, &totals, error);
    verify->found->incidents = totals.incidents;
    if (status == RSM_OK) {
        status = rsm_ledger_count_cells(ledger, &verify->found->cells, error);
    }
    if (status == RSM_OK) {
        status = rsm_ledger_view_as(ledger, &everything, error);
    }
    if (status != RSM_OK) {
        return status;
    }
    status = rsm_export_finish(verify->record, error);
    if (status == RSM_OK) {
        status = rsm_ledger_differ(ledger, take_difference, verify, error);
    }
    rsm_ledger_rollback(ledger);
    return status;
}

rsm_status rsm_verify_large(const rsm_case *record, rsm_verification *verification,
                            rsm_buffer *faults, rsm_error *error) {
    rsm_work work = {.record = record};
    verifier verify = {record, verification, faults};
    bool comparable = false;
    rsm_arena_init(&work.arena, record->allocator, 0);
    rsm_status status = check_readings(&verify, error);
    if (status == RSM_OK) {
        status = same_maker(&work, &comparable, error);
    }
    verification->other_maker = !comparable;
    rsm_arena_free(&work.arena);
    return status == RSM_OK && comparable ? compare_anew(&verify, error) : status;
}

/* ---- the whole ---- */

static rsm_status verify_small(const rsm_case *record, verifier *verify, rsm_error *error) {
    rsm_work work;
    rsm_status status = rsm_work_make(record, &work, error);
    for (uint32_t i = 0; i < work.count && status == RSM_OK; i++) {
        check_reading(verify, &work.readings[i]);
    }
    bool comparable = false;
    if (status == RSM_OK) {
        status = same_maker(&work, &comparable, error);
    }
    verify->found->other_maker = !comparable;
    if (status == RSM_OK && comparable) {
        status = compare(verify, &work, error);
    }
    rsm_work_free(&work);
    return status;
}

rsm_status rsm_export_verify(const rsm_case *record, rsm_verification *verification,
                             rsm_buffer *faults, rsm_error *error) {
    verifier verify = {record, verification, faults};
    rsm_ledger_totals totals = {0};
    *verification = (rsm_verification){0};
    rsm_status status = rsm_ledger_check(record->ledger, error);
    if (status == RSM_OK) {
        status = check_redactions(&verify, error);
    }
    if (status == RSM_OK) {
        status = rsm_export_refresh(record, error);
    }
    if (status == RSM_OK) {
        status = rsm_ledger_count_held(record->ledger, &totals, error);
    }
    if (status != RSM_OK) {
        return status;
    }
    /* By the codebook that the results were made with, whatever is asked for. */
    rsm_case same = *record;
    same.codebook = rsm_slice_make("", 0);
    status = totals.reports > WHOLE_REPORTS && !rsm_ledger_is_view(record->ledger)
                 ? rsm_verify_large(&same, verification, faults, error)
                 : verify_small(&same, &verify, error);
    return status == RSM_OK && faults->failed
               ? rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory")
               : status;
}
