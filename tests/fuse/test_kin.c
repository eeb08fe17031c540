/* How the reports of one incident hang together, and what that makes of whom
 * they rest on. */
#include "support/test.h"

#include "fuse/fuse.h"
#include "record/make_reading.h"

static const char first[] = "A blast tore through the crowded market of Osk on "
                            "Friday morning and killed 24 people. Rescue "
                            "teams worked through the night with bare hands "
                            "and a single crane that had been brought from "
                            "the port. Schools in the town stay closed on "
                            "Monday and the mayor has asked people to give "
                            "blood.";
static const char rewrite[] = "Rescue teams worked through the night with bare "
                              "hands and a single crane that had been "
                              "brought from the port. Two of the wounded have "
                              "been flown to the capital since, where surgeons "
                              "are waiting for them, and a ministry official "
                              "promised help for the families of all who died. "
                              "Schools in the town stay closed on Monday.";
static const char other[] = "Shopkeepers swept up glass in Osk a day after the "
                            "explosion. Farid, who sells lamps, said he "
                            "had heard a hiss before it. Nobody has come to "
                            "ask him. Across the lane the bakery was open "
                            "again by noon, and a queue had formed that "
                            "reached the burnt stalls on the corner of the "
                            "square.";

static rsm_reading make_report(rsm_arena *arena, const char *id, const char *text) {
    maker make;
    make_begin(&make, arena, id, id, "2021-05-15", text);
    make_incident(&make, "bombing", true, "blast", NULL, NULL, NULL);
    return make_end(&make);
}

static void find(rsm_arena *arena, const rsm_reading *readings, uint32_t count, rsm_kin *kin) {
    uint32_t *copy_of = rsm_arena_allocate_items(arena, count, sizeof *copy_of);
    rsm_member *members = rsm_arena_allocate_items(arena, count, sizeof *members);
    for (uint32_t i = 0; i < count; i++) {
        copy_of[i] = RSM_NONE;
        members[i].reading = i;
    }
    rsm_group group = {.members = members, .member_count = count};
    rsm_kin_question question = {.readings = readings, .copy_of = copy_of, .group = &group};
    assert_true(rsm_find_kin(&question, arena, kin));
    rsm_source_chain nobody = {NULL, 0};
    rsm_root roots[4];
    uint32_t uncredited = 0, own = 0;
    for (uint32_t i = 0; i < count; i++) {
        roots[i] = rsm_root_through(&question, kin, i, &nobody, arena);
        own += kin[i].of == i;
    }
    /* What credits nobody counts once for all reports of one wording. */
    assert_int_equal(rsm_count_roots(roots, count, &uncredited), 0);
    assert_int_equal(uncredited, own);
}

static void a_third_of_the_wording_makes_a_rewrite(void **state) {
    rsm_arena arena;
    rsm_kin kin[3];
    rsm_arena_init(&arena, NULL, 0);
    rsm_reading readings[] = {make_report(&arena, "one", first), make_report(&arena, "two", other),
                              make_report(&arena, "six", rewrite)};
    find(&arena, readings, 3, kin);
    assert_int_equal(kin[0].of, 0);
    assert_int_equal(kin[1].of, 1);
    assert_int_equal(kin[2].of, 0);
    rsm_arena_free(&arena);
}

/* Every sentence begun or ended anew: few whole runs of five stay, but half of the words are in
 * one. */
static void wording_worked_over_sentence_by_sentence_is_a_rewrite(void **state) {
    static const char worked_over[] =
        "At least 24 died when a blast tore through the crowded market early in the day. Crews "
        "worked through the night with bare hands under lamps that soldiers lent them, helped by "
        "a single crane that had been brought in on a lorry. Classes are off, and the mayor has "
        "asked people to come and give what they can.";
    rsm_arena arena;
    rsm_kin kin[2];
    rsm_arena_init(&arena, NULL, 0);
    rsm_reading readings[] = {make_report(&arena, "one", first),
                              make_report(&arena, "two", worked_over)};
    find(&arena, readings, 2, kin);
    assert_int_equal(kin[1].of, 0);
    rsm_arena_free(&arena);
}

static void a_quotation_in_common_makes_none(void **state) {
    static const char quote[] = "\"We heard it from the harbour and ran, all of "
                                "us, towards the smoke, and there was no "
                                "market any more, only dust and people calling "
                                "from under it, and we dug with our hands "
                                "until it was dark and then we went on digging "
                                "in the dark\", a fisherman said. ";
    char texts[2][2048];
    rsm_arena arena;
    rsm_kin kin[2];
    rsm_arena_init(&arena, NULL, 0);
    snprintf(texts[0], sizeof texts[0], "%s%s", quote, first);
    snprintf(texts[1], sizeof texts[1], "%s%s", quote, other);
    rsm_reading readings[] = {make_report(&arena, "one", texts[0]),
                              make_report(&arena, "two", texts[1])};
    find(&arena, readings, 2, kin);
    assert_int_equal(kin[1].of, 1);
    rsm_arena_free(&arena);
}

static void a_text_without_words_or_too_short_is_compared_with_nothing(void **state) {
    rsm_arena arena;
    rsm_kin kin[3];
    rsm_arena_init(&arena, NULL, 0);
    rsm_reading readings[] = {make_report(&arena, "one", "A blast killed some in Osk."),
                              make_report(&arena, "two", "A blast killed some in Osk today."),
                              make_report(&arena, "six", "\"")};
    find(&arena, readings, 3, kin);
    assert_int_equal(kin[1].of, 1);
    assert_int_equal(kin[2].of, 2);
    rsm_arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_third_of_the_wording_makes_a_rewrite),
        cmocka_unit_test(wording_worked_over_sentence_by_sentence_is_a_rewrite),
        cmocka_unit_test(a_quotation_in_common_makes_none),
        cmocka_unit_test(a_text_without_words_or_too_short_is_compared_with_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
