/* What the report as a whole says of where its names are: countries and divisions told without
 * doubt, the dateline, the outlet's home and the other towns named raise the candidates that lie in
 * or near them.
 *
 * Two rounds: first what is told without doubt votes; then each name whose best candidate stands
 * well above its others votes once, however often it stands there, and never for itself. Invariant:
 * votes are integers; the order of names does not matter but for the cap of PLACE_VOTES kinds.
 * Cost: linear in the candidates, times NEAR towns that lend their nearness. */
#include "place/finder.h"

#include <string.h>

enum {
    OLD_NAME = 200, /* taken from a town abroad by a name that it had, or has in another language */
    COUNTRY_POINTS = 30, /* for each vote, capped */
    COUNTRY_MOST = 120,
    DIVISION_POINTS = 40,
    DIVISION_MOST = 200,
    HOME_COUNTRY = 80,
    HOME_TOWN = 300,
    HOME_AROUND = 80, /* near the town of an outlet whose home is listed */
    WELL_ABOVE = 50,
    RIVAL_SHARE = 50,    /* how many times as many people leave no rival */
    RIVAL_LEAST = 5000,  /* people of a town that another of its name may be taken for */
    VAST = 40000000,     /* people of a division that is a country in all but name */
    STATE_OF_TOWN = 100, /* of a state that a country has the name of too */
    COUNTIES = 1024,     /* slots for the counties that a report may name */
    COUNTY_POINTS = 120,
    SURE = 3,    /* votes of what is told without doubt */
    SHARED = 12, /* divisions that share a name's vote, at most; the parts of a vote */
    SHARE_POINTS = 5,
    SHARE_MOST = 120,
    NEAR = 128, /* towns that lend their nearness */
    NEAR_POINTS = 25,
    NEAR_MOST = 100,
    NEAR_LATITUDE = 70000 /* hundred-thousandths of a degree: about 78 km */
};

static void add_vote(finder *f, const char *country, uint32_t division, uint32_t weight) {
    if (country[0] == '\0')
        return;
    for (uint32_t i = 0; i < f->vote_count; i++) {
        if (strcmp(f->votes[i].country, country) != 0 || f->votes[i].division != division)
            continue;
        f->votes[i].count += weight;
        return;
    }
    if (f->vote_count == PLACE_VOTES)
        return;
    vote *v = &f->votes[f->vote_count++];
    *v = (vote){.division = division, .count = weight};
    memcpy(v->country, country, strnlen(country, sizeof v->country - 1));
}

static uint32_t votes_for(const finder *f, const char *country, uint32_t division) {
    for (uint32_t i = 0; i < f->vote_count; i++)
        if (f->votes[i].division == division && strcmp(f->votes[i].country, country) == 0)
            return f->votes[i].count;
    return 0;
}

static void vote_for(finder *f, const candidate *c, uint32_t weight) {
    add_vote(f, c->country, RSM_NONE, weight);
    if (c->admin1 != RSM_NONE)
        add_vote(f, c->country, c->admin1, weight);
}

/* Whether all candidates that are worth a thought lie in one division or country, that of the best.
 */
static bool beyond_doubt(const finder *f, const spot *s, const candidate *best, int32_t score) {
    for (uint32_t i = 0; i < s->count; i++) {
        const candidate *c = candidate_at(f, s->candidates + i);
        bool same = strcmp(c->country, best->country) == 0 && c->admin1 == best->admin1;
        bool rival = best->domain == RSM_DOMAIN_PLACE && c->domain == RSM_DOMAIN_PLACE &&
                     c->population >= RIVAL_LEAST &&
                     c->population >= best->population / RIVAL_SHARE;
        bool dwarfed = best->domain == RSM_DOMAIN_PLACE && c->domain == RSM_DOMAIN_PLACE &&
                       c->population < best->population / RIVAL_SHARE;
        if (!same && (rival || c->score > score - (dwarfed ? 1 : 3) * WELL_ABOVE))
            return false;
    }
    return true;
}

/* The candidate a spot is sure of: told by the words around, or without rival. */
static const candidate *sure_of(const finder *f, const spot *s, bool *sure) {
    int32_t score, second;
    uint32_t best = best_of(f, s, &score, &second);
    *sure = false;
    if (best == RSM_NONE || s->metonym || (second != INT32_MIN && score < second + WELL_ABOVE))
        return NULL;
    const candidate *c = candidate_at(f, best);
    *sure = s->within != RSM_NONE || (!s->homely && beyond_doubt(f, s, c, score));
    return c;
}

/* Whether all that the name may be lies in one country: "Madison County". */
static bool is_of_one_country(const finder *f, const spot *s) {
    const candidate *first = s->count > 0 ? candidate_at(f, s->candidates) : NULL;
    for (uint32_t i = 0; i < s->count; i++) {
        const candidate *c = candidate_at(f, s->candidates + i);
        if (c->domain != RSM_DOMAIN_DIVISION || c->adjective ||
            strcmp(c->country, first->country) != 0)
            return false;
    }
    return s->count > 1;
}

static void note_land(finder *f, rsm_slice code) {
    uint32_t row = rsm_world_find(f->world, RSM_DOMAIN_COUNTRY, code);
    bool known = row == RSM_NONE || f->land_count == PLACE_LANDS;
    for (uint32_t i = 0; i < f->land_count && !known; i++)
        known = f->lands[i] == row;
    if (!known)
        f->lands[f->land_count++] = row;
}

/* Armed groups that are at home in one country tell it, where nothing tells where the report is
 * printed: each once. */
static void count_votes_of_groups(finder *f) {
    enum { GROUPS = 16 };
    uint32_t seen[GROUPS], count = 0;
    for (uint32_t m = 0; m < f->tagging->first_match[f->text->token_count] && f->home[0] == '\0';
         m++) {
        const rsm_match *match = &f->tagging->matches[m];
        rsm_slice land, second;
        bool known = match->domain != RSM_DOMAIN_ACTOR || (match->flags & RSM_PHRASE_AMBIGUOUS) ||
                     count == GROUPS ||
                     rsm_world_number(f->world, match->domain, match->row, RSM_ACTOR_KIND) !=
                         RSM_ACTOR_GROUP;
        for (uint32_t i = 0; i < count && !known; i++)
            known = seen[i] == match->row;
        if (known)
            continue;
        seen[count++] = match->row;
        char code[4] = "";
        if (!rsm_world_list_item(f->world, match->domain, match->row, RSM_ACTOR_COUNTRIES, 0,
                                 &land) ||
            rsm_world_list_item(f->world, match->domain, match->row, RSM_ACTOR_COUNTRIES, 1,
                                &second) ||
            land.size >= sizeof code)
            continue;
        memcpy(code, land.data, land.size);
        note_land(f, land);
        add_vote(f, code, RSM_NONE, SURE + 1);
    }
}

static void count_sure_votes(finder *f) {
    for (uint32_t i = 0; i < f->spots.count; i++) {
        const spot *s = spot_at(f, i);
        bool sure;
        const candidate *c = sure_of(f, s, &sure);
        if ((c == NULL || !sure) && !s->metonym && is_of_one_country(f, s))
            add_vote(f, candidate_at(f, s->candidates)->country, RSM_NONE, SURE - 1);
        if (c == NULL || !sure)
            continue;
        uint32_t weight = s->dateline || c->domain == RSM_DOMAIN_DIVISION || s->within != RSM_NONE
                              ? SURE
                              : SURE - 1;
        vote_for(f, c, s->adjective ? 1 : weight);
    }
}

static int32_t at_most(uint32_t value, int32_t most) {
    return value > (uint32_t)most ? most : (int32_t)value;
}

/* Points of all votes for a candidate, those its own spot has cast taken off. */
static int32_t points_of_votes(const finder *f, const candidate *c, const candidate *own) {
    if (c->country[0] == '\0')
        return 0;
    bool same = own != NULL && strcmp(own->country, c->country) == 0;
    uint32_t country = votes_for(f, c->country, RSM_NONE);
    int32_t points = at_most((country - (same && country > 0)) * COUNTRY_POINTS,
                             c->domain == RSM_DOMAIN_COUNTRY ? COUNTRY_MOST / 2 : COUNTRY_MOST);
    if (c->admin1 == RSM_NONE)
        return points;
    uint32_t division = votes_for(f, c->country, c->admin1);
    same = same && own->admin1 == c->admin1;
    uint32_t people =
        rsm_world_number(f->world, RSM_DOMAIN_DIVISION, c->admin1, RSM_DIVISION_POPULATION);
    int32_t share = people > VAST ? 2 : 1; /* "England" says hardly more than its country */
    return points +
           at_most((division - (same && division > 0)) * DIVISION_POINTS, DIVISION_MOST) / share;
}

/* The first round, and the outlet's country. */
static void apply_sure_votes(finder *f) {
    for (uint32_t i = 0; i < f->candidates.count; i++) {
        candidate *c = candidate_at(f, i);
        c->score += points_of_votes(f, c, NULL);
        if (f->home[0] != '\0' && strcmp(f->home, c->country) == 0)
            c->score += HOME_COUNTRY;
    }
}

/* "Georgia" in a report of Atlanta: the state, where a town of it is named and nothing of the
 * country of its name. */
static void prefer_states_of_towns(const finder *f) {
    for (uint32_t i = 0; i < f->spots.count; i++) {
        const spot *s = spot_at(f, i);
        const candidate *country = NULL;
        candidate *state = NULL;
        for (uint32_t k = s->candidates; k < s->candidates + s->count; k++) {
            candidate *c = candidate_at(f, k);
            if (c->domain == RSM_DOMAIN_COUNTRY && !c->adjective)
                country = c;
            else if (c->domain == RSM_DOMAIN_DIVISION && c->admin1 == c->row && !c->adjective &&
                     !c->other_name)
                state = c;
        }
        if (country != NULL && state != NULL && strcmp(country->country, state->country) != 0 &&
            votes_for(f, state->country, state->row) > 0 &&
            votes_for(f, country->country, RSM_NONE) == 0)
            state->score += STATE_OF_TOWN;
    }
}

/* Names of many divisions share their vote among them: what several such names have in common
 * ("Franklin County", "Salem", "Clinton") is where the report is. A name of too many says nothing.
 */
static void share_vote(finder *f, const spot *s) {
    uint32_t rows[SHARED], count = 0;
    for (uint32_t k = s->candidates; k < s->candidates + s->count; k++) {
        const candidate *c = candidate_at(f, k);
        bool known = c->admin1 == RSM_NONE || c->adjective || c->other_name;
        for (uint32_t i = 0; i < count && !known; i++)
            known = rows[i] == c->admin1;
        if (known)
            continue;
        if (count == SHARED)
            return;
        rows[count++] = c->admin1;
    }
    for (uint32_t i = 0; i < count && count > 1; i++)
        add_vote(f, "*", rows[i], SHARED / count);
}

static void apply_shares(finder *f) {
    for (uint32_t i = 0; i < f->spots.count; i++)
        if (spot_at(f, i)->group == i)
            share_vote(f, spot_at(f, i));
    for (uint32_t i = 0; i < f->spots.count; i++) {
        const spot *s = spot_at(f, i);
        uint32_t divisions = 0, last = RSM_NONE;
        for (uint32_t k = s->candidates; k < s->candidates + s->count; k++) {
            divisions += candidate_at(f, k)->admin1 != last;
            last = candidate_at(f, k)->admin1;
        }
        for (uint32_t k = s->candidates; k < s->candidates + s->count; k++) {
            candidate *c = candidate_at(f, k);
            uint32_t votes = c->admin1 == RSM_NONE ? 0 : votes_for(f, "*", c->admin1);
            uint32_t own = divisions > 1 && divisions <= SHARED ? SHARED / divisions : 0;
            if (votes > own)
                c->score += at_most((votes - own) * SHARE_POINTS, SHARE_MOST);
        }
    }
}

/* ---- a town and its county ---- */

typedef struct county_set {
    uint32_t rows[COUNTIES], groups[COUNTIES];
    bool met[COUNTIES];
} county_set;

static uint32_t county_slot(const county_set *set, uint32_t row) {
    uint32_t slot = row * 2654435761u >> 22, tries = 0;
    while (set->rows[slot] != RSM_NONE && set->rows[slot] != row && tries++ < 16)
        slot = (slot + 1) % COUNTIES;
    return slot;
}

static bool is_county(const candidate *c) {
    return c->domain == RSM_DOMAIN_DIVISION && c->admin1 != c->row && !c->adjective;
}

/* Whether the county's name is a town's in it too: "Barcelona" is that town. */
static bool has_town_in(const finder *f, const spot *s, const candidate *county) {
    for (uint32_t k = s->candidates; k < s->candidates + s->count; k++) {
        const candidate *c = candidate_at(f, k);
        if (c->domain == RSM_DOMAIN_PLACE && c->admin2 == county->row)
            return true;
    }
    return false;
}

/* A county and a town in it, both named, vouch for each other: "Walker County" and "Huntsville". */
static void raise_towns_in_counties(const finder *f) {
    county_set *set = rsm_arena_allocate_items(f->arena, 1, sizeof *set);
    bool any = false;
    if (set == NULL)
        return; /* the next that asks for memory will say so */
    for (uint32_t i = 0; i < COUNTIES; i++)
        set->rows[i] = set->groups[i] = RSM_NONE;
    for (uint32_t i = 0; i < f->spots.count; i++) {
        const spot *s = spot_at(f, i);
        for (uint32_t k = s->candidates; s->group == i && k < s->candidates + s->count; k++) {
            const candidate *c = candidate_at(f, k);
            if (!is_county(c) || has_town_in(f, s, c))
                continue;
            uint32_t slot = county_slot(set, c->row);
            set->rows[slot] = c->row;
            set->groups[slot] = i;
            any = true;
        }
    }
    if (!any)
        return;
    for (uint32_t i = 0; i < f->spots.count; i++) {
        const spot *s = spot_at(f, i);
        for (uint32_t k = s->candidates; k < s->candidates + s->count; k++) {
            candidate *c = candidate_at(f, k);
            if (c->domain != RSM_DOMAIN_PLACE || c->admin2 == RSM_NONE || c->adjective)
                continue;
            uint32_t slot = county_slot(set, c->admin2);
            if (set->rows[slot] != c->admin2 || set->groups[slot] == s->group)
                continue;
            c->score += c->other_name ? COUNTY_POINTS / 2 : COUNTY_POINTS;
            set->met[slot] |= !c->other_name;
        }
    }
    for (uint32_t i = 0; i < f->candidates.count; i++) {
        candidate *c = candidate_at(f, i);
        uint32_t slot = is_county(c) ? county_slot(set, c->row) : 0;
        if (is_county(c) && set->rows[slot] == c->row && set->met[slot])
            c->score += COUNTY_POINTS;
    }
}

static bool near(const candidate *a, const candidate *b) {
    int64_t north = (int64_t)a->lat_e5 - b->lat_e5, east = (int64_t)a->lon_e5 - b->lon_e5;
    if (north < 0)
        north = -north;
    if (east < 0)
        east = -east;
    return north < NEAR_LATITUDE && east < NEAR_LATITUDE + NEAR_LATITUDE / 3;
}

static bool is_local(const candidate *c) {
    return c->domain == RSM_DOMAIN_PLACE ||
           (c->domain == RSM_DOMAIN_DIVISION && c->admin1 != c->row);
}

/* A listed home raises what lies around it, but for names that a country or a first-level division
 * bears too. */
static void raise_around_home(const finder *f, const spot *s, const candidate *home) {
    for (uint32_t k = s->candidates; k < s->candidates + s->count; k++) {
        const candidate *c = candidate_at(f, k);
        if (c->domain == RSM_DOMAIN_COUNTRY ||
            (c->domain == RSM_DOMAIN_DIVISION && c->admin1 == c->row))
            return;
    }
    for (uint32_t k = s->candidates; k < s->candidates + s->count; k++) {
        candidate *c = candidate_at(f, k);
        if (is_local(c) && !c->other_name && near(c, home))
            c->score += HOME_AROUND;
    }
}

/* Points of a home for the report's other names that may lie around it. */
static int32_t points_of_surroundings(const finder *f, const candidate *home) {
    enum { NAMES = 64, EACH = 50, MOST = 200 };
    int32_t points = 0;
    for (uint32_t i = 0; i < f->spots.count && i < NAMES && points < MOST; i++) {
        const spot *s = spot_at(f, i);
        bool around = false;
        for (uint32_t k = s->candidates; k < s->candidates + s->count && !around; k++) {
            const candidate *c = candidate_at(f, k);
            around = is_local(c) && !c->other_name && near(c, home);
        }
        points += around && s->group == i && !s->homely ? EACH : 0;
    }
    return points;
}

/* Whether a division's name is that of a town in it too. */
static bool has_town_of_name(const finder *f, const spot *s, const candidate *division) {
    for (uint32_t k = s->candidates; k < s->candidates + s->count; k++) {
        const candidate *c = candidate_at(f, k);
        if (c->domain == RSM_DOMAIN_PLACE && c->admin1 == division->row && c->population >= 50000)
            return true;
    }
    return false;
}

/* Names of several words stand in the outlet's only without their spaces ("losalamosnews"): taken
 * from the report's. */
static void take_homely(finder *f) {
    for (uint32_t i = 0; i < f->spots.count && f->home_count == 0; i++) {
        const spot *s = spot_at(f, i);
        bool wide = !s->homely; /* "kansascity": no town called Kansas */
        for (uint32_t k = s->candidates; k < s->candidates + s->count && !wide; k++) {
            const candidate *c = candidate_at(f, k);
            wide = c->domain == RSM_DOMAIN_COUNTRY ||
                   (c->domain == RSM_DOMAIN_DIVISION && c->admin1 == c->row &&
                    !has_town_of_name(f, s, c));
        }
        for (uint32_t k = s->candidates; s->homely && !wide && k < s->candidates + s->count; k++) {
            const candidate *c = candidate_at(f, k);
            bool fits = f->home[0] == '\0' || strcmp(f->home, c->country) == 0;
            if (c->domain == RSM_DOMAIN_PLACE && !c->other_name && fits &&
                f->home_count < PLACE_HOMES)
                f->homes[f->home_count++] = *c;
        }
    }
    for (uint32_t i = 0; i < f->home_count && f->home[0] == '\0'; i++)
        if (strcmp(f->homes[i].country, "US") == 0)
            memcpy(f->home, "US", 2);
}

/* The town that the outlet is of, among those of its name: the one the sure votes favour, else the
 * greatest. It votes as a dateline does. */
static const candidate *choose_home(finder *f) {
    const candidate *best = NULL;
    int32_t most = 0;
    if (f->home_count == 0)
        take_homely(f);
    for (uint32_t i = 0; i < f->home_count; i++) {
        const candidate *c = &f->homes[i];
        int32_t points = points_of_votes(f, c, NULL) + prominence(c, f->world) +
                         points_of_surroundings(f, c) +
                         (strcmp(f->home, c->country) == 0 ? HOME_COUNTRY + HOME_COUNTRY : 0);
        if (best == NULL || points > most) {
            best = c;
            most = points;
        }
    }
    if (best == NULL)
        return NULL;
    bool there = votes_for(f, best->country, best->admin1) > 0,
         around_there = votes_for(f, best->country, RSM_NONE) > 0;
    for (uint32_t i = 0; i < f->spots.count; i++) {
        const spot *s = spot_at(f, i);
        bool country = false, abroad = false; /* "mexiconews" is of the country unless the report
                                                 says otherwise */
        for (uint32_t k = s->candidates; k < s->candidates + s->count; k++) {
            const candidate *c = candidate_at(f, k);
            bool same = c->domain == RSM_DOMAIN_COUNTRY;
            country |= same;
            abroad |= same && votes_for(f, c->country, RSM_NONE) > 0;
        }
        if (country && !there && (abroad || !around_there))
            continue;
        for (uint32_t k = s->candidates; s->homely && k < s->candidates + s->count; k++) {
            candidate *c = candidate_at(f, k);
            bool same = c->domain == RSM_DOMAIN_PLACE && c->row == best->row;
            bool around = c->domain == RSM_DOMAIN_DIVISION && c->admin1 == best->admin1;
            c->score += same ? HOME_TOWN : around ? HOME_TOWN / 4 : 0;
        }
    }
    for (uint32_t i = 0; i < f->candidates.count; i++) {
        candidate *c = candidate_at(f, i);
        if (c->admin1 != RSM_NONE && c->admin1 == best->admin1)
            c->score += DIVISION_POINTS;
    }
    for (uint32_t i = 0; i < f->spots.count && f->home_listed; i++)
        raise_around_home(f, spot_at(f, i), best);
    return best;
}

/* ---- the second round: names whose best stands well above, once each ---- */

typedef struct neighbour {
    const candidate *place;
    uint32_t group;
} neighbour;

/* Each name lends its nearness once, by whichever of its candidates is near. */
static int32_t points_of_neighbours(const candidate *c, const neighbour *list, uint32_t count,
                                    uint32_t group) {
    int32_t points = 0;
    bool lent = false;
    for (uint32_t i = 0; i < count && is_local(c); i++) {
        lent = lent && i > 0 && list[i].group == list[i - 1].group;
        if (lent || list[i].group == group || !near(c, list[i].place))
            continue;
        lent = true;
        points += list[i].group == RSM_NONE ? 3 * NEAR_POINTS : NEAR_POINTS; /* the outlet's */
    }
    return points > NEAR_MOST ? NEAR_MOST : points;
}

/* A name that may be any of a few towns or counties: each lends its nearness. */
static uint32_t add_unsure(const finder *f, const spot *s, uint32_t index, neighbour *list,
                           uint32_t count) {
    if (s->count > SHARED || s->adjective || s->metonym)
        return count;
    for (uint32_t k = s->candidates; k < s->candidates + s->count && count < NEAR; k++)
        if (is_local(candidate_at(f, k)) && !candidate_at(f, k)->other_name)
            list[count++] = (neighbour){candidate_at(f, k), index};
    return count;
}

/* "Canton" is no great town of China's old name where only a country that has a town of that very
 * name is told of. */
static bool is_old_name(const finder *f, const spot *s, const candidate *c, const candidate *own) {
    if (!c->other_name || c->adjective || c->domain == RSM_DOMAIN_COUNTRY ||
        points_of_votes(f, c, own) > 0)
        return false;
    for (uint32_t k = s->candidates; k < s->candidates + s->count; k++) {
        const candidate *d = candidate_at(f, k);
        if (d->domain == RSM_DOMAIN_PLACE && !d->other_name &&
            strcmp(d->country, c->country) != 0 && points_of_votes(f, d, own) > 0)
            return true;
    }
    return false;
}

static void second_round(finder *f, const candidate *home) {
    neighbour list[NEAR];
    uint32_t count = 0;
    if (home != NULL)
        list[count++] = (neighbour){home, RSM_NONE};
    const candidate **own =
        rsm_arena_allocate_items(f->arena, (size_t)f->spots.count + 1, sizeof *own);
    if (own == NULL)
        return; /* the next that asks for memory will say so */
    f->vote_count = 0;
    for (uint32_t i = 0; i < f->spots.count; i++) {
        bool sure;
        const spot *s = spot_at(f, i);
        own[i] = NULL;
        if (s->group != i) /* the first of its words spoke for all */
            continue;
        own[i] = sure_of(f, s, &sure);
        if (own[i] == NULL || (own[i]->domain == RSM_DOMAIN_PLACE && !sure))
            count = add_unsure(f, s, i, list, count);
        if (own[i] == NULL)
            continue;
        vote_for(f, own[i], 1);
        if (count < NEAR && is_local(own[i]) &&
            (list[count == 0 ? 0 : count - 1].group != i || count == 0))
            list[count++] = (neighbour){own[i], i};
    }
    int32_t *points =
        rsm_arena_allocate_items(f->arena, (size_t)f->candidates.count + 1, sizeof *points);
    for (uint32_t i = 0; points != NULL && i < f->spots.count; i++) {
        const spot *s = spot_at(f, i);
        for (uint32_t k = s->candidates; k < s->candidates + s->count; k++)
            points[k] = points_of_votes(f, candidate_at(f, k), own[s->group]) +
                        points_of_neighbours(candidate_at(f, k), list, count, s->group) -
                        (is_old_name(f, s, candidate_at(f, k), own[s->group]) ? OLD_NAME : 0);
    }
    for (uint32_t k = 0; points != NULL && k < f->candidates.count; k++)
        candidate_at(f, k)->score += points[k];
}

void place_vote(finder *f) {
    raise_towns_in_counties(f);
    count_votes_of_groups(f);
    count_sure_votes(f);
    apply_sure_votes(f);
    prefer_states_of_towns(f);
    apply_shares(f);
    f->home_town = choose_home(f);
    second_round(f, f->home_town);
}
