/*
 * base/iso.c - dates and times as ISO 8601 text: see base/calendar.h.
 *
 * The parser keeps the text that is left and takes parts off its front; each part that does not fit
 * leaves the text as it was.
 */
#include "base/calendar.h"

#include "base/utf8.h"

#include <string.h>

/* Takes `count` digits; false (nothing taken) where there are not so many. */
static bool take_digits(rsm_slice *rest, size_t count, int32_t *value) {
    int32_t sum = 0;
    if (rest->size < count)
        return false;
    for (size_t i = 0; i < count; i++) {
        if (!rsm_ascii_is_digit(rest->data[i]))
            return false;
        sum = sum * 10 + (rest->data[i] - '0');
    }
    *rest = rsm_slice_sub(*rest, count, rest->size);
    *value = sum;
    return true;
}

static bool take_byte(rsm_slice *rest, char byte) {
    if (rest->size == 0 || rest->data[0] != byte)
        return false;
    *rest = rsm_slice_sub(*rest, 1, rest->size);
    return true;
}

/* YYYY, YYYY-MM, YYYY-MM-DD, YYYYMMDD. */
static bool take_date(rsm_slice *rest, rsm_civil *civil, int32_t *precision) {
    civil->month = 1;
    civil->day = 1;
    *precision = 1;
    if (!take_digits(rest, 4, &civil->year))
        return false;
    if (take_byte(rest, '-')) {
        if (!take_digits(rest, 2, &civil->month))
            return false;
        *precision = 2;
        if (take_byte(rest, '-')) {
            if (!take_digits(rest, 2, &civil->day))
                return false;
            *precision = 3;
        }
    } else if (rest->size > 0 && rsm_ascii_is_digit(rest->data[0])) {
        if (!take_digits(rest, 2, &civil->month) || !take_digits(rest, 2, &civil->day))
            return false;
        *precision = 3;
    }
    return rsm_civil_is_valid(*civil);
}

/* A fraction of a second, which is passed over. */
static bool take_fraction(rsm_slice *rest) {
    int32_t digit = 0;
    if (!take_byte(rest, '.') && !take_byte(rest, ','))
        return true;
    if (!take_digits(rest, 1, &digit))
        return false;
    while (take_digits(rest, 1, &digit)) {
    }
    return true;
}

/* HH:MM, HH:MM:SS, HHMM, HHMMSS, each with a fraction after its seconds; 0 to 1440 minutes. */
static bool take_time(rsm_slice *rest, int32_t *minutes) {
    int32_t hour = 0;
    int32_t minute = 0;
    int32_t second = 0;
    bool colons = false;
    bool has_second = false;
    if (!take_digits(rest, 2, &hour))
        return false;
    colons = take_byte(rest, ':');
    if (!take_digits(rest, 2, &minute))
        return false;
    if (colons) {
        has_second = take_byte(rest, ':');
        if (has_second && !take_digits(rest, 2, &second))
            return false;
    } else {
        has_second = take_digits(rest, 2, &second);
    }
    if (has_second && !take_fraction(rest))
        return false;
    if (hour > 24 || minute > 59 || second > 60 || (hour == 24 && (minute > 0 || second > 0)))
        return false;
    *minutes = hour * 60 + minute;
    return true;
}

/* Nothing, Z, or an offset from UTC. */
static bool take_zone(rsm_slice *rest, rsm_iso_time *result) {
    int32_t hours = 0;
    int32_t minutes = 0;
    bool west = false;
    *rest = rsm_slice_trim(*rest);
    if (rest->size == 0)
        return true;
    result->has_offset = true;
    if (take_byte(rest, 'Z') || take_byte(rest, 'z'))
        return true;
    west = take_byte(rest, '-');
    if (!west && !take_byte(rest, '+'))
        return false;
    if (!take_digits(rest, 2, &hours))
        return false;
    if (take_byte(rest, ':') || rest->size > 0) {
        if (!take_digits(rest, 2, &minutes))
            return false;
    }
    result->offset_minutes = (hours * 60 + minutes) * (west ? -1 : 1);
    return hours <= 23 && minutes <= 59;
}

bool rsm_iso_parse(rsm_slice text, rsm_iso_time *result) {
    rsm_iso_time parsed;
    rsm_civil civil;
    rsm_slice rest = rsm_slice_trim(text);
    int32_t minutes = 0;
    memset(&parsed, 0, sizeof parsed);
    if (!take_date(&rest, &civil, &parsed.precision))
        return false;
    parsed.instant = rsm_instant_of_day(rsm_civil_to_day(civil));
    if (parsed.precision == 3 &&
        (take_byte(&rest, 'T') || take_byte(&rest, 't') || take_byte(&rest, ' '))) {
        if (!take_time(&rest, &minutes) || !take_zone(&rest, &parsed))
            return false;
        parsed.instant.minute = 0;
        parsed.instant = rsm_instant_add_minutes(parsed.instant, minutes);
        if (rsm_day_to_civil(parsed.instant.day).year > RSM_YEAR_MAXIMUM)
            return false;
        parsed.precision = 4;
    }
    if (rest.size > 0)
        return false;
    *result = parsed;
    return true;
}

bool rsm_instant_parse(rsm_slice text, rsm_instant *result) {
    rsm_iso_time parsed;
    if (!rsm_iso_parse(text, &parsed) || parsed.precision < 3)
        return false;
    *result = parsed.instant;
    return true;
}

/* Writes `count` digits. */
static char *write_digits(char *place, int32_t value, int count) {
    for (int i = count - 1; i >= 0; i--) {
        place[i] = (char)('0' + value % 10);
        value /= 10;
    }
    return place + count;
}

char *rsm_instant_text(rsm_instant instant, char text[RSM_INSTANT_TEXT_SIZE]) {
    char *place = text;
    if (instant.known) {
        rsm_civil civil = rsm_day_to_civil(instant.day);
        if (civil.year < 0)
            civil.year = 0;
        place = write_digits(place, civil.year, 4);
        *place++ = '-';
        place = write_digits(place, civil.month, 2);
        *place++ = '-';
        place = write_digits(place, civil.day, 2);
        if (instant.minute >= 0) {
            *place++ = 'T';
            place = write_digits(place, instant.minute / 60, 2);
            *place++ = ':';
            place = write_digits(place, instant.minute % 60, 2);
        }
    }
    *place = '\0';
    return text;
}

bool rsm_instant_format(rsm_instant instant, rsm_buffer *buffer) {
    char text[RSM_INSTANT_TEXT_SIZE];
    return rsm_buffer_append_string(buffer, rsm_instant_text(instant, text));
}

bool rsm_day_format(int32_t day, rsm_buffer *buffer) {
    return rsm_instant_format(rsm_instant_of_day(day), buffer);
}
