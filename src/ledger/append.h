/* What appending and reading anew share. Private to the room. */
#ifndef RSM_LEDGER_APPEND_H
#define RSM_LEDGER_APPEND_H

#include "ledger/store.h"

enum { RSM_VERSION_SIZE = 33 };

/* What tells one version of a report from another, as hexadecimal digits: text, outlet, URL, title
 * and the date given. A date that the program found in the text is no part of it. */
void rsm_append_version(const rsm_report *report, char version[RSM_VERSION_SIZE]);

/* The key of that version of the report, 0 where it is not there; *lesser tells that the path of
 * `report` goes before the one that is kept. */
rsm_status rsm_append_find_version(rsm_ledger *ledger, const rsm_report *report,
                                   const char *version, int64_t *key, bool *lesser,
                                   rsm_error *error);

/* Adds what was seen in the version of that key: entities, mentions, incidents, statements,
 * attributions. */
rsm_status rsm_append_contents(rsm_ledger *ledger, int64_t key, const rsm_reading *reading,
                               rsm_error *error);

/* Binds the columns sentences, names, times, places. */
void rsm_append_bind_layers(rsm_binder *row, rsm_ledger *ledger, const rsm_reading *reading);

/* reread.c: takes away what was seen in the version of that key. */
rsm_status rsm_reread_drop_contents(rsm_ledger *ledger, int64_t key, rsm_error *error);

/* redact.c: whether a report is not to be taken in, by its id or its text. */
rsm_status rsm_redact_find(rsm_ledger *ledger, const rsm_report *report, bool *redacted,
                           rsm_error *error);

/* The first write of a transaction makes its batch and marks the results as stale. */
rsm_status rsm_append_begin_batch(rsm_ledger *ledger, rsm_error *error);

#endif
