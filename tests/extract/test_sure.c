/*
 * tests/extract/test_sure.c - how sure a source is: what a hedge touches, and what its clause takes
 * for granted.
 */
#include "support.h"

static const extract_row hedges[] = {
    /* a hedge is of what hangs on the word it stands by */
    RIGHT("Twelve people were probably killed in a bombing in Kabul.", "killed 12..12 likely"),
    RIGHT("Twelve people died in a bombing in Kabul on Friday, apparently planted by rebels.",
          "killed 12..12; !killed 12..12 likely; !type bombing likely"),
    RIGHT("A guard was killed by two robbers who apparently fled, and four drivers were wounded.",
          "killed 1..1; !killed 1..1 likely; !injured 4..4 likely"),
    /* what is passed on is as sure as whoever said it */
    RIGHT("It was reported that over 40 miners were killed in a bombing in Kabul.",
          "killed 41..; !killed 41.. possible"),
    RIGHT("The rebels claimed that 12 soldiers were killed in a bombing in Kabul.",
          "killed 12..12; !killed 12..12 likely"),
    /* a charge leaves open who did it */
    RIGHT("A clerk was shot dead in Osk on Monday. Paul Renner allegedly shot the clerk in Osk.",
          "perpetrator Paul Renner likely; !type shooting likely"),
};

static const extract_row granted[] = {
    RIGHT("A bomb killed 12 people in Kabul. Police believe the bombing was a reprisal.",
          "!type bombing likely"),
    RIGHT("Police believe the man who killed two clerks in a shooting in Osk has fled.",
          "killed 2..2; !killed 2..2 likely"),
    RIGHT("Residents doubt that the man who killed two farmers in a shooting in Osk has fled.",
          "killed 2..2; !killed 2..2 doubts"),
    RIGHT("Police could not confirm reports that nine soldiers were killed in a bombing in Osk.",
          "killed 9..9 doubts"),
};

static const extract_row confirmed[] = {
    /* only what somebody else in the report said before */
    RIGHT("Officials confirmed that 12 people were killed in the bombing in Kabul.",
          "killed 12..12 by Officials; !killed 12..12 confirms"),
    RIGHT("Rescuers said 12 people were killed in the bombing in Kabul. The army confirmed that 12 "
          "people were killed.",
          "killed 12..12 confirms"),
    RIGHT("Rescuers said 12 people were killed in the bombing in Kabul. Rescuers confirmed that 12 "
          "people were killed.",
          "!killed 12..12 confirms"),
};

static void a_hedge_touches_what_it_is_said_of(void **state) {
    check_rows(hedges, COUNT_OF(hedges));
}

static void what_is_taken_for_granted_is_neither_guessed_nor_doubted(void **state) {
    check_rows(granted, COUNT_OF(granted));
}

static void only_what_was_said_before_is_confirmed(void **state) {
    check_rows(confirmed, COUNT_OF(confirmed));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_hedge_touches_what_it_is_said_of),
        cmocka_unit_test(what_is_taken_for_granted_is_neither_guessed_nor_doubted),
        cmocka_unit_test(only_what_was_said_before_is_confirmed),
    };
    return cmocka_run_group_tests(tests, open_models, close_world);
}
