/* Each rule and setting of each codebook of codebooks/, with evidence made for it. */
#include "support/test.h"

#include "record/make_reading.h"
#include "resolve/resolve.h"
#include "support/open_world.h"

#define OPEN    RSM_COUNT_UNKNOWN
#define LONGEST 4

/* ---- what is told, one report for each ---- */

typedef struct told {
    int64_t low, high;
    const char *text;
    const char *source; /* NULL: the report's own words */
    rsm_source_kind kind;
    int day; /* of May 2021 */
    rsm_certainty certainty;
    rsm_attackers attackers;
    const char *who;
} told;

#define SAY(low, high, text, source, day) \
    { low, high, text, source, RSM_SOURCE_AUTHORITY, day, 0, 0, NULL }

typedef struct setting {
    rsm_arena arena;
    rsm_reading readings[LONGEST];
    rsm_codebook codebook;
    rsm_account account;
} setting;

static void report(setting *made, unsigned number, const char *type, rsm_slot slot,
                   const told *said) {
    maker make;
    char id[8], date[16], text[96];
    snprintf(id, sizeof id, "r%u", number);
    snprintf(text, sizeof text, "A blast killed %s, by report %u.", said->text, number);
    snprintf(date, sizeof date, "2021-05-%02d", said->day);
    make_begin(&make, &made->arena, id, id, date, text);
    rsm_place_value city = make_city(&make, "Tessaly", "XA", 1);
    uint32_t incident =
        make_incident(&make, type, true, "blast", "2021-05-14", "2021-05-14", &city);
    if (said->low != 0 || said->high != 0) {
        rsm_statement *statement = make_statement(
            &make, incident, slot, make_count(&make, said->low, said->high, said->text),
            RSM_STANCE_ASSERTS, said->text, said->source, said->kind);
        statement->certainty = said->certainty;
        statement->value.as.count.attackers = said->attackers;
        statement->value.as.count.who = make_text(&make, said->who != NULL ? said->who : "");
    }
    made->readings[number] = make_end(&make);
}

static void resolve(setting *made, uint32_t count, const char *codebook) {
    rsm_fusion fusion;
    rsm_error error = {0};
    assert_int_equal(
        rsm_codebook_load(world, rsm_slice_from_string(codebook), &made->codebook, &error), RSM_OK);
    assert_int_equal(rsm_fuse(NULL, made->readings, count, &made->arena, &fusion, NULL), RSM_OK);
    assert_int_equal(fusion.group_count, 1);
    assert_int_equal(rsm_resolve(world, &made->codebook, made->readings, &fusion, 0, &made->arena,
                                 &made->account, NULL),
                     RSM_OK);
}

static const rsm_cell *cell_of(const setting *made, rsm_slot slot) {
    for (uint32_t i = 0; i < made->account.cell_count; i++) {
        if (made->account.cells[i].slot == slot) {
            return &made->account.cells[i];
        }
    }
    return NULL;
}

/* ---- counts ---- */

typedef struct count_case {
    const char *name, *codebook;
    told said[LONGEST];
    int64_t low, best, high;
    rsm_rule rule;
} count_case;

#define PERPETRATOR(low, high, text, day) \
    { low, high, text, "Northern Front", RSM_SOURCE_PERPETRATOR, day, 0, 0, NULL }
#define PARTY(low, high, text, day) \
    { low, high, text, "Rebel Command", RSM_SOURCE_PARTY, day, 0, 0, NULL }
#define MAYBE(low, high, text, source, day) \
    { low, high, text, source, RSM_SOURCE_AUTHORITY, day, RSM_CERTAINTY_POSSIBLE, 0, NULL }
#define WITHOUT(low, high, text, source, day) \
    { low, high, text, source, RSM_SOURCE_AUTHORITY, day, 0, RSM_ATTACKERS_OUT, NULL }
#define WITH(low, high, text, source, day) \
    { low, high, text, source, RSM_SOURCE_AUTHORITY, day, 0, RSM_ATTACKERS_IN, NULL }

static const count_case cases[] = {
    /* the same two figures, by each codebook */
    {"default: the latest",
     "default",
     {SAY(24, 24, "24", "Interior Ministry", 14), SAY(31, 31, "31", "Red Cross", 16)},
     24,
     31,
     31,
     RSM_RULE_LATEST},
    {"acled: the lowest",
     "acled",
     {SAY(24, 24, "24", "Interior Ministry", 14), SAY(31, 31, "31", "Red Cross", 16)},
     24,
     24,
     31,
     RSM_RULE_LOWEST},
    {"gtd: the latest",
     "gtd",
     {SAY(24, 24, "24", "Interior Ministry", 14), SAY(31, 31, "31", "Red Cross", 16)},
     24,
     31,
     31,
     RSM_RULE_LATEST},
    {"ucdp: the most sources before the latest",
     "ucdp",
     {SAY(24, 24, "24", "Interior Ministry", 14), SAY(24, 24, "24", "Health Ministry", 14),
      SAY(31, 31, "31", "Red Cross", 16)},
     24,
     24,
     31,
     RSM_RULE_MOST_SOURCES},
    {"ibc: a range and no single figure",
     "ibc",
     {SAY(24, 24, "24", "Interior Ministry", 14), SAY(31, 31, "31", "Red Cross", 16)},
     24,
     OPEN,
     31,
     RSM_RULE_RANGE},
    /* vague numbers */
    {"default: dozens are 24",
     "default",
     {SAY(24, OPEN, "dozens", "Red Cross", 14)},
     24,
     24,
     OPEN,
     RSM_RULE_ONLY},
    {"acled: dozens are 12",
     "acled",
     {SAY(24, OPEN, "dozens", "Red Cross", 14)},
     12,
     12,
     OPEN,
     RSM_RULE_ONLY},
    {"acled: Tens of are 10",
     "acled",
     {SAY(20, OPEN, "Tens of", "Red Cross", 14)},
     10,
     10,
     OPEN,
     RSM_RULE_ONLY},
    {"acled: hundreds are 100",
     "acled",
     {SAY(200, OPEN, "hundreds", "Red Cross", 14)},
     100,
     100,
     OPEN,
     RSM_RULE_ONLY},
    {"acled: several dozens are what they are",
     "acled",
     {SAY(36, OPEN, "several dozens", "Red Cross", 14)},
     36,
     36,
     OPEN,
     RSM_RULE_ONLY},
    {"acled: tens of thousands are no tens",
     "acled",
     {SAY(20000, OPEN, "tens of thousands", "Red Cross", 14)},
     20000,
     20000,
     OPEN,
     RSM_RULE_ONLY},
    {"acled: hundreds if not thousands are no hundreds",
     "acled",
     {SAY(200, OPEN, "hundreds if not thousands", "Red Cross", 14)},
     200,
     200,
     OPEN,
     RSM_RULE_ONLY},
    {"acled: dozens fit an exact figure above them",
     "acled",
     {SAY(24, OPEN, "dozens", "Red Cross", 14), SAY(31, 31, "31", "Interior Ministry", 14)},
     31,
     31,
     31,
     RSM_RULE_ONLY},
    {"acled: dozens fit 15, which 24 would not",
     "acled",
     {SAY(24, OPEN, "dozens", "Red Cross", 14), SAY(15, 15, "15", "Interior Ministry", 14)},
     15,
     15,
     15,
     RSM_RULE_ONLY},
    {"gtd: dozens are 24",
     "gtd",
     {SAY(24, OPEN, "dozens", "Red Cross", 14)},
     24,
     24,
     OPEN,
     RSM_RULE_ONLY},
    /* doubtful words */
    {"gtd: a perpetrator's later figure is not followed",
     "gtd",
     {SAY(9, 9, "9", "Red Cross", 14), PERPETRATOR(40, 40, "40", 16)},
     9,
     9,
     40,
     RSM_RULE_NOT_PERPETRATOR},
    {"gtd: a perpetrator's figure alone is followed",
     "gtd",
     {PERPETRATOR(40, 40, "40", 16)},
     40,
     40,
     40,
     RSM_RULE_ONLY},
    {"gtd: a later figure that is only possible is not followed",
     "gtd",
     {SAY(9, 9, "9", "Red Cross", 14), MAYBE(40, 40, "40", "Health Ministry", 16)},
     9,
     9,
     40,
     RSM_RULE_CREDIBLE},
    {"default: a later figure that is only possible is followed",
     "default",
     {SAY(9, 9, "9", "Red Cross", 14), MAYBE(40, 40, "40", "Health Ministry", 16)},
     9,
     40,
     40,
     RSM_RULE_LATEST},
    {"ucdp: a party's figure bounds nothing",
     "ucdp",
     {SAY(9, 9, "9", "Red Cross", 14), PARTY(40, 40, "40", 16)},
     9,
     9,
     9,
     RSM_RULE_CREDIBLE},
    {"ucdp: a party's figure alone is all there is",
     "ucdp",
     {PARTY(40, 40, "40", 16)},
     40,
     40,
     40,
     RSM_RULE_ONLY},
    {"ucdp: an open figure of a party leaves the ceiling",
     "ucdp",
     {SAY(9, 9, "9", "Red Cross", 14), PARTY(40, OPEN, "over 40", 16)},
     9,
     9,
     9,
     RSM_RULE_CREDIBLE},
    {"ibc: a perpetrator's figure bounds nothing",
     "ibc",
     {SAY(9, 9, "9", "Red Cross", 14), PERPETRATOR(2, 2, "2", 14)},
     9,
     OPEN,
     9,
     RSM_RULE_RANGE},
    {"default: it does",
     "default",
     {SAY(9, 9, "9", "Red Cross", 14), PERPETRATOR(2, 2, "2", 14)},
     2,
     2,
     9,
     RSM_RULE_LOWEST},
    /* attackers */
    {"gtd: a figure without the attackers is one of some",
     "gtd",
     {WITH(14, 14, "14", "Red Cross", 14), WITHOUT(12, 12, "12", "Health Ministry", 16)},
     14,
     14,
     14,
     RSM_RULE_ONLY},
    {"gtd: such a figure alone stands",
     "gtd",
     {WITHOUT(12, 12, "12", "Health Ministry", 16)},
     12,
     12,
     12,
     RSM_RULE_ONLY},
    {"ibc: a figure with the attackers gives way",
     "ibc",
     {WITH(14, 14, "14", "Red Cross", 14), WITHOUT(12, 12, "12", "Health Ministry", 16)},
     12,
     OPEN,
     12,
     RSM_RULE_RANGE},
    {"acled and ucdp count attackers",
     "acled",
     {WITH(14, 14, "14", "Red Cross", 14), WITHOUT(12, 12, "12", "Health Ministry", 16)},
     14,
     14,
     14,
     RSM_RULE_ONLY},
    {"ucdp counts attackers",
     "ucdp",
     {WITH(14, 14, "14", "Red Cross", 14), WITHOUT(12, 12, "12", "Health Ministry", 16)},
     14,
     14,
     14,
     RSM_RULE_ONLY},
    {"default: both stand",
     "default",
     {WITH(14, 14, "14", "Red Cross", 14), WITHOUT(12, 12, "12", "Health Ministry", 16)},
     12,
     12,
     14,
     RSM_RULE_LATEST},
};

static void each_codebook_chooses_as_its_file_says(void **state) {
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const count_case *item = &cases[i];
        setting made = {0};
        unsigned count = 0;
        rsm_arena_init(&made.arena, NULL, 0);
        for (; count < LONGEST && item->said[count].text != NULL; count++) {
            report(&made, count, "bombing", RSM_SLOT_KILLED, &item->said[count]);
        }
        resolve(&made, count, item->codebook);
        const rsm_cell *cell = cell_of(&made, RSM_SLOT_KILLED);
        assert_non_null(cell);
        if (cell->low != item->low || cell->best != item->best || cell->high != item->high ||
            cell->rule != item->rule) {
            fail_msg("%s: low %d best %d high %d by %s", item->name, (int)cell->low,
                     (int)cell->best, (int)cell->high, rsm_rule_name(cell->rule));
        }
        rsm_arena_free(&made.arena);
    }
}

/* ---- scope ---- */

typedef struct scope_case {
    const char *codebook, *type;
    told said[2];
    const char *outside; /* NULL: in scope */
} scope_case;

static const scope_case scopes[] = {
    {"ucdp", "bombing", {SAY(3, 3, "3", "Red Cross", 14)}, NULL},
    {"ucdp", "bombing", {{0, 0, "nothing", NULL, 0, 14, 0, 0, NULL}}, "no death is told"},
    {"ucdp",
     "earthquake",
     {SAY(3, 3, "3", "Red Cross", 14)},
     "it has no name for the type 'earthquake'"},
    {"acled",
     "earthquake",
     {SAY(3, 3, "3", "Red Cross", 14)},
     "it has no name for the type 'earthquake'"},
    {"acled", "bombing", {{0, 0, "nothing", NULL, 0, 14, 0, 0, NULL}}, NULL},
    {"gtd", "protest", {SAY(3, 3, "3", "Red Cross", 14)}, "it has no name for the type 'protest'"},
    {"gtd", "bombing", {SAY(3, 3, "3", "Red Cross", 14)}, NULL},
    {"ibc", "bombing", {SAY(3, 3, "3", "Red Cross", 14)}, "fewer than two independent sources"},
    {"ibc",
     "bombing",
     {SAY(3, 3, "3", "Red Cross", 14), SAY(4, 4, "4", "Health Ministry", 14)},
     NULL},
    {"ibc",
     "bombing",
     {{3, 3, "3", "Red Cross", RSM_SOURCE_AUTHORITY, 14, 0, 0, "soldiers"},
      {4, 4, "4", "Health Ministry", RSM_SOURCE_AUTHORITY, 14, 0, 0, "militants"}},
     "only combatants are told as killed"},
    {"ibc",
     "bombing",
     {{3, 3, "3", "Red Cross", RSM_SOURCE_AUTHORITY, 14, 0, 0, "soldiers"},
      {4, 4, "4", "Health Ministry", RSM_SOURCE_AUTHORITY, 14, 0, 0, "villagers"}},
     NULL},
    {"ibc",
     "capsizing",
     {SAY(3, 3, "3", "Red Cross", 14), SAY(4, 4, "4", "Health Ministry", 14)},
     "its type is none of violence"},
    {"default", "earthquake", {SAY(3, 3, "3", "Red Cross", 14)}, NULL},
};

static void what_is_out_of_scope_is_told_and_kept(void **state) {
    for (size_t i = 0; i < COUNT_OF(scopes); i++) {
        const scope_case *item = &scopes[i];
        setting made = {0};
        unsigned count = 0;
        rsm_arena_init(&made.arena, NULL, 0);
        for (; count < 2 && item->said[count].text != NULL; count++) {
            report(&made, count, item->type, RSM_SLOT_KILLED, &item->said[count]);
        }
        resolve(&made, count, item->codebook);
        const rsm_coding *coding = &made.account.coding;
        const char *outside = coding->outside_count > 0 ? coding->outside[0].data : NULL;
        if ((outside == NULL) != (item->outside == NULL) ||
            (outside != NULL && !rsm_slice_equal_string(coding->outside[0], item->outside))) {
            fail_msg("%s of %s: %.*s", item->type, item->codebook,
                     outside != NULL ? (int)coding->outside[0].size : 4,
                     outside != NULL ? outside : "none");
        }
        assert_true(made.account.cell_count > 0);
        rsm_arena_free(&made.arena);
    }
}

static void a_state_is_no_terrorist_for_gtd(void **state) {
    static const struct {
        const char *name;
        rsm_entity_type type;
        bool outside;
    } table[] = {{"Southland", RSM_ENTITY_GPE, true}, {"Northern Front", RSM_ENTITY_GROUP, false}};
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        setting made = {0};
        maker make;
        rsm_arena_init(&made.arena, NULL, 0);
        make_begin(&make, &made.arena, "r0", "Daily Post", "2021-05-14",
                   "A blast in Tessaly was set off by somebody.");
        rsm_place_value city = make_city(&make, "Tessaly", "XA", 1);
        uint32_t incident =
            make_incident(&make, "bombing", true, "blast", "2021-05-14", "2021-05-14", &city);
        make_statement(&make, incident, RSM_SLOT_PERPETRATOR,
                       make_actor(&make, table[i].name, table[i].type), RSM_STANCE_ASSERTS,
                       "somebody", NULL, 0);
        made.readings[0] = make_end(&make);
        resolve(&made, 1, "gtd");
        assert_int_equal(made.account.coding.outside_count, table[i].outside ? 1 : 0);
        resolve(&made, 1, "acled");
        assert_int_equal(made.account.coding.outside_count, 0);
        rsm_arena_free(&made.arena);
    }
}

/* ---- one event or several ---- */

static void places_and_days_are_events_of_their_own(void **state) {
    static const struct {
        const char *codebook;
        uint32_t events;
    } table[] = {{"default", 1}, {"acled", 3}, {"gtd", 3}, {"ucdp", 3}, {"ibc", 3}};
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        setting made = {0};
        maker make;
        rsm_part parts[4] = {0};
        rsm_arena_init(&made.arena, NULL, 0);
        make_begin(&make, &made.arena, "r0", "Daily Post", "2021-05-14", "Blasts in four places.");
        rsm_place_value city = make_city(&make, "Tessaly", "XA", 1);
        make_incident(&make, "bombing", true, "Blasts", "2021-05-14", "2021-05-15", &city);
        for (unsigned part = 0; part < 4; part++) {
            const char *day = part == 3 ? "2021-05-15" : "2021-05-14";
            parts[part].has_where = parts[part].has_when = true;
            parts[part].where = make_city(&make, part == 1 ? "Osk" : "Tessaly", "XA", 1);
            parts[part].when = make_time(&make, day, day);
        }
        rsm_incident *incident = rsm_vector_at(&make.incidents, 0);
        incident->parts = parts;
        incident->part_count = 4;
        made.readings[0] = make_end(&make);
        resolve(&made, 1, table[i].codebook);
        assert_int_equal(made.account.coding.event_count, table[i].events);
        rsm_arena_free(&made.arena);
    }
}

/* ---- names and codes ---- */

static void times_and_places_have_the_codebooks_codes(void **state) {
    static const struct {
        const char *codebook, *from, *to;
        uint32_t code;
    } times[] = {
        {"acled", "2021-05-14", "2021-05-14", 1},  {"acled", "2021-05-14", "2021-05-16", 2},
        {"acled", "2021-05-10", "2021-05-16", 2},  {"acled", "2021-05-01", "2021-05-31", 3},
        {"ucdp", "2021-05-14", "2021-05-14", 1},   {"ucdp", "2021-05-14", "2021-05-16", 2},
        {"ucdp", "2021-05-10", "2021-05-16", 3},   {"ucdp", "2021-05-01", "2021-05-31", 4},
        {"ucdp", "2021-01-01", "2021-12-31", 5},   {"gtd", "2021-05-14", "2021-05-14", 0},
        {"default", "2021-05-14", "2021-05-14", 0}};
    static const struct {
        const char *codebook;
        rsm_place_kind kind;
        uint32_t code;
    } places[] = {{"acled", RSM_PLACE_CITY, 1},   {"acled", RSM_PLACE_ADMIN2, 2},
                  {"acled", RSM_PLACE_ADMIN1, 3}, {"ucdp", RSM_PLACE_CITY, 1},
                  {"ucdp", RSM_PLACE_ADMIN1, 4},  {"ucdp", RSM_PLACE_COUNTRY, 6},
                  {"ucdp", RSM_PLACE_SEA, 7},     {"gtd", RSM_PLACE_SITE, 1},
                  {"gtd", RSM_PLACE_COUNTRY, 5},  {"default", RSM_PLACE_CITY, 0},
                  {"ibc", RSM_PLACE_CITY, 0}};
    rsm_codebook codebook;
    for (size_t i = 0; i < COUNT_OF(times); i++) {
        rsm_time_value when = {.earliest = make_instant(times[i].from),
                               .latest = make_instant(times[i].to)};
        assert_int_equal(
            rsm_codebook_load(world, rsm_slice_from_string(times[i].codebook), &codebook, NULL),
            RSM_OK);
        assert_int_equal(rsm_codebook_when_precision(&codebook, &when), times[i].code);
    }
    for (size_t i = 0; i < COUNT_OF(places); i++) {
        rsm_place_value where = {.kind = places[i].kind};
        assert_int_equal(
            rsm_codebook_load(world, rsm_slice_from_string(places[i].codebook), &codebook, NULL),
            RSM_OK);
        assert_int_equal(rsm_codebook_where_precision(&codebook, &where), places[i].code);
    }
    assert_int_equal(rsm_codebook_load(world, RSM_SLICE("gtd"), &codebook, NULL), RSM_OK);
    assert_int_equal(rsm_codebook_where_precision(&codebook, NULL), 5);
}

static void types_have_the_codebooks_names(void **state) {
    static const struct {
        const char *codebook, *type, *name;
    } table[] = {
        {"acled", "suicide bombing", "Explosions/Remote violence / Suicide bomb"},
        {"acled", "flood", ""},
        {"gtd", "kidnapping", "6 Hostage Taking (Kidnapping)"},
        {"gtd", "protest", ""},
        {"ucdp", "massacre", "3 One-sided violence"},
        {"ucdp", "armed clash", "1 State-based conflict;2 Non-state conflict"},
        {"ibc", "bombing", ""},
        {"default", "bombing", ""},
    };
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        rsm_codebook codebook;
        assert_int_equal(
            rsm_codebook_load(world, rsm_slice_from_string(table[i].codebook), &codebook, NULL),
            RSM_OK);
        rsm_slice name =
            rsm_codebook_type_name(world, &codebook, rsm_slice_from_string(table[i].type));
        assert_true(rsm_slice_equal_string(name, table[i].name));
        assert_int_equal(
            rsm_codebook_type_name(NULL, &codebook, rsm_slice_from_string(table[i].type)).size, 0);
    }
}

static void slots_that_are_not_recorded_are_known(void **state) {
    static const struct {
        const char *codebook;
        rsm_slot slot;
        bool recorded;
    } table[] = {{"acled", RSM_SLOT_INJURED, false}, {"acled", RSM_SLOT_KILLED, true},
                 {"ucdp", RSM_SLOT_INJURED, false},  {"gtd", RSM_SLOT_INJURED, true},
                 {"ibc", RSM_SLOT_INJURED, true},    {"ibc", RSM_SLOT_MISSING, false},
                 {"default", RSM_SLOT_MISSING, true}};
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        setting made = {0};
        told said = SAY(61, 61, "61", "Red Cross", 14);
        rsm_arena_init(&made.arena, NULL, 0);
        report(&made, 0, "bombing", table[i].slot, &said);
        resolve(&made, 1, table[i].codebook);
        assert_int_equal(made.codebook.settings[table[i].slot].not_recorded, !table[i].recorded);
        assert_non_null(cell_of(&made, table[i].slot)); /* kept all the same */
        rsm_arena_free(&made.arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_codebook_chooses_as_its_file_says),
        cmocka_unit_test(what_is_out_of_scope_is_told_and_kept),
        cmocka_unit_test(a_state_is_no_terrorist_for_gtd),
        cmocka_unit_test(places_and_days_are_events_of_their_own),
        cmocka_unit_test(times_and_places_have_the_codebooks_codes),
        cmocka_unit_test(types_have_the_codebooks_names),
        cmocka_unit_test(slots_that_are_not_recorded_are_known),
    };
    return cmocka_run_group_tests(tests, open_world, close_world);
}
