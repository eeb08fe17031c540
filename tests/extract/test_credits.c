/*
 * tests/extract/test_credits.c - who is credited with what, and who did it according to whom.
 */
#include "support.h"

static const extract_row sources[] = {
    RIGHT("Police said 12 people were killed in a bombing in Kabul.",
          "credit Police:police; killed 12..12 by Police"),
    RIGHT("Twelve people were killed in a bombing in Kabul, police said.",
          "credit police:police; killed 12..12 by police"),
    RIGHT("According to the interior ministry, 12 people were killed in a bombing in Kabul.",
          "credit interior ministry:government; killed 12..12 by interior ministry"),
    RIGHT("Twelve people were killed in a bombing in Kabul, according to witnesses.",
          "credit witnesses:witness; killed 12..12 by witnesses"),
    RIGHT("A hospital official said 12 people were killed in a bombing in Kabul.",
          "credit hospital official:hospital"),
    RIGHT("\"Twelve people were killed in the bombing in Kabul,\" said Hassan Ali, a spokesman for "
          "the interior ministry.",
          "credit Hassan Ali:government; credit Hassan Ali for interior ministry"),
    RIGHT(
        "Interior ministry spokesman Hassan Ali said 12 people were killed in a bombing in Kabul.",
        "killed 12..12; credit Interior ministry spokesman Hassan Ali for Interior ministry"),
    RIGHT("State TV reported, citing the ministry, that 12 people were killed in a bombing in "
          "Kabul.",
          "credit State TV:media > ministry:government; killed 12..12 by State TV > ministry"),
    WRONG_YET("Reuters reported that police said 12 people were killed in a bombing in Kabul.",
              "killed 12..12 by Reuters > police"),
    RIGHT("The army spokesman told Reuters that 12 soldiers were killed in a bombing in Kabul.",
          "credit army spokesman:military; killed 12..12 by Reuters > army spokesman"),
    RIGHT("Twelve people were killed in a bombing in Kabul.", "killed 12..12 by Daily Post"),
    RIGHT("The ministry's statement said 12 people were killed in a bombing in Kabul.",
          "credit ministry's statement:government"),
    RIGHT("Residents said the shelling of Idlib killed 12 people.",
          "credit Residents:witness; killed 12..12 by Residents"),
    RIGHT("His brother said gunmen killed him in Kabul.", "credit brother:relative"),
    RIGHT("An analyst said the bombing in Kabul was revenge.", "credit analyst:expert"),
    RIGHT("Police said on Telegram that 12 people were killed in a bombing in Kabul.",
          "credit Police via Telegram"),
    RIGHT("The United Nations said 12 people were killed in a bombing in Kabul.",
          "credit United Nations:organisation"),
    RIGHT("\"We heard a blast,\" said Omar Said, a shopkeeper. \"I ran.\"",
          "credit Omar Said:witness"),
    RIGHT("Police did not say how many people were killed in the bombing in Kabul.",
          "!credit Police"),
};

static const extract_row stances[] = {
    RIGHT("The Taliban claimed responsibility for the bombing in Kabul.",
          "perpetrator Taliban claims"),
    RIGHT("Islamic State said it was behind the bombing in Kabul.",
          "perpetrator Islamic State claims"),
    WRONG_YET("Responsibility for the bombing in Kabul was claimed by the Taliban.",
              "perpetrator Taliban claims"),
    RIGHT("The interior ministry blamed the Taliban for the bombing in Kabul.",
          "perpetrator Taliban accuses; perpetrator Taliban by interior ministry"),
    RIGHT("The government accused Islamic State of carrying out the bombing in Kabul.",
          "perpetrator Islamic State accuses"),
    RIGHT("The Taliban denied responsibility for the bombing in Kabul.",
          "perpetrator Taliban denies"),
    RIGHT("The Taliban denied any involvement in the bombing in Kabul.",
          "perpetrator Taliban denies"),
    WRONG_YET("No group has claimed responsibility for the bombing in Kabul.", "!perpetrator"),
    WRONG_YET("Taliban fighters attacked a checkpoint in Kunduz.", "perpetrator Taliban asserts"),
    WRONG_YET("Gunmen attacked a checkpoint in Kunduz.", "perpetrator Gunmen asserts"),
    RIGHT("An Israeli air strike hit a building in Gaza City.", "perpetrator Israel asserts"),
    RIGHT("A bombing in Kabul by Islamic State killed 12 people.",
          "perpetrator Islamic State asserts"),
    WRONG_YET("The gunman, John Smith, 34, opened fire at a school in Ohio.",
              "attacker John Smith; perpetrator John Smith"),
    RIGHT("Police identified the gunman as John Smith after the shooting in Ohio.",
          "attacker John Smith by Police"),
    WRONG_YET("The Taliban were probably behind the bombing in Kabul.",
              "perpetrator Taliban likely"),
    RIGHT("The ministry denied that 12 people were killed in the bombing in Kabul.",
          "killed 12..12 denies; !killed 12..12 asserts"),
    RIGHT("Officials confirmed that 12 people were killed in the bombing in Kabul.",
          "killed 12..12 confirms"),
    RIGHT("Twelve people were reportedly killed in a bombing in Kabul.", "killed 12..12 possible"),
    WRONG_YET("Troops repelled an attack by the Taliban on Kunduz.", "perpetrator Taliban asserts; "
                                                                     "!perpetrator Troops"),
};

static void sources_have_names_kinds_and_chains(void **state) {
    check_rows(sources, COUNT_OF(sources));
}

static void claims_accusations_and_denials_are_told_apart(void **state) {
    check_rows(stances, COUNT_OF(stances));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sources_have_names_kinds_and_chains),
        cmocka_unit_test(claims_accusations_and_denials_are_told_apart),
    };
    return cmocka_run_group_tests(tests, open_world, close_world);
}
