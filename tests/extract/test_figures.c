/*
 * tests/extract/test_figures.c - how many, and what became of them.
 */
#include "support.h"

static const extract_row bounds[] = {
    RIGHT("A bomb killed 24 people in Kabul.", "killed 24..24; killed 24..24 total"),
    RIGHT("A bomb killed at least 40 people in Kabul.", "killed 40.."),
    RIGHT("A bomb killed over 40 people in Kabul.", "killed 41.."),
    RIGHT("A bomb killed more than 40 people in Kabul.", "killed 41.."),
    RIGHT("A bomb killed nearly 50 people in Kabul.", "killed 45..49"),
    RIGHT("A bomb killed almost 50 people in Kabul.", "killed 45..49"),
    RIGHT("A bomb killed dozens of people in Kabul.", "killed 24.."),
    RIGHT("A bomb killed scores of people in Kabul.", "killed 40.."),
    RIGHT("The earthquake killed hundreds of people in Nepal.", "killed 200.."),
    RIGHT("A bomb killed up to 30 people in Kabul.", "killed ..30"),
    RIGHT("A bomb killed between 20 and 30 people in Kabul.", "killed 20..30"),
    RIGHT("A bomb killed 20 to 30 people in Kabul.", "killed 20..30"),
    RIGHT("A bomb killed as many as 30 people in Kabul.", "killed ..30"),
    RIGHT("A bomb killed fewer than 10 people in Kabul.", "killed 0..9"),
    RIGHT("A bomb killed no fewer than 10 people in Kabul.", "killed 10.."),
    RIGHT("A bomb killed twenty-three people in Kabul.", "killed 23..23"),
    RIGHT("The earthquake killed 1,200 people in Nepal.", "killed 1200..1200"),
    RIGHT("The earthquake killed two thousand people in Nepal.", "killed 2000..2000"),
    RIGHT("The earthquake killed half a dozen people in Nepal.", "killed 6..6"),
    RIGHT("A bomb exploded in Kabul but no one was killed.", "killed 0..0"),
    RIGHT("A bomb exploded in Kabul but nobody was killed.", "killed 0..0"),
    RIGHT("A bomb exploded in Kabul; no one was hurt.", "injured 0..0"),
    RIGHT("A bomb exploded in Kabul, but there were no casualties.", "casualties 0..0"),
};

static const extract_row slots[] = {
    RIGHT("Twelve people were killed and 30 wounded when a bomb exploded in Kabul.",
          "killed 12..12; injured 30..30"),
    RIGHT("A car bomb exploded in Mosul, killing nine and injuring 20.",
          "killed 9..9; injured 20..20"),
    RIGHT("The bombing in Mosul left 12 dead and 30 injured.", "killed 12..12; injured 30..30"),
    RIGHT("12 dead in Kabul bombing", "killed 12..12"),
    RIGHT("Kabul bombing kills 12", "killed 12..12"),
    RIGHT("12 killed, 30 wounded in Kabul bombing", "killed 12..12; injured 30..30"),
    RIGHT("The death toll from the bombing in Kabul rose to 12.",
          "killed 12..12; killed 12..12 update"),
    RIGHT("The death toll from the bombing in Kabul has risen from 9 to at least 12.",
          "killed 12..; !killed 9"),
    RIGHT("The attack in Kabul claimed the lives of 12 people.", "killed 12..12"),
    RIGHT("Twelve people lost their lives in the bombing in Kabul.", "killed 12..12"),
    RIGHT("Twelve people died when a ferry sank off Sicily, and 40 are missing.",
          "killed 12..12; missing 40..40"),
    RIGHT("Fighting in Tigray displaced 5,000 people.", "displaced 5000..5000"),
    RIGHT("Some 300 people were evacuated after the explosion in Kabul.", "evacuated 270..330"),
    RIGHT("Police arrested four men after the bombing in Kabul.", "detained 4..4"),
    RIGHT("Gunmen abducted 30 students from a school in Kaduna, Nigeria.", "abducted 30..30"),
    RIGHT("Three gunmen stormed a hotel in Kabul and killed nine people.",
          "attackers 3..3; killed 9..9"),
    RIGHT("The bombing in Kabul caused 50 casualties.", "casualties 50..50; !killed"),
    RIGHT("Bodies of 12 people were recovered after the ferry sank off Sicily.", "killed 12..12"),
};

static const extract_row people[] = {
    RIGHT("A bomb in Kabul killed 12 people, two of them police officers.",
          "killed 12..12; killed 2..2 part"),
    RIGHT("A bomb in Kabul killed 12 people, including four children.",
          "killed 12..12; killed 4..4 part; killed 4..4 who children"),
    RIGHT("A bomb in Kabul killed a mother and her two children.", "killed 3..3"),
    RIGHT("A bomb in Kabul killed a woman.", "killed 1..1"),
    RIGHT("A bomb in Kabul killed two soldiers and a policeman.", "killed 3..3"),
    RIGHT("A bomb in Kabul killed 12 soldiers.", "killed 12..12 who soldiers"),
    RIGHT("The bomb in Kabul killed 12 people, including the attacker.",
          "killed 12..12 attackers in"),
    RIGHT("The bomb in Kabul killed 12 people, not including the attacker.",
          "killed 12..12 attackers out"),
    RIGHT("The bombing in Kabul killed 12 people and two of the attackers died too.",
          "killed 12..12; killed 2..2 attackers in"),
    RIGHT("An 8-year-old boy was killed by a stray bullet in Kabul.", "killed 1..1; !killed 8"),
    RIGHT("Hassan Ali, 34, was killed in the bombing in Kabul.", "killed 1..1; victim Hassan Ali"),
};

static const extract_row lists[] = {
    RIGHT("A bomb in Kabul killed six guards and two cooks.",
          "killed 8..8 total; killed 6..6 part; killed 2..2 part"),
    RIGHT("Ten villagers and three of the attackers were killed in the raid in Kabul.",
          "killed 13..13 total; killed 10..10 part; killed 3..3 part"),
    RIGHT("A gunman killed five farmers and wounded nine others near Denver.",
          "killed 5..5; injured 9..9; !killed 14"),
    RIGHT("The earthquake killed 112 people in Turkey and 31 in Syria.",
          "killed 143..143 total; killed 112..112 part; killed 31..31 part"),
    RIGHT("A gunman killed his sister Ann Roe, and brothers Carl Roe and Ed Roe in Denver.",
          "killed 3..3"),
    RIGHT("She and three others were shot in Denver.", "injured 4..4"),
    RIGHT("An elderly couple were stabbed to death in Oslo.", "killed 2..2"),
    RIGHT("A bomb killed 24 people in Kabul. Eight of the dead were children.",
          "killed 24..24 total; killed 8..8 part"),
    RIGHT("A gas explosion injured twelve people in Oslo, four critically.",
          "injured 12..12 total; injured 4..4 part; !injured 16"),
    RIGHT("A gunman shot seven people in Denver on Friday. Three were taken to hospital.",
          "injured 7..7 total; injured 3..3 part"),
    RIGHT("The shelling of Donetsk left 31 people dead or wounded.",
          "casualties 31..31; !killed; !injured"),
};

static const extract_row ages[] = {
    RIGHT("Three brothers aged 6, 8 and 11 drowned in a quarry near Oslo.",
          "killed 3..3; !killed 22"),
    RIGHT("A boy of 14 and a man aged 72 were killed by a bomb in Kabul.", "killed 2..2"),
    RIGHT("A cyclist aged 67 died in a crash in Oslo.", "killed 1..1; !killed 67"),
    RIGHT("Four pupils between the ages of 9 and 13 were hurt in a shooting in Denver.",
          "injured 4..4; !injured 13"),
    RIGHT("Two women, 28 and 27, and a man, 24, were wounded in a shooting in Denver.",
          "injured 3..3; !injured 27; !injured 28"),
    RIGHT("A man shot and killed his 14- and 11-year-old nephews in Oslo.", "!killed 12"),
    RIGHT("Singer Ann Roe was found dead at 25 in Oslo.", "killed 1..1; !killed 25"),
};

static const extract_row verbs[] = {
    RIGHT("Two men were found stabbed to death in Oslo.", "killed 2..2"),
    RIGHT("Two people were killed and three others were shot in Denver.",
          "killed 2..2; injured 3..3; !casualties"),
    RIGHT("A shooting in Denver left two dead and nine injured.",
          "killed 2..2; injured 9..9; !injured 2"),
    RIGHT("Six men were charged with the attempted murder of five teenagers in Denver.", "!killed"),
};

static const extract_row no_figures[] = {
    RIGHT("The bomb in Kabul could kill 12 people.", "!killed"),
    WRONG_YET("Officials fear that 12 people died in the bombing in Kabul.",
              "!killed 12..12 asserts"),
    RIGHT("He scored 12 goals and killed the game.", "!killed"),
    RIGHT("The bombing in Kabul took place at 12 o'clock on 3 May.", "!killed; !injured"),
    RIGHT("Flight 12 was hit by a missile over Donetsk.", "!killed; !injured"),
    RIGHT("\"It hurt a lot,\" said the baker, who was hit by a stray dart in Kabul.",
          "!injured 5"),
    RIGHT("The army killed time in its barracks for 12 days.", "!killed 12"),
};

static void bounds_follow_the_words(void **state) {
    check_rows(bounds, COUNT_OF(bounds));
}

static void what_became_of_people_gives_the_slot(void **state) {
    check_rows(slots, COUNT_OF(slots));
}

static void people_are_summed_and_parts_told_apart(void **state) {
    check_rows(people, COUNT_OF(people));
}

static void lists_give_a_sum_and_its_parts(void **state) {
    check_rows(lists, COUNT_OF(lists));
}

static void ages_count_nobody(void **state) {
    check_rows(ages, COUNT_OF(ages));
}

static void verbs_tell_who_suffers(void **state) {
    check_rows(verbs, COUNT_OF(verbs));
}

static void not_every_number_is_a_toll(void **state) {
    check_rows(no_figures, COUNT_OF(no_figures));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bounds_follow_the_words),
        cmocka_unit_test(what_became_of_people_gives_the_slot),
        cmocka_unit_test(people_are_summed_and_parts_told_apart),
        cmocka_unit_test(lists_give_a_sum_and_its_parts),
        cmocka_unit_test(ages_count_nobody),
        cmocka_unit_test(verbs_tell_who_suffers),
        cmocka_unit_test(not_every_number_is_a_toll),
    };
    return cmocka_run_group_tests(tests, open_world, close_world);
}
