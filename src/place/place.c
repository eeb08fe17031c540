/* Which place each name of the text is: the room's door.
 *
 * First all phrases that may be places are collected with their candidates (phrase.c), then the
 * words around them (contain.c) and the report as a whole (vote.c) give the candidates points; what
 * strays far from the rest is settled (stray.c), and the best of each is taken. Invariant: results
 * are in order of text and do not overlap; points are integers, ties go to the earlier row of the
 * gazetteer. Cost: linear in tokens times candidates (at most RSM_PLACE_CANDIDATES a name). */
#include "place/place.h"

#include "place/finder.h"
#include "place/offset.h"
#include "place/site.h"
#include "place/unlisted.h"

#include <string.h>

enum { RUNNERS_UP = 3 };

spot *spot_at(const finder *f, uint32_t index) {
    return rsm_vector_at(&f->spots, index);
}

candidate *candidate_at(const finder *f, uint32_t index) {
    return rsm_vector_at(&f->candidates, index);
}

bool place_token_is(const finder *f, uint32_t token, const char *word) {
    return token < f->text->token_count &&
           rsm_slice_equal_ascii_caseless(rsm_token_slice(f->text, token),
                                          rsm_slice_from_string(word));
}

bool token_among(const finder *f, uint32_t token, const char *const *words, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (place_token_is(f, token, words[i]))
            return true;
    return false;
}

uint32_t best_of(const finder *f, const spot *s, int32_t *score, int32_t *second) {
    uint32_t best = RSM_NONE;
    *score = *second = INT32_MIN;
    for (uint32_t i = 0; i < s->count; i++) {
        const candidate *c = candidate_at(f, s->candidates + i);
        if (best == RSM_NONE || c->score > *score) {
            *second = best == RSM_NONE ? INT32_MIN : *score;
            *score = c->score;
            best = s->candidates + i;
        } else if (c->score > *second) {
            *second = c->score;
        }
    }
    return best;
}

/* ---- governments speaking ---- */

/* A verb of saying, accusing, denying. */
static bool is_cue(const finder *f, uint32_t token) {
    for (uint32_t m = f->tagging->first_match[token]; m < f->tagging->first_match[token + 1]; m++)
        if (f->tagging->matches[m].domain == RSM_DOMAIN_CUE)
            return true;
    return false;
}

static bool speaks(const finder *f, const spot *s, const candidate *c) {
    bool capital = c->domain == RSM_DOMAIN_PLACE &&
                   rsm_world_number(f->world, RSM_DOMAIN_PLACE, c->row, RSM_GAZETTEER_CAPITAL) == 2;
    if (c->domain != RSM_DOMAIN_COUNTRY && !capital)
        return false;
    if (s->first > 0 && f->tagging->tags[s->first - 1].upos == RSM_UPOS_VERB &&
        is_cue(f, s->first - 1))
        return !place_token_is(f, s->end, ","); /* "accused Washington of meddling" */
    bool governed = s->first > 0 && f->tagging->tags[s->first - 1].upos == RSM_UPOS_ADP;
    if (governed || s->dateline)
        return false;
    for (uint32_t token = s->end; token < s->end + 3 && token < f->text->token_count; token++) {
        rsm_upos upos = f->tagging->tags[token].upos;
        if (upos == RSM_UPOS_AUX || upos == RSM_UPOS_ADV)
            continue;
        if (upos != RSM_UPOS_VERB)
            return false;
        return is_cue(f, token);
    }
    return false;
}

/* ---- results ---- */

static bool add_runners_up(const finder *f, const spot *s, rsm_place_value *value) {
    rsm_place_candidate *runners = rsm_arena_allocate_items(f->arena, RUNNERS_UP, sizeof *runners);
    if (runners == NULL)
        return false;
    int32_t ceiling = candidate_at(f, s->best)->score;
    uint32_t taken[RUNNERS_UP];
    while (value->candidate_count < RUNNERS_UP) {
        uint32_t next = RSM_NONE;
        for (uint32_t i = s->candidates; i < s->candidates + s->count; i++) {
            bool used = i == s->best && !s->unlisted;
            for (uint32_t k = 0; k < value->candidate_count; k++)
                used |= taken[k] == i;
            if (!used &&
                (next == RSM_NONE || candidate_at(f, i)->score > candidate_at(f, next)->score))
                next = i;
        }
        if (next == RSM_NONE)
            break;
        rsm_place_value other;
        value_of_candidate(f->world, candidate_at(f, next), &other);
        int32_t score = candidate_at(f, next)->score;
        rsm_place_candidate *runner = &runners[value->candidate_count];
        *runner = (rsm_place_candidate){.name = other.name,
                                        .admin1 = other.admin1,
                                        .geonameid = other.geonameid,
                                        .lat_e5 = other.lat_e5,
                                        .lon_e5 = other.lon_e5};
        memcpy(runner->country, other.country, sizeof runner->country);
        runner->score = ceiling > 0 && score > 0 ? (uint32_t)((int64_t)score * 1000 / ceiling) : 0;
        taken[value->candidate_count++] = next;
    }
    value->candidates = value->candidate_count > 0 ? runners : NULL;
    return true;
}

/* What the gazetteer lacks, at the point of the town or county that it is in or near. */
static void fill_unlisted(const finder *f, const spot *s, rsm_place_value *value) {
    enum { REACH_KM = 10, TOWN_KM = 30, HELD_KM = 50 };
    value_of_candidate(f->world, &s->anchor_place, value);
    rsm_place_kind kind = value->kind;
    value->city = kind == RSM_PLACE_CITY && !s->held ? value->name : (rsm_slice){0};
    if (s->held)
        value->admin2 = (rsm_slice){0};
    else if (kind == RSM_PLACE_ADMIN2)
        value->admin2 = value->name;
    value->has_point = kind == RSM_PLACE_CITY || kind == RSM_PLACE_ADMIN2;
    value->name = rsm_slice_sub(f->text->text, f->text->tokens[s->first].start,
                                f->text->tokens[s->end - 1].end);
    value->kind = s->town ? RSM_PLACE_CITY : RSM_PLACE_SITE;
    value->geonameid = 0;
    if (kind == RSM_PLACE_CITY)
        value->radius_km = s->held ? HELD_KM : s->town ? TOWN_KM : REACH_KM;
    if (s->town)
        value->city = (rsm_slice){0};
    if (s->town && kind == RSM_PLACE_CITY)
        value->admin2 = (rsm_slice){0};
}

/* Whether the noun of a site follows that its name lacks. */
static bool takes_noun(const finder *f, const spot *s) {
    return s->end < f->text->token_count &&
           f->text->tokens[s->end].sentence == f->text->tokens[s->first].sentence &&
           !(f->text->tokens[s->end].flags & RSM_TOKEN_CAPITALISED) &&
           (place_kinds_at(f, s->end) & NO_PLACE_SITE);
}

/* The token after a building's name that goes on after the spot: "Southside Church"; the end
 * of the spot where none does. */
static uint32_t end_of_building(const finder *f, uint32_t index) {
    static const char *const nouns[] = {"school", "academy", "college", "church",
                                        "mall",   "plaza",   "park",    "apartments"};
    enum { REACH = 4 };
    const spot *s = spot_at(f, index), *next = spot_at(f, index + 1);
    uint32_t stop = next != NULL ? next->first : f->text->token_count;
    for (uint32_t token = s->end; token < stop && token < s->end + REACH; token++) {
        if (!(f->text->tokens[token].flags & RSM_TOKEN_CAPITALISED) ||
            f->text->tokens[token].sentence != f->text->tokens[s->first].sentence)
            return s->end;
        if (token_among(f, token, nouns, sizeof nouns / sizeof *nouns))
            return token + 1;
    }
    return s->end;
}

static bool fill_place(finder *f, uint32_t index, rsm_place *place) {
    spot *s = spot_at(f, index);
    int32_t score, second;
    s->best = best_of(f, s, &score, &second);
    *place = (rsm_place){0};
    place->unlisted = s->unlisted;
    if (s->unlisted && takes_noun(f, s)) /* "the Al-Hamra market" */
        s->end++;
    else if (s->unlisted && !f->text->one_case)
        s->end = end_of_building(f, index);
    place->expression.span.start = f->text->tokens[s->first].start;
    place->expression.span.end = f->text->tokens[s->end - 1].end;
    place->first_token = s->first;
    place->end_token = place->phrase_end = s->end;
    place->within = s->within;
    place->dateline = s->dateline;
    place->metonym = s->metonym;
    place->within_name = s->within_name;
    if (s->best == RSM_NONE && s->unlisted) /* a district */
        fill_unlisted(f, s, &place->expression.value);
    if (s->best == RSM_NONE)
        return true;
    const candidate *c = candidate_at(f, s->best);
    place->adjective = c->adjective;
    if (s->unlisted)
        fill_unlisted(f, s, &place->expression.value);
    else
        value_of_candidate(f->world, c, &place->expression.value);
    if (s->quarter) {
        rsm_place_value town;
        value_of_candidate(f->world, &s->anchor_place, &town);
        place->expression.value.kind = RSM_PLACE_SITE;
        place->expression.value.city = town.name;
    }
    place->metonym |= !s->unlisted && speaks(f, s, c);
    return add_runners_up(f, s, &place->expression.value);
}

/* "Washington and Beijing traded blame": the first of two that speak together. */
static void share_speaking(const finder *f, rsm_places *places) {
    for (uint32_t i = places->count; i-- > 1;) {
        rsm_place *place = &places->items[i - 1], *next = &places->items[i];
        bool joined = next->metonym && next->first_token == place->end_token + 1 &&
                      (place_token_is(f, place->end_token, "and") ||
                       place_token_is(f, place->end_token, ","));
        rsm_place_kind kind = place->expression.value.kind;
        bool governed =
            place->first_token > 0 && f->tagging->tags[place->first_token - 1].upos == RSM_UPOS_ADP;
        place->metonym |= joined && !governed && !place->adjective && !place->dateline &&
                          (kind == RSM_PLACE_COUNTRY || kind == RSM_PLACE_CITY);
    }
}

/* Fills the results but for what is dropped or the outlet's own; `within` moves along. */
static bool fill_places(finder *f, rsm_places *result) {
    uint32_t count = 0,
             *moved = rsm_arena_allocate_items(f->arena, (size_t)f->spots.count + 1, sizeof *moved);
    rsm_place *places =
        rsm_arena_allocate_items(f->arena, (size_t)f->spots.count + 1, sizeof *places);
    if (moved == NULL || places == NULL)
        return false;
    for (uint32_t i = 0; i < f->spots.count; i++) {
        const spot *s = spot_at(f, i);
        moved[i] = s->dropped || s->masthead ? RSM_NONE : count;
        if (moved[i] != RSM_NONE && !fill_place(f, i, &places[count++]))
            return false;
    }
    for (uint32_t i = 0; i < count; i++) {
        uint32_t within = places[i].within;
        places[i].within = within == RSM_NONE ? RSM_NONE : moved[within];
        if (places[i].within != RSM_NONE)
            places[i].phrase_end = places[places[i].within].end_token;
    }
    *result = (rsm_places){.items = places, .count = count};
    share_speaking(f, result);
    return true;
}

/* "Sandpoint Airport" is at the Sandpoint that the report tells, which no list has. */
static void join_namesakes(rsm_places *places) {
    enum { LOOKED_AT = 64 };
    for (uint32_t i = 0; i < places->count; i++) {
        rsm_place_value *value = &places->items[i].expression.value;
        for (uint32_t k = 0; k < places->count && k < LOOKED_AT; k++) {
            const rsm_place *other = &places->items[k];
            const rsm_place_value *told = &other->expression.value;
            if (!other->unlisted || other->adjective || value->kind != RSM_PLACE_SITE ||
                value->name.size <= told->name.size + 1 ||
                !rsm_slice_starts_with(value->name, told->name) ||
                value->name.data[told->name.size] != ' ')
                continue;
            rsm_slice name = value->name;
            *value = *told;
            value->name = name;
            value->kind = RSM_PLACE_SITE;
            break;
        }
    }
}

/* The sites, those told without a town in that of the outlet. */
static bool add_sites(const finder *f, rsm_places *result) {
    rsm_masthead own = {.first_token = f->masthead, .end_token = f->masthead_end};
    const candidate *home = NULL;
    for (uint32_t i = 0; i < f->spots.count && home == NULL; i++) {
        const spot *s = spot_at(f, i);
        int32_t score, second;
        uint32_t best = s->masthead ? best_of(f, s, &score, &second) : RSM_NONE;
        if (best != RSM_NONE && candidate_at(f, best)->domain == RSM_DOMAIN_PLACE)
            home = candidate_at(f, best);
    }
    home = home == NULL ? f->home_town : home;
    if (home != NULL) {
        own.has_home = true;
        own.home = (rsm_place){.within = RSM_NONE};
        value_of_candidate(f->world, home, &own.home.expression.value);
    }
    const rsm_place *any;
    if (!rsm_place_add_sites(f, &own, result, &any) || !place_add_unlisted(f, any, result))
        return false;
    join_namesakes(result);
    place_measure(f, result);
    return true;
}

rsm_status rsm_place_find(const rsm_world *world, const rsm_text *text, const rsm_tagging *tagging,
                          const rsm_report *report, rsm_arena *arena, rsm_places *result,
                          rsm_error *error) {
    finder f = {.world = world, .text = text, .tagging = tagging, .report = report, .arena = arena};
    f.kinds = rsm_arena_allocate_items(arena, (size_t)text->token_count + 1, sizeof *f.kinds);
    if (f.kinds == NULL)
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory while looking for places");
    rsm_vector_init(&f.spots, arena, sizeof(spot));
    rsm_vector_init(&f.candidates, arena, sizeof(candidate));
    rsm_vector_init(&f.districts, arena, sizeof(uint32_t));
    place_find_masthead(&f);
    place_find_header(&f);
    place_read_outlet(&f);
    bool whole = place_collect(&f);
    if (whole && f.spots.count > 0) { /* once more: what was told plainly once is known now */
        place_remember(&f);
        rsm_vector_truncate(&f.spots, 0);
        rsm_vector_truncate(&f.candidates, 0);
        rsm_vector_truncate(&f.districts, 0);
        whole = place_collect(&f);
    }
    whole = whole && place_group(&f);
    for (uint32_t i = 0; whole && i < f.candidates.count; i++)
        candidate_at(&f, i)->score = prominence(candidate_at(&f, i), world);
    if (whole) {
        place_contain(&f);
        place_settle_districts(&f);
        place_vote(&f);
        place_settle_strays(&f);
        place_settle_sites(&f);
    }
    whole = whole && fill_places(&f, result) && add_sites(&f, result);
    return whole ? RSM_OK
                 : rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory while looking for places");
}
