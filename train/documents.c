/* See train/documents.h. */
#include "documents.h"

#include "perceptron.h"
#include "tag/upos.h"

#include <stdint.h>

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

uint32_t train_class_of(const corpus_word *word) {
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

void train_add_documents(const train_run *run, const corpus *from, corpus_case letters,
                         rsm_arena *arena, rsm_vector *documents) {
    for (uint32_t first = 0, end; first < from->sentence_count; first = end) {
        end = first + 1;
        while (end < from->sentence_count && end - first < 40 &&
               !from->sentences[end].new_document) {
            end++;
        }
        train_document *made = rsm_arena_allocate(arena, sizeof *made);
        train_document **slot = rsm_vector_push(documents);
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
