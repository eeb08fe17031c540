/* From the schema that a file has to the present one. Private to the room. */
#ifndef RSM_LEDGER_MIGRATE_H
#define RSM_LEDGER_MIGRATE_H

#include "ledger/store.h"

/* Takes the steps from schema `from` (0: an empty file) to the present one, and writes its number
 * and the application id. A transaction must be open. Cost: linear in the tables that a step
 * rewrites; none of those there are rewrites stored texts. */
rsm_status rsm_migrate_steps(rsm_ledger *ledger, int64_t from, rsm_error *error);

/* Puts a private copy in a temporary file, gone when it is closed, in the place of the ledger's
 * connection: a ledger that is opened for reading is not changed, and may lie where nothing can be
 * written. Cost: one copy of the file. */
rsm_status rsm_migrate_to_copy(rsm_ledger *ledger, rsm_error *error);

#endif
