/*
 * tests/golden/test_library.c - the library gives for reports/ what stands in annotate.jsonl and
 * export.json, which the program gives too (test_program.sh; update.sh writes them anew).
 */
#include "base/buffer.h"
#include "base/file.h"
#include "rashomon/rashomon.h"
#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define HERE RSM_TEST_SOURCE_FOLDER "/tests/golden"

static rsm_model *model;
static char ledger[] = "/tmp/rashomon-golden-XXXXXX";
static const char *const paths[] = {"."};

static int open_surroundings(void **state) {
    rsm_error error;
    setenv("SOURCE_DATE_EPOCH", "1620000000", 1);
    if (chdir(HERE "/reports") != 0 || mkdtemp(ledger) == NULL)
        return -1;
    return rsm_model_open(RSM_TEST_WORLD_FILE, &model, &error) == RSM_OK ? 0 : -1;
}

static int close_surroundings(void **state) {
    char command[64];
    rsm_model_close(model);
    snprintf(command, sizeof command, "rm -rf '%s'", ledger);
    return system(command) == 0 ? 0 : -1;
}

/* The value of a key of the header, `"-"` instead. */
static void mask(rsm_buffer *text, const char *key) {
    char *value = strstr((char *)(uintptr_t)rsm_buffer_string(text), key);
    assert_non_null(value);
    value += strlen(key);
    char *end = strchr(value, '"');
    assert_non_null(end);
    *value = '-';
    memmove(value + 1, end, strlen(end) + 1);
    text->size -= (size_t)(end - value) - 1;
}

static void check_file(const rsm_buffer *found, const char *name) {
    rsm_buffer expected;
    rsm_buffer_init(&expected, NULL);
    assert_int_equal(rsm_file_read(name, 0, &expected, NULL), RSM_OK);
    size_t at = 0;
    while (at < found->size && at < expected.size && found->data[at] == expected.data[at])
        at++;
    if (at < found->size || at < expected.size) {
        size_t from = at > 200 ? at - 200 : 0;
        print_error("%s differs at byte %zu (tests/golden/update.sh writes it anew):\n%.400s\n"
                    "--- expected\n%.400s\n",
                    name, at, found->data + from, expected.data + from);
        fail();
    }
    rsm_buffer_free(&expected);
}

static rsm_status append(void *context, const char *data, size_t size) {
    rsm_buffer_append(context, data, size);
    return RSM_OK;
}

static void annotate_gives_the_lines_expected(void **state) {
    rsm_buffer out;
    rsm_options options = {.jobs = 2, .context = &out};
    rsm_error error = {0};
    rsm_buffer_init(&out, NULL);
    assert_int_equal(
        rsm_annotate_paths(model, paths, COUNT_OF(paths), 0, &options, append, NULL, &error),
        RSM_OK);
    check_file(&out, HERE "/annotate.jsonl");
    rsm_buffer_free(&out);
}

static void export_gives_the_object_expected(void **state) {
    char path[sizeof ledger + 16];
    rsm_session *session;
    rsm_string string;
    rsm_totals totals;
    rsm_buffer out;
    rsm_error error = {0};
    rsm_buffer_init(&out, NULL);
    snprintf(path, sizeof path, "%s/case.db", ledger);
    assert_int_equal(rsm_session_open(model, path, RSM_SESSION_CREATE, NULL, &session, &error),
                     RSM_OK);
    assert_int_equal(rsm_session_build(session, paths, COUNT_OF(paths), NULL, &totals, &error),
                     RSM_OK);
    assert_int_equal(rsm_session_export(session, "json", NULL, &string, &error), RSM_OK);
    rsm_session_close(session);
    rsm_buffer_append(&out, string.data, string.size);
    rsm_string_free(&string);
    mask(&out, "\"version\":\"");
    mask(&out, "\"model\":\"");
    check_file(&out, HERE "/export.json");
    rsm_buffer_free(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(annotate_gives_the_lines_expected),
        cmocka_unit_test(export_gives_the_object_expected),
    };
    return cmocka_run_group_tests(tests, open_surroundings, close_surroundings);
}
