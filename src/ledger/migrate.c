/* Ledgers of earlier schemas.
 *
 * Part: runs the steps that a file lacks. Invariants: all steps stand in one transaction with the
 * number of the schema, so that a process killed at any moment leaves the old ledger or the new
 * one; a ledger opened for reading stays as it is, byte for byte. */
#include "ledger/migrate.h"

#include "ledger/schema.h"

rsm_status rsm_migrate_steps(rsm_ledger *ledger, int64_t from, rsm_error *error) {
    const rsm_ledger_step *steps = rsm_ledger_steps();
    char pragmas[128];
    rsm_status status = RSM_OK;
    for (int64_t i = from; i < RSM_LEDGER_SCHEMA && status == RSM_OK; i++) {
        for (const char *const *text = steps[i].texts; *text != NULL && status == RSM_OK; text++) {
            status = rsm_store_execute(ledger, *text, error);
        }
    }
    if (status != RSM_OK) {
        return status;
    }
    sqlite3_snprintf((int)sizeof pragmas, pragmas,
                     "PRAGMA application_id = %d; PRAGMA user_version = %d;",
                     RSM_LEDGER_APPLICATION_ID, RSM_LEDGER_SCHEMA);
    return rsm_store_execute(ledger, pragmas, error);
}

rsm_status rsm_migrate_to_copy(rsm_ledger *ledger, rsm_error *error) {
    sqlite3 *copy = NULL;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    int code = sqlite3_open_v2("", &copy, flags, NULL);
    sqlite3_backup *backup =
        code == SQLITE_OK ? sqlite3_backup_init(copy, "main", ledger->database, "main") : NULL;
    if (backup != NULL) {
        code = sqlite3_backup_step(backup, -1);
        int finished = sqlite3_backup_finish(backup);
        code = finished == SQLITE_OK && code == SQLITE_DONE ? SQLITE_OK
               : finished != SQLITE_OK                      ? finished
                                                            : code;
    } else if (code == SQLITE_OK) {
        code = sqlite3_errcode(copy);
    }
    if (code != SQLITE_OK) {
        sqlite3_close(copy);
        return rsm_store_failed(ledger, code, error);
    }
    sqlite3_close(ledger->database);
    ledger->database = copy;
    return RSM_OK;
}
