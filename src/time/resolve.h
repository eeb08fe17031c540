/* Drafts -> the day or days meant, as TIMEX3 values and bounds.
 *
 * Part: what the resolver needs to know of the report and of the text before an expression, and
 * what it gives. Invariants: a date that does not exist is never given; where the reference is not
 * known, bounds are unknown and the value keeps what the words tell. Cost: constant an expression.
 */
#ifndef RSM_TIME_RESOLVE_H
#define RSM_TIME_RESOLVE_H

#include "time/draft.h"

#define TIME_VALUE_SIZE 40

typedef enum time_tense { TIME_TENSE_PAST = -1, TIME_TENSE_UNKNOWN, TIME_TENSE_FUTURE } time_tense;

typedef enum time_order {
    TIME_ORDER_UNKNOWN,
    TIME_ORDER_DAY_FIRST,
    TIME_ORDER_MONTH_FIRST
} time_order;

/* A day or period that the text spoke of. */
typedef struct time_spoken {
    bool known;
    int32_t first, last; /* days */
    uint8_t precision;   /* rsm_time_precision */
    int32_t quarter;     /* year * 4 + quarter - 1, where it is a quarter; else -1 */
    uint8_t part;        /* of the day */
    int16_t minute;      /* of the day, or TIME_NO_MINUTE */
} time_spoken;

typedef struct time_context {
    const rsm_world *world;
    bool known;    /* whether today is */
    int32_t today; /* the day of publication, or one end of the days it may be */
    time_tense tense;
    bool speech;   /* dates the telling: "police said on Monday" */
    bool southern; /* the outlet is at home in the southern hemisphere */
    time_order order;
    uint32_t weekdays;  /* those that the report names, bit 1 for Monday to bit 7 */
    time_spoken day;    /* last spoken of, near enough to be counted from */
    bool day_near;      /* it was spoken of in the same sentence */
    time_spoken period; /* last spoken of, of any precision */
    int32_t quarter;    /* last quarter spoken of (as time_spoken.quarter), or -1 */
} time_context;

/* Sets what the outlet's home tells: order and southern. */
void rsm_time_home(time_context *context, rsm_slice outlet);

/* What a draft means at one reference day. */
typedef struct time_meaning {
    rsm_time_type type;
    uint8_t precision;
    bool known;                        /* whether first and last are */
    int32_t first, last;               /* days, inclusive */
    int32_t first_minute, last_minute; /* RSM_WHOLE_DAY, or minutes */
    int32_t quarter;                   /* as time_spoken.quarter */
    char value[TIME_VALUE_SIZE];
} time_meaning;

/* The fields of a date once found; 0 where not known. */
typedef struct time_concrete {
    int32_t year;
    uint8_t month, day, weekday, week, quarter, half, season, span, part, position;
    int16_t minute;
    int32_t length; /* days of a holiday of several */
    int32_t slack;  /* days that a counted date may be off to either side */
    int32_t exact;  /* the day from which slack is reckoned */
} time_concrete;

/* False where the draft is no expression after all (a date that does not exist). */
bool rsm_time_resolve(const time_draft *draft, const time_context *context, time_meaning *meaning);

/* The fields that a calendar or shift draft names, as far as the context lets them be known. */
bool rsm_time_find_date(const time_draft *draft, const time_context *context,
                        time_concrete *concrete);

/* Which of day and month comes first in a swappable date, by the outlet's home or the day of the
 * report. */
time_order rsm_time_order(const time_draft *draft, const time_context *context);

/* The earlier and the later of the two days that 3/1 may be, where nothing tells which. */
bool rsm_time_both_orders(const time_draft *draft, const time_context *context, int32_t *first,
                          int32_t *last);

/* Value, precision and bounds of a date. */
bool rsm_time_give(const time_concrete *concrete, const time_context *context,
                   time_meaning *meaning);

/* Whether it is a time of day of which no word says the day. */
bool rsm_time_is_bare_hour(const time_draft *draft);

/* Such a time where no day is spoken of: the report's day or the one before, of what is to come the
 * day after; which of them no word tells. */
void rsm_time_bound_hour(const time_draft *draft, const time_context *context,
                         time_meaning *meaning);

/* The time of day of a draft as minutes of day 0. */
void rsm_time_hours_of(const time_draft *draft, time_meaning *meaning);

/* The occurrence of a holiday in `year`, or, with year 0, that which the tense and direction pick
 * around today. Its first day, and how many days. False where none is known. */
bool rsm_time_holiday(const time_context *context, uint32_t row, int32_t year,
                      time_direction direction, int32_t *first, int32_t *length);

/* Of days in ascending order, the one that direction and tense pick around today. Count > 0. */
int32_t rsm_time_pick(const int32_t *days, size_t count, int32_t today, time_direction direction,
                      time_tense tense);

/* The year of a month and day without one, as seen from `today`; with a weekday, a year in which
 * they meet. 0 where there is none. */
int32_t rsm_time_pick_year(const time_draft *draft, const time_context *context, int32_t today);

/* The first day of a season that begins in `year`. */
int32_t rsm_time_season_start(int32_t year, time_season season, bool southern);

/* The tense of the clause around tokens [first, end). */
time_tense rsm_time_tense(const rsm_text *text, const rsm_tagging *tagging, uint32_t first,
                          uint32_t end);

/* Whether the expression dates the telling and not the thing told: "police said on Tuesday". */
bool rsm_time_of_speech(const rsm_text *text, const rsm_tagging *tagging, uint32_t first);

/* Gives dates without a year the year that their sentence reckons ("the tenth anniversary of the
 * massacre of 2009"); returns the latest year so reckoned that is past, or 0. */
int32_t rsm_time_reckon(time_scan *scan, time_draft *drafts, uint32_t count);

/* Fills report->published from a dateline or from the report's own words, where its basis is
 * unknown. `reckoned`: what rsm_time_reckon gave. */
void rsm_time_publication(const time_scan *scan, const time_draft *drafts, uint32_t count,
                          int32_t reckoned, rsm_report *report);

/* Where the page says that it was posted more than a week before the date of publication given (which
 * then is a crawl's), report->published begins with that day. */
void rsm_time_posted(const time_scan *scan, const time_draft *drafts, uint32_t count,
                     rsm_report *report);

/* The day that the report's words are counted from: its date of publication, or, where one is given
 * but the report carries an earlier one in its dateline or its head (a given date may be a
 * crawl's), that. */
rsm_published rsm_time_reference(const time_scan *scan, const time_draft *drafts, uint32_t count,
                                 const rsm_report *report);

#endif
