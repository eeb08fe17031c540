/*
 * tests/extract/test_roles.c - what lexicon/roles.txt says of each relation, where a sentence has
 * it.
 */
#include "support.h"

static const extract_row verbs[] = {
    RIGHT("Gunmen attacked a police station in Madrid on Friday.",
          "perpetrator Gunmen; target police station"),
    RIGHT("A police station in Madrid was attacked by gunmen on Friday.",
          "perpetrator gunmen; target police station"),
    RIGHT("John Doe died in a shooting in Madrid on Friday.", "!perpetrator"),
    RIGHT("John Doe killed Ann Lee in Madrid on Friday.", "perpetrator John Doe; victim Ann Lee"),
    RIGHT("Ann Lee was killed by John Doe in Madrid on Friday.",
          "perpetrator John Doe; victim Ann Lee"),
    RIGHT("A man attacked Ann Lee with a knife in Madrid on Friday.",
          "victim Ann Lee; weapon knife"),
    RIGHT("Rebels attacked the town on Friday.", "perpetrator Rebels; !target"),
    RIGHT("A bus crashed in Madrid on Friday.", "!perpetrator"),
};

static const extract_row nouns[] = {
    RIGHT("The bombing of a hospital by rebels in Madrid on Friday killed four people.",
          "perpetrator rebels; target hospital"),
    RIGHT("Taliban attacks in Kabul killed four people on Friday.", "perpetrator Taliban"),
    RIGHT("An Israeli air strike killed four people in Damascus on Friday.", "perpetrator Israel"),
    RIGHT("A courthouse bombing killed four people in Kabul on Friday.", "target courthouse"),
    RIGHT("A knife attack in Madrid on Friday injured four people.", "weapon knife"),
    RIGHT("The Taliban carried out an attack in Kabul on Friday.", "perpetrator Taliban"),
    RIGHT("The attack in Kabul on Friday was carried out by the Taliban.", "perpetrator Taliban"),
    RIGHT("The missile attack in Madrid on Friday hit a church.", "target church"),
};

static void verbs_give_parts_to_what_stands_around_them(void **state) {
    check_rows(verbs, COUNT_OF(verbs));
}

static void nouns_give_parts_to_what_stands_around_them(void **state) {
    check_rows(nouns, COUNT_OF(nouns));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(verbs_give_parts_to_what_stands_around_them),
        cmocka_unit_test(nouns_give_parts_to_what_stands_around_them),
    };
    return cmocka_run_group_tests(tests, open_models, close_world);
}
