/* What is written is read back the same, and has the keys that the formats promise. */
#include "support/test.h"

#include "record/make_reading.h"
#include "record/names.h"
#include "record/parse.h"
#include "record/write.h"

typedef struct form {
    rsm_arena arena;
    rsm_buffer buffer;
    rsm_json json;
} form;

static void begin(form *test) {
    rsm_arena_init(&test->arena, NULL, 0);
    rsm_buffer_init(&test->buffer, NULL);
    rsm_json_init(&test->json, &test->buffer);
}

static void end(form *test) {
    rsm_buffer_free(&test->buffer);
    rsm_arena_free(&test->arena);
}

static void a_count_has_null_for_an_open_bound(void **state) {
    form test;
    begin(&test);
    rsm_count_value count = {.low = 41,
                             .high = RSM_COUNT_UNKNOWN,
                             .text = RSM_SLICE("over 40"),
                             .kind = RSM_COUNT_UPDATE};
    rsm_write_count(&test.json, &count);
    assert_string_equal(rsm_buffer_string(&test.buffer),
                        "{\"low\":41,\"high\":null,\"text\":\"over "
                        "40\",\"kind\":\"update\",\"attackers\":\"unknown\"}");
    end(&test);
}

static void a_place_has_five_decimals(void **state) {
    static const struct {
        int32_t scaled;
        const char *text;
    } cases[] = {{0, "0.00000"},
                 {5, "0.00005"},
                 {-5, "-0.00005"},
                 {5328411, "53.28411"},
                 {-17999999, "-179.99999"}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        form test;
        char expected[64];
        begin(&test);
        rsm_place_value place = {
            .kind = RSM_PLACE_CITY, .name = RSM_SLICE("Osk"), .has_point = true};
        place.lat_e5 = cases[i].scaled;
        rsm_write_place(&test.json, &place);
        snprintf(expected, sizeof expected, "\"lat\":%s,", cases[i].text);
        assert_non_null(strstr(rsm_buffer_string(&test.buffer), expected));
        rsm_place_value back;
        assert_true(rsm_parse_place(rsm_buffer_slice(&test.buffer), &test.arena, &back));
        assert_int_equal(back.lat_e5, cases[i].scaled);
        end(&test);
    }
}

static void every_kind_of_value_is_read_back_the_same(void **state) {
    form test;
    begin(&test);
    rsm_value values[] = {
        {.kind = RSM_VALUE_COUNT,
         .as.count = {12, 14, RSM_SLICE("12 to 14"), RSM_SLICE("guards"), RSM_COUNT_PART,
                      RSM_ATTACKERS_OUT}},
        {.kind = RSM_VALUE_TIME,
         .as.time = {.earliest = make_instant("2021-05-14T09:10"),
                     .latest = make_instant("2021-05-14"),
                     .value = RSM_SLICE("2021-05-14"),
                     .anchor = RSM_SLICE("r1@3-9"),
                     .anchor_offset = -14}},
        {.kind = RSM_VALUE_TIME, .as.time = {.value = RSM_SLICE("XXXX-05-14")}},
        {.kind = RSM_VALUE_PLACE,
         .as.place = {.name = RSM_SLICE("central market"),
                      .kind = RSM_PLACE_SITE,
                      .city = RSM_SLICE("Tessaly"),
                      .country = "XA",
                      .admin1 = RSM_SLICE("Northern Province"),
                      .lat_e5 = -123456,
                      .lon_e5 = 654321,
                      .has_point = true,
                      .geonameid = 77,
                      .radius_km = 2}},
        {.kind = RSM_VALUE_ACTOR,
         .as.actor = {RSM_SLICE("Northern \"Front\""), RSM_ENTITY_GROUP,
                      RSM_SLICE("northern-front")}},
        {.kind = RSM_VALUE_PERSON,
         .as.person = {.name = RSM_SLICE("Ada Moss"),
                       .age = 0,
                       .sex = RSM_SEX_FEMALE,
                       .outcome = RSM_SLICE("killed")}},
        {.kind = RSM_VALUE_PERSON, .as.person = {.age = -1, .nationality = RSM_SLICE("AR")}},
        {.kind = RSM_VALUE_TEXT, .as.text = RSM_SLICE("a gas leak\nin the hall")},
        {.kind = RSM_VALUE_TYPE, .as.text = RSM_SLICE("suicide bombing")},
        {.kind = RSM_VALUE_INCIDENT, .as.text = RSM_SLICE("r2@10-20")},
        {.kind = RSM_VALUE_BOOLEAN, .as.boolean = true},
    };
    for (size_t i = 0; i < COUNT_OF(values); i++) {
        rsm_value back;
        rsm_buffer again;
        rsm_json json;
        rsm_buffer_clear(&test.buffer);
        rsm_json_init(&test.json, &test.buffer);
        rsm_write_value(&test.json, &values[i]);
        assert_true(rsm_json_is_complete(&test.json));
        assert_true(
            rsm_parse_value(rsm_buffer_slice(&test.buffer), values[i].kind, &test.arena, &back));
        rsm_buffer_init(&again, NULL);
        rsm_json_init(&json, &again);
        rsm_write_value(&json, &back);
        assert_string_equal(rsm_buffer_string(&again), rsm_buffer_string(&test.buffer));
        rsm_buffer_free(&again);
    }
    end(&test);
}

static void what_is_no_value_is_refused(void **state) {
    static const char *const bad[] = {
        "",
        "{",
        "[]",
        "{\"low\":\"x\"}",
        "{\"low\":-4,\"high\":null,\"kind\":\"total\",\"attackers\":\"in\"}",
        "{\"low\":1,\"high\":2,\"kind\":\"none\",\"attackers\":\"in\"}",
        "7"};
    rsm_arena arena;
    rsm_arena_init(&arena, NULL, 0);
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        rsm_value value;
        assert_false(
            rsm_parse_value(rsm_slice_from_string(bad[i]), RSM_VALUE_COUNT, &arena, &value));
    }
    rsm_arena_free(&arena);
}

static void every_name_is_found_again(void **state) {
    for (unsigned i = 0; i < RSM_SLOT_COUNT; i++) {
        rsm_slot slot = RSM_SLOT_COUNT;
        assert_true(rsm_slot_of(rsm_slice_from_string(rsm_slot_name((rsm_slot)i)), &slot));
        assert_int_equal(slot, i);
    }
    for (unsigned i = 0; i < RSM_STANCE_COUNT; i++) {
        rsm_stance stance = RSM_STANCE_COUNT;
        assert_true(rsm_stance_of(rsm_slice_from_string(rsm_stance_name((rsm_stance)i)), &stance));
        assert_int_equal(stance, i);
    }
    for (unsigned i = 0; i < RSM_SOURCE_KIND_COUNT; i++) {
        rsm_source_kind kind = RSM_SOURCE_KIND_COUNT;
        assert_true(rsm_source_kind_of(
            rsm_slice_from_string(rsm_source_kind_name((rsm_source_kind)i)), &kind));
        assert_int_equal(kind, i);
    }
    rsm_slot slot = RSM_SLOT_TYPE;
    assert_false(rsm_slot_of(RSM_SLICE("dead"), &slot));
}

static void an_exported_statement_quotes_its_words(void **state) {
    form test;
    maker make;
    begin(&test);
    make_begin(&make, &test.arena, "r1", "Daily Post", "2021-05-15",
               "Police said 24 people died in the blast.");
    uint32_t incident =
        make_incident(&make, "bombing", true, "blast", "2021-05-14", "2021-05-14", NULL);
    make_killed(&make, incident, 24, 24, "24 people", "Police", RSM_SOURCE_POLICE);
    rsm_reading reading = make_end(&make);
    rsm_write_export_statement(&test.json, &reading, &reading.statements[0], RSM_SLICE("r0@1-2"),
                               NULL, 0);
    const char *text = rsm_buffer_string(&test.buffer);
    assert_non_null(strstr(text, "\"report\":\"r1\",\"incident\":\"r0@1-2\""));
    assert_non_null(strstr(text, "\"quote\":\"24 people\""));
    assert_non_null(strstr(text, "\"score\":0.9"));
    end(&test);
}

static void an_unassigned_statement_names_what_it_may_be_of(void **state) {
    form test;
    maker make;
    begin(&test);
    make_begin(&make, &test.arena, "r1", "Daily Post", NULL, "Two died in an earlier blast.");
    uint32_t incident = make_incident(&make, "bombing", false, "blast", NULL, NULL, NULL);
    make_killed(&make, incident, 2, 2, "Two", NULL, RSM_SOURCE_OUTLET);
    rsm_reading reading = make_end(&make);
    rsm_slice candidates[] = {RSM_SLICE("a@1-2"), RSM_SLICE("b@1-2")};
    rsm_write_export_statement(&test.json, &reading, &reading.statements[0], RSM_SLICE(""),
                               candidates, 2);
    assert_non_null(
        strstr(rsm_buffer_string(&test.buffer),
               "\"about\":{\"type\":\"bombing\",\"candidates\":[\"a@1-2\",\"b@1-2\"]}"));
    end(&test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_count_has_null_for_an_open_bound),
        cmocka_unit_test(a_place_has_five_decimals),
        cmocka_unit_test(every_kind_of_value_is_read_back_the_same),
        cmocka_unit_test(what_is_no_value_is_refused),
        cmocka_unit_test(every_name_is_found_again),
        cmocka_unit_test(an_exported_statement_quotes_its_words),
        cmocka_unit_test(an_unassigned_statement_names_what_it_may_be_of),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
