/* fuzz/fuzz_serve.c - any bytes as a request to the server, and as a text that is tried: an answer
 * is always given, and no word of others becomes markup.
 *
 * The first byte chooses: even, a request (a line of method and path, then a line for each field);
 * 1 of 4, a text sent by the form of /try; 3 of 4, a body of JSON that wants to decide. The ledger
 * holds one report and is made once. */
#include "reading.h"
#include "serve/answer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char token[] = "0123456789abcdef0123456789abcdef";

/* The server of this process; it is never taken down. */
static serve_server *open_server(void) {
    static serve_server server;
    static bool open = false;
    char folder[] = "/tmp/rashomon-fuzz-XXXXXX", ledger[64], report[64];
    const char *paths[] = {report};
    rsm_model *model = NULL;
    rsm_session *session = NULL;
    if (open)
        return &server;
    demand(mkdtemp(folder) != NULL);
    snprintf(ledger, sizeof ledger, "%s/case.db", folder);
    snprintf(report, sizeof report, "%s/report.txt", folder);
    FILE *file = fopen(report, "wb");
    demand(file != NULL);
    fputs("A bomb exploded in Kano on 14 May 2021, killing 12 people, police said.\n", file);
    fclose(file);
    demand(rsm_model_open(RSM_TEST_WORLD_FILE, &model, NULL) == RSM_OK);
    demand(rsm_session_open(model, ledger, RSM_SESSION_CREATE, NULL, &session, NULL) == RSM_OK);
    demand(rsm_session_build(session, paths, 1, NULL, NULL, NULL) == RSM_OK);
    unlink(ledger);
    unlink(report);
    rmdir(folder);
    server.record = (serve_case){session, model, "case.db", NULL, {NULL, NULL, NULL, NULL}};
    server.port = 8017;
    server.countries = serve_countries(&server.record);
    memcpy(server.token, token, sizeof token);
    open = true;
    return &server;
}

/* A page holds no element that the program does not write. */
static void check(const serve_response *response) {
    static const char *const forbidden[] = {"<script", "<img", "<iframe", "<svg onload", "<object"};
    const char *page = words_text_string(&response->body.out);
    demand(response->status >= 200 && response->status < 600);
    if (strncmp(response->type, "text/html", 9) != 0)
        return;
    demand(strstr(page, "</html>") != NULL);
    for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++)
        demand(strstr(page, forbidden[i]) == NULL);
}

/* "GET /path", then "name=value" lines; `text` is changed. */
static void parse(char *text, serve_request *request) {
    char *line = text, *end;
    request->method = "GET";
    request->path = "/";
    for (bool first = true; line != NULL; first = false, line = end) {
        end = strchr(line, '\n');
        if (end != NULL)
            *end++ = '\0';
        char *split = strchr(line, first ? ' ' : '=');
        if (split == NULL)
            continue;
        *split = '\0';
        if (first) {
            request->method = line;
            request->path = split + 1;
        } else if (request->field_count < SERVE_MOST_FIELDS) {
            request->fields[request->field_count++] = (serve_field){line, split + 1};
        }
    }
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    serve_request request = {.host = "127.0.0.1:8017"};
    serve_response response;
    char *text = malloc(size + 1);
    if (size == 0 || size > 4096 || text == NULL) {
        free(text);
        return 0;
    }
    memcpy(text, data + 1, size - 1);
    text[size - 1] = '\0';
    if (data[0] % 2 == 0) {
        parse(text, &request);
    } else if (data[0] % 4 == 3) {
        request.method = "POST";
        request.path = "/api/v1/decisions";
        request.body = text;
        request.body_size = size - 1;
    } else {
        request.method = "POST";
        request.path = "/try";
        request.fields[0] = (serve_field){"text", text};
        request.fields[1] = (serve_field){"token", token};
        request.field_count = 2;
    }
    serve_answer(open_server(), &request, &response);
    check(&response);
    html_free(&response.body);
    free(text);
    return 0;
}
