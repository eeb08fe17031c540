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

static const extract_row strikes[] = {
    RIGHT("Seven killed in strike near hospital in Kabul", "event air strike; !event labor strike"),
    RIGHT("An air strike hit a house in Gaza on Friday. The strike killed a family of five.",
          "incidents 1; !event labor strike"),
    RIGHT("The strike on a camp in Sirte killed eight people.", "event air strike"),
    RIGHT("Workers at the plant in Lyon went on strike on Friday.", "!event air strike"),
    RIGHT("The union called off its strike in Lyon after two pickets were killed by a lorry.",
          "!event air strike"),
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

static void a_strike_is_of_aircraft_or_of_workers_by_what_the_report_tells(void **state) {
    check_rows(strikes, COUNT_OF(strikes));
}

static void what_is_no_happening_makes_none(void **state) {
    check_rows(none, COUNT_OF(none));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_takes_part_tells_the_kind),
        cmocka_unit_test(a_strike_is_of_aircraft_or_of_workers_by_what_the_report_tells),
        cmocka_unit_test(what_is_no_happening_makes_none),
    };
    return cmocka_run_group_tests(tests, open_models, close_world);
}
