/* What a cell rests on, against brute force: the source's statements are taken out of the readings
 * and the incident is resolved anew. */
#include "support/test.h"

#include "record/make_reading.h"
#include "resolve/resolve.h"

enum { MOST_REPORTS = 6, ROUNDS = 1000, OPEN_BOUND = 99 };

/* ---- invented evidence, by a seed ---- */

static uint32_t draw(uint32_t *state, uint32_t below) {
    *state = *state * 1664525u + 1013904223u;
    return (*state >> 8) % below;
}

typedef struct invented {
    rsm_arena arena;
    rsm_reading readings[MOST_REPORTS];
    rsm_statement *statements[MOST_REPORTS]; /* of the readings, to be changed */
    uint32_t count;
    rsm_fusion fusion;
    uint32_t copy_of[MOST_REPORTS];
} invented;

static const struct {
    const char *name;
    rsm_source_kind kind;
} sources[] = {{NULL, RSM_SOURCE_OUTLET},
               {"Interior Ministry", RSM_SOURCE_GOVERNMENT},
               {"police", RSM_SOURCE_POLICE},
               {"Red Cross", RSM_SOURCE_ORGANISATION},
               {"Northern Front", RSM_SOURCE_PERPETRATOR},
               {"a witness", RSM_SOURCE_WITNESS}};

static rsm_value random_value(maker *make, rsm_slot slot, uint32_t *seed) {
    static const int64_t lows[] = {2, 3, 3, 5, 7, 12}, highs[] = {0, 0, 0, 2, OPEN_BOUND, 4};
    static const char *const days[] = {"2021-05-13", "2021-05-14", "2021-05-15"};
    static const char *const groups[] = {"Northern Front", "Southern Guard", "River Band"};
    rsm_value value = {0};
    uint32_t pick = draw(seed, 6);
    switch (slot) {
    case RSM_SLOT_WHEN:
        value.kind = RSM_VALUE_TIME;
        value.as.time = make_time(make, days[pick % 3], days[pick % 3]);
        return value;
    case RSM_SLOT_WHERE:
        value.kind = RSM_VALUE_PLACE;
        value.as.place = make_city(make, pick % 2 == 0 ? "Tessaly" : "Osk", "XA", 1 + pick % 2);
        return value;
    case RSM_SLOT_PERPETRATOR:
        return make_actor(make, groups[pick % 3], RSM_ENTITY_GROUP);
    case RSM_SLOT_HAPPENED:
        value.kind = RSM_VALUE_BOOLEAN;
        value.as.boolean = true;
        return value;
    default: {
        uint32_t width = draw(seed, 6);
        int64_t high = highs[width] == OPEN_BOUND ? RSM_COUNT_UNKNOWN : lows[pick] + highs[width];
        return make_count(make, lows[pick], high, "some");
    }
    }
}

static void add_statement(maker *make, uint32_t incident, uint32_t *seed) {
    static const rsm_slot slots[] = {RSM_SLOT_KILLED, RSM_SLOT_KILLED,     RSM_SLOT_INJURED,
                                     RSM_SLOT_WHEN,   RSM_SLOT_WHERE,      RSM_SLOT_HAPPENED,
                                     RSM_SLOT_TYPE,   RSM_SLOT_PERPETRATOR};
    static const rsm_stance stances[] = {RSM_STANCE_ASSERTS,  RSM_STANCE_ASSERTS,
                                         RSM_STANCE_ASSERTS,  RSM_STANCE_DENIES,
                                         RSM_STANCE_CORRECTS, RSM_STANCE_DOUBTS};
    rsm_slot slot = slots[draw(seed, COUNT_OF(slots))];
    uint32_t who = draw(seed, COUNT_OF(sources));
    rsm_value value = random_value(make, slot, seed);
    if (slot == RSM_SLOT_TYPE) {
        value = (rsm_value){.kind = RSM_VALUE_TYPE};
        value.as.text = make_text(make, draw(seed, 2) == 0 ? "bombing" : "shooting");
    }
    rsm_statement *statement =
        make_statement(make, incident, slot, value, stances[draw(seed, COUNT_OF(stances))], "some",
                       sources[who].name, sources[who].kind);
    statement->certainty = draw(seed, 5) == 0 ? RSM_CERTAINTY_POSSIBLE : RSM_CERTAINTY_STATED;
}

static void invent(invented *made, uint32_t seed) {
    memset(made, 0, sizeof *made);
    rsm_arena_init(&made->arena, NULL, 0);
    made->count = 1 + draw(&seed, MOST_REPORTS);
    for (uint32_t i = 0; i < made->count; i++) {
        maker make;
        char id[16], outlet[32], date[32], text[64];
        snprintf(id, sizeof id, "r%u", i);
        snprintf(outlet, sizeof outlet, "Outlet %u", draw(&seed, 4));
        snprintf(date, sizeof date, "2021-05-%02u", 14 + draw(&seed, 4));
        snprintf(text, sizeof text, "A blast killed some, by report %u.", i);
        make_begin(&make, &made->arena, id, outlet, draw(&seed, 5) == 0 ? NULL : date, text);
        rsm_place_value city = make_city(&make, draw(&seed, 4) == 0 ? "Osk" : "Tessaly", "XA", 1);
        const char *day = draw(&seed, 3) == 0 ? "2021-05-15" : "2021-05-14";
        uint32_t incident = make_incident(
            &make, draw(&seed, 3) == 0 ? "shooting" : "bombing", draw(&seed, 2) == 0, "blast",
            draw(&seed, 4) == 0 ? NULL : day, day, draw(&seed, 4) == 0 ? NULL : &city);
        for (uint32_t n = draw(&seed, 6); n > 0; n--) {
            add_statement(&make, incident, &seed);
        }
        made->readings[i] = make_end(&make);
        made->statements[i] = make.statements.items;
    }
}

/* All reports in one group, whatever a score would say. */
static void group(invented *made) {
    rsm_group *one = rsm_arena_allocate_items(&made->arena, 1, sizeof *one);
    rsm_member *members = rsm_arena_allocate_items(&made->arena, made->count, sizeof *members);
    uint32_t **group_of = rsm_arena_allocate_items(&made->arena, made->count, sizeof *group_of);
    uint32_t *order, *rank;
    assert_true(rsm_canonical_order(made->readings, made->count, &made->arena, &order, &rank));
    for (uint32_t i = 0; i < made->count; i++) {
        group_of[i] = rsm_arena_allocate_items(&made->arena, 1, sizeof **group_of);
        members[i] = (rsm_member){order[i], 0, 1000};
        made->copy_of[i] = RSM_NONE;
    }
    one->id = made->readings[order[0]].incidents[0].id;
    one->members = members;
    one->member_count = made->count;
    made->fusion.order = order;
    made->fusion.rank = rank;
    made->fusion.group_of = (const uint32_t *const *)group_of;
    made->fusion.groups = one;
    made->fusion.group_count = 1;
    made->fusion.copy_of = made->copy_of;
}

static rsm_account resolve(invented *made, const rsm_codebook *codebook) {
    rsm_account account;
    assert_int_equal(
        rsm_resolve(NULL, codebook, made->readings, &made->fusion, 0, &made->arena, &account, NULL),
        RSM_OK);
    return account;
}

static const rsm_cell *cell_of(const rsm_account *account, rsm_slot slot) {
    for (uint32_t i = 0; i < account->cell_count; i++) {
        if (account->cells[i].slot == slot) {
            return &account->cells[i];
        }
    }
    return NULL;
}

/* ---- brute force ---- */

static bool same_source(rsm_root left, rsm_root right) {
    return left.credited ? rsm_root_equal(left, right)
                         : !right.credited && left.report == right.report;
}

static bool speaks(const invented *made, uint32_t reading, uint32_t statement, rsm_slot slot) {
    const rsm_statement *item = &made->statements[reading][statement];
    return item->slot == slot && item->incident == 0;
}

static rsm_root root_of(invented *made, uint32_t reading, uint32_t statement) {
    rsm_source_chain nobody = {NULL, 0};
    return rsm_root_of(&made->readings[reading],
                       statement == RSM_NONE ? &nobody
                                             : &made->statements[reading][statement].sources,
                       &made->arena);
}

/* Takes the source out of what is told of the slot. A report of whose slot nothing is left (all its
 * statements of it rest on the source, or it has none and is the source) is as a copy: nothing of
 * it counts. */
static void take_out(invented *made, rsm_slot slot, rsm_root source) {
    for (uint32_t i = 0; i < made->count; i++) {
        bool any = false, other = false;
        for (uint32_t j = 0; j < made->readings[i].statement_count; j++) {
            if (speaks(made, i, j, slot)) {
                bool its = same_source(root_of(made, i, j), source);
                any = any || its;
                other = other || !its;
                if (its) {
                    made->statements[i][j].incident = RSM_NONE;
                }
            }
        }
        if (!other && (any || same_source(root_of(made, i, RSM_NONE), source))) {
            made->copy_of[i] = i;
        }
    }
}

/* The source of each statement and report that speaks to the slot, once. */
static uint32_t list_sources(invented *made, rsm_slot slot, rsm_root *roots) {
    bool votes = slot == RSM_SLOT_TYPE || slot == RSM_SLOT_WHEN || slot == RSM_SLOT_WHERE;
    uint32_t count = 0;
    for (uint32_t i = 0; i < made->count; i++) {
        const rsm_incident *incident = &made->readings[i].incidents[0];
        bool has_vote =
            votes && (slot == RSM_SLOT_TYPE ||
                      (slot == RSM_SLOT_WHEN ? incident->has_when : incident->has_where));
        for (uint32_t j = 0; j < made->readings[i].statement_count; j++) {
            if (speaks(made, i, j, slot)) {
                roots[count++] = root_of(made, i, j);
                has_vote = false;
            }
        }
        if (has_vote) {
            roots[count++] = root_of(made, i, RSM_NONE);
        }
    }
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count; i++) {
        bool known = false;
        for (uint32_t j = 0; j < kept; j++) {
            known = known || same_source(roots[j], roots[i]);
        }
        if (!known) {
            roots[kept++] = roots[i];
        }
    }
    return kept;
}

static bool has_anything(const rsm_cell *cell) {
    if (cell == NULL) {
        return false;
    }
    if (cell->kind == RSM_CELL_COUNT) {
        return cell->low != RSM_COUNT_UNKNOWN || cell->best != RSM_COUNT_UNKNOWN ||
               cell->high != RSM_COUNT_UNKNOWN;
    }
    return cell->kind == RSM_CELL_SUSPECTS
               ? cell->suspect_count > 0
               : cell->figure_count > 0 && cell->figures[0].verdict == RSM_VERDICT_BEST;
}

/* What a reader is shown of a cell, in words. */
static void describe(const rsm_cell *cell, char text[96]) {
    if (!has_anything(cell)) {
        snprintf(text, 96, "nothing");
    } else if (cell->kind == RSM_CELL_COUNT) {
        snprintf(text, 96, "%d %d %d", (int)cell->low, (int)cell->best, (int)cell->high);
    } else if (cell->kind == RSM_CELL_SUSPECTS) {
        snprintf(text, 96, "%.*s %d", RSM_SLICE_ARGUMENTS(cell->suspects[0].value.as.actor.name),
                 cell->suspects[0].standing);
    } else if (cell->slot == RSM_SLOT_WHEN) {
        snprintf(text, 96, "%d-%d", cell->figures[0].value.as.time.earliest.day,
                 cell->figures[0].value.as.time.latest.day);
    } else if (cell->slot == RSM_SLOT_WHERE) {
        snprintf(text, 96, "%.*s %u", RSM_SLICE_ARGUMENTS(cell->figures[0].value.as.place.name),
                 cell->figures[0].value.as.place.geonameid);
    } else if (cell->slot == RSM_SLOT_HAPPENED) {
        snprintf(text, 96, "%d", cell->figures[0].value.as.boolean);
    } else {
        snprintf(text, 96, "%.*s", RSM_SLICE_ARGUMENTS(cell->figures[0].value.as.text));
    }
}

/* The rest of the cell that names the source, or NULL. */
static const rsm_rest *rest_of(invented *made, const rsm_cell *cell, rsm_root source) {
    for (uint32_t i = 0; i < cell->rest_count; i++) {
        const rsm_statement_reference *at = &cell->rests[i].at;
        if (same_source(root_of(made, at->reading, at->statement), source)) {
            return &cell->rests[i];
        }
    }
    return NULL;
}

static unsigned check_slot(uint32_t seed, rsm_slot slot, const rsm_codebook *codebook) {
    invented made, less;
    rsm_root roots[64];
    unsigned changes = 0;
    invent(&made, seed);
    group(&made);
    rsm_account account = resolve(&made, codebook);
    const rsm_cell *cell = cell_of(&account, slot);
    uint32_t count = list_sources(&made, slot, roots);
    for (uint32_t i = 0; has_anything(cell) && i < count; i++) {
        char before[96], after[96];
        invent(&less, seed);
        group(&less);
        take_out(&less, slot, roots[i]);
        rsm_account again = resolve(&less, codebook);
        const rsm_cell *left = cell_of(&again, slot);
        const rsm_rest *rest = rest_of(&made, cell, roots[i]);
        describe(cell, before);
        describe(count == 1 ? NULL : left, after);
        bool changed = strcmp(before, after) != 0;
        if (changed != (rest != NULL)) {
            fail_msg("seed %u slot %d: without source %u of %u '%s' is '%s', but it is %s", seed,
                     slot, i, count, before, after, rest != NULL ? "marked" : "not marked");
        }
        if (rest != NULL && cell->kind == RSM_CELL_COUNT && !rest->alone) {
            assert_int_equal(rest->low, left->low);
            assert_int_equal(rest->best, left->best);
            assert_int_equal(rest->high, left->high);
        }
        if (rest != NULL) {
            assert_int_equal(rest->alone, strcmp(after, "nothing") == 0);
        }
        changes += changed ? 1 : 0;
        rsm_arena_free(&less.arena);
    }
    rsm_arena_free(&made.arena);
    return changes;
}

static void a_cell_names_each_source_without_which_it_would_be_another(void **state) {
    static const char *const books[] = {"default", "acled", "gtd", "ucdp", "ibc"};
    rsm_world *world;
    static const rsm_slot slots[] = {RSM_SLOT_KILLED,     RSM_SLOT_INJURED, RSM_SLOT_WHEN,
                                     RSM_SLOT_WHERE,      RSM_SLOT_TYPE,    RSM_SLOT_HAPPENED,
                                     RSM_SLOT_PERPETRATOR};
    assert_int_equal(rsm_world_open(RSM_TEST_WORLD_FILE, &world, NULL), RSM_OK);
    for (size_t book = 0; book < COUNT_OF(books); book++) {
        rsm_codebook codebook;
        assert_int_equal(
            rsm_codebook_load(world, rsm_slice_from_string(books[book]), &codebook, NULL), RSM_OK);
        for (size_t i = 0; i < COUNT_OF(slots); i++) {
            bool is_count = i < 2; /* the rest is the same in every codebook */
            unsigned changes = 0;
            for (uint32_t seed = 1; (is_count || book == 0) && seed <= ROUNDS; seed++) {
                changes += check_slot(seed * 7919u, slots[i], &codebook);
            }
            assert_true((!is_count && book > 0) || changes > ROUNDS / 20); /* something was tried */
        }
    }
    rsm_world_close(world);
}

static void a_cell_that_a_person_set_rests_on_nobody(void **state) {
    rsm_codebook codebook;
    unsigned rested = 0;
    assert_int_equal(rsm_codebook_load(NULL, RSM_SLICE("default"), &codebook, NULL), RSM_OK);
    for (uint32_t seed = 1; seed <= 40; seed++) {
        invented made;
        rsm_value value = {.kind = RSM_VALUE_COUNT, .as.count = {.low = 99, .high = 99}};
        rsm_decision decision = {.number = 1,
                                 .kind = RSM_DECISION_SET,
                                 .slot = RSM_SLOT_KILLED,
                                 .values = &value,
                                 .value_count = 1};
        rsm_decided_cell set = {0, &decision};
        invent(&made, seed * 7919u);
        group(&made);
        rsm_account before = resolve(&made, &codebook);
        const rsm_cell *cell = cell_of(&before, RSM_SLOT_KILLED);
        rested += cell != NULL ? cell->rest_count : 0;
        made.fusion.settings = &set;
        made.fusion.setting_count = 1;
        rsm_account after = resolve(&made, &codebook);
        cell = cell_of(&after, RSM_SLOT_KILLED);
        assert_non_null(cell);
        assert_int_equal(cell->best, 99);
        assert_int_equal(cell->rest_count, 0);
        rsm_arena_free(&made.arena);
    }
    assert_true(rested > 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_cell_names_each_source_without_which_it_would_be_another),
        cmocka_unit_test(a_cell_that_a_person_set_rests_on_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
