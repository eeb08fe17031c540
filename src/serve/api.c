/* The JSON interface under /api/v1: the same objects as `export --as json`, paged.
 *
 * GET incidents, incidents/ID, incidents/ID/why/SLOT, reports/ID, openapi.json. Invariant: what is
 * answered is what the library gave, byte for byte, but for the list, which is cut into pages. */
#include "serve/assets.h"
#include "serve/filter.h"

#include <stdlib.h>
#include <string.h>

enum { ROWS = 100, MOST_ROWS = 1000 };

/* {"error": "..."} */
static void fail(serve_call *call, unsigned status, const char *message) {
    json_t *value = json_pack("{s:s%}", "error", message, strlen(message));
    char *text = value != NULL ? json_dumps(value, JSON_COMPACT | JSON_ENSURE_ASCII) : NULL;
    words_text_clear(&call->page->out);
    html_raw(call->page, text != NULL ? text : "{\"error\":\"out of memory\"}");
    call->response->status = status;
    free(text);
    json_decref(value);
}

void serve_api_fail(serve_call *call, const rsm_error *error) {
    call->response->type = "application/json; charset=utf-8";
    fail(call, serve_status_of(error), error->message);
}

static void answer(serve_call *call, rsm_status status, rsm_string *text, const rsm_error *error) {
    if (status != RSM_OK) {
        serve_api_fail(call, error);
        return;
    }
    words_text_append(&call->page->out, text->data, text->size);
    rsm_string_free(text);
}

/* {"count","offset","incidents":[rows as in the list]} */
static void answer_list(serve_call *call) {
    serve_filter filter = serve_filter_of(call->request);
    rsm_session *session = call->record.session;
    long offset = serve_number_of(call->request, "offset", 0, 1000000000, 0);
    long limit = serve_number_of(call->request, "limit", 1, MOST_ROWS, ROWS);
    rsm_filter asked = serve_library_filter(&filter, (uint64_t)offset, (uint64_t)limit);
    rsm_string counted, rows;
    rsm_error error = {0};
    rsm_status status = rsm_session_overview(session, &asked, &counted, &error);
    if (status != RSM_OK) {
        answer(call, status, &counted, &error);
        return;
    }
    json_t *overview = serve_parse(&counted);
    html_format(call->page, "{\"count\":%lld,\"offset\":%ld,\"incidents\":",
                (long long)json_integer_value(json_object_get(overview, "count")), offset);
    json_decref(overview);
    status = rsm_session_list(session, &asked, &rows, &error);
    answer(call, status, &rows, &error);
    html_raw(call->page, status == RSM_OK ? "}" : "");
}

/* "ID" or "ID/why/SLOT". */
static void answer_incident(serve_call *call, const char *rest) {
    serve_incident_path path;
    rsm_string text;
    rsm_error error = {0};
    rsm_session *session = call->record.session;
    if (!serve_read_incident_path(rest, strlen(rest), true, &path)) {
        fail(call, 404, "no incident is named");
        return;
    }
    rsm_status status = path.slot != NULL
                            ? rsm_session_why(session, path.id, path.slot, &text, &error)
                            : rsm_session_show(session, path.id, &text, &error);
    answer(call, status, &text, &error);
}

void serve_api(serve_call *call, const char *path) {
    rsm_string text;
    rsm_error error = {0};
    call->response->type = "application/json; charset=utf-8";
    if (strcmp(path, "incidents") == 0) {
        answer_list(call);
    } else if (strncmp(path, "incidents/", 10) == 0) {
        answer_incident(call, path + 10);
    } else if (strncmp(path, "reports/", 8) == 0 && path[8] != '\0') {
        answer(call, rsm_session_report(call->record.session, path + 8, &text, &error), &text,
               &error);
    } else if (strcmp(path, "openapi.json") == 0) {
        html_raw(call->page, serve_asset_openapi);
    } else {
        fail(call, 404, "nothing stands at that address");
    }
}
