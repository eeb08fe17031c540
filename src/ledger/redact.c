/* Redaction: the text of a report, and all that was drawn from it, is taken away for good.
 *
 * Part: empties every version of the report, drops what was seen in them, and leaves a tombstone:
 * id, hash, date, outlet, batch, with who took it away, why and when. Invariants: what was taken
 * away is not taken in again, by its id or by its text; once the file is swept, its bytes are
 * nowhere in it (SQLite keeps deleted content in free pages until they are written over; a sweep
 * rewrites the file without them). A process killed between the two leaves a ledger that says that
 * it is not swept. Cost: linear in the report; the sweep in the file. */
#include "base/hash.h"
#include "ledger/append.h"

#include <string.h>

enum { HASH_SIZE = 33 };

static rsm_status prepare(rsm_ledger *ledger, const char *sql, rsm_slice parameter,
                          sqlite3_stmt **statement, rsm_error *error) {
    int code = sqlite3_prepare_v2(ledger->database, sql, -1, statement, NULL);
    if (code == SQLITE_OK) {
        code = sqlite3_bind_text64(*statement, 1, parameter.size > 0 ? parameter.data : "",
                                   parameter.size, SQLITE_STATIC, SQLITE_UTF8);
    }
    return code == SQLITE_OK ? RSM_OK : rsm_store_failed(ledger, code, error);
}

/* Runs a statement of SQL with slices as its parameters, in order. */
static rsm_status run_with(rsm_ledger *ledger, const char *sql, const rsm_slice *parameters,
                           unsigned count, rsm_error *error) {
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(ledger->database, sql, -1, &statement, NULL);
    if (code != SQLITE_OK) {
        return rsm_store_failed(ledger, code, error);
    }
    rsm_binder binder = rsm_bind_to(statement);
    for (unsigned i = 0; i < count; i++) {
        rsm_bind_slice(&binder, parameters[i]);
    }
    rsm_status status = rsm_bind_run(&binder, ledger, error);
    sqlite3_finalize(statement);
    return status;
}

static rsm_slice hash_of(rsm_slice text, char room[HASH_SIZE]) {
    rsm_hash128_hex(rsm_hash128_of(text), room);
    return rsm_slice_from_string(room);
}

rsm_status rsm_redact_find(rsm_ledger *ledger, const rsm_report *report, bool *redacted,
                           rsm_error *error) {
    char room[HASH_SIZE];
    bool row = false;
    sqlite3_stmt *statement = rsm_store_get(ledger, RSM_QUERY_FIND_REDACTED, error);
    if (statement == NULL) {
        return error->status;
    }
    rsm_binder binder = rsm_bind_to(statement);
    rsm_bind_slice(&binder, report->id);
    rsm_bind_slice(&binder, hash_of(report->text, room));
    rsm_status status = rsm_store_step(ledger, statement, &row, error);
    sqlite3_reset(statement);
    *redacted = row;
    return status;
}

/* The hash of a version's text, by which it is known if it comes again; what was seen in it goes.
 */
static rsm_status drop_version(rsm_ledger *ledger, int64_t key, rsm_slice text, rsm_slice report,
                               rsm_error *error) {
    char room[HASH_SIZE];
    rsm_slice parameters[] = {hash_of(text, room), report};
    rsm_status status =
        text.size == 0
            ? RSM_OK
            : run_with(ledger, "INSERT OR IGNORE INTO redacted_texts(hash, report) VALUES(?,?)",
                       parameters, 2, error);
    return status == RSM_OK ? rsm_reread_drop_contents(ledger, key, error) : status;
}

static rsm_status drop_versions(rsm_ledger *ledger, rsm_slice report, rsm_redacted *redacted,
                                rsm_error *error) {
    sqlite3_stmt *statement = NULL;
    rsm_status status = prepare(ledger,
                                "SELECT r.key, r.text, (SELECT count(*) FROM report_statements s"
                                " WHERE s.report = r.key) FROM report_versions r WHERE r.id = ?",
                                report, &statement, error);
    bool row = true;
    while (status == RSM_OK && row) {
        status = rsm_store_step(ledger, statement, &row, error);
        if (status == RSM_OK && row) {
            redacted->versions++;
            redacted->statements += (uint64_t)sqlite3_column_int64(statement, 2);
            status = drop_version(ledger, sqlite3_column_int64(statement, 0),
                                  rsm_column_view(statement, 1), report, error);
        }
    }
    sqlite3_finalize(statement);
    return status;
}

/* RSM_OK where the report is there and was not redacted before. */
static rsm_status check_report(rsm_ledger *ledger, rsm_slice report, rsm_error *error) {
    sqlite3_stmt *statement = NULL;
    bool row = false;
    rsm_status status = prepare(ledger,
                                "SELECT coalesce(d.person, ''), coalesce(d.redacted, '')"
                                " FROM report_versions r LEFT JOIN redactions d ON d.report = r.id"
                                " WHERE r.id = ? LIMIT 1",
                                report, &statement, error);
    if (status == RSM_OK) {
        status = rsm_store_step(ledger, statement, &row, error);
    }
    if (status == RSM_OK && !row) {
        status = rsm_error_set(error, RSM_ERROR_NOT_FOUND, "no report has the id \"%.*s\"",
                               RSM_SLICE_ARGUMENTS(report));
    } else if (status == RSM_OK && rsm_column_view(statement, 1).size > 0) {
        rsm_slice person = rsm_column_view(statement, 0), time = rsm_column_view(statement, 1);
        status = rsm_error_set(error, RSM_ERROR_ARGUMENT,
                               "the report \"%.*s\" was redacted already, by %.*s on %.10s",
                               RSM_SLICE_ARGUMENTS(report), RSM_SLICE_ARGUMENTS(person), time.data);
    }
    sqlite3_finalize(statement);
    return status;
}

static rsm_status leave_tombstone(rsm_ledger *ledger, rsm_slice report, rsm_slice person,
                                  rsm_slice reason, rsm_error *error) {
    char now[RSM_COMMIT_TIME_SIZE];
    rsm_slice told[] = {report, person, reason, rsm_slice_from_string(rsm_ledger_commit_time(now))};
    rsm_status status =
        run_with(ledger, "INSERT INTO redactions(report, person, reason, redacted) VALUES(?,?,?,?)",
                 told, 4, error);
    rsm_slice emptied[] = {person, reason, report};
    return status == RSM_OK
               ? run_with(ledger,
                          "UPDATE report_versions SET redacted = 1, path = '', url = '',"
                          " title = '', author = '', kept = '', body_start = 0, text = '',"
                          " error = 'redacted by ' || ? || ': ' || ?, silent = '',"
                          " sentences = '[]', names = '[]', times = '[]', places = '[]'"
                          " WHERE id = ?",
                          emptied, 3, error)
               : status;
}

rsm_status rsm_ledger_redact(rsm_ledger *ledger, rsm_slice report, rsm_slice person,
                             rsm_slice reason, rsm_redacted *redacted, rsm_error *error) {
    rsm_error own;
    error = error != NULL ? error : &own;
    memset(redacted, 0, sizeof *redacted);
    if (!ledger->in_transaction || ledger->is_view) {
        return rsm_error_set(error, RSM_ERROR_ARGUMENT, "no transaction is open");
    }
    rsm_status status = check_report(ledger, report, error);
    if (status == RSM_OK) {
        status = drop_versions(ledger, report, redacted, error);
    }
    if (status == RSM_OK) {
        status = leave_tombstone(ledger, report, person, reason, error);
    }
    if (status == RSM_OK) {
        status = rsm_store_redact_decisions(ledger, report, error);
    }
    if (status == RSM_OK) {
        status = rsm_ledger_set_meta(ledger, "stale", RSM_SLICE("1"), error);
    }
    return status == RSM_OK ? rsm_ledger_set_meta(ledger, "unswept", RSM_SLICE("1"), error)
                            : status;
}

rsm_status rsm_ledger_is_swept(rsm_ledger *ledger, bool *swept, rsm_error *error) {
    int64_t unswept = 0;
    rsm_status status = rsm_store_integer(ledger, "SELECT count(*) FROM meta WHERE key = 'unswept'",
                                          &unswept, error);
    *swept = unswept == 0;
    return status;
}

static bool has_log(rsm_ledger *ledger) {
    sqlite3_stmt *statement = NULL;
    bool has = sqlite3_prepare_v2(ledger->database, "PRAGMA journal_mode", -1, &statement, NULL) !=
                   SQLITE_OK ||
               sqlite3_step(statement) != SQLITE_ROW ||
               rsm_slice_equal_string(rsm_column_view(statement, 0), "wal");
    sqlite3_finalize(statement);
    return has;
}

rsm_status rsm_ledger_sweep(rsm_ledger *ledger, rsm_error *error) {
    rsm_error own;
    error = error != NULL ? error : &own;
    if (ledger->in_transaction || ledger->is_view) {
        return rsm_error_set(error, RSM_ERROR_ARGUMENT, "a transaction is open already");
    }
    rsm_store_forget(ledger);
    /* What a log holds is gone with it; where a reader needs it, nothing can be swept. */
    rsm_store_leave_log(ledger);
    if (has_log(ledger)) {
        return rsm_error_set(error, RSM_ERROR_LOCKED,
                             "another process reads the ledger: its file cannot be swept now, the "
                             "next build or redaction will do it");
    }
    /* VACUUM attaches the file that it makes, which grows as large as the ledger: on the disk. */
    sqlite3_limit(ledger->database, SQLITE_LIMIT_ATTACHED, 1);
    rsm_status status =
        rsm_store_execute(ledger, "PRAGMA temp_store = FILE; PRAGMA secure_delete = ON;", error);
    /* The index of words keeps what was taken out of it until it is made anew. */
    if (status == RSM_OK) {
        status = rsm_store_execute(
            ledger, "INSERT INTO incident_words(incident_words) VALUES('rebuild')", error);
    }
    if (status == RSM_OK) {
        status = rsm_store_execute(ledger, "VACUUM", error);
    }
    sqlite3_limit(ledger->database, SQLITE_LIMIT_ATTACHED, 0);
    rsm_status restored =
        rsm_store_execute(ledger, "PRAGMA temp_store = MEMORY", status == RSM_OK ? error : NULL);
    status = status == RSM_OK ? restored : status;
    return status == RSM_OK
               ? rsm_store_execute(ledger, "DELETE FROM meta WHERE key = 'unswept'", error)
               : status;
}

rsm_status rsm_ledger_count_unredacted(rsm_ledger *ledger, uint64_t *count, rsm_error *error) {
    int64_t found = 0;
    rsm_status status = rsm_store_integer(
        ledger,
        "SELECT count(*) FROM report_versions r WHERE (r.redacted OR r.id IN"
        " (SELECT report FROM redactions)) AND (NOT r.redacted OR r.text || r.title || r.url ||"
        " r.path || r.author || r.kept <> '' OR r.names <> '[]' OR r.key IN"
        " (SELECT report FROM report_statements) OR r.key IN (SELECT report FROM mentions)"
        " OR r.key IN (SELECT report FROM entities) OR r.key IN (SELECT report FROM attributions)"
        " OR r.id NOT IN (SELECT report FROM redactions))",
        &found, error);
    *count = (uint64_t)found;
    return status;
}
