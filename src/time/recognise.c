/* Tokens -> drafts: which recogniser is asked where, and what is joined afterwards.
 *
 * Part: the order of the recognisers, words that point vaguely (now, soon, the future), days named
 * without a calendar (today), parts of the day, holidays, and the joining of a time of day with its
 * day. Invariants: drafts are in order and do not overlap. Cost: constant a token. */
#include "time/draft.h"

#include <string.h>

/* Classes that can begin an expression; all else is passed over. */
#define STARTERS                                                                                \
    (TIME_MONTH | TIME_WEEKDAY | TIME_UNIT | TIME_NUMBER | TIME_ORDINAL | TIME_VAGUE | TIME_A | \
     TIME_THE | TIME_THIS | TIME_THAT | TIME_LAST | TIME_NEXT | TIME_SAME | TIME_CURRENT |      \
     TIME_LATEST | TIME_EVERY | TIME_EARLY | TIME_LATE | TIME_MIDDLE | TIME_START | TIME_END |  \
     TIME_EARLIER | TIME_LATER | TIME_PART | TIME_DAY_NAME | TIME_SEASON | TIME_FISCAL |        \
     TIME_HALF | TIME_SET_WORD | TIME_REFERENCE | TIME_DECADE | TIME_SOMETIME | TIME_COUPLE |   \
     TIME_POSSESSIVE | TIME_LASTING)

/* "the eve of", "the third day of", "the last day of" a holiday; returns the token after "of". */
static uint32_t read_holiday_day(const time_scan *scan, uint32_t i, int8_t *day) {
    bool eve = rsm_time_word(scan, i, "eve");
    uint32_t p = eve ? i : i + 1;
    *day = 0;
    if (!eve && rsm_time_is(scan, i, TIME_ORDINAL) && scan->lexemes[i].number <= 60)
        *day = (int8_t)scan->lexemes[i].number;
    else if (!eve && (rsm_time_word(scan, i, "last") || rsm_time_word(scan, i, "final")))
        *day = TIME_LAST_DAY;
    else if (eve)
        *day = -1;
    if (*day == 0 || (!eve && !rsm_time_word(scan, p, "day")) ||
        !rsm_time_is(scan, p + 1, TIME_OF)) {
        *day = 0;
        return i;
    }
    return rsm_time_is(scan, p + 2, TIME_THE) ? p + 3 : p + 2;
}

/* Of a day that came once ("Sept. 11 attacks") the expression ends with its figures. */
static uint32_t end_of_name(const time_scan *scan, const rsm_match *match, uint32_t p) {
    uint32_t end = match->end_token;
    if (!rsm_time_holiday_once(scan->world, match->row))
        return end;
    while (end > p && (scan->text->tokens[end - 1].flags & RSM_TOKEN_DIGITS) == 0)
        end--;
    return end > p ? end : match->end_token;
}

/* The longest name of a holiday at p. */
static uint32_t match_holiday(const time_scan *scan, uint32_t p, time_draft *draft) {
    const rsm_tagging *tagging = scan->tagging;
    uint32_t longest = 0, end = 0;
    if (p >= scan->end || tagging->first_match == NULL)
        return 0;
    rsm_slice token = rsm_token_slice(scan->text, p);
    if ((scan->text->tokens[p].flags & RSM_TOKEN_DIGITS) != 0 &&
        rsm_slice_find_byte(token, '/') != RSM_NOWHERE) { /* "9/11": one token, no phrase */
        draft->holiday = rsm_world_find(scan->world, RSM_DOMAIN_HOLIDAY, token);
        return draft->holiday != RSM_NONE ? p + 1 : 0;
    }
    for (uint32_t m = tagging->first_match[p]; m < tagging->first_match[p + 1]; m++) {
        const rsm_match *match = &tagging->matches[m];
        if (match->domain != RSM_DOMAIN_HOLIDAY || match->end_token <= longest ||
            match->end_token > scan->end)
            continue;
        longest = match->end_token;
        end = end_of_name(scan, match, p);
        draft->holiday = match->row;
    }
    return end;
}

static int8_t year_shift(const time_scan *scan, uint32_t i) {
    return rsm_time_is(scan, i, TIME_LAST) ? -1 : rsm_time_is(scan, i, TIME_NEXT) ? 1 : 0;
}

static uint32_t read_holiday(const time_scan *scan, uint32_t i, time_draft *draft) {
    uint32_t p = rsm_time_is(scan, i, TIME_THE) ? i + 1 : i;
    *draft = rsm_time_draft(i, TIME_KIND_CALENDAR);
    p = read_holiday_day(scan, p, &draft->holiday_day);
    if (rsm_time_is(scan, p, TIME_LAST | TIME_NEXT | TIME_THIS)) {
        draft->direction = rsm_time_is(scan, p, TIME_LAST)   ? TIME_DIRECTION_LAST
                           : rsm_time_is(scan, p, TIME_NEXT) ? TIME_DIRECTION_NEXT
                                                             : TIME_DIRECTION_THIS;
        p++;
    }
    uint32_t end = match_holiday(scan, p, draft);
    if (end == 0)
        return 0;
    int32_t year;
    uint32_t p2 = rsm_time_is(scan, end, TIME_COMMA | TIME_OF | TIME_IN) ? end + 1 : end;
    uint32_t next = rsm_time_year(scan, p2, &year);
    if (next != 0 && year > 1000) {
        draft->year = year;
        return next;
    }
    if (rsm_time_is(scan, end, TIME_LAST | TIME_NEXT | TIME_THIS) &&
        rsm_time_word(scan, end + 1, "year")) {
        draft->has_year_shift = true;
        draft->year_shift = year_shift(scan, end);
        return end + 2;
    }
    return end;
}

/* "today", "tonight", "yesterday", "tomorrow" and a part of that day. */
static uint32_t read_day_name(const time_scan *scan, uint32_t i, time_draft *draft) {
    if (!rsm_time_is(scan, i, TIME_DAY_NAME) || rsm_time_titled(scan, i))
        return 0;
    *draft = rsm_time_draft(i, TIME_KIND_CALENDAR);
    draft->has_day_shift = true;
    if (rsm_time_is(scan, i, TIME_PART))
        draft->part = (uint8_t)scan->lexemes[i].value;
    else
        draft->day_shift = (int8_t)scan->lexemes[i].value;
    return i + 1;
}

/* Whether the token begins a clause by its subject: "the night they fled". */
static bool begins_clause(const time_scan *scan, uint32_t i) {
    if (i >= scan->end || rsm_time_is(scan, i, TIME_WEEKDAY | TIME_MONTH))
        return false;
    rsm_upos upos = scan->tagging->tags[i].upos;
    return upos == RSM_UPOS_PRON || upos == RSM_UPOS_PROPN || upos == RSM_UPOS_DET;
}

/* "a house on March Lane", "Sunset Drive": a street. */
static bool names_a_street(const time_scan *scan, uint32_t i) {
    static const char *const streets[] = {
        "road", "rd",    "street", "st",  "avenue",    "ave",  "drive", "dr",    "lane",
        "ln",   "court", "ct",     "way", "boulevard", "blvd", "place", "trail", "circle"};
    const rsm_token *tokens = scan->text->tokens;
    if (scan->text->one_case || i + 1 >= scan->end ||
        !(tokens[i].flags & tokens[i + 1].flags & RSM_TOKEN_CAPITALISED))
        return false;
    for (size_t k = 0; k < sizeof streets / sizeof *streets; k++)
        if (rsm_time_word(scan, i + 1, streets[k]))
            return true;
    return false;
}

/* "the night before", "the evening before": that of the day before the one spoken of, where nothing
 * follows that it was before. */
static bool is_before_spoken(const time_scan *scan, uint32_t part) {
    uint32_t next = part + 2;
    if (!rsm_time_word(scan, part + 1, "before"))
        return false;
    if (next >= scan->end || (scan->text->tokens[next].flags & RSM_TOKEN_PUNCTUATION) != 0)
        return true;
    rsm_upos upos = scan->tagging->tags[next].upos;
    return upos == RSM_UPOS_CCONJ || (upos == RSM_UPOS_ADP && !rsm_time_is(scan, next, TIME_AT));
}

/* "the morning", "noon", "overnight", "midnight": a part of the day by itself. */
static uint32_t read_part(const time_scan *scan, uint32_t i, time_draft *draft) {
    uint32_t p = rsm_time_is(scan, i, TIME_THE) ? i + 1 : i;
    if (p > i && rsm_time_word(scan, p + 1, "hours") &&
        (rsm_time_is(scan, p, TIME_EARLY) || rsm_time_word(scan, p, "small") ||
         rsm_time_word(scan, p, "wee"))) {
        *draft = rsm_time_draft(i, TIME_KIND_CALENDAR);
        draft->part = TIME_PART_SMALL_HOURS;
        return p + 2;
    }
    if (!rsm_time_is(scan, p, TIME_PART) || rsm_time_is(scan, p, TIME_PLURAL) ||
        names_a_street(scan, p))
        return 0;
    *draft = rsm_time_draft(i, TIME_KIND_CALENDAR);
    draft->part = (uint8_t)scan->lexemes[p].value;
    if (p > i && is_before_spoken(scan, p)) {
        draft->direction = TIME_DIRECTION_LAST;
        draft->spoken = true;
        return p + 2;
    }
    bool past = i > scan->begin &&
                (rsm_time_word(scan, i - 1, "after") || rsm_time_word(scan, i - 1, "past"));
    if (draft->part == TIME_PART_MIDNIGHT && past) /* the first hours of a day, not the last */
        draft->part = TIME_PART_PAST_MIDNIGHT;
    const uint64_t cues =
        TIME_AT | TIME_SINCE | TIME_BEFORE | TIME_AFTER | TIME_TO | TIME_ABOUT | TIME_IN | TIME_ON;
    bool cue = i > scan->begin && rsm_time_is(scan, i - 1, p > i ? cues | TIME_OF : cues);
    draft->weak = !cue && draft->part != TIME_PART_OVERNIGHT;
    /* "on the night of the shooting", "the night they fled": that of something named; a day that
     * follows takes this back */
    bool clause =
        p > i && !rsm_time_is(scan, p + 1, TIME_ON | TIME_IN) &&
        (rsm_time_is(scan, p + 1, TIME_OF) ||
         (begins_clause(scan, p + 1) && !(i > scan->begin && rsm_time_is(scan, i - 1, TIME_IN))));
    draft->anchored = clause && draft->part != TIME_PART_NOON &&
                      draft->part != TIME_PART_MIDNIGHT && draft->part != TIME_PART_PAST_MIDNIGHT;
    return p + 1;
}

/* "now", "currently", "recently", "soon", "the past", "the future". */
static uint32_t read_reference(const time_scan *scan, uint32_t i, time_draft *draft) {
    const rsm_tag *tags = scan->tagging->tags;
    *draft = rsm_time_draft(i, TIME_KIND_REFERENCE);
    uint32_t p = rsm_time_is(scan, i, TIME_THE) ? i + 1 : i;
    bool alone = !rsm_time_nominal(scan, p + 1);
    if (p > i && rsm_time_word(scan, p, "past") && alone) {
        draft->count = -1;
        return p + 1;
    }
    if (p > i && rsm_time_nominal(scan, p) &&
        (rsm_time_word(scan, p, "near") || rsm_time_word(scan, p, "foreseeable") ||
         rsm_time_word(scan, p, "short")) &&
        (rsm_time_word(scan, p + 1, "future") || rsm_time_word(scan, p + 1, "term"))) {
        draft->count = 1;
        return p + 2;
    }
    if (rsm_time_is(scan, p, TIME_CURRENT) && !rsm_time_word(scan, p, "present") &&
        tags[p].upos == RSM_UPOS_ADJ)
        return p + 1;
    bool future = rsm_time_word(scan, p, "future");
    if (!rsm_time_is(scan, p, TIME_REFERENCE) || future != (p > i) ||
        (future && rsm_time_nominal(scan, p + 1)) || rsm_time_word(scan, p, "recent"))
        return 0;
    if (i > scan->begin && rsm_time_is(scan, i - 1, TIME_EVERY)) /* "every now and then" */
        return 0;
    draft->count = scan->lexemes[p].value == 3 ? -1 : scan->lexemes[p].value;
    return p + 1;
}

/* A date without what stands before it ("early", "the end of"); set phrases are looked for where it
 * does not begin the expression. */
static uint32_t read_core(const time_scan *scan, uint32_t i, bool inner, time_draft *draft) {
    uint32_t next = read_holiday(scan, i, draft);
    if (next == 0)
        next = rsm_time_numeric_date(scan, i, draft);
    if (next == 0)
        next = rsm_time_clock(scan, i, draft);
    if (next == 0 && inner)
        next = rsm_time_phrase(scan, i, draft);
    if (next == 0)
        next = rsm_time_directed(scan, i, draft);
    if (next == 0)
        next = rsm_time_units(scan, i, draft);
    if (next == 0)
        next = rsm_time_calendar(scan, i, draft);
    if (next == 0)
        next = read_day_name(scan, i, draft);
    if (next == 0)
        next = read_part(scan, i, draft);
    return next;
}

/* "later in the day", "earlier in the evening". */
static uint32_t read_in_the_day(const time_scan *scan, uint32_t i, time_draft *draft) {
    if (!rsm_time_is(scan, i, TIME_EARLIER | TIME_LATER | TIME_EARLY | TIME_LATE) ||
        !rsm_time_is(scan, i + 1, TIME_IN) || !rsm_time_is(scan, i + 2, TIME_THE) ||
        !rsm_time_word(scan, i + 3, "day"))
        return 0;
    *draft = rsm_time_draft(i, TIME_KIND_SHIFT);
    draft->unit = TIME_UNIT_DAY;
    draft->direction = TIME_DIRECTION_THIS;
    draft->spoken = true;
    return i + 4;
}

/* "early Tuesday", "the end of 1990", "later this year", "mid-November", "the week of March 6". */
static uint32_t read_positioned(const time_scan *scan, uint32_t i, time_draft *draft) {
    uint8_t position = TIME_POSITION_WHOLE;
    uint32_t p = rsm_time_is(scan, i, TIME_THE) ? i + 1 : i;
    p = rsm_time_position(scan, p, &position);
    if (p == 0)
        return 0;
    uint32_t next = read_core(scan, p, true, draft);
    if (next == 0 || draft->kind == TIME_KIND_LENGTH || draft->kind == TIME_KIND_SET ||
        draft->minute != TIME_NO_MINUTE)
        return 0;
    if (draft->counted || (draft->definite &&
                           (position == TIME_POSITION_EARLIER || position == TIME_POSITION_LATER) &&
                           !rsm_time_is(scan, p - 1, TIME_IN)))
        return 0;
    draft->position = position;
    draft->first = i;
    return next;
}

static uint32_t read_week_of(const time_scan *scan, uint32_t i, time_draft *draft) {
    uint32_t p = rsm_time_is(scan, i, TIME_THE) ? i + 1 : i;
    if (p == i || !rsm_time_word(scan, p, "week") || !rsm_time_is(scan, p + 1, TIME_OF))
        return 0;
    uint32_t next = rsm_time_calendar(scan, p + 2, draft);
    if (next == 0 || draft->day == 0)
        return 0;
    draft->span = TIME_SPAN_WEEK;
    draft->first = i;
    return next;
}

uint32_t rsm_time_recognise(const time_scan *scan, uint32_t i, time_draft *draft) {
    const rsm_token *token = &scan->text->tokens[i];
    bool holiday = scan->tagging->first_match != NULL &&
                   scan->tagging->first_match[i] != scan->tagging->first_match[i + 1];
    if (!holiday && (scan->lexemes[i].classes & STARTERS) == 0 &&
        (token->flags & RSM_TOKEN_DIGITS) == 0 && rsm_token_slice(scan->text, i).data[0] != '\'')
        return 0;
    uint32_t next = read_week_of(scan, i, draft);
    if (next == 0)
        next = rsm_time_phrase(scan, i, draft); /* before "early" is read by itself */
    if (next == 0)
        next = read_in_the_day(scan, i, draft);
    if (next == 0)
        next = read_positioned(scan, i, draft);
    if (next == 0)
        next = read_core(scan, i, false, draft);
    if (next == 0)
        next = read_reference(scan, i, draft);
    if (next == 0 || next > scan->end)
        return 0;
    draft->first = i;
    draft->end = next;
    if (i > scan->begin && rsm_time_word(scan, i - 1, "since") &&
        (draft->kind == TIME_KIND_CALENDAR || draft->kind == TIME_KIND_SHIFT))
        draft->since = true;
    return next;
}

/* ---- joining ---- */

static bool has_day(const time_draft *draft) {
    return draft->kind == TIME_KIND_CALENDAR && draft->span == TIME_SPAN_NONE &&
           (draft->day != 0 || draft->weekday != 0 || draft->has_day_shift ||
            draft->holiday != RSM_NONE);
}

static bool has_hour(const time_draft *draft) {
    return draft->kind == TIME_KIND_CALENDAR &&
           (draft->minute != TIME_NO_MINUTE || draft->part != TIME_PART_NONE);
}

/* Whether only small words stand between two drafts. */
static bool touches(const time_scan *scan, const time_draft *left, const time_draft *right) {
    if (right->first - left->end > 4)
        return false;
    for (uint32_t i = left->end; i < right->first; i++) {
        if (left->part == TIME_PART_NIGHT && rsm_time_word(scan, i, "between"))
            continue;
        if ((scan->lexemes[i].classes &
             (TIME_COMMA | TIME_ON | TIME_OF | TIME_AT | TIME_THE | TIME_IN | TIME_ABOUT)) == 0)
            return false;
    }
    return true;
}

/* Gives `into` the time of day of `from`; false where both have one that do not go together. */
static bool take_hour(time_draft *into, const time_draft *from) {
    if (into->minute != TIME_NO_MINUTE && from->minute != TIME_NO_MINUTE)
        return false;
    if (into->minute == TIME_NO_MINUTE) {
        into->minute = from->minute;
        into->clock = from->clock;
    }
    into->weak = false;
    if (into->part == TIME_PART_NONE)
        into->part = from->part;
    if (into->position == TIME_POSITION_WHOLE)
        into->position = from->position;
    if (into->minute != TIME_NO_MINUTE && into->clock == TIME_CLOCK_TWELVE &&
        into->part != TIME_PART_NONE) {
        into->minute = rsm_time_half(into->part, into->minute);
        into->clock = TIME_CLOCK_HALVED;
    }
    return true;
}

/* "the night between Friday and Saturday", "overnight Friday into Saturday", "the night of March
 * 3-4": one night, named by both its days. */
static bool join_night(const time_scan *scan, time_draft *left, const time_draft *right) {
    bool night = left->kind == TIME_KIND_CALENDAR && right->kind == TIME_KIND_CALENDAR &&
                 (left->part == TIME_PART_NIGHT || left->part == TIME_PART_OVERNIGHT) &&
                 left->minute == TIME_NO_MINUTE && right->minute == TIME_NO_MINUTE &&
                 (right->part == TIME_PART_NONE || right->part == TIME_PART_MORNING);
    bool weekdays = left->weekday != 0 && right->weekday == left->weekday % 7 + 1 &&
                    right->day == 0 && left->day == 0;
    bool days = left->day != 0 && right->day == left->day + 1 && right->month == left->month;
    if (!night || (!weekdays && !days) || right->first - left->end > 2 ||
        (!rsm_time_is(scan, left->end, TIME_TO | TIME_DASH | TIME_AND) &&
         !rsm_time_word(scan, left->end, "into")))
        return false;
    left->part = TIME_PART_OVERNIGHT;
    if (left->year == 0)
        left->year = right->year;
    left->end = right->end;
    return true;
}

/* Two dates that are one: "Friday" + "May 3", "Tuesday" + "last week" are read whole; here "Dec.
 * 25, Christmas Day". */
static bool join_two(const time_scan *scan, time_draft *left, const time_draft *right) {
    if (join_night(scan, left, right))
        return true;
    if (!touches(scan, left, right))
        return false;
    if (has_hour(left) && !has_day(left) && has_day(right)) {
        time_draft joined = *right;
        joined.first = left->first;
        if (!take_hour(&joined, left))
            return false;
        *left = joined;
        return true;
    }
    if (has_day(left) && has_hour(right) && !has_day(right) && !right->spoken) {
        bool comma = rsm_time_is(scan, left->end, TIME_COMMA);
        if (comma && right->minute == TIME_NO_MINUTE)
            return false;
        if (!take_hour(left, right))
            return false;
        left->end = right->end;
        return true;
    }
    bool eve = right->spoken && right->direction == TIME_DIRECTION_LAST && !left->spoken;
    if (has_hour(left) && has_hour(right) && !has_day(left) && !has_day(right) &&
        (!right->spoken || eve) && left->end + 3 >= right->first &&
        (left->minute == TIME_NO_MINUTE) != (right->minute == TIME_NO_MINUTE)) {
        take_hour(left, right);
        if (eve) /* "at 9:15 p.m. the night before" */
            left->spoken = true, left->direction = right->direction;
        left->end = right->end;
        return true;
    }
    return false;
}

uint32_t rsm_time_join(const time_scan *scan, time_draft *drafts, uint32_t count) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (kept > 0 && join_two(scan, &drafts[kept - 1], &drafts[i]))
            continue;
        if (kept > 0 && drafts[kept - 1].weak)
            kept--;
        drafts[kept++] = drafts[i];
    }
    return kept > 0 && drafts[kept - 1].weak ? kept - 1 : kept;
}
