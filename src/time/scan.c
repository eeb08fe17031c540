/* The walk over tokens: tests of single tokens, counts, positions ("early", "the end of"), years.
 *
 * Part: what all recognisers share. Cost: constant each. */
#include "time/draft.h"

#include <string.h>

time_draft rsm_time_draft(uint32_t first, time_kind kind) {
    time_draft draft;
    memset(&draft, 0, sizeof draft);
    draft.first = first;
    draft.kind = (uint8_t)kind;
    draft.minute = TIME_NO_MINUTE;
    draft.holiday = RSM_NONE;
    return draft;
}

bool rsm_time_is(const time_scan *scan, uint32_t i, uint64_t classes) {
    return i >= scan->begin && i < scan->end && (scan->lexemes[i].classes & classes) != 0;
}

bool rsm_time_capital(const time_scan *scan, uint32_t i) {
    return scan->text->one_case || (scan->text->tokens[i].flags & RSM_TOKEN_CAPITALISED) != 0;
}

bool rsm_time_titled(const time_scan *scan, uint32_t i) {
    const rsm_token *token = &scan->text->tokens[i];
    if (scan->text->one_case || i == scan->begin || (token->flags & RSM_TOKEN_CAPITALISED) == 0 ||
        scan->text->sentences[token->sentence].kind == RSM_SENTENCE_TITLE)
        return false;
    return (token[-1].flags & (RSM_TOKEN_CAPITALISED | RSM_TOKEN_DIGITS)) != 0;
}

bool rsm_time_word(const time_scan *scan, uint32_t i, const char *word) {
    return i >= scan->begin && i < scan->end &&
           rsm_slice_equal_ascii_caseless(rsm_token_slice(scan->text, i),
                                          rsm_slice_from_string(word));
}

bool rsm_time_nominal(const time_scan *scan, uint32_t i) {
    if (i < scan->begin || i >= scan->end)
        return false;
    rsm_upos upos = scan->tagging->tags[i].upos;
    return upos == RSM_UPOS_NOUN || upos == RSM_UPOS_PROPN || upos == RSM_UPOS_ADJ;
}

/* "twenty", "twenty-four", "24", "two hundred", "2.5", "five 1/2". */
static uint32_t read_number(const time_scan *scan, uint32_t i, time_count *count) {
    const time_lexeme *lexemes = scan->lexemes;
    if (!rsm_time_is(scan, i, TIME_NUMBER))
        return 0;
    int32_t number = lexemes[i].number;
    count->figures = (lexemes[i].classes & TIME_DIGITS) != 0;
    uint32_t next = i + 1;
    if (!count->figures && number >= 20 && number < 100 && number % 10 == 0) {
        uint32_t ones = rsm_time_is(scan, next, TIME_DASH) ? next + 1 : next;
        if (rsm_time_is(scan, ones, TIME_NUMBER) && !rsm_time_is(scan, ones, TIME_DIGITS) &&
            lexemes[ones].number < 10) {
            number += lexemes[ones].number;
            next = ones + 1;
        }
    }
    while (rsm_time_is(scan, next, TIME_MULTIPLIER) && number < 1000000 / lexemes[next].number) {
        number *= lexemes[next].number;
        next++;
    }
    if (rsm_time_word(scan, next, "1/2") || rsm_time_word(scan, next, "½")) {
        count->half = true;
        next++;
    } else if (count->figures && rsm_time_word(scan, next, "1") &&
               rsm_time_word(scan, next + 1, "/") && rsm_time_word(scan, next + 2, "2")) {
        count->half = true;
        next += 3;
    }
    count->number = number;
    return next;
}

/* "2.5": a half where it ends in .5, else the whole number. */
static uint32_t read_decimal(const time_scan *scan, uint32_t i, time_count *count) {
    if (i >= scan->end || (scan->text->tokens[i].flags & RSM_TOKEN_DIGITS) == 0)
        return 0;
    rsm_slice token = rsm_token_slice(scan->text, i);
    size_t point = rsm_slice_find_byte(token, '.');
    uint64_t whole, part;
    if (point == RSM_NOWHERE ||
        !rsm_slice_parse_unsigned(rsm_slice_sub(token, 0, point), 100000, &whole) ||
        !rsm_slice_parse_unsigned(rsm_slice_sub(token, point + 1, token.size), 1000, &part))
        return 0;
    count->number = (int32_t)whole;
    count->half = part == 5;
    count->figures = true;
    return i + 1;
}

/* "a", "a few", "a couple of", "half a dozen", "several", "hundreds of". */
static uint32_t read_words(const time_scan *scan, uint32_t i, time_count *count) {
    bool half = rsm_time_is(scan, i, TIME_HALF) && rsm_time_is(scan, i + 1, TIME_A);
    if (half)
        i++;
    bool article = rsm_time_is(scan, i, TIME_A);
    if (article)
        i++;
    if (rsm_time_is(scan, i, TIME_COUPLE)) {
        count->number = 2;
        i++;
        return rsm_time_is(scan, i, TIME_OF) ? i + 1 : i;
    }
    if (rsm_time_is(scan, i, TIME_VAGUE) && !half) {
        count->number = TIME_COUNT_VAGUE;
        i++;
        if (rsm_time_is(scan, i, TIME_VAGUE)) /* "several hundred", "some few" */
            i++;
        while (rsm_time_is(scan, i, TIME_MULTIPLIER))
            i++;
        return rsm_time_is(scan, i, TIME_OF) ? i + 1 : i;
    }
    if (!article)
        return 0;
    if (rsm_time_word(scan, i, "dozen")) {
        count->number = half ? 6 : 12;
        return i + 1;
    }
    count->number = 1;
    if (rsm_time_is(scan, i, TIME_MULTIPLIER))
        count->number = scan->lexemes[i++].number;
    else
        count->article = true;
    if (half) {
        count->number = 0;
        count->half = true;
        count->article = false;
    }
    return i;
}

uint32_t rsm_time_count(const time_scan *scan, uint32_t i, time_count *count) {
    memset(count, 0, sizeof *count);
    uint32_t next = read_number(scan, i, count);
    if (next == 0)
        next = read_decimal(scan, i, count);
    if (next == 0)
        return read_words(scan, i, count);
    if (rsm_time_is(scan, next, TIME_AND) && rsm_time_is(scan, next + 1, TIME_A) &&
        rsm_time_is(scan, next + 2, TIME_HALF)) {
        count->half = true;
        return next + 3;
    }
    /* "two to three weeks", "two or three weeks", "10-15 minutes": the first bounds it from below
     */
    if (rsm_time_is(scan, next, TIME_TO | TIME_DASH)) {
        time_count second = {0, false, false, false};
        uint32_t after = read_number(scan, next + 1, &second);
        if (after != 0 && second.number > count->number)
            return after;
    }
    return next;
}

uint32_t rsm_time_position(const time_scan *scan, uint32_t i, uint8_t *position) {
    if (rsm_time_is(scan, i, TIME_EARLY | TIME_LATE) ||
        (rsm_time_is(scan, i, TIME_MIDDLE) && scan->lexemes[i].value == 1)) {
        *position = rsm_time_is(scan, i, TIME_EARLY)  ? TIME_POSITION_EARLY
                    : rsm_time_is(scan, i, TIME_LATE) ? TIME_POSITION_LATE
                                                      : TIME_POSITION_MIDDLE;
        i++;
        if (rsm_time_is(scan, i, TIME_DASH) || rsm_time_is(scan, i, TIME_ON | TIME_IN))
            i++;
        return i;
    }
    if (rsm_time_is(scan, i, TIME_EARLIER | TIME_LATER | TIME_SOMETIME)) {
        *position = rsm_time_is(scan, i, TIME_EARLIER) ? TIME_POSITION_EARLIER
                    : rsm_time_is(scan, i, TIME_LATER) ? TIME_POSITION_LATER
                                                       : TIME_POSITION_WHOLE;
        i++;
        return rsm_time_is(scan, i, TIME_ON | TIME_IN) ? i + 1 : i;
    }
    if (rsm_time_is(scan, i, TIME_THE))
        i++;
    if (!rsm_time_is(scan, i, TIME_START | TIME_END | TIME_MIDDLE) ||
        !rsm_time_is(scan, i + 1, TIME_OF))
        return 0;
    *position = rsm_time_is(scan, i, TIME_START) ? TIME_POSITION_START
                : rsm_time_is(scan, i, TIME_END) ? TIME_POSITION_END
                                                 : TIME_POSITION_MIDDLE;
    return i + 2;
}

/* "nineteen ninety-six", "two thousand (and) four", "twenty seventeen". "Two thousand" alone counts
 * things, but for "the year two thousand". */
static uint32_t read_spelled_year(const time_scan *scan, uint32_t i, int32_t *year) {
    const time_lexeme *lexemes = scan->lexemes;
    time_count rest = {0, false, false, false};
    if (!rsm_time_is(scan, i, TIME_NUMBER) || rsm_time_is(scan, i, TIME_DIGITS))
        return 0;
    int32_t first = lexemes[i].number;
    if (first == 2 && rsm_time_word(scan, i + 1, "thousand")) {
        uint32_t next = rsm_time_is(scan, i + 2, TIME_AND) ? i + 3 : i + 2;
        uint32_t after = rsm_time_is(scan, next, TIME_DIGITS) ? 0 : read_number(scan, next, &rest);
        bool spelled = after != 0 && rest.number < 100;
        *year = 2000 + (spelled ? rest.number : 0);
        bool alone = i > scan->begin && rsm_time_word(scan, i - 1, "year");
        return spelled ? after : alone ? i + 2 : 0;
    }
    if (first < 17 || first > 20 || rsm_time_is(scan, i + 1, TIME_DIGITS))
        return 0;
    uint32_t after = read_number(scan, i + 1, &rest);
    if (after == 0 || rest.number < 10 || rest.number > 99)
        return 0;
    *year = first * 100 + rest.number;
    return after;
}

uint32_t rsm_time_year(const time_scan *scan, uint32_t i, int32_t *year) {
    if (rsm_time_is(scan, i, TIME_DIGITS) && scan->lexemes[i].value == 4) {
        *year = scan->lexemes[i].number;
        return *year >= 1000 && *year <= 2199 ? i + 1 : 0;
    }
    if (i >= scan->end)
        return 0;
    rsm_slice token = rsm_token_slice(scan->text, i);
    uint64_t number;
    size_t quote = token.size >= 3 && token.data[0] == '\''                        ? 1
                   : token.size == 5 && memcmp(token.data, "\xE2\x80\x99", 3) == 0 ? 3
                                                                                   : 0;
    if (quote != 0 && token.size == quote + 2 &&
        rsm_slice_parse_unsigned(rsm_slice_sub(token, quote, token.size), 99, &number)) {
        *year = (int32_t)number + (number < 40 ? 2000 : 1900);
        return i + 1;
    }
    return read_spelled_year(scan, i, year);
}
