/*
 * tests/extract/test_wounded.c - how many were hurt, where a sentence is told by the tree.
 */
#include "support.h"

static const extract_row wounded[] = {
    RIGHT("Police identified a teacher fatally shot near a school in Madrid.",
          "killed 1..1; !perpetrator"),
    RIGHT("Student shot near a school in Madrid.", "injured 1..1; !perpetrator"),
    RIGHT("A student shot at a guard in Madrid.", "!injured; perpetrator student"),
    RIGHT("A hunter shot himself in the calf on a farm near Madrid on Friday.",
          "injured 1..1; event accidental shooting"),
    RIGHT("The shooting in Madrid on Friday left four miners dead and another injured.",
          "killed 4..4; injured 1..1"),
    RIGHT("Four miners were killed, and another injured, when guards opened fire in Madrid on "
          "Friday.",
          "killed 4..4; injured 1..1"),
    RIGHT("A nun is dead and another is in critical condition since a shooting in Madrid on "
          "Friday.",
          "killed 1..1; injured 1..1"),
    RIGHT("A shooting in Madrid on Friday sent two people to the hospital.", "injured 2..2"),
    RIGHT("A baker is fighting for her life after being shot in Madrid on Friday.", "injured 1..1"),
    RIGHT("A sailor is recovering in bed after he was shot twice in Madrid on Friday.",
          "injured 1..1"),
    RIGHT("The driver was hit in the shoulder by gunfire in Madrid on Friday.", "injured 1..1"),
    RIGHT("A woman, 58, and her son, 33, were killed in a fire in Madrid on Friday.",
          "killed 2..2"),
    RIGHT("A witness said he was shot at in Madrid on Friday.", "!killed"),
    RIGHT("A lodger who police say shot and killed his landlord in Madrid fled on Saturday.",
          "killed 1..1 by police"),
    RIGHT("A carpenter died on Friday of a single gunshot wound in Madrid.",
          "killed 1..1; !injured"),
    RIGHT(
        "A farmer is accused of killing four herders and wounding another near a well in Madrid on "
        "Friday.",
        "killed 4..4; injured 1..1"),
    RIGHT("A judge was shot in Madrid on Friday and brought to a clinic, where he later died.",
          "killed 1..1; !injured"),
    RIGHT("A woman was wounded in a shooting in Madrid on Friday and her husband died.",
          "killed 1..1; injured 1..1"),
    RIGHT("Ann Lee was wounded in the head in Madrid on Friday. Lee died on Saturday.", "!injured"),
    WRONG_YET("A cyclist is at home again after getting hit by pellets from a shotgun in Madrid.",
              "injured 1..1"),
    WRONG_YET("The rifle went off in Madrid on Friday and hit a cook in the thumb.",
              "injured 1..1"),
    RIGHT("Police say a clerk shot his brother and then himself in Madrid on Friday.",
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
