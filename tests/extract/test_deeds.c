/*
 * tests/extract/test_deeds.c - parts told by the verbs of lexicon/deeds.txt, by lists, and by those
 * behind them.
 */
#include "support.h"

static const extract_row targets[] = {
    RIGHT("Rebels blew up a public bus and two trucks in Madrid on Friday.",
          "target public bus; target trucks; perpetrator Rebels"),
    RIGHT("Two bombs exploded in front of the French embassy in Madrid on Friday.",
          "target French embassy; weapon bombs; !weapon Two bombs"),
    RIGHT("A bomb went off in Madrid on Friday. The explosion damaged a school and three nearby "
          "shops.",
          "target school; target nearby shops; type bombing"),
    RIGHT("A bomb exploded in Madrid on Friday, killing at least 12 people, police said.",
          "!victim; !target"),
    RIGHT("Gunmen opened fire in Madrid on Friday, killing a guard and damaging the town hall.",
          "target town hall"),
    RIGHT("Four people died in the attack in Madrid on Friday. Dynamite was thrown at the offices "
          "of a newspaper.",
          "weapon Dynamite"),
    RIGHT("Two banks were the targets of bomb attacks in Madrid on Friday.", "target banks"),
    RIGHT("Two bombs exploded in Madrid on Friday. A bank and a restaurant were badly damaged.",
          "target bank; target restaurant"),
    RIGHT("Six singers were hurt in a shooting at the Violet Club in Madrid on Friday.", "!target"),
    RIGHT("Pirates fired on a tanker off Oman on Friday.", "target tanker"),
    RIGHT("A man was shot in Madrid on Friday. The suspect had left the gun in his car.",
          "!target"),
    RIGHT("Bombers struck a bank in Madrid on Friday. The blast broke the windows.",
          "!target windows"),
    RIGHT("The storm damaged a school in Madrid on Friday.", "!target"),
};

static const extract_row doers[] = {
    RIGHT("The mayor was kidnapped in Madrid on Friday by a group of heavily armed men.",
          "perpetrator group of heavily armed men"),
    RIGHT("A bus driver was killed in Madrid on Friday by rebels who threw a grenade at his bus.",
          "perpetrator rebels; weapon grenade; target bus"),
    RIGHT("A judge was killed in Madrid on Friday in an attack perpetrated by presumed rebels.",
          "perpetrator rebels"),
    RIGHT("Four soldiers were involved in the killing of two nuns in Madrid.",
          "perpetrator Four soldiers accuses"),
    RIGHT("Taliban fighters attacked a bus in Kabul on Friday, killing 12 people.",
          "perpetrator Taliban; perpetrator Taliban fighters"),
    RIGHT("The Taliban held the town for years. Rebels attacked a bus in Kabul on Friday, killing "
          "12 people.",
          "perpetrator Rebels; !perpetrator Taliban"),
    RIGHT("Rebels attacked a bus in Kabul on Friday with rifles, hand grenades and mortars.",
          "weapon rifles; weapon hand grenades; weapon mortars"),
    RIGHT("Taliban fighters attacked a bus in Kabul on Friday with two rockets.",
          "perpetrator Taliban; weapon rockets"),
    RIGHT("A gunman shot two people in Madrid on Friday. Police killed the gunman.",
          "!perpetrator Police"),
    RIGHT("The Violet Club shooting in Madrid on Friday killed two people.", "!perpetrator"),
    RIGHT("Nine nuns were shot in a drive-by on the West Side of Cleveland on Friday.",
          "!perpetrator"),
    RIGHT("Their bodies were found by a neighbour in Madrid on Friday.", "!perpetrator"),
    RIGHT("Police defused a bomb in Madrid on Friday.", "!perpetrator"),
    RIGHT("Fifteen members of the Taliban died in a clash in Kabul on Friday.", "!perpetrator"),
};

static const extract_row standings[] = {
    RIGHT("Twelve people died in an attack in Kabul on Friday. Police attributed the attack to the "
          "Taliban.",
          "perpetrator Taliban accuses; perpetrator Taliban by Police"),
    RIGHT("Twelve people died in an attack in Kabul on Friday. The attack was blamed on the "
          "Taliban.",
          "perpetrator Taliban accuses"),
    RIGHT("The killing of two doctors in Kabul on Friday was claimed by the Taliban.",
          "perpetrator Taliban claims; perpetrator Taliban by Taliban"),
    RIGHT("The Taliban admitted that they had killed two doctors in Kabul on Friday.",
          "perpetrator Taliban claims"),
    RIGHT("Twelve people died in an attack in Kabul on Friday. The Taliban claimed the attack.",
          "perpetrator Taliban claims; perpetrator Taliban by Taliban"),
    RIGHT("Twelve people died in an attack in Kabul on Friday. The army claimed it had no word of "
          "the attack.",
          "!perpetrator"),
    RIGHT("Twelve people died in an attack in Kabul on Friday. The attack was attributed to the "
          "Taliban and not to the army.",
          "perpetrator Taliban accuses; !perpetrator army"),
    RIGHT("Twelve people died in an attack in Kabul on Friday. Neither the Taliban nor any other "
          "group has claimed responsibility.",
          "!perpetrator"),
    RIGHT("Twelve people died in an attack in Kabul on Friday. No person or group has claimed "
          "responsibility for the attack.",
          "!perpetrator"),
};

static void what_is_struck_is_found(void **state) {
    check_rows(targets, COUNT_OF(targets));
}

static void who_did_it_is_found_far_from_the_verb(void **state) {
    check_rows(doers, COUNT_OF(doers));
}

static void who_claims_and_who_is_blamed_is_told(void **state) {
    check_rows(standings, COUNT_OF(standings));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_struck_is_found),
        cmocka_unit_test(who_did_it_is_found_far_from_the_verb),
        cmocka_unit_test(who_claims_and_who_is_blamed_is_told),
    };
    return cmocka_run_group_tests(tests, open_models, close_world);
}
