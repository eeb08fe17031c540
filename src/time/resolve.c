/* Drafts -> meanings: durations, sets and vague references, and dates by way of date.c and
 * meaning.c.
 *
 * Part: see resolve.h. */
#include "time/resolve.h"

#include <stdio.h>
#include <string.h>

/* How a unit is written in a duration: its letter, whether of a time, how many of the letter's
 * units it is. */
typedef struct unit_form {
    char letter;
    bool clock;
    int32_t times; /* so many of the letter */
    int32_t half;  /* what half of one is, in the next smaller letter; 0: none */
    char half_letter;
    int32_t days; /* about how many; 0: under a day */
} unit_form;

static const unit_form forms[] = {
    [TIME_UNIT_SECOND] = {'S', true, 1, 0, 'S', 0},
    [TIME_UNIT_MINUTE] = {'M', true, 1, 30, 'S', 0},
    [TIME_UNIT_HOUR] = {'H', true, 1, 30, 'M', 0},
    [TIME_UNIT_DAY] = {'D', false, 1, 12, 'H', 1},
    [TIME_UNIT_WEEK] = {'W', false, 1, 3, 'D', 7},
    [TIME_UNIT_WEEKEND] = {'D', false, 2, 0, 'D', 2},
    [TIME_UNIT_FORTNIGHT] = {'W', false, 2, 1, 'W', 14},
    [TIME_UNIT_MONTH] = {'M', false, 1, 15, 'D', 30},
    [TIME_UNIT_QUARTER] = {'Q', false, 1, 0, 'Q', 91},
    [TIME_UNIT_HALF] = {'M', false, 6, 0, 'M', 182},
    [TIME_UNIT_SEASON] = {'M', false, 3, 0, 'M', 91},
    [TIME_UNIT_YEAR] = {'Y', false, 1, 6, 'M', 365},
    [TIME_UNIT_DECADE] = {'Y', false, 10, 5, 'Y', 3652},
    [TIME_UNIT_CENTURY] = {'Y', false, 100, 50, 'Y', 36524},
    [TIME_UNIT_MILLENNIUM] = {'Y', false, 1000, 500, 'Y', 365242},
};

static bool write_length(const time_draft *draft, char *value, size_t size) {
    const unit_form *form = &forms[draft->unit];
    const char *prefix = form->clock ? "PT" : "P";
    int64_t count = draft->count;
    if (count < 0)
        count = -count;
    if (draft->count == TIME_COUNT_VAGUE) {
        char letter = draft->unit == TIME_UNIT_DECADE    ? 'E'
                      : draft->unit == TIME_UNIT_CENTURY ? 'C'
                                                         : form->letter;
        snprintf(value, size, "%sX%c", prefix, letter);
        return true;
    }
    count *= form->times;
    if (draft->also_count > 0) { /* "two hours and 20 minutes" */
        const unit_form *more = &forms[draft->also_unit];
        snprintf(value, size, "%s%lld%c%d%c", prefix, (long long)count, form->letter,
                 draft->also_count, more->letter);
        return true;
    }
    if (!draft->half_more || form->half == 0) {
        snprintf(value, size, "%s%lld%c", prefix, (long long)count, form->letter);
    } else if (form->half_letter == form->letter) {
        snprintf(value, size, "%s%lld%c", prefix, (long long)count + form->half, form->letter);
    } else {
        char whole[24] = "";
        if (count > 0)
            snprintf(whole, sizeof whole, "%lld%c", (long long)count, form->letter);
        snprintf(value, size, "%s%s%s%d%c", prefix, whole, draft->unit == TIME_UNIT_DAY ? "T" : "",
                 (int)form->half, form->half_letter);
    }
    return true;
}

/* "the past two months" ends at the reference, "the next few days" begins there. */
static void bound_length(const time_draft *draft, const time_context *context,
                         time_meaning *meaning) {
    if (!context->known || draft->spoken || draft->direction == TIME_DIRECTION_NONE ||
        draft->direction == TIME_DIRECTION_THIS)
        return;
    int64_t days =
        (int64_t)forms[draft->unit].days * (draft->count == TIME_COUNT_VAGUE ? 12 : draft->count) +
        (draft->half_more ? forms[draft->unit].days / 2 : 0);
    if (days < 1)
        days = 1;
    if (days > 365 * 1500)
        return;
    bool back = draft->direction == TIME_DIRECTION_LAST;
    meaning->known = true;
    meaning->first = back ? context->today - (int32_t)days : context->today;
    meaning->last = back ? context->today : context->today + (int32_t)days;
}

static void empty_meaning(time_meaning *meaning, rsm_time_type type) {
    memset(meaning, 0, sizeof *meaning);
    meaning->type = type;
    meaning->precision = RSM_PRECISION_NONE;
    meaning->quarter = -1;
    meaning->first_minute = meaning->last_minute = RSM_WHOLE_DAY;
}

static bool resolve_set(const time_draft *draft, time_meaning *meaning) {
    static const char *const part_values[TIME_PART_COUNT] = {
        "",    "TMO", "TMO",    "T12:00", "TMI", "TAF", "TEV",
        "TEV", "TNI", "T24:00", "TNI",    "TDT", "TMO", "T00:00"};
    static const char *const seasons[5] = {"", "SP", "SU", "FA", "WI"};
    empty_meaning(meaning, RSM_TIME_SET);
    if (draft->weekday != 0)
        snprintf(meaning->value, sizeof meaning->value, "XXXX-WXX-%d%s", draft->weekday,
                 part_values[draft->part]);
    else if (draft->month != 0)
        snprintf(meaning->value, sizeof meaning->value, "XXXX-%02d", draft->month);
    else if (draft->season != 0)
        snprintf(meaning->value, sizeof meaning->value, "XXXX-%s", seasons[draft->season]);
    else if (draft->part != TIME_PART_NONE)
        snprintf(meaning->value, sizeof meaning->value, "XXXX-XX-XX%s", part_values[draft->part]);
    else if (draft->unit == TIME_UNIT_WEEKEND)
        snprintf(meaning->value, sizeof meaning->value, "XXXX-WXX-WE");
    else
        return write_length(draft, meaning->value, sizeof meaning->value);
    return true;
}

static bool resolve_reference(int32_t sign, time_meaning *meaning) {
    empty_meaning(meaning, RSM_TIME_DATE);
    snprintf(meaning->value, sizeof meaning->value, "%s",
             sign < 0   ? "PAST_REF"
             : sign > 0 ? "FUTURE_REF"
                        : "PRESENT_REF");
    return true;
}

/* 3/1 where nothing tells which is the month: both days bound it. */
static void widen_swapped(const time_draft *draft, const time_context *context,
                          time_meaning *meaning) {
    if (!draft->swappable || rsm_time_order(draft, context) != TIME_ORDER_UNKNOWN)
        return;
    snprintf(meaning->value, sizeof meaning->value, "XXXX-XX-XX");
    if (!rsm_time_both_orders(draft, context, &meaning->first, &meaning->last))
        return;
    int32_t year = rsm_day_to_civil(meaning->first).year;
    if (year == rsm_day_to_civil(meaning->last).year)
        snprintf(meaning->value, sizeof meaning->value, "%04d-XX-XX", (int)year);
}

/* "last week" in a report of no known day. */
static void write_open_unit(time_unit unit, time_meaning *meaning) {
    const char *value = unit == TIME_UNIT_WEEK || unit == TIME_UNIT_FORTNIGHT ? "XXXX-WXX"
                        : unit == TIME_UNIT_WEEKEND                           ? "XXXX-WXX-WE"
                        : unit == TIME_UNIT_MONTH                             ? "XXXX-XX"
                        : unit == TIME_UNIT_QUARTER                           ? "XXXX-QX"
                        : unit >= TIME_UNIT_YEAR                              ? "XXXX"
                                                                              : "XXXX-XX-XX";
    snprintf(meaning->value, sizeof meaning->value, "%s", value);
}

bool rsm_time_is_bare_hour(const time_draft *draft) {
    return draft->kind == TIME_KIND_CALENDAR && !draft->spoken && !draft->has_day_shift &&
           !draft->anchored && (draft->minute != TIME_NO_MINUTE || draft->part != TIME_PART_NONE) &&
           draft->holiday == RSM_NONE && draft->month == 0 && draft->day == 0 &&
           draft->weekday == 0 && draft->year == 0;
}

void rsm_time_bound_hour(const time_draft *draft, const time_context *context,
                         time_meaning *meaning) {
    bool future = context->tense == TIME_TENSE_FUTURE;
    rsm_time_hours_of(draft, meaning);
    meaning->known = true;
    meaning->first += context->today - !future;
    meaning->last += context->today + future;
    meaning->precision = RSM_PRECISION_NONE;
}

static bool resolve_date(const time_draft *draft, const time_context *context,
                         time_meaning *meaning) {
    time_concrete date;
    if (draft->kind == TIME_KIND_SHIFT && draft->count == TIME_COUNT_VAGUE) {
        resolve_reference(-1, meaning);
        if (draft->spoken) /* "days later": some day */
            snprintf(meaning->value, sizeof meaning->value, "XXXX-XX-XX");
        return true;
    }
    if (draft->anchored) { /* "the day before the vote": whoever knows that day knows this one */
        time_concrete open = {.part = draft->part, .minute = TIME_NO_MINUTE};
        rsm_time_give(&open, context, meaning);
        if (draft->part == TIME_PART_NONE)
            meaning->precision = RSM_PRECISION_DAY;
        return true;
    }
    if (!rsm_time_find_date(draft, context, &date) || !rsm_time_give(&date, context, meaning))
        return false;
    if (draft->kind == TIME_KIND_SHIFT && date.year == 0)
        write_open_unit((time_unit)draft->unit, meaning);
    if (draft->has_day_shift && meaning->precision == RSM_PRECISION_NONE)
        meaning->precision = RSM_PRECISION_DAY;
    widen_swapped(draft, context, meaning);
    if (meaning->known && draft->season == TIME_SEASON_WINTER && draft->year != 0)
        meaning->first -= 365; /* the winter of 2009 may have begun in 2008 */
    if (meaning->known && draft->since && context->known && context->today >= meaning->last) {
        meaning->last = context->today;
        meaning->last_minute = RSM_WHOLE_DAY;
        if (meaning->first_minute != RSM_WHOLE_DAY)
            meaning->last_minute = 1439;
    }
    if (meaning->known && draft->definite && !draft->spoken &&
        draft->direction == TIME_DIRECTION_LAST && context->known)
        meaning->last = context->today; /* "the past year" runs up to now */
    return true;
}

bool rsm_time_resolve(const time_draft *draft, const time_context *context, time_meaning *meaning) {
    switch ((time_kind)draft->kind) {
    case TIME_KIND_CALENDAR:
    case TIME_KIND_SHIFT:
        return resolve_date(draft, context, meaning);
    case TIME_KIND_LENGTH:
        empty_meaning(meaning, RSM_TIME_DURATION);
        bound_length(draft, context, meaning);
        return write_length(draft, meaning->value, sizeof meaning->value);
    case TIME_KIND_SET:
        return resolve_set(draft, meaning);
    case TIME_KIND_REFERENCE:
        return resolve_reference(draft->count, meaning);
    default:
        return false;
    }
}
