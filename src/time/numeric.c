/* Dates written in figures.
 *
 * Part: 2017-10-01, 2017-10-01T14:30, 3/1/2004, 03.01.2024, 3/1. Read by the bytes of the text, so
 * that it does not matter how figures were split into tokens. Invariants: a date or clock time that
 * does not exist is none. Cost: constant, at most 40 bytes. */
#include "time/draft.h"

#include <string.h>

size_t rsm_time_figures(rsm_slice text, size_t at, size_t most, int32_t *number) {
    size_t count = 0;
    *number = 0;
    while (at + count < text.size && count < most && text.data[at + count] >= '0' &&
           text.data[at + count] <= '9') {
        *number = *number * 10 + (text.data[at + count] - '0');
        count++;
    }
    return count;
}

char rsm_time_byte(rsm_slice text, size_t at) {
    return at < text.size ? text.data[at] : '\0';
}

uint32_t rsm_time_token_ending(const time_scan *scan, uint32_t i, size_t end) {
    while (i < scan->end && scan->text->tokens[i].end < end)
        i++;
    return i < scan->end && scan->text->tokens[i].end == end ? i + 1 : 0;
}

size_t rsm_time_hours(rsm_slice text, size_t at, int16_t *minute) {
    int32_t hour, minutes, seconds;
    size_t size = rsm_time_figures(text, at, 2, &hour);
    if (size == 0 || rsm_time_byte(text, at + size) != ':' ||
        rsm_time_figures(text, at + size + 1, 2, &minutes) != 2)
        return 0;
    if (hour > 24 || minutes > 59 || (hour == 24 && minutes > 0))
        return 0;
    *minute = (int16_t)(hour * 60 + minutes);
    size += 3;
    if (rsm_time_byte(text, at + size) == ':' &&
        rsm_time_figures(text, at + size + 1, 2, &seconds) == 2)
        size += seconds <= 60 ? 3 : 0;
    return size;
}

/* 2017-10-01, 2017-10, 2017/10/01, then perhaps T14:30. */
static size_t read_iso(rsm_slice text, size_t at, time_draft *draft) {
    int32_t year, month, day = 0, ignored;
    if (rsm_time_figures(text, at, 5, &year) != 4 || year < 1000)
        return 0;
    char separator = rsm_time_byte(text, at + 4);
    if ((separator != '-' && separator != '/' && separator != '.') ||
        rsm_time_figures(text, at + 5, 3, &month) != 2 || month < 1 || month > 12)
        return 0;
    size_t size = 7;
    if (rsm_time_byte(text, at + 7) == separator && rsm_time_figures(text, at + 8, 3, &day) == 2) {
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
    char joint = rsm_time_byte(text, at + 10);
    if (day != 0 && (joint == 'T' || joint == 't' || joint == ' ')) {
        size_t more = rsm_time_hours(text, at + 11, &draft->minute);
        if (more != 0) {
            size += 1 + more;
            if (rsm_time_byte(text, at + size) == 'Z')
                size++;
            else if (rsm_time_byte(text, at + size) == '+' &&
                     rsm_time_figures(text, at + size + 1, 2, &ignored) == 2)
                size += rsm_time_byte(text, at + size + 3) == ':' ? 6 : 3;
        }
    }
    return size;
}

/* Whether the first figure is written with a leading zero or two figures. */
static bool with_zero(rsm_slice text, size_t at) {
    return rsm_time_byte(text, at + 2) == '.';
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
    size_t size = rsm_time_figures(text, at, 3, &first);
    if (size == 0 || size > 2)
        return 0;
    char separator = rsm_time_byte(text, at + size);
    if (separator != '/' && separator != '.' && separator != '-')
        return 0;
    size_t more = rsm_time_figures(text, at + size + 1, 3, &second);
    if (more == 0 || more > 2 || rsm_time_byte(text, at + size + 1 + more) != separator)
        return 0;
    size += 1 + more + 1;
    more = rsm_time_figures(text, at + size, 5, &year);
    if (more != 4 && !(more == 2 && separator != '-'))
        return 0;
    if (more == 2 && separator == '.' && !with_zero(text, at)) /* 3.1.19 is a version */
        return 0;
    if (more == 2)
        year += year < 40 ? 2000 : 1900;
    if (year < 1800 || year > 2199 || !set_day_month(draft, first, second, year))
        return 0;
    draft->dotted = separator == '.';
    return size + more;
}

/* Words after which 3/4 is a date and no fraction, score or page. */
static bool follows_date_word(const time_scan *scan, uint32_t i) {
    if (i == scan->begin)
        return false;
    uint32_t p = rsm_time_is(scan, i - 1, TIME_COMMA) && i > scan->begin + 1 ? i - 2 : i - 1;
    return rsm_time_is(scan, p, TIME_WEEKDAY) ||
           (p == i - 1 &&
            (rsm_time_is(scan, p, TIME_ON | TIME_SINCE) || rsm_time_word(scan, p, "until") ||
             rsm_time_word(scan, p, "till") || rsm_time_word(scan, p, "dated")));
}

/* 3/4, 17/3: no year. The halves of a whole ("on 1/2 of the land") are left out. */
static size_t read_slashed_day(const time_scan *scan, uint32_t i, rsm_slice text,
                               time_draft *draft) {
    int32_t first, second;
    size_t size = rsm_time_figures(text, 0, 3, &first);
    if (size == 0 || size > 2 || rsm_time_byte(text, size) != '/' || !follows_date_word(scan, i))
        return 0;
    size_t more = rsm_time_figures(text, size + 1, 3, &second);
    if (more == 0 || more > 2 || !set_day_month(draft, first, second, 2000))
        return 0;
    draft->year = 0;
    uint32_t next = rsm_time_token_ending(scan, i, scan->text->tokens[i].start + size + 1 + more);
    if (next == 0 || rsm_time_is(scan, next, TIME_OF | TIME_UNIT | TIME_DASH | TIME_MULTIPLIER))
        return 0;
    return size + 1 + more;
}

uint32_t rsm_time_numeric_date(const time_scan *scan, uint32_t i, time_draft *draft) {
    if (i >= scan->end || (scan->text->tokens[i].flags & RSM_TOKEN_DIGITS) == 0)
        return 0;
    uint32_t start = scan->text->tokens[i].start;
    rsm_slice text = rsm_slice_sub(scan->text->text, start, (size_t)start + TIME_LONGEST_FIGURES);
    if (rsm_time_byte(text, 0) < '0' || rsm_time_byte(text, 0) > '9')
        return 0;
    time_draft found = rsm_time_draft(i, TIME_KIND_CALENDAR);
    size_t size = read_iso(text, 0, &found);
    if (size == 0)
        size = read_slashed(text, 0, &found);
    if (size == 0)
        size = read_slashed_day(scan, i, text, &found);
    if (size == 0)
        return 0;
    char next = rsm_time_byte(text, size);
    if ((next >= '0' && next <= '9') || next == '/' ||
        ((next == '-' || next == '.') && rsm_time_byte(text, size + 1) >= '0' &&
         rsm_time_byte(text, size + 1) <= '9'))
        return 0;
    uint32_t end = rsm_time_token_ending(scan, i, (size_t)start + size);
    if (end != 0)
        *draft = found;
    return end;
}
