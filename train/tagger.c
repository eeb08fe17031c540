/* The trainer of the tagger: an averaged perceptron that sees its own classes of the tokens before,
 * on the treebanks as written and once more with capitals that tell nothing. */
#include "train.h"

#include "perceptron.h"
#include "tag/upos.h"

#include <stdio.h>
#include <stdlib.h>

#define PASSES 6u

typedef struct tagger_document {
    rsm_text text;
    rsm_tagging result;
    tag_layer layer;
    const corpus_word *words;
} tagger_document;

static bool has(rsm_slice features, const char *feature) {
    return rsm_slice_find(features, rsm_slice_from_string(feature), 0) != RSM_NOWHERE;
}

static uint32_t verb_class(rsm_slice features) {
    if (has(features, "VerbForm=Ger") ||
        (has(features, "VerbForm=Part") && has(features, "Tense=Pres"))) {
        return TAG_CLASS_VERB_ING;
    }
    if (has(features, "VerbForm=Part")) {
        return TAG_CLASS_VERB_PARTICIPLE;
    }
    if (has(features, "Tense=Past")) {
        return TAG_CLASS_VERB_PAST;
    }
    if (has(features, "Tense=Pres")) {
        bool third = has(features, "Person=3") && has(features, "Number=Sing");
        return third ? TAG_CLASS_VERB_PRESENT : TAG_CLASS_VERB_FINITE;
    }
    return RSM_UPOS_VERB;
}

static uint32_t class_of(const corpus_word *word) {
    switch (word->upos) {
    case RSM_UPOS_NOUN:
        return has(word->features, "Number=Plur") ? TAG_CLASS_PLURAL : RSM_UPOS_NOUN;
    case RSM_UPOS_PROPN:
        return has(word->features, "Number=Plur") ? TAG_CLASS_NAME_PLURAL : RSM_UPOS_PROPN;
    case RSM_UPOS_VERB:
        return verb_class(word->features);
    case RSM_UPOS_PRON:
        return has(word->features, "Poss=Yes") ? TAG_CLASS_POSSESSIVE : RSM_UPOS_PRON;
    case RSM_UPOS_AUX:
        return has(word->features, "VerbForm=Fin") ? RSM_UPOS_AUX : TAG_CLASS_AUX_OTHER;
    default:
        return word->upos;
    }
}

/* Lays a treebank out, a document of each run of sentences. */
static void add_documents(const train_run *run, const corpus *from, corpus_case letters,
                          rsm_arena *arena, rsm_vector *documents) {
    for (uint32_t first = 0, end; first < from->sentence_count; first = end) {
        end = first + 1;
        while (end < from->sentence_count && end - first < 40 &&
               !from->sentences[end].new_document) {
            end++;
        }
        tagger_document *made = rsm_arena_allocate(arena, sizeof *made);
        tagger_document **slot = rsm_vector_push(documents);
        if (made == NULL || slot == NULL) {
            train_allocate(SIZE_MAX / 2, 1);
            return;
        }
        *slot = made;
        corpus_text(from, first, end, letters, arena, &made->text);
        made->words = from->words + from->sentences[first].first;
        made->layer = (tag_layer){
            .world = run->world, .text = &made->text, .arena = arena, .result = &made->result};
        if (!rsm_tag_prepare(&made->layer)) {
            train_allocate(SIZE_MAX / 2, 1);
        }
    }
}

static void learn_sentence(perceptron *model, const tagger_document *document,
                           const rsm_sentence *sentence, uint64_t *wrong) {
    uint64_t features[TAG_FEATURES];
    int32_t scores[TAG_CLASS_COUNT];
    uint32_t last = TAG_CLASS_NONE, second = TAG_CLASS_NONE;
    for (uint32_t i = sentence->first_token; i < sentence->end_token; i++) {
        uint32_t count = rsm_tag_features(&document->layer, i, sentence->first_token,
                                          sentence->end_token, last, second, features);
        uint32_t right = class_of(&document->words[i]);
        perceptron_score(model, features, count, scores);
        uint32_t best = rsm_linear_best(scores, NULL, TAG_CLASS_COUNT);
        if (best != right) {
            perceptron_update(model, features, count, right, 1);
            perceptron_update(model, features, count, best, -1);
            (*wrong)++;
        }
        perceptron_tick(model);
        second = last;
        last = best;
    }
}

bool train_tagger(const train_run *run, rsm_buffer *section) {
    rsm_arena arena;
    rsm_vector documents;
    perceptron *model = perceptron_new(TAG_CLASS_COUNT);
    rsm_arena_init(&arena, NULL, 0);
    rsm_vector_init(&documents, &arena, sizeof(tagger_document *));
    add_documents(run, &run->ewt, CORPUS_AS_IS, &arena, &documents);
    add_documents(run, &run->gum, CORPUS_AS_IS, &arena, &documents);
    add_documents(run, &run->ewt, CORPUS_LOWER, &arena, &documents);
    add_documents(run, &run->gum, CORPUS_LOWER, &arena, &documents);
    tagger_document *const *all = documents.items;
    uint32_t *order = train_allocate(documents.count, sizeof *order);
    for (uint32_t pass = 0; pass < PASSES; pass++) {
        uint64_t wrong = 0;
        perceptron_shuffle(order, documents.count, pass);
        for (uint32_t i = 0; i < documents.count; i++) {
            const tagger_document *document = all[order[i]];
            for (uint32_t s = 0; s < document->text.sentence_count; s++) {
                learn_sentence(model, document, &document->text.sentences[s], &wrong);
            }
            if (i % 50 == 0) {
                train_progress("tagger", pass * documents.count + i, PASSES * documents.count);
            }
        }
        printf("tagger   pass %u: %llu wrong\n", pass + 1, (unsigned long long)wrong);
        fflush(stdout);
    }
    perceptron_write(model, (perceptron_size){3, 250000, 2}, section);
    perceptron_free(model);
    free(order);
    rsm_arena_free(&arena);
    return true;
}
