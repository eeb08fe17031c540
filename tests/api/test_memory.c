/*
 * tests/api/test_memory.c - memory that runs out at any allocation: a clean error, nothing lost,
 * nothing half-written.
 *
 * One report is annotated with an allocator of the caller's; a batch and a build take memory from
 * malloc, which this program wraps (see tests/CMakeLists.txt); the leaks of the latter are
 * AddressSanitizer's to find; so does SQLite. A sample of the allocations fails, all with
 * RASHOMON_LONG. Those of Jansson do not fail here: its version 2.14 writes past its own buffer
 * when one does.
 */
#include "support.h"
#include "support/failing_allocator.h"

#include <sqlite3.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char flash[] =
    "KABUL, Afghanistan (Reuters) - At least 24 people were killed and more than 60 wounded on "
    "Friday when a car bomb exploded at a market in Kabul, police said.\n\n"
    "\"We heard a huge blast,\" said Hassan Ali, 34, a shopkeeper. State TV, citing the ministry, "
    "reported that two of the dead were police.\n\n"
    "The Taliban claimed responsibility on Telegram. The interior ministry blamed Islamic State. "
    "In 2015, a suicide bombing in Lahore, Pakistan, killed 70 people.\n";

/* ---- with an allocator of the caller's ---- */

/* Annotates and prints one report. The status of what went wrong first. */
static rsm_status annotate_one(const rsm_allocator *allocator) {
    rsm_worker *worker;
    rsm_document *document;
    rsm_string json;
    rsm_error error = {0};
    rsm_input input = {.text = flash,
                       .text_size = sizeof flash - 1,
                       .title = "Blast in Kabul",
                       .outlet = "Daily Post",
                       .published = "2021-05-14"};
    rsm_status status = rsm_worker_new(test_model(), allocator, &worker, &error);
    if (status == RSM_OK) {
        status = rsm_annotate(worker, &input, &document, &error);
        if (status == RSM_OK) {
            status = rsm_document_json(document, RSM_ANNOTATE_TOKENS, &json, &error);
            if (status == RSM_OK)
                rsm_string_free(&json);
            rsm_document_free(document);
        }
        rsm_worker_free(worker);
    }
    assert_int_equal(error.status, status);
    assert_true(status == RSM_OK || error.message[0] != '\0');
    return status;
}

static void any_allocation_of_a_document_may_fail(void **state) {
    bool done = false;
    for (size_t nth = 0; !done; nth++) {
        failing_allocator memory;
        failing_allocator_init(&memory, nth);
        memory.then_all = nth % 2 == 1;
        rsm_status status = annotate_one(&memory.allocator);
        done = !memory.has_failed;
        assert_int_equal(status, done ? RSM_OK : RSM_ERROR_MEMORY);
        assert_int_equal(memory.held, 0);
        assert_true(nth < 100000);
    }
}

/* ---- with malloc wrapped ---- */

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);

static atomic_bool counting;
static atomic_size_t allocations;
static atomic_size_t failing; /* the allocation that fails */

static bool shall_fail(void) {
    return atomic_load(&counting) && atomic_fetch_add(&allocations, 1) == atomic_load(&failing);
}

void *__wrap_malloc(size_t size) {
    return shall_fail() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size) {
    return shall_fail() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *old, size_t size) {
    return shall_fail() ? NULL : __real_realloc(old, size);
}

/* SQLite's own functions, and what stands before them. */
static sqlite3_mem_methods sqlite_memory;

static void *sqlite_allocate(int size) {
    return shall_fail() ? NULL : sqlite_memory.xMalloc(size);
}

static void *sqlite_reallocate(void *old, int size) {
    return shall_fail() ? NULL : sqlite_memory.xRealloc(old, size);
}

static void wrap_sqlite(void) {
    sqlite3_mem_methods wrapped;
    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &sqlite_memory);
    wrapped = sqlite_memory;
    wrapped.xMalloc = sqlite_allocate;
    wrapped.xRealloc = sqlite_reallocate;
    sqlite3_config(SQLITE_CONFIG_MALLOC, &wrapped);
}

static void start_counting(size_t nth) {
    atomic_store(&failing, nth);
    atomic_store(&allocations, 0);
    atomic_store(&counting, true);
}

/* Stops; gives whether an allocation has failed. */
static bool stop_counting(void) {
    atomic_store(&counting, false);
    return atomic_load(&allocations) > atomic_load(&failing);
}

typedef rsm_status (*attempt)(const char *const *paths, size_t count);

static rsm_status try_annotate(const char *const *paths, size_t count) {
    rsm_buffer out;
    rsm_buffer_init(&out, NULL);
    rsm_status status = annotate(paths, count, 1, &out);
    rsm_buffer_free(&out);
    return status;
}

static rsm_status try_open(const char *const *paths, size_t count) {
    rsm_model *model = NULL;
    rsm_error error = {0};
    rsm_status status = rsm_model_open(RSM_TEST_WORLD_FILE, &model, &error);
    assert_int_equal(error.status, status);
    assert_true((model != NULL) == (status == RSM_OK));
    rsm_model_close(model);
    return status;
}

static rsm_status try_build(const char *const *paths, size_t count) {
    rsm_buffer out;
    rsm_buffer_init(&out, NULL);
    rsm_status status = build("memory.db", paths, count, 1);
    if (status == RSM_OK)
        status = export_json("memory.db", &out);
    rsm_buffer_free(&out);
    return status;
}

/* Sees kept.db as with the reports published by a day, and exports it; where that fails, it is seen
 * as it is stored. */
static rsm_status try_view(const char *const *paths, size_t count) {
    char path[128];
    rsm_view view = {.as_of = "9999", .published_by = "2100-01-01", .codebook = "gtd"};
    rsm_session *session = NULL;
    rsm_string output = {.data = NULL};
    rsm_error error = {0};
    snprintf(path, sizeof path, "%s/kept.db", test_folder());
    rsm_status status =
        rsm_session_open(test_model(), path, RSM_SESSION_READ, NULL, &session, &error);
    if (status != RSM_OK)
        return status;
    status = rsm_session_view(session, &view, &error);
    assert_int_equal(error.status, status);
    rsm_status exported = rsm_session_export(session, "json", NULL, &output, &error);
    if (exported == RSM_OK)
        assert_true((strstr(output.data, "\"as_of\":\"9999\"") != NULL) == (status == RSM_OK));
    rsm_string_free(&output);
    rsm_session_close(session);
    return status == RSM_OK ? exported : status;
}

/* Compares codebooks on the first incident of kept.db, then on all. */
static rsm_status try_compare(const char *const *paths, size_t count) {
    static const char *const books[] = {"acled", "ucdp", "ibc"};
    char path[128], id[64];
    const char *ids[] = {id}, *at;
    rsm_filter everything = {.all = true};
    rsm_session *session = NULL;
    rsm_string list = {.data = NULL}, output = {.data = NULL};
    rsm_error error = {0};
    snprintf(path, sizeof path, "%s/kept.db", test_folder());
    rsm_status status =
        rsm_session_open(test_model(), path, RSM_SESSION_READ, NULL, &session, &error);
    if (status != RSM_OK)
        return status;
    status = rsm_session_list(session, &everything, &list, &error);
    at = status == RSM_OK ? strstr(list.data, "\"id\":\"") : NULL;
    if (at != NULL) {
        snprintf(id, sizeof id, "%.*s", (int)strcspn(at + 6, "\""), at + 6);
        status = rsm_session_compare(session, ids, 1, books, 3, false, &output, &error);
        rsm_string_free(&output);
    }
    if (status == RSM_OK)
        status = rsm_session_compare(session, NULL, 0, NULL, 0, true, &output, &error);
    assert_int_equal(error.status, status);
    rsm_string_free(&output);
    rsm_string_free(&list);
    rsm_session_close(session);
    return status;
}

/* Imports invented rows and opens what is made. */
static rsm_status try_import(const char *const *paths, size_t count) {
    static const char rows[] =
        "5001\tKasmerequa\tKasmerequa\tKasmerkwa,"
        "Casmere\t1\t2\tP\tPPL\tKE\t\t05\t\t\t\t40\t\t\t\t\n"
        "5002\tUpper Kasmere\tUpper Kasmere\t\t1\t2\tA\tADM2\tKE\t\t05\t77\t\t\t40\t\t\t\t\n";
    char input[128], output[128];
    const char *named[] = {input};
    rsm_model *model = NULL;
    rsm_error error = {0};
    snprintf(input, sizeof input, "%s/rows.txt", test_folder());
    snprintf(output, sizeof output, "%s/made.rsm", test_folder());
    unlink(output);
    rsm_status status = rsm_write_file(input, rows, sizeof rows - 1, &error);
    if (status == RSM_OK)
        status = rsm_gazetteer_import(test_model(), named, 1, output, NULL, NULL, &error);
    assert_true((access(output, F_OK) == 0) == (status == RSM_OK));
    if (status == RSM_OK)
        status = rsm_model_open_with(RSM_TEST_WORLD_FILE, output, &model, &error);
    assert_int_equal(error.status, status);
    rsm_model_close(model);
    return status;
}

/* Opens the model with a file of the lexicon that holds `lines`. */
static rsm_status open_lexicon(const char *lines, rsm_string *problems) {
    char folder[128], triggers[160], file[192];
    rsm_model *model = NULL;
    rsm_error error = {0};
    snprintf(folder, sizeof folder, "%s/lexicon", test_folder());
    snprintf(triggers, sizeof triggers, "%s/triggers", folder);
    snprintf(file, sizeof file, "%s/own.txt", triggers);
    mkdir(folder, 0700);
    mkdir(triggers, 0700);
    *problems = (rsm_string){.data = NULL};
    rsm_status status = rsm_write_file(file, lines, strlen(lines), &error);
    if (status == RSM_OK)
        status =
            rsm_model_open_lexicon(RSM_TEST_WORLD_FILE, NULL, folder, problems, &model, &error);
    assert_int_equal(error.status, status);
    assert_true((model != NULL) == (status == RSM_OK));
    assert_true((problems->size > 0) == (status == RSM_ERROR_FORMAT));
    rsm_model_close(model);
    unlink(file);
    rmdir(triggers);
    rmdir(folder);
    return status;
}

static rsm_status try_lexicon(const char *const *paths, size_t count) {
    rsm_string problems;
    rsm_status status = open_lexicon("zap | v | bombing | kills\nstorm | v | attack\n", &problems);
    rsm_string_free(&problems);
    return status;
}

/* What is wrong is told, or memory ran out; nothing is taken for right. */
static rsm_status try_wrong_lexicon(const char *const *paths, size_t count) {
    rsm_string problems;
    rsm_status status = open_lexicon("zap | v | - | kills\nstorm | v | tempest\n", &problems);
    rsm_string_free(&problems);
    assert_int_not_equal(status, RSM_OK);
    return status == RSM_ERROR_FORMAT ? RSM_OK : status;
}

/* Fails one allocation after the other until all have had their turn, or a sample of `turns`. */
static void check_every_allocation(attempt run, const char *const *paths, size_t count,
                                   size_t turns) {
    start_counting(SIZE_MAX);
    assert_int_equal(run(paths, count), RSM_OK);
    stop_counting();
    remove_ledger("memory.db");
    size_t total = atomic_load(&allocations);
    size_t step = long_tests() || total <= turns ? 1 : total / turns;
    for (size_t nth = 0; nth < total; nth += step) {
        start_counting(nth);
        rsm_status status = run(paths, count);
        bool failed = stop_counting();
        if (status != RSM_OK && status != RSM_ERROR_MEMORY)
            fail_msg("allocation %zu of %zu: %s", nth, total, rsm_status_name(status));
        assert_true(failed || status == RSM_OK);
        remove_ledger("memory.db");
    }
}

static void any_allocation_of_opening_the_model_may_fail(void **state) {
    check_every_allocation(try_open, NULL, 0, 20);
}

static void any_allocation_of_an_import_may_fail(void **state) {
    check_every_allocation(try_import, NULL, 0, 200);
}

static void any_allocation_of_a_changed_lexicon_may_fail(void **state) {
    check_every_allocation(try_lexicon, NULL, 0, 60);
    check_every_allocation(try_wrong_lexicon, NULL, 0, 60);
}

static void any_allocation_of_a_batch_may_fail(void **state) {
    const char *paths[PATHS_MOST];
    size_t count = example_paths(paths);
    check_every_allocation(try_annotate, paths, count < 8 ? count : 8, 150);
}

static void any_allocation_of_a_build_may_fail(void **state) {
    const char *paths[PATHS_MOST];
    size_t count = example_paths(paths);
    check_every_allocation(try_build, paths, count < 8 ? count : 8, 150);
}

static void any_allocation_of_a_view_may_fail(void **state) {
    const char *paths[PATHS_MOST];
    size_t count = example_paths(paths);
    assert_int_equal(build("kept.db", paths, count < 3 ? count : 3, 1), RSM_OK);
    check_every_allocation(try_view, NULL, 0, 150);
    remove_ledger("kept.db");
}

static void any_allocation_of_a_comparison_may_fail(void **state) {
    const char *paths[PATHS_MOST];
    size_t count = example_paths(paths);
    assert_int_equal(build("kept.db", paths, count < 3 ? count : 3, 1), RSM_OK);
    check_every_allocation(try_compare, NULL, 0, 150);
    remove_ledger("kept.db");
}

static void a_build_that_fails_leaves_the_ledger_as_it_was(void **state) {
    const char *paths[PATHS_MOST];
    rsm_buffer before, after;
    size_t turns = long_tests() ? 2000 : 40, count = example_paths(paths);
    rsm_buffer_init(&before, NULL);
    assert_int_equal(build("kept.db", paths, 3, 1), RSM_OK);
    assert_int_equal(export_json("kept.db", &before), RSM_OK);
    start_counting(SIZE_MAX);
    assert_int_equal(try_build(paths + 3, 4), RSM_OK);
    stop_counting();
    remove_ledger("memory.db");
    size_t total = atomic_load(&allocations);
    assert_true(count > 7);
    for (size_t turn = 0; turn < turns; turn++) {
        start_counting(turn * total / turns);
        rsm_status status = build("kept.db", paths + 3, 4, 1);
        stop_counting();
        if (status == RSM_OK)
            break;
        rsm_buffer_init(&after, NULL);
        assert_int_equal(export_json("kept.db", &after), RSM_OK);
        assert_int_equal(after.size, before.size);
        assert_memory_equal(after.data, before.data, before.size);
        rsm_buffer_free(&after);
    }
    remove_ledger("kept.db");
    rsm_buffer_free(&before);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_allocation_of_a_document_may_fail),
        cmocka_unit_test(any_allocation_of_opening_the_model_may_fail),
        cmocka_unit_test(any_allocation_of_an_import_may_fail),
        cmocka_unit_test(any_allocation_of_a_changed_lexicon_may_fail),
        cmocka_unit_test(any_allocation_of_a_batch_may_fail),
        cmocka_unit_test(any_allocation_of_a_build_may_fail),
        cmocka_unit_test(any_allocation_of_a_view_may_fail),
        cmocka_unit_test(any_allocation_of_a_comparison_may_fail),
        cmocka_unit_test(a_build_that_fails_leaves_the_ledger_as_it_was),
    };
    wrap_sqlite();
    return cmocka_run_group_tests(tests, open_surroundings, close_surroundings);
}
