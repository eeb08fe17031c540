/* Views: the ledger as it was held at a time, or with the reports published by a time.
 *
 * Part: shadows tables by temporary ones of the connection. SQLite takes an unqualified name for
 * the temporary table where there is one, so that every query of the room, and all that stands on
 * them, serves a view unchanged: report_versions and decisions become views of the stored rows that
 * are seen, with the version that is current among these; the tables of results become empty ones,
 * to be filled by rsm_ledger_replace_results. Invariants: nothing is written to the file, which may
 * be one that cannot be written; the transaction in which a view is made and filled reads one state
 * of it. Cost: one pass over the heads of all versions. */
#include "ledger/store.h"

#include <string.h>

/* Runs SQL made by sqlite3_mprintf, which is freed. */
static rsm_status run_made(rsm_ledger *ledger, char *sql, rsm_error *error) {
    if (sql == NULL) {
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    }
    rsm_status status = rsm_store_execute(ledger, sql, error);
    sqlite3_free(sql);
    return status;
}

/* The condition that a stored time (a column, UTC or as written) is not after `moment`, which may
 * be a year, a month, a day, a minute or a second: to the precision of whichever is the less
 * precise, and where that is the column, wholly before. */
static char *not_after(const char *column, rsm_slice moment) {
    if (moment.size == 0) {
        return sqlite3_mprintf("1");
    }
    return sqlite3_mprintf("(CASE WHEN length(%s) < %d THEN %s < substr('%.*s', 1, length(%s))"
                           " ELSE substr(%s, 1, %d) <= '%.*s' END)",
                           column, (int)moment.size, column, (int)moment.size, moment.data, column,
                           column, (int)moment.size, (int)moment.size, moment.data);
}

/* The condition that a report tells of an incident or, among the first, of one linked with it, or
 * that one of the former copies it. */
static char *tells_of(rsm_slice incident) {
    int size = (int)incident.size;
    const char *id = incident.data;
    if (size == 0) {
        return sqlite3_mprintf("1");
    }
    return sqlite3_mprintf(
        "r.id IN (SELECT report FROM main.incident_reports WHERE incident = '%.*q' UNION"
        " SELECT c.copy_of FROM main.incident_reports i JOIN main.report_results c ON"
        " c.report = i.report WHERE i.incident = '%.*q' AND c.copy_of IS NOT NULL UNION"
        " SELECT report FROM (SELECT report FROM main.incident_reports WHERE incident IN"
        " (SELECT target FROM main.links WHERE source = '%.*q' UNION"
        " SELECT source FROM main.links WHERE target = '%.*q') ORDER BY report LIMIT %d))",
        size, id, size, id, size, id, size, id, (int)RSM_VIEW_LINKED);
}

/* Which versions are seen, and which of a report's is current among them. */
static rsm_status see_versions(rsm_ledger *ledger, const rsm_ledger_view *view, rsm_error *error) {
    char *held = not_after("b.committed", view->as_of);
    char *published =
        not_after("coalesce(r.published_latest, r.published_earliest)", view->published_by);
    char *told = tells_of(view->incident);
    rsm_status status = RSM_OK;
    if (held == NULL || published == NULL || told == NULL) {
        status = rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    } else {
        status = run_made(
            ledger,
            sqlite3_mprintf(
                "CREATE TEMP TABLE view_versions(key INTEGER PRIMARY KEY, current INTEGER);"
                "INSERT INTO temp.view_versions SELECT r.key, row_number() OVER (PARTITION BY r.id"
                " ORDER BY coalesce(r.published_earliest, '') DESC, r.version DESC) = 1"
                " FROM main.report_versions r LEFT JOIN main.batches b ON b.key = r.batch"
                " WHERE %s AND %s AND %s;",
                told, held, published),
            error);
    }
    sqlite3_free(held);
    sqlite3_free(published);
    sqlite3_free(told);
    return status;
}

/* All columns of the stored table, "current" as it is in the view. */
static rsm_status shadow_versions(rsm_ledger *ledger, rsm_error *error) {
    sqlite3_stmt *columns = NULL;
    int code = sqlite3_prepare_v2(
        ledger->database,
        "SELECT group_concat(CASE name WHEN 'current' THEN 'v' ELSE 'r' END || '.\"' || name || "
        "'\" AS \"' || name || '\"', ', ') FROM pragma_table_info('report_versions', 'main')",
        -1, &columns, NULL);
    if (code == SQLITE_OK) {
        code = sqlite3_step(columns);
    }
    const char *list = code == SQLITE_ROW ? (const char *)sqlite3_column_text(columns, 0) : NULL;
    rsm_status status =
        list != NULL ? run_made(ledger,
                                sqlite3_mprintf("CREATE TEMP VIEW report_versions AS SELECT %s"
                                                " FROM main.report_versions r"
                                                " JOIN temp.view_versions v ON v.key = r.key",
                                                list),
                                error)
                     : rsm_store_failed(ledger, code == SQLITE_ROW ? SQLITE_NOMEM : code, error);
    sqlite3_finalize(columns);
    return status;
}

static rsm_status shadow_decisions(rsm_ledger *ledger, const rsm_ledger_view *view,
                                   rsm_error *error) {
    char *decided = not_after("decided", view->as_of);
    rsm_status status = decided == NULL
                            ? rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory")
                            : run_made(ledger,
                                       sqlite3_mprintf("CREATE TEMP VIEW decisions AS SELECT * FROM"
                                                       " main.decisions WHERE %s",
                                                       decided),
                                       error);
    sqlite3_free(decided);
    return status;
}

/* "CREATE TABLE a ..." becomes "CREATE TABLE temp.a ...", and so with an index, a trigger, a
 * virtual table. */
static char *made_temporary(const char *sql) {
    static const char *const heads[] = {"CREATE TABLE ", "CREATE INDEX ", "CREATE TRIGGER ",
                                        "CREATE VIRTUAL TABLE "};
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        size_t size = strlen(heads[i]);
        if (sqlite3_strnicmp(sql, heads[i], (int)size) == 0) {
            return sqlite3_mprintf("%stemp.%s", heads[i], sql + size);
        }
    }
    return sqlite3_mprintf("");
}

/* An empty temporary table, with its indexes and triggers, of the shape of a stored one. */
static rsm_status shadow_table(rsm_ledger *ledger, const char *name, rsm_error *error) {
    sqlite3_stmt *parts = NULL;
    int code = sqlite3_prepare_v2(ledger->database,
                                  "SELECT sql FROM main.sqlite_master WHERE tbl_name = ? AND sql"
                                  " IS NOT NULL ORDER BY type <> 'table'",
                                  -1, &parts, NULL);
    if (code == SQLITE_OK) {
        code = sqlite3_bind_text(parts, 1, name, -1, SQLITE_STATIC);
    }
    rsm_status status = code == SQLITE_OK ? RSM_OK : rsm_store_failed(ledger, code, error);
    while (status == RSM_OK && (code = sqlite3_step(parts)) == SQLITE_ROW) {
        const char *sql = (const char *)sqlite3_column_text(parts, 0);
        status = run_made(ledger, sql != NULL ? made_temporary(sql) : NULL, error);
    }
    if (status == RSM_OK) {
        status = rsm_store_failed(ledger, code, error);
    }
    sqlite3_finalize(parts);
    return status;
}

static rsm_status shadow_results(rsm_ledger *ledger, rsm_error *error) {
    rsm_status status = shadow_table(ledger, "meta", error);
    for (const char *const *name = rsm_result_tables(); *name != NULL && status == RSM_OK; name++) {
        status = shadow_table(ledger, *name, error);
    }
    if (status == RSM_OK) {
        status = shadow_table(ledger, "incident_words", error);
    }
    return status == RSM_OK
               ? rsm_store_execute(ledger, "INSERT INTO temp.meta SELECT * FROM main.meta", error)
               : status;
}

static const char *const note_tables[] = {
    "fuse_touched", "fuse_reports",    "fuse_runs",    "fuse_profiles", "fuse_blocks", "fuse_pairs",
    "fuse_named",   "fuse_candidates", "fuse_hanging", "fuse_overlaid", NULL};

/* Notes of bringing together begin anew, with every report that is seen as touched. */
static rsm_status shadow_notes(rsm_ledger *ledger, rsm_error *error) {
    rsm_status status = RSM_OK;
    for (const char *const *name = note_tables; *name != NULL && status == RSM_OK; name++) {
        status = shadow_table(ledger, *name, error);
    }
    return status == RSM_OK
               ? rsm_store_execute(ledger,
                                   "INSERT INTO temp.fuse_touched SELECT key FROM report_versions"
                                   " WHERE current",
                                   error)
               : status;
}

/* Takes all that stands in the way of the stored tables out of it. */
static rsm_status drop_all(rsm_ledger *ledger, rsm_error *error) {
    rsm_status status = rsm_store_execute(
        ledger,
        "DROP VIEW IF EXISTS temp.report_versions; DROP VIEW IF EXISTS temp.decisions;"
        "DROP TABLE IF EXISTS temp.view_versions; DROP TABLE IF EXISTS temp.meta;"
        "DROP TABLE IF EXISTS temp.incident_words;",
        error);
    for (const char *const *name = rsm_result_tables(); *name != NULL && status == RSM_OK; name++) {
        status = run_made(ledger, sqlite3_mprintf("DROP TABLE IF EXISTS temp.%s", *name), error);
    }
    for (const char *const *name = note_tables; *name != NULL && status == RSM_OK; name++) {
        status = run_made(ledger, sqlite3_mprintf("DROP TABLE IF EXISTS temp.%s", *name), error);
    }
    ledger->has_own_notes = false;
    return status;
}

rsm_status rsm_ledger_view_as(rsm_ledger *ledger, const rsm_ledger_view *view, rsm_error *error) {
    if (ledger->in_transaction) {
        return rsm_error_set(error, RSM_ERROR_ARGUMENT, "a transaction is open already");
    }
    /* A statement that was prepared goes on to read the tables that it was prepared for. */
    rsm_store_forget(ledger);
    rsm_status status = ledger->is_view ? drop_all(ledger, error) : RSM_OK;
    ledger->is_view = ledger->is_view && status != RSM_OK;
    if (status != RSM_OK || view == NULL) {
        return status;
    }
    status = rsm_store_execute(
        ledger,
        view->is_large ? "PRAGMA temp_store = FILE; PRAGMA temp.cache_size = -32768; BEGIN"
                       : "PRAGMA temp_store = MEMORY; BEGIN",
        error);
    if (status != RSM_OK) {
        return status;
    }
    ledger->in_transaction = true;
    ledger->is_view = true;
    ledger->has_own_notes = view->is_large;
    status = see_versions(ledger, view, error);
    if (status == RSM_OK) {
        status = shadow_versions(ledger, error);
    }
    if (status == RSM_OK) {
        status = shadow_decisions(ledger, view, error);
    }
    if (status == RSM_OK) {
        status = shadow_results(ledger, error);
    }
    if (status == RSM_OK && view->is_large) {
        status = shadow_notes(ledger, error);
    }
    if (status != RSM_OK) {
        rsm_ledger_rollback(ledger);
    }
    return status;
}

bool rsm_ledger_has_own_notes(const rsm_ledger *ledger) {
    return ledger->has_own_notes;
}

/* ---- what differs ---- */

/* The columns of a table that follow from what is read, freed by the caller; NULL where memory
 * fails.
 */
static char *columns_of(rsm_ledger *ledger, const char *table) {
    sqlite3_stmt *row = NULL;
    char *list = NULL;
    /* the number of a row of incidents goes by the order in which they were written */
    int code = sqlite3_prepare_v2(ledger->database,
                                  "SELECT group_concat('\"' || name || '\"') FROM"
                                  " pragma_table_info(?1, 'main') WHERE NOT (?1 ="
                                  " 'incident_results' AND name = 'number')",
                                  -1, &row, NULL);
    if (code == SQLITE_OK) {
        code = sqlite3_bind_text(row, 1, table, -1, SQLITE_STATIC);
    }
    if (code == SQLITE_OK && sqlite3_step(row) == SQLITE_ROW) {
        list = sqlite3_mprintf("%s", sqlite3_column_text(row, 0));
    }
    sqlite3_finalize(row);
    return list;
}

static rsm_status differ_in(rsm_ledger *ledger, const char *table, rsm_differ_take take,
                            void *context, rsm_error *error) {
    sqlite3_stmt *row = NULL;
    bool found = false;
    char *list = columns_of(ledger, table);
    char *sql = list == NULL
                    ? NULL
                    : sqlite3_mprintf("SELECT * FROM (SELECT %s FROM main.%s EXCEPT SELECT %s FROM"
                                      " temp.%s) UNION ALL SELECT * FROM (SELECT %s FROM temp.%s"
                                      " EXCEPT SELECT %s FROM main.%s)",
                                      list, table, list, table, list, table, list, table);
    sqlite3_free(list);
    if (sql == NULL) {
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    }
    int code = sqlite3_prepare_v2(ledger->database, sql, -1, &row, NULL);
    sqlite3_free(sql);
    rsm_status status = code == SQLITE_OK ? RSM_OK : rsm_store_failed(ledger, code, error);
    while (status == RSM_OK && (status = rsm_store_step(ledger, row, &found, error)) == RSM_OK &&
           found) {
        take(context, table, rsm_column_view(row, 0));
    }
    sqlite3_finalize(row);
    return status;
}

rsm_status rsm_ledger_differ(rsm_ledger *ledger, rsm_differ_take take, void *context,
                             rsm_error *error) {
    rsm_error own;
    rsm_status status = RSM_OK;
    error = error != NULL ? error : &own;
    for (const char *const *name = rsm_result_tables(); *name != NULL && status == RSM_OK; name++) {
        status = differ_in(ledger, *name, take, context, error);
    }
    return status;
}

bool rsm_ledger_is_view(const rsm_ledger *ledger) {
    return ledger->is_view;
}
