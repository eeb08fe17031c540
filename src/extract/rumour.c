/* "Reports that troops fired on the crowd are fake news": what is told only to be judged false.
 *
 * Verdicts are those of lexicon/cues.txt. Invariant: what is said to be true, or not to be false,
 * is not judged false. Cost: constant; at most RUMOUR_REACH tokens to either side. */
#include "extract/rumour.h"

#include "extract/crediting.h"

enum { RUMOUR_REACH = 18 };

rsm_stance verdict_on(const extraction *x, uint32_t from, uint32_t phrase) {
    uint32_t end = sentence_end(x, from);
    end = end - from > RUMOUR_REACH ? from + RUMOUR_REACH : end;
    for (uint32_t token = from; token < end; token++) {
        const rsm_match *cue = match_at(x, token, RSM_DOMAIN_CUE);
        const verb_group *group = verb_at(x, x->verb_of[token]);
        if (cue == NULL || group == NULL || !cue_notes(x, cue, "verdict") ||
            (phrase != RSM_NONE && group->subject != phrase))
            continue;
        rsm_stance stance = rsm_world_number(x->world, RSM_DOMAIN_CUE, cue->row, RSM_CUE_STANCE);
        if (group->negated)
            return stance == RSM_STANCE_CONFIRMS ? RSM_STANCE_DENIES : RSM_STANCE_ASSERTS;
        return stance;
    }
    return RSM_STANCE_ASSERTS;
}

bool is_judged_false(const extraction *x, uint32_t token) {
    static const char *const nouns[] = {
        "report",     "claim",  "statement", "rumour",  "rumor",      "talk",       "suggestion",
        "allegation", "news",   "story",     "word",    "assertion",  "accusation", "idea",
        "notion",     "charge", "theory",    "account", "insinuation"};
    uint32_t first = sentence_first(x, token);
    first = token - first > RUMOUR_REACH ? token - RUMOUR_REACH : first;
    for (uint32_t at = token; at-- > first;) {
        if (!ONE_OF(x, at, nouns) || x->phrase_of[at] == RSM_NONE)
            continue;
        bool leads = token_is(x, at + 1, "that") || token_is(x, at + 1, "of");
        return leads && verdict_on(x, token + 1, RSM_NONE) == RSM_STANCE_DENIES;
    }
    return false;
}
