/* Lemmas that the rules get wrong, as learned: a section of language.rsm.
 *
 * The section holds a head, entries in order of their key (a hash of form and part of speech), and
 * the lemmas. What an entry points at is checked when it is used. Cost: a binary search. */
#ifndef RSM_TAG_LEMMA_H
#define RSM_TAG_LEMMA_H

#include "tag/layer.h"

typedef struct rsm_lemma_header {
    uint32_t count;
    uint32_t text_size;
} rsm_lemma_header;

typedef struct rsm_lemma_entry {
    uint64_t key;
    uint32_t start, size; /* bytes of the text after the entries */
} rsm_lemma_entry;

uint64_t rsm_tag_lemma_key(rsm_slice lower, rsm_upos upos);

/* The lemma learned for the form in lower case as this part of speech, or the empty slice. */
rsm_slice rsm_tag_learned_lemma(const rsm_language *language, rsm_slice lower, rsm_upos upos);

#endif
