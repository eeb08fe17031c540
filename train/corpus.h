/* Corpora as the trainer reads them: CoNLL-U treebanks, and names in columns of IOB.
 *
 * Part: reading, and laying sentences out as an rsm_text with gold tokens and sentences, so that
 * what is trained sees just what the library sees. Invariants: words of a sentence stand together;
 * a word's head is an index of the corpus. Cost: linear; all lives in the corpus's arena. */
#ifndef TRAIN_CORPUS_H
#define TRAIN_CORPUS_H

#include "base/buffer.h"
#include "base/vector.h"
#include "tag/tag.h"

typedef struct corpus_word {
    rsm_slice form, lemma, features, misc;
    rsm_slice relation, deprel; /* the second without what follows its colon */
    rsm_upos upos;
    uint32_t head;    /* index of a word, RSM_NONE for the root */
    uint32_t name;    /* of IOB: 0 outside, else 2 * type + 1 at its first word, + 2 inside */
    bool space_after; /* false also inside a word that is written as one ("do|n't") */
} corpus_word;

typedef struct corpus_sentence {
    uint32_t first, end;              /* words */
    bool new_document, new_paragraph; /* a document's first sentence begins both */
} corpus_sentence;

typedef struct corpus {
    rsm_arena arena;
    rsm_buffer bytes;
    corpus_word *words;
    uint32_t word_count;
    corpus_sentence *sentences;
    uint32_t sentence_count;
} corpus;

typedef enum corpus_case { CORPUS_AS_IS, CORPUS_CAPITALS, CORPUS_LOWER } corpus_case;

/* Reads the CoNLL-U file at FOLDER/NAME. Says what is wrong on standard error and gives false. */
bool corpus_read_treebank(const char *folder, const char *name, corpus *read);
void corpus_free(corpus *read);

/* Lays sentences [first, end) out as a text: token i is word words[sentences[first].first + i].
 * Everything is in `arena`. */
void corpus_text(const corpus *from, uint32_t first, uint32_t end, corpus_case letters,
                 rsm_arena *arena, rsm_text *text);

#endif
