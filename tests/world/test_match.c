/* Phrases found in texts: capitals, joiners, gaps, lemmas, stops, order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "world/support.h"

static compiled_world fixture;
static rsm_arena arena;

static int set_up(void **state) {
    (void)state;
    compile_folder(fixture_folder(), &fixture);
    rsm_arena_init(&arena, NULL, 0);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    free_compiled(&fixture);
    rsm_arena_free(&arena);
    return 0;
}

typedef struct expectation {
    const char *text;
    const char *matches;
} expectation;

static void check(const expectation *table, size_t count, bool one_case) {
    for (size_t i = 0; i < count; i++) {
        const char *found = matches_of(fixture.world, table[i].text, one_case, &arena);
        if (strcmp(found, table[i].matches) != 0)
            fail_msg("'%s': found '%s', not '%s'", table[i].text, found, table[i].matches);
    }
}

#define CHECK(table, one_case) check(table, sizeof(table) / sizeof *(table), one_case)

static void proper_names_bear_their_capitals(void **state) {
    static const expectation table[] = {
        {"in Southland today", "1-2 0:BB"},
        {"in southland today", ""},
        {"the price of Bread", ""},
        {"the town Of Bread", "2-3 2:Of"},
        {"an Arlandic minister", "1-2 0:AA"},
        {"the NFA said", "1-2 6:northern-front"},
        {"the Nfa said", ""},
        {"camp at al - Dura", "2-5 2:al-Dura"},
        {"camp at Al - Dura", "2-5 2:al-Dura"},
        {"camp at al - dura", ""},
        {"M7 struck", "0-1 6:river-brigade"},
        {"m7 struck", ""},
    };
    (void)state;
    CHECK(table, false);
}

static void capitals_are_not_asked_of_a_text_in_one_case(void **state) {
    static const expectation table[] = {
        {"in southland today", "1-2 0:BB"},
        {"the nfa said", "1-2 6:northern-front"},
        {"THE PRICE OF BREAD", "2-3 2:Of"},
    };
    (void)state;
    CHECK(table, true);
}

static void joiners_are_stepped_over_and_other_marks_are_not(void **state) {
    static const expectation table[] = {
        {"Northern - Front men", "0-3 6:northern-front; 0-1 1:AA.01"},
        {"Northern , Front men", "0-1 1:AA.01"},
        {"Northern Front 's men", "0-2 6:northern-front; 0-1 1:AA.01"},
        {"in Saint John 's today", "1-4 2:Saint John’s"},
        {"in Saint Johns today", "1-3 2:Saint John’s"},
        {"in Saint John today", ""},
        {"a River -", ""},
        {"in Farrow , D.C. today", "1-4 2:Farrow, D.C."},
        {"in Farrow D.C. today", "1-3 2:Farrow, D.C."},
        {"two passers - by fled", "1-4 15:passer-by"},
        {"two passers-by fled", "1-2 15:passer-by"},
        {"a car-bombed street", ""},
        {"a pre-bomb street", "1-2 13:bomb"},
        {"the non-Southland men", ""},
        {"the 7-bomb plot", ""},
    };
    (void)state;
    CHECK(table, false);
}

static void lemmas_are_met_by_the_lemma_or_by_the_word_itself(void **state) {
    static const expectation table[] = {
        {"they bombed/bomb it", "1-2 13:bomb"},
        {"they bombed it", ""},
        {"two bombs/bombs fell", "1-2 13:bomb"},
        {"two gunmen fled", "1-2 15:gunman"},
        {"two gunmen/gunman fled", "1-2 15:gunman"},
        {"bomb attacks/attack went on", "0-2 13:bomb; 0-1 13:bomb"},
        {"dozens fell", "0-1 20:dozens"},
        {"dozen/dozens fell", ""},
    };
    (void)state;
    CHECK(table, false);
}

static void a_gap_holds_up_to_four_words(void **state) {
    static const expectation table[] = {
        {"blew/blow up it", "0-2 13:blow ... up"},
        {"blew/blow a up", "0-3 13:blow ... up"},
        {"blew/blow a b c d up", "0-6 13:blow ... up"},
        {"blew/blow a b c d e up", ""},
        {"blew/blow a , b up", ""},
        {"blew/blow a - b up", "0-5 13:blow ... up"},
    };
    (void)state;
    CHECK(table, false);
}

static void a_name_with_two_rows_gives_both_the_biggest_first(void **state) {
    static const expectation table[] = {
        {"in Tessaly today", "1-2 2:Tessaly; 1-2 2:Tessaly"},
        {"photo bomb", "0-2 14:photo bomb; 1-2 13:bomb"},
        {"police raid siren", "0-3 14:police raid siren; 1-2 13:raid"},
        {"the men of it", ""},
    };
    (void)state;
    CHECK(table, false);
}

static void find_one(const char *text, rsm_match *match) {
    sentence made = make_sentence(text);
    rsm_match *matches = NULL;
    uint32_t count = 0;
    assert_int_equal(rsm_world_match(fixture.world, made.words, NULL, made.count, false, &arena,
                                     &matches, &count),
                     RSM_OK);
    assert_int_equal(count, 1);
    *match = matches[0];
}

static void flags_tell_how_a_name_stands_in_the_files(void **state) {
    static const struct {
        const char *text;
        uint16_t set, unset;
        uint8_t words;
    } table[] = {
        {"the Front", RSM_PHRASE_AMBIGUOUS, RSM_PHRASE_PRIMARY, 2},
        {"River - Brigade", RSM_PHRASE_PRIMARY | RSM_PHRASE_CAPITAL, RSM_PHRASE_AMBIGUOUS, 2},
        {"NFA", RSM_PHRASE_CAPITALS, RSM_PHRASE_PRIMARY | RSM_PHRASE_LEMMA, 1},
        {"Arlandic", RSM_PHRASE_ADJECTIVE, RSM_PHRASE_PRIMARY, 1},
        {"Arlanders", RSM_PHRASE_ADJECTIVE, RSM_PHRASE_PRIMARY, 1},
        {"Arland", RSM_PHRASE_PRIMARY, RSM_PHRASE_ADJECTIVE, 1},
        {"blow it up", RSM_PHRASE_GAP | RSM_PHRASE_LEMMA, RSM_PHRASE_MARKED, 2},
        {"raid the fridge", RSM_PHRASE_MARKED | RSM_PHRASE_LEMMA, RSM_PHRASE_GAP, 3},
        {"gunman", RSM_PHRASE_LEMMA | RSM_PHRASE_PRIMARY, 0, 1},
    };
    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        sentence made = make_sentence(table[i].text);
        rsm_match *matches = NULL;
        uint32_t count = 0;
        rsm_world_match(fixture.world, made.words, NULL, made.count, false, &arena, &matches,
                        &count);
        assert_true(count > 0);
        assert_int_equal(matches[0].flags & table[i].set, table[i].set);
        assert_int_equal(matches[0].flags & table[i].unset, 0);
        assert_int_equal(matches[0].words, table[i].words);
        assert_int_equal(matches[0].flags >> 8, 0);
    }
}

static void no_phrase_crosses_a_stop(void **state) {
    sentence made = make_sentence("River Brigade blew/blow it up");
    bool stops[5] = {true, true, true, false, true};
    rsm_match *matches = NULL;
    uint32_t count = 0;
    (void)state;
    rsm_world_match(fixture.world, made.words, stops, made.count, false, &arena, &matches, &count);
    assert_int_equal(count, 0);
    stops[0] = stops[2] = false;
    rsm_world_match(fixture.world, made.words, stops, made.count, false, &arena, &matches, &count);
    assert_int_equal(count, 2);
}

static void word_lists_are_not_matched_in_texts(void **state) {
    static const expectation table[] = {{"of the and le de", ""}};
    (void)state;
    CHECK(table, false);
}

static void a_text_of_nothing_gives_nothing(void **state) {
    rsm_match match = {.words = 0};
    rsm_match *matches = &match;
    uint32_t count = 1;
    (void)state;
    assert_int_equal(rsm_world_match(fixture.world, NULL, NULL, 0, false, &arena, &matches, &count),
                     RSM_OK);
    assert_int_equal(count, 0);
    find_one("- - gunman - -", &match);
    assert_int_equal(match.first_token, 2);
    assert_int_equal(match.end_token, 3);
}

static void want_of_memory_is_an_error(void **state) {
    sentence made = make_sentence("River Brigade blew/blow it up");
    rsm_match *matches = NULL;
    uint32_t count = 0;
    rsm_arena small;
    (void)state;
    rsm_arena_init(&small, NULL, 1);
    assert_int_equal(rsm_world_match(fixture.world, made.words, NULL, made.count, false, &small,
                                     &matches, &count),
                     RSM_ERROR_MEMORY);
    rsm_arena_free(&small);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(proper_names_bear_their_capitals),
        cmocka_unit_test(capitals_are_not_asked_of_a_text_in_one_case),
        cmocka_unit_test(joiners_are_stepped_over_and_other_marks_are_not),
        cmocka_unit_test(lemmas_are_met_by_the_lemma_or_by_the_word_itself),
        cmocka_unit_test(a_gap_holds_up_to_four_words),
        cmocka_unit_test(a_name_with_two_rows_gives_both_the_biggest_first),
        cmocka_unit_test(flags_tell_how_a_name_stands_in_the_files),
        cmocka_unit_test(no_phrase_crosses_a_stop),
        cmocka_unit_test(word_lists_are_not_matched_in_texts),
        cmocka_unit_test(a_text_of_nothing_gives_nothing),
        cmocka_unit_test(want_of_memory_is_an_error),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
