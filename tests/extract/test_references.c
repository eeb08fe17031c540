/*
 * tests/extract/test_references.c - whom short names and common nouns stand for, among sources.
 */
#include "support.h"

static const extract_row bodies[] = {
    RIGHT("Norland's Health Ministry said the road was shut. The ministry said 12 people were "
          "killed in a bombing in Kabul.",
          "killed 12..12 by Norland's Health Ministry"),
    RIGHT("The Northern Plains Front said the road was shut. The Front said it had left Kabul.",
          "credit Northern Plains Front:party; !credit Front"),
    RIGHT("The Valley Relief Alliance, an aid group, said the road was shut. On Monday the group "
          "said the clinic was full.",
          "credit Valley Relief Alliance:organisation; !credit group"),
    RIGHT("The Osk Regional Hospital said the road was shut. The hospital's deputy head, Mira "
          "Tallis, said the clinic was full.",
          "credit Mira Tallis for Osk Regional Hospital"),
    RIGHT("The Valley Farmers Committee denied it. Its chairman, Paul Renner, said the road was "
          "shut.",
          "credit Paul Renner for Valley Farmers Committee"),
    RIGHT("The Northern Plains Front denied it. The Front's spokesman said the road was shut.",
          "credit Front's spokesman for Northern Plains Front"),
    RIGHT("The Northern Plains Front denied it. A spokesman for the Front, Captain Paul Renner, "
          "said the road was shut.",
          "credit Captain Paul Renner for Northern Plains Front"),
    /* the name that explains a description */
    RIGHT("A second group, the Sons of the Valley Brigade, said the road was shut.",
          "credit Sons of the Valley Brigade:party; !credit group"),
    RIGHT("The owner of the ferry, Tallis Island Lines, said the road was shut.",
          "credit Tallis Island Lines:organisation; !credit owner"),
    RIGHT("The governor of Idlib, General Paul Renner, said the road was shut.",
          "credit General Paul Renner:authority; !credit governor"),
    /* what is new, or could be anybody's, stands for nobody */
    RIGHT("The Northern Plains Front said the road was shut. Another group said it was open.",
          "credit group:party"),
    RIGHT("The Osk Regional Hospital was full. A hospital official said the road was shut.",
          "credit hospital official for hospital"),
    RIGHT("The Norland government and the Sudland government met. The government said the road "
          "was shut.",
          "credit government:government"),
};

static const extract_row persons[] = {
    RIGHT("The minister of works, Ann Renner, spoke. Mayor Paul Tallis said the road was shut. The "
          "mayor said the clinic was full.",
          "credit Mayor Paul Tallis:authority; !credit mayor"),
    RIGHT("Police Sgt. Paul Tallis said the road was shut. Tallis said the clinic was full.",
          "credit Police Sgt. Paul Tallis:police; !credit Tallis"),
    RIGHT("The Valley Farmers Committee denied it. Its chairman, Paul Renner, said the road was "
          "shut. Renner said the clinic was full.",
          "!credit Renner"),
    RIGHT("The coast guard said the road was shut. It said 12 people were killed in a bombing in "
          "Kabul.",
          "killed 12..12 by coast guard"),
    RIGHT("\"The road is shut,\" police spokesman Paul Tallis said by telephone.",
          "credit police spokesman Paul Tallis for police; !credit telephone"),
    RIGHT(
        "The Valley Relief Alliance was there. \"The road is shut,\" its coordinator, Ann Tallis, "
        "said by telephone.",
        "credit Ann Tallis for Valley Relief Alliance; !credit telephone"),
    RIGHT("The road was shut, said the priest, Father Paul Tallis.",
          "!credit Father Paul Tallis:relative; !credit Paul Tallis:relative"),
    RIGHT("The health ministry issued a statement. \"According to information received by noon, 12 "
          "people were killed in a bombing in Kabul,\" the ministry said.",
          "killed 12..12 by health ministry; !credit information"),
    /* a statement of several paragraphs, none of them closed */
    RIGHT("The health ministry has issued the following statement:\n\n\"The road from Osk is "
          "shut.\n\n\"According to preliminary data, 12 people were killed in a bombing in "
          "Kabul.\n\n\"The clinic in Kabul is full.\"",
          "killed 12..12 by health ministry; !credit preliminary data"),
};

static const extract_row doers[] = {
    RIGHT("Kano bomb toll rises to nine\n\nNine people were killed in a bombing in Kano.",
          "!perpetrator"),
    RIGHT(
        "Unknown group says it bombed station in Kano\n\nA bombing in Kano killed nine people. The "
        "Northern Plains Front claimed responsibility for the bombing.",
        "perpetrator Northern Plains Front claims; !perpetrator Unknown"),
};

static const extract_row some[] = {
    RIGHT("Gunfire was heard in Kabul, three residents said. One said the road was shut.",
          "credit resident:witness; !credit One"),
    RIGHT("Two doctors said the road was shut. Another said the clinic was full.",
          "credit doctor:hospital; !credit Another"),
    RIGHT("Several villagers fled. One said the road was shut.", "credit villager:witness"),
};

static void a_noun_stands_for_the_body_named(void **state) {
    check_rows(bodies, COUNT_OF(bodies));
}

static void a_short_name_stands_for_the_full_one(void **state) {
    check_rows(persons, COUNT_OF(persons));
}

static void a_title_names_no_other_doer(void **state) {
    check_rows(doers, COUNT_OF(doers));
}

/* One body of one country, under all its names. */
static void a_ministry_is_one_source_under_all_its_names(void **state) {
    static const char *const texts[] = {
        "Kazakhstan's Interior Ministry said on Friday that the road was shut.",
        "The Ministry of Internal Affairs said the road from Astana to Kokshetau was shut.",
        "The road was shut in Kazakhstan. The Home Affairs Ministry said it would open."};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        rsm_arena arena;
        rsm_reading reading;
        rsm_arena_init(&arena, NULL, 0);
        see_text(texts[i], &arena, &reading);
        assert_true(reading.attribution_count > 0);
        const rsm_source *source = &reading.attributions[0].sources.links[0];
        assert_true(rsm_slice_equal_string(source->actor, "kz-interior-ministry"));
        rsm_arena_free(&arena);
    }
}

static void one_is_one_of_those_before(void **state) {
    check_rows(some, COUNT_OF(some));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_noun_stands_for_the_body_named),
        cmocka_unit_test(a_short_name_stands_for_the_full_one),
        cmocka_unit_test(a_title_names_no_other_doer),
        cmocka_unit_test(a_ministry_is_one_source_under_all_its_names),
        cmocka_unit_test(one_is_one_of_those_before),
    };
    return cmocka_run_group_tests(tests, open_models, close_world);
}
