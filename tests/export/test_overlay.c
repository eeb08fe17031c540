/* Decisions drawn at random between builds drawn at random: whatever was worked out bit by bit is
 * what a working out of everything gives, to the byte. */
#include "export/support.h"

#include <stdlib.h>

#define READINGS 16

/* Two bombings of one town with a recall that fits both and is of neither; a raid in answer to one,
 * which is dated by it; a ferry; a fire; other versions of three of the reports. */
static void make_readings(rsm_arena *arena, rsm_reading *readings) {
    static const struct {
        const char *id, *outlet, *published, *text, *day, *words, *figure;
        int64_t killed;
        const char *town;
        unsigned town_id;
    } told[] = {
        {"a1", "State News", "2021-05-14", "A blast in Tessaly killed 24 people.", "2021-05-14",
         "blast", "24", 24, "Tessaly", 1},
        {"a2", "Daily Post", "2021-05-15", "The bombing in Tessaly left 31 dead, a doctor said.",
         "2021-05-14", "bombing", "31", 31, "Tessaly", 1},
        {"a3", "Evening Star", "2021-05-16", "In Tessaly 29 died in the blast of Friday.",
         "2021-05-14", "blast", "29", 29, "Tessaly", 1},
        {"b1", "State News", "2021-03-02", "A bomb in Tessaly killed nine.", "2021-03-02", "bomb",
         "nine", 9, "Tessaly", 1},
        {"b2", "Daily Post", "2021-03-03", "The bomb of Tuesday in Tessaly killed ten.",
         "2021-03-02", "bomb", "ten", 10, "Tessaly", 1},
        {"f1", "Coast Mail", "2021-05-14", "A bomb sank a ferry off Marin; 12 were dead.",
         "2021-05-13", "bomb", "12", 12, "Marin", 9},
        {"f2", "Island Times", "2021-05-15", "At Marin 15 died when a bomb sank a ferry.",
         "2021-05-13", "bomb", "15", 15, "Marin", 9},
        {"d1", "Hill Post", "2021-07-02", "A bomb in Dorn killed two.", "2021-07-01", "bomb", "two",
         2, "Dorn", 14},
        {"a2", "Daily Post", "2021-05-17", "The bombing in Tessaly left 33 dead, a doctor said.",
         "2021-05-14", "bombing", "33", 33, "Tessaly", 1},
        {"b1", "State News", "2021-03-04", "It was in Marin that a bomb killed nine.", "2021-03-02",
         "bomb", "nine", 9, "Marin", 9},
        {"d1", "Hill Post", "2021-07-01", "In Dorn two were killed by a bomb.", "2021-07-01",
         "bomb", "two", 2, "Dorn", 14},
    };
    maker make;
    uint32_t made = 0, i, other;
    for (; made < COUNT_OF(told); made++) {
        make_begin(&make, arena, told[made].id, told[made].outlet, told[made].published,
                   told[made].text);
        rsm_place_value city = make_city(&make, told[made].town, "XA", told[made].town_id);
        i = make_incident(&make, "bombing", true, told[made].words, told[made].day, told[made].day,
                          &city);
        make_killed(&make, i, told[made].killed, told[made].killed, told[made].figure, NULL,
                    RSM_SOURCE_OUTLET);
        readings[made] = make_end(&make);
    }
    for (unsigned n = 0; n < 2; n++) { /* a recall of either bombing of Tessaly */
        make_begin(&make, arena, n == 0 ? "r1" : "r2", "The Review", n == 0 ? "2021-08-01" : NULL,
                   n == 0 ? "A quiet summer in Tessaly, after a bombing."
                          : "A bombing in Tessaly is not forgotten.");
        rsm_place_value city = make_city(&make, "Tessaly", "XA", 1);
        make_incident(&make, "bombing", false, "bombing", NULL, NULL, &city);
        readings[made++] = make_end(&make);
    }
    for (unsigned n = 0; n < 2; n++) { /* a raid, days after the bombing and for it */
        make_begin(&make, arena, n == 0 ? "c1" : "c2", n == 0 ? "Northern Wire" : "Daily Post",
                   "2021-05-20",
                   n == 0 ? "Five days after the bombing in Tessaly police raided a "
                            "house and held four."
                          : "A raid in Tessaly on Wednesday; the bombing was named.");
        rsm_place_value city = make_city(&make, "Tessaly", "XA", 1);
        i = make_incident(&make, "bombing", false, "bombing", "2021-05-14", "2021-05-14", &city);
        other = make_incident(&make, "arrest", true, n == 0 ? "raided" : "raid", NULL, NULL, &city);
        rsm_value bombing = {.kind = RSM_VALUE_INCIDENT}, when = {.kind = RSM_VALUE_TIME};
        bombing.as.text = ((rsm_incident *)make.incidents.items)[i].id;
        when.as.time = make_time(&make, "2021-05-19", "2021-05-19");
        when.as.time.anchor = bombing.as.text;
        when.as.time.anchor_offset = 5;
        make_statement(&make, other, RSM_SLOT_RESPONSE_TO, bombing, RSM_STANCE_ASSERTS, "bombing",
                       NULL, RSM_SOURCE_OUTLET);
        make_statement(&make, other, RSM_SLOT_WHEN, when, RSM_STANCE_ASSERTS,
                       n == 0 ? "Five days" : "Wednesday", NULL, RSM_SOURCE_OUTLET);
        make_statement(&make, other, RSM_SLOT_DETAINED, make_count(&make, 4, 4, "four"),
                       RSM_STANCE_ASSERTS, n == 0 ? "four" : "raid", NULL, RSM_SOURCE_OUTLET);
        readings[made++] = make_end(&make);
    }
    make_begin(&make, arena, "e1", "Coast Mail", "2021-05-15", readings[5].report.text.data);
    rsm_place_value city = make_city(&make, "Marin", "XA", 9);
    i = make_incident(&make, "bombing", true, "bomb", "2021-05-13", "2021-05-13", &city);
    make_killed(&make, i, 12, 12, "12", NULL, RSM_SOURCE_OUTLET);
    readings[made++] = make_end(&make);
    assert_int_equal(made, READINGS);
}

/* ---- drawing ---- */

/* Mentions, statements and quotes of all versions; some of them are never there. */
typedef struct names {
    const char *mentions[64], *statements[64];
    unsigned mention_count, statement_count;
} names;

static void gather_names(const whole *test, names *all) {
    memset(all, 0, sizeof *all);
    for (unsigned i = 0; i < test->count; i++) {
        const rsm_reading *reading = &test->readings[i];
        for (uint32_t j = 0; j < reading->incident_count && all->mention_count < 60; j++) {
            all->mentions[all->mention_count++] = reading->incidents[j].id.data;
        }
        for (uint32_t j = 0; j < reading->statement_count && all->statement_count < 60; j++) {
            all->statements[all->statement_count++] = reading->statements[j].id.data;
        }
    }
    all->mentions[all->mention_count++] = "z9@1-3";
    all->statements[all->statement_count++] = "z9#1";
}

static const char *draw_mention(const names *all, uint32_t *seed) {
    return all->mentions[next_random(seed) % all->mention_count];
}

static plain draw_decision(const names *all, unsigned taken, uint32_t *seed) {
    static const char *const numbers[] = {"1", "7+", "20-30"};
    static const char *const days[] = {"2021-05-13", "2021-03-02", "2021-05"};
    static const plain quotes[] = {{.report = "a2", .quote = "31 dead"},
                                   {.report = "a1", .quote = "24 people"},
                                   {.report = "b1", .quote = "killed nine"},
                                   {.report = "c1", .quote = "police"},
                                   {.note = "a call"}};
    plain what = {.waits = true};
    const plain *quote = &quotes[next_random(seed) % COUNT_OF(quotes)];
    what.names[0] = draw_mention(all, seed);
    switch (next_random(seed) % 12) {
    case 0:
    case 1:
        what.kind = "merge";
        what.names[1] = draw_mention(all, seed);
        what.names[2] = next_random(seed) % 2 == 0 ? draw_mention(all, seed) : NULL;
        break;
    case 2:
    case 3:
        what.kind = "split";
        what.names[1] = draw_mention(all, seed);
        what.names[2] = next_random(seed) % 2 == 0 ? draw_mention(all, seed) : NULL;
        break;
    case 4:
        what.kind = "not-incident";
        break;
    case 5:
        what.kind = "reject";
        what.names[0] = all->statements[next_random(seed) % all->statement_count];
        break;
    case 6:
    case 7:
        what.kind = "reassign";
        what.names[1] = what.names[0];
        what.names[0] = all->statements[next_random(seed) % all->statement_count];
        break;
    case 8:
        what.kind = "add";
        what.slot = next_random(seed) % 2 == 0 ? "killed" : "response_to";
        what.values[0] =
            what.slot[0] == 'k' ? numbers[next_random(seed) % 3] : draw_mention(all, seed);
        what.report = quote->report;
        what.quote = quote->quote;
        what.note = quote->note;
        break;
    case 9:
    case 10:
        what.kind = "set";
        what.slot = next_random(seed) % 2 == 0 ? "killed" : "when";
        what.values[0] =
            what.slot[0] == 'k' ? numbers[next_random(seed) % 3] : days[next_random(seed) % 3];
        break;
    default:
        what = (plain){.kind = "undo", .undoes = 1 + next_random(seed) % (taken + 1)};
        break;
    }
    return what;
}

/* ---- comparing ---- */

static void write_all(const rsm_case *record, rsm_buffer *output) {
    rsm_error error;
    assert_int_equal(rsm_export_json(record, output, &error), RSM_OK);
    assert_int_equal(rsm_export_csv(record, "statements", true, output, &error), RSM_OK);
}

/* A view without bounds is worked out as a whole. */
static void assert_same_as_whole(const rsm_case *record) {
    rsm_buffer stored, fresh;
    rsm_error error;
    rsm_ledger_view everything = {.as_of = {"", 0}};
    rsm_buffer_init(&stored, NULL);
    rsm_buffer_init(&fresh, NULL);
    write_all(record, &stored);
    assert_int_equal(rsm_ledger_view_as(record->ledger, &everything, &error), RSM_OK);
    assert_int_equal(rsm_export_finish(record, &error), RSM_OK);
    assert_int_equal(rsm_ledger_commit(record->ledger, &error), RSM_OK);
    write_all(record, &fresh);
    assert_int_equal(rsm_ledger_view_as(record->ledger, NULL, &error), RSM_OK);
    assert_string_equal(rsm_buffer_string(&stored), rsm_buffer_string(&fresh));
    rsm_buffer_free(&stored);
    rsm_buffer_free(&fresh);
}

/* The same decisions over the same reports, all in one build. */
static void assert_same_at_once(const whole *test, const rsm_case *record) {
    rsm_case other;
    rsm_arena arena;
    rsm_error error;
    rsm_decision *decisions = NULL;
    rsm_buffer first, second;
    uint32_t count = 0;
    rsm_arena_init(&arena, NULL, 0);
    rsm_buffer_init(&first, NULL);
    rsm_buffer_init(&second, NULL);
    assert_int_equal(rsm_ledger_load_decisions(record->ledger, &arena, &decisions, &count, &error),
                     RSM_OK);
    assert_int_equal(open_case(&other, NULL, &error), RSM_OK);
    assert_int_equal(rsm_ledger_begin(other.ledger, &error), RSM_OK);
    for (uint32_t i = 0; i < count; i++) {
        assert_int_equal(rsm_ledger_append_decision(other.ledger, &decisions[i], &error), RSM_OK);
    }
    assert_int_equal(rsm_ledger_commit(other.ledger, &error), RSM_OK);
    assert_int_equal(append(&other, test->readings, NULL, READINGS, &error), RSM_OK);
    write_all(record, &first);
    write_all(&other, &second);
    assert_string_equal(rsm_buffer_string(&first), rsm_buffer_string(&second));
    rsm_ledger_close(other.ledger);
    rsm_buffer_free(&first);
    rsm_buffer_free(&second);
    rsm_arena_free(&arena);
}

static void decisions_and_builds_in_any_order_end_as_a_whole_working_out(void **state) {
    whole *test = whole_open(make_readings, READINGS);
    unsigned rounds = getenv("RASHOMON_LONG") != NULL ? 1500 : 60;
    const char *only = getenv("RASHOMON_SEED");
    uint32_t from = only != NULL ? (uint32_t)atoi(only) : 0;
    names all;
    gather_names(test, &all);
    for (uint32_t round = from; round < (only != NULL ? from + 1 : rounds); round++) {
        uint32_t seed = round * 7919 + 17;
        unsigned order[READINGS], reports = 0, taken = 0, tried = 0;
        rsm_case record;
        draw_order(order, READINGS, &seed);
        assert_int_equal(open_case(&record, NULL, &test->error), RSM_OK);
        while (reports < READINGS || tried < 30) {
            bool build = tried >= 30 || (reports < READINGS && next_random(&seed) % 4 == 0);
            if (build) {
                unsigned left = READINGS - reports, batch = 1 + next_random(&seed) % 4;
                batch = batch < left ? batch : left;
                assert_int_equal(
                    append(&record, test->readings, order + reports, batch, &test->error), RSM_OK);
                reports += batch;
            } else {
                plain what = draw_decision(&all, taken, &seed);
                taken += decide(&record, &what, &test->error) == RSM_OK ? 1 : 0;
                tried++;
            }
            if (only != NULL && reports > 0) {
                assert_sound(&record);
                assert_same_as_whole(&record);
            }
        }
        assert_true(taken > 5);
        assert_sound(&record);
        assert_int_equal(faults_as_large(&record), 0);
        assert_same_as_whole(&record);
        assert_same_at_once(test, &record);
        rsm_ledger_close(record.ledger);
    }
    whole_close(test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decisions_and_builds_in_any_order_end_as_a_whole_working_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
