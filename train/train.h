/* The trainers of the models of language.rsm, and their common ground.
 *
 * Order of work (main.c): the ends of sentences, the tagger, then the parser and the names, which
 * see its tags. Each appends its section and reports to standard output. `made` is the language
 * file as far as it has been made, opened: the models before one's own. */
#ifndef TRAIN_TRAIN_H
#define TRAIN_TRAIN_H

#include "corpus.h"
#include "tag/language.h"

typedef struct train_run {
    const char *folder; /* of the corpora */
    const rsm_world *world;
    const rsm_language *made; /* NULL before the first */
    corpus ewt, gum;          /* training parts */
    corpus ewt_dev, gum_dev;
} train_run;

/* Progress on standard error: "tagger: pass 2 of 5, 31 %". */
void train_progress(const char *what, uint32_t done, uint32_t all);

/* Each appends one section; false after a line on standard error. */
bool train_sentences(const train_run *run, rsm_buffer *section);
bool train_tagger(const train_run *run, rsm_buffer *section);
bool train_lemmas(const train_run *run, rsm_buffer *section);
bool train_parser(const train_run *run, rsm_buffer *section);
bool train_names(const train_run *run, rsm_buffer *section);

/* Figures on gold tokens with the models as they stand in the file. */
void evaluate_treebanks(const train_run *run);
void evaluate_names(const train_run *run);

#endif
