/* Tallies: numbers of people harmed in many deeds of which none is told with them: "two have been
 * killed in recent months", "52 casualties in various attacks during the week", "three killed in 11
 * shootings last weekend".
 *
 * Blasts and fires at once, and what came on one day, are one incident however many they were.
 * Invariant: nothing is said here of how many incidents there were. Cost: a figure looks at its own
 * sentence. */
#include "extract/figure.h"
#include "extract/sums.h"

enum {
    REDUCED_LEAST = 3, /* people of a participle that are many */
    DEEDS_LEAST = 4    /* deeds of which one figure cannot be of one */
};

/* ---- over time ---- */

/* "in less than 15 days", "within two weeks", at the "in"; but not "in two days of fighting". */
static bool tells_length(const extraction *x, uint32_t at) {
    enum { REACH = 6 };
    static const char *const leads[] = {"in", "within"};
    static const char *const units[] = {"days", "weeks", "months", "years"};
    static const char *const between[] = {"less", "fewer", "than", "under", "just",
                                          "only", "as",    "many", "barely", "about"};
    uint32_t end = sentence_end(x, at);
    for (uint32_t token = at + 1; ONE_OF(x, at, leads) && token < end && token < at + REACH;
         token++) {
        if (ONE_OF(x, token, units))
            return !token_is(x, token + 1, "of");
        if (token_upos(x, token) != RSM_UPOS_NUM && !ONE_OF(x, token, between))
            return false;
    }
    return false;
}

/* "in recent weeks", "over the past year", "this month", "since May", "so far this year", in the
 * clause of a token. */
static bool tells_stretch(const extraction *x, uint32_t token) {
    static const char *const wide[] = {"recent", "past", "last", "previous", "this"};
    static const char *const units[] = {"week", "month", "year", "decade", "season"};
    uint32_t end = sentence_end(x, token);
    for (uint32_t at = sentence_first(x, token); at + 1 < end; at++) {
        if (!in_one_clause(x, at, token))
            continue;
        if ((token_is(x, at, "since") && x->time_of[at + 1] != RSM_NONE) || tells_length(x, at))
            return true;
        uint32_t unit = at + 1 + (token_upos(x, at + 1) == RSM_UPOS_NUM && at + 2 < end);
        bool days = token_is(x, at, "recent") && token_is(x, unit, "days");
        if (ONE_OF(x, at, wide) && (ONE_OF(x, unit, units) || days))
            return true;
    }
    return false;
}

/* "since then", "from then on". */
static bool tells_since_then(const extraction *x, uint32_t token) {
    uint32_t first = sentence_first(x, token);
    for (uint32_t at = first; at + 1 < token; at++)
        if (token_is(x, at, "since") && token_is(x, at + 1, "then"))
            return true;
    return false;
}

/* "Two officers have been killed in recent months", "one of several children shot this month": many
 * happenings, by the tense or the stretch of time. */
static bool is_over_time(const extraction *x, const figure *f) {
    const verb_group *group = f->outcome == RSM_NONE ? NULL : verb_at(x, x->verb_of[f->outcome]);
    if (group == NULL || f->value.low < 2 || f->outcome < f->first)
        return false;
    bool perfect = lemma_is(x, group->first, "have") && group->end > group->first + 1;
    bool reduced = group->passive && group->first == group->verb && f->value.low >= REDUCED_LEAST;
    bool after = perfect && tells_since_then(x, f->outcome); /* not of the deed told before it */
    return (after || ((perfect || reduced) && tells_stretch(x, f->outcome) &&
                      !tells_single(x, f->outcome, true))) &&
           !on_a_day(x, f->outcome) && !told_at_site(x, f->outcome);
}

/* "It murdered 70,000": thousands by a verb for what is done to one or a few. */
static bool is_of_many_deeds(const extraction *x, const figure *f) {
    enum { THOUSAND = 1000 };
    static const char *const deeds[] = {"murder", "assassinate", "kidnap", "abduct", "torture"};
    return f->outcome != RSM_NONE && f->value.low >= THOUSAND && ONE_OF(x, f->outcome, deeds) &&
           !on_a_day(x, f->outcome);
}

/* ---- over many deeds ---- */

/* "11 shooting incidents", "various attacks": deeds apart, which no blasts at once are. */
static bool is_deed_noun(const extraction *x, const noun_phrase *phrase) {
    static const char *const nouns[] = {"shooting", "incident", "attack",   "clash",   "ambush",
                                        "raid",     "murder",   "stabbing", "killing", "skirmish",
                                        "accident", "crash",    "homicide", "case",    "assault"};
    return phrase != NULL && phrase->plural && ONE_OF(x, phrase->head, nouns);
}

/* How the noun phrase counts deeds apart: by a number, or by "various", "separate". */
static bool counts_many_deeds(const extraction *x, const noun_phrase *phrase) {
    static const char *const several[] = {"various", "numerous", "separate",  "different",
                                          "many",    "dozens",   "scattered", "countless"};
    number count;
    for (uint32_t token = hedge_start(x, phrase->first); token < phrase->head; token++)
        if (ONE_OF(x, token, several) ||
            (read_number(x, token, phrase->head, &count) && !count.article &&
             count.low >= DEEDS_LEAST))
            return true;
    return false;
}

/* "in attacks on posts and in ambushes": two kinds of deed, each bare. */
static bool joins_deeds(const extraction *x, const noun_phrase *phrase) {
    enum { REACH = 10 };
    uint32_t end = sentence_end(x, phrase->head);
    bool joined = false;
    if (phrase->definite)
        return false;
    for (uint32_t token = phrase->end; token < end && token < phrase->end + REACH; token++) {
        const noun_phrase *next = phrase_at(x, x->phrase_of[token]);
        if (joined && next != NULL && next->first == token)
            return is_deed_noun(x, next) && !next->definite && next->head != phrase->head;
        joined |= token_is(x, token, "and");
        if (joined && next == NULL && !token_is(x, token, "and") && !token_is(x, token, "in"))
            return false;
    }
    return false;
}

/* "52 casualties in various attacks", "three were killed in 11 shootings". */
static bool is_over_deeds(const extraction *x, const figure *f) {
    static const char *const leads[] = {"in", "during", "from", "by", "throughout"};
    static const char *const apart[] = {"shooting", "incident", "stabbing", "homicide", "murder"};
    uint32_t from = f->outcome != RSM_NONE && f->outcome > f->end ? f->outcome : f->end;
    uint32_t end = sentence_end(x, from);
    for (uint32_t token = f->who_first; token < f->who_end; token++)
        if (names_one(x, token))
            return false; /* "Ann Lee and Jan Kos were killed in separate shootings": one each */
    for (uint32_t token = from; token + 1 < end; token++) {
        const noun_phrase *phrase = phrase_at(x, x->phrase_of[token + 1]);
        if (!ONE_OF(x, token, leads) || !in_one_clause(x, token, from) || phrase == NULL ||
            !is_deed_noun(x, phrase))
            continue;
        bool days = on_a_day(x, from) && !ONE_OF(x, phrase->head, apart);
        return !days && (counts_many_deeds(x, phrase) || joins_deeds(x, phrase));
    }
    return false;
}

/* "within a week of each other", "days apart"; but bombs go off minutes apart. */
static bool is_apart_in_time(const extraction *x, const figure *f) {
    static const char *const units[] = {"day", "week", "month", "year"};
    uint32_t end = sentence_end(x, f->first);
    for (uint32_t token = sentence_first(x, f->first); token + 1 < end; token++) {
        bool each = token + 3 < end && token_is(x, token + 1, "of") &&
                    token_is(x, token + 2, "each") && token_is(x, token + 3, "other");
        if (ONE_OF(x, token, units) && (each || token_is(x, token + 1, "apart")))
            return f->value.low > 1;
    }
    return false;
}

bool is_tally(const extraction *x, const figure *f) {
    return f->value.low > 0 &&
           (is_over_time(x, f) || is_of_many_deeds(x, f) || is_over_deeds(x, f) ||
            is_apart_in_time(x, f));
}
