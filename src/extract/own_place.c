/* The place that mentions of an incident have for their own.
 *
 * What a mention says of itself goes before what the report says elsewhere: of "a man was shot in
 * Norville", told beside an arrest in Southport, a hospital of Weston and a witness of Eastham, the
 * town is Norville, however the signs weigh the others. Invariant: no dateline is anybody's own.
 * Cost: the places of a report times the events of their sentences. */
#include "extract/sign.h"

#include <string.h>

bool is_tied(const sign_answers *answers) {
    uint8_t tree = answers->answer[ASK_TREE], near = answers->answer[ASK_NEAR];
    return tree == SIGN_ITS_VERB || tree == SIGN_ITS_NOUN || tree == SIGN_TAKES ||
           near == SIGN_TOUCHING || near == SIGN_WITHIN;
}

/* "the Norville shooting". */
static bool names_it(const extraction *x, uint32_t place, const event *near) {
    return near->noun && x->places->items[place].end_token == near->first &&
           !x->places->items[place].within_name;
}

/* Tied to a mention, or in one clause with it, and led in by "in" or "near", or struck, or in the
 * mention's own noun phrase. */
bool is_told_plainly(const extraction *x, uint32_t place, sign_aim aim) {
    const rsm_place *told = &x->places->items[place];
    const event *near = event_at(x, nearest_aimed(x, told->first_token, told->end_token, aim));
    if (near == NULL || !placeable(x, place))
        return false;
    sign_answers answers = place_answers(x, place, aim);
    bool led = is_led_in(x, place) || is_on_way(x, place) || is_called_settlement(x, place) || names_it(x, place, near) ||
               answers.answer[ASK_NEAR] == SIGN_WITHIN || is_struck(x, place, near);
    bool clear = x->clause_of[told->first_token] == x->clause_of[near->first] ||
                 is_only_event(x, first_event_from(x, near->first));
    return led && (is_tied(&answers) || clear);
}

static bool is_of_care(const extraction *x, uint32_t verb) {
    const verb_group *group = verb == RSM_NONE ? NULL : verb_at(x, x->verb_of[verb]);
    for (uint32_t token = group != NULL ? group->first : verb; verb != RSM_NONE && token <= verb;
         token++) {
        const rsm_match *act = match_at(x, token, RSM_DOMAIN_ACT);
        if (act != NULL && act->end_token > verb &&
            rsm_world_number(x->world, RSM_DOMAIN_ACT, act->row, RSM_ACT_CLASS) == RSM_ACT_CARE)
            return true;
    }
    return false;
}

/* Whether the place is told of a verb with a place of its own ("said in Norville that gunmen
 * attacked ..."), and the mention does not stand between the two ("are looking for a gunman who
 * shot ... in Norville"). */
static bool is_aside(const extraction *x, uint32_t index, const event *near, sign_aim aim) {
    sign_answers answers = place_answers(x, index, aim);
    uint8_t act = answers.answer[ASK_VERB];
    uint32_t verb = x->signs->places[index].verb, at = x->places->items[index].first_token;
    uint8_t tree = answers.answer[ASK_TREE];
    if ((tree != SIGN_OTHER_VERB && tree != SIGN_ITS_VERB) || stands_with(x, near, verb, at))
        return false;
    if (is_of_care(x, verb))
        return true; /* "was airlifted to a hospital in Norville", a mention or none */
    return tree == SIGN_OTHER_VERB && (tells_aside(act) || act == RSM_ACT_LIFE);
}

/* A street or building that no list has, and of which nothing says what town it is in: its town is
 * a guess from the rest of the report. */
static bool is_guessed(const extraction *x, uint32_t index) {
    const rsm_place *place = &x->places->items[index];
    const rsm_place_value *value = &place->expression.value;
    return value->kind == RSM_PLACE_SITE && value->geonameid == 0 && place->within == RSM_NONE &&
           !is_led_to(x, index) && !is_unlisted_town(x, index);
}

/* "officials in Norville said": where those are who tell of it. */
bool is_of_a_source(const extraction *x, uint32_t index) {
    uint32_t first = x->places->items[index].first_token, begin = sentence_first(x, first);
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[first]);
    uint32_t start = phrase != NULL && phrase->first < first ? phrase->first : first;
    if (start < begin + 2 || !(token_is(x, start - 1, "in") || token_is(x, start - 1, "at")))
        return false;
    uint32_t before = x->phrase_of[start - 2];
    for (uint32_t i = 0; before != RSM_NONE && i < x->credits.count; i++)
        if (credit_at(x, i)->source_phrase == before)
            return true;
    return false;
}

bool is_own_place(const extraction *x, uint32_t index, uint32_t incident) {
    const rsm_place *place = &x->places->items[index];
    sign_aim aim = {.event = RSM_NONE, .incident = incident};
    if (place->dateline || !may_be_place(x, index, incident) || !is_told_plainly(x, index, aim) ||
        describes_another(x, index) || is_guessed(x, index) || is_of_a_source(x, index))
        return false;
    uint32_t near = nearest_aimed(x, place->first_token, place->end_token, aim);
    const event *e = event_at(x, near);
    return !is_aside(x, index, e, aim) && !is_mourning(x, e, incident) &&
           !(is_outcome_type(x, e->type_row) && is_in_aftermath(x, index));
}

/* Whether its sentence has another place that is tied to a mention of the incident, and this one is
 * tied to none: "the family of a boy shot in Norville spoke at a church in Southport". */
static bool is_beaten(const extraction *x, uint32_t index, uint32_t incident) {
    enum { LOOKED_AT = 4 };
    sign_aim aim = {.event = RSM_NONE, .incident = incident};
    sign_answers own = place_answers(x, index, aim);
    uint32_t sentence = x->text->tokens[x->places->items[index].first_token].sentence;
    if (is_tied(&own))
        return false;
    for (uint32_t i = index; i-- > 0 && i + LOOKED_AT >= index;) {
        if (x->text->tokens[x->places->items[i].first_token].sentence != sentence)
            return false;
        sign_answers answers = place_answers(x, i, aim);
        if (is_tied(&answers) && is_own_place(x, i, incident))
            return true;
    }
    return false;
}

/* "It happened in Norville", in a sentence that tells of the incident by no other word. */
static bool is_told_of_it(const extraction *x, uint32_t index, uint32_t incident) {
    static const char *const happens[] = {"happen", "occur", "unfold", "take"};
    static const char *const it[] = {"it", "this", "that", "incident", "accident", "tragedy"};
    const rsm_place *place = &x->places->items[index];
    sign_aim aim = {.event = RSM_NONE, .incident = incident};
    uint32_t verb = x->signs->places[index].verb;
    const verb_group *group = verb == RSM_NONE ? NULL : verb_at(x, x->verb_of[verb]);
    const noun_phrase *subject = group == NULL ? NULL : phrase_at(x, group->subject);
    bool told = group != NULL && verb < place->first_token && ONE_OF(x, verb, happens) &&
                x->clause_of[verb] == x->clause_of[place->first_token] &&
                (!lemma_is(x, verb, "take") || token_is(x, verb + 1, "place"));
    return told && incident_at(x, incident)->main && subject != NULL &&
           ONE_OF(x, subject->head, it) && is_led_in(x, index) && !place->dateline &&
           nearest_aimed(x, place->first_token, place->end_token, aim) == RSM_NONE &&
           may_be_place(x, index, incident) && !is_guessed(x, index) && !describes_another(x, index);
}

/* "near the capital ... in Osk, 20 km north of the capital": of two the one that tells only where the
 * other lies. */
static bool is_reference(const extraction *x, uint32_t index, uint32_t incident) {
    uint32_t id = x->places->items[index].expression.value.geonameid;
    if (id == 0 || !is_led_near(x, index))
        return false;
    for (uint32_t i = 1; i < x->places->count && i < SIGN_CANDIDATES; i++)
        if (i != index && x->places->items[i].expression.value.geonameid == id &&
            describes_another(x, i) && is_own_place(x, i - 1, incident))
            return true;
    return false;
}

uint32_t best_own_place(const extraction *x, uint32_t incident) {
    sign_aim aim = {.event = RSM_NONE, .incident = incident};
    uint32_t best = RSM_NONE;
    int32_t best_score = INT32_MIN;
    bool in_title = true;
    for (uint32_t i = 0; i < x->places->count && i < SIGN_CANDIDATES; i++) {
        bool own = is_own_place(x, i, incident) || is_told_of_it(x, i, incident);
        if (!own || is_beaten(x, i, incident) || is_reference(x, i, incident))
            continue;
        bool title = sign_position(x, x->places->items[i].first_token) == SIGN_TITLE;
        int32_t score = place_score(x, i, aim);
        if ((title && !in_title) || (score <= best_score && title == in_title))
            continue; /* a title tells the town that readers know; the text where it was */
        best_score = score, best = i, in_title = title;
    }
    return best;
}

static bool same_name(rsm_slice a, rsm_slice b) {
    return a.size > 0 && rsm_slice_equal(a, b);
}

/* Whether a point lies in the circle of an area: degrees taken as equal, a third more let pass. */
static bool is_in_circle(const rsm_place_value *point, const rsm_place_value *area) {
    enum { KM_DEGREE = 111, DEGREE = 100000 };
    if (!point->has_point || !area->has_point || area->radius_km == 0)
        return true;
    int64_t north = (int64_t)point->lat_e5 - area->lat_e5, east = (int64_t)point->lon_e5 - area->lon_e5;
    int64_t reach = (int64_t)area->radius_km * DEGREE * 4 / 3 / KM_DEGREE;
    return north * north + east * east <= reach * reach;
}

bool is_inside_of(const extraction *x, uint32_t index, uint32_t other) {
    const rsm_place_value *a = &x->places->items[index].expression.value;
    const rsm_place_value *b = &x->places->items[other].expression.value;
    if (index == other || (a->geonameid != 0 && a->geonameid == b->geonameid))
        return true;
    if (b->country[0] != '\0' && strcmp(a->country, b->country) != 0)
        return false;
    switch (b->kind) {
    case RSM_PLACE_ADMIN1:
        return same_name(b->name, a->admin1) || same_name(b->admin1, a->admin1);
    case RSM_PLACE_ADMIN2:
        return same_name(b->name, a->admin2) || same_name(b->admin2, a->admin2);
    case RSM_PLACE_CITY:
        return a->kind == RSM_PLACE_SITE && same_name(a->city, b->name);
    case RSM_PLACE_SITE:
        return same_name(b->city, a->name) || same_name(b->city, a->city);
    case RSM_PLACE_SEA:
        return (a->kind != RSM_PLACE_CITY || rsm_slice_ends_with(b->name, a->name)) &&
               is_in_circle(a, b); /* a ship off Norville is at that port, not at the next */
    case RSM_PLACE_BORDER:
    case RSM_PLACE_FEATURE:
        return is_in_circle(a, b);
    default:
        return true;
    }
}
