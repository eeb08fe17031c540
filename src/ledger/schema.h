/* The tables of the ledger, as SQL. Private to the room. */
#ifndef RSM_LEDGER_SCHEMA_H
#define RSM_LEDGER_SCHEMA_H

/* The text that makes an empty ledger of RSM_LEDGER_SCHEMA. NUL-terminated. */
const char *rsm_ledger_schema_text(void);

#endif
