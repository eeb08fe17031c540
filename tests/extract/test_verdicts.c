/*
 * tests/extract/test_verdicts.c - judgements on a claim, an accusation or a cause that was told
 * before.
 */
#include "support.h"

#define CLAIMED \
    "Islamic State claimed responsibility for the bombing in Kabul that killed 12 people. "
#define BLAMED "The army blamed the rebels for the bombing in Lima that killed 12 people. "
#define BLAST  "Twelve people were killed when a factory exploded in Lima on Sunday. "

static const extract_row claims[] = {
    RIGHT(CLAIMED "The police said the bomber had no connection to terrorist groups.",
          "perpetrator Islamic State denies; perpetrator Islamic State by police"),
    RIGHT(CLAIMED "No proof was given to back the group's claim.",
          "perpetrator Islamic State doubts"),
    RIGHT(CLAIMED "Officials have not verified the claim.",
          "perpetrator Islamic State doubts; perpetrator Islamic State by Officials"),
    RIGHT(CLAIMED "The ministry said it had no reason to question the claim.",
          "perpetrator Islamic State confirms; perpetrator Islamic State by ministry"),
    RIGHT(CLAIMED "The claim was false, the mayor said.",
          "perpetrator Islamic State denies; perpetrator Islamic State by mayor"),
    RIGHT(BLAMED "The rebels rejected the accusation.", "perpetrator rebels denies"),
    /* nothing was claimed, or the words are of something else */
    RIGHT("A bombing in Kabul killed 12 people. The mayor said there was no evidence of a leak.",
          "!perpetrator"),
    RIGHT(CLAIMED "There was no sign of the guards, the mayor said.",
          "!perpetrator Islamic State doubts"),
};

static const extract_row causes[] = {
    RIGHT(BLAST "Police ruled out sabotage.", "cause sabotage denies; cause sabotage by Police"),
    RIGHT(BLAST "Sabotage has not been ruled out, a fire official said.",
          "cause Sabotage possible"),
    RIGHT(BLAST "No foul play is suspected.", "cause foul play denies"),
    RIGHT(BLAST "Police suspect sabotage.", "cause sabotage likely"),
    RIGHT(BLAST "The army fights sabotage.", "!cause"),
    RIGHT("A bus crash in Lima on Sunday was caused by thick fog.", "cause thick fog"),
    RIGHT("Fog led to the bus crash in Lima on Sunday.", "cause Fog"),
    RIGHT("A bus crash in Lima on Sunday led to anger over the state of the road.", "!cause"),
    RIGHT("A man was shot in Lima on Sunday. He died as a result of his wounds.", "!cause"),
    RIGHT("Rebels attacked a post in Lima on Sunday. This action resulted in nine deaths.",
          "!cause"),
    RIGHT("A bombing in Lima on Sunday killed two people. The police blamed the bombing on rebels.",
          "!cause"),
    RIGHT("A woman was shot in Lima on Sunday. A car was seen speeding away.", "!cause"),
    RIGHT("A bomb exploded in Lima on Sunday. The explosion did not cause any casualties.",
          "!cause"),
};

static const extract_row blamed_things[] = {
    RIGHT("A train derailed near Osk on Monday. Officials blamed a broken rail.",
          "cause a broken rail; cause a broken rail by Officials"),
    RIGHT("A train derailed near Osk on Monday. A broken rail was the cause, officials said.",
          "cause A broken rail; cause A broken rail by officials"),
    RIGHT("A train derailed near Osk on Monday. Officials blamed the company.", "!cause"),
    RIGHT(BLAST "It was a bomb, not a gas leak, police said.", "cause gas leak denies"),
    RIGHT(BLAST
          "A first report by police had spoken of a gas leak. The mayor said that this was wrong.",
          "cause gas leak by police; cause gas leak denies; cause gas leak by mayor"),
    RIGHT("A market in Osk was bombed on Monday. A first report by police had spoken of an "
          "exploding gas "
          "cylinder. The mayor said that this was wrong.",
          "cause exploding gas cylinder by police; cause exploding gas cylinder by mayor"),
    RIGHT("A plane crashed near Osk on Monday. A rebel group said it had shot the plane down. The "
          "army "
          "denied it.",
          "perpetrator rebel group claims; perpetrator rebel group by army; !perpetrator army"),
    RIGHT("A plane crashed near Osk on Monday. There were no signs of ice being a factor in it.",
          "!cause"),
};

static const extract_row figures[] = {
    RIGHT("The mayor said 30 people died in the floods in Lima. A priest disputed the figure.",
          "killed 30..30 doubts; killed 30..30 by priest"),
    RIGHT("The mayor said 30 people died in the floods in Lima. The army confirmed the toll.",
          "killed 30..30 confirms; killed 30..30 by army"),
    RIGHT("The mayor said 30 people died in the floods in Lima. The army confirmed the number of "
          "trucks.",
          "!killed 30..30 confirms"),
    RIGHT(BLAST "Early talk of a gas leak was wrong.", "cause gas leak denies"),
    RIGHT(
        "The rebels bombed a bridge near Lima on Friday in retaliation for an attack in Quito that "
        "killed five soldiers.",
        "response_to r@69-75 on 1"),
    RIGHT("The mayor told the court in Lima on Monday that 12 people were killed in a bombing in "
          "Quito.",
          "killed 12..12 by mayor; !where Lima by mayor"),
};

static void figures_are_judged_and_answers_linked(void **state) {
    check_rows(figures, COUNT_OF(figures));
}

static const extract_row ordinals[] = {
    RIGHT("Ann Lee was shot dead in Lima on Tuesday. She was the 31st person killed this year, the "
          "mayor said.",
          "killed 31..31 on 0; killed 31..31 sum; killed 31..31 about 2021"),
    RIGHT("It was the third bombing in the country this year.", "incidents 3..3 sum"),
    RIGHT("He was the 31st person in the line this year.", "!killed"),
};

static void ordinals_of_a_span_are_sums(void **state) {
    check_rows(ordinals, COUNT_OF(ordinals));
}

static void a_claim_is_denied_doubted_or_confirmed(void **state) {
    check_rows(claims, COUNT_OF(claims));
}

static void a_cause_is_ruled_out_suspected_or_left_open(void **state) {
    check_rows(causes, COUNT_OF(causes));
}

static void things_are_blamed_and_last_words_judged(void **state) {
    check_rows(blamed_things, COUNT_OF(blamed_things));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(things_are_blamed_and_last_words_judged),
        cmocka_unit_test(a_claim_is_denied_doubted_or_confirmed),
        cmocka_unit_test(figures_are_judged_and_answers_linked),
        cmocka_unit_test(ordinals_of_a_span_are_sums),
        cmocka_unit_test(a_cause_is_ruled_out_suspected_or_left_open),
    };
    return cmocka_run_group_tests(tests, open_models, close_world);
}
