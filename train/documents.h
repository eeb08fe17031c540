/* Treebanks laid out as documents with readings made, for the trainers that go over them often. */
#ifndef TRAIN_DOCUMENTS_H
#define TRAIN_DOCUMENTS_H

#include "train.h"

#include "tag/layer.h"

typedef struct train_document {
    rsm_text text;
    rsm_tagging result;
    tag_layer layer;
    const corpus_word *words; /* one a token */
} train_document;

/* Pushes documents (of type train_document *) of the treebank, of 40 sentences at most. All lives
 * in `arena`. */
void train_add_documents(const train_run *run, const corpus *from, corpus_case letters,
                         rsm_arena *arena, rsm_vector *documents);

/* Trains a tagger on these documents alone. `what` is said of the progress; the figures of each
 * pass are printed where `tell` is set. */
void train_tagger_on(train_document *const *documents, uint32_t count, uint32_t passes,
                     const char *what, bool tell, rsm_buffer *section);

/* The tagger's class of a word, by its gold tag and features. */
uint32_t train_class_of(const corpus_word *word);

#endif
