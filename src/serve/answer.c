/* From a request to a page: who may ask, what is asked for, what is wrong. See serve/answer.h.
 *
 * Invariants: a request that does not name this machine as its host is refused, so that no other
 * site's page can read a ledger through a name that it has pointed here; what a path does not name
 * exactly is not found; a page is whole or is a page of an error. Cost: that of the page asked for.
 */
#include "serve/answer.h"
#include "serve/assets.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

const char *serve_field_of(const serve_request *request, const char *name) {
    for (size_t i = 0; i < request->field_count; i++) {
        if (strcmp(request->fields[i].name, name) == 0) {
            return request->fields[i].value;
        }
    }
    return NULL;
}

const char *serve_given(const serve_request *request, const char *name) {
    const char *value = serve_field_of(request, name);
    return value != NULL && value[0] != '\0' ? value : NULL;
}

size_t serve_fields_named(const serve_request *request, const char *name, const char **values) {
    size_t count = 0;
    for (size_t i = 0; i < request->field_count; i++) {
        if (strcmp(request->fields[i].name, name) == 0 && request->fields[i].value[0] != '\0') {
            values[count++] = request->fields[i].value;
        }
    }
    return count;
}

long serve_number_of(const serve_request *request, const char *name, long least, long most,
                     long otherwise) {
    const char *value = serve_field_of(request, name);
    char *end;
    if (value == NULL || value[0] < '0' || value[0] > '9') {
        return otherwise;
    }
    long number = strtol(value, &end, 10);
    return *end == '\0' && number >= least && number <= most ? number : otherwise;
}

/* ---- what is wrong ---- */

static const char *reason_of(unsigned status) {
    switch (status) {
    case 400:
        return "That cannot be asked";
    case 403:
        return "That is not allowed here";
    case 404:
        return "There is no such page";
    case 405:
        return "That page cannot be asked so";
    default:
        return "Something went wrong";
    }
}

void serve_fail(serve_call *call, unsigned status, const char *message) {
    words_text_clear(&call->page->out);
    call->response->status = status;
    call->response->type = "text/html; charset=utf-8";
    serve_begin_page(call->page, &call->site, reason_of(status), NULL);
    html_format(call->page, "<h1>%s</h1>\n<p class=\"error\">", reason_of(status));
    words_text_others(html_begin_words(call->page), message, strlen(message));
    html_end_words(call->page);
    html_raw(call->page, "</p>\n<p><a href=\"/\">All incidents</a></p>\n");
    serve_end_page(call->page, &call->site);
}

unsigned serve_status_of(const rsm_error *error) {
    return error->status == RSM_ERROR_NOT_FOUND  ? 404
           : error->status == RSM_ERROR_ARGUMENT ? 400
           : error->status == RSM_ERROR_FORMAT   ? 400
           : error->status == RSM_ERROR_LIMIT    ? 400
                                                 : 500;
}

void serve_fail_with(serve_call *call, const rsm_error *error) {
    bool unseen = error->status == RSM_ERROR_NOT_FOUND &&
                  (call->site.as_of != NULL || call->site.published_by != NULL);
    serve_fail(call, serve_status_of(error),
               unseen ? "of what is seen here nothing tells of it" : error->message);
}

/* ---- who may ask ---- */

/* "127.0.0.1:8080", "localhost:8080", "[::1]:8080". */
static bool is_this_machine(const char *host, unsigned port) {
    static const char *const names[] = {"127.0.0.1", "localhost", "[::1]"};
    char expected[64];
    for (size_t i = 0; host != NULL && i < sizeof names / sizeof *names; i++) {
        snprintf(expected, sizeof expected, "%s:%u", names[i], port);
        if (strcasecmp(host, expected) == 0 || (port == 80 && strcasecmp(host, names[i]) == 0)) {
            return true;
        }
    }
    return false;
}

static bool is_this_origin(const char *origin, unsigned port) {
    return strncmp(origin, "http://", 7) == 0 && is_this_machine(origin + 7, port);
}

/* Equal in a time that tells nothing of where they differ. */
static bool is_token(const serve_server *server, const char *given) {
    unsigned char differs = given == NULL || strlen(given) != SERVE_TOKEN;
    for (size_t i = 0; !differs && i < SERVE_TOKEN; i++) {
        differs |= (unsigned char)(given[i] ^ server->token[i]);
    }
    return !differs;
}

bool serve_is_own_origin(const serve_call *call) {
    const serve_request *request = call->request;
    bool site = request->site == NULL || strcmp(request->site, "same-origin") == 0 ||
                strcmp(request->site, "none") == 0;
    return site && (request->origin == NULL || is_this_origin(request->origin, call->server->port));
}

bool serve_has_token(const serve_call *call) {
    return is_token(call->server, serve_field_of(call->request, "token"));
}

/* ---- what is asked for ---- */

/* The rest of a path after a beginning, or NULL. */
static const char *after(const char *path, const char *beginning) {
    size_t size = strlen(beginning);
    return strncmp(path, beginning, size) == 0 ? path + size : NULL;
}

bool serve_read_incident_path(const char *path, size_t size, bool with_slot,
                              serve_incident_path *read) {
    static const char before[] = "/why/";
    const char *at = with_slot ? strstr(path, before) : NULL;
    read->slot = NULL;
    for (; at != NULL; at = strstr(at + 1, before)) {
        read->slot = at + strlen(before);
    }
    size_t length = read->slot != NULL ? (size_t)(read->slot - path) - strlen(before) : size;
    if (length == 0 || length >= sizeof read->id) {
        return false;
    }
    memcpy(read->id, path, length);
    read->id[length] = '\0';
    return true;
}

/* "/incidents/ID", "/incidents/ID/codebooks" and "/incidents/ID/why/SLOT". */
static void answer_incident(serve_call *call, const char *rest) {
    static const char books[] = "/codebooks";
    serve_incident_path path;
    size_t size = strlen(rest);
    bool coded = size > strlen(books) && strcmp(rest + size - strlen(books), books) == 0;
    rsm_error error = {0};
    if (!serve_read_incident_path(rest, coded ? size - strlen(books) : size, !coded, &path)) {
        serve_fail(call, 404, "no incident is named");
    } else if (serve_enter_view(call, path.id, &error) != RSM_OK) {
        serve_fail_with(call, &error);
    } else if (path.slot != NULL) {
        serve_page_why(call, path.id, path.slot);
    } else if (coded) {
        serve_page_codebooks(call, path.id);
    } else {
        serve_page_incident(call, path.id);
    }
}

static void answer_style(serve_call *call) {
    call->response->type = "text/css; charset=utf-8";
    html_raw(call->page, serve_asset_style);
}

static void answer_get(serve_call *call) {
    const char *path = call->request->path, *rest;
    rsm_error error = {0};
    if ((rest = after(path, "/incidents/")) != NULL) {
        answer_incident(call, rest);
    } else if (strcmp(path, "/style.css") == 0) {
        answer_style(call);
    } else if (serve_enter_view(call, NULL, &error) != RSM_OK) {
        serve_fail_with(call, &error);
    } else if (strcmp(path, "/") == 0) {
        serve_page_list(call);
    } else if (strcmp(path, "/map") == 0) {
        serve_page_map(call);
    } else if (strcmp(path, "/try") == 0) {
        serve_page_try(call);
    } else if (strcmp(path, "/review") == 0) {
        serve_page_review(call);
    } else if (strcmp(path, "/decisions") == 0) {
        serve_page_decisions(call);
    } else if ((rest = after(path, "/reports/")) != NULL && rest[0] != '\0') {
        serve_page_report(call, rest);
    } else {
        serve_fail(call, 404, "nothing stands at that address");
    }
}

static void answer_post(serve_call *call) {
    if (!serve_is_own_origin(call) || !serve_has_token(call)) {
        serve_fail(call, 403, "a form must be sent from a page of this server: open it anew");
    } else if (strcmp(call->request->path, "/try") == 0) {
        serve_page_try(call);
    } else if (strcmp(call->request->path, "/decide") == 0) {
        serve_decide(call);
    } else {
        serve_fail(call, 405, "nothing can be sent to that address");
    }
}

void serve_answer(serve_server *server, const serve_request *request, serve_response *response) {
    *response = (serve_response){.status = 200, .type = "text/html; charset=utf-8"};
    serve_call call = {.server = server, .request = request, .response = response};
    call.record = server->record;
    call.page = &response->body;
    call.site = (serve_site){.ledger = server->record.ledger,
                             .read_only = server->read_only,
                             .token = server->token,
                             .person = server->person,
                             .path = request->path,
                             .model = server->record.model,
                             .countries = &server->countries};
    if (!is_this_machine(request->host, server->port)) {
        *response = (serve_response){.status = 403, .type = "text/plain; charset=utf-8"};
        html_raw(&response->body, "this server answers to 127.0.0.1 and localhost alone\n");
    } else if (after(request->path, "/api/v1/") != NULL) {
        serve_api(&call, after(request->path, "/api/v1"));
    } else if (strcmp(request->method, "GET") == 0 || strcmp(request->method, "HEAD") == 0) {
        answer_get(&call);
    } else if (strcmp(request->method, "POST") == 0) {
        answer_post(&call);
    } else {
        serve_fail(&call, 405, "only GET, HEAD and POST are answered");
    }
    if (html_failed(call.page)) {
        html_free(call.page);
        *response = (serve_response){.status = 500, .type = "text/plain; charset=utf-8"};
        html_raw(&response->body, "out of memory\n");
    }
}
