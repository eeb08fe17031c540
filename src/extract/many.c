/* Mentions that tell of many happenings at once, of which none is told by itself: "has carried out
 * various attacks", "one of six shootings", "have been shot in recent weeks", "by this time last
 * year nine had been killed", "troops have clashed there before".
 *
 * Where figures say so too, sums.c has made a sum of them. Invariant: what has a day of its own is
 * one happening here; a span of days or hours tells of one too. Cost: a mention looks at its own
 * sentence only. */
#include "extract/apart.h"
#include "extract/number.h"

enum {
    SPAN_REACH = 5,  /* tokens before a span in which "in", "over the past" stand */
    COUNT_REACH = 4, /* tokens of a phrase in which its number stands; from "one of" to what it counts */
    FEW = 3,         /* people harmed over weeks by no one deed */
    MANY = 5         /* happenings that "there have been" */
};

/* A day, an hour, a part of a day: what only one happening has. */
static bool has_day(const extraction *x, const event *e) {
    if (e->time == RSM_NONE)
        return false;
    const rsm_time *time = &x->times->items[e->time];
    return time->expression.type == RSM_TIME_DATE || time->expression.type == RSM_TIME_TIME
               ? time->precision <= RSM_PRECISION_DAY
               : false;
}

static bool is_vague_count(const extraction *x, uint32_t token) {
    static const char *const words[] = {"several", "various",   "numerous", "many",
                                        "dozens",  "countless", "multiple", "scores",
                                        "hundreds"};
    return ONE_OF(x, token, words);
}

/* Whether a phrase is of several whose number is left open ("several people") or at least `least`.
 */
static bool is_of_number(const extraction *x, uint32_t index, int64_t least) {
    const noun_phrase *phrase = phrase_at(x, index);
    number count;
    if (phrase == NULL || phrase->definite)
        return false;
    uint32_t begin = sentence_first(x, phrase->first);
    uint32_t first =
        phrase->first > begin + COUNT_REACH ? phrase->first - COUNT_REACH : begin;
    bool bare = phrase->first == phrase->head && !phrase->pronoun && !phrase->proper;
    if (phrase->plural && (bare || is_vague_count(x, phrase->first)))
        return true; /* "children have been shot" */
    bool of = phrase->first >= begin + 2 && token_is(x, phrase->first - 1, "of");
    for (uint32_t token = of ? first : phrase->first; token < phrase->end; token++)
        if (read_number(x, token, phrase->end, &count) && !count.article && count.low >= least &&
            count.end <= phrase->end)
            return true;
    return false;
}

/* ---- spans ---- */

/* "in recent weeks", "over the past two months", "so far this year", "in little over a month". */
static bool is_long_span(const extraction *x, uint32_t token) {
    static const char *const units[] = {"weeks", "months", "years", "decades"};
    static const char *const leads[] = {"in",   "within", "over",   "during",
                                        "past", "last",   "recent", "than"};
    uint32_t index = x->time_of[token];
    if ((token_is(x, token, "recent") && ONE_OF(x, token + 1, units)) ||
        token_is(x, token, "lately"))
        return true;
    if (index == RSM_NONE)
        return false;
    const rsm_time *time = &x->times->items[index];
    bool wide = time->precision >= RSM_PRECISION_WEEK && time->precision != RSM_PRECISION_NONE;
    uint32_t first = sentence_first(x, token);
    if (!wide || time->first_token != token)
        return false;
    if (time->expression.type != RSM_TIME_DURATION) /* "this year", "in the last week" */
        return token >= first + 2 && time->expression.type == RSM_TIME_DATE &&
               ((token_is(x, token - 1, "far") && token_is(x, token - 2, "so")) ||
                (token_is(x, token - 1, "the") && token_is(x, token - 2, "in")) ||
                (token_is(x, token, "the") && token_is(x, token - 1, "in")));
    for (uint32_t back = 1; back <= SPAN_REACH && token >= first + back; back++)
        if (ONE_OF(x, token - back, leads))
            return true;
    return ONE_OF(x, token, leads);
}

/* "by this time last year", "at this point in 2013". */
static bool is_point_of_year(const extraction *x, uint32_t token) {
    static const char *const points[] = {"point", "time", "stage"};
    bool led = token_is(x, token, "this") || token_is(x, token, "same");
    return led && ONE_OF(x, token + 1, points) && token > 0 && token + 3 < x->text->token_count &&
           (x->time_of[token + 2] != RSM_NONE || x->time_of[token + 3] != RSM_NONE);
}

static bool sentence_tells(const extraction *x, const event *e,
                           bool (*tells)(const extraction *, uint32_t)) {
    uint32_t end = sentence_end(x, e->first);
    for (uint32_t token = sentence_first(x, e->first); token + 1 < end; token++)
        if (x->clause_of[token] == x->clause_of[e->first] && tells(x, token))
            return true;
    return false;
}

/* ---- by verb ---- */

static bool has_perfect(const extraction *x, const verb_group *group) {
    return lemma_is(x, group->first, "have");
}

/* Whom or what a verb was done to. */
static uint32_t patient_of(const verb_group *group) {
    return group->passive ? group->subject : group->object;
}

/* "The band has killed several mayors": by no one deed. What a storm or a fire has done it did at
 * once. */
static bool has_done_several(const extraction *x, const event *e, const verb_group *group) {
    const noun_phrase *doer = group->passive ? NULL : phrase_at(x, group->subject);
    if (doer == NULL || e->place != RSM_NONE || !has_perfect(x, group))
        return false;
    bool somebody = doer->pronoun || match_over(x, doer->head, RSM_DOMAIN_PERSON) != NULL ||
                    match_over(x, doer->head, RSM_DOMAIN_BODY) != NULL ||
                    match_over(x, doer->head, RSM_DOMAIN_ACTOR) != NULL;
    const noun_phrase *patient = phrase_at(x, group->object);
    return somebody && patient != NULL && patient->plural &&
           is_vague_count(x, patient->first);
}

/* "They have previously clashed": on no day that is told. */
static bool is_said_of_before(const extraction *x, const verb_group *group) {
    if (!has_perfect(x, group))
        return false;
    for (uint32_t token = group->first; token < group->end + 1; token++)
        if (token_is(x, token, "previously"))
            return true;
    return group->first > 0 && token_is(x, group->first - 1, "previously");
}

/* "Some 300 rebels are still fighting in the swamps": a state of war, no one fight. */
static bool is_still_going_on(const extraction *x, const event *e, const verb_group *group) {
    rsm_slice type = e->type_row < x->types.count
                         ? rsm_world_string(x->world, RSM_DOMAIN_TYPE, e->type_row, RSM_TYPE_ID)
                         : (rsm_slice){"", 0};
    bool still = group->first + 1 < group->end && token_is(x, group->first + 1, "still");
    return rsm_slice_equal_string(type, "armed clash") && still && e->place == RSM_NONE &&
           token_is(x, group->first, "are") && group->object == RSM_NONE;
}

/* "The rebels are attacking oil pipelines": what they do these days. */
static bool is_done_these_days(const extraction *x, const event *e, const verb_group *group) {
    const noun_phrase *struck = phrase_at(x, group->object);
    bool goes_on = x->tagging->tags[group->verb].form == RSM_VERB_ING &&
                   (token_is(x, group->first, "is") || token_is(x, group->first, "are"));
    return goes_on && struck != NULL && struck->plural && e->time == RSM_NONE &&
           e->place == RSM_NONE && has_perpetrator(x, e->type_row) &&
           x->tagging->name_of[struck->head] == RSM_NONE &&
           !is_of_number(x, group->object, 2);
}

static bool is_done_over_weeks(const extraction *x, const event *e, const verb_group *group) {
    bool harms = (e->flags & RSM_TRIGGER_VICTIM_OBJECT) || is_outcome_type(x, e->type_row);
    bool goes_off = ((e->flags & RSM_TRIGGER_PATIENT_SUBJECT) || is_outcome_type(x, e->type_row)) &&
                    group->object == RSM_NONE && !group->passive; /* "hundreds have died" */
    uint32_t patient = goes_off ? group->subject : patient_of(group);
    if ((!harms && !goes_off) || !is_of_number(x, patient, FEW))
        return false;
    return sentence_tells(x, e, is_long_span) || sentence_tells(x, e, is_point_of_year);
}

/* ---- by noun ---- */

/* "The bombing of pipelines", "crueller than the murder of a midwife": what is done to any of a
 * kind. */
static bool is_of_any(const extraction *x, const event *e) {
    const noun_phrase *phrase = phrase_at(x, e->phrase);
    if (phrase == NULL || !token_is(x, e->end, "of") || e->end + 1 >= sentence_end(x, e->first) ||
        e->place != RSM_NONE || !has_perpetrator(x, e->type_row))
        return false;
    const noun_phrase *whom = phrase_at(x, x->phrase_of[e->end + 1]);
    if (whom == NULL || whom->proper || whom->pronoun || whom->end >= x->text->token_count)
        return false;
    bool any = whom->plural && !whom->definite && whom->first == e->end + 1 &&
               x->tagging->name_of[whom->head] == RSM_NONE;
    for (uint32_t token = whom->first; token <= whom->head && any; token++)
        any = token_upos(x, token) == RSM_UPOS_NOUN || token_upos(x, token) == RSM_UPOS_ADJ;
    bool than = phrase->first > sentence_first(x, e->first) &&
                (token_is(x, phrase->first - 1, "than") || token_is(x, phrase->first, "than"));
    bool told_apart = token_is(x, whom->end, "who") || token_is(x, whom->end, "in") ||
                      token_is(x, whom->end, "at") || x->place_of[whom->end] != RSM_NONE ||
                      x->tagging->name_of[whom->end] != RSM_NONE;
    return (any && !told_apart) || (than && whom->indefinite);
}

/* "one of six shootings", "one of several attacks": the others are not told. */
static bool is_one_of(const extraction *x, const event *e) {
    const noun_phrase *phrase = phrase_at(x, e->phrase);
    uint32_t begin = sentence_first(x, e->first);
    if (phrase == NULL || !e->plural || phrase->definite)
        return false;
    for (uint32_t back = 2; back <= COUNT_REACH + 2 && phrase->first + 1 >= begin + back; back++) {
        uint32_t token = phrase->first + 1 - back;
        if (token_is(x, token, "one") && token_is(x, token + 1, "of"))
            return true;
    }
    return false;
}

/* "has carried out various attacks", "the reason for more than a dozen stabbings". */
static bool is_several_at_large(const extraction *x, const event *e) {
    const noun_phrase *phrase = phrase_at(x, e->phrase);
    if (phrase == NULL || !e->plural || phrase->head >= e->end)
        return false;
    if (!is_of_number(x, e->phrase, MANY))
        return false;
    for (uint32_t token = phrase->first; token-- > sentence_first(x, e->first);) {
        const verb_group *group = verb_at(x, x->verb_of[token]);
        if (group != NULL)
            return has_perfect(x, group) && !group->passive;
    }
    return false;
}

/* "The increased dynamite attacks", "nine cases of torture": as many as there were. */
static bool is_counted_of_kind(const extraction *x, const event *e) {
    static const char *const more[] = {"increased", "increasing", "continued", "continuing",
                                       "constant",  "frequent",   "repeated",  "daily"};
    const noun_phrase *phrase = phrase_at(x, e->phrase);
    uint32_t begin = sentence_first(x, e->first);
    if (phrase == NULL || phrase->head >= e->end)
        return false;
    if (e->plural && phrase->first <= e->first)
        for (uint32_t token = phrase->first; token < e->first; token++)
            if (ONE_OF(x, token, more))
                return true;
    uint32_t first = phrase->first < e->first ? phrase->first : e->first;
    number count;
    return first >= begin + 3 && token_is(x, first - 1, "of") && token_is(x, first - 2, "cases") &&
           read_number(x, first - 3, first, &count) && count.low >= 2;
}

bool tells_of_many_deeds(const extraction *x, const event *e) {
    const verb_group *group = e->noun ? NULL : verb_at(x, e->verb);
    if ((e->flags & RSM_TRIGGER_LAW) || has_day(x, e))
        return false;
    bool lead = position_weight(x, e->first) >= TITLE_WEIGHT;
    if (e->noun)
        return is_one_of(x, e) || is_of_any(x, e) || is_counted_of_kind(x, e) || (!lead && is_several_at_large(x, e));
    return group != NULL && !lead && (has_done_several(x, e, group) || is_said_of_before(x, group) ||
                             is_still_going_on(x, e, group) ||
                             is_done_these_days(x, e, group) || is_done_over_weeks(x, e, group));
}
