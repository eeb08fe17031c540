/*
 * base/calendar.h - days, months, weeks.
 *
 * Part: arithmetic of the proleptic Gregorian calendar, and ISO 8601 dates as text. Knows no clock
 * and no time zone of this machine. Invariants: a day is a count of days since 1970-01-01 (day 0, a
 * Thursday); years run from RSM_YEAR_MINIMUM to RSM_YEAR_MAXIMUM, and what would leave them is
 * refused. Cost: constant.
 */
#ifndef RSM_BASE_CALENDAR_H
#define RSM_BASE_CALENDAR_H

#include "base/buffer.h"
#include "base/slice.h"

#include <stdbool.h>
#include <stdint.h>

#define RSM_YEAR_MINIMUM 1
#define RSM_YEAR_MAXIMUM 9999

/* The minute of an instant that is a whole day. */
#define RSM_WHOLE_DAY (-1)

typedef struct rsm_instant {
    int32_t day;    /* days since 1970-01-01 */
    int16_t minute; /* minutes since midnight, 0 to 1439, or RSM_WHOLE_DAY */
    bool known;     /* where false the other fields mean nothing */
} rsm_instant;

typedef struct rsm_civil {
    int32_t year;
    int32_t month; /* 1 to 12 */
    int32_t day;   /* 1 to 31 */
} rsm_civil;

typedef struct rsm_iso_week {
    int32_t year; /* the year the week belongs to, which may be the one before or after the day's */
    int32_t week; /* 1 to 53 */
    int32_t weekday; /* 1 for Monday to 7 for Sunday */
} rsm_iso_week;

bool rsm_is_leap_year(int32_t year);

/* 28 to 31; 0 where month is not 1 to 12. */
int32_t rsm_days_in_month(int32_t year, int32_t month);

/* Whether the date exists and its year is in range. */
bool rsm_civil_is_valid(rsm_civil civil);

/* The count of days; of a date that does not exist, the result means nothing. */
int32_t rsm_civil_to_day(rsm_civil civil);
rsm_civil rsm_day_to_civil(int32_t day);

/* The same from three numbers: false where there is no such date. */
bool rsm_day_from_date(int32_t year, int32_t month, int32_t day, int32_t *result);

/* 1 for Monday to 7 for Sunday. */
int32_t rsm_weekday(int32_t day);

rsm_iso_week rsm_day_to_iso_week(int32_t day);

/* The Monday of that week; false where the year has no such week. */
bool rsm_iso_week_to_day(int32_t year, int32_t week, int32_t *monday);

/* 52 or 53. */
int32_t rsm_iso_weeks_in_year(int32_t year);

/* The date `months` later (or earlier), its day no later than the month allows: 31 January + 1 is
 * 28 or 29 February. */
rsm_civil rsm_add_months(rsm_civil civil, int32_t months);

/* Western (Gregorian) and Orthodox (Julian, as a Gregorian date) Easter Sunday. */
int32_t rsm_easter(int32_t year);
int32_t rsm_orthodox_easter(int32_t year);

rsm_instant rsm_instant_unknown(void);
rsm_instant rsm_instant_of_day(int32_t day);

/* Days either way that a moment told as a length of time from another may be off: none for "P5D",
 * 3 for "P2W", 15 for "P5M", 183 for "P10Y"; `timex` is a TIMEX3 duration. */
int32_t rsm_duration_slack(rsm_slice timex);

/* The first day of [from, to] that a TIMEX3 date without a year names: "XXXX-05-14",
 * "XXXX-WXX-5" (Friday), either with a time of day behind. False where it is no such date, or no
 * day of these, or they are more than ten years. */
bool rsm_partial_date_in(rsm_slice timex, int32_t from, int32_t to, int32_t *day);

/* Unknown first, then by day, a whole day before its minutes. */
int rsm_instant_compare(rsm_instant left, rsm_instant right);
bool rsm_instant_equal(rsm_instant left, rsm_instant right);

/* The parts of an ISO 8601 text. */
typedef struct rsm_iso_time {
    rsm_instant instant;    /* as written, at the place's own clock */
    bool has_offset;        /* a zone was written */
    int32_t offset_minutes; /* east of UTC, -1439 to 1439; 0 for Z */
    int32_t precision;      /* 1: year alone, 2: year and month, 3: day, 4: minute or finer */
} rsm_iso_time;

/*
 * Parses YYYY, YYYY-MM, YYYY-MM-DD, YYYYMMDD, or a full date followed by T (or t, or one space) and
 * HH:MM, HH:MM:SS, HH:MM:SS.f..., HHMM, HHMMSS, and then nothing, Z, +HH, +HHMM or +HH:MM (a space
 * before it allowed). The whole text, white space at the ends apart. A year alone is its first of
 * January, a month its first day: see `precision`. False where it is no such text or names a date
 * or time that does not exist (24:00 and second 60 are let be: 24:00 is the next day's 00:00).
 */
bool rsm_iso_parse(rsm_slice text, rsm_iso_time *result);

/* As rsm_iso_parse but a full date is needed (precision 3 or 4); gives the instant as written. */
bool rsm_instant_parse(rsm_slice text, rsm_instant *result);

/* The instant moved by so many minutes; unchanged where it is unknown or a whole day. */
rsm_instant rsm_instant_add_minutes(rsm_instant instant, int32_t minutes);

/* Appends "2021-05-14" or "2021-05-14T09:10"; nothing where unknown. */
bool rsm_instant_format(rsm_instant instant, rsm_buffer *buffer);
bool rsm_day_format(int32_t day, rsm_buffer *buffer);

/* Room for the text of any instant, NUL included. */
#define RSM_INSTANT_TEXT_SIZE 17

/* The same into an array, NUL-terminated; "" where unknown. Returns the array. */
char *rsm_instant_text(rsm_instant instant, char text[RSM_INSTANT_TEXT_SIZE]);

#endif
