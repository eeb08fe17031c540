/* The time and the place of an event, and those of an incident.
 *
 * Of an event, those of its own sentence that speak for it by their signs (sign.h). Of an incident,
 * the one that all told of it speaks for most: of the main incident any day and place of the report
 * may be it, of others those of the sentences that tell of them. Nothing is chosen where no
 * candidate scores above 0, what saying nothing scores. Ties go to the first. Cost: linear in the
 * sentence of an event; candidates times the events of their sentence for an incident. */
#include "extract/sign.h"

/* ---- which may be chosen ---- */

static bool datable(const extraction *x, uint32_t index) {
    const rsm_time *time = &x->times->items[index];
    rsm_time_type type = time->expression.type;
    if (type == RSM_TIME_DURATION || type == RSM_TIME_SET || index >= SIGN_CANDIDATES)
        return false;
    if (!time->expression.value.earliest.known && !time->expression.value.latest.known)
        return false;
    const rsm_sentence *sentence = &x->text->sentences[x->text->tokens[time->first_token].sentence];
    return time->first_token >= sentence->dateline_end;
}

/* A government speaking is no place; a country is one only where something is said to be in it. */
static bool placeable(const extraction *x, uint32_t index) {
    if (index >= SIGN_CANDIDATES)
        return false;
    const rsm_place *place = &x->places->items[index];
    return !place->adjective && !place->metonym && !is_meant(x, index);
}

static int32_t time_score(const extraction *x, uint32_t index, sign_aim aim) {
    sign_answers answers = time_answers(x, index, aim);
    return sign_score(&x->signs->time_weights, &answers);
}

static int32_t place_score(const extraction *x, uint32_t index, sign_aim aim) {
    sign_answers answers = place_answers(x, index, aim);
    return sign_score(&x->signs->place_weights, &answers);
}

/* Of "a mosque in Kano, Nigeria" the most exact is meant. */
static uint32_t most_exact(const extraction *x, uint32_t place) {
    uint32_t first = sentence_first(x, x->places->items[place].first_token);
    while (place > 0 && x->places->items[place - 1].within == place &&
           !x->places->items[place - 1].adjective && !x->places->items[place - 1].within_name &&
           x->places->items[place - 1].first_token >= first)
        place--;
    return place;
}

/* ---- of an event ---- */

void find_time_and_place(const extraction *x, uint32_t index) {
    event *e = event_at(x, index);
    sign_aim aim = {.event = index, .incident = RSM_NONE};
    uint32_t first = sentence_first(x, e->first), end = sentence_end(x, e->first);
    int32_t best_time = 0, best_place = 0;
    for (uint32_t token = first; token < end; token++) {
        uint32_t t = x->time_of[token], p = x->place_of[token];
        if (t != RSM_NONE && x->times->items[t].first_token == token && datable(x, t)) {
            int32_t score = time_score(x, t, aim);
            if (score > best_time)
                best_time = score, e->time = t;
        }
        if (p != RSM_NONE && x->places->items[p].first_token == token && placeable(x, p) &&
            !x->places->items[p].dateline) {
            int32_t score = place_score(x, p, aim);
            if (score > best_place)
                best_place = score, e->place = p;
        }
    }
    if (e->place != RSM_NONE)
        e->place = most_exact(x, e->place);
}

/* ---- of an incident ---- */

static bool same_day(const rsm_time_value *a, const rsm_time_value *b) {
    return a->earliest.known && b->earliest.known && a->latest.known && b->latest.known &&
           a->earliest.day == b->earliest.day && a->latest.day == b->latest.day;
}

/* Whether what is told in [first, end) may be of the incident. The lead of a round-up tells the day
 * and the town of all its parts. */
static bool in_reach(const extraction *x, uint32_t first, uint32_t end, sign_aim aim) {
    const incident_draft *incident = incident_at(x, aim.incident);
    if (incident->main || nearest_aimed(x, first, end, aim) != RSM_NONE)
        return true;
    bool of_a_part = event_at(x, incident->first_event)->part > 0;
    return of_a_part && first < x->parts_from;
}

static uint32_t choose_time(const extraction *x, sign_aim aim) {
    uint32_t best = RSM_NONE, exact;
    int32_t best_score = 0;
    for (uint32_t i = 0; i < x->times->count && i < SIGN_CANDIDATES; i++) {
        const rsm_time *time = &x->times->items[i];
        if (!datable(x, i) || !in_reach(x, time->first_token, time->end_token, aim))
            continue;
        int32_t score = time_score(x, i, aim);
        if (score > best_score)
            best_score = score, best = i;
    }
    exact = best;
    for (uint32_t i = 0; best != RSM_NONE && i < x->times->count && i < SIGN_CANDIDATES; i++) {
        const rsm_time *time = &x->times->items[i];
        if (time->precision < x->times->items[exact].precision && datable(x, i) &&
            same_day(&time->expression.value, &x->times->items[best].expression.value) &&
            in_reach(x, time->first_token, time->end_token, aim) && time_score(x, i, aim) > 0)
            exact = i;
    }
    return exact;
}

static uint32_t choose_place(const extraction *x, sign_aim aim) {
    uint32_t best = RSM_NONE;
    int32_t best_score = 0;
    for (uint32_t i = 0; i < x->places->count && i < SIGN_CANDIDATES; i++) {
        const rsm_place *place = &x->places->items[i];
        if (!placeable(x, i) || !in_reach(x, place->first_token, place->end_token, aim))
            continue;
        int32_t score = place_score(x, i, aim);
        if (score > best_score)
            best_score = score, best = i;
    }
    return best == RSM_NONE ? RSM_NONE : most_exact(x, best);
}

void choose_setting(const extraction *x, uint32_t index) {
    sign_aim aim = {.event = RSM_NONE, .incident = index};
    incident_draft *incident = incident_at(x, index);
    incident->time = choose_time(x, aim);
    incident->place = choose_place(x, aim);
}
