/* The type of an incident, by agreement of all mentions of it.
 *
 * Each mention that tells a type by itself speaks for its top type, with the weight of where it
 * stands and twice where its word is plain; the most exact kind told of the best top type is the
 * incident's. What became of people (killed, fled) and what a noun only refers back to says nothing
 * against another type. Invariant: a type told by none is never given. Cost: linear in the events;
 * TYPES types an incident are weighed, later ones never. */
#include "extract/extraction.h"

enum { TYPES = 12, PLAIN_WEIGHT = 3 };

typedef struct vote {
    uint32_t top, type, weight;
} vote;

typedef struct votes {
    vote of[TYPES];
    uint32_t count;
} votes;

static void add_vote(const extraction *x, votes *all, uint32_t type, uint32_t weight) {
    uint32_t top = x->types.top[type];
    uint32_t i = 0;
    while (i < all->count && all->of[i].top != top)
        i++;
    if (i == TYPES)
        return;
    if (i == all->count)
        all->of[all->count++] = (vote){top, type, 0};
    all->of[i].weight += weight;
    if (rsm_type_is(x->world, type, all->of[i].type))
        all->of[i].type = type;
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
        add_vote(x, &all, e->type_row, position_weight(x, e->first) * (plain ? PLAIN_WEIGHT : 1));
    }
    uint32_t best = 0;
    for (uint32_t i = 1; i < all.count; i++)
        if (all.of[i].weight > all.of[best].weight)
            best = i;
    if (all.count == 0 || x->types.top[incident->type_row] == all.of[best].top)
        return;
    incident->type_row = all.of[best].type;
}

void settle_types(extraction *x) {
    for (uint32_t i = 0; i < x->incidents.count; i++)
        if (incident_at(x, i)->type_row < x->types.count)
            settle(x, i);
}
