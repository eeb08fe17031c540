/*
 * tests/extract/test_blame.c - who is said to have done it, in words that do not tell the deed:
 * each accusation, denial and claim with its standing and its source.
 */
#include "support.h"

/* Told before, so that "the attack" and "it" have something to mean. */
#define DEED "Gunmen stormed a base near Osk on Monday, killing six clerks. "

static const extract_row accusations[] = {
    RIGHT(DEED "The ministry blamed the Taliban.",
          "perpetrator Taliban accuses; perpetrator Taliban by ministry"),
    RIGHT(DEED "Officials blamed the attack on FARC rebels.",
          "perpetrator FARC rebels accuses; perpetrator FARC rebels by Officials; !target FARC"),
    RIGHT(DEED "The mayor pointed the finger at the Taliban.",
          "perpetrator Taliban accuses; perpetrator Taliban by mayor"),
    RIGHT(DEED "The mayor put the blame for the attack on FARC rebels.",
          "perpetrator FARC rebels accuses"),
    RIGHT(DEED "The mayor said the Taliban was behind the attack.",
          "perpetrator Taliban accuses; perpetrator Taliban by mayor"),
    RIGHT(DEED "The mayor said the Taliban were responsible.",
          "perpetrator Taliban accuses; perpetrator Taliban by mayor"),
    RIGHT(DEED "The mayor said the attack was the work of the Taliban.",
          "perpetrator Taliban accuses; perpetrator Taliban by mayor"),
    RIGHT(DEED "The mayor said the gunmen were from the Taliban.",
          "perpetrator Taliban asserts; perpetrator Taliban by mayor"),
    RIGHT(DEED "Witnesses said government forces carried out the attack.",
          "perpetrator government forces by Witnesses"),
    RIGHT(DEED "Suspicion fell on the Taliban.", "perpetrator Taliban accuses"),
    RIGHT(DEED "The Taliban is believed to be behind the attack.", "perpetrator Taliban accuses"),
    RIGHT(DEED "The attack bears the hallmarks of the Taliban.", "perpetrator Taliban accuses"),
    RIGHT(DEED "The mayor holds the Jihadi Front of the Northern Valley (JFNV) responsible for "
               "the killing.",
          "perpetrator Jihadi Front of the Northern Valley accuses"),
    RIGHT(DEED "The mayor blamed the Taliban for the clerks' deaths.",
          "perpetrator Taliban accuses"),
    RIGHT(DEED "The Taliban may have carried out the attack, a mayor said.",
          "perpetrator Taliban accuses"),
};

static const extract_row denials[] = {
    RIGHT(DEED "The ministry denied that the Taliban was behind the attack.",
          "perpetrator Taliban denies; perpetrator Taliban by ministry; !perpetrator Taliban "
          "accuses"),
    RIGHT(DEED "The ministry said the Taliban was not behind the attack.",
          "perpetrator Taliban denies; perpetrator Taliban by ministry; !perpetrator Taliban "
          "accuses"),
    RIGHT(DEED "The ministry said the Taliban had nothing to do with the attack.",
          "perpetrator Taliban denies; perpetrator Taliban by ministry"),
    RIGHT(DEED "Officials rejected claims that the Taliban were responsible.",
          "perpetrator Taliban denies; perpetrator Taliban by Officials; !perpetrator Taliban "
          "accuses"),
    RIGHT(DEED "Officials dismissed the claim that the Taliban had carried out the attack.",
          "perpetrator Taliban denies; perpetrator Taliban by Officials"),
    RIGHT(DEED "The ministry ruled out the involvement of the Taliban.",
          "perpetrator Taliban denies; perpetrator Taliban by ministry"),
    RIGHT(
        DEED "The Taliban said it was not behind the attack.",
        "perpetrator Taliban denies; perpetrator Taliban by Taliban; !perpetrator Taliban claims"),
};

static const extract_row claims[] = {
    RIGHT(DEED "The Taliban, in a call to a radio station, said it was responsible.",
          "perpetrator Taliban claims; perpetrator Taliban by Taliban"),
    RIGHT("Gunmen stormed a base near Osk on Monday, killing six clerks who had come by bus. The "
          "Islamic\n"
          "State said it had carried out the attack.",
          "perpetrator Islamic State claims"), /* a name over two lines is one name */
    RIGHT(DEED "The Taliban said on Telegram that it had carried out the attack.",
          "perpetrator Taliban claims"),
    RIGHT(DEED "A spokesman for the Taliban claimed responsibility.",
          "perpetrator Taliban claims; !perpetrator spokesman"),
};

/* What exploded may have been a bomb. */
static const extract_row explosions[] = {
    RIGHT(
        "An explosion killed six clerks at a market in Osk on Monday. The army blamed the Taliban.",
        "perpetrator Taliban accuses; perpetrator Taliban by army"),
    RIGHT("An explosion killed six clerks at a market in Osk on Monday. Residents blamed the "
          "company.",
          "!perpetrator company"),
    RIGHT("A market in Osk was bombed on Monday. The Taliban claimed the attack, saying one of its "
          "fighters had left a bomb in the market.",
          "perpetrator Taliban claims; !perpetrator Taliban asserts"),
    RIGHT("An attack on a market in Osk killed six clerks. The army denied that the Taliban was "
          "behind "
          "the blast.",
          "perpetrator Taliban denies; perpetrator Taliban by army"),
    RIGHT(DEED "Human Rights Watch accused Israel of carrying out the attack.",
          "perpetrator Israel; perpetrator Israel by Human Rights Watch"),
};

static const extract_row nobody[] = {
    RIGHT(DEED "The Taliban accused the government of hiding bodies.", "!perpetrator government"),
    RIGHT(DEED "Residents blamed the army for the delay.", "!perpetrator army"),
    RIGHT(DEED "The state police are involved in the investigation.", "!perpetrator police"),
    RIGHT("Osk city homicide inspectors look into the killings of two clerks and the maiming of a "
          "third in Lima.",
          "!perpetrator Osk city homicide inspectors"),
    RIGHT(DEED "The mayor urged the parties involved to keep calm.", "!perpetrator parties"),
    RIGHT(DEED "Inspectors hold two rifles suspected of being involved in the attack.",
          "!perpetrator Inspectors"),
    RIGHT(DEED "The Taliban neither claimed nor denied the attack.", "!perpetrator Taliban"),
    RIGHT(DEED "Gunmen placed a bomb on a truck.", "!perpetrator truck"),
    RIGHT(DEED "If the Taliban were behind the attack, talks would end.", "!perpetrator Taliban"),
    RIGHT(DEED "No group was behind the attack.", "!perpetrator No group; !perpetrator group"),
};

static void blame_is_an_accusation_by_whoever_lays_it(void **state) {
    check_rows(accusations, COUNT_OF(accusations));
}

static void what_is_negated_or_denied_is_a_denial(void **state) {
    check_rows(denials, COUNT_OF(denials));
}

static void who_speaks_of_himself_claims(void **state) {
    check_rows(claims, COUNT_OF(claims));
}

static void what_exploded_may_have_been_a_bomb(void **state) {
    check_rows(explosions, COUNT_OF(explosions));
}

static void other_blame_is_of_no_deed(void **state) {
    check_rows(nobody, COUNT_OF(nobody));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blame_is_an_accusation_by_whoever_lays_it),
        cmocka_unit_test(what_is_negated_or_denied_is_a_denial),
        cmocka_unit_test(who_speaks_of_himself_claims),
        cmocka_unit_test(what_exploded_may_have_been_a_bomb),
        cmocka_unit_test(other_blame_is_of_no_deed),
    };
    return cmocka_run_group_tests(tests, open_models, close_world);
}
