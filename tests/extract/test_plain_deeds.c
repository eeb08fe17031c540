/*
 * tests/extract/test_plain_deeds.c - plain sentences on armed people: each must give its incident,
 * who did it and what was struck, whatever the verb and whoever the doer.
 */
#include "support.h"

static const extract_row verbs[] = {
    RIGHT("Gunmen wounded two policemen in Madrid on Monday.",
          "event attack; perpetrator Gunmen; injured 2..2"),
    RIGHT("Rebels destroyed a bridge in Madrid on Monday.",
          "event attack; perpetrator Rebels; target bridge"),
    RIGHT("Rebels seized a police station in Madrid on Monday.",
          "event attack; perpetrator Rebels; target police station"),
    RIGHT("Rebels raided a warehouse in Madrid on Monday.",
          "event attack; perpetrator Rebels; target warehouse"),
    RIGHT("Gunmen executed a judge in Madrid on Monday.", "event execution; killed 1..1"),
    RIGHT("Gunmen took a judge hostage in Madrid on Monday.",
          "event hostage taking; perpetrator Gunmen"),
    RIGHT("Rebels set fire to a bus in Madrid on Monday.",
          "event arson; perpetrator Rebels; target bus"),
    RIGHT("Rebels opened fire on a bus in Madrid on Monday.",
          "event shooting; perpetrator Rebels; target bus"),
    RIGHT("Gunmen fired rockets at a hotel in Madrid on Monday.",
          "perpetrator Gunmen; target hotel; weapon rockets"),
    RIGHT("Gunmen planted a bomb at a mosque in Madrid on Monday.",
          "perpetrator Gunmen; target mosque; weapon bomb"),
    RIGHT("Rebels detonated a bomb outside a hospital in Madrid on Monday.",
          "perpetrator Rebels; target hospital; weapon bomb"),
    RIGHT("An attack by bandits on a police patrol shocked Madrid on Monday.",
          "perpetrator bandits; target police patrol"),
    RIGHT("An aid worker was shot and killed by unknown assailants in Madrid on Monday.",
          "perpetrator unknown assailants; killed 1..1"),
    RIGHT("A suicide bomber blew himself up at a market in Madrid on Monday.",
          "event suicide bombing; perpetrator suicide bomber; target market"),
    RIGHT("Attackers took hostage the journalist Ann Lee in Madrid on Monday.",
          "perpetrator Attackers; victim Ann Lee"),
    RIGHT("Two men on a motorcycle shot dead a judge in Madrid on Monday.",
          "attackers 2..2; killed 1..1; !killed 2..2"),
    RIGHT("Six priests were wounded by Russian forces in Madrid on Monday.",
          "event attack; injured 6..6; perpetrator Russian forces"),
    RIGHT("Terrorists murdered the priest Juan Perez and wounded his driver in Madrid on Monday.",
          "type murder; killed 1..1; injured 1..1"),
    RIGHT("About 20 guerrillas stormed the town hall in Madrid, took the mayor hostage and fled.",
          "abducted 1..1; attackers 18..22; !displaced"),
    RIGHT("A raid by rebels on a police station shocked Madrid on Monday.",
          "event attack; target police station"),
};

static const extract_row doers[] = {
    RIGHT("Shining Path rebels attacked a bank in Lima on Monday.",
          "perpetrator Shining Path rebels; perpetrator Shining Path; target bank"),
    RIGHT("Members of a drug gang attacked a hotel in Madrid on Monday.",
          "perpetrator Members of a drug gang; target hotel"),
    RIGHT("Soldiers bombed the embassy in Madrid on Monday.",
          "perpetrator Soldiers; target embassy"),
    RIGHT("Israeli warplanes bombed a bridge in Damascus on Monday.",
          "event air strike; perpetrator Israel; target bridge"),
    RIGHT("A bus was blown up by rebels in Madrid on Monday.", "perpetrator rebels; target bus"),
    RIGHT(
        "The Red Army Faction claimed responsibility for the bombing of a bank in Madrid.",
        "perpetrator Red Army Faction by Red Army Faction; !perpetrator Red Army Faction by Daily "
        "Post"),
    RIGHT("Responsibility for the killing of the judge was claimed by the Red Army Faction.",
          "perpetrator Red Army Faction by Red Army Faction"),
    RIGHT("Police raided a house in Madrid on Monday.", "event raid; !perpetrator"),
    RIGHT("Soldiers found a bomb in Madrid on Monday.", "!perpetrator"),
};

static void plain_verbs_of_armed_people_tell_incidents(void **state) {
    check_rows(verbs, COUNT_OF(verbs));
}

static void whoever_did_it_is_found(void **state) {
    check_rows(doers, COUNT_OF(doers));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_verbs_of_armed_people_tell_incidents),
        cmocka_unit_test(whoever_did_it_is_found),
    };
    return cmocka_run_group_tests(tests, open_models, close_world);
}
