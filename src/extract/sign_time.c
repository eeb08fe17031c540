/* What speaks for and against a time expression being the day of an incident: see sign.h.
 *
 * The questions are of language (verb, preposition, kind of expression, place in the report), not
 * of one kind of incident. Cost: linear in the sentence; other expressions of the same day are
 * counted among SIGN_CANDIDATES. */
#include "extract/sign.h"

enum {
    ASK_PREPOSITION = ASK_OWN,
    ASK_UNIT,
    ASK_AGE,
    ASK_POSITION,
    ASK_SAME,
    ASK_FIRST,
    ASK_QUOTED,
    ASK_COUNTED,
    ASK_TENSE,
    ASK_LEADS,
    QUESTIONS
};

static const char *const prepositions[] = {"none", "on",      "at",    "about", "in",   "since",
                                           "by",   "before",  "after", "of",    "poss", "comma",
                                           "verb", "bracket", "colon", "noun"};
static const char *const units[] = {"minute", "part of day", "day",  "week",     "month", "season",
                                    "year",   "decade",      "none", "duration", "set",   "open"};
static const char *const ages[] = {"unknown", "later", "same day", "day before", "3 days",
                                   "week",    "month", "year",     "older"};
static const char *const tenses[] = {"none",    "past",       "present",   "future",
                                     "passive", "infinitive", "participle"};

static const sign_question questions[QUESTIONS] = {
    [ASK_VERB] = {"verb", sign_act_names, SIGN_ACTS},
    [ASK_NEAR] = {"near", sign_near_names, SIGN_NEAR_COUNT},
    [ASK_KIND] = {"told by", sign_kind_names, SIGN_KIND_COUNT},
    [ASK_TREE] = {"tree", sign_tree_names, SIGN_TREE_COUNT},
    [ASK_PREPOSITION] = {"after", ANSWERS(prepositions)},
    [ASK_UNIT] = {"unit", ANSWERS(units)},
    [ASK_AGE] = {"age", ANSWERS(ages)},
    [ASK_POSITION] = {"stands", sign_position_names, SIGN_POSITION_COUNT},
    [ASK_SAME] = {"same day", sign_same_names, SIGN_SAME_COUNT},
    [ASK_FIRST] = {"order", sign_order_names, SIGN_ORDER_COUNT},
    [ASK_QUOTED] = {"quoted", sign_yes_no_names, SIGN_YES_NO},
    [ASK_COUNTED] = {"counted", sign_yes_no_names, SIGN_YES_NO},
    [ASK_TENSE] = {"tense", ANSWERS(tenses)},
    [ASK_LEADS] = {"opens", sign_yes_no_names, SIGN_YES_NO},
};

static const sign_pair pairs[] = {{ASK_VERB, ASK_NEAR},        {ASK_VERB, ASK_POSITION},
                                  {ASK_VERB, ASK_TREE},        {ASK_TREE, ASK_KIND},
                                  {ASK_UNIT, ASK_PREPOSITION}, {ASK_UNIT, ASK_AGE},
                                  {ASK_AGE, ASK_POSITION}};

const sign_sheet *time_signs(void) {
    static const sign_sheet sheet = {"when", questions, QUESTIONS, pairs,
                                     sizeof pairs / sizeof *pairs};
    return &sheet;
}

static uint8_t ask_preposition(const extraction *x, uint32_t first, uint32_t end) {
    static const struct {
        const char *word;
        uint8_t answer;
    } words[] = {{"on", 1},
                 {"at", 2},
                 {"about", 3},
                 {"around", 3},
                 {"shortly", 3},
                 {"just", 3},
                 {"roughly", 3},
                 {"in", 4},
                 {"during", 4},
                 {"over", 4},
                 {"since", TIME_SINCE},
                 {"until", TIME_UNTIL},
                 {"till", TIME_UNTIL},
                 {"by", TIME_UNTIL},
                 {"before", 7},
                 {"after", 8},
                 {"following", 8},
                 {"of", 9},
                 {"from", TIME_SINCE},
                 {",", 11},
                 {"(", 13},
                 {"[", 13},
                 {"\xe2\x80\x93", 11},
                 {"-", 11},
                 {"|", 13},
                 {":", 14},
                 {"for", TIME_UNTIL}};
    if (first == sentence_first(x, first))
        return 0;
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[first]);
    if (phrase != NULL && phrase->head >= end)
        return 10;
    uint32_t before = first - 1;
    if (token_upos(x, before) == RSM_UPOS_DET && before > sentence_first(x, first))
        before--;
    if (token_is(x, before, "after") && before > sentence_first(x, first) &&
        (token_is(x, before - 1, "until") || token_is(x, before - 1, "till")))
        return TIME_UNTIL;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (token_is(x, before, words[i].word))
            return words[i].answer;
    if (x->verb_of[before] != RSM_NONE)
        return 12;
    return token_upos(x, before) == RSM_UPOS_NOUN || token_upos(x, before) == RSM_UPOS_PROPN ? 15
                                                                                             : 0;
}

static uint8_t ask_unit(const rsm_time *time) {
    if (time->expression.type == RSM_TIME_DURATION)
        return 9;
    if (time->expression.type == RSM_TIME_SET)
        return 10;
    const rsm_time_value *value = &time->expression.value;
    if (!value->earliest.known && !value->latest.known)
        return time->precision == RSM_PRECISION_NONE ? 8 : 11;
    return time->precision <= RSM_PRECISION_NONE ? time->precision : 8;
}

static uint8_t ask_age(const extraction *x, const rsm_time_value *value) {
    const rsm_published *published = &x->reading->report.published;
    if (!published->earliest.known || !value->latest.known)
        return 0;
    int32_t days = published->earliest.day - value->latest.day;
    if (days < 0)
        return published->latest.known && published->latest.day >= value->latest.day ? 2 : 1;
    static const int32_t limits[] = {0, 1, 3, 7, 31, 366};
    for (uint8_t i = 0; i < 6; i++)
        if (days <= limits[i])
            return (uint8_t)(2 + i);
    return 8;
}

static uint8_t ask_same(const extraction *x, uint32_t time) {
    uint32_t count = 0;
    const rsm_time_value *value = &x->times->items[time].expression.value;
    for (uint32_t i = 0; i < x->times->count && i < SIGN_CANDIDATES && count < 3; i++)
        if (i != time && same_day(value, &x->times->items[i].expression.value))
            count++;
    return (uint8_t)count;
}

/* Whether it is the first, or the second, day that the report tells, titles and furniture left
 * out. */
static uint8_t ask_first(const extraction *x, uint32_t time) {
    uint32_t before = 0;
    const rsm_time_value *value = &x->times->items[time].expression.value;
    for (uint32_t i = 0; i < time && i < SIGN_CANDIDATES && before < 2; i++) {
        const rsm_time *other = &x->times->items[i];
        uint8_t stands = sign_position(x, other->first_token);
        before += ask_unit(other) <= RSM_PRECISION_DAY && stands >= 1 && stands <= 5 &&
                  !same_day(&other->expression.value, value);
    }
    return before == 0 ? 1 : before == 1 ? 2 : 0;
}

static uint8_t ask_tense(const extraction *x, uint32_t verb) {
    const verb_group *group = verb == RSM_NONE ? NULL : verb_at(x, x->verb_of[verb]);
    if (group == NULL)
        return 0;
    if (group->future || group->modal)
        return 3;
    if (group->infinitive)
        return 5;
    if (group->passive)
        return 4;
    if (group->participle)
        return 6;
    rsm_verb_form form = x->tagging->tags[verb].form;
    return form == RSM_VERB_PRESENT || form == RSM_VERB_BASE || form == RSM_VERB_ING ? 2 : 1;
}

void stand_time(const extraction *x, uint32_t index, sign_standing *standing) {
    const rsm_time *time = &x->times->items[index];
    uint32_t first = time->first_token, end = time->end_token;
    uint8_t *answer = standing->answers.answer;
    standing->verb = governing_verb(x, first, end, &standing->through);
    answer[ASK_PREPOSITION] = ask_preposition(x, first, end);
    answer[ASK_UNIT] = ask_unit(time);
    answer[ASK_AGE] = ask_age(x, &time->expression.value);
    answer[ASK_POSITION] = sign_position(x, first);
    answer[ASK_SAME] = ask_same(x, index);
    answer[ASK_FIRST] = ask_first(x, index);
    answer[ASK_QUOTED] = in_quotation(x, first);
    answer[ASK_COUNTED] = time->relative;
    answer[ASK_TENSE] = ask_tense(x, standing->verb);
    answer[ASK_LEADS] = first == sentence_first(x, first);
}

uint8_t time_preposition(const extraction *x, uint32_t index) {
    return x->signs->times[index].answers.answer[ASK_PREPOSITION];
}
