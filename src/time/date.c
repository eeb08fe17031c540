/* Which day, week, month, quarter, season or year a draft means.
 *
 * Part: fills the fields that the words leave open from the day of publication, the day last spoken
 * of, and the tense. Invariants and cost: see resolve.h. */
#include "time/resolve.h"

#include <string.h>

#define FAR_DAYS    366
#define NEAR_MONTHS 14 /* in which every day of the month falls on every weekday */

int32_t rsm_time_pick(const int32_t *days, size_t count, int32_t today, time_direction direction,
                      time_tense tense) {
    int32_t before = days[0], after = days[count - 1];
    bool has_before = false, has_after = false;
    int32_t least = direction == TIME_DIRECTION_LAST ? today - 1 : today,
            most = direction == TIME_DIRECTION_NEXT ? today + 1 : today;
    for (size_t i = 0; i < count; i++) {
        if (days[i] <= least) {
            before = days[i];
            has_before = true;
        }
        if (days[i] >= most && !has_after) {
            after = days[i];
            has_after = true;
        }
    }
    if (!has_before || !has_after)
        return has_before ? before : after;
    if (direction == TIME_DIRECTION_LAST || direction == TIME_DIRECTION_NEXT)
        return direction == TIME_DIRECTION_LAST ? before : after;
    int32_t back = today - before, ahead = after - today;
    if (direction == TIME_DIRECTION_THIS)
        return back <= ahead ? before : after;
    if (tense ==
        TIME_TENSE_PAST) /* a past so far off and a day so near ahead is a verb misjudged */
        return back > 300 && ahead < 62 ? after : before;
    if (tense == TIME_TENSE_FUTURE)
        return ahead > 330 && back < 31 ? before : after;
    return back <= ahead * 2 ? before : after;
}

/* ---- fields ---- */

static void set_day(time_concrete *found, int32_t day) {
    rsm_civil civil = rsm_day_to_civil(day);
    found->year = civil.year;
    found->month = (uint8_t)civil.month;
    found->day = (uint8_t)civil.day;
    found->weekday = 0;
}

static void set_week(time_concrete *found, int32_t day, bool weekend) {
    rsm_iso_week week = rsm_day_to_iso_week(day);
    found->year = week.year;
    found->week = (uint8_t)week.week;
    found->span = weekend ? TIME_SPAN_WEEKEND : TIME_SPAN_WEEK;
}

static void set_month(time_concrete *found, int32_t index) {
    found->year = index / 12;
    found->month = (uint8_t)(index % 12 + 1);
}

static int32_t month_index(int32_t day) {
    rsm_civil civil = rsm_day_to_civil(day);
    return civil.year * 12 + civil.month - 1;
}

/* Of things that come back every `cycle`, at `phase`, the index around `now` that direction and
 * tense pick. */
static int32_t pick_index(int32_t phase, int32_t cycle, int32_t now, time_direction direction,
                          time_tense tense) {
    int32_t year = now / cycle, indexes[3];
    for (int32_t i = 0; i < 3; i++)
        indexes[i] = (year - 1 + i) * cycle + phase;
    if (direction == TIME_DIRECTION_THIS)
        return indexes[1];
    if (direction == TIME_DIRECTION_NONE && tense == TIME_TENSE_UNKNOWN) {
        int32_t best = indexes[0];
        for (int32_t i = 1; i < 3; i++) {
            int32_t left = now - best < 0 ? best - now : now - best,
                    right = now - indexes[i] < 0 ? indexes[i] - now : now - indexes[i];
            if (right < left)
                best = indexes[i];
        }
        return best;
    }
    if (direction == TIME_DIRECTION_NONE && tense == TIME_TENSE_PAST && cycle == 12 &&
        phase == (now + 1) % 12)
        return now + 1; /* the month that comes next: had it been the last one so named, eleven
                           months ago, it would say so */
    bool back = direction == TIME_DIRECTION_LAST ||
                (direction == TIME_DIRECTION_NONE && tense == TIME_TENSE_PAST);
    int32_t edge = direction == TIME_DIRECTION_NONE ? now : back ? now - 1 : now + 1;
    if (back)
        return indexes[1] <= edge ? indexes[1] : indexes[0];
    return indexes[1] >= edge ? indexes[1] : indexes[2];
}

static int32_t distance(int32_t a, int32_t b) {
    return a > b ? a - b : b - a;
}

int32_t rsm_time_pick_year(const time_draft *draft, const time_context *context, int32_t today) {
    int32_t year = rsm_day_to_civil(today).year, days[14], day;
    size_t count = 0;
    int32_t reach = draft->weekday != 0 ? 6 : draft->month == 2 && draft->day == 29 ? 4 : 1;
    for (int32_t y = year - reach; y <= year + reach; y++)
        if (rsm_day_from_date(y, draft->month, draft->day, &day) &&
            (draft->weekday == 0 || rsm_weekday(day) == draft->weekday))
            days[count++] = day;
    if (count == 0)
        return draft->weekday != 0 ? year : 0;
    /* "in the March 1 death"; a weekday and a date meet every few years: the nearest */
    time_tense tense = context->tense;
    if (draft->attributive && tense == TIME_TENSE_FUTURE)
        tense = TIME_TENSE_UNKNOWN;
    day = rsm_time_pick(days, count, today, (time_direction)draft->direction, tense);
    for (size_t i = 0; draft->weekday != 0 && i < count; i++)
        if (distance(days[i], today) + FAR_DAYS < distance(day, today))
            day = days[i];
    return rsm_day_to_civil(day).year;
}

/* Whether a weekday that would be tomorrow is: what is said "on Tuesday" in a report of Monday was
 * said by the clock of the place, nobody dates words six days back; and a report that also names
 * the day it was published, or the one before, was brought up to date afterwards. Of deeds alone
 * the past is the past. */
static bool is_updated(const time_context *context, int32_t today) {
    uint32_t near = 1u << rsm_weekday(today) | 1u << rsm_weekday(today - 1);
    return context->tense == TIME_TENSE_UNKNOWN || context->speech ||
           (context->weekdays & near) != 0;
}

/* The day of a weekday by itself. */
static int32_t day_of_weekday(int32_t weekday, time_direction direction,
                              const time_context *context, int32_t today) {
    time_tense tense = context->tense;
    int32_t back = today - (rsm_weekday(today) - weekday + 7) % 7;
    int32_t ahead = back == today ? today : back + 7;
    switch (direction) {
    case TIME_DIRECTION_LAST:
        return back == today ? today - 7 : back;
    case TIME_DIRECTION_NEXT:
        return ahead == today ? today + 7 : ahead;
    case TIME_DIRECTION_THIS:
        return tense == TIME_TENSE_PAST ? back : ahead;
    default:
        if (ahead == today + 1 && is_updated(context, today))
            return ahead;
        return tense == TIME_TENSE_FUTURE ? ahead : back;
    }
}

/* The day of a weekday; of two that are the ends of a stretch, one is counted from the other. */
static int32_t pick_weekday(const time_draft *draft, const time_context *context, int32_t today) {
    time_direction direction = (time_direction)draft->direction;
    if (draft->has_week_shift)
        return today - (rsm_weekday(today) - 1) + draft->week_shift * 7 + draft->weekday - 1;
    if (draft->range_end != 0 && context->tense != TIME_TENSE_FUTURE)
        return day_of_weekday(draft->range_end, direction, context, today) -
               (draft->range_end - draft->weekday + 7) % 7;
    if (draft->range_start != 0 && context->tense == TIME_TENSE_FUTURE)
        return day_of_weekday(draft->range_start, direction, context, today) +
               (draft->weekday - draft->range_start + 7) % 7;
    return day_of_weekday(draft->weekday, direction, context, today);
}

int32_t rsm_time_season_start(int32_t year, time_season season, bool southern) {
    static const uint8_t northern_months[5] = {1, 3, 6, 9, 12},
                         southern_months[5] = {1, 9, 12, 3, 6};
    rsm_civil civil = {year, southern ? southern_months[season] : northern_months[season], 1};
    return rsm_civil_to_day(civil);
}

/* The year in which the season meant begins. "Last summer", said in July, is the one before. */
static int32_t season_year(const time_draft *draft, const time_context *context) {
    int32_t days[4], year = rsm_day_to_civil(context->today).year;
    for (int32_t i = 0; i < 4; i++)
        days[i] =
            rsm_time_season_start(year - 2 + i, (time_season)draft->season, context->southern);
    int32_t today = draft->direction == TIME_DIRECTION_LAST ? context->today - 91 : context->today;
    return rsm_day_to_civil(
               rsm_time_pick(days, 4, today, (time_direction)draft->direction, context->tense))
        .year;
}

/* The day counted from; false where it is not known. */
static bool find_base(const time_draft *draft, const time_context *context, int32_t *base) {
    if (draft->spoken && draft->kind == TIME_KIND_SHIFT && draft->unit >= TIME_UNIT_MONTH &&
        context->period.known) {
        *base = context->period.first;
        return true;
    }
    if (draft->spoken && context->day.known) {
        *base = draft->kind == TIME_KIND_SHIFT && draft->count < 0 ? context->day.first
                                                                   : context->day.last;
        return true;
    }
    if (!context->known || (draft->spoken && draft->kind != TIME_KIND_SHIFT))
        return false;
    if (draft->spoken && (draft->counted ? draft->unit <= TIME_UNIT_FORTNIGHT : draft->count != 0))
        return false;
    *base = context->today;
    return true;
}

/* ---- calendar drafts ---- */

/* "the 25th", "Friday the 13th": the nearest month in which there is such a day. */
static bool find_day_of_month(const time_draft *draft, const time_context *context, int32_t base,
                              time_concrete *found) {
    int32_t now = month_index(base), days[2 * NEAR_MONTHS + 1], day;
    size_t count = 0;
    for (int32_t index = now - NEAR_MONTHS; index <= now + NEAR_MONTHS; index++)
        if (rsm_day_from_date(index / 12, index % 12 + 1, draft->day, &day) &&
            (draft->weekday == 0 || rsm_weekday(day) == draft->weekday))
            days[count++] = day;
    if (count == 0)
        return false;
    set_day(found,
            rsm_time_pick(days, count, base, (time_direction)draft->direction, context->tense));
    return true;
}

static void find_year(const time_draft *draft, const time_context *context, time_concrete *found) {
    if (!draft->has_year_shift)
        return;
    if (draft->spoken && context->period.known)
        found->year = rsm_day_to_civil(context->period.first).year + draft->year_shift;
    else if (context->known)
        found->year = rsm_day_to_civil(context->today).year + draft->year_shift;
}

static bool find_holiday(const time_draft *draft, const time_context *context,
                         time_concrete *found) {
    int32_t first;
    find_year(draft, context, found);
    if (!rsm_time_holiday(context, draft->holiday, found->year, (time_direction)draft->direction,
                          &first, &found->length))
        return context->known == false && draft->year == 0;
    if (draft->holiday_day != 0) {
        int32_t day = draft->holiday_day == TIME_LAST_DAY ? found->length : draft->holiday_day;
        first += day > 0 ? day - 1 : day;
        found->length = 1;
    }
    set_day(found, first);
    return true;
}

int16_t rsm_time_half(uint8_t part, int16_t minute) {
    bool late = part == TIME_PART_AFTERNOON || part == TIME_PART_EVENING ||
                part == TIME_PART_DUSK || (part == TIME_PART_NIGHT && minute >= 300);
    bool small = part == TIME_PART_NIGHT || part == TIME_PART_MORNING ||
                 part == TIME_PART_SMALL_HOURS; /* "12:17 Saturday morning" */
    if (minute >= 720)
        return small ? (int16_t)(minute - 720) : minute;
    return late ? (int16_t)(minute + 720) : minute;
}

/* Whether a clock time is one of the small hours that end the night spoken of: "overnight ... at
 * 2 a.m." */
static bool ends_night(const time_draft *draft, const time_context *context) {
    bool night = context->day.part == TIME_PART_OVERNIGHT || context->day.part == TIME_PART_NIGHT;
    bool small = (draft->minute != TIME_NO_MINUTE && draft->minute < 360) ||
                 draft->part == TIME_PART_PAST_MIDNIGHT;
    return night && !draft->spoken && small && draft->clock != TIME_CLOCK_TWELVE &&
           (!context->known || context->day.first < context->today);
}

/* Whether an evening hour is that before the morning spoken of, where that is the report's own:
 * "died early Friday, the police said ... shot at 11:23 p.m." */
static bool precedes_morning(const time_draft *draft, const time_context *context) {
    const uint8_t part = context->day.part;
    bool morning = part == TIME_PART_MORNING || part == TIME_PART_DAWN ||
                   part == TIME_PART_SMALL_HOURS || part == TIME_PART_PAST_MIDNIGHT;
    return morning && !draft->spoken && draft->minute != TIME_NO_MINUTE && draft->minute >= 1080 &&
           draft->clock != TIME_CLOCK_TWELVE && context->known &&
           context->tense == TIME_TENSE_PAST && context->day.first == context->today;
}

/* Part of the day or clock time without a day. */
static void find_hour_day(const time_draft *draft, const time_context *context,
                          time_concrete *found) {
    int32_t shift = draft->direction == TIME_DIRECTION_LAST   ? -1
                    : draft->direction == TIME_DIRECTION_NEXT ? 1
                                                              : 0;
    if (draft->part == TIME_PART_OVERNIGHT && context->known && !context->day_near)
        set_day(found, context->today - (context->tense == TIME_TENSE_FUTURE ? 0 : 1));
    else if (context->day.known && context->day.first == context->day.last) {
        set_day(found, context->day.first + (draft->spoken ? shift : 0) +
                           ends_night(draft, context) - precedes_morning(draft, context));
        if (context->day_near && draft->clock == TIME_CLOCK_TWELVE && !draft->spoken)
            found->minute = rsm_time_half(context->day.part, draft->minute);
    }
}

static bool find_calendar(const time_draft *draft, const time_context *context,
                          time_concrete *found) {
    int32_t base;
    if (draft->holiday != RSM_NONE)
        return find_holiday(draft, context, found);
    find_year(draft, context, found);
    if (draft->quarter == TIME_QUARTER_SPOKEN)
        found->quarter = context->quarter >= 0 ? (uint8_t)(context->quarter % 4 + 1) : 0;
    if (found->year != 0) {
        rsm_civil civil = {found->year, found->month, found->day};
        return found->day == 0 || found->month == 0 || rsm_civil_is_valid(civil);
    }
    bool based = !draft->some && find_base(draft, context, &base);
    if (draft->has_day_shift) {
        if (context->known)
            set_day(found, context->today + draft->day_shift);
        return true;
    }
    if (draft->part != TIME_PART_NONE || draft->minute != TIME_NO_MINUTE) {
        if (draft->month == 0 && draft->day == 0 && draft->weekday == 0) {
            find_hour_day(draft, context, found);
            return true;
        }
    }
    if (!based)
        return true;
    if (draft->month == 0 && draft->day != 0)
        return find_day_of_month(draft, context, base, found);
    if (draft->month != 0 && draft->day != 0) {
        found->year = rsm_time_pick_year(draft, context, base);
        return found->year != 0;
    }
    time_tense tense = draft->spoken        ? TIME_TENSE_UNKNOWN
                       : draft->attributive ? TIME_TENSE_PAST
                                            : context->tense;
    if (draft->month != 0)
        set_month(found, pick_index(draft->month - 1, 12, month_index(base),
                                    (time_direction)draft->direction, tense));
    else if (draft->weekday != 0)
        set_day(found, pick_weekday(draft, context, base));
    else if (draft->season != 0)
        found->year = season_year(draft, context);
    else if (draft->quarter != 0)
        found->year = pick_index(draft->quarter - 1, 4, month_index(base) / 3,
                                 (time_direction)draft->direction,
                                 draft->fiscal ? TIME_TENSE_PAST : TIME_TENSE_UNKNOWN) /
                      4;
    return true;
}

/* ---- shifts ---- */

static void shift_weekend(const time_draft *draft, const time_context *context, int32_t base,
                          time_concrete *found) {
    int32_t saturday =
        base - (rsm_weekday(base) + 1) % 7; /* the latest Saturday, today if it is one */
    bool inside = rsm_weekday(base) >= 6;
    if (draft->counted)
        saturday += draft->count * 7;
    else if (draft->direction == TIME_DIRECTION_LAST)
        saturday += (draft->count + 1) * 7 - (inside ? 7 : 0); /* the one before last: -2 */
    else if (draft->direction == TIME_DIRECTION_NEXT)
        saturday += draft->count * 7;
    else if (!inside && context->tense == TIME_TENSE_FUTURE)
        saturday += 7;
    set_week(found, saturday, true);
}

static void shift_quarter(const time_draft *draft, const time_context *context, int32_t base,
                          time_concrete *found) {
    int32_t index = month_index(base) / 3;
    if (draft->definite || draft->spoken)
        index = context->quarter >= 0 ? context->quarter : index - 1;
    if (draft->latest && index >= month_index(base) / 3)
        index = month_index(base) / 3 - 1;
    index += draft->count;
    found->year = index / 4;
    found->quarter = (uint8_t)(index % 4 + 1);
}

static void shift_years(const time_draft *draft, const time_context *context, int32_t base,
                        time_concrete *found) {
    if (draft->counted && context->quarter >= 0) {
        found->year = context->quarter / 4 + draft->count;
        found->quarter = (uint8_t)(context->quarter % 4 + 1);
        return;
    }
    int32_t from = base;
    if (draft->spoken && context->period.known)
        from = context->period.first;
    found->year = rsm_day_to_civil(from).year + draft->count;
    if (draft->counted && draft->spoken && context->period.known &&
        context->period.precision == RSM_PRECISION_MONTH)
        found->month = (uint8_t)rsm_day_to_civil(from).month;
    if (draft->counted) {
        found->exact = rsm_civil_to_day(rsm_add_months(rsm_day_to_civil(from), draft->count * 12));
        found->slack = 183;
    }
}

/* "ten minutes later", after a clock time. */
static bool shift_hours(const time_draft *draft, const time_context *context,
                        time_concrete *found) {
    const time_spoken *spoken = &context->day;
    if (!draft->spoken || !draft->counted || draft->half_more || !spoken->known ||
        spoken->minute == TIME_NO_MINUTE || draft->unit == TIME_UNIT_SECOND)
        return false;
    int64_t minute =
        spoken->minute + (int64_t)draft->count * (draft->unit == TIME_UNIT_HOUR ? 60 : 1);
    if (minute < -1440 * 30 || minute > 1440 * 30)
        return false;
    int32_t days = (int32_t)((minute + 1440 * 31) / 1440) - 31;
    set_day(found, spoken->first + days);
    found->minute = (int16_t)(minute - days * 1440);
    return true;
}

static bool in_range(int32_t count, time_unit unit) {
    int32_t most = unit >= TIME_UNIT_CENTURY  ? 9
                   : unit == TIME_UNIT_DECADE ? 90
                   : unit == TIME_UNIT_YEAR   ? 900
                                              : 20000;
    return count >= -most && count <= most;
}

static bool find_shift(const time_draft *draft, const time_context *context, time_concrete *found) {
    int32_t base;
    if (!in_range(draft->count, (time_unit)draft->unit))
        return false;
    if (!find_base(draft, context, &base))
        return true;
    int32_t days = draft->count * 7 * (draft->unit == TIME_UNIT_FORTNIGHT ? 2 : 1);
    switch ((time_unit)draft->unit) {
    case TIME_UNIT_SECOND:
    case TIME_UNIT_MINUTE:
    case TIME_UNIT_HOUR:
        if (shift_hours(draft, context, found))
            break;
        set_day(found, base);
        found->exact = base;
        found->slack = 1;
        break;
    case TIME_UNIT_DAY:
        set_day(found, base + draft->count);
        break;
    case TIME_UNIT_WEEK:
    case TIME_UNIT_FORTNIGHT:
        set_week(found, base + days, false);
        found->exact = base + days;
        found->slack = draft->counted ? 3 : 0;
        break;
    case TIME_UNIT_WEEKEND:
        shift_weekend(draft, context, base, found);
        break;
    case TIME_UNIT_MONTH:
        set_month(found, month_index(base) + draft->count);
        found->exact = rsm_civil_to_day(rsm_add_months(rsm_day_to_civil(base), draft->count));
        found->slack = draft->counted ? 15 : 0;
        break;
    case TIME_UNIT_QUARTER:
        shift_quarter(draft, context, base, found);
        break;
    case TIME_UNIT_DECADE:
        found->year = rsm_day_to_civil(base).year + draft->count * 10;
        if (!draft->counted) {
            found->year -= found->year % 10;
            found->span = TIME_SPAN_DECADE;
        } else {
            found->exact =
                rsm_civil_to_day(rsm_add_months(rsm_day_to_civil(base), draft->count * 120));
            found->slack = 730;
        }
        break;
    case TIME_UNIT_CENTURY:
        found->year = (rsm_day_to_civil(base).year / 100 + draft->count) * 100;
        found->span = TIME_SPAN_CENTURY;
        break;
    default:
        shift_years(draft, context, base, found);
        break;
    }
    return found->year >= RSM_YEAR_MINIMUM && found->year <= RSM_YEAR_MAXIMUM;
}

/* 3/1 as January or March. */
static void order_day_month(time_draft *draft, const time_context *context) {
    if (!draft->swappable || rsm_time_order(draft, context) != TIME_ORDER_MONTH_FIRST)
        return;
    uint8_t month = draft->day;
    draft->day = draft->month;
    draft->month = month;
}

/* "a week ago Monday", "two years ago today": from the day named so many units more. */
static bool shift_also(const time_draft *draft, const time_context *context, time_concrete *found) {
    int32_t day;
    if (found->year == 0 || !rsm_day_from_date(found->year, found->month, found->day, &day))
        return true;
    if (draft->also_unit == TIME_UNIT_DAY)
        day += draft->also_count;
    else if (draft->also_unit == TIME_UNIT_WEEK)
        day += draft->also_count * 7;
    else
        day = rsm_civil_to_day(
            rsm_add_months(rsm_day_to_civil(day),
                           draft->also_count * (draft->also_unit == TIME_UNIT_YEAR ? 12 : 1)));
    if (draft->weekday != 0 && draft->day == 0 && draft->also_unit == TIME_UNIT_DAY &&
        context->known && context->tense == TIME_TENSE_PAST && day > context->today)
        day -= 7; /* "five days after Monday's attack", told on a Monday */
    set_day(found, day);
    found->length = 1;
    return found->year >= RSM_YEAR_MINIMUM && found->year <= RSM_YEAR_MAXIMUM;
}

/* "a year and three months ago" is so many months. */
static void count_months(time_draft *draft) {
    if (draft->kind != TIME_KIND_SHIFT || draft->unit != TIME_UNIT_YEAR ||
        draft->also_unit != TIME_UNIT_MONTH || draft->also_count == 0 || draft->count > 500 ||
        draft->count < -500)
        return;
    draft->count = draft->count * 12 + (draft->count < 0 ? -1 : 1) * draft->also_count;
    draft->unit = TIME_UNIT_MONTH;
    draft->also_count = 0;
}

bool rsm_time_find_date(const time_draft *written, const time_context *context,
                        time_concrete *concrete) {
    time_draft ordered = *written;
    const time_draft *draft = &ordered;
    order_day_month(&ordered, context);
    count_months(&ordered);
    memset(concrete, 0, sizeof *concrete);
    concrete->year = draft->year;
    concrete->month = draft->month;
    concrete->day = draft->day;
    concrete->weekday = draft->weekday;
    concrete->quarter = draft->quarter;
    concrete->half = draft->half;
    concrete->season = draft->season;
    concrete->span = draft->span;
    concrete->part = draft->part;
    concrete->position = draft->position;
    concrete->minute = draft->minute;
    concrete->length = 1;
    bool found = draft->kind == TIME_KIND_SHIFT ? find_shift(draft, context, concrete)
                                                : find_calendar(draft, context, concrete);
    if (found && draft->also_count != 0 && draft->kind == TIME_KIND_CALENDAR)
        found = shift_also(draft, context, concrete);
    if (found && draft->span == TIME_SPAN_WEEK && concrete->day != 0 && concrete->year != 0) {
        int32_t day;
        if (!rsm_day_from_date(concrete->year, concrete->month, concrete->day, &day))
            return false;
        concrete->month = concrete->day = 0;
        set_week(concrete, day, false);
    }
    return found;
}
