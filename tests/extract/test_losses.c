/*
 * tests/extract/test_losses.c - what was damaged, why it was done, what brought it about.
 */
#include "support.h"

static const extract_row damage[] = {
    RIGHT("Rebels destroyed at least 10 power towers in Norland on Friday.",
          "damage 10 power towers in Norland"),
    RIGHT("A bomb in Osk caused heavy damage to the library and wounded nine cooks.",
          "damage the library; !damage heavy; !damage the library and"),
    RIGHT("A bomb exploded in Osk and damaged the branch offices of the Norland Bank on Friday.",
          "damage the branch offices of the Norland Bank"),
    RIGHT("The bomb exploded at a mill in Osk, causing severe damage.", "damage severe damage"),
    RIGHT("Men hired to enter the archive and destroy ledgers attacked guards in Osk.",
          "!damage"),
};

static const extract_row motives[] = {
    RIGHT("Students burned a bus in Osk to protest the murder of Tom Reed.",
          "motive to protest the murder of Tom Reed"),
    RIGHT("Four judges resigned on Friday to protest the murder of Tom Reed in Osk.", "!motive"),
    RIGHT("Police said the shooting in Osk was retaliation for a robbery.", "motive a robbery"),
    RIGHT("Rebels blew up a bridge in Osk. They said that it was planned in response to the death "
          "of a chieftain.",
          "motive the death of a chieftain"),
    RIGHT("After the bombing in Osk the mayor, in response to a question, spoke of the harvest.",
          "!motive"),
    RIGHT("The motive for the shooting in Osk is still being looked into.", "!motive"),
};

static const extract_row causes[] = {
    RIGHT("The driver lost control of the bus and it crashed near Osk, killing five people.",
          "cause lost control of the bus"),
    RIGHT("Four men died in a fire in Osk as a result of their injuries.", "!cause"),
    RIGHT("Police have not ruled out a murder-suicide in the shooting in Osk.", "!cause"),
};

static void what_was_damaged_is_told_whole(void **state) {
    check_rows(damage, COUNT_OF(damage));
}

static void a_motive_is_of_the_deed_that_its_words_hang_on(void **state) {
    check_rows(motives, COUNT_OF(motives));
}

static void a_cause_is_no_outcome(void **state) {
    check_rows(causes, COUNT_OF(causes));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_damaged_is_told_whole),
        cmocka_unit_test(a_motive_is_of_the_deed_that_its_words_hang_on),
        cmocka_unit_test(a_cause_is_no_outcome),
    };
    return cmocka_run_group_tests(tests, open_models, close_world);
}
