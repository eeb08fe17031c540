/* Days and spans of time in words, as the press writes them. Cost: constant. */
#include "words/words.h"

#include <stdio.h>
#include <string.h>

static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

static const char *const weekdays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};

static bool is_leap(int year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in(int year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

words_day words_day_of(const json_t *instant) {
    words_day day = {0};
    const char *string = json_string_value(instant);
    int read = string == NULL ? 0
                              : sscanf(string, "%4d-%2d-%2dT%2d:%2d", &day.year, &day.month,
                                       &day.day, &day.hour, &day.minute);
    day.has_time = read == 5;
    day.known = read >= 3 && day.month >= 1 && day.month <= 12 && day.day >= 1 &&
                day.day <= days_in(day.year, day.month);
    return day;
}

void words_add_day(words_text *text, words_day day, int year) {
    if (!day.known) {
        words_text_add(text, "undated");
        return;
    }
    words_text_format(text, "%d %s", day.day, months[day.month - 1]);
    if (year == 0 || day.year != year) {
        words_text_format(text, " %d", day.year);
    }
}

/* Sakamoto's method. */
static const char *weekday_of(words_day day) {
    static const int shifts[] = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
    int year = day.month < 3 ? day.year - 1 : day.year;
    int number = year + year / 4 - year / 100 + year / 400 + shifts[day.month - 1] + day.day;
    return weekdays[(number % 7 + 7) % 7];
}

static bool same_day(words_day one, words_day other) {
    return one.year == other.year && one.month == other.month && one.day == other.day;
}

/* A whole month, year or decade has a name of its own. */
static bool add_whole(words_text *text, words_day from, words_day to) {
    bool begins = from.day == 1, ends = to.day == days_in(to.year, to.month);
    if (begins && ends && from.month == 1 && to.month == 12 && from.year % 10 == 0 &&
        to.year == from.year + 9) {
        words_text_format(text, "%ds", from.year);
        return true;
    }
    if (!begins || !ends || from.year != to.year) {
        return false;
    }
    if (from.month == 1 && to.month == 12) {
        words_text_format(text, "%d", from.year);
    } else if (from.month == to.month) {
        words_text_format(text, "%s %d", months[from.month - 1], from.year);
    } else {
        return false;
    }
    return true;
}

static void add_range(words_text *text, words_day from, words_day to, int year) {
    if (add_whole(text, from, to)) {
        return;
    }
    if (from.year == to.year && from.month == to.month) {
        words_text_format(text, "%d–", from.day);
    } else {
        words_add_day(text, from, from.year == to.year ? from.year : year);
        words_text_add(text, " – ");
    }
    words_add_day(text, to, year);
}

static void add_clock(words_text *text, words_day from, words_day to) {
    if (!from.has_time) {
        return;
    }
    words_text_format(text, ", %02d:%02d", from.hour, from.minute);
    if (to.has_time && (to.hour != from.hour || to.minute != from.minute)) {
        words_text_format(text, "–%02d:%02d", to.hour, to.minute);
    }
}

/* "a Friday", "14 May of an unknown year", "5 days after another incident"; else "date unknown". */
static void add_undated(words_text *text, const json_t *value) {
    const char *timex = json_string_value(json_object_get(value, "value"));
    long long offset =
        (long long)json_integer_value(json_object_get(json_object_get(value, "anchor"), "offset"));
    int month = 0, day = 0;
    if (offset != 0) {
        words_text_format(text, "%lld day%s %s another incident", offset < 0 ? -offset : offset,
                          offset == 1 || offset == -1 ? "" : "s", offset < 0 ? "before" : "after");
    } else if (timex != NULL && sscanf(timex, "XXXX-WXX-%1d", &day) == 1 && day >= 1 && day <= 7) {
        words_text_format(text, "a %s", weekdays[day % 7]);
    } else if (timex != NULL && sscanf(timex, "XXXX-%2d-%2d", &month, &day) == 2 && month >= 1 &&
               month <= 12 && day >= 1 && day <= 31) {
        words_text_format(text, "%d %s of an unknown year", day, months[month - 1]);
    } else {
        words_text_add(text, "date unknown");
    }
}

void words_add_time(words_text *text, const json_t *value, int year, bool weekday) {
    words_day from = words_day_of(json_object_get(value, "earliest"));
    words_day to = words_day_of(json_object_get(value, "latest"));
    if (!from.known && !to.known) {
        add_undated(text, value);
    } else if (!from.known || !to.known) {
        words_text_add(text, from.known ? "from " : "by ");
        words_add_day(text, from.known ? from : to, year);
    } else if (same_day(from, to)) {
        if (weekday) {
            words_text_format(text, "%s ", weekday_of(from));
        }
        words_add_day(text, from, year);
        if (weekday) {
            add_clock(text, from, to);
        }
    } else {
        add_range(text, from, to, year);
    }
}

int words_year_of(const json_t *value) {
    words_day day = words_day_of(json_object_get(value, "earliest"));
    if (!day.known) {
        day = words_day_of(json_object_get(value, "latest"));
    }
    return day.known ? day.year : 0;
}

/* ---- counting ---- */

/* Days since 1 March of the year 0 (proleptic Gregorian), after Hinnant's days_from_civil. */
int64_t words_minute_of(words_day day) {
    int64_t year = day.month <= 2 ? day.year - 1 : day.year;
    int64_t era = (year >= 0 ? year : year - 399) / 400, in_era = year - era * 400;
    int64_t in_year = (153 * (day.month + (day.month > 2 ? -3 : 9)) + 2) / 5 + day.day - 1;
    int64_t days = era * 146097 + in_era * 365 + in_era / 4 - in_era / 100 + in_year;
    return days * WORDS_MINUTES_A_DAY + (day.has_time ? day.hour * 60 + day.minute : 720);
}

words_day words_day_at(int64_t minute) {
    int64_t days = minute / WORDS_MINUTES_A_DAY, era = days / 146097, of_era = days - era * 146097;
    int64_t of_year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_day = of_era - (365 * of_year + of_year / 4 - of_year / 100);
    int64_t month = (5 * of_day + 2) / 153;
    words_day day = {.day = (int)(of_day - (153 * month + 2) / 5 + 1), .known = true};
    day.month = (int)(month < 10 ? month + 3 : month - 9);
    day.year = (int)(of_year + era * 400 + (day.month <= 2 ? 1 : 0));
    return day;
}
