/* `export --as json`, `show`, `why`, one report: what is stored, put together.
 *
 * Part: reads incidents as they were stored, reports and statements out of the tables. Invariants:
 * reports and statements in order of the bytes of report ids, incidents by date. Cost: linear in
 * what is given. */
#include "export/decided.h"
#include "record/names.h"
#include "record/write.h"

#define SCHEMA 1

/* What goes with the readings: where each of their incidents went, and what each report is mainly
 * about. */
typedef struct placed {
    rsm_reading *readings;
    uint32_t count;
    rsm_result_membership *memberships; /* by report, number */
    uint32_t membership_count;
    rsm_result_copy *copies; /* by report */
    uint32_t copy_count;
    rsm_decided decided; /* what persons decided about statements of the readings */
} placed;

/* Where the incidents of the readings went and what the readings repeat, report by report: for a
 * few out of many. */
static rsm_status load_few_places(const rsm_case *record, rsm_arena *arena, placed *all,
                                  rsm_error *error) {
    rsm_vector memberships, copies;
    rsm_vector_init(&memberships, arena, sizeof(rsm_result_membership));
    rsm_vector_init(&copies, arena, sizeof(rsm_result_copy));
    rsm_status status = RSM_OK;
    for (uint32_t i = 0; i < all->count && status == RSM_OK; i++) {
        rsm_slice id = all->readings[i].report.id;
        rsm_result_membership *own = NULL;
        rsm_result_copy *repeats = NULL;
        uint32_t count = 0, copy_count = 0;
        status = rsm_ledger_load_memberships_of(record->ledger, id, arena, &own, &count, error);
        if (status == RSM_OK) {
            status =
                rsm_ledger_load_copies_of(record->ledger, id, arena, &repeats, &copy_count, error);
        }
        for (uint32_t j = 0; status == RSM_OK && j < count; j++) {
            rsm_vector_push_copy(&memberships, &own[j]);
        }
        for (uint32_t j = 0; status == RSM_OK && j < copy_count; j++) {
            rsm_vector_push_copy(&copies, &repeats[j]);
        }
        if (status == RSM_OK && arena->failed) {
            status = rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
        }
    }
    all->memberships = memberships.items;
    all->membership_count = memberships.count;
    all->copies = copies.items;
    all->copy_count = copies.count;
    return status;
}

static rsm_status load_all_places(const rsm_case *record, rsm_arena *arena, placed *all,
                                  rsm_error *error) {
    rsm_status status = rsm_ledger_load_memberships(record->ledger, arena, &all->memberships,
                                                    &all->membership_count, error);
    return status == RSM_OK ? rsm_ledger_load_copies(record->ledger, arena, &all->copies,
                                                     &all->copy_count, error)
                            : status;
}

/* What goes with the readings that are there; `few`: they are not all that the ledger holds. */
static rsm_status load_places(const rsm_case *record, bool few, rsm_arena *arena, placed *all,
                              rsm_error *error) {
    rsm_status status = few ? load_few_places(record, arena, all, error)
                            : load_all_places(record, arena, all, error);
    if (status == RSM_OK) {
        status =
            rsm_export_decide_some(record, all->readings, all->count, arena, &all->decided, error);
        all->readings = all->decided.readings;
    }
    return status;
}

static rsm_status load(const rsm_case *record, rsm_slice incident, rsm_arena *arena, placed *all,
                       rsm_error *error) {
    rsm_status status = rsm_ledger_load(record->ledger, incident, RSM_LOAD_TEXT, arena,
                                        &all->readings, &all->count, error);
    return status == RSM_OK ? load_places(record, incident.size > 0, arena, all, error) : status;
}

/* First index whose report is not before `id`; both tables stand in order of report. */
static uint32_t first_membership(const placed *all, rsm_slice id) {
    uint32_t low = 0, high = all->membership_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (rsm_slice_compare(all->memberships[middle].report, id) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static const rsm_result_copy *copy_of(const placed *all, rsm_slice id) {
    uint32_t low = 0, high = all->copy_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (rsm_slice_compare(all->copies[middle].report, id) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < all->copy_count && rsm_slice_equal(all->copies[low].report, id) ? &all->copies[low]
                                                                                 : NULL;
}

void rsm_write_export_report(rsm_json *json, const rsm_report *report,
                             const rsm_result_copy *result) {
    rsm_slice main = result != NULL ? result->main_incident : rsm_slice_make("", 0);
    rsm_json_begin_object(json);
    rsm_json_key_string(json, "id", report->id);
    rsm_json_key(json, "path");
    rsm_write_string_or_null(json, report->path);
    rsm_json_key(json, "url");
    rsm_write_string_or_null(json, report->url);
    rsm_json_key(json, "title");
    rsm_write_string_or_null(json, report->title);
    rsm_json_key(json, "outlet");
    rsm_write_string_or_null(json, report->outlet);
    rsm_json_key(json, "published");
    rsm_write_published(json, &report->published);
    rsm_json_key(json, "main_incident");
    rsm_write_string_or_null(json, main);
    if (result != NULL && result->copy_of.size > 0) {
        rsm_json_key_string(json, "copy_of", result->copy_of);
    }
    if (report->error.size > 0) {
        rsm_json_key_string(json, "error", report->error);
    }
    rsm_json_end_object(json);
}

/* Where an incident of a report went, or NULL. */
static const rsm_result_membership *membership_of(const placed *all, uint32_t reading,
                                                  uint32_t incident) {
    const rsm_reading *item = &all->readings[reading];
    uint32_t at = incident < item->incident_count
                      ? first_membership(all, item->report.id) + incident
                      : all->membership_count;
    return at < all->membership_count ? &all->memberships[at] : NULL;
}

/* A statement, where it is of the incident that is wanted (empty: of any). */
static void write_statement(rsm_json *json, const placed *all, uint32_t reading, uint32_t number,
                            rsm_slice only) {
    const rsm_statement *statement = &all->readings[reading].statements[number];
    const rsm_placement *placement =
        statement->decision != 0 ? rsm_placement_of(&all->decided, reading, number) : NULL;
    const rsm_result_membership *membership =
        placement == NULL ? membership_of(all, reading, statement->incident)
        : placement->to_reading == RSM_NONE
            ? NULL
            : membership_of(all, placement->to_reading, placement->to_incident);
    rsm_slice incident = membership != NULL ? membership->incident : rsm_slice_make("", 0);
    if (only.size == 0 || rsm_slice_equal(only, incident)) {
        rsm_write_export_statement(json, &all->readings[reading], statement, incident,
                                   membership != NULL ? membership->candidates : NULL,
                                   membership != NULL ? membership->candidate_count : 0);
    }
}

/* Statements of all readings in `order` (NULL: by id), or of those of one incident only; what
 * persons noted last. */
static void write_statements(rsm_json *json, const placed *all, const uint32_t *order,
                             rsm_slice only) {
    rsm_json_begin_array(json);
    for (uint32_t i = 0; i < all->count + (all->decided.has_notes ? 1 : 0); i++) {
        uint32_t reading = order != NULL && i < all->count ? order[i] : i;
        for (uint32_t j = 0; j < all->readings[reading].statement_count; j++) {
            write_statement(json, all, reading, j, only);
        }
    }
    rsm_json_end_array(json);
}

/* {"version","schema","model","codebook","as_of"?,"published_by"?} */
static rsm_status write_head(rsm_json *json, const rsm_case *record, rsm_arena *arena,
                             rsm_error *error) {
    rsm_slice model, codebook;
    rsm_status status = rsm_ledger_get_meta(record->ledger, "model", arena, &model, error);
    if (status == RSM_OK) {
        status = rsm_ledger_get_meta(record->ledger, "codebook", arena, &codebook, error);
    }
    if (status == RSM_OK) {
        rsm_json_begin_object(json);
        rsm_json_key(json, "version");
        rsm_write_string_or_null(json, record->version);
        rsm_json_key_int(json, "schema", SCHEMA);
        rsm_json_key(json, "model");
        rsm_write_string_or_null(json, model);
        rsm_json_key(json, "codebook");
        rsm_write_string_or_null(json, codebook);
        if (record->as_of.size > 0) {
            rsm_json_key_string(json, "as_of", record->as_of);
        }
        if (record->published_by.size > 0) {
            rsm_json_key_string(json, "published_by", record->published_by);
        }
        rsm_json_end_object(json);
    }
    return status;
}

static rsm_status write_export(rsm_json *json, const rsm_case *record, const void *what,
                               rsm_arena *arena, rsm_error *error) {
    (void)what;
    placed all = {0};
    rsm_stored_incident *incidents = NULL;
    uint32_t count = 0;
    rsm_status status = load(record, rsm_slice_make("", 0), arena, &all, error);
    if (status == RSM_OK) {
        status = rsm_ledger_list(record->ledger, NULL, arena, &incidents, &count, error);
    }
    if (status != RSM_OK) {
        return status;
    }
    rsm_json_begin_object(json);
    rsm_json_key(json, "rashomon");
    status = write_head(json, record, arena, error);
    rsm_json_key(json, "reports");
    rsm_json_begin_array(json);
    for (uint32_t i = 0; i < all.count; i++) {
        rsm_write_export_report(json, &all.readings[i].report,
                                copy_of(&all, all.readings[i].report.id));
    }
    rsm_json_end_array(json);
    rsm_json_key(json, "incidents");
    rsm_json_begin_array(json);
    for (uint32_t i = 0; i < count; i++) {
        rsm_json_raw(json, incidents[i].account);
    }
    rsm_json_end_array(json);
    rsm_json_key(json, "statements");
    write_statements(json, &all, NULL, rsm_slice_make("", 0));
    rsm_json_key(json, "decisions");
    if (status == RSM_OK) {
        status = rsm_write_decisions(json, record, rsm_slice_make("", 0), false, arena, error);
    }
    rsm_json_end_object(json);
    return status;
}

rsm_status rsm_export_json(const rsm_case *record, rsm_buffer *output, rsm_error *error) {
    return rsm_export_part(record, write_export, NULL, output, error);
}

static rsm_status write_why(const rsm_case *record, rsm_slice incident, rsm_slot slot,
                            rsm_buffer *output, rsm_error *error) {
    rsm_work work;
    rsm_json json;
    rsm_status status = rsm_work_make_one(record, incident, &work, error);
    if (status == RSM_OK) {
        status = rsm_work_load_earlier(&work, error);
    }
    if (status == RSM_OK) {
        const rsm_cell *cell = rsm_cell_of(&work.accounts[0], slot);
        rsm_json_init(&json, output);
        if (cell != NULL) {
            rsm_write_proof(&json, &work, 0, cell);
            status = rsm_output_status(output, &json, error);
        } else {
            status = rsm_error_set(error, RSM_ERROR_INTERNAL,
                                   "the cell does not follow from the statements: see verify");
        }
    }
    rsm_work_free(&work);
    return status;
}

rsm_status rsm_export_why(const rsm_case *record, rsm_slice id, rsm_slot slot, rsm_buffer *output,
                          rsm_error *error) {
    rsm_arena arena;
    rsm_slice incident, cell;
    rsm_status status = rsm_export_refresh(record, error);
    if (status != RSM_OK) {
        return status;
    }
    rsm_arena_init(&arena, record->allocator, 0);
    status = rsm_ledger_find_incident(record->ledger, id, &arena, &incident, error);
    if (status == RSM_OK) {
        status = rsm_ledger_get_cell(record->ledger, incident, slot, &arena, &cell, error);
    }
    if (status == RSM_OK) {
        status = write_why(record, incident, slot, output, error);
    }
    rsm_arena_free(&arena);
    return status;
}

/* {slot: proof} of all cells. */
static rsm_status write_proofs(const rsm_case *record, rsm_slice incident, rsm_buffer *output,
                               rsm_error *error) {
    rsm_work work;
    rsm_json json;
    rsm_status status = rsm_work_make_one(record, incident, &work, error);
    if (status == RSM_OK) {
        status = rsm_work_load_earlier(&work, error);
    }
    if (status == RSM_OK) {
        const rsm_account *account = &work.accounts[0];
        rsm_json_init(&json, output);
        rsm_json_begin_object(&json);
        for (uint32_t i = 0; i < account->cell_count; i++) {
            rsm_json_key(&json, rsm_slot_name(account->cells[i].slot));
            rsm_write_proof(&json, &work, 0, &account->cells[i]);
        }
        rsm_json_end_object(&json);
        status = rsm_output_status(output, &json, error);
    }
    rsm_work_free(&work);
    return status;
}

rsm_status rsm_export_proofs(const rsm_case *record, rsm_slice id, rsm_buffer *output,
                             rsm_error *error) {
    rsm_arena arena;
    rsm_slice incident;
    rsm_status status = rsm_export_refresh(record, error);
    if (status != RSM_OK) {
        return status;
    }
    rsm_arena_init(&arena, record->allocator, 0);
    status = rsm_ledger_find_incident(record->ledger, id, &arena, &incident, error);
    if (status == RSM_OK) {
        status = write_proofs(record, incident, output, error);
    }
    rsm_arena_free(&arena);
    return status;
}

/* ---- one account ---- */

/* Dated reports first, by date; then id. */
static int compare_reports(void *context, const void *left, const void *right) {
    const rsm_reading *readings = context;
    const rsm_report *a = &readings[*(const uint32_t *)left].report,
                     *b = &readings[*(const uint32_t *)right].report;
    if (a->published.earliest.known != b->published.earliest.known) {
        return a->published.earliest.known ? -1 : 1;
    }
    int order = rsm_instant_compare(a->published.earliest, b->published.earliest);
    return order != 0 ? order : rsm_slice_compare(a->id, b->id);
}

/* The indices of the readings in canonical order; NULL where memory fails. */
static const uint32_t *sorted_reports(const placed *all, rsm_arena *arena) {
    uint32_t *sorted = rsm_arena_allocate_items(arena, all->count, sizeof *sorted);
    for (uint32_t i = 0; sorted != NULL && i < all->count; i++) {
        sorted[i] = i;
    }
    return sorted != NULL && rsm_sort(sorted, all->count, sizeof *sorted, compare_reports,
                                      all->readings, arena)
               ? sorted
               : NULL;
}

/* A row with two more keys at its end. */
static void write_linked_row(rsm_json *json, const rsm_link_row *link, rsm_buffer *scratch) {
    rsm_buffer_clear(scratch);
    rsm_buffer_append_slice(scratch, rsm_slice_sub(link->row, 0, link->row.size - 1));
    rsm_buffer_append_string(scratch, ",\"relation\":");
    rsm_json_append_string(scratch, link->relation);
    rsm_buffer_append_string(scratch,
                             link->is_from ? ",\"direction\":\"from\"}" : ",\"direction\":\"to\"}");
    json->failed = json->failed || scratch->failed;
    rsm_json_raw(json, rsm_buffer_slice(scratch));
}

/* Rows of the incidents linked with this one, in the list's order. */
static rsm_status write_linked(rsm_json *json, const rsm_case *record, rsm_slice incident,
                               rsm_arena *arena, rsm_error *error) {
    rsm_link_row *links = NULL;
    rsm_buffer scratch;
    uint32_t count = 0;
    rsm_status status =
        rsm_ledger_load_links(record->ledger, incident, arena, &links, &count, error);
    rsm_buffer_init(&scratch, record->allocator);
    rsm_json_begin_array(json);
    for (uint32_t i = 0; status == RSM_OK && i < count; i++) {
        write_linked_row(json, &links[i], &scratch);
    }
    rsm_json_end_array(json);
    rsm_buffer_free(&scratch);
    return status;
}

static rsm_status write_one(rsm_json *json, const rsm_case *record, const void *what,
                            rsm_arena *arena, rsm_error *error) {
    rsm_slice id = *(const rsm_slice *)what;
    placed all = {0};
    rsm_slice incident;
    rsm_stored_incident stored;
    rsm_status status = rsm_ledger_find_incident(record->ledger, id, arena, &incident, error);
    if (status == RSM_OK) {
        status = rsm_ledger_get_incident(record->ledger, incident, arena, &stored, error);
    }
    if (status == RSM_OK) {
        status = load(record, incident, arena, &all, error);
    }
    const uint32_t *order = status == RSM_OK ? sorted_reports(&all, arena) : NULL;
    if (status == RSM_OK && order == NULL) {
        status = rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    }
    if (status != RSM_OK) {
        return status;
    }
    rsm_json_begin_object(json);
    rsm_json_key(json, "incident");
    rsm_json_raw(json, stored.account);
    rsm_json_key(json, "row");
    rsm_json_raw(json, stored.row);
    rsm_json_key(json, "reports");
    rsm_json_begin_array(json);
    for (uint32_t i = 0; i < all.count; i++) {
        const rsm_report *report = &all.readings[order[i]].report;
        rsm_write_export_report(json, report, copy_of(&all, report->id));
    }
    rsm_json_end_array(json);
    rsm_json_key(json, "statements");
    write_statements(json, &all, order, incident);
    rsm_json_key(json, "linked");
    status = write_linked(json, record, incident, arena, error);
    rsm_json_key(json, "decisions");
    if (status == RSM_OK) {
        status = rsm_write_decisions(json, record, incident, false, arena, error);
    }
    rsm_json_end_object(json);
    return status;
}

rsm_status rsm_export_account(const rsm_case *record, rsm_slice id, rsm_buffer *output,
                              rsm_error *error) {
    return rsm_export_part(record, write_one, &id, output, error);
}

/* ---- one report ---- */

static rsm_status write_report(rsm_json *json, const rsm_case *record, const void *what,
                               rsm_arena *arena, rsm_error *error) {
    rsm_slice id = *(const rsm_slice *)what;
    placed all = {0};
    rsm_status status =
        rsm_ledger_load_report(record->ledger, id, RSM_LOAD_TEXT | RSM_LOAD_ANNOTATIONS, arena,
                               &all.readings, &all.count, error);
    if (status == RSM_OK && (all.count == 0 || !rsm_slice_equal(all.readings[0].report.id, id))) {
        return rsm_error_set(error, RSM_ERROR_NOT_FOUND, "there is no report '%.*s'",
                             RSM_SLICE_ARGUMENTS(id));
    }
    all.count = 1;
    if (status == RSM_OK) {
        status = load_places(record, true, arena, &all, error);
    }
    if (status != RSM_OK) {
        return status;
    }
    all.decided.has_notes = false; /* persons' notes are of no report */
    const rsm_reading *reading = &all.readings[0];
    rsm_json_begin_object(json);
    rsm_json_key(json, "report");
    rsm_write_export_report(json, &reading->report, copy_of(&all, id));
    rsm_json_key_string(json, "text", reading->report.text);
    rsm_json_key(json, "sentences");
    rsm_write_spans(json, reading->sentences, reading->sentence_count);
    rsm_json_key(json, "statements");
    write_statements(json, &all, NULL, rsm_slice_make("", 0));
    rsm_json_end_object(json);
    return RSM_OK;
}

rsm_status rsm_export_report(const rsm_case *record, rsm_slice id, rsm_buffer *output,
                             rsm_error *error) {
    return rsm_export_part(record, write_report, &id, output, error);
}
