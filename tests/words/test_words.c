/* Values of the record in words. */
#include "words/words.h"

#include "support/test.h"

static void check(const char *slot, const char *json, const char *expected) {
    words_text text = {0};
    json_t *value = json_loads(json, JSON_DECODE_ANY, NULL);
    words_add_value(&text, slot, value, NULL);
    assert_string_equal(words_text_string(&text), expected);
    json_decref(value);
    words_text_free(&text);
}

static void counts_are_given_as_numbers_or_in_their_words(void **state) {
    check("killed", "{\"low\":31,\"high\":31,\"text\":\"thirty-one\"}", "31");
    check("killed", "{\"low\":12000,\"high\":12000,\"text\":\"12000\"}", "12,000");
    check("killed", "{\"low\":40,\"high\":null,\"text\":\"at least 40\"}", "\"at least 40\"");
    check("killed", "{\"low\":45,\"high\":49,\"text\":\"\"}", "45–49");
    check("killed", "{\"low\":24,\"high\":null}", "≥ 24");
    check("killed", "{\"low\":null,\"high\":9}", "≤ 9");
    check("killed", "{}", "–");
    check("killed", "{\"low\":2,\"high\":2,\"who\":\"children\"}", "2 children");
}

static void times_are_given_as_the_press_writes_them(void **state) {
    static const struct {
        const char *earliest, *latest, *shown;
    } cases[] = {
        {"2021-05-14", "2021-05-14", "Fri 14 May 2021"},
        {"2021-05-14T11:40", "2021-05-14T11:40", "Fri 14 May 2021, 11:40"},
        {"2021-05-14T09:00", "2021-05-14T11:59", "Fri 14 May 2021, 09:00–11:59"},
        {"2019-03-05", "2019-03-07", "5–7 Mar 2019"},
        {"2020-02-28", "2020-03-02", "28 Feb – 2 Mar 2020"},
        {"2019-12-31", "2020-01-01", "31 Dec 2019 – 1 Jan 2020"},
        {"2020-02-01", "2020-02-29", "Feb 2020"},
        {"2019-01-01", "2019-12-31", "2019"},
        {"1970-01-01", "1979-12-31", "1970s"},
        {"2000-02-29", "2000-02-29", "Tue 29 Feb 2000"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        char json[128];
        snprintf(json, sizeof json, "{\"earliest\":\"%s\",\"latest\":\"%s\"}", cases[i].earliest,
                 cases[i].latest);
        check("when", json, cases[i].shown);
    }
    check("when", "{\"earliest\":null,\"latest\":\"2020-05-03\"}", "by 3 May 2020");
    check("when", "{\"earliest\":\"2020-05-03\",\"latest\":null}", "from 3 May 2020");
    check("when", "{\"earliest\":null,\"latest\":null}", "date unknown");
    check("when", "{\"earliest\":\"2021-13-40\",\"latest\":7}", "date unknown");
}

static void places_go_from_small_to_great_and_name_nothing_twice(void **state) {
    check("where",
          "{\"name\":\"Tessaly "
          "Market\",\"city\":\"Tessaly\",\"admin1\":\"North\",\"country\":\"XA\"}",
          "Tessaly Market, Tessaly, North, XA");
    check("where", "{\"name\":\"Osk\",\"city\":\"Osk\",\"admin1\":\"Osk\",\"country\":\"XA\"}",
          "Osk, XA");
    check("where", "{\"name\":\"Arland\",\"kind\":\"country\",\"country\":\"XA\"}", "Arland");
    check("where", "{}", "place unknown");
}

static void check_sources(const char *json, bool who, const char *expected) {
    words_text text = {0};
    json_t *value = json_loads(json, 0, NULL), *outlet = json_string("Daily Post");
    words_add_sources(&text, value, outlet, who);
    assert_string_equal(words_text_string(&text), expected);
    json_decref(value);
    json_decref(outlet);
    words_text_free(&text);
}

static void a_source_is_its_root_and_then_those_who_passed_it_on(void **state) {
    check_sources("[{\"name\":\"Reuters\",\"kind\":\"media\"},"
                  "{\"name\":\"the provincial hospital\",\"kind\":\"hospital\"}]",
                  false, "provincial hospital, via Reuters");
    check_sources("[{\"name\":\"Ada Brun\",\"kind\":\"government\",\"for\":\"Interior Ministry\"}]",
                  false, "Interior Ministry");
    check_sources("[{\"name\":\"Ada Brun\",\"kind\":\"government\",\"for\":\"Interior Ministry\"}]",
                  true, "Interior Ministry (Ada Brun)");
    check_sources("[{\"name\":\"Northern Front\",\"kind\":\"perpetrator\",\"via\":\"Telegram\"}]",
                  false, "Northern Front (Telegram)");
    check_sources("[{\"name\":null,\"kind\":\"witness\"}]", false, "a witness");
    check_sources("[{\"name\":null,\"kind\":\"unnamed\"}]", false, "an unnamed source");
    check_sources("[{\"name\":\"Daily Post\",\"kind\":\"outlet\"}]", false, "Daily Post");
    check_sources("[]", false, "Daily Post");
}

static void persons_are_given_as_stated(void **state) {
    check("victim", "{\"name\":\"Ruslan Sato\",\"age\":34,\"outcome\":\"killed\"}",
          "Ruslan Sato, 34, killed");
    check("victim", "{\"sex\":\"female\"}", "a person, female");
}

static void values_of_a_wrong_kind_harm_nobody(void **state) {
    static const char *const values[] = {
        "null", "7", "\"x\"", "[]", "{}", "true", "{\"low\":\"x\",\"name\":[1]}"};
    static const char *const slots[] = {"killed",      "when", "where",    "victim", "cause",
                                        "perpetrator", "type", "happened", ""};
    for (size_t i = 0; i < COUNT_OF(values); i++) {
        for (size_t j = 0; j < COUNT_OF(slots); j++) {
            words_text text = {0};
            json_t *value = json_loads(values[i], JSON_DECODE_ANY, NULL);
            words_add_value(&text, slots[j], value, NULL);
            assert_true(text.size > 0);
            json_decref(value);
            words_text_free(&text);
        }
    }
}

static void days_are_counted_and_found_again_over_ends_of_months_and_leap_years(void **state) {
    static const char *const days[] = {"0001-01-01", "1900-02-28", "1900-03-01",
                                       "1999-12-31", "2000-02-29", "2000-03-01",
                                       "2023-10-14", "2024-02-29", "2400-12-31"};
    int64_t before = 0;
    (void)state;
    for (size_t i = 0; i < COUNT_OF(days); i++) {
        json_t *text = json_string(days[i]);
        words_day day = words_day_of(text);
        int64_t minute = words_minute_of(day);
        words_day again = words_day_at(minute);
        assert_true(minute > before && minute % WORDS_MINUTES_A_DAY == 720);
        assert_true(again.year == day.year && again.month == day.month && again.day == day.day);
        before = minute;
        json_decref(text);
    }
    words_day from = {.year = 1900, .month = 2, .day = 28, .known = true};
    words_day to = {.year = 1900, .month = 3, .day = 1, .known = true, .has_time = true};
    assert_int_equal(words_minute_of(to) - words_minute_of(from), WORDS_MINUTES_A_DAY - 720);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_are_given_as_numbers_or_in_their_words),
        cmocka_unit_test(times_are_given_as_the_press_writes_them),
        cmocka_unit_test(places_go_from_small_to_great_and_name_nothing_twice),
        cmocka_unit_test(a_source_is_its_root_and_then_those_who_passed_it_on),
        cmocka_unit_test(persons_are_given_as_stated),
        cmocka_unit_test(values_of_a_wrong_kind_harm_nobody),
        cmocka_unit_test(days_are_counted_and_found_again_over_ends_of_months_and_leap_years),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
