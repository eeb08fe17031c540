/* What the words beside a name, or in it, make of it: a street's name ("Dallas Road", "the 300
 * block of West Paris", "Lima and 5th"), a building's ("the Boston Arms"), a part of a town ("the
 * Rosehill neighborhood"), or the outlet's own at the end of a title ("... - KXYZ News 9 Reno,
 * Nevada").
 *
 * The words stand in gazetteer/no-places.txt under their kinds. Invariant: only words of the name's
 * own sentence are read. Cost: constant a match; the title is read once. */
#include "place/finder.h"

#include <string.h>

typedef struct kinds_found {
    const rsm_world *world;
    uint32_t kinds;
} kinds_found;

static bool take_kind(void *context, uint32_t row, uint16_t flags) {
    static const struct {
        const char *name;
        uint32_t bit;
    } kinds[] = {{"word", NO_PLACE_WORD},         {"person", NO_PLACE_PERSON},
                 {"street", NO_PLACE_STREET},     {"building", NO_PLACE_BUILDING},
                 {"part", NO_PLACE_PART},         {"prefix", NO_PLACE_PREFIX},
                 {"county", NO_PLACE_COUNTY},     {"off", NO_PLACE_OFF},
                 {"near", NO_PLACE_NEAR},         {"settlement", NO_PLACE_TOWN},
                 {"site", NO_PLACE_SITE},         {"thing", NO_PLACE_THING},
                 {"given", NO_PLACE_GIVEN},       {"village", NO_PLACE_VILLAGE},
                 {"ground", NO_PLACE_GROUND},     {"town ground", NO_PLACE_TOWN_GROUND},
                 {"feature", NO_PLACE_FEATURE},   {"outlet", NO_PLACE_OUTLET},
                 {"estate", NO_PLACE_ESTATE},     {"section", NO_PLACE_SECTION},
                 {"care", NO_PLACE_CARE},         {"streets", NO_PLACE_STREETS},
                 {"particle", NO_PLACE_PARTICLE}, {"road", NO_PLACE_ROAD | NO_PLACE_STREET}};
    kinds_found *found = context;
    (void)flags;
    rsm_slice kind = rsm_world_string(found->world, RSM_DOMAIN_NO_PLACE, row, RSM_NO_PLACE_KIND);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (rsm_slice_equal_string(kind, kinds[i].name))
            found->kinds |= kinds[i].bit;
    return true;
}

uint32_t place_kinds_of_word(const finder *f, rsm_slice words) {
    kinds_found found = {.world = f->world};
    rsm_world_lookup(f->world, RSM_DOMAIN_NO_PLACE, words, take_kind, &found);
    return found.kinds;
}

uint32_t place_kinds_at(const finder *f, uint32_t token) {
    const uint32_t asked = 1u << 31;
    if (!(f->kinds[token] & asked))
        f->kinds[token] = asked | place_kinds_of_word(f, rsm_token_slice(f->text, token));
    return f->kinds[token] & ~asked;
}

typedef struct number_found {
    const rsm_world *world;
    rsm_slice kind;
    uint32_t number;
    bool found;
} number_found;

static bool take_number(void *context, uint32_t row, uint16_t flags) {
    number_found *found = context;
    (void)flags;
    rsm_slice kind = rsm_world_string(found->world, RSM_DOMAIN_NO_PLACE, row, RSM_NO_PLACE_KIND);
    size_t size = found->kind.size;
    uint64_t number;
    if (kind.size > size + 1 && rsm_slice_starts_with(kind, found->kind) &&
        kind.data[size] == ' ' &&
        rsm_slice_parse_unsigned(rsm_slice_sub(kind, size + 1, kind.size), UINT32_MAX, &number)) {
        found->number = (uint32_t)number;
        found->found = true;
    }
    return !found->found;
}

bool place_number_of_words(const finder *f, rsm_slice words, const char *kind, uint32_t *number) {
    number_found found = {.world = f->world, .kind = rsm_slice_from_string(kind)};
    rsm_world_lookup(f->world, RSM_DOMAIN_NO_PLACE, words, take_number, &found);
    *number = found.number;
    return found.found;
}

/* The token's kinds, 0 for one past the end or of another sentence than `beside`. */
static uint32_t kinds_at(const finder *f, uint32_t token, uint32_t beside) {
    if (token >= f->text->token_count ||
        f->text->tokens[token].sentence != f->text->tokens[beside].sentence)
        return 0;
    return place_kinds_at(f, token);
}

static bool capitalised(const finder *f, uint32_t token) {
    return token < f->text->token_count &&
           (f->text->tokens[token].flags & RSM_TOKEN_CAPITALISED) != 0;
}

/* ---- streets and buildings ---- */

static bool begins_with_digit(const finder *f, uint32_t token) {
    rsm_slice word = rsm_token_slice(f->text, token);
    return word.size > 0 && word.data[0] >= '0' && word.data[0] <= '9';
}

/* "5th", "42nd", or a street's word after its name: "Main Street". */
static bool ends_a_street(const finder *f, uint32_t token, uint32_t beside) {
    rsm_slice word = rsm_token_slice(f->text, token);
    bool ordinal = word.size > 2 && begins_with_digit(f, token) &&
                   word.data[word.size - 1] >= 'a' && word.data[word.size - 1] <= 'z';
    return ordinal ||
           (capitalised(f, token) && (kinds_at(f, token, beside) & NO_PLACE_STREET) != 0);
}

static bool joins_streets(const finder *f, uint32_t token) {
    static const char *const joins[] = {"and", "&"};
    return token_among(f, token, joins, sizeof joins / sizeof *joins);
}

/* "3500 Ravello", "the 300 block of Ravello", "E. Broadway". */
static bool is_numbered(const finder *f, const rsm_match *match) {
    static const char *const sides[] = {"e.",   "w.", "n.", "s.", "east", "north", "south",
                                        "west", "ne", "nw", "se", "sw",   "n.w.",  "s.w."};
    static const char *const before[] = {"at", "near", "of", "outside", "to"};
    uint32_t first = match->first_token,
             start = f->text->sentences[f->text->tokens[first].sentence].first_token;
    if (first > start && capitalised(f, first - 1) &&
        token_among(f, first - 1, sides, sizeof sides / sizeof *sides))
        first--;
    bool side = first < match->first_token;
    if (first >= start + 2 && place_token_is(f, first - 1, "of") &&
        (place_token_is(f, first - 2, "block") || place_token_is(f, first - 2, "blocks")))
        return true;
    bool letter = side && rsm_token_slice(f->text, first).size == 2 &&
                  rsm_token_slice(f->text, first).data[1] == '.';
    if (letter)
        return true; /* "W. Lima" */
    if (first < start + 2 || !begins_with_digit(f, first - 1) ||
        rsm_token_slice(f->text, first - 1).size < 3)
        return false;
    bool people = match->end_token < f->text->token_count &&
                  f->tagging->tags[match->end_token].upos == RSM_UPOS_NOUN;
    return !people && token_among(f, first - 2, before, sizeof before / sizeof *before);
}

/* "Lima and Blake avenues": either of the two, of one word; longer ones are mostly named for the
 * town that they lead to. */
static bool crosses_in_plural(const finder *f, uint32_t first, uint32_t end) {
    uint32_t start = f->text->sentences[f->text->tokens[first].sentence].first_token;
    if (end - first > 1)
        return false;
    if (kinds_at(f, end, first) & NO_PLACE_STREETS)
        return first > start + 1 && joins_streets(f, first - 1) && capitalised(f, first - 2);
    uint32_t last = end + 1;
    while (last < end + 4 && capitalised(f, last) && !(kinds_at(f, last, first) & NO_PLACE_STREETS))
        last++;
    return joins_streets(f, end) && last > end + 1 &&
           (kinds_at(f, last, first) & NO_PLACE_STREETS) != 0;
}

/* "the intersection of Palm and Mercer": names alone that a crossing is told by. */
static bool is_told_by_crossing(const finder *f, uint32_t first, uint32_t start) {
    enum { BACK = 6 };
    static const char *const words[] = {"intersection", "corner"};
    for (uint32_t back = 1; back <= BACK && first >= start + back + 1; back++) {
        uint32_t token = first - back;
        if (place_token_is(f, token, "of"))
            return token_among(f, token - 1, words, 2);
        if (!capitalised(f, token) && !joins_streets(f, token))
            return false;
    }
    return false;
}

/* Whether a town of some size or a first-level division bears the one word. */
static bool is_known_name(const finder *f, uint32_t token) {
    enum { KNOWN = 10000 };
    for (uint32_t m = f->tagging->first_match[token]; m < f->tagging->first_match[token + 1]; m++) {
        const rsm_match *match = &f->tagging->matches[m];
        bool town = match->domain == RSM_DOMAIN_PLACE &&
                    rsm_world_number(f->world, match->domain, match->row,
                                     RSM_GAZETTEER_POPULATION) >= KNOWN;
        bool state =
            match->domain == RSM_DOMAIN_DIVISION &&
            rsm_world_number(f->world, match->domain, match->row, RSM_DIVISION_LEVEL) == 1;
        if (town || state || match->domain == RSM_DOMAIN_COUNTRY ||
            match->domain == RSM_DOMAIN_REGION)
            return true;
    }
    return false;
}

/* "near Ravello and Whitmarsh", "the Ravello and Whitmarsh shootings": two names of one word side
 * by side, of which one is no place that is known, tell a crossing and no town. */
static bool is_of_a_pair(const finder *f, const rsm_match *match) {
    enum { KNOWN = 100000 };
    static const char *const before[] = {"near", "at", "outside", "the"};
    uint32_t first = match->first_token, end = match->end_token, count = f->text->token_count;
    uint32_t start = f->text->sentences[f->text->tokens[first].sentence].first_token;
    bool town = match->domain == RSM_DOMAIN_PLACE;
    if (end - first != 1 || (!town && match->domain != RSM_DOMAIN_DIVISION) ||
        (town && rsm_world_number(f->world, match->domain, match->row, RSM_GAZETTEER_POPULATION) >=
                     KNOWN))
        return false;
    bool second = first >= start + 2 && joins_streets(f, first - 1) && capitalised(f, first - 2);
    uint32_t left = second ? first - 2 : first, right = left + 2;
    if (!joins_streets(f, left + 1) || right >= count || !capitalised(f, right) ||
        f->text->tokens[right].sentence != f->text->tokens[first].sentence ||
        capitalised(f, right + 1) || left == start || is_known_name(f, second ? left : right))
        return false;
    bool area = left >= start + 2 && place_token_is(f, left - 1, "of") &&
                place_token_is(f, left - 2, "area");
    bool noun = right + 1 < count && f->tagging->tags[right + 1].upos == RSM_UPOS_NOUN &&
                !place_is_in_county_list(f, first, end);
    bool the = place_token_is(f, left - 1, "the");
    return area || (token_among(f, left - 1, before, the ? 4 : 3) && the == noun);
}

static bool is_crossing(const finder *f, const rsm_match *match) {
    uint32_t first = match->first_token, end = match->end_token, count = f->text->token_count;
    uint32_t start = f->text->sentences[f->text->tokens[first].sentence].first_token;
    if (first >= start + 2 && joins_streets(f, first - 1) && ends_a_street(f, first - 2, first))
        return true;
    if (crosses_in_plural(f, first, end) ||
        (match->domain != RSM_DOMAIN_SITE && is_told_by_crossing(f, first, start)))
        return true;
    if (is_of_a_pair(f, match))
        return true;
    return end + 1 < count && joins_streets(f, end) && begins_with_digit(f, end + 1) &&
           ends_a_street(f, end + 1, first);
}

/* "Second Street", "Park Avenue": some small town or quarter bears the name too. */
static bool is_whole_street(const finder *f, const rsm_match *match) {
    enum { KNOWN = 100000 };
    if (match->words < 2 || match->domain != RSM_DOMAIN_PLACE ||
        rsm_world_number(f->world, match->domain, match->row, RSM_GAZETTEER_POPULATION) >= KNOWN)
        return false;
    return (kinds_at(f, match->end_token - 1, match->first_token) & NO_PLACE_ROAD) != 0;
}

/* "Sen. Ann Lowe, D-Raleigh": where a member of a house is from. */
bool place_follows_party(const finder *f, uint32_t token) {
    static const char *const parties[] = {"D", "R", "I", "DFL", "Ind", "Lab", "Con", "Lib", "NDP"};
    const rsm_token *tokens = f->text->tokens;
    return token >= 3 && place_token_is(f, token - 1, "-") &&
           tokens[token - 1].end == tokens[token].start &&
           tokens[token - 2].end == tokens[token - 1].start &&
           (tokens[token - 2].flags & RSM_TOKEN_CAPITALISED) &&
           token_among(f, token - 2, parties, sizeof parties / sizeof *parties);
}

/* "the Maiduguri-Damaturu road": two places with a hyphen between. */
static bool is_of_a_road(const finder *f, uint32_t end) {
    static const char *const lines[] = {"railway",  "route",  "corridor", "line",  "axis",
                                        "pipeline", "flight", "motorway", "ferry", "train"};
    bool road = end < f->text->token_count && !capitalised(f, end) &&
                ((place_kinds_at(f, end) & NO_PLACE_ROAD) ||
                 token_among(f, end, lines, sizeof lines / sizeof *lines));
    return road;
}

bool place_ends_a_road(const finder *f, uint32_t first, uint32_t end) {
    const rsm_token *tokens = f->text->tokens;
    return first >= 2 && tokens[first - 1].end == tokens[first].start &&
           tokens[first - 2].end == tokens[first - 1].start && is_of_a_road(f, end);
}

/* "Miami-Dade": a county before a hyphen; what stands behind one, and is no large town. */
static bool is_part_of_double(const finder *f, const rsm_match *match) {
    enum { LARGE = 1000000 };
    uint32_t first = match->first_token, end = match->end_token;
    if (match->domain == RSM_DOMAIN_DIVISION && place_token_is(f, end, "-") &&
        f->text->tokens[end].start == f->text->tokens[end - 1].end && capitalised(f, end + 1))
        return true;
    if (match->domain != RSM_DOMAIN_PLACE || first < 2 || !place_token_is(f, first - 1, "-") ||
        place_follows_party(f, first) || is_of_a_road(f, end))
        return false;
    const rsm_token *tokens = f->text->tokens;
    return tokens[first - 1].end == tokens[first].start &&
           tokens[first - 2].end == tokens[first - 1].start && capitalised(f, first - 2) &&
           rsm_world_number(f->world, match->domain, match->row, RSM_GAZETTEER_POPULATION) < LARGE;
}

/* "Mt. Lebanon", "San Antonio": half of a longer name that the gazetteer lacks; "Adams County":
 * a county that it lacks, and no town. */
static bool is_half_a_name(const finder *f, const rsm_match *match) {
    uint32_t first = match->first_token, end = match->end_token;
    if (is_part_of_double(f, match))
        return true;
    bool county = match->domain != RSM_DOMAIN_DIVISION && capitalised(f, end) &&
                  (kinds_at(f, end, first) & NO_PLACE_COUNTY) != 0;
    if (county || match->domain == RSM_DOMAIN_COUNTRY)
        return county;
    if (first > 0 && capitalised(f, first) && capitalised(f, first - 1) &&
        (kinds_at(f, first - 1, first) & NO_PLACE_PREFIX))
        return true;
    return match->words == 1 && capitalised(f, end) &&
           (kinds_at(f, first, first) & NO_PLACE_PREFIX) != 0;
}

bool place_names_a_street(const finder *f, const rsm_match *match) {
    if (f->text->one_case)
        return false;
    if (is_half_a_name(f, match) || place_begins_an_estate(f, match))
        return true;
    uint32_t after = kinds_at(f, match->end_token, match->first_token);
    if ((after & NO_PLACE_THING) && match->domain != RSM_DOMAIN_COUNTRY)
        return true;
    if ((after & (NO_PLACE_STREET | NO_PLACE_BUILDING)) && capitalised(f, match->end_token))
        return true;
    bool local = match->domain == RSM_DOMAIN_PLACE || match->domain == RSM_DOMAIN_DIVISION ||
                 match->domain == RSM_DOMAIN_REGION || match->domain == RSM_DOMAIN_SITE;
    if (!local || place_is_named_in_full(f, match))
        return false;
    return is_numbered(f, match) || is_crossing(f, match) || is_whole_street(f, match);
}

/* ---- counties ---- */

/* In a text of one case any noun may be a name. */
static bool may_be_name(const finder *f, uint32_t token) {
    rsm_upos upos = f->tagging->tags[token].upos;
    return f->text->one_case && (upos == RSM_UPOS_PROPN || upos == RSM_UPOS_NOUN);
}

static bool is_plural_of_divisions(const finder *f, uint32_t token) {
    static const char *const plurals[] = {"counties",  "townships",    "provinces", "parishes",
                                          "districts", "governorates", "states",    "departments",
                                          "regions",   "prefectures",  "oblasts"};
    return token_among(f, token, plurals, sizeof plurals / sizeof *plurals);
}

/* "in the departments of A, B and C": back over the names to the plural that leads them in. */
static bool follows_plural(const finder *f, uint32_t first, uint32_t end) {
    enum { WALK = 48 };
    static const char *const joins[] = {",", "and", "or", "&"};
    uint32_t begin = f->text->sentences[f->text->tokens[first].sentence].first_token;
    bool joined = token_among(f, end, joins, 4); /* not "the eastern districts of A" */
    for (uint32_t token = first; token > begin + 1 && token + WALK > first; token--) {
        if (place_token_is(f, token - 1, "of"))
            return joined && is_plural_of_divisions(f, token - 2) &&
                   !place_token_is(f, token - 2, "districts");
        bool join = token_among(f, token - 1, joins, 4);
        joined |= join;
        if (!join && !capitalised(f, token - 1) &&
            !may_be_name(f, token - 1))
            return false;
    }
    return false;
}

/* Walks over names with commas and "and" between to the plural that they share. */
bool place_is_in_county_list(const finder *f, uint32_t first, uint32_t end) {
    enum { WALK = 48 };
    static const char *const joins[] = {",", "and", "or", "&"};
    if (follows_plural(f, first, end))
        return true;
    uint32_t sentence = f->text->tokens[first].sentence;
    bool joined = false;
    for (uint32_t token = end; token < f->text->token_count && token < end + WALK; token++) {
        if (f->text->tokens[token].sentence != sentence)
            return false;
        bool join = token_among(f, token, joins, 4);
        joined |= join;
        if (is_plural_of_divisions(f, token))
            return joined || place_token_is(f, first - (first > 0), "and") ||
                   place_token_is(f, first - (first > 0), "or");
        if (!join && !capitalised(f, token) && !may_be_name(f, token))
            return false;
    }
    return false;
}

/* ---- borders and coasts ---- */

/* "off Yemen's coast", "the waters off Yemen", "in Yemeni waters"; "cut off Yemen" is no place. */
static bool is_at_sea(const finder *f, const rsm_match *match, rsm_slice words) {
    uint32_t first = match->first_token,
             start = f->text->sentences[f->text->tokens[first].sentence].first_token;
    if (rsm_slice_ends_with(words, RSM_SLICE("waters")) ||
        rsm_slice_starts_with(words, RSM_SLICE("waters")))
        return true;
    uint32_t off = first;
    if (!place_token_is(f, first, "off")) {
        off -= first > start && place_token_is(f, first - 1, "the") ? 2 : 1;
        if (first < start + 1 || off < start || !place_token_is(f, off, "off"))
            return false;
        return true;
    }
    bool noun = off > start && (f->tagging->tags[off - 1].upos == RSM_UPOS_PART ||
                                (place_kinds_at(f, off - 1) & NO_PLACE_OFF));
    return off > start && !noun;
}

place_wide place_is_line(const finder *f, const rsm_match *match) {
    if (match->domain != RSM_DOMAIN_REGION || match->words < 2 ||
        match->flags & RSM_PHRASE_ADJECTIVE)
        return PLACE_NO_LINE;
    uint32_t kind = rsm_world_number(f->world, match->domain, match->row, RSM_REGION_KIND);
    rsm_slice name = rsm_world_string(f->world, match->domain, match->row, RSM_REGION_NAME);
    rsm_slice words = rsm_slice_sub(f->text->text, f->text->tokens[match->first_token].start,
                                    f->text->tokens[match->end_token - 1].end);
    if (kind == RSM_REGION_SEA && rsm_slice_starts_with(name, RSM_SLICE("coast of ")))
        return is_at_sea(f, match, words) ? PLACE_IS_LINE : PLACE_BARE_COAST;
    static const char *const ends[] = {"border", "frontier", "borders"};
    bool line = kind == RSM_REGION_BORDER && (token_among(f, match->first_token, ends, 3) ||
                                              token_among(f, match->end_token - 1, ends, 3) ||
                                              rsm_slice_find_byte(words, ' ') < words.size);
    return line ? PLACE_IS_LINE : PLACE_NO_LINE;
}

/* ---- parts of towns ---- */

/* "the Rosehill neighborhood", "the neighborhood of Rosehill", "in the Rosehill section"; but of
 * "the Rosehill neighborhood of Norville" the second is the town. */
bool place_is_called_part(const finder *f, uint32_t first, uint32_t end) {
    if (kinds_at(f, end, first) & NO_PLACE_PART)
        return true;
    if (first >= 3 && f->tagging->tags[first - 3].upos == RSM_UPOS_PROPN)
        return false;
    return first >= 2 && place_token_is(f, first - 1, "of") &&
           (kinds_at(f, first - 2, first) & NO_PLACE_PART) != 0;
}

/* ---- the outlet's own name at the end of the title ---- */

static bool is_dash(const finder *f, uint32_t token) {
    static const char *const dashes[] = {"-", "\xE2\x80\x93", "\xE2\x80\x94",
                                         "|", "::",           "\xC2\xBB"};
    return token_among(f, token, dashes, sizeof dashes / sizeof *dashes);
}

/* "KXYZ", "WABC-TV", "thepost.com". */
static bool is_call_sign(const finder *f, uint32_t token) {
    rsm_slice word = rsm_token_slice(f->text, token);
    static const char *const endings[] = {".com",    ".org", ".net", ".co.uk",
                                          ".com.au", ".ca",  ".tv"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (word.size > strlen(endings[i]) + 1 &&
            rsm_slice_ends_with(word, rsm_slice_from_string(endings[i])))
            return true;
    if (word.size < 4 || (word.data[0] != 'K' && word.data[0] != 'W'))
        return false;
    uint32_t letters = 0;
    while (letters < word.size && word.data[letters] >= 'A' && word.data[letters] <= 'Z')
        letters++;
    return letters == 4 && (word.size == 4 || word.data[4] == '-');
}

/* From the first dash that an outlet's words follow, before the next dash, to the end. */
void place_find_masthead(finder *f) {
    if (f->text->sentence_count == 0 || f->text->sentences[0].kind != RSM_SENTENCE_TITLE)
        return;
    uint32_t first = f->text->sentences[0].first_token, dash = RSM_NONE;
    uint32_t end = first;
    while (end < f->text->token_count &&
           f->text->sentences[f->text->tokens[end].sentence].kind == RSM_SENTENCE_TITLE)
        end++;
    for (uint32_t token = first + 1; token < end; token++) {
        bool parts = f->text->tokens[token].start > f->text->tokens[token - 1].end;
        if (parts && is_dash(f, token)) {
            dash = token;
            continue;
        }
        bool outlet = dash != RSM_NONE && capitalised(f, token) &&
                      (place_kinds_at(f, token) & NO_PLACE_OUTLET);
        if (dash == RSM_NONE || (!outlet && !is_call_sign(f, token)))
            continue;
        f->masthead = dash + 1;
        f->masthead_end = end;
        return;
    }
}
