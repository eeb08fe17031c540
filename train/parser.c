/* The trainer of the parser, first part: the treebanks with tags as the tagger will give them.
 *
 * The tags of each part of the treebanks come from a tagger that has not seen that part: one that
 * has is nearly always right, and a parser that learned from it would trust its tags too much.
 * Every other sentence comes a second time, tagged as text whose capitals tell nothing. */
#include "documents.h"
#include "parser_train.h"
#include "perceptron.h"
#include "tag/upos.h"

#include <stdio.h>
#include <stdlib.h>

#define FOLDS       4u
#define FOLD_PASSES 3u /* of a tagger that is thrown away */
#define PASSES      8u
#define FEATURES    400000u
#define LEAST       4 /* weights nearer to 0 are not written */

typedef struct parser_material {
    const train_run *run;
    rsm_arena arena;
    rsm_vector documents; /* of train_document *: the treebanks as written, then in lower case */
    uint32_t written;     /* documents as written */
    rsm_vector sentences; /* of parser_sentence */
} parser_material;

static void *need(void *memory) {
    return memory != NULL ? memory : train_allocate(SIZE_MAX / 2, 1);
}

static train_document **documents_of(const parser_material *self) {
    return self->documents.items;
}

/* Both copies of a document fall into one fold. */
static bool is_in_fold(const parser_material *self, uint32_t document, uint32_t fold) {
    return document % self->written % FOLDS == fold;
}

static void add_sentence(parser_material *self, const train_document *document,
                         const rsm_sentence *sentence, const corpus_word *all) {
    uint32_t first = sentence->first_token;
    uint32_t count = sentence->end_token - first;
    uint32_t base = (uint32_t)(document->words - all) + first; /* in the treebank */
    parser_sentence *made = need(rsm_vector_push(&self->sentences));
    rsm_parser_word *words = need(rsm_arena_allocate_items(&self->arena, count, sizeof *words));
    uint32_t *heads = need(rsm_arena_allocate_items(&self->arena, count, sizeof *heads));
    uint8_t *relations = need(rsm_arena_allocate_items(&self->arena, count, 1));
    for (uint32_t i = 0; i < count; i++) {
        const corpus_word *word = &all[base + i];
        words[i] = rsm_tag_parser_word(&document->layer, first + i);
        heads[i] = word->head == RSM_NONE ? UINT32_MAX : word->head - base;
        relations[i] = (uint8_t)rsm_parser_relation(word->relation);
    }
    *made = (parser_sentence){words, heads, relations, count};
}

static const corpus_word *treebank_of(const train_run *run, const train_document *document) {
    bool ewt =
        document->words >= run->ewt.words && document->words < run->ewt.words + run->ewt.word_count;
    return ewt ? run->ewt.words : run->gum.words;
}

/* Tags the documents of the fold and takes their sentences. */
static void add_fold(parser_material *self, const rsm_linear *tagger, uint32_t fold) {
    for (uint32_t i = 0; i < self->documents.count; i++) {
        train_document *document = documents_of(self)[i];
        if (!is_in_fold(self, i, fold)) {
            continue;
        }
        document->layer.language = self->run->made; /* for lemmas */
        rsm_tag_choose_by_model(&document->layer, tagger);
        for (uint32_t k = 0; k < document->text.sentence_count; k++) {
            if (i < self->written || k % 2 == 0) {
                add_sentence(self, document, &document->text.sentences[k],
                             treebank_of(self->run, document));
            }
        }
    }
}

static bool tag_fold(parser_material *self, uint32_t fold) {
    train_document **others = train_allocate(self->documents.count, sizeof *others);
    uint32_t count = 0;
    rsm_buffer section;
    rsm_linear tagger;
    rsm_error error = {0};
    rsm_buffer_init(&section, NULL);
    for (uint32_t i = 0; i < self->documents.count; i++) {
        if (!is_in_fold(self, i, fold)) {
            others[count++] = documents_of(self)[i];
        }
    }
    train_tagger_on(others, count, FOLD_PASSES, "tags for the parser", false, &section);
    bool done = rsm_linear_open(rsm_buffer_slice(&section), &tagger, &error) == RSM_OK;
    if (done) {
        add_fold(self, &tagger, fold);
    }
    rsm_buffer_free(&section);
    free(others);
    return done;
}

static void report(void *context, uint32_t pass, uint64_t steps, uint64_t errors) {
    (void)context;
    printf("parser   pass %u: %llu of %llu steps wrong\n", pass + 1, (unsigned long long)errors,
           (unsigned long long)steps);
    fflush(stdout);
}

bool train_parser(const train_run *run, rsm_buffer *section) {
    parser_material self = {.run = run};
    bool done = true;
    rsm_arena_init(&self.arena, NULL, 0);
    rsm_vector_init(&self.documents, &self.arena, sizeof(train_document *));
    rsm_vector_init(&self.sentences, &self.arena, sizeof(parser_sentence));
    train_add_documents(run, &run->ewt, CORPUS_AS_IS, &self.arena, &self.documents);
    train_add_documents(run, &run->gum, CORPUS_AS_IS, &self.arena, &self.documents);
    self.written = self.documents.count;
    train_add_documents(run, &run->ewt, CORPUS_LOWER, &self.arena, &self.documents);
    train_add_documents(run, &run->gum, CORPUS_LOWER, &self.arena, &self.documents);
    for (uint32_t fold = 0; fold < FOLDS && done; fold++) {
        done = tag_fold(&self, fold);
    }
    if (done) {
        parser_training training = {.passes = PASSES,
                                    .features = FEATURES,
                                    .least_updates = 2,
                                    .least_weight = LEAST,
                                    .report = report};
        parser_train(self.sentences.items, self.sentences.count, &training, section);
    }
    rsm_arena_free(&self.arena);
    return done;
}
