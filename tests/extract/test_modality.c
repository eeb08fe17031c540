/*
 * tests/extract/test_modality.c - whether what a word names took place, and what is of no one
 * incident.
 */
#include "support.h"

/* Nothing is printed of what makes no incident: "!event" is that it is not taken as having
 * happened. */
static const extract_row denials[] = {
    RIGHT("The ministry said no attack had taken place in Madrid on Monday.",
          "happened true denies; happened true by ministry; !type attack"),
    RIGHT("The army denied that troops had fired on protesters in Madrid on Monday.",
          "happened true denies; perpetrator troops denies"),
    RIGHT(
        "Reports that troops fired on protesters in Madrid on Monday are fake news, the army said.",
        "happened true denies; happened true by army; !perpetrator"),
    RIGHT("Reports of a bombing in Madrid on Monday are false, police said.",
          "happened true denies; !type bombing"),
    RIGHT("A bomb killed nine people in Madrid on Monday, residents said. The ministry said no "
          "bombing had taken place.",
          "killed 9..9 by residents; happened true by ministry; incidents 1"),
    RIGHT(
        "The army said reports that its troops killed nine people in Madrid on Monday were untrue.",
        "!perpetrator army claims; killed 9..9 denies"),
    RIGHT("Reports that gunmen stormed a hotel in Madrid on Monday are true, police said.",
          "event attack; !happened"),
};

static const extract_row governed[] = {
    RIGHT("The militia threatened to carry out attacks on hotels in Madrid on Monday.",
          "incidents 0"),
    RIGHT("The baker was accused of killing two men in Madrid on Monday.", "event killing alleged"),
    RIGHT("Parents are afraid of getting shot in Madrid.", "incidents 0"),
    RIGHT("She was the third person to be killed in Madrid on Monday.", "event killing actual"),
    RIGHT("They left Madrid on Monday without firing a shot.", "incidents 0"),
    RIGHT("The army could attack and kill rebels in Madrid.", "incidents 0"),
    RIGHT("Officials denied that the army bombed Madrid on Monday.", "!event bombing actual"),
    WRONG_YET("Residents of Madrid fear more attacks.", "incidents 0"),
    RIGHT("Residents of Madrid feared more attacks.", "incidents 0"),
    RIGHT("There were no reports of violence in Madrid on Monday.", "incidents 0"),
    RIGHT("The group carried out an attack on a hotel in Madrid on Monday, killing two.",
          "event attack actual; killed 2..2"),
    RIGHT("Guards managed to kill two gunmen in Madrid on Monday.", "event killing actual"),
    RIGHT("Guards failed to stop a bomb attack in Madrid on Monday that killed two.",
          "event bombing actual; killed 2..2"),
    RIGHT("Guards hope to prevent attacks in Madrid.", "incidents 0"),
    RIGHT("Guards prevented an attack on a hotel in Madrid on Monday.", "event attack foiled"),
    RIGHT("The two were convicted of murdering a baker in Madrid on Monday.",
          "event murder actual"),
    RIGHT("The minister called for a strike in Madrid on Friday.", "incidents 0"),
    RIGHT("The court ordered his arrest in Madrid on Monday.", "incidents 0"),
    RIGHT("Soldiers in Madrid are training to retake hostages and shoot attackers.", "incidents 0"),
    RIGHT("He is wanted for killing two men in Madrid on Monday.", "event killing alleged"),
    RIGHT("Fighters tried to shoot the mayor in Madrid on Monday.", "event shooting foiled"),
    RIGHT("The men refused to kill the hostages in Madrid on Monday.", "incidents 0"),
    RIGHT("Police thwarted a plan for an attack in Madrid on Monday.", "event attack foiled"),
    RIGHT("The villagers were forced to flee Madrid on Monday.", "event displacement actual"),
};

static const extract_row clauses[] = {
    RIGHT("Rebels did not shoot down the plane near Madrid on Monday.", "incidents 0"),
    RIGHT("Had the army bombed Madrid on Monday, dozens would have died.", "incidents 0"),
    RIGHT("Rebels neither attacked Madrid on Monday nor bombed the bridge there.", "incidents 0"),
    RIGHT("The gunmen had been drinking in Madrid on Monday and shot a baker.",
          "event shooting actual"),
    RIGHT("Was the mayor murdered in Madrid on Monday?", "incidents 0"),
    RIGHT("Unless gunmen attack Madrid, the vote will go ahead.", "incidents 0"),
    RIGHT("In the event of an attack on Madrid, the bridge is closed.", "incidents 0"),
    RIGHT("Police asked who had killed the mayor in Madrid on Monday.", "event killing actual"),
    RIGHT("Nobody was killed in the blast in Madrid on Monday.",
          "event explosion actual; !event killing actual"),
    RIGHT("The blast in Madrid on Monday did not injure anyone.", "event explosion actual"),
    RIGHT("The explosion in Madrid on Monday may have been caused by gas.",
          "event explosion actual"),
};

static const extract_row kinds[] = {
    RIGHT("Attacks on civilians are a war crime.", "incidents 0"),
    RIGHT("The law on assault was changed in Madrid on Monday.", "incidents 0"),
    RIGHT("They have murdered teachers.", "incidents 0"),
    RIGHT("The film was shot in Madrid on Monday.", "incidents 0"),
    RIGHT("Senators battled over the budget in Madrid on Monday.", "incidents 0"),
    RIGHT("Readers of the crime novel learn that a duke was murdered in Madrid.", "incidents 0"),
};

static const extract_row sums[] = {
    RIGHT("The war has killed 60,000 people in Spain.",
          "incidents 0; killed 60000..60000 sum; killed 60000..60000 about armed clash"),
    RIGHT("More than 300 people were murdered in Madrid last year.",
          "incidents 0; killed 301.. about Madrid; killed 301.. about 2020"),
    RIGHT("The ministry counted 412 attacks in Spain in 2019.",
          "incidents 0; incidents 412..412 about attack; incidents 412..412 about 2019"),
    RIGHT("There have been 24 homicides in Madrid so far this year.",
          "incidents 0; killed 24..24 about 2021"),
    RIGHT("Rebels have killed 90 soldiers since January.", "incidents 0; killed 90..90 sum"),
    RIGHT("In 2015, a suicide bombing in Madrid killed 70 people.", "killed 70..70 on 1"),
    RIGHT("A gunman killed 12 people in Madrid in 2012.", "killed 12..12 on 1"),
};

static void what_governs_an_event_says_whether_it_took_place(void **state) {
    check_rows(governed, COUNT_OF(governed));
}

static void who_denies_that_it_took_place_says_so_of_the_incident(void **state) {
    check_rows(denials, COUNT_OF(denials));
}

static void questions_conditions_and_what_is_presupposed(void **state) {
    check_rows(clauses, COUNT_OF(clauses));
}

static void kinds_of_things_and_metaphors_are_no_incidents(void **state) {
    check_rows(kinds, COUNT_OF(kinds));
}

static void figures_over_many_incidents_are_of_none(void **state) {
    check_rows(sums, COUNT_OF(sums));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_governs_an_event_says_whether_it_took_place),
        cmocka_unit_test(who_denies_that_it_took_place_says_so_of_the_incident),
        cmocka_unit_test(questions_conditions_and_what_is_presupposed),
        cmocka_unit_test(kinds_of_things_and_metaphors_are_no_incidents),
        cmocka_unit_test(figures_over_many_incidents_are_of_none),
    };
    return cmocka_run_group_tests(tests, open_models, close_world);
}
