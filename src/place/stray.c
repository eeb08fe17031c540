/* Names whose best candidate lies far from all that the report surely tells of (anchor.h).
 *
 * Writers say of what is far and small where it is ("Ashford, Vt."). A small place that stands
 * alone, in a report whose sure places are all elsewhere, is mostly something that the gazetteer
 * lacks near these: a quarter, a village, a building. It gets the candidate that lies near them,
 * where it has one, else it is unlisted, in the town or county told nearest to it; where no word
 * beside any of its mentions says a place, it is none. What is said to be a part of a town, or in a
 * division that has none of its name, is unlisted there.
 *
 * Invariant: a name told in full or in a dateline stays. Cost: linear in the spots times ANCHORS.
 */
#include "place/anchor.h"

#include <string.h>

/* The candidate near the anchors that may stand in for the best; RSM_NONE for none. */
static uint32_t nearer_candidate(const finder *f, const anchors *all, const spot *s, bool part,
                                 const candidate *owner) {
    uint32_t best = RSM_NONE;
    for (uint32_t k = s->candidates; k < s->candidates + s->count; k++) {
        const candidate *c = candidate_at(f, k);
        bool short_county = c->domain == RSM_DOMAIN_DIVISION && c->other_name;
        if (!is_local_place(c) || c->adjective || short_county)
            continue;
        bool fits = owner != NULL ? within_km(owner, c, NEAR_KM)
                    : part        ? is_beside_anchor(all, c, s->group, NEAR_KM)
                                  : is_supported(all, c, s->group);
        if (fits && (best == RSM_NONE || c->score > candidate_at(f, best)->score))
            best = k;
    }
    return best;
}

/* "Utah", "Tarija": the division or country of the name, where its town is not meant: in a
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

/* Where no town is told: the division or country told right after the name ("the San Pascual
 * jurisdiction, Paz department"), else the one named most, a division before its country; NULL for
 * none. */
static const anchor *area_of(const finder *f, const anchors *all, uint32_t index) {
    enum { REACH = 5 }; /* tokens */
    const anchor *best = NULL;
    uint32_t most = 0;
    const spot *s = spot_at(f, index), *next = spot_at(f, index + 1);
    bool close = next != NULL && next->first < s->end + REACH && !next->adjective;
    for (uint32_t i = 0; i < all->count; i++) {
        const anchor *a = &all->items[i];
        if (!a->area || a->group == s->group || a->place.adjective)
            continue;
        uint32_t points = a->mentions * 2 + is_division(&a->place);
        if (close && a->group == next->group)
            points += 1000;
        if (best == NULL || points > most)
            best = a, most = points;
    }
    return best;
}

/* "at Weston Park in Norville": a park, a mall; nobody is at a town in a town. */
static bool is_site_in(const finder *f, const spot *s, const spot *after) {
    return after != NULL && after->first - s->end == 1 && place_token_is(f, s->end, "in") &&
           s->first > 0 && place_token_is(f, s->first - 1, "at");
}

/* "the Miraflores suburb of Lima", where the second is a great town: of "the Lima suburb of
 * Miraflores" nothing is told here. */
static bool is_suburb_of(const finder *f, const spot *s, const spot *after) {
    static const char *const words[] = {"suburb", "district", "quarter", "area"};
    return after != NULL && after->first - s->end == 2 && place_token_is(f, s->end + 1, "of") &&
           token_among(f, s->end, words, sizeof words / sizeof *words);
}

/* The town that the words make the name a part of: "Lima's Miraflores", "the Miraflores section of
 * Lima", "at Miraflores in Lima"; NULL for none. */
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
    bool site = owner == NULL && is_site_in(f, s, after);
    bool suburb = owner == NULL && is_suburb_of(f, s, after);
    owner = site || suburb ? after : owner;
    if (owner == NULL || owner->masthead || owner->adjective)
        return NULL;
    int32_t score, second;
    uint32_t best = best_of(f, owner, &score, &second);
    const candidate *c = best == RSM_NONE ? NULL : candidate_at(f, best);
    bool town = c != NULL && c->domain == RSM_DOMAIN_PLACE && !c->adjective;
    uint32_t least = site ? 0 : suburb ? 3 * LARGE : LARGE / 5;
    return town && c->population >= least ? c : NULL;
}

/* Whether a country is surely what the name is said to be in, and does not begin a sentence's part
 * of its own ("strikes on Damascus, Iran said"): after a dateline's town, or between commas after
 * "in". */
static bool is_closed(const finder *f, uint32_t index) {
    const spot *s = spot_at(f, index), *country = spot_at(f, index + 1),
               *next = spot_at(f, index + 2);
    rsm_match match = {.first_token = s->first, .end_token = s->end};
    bool closed = token_among(f, country->end, (const char *const[]){",", ".", "(", ")"}, 4);
    bool goes_on = next != NULL && next->first <= country->end + 2 && !s->dateline;
    return s->dateline || (closed && !goes_on && place_is_governed(f, &match));
}

/* The division or country that the words put the name in and that has no place of the name:
 * "Ashford, Vt."; NULL for none. */
static const candidate *holder_of(const finder *f, uint32_t index) {
    const spot *s = spot_at(f, index), *next = spot_at(f, index + 1);
    bool bracket = next != NULL && place_is_in_brackets(f, s->end, next->first, next->end);
    if (next == NULL || s->within != RSM_NONE || next->first - s->end != 1 || next->listed ||
        s->listed || !(bracket || place_token_is(f, s->end, ",")) || next->masthead ||
        f->text->tokens[next->first].sentence != f->text->tokens[s->first].sentence)
        return NULL;
    int32_t score, second;
    uint32_t best = best_of(f, next, &score, &second);
    const candidate *holder = best == RSM_NONE ? NULL : candidate_at(f, best);
    if (holder == NULL || holder->adjective)
        return NULL;
    for (uint32_t k = s->candidates; k < s->candidates + s->count; k++)
        if (is_division(candidate_at(f, k)) && same_country(candidate_at(f, k), holder))
            return NULL; /* a list: "Puno, Tacna and Ica" */
    bool country = holder->domain == RSM_DOMAIN_COUNTRY && is_closed(f, index);
    return is_division(holder) || country ? holder : NULL;
}

typedef enum verdict {
    STAYS,
    HELD,   /* in a division that has no place of the name */
    STRAYS, /* far from all: nearer, unlisted or nothing */
    BELONGS /* said to be a part of a town */
} verdict;

/* Whether there is anything to stray from: a town or county told of, for a county and for a place
 * of the outlet's country one in that country; for a place of a country that is not told at all, a
 * country or division too. */
static bool may_stray(const finder *f, const anchors *all, const candidate *c) {
    bool point = false, there = false, told = false, noun = false;
    for (uint32_t i = 0; i < all->count; i++) {
        point |= !all->items[i].area;
        told |= same_country(&all->items[i].place, c);
        noun |= !all->items[i].place.adjective; /* "three French skiers" may be anywhere */
        there |= !all->items[i].area && same_country(&all->items[i].place, c);
    }
    bool at_home = c->domain == RSM_DOMAIN_DIVISION || strcmp(f->home, c->country) == 0;
    return at_home ? there : point || (!told && noun);
}

/* "Juba, Sudan", "Belfast, Ireland": countries that part, lands under dispute. The namesake is
 * meant where it is a great town, lies within the country's reach or not far beyond. */
static bool is_by_the_border(const finder *f, const candidate *c, const candidate *country) {
    enum { BEYOND = 300, GREAT = 300000 };
    if (country->domain != RSM_DOMAIN_COUNTRY)
        return false;
    if (c->domain == RSM_DOMAIN_PLACE && c->population >= GREAT)
        return true;
    uint32_t reach =
        rsm_world_number(f->world, RSM_DOMAIN_COUNTRY, country->row, RSM_COUNTRY_RADIUS);
    return within_km(c, country, (int32_t)(2 * reach + BEYOND));
}

/* Whether what the words call a part is one of a great town, right beside it. */
static bool is_quarter_of(const candidate *c, const candidate *town) {
    enum { GREAT = 200000, REACH_KM = 15, SHARE = 10 };
    return town->domain == RSM_DOMAIN_PLACE && c->domain == RSM_DOMAIN_PLACE &&
           town->population >= GREAT && c->population < town->population / SHARE &&
           within_km(town, c, REACH_KM);
}

/* "the Osk section of the city": the great town told that a part is of, though it is listed by
 * itself; `owner` where the words tell it. NULL for none. */
static const candidate *town_of_quarter(const anchors *all, const candidate *c, uint32_t group,
                                        const candidate *owner) {
    const anchor *best = NULL;
    if (owner != NULL)
        return is_quarter_of(c, owner) ? owner : NULL;
    for (uint32_t i = 0; i < all->count; i++) {
        const anchor *a = &all->items[i];
        if (a->group != group && is_quarter_of(c, &a->place) &&
            (best == NULL || a->mentions > best->mentions))
            best = a;
    }
    return best == NULL ? NULL : &best->place;
}

static verdict judge(const finder *f, const anchors *all, const group_facts *facts,
                     uint32_t index) {
    const spot *s = spot_at(f, index);
    int32_t score, second;
    uint32_t best = best_of(f, s, &score, &second);
    if (best == RSM_NONE || s->metonym || s->masthead)
        return STAYS;
    const candidate *c = candidate_at(f, best);
    const group_facts *g = &facts[s->group];
    bool local = is_local_place(c);
    const candidate *holder =
        c->adjective || (!local && !is_division(c)) ? NULL : holder_of(f, index);
    if (holder != NULL && !local && (!is_division(holder) || same_country(c, holder)))
        holder = NULL; /* "Helmand, W.Va." */
    if (holder != NULL && !lies_in(c, holder))
        return is_by_the_border(f, c, holder) ? STAYS : HELD;
    if (holder != NULL || c->adjective || g->told || !is_local_place(c) ||
        (g->dateline && !is_bare_dateline(all, c, g)))
        return STAYS;
    const candidate *owner = owner_of(f, index);
    if (g->part && town_of_quarter(all, c, s->group, owner) != NULL)
        return BELONGS;
    if (owner != NULL)
        return within_km(owner, c, NEAR_KM) ? STAYS : BELONGS;
    if (g->part)
        return is_beside_anchor(all, c, s->group, NEAR_KM) ? STAYS : BELONGS;
    for (uint32_t i = 0; i < all->count; i++)
        if (all->items[i].group == s->group)
            return STAYS;
    if (!may_stray(f, all, c))
        return STAYS;
    bool other_name = is_by_other_name(f, s, c);
    bool in_body = g->body_only && c->domain == RSM_DOMAIN_PLACE && c->population < SMALL_IN_BODY;
    if ((!is_small(all, c, s->group, other_name) && !in_body) || is_supported(all, c, s->group) ||
        (!other_name && is_national(all, c, s->group)))
        return STAYS;
    return !other_name && has_company(f, all, s->group, c) ? STAYS : STRAYS;
}

/* A town or county of the division that the report names, though not surely; NULL for none. */
static const candidate *told_in(const finder *f, const spot *held, const candidate *division) {
    enum { LOOKED_AT = 64 };
    for (uint32_t i = 0; i < f->spots.count && i < LOOKED_AT; i++) {
        const spot *s = spot_at(f, i);
        int32_t score, second;
        uint32_t best = s->group == held->group ? RSM_NONE : best_of(f, s, &score, &second);
        const candidate *c = best == RSM_NONE ? NULL : candidate_at(f, best);
        if (c != NULL && !c->adjective && is_local_place(c) && lies_in(c, division))
            return c;
    }
    return NULL;
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
    const candidate *near = best == NULL ? told_in(f, s, holder) : &best->place;
    s->unlisted = true;
    s->held = true;
    s->anchor_place = near == NULL ? *holder : *near;
}

/* A town abroad that needs no more words: "Biarritz". */
enum { SHARED = 2 };
static bool is_known_abroad(const finder *f, const anchors *all, const spot *s,
                            const candidate *c) {
    for (uint32_t i = 0; i < all->count; i++)
        if (!all->items[i].area && same_country(&all->items[i].place, c))
            return false;
    uint32_t others = 0; /* a name that others bear elsewhere needs more words */
    for (uint32_t k = s->candidates; k < s->candidates + s->count; k++)
        others += is_local_place(candidate_at(f, k)) && !same_country(candidate_at(f, k), c);
    return c->domain == RSM_DOMAIN_PLACE && c->population >= LARGE / 5 && others < SHARED &&
           !is_by_other_name(f, s, c);
}

/* "Osk, a small town in Polk County", "the town of Osk": no quarter of another town. */
static bool is_called_town(const finder *f, const spot *s) {
    static const char *const words[] = {"town",         "village", "hamlet",    "city",
                                        "municipality", "commune", "community", "township"};
    enum { WORDS = sizeof words / sizeof *words };
    uint32_t token = s->end + 2;
    if (s->first > 1 && place_token_is(f, s->first - 1, "of") &&
        token_among(f, s->first - 2, words, WORDS))
        return true;
    if (token >= f->text->token_count || !place_token_is(f, s->end, ",") ||
        f->tagging->tags[s->end + 1].upos != RSM_UPOS_DET)
        return false;
    while (token + 1 < f->text->token_count && token < s->end + 5 &&
           f->tagging->tags[token].upos == RSM_UPOS_ADJ)
        token++;
    return token_among(f, token, words, WORDS);
}

/* The county that is told next to the name of a town, else the one told most; NULL for none. */
static const anchor *county_of(const finder *f, const anchors *all, uint32_t index) {
    enum { REACH = 10 };
    const spot *s = spot_at(f, index), *next = spot_at(f, index + 1);
    bool close = next != NULL && next->first < s->end + REACH &&
                 f->text->tokens[next->first].sentence == f->text->tokens[s->first].sentence;
    const anchor *best = NULL;
    for (uint32_t i = 0; i < all->count; i++) {
        const anchor *a = &all->items[i];
        if (a->place.domain != RSM_DOMAIN_DIVISION || a->area || a->group == s->group)
            continue;
        if (close && a->group == next->group)
            return a;
        if (best == NULL || a->mentions > best->mentions)
            best = a;
    }
    return best;
}

static void settle(finder *f, const anchors *all, uint32_t index, verdict how, bool placed,
                   bool part) {
    spot *s = spot_at(f, index);
    if (how == HELD) {
        put_in_division(f, all, index);
        return;
    }
    const candidate *owner = how == BELONGS ? owner_of(f, index) : NULL;
    uint32_t nearer = nearer_candidate(f, all, s, how == BELONGS, owner);
    const candidate *quarter =
        nearer != RSM_NONE && how == BELONGS && part
            ? town_of_quarter(all, candidate_at(f, nearer), s->group, owner)
            : NULL;
    if (nearer != RSM_NONE) {
        candidate_at(f, nearer)->score += REPLACED;
        s->quarter = quarter != NULL;
        if (quarter != NULL)
            s->anchor_place = *quarter;
        return;
    }
    int32_t score, second;
    const candidate *best = candidate_at(f, best_of(f, s, &score, &second));
    uint32_t wide = how == STRAYS ? wide_candidate(f, all, s, best) : RSM_NONE;
    if (wide != RSM_NONE) {
        candidate_at(f, wide)->score += REPLACED;
        return;
    }
    if (best->domain == RSM_DOMAIN_DIVISION)
        return; /* every county is listed */
    const anchor *a = owner == NULL ? anchor_of(f, all, index) : NULL;
    bool town = how == STRAYS && owner == NULL &&
                (is_called_town(f, s) || (s->dateline && s->within == RSM_NONE));
    const anchor *county = town ? county_of(f, all, index) : NULL;
    if (county != NULL)
        a = county;
    if (owner == NULL && a == NULL && how == STRAYS)
        a = area_of(f, all, index);
    bool alone = owner == NULL && a == NULL;
    if (alone && how == BELONGS && s->first > 0 && place_token_is(f, s->first - 1, "the"))
        s->dropped = true; /* "the Austin neighborhood" of a town that is not told */
    if (alone)
        return; /* divisions and countries alone are no place to put it */
    if (how == STRAYS && !placed && is_known_abroad(f, all, s, best))
        return;
    bool one_word = s->end - s->first == 1;
    if (how == STRAYS && (!placed || (one_word && is_by_other_name(f, s, best)))) {
        s->dropped = true; /* nothing says a place; "Fri", "Re": some village's other name */
        return;
    }
    s->unlisted = true;
    s->town = town;
    s->anchor_place = owner != NULL ? *owner : a->place;
}

/* What one mention of a name told ("the Miraflores section of Lima") holds for its others. */
static void carry_over(const finder *f, const group_facts *facts, const verdict *verdicts) {
    for (uint32_t pass = 0; pass < 2; pass++)
        for (uint32_t i = 0; i < f->spots.count; i++) {
            spot *s = spot_at(f, i), *first = spot_at(f, s->group);
            const group_facts *g = &facts[s->group];
            bool told = verdicts[i] == HELD || verdicts[i] == BELONGS || s->town;
            bool held = pass == 0 ? verdicts[i] == HELD : first->unlisted && first->held;
            bool line = g->dateline && !held && !first->unlisted;
            if (g->told || line || s->masthead)
                continue;
            if (pass == 0 && told && s->unlisted && (!first->unlisted || s->town)) {
                first->unlisted = true;
                first->held = s->held;
                first->town = s->town;
                first->anchor_place = s->anchor_place;
            } else if (pass == 1 && first->unlisted && (!s->unlisted || first->town)) {
                s->unlisted = true;
                s->held = first->held;
                s->town = first->town;
                s->anchor_place = first->anchor_place;
            }
        }
}

void place_settle_strays(finder *f) {
    anchors *all = rsm_arena_allocate_items(f->arena, 1, sizeof *all);
    group_facts *facts = NULL;
    verdict *verdicts =
        rsm_arena_allocate_items(f->arena, (size_t)f->spots.count + 1, sizeof *verdicts);
    if (all == NULL || verdicts == NULL || !collect_anchors(f, all, &facts))
        return; /* the next that asks for memory will say so */
    for (uint32_t i = 0; i < f->spots.count; i++)
        verdicts[i] = judge(f, all, facts, i);
    for (uint32_t i = 0; i < f->spots.count; i++)
        if (verdicts[i] != STAYS)
            settle(f, all, i, verdicts[i], facts[spot_at(f, i)->group].placed,
                   facts[spot_at(f, i)->group].part);
    carry_over(f, facts, verdicts);
}
