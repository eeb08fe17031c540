/* Verbs of harm without an object that are told of whom they were done to: "Student shot near
 * school", "the teen fatally shot last week", "Officer wounded in chase".
 *
 * The tagger takes many for a finite past, as if the student had shot. Who shoots is told with whom
 * or what at ("shot at", "shot into", "shot back"); without that it is he who was hit. Invariant:
 * no verb with an auxiliary, an object or "who" before it. Cost: a few tokens around the verb. */
#include "extract/clause.h"
#include "extract/people.h"

#include <string.h>

enum { ADVERBS = 2 /* between the noun and the verb: "fatally", "critically and" */ };

/* "shot at", "shot first", "killed again": words after a verb that say what its subject did. */
static bool tells_what_was_done(const extraction *x, uint32_t token, uint32_t end) {
    static const char *const words[] = {
        "at",       "into",    "toward", "towards", "back",  "from",  "through",
        "off",      "up",      "down",   "wildly",  "first", "again", "over",
        "across",   "past",    "around", "onto",    "upon",  "out",   "indiscriminately",
        "randomly", "blindly", "for"};
    uint32_t adverb = token + 1 < end && token_upos(x, token) == RSM_UPOS_ADV ? 1 : 0; /* "twice" */
    return token < end && (ONE_OF(x, token, words) || ONE_OF(x, token + adverb, words) ||
                           token_upos(x, token) == RSM_UPOS_PRON);
}

/* "One of the men shot at the club said": the tree hangs the verb on the noun, and not the noun on
 * the verb. */
static bool is_told_of_noun(const extraction *x, const verb_group *group) {
    const rsm_tag *tag = &x->tagging->tags[group->verb];
    return x->tagging->has_tree && tag->deprel != NULL && strcmp(tag->deprel, "acl") == 0 &&
           tag->head < group->first && group->first > 0 &&
           x->phrase_of[tag->head] == x->phrase_of[group->first - 1];
}

/* "gunned down in his car": verbs that are nothing without an object, though a particle stands. */
static bool is_downed(const extraction *x, const verb_group *group, uint32_t end) {
    return (lemma_is(x, group->verb, "gun") || lemma_is(x, group->verb, "mow")) &&
           group->end < end && token_is(x, group->end, "down") &&
           (group->end + 1 >= end || x->phrase_of[group->end + 1] == RSM_NONE ||
            x->time_of[group->end + 1] != RSM_NONE);
}

/* "One of the men shot at the club called the police": another verb of the same clause is what the
 * noun does. */
static bool is_followed(const extraction *x, const verb_group *group, uint32_t end) {
    for (uint32_t token = group->end; token < end; token++) {
        rsm_upos upos = token_upos(x, token);
        const verb_group *next = verb_at(x, x->verb_of[token]);
        if (next == NULL && (is_comma(x, token) || upos == RSM_UPOS_CCONJ ||
                             upos == RSM_UPOS_SCONJ || upos == RSM_UPOS_PRON ||
                             is_relative(x, token) || upos == RSM_UPOS_PUNCT))
            return false;
        if (next == NULL)
            continue;
        const noun_phrase *near = phrase_at(x, x->phrase_of[token - 1]);
        uint8_t form = x->tagging->tags[next->verb].form;
        return form != RSM_VERB_ING && !next->participle && !next->infinitive &&
               near != NULL &&
               near->first > group->end && governed(x, near, group->end);
    }
    return false;
}

static bool harms(const extraction *x, uint32_t verb) {
    static const char *const lemmas[] = {"shoot", "stab", "wound", "injure",
                                         "kill",  "hurt", "gun",   "mow"};
    for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
        if (lemma_is(x, verb, lemmas[i]))
            return true;
    return false;
}

static bool may_be_hit(const extraction *x, const noun_phrase *phrase) {
    const rsm_match *who = match_over(x, phrase->head, RSM_DOMAIN_PERSON);
    bool attacker = who != NULL && rsm_world_number(x->world, RSM_DOMAIN_PERSON, who->row,
                                                    RSM_PERSON_ROLE) == RSM_PERSON_PERPETRATOR;
    return !phrase->pronoun && !attacker &&
           (who != NULL || is_person_name(x, phrase->head) ||
            token_upos(x, phrase->head) == RSM_UPOS_NUM);
}

/* "Troopers went to a report of bullets fired": the bullets were fired, whoever else stands before. */
static bool are_shots(const extraction *x, const verb_group *group) {
    static const char *const shots[] = {"shot", "gunshot", "bullet", "round"};
    uint32_t before = group->first > 0 ? x->phrase_of[group->first - 1] : RSM_NONE;
    const noun_phrase *p = phrase_at(x, before);
    return group->first == group->verb && lemma_is(x, group->verb, "fire") && p != NULL &&
           p->end == group->first && ONE_OF(x, p->head, shots) && group->object == RSM_NONE;
}

void mark_hit(const extraction *x, verb_group *group, uint32_t first, uint32_t end) {
    uint8_t form = x->tagging->tags[group->verb].form;
    if (are_shots(x, group)) {
        group->subject = x->phrase_of[group->first - 1];
        return;
    }
    if (group->first != group->verb || group->object != RSM_NONE || group->passive ||
        (form != RSM_VERB_PAST && form != RSM_VERB_PARTICIPLE && !token_is(x, group->verb, "hurt")) ||
        !harms(x, group->verb))
        return;
    bool counted = group->first > first && token_upos(x, group->first - 1) == RSM_UPOS_NUM &&
                  token_is(x, group->end, "at"); /* "6 shot at tavern" */
    if (tells_what_was_done(x, group->end, end) && !counted && !is_told_of_noun(x, group) &&
        !is_followed(x, group, end) && !is_downed(x, group, end))
        return;
    uint32_t token = group->first;
    for (uint32_t steps = 0; steps < ADVERBS && token > first; steps++)
        if (token_upos(x, token - 1) == RSM_UPOS_ADV && x->phrase_of[token - 1] == RSM_NONE)
            token--;
    uint32_t index = token > first ? x->phrase_of[token - 1] : RSM_NONE;
    const noun_phrase *phrase = phrase_at(x, index);
    if (phrase == NULL || !may_be_hit(x, phrase))
        return;
    group->subject = index;
    group->passive = true;
}
