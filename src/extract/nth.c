/* Which of several an incident is by the report's own count: "the second bombing this week", "the
 * third attack in as many days", "attacked for the second time in a month".
 *
 * Invariants: an ordinal counts only with the stretch of time that it counts over, so that "a
 * second blast minutes later" is none. Cost: a bounded number of tokens around each mention. */
#include "extract/extraction.h"

enum { AFTER = 14 /* tokens in which the stretch of time stands */, BEFORE = 6, OF_UNIT = 5 };

static uint32_t ordinal_at(const extraction *x, uint32_t token) {
    static const char *const words[] = {"second", "third",    "fourth", "fifth",
                                        "sixth",  "seventh",  "eighth", "ninth",
                                        "tenth",  "eleventh", "twelfth"};
    for (uint32_t i = 0; i < sizeof words / sizeof *words; i++)
        if (token_is(x, token, words[i]))
            return i + 2;
    return 0;
}

static bool is_unit(const extraction *x, uint32_t token) {
    static const char *const words[] = {"day",  "week",   "fortnight", "month",
                                        "year", "decade", "season",    "summer"};
    return ONE_OF(x, token, words);
}

/* "this week", "in a month", "in less than two weeks", "in as many days", "of the year". */
static bool counts_over(const extraction *x, uint32_t from, uint32_t end) {
    static const char *const leads[] = {"in", "within", "of", "over"};
    for (uint32_t token = from; token < end && token < from + AFTER; token++) {
        bool here = token_is(x, token, "this");
        if (!here && !ONE_OF(x, token, leads))
            continue;
        uint32_t most = here ? 1 : OF_UNIT;
        for (uint32_t i = token + 1; i < end && i <= token + most; i++)
            if (is_unit(x, i))
                return true;
    }
    return false;
}

uint32_t number_of_event(const extraction *x, const event *e) {
    uint32_t first = sentence_first(x, e->first), end = sentence_end(x, e->first);
    uint32_t from = e->first > first + BEFORE ? e->first - BEFORE : first;
    const noun_phrase *phrase = e->noun ? phrase_at(x, e->phrase) : NULL;
    for (uint32_t i = from; phrase != NULL && !e->plural && i < e->end; i++) {
        uint32_t number = i >= phrase->first ? ordinal_at(x, i) : 0;
        if (number != 0 && counts_over(x, e->end, end))
            return number;
    }
    for (uint32_t i = e->end; i + 1 < end && i < e->end + AFTER; i++) {
        uint32_t number =
            token_is(x, i + 1, "time") && i > 1 && token_is(x, i - 2, "for") ? ordinal_at(x, i) : 0;
        if (number != 0 && counts_over(x, i + 2, end))
            return number;
    }
    return 0;
}

uint32_t told_number(const extraction *x, uint32_t index) {
    for (uint32_t i = 0; i < x->events.count; i++) {
        const event *e = event_at(x, i);
        uint32_t number =
            e->incident == index && e->modality <= RSM_MODALITY_ALLEGED ? number_of_event(x, e) : 0;
        if (number != 0)
            return number;
    }
    return 0;
}
