/*
 * tests/extract/test_judging.c - denials, blame and claims: what of a deed is theirs who judge, and
 * what the writer's.
 */
#include "support.h"

static const extract_row referred[] = {
    /* the deed is only referred to: the writer tells of it */
    RIGHT("Rebels denied a part in the bombing in Kabul that killed 12 people.",
          "killed 12..12 by Daily Post; perpetrator Rebels denies"),
    RIGHT("Islamic State claimed responsibility for the bombing in Kabul that killed 12 people.",
          "killed 12..12 by Daily Post; perpetrator Islamic State claims"),
    RIGHT("The ministry blamed Islamic State for the bombing in Kabul, which killed 12 people.",
          "killed 12..12 by Daily Post; perpetrator Islamic State by ministry"),
    /* told in a verb it is theirs */
    RIGHT("The ministry accused Islamic State of killing 12 people in a bombing in Kabul.",
          "killed 12..12 by ministry"),
    RIGHT("Officials said Islamic State had claimed the bombing in Kabul that killed 12 people.",
          "killed 12..12 by Officials"),
};

static const extract_row stances[] = {
    RIGHT("Police have not confirmed that 12 people were killed in the bombing in Kabul.",
          "killed 12..12 doubts"),
    RIGHT("The ministry denied that 12 people were killed in the bombing in Kabul.",
          "killed 12..12 denies"),
    RIGHT("The council rejected a curfew in Osk after 12 people were killed in a bombing in Kabul.",
          "killed 12..12 asserts; killed 12..12 by Daily Post"),
    RIGHT("Ann Lee pleaded not guilty to murder charges in the death of 12 people in Kabul.",
          "!killed 12..12 denies; !type charge denies"),
    RIGHT("The army threatened reprisals after the bombing in Kabul killed 12 people.",
          "killed 12..12 asserts; killed 12..12 by Daily Post"),
};

static const extract_row asides[] = {
    RIGHT("Paul Renner, who has denied everything, was shot in Lima on Saturday.",
          "type shooting by Daily Post"),
    RIGHT("A girl named Mina was shot in Lima on Saturday.", "!credit"),
    RIGHT("Behind a kiosk, officers found a clerk who had been shot in Lima on Saturday.",
          "!credit"),
    RIGHT("The rebels declared a truce after 12 people were killed in a bombing in Kabul.",
          "killed 12..12 by Daily Post"),
    RIGHT("The war claimed 120 lives in Lima.", "!credit"),
    RIGHT("Two men set off bombs at a plant in Lima.", "!credit"),
    RIGHT("The army said the delay is not linked to the murder of two priests in Lima.",
          "credit army:military"),
    RIGHT("The brother denied that the delay is linked to the murder of two priests in Lima.",
          "killed 2..2 by Daily Post; !killed 2..2 denies"),
    RIGHT("The fire, which, according to the mayor, was small, killed 12 people in Lima.",
          "killed 12..12 by Daily Post"),
    RIGHT("Guards believe the gunmen killed 12 people in Kabul, police said.",
          "killed 12..12 by police > Guards"),
};

static void who_judges_a_deed_does_not_tell_of_it(void **state) {
    check_rows(referred, COUNT_OF(referred));
}

static void what_is_negated_turns_round(void **state) {
    check_rows(stances, COUNT_OF(stances));
}

static void what_is_told_in_an_aside_ends_with_it(void **state) {
    check_rows(asides, COUNT_OF(asides));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_judges_a_deed_does_not_tell_of_it),
        cmocka_unit_test(what_is_negated_turns_round),
        cmocka_unit_test(what_is_told_in_an_aside_ends_with_it),
    };
    return cmocka_run_group_tests(tests, open_models, close_world);
}
