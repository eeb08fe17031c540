/*
 * tests/api/test_list.c - the list by pages and orders, and what it counts.
 */
#include "support.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

static rsm_session *open_examples(void) {
    const char *paths[PATHS_MOST];
    rsm_session *session = NULL;
    rsm_error error = {0};
    char path[256];
    size_t count = example_paths(paths);
    assert_int_equal(build("list.db", paths, count, 1), RSM_OK);
    snprintf(path, sizeof path, "%s/list.db", test_folder());
    assert_int_equal(rsm_session_open(test_model(), path, RSM_SESSION_READ, NULL, &session, &error),
                     RSM_OK);
    return session;
}

static json_t *list(rsm_session *session, const rsm_filter *filter) {
    rsm_string text;
    rsm_error error = {0};
    assert_int_equal(rsm_session_list(session, filter, &text, &error), RSM_OK);
    json_t *rows = json_loadb(text.data, text.size, 0, NULL);
    rsm_string_free(&text);
    assert_true(json_is_array(rows));
    return rows;
}

static json_t *overview(rsm_session *session, const rsm_filter *filter) {
    rsm_string text;
    rsm_error error = {0};
    assert_int_equal(rsm_session_overview(session, filter, &text, &error), RSM_OK);
    json_t *value = json_loadb(text.data, text.size, 0, NULL);
    rsm_string_free(&text);
    return value;
}

static json_int_t sum_of(const json_t *tallies) {
    json_int_t sum = 0;
    for (size_t i = 0; i < json_array_size(tallies); i++) {
        sum += json_integer_value(json_array_get(json_array_get(tallies, i), 1));
    }
    return sum;
}

static const rsm_filter filters[] = {
    {.all = true},
    {.all = false},
    {.all = true, .country = "kz"},
    {.all = true, .type = "bombing"},
    {.all = true, .minimum_killed = 10},
    {.all = true, .from = "2019-01-01", .to = "2021-12-31"},
    {.all = true, .words = "market bombing"},
    {.all = true, .words = "no such words"},
    {.all = true, .words = "\"no syntax\" (at all*"},
    {.all = true, .disputed = true},
    {.all = true, .places = "town"},
    {.all = true, .places = "area"},
    {.all = true, .places = "country"},
    {.all = true, .places = "none"},
    {.all = true, .box = "40.5,-90,180,90"},
    {.all = true, .places = "town", .box = "-180,-90,180,90"},
    {.all = true, .order = "latest"},
    {.all = true, .order = "killed"},
    {.all = true, .order = "reports"},
    {.all = true, .order = "disputed"},
};

static void pages_one_after_the_other_are_the_whole_list(void **state) {
    rsm_session *session = open_examples();
    for (size_t i = 0; i < COUNT_OF(filters); i++) {
        json_t *whole = list(session, &filters[i]);
        for (size_t at = 0; at <= json_array_size(whole); at++) {
            rsm_filter one = filters[i];
            one.offset = at;
            one.limit = 1;
            json_t *page = list(session, &one);
            assert_int_equal(json_array_size(page), at < json_array_size(whole) ? 1 : 0);
            assert_true(at == json_array_size(whole) ||
                        json_equal(json_array_get(page, 0), json_array_get(whole, at)));
            json_decref(page);
        }
        json_decref(whole);
    }
    rsm_session_close(session);
    remove_ledger("list.db");
}

static void what_is_counted_is_what_is_listed(void **state) {
    rsm_session *session = open_examples();
    for (size_t i = 0; i < COUNT_OF(filters); i++) {
        json_t *rows = list(session, &filters[i]), *counted = overview(session, &filters[i]);
        json_int_t count = json_integer_value(json_object_get(counted, "count"));
        assert_int_equal(count, json_array_size(rows));
        assert_int_equal(count, sum_of(json_object_get(counted, "months")));
        assert_int_equal(count, sum_of(json_object_get(counted, "countries")));
        json_decref(rows);
        json_decref(counted);
    }
    rsm_session_close(session);
    remove_ledger("list.db");
}

static void orders_put_the_most_first(void **state) {
    rsm_session *session = open_examples();
    rsm_filter filter = {.all = true, .order = "killed"};
    json_t *rows = list(session, &filter);
    json_int_t last = INT64_MAX;
    for (size_t i = 0; i < json_array_size(rows); i++) {
        const json_t *best =
            json_object_get(json_object_get(json_array_get(rows, i), "killed"), "best");
        json_int_t killed = json_is_integer(best) ? json_integer_value(best) : -1;
        assert_true(killed <= last);
        last = killed;
    }
    json_decref(rows);
    filter.order = "reports";
    rows = list(session, &filter);
    last = INT64_MAX;
    for (size_t i = 0; i < json_array_size(rows); i++) {
        json_int_t reports =
            json_integer_value(json_object_get(json_array_get(rows, i), "reports"));
        assert_true(reports <= last);
        last = reports;
    }
    json_decref(rows);
    rsm_session_close(session);
    remove_ledger("list.db");
}

static void latest_first_has_undated_ones_last(void **state) {
    rsm_session *session = open_examples();
    rsm_filter filter = {.all = true, .order = "latest"};
    json_t *rows = list(session, &filter);
    const char *last = "9999";
    for (size_t i = 0; i < json_array_size(rows); i++) {
        const json_t *when = json_object_get(json_array_get(rows, i), "when");
        const char *day = json_string_value(json_object_get(when, "earliest"));
        day = day != NULL ? day : "";
        assert_true(strcmp(day, last) <= 0);
        last = day;
    }
    assert_string_equal(last, ""); /* the examples have undated ones */
    json_decref(rows);
    rsm_session_close(session);
    remove_ledger("list.db");
}

/* Each spot of the map holds as many as the list finds in its box, and nothing is drawn twice or
 * passed over. */
static void what_the_map_draws_is_what_is_listed(void **state) {
    rsm_session *session = open_examples();
    rsm_filter filter = {.all = true};
    rsm_string text;
    rsm_error error = {0};
    assert_int_equal(rsm_session_map(session, &filter, &text, &error), RSM_OK);
    json_t *map = json_loadb(text.data, text.size, 0, NULL), *rows = list(session, &filter);
    rsm_string_free(&text);
    const json_t *spots = json_object_get(map, "spots");
    json_int_t sum = json_integer_value(json_object_get(map, "nowhere")) +
                     sum_of(json_object_get(map, "countries"));
    assert_true(json_array_size(spots) > 3);
    assert_int_equal(json_integer_value(json_object_get(map, "left_out")), 0);
    for (size_t i = 0; i < json_array_size(spots); i++) {
        const json_t *spot = json_array_get(spots, i), *box = json_object_get(spot, "box");
        char bounds[100];
        json_int_t count = json_integer_value(json_object_get(spot, "count"));
        snprintf(bounds, sizeof bounds, "%.1f,%.1f,%.1f,%.1f",
                 json_number_value(json_array_get(box, 0)),
                 json_number_value(json_array_get(box, 1)),
                 json_number_value(json_array_get(box, 2)),
                 json_number_value(json_array_get(box, 3)));
        rsm_filter within = {.all = true, .box = bounds};
        within.places = json_string_value(json_object_get(spot, "places"));
        json_t *held = list(session, &within);
        assert_int_equal(json_array_size(held), count);
        json_decref(held);
        sum += count;
    }
    assert_int_equal(sum, json_array_size(rows));
    assert_int_equal(json_integer_value(json_object_get(map, "count")), json_array_size(rows));
    json_decref(rows);
    json_decref(map);
    rsm_session_close(session);
    remove_ledger("list.db");
}

static void a_box_that_is_none_is_told(void **state) {
    static const char *const boxes[] = {"",         "1,2,3",      "1,2,3,4,5",  "a,b,c,d", "3,0,1,4",
                                        "0,3,4,1",  "0,0,181,1",  "0,-91,1,1",  "0,0,,1",  "1e1,0,20,1",
                                        "0,0,1,1 ", "0;0;1;1",    "--1,0,1,1",  "0,0,1,1'",
                                        "99999999999999999999,0,1,1"};
    rsm_session *session = open_examples();
    for (size_t i = 0; i < COUNT_OF(boxes); i++) {
        rsm_filter filter = {.box = boxes[i]};
        rsm_string text;
        rsm_error error = {0};
        rsm_status status = rsm_session_list(session, &filter, &text, &error);
        if (status == RSM_OK) {
            assert_string_equal(boxes[i], "0,0,1,1 "); /* white space does no harm */
            rsm_string_free(&text);
        } else {
            assert_int_equal(status, RSM_ERROR_ARGUMENT);
            assert_non_null(strstr(error.message, "is no box"));
        }
    }
    rsm_filter filter = {.places = "moon"};
    rsm_string text;
    rsm_error error = {0};
    assert_int_equal(rsm_session_list(session, &filter, &text, &error), RSM_ERROR_ARGUMENT);
    rsm_session_close(session);
    remove_ledger("list.db");
}

/* The worklist by pages is the worklist, and its length is counted. */
static void the_worklist_comes_by_pages(void **state) {
    rsm_session *session = open_examples();
    rsm_filter filter = {.all = true};
    rsm_string text;
    rsm_error error = {0};
    assert_int_equal(rsm_session_review(session, &filter, &text, &error), RSM_OK);
    json_t *whole = json_loadb(text.data, text.size, 0, NULL), *counted = overview(session, &filter);
    rsm_string_free(&text);
    assert_true(json_array_size(whole) > 3);
    assert_int_equal(json_integer_value(json_object_get(counted, "review")),
                     json_array_size(whole));
    for (size_t at = 0; at <= json_array_size(whole); at++) {
        rsm_filter one = {.all = true, .offset = at, .limit = 1};
        assert_int_equal(rsm_session_review(session, &one, &text, &error), RSM_OK);
        json_t *page = json_loadb(text.data, text.size, 0, NULL);
        rsm_string_free(&text);
        assert_true(at == json_array_size(whole)
                        ? json_array_size(page) == 0
                        : json_equal(json_array_get(page, 0), json_array_get(whole, at)));
        json_decref(page);
    }
    json_decref(whole);
    json_decref(counted);
    rsm_session_close(session);
    remove_ledger("list.db");
}

static void an_order_that_there_is_not_is_told(void **state) {
    rsm_session *session = open_examples();
    rsm_filter filter = {.order = "beauty"};
    rsm_string text;
    rsm_error error = {0};
    assert_int_equal(rsm_session_list(session, &filter, &text, &error), RSM_ERROR_ARGUMENT);
    assert_string_equal(error.message, "there is no order 'beauty'");
    rsm_session_close(session);
    remove_ledger("list.db");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_one_after_the_other_are_the_whole_list),
        cmocka_unit_test(what_is_counted_is_what_is_listed),
        cmocka_unit_test(orders_put_the_most_first),
        cmocka_unit_test(latest_first_has_undated_ones_last),
        cmocka_unit_test(what_the_map_draws_is_what_is_listed),
        cmocka_unit_test(a_box_that_is_none_is_told),
        cmocka_unit_test(the_worklist_comes_by_pages),
        cmocka_unit_test(an_order_that_there_is_not_is_told),
    };
    return cmocka_run_group_tests(tests, open_surroundings, close_surroundings);
}
