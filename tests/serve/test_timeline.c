/* What was said when, as lines of a page, from accounts written by hand. */
#include "serve/page.h"

#include "support/test.h"

#include <stdlib.h>
#include <string.h>

#define POLICE  "\"sources\":[{\"name\":\"police\",\"kind\":\"police\"}]"
#define CLINIC  "\"sources\":[{\"name\":\"clinic\",\"kind\":\"medical\"}]"
#define FRONT   "\"sources\":[{\"name\":\"Reed Front\",\"kind\":\"perpetrator\"}]"
#define ON(day) "\"published\":{\"earliest\":\"" day "\",\"latest\":\"" day "\"}"
#define SAID(id, stance, who, day) \
    "{\"id\":\"" id "\",\"stance\":\"" stance "\"," who "," ON(day) "}"
#define COUNT(n, verdict, statements)                                                     \
    "{\"value\":{\"low\":" n ",\"high\":" n ",\"text\":\"" n "\"},\"verdict\":\"" verdict \
    "\",\"statements\":[" statements "]}"
#define COUNTED(id, n, who, day)                                                     \
    "{\"id\":\"" id "\",\"stance\":\"asserts\",\"value\":{\"low\":" n ",\"high\":" n \
    ",\"text\":\"" n "\"}," who "," ON(day) "}"

/* The line of an account: without tags, white space of any length one space. Freed by the caller.
 */
static char *line_of(const char *incident, const char *proofs, const char *linked) {
    static const words_countries none = {NULL, NULL};
    json_error_t error;
    html page = {0};
    serve_site site = {.countries = &none};
    json_t *parsed = json_loads(incident, 0, &error), *proved = json_loads(proofs, 0, &error),
           *others = json_loads(linked, 0, &error);
    json_t *reports = json_loads("[{\"id\":\"b\",\"title\":\"Later\",\"outlet\":\"Post\"," ON(
                                     "2021-05-15") "},{\"id\":\"a\",\"title\":\"Blast\","
                                                   "\"outlet\":\"Wire\"," ON("2021-05-14") "}]",
                                 0, &error);
    assert_true(parsed != NULL && proved != NULL && others != NULL && reports != NULL);
    serve_account account = {.site = &site,
                             .page = &page,
                             .incident = parsed,
                             .proofs = proved,
                             .linked = others,
                             .reports = reports,
                             .number = 1};
    serve_write_timeline(&account);
    assert_false(html_failed(&page));
    const char *from = words_text_string(&page.out);
    char *text = malloc(page.out.size + 1), *to = text;
    bool tag = false;
    assert_non_null(text);
    for (; *from != '\0'; from++) {
        tag = tag || *from == '<';
        bool space = tag || *from == ' ' || *from == '\n';
        if (!space) {
            *to++ = *from;
        } else if (to > text && to[-1] != ' ') {
            *to++ = ' ';
        }
        tag = tag && *from != '>';
    }
    *to = '\0';
    html_free(&page);
    json_decref(parsed);
    json_decref(proved);
    json_decref(others);
    json_decref(reports);
    return text;
}

static const char incident[] =
    "{\"id\":\"a@0\",\"name\":\"Blast, Osk\",\"when\":{\"earliest\":\"2021-05-14\",\"latest\":"
    "\"2021-05-14\",\"value\":\"2021-05-14\"}}";

static void check_line(const char *proofs, const char *linked, const char *expected) {
    char *line = line_of(incident, proofs, linked);
    assert_string_equal(line, expected);
    free(line);
}

static void each_new_figure_stands_on_its_day_with_what_its_source_gave_before(void **state) {
    (void)state;
    check_line(
        "{\"killed\":{\"figures\":[" COUNT(
            "9", "best",
            COUNTED("b#1", "9", POLICE, "2021-05-15") "," COUNTED(
                "b#2", "9", CLINIC,
                "2021-05-15") "," COUNTED("b#3", "9", POLICE,
                                          "2021-05-16")) "," COUNT("7", "superseded",
                                                                   COUNTED("a#1", "7", POLICE,
                                                                           "2021-05-14")) "]}}",
        "[]",
        "What was said when Fri 14 May 2021 Blast, Osk "
        "14 May 2021 first report Blast Wire killed 7 police "
        "15 May 2021 killed 9 police (before: 7) , clinic ");
}

static void claims_accusations_denials_and_what_is_taken_back_are_told_apart(void **state) {
    (void)state;
    check_line(
        "{\"perpetrator\":{\"suspects\":[{\"value\":{\"name\":\"Reed Front\"},\"standings\":["
        "{\"standing\":\"claimed\",\"statements\":[" SAID(
            "a#1", "claims", FRONT,
            "2021-05-15") "]},"
                          "{\"standing\":\"accused by authorities\",\"statements\":[" SAID(
                              "a#2", "accuses", POLICE,
                              "2021-05-14") "]},"
                                            "{\"standing\":\"denied\",\"statements\":[" SAID(
                                                "b#1", "denies", POLICE,
                                                "2021-05-16") "," SAID("b#2", "denies", CLINIC,
                                                                       "2021-05-17") "]}]}]}}",
        "[]",
        "What was said when Fri 14 May 2021 Blast, Osk "
        "14 May 2021 first report Blast Wire accusation Reed Front police "
        "15 May 2021 claim Reed Front Reed Front "
        "16 May 2021 taken back Reed Front police "
        "17 May 2021 denial Reed Front clinic ");
}

static void a_judgement_of_any_cell_is_told_and_a_bare_restatement_is_not(void **state) {
    (void)state;
    check_line("{\"happened\":{\"figures\":[{\"value\":true,\"verdict\":\"best\",\"statements\":"
               "[" SAID("a#1", "asserts", CLINIC, "2021-05-14") "],\"against\":[" SAID(
                   "a#2", "denies", POLICE,
                   "2021-05-15") "]}]},"
                                 "\"type\":{\"figures\":[{\"value\":\"bombing\","
                                 "\"verdict\":\"best\",\"statements\":[" SAID(
                                     "a#3", "asserts", CLINIC,
                                     "2021-05-14") "," SAID("a#4", "corrects", POLICE,
                                                            "2021-05-16") "]},{\"value\":"
                                                                          "\"explosion\","
                                                                          "\"verdict\":"
                                                                          "\"fits\","
                                                                          "\"statements\":"
                                                                          "[" SAID("a#5",
                                                                                   "correct"
                                                                                   "s",
                                                                                   POLICE,
                                                                                   "2021-"
                                                                                   "05-16") "]}]}}",
               "[]",
               "What was said when Fri 14 May 2021 Blast, Osk "
               "14 May 2021 first report Blast Wire "
               "15 May 2021 denial it happened police "
               "16 May 2021 correction type: bombing police ");
}

static void linked_incidents_stand_in_their_place_with_the_relation_spelled_out(void **state) {
    (void)state;
    check_line(
        "{}",
        "[{\"id\":\"c@1\",\"name\":\"Raid, Lum\",\"relation\":\"response to\",\"direction\":\"to\","
        "\"when\":{\"earliest\":\"2021-03-01\",\"latest\":\"2021-03-31\",\"value\":\"2021-03\"},"
        "\"killed\":{\"low\":2,\"best\":2,\"high\":2}},"
        "{\"id\":\"d@1\",\"name\":\"Arrests, Osk\",\"relation\":\"response to\",\"direction\":"
        "\"from\",\"when\":{\"earliest\":\"2021-05-20\",\"latest\":\"2021-05-20\",\"value\":"
        "\"2021-05-20\"}},"
        "{\"id\":\"e@1\",\"name\":\"Raids, Osk\",\"relation\":\"part of\",\"direction\":\"to\","
        "\"when\":null},"
        "{\"id\":\"f@1\",\"name\":\"Trial\",\"relation\":\"background\",\"direction\":\"from\","
        "\"when\":null}]",
        "What was said when Mar 2021 Raid, Lum 2 killed; what this was in response to "
        "Fri 14 May 2021 Blast, Osk 14 May 2021 first report Blast Wire "
        "20 May 2021 Arrests, Osk in response to this "
        "date unknown Raids, Osk this is a part of it "
        "date unknown Trial tells of this as its background ");
}

static void figures_of_a_part_of_those_meant_are_left_to_the_proof(void **state) {
    (void)state;
    check_line(
        "{\"killed\":{\"figures\":[" COUNT("2", "part",
                                           COUNTED("a#1", "2", POLICE, "2021-05-14")) "]}}",
        "[]", "What was said when Fri 14 May 2021 Blast, Osk 14 May 2021 first report Blast Wire ");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_new_figure_stands_on_its_day_with_what_its_source_gave_before),
        cmocka_unit_test(claims_accusations_denials_and_what_is_taken_back_are_told_apart),
        cmocka_unit_test(a_judgement_of_any_cell_is_told_and_a_bare_restatement_is_not),
        cmocka_unit_test(linked_incidents_stand_in_their_place_with_the_relation_spelled_out),
        cmocka_unit_test(figures_of_a_part_of_those_meant_are_left_to_the_proof),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
