/* The tagger's features and classes, shared with its trainer; no other room includes this.
 *
 * A class is a part of speech with what tells its forms apart (a plural noun, a past verb). The
 * features of a token are made of the forms around it and of the classes of the two tokens before
 * it. In a sentence whose capitals tell nothing they are not looked at, so that one model does for
 * text in one case too. */
#ifndef RSM_TAG_UPOS_H
#define RSM_TAG_UPOS_H

#include "base/linear.h"
#include "tag/layer.h"

typedef enum tag_class {
    /* the first RSM_UPOS_COUNT are the parts of speech; VERB is an infinitive */
    TAG_CLASS_PLURAL = RSM_UPOS_COUNT,
    TAG_CLASS_NAME_PLURAL,
    TAG_CLASS_VERB_FINITE, /* "they kill" */
    TAG_CLASS_VERB_PRESENT,
    TAG_CLASS_VERB_PAST,
    TAG_CLASS_VERB_PARTICIPLE,
    TAG_CLASS_VERB_ING,
    TAG_CLASS_POSSESSIVE, /* "his" */
    TAG_CLASS_AUX_OTHER,  /* "be", "been", "having" */
    TAG_CLASS_COUNT
} tag_class;

#define TAG_CLASS_NONE TAG_CLASS_COUNT /* before the sentence */
#define TAG_FEATURES   64u

rsm_upos rsm_tag_class_upos(uint32_t class);

/* The form of a verb that the class tells, or RSM_VERB_NONE. */
rsm_verb_form rsm_tag_class_form(uint32_t class);

/* Features of `token` of the sentence [first, end), where `last` is the class of the token before
 * it and `second` of the one before that. Gives their number. */
uint32_t rsm_tag_features(const tag_layer *layer, uint32_t token, uint32_t first, uint32_t end,
                          uint32_t last, uint32_t second, uint64_t features[TAG_FEATURES]);

/* Gives the token the part of speech, form and lemma of the class. */
void rsm_tag_apply_class(tag_layer *layer, uint32_t token, uint32_t class);

/* The class of a word that the model takes for a noun or an adjective: a verb's where it tells what
 * is done to somebody ("were badly hurt", "a boy shot in the leg"), else as it was. */
uint32_t rsm_tag_deed_class(const tag_layer *layer, uint32_t token, const rsm_sentence *sentence,
                            uint32_t class);

/* The class of a word by which who tells is named ("witnesses said", "the attorney general"): a
 * noun's, else as it was. */
uint32_t rsm_tag_teller_class(const tag_layer *layer, uint32_t token, const rsm_sentence *sentence,
                              uint32_t class);

/* How many words from `token` on, before `end`, are an armed group's name in the lexicon; 0 where
 * none, or only one, is. For words that are taken for a verb or an adjective: "Shining Path". */
uint32_t rsm_tag_group_name(const tag_layer *layer, uint32_t token, uint32_t end);

/* "12 killed and 30 wounded": makes verbs of what was taken for adjectives right after a number. */
void rsm_tag_mend_deeds(tag_layer *layer);

/* Part of speech, form of verbs, and lemma of each token, by the model. */
void rsm_tag_choose_by_model(tag_layer *layer, const rsm_linear *model);

#endif
