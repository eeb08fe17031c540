/* The trainer of linear models: an averaged perceptron over hashed features.
 *
 * Part: what each trainer of a model calls; what it writes is read by base/linear.h. Invariants:
 * all arithmetic is in integers, updates are in the caller's order, ties go to the class of the
 * lower index, so that the same calls give the same bytes. Cost: a feature is one probe of a hash
 * table; memory grows with the features that an update has touched. Memory failure ends the
 * program: this is no part of the library. */
#ifndef TRAIN_PERCEPTRON_H
#define TRAIN_PERCEPTRON_H

#include "base/buffer.h"
#include "base/linear.h"

#include <stdint.h>

typedef struct perceptron perceptron;

/* A model without weights; `classes` at most RSM_LINEAR_CLASSES. Freed with perceptron_free. */
perceptron *perceptron_new(uint32_t classes);
void perceptron_free(perceptron *model);

/* Sets scores[0..classes) by the weights as they stand. Features of 0 are none. */
void perceptron_score(const perceptron *model, const uint64_t *features, uint32_t count,
                      int32_t *scores);

/* Adds `amount` to the weight of each feature for the class. */
void perceptron_update(perceptron *model, const uint64_t *features, uint32_t count, uint32_t class,
                       int32_t amount);

/* One example has gone by, whether or not it was learned from: averages are over these. */
void perceptron_tick(perceptron *model);

typedef struct perceptron_size {
    uint32_t least_updates;    /* features touched by fewer updates are left out */
    uint32_t features;         /* most features kept, those of greatest weight; 0: all */
    uint32_t clip_thousandths; /* share of entries that stand at the bound of a weight: 2 */
    int32_t least_weight;      /* weights nearer to 0, as they are written, are left out */
} perceptron_size;

/* Appends the averaged model as a section for rsm_linear_open. */
void perceptron_write(const perceptron *model, perceptron_size size, rsm_buffer *section);

/* A fixed order of [0, count) for pass number `pass`: always the same. */
void perceptron_shuffle(uint32_t *order, uint32_t count, uint32_t pass);

/* Memory or the end of the program. */
void *train_allocate(size_t count, size_t item_size);
void *train_reallocate(void *old, size_t count, size_t item_size);

#endif
