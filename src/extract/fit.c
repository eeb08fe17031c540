/* How well a mention fits an incident told before: by type, time, place, whom it was done to and
 * how lately the incident was spoken of.
 *
 * Invariant: what contradicts (another day, place or victim, words that say "another") gives
 * FIT_APART, whatever else speaks for the two being one. Cost: linear in the incidents told so far.
 */
#include "extract/apart.h"

enum {
    NAMESAKE_LOSS = 3,  /* of "the ambush", where another has been told of as an ambush */
    STRANGER_LOSS = 2,  /* of another kind, with no day, place or article that joins them */
    WHOM_GAIN = 3,      /* of the same victim or target */
    FOCUS_SENTENCES = 3 /* how long an incident stays in focus */
};

static uint32_t sentence_of(const extraction *x, uint32_t token) {
    return x->text->tokens[token].sentence;
}

static bool harms_another(const extraction *x, const event *e, const incident_draft *incident) {
    if (e->harmed == RSM_NONE || incident->harmed == RSM_NONE || e->harmed == incident->harmed)
        return false; /* a guard killed and a bank attacked may be one deed */
    if (hits_one_more(x, e))
        return false;
    return (entity_at(x, e->harmed)->type == RSM_ENTITY_PER) ==
           (entity_at(x, incident->harmed)->type == RSM_ENTITY_PER);
}

/* How much an incident is told by a noun: 2 by the same kind ("the ambush"), 1 where the noun is a
 * killing and somebody was killed. */
static int named_by(const extraction *x, const event *e, uint32_t index) {
    const incident_draft *incident = incident_at(x, index);
    for (uint32_t i = 0; i < DRAFT_KINDS; i++)
        if (incident->kinds[i] == e->type_row)
            return 2;
    return incident->deadly && x->types.top[e->type_row] == x->outcomes[OUTCOME_KILLING];
}

static bool is_namesake_elsewhere(const extraction *x, const event *e, uint32_t index) {
    if (!e->noun || !e->definite || e->plural || e->type_row == RSM_NONE ||
        (e->flags & (RSM_TRIGGER_GENERIC | RSM_TRIGGER_WEAK)) || is_law(x, e->type_row) ||
        named_by(x, e, index) == 2)
        return false;
    for (uint32_t i = 0; i < x->incidents.count; i++)
        if (i != index && !incident_at(x, i)->background &&
            named_by(x, e, i) > named_by(x, e, index))
            return true;
    return false;
}

int fit_event(const extraction *x, const event *e, uint32_t index, uint32_t focus) {
    const incident_draft *incident = incident_at(x, index);
    int type = fit_type(x, e, incident);
    if (type < 0 || e->part != event_at(x, incident->first_event)->part)
        return FIT_APART;
    if (is_done_by(x, e, incident))
        return 100;
    if (e->other_than != RSM_NONE && event_at(x, e->other_than)->incident == index)
        return FIT_APART; /* "five days after the bombing": two */
    int whom = compare_sufferers(x, e, incident);
    if (whom <= 0 && is_namesake_elsewhere(x, e, index))
        type -= NAMESAKE_LOSS;
    if (whom < 0 && (position_weight(x, e->first) < TITLE_WEIGHT || e->noun ||
                     (e->whom.fresh && e->whom.plural)))
        return FIT_APART;
    if (whom <= 0 && harms_another(x, e, incident))
        return FIT_APART; /* "the murder of Doe", "the attack on the Post": two */
    int times = met_times(x, e, incident), places = met_places(x, e, incident);
    if (times < 0 || places < 0 || is_of_old(x, e, incident, type) ||
        (whom <= 0 && told_of_another(x, e, incident, times, places)))
        return FIT_APART;
    const event *last = event_at(x, incident->last_event);
    uint32_t apart = sentence_of(x, e->first) - sentence_of(x, last->first);
    int score = type + times * 3 + places;
    /* a kind of its own with a day of its own ("the 1979 coup") is not what was told without one */
    if (type == 1 && e->time != RSM_NONE && incident->time == RSM_NONE &&
        !is_outcome_type(x, e->type_row) && !is_outcome_type(x, incident->type_row))
        score -= 2;
    bool weak = (e->flags & (RSM_TRIGGER_WEAK | RSM_TRIGGER_GENERIC)) != 0;
    const incident_draft *spoken_of = incident_at(x, focus);
    bool aside = spoken_of != NULL && spoken_of->background && is_in_lead(x, e->first);
    bool thread = index == 0 && (index == focus || aside) &&
                  !(e->newcomers &&
                    !is_in_lead(x, e->first)); /* nothing else has been spoken of since */
    if (type == 1 && times <= 0 && places <= 0 && apart > 0 && !thread && !e->definite && !weak &&
        !is_outcome_type(x, e->type_row) && !is_outcome_type(x, incident->type_row))
        score -= STRANGER_LOSS;
    if (apart == 0)
        score += 2;
    if (e->follows && last == event_at(x, first_event_from(x, e->first) - 1))
        score += 4;
    if (e->modality == RSM_MODALITY_FOILED && incident->modality == RSM_MODALITY_FOILED)
        score += 3;
    if (back_to_the_thread(x, e, incident))
        score -= 1;
    else if (index == focus && apart <= FOCUS_SENTENCES)
        score += 2;
    if (index == 0 || retells_the_title(x, e, incident))
        score += 1;
    if (e->definite)
        score += 1;
    if ((e->harmed != RSM_NONE && e->harmed == incident->harmed) || whom > 0)
        score += WHOM_GAIN;
    if (e->time == RSM_NONE && e->place == RSM_NONE && incident->historic &&
        apart > FOCUS_SENTENCES)
        score -= 3;
    if (incident->historic && e->time != RSM_NONE && times == 0)
        score -= 2;
    return score;
}
