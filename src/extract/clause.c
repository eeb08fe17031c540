/* Relative clauses and questions: whom "who" stands for.
 *
 * Part of the layer of chunks. Invariant: nothing past the sentence is looked at. Cost: constant. */
#include "extract/clause.h"

bool is_relative(const extraction *x, uint32_t token) {
    return token_is(x, token, "who") || token_is(x, token, "which") || token_is(x, token, "that");
}

bool governed(const extraction *x, const noun_phrase *phrase, uint32_t first) {
    enum { HEDGE_WORDS = 3 };
    uint32_t start = phrase->first;
    if (start > first && token_is(x, start - 1, "of"))
        return true; /* "a total of | 100 people" */
    for (uint32_t back = 1; back <= HEDGE_WORDS && phrase->first >= first + back; back++) {
        const rsm_match *hedge = match_at(x, phrase->first - back, RSM_DOMAIN_HEDGE);
        bool counts = hedge != NULL && hedge->end_token < phrase->end &&
                      token_upos(x, hedge->end_token) == RSM_UPOS_NUM &&
                      !token_is(x, hedge->first_token, "from");
        if (counts && hedge->end_token >= phrase->first)
            start = phrase->first - back; /* "at | least 12 people", "by over | 100 people" */
    }
    return start > first && token_upos(x, start - 1) == RSM_UPOS_ADP;
}

/* Whether a verb after "who" can be told of a phrase, by its number. */
static bool agrees(const extraction *x, const noun_phrase *phrase, const verb_group *group) {
    static const char *const one[] = {"was", "is", "has"}, *const several[] = {"were", "are", "have"};
    for (size_t i = 0; i < sizeof one / sizeof *one; i++)
        if (token_is(x, group->first, phrase->plural ? one[i] : several[i]))
            return false;
    return true;
}

uint32_t subject_shared(const extraction *x, uint32_t group_index, uint32_t first) {
    enum { VERBS_BACK = 4 };
    const verb_group *group = verb_at(x, group_index);
    uint32_t last = verb_at(x, group_index - 1)->subject;
    bool several = token_is(x, group->first, "were") || token_is(x, group->first, "are");
    for (uint32_t back = 1; several && back <= VERBS_BACK && group_index >= back; back++) {
        const verb_group *before = verb_at(x, group_index - back);
        const noun_phrase *p = phrase_at(x, before->subject);
        if (before->first < first)
            break;
        bool joined = p != NULL && p->first > first &&
                      (token_is(x, p->first - 1, "and") || is_comma(x, p->first - 1));
        if (p != NULL && (p->plural || p->pronoun || joined))
            return before->subject; /* "The Lees came as Doe was trying to flee and were shot" */
    }
    return last;
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

bool is_of_place_before(const extraction *x, uint32_t from, uint32_t preposition,
                        const noun_phrase *phrase) {
    static const char *const places[] = {"at", "in", "on", "near", "inside", "outside", "into"};
    const noun_phrase *near =
        preposition > from && ONE_OF(x, preposition, places) ? phrase_at(x, x->phrase_of[preposition - 1]) : NULL;
    return x->tagging->has_tree && near != NULL && near->first > from &&
           ONE_OF(x, near->first - 1, places) &&
           x->phrase_of[x->tagging->tags[phrase->head].head < x->text->token_count
                            ? x->tagging->tags[phrase->head].head
                            : preposition] == x->phrase_of[near->head];
}

bool is_by_joined(const extraction *x, uint32_t from, uint32_t by, const noun_phrase *phrase) {
    uint32_t joint = from, head = x->tagging->tags[phrase->head].head;
    while (joint < by && token_upos(x, joint) != RSM_UPOS_CCONJ)
        joint++;
    for (uint32_t token = joint; token < by; token++)
        if (token_is(x, token, "possession"))
            return true; /* "possession of a rifle by a minor" */
    return x->tagging->has_tree && joint < by && head > joint && head < by &&
           x->phrase_of[head] != RSM_NONE && x->verb_of[head] == RSM_NONE;
}
