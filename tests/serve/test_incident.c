/* The page of one incident: what it rests on, what another codebook makes of it, and how it was
 * known on a day. No port is opened. */
#include "surroundings.h"

#include <stdio.h>
#include <string.h>

static const char market[] = "/incidents/bbea35fe";

/* A GET with one or two fields. */
static serve_response ask(surroundings *s, const char *path, serve_field one, serve_field other) {
    serve_request request = get(path);
    serve_response response;
    request.fields[0] = one;
    request.fields[1] = other;
    request.field_count = other.name != NULL ? 2 : 1;
    serve_answer(&s->server, &request, &response);
    return response;
}

static void check_says(const serve_response *response, const char *words, bool says) {
    const char *page = words_text_string(&response->body.out);
    if ((strstr(page, words) != NULL) != says) {
        fail_msg("the page %s '%s'", says ? "does not say" : "says", words);
    }
}

static const serve_field none = {NULL, NULL};

static void what_the_reports_differ_on_stands_before_the_record(void **state) {
    serve_request request = get(market);
    serve_response response;
    serve_answer(&((surroundings *)*state)->server, &request, &response);
    const char *page = words_text_string(&response.body.out);
    const char *differ = strstr(page, "They differ on"), *record = strstr(page, "The record");
    assert_true(differ != NULL && record != NULL && differ < record);
    check_whole(page);
    html_free(&response.body);
}

static void a_cell_that_one_source_carries_says_what_it_would_be_without_it(void **state) {
    assert_true(page_says(*state, market, "47 without Northern Wire (r6)"));
    assert_true(page_says(*state, "/incidents/bbea35fe/why/injured", "47 without Northern Wire"));
}

static void a_proof_shows_each_value_in_its_sentence_and_links_it(void **state) {
    assert_true(page_says(*state, "/incidents/bbea35fe/why/killed",
                          "The ministry put the number of dead at <a href=\""));
    assert_true(page_says(*state, "/incidents/bbea35fe/why/killed", "14</a>, unchanged from"));
    assert_true(page_says(*state, "/incidents/bbea35fe/why/perpetrator",
                          "Interior Ministry accuses <a href="));
}

static void another_codebook_marks_what_it_changes_and_the_own_stands_beside(void **state) {
    serve_response response = ask(*state, market, (serve_field){"codebook", "acled"}, none);
    assert_int_equal(response.status, 200);
    check_whole(words_text_string(&response.body.out));
    check_says(&response, "<tr class=\"disputed changed\">", true);
    check_says(&response, "by the ledger’s own, default", true);
    check_says(&response, "21 (14–21)", true);
    check_says(&response, "not recorded", true);
    check_says(&response, "<option value=\"acled\" selected>", true);
    check_says(&response, "in its scope", true);
    html_free(&response.body);
}

static void the_ledgers_own_codebook_changes_nothing_and_an_unknown_one_is_told(void **state) {
    serve_response response = ask(*state, market, (serve_field){"codebook", "default"}, none);
    check_says(&response, "changed", false);
    html_free(&response.body);
    response = ask(*state, market, (serve_field){"codebook", "\"><b>"}, none);
    assert_int_equal(response.status, 404);
    check_whole(words_text_string(&response.body.out));
    html_free(&response.body);
}

/* ---- views ---- */

static void a_view_shows_what_was_known_says_so_and_its_links_stay_in_it(void **state) {
    const serve_field by = {"published_by", "2023-10-15"};
    serve_response response = ask(*state, market, by, none);
    assert_int_equal(response.status, 200);
    check_whole(words_text_string(&response.body.out));
    check_says(&response, "Not the ledger as it is.", true);
    check_says(&response, "17 Oct 2023", false);
    check_says(&response, "href=\"/?published_by=2023-10-15\"", true);
    check_says(&response, "/why/killed?published_by=2023-10-15", true);
    check_says(&response, "?published_by=2023-10-15#s", true);
    check_says(&response, "action=\"/decide\"", false);
    html_free(&response.body);
    response = ask(*state, "/", by, none);
    check_says(&response, "Not the ledger as it is.", true);
    check_says(&response, "value=\"2023-10-15\"", true);
    html_free(&response.body);
    assert_false(page_says(*state, market, "Not the ledger as it is."));
    assert_true(page_says(*state, market, "17 Oct 2023"));
}

static void a_view_that_is_none_is_told_and_words_of_one_are_no_markup(void **state) {
    static const serve_field cases[] = {{"published_by", "yesterday"},
                                        {"published_by", "<b>2021"},
                                        {"as_of", "2021-02-30"},
                                        {"as_of", "' OR 1=1 --"}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        serve_response response = ask(*state, "/", cases[i], none);
        assert_int_equal(response.status, 400);
        check_whole(words_text_string(&response.body.out));
        html_free(&response.body);
    }
}

static void of_a_large_ledger_one_incident_is_seen_in_a_view_and_no_list(void **state) {
    surroundings *s = *state;
    const serve_field by = {"published_by", "2023-10-15"};
    s->server.most_viewed = 1;
    serve_response response = ask(s, market, by, none);
    assert_int_equal(response.status, 200);
    check_whole(words_text_string(&response.body.out));
    check_says(&response, "of those that tell of it or of what it is linked with", true);
    check_says(&response, "<h1>Gas leak, Kokshetau</h1>", true);
    check_says(&response, "17 Oct 2023", false);
    check_says(&response, "href=\"/map\"", true);
    check_says(&response, "/why/killed?published_by=2023-10-15", true);
    html_free(&response.body);
    response = ask(s, "/", by, none);
    assert_int_equal(response.status, 400);
    check_says(&response, "too large", true);
    html_free(&response.body);
    response = ask(s, "/incidents/nothing@1", by, none);
    assert_int_equal(response.status, 404);
    html_free(&response.body);
    response =
        ask(s, "/incidents/r/1?x=<b>&\"'", (serve_field){"published_by", "2021-05-14"}, none);
    assert_int_equal(response.status, 200);
    check_whole(words_text_string(&response.body.out));
    html_free(&response.body);
    s->server.most_viewed = SERVE_MOST_VIEWED;
}

static void what_nobody_told_of_yet_is_not_found_and_says_why(void **state) {
    serve_response response =
        ask(*state, market, (serve_field){"published_by", "2023-10-13"}, none);
    assert_int_equal(response.status, 404);
    check_says(&response, "of what is seen here nothing tells of it", true);
    check_says(&response, "Not the ledger as it is.", true);
    html_free(&response.body);
}

static void before_anything_was_held_there_is_nothing(void **state) {
    serve_response response = ask(*state, "/", (serve_field){"as_of", "1999-01-01"}, none);
    assert_int_equal(response.status, 200);
    check_says(&response, "<h1>0 incidents</h1>", true);
    html_free(&response.body);
}

static void a_view_is_kept_until_the_ledger_changes(void **state) {
    surroundings *s = *state;
    const serve_field by = {"published_by", "2023-10-15"};
    serve_response response = ask(s, "/", by, none);
    html_free(&response.body);
    const rsm_session *kept = s->server.view.session;
    response = ask(s, market, by, none);
    html_free(&response.body);
    assert_non_null(kept);
    assert_ptr_equal(s->server.view.session, kept);
    serve_request decide = get("/decide");
    decide.method = "POST";
    const serve_field fields[] = {
        {"token", s->server.token}, {"kind", "set"},       {"name", "bbea35fe"}, {"slot", "killed"},
        {"value", "4712"},          {"reason", "counted"}, {"person", "Ana"}};
    memcpy(decide.fields, fields, sizeof fields);
    decide.field_count = COUNT_OF(fields);
    assert_int_equal(status_of(s, &decide), 303);
    response = ask(s, market, by, none);
    check_says(&response, "4,712", true);
    html_free(&response.body);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_the_reports_differ_on_stands_before_the_record),
        cmocka_unit_test(a_cell_that_one_source_carries_says_what_it_would_be_without_it),
        cmocka_unit_test(a_proof_shows_each_value_in_its_sentence_and_links_it),
        cmocka_unit_test(another_codebook_marks_what_it_changes_and_the_own_stands_beside),
        cmocka_unit_test(the_ledgers_own_codebook_changes_nothing_and_an_unknown_one_is_told),
        cmocka_unit_test(a_view_shows_what_was_known_says_so_and_its_links_stay_in_it),
        cmocka_unit_test(a_view_that_is_none_is_told_and_words_of_one_are_no_markup),
        cmocka_unit_test(of_a_large_ledger_one_incident_is_seen_in_a_view_and_no_list),
        cmocka_unit_test(what_nobody_told_of_yet_is_not_found_and_says_why),
        cmocka_unit_test(before_anything_was_held_there_is_nothing),
        cmocka_unit_test(a_view_is_kept_until_the_ledger_changes),
    };
    return cmocka_run_group_tests(tests, open_surroundings, close_surroundings);
}
