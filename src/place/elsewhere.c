/* Listed sites whose name some other site bears too: "the al-Noor mosque in Baidoa" is not the one
 * in Christchurch that the list has.
 *
 * Where the words put the site in a place that it is not in, or a site of a common kind stands
 * beside a town in a report that tells nothing of the listed one's country, it is an unlisted site
 * of that town. Invariant: what is said goes before what is listed. Cost: linear in the spots. */
#include "place/anchor.h"

#include <string.h>

enum {
    LINK = 6,       /* words between a site and what it is said to be in */
    SURROUNDS = 60, /* km from a site to a town that it may be said to be in or near */
    LOOKED_AT = 64  /* spots read for a country */
};

static const candidate *chosen(const finder *f, const spot *s) {
    int32_t score, second;
    uint32_t best = best_of(f, s, &score, &second);
    return best == RSM_NONE ? NULL : candidate_at(f, best);
}

static bool fits(const candidate *site, const candidate *holder) {
    if (holder->domain == RSM_DOMAIN_REGION || holder->domain == RSM_DOMAIN_SITE)
        return true;
    if (is_local_place(holder))
        return within_km(site, holder, SURROUNDS);
    bool division = is_division(holder) && site->admin1 != RSM_NONE;
    return same_country(site, holder) && (!division || site->admin1 == holder->row);
}

/* The spot that the words put the site in, or NULL: ", Baidoa", "in the town of Baidoa". */
static const spot *said_in(const finder *f, uint32_t index) {
    static const char *const links[] = {",", "in", "at", "near", "outside"};
    const spot *s = spot_at(f, index), *next = spot_at(f, index + 1);
    if (next == NULL || next->adjective || next->first - s->end > LINK ||
        f->text->tokens[next->first].sentence != f->text->tokens[s->first].sentence ||
        !token_among(f, s->end, links, 5))
        return NULL;
    for (uint32_t token = s->end + 1; token < next->first; token++) {
        rsm_upos upos = f->tagging->tags[token].upos;
        bool passes = upos == RSM_UPOS_DET || upos == RSM_UPOS_ADJ || upos == RSM_UPOS_ADP ||
                      (place_kinds_at(f, token) & NO_PLACE_TOWN);
        if (!passes)
            return NULL;
    }
    return next;
}

/* A mosque, a market, a school: names that many bear. */
static bool is_of_common_kind(const finder *f, const spot *s) {
    uint32_t next = s->end < f->text->token_count ? s->end : s->end - 1;
    return ((place_kinds_at(f, s->end - 1) | place_kinds_at(f, next)) & NO_PLACE_SITE) != 0;
}

static bool is_country_told(const finder *f, uint32_t index, const candidate *site) {
    if (strcmp(f->home, site->country) == 0)
        return true;
    for (uint32_t i = 0; i < f->spots.count && i < LOOKED_AT; i++) {
        const candidate *c = i == index ? NULL : chosen(f, spot_at(f, i));
        if (c != NULL && spot_at(f, i)->group != spot_at(f, index)->group && same_country(c, site))
            return true;
    }
    return false;
}

/* The town next to the site in its sentence, or NULL. */
static const candidate *town_beside(const finder *f, uint32_t index) {
    uint32_t sentence = f->text->tokens[spot_at(f, index)->first].sentence;
    for (uint32_t step = 1; step <= 4; step++)
        for (int side = 0; side < 2; side++) {
            uint32_t at = side == 0 ? index + step : index - step;
            const spot *s = at < f->spots.count ? spot_at(f, at) : NULL;
            const candidate *c = s != NULL && !s->metonym ? chosen(f, s) : NULL;
            if (c != NULL && f->text->tokens[s->first].sentence == sentence &&
                c->domain == RSM_DOMAIN_PLACE)
                return c;
        }
    return NULL;
}

void place_settle_sites(finder *f) {
    for (uint32_t i = 0; i < f->spots.count; i++) {
        spot *s = spot_at(f, i);
        const candidate *site = chosen(f, s);
        if (site == NULL || site->domain != RSM_DOMAIN_SITE)
            continue;
        const spot *next = said_in(f, i);
        const candidate *holder = NULL;
        bool any = next == NULL;
        for (uint32_t k = 0; next != NULL && k < next->count && !any; k++)
            any = fits(site, candidate_at(f, next->candidates + k));
        if (!any)
            holder = chosen(f, next);
        else if (next == NULL && is_of_common_kind(f, s) && !is_country_told(f, i, site))
            holder = town_beside(f, i);
        if (holder == NULL || holder->adjective || fits(site, holder))
            continue;
        s->unlisted = true;
        s->anchor_place = *holder;
    }
}
