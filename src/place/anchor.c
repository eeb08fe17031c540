/* What a report surely tells of where it is (anchors): names told in full or in a dateline, large
 * towns well above their rivals, names that can be one place only, divisions and countries, the
 * outlet's town; and what these say of a candidate of another name.
 *
 * Invariant: a name never counts for itself. Cost: linear in the spots times ANCHORS. */
#include "place/anchor.h"

#include "base/utf8.h"
#include "world/spelling.h"

#include <string.h>

/* Whether two points are within `km`, in integers: a degree of latitude is 111 km, one of longitude
 * is taken by three bands. */
bool within_km(const candidate *a, const candidate *b, int32_t km) {
    int64_t north = (int64_t)a->lat_e5 - b->lat_e5, east = (int64_t)a->lon_e5 - b->lon_e5;
    int64_t reach = (int64_t)km * 901, latitude = a->lat_e5 < 0 ? -a->lat_e5 : a->lat_e5;
    int64_t scale = latitude < 2500000 ? 97 : latitude < 4500000 ? 80 : 60; /* hundredths */
    east = east * scale / 100;
    return north * north + east * east <= reach * reach;
}

bool is_local_place(const candidate *c) {
    return c->domain == RSM_DOMAIN_PLACE ||
           (c->domain == RSM_DOMAIN_DIVISION && c->admin1 != c->row);
}

bool same_country(const candidate *a, const candidate *b) {
    return a->country[0] != '\0' && strcmp(a->country, b->country) == 0;
}

static bool is_capital(const finder *f, const candidate *c) {
    return c->domain == RSM_DOMAIN_PLACE &&
           rsm_world_number(f->world, RSM_DOMAIN_PLACE, c->row, RSM_GAZETTEER_CAPITAL) == 2;
}

bool is_by_other_name(const finder *f, const spot *s, const candidate *c) {
    if (!c->other_name || c->domain != RSM_DOMAIN_PLACE)
        return c->other_name && c->domain != RSM_DOMAIN_DIVISION;
    rsm_slice words = rsm_slice_sub(f->text->text, f->text->tokens[s->first].start,
                                    f->text->tokens[s->end - 1].end);
    rsm_slice name = rsm_world_string(f->world, RSM_DOMAIN_PLACE, c->row, RSM_GAZETTEER_NAME);
    rsm_spelling written, listed;
    if (rsm_spelling_of(rsm_utf8_fold_in(words, f->arena), &written) &&
        rsm_spelling_of(rsm_utf8_fold_in(name, f->arena), &listed) && written.key == listed.key)
        return false; /* "Wad Madani" is Wad Medani */
    size_t shared = words.size < name.size ? words.size : name.size;
    return shared < 4 || !rsm_slice_equal_ascii_caseless(rsm_slice_sub(words, 0, shared),
                                                         rsm_slice_sub(name, 0, shared));
}

/* ---- anchors ---- */

/* Whether a candidate elsewhere comes near the best in points. */
static bool has_rival(const finder *f, const spot *s, const candidate *best) {
    for (uint32_t k = s->candidates; k < s->candidates + s->count; k++) {
        const candidate *c = candidate_at(f, k);
        bool here =
            c == best ||
            (is_local_place(c) && is_local_place(best) && within_km(c, best, NEAR_KM)) ||
            (c->domain == RSM_DOMAIN_DIVISION && c->admin1 == c->row && c->admin1 == best->admin1);
        if (!here && c->score > best->score - MARGIN)
            return true;
    }
    return false;
}

static bool lies_in_one_division(const finder *f, const spot *s) {
    const candidate *first = candidate_at(f, s->candidates);
    for (uint32_t k = s->candidates + 1; k < s->candidates + s->count; k++)
        if (candidate_at(f, k)->admin1 != first->admin1 || !same_country(candidate_at(f, k), first))
            return false;
    return true;
}

bool is_division(const candidate *c) {
    return c->domain == RSM_DOMAIN_DIVISION && c->admin1 == c->row;
}

/* Whether a division that is sure holds the candidate. */
static bool is_in_sure_division(const anchors *all, const candidate *c) {
    for (uint32_t i = 0; i < all->count; i++)
        if (is_division(&all->items[i].place) && all->items[i].place.row == c->admin1)
            return true;
    return false;
}

/* A town abroad, in a country that nothing tells of, whose name is borne in the outlet's country
 * or in one that is told: "Carlisle" in a paper of Pennsylvania. */
static bool is_namesake_abroad(const finder *f, const spot *s, const candidate *best,
                               const anchors *all) {
    enum { GREAT = 400000 };
    if (best->domain != RSM_DOMAIN_PLACE || best->population >= GREAT ||
        strcmp(f->home, best->country) == 0)
        return false;
    for (uint32_t i = 0; i < all->count; i++)
        if (same_country(&all->items[i].place, best))
            return false;
    for (uint32_t k = s->candidates; k < s->candidates + s->count; k++) {
        const candidate *c = candidate_at(f, k);
        if (!is_local_place(c) || c->adjective)
            continue;
        if (f->home[0] != '\0' && strcmp(f->home, c->country) == 0)
            return true;
        for (uint32_t i = 0; i < all->count; i++)
            if (same_country(&all->items[i].place, c))
                return true;
    }
    return false;
}

/* "OSK -- ": the town of a dateline without its division is near the outlet; where the report surely
 * tells divisions of the country and none is the small candidate's own, it is a namesake. */
bool is_bare_dateline(const anchors *all, const candidate *c, const group_facts *g) {
    bool told = false;
    if (!g->dateline || g->told || g->masthead || c->domain != RSM_DOMAIN_PLACE ||
        c->population >= LARGE)
        return false;
    for (uint32_t i = 0; i < all->count; i++) {
        const candidate *place = &all->items[i].place;
        if (!same_country(place, c) || place->admin1 == RSM_NONE)
            continue;
        if (place->admin1 == c->admin1)
            return false;
        told |= is_division(place);
    }
    return told;
}

/* A candidate told without doubt, by itself or because its division is. */
static bool is_sure(const finder *f, const spot *s, const candidate *best, const group_facts *g,
                    const anchors *all) {
    if (best->domain == RSM_DOMAIN_COUNTRY)
        return true;
    if (is_local_place(best) && !best->other_name && (g->dateline || g->masthead))
        return !is_bare_dateline(all, best, g);
    if (has_rival(f, s, best))
        return false;
    if (is_division(best))
        return true;
    if (!is_local_place(best))
        return false;
    if (g->told || s->homely || (g->mentions > 1 && is_in_sure_division(all, best)))
        return true;
    if (best->other_name || (!g->placed && g->mentions < 3))
        return false;
    if (is_namesake_abroad(f, s, best, all))
        return false;
    if (best->domain == RSM_DOMAIN_PLACE && best->population >= LARGE)
        return true;
    uint32_t least = best->domain == RSM_DOMAIN_PLACE ? LARGE / 2 : LARGE / 10;
    return best->population >= least &&
           (lies_in_one_division(f, s) || is_in_sure_division(all, best));
}

static void add_anchor(anchors *all, anchor one) {
    if (all->count < ANCHORS)
        all->items[all->count++] = one;
}

/* "the Salem neighborhood" where the words before "neighborhood" are no spot of their own ("the
 * North End Salem neighborhood"): marks the name wherever it stands. */
static void mark_parts(const finder *f, group_facts *facts) {
    enum { PARTS = 24, NAMES = 128 };
    uint32_t parts = 0;
    for (uint32_t token = 1; token < f->text->token_count && parts < PARTS; token++) {
        if (f->tagging->tags[token].upos != RSM_UPOS_NOUN ||
            !(f->text->tokens[token - 1].flags & RSM_TOKEN_CAPITALISED) ||
            !place_is_called_part(f, token - 1, token))
            continue;
        parts++;
        for (uint32_t i = 0; i < f->spots.count && i < NAMES; i++) {
            const spot *s = spot_at(f, i);
            uint32_t size = s->end - s->first;
            if (s->group != i || size > token || facts[i].part)
                continue;
            rsm_slice name = rsm_slice_sub(f->text->text, f->text->tokens[s->first].start,
                                           f->text->tokens[s->end - 1].end);
            rsm_slice words = rsm_slice_sub(f->text->text, f->text->tokens[token - size].start,
                                            f->text->tokens[token - 1].end);
            facts[i].part = rsm_slice_equal(name, words);
        }
    }
}

static group_facts *gather(const finder *f) {
    group_facts *facts =
        rsm_arena_allocate_items(f->arena, (size_t)f->spots.count + 1, sizeof *facts);
    for (uint32_t i = 0; facts != NULL && i < f->spots.count; i++) {
        const spot *s = spot_at(f, i);
        if (s->group == i)
            facts[i] = (group_facts){.masthead_only = true, .body_only = true};
        group_facts *g = &facts[s->group];
        g->mentions++;
        g->told |= s->within != RSM_NONE;
        g->dateline |= s->dateline;
        g->part |= s->part;
        g->placed |= s->within_name || s->part || s->homely || place_is_cued(f, s->first, s->end);
        g->masthead |= s->masthead;
        g->masthead_only &= s->masthead;
        g->body_only &= s->within_name;
    }
    if (facts != NULL && !f->text->one_case)
        mark_parts(f, facts);
    return facts;
}

/* Divisions and countries first, then the towns that these make sure too. */
static void add_anchors(const finder *f, const group_facts *facts, bool areas, anchors *all) {
    for (uint32_t i = 0; i < f->spots.count; i++) {
        const spot *s = spot_at(f, i);
        int32_t score, second;
        uint32_t best = best_of(f, s, &score, &second);
        if (s->group != i || best == RSM_NONE || (facts[i].part && !facts[i].told))
            continue;
        const candidate *c = candidate_at(f, best);
        if (is_local_place(c) == areas || !is_sure(f, s, c, &facts[i], all))
            continue;
        add_anchor(all, (anchor){.group = i,
                                 .place = *c,
                                 .mentions = facts[i].masthead_only ? 0 : facts[i].mentions,
                                 .dateline = facts[i].dateline,
                                 .told = facts[i].told,
                                 .area = areas,
                                 .capital = is_capital(f, c)});
    }
}

static void add_home(const finder *f, anchors *all) {
    if (f->home_town == NULL || (!f->home_listed && f->home_town->population < LARGE / 5))
        return;
    bool known = false; /* the outlet's town, where the report does not name it */
    for (uint32_t i = 0; i < all->count; i++)
        known |= !all->items[i].area && within_km(&all->items[i].place, f->home_town, NEAR_KM);
    if (!known)
        add_anchor(all, (anchor){.group = RSM_NONE, .place = *f->home_town});
}

static void add_lands(const finder *f, anchors *all) {
    for (uint32_t i = 0; i < f->land_count; i++) {
        anchor a = {.group = RSM_NONE, .area = true};
        describe_candidate(f->world, RSM_DOMAIN_COUNTRY, f->lands[i], &a.place);
        add_anchor(all, a);
    }
}

/* ---- what the anchors say of a candidate ---- */

static bool has_town_in(const anchors *all, const candidate *c) {
    for (uint32_t i = 0; i < all->count; i++)
        if (!all->items[i].area && same_country(&all->items[i].place, c))
            return true;
    return false;
}

bool is_supported(const anchors *all, const candidate *c, uint32_t group) {
    for (uint32_t i = 0; i < all->count; i++) {
        const anchor *a = &all->items[i];
        if (a->group == group && group != RSM_NONE)
            continue;
        if (!a->area && within_km(&a->place, c, FAR_KM))
            return true;
        bool division = a->place.admin1 != RSM_NONE && a->place.admin1 == c->admin1;
        if (division && same_country(&a->place, c))
            return true;
        if (a->place.domain == RSM_DOMAIN_COUNTRY && same_country(&a->place, c) &&
            !(all->local && has_town_in(all, c)))
            return true;
    }
    return false;
}

bool is_beside_anchor(const anchors *all, const candidate *c, uint32_t group, int32_t km) {
    for (uint32_t i = 0; i < all->count; i++)
        if (!all->items[i].area && all->items[i].group != group &&
            within_km(&all->items[i].place, c, km))
            return true;
    return false;
}

bool is_national(const anchors *all, const candidate *c, uint32_t group) {
    const candidate *apart[2];
    uint32_t count = 0;
    bool town = false, any = false;
    for (uint32_t i = 0; i < all->count; i++) {
        const anchor *a = &all->items[i];
        if (a->area || a->group == group || !same_country(&a->place, c))
            continue;
        any = true;
        town |= !a->capital;
        bool known = false;
        for (uint32_t k = 0; k < count && !known; k++)
            known =
                apart[k]->admin1 == a->place.admin1 || within_km(apart[k], &a->place, 2 * FAR_KM);
        if (!known && count == 2)
            return true;
        if (!known)
            apart[count++] = &a->place;
    }
    return any && !town;
}

bool is_small(const anchors *all, const candidate *c, uint32_t group, bool other_name) {
    bool home = false, told = false;
    for (uint32_t i = 0; i < all->count; i++) {
        if (all->items[i].group == group)
            continue;
        home |= same_country(&all->items[i].place, c);
        told = true;
    }
    uint32_t small = !home && told ? SMALL_ABROAD : SMALL;
    if (other_name)
        small = SMALL_OTHER;
    return c->domain == RSM_DOMAIN_DIVISION || c->population < small;
}

/* Other names of no anchor whose best lies beside it, of the first of the report. */
bool has_company(const finder *f, const anchors *all, uint32_t group, const candidate *c) {
    for (uint32_t i = 0; i < all->leader_count; i++) {
        const spot *s = spot_at(f, all->leaders[i]);
        int32_t score, second;
        if (all->leaders[i] == group || s->part)
            continue;
        uint32_t best = best_of(f, s, &score, &second);
        if (best == RSM_NONE)
            continue;
        const candidate *other = candidate_at(f, best);
        if (is_local_place(other) && !other->other_name && within_km(other, c, FAR_KM / 2))
            return true;
    }
    return false;
}

bool collect_anchors(const finder *f, anchors *all, group_facts **facts) {
    *all = (anchors){0};
    *facts = gather(f);
    if (*facts == NULL)
        return false;
    for (uint32_t i = 0; i < f->spots.count && all->leader_count < ANCHORS; i++)
        if (spot_at(f, i)->group == i)
            all->leaders[all->leader_count++] = i;
    add_anchors(f, *facts, true, all);
    add_anchors(f, *facts, false, all);
    add_home(f, all);
    add_lands(f, all);
    all->local = f->home_town != NULL;
    return true;
}
