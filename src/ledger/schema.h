/* The tables of the ledger, as SQL. Private to the room. */
#ifndef RSM_LEDGER_SCHEMA_H
#define RSM_LEDGER_SCHEMA_H

/* What makes one schema of the one before it: texts of SQL in order, ended by NULL. */
typedef struct rsm_ledger_step {
    const char *texts[16];
} rsm_ledger_step;

/* RSM_LEDGER_SCHEMA steps; the first makes schema 1 of an empty file. */
const rsm_ledger_step *rsm_ledger_steps(void);

#endif
