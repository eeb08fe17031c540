/* A request and its answer, apart from the sockets they come and go by.
 *
 * serve_answer is all of the server but the network: it can be tested and fuzzed with no port open.
 * A request is hostile: its parts are used as words, never as names of files, SQL or markup.
 *
 * Private to the room. */
#ifndef RSM_SERVE_ANSWER_H
#define RSM_SERVE_ANSWER_H

#include "serve/gather.h"

enum {
    SERVE_MOST_FIELDS = 32,    /* of a query or a form; more are refused */
    SERVE_MOST_FORM = 1 << 20, /* bytes of a form or of a text that is tried */
    SERVE_MOST_PATH = 2048,    /* bytes of a path */
    SERVE_MOST_VIEWED = 3000,  /* incidents of a ledger that is seen as a whole in a view */
    SERVE_TOKEN = 32           /* hexadecimal digits */
};

/* A field of the query or of a form, decoded. */
typedef struct serve_field {
    const char *name, *value;
} serve_field;

/* A request; strings are NUL-terminated and borrowed. */
typedef struct serve_request {
    const char *method; /* "GET", "HEAD", "POST" */
    const char *path;   /* decoded, from the first slash; no query */
    const char *host;   /* the Host header, or NULL */
    const char *origin; /* the Origin header, or NULL */
    const char *site;   /* Sec-Fetch-Site, or NULL */
    serve_field fields[SERVE_MOST_FIELDS];
    size_t field_count;
    const char *body; /* of JSON, as it came; NULL where a form or nothing was sent */
    size_t body_size;
} serve_request;

typedef struct serve_response {
    unsigned status;
    const char *type;    /* a media type */
    char location[1024]; /* of a redirect; else empty */
    html body;
} serve_response;

/* When a file was written last, as far as the system tells. */
typedef struct serve_stamp {
    int64_t size, seconds, nanoseconds;
} serve_stamp;

/* The one view that is kept. */
typedef struct serve_view {
    rsm_session *session; /* NULL: none */
    char as_of[48], published_by[48];
    char incident[SERVE_MOST_PATH]; /* whose reports alone are seen; "": all are */
    serve_stamp stamps[2];          /* of the ledger, and of its log, when it was made */
} serve_view;

typedef struct serve_server {
    serve_case record;
    unsigned port;
    bool read_only;
    const char *person;          /* who decides, if a form gives no other name; may be NULL */
    char token[SERVE_TOKEN + 1]; /* that forms carry against requests made by other sites */
    words_countries countries;
    int64_t most_viewed; /* SERVE_MOST_VIEWED, but in tests */
    serve_view view;
} serve_server;

/* Always gives a response, freed with html_free(&response->body). Cost: that of the page. */
void serve_answer(serve_server *server, const serve_request *request, serve_response *response);

/* The value of a field, or NULL. */
const char *serve_field_of(const serve_request *request, const char *name);

/* The same, NULL where it is empty. */
const char *serve_given(const serve_request *request, const char *name);

/* The values of all fields of that name that are not empty, at most SERVE_MOST_FIELDS; gives how
 * many.
 */
size_t serve_fields_named(const serve_request *request, const char *name, const char **values);

/* The number that a field holds, within [least, most], or `otherwise`. */
long serve_number_of(const serve_request *request, const char *name, long least, long most,
                     long otherwise);

/* What "ID" or "ID/why/SLOT" names: an id may hold slashes, a slot none. */
typedef struct serve_incident_path {
    char id[SERVE_MOST_PATH];
    const char *slot; /* NULL where none is named; within the path */
} serve_incident_path;

/* Reads the path; with `with_slot` false its first `size` bytes are an id, whatever they hold.
 * False where no incident is named, or one too long. */
bool serve_read_incident_path(const char *path, size_t size, bool with_slot,
                              serve_incident_path *read);

/* ---- the pages; each fills the response ---- */

typedef struct serve_call {
    serve_server *server;
    const serve_request *request;
    serve_response *response;
    serve_case record; /* the server's, or the same in a view */
    serve_site site;
    html *page; /* the response's body */
} serve_call;

/* Whether the request was made by a page of this server, or by no page; and whether it carries the
 * token that pages of this server have. */
bool serve_is_own_origin(const serve_call *call);
bool serve_has_token(const serve_call *call);

/* Answers the call out of the view that its fields "as_of" and "published_by" ask for, if they do;
 * of a large ledger a view of the reports of `incident` alone, and where that is NULL an error.
 * Errors: RSM_ERROR_ARGUMENT (no such time), RSM_ERROR_LIMIT, those of the session. */
rsm_status serve_enter_view(serve_call *call, const char *incident, rsm_error *error);

/* Closes the view that is kept; for the end of a server, and before another. */
void serve_forget_view(serve_server *server);

void serve_page_list(serve_call *call);
void serve_page_map(serve_call *call);
void serve_page_incident(serve_call *call, const char *id);
void serve_page_why(serve_call *call, const char *id, const char *slot);
void serve_page_codebooks(serve_call *call, const char *id);
void serve_page_report(serve_call *call, const char *id);
void serve_page_try(serve_call *call);
void serve_page_review(serve_call *call);
void serve_page_decisions(serve_call *call);

/* Takes a decision that a form sent, and sends the browser back. */
void serve_decide(serve_call *call);

/* Takes the decision that a form's fields or a body of JSON tell; `undone`, where not NULL, is the
 * number of a decision that it undoes. *decision as of rsm_session_decide, whose errors it gives;
 * RSM_ERROR_FORMAT: the body is no object. */
rsm_status serve_take_decision(serve_call *call, const char *undone, rsm_string *decision,
                               rsm_error *error);

/* Answers under /api/v1, by any method; `path` is what follows, from its slash. */
void serve_api(serve_call *call, const char *path);
void serve_api_fail(serve_call *call, const rsm_error *error);

/* What there is, in order: a method and a path as OpenAPI writes it. False past the last. */
bool serve_api_route(size_t index, const char **method, const char **path);

/* The status of HTTP for an error of the library. */
unsigned serve_status_of(const rsm_error *error);

/* A page that tells what is wrong; drops what was written before. */
void serve_fail(serve_call *call, unsigned status, const char *message);
void serve_fail_with(serve_call *call, const rsm_error *error);

#endif
