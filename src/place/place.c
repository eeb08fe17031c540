/* Which names of the text are places, and which place each is.
 *
 * First all phrases of the gazetteer that may be places are collected with their candidates
 * (capitals, the names layer and the words around decide what may be); then the report as a whole
 * votes: countries and divisions named plainly, the dateline and the outlet's home raise the
 * candidates that lie in them. A name that follows after a comma or "in" and contains a candidate
 * decides for it. Invariant: results are in order of text and do not overlap; scores are integers,
 * ties go to the earlier row of the gazetteer. Cost: linear in tokens times candidates (at most
 * RSM_PLACE_CANDIDATES a name), voting linear in the names. */
#include "base/vector.h"
#include "place/candidate.h"
#include "place/site.h"

#include <string.h>

enum {
    VOTES = 64, /* countries and divisions that votes are kept of */
    RUNNERS_UP = 3,
    SCORE_CONTAINED = 300, /* "Paris, Texas" */
    SCORE_COUNTRY = 30,    /* for each vote, capped */
    SCORE_COUNTRY_MOST = 120,
    SCORE_DIVISION = 40,
    SCORE_DIVISION_MOST = 160,
    SCORE_HOME = 60,
    PART_LEAST = 100000,  /* people a town must have to be told by a part of a longer name ("Las
                             Vegas Strip") */
    UNNAMED_LEAST = 20000 /* people a town must have where the names layer saw no name */
};

typedef struct spot {
    uint32_t first, end;
    uint32_t candidates, count; /* into the finder's candidates */
    uint32_t best;              /* index into candidates, or RSM_NONE */
    uint32_t within;            /* index of the spot it is said to be in, or RSM_NONE */
    bool metonym, adjective, dateline;
} spot;

typedef struct vote {
    char country[4];
    uint32_t division; /* row, or RSM_NONE for the country as a whole */
    uint32_t count;
} vote;

typedef struct finder {
    const rsm_world *world;
    const rsm_text *text;
    const rsm_tagging *tagging;
    const rsm_report *report;
    rsm_arena *arena;
    rsm_vector spots, candidates;
    vote votes[VOTES];
    uint32_t vote_count;
    char home[4];
} finder;

static spot *spot_at(const finder *f, uint32_t index) {
    return rsm_vector_at(&f->spots, index);
}

static candidate *candidate_at(const finder *f, uint32_t index) {
    return rsm_vector_at(&f->candidates, index);
}

static bool token_is(const finder *f, uint32_t token, const char *word) {
    return token < f->text->token_count &&
           rsm_slice_equal_ascii_caseless(rsm_token_slice(f->text, token),
                                          rsm_slice_from_string(word));
}

/* ---- which phrases may be places ---- */

static bool is_place_domain(uint8_t domain) {
    return domain == RSM_DOMAIN_COUNTRY || domain == RSM_DOMAIN_DIVISION ||
           domain == RSM_DOMAIN_PLACE || domain == RSM_DOMAIN_REGION || domain == RSM_DOMAIN_SITE ||
           domain == RSM_DOMAIN_METONYM;
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
    return rsm_world_number(f->world, RSM_DOMAIN_PLACE, match->row, RSM_GAZETTEER_POPULATION) >=
           UNNAMED_LEAST;
}

/* Whether the phrase is only the beginning or end of a longer name that is a place ("Punta" of
 * "Punta Islita"). */
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
               token_is(f, match->first_token - 1, "the"); /* "the Centre for Security" */
    const rsm_sentence *sentence =
        &f->text->sentences[f->text->tokens[match->first_token].sentence];
    bool first =
        match->first_token == sentence->first_token || match->first_token == sentence->dateline_end;
    bool before_mark =
        match->first_token > 0 && f->tagging->tags[match->first_token - 1].upos == RSM_UPOS_PUNCT;
    if (!the && !first && !before_mark && sentence->kind != RSM_SENTENCE_TITLE)
        return false;
    char lower[32];
    rsm_slice text = rsm_token_slice(f->text, match->first_token);
    if (text.size > sizeof lower)
        return false;
    for (size_t i = 0; i < text.size; i++)
        lower[i] =
            (char)(text.data[i] >= 'A' && text.data[i] <= 'Z' ? text.data[i] + 32 : text.data[i]);
    return rsm_world_find(f->world, RSM_DOMAIN_TAGWORD, rsm_slice_make(lower, text.size)) !=
           RSM_NONE;
}

/* A place of several words, each with a capital ("Am Timan"), is one even where the names layer saw
 * a piece of it or took it for a person. */
static bool whole_phrase(const finder *f, const rsm_match *match) {
    if (match->words < 2 || f->text->one_case ||
        match->flags & (RSM_PHRASE_AMBIGUOUS | RSM_PHRASE_ADJECTIVE))
        return false;
    if (match->domain != RSM_DOMAIN_PLACE && match->domain != RSM_DOMAIN_DIVISION)
        return false;
    for (uint32_t token = match->first_token; token < match->end_token; token++) {
        uint32_t flags = f->text->tokens[token].flags, name = f->tagging->name_of[token];
        if (!(flags & RSM_TOKEN_CAPITALISED) && f->tagging->words[token].surface != 0)
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

static bool may_be_place(const finder *f, const rsm_match *match) {
    if (in_furniture(f, match->first_token) || part_of_longer(f, match) || common_word(f, match))
        return false;
    if (is_postal_code(f, match) && !token_is(f, match->first_token - 1, ","))
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
        return false; /* "car" is not CAR */
    if (f->text->one_case)
        return named == 1 || (strong_domain(f, match) && match->words > 1) ||
               match->domain == RSM_DOMAIN_COUNTRY;
    if (named == 1)
        return true;
    bool proper = f->tagging->tags[match->first_token].upos == RSM_UPOS_PROPN;
    return proper && strong_domain(f, match);
}

/* The longest phrase at `token` that may be a place; candidates are all matches of that length. */
static uint32_t longest_at(const finder *f, uint32_t token) {
    uint32_t best = 0;
    for (uint32_t m = f->tagging->first_match[token]; m < f->tagging->first_match[token + 1]; m++) {
        const rsm_match *match = &f->tagging->matches[m];
        if (is_place_domain(match->domain) && match->end_token > best && may_be_place(f, match))
            best = match->end_token;
    }
    return best;
}

static bool collect(finder *f, uint32_t token, uint32_t end) {
    spot *s = rsm_vector_push(&f->spots);
    if (s == NULL)
        return false;
    *s = (spot){.first = token,
                .end = end,
                .candidates = f->candidates.count,
                .best = RSM_NONE,
                .within = RSM_NONE};
    bool plain = false;
    for (uint32_t m = f->tagging->first_match[token]; m < f->tagging->first_match[token + 1]; m++) {
        const rsm_match *match = &f->tagging->matches[m];
        if (!is_place_domain(match->domain) || match->end_token != end || !may_be_place(f, match))
            continue;
        if (match->domain == RSM_DOMAIN_METONYM) {
            s->metonym = true;
            continue;
        }
        if (s->count >= RSM_PLACE_CANDIDATES)
            break;
        candidate *c = rsm_vector_push(&f->candidates);
        if (c == NULL)
            return false;
        describe_candidate(f->world, match->domain, match->row, c);
        c->adjective = (match->flags & RSM_PHRASE_ADJECTIVE) != 0;
        c->other_name = !(match->flags & RSM_PHRASE_PRIMARY);
        plain |= !c->adjective;
        s->count++;
    }
    s->adjective = !plain && s->count > 0;
    const rsm_sentence *sentence = &f->text->sentences[f->text->tokens[token].sentence];
    s->dateline = token < sentence->dateline_end;
    return true;
}

static bool collect_all(finder *f) {
    for (uint32_t token = 0; token < f->text->token_count;) {
        uint32_t end = longest_at(f, token);
        if (end == 0) {
            token++;
            continue;
        }
        if (!collect(f, token, end))
            return false;
        token = end;
    }
    return true;
}

/* ---- containment told in the text ---- */

/* The spot that begins right after this one, past ", " or " in " or "'s". */
static uint32_t following(const finder *f, uint32_t index) {
    const spot *s = spot_at(f, index), *next = spot_at(f, index + 1);
    if (next == NULL || f->text->tokens[next->first].sentence != f->text->tokens[s->first].sentence)
        return RSM_NONE;
    uint32_t gap = next->first - s->end;
    bool comma = gap == 1 && token_is(f, s->end, ",");
    bool inside = (gap == 1 ||
                   (gap == 2 &&
                    (token_is(f, s->end + 1, "the") || token_is(f, s->end + 1, "northern") ||
                     token_is(f, s->end + 1, "southern") || token_is(f, s->end + 1, "eastern") ||
                     token_is(f, s->end + 1, "western") || token_is(f, s->end + 1, "central")))) &&
                  (token_is(f, s->end, "in") || token_is(f, s->end, "of"));
    return comma || inside || gap == 0 ? index + 1 : RSM_NONE;
}

/* Raises the candidates that lie in one of the other name's; gives whether any did. */
static bool raise_contained(const finder *f, const spot *inner, const spot *outer, int32_t by) {
    bool any = false;
    for (uint32_t i = 0; i < inner->count; i++) {
        candidate *c = candidate_at(f, inner->candidates + i);
        bool inside = false;
        for (uint32_t j = 0; j < outer->count && !inside; j++)
            inside = lies_in(c, candidate_at(f, outer->candidates + j));
        if (inside)
            c->score += by;
        any |= inside;
    }
    return any;
}

static void contain(const finder *f) {
    for (uint32_t i = 0; i < f->spots.count; i++) {
        uint32_t next = following(f, i);
        if (next != RSM_NONE &&
            raise_contained(f, spot_at(f, i), spot_at(f, next), SCORE_CONTAINED))
            spot_at(f, i)->within = next;
        /* "Iraq's second city, Mosul", "the Syrian town of Idlib": named shortly before */
        if (i > 0 && spot_at(f, i)->first - spot_at(f, i - 1)->end <= 6 &&
            f->text->tokens[spot_at(f, i)->first].sentence ==
                f->text->tokens[spot_at(f, i - 1)->first].sentence)
            raise_contained(f, spot_at(f, i), spot_at(f, i - 1), SCORE_CONTAINED / 4);
    }
}

/* "Kunduz province", "the state of Puebla", "Washington County": the division, not its town. */
static bool called_division(const finder *f, const spot *s) {
    static const char *const words[] = {
        "province", "provinces",  "state",      "region",    "governorate", "district", "county",
        "oblast",   "department", "prefecture", "territory", "division",    "canton",   "parish"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (token_is(f, s->end, words[i]))
            return true;
        if (s->first >= 2 && token_is(f, s->first - 1, "of") && token_is(f, s->first - 2, words[i]))
            return true;
    }
    return false;
}

/* Of a town and the division named after it, the town is meant unless the words say otherwise. */
static void tell_towns_from_divisions(const finder *f) {
    for (uint32_t i = 0; i < f->spots.count; i++) {
        const spot *s = spot_at(f, i);
        bool division = called_division(f, s);
        for (uint32_t k = s->candidates; k < s->candidates + s->count; k++) {
            candidate *c = candidate_at(f, k);
            if (division && c->domain == RSM_DOMAIN_DIVISION)
                c->score += SCORE_CONTAINED / 2;
            if (division || c->domain != RSM_DOMAIN_PLACE || c->admin1 == RSM_NONE)
                continue;
            for (uint32_t other = s->candidates; other < s->candidates + s->count; other++) {
                const candidate *d = candidate_at(f, other);
                bool same =
                    d->domain == RSM_DOMAIN_DIVISION && d->admin1 == d->row && d->row == c->admin1;
                if (same && c->population >= d->population / 30)
                    c->score += 50;
            }
        }
    }
}

/* ---- votes ---- */

static void add_vote(finder *f, const char *country, uint32_t division, uint32_t weight) {
    if (country[0] == '\0')
        return;
    for (uint32_t i = 0; i < f->vote_count; i++) {
        if (strcmp(f->votes[i].country, country) != 0 || f->votes[i].division != division)
            continue;
        f->votes[i].count += weight;
        return;
    }
    if (f->vote_count == VOTES)
        return;
    vote *v = &f->votes[f->vote_count++];
    memcpy(v->country, country, sizeof v->country);
    v->division = division;
    v->count = weight;
}

static uint32_t votes_for(const finder *f, const char *country, uint32_t division) {
    for (uint32_t i = 0; i < f->vote_count; i++)
        if (f->votes[i].division == division && strcmp(f->votes[i].country, country) == 0)
            return f->votes[i].count;
    return 0;
}

static uint32_t best_of(const finder *f, const spot *s, int32_t *score, int32_t *second) {
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

/* A name votes for its country and division where one candidate stands well above the rest. */
static void count_votes(finder *f) {
    for (uint32_t i = 0; i < f->spots.count; i++) {
        int32_t score, second;
        const spot *s = spot_at(f, i);
        uint32_t best = best_of(f, s, &score, &second);
        if (best == RSM_NONE || (second != INT32_MIN && score < second + 50))
            continue;
        const candidate *c = candidate_at(f, best);
        uint32_t weight = s->dateline ? 3 : s->metonym ? 0 : 1;
        add_vote(f, c->country, RSM_NONE,
                 weight + (c->domain == RSM_DOMAIN_COUNTRY && !s->adjective));
        if (c->admin1 != RSM_NONE)
            add_vote(f, c->country, c->admin1, weight + (c->domain == RSM_DOMAIN_DIVISION));
    }
}

static int32_t at_most(uint32_t value, int32_t most) {
    return value > (uint32_t)most ? most : (int32_t)value;
}

static void apply_votes(finder *f) {
    for (uint32_t i = 0; i < f->candidates.count; i++) {
        candidate *c = candidate_at(f, i);
        if (c->country[0] == '\0')
            continue;
        bool country = c->domain == RSM_DOMAIN_COUNTRY;
        uint32_t own = votes_for(f, c->country, RSM_NONE);
        c->score +=
            at_most(own * SCORE_COUNTRY, country ? SCORE_COUNTRY_MOST / 2 : SCORE_COUNTRY_MOST);
        if (c->admin1 != RSM_NONE)
            c->score +=
                at_most(votes_for(f, c->country, c->admin1) * SCORE_DIVISION, SCORE_DIVISION_MOST);
        if (f->home[0] != '\0' && strcmp(f->home, c->country) == 0)
            c->score += SCORE_HOME;
    }
}

/* ---- the outlet's home ---- */

typedef struct home_search {
    const rsm_world *world;
    char country[4];
} home_search;

static bool take_home(void *context, uint32_t row, uint16_t flags) {
    home_search *search = context;
    (void)flags;
    rsm_slice country = rsm_world_string(search->world, RSM_DOMAIN_OUTLET, row, RSM_OUTLET_COUNTRY);
    uint32_t kind = rsm_world_number(search->world, RSM_DOMAIN_OUTLET, row, RSM_OUTLET_KIND);
    if (country.size != 2 || kind == RSM_OUTLET_AGENCY)
        return true; /* agencies write of everywhere */
    memcpy(search->country, country.data, 2);
    return false;
}

static void find_home(finder *f) {
    static const struct {
        const char *ending, *country;
    } endings[] = {{".uk", "GB"}, {".au", "AU"}, {".ca", "CA"}, {".in", "IN"}, {".nz", "NZ"},
                   {".ie", "IE"}, {".za", "ZA"}, {".ng", "NG"}, {".ke", "KE"}, {".pk", "PK"},
                   {".ph", "PH"}, {".sg", "SG"}, {".il", "IL"}, {".cn", "CN"}};
    rsm_slice outlet = f->report->outlet;
    home_search search = {.world = f->world};
    if (outlet.size > 0)
        rsm_world_lookup(f->world, RSM_DOMAIN_OUTLET, outlet, take_home, &search);
    for (size_t i = 0; search.country[0] == '\0' && i < sizeof endings / sizeof *endings; i++)
        if (rsm_slice_ends_with(outlet, rsm_slice_from_string(endings[i].ending)))
            memcpy(search.country, endings[i].country, 2);
    memcpy(f->home, search.country, sizeof f->home);
}

/* ---- governments speaking ---- */

static bool speaks(const finder *f, const spot *s, const candidate *c) {
    bool capital = c->domain == RSM_DOMAIN_PLACE &&
                   rsm_world_number(f->world, RSM_DOMAIN_PLACE, c->row, RSM_GAZETTEER_CAPITAL) == 2;
    if (c->domain != RSM_DOMAIN_COUNTRY && !capital)
        return false;
    bool governed = s->first > 0 && f->tagging->tags[s->first - 1].upos == RSM_UPOS_ADP;
    if (governed || s->dateline)
        return false;
    for (uint32_t token = s->end; token < s->end + 3 && token < f->text->token_count; token++) {
        rsm_upos upos = f->tagging->tags[token].upos;
        if (upos == RSM_UPOS_AUX || upos == RSM_UPOS_ADV)
            continue;
        if (upos != RSM_UPOS_VERB)
            return false;
        for (uint32_t m = f->tagging->first_match[token]; m < f->tagging->first_match[token + 1];
             m++)
            if (f->tagging->matches[m].domain == RSM_DOMAIN_CUE)
                return true;
        return false;
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
            bool used = i == s->best;
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

static bool fill_place(finder *f, uint32_t index, rsm_place *place) {
    spot *s = spot_at(f, index);
    int32_t score, second;
    s->best = best_of(f, s, &score, &second);
    place->expression.span.start = f->text->tokens[s->first].start;
    place->expression.span.end = f->text->tokens[s->end - 1].end;
    place->first_token = s->first;
    place->end_token = place->phrase_end = s->end;
    place->within = s->within;
    place->dateline = s->dateline;
    place->metonym = s->metonym;
    if (s->best == RSM_NONE)
        return true;
    const candidate *c = candidate_at(f, s->best);
    place->adjective = c->adjective;
    value_of_candidate(f->world, c, &place->expression.value);
    place->metonym |= speaks(f, s, c);
    return add_runners_up(f, s, &place->expression.value);
}

rsm_status rsm_place_find(const rsm_world *world, const rsm_text *text, const rsm_tagging *tagging,
                          const rsm_report *report, rsm_arena *arena, rsm_places *result,
                          rsm_error *error) {
    finder f = {.world = world, .text = text, .tagging = tagging, .report = report, .arena = arena};
    rsm_vector_init(&f.spots, arena, sizeof(spot));
    rsm_vector_init(&f.candidates, arena, sizeof(candidate));
    bool whole = collect_all(&f);
    for (uint32_t i = 0; whole && i < f.candidates.count; i++)
        candidate_at(&f, i)->score = prominence(candidate_at(&f, i), world);
    find_home(&f);
    contain(&f);
    tell_towns_from_divisions(&f);
    count_votes(&f);
    apply_votes(&f);
    rsm_place *places = rsm_arena_allocate_items(arena, (size_t)f.spots.count + 1, sizeof *places);
    whole = whole && places != NULL;
    for (uint32_t i = 0; whole && i < f.spots.count; i++)
        whole = fill_place(&f, i, &places[i]);
    for (uint32_t i = 0; whole && i < f.spots.count; i++)
        if (places[i].within != RSM_NONE)
            places[i].phrase_end = places[places[i].within].end_token;
    if (whole) {
        result->items = places;
        result->count = f.spots.count;
        whole = rsm_place_add_sites(world, text, tagging, arena, result);
    }
    return whole ? RSM_OK
                 : rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory while looking for places");
}
