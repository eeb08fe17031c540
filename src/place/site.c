/* Sites: a named mosque, market, base, bridge, prison, airport, at the coordinates of its town. */
#include "place/site.h"

static bool is_town(const rsm_place *place)
{
    return !place->adjective && !place->metonym && place->expression.value.kind == RSM_PLACE_CITY;
}

static bool covered(const rsm_places *places, uint32_t first, uint32_t end)
{
    for (uint32_t i = 0; i < places->count; i++)
        if (places->items[i].first_token < end && first < places->items[i].end_token) return true;
    return false;
}

static uint32_t town_of(const rsm_text *text, const rsm_places *places, uint32_t first, uint32_t end)
{
    uint32_t after = RSM_NONE, before = RSM_NONE, any = RSM_NONE;
    for (uint32_t i = 0; i < places->count; i++) {
        const rsm_place *place = &places->items[i];
        if (!is_town(place)) continue;
        if (any == RSM_NONE) any = i;
        bool same = text->tokens[place->first_token].sentence == text->tokens[first].sentence;
        if (same && place->first_token >= end && after == RSM_NONE) after = i;
        if (same && place->end_token <= first) before = i;
    }
    return after != RSM_NONE ? after : before != RSM_NONE ? before : any;
}

static void fill_site(const rsm_text *text, const rsm_place *town, uint32_t first, uint32_t end, rsm_place *site)
{
    *site = *town;
    site->first_token = first;
    site->end_token = site->phrase_end = end;
    site->expression.span.start = text->tokens[first].start;
    site->expression.span.end = text->tokens[end - 1].end;
    rsm_place_value *value = &site->expression.value;
    value->name = rsm_slice_sub(text->text, site->expression.span.start, site->expression.span.end);
    value->city = town->expression.value.name;
    value->kind = RSM_PLACE_SITE;
    value->geonameid = 0;
    value->radius_km = 0;
    value->candidates = NULL;
    value->candidate_count = 0;
    site->within = RSM_NONE;
    site->dateline = false;
}

/* Merges the sites into the places by position; `within` moves along. */
static bool merge(rsm_arena *arena, rsm_places *places, const rsm_place *sites, uint32_t count)
{
    uint32_t total = places->count + count;
    rsm_place *all = rsm_arena_allocate_items(arena, (size_t)total + 1, sizeof *all);
    uint32_t *moved = rsm_arena_allocate_items(arena, (size_t)places->count + 1, sizeof *moved);
    if (all == NULL || moved == NULL) return false;
    for (uint32_t i = 0, p = 0, s = 0; i < total; i++) {
        bool place_next = s == count || (p < places->count && places->items[p].first_token < sites[s].first_token);
        if (place_next) moved[p] = i;
        all[i] = place_next ? places->items[p++] : sites[s++];
    }
    for (uint32_t i = 0; i < total; i++)
        if (all[i].within < places->count) all[i].within = moved[all[i].within];
    places->items = all;
    places->count = total;
    return true;
}

bool rsm_place_add_sites(const rsm_world *world, const rsm_text *text, const rsm_tagging *tagging, rsm_arena *arena,
                         rsm_places *places)
{
    (void)world;
    rsm_place *sites = rsm_arena_allocate_items(arena, (size_t)tagging->name_count + 1, sizeof *sites);
    if (sites == NULL) return false;
    uint32_t count = 0;
    for (uint32_t token = 0; token < text->token_count;) {
        uint32_t name = tagging->name_of[token], end = token + 1;
        while (end < text->token_count && name != RSM_NONE && tagging->name_of[end] == name) end++;
        if (name != RSM_NONE && tagging->names[name].type == RSM_ENTITY_FAC && !covered(places, token, end)) {
            uint32_t town = town_of(text, places, token, end);
            if (town != RSM_NONE) fill_site(text, &places->items[town], token, end, &sites[count++]);
        }
        token = end;
    }
    return count == 0 || merge(arena, places, sites, count);
}
