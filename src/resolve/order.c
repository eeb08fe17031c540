/* Orders in time that cannot be, reported as disagreements about when an incident took place.
 *
 * Part: a report, or somebody it quotes, tells of the incident before the day that the cell gives
 * it; or it answers another incident that took place after it. Each such order is an alternative to
 * the cell's value: the bound that follows from it, with a statement of each report that it follows
 * from. What is planned, predicted or threatened is rightly told of before. A day of slack is for
 * time zones. Cost: linear in the statements of the incident; the time of each incident it answers.
 */
#include "resolve/cells.h"

enum {
    SLACK_DAYS = 1,
    ANSWER_DEPTH = 1,
    MOST_SHOWN = 64 /* reports that are named as telling too early */
};

static bool add_figure(rsm_vector *figures, rsm_impossible impossible, rsm_time_value value,
                       const rsm_statement_reference *statements, uint32_t count) {
    rsm_figure *figure = rsm_vector_push(figures);
    if (figure == NULL) {
        return false;
    }
    figure->value = (rsm_value){.kind = RSM_VALUE_TIME, .as.time = value};
    figure->verdict = RSM_VERDICT_DISAGREES;
    figure->impossible = impossible;
    figure->beaten_by = RSM_NONE;
    figure->statements = statements;
    figure->statement_count = count;
    return true;
}

/* Whether it tells of the incident as of something that took place. */
static bool tells_of_it(const rsm_evidence *evidence) {
    const rsm_statement *statement = evidence->statement;
    if (statement->incident >= evidence->reading->incident_count) {
        return false; /* a person's */
    }
    rsm_modality modality = evidence->reading->incidents[statement->incident].modality;
    return (modality == RSM_MODALITY_ACTUAL || modality == RSM_MODALITY_ALLEGED) &&
           statement->stance != RSM_STANCE_PREDICTS;
}

static bool is_among(const rsm_vector *references, uint32_t reading) {
    const rsm_statement_reference *items = references->items;
    for (uint32_t i = 0; i < references->count; i++) {
        if (items[i].reading == reading) {
            return true;
        }
    }
    return false;
}

static bool find_told_before(rsm_resolver *resolver, const rsm_time_value *best,
                             rsm_vector *figures, bool *found) {
    rsm_vector early;
    int32_t first = INT32_MAX;
    rsm_vector_init(&early, resolver->arena, sizeof(rsm_statement_reference));
    for (uint32_t i = 0; i < resolver->evidence_count; i++) {
        const rsm_evidence *evidence = &resolver->evidence[i];
        int64_t day = evidence->has_time ? evidence->to / 1440 : INT32_MAX;
        if (day + SLACK_DAYS >= best->earliest.day || !tells_of_it(evidence)) {
            continue;
        }
        first = day < first ? (int32_t)day : first;
        if (early.count >= MOST_SHOWN || is_among(&early, evidence->at.reading)) {
            continue;
        }
        if (rsm_vector_push_copy(&early, &evidence->at) == NULL) {
            return false;
        }
    }
    if (early.count == 0) {
        return true;
    }
    *found = true;
    rsm_time_value value = {.latest = rsm_instant_of_day(first)};
    return add_figure(figures, RSM_TOLD_BEFORE, value, early.items, early.count);
}

/* The group of what a statement of `response_to` names, or RSM_NONE. */
static uint32_t answered_group(const rsm_resolver *resolver, const rsm_evidence *evidence) {
    const rsm_value *value = &evidence->statement->value;
    if (value->kind != RSM_VALUE_INCIDENT || evidence->statement->stance == RSM_STANCE_DENIES) {
        return RSM_NONE;
    }
    uint32_t incident = rsm_incident_of_mention(evidence->reading, value->as.text);
    uint32_t group = incident == RSM_NONE
                         ? RSM_NONE
                         : resolver->fusion->group_of[evidence->at.reading][incident];
    bool own = group != RSM_NONE && &resolver->fusion->groups[group] == resolver->group;
    return own ? RSM_NONE : group;
}

static bool find_answered_before(rsm_resolver *resolver, const rsm_time_value *best,
                                 rsm_vector *figures, bool *found) {
    uint32_t count;
    const rsm_evidence *evidence = rsm_evidence_of(resolver, RSM_SLOT_RESPONSE_TO, &count);
    for (uint32_t i = 0; i < count && i < MOST_SHOWN; i++) {
        uint32_t group = answered_group(resolver, &evidence[i]);
        rsm_day_range days;
        if (group == RSM_NONE) {
            continue;
        }
        if (!rsm_days_of_group(resolver, group, ANSWER_DEPTH, &days)) {
            return false;
        }
        if (!days.known || days.first <= best->latest.day + SLACK_DAYS) {
            continue;
        }
        rsm_statement_reference *statement = rsm_arena_allocate(resolver->arena, sizeof *statement);
        if (statement == NULL) {
            return false;
        }
        *statement = evidence[i].at;
        *found = true;
        rsm_time_value value = {.earliest = rsm_instant_of_day(days.first)};
        if (!add_figure(figures, RSM_ANSWERED_BEFORE, value, statement, 1)) {
            return false;
        }
    }
    return true;
}

bool rsm_find_impossible(rsm_resolver *resolver, const rsm_time_value *best, rsm_vector *figures,
                         bool *found) {
    return find_told_before(resolver, best, figures, found) &&
           find_answered_before(resolver, best, figures, found);
}
