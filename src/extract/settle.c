/* The type of an incident, by agreement of all mentions of it.
 *
 * Each mention that tells a type by itself speaks for its top type, with the weight of where it
 * stands and PLAIN_WEIGHT times where its word is plain; the kind told most of the best top type is
 * the incident's, where enough of what is told says so. What became of people (killed, fled) and
 * what a noun only refers back to says nothing against another type. Invariant: a type told by none
 * is never given. Cost: linear in the events; TYPES types an incident are weighed, later ones
 * never. */
#include "extract/extraction.h"

enum { TYPES = 12, PLAIN_WEIGHT = 3, KIND_SHARE = 4 };

typedef struct vote {
    uint32_t type, weight;
} vote;

typedef struct votes {
    vote of[TYPES];
    uint32_t count;
} votes;

static void add_vote(votes *all, uint32_t type, uint32_t weight) {
    uint32_t i = 0;
    while (i < all->count && all->of[i].type != type)
        i++;
    if (i == TYPES)
        return;
    if (i == all->count)
        all->of[all->count++] = (vote){type, 0};
    all->of[i].weight += weight;
}

/* The weight of all kinds of a top type. */
static uint32_t weight_of(const extraction *x, const votes *all, uint32_t top) {
    uint32_t weight = 0;
    for (uint32_t i = 0; i < all->count; i++)
        if (x->types.top[all->of[i].type] == top)
            weight += all->of[i].weight;
    return weight;
}

/* The kind of the top type that is told most, where a KIND_SHARE of what is told says so. */
static uint32_t kind_of(const extraction *x, const votes *all, uint32_t top) {
    uint32_t best = top, best_weight = 0, whole = weight_of(x, all, top);
    for (uint32_t i = 0; i < all->count; i++) {
        const vote *one = &all->of[i];
        if (x->types.top[one->type] == top && one->type != top && one->weight > best_weight &&
            one->weight * KIND_SHARE >= whole)
            best = one->type, best_weight = one->weight;
    }
    return best;
}

/* Whether a mention names what happened, of the kind that its incident is of. */
static bool names_type(const extraction *x, const event *e) {
    if (e->type_row >= x->types.count || is_outcome_type(x, e->type_row))
        return false;
    if (e->flags & (RSM_TRIGGER_GENERIC | RSM_TRIGGER_STATE))
        return false;
    return e->modality <= RSM_MODALITY_ALLEGED && !names_people_by(x, e);
}

static void settle(extraction *x, uint32_t index) {
    incident_draft *incident = incident_at(x, index);
    votes all = {.count = 0};
    for (uint32_t i = incident->first_event; i <= incident->last_event; i++) {
        const event *e = event_at(x, i);
        if (e->incident != index || !names_type(x, e))
            continue;
        bool plain = (e->flags & RSM_TRIGGER_WEAK) == 0;
        add_vote(&all, e->type_row, position_weight(x, e->first) * (plain ? PLAIN_WEIGHT : 1));
    }
    uint32_t best = RSM_NONE, best_weight = 0;
    for (uint32_t i = 0; i < all.count; i++) {
        uint32_t top = x->types.top[all.of[i].type], weight = weight_of(x, &all, top);
        if (weight > best_weight)
            best = top, best_weight = weight;
    }
    if (best != RSM_NONE)
        incident->type_row = kind_of(x, &all, best);
}

void settle_types(extraction *x) {
    for (uint32_t i = 0; i < x->incidents.count; i++)
        if (incident_at(x, i)->type_row < x->types.count)
            settle(x, i);
}
