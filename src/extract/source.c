/* Who a noun phrase is, as somebody who tells.
 *
 * The kind comes from the lexicon, the nearest word deciding: an outlet, an actor's kind, a noun
 * for a body
 * ("ministry") or a person ("witness"), a title, a place that stands for its government; then the
 * same of an apposition after a name. Cost: linear in the phrase and its apposition. */
#include "extract/source.h"

#include "extract/press.h"

enum { APPOSITION_REACH = 12 };

static rsm_source_kind kind_of_actor(uint32_t actor_kind) {
    switch (actor_kind) {
    case RSM_ACTOR_GROUP:
    case RSM_ACTOR_PARTY:
    case RSM_ACTOR_CRIMINAL:
        return RSM_SOURCE_PARTY;
    case RSM_ACTOR_GOVERNMENT:
        return RSM_SOURCE_GOVERNMENT;
    case RSM_ACTOR_MILITARY:
        return RSM_SOURCE_MILITARY;
    case RSM_ACTOR_POLICE:
        return RSM_SOURCE_POLICE;
    case RSM_ACTOR_AUTHORITY:
        return RSM_SOURCE_AUTHORITY;
    default:
        return RSM_SOURCE_ORGANISATION;
    }
}

/* "Ms. Church", "Ann Banks": a noun for a body that is somebody's name. */
static bool is_surname(const extraction *x, const rsm_match *match) {
    uint32_t token = match->first_token;
    if (match->words != 1 || x->text->one_case || token == sentence_first(x, token) ||
        !(x->text->tokens[token].flags & RSM_TOKEN_CAPITALISED))
        return false;
    const rsm_match *title = match_over(x, token - 1, RSM_DOMAIN_TITLE);
    bool mister = title != NULL && title->words == 1 &&
                  rsm_world_number(x->world, RSM_DOMAIN_TITLE, title->row, RSM_TITLE_SOURCE_KIND) == 0;
    return mister || (token_is(x, token, "banks") && token_upos(x, token - 1) == RSM_UPOS_PROPN &&
                      (x->text->tokens[token - 1].flags & RSM_TOKEN_CAPITALISED) != 0);
}

/* What a lexicon match says of the kind: kind + 1, 0 nothing. */
uint32_t kind_of_match(const extraction *x, const rsm_match *match) {
    if (match->flags & RSM_PHRASE_AMBIGUOUS)
        return 0;
    if (x->police_only && match->domain == RSM_DOMAIN_TITLE && match->words == 1 &&
        (token_is(x, match->first_token, "major") || token_is(x, match->first_token, "maj.") ||
         token_is(x, match->first_token, "col.") || token_is(x, match->first_token, "colonel")))
        return RSM_SOURCE_POLICE + 1; /* American police have them too */
    if (x->soldiers_only && match->words == 1 && lemma_is(x, match->first_token, "officer") &&
        (match->domain == RSM_DOMAIN_PERSON || match->domain == RSM_DOMAIN_TITLE))
        return RSM_SOURCE_MILITARY + 1;
    if (match->domain == RSM_DOMAIN_BODY && is_surname(x, match))
        return 0;
    switch (match->domain) {
    case RSM_DOMAIN_OUTLET:
        return RSM_SOURCE_MEDIA + 1;
    case RSM_DOMAIN_ACTOR:
        return kind_of_actor(
                   rsm_world_number(x->world, RSM_DOMAIN_ACTOR, match->row, RSM_ACTOR_KIND)) +
               1;
    case RSM_DOMAIN_BODY: {
        uint32_t kind =
            rsm_world_number(x->world, RSM_DOMAIN_BODY, match->row, RSM_BODY_SOURCE_KIND);
        if (is_of_a_place(x, match))
            return 0;
        if (kind == RSM_SOURCE_MILITARY + 1 && is_of_rebels(x, match))
            return RSM_SOURCE_PARTY + 1;
        return kind == RSM_SOURCE_PARTY + 1 && is_numbered_unit(x, match) ? RSM_SOURCE_MILITARY + 1
                                                                          : kind;
    }
    case RSM_DOMAIN_PERSON:
        return rsm_world_number(x->world, RSM_DOMAIN_PERSON, match->row, RSM_PERSON_SOURCE_KIND);
    case RSM_DOMAIN_TITLE: {
        uint32_t kind =
            rsm_world_number(x->world, RSM_DOMAIN_TITLE, match->row, RSM_TITLE_SOURCE_KIND);
        if (kind == RSM_TITLE_RANK && x->rebels_lead && token_is(x, match->first_token, "commander"))
            return RSM_SOURCE_PARTY + 1;
        if (kind == RSM_TITLE_RANK)
            return x->force + 1;
        return kind == RSM_TITLE_JOINS ? 0 : kind; /* "former" says nothing of the kind */
    }
    case RSM_DOMAIN_METONYM:
        return RSM_SOURCE_GOVERNMENT + 1;
    default:
        return 0;
    }
}

/* Police department, sheriff's office, highway patrol. */
bool is_force(const extraction *x, uint32_t token) {
    static const char *const endings[] = {"PD", "SO", "HP", "DPS", "P.D.", "S.O."};
    rsm_slice text = token_text(x, token);
    bool dots = text.size > 0 && text.data[text.size - 1] == '.';
    if ((!dots && (!(x->text->tokens[token].flags & RSM_TOKEN_CAPITALS) || x->text->one_case)) ||
        text.size < 3 || text.size > (dots ? 8 : 5))
        return false;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        rsm_slice ending = rsm_slice_from_string(endings[i]);
        if (text.size > ending.size &&
            rsm_slice_equal(rsm_slice_sub(text, text.size - ending.size, text.size), ending))
            return true;
    }
    return false;
}

static bool is_body(const rsm_match *match) {
    return match->domain == RSM_DOMAIN_BODY || match->domain == RSM_DOMAIN_ACTOR ||
           match->domain == RSM_DOMAIN_OUTLET;
}

/* "media" of "Norville Police Media Affairs": a longer noun that tells nothing of whose it is. */
static bool is_part_of_office(const extraction *x, const rsm_match *match) {
    if (match->domain != RSM_DOMAIN_BODY && match->domain != RSM_DOMAIN_OUTLET)
        return false;
    const rsm_match *whole = match_over(x, match->first_token, RSM_DOMAIN_BODY);
    return whole != NULL && whole->words > match->words &&
           whole->first_token <= match->first_token && whole->end_token >= match->end_token &&
           kind_of_match(x, whole) == 0;
}

static bool is_plural_noun(const extraction *x, uint32_t token) {
    rsm_slice text = token_text(x, token), lemma = x->tagging->tags[token].lemma;
    return token_upos(x, token) == RSM_UPOS_NOUN && !rsm_slice_equal_ascii_caseless(text, lemma);
}

/* "a general strike", "the major attack": an adjective, and nobody's rank. */
static bool is_attribute(const extraction *x, const rsm_match *match, uint32_t end) {
    static const char *const words[] = {"general", "major", "private", "chief", "minor"};
    uint32_t next = match->end_token;
    return match->domain == RSM_DOMAIN_TITLE && match->words == 1 && next < end &&
           ONE_OF(x, match->first_token, words) && match_over(x, next, RSM_DOMAIN_TRIGGER) != NULL &&
           token_upos(x, next) == RSM_UPOS_NOUN;
}

/* The match nearest to the end of [first, end) that tells a kind; `bodies`: among bodies only. */
const rsm_match *telling_match(const extraction *x, uint32_t first, uint32_t end, bool bodies) {
    const rsm_tagging *tagging = x->tagging;
    const rsm_match *best = NULL;
    for (uint32_t token = first; token < end; token++) {
        for (uint32_t m = tagging->first_match[token]; m < tagging->first_match[token + 1]; m++) {
            const rsm_match *match = &tagging->matches[m];
            if (match->end_token > end || kind_of_match(x, match) == 0 ||
                (bodies && !is_body(match)) || is_part_of_office(x, match) ||
                is_attribute(x, match, end))
                continue;
            bool noun = best != NULL && best->domain == RSM_DOMAIN_TITLE && /* "the speakers" */
                        match->domain == RSM_DOMAIN_PERSON && match->words == best->words &&
                        match->end_token == best->end_token && is_plural_noun(x, token) &&
                        kind_of_match(x, best) == RSM_SOURCE_GOVERNMENT + 1;
            if (best == NULL || match->end_token > best->end_token || noun)
                best = match;
        }
    }
    return best;
}

/* ---- the body spoken for ---- */

/* The token after "for Human Rights", "of Doctors" that goes on with the name of a body, whose last
 * noun is of those that want it; else `token`. */
static uint32_t with_cause(const extraction *x, const noun_phrase *phrase, uint32_t token) {
    static const char *const nouns[] = {
        "observatory", "committee", "center",    "centre",      "commission", "council",
        "network",     "society",   "institute", "association", "federation", "coalition",
        "campaign",    "movement",  "fund",      "foundation",  "league",     "union",
        "assembly",    "alliance",  "bureau",    "office",      "agency",     "program"};
    if (!phrase->proper || token + 1 >= sentence_end(x, phrase->first) || x->text->one_case ||
        (!token_is(x, token, "for") && !token_is(x, token, "of")) || !ONE_OF(x, token - 1, nouns) ||
        !(x->text->tokens[token - 1].flags & RSM_TOKEN_CAPITALISED))
        return token;
    uint32_t start = token + 1 + token_is(x, token + 1, "the");
    const noun_phrase *rest = phrase_at(x, x->phrase_of[start]);
    return rest != NULL && !rest->pronoun && x->place_of[rest->head] == RSM_NONE &&
                   x->time_of[rest->head] == RSM_NONE &&
                   (x->text->tokens[rest->head].flags & RSM_TOKEN_CAPITALISED) != 0
               ? rest->end
               : token;
}

static bool joins_body(const extraction *x, uint32_t token) {
    return token_is(x, token, "for") || token_is(x, token, "of") || token_is(x, token, "at") ||
           token_is(x, token, "with") || token_is(x, token, "from") || token_is(x, token, "in");
}

static bool is_spokesman(const extraction *x, uint32_t token) {
    static const char *const words[] = {"spokesman", "spokeswoman", "spokesperson", "spokesmen",
                                        "lawyer",    "attorney",    "delegate",     "representative"};
    return ONE_OF(x, token, words);
}

/* After "spokesman": "for the interior ministry". Sets acts_for and gives the token after it. */
static uint32_t read_body_after(const extraction *x, uint32_t token, uint32_t end,
                                rsm_source *source) {
    if (token + 1 >= end || !joins_body(x, token))
        return token;
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[token + 1]);
    static const char *const areas[] = {"department", "province", "county", "district", "region"};
    if (phrase == NULL || x->time_of[phrase->head] != RSM_NONE ||
        x->time_of[phrase->first] != RSM_NONE)
        return token;
    const rsm_match *match = telling_match(x, phrase->first, phrase->end, true);
    if (match == NULL && token_is(x, token, "for") &&
        speaks_for_place(x, phrase->first, phrase->end, token - 1, source))
        return phrase->end; /* "spokeswoman for Hill County" */
    if ((match == NULL && ONE_OF(x, phrase->head, areas)) ||
        (x->text->one_case && token_is(x, token, "from") && token_is(x, phrase->head, "department")))
        return token; /* "authorities in the eastern department of Osk" */
    bool capital = token_is(x, token, "for") && token_is(x, phrase->first, "the") &&
                   (x->text->tokens[phrase->head].flags & RSM_TOKEN_CAPITALISED) != 0 &&
                   !x->text->one_case; /* "for the Front" */
    bool people = token_is(x, token, "for") && phrase->plural && !phrase->pronoun &&
                  is_spokesman(x, token - 1) &&
                  match_over(x, phrase->head, RSM_DOMAIN_PERSON) != NULL; /* "for the miners" */
    bool named = (phrase->proper || capital || people) && x->place_of[phrase->head] == RSM_NONE;
    if (match == NULL && !named)
        return token;
    uint32_t first = phrase->first;
    if (token_upos(x, first) == RSM_UPOS_DET && first + 1 < phrase->end)
        first++;
    uint32_t whole = with_cause(x, phrase, phrase->end);
    source->acts_for = span_text(x, tokens_span(x, first, whole));
    bool bare = match != NULL && match->domain == RSM_DOMAIN_BODY && whole == first + 1 &&
                kind_of_match(x, match) == RSM_SOURCE_AUTHORITY + 1 &&
                source->kind == RSM_SOURCE_POLICE; /* "Lt. Lee, with the department" */
    if (match != NULL && !bare)
        source->kind = kind_of_match(x, match) - 1;
    else if (source->kind == RSM_SOURCE_UNNAMED)
        source->kind = is_force(x, phrase->head) ? RSM_SOURCE_POLICE : RSM_SOURCE_ORGANISATION;
    if (source->kind == RSM_SOURCE_ORGANISATION && is_of_party(x, whole, end))
        source->kind = RSM_SOURCE_PARTY;
    static const char *const lawyers[] = {"lawyer", "attorney"};
    if (token_is(x, token, "for") && ONE_OF(x, token - 1, lawyers))
        source->kind = RSM_SOURCE_ORGANISATION; /* "an attorney for a police officer" */
    if (whole > phrase->end && token_is(x, phrase->head, "assembly"))
        source->kind = RSM_SOURCE_ORGANISATION; /* "the Standing Assembly for Human Rights" */
    return whole;
}

/* Whether a rank that says nothing of the force stands at `token`: "Lt.". */
static bool is_rank(const extraction *x, uint32_t token) {
    const rsm_match *match = match_at(x, token, RSM_DOMAIN_TITLE);
    return match != NULL && rsm_world_number(x->world, RSM_DOMAIN_TITLE, match->row,
                                             RSM_TITLE_SOURCE_KIND) == RSM_TITLE_RANK;
}

/* The last noun for a person, or rank, in a phrase; its end where there is none. */
static uint32_t person_inside(const extraction *x, const noun_phrase *phrase) {
    uint32_t noun = phrase->end;
    for (uint32_t token = phrase->first; token < phrase->end; token++) {
        const rsm_match *match = match_at(x, token, RSM_DOMAIN_PERSON);
        if ((match != NULL && match->end_token <= phrase->end) || is_rank(x, token))
            noun = token;
    }
    return noun;
}

/* "the Front's spokesman": the name that owns a noun for a person, neither a person's nor a
 * place's. */
static void read_owner_inside(const extraction *x, uint32_t first, uint32_t noun,
                              rsm_source *source) {
    static const char *const offices[] = {
        "spokesman", "spokeswoman", "spokesperson", "leader",    "commander",  "chief",
        "chairman",  "chair",       "head",         "director",  "member",     "coordinator",
        "lawyer",    "official",    "secretary",    "president", "chairwoman", "representative"};
    static const char *const sides[] = {"north", "south", "east", "west"};
    uint32_t mark = first + 1;
    if (!ONE_OF(x, noun, offices) || ONE_OF(x, first, sides))
        return;
    while (mark < noun && token_upos(x, mark) != RSM_UPOS_PART)
        mark++;
    uint32_t last = mark - 1;
    const rsm_match *owner = mark < noun ? match_over(x, last, RSM_DOMAIN_PERSON) : NULL;
    if (owner != NULL && kind_of_match(x, owner) != 0) { /* "the militants' spokesman" */
        source->acts_for = span_text(x, tokens_span(x, first, mark));
        source->kind = kind_of_match(x, owner) - 1;
        return;
    }
    if (mark >= noun && speaks_for_place(x, first, noun, noun, source))
        return;
    if (mark >= noun && speaks_for_company(x, first, noun)) { /* "Norland Foods spokesman Ann Lee" */
        source->acts_for = span_text(x, tokens_span(x, first, noun));
        if (source->kind == RSM_SOURCE_UNNAMED)
            source->kind = RSM_SOURCE_ORGANISATION;
        return;
    }
    if (mark >= noun || is_person_name(x, last) || x->place_of[last] != RSM_NONE ||
        !(x->text->tokens[last].flags & RSM_TOKEN_CAPITALISED) || x->text->one_case ||
        x->time_of[last] != RSM_NONE)
        return;
    source->acts_for = span_text(x, tokens_span(x, first, mark));
    if (source->kind == RSM_SOURCE_UNNAMED)
        source->kind = RSM_SOURCE_ORGANISATION;
}

/* Before "spokesman" in one phrase: "interior ministry spokesman", "Norville police Lt. Ann Lee".
 */
static void read_body_inside(const extraction *x, const noun_phrase *phrase, rsm_source *source) {
    uint32_t noun = person_inside(x, phrase), first = phrase->first;
    if (noun == phrase->end || noun == first)
        return;
    const rsm_match *body = telling_match(x, first, noun, true);
    if (token_upos(x, first) == RSM_UPOS_DET)
        first++;
    if (body == NULL && is_force(x, noun - 1)) {
        source->acts_for = token_text(x, noun - 1);
        source->kind = RSM_SOURCE_POLICE;
        return;
    }
    if (body == NULL) {
        read_owner_inside(x, first, noun, source);
        return;
    }
    if (body->domain == RSM_DOMAIN_ACTOR || body->domain == RSM_DOMAIN_OUTLET)
        first = body->first_token;
    first = past_rank_words(x, first, body->end_token);
    source->acts_for = span_text(x, tokens_span(x, first, body->end_token));
    const rsm_match *whole = match_over(x, body->first_token, RSM_DOMAIN_PERSON);
    uint32_t kind = whole == NULL || whole->words < 2 ? 0 : kind_of_match(x, whole);
    source->kind = (kind != 0 ? kind : kind_of_match(x, body)) - 1; /* "brigade commander" */
}

/* ---- the whole ---- */

static void set_actor(const extraction *x, uint32_t first, uint32_t end, rsm_source *source) {
    const rsm_match *match = telling_match(x, first, end, true);
    if (match == NULL)
        return;
    if (match->domain == RSM_DOMAIN_ACTOR)
        source->actor = rsm_world_string(x->world, RSM_DOMAIN_ACTOR, match->row, RSM_ACTOR_ID);
    if (match->domain == RSM_DOMAIN_OUTLET)
        source->actor = rsm_world_string(x->world, RSM_DOMAIN_OUTLET, match->row, RSM_OUTLET_ID);
}

/* The token after the comma that closes an apposition, or `stop` where a verb comes first. */
static uint32_t past_apposition(const extraction *x, uint32_t stop, uint32_t end) {
    uint32_t limit = stop + APPOSITION_REACH < end ? stop + APPOSITION_REACH : end;
    for (uint32_t at = stop; at < limit; at++) {
        if (rsm_slice_equal_string(token_text(x, at), ","))
            return at + 1;
        if (x->verb_of[at] != RSM_NONE)
            return stop;
    }
    return stop;
}

/* Whether a clause begins with the phrase: "eyewitnesses have reported", "the parents of the boy
 * were shot"; not "Ann Lee, a clerk at the store said", where it is one with the name before. */
static bool has_verb_of_its_own(const extraction *x, const noun_phrase *phrase, uint32_t end) {
    uint32_t token = phrase->end;
    while (token + 1 < end && token_is(x, token, "of") && x->phrase_of[token + 1] != RSM_NONE)
        token = phrase_at(x, x->phrase_of[token + 1])->end;
    const verb_group *told = token < end ? verb_at(x, x->verb_of[token]) : NULL;
    if (told == NULL || told->first != token || told->participle || told->infinitive)
        return false;
    return phrase->plural || told->passive || match_at(x, told->verb, RSM_DOMAIN_CUE) == NULL;
}

/* ", a spokesman for the police," after a name; gives the token after it, or `token` where there is
 * none. */
static uint32_t read_apposition(const extraction *x, uint32_t token, uint32_t end,
                                rsm_source *source) {
    if (token + 1 >= end || !rsm_slice_equal_string(token_text(x, token), ","))
        return token;
    uint32_t start = token + 1;
    if (token_upos(x, start) == RSM_UPOS_NUM && start + 2 < end)
        start += 2; /* an age between commas */
    const noun_phrase *phrase = start < end ? phrase_at(x, x->phrase_of[start]) : NULL;
    if (phrase == NULL || phrase->pronoun || phrase->first != start ||
        x->time_of[phrase->head] != RSM_NONE)
        return token;
    if (has_verb_of_its_own(x, phrase, end))
        return token; /* "according to AFP, eyewitnesses have reported" */
    const rsm_match *match = telling_match(x, phrase->first, phrase->end, false);
    if (match == NULL)
        return token;
    if (source->kind == RSM_SOURCE_MEDIA) /* "Radio Dawn, the Front's station," */
        return past_apposition(x, phrase->end, end);
    bool bare = kind_of_match(x, match) == RSM_SOURCE_UNNAMED + 1; /* "Officer Lee, a spokesman" */
    if (!bare || source->kind == RSM_SOURCE_UNNAMED)
        source->kind = kind_of_match(x, match) - 1;
    bool there = source->kind == RSM_SOURCE_WITNESS; /* "Lee, a bouncer at the club" */
    read_body_inside(x, phrase, source);
    set_actor(x, phrase->first, phrase->end, source);
    uint32_t after = read_body_after(x, phrase->end, end, source);
    if (after == phrase->end && token_is(x, after, "of") && x->phrase_of[after + 1] != RSM_NONE)
        after = read_body_after(x, phrase_at(x, x->phrase_of[after + 1])->end, end, source);
    if (there && after > phrase->end) {
        source->kind = RSM_SOURCE_WITNESS;
        source->acts_for = rsm_slice_make("", 0);
    }
    return past_apposition(x, after, end);
}

/* "the district commander, Noel Arcilla," : the name that explains a description; gives the token
 * after it. */
static uint32_t read_name_after(const extraction *x, uint32_t token, uint32_t end,
                                rsm_source *source) {
    if (token + 2 >= end || !rsm_slice_equal_string(token_text(x, token), ","))
        return token;
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[token + 1]);
    if (phrase == NULL || phrase->first != token + 1 || phrase->end >= end)
        return token;
    uint32_t name = x->tagging->name_of[phrase->head];
    if (name == RSM_NONE || x->tagging->names[name].type != RSM_ENTITY_PER)
        return token;
    bool comma = rsm_slice_equal_string(token_text(x, phrase->end), ",");
    if (comma && phrase->end + 1 < end && token_upos(x, phrase->end + 1) == RSM_UPOS_NUM)
        return token; /* "according to the sheriff, Ann Lee, 34, was shot" */
    if (!comma && !rsm_slice_equal_string(token_text(x, phrase->end), "."))
        return token;
    source->name = span_text(x, tokens_span(x, phrase->first, phrase->end));
    return rsm_slice_equal_string(token_text(x, phrase->end), ",") ? phrase->end + 1 : phrase->end;
}

/* What the type of a name tells where its words tell nothing. */
static rsm_source_kind kind_of_name(const extraction *x, uint32_t token) {
    uint32_t name = x->tagging->name_of[token];
    if (is_force(x, token))
        return RSM_SOURCE_POLICE;
    if (is_dispatch_office(x, token))
        return RSM_SOURCE_AUTHORITY;
    if (name == RSM_NONE)
        return RSM_SOURCE_UNNAMED;
    rsm_entity_type type = x->tagging->names[name].type;
    return type == RSM_ENTITY_GROUP ? RSM_SOURCE_PARTY
           : type == RSM_ENTITY_ORG ? RSM_SOURCE_ORGANISATION
                                    : RSM_SOURCE_UNNAMED;
}

static void stand_for(const rsm_source *last, rsm_source *source) {
    if (last == NULL)
        return;
    rsm_span span = source->span;
    *source = *last;
    source->span = span;
    source->via = rsm_slice_make("", 0);
}

/* The token after the name that a phrase ends in: "the Sons" of "the Sons of the Steppe Brigade".
 */
static uint32_t name_end(const extraction *x, const noun_phrase *phrase) {
    uint32_t name = x->tagging->name_of[phrase->head], end = phrase->end;
    if (name == RSM_NONE || end <= phrase->head)
        return end;
    while (end < x->text->token_count && x->tagging->name_of[end] == name)
        end++;
    return end;
}

/* The token after "of Osk", "of the ferry" between a description and the comma before its name;
 * else `token`. */
static uint32_t after_of(const extraction *x, uint32_t token, uint32_t end) {
    if (token + 2 >= end || !token_is(x, token, "of"))
        return token;
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[token + 1]);
    return phrase != NULL && phrase->first == token + 1 && phrase->end < end && !phrase->pronoun &&
                   rsm_slice_equal_string(token_text(x, phrase->end), ",")
               ? phrase->end
               : token;
}

/* "another group, the Sons of the North, said": the name of the body described; gives the token
 * after it, or `token` where there is none. */
static uint32_t read_body_name_after(const extraction *x, uint32_t token, uint32_t end,
                                     rsm_source *source) {
    if (token + 2 >= end || !rsm_slice_equal_string(token_text(x, token), ","))
        return token;
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[token + 1]);
    if (phrase == NULL || phrase->first != token + 1 || phrase->pronoun)
        return token;
    uint32_t name = x->tagging->name_of[phrase->head], stop = name_end(x, phrase);
    if (name == RSM_NONE || stop + 1 >= end || !rsm_slice_equal_string(token_text(x, stop), ",") ||
        (x->tagging->names[name].type != RSM_ENTITY_ORG &&
         x->tagging->names[name].type != RSM_ENTITY_GROUP) ||
        x->verb_of[stop + 1] == RSM_NONE)
        return token;
    uint32_t first = phrase->first;
    if (token_upos(x, first) == RSM_UPOS_DET && first + 1 < stop)
        first++;
    source->name = span_text(x, tokens_span(x, first, stop));
    set_actor(x, first, stop, source);
    return stop + 1;
}

/* "the Royal Mart", "Osk Street": a place that stands for no government. */
static bool is_site(const extraction *x, uint32_t token) {
    const rsm_place *place = &x->places->items[x->place_of[token]];
    return place->expression.value.kind == RSM_PLACE_SITE;
}

uint32_t describe_source(const extraction *x, uint32_t index, const rsm_source *last,
                         rsm_source *source) {
    static const char *const owners[] = {"owner", "operator", "maker", "manufacturer"};
    noun_phrase whole = *phrase_at(x, index);
    const noun_phrase *phrase = &whole;
    bool titled = take_titled_name(x, &whole);
    whole.first = titled ? whole.first : title_before(x, phrase);
    whole.first = titled ? whole.first : joined_body_first(x, phrase);
    uint32_t end = sentence_end(x, phrase->first);
    uint32_t own_end = some_of_end(x, phrase, with_cause(x, phrase, name_end(x, phrase)));
    uint32_t first = phrase->first;
    if (first + 1 < phrase->end &&
        (token_upos(x, first) == RSM_UPOS_DET || token_upos(x, first) == RSM_UPOS_PRON))
        first++;
    while (first > phrase->first && first + 1 < phrase->end && is_person_name(x, phrase->head) &&
           token_upos(x, first) == RSM_UPOS_ADJ &&
           !(x->text->tokens[first].flags & RSM_TOKEN_CAPITALISED) && !x->text->one_case &&
           match_at(x, first, RSM_DOMAIN_PERSON) == NULL &&
           match_at(x, first, RSM_DOMAIN_TITLE) == NULL &&
           match_at(x, first, RSM_DOMAIN_BODY) == NULL)
        first++; /* "the volatile Lee" */
    *source = (rsm_source){.kind = RSM_SOURCE_UNNAMED};
    source->span = tokens_span(x, phrase->first, own_end);
    source->name = span_text(x, tokens_span(x, first, own_end));
    if (phrase->pronoun) {
        if (!token_is(x, phrase->head, "i") && !token_is(x, phrase->head, "we"))
            stand_for(last, source);
        return phrase->end;
    }
    const rsm_match *match = telling_match(x, phrase->first, own_end, false);
    bool document = is_document(x, phrase->head) && !phrase->proper;
    if (document && (match == NULL || match->end_token <= phrase->head))
        source->kind = RSM_SOURCE_DOCUMENT;
    else if ((names_press(x, phrase->first, own_end) || follows_press(x, phrase)) &&
             (match == NULL || match->domain != RSM_DOMAIN_OUTLET))
        source->kind = RSM_SOURCE_MEDIA;
    else if (match != NULL)
        source->kind = kind_of_match(x, match) - 1;
    else if (x->place_of[phrase->head] != RSM_NONE)
        source->kind =
            is_site(x, phrase->head) ? kind_of_name(x, phrase->head) : RSM_SOURCE_GOVERNMENT;
    else if (is_document(x, phrase->head))
        source->kind = RSM_SOURCE_DOCUMENT;
    else
        source->kind = kind_of_name(x, phrase->head);
    if (source->kind == RSM_SOURCE_UNNAMED && is_prosecuting_state(x, phrase))
        source->kind = RSM_SOURCE_AUTHORITY;
    if (is_priest(x, phrase))
        source->kind = RSM_SOURCE_ORGANISATION;
    if (source->kind == RSM_SOURCE_UNNAMED && is_doctor(x, phrase))
        source->kind = RSM_SOURCE_HOSPITAL;
    if (source->kind == RSM_SOURCE_MILITARY && is_person_name(x, phrase->head) &&
        is_of_rebel(x, phrase))
        source->kind = RSM_SOURCE_PARTY;
    if (reports_for_press(x, phrase))
        source->kind = RSM_SOURCE_MEDIA;
    set_actor(x, phrase->first, own_end, source);
    read_body_inside(x, phrase, source);
    read_body_before(x, phrase, source);
    if (document)
        read_author_inside(x, phrase, source);
    take_owner(x, phrase, source);
    uint32_t stop = read_body_after(x, own_end, end, source);
    if (stop > own_end && source->acts_for.size > 0)
        set_actor(x, phrase->end, stop, source);
    if (phrase->proper && is_soldier(x, phrase) && !is_of_rebel(x, phrase)) {
        stop = read_apposition(x, stop, end, source);
        if (source->kind == RSM_SOURCE_PARTY && source->actor.size == 0 &&
            !rsm_slice_ends_with(source->acts_for, RSM_SLICE("commission")))
            source->kind = RSM_SOURCE_MILITARY; /* "Col. Lee, commander of the 3d Brigade" */
        return stop;
    }
    if (phrase->proper)
        return read_apposition(x, stop, end, source);
    if (!phrase->plural && match != NULL && match->domain == RSM_DOMAIN_BODY)
        return read_body_name_after(x, after_of(x, stop, end), end, source);
    bool one = !phrase->plural &&
               (match == NULL ? match_over(x, phrase->head, RSM_DOMAIN_PERSON) != NULL
                              : telling_match(x, phrase->first, own_end, true) != match);
    if (!one)
        return stop;
    uint32_t beyond = after_of(x, stop, end), after = read_name_after(x, beyond, end, source);
    if (after == beyond && ONE_OF(x, phrase->head, owners))
        after = read_body_name_after(x, beyond, end, source);
    return after == beyond ? stop : after;
}

void describe_owner(const extraction *x, uint32_t first, uint32_t end, rsm_source *source) {
    uint32_t start = first;
    if (first + 1 < end && token_upos(x, first) == RSM_UPOS_DET)
        start++;
    *source = (rsm_source){.kind = kind_of_name(x, end - 1)};
    source->span = tokens_span(x, first, end);
    source->name = span_text(x, tokens_span(x, start, end));
    const rsm_match *match = telling_match(x, first, end, false);
    if (match != NULL)
        source->kind = kind_of_match(x, match) - 1;
    set_actor(x, first, end, source);
}
