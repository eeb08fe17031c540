/* What a codebook makes of the whole incident: its name for the type, whether the incident is in
 * its scope, how many events it would be, how exactly time and place are known.
 *
 * Part: nothing is left out of an account because a codebook would not record it; the account says
 * so. Where reports do not tell (who did it, whether the dead were civilians) an incident counts as
 * in scope. Cost: linear in the cells. */
#include "resolve/cells.h"

static const rsm_cell *cell_of(const rsm_account *account, rsm_slot slot) {
    for (uint32_t i = 0; i < account->cell_count; i++) {
        if (account->cells[i].slot == slot) {
            return &account->cells[i];
        }
    }
    return NULL;
}

static rsm_slice type_of(const rsm_account *account) {
    return account->subtype.size > 0 ? account->subtype : account->type;
}

/* ---- what is in scope ---- */

static rsm_slice no_death(const rsm_account *account) {
    const rsm_cell *killed = cell_of(account, RSM_SLOT_KILLED);
    bool told =
        killed != NULL && (killed->low != RSM_COUNT_UNKNOWN || killed->high != RSM_COUNT_UNKNOWN);
    bool death = told && (killed->best != RSM_COUNT_UNKNOWN ? killed->best > 0
                                                            : killed->low > 0 || killed->high > 0);
    return death  ? rsm_slice_make("", 0)
           : told ? RSM_SLICE("nobody was killed")
                  : RSM_SLICE("no death is told");
}

/* A state or what acts for one, by the lexicon's kind of actor; a country's name. */
static bool is_state(const rsm_world *world, const rsm_value *value) {
    if (value->kind != RSM_VALUE_ACTOR) {
        return false;
    }
    uint32_t row = value->as.actor.actor.size > 0 && world != NULL
                       ? rsm_world_find(world, RSM_DOMAIN_ACTOR, value->as.actor.actor)
                       : RSM_NONE;
    if (row == RSM_NONE) {
        return value->as.actor.type == RSM_ENTITY_GPE;
    }
    uint32_t kind = rsm_world_number(world, RSM_DOMAIN_ACTOR, row, RSM_ACTOR_KIND);
    return kind == RSM_ACTOR_GOVERNMENT || kind == RSM_ACTOR_MILITARY || kind == RSM_ACTOR_POLICE;
}

/* Where all that are held responsible, beyond a mere possibility, act for a state. */
static rsm_slice state_did_it(const rsm_resolver *resolver, const rsm_account *account) {
    const rsm_cell *cell = cell_of(account, RSM_SLOT_PERPETRATOR);
    bool state = false;
    for (uint32_t i = 0; cell != NULL && i < cell->suspect_count; i++) {
        if (cell->suspects[i].standing >= RSM_STANDING_POSSIBLE) {
            continue;
        }
        if (!is_state(resolver->world, &cell->suspects[i].value)) {
            return rsm_slice_make("", 0);
        }
        state = true;
    }
    return state ? RSM_SLICE("a state did it") : rsm_slice_make("", 0);
}

static bool note_combatant(void *context, uint32_t row, uint16_t flags) {
    uint32_t *found = context;
    (void)flags;
    *found = row;
    return false;
}

/* Whether all whom the dead are said to be fight: "soldiers", "militants". */
static rsm_slice only_combatants(const rsm_resolver *resolver, const rsm_account *account) {
    const rsm_cell *killed = cell_of(account, RSM_SLOT_KILLED);
    bool combatants = false;
    for (uint32_t i = 0; killed != NULL && i < killed->figure_count; i++) {
        rsm_slice who = killed->figures[i].value.as.count.who;
        uint32_t row = RSM_NONE;
        if (who.size > 0 && resolver->world != NULL) {
            rsm_world_lookup(resolver->world, RSM_DOMAIN_PERSON, who, note_combatant, &row);
        }
        if (row == RSM_NONE ||
            rsm_world_number(resolver->world, RSM_DOMAIN_PERSON, row, RSM_PERSON_CIVILIAN) != 2) {
            return rsm_slice_make("", 0);
        }
        combatants = true;
    }
    return combatants ? RSM_SLICE("only combatants are told as killed") : rsm_slice_make("", 0);
}

static rsm_slice no_name(rsm_resolver *resolver, const rsm_account *account) {
    if (account->coding.type_name.size > 0) {
        return rsm_slice_make("", 0);
    }
    const char *words = rsm_arena_format(resolver->arena, "it has no name for the type '%.*s'",
                                         RSM_SLICE_ARGUMENTS(type_of(account)));
    return words != NULL ? rsm_slice_from_string(words) : rsm_slice_make("", 0);
}

/* Accidents, disasters, ordinary crime and what courts do. */
static rsm_slice no_violence(const rsm_resolver *resolver, const rsm_account *account) {
    uint32_t row = resolver->world != NULL
                       ? rsm_world_find(resolver->world, RSM_DOMAIN_TYPE, type_of(account))
                       : RSM_NONE;
    uint32_t family = row != RSM_NONE ? rsm_world_number(resolver->world, RSM_DOMAIN_TYPE, row,
                                                         RSM_TYPE_FAMILY)
                                      : RSM_FAMILY_ATTACK;
    bool violent = family == RSM_FAMILY_ATTACK || family == RSM_FAMILY_MILITARY ||
                   family == RSM_FAMILY_UNREST;
    return violent ? rsm_slice_make("", 0) : RSM_SLICE("its type is none of violence");
}

/* Why the incident does not have what the codebook needs; empty where it has. */
static rsm_slice lack_of(rsm_resolver *resolver, const rsm_account *account, rsm_need need) {
    switch (need) {
    case RSM_NEED_DEATH:
        return no_death(account);
    case RSM_NEED_TWO_SOURCES:
        return account->independent_sources + account->uncredited < 2
                   ? RSM_SLICE("fewer than two independent sources")
                   : rsm_slice_make("", 0);
    case RSM_NEED_TYPE_NAME:
        return no_name(resolver, account);
    case RSM_NEED_NO_STATE:
        return state_did_it(resolver, account);
    case RSM_NEED_TOOK_PLACE:
        return account->status == RSM_INCIDENT_PLANNED  ? RSM_SLICE("it is told only as planned")
               : account->status == RSM_INCIDENT_DENIED ? RSM_SLICE("it is told only as denied")
                                                        : rsm_slice_make("", 0);
    case RSM_NEED_VIOLENCE:
        return no_violence(resolver, account);
    case RSM_NEED_CIVILIANS:
        return only_combatants(resolver, account);
    default:
        return rsm_slice_make("", 0);
    }
}

/* ---- one event or several ---- */

static bool same_place(const rsm_part *a, const rsm_part *b) {
    if (!a->has_where || !b->has_where) {
        return true;
    }
    rsm_slice left =
        a->where.kind == RSM_PLACE_SITE && a->where.city.size > 0 ? a->where.city : a->where.name;
    rsm_slice right =
        b->where.kind == RSM_PLACE_SITE && b->where.city.size > 0 ? b->where.city : b->where.name;
    return rsm_slice_equal(left, right);
}

static bool same_day(const rsm_part *a, const rsm_part *b) {
    return !a->has_when || !b->has_when || !a->when.earliest.known || !b->when.earliest.known ||
           a->when.earliest.day == b->when.earliest.day;
}

/* Parts of different places or days; 1 where none are told. */
static uint32_t count_events(const rsm_account *account) {
    uint32_t events = 0;
    for (uint32_t i = 0; i < account->part_count; i++) {
        bool known = false;
        for (uint32_t j = 0; j < i && !known; j++) {
            known = same_place(&account->parts[i], &account->parts[j]) &&
                    same_day(&account->parts[i], &account->parts[j]);
        }
        events += known ? 0 : 1;
    }
    return events > 0 ? events : 1;
}

bool rsm_code_incident(rsm_resolver *resolver, rsm_account *account) {
    const rsm_codebook *codebook = resolver->codebook;
    rsm_coding *coding = &account->coding;
    coding->type_name = rsm_codebook_type_name(resolver->world, codebook, type_of(account));
    coding->event_count = codebook->event_is_place_and_day ? count_events(account) : 1;
    coding->when_precision =
        rsm_codebook_when_precision(codebook, account->has_when ? &account->when : NULL);
    coding->where_precision =
        rsm_codebook_where_precision(codebook, account->has_where ? &account->where : NULL);
    for (uint32_t i = 0; i < codebook->need_count; i++) {
        rsm_slice lack = lack_of(resolver, account, codebook->needs[i]);
        if (lack.size > 0) {
            coding->outside[coding->outside_count] = lack;
            coding->outside_notes[coding->outside_count++] = codebook->need_notes[i];
        }
    }
    return !resolver->arena->failed;
}
