/* The ledger: what it refuses, what it keeps, and that nothing half-written remains. */
#include "support.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <unistd.h>

#include "record/make_reading.h"

static void run_sql(fixture *test, const char *sql) {
    sqlite3 *database = NULL;
    assert_int_equal(sqlite3_open(test->path, &database), SQLITE_OK);
    assert_int_equal(sqlite3_exec(database, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(database);
}

static void put_bytes(fixture *test, const char *bytes, size_t size) {
    FILE *file = fopen(test->path, "wb");
    assert_non_null(file);
    fwrite(bytes, 1, size, file);
    fclose(file);
}

static rsm_reading make(fixture *test, const char *id, const char *date, const char *path,
                        const char *text) {
    maker making;
    make_begin(&making, &test->arena, id, "Daily Post", date, text);
    making.reading.report.path = make_text(&making, path);
    uint32_t incident =
        make_incident(&making, "bombing", true, "blast", "2021-05-14", "2021-05-14", NULL);
    make_killed(&making, incident, 3, 3, "3", NULL, RSM_SOURCE_OUTLET);
    return make_end(&making);
}

static rsm_append_result append(fixture *test, const rsm_reading *reading) {
    rsm_append_result result;
    assert_int_equal(rsm_ledger_begin(test->ledger, &test->error), RSM_OK);
    assert_int_equal(rsm_ledger_append(test->ledger, reading, &result, &test->error), RSM_OK);
    assert_int_equal(rsm_ledger_commit(test->ledger, &test->error), RSM_OK);
    return result;
}

static const rsm_reading *load_only(fixture *test) {
    rsm_reading *readings = NULL;
    uint32_t count = 0;
    assert_int_equal(rsm_ledger_load(test->ledger, RSM_SLICE(""),
                                     RSM_LOAD_TEXT | RSM_LOAD_ANNOTATIONS, &test->arena, &readings,
                                     &count, &test->error),
                     RSM_OK);
    assert_int_equal(count, 1);
    return &readings[0];
}

static void what_is_no_ledger_is_refused(void **state) {
    fixture *test = *state;
    char junk[5000];
    memset(junk, 'x', sizeof junk);
    assert_int_equal(open_as(test, RSM_LEDGER_READ), RSM_ERROR_FORMAT); /* empty */
    put_bytes(test, junk, sizeof junk);
    assert_int_equal(open_as(test, RSM_LEDGER_READ), RSM_ERROR_FORMAT);
    assert_int_equal(open_as(test, RSM_LEDGER_CREATE), RSM_ERROR_FORMAT);
    assert_null(test->ledger);
    put_bytes(test, "", 0);
    run_sql(test, "CREATE TABLE others(a)");
    assert_int_equal(open_as(test, RSM_LEDGER_CREATE), RSM_ERROR_FORMAT);
    unlink(test->path);
    assert_int_equal(open_as(test, RSM_LEDGER_READ), RSM_ERROR_NOT_FOUND);
}

static void a_newer_schema_is_refused(void **state) {
    fixture *test = *state;
    assert_int_equal(open_as(test, RSM_LEDGER_CREATE), RSM_OK);
    rsm_ledger_close(test->ledger);
    test->ledger = NULL;
    run_sql(test, "PRAGMA user_version = 99");
    assert_int_equal(open_as(test, RSM_LEDGER_READ), RSM_ERROR_VERSION);
    assert_non_null(strstr(test->error.message, "99"));
}

static void a_ledger_held_by_another_is_locked(void **state) {
    fixture *test = *state;
    rsm_ledger *other = NULL;
    assert_int_equal(open_as(test, RSM_LEDGER_CREATE), RSM_OK);
    assert_int_equal(rsm_ledger_open(test->path, RSM_LEDGER_WRITE, NULL, &other, &test->error),
                     RSM_OK);
    assert_int_equal(rsm_ledger_begin(other, &test->error), RSM_OK);
    assert_int_equal(rsm_ledger_begin(test->ledger, &test->error), RSM_ERROR_LOCKED);
    rsm_ledger_close(other);
    assert_int_equal(rsm_ledger_begin(test->ledger, &test->error), RSM_OK);
}

static void a_full_disk_leaves_what_was_there(void **state) {
    fixture *test = *state;
    char *text = malloc(3000000);
    memset(text, 'a', 2999999);
    text[2999999] = '\0';
    memcpy(text, "A blast killed 3. ", 18);
    assert_int_equal(open_as(test, RSM_LEDGER_CREATE), RSM_OK);
    rsm_reading small = make(test, "r1", "2021-05-14", "a.txt", "A blast killed 3.");
    append(test, &small);
    rsm_reading large = make(test, "r2", "2021-05-14", "b.txt", text);
    assert_int_equal(rsm_ledger_limit_size(test->ledger, 400000, &test->error), RSM_OK);
    assert_int_equal(rsm_ledger_begin(test->ledger, &test->error), RSM_OK);
    assert_int_equal(rsm_ledger_append(test->ledger, &large, NULL, &test->error), RSM_ERROR_FULL);
    rsm_ledger_rollback(test->ledger);
    assert_slice_equal(load_only(test)->report.id, "r1");
    assert_int_equal(rsm_ledger_check(test->ledger, &test->error), RSM_OK);
    free(text);
}

static void a_batch_that_is_not_committed_is_not_there(void **state) {
    fixture *test = *state;
    rsm_ledger_totals totals;
    rsm_reading reading = make(test, "r1", "2021-05-14", "a.txt", "A blast killed 3.");
    assert_int_equal(open_as(test, RSM_LEDGER_CREATE), RSM_OK);
    assert_int_equal(rsm_ledger_begin(test->ledger, &test->error), RSM_OK);
    assert_int_equal(rsm_ledger_append(test->ledger, &reading, NULL, &test->error), RSM_OK);
    assert_int_equal(open_as(test, RSM_LEDGER_WRITE), RSM_OK);
    assert_int_equal(rsm_ledger_count(test->ledger, &totals, &test->error), RSM_OK);
    assert_int_equal(totals.reports, 0);
}

static void a_reading_comes_back_as_it_went_in(void **state) {
    fixture *test = *state;
    maker making;
    make_begin(&making, &test->arena, "r\xc3\xa9#1", "Daily \"Post\"", "2021-05-14T09:10",
               "A blast killed 3, police said.");
    rsm_place_value city = make_city(&making, "Tessaly", "XA", 4);
    uint32_t incident =
        make_incident(&making, "bombing", true, "blast", "2021-05-14", "2021-05-14", &city);
    uint64_t words[3] = {1, 0xfedcba9876543210u, UINT64_MAX};
    ((rsm_incident *)making.incidents.items)[incident].words = words;
    ((rsm_incident *)making.incidents.items)[incident].word_count = 3;
    rsm_statement *killed = make_killed(&making, incident, 3, 3, "3", "police", RSM_SOURCE_POLICE);
    killed->has_said_on = true;
    killed->said_on = make_time(&making, "2021-05-15", "2021-05-15");
    ((rsm_source *)(uintptr_t)killed->sources.links)->acts_for = make_text(&making, "the town");
    rsm_statement *general = make_killed(&making, RSM_NONE, 412, 412, "3", NULL, RSM_SOURCE_OUTLET);
    general->about.type = make_text(&making, "bombing");
    rsm_reading reading = make_end(&making);
    assert_int_equal(open_as(test, RSM_LEDGER_CREATE), RSM_OK);
    append(test, &reading);
    const rsm_reading *back = load_only(test);
    assert_slice_equal(back->report.id, "r\xc3\xa9#1");
    assert_slice_equal(back->report.outlet, "Daily \"Post\"");
    assert_slice_equal(back->report.text, "A blast killed 3, police said.");
    assert_int_equal(back->report.published.earliest.minute, 550);
    assert_int_equal(back->incident_count, 1);
    assert_int_equal(back->incidents[0].mention_count, 1);
    assert_int_equal(back->incidents[0].word_count, 3);
    assert_memory_equal(back->incidents[0].words, words, sizeof words);
    assert_int_equal(back->incidents[0].where.lat_e5, city.lat_e5);
    assert_int_equal(back->statement_count, 2);
    assert_int_equal(back->statements[0].value.as.count.low, 3);
    assert_slice_equal(back->statements[0].sources.links[0].acts_for, "the town");
    assert_true(back->statements[0].has_said_on);
    assert_int_equal(back->statements[1].incident, RSM_NONE);
    assert_slice_equal(back->statements[1].about.type, "bombing");
    assert_int_equal(back->statements[1].sources.count, 1);
}

static void the_same_content_twice_is_one_report_with_the_least_path(void **state) {
    fixture *test = *state;
    static const char *const paths[] = {"m.txt", "z.txt", "a.txt", "b.txt"};
    assert_int_equal(open_as(test, RSM_LEDGER_CREATE), RSM_OK);
    for (size_t i = 0; i < COUNT_OF(paths); i++) {
        rsm_reading reading = make(test, "r1", "2021-05-14", paths[i], "A blast killed 3.");
        assert_int_equal(append(test, &reading), i == 0 ? RSM_APPEND_NEW : RSM_APPEND_SAME);
    }
    assert_slice_equal(load_only(test)->report.path, "a.txt");
}

static void the_current_version_is_the_greatest_by_date_in_any_order(void **state) {
    fixture *test = *state;
    static const unsigned orders[][3] = {{0, 1, 2}, {2, 1, 0}, {1, 2, 0}};
    for (size_t i = 0; i < COUNT_OF(orders); i++) {
        rsm_reading versions[3] = {
            make(test, "r1", NULL, "a.txt", "A blast killed 3 or so."),
            make(test, "r1", "2021-05-14", "a.txt", "A blast killed 3."),
            make(test, "r1", "2021-05-14T10:00", "a.txt", "A blast killed 3 men.")};
        put_bytes(test, "", 0);
        assert_int_equal(open_as(test, RSM_LEDGER_CREATE), RSM_OK);
        for (unsigned j = 0; j < 3; j++) {
            append(test, &versions[orders[i][j]]);
        }
        assert_slice_equal(load_only(test)->report.text, "A blast killed 3 men.");
        rsm_ledger_totals totals;
        assert_int_equal(rsm_ledger_count(test->ledger, &totals, &test->error), RSM_OK);
        assert_int_equal(totals.versions, 3);
        rsm_ledger_close(test->ledger);
        test->ledger = NULL;
    }
}

static void damaged_rows_are_an_error_and_no_crash(void **state) {
    fixture *test = *state;
    static const char *const damages[] = {"UPDATE report_statements SET incident = 7",
                                          "UPDATE report_statements SET value = '{'",
                                          "UPDATE report_incidents SET mentions = '[9]'",
                                          "UPDATE report_incidents SET words = x'0102'",
                                          "UPDATE statement_sources SET kind = 'nobody'",
                                          "UPDATE mentions SET modality = 'x'",
                                          "UPDATE report_incidents SET roles = '[[\"target\",3]]'"};
    for (size_t i = 0; i < COUNT_OF(damages); i++) {
        rsm_reading *readings = NULL;
        uint32_t count = 0;
        rsm_reading reading = make(test, "r1", "2021-05-14", "a.txt", "A blast killed 3.");
        put_bytes(test, "", 0);
        assert_int_equal(open_as(test, RSM_LEDGER_CREATE), RSM_OK);
        append(test, &reading);
        run_sql(test, damages[i]);
        assert_int_equal(rsm_ledger_load(test->ledger, RSM_SLICE(""), 0, &test->arena, &readings,
                                         &count, &test->error),
                         RSM_ERROR_FORMAT);
        rsm_ledger_close(test->ledger);
        test->ledger = NULL;
    }
}

/* How often `words` stand in the bytes of the file. */
static unsigned count_in_file(const char *path, const char *words) {
    unsigned found = 0;
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char *bytes = malloc(4000000);
    size_t size = fread(bytes, 1, 4000000, file), length = strlen(words);
    assert_true(size < 4000000);
    for (size_t i = 0; i + length <= size; i++) {
        found += memcmp(bytes + i, words, length) == 0;
    }
    free(bytes);
    fclose(file);
    return found;
}

static const char amber_3[] = "A blast killed 3 near the Amberline bridge.";
static const char amber_4[] = "A blast killed 4 near the Amberline bridge.";

/* Two versions of r1, and r2; r1 is redacted, and the file not yet swept. */
static void redact_one_of_two(fixture *test) {
    rsm_redacted taken;
    rsm_reading readings[] = {make(test, "r1", "2021-05-14", "amber.txt", amber_3),
                              make(test, "r1", "2021-05-15", "amber.txt", amber_4),
                              make(test, "r2", "2021-05-15", "b.txt", "A blast killed 5.")};
    assert_int_equal(open_as(test, RSM_LEDGER_CREATE), RSM_OK);
    for (size_t i = 0; i < COUNT_OF(readings); i++) {
        append(test, &readings[i]);
    }
    assert_true(count_in_file(test->path, "Amberline") >= 2);
    assert_int_equal(rsm_ledger_begin(test->ledger, &test->error), RSM_OK);
    assert_int_equal(rsm_ledger_redact(test->ledger, RSM_SLICE("r"), RSM_SLICE("L. Orr"),
                                       RSM_SLICE("asked for"), &taken, &test->error),
                     RSM_ERROR_NOT_FOUND);
    assert_int_equal(rsm_ledger_redact(test->ledger, RSM_SLICE("r1"), RSM_SLICE("L. Orr"),
                                       RSM_SLICE("asked for"), &taken, &test->error),
                     RSM_OK);
    assert_int_equal(taken.versions, 2);
    assert_int_equal(taken.statements, 2);
    assert_int_equal(rsm_ledger_commit(test->ledger, &test->error), RSM_OK);
}

static void what_is_redacted_is_nowhere_in_the_file_once_it_is_swept(void **state) {
    fixture *test = *state;
    bool swept = true;
    uint64_t left = 1;
    redact_one_of_two(test);
    /* A process that is killed here leaves a ledger that says so. */
    assert_int_equal(open_as(test, RSM_LEDGER_WRITE), RSM_OK);
    assert_int_equal(rsm_ledger_is_swept(test->ledger, &swept, &test->error), RSM_OK);
    assert_false(swept);
    assert_int_equal(rsm_ledger_sweep(test->ledger, &test->error), RSM_OK);
    assert_int_equal(rsm_ledger_is_swept(test->ledger, &swept, &test->error), RSM_OK);
    assert_true(swept);
    assert_int_equal(rsm_ledger_count_unredacted(test->ledger, &left, &test->error), RSM_OK);
    assert_int_equal(left, 0);
    assert_int_equal(count_in_file(test->path, "Amberline"), 0);
    assert_int_equal(count_in_file(test->path, "amber.txt"), 0);
}

static void what_is_redacted_leaves_a_tombstone_and_does_not_come_back(void **state) {
    fixture *test = *state;
    rsm_redacted taken;
    rsm_reading *held = NULL;
    uint32_t count = 0;
    redact_one_of_two(test);
    /* Neither the report in any version, nor its text by another name. */
    rsm_reading again[] = {make(test, "r1", "2021-05-14", "amber.txt", amber_3),
                           make(test, "r1", "2021-05-15", "amber.txt", amber_4),
                           make(test, "r1", "2021-06-01", "c.txt", "Another text."),
                           make(test, "r9", NULL, "c.txt", amber_3)};
    for (size_t i = 0; i < COUNT_OF(again); i++) {
        assert_int_equal(append(test, &again[i]), RSM_APPEND_REDACTED);
    }
    assert_int_equal(rsm_ledger_load(test->ledger, RSM_SLICE(""), RSM_LOAD_TEXT, &test->arena,
                                     &held, &count, &test->error),
                     RSM_OK);
    assert_int_equal(count, 2);
    assert_slice_equal(held[0].report.error, "redacted by L. Orr: asked for");
    assert_slice_equal(held[0].report.outlet, "Daily Post");
    assert_slice_equal(held[0].report.text, "");
    assert_true(held[0].report.published.earliest.known);
    assert_int_equal(held[0].statement_count, 0);
    assert_int_equal(rsm_ledger_begin(test->ledger, &test->error), RSM_OK);
    assert_int_equal(rsm_ledger_redact(test->ledger, RSM_SLICE("r1"), RSM_SLICE("A"),
                                       RSM_SLICE("b"), &taken, &test->error),
                     RSM_ERROR_ARGUMENT);
    assert_non_null(strstr(test->error.message, "redacted already, by L. Orr on 2"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_no_ledger_is_refused, set_up_empty, tear_down),
        cmocka_unit_test_setup_teardown(a_newer_schema_is_refused, set_up_empty, tear_down),
        cmocka_unit_test_setup_teardown(a_ledger_held_by_another_is_locked, set_up_empty,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_full_disk_leaves_what_was_there, set_up_empty, tear_down),
        cmocka_unit_test_setup_teardown(a_batch_that_is_not_committed_is_not_there, set_up_empty,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_reading_comes_back_as_it_went_in, set_up_empty,
                                        tear_down),
        cmocka_unit_test_setup_teardown(the_same_content_twice_is_one_report_with_the_least_path,
                                        set_up_empty, tear_down),
        cmocka_unit_test_setup_teardown(the_current_version_is_the_greatest_by_date_in_any_order,
                                        set_up_empty, tear_down),
        cmocka_unit_test_setup_teardown(what_is_redacted_is_nowhere_in_the_file_once_it_is_swept,
                                        set_up_empty, tear_down),
        cmocka_unit_test_setup_teardown(what_is_redacted_leaves_a_tombstone_and_does_not_come_back,
                                        set_up_empty, tear_down),
        cmocka_unit_test_setup_teardown(damaged_rows_are_an_error_and_no_crash, set_up_empty,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
