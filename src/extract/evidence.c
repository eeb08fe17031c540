/* What ties somebody to a deed: on whose words a preposition hangs, and claims of one person that
 * cannot both hold.
 *
 * Whoever is accused of a deed, or told to have done it, was not harmed in it because he is named
 * beside the harmed, was taken to hospital or has an age: only words that harm him say so, or a
 * shooting by police, or words that name him as a victim. Invariant: claims keep their order. Cost: linear in the claims, of which the
 * first CLAIMS are held against each other; for a preposition, the events up to its phrase. */
#include "extract/evidence.h"

#include "extract/govern.h"
#include "extract/people.h"
#include "extract/role.h"

enum { CLAIMS = 400 };

/* ---- whose preposition ---- */

bool is_of_nearer_event(const extraction *x, const event *e, const noun_phrase *phrase) {
    uint32_t head = x->tagging->has_tree ? tree_head(x, tree_top(x, phrase)) : RSM_NONE;
    if (!e->noun || head == RSM_NONE || head < e->end || head >= phrase->first)
        return false;
    for (uint32_t token = e->end; token < head; token++)
        if (token_upos(x, token) == RSM_UPOS_CCONJ)
            return false;
    for (uint32_t i = first_event_from(x, e->end); i < x->events.count; i++) {
        const event *other = event_at(x, i);
        if (other->first > head)
            return false;
        if (other->first <= head && head < other->end && other->supported)
            return true;
    }
    return false;
}

/* ---- one person, two parts ---- */

/* Whether the words of a claim of harm tell it: he is the object of the deed's verb, or the subject
 * of its passive; or it says what became of him. */
static bool is_told_harmed(const extraction *x, const role_claim *claim) {
    if (claim->outcome == RSM_SLOT_KILLED || !claim->identified || claim->named_so)
        return true;
    const event *e = event_at(x, claim->event);
    const verb_group *group = verb_at(x, e->verb);
    uint32_t phrase = x->phrase_of[claim->first];
    return group != NULL && phrase != RSM_NONE &&
           phrase == (group->passive ? group->subject : group->object);
}

static bool is_named_person(const extraction *x, uint32_t entity) {
    const entity_draft *who = entity_at(x, entity);
    return who->proper && who->type == RSM_ENTITY_PER;
}

/* Whether somebody is held to have done it. */
static bool is_held_doer(const extraction *x, uint32_t entity) {
    for (uint32_t i = 0; i < x->roles.count && i < CLAIMS; i++) {
        const role_claim *claim = role_at(x, i);
        if (claim->entity == entity && claim->role == RSM_ROLE_PERPETRATOR &&
            claim->stance != RSM_STANCE_DENIES)
            return true;
    }
    return false;
}

static bool is_ever_told_harmed(const extraction *x, uint32_t entity) {
    for (uint32_t i = 0; i < x->roles.count && i < CLAIMS; i++) {
        const role_claim *claim = role_at(x, i);
        if (claim->entity == entity && claim->role == RSM_ROLE_VICTIM && is_told_harmed(x, claim))
            return true;
    }
    return false;
}

/* Whether police shot in this report: a suspect taken to hospital was shot by them. */
static bool tells_police_shooting(const extraction *x) {
    uint32_t row = rsm_world_find(x->world, RSM_DOMAIN_TYPE, RSM_SLICE("police shooting"));
    for (uint32_t i = 0; i < x->events.count; i++)
        if (event_at(x, i)->supported && event_at(x, i)->type_row == row)
            return true;
    return false;
}

static bool is_only_near(const extraction *x, const role_claim *claim) {
    return claim->role == RSM_ROLE_VICTIM && is_named_person(x, claim->entity) &&
           !is_told_harmed(x, claim) && is_held_doer(x, claim->entity) &&
           !is_ever_told_harmed(x, claim->entity);
}

void weigh_roles(extraction *x) {
    bool *near = rsm_arena_allocate_items(x->arena, (size_t)x->roles.count + 1, sizeof *near);
    if (near == NULL) {
        x->failed = true;
        return;
    }
    bool by_police = tells_police_shooting(x);
    for (uint32_t i = 0; i < x->roles.count; i++)
        near[i] = i < CLAIMS && !by_police && is_only_near(x, role_at(x, i));
    uint32_t kept = 0;
    for (uint32_t i = 0; i < x->roles.count; i++)
        if (!near[i])
            *role_at(x, kept++) = *role_at(x, i);
    x->roles.count = kept;
}
