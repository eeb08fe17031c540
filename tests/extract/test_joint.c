/*
 * tests/extract/test_joint.c - several who tell together are credited together.
 */
#include "support.h"

static const extract_row together[] = {
    RIGHT("A blast hit a market in Kabul on Tuesday, killing 11 people, police and medics said.",
          "killed 11..11 by police and medics; !killed 11..11 by Daily Post"),
    RIGHT(
        "A blast hit a market in Kabul on Tuesday, killing 11, medics, police and residents said.",
        "killed 11..11 by medics, police and residents"),
    RIGHT("A blast in Kabul killed 11 people on Tuesday, the police and two witnesses said.",
          "killed 11..11 by police and two witnesses"),
    RIGHT("A blast in Kabul killed 11 people, witnesses and a hospital official told Reuters.",
          "killed 11..11 by Reuters > witnesses and a hospital official"),
    RIGHT("Police and medics said a blast in Kabul killed 11 people.",
          "killed 11..11 by Police and medics"),
    RIGHT("A blast in Kabul killed 11 people, according to police and medics.",
          "killed 11..11 by police and medics"),
    RIGHT("The mayor of Kabul and a police officer said a blast killed 11 people.",
          "killed 11..11 by mayor of Kabul and a police officer"),
    RIGHT("Eleven people died in a blast in Kabul, officials and local media reported.",
          "killed 11..11 by officials and local media"),
};

static const extract_row alone[] = {
    RIGHT("A blast hit a market in Kabul on Tuesday, killing 11 people, police said.",
          "killed 11..11 by police"),
    RIGHT("The army attacked the village and residents said 11 people were killed.",
          "killed 11..11 by residents"),
    RIGHT("There was a blast in Kabul and police said 11 people died.", "killed 11..11 by police"),
};

static void those_who_tell_together_are_one_link_of_all_their_names(void **state) {
    check_rows(together, COUNT_OF(together));
}

static void who_stands_beside_a_teller_as_something_else_tells_nothing(void **state) {
    check_rows(alone, COUNT_OF(alone));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(those_who_tell_together_are_one_link_of_all_their_names),
        cmocka_unit_test(who_stands_beside_a_teller_as_something_else_tells_nothing),
    };
    return cmocka_run_group_tests(tests, open_models, close_world);
}
