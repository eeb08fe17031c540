/* What holds a mention to the incident that it would join.
 *
 * Type, time and place seldom contradict: most of what a report recalls, lists or tells in passing
 * would fit what it is about. Near its last mention an incident goes on by itself; further on, and
 * where others have been told of since, something must hold the two together: a name, the same day
 * or town, "the attack". What nothing holds is of no incident (`loose`), unless it tells with a day
 * or a place of its own what was done to somebody new: then it begins one. Nothing told is safer
 * than one incident made of two.
 *
 * Invariant: never holds apart what begins an incident. Cost: linear in the events and incidents
 * of a report, whose number is capped. */
#include "extract/apart.h"

enum {
    NEAR = 5,         /* sentences over which an incident goes on by itself */
    NEAR_OF_MANY = 1, /* the same in a report that tells of several */
    FAR = 8           /* the same where the report has told of nothing else so far */
};

static uint32_t sentence_of(const extraction *x, const event *e) {
    return x->text->tokens[e->first].sentence;
}

/* Whether a phrase names a person named in an earlier sentence. */
static bool is_known(const extraction *x, const event *e, const noun_phrase *phrase) {
    uint32_t name = phrase == NULL ? RSM_NONE : x->tagging->name_of[phrase->head];
    const entity_draft *entity = name == RSM_NONE ? NULL : entity_at(x, x->entity_of_name[name]);
    return entity != NULL && entity->first < sentence_first(x, e->first);
}

static bool names_the_known(const extraction *x, const event *e) {
    const verb_group *group = verb_at(x, e->verb);
    const noun_phrase *doer =
        group == NULL ? NULL : phrase_at(x, group->passive ? group->agent : group->subject);
    if (doer != NULL && is_person_name(x, doer->head) && is_known(x, e, doer))
        return true;
    return is_known(x, e, whom_it_harms(x, e));
}

/* "charged with robbery and assault": deeds as the law names them. */
static bool is_named_by_law(const extraction *x, const event *e) {
    if (!e->noun || e->definite || e->time != RSM_NONE || e->place != RSM_NONE ||
        names_target(x, e) || is_law(x, e->type_row))
        return false;
    uint32_t first = sentence_first(x, e->first);
    for (uint32_t i = first_event_from(x, e->first); i-- > 0 && event_at(x, i)->first >= first;)
        if (is_law(x, event_at(x, i)->type_row))
            return true;
    return false;
}

/* Whether another incident that "the attack" may mean has been told of since. */
static bool has_rival(const extraction *x, const event *e, uint32_t index) {
    const incident_draft *incident = incident_at(x, index);
    for (uint32_t i = 0; i < x->incidents.count; i++) {
        const incident_draft *other = incident_at(x, i);
        if (i != index && other->last_event > incident->last_event &&
            (fit_type(x, e, other) == 2 || (e->flags & RSM_TRIGGER_GENERIC)))
            return true;
    }
    return false;
}

/* "the attack", where an attack has been told of; "the suspect was arrested". */
static bool points_at(const extraction *x, const event *e, const incident_draft *incident) {
    const noun_phrase *accused = phrase_at(x, e->accused);
    if (accused != NULL && (accused->pronoun || accused->definite))
        return true;
    bool alike = fit_type(x, e, incident) > (is_outcome_type(x, e->type_row) ? 1 : 0);
    return e->definite && !e->plural && (alike || (e->flags & RSM_TRIGGER_GENERIC));
}

bool is_told_anew(const extraction *x, const event *e) {
    const noun_phrase *whom = e->noun ? NULL : whom_it_harms(x, e);
    if (whom == NULL || whom->pronoun ||
        (is_outcome_type(x, e->type_row) && !is_killing_by(x, e)) ||
        (e->flags & (RSM_TRIGGER_GENERIC | RSM_TRIGGER_WEAK)))
        return false;
    return whom->indefinite || (whom->proper && !names_the_known(x, e));
}

bool is_held(const extraction *x, const event *e, uint32_t index, uint32_t focus) {
    const incident_draft *incident = incident_at(x, index);
    uint32_t apart = sentence_of(x, e) - sentence_of(x, event_at(x, incident->last_event));
    if (is_in_lead(x, e->first) || apart == 0 || is_named_by_law(x, e))
        return true;
    if (x->many && e->part == 0 && is_told_anew(x, e) && compare_sufferers(x, e, incident) <= 0)
        return false; /* the part of a round-up tells of one incident by itself */
    bool many = x->many && !is_outcome_type(x, e->type_row);
    uint32_t reach = many ? NEAR_OF_MANY : x->incidents.count == 1 ? FAR : NEAR;
    if (index == focus && apart <= reach)
        return true;
    if ((e->harmed != RSM_NONE && e->harmed == incident->harmed) ||
        compare_sufferers(x, e, incident) > 0)
        return true;
    if (points_at(x, e, incident) && (index == focus || !has_rival(x, e, index)))
        return true;
    return same_days(x, e->time, incident->time) ||
           compare_places(place_value(x, e->place), place_value(x, incident->place)) > 1 ||
           names_the_known(x, e);
}
