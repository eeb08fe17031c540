/*
 * tests/read/test_plain.c - plain text with and without a head, and the text that is stored.
 */
#include "support.h"

#include <string.h>

typedef struct plain_row {
    const char *bytes;
    size_t size; /* 0: NUL-terminated */
    const char *title, *outlet, *published, *text;
    uint32_t body_start;
} plain_row;

#define BYTES(literal) literal, sizeof(literal) - 1

static const plain_row rows[] = {
    /* the head */
    {"Title: Blast at a market\nOutlet: Daily Post\nPublished: 2021-05-14\n\nTwelve died.\n", 0,
     "Blast at a market", "Daily Post", "2021-05-14", "Blast at a market\n\nTwelve died.\n", 19},
    {"Outlet: Daily Post\n\nTwelve died.", 0, "", "Daily Post", "", "Twelve died.", 0},
    {"TITLE:   Spaces   within \npublished : 2021\n\nBody.", 0, "Spaces within", "", "2021",
     "Spaces within\n\nBody.", 15},
    {"Title: T\nEditor: known to nobody\nOutlet: O\n\nBody.", 0, "T", "O", "", "T\n\nBody.", 3},
    {"Title: T\r\nOutlet: O\r\n\r\nBody.\r\n", 0, "T", "O", "", "T\n\nBody.\r\n", 3},
    {"Title: a: b\n\nBody.", 0, "a: b", "", "", "a: b\n\nBody.", 6},
    {"Title: only a head", 0, "only a head", "", "", "only a head", 11},
    /* no head */
    {"Twelve died.\n\nTitle: not a head\n", 0, "", "", "", "Twelve died.\n\nTitle: not a head\n",
     0},
    {"The mayor said: go home.\n\nThey did.", 0, "", "", "",
     "The mayor said: go home.\n\nThey did.", 0},
    {"\n\nTwelve died.", 0, "", "", "", "\n\nTwelve died.", 0},
    /* the title is not stored twice */
    {"Title: Blast\n\nBlast\n\nTwelve died.", 0, "Blast", "", "", "Blast\n\nTwelve died.", 0},
    {"Title: Blast\n\n  Blast \r\nTwelve died.", 0, "Blast", "", "", "  Blast \r\nTwelve died.", 0},
    {"Title: Blast\n\nBlast kills twelve.", 0, "Blast", "", "", "Blast\n\nBlast kills twelve.", 7},
    /* bytes */
    {BYTES("\xef\xbb\xbfTwelve died.\r\n"), "", "", "", "Twelve died.\r\n", 0},
    {BYTES("\xef\xbb\xbfTitle: T\n\nBody."), "T", "", "", "T\n\nBody.", 3},
    {BYTES("one\0two"), "", "", "", "one\xef\xbf\xbdtwo", 0},
    {BYTES("caf\xe9 and \xff\xfe."), "", "", "", "caf\xef\xbf\xbd and \xef\xbf\xbd\xef\xbf\xbd.",
     0},
    {BYTES("cut \xe2\x82"), "", "", "", "cut \xef\xbf\xbd", 0},
    {BYTES("\xe2\x82\xe2\x82\xac"), "", "", "", "\xef\xbf\xbd\xe2\x82\xac", 0},
    {BYTES("surrogate \xed\xa0\x80 end"), "", "", "",
     "surrogate \xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd end", 0},
    {BYTES("Title: A\0B \xff\n\nx"),
     "A\xef\xbf\xbd"
     "B \xef\xbf\xbd",
     "", "",
     "A\xef\xbf\xbd"
     "B \xef\xbf\xbd\n\nx",
     11},
};

static void a_file_of_plain_text_becomes_its_head_and_its_stored_text(void **state) {
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const plain_row *row = &rows[i];
        size_t size = row->size > 0 ? row->size : strlen(row->bytes);
        rsm_parts parts = {0};
        rsm_arena arena;
        rsm_arena_init(&arena, NULL, 0);
        rsm_read_plain(rsm_slice_make(row->bytes, size), &parts);
        rsm_report report = compose(&parts, &arena);
        assert_slice_equal(report.title, row->title);
        assert_slice_equal(report.outlet, row->outlet);
        assert_slice_equal(parts.published, row->published);
        assert_slice_equal(report.text, row->text);
        assert_int_equal(report.body_start, row->body_start);
        rsm_arena_free(&arena);
    }
}

static void ids_follow_from_content(void **state) {
    const rsm_parts base = {.body = RSM_SLICE("Twelve died."),
                            .outlet = RSM_SLICE("Daily Post"),
                            .published = RSM_SLICE("2021-05-14"),
                            .url = RSM_SLICE("https://example.org/a"),
                            .path = RSM_SLICE("a.txt")};
    rsm_parts other[7] = {base, base, base, base, base, base, base};
    rsm_arena arena;
    rsm_arena_init(&arena, NULL, 0);
    rsm_report first = compose(&base, &arena);
    assert_int_equal(first.id.size, 16);
    other[0].path = RSM_SLICE("b/c.txt"); /* these leave the id as it is */
    other[1].author = RSM_SLICE("A. Person");
    other[2].id = RSM_SLICE("  ");
    other[3].body = RSM_SLICE("Thirteen died."); /* these do not */
    other[4].outlet = RSM_SLICE("Evening Post");
    other[5].published = RSM_SLICE("2021-05-15");
    other[6].url = RSM_SLICE("https://example.org/b");
    for (size_t i = 0; i < COUNT_OF(other); i++)
        assert_int_equal(rsm_slice_equal(compose(&other[i], &arena).id, first.id), i < 3);
    other[0].id = RSM_SLICE(" my \t id ");
    assert_slice_equal(compose(&other[0], &arena).id, "my id");
    rsm_arena_free(&arena);
}

static void a_date_that_does_not_exist_is_refused_and_one_that_does_has_bounds(void **state) {
    static const struct {
        const char *date;
        bool exists;
        int days; /* from the earliest to the latest */
    } dates[] = {{"2021-05-14", true, 0},
                 {"2021-05", true, 30},
                 {"2021", true, 364},
                 {"2020-02-29", true, 0},
                 {"2021-05-14T09:10:00Z", true, 0},
                 {"2021-05-14T09:10:00+02:00", true, 0},
                 {"2021-02-29", false, 0},
                 {"2021-13-01", false, 0},
                 {"2021-05-14T25:00", false, 0},
                 {"14 May 2021", false, 0},
                 {"yesterday", false, 0},
                 {"2021-5-1", false, 0}};
    for (size_t i = 0; i < COUNT_OF(dates); i++) {
        rsm_parts parts = {.body = RSM_SLICE("x"),
                           .published = rsm_slice_from_string(dates[i].date)};
        rsm_arena arena;
        rsm_report report;
        rsm_error error = {0};
        rsm_arena_init(&arena, NULL, 0);
        rsm_status status = rsm_report_compose(test_world(), &parts, &arena, &report, &error);
        assert_int_equal(status, dates[i].exists ? RSM_OK : RSM_ERROR_FORMAT);
        if (dates[i].exists) {
            assert_int_equal(report.published.basis, RSM_DATE_GIVEN);
            assert_int_equal(report.published.latest.day - report.published.earliest.day,
                             dates[i].days);
        }
        rsm_arena_free(&arena);
    }
}

static void a_text_over_the_limit_is_refused(void **state) {
    rsm_buffer buffer;
    rsm_arena arena;
    rsm_report report;
    rsm_error error = {0};
    rsm_buffer_init(&buffer, NULL);
    rsm_arena_init(&arena, NULL, 0);
    while (buffer.size <= RSM_READ_TEXT_LIMIT)
        rsm_buffer_append_string(&buffer, "a line of a text that goes on and on and on and on\n");
    rsm_parts parts = {.body = rsm_buffer_slice(&buffer)};
    assert_int_equal(rsm_report_compose(test_world(), &parts, &arena, &report, &error),
                     RSM_ERROR_LIMIT);
    rsm_arena_free(&arena);
    rsm_buffer_free(&buffer);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_of_plain_text_becomes_its_head_and_its_stored_text),
        cmocka_unit_test(ids_follow_from_content),
        cmocka_unit_test(a_date_that_does_not_exist_is_refused_and_one_that_does_has_bounds),
        cmocka_unit_test(a_text_over_the_limit_is_refused),
    };
    return cmocka_run_group_tests(tests, open_surroundings, close_surroundings);
}
