/* "The strike": from the air, or of workers.
 *
 * The bare noun is either; the rest of the report tells. It is an air strike where a strike, a
 * bombing or a shelling from afar is told plainly in the report, or where people were killed in it,
 * and nothing tells of work. Invariant: only mentions by the bare noun change. Cost: linear in the
 * events, and in the tokens of a report that has such a noun. */
#include "extract/extraction.h"

static uint32_t type_row(const extraction *x, const char *id) {
    uint32_t row = rsm_world_find(x->world, RSM_DOMAIN_TYPE, rsm_slice_from_string(id));
    return row < x->types.count ? row : RSM_NONE;
}

static bool is_bare_strike(const extraction *x, const event *e) {
    return e->noun && e->end == e->first + 1 && lemma_is(x, e->first, "strike");
}

/* Whether the report speaks of a labour dispute: then a strike is one of workers. */
static bool tells_of_dispute(const extraction *x) {
    static const char *const words[] = {"union",   "wage",     "salary",   "picket",  "walkout",
                                        "striker", "stoppage", "employer", "overtime"};
    for (uint32_t token = 0; token < x->text->token_count; token++)
        if (ONE_OF(x, token, words))
            return true;
    return false;
}

/* Whether its sentence speaks of those who work. */
static bool is_of_workers(const extraction *x, const event *e) {
    static const char *const words[] = {"worker",  "employee", "staff",   "teacher", "nurse",
                                        "miner",   "driver",   "student", "labor",   "labour",
                                        "railway", "pilot",    "docker",  "doctor",  "hunger"};
    for (uint32_t token = sentence_first(x, e->first); token < sentence_end(x, e->first); token++)
        if (ONE_OF(x, token, words))
            return true;
    return false;
}

/* Whether a mention tells plainly of a blow from afar. */
static bool is_from_afar(const extraction *x, const event *e, const uint32_t *kinds, size_t count) {
    if ((e->flags & RSM_TRIGGER_WEAK) || e->type_row >= x->types.count)
        return false;
    for (size_t i = 0; i < count; i++)
        if (kinds[i] != RSM_NONE && rsm_type_is(x->world, e->type_row, kinds[i]))
            return true;
    return false;
}

/* "killed in a strike", "the strike killed nine". */
static bool kills(const extraction *x, const event *e) {
    uint32_t stop = sentence_end(x, e->first);
    for (uint32_t i = first_event_from(x, sentence_first(x, e->first)); i < x->events.count; i++) {
        const event *other = event_at(x, i);
        if (other->first >= stop)
            break;
        if ((other->flags & RSM_TRIGGER_KILLS) || is_outcome_type(x, other->type_row))
            return true;
    }
    return false;
}

void settle_strikes(extraction *x) {
    const uint32_t labor = type_row(x, "labor strike"), air = type_row(x, "air strike");
    const uint32_t kinds[] = {air, type_row(x, "shelling"), type_row(x, "bombing")};
    bool found = false, afar = false;
    for (uint32_t i = 0; i < x->events.count; i++) {
        const event *e = event_at(x, i);
        found |= is_bare_strike(x, e) && e->type_row == labor;
        afar |= is_from_afar(x, e, kinds, sizeof kinds / sizeof *kinds);
    }
    if (!found || labor == RSM_NONE || air == RSM_NONE || tells_of_dispute(x))
        return;
    for (uint32_t i = 0; i < x->events.count; i++) {
        event *e = event_at(x, i);
        if (is_bare_strike(x, e) && e->type_row == labor && (afar || kills(x, e)) &&
            (afar || !is_of_workers(x, e)))
            e->type_row = air, e->supported = true;
    }
}
