/* Names: people, bodies, places, sites, groups, and the adjectives of nations.
 *
 * Where capitals tell something, a name is a run of capitalised words with the particles inside it
 * ("Ministry of the Interior", "Omar al-Haddad"); titles and adjectives of nations at its start are
 * cut off. Where they tell nothing (headlines in title case, texts in one case) only what the
 * lexicon or the rest of the report knows is a name. Candidates are typed one by one; then those
 * that nothing told are typed by the fuller names that the report has shown ("Haddad said").
 * Invariants: names do not overlap and are in order. Cost: linear; a run has at most RUN tokens. */
#include <string.h>

#include "base/utf8.h"
#include "tag/naming.h"

#define RUN 12u
#define TREE_WORDS 8u /* of a name by the tree */

static const char particles[] = " de la del bin ibn al el van von der den da dos das di du y abu "
                                "ben bint ul ud ur az ez ould e le ter ";
static const char not_names[] =
    " monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october "
    "november december gmt est edt utc i god jan. feb. mar. apr. jun. jul. aug. sept. oct. nov. "
    "dec. "
    "christmas easter ramadan eid internet mr mrs ms dr mr. mrs. ms. dr. ";

static bool is_capitalised(const tag_namer *namer, uint32_t token) {
    return (name_flags(namer, token) & (RSM_TOKEN_CAPITALISED | RSM_TOKEN_CAPITALS)) != 0;
}

/* Whether a token can be a word of a name by its own looks. */
static bool is_name_word(const tag_namer *namer, uint32_t token) {
    const tag_layer *layer = namer->layer;
    if (!layer->proper[token] || rsm_tag_is_among(layer, token, not_names)) {
        return false;
    }
    return is_capitalised(namer, token);
}

static bool is_hyphen(const tag_namer *namer, uint32_t token) {
    return rsm_tag_is_word(namer->layer, token, "-") &&
           (name_flags(namer, token) & RSM_TOKEN_SPACE_BEFORE) == 0;
}

static bool is_tight(const tag_namer *namer, uint32_t token) {
    return (name_flags(namer, token) & RSM_TOKEN_SPACE_BEFORE) == 0;
}

/* Token after the joining words at `token` if a capitalised word follows them, else `token`. */
static uint32_t join_end(const tag_namer *namer, uint32_t first, uint32_t token) {
    const tag_layer *layer = namer->layer;
    uint32_t next = token;
    if (is_hyphen(namer, token) && name_together(namer, token, token + 1) &&
        is_tight(namer, token + 1)) {
        next = token + 1;
    } else if (rsm_tag_is_among(layer, token, particles)) {
        next = token + 1;
        bool more = name_together(namer, token, next + 1);
        if (more && (is_hyphen(namer, next) || rsm_tag_is_among(layer, next, particles))) {
            next++; /* "al-Khatib", "de la Cruz" */
        }
    } else if (rsm_tag_is_among(layer, token, " 's ' ") &&
               rsm_name_takes_possessive(namer, first, token - 1)) {
        next = rsm_name_is_head(namer, token + 1) ? token + 1 : token;
    } else if (rsm_tag_is_word(layer, token, "&")) {
        next = token + 1;
    } else if (rsm_tag_is_word(layer, token, "of") && rsm_name_takes_of(namer, token - 1)) {
        next = token + 1;
        if (name_together(namer, token, next + 1) && rsm_tag_is_word(layer, next, "the")) {
            next++;
        }
    }
    bool go_on = next > token && name_together(namer, first, next) && is_capitalised(namer, next) &&
                 !rsm_tag_is_among(layer, next, not_names);
    return go_on ? next : token;
}

/* Token of the surname where a nickname between quotation marks stands at `token`: Ann "Annie" Lee;
 * else `token`. */
static uint32_t nickname_end(const tag_namer *namer, uint32_t token) {
    uint32_t surname = token + 3;
    bool nickname = name_together(namer, token, surname) &&
                    (name_flags(namer, token) & RSM_TOKEN_OPENS_QUOTE) != 0 &&
                    (name_flags(namer, token + 2) & RSM_TOKEN_CLOSES_QUOTE) != 0 &&
                    is_capitalised(namer, token + 1) && is_name_word(namer, surname);
    return nickname ? surname : token;
}

/* End of the run of name words that begins at `first`. */
static uint32_t run_end(const tag_namer *namer, uint32_t first) {
    uint32_t end = first + 1;
    while (end - first < RUN && name_together(namer, first, end)) {
        if (is_name_word(namer, end)) {
            end++;
            continue;
        }
        uint32_t next = join_end(namer, first, end);
        if (next == end) {
            next = nickname_end(namer, end);
        }
        if (next == end) {
            break;
        }
        end = next + 1;
    }
    return end;
}

static void add(tag_namer *namer, uint32_t first, uint32_t end, bool has_title) {
    name_candidate *candidate = rsm_vector_push(&namer->candidates);
    if (candidate != NULL) {
        candidate->first = first;
        candidate->end = end;
        candidate->has_title = has_title;
        rsm_name_classify(namer, candidate);
    }
}

static void add_typed(tag_namer *namer, uint32_t first, uint32_t end, rsm_entity_type type) {
    name_candidate *candidate = rsm_vector_push(&namer->candidates);
    if (candidate != NULL) {
        *candidate = (name_candidate){first, end, type, true, false, false};
    }
}

/* Longest title that begins at `token` and ends by `limit`; its end, or `token`. */
static uint32_t title_end(const tag_namer *namer, uint32_t token, uint32_t limit) {
    const rsm_tagging *result = namer->layer->result;
    uint32_t end = token;
    for (uint32_t i = result->first_match[token]; i < result->first_match[token + 1]; i++) {
        const rsm_match *match = &result->matches[i];
        if (match->domain == RSM_DOMAIN_TITLE && match->end_token <= limit &&
            match->end_token > end) {
            end = match->end_token;
        }
    }
    return end;
}

/* Whether a title or a word for a person ends right before `token`. */
static bool title_before(const tag_namer *namer, uint32_t token) {
    const tag_layer *layer = namer->layer;
    if (token == 0 || !name_together(namer, token - 1, token)) {
        return false;
    }
    return rsm_tag_match_at(layer, token - 1, token, RSM_DOMAIN_TITLE) != NULL ||
           (rsm_tag_match_at(layer, token - 1, token, RSM_DOMAIN_PERSON) != NULL &&
            layer->result->tags[token - 1].upos == RSM_UPOS_NOUN &&
            (layer->result->tags[token - 1].flags & RSM_TAG_PLURAL) == 0) ||
           rsm_tag_is_among(layer, token - 1, " mr mrs ms dr mr. mrs. ms. dr. ");
}

/* An adjective of a nation at `token`; its end, or `token`. */
static uint32_t adjective_end(const tag_namer *namer, uint32_t token, uint32_t limit) {
    const rsm_tagging *result = namer->layer->result;
    uint32_t end = token;
    for (uint32_t i = result->first_match[token]; i < result->first_match[token + 1]; i++) {
        const rsm_match *match = &result->matches[i];
        if (match->domain == RSM_DOMAIN_COUNTRY && rsm_name_is_adjective(match) &&
            match->end_token <= limit && match->end_token > end) {
            end = match->end_token;
        }
    }
    return end;
}

/* "Christian Vogel": a faith that is a given name too, before one word that is nothing else. */
static bool names_somebody(const tag_namer *namer, uint32_t first, uint32_t end) {
    uint32_t last = end - 1;
    bool listed = first > 1 && rsm_tag_is_among(namer->layer, first - 1, " and , ");
    if (end > first + 2 && end <= first + 5) /* "Christian Eric-Paul Howe": two given names */
        return rsm_tag_match_at(namer->layer, first, first + 1, RSM_DOMAIN_GIVEN_NAME) != NULL &&
               rsm_tag_match_at(namer->layer, first + 1, first + 2, RSM_DOMAIN_GIVEN_NAME) != NULL &&
               adjective_end(namer, first + 1, end) == first + 1;
    return end == first + 2 &&
           rsm_tag_match_at(namer->layer, first, end - 1, RSM_DOMAIN_GIVEN_NAME) != NULL &&
           (listed || !tag_reading_at(namer->layer, last)->known) &&
           !rsm_name_is_head(namer, last) &&
           rsm_tag_match_at(namer->layer, last, end, RSM_DOMAIN_PERSON) == NULL &&
           rsm_tag_match_at(namer->layer, last, end, RSM_DOMAIN_BODY) == NULL && adjective_end(namer, last, end) == last &&
           (listed || rsm_tag_match_at(namer->layer, last, end, RSM_DOMAIN_PLACE) == NULL);
}

/* Cuts a run of name words into names. */
static void cut_run(tag_namer *namer, uint32_t first, uint32_t end) {
    bool has_title = title_before(namer, first);
    while (first < end) {
        if (is_hyphen(namer, first)) {
            first++;
            continue;
        }
        const rsm_match *match = rsm_name_match(namer, first, end, 0);
        rsm_entity_type type = RSM_ENTITY_PER;
        uint32_t title = title_end(namer, first, end);
        uint32_t adjective = adjective_end(namer, first, end);
        if (adjective == first && rsm_name_is_people(namer, first) &&
            !names_somebody(namer, first, end)) {
            adjective = first + 1;
        }
        bool body = rsm_name_type_by_head(namer, first, end, &type) &&
                    (type == RSM_ENTITY_ORG || type == RSM_ENTITY_GROUP);
        if (match != NULL && !has_title && !(title == end) &&
            (end - first > 1 || adjective == first)) {
            add(namer, first, end, has_title);
            return;
        }
        if (title > first && !body) {
            has_title = true;
            first = title;
            continue;
        }
        if (adjective > first && (!body || adjective == end) && !has_title) {
            add_typed(namer, first, adjective, RSM_ENTITY_NORP);
            first = adjective;
            has_title = false;
            continue;
        }
        add(namer, first, end, has_title);
        return;
    }
}

/* End of a group, outlet, site or country that the world knows and whose words need not all be
 * capitalised. */
static uint32_t known_end(const tag_namer *namer, uint32_t token, const rsm_match **found) {
    const rsm_match *match = rsm_name_match(namer, token, 0, UINT32_MAX);
    *found = match;
    if (match == NULL) {
        return token;
    }
    uint32_t end = match->end_token; /* "Islamic State group": the name is what has capitals */
    while (end > token + 1 && !is_capitalised(namer, end - 1)) {
        end--;
    }
    if (end < match->end_token && adjective_end(namer, token, end) == end) {
        return token; /* "Syrian troops" */
    }
    bool strong = match->domain == RSM_DOMAIN_ACTOR || match->domain == RSM_DOMAIN_OUTLET ||
                  match->domain == RSM_DOMAIN_SITE || match->domain == RSM_DOMAIN_REGION ||
                  match->domain == RSM_DOMAIN_COUNTRY;
    return strong ? end : token;
}

/* ---- sentences in which capitals tell something ---- */

/* "Human Rights Watch", "Save the Children": no verb is told there. */
static void name_verbs(const tag_namer *namer, uint32_t first, uint32_t end) {
    for (uint32_t i = first; end - first > 1 && i < end; i++) {
        rsm_tag *tag = &namer->layer->result->tags[i];
        if (tag->upos == RSM_UPOS_VERB && is_capitalised(namer, i)) {
            tag->upos = RSM_UPOS_PROPN;
        }
    }
}

static void find_in_sentence(tag_namer *namer, const rsm_sentence *sentence) {
    for (uint32_t i = sentence->first_token; i < sentence->end_token;) {
        const rsm_match *match = NULL;
        uint32_t known = is_capitalised(namer, i) || rsm_tag_is_among(namer->layer, i, " al el ")
                             ? known_end(namer, i, &match)
                             : i;
        bool starts = is_name_word(namer, i);
        uint32_t styled = rsm_name_styled_end(namer, i);
        if (styled > i && styled >= known) {
            add_typed(namer, i, styled, RSM_ENTITY_GROUP);
            i = styled;
            continue;
        }
        if (!starts && known == i) {
            i++;
            continue;
        }
        uint32_t end = starts ? run_end(namer, i) : known;
        if (known > i && (known >= end || (match->domain == RSM_DOMAIN_ACTOR && known > i + 1))) {
            add_typed(namer, i, known, rsm_name_match_type(namer, match));
            name_verbs(namer, i, known);
            i = known;
            continue;
        }
        cut_run(namer, i, end);
        i = end;
    }
}

/* ---- sentences in which they do not ---- */

static bool is_unknown(const tag_namer *namer, uint32_t token) {
    const tag_reading *reading = tag_reading_at(namer->layer, token);
    return !reading->known &&
           (name_flags(namer, token) & (RSM_TOKEN_PUNCTUATION | RSM_TOKEN_DIGITS)) == 0;
}

/* Type + 1 that the report has shown for the word, 0 for none. */
static uint32_t shown_type(const tag_namer *namer, uint32_t token) {
    uint32_t found = 0;
    rsm_map_find(&namer->word_types, tag_reading_at(namer->layer, token)->lower, &found);
    return found;
}

/* End of a person's name at `token`: after a title, a given name, or where the report has shown it.
 */
static uint32_t blind_person_end(const tag_namer *namer, uint32_t token, uint32_t limit) {
    bool given = rsm_tag_match_at(namer->layer, token, 0, RSM_DOMAIN_GIVEN_NAME) != NULL;
    bool shown = shown_type(namer, token) == RSM_ENTITY_PER + 1u;
    bool unknown = is_unknown(namer, token);
    bool common = tag_reading_at(namer->layer, token)->known;
    bool office = token > 0 && /* "captain rojas", though a town is called Rojas too */
                  rsm_tag_match_at(namer->layer, token - 1, token, RSM_DOMAIN_TITLE) != NULL &&
                  namer->layer->result->tags[token].upos == RSM_UPOS_PROPN;
    bool title = title_before(namer, token) && (unknown || ((given || office) && !common));
    if (!title && !shown && !(given && unknown)) {
        return token;
    }
    uint32_t end = token + 1;
    while (end < limit && end - token < 5 &&
           (is_unknown(namer, end) || shown_type(namer, end) == RSM_ENTITY_PER + 1u)) {
        end++;
    }
    return title || shown || end > token + 1 ? end : token;
}

/* Whether a token is a word of a name that the tree hangs on `root`. */
static bool hangs_on_name(const tag_namer *namer, uint32_t token, uint32_t root) {
    const rsm_tag *tag = &namer->layer->result->tags[token];
    return tag->head == root && tag->deprel != NULL && strncmp(tag->deprel, "flat", 4) == 0;
}

/* In a text of one case: the end of the words at `token` that the tree has for one name, with a
 * given name among them or a title before: "juan de dios rey", "jecar antonio lopez". */
static uint32_t tree_name_end(const tag_namer *namer, uint32_t token, uint32_t limit) {
    const tag_layer *layer = namer->layer;
    const rsm_tag *tag = &layer->result->tags[token];
    if (!layer->text->one_case || tag->upos != RSM_UPOS_PROPN ||
        title_end(namer, token, limit) > token) {
        return token;
    }
    uint32_t root = tag->head < token && hangs_on_name(namer, token, tag->head) ? tag->head : token;
    uint32_t end = token + 1;
    bool given = false, told = title_before(namer, token);
    if (!told && token > 0 && rsm_tag_is_among(layer, token - 1, " in at near to into outside ")) {
        return token; /* "in puerto san francisco" */
    }
    while (end < limit && end - token < TREE_WORDS &&
           (hangs_on_name(namer, end, root) ||
            (is_unknown(namer, end) && layer->result->tags[end].upos == RSM_UPOS_PROPN))) {
        end++;
    }
    for (uint32_t i = token; i < end; i++) {
        const rsm_match *match = rsm_tag_match_at(layer, i, i + 1, RSM_DOMAIN_GIVEN_NAME);
        given |= match != NULL && (match->flags & RSM_PHRASE_AMBIGUOUS) == 0;
        bool noun = title_end(namer, i, limit) > i ||
                    rsm_tag_match_at(layer, i, 0, RSM_DOMAIN_PERSON) != NULL;
        if (noun && match == NULL) {
            return token; /* "the capital's bishop juan rey" */
        }
    }
    return end > token + 1 && (given || told) ? end : token;
}

static void find_in_blind_sentence(tag_namer *namer, const rsm_sentence *sentence) {
    for (uint32_t i = sentence->first_token; i < sentence->end_token;) {
        uint32_t person = blind_person_end(namer, i, sentence->end_token);
        uint32_t whole = tree_name_end(namer, i, sentence->end_token);
        person = whole > person ? whole : person;
        const rsm_match *match = rsm_name_match(namer, i, 0, UINT32_MAX);
        const tag_reading *reading = tag_reading_at(namer->layer, i);
        bool common = reading->known && reading->first != RSM_UPOS_PROPN;
        uint32_t shown = shown_type(namer, i);
        bool single = match != NULL && match->words == 1;
        bool small_place =
            match != NULL &&
            (match->domain == RSM_DOMAIN_PLACE || match->domain == RSM_DOMAIN_DIVISION) &&
            !rsm_name_is_known_place(namer, i, match->end_token);
        bool usable =
            match != NULL && !(single && common && match->domain != RSM_DOMAIN_COUNTRY) &&
            !reading->small &&
            !(small_place && !(i > sentence->first_token &&
                               rsm_tag_is_among(namer->layer, i - 1, " in at near from of ")));
        bool titled = person > i && match != NULL && match->end_token == person && i > 0 &&
                      match->domain != RSM_DOMAIN_ACTOR && match->domain != RSM_DOMAIN_COUNTRY &&
                      rsm_tag_match_at(namer->layer, i - 1, i, RSM_DOMAIN_TITLE) != NULL;
        if (usable && match->end_token >= person && !titled) {
            add_typed(namer, i, match->end_token, rsm_name_match_type(namer, match));
            i = match->end_token;
        } else if (person > i) {
            add_typed(namer, i, person, RSM_ENTITY_PER);
            i = person;
        } else if (shown > 0 && !common) {
            add_typed(namer, i, i + 1, (rsm_entity_type)(shown - 1));
            i++;
        } else {
            i++;
        }
    }
}

/* ---- what the report shows ---- */

/* Notes the words of a name that is sure: surnames of people, single words of others, acronyms
 * after it. */
static void learn(tag_namer *namer, const name_candidate *candidate) {
    uint32_t words = candidate->end - candidate->first;
    uint32_t last = candidate->end - 1;
    if (candidate->type == RSM_ENTITY_NORP || !candidate->sure) {
        return;
    }
    if (candidate->type == RSM_ENTITY_PER || words == 1) {
        uint32_t found = 0;
        const tag_reading *reading = tag_reading_at(namer->layer, last);
        if (!reading->small && reading->lower.size > 2) {
            rsm_map_insert(&namer->word_types, reading->lower, (uint32_t)candidate->type + 1,
                           &found, NULL);
        }
    }
    bool bracket = words >= 2 && name_together(namer, last, last + 3) &&
                   rsm_tag_is_word(namer->layer, last + 1, "(") &&
                   rsm_tag_is_word(namer->layer, last + 3, ")") &&
                   (name_flags(namer, last + 2) & RSM_TOKEN_CAPITALS) != 0;
    if (bracket) {
        rsm_map_set(&namer->word_types, tag_reading_at(namer->layer, last + 2)->lower,
                    (uint32_t)candidate->type + 1);
    }
}

static int compare_candidates(const void *left, const void *right) {
    const name_candidate *a = left;
    const name_candidate *b = right;
    return a->first < b->first ? -1 : a->first > b->first ? 1 : 0;
}

static void give(tag_namer *namer) {
    tag_layer *layer = namer->layer;
    rsm_tagging *result = layer->result;
    name_candidate *candidates = namer->candidates.items;
    result->names = rsm_arena_allocate_items(layer->arena, (size_t)namer->candidates.count + 1,
                                             sizeof(rsm_name));
    if (result->names == NULL) {
        return;
    }
    for (uint32_t i = 0; i < namer->candidates.count; i++) {
        const name_candidate *candidate = &candidates[i];
        if (candidate->dropped) {
            continue;
        }
        rsm_name *name = &result->names[result->name_count];
        name->span.start = layer->text->tokens[candidate->first].start;
        name->span.end = layer->text->tokens[candidate->end - 1].end;
        name->type = candidate->type;
        name->entity = RSM_NONE;
        for (uint32_t k = candidate->first; k < candidate->end; k++) {
            result->name_of[k] = result->name_count;
            rsm_tag *tag = &result->tags[k];
            bool word = tag->upos == RSM_UPOS_NOUN || tag->upos == RSM_UPOS_ADJ ||
                        tag->upos == RSM_UPOS_VERB || tag->upos == RSM_UPOS_X ||
                        tag->upos == RSM_UPOS_PROPN || tag->upos == RSM_UPOS_AUX ||
                        tag->upos == RSM_UPOS_ADV;
            if (rsm_language_linear(layer->language, "POS") != NULL) {
                continue; /* the tagger has told */
            }
            if (word && candidate->type != RSM_ENTITY_NORP) {
                tag->upos = RSM_UPOS_PROPN;
            } else if (word && candidate->end - candidate->first == 1) {
                bool noun_next =
                    name_together(namer, k, k + 1) && (result->tags[k + 1].upos == RSM_UPOS_NOUN ||
                                                       result->tags[k + 1].upos == RSM_UPOS_ADJ ||
                                                       result->tags[k + 1].upos == RSM_UPOS_PROPN);
                tag->upos =
                    noun_next || layer->text->tokens[k].end - layer->text->tokens[k].start < 3
                        ? RSM_UPOS_ADJ
                        : RSM_UPOS_PROPN;
            }
            tag->flags = 0;
            rsm_tag_set_lemma(layer, k);
        }
        result->name_count++;
    }
}

void rsm_tag_find_names(tag_layer *layer) {
    tag_namer namer = {.layer = layer};
    rsm_vector_init(&namer.candidates, layer->arena, sizeof(name_candidate));
    rsm_map_init(&namer.word_types, layer->arena);
    for (uint32_t s = 0; s < layer->text->sentence_count; s++) {
        if (!layer->blind[s]) {
            find_in_sentence(&namer, &layer->text->sentences[s]);
        }
    }
    uint32_t seeing = namer.candidates.count;
    for (uint32_t i = 0; i < seeing; i++) {
        learn(&namer, rsm_vector_at(&namer.candidates, i));
    }
    for (uint32_t i = 0; i < seeing; i++) {
        rsm_name_settle(&namer, rsm_vector_at(&namer.candidates, i));
    }
    for (uint32_t s = 0; s < layer->text->sentence_count; s++) {
        if (layer->blind[s]) {
            uint32_t from = namer.candidates.count;
            find_in_blind_sentence(&namer, &layer->text->sentences[s]);
            for (uint32_t i = from; layer->text->one_case && i < namer.candidates.count; i++) {
                learn(&namer, rsm_vector_at(&namer.candidates, i));
            }
        }
    }
    if (layer->arena->failed || !rsm_vector_sort(&namer.candidates, compare_candidates)) {
        return;
    }
    give(&namer);
}
