/* Why two incidents are one, or two: the evidence told is that by which they were grouped. */
#include "support/test.h"

#include "fuse/same.h"
#include "record/make_reading.h"

static rsm_reading told(rsm_arena *arena, const char *id, const char *day, const char *city,
                        unsigned number, const char *type) {
    maker make;
    make_begin(&make, arena, id, id, "2021-05-15", "A blast killed some.");
    rsm_place_value place = make_city(&make, city, "XA", number);
    make_incident(&make, type, true, "blast", day, day, &place);
    make.reading.report.text = make_text(&make, id);
    return make_end(&make);
}

static rsm_same ask(rsm_arena *arena, const rsm_reading *readings, uint32_t count,
                    const rsm_member *left, uint32_t left_count, const rsm_member *right,
                    uint32_t right_count) {
    rsm_same same;
    rsm_same_question question = {.readings = readings,
                                  .count = count,
                                  .left = left[0],
                                  .right = left == right ? left[1] : right[0],
                                  .left_members = left,
                                  .left_count = left_count,
                                  .right_members = right,
                                  .right_count = right_count};
    assert_int_equal(rsm_fuse_same(&question, arena, &same, NULL), RSM_OK);
    return same;
}

static int32_t sum_of(const rsm_same_pair *pair) {
    int32_t sum = 0;
    for (uint32_t i = 0; i < pair->sign_count; i++) {
        sum += pair->signs[i].points;
    }
    return sum;
}

static void two_that_are_alike_are_told_with_their_points(void **state) {
    rsm_arena arena;
    rsm_arena_init(&arena, NULL, 0);
    rsm_reading readings[] = {told(&arena, "one", "2021-05-14", "Osk", 1, "bombing"),
                              told(&arena, "two", "2021-05-14", "Osk", 1, "bombing")};
    rsm_member members[] = {{0, 0, 0}, {1, 0, 0}};
    rsm_same same = ask(&arena, readings, 2, members, 2, members, 2);
    assert_int_equal(same.verdict, RSM_SAME_PAIR);
    assert_null(same.pair.conflict);
    assert_true(same.pair.score >= same.least_score);
    assert_int_equal(sum_of(&same.pair), same.pair.score);
    assert_string_equal(same.pair.signs[0].text, "time: the same day");
    rsm_arena_free(&arena);
}

static void other_days_and_places_have_too_little_in_common(void **state) {
    rsm_arena arena;
    rsm_arena_init(&arena, NULL, 0);
    rsm_reading readings[] = {told(&arena, "one", "2021-05-14", "Osk", 1, "bombing"),
                              told(&arena, "two", "2021-05-14", "Ist", 9, "bombing")};
    rsm_member left = {0, 0, 0}, right = {1, 0, 0};
    rsm_same same = ask(&arena, readings, 2, &left, 1, &right, 1);
    assert_int_equal(same.verdict, RSM_SAME_WEAK);
    assert_true(same.pair.score < same.least_score);
    assert_int_equal(sum_of(&same.pair), same.pair.score);
    rsm_arena_free(&arena);
}

static void two_of_one_report_are_told_apart(void **state) {
    rsm_arena arena;
    maker make;
    rsm_arena_init(&arena, NULL, 0);
    make_begin(&make, &arena, "two", "two", "2021-05-15", "A blast and a bomb.");
    rsm_place_value city = make_city(&make, "Osk", "XA", 1);
    make_incident(&make, "bombing", true, "blast", "2021-05-14", "2021-05-14", &city);
    make_incident(&make, "bombing", false, "bomb", "2021-05-14", "2021-05-14", &city);
    rsm_reading readings[] = {make_end(&make),
                              told(&arena, "one", "2021-05-14", "Osk", 1, "bombing")};
    rsm_member left = {0, 0, 0}, right = {0, 1, 0};
    rsm_same same = ask(&arena, readings, 2, &left, 1, &right, 1);
    assert_int_equal(same.verdict, RSM_SAME_APART);
    assert_non_null(same.pair.conflict);
    /* And so is what another report tells of the one from the other. */
    rsm_member both[] = {{1, 0, 0}, {0, 0, 0}};
    same = ask(&arena, readings, 2, both, 2, &right, 1);
    assert_int_equal(same.verdict, RSM_SAME_APART);
    assert_true(same.has_decisive);
    assert_int_equal(same.decisive.left.reading, same.decisive.right.reading);
    rsm_arena_free(&arena);
}

static void what_is_alike_through_a_third_names_the_third(void **state) {
    rsm_arena arena;
    rsm_arena_init(&arena, NULL, 0);
    /* Two days apart, and a report whose day is between them. */
    rsm_reading readings[] = {told(&arena, "one", "2021-05-13", "Osk", 1, "bombing"),
                              told(&arena, "mid", "2021-05-14", "Osk", 1, "bombing"),
                              told(&arena, "two", "2021-05-15", "Osk", 1, "bombing")};
    rsm_member members[] = {{0, 0, 0}, {2, 0, 0}, {1, 0, 0}};
    rsm_same same = ask(&arena, readings, 3, members, 3, members, 3);
    assert_int_equal(same.verdict, RSM_SAME_CHAIN);
    assert_int_equal(same.chain_count, 2);
    assert_int_equal(same.chain[0].left.reading, 0);
    assert_int_equal(same.chain[0].right.reading, 1);
    assert_int_equal(same.chain[1].right.reading, 2);
    rsm_arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_that_are_alike_are_told_with_their_points),
        cmocka_unit_test(other_days_and_places_have_too_little_in_common),
        cmocka_unit_test(two_of_one_report_are_told_apart),
        cmocka_unit_test(what_is_alike_through_a_third_names_the_third),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
