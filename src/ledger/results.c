/* The results: incidents, cells and memberships as the last build left them.
 *
 * Part: replaces them as a whole, lists and finds them. Invariants: results are current unless meta
 * "stale" is set, which the first append of a transaction does and replacing undoes. Cost: linear
 * in what is written or listed; finding by id or prefix goes by an index. */
#include "base/vector.h"
#include "ledger/store.h"
#include "record/names.h"
#include "record/parse.h"

#include <string.h>

typedef struct slice_list {
    const rsm_slice *items;
    uint32_t count;
} slice_list;

static void write_slices(rsm_json *json, const void *what) {
    const slice_list *list = what;
    rsm_json_begin_array(json);
    for (uint32_t i = 0; i < list->count; i++) {
        rsm_json_string(json, list->items[i]);
    }
    rsm_json_end_array(json);
}

static rsm_status begin(rsm_ledger *ledger, rsm_store_query query, rsm_binder *row,
                        rsm_error *error) {
    sqlite3_stmt *statement = rsm_store_get(ledger, query, error);
    if (statement == NULL) {
        return error->status;
    }
    *row = rsm_bind_to(statement);
    return RSM_OK;
}

static void bind_count(rsm_binder *row, const rsm_result_count *count) {
    rsm_bind_integer_or_null(row, count->low != RSM_COUNT_UNKNOWN, count->low);
    rsm_bind_integer_or_null(row, count->best != RSM_COUNT_UNKNOWN, count->best);
    rsm_bind_integer_or_null(row, count->high != RSM_COUNT_UNKNOWN, count->high);
}

static void bind_degrees(rsm_binder *row, bool known, int32_t scaled) {
    if (known) {
        int code = sqlite3_bind_double(row->statement, row->at, scaled / 100000.0);
        row->at++;
        row->code = row->code == SQLITE_OK ? code : row->code;
    } else {
        rsm_bind_integer_or_null(row, false, 0);
    }
}

/* What incidents are listed by, before their ids: undated ones come last. */
static int64_t position_of(const rsm_result_incident *incident) {
    return incident->earliest.known
               ? (int64_t)incident->earliest.day * 2048 + incident->earliest.minute + 1
               : INT64_MAX;
}

/* The row under that number, or where it is 0 under a new one. */
static rsm_status put_row(rsm_ledger *ledger, int64_t number, const rsm_result_incident *incident,
                          rsm_error *error) {
    rsm_binder row;
    rsm_status status = begin(ledger, RSM_QUERY_PUT_INCIDENT, &row, error);
    if (status != RSM_OK) {
        return status;
    }
    rsm_bind_integer_or_null(&row, number != 0, number);
    rsm_bind_slice(&row, incident->id);
    rsm_bind_integer(&row, position_of(incident));
    rsm_bind_slice(&row, incident->name);
    rsm_bind_slice(&row, incident->type);
    rsm_bind_slice(&row, incident->subtype);
    rsm_bind_slice(&row, incident->status);
    rsm_bind_integer(&row, incident->main);
    rsm_bind_instant(&row, incident->earliest);
    rsm_bind_instant(&row, incident->latest);
    rsm_bind_slice(&row, incident->country);
    rsm_bind_slice(&row, incident->city);
    rsm_bind_slice(&row, incident->place_kind);
    bind_degrees(&row, incident->has_point, incident->lat_e5);
    bind_degrees(&row, incident->has_point, incident->lon_e5);
    rsm_bind_integer_or_null(&row, incident->radius_km > 0, incident->radius_km);
    bind_count(&row, &incident->killed);
    bind_count(&row, &incident->injured);
    rsm_bind_integer(&row, incident->telling_count);
    rsm_bind_integer(&row, incident->differ_count);
    rsm_bind_integer(&row, incident->doubt);
    rsm_bind_slice(&row, incident->reasons);
    rsm_bind_slice(&row, incident->types);
    rsm_bind_slice(&row, incident->words);
    rsm_bind_slice(&row, incident->row);
    rsm_bind_slice(&row, incident->account);
    return rsm_bind_run(&row, ledger, error);
}

static rsm_status put_incident(rsm_ledger *ledger, const rsm_result_incident *incident,
                               rsm_error *error) {
    int64_t number = 0;
    bool same = false;
    rsm_status status =
        rsm_words_take(ledger, incident->id, incident->words, &number, &same, error);
    if (status == RSM_OK) {
        status = put_row(ledger, number, incident, error);
    }
    if (status == RSM_OK && !same) {
        number = number != 0 ? number : sqlite3_last_insert_rowid(ledger->database);
        status = rsm_words_put(ledger, number, incident->words, error);
    }
    return status;
}

static rsm_status put_cell(rsm_ledger *ledger, rsm_slice incident, const rsm_result_cell *cell,
                           rsm_error *error) {
    rsm_binder row;
    rsm_status status = begin(ledger, RSM_QUERY_PUT_CELL, &row, error);
    if (status != RSM_OK) {
        return status;
    }
    rsm_result_count none = {RSM_COUNT_UNKNOWN, RSM_COUNT_UNKNOWN, RSM_COUNT_UNKNOWN};
    rsm_bind_slice(&row, incident);
    rsm_bind_slice(&row, cell->slot);
    bind_count(&row, cell->is_count ? &cell->count : &none);
    rsm_bind_slice(&row, cell->value);
    return rsm_bind_run(&row, ledger, error);
}

static rsm_status put_parts(rsm_ledger *ledger, const rsm_result_incident *incident,
                            rsm_error *error) {
    rsm_status status = RSM_OK;
    rsm_binder row;
    for (uint32_t i = 0; i < incident->member_count && status == RSM_OK; i++) {
        status = begin(ledger, RSM_QUERY_PUT_MEMBER, &row, error);
        if (status == RSM_OK) {
            rsm_bind_slice(&row, incident->members[i]);
            rsm_bind_slice(&row, incident->id);
            status = rsm_bind_run(&row, ledger, error);
        }
    }
    for (uint32_t i = 0; i < incident->cell_count && status == RSM_OK; i++) {
        status = put_cell(ledger, incident->id, &incident->cells[i], error);
    }
    for (uint32_t i = 0; i < incident->link_count && status == RSM_OK; i++) {
        status = begin(ledger, RSM_QUERY_PUT_LINK, &row, error);
        if (status == RSM_OK) {
            rsm_bind_slice(&row, incident->id);
            rsm_bind_integer(&row, i);
            rsm_bind_slice(&row, incident->links[i].to);
            rsm_bind_slice(&row, incident->links[i].relation);
            status = rsm_bind_run(&row, ledger, error);
        }
    }
    for (uint32_t i = 0; i < incident->report_count && status == RSM_OK; i++) {
        status = begin(ledger, RSM_QUERY_PUT_INCIDENT_REPORT, &row, error);
        if (status == RSM_OK) {
            rsm_bind_slice(&row, incident->id);
            rsm_bind_slice(&row, incident->reports[i].report);
            rsm_bind_integer(&row, incident->reports[i].score);
            status = rsm_bind_run(&row, ledger, error);
        }
    }
    return status;
}

rsm_status rsm_ledger_put_incident(rsm_ledger *ledger, const rsm_result_incident *incident,
                                   rsm_error *error) {
    rsm_error own;
    error = error != NULL ? error : &own;
    rsm_status status = rsm_store_drop_parts(ledger, incident->id, error);
    if (status == RSM_OK) {
        status = put_incident(ledger, incident, error);
    }
    return status == RSM_OK ? put_parts(ledger, incident, error) : status;
}

rsm_status rsm_ledger_put_membership(rsm_ledger *ledger, const rsm_result_membership *membership,
                                     rsm_error *error) {
    rsm_binder row;
    rsm_status status = begin(ledger, RSM_QUERY_PUT_MEMBERSHIP, &row, error);
    if (status != RSM_OK) {
        return status;
    }
    slice_list candidates = {membership->candidates, membership->candidate_count};
    rsm_bind_slice(&row, membership->report);
    rsm_bind_integer(&row, membership->number);
    rsm_bind_slice_or_null(&row, membership->incident);
    rsm_bind_json(&row, ledger, write_slices, &candidates);
    return rsm_bind_run(&row, ledger, error);
}

rsm_status rsm_ledger_put_report_result(rsm_ledger *ledger, const rsm_result_copy *report,
                                        rsm_error *error) {
    rsm_binder row;
    rsm_status status = begin(ledger, RSM_QUERY_PUT_REPORT_RESULT, &row, error);
    if (status != RSM_OK) {
        return status;
    }
    rsm_bind_slice(&row, report->report);
    rsm_bind_slice_or_null(&row, report->main_incident);
    rsm_bind_slice_or_null(&row, report->copy_of);
    return rsm_bind_run(&row, ledger, error);
}

static const char *const result_tables[] = {
    "recalls",          "incident_results", "links",          "members",
    "incident_cells",   "memberships",      "incident_reports", "report_results",
    "decision_results", "decided_statements", NULL};

const char *const *rsm_result_tables(void) {
    return result_tables;
}

rsm_status rsm_store_clear_results(rsm_ledger *ledger, rsm_error *error) {
    rsm_status status = rsm_store_execute(ledger, "DELETE FROM meta WHERE key = 'stale'", error);
    for (const char *const *name = result_tables; *name != NULL && status == RSM_OK; name++) {
        char sql[64];
        sqlite3_snprintf((int)sizeof sql, sql, "DELETE FROM %s", *name);
        status = rsm_store_execute(ledger, sql, error);
    }
    return status == RSM_OK ? rsm_store_execute(ledger,
                                                "INSERT INTO incident_words(incident_words)"
                                                " VALUES('delete-all')",
                                                error)
                            : status;
}

rsm_status rsm_ledger_replace_results(rsm_ledger *ledger, const rsm_results *results,
                                      rsm_error *error) {
    rsm_error own;
    error = error != NULL ? error : &own;
    if (!ledger->in_transaction) {
        return rsm_error_set(error, RSM_ERROR_ARGUMENT, "no transaction is open");
    }
    rsm_status status = rsm_store_clear_results(ledger, error);
    for (uint32_t i = 0; i < results->incident_count && status == RSM_OK; i++) {
        status = put_incident(ledger, &results->incidents[i], error);
        if (status == RSM_OK) {
            status = put_parts(ledger, &results->incidents[i], error);
        }
    }
    for (uint32_t i = 0; i < results->membership_count && status == RSM_OK; i++) {
        status = rsm_ledger_put_membership(ledger, &results->memberships[i], error);
    }
    for (uint32_t i = 0; i < results->report_count && status == RSM_OK; i++) {
        status = rsm_ledger_put_report_result(ledger, &results->reports[i], error);
    }
    return status == RSM_OK ? rsm_ledger_put_decisions(ledger, results, error) : status;
}

rsm_status rsm_ledger_results_are_current(rsm_ledger *ledger, bool *current, rsm_error *error) {
    int64_t stale = 0;
    rsm_status status =
        rsm_store_integer(ledger, "SELECT count(*) FROM meta WHERE key = 'stale'", &stale, error);
    *current = stale == 0;
    return status;
}

/* ---- finding one ---- */

/* The first column of the first row of a query with one parameter; *found tells whether there is
 * one. */
static rsm_status first_of(rsm_ledger *ledger, rsm_store_query query, rsm_slice parameter,
                           rsm_arena *arena, rsm_slice *value, bool *found, rsm_error *error) {
    rsm_binder binder;
    rsm_status status = begin(ledger, query, &binder, error);
    if (status != RSM_OK) {
        return status;
    }
    rsm_bind_slice(&binder, parameter);
    status = rsm_store_step(ledger, binder.statement, found, error);
    if (status == RSM_OK && *found) {
        *value = rsm_column_slice(binder.statement, 0, arena);
        sqlite3_reset(binder.statement);
        if (arena->failed) {
            return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
        }
    }
    return status;
}

static rsm_status find_by_prefix(rsm_ledger *ledger, rsm_slice id, rsm_arena *arena,
                                 rsm_slice *incident, rsm_error *error) {
    rsm_binder binder;
    rsm_status status = begin(ledger, RSM_QUERY_FIND_PREFIX, &binder, error);
    if (status != RSM_OK) {
        return status;
    }
    rsm_bind_slice(&binder, id);
    bool row = false, found = false;
    while ((status = rsm_store_step(ledger, binder.statement, &row, error)) == RSM_OK && row) {
        rsm_slice next = rsm_column_view(binder.statement, 0);
        if (found && !rsm_slice_equal(next, *incident)) {
            status = rsm_error_set(error, RSM_ERROR_ARGUMENT,
                                   "\"%.*s\" begins several incidents, among them %.*s and %.*s",
                                   RSM_SLICE_ARGUMENTS(id), RSM_SLICE_ARGUMENTS(*incident),
                                   RSM_SLICE_ARGUMENTS(next));
            sqlite3_reset(binder.statement);
            return status;
        }
        if (!found) {
            *incident = rsm_slice_copy(next, arena);
            found = true;
        }
    }
    if (status == RSM_OK && arena->failed) {
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    }
    if (status == RSM_OK && !found) {
        status = rsm_error_set(error, RSM_ERROR_NOT_FOUND, "no incident has the id \"%.*s\"",
                               RSM_SLICE_ARGUMENTS(id));
    }
    return status;
}

rsm_status rsm_ledger_find_incident(rsm_ledger *ledger, rsm_slice id, rsm_arena *arena,
                                    rsm_slice *incident, rsm_error *error) {
    rsm_error own;
    bool found = false;
    error = error != NULL ? error : &own;
    *incident = rsm_slice_make("", 0);
    if (id.size == 0) {
        return rsm_error_set(error, RSM_ERROR_ARGUMENT, "the id of an incident is empty");
    }
    rsm_status status = first_of(ledger, RSM_QUERY_FIND_MEMBER, id, arena, incident, &found, error);
    if (status == RSM_OK && !found) {
        status = first_of(ledger, RSM_QUERY_FIND_OLD_MENTION, id, arena, incident, &found, error);
    }
    return status != RSM_OK || found ? status : find_by_prefix(ledger, id, arena, incident, error);
}

rsm_status rsm_ledger_get_incident(rsm_ledger *ledger, rsm_slice incident, rsm_arena *arena,
                                   rsm_stored_incident *stored, rsm_error *error) {
    rsm_error own;
    rsm_binder binder;
    bool row = false;
    error = error != NULL ? error : &own;
    memset(stored, 0, sizeof *stored);
    rsm_status status = begin(ledger, RSM_QUERY_GET_INCIDENT, &binder, error);
    if (status != RSM_OK) {
        return status;
    }
    rsm_bind_slice(&binder, incident);
    status = rsm_store_step(ledger, binder.statement, &row, error);
    if (status == RSM_OK && !row) {
        return rsm_error_set(error, RSM_ERROR_NOT_FOUND, "no incident has the id \"%.*s\"",
                             RSM_SLICE_ARGUMENTS(incident));
    }
    if (status == RSM_OK) {
        stored->id = rsm_column_slice(binder.statement, 0, arena);
        stored->account = rsm_column_slice(binder.statement, 1, arena);
        stored->row = rsm_column_slice(binder.statement, 2, arena);
        sqlite3_reset(binder.statement);
    }
    if (status == RSM_OK && arena->failed) {
        status = rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    }
    return status;
}

rsm_status rsm_ledger_load_links(rsm_ledger *ledger, rsm_slice incident, rsm_arena *arena,
                                 rsm_link_row **links, uint32_t *count, rsm_error *error) {
    rsm_error own;
    rsm_binder binder;
    rsm_vector items;
    bool row = false;
    error = error != NULL ? error : &own;
    rsm_vector_init(&items, arena, sizeof(rsm_link_row));
    rsm_status status = begin(ledger, RSM_QUERY_LOAD_LINKS, &binder, error);
    if (status != RSM_OK) {
        return status;
    }
    rsm_bind_slice(&binder, incident);
    while ((status = rsm_store_step(ledger, binder.statement, &row, error)) == RSM_OK && row &&
           !arena->failed) {
        rsm_link_row *item = rsm_vector_push(&items);
        if (item != NULL) {
            item->relation = rsm_column_slice(binder.statement, 0, arena);
            item->is_from = sqlite3_column_int(binder.statement, 1) != 0;
            item->row = rsm_column_slice(binder.statement, 2, arena);
        }
    }
    sqlite3_reset(binder.statement);
    *links = items.items;
    *count = items.count;
    if (status == RSM_OK && arena->failed) {
        status = rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    }
    return status;
}

/* "the incident has no cell ...; it has killed, injured" */
static rsm_status no_such_cell(rsm_ledger *ledger, rsm_slice incident, rsm_slot slot,
                               rsm_error *error) {
    char names[400] = "";
    size_t used = 0;
    bool row = false;
    rsm_binder binder;
    rsm_status status = begin(ledger, RSM_QUERY_LIST_SLOTS, &binder, error);
    if (status != RSM_OK) {
        return status;
    }
    rsm_bind_slice(&binder, incident);
    while ((status = rsm_store_step(ledger, binder.statement, &row, error)) == RSM_OK && row) {
        rsm_slice name = rsm_column_view(binder.statement, 0);
        if (used + name.size + 3 < sizeof names) {
            memcpy(names + used, used > 0 ? ", " : "", used > 0 ? 2 : 0);
            used += used > 0 ? 2 : 0;
            memcpy(names + used, name.data, name.size);
            used += name.size;
            names[used] = '\0';
        }
    }
    return status != RSM_OK
               ? status
               : rsm_error_set(error, RSM_ERROR_NOT_FOUND,
                               "nothing is said of \"%s\" in this incident; it has: %s",
                               rsm_slot_name(slot), names);
}

rsm_status rsm_ledger_get_cell(rsm_ledger *ledger, rsm_slice incident, rsm_slot slot,
                               rsm_arena *arena, rsm_slice *cell, rsm_error *error) {
    rsm_error own;
    rsm_binder binder;
    bool row = false;
    error = error != NULL ? error : &own;
    rsm_status status = begin(ledger, RSM_QUERY_GET_CELL, &binder, error);
    if (status != RSM_OK) {
        return status;
    }
    rsm_bind_slice(&binder, incident);
    rsm_bind_string(&binder, rsm_slot_name(slot));
    status = rsm_store_step(ledger, binder.statement, &row, error);
    if (status == RSM_OK && !row) {
        return no_such_cell(ledger, incident, slot, error);
    }
    if (status == RSM_OK) {
        *cell = rsm_column_slice(binder.statement, 0, arena);
        sqlite3_reset(binder.statement);
        if (arena->failed) {
            status = rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
        }
    }
    return status;
}

/* ---- loading the rest ---- */

/* ["a","b"] */
static bool read_candidates(rsm_slice text, rsm_arena *arena, rsm_result_membership *membership) {
    return rsm_parse_strings(text, arena, &membership->candidates, &membership->candidate_count);
}

rsm_status rsm_ledger_load_memberships_of(rsm_ledger *ledger, rsm_slice report, rsm_arena *arena,
                                          rsm_result_membership **memberships, uint32_t *count,
                                          rsm_error *error) {
    rsm_error own;
    rsm_vector items;
    error = error != NULL ? error : &own;
    rsm_vector_init(&items, arena, sizeof(rsm_result_membership));
    sqlite3_stmt *statement = rsm_store_get(
        ledger, report.size > 0 ? RSM_QUERY_LOAD_MEMBERSHIPS_OF : RSM_QUERY_LOAD_MEMBERSHIPS,
        error);
    if (statement == NULL) {
        return error->status;
    }
    if (report.size > 0) {
        rsm_binder binder = rsm_bind_to(statement);
        rsm_bind_slice(&binder, report);
    }
    bool row = false;
    rsm_status status;
    while ((status = rsm_store_step(ledger, statement, &row, error)) == RSM_OK && row) {
        rsm_result_membership *item = rsm_vector_push(&items);
        if (item == NULL || !read_candidates(rsm_column_view(statement, 3), arena, item)) {
            sqlite3_reset(statement);
            return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
        }
        item->report = rsm_column_slice(statement, 0, arena);
        item->number = rsm_column_u32(statement, 1);
        item->incident = rsm_column_slice(statement, 2, arena);
    }
    *memberships = items.items;
    *count = items.count;
    if (status == RSM_OK && arena->failed) {
        status = rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    }
    return status;
}

rsm_status rsm_ledger_load_copies_of(rsm_ledger *ledger, rsm_slice report, rsm_arena *arena,
                                     rsm_result_copy **copies, uint32_t *count, rsm_error *error) {
    rsm_error own;
    rsm_vector items;
    error = error != NULL ? error : &own;
    rsm_vector_init(&items, arena, sizeof(rsm_result_copy));
    sqlite3_stmt *statement = rsm_store_get(
        ledger, report.size > 0 ? RSM_QUERY_LOAD_REPORT_RESULT_OF : RSM_QUERY_LOAD_REPORT_RESULTS,
        error);
    if (statement == NULL) {
        return error->status;
    }
    if (report.size > 0) {
        rsm_binder binder = rsm_bind_to(statement);
        rsm_bind_slice(&binder, report);
    }
    bool row = false;
    rsm_status status;
    while ((status = rsm_store_step(ledger, statement, &row, error)) == RSM_OK && row &&
           !arena->failed) {
        rsm_result_copy *item = rsm_vector_push(&items);
        if (item != NULL) {
            item->report = rsm_column_slice(statement, 0, arena);
            item->main_incident = rsm_column_slice(statement, 1, arena);
            item->copy_of = rsm_column_slice(statement, 2, arena);
        }
    }
    sqlite3_reset(statement);
    *copies = items.items;
    *count = items.count;
    if (status == RSM_OK && arena->failed) {
        status = rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    }
    return status;
}
