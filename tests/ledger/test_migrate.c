/* Ledgers of earlier schemas: opened, read and taken to the present schema, whole or not at all.
 *
 * schema-1/ledger.sqlite was made by the last program of that schema from schema-1/reports.jsonl
 * (of the two texts of ferry-1, the second in a build of its own), with a lexicon of its own, so
 * that its model is that of no other program. schema-2/ledger.sqlite is of the same reports by the
 * last program of schema 2, in one build, with a decision: wire-1@0-5 has 60 injured. */
#include "support/test.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ledger/ledger.h"

#define OLD   RSM_TEST_SOURCE_FOLDER "/tests/ledger/schema-1/ledger.sqlite"
#define OLD_2 RSM_TEST_SOURCE_FOLDER "/tests/ledger/schema-2/ledger.sqlite"

typedef struct fixture {
    char path[64], journal[80];
    char *bytes; /* of the old ledger */
    size_t size;
    rsm_arena arena;
    rsm_ledger *ledger;
    rsm_error error;
} fixture;

static char *read_all(const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    fseek(file, 0, SEEK_END);
    *size = (size_t)ftell(file);
    rewind(file);
    char *bytes = malloc(*size);
    assert_int_equal(fread(bytes, 1, *size, file), *size);
    fclose(file);
    return bytes;
}

static void put_old(fixture *test) {
    rsm_ledger_close(test->ledger);
    test->ledger = NULL;
    unlink(test->journal);
    FILE *file = fopen(test->path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(test->bytes, 1, test->size, file), test->size);
    fclose(file);
}

static int set_up_of(void **state, const char *old) {
    fixture *test = calloc(1, sizeof *test);
    strcpy(test->path, "/tmp/rashomon-migrate-XXXXXX");
    int file = mkstemp(test->path);
    assert_true(file >= 0);
    close(file);
    snprintf(test->journal, sizeof test->journal, "%s-journal", test->path);
    test->bytes = read_all(old, &test->size);
    put_old(test);
    rsm_arena_init(&test->arena, NULL, 0);
    *state = test;
    return 0;
}

static int set_up(void **state) {
    return set_up_of(state, OLD);
}

static int set_up_2(void **state) {
    return set_up_of(state, OLD_2);
}

static int tear_down(void **state) {
    fixture *test = *state;
    rsm_ledger_close(test->ledger);
    rsm_arena_free(&test->arena);
    unlink(test->path);
    unlink(test->journal);
    free(test->bytes);
    free(test);
    return 0;
}

static rsm_status open_as(fixture *test, rsm_ledger_mode mode) {
    rsm_ledger_close(test->ledger);
    return rsm_ledger_open(test->path, mode, NULL, &test->ledger, &test->error);
}

/* The one value that a query of the file gives, as text; "" for NULL. */
static void ask(const char *path, const char *sql, char *answer, size_t size) {
    sqlite3 *database = NULL;
    sqlite3_stmt *row = NULL;
    assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(database, sql, -1, &row, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(row), SQLITE_ROW);
    const char *text = (const char *)sqlite3_column_text(row, 0);
    snprintf(answer, size, "%s", text != NULL ? text : "");
    sqlite3_finalize(row);
    sqlite3_close(database);
}

static void assert_answer(const char *path, const char *sql, const char *expected) {
    char answer[256];
    ask(path, sql, answer, sizeof answer);
    assert_string_equal(answer, expected);
}

static void load_all(fixture *test, rsm_reading **readings, uint32_t *count) {
    assert_int_equal(rsm_ledger_load(test->ledger, RSM_SLICE(""),
                                     RSM_LOAD_TEXT | RSM_LOAD_ANNOTATIONS, &test->arena, readings,
                                     count, &test->error),
                     RSM_OK);
}

/* What the fixture is known to hold. */
static void assert_whole(fixture *test) {
    rsm_ledger_totals totals;
    rsm_reading *readings = NULL;
    rsm_stored_incident *incidents = NULL;
    uint32_t count = 0;
    rsm_slice cell;
    assert_int_equal(rsm_ledger_check(test->ledger, &test->error), RSM_OK);
    assert_int_equal(rsm_ledger_count(test->ledger, &totals, &test->error), RSM_OK);
    assert_int_equal(totals.reports, 7);
    assert_int_equal(totals.versions, 8);
    assert_int_equal(totals.statements, 47);
    assert_int_equal(totals.incidents, 3);
    assert_int_equal(totals.copies, 1);
    assert_int_equal(totals.unread, 2);
    load_all(test, &readings, &count);
    assert_int_equal(count, 7);
    assert_slice_equal(readings[2].report.id, "ferry-1");
    assert_true(rsm_slice_find(readings[2].report.text, RSM_SLICE("leaving 11 people dead"), 0) !=
                RSM_NOWHERE);
    assert_int_equal(
        rsm_ledger_list(test->ledger, NULL, &test->arena, &incidents, &count, &test->error),
        RSM_OK);
    assert_int_equal(count, 3);
    assert_slice_equal(incidents[0].id, "wire-1@0-5");
    assert_int_equal(rsm_ledger_get_cell(test->ledger, RSM_SLICE("wire-1@0-5"), RSM_SLOT_KILLED,
                                         &test->arena, &cell, &test->error),
                     RSM_OK);
    assert_true(rsm_slice_find(cell, RSM_SLICE("\"low\":24,\"best\":31,\"high\":31"), 0) !=
                RSM_NOWHERE);
}

static void an_old_ledger_is_read_and_its_file_stays_as_it_is(void **state) {
    fixture *test = *state;
    static const mode_t modes[] = {0644, 0444};
    for (size_t i = 0; i < COUNT_OF(modes); i++) {
        size_t size = 0;
        chmod(test->path, modes[i]);
        assert_int_equal(open_as(test, RSM_LEDGER_READ), RSM_OK);
        assert_whole(test);
        rsm_ledger_close(test->ledger);
        test->ledger = NULL;
        char *bytes = read_all(test->path, &size);
        assert_int_equal(size, test->size);
        assert_memory_equal(bytes, test->bytes, size);
        free(bytes);
    }
}

static void an_old_ledger_opened_for_writing_is_taken_to_the_present_schema(void **state) {
    fixture *test = *state;
    char version[16];
    snprintf(version, sizeof version, "%d", RSM_LEDGER_SCHEMA);
    for (unsigned mode = RSM_LEDGER_WRITE; mode <= RSM_LEDGER_CREATE; mode++) {
        put_old(test);
        assert_answer(test->path, "PRAGMA user_version", "1");
        assert_int_equal(open_as(test, (rsm_ledger_mode)mode), RSM_OK);
        assert_whole(test);
        rsm_ledger_close(test->ledger);
        test->ledger = NULL;
        assert_answer(test->path, "PRAGMA user_version", version);
        assert_int_equal(open_as(test, RSM_LEDGER_READ), RSM_OK);
        assert_whole(test);
    }
}

static void what_schema_2_adds_is_filled_from_what_is_known(void **state) {
    fixture *test = *state;
    assert_int_equal(open_as(test, RSM_LEDGER_WRITE), RSM_OK);
    assert_answer(test->path, "SELECT group_concat(committed) FROM batches",
                  "2021-06-06T17:20:00Z,2021-06-07T21:06:00Z");
    assert_answer(test->path,
                  "SELECT count(*) FROM batches WHERE length(model) = 32 AND program = ''", "2");
    assert_answer(test->path, "SELECT sum(redacted) FROM report_versions", "0");
    assert_answer(test->path, "SELECT count(*) FROM decisions", "0");
    assert_answer(test->path, "SELECT killed_best FROM incidents WHERE id = 'wire-1@0-5'", "31");
    assert_answer(test->path, "SELECT quote FROM statements WHERE id = 'ferry-1#6'", "11");
}

/* The ids of those that the words find. */
static void assert_found(fixture *test, const char *words, const char *ids) {
    rsm_list_filter filter = {.all = true, .words = rsm_slice_from_string(words)};
    rsm_stored_incident *incidents = NULL;
    uint32_t count = 0;
    const char *text = "";
    assert_int_equal(
        rsm_ledger_list(test->ledger, &filter, &test->arena, &incidents, &count, &test->error),
        RSM_OK);
    for (uint32_t i = 0; i < count; i++) {
        text = rsm_arena_format(&test->arena, "%s%s%.*s", text, i > 0 ? " " : "",
                                RSM_SLICE_ARGUMENTS(incidents[i].id));
    }
    assert_string_equal(text, ids);
}

static void what_schema_3_adds_is_filled_from_what_is_known(void **state) {
    fixture *test = *state;
    sqlite3 *database = NULL;
    bool known = true;
    assert_answer(test->path, "PRAGMA user_version", "2");
    /* a recall, which the reports do not hold */
    assert_int_equal(sqlite3_open(test->path, &database), SQLITE_OK);
    assert_int_equal(sqlite3_exec(database,
                                  "INSERT INTO memberships VALUES('zz', 0, NULL,"
                                  " '[\"ferry-1@0-11\",\"elsewhere\"]')",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    sqlite3_close(database);
    static const rsm_ledger_mode modes[] = {RSM_LEDGER_READ, RSM_LEDGER_WRITE, RSM_LEDGER_READ};
    for (size_t i = 0; i < COUNT_OF(modes); i++) {
        assert_int_equal(open_as(test, modes[i]), RSM_OK);
        assert_int_equal(rsm_ledger_check(test->ledger, &test->error), RSM_OK);
        assert_found(test, "garissa market", "wire-1@0-5");
        assert_found(test, "ferry", "ferry-1@0-11");
        assert_found(test, "nowhere", "");
        assert_int_equal(rsm_ledger_knows_doubt(test->ledger, &known, &test->error), RSM_OK);
        assert_false(known);
    }
    rsm_ledger_close(test->ledger);
    test->ledger = NULL;
    assert_answer(test->path,
                  "SELECT group_concat(reports || ' ' || differ || ' ' || place_kind || ' ' ||"
                  " recalls, '; ') FROM (SELECT * FROM incident_results WHERE main ORDER BY id)",
                  "1 0 city 1; 4 1 city 0");
    assert_answer(test->path, "SELECT group_concat(incident) FROM recalls",
                  "elsewhere,ferry-1@0-11");
    assert_answer(test->path, "SELECT injured_best FROM incidents WHERE id = 'wire-1@0-5'", "60");
    assert_answer(test->path, "SELECT count(*) FROM decisions", "1");
}

/* Every column of every table and view, and every index. */
#define SHAPE                                                                              \
    "SELECT group_concat(m.type || ' ' || m.name || ' ' || coalesce(c.name, '') || ' ' ||" \
    " coalesce(c.type, '') || ' ' || coalesce(c.\"notnull\", ''), '; ')"                   \
    " FROM (SELECT * FROM sqlite_master ORDER BY type, name) m"                            \
    " LEFT JOIN pragma_table_info(m.name) c"

static void a_migrated_ledger_has_the_tables_of_a_new_one(void **state) {
    fixture *test = *state;
    char *migrated = malloc(100000), *made = malloc(100000);
    assert_int_equal(open_as(test, RSM_LEDGER_WRITE), RSM_OK);
    ask(test->path, SHAPE, migrated, 100000);
    rsm_ledger_close(test->ledger);
    test->ledger = NULL;
    unlink(test->path);
    assert_int_equal(open_as(test, RSM_LEDGER_CREATE), RSM_OK);
    ask(test->path, SHAPE, made, 100000);
    assert_true(strlen(made) > 1000);
    assert_string_equal(migrated, made);
    free(migrated);
    free(made);
}

/* Migrates in a process of its own that dies `microseconds` after it began. */
static void migrate_and_die(fixture *test, long microseconds) {
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct itimerval timer = {{0, 0}, {0, microseconds}};
        signal(SIGALRM, SIG_DFL);
        setitimer(ITIMER_REAL, &timer, NULL);
        rsm_ledger *ledger = NULL;
        if (rsm_ledger_open(test->path, RSM_LEDGER_WRITE, NULL, &ledger, NULL) == RSM_OK) {
            rsm_ledger_close(ledger);
        }
        _exit(0);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
}

static void a_migration_that_is_killed_leaves_the_old_ledger_or_the_new_one(void **state) {
    fixture *test = *state;
    unsigned old = 0, present = 0;
    for (unsigned i = 0; i < 40; i++) {
        char version[16];
        put_old(test);
        migrate_and_die(test, i < 39 ? 40 + 300 * (long)i : 900000);
        ask(test->path, "PRAGMA user_version", version, sizeof version);
        old += strcmp(version, "1") == 0;
        present += atoi(version) == RSM_LEDGER_SCHEMA;
        assert_int_equal(old + present, i + 1);
        assert_int_equal(open_as(test, RSM_LEDGER_READ), RSM_OK);
        assert_whole(test);
        assert_int_equal(open_as(test, RSM_LEDGER_WRITE), RSM_OK);
        assert_whole(test);
    }
    assert_true(old > 0 && present > 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(an_old_ledger_is_read_and_its_file_stays_as_it_is, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(
            an_old_ledger_opened_for_writing_is_taken_to_the_present_schema, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_schema_2_adds_is_filled_from_what_is_known, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(what_schema_3_adds_is_filled_from_what_is_known, set_up_2,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_migrated_ledger_has_the_tables_of_a_new_one, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_migrated_ledger_has_the_tables_of_a_new_one, set_up_2,
                                        tear_down),
        cmocka_unit_test_setup_teardown(
            a_migration_that_is_killed_leaves_the_old_ledger_or_the_new_one, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
