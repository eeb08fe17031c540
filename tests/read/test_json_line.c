/*
 * tests/read/test_json_line.c - lines of JSON Lines, good and bad.
 */
#include "support.h"

#include <stdlib.h>
#include <string.h>

typedef struct line_row {
    const char *line;
    const char *id, *title, *body, *published, *kept;
    const char *error;   /* a part of the message where the line is refused */
    const char *warning; /* a part of the warning */
} line_row;

static const line_row rows[] = {
    {.line = "{\"text\":\"Twelve died.\"}", .body = "Twelve died."},
    {.line = "{\"id\":\"r1\",\"title\":\"T\",\"text\":\"B\",\"published\":\"2021-05-14\"}",
     .id = "r1",
     .title = "T",
     .body = "B",
     .published = "2021-05-14"},
    {.line = "{\"id\":null,\"title\":null,\"text\":\"B\",\"published\":null,\"url\":null}",
     .body = "B"},
    {.line = "{\"id\":7,\"text\":\"B\"}", .id = "7", .body = "B"},
    {.line = "{\"id\":-12345678901,\"text\":\"B\"}", .id = "-12345678901", .body = "B"},
    {.line = "{\"text\":\"\",\"title\":\"T\"}", .title = "T", .body = ""},
    {.line = "{\"text\":null,\"title\":\"T\"}", .title = "T", .body = ""},
    {.line = "{\"text\":\"B\",\"z\":[1,{\"y\":null}],\"a\":\"\\u00e9\"}",
     .body = "B",
     .kept = "{\"a\":\"\xc3\xa9\",\"z\":[1,{\"y\":null}]}"},
    {.line = "{\"text\":\"\\ud83d\\ude00 \\u00e9 \\\"q\\\"\\n\"}",
     .body = "\xf0\x9f\x98\x80 \xc3\xa9 \"q\"\n"},
    {.line = "{\"text\":\"B\",\"published\":\"2021-02-30\"}",
     .body = "B",
     .warning = "no date '2021-02-30'"},
    {.line = "{\"text\":\"B\",\"published\":\"soon\"}", .body = "B", .warning = "no date 'soon'"},
    {.line = "{\"title\":\"T\"}", .error = "\"text\" is missing"},
    {.line = "{}", .error = "\"text\" is missing"},
    {.line = "{\"text\":\" \",\"title\":\"\"}", .error = "neither text nor title"},
    {.line = "{\"text\":5}", .error = "\"text\" is no string"},
    {.line = "{\"text\":[\"B\"]}", .error = "\"text\" is no string"},
    {.line = "[1,2]", .error = "no JSON object"},
    {.line = "\"text\"", .error = "no JSON"},
    {.line = "{\"text\":\"cut", .error = "no JSON"},
    {.line = "{\"text\":\"B\"} trailing", .error = "no JSON"},
    {.line = "{\"text\":\"bad \xff\"}", .error = "no JSON"},
    {.line = "not json", .error = "no JSON"},
};

static void check_part(rsm_slice found, const char *expected) {
    assert_slice_equal(found, expected == NULL ? "" : expected);
}

static void a_line_becomes_a_report_or_says_why_not(void **state) {
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const line_row *row = &rows[i];
        rsm_arena arena;
        rsm_parts parts = {0};
        rsm_error warning = {0}, error = {0};
        rsm_arena_init(&arena, NULL, 0);
        rsm_status status =
            rsm_read_json_line(rsm_slice_from_string(row->line), &arena, &parts, &warning, &error);
        assert_int_equal(status, row->error == NULL ? RSM_OK : RSM_ERROR_FORMAT);
        if (row->error != NULL) {
            assert_non_null(strstr(error.message, row->error));
        } else {
            check_part(parts.id, row->id);
            check_part(parts.title, row->title);
            check_part(parts.body, row->body);
            check_part(parts.published, row->published);
            check_part(parts.kept, row->kept);
            assert_int_equal(warning.status != RSM_OK, row->warning != NULL);
            assert_true(row->warning == NULL || strstr(warning.message, row->warning) != NULL);
        }
        rsm_arena_free(&arena);
    }
}

static void deep_nesting_is_refused_without_harm(void **state) {
    enum { DEPTH = 10000 };
    static const char open[] = "{\"text\":\"B\",\"deep\":";
    rsm_buffer line;
    rsm_arena arena;
    rsm_parts parts = {0};
    rsm_error warning = {0}, error = {0};
    rsm_buffer_init(&line, NULL);
    rsm_arena_init(&arena, NULL, 0);
    rsm_buffer_append_string(&line, open);
    for (int i = 0; i < DEPTH; i++)
        rsm_buffer_append_char(&line, '[');
    for (int i = 0; i < DEPTH; i++)
        rsm_buffer_append_char(&line, ']');
    rsm_buffer_append_char(&line, '}');
    assert_int_equal(rsm_read_json_line(rsm_buffer_slice(&line), &arena, &parts, &warning, &error),
                     RSM_ERROR_FORMAT);
    rsm_arena_free(&arena);
    rsm_buffer_free(&line);
}

static void complaints_name_file_and_line_and_the_rest_is_read(void **state) {
    const char *path =
        put_text("mixed.jsonl", "{\"text\":\"One.\"}\n"
                                "\n"
                                "nonsense\n"
                                "{\"text\":\"Two.\",\"published\":\"2021-02-30\"}\r\n"
                                "[1]\n"
                                "{\"title\":\"no text\"}\n"
                                "{\"text\":\"Three.\"}");
    rsm_buffer out;
    rsm_buffer_init(&out, NULL);
    read_all(&path, 1, &out);
    const char *got = rsm_buffer_string(&out);
    assert_non_null(strstr(got, "report mixed.jsonl:1 |  |  | One.\n"));
    assert_non_null(strstr(got, "complaint mixed.jsonl:3 | no JSON"));
    assert_non_null(strstr(got, "report mixed.jsonl:4 |  |  | Two.\n"
                                "complaint mixed.jsonl:4 | there is no date '2021-02-30'"));
    assert_non_null(strstr(got, "complaint mixed.jsonl:5 | no JSON object\n"));
    assert_non_null(strstr(got, "complaint mixed.jsonl:6 | \"text\" is missing\n"));
    assert_non_null(strstr(got, "report mixed.jsonl:7 |  |  | Three.\n"));
    rsm_buffer_free(&out);
}

static void a_line_over_the_limit_is_passed_over(void **state) {
    size_t size = RSM_READ_LINE_LIMIT + 100;
    char *bytes = malloc(size);
    assert_non_null(bytes);
    memset(bytes, 'a', size);
    static const char after[] = "\n{\"text\":\"After.\"}\n";
    memcpy(bytes + size - sizeof after, after, sizeof after - 1);
    bytes[size - 1] = '\n';
    memcpy(bytes, "{\"text\":\"", 9);
    const char *path = put_file("long.jsonl", bytes, size);
    free(bytes);
    rsm_buffer out;
    rsm_buffer_init(&out, NULL);
    read_all(&path, 1, &out);
    const char *got = rsm_buffer_string(&out);
    assert_non_null(strstr(got, "complaint long.jsonl:1 | "));
    assert_non_null(strstr(got, "report long.jsonl:2 |  |  | After.\n"));
    rsm_buffer_free(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_becomes_a_report_or_says_why_not),
        cmocka_unit_test(deep_nesting_is_refused_without_harm),
        cmocka_unit_test(complaints_name_file_and_line_and_the_rest_is_read),
        cmocka_unit_test(a_line_over_the_limit_is_passed_over),
    };
    return cmocka_run_group_tests(tests, open_surroundings, close_surroundings);
}
