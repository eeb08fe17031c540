/* Who is named in apposition to words that tell his part elsewhere: "The driver opened fire. ...
 * The driver, Carl Reed, fled"; "one of the officers, Bob Stone, shot her".
 *
 * The words for a person and the name after their comma are one person: what is told of the one is
 * told of the other. Invariants: a claim is of a person's name. Cost: linear in the phrases, BACK
 * claims looked back over for each that a name follows. */
#include "extract/persons.h"

enum {
    BACK = 200,
    CLAUSE_REACH = 16 /* tokens of a clause between a person and his name */
};

bool tells_of_security(const extraction *x, uint32_t first, uint32_t end) {
    for (uint32_t token = first; token < end; token++) {
        const rsm_match *match = match_over(x, token, RSM_DOMAIN_PERSON);
        if (match != NULL && rsm_world_number(x->world, RSM_DOMAIN_PERSON, match->row,
                                              RSM_PERSON_ROLE) == RSM_PERSON_SECURITY)
            return true;
    }
    return false;
}

/* The claim that the words of a phrase itself are of, else the latest before them on the same
 * somebody; NULL. */
static const role_claim *claim_on(extraction *x, uint32_t phrase, uint32_t end) {
    const noun_phrase *p = phrase_at(x, phrase);
    uint32_t entity = entity_of(x, phrase),
             least = x->roles.count > BACK ? x->roles.count - BACK : 0;
    const role_claim *best = NULL;
    for (uint32_t i = x->roles.count; i-- > least;) {
        const role_claim *claim = role_at(x, i);
        const event *e = event_at(x, claim->event);
        if ((claim->role != RSM_ROLE_VICTIM && claim->role != RSM_ROLE_PERPETRATOR) ||
            (e->flags & RSM_TRIGGER_LAW))
            continue;
        if (claim->first >= p->first && claim->first < end)
            return claim;
        bool fits = entity != RSM_NONE && claim->entity == entity && p->definite && !p->plural &&
                    claim->first < p->first;
        if (fits && (best == NULL || claim->first > best->first))
            best = claim;
    }
    return best;
}

static void name_apposed(extraction *x, uint32_t index) {
    const noun_phrase *p = phrase_at(x, index);
    uint32_t end = sentence_end(x, p->first), stop = p->end;
    if (p->pronoun || x->tagging->name_of[p->head] != RSM_NONE)
        return;
    const noun_phrase *whole =
        token_is(x, stop, "of") && stop + 1 < end ? phrase_at(x, x->phrase_of[stop + 1]) : NULL;
    if (whole != NULL)
        stop = whole->end; /* "one of the officers" */
    if (stop + 1 >= end || !rsm_slice_equal_string(token_text(x, stop), ","))
        return;
    uint32_t name = person_named_at(x, stop + 1, end);
    const noun_phrase *named = name == RSM_NONE ? NULL : phrase_at(x, x->phrase_of[name]);
    if (named == NULL || named->first > stop + 2 || end_of_name(x, name) >= end)
        return;
    uint32_t after = end_of_name(x, name);
    after += rsm_slice_equal_string(token_text(x, after), ",");
    const verb_group *says = verb_at(x, after < end ? x->verb_of[after] : RSM_NONE);
    if (says != NULL && !says->passive && match_at(x, says->verb, RSM_DOMAIN_CUE) != NULL)
        return; /* "his mother, Ann Lee, said" */
    const role_claim *claim = claim_on(x, index, stop);
    if (claim == NULL)
        return;
    role_claim told = *claim; /* the vector may move */
    uint32_t before = x->roles.count;
    claim_names_until(x, name, p->plural ? end : end_of_name(x, name), told.event,
                      told.role == RSM_ROLE_VICTIM ? PART_VICTIM : PART_PERPETRATOR);
    for (uint32_t i = before; i < x->roles.count; i++) {
        role_claim *fresh = role_at(x, i);
        fresh->certainty = told.certainty;
        fresh->outcome = told.outcome;
        if (tells_of_security(x, p->first, stop))
            fresh->first = p->first; /* police who come to the scene (state_role.c) */
    }
}

/* "The man accused of the killings, Carl Reed, was arrested": the name after the clause that tells
 * his part. */
static void name_behind_clause(extraction *x, uint32_t index) {
    const noun_phrase *p = phrase_at(x, index);
    uint32_t end = sentence_end(x, p->first), comma = p->end;
    const verb_group *clause = verb_at(x, comma < end ? x->verb_of[comma] : RSM_NONE);
    if (p->pronoun || !p->definite || x->tagging->name_of[p->head] != RSM_NONE ||
        (!token_is(x, comma, "who") && (clause == NULL || !clause->participle)))
        return;
    while (comma + 1 < end && comma < p->end + CLAUSE_REACH &&
           !rsm_slice_equal_string(token_text(x, comma), ","))
        comma++;
    person_part part = part_of_phrase(x, index);
    if (part <= PART_SOMEBODY || !rsm_slice_equal_string(token_text(x, comma), ","))
        return;
    uint32_t name = person_named_at(x, comma + 1, end);
    const noun_phrase *named = name == RSM_NONE ? NULL : phrase_at(x, x->phrase_of[name]);
    uint32_t stop = name == RSM_NONE ? end : end_of_name(x, name);
    if (named == NULL || named->first > comma + 2 || stop >= end ||
        !rsm_slice_equal_string(token_text(x, stop), ","))
        return;
    uint32_t deed = harm_near(x, p->first, part != PART_VICTIM);
    if (deed != RSM_NONE)
        claim_names_until(x, name, stop, deed, part);
}

/* "Ann Lee and Bob Stone robbed the bank": the others of the list that the doer ends. */
static void name_doers(extraction *x, uint32_t index) {
    role_claim told = *role_at(x, index);
    const event *e = event_at(x, told.event);
    const verb_group *group = verb_at(x, e->verb);
    const noun_phrase *p = phrase_at(x, x->phrase_of[told.first]);
    if (told.role != RSM_ROLE_PERPETRATOR || told.identified || group == NULL || group->passive ||
        p == NULL || p->end > group->first || !is_person_name(x, p->head) ||
        group->subject != x->phrase_of[told.first])
        return;
    uint32_t first = first_of_list(x, p), before = x->roles.count;
    if (first == RSM_NONE || first >= p->first)
        return;
    claim_names_until(x, first, p->first, told.event, PART_PERPETRATOR);
    for (uint32_t i = before; i < x->roles.count; i++) {
        role_at(x, i)->certainty = told.certainty;
        role_at(x, i)->about_attacker = told.about_attacker;
    }
}

/* "Carl Reed should be considered armed and dangerous": police look for him. */
static void armed_and_dangerous(extraction *x, uint32_t token) {
    uint32_t first = sentence_first(x, token);
    for (uint32_t at = token; at-- > first;) {
        const noun_phrase *p = phrase_at(x, x->phrase_of[at]);
        if (p == NULL || x->verb_of[p->end] == RSM_NONE)
            continue;
        uint32_t deed = names_somebody(x, p->head) ? harm_near(x, token, true) : RSM_NONE;
        if (deed != RSM_NONE)
            claim_names_until(x, first_of_name(x, p), p->end, deed, PART_SUSPECT);
        return;
    }
}

void claim_apposed(extraction *x) {
    uint32_t claims = x->roles.count;
    for (uint32_t i = 0; i < claims && !x->failed; i++)
        name_doers(x, i);
    for (uint32_t i = 0; i < x->phrases.count && !x->failed; i++) {
        name_apposed(x, i);
        name_behind_clause(x, i);
    }
    for (uint32_t token = 0; token + 2 < x->text->token_count && !x->failed; token++)
        if (token_is(x, token, "armed") && token_is(x, token + 1, "and") &&
            token_is(x, token + 2, "dangerous"))
            armed_and_dangerous(x, token);
}
