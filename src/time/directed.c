/* Expressions that point: "last week", "this morning", "that night", "the following day", "every
 * Friday", "the past two months", "in the coming days".
 *
 * Part: a pointing word and what it points at. Cost: constant a token. */
#include "time/draft.h"

typedef struct pointer {
    uint8_t direction;
    bool spoken;   /* points into the story: that, same, following, previous */
    bool trailing; /* "past": the stretch up to now, not the calendar unit */
    bool recent;   /* "recent", "past", "coming" with a bare plural */
    bool definite; /* "the next" */
    bool latest;
} pointer;

static uint32_t read_pointer(const time_scan *scan, uint32_t i, pointer *found) {
    const time_lexeme *lexemes = scan->lexemes;
    *found = (pointer){TIME_DIRECTION_NONE, false, false, false, false, false};
    if (rsm_time_is(scan, i, TIME_THE) || rsm_time_word(scan, i, "its") ||
        rsm_time_word(scan, i, "their")) {
        found->definite = true;
        i++;
    }
    if (rsm_time_is(scan, i, TIME_LAST)) {
        found->direction = TIME_DIRECTION_LAST;
        found->spoken = lexemes[i].value == 2;
        found->trailing = lexemes[i].value == 1 || lexemes[i].value == 3;
        found->recent = true;
        return i + 1;
    }
    if (rsm_time_is(scan, i, TIME_NEXT)) {
        found->direction = TIME_DIRECTION_NEXT;
        found->spoken = lexemes[i].value == 2;
        found->recent = lexemes[i].value == 1;
        return i + 1;
    }
    found->direction = TIME_DIRECTION_THIS;
    if (rsm_time_is(scan, i, TIME_SAME | TIME_THAT)) {
        found->spoken = true;
        i++;
        return rsm_time_is(scan, i, TIME_SAME) ? i + 1 : i;
    }
    found->latest = rsm_time_is(scan, i, TIME_LATEST);
    if (rsm_time_is(scan, i, TIME_CURRENT | TIME_LATEST))
        return i + 1;
    if (!rsm_time_is(scan, i, TIME_THIS))
        return 0;
    i++;
    if (rsm_time_is(scan, i, TIME_LAST | TIME_NEXT) &&
        lexemes[i].value == 1) { /* "this past spring", "this coming Sunday" */
        found->direction =
            rsm_time_is(scan, i, TIME_LAST) ? TIME_DIRECTION_LAST : TIME_DIRECTION_NEXT;
        i++;
    }
    return i;
}

/* "past two months", "next few days", "coming weeks": a length that ends or begins at the
 * reference. */
static uint32_t pointed_length(const time_scan *scan, uint32_t i, const pointer *point,
                               time_draft *draft) {
    time_count count = {TIME_COUNT_VAGUE, false, false, false};
    uint32_t p = rsm_time_count(scan, i, &count);
    bool bare = p == 0;
    if (bare)
        p = i;
    while (rsm_time_is(scan, p, TIME_MORE))
        p++;
    if (!rsm_time_is(scan, p, TIME_UNIT) || !rsm_time_is(scan, p, TIME_PLURAL) || count.article)
        return 0;
    if (bare && !point->recent && point->direction != TIME_DIRECTION_LAST)
        return 0;
    draft->kind = TIME_KIND_LENGTH;
    draft->direction = point->direction;
    draft->spoken = point->spoken;
    draft->unit = (uint8_t)scan->lexemes[p].value;
    draft->count = bare ? TIME_COUNT_VAGUE : count.number;
    draft->half_more = count.half;
    return p + 1;
}

static uint32_t pointed_unit(const time_scan *scan, uint32_t i, const pointer *point,
                             time_draft *draft) {
    uint32_t p = rsm_time_is(scan, i, TIME_FISCAL) ? i + 1 : i;
    if (rsm_time_is(scan, i, TIME_CURRENT))
        p++;
    if (point->latest && (rsm_time_word(scan, p, "period") || rsm_time_word(scan, p, "quarter"))) {
        draft->unit = TIME_UNIT_QUARTER;
        draft->direction = TIME_DIRECTION_THIS;
        draft->definite = true;
        draft->latest = true;
        return p + 1;
    }
    if (!rsm_time_is(scan, p, TIME_UNIT) || rsm_time_is(scan, p, TIME_PLURAL))
        return 0;
    int32_t unit = scan->lexemes[p].value;
    if (unit == TIME_UNIT_SECOND || rsm_time_titled(scan, p))
        return 0;
    draft->unit = (uint8_t)unit;
    if (unit == TIME_UNIT_MINUTE || unit == TIME_UNIT_HOUR || unit == TIME_UNIT_MILLENNIUM) {
        draft->kind = TIME_KIND_LENGTH;
        draft->direction = point->direction;
        draft->count = 1;
        return unit == TIME_UNIT_MILLENNIUM || point->direction == TIME_DIRECTION_THIS ? 0 : p + 1;
    }
    draft->kind = TIME_KIND_SHIFT;
    draft->direction = point->direction;
    draft->count = point->direction == TIME_DIRECTION_LAST   ? -1
                   : point->direction == TIME_DIRECTION_NEXT ? 1
                                                             : 0;
    draft->spoken = point->spoken || (point->definite && point->direction == TIME_DIRECTION_NEXT &&
                                      unit == TIME_UNIT_DAY);
    draft->definite = point->trailing;
    p++;
    if (unit == TIME_UNIT_YEAR &&
        rsm_time_is(scan, p, TIME_POSSESSIVE)) { /* "this year's third quarter" */
        uint32_t q = p + 1;
        if (rsm_time_is(scan, q, TIME_ORDINAL) && rsm_time_is(scan, q + 1, TIME_UNIT) &&
            scan->lexemes[q + 1].value == TIME_UNIT_QUARTER && scan->lexemes[q].number <= 4) {
            *draft = rsm_time_draft(i, TIME_KIND_CALENDAR);
            draft->quarter = (uint8_t)scan->lexemes[q].number;
            draft->has_year_shift = true;
            draft->year_shift = point->direction == TIME_DIRECTION_LAST   ? -1
                                : point->direction == TIME_DIRECTION_NEXT ? 1
                                                                          : 0;
            return q + 2;
        }
    }
    return p;
}

static uint32_t pointed_name(const time_scan *scan, uint32_t i, const pointer *point,
                             time_draft *draft) {
    *draft = rsm_time_draft(i, TIME_KIND_CALENDAR);
    uint8_t position = TIME_POSITION_WHOLE;
    uint32_t p = rsm_time_is(scan, i, TIME_EARLY | TIME_LATE | TIME_MIDDLE)
                     ? rsm_time_position(scan, i, &position)
                     : i;
    draft->direction = point->direction;
    draft->spoken = point->spoken;
    draft->position = position;
    uint32_t next = 0;
    if (rsm_time_is(scan, p, TIME_WEEKDAY | TIME_MONTH) && rsm_time_capital(scan, p) &&
        !rsm_time_is(scan, p, TIME_PLURAL)) {
        next = rsm_time_calendar(scan, p, draft);
        if (next == 0)
            return 0;
        draft->direction = point->direction;
        draft->spoken = point->spoken;
        draft->position = position;
        return next;
    }
    if (rsm_time_is(scan, p, TIME_SEASON) && !rsm_time_is(scan, p, TIME_PLURAL)) {
        draft->season = (uint8_t)scan->lexemes[p].value;
        return p + 1;
    }
    if (rsm_time_is(scan, p, TIME_PART) && !rsm_time_is(scan, p, TIME_PLURAL | TIME_DAY_NAME)) {
        draft->part = (uint8_t)scan->lexemes[p].value;
        if (point->definite && point->direction == TIME_DIRECTION_NEXT)
            draft->spoken = true;
        if (!draft->spoken) {
            draft->has_day_shift = true;
            draft->day_shift = point->direction == TIME_DIRECTION_LAST   ? -1
                               : point->direction == TIME_DIRECTION_NEXT ? 1
                                                                         : 0;
        }
        return p + 1;
    }
    return 0;
}

/* "every Friday", "each of the past three years" is none, "every two weeks". */
static uint32_t read_every(const time_scan *scan, uint32_t i, time_draft *draft) {
    time_count count = {1, false, false, false};
    uint32_t p = i + 1;
    if (rsm_time_word(scan, p, "other")) {
        count.number = 2;
        p++;
    } else if (!rsm_time_is(scan, p, TIME_WEEKDAY | TIME_MONTH)) {
        uint32_t next = rsm_time_count(scan, p, &count);
        if (next == 0)
            count.number = 1;
        else
            p = next;
        if (count.article)
            return 0;
    }
    *draft = rsm_time_draft(i, TIME_KIND_SET);
    if (rsm_time_is(scan, p, TIME_UNIT)) {
        draft->unit = (uint8_t)scan->lexemes[p].value;
        draft->count = count.number;
        return p + 1;
    }
    if (rsm_time_is(scan, p, TIME_WEEKDAY)) {
        draft->weekday = (uint8_t)scan->lexemes[p].value;
        if (!rsm_time_is(scan, p + 1, TIME_PART))
            return p + 1;
        draft->part = (uint8_t)scan->lexemes[p + 1].value;
        return p + 2;
    }
    if (rsm_time_is(scan, p, TIME_MONTH) && rsm_time_capital(scan, p)) {
        draft->month = (uint8_t)scan->lexemes[p].value;
        return p + 1;
    }
    if (rsm_time_is(scan, p, TIME_SEASON)) {
        draft->season = (uint8_t)scan->lexemes[p].value;
        return p + 1;
    }
    if (rsm_time_is(scan, p, TIME_PART)) {
        draft->part = (uint8_t)scan->lexemes[p].value;
        return p + 1;
    }
    return 0;
}

uint32_t rsm_time_directed(const time_scan *scan, uint32_t i, time_draft *draft) {
    if (rsm_time_is(scan, i, TIME_EVERY))
        return read_every(scan, i, draft);
    pointer point;
    uint32_t p = read_pointer(scan, i, &point);
    if (p == 0)
        return 0;
    if (rsm_time_is(scan, i, TIME_THIS) && rsm_time_word(scan, i + 1, "days")) { /* "these days" */
        *draft = rsm_time_draft(i, TIME_KIND_REFERENCE);
        return i + 2;
    }
    *draft = rsm_time_draft(i, TIME_KIND_SHIFT);
    uint32_t next = pointed_length(scan, p, &point, draft);
    if (next != 0)
        return next;
    *draft = rsm_time_draft(i, TIME_KIND_SHIFT);
    if ((next = pointed_unit(scan, p, &point, draft)) != 0) {
        draft->first = i;
        return next;
    }
    next = pointed_name(scan, p, &point, draft);
    draft->first = i;
    return next;
}
