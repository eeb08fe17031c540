/* Reading rows of a compiled world: cells, lists, ids, references, names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "record/names.h"
#include "record/span.h"
#include "world/compile/symbols.h"
#include "world/image.h"
#include "world/support.h"

static compiled_world fixture;

static int set_up(void **state) {
    (void)state;
    compile_folder(fixture_folder(), &fixture);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    free_compiled(&fixture);
    return 0;
}

static void assert_string_cell(rsm_domain domain, uint32_t row, uint32_t column,
                               const char *expected) {
    rsm_slice cell = rsm_world_string(fixture.world, domain, row, column);
    if (!rsm_slice_equal_string(cell, expected))
        fail_msg("domain %d row %u column %u: '%.*s' is not '%s'", (int)domain, (unsigned)row,
                 (unsigned)column, RSM_SLICE_ARGUMENTS(cell), expected);
}

static void cells_of_every_kind_are_read_back(void **state) {
    (void)state;
    assert_int_equal(rsm_world_rows(fixture.world, RSM_DOMAIN_COUNTRY), 2);
    assert_string_cell(RSM_DOMAIN_COUNTRY, 0, RSM_COUNTRY_NAME, "Arland");
    assert_string_cell(RSM_DOMAIN_COUNTRY, 0, RSM_COUNTRY_ADJECTIVE, "Arlandic");
    assert_int_equal(rsm_world_number(fixture.world, RSM_DOMAIN_COUNTRY, 0, RSM_COUNTRY_POPULATION),
                     5000000);
    assert_int_equal(rsm_world_signed(fixture.world, RSM_DOMAIN_COUNTRY, 0, RSM_COUNTRY_LON),
                     2025000);
    assert_int_equal(rsm_world_signed(fixture.world, RSM_DOMAIN_COUNTRY, 1, RSM_COUNTRY_LAT),
                     -1000001);
    assert_int_equal(rsm_world_signed(fixture.world, RSM_DOMAIN_VAGUE, 0, RSM_VAGUE_HIGH), -1);
    assert_int_equal(rsm_world_signed(fixture.world, RSM_DOMAIN_VAGUE, 1, RSM_VAGUE_HIGH), 0);
    assert_int_equal(rsm_world_number(fixture.world, RSM_DOMAIN_TRIGGER, 0, RSM_TRIGGER_POS),
                     RSM_POS_VERB | RSM_POS_NOUN);
    assert_int_equal(rsm_world_number(fixture.world, RSM_DOMAIN_TRIGGER, 1, RSM_TRIGGER_FLAGS),
                     RSM_TRIGGER_TARGET_OBJECT);
    assert_int_equal(rsm_world_number(fixture.world, RSM_DOMAIN_PERSON, 0, RSM_PERSON_SEX),
                     RSM_SEX_MALE);
    assert_string_cell(RSM_DOMAIN_CODEBOOK, 0, RSM_CODEBOOK_BOOK, "plain");
    assert_string_cell(RSM_DOMAIN_CODEBOOK, 0, RSM_CODEBOOK_SLOT, "killed");
    assert_string_cell(RSM_DOMAIN_CODEBOOK, 0, RSM_CODEBOOK_ARGUMENT, "");
}

static void references_lead_to_rows_and_empty_ones_nowhere(void **state) {
    (void)state;
    uint32_t bombing = rsm_world_number(fixture.world, RSM_DOMAIN_TRIGGER, 0, RSM_TRIGGER_TYPE);
    assert_string_cell(RSM_DOMAIN_TYPE, bombing, RSM_TYPE_ID, "bombing");
    assert_int_equal(rsm_world_number(fixture.world, RSM_DOMAIN_TRIGGER, 2, RSM_TRIGGER_TYPE),
                     RSM_NONE);
    assert_int_equal(rsm_world_number(fixture.world, RSM_DOMAIN_ACTOR, 1, RSM_ACTOR_WITHIN), 0);
    assert_int_equal(rsm_world_number(fixture.world, RSM_DOMAIN_ACTOR, 0, RSM_ACTOR_WITHIN),
                     RSM_NONE);
}

static void rows_are_found_by_their_ids(void **state) {
    (void)state;
    uint32_t place = rsm_world_find(fixture.world, RSM_DOMAIN_PLACE, RSM_SLICE("902"));
    assert_string_cell(RSM_DOMAIN_PLACE, place, RSM_GAZETTEER_NAME, "Saint John’s");
    assert_int_equal(rsm_world_find(fixture.world, RSM_DOMAIN_PLACE, RSM_SLICE("907")), RSM_NONE);
    assert_int_equal(rsm_world_find(fixture.world, RSM_DOMAIN_PLACE, RSM_SLICE("x")), RSM_NONE);
    assert_int_equal(rsm_world_find(fixture.world, RSM_DOMAIN_ACTOR, RSM_SLICE("river-brigade")),
                     1);
    assert_int_equal(rsm_world_find(fixture.world, RSM_DOMAIN_ACTOR, RSM_SLICE("river")), RSM_NONE);
    assert_int_equal(rsm_world_find(fixture.world, RSM_DOMAIN_ACTOR, RSM_SLICE("")), RSM_NONE);
    assert_int_equal(rsm_world_find(fixture.world, RSM_DOMAIN_WEAPON, RSM_SLICE("gun")), RSM_NONE);
}

static void divisions_are_known_by_country_and_codes(void **state) {
    (void)state;
    uint32_t county = rsm_world_find(fixture.world, RSM_DOMAIN_DIVISION, RSM_SLICE("AA.01.007"));
    uint32_t province = rsm_world_find(fixture.world, RSM_DOMAIN_DIVISION, RSM_SLICE("AA.01"));
    uint32_t place = rsm_world_find(fixture.world, RSM_DOMAIN_PLACE, RSM_SLICE("900"));
    assert_string_cell(RSM_DOMAIN_DIVISION, county, RSM_DIVISION_NAME, "Osk");
    assert_int_equal(
        rsm_world_number(fixture.world, RSM_DOMAIN_DIVISION, county, RSM_DIVISION_PARENT),
        province);
    assert_int_equal(rsm_world_number(fixture.world, RSM_DOMAIN_PLACE, place, RSM_GAZETTEER_ADMIN1),
                     province);
    assert_int_equal(rsm_world_number(fixture.world, RSM_DOMAIN_PLACE, place, RSM_GAZETTEER_ADMIN2),
                     county);
}

static void places_stand_by_population_and_the_capital_is_marked(void **state) {
    (void)state;
    uint32_t last = UINT32_MAX;
    for (uint32_t i = 0; i < rsm_world_rows(fixture.world, RSM_DOMAIN_PLACE); i++) {
        uint32_t people =
            rsm_world_number(fixture.world, RSM_DOMAIN_PLACE, i, RSM_GAZETTEER_POPULATION);
        uint32_t id = rsm_world_number(fixture.world, RSM_DOMAIN_PLACE, i, RSM_GAZETTEER_GEONAMEID);
        assert_true(people <= last);
        last = people;
        assert_int_equal(
            rsm_world_number(fixture.world, RSM_DOMAIN_PLACE, i, RSM_GAZETTEER_CAPITAL),
            id == 901 ? 2 : 0);
    }
}

static void lists_are_given_item_by_item(void **state) {
    (void)state;
    rsm_slice item;
    assert_true(
        rsm_world_list_item(fixture.world, RSM_DOMAIN_ACTOR, 1, RSM_ACTOR_COUNTRIES, 1, &item));
    assert_true(rsm_slice_equal_string(item, "BB"));
    assert_false(
        rsm_world_list_item(fixture.world, RSM_DOMAIN_ACTOR, 1, RSM_ACTOR_COUNTRIES, 2, &item));
    assert_false(
        rsm_world_list_item(fixture.world, RSM_DOMAIN_DIVISION, 0, RSM_DIVISION_COLUMNS, 0, &item));
    assert_string_cell(RSM_DOMAIN_STOPWORD, 3, RSM_STOPWORD_WORD, "le");
    assert_string_cell(RSM_DOMAIN_STOPWORD, 3, RSM_STOPWORD_LANGUAGE, "fr");
    assert_int_equal(rsm_world_rows(fixture.world, RSM_DOMAIN_METONYM), 2);
    assert_string_cell(RSM_DOMAIN_METONYM, 1, RSM_METONYM_NAME, "Old Fort");
    assert_string_cell(RSM_DOMAIN_METONYM, 1, RSM_METONYM_COUNTRY, "AA");
}

static void the_marked_words_of_a_veto_are_counted(void **state) {
    static const uint32_t expected[][2] = {{1, 2}, {0, 1}, {1, 2}};
    (void)state;
    assert_int_equal(rsm_world_rows(fixture.world, RSM_DOMAIN_VETO), 3);
    for (uint32_t i = 0; i < 3; i++) {
        assert_int_equal(rsm_world_number(fixture.world, RSM_DOMAIN_VETO, i, RSM_VETO_MARKED_FIRST),
                         expected[i][0]);
        assert_int_equal(rsm_world_number(fixture.world, RSM_DOMAIN_VETO, i, RSM_VETO_MARKED_END),
                         expected[i][1]);
    }
    assert_string_cell(RSM_DOMAIN_VETO, 2, RSM_VETO_PHRASE, "police raid siren");
}

static void what_is_not_there_is_zero_or_empty(void **state) {
    (void)state;
    assert_int_equal(rsm_world_number(fixture.world, RSM_DOMAIN_PLACE, 1000, 0), 0);
    assert_int_equal(rsm_world_number(fixture.world, RSM_DOMAIN_PLACE, 0, 1000), 0);
    assert_int_equal(rsm_world_rows(fixture.world, RSM_DOMAIN_COUNT), 0);
    assert_int_equal(rsm_world_string(fixture.world, RSM_DOMAIN_COUNT, 0, 0).size, 0);
    assert_int_equal(rsm_world_string(fixture.world, RSM_DOMAIN_PLACE, 1000, 1).size, 0);
    assert_int_equal(rsm_world_rows(fixture.world, RSM_DOMAIN_SITE), 0);
}

static bool count_row(void *context, uint32_t row, uint16_t flags) {
    uint32_t *counts = context;
    (void)flags;
    counts[0] += 1;
    counts[1] = row;
    return counts[0] < 2;
}

static void rows_are_looked_up_by_any_spelling(void **state) {
    static const struct {
        rsm_domain domain;
        const char *phrase;
        uint32_t count;
    } table[] = {
        {RSM_DOMAIN_PLACE, "SAINT JOHN'S", 1},
        {RSM_DOMAIN_PLACE, "Saint John", 0},
        {RSM_DOMAIN_PLACE, "Ostra-Kjaervik", 1},
        {RSM_DOMAIN_PLACE, "  Tessaly ", 2},
        {RSM_DOMAIN_PLACE, "Tesaly", 1},
        {RSM_DOMAIN_PLACE, "", 0},
        {RSM_DOMAIN_PLACE, "-", 0},
        {RSM_DOMAIN_PLACE, "Farrow D.C.", 1},
        {RSM_DOMAIN_COUNTRY, "Tessaly", 0},
        {RSM_DOMAIN_COUNTRY, "Arlanders", 1},
        {RSM_DOMAIN_ACTOR, "the front", 1},
        {RSM_DOMAIN_STOPWORD, "of", 1},
        {RSM_DOMAIN_TRIGGER, "bombs", 1},
        {RSM_DOMAIN_PERSON, "passers by", 1},
    };
    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        uint32_t counts[2] = {0, 0};
        rsm_world_lookup(fixture.world, table[i].domain, rsm_slice_from_string(table[i].phrase),
                         count_row, counts);
        if (counts[0] != table[i].count)
            fail_msg("'%s': %u rows, not %u", table[i].phrase, (unsigned)counts[0],
                     (unsigned)table[i].count);
    }
}

static void place_names_are_added_by_hand(void **state) {
    uint32_t first = rsm_world_find(fixture.world, RSM_DOMAIN_PLACE, RSM_SLICE("900"));
    uint32_t second = rsm_world_find(fixture.world, RSM_DOMAIN_PLACE, RSM_SLICE("901"));
    uint32_t renamed = rsm_world_find(fixture.world, RSM_DOMAIN_PLACE, RSM_SLICE("904"));
    struct {
        rsm_domain domain;
        const char *phrase;
        uint32_t row;
    } table[] = {
        {RSM_DOMAIN_PLACE, "East Kjaervik", renamed},
        {RSM_DOMAIN_PLACE, "Ostkaervik", renamed},
        {RSM_DOMAIN_PLACE, "Östra Kjærvik", renamed},
        {RSM_DOMAIN_PLACE, "Tessalians", first},
        {RSM_DOMAIN_PLACE, "Tessalese", second},
        {RSM_DOMAIN_DIVISION, "Northernish",
         rsm_world_find(fixture.world, RSM_DOMAIN_DIVISION, RSM_SLICE("AA.01"))},
    };
    (void)state;
    assert_string_cell(RSM_DOMAIN_PLACE, renamed, RSM_GAZETTEER_NAME, "East Kjaervik");
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        uint32_t counts[2] = {0, 0};
        rsm_world_lookup(fixture.world, table[i].domain, rsm_slice_from_string(table[i].phrase),
                         count_row, counts);
        assert_int_equal(counts[0], 1);
        assert_int_equal(counts[1], table[i].row);
    }
}

static void words_with_one_folded_form_share_a_key(void **state) {
    static const char *const same[][2] = {
        {"Kyiv", "KYIV"}, {"Sana'a", "sanaa"}, {"Sana’a", "Sanaa"},
        {"U.S.", "us"},   {"Łódź", "lodz"},    {"don't", "dont"},
    };
    static const char *const none[] = {"", "-", ".", ",", "…", "“", "$", "'"};
    (void)state;
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        assert_true(rsm_world_word_key(rsm_slice_from_string(same[i][0])) ==
                    rsm_world_word_key(rsm_slice_from_string(same[i][1])));
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_true(rsm_world_word_key(rsm_slice_from_string(none[i])) == 0);
    assert_true(rsm_world_word_key(RSM_SLICE("a")) != rsm_world_word_key(RSM_SLICE("b")));
    assert_true(rsm_world_word_key(RSM_SLICE("7")) != 0);
}

static void a_word_of_any_length_or_bytes_has_a_key(void **state) {
    char bytes[3000];
    (void)state;
    for (unsigned fill = 0; fill < 256; fill++) {
        memset(bytes, (int)fill, sizeof bytes);
        for (size_t size = 0; size < sizeof bytes; size = size * 2 + 1) {
            uint64_t key = rsm_world_word_key(rsm_slice_make(bytes, size));
            assert_true(fill < 'a' || fill > 'z' || size == 0 || key != 0);
        }
    }
}

/* The tables of symbols are written by hand: they must say what the record says. */
static void the_words_of_the_lexicon_are_those_of_the_record(void **state) {
    uint32_t value = 0;
    (void)state;
    for (uint32_t i = 0; i < RSM_SLOT_COUNT; i++) {
        rsm_slice name = rsm_slice_from_string(rsm_slot_name((rsm_slot)i));
        assert_true(compile_find_symbol(compile_slots, name, &value));
        assert_int_equal(value, i);
    }
    for (uint32_t i = 0; i < RSM_STANCE_COUNT; i++) {
        rsm_slice name = rsm_slice_from_string(rsm_stance_name((rsm_stance)i));
        assert_true(compile_find_symbol(compile_stances, name, &value));
        assert_int_equal(value, i);
    }
    for (uint32_t i = 0; i < RSM_SOURCE_KIND_COUNT; i++) {
        rsm_slice name = rsm_slice_from_string(rsm_source_kind_name((rsm_source_kind)i));
        assert_true(compile_find_symbol(compile_source_kinds, name, &value));
        assert_int_equal(value, i + 1);
    }
}

static void the_world_of_the_build_opens_and_knows_a_city(void **state) {
    rsm_world *world = NULL;
    rsm_error error = {.status = RSM_OK};
    uint32_t counts[2] = {0, 0};
    (void)state;
    if (rsm_file_kind_of(RSM_TEST_WORLD_FILE) != RSM_FILE_REGULAR)
        skip();
    assert_int_equal(rsm_world_open(RSM_TEST_WORLD_FILE, &world, &error), RSM_OK);
    rsm_world_lookup(world, RSM_DOMAIN_PLACE, RSM_SLICE("Las Vegas"), count_row, counts);
    assert_true(counts[0] > 0);
    rsm_world_close(world);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_of_every_kind_are_read_back),
        cmocka_unit_test(references_lead_to_rows_and_empty_ones_nowhere),
        cmocka_unit_test(rows_are_found_by_their_ids),
        cmocka_unit_test(divisions_are_known_by_country_and_codes),
        cmocka_unit_test(places_stand_by_population_and_the_capital_is_marked),
        cmocka_unit_test(lists_are_given_item_by_item),
        cmocka_unit_test(the_marked_words_of_a_veto_are_counted),
        cmocka_unit_test(what_is_not_there_is_zero_or_empty),
        cmocka_unit_test(rows_are_looked_up_by_any_spelling),
        cmocka_unit_test(place_names_are_added_by_hand),
        cmocka_unit_test(words_with_one_folded_form_share_a_key),
        cmocka_unit_test(a_word_of_any_length_or_bytes_has_a_key),
        cmocka_unit_test(the_words_of_the_lexicon_are_those_of_the_record),
        cmocka_unit_test(the_world_of_the_build_opens_and_knows_a_city),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
