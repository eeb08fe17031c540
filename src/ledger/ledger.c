/* Opening, transactions, small facts.
 *
 * Part: life cycle of a ledger. Invariants: see ledger/ledger.h. A new ledger's schema is made in
 * one transaction, so that a killed process leaves an empty file, which is taken for no ledger yet.
 */
#include "ledger/migrate.h"

#include <string.h>

#define BUSY_MILLISECONDS   5000
#define READER_MILLISECONDS 200 /* that a reader is waited for when a transaction has ended */

static rsm_status configure(rsm_ledger *ledger, rsm_error *error) {
    sqlite3_busy_timeout(ledger->database, BUSY_MILLISECONDS);
    sqlite3_limit(ledger->database, SQLITE_LIMIT_ATTACHED, 0);
    return rsm_store_execute(ledger,
                             "PRAGMA foreign_keys = OFF; PRAGMA temp_store = MEMORY;"
                             "PRAGMA cache_size = -32768;",
                             error);
}

/* The schema of the file, 0 where it is empty; an error where it is something else. */
static rsm_status identify(rsm_ledger *ledger, int64_t *schema, rsm_error *error) {
    int64_t application = 0, version = 0, tables = 0;
    *schema = 0;
    rsm_status status = rsm_store_integer(ledger, "PRAGMA application_id", &application, error);
    if (status == RSM_OK) {
        status = rsm_store_integer(ledger, "PRAGMA user_version", &version, error);
    }
    if (status == RSM_OK) {
        status = rsm_store_integer(ledger, "SELECT count(*) FROM sqlite_master", &tables, error);
    }
    if (status != RSM_OK || (application == 0 && version == 0 && tables == 0)) {
        return status;
    }
    if (application != RSM_LEDGER_APPLICATION_ID || version < 1) {
        return rsm_error_set(error, RSM_ERROR_FORMAT, "not a ledger of this program");
    }
    if (version > RSM_LEDGER_SCHEMA) {
        return rsm_error_set(
            error, RSM_ERROR_VERSION,
            "the ledger is of schema %d, this program knows up to %d: use a newer one",
            (int)version, RSM_LEDGER_SCHEMA);
    }
    *schema = version;
    return RSM_OK;
}

/* Makes the tables, or takes those of an earlier schema to the present one: in one transaction. */
static rsm_status make_current(rsm_ledger *ledger, rsm_error *error) {
    int64_t schema = 0;
    rsm_status status = rsm_store_execute(ledger, "BEGIN IMMEDIATE", error);
    if (status != RSM_OK) {
        return status;
    }
    /* Another process may have been first. */
    status = identify(ledger, &schema, error);
    if (status == RSM_OK && schema < RSM_LEDGER_SCHEMA) {
        status = rsm_migrate_steps(ledger, schema, error);
    }
    if (status == RSM_OK) {
        status = rsm_store_execute(ledger, "COMMIT", error);
    }
    if (status != RSM_OK) {
        sqlite3_exec(ledger->database, "ROLLBACK", NULL, NULL, NULL);
    }
    return status;
}

static rsm_status prepare(rsm_ledger *ledger, rsm_ledger_mode mode, rsm_error *error) {
    int64_t schema = 0;
    rsm_status status = configure(ledger, error);
    if (status == RSM_OK) {
        status = identify(ledger, &schema, error);
    }
    if (status != RSM_OK || schema == RSM_LEDGER_SCHEMA) {
        return status;
    }
    if (schema == 0 && mode != RSM_LEDGER_CREATE) {
        return rsm_error_set(error, RSM_ERROR_FORMAT, "not a ledger: the file is empty");
    }
    if (mode == RSM_LEDGER_READ) {
        status = rsm_migrate_to_copy(ledger, error);
        if (status == RSM_OK) {
            status = configure(ledger, error);
        }
    }
    return status == RSM_OK ? make_current(ledger, error) : status;
}

rsm_status rsm_ledger_open(const char *path, rsm_ledger_mode mode, const rsm_allocator *allocator,
                           rsm_ledger **result, rsm_error *error) {
    *result = NULL;
    rsm_ledger *ledger = rsm_allocate(allocator, sizeof *ledger);
    if (ledger == NULL) {
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    }
    memset(ledger, 0, sizeof *ledger);
    ledger->allocator = allocator;
    rsm_buffer_init(&ledger->text, allocator);
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX |
                (mode == RSM_LEDGER_CREATE ? SQLITE_OPEN_CREATE : 0);
    int code = sqlite3_open_v2(path, &ledger->database, flags, NULL);
    rsm_status status = RSM_OK;
    if (code != SQLITE_OK) {
        int system_error = ledger->database != NULL ? sqlite3_system_errno(ledger->database) : 0;
        if (code == SQLITE_CANTOPEN && system_error != 0) {
            status = rsm_error_set(error, rsm_status_from_errno(system_error), "cannot open: %s",
                                   strerror(system_error));
        } else {
            status = rsm_store_failed(ledger, code, error);
        }
    } else {
        status = prepare(ledger, mode, error);
    }
    if (status != RSM_OK) {
        rsm_ledger_close(ledger);
        return status;
    }
    *result = ledger;
    return RSM_OK;
}

void rsm_ledger_set_maker(rsm_ledger *ledger, rsm_slice program, rsm_slice model) {
    ledger->program = program;
    ledger->model = model;
}

void rsm_ledger_close(rsm_ledger *ledger) {
    if (ledger == NULL) {
        return;
    }
    rsm_ledger_rollback(ledger);
    rsm_store_forget(ledger);
    sqlite3_close(ledger->database);
    rsm_buffer_free(&ledger->text);
    rsm_release(ledger->allocator, ledger, sizeof *ledger);
}

/* A transaction that outgrows SQLite's cache takes the file for itself, long before its end, where
 * it has a rollback journal, and nobody can read meanwhile. So a transaction is written to a log
 * beside the file (the -wal), out of which it gets there when it is committed; then the journal is
 * the usual one again, and the ledger one file. Where another process stands in the way it goes
 * without. */
static rsm_status enter_log(rsm_ledger *ledger, rsm_error *error) {
    int code = sqlite3_exec(ledger->database, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
    if ((code & 0xff) == SQLITE_NOMEM) {
        return rsm_store_failed(ledger, code, error);
    }
    /* Whoever held the file all that time is not waited for once more. */
    sqlite3_busy_timeout(ledger->database, code == SQLITE_OK ? BUSY_MILLISECONDS : 0);
    return RSM_OK;
}

void rsm_store_leave_log(rsm_ledger *ledger) {
    sqlite3_busy_timeout(ledger->database, READER_MILLISECONDS);
    sqlite3_exec(ledger->database, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
    sqlite3_busy_timeout(ledger->database, BUSY_MILLISECONDS);
}

rsm_status rsm_ledger_begin(rsm_ledger *ledger, rsm_error *error) {
    if (ledger->in_transaction) {
        return rsm_error_set(error, RSM_ERROR_ARGUMENT, "a transaction is open already");
    }
    if (ledger->is_view) {
        return rsm_error_set(error, RSM_ERROR_ARGUMENT, "a view of the ledger is for reading");
    }
    if (sqlite3_db_readonly(ledger->database, "main") == 1) {
        return rsm_error_set(error, RSM_ERROR_IO, "the ledger cannot be written to");
    }
    rsm_status status = enter_log(ledger, error);
    if (status == RSM_OK) {
        status = rsm_store_execute(ledger, "BEGIN IMMEDIATE", error);
    }
    sqlite3_busy_timeout(ledger->database, BUSY_MILLISECONDS);
    ledger->in_transaction = status == RSM_OK;
    ledger->batch = 0;
    return status;
}

rsm_status rsm_ledger_commit(rsm_ledger *ledger, rsm_error *error) {
    if (!ledger->in_transaction) {
        return rsm_error_set(error, RSM_ERROR_ARGUMENT, "no transaction is open");
    }
    rsm_status status = rsm_store_execute(ledger, "COMMIT", error);
    if (status != RSM_OK) {
        rsm_ledger_rollback(ledger);
    }
    ledger->in_transaction = false;
    if (status == RSM_OK && !ledger->is_view) {
        rsm_store_leave_log(ledger);
    }
    return status;
}

void rsm_ledger_rollback(rsm_ledger *ledger) {
    if (ledger->in_transaction) {
        for (size_t i = 0; i < RSM_QUERY_COUNT; i++) {
            if (ledger->statements[i] != NULL) {
                sqlite3_reset(ledger->statements[i]);
            }
        }
        for (size_t i = 0; i < RSM_NOTE_QUERIES; i++) {
            if (ledger->notes[i] != NULL) {
                sqlite3_reset(ledger->notes[i]);
            }
        }
        sqlite3_exec(ledger->database, "ROLLBACK", NULL, NULL, NULL);
        ledger->in_transaction = false;
        /* A view that was not committed went with it. */
        if (ledger->is_view) {
            rsm_store_forget(ledger);
            ledger->is_view = ledger->has_own_notes = false;
        } else {
            rsm_store_leave_log(ledger);
        }
    }
}

bool rsm_ledger_in_transaction(const rsm_ledger *ledger) {
    return ledger->in_transaction;
}

rsm_status rsm_ledger_get_meta(rsm_ledger *ledger, const char *key, rsm_arena *arena,
                               rsm_slice *value, rsm_error *error) {
    *value = rsm_slice_make("", 0);
    sqlite3_stmt *statement = rsm_store_get(ledger, RSM_QUERY_GET_META, error);
    if (statement == NULL) {
        return error != NULL ? error->status : RSM_ERROR_IO;
    }
    rsm_binder binder = rsm_bind_to(statement);
    rsm_bind_string(&binder, key);
    bool row = false;
    rsm_status status = rsm_store_step(ledger, statement, &row, error);
    if (status == RSM_OK && row) {
        *value = rsm_column_slice(statement, 0, arena);
        sqlite3_reset(statement);
    }
    if (status == RSM_OK && arena->failed) {
        status = rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    }
    return status;
}

rsm_status rsm_ledger_set_meta(rsm_ledger *ledger, const char *key, rsm_slice value,
                               rsm_error *error) {
    sqlite3_stmt *statement = rsm_store_get(ledger, RSM_QUERY_SET_META, error);
    if (statement == NULL) {
        return error != NULL ? error->status : RSM_ERROR_IO;
    }
    rsm_binder binder = rsm_bind_to(statement);
    rsm_bind_string(&binder, key);
    rsm_bind_slice(&binder, value);
    return rsm_bind_run(&binder, ledger, error);
}

rsm_status rsm_ledger_check(rsm_ledger *ledger, rsm_error *error) {
    sqlite3_stmt *statement = NULL;
    int code =
        sqlite3_prepare_v2(ledger->database, "PRAGMA integrity_check(1)", -1, &statement, NULL);
    rsm_status status = RSM_OK;
    if (code == SQLITE_OK) {
        code = sqlite3_step(statement);
    }
    if (code != SQLITE_ROW) {
        status = rsm_store_failed(ledger, code, error);
    } else if (!rsm_slice_equal_string(rsm_column_view(statement, 0), "ok")) {
        rsm_slice words = rsm_column_view(statement, 0);
        status = rsm_error_set(error, RSM_ERROR_FORMAT, "the ledger is damaged: %.*s",
                               RSM_SLICE_ARGUMENTS(words));
    }
    sqlite3_finalize(statement);
    return status == RSM_OK ? rsm_words_check(ledger, error) : status;
}

rsm_status rsm_ledger_limit_size(rsm_ledger *ledger, uint64_t bytes, rsm_error *error) {
    char sql[64];
    int64_t page = 0;
    rsm_status status = rsm_store_integer(ledger, "PRAGMA page_size", &page, error);
    if (status == RSM_OK && page > 0) {
        sqlite3_snprintf((int)sizeof sql, sql, "PRAGMA max_page_count = %lld",
                         (long long)(bytes / (uint64_t)page));
        status = rsm_store_execute(ledger, sql, error);
    }
    return status;
}

rsm_status rsm_ledger_count_held(rsm_ledger *ledger, rsm_ledger_totals *totals, rsm_error *error) {
    rsm_error own;
    error = error != NULL ? error : &own;
    memset(totals, 0, sizeof *totals);
    sqlite3_stmt *statement = rsm_store_get(ledger, RSM_QUERY_COUNT_HELD, error);
    if (statement == NULL) {
        return error->status;
    }
    bool row = false;
    rsm_status status = rsm_store_step(ledger, statement, &row, error);
    if (status == RSM_OK && row) {
        totals->reports = (uint64_t)sqlite3_column_int64(statement, 0);
        totals->main_incidents = (uint64_t)sqlite3_column_int64(statement, 1);
        totals->copies = (uint64_t)sqlite3_column_int64(statement, 2);
        totals->unread = (uint64_t)sqlite3_column_int64(statement, 3);
        sqlite3_reset(statement);
    }
    return status;
}

rsm_status rsm_ledger_count(rsm_ledger *ledger, rsm_ledger_totals *totals, rsm_error *error) {
    memset(totals, 0, sizeof *totals);
    sqlite3_stmt *statement = rsm_store_get(ledger, RSM_QUERY_COUNT_ALL, error);
    if (statement == NULL) {
        return error != NULL ? error->status : RSM_ERROR_IO;
    }
    bool row = false;
    rsm_status status = rsm_store_step(ledger, statement, &row, error);
    if (status == RSM_OK && row) {
        totals->reports = (uint64_t)sqlite3_column_int64(statement, 0);
        totals->versions = (uint64_t)sqlite3_column_int64(statement, 1);
        totals->statements = (uint64_t)sqlite3_column_int64(statement, 2);
        totals->incidents = (uint64_t)sqlite3_column_int64(statement, 3);
        totals->main_incidents = (uint64_t)sqlite3_column_int64(statement, 4);
        totals->copies = (uint64_t)sqlite3_column_int64(statement, 5);
        totals->unread = (uint64_t)sqlite3_column_int64(statement, 6);
        sqlite3_reset(statement);
    }
    return status;
}
