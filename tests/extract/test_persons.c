/*
 * tests/extract/test_persons.c - who is who: named victims, attackers, and those accused.
 */
#include "support.h"

static const extract_row victims[] = {
    RIGHT("On Wednesday, May 12, Ronald Mann, 28, was shot following a dispute on North Butler "
          "Avenue.",
          "victim Ronald Mann"),
    RIGHT(
        "The victim, identified as 32-year-old Leon Arnold, was found unconscious outside after a "
        "shooting in Madrid.",
        "victim Leon Arnold"),
    RIGHT("Police identified the victim of the shooting in Madrid as Ricky Tames, 32.",
          "victim Ricky Tames"),
    RIGHT(
        "A man was shot dead in Madrid on Friday. The victim was identified as Ricky Tames, 32, of "
        "Toledo.",
        "victim Ricky Tames"),
    RIGHT("A man was shot dead in Madrid on Friday. The coroner identified him on Wednesday as "
          "25-year-old Jeremy Ford.",
          "victim Jeremy Ford"),
    RIGHT("A man was shot dead in Madrid on Friday. The victim is Jason Alford, police said.",
          "victim Jason Alford"),
    RIGHT(
        "Aaron Martinez, an 18-year-old student, died of gunshot wounds on Wednesday after he was "
        "shot near a river in Madrid.",
        "victim Aaron Martinez"),
    RIGHT("Larry Henderson, 30, was found shot on May 12 in Huron Street in Madrid.",
          "victim Larry Henderson"),
    RIGHT("Officer Gary Swan died along with two civilians in the shooting in Madrid.",
          "victim Gary Swan"),
    RIGHT("A gunman opened fire at a bar in Madrid, killing three people. The dead were identified "
          "as "
          "Ann Lee, 30, Bob Stone, 44, and Carla Diaz, 19.",
          "victim Ann Lee; victim Bob Stone; victim Carla Diaz; !victim gunman"),
    RIGHT("Among the victims of the bombing in Madrid was Maria Lopez, a 24-year-old nurse.",
          "victim Maria Lopez"),
    RIGHT("John Doe, 30, was killed and his wife Jane Doe was wounded when a bomb exploded in "
          "Madrid.",
          "victim John Doe; victim Jane Doe"),
    RIGHT(
        "Twelve people died when a ferry sank off Sicily. One of the victims was Ann Lee, a nurse.",
        "victim Ann Lee"),
    RIGHT("The earthquake in Nepal killed 12 climbers, among them Bob Stone.", "killed 12..12"),
    RIGHT("A man was shot dead in Madrid on Friday. His neighbour Carl Reed said he heard shots.",
          "!victim Carl Reed; !perpetrator Carl Reed"),
    RIGHT("Two men were killed in a bombing in Madrid, Mayor Carl Reed said.", "!victim Carl Reed"),
    WRONG_YET("A man was shot dead in Madrid on Friday. Police found 28-year-old Dan Baker in the "
              "street.",
              "victim Dan Baker"),
    RIGHT("The body of Ann Lee, 30, was found in Madrid. She had been stabbed.", "victim Ann Lee"),
};

static const extract_row attackers[] = {
    RIGHT(
        "A gunman opened fire at a bar in Madrid, killing three people. The gunman was identified "
        "as Carl Reed, 40.",
        "perpetrator Carl Reed; attacker Carl Reed"),
    RIGHT("A man was shot dead in Madrid on Friday. The suspect has been identified as Carl Reed.",
          "perpetrator Carl Reed likely"),
    RIGHT(
        "The attackers were named as Ahmed Karim, 22, and Omar Aziz, 25. They killed 12 people in "
        "Madrid on Friday.",
        "attacker Ahmed Karim; attacker Omar Aziz"),
    RIGHT("Carl Reed stabbed Bob Stone to death in Madrid on Friday, police said.",
          "perpetrator Carl Reed by police; victim Bob Stone by police"),
    RIGHT("Roy Thompson allegedly shot 53-year-old David Krieger, of Toledo, during a dispute in "
          "Madrid on Wednesday.",
          "perpetrator Roy Thompson; victim David Krieger"),
};

static const extract_row accused[] = {
    RIGHT(
        "A man was shot dead in Madrid on Friday. On Saturday, police took Brent Thomas, 22, into "
        "custody in connection with the killing.",
        "perpetrator Brent Thomas accuses; perpetrator Brent Thomas by police"),
    RIGHT(
        "A man was shot dead in Madrid on Friday. Police have charged Carl Reed and Dan Moss with "
        "first-degree murder.",
        "perpetrator Carl Reed accuses; perpetrator Dan Moss accuses"),
    RIGHT("A man was shot dead in Madrid on Friday. Carl Reed, 22, is being held without bond on a "
          "murder charge.",
          "perpetrator Carl Reed accuses"),
    RIGHT("A man was shot dead in Madrid on Friday. Police are looking for Carl Reed, 22, in "
          "connection "
          "with the shooting.",
          "perpetrator Carl Reed accuses; perpetrator Carl Reed by Police"),
    RIGHT("A man was shot dead in Madrid on Friday. Carl Reed is accused of killing Bob Stone.",
          "perpetrator Carl Reed accuses; victim Bob Stone"),
    RIGHT("A man was shot dead in Madrid on Friday. Carl Reed, 22, was sentenced to life in prison "
          "for "
          "the murder.",
          "perpetrator Carl Reed asserts"),
    RIGHT("A man was shot dead in Madrid on Friday. Carl Reed was arrested for drunk driving on "
          "Sunday.",
          "!perpetrator Carl Reed"),
    RIGHT("A man was shot dead in Madrid on Friday. Carl Reed, a neighbour, was questioned and "
          "released.",
          "!perpetrator Carl Reed"),
    RIGHT("A man was shot dead in Madrid on Friday. Carl Reed was not charged with murder.",
          "!perpetrator Carl Reed"),
};

static void named_victims_are_found(void **state) {
    check_rows(victims, COUNT_OF(victims));
}

static void named_attackers_are_found(void **state) {
    check_rows(attackers, COUNT_OF(attackers));
}

static void who_is_charged_is_accused_by_who_charges(void **state) {
    check_rows(accused, COUNT_OF(accused));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(named_victims_are_found),
        cmocka_unit_test(named_attackers_are_found),
        cmocka_unit_test(who_is_charged_is_accused_by_who_charges),
    };
    return cmocka_run_group_tests(tests, open_models, close_world);
}
