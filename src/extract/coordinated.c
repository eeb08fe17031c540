/* The parts of coordinated acts that are told as one: "bombs went off in Osk, Tirna and Ist".
 *
 * Part: where an attack's own place stands in a list of places of one kind, led in by "in", "at",
 * "near" or "outside", each of the list is a part. Invariants: none or at least two parts, all of
 * different places; the incident's own place is one of them. Cost: linear in the sentences that
 * mention the incident, with PARTS_MOST parts. */
#include "extract/extraction.h"

#define PARTS_MOST 8

static bool leads_in(const extraction *x, uint32_t token) {
    static const char *const words[] = {"in", "at", "near", "outside"};
    return ONE_OF(x, token, words);
}

/* Of one kind, and not the same: "Osk and Tirna", not "Osk, Northern Province". */
static bool stand_beside(const rsm_place_value *left, const rsm_place_value *right) {
    bool other = left->geonameid != 0 && right->geonameid != 0
                     ? left->geonameid != right->geonameid
                     : !rsm_slice_equal(left->name, right->name);
    return left->kind == right->kind && other &&
           (left->kind == RSM_PLACE_CITY || left->kind == RSM_PLACE_SITE ||
            left->kind == RSM_PLACE_ADMIN1 || left->kind == RSM_PLACE_ADMIN2);
}

static const rsm_place_value *place_value(const extraction *x, uint32_t place) {
    return &x->places->items[place].expression.value;
}

/* The places of the list that begins with `place`; 0 where it is no list that ends in "and". */
static uint32_t list_from(const extraction *x, uint32_t place, uint32_t *list) {
    uint32_t count = 0, token = x->places->items[place].end_token, and_at = 0;
    uint32_t end = sentence_end(x, x->places->items[place].first_token);
    list[count++] = place;
    while (token < end && count < PARTS_MOST) {
        bool comma = is_comma(x, token), and_here = token_is(x, token, "and");
        uint32_t next = token + 1;
        if (comma && next < end && token_is(x, next, "and"))
            and_here = true, next++;
        while (next < end && (leads_in(x, next) || token_is(x, next, "the")))
            next++;
        uint32_t other = next < end ? x->place_of[next] : RSM_NONE;
        if ((!comma && !and_here) || other == RSM_NONE ||
            x->places->items[other].first_token != next ||
            !stand_beside(place_value(x, list[count - 1]), place_value(x, other)))
            break;
        list[count++] = other;
        token = x->places->items[other].end_token;
        if (and_here) {
            and_at = count;
            break;
        }
    }
    return and_at == count ? count : 0;
}

static bool is_led_in(const extraction *x, uint32_t place) {
    uint32_t first = x->places->items[place].first_token;
    if (first > 0 && token_is(x, first - 1, "the"))
        first--;
    return first > 0 && leads_in(x, first - 1);
}

/* Whether the incident's own place, by whatever mention of it, is in the list. */
static bool holds_own(const extraction *x, const uint32_t *list, uint32_t count, uint32_t own) {
    for (uint32_t i = 0; i < count; i++)
        if (list[i] == own || !stand_beside(place_value(x, list[i]), place_value(x, own)))
            if (place_value(x, list[i])->kind == place_value(x, own)->kind)
                return true;
    return false;
}

/* The list in the sentence of a token; 0 where there is none. */
static uint32_t list_in_sentence(const extraction *x, uint32_t at, uint32_t own, uint32_t *list) {
    uint32_t end = sentence_end(x, at);
    for (uint32_t token = sentence_first(x, at); token < end; token++) {
        uint32_t place = x->place_of[token];
        if (place == RSM_NONE || x->places->items[place].first_token != token ||
            !is_led_in(x, place))
            continue;
        uint32_t count = list_from(x, place, list);
        if (count > 1 && holds_own(x, list, count, own))
            return count;
    }
    return 0;
}

bool find_coordinated(const extraction *x, uint32_t index, rsm_incident *incident) {
    const incident_draft *draft = incident_at(x, index);
    uint32_t list[PARTS_MOST], count = 0;
    bool attack =
        draft->type_row < x->types.count && x->types.family[draft->type_row] == RSM_FAMILY_ATTACK;
    if (!attack || draft->place == RSM_NONE || draft->modality > RSM_MODALITY_ALLEGED)
        return true;
    for (uint32_t i = draft->first_event; count == 0 && i < x->events.count; i++) {
        const event *e = event_at(x, i);
        if (e->incident == index && e->modality <= RSM_MODALITY_ALLEGED)
            count = list_in_sentence(x, e->first, draft->place, list);
        if (i == draft->last_event)
            break;
    }
    if (count == 0)
        return true;
    rsm_part *parts = rsm_arena_allocate_items(x->arena, count, sizeof *parts);
    if (parts == NULL)
        return false;
    for (uint32_t i = 0; i < count; i++)
        parts[i].has_where = true, parts[i].where = *place_value(x, list[i]);
    incident->parts = parts;
    incident->part_count = count;
    return true;
}
