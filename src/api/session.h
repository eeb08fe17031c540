/* The inside of a session, for the files of the api that share it. */
#ifndef RSM_API_SESSION_H
#define RSM_API_SESSION_H

#include "api/model.h"
#include "export/export.h"

enum { SESSION_TIME = 24 };

struct rsm_session {
    const rsm_model *model;
    rsm_ledger *ledger;
    char *codebook;      /* asked for; NULL: the ledger's own */
    char *view_codebook; /* of a view; NULL: the ledger's own */
    /* Of a view (see rsm_session_view), in the form of rsm_ledger_view; else "". */
    char as_of[SESSION_TIME], published_by[SESSION_TIME];
};

/* What the export room works with; borrows from the session. */
rsm_case rsm_session_case(const rsm_session *session);

/* redact.c: rewrites the file where a redaction that was killed left its bytes in it. */
rsm_status rsm_session_sweep(rsm_session *session, rsm_error *error);

/* A copy to be freed with free; NULL where memory fails. */
char *rsm_copy_string(const char *string);

#endif
