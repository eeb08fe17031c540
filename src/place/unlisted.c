/* Names of places that the gazetteer lacks: those it has under another spelling ("Timbuctoo"), and
 * those it has not at all ("the village of Kolomani in Borno state").
 *
 * What is spelt otherwise is looked for in the countries that the report tells of. What is not
 * found is put where the words put it, else beside the town told next to it, at that place's point,
 * with the radius of what it is said to be in. Invariants: only names that the names layer takes
 * for places, or that words call a settlement, are given. Cost: linear in the names, times the
 * places of a sentence; a search in the table of spellings for each name. */
#include "place/unlisted.h"

#include "base/utf8.h"
#include "world/spelling.h"

#include <string.h>

enum {
    SEARCHES = 512,  /* names of a report that other spellings are looked for */
    SEEN = 48,       /* places of a sentence looked at to either side of a name */
    COUNTRIES = 16,  /* told of, that are kept */
    LINK = 5,        /* words between a name and what it is said to be in */
    BESIDE_KM = 25,  /* of a place of a report's town alone */
    IN_TOWN_KM = 5,  /* of a part of a town */
    NAME_WORDS = 3,  /* of a name that words alone tell */
    SAID = 32,       /* names told in full that hold for the report */
    FAMOUS = 200000, /* people of a town that needs no country told */
    KNOWN = 20000,   /* the same of one whose name, spelt with many consonants, is its own */
    KNOWN_CONSONANTS = 5
};

typedef struct unlisted {
    const finder *f;
    const rsm_places *places;
    const rsm_place *any; /* the report's own town, or NULL */
    char countries[COUNTRIES][4];
    uint32_t country_count;
    uint32_t searches;
    const rsm_place *said[SAID]; /* names told with what they are in, which holds for the rest */
    uint32_t said_count;
    rsm_buffer folded; /* of the name under comparison */
} unlisted;

/* ---- spellings ---- */

static void note_countries(unlisted *u) {
    for (uint32_t i = 0; i < u->places->count && u->country_count < COUNTRIES; i++) {
        const char *country = u->places->items[i].expression.value.country;
        bool known = country[0] == '\0';
        for (uint32_t k = 0; k < u->country_count && !known; k++)
            known = strcmp(u->countries[k], country) == 0;
        if (!known)
            memcpy(u->countries[u->country_count++], country, 4);
    }
}

static bool is_told(const unlisted *u, const char *country) {
    for (uint32_t i = 0; i < u->country_count; i++)
        if (strcmp(u->countries[i], country) == 0)
            return true;
    return false;
}

/* Where names are written in English from the first, another spelling is another name: "Weston" is
 * no "Westona" of a state that the report does not tell of. */
static bool is_told_division(const unlisted *u, const candidate *c) {
    static const char *const english[] = {"US", "CA", "GB", "AU", "NZ", "IE"};
    enum { LOOKED_AT = 128 };
    bool plain = true;
    for (size_t i = 0; i < sizeof english / sizeof *english; i++)
        plain &= strcmp(c->country, english[i]) != 0;
    if (plain || c->admin1 == RSM_NONE)
        return true;
    rsm_slice admin1 =
        rsm_world_string(u->f->world, RSM_DOMAIN_DIVISION, c->admin1, RSM_DIVISION_NAME);
    for (uint32_t i = 0; i < u->places->count && i < LOOKED_AT; i++) {
        const rsm_place_value *told = &u->places->items[i].expression.value;
        if (!u->places->items[i].adjective && strcmp(told->country, c->country) == 0 &&
            (rsm_slice_equal(told->admin1, admin1) ||
             (told->kind == RSM_PLACE_ADMIN1 && rsm_slice_equal(told->name, admin1))))
            return true;
    }
    return false;
}

typedef struct spelt {
    unlisted *u;
    const rsm_place *holder;
    rsm_spelling wanted;
    candidate best;
    int32_t points;
    bool found;
} spelt;

/* Whether the candidate lies in what the name is said to be in. */
static bool is_held(const rsm_world *world, const candidate *c, const rsm_place_value *holder) {
    if (strcmp(c->country, holder->country) != 0)
        return false;
    if (holder->kind != RSM_PLACE_ADMIN1)
        return true;
    rsm_slice admin1 = c->admin1 == RSM_NONE ? (rsm_slice){0}
                                             : rsm_world_string(world, RSM_DOMAIN_DIVISION,
                                                                c->admin1, RSM_DIVISION_NAME);
    return rsm_slice_equal(admin1, holder->name);
}

static bool take_spelling(void *context, rsm_domain domain, uint32_t row) {
    spelt *s = context;
    const rsm_world *world = s->u->f->world;
    rsm_slice name = domain == RSM_DOMAIN_DIVISION
                         ? rsm_world_string(world, domain, row, RSM_DIVISION_NAME)
                         : rsm_world_string(world, RSM_DOMAIN_PLACE, row, RSM_GAZETTEER_NAME);
    rsm_spelling spelling;
    candidate c;
    describe_candidate(world, domain, row, &c);
    bool told = is_told(s->u, c.country) && is_told_division(s->u, &c);
    bool known = s->wanted.consonants >= KNOWN_CONSONANTS && c.population >= KNOWN;
    if ((!told && !known && c.population < FAMOUS) ||
        (s->holder != NULL && !is_held(world, &c, &s->holder->expression.value)))
        return true;
    rsm_buffer_clear(&s->u->folded);
    if (!rsm_utf8_fold(name, &s->u->folded) ||
        !rsm_spelling_of(rsm_buffer_slice(&s->u->folded), &spelling))
        return true;
    uint32_t distance = rsm_spelling_distance(&s->wanted, &spelling);
    uint32_t most = told ? s->wanted.consonants / 2 : c.population >= FAMOUS ? 1 : 0;
    if (distance > most)
        return true;
    int32_t points = prominence(&c, world) - (int32_t)distance * 60 + (told ? 150 : 0);
    if (!s->found || points > s->points) {
        s->best = c;
        s->points = points;
        s->found = true;
    }
    return true;
}

static bool find_spelling(unlisted *u, rsm_slice name, const rsm_place *holder,
                          rsm_place_value *value) {
    spelt s = {.u = u, .holder = holder};
    if (u->searches == SEARCHES || !rsm_spelling_of(rsm_utf8_fold_in(name, u->f->arena), &s.wanted))
        return false;
    u->searches++;
    rsm_spelling_find(u->f->world, &s.wanted, take_spelling, &s);
    if (s.found)
        value_of_candidate(u->f->world, &s.best, value);
    return s.found;
}

/* ---- what a name is in ---- */

static bool is_kind(const rsm_place *place, rsm_place_kind kind) {
    return !place->adjective && !place->metonym && place->expression.value.kind == kind;
}

static bool may_hold(const rsm_place *place) {
    return is_kind(place, RSM_PLACE_CITY) || is_kind(place, RSM_PLACE_ADMIN2) ||
           is_kind(place, RSM_PLACE_ADMIN1) || is_kind(place, RSM_PLACE_COUNTRY) ||
           is_kind(place, RSM_PLACE_FEATURE);
}

/* Whether only a comma, "in" and words that go before a name stand between two tokens. */
static bool is_link(const finder *f, uint32_t from, uint32_t to) {
    static const char *const links[] = {"in", "of", "near", "outside", "at"};
    bool linked = false;
    if (to <= from || to - from > LINK)
        return false;
    for (uint32_t token = from; token < to; token++) {
        bool link = place_token_is(f, token, ",") || token_among(f, token, links, 5);
        rsm_upos upos = f->tagging->tags[token].upos;
        bool passes =
            upos == RSM_UPOS_ADJ || upos == RSM_UPOS_DET ||
            (place_kinds_at(f, token) & (NO_PLACE_TOWN | NO_PLACE_PART)) ||
            token_among(f, token, (const char *const[]){"state", "province", "region"}, 3);
        linked |= link;
        if (!link && !passes)
            return false;
    }
    return linked;
}

/* "Kolomani in Borno state", "Mogadishu's Hodan district", "Kolomani, Nigeria"; NULL for none. */
static const rsm_place *said_holder(const unlisted *u, uint32_t first, uint32_t end,
                                    uint32_t next) {
    const rsm_text *text = u->f->text;
    const rsm_place *after = next < u->places->count ? &u->places->items[next] : NULL;
    const rsm_place *before = next > 0 ? &u->places->items[next - 1] : NULL;
    if (after != NULL && may_hold(after) &&
        text->tokens[after->first_token].sentence == text->tokens[first].sentence &&
        is_link(u->f, end, after->first_token))
        return after;
    bool owned = before != NULL && may_hold(before) && first - before->end_token <= 2 &&
                 (place_token_is(u->f, before->end_token, "'s") ||
                  place_token_is(u->f, before->end_token, "\xE2\x80\x99s"));
    return owned ? before : NULL;
}

/* The town told next in the sentence, else before, else the county; NULL for none. */
static const rsm_place *beside(const unlisted *u, uint32_t first, uint32_t next) {
    const rsm_text *text = u->f->text;
    uint32_t sentence = text->tokens[first].sentence;
    static const rsm_place_kind kinds[] = {RSM_PLACE_CITY, RSM_PLACE_ADMIN2, RSM_PLACE_ADMIN1};
    const rsm_place *end = NULL; /* of a journey: holds nothing */
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        for (uint32_t i = next; i < u->places->count && i < next + SEEN; i++) {
            const rsm_place *place = &u->places->items[i];
            if (text->tokens[place->first_token].sentence != sentence)
                break;
            if (is_kind(place, kinds[k]) && place_is_journey_end(u->f, place))
                end = place;
            else if (is_kind(place, kinds[k]))
                return place;
        }
        for (uint32_t i = next; i-- > 0 && i + SEEN > next;) {
            const rsm_place *place = &u->places->items[i];
            if (text->tokens[place->first_token].sentence != sentence)
                break;
            if (is_kind(place, kinds[k]) && place_is_journey_end(u->f, place))
                end = place;
            else if (is_kind(place, kinds[k]))
                return place;
        }
    }
    const rsm_place *division = end == NULL ? NULL : place_division_told(u->places, end);
    return division == NULL ? u->any : division;
}

/* ---- which names ---- */

static bool is_capitalised(const finder *f, uint32_t token) {
    if (f->text->one_case)
        return place_caseless_name_end(f, token) > token;
    return (f->text->tokens[token].flags & RSM_TOKEN_CAPITALISED) != 0;
}

/* "the village of Kolomani", "Kolomani village", "the Hodan district". */
static bool is_called_settlement(const finder *f, uint32_t first, uint32_t end) {
    uint32_t count = f->text->token_count;
    if (end < count && f->text->tokens[end].sentence == f->text->tokens[first].sentence &&
        (place_kinds_at(f, end) & NO_PLACE_VILLAGE) && !is_capitalised(f, end))
        return true;
    if (first >= 2 && place_token_is(f, first - 1, "of") &&
        (place_kinds_at(f, first - 2) & NO_PLACE_VILLAGE))
        return true;
    uint32_t token = end + 2; /* "Jilli, a small village" */
    if (token >= count || !place_token_is(f, end, ",") ||
        f->tagging->tags[end + 1].upos != RSM_UPOS_DET)
        return false;
    while (token + 1 < count && token < end + 5 && f->tagging->tags[token].upos == RSM_UPOS_ADJ)
        token++;
    return (place_kinds_at(f, token) & NO_PLACE_VILLAGE) != 0;
}

/* "in the Los Cedros neighborhood": a part of a town, whatever words call it a settlement too. */
static bool is_called_quarter(const finder *f, uint32_t first, uint32_t end) {
    static const char *const words[] = {"neighborhood", "neighbourhood", "quarter", "colonia",
                                        "barrio"};
    return token_among(f, end, words, 5) ||
           (first >= 2 && place_token_is(f, first - 1, "of") && token_among(f, first - 2, words, 5));
}

/* Whether the token begins the name of something listed that is no place (a group, an outlet), or
 * is a place's that the words beside it have made something else (a street's). */
static bool is_other_thing(const finder *f, uint32_t first, uint32_t end) {
    for (uint32_t m = f->tagging->first_match[first]; m < f->tagging->first_match[first + 1]; m++) {
        const rsm_match *match = &f->tagging->matches[m];
        bool other = match->domain == RSM_DOMAIN_ACTOR || match->domain == RSM_DOMAIN_OUTLET ||
                     match->domain == RSM_DOMAIN_CHANNEL || match->domain == RSM_DOMAIN_METONYM ||
                     match->domain == RSM_DOMAIN_PLACE || match->domain == RSM_DOMAIN_DIVISION ||
                     match->flags & RSM_PHRASE_ADJECTIVE;
        if (other && match->end_token >= end)
            return true;
    }
    return false;
}

/* "in Kolomani", "near the Otter River", "Pack 31 of Elmwood": where places stand. */
static bool is_placed(const finder *f, uint32_t first, bool feature) {
    static const char *const words[] = {"in",     "near",   "outside", "around",
                                        "across", "along",  "into",    "from",
                                        "inside", "toward", "towards", "throughout"};
    enum { WORDS = sizeof words / sizeof *words };
    uint32_t before = first > 0 && place_token_is(f, first - 1, "the") ? first - 1 : first;
    if (before == 0 || (before < first && !feature))
        return false;
    return token_among(f, before - 1, words, WORDS) ||
           (feature && token_among(f, before - 1, (const char *const[]){"of", "on", "at"}, 3));
}

/* Whether the last word is a street's, a body's or a building's: "Otter Boulevard". */
static bool ends_otherwise(const finder *f, uint32_t first, uint32_t end) {
    uint32_t kinds = place_kinds_at(f, end - 1);
    bool alone = end - first == 1;
    return (!alone &&
            (kinds & (NO_PLACE_STREET | NO_PLACE_BUILDING | NO_PLACE_SITE | NO_PLACE_ESTATE))) ||
           place_ends_a_body(f, first, end);
}

/* "KOLOVILLE, Ohio (AP) --": the town of a dateline, also in capitals. */
static bool opens_dateline(const finder *f, uint32_t first, uint32_t end) {
    const rsm_sentence *sentence = &f->text->sentences[f->text->tokens[first].sentence];
    rsm_match match = {.first_token = first, .end_token = end};
    return first == sentence->first_token && end < sentence->dateline_end &&
           place_is_named_in_full(f, &match);
}

/* A name of letters that is no acronym, no word, no name of a person. */
static bool reads_like_a_place(const finder *f, uint32_t first, uint32_t end) {
    rsm_slice words =
        rsm_slice_sub(f->text->text, f->text->tokens[first].start, f->text->tokens[end - 1].end);
    const rsm_sentence *sentence = &f->text->sentences[f->text->tokens[first].sentence];
    bool small = f->text->one_case;
    for (size_t i = 0; i < words.size; i++) {
        small |= words.data[i] >= 'a' && words.data[i] <= 'z';
        if ((words.data[i] >= '0' && words.data[i] <= '9') || words.data[i] == '@' ||
            words.data[i] == '&')
            return false;
    }
    bool side = end - first >= 2 && place_is_side(f, first); /* in titles too, where all else */
    bool read = sentence->kind == RSM_SENTENCE_PLAIN ||      /* may have a capital */
                (side && sentence->kind == RSM_SENTENCE_TITLE);
    if (words.size < 4 || (!small && !opens_dateline(f, first, end)) || !is_capitalised(f, first) ||
        !read || is_other_thing(f, first, end))
        return false;
    if (place_kinds_of_word(f, words) & (NO_PLACE_WORD | NO_PLACE_PERSON))
        return false;
    rsm_match match = {.first_token = first,
                       .end_token = end,
                       .row = RSM_NONE,
                       .domain = RSM_DOMAIN_PLACE,
                       .words = (uint8_t)(end - first > 1 ? 2 : 1)};
    if (end - first == 1 && (place_is_word(f, first) || place_bears_name_of_person(f, &match)))
        return false;
    return !place_names_a_street(f, &match) && !place_is_bare_side(f, first, end) &&
           !place_is_before_co(f, first, end);
}

/* A river, a lake, a mountain. */
static bool is_feature(const finder *f, uint32_t first, uint32_t end) {
    uint32_t kinds = place_kinds_at(f, end - 1) | place_kinds_at(f, first);
    return end - first > 1 && (kinds & NO_PLACE_FEATURE);
}

/* ---- results ---- */

static void fill_held(const rsm_place *holder, bool said, bool feature, bool settlement,
                      rsm_place_value *value) {
    const rsm_place_value *in = &holder->expression.value;
    rsm_slice name = value->name;
    *value = *in;
    value->name = name;
    value->kind = feature ? RSM_PLACE_FEATURE : settlement ? RSM_PLACE_CITY : RSM_PLACE_SITE;
    value->geonameid = 0;
    value->candidates = NULL;
    value->candidate_count = 0;
    value->city = (rsm_slice){0};
    if (in->kind == RSM_PLACE_CITY && value->kind == RSM_PLACE_SITE)
        value->city = in->name;
    if (in->kind == RSM_PLACE_ADMIN1)
        value->admin1 = in->name;
    if (in->kind == RSM_PLACE_ADMIN2)
        value->admin2 = in->name;
    if (in->kind == RSM_PLACE_CITY)
        value->radius_km += said ? IN_TOWN_KM : BESIDE_KM;
}

/* "West Philadelphia", "NW Houston": a part of a town whose name it bears, where the gazetteer has
 * no such part. */
static bool read_side(unlisted *u, uint32_t first, uint32_t end, const rsm_place *holder,
                      rsm_slice name, rsm_place_value *value) {
    const rsm_text *text = u->f->text;
    if (end - first < 2 || !place_is_side(u->f, first))
        return false;
    rsm_slice town =
        rsm_slice_sub(text->text, text->tokens[first + 1].start, text->tokens[end - 1].end);
    if (!find_spelling(u, town, holder, value) || value->kind != RSM_PLACE_CITY)
        return false;
    value->city = value->name;
    value->name = name;
    value->kind = RSM_PLACE_SITE;
    value->geonameid = 0;
    return true;
}

/* A dateline's town that no list has is near a town or county of its division that the report
 * tells, else it has no point: the division's middle tells nothing of where it is. */
static void put_near_told(const unlisted *u, const rsm_place *division, rsm_place_value *value) {
    enum { LOOKED_AT = 64, NEAR = 50 };
    value->has_point = false;
    for (uint32_t i = 0; i < u->places->count && i < LOOKED_AT; i++) {
        const rsm_place *place = &u->places->items[i];
        const rsm_place_value *told = &place->expression.value;
        bool local = is_kind(place, RSM_PLACE_CITY) || is_kind(place, RSM_PLACE_ADMIN2);
        if (!local || !told->has_point || strcmp(told->country, value->country) != 0 ||
            !rsm_slice_equal(told->admin1, division->expression.value.name))
            continue;
        value->has_point = true;
        value->lat_e5 = told->lat_e5;
        value->lon_e5 = told->lon_e5;
        value->radius_km = NEAR;
        return;
    }
}

/* Reads the name of these tokens as a place; false where it is none. */
static bool read_name(unlisted *u, uint32_t first, uint32_t end, bool tagged, rsm_place *place) {
    const finder *f = u->f;
    uint32_t next = place_first_past(u->places, first);
    bool settlement = is_called_settlement(f, first, end), feature = is_feature(f, first, end);
    rsm_match match = {.first_token = first, .end_token = end, .words = (uint8_t)(end - first)};
    if (!reads_like_a_place(f, first, end))
        return false;
    *place = (rsm_place){.first_token = first,
                         .end_token = end,
                         .phrase_end = end,
                         .within = RSM_NONE,
                         .dateline = opens_dateline(f, first, end),
                         .unlisted = true};
    place->expression.span = (rsm_span){f->text->tokens[first].start, f->text->tokens[end - 1].end};
    rsm_place_value *value = &place->expression.value;
    rsm_slice name =
        rsm_slice_sub(f->text->text, place->expression.span.start, place->expression.span.end);
    const rsm_place *holder = said_holder(u, first, end, next);
    bool by_tag = tagged && !f->text->one_case;
    bool side = end - first > 1 && place_is_side(f, first), governed = place_is_governed(f, &match);
    if (side && (tagged || governed) && read_side(u, first, end, holder, name, value))
        return true;
    if (!feature && !side && (by_tag || settlement || governed) &&
        find_spelling(u, name, holder, value)) {
        place->unlisted = false;
        return true;
    }
    bool said = holder != NULL;
    bool told = settlement || (tagged && (said || is_placed(f, first, feature)));
    bool longer = end < f->text->token_count && is_capitalised(f, end) &&
                  f->text->tokens[end].sentence == f->text->tokens[first].sentence;
    if (!told || longer || ends_otherwise(f, first, end))
        return false;
    bool quarter = is_called_quarter(f, first, end);
    holder = said ? holder : beside(u, first, next);
    if (quarter && !said && holder != NULL && !is_kind(holder, RSM_PLACE_CITY))
        holder = u->any; /* what is beside it is no town: the report's own has quarters */
    if (holder == NULL || !holder->expression.value.has_point)
        return false;
    value->name = name;
    settlement = settlement && !quarter && !(said && is_kind(holder, RSM_PLACE_CITY));
    fill_held(holder, said, feature, settlement, value);
    if (place->dateline && is_kind(holder, RSM_PLACE_ADMIN1))
        put_near_told(u, holder, value);
    return true;
}

/* The end of the name that words alone tell at `token`, at most NAME_WORDS; `token` for none. */
static uint32_t plain_name_end(const finder *f, uint32_t token) {
    uint32_t end = token;
    if (f->text->one_case)
        return place_caseless_name_end(f, token);
    while (end < f->text->token_count && end - token < NAME_WORDS && is_capitalised(f, end) &&
           f->tagging->tags[end].upos == RSM_UPOS_PROPN &&
           f->text->tokens[end].sentence == f->text->tokens[token].sentence)
        end++;
    return end;
}

/* What the report has told in full before is the same place when it is named again. */
static void keep_as_told(unlisted *u, rsm_place *place, bool said) {
    rsm_slice all = u->f->text->text;
    rsm_slice words = rsm_slice_sub(all, place->expression.span.start, place->expression.span.end);
    for (uint32_t i = 0; i < u->said_count; i++) {
        const rsm_place *full = u->said[i];
        rsm_slice name = rsm_slice_sub(all, full->expression.span.start, full->expression.span.end);
        if (said || !rsm_slice_equal_ascii_caseless(name, words))
            continue;
        place->expression.value = full->expression.value;
        place->unlisted = full->unlisted;
        return;
    }
    if (said && u->said_count < SAID)
        u->said[u->said_count++] = place;
}

/* In a text of one case: a name of two words or more that no person, no body is called by. */
static bool may_be_named(const finder *f, uint32_t first, uint32_t end) {
    if (end < first + 2 || (place_kinds_at(f, first) & NO_PLACE_GIVEN))
        return false;
    for (uint32_t token = first; token < end; token++) {
        uint32_t name = f->tagging->name_of[token];
        rsm_entity_type type = name == RSM_NONE ? RSM_ENTITY_GPE : f->tagging->names[name].type;
        if (type != RSM_ENTITY_GPE && type != RSM_ENTITY_LOC && type != RSM_ENTITY_FAC)
            return false;
    }
    return true;
}

static uint32_t collect(unlisted *u, rsm_place *made, uint32_t most) {
    const finder *f = u->f;
    uint32_t count = 0;
    for (uint32_t token = 0; token < f->text->token_count && count < most;) {
        uint32_t name = f->text->one_case ? RSM_NONE : f->tagging->name_of[token], end = token + 1;
        while (end < f->text->token_count && name != RSM_NONE && f->tagging->name_of[end] == name)
            end++;
        rsm_entity_type type = name == RSM_NONE ? RSM_ENTITY_OTHER : f->tagging->names[name].type;
        bool tagged = type == RSM_ENTITY_GPE || type == RSM_ENTITY_LOC;
        tagged |= opens_dateline(f, token, end);
        tagged |= f->text->one_case && may_be_named(f, token, plain_name_end(f, token));
        bool body = type == RSM_ENTITY_NORP || type == RSM_ENTITY_GROUP || type == RSM_ENTITY_FAC;
        if (name == RSM_NONE)
            end = plain_name_end(f, token) > end ? plain_name_end(f, token) : end;
        bool masthead = place_in_masthead(f, token);
        if (!masthead && !body && !place_is_covered(u->places, token, end) &&
            is_capitalised(f, token) && read_name(u, token, end, tagged, &made[count])) {
            uint32_t next = place_first_past(u->places, token);
            keep_as_told(u, &made[count], said_holder(u, token, end, next) != NULL);
            count++;
        }
        token = end;
    }
    return count;
}

bool place_add_unlisted(const finder *f, const rsm_place *any, rsm_places *places) {
    unlisted u = {.f = f, .places = places, .any = any};
    uint32_t most = f->text->token_count / 2 + 1;
    rsm_place *made = rsm_arena_allocate_items(f->arena, most, sizeof *made);
    if (made == NULL)
        return false;
    rsm_buffer_init(&u.folded, NULL);
    note_countries(&u);
    uint32_t count = collect(&u, made, most);
    bool failed = u.folded.failed;
    rsm_buffer_free(&u.folded);
    if (failed)
        return false;
    return count == 0 || place_merge(f->arena, places, made, count);
}
