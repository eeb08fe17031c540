/* A time expression as recognised, before it is known which day it means.
 *
 * Part: what passes from the recogniser to the resolver, and the walk over tokens that the
 * recognisers share. Invariants: a field that the words leave open is 0 (count and minute: see
 * there); spans are tokens and lie in one sentence. */
#ifndef RSM_TIME_DRAFT_H
#define RSM_TIME_DRAFT_H

#include "time/time.h"
#include "time/vocabulary.h"

typedef enum time_kind {
    TIME_KIND_NONE,
    TIME_KIND_CALENDAR, /* a date, a time of day, by its fields */
    TIME_KIND_SHIFT,    /* a unit counted from a reference: last week, two days ago, a year later */
    TIME_KIND_LENGTH,   /* a duration */
    TIME_KIND_SET,      /* every Friday, daily */
    TIME_KIND_REFERENCE /* now, recently, soon */
} time_kind;

typedef enum time_direction {
    TIME_DIRECTION_NONE,
    TIME_DIRECTION_LAST,
    TIME_DIRECTION_THIS,
    TIME_DIRECTION_NEXT
} time_direction;

/* Which part of the day, month or year is meant. */
typedef enum time_position {
    TIME_POSITION_WHOLE,
    TIME_POSITION_EARLY,
    TIME_POSITION_MIDDLE,
    TIME_POSITION_LATE,
    TIME_POSITION_START,
    TIME_POSITION_END,
    TIME_POSITION_EARLIER,
    TIME_POSITION_LATER,
    TIME_POSITION_FIRST_HALF, /* of a month or a year */
    TIME_POSITION_SECOND_HALF,
    TIME_POSITION_FIRST_WEEK, /* of a month; the second, third and fourth follow */
    TIME_POSITION_LAST_WEEK = TIME_POSITION_FIRST_WEEK + 4
} time_position;

typedef enum time_span_kind { /* the coarse calendar units that have no field of their own */
                              TIME_SPAN_NONE,
                              TIME_SPAN_DECADE,
                              TIME_SPAN_CENTURY,
                              TIME_SPAN_WEEKEND,
                              TIME_SPAN_WEEK
} time_span_kind;

/* What is said of the half of the day. */
typedef enum time_clock {
    TIME_CLOCK_WHOLE,  /* 14:30, 1430 GMT */
    TIME_CLOCK_HALVED, /* a.m., p.m., in the evening */
    TIME_CLOCK_TWELVE  /* nothing: 6:30, six o'clock */
} time_clock;

#define TIME_QUARTER_SPOKEN 9 /* the quarter last spoken of: "the 1988 period" */

#define TIME_COUNT_VAGUE INT32_MIN /* several, a few, none said */
#define TIME_NO_MINUTE   (-1)
#define TIME_LAST_DAY    INT8_MAX /* of a holiday of several */

typedef struct time_draft {
    uint32_t first, end; /* tokens */
    uint8_t kind, direction, position;
    bool spoken;   /* counted from the day last spoken of */
    bool definite; /* "the week", "the quarter": the one spoken of */
    bool since;    /* "since": runs up to the day of the report */
    bool fiscal;
    bool latest;      /* "the latest quarter": the last that has ended */
    bool attributive; /* a date before its noun: "the June agreement" */
    bool some;        /* "one Sunday": no one knows which */
    bool weak; /* no expression unless joined to another: "dawn", "evening" without "in the" */
    uint8_t range_end;   /* "from Tuesday to Thursday": of the first, the weekday of the second */
    uint8_t range_start; /* of the second, the weekday of the first */
    /* calendar */
    int32_t year; /* 0: none; of a decade or century, its first year */
    uint8_t month, day, weekday, quarter, half, season, part, span;
    bool has_year_shift, has_day_shift, has_week_shift;
    int8_t year_shift, day_shift, week_shift; /* "last year", "yesterday", "of last week" */
    uint8_t also_unit;                        /* "a week ago Monday": so many more units from */
    int8_t also_count;                        /* the day that is named */
    int16_t minute;                           /* of the day, or TIME_NO_MINUTE */
    uint8_t clock;                            /* time_clock */
    bool dotted;                              /* 03.01.2024: the day first, but in America */
    bool swappable;                           /* day and month may be the other way round: 3/1 */
    uint32_t holiday;                         /* row of HOLIDAY, or RSM_NONE */
    int8_t holiday_day;                       /* "the third day of Eid"; -1: its eve */
    /* units */
    uint8_t unit;
    int32_t count;  /* of units, or TIME_COUNT_VAGUE; signed in a shift */
    bool half_more; /* and a half */
    bool counted;   /* a count was given ("two weeks ago"), not a calendar unit ("last week") */
    bool anchored;  /* "two days after the attack": counted from something named */
} time_draft;

typedef struct time_scan {
    const rsm_world *world;
    const rsm_text *text;
    const rsm_tagging *tagging;
    const time_lexeme *lexemes; /* one a token */
    uint32_t begin, end;        /* tokens of the sentence walked */
} time_scan;

typedef struct time_count {
    int32_t number; /* or TIME_COUNT_VAGUE */
    bool half;      /* and a half */
    bool article;   /* "a", "an" */
    bool figures;   /* written in digits */
} time_count;

/* An empty draft that begins at `first`. */
time_draft rsm_time_draft(uint32_t first, time_kind kind);

/* Whether token i lies in the sentence and is of one of the classes. */
bool rsm_time_is(const time_scan *scan, uint32_t i, uint64_t classes);

/* Whether token i begins with a capital, or capitals tell nothing here. */
bool rsm_time_capital(const time_scan *scan, uint32_t i);

/* Whether a common word of time is written with a capital where that makes it part of a name: "60
 * Minutes". */
bool rsm_time_titled(const time_scan *scan, uint32_t i);

/* Whether the token is written as `word` in lower case ASCII. */
bool rsm_time_word(const time_scan *scan, uint32_t i, const char *word);

/* Whether token i is a noun, an adjective or a proper noun. */
bool rsm_time_nominal(const time_scan *scan, uint32_t i);

#define TIME_LONGEST_FIGURES 40 /* bytes of a date or a clock time in figures */

/* The byte at `at`, or 0. */
char rsm_time_byte(rsm_slice text, size_t at);

/* One or more figures at `at`, at most `most`; the number of them. */
size_t rsm_time_figures(rsm_slice text, size_t at, size_t most, int32_t *number);

/* Hours and minutes at `at` ("14:30:05"); bytes read, 0 for none. */
size_t rsm_time_hours(rsm_slice text, size_t at, int16_t *minute);

/* The token that ends where byte `end` does, plus one; 0 where none does. */
uint32_t rsm_time_token_ending(const time_scan *scan, uint32_t i, size_t end);

/* Each of the following reads at token i and returns the token after what it read, or 0. */
uint32_t rsm_time_count(const time_scan *scan, uint32_t i, time_count *count);
uint32_t rsm_time_position(const time_scan *scan, uint32_t i, uint8_t *position);
uint32_t rsm_time_year(const time_scan *scan, uint32_t i,
                       int32_t *year); /* 1998, nineteen ninety-six, '98 */
uint32_t rsm_time_numeric_date(const time_scan *scan, uint32_t i,
                               time_draft *draft); /* 2017-10-01, 3/1/2004, 03.01.2024 */
uint32_t rsm_time_clock(const time_scan *scan, uint32_t i,
                        time_draft *draft); /* 10:05 p.m., 1430 GMT, six in the morning */
/* "between 3 and 5 p.m.", "3-5 p.m.": i is the first. */
uint32_t rsm_time_clock_range(const time_scan *scan, uint32_t i, time_draft *first,
                              time_draft *second);
uint32_t rsm_time_calendar(const time_scan *scan, uint32_t i,
                           time_draft *draft); /* weekdays, months, years, decades */
uint32_t rsm_time_units(const time_scan *scan, uint32_t i,
                        time_draft *draft); /* two weeks ago, a year, third quarter */
uint32_t rsm_time_phrase(const time_scan *scan, uint32_t i,
                         time_draft *draft); /* the day before yesterday, a week ago Monday */
uint32_t rsm_time_directed(const time_scan *scan, uint32_t i,
                           time_draft *draft); /* last week, that night, every Friday */

/* The expression that begins at token i, if any. */
uint32_t rsm_time_recognise(const time_scan *scan, uint32_t i, time_draft *draft);

/* The minute of a clock time of twelve hours in a part of the day: "Sunday night at 11:30". */
int16_t rsm_time_half(uint8_t part, int16_t minute);

/* Joins what belongs together ("10 p.m." + "on Wednesday"); gives the new number of drafts. */
uint32_t rsm_time_join(const time_scan *scan, time_draft *drafts, uint32_t count);

/* Whether a row of HOLIDAY is a day that came once. */
bool rsm_time_holiday_once(const rsm_world *world, uint32_t row);

/* Lends each other what expressions of a sentence leave open ("between 3 and 5 p.m. on Monday"). */
void rsm_time_tie(const time_scan *scan, time_draft *drafts, uint32_t count);

#endif
