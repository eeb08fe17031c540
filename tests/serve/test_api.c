/* The interface for programs: what OpenAPI says is there is there, what is there OpenAPI says, and
 * who may decide by it. No port is opened. */
#include "surroundings.h"

#include <stdio.h>
#include <string.h>

/* Asks for a path under /api/v1; the answer's JSON is the caller's. */
static json_t *call(surroundings *s, serve_request request, const char *path, unsigned status) {
    char whole[512];
    serve_response response;
    snprintf(whole, sizeof whole, "/api/v1%s", path);
    request.path = whole;
    serve_answer(&s->server, &request, &response);
    json_t *value = json_loads(words_text_string(&response.body.out), JSON_DECODE_ANY, NULL);
    if (response.status != status || value == NULL) {
        fail_msg("%s %s: %u %s", request.method, path, response.status,
                 words_text_string(&response.body.out));
    }
    assert_string_equal(response.type, "application/json; charset=utf-8");
    html_free(&response.body);
    return value;
}

static serve_request post(const char *body) {
    serve_request request = get("");
    request.method = "POST";
    request.body = body;
    request.body_size = strlen(body);
    return request;
}

static const char set_it[] = "{\"kind\":\"set\",\"names\":[\"bbea35fe\"],\"slot\":\"killed\","
                             "\"values\":[4713],\"person\":\"Ana\",\"reason\":\"counted\"}";
static const char by_ana[] = "{\"person\":\"Ana\",\"reason\":\"a slip\"}";

/* "{id}" and "{slot}" by something that there is. */
static void fill(const char *path, char *filled, size_t size) {
    const char *id = strncmp(path, "/reports", 8) == 0      ? "bbea35fece084e1e"
                     : strncmp(path, "/decisions", 10) == 0 ? "1"
                                                            : "bbea35fe";
    size_t at = 0;
    while (*path != '\0' && at + 1 < size) {
        if (*path == '{') {
            const char *word = path[1] == 'i' ? id : "killed";
            at += (size_t)snprintf(filled + at, size - at, "%s", word);
            path = strchr(path, '}') + 1;
        } else {
            filled[at++] = *path++;
        }
    }
    filled[at] = '\0';
}

static bool is_method(const char *name) {
    return strcmp(name, "get") == 0 || strcmp(name, "post") == 0;
}

static void every_path_that_openapi_names_answers(void **state) {
    surroundings *s = *state;
    json_t *described = call(s, get(""), "/openapi.json", 200), *methods;
    json_t *paths = json_object_get(described, "paths"), *operation;
    const char *path, *method;
    assert_true(json_object_size(paths) > 10);
    json_decref(call(s, post(set_it), "/decisions", 201)); /* something to undo */
    json_object_foreach(paths, path, methods) {
        json_object_foreach(methods, method, operation) {
            char filled[512];
            bool posts = strcmp(method, "post") == 0;
            assert_true(is_method(method));
            fill(path, filled, sizeof filled);
            json_decref(call(s,
                             posts ? post(strstr(path, "undo") != NULL ? by_ana : set_it) : get(""),
                             filled, posts ? 201 : 200));
        }
    }
    json_decref(described);
}

static void openapi_names_every_path_that_answers_and_no_other(void **state) {
    json_t *described = call(*state, get(""), "/openapi.json", 200), *methods;
    json_t *paths = json_object_get(described, "paths");
    const char *method, *path, *name;
    size_t routes = 0, named = 0;
    for (; serve_api_route(routes, &method, &path); routes++) {
        methods = json_object_get(paths, path);
        if (json_object_get(methods, strcmp(method, "POST") == 0 ? "post" : "get") == NULL) {
            fail_msg("OpenAPI does not name %s %s", method, path);
        }
    }
    json_object_foreach(paths, name, methods) {
        named += json_object_size(methods);
    }
    assert_int_equal(named, routes);
    json_decref(described);
}

static void every_reference_of_openapi_leads_somewhere(void **state) {
    json_t *described = call(*state, get(""), "/openapi.json", 200);
    char *text = json_dumps(described, JSON_COMPACT);
    static const char mark[] = "\"$ref\":\"#/components/";
    for (const char *at = strstr(text, mark); at != NULL; at = strstr(at + 1, mark)) {
        char kind[32], name[32];
        assert_int_equal(sscanf(at + sizeof mark - 1, "%31[a-z]/%31[a-z_]\"", kind, name), 2);
        const json_t *components = json_object_get(described, "components");
        assert_non_null(json_object_get(json_object_get(components, kind), name));
    }
    free(text);
    json_decref(described);
}

static void lists_are_given_by_pages(void **state) {
    static const char *const lists[][2] = {{"/incidents", "incidents"},
                                           {"/review", "review"},
                                           {"/unread", "unread"},
                                           {"/decisions", "decisions"}};
    for (size_t i = 0; i < COUNT_OF(lists); i++) {
        serve_request request = get("");
        request.fields[0] = (serve_field){"limit", "1"};
        request.fields[1] = (serve_field){"offset", "0"};
        request.field_count = 2;
        json_t *page = call(*state, request, lists[i][0], 200);
        assert_true(json_integer_value(json_object_get(page, "count")) >= 0);
        assert_true(json_array_size(json_object_get(page, lists[i][1])) <= 1);
        assert_true(json_is_array(json_object_get(page, lists[i][1])));
        json_decref(page);
    }
}

static void a_decision_is_taken_and_undone(void **state) {
    static const char set_other[] =
        "{\"kind\":\"set\",\"names\":[\"bbea35fe\"],\"slot\":\"killed\","
        "\"values\":[\"4714\"],\"person\":\"Ana\",\"reason\":\"again\"}";
    surroundings *s = *state;
    json_t *decision = call(s, post(set_other), "/decisions", 201);
    long long number = (long long)json_integer_value(json_object_get(decision, "number"));
    char path[64];
    assert_string_equal(json_string_value(json_object_get(decision, "by")), "Ana");
    assert_true(page_says(s, "/incidents/bbea35fe", "4,714"));
    snprintf(path, sizeof path, "/decisions/%lld/undo", number);
    json_decref(call(s, post(by_ana), path, 201));
    assert_false(page_says(s, "/incidents/bbea35fe", "4,714"));
    json_decref(decision);
}

static void a_decision_must_come_from_here_as_json_or_with_the_token(void **state) {
    surroundings *s = *state;
    static const struct {
        const char *origin, *site;
        unsigned status;
    } cases[] = {{"http://example.org", NULL, 403},
                 {"null", NULL, 403},
                 {NULL, "cross-site", 403},
                 {NULL, "same-site", 403},
                 {"http://127.0.0.1:8017", "same-origin", 400}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        serve_request request = post("{}");
        request.origin = cases[i].origin;
        request.site = cases[i].site;
        json_decref(call(s, request, "/decisions", cases[i].status));
    }
    serve_request form = get("");
    form.method = "POST";
    form.fields[form.field_count++] = (serve_field){"kind", "undo"};
    json_decref(call(s, form, "/decisions", 403));
    form.fields[form.field_count++] = (serve_field){"token", s->server.token};
    json_decref(call(s, form, "/decisions", 400));
    s->server.read_only = true;
    json_decref(call(s, post(set_it), "/decisions", 403));
    s->server.read_only = false;
}

static void a_body_that_makes_no_decision_is_told_and_changes_nothing(void **state) {
    static const struct {
        const char *body;
        unsigned status;
    } cases[] = {
        {"", 400},
        {"[]", 400},
        {"{", 400},
        {"{}", 400},
        {"{\"kind\":1}", 400},
        {"{\"kind\":\"set\",\"kind\":\"set\"}", 400},
        {"{\"kind\":\"set\",\"names\":\"bbea35fe\",\"person\":\"A\",\"reason\":\"b\"}", 400},
        {"{\"kind\":\"set\",\"names\":[null,[]],\"person\":\"A\",\"reason\":\"b\"}", 400},
        {"{\"kind\":\"not-incident\",\"names\":[\"none@1\"],\"person\":\"A\",\"reason\":\"b\"}",
         404},
        {"{\"kind\":\"not-incident\",\"names\":[\"bbea35fe\"],\"reason\":\"b\"}", 400},
        {"{\"kind\":\"undo\",\"number\":-1,\"person\":\"A\",\"reason\":\"b\"}", 404},
    };
    json_t *before = call(*state, get(""), "/decisions", 200);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        json_decref(call(*state, post(cases[i].body), "/decisions", cases[i].status));
    }
    json_decref(call(*state, post(by_ana), "/decisions/x/undo", 404));
    json_decref(call(*state, post(by_ana), "/decisions/1x/undo", 404));
    json_t *after = call(*state, get(""), "/decisions", 200);
    assert_true(json_equal(before, after));
    json_decref(before);
    json_decref(after);
}

static void what_is_not_there_or_cannot_be_asked_so_is_told_as_json(void **state) {
    static const struct {
        const char *method, *path;
        unsigned status;
    } cases[] = {
        {"GET", "/", 404},
        {"GET", "/nothing", 404},
        {"GET", "/incidents/", 404},
        {"GET", "/incidents/none@1", 404},
        {"GET", "/incidents/none@1/proofs", 404},
        {"GET", "/incidents/none@1/codebooks", 404},
        {"GET", "/incidents/bbea35fe/why/", 404},
        {"GET", "/reports/", 404},
        {"GET", "/decisions/1/undo", 405},
        {"POST", "/incidents", 405},
        {"PUT", "/decisions", 405},
        {"DELETE", "/decisions", 405},
        {"OPTIONS", "/decisions", 405},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        serve_request request = get("");
        request.method = cases[i].method;
        json_decref(call(*state, request, cases[i].path, cases[i].status));
    }
}

static void a_view_is_asked_for_by_fields_and_a_bad_one_is_told_as_json(void **state) {
    serve_request request = get("");
    request.fields[0] = (serve_field){"published_by", "2023-10-15"};
    request.field_count = 1;
    json_t *account = call(*state, request, "/incidents/bbea35fe", 200);
    assert_int_equal(json_array_size(json_object_get(account, "reports")), 4);
    json_decref(account);
    request.fields[0].value = "someday";
    json_decref(call(*state, request, "/incidents", 400));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_path_that_openapi_names_answers),
        cmocka_unit_test(a_decision_is_taken_and_undone),
        cmocka_unit_test(openapi_names_every_path_that_answers_and_no_other),
        cmocka_unit_test(every_reference_of_openapi_leads_somewhere),
        cmocka_unit_test(lists_are_given_by_pages),
        cmocka_unit_test(a_decision_must_come_from_here_as_json_or_with_the_token),
        cmocka_unit_test(a_body_that_makes_no_decision_is_told_and_changes_nothing),
        cmocka_unit_test(what_is_not_there_or_cannot_be_asked_so_is_told_as_json),
        cmocka_unit_test(a_view_is_asked_for_by_fields_and_a_bad_one_is_told_as_json),
    };
    return cmocka_run_group_tests(tests, open_surroundings, close_surroundings);
}
