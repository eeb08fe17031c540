/*
 * tests/time/test_time.c - time expressions: what is found, as what, and the days it means.
 *
 * Part: tables of text, date of publication, expression, type, value, first and last moment; texts
 * in which nothing is a time; reports without a date of publication; hostile texts.
 */
#include "support/test.h"

#include "support/failing_allocator.h"
#include "support/open_world.h"
#include "tag/tag.h"
#include "time/time.h"

#include "rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* clang-format off */
/* Texts in which nothing is a time. */
static const char *const timeless[] = {
    "Video (02:18): a bridge fell.",
    "The patrol passes twice a week.",
    "A 24-year-old man was killed.",
    "The home side won 3-2 in the second half.",
    "The call came from 555-1234.",
    "It cost $2009 and weighed 1990 kilograms.",
    "They will march to the palace.",
    "The Sun reported the arrest.",
    "A second man was held.",
    "The attack was claimed on 31 February.",
    "The alarm rang at 25:61.",
    "They fought 1995 wars.",
    "He was born on 29 February 1993.",
    "Nobody may enter.",
    "May said she would resign.",
    "March on the capital, he told them.",
    "The verse is John 3:16.",
    "The ratio was 10:30.",
    "She came to a house on March Lane.",
    "The road is 2019 metres long.",
    "Article 1994 was repealed.",
    "Copyright 1995, all rights kept.",
    "Every now and then he sang for Norville Today and the Moon City choir.",
    "He was 45 years old.",
    "A third of the houses were lost in a second wave.",
    "Resolution 1973 and Flight 1862 are numbers.",
    "He lives in the 1900 block of Fig Street, at 2015 Oak Lane.",
    "Guards work 24/7 at the gate.",
    "About 3/4 of the houses burned, on 1/2 of the land.",
    "The score was 3/4 and the ratio 17/3.",
    "It ran from page 3 to 5 and from one to six men.",
    "They came on 32 May, on 31/2, on 2018-13-01 and on 30 February 2018.",
    "It was version 3.1.19 in year 0 and in 99999.",
    "Five to ten people were hurt.",
    "A nine-year-old boy was lost.",
};
/* clang-format on */

typedef struct reading {
    rsm_arena arena;
    rsm_text text;
    rsm_tagging tagging;
    rsm_report report;
    rsm_times times;
} reading;

static rsm_status read_slice(reading *result, rsm_slice text, const char *published,
                             const char *outlet, const rsm_allocator *allocator) {
    rsm_error error;
    memset(result, 0, sizeof *result);
    rsm_arena_init(&result->arena, allocator, 0);
    result->report.text = text;
    result->report.outlet = rsm_slice_from_string(outlet);
    if (published != NULL) {
        rsm_instant instant;
        assert_true(rsm_instant_parse(rsm_slice_from_string(published), &instant));
        result->report.published.earliest = result->report.published.latest = instant;
        result->report.published.basis = RSM_DATE_GIVEN;
    }
    rsm_status status = rsm_text_split(world, NULL, text, 0, &result->arena, &result->text, &error);
    if (status == RSM_OK) {
        status = rsm_tag_text(world, NULL, &result->text, &result->arena, &result->tagging, &error);
    }
    if (status == RSM_OK) {
        status = rsm_time_find(world, &result->text, &result->tagging, &result->report,
                               &result->arena, &result->times, &error);
    }
    return status;
}

static void read_text(reading *result, const char *text, const char *published) {
    assert_int_equal(read_slice(result, rsm_slice_from_string(text), published, "", NULL), RSM_OK);
}

static const rsm_time *find_span(const reading *result, const char *span) {
    for (uint32_t i = 0; i < result->times.count; i++) {
        rsm_span found = result->times.items[i].expression.span;
        if (rsm_slice_equal_string(rsm_slice_sub(result->text.text, found.start, found.end),
                                   span)) {
            return &result->times.items[i];
        }
    }
    return NULL;
}

static bool row_holds(const time_row *row, const rsm_time *found) {
    char earliest[RSM_INSTANT_TEXT_SIZE], latest[RSM_INSTANT_TEXT_SIZE];
    const rsm_time_value *value = &found->expression.value;
    rsm_instant_text(value->earliest, earliest);
    rsm_instant_text(value->latest, latest);
    bool holds = found->expression.type == row->type &&
                 rsm_slice_equal_string(value->value, row->value) &&
                 strcmp(earliest, row->earliest) == 0 && strcmp(latest, row->latest) == 0;
    if (!holds) {
        print_error("\"%s\" of \"%s\" is type %d, %.*s, %s to %s; not %d, %s, %s to %s\n",
                    row->span, row->text, (int)found->expression.type,
                    RSM_SLICE_ARGUMENTS(value->value), earliest, latest, (int)row->type, row->value,
                    row->earliest, row->latest);
    }
    return holds;
}

static void an_expression_has_its_span_type_value_and_bounds(void **state) {
    unsigned wrong = 0;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        reading result;
        read_text(&result, rows[i].text, rows[i].published);
        const rsm_time *found = find_span(&result, rows[i].span);
        if (found == NULL) {
            print_error("\"%s\" was not found in \"%s\"\n", rows[i].span, rows[i].text);
        }
        wrong += found == NULL || !row_holds(&rows[i], found);
        rsm_arena_free(&result.arena);
    }
    assert_int_equal(wrong, 0);
}

static void what_only_looks_like_a_time_is_none(void **state) {
    unsigned wrong = 0;
    for (size_t i = 0; i < COUNT_OF(timeless); i++) {
        reading result;
        read_text(&result, timeless[i], "2017-10-06");
        if (result.times.count > 0) {
            print_error("\"%s\" has a time\n", timeless[i]);
            wrong++;
        }
        rsm_arena_free(&result.arena);
    }
    assert_int_equal(wrong, 0);
}

static void expressions_come_in_order_and_do_not_overlap(void **state) {
    reading result;
    read_text(&result,
              "On Friday, 8 March, at noon, two days after the fire of last week, the mayor, who "
              "had ruled "
              "since 2011 and for eight years, left at 10 p.m. on Sunday.",
              "2019-03-20");
    assert_true(result.times.count > 4);
    for (uint32_t i = 0; i < result.times.count; i++) {
        const rsm_time *item = &result.times.items[i];
        assert_true(item->first_token < item->end_token);
        assert_true(i == 0 || result.times.items[i - 1].end_token <= item->first_token);
        assert_int_equal(item->expression.span.start, result.text.tokens[item->first_token].start);
        assert_int_equal(item->expression.span.end, result.text.tokens[item->end_token - 1].end);
    }
    rsm_arena_free(&result.arena);
}

static void what_is_counted_from_another_day_says_so(void **state) {
    reading result;
    read_text(&result,
              "The mine blew up on March 2. Two days later the shaft was sealed, five days after "
              "the warning.",
              "2019-03-20");
    const rsm_time *later = find_span(&result, "Two days later"),
                   *anchored = find_span(&result, "five days");
    assert_non_null(later);
    assert_true(later->relative);
    assert_int_equal(later->expression.value.anchor_offset, 0);
    assert_non_null(anchored);
    assert_true(anchored->relative);
    assert_int_equal(anchored->expression.value.anchor_offset, 5);
    rsm_arena_free(&result.arena);
    read_text(&result, "The day before the vote a candidate was shot.", "2019-03-20");
    const rsm_time *before = find_span(&result, "The day");
    assert_non_null(before);
    assert_int_equal(before->expression.value.anchor_offset, -1);
    assert_false(before->expression.value.earliest.known);
    rsm_arena_free(&result.arena);
}

static void days_long_before_publication_are_historic(void **state) {
    reading result;
    read_text(&result, "The raid of Monday recalled the siege of May 2009 and the summer of 2016.",
              "2019-03-20");
    assert_false(find_span(&result, "Monday")->historic);
    assert_true(find_span(&result, "May 2009")->historic);
    assert_true(find_span(&result, "the summer of 2016")->historic);
    rsm_arena_free(&result.arena);
}

typedef struct outlet_row {
    const char *outlet, *text, *span, *earliest, *latest;
} outlet_row;

static void the_outlets_home_tells_the_order_of_figures_and_the_seasons(void **state) {
    static const outlet_row outlets[] = {
        {"Kenya Daily", "On 3/4 police moved in.", "3/4", "2019-04-03", "2019-04-03"},
        {"Daily Nation", "On 3/4 police moved in.", "3/4", "2019-04-03", "2019-04-03"},
        {"The New York Times", "On 3/4 police moved in.", "3/4", "2019-03-04", "2019-03-04"},
        {"www.example.co.uk", "On 3/4 police moved in.", "3/4", "2019-04-03", "2019-04-03"},
        {"New Zealand Post", "On 3/4/2019 police moved in.", "3/4/2019", "2019-04-03",
         "2019-04-03"},
        {"The New York Times", "He came on 03.04.2019.", "03.04.2019", "2019-03-04", "2019-03-04"},
        {"", "He came on 03.04.2019.", "03.04.2019", "2019-04-03", "2019-04-03"},
        {"Nobody's Paper", "On 3/4 police moved in.", "3/4", "2019-03-04", "2019-04-03"},
        {"Australia Today", "They fled last summer.", "last summer", "2018-12-01", "2019-03-02"},
        {"Kenya Daily", "They fled last summer.", "last summer", "2018-06-01", "2018-08-31"},
    };
    for (size_t i = 0; i < COUNT_OF(outlets); i++) {
        reading result;
        char text[RSM_INSTANT_TEXT_SIZE];
        assert_int_equal(read_slice(&result, rsm_slice_from_string(outlets[i].text), "2019-05-20",
                                    outlets[i].outlet, NULL),
                         RSM_OK);
        const rsm_time *found = find_span(&result, outlets[i].span);
        assert_non_null(found);
        assert_string_equal(rsm_instant_text(found->expression.value.earliest, text),
                            outlets[i].earliest);
        assert_string_equal(rsm_instant_text(found->expression.value.latest, text),
                            outlets[i].latest);
        rsm_arena_free(&result.arena);
    }
}

static void an_anniversary_tells_the_year(void **state) {
    static const char *const held[][2] = {
        {"The tenth anniversary of the massacre of 2009 was held on May 14.", "2019-05-14"},
        {"On May 14 the town marked the twenty-fifth anniversary of the 1994 war.", "2019-05-14"},
        {"On May 14 the town kept the 10-year anniversary of the 2009 flood.", "2019-05-14"},
        {"The centenary of the battle of 1916 was marked on May 14.", "2016-05-14"},
        {"Six years after the massacre of 2009, on May 14, a bomb killed two.", "2015-05-14"},
    };
    for (size_t i = 0; i < COUNT_OF(held); i++) {
        reading result;
        read_text(&result, held[i][0], NULL);
        const rsm_time *found = find_span(&result, "May 14");
        assert_non_null(found);
        assert_slice_equal(found->expression.value.value, held[i][1]);
        assert_int_equal(result.report.published.basis, RSM_DATE_INFERRED);
        rsm_arena_free(&result.arena);
    }
}

typedef struct published_row {
    const char *text, *earliest, *latest;
    rsm_date_basis basis;
} published_row;

static void a_missing_date_of_publication_is_taken_from_the_reports_own_words(void **state) {
    static const published_row published[] = {
        {"LIMA, May 3, 2016 (Reuters) - A dam broke on Monday.", "2016-05-03", "2016-05-03",
         RSM_DATE_DATELINE},
        {"LIMA, 3 MAY 90 (EFE) -- [TEXT] A DAM BROKE ON MONDAY.", "1990-05-03", "1990-05-03",
         RSM_DATE_DATELINE},
        {"[Text] Lima, 3 May 16 (EFE) -- A dam broke on Monday.", "2016-05-03", "2016-05-03",
         RSM_DATE_DATELINE},
        {"Dam breaks\n\nMay 3, 2016\n\nA dam broke on Monday, and the valley lies under water.",
         "2016-05-03", "2016-05-03", RSM_DATE_DATELINE},
        {"On Monday, 4 June 2018, a bus fell into a ravine. Nine people died on Tuesday.",
         "2018-06-04", "2018-06-18", RSM_DATE_INFERRED},
        {"Ferries sink, and nobody learns. One sank in March 2013. Another burned on 9 August "
         "2017.",
         "2017-08-09", "", RSM_DATE_INFERRED},
        {"1. A patrol was fired upon today near the bridge.\n\n2. Two soldiers died.\n\n(Dated) Osk, 9 "
         "March 1987. (Signed) The press office of the garrison.",
         "1987-03-09", "1987-03-09", RSM_DATE_DATELINE},
        {"The treaty, (signed) in Osk on 9 March 1987, did not end the war. A patrol was fired upon "
         "near the bridge. Two soldiers died. Three were hurt. Nobody was caught. The bridge is "
         "shut. The town is quiet.",
         "1987-03-09", "1987-03-23", RSM_DATE_INFERRED},
        {"The bus fell into a ravine yesterday.", "", "", RSM_DATE_UNKNOWN},
    };
    for (size_t i = 0; i < COUNT_OF(published); i++) {
        reading result;
        char text[RSM_INSTANT_TEXT_SIZE];
        read_text(&result, published[i].text, NULL);
        assert_int_equal(result.report.published.basis, published[i].basis);
        assert_string_equal(rsm_instant_text(result.report.published.earliest, text),
                            published[i].earliest);
        assert_string_equal(rsm_instant_text(result.report.published.latest, text),
                            published[i].latest);
        rsm_arena_free(&result.arena);
    }
}

static void without_a_reference_the_value_keeps_what_the_words_tell(void **state) {
    static const char *const open[][3] = {
        {"The dam broke on Friday.", "Friday", "XXXX-WXX-5"},
        {"The dam broke on May 14.", "May 14", "XXXX-05-14"},
        {"The dam broke in November.", "November", "XXXX-11"},
        {"The dam broke last week.", "last week", "XXXX-WXX"},
        {"The dam broke last month.", "last month", "XXXX-XX"},
        {"The dam broke last year.", "last year", "XXXX"},
        {"The dam broke yesterday.", "yesterday", "XXXX-XX-XX"},
    };
    for (size_t i = 0; i < COUNT_OF(open); i++) {
        reading result;
        read_text(&result, open[i][0], NULL);
        const rsm_time *found = find_span(&result, open[i][1]);
        assert_non_null(found);
        assert_slice_equal(found->expression.value.value, open[i][2]);
        assert_false(found->expression.value.earliest.known);
        assert_false(found->expression.value.latest.known);
        rsm_arena_free(&result.arena);
    }
}

static void an_inferred_date_of_publication_widens_what_depends_on_it(void **state) {
    reading result;
    char text[RSM_INSTANT_TEXT_SIZE];
    read_text(&result,
              "On Monday, 4 June 2018, a bus fell into a ravine. Nine people died on Tuesday.",
              NULL);
    const rsm_time *found = find_span(&result, "Tuesday");
    assert_non_null(found);
    assert_slice_equal(found->expression.value.value, "XXXX-WXX-2");
    assert_string_equal(rsm_instant_text(found->expression.value.earliest, text), "2018-06-05");
    assert_string_equal(rsm_instant_text(found->expression.value.latest, text), "2018-06-19");
    rsm_arena_free(&result.arena);
}

static void another_date_of_the_report_tells_the_order_of_day_and_month(void **state) {
    reading result;
    read_text(&result, "It sank on 5/4/2017 and was raised on 25/4/2017.", "2017-10-06");
    assert_slice_equal(find_span(&result, "5/4/2017")->expression.value.value, "2017-04-05");
    rsm_arena_free(&result.arena);
    read_text(&result, "It sank on 5/4/2017 and was raised on 5/25/2017.", "2017-10-06");
    assert_slice_equal(find_span(&result, "5/4/2017")->expression.value.value, "2017-05-04");
    rsm_arena_free(&result.arena);
}

static void hostile_texts_are_read_to_their_end(void **state) {
    static const char *const pieces[] = {"May ",         "1 ",
                                         "the ",         "of ",
                                         "- ",           "2017",
                                         "99999 ",       "0 ",
                                         "Friday, ",     "last ",
                                         "every ",       "two ",
                                         "a ",           "hundred thousand million ",
                                         "years ",       "ago ",
                                         "later ",       "'",
                                         "s ",           "10:",
                                         "25:61 ",       "31/02/2017 ",
                                         "0000-00-00 ",  "2017-13-45T99:99 ",
                                         "half ",        "past ",
                                         "\n\n",         "\xC3\xA9 ",
                                         "\xE2\x80\x99", "(",
                                         ") ",           ". ",
                                         "nineteen ",    "ninety ",
                                         "p.m. ",        "Sept. ",
                                         "quarter ",     "week ",
                                         "999999999 ",   "early ",
                                         "next ",        "before ",
                                         "after ",       "Ramadan ",
                                         "century ",     "32nd ",
                                         "fiscal ",      "3/4 ",
                                         "on ",          "between ",
                                         "and ",         "to ",
                                         "7:30 ",        "14h30 ",
                                         "overnight ",   "into ",
                                         "\"",           "said ",
                                         "9/11 ",        "anniversary ",
                                         "tenth ",       "yesterday ",
                                         "minutes ",     "eve ",
                                         "day ",         "Monday ",
                                         "night ",       "127 ",
                                         "hours, "};
    uint32_t random = 12345;
    for (int round = 0; round < 400; round++) {
        char text[2048];
        size_t size = 0;
        while (size + 64 < sizeof text) {
            random = random * 1664525u + 1013904223u;
            const char *piece = pieces[(random >> 16) % COUNT_OF(pieces)];
            memcpy(text + size, piece, strlen(piece));
            size += strlen(piece);
        }
        reading result;
        const char *published = round % 3 == 0   ? NULL
                                : round % 3 == 1 ? "0001-01-01"
                                                 : "9999-12-31";
        assert_int_equal(read_slice(&result, rsm_slice_make(text, size), published, "", NULL),
                         RSM_OK);
        for (uint32_t i = 0; i < result.times.count; i++) {
            const rsm_time_value *value = &result.times.items[i].expression.value;
            assert_true(value->value.size > 0);
            assert_true(!value->earliest.known ||
                        rsm_instant_compare(value->earliest, value->latest) <= 0);
        }
        rsm_arena_free(&result.arena);
    }
}

static void a_failed_allocation_is_an_error_and_nothing_leaks(void **state) {
    bool done = false;
    for (size_t nth = 0; !done; nth++) {
        failing_allocator memory;
        reading result;
        failing_allocator_init(&memory, nth);
        rsm_status status =
            read_slice(&result, RSM_SLICE("He fled on Sunday, two days after the fire of May 3."),
                       "2019-03-20", "", &memory.allocator);
        assert_true(status == RSM_OK || status == RSM_ERROR_MEMORY);
        done = status == RSM_OK;
        rsm_arena_free(&result.arena);
        assert_int_equal(memory.held, 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_expression_has_its_span_type_value_and_bounds),
        cmocka_unit_test(what_only_looks_like_a_time_is_none),
        cmocka_unit_test(expressions_come_in_order_and_do_not_overlap),
        cmocka_unit_test(what_is_counted_from_another_day_says_so),
        cmocka_unit_test(days_long_before_publication_are_historic),
        cmocka_unit_test(the_outlets_home_tells_the_order_of_figures_and_the_seasons),
        cmocka_unit_test(an_anniversary_tells_the_year),
        cmocka_unit_test(a_missing_date_of_publication_is_taken_from_the_reports_own_words),
        cmocka_unit_test(without_a_reference_the_value_keeps_what_the_words_tell),
        cmocka_unit_test(an_inferred_date_of_publication_widens_what_depends_on_it),
        cmocka_unit_test(another_date_of_the_report_tells_the_order_of_day_and_month),
        cmocka_unit_test(hostile_texts_are_read_to_their_end),
        cmocka_unit_test(a_failed_allocation_is_an_error_and_nothing_leaks),
    };
    return cmocka_run_group_tests(tests, open_world, close_world);
}
