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
    RIGHT("The navy conceded that a Mi-17 helicopter was damaged by pirates near Osk.",
          "target Mi-17 helicopter"),
    RIGHT("A bomb exploded at the residence of Mayor Ana Lee in Osk.",
          "target residence of Mayor Ana Lee"),
    RIGHT("Rebels placed a charge of dynamite beneath a tram in Osk, and it exploded.",
          "weapon charge of dynamite"),
    RIGHT("Two powerful mines exploded in Osk, killing five soldiers.",
          "weapon powerful mines; !target"),
    RIGHT("Five soldiers died in an ambush on the coast highway near Osk.", "!target"),
    RIGHT("The bomb had been tied to a bicycle outside the opera in Osk and exploded at noon.",
          "!target bicycle"),
};

static const extract_row doers[] = {
    RIGHT("a guerrilla group attacked the consulate in osk, when activists from that band fired at "
          "the gate of the consulate.",
          "perpetrator activists; !perpetrator when"),
    RIGHT("Osk -- Through letters to the press, rebels claimed responsibility for a bomb attack "
          "that left nine tailors injured.",
          "!perpetrator Osk"),
};

static const extract_row clauses[] = {
    RIGHT("the bishop spoke of a truce between the rebels and the ministry after right-wing squads "
          "assassinated 14 union members in osk.",
          "perpetrator right-wing squads; !perpetrator rebels; !perpetrator ministry"),
    RIGHT("Her uncle accidentally shot her while oiling a rifle in Osk. Her uncle, Emil Bowman, "
          "lives there.",
          "perpetrator Emil Bowman; !victim Emil"),
    RIGHT("Reed charged the council with lacking the nerve to solve the murder of Ann Lee in Osk.",
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
