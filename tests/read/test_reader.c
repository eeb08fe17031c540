/*
 * tests/read/test_reader.c - files, folders and packed files read one after the other; bad ones are
 * complained of and passed over.
 */
#include "support.h"

#include "base/file.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void each_kind_of_file_is_read(void **state) {
    static const char line[] = "{\"title\":\"T\",\"text\":\"Line.\"}\n";
    check_reading(put_text("a.txt", "Title: T\n\nBody."), "report a.txt | T |  | T\\n\\nBody.\n");
    check_reading(put_text("a.html", "<p>Page.</p>"), "report a.html |  |  | Page.\n");
    check_reading(put_text("a.jsonl", line), "report a.jsonl:1 | T |  | T\\n\\nLine.\n");
    check_reading(put_gzip("b.txt.gz", "Packed.", 7), "report b.txt.gz |  |  | Packed.\n");
    check_reading(put_gzip("b.html.gz", "<p>Packed.</p>", 14),
                  "report b.html.gz |  |  | Packed.\n");
    check_reading(put_gzip("b.jsonl.gz", line, sizeof line - 1),
                  "report b.jsonl.gz:1 | T |  | T\\n\\nLine.\n");
}

static void a_file_named_by_hand_is_told_by_its_bytes(void **state) {
    check_reading(put_text("plain.news", "Body."), "report plain.news |  |  | Body.\n");
    check_reading(put_text("page.news", "<!DOCTYPE html><p>Page."),
                  "report page.news |  |  | Page.\n");
}

static void what_cannot_be_read_is_complained_of(void **state) {
    static const char binary[] = "\x7f"
                                 "ELF\0\0\1\2\3\4\5\6\0\0\0\0\0\0\1\0\0\0";
    check_reading("/nonexistent/no.txt", "complaint no.txt | no such file or folder\n");
    check_reading(put_text("empty.txt", ""), "complaint empty.txt | empty\n");
    check_reading(put_text("empty.html", ""), "complaint empty.html | empty\n");
    check_reading(put_text("empty.jsonl", ""), "complaint empty.jsonl | empty\n");
    check_reading(put_file("binary.txt", binary, sizeof binary),
                  "complaint binary.txt | binary, not text\n");
    check_reading(put_text("date.txt", "Published: 2021-02-30\n\nBody."),
                  "report date.txt |  |  | Body.\n"
                  "complaint date.txt | the date of publication does not exist: read without a "
                  "date\n");
    check_reading(put_file("wrong.txt", "Caf\xe9.", 5),
                  "report wrong.txt |  |  | Caf\xef\xbf\xbd.\n"
                  "complaint wrong.txt | not UTF-8 at byte 3: read with such bytes replaced\n");
}

static void a_damaged_packed_file_is_complained_of(void **state) {
    char bytes[4096];
    rsm_buffer packed;
    rsm_buffer_init(&packed, NULL);
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)('a' + (i * i + i / 7) % 26);
    const char *whole = put_gzip("whole.txt.gz", bytes, sizeof bytes);
    FILE *file = fopen(whole, "rb");
    assert_non_null(file);
    static char read[8192];
    size_t size = fread(read, 1, sizeof read, file);
    fclose(file);
    const char *const cut[] = {put_file("cut.txt.gz", read, size / 2),
                               put_file("cut.jsonl.gz", read, size / 2)};
    for (size_t i = 0; i < COUNT_OF(cut); i++) {
        rsm_buffer_clear(&packed);
        read_all(&cut[i], 1, &packed);
        assert_int_equal(strncmp(rsm_buffer_string(&packed), "complaint cut.", 14), 0);
    }
    rsm_buffer_free(&packed);
}

static void a_folder_is_read_in_order_of_names_and_only_what_are_reports(void **state) {
    put_text("many/b.txt", "Second.");
    put_text("many/a.jsonl", "{\"text\":\"First.\"}\n");
    put_text("many/c.db", "SQLite format 3");
    put_text("many/d.txt", "");
    const char *last = put_text("many/e.html", "<p>Last.");
    char folder[512];
    snprintf(folder, sizeof folder, "%.*s", (int)(strrchr(last, '/') - last), last);
    check_reading(folder, "report a.jsonl:1 |  |  | First.\n"
                          "report b.txt |  |  | Second.\n"
                          "complaint d.txt | empty\n"
                          "report e.html |  |  | Last.\n");
}

static void several_paths_are_read_in_the_order_given(void **state) {
    const char *paths[] = {put_text("z.txt", "One."), "/nonexistent/x", put_text("y.txt", "Two.")};
    rsm_buffer out;
    rsm_buffer_init(&out, NULL);
    read_all(paths, COUNT_OF(paths), &out);
    assert_string_equal(rsm_buffer_string(&out), "report z.txt |  |  | One.\n"
                                                 "complaint x | no such file or folder\n"
                                                 "report y.txt |  |  | Two.\n");
    rsm_buffer_free(&out);
}

static void a_file_over_the_limit_is_complained_of(void **state) {
    const char *path = put_text("huge.txt", "x");
    assert_int_equal(truncate(path, (off_t)100 << 20), 0);
    check_reading(path, "complaint huge.txt | over 64 MiB: not read\n");
    assert_int_equal(truncate(path, 0), 0);
}

static void control_characters_of_a_name_are_not_printed(void **state) {
    check_reading("/nonexistent/\033[31mred\n.txt",
                  "complaint ?[31mred?.txt | no such file or folder\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_kind_of_file_is_read),
        cmocka_unit_test(a_file_named_by_hand_is_told_by_its_bytes),
        cmocka_unit_test(what_cannot_be_read_is_complained_of),
        cmocka_unit_test(a_damaged_packed_file_is_complained_of),
        cmocka_unit_test(a_folder_is_read_in_order_of_names_and_only_what_are_reports),
        cmocka_unit_test(several_paths_are_read_in_the_order_given),
        cmocka_unit_test(a_file_over_the_limit_is_complained_of),
        cmocka_unit_test(control_characters_of_a_name_are_not_printed),
    };
    return cmocka_run_group_tests(tests, open_surroundings, close_surroundings);
}
