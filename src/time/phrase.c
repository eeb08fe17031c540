/* Set phrases: a point counted from a day that the phrase itself names.
 *
 * Part: "the day before yesterday", "the week before last", "a week ago Monday", "two years ago
 * today", "Monday week", "Friday last", "the first week of March", "the last days of February",
 * "the first half of May", "Q3 2018", "the pre-dawn hours". Cost: constant a token. */
#include "time/draft.h"

#include <string.h>

static bool is_singular_unit(const time_scan *scan, uint32_t i) {
    return rsm_time_is(scan, i, TIME_UNIT) && !rsm_time_is(scan, i, TIME_PLURAL);
}

/* "the day before yesterday", "the day after tomorrow". */
static uint32_t day_beside(const time_scan *scan, uint32_t i, time_draft *draft) {
    if (!rsm_time_word(scan, i, "day") || !rsm_time_is(scan, i + 1, TIME_BEFORE | TIME_AFTER) ||
        !rsm_time_is(scan, i + 2, TIME_DAY_NAME) || rsm_time_is(scan, i + 2, TIME_PART))
        return 0;
    draft->has_day_shift = true;
    draft->day_shift =
        (int8_t)(scan->lexemes[i + 2].value + (rsm_time_is(scan, i + 1, TIME_BEFORE) ? -1 : 1));
    return i + 3;
}

/* "the week before last", "the night before last", "the month after next". */
static uint32_t before_last(const time_scan *scan, uint32_t i, time_draft *draft) {
    bool back = rsm_time_is(scan, i + 1, TIME_BEFORE) && rsm_time_word(scan, i + 2, "last");
    bool ahead = rsm_time_is(scan, i + 1, TIME_AFTER) && rsm_time_word(scan, i + 2, "next");
    if ((!back && !ahead) || rsm_time_is(scan, i + 3, TIME_WEEKDAY | TIME_UNIT | TIME_MONTH))
        return 0;
    if (rsm_time_is(scan, i, TIME_PART) && !rsm_time_is(scan, i, TIME_PLURAL)) {
        draft->part = (uint8_t)scan->lexemes[i].value;
        draft->has_day_shift = true;
        draft->day_shift = back ? -2 : 2;
        return i + 3;
    }
    if (!is_singular_unit(scan, i) || scan->lexemes[i].value < TIME_UNIT_WEEK)
        return 0;
    draft->kind = TIME_KIND_SHIFT;
    draft->unit = (uint8_t)scan->lexemes[i].value;
    draft->count = back ? -2 : 2;
    draft->direction = back ? TIME_DIRECTION_LAST : TIME_DIRECTION_NEXT;
    return i + 3;
}

/* A weekday or a day named from today; fills the draft. */
static uint32_t named_day(const time_scan *scan, uint32_t i, time_draft *draft) {
    uint32_t p = rsm_time_is(scan, i, TIME_ON) ? i + 1 : i;
    if (rsm_time_is(scan, p, TIME_THIS | TIME_LAST) && rsm_time_is(scan, p + 1, TIME_WEEKDAY))
        p++;
    if (rsm_time_is(scan, p, TIME_WEEKDAY) && !rsm_time_is(scan, p, TIME_PLURAL) &&
        rsm_time_capital(scan, p) && !rsm_time_is(scan, p, TIME_AMBIGUOUS)) {
        draft->weekday = (uint8_t)scan->lexemes[p].value;
        return p + 1;
    }
    if (rsm_time_is(scan, p, TIME_DAY_NAME) && !rsm_time_is(scan, p, TIME_PART)) {
        draft->has_day_shift = true;
        draft->day_shift = (int8_t)scan->lexemes[p].value;
        return p + 1;
    }
    return 0;
}

static bool may_be_added(int32_t unit, int32_t count) {
    return (unit == TIME_UNIT_WEEK || unit == TIME_UNIT_MONTH || unit == TIME_UNIT_YEAR) &&
           count > 0 && count <= 100;
}

/* "a week ago Monday", "two years ago today", "a week from Tuesday", "a week on Friday". */
static uint32_t counted_day(const time_scan *scan, uint32_t i, time_draft *draft) {
    time_count count;
    uint32_t p = rsm_time_count(scan, i, &count);
    if (p == 0 || count.half || !rsm_time_is(scan, p, TIME_UNIT) ||
        !may_be_added(scan->lexemes[p].value, count.number))
        return 0;
    int32_t unit = scan->lexemes[p].value;
    p++;
    bool back = rsm_time_is(scan, p, TIME_AGO);
    bool last = rsm_time_is(scan, p, TIME_LAST) && rsm_time_is(scan, p + 1, TIME_WEEKDAY);
    bool ahead =
        rsm_time_word(scan, p, "from") || (unit == TIME_UNIT_WEEK && rsm_time_word(scan, p, "on"));
    uint32_t next = back || last || ahead ? named_day(scan, last ? p : p + 1, draft) : 0;
    if (next == 0 || (unit != TIME_UNIT_WEEK && ahead) ||
        (ahead && rsm_time_is(scan, next, TIME_TO)))
        return 0;
    draft->also_unit = (uint8_t)unit;
    draft->also_count = (int8_t)(ahead ? count.number : -count.number);
    draft->direction = ahead && draft->weekday != 0 ? TIME_DIRECTION_NEXT : TIME_DIRECTION_NONE;
    return next;
}

/* "Monday week", "Friday last", "Monday a week ago". */
static uint32_t weekday_and(const time_scan *scan, uint32_t i, time_draft *draft) {
    if (!rsm_time_is(scan, i, TIME_WEEKDAY) || named_day(scan, i, draft) != i + 1)
        return 0;
    uint32_t p = i + 1;
    if (rsm_time_word(scan, p, "week") && !rsm_time_nominal(scan, p + 1)) {
        draft->also_unit = TIME_UNIT_WEEK;
        draft->also_count = 1;
        draft->direction = TIME_DIRECTION_NEXT;
        return p + 1;
    }
    if ((rsm_time_word(scan, p, "last") || rsm_time_word(scan, p, "next")) &&
        !rsm_time_nominal(scan, p + 1) && !rsm_time_is(scan, p + 1, TIME_UNIT | TIME_PART)) {
        draft->direction =
            rsm_time_word(scan, p, "last") ? TIME_DIRECTION_LAST : TIME_DIRECTION_NEXT;
        return p + 1;
    }
    time_count count;
    uint32_t next = rsm_time_count(scan, p, &count);
    if (next == 0 || !rsm_time_is(scan, next, TIME_UNIT) ||
        scan->lexemes[next].value != TIME_UNIT_WEEK || count.number < 1 || count.number > 20 ||
        !rsm_time_is(scan, next + 1, TIME_AGO))
        return 0;
    draft->also_unit = TIME_UNIT_WEEK;
    draft->also_count = (int8_t)-count.number;
    return next + 2;
}

/* The position that "first week", "last days", "second half" is of what is named after "of"; 0
 * where it is none. */
static uint8_t position_of(const time_scan *scan, uint32_t i, uint32_t *next) {
    bool last = rsm_time_word(scan, i, "last") || rsm_time_word(scan, i, "final") ||
                rsm_time_word(scan, i, "closing") || rsm_time_word(scan, i, "dying");
    bool early = rsm_time_is(scan, i, TIME_EARLY) || rsm_time_word(scan, i, "opening");
    int32_t ordinal = rsm_time_is(scan, i, TIME_ORDINAL) ? scan->lexemes[i].number : early ? 1 : 0;
    uint32_t p = i + 1;
    if (!last && (ordinal < 1 || ordinal > 4))
        return 0;
    if (rsm_time_is(scan, p, TIME_DASH))
        p++;
    if (rsm_time_is(scan, p, TIME_VAGUE | TIME_COUPLE))
        p++;
    *next = p + 1;
    if (rsm_time_word(scan, p, "week") && !early)
        return last ? TIME_POSITION_LAST_WEEK : (uint8_t)(TIME_POSITION_FIRST_WEEK + ordinal - 1);
    if (rsm_time_word(scan, p, "half") && (last || ordinal <= 2) && p == i + 1)
        return last || ordinal == 2 ? TIME_POSITION_SECOND_HALF : TIME_POSITION_FIRST_HALF;
    if ((rsm_time_word(scan, p, "days") || rsm_time_word(scan, p, "weeks") ||
         rsm_time_word(scan, p, "months")) &&
        (last || ordinal == 1))
        return last ? TIME_POSITION_END : TIME_POSITION_START;
    return 0;
}

/* "the first week of March", "the last days of 2018", "the second half of May". */
static uint32_t part_of_month(const time_scan *scan, uint32_t i, time_draft *draft) {
    uint32_t p = i;
    uint8_t position = position_of(scan, i, &p);
    if (position == 0 || !rsm_time_is(scan, p, TIME_OF))
        return 0;
    uint32_t next = rsm_time_calendar(scan, p + 1, draft);
    bool month = draft->month != 0 && draft->day == 0;
    bool year = draft->month == 0 && draft->year != 0 && draft->span == TIME_SPAN_NONE;
    if (next == 0 || draft->kind != TIME_KIND_CALENDAR || draft->weekday != 0 ||
        (!month && (!year || position >= TIME_POSITION_FIRST_HALF)))
        return 0;
    draft->position = position;
    draft->attributive = false;
    return next;
}

/* "Q3 2018", "H1 2018", "the third quarter" is of units.c. */
static uint32_t lettered_quarter(const time_scan *scan, uint32_t i, time_draft *draft) {
    if (i >= scan->end)
        return 0;
    rsm_slice token = rsm_token_slice(scan->text, i);
    if (token.size != 2 || (token.data[0] != 'Q' && token.data[0] != 'H') || token.data[1] < '1' ||
        token.data[1] > (token.data[0] == 'Q' ? '4' : '2'))
        return 0;
    int32_t year;
    uint32_t p = rsm_time_is(scan, i + 1, TIME_OF | TIME_COMMA) ? i + 2 : i + 1;
    uint32_t next = rsm_time_is(scan, p, TIME_DIGITS) ? rsm_time_year(scan, p, &year) : 0;
    if (next == 0)
        return 0;
    draft->year = year;
    *(token.data[0] == 'Q' ? &draft->quarter : &draft->half) = (uint8_t)(token.data[1] - '0');
    return next;
}

/* "the pre-dawn hours", "the early morning hours", "the small hours". */
static uint32_t hours_of_day(const time_scan *scan, uint32_t i, time_draft *draft) {
    uint32_t p = i;
    if (rsm_time_is(scan, p, TIME_EARLY | TIME_LATE)) {
        draft->position =
            rsm_time_is(scan, p, TIME_EARLY) ? TIME_POSITION_EARLY : TIME_POSITION_LATE;
        p++;
    }
    if (rsm_time_word(scan, p, "pre-dawn") || rsm_time_word(scan, p, "predawn")) {
        draft->part = TIME_PART_SMALL_HOURS;
        draft->position = TIME_POSITION_WHOLE;
    } else if (rsm_time_is(scan, p, TIME_PART) && !rsm_time_is(scan, p, TIME_PLURAL)) {
        draft->part = (uint8_t)scan->lexemes[p].value;
    } else {
        return 0;
    }
    return rsm_time_word(scan, p + 1, "hours") ? p + 2 : 0;
}

/* "this time last year", "the same time last week". */
static uint32_t this_time(const time_scan *scan, uint32_t i, time_draft *draft) {
    if (!rsm_time_is(scan, i, TIME_THIS | TIME_SAME) || !rsm_time_word(scan, i + 1, "time") ||
        !rsm_time_is(scan, i + 2, TIME_LAST | TIME_NEXT) || !is_singular_unit(scan, i + 3) ||
        scan->lexemes[i + 3].value < TIME_UNIT_WEEK)
        return 0;
    draft->kind = TIME_KIND_SHIFT;
    draft->unit = (uint8_t)scan->lexemes[i + 3].value;
    draft->direction =
        rsm_time_is(scan, i + 2, TIME_LAST) ? TIME_DIRECTION_LAST : TIME_DIRECTION_NEXT;
    draft->count = rsm_time_is(scan, i + 2, TIME_LAST) ? -1 : 1;
    return i + 4;
}

/* Readers by the class of the word they begin with; 0: by its letters. */
static const struct {
    uint64_t classes;
    uint32_t (*read)(const time_scan *, uint32_t, time_draft *);
} readers[] = {
    {TIME_UNIT, day_beside},
    {TIME_UNIT | TIME_PART, before_last},
    {TIME_NUMBER | TIME_A | TIME_COUPLE | TIME_HALF, counted_day},
    {TIME_WEEKDAY, weekday_and},
    {TIME_ORDINAL | TIME_LAST | TIME_EARLY | TIME_START | TIME_LASTING, part_of_month},
    {TIME_EARLY | TIME_LATE | TIME_PART | TIME_LASTING, hours_of_day},
    {TIME_THIS | TIME_SAME, this_time},
    {0, lettered_quarter},
};

uint32_t rsm_time_phrase(const time_scan *scan, uint32_t i, time_draft *draft) {
    uint32_t p = rsm_time_is(scan, i, TIME_THE) ? i + 1 : i;
    if (p >= scan->end)
        return 0;
    uint64_t classes = scan->lexemes[p].classes;
    bool lettered = (scan->text->tokens[p].flags & RSM_TOKEN_DIGITS) != 0 && classes == 0;
    for (size_t k = 0; k < sizeof readers / sizeof readers[0]; k++) {
        if (readers[k].classes == 0 ? !lettered : (classes & readers[k].classes) == 0)
            continue;
        *draft = rsm_time_draft(i, TIME_KIND_CALENDAR);
        uint32_t next = readers[k].read(scan, p, draft);
        draft->first = i;
        if (next != 0 && next <= scan->end)
            return next;
    }
    return 0;
}
