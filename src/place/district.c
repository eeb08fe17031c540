/* Parts of great towns (gazetteer/districts.txt): "Englewood" in a report of Chicago is no town of
 * Colorado.
 *
 * A district is meant where the report tells its town, or is printed there; one that no town or
 * other place bears the name of tells its town by itself. It is given as a site of the town, at the
 * town's point, since where in it it lies is not listed. What is told in full ("Englewood, Colo.")
 * stays what the words say, and so does a great town, or a name whose own division the report
 * tells, unless the words make it a part ("the Austin neighborhood"). Settled before the names
 * vote, so that a namesake far away has no say. Cost: linear in the spots times DISTRICTS times
 * LOOKED_AT. */
#include "place/anchor.h"

#include <string.h>

enum {
    DISTRICTS = 8,   /* of one name that are looked at */
    LOOKED_AT = 256, /* spots read for a town */
    BESIDE = 4,      /* tokens from a district to its town's name */
    GREAT = 300000,  /* people of a town that is meant by its name anywhere */
    KNOWN = 20000    /* people of a town that a lone name may mean */
};

typedef struct district {
    finder *finder;
    rsm_slice division, country;
    uint32_t division_row;
    candidate city;
    bool found;
} district;

typedef enum tie {
    TIE_NONE,
    TIE_TOLD,  /* the town is told in the report */
    TIE_HOME,  /* the outlet's, or of the dateline */
    TIE_BESIDE /* told right beside the name */
} tie;

static bool take_division(void *context, uint32_t row, uint16_t flags) {
    district *d = context;
    candidate c;
    (void)flags;
    describe_candidate(d->finder->world, RSM_DOMAIN_DIVISION, row, &c);
    if (c.admin1 == row && rsm_slice_equal_string(d->country, c.country))
        d->division_row = row;
    return d->division_row == RSM_NONE;
}

static bool take_city(void *context, uint32_t row, uint16_t flags) {
    district *d = context;
    candidate c;
    (void)flags;
    describe_candidate(d->finder->world, RSM_DOMAIN_PLACE, row, &c);
    bool there = rsm_slice_equal_string(d->country, c.country) &&
                 (d->division.size == 0 || c.admin1 == d->division_row);
    if (there && (!d->found || c.population > d->city.population)) {
        d->city = c;
        d->found = true;
    }
    return true;
}

/* The town that a row of the list is a part of. */
static bool city_of(finder *f, uint32_t row, candidate *city) {
    const rsm_world *world = f->world;
    district d = {
        .finder = f,
        .division = rsm_world_string(world, RSM_DOMAIN_DISTRICT, row, RSM_DISTRICT_DIVISION),
        .country = rsm_world_string(world, RSM_DOMAIN_DISTRICT, row, RSM_DISTRICT_COUNTRY),
        .division_row = RSM_NONE};
    if (d.division.size > 0)
        rsm_world_lookup(world, RSM_DOMAIN_DIVISION, d.division, take_division, &d);
    rsm_world_lookup(world, RSM_DOMAIN_PLACE,
                     rsm_world_string(world, RSM_DOMAIN_DISTRICT, row, RSM_DISTRICT_CITY),
                     take_city, &d);
    *city = d.city;
    return d.found;
}

/* Whether the spot names the town: as its greatest bearer, or where the report's country is its. */
static bool names_city(const finder *f, const spot *s, const candidate *city) {
    bool named = false, greater = false;
    for (uint32_t k = s->candidates; k < s->candidates + s->count; k++) {
        const candidate *c = candidate_at(f, k);
        if (c->domain != RSM_DOMAIN_PLACE || c->adjective)
            continue;
        named |= c->row == city->row;
        greater |= c->row != city->row && c->population > city->population;
    }
    if (!named || s->within == RSM_NONE)
        return named && (!greater || strcmp(f->home, city->country) == 0);
    const spot *within = spot_at(f, s->within);
    for (uint32_t k = within->candidates; k < within->candidates + within->count; k++)
        if (lies_in(city, candidate_at(f, k)))
            return true;
    return false; /* "London, Ontario" */
}

static bool is_home(const finder *f, const candidate *city) {
    for (uint32_t i = 0; i < f->home_count; i++)
        if (f->homes[i].domain == RSM_DOMAIN_PLACE && f->homes[i].row == city->row)
            return true;
    return false;
}

static tie tie_of(const finder *f, uint32_t index, const candidate *city) {
    const spot *s = spot_at(f, index);
    tie best = is_home(f, city) ? TIE_HOME : TIE_NONE;
    for (uint32_t i = 0; i < f->spots.count && i < LOOKED_AT; i++) {
        const spot *other = spot_at(f, i);
        if (other->group == s->group || !names_city(f, other, city))
            continue;
        bool near = i + 1 == index || i == index + 1;
        bool same = f->text->tokens[other->first].sentence == f->text->tokens[s->first].sentence;
        bool close = other->first < s->end + BESIDE && s->first < other->end + BESIDE;
        if (near && same && close && !other->within_name)
            return TIE_BESIDE;
        if (other->dateline)
            best = TIE_HOME;
        else if (best == TIE_NONE)
            best = TIE_TOLD;
    }
    return best;
}

/* Whether the report names the candidate's division or country elsewhere, but not the town's. */
static bool is_division_told(const finder *f, const spot *s, const candidate *c,
                             const candidate *city) {
    for (uint32_t i = 0; i < f->spots.count && i < LOOKED_AT; i++) {
        const spot *other = spot_at(f, i);
        if (other->group == s->group || other->adjective)
            continue;
        for (uint32_t k = other->candidates; k < other->candidates + other->count; k++) {
            const candidate *wide = candidate_at(f, k);
            bool first = is_division(wide) && !wide->adjective;
            if ((first || wide->domain == RSM_DOMAIN_COUNTRY) && lies_in(c, wide) &&
                !lies_in(city, wide))
                return true;
        }
    }
    return false;
}

/* Whether a division is more than its town: few call Algiers a province. */
static bool is_known_division(const finder *f, const candidate *c) {
    return strcmp(c->country, f->home) == 0;
}

/* Whether another bearer of the name stands against the district. */
static bool has_rival(const finder *f, const spot *s, const candidate *city, tie how, bool part) {
    part |= how == TIE_BESIDE;
    for (uint32_t k = s->candidates; k < s->candidates + s->count; k++) {
        const candidate *c = candidate_at(f, k);
        bool town = c->domain == RSM_DOMAIN_PLACE;
        bool county = c->domain == RSM_DOMAIN_DIVISION && c->admin1 != c->row;
        if (c->adjective || county || (town && c->other_name))
            continue;
        bool listed = c->domain == RSM_DOMAIN_SITE || c->domain == RSM_DOMAIN_REGION;
        if (listed && within_km(c, city, NEAR_KM / 2))
            continue; /* the district itself */
        if (c->domain == RSM_DOMAIN_SITE)
            return true;
        if (part || (how == TIE_HOME && is_division(c) && !is_known_division(f, c)))
            continue; /* "Algiers" is a province's name too */
        if (!town || (how != TIE_HOME && c->population >= GREAT))
            return true;
        if (c->population >= KNOWN && is_division_told(f, s, c, city))
            return true;
    }
    return false;
}

/* Whether a division or country right after the name does not hold the town. */
static bool is_told_elsewhere(const finder *f, uint32_t index, const candidate *city) {
    const spot *s = spot_at(f, index), *next = spot_at(f, index + 1);
    if (next == NULL || next->first != s->end + 1 || !place_token_is(f, s->end, ","))
        return false;
    bool wide = false, holds = false;
    for (uint32_t k = next->candidates; k < next->candidates + next->count; k++) {
        const candidate *c = candidate_at(f, k);
        wide |= is_division(c) || c->domain == RSM_DOMAIN_COUNTRY;
        holds |= lies_in(city, c);
    }
    return wide && !holds;
}

/* The entry that is the very district, where the gazetteer has it: raised above its namesakes. */
static bool raise_listed_district(const finder *f, const spot *s, const candidate *city) {
    bool any = false;
    for (uint32_t k = s->candidates; k < s->candidates + s->count; k++) {
        candidate *c = candidate_at(f, k);
        bool listed = (c->domain == RSM_DOMAIN_PLACE && c->row != city->row) ||
                      c->domain == RSM_DOMAIN_REGION || c->domain == RSM_DOMAIN_SITE;
        bool here = listed && !c->adjective && within_km(c, city, NEAR_KM / 2);
        c->score += here ? REPLACED : 0;
        any |= here;
    }
    return any;
}

static bool is_part(const finder *f, const spot *s) {
    for (uint32_t i = s->group; i < f->spots.count && i < s->group + LOOKED_AT; i++)
        if (spot_at(f, i)->group == s->group && spot_at(f, i)->part)
            return true;
    return false;
}

static bool take_any(void *context, uint32_t row, uint16_t flags) {
    bool *any = context;
    (void)row;
    *any |= (flags & RSM_PHRASE_ADJECTIVE) == 0;
    return !*any;
}

/* A name that nothing ties to a town: the only district of the name, in the report's country if
 * that is known, and no town's, even where nothing else of the text makes it one. */
static bool stands_alone(const finder *f, const spot *s, const candidate *city) {
    bool named = false;
    if (s->district_count != 1 || s->count > 0 ||
        (f->home[0] != '\0' && strcmp(f->home, city->country) != 0))
        return false;
    rsm_world_lookup(f->world, RSM_DOMAIN_PLACE,
                     rsm_slice_sub(f->text->text, f->text->tokens[s->first].start,
                                   f->text->tokens[s->end - 1].end),
                     take_any, &named);
    return !named;
}

/* Of the districts of the name the one best tied to the report. */
static tie choose(finder *f, uint32_t index, candidate *chosen) {
    const spot *s = spot_at(f, index);
    tie best = TIE_NONE;
    bool found = false;
    for (uint32_t i = 0; i < s->district_count && i < DISTRICTS; i++) {
        candidate city;
        const uint32_t *row = rsm_vector_at(&f->districts, s->districts + i);
        if (!city_of(f, *row, &city) || is_told_elsewhere(f, index, &city))
            continue;
        tie how = tie_of(f, index, &city);
        if (found && how <= best)
            continue;
        *chosen = city;
        best = how;
        found = true;
    }
    if (!found)
        *chosen = (candidate){.row = RSM_NONE};
    return best;
}

static void settle(finder *f, uint32_t index) {
    spot *s = spot_at(f, index);
    candidate city;
    tie how = choose(f, index, &city);
    bool held = s->within != RSM_NONE || s->masthead || (s->dateline && s->count > 0);
    bool none = city.row == RSM_NONE || (how == TIE_NONE && !stands_alone(f, s, &city)) || held;
    if (none || has_rival(f, s, &city, how, is_part(f, s))) {
        s->dropped |= s->count == 0 && !s->metonym;
        return;
    }
    if (raise_listed_district(f, s, &city))
        return;
    s->unlisted = true;
    s->anchor_place = city;
    s->count = 0; /* what it is not has no vote */
    s->adjective = false;
}

/* One spot that the words beside it tie to its town does for all of its name. */
static void carry_over(finder *f) {
    for (uint32_t i = 0; i < f->spots.count; i++) {
        spot *s = spot_at(f, i), *first = spot_at(f, s->group);
        if (s->unlisted && !first->unlisted && first->district_count > 0 &&
            first->within == RSM_NONE && !first->masthead) {
            first->unlisted = true;
            first->dropped = false;
            first->anchor_place = s->anchor_place;
            first->count = 0;
        }
    }
    for (uint32_t i = 0; i < f->spots.count; i++) {
        spot *s = spot_at(f, i);
        const spot *first = spot_at(f, s->group);
        if (first->unlisted && !s->unlisted && s->district_count > 0 && s->within == RSM_NONE &&
            !s->masthead) {
            s->unlisted = true;
            s->dropped = false;
            s->anchor_place = first->anchor_place;
            s->count = 0;
        }
    }
}

void place_settle_districts(finder *f) {
    bool any = false;
    for (uint32_t i = 0; i < f->spots.count; i++)
        if (spot_at(f, i)->district_count > 0) {
            settle(f, i);
            any = true;
        }
    if (any)
        carry_over(f);
}
