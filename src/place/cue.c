/* Places that the names layer took for something else: people ("police in Alexandria", "an
 * Alexandria woman") and the names of bodies ("Las Vegas Police Department").
 *
 * Invariant: a name is a place here only by the words right beside it or inside it, never by how
 * many people live there alone. Cost: constant a match. */
#include "place/finder.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

static const rsm_name *name_at(const finder *f, uint32_t token) {
    uint32_t name = token < f->text->token_count ? f->tagging->name_of[token] : RSM_NONE;
    return name == RSM_NONE ? NULL : &f->tagging->names[name];
}

/* Whether the match is all of the one name that it stands in. */
static bool is_whole_name(const finder *f, const rsm_match *match, const rsm_name *name) {
    return name != NULL && name->span.start >= f->text->tokens[match->first_token].start &&
           name->span.end <= f->text->tokens[match->end_token - 1].end &&
           name == name_at(f, match->end_token - 1);
}

bool place_is_wide_at(const finder *f, uint32_t token) {
    if (token >= f->text->token_count)
        return false;
    for (uint32_t m = f->tagging->first_match[token]; m < f->tagging->first_match[token + 1]; m++) {
        const rsm_match *match = &f->tagging->matches[m];
        bool wide =
            match->domain == RSM_DOMAIN_COUNTRY ||
            (match->domain == RSM_DOMAIN_DIVISION &&
             rsm_world_number(f->world, RSM_DOMAIN_DIVISION, match->row, RSM_DIVISION_LEVEL) == 1);
        if (wide && !(match->flags & RSM_PHRASE_ADJECTIVE))
            return true;
    }
    return false;
}

bool place_is_named_in_full(const finder *f, const rsm_match *match) {
    return place_token_is(f, match->end_token, ",") && place_is_wide_at(f, match->end_token + 1);
}

bool place_is_in_brackets(const finder *f, uint32_t open, uint32_t first, uint32_t end) {
    return first == open + 1 && place_token_is(f, open, "(") && place_token_is(f, end, ")");
}

bool place_is_side(const finder *f, uint32_t token) {
    static const char *const sides[] = {"north",        "south",        "east",
                                        "west",         "northeast",    "northwest",
                                        "southeast",    "southwest",    "north-east",
                                        "north-west",   "south-east",   "south-west",
                                        "northern",     "southern",     "eastern",
                                        "western",      "northeastern", "northwestern",
                                        "central",      "downtown",     "southeastern",
                                        "southwestern", "ne",           "nw",
                                        "se",           "sw",           "inner",
                                        "uptown",       "midtown",      "n.",
                                        "s.",           "e.",           "w."};
    return token_among(f, token, sides, COUNT(sides));
}

bool place_is_governed(const finder *f, const rsm_match *match) {
    static const char *const words[] = {"in",       "at",     "near",   "outside",
                                        "around",   "inside", "across", "throughout",
                                        "downtown", "into",   "toward", "towards"};
    static const char *const parts[] = {
        "north",     "south",  "east",    "west",      "northeast", "northwest", "southeast",
        "southwest", "city",   "town",    "village",   "county",    "district",  "municipality",
        "township",  "suburb", "mayor",   "residents", "suburbs",   "capital",   "outskirts",
        "outside",   "miles",  "streets", "port"};
    uint32_t first = match->first_token;
    if (first > 1 && place_is_side(f, first - 1))
        first--; /* "in north Houston" */
    if (first == 0)
        return false;
    if (token_among(f, first - 1, words, COUNT(words)))
        return true;
    return first > 1 && place_token_is(f, first - 1, "of") &&
           token_among(f, first - 2, parts, COUNT(parts));
}

bool place_is_followed_by_people(const finder *f, uint32_t token) {
    static const char *const words[] = {
        "woman",    "man",          "men",         "women",    "teen",         "teenager",
        "police",   "resident",     "residents",   "area",     "mayor",        "officials",
        "officers", "firefighters", "suburb",      "counties", "district",     "teenagers",
        "youth",    "cops",         "authorities", "city",     "neighborhood", "neighbourhood",
        "hospital", "county",       "province",    "boy",      "girl",         "mother",
        "father",   "toddler",      "couple",      "student",  "students"};
    return token_among(f, token, words, COUNT(words));
}

bool place_is_cued(const finder *f, uint32_t first, uint32_t end) {
    static const char *const at[] = {"in", "at", "near", "outside", "around", "inside", "on"};
    rsm_match words = {.first_token = first, .end_token = end};
    bool the = first > 1 && place_token_is(f, first - 1, "the") &&
               token_among(f, first - 2, at, COUNT(at));
    return the || place_is_governed(f, &words) || place_is_followed_by_people(f, end) ||
           place_token_is(f, end, "neighborhood") || place_token_is(f, end, "neighbourhood");
}

/* Beside a place that has been found before, in a list: "Dayton, Cleveland and Columbus". */
static bool is_listed_after(const finder *f, const rsm_match *match) {
    if (f->spots.count == 0)
        return false;
    const spot *last = spot_at(f, f->spots.count - 1);
    uint32_t first = match->first_token, gap = first - last->end;
    if (f->text->tokens[last->first].sentence != f->text->tokens[first].sentence || last->adjective)
        return false;
    bool join = place_token_is(f, first - 1, "and") || place_token_is(f, first - 1, "or");
    return (gap == 1 && (join || place_token_is(f, first - 1, ","))) ||
           (gap == 2 && join && place_token_is(f, first - 2, ","));
}

/* Whether the report has the same words for a place elsewhere. */
static bool is_known(const finder *f, rsm_slice words) {
    for (uint32_t i = 0; i < f->known_count; i++)
        if (rsm_slice_equal(f->known[i], words))
            return true;
    return false;
}

/* Whether some person of the report bears the word as surname: "Jackson" after "Ann Jackson". */
static bool is_surname(const finder *f, rsm_slice words) {
    for (uint32_t i = 0; i < f->tagging->name_count; i++) {
        const rsm_name *name = &f->tagging->names[i];
        rsm_slice all = rsm_slice_sub(f->text->text, name->span.start, name->span.end);
        if (name->type == RSM_ENTITY_PER && all.size > words.size &&
            rsm_slice_ends_with(all, words))
            return true;
    }
    return false;
}

void place_remember(finder *f) {
    for (uint32_t i = 0; i < f->spots.count && i < 4 * PLACE_KNOWN && f->known_count < PLACE_KNOWN;
         i++) {
        const spot *s = spot_at(f, i);
        rsm_slice words = rsm_slice_sub(f->text->text, f->text->tokens[s->first].start,
                                        f->text->tokens[s->end - 1].end);
        if (!s->adjective && !s->metonym && !is_known(f, words) && !is_surname(f, words))
            f->known[f->known_count++] = words;
    }
}

/* Whether some person of the report, of the first NAMES, has the word first or last in his name. */
static bool is_part_of_person(const finder *f, rsm_slice word) {
    enum { NAMES = 512 };
    for (uint32_t i = 0; i < f->tagging->name_count && i < NAMES; i++) {
        const rsm_name *name = &f->tagging->names[i];
        rsm_slice all = rsm_slice_sub(f->text->text, name->span.start, name->span.end);
        if (name->type != RSM_ENTITY_PER || all.size < word.size + 2)
            continue;
        rsm_slice rest = rsm_slice_sub(all, word.size + 1, all.size);
        bool last = rsm_slice_ends_with(all, word) && all.data[all.size - word.size - 1] == ' ';
        bool given = rsm_slice_starts_with(all, word) && all.data[word.size] == ' ' &&
                     rsm_slice_find_byte(rest, ' ') >= rest.size; /* no "Duluth Mayor Ann Lee" */
        if (last || given)
            return true;
    }
    return false;
}

bool place_bears_name_of_person(const finder *f, const rsm_match *match) {
    return is_part_of_person(f, rsm_token_slice(f->text, match->first_token));
}

bool place_is_of_a_person(const finder *f, const rsm_match *match) {
    enum { WELL_KNOWN = 200000 };
    uint32_t first = match->first_token;
    bool town = match->domain == RSM_DOMAIN_PLACE, county = match->domain == RSM_DOMAIN_DIVISION;
    if ((!town && !county) || match->words != 1 || match->end_token != first + 1 ||
        f->text->one_case || match->flags & RSM_PHRASE_ADJECTIVE)
        return false;
    if (town && rsm_world_number(f->world, match->domain, match->row, RSM_GAZETTEER_POPULATION) >=
                    WELL_KNOWN)
        return false;
    if (county && rsm_world_number(f->world, match->domain, match->row, RSM_DIVISION_LEVEL) == 1)
        return false;
    const rsm_sentence *sentence = &f->text->sentences[f->text->tokens[first].sentence];
    bool told = is_known(f, rsm_token_slice(f->text, first)) ||
                (first > 0 && place_token_is(f, first - 1, "from"));
    return first >= sentence->dateline_end && !told && !place_is_named_in_full(f, match) &&
           !place_is_governed(f, match) && !place_is_followed_by_people(f, match->end_token) &&
           !is_listed_after(f, match) && is_part_of_person(f, rsm_token_slice(f->text, first));
}

bool place_taken_for_person(const finder *f, const rsm_match *match) {
    const rsm_name *name = name_at(f, match->first_token);
    if (name == NULL || name->type != RSM_ENTITY_PER || !is_whole_name(f, match, name) ||
        f->text->one_case || match->flags & (RSM_PHRASE_AMBIGUOUS | RSM_PHRASE_ADJECTIVE))
        return false;
    const rsm_sentence *sentence =
        &f->text->sentences[f->text->tokens[match->first_token].sentence];
    rsm_slice words = rsm_slice_sub(f->text->text, f->text->tokens[match->first_token].start,
                                    f->text->tokens[match->end_token - 1].end);
    return place_is_named_in_full(f, match) || place_is_governed(f, match) ||
           place_is_followed_by_people(f, match->end_token) || is_listed_after(f, match) ||
           match->first_token < sentence->dateline_end || place_is_homely(f, words) ||
           is_known(f, words);
}

/* Whether one of the name's words past the match is a word that bodies of a place are named by. */
static bool names_a_body(const finder *f, uint32_t token, uint32_t end) {
    static const char *const words[] = {
        "police",        "department", "sheriff",    "sheriffs",    "county",     "university",
        "college",       "school",     "schools",    "fire",        "city",       "court",
        "council",       "board",      "commission", "public",      "hospital",   "medical",
        "airport",       "chamber",    "mayor",      "health",      "state",      "regional",
        "area",          "district",   "office",     "government",  "house",      "senate",
        "legislature",   "governor",   "library",    "parks",       "township",   "jail",
        "prison",        "church",     "museum",     "association", "authority",  "army",
        "navy",          "ministry",   "minister",   "agency",      "bureau",     "center",
        "centre",        "institute",  "society",    "high",        "elementary", "middle",
        "municipal",     "academy",    "club",       "attorney",    "prosecutor", "coroner",
        "rescue",        "division",   "force",      "guard",       "congress",   "parliament",
        "supreme",       "food",       "centers",    "service",     "services",   "administration",
        "commissioners", "committee",  "community",  "historical",  "foundation", "utilities",
        "rep",           "sen",        "gov",        "primary",     "primaries",  "independent",
        "federation",    "economic",   "tourism",    "housing",     "transit",    "transportation"};
    for (; token < end; token++)
        if (token_among(f, token, words, COUNT(words)))
            return true;
    return false;
}

bool place_ends_a_body(const finder *f, uint32_t first, uint32_t end) {
    static const char *const words[] = {"company", "organization", "organisation", "inc",
                                        "corp",    "group",        "ltd",          "bank",
                                        "party",   "team",         "program",      "project"};
    return names_a_body(f, first + 1, end) ||
           (end > first + 1 && token_among(f, end - 1, words, COUNT(words)));
}

bool place_is_word(const finder *f, uint32_t token) {
    char lower[PLACE_WORD_MOST];
    rsm_slice text = rsm_token_slice(f->text, token);
    if (text.size > sizeof lower)
        return false;
    for (size_t i = 0; i < text.size; i++)
        lower[i] =
            (char)(text.data[i] >= 'A' && text.data[i] <= 'Z' ? text.data[i] + 32 : text.data[i]);
    return rsm_world_find(f->world, RSM_DOMAIN_TAGWORD, rsm_slice_make(lower, text.size)) !=
           RSM_NONE;
}

/* "Home Office", "Supreme Court", "Story County": a common word that is some village too. */
static bool is_common(const finder *f, const rsm_match *match) {
    enum { VILLAGE = 3000 };
    if (rsm_token_slice(f->text, match->first_token).size > PLACE_WORD_MOST)
        return false;
    if (match->domain == RSM_DOMAIN_PLACE &&
        rsm_world_number(f->world, RSM_DOMAIN_PLACE, match->row, RSM_GAZETTEER_POPULATION) <
            VILLAGE)
        return true;
    return match->domain != RSM_DOMAIN_COUNTRY && place_is_word(f, match->first_token);
}

/* "Dublin Mayor Ann Lee", "Anderson County Sheriff": an office of the place, in a name that the
 * names layer took for a person's or a place's. */
static bool holds_an_office(const finder *f, uint32_t token, const rsm_name *name) {
    static const char *const words[] = {
        "mayor",      "sheriff",   "sheriffs", "coroner",    "deputy",       "gov",
        "governor",   "police",    "fire",     "city",       "county",       "commissioner",
        "councilman", "council",   "judge",    "attorney",   "prosecutor",   "commissioners",
        "supt",       "rep",       "sen",      "senator",    "councilwoman", "district",
        "chief",      "emergency", "trooper",  "department", "councillor",   "superintendent"};
    bool type = name->type == RSM_ENTITY_PER || name->type == RSM_ENTITY_GPE ||
                name->type == RSM_ENTITY_LOC || name->type == RSM_ENTITY_FAC;
    return type && token < f->text->token_count && f->text->tokens[token].end <= name->span.end &&
           (f->text->tokens[token].flags & RSM_TOKEN_CAPITALISED) &&
           token_among(f, token, words, COUNT(words));
}

static bool is_first_level(const finder *f, const rsm_match *match) {
    return match->domain == RSM_DOMAIN_DIVISION && (match->flags & RSM_PHRASE_PRIMARY) &&
           rsm_world_number(f->world, RSM_DOMAIN_DIVISION, match->row, RSM_DIVISION_LEVEL) == 1;
}

bool place_within_body(const finder *f, const rsm_match *match) {
    uint32_t index = f->tagging->name_of[match->first_token];
    const rsm_name *name = name_at(f, match->first_token);
    bool county = name != NULL && name->type == RSM_ENTITY_FAC && match->words > 1 &&
                  match->domain == RSM_DOMAIN_DIVISION; /* "Walker County Jail" */
    bool body = name != NULL && (name->type == RSM_ENTITY_ORG || county);
    bool office = name != NULL && !body && holds_an_office(f, match->end_token, name);
    if (name == NULL || (!body && !office) || f->text->one_case ||
        match->flags & (RSM_PHRASE_AMBIGUOUS | RSM_PHRASE_ADJECTIVE) ||
        f->tagging->name_of[match->end_token - 1] != index)
        return false;
    uint32_t first = match->first_token, end = match->end_token;
    if (match->domain != RSM_DOMAIN_PLACE && match->domain != RSM_DOMAIN_DIVISION &&
        match->domain != RSM_DOMAIN_COUNTRY)
        return false;
    while (end < f->text->token_count && f->tagging->name_of[end] == index)
        end++;
    for (uint32_t token = match->first_token; token < match->end_token; token++)
        if (!(f->text->tokens[token].flags & RSM_TOKEN_CAPITALISED))
            return false;
    if (match->words == 1 && is_common(f, match))
        return false;
    bool leads = first == 0 || f->tagging->name_of[first - 1] != index ||
                 place_token_is(f, first - 1, "the");
    /* "Florida Highway Patrol"; "the Texas Rangers" are a team */
    bool wide = end >= match->end_token + 2 &&
                (match->domain == RSM_DOMAIN_COUNTRY || is_first_level(f, match));
    if (leads && match->end_token < end)
        return (wide && body) || names_a_body(f, match->end_token, end);
    if (leads && body && match->end_token == end && place_token_is(f, end, "police"))
        return true; /* "a Norville police officer" */
    bool ends = !leads && (match->end_token == end || names_a_body(f, match->end_token, end));
    return ends && (place_token_is(f, first - 1, "of") || place_token_is(f, first - 1, "in"));
}
