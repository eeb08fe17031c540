/* Clock times.
 *
 * Part: 10:05 p.m., 1430 GMT, 14:30, 14h30, "six o'clock", "a quarter past six in the evening",
 * "between 3 and 5 p.m.". Figures are read by the bytes of the text, so that it does not matter how
 * they were split into tokens. Invariants: a clock time that does not exist is none. Cost:
 * constant, at most 40 bytes. */
#include "time/draft.h"

#include <string.h>

/* "Video (02:18)": how long it runs. */
static bool is_running_time(const time_scan *scan, uint32_t i) {
    static const char *const words[] = {"video",   "videos",   "audio",  "watch",    "listen",
                                        "clip",    "podcast",  "length", "duration", "runtime",
                                        "footage", "slideshow"};
    if (i < scan->begin + 2 || !rsm_time_is(scan, i - 1, TIME_OPEN))
        return false;
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (rsm_time_word(scan, i - 2, words[k]))
            return true;
    return false;
}

/* Words before which figures are a time of day. */
static bool follows_clock_word(const time_scan *scan, uint32_t i) {
    if (is_running_time(scan, i))
        return false;
    while (i > scan->begin && rsm_time_is(scan, i - 1, TIME_ABOUT))
        i--;
    return i > scan->begin &&
           (rsm_time_is(scan, i - 1,
                        TIME_AT | TIME_SINCE | TIME_BEFORE | TIME_AFTER | TIME_TO | TIME_OPEN) ||
            rsm_time_is(scan, i, TIME_ABOUT));
}

static uint32_t read_zone(const time_scan *scan, uint32_t i) {
    uint32_t p = rsm_time_is(scan, i, TIME_OPEN) ? i + 1 : i;
    uint32_t open = p - i;
    if (p + 1 < scan->end && rsm_time_capital(scan, p) && !rsm_time_is(scan, p, TIME_ZONE) &&
        !scan->text->one_case) { /* "Moscow time", "Eastern Standard Time" */
        uint32_t q = p + 1;
        while (q < p + 3 && q < scan->end && rsm_time_capital(scan, q) &&
               !rsm_time_word(scan, q, "time"))
            q++;
        if (rsm_time_word(scan, q, "time") && (open == 0 || rsm_time_word(scan, q + 1, ")")))
            return q + 1 + open;
    }
    if (!rsm_time_is(scan, p, TIME_ZONE))
        return i;
    if (rsm_time_word(scan, p, "local"))
        return rsm_time_word(scan, p + 1, "time")
                   ? p + 2 + (open != 0 && rsm_time_word(scan, p + 2, ")"))
                   : i;
    if ((scan->text->tokens[p].flags & RSM_TOKEN_CAPITALS) == 0)
        return i;
    p++;
    if (open != 0) /* "(0930 GMT)" holds another clock time: left to it */
        return rsm_time_word(scan, p, ")") ? p + 1 : i;
    return p;
}

/* "in the morning", "at night", "in the evening": makes a twelve-hour time whole. */
static uint32_t read_half_day(const time_scan *scan, uint32_t i, int32_t *minute) {
    uint32_t p = i;
    if (rsm_time_is(scan, p, TIME_IN) && rsm_time_is(scan, p + 1, TIME_THE))
        p += 2;
    else if (rsm_time_is(scan, p, TIME_AT))
        p++;
    else
        return 0;
    if (!rsm_time_is(scan, p, TIME_PART) || *minute >= 780)
        return 0;
    int32_t part = scan->lexemes[p].value;
    bool late = part == TIME_PART_AFTERNOON || part == TIME_PART_EVENING ||
                (part == TIME_PART_NIGHT && *minute >= 300);
    if (part != TIME_PART_MORNING && part != TIME_PART_NIGHT && !late)
        return 0;
    if (late && *minute < 720)
        *minute += 720;
    return p + 1;
}

/* "a.m.", "p.m." as a token of its own. Sets *minute to the whole day's. */
static uint32_t read_ampm(const time_scan *scan, uint32_t i, int32_t *minute) {
    if (!rsm_time_is(scan, i, TIME_AMPM) || *minute >= 780)
        return 0;
    *minute = *minute % 720 + scan->lexemes[i].value * 60;
    i++;
    if (rsm_time_word(scan, i, ".") &&
        scan->text->tokens[i].start == scan->text->tokens[i - 1].end && i + 1 < scan->end)
        i++; /* "p.m" and "." apart */
    return i;
}

/* "10pm", "10:30pm", "10.30pm" in one token or split at the letters. Bytes of the figures are in
 * *figures. */
static bool read_glued(rsm_slice token, int32_t *minute) {
    int32_t hour, minutes = 0;
    size_t size = rsm_time_figures(token, 0, 2, &hour);
    if (size == 0 || hour == 0 || hour > 12)
        return false;
    if (rsm_time_byte(token, size) == ':' || rsm_time_byte(token, size) == '.') {
        if (rsm_time_figures(token, size + 1, 2, &minutes) != 2 || minutes > 59)
            return false;
        size += 3;
    }
    time_lexeme rest = rsm_time_lexeme(rsm_slice_sub(token, size, token.size));
    if ((rest.classes & TIME_AMPM) == 0)
        return false;
    *minute = hour % 12 * 60 + minutes + rest.value * 60;
    return true;
}

/* "14h30", "1430h"; "14h" only where a clock time is looked for. */
static bool read_lettered(rsm_slice token, bool looked_for, int32_t *minute) {
    int32_t hour, minutes = 0;
    size_t size = rsm_time_figures(token, 0, 4, &hour);
    if (rsm_time_byte(token, size) != 'h')
        return false;
    if (size == 4) {
        *minute = hour / 100 * 60 + hour % 100;
        return token.size == 5 && hour <= 2400 && hour % 100 <= 59;
    }
    bool whole = token.size == size + 1;
    if (size == 0 || size > 2 || hour > 24 || (whole && !looked_for) ||
        (!whole && (token.size != size + 3 || rsm_time_figures(token, size + 1, 2, &minutes) != 2 ||
                    minutes > 59)))
        return false;
    *minute = hour * 60 + minutes;
    return true;
}

/* Whether a day is named right after: "at 0200 on Monday". */
static bool day_follows(const time_scan *scan, uint32_t i) {
    uint32_t p = rsm_time_is(scan, i, TIME_ON) ? i + 1 : i;
    return rsm_time_is(scan, p, TIME_WEEKDAY | TIME_DAY_NAME) ||
           (p > i && (rsm_time_is(scan, p, TIME_MONTH) ||
                      (rsm_time_is(scan, p, TIME_DIGITS) && rsm_time_is(scan, p + 1, TIME_MONTH))));
}

static uint32_t finish_clock(const time_scan *scan, uint32_t i, uint32_t next, int32_t minute,
                             time_draft *draft) {
    if (minute < 0 || minute > 1440)
        return 0;
    *draft = rsm_time_draft(i, TIME_KIND_CALENDAR);
    draft->minute = (int16_t)minute;
    uint32_t end = read_zone(scan, next);
    draft->clock =
        end == next && minute >= 60 && minute < 780 ? TIME_CLOCK_TWELVE : TIME_CLOCK_WHOLE;
    return end;
}

/* A clock time of twenty-four hours: "1430 GMT", "14h30". */
static uint32_t finish_military(const time_scan *scan, uint32_t i, uint32_t next, int32_t minute,
                                time_draft *draft) {
    uint32_t end = finish_clock(scan, i, next, minute, draft);
    draft->clock = TIME_CLOCK_WHOLE;
    return end;
}

/* A clock time with the half of the day said: "6 p.m.", "six in the evening". */
static uint32_t finish_halved(const time_scan *scan, uint32_t i, uint32_t next, int32_t minute,
                              time_draft *draft) {
    uint32_t end = finish_clock(scan, i, next, minute, draft);
    draft->clock = TIME_CLOCK_HALVED;
    return end;
}

/* "10:05", "14:30", "14.30". */
static uint32_t clock_with_minutes(const time_scan *scan, uint32_t i, time_draft *draft) {
    uint32_t start = scan->text->tokens[i].start;
    rsm_slice text = rsm_slice_sub(scan->text->text, start, (size_t)start + TIME_LONGEST_FIGURES);
    int16_t minute;
    size_t size = rsm_time_hours(text, 0, &minute);
    bool point = false;
    if (size == 0 && rsm_time_byte(text, rsm_time_byte(text, 1) == '.' ? 1 : 2) == '.') {
        int32_t hour, minutes;
        size_t hours = rsm_time_figures(text, 0, 2, &hour);
        if (hours == 0 || rsm_time_byte(text, hours) != '.' ||
            rsm_time_figures(text, hours + 1, 3, &minutes) != 2 || hour > 24 || minutes > 59)
            return 0;
        minute = (int16_t)(hour * 60 + minutes);
        size = hours + 3;
        point = true;
    }
    uint32_t next = size == 0 ? 0 : rsm_time_token_ending(scan, i, (size_t)start + size);
    if (next == 0)
        return 0;
    int32_t whole = minute;
    uint32_t after = read_ampm(scan, next, &whole);
    if (after == 0)
        after = read_half_day(scan, next, &whole);
    if (after == 0 && rsm_time_word(scan, next, "hrs"))
        return finish_clock(scan, i, next + 1, whole, draft);
    if (after != 0)
        return finish_halved(scan, i, after, whole, draft);
    if (read_zone(scan, next) != next ||
        (follows_clock_word(scan, i) && (!point || day_follows(scan, next)))) {
        uint32_t end = finish_clock(scan, i, next, whole, draft);
        if (end != 0 && text.data[0] == '0')
            draft->clock = TIME_CLOCK_WHOLE;
        return end;
    }
    return 0;
}

/* "10 p.m.", "six o'clock", "six in the morning", "1430 GMT", "0930 hours". */
static uint32_t clock_with_hour(const time_scan *scan, uint32_t i, time_draft *draft) {
    const time_lexeme *lexeme = &scan->lexemes[i];
    if ((lexeme->classes & TIME_NUMBER) == 0)
        return 0;
    if ((lexeme->classes & TIME_DIGITS) != 0 && lexeme->value == 4) {
        int32_t minute = lexeme->number / 100 * 60 + lexeme->number % 100;
        if (lexeme->number > 2400 || lexeme->number % 100 > 59)
            return 0;
        if (read_zone(scan, i + 1) != i + 1 || rsm_time_word(scan, i + 1, "hrs") ||
            (rsm_time_word(scan, i + 1, "hours") && follows_clock_word(scan, i)))
            return finish_military(scan, i, rsm_time_is(scan, i + 1, TIME_UNIT) ? i + 2 : i + 1,
                                   minute, draft);
        bool at = i > scan->begin && rsm_time_is(scan, i - 1, TIME_AT | TIME_ABOUT);
        bool led = rsm_token_slice(scan->text, i).data[0] == '0';
        if (at && (led ? !rsm_time_nominal(scan, i + 1) : day_follows(scan, i + 1)))
            return finish_military(scan, i, i + 1, minute, draft);
        return 0;
    }
    if (lexeme->number == 12 && rsm_time_is(scan, i + 1, TIME_PART) &&
        (rsm_time_word(scan, i + 1, "noon") || rsm_time_word(scan, i + 1, "midnight"))) {
        *draft = rsm_time_draft(i, TIME_KIND_CALENDAR);
        draft->part = (uint8_t)scan->lexemes[i + 1].value;
        return i + 2;
    }
    if (lexeme->number < 1 || lexeme->number > 12)
        return 0;
    int32_t minute = lexeme->number * 60;
    uint32_t next = read_ampm(scan, i + 1, &minute);
    if (next != 0)
        return finish_halved(scan, i, next, minute, draft);
    next = rsm_time_is(scan, i + 1, TIME_OCLOCK) ? i + 2 : 0;
    if (next == 0 && !follows_clock_word(scan, i) && !rsm_time_is(scan, i, TIME_NUMBER))
        return 0;
    uint32_t after = next != 0 || follows_clock_word(scan, i)
                         ? read_half_day(scan, next != 0 ? next : i + 1, &minute)
                         : 0;
    if (after == 0 && next == 0)
        return 0;
    return after != 0 ? finish_halved(scan, i, after, minute, draft)
                      : finish_clock(scan, i, next, minute, draft);
}

/* "half past six", "a quarter to six", "ten past nine", "five minutes to ten (in the morning)".
 * "Ten to six" may as well count. */
static uint32_t clock_in_words(const time_scan *scan, uint32_t i, time_draft *draft) {
    uint32_t p = rsm_time_is(scan, i, TIME_A) ? i + 1 : i;
    int32_t past;
    bool sure = true;
    if (rsm_time_is(scan, p, TIME_HALF))
        past = 30;
    else if (rsm_time_word(scan, p, "quarter"))
        past = 15;
    else if (rsm_time_is(scan, p, TIME_NUMBER) && p == i && scan->lexemes[p].number < 30) {
        past = scan->lexemes[p].number;
        sure = rsm_time_word(scan, p + 1, "minutes");
        p += sure;
    } else {
        return 0;
    }
    p++;
    bool before =
        past != 30 && sure && (rsm_time_word(scan, p, "to") || rsm_time_word(scan, p, "before"));
    if ((!before && !rsm_time_word(scan, p, "past")) || !rsm_time_is(scan, p + 1, TIME_NUMBER) ||
        scan->lexemes[p + 1].number < 1 || scan->lexemes[p + 1].number > 12 ||
        rsm_time_is(scan, p + 2, TIME_UNIT | TIME_MULTIPLIER | TIME_NUMBER))
        return 0;
    int32_t minute = scan->lexemes[p + 1].number * 60 + (before ? -past : past);
    uint32_t next = p + 2, after = read_ampm(scan, next, &minute);
    if (after == 0)
        after = read_half_day(scan, next, &minute);
    return after != 0 ? finish_halved(scan, i, after, minute, draft)
                      : finish_clock(scan, i, next, minute, draft);
}

uint32_t rsm_time_clock(const time_scan *scan, uint32_t i, time_draft *draft) {
    if (i >= scan->end)
        return 0;
    uint32_t next = 0;
    if ((scan->text->tokens[i].flags & RSM_TOKEN_DIGITS) != 0) {
        int32_t minute;
        if (read_glued(rsm_token_slice(scan->text, i), &minute))
            return finish_halved(scan, i, i + 1, minute, draft);
        if (read_lettered(rsm_token_slice(scan->text, i), follows_clock_word(scan, i), &minute))
            return finish_military(scan, i, i + 1, minute, draft);
        next = clock_with_minutes(scan, i, draft);
    }
    if (next == 0)
        next = clock_with_hour(scan, i, draft);
    return next != 0 ? next : clock_in_words(scan, i, draft);
}

uint32_t rsm_time_clock_range(const time_scan *scan, uint32_t i, time_draft *first,
                              time_draft *second) {
    bool between = i > scan->begin && rsm_time_word(scan, i - 1, "between");
    if (!rsm_time_is(scan, i, TIME_NUMBER) || scan->lexemes[i].number < 1 ||
        scan->lexemes[i].number > 12 ||
        !rsm_time_is(scan, i + 1, between ? TIME_AND | TIME_TO | TIME_DASH : TIME_TO | TIME_DASH))
        return 0;
    uint32_t next = rsm_time_clock(scan, i + 2, second);
    if (next == 0 || second->clock != TIME_CLOCK_HALVED || second->minute == TIME_NO_MINUTE)
        return 0;
    second->first = i + 2;
    second->end = next;
    int32_t minute = scan->lexemes[i].number % 12 * 60;
    int32_t half = second->minute >= 720 ? 720 : 0;
    *first = rsm_time_draft(i, TIME_KIND_CALENDAR);
    first->end = i + 1;
    first->clock = TIME_CLOCK_HALVED;
    first->minute = (int16_t)(minute + (minute + half < second->minute ? half : 720 - half));
    return next;
}
