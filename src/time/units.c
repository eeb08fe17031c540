/* Expressions made of units: "two weeks ago", "a year earlier", "the third quarter", "three-day",
 * "daily".
 *
 * Part: counts of units (durations, or dates counted from another), quarters, halves and centuries
 * by number, sets. Cost: constant a token. */
#include "time/draft.h"

static bool is_unit(const time_scan *scan, uint32_t i, time_unit unit) {
    return rsm_time_is(scan, i, TIME_UNIT) && scan->lexemes[i].value == (int32_t)unit;
}

static uint32_t skip_dash(const time_scan *scan, uint32_t i) {
    return rsm_time_is(scan, i, TIME_DASH) ? i + 1 : i;
}

/* Whether what begins at i is an object ("after the attack") and not the end of the clause. */
static bool object_follows(const time_scan *scan, uint32_t i) {
    if (i >= scan->end || (scan->text->tokens[i].flags & RSM_TOKEN_PUNCTUATION) != 0)
        return false;
    rsm_upos upos = scan->tagging->tags[i].upos;
    return upos != RSM_UPOS_CCONJ && upos != RSM_UPOS_AUX &&
           !(upos == RSM_UPOS_VERB && scan->tagging->tags[i].form == RSM_VERB_PAST);
}

/* What follows a counted length: ago, earlier, later, before, after, from now, since. */
static uint32_t read_counting(const time_scan *scan, uint32_t i, time_draft *draft) {
    int32_t sign = 0;
    uint32_t next = i + 1;
    if (rsm_time_is(scan, i, TIME_AGO)) {
        sign = -1;
    } else if (rsm_time_is(scan, i, TIME_EARLIER)) {
        sign = -1;
        draft->spoken = true;
    } else if (rsm_time_is(scan, i, TIME_LATER)) {
        sign = 1;
        draft->spoken = true;
    } else if (rsm_time_is(scan, i, TIME_BEFORE | TIME_AFTER) || rsm_time_word(scan, i, "since")) {
        sign = rsm_time_is(scan, i, TIME_BEFORE) ? -1 : 1;
        draft->spoken = true;
        draft->anchored = object_follows(scan, next);
        next = draft->anchored ? i : next;
    } else if (rsm_time_is(scan, i, TIME_POSSESSIVE) && rsm_time_word(scan, next, "time")) {
        sign = 1; /* "in three days' time" */
        next = i + 2;
    } else if (rsm_time_word(scan, i, "from") &&
               (rsm_time_word(scan, next, "now") || rsm_time_is(scan, next, TIME_DAY_NAME))) {
        sign = 1;
        next = i + 2;
    } else {
        return i;
    }
    draft->kind = draft->anchored ? TIME_KIND_LENGTH : TIME_KIND_SHIFT;
    draft->counted = true;
    draft->direction = TIME_DIRECTION_NONE;
    if (draft->count != TIME_COUNT_VAGUE)
        draft->count *= sign;
    return next;
}

/* Whether "a day" at i is a rate: "twice a week", "$20 a year", "12 people a day". */
static bool is_rate(const time_scan *scan, uint32_t i) {
    if (i == scan->begin)
        return false;
    rsm_upos upos = scan->tagging->tags[i - 1].upos;
    return rsm_time_is(scan, i - 1, TIME_PER) || upos == RSM_UPOS_NUM ||
           rsm_time_is(scan, i - 1, TIME_NUMBER | TIME_MULTIPLIER) || upos == RSM_UPOS_SYM ||
           rsm_time_word(scan, i - 1, "percent") ||
           (upos == RSM_UPOS_NOUN && (scan->tagging->tags[i - 1].flags & RSM_TAG_PLURAL) != 0);
}

/* Whether an article and a unit are a length: "a week", not "a second man", "a quarter of them". */
static bool article_stands(const time_scan *scan, uint32_t next, int32_t unit) {
    if (unit == TIME_UNIT_QUARTER || unit == TIME_UNIT_SECOND)
        return false;
    return !(rsm_time_is(scan, next, TIME_OF) &&
             (unit == TIME_UNIT_MINUTE || unit == TIME_UNIT_DAY));
}

/* "a nine-year-old war": how long it has lasted, where a person has an age. */
static uint32_t lasting_old(const time_scan *scan, uint32_t next) {
    static const char *const lasting[] = {
        "war",      "conflict",   "insurgency", "rebellion",  "uprising",   "revolt", "siege",
        "blockade", "embargo",    "truce",      "ceasefire",  "cease-fire", "strike", "standoff",
        "dispute",  "feud",       "ban",        "government", "regime",     "rule",   "campaign",
        "peace",    "occupation", "crackdown",  "offensive",  "crisis",     "curfew", "deadlock",
        "hostage",  "battle",     "protest",    "sit-in",     "boycott",    "coup",   "slump"};
    uint32_t old = skip_dash(scan, next);
    if (!rsm_time_is(scan, old, TIME_OLD))
        return 0;
    for (uint32_t p = old + 1; p <= old + 2; p++) /* "civil war", "armed conflict" */
        for (size_t k = 0; k < sizeof lasting / sizeof lasting[0]; k++)
            if (rsm_time_word(scan, p, lasting[k]))
                return old + 1;
    return 0;
}

/* "-year-old", "years of age". */
static bool is_age(const time_scan *scan, uint32_t next) {
    return rsm_time_is(scan, skip_dash(scan, next), TIME_OLD) ||
           (rsm_time_is(scan, next, TIME_OF) && rsm_time_word(scan, next + 1, "age"));
}

/* "two hours and 20 minutes", "one year, six months": the second, smaller count. */
static uint32_t read_second_unit(const time_scan *scan, uint32_t i, time_draft *draft) {
    time_count count;
    uint32_t p = rsm_time_is(scan, i, TIME_AND | TIME_COMMA) ? i + 1 : i;
    uint32_t next =
        draft->half_more || draft->count == TIME_COUNT_VAGUE ? 0 : rsm_time_count(scan, p, &count);
    if (next == 0 || count.half || count.article || count.number < 0 || count.number > 1000 ||
        !rsm_time_is(scan, next, TIME_UNIT) || is_age(scan, next + 1))
        return i;
    int32_t unit = scan->lexemes[next].value;
    bool clock = draft->unit == TIME_UNIT_HOUR && unit == TIME_UNIT_MINUTE;
    bool minutes = draft->unit == TIME_UNIT_MINUTE && unit == TIME_UNIT_SECOND &&
                   rsm_time_is(scan, next, TIME_PLURAL);
    bool months = draft->unit == TIME_UNIT_YEAR && unit == TIME_UNIT_MONTH;
    bool days =
        (draft->unit == TIME_UNIT_MONTH || draft->unit == TIME_UNIT_YEAR) && unit == TIME_UNIT_DAY;
    if (!clock && !minutes && !months && !days)
        return i;
    draft->also_unit = (uint8_t)unit;
    draft->also_count = (int8_t)(count.number > INT8_MAX ? 0 : count.number);
    return draft->also_count > 0 ? next + 1 : i;
}

/* "two weeks (ago)", "three-day", "a year and a half", "half an hour". */
static uint32_t counted_unit(const time_scan *scan, uint32_t i, time_draft *draft) {
    time_count count;
    uint32_t p = rsm_time_count(scan, i, &count);
    if (p == 0)
        return 0;
    while (rsm_time_is(scan, p, TIME_MORE) && !rsm_time_is(scan, p, TIME_UNIT))
        p++;
    p = skip_dash(scan, p);
    if (!rsm_time_is(scan, p, TIME_UNIT) || rsm_time_titled(scan, p))
        return 0;
    bool plural = rsm_time_is(scan, p, TIME_PLURAL);
    draft->unit = (uint8_t)scan->lexemes[p].value;
    draft->count = count.number;
    draft->half_more = count.half;
    p++;
    uint32_t lasting = lasting_old(scan, p);
    if (lasting != 0)
        return lasting;
    if (is_age(scan, p) || (count.article && !article_stands(scan, p, draft->unit)))
        return 0;
    if (draft->unit == TIME_UNIT_QUARTER && (!plural || rsm_time_is(scan, p, TIME_OF)))
        return 0;
    if (count.article && rsm_time_is(scan, p, TIME_AND) && rsm_time_is(scan, p + 1, TIME_A) &&
        rsm_time_is(scan, p + 2, TIME_HALF)) {
        draft->half_more = true;
        p += 3;
    }
    p = read_second_unit(scan, p, draft);
    if (rsm_time_word(scan, p, "or") &&
        (rsm_time_word(scan, p + 1, "so") || rsm_time_word(scan, p + 1, "two")))
        p += 2;
    if (rsm_time_is(scan, p, TIME_DASH) &&
        rsm_time_is(scan, p + 1, TIME_LONG | TIME_AGO | TIME_EARLIER))
        p++;
    uint32_t next = read_counting(scan, p, draft);
    if (next != p || draft->anchored)
        return next;
    if (count.article && is_rate(scan, i)) /* "$20 a year", "twice a week": how often, not when */
        return 0;
    return rsm_time_is(scan, p, TIME_LONG) ? p + 1 : p;
}

/* "years ago", "for weeks", "months later". */
static uint32_t bare_plural(const time_scan *scan, uint32_t i, time_draft *draft) {
    if (!rsm_time_is(scan, i, TIME_UNIT) || !rsm_time_is(scan, i, TIME_PLURAL) ||
        is_unit(scan, i, TIME_UNIT_SECOND) || is_unit(scan, i, TIME_UNIT_QUARTER))
        return 0;
    draft->unit = (uint8_t)scan->lexemes[i].value;
    draft->count = TIME_COUNT_VAGUE;
    uint32_t p = i + 1;
    if (is_age(scan, p))
        return 0;
    uint32_t next = read_counting(scan, p, draft);
    if (next != p || draft->anchored)
        return next;
    if (rsm_time_is(scan, p, TIME_DASH) && rsm_time_is(scan, p + 1, TIME_LONG))
        return p + 2;
    bool ahead = rsm_time_word(scan, p, "ahead") && !rsm_time_is(scan, p + 1, TIME_OF);
    bool come = rsm_time_word(scan, p, "to") && rsm_time_word(scan, p + 1, "come");
    if (ahead || come) { /* "in the days ahead", "the weeks to come" */
        draft->direction = TIME_DIRECTION_NEXT;
        return p + 1 + come;
    }
    bool cue =
        i > scan->begin && rsm_time_is(scan, i - 1, TIME_FOR | TIME_IN | TIME_AFTER | TIME_ABOUT);
    return cue ? p : 0;
}

/* "of 1990", "of last year", "last year", after a quarter. */
static uint32_t read_of_year(const time_scan *scan, uint32_t i, time_draft *draft) {
    uint32_t p = rsm_time_is(scan, i, TIME_OF) ? i + 1 : i;
    int32_t year;
    if (rsm_time_is(scan, p, TIME_FISCAL))
        p++;
    uint32_t next = rsm_time_year(scan, p, &year);
    if (next != 0 && (p > i || rsm_time_is(scan, p, TIME_DIGITS))) {
        draft->year = year;
        return next;
    }
    p = rsm_time_is(scan, i, TIME_OF) ? i + 1 : i;
    if (rsm_time_is(scan, p, TIME_THIS | TIME_LAST | TIME_NEXT | TIME_A) &&
        is_unit(scan, p + 1, TIME_UNIT_YEAR)) {
        bool ago = rsm_time_is(scan, p, TIME_A);
        if (ago && !rsm_time_is(scan, p + 2, TIME_AGO | TIME_EARLIER))
            return i;
        draft->has_year_shift = true;
        draft->year_shift = rsm_time_is(scan, p, TIME_LAST | TIME_A) ? -1
                            : rsm_time_is(scan, p, TIME_NEXT)        ? 1
                                                                     : 0;
        return p + 2 + ago;
    }
    return i;
}

/* "third-quarter", "the fiscal first quarter", "the first half of 2009", "the 20th century", "first
 * nine months". */
static uint32_t ordinal_unit(const time_scan *scan, uint32_t i, time_draft *draft) {
    uint32_t p = i;
    if (rsm_time_is(scan, p, TIME_FISCAL)) {
        draft->fiscal = true;
        p = skip_dash(scan, p + 1);
    }
    if (!rsm_time_is(scan, p, TIME_ORDINAL | TIME_LAST))
        return 0;
    int32_t ordinal = rsm_time_is(scan, p, TIME_ORDINAL) ? scan->lexemes[p].number : 0;
    p = skip_dash(scan, p + 1);
    if (rsm_time_is(scan, p, TIME_FISCAL))
        p = skip_dash(scan, p + 1);
    if (rsm_time_is(scan, p, TIME_PLURAL) || (ordinal == 0 && !rsm_time_is(scan, p, TIME_HALF)))
        return 0;
    if (is_unit(scan, p, TIME_UNIT_QUARTER) && ordinal >= 1 && ordinal <= 4) {
        draft->quarter = (uint8_t)ordinal;
        return read_of_year(scan, p + 1, draft);
    }
    if (rsm_time_is(scan, p, TIME_HALF) && ordinal <= 2 && rsm_time_is(scan, p + 1, TIME_OF)) {
        draft->half = (uint8_t)(ordinal == 0 ? 2 : ordinal);
        uint32_t next = read_of_year(scan, p + 1, draft);
        return next > p + 1 ? next : 0;
    }
    if (is_unit(scan, p, TIME_UNIT_CENTURY) && ordinal >= 2 && ordinal <= 22) {
        draft->span = TIME_SPAN_CENTURY;
        draft->year = (ordinal - 1) * 100;
        return p + 1;
    }
    return 0;
}

/* "the first nine months", "the last two weeks" is directed. */
static uint32_t ordinal_count(const time_scan *scan, uint32_t i, time_draft *draft) {
    uint32_t p = rsm_time_is(scan, i, TIME_ORDINAL | TIME_LATEST) ? i + 1 : 0;
    if (p == 0)
        return 0;
    time_count count;
    uint32_t next = rsm_time_count(scan, p, &count);
    if (next == 0 || count.article || !rsm_time_is(scan, next, TIME_UNIT) ||
        !rsm_time_is(scan, next, TIME_PLURAL))
        return 0;
    draft->kind = TIME_KIND_LENGTH;
    draft->unit = (uint8_t)scan->lexemes[next].value;
    draft->count = count.number;
    return next + 1;
}

/* "year-ago", "year-earlier quarter", "year-end", "the 1988 quarter". */
static uint32_t year_compound(const time_scan *scan, uint32_t i, time_draft *draft) {
    int32_t year;
    if (is_unit(scan, i, TIME_UNIT_YEAR) && !rsm_time_is(scan, i, TIME_PLURAL)) {
        uint32_t p = skip_dash(scan, i + 1);
        if (rsm_time_is(scan, p, TIME_POSSESSIVE))
            p++;
        if (rsm_time_word(scan, p, "end") && !rsm_time_is(scan, p + 1, TIME_OF)) {
            if (rsm_time_is(scan, i + 1, TIME_DASH)) { /* the day that books are closed on */
                draft->kind = TIME_KIND_CALENDAR;
                draft->month = 12;
                draft->day = 31;
                return p + 1;
            }
            draft->kind = TIME_KIND_SHIFT;
            draft->unit = TIME_UNIT_YEAR;
            draft->direction = TIME_DIRECTION_THIS;
            draft->position = TIME_POSITION_END;
            return p + 1;
        }
        if (p == i + 1 || !rsm_time_is(scan, p, TIME_AGO | TIME_EARLIER))
            return 0;
        draft->kind = TIME_KIND_SHIFT;
        draft->unit = TIME_UNIT_YEAR;
        draft->count = -1;
        draft->counted = true;
        p++;
        if (rsm_time_is(scan, p, TIME_ORDINAL) && is_unit(scan, p + 1, TIME_UNIT_QUARTER)) {
            draft->kind = TIME_KIND_CALENDAR;
            draft->quarter = (uint8_t)(scan->lexemes[p].number & 7);
            draft->has_year_shift = true;
            draft->year_shift = -1;
            return p + 2;
        }
        return is_unit(scan, p, TIME_UNIT_QUARTER) || rsm_time_is(scan, p, TIME_PERIOD) ? p + 1 : p;
    }
    if (rsm_time_is(scan, i, TIME_FISCAL) && rsm_time_year(scan, i + 1, &year) != 0) {
        draft->kind = TIME_KIND_CALENDAR;
        draft->year = year;
        draft->fiscal = true;
        return rsm_time_year(scan, i + 1, &year);
    }
    uint32_t p = rsm_time_is(scan, i, TIME_DIGITS) ? rsm_time_year(scan, i, &year) : 0;
    if (p == 0)
        return 0;
    draft->kind = TIME_KIND_CALENDAR;
    draft->year = year;
    if (rsm_time_is(scan, p, TIME_ORDINAL) && is_unit(scan, p + 1, TIME_UNIT_QUARTER)) {
        draft->quarter = (uint8_t)(scan->lexemes[p].number & 7);
        return p + 2;
    }
    if (i > scan->begin && rsm_time_is(scan, i - 1, TIME_THE) &&
        (is_unit(scan, p, TIME_UNIT_QUARTER) || rsm_time_word(scan, p, "period"))) {
        draft->quarter = TIME_QUARTER_SPOKEN;
        return p + 1;
    }
    return 0;
}

/* "the day after (the attack)", "the night before", "the year earlier". */
static uint32_t beside_unit(const time_scan *scan, uint32_t i, time_draft *draft) {
    if (!rsm_time_is(scan, i + 1, TIME_BEFORE | TIME_AFTER | TIME_EARLIER) ||
        scan->lexemes[i].value < TIME_UNIT_DAY)
        return 0;
    draft->kind = TIME_KIND_SHIFT;
    draft->unit = (uint8_t)scan->lexemes[i].value;
    draft->count = rsm_time_is(scan, i + 1, TIME_AFTER) ? 1 : -1;
    draft->spoken = true;
    draft->anchored = !rsm_time_is(scan, i + 1, TIME_EARLIER) && object_follows(scan, i + 2);
    return draft->anchored ? i + 1 : i + 2;
}

/* "the week", "the weekend", "the quarter", "the fiscal year". */
static uint32_t definite_unit(const time_scan *scan, uint32_t i, time_draft *draft) {
    if (i == scan->begin || !rsm_time_is(scan, i - 1, TIME_THE))
        return 0;
    int32_t year;
    bool full = rsm_time_is(scan, i, TIME_FISCAL) || rsm_time_word(scan, i, "full");
    uint32_t p = full ? i + 1 : i;
    if (!rsm_time_is(scan, p, TIME_UNIT) || rsm_time_is(scan, p, TIME_PLURAL) ||
        rsm_time_titled(scan, p))
        return 0;
    uint32_t next = full ? 0 : beside_unit(scan, p, draft);
    if (next != 0)
        return next;
    int32_t unit = scan->lexemes[p].value;
    if (unit != TIME_UNIT_WEEK && unit != TIME_UNIT_WEEKEND && unit != TIME_UNIT_MONTH &&
        unit != TIME_UNIT_QUARTER && unit != TIME_UNIT_YEAR)
        return 0;
    if (rsm_time_is(scan, p + 1, TIME_OF | TIME_DASH) || rsm_time_year(scan, p + 1, &year) != 0)
        return 0;
    draft->unit = (uint8_t)unit;
    if (unit == TIME_UNIT_YEAR &&
        (rsm_time_word(scan, p + 1, "ended") || rsm_time_word(scan, p + 1, "ending"))) {
        draft->count = 1; /* "the year ended March 31": a year long, of no calendar */
        return p + 1;
    }
    draft->kind = TIME_KIND_SHIFT;
    draft->count = 0;
    draft->direction = TIME_DIRECTION_THIS;
    draft->definite = true;
    return p + 1;
}

/* "a quarter of an hour", "three quarters of a century", "a quarter-century". */
static uint32_t quarter_of(const time_scan *scan, uint32_t i, time_draft *draft) {
    uint32_t p = i;
    int32_t quarters = 1;
    if (rsm_time_is(scan, p, TIME_NUMBER) && scan->lexemes[p].number <= 3)
        quarters = scan->lexemes[p++].number;
    else if (rsm_time_is(scan, p, TIME_A))
        p++;
    p = skip_dash(scan, p);
    if (!rsm_time_word(scan, p, "quarter") && !rsm_time_word(scan, p, "quarters"))
        return 0;
    p++;
    if (rsm_time_is(scan, p, TIME_OF) && rsm_time_is(scan, p + 1, TIME_A))
        p += 2;
    else if (rsm_time_is(scan, p, TIME_DASH))
        p++;
    else
        return 0;
    if (!is_unit(scan, p, TIME_UNIT_HOUR) && !is_unit(scan, p, TIME_UNIT_CENTURY))
        return 0;
    bool hour = is_unit(scan, p, TIME_UNIT_HOUR);
    draft->unit = hour ? TIME_UNIT_MINUTE : TIME_UNIT_YEAR;
    draft->count = quarters * (hour ? 15 : 25);
    return read_counting(scan, p + 1, draft);
}

/* "weeklong", "daylong": a unit that is said to last. */
static uint32_t lasting_unit(const time_scan *scan, uint32_t i, time_draft *draft) {
    static const struct {
        const char *word;
        time_unit unit;
    } words[] = {{"hourlong", TIME_UNIT_HOUR},   {"daylong", TIME_UNIT_DAY},
                 {"nightlong", TIME_UNIT_DAY},   {"weeklong", TIME_UNIT_WEEK},
                 {"monthlong", TIME_UNIT_MONTH}, {"yearlong", TIME_UNIT_YEAR}};
    if (rsm_time_is(scan, i, TIME_UNIT) && !rsm_time_is(scan, i, TIME_PLURAL | TIME_ORDINAL) &&
        rsm_time_is(scan, i + 1, TIME_DASH) && rsm_time_word(scan, i + 2, "long")) {
        draft->unit = (uint8_t)scan->lexemes[i].value;
        draft->count = 1;
        return i + 3;
    }
    for (size_t k = 0; k < sizeof words / sizeof words[0]; k++) {
        if (!rsm_time_word(scan, i, words[k].word))
            continue;
        draft->unit = (uint8_t)words[k].unit;
        draft->count = 1;
        return i + 1;
    }
    return 0;
}

/* "the Daily Post". */
static bool names_paper(const time_scan *scan, uint32_t i) {
    return rsm_time_titled(scan, i) ||
           (!scan->text->one_case && (scan->text->tokens[i].flags & RSM_TOKEN_CAPITALISED) != 0 &&
            i + 1 < scan->end && rsm_time_capital(scan, i + 1));
}

uint32_t rsm_time_units(const time_scan *scan, uint32_t i, time_draft *draft) {
    uint32_t p = rsm_time_is(scan, i, TIME_THE) ? i + 1 : i;
    const uint64_t openers = TIME_UNIT | TIME_NUMBER | TIME_ORDINAL | TIME_LAST | TIME_LATEST |
                             TIME_FISCAL | TIME_A | TIME_VAGUE | TIME_COUPLE | TIME_HALF |
                             TIME_SET_WORD | TIME_LASTING | TIME_MORE;
    if (!rsm_time_is(scan, p, openers) &&
        (p >= scan->end || (scan->text->tokens[p].flags & RSM_TOKEN_DIGITS) == 0))
        return 0;
    time_draft length = rsm_time_draft(i, TIME_KIND_LENGTH),
               calendar = rsm_time_draft(i, TIME_KIND_CALENDAR);
    *draft = calendar;
    uint32_t next = ordinal_unit(scan, p, draft);
    if (next != 0)
        return next;
    *draft = length;
    if ((next = ordinal_count(scan, p, draft)) != 0)
        return next;
    *draft = length;
    if ((next = year_compound(scan, p, draft)) != 0)
        return next;
    *draft = length;
    if ((next = quarter_of(scan, p, draft)) != 0)
        return next;
    *draft = length;
    if ((next = counted_unit(scan, p, draft)) != 0)
        return next;
    *draft = length;
    if ((next = lasting_unit(scan, p, draft)) != 0)
        return next;
    *draft = length;
    if ((next = bare_plural(scan, p, draft)) != 0)
        return next;
    *draft = length;
    if ((next = definite_unit(scan, p, draft)) != 0)
        return next;
    if (rsm_time_is(scan, p, TIME_HALF) && rsm_time_is(scan, skip_dash(scan, p + 1), TIME_UNIT)) {
        *draft = length;
        p = skip_dash(scan, p + 1);
        draft->unit = (uint8_t)scan->lexemes[p].value;
        draft->half_more = true;
        return p + 1;
    }
    if (rsm_time_is(scan, p, TIME_SET_WORD) && !names_paper(scan, p)) {
        *draft = rsm_time_draft(i, TIME_KIND_SET);
        draft->unit = (uint8_t)scan->lexemes[p].value;
        draft->count = 1;
        return p + 1;
    }
    return 0;
}
