/* Expressions of one sentence that lend each other what they leave open.
 *
 * Part: "from Tuesday to Thursday" (each end knows the other), "between 3 p.m. and 5 p.m. on
 * Monday" (one day for both), "2:30 p.m. (1130 GMT) on Monday", "March 3 to April 5, 2018" (one
 * year for both). Invariants: nothing that the words say of an expression itself is changed. Cost:
 * constant an expression. */
#include "time/draft.h"

#define LINK_TOKENS 5

enum { LINK_NONE, LINK_BRACKETS = 1, LINK_RANGE = 2, LINK_LIST = 4, LINK_BROKEN = 8 };

/* What stands between two expressions: brackets, "to", "and"; LINK_BROKEN where more does. */
static unsigned link_between(const time_scan *scan, const time_draft *left,
                             const time_draft *right) {
    unsigned link = LINK_NONE;
    if (right->first - left->end > LINK_TOKENS)
        return LINK_BROKEN;
    for (uint32_t i = left->end; i < right->first; i++) {
        if (rsm_time_is(scan, i, TIME_TO | TIME_DASH) && !rsm_time_word(scan, i, "or"))
            link |= LINK_RANGE;
        else if (rsm_time_is(scan, i, TIME_AND | TIME_COMMA) || rsm_time_word(scan, i, "or"))
            link |= LINK_LIST;
        else if (rsm_time_is(scan, i, TIME_OPEN) || rsm_time_word(scan, i, ")") ||
                 rsm_time_word(scan, i, "/"))
            link |= LINK_BRACKETS;
        else if (!rsm_time_is(scan, i, TIME_ON | TIME_AT | TIME_THE | TIME_ABOUT | TIME_ZONE))
            return LINK_BROKEN;
    }
    return link;
}

static bool is_calendar(const time_draft *draft) {
    return draft->kind == TIME_KIND_CALENDAR && draft->span == TIME_SPAN_NONE;
}

static bool has_hour(const time_draft *draft) {
    return draft->minute != TIME_NO_MINUTE || draft->part != TIME_PART_NONE;
}

static bool has_day(const time_draft *draft) {
    return draft->day != 0 || draft->weekday != 0 || draft->has_day_shift ||
           draft->holiday != RSM_NONE;
}

static void tie_weekdays(time_draft *first, time_draft *second, unsigned link) {
    if (link != LINK_RANGE || second->first != first->end + 1 || first->weekday == 0 ||
        second->weekday == 0 || first->day != 0 || second->day != 0)
        return;
    first->range_end = second->weekday;
    second->range_start = first->weekday;
}

/* "between 10:30 and 11 p.m.": the half of the day is said once. */
static void tie_halves(time_draft *first, const time_draft *second, unsigned link) {
    if ((link & (LINK_RANGE | LINK_LIST)) != 0 && first->minute != TIME_NO_MINUTE &&
        first->clock == TIME_CLOCK_TWELVE && second->clock == TIME_CLOCK_HALVED &&
        second->minute >= 720 && first->minute + 720 < second->minute)
        first->minute = (int16_t)(first->minute + 720);
}

/* A time of day without a day takes that of the one it is tied to. */
static void tie_days(time_draft *first, const time_draft *second, unsigned link) {
    if (link == LINK_NONE || link == LINK_BROKEN || !has_hour(first) || has_day(first) ||
        first->spoken || !has_day(second) || second->spoken ||
        (link != LINK_BRACKETS && !has_hour(second)))
        return;
    first->year = second->year;
    first->month = second->month;
    first->day = second->day;
    first->weekday = second->weekday;
    first->direction = second->direction;
    first->has_year_shift = second->has_year_shift;
    first->year_shift = second->year_shift;
    first->has_day_shift = second->has_day_shift;
    first->day_shift = second->day_shift;
    first->has_week_shift = second->has_week_shift;
    first->week_shift = second->week_shift;
    first->also_unit = second->also_unit;
    first->also_count = second->also_count;
    first->holiday = second->holiday;
}

/* "Tuesday morning, Jan. 29": the date says which Tuesday. */
static void tie_apposition(const time_scan *scan, time_draft *first, const time_draft *second) {
    if (first->weekday == 0 || first->day != 0 || !has_hour(first) || second->day == 0 ||
        second->month == 0 || second->weekday != 0 || has_hour(second) || second->swappable ||
        second->first != first->end + 1 || !rsm_time_is(scan, first->end, TIME_COMMA))
        return;
    first->weekday = 0;
    first->year = second->year;
    first->month = second->month;
    first->day = second->day;
}

/* "March 3 to April 5, 2018", "June and July of last year"; "December to March 2018" began the year
 * before. */
static void tie_years(time_draft *first, const time_draft *second, unsigned link) {
    bool open = first->month != 0 && first->year == 0 && !first->has_year_shift &&
                !first->swappable && !first->spoken && first->holiday == RSM_NONE;
    if ((link != LINK_RANGE && (link & ~(unsigned)LINK_LIST) != 0) || link == LINK_NONE || !open ||
        second->month == 0 || second->swappable || second->holiday != RSM_NONE ||
        (second->year == 0 && !second->has_year_shift))
        return;
    bool later = first->month > second->month;
    if (later && link != LINK_RANGE)
        return;
    if (second->year != 0) {
        int32_t year = second->year - later;
        if (first->day == 0 || first->day <= rsm_days_in_month(year, first->month))
            first->year = year;
        return;
    }
    first->has_year_shift = true;
    first->year_shift = (int8_t)(second->year_shift - later);
}

void rsm_time_tie(const time_scan *scan, time_draft *drafts, uint32_t count) {
    for (uint32_t i = count; i > 1; i--) { /* from the end: what is lent is lent on */
        time_draft *first = &drafts[i - 2], *second = &drafts[i - 1];
        if (!is_calendar(first) || !is_calendar(second))
            continue;
        unsigned link = link_between(scan, first, second);
        if ((link & LINK_BROKEN) != 0)
            continue;
        tie_weekdays(first, second, link);
        tie_halves(first, second, link);
        tie_days(first, second, link);
        tie_years(first, second, link);
        tie_apposition(scan, first, second);
    }
}
