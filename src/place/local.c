/* What makes of a name something of the report's own county or town, and no namesake far away:
 * "Tolland Co.", "the Cedar Creek Houses", "the North Side"; and the head of a page before its
 * title
 * ("Norville News: ...").
 *
 * The words stand in gazetteer/no-places.txt under their kinds. Invariant: only words of the name's
 * own sentence are read. Cost: constant a match; the title's first words are read once. */
#include "place/finder.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

/* Whether both are tokens of one sentence. */
static bool same_sentence(const finder *f, uint32_t token, uint32_t beside) {
    return token < f->text->token_count && beside < f->text->token_count &&
           f->text->tokens[token].sentence == f->text->tokens[beside].sentence;
}

static bool capitalised(const finder *f, uint32_t token) {
    return token < f->text->token_count &&
           (f->text->tokens[token].flags & RSM_TOKEN_CAPITALISED) != 0;
}

static uint32_t sentence_first(const finder *f, uint32_t token) {
    return f->text->sentences[f->text->tokens[token].sentence].first_token;
}

static bool in_title(const finder *f, uint32_t token) {
    return f->text->sentences[f->text->tokens[token].sentence].kind == RSM_SENTENCE_TITLE;
}

/* Whether a division or country follows the token past ", ", or past "in" and "in the". */
static bool wide_follows(const finder *f, uint32_t end) {
    uint32_t next = end + 1;
    if (place_token_is(f, end, "in") && place_token_is(f, next, "the"))
        next++;
    return (place_token_is(f, end, ",") || place_token_is(f, end, "in")) &&
           same_sentence(f, next, end - 1) && place_is_wide_at(f, next);
}

/* ---- counties cut short ---- */

bool place_is_before_co(const finder *f, uint32_t first, uint32_t end) {
    static const char *const short_words[] = {"co.", "co"};
    static const char *const before[] = {"in",     "near",   "outside",   "across",
                                         "around", "within", "throughout"};
    static const char *const after[] = {"sheriff", "sheriffs", "deputies",  "deputy",
                                        "jail",    "coroner",  "prosecutor"};
    uint32_t past = end + 1;
    if (f->text->one_case || first == end || !same_sentence(f, end, first) ||
        !capitalised(f, end) || !token_among(f, end, short_words, 2))
        return false;
    const rsm_sentence *sentence = &f->text->sentences[f->text->tokens[first].sentence];
    bool opens = first == sentence->first_token;
    bool told = first < sentence->dateline_end || wide_follows(f, past) ||
                (same_sentence(f, past, first) && token_among(f, past, after, COUNT(after)));
    if (opens)
        return told;
    if (token_among(f, first - 1, before, COUNT(before)))
        return true;
    return told && (!capitalised(f, first - 1) || in_title(f, first));
}

bool place_is_county_row(const finder *f, rsm_domain domain, uint32_t row) {
    return domain == RSM_DOMAIN_DIVISION &&
           rsm_world_number(f->world, domain, row, RSM_DIVISION_LEVEL) == 2 &&
           rsm_slice_ends_with(rsm_world_string(f->world, domain, row, RSM_DIVISION_NAME),
                               RSM_SLICE(" County"));
}

/* ---- housing estates, buildings ---- */

uint32_t place_estate_end(const finder *f, uint32_t token) {
    enum { WORDS = 3 };
    for (uint32_t size = WORDS; size > 0; size--) {
        uint32_t last = token + size - 1;
        bool capitals = same_sentence(f, last, token);
        for (uint32_t at = token; at <= last && capitals; at++)
            capitals = capitalised(f, at);
        if (!capitals)
            continue;
        rsm_slice words =
            rsm_slice_sub(f->text->text, f->text->tokens[token].start, f->text->tokens[last].end);
        uint32_t kinds = size == 1 ? place_kinds_at(f, token) : place_kinds_of_word(f, words);
        if (kinds & NO_PLACE_ESTATE)
            return token + size;
    }
    return token;
}

bool place_begins_an_estate(const finder *f, const rsm_match *match) {
    enum { BETWEEN = 2, GREAT = 300000 };
    static const char *const at[] = {"at", "outside", "near", "in", "inside", "behind"};
    uint32_t first = match->first_token, end = match->end_token;
    const rsm_sentence *sentence = &f->text->sentences[f->text->tokens[first].sentence];
    if (match->domain == RSM_DOMAIN_SITE || first < sentence->dateline_end)
        return false;
    /* in a title all words may have capitals: "Norville Homes Damaged" */
    if (in_title(f, first) &&
        (first == sentence->first_token || !token_among(f, first - 1, at, COUNT(at))))
        return false;
    bool local = match->domain == RSM_DOMAIN_DIVISION || match->domain == RSM_DOMAIN_PLACE;
    bool great =
        match->domain == RSM_DOMAIN_PLACE &&
        rsm_world_number(f->world, match->domain, match->row, RSM_GAZETTEER_POPULATION) >= GREAT;
    for (uint32_t token = end; token <= end + BETWEEN && same_sentence(f, token, first); token++) {
        if (token > end && (!local || great))
            return false; /* "the Chicago Carver Homes" tell Chicago */
        if (!capitalised(f, token))
            return false;
        if (place_estate_end(f, token) > token)
            return true;
    }
    return false;
}

/* ---- sides of the report's own town ---- */

/* Whether "the", "'s" or "city's" stands before: the town's own. */
static bool is_owned(const finder *f, uint32_t first) {
    static const char *const before[] = {"the", "'s", "\xE2\x80\x99s", "his", "its"};
    return first > sentence_first(f, first) && token_among(f, first - 1, before, COUNT(before));
}

bool place_is_bare_side(const finder *f, uint32_t first, uint32_t end) {
    static const char *const ones[] = {"northside", "southside", "eastside", "westside",
                                       "uptown",    "downtown",  "midtown"};
    static const char *const twos[] = {"side", "end"};
    static const char *const parts[] = {"region", "zone", "area", "sector", "part"};
    bool part = end - first == 2 && place_is_side(f, first) &&
                token_among(f, end - 1, parts, COUNT(parts));
    if (part && place_token_is(f, end, "of") && same_sentence(f, end, first))
        return true; /* "the Eastern Region of Norland" has its name from Norland */
    if (f->text->one_case || !capitalised(f, first) || !capitalised(f, end - 1) ||
        first < f->text->sentences[f->text->tokens[first].sentence].dateline_end ||
        wide_follows(f, end))
        return false;
    if (end - first == 1)
        return token_among(f, first, ones, COUNT(ones)) && is_owned(f, first);
    bool side = end - first == 2 && place_is_side(f, first) && token_among(f, end - 1, twos, 2);
    return side && (is_owned(f, first) || place_token_is(f, end - 1, "side"));
}

/* Whether the words are only the beginning of a longer name: "South Side Baptist Church". In a
 * title, where all words may have capitals, a common word ends it: "South Side Attack". */
static bool goes_on(const finder *f, uint32_t first, uint32_t end) {
    const uint32_t names = NO_PLACE_SITE | NO_PLACE_STREET | NO_PLACE_BUILDING | NO_PLACE_ESTATE;
    if (!same_sentence(f, end, first) || !capitalised(f, end))
        return false;
    return !in_title(f, first) || !place_is_word(f, end) || (place_kinds_at(f, end) & names) ||
           place_ends_a_body(f, end - 1, end + 1);
}

uint32_t place_side_end(const finder *f, uint32_t token) {
    static const char *const ones[] = {"uptown", "downtown", "midtown"};
    static const char *const before[] = {"in", "near", "on", "from", "through", "across"};
    static const char *const modifiers[] = {"near", "far", "upper", "lower"};
    uint32_t first = token;
    if (f->text->one_case || !capitalised(f, token) || token == sentence_first(f, token))
        return token;
    if (token_among(f, first, modifiers, COUNT(modifiers)))
        first++;
    for (uint32_t size = 1; size <= 2 && same_sentence(f, first + size - 1, token); size++) {
        uint32_t end = first + size;
        bool placed = size == 1 && token_among(f, first, ones, COUNT(ones)) &&
                      token_among(f, first - 1, before, COUNT(before)) && !wide_follows(f, end);
        bool longer = goes_on(f, token, end);
        bool led = first == token || is_owned(f, token);
        if (led && !longer &&
            (in_title(f, token) || !capitalised(f, token - 1) ||
             place_token_is(f, token - 1, "the")) &&
            (placed || place_is_bare_side(f, first, end) ||
             (first > token && size == 2 && place_is_side(f, first) &&
              place_token_is(f, end - 1, "side"))))
            return end;
    }
    return token;
}

/* ---- hospitals ---- */

bool place_is_of_a_hospital(const finder *f, uint32_t first, uint32_t end) {
    enum { BEFORE = 10, AFTER = 3 };
    bool house = false, care = false;
    uint32_t start = sentence_first(f, first);
    for (uint32_t token = end; token < end + AFTER && same_sentence(f, token, first) && !house;
         token++) {
        if (f->text->tokens[token].flags & RSM_TOKEN_PUNCTUATION && !place_token_is(f, token, "-"))
            break;
        house = token_among(f, token, (const char *const[]){"hospital", "hospitals"}, 2);
    }
    for (uint32_t token = first; house && token-- > start && token + BEFORE >= first && !care;)
        care = (place_kinds_at(f, token) & NO_PLACE_CARE) != 0;
    return care;
}

/* ---- the head of a page ---- */

/* "Norville News: ", "Norville Crime | ": at most MOST words with capitals, of which the last is
 * one that outlets or their sections are called by. */
void place_find_header(finder *f) {
    enum { MOST = 5 };
    static const char *const ends[] = {":",           "|", "::", "\xC2\xBB", "-", "\xE2\x80\x93",
                                       "\xE2\x80\x94"};
    if (f->text->sentence_count == 0 || f->text->sentences[0].kind != RSM_SENTENCE_TITLE)
        return;
    uint32_t first = f->text->sentences[0].first_token, token = first;
    while (token < first + MOST && same_sentence(f, token, first) && capitalised(f, token))
        token++;
    if (token < first + 2 || !same_sentence(f, token, first) ||
        !token_among(f, token, ends, COUNT(ends)) ||
        (!place_token_is(f, token, ":") &&
         f->text->tokens[token].start == f->text->tokens[token - 1].end))
        return; /* no "Times-Union" */
    if (place_kinds_at(f, token - 1) & (NO_PLACE_OUTLET | NO_PLACE_SECTION))
        f->header_end = token;
}

bool place_in_masthead(const finder *f, uint32_t token) {
    return token < f->header_end || (token >= f->masthead && token < f->masthead_end);
}
