/* Governors of an event: the questions that modality.c asks of the tree and of
 * lexicon/governors.txt.
 *
 * Invariant: nothing is allocated or changed. Cost: constant; each looks at most MARK_REACH tokens
 * back, and at the phrases that begin at most PHRASE_REACH tokens before a word. */
#include "extract/govern.h"

#include <string.h>

enum {
    MARK_REACH = 14,  /* tokens from a head back to its marker */
    PHRASE_REACH = 5, /* tokens from the governing word back to the start of its phrase */
    PERFECT_REACH = 4, /* tokens from a participle back to its "have" */
    HEADS = 8          /* heads that are climbed in a list, or to a clause on a condition */
};

/* ---- governors ---- */

static bool part_fits(const extraction *x, uint32_t token, const rsm_match *match, uint32_t pos) {
    rsm_upos upos = token_upos(x, token);
    bool noun = upos == RSM_UPOS_NOUN || upos == RSM_UPOS_PROPN;
    if (match->words >= 2)
        return true;
    if (pos & RSM_POS_PREPOSITION)
        return upos != RSM_UPOS_VERB && !noun;
    if ((pos & RSM_POS_VERB) && (upos == RSM_UPOS_VERB || upos == RSM_UPOS_AUX))
        return true;
    if ((pos & RSM_POS_NOUN) && noun)
        return true;
    return (pos & (RSM_POS_ADJECTIVE | RSM_POS_ADVERB)) != 0 && !noun;
}

/* What the longest governor over a token makes of what it governs in one of the ways `governs`, or
 * NO_GOVERNOR. */
uint32_t governor_at(const extraction *x, uint32_t token, uint32_t governs) {
    const rsm_tagging *tagging = x->tagging;
    uint32_t first = sentence_first(x, token), makes = NO_GOVERNOR, longest = 0;
    uint32_t start = token - first > PHRASE_REACH ? token - PHRASE_REACH : first;
    for (uint32_t m = tagging->first_match[start]; m < tagging->first_match[token + 1]; m++) {
        const rsm_match *match = &tagging->matches[m];
        if (match->domain != RSM_DOMAIN_GOVERNOR || match->end_token <= token ||
            match->words <= longest)
            continue;
        uint32_t row = match->row;
        uint32_t pos = rsm_world_number(x->world, RSM_DOMAIN_GOVERNOR, row, RSM_GOVERNOR_POS);
        if (!(rsm_world_number(x->world, RSM_DOMAIN_GOVERNOR, row, RSM_GOVERNOR_GOVERNS) &
              governs) ||
            !part_fits(x, token, match, pos))
            continue;
        makes = rsm_world_number(x->world, RSM_DOMAIN_GOVERNOR, row, RSM_GOVERNOR_MAKES);
        longest = match->words;
    }
    return makes;
}

/* ---- the tree ---- */

uint32_t tree_head(const extraction *x, uint32_t token) {
    return x->tagging->tags[token].head;
}

uint32_t tree_top(const extraction *x, const noun_phrase *phrase) {
    for (uint32_t token = phrase->head + 1; token-- > phrase->first;) {
        uint32_t head = tree_head(x, token);
        if (head == RSM_NONE || head < phrase->first || head >= phrase->end)
            return token;
    }
    return phrase->head;
}

/* Whether the relation to the head is `relation` or a kind of it ("nsubj:pass" of "nsubj"). */
bool tree_relation_is(const extraction *x, uint32_t token, const char *relation) {
    const char *deprel = x->tagging->tags[token].deprel;
    size_t length = strlen(relation);
    return deprel != NULL && strncmp(deprel, relation, length) == 0 &&
           (deprel[length] == '\0' || deprel[length] == ':');
}

/* The nearest token before `token` that hangs on it by one of two relations, or RSM_NONE. */
uint32_t tree_child_before(const extraction *x, uint32_t token, const char *relation,
                           const char *other) {
    uint32_t first = sentence_first(x, token);
    for (uint32_t back = 1; back <= MARK_REACH && token >= first + back; back++)
        if (tree_head(x, token - back) == token && (tree_relation_is(x, token - back, relation) ||
                                                    tree_relation_is(x, token - back, other)))
            return token - back;
    return RSM_NONE;
}

bool is_verbal_token(const extraction *x, uint32_t token) {
    rsm_upos upos = token_upos(x, token);
    return upos == RSM_UPOS_VERB || upos == RSM_UPOS_AUX;
}

bool has_to(const extraction *x, uint32_t token) {
    uint32_t mark = tree_child_before(x, token, "mark", "mark");
    return mark != RSM_NONE && token_is(x, mark, "to");
}

/* "to have killed": what follows "believed", "said", "appears". */
bool is_perfect(const extraction *x, uint32_t token) {
    for (uint32_t back = 1; back <= PERFECT_REACH && token >= back; back++)
        if (lemma_is(x, token - back, "have") && token_upos(x, token - back) == RSM_UPOS_AUX &&
            tree_head(x, token - back) == token)
            return true;
    return false;
}

/* What the conjunction or preposition of a head makes of it: "if", "without", "in case of". */
uint32_t marker_makes(const extraction *x, uint32_t token) {
    uint32_t first = sentence_first(x, token);
    for (uint32_t back = 1; back <= MARK_REACH && token >= first + back; back++) {
        uint32_t at = token - back;
        if (tree_head(x, at) != token ||
            !(tree_relation_is(x, at, "mark") || tree_relation_is(x, at, "case") ||
              tree_relation_is(x, at, "advmod") || tree_relation_is(x, at, "cc")))
            continue;
        uint32_t makes = governor_at(x, at, RSM_GOVERNS_MARK);
        if (makes != NO_GOVERNOR)
            return makes;
    }
    return NO_GOVERNOR;
}

rsm_modality list_makes(const extraction *x, uint32_t noun) {
    uint32_t listed = noun;
    for (uint32_t steps = 0; steps < HEADS && tree_relation_is(x, listed, "conj"); steps++)
        listed = tree_head(x, listed);
    if (listed == noun || listed >= x->text->token_count || is_verbal_token(x, listed))
        return RSM_MODALITY_ACTUAL;
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[listed]);
    uint32_t from = phrase == NULL ? listed : phrase->first;
    if (from > sentence_first(x, listed) && token_upos(x, from - 1) == RSM_UPOS_DET)
        from--;
    for (uint32_t token = from; token < listed; token++) {
        uint32_t makes = governor_at(x, token, RSM_GOVERNS_BEFORE);
        if (makes == RSM_MODALITY_DENIED || makes == RSM_MODALITY_PLANNED)
            return (rsm_modality)makes;
    }
    return RSM_MODALITY_ACTUAL;
}

/* Whether a verb in the present stands in a clause that one of `words` opens. */
static bool is_opened_by(const extraction *x, uint32_t verb, const char *const *words,
                         size_t count) {
    rsm_verb_form form = x->tagging->tags[verb].form;
    if (form != RSM_VERB_PRESENT && form != RSM_VERB_BASE)
        return false;
    uint32_t mark = tree_child_before(x, verb, "mark", "advmod");
    return mark != RSM_NONE && !has_to(x, verb) && word_in(x, mark, words, count);
}

bool is_forestalled(const extraction *x, uint32_t verb) {
    static const char *const verbs[] = {"find",   "discover", "defuse",     "disarm", "deactivate",
                                        "remove", "stop",     "neutralise", "catch",  "neutralize",
                                        "foil",   "thwart",   "intercept",  "spot",   "uncover"};
    uint32_t head = tree_head(x, verb), mark = tree_child_before(x, verb, "mark", "advmod");
    return mark != RSM_NONE && token_is(x, mark, "before") && head < verb &&
           ONE_OF(x, head, verbs);
}

bool is_yet_to_come(const extraction *x, uint32_t verb) {
    static const char *const words[] = {"before", "until", "till", "unless", "once", "whenever"};
    return is_verbal_token(x, verb) &&
           is_opened_by(x, verb, words, sizeof words / sizeof *words);
}

bool is_on_condition(const extraction *x, uint32_t token) {
    static const char *const words[] = {"when", "whenever", "if", "unless", "where", "until"};
    for (uint32_t steps = 0; steps < HEADS && token < x->text->token_count; steps++) {
        if (is_verbal_token(x, token) &&
            is_opened_by(x, token, words, sizeof words / sizeof *words))
            return true;
        token = tree_head(x, token);
    }
    return false;
}

/* Whether a noun stands to its head as an object does, by itself or after a preposition. */
bool stands_as_object(const extraction *x, uint32_t token) {
    static const char *const words[] = {"of",   "for", "from", "against", "about",
                                        "with", "to",  "on",   "upon",    "into"};
    if (tree_relation_is(x, token, "obj") || tree_relation_is(x, token, "nsubj:pass"))
        return true;
    if (!tree_relation_is(x, token, "obl") && !tree_relation_is(x, token, "nmod"))
        return false;
    uint32_t preposition = tree_child_before(x, token, "case", "case");
    if (preposition == RSM_NONE)
        return false;
    uint32_t count =
        is_verbal_token(x, tree_head(x, token)) ? 7 : 8; /* "planned on Monday" is no object */
    for (uint32_t i = 0; i < count; i++)
        if (token_is(x, preposition, words[i]))
            return true;
    return false;
}
