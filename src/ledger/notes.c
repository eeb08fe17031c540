/* Notes of bringing together: their queries. See ledger/notes.h. */
#include "ledger/notes.h"

#include "ledger/store.h"

#include <string.h>

/* Parameters are numbered: the numbers first, then the texts. */
typedef struct note_query {
    const char *sql;
    int numbers, texts; /* given */
} note_query;

#define PROFILES "SELECT profile, vague, cluster FROM fuse_profiles"
#define STANDING \
    "SELECT near, mark, profile FROM fuse_blocks WHERE block = ?1 AND (near, mark, profile)"

static const note_query queries[RSM_NOTE_QUERIES] = {
    [RSM_NOTE_TOUCHED] = {"SELECT t.report, coalesce(r.current, 0), f.report FROM fuse_touched t"
                          " LEFT JOIN report_versions r ON r.key = t.report"
                          " LEFT JOIN fuse_reports f ON f.report = t.report ORDER BY t.report",
                          0, 0},
    [RSM_NOTE_CLEAR_TOUCHED] = {"DELETE FROM fuse_touched", 0, 0},
    [RSM_NOTE_GET_REPORT] =
        {"SELECT published, copy_of, id, runs FROM fuse_reports WHERE report = ?1", 1, 0},
    [RSM_NOTE_PUT_REPORT] = {"INSERT OR REPLACE INTO fuse_reports(report, published, copy_of, id,"
                             " runs) VALUES(?1, ?2, ?3, ?4, ?5)",
                             3, 2},
    [RSM_NOTE_SET_COPY] = {"UPDATE fuse_reports SET copy_of = ?2 WHERE report = ?1", 2, 0},
    [RSM_NOTE_DROP_REPORT] = {"DELETE FROM fuse_reports WHERE report = ?1", 1, 0},
    [RSM_NOTE_PUT_RUN] = {"INSERT OR REPLACE INTO fuse_runs VALUES(?1, ?2, ?3)", 3, 0},
    [RSM_NOTE_DROP_RUN] =
        {"DELETE FROM fuse_runs WHERE run = ?1 AND published = ?2 AND report = ?3", 3, 0},
    [RSM_NOTE_HOLDERS] = {"SELECT r.report, r.published, f.id FROM fuse_runs r CROSS JOIN"
                          " fuse_reports f ON f.report = r.report WHERE r.run = ?1"
                          " AND f.copy_of IS NULL ORDER BY r.published",
                          1, 0},
    [RSM_NOTE_SHARERS] = {"SELECT r.report, r.published, f.id FROM fuse_runs r CROSS JOIN"
                          " fuse_reports f ON f.report = r.report WHERE r.run = ?1"
                          " AND r.published >= ?2",
                          2, 0},
    [RSM_NOTE_TEXT] = {"SELECT body_start, text FROM report_versions WHERE key = ?1", 1, 0},
    [RSM_NOTE_PUT_PROFILE] = {"INSERT OR REPLACE INTO fuse_profiles(profile, vague, cluster, data)"
                              " VALUES(?1, ?2, ?3, ?4)",
                              3, 1},
    [RSM_NOTE_GET_PROFILE] = {"SELECT f.copy_of, p.data FROM fuse_profiles p JOIN fuse_reports f"
                              " ON f.report = p.profile >> 16 WHERE p.profile = ?1",
                              1, 0},
    [RSM_NOTE_PROFILES] = {PROFILES " WHERE profile BETWEEN ?1 AND ?2 ORDER BY profile", 2, 0},
    [RSM_NOTE_ALL_PROFILES] = {PROFILES " ORDER BY profile", 0, 0},
    [RSM_NOTE_DROP_PROFILE] = {"DELETE FROM fuse_profiles WHERE profile = ?1", 1, 0},
    [RSM_NOTE_PUT_BLOCK] = {"INSERT OR REPLACE INTO fuse_blocks VALUES(?1, ?2, ?3, ?4)", 4, 0},
    [RSM_NOTE_DROP_BLOCK] = {"DELETE FROM fuse_blocks WHERE block = ?1 AND near = ?2 AND"
                             " mark = ?3 AND profile = ?4",
                             4, 0},
    [RSM_NOTE_BLOCK_BEFORE] = {STANDING " < (?2, ?3, ?4)"
                                        " ORDER BY near DESC, mark DESC, profile DESC LIMIT ?5",
                               5, 0},
    [RSM_NOTE_BLOCK_FROM] = {STANDING " >= (?2, ?3, ?4) ORDER BY near, mark, profile", 4, 0},
    [RSM_NOTE_BLOCK_BETWEEN] = {STANDING " > (?2, ?3, ?4) AND (near, mark) <= (?5, ?6)"
                                         " ORDER BY near, mark, profile LIMIT ?7",
                                7, 0},
    [RSM_NOTE_ALL_BLOCKS] = {"SELECT block, near, mark, profile FROM fuse_blocks"
                             " ORDER BY block, near, mark, profile",
                             0, 0},
    [RSM_NOTE_COUNT_BLOCKS] = {"SELECT count(*) FROM fuse_reports", 0, 0},
    [RSM_NOTE_PUT_PAIR] = {"INSERT OR REPLACE INTO fuse_pairs VALUES(?1, ?2, ?3), (?2, ?1, ?3)", 3,
                           0},
    [RSM_NOTE_GET_PAIR] = {"SELECT points FROM fuse_pairs WHERE profile = ?1 AND other = ?2", 2, 0},
    [RSM_NOTE_DROP_PAIR] = {"DELETE FROM fuse_pairs WHERE (profile = ?1 AND other = ?2)"
                            " OR (profile = ?2 AND other = ?1)",
                            2, 0},
    [RSM_NOTE_PAIRS] = {"SELECT other, points FROM fuse_pairs WHERE profile = ?1", 1, 0},
    [RSM_NOTE_SET_CLUSTER] = {"UPDATE fuse_profiles SET cluster = ?2 WHERE profile = ?1", 2, 0},
    [RSM_NOTE_CLUSTER_OF] = {"SELECT vague, cluster FROM fuse_profiles WHERE profile = ?1", 1, 0},
    [RSM_NOTE_CLUSTER] = {"SELECT profile, vague FROM fuse_profiles WHERE cluster = ?1", 1, 0},
    [RSM_NOTE_PUT_CANDIDATE] = {"INSERT INTO fuse_candidates VALUES(?1, ?2, ?3)", 3, 0},
    [RSM_NOTE_DROP_CANDIDATES] = {"DELETE FROM fuse_candidates WHERE profile = ?1", 1, 0},
    [RSM_NOTE_CANDIDATES] =
        {"SELECT cluster FROM fuse_candidates WHERE profile = ?1 ORDER BY number", 1, 0},
    [RSM_NOTE_RECALLS] = {"SELECT profile FROM fuse_candidates WHERE cluster = ?1", 1, 0},
    [RSM_NOTE_PUT_HANGING] = {"INSERT OR REPLACE INTO fuse_hanging VALUES(?1, ?2, ?3)", 3, 0},
    [RSM_NOTE_DROP_HANGING] = {"DELETE FROM fuse_hanging WHERE report = ?1", 1, 0},
    [RSM_NOTE_HANGING] = {"SELECT number FROM fuse_hanging WHERE report = ?1 AND upon = ?2", 2, 0},
    [RSM_NOTE_PLACE] = {"SELECT number, coalesce(incident, '') FROM memberships"
                        " WHERE report = ?2 AND number = ?1",
                        1, 1},
    [RSM_NOTE_DROP_PLACES] = {"DELETE FROM memberships WHERE report = ?1", 0, 1},
    [RSM_NOTE_MEMBERS] = {"SELECT number, report FROM memberships WHERE incident = ?1", 0, 1},
    [RSM_NOTE_NOTED] = {"SELECT f.report, f.copy_of, f.published FROM report_versions r JOIN"
                        " fuse_reports f ON f.report = r.key WHERE r.id = ?1 AND r.current",
                        0, 1},
    [RSM_NOTE_NAMED] = {"SELECT decision, part, found, number, place, upon, report FROM fuse_named"
                        " ORDER BY decision, part",
                        0, 0},
    [RSM_NOTE_NAMED_ANEW] = {"SELECT DISTINCT n.decision FROM fuse_touched t"
                             " JOIN report_versions r ON r.key = t.report"
                             " JOIN fuse_named n ON n.report = r.id ORDER BY n.decision",
                             0, 0},
    [RSM_NOTE_PUT_NAMED] = {"INSERT INTO fuse_named(decision, part, found, number, place, upon,"
                            " report) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                            6, 1},
    [RSM_NOTE_DROP_NAMED] = {"DELETE FROM fuse_named WHERE decision = ?1", 1, 0},
    [RSM_NOTE_OVERLAID] = {"SELECT profile, cluster, label FROM fuse_overlaid", 0, 0},
    [RSM_NOTE_PUT_OVERLAID] = {"INSERT INTO fuse_overlaid VALUES(?1, ?2, ?3)", 3, 0},
    [RSM_NOTE_DROP_OVERLAID] = {"DELETE FROM fuse_overlaid", 0, 0},
    [RSM_NOTE_STATEMENT] = {"SELECT id FROM report_statements WHERE report = ?1 AND number = ?2", 2,
                            0},
    [RSM_NOTE_PUT_TELLER] = {"INSERT OR IGNORE INTO incident_reports VALUES(?1, ?2, 1000)", 0, 2},
    [RSM_NOTE_PLACES] = {"SELECT number, coalesce(incident, '') FROM memberships WHERE report = ?1"
                         " ORDER BY number",
                         0, 1},
};

static sqlite3_stmt *prepare(rsm_ledger *ledger, rsm_note_query query, const rsm_note *given,
                             rsm_error *error) {
    sqlite3_stmt **slot = &ledger->notes[query];
    const note_query *text = &queries[query];
    if (*slot == NULL) {
        int code = sqlite3_prepare_v3(ledger->database, text->sql, -1, SQLITE_PREPARE_PERSISTENT,
                                      slot, NULL);
        if (code != SQLITE_OK) {
            rsm_store_failed(ledger, code, error);
            return NULL;
        }
    }
    sqlite3_reset(*slot);
    rsm_binder binder = rsm_bind_to(*slot);
    for (int i = 0; i < text->numbers; i++) {
        rsm_bind_integer_or_null(&binder, given->numbers[i] != RSM_NOTE_NONE, given->numbers[i]);
    }
    for (int i = 0; i < text->texts; i++) {
        /* of the columns that take these, ids are text and the rest bytes */
        bool bytes = query == RSM_NOTE_PUT_PROFILE || (query == RSM_NOTE_PUT_REPORT && i == 1);
        if (bytes) {
            int code = sqlite3_bind_blob64(*slot, binder.at,
                                           given->texts[i].size > 0 ? given->texts[i].data : "",
                                           given->texts[i].size, SQLITE_STATIC);
            binder.at++;
            binder.code = binder.code == SQLITE_OK ? code : binder.code;
        } else {
            rsm_bind_slice(&binder, given->texts[i]);
        }
    }
    if (binder.code != SQLITE_OK) {
        rsm_store_failed(ledger, binder.code, error);
        return NULL;
    }
    return *slot;
}

static void read_row(sqlite3_stmt *statement, rsm_note *row) {
    int numbers = 0, texts = 0, columns = sqlite3_column_count(statement);
    for (int i = 0; i < columns; i++) {
        int type = sqlite3_column_type(statement, i);
        if ((type == SQLITE_TEXT || type == SQLITE_BLOB) && texts < 2) {
            row->texts[texts++] = rsm_column_view(statement, i);
        } else if (numbers < RSM_NOTE_NUMBERS) {
            row->numbers[numbers++] =
                type == SQLITE_INTEGER ? sqlite3_column_int64(statement, i) : RSM_NOTE_NONE;
        }
    }
}

rsm_status rsm_notes_each(rsm_ledger *ledger, rsm_note_query query, const rsm_note *given,
                          rsm_note_take take, void *context, rsm_error *error) {
    rsm_error own;
    error = error != NULL ? error : &own;
    sqlite3_stmt *statement = prepare(ledger, query, given, error);
    if (statement == NULL) {
        return error->status;
    }
    bool row = false;
    rsm_status status;
    while ((status = rsm_store_step(ledger, statement, &row, error)) == RSM_OK && row) {
        rsm_note note;
        memset(&note, 0, sizeof note);
        read_row(statement, &note);
        if (!take(context, &note)) {
            break;
        }
    }
    sqlite3_reset(statement);
    return status;
}

static bool keep_row(void *context, const rsm_note *row) {
    rsm_vector *rows = context;
    rsm_note *kept = rsm_vector_push_copy(rows, row);
    for (unsigned i = 0; kept != NULL && i < 2; i++) {
        kept->texts[i] = row->texts[i].size > 0 ? rsm_slice_copy(row->texts[i], rows->arena)
                                                : rsm_slice_make("", 0);
    }
    return kept != NULL && !rows->arena->failed;
}

rsm_status rsm_notes_ask(rsm_ledger *ledger, rsm_note_query query, const rsm_note *given,
                         rsm_vector *rows, rsm_error *error) {
    rsm_vector_truncate(rows, 0);
    rsm_status status = rsm_notes_each(ledger, query, given, keep_row, rows, error);
    return status == RSM_OK && rows->arena->failed
               ? rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory")
               : status;
}

rsm_status rsm_notes_put(rsm_ledger *ledger, rsm_note_query query, const rsm_note *given,
                         rsm_error *error) {
    rsm_error own;
    error = error != NULL ? error : &own;
    sqlite3_stmt *statement = prepare(ledger, query, given, error);
    return statement == NULL ? error->status : rsm_store_run(ledger, statement, error);
}

rsm_status rsm_notes_forget(rsm_ledger *ledger, rsm_error *error) {
    rsm_status status = rsm_store_clear_results(ledger, error);
    if (status != RSM_OK) {
        return status;
    }
    return rsm_store_execute(
        ledger,
        "DELETE FROM fuse_touched; DELETE FROM fuse_reports; DELETE FROM fuse_runs;"
        "DELETE FROM fuse_profiles; DELETE FROM fuse_blocks; DELETE FROM fuse_pairs;"
        "DELETE FROM fuse_candidates; DELETE FROM fuse_hanging;"
        "DELETE FROM fuse_named; DELETE FROM fuse_overlaid;"
        "INSERT INTO fuse_touched SELECT key FROM report_versions WHERE current;",
        error);
}
