/* What the server answers: pages for those who may ask, whole and escaped whatever the reports say,
 * and a refusal for everything else. No port is opened. */
#include "surroundings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- pages ---- */

static void pages_are_whole_whatever_the_reports_say(void **state) {
    surroundings *s = *state;
    static const char *const paths[] = {"/",
                                        "/map",
                                        "/try",
                                        "/review",
                                        "/decisions",
                                        "/reports/r/1?x=<b>&\"'",
                                        "/reports/../../etc/passwd"};
    for (size_t i = 0; i < COUNT_OF(paths); i++) {
        check_page(s, paths[i]);
    }
}

/* Every incident of the list and every cell of it has its page. */
static void every_incident_and_every_proof_has_its_page(void **state) {
    surroundings *s = *state;
    rsm_filter filter = {.all = true};
    rsm_string text;
    rsm_error error = {0};
    assert_int_equal(rsm_session_list(s->server.record.session, &filter, &text, &error), RSM_OK);
    json_t *rows = serve_parse(&text);
    assert_true(json_array_size(rows) >= 2);
    for (size_t i = 0; i < json_array_size(rows); i++) {
        char path[512];
        const char *id = json_string_value(json_object_get(json_array_get(rows, i), "id"));
        snprintf(path, sizeof path, "/incidents/%s", id);
        check_page(s, path);
        snprintf(path, sizeof path, "/incidents/%s/why/type", id);
        check_page(s, path);
        snprintf(path, sizeof path, "/incidents/%s/codebooks", id);
        check_page(s, path);
    }
    json_decref(rows);
}

static void a_file_of_all_accounts_is_whole_and_asks_for_nothing(void **state) {
    surroundings *s = *state;
    const char *ids[] = {"r/1?x=<b>&\"'@0", "bbea35fe"};
    rsm_error error = {0};
    char *page = NULL;
    size_t size = 0;
    rsm_status status = serve_report_file(&s->server.record, ids + 1, 1, &page, &size, &error);
    assert_int_equal(status, RSM_OK);
    check_whole(page);
    assert_null(strstr(page, "src="));
    assert_null(strstr(page, "href=\"http"));
    assert_null(strstr(page, "href=\"/"));
    assert_null(strstr(page, "@import"));
    assert_null(strstr(page, "url("));
    assert_int_equal(strlen(page), size);
    free(page);
    const char *missing[] = {"nothing@1"};
    assert_int_equal(serve_report_file(&s->server.record, missing, 1, &page, &size, &error),
                     RSM_ERROR_NOT_FOUND);
    assert_null(page);
}

/* ---- who may ask ---- */

static void only_this_machine_is_a_host(void **state) {
    static const struct {
        const char *host;
        unsigned status;
    } cases[] = {
        {"127.0.0.1:8017", 200},
        {"localhost:8017", 200},
        {"LOCALHOST:8017", 200},
        {"[::1]:8017", 200},
        {NULL, 403},
        {"", 403},
        {"127.0.0.1", 403},
        {"127.0.0.1:80", 403},
        {"example.org", 403},
        {"example.org:8017", 403},
        {"localhost:8017.evil.x", 403},
        {"127.0.0.1:8017@evil.x", 403},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        serve_request request = get("/");
        request.host = cases[i].host;
        assert_int_equal(status_of(*state, &request), cases[i].status);
    }
}

static void what_is_not_there_is_not_found(void **state) {
    static const struct {
        const char *method, *path;
        unsigned status;
    } cases[] = {
        {"GET", "/nothing", 404},
        {"GET", "", 404},
        {"GET", "//", 404},
        {"GET", "/../etc/passwd", 404},
        {"GET", "/style.css/../../x", 404},
        {"GET", "/incidents/", 404},
        {"GET", "/incidents/nothing@1", 404},
        {"GET", "/incidents/' OR 1=1 --", 404},
        {"GET", "/incidents/bbea35fe/why/nothing", 404},
        {"GET", "/incidents/bbea35fe/why/", 404},
        {"GET", "/reports/", 404},
        {"GET", "/reports/x'; DROP TABLE reports; --", 404},
        {"GET", "/api/v1/", 404},
        {"GET", "/api/v1/incidents/nothing@1", 404},
        {"GET", "/api/v1/reports/nothing", 404},
        {"PUT", "/", 405},
        {"DELETE", "/incidents/bbea35fe", 405},
        {"", "/", 405},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        serve_request request = get(cases[i].path);
        request.method = cases[i].method;
        assert_int_equal(status_of(*state, &request), cases[i].status);
    }
}

static void a_filter_that_makes_no_sense_is_told_and_words_are_no_sql(void **state) {
    static const struct {
        const char *name, *value;
        unsigned status;
    } cases[] = {
        {"from", "yesterday", 400},    {"from", "2021-02-30", 400},
        {"words", "' OR 1=1 --", 200}, {"words", "%_\\", 200},
        {"killed", "-5", 200},         {"killed", "99999999999999999999", 200},
        {"page", "1000000", 200},      {"page", "0", 200},
        {"country", "<script>", 200},  {"sort", "\"><script>", 200},
        {"type", "bombing' --", 200},  {"nothing", "x", 200},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        serve_request request = get("/");
        serve_response response;
        request.fields[0] = (serve_field){cases[i].name, cases[i].value};
        request.field_count = 1;
        serve_answer(&((surroundings *)*state)->server, &request, &response);
        assert_int_equal(response.status, cases[i].status);
        check_whole(words_text_string(&response.body.out));
        html_free(&response.body);
    }
}

/* ---- forms ---- */

/* The page of a request, freed with free. */
static char *page_of(surroundings *s, const serve_request *request) {
    serve_response response;
    serve_answer(&s->server, request, &response);
    assert_int_equal(response.status, 200);
    char *page = strdup(words_text_string(&response.body.out));
    assert_non_null(page);
    html_free(&response.body);
    return page;
}

static void a_dot_of_the_map_leads_to_what_it_holds(void **state) {
    serve_request request = get("/map");
    char *page = page_of(*state, &request);
    assert_non_null(strstr(page, "<a tabindex=\"-1\" href=\"/incidents/"));
    assert_non_null(strstr(page, "<circle class=\"dot\""));
    assert_null(strstr(page, "towns of one cell"));
    assert_non_null(strstr(page, "<h2>Where most were killed</h2>"));
    free(page);
    request = get("/map");
    request.fields[0] = (serve_field){"box", "60,40,80,50\"><b>"};
    request.field_count = 1;
    assert_int_equal(status_of(*state, &request), 400);
    request.fields[0] = (serve_field){"box", "60,40,80,50"};
    page = page_of(*state, &request);
    assert_non_null(strstr(page, "viewBox=\"2400.0 400.0 200.0 100.0\""));
    assert_non_null(strstr(page, "name=\"box\" checked value=\"60,40,80,50\""));
    free(page);
    request.path = "/";
    page = page_of(*state, &request);
    assert_non_null(strstr(page, "name=\"box\" checked"));
    free(page);
}

static void a_form_needs_the_token_of_this_server_and_its_own_page(void **state) {
    static const struct {
        const char *token, *origin, *site;
        unsigned status;
    } cases[] = {
        {"0123456789abcdef0123456789abcdef", NULL, NULL, 200},
        {"0123456789abcdef0123456789abcdef", "http://127.0.0.1:8017", "same-origin", 200},
        {"0123456789abcdef0123456789abcdef", "http://localhost:8017", NULL, 200},
        {"0123456789abcdef0123456789abcdef", "http://example.org", NULL, 403},
        {"0123456789abcdef0123456789abcdef", "null", NULL, 403},
        {"0123456789abcdef0123456789abcdef", NULL, "cross-site", 403},
        {"0123456789abcdef0123456789abcdee", NULL, NULL, 403},
        {"0123456789abcdef", NULL, NULL, 403},
        {"", NULL, NULL, 403},
        {NULL, NULL, NULL, 403},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        serve_request request = get("/try");
        request.method = "POST";
        request.origin = cases[i].origin;
        request.site = cases[i].site;
        request.fields[0] = (serve_field){"text", "A bomb killed five people in Kano on Monday."};
        request.fields[1] = (serve_field){"token", cases[i].token};
        request.field_count = cases[i].token != NULL ? 2 : 1;
        assert_int_equal(status_of(*state, &request), cases[i].status);
    }
}

static void a_text_that_is_tried_is_marked_and_escaped(void **state) {
    surroundings *s = *state;
    serve_request request = get("/try");
    serve_response response;
    request.method = "POST";
    request.fields[0] = (serve_field){
        "text", "Gunmen killed 12 people in Kano on Monday, police said. </textarea><script>x"};
    request.fields[1] = (serve_field){"published", "2021-05-14"};
    request.fields[2] = (serve_field){"token", s->server.token};
    request.field_count = 3;
    serve_answer(&s->server, &request, &response);
    const char *page = words_text_string(&response.body.out);
    assert_int_equal(response.status, 200);
    check_whole(page);
    assert_non_null(strstr(page, ">12</mark>"));
    html_free(&response.body);
}

/* ---- decisions ---- */

/* Sends a form of decisions; the fields end with a NULL name. */
static unsigned decide(surroundings *s, const serve_field *fields, char *location, size_t size) {
    serve_request request = get("/decide");
    serve_response response;
    request.method = "POST";
    request.fields[request.field_count++] = (serve_field){"token", s->server.token};
    for (; fields->name != NULL; fields++) {
        request.fields[request.field_count++] = *fields;
    }
    serve_answer(&s->server, &request, &response);
    snprintf(location, size, "%s", response.location);
    check_whole(words_text_string(&response.body.out));
    html_free(&response.body);
    return response.status;
}

static void a_cell_is_set_on_a_page_shown_as_a_persons_and_undone(void **state) {
    surroundings *s = *state;
    char location[1024];
    const serve_field set[] = {
        {"kind", "set"},          {"name", "bbea35fe"},  {"slot", "killed"},   {"value", "4711"},
        {"reason", "<b>counted"}, {"person", "Ana <i>"}, {"back", "bbea35fe"}, {NULL, NULL}};
    const serve_field undo[] = {
        {"kind", "undo"}, {"number", "1"}, {"reason", "a slip"}, {"person", "Ana"}, {NULL, NULL}};
    assert_false(page_says(s, "/incidents/bbea35fe", "4,711"));
    assert_int_equal(decide(s, set, location, sizeof location), 303);
    assert_string_equal(location, "/incidents/bbea35fe");
    assert_true(page_says(s, "/incidents/bbea35fe", "4,711"));
    assert_true(page_says(s, "/incidents/bbea35fe", "What persons decided"));
    assert_true(page_says(s, "/incidents/bbea35fe", "set by Ana &lt;i&gt;"));
    assert_true(page_says(s, "/incidents/bbea35fe", "&lt;b&gt;counted"));
    assert_true(page_says(s, "/incidents/bbea35fe", "aria-label=\"undo decision 1\""));
    assert_true(page_says(s, "/decisions", "&lt;b&gt;counted"));
    assert_true(page_says(s, "/decisions", "Ana &lt;i&gt;"));
    assert_int_equal(decide(s, undo, location, sizeof location), 303);
    assert_string_equal(location, "/decisions");
    assert_false(page_says(s, "/incidents/bbea35fe", "4,711"));
}

static void a_decision_that_cannot_be_is_told_and_changes_nothing(void **state) {
    static const struct {
        const char *kind, *name, *slot, *value, *reason, *person;
        unsigned status;
    } cases[] = {
        {"set", "bbea35fe", "killed", "many", "x", "Ana", 400},
        {"set", "bbea35fe", "nothing", "3", "x", "Ana", 400},
        {"set", "nothing@1", "killed", "3", "x", "Ana", 404},
        {"set", "bbea35fe", "killed", "3", "", "Ana", 400},
        {"set", "bbea35fe", "killed", "3", "x", "", 400},
        {"nothing", "bbea35fe", "killed", "3", "x", "Ana", 400},
        {"merge", "bbea35fe", "", "", "x", "Ana", 400},
        {"", "bbea35fe", "killed", "3", "x", "Ana", 400},
    };
    char location[1024];
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const serve_field fields[] = {{"kind", cases[i].kind},     {"name", cases[i].name},
                                      {"slot", cases[i].slot},     {"value", cases[i].value},
                                      {"reason", cases[i].reason}, {"person", cases[i].person},
                                      {"back", "//evil.example/"}, {NULL, NULL}};
        assert_int_equal(decide(*state, fields, location, sizeof location), cases[i].status);
        assert_string_equal(location, "");
    }
}

static void a_server_that_is_read_only_shows_no_form_and_takes_none(void **state) {
    surroundings *s = *state;
    char location[1024];
    const serve_field set[] = {{"kind", "set"}, {"name", "bbea35fe"}, {"slot", "killed"},
                               {"value", "3"},  {"reason", "x"},      {"person", "Ana"},
                               {NULL, NULL}};
    assert_true(page_says(s, "/incidents/bbea35fe", "action=\"/decide\""));
    s->server.read_only = true;
    assert_false(page_says(s, "/incidents/bbea35fe", "action=\"/decide\""));
    assert_false(page_says(s, "/incidents/bbea35fe/why/killed", "action=\"/decide\""));
    assert_int_equal(decide(s, set, location, sizeof location), 403);
    s->server.read_only = false;
}

/* ---- the interface for programs ---- */

static void the_interface_gives_the_objects_of_the_export_by_pages(void **state) {
    surroundings *s = *state;
    serve_request request = get("/api/v1/incidents");
    serve_response response;
    request.fields[0] = (serve_field){"limit", "1"};
    request.fields[1] = (serve_field){"all", "1"};
    request.field_count = 2;
    serve_answer(&s->server, &request, &response);
    json_t *value = json_loads(words_text_string(&response.body.out), 0, NULL);
    assert_string_equal(response.type, "application/json; charset=utf-8");
    assert_int_equal(json_array_size(json_object_get(value, "incidents")), 1);
    assert_true(json_integer_value(json_object_get(value, "count")) > 1);
    json_decref(value);
    html_free(&response.body);
    request = get("/api/v1/openapi.json");
    serve_answer(&s->server, &request, &response);
    value = json_loads(words_text_string(&response.body.out), 0, NULL);
    assert_true(json_is_object(json_object_get(value, "paths")));
    json_decref(value);
    html_free(&response.body);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_are_whole_whatever_the_reports_say),
        cmocka_unit_test(every_incident_and_every_proof_has_its_page),
        cmocka_unit_test(a_file_of_all_accounts_is_whole_and_asks_for_nothing),
        cmocka_unit_test(only_this_machine_is_a_host),
        cmocka_unit_test(what_is_not_there_is_not_found),
        cmocka_unit_test(a_filter_that_makes_no_sense_is_told_and_words_are_no_sql),
        cmocka_unit_test(a_dot_of_the_map_leads_to_what_it_holds),
        cmocka_unit_test(a_form_needs_the_token_of_this_server_and_its_own_page),
        cmocka_unit_test(a_text_that_is_tried_is_marked_and_escaped),
        cmocka_unit_test(a_cell_is_set_on_a_page_shown_as_a_persons_and_undone),
        cmocka_unit_test(a_decision_that_cannot_be_is_told_and_changes_nothing),
        cmocka_unit_test(a_server_that_is_read_only_shows_no_form_and_takes_none),
        cmocka_unit_test(the_interface_gives_the_objects_of_the_export_by_pages),
    };
    return cmocka_run_group_tests(tests, open_surroundings, close_surroundings);
}
