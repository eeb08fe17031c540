/* Noun phrases.
 *
 * A noun phrase is the longest run of determiners, numbers, adjectives and nouns that ends in a
 * noun. Invariants: phrases do not overlap and do not cross sentences. Cost: linear. */
#include "extract/govern.h"

#include <string.h>

enum { CHUNK_WORDS = 40 /* tokens of a noun phrase, at most */ };

static bool joins_words(const extraction *x, uint32_t token) {
    rsm_slice text = token_text(x, token);
    bool parts = token > 0 && token + 1 < x->text->token_count && /* "nine people - two of them" */
                 (token_upos(x, token + 1) == RSM_UPOS_NUM ||
                  (x->tagging->name_of[token + 1] != RSM_NONE && /* "a girl - Osk News" */
                   x->tagging->name_of[token - 1] == RSM_NONE &&
                   token_upos(x, token - 1) == RSM_UPOS_NOUN));
    bool spaced = parts &&
                  (x->text->tokens[token].flags & RSM_TOKEN_SPACE_BEFORE) != 0 &&
                  (x->text->tokens[token + 1].flags & RSM_TOKEN_SPACE_BEFORE) != 0;
    if (spaced)
        return false;
    return rsm_slice_equal_string(text, "-") || rsm_slice_equal_string(text, "\xe2\x80\x91");
}

static bool is_possessive_mark(const extraction *x, uint32_t token) {
    return token_upos(x, token) == RSM_UPOS_PART &&
           is_possessive(x, token);
}

bool is_possessive_pronoun(const extraction *x, uint32_t token) {
    static const char *const words[] = {"his", "her", "its", "their", "our", "my", "your", "whose"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (token_is(x, token, words[i]))
            return true;
    return false;
}

static bool is_noun(rsm_upos upos) {
    return upos == RSM_UPOS_NOUN || upos == RSM_UPOS_PROPN;
}

/* The "and" of "between 20 and 30", of "two hundred and six". */
static bool joins_numbers(const extraction *x, uint32_t token, uint32_t end) {
    if (!token_is(x, token, "and") || token < 2 || token + 1 >= end ||
        token_upos(x, token - 1) != RSM_UPOS_NUM || token_upos(x, token + 1) != RSM_UPOS_NUM)
        return false;
    return token_is(x, token - 2, "between") || token_is(x, token - 1, "hundred") ||
           token_is(x, token - 1, "thousand");
}

/* The "off" of "off-duty officer", the "would" and the "be" of "would-be robbers": of whatever class,
 * a word before the head that a hyphen joins to the next, or that it joins to the one before. */
static bool is_hyphened(const extraction *x, uint32_t token, uint32_t end) {
    rsm_upos upos = token_upos(x, token);
    bool word = upos == RSM_UPOS_ADP || upos == RSM_UPOS_ADV || upos == RSM_UPOS_AUX ||
                upos == RSM_UPOS_VERB || (upos == RSM_UPOS_CCONJ && is_glued(x, token));
    bool so_called = token_is(x, token, "so") || (token > 1 && token_is(x, token - 2, "so"));
    if (!word || so_called || token + 2 >= end) /* "the so-called Brigade": who is the Brigade */
        return false;
    bool close = tokens_span(x, token, token + 1).end == tokens_span(x, token + 1, end).start;
    bool leads = close && is_glued(x, token + 2) && token_upos(x, token + 2) != RSM_UPOS_NUM;
    bool follows = is_glued(x, token) && is_noun(token_upos(x, token + 1));
    return leads || follows;
}

/* Whether a token may stand inside a noun phrase before its head. */
static bool modifies(const extraction *x, uint32_t token, uint32_t end) {
    rsm_upos upos = token_upos(x, token);
    if (is_noun(upos) || upos == RSM_UPOS_ADJ || upos == RSM_UPOS_NUM || upos == RSM_UPOS_SYM)
        return true;
    if ((joins_words(x, token) && token + 1 < end) || joins_numbers(x, token, end))
        return true;
    if ((upos == RSM_UPOS_INTJ || upos == RSM_UPOS_X) && token + 2 < end && is_glued(x, token + 2))
        return true; /* "a UH-1H helicopter" */
    if (is_possessive_mark(x, token) || is_hyphened(x, token, end))
        return true;
    rsm_verb_form form = x->tagging->tags[token].form;
    const char *relation = x->tagging->tags[token].deprel;
    bool clause = x->tagging->has_tree && relation != NULL && strncmp(relation, "acl", 3) == 0 &&
                  x->tagging->tags[token].head < token; /* "two men wearing masks" */
    bool described = tree_relation_is(x, token, "amod") && tree_head(x, token) > token &&
                     tree_head(x, token) < end && /* "three suspected rebels"; no noun's verb */
                     !(token > 0 && is_noun(token_upos(x, token - 1)));
    bool participle =
        upos == RSM_UPOS_VERB &&
        (form == RSM_VERB_PARTICIPLE || form == RSM_VERB_ING || described) && !clause;
    return participle && token + 1 < end && is_noun(token_upos(x, token + 1)) &&
           !(form == RSM_VERB_ING && is_person_name(x, token + 1)); /* "charging John Doe" */
}

/* "several times", "three times" after what was hit: how often, not who. */
static bool says_how_often(const extraction *x, uint32_t token, uint32_t end) {
    return token + 1 < end && token_is(x, token + 1, "times") &&
           (token_upos(x, token) == RSM_UPOS_ADJ || token_upos(x, token) == RSM_UPOS_NUM);
}

/* "a cyclist | aged 67". */
static bool opens_age(const extraction *x, uint32_t token, uint32_t end) {
    return token + 1 < end && (token_is(x, token, "aged") || token_is(x, token, "age")) &&
           token_upos(x, token + 1) == RSM_UPOS_NUM;
}

/* "a 6-year-old": somebody by his age. */
static bool ends_age(const extraction *x, uint32_t token, uint32_t first) {
    if (!token_is(x, token, "old") || token < first + 2)
        return false;
    uint32_t unit = token_is(x, token - 1, "-") ? token - 2 : token - 1;
    return lemma_is(x, unit, "year") || lemma_is(x, unit, "month") || lemma_is(x, unit, "week");
}

/* "took the mayor hostage": what somebody is made, and no part of who he is. */
static bool is_made_captive(const extraction *x, uint32_t first, uint32_t token, uint32_t end) {
    static const char *const made[] = {"hostage", "captive", "prisoner"};
    static const char *const takes[] = {"take", "hold", "keep", "seize"};
    return first > 0 && ONE_OF(x, token, made) && ONE_OF(x, first - 1, takes) &&
           (token + 1 == end || !is_noun(token_upos(x, token + 1)));
}

/* "one of the boys | police say was shot": the subject of a verb of telling, and no part of the noun
 * before it. */
static bool begins_telling(const extraction *x, uint32_t first, uint32_t token, uint32_t end) {
    static const char *const verbs[] = {"say", "believe", "allege", "think", "suspect", "claim"};
    const char *relation = x->tagging->tags[token].deprel;
    return x->tagging->has_tree && token > first + 1 && token + 1 < end && relation != NULL &&
           strcmp(relation, "nsubj") == 0 && tree_head(x, token) == token + 1 &&
           token_upos(x, token + 1) == RSM_UPOS_VERB && ONE_OF(x, token + 1, verbs) &&
           token_upos(x, token) == RSM_UPOS_NOUN && token_upos(x, token - 1) == RSM_UPOS_NOUN &&
           tree_head(x, token - 1) != token;
}

/* "told reporters | 12 people died": a number of the subject of a clause, and no part of the noun before. */
static bool counts_subject(const extraction *x, uint32_t first, uint32_t token) {
    if (!x->tagging->has_tree || token <= first || token_upos(x, token) != RSM_UPOS_NUM)
        return false;
    uint32_t counted = tree_head(x, token);
    for (uint32_t at = token + 1; at < counted && at < x->text->token_count; at++)
        if (token_upos(x, at) == RSM_UPOS_ADP || token_upos(x, at) == RSM_UPOS_PUNCT)
            return false; /* "Photo 3 of 8" */
    return counted < x->text->token_count && counted > token &&
           token_upos(x, token - 1) == RSM_UPOS_NOUN && tree_head(x, token - 1) != counted &&
           (tree_relation_is(x, counted, "nsubj") || tree_relation_is(x, counted, "nsubj:pass"));
}

/* Ann "Annie" Lee: a nickname between its quotation marks is part of the name. */
static bool is_inside_name(const extraction *x, uint32_t token) {
    uint32_t name = x->tagging->name_of[token];
    return name != RSM_NONE && token > 0 && x->tagging->name_of[token - 1] == name;
}

static uint32_t phrase_end(const extraction *x, uint32_t first, uint32_t end) {
    uint32_t token = first;
    rsm_upos upos = token_upos(x, token);
    if (upos == RSM_UPOS_DET || is_possessive_pronoun(x, token))
        token++;
    else if (upos == RSM_UPOS_PRON)
        return first + 1;
    uint32_t time = token < end ? x->time_of[token] : RSM_NONE;
    uint32_t last_noun = first;
    if (end - first > CHUNK_WORDS)
        end = first + CHUNK_WORDS;
    for (; token < end && (is_inside_name(x, token) || modifies(x, token, end)); token++) {
        if (token > first && x->time_of[token] != time && last_noun > first)
            break;
        if (last_noun > first && (token_is(x, token, "aged") || says_how_often(x, token, end) ||
                                  counts_subject(x, first, token) || begins_telling(x, first, token, end)))
            break; /* "a boy aged 7" */
        if ((x->text->tokens[token].flags & (RSM_TOKEN_OPENS_QUOTE | RSM_TOKEN_CLOSES_QUOTE)) &&
            !is_inside_name(x, token))
            break;
        if (last_noun > first &&
            (opens_age(x, token, end) || is_made_captive(x, first, token, end)))
            break;
        if (is_noun(token_upos(x, token)) || token_upos(x, token) == RSM_UPOS_NUM ||
            ends_age(x, token, first))
            last_noun = token + 1;
    }
    if (last_noun > first)
        return last_noun;
    if (upos == RSM_UPOS_PRON) /* "shot her | while" */
        return first + 1;
    /* "the wounded", "the dead": an adjective alone after a determiner */
    bool nominal = upos == RSM_UPOS_DET && first + 1 < end && token == first + 2;
    return nominal ? first + 2 : first + (upos == RSM_UPOS_DET && token == first + 1 ? 1u : 0u);
}

static void fill_phrase(const extraction *x, noun_phrase *phrase, uint32_t first, uint32_t end) {
    phrase->first = first;
    phrase->end = end;
    phrase->entity = RSM_NONE;
    phrase->head = end - 1;
    while (phrase->head > first && is_possessive_mark(x, phrase->head))
        phrase->head--;
    rsm_upos opening = token_upos(x, first);
    phrase->pronoun = end == first + 1 && opening == RSM_UPOS_PRON;
    phrase->proper = x->tagging->name_of[phrase->head] != RSM_NONE ||
                     token_upos(x, phrase->head) == RSM_UPOS_PROPN;
    phrase->plural = (x->tagging->tags[phrase->head].flags & RSM_TAG_PLURAL) != 0;
    phrase->indefinite = token_is(x, first, "a") || token_is(x, first, "an") ||
                         token_is(x, first, "another") || token_is(x, first, "some") ||
                         opening == RSM_UPOS_NUM;
    phrase->definite =
        !phrase->indefinite && (opening == RSM_UPOS_DET || is_possessive_pronoun(x, first) ||
                                phrase->proper || phrase->pronoun);
    if (!phrase->definite && phrase->plural)
        phrase->indefinite = true;
}

/* Whether a token is the end of a hedge that a preposition begins: the "least" of "at least". */
static bool closes_hedge(const extraction *x, uint32_t token, uint32_t first) {
    if (token <= first || token_upos(x, token - 1) != RSM_UPOS_ADP)
        return false;
    const rsm_match *hedge = match_at(x, token - 1, RSM_DOMAIN_HEDGE);
    return hedge != NULL && hedge->end_token == token + 1;
}

bool chunk_nouns(extraction *x, uint32_t first, uint32_t end) {
    for (uint32_t token = first; token < end;) {
        rsm_upos upos = token_upos(x, token);
        bool opens = upos == RSM_UPOS_DET || upos == RSM_UPOS_PRON || upos == RSM_UPOS_ADJ ||
                     upos == RSM_UPOS_NUM || is_noun(upos) || upos == RSM_UPOS_SYM;
        bool participle = upos == RSM_UPOS_VERB && token + 1 < end &&
                          is_noun(token_upos(x, token + 1)) &&
                          x->tagging->tags[token].form == RSM_VERB_PARTICIPLE &&
                          (token == first || token_upos(x, token - 1) == RSM_UPOS_ADP);
        if (opens && closes_hedge(x, token, first))
            opens = false; /* "at | least 10 towers" */
        if (upos == RSM_UPOS_ADJ && token > first && token_is(x, token, "dead") &&
            token_upos(x, token - 1) == RSM_UPOS_VERB)
            opens = false; /* "shot dead two policemen" */
        uint32_t stop = opens || participle ? phrase_end(x, token, end) : token;
        if (stop <= token) {
            token++;
            continue;
        }
        if (token_is(x, token, "that") && stop > token + 1 &&
            (x->tagging->tags[stop - 1].flags & RSM_TAG_PLURAL) != 0)
            token++; /* "reports that | rebel forces attacked" */
        noun_phrase *phrase = rsm_vector_push(&x->phrases);
        if (phrase == NULL)
            return false;
        fill_phrase(x, phrase, token, stop);
        for (; token < stop; token++)
            x->phrase_of[token] = x->phrases.count - 1;
    }
    return true;
}
