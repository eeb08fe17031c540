/* Names in texts of one case, where no capital tells how far a name reaches: "san victorino
 * district" holds no town San, "puerto lima" no Lima, "a dallas hospital" may be anywhere.
 *
 * What begins and ends a longer name stands in gazetteer/no-places.txt (prefix, particle, street,
 * building, ground); a word that the language does not have, right beside a name, belongs to it.
 * Invariant: a country, and what is named in full ("lima, peru"), is never half of another name.
 * Cost: constant a match. */
#include "place/finder.h"

#include <string.h>

enum {
    KNOWN = 100000,    /* people of a town that a building may be told by: "a dallas hospital" */
    GREAT = 1000000,   /* people of a town known by a name that is not its first */
    HOUSEHOLD = 300000, /* people of a town whose name is a common word too: "mobile" */
    TITLE_WORDS = 4     /* of a title before a name */
};

static bool same_sentence(const finder *f, uint32_t a, uint32_t b) {
    return a < f->text->token_count && b < f->text->token_count &&
           f->text->tokens[a].sentence == f->text->tokens[b].sentence;
}

static uint32_t people_of(const finder *f, const rsm_match *match) {
    if (match->domain == RSM_DOMAIN_DIVISION)
        return rsm_world_number(f->world, match->domain, match->row, RSM_DIVISION_POPULATION);
    return match->domain == RSM_DOMAIN_PLACE
               ? rsm_world_number(f->world, match->domain, match->row, RSM_GAZETTEER_POPULATION)
               : UINT32_MAX;
}

/* Whether a place of any kind begins at the token: "tegucigalpa honduras". */
static bool begins_a_place(const finder *f, uint32_t token) {
    for (uint32_t m = f->tagging->first_match[token]; m < f->tagging->first_match[token + 1]; m++) {
        rsm_domain domain = f->tagging->matches[m].domain;
        if (domain == RSM_DOMAIN_COUNTRY || domain == RSM_DOMAIN_DIVISION ||
            domain == RSM_DOMAIN_REGION)
            return true;
    }
    return false;
}

/* A word of letters that the language does not have. */
static bool is_foreign(const finder *f, uint32_t token) {
    rsm_slice word = rsm_token_slice(f->text, token);
    bool letters = word.size > 2;
    for (size_t i = 0; i < word.size && letters; i++)
        letters = word.data[i] >= 'A' && (word.data[i] <= 'Z' || word.data[i] >= 'a');
    return letters && f->tagging->tags[token].upos == RSM_UPOS_PROPN && !place_is_word(f, token);
}

uint32_t place_caseless_name_end(const finder *f, uint32_t token) {
    enum { WORDS = 6 };
    uint32_t end = token;
    for (uint32_t at = token; at < token + WORDS && same_sentence(f, at, token); at++) {
        bool joins = (place_kinds_at(f, at) & (NO_PLACE_PREFIX | NO_PLACE_PARTICLE)) != 0;
        if (is_foreign(f, at))
            end = at + 1;
        else if (!joins)
            break;
    }
    return end;
}

/* "villa maria del triunfo", "dulce nombre de maria", "san jose guayabal". */
static bool goes_on(const finder *f, const rsm_match *match) {
    uint32_t token = match->end_token, words = 0;
    while (words < 2 && same_sentence(f, token, match->first_token) &&
           (place_kinds_at(f, token) & NO_PLACE_PARTICLE))
        token++, words++;
    uint32_t opens = place_kinds_at(f, match->first_token);
    bool likely = words > 0 || (opens & (NO_PLACE_PREFIX | NO_PLACE_PARTICLE | NO_PLACE_PERSON)) ||
                  people_of(f, match) < KNOWN; /* "medellin narcotics" */
    return likely && same_sentence(f, token, match->first_token) && is_foreign(f, token) &&
           (words > 0 || !begins_a_place(f, token));
}

/* "puerto lima", "la aurora", "colonia san benito"; "de anda" is a person's. */
static bool goes_before(const finder *f, const rsm_match *match) {
    uint32_t first = match->first_token;
    if (first == 0 || !same_sentence(f, first - 1, first))
        return false;
    return (place_kinds_at(f, first - 1) & (NO_PLACE_PREFIX | NO_PLACE_PARTICLE)) != 0;
}

/* Whether no town of the name is known: "san pedro", and the division that is called by it. */
static bool least_known(const finder *f, const rsm_match *match) {
    uint32_t first = match->first_token;
    for (uint32_t m = f->tagging->first_match[first]; m < f->tagging->first_match[first + 1]; m++) {
        const rsm_match *other = &f->tagging->matches[m];
        if (other->domain == RSM_DOMAIN_PLACE && other->end_token == match->end_token &&
            people_of(f, other) >= KNOWN)
            return false;
    }
    return true;
}

/* "lima streets", "san martin streets": whether a name from the token on is the last of several. */
static bool ends_in_streets(const finder *f, uint32_t token) {
    enum { WORDS = 3 };
    for (uint32_t at = token + 1; at <= token + WORDS && same_sentence(f, at, token); at++)
        if (place_kinds_at(f, at) & NO_PLACE_STREETS)
            return true;
        else if (f->tagging->tags[at].upos == RSM_UPOS_PUNCT ||
                 f->tagging->tags[at].upos == RSM_UPOS_ADP)
            return false;
    return false;
}

/* "las palmas canton": the word for what the name before it is, which some town bears. */
static bool is_kind_of_the_one_before(const finder *f, const rsm_match *match) {
    uint32_t first = match->first_token;
    return match->words == 1 && first > 0 && same_sentence(f, first - 1, first) &&
           (place_kinds_at(f, first) & NO_PLACE_VILLAGE) &&
           (f->tagging->tags[first - 1].upos == RSM_UPOS_PROPN || is_foreign(f, first - 1));
}

/* "san pedro hospital", "bolivar square", "cordoba and san martin streets". */
static bool names_a_site(const finder *f, const rsm_match *match) {
    uint32_t end = match->end_token;
    if (!same_sentence(f, end, match->first_token))
        return false;
    uint32_t kinds = place_kinds_at(f, end);
    bool of_town = match->first_token > 0 && place_is_side(f, match->first_token - 1);
    if (of_town || place_ends_a_road(f, match->first_token, end))
        return false; /* "a downtown lima avenue", "the lima-callao highway" */
    if (kinds & (NO_PLACE_THING | NO_PLACE_ROAD | NO_PLACE_STREETS))
        return true;
    if (place_token_is(f, end, "and") && ends_in_streets(f, end + 1))
        return true;
    bool saint = (place_kinds_at(f, match->first_token) & NO_PLACE_PREFIX) != 0;
    return (saint || least_known(f, match)) &&
           (kinds & (NO_PLACE_BUILDING | NO_PLACE_SITE | NO_PLACE_GROUND)) != 0;
}

/* "mobile units", "a sentinel", "the mission". */
static bool is_common_word(const finder *f, const rsm_match *match) {
    uint32_t last = match->end_token - 1;
    bool the = match->words == 2 && place_token_is(f, match->first_token, "the");
    return (match->words == 1 || the) && people_of(f, match) < HOUSEHOLD &&
           (place_is_word(f, last) || (place_kinds_at(f, last) & NO_PLACE_WORD));
}

/* "captain rojas", "judge salinas": what a title leads in is somebody's name. */
static bool is_titled(const finder *f, uint32_t first) {
    if (first == 0 || !same_sentence(f, first - 1, first))
        return false;
    uint32_t least = first > TITLE_WORDS ? first - TITLE_WORDS : 0;
    for (uint32_t m = f->tagging->first_match[least]; m < f->tagging->first_match[first]; m++)
        if (f->tagging->matches[m].domain == RSM_DOMAIN_TITLE &&
            f->tagging->matches[m].end_token == first)
            return true;
    return false;
}

/* "the northern district": said of any country; that of another bears the name by chance. */
static bool is_compass_part(const finder *f, const rsm_match *match) {
    static const char *const parts[] = {"district", "province", "region", "zone",
                                        "state",    "area",     "department"};
    return match->domain == RSM_DOMAIN_DIVISION && match->words == 2 &&
           place_is_side(f, match->first_token) &&
           token_among(f, match->end_token - 1, parts, sizeof parts / sizeof *parts);
}

bool place_is_caseless_mistake(const finder *f, const rsm_match *match) {
    if (!f->text->one_case || match->domain == RSM_DOMAIN_COUNTRY ||
        place_is_named_in_full(f, match))
        return false;
    bool town = match->domain == RSM_DOMAIN_PLACE, division = match->domain == RSM_DOMAIN_DIVISION;
    if (match->flags & RSM_PHRASE_ADJECTIVE || (!town && !division))
        return false;
    bool governed = place_is_governed(f, match);
    if (is_titled(f, match->first_token) || is_compass_part(f, match))
        return true;
    if (town && !(match->flags & RSM_PHRASE_PRIMARY) && !governed && people_of(f, match) < GREAT)
        return true;
    if (town && is_common_word(f, match))
        return true;
    bool code = division && match->words == 1 && match->first_token > 0 &&
                rsm_token_slice(f->text, match->first_token).size <= 3 &&
                !place_token_is(f, match->first_token - 1, ","); /* "la" is no Louisiana */
    return code || is_kind_of_the_one_before(f, match) || goes_on(f, match) || goes_before(f, match) || names_a_site(f, match);
}
