/* Stored versions read anew: what was seen in each is replaced, the version itself stays.
 *
 * Part: the one exception to "appended, never changed": the same text, seen by another model.
 * Invariants: key, batch, path and text of a version stay; its hash does too, but for ledgers whose
 * hashes held dates that a program had found. Cost: linear in the reading, old and new. */
#include "ledger/append.h"
#include "record/names.h"

static rsm_status run_with_key(rsm_ledger *ledger, const char *format, int64_t key,
                               rsm_error *error) {
    char sql[128];
    sqlite3_snprintf((int)sizeof sql, sql, format, (long long)key);
    return rsm_store_execute(ledger, sql, error);
}

rsm_status rsm_reread_drop_contents(rsm_ledger *ledger, int64_t key, rsm_error *error) {
    static const char *const drops[] = {"DELETE FROM entities WHERE report = %lld",
                                        "DELETE FROM mentions WHERE report = %lld",
                                        "DELETE FROM report_incidents WHERE report = %lld",
                                        "DELETE FROM report_statements WHERE report = %lld",
                                        "DELETE FROM statement_sources WHERE report = %lld",
                                        "DELETE FROM attributions WHERE report = %lld"};
    rsm_status status = RSM_OK;
    for (size_t i = 0; i < sizeof drops / sizeof *drops && status == RSM_OK; i++) {
        status = run_with_key(ledger, drops[i], key, error);
    }
    return status;
}

/* Whether another row is that version of the report already. */
static rsm_status find_twin(rsm_ledger *ledger, const rsm_report *report, const char *version,
                            bool *twin, rsm_error *error) {
    int64_t key = 0;
    bool lesser = false;
    rsm_status status = rsm_append_find_version(ledger, report, version, &key, &lesser, error);
    *twin = key != 0 && key != report->stored;
    return status;
}

static rsm_status set_head(rsm_ledger *ledger, const rsm_reading *reading, const char *version,
                           rsm_error *error) {
    const rsm_report *report = &reading->report;
    sqlite3_stmt *statement = rsm_store_get(ledger, RSM_QUERY_SET_READING, error);
    if (statement == NULL) {
        return error->status;
    }
    rsm_binder row = rsm_bind_to(statement);
    rsm_bind_string(&row, version);
    rsm_bind_instant(&row, report->published.earliest);
    rsm_bind_instant(&row, report->published.latest);
    rsm_bind_string(&row, rsm_date_basis_name(report->published.basis));
    rsm_bind_slice(&row, report->language);
    rsm_bind_slice(&row, report->error);
    rsm_bind_slice(&row, reading->silent);
    rsm_append_bind_layers(&row, ledger, reading);
    rsm_bind_integer(&row, report->stored);
    return rsm_bind_run(&row, ledger, error);
}

rsm_status rsm_ledger_replace_reading(rsm_ledger *ledger, const rsm_reading *reading,
                                      rsm_error *error) {
    rsm_error own;
    char version[RSM_VERSION_SIZE];
    bool twin = false;
    int64_t key = reading->report.stored;
    error = error != NULL ? error : &own;
    if (!ledger->in_transaction || ledger->is_view) {
        return rsm_error_set(error, RSM_ERROR_ARGUMENT, "no transaction is open");
    }
    rsm_append_version(&reading->report, version);
    rsm_status status = rsm_append_begin_batch(ledger, error);
    if (status == RSM_OK) {
        status = find_twin(ledger, &reading->report, version, &twin, error);
    }
    if (status == RSM_OK) {
        status = rsm_reread_drop_contents(ledger, key, error);
    }
    if (status == RSM_OK && twin) {
        return run_with_key(ledger, "DELETE FROM report_versions WHERE key = %lld", key, error);
    }
    if (status == RSM_OK) {
        status = set_head(ledger, reading, version, error);
    }
    return status == RSM_OK ? rsm_append_contents(ledger, key, reading, error) : status;
}

rsm_status rsm_ledger_choose_current(rsm_ledger *ledger, rsm_error *error) {
    rsm_error own;
    error = error != NULL ? error : &own;
    sqlite3_stmt *statement = rsm_store_get(ledger, RSM_QUERY_CHOOSE_CURRENT, error);
    return statement == NULL ? error->status : rsm_store_run(ledger, statement, error);
}
