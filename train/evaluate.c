/* Figures on gold tokens: tags, lemmas, tree, on the dev parts as written, in capitals, in lower
 * case. */
#include "train.h"

#include "perceptron.h"

#include <stdio.h>

typedef struct tally {
    uint64_t words, upos, lemma, head, relation;
} tally;

static void count_word(const corpus *gold, uint32_t index, uint32_t base, const rsm_tag *tag,
                       tally *t) {
    const corpus_word *word = &gold->words[index];
    uint32_t head = tag->head == RSM_NONE ? RSM_NONE : tag->head + base;
    rsm_slice plain = rsm_slice_from_string(tag->deprel);
    plain = rsm_slice_sub(plain, 0, rsm_slice_find_byte(plain, ':'));
    t->words++;
    t->upos += tag->upos == word->upos;
    t->lemma += rsm_slice_equal_ascii_caseless(tag->lemma, word->lemma);
    t->head += head == word->head;
    t->relation += head == word->head && rsm_slice_equal(plain, word->deprel);
}

/* End of the document that begins at sentence `first`. */
static uint32_t document_end(const corpus *gold, uint32_t first) {
    uint32_t end = first + 1;
    while (end < gold->sentence_count && !gold->sentences[end].new_document) {
        end++;
    }
    return end;
}

static void evaluate(const train_run *run, const corpus *gold, corpus_case letters,
                     const char *name) {
    tally t = {0};
    rsm_arena arena;
    rsm_arena_init(&arena, NULL, 0);
    for (uint32_t first = 0, end; first < gold->sentence_count; first = end) {
        rsm_text text;
        rsm_tagging tagging;
        rsm_error error = {0};
        end = document_end(gold, first);
        rsm_arena_reset(&arena);
        corpus_text(gold, first, end, letters, &arena, &text);
        if (rsm_tag_text(run->world, run->made, &text, &arena, &tagging, &error) != RSM_OK) {
            train_allocate(SIZE_MAX / 2, 1);
        }
        uint32_t base = gold->sentences[first].first;
        for (uint32_t i = 0; i < text.token_count; i++) {
            count_word(gold, base + i, base, &tagging.tags[i], &t);
        }
    }
    rsm_arena_free(&arena);
    double all = t.words > 0 ? (double)t.words / 100 : 1;
    printf("%-24s UPOS %5.2f  lemma %5.2f  UAS %5.2f  LAS %5.2f\n", name, (double)t.upos / all,
           (double)t.lemma / all, (double)t.head / all, (double)t.relation / all);
    fflush(stdout);
}

void evaluate_treebanks(const train_run *run) {
    evaluate(run, &run->ewt_dev, CORPUS_AS_IS, "EWT dev");
    evaluate(run, &run->gum_dev, CORPUS_AS_IS, "GUM dev");
    evaluate(run, &run->ewt_dev, CORPUS_CAPITALS, "EWT dev, capitals");
    evaluate(run, &run->ewt_dev, CORPUS_LOWER, "EWT dev, lower case");
    evaluate(run, &run->gum_dev, CORPUS_CAPITALS, "GUM dev, capitals");
    evaluate(run, &run->gum_dev, CORPUS_LOWER, "GUM dev, lower case");
}
