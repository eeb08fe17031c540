/* Names of persons, alone and in lists: "Ann Lee, 30, Bob Stone, of Norville, and Carla Diaz".
 *
 * Between two names of a list stand a comma, a semicolon or "and", and whatever describes them:
 * age, home, trade, whose son he is. A name that a preposition leads in ("a neighbour of Carl
 * Reed") is none of the list, nor is the subject of the next clause ("and Carl Reed was arrested").
 * Invariants: a name that owns what follows, or that is a place, names nobody. Cost: linear in the
 * list; LIST_REACH tokens between two names. */
#include "extract/persons.h"

#include "extract/people.h"

enum {
    NAME_REACH = 14, /* tokens that may describe a person before his name */
    LIST_REACH = 18, /* tokens between two names of a list: age, home, whose son */
    LIST_NAMES = 60,
    ADDRESS = 100 /* least number before a name that is a street's: "at 4100 Fondren" */
};

static bool is_mark(const extraction *x, uint32_t token, const char *mark) {
    return rsm_slice_equal_string(token_text(x, token), mark);
}

uint32_t end_of_name(const extraction *x, uint32_t token) {
    uint32_t name = x->tagging->name_of[token];
    while (token < x->text->token_count && x->tagging->name_of[token] == name)
        token++;
    return token;
}

uint32_t start_of_name(const extraction *x, uint32_t token) {
    uint32_t name = x->tagging->name_of[token];
    while (token > 0 && x->tagging->name_of[token - 1] == name)
        token--;
    return token;
}

/* "Man", "Market Street", "4100 Fondren", "the 200 block of Schiller": words taken for a name that
 * are nobody's. */
static bool is_nobody(const extraction *x, uint32_t first, uint32_t end) {
    static const char *const roads[] = {"street", "avenue",  "ave",     "road",     "drive",
                                        "blvd",   "parkway", "highway", "boulevard"};
    const rsm_match *person = match_at(x, first, RSM_DOMAIN_PERSON);
    if (x->place_of[end - 1] != RSM_NONE || (person != NULL && person->end_token >= end))
        return true;
    if (end > first + 1 && ONE_OF(x, end - 1, roads))
        return true;
    if (first == 0 || x->text->tokens[first - 1].sentence != x->text->tokens[first].sentence)
        return false;
    uint64_t value;
    bool house =
        rsm_slice_parse_unsigned(token_text(x, first - 1), 100000, &value) && value >= ADDRESS;
    bool block = first > 1 && token_is(x, first - 1, "of") && lemma_is(x, first - 2, "block");
    return house || block;
}

bool names_somebody(const extraction *x, uint32_t token) {
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[token]);
    if (!is_person_name(x, token))
        return false;
    uint32_t end = end_of_name(x, token);
    bool owns = end < x->text->token_count && is_possessive(x, end);
    return !owns && (phrase == NULL || phrase->head < end) &&
           !is_nobody(x, start_of_name(x, token), end);
}

uint32_t first_of_name(const extraction *x, const noun_phrase *phrase) {
    uint32_t name = phrase->head;
    while (name > phrase->first &&
           x->tagging->name_of[name - 1] == x->tagging->name_of[phrase->head])
        name--;
    return name;
}

uint32_t person_named_at(const extraction *x, uint32_t token, uint32_t limit) {
    if (limit > token + NAME_REACH)
        limit = token + NAME_REACH;
    for (uint32_t commas = 0; token < limit; token++) {
        if (names_somebody(x, token))
            return token;
        bool comma = is_mark(x, token, ",");
        rsm_upos upos = token_upos(x, token);
        commas += comma;
        bool describes = upos == RSM_UPOS_DET || upos == RSM_UPOS_NUM || upos == RSM_UPOS_ADJ ||
                         upos == RSM_UPOS_NOUN || upos == RSM_UPOS_PROPN || comma ||
                         upos == RSM_UPOS_PUNCT || token_is(x, token, "being") ||
                         token_is(x, token, "of") || token_is(x, token, "from");
        if (!describes || commas > 1 || is_mark(x, token, ";"))
            return RSM_NONE;
    }
    return RSM_NONE;
}

/* ---- lists ---- */

/* What may stand between two names of a list. */
static bool stands_between(const extraction *x, uint32_t token) {
    rsm_upos upos = token_upos(x, token);
    return upos == RSM_UPOS_NUM || upos == RSM_UPOS_PROPN || upos == RSM_UPOS_ADP ||
           upos == RSM_UPOS_PUNCT || upos == RSM_UPOS_ADJ || upos == RSM_UPOS_NOUN ||
           upos == RSM_UPOS_DET || upos == RSM_UPOS_CCONJ || upos == RSM_UPOS_PART ||
           upos == RSM_UPOS_SYM || token_is(x, token, "not") || token_is(x, token, "also") ||
           token_is(x, token, "his") || token_is(x, token, "her") || token_is(x, token, "their");
}

static bool joins_list(const extraction *x, uint32_t token) {
    return is_and(x, token) || is_mark(x, token, ";");
}

/* Of "Ann Lee, who was pregnant; Bob Stone": the mark that ends the clause, or the token itself. */
static uint32_t past_relative(const extraction *x, uint32_t token, uint32_t limit) {
    if (!token_is(x, token, "who") && !token_is(x, token, "whose"))
        return token;
    for (uint32_t at = token + 1; at < limit; at++)
        if (is_mark(x, at, ";"))
            return at;
    return token;
}

/* "and Carl Reed was arrested": the name is the subject of a clause of its own. */
static bool opens_clause_of_its_own(const extraction *x, uint32_t name) {
    uint32_t end = end_of_name(x, name);
    const verb_group *group = end < sentence_end(x, name) ? verb_at(x, x->verb_of[end]) : NULL;
    return group != NULL && !group->participle && !group->infinitive;
}

/* The name of a list after the one that ends at `token`, or RSM_NONE. */
static uint32_t next_in_list(const extraction *x, uint32_t token, uint32_t end) {
    uint32_t limit = token + LIST_REACH < end ? token + LIST_REACH : end;
    bool joined = false;
    for (; token < limit; token++) {
        token = past_relative(x, token, limit);
        if (names_somebody(x, token) && joined)
            return token;
        if (joins_list(x, token))
            joined = true;
        else if (token_upos(x, token) == RSM_UPOS_ADP)
            joined = false; /* "of Norville", "a friend of" */
        else if (!stands_between(x, token))
            return RSM_NONE;
    }
    return RSM_NONE;
}

/* Whether a comma, a semicolon or "and" stands between two tokens. */
static bool next_joins(const extraction *x, uint32_t token, uint32_t end) {
    for (token++; token < end; token++)
        if (joins_list(x, token))
            return true;
    return false;
}

uint32_t first_of_list(const extraction *x, const noun_phrase *phrase) {
    uint32_t first = sentence_first(x, phrase->first), best = RSM_NONE, gap = 0;
    if (token_is(x, phrase->first, "whose"))
        return RSM_NONE; /* "Ann Lee, whose son was killed" */
    for (uint32_t token = phrase->end; token-- > first && gap <= LIST_REACH;) {
        if (token_is(x, token, "according"))
            return names_somebody(x, phrase->head) ? first_of_name(x, phrase) : RSM_NONE;
        if ((token < phrase->first && !stands_between(x, token)) || x->verb_of[token] != RSM_NONE)
            break;
        bool named = names_somebody(x, token);
        uint32_t next = best != RSM_NONE ? best : token < phrase->first ? phrase->first : token;
        bool joined = token + 1 >= next || next_joins(x, token, next); /* not "told Doe (2) a girl" */
        if (named && !joined)
            break;
        best = named ? token : best;
        gap = named ? 0 : gap + 1;
    }
    return best;
}

/* ---- claims ---- */

role_claim *claim_person(extraction *x, uint32_t deed, rsm_role role, uint32_t token) {
    uint32_t end = end_of_name(x, token);
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[token]);
    bool heads = phrase != NULL && phrase->head >= token && phrase->head < end;
    return add_claim(x, deed, role, x->entity_of_name[x->tagging->name_of[token]],
                     heads ? phrase->first : token, heads ? phrase->end : end);
}

/* Whether somebody only tells: a verb of telling stands at the end of his phrase. */
static bool tells_of_it(const extraction *x, uint32_t end) {
    const verb_group *after = verb_at(x, x->verb_of[end]);
    return after != NULL && !after->passive && match_at(x, after->verb, RSM_DOMAIN_CUE) != NULL;
}

void claim_names_until(extraction *x, uint32_t token, uint32_t limit, uint32_t deed,
                       person_part part) {
    uint32_t end = sentence_end(x, token);
    bool open = limit >= end;
    limit = open ? end : limit;
    for (uint32_t count = 0; count < LIST_NAMES && token != RSM_NONE && !x->failed; count++) {
        uint32_t stop = end_of_name(x, token);
        if (stop < end && tells_of_it(x, stop))
            return; /* "..., Chief John Doe said" */
        role_claim *made = claim_person(
            x, deed, part == PART_VICTIM ? RSM_ROLE_VICTIM : RSM_ROLE_PERPETRATOR, token);
        if (made != NULL) {
            made->identified = true;
            made->about_attacker = part != PART_VICTIM;
            made->certainty = part == PART_SUSPECT ? RSM_CERTAINTY_LIKELY : RSM_CERTAINTY_STATED;
            made->accused = part == PART_SUSPECT;
        }
        token = next_in_list(x, stop, limit);
        if (open && token != RSM_NONE && opens_clause_of_its_own(x, token))
            return;
    }
}

void claim_names(extraction *x, uint32_t token, uint32_t deed, person_part part) {
    claim_names_until(x, token, RSM_NONE, deed, part);
}
