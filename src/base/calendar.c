/*
 * base/calendar.c - days, months, weeks: see base/calendar.h. ISO 8601 text is in iso.c.
 *
 * Days are counted by the well-known rule of eras of 400 years that begin on 1 March, so that the
 * leap day is the last of its year.
 */
#include "base/calendar.h"

enum { DAYS_PER_ERA = 146097, DAYS_TO_EPOCH = 719468, MINUTES_PER_DAY = 1440 };

/* Division towards minus infinity. */
static int32_t floor_divide(int32_t dividend, int32_t divisor) {
    int32_t quotient = dividend / divisor;
    return dividend % divisor < 0 ? quotient - 1 : quotient;
}

bool rsm_is_leap_year(int32_t year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int32_t rsm_days_in_month(int32_t year, int32_t month) {
    static const int8_t DAYS[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12)
        return 0;
    return month == 2 && rsm_is_leap_year(year) ? 29 : DAYS[month - 1];
}

bool rsm_civil_is_valid(rsm_civil civil) {
    return civil.year >= RSM_YEAR_MINIMUM && civil.year <= RSM_YEAR_MAXIMUM && civil.day >= 1 &&
           civil.day <= rsm_days_in_month(civil.year, civil.month);
}

int32_t rsm_civil_to_day(rsm_civil civil) {
    int32_t year = civil.month <= 2 ? civil.year - 1 : civil.year;
    int32_t era = floor_divide(year, 400);
    int32_t year_of_era = year - era * 400;
    int32_t month_from_march = (civil.month + 9) % 12;
    int32_t day_of_year = (153 * month_from_march + 2) / 5 + civil.day - 1;
    int32_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * DAYS_PER_ERA + day_of_era - DAYS_TO_EPOCH;
}

rsm_civil rsm_day_to_civil(int32_t day) {
    int32_t shifted = day + DAYS_TO_EPOCH;
    int32_t era = floor_divide(shifted, DAYS_PER_ERA);
    int32_t day_of_era = shifted - era * DAYS_PER_ERA;
    int32_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / (DAYS_PER_ERA - 1)) /
        365;
    int32_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int32_t month_from_march = (5 * day_of_year + 2) / 153;
    rsm_civil civil;
    civil.day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    civil.month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
    civil.year = year_of_era + era * 400 + (civil.month <= 2 ? 1 : 0);
    return civil;
}

bool rsm_day_from_date(int32_t year, int32_t month, int32_t day, int32_t *result) {
    rsm_civil civil = {year, month, day};
    if (!rsm_civil_is_valid(civil))
        return false;
    *result = rsm_civil_to_day(civil);
    return true;
}

int32_t rsm_weekday(int32_t day) {
    return day - floor_divide(day + 3, 7) * 7 + 3 + 1; /* day 0 is a Thursday, 4 */
}

rsm_iso_week rsm_day_to_iso_week(int32_t day) {
    rsm_iso_week result;
    rsm_civil first_of_january = {0, 1, 1};
    int32_t thursday = 0;
    result.weekday = rsm_weekday(day);
    thursday = day - result.weekday + 4; /* the Thursday of a week tells its year */
    result.year = rsm_day_to_civil(thursday).year;
    first_of_january.year = result.year;
    result.week = (thursday - rsm_civil_to_day(first_of_january)) / 7 + 1;
    return result;
}

int32_t rsm_iso_weeks_in_year(int32_t year) {
    rsm_civil last_week = {year, 12, 28}; /* always in the last week */
    return rsm_day_to_iso_week(rsm_civil_to_day(last_week)).week;
}

bool rsm_iso_week_to_day(int32_t year, int32_t week, int32_t *monday) {
    rsm_civil first_week = {year, 1, 4}; /* always in the first week */
    int32_t day = 0;
    if (!rsm_civil_is_valid(first_week) || week < 1 || week > rsm_iso_weeks_in_year(year))
        return false;
    day = rsm_civil_to_day(first_week);
    *monday = day - rsm_weekday(day) + 1 + (week - 1) * 7;
    return true;
}

rsm_civil rsm_add_months(rsm_civil civil, int32_t months) {
    int64_t count = (int64_t)civil.year * 12 + (civil.month - 1) + months;
    int64_t least = (int64_t)RSM_YEAR_MINIMUM * 12;
    int64_t most = (int64_t)RSM_YEAR_MAXIMUM * 12 + 11;
    int32_t days = 0;
    count = count < least ? least : count > most ? most : count;
    civil.year = (int32_t)(count / 12);
    civil.month = (int32_t)(count % 12) + 1;
    days = rsm_days_in_month(civil.year, civil.month);
    if (civil.day > days)
        civil.day = days;
    return civil;
}

/* The rule known as the anonymous Gregorian algorithm. */
int32_t rsm_easter(int32_t year) {
    int32_t golden = year % 19;
    int32_t century = year / 100;
    int32_t rest = year % 100;
    int32_t correction = (century - (century + 8) / 25 + 1) / 3;
    int32_t epact = (19 * golden + century - century / 4 - correction + 15) % 30;
    int32_t weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    int32_t late = (golden + 11 * epact + 22 * weekday) / 451;
    int32_t sum = epact + weekday - 7 * late + 114;
    rsm_civil civil = {year, sum / 31, sum % 31 + 1};
    return rsm_civil_to_day(civil);
}

/* The Julian rule (Meeus), then the distance between the two calendars. */
int32_t rsm_orthodox_easter(int32_t year) {
    int32_t moon = (19 * (year % 19) + 15) % 30;
    int32_t weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
    int32_t sum = moon + weekday + 114;
    rsm_civil civil = {year, sum / 31, sum % 31 + 1};
    return rsm_civil_to_day(civil) + year / 100 - year / 400 - 2;
}

rsm_instant rsm_instant_unknown(void) {
    rsm_instant instant = {0, RSM_WHOLE_DAY, false};
    return instant;
}

rsm_instant rsm_instant_of_day(int32_t day) {
    rsm_instant instant = {day, RSM_WHOLE_DAY, true};
    return instant;
}

int rsm_instant_compare(rsm_instant left, rsm_instant right) {
    if (left.known != right.known)
        return left.known ? 1 : -1;
    if (!left.known)
        return 0;
    if (left.day != right.day)
        return left.day < right.day ? -1 : 1;
    return (left.minute > right.minute) - (left.minute < right.minute);
}

bool rsm_instant_equal(rsm_instant left, rsm_instant right) {
    return rsm_instant_compare(left, right) == 0;
}

rsm_instant rsm_instant_add_minutes(rsm_instant instant, int32_t minutes) {
    int64_t total = 0;
    int64_t day = 0;
    if (!instant.known || instant.minute == RSM_WHOLE_DAY)
        return instant;
    total = (int64_t)instant.minute + minutes;
    day = total / MINUTES_PER_DAY;
    if (total % MINUTES_PER_DAY < 0)
        day--;
    instant.day += (int32_t)day;
    instant.minute = (int16_t)(total - day * MINUTES_PER_DAY);
    return instant;
}

int32_t rsm_duration_slack(rsm_slice timex) {
    switch (timex.size > 1 && timex.data[0] == 'P' ? timex.data[timex.size - 1] : '\0') {
    case 'W':
        return 3;
    case 'M':
        return 15;
    case 'Y':
        return 183;
    default:
        return 0;
    }
}

/* Two figures, or -1. */
static int32_t two_digits(rsm_slice text, size_t at) {
    bool digits = text.data[at] >= '0' && text.data[at] <= '9' && text.data[at + 1] >= '0' &&
                  text.data[at + 1] <= '9';
    return digits ? (text.data[at] - '0') * 10 + (text.data[at + 1] - '0') : -1;
}

bool rsm_partial_date_in(rsm_slice timex, int32_t from, int32_t to, int32_t *day) {
    enum { MOST_DAYS = 3660, SIZE = 10 };
    if (timex.size < SIZE || from > to || to - from > MOST_DAYS ||
        (timex.size > SIZE && timex.data[SIZE] != 'T') ||
        !rsm_slice_starts_with(timex, RSM_SLICE("XXXX-")))
        return false;
    if (rsm_slice_starts_with(timex, RSM_SLICE("XXXX-WXX-"))) {
        int32_t weekday = timex.data[SIZE - 1] - '0';
        *day = from + (weekday - rsm_weekday(from) + 7) % 7;
        return weekday >= 1 && weekday <= 7 && *day <= to;
    }
    int32_t month = two_digits(timex, 5), date = two_digits(timex, 8);
    int32_t last = rsm_day_to_civil(to).year;
    for (int32_t year = rsm_day_to_civil(from).year; year <= last; year++)
        if (rsm_day_from_date(year, month, date, day) && *day >= from && *day <= to)
            return true;
    return false;
}
