/* Weekdays, months, seasons, years and decades named in words.
 *
 * Part: "Friday, Oct. 13", "3 January 2017", "the summer of 2010", "January last year", "2009",
 * "the 1990s". Words that are as often something else (May, March, Sun, fall) need a neighbour that
 * makes them a date. Invariants: a day that its month does not have is none. Cost: constant a
 * token. */
#include "time/draft.h"

#include <string.h>

static bool is_person_name(const time_scan *scan, uint32_t i) {
    uint32_t name = scan->tagging->name_of == NULL ? RSM_NONE : scan->tagging->name_of[i];
    if (name == RSM_NONE)
        return false;
    const rsm_name *found = &scan->tagging->names[name];
    const rsm_token *token = &scan->text->tokens[i];
    return found->type == RSM_ENTITY_PER &&
           found->span.end - found->span.start > token->end - token->start;
}

/* Whether the word before makes the next an expression of time. */
static bool follows_cue(const time_scan *scan, uint32_t i) {
    uint32_t p = i;
    while (p > scan->begin && rsm_time_is(scan, p - 1, TIME_ABOUT | TIME_DASH))
        p--;
    if (p == scan->begin)
        return false;
    return rsm_time_is(scan, p - 1,
                       TIME_IN | TIME_OF | TIME_SINCE | TIME_TO | TIME_LAST | TIME_NEXT |
                           TIME_THIS | TIME_EARLY | TIME_LATE | TIME_MIDDLE | TIME_BEFORE |
                           TIME_AFTER | TIME_EVERY | TIME_FISCAL | TIME_START | TIME_END);
}

/* Whether token i may be a month that stands by itself. */
static bool month_stands(const time_scan *scan, uint32_t i) {
    if (!rsm_time_capital(scan, i) || is_person_name(scan, i))
        return false;
    if (!scan->text->one_case && !follows_cue(scan, i) && i + 1 < scan->end &&
        rsm_time_capital(scan, i + 1) && scan->tagging->tags[i + 1].upos == RSM_UPOS_PROPN &&
        !rsm_time_is(scan, i + 1, TIME_WEEKDAY) &&
        !(i > scan->begin && rsm_time_is(scan, i - 1, TIME_THE)))
        return false; /* "May Smith" */
    if (!rsm_time_is(scan, i, TIME_AMBIGUOUS) && !scan->text->one_case)
        return true;
    bool the =
        i > scan->begin && rsm_time_is(scan, i - 1, TIME_THE) && rsm_time_nominal(scan, i + 1);
    if (scan->text->one_case) {
        rsm_upos upos = scan->tagging->tags[i].upos;
        if (upos == RSM_UPOS_AUX || upos == RSM_UPOS_VERB ||
            (i > scan->begin && rsm_time_is(scan, i - 1, TIME_TO)))
            return false;
        return follows_cue(scan, i) || !rsm_time_is(scan, i, TIME_AMBIGUOUS);
    }
    return follows_cue(scan, i) || the;
}

/* A day of the month at i: "3", "3rd", "third". Not what is plainly a count, a clock or a score. */
static uint32_t read_day(const time_scan *scan, uint32_t i, int32_t *day) {
    if (rsm_time_is(scan, i, TIME_DIGITS) ? scan->lexemes[i].value > 2
                                          : !rsm_time_is(scan, i, TIME_ORDINAL))
        return 0;
    *day = scan->lexemes[i].number;
    if (*day < 1 || *day > 31)
        return 0;
    uint32_t next = i + 1;
    if (rsm_time_is(scan, i, TIME_ORDINAL) && *day == 20 && rsm_time_is(scan, next, TIME_ORDINAL))
        return 0;
    if (rsm_time_is(scan, next, TIME_AMPM | TIME_MULTIPLIER | TIME_OCLOCK) ||
        rsm_time_word(scan, next, "%"))
        return 0;
    return next;
}

/* ", 1998", "of 1998", "1998", "this year", "of last year" after a month or season. */
static uint32_t read_year_after(const time_scan *scan, uint32_t i, time_draft *draft) {
    uint32_t p = rsm_time_is(scan, i, TIME_COMMA | TIME_OF) ? i + 1 : i;
    int32_t year;
    uint32_t next = rsm_time_year(scan, p, &year);
    if (next != 0 && year >= 1000 && !(rsm_time_is(scan, next, TIME_UNIT | TIME_MULTIPLIER))) {
        draft->year = year;
        return next;
    }
    p = rsm_time_is(scan, i, TIME_OF) ? i + 1 : i;
    if (rsm_time_is(scan, p, TIME_THIS | TIME_LAST | TIME_NEXT | TIME_THAT | TIME_SAME) &&
        rsm_time_is(scan, p + 1, TIME_UNIT) && scan->lexemes[p + 1].value == TIME_UNIT_YEAR &&
        !rsm_time_is(scan, p + 1, TIME_PLURAL)) {
        draft->has_year_shift = true;
        draft->year_shift = rsm_time_is(scan, p, TIME_LAST)   ? -1
                            : rsm_time_is(scan, p, TIME_NEXT) ? 1
                                                              : 0;
        draft->spoken = rsm_time_is(scan, p, TIME_THAT | TIME_SAME);
        return p + 2;
    }
    return i;
}

static bool day_exists(const time_draft *draft) {
    static const uint8_t most[13] = {31, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (draft->day == 0)
        return true;
    if (draft->year != 0 && draft->month != 0)
        return draft->day <= rsm_days_in_month(draft->year, draft->month);
    return draft->day <= most[draft->month];
}

/* Whether a day of the month stands before it that day_first did not take: "31 February", "the 31st
 * of June". */
static bool follows_day(const time_scan *scan, uint32_t i) {
    uint32_t before = i > scan->begin && rsm_time_is(scan, i - 1, TIME_OF) ? i - 1 : i;
    return before > scan->begin &&
           rsm_time_is(scan, before - 1, before < i ? TIME_ORDINAL : TIME_DIGITS | TIME_ORDINAL) &&
           scan->lexemes[before - 1].number <= 99;
}

/* "the 28 February Brigade", "the 8 October Movement": a day in the name of a body, and none. */
static bool names_body(const time_scan *scan, uint32_t first, uint32_t next) {
    static const char *const bodies[] = {
        "brigade",  "brigades",  "movement", "organisation", "organization", "front",
        "commando", "commandos", "column",   "army",         "revolution",   "battalion",
        "martyrs",  "coalition", "cell",     "committee",    "alliance",     "group"};
    while (first > scan->begin &&
           rsm_time_is(scan, first - 1, TIME_DIGITS | TIME_ORDINAL | TIME_MONTH))
        first--;
    if (first == scan->begin || next >= scan->end || !rsm_time_is(scan, first - 1, TIME_THE) ||
        !(scan->text->one_case || rsm_time_capital(scan, next)))
        return false;
    for (size_t k = 0; k < sizeof bodies / sizeof *bodies; k++)
        if (rsm_time_word(scan, next, bodies[k]))
            return true;
    return false;
}

/* "Oct. 1", "October 1, 2017", "May 2009", "May". */
static uint32_t month_first(const time_scan *scan, uint32_t i, time_draft *draft) {
    int32_t day = 0;
    if (!rsm_time_is(scan, i, TIME_MONTH) || !rsm_time_capital(scan, i) || follows_day(scan, i))
        return 0;
    draft->month = (uint8_t)scan->lexemes[i].value;
    uint32_t p = i + 1;
    if (rsm_time_word(scan, p, ".") && p + 1 < scan->end)
        p++;
    if (rsm_time_is(scan, p, TIME_THE) && rsm_time_is(scan, p + 1, TIME_ORDINAL))
        p++;
    uint32_t next = read_day(scan, p, &day);
    if (next != 0) {
        draft->day = (uint8_t)day;
        next = read_year_after(scan, next, draft);
        draft->attributive = draft->year == 0 && rsm_time_nominal(scan, next) && i > scan->begin &&
                             rsm_time_is(scan, i - 1, TIME_THE | TIME_POSSESSIVE);
    } else {
        next = read_year_after(scan, p, draft);
        if (next == p && p > i + 1)
            next = i + 1;
        if (draft->year == 0 && !draft->has_year_shift && !month_stands(scan, i))
            return 0;
        draft->attributive =
            draft->year == 0 && next < scan->end && scan->tagging->tags[next].upos == RSM_UPOS_NOUN;
    }
    return day_exists(draft) && !names_body(scan, i, next) ? next : 0;
}

/* "3 Jan 90" of a dateline, or right before a stop, a bracket, a dash: two figures are its year.
 * "On 3 May 12 people died" has none. */
static uint32_t read_short_year(const time_scan *scan, uint32_t i, time_draft *draft) {
    static const char *const closers[] = {",", ".", ";", ":", ")", "]", "(", "[", "-", "--"};
    if (draft->year != 0 || draft->has_year_shift || !rsm_time_is(scan, i, TIME_DIGITS) ||
        scan->lexemes[i].value != 2)
        return 0;
    uint32_t sentence = scan->text->tokens[i].sentence;
    bool closed = i < scan->text->sentences[sentence].dateline_end || i + 1 >= scan->end ||
                  rsm_time_is(scan, i + 1, TIME_DASH);
    for (size_t k = 0; k < sizeof closers / sizeof *closers && !closed; k++)
        closed = rsm_time_word(scan, i + 1, closers[k]);
    if (!closed)
        return 0;
    int32_t year = scan->lexemes[i].number;
    draft->year = year + (year < 40 ? 2000 : 1900);
    return i + 1;
}

/* "1 October 2017", "1st of October", "the third of May". */
static uint32_t day_first(const time_scan *scan, uint32_t i, time_draft *draft) {
    int32_t day = 0;
    uint32_t p =
        rsm_time_is(scan, i, TIME_THE) && rsm_time_is(scan, i + 1, TIME_ORDINAL) ? i + 1 : i;
    p = read_day(scan, p, &day);
    if (p == 0)
        return 0;
    if (rsm_time_is(scan, p, TIME_OF) ||
        (rsm_time_is(scan, p, TIME_DASH) && rsm_time_is(scan, p + 1, TIME_MONTH)))
        p++;
    if (!rsm_time_is(scan, p, TIME_MONTH) || !rsm_time_capital(scan, p))
        return 0;
    if (scan->text->one_case && rsm_time_is(scan, p, TIME_AMBIGUOUS) &&
        scan->tagging->tags[p].upos == RSM_UPOS_AUX && !rsm_time_is(scan, p + 1, TIME_DIGITS))
        return 0;
    draft->month = (uint8_t)scan->lexemes[p].value;
    draft->day = (uint8_t)day;
    p++;
    if (rsm_time_is(scan, p, TIME_DASH) && rsm_time_is(scan, p + 1, TIME_DIGITS) &&
        scan->lexemes[p + 1].value == 4)
        p++;
    if (rsm_time_is(scan, p - 2, TIME_DASH) && rsm_time_is(scan, p, TIME_DASH) &&
        rsm_time_is(scan, p + 1, TIME_DIGITS) && scan->lexemes[p + 1].value == 2) { /* 3-Jan-19 */
        int32_t year = scan->lexemes[p + 1].number;
        draft->year = year + (year < 40 ? 2000 : 1900);
        return day_exists(draft) ? p + 2 : 0;
    }
    p = read_year_after(scan, p, draft);
    uint32_t short_end = read_short_year(scan, p, draft);
    p = short_end == 0 ? p : short_end;
    return day_exists(draft) && !names_body(scan, i, p) ? p : 0;
}

/* "on the 25th". */
static uint32_t day_alone(const time_scan *scan, uint32_t i, time_draft *draft) {
    if (i == scan->begin || !rsm_time_is(scan, i, TIME_THE) ||
        !rsm_time_is(scan, i + 1, TIME_ORDINAL) ||
        (scan->text->tokens[i + 1].flags & RSM_TOKEN_DIGITS) == 0 ||
        scan->lexemes[i + 1].number > 31 ||
        !rsm_time_is(scan, i - 1, TIME_ON | TIME_TO | TIME_SINCE) ||
        rsm_time_nominal(scan, i + 2) || rsm_time_is(scan, i + 2, TIME_DASH | TIME_UNIT))
        return 0;
    draft->day = (uint8_t)scan->lexemes[i + 1].number;
    return i + 2;
}

/* "Friday last week", "Monday of this week". */
static uint32_t read_week_after(const time_scan *scan, uint32_t i, time_draft *draft) {
    uint32_t p = rsm_time_is(scan, i, TIME_OF) ? i + 1 : i;
    if (rsm_time_is(scan, p, TIME_THIS | TIME_LAST | TIME_NEXT) &&
        rsm_time_is(scan, p + 1, TIME_UNIT) && scan->lexemes[p + 1].value == TIME_UNIT_WEEK) {
        draft->has_week_shift = true;
        draft->week_shift = rsm_time_is(scan, p, TIME_LAST)   ? -1
                            : rsm_time_is(scan, p, TIME_NEXT) ? 1
                                                              : 0;
        return p + 2;
    }
    return i;
}

/* "Friday", "Friday, Oct. 13", "Friday the 13th", "Sun Oct 1". */
static uint32_t weekday_first(const time_scan *scan, uint32_t i, time_draft *draft) {
    if (!rsm_time_is(scan, i, TIME_WEEKDAY) || !rsm_time_capital(scan, i) ||
        is_person_name(scan, i))
        return 0;
    draft->weekday = (uint8_t)scan->lexemes[i].value;
    if (rsm_time_is(scan, i, TIME_PLURAL)) {
        draft->kind = TIME_KIND_SET;
        return i > scan->begin && rsm_time_is(scan, i - 1, TIME_NUMBER) ? 0 : i + 1;
    }
    uint32_t p = i + 1;
    if (rsm_time_is(scan, p, TIME_PART) && rsm_time_is(scan, p, TIME_PLURAL)) {
        draft->kind = TIME_KIND_SET; /* "on Friday nights" */
        draft->part = (uint8_t)scan->lexemes[p].value;
        return p + 1;
    }
    if (rsm_time_word(scan, p, ".") && rsm_time_is(scan, i, TIME_AMBIGUOUS))
        p++;
    uint32_t comma = rsm_time_is(scan, p, TIME_COMMA) ? p + 1 : p;
    uint32_t the = rsm_time_is(scan, comma, TIME_THE) ? comma + 1 : comma;
    uint32_t next = the == comma ? month_first(scan, the, draft) : 0; /* "Thursday the July 15
                                                                        death" is two */
    if (next != 0 && draft->day != 0)
        return next;
    draft->month = draft->day = 0;
    draft->year = 0;
    draft->has_year_shift = false;
    next = day_first(scan, the, draft);
    if (next != 0)
        return next;
    draft->month = draft->day = 0;
    draft->year = 0;
    if (the == p + 1 && rsm_time_is(scan, the, TIME_ORDINAL) && scan->lexemes[the].number <= 31 &&
        !rsm_time_nominal(scan, the + 1)) {
        draft->day = (uint8_t)scan->lexemes[the].number;
        return the + 1;
    }
    if (rsm_time_is(scan, i, TIME_AMBIGUOUS) && p == i + 1)
        return 0; /* "Sun" alone is a newspaper or a city */
    next = read_week_after(scan, p == i + 1 ? i + 1 : p, draft);
    /* "one Sunday", "on a Friday": some such day; "in a Friday attack" is the last one */
    bool one = i > scan->begin && rsm_time_word(scan, i - 1, "one");
    bool a = i > scan->begin + 1 && rsm_time_is(scan, i - 1, TIME_A) &&
             rsm_time_is(scan, i - 2, TIME_ON) && !rsm_time_nominal(scan, next) &&
             !rsm_time_is(scan, next, TIME_PART);
    draft->some = next == i + 1 && (one || a);
    return next;
}

/* "1990s", "'90s", "nineties": the first year of the decade. */
static uint32_t read_decade(const time_scan *scan, uint32_t i, int32_t *year) {
    if (i >= scan->end)
        return 0;
    if (rsm_time_is(scan, i, TIME_DECADE)) {
        *year = 1900 + scan->lexemes[i].number;
        return i > scan->begin &&
                       rsm_time_is(scan, i - 1,
                                   TIME_THE | TIME_EARLY | TIME_LATE | TIME_MIDDLE | TIME_DASH)
                   ? i + 1
                   : 0;
    }
    if (rsm_time_is(scan, i, TIME_NUMBER) && !rsm_time_is(scan, i, TIME_DIGITS) &&
        scan->lexemes[i].number >= 17 && scan->lexemes[i].number <= 20) { /* nineteen-eighties */
        uint32_t p = rsm_time_is(scan, i + 1, TIME_DASH) ? i + 2 : i + 1;
        if (rsm_time_is(scan, p, TIME_DECADE)) {
            *year = scan->lexemes[i].number * 100 + scan->lexemes[p].number;
            return p + 1;
        }
    }
    rsm_slice token = rsm_token_slice(scan->text, i);
    uint32_t next = i + 1;
    if ((rsm_slice_equal_string(token, "'") || rsm_slice_equal_string(token, "\xE2\x80\x99") ||
         rsm_slice_equal_string(token, "\xE2\x80\x98") || rsm_slice_equal_string(token, "`")) &&
        i + 1 < scan->end) {
        token = rsm_token_slice(scan->text, i + 1);
        next = i + 2;
    } else if (token.size > 0 && token.data[0] == '\'') {
        token = rsm_slice_sub(token, 1, token.size);
    } else if (token.size > 3 && memcmp(token.data, "\xE2\x80\x99", 3) == 0) {
        token = rsm_slice_sub(token, 3, token.size);
    }
    bool split = next < scan->end &&
                 (rsm_time_is(scan, next, TIME_POSSESSIVE) || rsm_time_word(scan, next, "s")) &&
                 scan->text->tokens[next].start == scan->text->tokens[next - 1].end;
    size_t digits = token.size > 0 && token.data[token.size - 1] == 's' ? token.size - 1
                    : split                                             ? token.size
                                                                        : 0;
    if (digits > 0 && token.data[digits - 1] == '\'')
        digits--;
    uint64_t number;
    if ((digits != 4 && digits != 2) ||
        !rsm_slice_parse_unsigned(rsm_slice_sub(token, 0, digits), 2100, &number) ||
        number % 10 != 0)
        return 0;
    if (digits == 2 && (token.data == rsm_token_slice(scan->text, i).data) &&
        !(i > scan->begin &&
          rsm_time_is(scan, i - 1, TIME_THE | TIME_EARLY | TIME_LATE | TIME_MIDDLE | TIME_DASH)))
        return 0; /* "in his 40s" */
    if (digits == 4 && number < 1000)
        return 0;
    *year = digits == 4 ? (int32_t)number : (int32_t)number + (number <= 20 ? 2000 : 1900);
    return digits == token.size ? next + 1 : next;
}

/* "Resolution 1973", "Flight 1862": a number of a thing. */
static bool follows_numbered_thing(const time_scan *scan, uint32_t i) {
    static const char *const things[] = {
        "copyright", "article", "resolution", "flight", "route",      "highway",
        "section",   "room",    "number",     "page",   "chapter",    "paragraph",
        "unit",      "bus",     "line",       "train",  "interstate", "apartment",
        "box",       "channel", "clause",     "order",  "no",         "no."};
    if (i == scan->begin || rsm_time_is(scan, i, TIME_MONTH))
        return false;
    for (size_t k = 0; k < sizeof things / sizeof things[0]; k++)
        if (rsm_time_word(scan, i - 1, things[k]))
            return true;
    return false;
}

/* "the 1900 block of Fig Street", "1995 Fig Street". */
static bool is_address(const time_scan *scan, uint32_t i) {
    static const char *const streets[] = {
        "street", "st",    "st.", "avenue",  "ave",     "ave.",      "road",   "rd",      "rd.",
        "drive",  "dr",    "dr.", "lane",    "ln",      "boulevard", "blvd",   "blvd.",   "court",
        "ct",     "place", "way", "terrace", "parkway", "pkwy",      "circle", "highway", "hwy"};
    if (rsm_time_word(scan, i + 1, "block"))
        return true;
    for (uint32_t p = i + 1; p <= i + 4 && p < scan->end && rsm_time_capital(scan, p); p++)
        for (size_t k = 0; p > i + 1 && k < sizeof streets / sizeof streets[0]; k++)
            if (rsm_time_word(scan, p, streets[k]))
                return !scan->text->one_case;
    return false;
}

/* Whether four figures at i are a year and not a number of something. */
static bool year_stands(const time_scan *scan, uint32_t i, int32_t year) {
    bool cue = follows_cue(scan, i) ||
               (i > scan->begin && rsm_time_is(scan, i - 1, TIME_FOR | TIME_AND | TIME_OPEN));
    if (rsm_time_is(scan, i + 1, TIME_MULTIPLIER | TIME_NUMBER | TIME_AMPM | TIME_ZONE) ||
        rsm_time_word(scan, i + 1, "%") || rsm_time_word(scan, i + 1, "percent") ||
        (rsm_time_is(scan, i + 1, TIME_UNIT) && scan->lexemes[i + 1].value != TIME_UNIT_QUARTER))
        return false;
    if (follows_numbered_thing(scan, i) || is_address(scan, i) ||
        (i > scan->begin && rsm_time_is(scan, i - 1, TIME_MONTH)))
        return false; /* a month and year that stand together but name a day that is not */
    if (i > scan->begin) {
        uint32_t p = i - 1;
        bool glued = (scan->text->tokens[i].flags & RSM_TOKEN_SPACE_BEFORE) == 0;
        if ((scan->tagging->tags[p].upos == RSM_UPOS_SYM && !rsm_time_is(scan, p, TIME_DASH)) ||
            rsm_time_word(scan, p, "$") || rsm_time_word(scan, p, "No.") ||
            rsm_time_word(scan, p, "#") || rsm_time_is(scan, p, TIME_NUMBER))
            return false;
        if (glued && !rsm_time_is(scan, p, TIME_DASH | TIME_OPEN) &&
            (scan->text->tokens[p].flags & RSM_TOKEN_OPENS_QUOTE) == 0)
            return false;
    }
    if (year < 1900 || year > 2059)
        return cue && year >= 1400 && !rsm_time_nominal(scan, i + 1);
    bool range = i > scan->begin + 1 && rsm_time_is(scan, i - 1, TIME_DASH | TIME_TO | TIME_AND) &&
                 rsm_time_is(scan, i - 2, TIME_DIGITS) && scan->lexemes[i - 2].value == 4;
    if (i + 1 < scan->end && scan->tagging->tags[i + 1].upos == RSM_UPOS_NOUN &&
        (scan->tagging->tags[i + 1].flags & RSM_TAG_PLURAL) != 0)
        return cue || range || (i > scan->begin && rsm_time_is(scan, i - 1, TIME_THE));
    return true;
}

/* "1998", "the year 2000", "nineteen ninety-six". */
static uint32_t read_year_alone(const time_scan *scan, uint32_t i, time_draft *draft) {
    int32_t year;
    if (rsm_time_is(scan, i, TIME_UNIT) && scan->lexemes[i].value == TIME_UNIT_YEAR) {
        uint32_t next = rsm_time_year(scan, i + 1, &year);
        if (next == 0 || year < 1000)
            return 0;
        draft->year = year;
        return next;
    }
    uint32_t next = rsm_time_year(scan, i, &year);
    if (next == 0 || (rsm_time_is(scan, i, TIME_DIGITS) && !year_stands(scan, i, year)))
        return 0;
    if (!rsm_time_is(scan, i, TIME_NUMBER) && !follows_cue(scan, i))
        return 0; /* "'98" */
    draft->year = year;
    return next;
}

/* "the summer of 2010", "spring 1999", "this fall" is the directed recogniser's. */
static uint32_t season_first(const time_scan *scan, uint32_t i, time_draft *draft) {
    if (!rsm_time_is(scan, i, TIME_SEASON) || rsm_time_is(scan, i, TIME_PLURAL))
        return 0;
    draft->season = (uint8_t)scan->lexemes[i].value;
    uint32_t next = read_year_after(scan, i + 1, draft);
    if (next > i + 1)
        return next;
    bool cue = i > scan->begin && rsm_time_is(scan, i - 1, TIME_EARLY | TIME_LATE | TIME_MIDDLE);
    bool the = i > scan->begin + 1 && rsm_time_is(scan, i - 1, TIME_THE) &&
               scan->tagging->tags[i - 2].upos == RSM_UPOS_ADP;
    bool in = i > scan->begin && rsm_time_is(scan, i - 1, TIME_IN | TIME_SINCE) &&
              !rsm_time_is(scan, i, TIME_AMBIGUOUS);
    return !(cue || the || in) || rsm_time_nominal(scan, i + 1) ? 0 : i + 1;
}

uint32_t rsm_time_calendar(const time_scan *scan, uint32_t i, time_draft *draft) {
    uint32_t p = rsm_time_is(scan, i, TIME_THE) ? i + 1 : i;
    const uint64_t openers = TIME_WEEKDAY | TIME_MONTH | TIME_NUMBER | TIME_ORDINAL | TIME_SEASON |
                             TIME_DECADE | TIME_UNIT;
    if (p >= scan->end ||
        ((scan->lexemes[p].classes & openers) == 0 &&
         (scan->text->tokens[p].flags & (RSM_TOKEN_DIGITS | RSM_TOKEN_PUNCTUATION)) == 0))
        return 0;
    time_draft empty = rsm_time_draft(i, TIME_KIND_CALENDAR);
    *draft = empty;
    uint32_t next = weekday_first(scan, p, draft);
    if (next != 0)
        return next;
    *draft = empty;
    if ((next = day_first(scan, i, draft)) != 0)
        return next;
    *draft = empty;
    if ((next = month_first(scan, p, draft)) != 0)
        return next;
    *draft = empty;
    if ((next = day_alone(scan, i, draft)) != 0)
        return next;
    if ((next = season_first(scan, p, draft)) != 0)
        return next;
    *draft = empty;
    if ((next = read_decade(scan, p, &draft->year)) != 0) {
        bool century = draft->year % 100 == 0 && draft->year < 2000; /* "the 1800s" */
        draft->span = century ? TIME_SPAN_CENTURY : TIME_SPAN_DECADE;
        return next;
    }
    *draft = empty;
    return read_year_alone(scan, p, draft);
}
