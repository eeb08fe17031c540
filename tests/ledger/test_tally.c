/* What is counted by month, country and spot of the map. */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The transaction is open. */
static int set_up(void **state) {
    set_up_created(state);
    fixture *test = *state;
    assert_int_equal(rsm_ledger_begin(test->ledger, &test->error), RSM_OK);
    return 0;
}

/* An incident of a day ("" for none) and a place of that kind ("" for none); latitude and longitude
 * in hundred thousandths of degrees. */
static void put(fixture *test, const char *day, const char *kind, int32_t lat, int32_t lon,
                uint32_t radius, const char *country, int64_t killed) {
    rsm_result_incident incident = {.name = RSM_SLICE("Bombing"),
                                    .type = RSM_SLICE("bombing"),
                                    .status = RSM_SLICE("reported"),
                                    .main = true,
                                    .city = RSM_SLICE("Tessaly"),
                                    .types = RSM_SLICE(";bombing;"),
                                    .reasons = RSM_SLICE("[]"),
                                    .words = RSM_SLICE("bombing\n"),
                                    .account = RSM_SLICE("{}"),
                                    .row = RSM_SLICE("{}"),
                                    .lat_e5 = lat,
                                    .lon_e5 = lon,
                                    .radius_km = radius};
    incident.id = rsm_slice_from_string(rsm_arena_format(&test->arena, "i%04u", test->made++));
    incident.has_point = lat != 0 || lon != 0;
    incident.place_kind = rsm_slice_from_string(kind);
    incident.country = rsm_slice_from_string(country);
    incident.killed = (rsm_result_count){killed, killed, killed};
    incident.injured = (rsm_result_count){RSM_COUNT_UNKNOWN, RSM_COUNT_UNKNOWN, RSM_COUNT_UNKNOWN};
    if (day[0] != '\0') {
        assert_true(rsm_instant_parse(rsm_slice_from_string(day), &incident.earliest));
        incident.latest = incident.earliest;
    }
    assert_int_equal(rsm_ledger_put_incident(test->ledger, &incident, &test->error), RSM_OK);
}

static rsm_map_tally draw(fixture *test, const rsm_list_filter *filter, uint32_t most) {
    rsm_map_tally map;
    assert_int_equal(
        rsm_ledger_tally_map(test->ledger, filter, most, &test->arena, &map, &test->error), RSM_OK);
    uint64_t sum = map.nowhere + map.left_out;
    for (uint32_t i = 0; i < map.spot_count; i++) {
        sum += map.spots[i].count;
    }
    for (size_t i = 0; i < COUNT_OF(map.countries); i++) {
        sum += map.countries[i];
    }
    assert_int_equal(sum, map.count);
    return map;
}

static void months_and_countries_are_counted_in_order(void **state) {
    fixture *test = *state;
    static const char *const days[] = {"2021-05-31", "",           "2021-06-01", "1969-12-31",
                                       "2021-05-01", "1970-01-01", "",           "2021-05-31"};
    static const char *const countries[] = {"KE", "", "AF", "KE", "KE", "ZW", "AF", ""};
    rsm_tallies tallies;
    rsm_list_filter filter = {0};
    char text[200] = "";
    for (size_t i = 0; i < COUNT_OF(days); i++) {
        put(test, days[i], "city", 100000, 100000, 0, countries[i], 1);
    }
    assert_int_equal(rsm_ledger_tally(test->ledger, &filter, &test->arena, &tallies, &test->error),
                     RSM_OK);
    for (uint32_t i = 0; i < tallies.month_count; i++) {
        snprintf(text + strlen(text), sizeof text - strlen(text), "%.*s:%d ",
                 RSM_SLICE_ARGUMENTS(tallies.months[i].key), (int)tallies.months[i].count);
    }
    assert_string_equal(text, ":2 1969-12:1 1970-01:1 2021-05:3 2021-06:1 ");
    text[0] = '\0';
    for (uint32_t i = 0; i < tallies.country_count; i++) {
        snprintf(text + strlen(text), sizeof text - strlen(text), "%.*s:%d ",
                 RSM_SLICE_ARGUMENTS(tallies.countries[i].key), (int)tallies.countries[i].count);
    }
    assert_string_equal(text, ":2 AF:2 KE:3 ZW:1 ");
    assert_int_equal(tallies.count, COUNT_OF(days));
    assert_int_equal(tallies.doubtful, 0);
    assert_true(tallies.knows_doubt);
}

static void incidents_of_one_town_are_one_spot(void **state) {
    fixture *test = *state;
    rsm_list_filter filter = {0};
    put(test, "2021-05-14", "city", 1230000, 4560000, 0, "KE", 3);
    put(test, "2021-05-15", "site", 1239999, 4569999, 0, "KE", 9);
    put(test, "2021-05-16", "city", 1230000, 4560000, 0, "KE", RSM_COUNT_UNKNOWN);
    put(test, "2021-05-16", "city", 1240000, 4560000, 0, "KE", 5);
    put(test, "2021-05-16", "admin1", 1230000, 4560000, 80, "KE", 50);
    put(test, "2021-05-16", "country", 500000, 4000000, 300, "KE", 7);
    put(test, "2021-05-16", "", 0, 0, 0, "", 7);
    put(test, "2021-05-16", "site", 0, 0, 0, "KE", 7);
    rsm_map_tally map = draw(test, &filter, 100);
    assert_int_equal(map.step, 1);
    assert_int_equal(map.nowhere, 2);
    assert_int_equal(map.countries[('K' - 'A') * 26 + 'E' - 'A'], 1);
    assert_int_equal(map.spot_count, 3);
    assert_true(map.spots[0].is_area);
    assert_int_equal(map.spots[0].radius_km, 80);
    assert_int_equal(map.spots[1].count, 3);
    assert_int_equal(map.spots[1].killed, 12);
    assert_slice_equal(map.spots[1].id, "i0001"); /* of most killed */
    assert_int_equal(map.spots[1].x, 1800 + 456);
    assert_int_equal(map.spots[1].y, 900 + 123);
    assert_int_equal(map.spots[2].count, 1);
}

static void many_towns_are_cells_and_each_lists_what_it_holds(void **state) {
    fixture *test = *state;
    static const uint32_t most[] = {400, 150, 50, 10, 1};
    uint32_t last = 0;
    for (int32_t i = 0; i < 300; i++) {
        put(test, "2021-05-14", "city", -8999999 + (i * 7919 % 180) * 100000 + i * 31,
            -17999999 + (i * 104729 % 360) * 100000 + i * 17, 0, "KE", i % 7);
    }
    put(test, "2021-05-14", "city", 9000000, 18000000, 0, "", 1); /* the last corner */
    put(test, "2021-05-14", "city", -9000000, -18000000, 0, "", 1);
    for (size_t i = 0; i < COUNT_OF(most); i++) {
        rsm_list_filter all = {0};
        rsm_map_tally map = draw(test, &all, most[i]);
        assert_true(map.spot_count <= most[i]);
        assert_true(map.step >= last);
        last = map.step;
        for (uint32_t j = 0; j < map.spot_count; j++) {
            const rsm_spot *spot = &map.spots[j];
            rsm_tallies held;
            rsm_list_filter within = {.has_box = true, .places = RSM_PLACES_TOWN};
            within.box.west_e5 = ((int32_t)spot->x - 1800) * 10000;
            within.box.south_e5 = ((int32_t)spot->y - 900) * 10000;
            within.box.east_e5 = within.box.west_e5 + (int32_t)map.step * 10000;
            within.box.north_e5 = within.box.south_e5 + (int32_t)map.step * 10000;
            assert_int_equal(
                rsm_ledger_tally(test->ledger, &within, &test->arena, &held, &test->error), RSM_OK);
            assert_int_equal(held.count, spot->count);
        }
    }
    assert_true(last > 20);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(months_and_countries_are_counted_in_order, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(incidents_of_one_town_are_one_spot, set_up, tear_down),
        cmocka_unit_test_setup_teardown(many_towns_are_cells_and_each_lists_what_it_holds, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
