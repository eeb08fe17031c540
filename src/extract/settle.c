/* The type of an incident, by agreement of all mentions of it.
 *
 * Each mention that tells a type by itself speaks for its top type, with the weight of where it
 * stands and PLAIN_WEIGHT times where its word is plain; the kind told most of the best top type is
 * the incident's, where enough of what is told says so. What became of people (killed, fled) and
 * what a noun only refers back to says nothing against another type. An attack that is as plainly
 * told to be a bombing or a shooting is that (EXACT_SHARE). A plain attack takes the type of its
 * weapon. Invariant: a type told by none is never given. Cost: linear in the events; TYPES types an
 * incident are weighed, later ones never. */
#include "extract/extraction.h"

enum {
    TYPES = 12,
    PLAIN_WEIGHT = 3,
    KIND_SHARE = 4,
    EXACT_SHARE = 2,
    CLAIMS = 400,   /* looked through for a weapon */
    WEAPONS = 16,   /* of an incident that are held against one */
    SELF_REACH = 14 /* tokens from "shot his wife" to "and himself" */
};

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
    if (e->type_row >= x->types.count || tells_outcome(x, e))
        return false;
    if (e->flags & (RSM_TRIGGER_GENERIC | RSM_TRIGGER_STATE))
        return false;
    return e->modality <= RSM_MODALITY_ALLEGED && !names_people_by(x, e);
}

/* "The blast killed nine": the verb tells the type of its subject once more. */
static bool is_echo(const extraction *x, uint32_t index) {
    const event *e = event_at(x, index), *last = event_at(x, index > 0 ? index - 1 : RSM_NONE);
    const verb_group *group = verb_at(x, e->verb);
    return last != NULL && group != NULL && last->noun && last->phrase != RSM_NONE &&
           last->type_row == e->type_row && group->subject == last->phrase;
}

/* What forces fire at each other, of which no one says what an attack was. */
static const char *const thrown[] = {"grenade attack",   "mortar attack", "rocket attack",
                                     "artillery attack", "shooting",      "shelling"};

static bool is_type(const extraction *x, uint32_t row, const char *const *ids, size_t count) {
    rsm_slice id = rsm_world_string(x->world, RSM_DOMAIN_TYPE, row, RSM_TYPE_ID);
    for (size_t i = 0; i < count; i++)
        if (rsm_slice_equal_string(id, ids[i]))
            return true;
    return false;
}

/* "The attack", told often, of what is also told to be a bombing: the bombing, where an EXACT_SHARE
 * of what is told says so. */
static uint32_t told_exactly(const extraction *x, const votes *all, uint32_t top, uint32_t weight) {
    static const char *const ways[] = {"bombing",  "shooting", "shelling",        "air strike",
                                       "stabbing", "arson",    "chemical attack", "beating"};
    uint32_t best = top, best_weight = 0;
    if (!rsm_slice_equal_string(rsm_world_string(x->world, RSM_DOMAIN_TYPE, top, RSM_TYPE_ID),
                                "attack"))
        return top;
    for (uint32_t i = 0; i < all->count; i++) {
        uint32_t other = x->types.top[all->of[i].type], its = weight_of(x, all, other);
        if (its > best_weight && is_type(x, other, ways, sizeof ways / sizeof *ways) &&
            its * EXACT_SHARE >= weight)
            best = other, best_weight = its;
    }
    return best;
}

/* "Attacked with mortars and rifle fire": what another deed was done with. */
static bool is_means(const extraction *x, uint32_t index) {
    const event *e = event_at(x, index);
    if (!e->noun || match_over(x, e->first, RSM_DOMAIN_WEAPON) == NULL ||
        !is_type(x, e->type_row, thrown, sizeof thrown / sizeof *thrown))
        return false;
    for (uint32_t i = 0; i < x->roles.count && i < CLAIMS; i++) {
        const role_claim *claim = role_at(x, i);
        if (claim->role == RSM_ROLE_WEAPON && claim->event != index && claim->first <= e->first &&
            e->first < claim->end)
            return true;
    }
    return false;
}

static void settle(extraction *x, uint32_t index) {
    incident_draft *incident = incident_at(x, index);
    votes all = {.count = 0};
    for (uint32_t i = incident->first_event; i <= incident->last_event; i++) {
        const event *e = event_at(x, i);
        if (e->incident != index || !names_type(x, e) || is_echo(x, i) || is_means(x, i))
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
        incident->type_row = kind_of(x, &all, told_exactly(x, &all, best, best_weight));
}

/* The type that the weapon of a claim gives an attack, or RSM_NONE. */
static uint32_t type_of_weapon(const extraction *x, const role_claim *claim) {
    for (uint32_t token = claim->first; token < claim->end; token++) {
        const rsm_match *weapon = weapon_at(x, token);
        uint32_t type = weapon == NULL ? RSM_NONE
                                       : rsm_world_number(x->world, RSM_DOMAIN_WEAPON, weapon->row,
                                                          RSM_WEAPON_TYPE);
        if (type < x->types.count)
            return type;
    }
    return RSM_NONE;
}

/* Whether a weapon of another sort is told of the same incident, beside one that goes off by
 * itself: of "with grenades, mortars and rifles" no one of them says what the attack was. */
static bool is_one_of_several(const extraction *x, const role_claim *claim, uint32_t type) {
    uint32_t incident = event_at(x, claim->event)->incident, looked = 0;
    if (!is_type(x, type, thrown, sizeof thrown / sizeof *thrown))
        return false;
    for (uint32_t i = 0; i < x->roles.count && looked < WEAPONS; i++) {
        const role_claim *other = role_at(x, i);
        if (other->role != RSM_ROLE_WEAPON || event_at(x, other->event)->incident != incident)
            continue;
        looked++;
        uint32_t its = type_of_weapon(x, other);
        if (its != RSM_NONE && its != type &&
            x->text->tokens[other->first].sentence == x->text->tokens[claim->first].sentence)
            return true;
    }
    return false;
}

/* "An attack" or "an explosion" of which no word tells more is what its weapon makes it: a bombing
 * with dynamite. */
static void settle_by_weapons(extraction *x) {
    for (uint32_t i = 0; i < x->roles.count; i++) {
        const role_claim *claim = role_at(x, i);
        incident_draft *incident = incident_at(x, event_at(x, claim->event)->incident);
        if (claim->role != RSM_ROLE_WEAPON || incident == NULL ||
            incident->type_row >= x->types.count)
            continue;
        rsm_slice told =
            rsm_world_string(x->world, RSM_DOMAIN_TYPE, incident->type_row, RSM_TYPE_ID);
        uint32_t type = type_of_weapon(x, claim);
        bool open = rsm_slice_equal_string(told, "attack") ||
                    rsm_slice_equal_string(told, "explosion"); /* of a bomb */
        if (type != RSM_NONE && open && !is_one_of_several(x, claim, type))
            incident->type_row = type;
    }
}

/* "Killed his wife and took his own life", "shot him and then herself": who is killed beside
 * whoever does it is of his own; a gunman who ends a massacre so is none. */
static bool kills_his_own(const extraction *x, const event *e) {
    static const char *const whom[] = {"his", "her", "their", "him", "them"};
    const verb_group *group = verb_at(x, e->verb);
    const noun_phrase *object =
        group == NULL || group->passive ? NULL : phrase_at(x, group->object);
    return object != NULL && (e->flags & (RSM_TRIGGER_VICTIM_OBJECT | RSM_TRIGGER_KILLS)) &&
           ONE_OF(x, object->first, whom);
}

/* Whether the object of a verb ends in "and himself". */
static bool kills_himself_too(const extraction *x, const event *e) {
    static const char *const self[] = {"himself", "herself", "themselves"};
    const verb_group *group = verb_at(x, e->verb);
    uint32_t end = group == NULL ? 0 : sentence_end(x, group->verb);
    for (uint32_t token = group == NULL ? 0 : group->end;
         token < end && token < group->end + SELF_REACH; token++) {
        bool joined = token_is(x, token - 1, "and") || token_is(x, token - 1, "then");
        if (ONE_OF(x, token, self))
            return joined;
        if (x->verb_of[token] != RSM_NONE)
            return false;
    }
    return false;
}

/* Who kills his own and himself: a murder-suicide, whichever of the two is told more. */
static void settle_murder_suicide(extraction *x, uint32_t index) {
    static const char *const plain[] = {"shooting", "killing", "murder",  "double murder",
                                        "suicide",  "death",   "stabbing"};
    static const char *const suicide[] = {"suicide"};
    incident_draft *incident = incident_at(x, index);
    bool own = false, himself = false;
    if (!is_type(x, incident->type_row, plain, sizeof plain / sizeof *plain))
        return;
    for (uint32_t i = incident->first_event; i <= incident->last_event; i++) {
        const event *e = event_at(x, i);
        if (e->incident != index || e->modality > RSM_MODALITY_ALLEGED ||
            e->type_row >= x->types.count)
            continue;
        bool killed = kills_his_own(x, e);
        own |= killed;
        himself |= is_type(x, e->type_row, suicide, 1) || (killed && kills_himself_too(x, e));
    }
    uint32_t type = rsm_world_find(x->world, RSM_DOMAIN_TYPE, RSM_SLICE("murder-suicide"));
    if (!own || !himself || type == RSM_NONE)
        return;
    incident->type_row = type;
    for (uint32_t i = incident->first_event; i <= incident->last_event; i++) {
        event *e = event_at(x, i); /* "took his own life" tells of it as "shot his wife" does */
        if (e->incident == index && e->type_row < x->types.count &&
            is_type(x, e->type_row, suicide, 1))
            e->type_row = type;
    }
}

/* "Shot himself", of what is told to have been an accident elsewhere: no suicide. */
static void settle_accident(extraction *x, uint32_t index) {
    static const char *const accident[] = {"accidental shooting"}, *const suicide[] = {"suicide"};
    incident_draft *incident = incident_at(x, index);
    uint32_t type = rsm_world_find(x->world, RSM_DOMAIN_TYPE, RSM_SLICE("accidental shooting"));
    bool told = false;
    for (uint32_t i = incident->first_event; i <= incident->last_event && !told; i++) {
        const event *e = event_at(x, i);
        told = e->incident == index && e->modality <= RSM_MODALITY_ALLEGED &&
               e->type_row < x->types.count && is_type(x, e->type_row, accident, 1);
    }
    if (!told || type == RSM_NONE)
        return;
    for (uint32_t i = incident->first_event; i <= incident->last_event; i++) {
        event *e = event_at(x, i);
        if (e->incident == index && !e->noun && lemma_is(x, e->first, "shoot") &&
            e->type_row < x->types.count && is_type(x, e->type_row, suicide, 1))
            e->type_row = type;
    }
}

void settle_types(extraction *x) {
    for (uint32_t i = 0; i < x->incidents.count; i++)
        if (incident_at(x, i)->type_row < x->types.count) {
            settle_accident(x, i);
            settle(x, i);
            settle_murder_suicide(x, i);
        }
    settle_by_weapons(x);
}
