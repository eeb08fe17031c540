/* The cell of place.
 *
 * Part: every report's own place and every statement of `where` is a vote. The best is the most
 * exact kind of place told (a city or a site in one, a district, a division, a country); among
 * those the one that the most reports' places are compatible with (the same, around it, or in it),
 * then the one most give. Cost: quadratic in the places told. */
#include "resolve/cells.h"

#include "base/geo.h"
#include "base/utf8.h"

#define MAIN_WEIGHT 3
#define SAME_KM     25

/* One place that was told. */
typedef struct told_place {
    rsm_place_value value;
    rsm_slice city; /* folded name of the city, or empty */
    uint32_t own, support;
    unsigned class; /* 0 city or site, 1 admin2, 2 admin1, 3 an area, 4 country, 5 continent */
} told_place;

typedef struct place_vote {
    uint32_t reading, place, weight;
} place_vote;

static unsigned class_of(const rsm_place_value *place) {
    switch (place->kind) {
    case RSM_PLACE_SITE:
        return place->city.size > 0 || place->has_point ? 0 : 3;
    case RSM_PLACE_CITY:
        return 0;
    case RSM_PLACE_ADMIN2:
        return 1;
    case RSM_PLACE_ADMIN1:
        return 2;
    case RSM_PLACE_COUNTRY:
        return 4;
    case RSM_PLACE_CONTINENT:
        return 5;
    default:
        return 3;
    }
}

static bool is_same(const rsm_place_value *a, const rsm_place_value *b) {
    return a->kind == b->kind && rsm_slice_equal(a->name, b->name) &&
           rsm_slice_equal(a->city, b->city) &&
           rsm_slice_equal_string(rsm_slice_from_string(a->country), b->country) &&
           a->geonameid == b->geonameid;
}

static bool both_and_different(rsm_slice a, rsm_slice b) {
    return a.size > 0 && b.size > 0 && !rsm_slice_equal(a, b);
}

static uint32_t distance(const rsm_place_value *a, const rsm_place_value *b) {
    return rsm_distance_km(a->lat_e5, a->lon_e5, b->lat_e5, b->lon_e5);
}

/* Whether both can be said of one spot. */
static bool is_compatible(const told_place *left, const told_place *right) {
    const rsm_place_value *a = &left->value, *b = &right->value;
    if (is_same(a, b)) {
        return true;
    }
    if (left->class == 3 || right->class == 3 || left->class == 5 || right->class == 5) {
        return !a->has_point || !b->has_point ||
               distance(a, b) <= (uint64_t)a->radius_km + b->radius_km + SAME_KM;
    }
    if (both_and_different(rsm_slice_from_string(a->country), rsm_slice_from_string(b->country))) {
        return false;
    }
    if (left->class == 0 && right->class == 0) {
        if (left->city.size > 0 && rsm_slice_equal(left->city, right->city)) {
            return true;
        }
        return a->has_point && b->has_point && distance(a, b) <= SAME_KM;
    }
    rsm_slice a_admin1 = a->kind == RSM_PLACE_ADMIN1 ? a->name : a->admin1;
    rsm_slice b_admin1 = b->kind == RSM_PLACE_ADMIN1 ? b->name : b->admin1;
    rsm_slice a_admin2 = a->kind == RSM_PLACE_ADMIN2 ? a->name : a->admin2;
    rsm_slice b_admin2 = b->kind == RSM_PLACE_ADMIN2 ? b->name : b->admin2;
    return !both_and_different(a_admin1, b_admin1) && !both_and_different(a_admin2, b_admin2);
}

static uint32_t find_place(rsm_resolver *resolver, rsm_vector *places,
                           const rsm_place_value *value) {
    const told_place *items = places->items;
    for (uint32_t i = 0; i < places->count; i++) {
        if (is_same(&items[i].value, value)) {
            return i;
        }
    }
    told_place *place = rsm_vector_push(places);
    if (place == NULL) {
        return RSM_NONE;
    }
    place->value = *value;
    place->class = class_of(value);
    place->city = rsm_utf8_fold_in(value->kind == RSM_PLACE_CITY ? value->name : value->city,
                                   resolver->arena);
    return resolver->arena->failed ? RSM_NONE : places->count - 1;
}

static bool add_vote(rsm_vector *votes, uint32_t reading, uint32_t place, uint32_t weight) {
    const place_vote *items = votes->items;
    for (uint32_t i = votes->count; i > 0 && items[i - 1].reading == reading; i--) {
        if (items[i - 1].place == place) {
            return true;
        }
    }
    place_vote vote = {reading, place, weight};
    return rsm_vector_push_copy(votes, &vote) != NULL;
}

/* One vote for a place told, unless it is denied, doubted or foretold. */
static bool vote_for(rsm_resolver *resolver, const rsm_evidence *evidence, uint32_t weight,
                     rsm_vector *places, rsm_vector *votes) {
    const rsm_statement *statement = evidence->statement;
    if (statement->value.kind != RSM_VALUE_PLACE || statement->stance == RSM_STANCE_DENIES ||
        statement->stance == RSM_STANCE_DOUBTS || statement->stance == RSM_STANCE_PREDICTS) {
        return true;
    }
    uint32_t place = find_place(resolver, places, &statement->value.as.place);
    return place != RSM_NONE && add_vote(votes, evidence->at.reading, place, weight);
}

static bool collect(rsm_resolver *resolver, const rsm_evidence *evidence, uint32_t count,
                    rsm_vector *places, rsm_vector *votes) {
    uint32_t at = 0;
    for (uint32_t i = 0; i < resolver->group->member_count; i++) {
        const rsm_member *member = &resolver->group->members[i];
        const rsm_incident *incident =
            &resolver->readings[member->reading].incidents[member->incident];
        uint32_t weight = incident->main ? MAIN_WEIGHT : 1;
        if (resolver->fusion->copy_of[member->reading] != RSM_NONE) {
            continue;
        }
        if (incident->has_where && !rsm_is_left_out(resolver, i)) {
            uint32_t place = find_place(resolver, places, &incident->where);
            if (place == RSM_NONE || !add_vote(votes, member->reading, place, weight)) {
                return false;
            }
        }
        for (; at < count && evidence[at].at.reading == member->reading &&
               evidence[at].rank < RSM_RANK_PLACED;
             at++) {
            if (!vote_for(resolver, &evidence[at], weight, places, votes)) {
                return false;
            }
        }
    }
    for (; at < count; at++) { /* what a person put there */
        if (!vote_for(resolver, &evidence[at], 1, places, votes)) {
            return false;
        }
    }
    return true;
}

static void weigh(rsm_vector *places, const rsm_vector *votes) {
    told_place *items = places->items;
    const place_vote *vote = votes->items;
    for (uint32_t i = 0; i < places->count; i++) {
        for (uint32_t j = 0; j < votes->count;) {
            uint32_t reading = vote[j].reading;
            bool met = false;
            for (; j < votes->count && vote[j].reading == reading; j++) {
                items[i].own += vote[j].place == i ? vote[j].weight : 0;
                if (!met && is_compatible(&items[i], &items[vote[j].place])) {
                    items[i].support += vote[j].weight;
                    met = true;
                }
            }
        }
    }
}

static bool is_better(const told_place *left, const told_place *right, rsm_rule *rule) {
    if (left->class != right->class) {
        *rule = RSM_RULE_TIGHTEST;
        return left->class < right->class;
    }
    *rule = RSM_RULE_MOST_REPORTS;
    if (left->support != right->support) {
        return left->support > right->support;
    }
    bool left_site = left->value.kind == RSM_PLACE_SITE,
         right_site = right->value.kind == RSM_PLACE_SITE;
    if (left_site != right_site && (left_site ? left : right)->own > 1) {
        *rule = RSM_RULE_TIGHTEST;
        return left_site;
    }
    return left->own > right->own;
}

static bool figures_of(rsm_resolver *resolver, rsm_evidence *evidence, uint32_t count,
                       const rsm_vector *places, const told_place *best, rsm_rule rule,
                       rsm_vector *figures) {
    rsm_vector_init(figures, resolver->arena, sizeof(rsm_figure));
    rsm_figure *first = rsm_vector_push(figures);
    if (first == NULL) {
        return false;
    }
    first->value = (rsm_value){.kind = RSM_VALUE_PLACE, .as.place = best->value};
    first->verdict = RSM_VERDICT_BEST;
    first->beaten_by = RSM_NONE;
    for (uint32_t i = 0; i < count; i++) {
        const rsm_place_value *value = &evidence[i].statement->value.as.place;
        rsm_figure *items = figures->items;
        uint32_t at = 0;
        while (at < figures->count && !is_same(&items[at].value.as.place, value)) {
            at++;
        }
        if (at == figures->count) {
            rsm_figure *figure = rsm_vector_push(figures);
            if (figure == NULL) {
                return false;
            }
            told_place place = {.value = *value, .class = class_of(value)};
            const told_place *known = places->items;
            for (uint32_t j = 0; j < places->count; j++) {
                place = is_same(&known[j].value, value) ? known[j] : place;
            }
            figure->value = evidence[i].statement->value;
            figure->beaten_by = RSM_NONE;
            figure->lost_by = rule;
            figure->verdict =
                is_compatible(&place, best) ? RSM_VERDICT_FITS : RSM_VERDICT_DISAGREES;
        }
        rsm_stance stance = evidence[i].statement->stance;
        evidence[i].figure = at;
        evidence[i].state = stance == RSM_STANCE_DENIES || stance == RSM_STANCE_DOUBTS
                                ? RSM_EVIDENCE_JUDGES
                                : RSM_EVIDENCE_STANDS;
    }
    return true;
}

bool rsm_make_where(rsm_resolver *resolver, rsm_cell *cell, bool *made, rsm_account *account) {
    uint32_t count;
    rsm_vector places, votes, figures;
    rsm_evidence *evidence = rsm_evidence_of(resolver, RSM_SLOT_WHERE, &count);
    rsm_vector_init(&places, resolver->arena, sizeof(told_place));
    rsm_vector_init(&votes, resolver->arena, sizeof(place_vote));
    *made = false;
    if (!collect(resolver, evidence, count, &places, &votes)) {
        return false;
    }
    if (places.count == 0) {
        return true;
    }
    weigh(&places, &votes);
    const told_place *items = places.items, *best = &items[0];
    rsm_rule rule = RSM_RULE_ONLY, decided = RSM_RULE_ONLY;
    for (uint32_t i = 1; i < places.count; i++) {
        best = is_better(&items[i], best, &rule) ? &items[i] : best;
        decided = rule;
    }
    account->has_where = true;
    account->where = best->value;
    if (!figures_of(resolver, evidence, count, &places, best, decided, &figures) ||
        !rsm_finish_figures(resolver, evidence, count, figures.items, figures.count)) {
        return false;
    }
    *made = true;
    cell->slot = RSM_SLOT_WHERE;
    cell->kind = RSM_CELL_VALUE;
    cell->rule = decided;
    rsm_order_figures(figures.items, figures.count);
    cell->figures = figures.items;
    cell->figure_count = figures.count;
    return rsm_finish_cell(resolver, evidence, count, cell);
}
