/* The trainer of the tagger: an averaged perceptron that sees its own classes of the tokens before,
 * on the treebanks as written and once more with capitals that tell nothing. */
#include "documents.h"
#include "perceptron.h"
#include "tag/upos.h"

#include <stdio.h>
#include <stdlib.h>

#define PASSES 8u
#define MARGIN 20 /* what is right by less than this is learned from too */

/* The class of highest score but the right one. */
static uint32_t rival_of(const int32_t *scores, uint32_t right) {
    uint32_t rival = right == 0 ? 1 : 0;
    for (uint32_t i = rival + 1; i < TAG_CLASS_COUNT; i++) {
        rival = i != right && scores[i] > scores[rival] ? i : rival;
    }
    return rival;
}

static void learn_sentence(perceptron *model, const train_document *document,
                           const rsm_sentence *sentence, uint64_t *wrong) {
    uint64_t features[TAG_FEATURES];
    int32_t scores[TAG_CLASS_COUNT];
    uint32_t last = TAG_CLASS_NONE, second = TAG_CLASS_NONE;
    for (uint32_t i = sentence->first_token; i < sentence->end_token; i++) {
        uint32_t count = rsm_tag_features(&document->layer, i, sentence->first_token,
                                          sentence->end_token, last, second, features);
        uint32_t right = train_class_of(&document->words[i]);
        perceptron_score(model, features, count, scores);
        uint32_t best = rsm_linear_best(scores, NULL, TAG_CLASS_COUNT);
        uint32_t rival = rival_of(scores, right);
        if (scores[rival] + MARGIN > scores[right]) {
            perceptron_update(model, features, count, right, 1);
            perceptron_update(model, features, count, rival, -1);
        }
        *wrong += best != right;
        perceptron_tick(model);
        second = last;
        last = best;
    }
}

void train_tagger_on(train_document *const *documents, uint32_t count, uint32_t passes,
                     const char *what, bool tell, rsm_buffer *section) {
    perceptron *model = perceptron_new(TAG_CLASS_COUNT);
    uint32_t *order = train_allocate(count, sizeof *order);
    for (uint32_t pass = 0; pass < passes; pass++) {
        uint64_t wrong = 0;
        perceptron_shuffle(order, count, pass);
        for (uint32_t i = 0; i < count; i++) {
            const train_document *document = documents[order[i]];
            for (uint32_t s = 0; s < document->text.sentence_count; s++) {
                learn_sentence(model, document, &document->text.sentences[s], &wrong);
            }
            if (i % 50 == 0) {
                train_progress(what, pass * count + i, passes * count);
            }
        }
        if (tell) {
            printf("%-8s pass %u: %llu wrong\n", what, pass + 1, (unsigned long long)wrong);
            fflush(stdout);
        }
    }
    perceptron_write(model, (perceptron_size){.least_updates = 3, .features = 300000}, section);
    perceptron_free(model);
    free(order);
}

bool train_tagger(const train_run *run, rsm_buffer *section) {
    rsm_arena arena;
    rsm_vector documents;
    rsm_arena_init(&arena, NULL, 0);
    rsm_vector_init(&documents, &arena, sizeof(train_document *));
    train_add_documents(run, &run->ewt, CORPUS_AS_IS, &arena, &documents);
    train_add_documents(run, &run->gum, CORPUS_AS_IS, &arena, &documents);
    train_add_documents(run, &run->ewt, CORPUS_LOWER, &arena, &documents);
    train_add_documents(run, &run->gum, CORPUS_LOWER, &arena, &documents);
    train_tagger_on(documents.items, documents.count, PASSES, "tagger", true, section);
    rsm_arena_free(&arena);
    return true;
}
