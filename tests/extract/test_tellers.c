/*
 * tests/extract/test_tellers.c - who tells, in whatever words and place: nouns mistaken for verbs,
 * what stands between, local papers and stations, channels, two sides of one sentence.
 */
#include "support.h"

static const extract_row nouns[] = {
    RIGHT("A bomb exploded in Lima. Witnesses also said 12 people were killed.",
          "killed 12..12 by Witnesses"),
    RIGHT("The attorney general told reporters that three hooded men killed the judge in Lima.",
          "credit attorney general:authority"),
    RIGHT("Twelve people were killed by a flood in Lima, according to state TV.",
          "killed 12..12 by state TV; credit state TV:media"),
    RIGHT("The military said Monday that a bomb killed 12 people in Lima.",
          "killed 12..12 by military"),
    RIGHT("John Doe, 34, shot two men outside a bar in Lima, the warrant states.",
          "credit warrant:document"),
    RIGHT("According to charging documents, John Doe, 34, stabbed a man to death in Lima.",
          "credit charging documents:document"),
    RIGHT("The statement of charges says John Doe, 34, stabbed a man to death in Lima.",
          "credit statement of charges:document"),
    RIGHT("Body camera footage shows that a man shot at the officers.",
          "credit Body camera footage:document"),
    RIGHT("Dispatch audio indicated that five people were shot in Lima.",
          "credit Dispatch audio:document"),
};

static const extract_row between[] = {
    RIGHT("John Doe, 43, was killed by a bomb in Lima, said police.", "credit police:police"),
    RIGHT("A bomb killed 12 people in Lima, said a student who saw the attack.",
          "killed 12..12 by student"),
    RIGHT("A senior police officer who asked to stay nameless said a bomb killed 12 people in "
          "Lima.",
          "killed 12..12 by senior police officer"),
    RIGHT("The Red Front was behind the bombing in Lima, a taxi driver said in a statement.",
          "credit taxi driver:witness"),
    RIGHT("One of the survivors said a bomb killed 12 people in Lima.",
          "killed 12..12 by One of the survivors"),
    RIGHT("The bishops charged on Tuesday that soldiers murdered two priests in Lima.",
          "killed 2..2 by bishops"),
    RIGHT("Police put the number of dead in the Lima bus crash at 11.", "killed 11..11 by Police"),
    /* not in the words that he says himself */
    RIGHT("Police Chief Ann Lee spoke at noon.\n\n\"John Doe, 43, was killed by a bomb in Lima,\" "
          "she said.",
          "credit Police Chief Ann Lee:police"),
    RIGHT("The Red Front sent a letter to Reuters. It said that it had killed 14 soldiers in Lima.",
          "killed 14..14 by Red Front"),
    RIGHT("Colonel Luis Mora, commander of the 9th Brigade, said 14 rebels were killed in Lima.",
          "credit Colonel Luis Mora:military"),
};

static const extract_row placed[] = {
    RIGHT("A bomb killed 12 people in Lima, the ministry revealed.", "killed 12..12 by ministry"),
    RIGHT("A bomb killed 12 people in Lima, military sources indicated on Monday.",
          "killed 12..12 by military sources"),
    RIGHT("The bomb, the ministry disclosed, killed 12 people in Lima.",
          "killed 12..12 by ministry"),
    RIGHT("\"A bomb killed 12 people in Lima,\" revealed the ministry.",
          "killed 12..12 by ministry"),
    RIGHT("The ministry revealed a plan. A bomb killed 12 people in Lima.",
          "killed 12..12 by Daily Post"),
};

static const extract_row press[] = {
    RIGHT("A man was shot dead in Lima, his family told Channel 5.",
          "killed 1..1 by Channel 5 > family; credit family:relative"),
    RIGHT("Two people were shot in Lima, WKXN reported.", "credit WKXN:media"),
    RIGHT("Two people were shot in Lima, Norland TV said.", "credit Norland TV:media"),
    RIGHT("According to the Tarrow Times, two people were shot in Lima.",
          "credit Tarrow Times:media"),
    RIGHT(
        "The Tarrow Times said a bomb exploded in Lima. The paper added that it killed 12 people.",
        "killed 12..12 by Tarrow Times"),
    RIGHT("The Norland Observatory for Human Rights said 12 people were killed by a bomb in Lima.",
          "killed 12..12 by Norland Observatory for Human Rights"),
    RIGHT("Radio Tarrow, quoting military sources, reported that a bomb killed 12 people in Lima.",
          "credit Radio Tarrow:media > military sources:military"),
};

static const extract_row papers[] = {
    RIGHT("The army issued a communique on Tuesday. \"A bomb killed 12 people in Lima,\" the text "
          "says.",
          "credit text:military; credit text for army"),
    RIGHT("The interior ministry said in a statement that a bomb exploded in Lima. The statement "
          "said it "
          "killed 12 people.",
          "credit statement:government; credit statement for interior ministry"),
    RIGHT("Officials of the National Police said a bomb exploded in Lima. The sources said it "
          "killed 12 "
          "people.",
          "killed 12..12 by Officials"),
    RIGHT("A statement said a bomb killed 12 people in Lima.", "credit statement:document"),
    RIGHT("Two people were shot in Lima, ABC7 said.", "credit ABC7:media"),
    RIGHT("Two people were shot in Lima, according to the Tribune.", "credit Tribune:media"),
    RIGHT("Police believe the Red Front was behind the bombing in Lima.",
          "perpetrator Red Front by Police"),
    RIGHT("A bomb exploded in Lima. Police told reporters that at least 12 people had died.",
          "killed 12.. by Police"),
};

static const extract_row last[] = {
    RIGHT("Two people were shot in Lima, police said. They were taken to Lima Hospital, where a "
          "spokeswoman said one was dead.",
          "credit spokeswoman:hospital"),
    RIGHT("Omar Said was quoted by Reuters as saying a bomb killed 12 people in Lima.",
          "killed 12..12 by Reuters > Omar Said"),
    RIGHT("A bomb killed 12 people in Lima on Monday, said Karl Odo, a spokesman for the governor, "
          "adding that five attackers had died.",
          "killed 12..12 by Karl Odo"),
};

static const extract_row sides[] = {
    RIGHT(
        "While the government says the bomb in Lima killed 12 people, the opposition says at least "
        "30 were killed.",
        "killed 12..12 by government; killed 30.. by opposition"),
    RIGHT("The ministry issued a statement condemning the bombing in Lima that killed 12 people.",
          "killed 12..12 by Daily Post"),
    RIGHT("A man who identified himself as a rebel said the bomb in Lima killed 12 people.",
          "killed 12..12 by man"),
};

static const extract_row voices[] = {
    /* whose voice a recording has, and where it ends */
    RIGHT(
        "A bomb exploded in Lima today and killed three people.\n\n[Begin Mayor Juan Rivas "
        "recording] We have counted nine wounded. [end recording]\n\nPolice found 12 dead in "
        "another bombing in Lima.",
        "injured 9..9 by Mayor Juan Rivas; killed 3..3 by Daily Post; killed 12..12 by Daily Post"),
    RIGHT("Two bombs exploded in Lima. Here is what the governor said: [Begin recording] The bombs "
          "killed 16 people. [End recording] The bombs wounded 12 people.",
          "killed 16..16 by governor; injured 12..12 by Daily Post"),
    RIGHT(
        "A BOMB EXPLODED IN LIMA. [BEGIN RECORDING] [GENERAL LUIS MORA] IT KILLED SEVEN OF OUR MEN "
        "IN LIMA. [END RECORDING] [ANNOUNCER] THE BOMB WOUNDED 12 PEOPLE.",
        "killed 7..7 by GENERAL LUIS MORA; injured 12..12 by Daily Post"),
    /* a document read out */
    RIGHT("Lima, 3 May 89 (Radio Tarrow) - [Communique from the Army General Staff; read by "
          "announcer] "
          "[Text] A bomb exploded in Lima today. It killed 12 people.",
          "killed 12..12 by Army General Staff"),
    RIGHT("A bomb exploded in Lima (on Monday). It killed 12 people.",
          "killed 12..12 by Daily Post"),
};

static const extract_row present[] = {
    RIGHT("Ann Lee was among the 12 people wounded by the bomb in Lima. Three people were killed, "
          "Lee "
          "said.",
          "killed 3..3 by Ann Lee; credit Ann Lee:witness"),
    RIGHT("Ann Lee was in the market in Lima when the bomb exploded. \"Nine people were killed,\" "
          "she "
          "recalled.",
          "credit Ann Lee:witness"),
    RIGHT(
        "A bomb exploded in Lima. \"I heard a shot,\" Carl Omar said. Omar said the bomb killed 12 "
        "people.",
        "killed 12..12 by Carl Omar; credit Carl Omar:witness"),
    RIGHT("Police sources said a bomb exploded in Lima. The same sources said it killed 12 people.",
          "killed 12..12 by Police sources"),
    RIGHT("Police report that rebels presumed to be members of the Red Front killed 12 people in "
          "Lima.",
          "killed 12..12 by Police; !credit rebels"),
    RIGHT("Karl Odo, head of the union and a Tarrow Party leader, said the Red Front and its "
          "\"peace\" "
          "groups are responsible for the bombing that killed 12 people in Lima.",
          "killed 12..12 by Karl Odo"),
    RIGHT("A bomb exploded in Lima, bringing the death toll to 21, said Karl Odo of the Red Cross.",
          "killed 21..21 by Karl Odo"),
    RIGHT("A bomb exploded in Lima. One man was killed; 12 were wounded, police said.",
          "killed 1..1 by police; injured 12..12 by police"),
    RIGHT("A statement carried by the state news agency said a bomb killed 12 people in Lima.",
          "killed 12..12 by statement"),
    RIGHT(
        "Reuters said a bomb killed 12 people in Lima, though the police have confirmed only four "
        "deaths.",
        "killed 12..12 by Reuters; killed 4.. by police"),
    RIGHT("Officials fear the death toll from the flood in Lima on Monday will rise to 40.",
          "killed 40..40 predicts"),
};

static void recordings_are_their_speakers(void **state) {
    check_rows(voices, COUNT_OF(voices));
}

static void who_was_there_is_a_witness(void **state) {
    check_rows(present, COUNT_OF(present));
}

static void nouns_for_who_tells_are_nouns(void **state) {
    check_rows(nouns, COUNT_OF(nouns));
}

static void tellers_are_found_over_asides(void **state) {
    check_rows(between, COUNT_OF(between));
}

static void verbs_of_telling_stand_after_too(void **state) {
    check_rows(placed, COUNT_OF(placed));
}

static void outlets_are_known_by_their_names(void **state) {
    check_rows(press, COUNT_OF(press));
}

static void papers_are_their_authors_words(void **state) {
    check_rows(papers, COUNT_OF(papers));
}

static void who_is_quoted_and_where_he_stands(void **state) {
    check_rows(last, COUNT_OF(last));
}

static void two_sides_are_kept_apart(void **state) {
    check_rows(sides, COUNT_OF(sides));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nouns_for_who_tells_are_nouns),
        cmocka_unit_test(tellers_are_found_over_asides),
        cmocka_unit_test(verbs_of_telling_stand_after_too),
        cmocka_unit_test(outlets_are_known_by_their_names),
        cmocka_unit_test(papers_are_their_authors_words),
        cmocka_unit_test(who_is_quoted_and_where_he_stands),
        cmocka_unit_test(two_sides_are_kept_apart),
        cmocka_unit_test(recordings_are_their_speakers),
        cmocka_unit_test(who_was_there_is_a_witness),
    };
    return cmocka_run_group_tests(tests, open_models, close_world);
}
