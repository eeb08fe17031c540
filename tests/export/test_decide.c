/* A person's decisions: what each does, how they follow each other, what is refused, and that what
 * comes out depends on the reports and the decisions alone. */
#include "export/support.h"
#include "support/failing_allocator.h"

#include <stdlib.h>

#define READINGS 6

/* Three reports of a bombing, of which one tells of an earlier attack too; two of a ferry; one of a
 * fire. */
static void make_readings(rsm_arena *arena, rsm_reading *readings) {
    maker make;
    uint32_t i;
    rsm_place_value city;
    make_begin(&make, arena, "m1", "State News", "2021-05-14T18:00",
               "A blast in Tessaly market killed 24 people, the interior ministry said. A gas leak "
               "caused it.");
    city = make_city(&make, "Tessaly", "XA", 1);
    i = make_incident(&make, "bombing", true, "blast", "2021-05-14", "2021-05-14", &city);
    make_killed(&make, i, 24, 24, "24 people", "Interior Ministry", RSM_SOURCE_GOVERNMENT);
    make_statement(&make, i, RSM_SLOT_CAUSE, make_words(&make, "a gas leak"), RSM_STANCE_ASSERTS,
                   "A gas leak", "Interior Ministry", RSM_SOURCE_GOVERNMENT);
    readings[0] = make_end(&make);

    make_begin(&make, arena, "m2", "Northern Wire", "2021-05-16",
               "The toll of the bombing in Tessaly rose to 31, the provincial hospital said. In "
               "2019 an attack on a bus killed 11.");
    i = make_incident(&make, "bombing", true, "bombing", "2021-05-14", "2021-05-14", &city);
    make_killed(&make, i, 31, 31, "31", "Provincial Hospital", RSM_SOURCE_HOSPITAL);
    make_statement(&make, i, RSM_SLOT_PERPETRATOR,
                   make_actor(&make, "Northern Front", RSM_ENTITY_GROUP), RSM_STANCE_ACCUSES,
                   "bombing", "Police", RSM_SOURCE_POLICE);
    i = make_incident(&make, "bombing", false, "attack", "2019-03-01", "2019-03-01", &city);
    make_killed(&make, i, 11, 11, "11", NULL, RSM_SOURCE_OUTLET);
    readings[1] = make_end(&make);

    make_begin(&make, arena, "m3", "Evening Star", "2021-05-15",
               "Dozens died in the bombing in Tessaly on Friday.");
    i = make_incident(&make, "bombing", true, "bombing", "2021-05-14", "2021-05-14", &city);
    make_killed(&make, i, 24, RSM_COUNT_UNKNOWN, "Dozens", NULL, RSM_SOURCE_OUTLET);
    readings[2] = make_end(&make);

    make_begin(&make, arena, "f1", "Coast Mail", "2021-05-14",
               "A ferry sank off Marin with 60 aboard; 12 bodies were found.");
    city = make_city(&make, "Marin", "XB", 9);
    i = make_incident(&make, "ship accident", true, "sank", "2021-05-13", "2021-05-13", &city);
    make_killed(&make, i, 12, 12, "12 bodies", NULL, RSM_SOURCE_OUTLET);
    readings[3] = make_end(&make);

    make_begin(&make, arena, "f2", "Island Times", "2021-05-15",
               "At least 15 died when a ferry sank off Marin, the coast guard said.");
    i = make_incident(&make, "ship accident", true, "sank", "2021-05-13", "2021-05-13", &city);
    make_killed(&make, i, 15, RSM_COUNT_UNKNOWN, "At least 15", "Coast Guard",
                RSM_SOURCE_AUTHORITY);
    readings[4] = make_end(&make);

    make_begin(&make, arena, "b1", "Hill Post", "2021-07-02", "A fire in Dorn hurt two people.");
    city = make_city(&make, "Dorn", "XC", 14);
    i = make_incident(&make, "fire", true, "fire", "2021-07-01", "2021-07-01", &city);
    make_statement(&make, i, RSM_SLOT_INJURED, make_count(&make, 2, 2, "two"), RSM_STANCE_ASSERTS,
                   "two", NULL, RSM_SOURCE_OUTLET);
    readings[5] = make_end(&make);
}

#define M1   "m1@2-7"
#define M2   "m2@16-23"
#define M2_2 "m2@88-94"
#define M3   "m3@19-26"
#define F1   "f1@8-12"
#define F2   "f2@30-34"
#define B1   "b1@2-6"

/* ---- the case ---- */

static int set_up(void **state) {
    *state = whole_open(make_readings, READINGS);
    return 0;
}

static int tear_down(void **state) {
    whole_close(*state);
    return 0;
}

static void take(whole *test, plain what) {
    if (decide(&test->record, &what, &test->error) != RSM_OK) {
        fail_msg("%s: %s", what.kind, test->error.message);
    }
}

static void show(whole *test, const char *id) {
    rsm_buffer_clear(&test->output);
    if (rsm_export_account(&test->record, rsm_slice_from_string(id), &test->output, &test->error) !=
        RSM_OK) {
        fail_msg("%s: %s", id, test->error.message);
    }
}

/* ---- what each does ---- */

static void what_is_merged_is_one_incident_until_it_is_undone(void **state) {
    whole *test = *state;
    take(test, (plain){.kind = "merge", .names = {F1, B1}});
    show(test, B1);
    assert_has(test, "\"id\":\"f1@8-12\",\"members\":[\"f1@8-12\",\"f2@30-34\",\"b1@2-6\"]");
    assert_has(test, "\"killed\"");
    assert_has(test, "\"injured\"");
    assert_sound(&test->record);
    take(test, (plain){.kind = "undo", .undoes = 1});
    show(test, B1);
    assert_has(test, "\"members\":[\"b1@2-6\"]");
    take(test, (plain){.kind = "undo", .undoes = 2});
    show(test, B1);
    assert_has(test, "\"id\":\"f1@8-12\"");
}

static void two_incidents_of_one_report_may_be_merged_and_it_counts_once(void **state) {
    whole *test = *state;
    take(test, (plain){.kind = "merge", .names = {M2, M2_2}});
    show(test, M2);
    assert_has(test, "\"members\":[\"m1@2-7\",\"m3@19-26\",\"m2@16-23\",\"m2@88-94\"]");
    assert_has(test, "\"reports\":3,");
    assert_sound(&test->record);
}

static void what_is_split_off_is_one_incident_of_its_own(void **state) {
    whole *test = *state;
    take(test, (plain){.kind = "split", .names = {M1, M2, M3}});
    show(test, M3);
    assert_has(test, "\"members\":[\"m3@19-26\",\"m2@16-23\"]");
    show(test, M1);
    assert_has(test, "\"members\":[\"m1@2-7\"]");
    assert_has(test, "\"killed\":{\"low\":24,\"best\":24,\"high\":24");
    assert_sound(&test->record);
}

static void what_names_an_incident_may_itself_be_split_off(void **state) {
    whole *test = *state;
    take(test, (plain){.kind = "split", .names = {M1, M1}});
    show(test, M2);
    assert_has(test, "\"members\":[\"m3@19-26\",\"m2@16-23\"]");
}

static void a_rejected_statement_counts_for_nothing_and_is_still_there(void **state) {
    whole *test = *state;
    take(test, (plain){.kind = "reject", .names = {"m2#1"}});
    show(test, M1);
    assert_has(test, "\"killed\":{\"low\":24,\"best\":24,\"high\":24");
    assert_has(test, "\"decision\":1,\"rejected\":true}");
    rsm_buffer_clear(&test->output);
    assert_int_equal(
        rsm_export_why(&test->record, RSM_SLICE(M1), RSM_SLOT_KILLED, &test->output, &test->error),
        RSM_OK);
    assert_has(test, "\"set_aside\":[{\"id\":\"m2#1\"");
    assert_has(test, "\"decisions\":[{\"number\":1,\"kind\":\"reject\",\"statement\":\"m2#1\","
                     "\"by\":\"A. Person\",\"reason\":\"a reason\",\"state\":\"in force\"");
    assert_sound(&test->record);
}

static void a_reassigned_statement_counts_where_it_was_put(void **state) {
    whole *test = *state;
    take(test, (plain){.kind = "reassign", .names = {"m2#1", F1}});
    show(test, F1);
    assert_has(test, "\"killed\":{\"low\":12,\"best\":31");
    assert_has(test, "{\"id\":\"m2#1\",\"report\":\"m2\",\"incident\":\"f1@8-12\"");
    assert_has(test, "{\"id\":\"m2\",\"score\":1.0}");
    assert_has(test, "\"reports\":3,");
    show(test, M1);
    assert_has_not(test, "\"m2#1\",\"report\"");
    assert_has(test, "\"killed\":{\"low\":24,\"best\":24,\"high\":24");
    assert_sound(&test->record);
}

static void the_later_of_two_decisions_on_a_statement_wins(void **state) {
    whole *test = *state;
    take(test, (plain){.kind = "reject", .names = {"m2#1"}});
    take(test, (plain){.kind = "reassign", .names = {"m2#1", F1}});
    show(test, F1);
    assert_has(test, "\"m2#1\",\"report\":\"m2\",\"incident\":\"f1@8-12\"");
    show(test, M1);
    assert_has(test, "\"state\":\"replaced\",\"replaced_by\":2");
    take(test, (plain){.kind = "undo", .undoes = 2});
    show(test, M1);
    assert_has(test, "\"decision\":1,\"rejected\":true}");
    assert_sound(&test->record);
}

static void what_is_added_from_a_report_is_a_statement_with_its_words(void **state) {
    whole *test = *state;
    take(test, (plain){.kind = "add",
                       .names = {F1},
                       .slot = "affected",
                       .values = {"60"},
                       .report = "f1",
                       .quote = "60 aboard"});
    show(test, F1);
    assert_has(test, "\"affected\":{\"low\":60,\"best\":60,\"high\":60,\"rule\":\"only\","
                     "\"statements\":[\"f1#d1\"]");
    assert_has(test, "\"quote\":\"60 aboard\"");
    assert_has(test, "\"decision\":1}");
    assert_sound(&test->record);
}

static void what_is_noted_has_no_report_and_counts_as_the_persons_word(void **state) {
    whole *test = *state;
    take(test, (plain){.kind = "add",
                       .names = {B1},
                       .slot = "killed",
                       .values = {"1-3"},
                       .note = "the mayor told me"});
    show(test, B1);
    assert_has(test, "\"killed\":{\"low\":1,\"best\":1,\"high\":3,\"rule\":\"only\","
                     "\"statements\":[\"#d1\"],\"independent_sources\":1,\"uncredited\":0");
    assert_has(test, "{\"id\":\"#d1\",\"report\":null,\"incident\":\"b1@2-6\"");
    assert_has(test, "\"quote\":\"the mayor told me\"");
    assert_has(test, "\"reports\":1,");
    rsm_buffer_clear(&test->output);
    assert_int_equal(rsm_export_csv(&test->record, "statements", true, &test->output, &test->error),
                     RSM_OK);
    assert_has(test, "#d1,,b1@2-6,killed,1,3");
    assert_sound(&test->record);
}

static void a_cell_that_is_set_says_so_and_keeps_what_reports_say(void **state) {
    whole *test = *state;
    take(test, (plain){.kind = "set", .names = {M1}, .slot = "killed", .values = {"28-30"}});
    take(test, (plain){.kind = "set", .names = {M2}, .slot = "when", .values = {"2021-05-13"}});
    take(test, (plain){.kind = "set",
                       .names = {M3},
                       .slot = "perpetrator",
                       .values = {"GROUP: Southern Front"}});
    show(test, M1);
    assert_has(test, "\"killed\":{\"low\":28,\"best\":28,\"high\":30,\"rule\":\"decided\","
                     "\"decision\":1,\"statements\":[\"m1#1\",\"m3#1\",\"m2#1\"]");
    assert_has(test, "\"when\":{\"earliest\":\"2021-05-13\"");
    assert_has(test, "\"perpetrator\":[{\"name\":\"Southern Front\",\"type\":\"GROUP\","
                     "\"standing\":\"decided\",\"decision\":3,");
    assert_has_not(test, "\"name\":\"Northern Front\",\"type\":\"GROUP\",\"standing\"");
    rsm_buffer_clear(&test->output);
    assert_int_equal(
        rsm_export_why(&test->record, RSM_SLICE(M1), RSM_SLOT_KILLED, &test->output, &test->error),
        RSM_OK);
    assert_has(test, "\"verdict\":\"best\",\"reason\":\"a person set the cell to it\",\"set_by\":"
                     "\"A. Person\"");
    assert_has(test, "\"verdict\":\"disagrees\",\"reason\":\"a person set the cell to another\"");
    assert_sound(&test->record);
}

static void of_two_decisions_on_a_cell_the_later_wins_after_a_merge_too(void **state) {
    whole *test = *state;
    take(test, (plain){.kind = "set", .names = {F1}, .slot = "killed", .values = {"20"}});
    take(test, (plain){.kind = "set", .names = {B1}, .slot = "killed", .values = {"3+"}});
    take(test, (plain){.kind = "merge", .names = {F1, B1}});
    show(test, F1);
    assert_has(test, "\"killed\":{\"low\":3,\"best\":3,\"high\":null,\"rule\":\"decided\","
                     "\"decision\":2");
    assert_has(test, "\"state\":\"replaced\",\"replaced_by\":2");
}

static void what_is_no_incident_is_not_listed_and_can_be_brought_back(void **state) {
    whole *test = *state;
    take(test, (plain){.kind = "not-incident", .names = {B1}});
    rsm_buffer_clear(&test->output);
    assert_int_equal(rsm_export_list(&test->record, NULL, &test->output, &test->error), RSM_OK);
    assert_has_not(test, "b1@2-6");
    assert_sound(&test->record);
    take(test, (plain){.kind = "merge", .names = {B1, F1}});
    show(test, F1);
    assert_has(test, "\"b1@2-6\"");
}

static void a_link_that_is_added_is_shown_and_one_that_is_rejected_is_not(void **state) {
    whole *test = *state;
    take(test, (plain){.kind = "add",
                       .names = {B1},
                       .slot = "response_to",
                       .values = {F1},
                       .note = "the same crew"});
    show(test, B1);
    assert_has(test, "\"links\":[{\"to\":\"f1@8-12\",\"relation\":\"response to\","
                     "\"statements\":[\"#d1\"]}]");
    assert_sound(&test->record);
}

static void a_decision_waits_for_the_report_that_it_names(void **state) {
    whole *test = *state;
    rsm_case record;
    rsm_buffer output;
    static const unsigned first[] = {3}, second[] = {4, 5};
    assert_int_equal(open_case(&record, NULL, &test->error), RSM_OK);
    assert_int_equal(append(&record, test->readings, first, 1, &test->error), RSM_OK);
    plain merge = {.kind = "merge", .names = {F1, B1}};
    assert_int_equal(decide(&record, &merge, &test->error), RSM_ERROR_NOT_FOUND);
    assert_string_equal(test->error.message, "no incident has the id \"b1@2-6\"");
    merge.waits = true;
    assert_int_equal(decide(&record, &merge, &test->error), RSM_OK);
    rsm_buffer_init(&output, NULL);
    assert_int_equal(rsm_export_decisions(&record, &output, &test->error), RSM_OK);
    assert_non_null(strstr(rsm_buffer_string(&output),
                           "\"state\":\"waiting\",\"awaits\":\"b1@2-6\",\"incidents\":["
                           "\"f1@8-12\"]"));
    assert_int_equal(append(&record, test->readings, second, 2, &test->error), RSM_OK);
    rsm_buffer_clear(&output);
    assert_int_equal(rsm_export_decisions(&record, &output, &test->error), RSM_OK);
    assert_non_null(strstr(rsm_buffer_string(&output), "\"state\":\"in force\""));
    rsm_buffer_free(&output);
    rsm_ledger_close(record.ledger);
}

/* The words stay where they stood, the spans of mentions and the numbers of statements are another
 * model's. */
static void decisions_are_carried_over_to_the_readings_of_another_model(void **state) {
    whole *test = *state;
    rsm_case record;
    rsm_buffer output;
    rsm_reading again[READINGS];
    static const unsigned second[] = {1};
    take(test, (plain){.kind = "reject", .names = {"m2#1"}});
    take(test, (plain){.kind = "split", .names = {M1, M2}});
    maker make;
    rsm_place_value city;
    make_begin(&make, &test->arena, "m2", "Northern Wire", "2021-05-16",
               test->readings[1].report.text.data);
    city = make_city(&make, "Tessaly", "XA", 1);
    uint32_t i =
        make_incident(&make, "bombing", true, "the bombing", "2021-05-14", "2021-05-14", &city);
    make_statement(&make, i, RSM_SLOT_INJURED, make_count(&make, 1, 1, "an"), RSM_STANCE_ASSERTS,
                   "an", NULL, RSM_SOURCE_OUTLET);
    make_killed(&make, i, 31, 31, "31", "Provincial Hospital", RSM_SOURCE_HOSPITAL);
    memcpy(again, test->readings, sizeof again);
    again[1] = make_end(&make);
    /* The same decisions in a ledger that another model reads. */
    rsm_decision *decisions = NULL;
    uint32_t count = 0;
    assert_int_equal(rsm_ledger_load_decisions(test->record.ledger, &test->arena, &decisions,
                                               &count, &test->error),
                     RSM_OK);
    assert_int_equal(open_case(&record, NULL, &test->error), RSM_OK);
    assert_int_equal(append(&record, again, NULL, READINGS, &test->error), RSM_OK);
    assert_int_equal(rsm_ledger_begin(record.ledger, &test->error), RSM_OK);
    for (uint32_t j = 0; j < count; j++) {
        assert_int_equal(rsm_ledger_append_decision(record.ledger, &decisions[j], &test->error),
                         RSM_OK);
    }
    assert_int_equal(rsm_ledger_commit(record.ledger, &test->error), RSM_OK);
    assert_int_equal(append(&record, again, second, 1, &test->error), RSM_OK);
    rsm_buffer_init(&output, NULL);
    assert_int_equal(rsm_export_json(&record, &output, &test->error), RSM_OK);
    const char *text = rsm_buffer_string(&output);
    assert_non_null(strstr(text, "\"kind\":\"reject\",\"statement\":\"m2#2\",\"by\""));
    assert_non_null(strstr(text, "\"members\":[\"m2@12-23\"]"));
    rsm_buffer_free(&output);
    rsm_ledger_close(record.ledger);
}

/* ---- the worklist ---- */

static void review(whole *test) {
    rsm_buffer_clear(&test->output);
    assert_int_equal(rsm_export_review(&test->record, NULL, &test->output, &test->error), RSM_OK);
}

static void the_worklist_has_what_is_disputed_first_and_nothing_that_was_decided(void **state) {
    whole *test = *state;
    review(test);
    const char *text = rsm_buffer_string(&test->output);
    assert_has(test, "{\"points\":30,\"slot\":\"killed\",\"what\":\"reports differ\"}");
    assert_true(strstr(text, "\"id\":\"m1@2-7\"") < strstr(text, "\"id\":\"b1@2-6\""));
    take(test, (plain){.kind = "set", .names = {M1}, .slot = "killed", .values = {"31"}});
    take(test, (plain){.kind = "set", .names = {F1}, .slot = "killed", .values = {"15"}});
    review(test);
    assert_has_not(test, "\"slot\":\"killed\"");
    assert_sound(&test->record);
}

/* ---- redaction ---- */

static void decisions_keep_no_words_of_a_redacted_report(void **state) {
    whole *test = *state;
    rsm_redacted redacted;
    rsm_decision *decisions = NULL;
    uint32_t count = 0;
    take(test, (plain){.kind = "reject", .names = {"f1#1"}});
    take(test, (plain){.kind = "add",
                       .names = {F1},
                       .slot = "affected",
                       .values = {"60"},
                       .report = "f1",
                       .quote = "60 aboard"});
    assert_int_equal(rsm_ledger_begin(test->record.ledger, &test->error), RSM_OK);
    assert_int_equal(rsm_ledger_redact(test->record.ledger, RSM_SLICE("f1"), RSM_SLICE("A. Person"),
                                       RSM_SLICE("asked"), &redacted, &test->error),
                     RSM_OK);
    assert_int_equal(rsm_ledger_commit(test->record.ledger, &test->error), RSM_OK);
    assert_int_equal(rsm_ledger_load_decisions(test->record.ledger, &test->arena, &decisions,
                                               &count, &test->error),
                     RSM_OK);
    assert_int_equal(count, 2);
    assert_false(decisions[0].statement.is_known);
    assert_int_equal(decisions[1].mentions[0].words.size, 0);
    assert_true(rsm_slice_equal_string(decisions[1].quote, "(redacted)"));
}

/* ---- what is refused ---- */

static void what_makes_no_sense_is_refused_with_one_exact_line(void **state) {
    whole *test = *state;
    static const struct {
        plain what;
        const char *message;
    } cases[] = {
        {{.kind = "merge", .names = {M1}}, "merge takes two mentions or more"},
        {{.kind = "merge", .names = {M1, M3}}, "\"m1@2-7\" is one incident already"},
        {{.kind = "merge", .names = {M1, "x9@1-2"}}, "no incident has the id \"x9@1-2\""},
        {{.kind = "merge", .names = {M1, "m"}},
         "\"m\" begins the ids of several reports, among them m1 and m2"},
        {{.kind = "merge", .names = {M1, ""}}, "a decision needs an id"},
        {{.kind = "split", .names = {M1}},
         "split takes an incident and the mentions that leave it"},
        {{.kind = "split", .names = {M1, F1}}, "\"f1@8-12\" is not of the incident m1@2-7"},
        {{.kind = "split", .names = {M1, M2, M3, M1}},
         "nothing would be left of the incident m1@2-7"},
        {{.kind = "reject", .names = {"m1#9"}}, "no statement has the id \"m1#9\""},
        {{.kind = "reject", .names = {"m1"}}, "no statement has the id \"m1\""},
        {{.kind = "reject", .names = {"m1#1", "m1#2"}}, "reject takes one statement"},
        {{.kind = "reassign", .names = {"m1#1"}}, "reassign takes a statement and a mention"},
        {{.kind = "reassign", .names = {"m1#1", M2}}, "\"m1#1\" is of that incident already"},
        {{.kind = "set", .names = {M1}, .slot = "sheep", .values = {"3"}},
         "there is no slot \"sheep\""},
        {{.kind = "set", .names = {M1}, .slot = "killed"}, "killed takes one value"},
        {{.kind = "set", .names = {M1}, .slot = "killed", .values = {"3", "4"}},
         "killed takes one value"},
        {{.kind = "set", .names = {M1}, .slot = "killed", .values = {"many"}},
         "killed: \"many\" is no count: write 12, 40-50 or 40+"},
        {{.kind = "set", .names = {M1}, .slot = "killed", .values = {"50-40"}},
         "killed: \"50-40\" is no count: its end is below its beginning"},
        {{.kind = "set", .names = {M1}, .slot = "killed", .values = {"9999999999"}},
         "killed: \"9999999999\" is no count: write 12, 40-50 or 40+"},
        {{.kind = "set", .names = {M1}, .slot = "killed", .values = {"{\"low\":\"x\"}"}},
         "killed: \"{\"low\":\"x\"}\" is no count as JSON: {\"low\":40,\"high\":50}"},
        {{.kind = "set", .names = {M1}, .slot = "killed", .values = {" "}},
         "killed: a value is empty"},
        {{.kind = "set", .names = {M1}, .slot = "killed", .values = {"\xff"}},
         "killed: a value is not UTF-8"},
        {{.kind = "set", .names = {M1}, .slot = "when", .values = {"2021-02-30"}},
         "when: \"2021-02-30\" is no time: write 2021-05-14, 2021-05-14T10:02, 2021-05 or "
         "2021-05-14/2021-05-16"},
        {{.kind = "set", .names = {M1}, .slot = "when", .values = {"2021-05-16/2021-05-14"}},
         "when: \"2021-05-16/2021-05-14\" is no time: its end is before its beginning"},
        {{.kind = "set", .names = {M1}, .slot = "where", .values = {"Tessaly"}},
         "where: \"Tessaly\" is not in the gazetteer: write NAME, COUNTRY, LATITUDE, LONGITUDE"},
        {{.kind = "set", .names = {M1}, .slot = "happened", .values = {"maybe"}},
         "happened: \"maybe\" is no answer: write yes or no"},
        {{.kind = "set", .names = {M1}, .slot = "response_to", .values = {F1}},
         "response_to is a link and no cell: add it, or reject the statement"},
        {{.kind = "add", .names = {M1}, .slot = "type", .values = {"fire"}, .note = "n"},
         "a type is no statement that can be added: set it"},
        {{.kind = "add", .names = {M1}, .slot = "killed", .values = {"3"}},
         "add rests on a report and its words, or on a note"},
        {{.kind = "add", .names = {M1}, .slot = "killed", .values = {"3"}, .report = "m1"},
         "add rests on a report and its words, or on a note"},
        {{.kind = "add",
          .names = {M1},
          .slot = "killed",
          .values = {"3"},
          .report = "m1",
          .quote = "three"},
         "the report m1 does not hold these words: \"three\""},
        {{.kind = "add",
          .names = {M1},
          .slot = "killed",
          .values = {"3"},
          .report = "q7",
          .quote = "three"},
         "no report has the id \"q7\""},
        {{.kind = "undo", .undoes = 7}, "there is no decision 7"},
        {{.kind = "undo"}, "there is no decision 0"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        rsm_status status = decide(&test->record, &cases[i].what, &test->error);
        if (status == RSM_OK || strcmp(test->error.message, cases[i].message) != 0) {
            fail_msg("case %zu: %s", i, status == RSM_OK ? "taken" : test->error.message);
        }
    }
    rsm_buffer_clear(&test->output);
    assert_int_equal(rsm_export_decisions(&test->record, &test->output, &test->error), RSM_OK);
    assert_string_equal(rsm_buffer_string(&test->output), "[]");
}

static void what_was_done_or_undone_already_is_refused(void **state) {
    whole *test = *state;
    static const struct {
        plain what;
        const char *message; /* NULL: taken */
    } cases[] = {
        {{.kind = "reject", .names = {"m1#1"}}, NULL},
        {{.kind = "reject", .names = {"m1#1"}}, "\"m1#1\" is rejected already, by decision 1"},
        {{.kind = "undo", .undoes = 1}, NULL},
        {{.kind = "undo", .undoes = 1}, "decision 1 is undone already, by decision 2"},
        {{.kind = "reject", .names = {"m1#1"}}, NULL},
        {{.kind = "not-incident", .names = {B1}}, NULL},
        {{.kind = "not-incident", .names = {B1}}, "\"b1@2-6\" is of no incident already"},
        {{.kind = "set", .names = {B1}, .slot = "killed", .values = {"2"}},
         "\"b1@2-6\" is of no incident: merge it with one first"},
        {{.kind = "add", .names = {F1}, .slot = "killed", .values = {"2"}, .note = "n"}, NULL},
        {{.kind = "reject", .names = {"#d5"}}, "\"#d5\" was added by decision 5: undo that"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        rsm_status status = decide(&test->record, &cases[i].what, &test->error);
        bool good = cases[i].message == NULL
                        ? status == RSM_OK
                        : status != RSM_OK && strcmp(test->error.message, cases[i].message) == 0;
        if (!good) {
            fail_msg("case %zu: %s", i, status == RSM_OK ? "taken" : test->error.message);
        }
    }
}

static void ids_may_be_cut_short_where_nothing_else_begins_so(void **state) {
    whole *test = *state;
    take(test, (plain){.kind = "merge", .names = {"f1", "b1@2"}});
    show(test, B1);
    assert_has(test, "\"kind\":\"merge\",\"mentions\":[\"f1@8-12\",\"b1@2-6\"]");
}

/* ---- the same, however it came about ---- */

static const plain sequence[] = {
    {.kind = "set", .names = {M2}, .slot = "killed", .values = {"29"}, .waits = true},
    {.kind = "split", .names = {M1, M3}, .waits = true},
    {.kind = "reject", .names = {"f2#1"}, .waits = true},
    {.kind = "merge", .names = {F1, B1}, .waits = true},
    {.kind = "add",
     .names = {M3},
     .slot = "injured",
     .values = {"5+"},
     .report = "b1",
     .quote = "two people",
     .waits = true},
    {.kind = "undo", .undoes = 2},
    {.kind = "reassign", .names = {"m2#1", M2_2}, .waits = true},
    {.kind = "add",
     .names = {B1},
     .slot = "cause",
     .values = {"a spark"},
     .note = "n",
     .waits = true},
    {.kind = "undo", .undoes = 6},
    {.kind = "not-incident", .names = {M2_2}, .waits = true},
    {.kind = "merge", .names = {M2_2, M1}, .waits = true},
    {.kind = "set", .names = {F2}, .slot = "killed", .values = {"14"}, .waits = true},
};

/* Reports in a random order and in random batches, decisions in theirs, one or the other next. */
static void interleave(whole *test, uint32_t *seed, rsm_buffer *output) {
    unsigned order[READINGS], reports = 0, decisions = 0;
    rsm_case record;
    draw_order(order, READINGS, seed);
    assert_int_equal(open_case(&record, NULL, &test->error), RSM_OK);
    while (reports < READINGS || decisions < COUNT_OF(sequence)) {
        bool build =
            decisions == COUNT_OF(sequence) || (reports < READINGS && next_random(seed) % 3 == 0);
        if (build) {
            unsigned left = READINGS - reports, batch = 1 + next_random(seed) % left;
            assert_int_equal(append(&record, test->readings, order + reports, batch, &test->error),
                             RSM_OK);
            reports += batch;
        } else if (decide(&record, &sequence[decisions], &test->error) == RSM_OK) {
            decisions++;
        } else {
            fail_msg("decision %u: %s", decisions + 1, test->error.message);
        }
    }
    assert_int_equal(rsm_export_json(&record, output, &test->error), RSM_OK);
    assert_int_equal(rsm_export_csv(&record, "statements", true, output, &test->error), RSM_OK);
    assert_sound(&record);
    rsm_ledger_close(record.ledger);
}

static void any_interleaving_of_builds_and_decisions_gives_the_same_export(void **state) {
    whole *test = *state;
    rsm_buffer first, other;
    uint32_t seed = 20260202;
    unsigned rounds = getenv("RASHOMON_LONG") != NULL ? 400 : 40;
    rsm_buffer_init(&first, NULL);
    rsm_buffer_init(&other, NULL);
    interleave(test, &seed, &first);
    assert_null(strstr(rsm_buffer_string(&first), "\"waiting\""));
    for (unsigned round = 1; round < rounds; round++) {
        rsm_buffer_clear(&other);
        interleave(test, &seed, &other);
        assert_string_equal(rsm_buffer_string(&other), rsm_buffer_string(&first));
    }
    rsm_buffer_free(&first);
    rsm_buffer_free(&other);
}

static void any_allocation_may_fail(void **state) {
    whole *test = *state;
    bool done = false;
    size_t step = getenv("RASHOMON_LONG") != NULL ? 7 : 101;
    for (size_t nth = 0; !done; nth += step) {
        failing_allocator memory;
        rsm_case record;
        rsm_buffer output;
        rsm_error error;
        failing_allocator_init(&memory, nth);
        rsm_buffer_init(&output, &memory.allocator);
        rsm_status status = open_case(&record, &memory.allocator, &error);
        if (status == RSM_OK) {
            status = append(&record, test->readings, NULL, READINGS, &error);
        }
        for (size_t i = 0; i < COUNT_OF(sequence) && status == RSM_OK; i++) {
            status = decide(&record, &sequence[i], &error);
        }
        if (status == RSM_OK) {
            status = rsm_export_why(&record, RSM_SLICE(M2), RSM_SLOT_KILLED, &output, &error);
        }
        if (status == RSM_OK) {
            rsm_buffer_clear(&output);
            status = rsm_export_json(&record, &output, &error);
        }
        rsm_ledger_close(record.ledger);
        rsm_buffer_free(&output);
        assert_int_equal(status, memory.has_failed ? RSM_ERROR_MEMORY : RSM_OK);
        assert_int_equal(memory.held, 0);
        done = !memory.has_failed;
    }
}

#define WITH_LEDGER(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH_LEDGER(what_is_merged_is_one_incident_until_it_is_undone),
        WITH_LEDGER(two_incidents_of_one_report_may_be_merged_and_it_counts_once),
        WITH_LEDGER(what_is_split_off_is_one_incident_of_its_own),
        WITH_LEDGER(what_names_an_incident_may_itself_be_split_off),
        WITH_LEDGER(a_rejected_statement_counts_for_nothing_and_is_still_there),
        WITH_LEDGER(a_reassigned_statement_counts_where_it_was_put),
        WITH_LEDGER(the_later_of_two_decisions_on_a_statement_wins),
        WITH_LEDGER(what_is_added_from_a_report_is_a_statement_with_its_words),
        WITH_LEDGER(what_is_noted_has_no_report_and_counts_as_the_persons_word),
        WITH_LEDGER(a_cell_that_is_set_says_so_and_keeps_what_reports_say),
        WITH_LEDGER(of_two_decisions_on_a_cell_the_later_wins_after_a_merge_too),
        WITH_LEDGER(what_is_no_incident_is_not_listed_and_can_be_brought_back),
        WITH_LEDGER(a_link_that_is_added_is_shown_and_one_that_is_rejected_is_not),
        WITH_LEDGER(a_decision_waits_for_the_report_that_it_names),
        WITH_LEDGER(decisions_are_carried_over_to_the_readings_of_another_model),
        WITH_LEDGER(the_worklist_has_what_is_disputed_first_and_nothing_that_was_decided),
        WITH_LEDGER(decisions_keep_no_words_of_a_redacted_report),
        WITH_LEDGER(what_makes_no_sense_is_refused_with_one_exact_line),
        WITH_LEDGER(what_was_done_or_undone_already_is_refused),
        WITH_LEDGER(ids_may_be_cut_short_where_nothing_else_begins_so),
        WITH_LEDGER(any_interleaving_of_builds_and_decisions_gives_the_same_export),
        WITH_LEDGER(any_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
