/* Text made safe for a terminal, measured, wrapped and cut. */
#include "cli/page.h"

#include <stdlib.h>
#include <string.h>

#include "cli/rendered.h"
#include "support/test.h"

static void what_could_reach_a_terminal_becomes_a_visible_escape(void **state) {
    static const struct {
        const char *given, *shown;
    } cases[] = {
        {"plain", "plain"},
        {"\033[31mred", "\\x1b[31mred"},
        {"bell\a", "bell\\x07"},
        {"over\rwritten", "over\\x0dwritten"},
        {"csi \xC2\x9B"
         "31m",
         "csi \\x9b31m"},
        {"next\xC2\x85line", "next\\x85line"},
        {"a\xE2\x80\xAE"
         "b",
         "a\\u202eb"},
        {"a\xE2\x81\xA6"
         "b\xE2\x81\xA9",
         "a\\u2066b\\u2069"},
        {"line\xE2\x80\xA8separator", "line\\u2028separator"},
        {"left\xE2\x80\x8Eright", "left\\u200eright"},
        {"tag\xF3\xA0\x80\x81", "tag\\U000e0001"},
        {"white\n \t\r\n space ", "white space"},
        {"no\xC2\xA0"
         "break",
         "no break"},
        {"soft\xC2\xADhyphen", "softhyphen"},
        {"\xEF\xBB\xBFmark", "mark"},
        {"bad\xFF\xC3", "bad\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"surrogate\xED\xA0\x80", "surrogate\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"", ""},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        words_text text = {0};
        words_text_others(&text, cases[i].given, strlen(cases[i].given));
        assert_string_equal(words_text_string(&text), cases[i].shown);
        words_text_free(&text);
    }
    words_text text = {0};
    words_text_others(&text, "a\0b", 3);
    assert_string_equal(words_text_string(&text), "a\\x00b");
    words_text_free(&text);
}

static void a_pile_of_combining_marks_is_cut_down(void **state) {
    words_text text = {0};
    char pile[402] = "o";
    for (size_t i = 0; i < 200; i++) {
        memcpy(pile + 1 + 2 * i, "\xCC\x81", 2);
    }
    words_text_others(&text, pile, 401);
    assert_true(text.size <= 1 + 2 * 8);
    assert_int_equal(words_width_of(words_text_string(&text)), 1);
    words_text_free(&text);
}

static void widths_are_those_of_a_terminal(void **state) {
    assert_int_equal(words_width_of("plain"), 5);
    assert_int_equal(words_width_of("caf\xC3\xA9"), 4);
    assert_int_equal(words_width_of("cafe\xCC\x81"), 4);
    assert_int_equal(words_width_of("\xE5\xB8\x82\xE5\xA0\xB4"), 4);
    assert_int_equal(words_width_of(""), 0);
}

static char *one_row(const cli_column *columns, size_t count, int width) {
    rendered to;
    rendered_begin(&to, width, false);
    cli_page_row(&to.page, columns, count);
    return rendered_end(&to);
}

static void check_row(const cli_column *columns, size_t count, int width, const char *expected) {
    char *text = one_row(columns, count, width);
    assert_string_equal(text, expected);
    free(text);
}

static void columns_wrap_each_in_its_own_width(void **state) {
    cli_column columns[] = {{0, 6, "label", CLI_PLAIN, false, 0},
                            {7, 11, "words that go on", CLI_PLAIN, false, 0},
                            {19, 0, "r1 r2", CLI_PLAIN, false, 0}};
    check_row(columns, 3, 24, "label  words that  r1 r2\n       go on\n");
}

static void a_word_too_long_is_broken_and_nothing_is_lost(void **state) {
    cli_column columns[] = {{2, 5, "abcdefghijkl mn", CLI_PLAIN, false, 0}};
    check_row(columns, 1, 10, "  abcde\n  fghij\n  kl mn\n");
}

static void wide_characters_are_never_halved(void **state) {
    cli_column columns[] = {
        {0, 5, "\xE5\xB8\x82\xE5\xA0\xB4\xE5\xB8\x82\xE5\xA0\xB4", CLI_PLAIN, false, 0},
        {6, 2, "x", CLI_PLAIN, false, 0}};
    check_row(columns, 2, 8, "\xE5\xB8\x82\xE5\xA0\xB4  x\n\xE5\xB8\x82\xE5\xA0\xB4\n");
}

static void the_last_line_allowed_is_cut_with_an_ellipsis(void **state) {
    cli_column one[] = {{0, 8, "a long title", CLI_PLAIN, false, 1}};
    check_row(one, 1, 20, "a long…\n");
    cli_column fits[] = {{0, 8, "a title ", CLI_PLAIN, false, 1}};
    check_row(fits, 1, 20, "a title\n");
    cli_column two[] = {{0, 5, "ab cde fghi jkl", CLI_PLAIN, false, 2}};
    check_row(two, 1, 20, "ab\ncde…\n");
}

static void numbers_stand_at_the_right(void **state) {
    cli_column columns[] = {{0, 5, "7", CLI_PLAIN, true, 1}, {6, 3, "x", CLI_PLAIN, false, 1}};
    check_row(columns, 2, 20, "    7 x\n");
}

static void styles_are_written_on_a_terminal_only(void **state) {
    for (int colour = 0; colour < 2; colour++) {
        rendered to;
        rendered_begin(&to, 20, colour == 1);
        cli_page_row(&to.page, &(cli_column){0, 0, "bold", CLI_BOLD, false, 0}, 1);
        cli_page_rule(&to.page);
        char *text = rendered_end(&to);
        assert_int_equal(strchr(text, '\033') != NULL, colour);
        check_page(text, 20, colour == 1);
        free(text);
    }
}

static void no_width_breaks_a_row(void **state) {
    static const char *const words =
        "some words, a-very-long-word-without-a-break-that-does-not-fit \xE5\xB8\x82\xE5\xA0\xB4 "
        "cafe\xCC\x81";
    for (int width = 12; width < 60; width++) {
        for (int lines = 0; lines < 4; lines++) {
            cli_column columns[] = {{0, width / 3, words, CLI_PLAIN, false, lines},
                                    {width / 3 + 1, width / 3, words, CLI_PLAIN, true, lines},
                                    {2 * (width / 3) + 2, 0, words, CLI_PLAIN, false, lines}};
            char *text = one_row(columns, 3, width);
            check_page(text, width, false);
            free(text);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_could_reach_a_terminal_becomes_a_visible_escape),
        cmocka_unit_test(a_pile_of_combining_marks_is_cut_down),
        cmocka_unit_test(widths_are_those_of_a_terminal),
        cmocka_unit_test(columns_wrap_each_in_its_own_width),
        cmocka_unit_test(a_word_too_long_is_broken_and_nothing_is_lost),
        cmocka_unit_test(wide_characters_are_never_halved),
        cmocka_unit_test(the_last_line_allowed_is_cut_with_an_ellipsis),
        cmocka_unit_test(numbers_stand_at_the_right),
        cmocka_unit_test(styles_are_written_on_a_terminal_only),
        cmocka_unit_test(no_width_breaks_a_row),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
