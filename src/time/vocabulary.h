/* The words that time expressions are made of, and the lexeme that a token becomes.
 *
 * Part: a fixed table of months, weekdays, units, numbers and the small words that join them. A
 * word may be of several classes ("second" is an ordinal and a unit, "may" a month and much else):
 * which one counts is the recogniser's to say. Holidays are not here but in lexicon/holidays.txt.
 * Invariants: the table is in order of bytes, lower case. Cost: a binary search a token. */
#ifndef RSM_TIME_VOCABULARY_H
#define RSM_TIME_VOCABULARY_H

#include "base/slice.h"

#include <stdint.h>

/* Classes of words; a lexeme holds a mask. */
#define TIME_MONTH      (UINT64_C(1) << 0) /* value: 1 to 12 */
#define TIME_WEEKDAY    (UINT64_C(1) << 1) /* value: 1 for Monday to 7 */
#define TIME_UNIT       (UINT64_C(1) << 2) /* value: time_unit */
#define TIME_PLURAL     (UINT64_C(1) << 3) /* of a unit, weekday or part of day */
#define TIME_NUMBER     (UINT64_C(1) << 4) /* number */
#define TIME_ORDINAL    (UINT64_C(1) << 5) /* number */
#define TIME_MULTIPLIER (UINT64_C(1) << 6) /* number: 100, 1000 */
#define TIME_VAGUE      (UINT64_C(1) << 7) /* few, several */
#define TIME_A          (UINT64_C(1) << 8)
#define TIME_THE        (UINT64_C(1) << 9)
#define TIME_THIS       (UINT64_C(1) << 10)
#define TIME_THAT       (UINT64_C(1) << 11)
#define TIME_LAST       (UINT64_C(1) << 12) /* value: 0 last, 1 past, 2 previous */
#define TIME_NEXT       (UINT64_C(1) << 13) /* value: 0 next, 1 coming, 2 following */
#define TIME_SAME       (UINT64_C(1) << 14)
#define TIME_CURRENT    (UINT64_C(1) << 15)
#define TIME_LATEST     (UINT64_C(1) << 16)
#define TIME_EVERY      (UINT64_C(1) << 17)
#define TIME_EARLY      (UINT64_C(1) << 18)
#define TIME_LATE       (UINT64_C(1) << 19)
#define TIME_MIDDLE     (UINT64_C(1) << 20) /* value: 1 for "mid", which needs no "of" */
#define TIME_START      (UINT64_C(1) << 21)
#define TIME_END        (UINT64_C(1) << 22)
#define TIME_OF         (UINT64_C(1) << 23)
#define TIME_IN         (UINT64_C(1) << 24) /* in, during */
#define TIME_ON         (UINT64_C(1) << 25)
#define TIME_AT         (UINT64_C(1) << 26)
#define TIME_AND        (UINT64_C(1) << 27)
#define TIME_TO         (UINT64_C(1) << 28) /* to, through, until, or, and dashes between numbers */
#define TIME_AGO        (UINT64_C(1) << 29)
#define TIME_EARLIER    (UINT64_C(1) << 30)
#define TIME_LATER      (UINT64_C(1) << 31)
#define TIME_BEFORE     (UINT64_C(1) << 32)
#define TIME_AFTER      (UINT64_C(1) << 33)
#define TIME_SINCE                                                                \
    (UINT64_C(1) << 34) /* since, from, by, between, for: words a date may follow \
                         */
#define TIME_ABOUT    (UINT64_C(1) << 35) /* about, nearly, more, than, at least */
#define TIME_PART     (UINT64_C(1) << 36) /* value: time_part */
#define TIME_DAY_NAME (UINT64_C(1) << 37) /* today, yesterday, tomorrow: value: days from today */
#define TIME_SEASON   (UINT64_C(1) << 38) /* value: time_season */
#define TIME_FISCAL   (UINT64_C(1) << 39)
#define TIME_OLD      (UINT64_C(1) << 40)
#define TIME_HALF     (UINT64_C(1) << 41)
#define TIME_AMPM     (UINT64_C(1) << 42) /* value: 0 or 12 hours */
#define TIME_OCLOCK   (UINT64_C(1) << 43)
#define TIME_ZONE     (UINT64_C(1) << 44)
#define TIME_DASH     (UINT64_C(1) << 45)
#define TIME_COMMA    (UINT64_C(1) << 46)
#define TIME_SET_WORD (UINT64_C(1) << 47) /* daily, weekly: value: time_unit */
#define TIME_MORE \
    (UINT64_C(1) << 48) /* more, additional, consecutive, straight: between number and unit */
#define TIME_AMBIGUOUS \
    (UINT64_C(1) << 49) /* as likely no word of time: may, march, sun, second, fall */
#define TIME_REFERENCE \
    (UINT64_C(1) << 50) /* now, recently, soon: value: -1 past, 0 present, 1 future */
#define TIME_LONG       (UINT64_C(1) << 51)
#define TIME_DECADE     (UINT64_C(1) << 52) /* sixties: number: 60 */
#define TIME_SOMETIME   (UINT64_C(1) << 53)
#define TIME_PERIOD     (UINT64_C(1) << 54) /* period */
#define TIME_DIGITS     (UINT64_C(1) << 55) /* all digits; number */
#define TIME_COUPLE     (UINT64_C(1) << 56)
#define TIME_POSSESSIVE (UINT64_C(1) << 57)
#define TIME_FOR        (UINT64_C(1) << 58) /* for, within, over: a duration may follow */
#define TIME_ERA        (UINT64_C(1) << 59)
#define TIME_PER        (UINT64_C(1) << 60) /* per, once, twice, times */
#define TIME_OPEN       (UINT64_C(1) << 61) /* an opening bracket */
#define TIME_LASTING    (UINT64_C(1) << 62) /* weeklong; eve, opening: begin a set phrase */

typedef enum time_unit {
    TIME_UNIT_SECOND,
    TIME_UNIT_MINUTE,
    TIME_UNIT_HOUR,
    TIME_UNIT_DAY,
    TIME_UNIT_WEEK,
    TIME_UNIT_WEEKEND,
    TIME_UNIT_FORTNIGHT,
    TIME_UNIT_MONTH,
    TIME_UNIT_QUARTER,
    TIME_UNIT_HALF,
    TIME_UNIT_SEASON,
    TIME_UNIT_YEAR,
    TIME_UNIT_DECADE,
    TIME_UNIT_CENTURY,
    TIME_UNIT_MILLENNIUM
} time_unit;

typedef enum time_part {
    TIME_PART_NONE,
    TIME_PART_DAWN,
    TIME_PART_MORNING,
    TIME_PART_NOON,
    TIME_PART_MIDDAY,
    TIME_PART_AFTERNOON,
    TIME_PART_DUSK,
    TIME_PART_EVENING,
    TIME_PART_NIGHT,
    TIME_PART_MIDNIGHT,
    TIME_PART_OVERNIGHT,
    TIME_PART_DAYTIME,
    TIME_PART_SMALL_HOURS,
    TIME_PART_PAST_MIDNIGHT,
    TIME_PART_COUNT
} time_part;

typedef enum time_season {
    TIME_SEASON_NONE,
    TIME_SEASON_SPRING,
    TIME_SEASON_SUMMER,
    TIME_SEASON_AUTUMN,
    TIME_SEASON_WINTER
} time_season;

typedef struct time_word {
    const char *text;
    uint64_t classes;
    int16_t value;
    int32_t number;
} time_word;

/* A token as the recogniser sees it. */
typedef struct time_lexeme {
    uint64_t classes;
    int32_t value;
    int32_t number; /* -1: none */
} time_lexeme;

/* The lexeme of one token as written. Numbers up to 9 digits (commas between thousands allowed) and
 * ordinals ("3rd") are read. Constant for tokens over 24 bytes. */
time_lexeme rsm_time_lexeme(rsm_slice token);

#endif
