/* Relative clauses and questions: whom "who" stands for.
 *
 * Part of the layer of chunks. Invariant: nothing past the sentence is looked at. Cost: constant. */
#include "extract/clause.h"

bool is_relative(const extraction *x, uint32_t token) {
    return token_is(x, token, "who") || token_is(x, token, "which") || token_is(x, token, "that");
}

bool governed(const extraction *x, const noun_phrase *phrase, uint32_t first) {
    if (phrase->first <= first || token_upos(x, phrase->first - 1) != RSM_UPOS_ADP)
        return false;
    const rsm_match *hedge = match_at(x, phrase->first - 1, RSM_DOMAIN_HEDGE);
    return hedge == NULL || hedge->end_token <= phrase->first; /* "at | least 12 people" */
}

/* Whether a verb after "who" can be told of a phrase, by its number. */
static bool agrees(const extraction *x, const noun_phrase *phrase, const verb_group *group) {
    static const char *const one[] = {"was", "is", "has"}, *const several[] = {"were", "are", "have"};
    for (size_t i = 0; i < sizeof one / sizeof *one; i++)
        if (token_is(x, group->first, phrase->plural ? one[i] : several[i]))
            return false;
    return true;
}

bool is_who(const extraction *x, uint32_t who, const verb_group *group, uint32_t first) {
    const noun_phrase *near = phrase_at(x, x->phrase_of[who - 1]);
    if (near == NULL || near->end != who || !governed(x, near, first) ||
        match_over(x, near->head, RSM_DOMAIN_PERSON) == NULL || !agrees(x, near, group))
        return false;
    if (!token_is(x, near->first - 1, "of") || near->first < first + 2)
        return true;
    static const char *const some[] = {"group", "member", "number", "crowd", "couple", "leader"};
    const noun_phrase *whole = phrase_at(x, x->phrase_of[near->first - 2]);
    return whole != NULL && match_over(x, whole->head, RSM_DOMAIN_PERSON) != NULL &&
           !ONE_OF(x, whole->head, some);
}

bool asks_who(const extraction *x, uint32_t token, uint32_t first) {
    if (!token_is(x, token, "who") || token <= first || x->phrase_of[token - 1] != RSM_NONE)
        return false;
    rsm_upos before = token_upos(x, token - 1);
    return before == RSM_UPOS_ADP || x->verb_of[token - 1] != RSM_NONE;
}
