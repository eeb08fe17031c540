/*
 * tests/extract/test_kinds.c - what lexicon/kinds.txt makes of plain words, by who or what takes
 * part.
 */
#include "support.h"

static const extract_row kinds[] = {
    RIGHT("A shark killed a surfer in Sydney on Friday.", "type animal attack"),
    RIGHT("A boiler exploded at a factory in Madrid on Friday, killing four people.",
          "type factory explosion"),
    RIGHT("A fireworks workshop blew up in Madrid on Friday, killing four people.",
          "type fireworks explosion"),
    RIGHT("The frost killed four people in Kiev on Friday.", "type cold wave"),
    RIGHT("Typhoon Salina killed four people in Manila on Friday.", "type typhoon"),
    RIGHT("A bus plunged into a ravine near Lima on Friday, killing four people.",
          "type bus crash"),
    RIGHT("A small plane plunged into a field near Lima on Friday, killing four people.",
          "type plane crash"),
    RIGHT("Pirates fired on a tanker off Mombasa on Friday, killing four people.", "type piracy"),
    RIGHT("Police shot four people in Madrid on Friday.", "type police shooting"),
    RIGHT("Police shot four protesters in Madrid on Friday.", "type crackdown on protest"),
    RIGHT("A gunman shot four protesters in Madrid on Friday.", "!type crackdown"),
};

static const extract_row none[] = {
    RIGHT("The comedy bombed in Madrid on Friday.", "incidents 0"),
    RIGHT("The minister attacked the plan in Madrid on Friday.", "incidents 0"),
    RIGHT("Talks on a treaty collapsed in Geneva on Friday.", "incidents 0"),
    RIGHT("Shares in the airline crashed in Madrid on Friday.", "incidents 0"),
    RIGHT("The rope snapped in Madrid on Friday.", "incidents 0"),
    RIGHT("Her second novel opens with a murder in Madrid.", "incidents 0"),
};

static void who_takes_part_tells_the_kind(void **state) {
    check_rows(kinds, COUNT_OF(kinds));
}

static void what_is_no_happening_makes_none(void **state) {
    check_rows(none, COUNT_OF(none));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_takes_part_tells_the_kind),
        cmocka_unit_test(what_is_no_happening_makes_none),
    };
    return cmocka_run_group_tests(tests, open_models, close_world);
}
