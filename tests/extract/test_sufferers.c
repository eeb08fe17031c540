/*
 * tests/extract/test_sufferers.c - mentions told apart, or held together, by whom they were done
 * to; what a deed answers; mentions that tell of no one happening.
 *
 * A row lists the mentions of each incident; a mention that is of none stands nowhere.
 */
#include "support.h"

#define FILLER                                                                                  \
    "Shops were open. Buses ran as usual. Schools stayed closed. The weather was fine. A fair " \
    "was "                                                                                      \
    "held.\n\n"

static const extract_row same[] = {
    /* Far from the first mention the victims say that it is the same deed. */
    RIGHT("The murder of two nurses in Norville on Monday shocked the town.\n\n" FILLER
          "A judge was robbed in Osterby.\n\nA group claimed the murder of the two nurses.",
          "incidents 2; 1: murder, murder; 2: was robbed"),
    RIGHT("Gunmen killed the deputy Anna Reed in Norville on Monday.\n\n" FILLER
          "A bank was robbed in Osterby.\n\nReed's murder is being looked into.",
          "incidents 2; 1: killed, murder; 2: was robbed"),
    RIGHT("Police look into the killing of Anna Reed in Norville.\n\nReed, a teacher, was gunned "
          "down by two men.",
          "incidents 1; 1: killing, was gunned down"),
};

static const extract_row another[] = {
    RIGHT("Judges went on strike after the murder of the deputy Anna Reed in Norville, following "
          "the murder of a judge.",
          "incidents 3; 1: went on strike; 2: murder; 3: murder"),
    RIGHT("The rebels began an offensive in the north in November, the minister said.\n\n" FILLER
          "The murder of Anna Reed is being looked into in Norville.",
          "incidents 2; 1: began an offensive; 2: murder"),
    RIGHT("The rebels went on with a blockade of all roads in the north.\n\nSoldiers killed two "
          "reporters late on Monday in Norville.",
          "incidents 2; 1: blockade; 2: killed"),
    RIGHT("Three editors were ordered to leave the island within a day. They spoke in Norville. "
          "Their paper had to close after 1 August, when the deputy John Doe was murdered.",
          "2: was murdered"),
    RIGHT("Rebels attacked a barracks in Kaduna on Monday in response to the death of a comrade in "
          "Jos on 29 April.",
          "incidents 2; 1: attacked; 2: death"),
    RIGHT("A bomb went off near a barracks in Kaduna, killing a guard.\n\n" FILLER
          "On Tuesday, several gunmen killed a teacher in Jos.",
          "incidents 2; 1: bomb went off, killing; 2: killed"),
};

static const extract_row none[] = {
    RIGHT("A bomb went off on Monday at the office of a committee of relatives in Kaduna. Shops "
          "were open. It helps the families of missing and murdered people. The blast broke "
          "windows.",
          "incidents 1; 1: bomb went off, blast"),
    RIGHT("A bomb killed nine in Kaduna on Monday. The minister spoke. He was angry. Hundreds of "
          "farmers have been murdered by the bands.",
          "incidents 1; 1: bomb, killed"),
    RIGHT("A bomb wounded nine in Kaduna on Monday. The paper spoke out. It will not fall silent "
          "because its printers are killed.",
          "incidents 1; 1: bomb"),
    RIGHT("A bomb wounded nine in Kaduna on Monday. The army spoke. On several occasions the band "
          "has tortured prisoners.",
          "incidents 1; 1: bomb"),
    RIGHT("A bomb wounded nine in Kaduna on Monday. The party spoke. It asked for a law against "
          "organized crime and for an end of the state of siege.",
          "incidents 1; 1: bomb"),
    RIGHT("A bomb wounded nine in Kaduna on Monday. The party spoke. Shops were open. It said that "
          "the fighting had gone on too long. Buses ran. The fighting must end, it said.",
          "incidents 1; 1: bomb"),
    RIGHT("A bomb wounded nine in Kaduna on Monday. The minister spoke. He was angry. Many "
          "citizens have died over the decades as victims of the bands. The government goes on "
          "with its fight against the traffickers. It said that 410 rebels were killed in more "
          "than 900 clashes.",
          "incidents 1; 1: bomb"),
    RIGHT("A bomb wounded nine in Kaduna on Monday. The jailed leader of the group wrote a letter.",
          "incidents 1; 1: bomb"),
};

static void the_same_victims_are_of_one_deed(void **state) {
    check_rows(same, COUNT_OF(same));
}

static void another_victim_or_a_deed_that_is_answered_is_another(void **state) {
    check_rows(another, COUNT_OF(another));
}

static void what_is_told_in_general_is_no_incident(void **state) {
    check_rows(none, COUNT_OF(none));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_victims_are_of_one_deed),
        cmocka_unit_test(another_victim_or_a_deed_that_is_answered_is_another),
        cmocka_unit_test(what_is_told_in_general_is_no_incident),
    };
    return cmocka_run_group_tests(tests, open_models, close_world);
}
