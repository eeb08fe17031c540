/* Taking results away, one at a time: the other half of putting them; and loading those of all
 * reports. See ledger/ledger.h.
 *
 * Cost: by indexes, linear in the rows that go. */
#include "ledger/store.h"

static rsm_status drop(rsm_ledger *ledger, const rsm_store_query *queries, uint32_t count,
                       rsm_slice id, rsm_error *error) {
    rsm_error own;
    error = error != NULL ? error : &own;
    for (uint32_t i = 0; i < count; i++) {
        sqlite3_stmt *statement = rsm_store_get(ledger, queries[i], error);
        if (statement == NULL) {
            return error->status;
        }
        rsm_binder binder = rsm_bind_to(statement);
        rsm_bind_slice(&binder, id);
        rsm_status status = rsm_bind_run(&binder, ledger, error);
        if (status != RSM_OK) {
            return status;
        }
    }
    return RSM_OK;
}

rsm_status rsm_store_drop_parts(rsm_ledger *ledger, rsm_slice incident, rsm_error *error) {
    static const rsm_store_query queries[] = {RSM_QUERY_DROP_MEMBERS, RSM_QUERY_DROP_CELLS,
                                              RSM_QUERY_DROP_LINKS,
                                              RSM_QUERY_DROP_INCIDENT_REPORTS};
    return drop(ledger, queries, sizeof queries / sizeof queries[0], incident, error);
}

rsm_status rsm_ledger_drop_incident(rsm_ledger *ledger, rsm_slice incident, rsm_error *error) {
    static const rsm_store_query query = RSM_QUERY_DROP_INCIDENT;
    rsm_error own;
    int64_t number = 0;
    bool same = false;
    error = error != NULL ? error : &own;
    rsm_status status =
        rsm_words_take(ledger, incident, rsm_slice_make("", 0), &number, &same, error);
    if (status == RSM_OK) {
        status = drop(ledger, &query, 1, incident, error);
    }
    return status == RSM_OK ? rsm_store_drop_parts(ledger, incident, error) : status;
}

rsm_status rsm_ledger_drop_report(rsm_ledger *ledger, rsm_slice report, rsm_error *error) {
    static const rsm_store_query queries[] = {RSM_QUERY_DROP_MEMBERSHIPS,
                                              RSM_QUERY_DROP_REPORT_RESULT};
    return drop(ledger, queries, sizeof queries / sizeof queries[0], report, error);
}

rsm_status rsm_ledger_results_are_made(rsm_ledger *ledger, rsm_error *error) {
    return rsm_store_execute(ledger, "DELETE FROM meta WHERE key = 'stale'", error);
}

rsm_status rsm_ledger_load_memberships(rsm_ledger *ledger, rsm_arena *arena,
                                       rsm_result_membership **memberships, uint32_t *count,
                                       rsm_error *error) {
    return rsm_ledger_load_memberships_of(ledger, rsm_slice_make("", 0), arena, memberships, count,
                                          error);
}

rsm_status rsm_ledger_load_copies(rsm_ledger *ledger, rsm_arena *arena, rsm_result_copy **copies,
                                  uint32_t *count, rsm_error *error) {
    return rsm_ledger_load_copies_of(ledger, rsm_slice_make("", 0), arena, copies, count, error);
}

rsm_status rsm_ledger_count_cells(rsm_ledger *ledger, uint64_t *count, rsm_error *error) {
    rsm_error own;
    int64_t cells = 0;
    rsm_status status = rsm_store_integer(ledger, "SELECT count(*) FROM incident_cells", &cells,
                                          error != NULL ? error : &own);
    *count = (uint64_t)cells;
    return status;
}
