/*
 * tests/base/test_calendar.c - days, months, weeks, and ISO 8601 text.
 */
#include "base/calendar.h"
#include "support/test.h"

#include <string.h>

static int32_t day_of(int32_t year, int32_t month, int32_t day) {
    int32_t result = 0;
    assert_true(rsm_day_from_date(year, month, day, &result));
    return result;
}

static void every_day_of_every_year_follows_the_one_before(void **state) {
    int32_t day = day_of(RSM_YEAR_MINIMUM, 1, 1);
    int32_t weekday = rsm_weekday(day);
    assert_int_equal(weekday, 1); /* 1 January of year 1 is a Monday */
    for (int32_t year = RSM_YEAR_MINIMUM; year <= RSM_YEAR_MAXIMUM; year++) {
        for (int32_t month = 1; month <= 12; month++) {
            for (int32_t date = 1; date <= rsm_days_in_month(year, month); date++) {
                rsm_civil civil = {year, month, date};
                rsm_civil back = rsm_day_to_civil(day);
                if (rsm_civil_to_day(civil) != day || back.year != year || back.month != month ||
                    back.day != date || rsm_weekday(day) != weekday)
                    fail_msg("%d-%d-%d", year, month, date);
                day++;
                weekday = weekday % 7 + 1;
            }
        }
    }
}

static void known_days_have_their_number_and_weekday(void **state) {
    assert_int_equal(day_of(1970, 1, 1), 0);
    assert_int_equal(rsm_weekday(0), 4);
    assert_int_equal(day_of(2000, 3, 1), 11017);
    assert_int_equal(rsm_weekday(day_of(2021, 5, 14)), 5);
    assert_int_equal(rsm_weekday(day_of(2001, 9, 11)), 2);
    assert_int_equal(rsm_weekday(day_of(1914, 6, 28)), 7);
}

static void a_date_that_does_not_exist_is_refused(void **state) {
    static const int32_t DATES[][3] = {{2021, 2, 29}, {1900, 2, 29}, {2021, 4, 31}, {2021, 0, 1},
                                       {2021, 13, 1}, {2021, 1, 0},  {2021, 1, 32}, {0, 1, 1},
                                       {10000, 1, 1}, {2021, -1, 1}, {2021, 1, -1}};
    int32_t day = 0;
    for (size_t i = 0; i < COUNT_OF(DATES); i++)
        assert_false(rsm_day_from_date(DATES[i][0], DATES[i][1], DATES[i][2], &day));
    assert_true(rsm_day_from_date(2000, 2, 29, &day));
    assert_true(rsm_day_from_date(2024, 2, 29, &day));
}

static void weeks_are_those_of_iso_8601(void **state) {
    static const struct {
        int32_t date[3];
        int32_t year;
        int32_t week;
    } CASES[] = {{{2005, 1, 1}, 2004, 53},  {{2005, 1, 2}, 2004, 53},  {{2005, 12, 31}, 2005, 52},
                 {{2007, 1, 1}, 2007, 1},   {{2008, 12, 29}, 2009, 1}, {{2010, 1, 3}, 2009, 53},
                 {{2021, 5, 14}, 2021, 19}, {{2020, 12, 31}, 2020, 53}};
    int32_t monday = 0;
    for (size_t i = 0; i < COUNT_OF(CASES); i++) {
        int32_t day = day_of(CASES[i].date[0], CASES[i].date[1], CASES[i].date[2]);
        rsm_iso_week week = rsm_day_to_iso_week(day);
        assert_int_equal(week.year, CASES[i].year);
        assert_int_equal(week.week, CASES[i].week);
        assert_true(rsm_iso_week_to_day(week.year, week.week, &monday));
        assert_int_equal(monday + week.weekday - 1, day);
    }
    assert_int_equal(rsm_iso_weeks_in_year(2020), 53);
    assert_int_equal(rsm_iso_weeks_in_year(2021), 52);
    assert_false(rsm_iso_week_to_day(2021, 53, &monday));
    assert_false(rsm_iso_week_to_day(2021, 0, &monday));
}

static void a_date_without_a_year_names_a_day_of_a_span(void **state) {
    static const struct {
        const char *timex;
        int32_t from[3], to[3];
        int32_t found[3]; /* zeros: none */
    } CASES[] = {
        {"XXXX-WXX-5", {2019, 5, 13}, {2019, 5, 19}, {2019, 5, 17}},
        {"XXXX-WXX-1", {2019, 5, 13}, {2019, 5, 19}, {2019, 5, 13}},
        {"XXXX-WXX-5TNI", {2019, 5, 13}, {2019, 5, 19}, {2019, 5, 17}},
        {"XXXX-WXX-1", {2019, 5, 14}, {2019, 5, 19}, {0, 0, 0}},
        {"XXXX-WXX-8", {2019, 5, 13}, {2019, 5, 30}, {0, 0, 0}},
        {"XXXX-05-14", {2019, 1, 1}, {2019, 12, 31}, {2019, 5, 14}},
        {"XXXX-05-14T14:30", {2018, 12, 1}, {2019, 12, 31}, {2019, 5, 14}},
        {"XXXX-01-02", {2018, 12, 1}, {2019, 1, 31}, {2019, 1, 2}},
        {"XXXX-02-29", {2019, 1, 1}, {2020, 12, 31}, {2020, 2, 29}},
        {"XXXX-05-14", {2019, 6, 1}, {2019, 12, 31}, {0, 0, 0}},
        {"XXXX-05", {2019, 1, 1}, {2019, 12, 31}, {0, 0, 0}},
        {"2019-05-14", {2019, 1, 1}, {2019, 12, 31}, {0, 0, 0}},
        {"XXXX-05-14", {1900, 1, 1}, {2019, 12, 31}, {0, 0, 0}},
        {"", {2019, 1, 1}, {2019, 12, 31}, {0, 0, 0}},
    };
    for (size_t i = 0; i < COUNT_OF(CASES); i++) {
        int32_t day = 0;
        int32_t from = day_of(CASES[i].from[0], CASES[i].from[1], CASES[i].from[2]);
        int32_t to = day_of(CASES[i].to[0], CASES[i].to[1], CASES[i].to[2]);
        bool found = rsm_partial_date_in(rsm_slice_from_string(CASES[i].timex), from, to, &day);
        assert_int_equal(found, CASES[i].found[0] != 0);
        if (found)
            assert_int_equal(day, day_of(CASES[i].found[0], CASES[i].found[1], CASES[i].found[2]));
    }
    assert_int_equal(rsm_duration_slack(RSM_SLICE("P5D")), 0);
    assert_int_equal(rsm_duration_slack(RSM_SLICE("P2W")), 3);
    assert_int_equal(rsm_duration_slack(RSM_SLICE("P10Y")), 183);
    assert_int_equal(rsm_duration_slack(RSM_SLICE("2019")), 0);
}

static void adding_months_stays_within_the_month(void **state) {
    static const struct {
        rsm_civil from;
        int32_t months;
        rsm_civil to;
    } CASES[] = {{{2021, 1, 31}, 1, {2021, 2, 28}},   {{2024, 1, 31}, 1, {2024, 2, 29}},
                 {{2021, 3, 31}, -1, {2021, 2, 28}},  {{2021, 12, 15}, 1, {2022, 1, 15}},
                 {{2021, 1, 15}, -1, {2020, 12, 15}}, {{2024, 2, 29}, -12, {2023, 2, 28}},
                 {{2021, 5, 14}, 0, {2021, 5, 14}},   {{9999, 12, 31}, 5, {9999, 12, 31}},
                 {{1, 1, 1}, -5, {1, 1, 1}}};
    for (size_t i = 0; i < COUNT_OF(CASES); i++) {
        rsm_civil to = rsm_add_months(CASES[i].from, CASES[i].months);
        assert_int_equal(to.year, CASES[i].to.year);
        assert_int_equal(to.month, CASES[i].to.month);
        assert_int_equal(to.day, CASES[i].to.day);
    }
    (void)rsm_add_months(CASES[0].from, INT32_MAX);
    (void)rsm_add_months(CASES[0].from, INT32_MIN);
}

static void easter_falls_where_the_churches_keep_it(void **state) {
    static const int32_t WESTERN[][3] = {{1961, 4, 2},  {2000, 4, 23}, {2008, 3, 23},
                                         {2011, 4, 24}, {2016, 3, 27}, {2019, 4, 21},
                                         {2024, 3, 31}, {2038, 4, 25}};
    static const int32_t ORTHODOX[][3] = {{2008, 4, 27}, {2011, 4, 24}, {2016, 5, 1},
                                          {2019, 4, 28}, {2021, 5, 2},  {2024, 5, 5}};
    for (size_t i = 0; i < COUNT_OF(WESTERN); i++)
        assert_int_equal(rsm_easter(WESTERN[i][0]),
                         day_of(WESTERN[i][0], WESTERN[i][1], WESTERN[i][2]));
    for (size_t i = 0; i < COUNT_OF(ORTHODOX); i++)
        assert_int_equal(rsm_orthodox_easter(ORTHODOX[i][0]),
                         day_of(ORTHODOX[i][0], ORTHODOX[i][1], ORTHODOX[i][2]));
}

static void iso_texts_are_read_as_they_stand(void **state) {
    static const struct {
        const char *text;
        const char *instant;
        int32_t precision;
        bool has_offset;
        int32_t offset;
    } CASES[] = {
        {"2021", "2021-01-01", 1, false, 0},
        {"2021-05", "2021-05-01", 2, false, 0},
        {"2021-05-14", "2021-05-14", 3, false, 0},
        {"20210514", "2021-05-14", 3, false, 0},
        {" 2021-05-14\n", "2021-05-14", 3, false, 0},
        {"2021-05-14T09:10", "2021-05-14T09:10", 4, false, 0},
        {"2021-05-14T09:10:59Z", "2021-05-14T09:10", 4, true, 0},
        {"2021-05-14t09:10:59.123456z", "2021-05-14T09:10", 4, true, 0},
        {"2021-05-14 09:10:00 +0000", "2021-05-14T09:10", 4, true, 0},
        {"2021-05-14T23:10:00-05:30", "2021-05-14T23:10", 4, true, -330},
        {"2021-05-14T23:10+09", "2021-05-14T23:10", 4, true, 540},
        {"20210514T0910Z", "2021-05-14T09:10", 4, true, 0},
        {"20210514T091000,5Z", "2021-05-14T09:10", 4, true, 0},
        {"2021-12-31T24:00:00", "2022-01-01T00:00", 4, false, 0},
        {"2016-12-31T23:59:60Z", "2016-12-31T23:59", 4, true, 0},
    };
    for (size_t i = 0; i < COUNT_OF(CASES); i++) {
        rsm_iso_time time;
        char text[RSM_INSTANT_TEXT_SIZE];
        if (!rsm_iso_parse(rsm_slice_from_string(CASES[i].text), &time))
            fail_msg("%s is refused", CASES[i].text);
        assert_string_equal(rsm_instant_text(time.instant, text), CASES[i].instant);
        assert_int_equal(time.precision, CASES[i].precision);
        assert_int_equal(time.has_offset, CASES[i].has_offset);
        assert_int_equal(time.offset_minutes, CASES[i].offset);
    }
}

static void texts_that_are_no_iso_date_are_refused(void **state) {
    static const char *const CASES[] = {
        "",
        "202",
        "202105",
        "2021-5-14",
        "2021-02-30",
        "2021-13-01",
        "2021-00-01",
        "2021-05-00",
        "2021-05-14T",
        "2021-05-14T25:00",
        "2021-05-14T09:60",
        "2021-05-14T09:10:61",
        "2021-05-14T24:01",
        "2021-05-14T9:10",
        "2021-05-14T09:10+",
        "2021-05-14T09:10+5:00",
        "2021-05-14T09:10+24:00",
        "2021-05-14X",
        "2021-05T09:10",
        "14 May 2021",
        "9999-12-31T24:00",
        "0000-01-01",
        "2021-05-14T09:10:00.Z",
        "2021-05-14T09:10Zulu",
        "-2021-05-14",
        "2021-05-",
        "2021-05-14-",
        "99999999999999999999",
    };
    for (size_t i = 0; i < COUNT_OF(CASES); i++) {
        rsm_iso_time time;
        if (rsm_iso_parse(rsm_slice_from_string(CASES[i]), &time))
            fail_msg("%s is taken", CASES[i]);
    }
}

static void instants_are_ordered_and_moved(void **state) {
    rsm_instant day = rsm_instant_of_day(100);
    rsm_instant minute = {100, 30, true};
    char text[RSM_INSTANT_TEXT_SIZE];
    rsm_instant parsed;
    assert_true(rsm_instant_compare(rsm_instant_unknown(), day) < 0);
    assert_true(rsm_instant_compare(day, minute) < 0);
    assert_true(rsm_instant_equal(minute, minute));
    assert_string_equal(rsm_instant_text(rsm_instant_unknown(), text), "");
    minute = rsm_instant_add_minutes(minute, -31);
    assert_int_equal(minute.day, 99);
    assert_int_equal(minute.minute, 1439);
    minute = rsm_instant_add_minutes(minute, 1440 * 3 + 1);
    assert_int_equal(minute.day, 103);
    assert_int_equal(minute.minute, 0);
    assert_true(rsm_instant_equal(rsm_instant_add_minutes(day, 50), day));
    assert_false(rsm_instant_parse(RSM_SLICE("2021-05"), &parsed));
    assert_true(rsm_instant_parse(RSM_SLICE("2021-05-14"), &parsed));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_day_of_every_year_follows_the_one_before),
        cmocka_unit_test(known_days_have_their_number_and_weekday),
        cmocka_unit_test(a_date_that_does_not_exist_is_refused),
        cmocka_unit_test(weeks_are_those_of_iso_8601),
        cmocka_unit_test(a_date_without_a_year_names_a_day_of_a_span),
        cmocka_unit_test(adding_months_stays_within_the_month),
        cmocka_unit_test(easter_falls_where_the_churches_keep_it),
        cmocka_unit_test(iso_texts_are_read_as_they_stand),
        cmocka_unit_test(texts_that_are_no_iso_date_are_refused),
        cmocka_unit_test(instants_are_ordered_and_moved),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
