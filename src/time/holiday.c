/* Holidays: rules and tables of lexicon/holidays.txt -> days.
 *
 * Part: reads a row's rule ("fixed 12 25", "nth 11 4 4", "easter -2", "orthodox 0", "table",
 * "once"), gives the days. The format is told at the head of that file. Invariants: a rule that
 * cannot be read gives no day. Cost: linear in the row's dates, at most two hundred. */
#include "time/resolve.h"

#define MOST_OCCURRENCES 12
#define AHEAD_DAYS       21 /* "killed at a Halloween party" */

static bool next_number(rsm_slice *rest, int32_t *number) {
    rsm_slice part;
    int64_t value;
    *rest = rsm_slice_trim(*rest);
    if (rest->size == 0 || !rsm_slice_split(rest, ' ', &part) ||
        !rsm_slice_parse_signed(part, -400, 400, &value))
        return false;
    *number = (int32_t)value;
    return true;
}

/* The n-th such weekday of a month; n < 0 counts from its end. */
static bool weekday_of_month(int32_t year, int32_t month, int32_t weekday, int32_t n,
                             int32_t *day) {
    int32_t first;
    if (n == 0 || weekday < 1 || weekday > 7 || !rsm_day_from_date(year, month, 1, &first))
        return false;
    if (n > 0) {
        *day = first + (weekday - rsm_weekday(first) + 7) % 7 + (n - 1) * 7;
    } else {
        int32_t last = first + rsm_days_in_month(year, month) - 1;
        *day = last - (rsm_weekday(last) - weekday + 7) % 7 + (n + 1) * 7;
    }
    return true;
}

/* The day of a rule in a year; *length its days. */
static bool day_by_rule(rsm_slice rule, int32_t year, int32_t *day, int32_t *length) {
    rsm_slice rest = rule, name;
    int32_t month = 0, number = 0, n = 0;
    *length = 1;
    if (year < RSM_YEAR_MINIMUM || year > RSM_YEAR_MAXIMUM || !rsm_slice_split(&rest, ' ', &name))
        return false;
    if (rsm_slice_equal_string(name, "fixed")) {
        if (!next_number(&rest, &month) || !next_number(&rest, &number) ||
            !rsm_day_from_date(year, month, number, day))
            return false;
    } else if (rsm_slice_equal_string(name, "nth")) {
        if (!next_number(&rest, &month) || !next_number(&rest, &number) ||
            !next_number(&rest, &n) || !weekday_of_month(year, month, number, n, day))
            return false;
        int32_t offset;
        if (next_number(&rest, &offset))
            *day += offset;
    } else if (rsm_slice_equal_string(name, "easter") || rsm_slice_equal_string(name, "orthodox")) {
        if (!next_number(&rest, &number))
            return false;
        *day = (rsm_slice_equal_string(name, "easter") ? rsm_easter(year)
                                                       : rsm_orthodox_easter(year)) +
               number;
    } else {
        return false;
    }
    next_number(&rest, length);
    return *length >= 1;
}

/* Occurrences of a table's row in a year. */
static size_t days_by_table(const rsm_world *world, uint32_t row, int32_t year, int32_t *days,
                            size_t room) {
    size_t count = 0;
    rsm_slice item;
    for (uint32_t i = 0; count < room && rsm_world_list_item(world, RSM_DOMAIN_HOLIDAY, row,
                                                             RSM_HOLIDAY_DATES, i, &item);
         i++) {
        rsm_instant instant;
        if (rsm_instant_parse(item, &instant) && rsm_day_to_civil(instant.day).year == year)
            days[count++] = instant.day;
    }
    return count;
}

static size_t days_in_year(const rsm_world *world, uint32_t row, int32_t year, int32_t *days,
                           size_t room, int32_t *length) {
    rsm_slice rule = rsm_world_string(world, RSM_DOMAIN_HOLIDAY, row, RSM_HOLIDAY_RULE),
              rest = rule, name;
    if (rule.size == 0 || room == 0 || !rsm_slice_split(&rest, ' ', &name))
        return 0;
    if (!rsm_slice_equal_string(name, "table"))
        return day_by_rule(rule, year, days, length) ? 1 : 0;
    *length = 1;
    next_number(&rest, length);
    return days_by_table(world, row, year, days, room);
}

/* The one day of a row that came once; false where it is no such row. */
static bool day_once(const rsm_world *world, uint32_t row, int32_t *day) {
    rsm_instant instant;
    rsm_slice item;
    if (!rsm_time_holiday_once(world, row) ||
        !rsm_world_list_item(world, RSM_DOMAIN_HOLIDAY, row, RSM_HOLIDAY_DATES, 0, &item) ||
        !rsm_instant_parse(item, &instant))
        return false;
    *day = instant.day;
    return true;
}

/* Of a festival an occurrence some weeks ahead is none that the past tense tells of. */
static int32_t pick_occurrence(const int32_t *days, size_t count, const time_context *context,
                               time_direction direction) {
    int32_t day = rsm_time_pick(days, count, context->today, direction, context->tense);
    if (context->tense != TIME_TENSE_PAST || direction != TIME_DIRECTION_NONE ||
        day <= context->today + AHEAD_DAYS)
        return day;
    for (size_t i = count; i > 0; i--)
        if (days[i - 1] <= context->today)
            return days[i - 1];
    return day;
}

bool rsm_time_holiday_once(const rsm_world *world, uint32_t row) {
    return rsm_slice_equal_string(
        rsm_world_string(world, RSM_DOMAIN_HOLIDAY, row, RSM_HOLIDAY_RULE), "once");
}

bool rsm_time_holiday(const time_context *context, uint32_t row, int32_t year,
                      time_direction direction, int32_t *first, int32_t *length) {
    int32_t days[MOST_OCCURRENCES], base = year;
    size_t count = 0;
    *length = 1;
    if (day_once(context->world, row, first))
        return true;
    if (year == 0) {
        if (!context->known)
            return false;
        base = rsm_day_to_civil(context->today).year;
    }
    for (int32_t y = year == 0 ? base - 1 : base; y <= (year == 0 ? base + 1 : base); y++)
        count +=
            days_in_year(context->world, row, y, days + count, MOST_OCCURRENCES - count, length);
    if (count == 0)
        return false;
    *first = year != 0 ? days[0] : pick_occurrence(days, count, context, direction);
    return true;
}
