/* Which incidents of which reports are one, which reports are copies, and whom they rest on. */
#include "support/test.h"

#include "fuse/fuse.h"
#include "record/make_reading.h"

/* One report with one incident, for a table of pairs. */
typedef struct told {
    const char *type, *from, *to; /* dates may be NULL */
    const char *city;             /* NULL: no place */
    unsigned number;              /* of the city */
    const char *country;
    int64_t killed; /* 0: not told */
    bool main;
} told;

typedef struct pair_case {
    const char *name;
    told left, right;
    unsigned groups;
} pair_case;

static const pair_case pairs[] = {
    {"same day and city",
     {"bombing", "2021-05-14", "2021-05-14", "Osk", 1, "XA", 0, true},
     {"bombing", "2021-05-14", "2021-05-14", "Osk", 1, "XA", 0, true},
     1},
    {"a growing toll",
     {"bombing", "2021-05-14", "2021-05-14", "Osk", 1, "XA", 9, true},
     {"bombing", "2021-05-14", "2021-05-14", "Osk", 1, "XA", 17, true},
     1},
    {"the day after, by a slip",
     {"bombing", "2021-05-14", "2021-05-14", "Osk", 1, "XA", 24, true},
     {"bombing", "2021-05-15", "2021-05-15", "Osk", 1, "XA", 24, true},
     1},
    {"a week apart",
     {"bombing", "2021-05-14", "2021-05-14", "Osk", 1, "XA", 9, true},
     {"bombing", "2021-05-21", "2021-05-21", "Osk", 1, "XA", 9, true},
     2},
    {"another city",
     {"bombing", "2021-05-14", "2021-05-14", "Osk", 1, "XA", 9, true},
     {"bombing", "2021-05-14", "2021-05-14", "Ist", 9, "XA", 9, true},
     2},
    {"another country",
     {"bombing", "2021-05-14", "2021-05-14", "Osk", 1, "XA", 9, true},
     {"bombing", "2021-05-14", "2021-05-14", "Osk", 9, "XB", 9, true},
     2},
    {"another country, other days",
     {"bombing", "2021-05-14", "2021-05-14", "Osk", 1, "XA", 9, true},
     {"bombing", "2021-05-17", "2021-05-17", "Osk", 9, "XB", 9, true},
     2},
    {"an undated account with the same toll",
     {"bombing", "2021-05-14", "2021-05-14", "Osk", 1, "XA", 31, true},
     {"bombing", NULL, NULL, "Osk", 1, "XA", 31, true},
     1},
    {"a day without a place",
     {"bombing", "2021-05-14", "2021-05-14", "Osk", 1, "XA", 0, true},
     {"bombing", "2021-05-14", "2021-05-14", NULL, 0, "", 0, true},
     2},
    {"a recall of years ago",
     {"bombing", "2021-05-14", "2021-05-14", "Osk", 1, "XA", 0, true},
     {"bombing", "2019-01-01", "2019-12-31", "Osk", 1, "XA", 0, false},
     2},
};

static rsm_reading make_told(rsm_arena *arena, const char *id, const char *published,
                             const told *item) {
    maker make;
    rsm_place_value place;
    make_begin(&make, arena, id, id, published, "A blast killed some.");
    if (item->city != NULL) {
        place = make_city(&make, item->city, item->country, item->number);
    }
    uint32_t incident = make_incident(&make, item->type, item->main, "blast", item->from, item->to,
                                      item->city != NULL ? &place : NULL);
    if (item->killed > 0) {
        make_killed(&make, incident, item->killed, item->killed, "some", NULL, RSM_SOURCE_OUTLET);
    }
    /* Texts must differ, or they are copies. */
    make.reading.report.text = make_text(&make, id);
    return make_end(&make);
}

static void pairs_join_as_they_should_in_either_order(void **state) {
    for (size_t i = 0; i < COUNT_OF(pairs); i++) {
        for (unsigned swapped = 0; swapped < 2; swapped++) {
            rsm_arena arena;
            rsm_fusion fusion;
            rsm_reading readings[2];
            rsm_arena_init(&arena, NULL, 0);
            readings[swapped] = make_told(&arena, "one", "2021-05-15", &pairs[i].left);
            readings[1 - swapped] = make_told(&arena, "two", "2021-05-22", &pairs[i].right);
            assert_int_equal(rsm_fuse(NULL, readings, 2, &arena, &fusion, NULL), RSM_OK);
            if (fusion.group_count != pairs[i].groups) {
                fail_msg("%s: %u groups", pairs[i].name, fusion.group_count);
            }
            assert_slice_equal(fusion.groups[0].id, "one@2-7");
            rsm_arena_free(&arena);
        }
    }
}

static void two_incidents_that_one_report_tells_apart_stay_apart(void **state) {
    rsm_arena arena;
    rsm_fusion fusion;
    maker make;
    rsm_arena_init(&arena, NULL, 0);
    rsm_reading readings[3];
    make_begin(&make, &arena, "two", "two", "2021-05-15", "A blast and a bomb.");
    rsm_place_value city = make_city(&make, "Osk", "XA", 1);
    make_incident(&make, "bombing", true, "blast", "2021-05-14", "2021-05-14", &city);
    make_incident(&make, "bombing", false, "bomb", "2021-05-14", "2021-05-14", &city);
    readings[0] = make_end(&make);
    const told same = {"bombing", "2021-05-14", "2021-05-14", "Osk", 1, "XA", 0, true};
    readings[1] = make_told(&arena, "one", "2021-05-15", &same);
    readings[2] = make_told(&arena, "six", "2021-05-15", &same);
    assert_int_equal(rsm_fuse(NULL, readings, 3, &arena, &fusion, NULL), RSM_OK);
    assert_int_equal(fusion.group_count, 2);
    assert_int_not_equal(fusion.group_of[0][0], fusion.group_of[0][1]);
    assert_int_equal(fusion.group_of[0][0], fusion.group_of[1][0]);
    rsm_arena_free(&arena);
}

static uint64_t words_in_common[] = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22};

/* A main account without a date: of its own toll, and of words that all such
 * accounts share. */
static rsm_reading make_undated(rsm_arena *arena, const char *id, int64_t killed) {
    const told account = {"bombing", NULL, NULL, "Osk", 1, "XA", killed, true};
    rsm_reading reading = make_told(arena, id, "2021-05-14", &account);
    rsm_incident *incident = (rsm_incident *)(uintptr_t)reading.incidents;
    incident->words = words_in_common;
    incident->word_count = COUNT_OF(words_in_common);
    return reading;
}

static void what_one_report_tells_as_two_is_not_bridged_by_likeness(void **state) {
    rsm_arena arena;
    rsm_fusion fusion;
    maker make;
    rsm_arena_init(&arena, NULL, 0);
    rsm_reading readings[3];
    /* Alone, the two accounts are near enough to be one. */
    readings[0] = make_undated(&arena, "four", 4);
    readings[1] = make_undated(&arena, "nine", 120);
    assert_int_equal(rsm_fuse(NULL, readings, 2, &arena, &fusion, NULL), RSM_OK);
    assert_int_equal(fusion.group_count, 1);
    /* A third tells of two bombings, of which each account has one's toll. */
    make_begin(&make, &arena, "both", "both", "2021-05-14", "A blast and a bomb killed some.");
    rsm_place_value city = make_city(&make, "Osk", "XA", 1);
    uint32_t one =
        make_incident(&make, "bombing", true, "blast", "2021-05-12", "2021-05-12", &city);
    uint32_t other =
        make_incident(&make, "bombing", false, "bomb", "2021-05-13", "2021-05-13", &city);
    make_killed(&make, one, 4, 4, "some", NULL, RSM_SOURCE_OUTLET);
    make_killed(&make, other, 120, 120, "some", NULL, RSM_SOURCE_OUTLET);
    readings[2] = make_end(&make);
    assert_int_equal(rsm_fuse(NULL, readings, 3, &arena, &fusion, NULL), RSM_OK);
    assert_int_equal(fusion.group_count, 2);
    assert_int_equal(fusion.group_of[0][0], fusion.group_of[2][0]);
    assert_int_equal(fusion.group_of[1][0], fusion.group_of[2][1]);
    rsm_arena_free(&arena);
}

/* A main account without a date of publication, of four dead in Osk on some day of the week. */
static rsm_reading make_of_weekday(rsm_arena *arena, const char *id, const char *value) {
    const told account = {"bombing", NULL, NULL, "Osk", 1, "XA", 4, true};
    rsm_reading reading = make_told(arena, id, NULL, &account);
    rsm_incident *incident = (rsm_incident *)(uintptr_t)reading.incidents;
    incident->has_when = true;
    incident->when.value = rsm_slice_from_string(value);
    return reading;
}

static void without_dates_the_day_of_the_week_speaks_for_and_against(void **state) {
    static const struct {
        const char *left, *right;
        unsigned groups;
    } cases[] = {
        {"XXXX-WXX-5", "XXXX-WXX-5TEV", 1},
        {"XXXX-WXX-5", "XXXX-WXX-1", 2},
        {"XXXX-WXX-7TNI", "XXXX-WXX-3", 2},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        rsm_arena arena;
        rsm_fusion fusion;
        rsm_arena_init(&arena, NULL, 0);
        rsm_reading readings[2] = {make_of_weekday(&arena, "one", cases[i].left),
                                   make_of_weekday(&arena, "six", cases[i].right)};
        assert_int_equal(rsm_fuse(NULL, readings, 2, &arena, &fusion, NULL), RSM_OK);
        if (fusion.group_count != cases[i].groups) {
            fail_msg("%s and %s: %u groups", cases[i].left, cases[i].right, fusion.group_count);
        }
        rsm_arena_free(&arena);
    }
}

#define NAMED_MOST 3

/* A report that names persons. */
static rsm_reading make_naming(rsm_arena *arena, const char *id, const char *published,
                               const told *account, const char *const *names) {
    rsm_reading reading = make_told(arena, id, published, account);
    rsm_entity *entities = rsm_arena_allocate_items(arena, NAMED_MOST, sizeof *entities);
    reading.entities = entities;
    for (unsigned i = 0; i < NAMED_MOST && names[i] != NULL; i++) {
        entities[i].type = RSM_ENTITY_PER;
        entities[i].name = rsm_slice_from_string(names[i]);
        reading.entity_count++;
    }
    return reading;
}

static void a_person_is_known_by_the_first_name_and_the_last(void **state) {
    static const struct {
        const char *left[NAMED_MOST], *right[NAMED_MOST];
        unsigned groups;
    } cases[] = {
        {{"Ann Reed"}, {"Ann Reed"}, 1},        {{"Ann Marie Reed"}, {"Ann M. Reed"}, 1},
        {{"Carl Reed, Jr."}, {"Carl Reed"}, 1}, {{"Ann Reed"}, {"Carl Reed"}, 2},
        {{"Ann Reed"}, {"Ann Marlow"}, 2},      {{"Reed Jr."}, {"Ann Reed"}, 2},
    };
    const told account = {"bombing", NULL, NULL, "Osk", 1, "XA", 4, true};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        rsm_arena arena;
        rsm_fusion fusion;
        rsm_arena_init(&arena, NULL, 0);
        rsm_reading readings[2] = {make_naming(&arena, "one", NULL, &account, cases[i].left),
                                   make_naming(&arena, "six", NULL, &account, cases[i].right)};
        assert_int_equal(rsm_fuse(NULL, readings, 2, &arena, &fusion, NULL), RSM_OK);
        if (fusion.group_count != cases[i].groups) {
            fail_msg("%s and %s: %u groups", cases[i].left[0], cases[i].right[0],
                     fusion.group_count);
        }
        rsm_arena_free(&arena);
    }
}

/* Two reports share persons, a toll and many words, but one has the town in another country. */
static void a_misread_country_can_be_outweighed_unless_the_days_are_others(void **state) {
    static const char *const names[NAMED_MOST] = {"Ann Reed", "Carl Marlow", "Ida Voss"};
    static const struct {
        const char *day;
        unsigned groups;
    } cases[] = {{NULL, 1}, {"2021-06-20", 2}};
    uint64_t words[60];
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        words[i] = 100 + i;
    }
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        rsm_arena arena;
        rsm_fusion fusion;
        rsm_arena_init(&arena, NULL, 0);
        const told here = {"bombing", "2021-05-14", "2021-05-14", "Osk", 1, "XA", 4, true};
        const told there = {"bombing", cases[i].day, cases[i].day, "Ist", 9, "XB", 4, true};
        rsm_reading readings[2] = {make_naming(&arena, "one", NULL, &here, names),
                                   make_naming(&arena, "six", NULL, &there, names)};
        for (unsigned j = 0; j < 2; j++) {
            rsm_incident *incident = (rsm_incident *)(uintptr_t)readings[j].incidents;
            incident->words = words;
            incident->word_count = COUNT_OF(words);
        }
        assert_int_equal(rsm_fuse(NULL, readings, 2, &arena, &fusion, NULL), RSM_OK);
        assert_int_equal(fusion.group_count, cases[i].groups);
        rsm_arena_free(&arena);
    }
}

/* One report is of June, but likely a page of May under a later date. */
static void one_day_of_the_week_tells_of_a_wrong_date_of_publication(void **state) {
    static const char *const names[NAMED_MOST] = {"Ann Reed", "Carl Marlow", "Ida Voss"};
    static const struct {
        const char *day;
        unsigned groups;
    } cases[] = {{"2021-06-18", 1}, {"2021-06-17", 2}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        rsm_arena arena;
        rsm_fusion fusion;
        rsm_arena_init(&arena, NULL, 0);
        const told may = {"bombing", "2021-05-14", "2021-05-14", "Osk", 1, "XA", 31, true};
        const told june = {"bombing", cases[i].day, cases[i].day, "Osk", 1, "XA", 31, true};
        rsm_reading readings[2] = {make_naming(&arena, "one", "2021-05-15", &may, names),
                                   make_naming(&arena, "six", "2021-06-19", &june, names)};
        assert_int_equal(rsm_fuse(NULL, readings, 2, &arena, &fusion, NULL), RSM_OK);
        assert_int_equal(fusion.group_count, cases[i].groups);
        rsm_arena_free(&arena);
    }
}

static void a_trial_may_come_long_after_what_it_is_about(void **state) {
    for (unsigned tried = 0; tried < 2; tried++) {
        rsm_arena arena;
        rsm_fusion fusion;
        maker make;
        rsm_arena_init(&arena, NULL, 0);
        const told may = {"bombing", "2021-05-14", "2021-05-14", "Osk", 1, "XA", 31, true};
        rsm_reading readings[2] = {make_told(&arena, "one", "2021-05-15", &may)};
        make_begin(&make, &arena, "six", "six", "2021-09-30", "A charge over a blast.");
        rsm_place_value city = make_city(&make, "Osk", "XA", 1);
        uint32_t incident = make_incident(&make, "bombing", true, "blast", NULL, NULL, &city);
        make_killed(&make, incident, 31, 31, "blast", NULL, RSM_SOURCE_OUTLET);
        if (tried) {
            make_incident(&make, "charge", false, "charge", "2021-09-29", "2021-09-29", &city);
        }
        readings[1] = make_end(&make);
        assert_int_equal(rsm_fuse(NULL, readings, 2, &arena, &fusion, NULL), RSM_OK);
        assert_int_equal(fusion.group_of[0][0] == fusion.group_of[1][0], tried);
        rsm_arena_free(&arena);
    }
}

/* A third report recalls the bombing with a wrong day, in the words of the first. */
static void a_slip_in_what_is_told_in_passing_holds_no_accounts_apart(void **state) {
    rsm_arena arena;
    rsm_fusion fusion;
    rsm_arena_init(&arena, NULL, 0);
    const told undated = {"bombing", NULL, NULL, "Osk", 1, "XA", 9, true};
    const told dated = {"bombing", "2021-05-14", "2021-05-14", "Osk", 1, "XA", 9, true};
    const told passing = {"bombing", "2021-06-20", "2021-06-20", "Osk", 1, "XA", 9, false};
    rsm_reading readings[3] = {make_told(&arena, "one", NULL, &undated),
                               make_told(&arena, "two", "2021-05-15", &dated),
                               make_told(&arena, "six", NULL, &passing)};
    for (unsigned i = 0; i < 3; i += 2) {
        rsm_incident *incident = (rsm_incident *)(uintptr_t)readings[i].incidents;
        incident->words = words_in_common;
        incident->word_count = COUNT_OF(words_in_common);
    }
    assert_int_equal(rsm_fuse(NULL, readings, 3, &arena, &fusion, NULL), RSM_OK);
    assert_int_equal(fusion.group_count, 2);
    assert_int_equal(fusion.group_of[0][0], fusion.group_of[1][0]);
    rsm_arena_free(&arena);
}

/* One report tells of bombs in three towns, two others of the one in theirs. */
static void coordinated_acts_are_one_with_what_each_town_tells(void **state) {
    rsm_arena arena;
    rsm_fusion fusion;
    rsm_part parts[3];
    rsm_arena_init(&arena, NULL, 0);
    const told accounts[] = {{"bombing", "2021-05-14", "2021-05-14", "Osk", 1, "XA", 40, true},
                             {"bombing", "2021-05-14", "2021-05-14", "Osk", 1, "XA", 0, true},
                             {"bombing", "2021-05-14", "2021-05-14", "Ist", 9, "XA", 0, true}};
    rsm_reading readings[3] = {make_told(&arena, "all", "2021-05-15", &accounts[0]),
                               make_told(&arena, "osk", "2021-05-15", &accounts[1]),
                               make_told(&arena, "ist", "2021-05-15", &accounts[2])};
    assert_int_equal(rsm_fuse(NULL, readings, 3, &arena, &fusion, NULL), RSM_OK);
    assert_int_equal(fusion.group_count, 2);
    memset(parts, 0, sizeof parts);
    for (unsigned i = 0; i < COUNT_OF(parts); i++) {
        parts[i].has_where = true;
        parts[i].where = readings[i].incidents[0].where;
    }
    rsm_incident *incident = (rsm_incident *)(uintptr_t)readings[0].incidents;
    incident->parts = parts;
    incident->part_count = COUNT_OF(parts);
    assert_int_equal(rsm_fuse(NULL, readings, 3, &arena, &fusion, NULL), RSM_OK);
    assert_int_equal(fusion.group_of[0][0], fusion.group_of[1][0]);
    assert_int_equal(fusion.group_of[0][0], fusion.group_of[2][0]);
    rsm_arena_free(&arena);
}

/* One of a town, toll and week; `nth` is what its report counts it as of several, or 0. */
static rsm_reading make_counted(rsm_arena *arena, const char *id, const char *published,
                                uint64_t nth, uint64_t *words) {
    const told account = {"bombing", "2021-05-09", "2021-05-15", "Osk", 1, "XA", 9, true};
    rsm_reading reading = make_told(arena, id, published, &account);
    rsm_incident *incident = (rsm_incident *)(uintptr_t)reading.incidents;
    words[0] = 11;
    words[1] = RSM_WORD_NTH + nth;
    incident->words = words;
    incident->word_count = nth > 0 ? 2 : 1;
    return reading;
}

static void what_reports_count_as_two_is_two(void **state) {
    static const struct {
        const char *left_day, *right_day;
        uint64_t left, right;
        unsigned groups;
    } cases[] = {
        {"2021-05-14", "2021-05-15", 0, 0, 1}, {"2021-05-14", "2021-05-15", 2, 3, 2},
        {"2021-05-14", "2021-05-15", 2, 2, 1}, {"2021-05-14", "2021-05-15", 0, 2, 2},
        {"2021-05-15", "2021-05-15", 0, 2, 1},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        rsm_arena arena;
        rsm_fusion fusion;
        uint64_t words[2][2];
        rsm_arena_init(&arena, NULL, 0);
        rsm_reading readings[2] = {
            make_counted(&arena, "one", cases[i].left_day, cases[i].left, words[0]),
            make_counted(&arena, "six", cases[i].right_day, cases[i].right, words[1])};
        assert_int_equal(rsm_fuse(NULL, readings, 2, &arena, &fusion, NULL), RSM_OK);
        if (fusion.group_count != cases[i].groups) {
            fail_msg("case %zu: %u groups", i, fusion.group_count);
        }
        rsm_arena_free(&arena);
    }
}

static void a_recall_joins_its_own_report_when_that_arrives(void **state) {
    rsm_arena arena;
    rsm_fusion fusion;
    rsm_arena_init(&arena, NULL, 0);
    const told recall = {"bombing", "2021-05-14", "2021-05-14", "Osk", 1, "XA", 9, false};
    const told own = {"bombing", "2021-05-14", "2021-05-14", "Osk", 1, "XA", 9, true};
    rsm_reading readings[2] = {make_told(&arena, "late", "2021-06-20", &recall),
                               make_told(&arena, "own", "2021-05-15", &own)};
    assert_int_equal(rsm_fuse(NULL, readings, 1, &arena, &fusion, NULL), RSM_OK);
    assert_int_equal(fusion.group_count, 1);
    assert_false(fusion.groups[0].main);
    assert_int_equal(rsm_fuse(NULL, readings, 2, &arena, &fusion, NULL), RSM_OK);
    assert_int_equal(fusion.group_count, 1);
    assert_true(fusion.groups[0].main);
    rsm_arena_free(&arena);
}

static void a_vague_recall_that_fits_two_stays_unassigned(void **state) {
    rsm_arena arena;
    rsm_fusion fusion;
    rsm_arena_init(&arena, NULL, 0);
    rsm_reading readings[3];
    const told march = {"bombing", "2021-03-14", "2021-03-14", "Osk", 1, "XA", 7, true};
    const told april = {"bombing", "2021-04-14", "2021-04-14", "Osk", 1, "XA", 9, true};
    const told recall = {"bombing", NULL, NULL, "Osk", 1, "XA", 0, false};
    readings[0] = make_told(&arena, "one", "2021-03-15", &march);
    readings[1] = make_told(&arena, "two", "2021-04-15", &april);
    readings[2] = make_told(&arena, "six", "2021-05-15", &recall);
    assert_int_equal(rsm_fuse(NULL, readings, 3, &arena, &fusion, NULL), RSM_OK);
    assert_int_equal(fusion.group_count, 2);
    assert_int_equal(fusion.group_of[2][0], RSM_NONE);
    assert_int_equal(fusion.unassigned_count, 1);
    assert_int_equal(fusion.unassigned[0].candidate_count, 2);
    /* With one of the two it belongs there. */
    readings[1] = readings[2];
    assert_int_equal(rsm_fuse(NULL, readings, 2, &arena, &fusion, NULL), RSM_OK);
    assert_int_equal(fusion.group_count, 1);
    assert_true(fusion.groups[0].main);
    rsm_arena_free(&arena);
}

static void an_undated_recall_is_not_of_an_undated_incident_of_its_town_and_kind(void **state) {
    rsm_arena arena;
    rsm_fusion fusion;
    rsm_arena_init(&arena, NULL, 0);
    const told own = {"bombing", NULL, NULL, "Osk", 1, "XA", 31, true};
    const told recall = {"bombing", NULL, NULL, "Osk", 1, "XA", 0, false};
    const told counted = {"bombing", NULL, NULL, "Osk", 1, "XA", 31, false};
    const told nowhere = {"bombing", "2021-05-14", "2021-05-14", NULL, 0, "", 7, true};
    rsm_reading readings[2] = {make_told(&arena, "one", NULL, &own),
                               make_told(&arena, "two", NULL, &recall)};
    assert_int_equal(rsm_fuse(NULL, readings, 2, &arena, &fusion, NULL), RSM_OK);
    assert_int_equal(fusion.group_count, 2);
    /* The toll in common tells that it is. */
    readings[1] = make_told(&arena, "two", NULL, &counted);
    assert_int_equal(rsm_fuse(NULL, readings, 2, &arena, &fusion, NULL), RSM_OK);
    assert_int_equal(fusion.group_count, 1);
    readings[0] = make_told(&arena, "one", "2021-05-15", &nowhere);
    readings[1] = make_told(&arena, "two", "2021-05-16", &recall);
    assert_int_equal(rsm_fuse(NULL, readings, 2, &arena, &fusion, NULL), RSM_OK);
    assert_int_equal(fusion.group_count, 2);
    rsm_arena_free(&arena);
}

static const char wire[] = "A blast tore through the crowded market of Osk on Friday morning and "
                           "killed 24 people, the interior ministry "
                           "said. Rescue teams worked through the night with bare hands and a "
                           "single crane that had been brought from the "
                           "port. The market hall, built in 1911, had been due for repair for "
                           "years and its roof came down whole. Schools in "
                           "the town stay closed on Monday and the mayor has asked people to give "
                           "blood at the two clinics by the river.";

static rsm_reading make_wire(rsm_arena *arena, const char *id, const char *published,
                             const char *text, int64_t killed) {
    maker make;
    make_begin(&make, arena, id, id, published, text);
    rsm_place_value city = make_city(&make, "Osk", "XA", 1);
    uint32_t incident =
        make_incident(&make, "bombing", true, "blast", "2021-05-14", "2021-05-14", &city);
    make_killed(&make, incident, killed, killed, "people", NULL, RSM_SOURCE_OUTLET);
    return make_end(&make);
}

static void a_reprint_is_a_copy_of_the_earliest_and_an_update_is_none(void **state) {
    rsm_arena arena;
    rsm_fusion fusion;
    char cut[sizeof wire], update[sizeof wire];
    rsm_arena_init(&arena, NULL, 0);
    memcpy(cut, wire, sizeof wire);
    cut[300] = '\0';
    memcpy(update, wire, sizeof wire);
    memcpy(strstr(update, "24"), "31", 2);
    rsm_reading readings[4] = {make_wire(&arena, "late", "2021-05-16", wire, 24),
                               make_wire(&arena, "first", "2021-05-14", wire, 24),
                               make_wire(&arena, "cut", "2021-05-15", cut, 24),
                               make_wire(&arena, "news", "2021-05-17", update, 31)};
    assert_int_equal(rsm_fuse(NULL, readings, 4, &arena, &fusion, NULL), RSM_OK);
    assert_int_equal(fusion.copy_of[0], 1);
    assert_int_equal(fusion.copy_of[1], RSM_NONE);
    assert_int_equal(fusion.copy_of[2], 1);
    assert_int_equal(fusion.copy_of[3], RSM_NONE);
    assert_int_equal(fusion.group_count, 1);
    rsm_arena_free(&arena);
}

static void sources_are_counted_by_the_body_they_speak_for(void **state) {
    static const struct {
        const char *name, *acts_for;
        rsm_source_kind kind;
    } said[] = {
        {"police", "", RSM_SOURCE_POLICE},           {"Osk Police", "", RSM_SOURCE_POLICE},
        {"Jo Arn", "Osk Police", RSM_SOURCE_POLICE}, {"the Osk police", "", RSM_SOURCE_POLICE},
        {"witnesses", "", RSM_SOURCE_WITNESS},       {"a shopkeeper", "", RSM_SOURCE_WITNESS},
        {"Ana Bel", "", RSM_SOURCE_WITNESS},         {NULL, "", RSM_SOURCE_OUTLET},
    };
    rsm_arena arena;
    rsm_root roots[COUNT_OF(said)];
    uint32_t uncredited = 0;
    rsm_arena_init(&arena, NULL, 0);
    for (size_t i = 0; i < COUNT_OF(said); i++) {
        maker make;
        make_begin(&make, &arena, "r1", "Daily Post", NULL, "Some died.");
        rsm_statement *statement =
            make_killed(&make, RSM_NONE, 1, 1, "Some", said[i].name, said[i].kind);
        ((rsm_source *)(uintptr_t)statement->sources.links)->acts_for =
            make_text(&make, said[i].acts_for);
        rsm_reading reading = make_end(&make);
        roots[i] = rsm_root_of(&reading, &statement->sources, &arena);
    }
    /* The town's police (whom "police" may be) and Ana Bel (who may be among the witnesses). */
    assert_int_equal(rsm_count_roots(roots, COUNT_OF(said), &uncredited), 2);
    assert_int_equal(uncredited, 1);
    rsm_arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pairs_join_as_they_should_in_either_order),
        cmocka_unit_test(two_incidents_that_one_report_tells_apart_stay_apart),
        cmocka_unit_test(what_one_report_tells_as_two_is_not_bridged_by_likeness),
        cmocka_unit_test(without_dates_the_day_of_the_week_speaks_for_and_against),
        cmocka_unit_test(a_person_is_known_by_the_first_name_and_the_last),
        cmocka_unit_test(a_misread_country_can_be_outweighed_unless_the_days_are_others),
        cmocka_unit_test(one_day_of_the_week_tells_of_a_wrong_date_of_publication),
        cmocka_unit_test(a_trial_may_come_long_after_what_it_is_about),
        cmocka_unit_test(a_slip_in_what_is_told_in_passing_holds_no_accounts_apart),
        cmocka_unit_test(coordinated_acts_are_one_with_what_each_town_tells),
        cmocka_unit_test(what_reports_count_as_two_is_two),
        cmocka_unit_test(a_recall_joins_its_own_report_when_that_arrives),
        cmocka_unit_test(a_vague_recall_that_fits_two_stays_unassigned),
        cmocka_unit_test(an_undated_recall_is_not_of_an_undated_incident_of_its_town_and_kind),
        cmocka_unit_test(a_reprint_is_a_copy_of_the_earliest_and_an_update_is_none),
        cmocka_unit_test(sources_are_counted_by_the_body_they_speak_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
