/* The server: libmicrohttpd between the network and serve_answer.
 *
 * Part: listens on loopback only, hands each request as a serve_request to serve_answer, and sends
 * what that gives with the headers that keep a page to itself. Invariants: one thread answers,
 * since a ledger is used by one; others wait their turn. A client that is slow or goes away costs a
 * connection and no more: there are CONNECTIONS of them, each is dropped after TIMEOUT seconds of
 * silence, none holds more than MEMORY bytes of headers, a form no more than SERVE_MOST_FORM.
 * Cost: that of the answers. */
#include "serve/answer.h"

#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <unistd.h>

enum { CONNECTIONS = 512, TIMEOUT = 15, MEMORY = 64 * 1024, HEADERS = 9 };

struct serve_running {
    struct MHD_Daemon *daemon;
    serve_server server;
};

/* A request on its way in. */
typedef struct arriving {
    char *form; /* of a POST, or the JSON that was sent */
    size_t form_size, form_capacity;
    bool too_large, is_json;
    char *decoded; /* the target as it came; then all that the request's strings point into */
    size_t decoded_size;
    bool too_many;
    serve_request request;
} arriving;

/* ---- decoding ---- */

static int digit_of(char byte) {
    return byte >= '0' && byte <= '9'   ? byte - '0'
           : byte >= 'a' && byte <= 'f' ? byte - 'a' + 10
           : byte >= 'A' && byte <= 'F' ? byte - 'A' + 10
                                        : -1;
}

/* Undoes %XX and, in a form, the plus; what is no escape stays. A NUL would cut the string: it
 * becomes a space. Gives the bytes written, without the NUL that ends them. */
static size_t decode(const char *from, size_t size, bool form, char *to) {
    size_t written = 0;
    for (size_t i = 0; i < size; i++) {
        char byte = from[i];
        if (byte == '%' && i + 2 < size && digit_of(from[i + 1]) >= 0 &&
            digit_of(from[i + 2]) >= 0) {
            byte = (char)(digit_of(from[i + 1]) * 16 + digit_of(from[i + 2]));
            i += 2;
        } else if (form && byte == '+') {
            byte = ' ';
        }
        to[written++] = byte == '\0' ? ' ' : byte;
    }
    to[written] = '\0';
    return written;
}

/* "a=1&b=2" into fields whose strings stand in `room`; gives the end of what was written. */
static char *add_fields(arriving *in, const char *query, size_t size, char *room) {
    for (size_t at = 0; at < size;) {
        const char *end = memchr(query + at, '&', size - at);
        size_t length = end != NULL ? (size_t)(end - query) - at : size - at;
        const char *equals = memchr(query + at, '=', length);
        size_t name = equals != NULL ? (size_t)(equals - query) - at : length;
        if (in->request.field_count == SERVE_MOST_FIELDS) {
            in->too_many = true;
            return room;
        }
        if (length > 0) {
            serve_field *field = &in->request.fields[in->request.field_count++];
            field->name = room;
            room += decode(query + at, name, true, room) + 1;
            field->value = room;
            room += decode(equals != NULL ? equals + 1 : "", equals != NULL ? length - name - 1 : 0,
                           true, room) +
                    1;
        }
        at += length + 1;
    }
    return room;
}

/* The raw target and the form, decoded; false where memory fails. Each field takes two NULs more
 * than its text. */
static bool decode_request(arriving *in, const char *target, size_t target_size) {
    const char *question = memchr(target, '?', target_size);
    size_t path = question != NULL ? (size_t)(question - target) : target_size;
    in->decoded_size = target_size + in->form_size + 2 * (SERVE_MOST_FIELDS + 2) * 2;
    in->decoded = malloc(in->decoded_size);
    if (in->decoded == NULL) {
        return false;
    }
    char *room = in->decoded;
    in->request.path = room;
    room += decode(target, path, false, room) + 1;
    if (question != NULL) {
        room = add_fields(in, question + 1, target_size - path - 1, room);
    }
    if (in->is_json) {
        in->request.body = in->form != NULL ? in->form : "";
        in->request.body_size = in->form_size;
    } else if (in->form != NULL) {
        add_fields(in, in->form, in->form_size, room);
    }
    return true;
}

/* ---- answering ---- */

static enum MHD_Result send_answer(struct MHD_Connection *connection, serve_response *answer) {
    static const char *const headers[HEADERS][2] = {
        {"Content-Security-Policy",
         "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; "
         "base-uri 'none'"},
        {"X-Content-Type-Options", "nosniff"},
        {"X-Frame-Options", "DENY"},
        {"Referrer-Policy", "same-origin"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"Cache-Control", "no-store"},
        {"Vary", "Host"},
        {"Permissions-Policy", "geolocation=(), camera=(), microphone=()"},
    };
    size_t size = answer->body.out.size;
    char *data = answer->body.out.data;
    struct MHD_Response *response =
        data != NULL ? MHD_create_response_from_buffer(size, data, MHD_RESPMEM_MUST_FREE)
                     : MHD_create_response_from_buffer(0, "", MHD_RESPMEM_PERSISTENT);
    if (response == NULL) {
        return MHD_NO;
    }
    answer->body.out = (words_text){0};
    MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, answer->type);
    if (answer->location[0] != '\0') {
        MHD_add_response_header(response, MHD_HTTP_HEADER_LOCATION, answer->location);
    }
    for (size_t i = 0; i < HEADERS; i++) {
        MHD_add_response_header(response, headers[i][0], headers[i][1]);
    }
    enum MHD_Result sent = MHD_queue_response(connection, answer->status, response);
    MHD_destroy_response(response);
    return sent;
}

static enum MHD_Result send_words(struct MHD_Connection *connection, unsigned status,
                                  const char *words) {
    serve_response answer = {.status = status, .type = "text/plain; charset=utf-8"};
    html_raw(&answer.body, words);
    enum MHD_Result sent = send_answer(connection, &answer);
    html_free(&answer.body);
    return sent;
}

static enum MHD_Result answer_request(serve_server *server, struct MHD_Connection *connection,
                                      arriving *in) {
    serve_response answer;
    in->request.host = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Host");
    in->request.origin = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Origin");
    in->request.site = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Sec-Fetch-Site");
    serve_answer(server, &in->request, &answer);
    enum MHD_Result sent = send_answer(connection, &answer);
    html_free(&answer.body);
    return sent;
}

/* "application/json", with or without a parameter behind it. */
static bool is_json_type(const char *type) {
    static const char json[] = "application/json";
    size_t size = sizeof json - 1;
    return type != NULL && strncasecmp(type, json, size) == 0 &&
           (type[size] == '\0' || type[size] == ';' || type[size] == ' ');
}

/* ---- what libmicrohttpd calls ---- */

/* A copy of the target as it came: libmicrohttpd would undo its escapes, and an escaped slash or
 * question mark of an id would be taken for one of the address. */
static void *on_target(void *context, const char *target, struct MHD_Connection *connection) {
    (void)context;
    (void)connection;
    size_t size = strlen(target);
    arriving *in = calloc(1, sizeof *in);
    char *copy = malloc(size + 1);
    if (in == NULL || copy == NULL) {
        free(in);
        free(copy);
        return NULL;
    }
    memcpy(copy, target, size + 1);
    in->decoded = copy;
    in->decoded_size = size;
    return in;
}

static void take_form(arriving *in, const char *data, size_t size) {
    if (in->too_large || in->form_size + size > SERVE_MOST_FORM) {
        in->too_large = true;
        return;
    }
    if (in->form_size + size + 1 > in->form_capacity) {
        size_t capacity = (in->form_size + size + 1) * 2;
        char *grown = realloc(in->form, capacity);
        if (grown == NULL) {
            in->too_large = true;
            return;
        }
        in->form = grown;
        in->form_capacity = capacity;
    }
    memcpy(in->form + in->form_size, data, size);
    in->form_size += size;
}

static enum MHD_Result on_request(void *context, struct MHD_Connection *connection, const char *url,
                                  const char *method, const char *version, const char *data,
                                  size_t *size, void **state) {
    serve_server *server = context;
    arriving *in = *state;
    (void)url;
    (void)version;
    if (in == NULL) {
        return MHD_NO;
    }
    if (in->request.method == NULL) { /* the headers have come; a body may follow */
        in->request.method = method;
        return MHD_YES;
    }
    if (*size > 0) {
        take_form(in, data, *size);
        *size = 0;
        return MHD_YES;
    }
    in->request.method = method;
    in->is_json =
        is_json_type(MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Content-Type"));
    char *target = in->decoded;
    size_t target_size = in->decoded_size;
    in->decoded = NULL;
    bool long_path = target_size > 2 * SERVE_MOST_PATH;
    bool good = !in->too_large && !long_path && decode_request(in, target, target_size);
    free(target);
    if (in->too_large || long_path || in->too_many) {
        return send_words(connection, in->too_large ? 413 : 414, "too much is sent at once\n");
    }
    return good ? answer_request(server, connection, in)
                : send_words(connection, 500, "out of memory\n");
}

static void on_end(void *context, struct MHD_Connection *connection, void **state,
                   enum MHD_RequestTerminationCode code) {
    arriving *in = *state;
    (void)context;
    (void)connection;
    (void)code;
    if (in != NULL) {
        free(in->form);
        free(in->decoded);
        free(in);
        *state = NULL;
    }
}

/* ---- life ---- */

static rsm_status make_token(char *token, rsm_error *error) {
    static const char digits[] = "0123456789abcdef";
    unsigned char bytes[SERVE_TOKEN / 2];
    if (getrandom(bytes, sizeof bytes, 0) != (ssize_t)sizeof bytes) {
        return serve_error(error, RSM_ERROR_IO, "the system gives no random numbers");
    }
    for (size_t i = 0; i < sizeof bytes; i++) {
        token[2 * i] = digits[bytes[i] >> 4];
        token[2 * i + 1] = digits[bytes[i] & 15];
    }
    token[SERVE_TOKEN] = '\0';
    return RSM_OK;
}

static struct MHD_Daemon *start(struct serve_running *running, unsigned port) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return MHD_start_daemon(MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_EPOLL, (uint16_t)port, NULL,
                            NULL, on_request, &running->server, MHD_OPTION_SOCK_ADDR,
                            (struct sockaddr *)&address, MHD_OPTION_CONNECTION_LIMIT,
                            (unsigned)CONNECTIONS, MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)TIMEOUT,
                            MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)MEMORY,
                            MHD_OPTION_URI_LOG_CALLBACK, on_target, NULL,
                            MHD_OPTION_NOTIFY_COMPLETED, on_end, NULL, MHD_OPTION_END);
}

rsm_status serve_start(const serve_case *record, unsigned port, bool read_only, const char *person,
                       serve_running **result, unsigned *bound, rsm_error *error) {
    *result = NULL;
    serve_running *running = calloc(1, sizeof *running);
    if (running == NULL) {
        return serve_error(error, RSM_ERROR_MEMORY, "out of memory");
    }
    running->server.record = *record;
    running->server.read_only = read_only;
    running->server.person = person;
    running->server.countries = serve_countries(&running->server.record);
    running->server.port = port;
    running->server.most_viewed = SERVE_MOST_VIEWED;
    rsm_status status = make_token(running->server.token, error);
    if (status == RSM_OK) {
        running->daemon = start(running, port);
        if (running->daemon == NULL) {
            status = serve_error(error, RSM_ERROR_IO,
                                 "cannot listen: is the port in use by another program?");
        }
    }
    if (status != RSM_OK) {
        free(running);
        return status;
    }
    const union MHD_DaemonInfo *info =
        MHD_get_daemon_info(running->daemon, MHD_DAEMON_INFO_BIND_PORT);
    running->server.port = info != NULL && info->port != 0 ? info->port : port;
    *bound = running->server.port;
    *result = running;
    return RSM_OK;
}

void serve_stop(serve_running *running) {
    if (running != NULL) {
        MHD_stop_daemon(running->daemon);
        serve_forget_view(&running->server);
        free(running);
    }
}
