/*
 * tests/extract/test_speech.c - what kind of source somebody is, whom a pronoun stands for, and
 * what runs on from one sentence to the next.
 */
#include "support.h"

static const extract_row kinds[] = {
    /* told elsewhere in the report */
    RIGHT("Orland County Sheriff Ulf Harmon came late. Harmon said two men were shot in Madrid.",
          "credit Orland County Sheriff Ulf Harmon:police"),
    RIGHT("Two men were shot in Madrid, Harmon said. Sheriff Ulf Harmon was at the scene.",
          "credit Sheriff Ulf Harmon:police"),
    RIGHT("Two people were hurt, Aker said. Police Major Nils Aker Jr. came to Lima.",
          "credit Police Major Nils Aker Jr.:police"),
    /* a spokesman speaks for the body told of last */
    RIGHT("Police searched a house in Lima. Spokesman Jim Sugar said a man was held.",
          "credit Spokesman Jim Sugar:police; credit Spokesman Jim Sugar for Police"),
    RIGHT("The interior ministry closed the road. A spokeswoman said it was mined.",
          "credit spokeswoman:government; credit spokeswoman for interior ministry"),
    RIGHT("A spokesman for Acme Steel said the plant was shut.",
          "credit spokesman:organisation; credit spokesman for Acme Steel"),
    /* ranks that several forces share */
    RIGHT("Police closed the road. Lt. Cooper said a man was shot in Lima.",
          "credit Lt. Cooper:police"),
    RIGHT("Soldiers of the army took the village. Lt. Cooper said it was quiet.",
          "credit Lt. Cooper:military"),
    RIGHT("Firefighters came to the mill. Capt. Cooper said two firefighters were hurt.",
          "credit Capt. Cooper:authority"),
    RIGHT("Tarrow Police Department Sgt. Frank Presto said two people were hurt.",
          "credit Tarrow Police Department Sgt. Frank Presto:police"),
    /* those who were there */
    RIGHT("Ottoline Mega, 19, said she saw the gunman run.", "credit Ottoline Mega:witness"),
    RIGHT("A woman who was leaving the shop said she heard five shots.", "credit woman:witness"),
    RIGHT("One of the victims told police he heard a shot.", "credit One of the victims:witness"),
    RIGHT("Ann Lee, who lives nearby, said she heard a shot.", "credit Ann Lee:witness"),
    RIGHT("People familiar with the plan said it had been dropped.", "credit People:unnamed"),
    RIGHT("Ann Lee said she heard a shot.", "credit Ann Lee:witness"),
    RIGHT("Ann Lee said crime must stop.", "credit Ann Lee:unnamed"),
    RIGHT("Ann Lee said her son was killed.", "credit Ann Lee:relative"),
    RIGHT("The police chief, Ann Lee, spoke first. Paul Renner said the road was shut. She said it was "
          "open.",
          "credit Ann Lee:police"),
    /* documents of a body; what a body says in writing */
    RIGHT("A police report said the car was stolen.",
          "credit police report:document; credit police report for police"),
    RIGHT("Court documents show that the man was armed.", "credit Court documents:document"),
    RIGHT("The army's statement said two soldiers were killed in Lima.",
          "credit army's statement:military"),
    RIGHT("Official statistics show that few were hurt.", "credit Official statistics:document"),
    /* letters that the report spells out */
    RIGHT("The Civic Harvest Party (CHP) met. The CHP said two of its members were shot.",
          "credit Civic Harvest Party:party"),
    /* no name that explains a body */
    RIGHT("According to police, John Doe, 24, was shot in Lima.", "credit police:police"),
};

static const extract_row pronouns[] = {
    RIGHT("Two men were shot, Sheriff Ann Lee said. She said both were hurt.",
          "credit Sheriff Ann Lee:police"),
    RIGHT("Police Chief Ann Lee said two were hurt. Witnesses said they saw a man run. "
          "She said he was armed.",
          "credit Police Chief Ann Lee:police"),
    RIGHT("Dale Smith was held on Monday, Sheriff Ann Lee said. He told deputies he had a gun.",
          "credit Dale Smith:unnamed"),
    RIGHT("The ministry said the road was shut. It said two people were hurt.",
          "credit ministry:government; !credit It"),
};

static const extract_row runs[] = {
    /* a record of voices in brackets, whoever they are, until it ends */
    RIGHT("(busta) a bomb exploded in Lima.\n\n(prado) was anybody hurt there?\n\n(busta) two "
          "soldiers "
          "were killed in the bombing in Lima. (end recording)\n\nThe bombing in Lima wounded 12 "
          "people.",
          "killed 2..2 by busta; injured 12..12 by Daily Post"),
    RIGHT("Police Chief Paul Renner spoke.\n\nRENNER: Two soldiers were killed in the bombing in "
          "Lima.",
          "credit RENNER:police"),
    RIGHT("\"We left,\" he went on. Ann Lee, a nurse, was there. \"There was a bomb,\" Lee "
          "continued.",
          "credit Ann Lee:hospital; !credit Lee"),
    RIGHT("Reuters cited the ministry as saying that 12 people were killed in a bombing in Kabul.",
          "credit Reuters:media > ministry:government"),
    RIGHT(
        "Twelve people were killed in a bombing in Kabul, according to a Front-affiliated website.",
        "credit Front-affiliated website:media"),
    RIGHT("The Metropolitan Transit Authority said a train derailed in Lima. The agency said two "
          "people "
          "were hurt.",
          "credit Metropolitan Transit Authority:authority"),
    /* one quotation, its speaker at the end */
    RIGHT("Lee said two were hurt.\n\n\"We ran. We hid in the shop,\" said Carl Omar, a "
          "shopkeeper. \"A bomb exploded in Kabul.\"",
          "credit Carl Omar:witness; type bombing by Carl Omar"),
    RIGHT("\"A bomb exploded in Kabul. Twelve people were killed,\" said Carl Omar, a shopkeeper.",
          "killed 12..12 by Carl Omar; type bombing by Carl Omar"),
    /* across paragraphs */
    RIGHT("\"A bomb exploded in Kabul,\" said Carl Omar, a shopkeeper.\n\n\"Twelve people were "
          "killed. I saw it.\"",
          "killed 12..12 by Carl Omar"),
    /* labels of a record of voices */
    RIGHT("Two voices were heard after the blast.\n\nOMAR HADDAD: A bomb exploded in Kabul. It was "
          "big. Twelve people were killed.\n\nANN LEE: It was bad.",
          "killed 12..12 by OMAR HADDAD; credit ANN LEE:unnamed"),
    RIGHT("President Carl Prada spoke.\n\n(Prada) A bomb exploded in Kabul. Twelve people were "
          "killed.",
          "killed 12..12 by President Carl Prada; credit President Carl Prada:government"),
    /* goes on telling what officials said, and not for long */
    RIGHT("The first bomber struck a market in Kabul at 3 pm, officials said. The second killed 12 "
          "people.",
          "killed 12..12 by officials"),
    RIGHT("Two men were shot in Lima, police said. They were taken to hospital. Twelve people were "
          "killed in a bombing in Kabul.",
          "killed 12..12 by Daily Post"),
    RIGHT("Two men were shot in Lima, police said. The city has seen 12 killings this year.",
          "!killed 12..12 by police"),
};

static void kinds_are_told_by_all_of_the_report(void **state) {
    check_rows(kinds, COUNT_OF(kinds));
}

static void pronouns_stand_for_who_was_told_of(void **state) {
    check_rows(pronouns, COUNT_OF(pronouns));
}

static void speech_runs_on_within_limits(void **state) {
    check_rows(runs, COUNT_OF(runs));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kinds_are_told_by_all_of_the_report),
        cmocka_unit_test(pronouns_stand_for_who_was_told_of),
        cmocka_unit_test(speech_runs_on_within_limits),
    };
    return cmocka_run_group_tests(tests, open_models, close_world);
}
