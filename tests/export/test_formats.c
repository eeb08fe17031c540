/* The formats of the field, from readings: numbers that stay, cells of rows, any allocation
 * failing. What the tables hold is checked by other readers in tests/cli/test_exports.py. */
#include "support/failing_allocator.h"
#include "support/test.h"

#include <stdlib.h>

#include "export/coded.h"
#include "record/make_reading.h"

#define READINGS 3

static rsm_world *world;

static int open_world(void **state) {
    return rsm_world_open(RSM_TEST_WORLD_FILE, &world, NULL) == RSM_OK ? 0 : -1;
}

static int close_world(void **state) {
    rsm_world_close(world);
    return 0;
}

static void make_readings(rsm_arena *arena, rsm_reading readings[READINGS]) {
    static const char *const names[READINGS] = {"r1", "r2", "r3"};
    static const char *const days[READINGS] = {"2021-05-15", "2021-05-16", "2021-05-17"};
    for (unsigned i = 0; i < READINGS; i++) {
        maker make;
        make_begin(&make, arena, names[i], "Daily Post", days[i],
                   "A bombing at a market in Osk killed 24 people, police said. The Northern "
                   "Front claimed it.");
        rsm_place_value city = make_city(&make, i < 2 ? "Osk" : "Marin", "KE", 1 + i);
        uint32_t incident =
            make_incident(&make, "bombing", true, "bombing", "2021-05-14", "2021-05-14", &city);
        make_killed(&make, incident, 24 + i, 24 + i, "24 people", "Police", RSM_SOURCE_POLICE);
        make_statement(&make, incident, RSM_SLOT_PERPETRATOR,
                       make_actor(&make, "Northern Front", RSM_ENTITY_GROUP), RSM_STANCE_CLAIMS,
                       "The Northern Front", "Northern Front", RSM_SOURCE_PERPETRATOR);
        make_statement(&make, incident, RSM_SLOT_TARGET,
                       make_actor(&make, "a market", RSM_ENTITY_FAC), RSM_STANCE_ASSERTS,
                       "a market", NULL, RSM_SOURCE_OUTLET);
        readings[i] = make_end(&make);
    }
}

static rsm_status export_all(const rsm_allocator *allocator, const rsm_reading *readings,
                             const char *format, rsm_buffer *output, rsm_error *error) {
    rsm_case record = {.world = world, .allocator = allocator, .version = RSM_SLICE("0")};
    rsm_export_request request = {.format = format, .all = true};
    rsm_exported exported;
    rsm_status status =
        rsm_ledger_open(":memory:", RSM_LEDGER_CREATE, allocator, &record.ledger, error);
    if (status == RSM_OK) {
        status = rsm_ledger_begin(record.ledger, error);
    }
    for (unsigned i = 0; i < READINGS && status == RSM_OK; i++) {
        status = rsm_ledger_append(record.ledger, &readings[i], NULL, error);
    }
    if (status == RSM_OK) {
        status = rsm_ledger_commit(record.ledger, error);
    }
    if (status == RSM_OK) {
        status = rsm_export_as(&record, &request, output, &exported, error);
    }
    rsm_ledger_close(record.ledger);
    return status;
}

static void every_format_of_the_table_writes_the_incidents(void **state) {
    rsm_arena arena;
    rsm_reading readings[READINGS];
    rsm_arena_init(&arena, NULL, 0);
    make_readings(&arena, readings);
    for (uint32_t i = 2; rsm_export_format_name(i) != NULL; i++) {
        rsm_buffer output;
        rsm_error error = {0};
        rsm_buffer_init(&output, NULL);
        if (export_all(NULL, readings, rsm_export_format_name(i), &output, &error) != RSM_OK) {
            fail_msg("%s: %s", rsm_export_format_name(i), error.message);
        }
        if (strstr(rsm_buffer_string(&output), "Northern Front") == NULL &&
            strstr(rsm_buffer_string(&output), "NORTHERN FRONT") == NULL) {
            fail_msg("%s has no perpetrator: %s", rsm_export_format_name(i),
                     rsm_buffer_string(&output));
        }
        rsm_buffer_free(&output);
    }
    rsm_arena_free(&arena);
}

static void any_allocation_may_fail(void **state) {
    rsm_arena arena;
    rsm_reading readings[READINGS];
    size_t step = getenv("RASHOMON_LONG") != NULL ? 1 : 11;
    rsm_arena_init(&arena, NULL, 0);
    make_readings(&arena, readings);
    for (uint32_t i = 2; rsm_export_format_name(i) != NULL; i++) {
        bool done = false;
        for (size_t nth = 0; !done; nth += step) {
            failing_allocator memory;
            rsm_buffer output;
            rsm_error error;
            failing_allocator_init(&memory, nth);
            rsm_buffer_init(&output, &memory.allocator);
            rsm_status status =
                export_all(&memory.allocator, readings, rsm_export_format_name(i), &output, &error);
            rsm_buffer_free(&output);
            assert_int_equal(status, memory.has_failed ? RSM_ERROR_MEMORY : RSM_OK);
            assert_int_equal(memory.held, 0);
            done = !memory.has_failed;
        }
    }
    rsm_arena_free(&arena);
}

/* ---- numbers ---- */

#define GROUPS 12

/* Groups of one report each, in order of publication as `order` says. */
static uint32_t *number(rsm_arena *arena, const uint32_t *order, uint32_t count, uint32_t modulus) {
    rsm_work work = {0};
    rsm_group *groups = rsm_arena_allocate_items(arena, count, sizeof *groups);
    rsm_member *members = rsm_arena_allocate_items(arena, count, sizeof *members);
    uint32_t *rank = rsm_arena_allocate_items(arena, count, sizeof *rank);
    uint64_t *buckets = rsm_arena_allocate_items(arena, count, sizeof *buckets);
    for (uint32_t i = 0; i < count; i++) {
        rank[i] = order[i];
        members[i].reading = i;
        groups[i].members = &members[i];
        groups[i].member_count = 1;
        groups[i].id = rsm_slice_from_string(rsm_arena_format(arena, "report-%u@0-6", (unsigned)i));
    }
    work.fusion.groups = groups;
    work.fusion.group_count = count;
    work.fusion.rank = rank;
    return rsm_number_groups(&work, buckets, modulus, arena);
}

static void numbers_differ_and_stay_when_later_reports_come(void **state) {
    static const uint32_t order[GROUPS] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
    rsm_arena arena;
    rsm_arena_init(&arena, NULL, 0);
    uint32_t *few = number(&arena, order, 6, 16), *many = number(&arena, order, GROUPS, 16);
    for (uint32_t i = 0; i < GROUPS; i++) {
        assert_true(many[i] < 16);
        if (i < 6) {
            assert_int_equal(few[i], many[i]);
        }
        for (uint32_t j = 0; j < i; j++) {
            assert_int_not_equal(many[i], many[j]);
        }
    }
    rsm_arena_free(&arena);
}

static void a_full_bucket_gives_no_number(void **state) {
    static const uint32_t order[GROUPS] = {11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0};
    rsm_arena arena;
    rsm_arena_init(&arena, NULL, 0);
    uint32_t *numbers = number(&arena, order, GROUPS, 10), without = 0;
    for (uint32_t i = 0; i < GROUPS; i++) {
        without += numbers[i] == RSM_NO_NUMBER;
    }
    assert_int_equal(without, 2);
    assert_int_equal(numbers[0], RSM_NO_NUMBER); /* the two published last */
    assert_int_equal(numbers[1], RSM_NO_NUMBER);
    rsm_arena_free(&arena);
}

/* ---- rows ---- */

static void cells_are_one_line_and_no_formula(void **state) {
    static const char *const columns[] = {"a", "b", NULL};
    static const struct {
        const char *told, *csv, *raw;
    } cases[] = {
        {"plain", "plain,", "plain,"},
        {"two\nlines\t\x07 here ", "two lines here,", "two lines here,"},
        {"=1+2", "'=1+2,", "=1+2,"},
        {" \n+x", "'+x,", "+x,"},
        {"@x", "'@x,", "@x,"},
        {"-5 degrees, \"cold\"", "\"'-5 degrees, \"\"cold\"\"\",", "\"-5 degrees, \"\"cold\"\"\","},
        {"caf\xc3\xa9", "caf\xc3\xa9,", "caf\xc3\xa9,"},
    };
    rsm_arena arena;
    rsm_arena_init(&arena, NULL, 0);
    for (size_t i = 0; i < COUNT_OF(cases) * 2; i++) {
        rsm_row row;
        rsm_buffer output;
        rsm_buffer_init(&output, NULL);
        assert_true(rsm_row_init(&row, columns, i % 2 == 0, &arena));
        rsm_row_told(&row, "a", rsm_slice_from_string(cases[i / 2].told));
        rsm_row_write_csv(&row, &output);
        output.data[output.size - 2] = '\0'; /* less CR LF */
        assert_string_equal(output.data, i % 2 == 0 ? cases[i / 2].csv : cases[i / 2].raw);
        rsm_buffer_free(&output);
    }
    rsm_arena_free(&arena);
}

static void a_column_that_there_is_none_of_is_noticed(void **state) {
    static const char *const columns[] = {"a", NULL};
    rsm_arena arena;
    rsm_row row;
    rsm_arena_init(&arena, NULL, 0);
    assert_true(rsm_row_init(&row, columns, true, &arena));
    rsm_row_number(&row, "a", -12);
    assert_false(row.misused);
    rsm_row_number(&row, "b", 1);
    assert_true(row.misused);
    rsm_arena_free(&arena);
}

/* ---- codes ---- */

static void codes_are_found_by_noun_and_by_country(void **state) {
    static const struct {
        const char *list, *name, *code;
    } cases[] = {
        {"gtd-target-subtypes", "the city's central bus station", "101"},
        {"gtd-target-subtypes", "Three policemen", "25"},
        {"gtd-target-subtypes", "police officers in a van", "25"},
        {"gtd-target-subtypes", "churches", "86"},
        {"gtd-target-subtypes", "a quern", NULL},
        {"gtd-weapon-subtypes", "a roadside bomb", "12"},
        {"gtd-weapon-subtypes", "hand grenades", "7"},
    };
    rsm_arena arena;
    rsm_codes codes;
    rsm_arena_init(&arena, NULL, 0);
    assert_true(rsm_codes_load(world, &arena, &codes));
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        uint32_t row =
            rsm_code_by_noun(&codes, cases[i].list, rsm_slice_from_string(cases[i].name));
        rsm_slice code = rsm_code_text(&codes, row, RSM_CODE_KEY);
        if (!rsm_slice_equal(code, rsm_slice_from_string(cases[i].code))) {
            fail_msg("%s is %.*s", cases[i].name, RSM_SLICE_ARGUMENTS(code));
        }
    }
    rsm_slice kenya = RSM_SLICE("KE");
    assert_true(rsm_slice_equal_string(rsm_country_iso3(&codes, kenya), "KEN"));
    assert_true(rsm_slice_equal_string(rsm_country_code(&codes, kenya, RSM_COUNTRY_CODE_ISO_NUMBER),
                                       "404"));
    assert_true(rsm_slice_equal_string(
        rsm_country_by_code(&codes, RSM_COUNTRY_CODE_GTD, RSM_SLICE("104")), "KE"));
    assert_int_equal(rsm_country_code(&codes, RSM_SLICE("QQ"), RSM_COUNTRY_CODE_GW).size, 0);
    rsm_arena_free(&arena);
}

/* Every country of the gazetteer has a row, every type's codes are in the lists. */
static void the_lists_are_whole(void **state) {
    rsm_arena arena;
    rsm_codes codes;
    rsm_arena_init(&arena, NULL, 0);
    assert_true(rsm_codes_load(world, &arena, &codes));
    for (uint32_t i = 0; i < rsm_world_rows(world, RSM_DOMAIN_COUNTRY); i++) {
        rsm_slice country = rsm_world_string(world, RSM_DOMAIN_COUNTRY, i, RSM_COUNTRY_ISO2);
        if (rsm_country_code(&codes, country, RSM_COUNTRY_CODE_ACLED_NAME).size == 0) {
            fail_msg("%.*s has no codes", RSM_SLICE_ARGUMENTS(country));
        }
    }
    for (uint32_t i = 0; i < rsm_world_rows(world, RSM_DOMAIN_TYPE); i++) {
        rsm_slice acled = rsm_world_string(world, RSM_DOMAIN_TYPE, i, RSM_TYPE_ACLED), number, name;
        size_t at = rsm_slice_find(acled, RSM_SLICE(" / "), 0);
        if (acled.size > 0) {
            rsm_slice sub = rsm_slice_sub(acled, at + 3, acled.size);
            uint32_t row = rsm_code_find(&codes, "acled-events", sub);
            assert_true(rsm_slice_equal(rsm_code_text(&codes, row, RSM_CODE_NAME),
                                        rsm_slice_sub(acled, 0, at)));
        }
        rsm_split_code(rsm_world_string(world, RSM_DOMAIN_TYPE, i, RSM_TYPE_GTD), &number, &name);
        assert_true(rsm_slice_equal(rsm_code_name(&codes, "gtd-attack-types", number), name));
    }
    rsm_arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_format_of_the_table_writes_the_incidents),
        cmocka_unit_test(any_allocation_may_fail),
        cmocka_unit_test(numbers_differ_and_stay_when_later_reports_come),
        cmocka_unit_test(a_full_bucket_gives_no_number),
        cmocka_unit_test(cells_are_one_line_and_no_formula),
        cmocka_unit_test(a_column_that_there_is_none_of_is_noticed),
        cmocka_unit_test(codes_are_found_by_noun_and_by_country),
        cmocka_unit_test(the_lists_are_whole),
    };
    return cmocka_run_group_tests(tests, open_world, close_world);
}
