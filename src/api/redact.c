/* Taking a report away for good: from the tables, from what follows, from the file. */
#include "api/session.h"

static rsm_status redact(rsm_session *session, const char *report, const char *person,
                         const char *reason, rsm_redacted *taken, rsm_error *error) {
    rsm_case whole = rsm_session_case(session);
    rsm_status status = rsm_ledger_begin(session->ledger, error);
    if (status != RSM_OK)
        return status;
    status = rsm_ledger_redact(session->ledger, rsm_given(report), rsm_given(person),
                               rsm_given(reason), taken, error);
    if (status == RSM_OK)
        status = rsm_export_finish(&whole, error);
    if (status == RSM_OK)
        status = rsm_ledger_commit(session->ledger, error);
    if (status != RSM_OK)
        rsm_ledger_rollback(session->ledger);
    return status;
}

rsm_status rsm_session_sweep(rsm_session *session, rsm_error *error) {
    bool swept = true;
    rsm_status status = rsm_ledger_is_swept(session->ledger, &swept, error);
    return status != RSM_OK || swept ? status : rsm_ledger_sweep(session->ledger, error);
}

rsm_status rsm_session_redact(rsm_session *session, const char *report, const char *person,
                              const char *reason, rsm_redaction *redaction, rsm_error *error) {
    rsm_redacted taken = {0};
    if (rsm_slice_trim(rsm_given(person)).size == 0 || rsm_slice_trim(rsm_given(reason)).size == 0)
        return rsm_error_set(error, RSM_ERROR_ARGUMENT,
                             "a redaction needs the name of who does it, and a reason");
    /* One that was broken off before is ended first. */
    rsm_status status = rsm_session_sweep(session, error);
    if (status == RSM_OK)
        status = redact(session, report, person, reason, &taken, error);
    if (status == RSM_OK)
        status = rsm_session_sweep(session, error);
    if (redaction != NULL)
        *redaction = (rsm_redaction){.versions = taken.versions, .statements = taken.statements};
    return status;
}
