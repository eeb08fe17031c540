/* Who denies that it took place: "the ministry said no attack had taken place".
 *
 * A denial of an incident told in the report is a statement that it happened, denied. Invariant:
 * whoever denies only a part of his own ("denied that its troops had fired") denies no incident
 * that others tell of: what has a doer of its own speaks of no incident told before it. Cost:
 * events times incidents, whose number is capped. */
#include "extract/apart.h"
#include "extract/fact.h"

/* Whether a mention is denied by somebody credited. */
static bool is_denied(const extraction *x, const event *e) {
    return e->modality == RSM_MODALITY_DENIED && e->type_row < x->types.count &&
           !is_law(x, e->type_row) && credit_at(x, x->credit_of[e->first]) != NULL;
}

static bool has_doer(const extraction *x, const event *e) {
    const verb_group *group = verb_at(x, e->verb);
    if (e->noun || group == NULL)
        return false;
    return group->passive ? group->agent != RSM_NONE : group->object != RSM_NONE;
}

/* The incident told before a denied mention that it may be of: the last that its kind, day and
 * place fit. */
static uint32_t denied_incident(const extraction *x, const event *e) {
    uint32_t best = RSM_NONE, latest = 0;
    for (uint32_t i = 0; i < x->incidents.count; i++) {
        const incident_draft *incident = incident_at(x, i);
        uint32_t first = event_at(x, incident->first_event)->first;
        if (incident->number == RSM_NONE || incident->modality > RSM_MODALITY_ALLEGED ||
            first > e->first || fit_type(x, e, incident) < 1 || is_law(x, incident->type_row) ||
            compare_times(time_value(x, e->time), time_value(x, incident->time)) < 0 ||
            compare_places(place_value(x, e->place), place_value(x, incident->place)) < 0)
            continue;
        if (best == RSM_NONE || event_at(x, incident->last_event)->first >= latest)
            best = i, latest = event_at(x, incident->last_event)->first;
    }
    return best;
}

bool may_be_denied_alone(const extraction *x, const event *e) {
    bool faint = (e->flags & (RSM_TRIGGER_GENERIC | RSM_TRIGGER_WEAK)) != 0;
    bool timed = e->time != RSM_NONE, placed = e->place != RSM_NONE;
    return is_denied(x, e) && e->supported && (faint ? timed && placed : timed || placed);
}

void state_denials(extraction *x) {
    for (uint32_t i = 0; i < x->events.count && !x->failed; i++) {
        const event *e = event_at(x, i);
        if (!is_denied(x, e))
            continue;
        uint32_t own = e->incident;
        uint32_t target = own != RSM_NONE ? own : has_doer(x, e) ? RSM_NONE : denied_incident(x, e);
        if (target == RSM_NONE)
            continue;
        fact f = {.incident = target,
                  .slot = RSM_SLOT_HAPPENED,
                  .value = {.kind = RSM_VALUE_BOOLEAN, .as.boolean = true},
                  .first = e->first,
                  .end = e->end,
                  .trigger = RSM_NONE,
                  .credit = RSM_NONE,
                  .has_stance = true,
                  .stance = RSM_STANCE_DENIES};
        add_fact(x, &f);
    }
}
