/* Sites: a named mosque, market, base, bridge, prison, airport, at the coordinates of its town.
 *
 * Cost: linear; each site looks at the places of its own sentence. */
#include "place/site.h"

#include "place/unlisted.h"

static bool is_town(const rsm_place *place) {
    return !place->adjective && !place->metonym && place->expression.value.kind == RSM_PLACE_CITY;
}

/* The first place that ends after `token`; the number of places if none does. */
uint32_t place_first_past(const rsm_places *places, uint32_t token) {
    uint32_t low = 0, high = places->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (places->items[middle].end_token <= token)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool place_is_covered(const rsm_places *places, uint32_t first, uint32_t end) {
    uint32_t next = place_first_past(places, first);
    return next < places->count && places->items[next].first_token < end;
}

static bool is_county(const rsm_place *place) {
    return !place->adjective && !place->metonym && place->expression.value.kind == RSM_PLACE_ADMIN2;
}

/* The next place of a kind past `next` in its sentence, else the one before; RSM_NONE for none. */
static uint32_t beside(const finder *f, const rsm_places *places, uint32_t next, uint32_t sentence,
                       bool (*is)(const rsm_place *), const rsm_place **journey) {
    const rsm_text *text = f->text;
    for (uint32_t i = next;
         i < places->count && text->tokens[places->items[i].first_token].sentence == sentence; i++)
        if (is(&places->items[i]) && place_is_journey_end(f, &places->items[i]))
            *journey = &places->items[i];
        else if (is(&places->items[i]))
            return i;
    for (uint32_t i = next;
         i-- > 0 && text->tokens[places->items[i].first_token].sentence == sentence;)
        if (is(&places->items[i]) && place_is_journey_end(f, &places->items[i]))
            *journey = &places->items[i];
        else if (is(&places->items[i]))
            return i;
    return RSM_NONE;
}

/* "Lima Road clinic". */
static bool is_on_a_street(const finder *f, uint32_t first, uint32_t end) {
    for (uint32_t token = first + 1; token < end; token++)
        if (place_kinds_at(f, token) & (NO_PLACE_ROAD | NO_PLACE_STREET))
            return true;
    return false;
}

/* The town or county whose name the site's own begins with: "Lima General Hospital". */
static const rsm_place *namesake_of(const finder *f, const rsm_places *places, uint32_t first,
                                    uint32_t end) {
    enum { LOOKED_AT = 64 };
    const rsm_text *text = f->text;
    if (is_on_a_street(f, first, end))
        return NULL;
    rsm_slice site =
        rsm_slice_sub(text->text, text->tokens[first].start, text->tokens[end - 1].end);
    for (uint32_t i = 0; i < places->count && i < LOOKED_AT; i++) {
        const rsm_place *place = &places->items[i];
        rsm_slice name =
            rsm_slice_sub(text->text, place->expression.span.start, place->expression.span.end);
        if ((is_town(place) || is_county(place)) && site.size > name.size + 1 &&
            rsm_slice_starts_with(site, name) && site.data[name.size] == ' ')
            return place;
    }
    return NULL;
}

/* The town of a site that no place covers: the next in its sentence, else the one before, else the
 * county told there, else `any`. */
static const rsm_place *town_of(const finder *f, const rsm_places *places, uint32_t first,
                                const rsm_place *any) {
    uint32_t next = place_first_past(places, first), sentence = f->text->tokens[first].sentence;
    const rsm_place *journey = NULL; /* where one ends: holds nothing */
    uint32_t found = beside(f, places, next, sentence, is_town, &journey);
    if (found == RSM_NONE)
        found = beside(f, places, next, sentence, is_county, &journey);
    if (found != RSM_NONE)
        return &places->items[found];
    const rsm_place *division = journey == NULL ? NULL : place_division_told(places, journey);
    return division == NULL ? any : division;
}

/* The report's own town: that of its dateline, else the one named most often, of those as often the
 * first; a county counts half. Where it names none, the outlet's. */
static const rsm_place *town_of_report(const rsm_places *places, const rsm_place *home) {
    enum { LOOKED_AT = 64 };
    const rsm_place *best = home;
    uint32_t most = 0, seen = 0;
    for (uint32_t i = 0; i < places->count && seen < LOOKED_AT; i++) {
        const rsm_place *town = &places->items[i];
        if (!is_town(town) && !is_county(town))
            continue;
        if (town->dateline)
            return town;
        uint32_t count = 0, looked = 0, weight = is_town(town) ? 2 : 1;
        seen++;
        for (uint32_t j = i; j < places->count && looked < LOOKED_AT; j++, looked++)
            count += places->items[j].expression.value.kind == town->expression.value.kind &&
                             rsm_slice_equal(places->items[j].expression.value.name,
                                             town->expression.value.name)
                         ? weight
                         : 0;
        if (count > most) {
            most = count;
            best = town;
        }
    }
    return best;
}

static void fill_site(const rsm_text *text, const rsm_place *town, uint32_t first, uint32_t end,
                      rsm_place *site) {
    *site = *town;
    site->first_token = first;
    site->end_token = site->phrase_end = end;
    site->expression.span.start = text->tokens[first].start;
    site->expression.span.end = text->tokens[end - 1].end;
    rsm_place_value *value = &site->expression.value;
    value->name = rsm_slice_sub(text->text, site->expression.span.start, site->expression.span.end);
    bool county = is_county(town);
    value->city = is_town(town) ? town->expression.value.name : (rsm_slice){0};
    if (town->expression.value.kind == RSM_PLACE_ADMIN1)
        value->admin1 = town->expression.value.name;
    value->admin2 = county ? town->expression.value.name : value->admin2;
    value->kind = RSM_PLACE_SITE;
    value->geonameid = 0;
    value->candidates = NULL;
    value->candidate_count = 0;
    site->within = RSM_NONE;
    site->dateline = false;
}

/* Merges the sites into the places by position; `within` moves along. */
bool place_merge(rsm_arena *arena, rsm_places *places, const rsm_place *sites, uint32_t count) {
    uint32_t total = places->count + count;
    rsm_place *all = rsm_arena_allocate_items(arena, (size_t)total + 1, sizeof *all);
    uint32_t *moved = rsm_arena_allocate_items(arena, (size_t)places->count + 1, sizeof *moved);
    if (all == NULL || moved == NULL)
        return false;
    for (uint32_t i = 0, p = 0, s = 0; i < total; i++) {
        bool place_next = s == count || (p < places->count &&
                                         places->items[p].first_token < sites[s].first_token);
        if (place_next)
            moved[p] = i;
        all[i] = place_next ? places->items[p++] : sites[s++];
    }
    for (uint32_t i = 0; i < total; i++)
        if (all[i].within < places->count)
            all[i].within = moved[all[i].within];
    places->items = all;
    places->count = total;
    return true;
}

/* "the Al-Hamra|market": the noun that ends the name, where the names layer left it off. */
static uint32_t past_noun(const finder *f, uint32_t end) {
    bool noun = end < f->text->token_count &&
                f->text->tokens[end].sentence == f->text->tokens[end - 1].sentence &&
                !(f->text->tokens[end].flags & RSM_TOKEN_CAPITALISED) &&
                f->tagging->tags[end].upos == RSM_UPOS_NOUN &&
                (place_kinds_at(f, end) & NO_PLACE_SITE);
    return noun ? end + 1 : end;
}

/* The division or country that follows at once: "Rocky Mountain National Park in Colorado". */
static const rsm_place *said_division(const finder *f, const rsm_places *places, uint32_t end) {
    uint32_t next = place_first_past(places, end);
    if (next == places->count || places->items[next].first_token != end + 1)
        return NULL;
    const rsm_place *place = &places->items[next];
    bool linked = place_token_is(f, end, "in") || place_token_is(f, end, ",");
    bool wide = place->expression.value.kind == RSM_PLACE_ADMIN1 ||
                place->expression.value.kind == RSM_PLACE_COUNTRY;
    return linked && wide && !place->adjective ? place : NULL;
}

/* A great town whose name the site's own begins with, though the report does not name it apart:
 * "Chicago police academy". NULL for none, and for streets and names of persons. */
static const rsm_place *great_namesake_of(const finder *f, uint32_t first, uint32_t end) {
    enum { GREAT = 100000 };
    uint32_t best = RSM_NONE, most = GREAT;
    for (uint32_t m = f->tagging->first_match[first]; m < f->tagging->first_match[first + 1]; m++) {
        const rsm_match *match = &f->tagging->matches[m];
        uint32_t people =
            match->domain == RSM_DOMAIN_PLACE && (match->flags & RSM_PHRASE_PRIMARY) &&
                    match->end_token < end
                ? rsm_world_number(f->world, match->domain, match->row, RSM_GAZETTEER_POPULATION)
                : 0;
        if (people >= most) {
            most = people + 1;
            best = match->row;
        }
    }
    for (uint32_t token = first + 1; token < end; token++)
        if (place_estate_end(f, token) == end)
            return NULL; /* "the Lima Gardens" */
    if (best == RSM_NONE || (place_kinds_at(f, first) & (NO_PLACE_PERSON | NO_PLACE_WORD)) ||
        (place_kinds_at(f, end - 1) & (NO_PLACE_STREET | NO_PLACE_BUILDING)) ||
        is_on_a_street(f, first, end))
        return NULL;
    rsm_place *place = rsm_arena_allocate_items(f->arena, 1, sizeof *place);
    candidate c;
    if (place == NULL)
        return NULL;
    describe_candidate(f->world, RSM_DOMAIN_PLACE, best, &c);
    *place = (rsm_place){.within = RSM_NONE};
    value_of_candidate(f->world, &c, &place->expression.value);
    return place;
}

static const rsm_place *holder_of(const finder *f, const rsm_places *places, uint32_t first,
                                  uint32_t end, const rsm_place *any) {
    const rsm_place *town = namesake_of(f, places, first, end);
    if (town == NULL)
        town = said_division(f, places, end);
    if (town == NULL)
        town = great_namesake_of(f, first, end);
    return town != NULL ? town : town_of(f, places, first, any);
}

/* The end of the noun of a site that begins at `token`, of one or two words; `token` for none. */
static uint32_t noun_end(const finder *f, uint32_t token, uint32_t kind) {
    if (token > 0 && token < f->text->token_count &&
        f->text->tokens[token].sentence != f->text->tokens[token - 1].sentence)
        return token; /* "... in Port-au-Prince", and the next line begins with "PORT" */
    for (uint32_t size = 2; size > 0; size--) {
        if (size == 2 && (token + 1 >= f->text->token_count ||
                          !(place_kinds_at(f, token + 1) & (NO_PLACE_SITE | NO_PLACE_GROUND))))
            continue;
        if (token + size > f->text->token_count ||
            f->text->tokens[token + size - 1].sentence != f->text->tokens[token].sentence ||
            f->text->tokens[token + size - 1].flags & RSM_TOKEN_PUNCTUATION)
            continue;
        rsm_slice words = rsm_slice_sub(f->text->text, f->text->tokens[token].start,
                                        f->text->tokens[token + size - 1].end);
        if (place_kinds_of_word(f, words) & kind)
            return token + size;
    }
    return token;
}

/* "Timbuktu airport": the town's, unless it is one of several ("a Boston prison"). */
static void name_grounds_of_towns(const finder *f, rsm_places *places) {
    for (uint32_t i = 0; i < places->count && !f->text->one_case; i++) {
        rsm_place *place = &places->items[i];
        uint32_t end = noun_end(f, place->end_token, NO_PLACE_TOWN_GROUND);
        bool some = place->first_token > 0 && (place_token_is(f, place->first_token - 1, "a") ||
                                               place_token_is(f, place->first_token - 1, "an"));
        if (!is_town(place) || place->dateline || place->within_name || place->unlisted || some ||
            end == place->end_token || place->within != RSM_NONE)
            continue;
        rsm_place town = *place;
        fill_site(f->text, &town, place->first_token, end, place);
    }
}

/* A name before the noun of a site, which the names layer took for something else: "the Kariakoo
 * market", "Jinnah airport". Gives its first token, `noun` for none. */
static uint32_t name_before(const finder *f, const rsm_places *places, uint32_t noun) {
    enum { NAME = 4 };
    uint32_t first = noun, sentence = f->text->tokens[noun].sentence;
    while (first > 0 && noun - first < NAME && f->text->tokens[first - 1].sentence == sentence) {
        uint32_t flags = f->text->tokens[first - 1].flags;
        rsm_upos upos = f->tagging->tags[first - 1].upos;
        bool joins = first < noun &&
                     (place_token_is(f, first - 1, "-") || place_token_is(f, first - 1, "'s") ||
                      place_token_is(f, first - 1, "\xE2\x80\x99s"));
        if (!joins &&
            (!(flags & RSM_TOKEN_CAPITALISED) || (upos != RSM_UPOS_PROPN && upos != RSM_UPOS_ADJ)))
            break;
        first--;
    }
    bool placed = first > 0 && first < noun &&
                  (f->tagging->tags[first - 1].upos == RSM_UPOS_ADP ||
                   f->tagging->tags[first - 1].upos == RSM_UPOS_VERB ||
                   (place_token_is(f, first - 1, "the") && first > 1));
    bool capital = first < noun && (f->text->tokens[first].flags & RSM_TOKEN_CAPITALISED);
    return placed && capital && !place_is_covered(places, first, noun) ? first : noun;
}

/* How often the first LOOKED_AT places name the town; a dateline's counts for all. */
static uint32_t count_named(const rsm_places *places, const rsm_place *town) {
    enum { LOOKED_AT = 64 };
    uint32_t count = town->dateline ? LOOKED_AT : 0;
    for (uint32_t i = 0; i < places->count && i < LOOKED_AT; i++)
        count +=
            rsm_slice_equal(places->items[i].expression.value.name, town->expression.value.name);
    return count;
}

/* The town whose sides need no name beside them: the large one that the report names most, where it
 * names its own not twice as often and
 * both are in one division, else its own. A hospital's suburb has no sides. */
static const rsm_place *town_of_sides(const rsm_places *places, const rsm_place *own) {
    enum { LOOKED_AT = 64, LARGE_KM = 5 };
    const rsm_place *best = own;
    uint32_t most = own == NULL ? 0 : (count_named(places, own) - 1) / 2;
    if (own != NULL && own->expression.value.radius_km >= LARGE_KM)
        return own;
    for (uint32_t i = 0; i < places->count && i < LOOKED_AT; i++) {
        const rsm_place *town = &places->items[i];
        bool large =
            is_town(town) && !town->unlisted && town->expression.value.radius_km >= LARGE_KM;
        bool there = own == NULL ||
                     rsm_slice_equal(own->expression.value.admin1, town->expression.value.admin1);
        uint32_t count = large && there ? count_named(places, town) : 0;
        if (count > most) {
            most = count;
            best = town;
        }
    }
    return best;
}

/* The town that a side of a town is of: "the North Side of Lima", "Lima's North Side", else the
 * report's own. */
static const rsm_place *town_of_side(const finder *f, const rsm_places *places, uint32_t first,
                                     uint32_t end, const rsm_place *any) {
    uint32_t next = place_first_past(places, first);
    const rsm_place *after = next < places->count ? &places->items[next] : NULL;
    const rsm_place *before = next > 0 ? &places->items[next - 1] : NULL;
    if (after != NULL && is_town(after) && after->first_token == end + 1 &&
        (place_token_is(f, end, "of") || place_token_is(f, end, "in")))
        return after;
    if (before != NULL && is_town(before) && before->end_token + 1 == first &&
        f->text->tokens[before->end_token].start == f->text->tokens[before->end_token - 1].end)
        return before;
    return town_of_sides(places, any);
}

static bool add_grounds(const finder *f, const rsm_place *any, rsm_places *places) {
    enum { MOST = 256 };
    rsm_place *sites = rsm_arena_allocate_items(f->arena, MOST, sizeof *sites);
    uint32_t count = 0;
    if (sites == NULL)
        return false;
    for (uint32_t token = 1; token < f->text->token_count && count < MOST; token++) {
        uint32_t side = place_side_end(f, token);
        if (side > token && !place_is_covered(places, token, side)) {
            const rsm_place *own = town_of_side(f, places, token, side, any);
            if (own != NULL)
                fill_site(f->text, own, token, side, &sites[count++]);
            token = side - 1;
            continue;
        }
        uint32_t end = f->tagging->tags[token].upos == RSM_UPOS_NOUN ||
                               f->tagging->tags[token].upos == RSM_UPOS_PROPN
                           ? noun_end(f, token, NO_PLACE_GROUND)
                           : token;
        if (end == token)
            end = place_estate_end(f, token);
        uint32_t first = end > token ? name_before(f, places, token) : token;
        if (first == token || place_is_covered(places, token, end))
            continue;
        const rsm_place *town = holder_of(f, places, first, end, any);
        if (town != NULL)
            fill_site(f->text, town, first, end, &sites[count++]);
        token = end - 1;
    }
    return count == 0 || place_merge(f->arena, places, sites, count);
}

bool rsm_place_add_sites(const finder *f, const rsm_masthead *own, rsm_places *places,
                         const rsm_place **any) {
    const rsm_text *text = f->text;
    const rsm_tagging *tagging = f->tagging;
    rsm_place *sites =
        rsm_arena_allocate_items(f->arena, (size_t)tagging->name_count + 1, sizeof *sites);
    rsm_place *report = rsm_arena_allocate_items(f->arena, 1, sizeof *report);
    if (sites == NULL || report == NULL)
        return false;
    uint32_t count = 0;
    *any = town_of_report(places, own->has_home ? &own->home : NULL);
    if (*any != NULL) { /* kept, as the places move when sites are put among them */
        *report = **any;
        *any = report;
    }
    for (uint32_t token = 0; token < text->token_count;) {
        uint32_t name = tagging->name_of[token], end = token + 1;
        while (end < text->token_count && name != RSM_NONE && tagging->name_of[end] == name)
            end++;
        bool outlet = place_in_masthead(f, token);
        if (name != RSM_NONE && tagging->names[name].type == RSM_ENTITY_FAC && !outlet &&
            !place_is_covered(places, token, end)) {
            uint32_t whole = past_noun(f, end);
            const rsm_place *town = holder_of(f, places, token, whole, *any);
            if (town != NULL)
                fill_site(text, town, token, whole, &sites[count++]);
        }
        token = end;
    }
    if (count > 0 && !place_merge(f->arena, places, sites, count))
        return false;
    name_grounds_of_towns(f, places);
    return text->one_case || add_grounds(f, *any, places);
}
