/*
 * tests/extract/test_beside.c - who tells by what stands beside the name: titles, numbers of units,
 * places, letters, appositions; and who does not tell at all.
 */
#include "support.h"

static const extract_row kinds[] = {
    RIGHT("Police Captain Sigurd Gorm says a clerk was shot dead in Osk on Monday.",
          "credit Police Captain Sigurd Gorm:police"),
    RIGHT("The army's fourth brigade said 12 soldiers were killed in an ambush near Osk.",
          "credit army's fourth brigade:military"),
    RIGHT("St. Landry Parish sheriff's deputies said a man was shot dead on Monday.",
          "credit St. Landry Parish sheriff's deputies:police"),
    RIGHT("The Sussex County Prosecutor's Office said a man was shot dead in Osk on Monday.",
          "credit Sussex County Prosecutor's Office:authority"),
    RIGHT("A clerk was shot dead in Osk on Monday, norville.com reported.",
          "credit norville.com:media"),
    RIGHT("two men were held by the administrative department of security, das, in pasto. das "
          "sources said they had killed a judge in cali.",
          "credit das sources:authority"),
};

static const extract_row parts[] = {
    RIGHT("A spokesman for the weavers said that soldiers have arrested 31 weavers in Osk.",
          "credit spokesman:organisation; credit spokesman for weavers"),
    RIGHT("Cedar Falls Police Department officers said a man was shot dead on Monday.",
          "credit Cedar Falls Police Department officers:police"),
    RIGHT("Harbor dispatchers said two men were shot in Osk on Monday.",
          "credit Harbor dispatchers:authority"),
    /* who did it is no witness of it */
    RIGHT("Police arrested Joe Rudd, 34, in the shooting of a clerk in Osk on Monday. Rudd told "
          "officers he saw the clerk fall.",
          "credit Joe Rudd:perpetrator"),
    RIGHT("The case took nine years, for most of those called as witnesses had died since the "
          "murder of the judge in Osk.",
          "!credit"),
};

static const extract_row elsewhere[] = {
    /* all in lower case, a surname looks like any noun */
    RIGHT("government minister alvaro rosales said today that gunmen killed two judges in osk. "
          "rosales said the band has killed many clerks.",
          "!credit rosales; credit government minister alvaro rosales:government"),
    RIGHT("official bolivian sources have reported that rebels killed three soldiers in osk.",
          "credit official bolivian sources:authority"),
    RIGHT("A victim Lynn Carr said a man shot three people in Osk on Monday.",
          "credit victim Lynn Carr:witness"),
    RIGHT("as i told you on monday, three men were killed in an attack on osk.", "!credit"),
    /* whom an interview addresses by his office */
    RIGHT("what will you do now?\n\n(rivas) we will go on.\n\n(reporter) mr president, will the "
          "army come to osk?\n\n(rivas) yes. rebels killed three soldiers near osk on monday.",
          "credit rivas:government"),
};

static const extract_row asides[] = {
    RIGHT("According to Hill County Sheriff Uwe Lund, the uncles of the girl were shot dead.",
          "credit Hill County Sheriff Uwe Lund:police"),
    RIGHT("A clerk was shot dead in Osk on Monday, said Ann Lee, the mother of the clerk.",
          "credit Ann Lee:relative"),
    RIGHT("(WQX) - Two cooks were wounded in a shooting in Osk, police said.\n\n(WQX) - Two others "
          "ran.",
          "credit police:police; !credit WQX"),
};

static const extract_row told[] = {
    /* a day or a place between the verb and what is told */
    RIGHT("The authorities disclosed today that 12 people were killed in a bombing in Kabul.",
          "killed 12..12 by authorities"),
    RIGHT("The authorities confirmed in Lima on Monday that 12 people were killed in a bombing.",
          "killed 12..12 by authorities"),
    /* nobody tells */
    RIGHT("The killings closed a grim year, in which 12 people were shot dead in Osk.",
          "!credit; killed 12..12 by Daily Post"),
    RIGHT("The police offered a reward to the two detectives who arrested a man in Osk.",
          "!credit"),
};

static const extract_row ends[] = {
    RIGHT("With the knife close to her throat, police said Falk, who was off duty, drew a revolver "
          "and fired one shot at Renner on Monday.",
          "perpetrator Falk by police"),
    RIGHT("The flight of two cooks who said they had been threatened came nine days after four "
          "clerks were killed in Osk.",
          "killed 4..4 by Daily Post"),
    RIGHT("The axe struck the lodger, identified by family members as Otto Grell. He was "
          "pronounced dead in Osk on Monday.",
          "!killed 1..1 by family members"),
};

static const extract_row suspected[] = {
    RIGHT("Suspected gang members killed two teachers in Osk on Monday.",
          "perpetrator gang members likely; !killed 2..2 likely"),
};

static void what_stands_beside_tells_the_kind(void **state) {
    check_rows(kinds, COUNT_OF(kinds));
}

static void who_speaks_for_whom_and_who_did_it(void **state) {
    check_rows(parts, COUNT_OF(parts));
}

static void what_is_told_elsewhere_tells_the_kind(void **state) {
    check_rows(elsewhere, COUNT_OF(elsewhere));
}

static void an_aside_is_of_the_name_before_it(void **state) {
    check_rows(asides, COUNT_OF(asides));
}

static void what_is_told_may_follow_day_and_place(void **state) {
    check_rows(told, COUNT_OF(told));
}

static void what_is_told_ends_with_its_clause(void **state) {
    check_rows(ends, COUNT_OF(ends));
}

static void suspected_doers_are_likely(void **state) {
    check_rows(suspected, COUNT_OF(suspected));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_stands_beside_tells_the_kind),
        cmocka_unit_test(who_speaks_for_whom_and_who_did_it),
        cmocka_unit_test(what_is_told_elsewhere_tells_the_kind),
        cmocka_unit_test(an_aside_is_of_the_name_before_it),
        cmocka_unit_test(what_is_told_may_follow_day_and_place),
        cmocka_unit_test(what_is_told_ends_with_its_clause),
        cmocka_unit_test(suspected_doers_are_likely),
    };
    return cmocka_run_group_tests(tests, open_models, close_world);
}
