/*
 * tests/extract/test_anchors.c - times counted from another incident, and when something was said.
 */
#include "support.h"

static const extract_row anchors[] = {
    /* counted back from the report's own day, Friday 14 May 2021 */
    RIGHT("It has been nine days since the shooting at a bar in Lima, and still nobody is charged. "
          "The shooting killed three people.",
          "main when 2021-05-05"),
    RIGHT("Nine days after the shooting at a bar in Lima, the council has done nothing. "
          "The shooting killed three people.",
          "main when 2021-05-05"),
    RIGHT("Two people were shot dead in Lima on Sunday, a week after a gunman killed nine people "
          "in Quito.",
          "incidents 2; killed 9..9 on 2; main when 2021-05-09"),
    RIGHT(
        "Five days after the bombing of a bus station in Mosul, gunmen attacked a church in Erbil, "
        "killing four people.",
        "incidents 2; when P5D from bombing +5; where Mosul on 1; where Erbil on 2; killed 4..4 on "
        "2"),
    RIGHT(
        "Gunmen stormed a school in Kaduna on Monday, killing two teachers, three days after a car "
        "bombing at a market in Kano.",
        "incidents 2; when 2021-05-10 on 1; when P3D from killing -3 is 2021-05-07"),
    RIGHT("A bomb exploded at a market in Kano on May 3, killing 12. Gunmen attacked a church in "
          "Kaduna two days after the bombing, killing four.",
          "when P2D from bombing +2 is 2021-05-05"),
    RIGHT("Two weeks after the bombing of April 20 in Mosul, gunmen attacked a church in Erbil, "
          "killing four people.",
          "when P2W from bombing +14 is 2021-05-01"),
    RIGHT("Three people died in hospital two days after the bombing in Kano.", "incidents 1"),
    RIGHT("Five days after the election, gunmen attacked a church in Erbil, killing four people.",
          "incidents 1; !when P5D from"),
};

static const extract_row said[] = {
    RIGHT("A bomb killed five people in Mosul on Saturday, the army said on Sunday.",
          "killed 5..5 said 2021-05-09"),
    RIGHT(
        "A spokesman told Northern Radio late Monday that two soldiers were killed in the bombing "
        "in Mosul.",
        "killed 2..2 said 2021-05-10"),
    RIGHT("The governor on Tuesday said four people were killed in the bombing in Mosul.",
          "killed 4..4 said 2021-05-11"),
    RIGHT("In a statement on Wednesday the ministry said the bombing in Mosul killed three people.",
          "killed 3..3 said 2021-05-12"),
    RIGHT("On Thursday, the ministry said three people were killed in the bombing in Mosul.",
          "killed 3..3 said 2021-05-13"),
    RIGHT("Police said Monday's bombing in Mosul killed nine people.", "!killed 9..9 said"),
    RIGHT("Police said the bombing on Monday in Mosul killed nine people.", "!killed 9..9 said"),
    RIGHT("A bomb killed five people in Mosul on Saturday, the army said.", "!killed 5..5 said"),
};

static void a_time_counted_from_another_incident_keeps_its_anchor(void **state) {
    check_rows(anchors, COUNT_OF(anchors));
}

static void a_statement_tells_when_it_was_said(void **state) {
    check_rows(said, COUNT_OF(said));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_time_counted_from_another_incident_keeps_its_anchor),
        cmocka_unit_test(a_statement_tells_when_it_was_said),
    };
    return cmocka_run_group_tests(tests, open_models, close_world);
}
