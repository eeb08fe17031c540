/* The JSON interface under /api/v1: the same objects as the program prints, paged.
 *
 * Part: a table of what there is, in the form in which OpenAPI writes paths, and a function for
 * each. Invariants: what is answered is what the library gave, byte for byte, but for lists, which
 * are cut into pages; what changes something must come from a page of this server or from no page
 * at all. Cost: that of what is asked for. */
#include "serve/assets.h"
#include "serve/filter.h"

#include <stdlib.h>
#include <string.h>

enum { ROWS = 100, MOST_ROWS = 1000, MOST_BOOKS = 8 };

/* What the braces of a path stand for. */
typedef struct api_names {
    char id[SERVE_MOST_PATH];
    const char *slot;
} api_names;

typedef struct api_route {
    const char *method, *path;
    void (*answer)(serve_call *call, const api_names *names);
} api_route;

/* ---- answers ---- */

/* {"error": "..."} */
static void fail(serve_call *call, unsigned status, const char *message) {
    json_t *value = json_pack("{s:s%}", "error", message, strlen(message));
    char *text = value != NULL ? json_dumps(value, JSON_COMPACT | JSON_ENSURE_ASCII) : NULL;
    words_text_clear(&call->page->out);
    html_raw(call->page, text != NULL ? text : "{\"error\":\"out of memory\"}");
    call->response->status = status;
    call->response->type = "application/json; charset=utf-8";
    free(text);
    json_decref(value);
}

void serve_api_fail(serve_call *call, const rsm_error *error) {
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

/* A value of ours; taken. */
static void answer_value(serve_call *call, json_t *value) {
    char *text = value != NULL ? json_dumps(value, JSON_COMPACT) : NULL;
    if (text == NULL) {
        fail(call, 500, "out of memory");
    } else {
        html_raw(call->page, text);
    }
    free(text);
    json_decref(value);
}

/* ---- lists ---- */

/* {"count","offset","incidents":[rows as in the list]} */
static void answer_list(serve_call *call, const api_names *names) {
    serve_filter filter = serve_filter_of(call->request);
    rsm_session *session = call->record.session;
    long offset = serve_number_of(call->request, "offset", 0, 1000000000, 0);
    long limit = serve_number_of(call->request, "limit", 1, MOST_ROWS, ROWS);
    rsm_filter asked = serve_library_filter(&filter, (uint64_t)offset, (uint64_t)limit);
    rsm_string counted, rows;
    rsm_error error = {0};
    (void)names;
    rsm_status status = rsm_session_overview(session, &asked, &counted, &error);
    if (status != RSM_OK) {
        answer(call, status, &counted, &error);
        return;
    }
    json_t *overview = serve_parse(&counted);
    html_format(call->page, "{\"count\":%lld,\"offset\":%ld,\"incidents\":",
                (long long)words_number_in(overview, "count"), offset);
    json_decref(overview);
    status = rsm_session_list(session, &asked, &rows, &error);
    answer(call, status, &rows, &error);
    html_raw(call->page, status == RSM_OK ? "}" : "");
}

/* {"count","months","countries"} */
static void answer_overview(serve_call *call, const api_names *names) {
    serve_filter filter = serve_filter_of(call->request);
    rsm_filter asked = serve_library_filter(&filter, 0, 0);
    rsm_string text;
    rsm_error error = {0};
    (void)names;
    answer(call, rsm_session_overview(call->record.session, &asked, &text, &error), &text, &error);
}

/* {"count","offset",KEY:[...]}: a page of an array that the library gave whole. */
static void answer_page(serve_call *call, rsm_status status, rsm_string *text, const char *key,
                        const rsm_error *error) {
    if (status != RSM_OK) {
        serve_api_fail(call, error);
        return;
    }
    json_t *all = serve_parse(text), *page = json_array();
    size_t offset = (size_t)serve_number_of(call->request, "offset", 0, 1000000000, 0);
    size_t limit = (size_t)serve_number_of(call->request, "limit", 1, MOST_ROWS, ROWS);
    for (size_t i = offset; i < json_array_size(all) && i - offset < limit; i++) {
        json_array_append(page, json_array_get(all, i));
    }
    answer_value(call, json_pack("{s:I,s:I,s:o}", "count", (json_int_t)json_array_size(all),
                                 "offset", (json_int_t)offset, key, page));
    json_decref(all);
}

/* A page of the worklist, read as such. */
static void answer_review_page(serve_call *call, const serve_filter *filter, json_int_t count) {
    long offset = serve_number_of(call->request, "offset", 0, 1000000000, 0);
    long limit = serve_number_of(call->request, "limit", 1, MOST_ROWS, ROWS);
    rsm_filter asked = serve_library_filter(filter, (uint64_t)offset, (uint64_t)limit);
    rsm_string text;
    rsm_error error = {0};
    rsm_status status = rsm_session_review(call->record.session, &asked, &text, &error);
    if (status == RSM_OK) {
        html_format(call->page, "{\"count\":%lld,\"offset\":%ld,\"review\":", (long long)count,
                    offset);
    }
    answer(call, status, &text, &error);
    html_raw(call->page, status == RSM_OK ? "}" : "");
}

static void answer_review(serve_call *call, const api_names *names) {
    serve_filter filter = serve_filter_of(call->request);
    rsm_filter asked = serve_library_filter(&filter, 0, 0);
    rsm_string text;
    rsm_error error = {0};
    (void)names;
    rsm_status status = rsm_session_overview(call->record.session, &asked, &text, &error);
    if (status != RSM_OK) {
        serve_api_fail(call, &error);
        return;
    }
    json_t *overview = serve_parse(&text), *count = json_object_get(overview, "review");
    if (json_is_integer(count)) {
        answer_review_page(call, &filter, json_integer_value(count));
    } else {
        status = rsm_session_review(call->record.session, &asked, &text, &error);
        answer_page(call, status, &text, "review", &error);
    }
    json_decref(overview);
}

/* Where incidents happened, as the library gives it. */
static void answer_map(serve_call *call, const api_names *names) {
    serve_filter filter = serve_filter_of(call->request);
    rsm_filter asked = serve_library_filter(&filter, 0, 0);
    rsm_string text;
    rsm_error error = {0};
    (void)names;
    answer(call, rsm_session_map(call->record.session, &asked, &text, &error), &text, &error);
}

static void answer_unread(serve_call *call, const api_names *names) {
    rsm_string text;
    rsm_error error = {0};
    (void)names;
    rsm_status status = rsm_session_unread(call->record.session, &text, &error);
    answer_page(call, status, &text, "unread", &error);
}

static void answer_decisions(serve_call *call, const api_names *names) {
    rsm_string text;
    rsm_error error = {0};
    (void)names;
    rsm_status status = rsm_session_decisions(call->record.session, &text, &error);
    answer_page(call, status, &text, "decisions", &error);
}

static void answer_codebooks(serve_call *call, const api_names *names) {
    json_t *books = json_array();
    char name[64];
    (void)names;
    for (unsigned i = 0; rsm_model_codebook(call->record.model, i, name, sizeof name); i++) {
        json_array_append_new(books, json_string(name));
    }
    answer_value(call, json_pack("{s:o}", "codebooks", books));
}

/* ---- one of them ---- */

static void answer_incident(serve_call *call, const api_names *names) {
    rsm_string text;
    rsm_error error = {0};
    answer(call, rsm_session_show(call->record.session, names->id, &text, &error), &text, &error);
}

static void answer_why(serve_call *call, const api_names *names) {
    rsm_string text;
    rsm_error error = {0};
    answer(call, rsm_session_why(call->record.session, names->id, names->slot, &text, &error),
           &text, &error);
}

static void answer_proofs(serve_call *call, const api_names *names) {
    rsm_string text;
    rsm_error error = {0};
    answer(call, rsm_session_proofs(call->record.session, names->id, &text, &error), &text, &error);
}

/* Those of the fields "codebook", two at least; all there are where none is named. */
static void answer_compare(serve_call *call, const api_names *names) {
    const char *ids[] = {names->id}, *books[SERVE_MOST_FIELDS];
    size_t count = serve_fields_named(call->request, "codebook", books);
    rsm_string text;
    rsm_error error = {0};
    answer(call,
           rsm_session_compare(call->record.session, ids, 1, books, count, false, &text, &error),
           &text, &error);
}

static void answer_report(serve_call *call, const api_names *names) {
    rsm_string text;
    rsm_error error = {0};
    answer(call, rsm_session_report(call->record.session, names->id, &text, &error), &text, &error);
}

static void answer_openapi(serve_call *call, const api_names *names) {
    (void)names;
    html_raw(call->page, serve_asset_openapi);
}

/* ---- what changes something ---- */

/* A page elsewhere can send a form here, but not JSON: the browser asks first, and is refused. A
 * form needs the token. */
static bool may_decide(serve_call *call) {
    bool is_json = call->request->body != NULL;
    if (call->server->read_only) {
        fail(call, 403, "this server was started with --read-only");
    } else if (!serve_is_own_origin(call) || (!is_json && !serve_has_token(call))) {
        fail(call, 403,
             "send application/json, or a form with the token of a page, from this machine");
    } else {
        return true;
    }
    return false;
}

static void decide(serve_call *call, const char *undone) {
    rsm_string decision;
    rsm_error error = {0};
    if (!may_decide(call)) {
        return;
    }
    rsm_status status = serve_take_decision(call, undone, &decision, &error);
    answer(call, status, &decision, &error);
    call->response->status = status == RSM_OK ? 201 : call->response->status;
}

static void answer_decide(serve_call *call, const api_names *names) {
    (void)names;
    decide(call, NULL);
}

static void answer_undo(serve_call *call, const api_names *names) {
    decide(call, names->id);
}

/* ---- the table ---- */

/* Of paths that fit the same address the first counts. */
static const api_route routes[] = {
    {"GET", "/incidents", answer_list},
    {"GET", "/incidents/{id}/proofs", answer_proofs},
    {"GET", "/incidents/{id}/codebooks", answer_compare},
    {"GET", "/incidents/{id}/why/{slot}", answer_why},
    {"GET", "/incidents/{id}", answer_incident},
    {"GET", "/overview", answer_overview},
    {"GET", "/map", answer_map},
    {"GET", "/review", answer_review},
    {"GET", "/unread", answer_unread},
    {"GET", "/codebooks", answer_codebooks},
    {"GET", "/reports/{id}", answer_report},
    {"GET", "/decisions", answer_decisions},
    {"POST", "/decisions", answer_decide},
    {"POST", "/decisions/{id}/undo", answer_undo},
    {"GET", "/openapi.json", answer_openapi},
};

bool serve_api_route(size_t index, const char **method, const char **path) {
    if (index >= sizeof routes / sizeof *routes) {
        return false;
    }
    *method = routes[index].method;
    *path = routes[index].path;
    return true;
}

/* Reads what the braces of the pattern stand for. An id may hold slashes, a slot none. */
static bool fits(const char *pattern, const char *path, api_names *names) {
    const char *brace = strchr(pattern, '{');
    if (brace == NULL) {
        return strcmp(pattern, path) == 0;
    }
    size_t before = (size_t)(brace - pattern), size = strlen(path);
    const char *tail = strchr(brace, '}') + 1, *slot = strchr(tail, '{');
    size_t tail_size = slot != NULL ? (size_t)(slot - tail) : strlen(tail);
    if (strncmp(pattern, path, before) != 0) {
        return false;
    }
    size_t end = size;
    if (slot != NULL) { /* behind the last tail there is */
        for (end = size; end > before && strncmp(path + end, tail, tail_size) != 0;) {
            end--;
        }
        names->slot = path + end + tail_size;
    } else if (size >= tail_size) {
        end = size - tail_size;
    }
    if (end <= before || end - before >= sizeof names->id ||
        (slot != NULL ? names->slot[0] == '\0' : strcmp(path + end, tail) != 0)) {
        return false;
    }
    memcpy(names->id, path + before, end - before);
    names->id[end - before] = '\0';
    return true;
}

/* What is only read is read in a view, if one is asked for. */
static void answer_route(serve_call *call, const api_route *route, const api_names *names) {
    bool of_incident = strncmp(route->path, "/incidents/", 11) == 0;
    rsm_error error = {0};
    if (strcmp(route->method, "GET") == 0 &&
        serve_enter_view(call, of_incident ? names->id : NULL, &error) != RSM_OK) {
        serve_api_fail(call, &error);
    } else {
        route->answer(call, names);
    }
}

void serve_api(serve_call *call, const char *path) {
    const char *method = call->request->method;
    bool known = false;
    api_names names = {.slot = ""};
    call->response->type = "application/json; charset=utf-8";
    method = strcmp(method, "HEAD") == 0 ? "GET" : method;
    for (size_t i = 0; i < sizeof routes / sizeof *routes; i++) {
        if (!fits(routes[i].path, path, &names)) {
            continue;
        }
        if (strcmp(routes[i].method, method) == 0) {
            answer_route(call, &routes[i], &names);
            return;
        }
        known = true;
    }
    fail(call, known ? 405 : 404,
         known ? "that cannot be asked so" : "nothing stands at that address");
}
