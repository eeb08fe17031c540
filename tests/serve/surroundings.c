/* A server's surroundings for tests: see surroundings.h. */
#include "surroundings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PORT = 8017 };

/* Reports whose every word wants to be markup, a path or a command. */
static const char hostile[] =
    "{\"id\":\"r/1?x=<b>&\\\"'\",\"title\":\"Bomb kills 3 in Nairobi <script>alert(1)</script>\","
    "\"outlet\":\"\\\"><img src=x onerror=alert(1)>\",\"published\":\"2021-05-14\","
    "\"url\":\"javascript:alert(1)\",\"text\":\"A bomb exploded in Nairobi on Friday, killing 3 "
    "people, said <script>alert('police')</script> spokesman John O'Hara & sons. "
    "\\\"It was the <b>Front</b>,\\\" the police said. \\u202eNo\\u0007 group claimed it.\"}\n"
    "{\"id\":\"../../etc/passwd\",\"title\":\"Nairobi bomb toll rises to 5\",\"outlet\":\"Post\","
    "\"published\":\"2021-05-15\",\"text\":\"The death toll of the bombing in Nairobi on Friday "
    "rose to 5, the hospital said. </textarea></mark></main>\"}\n";

int open_surroundings(void **state) {
    surroundings *s = calloc(1, sizeof *s);
    rsm_error error = {0};
    assert_non_null(s);
    strcpy(s->folder, "/tmp/rashomon-serve-XXXXXX");
    assert_non_null(mkdtemp(s->folder));
    snprintf(s->ledger, sizeof s->ledger, "%s/case.db", s->folder);
    snprintf(s->reports, sizeof s->reports, "%s/reports.jsonl", s->folder);
    FILE *file = fopen(s->reports, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(hostile, 1, sizeof hostile - 1, file), sizeof hostile - 1);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(rsm_model_open(RSM_TEST_WORLD_FILE, &s->model, &error), RSM_OK);
    rsm_session *session = NULL;
    assert_int_equal(
        rsm_session_open(s->model, s->ledger, RSM_SESSION_CREATE, NULL, &session, &error), RSM_OK);
    const char *paths[] = {s->reports, RSM_TEST_SOURCE_FOLDER "/examples/bombing"};
    assert_int_equal(rsm_session_build(session, paths, 2, NULL, NULL, &error), RSM_OK);
    s->server.record =
        (serve_case){session, s->model, "case.db", s->ledger, {NULL, NULL, NULL, NULL}};
    s->server.port = PORT;
    s->server.most_viewed = SERVE_MOST_VIEWED;
    s->server.countries = serve_countries(&s->server.record);
    strcpy(s->server.token, "0123456789abcdef0123456789abcdef");
    *state = s;
    return 0;
}

int close_surroundings(void **state) {
    surroundings *s = *state;
    serve_forget_view(&s->server);
    rsm_session_close(s->server.record.session);
    rsm_model_close(s->model);
    unlink(s->ledger);
    unlink(s->reports);
    rmdir(s->folder);
    free(s);
    return 0;
}

serve_request get(const char *path) {
    return (serve_request){.method = "GET", .path = path, .host = "127.0.0.1:8017"};
}

unsigned status_of(surroundings *s, const serve_request *request) {
    serve_response response;
    serve_answer(&s->server, request, &response);
    unsigned status = response.status;
    html_free(&response.body);
    return status;
}

/* ---- a small check that a page is well formed ---- */

static bool is_void(const char *name, size_t size) {
    static const char *const names[] = {"meta", "link", "br", "input", "!DOCTYPE"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        if (strlen(names[i]) == size && strncmp(names[i], name, size) == 0) {
            return true;
        }
    }
    return false;
}

/* Every element is closed where it was opened; no element is there that the program does not write.
 */
void check_whole(const char *page) {
    static const char *const forbidden[] = {"<script", "<img", "<b>Front", "javascript:alert(1)\"",
                                            "onerror=alert(1)>"};
    struct {
        const char *name;
        size_t size;
    } open[256];
    size_t depth = 0;
    for (size_t i = 0; i < COUNT_OF(forbidden); i++) {
        assert_null(strstr(page, forbidden[i]));
    }
    for (const char *at = strchr(page, '<'); at != NULL; at = strchr(at + 1, '<')) {
        bool closes = at[1] == '/';
        const char *name = at + 1 + closes;
        size_t size = strcspn(name, " \n/>");
        const char *end = strchr(at, '>');
        assert_non_null(end);
        if (closes) {
            assert_true(depth > 0 && open[depth - 1].size == size &&
                        strncmp(open[depth - 1].name, name, size) == 0);
            depth--;
        } else if (end[-1] != '/' && !is_void(name, size)) {
            assert_true(depth < COUNT_OF(open));
            open[depth].name = name;
            open[depth++].size = size;
        }
    }
    assert_int_equal(depth, 0);
}

void check_page(surroundings *s, const char *path) {
    serve_request request = get(path);
    serve_response response;
    serve_answer(&s->server, &request, &response);
    assert_int_equal(response.status, 200);
    check_whole(words_text_string(&response.body.out));
    html_free(&response.body);
}

bool page_says(surroundings *s, const char *path, const char *words) {
    serve_request request = get(path);
    serve_response response;
    serve_answer(&s->server, &request, &response);
    bool says = strstr(words_text_string(&response.body.out), words) != NULL;
    check_whole(words_text_string(&response.body.out));
    html_free(&response.body);
    return says;
}
