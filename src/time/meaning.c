/* A date's fields -> its TIMEX3 value, its precision and its first and last moment.
 *
 * Part: writes values by the TimeML guidelines, and what TIMEX3 has no word for as bounds: "early
 * May", "late Tuesday", "the weekend". Invariants: bounds are given only where the year is known.
 * Cost: constant. */
#include "time/resolve.h"

#include <stdio.h>
#include <string.h>

/* First and last minute of each part of the day; past 1439 it is the next day's. */
typedef struct part_of_day {
    const char *value;
    int32_t first, last;
} part_of_day;

static const part_of_day parts[TIME_PART_COUNT] = {
    [TIME_PART_NONE] = {"", 0, 1439},
    [TIME_PART_DAWN] = {"TMO", 240, 479},
    [TIME_PART_MORNING] = {"TMO", 300, 719},
    [TIME_PART_NOON] = {"T12:00", 720, 720},
    [TIME_PART_MIDDAY] = {"TMI", 660, 839},
    [TIME_PART_AFTERNOON] = {"TAF", 720, 1079},
    [TIME_PART_DUSK] = {"TEV", 1020, 1259},
    [TIME_PART_EVENING] = {"TEV", 1020, 1379},
    [TIME_PART_NIGHT] = {"TNI", 1080, 1439},
    [TIME_PART_MIDNIGHT] = {"T24:00", 1380, 1439},
    [TIME_PART_OVERNIGHT] = {"TNI", 1140, 1799},
    [TIME_PART_DAYTIME] = {"TDT", 360, 1139},
    [TIME_PART_SMALL_HOURS] = {"TMO", 0, 359},
    [TIME_PART_PAST_MIDNIGHT] = {"T00:00", 0, 119},
};

static const char *const seasons[5] = {"", "SP", "SU", "FA", "WI"};

/* ---- value ---- */

static void write_hour(const time_concrete *date, char *value, size_t size) {
    size_t used = strlen(value);
    if (date->minute != TIME_NO_MINUTE)
        snprintf(value + used, size - used, "T%02d:%02d", date->minute / 60 % 25,
                 date->minute % 60);
    else
        snprintf(value + used, size - used, "%s", parts[date->part].value);
}

static void write_value(const time_concrete *date, char *value, size_t size) {
    char year[8] = "XXXX";
    if (date->year > 0)
        snprintf(year, sizeof year, "%04d", (int)(date->year % 10000));
    if (date->span == TIME_SPAN_DECADE || date->span == TIME_SPAN_CENTURY) {
        snprintf(value, size, "%.*s", date->span == TIME_SPAN_DECADE ? 3 : 2, year);
    } else if (date->week != 0) {
        snprintf(value, size, "%s-W%02d%s", year, date->week,
                 date->span == TIME_SPAN_WEEKEND ? "-WE" : "");
    } else if (date->quarter != 0) {
        snprintf(value, size, "%s-Q%d", year, date->quarter);
    } else if (date->half != 0) {
        snprintf(value, size, "%s-H%d", year, date->half);
    } else if (date->season != 0) {
        snprintf(value, size, "%s-%s", year, seasons[date->season]);
    } else if (date->month != 0 && date->day != 0) {
        snprintf(value, size, "%s-%02d-%02d", year, date->month, date->day);
    } else if (date->month != 0) {
        snprintf(value, size, "%s-%02d", year, date->month);
    } else if (date->weekday != 0) {
        snprintf(value, size, "%s-WXX-%d", year, date->weekday);
    } else if (date->year == 0 || date->part != TIME_PART_NONE || date->minute != TIME_NO_MINUTE) {
        snprintf(value, size, "%s-XX-XX", year);
        if (date->day != 0)
            snprintf(value, size, "%s-XX-%02d", year, date->day);
    } else {
        snprintf(value, size, "%s", year);
    }
    write_hour(date, value, size);
}

/* ---- precision and bounds ---- */

static enum rsm_time_precision precision_of(const time_concrete *date) {
    if (date->minute != TIME_NO_MINUTE)
        return RSM_PRECISION_MINUTE;
    if (date->part != TIME_PART_NONE)
        return RSM_PRECISION_PART_OF_DAY;
    if (date->span == TIME_SPAN_DECADE || date->span == TIME_SPAN_CENTURY)
        return RSM_PRECISION_DECADE;
    if (date->week != 0)
        return RSM_PRECISION_WEEK;
    if (date->quarter != 0 || date->half != 0 || date->season != 0)
        return RSM_PRECISION_SEASON;
    if (date->day != 0 || date->weekday != 0)
        return date->length > 7   ? RSM_PRECISION_MONTH
               : date->length > 2 ? RSM_PRECISION_WEEK
                                  : RSM_PRECISION_DAY;
    return date->month != 0  ? RSM_PRECISION_MONTH
           : date->year != 0 ? RSM_PRECISION_YEAR
                             : RSM_PRECISION_NONE;
}

/* First day of month index (year * 12 + month - 1). */
static int32_t month_start(int32_t index) {
    rsm_civil civil = {index / 12, index % 12 + 1, 1};
    return rsm_civil_to_day(civil);
}

static bool months_span(int32_t index, int32_t months, int32_t *first, int32_t *last) {
    if (index < 12 || (index + months) / 12 > RSM_YEAR_MAXIMUM)
        return false;
    *first = month_start(index);
    *last = month_start(index + months) - 1;
    return true;
}

static bool whole_span(const time_concrete *date, bool southern, int32_t *first, int32_t *last) {
    int32_t year = date->year;
    if (year <= 0 || year > RSM_YEAR_MAXIMUM)
        return false;
    if (date->span == TIME_SPAN_DECADE || date->span == TIME_SPAN_CENTURY)
        return months_span(year * 12, date->span == TIME_SPAN_DECADE ? 120 : 1200, first, last);
    if (date->week != 0) {
        if (!rsm_iso_week_to_day(year, date->week, first))
            return false;
        *first += date->span == TIME_SPAN_WEEKEND ? 5 : 0;
        *last = *first + (date->span == TIME_SPAN_WEEKEND ? 1 : 6);
        return true;
    }
    if (date->quarter != 0)
        return months_span(year * 12 + (date->quarter - 1) * 3, 3, first, last);
    if (date->half != 0)
        return months_span(year * 12 + (date->half - 1) * 6, 6, first, last);
    if (date->season != 0) {
        *first = rsm_time_season_start(year, (time_season)date->season, southern);
        *last = *first + 91;
        return true;
    }
    if (date->month != 0 && date->day != 0) {
        if (!rsm_day_from_date(year, date->month, date->day, first))
            return false;
        *last = *first + date->length - 1;
        return true;
    }
    if (date->month != 0)
        return months_span(year * 12 + date->month - 1, 1, first, last);
    if (date->day != 0 || date->weekday != 0)
        return false;
    return months_span(year * 12, 12, first, last);
}

/* Early: the first third and a little; late: the last; the beginning and the end: a quarter of it.
 */
static void narrow_days(uint8_t position, const time_context *context, int32_t *first,
                        int32_t *last) {
    int32_t days = *last - *first + 1, third = (days + 2) / 3, quarter = (days + 3) / 4,
            start = *first, end = *last;
    switch (position) {
    case TIME_POSITION_EARLY:
        *last = start + third - 1;
        break;
    case TIME_POSITION_LATE:
        *first = end - third + 1;
        break;
    case TIME_POSITION_MIDDLE:
        *first = start + quarter;
        *last = end - quarter;
        break;
    case TIME_POSITION_START:
        *last = start + quarter - 1;
        break;
    case TIME_POSITION_END:
        *first = end - quarter + 1;
        break;
    case TIME_POSITION_EARLIER:
        if (context->known && context->today >= start && context->today < end)
            *last = context->today;
        break;
    case TIME_POSITION_LATER:
        if (context->known && context->today > start && context->today <= end)
            *first = context->today;
        break;
    case TIME_POSITION_FIRST_HALF:
        *last = start + (days + 1) / 2 - 1;
        break;
    case TIME_POSITION_SECOND_HALF:
        *first = start + days / 2;
        break;
    case TIME_POSITION_LAST_WEEK:
        *first = end - 6;
        break;
    default:
        if (position >= TIME_POSITION_FIRST_WEEK) {
            *first = start + (position - TIME_POSITION_FIRST_WEEK) * 7;
            *last = *first + 6;
        }
        break;
    }
}

/* Minutes of a day: of a clock time, a part of the day, "early", "late". */
static void narrow_hours(int32_t minute, uint8_t part, uint8_t position, time_meaning *meaning) {
    int32_t first = RSM_WHOLE_DAY, last = RSM_WHOLE_DAY;
    if (minute != TIME_NO_MINUTE) {
        first = last = minute;
    } else if (part != TIME_PART_NONE) {
        first = parts[part].first;
        last = parts[part].last;
        int32_t third = (last - first + 1) / 3;
        if (position == TIME_POSITION_EARLY && part == TIME_PART_MORNING) {
            first = 0; /* "early Friday morning" begins at midnight */
            last = 539;
        } else if (position == TIME_POSITION_EARLY)
            last = first + third * 2 - 1;
        else if (position == TIME_POSITION_LATE)
            first = first + third;
    } else if (position == TIME_POSITION_EARLY) {
        first = 0;
        last = 659;
    } else if (position == TIME_POSITION_LATE) {
        first = 960;
        last = 1439;
    }
    if (first == RSM_WHOLE_DAY)
        return;
    meaning->first += first / 1440;
    meaning->first_minute = first % 1440;
    meaning->last += last / 1440;
    meaning->last_minute = last % 1440;
}

void rsm_time_hours_of(const time_draft *draft, time_meaning *meaning) {
    meaning->first = meaning->last = 0;
    narrow_hours(draft->minute, draft->part, draft->position, meaning);
}

/* The midnight that ends the report's own day had not come when the report told of it: it is that
 * which began the day. */
static bool is_past_midnight(const time_concrete *date, const time_context *context, int32_t day) {
    return date->part == TIME_PART_MIDNIGHT && context->known && day == context->today &&
           context->tense == TIME_TENSE_PAST;
}

bool rsm_time_give(const time_concrete *told, const time_context *context, time_meaning *meaning) {
    time_concrete moved = *told;
    const time_concrete *date = &moved;
    int32_t first = 0, last = 0;
    if (whole_span(date, context->southern, &first, &last) && first == last &&
        is_past_midnight(date, context, first))
        moved.part = TIME_PART_PAST_MIDNIGHT;
    memset(meaning, 0, sizeof *meaning);
    meaning->type = date->minute != TIME_NO_MINUTE || date->part != TIME_PART_NONE ? RSM_TIME_TIME
                                                                                   : RSM_TIME_DATE;
    meaning->precision = (uint8_t)precision_of(date);
    meaning->first_minute = meaning->last_minute = RSM_WHOLE_DAY;
    meaning->quarter =
        date->quarter != 0 && date->year != 0 ? date->year * 4 + date->quarter - 1 : -1;
    write_value(date, meaning->value, sizeof meaning->value);
    if (!whole_span(date, context->southern, &meaning->first, &meaning->last))
        return true;
    meaning->known = true;
    if (date->slack > 0) {
        meaning->first =
            meaning->first < date->exact - date->slack ? meaning->first : date->exact - date->slack;
        meaning->last =
            meaning->last > date->exact + date->slack ? meaning->last : date->exact + date->slack;
    }
    if (meaning->first == meaning->last)
        narrow_hours(date->minute, date->part, date->position, meaning);
    else
        narrow_days(date->position, context, &meaning->first, &meaning->last);
    return true;
}
