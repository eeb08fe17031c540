/* Names whose best candidate lies far from all that the report surely tells of.
 *
 * Writers say of what is far and small where it is ("Ashford, Vt."). A small place that stands
 * alone, in a report whose sure places are all elsewhere, is mostly something that the gazetteer
 * lacks near these: a quarter, a village, a building. It gets the candidate that lies near them,
 * where it has one, else it is unlisted, in the town or county told nearest to it.
 *
 * Sure are (anchors): what is named in full or in a dateline, large towns well above their rivals,
 * names that can be one place only, divisions and countries, and the outlet's town. Invariant: a
 * name is never judged by itself. Cost: linear in the spots times ANCHORS. */
#include "place/finder.h"

#include <string.h>

enum {
    ANCHORS = 96,
    LARGE = 100000, /* people of a town that is sure where nothing rivals it */
    SMALL = 100000, /* people of a town that writers would say more of where it is far */
    SMALL_ABROAD = 250000,
    SMALL_OTHER = 1000000, /* the same by a name that is not its first */
    MARGIN = 50,
    NEAR_KM = 60, /* as far as a town's surroundings reach */
    FAR_KM = 150,
    REPLACED = 1000, /* points that bring the candidate near the anchors to the front */
    UNLISTED_KM = 10
};

typedef struct anchor {
    uint32_t group; /* RSM_NONE: the outlet's */
    candidate place;
    uint32_t mentions;
    bool dateline, told; /* told: with its division or country */
    bool area;           /* a division or country: no point */
    bool capital;
} anchor;

typedef struct anchors {
    anchor items[ANCHORS];
    uint32_t count;
} anchors;

/* Whether two points are within `km`, in integers: a degree of latitude is 111 km, one of longitude
 * is taken by three bands. */
static bool within(const candidate *a, const candidate *b, int32_t km) {
    int64_t north = (int64_t)a->lat_e5 - b->lat_e5, east = (int64_t)a->lon_e5 - b->lon_e5;
    int64_t reach = (int64_t)km * 901, latitude = a->lat_e5 < 0 ? -a->lat_e5 : a->lat_e5;
    int64_t scale = latitude < 2500000 ? 97 : latitude < 4500000 ? 80 : 60; /* hundredths */
    east = east * scale / 100;
    return north * north + east * east <= reach * reach;
}

static bool is_local(const candidate *c) {
    return c->domain == RSM_DOMAIN_PLACE ||
           (c->domain == RSM_DOMAIN_DIVISION && c->admin1 != c->row);
}

static bool same_country(const candidate *a, const candidate *b) {
    return a->country[0] != '\0' && strcmp(a->country, b->country) == 0;
}

static bool is_capital(const finder *f, const candidate *c) {
    return c->domain == RSM_DOMAIN_PLACE &&
           rsm_world_number(f->world, RSM_DOMAIN_PLACE, c->row, RSM_GAZETTEER_CAPITAL) == 2;
}

/* Whether the words are another name of the place, not its first, whole or cut short: "Quebec City"
 * is Quebec, "Phila" Philadelphia, "Westside" no Las Vegas. */
static bool is_by_other_name(const finder *f, const spot *s, const candidate *c) {
    if (!c->other_name || c->domain != RSM_DOMAIN_PLACE)
        return c->other_name && c->domain != RSM_DOMAIN_DIVISION;
    rsm_slice words = rsm_slice_sub(f->text->text, f->text->tokens[s->first].start,
                                    f->text->tokens[s->end - 1].end);
    rsm_slice name = rsm_world_string(f->world, RSM_DOMAIN_PLACE, c->row, RSM_GAZETTEER_NAME);
    size_t shared = words.size < name.size ? words.size : name.size;
    return shared < 4 || !rsm_slice_equal_ascii_caseless(rsm_slice_sub(words, 0, shared),
                                                         rsm_slice_sub(name, 0, shared));
}

/* ---- anchors ---- */

/* The flags of all spots of a group, kept at its first. */
typedef struct group_facts {
    uint32_t mentions;
    bool told, dateline, part;
    bool placed;                  /* the words beside it say a place: "in", "near", "police" */
    bool masthead, masthead_only; /* some, all of them in the outlet's own name */
} group_facts;

/* Whether a candidate elsewhere comes near the best in points. */
static bool has_rival(const finder *f, const spot *s, const candidate *best) {
    for (uint32_t k = s->candidates; k < s->candidates + s->count; k++) {
        const candidate *c = candidate_at(f, k);
        bool here =
            c == best || (is_local(c) && is_local(best) && within(c, best, NEAR_KM)) ||
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

static bool is_division(const candidate *c) {
    return c->domain == RSM_DOMAIN_DIVISION && c->admin1 == c->row;
}

/* Whether a division that is sure holds the candidate. */
static bool is_in_sure_division(const anchors *all, const candidate *c) {
    for (uint32_t i = 0; i < all->count; i++)
        if (is_division(&all->items[i].place) && all->items[i].place.row == c->admin1)
            return true;
    return false;
}

/* A candidate told without doubt, by itself or because its division is. */
static bool is_sure(const finder *f, const spot *s, const candidate *best, const group_facts *g,
                    const anchors *all) {
    if (best->domain == RSM_DOMAIN_COUNTRY)
        return true;
    if (is_local(best) && !best->other_name && (g->dateline || g->masthead))
        return true;
    if (has_rival(f, s, best))
        return false;
    if (is_division(best))
        return true;
    if (!is_local(best))
        return false;
    if (g->told || s->homely || (g->mentions > 1 && is_in_sure_division(all, best)))
        return true;
    if (best->other_name || (!g->placed && g->mentions < 3))
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

/* "the Austin neighborhood" where the words before "neighborhood" are no spot of their own ("the
 * West Side Austin neighborhood"): marks the name wherever it stands. */
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
            facts[i] = (group_facts){.masthead_only = true};
        group_facts *g = &facts[s->group];
        g->mentions++;
        g->told |= s->within != RSM_NONE;
        g->dateline |= s->dateline;
        g->part |= s->part;
        g->placed |= s->within_name || s->part || s->homely || place_is_cued(f, s->first, s->end);
        g->masthead |= s->masthead;
        g->masthead_only &= s->masthead;
    }
    if (facts != NULL && !f->text->one_case)
        mark_parts(f, facts);
    return facts;
}

/* Divisions and countries first, then the towns that these make sure too. */
static void collect_anchors(const finder *f, const group_facts *facts, bool areas, anchors *all) {
    for (uint32_t i = 0; i < f->spots.count; i++) {
        const spot *s = spot_at(f, i);
        int32_t score, second;
        uint32_t best = best_of(f, s, &score, &second);
        if (s->group != i || best == RSM_NONE || (facts[i].part && !facts[i].told))
            continue;
        const candidate *c = candidate_at(f, best);
        if (is_local(c) == areas || !is_sure(f, s, c, &facts[i], all))
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
        known |= !all->items[i].area && within(&all->items[i].place, f->home_town, NEAR_KM);
    if (!known)
        add_anchor(all, (anchor){.group = RSM_NONE, .place = *f->home_town});
}

/* ---- what the anchors say of a candidate ---- */

/* Whether something told elsewhere in the report makes the candidate likely where it is. */
static bool is_supported(const anchors *all, const candidate *c, uint32_t group) {
    for (uint32_t i = 0; i < all->count; i++) {
        const anchor *a = &all->items[i];
        if (a->group == group && group != RSM_NONE)
            continue;
        if (!a->area && within(&a->place, c, FAR_KM))
            return true;
        bool division = a->place.admin1 != RSM_NONE && a->place.admin1 == c->admin1;
        if (division && same_country(&a->place, c))
            return true;
        if (a->area && a->place.domain == RSM_DOMAIN_COUNTRY && same_country(&a->place, c))
            return true;
    }
    return false;
}

/* Whether the candidate is in the surroundings of a town that is surely told of. */
static bool is_beside_anchor(const anchors *all, const candidate *c, uint32_t group, int32_t km) {
    for (uint32_t i = 0; i < all->count; i++)
        if (!all->items[i].area && all->items[i].group != group &&
            within(&all->items[i].place, c, km))
            return true;
    return false;
}

/* A report of one country whose sure towns lie far apart in three divisions of it, or that is
 * written from its capital: what is small and far may well be meant there. */
static bool is_national(const anchors *all, const candidate *c, uint32_t group) {
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
            known = apart[k]->admin1 == a->place.admin1 || within(apart[k], &a->place, 2 * FAR_KM);
        if (!known && count == 2)
            return true;
        if (!known)
            apart[count++] = &a->place;
    }
    return any && !town;
}

static bool is_small(const anchors *all, const candidate *c, uint32_t group, bool other_name) {
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

/* Other names of no anchor whose best lies beside it. */
static bool has_company(const finder *f, uint32_t group, const candidate *c) {
    uint32_t looked = 0;
    for (uint32_t i = 0; i < f->spots.count && looked < ANCHORS; i++) {
        const spot *s = spot_at(f, i);
        int32_t score, second;
        if (s->group != i || i == group || s->part)
            continue;
        looked++;
        uint32_t best = best_of(f, s, &score, &second);
        if (best == RSM_NONE)
            continue;
        const candidate *other = candidate_at(f, best);
        if (is_local(other) && !other->other_name && within(other, c, FAR_KM / 2))
            return true;
    }
    return false;
}

/* ---- settling ---- */

/* The candidate near the anchors that may stand in for the best; RSM_NONE for none. */
static uint32_t nearer_candidate(const finder *f, const anchors *all, const spot *s, bool part) {
    uint32_t best = RSM_NONE;
    for (uint32_t k = s->candidates; k < s->candidates + s->count; k++) {
        const candidate *c = candidate_at(f, k);
        bool short_county = c->domain == RSM_DOMAIN_DIVISION && c->other_name;
        if (!is_local(c) || c->adjective || short_county)
            continue;
        bool fits =
            part ? is_beside_anchor(all, c, s->group, NEAR_KM) : is_supported(all, c, s->group);
        if (fits && (best == RSM_NONE || c->score > candidate_at(f, best)->score))
            best = k;
    }
    return best;
}

/* "Oklahoma", "Sucre": the division or country of the name, where its town is not meant: in a
 * country that is told of, or where the town is called by another name. */
static uint32_t wide_candidate(const finder *f, const anchors *all, const spot *s,
                               const candidate *best) {
    for (uint32_t k = s->candidates; k < s->candidates + s->count; k++) {
        const candidate *c = candidate_at(f, k);
        bool told = best->other_name;
        for (uint32_t i = 0; i < all->count && is_division(c) && !told; i++)
            told = all->items[i].group != s->group && same_country(&all->items[i].place, c);
        if (told && !c->adjective && (is_division(c) || c->domain == RSM_DOMAIN_COUNTRY))
            return k;
    }
    return RSM_NONE;
}

/* The anchor that an unlisted place is put in: the one told nearest in its sentence, else the
 * dateline's, else the one named most. */
static const anchor *anchor_of(const finder *f, const anchors *all, uint32_t index) {
    const anchor *best = NULL;
    int64_t most = 0;
    const spot *s = spot_at(f, index);
    uint32_t sentence = f->text->tokens[s->first].sentence;
    for (uint32_t i = 0; i < all->count; i++) {
        const anchor *a = &all->items[i];
        if (a->area || a->group == s->group)
            continue;
        int64_t points =
            10 + (int64_t)a->mentions * 10 + (a->dateline ? 200 : 0) - (a->capital ? 5 : 0);
        for (uint32_t step = 0; step < 8; step++) { /* the few names around it */
            uint32_t other = step % 2 == 0 ? index - 1 - step / 2 : index + 1 + step / 2;
            const spot *beside = other < f->spots.count ? spot_at(f, other) : NULL;
            if (beside == NULL || beside->group != a->group || beside->masthead ||
                f->text->tokens[beside->first].sentence != sentence)
                continue;
            points += 1000 - (int64_t)step * 20;
            break;
        }
        if (best == NULL || points > most) {
            best = a;
            most = points;
        }
    }
    return best;
}

/* The town that the words make the name a part of: "Lima's Miraflores", "the Miraflores section of
 * Lima"; NULL for none. */
static const candidate *owner_of(const finder *f, uint32_t index) {
    const spot *s = spot_at(f, index), *before = index > 0 ? spot_at(f, index - 1) : NULL;
    const spot *after = index + 1 < f->spots.count ? spot_at(f, index + 1) : NULL;
    const spot *owner = NULL;
    if (before != NULL && s->first - before->end == 1 &&
        (place_token_is(f, before->end, "'s") || place_token_is(f, before->end, "\xE2\x80\x99s")))
        owner = before;
    if (owner == NULL && s->part && after != NULL && after->first - s->end == 2 &&
        place_token_is(f, s->end + 1, "of"))
        owner = after;
    if (owner == NULL || owner->masthead || owner->adjective)
        return NULL;
    int32_t score, second;
    uint32_t best = best_of(f, owner, &score, &second);
    const candidate *c = best == RSM_NONE ? NULL : candidate_at(f, best);
    return c != NULL && c->domain == RSM_DOMAIN_PLACE && c->population >= LARGE / 5 ? c : NULL;
}

/* The division or country that the words put the name in and that has no place of the name:
 * "Ashford, Vt."; NULL for none. */
static const candidate *holder_of(const finder *f, uint32_t index) {
    const spot *s = spot_at(f, index), *next = spot_at(f, index + 1);
    if (next == NULL || s->within != RSM_NONE || next->first - s->end != 1 || next->listed ||
        s->listed || !place_token_is(f, s->end, ",") || next->masthead ||
        f->text->tokens[next->first].sentence != f->text->tokens[s->first].sentence)
        return NULL;
    int32_t score, second;
    uint32_t best = best_of(f, next, &score, &second);
    const candidate *holder = best == RSM_NONE ? NULL : candidate_at(f, best);
    for (uint32_t k = s->candidates; k < s->candidates + s->count; k++)
        if (is_division(candidate_at(f, k)))
            return NULL; /* a list: "Ancash, La Libertad and Lima" */
    return holder != NULL && !holder->adjective && is_division(holder) ? holder : NULL;
}

typedef enum verdict {
    STAYS,
    HELD,   /* in a division that has no place of the name */
    STRAYS, /* far from all: nearer, unlisted or nothing */
    BELONGS /* said to be a part of a town */
} verdict;

static verdict judge(const finder *f, const anchors *all, const group_facts *facts,
                     uint32_t index) {
    const spot *s = spot_at(f, index);
    int32_t score, second;
    uint32_t best = best_of(f, s, &score, &second);
    if (best == RSM_NONE || s->metonym || s->masthead)
        return STAYS;
    const candidate *c = candidate_at(f, best);
    const group_facts *g = &facts[s->group];
    if (c->adjective || g->told || g->dateline || !is_local(c))
        return STAYS;
    const candidate *holder = holder_of(f, index);
    if (holder != NULL)
        return lies_in(c, holder) ? STAYS : HELD;
    const candidate *owner = owner_of(f, index);
    if (owner != NULL)
        return within(owner, c, NEAR_KM) ? STAYS : BELONGS;
    if (g->part)
        return is_beside_anchor(all, c, s->group, NEAR_KM) ? STAYS : BELONGS;
    for (uint32_t i = 0; i < all->count; i++)
        if (all->items[i].group == s->group)
            return STAYS;
    bool point = false, there = false;
    for (uint32_t i = 0; i < all->count; i++) {
        point |= !all->items[i].area;
        there |= !all->items[i].area && same_country(&all->items[i].place, c);
    }
    bool at_home = c->domain == RSM_DOMAIN_DIVISION || strcmp(f->home, c->country) == 0;
    if (at_home && !there)
        return STAYS; /* no county is an unlisted place abroad */
    bool other_name = is_by_other_name(f, s, c);
    if (!point || !is_small(all, c, s->group, other_name) || is_supported(all, c, s->group) ||
        (!other_name && is_national(all, c, s->group)))
        return STAYS;
    return !other_name && has_company(f, s->group, c) ? STAYS : STRAYS;
}

/* At the town or county told in the division; without a point where none is. */
static void put_in_division(finder *f, const anchors *all, uint32_t index) {
    spot *s = spot_at(f, index);
    const candidate *holder = holder_of(f, index);
    const anchor *best = NULL;
    for (uint32_t i = 0; i < all->count; i++) {
        const anchor *a = &all->items[i];
        if (!a->area && a->group != s->group && lies_in(&a->place, holder) &&
            (best == NULL || a->mentions > best->mentions))
            best = a;
    }
    s->unlisted = true;
    s->held = true;
    s->anchor_place = best == NULL ? *holder : best->place;
}

static void settle(finder *f, const anchors *all, uint32_t index, verdict how, bool placed) {
    spot *s = spot_at(f, index);
    if (how == HELD) {
        put_in_division(f, all, index);
        return;
    }
    uint32_t nearer = nearer_candidate(f, all, s, how == BELONGS);
    if (nearer != RSM_NONE) {
        candidate_at(f, nearer)->score += REPLACED;
        return;
    }
    int32_t score, second;
    const candidate *best = candidate_at(f, best_of(f, s, &score, &second));
    uint32_t wide = how == STRAYS ? wide_candidate(f, all, s, best) : RSM_NONE;
    if (wide != RSM_NONE) {
        candidate_at(f, wide)->score += REPLACED;
        return;
    }
    const candidate *owner = how == BELONGS ? owner_of(f, index) : NULL;
    const anchor *a = owner == NULL ? anchor_of(f, all, index) : NULL;
    if (owner == NULL && a == NULL)
        return; /* divisions and countries alone are no place to put it */
    bool one_word = s->end - s->first == 1;
    bool known = best->domain == RSM_DOMAIN_PLACE && best->population >= LARGE / 5 &&
                 !is_by_other_name(f, s, best);
    for (uint32_t i = 0; i < all->count && known; i++)
        known = all->items[i].area || !same_country(&all->items[i].place, best);
    if (how == STRAYS && !placed && known)
        return; /* a town abroad that needs no more words: "Cannes" */
    if (how == STRAYS && (!placed || (one_word && is_by_other_name(f, s, best)))) {
        s->dropped = true; /* nothing says a place; "Fri", "KATU": some village's other name */
        return;
    }
    s->unlisted = true;
    s->anchor_place = owner != NULL ? *owner : a->place;
}

void place_settle_strays(finder *f) {
    anchors *all = rsm_arena_allocate_items(f->arena, 1, sizeof *all);
    group_facts *facts = gather(f);
    verdict *verdicts =
        rsm_arena_allocate_items(f->arena, (size_t)f->spots.count + 1, sizeof *verdicts);
    if (all == NULL || facts == NULL || verdicts == NULL)
        return; /* the next that asks for memory will say so */
    all->count = 0;
    collect_anchors(f, facts, true, all);
    collect_anchors(f, facts, false, all);
    add_home(f, all);
    for (uint32_t i = 0; i < f->spots.count; i++)
        verdicts[i] = judge(f, all, facts, i);
    for (uint32_t i = 0; i < f->spots.count; i++)
        if (verdicts[i] != STAYS)
            settle(f, all, i, verdicts[i], facts[spot_at(f, i)->group].placed);
}
