/*
 * tests/extract/test_counted_people.c - numbers and words beside an outcome that count nobody.
 */
#include "support.h"

static const extract_row nobody[] = {
    RIGHT("The attack in Osk left 14 dead and 50 wounded.",
          "killed 14..14; injured 50..50; !injured 14"),
    RIGHT("A shooting in Osk left nine injured and one dead.", "injured 9..9; !killed 9"),
    RIGHT("The notary was killed at 0640 (1140 GMT) outside a bakery in Osk.",
          "killed 1..1; !killed 1140"),
    RIGHT("Mayor Tom Reed suffered no injuries in the attack on his home in Osk.",
          "injured 0..0; !injured 1"),
    RIGHT("A bomb in Osk injured six people and caused millions in losses.",
          "injured 6..6; !injured 2000006"),
    RIGHT("Police seized a total of 87 barns after the attack in Osk.", "!abducted"),
    RIGHT("Gunmen kidnapped a young couple, Ana Lee and Victor Reed, in Osk.",
          "abducted 2..2; !abducted 4"),
    RIGHT("The raid in Osk was made with the intention of kidnapping Judge Tom Reed.", "!abducted"),
    RIGHT("The loss of human life was prevented in the attack on a club in Osk.", "!casualties 1"),
    RIGHT("It would be sad if one dancer were killed in Osk.", "!killed"),
    RIGHT("The murder of M-12 members in Osk went on.", "!killed 12"),
    RIGHT("The suspect suffered non-life-threatening injuries in a shooting in Osk.",
          "injured 1..1"),
};

static const extract_row held[] = {
    RIGHT("Four men linked to the murder of Tom Reed were arrested in Osk.",
          "detained 4..4; !detained 1"),
    RIGHT("A man suspected of fatally stabbing his cousin in Osk was arrested on Friday.",
          "!detained 1..1 who his cousin"),
    RIGHT("A court issued a warrant for the arrest of two men in Osk.", "!detained"),
};

static void what_counts_nobody_is_no_figure(void **state) {
    check_rows(nobody, COUNT_OF(nobody));
}

static void whoever_was_harmed_was_not_arrested(void **state) {
    check_rows(held, COUNT_OF(held));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_counts_nobody_is_no_figure),
        cmocka_unit_test(whoever_was_harmed_was_not_arrested),
    };
    return cmocka_run_group_tests(tests, open_models, close_world);
}
