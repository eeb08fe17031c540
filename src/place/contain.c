/* What the words right around a name say of where it is: "Paris, Texas", "in Bay region", "Kunduz
 * province", and what an enumeration does not say: "China, Japan and Iran".
 *
 * Invariant: a name lies in another only if one of its candidates lies in one of the other's, and
 * the two are no items of one list. Cost: linear in the spots, but for at most TOLD names that are
 * told apart once and hold for the rest of the report. */
#include "place/finder.h"

#include <string.h>

enum {
    TOLD = 64,
    CARRIED = 800,         /* points of a candidate that the report has named before in full */
    NAMESAKE = 120,        /* taken from towns elsewhere that bear a state's or country's name */
    STATE_LEAST = 3000000, /* people of a division whose name is widely known */
    TOWN = 10000,          /* people of one that is known beyond its county */
    CITY_KNOWN = 300000    /* people of a town that is as well known as a division */
};

static bool is_country(const candidate *c) {
    return c->domain == RSM_DOMAIN_COUNTRY && !c->adjective;
}

static bool is_state(const candidate *c) {
    return c->domain == RSM_DOMAIN_DIVISION && c->admin1 == c->row && !c->adjective;
}

/* A sea, a part of the world, a great island: "the Pacific", "Luzon". */
static bool is_great_region(const candidate *c) {
    return c->domain == RSM_DOMAIN_REGION && !c->adjective && c->great;
}

/* A region by its own name. */
static bool is_named_region(const candidate *c) {
    return c->domain == RSM_DOMAIN_REGION && !c->adjective && !c->other_name;
}

/* A division that readers know by its bare name. */
static bool is_known_state(const candidate *c) {
    static const char countries[][3] = {"US", "CA", "AU", "GB"};
    if (!is_state(c))
        return false;
    for (size_t i = 0; i < sizeof countries / sizeof *countries; i++)
        if (strcmp(c->country, countries[i]) == 0)
            return true;
    return c->population >= STATE_LEAST;
}

static bool has(const finder *f, const spot *s, bool (*is)(const candidate *)) {
    for (uint32_t i = 0; i < s->count; i++)
        if (is(candidate_at(f, s->candidates + i)))
            return true;
    return false;
}

/* Whether the spot and the next stand beside each other with only a comma or "and" between; `plain`
 * gets whether it is the comma alone. */
static bool linked(const finder *f, uint32_t index, bool *plain) {
    const spot *s = spot_at(f, index), *next = spot_at(f, index + 1);
    if (next == NULL || f->text->tokens[next->first].sentence != f->text->tokens[s->first].sentence)
        return false;
    static const char *const joins[] = {"and", "or", "&", "nor"};
    uint32_t gap = next->first - s->end;
    bool comma = place_token_is(f, s->end, ","), join = token_among(f, s->end, joins, 4);
    *plain = gap == 1 && comma;
    return (gap == 1 && (comma || join)) ||
           (gap == 2 && comma && token_among(f, s->end + 1, joins, 4));
}

/* Whether the name is that of a division and of its great town too: "Kano", "Jakarta". */
static bool has_own_town(const finder *f, const spot *s) {
    for (uint32_t i = s->candidates; i < s->candidates + s->count; i++) {
        const candidate *c = candidate_at(f, i);
        if (c->domain == RSM_DOMAIN_PLACE &&
            rsm_world_number(f->world, RSM_DOMAIN_PLACE, c->row, RSM_GAZETTEER_CAPITAL) == 2)
            return true; /* "Washington and Beijing" */
        for (uint32_t k = s->candidates; k < s->candidates + s->count; k++) {
            const candidate *d = candidate_at(f, k);
            if (c->domain == RSM_DOMAIN_PLACE && is_state(d) && d->row == c->admin1 &&
                c->population >= d->population / 30)
                return true;
        }
    }
    return false;
}

/* Two countries side by side are a list; states are where a third follows or "and" joins them. */
static void mark_lists(const finder *f) {
    for (uint32_t i = 0; i + 1 < f->spots.count; i++) {
        spot *s = spot_at(f, i), *next = spot_at(f, i + 1);
        bool plain, also;
        if (!linked(f, i, &plain))
            continue;
        bool countries = has(f, s, is_country) && has(f, next, is_country);
        bool states = has(f, s, is_known_state) && has(f, next, is_known_state);
        bool longer =
            s->listed || (linked(f, i + 1, &also) && has(f, spot_at(f, i + 2), is_known_state));
        states = states && (longer || !plain) && !(has_own_town(f, s) && has_own_town(f, next));
        if (!countries && !states)
            continue;
        s->listed = next->listed = true;
        s->among_states |= states && !countries;
        next->among_states |= states && !countries;
    }
}

/* "the University of Georgia", "the State of New York": the division. */
static void raise_named_by_body(const finder *f, const spot *s) {
    static const char *const bodies[] = {"university", "state", "commonwealth", "bank"};
    if (s->first < 2 || !place_token_is(f, s->first - 1, "of") ||
        !token_among(f, s->first - 2, bodies, 4))
        return;
    for (uint32_t i = 0; i < s->count; i++) {
        candidate *c = candidate_at(f, s->candidates + i);
        if (is_known_state(c) && strcmp(c->country, "US") == 0)
            c->score += PLACE_CONTAINED;
    }
}

/* In a list of states the state is meant, not the town of its name: "New Jersey and New York". */
static void raise_listed(const finder *f, const spot *s) {
    for (uint32_t i = 0; i < s->count && s->among_states; i++) {
        candidate *c = candidate_at(f, s->candidates + i);
        if (is_known_state(c))
            c->score += PLACE_CONTAINED / 2;
    }
}

/* The spot that begins right after this one, past ", " or " in " or "'s". */
static uint32_t following(const finder *f, uint32_t index) {
    static const char *const parts[] = {"the",     "northern", "southern",
                                        "eastern", "western",  "central"};
    const spot *s = spot_at(f, index), *next = spot_at(f, index + 1);
    if (next == NULL || f->text->tokens[next->first].sentence != f->text->tokens[s->first].sentence)
        return RSM_NONE;
    uint32_t gap = next->first - s->end;
    bool comma = gap == 1 && place_token_is(f, s->end, ",") && !(s->listed && next->listed);
    bool bracket = place_is_in_brackets(f, s->end, next->first, next->end);
    bool inside = (gap == 1 || (gap == 2 && token_among(f, s->end + 1, parts, 6))) &&
                  (place_token_is(f, s->end, "in") || place_token_is(f, s->end, "of"));
    return comma || bracket || inside || gap == 0 ? index + 1 : RSM_NONE;
}

/* Whether "inner, outer" can name one place: a town or county in a division or country, a division
 * in a country. */
static bool fits(const candidate *inner, const candidate *outer) {
    if (!is_state(outer) && !is_country(outer) && outer->domain != RSM_DOMAIN_DIVISION)
        return false;
    if (is_state(inner) && !is_country(outer))
        return false;
    if (outer->domain == RSM_DOMAIN_DIVISION && !is_state(outer) && outer->other_name)
        return false; /* "Weston Park in Norville" is in the town, not in Norville County */
    return !outer->adjective && lies_in(inner, outer);
}

/* Raises the candidates that lie in one of the other name's, and those of the other that hold one.
 * Gives whether any did. */
static bool raise_contained(const finder *f, const spot *inner, const spot *outer, int32_t by) {
    bool any = false;
    for (uint32_t j = 0; j < outer->count; j++) {
        candidate *holder = candidate_at(f, outer->candidates + j);
        bool holds = false;
        for (uint32_t i = 0; i < inner->count && !holds; i++)
            holds = fits(candidate_at(f, inner->candidates + i), holder);
        if (holds)
            holder->score += by;
        any |= holds;
    }
    for (uint32_t i = 0; i < inner->count && any; i++) {
        candidate *c = candidate_at(f, inner->candidates + i);
        bool inside = false;
        for (uint32_t j = 0; j < outer->count && !inside; j++)
            inside = fits(c, candidate_at(f, outer->candidates + j));
        if (inside)
            c->score += by;
    }
    return any;
}

/* "Iraq's second city, Mosul", "the Syrian town of Idlib": named shortly before. */
static void raise_by_the_one_before(const finder *f, uint32_t index) {
    bool plain;
    const spot *s = spot_at(f, index), *before = spot_at(f, index - 1);
    if (s->first - before->end > 6 || linked(f, index - 1, &plain) ||
        f->text->tokens[s->first].sentence != f->text->tokens[before->first].sentence)
        return;
    for (uint32_t i = 0; i < s->count; i++) {
        candidate *c = candidate_at(f, s->candidates + i);
        bool inside = false;
        for (uint32_t j = 0; j < before->count && !inside; j++)
            inside = lies_in(c, candidate_at(f, before->candidates + j));
        if (inside && !is_state(c))
            c->score += PLACE_CONTAINED / 4;
    }
}

static void contain(const finder *f) {
    for (uint32_t i = 0; i < f->spots.count; i++) {
        uint32_t next = following(f, i);
        if (next != RSM_NONE &&
            raise_contained(f, spot_at(f, i), spot_at(f, next), PLACE_CONTAINED))
            spot_at(f, i)->within = next;
        if (i > 0)
            raise_by_the_one_before(f, i);
    }
}

/* "Kunduz province", "the state of Puebla" (not "the Molenbeek district of Brussels"), "Washington
 * County": the division, not its town. */
static bool called_division(const finder *f, const spot *s) {
    static const char *const words[] = {
        "province", "provinces", "state",      "region",     "governorate", "district",
        "county",   "oblast",    "department", "prefecture", "territory",   "division",
        "canton",   "parish",    "governor",   "gov",        "legislature", "counties"};
    enum { WORDS = sizeof words / sizeof *words };
    bool bracket = s->first > 0 && place_is_in_brackets(f, s->first - 1, s->first, s->end);
    if (bracket && s->first > 1 && f->tagging->tags[s->first - 2].upos == RSM_UPOS_PROPN)
        return true; /* "Los Pinos (Norland)" */
    static const char *const small[] = {"village", "hamlet", "farm", "ranch"};
    if (token_among(f, s->end, small, 4) && has(f, s, is_known_state))
        return true; /* "a New York village" */
    return token_among(f, s->end, words, WORDS) || place_is_in_county_list(f, s->first, s->end) ||
           (s->first >= 2 && place_token_is(f, s->first - 1, "of") &&
            token_among(f, s->first - 2, words, WORDS) &&
            !(s->first >= 3 && f->tagging->tags[s->first - 3].upos == RSM_UPOS_PROPN));
}

/* Whether the name is also that of the division's country. */
static bool is_own_country(const finder *f, const spot *s, const candidate *division) {
    for (uint32_t k = s->candidates; k < s->candidates + s->count; k++) {
        const candidate *c = candidate_at(f, k);
        if (is_country(c) && strcmp(c->country, division->country) == 0)
            return true;
    }
    return false;
}

/* Of a town and the division named after it, the town is meant unless the words say otherwise. */
static void tell_towns_from_divisions(const finder *f, const spot *s) {
    bool division = called_division(f, s);
    for (uint32_t k = s->candidates; k < s->candidates + s->count; k++) {
        candidate *c = candidate_at(f, k);
        if (c->domain == RSM_DOMAIN_DIVISION && division)
            c->score += PLACE_CONTAINED / 2;
        if (c->domain == RSM_DOMAIN_DIVISION && !division && !is_state(c) && c->other_name)
            c->score -= NAMESAKE / 2; /* "Ohio" is not Ohio County */
        if (is_state(c) && c->other_name && has(f, s, is_country) && is_own_country(f, s, c))
            c->score -= PLACE_CONTAINED; /* "Taiwan" is not its province */
        if (division || c->domain != RSM_DOMAIN_PLACE || c->admin1 == RSM_NONE)
            continue;
        for (uint32_t other = s->candidates; other < s->candidates + s->count; other++) {
            const candidate *d = candidate_at(f, other);
            bool same = is_state(d) && d->row == c->admin1;
            if (same && c->population >= d->population / (c->other_name ? 8 : 30))
                c->score += 50;
        }
    }
}

/* A town that bears the name of a country or of a well-known division elsewhere ("Oregon, Ohio") is
 * meant only where the words around say so. */
static void lower_namesakes(const finder *f, const spot *s) {
    bool country = has(f, s, is_country) || has(f, s, is_great_region),
         state = has(f, s, is_known_state);
    bool region = has(f, s, is_named_region); /* "Long Island" is not Long Island City */
    for (uint32_t k = s->candidates; region && k < s->candidates + s->count; k++)
        if (candidate_at(f, k)->domain == RSM_DOMAIN_PLACE && candidate_at(f, k)->other_name)
            candidate_at(f, k)->score -= NAMESAKE;
    for (uint32_t k = s->candidates; (country || state) && k < s->candidates + s->count; k++) {
        candidate *c = candidate_at(f, k);
        bool local = c->domain == RSM_DOMAIN_PLACE ||
                     (c->domain == RSM_DOMAIN_DIVISION && !is_known_state(c));
        bool capital = false;
        for (uint32_t other = s->candidates; other < s->candidates + s->count; other++) {
            const candidate *d = candidate_at(f, other);
            capital |= is_known_state(d) && d->row == c->admin1;
        }
        if (!local)
            continue;
        if (c->other_name && (country || !capital))
            c->score -= PLACE_CONTAINED; /* "Mexico" for its capital */
        else if (country || (!capital && c->population < CITY_KNOWN))
            c->score -= country && c->population < TOWN ? NAMESAKE + NAMESAKE / 2 : NAMESAKE;
    }
}

/* A name that has held another ("Rochester, New York") or follows "upstate" is the division, not
 * its town of that name, in the rest of the report too. */
static void prefer_holders(const finder *f) {
    static const char *const parts[] = {
        "upstate", "western",      "eastern",      "northern",     "southern",    "central",
        "rural",   "southeastern", "southwestern", "northeastern", "northwestern"};
    for (uint32_t i = 0; i < f->spots.count; i++) {
        const spot *s = spot_at(f, i);
        bool holder =
            i > 0 && spot_at(f, i - 1)->within == i && place_token_is(f, s->first - 1, ",");
        bool part = s->first > 0 && !has(f, s, is_country) &&
                    token_among(f, s->first - 1, parts, sizeof parts / sizeof *parts);
        if (!has(f, s, is_known_state) || s->within != RSM_NONE || (!holder && !part))
            continue;
        spot_at(f, s->group)->division = true;
    }
    for (uint32_t i = 0; i < f->spots.count; i++) {
        const spot *s = spot_at(f, i);
        for (uint32_t k = s->candidates; k < s->candidates + s->count; k++)
            if (spot_at(f, s->group)->division && s->within == RSM_NONE &&
                is_known_state(candidate_at(f, k)))
                candidate_at(f, k)->score += NAMESAKE;
    }
}

/* What a report has named in full once ("Paris, Texas") is meant by the short name too. */
static void carry_over(const finder *f) {
    uint32_t told[TOLD], count = 0;
    for (uint32_t i = 0; i < f->spots.count && count < TOLD; i++) {
        bool known = spot_at(f, i)->within == RSM_NONE;
        for (uint32_t k = 0; k < count && !known; k++)
            known = spot_at(f, told[k])->group == spot_at(f, i)->group;
        if (!known)
            told[count++] = i;
    }
    for (uint32_t i = 0; i < f->spots.count; i++) {
        const spot *s = spot_at(f, i), *full = NULL;
        for (uint32_t k = 0; k < count && full == NULL; k++)
            if (spot_at(f, told[k])->group == s->group)
                full = spot_at(f, told[k]);
        if (full == NULL || s->within != RSM_NONE)
            continue;
        int32_t score, second;
        uint32_t best = best_of(f, full, &score, &second);
        for (uint32_t k = 0; k < s->count; k++)
            if (candidate_at(f, s->candidates + k)->row == candidate_at(f, best)->row &&
                candidate_at(f, s->candidates + k)->domain == candidate_at(f, best)->domain)
                candidate_at(f, s->candidates + k)->score += CARRIED;
    }
}

void place_contain(finder *f) {
    mark_lists(f);
    for (uint32_t i = 0; i < f->spots.count; i++) {
        tell_towns_from_divisions(f, spot_at(f, i));
        lower_namesakes(f, spot_at(f, i));
        raise_listed(f, spot_at(f, i));
        raise_named_by_body(f, spot_at(f, i));
    }
    contain(f);
    prefer_holders(f);
    carry_over(f);
}
