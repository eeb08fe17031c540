/* Views of a session: set, changed and taken away; what refuses to run on one. */
#include "support.h"
#include "support/test.h"

#include <stdio.h>
#include <string.h>

#include <rashomon/rashomon.h>

static const char ledger_name[] = "view.db";

static rsm_session *open_session(rsm_session_mode mode) {
    char path[128];
    rsm_session *session = NULL;
    snprintf(path, sizeof path, "%s/%s", test_folder(), ledger_name);
    assert_int_equal(rsm_session_open(test_model(), path, mode, NULL, &session, NULL), RSM_OK);
    return session;
}

static void assert_export(rsm_session *session, const char *has, const char *lacks) {
    rsm_string output;
    assert_int_equal(rsm_session_export(session, "json", NULL, &output, NULL), RSM_OK);
    assert_non_null(strstr(output.data, has));
    assert_null(strstr(output.data, lacks));
    rsm_string_free(&output);
}

static void a_view_is_set_changed_and_taken_away(void **state) {
    rsm_error error = {0};
    rsm_view gtd = {.codebook = "gtd"}, early = {.as_of = "1969"}, none = {NULL, NULL, NULL, NULL};
    rsm_view wrong = {.as_of = "soon"};
    rsm_session *session = open_session(RSM_SESSION_READ);
    assert_export(session, "\"codebook\":\"default\"", "as_of");
    assert_int_equal(rsm_session_view(session, &gtd, &error), RSM_OK);
    assert_export(session, "\"codebook\":\"gtd\"", "as_of");
    assert_int_equal(rsm_session_view(session, &early, &error), RSM_OK);
    assert_export(session, "\"incidents\":[]", "gtd");
    assert_int_equal(rsm_session_view(session, &wrong, &error), RSM_ERROR_ARGUMENT);
    assert_export(session, "\"codebook\":\"default\"", "\"incidents\":[]");
    assert_int_equal(rsm_session_view(session, &gtd, &error), RSM_OK);
    assert_int_equal(rsm_session_view(session, &none, &error), RSM_OK);
    assert_export(session, "\"codebook\":\"default\"", "gtd");
    assert_int_equal(rsm_session_view(session, &early, &error), RSM_OK);
    assert_int_equal(rsm_session_view(session, NULL, &error), RSM_OK);
    assert_export(session, "\"codebook\":\"default\"", "\"incidents\":[]");
    rsm_session_close(session);
}

static void a_view_is_for_reading(void **state) {
    const char *paths[PATHS_MOST];
    rsm_error error = {0};
    rsm_verified verified;
    rsm_string faults;
    rsm_totals totals;
    rsm_view early = {.as_of = "1969"};
    rsm_session *session = open_session(RSM_SESSION_WRITE);
    assert_true(example_paths(paths) > 3);
    assert_int_equal(rsm_session_view(session, &early, &error), RSM_OK);
    assert_int_equal(rsm_session_build(session, paths, 4, NULL, &totals, &error),
                     RSM_ERROR_ARGUMENT);
    assert_non_null(strstr(error.message, "a view of the ledger is for reading"));
    assert_int_equal(rsm_session_verify(session, &verified, &faults, &error), RSM_ERROR_ARGUMENT);
    assert_int_equal(rsm_session_view(session, NULL, &error), RSM_OK);
    assert_int_equal(rsm_session_build(session, paths, 4, NULL, &totals, &error), RSM_OK);
    assert_int_equal(totals.held, 4);
    assert_int_equal(rsm_session_verify(session, &verified, &faults, &error), RSM_OK);
    assert_int_equal(verified.faults, 0);
    rsm_string_free(&faults);
    rsm_session_close(session);
}

/* Nothing is lost of an account by leaving out the reports that tell of other things. */
static void a_view_of_one_incident_sees_its_reports_alone_and_the_same_account(void **state) {
    static const char market[] = "bbea35fe";
    const char *paths[PATHS_MOST];
    char path[128];
    rsm_session *session = NULL;
    rsm_string stored, seen;
    rsm_error error = {0};
    rsm_view one = {.incident = market}, nothing = {.incident = "nothing@9"};
    assert_int_equal(build("one.db", paths, example_paths(paths), 1), RSM_OK);
    snprintf(path, sizeof path, "%s/one.db", test_folder());
    assert_int_equal(rsm_session_open(test_model(), path, RSM_SESSION_READ, NULL, &session, &error),
                     RSM_OK);
    assert_export(session, "Dumaguete", "no such words");
    assert_int_equal(rsm_session_show(session, market, &stored, &error), RSM_OK);
    assert_int_equal(rsm_session_view(session, &one, &error), RSM_OK);
    assert_export(session, "Kokshetau", "Dumaguete");
    assert_int_equal(rsm_session_show(session, market, &seen, &error), RSM_OK);
    assert_string_equal(seen.data, stored.data);
    assert_int_equal(rsm_session_view(session, &nothing, &error), RSM_ERROR_NOT_FOUND);
    assert_export(session, "Dumaguete", "no such words");
    rsm_string_free(&stored);
    rsm_string_free(&seen);
    rsm_session_close(session);
    remove_ledger("one.db");
}

static int open_all(void **state) {
    const char *paths[PATHS_MOST];
    int failed = open_surroundings(state);
    size_t count = example_paths(paths);
    return failed != 0 || count < 3 || build(ledger_name, paths, 3, 1) != RSM_OK;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_view_is_set_changed_and_taken_away),
        cmocka_unit_test(a_view_is_for_reading),
        cmocka_unit_test(a_view_of_one_incident_sees_its_reports_alone_and_the_same_account),
    };
    return cmocka_run_group_tests(tests, open_all, close_surroundings);
}
