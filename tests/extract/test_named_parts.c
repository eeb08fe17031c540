/*
 * tests/extract/test_named_parts.c - how whoever did it, whoever was harmed and what was struck are
 * named.
 */
#include "support.h"

static const extract_row surnames[] = {
    RIGHT("Rebels killed Judge Juan Reyes Soto in Osk on Friday. Reyes was 40.\n\nThe murder of "
          "Juan Reyes shocked the town.",
          "victim Juan Reyes Soto; !victim Juan Reyes by"),
};

static const extract_row things[] = {
    RIGHT("The army admitted that a UH-1H helicopter was damaged by guerrillas near Osk.",
          "target UH-1H helicopter"),
    RIGHT("A bomb exploded at the residence of Mayor Ana Lee in Osk.",
          "target residence of Mayor Ana Lee"),
    RIGHT("Rebels placed a charge of dynamite under a bus in Osk, and it exploded.",
          "weapon charge of dynamite"),
    RIGHT("Two powerful mines exploded in Osk, killing five soldiers.",
          "weapon powerful mines; !target"),
    RIGHT("Five soldiers died in an ambush on the coast highway near Osk.", "!target"),
    RIGHT("The bomb had been left on a bicycle near the bank in Osk and exploded at noon.",
          "!target bicycle"),
};

static const extract_row doers[] = {
    RIGHT("a guerrilla group attacked the embassy in osk, when activists from that group fired at "
          "the front of the embassy.",
          "perpetrator activists; !perpetrator when"),
    RIGHT("Osk -- Through calls to the media, rebels claimed responsibility for a bomb attack that "
          "left four children injured.",
          "!perpetrator Osk"),
};

static const extract_row clauses[] = {
    RIGHT("the mayor spoke of talks between the rebels and the government after right-wing squads "
          "assassinated 10 union leaders in osk.",
          "perpetrator right-wing squads; !perpetrator rebels; !perpetrator government"),
    RIGHT("Her uncle accidentally shot her while cleaning a gun in Osk. Her uncle, Luke Bowman, "
          "lives there.",
          "perpetrator Luke Bowman; !victim Luke"),
    RIGHT("Reed charged the government with lacking the will to halt the murder of Ann Lee in Osk.",
          "!perpetrator"),
};

static void whoever_opens_the_clause_of_a_deed_did_it(void **state) {
    check_rows(clauses, COUNT_OF(clauses));
}

static void a_person_of_two_surnames_is_one(void **state) {
    check_rows(surnames, COUNT_OF(surnames));
}

static void what_was_struck_is_named_whole_and_no_container(void **state) {
    check_rows(things, COUNT_OF(things));
}

static void a_dateline_did_nothing(void **state) {
    check_rows(doers, COUNT_OF(doers));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_person_of_two_surnames_is_one),
        cmocka_unit_test(what_was_struck_is_named_whole_and_no_container),
        cmocka_unit_test(a_dateline_did_nothing),
        cmocka_unit_test(whoever_opens_the_clause_of_a_deed_did_it),
    };
    return cmocka_run_group_tests(tests, open_models, close_world);
}
