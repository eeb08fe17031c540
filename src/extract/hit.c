/* Verbs of harm without an object that are told of whom they were done to: "Student shot near
 * school", "the teen fatally shot last week", "Officer wounded in chase".
 *
 * The tagger takes many for a finite past, as if the student had shot. Who shoots is told with whom
 * or what at ("shot at", "shot into", "shot back"); without that it is he who was hit. Invariant:
 * no verb with an auxiliary, an object or "who" before it. Cost: a few tokens around the verb. */
#include "extract/people.h"

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

static bool harms(const extraction *x, uint32_t verb) {
    static const char *const lemmas[] = {"shoot", "stab", "wound", "injure", "kill", "hurt"};
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

void mark_hit(const extraction *x, verb_group *group, uint32_t first, uint32_t end) {
    uint8_t form = x->tagging->tags[group->verb].form;
    if (group->first != group->verb || group->object != RSM_NONE || group->passive ||
        (form != RSM_VERB_PAST && form != RSM_VERB_PARTICIPLE && !token_is(x, group->verb, "hurt")) ||
        !harms(x, group->verb) ||
        tells_what_was_done(x, group->end, end))
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
