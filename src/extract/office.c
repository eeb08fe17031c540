/* Bodies of which each country has one, under whatever name: "the interior ministry", "Norland's
 * Ministry of Internal Affairs", "the Philippine coast guard", "the Coast Guard District".
 *
 * Each has one id, so that it is one source: that of lexicon/actors where the list has the body by
 * the country's adjective and its noun, else the country and the office ("kz-interior-ministry").
 * Invariant: a body of unknown country has none. Cost: linear in the places of a report, capped. */
#include "extract/refer.h"

#include <string.h>

enum {
    PLACES_KNOWN = 60, /* places by which the country of a report is told */
    NAME_SIZE = 160    /* bytes of "philippine coast guard" */
};

/* The country that the body's own words name, else the one of which the report tells most. */
static const char *country_of(const extraction *x, uint32_t first, uint32_t end) {
    const char *most = "";
    uint32_t best = 0;
    for (uint32_t token = first; token < end; token++)
        if (x->place_of[token] != RSM_NONE)
            return x->places->items[x->place_of[token]].expression.value.country;
    for (uint32_t i = 0; i < x->places->count && i < PLACES_KNOWN; i++) {
        const char *country = x->places->items[i].expression.value.country;
        uint32_t count = 0;
        for (uint32_t k = i; k < x->places->count && k < PLACES_KNOWN; k++)
            count += strcmp(x->places->items[k].expression.value.country, country) == 0;
        if (count > best && country[0] != '\0')
            most = country, best = count;
    }
    return most;
}

/* The match of a whole name, "ministry of internal affairs", else `match`. */
static const rsm_match *whole_name(const extraction *x, uint32_t first, uint32_t end,
                                   const rsm_match *match) {
    for (uint32_t token = first; token < end; token++) {
        const rsm_match *whole = match_at(x, token, RSM_DOMAIN_BODY);
        if (whole != NULL && whole->end_token <= end && whole->words > match->words)
            match = whole;
    }
    return match;
}

static bool take_first(void *context, uint32_t row, uint16_t flags) {
    (void)flags;
    *(uint32_t *)context = row;
    return false;
}

/* The id of "Philippine coast guard" in lexicon/actors, or nothing. */
static rsm_slice listed_actor(const extraction *x, const char *country, rsm_slice noun) {
    char name[NAME_SIZE];
    uint32_t row = rsm_world_find(x->world, RSM_DOMAIN_COUNTRY, rsm_slice_from_string(country));
    if (row == RSM_NONE)
        return rsm_slice_make("", 0);
    rsm_slice adjective =
        rsm_world_string(x->world, RSM_DOMAIN_COUNTRY, row, RSM_COUNTRY_ADJECTIVE);
    size_t size = adjective.size + 1 + noun.size;
    if (adjective.size == 0 || size > sizeof name)
        return rsm_slice_make("", 0);
    memcpy(name, adjective.data, adjective.size);
    name[adjective.size] = ' ';
    memcpy(name + adjective.size + 1, noun.data, noun.size);
    uint32_t actor = RSM_NONE;
    rsm_world_lookup(x->world, RSM_DOMAIN_ACTOR, rsm_slice_make(name, size), take_first, &actor);
    return actor == RSM_NONE ? rsm_slice_make("", 0)
                             : rsm_world_string(x->world, RSM_DOMAIN_ACTOR, actor, RSM_ACTOR_ID);
}

rsm_slice office_of(const extraction *x, const rsm_match *match, uint32_t first, uint32_t end) {
    const rsm_match *whole = whole_name(x, first, end, match);
    rsm_slice office = rsm_world_string(x->world, RSM_DOMAIN_BODY, whole->row, RSM_BODY_OFFICE);
    const char *country = office.size > 0 ? country_of(x, first, end) : "";
    size_t letters = strlen(country);
    if (letters == 0)
        return rsm_slice_make("", 0);
    rsm_slice noun = rsm_world_string(x->world, RSM_DOMAIN_BODY, whole->row, RSM_BODY_NOUN);
    rsm_slice listed = listed_actor(x, country, noun);
    if (listed.size > 0)
        return listed;
    char *id = rsm_arena_allocate(x->arena, letters + 1 + office.size);
    if (id == NULL)
        return rsm_slice_make("", 0); /* without an id it is known by its name */
    for (size_t i = 0; i < letters; i++)
        id[i] = (char)(country[i] | 0x20);
    id[letters] = '-';
    memcpy(id + letters + 1, office.data, office.size);
    return rsm_slice_make(id, letters + 1 + office.size);
}
