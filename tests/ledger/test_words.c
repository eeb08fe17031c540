/* The index of words: in step with the rows of incidents, and safe from what a person writes. */
#include "support.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* An incident of these words, in a transaction that is open. */
static void put(fixture *test, const char *id, const char *words) {
    rsm_result_incident incident = {.id = rsm_slice_from_string(id),
                                    .name = RSM_SLICE("Bombing"),
                                    .type = RSM_SLICE("bombing"),
                                    .status = RSM_SLICE("reported"),
                                    .main = true,
                                    .types = RSM_SLICE(";bombing;"),
                                    .reasons = RSM_SLICE("[]"),
                                    .words = rsm_slice_from_string(words),
                                    .account = RSM_SLICE("{}")};
    incident.killed = incident.injured = (rsm_result_count){-1, -1, -1};
    incident.row = rsm_slice_from_string(rsm_arena_format(&test->arena, "<%s>", id));
    assert_int_equal(rsm_ledger_put_incident(test->ledger, &incident, &test->error), RSM_OK);
}

static void begin(fixture *test) {
    assert_int_equal(rsm_ledger_begin(test->ledger, &test->error), RSM_OK);
}

static void commit(fixture *test) {
    assert_int_equal(rsm_ledger_commit(test->ledger, &test->error), RSM_OK);
    assert_int_equal(rsm_ledger_check(test->ledger, &test->error), RSM_OK);
}

/* "<a><b>": the rows of those that the words find, and that the same are listed, counted and
 * browsed. */
static const char *found(fixture *test, const char *words) {
    rsm_list_filter filter = {.words = rsm_slice_from_string(words)};
    rsm_slice *rows = NULL;
    rsm_stored_incident *stored = NULL;
    rsm_tallies tallies;
    uint32_t count = 0, listed = 0;
    const char *text = "";
    assert_int_equal(
        rsm_ledger_browse(test->ledger, &filter, &test->arena, &rows, &count, &test->error),
        RSM_OK);
    assert_int_equal(
        rsm_ledger_list(test->ledger, &filter, &test->arena, &stored, &listed, &test->error),
        RSM_OK);
    assert_int_equal(rsm_ledger_tally(test->ledger, &filter, &test->arena, &tallies, &test->error),
                     RSM_OK);
    assert_int_equal(listed, count);
    assert_int_equal(tallies.count, count);
    for (uint32_t i = 0; i < count; i++) {
        assert_true(rsm_slice_equal(stored[i].row, rows[i]));
        text = rsm_arena_format(&test->arena, "%s%.*s", text, RSM_SLICE_ARGUMENTS(rows[i]));
    }
    return text;
}

static void all_words_must_be_there_and_a_beginning_will_do(void **state) {
    fixture *test = *state;
    begin(test);
    put(test, "a", "market bombing, tessaly\nnorthern front\n31 killed in tessaly\n");
    put(test, "b", "shooting, osk\nmarket hall attacked\nno-man's-land\n");
    commit(test);
    static const char *const cases[][2] = {
        {"market", "<a><b>"},
        {"MARKET", "<a><b>"},
        {"Márket", "<a><b>"},
        {"bomb tess", "<a>"},
        {"front market", "<a>"},
        {"market nowhere", ""},
        {"arket", ""},
        {"  market   osk ", "<b>"},
        {"31", "<a>"},
        {"3", ""}, /* too short to be a beginning */
        {"\"northern front\"", "<a>"},
        {"\"front northern\"", ""},
        {"\"market\"", "<a><b>"},
        {"\"mark\"", ""}, /* between quotation marks a word is whole */
        {"no-man's-land", "<b>"},
        {"", "<a><b>"},
        {"   ", "<a><b>"},
        {"&&", ""},
        {"market & hall", "<b>"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_string_equal(found(test, cases[i][0]), cases[i][1]);
    }
}

static void what_a_person_writes_is_never_syntax(void **state) {
    fixture *test = *state;
    begin(test);
    put(test, "a", "market bombing near and or not tessaly\n");
    commit(test);
    static const char *const hostile[] = {
        "\"",         "\"\"",    "\"market", "market\"", "mar\"ket", "market*",      "*",
        "^market",    "words:a", "-market",  "+market",  "(market",  "market)",      "()",
        "NEAR(a b)",  "AND",     "OR OR",    "NOT",      "{words}",  "a AND",        "'",
        "'; DROP --", "%s%n",    "\\",       "\xff\xfe", "\x01",     "market\tx",    "a\nb",
        "\"\"\"\"\"", "- :",     "rowid:1",  "market,",  "rank",     "\xe2\x80\x9c", "[a]",
    };
    for (size_t i = 0; i < COUNT_OF(hostile); i++) {
        const char *rows = found(test, hostile[i]);
        assert_true(strcmp(rows, "") == 0 || strcmp(rows, "<a>") == 0);
    }
    assert_string_equal(found(test, "AND not"), "<a>");
    assert_string_equal(found(test, "market*"), "<a>");
    assert_string_equal(found(test, "mar\"ket"), "");
    char many[2000] = "";
    for (size_t i = 0; i < 300; i++) {
        strcat(many, "not ");
    }
    assert_string_equal(found(test, many), "<a>");
}

static void the_index_follows_each_incident(void **state) {
    fixture *test = *state;
    begin(test);
    put(test, "a", "market\n");
    put(test, "b", "market\n");
    commit(test);
    begin(test);
    put(test, "a", "harbour\n");
    commit(test);
    assert_string_equal(found(test, "market"), "<b>");
    assert_string_equal(found(test, "harbour"), "<a>");
    begin(test);
    put(test, "a", "harbour\n"); /* the same again */
    assert_int_equal(rsm_ledger_drop_incident(test->ledger, RSM_SLICE("b"), &test->error), RSM_OK);
    assert_int_equal(rsm_ledger_drop_incident(test->ledger, RSM_SLICE("none"), &test->error),
                     RSM_OK);
    commit(test);
    assert_string_equal(found(test, "market"), "");
    assert_string_equal(found(test, "harbour"), "<a>");
    begin(test);
    put(test, "c", "market\n");
    rsm_ledger_rollback(test->ledger);
    assert_string_equal(found(test, "market"), "");
    rsm_results none = {0};
    begin(test);
    assert_int_equal(rsm_ledger_replace_results(test->ledger, &none, &test->error), RSM_OK);
    put(test, "d", "market\n");
    commit(test);
    assert_string_equal(found(test, "harbour"), "");
    assert_string_equal(found(test, "market"), "<d>");
}

static void rewriting_the_file_changes_no_number(void **state) {
    fixture *test = *state;
    begin(test);
    put(test, "a", "market\n");
    put(test, "b", "harbour\n");
    put(test, "c", "station\n");
    commit(test);
    begin(test);
    assert_int_equal(rsm_ledger_drop_incident(test->ledger, RSM_SLICE("a"), &test->error), RSM_OK);
    commit(test);
    assert_int_equal(rsm_ledger_sweep(test->ledger, &test->error), RSM_OK);
    assert_int_equal(rsm_ledger_check(test->ledger, &test->error), RSM_OK);
    assert_string_equal(found(test, "harbour"), "<b>");
    assert_string_equal(found(test, "station"), "<c>");
}

/* How many terms of the index begin so, whatever it finds. */
static int terms(fixture *test, const char *beginning) {
    sqlite3 *database = NULL;
    sqlite3_stmt *row = NULL;
    assert_int_equal(sqlite3_open(test->path, &database), SQLITE_OK);
    assert_int_equal(sqlite3_exec(database,
                                  "CREATE VIRTUAL TABLE temp.terms USING"
                                  " fts5vocab('main', 'incident_words', 'row')",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(database,
                                        "SELECT count(*) FROM temp.terms WHERE term GLOB ?1 || '*'",
                                        -1, &row, NULL),
                     SQLITE_OK);
    sqlite3_bind_text(row, 1, beginning, -1, SQLITE_STATIC);
    assert_int_equal(sqlite3_step(row), SQLITE_ROW);
    int count = sqlite3_column_int(row, 0);
    sqlite3_finalize(row);
    sqlite3_close(database);
    return count;
}

static void a_sweep_leaves_no_word_that_was_taken_out(void **state) {
    fixture *test = *state;
    begin(test);
    put(test, "a", "quelling\nmarket\n");
    put(test, "b", "harbour\n");
    commit(test);
    assert_int_equal(terms(test, "quell"), 1);
    begin(test);
    put(test, "a", "market\n");
    commit(test);
    assert_int_equal(rsm_ledger_sweep(test->ledger, &test->error), RSM_OK);
    assert_int_equal(terms(test, "quell"), 0);
    assert_int_equal(terms(test, "market"), 1);
    char *bytes = malloc(4000000);
    FILE *file = fopen(test->path, "rb");
    assert_non_null(file);
    size_t size = fread(bytes, 1, 4000000, file);
    fclose(file);
    for (size_t i = 0; i + 6 <= size; i++) {
        assert_true(memcmp(bytes + i, "elling", 6) != 0);
    }
    free(bytes);
}

static void an_index_that_does_not_fit_is_found(void **state) {
    fixture *test = *state;
    begin(test);
    put(test, "a", "market\n");
    commit(test);
    rsm_ledger_close(test->ledger);
    sqlite3 *database = NULL;
    assert_int_equal(sqlite3_open(test->path, &database), SQLITE_OK);
    assert_int_equal(
        sqlite3_exec(database, "UPDATE incident_results SET words = 'harbour'", NULL, NULL, NULL),
        SQLITE_OK);
    sqlite3_close(database);
    assert_int_equal(
        rsm_ledger_open(test->path, RSM_LEDGER_WRITE, NULL, &test->ledger, &test->error), RSM_OK);
    assert_int_equal(rsm_ledger_check(test->ledger, &test->error), RSM_ERROR_FORMAT);
    assert_non_null(strstr(test->error.message, "index of words"));
}

static void a_view_has_an_index_of_its_own(void **state) {
    fixture *test = *state;
    begin(test);
    put(test, "a", "market\n");
    commit(test);
    rsm_ledger_view view = {.as_of = RSM_SLICE("2020")};
    for (unsigned i = 0; i < 2; i++) {
        assert_int_equal(rsm_ledger_view_as(test->ledger, &view, &test->error), RSM_OK);
        put(test, "b", "market hall\n");
        assert_int_equal(rsm_ledger_commit(test->ledger, &test->error), RSM_OK);
        assert_string_equal(found(test, "mark"), "<b>");
        assert_string_equal(found(test, "hall"), "<b>");
        assert_int_equal(rsm_ledger_view_as(test->ledger, NULL, &test->error), RSM_OK);
        assert_string_equal(found(test, "mark"), "<a>");
        assert_string_equal(found(test, "hall"), "");
    }
}

/* ---- recalls ---- */

static void place(fixture *test, const char *report, const char *incident, const char *candidate) {
    rsm_slice candidates[2] = {rsm_slice_from_string(candidate), RSM_SLICE("b")};
    rsm_result_membership membership = {.report = rsm_slice_from_string(report),
                                        .incident = rsm_slice_from_string(incident),
                                        .candidates = candidates,
                                        .candidate_count = candidate[0] != '\0' ? 2 : 0};
    assert_int_equal(rsm_ledger_put_membership(test->ledger, &membership, &test->error), RSM_OK);
}

static void assert_recalls(fixture *test, uint32_t of_a, uint32_t of_b) {
    rsm_doubtful *items = NULL;
    rsm_list_filter filter = {0};
    uint32_t count = 0, wanted[2] = {of_a, of_b};
    assert_int_equal(rsm_ledger_browse_doubtful(test->ledger, &filter, &test->arena, &items, &count,
                                                &test->error),
                     RSM_OK);
    assert_int_equal(count, (of_a > 0) + (of_b > 0));
    for (uint32_t i = 0; i < count; i++) {
        uint32_t recalls = wanted[rsm_slice_equal(items[i].row, RSM_SLICE("<b>"))];
        assert_int_equal(items[i].recalls, recalls);
        assert_int_equal(items[i].doubt, recalls * 5 < 20 ? recalls * 5 : 20);
        assert_true(i == 0 || items[i].doubt <= items[i - 1].doubt);
    }
}

static void recalls_count_as_they_come_and_go(void **state) {
    fixture *test = *state;
    rsm_ledger_view view = {.as_of = RSM_SLICE("2020")};
    for (unsigned round = 0; round < 2; round++) { /* of the ledger, then of a view */
        if (round == 0) {
            begin(test);
        } else {
            assert_int_equal(rsm_ledger_view_as(test->ledger, &view, &test->error), RSM_OK);
        }
        put(test, "b", "market\n");
        place(test, "r1", "", "a"); /* before the incident is there */
        put(test, "a", "market\n");
        assert_recalls(test, 1, 1);
        place(test, "r2", "", "a");
        assert_recalls(test, 2, 2);
        put(test, "a", "market hall\n");
        assert_recalls(test, 2, 2);
        place(test, "r2", "", "c");
        assert_recalls(test, 1, 2);
        place(test, "r2", "b", "");
        assert_recalls(test, 1, 1);
        place(test, "r2", "", "a");
        assert_int_equal(rsm_ledger_drop_report(test->ledger, RSM_SLICE("r1"), &test->error),
                         RSM_OK);
        assert_recalls(test, 1, 1);
        for (int i = 0; i < 6; i++) {
            place(test, rsm_arena_format(&test->arena, "more-%d", i), "", "c");
        }
        assert_recalls(test, 1, 7);
        assert_int_equal(rsm_ledger_commit(test->ledger, &test->error), RSM_OK);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(all_words_must_be_there_and_a_beginning_will_do,
                                        set_up_created, tear_down),
        cmocka_unit_test_setup_teardown(what_a_person_writes_is_never_syntax, set_up_created,
                                        tear_down),
        cmocka_unit_test_setup_teardown(the_index_follows_each_incident, set_up_created, tear_down),
        cmocka_unit_test_setup_teardown(rewriting_the_file_changes_no_number, set_up_created,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_sweep_leaves_no_word_that_was_taken_out, set_up_created,
                                        tear_down),
        cmocka_unit_test_setup_teardown(an_index_that_does_not_fit_is_found, set_up_created,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_view_has_an_index_of_its_own, set_up_created, tear_down),
        cmocka_unit_test_setup_teardown(recalls_count_as_they_come_and_go, set_up_created,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
