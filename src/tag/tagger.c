/* Which part of speech each token has here: the likeliest of its form, changed by ordered rules
 * that look at the words around it.
 *
 * Tokens are taken from left to right; a rule sees the tags chosen before and what the forms after
 * can be. Cost: linear; a rule looks at most LOOK_AHEAD tokens ahead. */
#include "base/utf8.h"
#include "tag/layer.h"

#define LOOK_AHEAD 10u

#define NOMINAL                                                                 \
    (TAG_BIT(RSM_UPOS_NOUN) | TAG_BIT(RSM_UPOS_PROPN) | TAG_BIT(RSM_UPOS_ADJ) | \
     TAG_BIT(RSM_UPOS_NUM))

static bool can_be(const tag_layer *layer, uint32_t token, rsm_upos upos) {
    return token < layer->text->token_count &&
           (tag_reading_at(layer, token)->tags & TAG_BIT(upos)) != 0;
}

static bool has_form(const tag_layer *layer, uint32_t token, rsm_verb_form form) {
    return token < layer->text->token_count &&
           (tag_reading_at(layer, token)->forms & FORM_BIT(form)) != 0;
}

static bool is_punctuation(const tag_layer *layer, uint32_t token) {
    return (layer->text->tokens[token].flags & RSM_TOKEN_PUNCTUATION) != 0;
}

/* The sentence's bounds, and its tokens as the rules need them. */
typedef struct tag_view {
    tag_layer *layer;
    uint32_t first, end;
    bool blind;
    bool title;
} tag_view;

static rsm_upos tag_of(const tag_view *view, uint32_t token) {
    return view->layer->result->tags[token].upos;
}

/* The token before `token` that is no adverb or quotation mark; RSM_NONE at the sentence's start.
 */
static uint32_t before(const tag_view *view, uint32_t token) {
    for (uint32_t steps = 0; token > view->first && steps < LOOK_AHEAD; steps++) {
        token--;
        rsm_upos upos = tag_of(view, token);
        bool quote = (view->layer->text->tokens[token].flags &
                      (RSM_TOKEN_OPENS_QUOTE | RSM_TOKEN_CLOSES_QUOTE)) != 0;
        if (upos != RSM_UPOS_ADV && !quote &&
            !rsm_tag_is_among(view->layer, token, " not n't never ")) {
            return token;
        }
    }
    return RSM_NONE;
}

/* "James" of "James Miller", which is "jam" by its ending: a given name that is no common word. */
static bool is_given_name(const tag_view *view, uint32_t token) {
    return view->layer->world != NULL &&
           rsm_world_find(view->layer->world, RSM_DOMAIN_GIVEN_NAME,
                          rsm_token_slice(view->layer->text, token)) != RSM_NONE;
}

/* Whether token `token` has a capital that makes it a name. */
static bool is_capital_name(const tag_view *view, uint32_t token) {
    uint32_t flags = view->layer->text->tokens[token].flags;
    const tag_reading *reading = tag_reading_at(view->layer, token);
    if ((flags & (RSM_TOKEN_CAPITALISED | RSM_TOKEN_CAPITALS)) == 0) {
        return false;
    }
    if (view->blind) {
        return !reading->known && !view->layer->text->one_case;
    }
    if (reading->small) {
        return (flags & RSM_TOKEN_CAPITALS) != 0 && token > view->first &&
               reading->lower.size > 1 && rsm_tag_is_among(view->layer, token, " us it who may ");
    }
    if ((flags & RSM_TOKEN_CAPITALS) != 0 && reading->known && reading->first != RSM_UPOS_PROPN) {
        return false; /* a word in capitals for stress, or "CEO" */
    }
    bool starts = token == view->first ||
                  (is_punctuation(view->layer, token - 1) &&
                   (view->layer->text->tokens[token - 1].flags & RSM_TOKEN_CLOSES_QUOTE) == 0 &&
                   !rsm_tag_is_among(view->layer, token - 1, " , - -- ' ( "));
    if (!starts) {
        return true;
    }
    bool next_capital = token + 1 < view->end &&
                        (view->layer->text->tokens[token + 1].flags & RSM_TOKEN_CAPITALISED) != 0 &&
                        !tag_reading_at(view->layer, token + 1)->small;
    return !reading->known || (flags & RSM_TOKEN_CAPITALS) != 0 ||
           (next_capital && ((reading->first == RSM_UPOS_NOUN && !reading->plural) ||
                             is_given_name(view, token)));
}

static rsm_upos mark_tag(const tag_view *view, uint32_t token) {
    rsm_slice word = rsm_token_slice(view->layer->text, token);
    uint32_t c = rsm_utf8_decode(word, 0).code_point;
    if (c == '&') {
        return RSM_UPOS_CCONJ;
    }
    if (c == '$' || c == '%' || c == '+' || c == '=' || c == '<' || c == '>' || c == '^' ||
        c == '|' || c == '~' || (c == ':' && word.size > 1) || (c == ';' && word.size > 1) ||
        (c >= 0x80 && rsm_is_symbol(c))) {
        return RSM_UPOS_SYM;
    }
    bool range = c == '-' && word.size == 1 && token > view->first && token + 1 < view->end &&
                 (view->layer->text->tokens[token - 1].flags & RSM_TOKEN_DIGITS) != 0 &&
                 (view->layer->text->tokens[token + 1].flags & RSM_TOKEN_DIGITS) != 0;
    if (range) {
        return RSM_UPOS_SYM;
    }
    if (c == '\'' && token > view->first &&
        (view->layer->text->tokens[token].flags & RSM_TOKEN_SPACE_BEFORE) == 0 &&
        (view->layer->text->tokens[token].flags & RSM_TOKEN_CLOSES_QUOTE) == 0) {
        rsm_upos last = tag_of(view, token - 1);
        return last == RSM_UPOS_NOUN || last == RSM_UPOS_PROPN ? RSM_UPOS_PART : RSM_UPOS_PUNCT;
    }
    return RSM_UPOS_PUNCT;
}

static rsm_upos number_tag(const tag_view *view, uint32_t token) {
    rsm_slice word = rsm_token_slice(view->layer->text, token);
    if (rsm_slice_find_byte(word, '@') != RSM_NOWHERE ||
        rsm_slice_find(word, RSM_SLICE("://"), 0) != RSM_NOWHERE) {
        return RSM_UPOS_X;
    }
    if (!rsm_ascii_is_digit(word.data[0])) {
        return rsm_ascii_is_upper(word.data[0]) ? RSM_UPOS_PROPN
               : word.data[0] == '\''           ? RSM_UPOS_NOUN
                                                : RSM_UPOS_NUM;
    }
    char last = rsm_ascii_to_lower(word.data[word.size - 1]);
    if (rsm_ascii_is_digit(last) || word.size < 3) {
        return RSM_UPOS_NUM;
    }
    if (last == 'h' || last == 'd' || last == 't') {
        return RSM_UPOS_ADJ;
    }
    return last == 's' ? RSM_UPOS_NOUN : RSM_UPOS_NUM;
}

/* Whether a finite clause seems to follow `token`: its verb stands before the next comma or full
 * stop. */
static bool clause_follows(const tag_view *view, uint32_t token) {
    for (uint32_t i = token + 1; i < view->end && i <= token + LOOK_AHEAD; i++) {
        const tag_reading *reading = tag_reading_at(view->layer, i);
        if (is_punctuation(view->layer, i) && !rsm_tag_is_among(view->layer, i, " - ")) {
            return false;
        }
        if (i > token + 1 &&
            (reading->first == RSM_UPOS_AUX ||
             (reading->first == RSM_UPOS_VERB && reading->tags == TAG_BIT(RSM_UPOS_VERB) &&
              (reading->forms & (FORM_BIT(RSM_VERB_PAST) | FORM_BIT(RSM_VERB_PRESENT))) != 0))) {
            return true;
        }
        if (i > token + 1 && (reading->first == RSM_UPOS_SCONJ ||
                              rsm_tag_is_among(view->layer, i, " that who which "))) {
            return false;
        }
    }
    return false;
}

static bool is_subject_pronoun(const tag_layer *layer, uint32_t token) {
    return rsm_tag_is_among(
        layer, token,
        " i you he she it we they who there someone everyone somebody nobody everybody ");
}

/* Words that are a determiner before a noun and a pronoun else. */
static rsm_upos determiner_tag(const tag_view *view, uint32_t token, rsm_upos first) {
    uint32_t next = token + 1;
    if (next >= view->end || is_punctuation(view->layer, next)) {
        return RSM_UPOS_PRON;
    }
    const tag_reading *reading = tag_reading_at(view->layer, next);
    bool nominal = (reading->tags & NOMINAL) != 0 &&
                   (reading->first == RSM_UPOS_NOUN || reading->first == RSM_UPOS_ADJ ||
                    reading->first == RSM_UPOS_NUM || reading->first == RSM_UPOS_PROPN);
    bool name = (view->layer->text->tokens[next].flags & RSM_TOKEN_CAPITALISED) != 0 &&
                !reading->small && !view->blind;
    bool digits = (view->layer->text->tokens[next].flags & RSM_TOKEN_DIGITS) != 0;
    bool verb_noun = reading->first == RSM_UPOS_VERB && (reading->tags & NOMINAL) != 0 &&
                     (reading->forms & FORM_BIT(RSM_VERB_PAST)) == 0;
    if (rsm_tag_is_word(view->layer, token, "that")) {
        uint32_t last = before(view, token);
        bool after_word = last != RSM_NONE && (tag_of(view, last) == RSM_UPOS_VERB ||
                                               tag_of(view, last) == RSM_UPOS_ADJ);
        bool after_noun = last != RSM_NONE && (tag_of(view, last) == RSM_UPOS_NOUN ||
                                               tag_of(view, last) == RSM_UPOS_PROPN);
        bool verb_next =
            reading->first == RSM_UPOS_AUX || (reading->first == RSM_UPOS_VERB && !verb_noun);
        if (verb_next) {
            return RSM_UPOS_PRON;
        }
        if (after_word || after_noun) {
            return after_noun && is_subject_pronoun(view->layer, next) ? RSM_UPOS_PRON
                                                                       : RSM_UPOS_SCONJ;
        }
        return nominal && !reading->plural ? RSM_UPOS_DET : RSM_UPOS_PRON;
    }
    bool determiner =
        rsm_tag_is_among(view->layer, token, " all both ") && reading->small &&
        reading->first != RSM_UPOS_AUX &&
        (reading->first == RSM_UPOS_DET ||
         rsm_tag_is_among(view->layer, next, " of my your his her its our their these those ")) &&
        !rsm_tag_is_word(view->layer, next, "of");
    bool is_noun = nominal || name || digits || verb_noun || determiner;
    return is_noun                                            ? RSM_UPOS_DET
           : first == RSM_UPOS_DET || first == RSM_UPOS_CCONJ ? RSM_UPOS_PRON
                                                              : first;
}

/* "to": a particle before a verb's base form, else a preposition. */
static rsm_upos to_tag(const tag_view *view, uint32_t token) {
    uint32_t next = token + 1;
    while (next < view->end && next < token + 4 &&
           tag_reading_at(view->layer, next)->first == RSM_UPOS_ADV) {
        next++;
    }
    if (next >= view->end || is_punctuation(view->layer, next)) {
        return RSM_UPOS_PART;
    }
    const tag_reading *reading = tag_reading_at(view->layer, next);
    bool base = (reading->forms & FORM_BIT(RSM_VERB_BASE)) != 0;
    bool name =
        (view->layer->text->tokens[next].flags & RSM_TOKEN_CAPITALISED) != 0 && !view->blind;
    bool noun_after_number = reading->first == RSM_UPOS_NOUN && next + 1 < view->end &&
                             !can_be(view->layer, next + 1, RSM_UPOS_DET) &&
                             !can_be(view->layer, next + 1, RSM_UPOS_ADP) &&
                             !can_be(view->layer, next + 1, RSM_UPOS_NOUN) &&
                             !can_be(view->layer, next + 1, RSM_UPOS_PRON);
    return base && !name && !noun_after_number ? RSM_UPOS_PART : RSM_UPOS_ADP;
}

/* "have", "do": auxiliary where its verb follows. */
static rsm_upos auxiliary_tag(const tag_view *view, uint32_t token) {
    bool have = rsm_tag_is_among(view->layer, token, " have has had 've having 'd ");
    for (uint32_t i = token + 1; i < view->end && i <= token + 4; i++) {
        const tag_reading *reading = tag_reading_at(view->layer, i);
        if (have && ((reading->forms & FORM_BIT(RSM_VERB_PARTICIPLE)) != 0 ||
                     rsm_tag_is_word(view->layer, i, "been"))) {
            return RSM_UPOS_AUX;
        }
        if (!have && (reading->forms & FORM_BIT(RSM_VERB_BASE)) != 0) {
            return RSM_UPOS_AUX;
        }
        bool passed = reading->first == RSM_UPOS_ADV || reading->first == RSM_UPOS_PART ||
                      (reading->first == RSM_UPOS_PRON &&
                       !rsm_tag_is_among(view->layer, i, " it them him me ")) ||
                      rsm_tag_is_word(view->layer, i, "all");
        if (rsm_tag_is_among(view->layer, i, " not n't nt ") && !have) {
            return RSM_UPOS_AUX;
        }
        if (!passed || rsm_tag_is_word(view->layer, i, "to")) {
            break;
        }
    }
    return rsm_tag_is_among(view->layer, token, " 've 'd ") ? RSM_UPOS_AUX : RSM_UPOS_VERB;
}

/* "'s": possessive after a noun, else "is" or "has". */
static rsm_upos clitic_tag(const tag_view *view, uint32_t token) {
    if (token == view->first ||
        rsm_tag_is_among(view->layer, token - 1,
                         " it he she that there what who here where how this everyone someone ")) {
        return RSM_UPOS_AUX;
    }
    if (token + 1 >= view->end) {
        return RSM_UPOS_PART;
    }
    const tag_reading *next = tag_reading_at(view->layer, token + 1);
    bool predicate = next->first == RSM_UPOS_DET ||
                     rsm_tag_is_among(view->layer, token + 1, " not been going being gone ");
    return predicate ? RSM_UPOS_AUX : RSM_UPOS_PART;
}

/* A small word that can be several things; RSM_UPOS_COUNT: no rule applies. */
static rsm_upos small_tag(const tag_view *view, uint32_t token) {
    const tag_reading *reading = tag_reading_at(view->layer, token);
    uint32_t next = token + 1;
    if (rsm_tag_is_word(view->layer, token, "to")) {
        return to_tag(view, token);
    }
    if (rsm_tag_is_among(view->layer, token, " have has had having do does did ")) {
        return auxiliary_tag(view, token);
    }
    if (rsm_tag_is_word(view->layer, token, "'s")) {
        return clitic_tag(view, token);
    }
    if (rsm_tag_is_word(view->layer, token, "there")) {
        bool verb = next < view->end && (can_be(view->layer, next, RSM_UPOS_AUX) ||
                                         rsm_tag_is_word(view->layer, next, "'s"));
        return verb ? RSM_UPOS_PRON : RSM_UPOS_ADV;
    }
    if (rsm_tag_is_among(
            view->layer, token,
            " that this these those all some any each both another either neither what which ")) {
        return determiner_tag(view, token, reading->first);
    }
    if (rsm_tag_is_word(view->layer, token, "no")) {
        return next >= view->end || is_punctuation(view->layer, next) ? RSM_UPOS_INTJ
                                                                      : RSM_UPOS_DET;
    }
    if (rsm_tag_is_among(view->layer, token, " more most much less ")) {
        bool degree =
            next < view->end && (tag_reading_at(view->layer, next)->first == RSM_UPOS_ADJ ||
                                 tag_reading_at(view->layer, next)->first == RSM_UPOS_ADV);
        return degree ? RSM_UPOS_ADV : RSM_UPOS_ADJ;
    }
    if (rsm_tag_is_among(view->layer, token,
                         " after before since until till as for like than while though once ")) {
        if (next < view->end &&
            (is_subject_pronoun(view->layer, next) || has_form(view->layer, next, RSM_VERB_ING))) {
            return rsm_tag_is_among(view->layer, token, " like as ") &&
                           has_form(view->layer, next, RSM_VERB_ING)
                       ? RSM_UPOS_ADP
                       : RSM_UPOS_SCONJ;
        }
        bool both = (reading->tags & TAG_BIT(RSM_UPOS_ADP)) != 0;
        bool clause = !rsm_tag_is_word(view->layer, token, "for") && clause_follows(view, token);
        return !both || clause ? RSM_UPOS_SCONJ : RSM_UPOS_ADP;
    }
    if (rsm_tag_is_word(view->layer, token, "one")) {
        bool after_no = token > view->first &&
                        rsm_tag_is_among(view->layer, token - 1, " no any every this that ");
        return after_no ? RSM_UPOS_PRON : RSM_UPOS_NUM;
    }
    if (rsm_tag_is_word(view->layer, token, "own")) {
        return RSM_UPOS_ADJ;
    }
    return RSM_UPOS_COUNT;
}

/* Whether what follows can be the object or complement of a verb rather than run on a noun. */
static bool object_follows(const tag_view *view, uint32_t token) {
    uint32_t next = token + 1;
    if (next >= view->end) {
        return false;
    }
    const tag_reading *reading = tag_reading_at(view->layer, next);
    uint32_t flags = view->layer->text->tokens[next].flags;
    if ((flags & RSM_TOKEN_PUNCTUATION) != 0) {
        return rsm_tag_is_among(view->layer, next, " $ ") || (flags & RSM_TOKEN_OPENS_QUOTE) != 0;
    }
    bool name = (flags & RSM_TOKEN_CAPITALISED) != 0 && !reading->small && !view->blind;
    return (flags & RSM_TOKEN_DIGITS) != 0 || name || reading->first == RSM_UPOS_DET ||
           reading->first == RSM_UPOS_NUM || reading->first == RSM_UPOS_PRON ||
           rsm_tag_is_among(view->layer, next, " that at least over nearly about dozens ") ||
           (view->title && (reading->first == RSM_UPOS_NOUN || reading->first == RSM_UPOS_ADJ));
}

/* A word that can be noun or verb, in its base form or with -s. */
static rsm_upos noun_or_verb(const tag_view *view, uint32_t token, uint32_t last) {
    const tag_reading *reading = tag_reading_at(view->layer, token);
    if (last == RSM_NONE) {
        return view->title || reading->first != RSM_UPOS_VERB ? RSM_UPOS_NOUN : reading->first;
    }
    rsm_upos tag = tag_of(view, last);
    const tag_reading *previous = tag_reading_at(view->layer, last);
    bool present = (reading->forms & FORM_BIT(RSM_VERB_PRESENT)) != 0;
    if (tag == RSM_UPOS_PART && rsm_tag_is_word(view->layer, last, "to")) {
        return present ? RSM_UPOS_NOUN : RSM_UPOS_VERB;
    }
    if (tag == RSM_UPOS_AUX && !present) {
        bool modal = rsm_tag_is_among(
            view->layer, last,
            " can could will would shall should may might must ca wo 'll 'd do does did ");
        return modal ? RSM_UPOS_VERB : reading->first;
    }
    if (is_subject_pronoun(view->layer, last) ||
        rsm_tag_is_among(view->layer, last, " which that ")) {
        return RSM_UPOS_VERB;
    }
    if (tag == RSM_UPOS_DET || tag == RSM_UPOS_ADJ || tag == RSM_UPOS_ADP || tag == RSM_UPOS_PRON ||
        tag == RSM_UPOS_PART || (tag == RSM_UPOS_NUM && !view->title) || tag == RSM_UPOS_SYM) {
        return RSM_UPOS_NOUN;
    }
    if (tag == RSM_UPOS_NOUN || tag == RSM_UPOS_PROPN || tag == RSM_UPOS_NUM) {
        bool plural =
            previous->plural || rsm_tag_is_among(view->layer, last, " police people officials ");
        bool agrees = present ? !plural : plural || tag == RSM_UPOS_PROPN;
        bool verb_first = reading->first == RSM_UPOS_VERB;
        return agrees && (object_follows(view, token) || (verb_first && present)) ? RSM_UPOS_VERB
                                                                                  : RSM_UPOS_NOUN;
    }
    if (tag == RSM_UPOS_VERB) {
        return rsm_tag_is_among(view->layer, last, " let help make made lets helped ") && !present
                   ? RSM_UPOS_VERB
                   : RSM_UPOS_NOUN;
    }
    return reading->first == RSM_UPOS_VERB && object_follows(view, token) ? RSM_UPOS_VERB
                                                                          : reading->first;
}

/* A participle or past form that can be an adjective or noun too. */
static rsm_upos participle_tag(const tag_view *view, uint32_t token, uint32_t last) {
    const tag_reading *reading = tag_reading_at(view->layer, token);
    rsm_upos tag = last == RSM_NONE ? RSM_UPOS_PUNCT : tag_of(view, last);
    bool after_determiner =
        tag == RSM_UPOS_DET ||
        (tag == RSM_UPOS_PRON &&
         rsm_tag_is_among(view->layer, last, " his her its their our my your ")) ||
        tag == RSM_UPOS_ADP || tag == RSM_UPOS_ADJ;
    bool nominal_next =
        token + 1 < view->end && (tag_reading_at(view->layer, token + 1)->tags & NOMINAL) != 0;
    bool noun = (reading->tags & TAG_BIT(RSM_UPOS_NOUN)) != 0;
    if (noun && after_determiner && (!nominal_next || reading->first == RSM_UPOS_NOUN)) {
        return RSM_UPOS_NOUN;
    }
    if ((reading->forms & FORM_BIT(RSM_VERB_ING)) != 0) {
        bool after_be = tag == RSM_UPOS_AUX;
        return noun && !after_be && reading->first == RSM_UPOS_NOUN && !object_follows(view, token)
                   ? RSM_UPOS_NOUN
               : reading->first == RSM_UPOS_ADJ && !after_be ? RSM_UPOS_ADJ
                                                             : RSM_UPOS_VERB;
    }
    if ((reading->tags & TAG_BIT(RSM_UPOS_ADJ)) != 0 && after_determiner && nominal_next) {
        return RSM_UPOS_ADJ;
    }
    return reading->first == RSM_UPOS_ADJ && tag != RSM_UPOS_AUX && tag != RSM_UPOS_NOUN &&
                   tag != RSM_UPOS_PROPN && tag != RSM_UPOS_PRON
               ? RSM_UPOS_ADJ
               : RSM_UPOS_VERB;
}

static rsm_upos open_tag(const tag_view *view, uint32_t token) {
    const tag_reading *reading = tag_reading_at(view->layer, token);
    const uint32_t both = TAG_BIT(RSM_UPOS_NOUN) | TAG_BIT(RSM_UPOS_VERB);
    const uint32_t inflected =
        FORM_BIT(RSM_VERB_PAST) | FORM_BIT(RSM_VERB_PARTICIPLE) | FORM_BIT(RSM_VERB_ING);
    uint32_t last = before(view, token);
    bool plain_form =
        (reading->forms & (FORM_BIT(RSM_VERB_BASE) | FORM_BIT(RSM_VERB_PRESENT))) != 0;
    if (last != RSM_NONE && (reading->tags & TAG_BIT(RSM_UPOS_VERB)) != 0 &&
        (reading->forms & FORM_BIT(RSM_VERB_BASE)) != 0 &&
        rsm_tag_is_word(view->layer, last, "to") && tag_of(view, last) == RSM_UPOS_PART) {
        return RSM_UPOS_VERB;
    }
    if ((reading->forms & inflected) != 0 && (reading->tags & TAG_BIT(RSM_UPOS_VERB)) != 0 &&
        !((reading->tags & both) == both && plain_form)) {
        return participle_tag(view, token, last);
    }
    if ((reading->tags & both) == both && reading->first != RSM_UPOS_ADJ &&
        reading->first != RSM_UPOS_ADV) {
        if ((reading->forms & FORM_BIT(RSM_VERB_PAST)) != 0 &&
            last != RSM_NONE) { /* shot, hit, cut, set */
            rsm_upos tag = tag_of(view, last);
            bool verbal = tag == RSM_UPOS_NOUN || tag == RSM_UPOS_PROPN || tag == RSM_UPOS_AUX ||
                          tag == RSM_UPOS_PRON || tag == RSM_UPOS_NUM || tag == RSM_UPOS_CCONJ;
            return verbal && !rsm_tag_is_among(view->layer, last, " his her its their our my your ")
                       ? RSM_UPOS_VERB
                       : noun_or_verb(view, token, last);
        }
        return noun_or_verb(view, token, last);
    }
    if (reading->first == RSM_UPOS_ADJ && (reading->tags & TAG_BIT(RSM_UPOS_NOUN)) != 0) {
        bool nominal_next = token + 1 < view->end && !is_punctuation(view->layer, token + 1) &&
                            (tag_reading_at(view->layer, token + 1)->tags & NOMINAL) != 0 &&
                            !tag_reading_at(view->layer, token + 1)->small;
        bool after_determiner = last != RSM_NONE && (tag_of(view, last) == RSM_UPOS_DET ||
                                                     tag_of(view, last) == RSM_UPOS_ADJ);
        return !nominal_next && after_determiner ? RSM_UPOS_NOUN : RSM_UPOS_ADJ;
    }
    if (reading->first == RSM_UPOS_NOUN && (reading->tags & TAG_BIT(RSM_UPOS_ADJ)) != 0 &&
        token + 1 < view->end && tag_reading_at(view->layer, token + 1)->first == RSM_UPOS_NOUN &&
        !reading->plural && reading->lower.size > 5) {
        return rsm_tag_is_among(view->layer, token, " official militant civilian ") ? RSM_UPOS_NOUN
                                                                                    : RSM_UPOS_ADJ;
    }
    return reading->first;
}

static rsm_upos choose(const tag_view *view, uint32_t token) {
    uint32_t flags = view->layer->text->tokens[token].flags;
    if ((flags & RSM_TOKEN_PUNCTUATION) != 0) {
        return mark_tag(view, token);
    }
    if ((flags & RSM_TOKEN_DIGITS) != 0) {
        return number_tag(view, token);
    }
    if (is_capital_name(view, token)) {
        return RSM_UPOS_PROPN;
    }
    rsm_upos small = small_tag(view, token);
    return small != RSM_UPOS_COUNT ? small : open_tag(view, token);
}

void rsm_tag_choose(tag_layer *layer) {
    for (uint32_t s = 0; s < layer->text->sentence_count; s++) {
        const rsm_sentence *sentence = &layer->text->sentences[s];
        tag_view view = {layer, sentence->first_token, sentence->end_token, layer->blind[s],
                         sentence->kind == RSM_SENTENCE_TITLE};
        for (uint32_t i = view.first; i < view.end; i++) {
            layer->result->tags[i].upos = choose(&view, i);
            rsm_tag_set_lemma(layer, i);
        }
    }
}

void rsm_tag_find_blind(tag_layer *layer) {
    for (uint32_t s = 0; s < layer->text->sentence_count; s++) {
        const rsm_sentence *sentence = &layer->text->sentences[s];
        uint32_t words = 0;
        uint32_t capitals = 0;
        uint32_t all = 0;
        for (uint32_t i = sentence->first_token; i < sentence->end_token; i++) {
            const rsm_token *token = &layer->text->tokens[i];
            if (token->end - token->start >= 4 &&
                (token->flags & (RSM_TOKEN_PUNCTUATION | RSM_TOKEN_DIGITS)) == 0) {
                words++;
                capitals += (token->flags & RSM_TOKEN_CAPITALISED) != 0 ? 1 : 0;
                all += (token->flags & RSM_TOKEN_CAPITALS) != 0 ? 1 : 0;
            }
        }
        bool title =
            sentence->kind == RSM_SENTENCE_TITLE && words >= 3 && capitals * 10 >= words * 8;
        layer->blind[s] = layer->text->one_case || title || (words >= 3 && all * 10 >= words * 9) ||
                          (words >= 6 && capitals == words);
    }
}
