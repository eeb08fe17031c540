/* The pages of show, why and list: what they say, and that nothing breaks them. */
#include <stdlib.h>
#include <string.h>

#include "cli/fixture.h"
#include "cli/list.h"
#include "cli/rendered.h"
#include "cli/show.h"
#include "cli/why.h"
#include "support/test.h"

static const fixture ordinary = {.reports = 4, .figures = 6, .suspects = 1, .links = 2};

static char *show(const fixture *of, int width, bool colour) {
    rendered to;
    json_t *account = fixture_account(of), *proofs = fixture_proofs(of);
    rendered_begin(&to, width, colour);
    assert_true(cli_show_write(&to.page, account, proofs, NULL, "case.db", "n1@120"));
    json_decref(account);
    json_decref(proofs);
    return rendered_end(&to);
}

static char *why(const fixture *of, const char *slot, int width, bool colour) {
    rendered to;
    json_t *proofs = fixture_proofs(of);
    rendered_begin(&to, width, colour);
    assert_true(cli_why_write(&to.page, json_object_get(proofs, slot), NULL));
    json_decref(proofs);
    return rendered_end(&to);
}

static char *list(const fixture *of, int width, bool colour) {
    rendered to;
    json_t *rows = fixture_rows(of);
    rendered_begin(&to, width, colour);
    assert_true(cli_list_write(&to.page, rows, NULL));
    json_decref(rows);
    return rendered_end(&to);
}

static void the_page_says_what_where_and_when(void **state) {
    char *text = show(&ordinary, 80, false);
    check_holds(text, "Market bombing · Tessaly, Northern Province, XA");
    check_holds(text, "Fri 14 May 2021\n");
    check_holds(text, "4 reports, 4 outlets · 9 independent sources, 2 uncredited, 1 copy");
    check_holds(text, "disputed");
    free(text);
}

static void what_differs_comes_before_the_toll_and_the_toll_before_who(void **state) {
    char *text = show(&ordinary, 80, false);
    const char *differ = strstr(text, "they differ on"), *toll = strstr(text, " best ");
    const char *reports = strstr(text, "\nreports ");
    assert_true(differ != NULL && toll != NULL && reports != NULL);
    assert_true(differ < toll && toll < reports);
    assert_non_null(strstr(toll, "\nwho "));
    free(text);
}

static void every_figure_has_its_source_and_its_reports(void **state) {
    char *text = show(&ordinary, 80, false);
    check_holds(text, "provincial hospital");
    check_holds(text, "via Arland Wire");
    check_holds(text, "taken back");
    check_holds(text, "1,200,000");
    free(text);
}

static void claims_accusations_and_denials_are_told_apart(void **state) {
    char *text = show(&ordinary, 80, false);
    check_holds(text, "claims it (Telegram)");
    check_holds(text, "accused by police");
    check_holds(text, "denies it");
    check_holds(text, "accusation taken back by a mayor");
    free(text);
}

static void copies_and_reports_in_passing_are_marked(void **state) {
    char *text = show(&ordinary, 80, false);
    check_holds(text, "copy of r1");
    check_holds(text, "in passing: ");
    free(text);
}

static void the_timeline_runs_from_the_oldest_and_holds_this_one(void **state) {
    char *text = show(&ordinary, 80, false);
    const char *line = strstr(text, "\ntimeline ");
    assert_non_null(line);
    check_holds(line, "11 Mar 2000");
    check_holds(line, "● this");
    assert_true(strstr(line, "background") < strstr(line, "● this"));
    free(text);
}

static void a_cell_that_rests_on_one_source_names_it(void **state) {
    char *text = show(&ordinary, 80, false), *proof = why(&ordinary, "killed", 80, false);
    const char *line = strstr(text, "\nrests on ");
    assert_non_null(line);
    check_holds(line, "provincial hospital (24 without it); Daily Post r3 alone");
    check_holds(line, "police (Thu 13 May");
    check_holds(line, "a mayor (Southland, accused without it)");
    check_holds(proof, "vague, dozens = 12: its numbers");
    check_holds(proof, "provincial hospital: without it low 24");
    check_holds(proof, "alone: nothing is left without it");
    free(text);
    free(proof);
}

static void what_the_codebook_makes_of_it_is_marked(void **state) {
    char *text = show(&ordinary, 80, false), *proof = why(&ordinary, "injured", 80, false);
    check_holds(text, "ucdp        1 State-based conflict or 3 One-sided violence");
    check_holds(text, "outside the codebook's scope: no death is told");
    check_holds(text, "3 events there: one for each place and day");
    check_holds(text, "not recorded there: injured");
    check_holds(proof, "no record   it records no injured");
    free(text);
    free(proof);
}

/* Names and texts that have broken programs. */
static const char *const hostile[] = {
    "\033[2J\033[1;1H\033]0;owned\a",
    "a\xE2\x80\xAE"
    "b\xE2\x81\xA6"
    "c\xE2\x80\xA8"
    "d\xC2\x9B"
    "31m",
    "",
    " ",
    "\n\n\r\n",
    "%s%n%d",
    "a-name-that-never-ends-a-name-that-never-ends-a-name-that-never-ends-a-name-that-never-ends",
    "\xE5\xB8\x82\xE5\xA0\xB4\xE5\xB8\x82\xE5\xA0\xB4\xE5\xB8\x82\xE5\xA0\xB4\xE5\xB8\x82\xE5\xA0"
    "\xB4"
    "\xE5\xB8\x82\xE5\xA0\xB4\xE5\xB8\x82\xE5\xA0\xB4\xE5\xB8\x82\xE5\xA0\xB4\xE5\xB8\x82\xE5\xA0"
    "\xB4",
    "o\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81",
    "\xF0\x9F\x92\xA5\xE2\x80\x8D\xEF\xB8\x8F\xF3\xA0\x80\x81",
};

static void check_all_pages(const fixture *of, int width) {
    for (int colour = 0; colour < 2; colour++) {
        char *pages[] = {show(of, width, colour), why(of, "killed", width, colour),
                         why(of, "perpetrator", width, colour), why(of, "cause", width, colour)};
        for (size_t i = 0; i < COUNT_OF(pages); i++) {
            check_page(pages[i], width, colour);
            free(pages[i]);
        }
        if (width >= 80) {
            char *rows = list(of, width, colour);
            check_page(rows, width, colour);
            free(rows);
        }
    }
}

static void no_words_of_others_break_a_page(void **state) {
    for (size_t i = 0; i < COUNT_OF(hostile); i++) {
        fixture of = ordinary;
        of.word = hostile[i];
        check_all_pages(&of, 80);
    }
}

static void pages_fit_the_width_they_are_given(void **state) {
    for (int width = 72; width <= 110; width += 5) {
        check_all_pages(&ordinary, width);
    }
}

static void much_of_everything_is_capped_and_says_so(void **state) {
    fixture of = {.reports = 60, .figures = 40, .suspects = 12, .links = 90};
    char *text = show(&of, 80, false);
    check_page(text, 80, false);
    check_holds(text, "and 6 more");  /* suspects */
    check_holds(text, "and 36 more"); /* reports */
    check_holds(text, "● this");
    free(text);
}

static void nothing_known_still_makes_a_page(void **state) {
    static const char *const accounts[] = {
        "{\"incident\":{}}",
        "{\"incident\":{\"id\":7,\"cells\":{\"killed\":null}},\"row\":[],\"reports\":{}}",
        "{\"incident\":{\"when\":null,\"where\":null,\"name\":\"\"},\"linked\":[1,{},null]}",
        ("{\"incident\":{\"parts\":[{},{\"when\":null}]},\"reports\":[null,3,{}],"
         "\"row\":{\"disagree\":[\"killed\",4,\"x\"]}}")};
    for (size_t i = 0; i < COUNT_OF(accounts); i++) {
        rendered to;
        json_t *account = json_loads(accounts[i], 0, NULL), *proofs = json_object();
        assert_non_null(account);
        rendered_begin(&to, 80, false);
        assert_true(cli_show_write(&to.page, account, proofs, NULL, NULL, NULL));
        char *text = rendered_end(&to);
        check_page(text, 80, false);
        check_holds(text, "date unknown");
        free(text);
        json_decref(account);
        json_decref(proofs);
    }
}

static void what_is_no_account_gives_no_page(void **state) {
    rendered to;
    json_t *nothing = json_array();
    rendered_begin(&to, 80, false);
    assert_false(cli_show_write(&to.page, nothing, NULL, NULL, NULL, NULL));
    assert_false(cli_why_write(&to.page, nothing, NULL));
    free(rendered_end(&to));
    json_decref(nothing);
}

static void the_proof_names_rule_figure_verdict_words_and_place(void **state) {
    char *text = why(&ordinary, "killed", 80, false);
    check_holds(text, "killed · Market bombing, Tessaly");
    check_holds(text, "low 24  best 31  high 31");
    check_holds(text, "the figure given last");
    check_holds(text, "tolls are revised");
    check_holds(text, "best: the latest");
    check_holds(text, "\"at least 31 people died\"");
    check_holds(text, "bytes 120–141");
    check_holds(text, "against it");
    check_holds(text, "(denies)");
    free(text);
}

static void the_list_keeps_one_line_an_incident(void **state) {
    char *text = list(&ordinary, 80, false);
    size_t lines = 0;
    for (const char *at = text; *at != '\0'; at++) {
        lines += *at == '\n' ? 1 : 0;
    }
    assert_int_equal(lines, 1 + ordinary.reports + 1);
    check_holds(text, "2021-05-14");
    check_holds(text, "31 (24–31)");
    check_holds(text, "≠");
    free(text);
}

static void unread_reports_say_why(void **state) {
    rendered to;
    json_t *rows = json_pack("[{s:s,s:s,s:s,s:s},{s:s,s:n,s:s}]", "report", "n1", "path",
                             "reports/one.txt", "title", "Un titre", "why", "not read: language fr",
                             "report", "n2", "path", "why", "no incident was found in it");
    rendered_begin(&to, 80, false);
    assert_true(cli_unread_write(&to.page, rows));
    char *text = rendered_end(&to);
    check_page(text, 80, false);
    check_holds(text, "reports/one.txt");
    check_holds(text, "not read: language fr");
    check_holds(text, "n2 ");
    json_decref(rows);
    free(text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_page_says_what_where_and_when),
        cmocka_unit_test(what_differs_comes_before_the_toll_and_the_toll_before_who),
        cmocka_unit_test(every_figure_has_its_source_and_its_reports),
        cmocka_unit_test(claims_accusations_and_denials_are_told_apart),
        cmocka_unit_test(copies_and_reports_in_passing_are_marked),
        cmocka_unit_test(the_timeline_runs_from_the_oldest_and_holds_this_one),
        cmocka_unit_test(a_cell_that_rests_on_one_source_names_it),
        cmocka_unit_test(what_the_codebook_makes_of_it_is_marked),
        cmocka_unit_test(no_words_of_others_break_a_page),
        cmocka_unit_test(pages_fit_the_width_they_are_given),
        cmocka_unit_test(much_of_everything_is_capped_and_says_so),
        cmocka_unit_test(nothing_known_still_makes_a_page),
        cmocka_unit_test(what_is_no_account_gives_no_page),
        cmocka_unit_test(the_proof_names_rule_figure_verdict_words_and_place),
        cmocka_unit_test(the_list_keeps_one_line_an_incident),
        cmocka_unit_test(unread_reports_say_why),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
