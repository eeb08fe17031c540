/*
 * tests/extract/test_revised.c - figures put right, taken back, counted twice, asked for; who
 * counts.
 */
#include "support.h"

static const extract_row put_right[] = {
    RIGHT("The coast guard lowered the death toll from Thursday's ferry disaster off Dumaguete to "
          "36, saying that its earlier figure of 41 was wrong.",
          "killed 36..36 corrects; killed 41..41 denies"),
    RIGHT("A bomb exploded at a bus station in Mombasa on Tuesday. The ministry lowered the toll "
          "to 22 from 24.",
          "killed 22..22 corrects; killed 24..24 denies"),
    RIGHT("A bomb exploded at a bus station in Mombasa on Tuesday. Police cut the death toll to 12 "
          "from 15 on Wednesday.",
          "killed 12..12 corrects; killed 15..15 denies"),
    RIGHT("A bomb exploded at a bus station in Mombasa on Tuesday. The hospital revised the number "
          "of dead down to nine.",
          "killed 9..9 corrects"),
    RIGHT("A bomb exploded at a bus station in Mombasa on Tuesday. The government revised the "
          "death toll downwards from 31 to 28.",
          "killed 28..28 corrects; killed 31..31 denies"),
    RIGHT("A bomb exploded at a bus station in Mombasa on Tuesday. The death toll was revised to "
          "45, down from 52.",
          "killed 45..45 corrects; killed 52..52 denies"),
    RIGHT("A bomb exploded at a bus station in Mombasa on Tuesday. The toll now stands at 30, down "
          "from an earlier 34, after four bodies were found to have been counted twice, the "
          "ministry said.",
          "killed 30..30 corrects; killed 34..34 denies"),
    RIGHT("A bomb exploded at a bus station in Mombasa on Tuesday. The number of injured was "
          "corrected from 80 to 74.",
          "injured 74..74 corrects; injured 80..80 denies"),
    RIGHT("A bomb exploded at a bus station in Mombasa on Tuesday. Authorities halved the death "
          "toll to 50.",
          "killed 50..50 corrects"),
};

static const extract_row taken_back[] = {
    RIGHT("A bomb exploded at a bus station in Mombasa on Tuesday. The interior ministry said 18 "
          "people were killed, not 21 as it had said on Tuesday.",
          "killed 18..18; killed 21..21 denies"),
    RIGHT("A bomb exploded at a bus station in Mombasa on Tuesday. Nine people died, and not 12 as "
          "previously reported, the mayor said.",
          "killed 9..9; killed 12..12 denies"),
    RIGHT("A bomb exploded at a bus station in Mombasa on Tuesday. The Red Cross said that 14 "
          "people, not 17, were injured.",
          "injured 14..14; injured 17..17 denies"),
    RIGHT("A bomb exploded at a bus station in Mombasa on Tuesday. The health minister withdrew an "
          "earlier figure of 40 dead and said 33 people had died.",
          "killed 40..40 denies; killed 33..33"),
    RIGHT("A bomb exploded at a bus station in Mombasa on Tuesday. \"We take back the figure of 41 "
          "and apologise,\" police spokesman Juma Otieno said.",
          "killed 41..41 denies"),
    RIGHT("A bomb exploded at a bus station in Mombasa on Tuesday. Police said their initial count "
          "of 16 dead was a mistake. Eleven people were killed, they said.",
          "killed 16..16 denies; killed 11..11"),
    RIGHT("A bomb exploded at a bus station in Mombasa on Tuesday. The hospital retracted its "
          "figure of 27 dead.",
          "killed 27..27 denies"),
    RIGHT("A bomb exploded at a bus station in Mombasa on Tuesday. Eight people were killed, the "
          "governor's office said, correcting an earlier toll of 10.",
          "killed 8..8; killed 10..10 denies"),
    RIGHT("A bomb exploded at a bus station in Mombasa on Tuesday. The death toll rose to 12 from "
          "nine.",
          "killed 12..12"),
    RIGHT("A bomb exploded at a bus station in Mombasa on Tuesday. The death toll climbed from "
          "nine to 12, officials said.",
          "killed 12..12"),
    RIGHT("A bomb exploded at a bus station in Mombasa on Tuesday. The ministry raised the death "
          "toll to 60 from 52.",
          "killed 60..60"),
    RIGHT("A bomb exploded at a bus station in Mombasa on Tuesday. Officials had earlier put the "
          "toll at 15 but said on Wednesday that only 11 people had died.",
          "killed 15..15; killed 11..11"),
    RIGHT("A bomb exploded at a bus station in Mombasa on Tuesday. The previous toll of 20 was "
          "incorrect, the provincial governor said.",
          "killed 20..20 denies"),
    RIGHT("A bomb exploded at a bus station in Mombasa on Tuesday. An earlier report that 35 "
          "people had been killed was wrong, the army said.",
          "killed 35..35 denies"),
    RIGHT("A bomb exploded at a bus station in Mombasa on Tuesday. Reports that 35 people were "
          "killed are false, the army said.",
          "killed 35..35 denies"),
    RIGHT("A bomb exploded at a bus station in Mombasa on Tuesday. The army denied that 35 people "
          "were killed.",
          "killed 35..35 denies"),
    RIGHT("A bomb exploded at a bus station in Mombasa on Tuesday. Correction: An earlier version "
          "of this story said 14 people were killed. Twelve people were killed.",
          "killed 12..12; killed 14..14 denies"),
    RIGHT("A bomb exploded at a bus station in Mombasa on Tuesday. Nine people are missing, and "
          "not four, the coast guard said.",
          "missing 9..9; missing 4..4 denies"),
    RIGHT("A bomb exploded at a bus station in Mombasa on Tuesday. He said the mistake meant that "
          "nine of those on the list, and not four, were still missing.",
          "missing 9..9; missing 4..4 denies"),
    RIGHT("A bomb exploded at a bus station in Mombasa on Tuesday. The figure of 41 dead was "
          "confirmed by the coroner.",
          "killed 41..41"),
    RIGHT("A bomb exploded at a bus station in Mombasa on Tuesday. Rescuers now say 24 people died "
          "instead of 26.",
          "killed 24..24; killed 26..26 denies"),
    RIGHT("A bomb exploded at a bus station in Mombasa on Tuesday. The ministry put the dead at "
          "19, two fewer than it had announced.",
          "killed 19..19"),
};

static const extract_row no_figure[] = {
    RIGHT("A bomb exploded at a bus station in Mombasa on Tuesday. Five bodies had been counted "
          "twice, the coroner said.",
          "!killed; !missing"),
    RIGHT("A ferry sank off Zanzibar on Monday. No one was missing a life jacket, the owner said.",
          "!killed; !missing"),
    RIGHT("A ferry sank off Zanzibar on Monday. A boy is missing a leg, doctors said.",
          "!killed; !missing"),
};

static const extract_row answers[] = {
    RIGHT("A ferry sank off Zanzibar on Monday. We spoke to Father Peter Mwangi, a "
          "priest.\n\nFather, how many of the dead are on your list?\n\nForty-three. I do not "
          "write down a name lightly.\n\nAnd the missing?\n\nI have 31 names.",
          "killed 43..43; missing 31..31"),
    RIGHT("A bus fell into a ravine near Cusco on Monday. How many were injured?\n\nSixty-one. "
          "Most were children.",
          "injured 61..61"),
};

static const extract_row told[] = {
    RIGHT("A ferry sank off Zanzibar on Monday. The ministry has recorded 33 deaths.",
          "killed 33..33 by ministry"),
    RIGHT("A ferry sank off Zanzibar on Monday. The hospital registered 12 dead.",
          "killed 12..12 by hospital"),
    RIGHT("A bomb exploded in Kabul on Tuesday. The Red Cross counted 40 bodies.",
          "killed 40..40 by Red Cross"),
    RIGHT("An earthquake struck Nepal on Tuesday. The mission documented the deaths of 30 people.",
          "killed 30..30 by mission"),
    RIGHT("An earthquake struck Nepal on Tuesday. The city recorded 33 murders last year.",
          "!killed 33..33 by city"),
};

static void what_a_toll_is_lowered_to_corrects_it_and_what_it_was_is_denied(void **state) {
    check_rows(put_right, COUNT_OF(put_right));
}

static void a_figure_that_is_taken_back_or_judged_false_is_denied(void **state) {
    check_rows(taken_back, COUNT_OF(taken_back));
}

static void what_was_miscounted_or_only_lacks_a_thing_is_no_figure(void **state) {
    check_rows(no_figure, COUNT_OF(no_figure));
}

static void a_number_that_answers_how_many_is_of_those_asked_for(void **state) {
    check_rows(answers, COUNT_OF(answers));
}

static void who_counts_the_harmed_is_credited_with_the_count(void **state) {
    check_rows(told, COUNT_OF(told));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_a_toll_is_lowered_to_corrects_it_and_what_it_was_is_denied),
        cmocka_unit_test(a_figure_that_is_taken_back_or_judged_false_is_denied),
        cmocka_unit_test(what_was_miscounted_or_only_lacks_a_thing_is_no_figure),
        cmocka_unit_test(a_number_that_answers_how_many_is_of_those_asked_for),
        cmocka_unit_test(who_counts_the_harmed_is_credited_with_the_count),
    };
    return cmocka_run_group_tests(tests, open_models, close_world);
}
