/* The keeping wing as a whole: readings in, accounts out; in any order, in any batches, with any
 * allocation failing. */
#include "export/support.h"
#include "support/failing_allocator.h"

#include <stdlib.h>

#define READINGS 9

/* Nine reports: seven of a bombing (one a copy, one without a date, one that recalls another), two
 * of a ferry. */
static void make_readings(rsm_arena *arena, rsm_reading *readings) {
    maker make;
    uint32_t i;
    rsm_place_value city;
    make_begin(&make, arena, "r1", "State News", "2021-05-14T18:00",
               "A blast in Tessaly market killed 24 people, the interior ministry said. A gas leak "
               "caused it.");
    city = make_city(&make, "Tessaly", "XA", 1);
    i = make_incident(&make, "explosion", true, "blast", "2021-05-14", "2021-05-14", &city);
    make_killed(&make, i, 24, 24, "24 people", "Interior Ministry", RSM_SOURCE_GOVERNMENT);
    make_statement(&make, i, RSM_SLOT_CAUSE, make_words(&make, "a gas leak"), RSM_STANCE_ASSERTS,
                   "A gas leak", "Interior Ministry", RSM_SOURCE_GOVERNMENT);
    readings[0] = make_end(&make);

    make_begin(&make, arena, "r2", "Daily Post", "2021-05-14T20:00", readings[0].report.text.data);
    i = make_incident(&make, "explosion", true, "blast", "2021-05-14", "2021-05-14", &city);
    make_killed(&make, i, 24, 24, "24 people", "Interior Ministry", RSM_SOURCE_GOVERNMENT);
    readings[1] = make_end(&make);

    make_begin(&make, arena, "r3", "Daily Post", "2021-05-15",
               "Dozens died in the bombing in Tessaly, witnesses said. The Northern Front claimed "
               "it on Telegram.");
    i = make_incident(&make, "bombing", true, "bombing", "2021-05-14", "2021-05-14", &city);
    make_killed(&make, i, 24, RSM_COUNT_UNKNOWN, "Dozens", "witnesses", RSM_SOURCE_WITNESS);
    make_statement(&make, i, RSM_SLOT_PERPETRATOR,
                   make_actor(&make, "Northern Front", RSM_ENTITY_GROUP), RSM_STANCE_CLAIMS,
                   "The Northern Front", "Northern Front", RSM_SOURCE_PERPETRATOR);
    readings[2] = make_end(&make);

    make_begin(&make, arena, "r4", "Northern Wire", "2021-05-16",
               "The toll of the bombing rose to 31, the provincial hospital said. It was a bomb, "
               "the ministry now says. Police accuse the Northern Front.");
    i = make_incident(&make, "bombing", true, "bombing", "2021-05-14", "2021-05-14", &city);
    make_killed(&make, i, 31, 31, "31", "Provincial Hospital", RSM_SOURCE_HOSPITAL);
    make_statement(&make, i, RSM_SLOT_CAUSE, make_words(&make, "a bomb"), RSM_STANCE_CORRECTS,
                   "a bomb", "Interior Ministry", RSM_SOURCE_GOVERNMENT);
    make_statement(&make, i, RSM_SLOT_PERPETRATOR,
                   make_actor(&make, "Northern Front", RSM_ENTITY_GROUP), RSM_STANCE_ACCUSES,
                   "Northern Front", "Police", RSM_SOURCE_POLICE);
    readings[3] = make_end(&make);

    make_begin(
        &make, arena, "r5", "Evening Star", "2021-05-17",
        "Southland denies a part in the Tessaly bombing. A member of parliament had accused it.");
    i = make_incident(&make, "bombing", true, "bombing", "2021-05-14", "2021-05-14", &city);
    make_statement(&make, i, RSM_SLOT_PERPETRATOR, make_actor(&make, "Southland", RSM_ENTITY_GPE),
                   RSM_STANCE_DENIES, "Southland", "Foreign Ministry of Southland",
                   RSM_SOURCE_GOVERNMENT);
    make_statement(&make, i, RSM_SLOT_PERPETRATOR, make_actor(&make, "Southland", RSM_ENTITY_GPE),
                   RSM_STANCE_ACCUSES, "it", "Lena Orr", RSM_SOURCE_PARTY);
    readings[4] = make_end(&make);

    make_begin(&make, arena, "r6", "The Review", NULL,
               "After the bombing in Tessaly, in which 31 died, an attack on a bus comes to mind.");
    i = make_incident(&make, "bombing", true, "bombing", NULL, NULL, &city);
    make_killed(&make, i, 31, 31, "31", NULL, RSM_SOURCE_OUTLET);
    make_incident(&make, "bombing", false, "attack", "2019-01-01", "2019-12-31", &city);
    readings[5] = make_end(&make);

    make_begin(&make, arena, "r7", "Northern Wire", "2021-05-20",
               "Four were held after the bombing in Tessaly.");
    i = make_incident(&make, "bombing", false, "bombing", "2021-05-14", "2021-05-14", &city);
    uint32_t arrest =
        make_incident(&make, "arrest", true, "held", "2021-05-19", "2021-05-20", &city);
    rsm_value bombing = {.kind = RSM_VALUE_INCIDENT};
    bombing.as.text = ((rsm_incident *)make.incidents.items)[i].id;
    make_statement(&make, arrest, RSM_SLOT_RESPONSE_TO, bombing, RSM_STANCE_ASSERTS, "after", NULL,
                   RSM_SOURCE_OUTLET);
    make_statement(&make, arrest, RSM_SLOT_DETAINED, make_count(&make, 4, 4, "Four"),
                   RSM_STANCE_ASSERTS, "Four", NULL, RSM_SOURCE_OUTLET);
    readings[6] = make_end(&make);

    make_begin(&make, arena, "f1", "Coast Mail", "2021-05-14",
               "A ferry sank off Marin with 60 aboard; 12 bodies were found.");
    city = make_city(&make, "Marin", "XB", 9);
    i = make_incident(&make, "ship accident", true, "sank", "2021-05-13", "2021-05-13", &city);
    make_killed(&make, i, 12, 12, "12 bodies", NULL, RSM_SOURCE_OUTLET);
    readings[7] = make_end(&make);

    make_begin(&make, arena, "f2", "Island Times", "2021-05-15",
               "At least 15 died when a ferry sank off Marin, the coast guard said.");
    i = make_incident(&make, "ship accident", true, "sank", "2021-05-13", "2021-05-13", &city);
    make_killed(&make, i, 15, RSM_COUNT_UNKNOWN, "At least 15", "Coast Guard",
                RSM_SOURCE_AUTHORITY);
    readings[8] = make_end(&make);
}

/* Appends in the order given, `batch` to a build. */
static rsm_status build(rsm_case *record, const rsm_reading *readings, const unsigned *order,
                        unsigned batch, rsm_error *error) {
    rsm_status status = RSM_OK;
    for (unsigned i = 0; i < READINGS && status == RSM_OK; i += batch) {
        unsigned count = READINGS - i < batch ? READINGS - i : batch;
        status = append(record, readings, order + i, count, error);
    }
    return status;
}

static const unsigned in_order[READINGS] = {0, 1, 2, 3, 4, 5, 6, 7, 8};

static int set_up(void **state) {
    *state = whole_open(make_readings, READINGS);
    return 0;
}

static int tear_down(void **state) {
    whole_close(*state);
    return 0;
}

static void the_bombing_is_one_incident_with_its_tolls(void **state) {
    whole *test = *state;
    assert_int_equal(
        rsm_export_account(&test->record, RSM_SLICE("r4@"), &test->output, &test->error), RSM_OK);
    assert_has(test, "\"killed\":{\"low\":24,\"best\":31,\"high\":31,\"rule\":\"latest\"");
    assert_has(test, "\"type\":\"bombing\"");
    assert_has(test, "\"disagree\":true");
    assert_has(test, "\"name\":\"Bombing, Tessaly\"");
    assert_has(test, "\"copy_of\":\"r1\"");
    assert_has(test, "{\"text\":\"a gas leak\",\"statements\":[\"r1#2\"],\"taken_back\":true}");
    assert_has(test, "\"name\":\"Northern Front\",\"type\":\"GROUP\",\"standing\":\"claimed\"");
    assert_has(test, "\"name\":\"Southland\",\"type\":\"GPE\",\"standing\":\"accused\"");
    assert_has(test, "\"relation\":\"response to\",\"direction\":\"from\"");
}

static void the_proof_shows_each_figure_and_why_it_lost(void **state) {
    whole *test = *state;
    assert_int_equal(rsm_export_why(&test->record, RSM_SLICE("r1@2-7"), RSM_SLOT_KILLED,
                                    &test->output, &test->error),
                     RSM_OK);
    assert_has(test, "\"verdict\":\"best\",\"reason\":\"the latest, where dates can be ordered\"");
    assert_has(test, "\"quote\":\"24 people\"");
    assert_has(test, "\"verdict\":\"fits\"");
    assert_has(test, "\"a later figure goes before it\"");
}

static void a_slot_of_which_nothing_is_said_is_an_error_that_names_those_there_are(void **state) {
    whole *test = *state;
    assert_int_equal(rsm_export_why(&test->record, RSM_SLICE("r1@2-7"), RSM_SLOT_MISSING,
                                    &test->output, &test->error),
                     RSM_ERROR_NOT_FOUND);
    assert_non_null(strstr(test->error.message, "killed"));
}

static void an_id_that_begins_several_incidents_is_refused(void **state) {
    whole *test = *state;
    assert_int_equal(rsm_export_account(&test->record, RSM_SLICE("r"), &test->output, &test->error),
                     RSM_ERROR_ARGUMENT);
    assert_int_equal(
        rsm_export_account(&test->record, RSM_SLICE("zz"), &test->output, &test->error),
        RSM_ERROR_NOT_FOUND);
}

static void the_list_holds_main_incidents_and_is_filtered(void **state) {
    whole *test = *state;
    static const struct {
        const char *country, *type, *words, *from;
        int64_t killed;
        bool all;
        unsigned rows;
    } cases[] = {
        {"", "", "", NULL, 0, false, 3},
        {"", "", "", NULL, 0, true, 4},
        {"xb", "", "", NULL, 0, false, 1},
        {"", "bombing", "", NULL, 0, false, 1},
        {"", "", "front tessaly", NULL, 0, false, 1},
        {"", "", "nowhere", NULL, 0, false, 0},
        {"", "", "", NULL, 15, false, 2},
        {"", "", "", "2021-05-15", 0, false, 1},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        rsm_list_filter filter = {.minimum_killed = cases[i].killed, .all = cases[i].all};
        filter.country = rsm_slice_from_string(cases[i].country);
        filter.type = rsm_slice_from_string(cases[i].type);
        filter.words = rsm_slice_from_string(cases[i].words);
        filter.from = make_instant(cases[i].from);
        unsigned rows = 0;
        rsm_buffer_clear(&test->output);
        assert_int_equal(rsm_export_list(&test->record, &filter, &test->output, &test->error),
                         RSM_OK);
        for (const char *at = rsm_buffer_string(&test->output);
             (at = strstr(at, "\"independent_sources\"")) != NULL; at++) {
            rows++;
        }
        if (rows != cases[i].rows) {
            fail_msg("case %zu: %u rows, not %u: %s", i, rows, cases[i].rows,
                     rsm_buffer_string(&test->output));
        }
    }
}

static void the_tables_have_a_line_each(void **state) {
    whole *test = *state;
    for (uint32_t i = 0; rsm_export_csv_table(i) != NULL; i++) {
        rsm_buffer_clear(&test->output);
        assert_int_equal(rsm_export_csv(&test->record, rsm_export_csv_table(i), false,
                                        &test->output, &test->error),
                         RSM_OK);
        assert_true(test->output.size > 30);
    }
    assert_int_equal(rsm_export_csv(&test->record, "sheep", false, &test->output, &test->error),
                     RSM_ERROR_ARGUMENT);
}

static void a_ledger_verifies_until_somebody_meddles(void **state) {
    whole *test = *state;
    rsm_verification found;
    assert_int_equal(rsm_export_verify(&test->record, &found, &test->output, &test->error), RSM_OK);
    if (found.faults > 0) {
        fail_msg("%s", rsm_buffer_string(&test->output));
    }
    assert_int_equal(found.reports, READINGS);
    assert_true(found.cells > 5);
}

static void a_large_ledger_verifies_until_somebody_meddles(void **state) {
    whole *test = *state;
    assert_int_equal(faults_as_large(&test->record), 0);
    assert_int_equal(rsm_ledger_begin(test->record.ledger, &test->error), RSM_OK);
    assert_int_equal(
        rsm_ledger_drop_incident(test->record.ledger, RSM_SLICE("f1@8-12"), &test->error), RSM_OK);
    assert_int_equal(rsm_ledger_commit(test->record.ledger, &test->error), RSM_OK);
    assert_true(faults_as_large(&test->record) > 3); /* the incident, its members, cells, reports */
    rsm_export_list(&test->record, NULL, &test->output, &test->error);
    assert_has_not(test, "f1@8-12"); /* and the ledger is seen again as it is */
}

static void a_span_out_of_bounds_is_found(void **state) {
    whole *test = *state;
    rsm_verification found;
    maker make;
    make_begin(&make, &test->arena, "bad", "Daily Post", "2021-05-14",
               "Caf\xc3\xa9 bombed: 3 dead.");
    uint32_t i = make_incident(&make, "bombing", true, "bombed", "2021-05-14", "2021-05-14", NULL);
    make_killed(&make, i, 3, 3, "3", NULL, RSM_SOURCE_OUTLET)->span = (rsm_span){4, 6};
    make_killed(&make, i, 3, 3, "3", NULL, RSM_SOURCE_OUTLET)->span = (rsm_span){4, 600};
    rsm_reading reading = make_end(&make);
    assert_int_equal(rsm_ledger_begin(test->record.ledger, &test->error), RSM_OK);
    assert_int_equal(rsm_ledger_append(test->record.ledger, &reading, NULL, &test->error), RSM_OK);
    assert_int_equal(rsm_ledger_commit(test->record.ledger, &test->error), RSM_OK);
    assert_int_equal(rsm_export_verify(&test->record, &found, &test->output, &test->error), RSM_OK);
    assert_int_equal(found.faults, 2);
}

static void any_order_and_any_batches_give_the_same_export(void **state) {
    whole *test = *state;
    uint32_t seed = 20260101;
    assert_int_equal(rsm_export_json(&test->record, &test->output, &test->error), RSM_OK);
    for (unsigned round = 0; round < 40; round++) {
        unsigned order[READINGS];
        rsm_case record;
        rsm_buffer output;
        draw_order(order, READINGS, &seed);
        rsm_buffer_init(&output, NULL);
        assert_int_equal(open_case(&record, NULL, &test->error), RSM_OK);
        assert_int_equal(
            build(&record, test->readings, order, 1 + next_random(&seed) % READINGS, &test->error),
            RSM_OK);
        assert_int_equal(rsm_export_json(&record, &output, &test->error), RSM_OK);
        assert_string_equal(rsm_buffer_string(&output), rsm_buffer_string(&test->output));
        rsm_buffer_free(&output);
        rsm_ledger_close(record.ledger);
    }
}

static void any_allocation_may_fail(void **state) {
    whole *test = *state;
    bool done = false;
    size_t step = getenv("RASHOMON_LONG") != NULL ? 1 : 7;
    for (size_t nth = 0; !done; nth += step) {
        failing_allocator memory;
        rsm_case record;
        rsm_buffer output;
        rsm_error error;
        failing_allocator_init(&memory, nth);
        rsm_buffer_init(&output, &memory.allocator);
        rsm_status status = open_case(&record, &memory.allocator, &error);
        if (status == RSM_OK) {
            status = build(&record, test->readings, in_order, 3, &error);
        }
        if (status == RSM_OK) {
            status = rsm_export_json(&record, &output, &error);
        }
        rsm_ledger_close(record.ledger);
        rsm_buffer_free(&output);
        assert_int_equal(status, memory.has_failed ? RSM_ERROR_MEMORY : RSM_OK);
        assert_int_equal(memory.held, 0);
        done = !memory.has_failed;
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_bombing_is_one_incident_with_its_tolls, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(the_proof_shows_each_figure_and_why_it_lost, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(
            a_slot_of_which_nothing_is_said_is_an_error_that_names_those_there_are, set_up,
            tear_down),
        cmocka_unit_test_setup_teardown(an_id_that_begins_several_incidents_is_refused, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(the_list_holds_main_incidents_and_is_filtered, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(the_tables_have_a_line_each, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_ledger_verifies_until_somebody_meddles, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_large_ledger_verifies_until_somebody_meddles, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_span_out_of_bounds_is_found, set_up, tear_down),
        cmocka_unit_test_setup_teardown(any_order_and_any_batches_give_the_same_export, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(any_allocation_may_fail, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
