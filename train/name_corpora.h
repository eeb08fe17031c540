/* Corpora of names: texts with the spans of persons, bodies, places and other names.
 *
 * Read are: files in columns of IOB (wikigold, WNUT-17, CoNLL), re3d's JSON with offsets, and the
 * entities of GUM whose head is a proper noun. Texts are laid out as running text and split by the
 * library, so that what is learned from is what will be seen. */
#ifndef TRAIN_NAME_CORPORA_H
#define TRAIN_NAME_CORPORA_H

#include "train.h"

#include "tag/name_model.h"

typedef struct name_span {
    uint32_t start, end; /* bytes of the text */
    name_kind kind;
} name_span;

typedef struct name_text {
    rsm_slice text;
    const name_span *spans; /* in order, not overlapping */
    uint32_t span_count;
} name_text;

/* Each pushes texts (name_text) onto `texts`; false after a line on standard error. */
bool name_read_columns(const train_run *run, const char *file, uint32_t sentences_a_text,
                       rsm_arena *arena, rsm_vector *texts);
bool name_read_re3d(const train_run *run, const char *folder, rsm_arena *arena, rsm_vector *texts);
void name_read_gum(const corpus *gum, rsm_arena *arena, rsm_vector *texts);

#endif
