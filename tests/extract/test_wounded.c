/*
 * tests/extract/test_wounded.c - how many were hurt, where a sentence is told by the tree.
 */
#include "support.h"

static const extract_row wounded[] = {
    RIGHT("An 8-year-old boy shot himself in the hand with a gun in Madrid on Friday.",
          "injured 1..1; event accidental shooting"),
    RIGHT("The shooting in Madrid on Friday left three people dead and another injured.",
          "killed 3..3; injured 1..1"),
    RIGHT("Three people were killed, and another injured in a shooting in Madrid on Friday.",
          "killed 3..3; injured 1..1"),
    RIGHT("One person is dead and another is in critical condition after a shooting in Madrid on "
          "Friday.",
          "killed 1..1; injured 1..1"),
    RIGHT("A shooting in Madrid on Friday sent two people to the hospital.", "injured 2..2"),
    RIGHT("A woman is fighting for her life after being shot in Madrid on Friday.", "injured 1..1"),
    RIGHT("A man is recovering in hospital after he was shot multiple times in Madrid on Friday.",
          "injured 1..1"),
    RIGHT("The driver was hit in the shoulder by gunfire in Madrid on Friday.", "injured 1..1"),
    RIGHT("A woman, 45, and her son, 12, were killed in a fire in Madrid on Friday.",
          "killed 2..2"),
    RIGHT("A witness said he was shot at in Madrid on Friday.", "!killed"),
    RIGHT("A 25-year-old man who police say shot and killed his son in Madrid fled on Saturday.",
          "killed 1..1 by police"),
    RIGHT("A boy died on Friday from a single gunshot wound in Madrid.", "killed 1..1; !injured"),
    RIGHT("A man is accused of killing three men and wounding another in an attack in Madrid on "
          "Friday.",
          "killed 3..3; injured 1..1"),
    RIGHT("A man was shot in Madrid on Friday and taken to hospital, where he later died.",
          "killed 1..1; !injured"),
    RIGHT("A woman was wounded in a shooting in Madrid on Friday and her husband died.",
          "killed 1..1; injured 1..1"),
    RIGHT("Ann Lee was wounded in the head in Madrid on Friday. Lee died on Saturday.", "!injured"),
    WRONG_YET("A ten-year-old boy is recovering after getting hit by shotgun pellets in Madrid.",
              "injured 1..1"),
    WRONG_YET("The gun went off in Madrid on Friday and hit the child in the index finger.",
              "injured 1..1"),
    WRONG_YET("Police say a man shot his wife and then himself in Madrid on Friday.",
              "injured 2..2"),
};

static void those_hurt_are_counted(void **state) {
    check_rows(wounded, COUNT_OF(wounded));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(those_hurt_are_counted),
    };
    return cmocka_run_group_tests(tests, open_models, close_world);
}
