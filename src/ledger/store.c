/* The connection to SQLite: queries, errors, binding, reading. See ledger/store.h. */
#include "ledger/store.h"

static const char *const queries[RSM_QUERY_COUNT] = {
    [RSM_QUERY_FIND_VERSION] = "SELECT key, path FROM report_versions WHERE id = ? AND version = ?",
    [RSM_QUERY_FIND_CURRENT] =
        "SELECT key, coalesce(published_earliest, ''), version FROM report_versions "
        "WHERE id = ? AND current",
    [RSM_QUERY_SET_PATH] = "UPDATE report_versions SET path = ? WHERE key = ?",
    [RSM_QUERY_RETIRE] = "UPDATE report_versions SET current = 0 WHERE key = ?",
    [RSM_QUERY_ADD_BATCH] = "INSERT INTO batches(committed, program, model) VALUES(?,?,?)",
    [RSM_QUERY_ADD_REPORT] =
        "INSERT INTO report_versions(id, version, current, batch, path, url, title, outlet, "
        "author, kept,"
        " published_earliest, published_latest, published_basis, language, body_start, text, error,"
        " silent, sentences, names, times, places)"
        " VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
    [RSM_QUERY_ADD_ENTITY] = "INSERT INTO entities VALUES(?,?,?,?,?,?,?)",
    [RSM_QUERY_ADD_MENTION] = "INSERT INTO mentions VALUES(?,?,?,?,?,?,?,?,?,?,?)",
    [RSM_QUERY_ADD_INCIDENT] = "INSERT INTO report_incidents VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)",
    [RSM_QUERY_ADD_STATEMENT] =
        "INSERT INTO report_statements VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
    [RSM_QUERY_ADD_SOURCE] = "INSERT INTO statement_sources VALUES(?,?,?,?,?,?,?,?,?,?)",
    [RSM_QUERY_ADD_ATTRIBUTION] = "INSERT INTO attributions VALUES(?,?,?,?,?,?,?)",
    [RSM_QUERY_GET_META] = "SELECT value FROM meta WHERE key = ?",
    [RSM_QUERY_SET_META] = "INSERT OR REPLACE INTO meta(key, value) VALUES(?,?)",
#define REPORT_COLUMNS                                                                         \
    "SELECT key, id, path, url, title, outlet, author, kept, published_earliest,"              \
    " published_latest, published_basis, language, body_start, text, error, silent, sentences" \
    " FROM report_versions"
    [RSM_QUERY_LOAD_REPORTS] = REPORT_COLUMNS " WHERE current ORDER BY id",
    [RSM_QUERY_LOAD_REPORTS_OF] = REPORT_COLUMNS
    " WHERE current AND id IN (SELECT report FROM memberships WHERE incident = ?1"
    " UNION SELECT report FROM incident_reports WHERE incident = ?1) ORDER BY id",
    [RSM_QUERY_LOAD_REPORTS_LIKE] = REPORT_COLUMNS
    " WHERE current AND id >= ?1 AND substr(id, 1, length(?1)) = ?1 ORDER BY id LIMIT 2",
    [RSM_QUERY_LOAD_REPORT_OF_KEY] = REPORT_COLUMNS " WHERE current AND key = ?",
    [RSM_QUERY_LOAD_REPORT_OF_ID] = REPORT_COLUMNS " WHERE current AND id = ?",
    [RSM_QUERY_LOAD_EARLIER] =
        REPORT_COLUMNS " WHERE NOT current AND id = ?1"
                       " ORDER BY coalesce(published_earliest, '') DESC, version DESC LIMIT ?2",
    [RSM_QUERY_LOAD_ENTITIES] =
        "SELECT id, type, name, actor, spans FROM entities WHERE report = ? ORDER BY number",
    [RSM_QUERY_LOAD_MENTIONS] =
        "SELECT id, start, \"end\", type, subtype, modality, roles, \"when\","
        " \"where\" FROM mentions WHERE report = ? ORDER BY number",
    [RSM_QUERY_LOAD_INCIDENTS] = "SELECT id, type, subtype, modality, main, mentions, \"when\", "
                                 "\"where\", parts, roles, words"
                                 " FROM report_incidents WHERE report = ? ORDER BY number",
    [RSM_QUERY_LOAD_STATEMENTS] =
        "SELECT id, incident, about, slot, kind, value, stance, certainty, score, judges, start,"
        " \"end\", evidence, said_on FROM report_statements WHERE report = ? ORDER BY number",
    [RSM_QUERY_LOAD_SOURCES] = "SELECT statement, start, \"end\", name, kind, acts_for, actor, via"
                               " FROM statement_sources WHERE report = ? ORDER BY statement, link",
    [RSM_QUERY_LOAD_ATTRIBUTIONS] = "SELECT stance, cue_start, cue_end, content, sources"
                                    " FROM attributions WHERE report = ? ORDER BY number",
    [RSM_QUERY_PUT_INCIDENT] =
        "INSERT OR REPLACE INTO incident_results(number, id, position, name, type, subtype, status,"
        " main, earliest, latest, country, city, place_kind, lat, lon, radius_km, killed_low,"
        " killed_best, killed_high, injured_low, injured_best, injured_high, reports, differ,"
        " doubt, reasons, types, words, row, account, recalls) "
        "VALUES(?1,?2,?,?,?,?,?,?,?,?,?,?,?,?,"
        "?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,(SELECT count(*) FROM recalls WHERE incident = ?2))",
    [RSM_QUERY_FIND_WORDS] = "SELECT number, words FROM incident_results WHERE id = ?",
    [RSM_QUERY_ADD_WORDS] = "INSERT INTO incident_words(rowid, words) VALUES(?,?)",
    [RSM_QUERY_DROP_WORDS] =
        "INSERT INTO incident_words(incident_words, rowid, words) VALUES('delete',?,?)",
    [RSM_QUERY_DROP_INCIDENT] = "DELETE FROM incident_results WHERE id = ?",
    [RSM_QUERY_DROP_MEMBERS] = "DELETE FROM members WHERE incident = ?",
    [RSM_QUERY_DROP_CELLS] = "DELETE FROM incident_cells WHERE incident = ?",
    [RSM_QUERY_DROP_LINKS] = "DELETE FROM links WHERE source = ?",
    [RSM_QUERY_DROP_INCIDENT_REPORTS] = "DELETE FROM incident_reports WHERE incident = ?",
    [RSM_QUERY_DROP_MEMBERSHIPS] = "DELETE FROM memberships WHERE report = ?",
    [RSM_QUERY_DROP_REPORT_RESULT] = "DELETE FROM report_results WHERE report = ?",
    [RSM_QUERY_LOAD_MEMBERSHIPS_OF] =
        "SELECT report, number, incident, candidates FROM memberships WHERE report = ?"
        " ORDER BY number",
    [RSM_QUERY_LOAD_REPORT_RESULT_OF] =
        "SELECT report, main_incident, copy_of FROM report_results WHERE report = ?",
    [RSM_QUERY_PUT_MEMBER] = "INSERT OR REPLACE INTO members VALUES(?,?)",
    [RSM_QUERY_PUT_CELL] = "INSERT INTO incident_cells VALUES(?,?,?,?,?,?)",
    [RSM_QUERY_PUT_INCIDENT_REPORT] = "INSERT INTO incident_reports VALUES(?,?,?)",
    [RSM_QUERY_PUT_LINK] = "INSERT INTO links VALUES(?,?,?,?)",
    [RSM_QUERY_LOAD_LINKS] =
        "SELECT relation, 0, row, position, id FROM links JOIN incident_results "
        "ON id = target WHERE source = "
        "?1"
        " UNION ALL SELECT relation, 1, row, position, id FROM links JOIN "
        "incident_results ON id = source"
        " WHERE target = ?1 ORDER BY position, id, relation, 2",
    [RSM_QUERY_PUT_MEMBERSHIP] = "INSERT OR REPLACE INTO memberships VALUES(?,?,?,?)",
    [RSM_QUERY_PUT_REPORT_RESULT] = "INSERT OR REPLACE INTO report_results VALUES(?,?,?)",
    [RSM_QUERY_FIND_MEMBER] = "SELECT incident FROM members WHERE mention = ?",
    [RSM_QUERY_FIND_PREFIX] = "SELECT incident, mention FROM members WHERE mention >= ?1"
                              " AND substr(mention, 1, length(?1)) = ?1 ORDER BY mention",
    [RSM_QUERY_FIND_OLD_MENTION] =
        "SELECT p.main_incident FROM mentions m JOIN report_versions r ON r.key = m.report"
        " JOIN report_results p ON p.report = r.id WHERE m.id = ? AND p.main_incident IS NOT NULL",
    [RSM_QUERY_GET_INCIDENT] = "SELECT id, account, row FROM incident_results WHERE id = ?",
    [RSM_QUERY_GET_STORED] = "SELECT id, account, row FROM incident_results WHERE number = ?",
    [RSM_QUERY_GET_ROW] = "SELECT row FROM incident_results WHERE number = ?",
    [RSM_QUERY_GET_BRIEF] =
        "SELECT id, name, city, earliest FROM incident_results WHERE number = ?",
    [RSM_QUERY_GET_DOUBT] = "SELECT doubt + min(recalls * 5, 20), recalls, reasons, row"
                            " FROM incident_results WHERE number = ?",
    [RSM_QUERY_GET_CELL] = "SELECT value FROM incident_cells WHERE incident = ? AND slot = ?",
    [RSM_QUERY_LIST_SLOTS] = "SELECT slot FROM incident_cells WHERE incident = ? ORDER BY slot",
    [RSM_QUERY_LOAD_MEMBERSHIPS] =
        "SELECT report, number, incident, candidates FROM memberships ORDER BY report, number",
    [RSM_QUERY_LOAD_REPORT_RESULTS] =
        "SELECT report, main_incident, copy_of FROM report_results ORDER BY report",
    [RSM_QUERY_LOAD_STORED] = REPORT_COLUMNS " WHERE key > ? AND NOT redacted ORDER BY key LIMIT 1",
    [RSM_QUERY_SET_READING] =
        "UPDATE report_versions SET version = ?, published_earliest = ?, published_latest = ?,"
        " published_basis = ?, language = ?, error = ?, silent = ?, sentences = ?, names = ?,"
        " times = ?, places = ? WHERE key = ?",
    /* of each report the greatest by date, then hash */
    [RSM_QUERY_CHOOSE_CURRENT] =
        "UPDATE report_versions AS r SET current = NOT EXISTS (SELECT 1 FROM report_versions l"
        " WHERE l.id = r.id AND (coalesce(l.published_earliest, ''), l.version) >"
        " (coalesce(r.published_earliest, ''), r.version))",
    [RSM_QUERY_FIND_REDACTED] = "SELECT 1 FROM redactions WHERE report = ?1"
                                " UNION ALL SELECT 1 FROM redacted_texts WHERE hash = ?2 LIMIT 1",
    [RSM_QUERY_ADD_DECISION] = "INSERT INTO decisions VALUES(?,?,?,?,?,?)",
    [RSM_QUERY_LOAD_DECISIONS] = "SELECT number, kind, arguments, person, reason, decided"
                                 " FROM decisions ORDER BY number",
    [RSM_QUERY_SET_DECISION] = "UPDATE decisions SET arguments = ? WHERE number = ?",
    [RSM_QUERY_PUT_DECISION_RESULT] = "INSERT OR REPLACE INTO decision_results VALUES(?,?,?,?)",
    [RSM_QUERY_LOAD_DECISION_RESULTS] =
        "SELECT r.number, state, incidents, decision, decided FROM decision_results r"
        " JOIN decisions d ON d.number = r.number ORDER BY r.number",
    [RSM_QUERY_PUT_DECIDED_STATEMENT] =
        "INSERT INTO decided_statements VALUES(?,?,?,?,?,?,?,?,?,?,?,?)",
    [RSM_QUERY_COUNT_HELD] =
        "SELECT (SELECT count(*) FROM report_versions WHERE current),"
        " (SELECT count(*) FROM incident_results WHERE main),"
        " (SELECT count(*) FROM report_results WHERE copy_of IS NOT NULL),"
        " (SELECT count(*) FROM report_versions WHERE current AND (error <> '' OR silent <> ''"
        " OR redacted))",
    [RSM_QUERY_COUNT_ALL] =
        "SELECT (SELECT count(*) FROM report_versions WHERE current), (SELECT count(*) FROM "
        "report_versions),"
        " (SELECT count(*) FROM report_statements s JOIN report_versions r ON r.key = s.report AND "
        "r.current),"
        " (SELECT count(*) FROM incident_results), (SELECT count(*) FROM incident_results WHERE "
        "main),"
        " (SELECT count(*) FROM report_results WHERE copy_of IS NOT NULL),"
        " (SELECT count(*) FROM report_versions WHERE current AND (error <> '' OR key NOT IN"
        " (SELECT report FROM report_incidents)))",
};

const char *rsm_store_sql(rsm_store_query query) {
    return (size_t)query < RSM_QUERY_COUNT ? queries[query] : "";
}

rsm_status rsm_store_failed(rsm_ledger *ledger, int code, rsm_error *error) {
    const char *words = ledger->database != NULL ? sqlite3_errmsg(ledger->database) : "";
    switch (code & 0xff) {
    case SQLITE_OK:
    case SQLITE_DONE:
    case SQLITE_ROW:
        return RSM_OK;
    case SQLITE_NOMEM:
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return rsm_error_set(error, RSM_ERROR_LOCKED, "the ledger is in use by another process");
    case SQLITE_FULL:
        return rsm_error_set(error, RSM_ERROR_FULL,
                             "the disk is full; nothing of this batch was kept");
    case SQLITE_NOTADB:
        return rsm_error_set(error, RSM_ERROR_FORMAT, "not a ledger");
    case SQLITE_CORRUPT:
        return rsm_error_set(error, RSM_ERROR_FORMAT, "the ledger is damaged: %s", words);
    case SQLITE_TOOBIG:
        return rsm_error_set(error, RSM_ERROR_LIMIT, "too large for the ledger: %s", words);
    case SQLITE_READONLY:
        return rsm_error_set(error, RSM_ERROR_IO, "the ledger cannot be written to");
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return rsm_error_set(error, RSM_ERROR_IO, "the ledger cannot be read or written: %s",
                             words);
    default:
        return rsm_error_set(error, RSM_ERROR_INTERNAL, "ledger: %s", words);
    }
}

sqlite3_stmt *rsm_store_get(rsm_ledger *ledger, rsm_store_query query, rsm_error *error) {
    sqlite3_stmt **slot = &ledger->statements[query];
    if (*slot == NULL) {
        int code = sqlite3_prepare_v3(ledger->database, queries[query], -1,
                                      SQLITE_PREPARE_PERSISTENT, slot, NULL);
        if (code != SQLITE_OK) {
            rsm_store_failed(ledger, code, error);
            return NULL;
        }
    }
    sqlite3_reset(*slot);
    sqlite3_clear_bindings(*slot);
    return *slot;
}

void rsm_store_forget(rsm_ledger *ledger) {
    for (size_t i = 0; i < RSM_QUERY_COUNT; i++) {
        sqlite3_finalize(ledger->statements[i]);
        ledger->statements[i] = NULL;
    }
    for (size_t i = 0; i < RSM_NOTE_QUERIES; i++) {
        sqlite3_finalize(ledger->notes[i]);
        ledger->notes[i] = NULL;
    }
}

rsm_status rsm_store_step(rsm_ledger *ledger, sqlite3_stmt *statement, bool *row,
                          rsm_error *error) {
    int code = sqlite3_step(statement);
    *row = code == SQLITE_ROW;
    if (code == SQLITE_ROW) {
        return RSM_OK;
    }
    rsm_status status = rsm_store_failed(ledger, code, error);
    sqlite3_reset(statement);
    return status;
}

rsm_status rsm_store_run(rsm_ledger *ledger, sqlite3_stmt *statement, rsm_error *error) {
    bool row = false;
    rsm_status status = rsm_store_step(ledger, statement, &row, error);
    sqlite3_reset(statement);
    return status;
}

rsm_status rsm_store_execute(rsm_ledger *ledger, const char *sql, rsm_error *error) {
    int code = sqlite3_exec(ledger->database, sql, NULL, NULL, NULL);
    return code == SQLITE_OK ? RSM_OK : rsm_store_failed(ledger, code, error);
}

bool rsm_store_begin_reading(rsm_ledger *ledger) {
    return sqlite3_get_autocommit(ledger->database) != 0 &&
           sqlite3_exec(ledger->database, "BEGIN", NULL, NULL, NULL) == SQLITE_OK;
}

void rsm_store_end_reading(rsm_ledger *ledger, bool began) {
    if (began) {
        sqlite3_exec(ledger->database, "COMMIT", NULL, NULL, NULL);
    }
}

rsm_status rsm_store_integer(rsm_ledger *ledger, const char *sql, int64_t *value,
                             rsm_error *error) {
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(ledger->database, sql, -1, &statement, NULL);
    if (code == SQLITE_OK) {
        code = sqlite3_step(statement);
    }
    rsm_status status = RSM_OK;
    if (code == SQLITE_ROW) {
        *value = sqlite3_column_int64(statement, 0);
    } else {
        status = rsm_store_failed(ledger, code, error);
    }
    sqlite3_finalize(statement);
    return status;
}

rsm_binder rsm_bind_to(sqlite3_stmt *statement) {
    return (rsm_binder){.statement = statement, .at = 1, .code = SQLITE_OK};
}

static void note(rsm_binder *binder, int code) {
    binder->at++;
    if (binder->code == SQLITE_OK) {
        binder->code = code;
    }
}

void rsm_bind_slice(rsm_binder *binder, rsm_slice value) {
    note(binder,
         sqlite3_bind_text64(binder->statement, binder->at, value.size > 0 ? value.data : "",
                             value.size, SQLITE_STATIC, SQLITE_UTF8));
}

void rsm_bind_slice_or_null(rsm_binder *binder, rsm_slice value) {
    if (value.size == 0) {
        note(binder, sqlite3_bind_null(binder->statement, binder->at));
    } else {
        rsm_bind_slice(binder, value);
    }
}

void rsm_bind_string(rsm_binder *binder, const char *value) {
    rsm_bind_slice(binder, rsm_slice_from_string(value));
}

void rsm_bind_integer(rsm_binder *binder, int64_t value) {
    note(binder, sqlite3_bind_int64(binder->statement, binder->at, value));
}

void rsm_bind_integer_or_null(rsm_binder *binder, bool known, int64_t value) {
    if (known) {
        rsm_bind_integer(binder, value);
    } else {
        note(binder, sqlite3_bind_null(binder->statement, binder->at));
    }
}

void rsm_bind_instant(rsm_binder *binder, rsm_instant instant) {
    char text[RSM_INSTANT_TEXT_SIZE];
    if (!instant.known) {
        note(binder, sqlite3_bind_null(binder->statement, binder->at));
        return;
    }
    rsm_instant_text(instant, text);
    note(binder, sqlite3_bind_text(binder->statement, binder->at, text, -1, SQLITE_TRANSIENT));
}

void rsm_bind_json(rsm_binder *binder, rsm_ledger *ledger,
                   void (*write)(rsm_json *json, const void *what), const void *what) {
    rsm_json json;
    rsm_buffer_clear(&ledger->text);
    rsm_json_init(&json, &ledger->text);
    write(&json, what);
    if (ledger->text.failed || !rsm_json_is_complete(&json)) {
        note(binder, SQLITE_NOMEM);
        return;
    }
    note(binder,
         sqlite3_bind_text64(binder->statement, binder->at, rsm_buffer_string(&ledger->text),
                             ledger->text.size, SQLITE_TRANSIENT, SQLITE_UTF8));
}

rsm_status rsm_bind_run(rsm_binder *binder, rsm_ledger *ledger, rsm_error *error) {
    if (binder->code != SQLITE_OK) {
        rsm_status status = rsm_store_failed(ledger, binder->code, error);
        return status;
    }
    return rsm_store_run(ledger, binder->statement, error);
}

rsm_slice rsm_column_view(sqlite3_stmt *statement, int column) {
    const void *data = sqlite3_column_type(statement, column) == SQLITE_BLOB
                           ? sqlite3_column_blob(statement, column)
                           : (const void *)sqlite3_column_text(statement, column);
    int size = sqlite3_column_bytes(statement, column);
    return data == NULL || size <= 0 ? rsm_slice_make("", 0) : rsm_slice_make(data, (size_t)size);
}

rsm_slice rsm_column_slice(sqlite3_stmt *statement, int column, rsm_arena *arena) {
    rsm_slice view = rsm_column_view(statement, column);
    return view.size == 0 ? view : rsm_slice_copy(view, arena);
}

rsm_instant rsm_column_instant(sqlite3_stmt *statement, int column) {
    rsm_instant instant = rsm_instant_unknown();
    rsm_slice view = rsm_column_view(statement, column);
    if (view.size > 0 && !rsm_instant_parse(view, &instant)) {
        return rsm_instant_unknown();
    }
    return instant;
}

uint32_t rsm_column_u32(sqlite3_stmt *statement, int column) {
    int64_t value = sqlite3_column_int64(statement, column);
    return sqlite3_column_type(statement, column) == SQLITE_NULL || value < 0 || value > UINT32_MAX
               ? RSM_NONE
               : (uint32_t)value;
}
