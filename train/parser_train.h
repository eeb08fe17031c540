/* The trainer of the parser: sentences with trees -> the parser's section of language.rsm.
 *
 * Part: perceptron with a dynamic oracle (Goldberg and Nivre, 2013): from the second pass on the
 * parser mostly goes where it thinks right, and is taught the best that can still be done from
 * there. Invariants: the same sentences in the same order give the same bytes. Cost: some twenty
 * seconds a pass for 460,000 words. */
#ifndef TRAIN_PARSER_TRAIN_H
#define TRAIN_PARSER_TRAIN_H

#include "base/buffer.h"
#include "tag/parser.h"

typedef struct parser_sentence {
    const rsm_parser_word *words;
    const uint32_t *heads;    /* one a word: index in the sentence, UINT32_MAX for the root */
    const uint8_t *relations; /* one a word: as rsm_parser_relation gives them */
    uint32_t count;
} parser_sentence;

typedef struct parser_training {
    uint32_t passes;
    uint32_t features;      /* most features kept in the model */
    uint32_t least_updates; /* features learned from fewer times are left out */
    int32_t least_weight;   /* weights nearer to 0 are left out */
    void (*report)(void *context, uint32_t pass, uint64_t steps, uint64_t errors); /* may be NULL */
    void *context;
} parser_training;

/* Trains on sentences (those longer than PARSER_SLICE are left out) and appends the section. */
void parser_train(const parser_sentence *sentences, uint32_t count, const parser_training *training,
                  rsm_buffer *section);

/* ---- the oracle */

/* How many arcs of the tree can no longer be made after the move, that could before. heads: one a
 * node. */
uint32_t parser_cost(const parser_state *state, const uint32_t *heads, parser_move move);

#endif
