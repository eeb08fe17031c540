/*
 * tests/world/test_spelling.c - which spellings are one name, which are not, and finding by them.
 */
#include "support/test.h"

#include "base/utf8.h"
#include "world/spelling.h"

#include <string.h>

static rsm_spelling spell(const char *name, bool *has, rsm_arena *arena) {
    rsm_spelling spelling;
    *has = rsm_spelling_of(rsm_utf8_fold_in(rsm_slice_from_string(name), arena), &spelling);
    return spelling;
}

typedef struct pair_row {
    const char *left, *right;
    int vowels; /* that differ; -1: two names */
} pair_row;

static const pair_row pairs[] = {
    {"Timbuctoo", "Timbuktu", 0},     {"Marrakech", "Marrakesh", 0},
    {"Ar-Rastan", "Rastan", 0},       {"Djenné", "Jenne", -1}, /* two consonants only */
    {"Mogadisho", "Mogadishu", 1},    {"Khan Sheikhoun", "Khan Shaykhun", 1},
    {"Al-Fallujah", "Falluja", 0},    {"Nasiriyah", "Nassiriya", 0},
    {"Peshawer", "Peshawar", 1},      {"Kunduz", "Konduz", 1},
    {"Wad Madani", "Wad Medani", 1},  {"Beledweyne", "Beledweyn", 1},
    {"Lashkargah", "Lashkar Gah", 0}, {"Kandahar", "Qandahar", 0},
    {"Damaturu", "Damascus", -1},     {"Tripoli", "Trapani", -1},
    {"Zaporozhye", "Zaporizhia", 2},
};

static void spellings_of_one_name_differ_in_vowels_alone(void **state) {
    uint32_t wrong = 0;
    for (size_t i = 0; i < COUNT_OF(pairs); i++) {
        rsm_arena arena;
        bool left_has, right_has;
        rsm_arena_init(&arena, NULL, 0);
        rsm_spelling left = spell(pairs[i].left, &left_has, &arena);
        rsm_spelling right = spell(pairs[i].right, &right_has, &arena);
        bool same = left_has && right_has && left.key == right.key;
        int vowels = same ? (int)rsm_spelling_distance(&left, &right) : -1;
        if (vowels != pairs[i].vowels) {
            wrong++;
            print_error("%s, %s: %d, expected %d\n", pairs[i].left, pairs[i].right, vowels,
                        pairs[i].vowels);
        }
        rsm_arena_free(&arena);
    }
    assert_int_equal(wrong, 0);
}

static void what_is_short_long_or_not_latin_has_no_spelling(void **state) {
    static const char *const names[] = {
        "",
        "Ur",
        "Osh",
        "Gaza",
        "\xD0\x9A\xD0\xB8\xD1\x97\xD0\xB2",
        "12345",
        "al-",
        "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        rsm_arena arena;
        bool has;
        rsm_arena_init(&arena, NULL, 0);
        spell(names[i], &has, &arena);
        assert_false(has);
        rsm_arena_free(&arena);
    }
}

typedef struct seen_rows {
    const rsm_world *world;
    uint32_t count;
    bool found;
} seen_rows;

static bool see(void *context, rsm_domain domain, uint32_t row) {
    seen_rows *seen = context;
    seen->count++;
    if (domain == RSM_DOMAIN_PLACE)
        seen->found |= rsm_world_number(seen->world, domain, row, RSM_GAZETTEER_GEONAMEID) ==
                       2449067; /* Timbuktu */
    return true;
}

static void a_place_is_found_by_another_spelling_of_its_name(void **state) {
    rsm_world *world;
    rsm_arena arena;
    bool has;
    rsm_arena_init(&arena, NULL, 0);
    assert_int_equal(rsm_world_open(RSM_TEST_WORLD_FILE, &world, NULL), RSM_OK);
    rsm_spelling spelling = spell("Tinbuktoo", &has, &arena);
    seen_rows seen = {.world = world};
    rsm_spelling_find(world, &spelling, see, &seen);
    assert_false(seen.found); /* an n is no m */
    spelling = spell("Timboukthou", &has, &arena);
    rsm_spelling_find(world, &spelling, see, &seen);
    assert_true(has);
    assert_true(seen.found);
    assert_true(seen.count <= RSM_SPELLING_ROWS);
    rsm_world_close(world);
    rsm_arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spellings_of_one_name_differ_in_vowels_alone),
        cmocka_unit_test(what_is_short_long_or_not_latin_has_no_spelling),
        cmocka_unit_test(a_place_is_found_by_another_spelling_of_its_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
