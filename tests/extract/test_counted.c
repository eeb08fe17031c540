/*
 * tests/extract/test_counted.c - what verbs say of whom, where the models see words and tree.
 */
#include "support.h"

static const extract_row verbs[] = {
    RIGHT("A man shot dead two classmates and a teacher in Denver.",
          "killed 3..3 total; killed 2..2 part; !killed 1..1"),
    RIGHT("A gunman shot seven people in Denver on Friday.", "injured 7..7; attackers 1..1"),
    RIGHT("Mark Gaston shot and killed Ann Noble in Denver on Friday.",
          "killed 1..1 who Ann Noble; !killed 1..1 who Mark"),
    RIGHT("A 44-year-old woman shot on Friday during a hunting accident in Denver has died.",
          "killed 1..1; !injured"),
    RIGHT("A man shot in the leg in Denver on Friday said he saw nobody.", "injured 1..1; !killed"),
    RIGHT("A mob beat to death a man in Mwanza on Friday.", "killed 1..1"),
    RIGHT("A trawler sank off Sicily on Friday with the loss of six men.", "killed 6..6"),
};

static const extract_row lists[] = {
    RIGHT("A gunman killed five farmers and wounded nine others near Denver on Friday.",
          "killed 5..5; injured 9..9; !killed 14"),
    RIGHT("A boy of 14 and a man aged 72 were killed by a bomb in Kabul on Friday.",
          "killed 2..2; !killed 14; !killed 72"),
    RIGHT("Two Canadian soldiers died in an attack in Kandahar on Friday. A third was wounded.",
          "killed 2..2; injured 1..1"),
    RIGHT(
        "A shooting in Denver on Friday left a 90-year-old nun dead and six bystanders wounded.",
        "killed 1..1; injured 6..6; !casualties"),
    RIGHT("Officers answered a call about someone who was shot in Denver on Friday.", "!injured 0"),
    RIGHT("Too many people have died in the shooting in Denver.", "!killed"),
};

static const extract_row somebodies[] = {
    RIGHT("At least 23 seaweed gatherers died in a landslide in Bindura on Friday.", "killed 23.."),
    RIGHT("A bomb in Kabul on Friday killed Hafiz Sadiq, a senior commander, and three of his "
          "guards.",
          "killed 4..4; !killed 5"),
    RIGHT("A bomb in Kabul on Friday killed six people, among them a pregnant woman.",
          "killed 6..6 total; killed 1..1 part"),
    RIGHT("A man stabbed two tourists in Oslo on Friday.", "injured 2..2; !killed"),
    RIGHT("A boiler exploded in Oslo on Friday, killing ten workers and leaving 40 with burns.",
          "killed 10..10; injured 40..40"),
};

static void those_counted_are_people(void **state) {
    check_rows(somebodies, COUNT_OF(somebodies));
}

static const extract_row one[] = {
    RIGHT("A 9-year-old is dead since a shooting in Denver.", "killed 1..1; !killed 9"),
    RIGHT("Police are investigating a teen's death in a shooting in Denver.", "killed 1..1"),
    RIGHT("A bomb in Kabul on Friday killed Ann Lee and wounded three.",
          "killed 1..1; injured 3..3; !injured 3..3 who"),
};

static void somebody_without_a_number_is_one(void **state) {
    check_rows(one, COUNT_OF(one));
}

static void verbs_tell_who_suffers(void **state) {
    check_rows(verbs, COUNT_OF(verbs));
}

static void lists_end_where_another_verb_begins(void **state) {
    check_rows(lists, COUNT_OF(lists));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(those_counted_are_people),
        cmocka_unit_test(somebody_without_a_number_is_one),
        cmocka_unit_test(verbs_tell_who_suffers),
        cmocka_unit_test(lists_end_where_another_verb_begins),
    };
    return cmocka_run_group_tests(tests, open_models, close_world);
}
