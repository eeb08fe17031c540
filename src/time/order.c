/* 3/1: January or March?
 *
 * Part: the order of day and month by the outlet's home, by dots, else by which of the two days
 * lies near and behind the day of the report. Invariants: where nothing tells, both are kept. Cost:
 * constant. */
#include "time/resolve.h"

#define NEAR_DAYS 10

/* The days that 3/1 is as day and month and as month and day; a year that is not written is picked
 * for each. */
static bool both_days(const time_draft *draft, const time_context *context, int32_t *day_first,
                      int32_t *month_first) {
    time_draft other = *draft;
    other.month = draft->day;
    other.day = draft->month;
    int32_t year = draft->year, other_year = draft->year;
    if (year == 0) {
        if (!context->known)
            return false;
        year = rsm_time_pick_year(draft, context, context->today);
        other_year = rsm_time_pick_year(&other, context, context->today);
    }
    return year != 0 && other_year != 0 &&
           rsm_day_from_date(year, draft->month, draft->day, day_first) &&
           rsm_day_from_date(other_year, other.month, other.day, month_first);
}

/* Which of two readings of 3/1/2017 the day of the report tells: what lies ahead of it gives way to
 * what lies behind, and what is far to what is near. */
static time_order order_by_day(const time_draft *draft, const time_context *context) {
    int32_t day_first, month_first;
    if (!context->known || !both_days(draft, context, &day_first, &month_first))
        return TIME_ORDER_UNKNOWN;
    int32_t today = context->today;
    bool day_near = day_first <= today && today - day_first < NEAR_DAYS;
    bool month_near = month_first <= today && today - month_first < NEAR_DAYS;
    if (day_near != month_near)
        return day_near ? TIME_ORDER_DAY_FIRST : TIME_ORDER_MONTH_FIRST;
    if (context->tense != TIME_TENSE_FUTURE && (day_first > today) != (month_first > today))
        return day_first > today ? TIME_ORDER_MONTH_FIRST : TIME_ORDER_DAY_FIRST;
    return TIME_ORDER_UNKNOWN;
}

time_order rsm_time_order(const time_draft *draft, const time_context *context) {
    if (!draft->swappable || context->order != TIME_ORDER_UNKNOWN)
        return context->order;
    return draft->dotted ? TIME_ORDER_DAY_FIRST : order_by_day(draft, context);
}

bool rsm_time_both_orders(const time_draft *draft, const time_context *context, int32_t *first,
                          int32_t *last) {
    int32_t other;
    if (!draft->swappable || rsm_time_order(draft, context) != TIME_ORDER_UNKNOWN ||
        !both_days(draft, context, first, &other))
        return false;
    *last = *first > other ? *first : other;
    *first = *first > other ? other : *first;
    return true;
}
