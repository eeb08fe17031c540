/* Statements of when and where.
 *
 * Each mention tells its own day and town where these are its incident's. What only the rest of the
 * report tells is stated weakly, with its words. A place in the name of a body or an office, or by
 * which somebody is described ("Norville police", "the mayor of Norville", "a Norville woman"),
 * says where they are from: it is stated, once, only of an incident of which no other words tell
 * where it was. Cost: linear in mentions and incidents. */
#include "extract/fact.h"
#include "extract/sign.h"

/* ---- when ---- */

void state_when(extraction *x, uint32_t index) {
    const event *e = event_at(x, index);
    if (e->time == RSM_NONE)
        return;
    const rsm_time *time = &x->times->items[e->time];
    const rsm_time_value *value = &x->moved_times[e->time];
    if ((!value->earliest.known && !value->latest.known && value->anchor.size == 0 &&
         !is_partial_date(value)) ||
        tells_no_day(x, e->time))
        return;
    uint32_t best = incident_at(x, e->incident)->time;
    if (best != e->time && (best == RSM_NONE || !days_meet(value, &x->moved_times[best]) ||
                            !hours_agree(x, e->time, best)))
        return; /* the day or the hour of something else beside it */
    bool wide = time->precision >= RSM_PRECISION_MONTH && time->precision != RSM_PRECISION_NONE;
    if (wide && best != RSM_NONE && best != e->time &&
        x->times->items[best].precision < RSM_PRECISION_MONTH)
        return;
    fact f = {.incident = e->incident,
              .slot = RSM_SLOT_WHEN,
              .first = time->first_token,
              .end = time->end_token,
              .trigger = index,
              .credit = RSM_NONE,
              .value = {.kind = RSM_VALUE_TIME, .as.time = *value}};
    add_fact(x, &f);
}

void state_lead_time(extraction *x, uint32_t index) {
    const incident_draft *incident = incident_at(x, index);
    if (incident->lead_time == RSM_NONE || tells_no_day(x, incident->lead_time))
        return;
    const rsm_time *time = &x->times->items[incident->lead_time];
    fact f = {.incident = index,
              .slot = RSM_SLOT_WHEN,
              .first = time->first_token,
              .end = time->end_token,
              .trigger = incident->first_event,
              .credit = RSM_NONE,
              .score = SCORE_WEAK,
              .value = {.kind = RSM_VALUE_TIME, .as.time = x->moved_times[incident->lead_time]}};
    add_fact(x, &f);
}

/* ---- where ---- */

/* The credit whose source's name holds the place ("Norville police said"), or RSM_NONE. */
static uint32_t credit_named_with(const extraction *x, const rsm_place *place) {
    uint32_t phrase = x->phrase_of[place->first_token];
    if (!place->within_name || phrase == RSM_NONE)
        return RSM_NONE;
    uint32_t end = sentence_end(x, place->first_token);
    for (uint32_t token = sentence_first(x, place->first_token); token < end; token++) {
        const credit *c = credit_at(x, x->credit_of[token]);
        if (c != NULL && c->source_phrase == phrase)
            return x->credit_of[token];
    }
    return RSM_NONE;
}

/* Whether a place of a mention is that of its incident, or lies in it. */
static bool is_of_incident(const extraction *x, const event *e) {
    const incident_draft *incident = incident_at(x, e->incident);
    if (e->place == RSM_NONE || incident == NULL || incident->number == RSM_NONE)
        return false;
    uint32_t chosen = incident->place;
    return chosen == e->place || (chosen != RSM_NONE && (is_inside_of(x, e->place, chosen) ||
                                                         is_inside_of(x, chosen, e->place)));
}

static bool state_place(extraction *x, uint32_t incident, uint32_t trigger, uint32_t index,
                        uint32_t score) {
    const rsm_place *place = &x->places->items[index];
    fact f = {.incident = incident,
              .slot = RSM_SLOT_WHERE,
              .first = place->first_token,
              .end = place->end_token,
              .trigger = trigger,
              .credit = credit_named_with(x, place),
              .score = score,
              .value = {.kind = RSM_VALUE_PLACE, .as.place = place->expression.value}};
    return add_fact(x, &f) != NULL;
}

/* The street, the building or the quarter told right before the town of a mention ("in the 300 block
 * of Mill Street in Norville", "at the Heron Motel, Norville"), or RSM_NONE. Of a crossing neither
 * street alone is the place. */
static uint32_t told_within(const extraction *x, uint32_t town, const event *e) {
    enum { GAP = 2 };
    if (town == 0 || x->places->items[town].expression.value.kind != RSM_PLACE_CITY)
        return RSM_NONE;
    const rsm_place *outer = &x->places->items[town], *inner = outer - 1;
    const rsm_place_value *value = &inner->expression.value;
    uint32_t begin = sentence_first(x, outer->first_token), first = inner->first_token;
    if (value->kind != RSM_PLACE_SITE || first < begin || inner->adjective || inner->within_name ||
        outer->first_token > inner->end_token + GAP || first == begin ||
        !(token_is(x, outer->first_token - 1, "in") || token_is(x, outer->first_token - 1, ",")))
        return RSM_NONE;
    bool crossing = token_is(x, first - 1, "and") || token_is(x, first - 1, "&");
    bool same = rsm_slice_equal(value->city, outer->expression.value.name);
    bool told = is_led_in(x, town - 1) || token_is(x, first - 1, "of");
    bool between = e->end <= first || e->first >= outer->end_token;
    return same && told && between && !crossing && placeable(x, town - 1) &&
                   !is_aftermath_site(x, town - 1)
               ? town - 1
               : RSM_NONE;
}

/* The places of all mentions, then of incidents that only their report places: those that tell
 * whose somebody is (`whose`), or the others. */
static void state_those(extraction *x, bool *told, bool whose) {
    for (uint32_t i = 0; i < x->events.count && !x->failed; i++) {
        const event *e = event_at(x, i);
        if (!is_of_incident(x, e))
            continue;
        if (tells_whose(x, e->place) == whose && !(whose && told[e->incident]))
            told[e->incident] |= state_place(x, e->incident, i, e->place, 0);
        uint32_t street = whose || !told[e->incident] ? RSM_NONE : told_within(x, e->place, e);
        if (street != RSM_NONE)
            state_place(x, e->incident, i, street, 0);
    }
    for (uint32_t i = 0; i < x->incidents.count && !x->failed; i++) {
        const incident_draft *incident = incident_at(x, i);
        uint32_t place = incident->lead_place;
        if (place != RSM_NONE && tells_whose(x, place) == whose && !(whose && told[i]))
            told[i] |= state_place(x, i, incident->first_event, place, SCORE_WEAK);
    }
}

void state_places(extraction *x) {
    bool *told =
        rsm_arena_allocate_items(x->arena, (size_t)x->incidents.count + 1, sizeof *told);
    x->failed |= told == NULL;
    if (x->failed)
        return;
    for (uint32_t i = 0; i < x->incidents.count; i++)
        told[i] = false;
    state_those(x, told, false);
    state_those(x, told, true);
}
