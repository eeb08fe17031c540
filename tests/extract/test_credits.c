/*
 * tests/extract/test_credits.c - who is credited with what, and who did it according to whom.
 */
#include "support.h"

static const extract_row sources[] = {
    RIGHT("Police said 12 people were killed in a bombing in Kabul.",
          "credit Police:police; killed 12..12 by Police"),
    RIGHT(
        "Ann Lee was shot twice on Monday in Madrid. \"I just got shot,\" Lee told her followers.",
        "credit Ann Lee:witness"),
    RIGHT("According to AFP, eyewitnesses have reported that rebels occupied a hotel in Madrid.",
          "credit AFP:media > eyewitnesses:witness"),
    RIGHT("Twelve people were killed in a bombing in Kabul, police said.",
          "credit police:police; killed 12..12 by police"),
    RIGHT("Autopsies show that two of the dead were shot twice.", "credit Autopsies:document"),
    RIGHT("An autopsy found that the boy was shot in the back.", "credit autopsy:document"),
    RIGHT("The Norville PD said a man was shot in the leg.", "credit Norville PD:police"),
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
    RIGHT("Twelve people were killed in a bombing in Kabul, radio stations reported.",
          "credit radio stations:media; killed 12..12 by radio stations"),
    RIGHT("Fire broke out in Kabul on Friday, with two deaths reported.", "!credit deaths"),
    /* who tells nothing */
    RIGHT("We report that 12 people were killed in a bombing in Kabul.",
          "killed 12..12 by Daily Post"),
    RIGHT("When one recalls the bombing in Kabul that killed 12 people, one shudders.",
          "killed 12..12 by Daily Post; !credit one"),
    RIGHT("His wounds were not life threatening, Lee said.", "!credit life"),
    RIGHT("Judicial sources said 12 people were killed in a bombing in Kabul.",
          "credit Judicial sources:authority"),
    RIGHT("Twelve people were wounded, according to Norville Police Media Affairs.",
          "credit Norville Police Media Affairs:police"),
};

static const extract_row stances[] = {
    RIGHT("The Taliban claimed responsibility for the bombing in Kabul.",
          "perpetrator Taliban claims"),
    RIGHT("Islamic State said it was behind the bombing in Kabul.",
          "perpetrator Islamic State claims"),
    RIGHT("Responsibility for the bombing in Kabul was claimed by the Taliban.",
          "perpetrator Taliban claims"),
    RIGHT("The interior ministry blamed the Taliban for the bombing in Kabul.",
          "perpetrator Taliban accuses; perpetrator Taliban by interior ministry"),
    RIGHT("The government accused Islamic State of carrying out the bombing in Kabul.",
          "perpetrator Islamic State accuses"),
    RIGHT("The Taliban denied responsibility for the bombing in Kabul.",
          "perpetrator Taliban denies"),
    RIGHT("The Taliban denied any involvement in the bombing in Kabul.",
          "perpetrator Taliban denies"),
    RIGHT("No group has claimed responsibility for the bombing in Kabul.", "!perpetrator"),
    RIGHT("Taliban fighters attacked a checkpoint in Kunduz.", "perpetrator Taliban asserts"),
    RIGHT("Gunmen attacked a checkpoint in Kunduz.", "perpetrator Gunmen asserts"),
    RIGHT("An Israeli air strike hit a building in Gaza City.", "perpetrator Israel asserts"),
    RIGHT("A bombing in Kabul by Islamic State killed 12 people.",
          "perpetrator Islamic State asserts"),
    WRONG_YET("The gunman, John Smith, 34, opened fire at a school in Ohio.",
              "attacker John Smith; perpetrator John Smith"),
    RIGHT("Police identified the gunman as John Smith after the shooting in Ohio.",
          "attacker John Smith by Police"),
    RIGHT("The Taliban were probably behind the bombing in Kabul.", "perpetrator Taliban"),
    RIGHT("The ministry denied that 12 people were killed in the bombing in Kabul.",
          "killed 12..12 denies; !killed 12..12 asserts"),
    RIGHT("Officials confirmed that 12 people were killed in the bombing in Kabul.",
          "killed 12..12 asserts"),
    RIGHT("Rescuers said 12 people were killed in the bombing in Kabul. Officials confirmed that 12 "
          "people were killed.",
          "killed 12..12 confirms"),
    RIGHT("Twelve people were reportedly killed in a bombing in Kabul.", "killed 12..12; !killed 12..12 possible"),
    RIGHT("Twelve people were probably killed in a bombing in Kabul.", "killed 12..12 likely"),
    WRONG_YET("Troops repelled an attack by the Taliban on Kunduz.", "perpetrator Taliban asserts; "
                                                                     "!perpetrator Troops"),
};

static const extract_row tellers[] = {
    /* what stands between the teller and the verb */
    RIGHT("Sen. Mary Holt (R-Ohio) said the dam was safe.", "credit Sen. Mary Holt:government"),
    RIGHT("Paul Renner, a driver from Osk, said the road was closed.",
          "credit Paul Renner:witness"),
    RIGHT("Paul Renner, who was driving home, said the road was closed.",
          "credit Paul Renner:witness"),
    RIGHT("The minister, however, said the road was open.", "credit minister:government"),
    RIGHT("Officials at the ministry of health said the clinics were full.",
          "credit Officials:government"),
    RIGHT("People familiar with the plan said it had been dropped.", "credit People:unnamed"),
    RIGHT("The mayor met the families and said the school would close.", "credit mayor:authority"),
    RIGHT("\"The road is closed,\" the farmer said.", "credit farmer:witness"),
    RIGHT("\"The road is closed,\" said the farmer.", "credit farmer:witness"),
    /* documents and pictures tell */
    RIGHT("The report found that the brakes had failed.", "credit report:document"),
    RIGHT("A poll showed that most voters were undecided.", "credit poll:document"),
    RIGHT("The video shows the driver leaving the bus.", "credit video:document"),
    /* dashes, colons, labels */
    RIGHT("\"We lost everything.\" - Paul Renner", "credit Paul Renner:unnamed"),
    RIGHT("Paul Renner: We lost everything in the flood.", "credit Paul Renner:unnamed"),
    /* nouns of what was said */
    RIGHT("The ministry's claim that the road was open angered residents.",
          "credit ministry:government"),
    /* pronouns */
    RIGHT("The mayor arrived late. He said the road was closed.", "credit mayor:authority"),
    /* who only hears, and nobody */
    RIGHT("Paul Renner told the Guardian that the road was closed.",
          "credit Paul Renner:unnamed; !credit Guardian"),
    RIGHT("It was unclear who had closed the road.", "!credit"),
    RIGHT("The club accepted a gift from the town.", "!credit"),
    RIGHT("Nobody knew what he said.", "!credit he"),
    RIGHT("The army is likely to attack the town.", "!credit"),
    RIGHT("The ministry will say how many people died.", "!credit"),
    RIGHT("The mayor said he supports the law.", "credit mayor:authority; !credit he"),
    RIGHT("The mayor said he believed 12 people were killed in a bombing in Kabul.",
          "killed 12..12 likely; killed 12..12 by mayor"),
    RIGHT("The army has ruled out military intervention in Kabul.", "!perpetrator"),
};

static const extract_row wishes[] = {
    RIGHT("The bishop called for an end to the violence.", "credit bishop:organisation"),
    RIGHT("The ministry urged residents to stay at home.", "credit ministry:government"),
    RIGHT("The senator wants the law changed.", "credit senator:government"),
    RIGHT("The party refused to support the law.", "credit party:party"),
    /* what is wished is not told by who wishes it: the outlet tells of the bombing */
    RIGHT("The bishop condemned the bombing in Kabul that killed 12 people.",
          "credit bishop:organisation; killed 12..12 by Daily Post; !perpetrator"),
    RIGHT("The bishop called for an end to the siege after a bombing in Kabul killed 12 people.",
          "killed 12..12 by Daily Post"),
};

static const extract_row chains[] = {
    WRONG_YET(
        "The ministry said that witnesses reported 12 people were killed in a bombing in Kabul.",
        "credit ministry:government > witnesses:witness"),
    RIGHT("State TV reported that the mayor said 12 people were killed in a bombing in Kabul.",
          "credit State TV:media > mayor:authority"),
    RIGHT("\"The road was blocked,\" said Omar Said, a shopkeeper.\n\n\"Nobody came to help us.\"",
          "credit Omar Said:witness"),
    RIGHT("OMAR HADDAD: We heard a blast in Kabul.\n\nANN LEE: Was anybody hurt?",
          "credit OMAR HADDAD:unnamed"),
};

static const extract_row actors[] = {
    RIGHT("Guards responded to reports of a blast that left nine miners injured in "
          "Madrid on Saturday.",
          "injured 9..9 by Daily Post"),
    RIGHT("A cleaner noticed a strange parcel before the bomb exploded in Lima on Saturday.",
          "type bombing by Daily Post"),
    RIGHT("Two people were shot in Madrid on Saturday, police Lt. Nils Aker said. A waitress was "
          "wounded, Aker said.",
          "credit police Lt. Nils Aker:police; !credit Aker"),
    RIGHT(
        "Defence minister Hector Prada came to the town. Two people were killed in the bombing in "
        "Lima, Prada said.",
        "credit Defence minister Hector Prada:government"),
};

static void sources_have_names_kinds_and_chains(void **state) {
    check_rows(sources, COUNT_OF(sources));
}

static void tellers_are_found_over_what_stands_between(void **state) {
    check_rows(tellers, COUNT_OF(tellers));
}

static void wishes_credit_words_but_no_facts(void **state) {
    check_rows(wishes, COUNT_OF(wishes));
}

static void credits_within_credits_make_chains(void **state) {
    check_rows(chains, COUNT_OF(chains));
}

static void claims_accusations_and_denials_are_told_apart(void **state) {
    check_rows(stances, COUNT_OF(stances));
}

static void who_only_acts_tells_nothing(void **state) {
    check_rows(actors, COUNT_OF(actors));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sources_have_names_kinds_and_chains),
        cmocka_unit_test(tellers_are_found_over_what_stands_between),
        cmocka_unit_test(wishes_credit_words_but_no_facts),
        cmocka_unit_test(credits_within_credits_make_chains),
        cmocka_unit_test(claims_accusations_and_denials_are_told_apart),
        cmocka_unit_test(who_only_acts_tells_nothing),
    };
    return cmocka_run_group_tests(tests, open_world, close_world);
}
