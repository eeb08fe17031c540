/* Views of a session: as of a time, with the reports published by a day, by another codebook.
 *
 * What is stored stays: the ledger shadows its tables, and the results of the view are worked out
 * into the shadows as a build works out those that are stored. */
#include "api/session.h"

#include <stdlib.h>
#include <string.h>

/* The seconds of an ISO 8601 time of day that has them, else -1. */
static int seconds_of(rsm_slice text) {
    int digits = 0, seconds = 0;
    size_t at = 0;
    while (at < text.size && text.data[at] != 'T' && text.data[at] != 't' && text.data[at] != ' ')
        at++;
    for (at++; at < text.size && digits < 6; at++) {
        char byte = text.data[at];
        if (byte >= '0' && byte <= '9') {
            digits++;
            seconds = digits > 4 ? seconds * 10 + (byte - '0') : 0;
        } else if (byte != ':') {
            break;
        }
    }
    return digits == 6 && seconds < 60 ? seconds : -1;
}

/* Writes a moment in the form in which the ledger's times stand: as long as it is precise. */
static void write_moment(const rsm_iso_time *parsed, int seconds, char out[SESSION_TIME]) {
    static const size_t sizes[] = {0, 4, 7, 10, 16};
    char text[RSM_INSTANT_TEXT_SIZE];
    rsm_instant instant = parsed->instant;
    if (parsed->precision == 4 && instant.minute < 0)
        instant.minute = 0;
    rsm_instant_text(instant, text);
    size_t size = sizes[parsed->precision];
    memcpy(out, text, size);
    out[size] = '\0';
    if (parsed->precision == 4 && seconds >= 0) {
        const char tail[] = {':', (char)('0' + seconds / 10), (char)('0' + seconds % 10), '\0'};
        memcpy(out + size, tail, sizeof tail);
    }
}

/* A time of commit: UTC, or converted to it. */
static rsm_status parse_as_of(const char *given, char out[SESSION_TIME], rsm_error *error) {
    rsm_iso_time parsed;
    rsm_slice text = rsm_slice_trim(rsm_given(given));
    if (!rsm_iso_parse(text, &parsed))
        return rsm_error_set(error, RSM_ERROR_ARGUMENT,
                             "'%s' is no time: write it as 2021-05-14 or 2021-05-14T10:02:30",
                             given);
    int32_t minute = parsed.instant.minute - parsed.offset_minutes;
    if (parsed.precision == 4 && parsed.offset_minutes != 0) {
        int32_t days = minute < 0 ? -1 : minute / 1440;
        parsed.instant.day += days;
        parsed.instant.minute = (int16_t)(minute - days * 1440);
    }
    write_moment(&parsed, seconds_of(text), out);
    return RSM_OK;
}

/* A time of publication: as reports write it, without a zone. */
static rsm_status parse_published(const char *given, char out[SESSION_TIME], rsm_error *error) {
    rsm_iso_time parsed;
    if (!rsm_iso_parse(rsm_given(given), &parsed))
        return rsm_error_set(error, RSM_ERROR_ARGUMENT, "'%s' is no date: write it as 2021-05-14",
                             given);
    if (parsed.has_offset)
        return rsm_error_set(error, RSM_ERROR_ARGUMENT,
                             "'%s' has a zone: dates of publication are kept as they are written, "
                             "without one",
                             given);
    write_moment(&parsed, -1, out);
    return RSM_OK;
}

static rsm_status set_codebook(rsm_session *session, const char *name, rsm_error *error) {
    rsm_codebook known;
    char *copy = NULL;
    if (name != NULL) {
        rsm_status status =
            rsm_codebook_load(session->model->world, rsm_given(name), &known, error);
        if (status != RSM_OK)
            return status;
        copy = rsm_copy_string(name);
        if (copy == NULL)
            return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    }
    free(session->view_codebook);
    session->view_codebook = copy;
    return RSM_OK;
}

static void forget(rsm_session *session) {
    session->as_of[0] = session->published_by[0] = '\0';
    free(session->view_codebook);
    session->view_codebook = NULL;
}

/* Makes the view, of the reports of one incident alone where `incident` is given. */
static rsm_status see(rsm_session *session, const char *incident, rsm_error *error) {
    rsm_ledger_view seen = {rsm_given(session->as_of), rsm_given(session->published_by),
                            rsm_slice_make("", 0), false};
    rsm_arena arena;
    rsm_status status = RSM_OK;
    rsm_arena_init(&arena, NULL, 0);
    if (incident != NULL)
        status = rsm_ledger_find_incident(session->ledger, rsm_given(incident), &arena,
                                          &seen.incident, error);
    if (status == RSM_OK)
        status = rsm_ledger_view_as(session->ledger, &seen, error);
    rsm_arena_free(&arena);
    return status;
}

static rsm_status work_out(rsm_session *session, const char *incident, rsm_error *error) {
    rsm_status status = see(session, incident, error);
    if (status != RSM_OK)
        return status;
    rsm_case whole = rsm_session_case(session);
    status = rsm_export_finish(&whole, error);
    if (status == RSM_OK)
        status = rsm_ledger_commit(session->ledger, error);
    if (status != RSM_OK)
        rsm_ledger_rollback(session->ledger);
    return status;
}

rsm_status rsm_session_view(rsm_session *session, const rsm_view *view, rsm_error *error) {
    bool none = view == NULL || (view->as_of == NULL && view->published_by == NULL &&
                                 view->codebook == NULL && view->incident == NULL);
    forget(session);
    rsm_status status = rsm_ledger_view_as(session->ledger, NULL, error);
    if (status != RSM_OK || none)
        return status;
    if (view->as_of != NULL)
        status = parse_as_of(view->as_of, session->as_of, error);
    if (status == RSM_OK && view->published_by != NULL)
        status = parse_published(view->published_by, session->published_by, error);
    if (status == RSM_OK)
        status = set_codebook(session, view->codebook, error);
    if (status == RSM_OK)
        status = work_out(session, view->incident, error);
    if (status != RSM_OK)
        forget(session);
    return status;
}
