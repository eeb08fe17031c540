/* Dates and clock times written in figures.
 *
 * Part: 2017-10-01, 2017-10-01T14:30, 3/1/2004, 03.01.2024, 10:05 p.m., 1430 GMT, 14:30, "six
 * o'clock". Read by the bytes of the text, so that it does not matter how figures were split into
 * tokens. Invariants: a date or clock time that does not exist is none. Cost: constant, at most 40
 * bytes. */
#include "time/draft.h"

#include <string.h>

#define LONGEST_FIGURES 40

/* One or more figures at `at`; the number of them. */
static size_t read_figures(rsm_slice text, size_t at, size_t most, int32_t *number) {
    size_t count = 0;
    *number = 0;
    while (at + count < text.size && count < most && text.data[at + count] >= '0' &&
           text.data[at + count] <= '9') {
        *number = *number * 10 + (text.data[at + count] - '0');
        count++;
    }
    return count;
}

static char byte_at(rsm_slice text, size_t at) {
    return at < text.size ? text.data[at] : '\0';
}

/* The token that ends where byte `end` does, plus one; 0 where none does. */
static uint32_t token_ending(const time_scan *scan, uint32_t i, size_t end) {
    while (i < scan->end && scan->text->tokens[i].end < end)
        i++;
    return i < scan->end && scan->text->tokens[i].end == end ? i + 1 : 0;
}

/* Hours and minutes at `at`; bytes read, 0 for none. */
static size_t read_hours(rsm_slice text, size_t at, int16_t *minute) {
    int32_t hour, minutes, seconds;
    size_t size = read_figures(text, at, 2, &hour);
    if (size == 0 || byte_at(text, at + size) != ':' ||
        read_figures(text, at + size + 1, 2, &minutes) != 2)
        return 0;
    if (hour > 24 || minutes > 59 || (hour == 24 && minutes > 0))
        return 0;
    *minute = (int16_t)(hour * 60 + minutes);
    size += 3;
    if (byte_at(text, at + size) == ':' && read_figures(text, at + size + 1, 2, &seconds) == 2)
        size += seconds <= 60 ? 3 : 0;
    return size;
}

/* 2017-10-01, 2017-10, 2017/10/01, then perhaps T14:30. */
static size_t read_iso(rsm_slice text, size_t at, time_draft *draft) {
    int32_t year, month, day = 0, ignored;
    if (read_figures(text, at, 5, &year) != 4 || year < 1000)
        return 0;
    char separator = byte_at(text, at + 4);
    if ((separator != '-' && separator != '/' && separator != '.') ||
        read_figures(text, at + 5, 3, &month) != 2 || month < 1 || month > 12)
        return 0;
    size_t size = 7;
    if (byte_at(text, at + 7) == separator && read_figures(text, at + 8, 3, &day) == 2) {
        size = 10;
        rsm_civil civil = {year, month, day};
        if (!rsm_civil_is_valid(civil))
            return 0;
    } else if (separator != '-' || year > 2100) {
        return 0;
    }
    draft->year = year;
    draft->month = (uint8_t)month;
    draft->day = (uint8_t)day;
    if (day != 0 && (byte_at(text, at + 10) == 'T' || byte_at(text, at + 10) == 't')) {
        size_t more = read_hours(text, at + 11, &draft->minute);
        if (more != 0) {
            size += 1 + more;
            if (byte_at(text, at + size) == 'Z')
                size++;
            else if (byte_at(text, at + size) == '+' &&
                     read_figures(text, at + size + 1, 2, &ignored) == 2)
                size += byte_at(text, at + size + 3) == ':' ? 6 : 3;
        }
    }
    return size;
}

static bool set_day_month(time_draft *draft, int32_t first, int32_t second, int32_t year) {
    rsm_civil day_first = {year, second, first}, month_first = {year, first, second};
    bool either = rsm_civil_is_valid(day_first), other = rsm_civil_is_valid(month_first);
    if (!either && !other)
        return false;
    draft->year = year;
    draft->month = (uint8_t)(either ? second : first);
    draft->day = (uint8_t)(either ? first : second);
    draft->swappable = either && other && first != second;
    return true;
}

/* 3/1/2004, 3/1/04, 03.01.2024, 03-01-2024. */
static size_t read_slashed(rsm_slice text, size_t at, time_draft *draft) {
    int32_t first, second, year;
    size_t size = read_figures(text, at, 3, &first);
    if (size == 0 || size > 2)
        return 0;
    char separator = byte_at(text, at + size);
    if (separator != '/' && separator != '.' && separator != '-')
        return 0;
    size_t more = read_figures(text, at + size + 1, 3, &second);
    if (more == 0 || more > 2 || byte_at(text, at + size + 1 + more) != separator)
        return 0;
    size += 1 + more + 1;
    more = read_figures(text, at + size, 5, &year);
    if (more != 4 && !(more == 2 && separator == '/'))
        return 0;
    if (more == 2)
        year += year < 40 ? 2000 : 1900;
    if (year < 1800 || year > 2199 || !set_day_month(draft, first, second, year))
        return 0;
    return size + more;
}

uint32_t rsm_time_numeric_date(const time_scan *scan, uint32_t i, time_draft *draft) {
    if (i >= scan->end || (scan->text->tokens[i].flags & RSM_TOKEN_DIGITS) == 0)
        return 0;
    uint32_t start = scan->text->tokens[i].start;
    rsm_slice text = rsm_slice_sub(scan->text->text, start, (size_t)start + LONGEST_FIGURES);
    if (byte_at(text, 0) < '0' || byte_at(text, 0) > '9')
        return 0;
    time_draft found = rsm_time_draft(i, TIME_KIND_CALENDAR);
    size_t size = read_iso(text, 0, &found);
    if (size == 0)
        size = read_slashed(text, 0, &found);
    if (size == 0)
        return 0;
    char next = byte_at(text, size);
    if ((next >= '0' && next <= '9') || next == '/' ||
        ((next == '-' || next == '.') && byte_at(text, size + 1) >= '0' &&
         byte_at(text, size + 1) <= '9'))
        return 0;
    uint32_t end = token_ending(scan, i, (size_t)start + size);
    if (end != 0)
        *draft = found;
    return end;
}

/* ---- clock ---- */

/* Words before which figures are a time of day. */
static bool follows_clock_word(const time_scan *scan, uint32_t i) {
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
    size_t size = read_figures(token, 0, 2, &hour);
    if (size == 0 || hour == 0 || hour > 12)
        return false;
    if (byte_at(token, size) == ':' || byte_at(token, size) == '.') {
        if (read_figures(token, size + 1, 2, &minutes) != 2 || minutes > 59)
            return false;
        size += 3;
    }
    time_lexeme rest = rsm_time_lexeme(rsm_slice_sub(token, size, token.size));
    if ((rest.classes & TIME_AMPM) == 0)
        return false;
    *minute = hour % 12 * 60 + minutes + rest.value * 60;
    return true;
}

static uint32_t finish_clock(const time_scan *scan, uint32_t i, uint32_t next, int32_t minute,
                             time_draft *draft) {
    if (minute < 0 || minute > 1440)
        return 0;
    *draft = rsm_time_draft(i, TIME_KIND_CALENDAR);
    draft->minute = (int16_t)minute;
    return read_zone(scan, next);
}

/* "10:05", "14:30", "14.30". */
static uint32_t clock_with_minutes(const time_scan *scan, uint32_t i, time_draft *draft) {
    uint32_t start = scan->text->tokens[i].start;
    rsm_slice text = rsm_slice_sub(scan->text->text, start, (size_t)start + LONGEST_FIGURES);
    int16_t minute;
    size_t size = read_hours(text, 0, &minute);
    bool point = false;
    if (size == 0 && byte_at(text, byte_at(text, 1) == '.' ? 1 : 2) == '.') {
        int32_t hour, minutes;
        size_t hours = read_figures(text, 0, 2, &hour);
        if (hours == 0 || byte_at(text, hours) != '.' ||
            read_figures(text, hours + 1, 3, &minutes) != 2 || hour > 24 || minutes > 59)
            return 0;
        minute = (int16_t)(hour * 60 + minutes);
        size = hours + 3;
        point = true;
    }
    uint32_t next = size == 0 ? 0 : token_ending(scan, i, (size_t)start + size);
    if (next == 0)
        return 0;
    int32_t whole = minute;
    uint32_t after = read_ampm(scan, next, &whole);
    if (after == 0)
        after = read_half_day(scan, next, &whole);
    if (after == 0 && rsm_time_word(scan, next, "hrs"))
        after = next + 1;
    if (after != 0)
        return finish_clock(scan, i, after, whole, draft);
    if (read_zone(scan, next) != next || (!point && follows_clock_word(scan, i)))
        return finish_clock(scan, i, next, whole, draft);
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
            return finish_clock(scan, i, rsm_time_is(scan, i + 1, TIME_UNIT) ? i + 2 : i + 1,
                                minute, draft);
        return 0;
    }
    if (lexeme->number < 1 || lexeme->number > 12)
        return 0;
    int32_t minute = lexeme->number * 60;
    uint32_t next = read_ampm(scan, i + 1, &minute);
    if (next != 0)
        return finish_clock(scan, i, next, minute, draft);
    next = rsm_time_is(scan, i + 1, TIME_OCLOCK) ? i + 2 : 0;
    if (next == 0 && !follows_clock_word(scan, i) && !rsm_time_is(scan, i, TIME_NUMBER))
        return 0;
    uint32_t after = next != 0 || follows_clock_word(scan, i)
                         ? read_half_day(scan, next != 0 ? next : i + 1, &minute)
                         : 0;
    if (after == 0 && next == 0)
        return 0;
    return finish_clock(scan, i, after != 0 ? after : next, minute, draft);
}

uint32_t rsm_time_clock(const time_scan *scan, uint32_t i, time_draft *draft) {
    if (i >= scan->end)
        return 0;
    uint32_t next = 0;
    if ((scan->text->tokens[i].flags & RSM_TOKEN_DIGITS) != 0) {
        int32_t minute;
        if (read_glued(rsm_token_slice(scan->text, i), &minute))
            return finish_clock(scan, i, i + 1, minute, draft);
        next = clock_with_minutes(scan, i, draft);
    }
    if (next == 0)
        next = clock_with_hour(scan, i, draft);
    if (next == 0 && rsm_time_is(scan, i, TIME_HALF) && rsm_time_word(scan, i + 1, "past") &&
        rsm_time_is(scan, i + 2, TIME_NUMBER) && scan->lexemes[i + 2].number <= 12) {
        int32_t minute = scan->lexemes[i + 2].number * 60 + 30;
        uint32_t after = read_half_day(scan, i + 3, &minute);
        next = finish_clock(scan, i, after != 0 ? after : i + 3, minute, draft);
    }
    return next;
}
