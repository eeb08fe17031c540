/* Which phrases of the text may be places: capitals, the names layer and the words around decide.
 *
 * Invariant: spots are in order of text and do not overlap. Cost: linear in the matches. */
#include "place/finder.h"

#include <string.h>

enum {
    GREAT_TOWN = 300000,  /* people of a town that is no part of another */
    PART_LEAST = 100000,  /* people a town must have to be told by a part of a longer name ("Las
                             Vegas Strip") */
    UNNAMED_LEAST = 20000 /* people a town must have where the names layer saw no name */
};

/* ---- which phrases may be places ---- */

static bool is_place_domain(uint8_t domain) {
    return domain == RSM_DOMAIN_COUNTRY || domain == RSM_DOMAIN_DIVISION ||
           domain == RSM_DOMAIN_PLACE || domain == RSM_DOMAIN_REGION || domain == RSM_DOMAIN_SITE ||
           domain == RSM_DOMAIN_METONYM || domain == RSM_DOMAIN_DISTRICT;
}

static bool in_furniture(const finder *f, uint32_t token) {
    rsm_sentence_kind kind = f->text->sentences[f->text->tokens[token].sentence].kind;
    return kind == RSM_SENTENCE_FURNITURE || kind == RSM_SENTENCE_BYLINE;
}

/* What the names layer says: 1 a place, 0 nothing, -1 something else. */
static int named_as(const finder *f, uint32_t first, uint32_t end) {
    uint32_t name = f->tagging->name_of[first];
    for (uint32_t token = first; token < end; token++)
        if (f->tagging->name_of[token] != name)
            return f->tagging->name_of[token] == RSM_NONE || name == RSM_NONE ? 0 : -1;
    if (name == RSM_NONE)
        return 0;
    switch (f->tagging->names[name].type) {
    case RSM_ENTITY_GPE:
    case RSM_ENTITY_LOC:
    case RSM_ENTITY_FAC:
        return 1;
    case RSM_ENTITY_NORP:
        return 2;
    default:
        return -1;
    }
}

static bool strong_domain(const finder *f, const rsm_match *match) {
    if (match->domain == RSM_DOMAIN_COUNTRY || match->domain == RSM_DOMAIN_REGION ||
        match->domain == RSM_DOMAIN_SITE)
        return true;
    if (match->domain == RSM_DOMAIN_DIVISION)
        return rsm_world_number(f->world, RSM_DOMAIN_DIVISION, match->row, RSM_DIVISION_LEVEL) == 1;
    if (match->domain == RSM_DOMAIN_DISTRICT)
        return match->words > 1;
    return rsm_world_number(f->world, RSM_DOMAIN_PLACE, match->row, RSM_GAZETTEER_POPULATION) >=
           UNNAMED_LEAST;
}

/* Whether the phrase is only the beginning or end of a longer name that is a place ("Punta" of
 * "Villa Rosario"). */
static bool part_of_longer(const finder *f, const rsm_match *match) {
    uint32_t name = f->tagging->name_of[match->first_token];
    if (name == RSM_NONE)
        return false;
    bool before = match->first_token > 0 && f->tagging->name_of[match->first_token - 1] == name;
    bool after =
        match->end_token < f->text->token_count && f->tagging->name_of[match->end_token] == name;
    if (before || !after)
        return before;
    if (match->domain == RSM_DOMAIN_PLACE)
        return rsm_world_number(f->world, RSM_DOMAIN_PLACE, match->row, RSM_GAZETTEER_POPULATION) <
               PART_LEAST;
    return match->domain == RSM_DOMAIN_DIVISION &&
           rsm_world_number(f->world, RSM_DOMAIN_DIVISION, match->row, RSM_DIVISION_LEVEL) == 2;
}

/* "IN", "OR", "ME": a division by its two letters counts after a town alone ("Portland, ME"). */
static bool is_postal_code(const finder *f, const rsm_match *match) {
    return match->domain == RSM_DOMAIN_DIVISION && match->words == 1 && match->first_token > 0 &&
           (match->flags & RSM_PHRASE_CAPITALS) &&
           rsm_token_slice(f->text, match->first_token).size == 2;
}

/* "Police", "Man", "Most": a small town's name that is a common word, where the capital tells
 * nothing. */
static bool common_word(const finder *f, const rsm_match *match) {
    bool small = match->domain == RSM_DOMAIN_PLACE || match->domain == RSM_DOMAIN_DIVISION;
    if (match->words != 1 || !small || f->text->one_case)
        return false;
    bool the = match->first_token > 0 &&
               place_token_is(f, match->first_token - 1, "the"); /* "the Centre for Security" */
    const rsm_sentence *sentence =
        &f->text->sentences[f->text->tokens[match->first_token].sentence];
    bool first =
        match->first_token == sentence->first_token || match->first_token == sentence->dateline_end;
    bool before_mark =
        match->first_token > 0 && f->tagging->tags[match->first_token - 1].upos == RSM_UPOS_PUNCT;
    if (!the && !first && !before_mark && sentence->kind != RSM_SENTENCE_TITLE)
        return false;
    return place_is_word(f, match->first_token);
}

/* A place of several words, each with a capital ("Am Timan"), is one even where the names layer saw
 * a piece of it or took it for a person. */
static bool whole_phrase(const finder *f, const rsm_match *match) {
    if (match->words < 2 || f->text->one_case ||
        match->flags & (RSM_PHRASE_AMBIGUOUS | RSM_PHRASE_ADJECTIVE))
        return false;
    if (match->domain != RSM_DOMAIN_PLACE && match->domain != RSM_DOMAIN_DIVISION &&
        match->domain != RSM_DOMAIN_DISTRICT)
        return false;
    for (uint32_t token = match->first_token; token < match->end_token; token++) {
        uint32_t flags = f->text->tokens[token].flags, name = f->tagging->name_of[token];
        const rsm_word *word = &f->tagging->words[token]; /* "Prince George's County" */
        if (!(flags & RSM_TOKEN_CAPITALISED) && word->surface != 0 && !word->joiner)
            return false;
        if (name != RSM_NONE &&
            f->tagging->names[name].span.start < f->text->tokens[match->first_token].start)
            return false;
        if (name != RSM_NONE &&
            f->tagging->names[name].span.end > f->text->tokens[match->end_token - 1].end)
            return false;
        bool body = name != RSM_NONE && (f->tagging->names[name].type == RSM_ENTITY_ORG ||
                                         f->tagging->names[name].type == RSM_ENTITY_GROUP);
        bool person = name != RSM_NONE && f->tagging->names[name].type == RSM_ENTITY_PER;
        bool all =
            f->tagging->names[name == RSM_NONE ? 0 : name].span.end -
                f->tagging->names[name == RSM_NONE ? 0 : name].span.start ==
            f->text->tokens[match->end_token - 1].end - f->text->tokens[match->first_token].start;
        if (body || (person && all))
            return false;
    }
    rsm_sentence_kind kind = f->text->sentences[f->text->tokens[match->first_token].sentence].kind;
    return kind != RSM_SENTENCE_TITLE || strong_domain(f, match);
}

/* Whether some town of that name is large; the words around tell which is meant. */
static bool may_be_large(const finder *f, const rsm_match *match) {
    uint32_t first = match->first_token;
    for (uint32_t m = f->tagging->first_match[first]; m < f->tagging->first_match[first + 1]; m++) {
        const rsm_match *other = &f->tagging->matches[m];
        if (other->domain == RSM_DOMAIN_PLACE && other->end_token == match->end_token &&
            (other->flags & RSM_PHRASE_PRIMARY) &&
            rsm_world_number(f->world, other->domain, other->row, RSM_GAZETTEER_POPULATION) >=
                PART_LEAST)
            return true;
    }
    return false;
}

/* "Reading, Pa.", "Salem, MA": what is a common word elsewhere is a division, cut short, after a
 * name and a comma. */
static bool is_short_division(const finder *f, const rsm_match *match) {
    uint32_t first = match->first_token;
    if (match->domain != RSM_DOMAIN_DIVISION || match->words != 1 || f->text->one_case ||
        first < 2 || !place_token_is(f, first - 1, ",") ||
        rsm_world_number(f->world, RSM_DOMAIN_DIVISION, match->row, RSM_DIVISION_LEVEL) != 1 ||
        f->text->tokens[first - 2].sentence != f->text->tokens[first].sentence)
        return false;
    rsm_slice word = rsm_token_slice(f->text, first);
    bool point = word.size > 2 && word.data[word.size - 1] == '.';
    uint32_t next = first + 1 < f->text->token_count ? f->text->tokens[first + 1].flags : 0;
    bool letters = word.size == 2 && f->tagging->words[first].capitals &&
                   (next & (RSM_TOKEN_PUNCTUATION | RSM_TOKEN_DIGITS));
    return (point || letters) && (f->text->tokens[first].flags & RSM_TOKEN_CAPITALISED) &&
           (f->text->tokens[first - 2].flags & RSM_TOKEN_CAPITALISED);
}

/* What gazetteer/no-places.txt says: "North" and "Police" are places only in "Police, Poland",
 * "Taylor" and "Henry" also in "near Taylor". */
static bool forbidden(const finder *f, const rsm_match *match) {
    rsm_slice words = rsm_slice_sub(f->text->text, f->text->tokens[match->first_token].start,
                                    f->text->tokens[match->end_token - 1].end);
    uint32_t kinds = place_kinds_of_word(f, words) & (NO_PLACE_WORD | NO_PLACE_PERSON);
    if (kinds == 0 || place_is_named_in_full(f, match))
        return false;
    bool capital = match->end_token < f->text->token_count &&
                   (f->text->tokens[match->end_token].flags & RSM_TOKEN_CAPITALISED);
    uint32_t first = match->first_token;
    bool side = first > 0 && place_is_side(f, first - 1) &&
                !(f->text->tokens[first - 1].flags & RSM_TOKEN_CAPITALISED);
    if (!(kinds & NO_PLACE_WORD) && side && may_be_large(f, match))
        return false; /* "a southeast Houston family" */
    if (!(kinds & NO_PLACE_WORD) && place_is_followed_by_people(f, match->end_token) &&
        (!capital || place_token_is(f, match->end_token, "police")) && may_be_large(f, match))
        return false; /* "a Houston hospital", "Jackson Police Department" */
    return !(kinds & NO_PLACE_PERSON) || !place_is_governed(f, match);
}

/* "SWAT", "SEC": letters that happen to spell a name. */
static bool is_acronym(const finder *f, const rsm_match *match) {
    const rsm_sentence *sentence =
        &f->text->sentences[f->text->tokens[match->first_token].sentence];
    const rsm_word *word = &f->tagging->words[match->first_token];
    return match->words == 1 && word->capitals && !(match->flags & RSM_PHRASE_CAPITALS) &&
           !f->text->one_case && sentence->kind == RSM_SENTENCE_PLAIN &&
           rsm_token_slice(f->text, match->first_token).size <= 4 &&
           match->first_token >= sentence->dateline_end;
}

static rsm_slice words_of(const finder *f, const rsm_match *match) {
    return rsm_slice_sub(f->text->text, f->text->tokens[match->first_token].start,
                         f->text->tokens[match->end_token - 1].end);
}

/* Whether the report names the country, or is printed there. */
static bool is_land_told(const finder *f, const char *code) {
    if (f->home[0] != '\0' && strcmp(f->home, code) == 0)
        return true;
    for (uint32_t m = 0; m < f->tagging->first_match[f->text->token_count]; m++) {
        const rsm_match *match = &f->tagging->matches[m];
        if (match->domain == RSM_DOMAIN_COUNTRY &&
            rsm_slice_equal_string(
                rsm_world_string(f->world, RSM_DOMAIN_COUNTRY, match->row, RSM_COUNTRY_ISO2), code))
            return true;
    }
    return false;
}

/* "HCMC", the letters of a hospital, and "usis", those of an agency: short for a town abroad only
 * in a report that names the country. */
static bool is_strange_acronym(const finder *f, const rsm_match *match) {
    enum { LETTERS = 5 };
    rsm_slice word = words_of(f, match);
    if (match->words != 1 || match->domain != RSM_DOMAIN_PLACE || word.size > LETTERS ||
        match->flags & RSM_PHRASE_PRIMARY || place_is_named_in_full(f, match))
        return false;
    candidate c;
    describe_candidate(f->world, match->domain, match->row, &c);
    rsm_slice name = rsm_world_string(f->world, match->domain, match->row, RSM_GAZETTEER_NAME);
    bool other = name.size > 0 && (name.data[0] | 0x20) != (word.data[0] | 0x20);
    bool letters = f->text->one_case
                       ? other
                       : f->tagging->words[match->first_token].capitals && f->home[0] != '\0';
    return letters && !is_land_told(f, c.country);
}

static bool has_point(const finder *f, const rsm_match *match) {
    rsm_slice words = words_of(f, match);
    return words.size >= 4 && words.data[1] == '.';
}

/* "al", "car": too short to tell a small town where capitals tell nothing. */
static bool is_short(const finder *f, const rsm_match *match) {
    return match->words == 1 && words_of(f, match).size <= 3 && !place_is_named_in_full(f, match) &&
           rsm_world_number(f->world, RSM_DOMAIN_PLACE, match->row, RSM_GAZETTEER_POPULATION) <
               PART_LEAST;
}

/* "Kh-22", "Falcon-9": a make of something. */
static bool is_numbered(const finder *f, const rsm_match *match) {
    uint32_t next = match->end_token;
    const rsm_token *tokens = f->text->tokens;
    if (next + 1 >= f->text->token_count || tokens[next].start != tokens[next - 1].end ||
        tokens[next + 1].start != tokens[next].end || !place_token_is(f, next, "-"))
        return false;
    return (tokens[next + 1].flags & RSM_TOKEN_DIGITS) != 0;
}

/* A dateline in capitals that stands behind a title in one paragraph: "Council cuts jobs. HAMILTON
 * -- The". */
static bool opens_in_capitals(const finder *f, const rsm_match *match) {
    static const char *const dashes[] = {"-", "--", "\xE2\x80\x93", "\xE2\x80\x94"};
    const rsm_sentence *sentence =
        &f->text->sentences[f->text->tokens[match->first_token].sentence];
    if (match->first_token != sentence->first_token || f->text->one_case ||
        rsm_token_slice(f->text, match->first_token).size < 4)
        return false;
    for (uint32_t token = match->first_token; token < match->end_token; token++)
        if (!f->tagging->words[token].capitals)
            return false;
    uint32_t end = match->end_token;
    return token_among(f, end, dashes, 4) || place_token_is(f, end, "(") ||
           (place_is_named_in_full(f, match) && token_among(f, end + 2, dashes, 4));
}

/* A country, a division or a great town that the names layer took, alone, for a body: a team, a
 * government. */
static bool is_alone_as_body(const finder *f, const rsm_match *match) {
    uint32_t name = f->tagging->name_of[match->first_token];
    if (name == RSM_NONE || f->text->one_case || match->flags & RSM_PHRASE_AMBIGUOUS)
        return false;
    const rsm_name *named = &f->tagging->names[name];
    bool whole = named->span.start == f->text->tokens[match->first_token].start &&
                 named->span.end == f->text->tokens[match->end_token - 1].end;
    bool large = match->domain == RSM_DOMAIN_PLACE &&
                 rsm_world_number(f->world, match->domain, match->row, RSM_GAZETTEER_POPULATION) >=
                     PART_LEAST;
    bool wide = match->domain == RSM_DOMAIN_COUNTRY ||
                (match->domain == RSM_DOMAIN_DIVISION && strong_domain(f, match));
    return whole && named->type == RSM_ENTITY_ORG && (large || wide) &&
           (match->flags & RSM_PHRASE_PRIMARY) &&
           !(match->flags & (RSM_PHRASE_ADJECTIVE | RSM_PHRASE_CAPITALS));
}

/* Where the form alone tells a place. */
static bool is_sure_by_form(const finder *f, const rsm_match *match) {
    bool capital = f->text->tokens[match->first_token].flags & RSM_TOKEN_CAPITALISED;
    if (match->flags & RSM_PHRASE_ADJECTIVE || !capital ||
        (match->domain != RSM_DOMAIN_PLACE && match->domain != RSM_DOMAIN_DIVISION &&
         match->domain != RSM_DOMAIN_COUNTRY))
        return false;
    bool part = match->domain == RSM_DOMAIN_PLACE && match->first_token > 0 &&
                place_token_is(f, match->first_token - 1, "the") &&
                place_is_called_part(f, match->first_token, match->end_token);
    return part || place_follows_party(f, match->first_token) || opens_in_capitals(f, match) ||
           place_ends_a_road(f, match->first_token, match->end_token) ||
           (match->domain == RSM_DOMAIN_DIVISION &&
            place_is_in_county_list(f, match->first_token, match->end_token));
}

/* "paris hilton", "JORDAN HENDERSON" in a text of one case: a given name before what may be a
 * surname. */
static bool is_given_name(const finder *f, const rsm_match *match) {
    uint32_t next = match->end_token;
    if (!f->text->one_case || match->words != 1 || next >= f->text->token_count ||
        f->text->tokens[next].sentence != f->text->tokens[match->first_token].sentence ||
        !(place_kinds_at(f, match->first_token) & NO_PLACE_GIVEN))
        return false;
    bool surname = (place_kinds_at(f, next) & NO_PLACE_PERSON) != 0,
         word = place_is_word(f, next) || (place_kinds_at(f, next) & NO_PLACE_WORD);
    for (uint32_t m = f->tagging->first_match[next]; m < f->tagging->first_match[next + 1]; m++)
        surname |= !word && f->tagging->matches[m].domain == RSM_DOMAIN_PLACE;
    return surname;
}

/* "JEFFERSON COUNTY, Colo. (KXYZ) - ": what a dateline begins with, whatever the names layer makes
 * of capitals. */
static bool begins_dateline(const finder *f, const rsm_match *match) {
    const rsm_sentence *sentence =
        &f->text->sentences[f->text->tokens[match->first_token].sentence];
    bool local = match->domain == RSM_DOMAIN_PLACE || match->domain == RSM_DOMAIN_DIVISION;
    return local && !f->text->one_case && match->first_token == sentence->first_token &&
           match->end_token < sentence->dateline_end && !(match->flags & RSM_PHRASE_ADJECTIVE) &&
           (place_token_is(f, match->end_token, ",") || place_token_is(f, match->end_token, "("));
}

/* "WALA", "KOLO": letters of a station in the outlet's own name. */
static bool is_station(const finder *f, const rsm_match *match) {
    rsm_slice word = words_of(f, match);
    return match->words == 1 && word.size == 4 && (word.data[0] == 'K' || word.data[0] == 'W') &&
           f->tagging->words[match->first_token].capitals && !f->text->one_case &&
           place_in_masthead(f, match->first_token);
}

static bool may_be_place(const finder *f, const rsm_match *match) {
    if (is_station(f, match))
        return false;
    if (begins_dateline(f, match))
        return true;
    place_wide line = place_is_line(f, match);
    if (line != PLACE_NO_LINE)
        return line == PLACE_IS_LINE && !in_furniture(f, match->first_token);
    if (is_numbered(f, match) || is_given_name(f, match))
        return false;
    if (place_names_a_street(f, match) || place_is_caseless_mistake(f, match))
        return false;
    if (f->text->one_case && match->flags & RSM_PHRASE_CAPITALS && !has_point(f, match))
        return false; /* "car" is not CAR, but "u.s." is one */
    if (in_furniture(f, match->first_token))
        return false;
    if (place_is_before_co(f, match->first_token, match->end_token))
        return place_is_county_row(f, match->domain, match->row);
    if ((match->domain == RSM_DOMAIN_PLACE || match->domain == RSM_DOMAIN_DIVISION) &&
        place_is_bare_side(f, match->first_token, match->end_token))
        return false;
    bool sure = is_sure_by_form(f, match) || is_short_division(f, match);
    if (!sure && (forbidden(f, match) || is_acronym(f, match) || is_strange_acronym(f, match)))
        return false;
    if (is_postal_code(f, match) && !place_token_is(f, match->first_token - 1, ",") &&
        !place_follows_party(f, match->first_token))
        return false;
    if (place_within_body(f, match) || place_taken_for_person(f, match))
        return true;
    if (sure || is_alone_as_body(f, match))
        return true;
    if (part_of_longer(f, match) || common_word(f, match) || place_is_of_a_person(f, match))
        return false;
    if (whole_phrase(f, match))
        return true;
    int named = named_as(f, match->first_token, match->end_token);
    if (match->flags & RSM_PHRASE_ADJECTIVE)
        return named >= 0;
    if (named < 0 || named == 2)
        return false;
    if (match->flags & RSM_PHRASE_AMBIGUOUS && named != 1)
        return false;
    if (f->text->one_case && match->flags & RSM_PHRASE_CAPITALS)
        return true;
    if (f->text->one_case && match->domain == RSM_DOMAIN_PLACE && is_short(f, match))
        return false;
    if (f->text->one_case)
        return named == 1 || (strong_domain(f, match) && match->words > 1) ||
               match->domain == RSM_DOMAIN_COUNTRY;
    if (named == 1)
        return true;
    bool proper = f->tagging->tags[match->first_token].upos == RSM_UPOS_PROPN;
    return proper && strong_domain(f, match);
}

/* Whether an American state has townships: those of the north-east's "towns", of the south and of
 * the west have none. */
static bool has_townships(const finder *f, uint32_t admin1) {
    static const char *const states[] = {
        "New Jersey", "Pennsylvania", "Ohio",         "Michigan",     "Indiana",
        "Illinois",   "Iowa",         "Kansas",       "Minnesota",    "Missouri",
        "Nebraska",   "Arkansas",     "North Dakota", "South Dakota", "North Carolina"};
    rsm_slice name = admin1 == RSM_NONE ? rsm_slice_make("", 0)
                                        : rsm_world_string(f->world, RSM_DOMAIN_DIVISION, admin1,
                                                           RSM_DIVISION_NAME);
    for (size_t i = 0; i < sizeof states / sizeof *states; i++)
        if (rsm_slice_equal_string(name, states[i]))
            return true;
    return false;
}

/* "Hamilton Township": a word for what American, Canadian, Burmese and South African places are. */
static bool is_no_township(const finder *f, uint32_t end, const candidate *c) {
    enum { CITY = 250000 };
    static const char *const countries[] = {"US", "CA", "MM", "ZA"};
    if (!place_token_is(f, end, "township") ||
        !(f->text->tokens[end].flags & RSM_TOKEN_CAPITALISED))
        return false;
    if (c->domain != RSM_DOMAIN_PLACE || c->population >= CITY)
        return true; /* "Washington Township" is neither the capital nor the state */
    if (strcmp(c->country, "US") == 0)
        return !has_townships(f, c->admin1);
    if (strcmp(f->home, "US") == 0)
        return true;
    for (size_t i = 0; i < sizeof countries / sizeof *countries; i++)
        if (strcmp(c->country, countries[i]) == 0)
            return false;
    return true;
}

/* The longest phrase at `token` that may be a place; candidates are all matches of that length. */
static uint32_t longest_at(const finder *f, uint32_t token) {
    uint32_t best = 0,
             street = 0; /* "Sandy" is no place either where "Sandy Creek" is a street's */
    for (uint32_t m = f->tagging->first_match[token]; m < f->tagging->first_match[token + 1]; m++) {
        const rsm_match *match = &f->tagging->matches[m];
        if (!is_place_domain(match->domain) || match->end_token <= best)
            continue;
        if (match->end_token > street && match->words > 1 &&
            (place_names_a_street(f, match) || place_is_caseless_mistake(f, match)))
            street = match->end_token;
        if (may_be_place(f, match))
            best = match->end_token;
    }
    return street > best ? 0 : best;
}

/* Whether a town has been taken that is called so by another name than its first ("Ennis" for
 * Surprise): those that are called so by it, too small to be taken alone, come along. */
static bool has_other_name(const finder *f, const spot *s) {
    bool other = false;
    for (uint32_t i = s->candidates; i < s->candidates + s->count && !f->text->one_case; i++)
        other |= candidate_at(f, i)->domain == RSM_DOMAIN_PLACE && candidate_at(f, i)->other_name;
    return other;
}

static bool take_first_names(finder *f, uint32_t token, spot *s) {
    uint32_t had = s->count;
    for (uint32_t m = f->tagging->first_match[token]; m < f->tagging->first_match[token + 1]; m++) {
        const rsm_match *match = &f->tagging->matches[m];
        bool known = match->domain != RSM_DOMAIN_PLACE || match->end_token != s->end ||
                     !(match->flags & RSM_PHRASE_PRIMARY) || s->count >= RSM_PLACE_CANDIDATES;
        for (uint32_t i = s->candidates; i < s->candidates + had && !known; i++)
            known = candidate_at(f, i)->domain == RSM_DOMAIN_PLACE &&
                    candidate_at(f, i)->row == match->row;
        if (known)
            continue;
        candidate *c = rsm_vector_push(&f->candidates);
        if (c == NULL)
            return false;
        describe_candidate(f->world, match->domain, match->row, c);
        if (is_no_township(f, s->end, c))
            rsm_vector_truncate(&f->candidates, f->candidates.count - 1);
        else
            s->count++;
    }
    return true;
}

static bool collect(finder *f, uint32_t token, uint32_t end) {
    spot made = {.first = token,
                 .end = end,
                 .candidates = f->candidates.count,
                 .districts = f->districts.count,
                 .best = RSM_NONE,
                 .within = RSM_NONE};
    bool county = place_is_before_co(f, token, end);
    spot *s = &made; /* put with the others at the end: what may be a place looks at the last */
    bool plain = false;
    for (uint32_t m = f->tagging->first_match[token]; m < f->tagging->first_match[token + 1]; m++) {
        const rsm_match *match = &f->tagging->matches[m];
        if (!is_place_domain(match->domain) || match->end_token != end || !may_be_place(f, match))
            continue;
        if (match->domain == RSM_DOMAIN_METONYM) {
            s->metonym = true;
            continue;
        }
        if (match->domain == RSM_DOMAIN_DISTRICT) {
            uint32_t *row = rsm_vector_push(&f->districts);
            if (row == NULL)
                return false;
            *row = match->row;
            s->district_count++;
            continue;
        }
        if (s->count >= RSM_PLACE_CANDIDATES)
            continue;
        candidate *c = rsm_vector_push(&f->candidates);
        if (c == NULL)
            return false;
        describe_candidate(f->world, match->domain, match->row, c);
        if (is_no_township(f, end, c)) {
            rsm_vector_truncate(&f->candidates, f->candidates.count - 1);
            continue;
        }
        c->adjective = (match->flags & RSM_PHRASE_ADJECTIVE) != 0;
        c->other_name = !(match->flags & RSM_PHRASE_PRIMARY) && !county;
        plain |= !c->adjective;
        s->within_name |= place_within_body(f, match);
        s->count++;
    }
    if (!s->within_name && has_other_name(f, s) && !take_first_names(f, token, s))
        return false;
    s->adjective = !plain && s->count > 0;
    s->dropped = s->count == 0 && s->district_count == 0 && !s->metonym;
    const rsm_sentence *sentence = &f->text->sentences[f->text->tokens[token].sentence];
    s->dateline = token < sentence->dateline_end;
    s->end += county; /* "Polk Co." */
    s->within_name |= place_is_of_a_hospital(f, token, end);
    s->masthead = place_in_masthead(f, token);
    bool great = false; /* "the neighbourhoods of Barcelona" */
    for (uint32_t i = s->candidates; i < s->candidates + s->count; i++)
        great |= candidate_at(f, i)->domain == RSM_DOMAIN_PLACE &&
                 candidate_at(f, i)->population >= GREAT_TOWN;
    bool of = token > 0 && place_token_is(f, token - 1, "of");
    s->part = place_is_called_part(f, token, end) && !(great && of);
    s->homely = place_is_homely(f, rsm_slice_sub(f->text->text, f->text->tokens[token].start,
                                                 f->text->tokens[end - 1].end));
    spot *kept = rsm_vector_push(&f->spots);
    if (kept != NULL)
        *kept = made;
    return kept != NULL;
}

bool place_collect(finder *f) {
    for (uint32_t token = 0; token < f->text->token_count;) {
        uint32_t end = longest_at(f, token);
        if (end == 0) {
            token++;
            continue;
        }
        if (!collect(f, token, end))
            return false;
        token = spot_at(f, f->spots.count - 1)->end;
    }
    return true;
}
