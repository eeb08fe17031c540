/* Time expressions and the intervals they mean (TIMEX3 by the TimeML guidelines, and bounds).
 *
 * Each expression is resolved against the date of publication (an interval), or the day last spoken
 * of, by the tense of its clause. Where the reference is not known, bounds are unknown and `value`
 * keeps what the words alone tell (XXXX-05-14). */
#ifndef RSM_TIME_TIME_H
#define RSM_TIME_TIME_H

#include "record/report.h"
#include "tag/tag.h"

typedef struct rsm_time {
    rsm_time_expression expression;
    uint32_t first_token, end_token; /* [first_token, end_token) */
    uint8_t precision;               /* rsm_time_precision: what one unit of it is */
    bool relative; /* counted from another day ("two days later", "the same day"), not from
                      publication */
    bool historic; /* plainly not news of the report's days: over 60 days before publication */
    bool bare;     /* a time of day of which no word tells the day */
    uint32_t day_from; /* of such: the expression whose day it was given; RSM_NONE */
} rsm_time;

enum rsm_time_precision {
    RSM_PRECISION_MINUTE,
    RSM_PRECISION_PART_OF_DAY,
    RSM_PRECISION_DAY,
    RSM_PRECISION_WEEK,
    RSM_PRECISION_MONTH,
    RSM_PRECISION_SEASON,
    RSM_PRECISION_YEAR,
    RSM_PRECISION_DECADE,
    RSM_PRECISION_NONE
};

typedef struct rsm_times {
    rsm_time *items; /* in order of text, not overlapping */
    uint32_t count;
} rsm_times;

/* Finds and resolves all expressions of `text`. `report->published` is read and, where its basis is
 * unknown, filled from a dateline or inferred from the report's own words (then `latest` is unknown
 * unless the lead names a day: a piece on things long past does not tell when it was written).
 * Where a date is given but the dateline or head carries an earlier one, words are counted from
 * that one and `published` stays as given. An expression counted from something named ("five days
 * after the attack", "the day before the vote") is relative, has no bounds, and has
 * value.anchor_offset in days; value.anchor is the caller's to set. Slices are in `arena`. Linear
 * time. Errors: RSM_ERROR_MEMORY. */
rsm_status rsm_time_find(const rsm_world *world, const rsm_text *text, const rsm_tagging *tagging,
                         rsm_report *report, rsm_arena *arena, rsm_times *result, rsm_error *error);

#endif
