/* A sparse linear model: hashed features -> a score for each class, in integers.
 *
 * Part: what the finder of sentences, the tagger, the typing of names and the parser score with. A
 * section of language.rsm holds an open-addressed table of fingerprints (the upper half of a
 * feature's hash) and, for each feature kept, the classes it speaks for or against: sixteen bits
 * for class and weight, the weight having what the class does not need (nine bits at least). The
 * trainer (train/perceptron.c) writes it. Invariants: a model that opens can be scored with any
 * features; scores are the same on every machine. Cost: opening looks at each entry once; a feature
 * is one probe of the table and two bytes for each of its classes. */
#ifndef RSM_BASE_LINEAR_H
#define RSM_BASE_LINEAR_H

#include "base/slice.h"
#include "base/status.h"

#define RSM_LINEAR_CLASSES 128 /* most classes of a model */

/* As in the file: the head of a section, then `slots` slots, then `entries` entries of 16 bits. */
typedef struct rsm_linear_header {
    uint32_t classes;
    uint32_t slots;
    uint32_t entries;
    uint32_t reserved; /* 0 */
} rsm_linear_header;

typedef struct rsm_linear_slot {
    uint32_t fingerprint; /* 0: free */
    uint32_t place;       /* first entry, times 256, and number of entries */
} rsm_linear_slot;

/* Points into the section that it was opened on; `classes` 0: no model, all scores are 0. */
typedef struct rsm_linear {
    const rsm_linear_slot *slots;
    const uint16_t *entries;
    uint32_t slot_count;
    uint32_t entry_count;
    uint32_t classes;
    uint32_t weight_bits;
} rsm_linear;

/* Opens a model in `section`, which must begin at a multiple of 4 and live as long as the model is
 * used. Errors: RSM_ERROR_FORMAT where anything in it points outside. */
rsm_status rsm_linear_open(rsm_slice section, rsm_linear *model, rsm_error *error);

/* Sets scores[0..classes) to the sum of the weights of the features. A feature of 0 is none. */
void rsm_linear_score(const rsm_linear *model, const uint64_t *features, uint32_t count,
                      int32_t *scores);

/* Class with the highest score among those that `allowed` (NULL: all) lets be, the first of equals;
 * `classes` where none is allowed. */
uint32_t rsm_linear_best(const int32_t *scores, const bool *allowed, uint32_t classes);

/* Bits of an entry's weight, which is half their range too great; the class is above them. */
static inline uint32_t rsm_linear_weight_bits(uint32_t classes) {
    uint32_t bits = 15;
    while (bits > 9 && (1u << (16 - bits)) < classes) {
        bits--;
    }
    return bits;
}

/* The slot at which the search for a feature begins, and the fingerprint that it is known by. */
static inline uint32_t rsm_linear_slot_of(uint64_t feature, uint32_t slots) {
    return (uint32_t)(((feature & 0xFFFFFFFFu) * slots) >> 32);
}

static inline uint32_t rsm_linear_fingerprint(uint64_t feature) {
    uint32_t fingerprint = (uint32_t)(feature >> 32);
    return fingerprint != 0 ? fingerprint : 1;
}

/* A hash of two values in this order; for features made of several parts. */
static inline uint64_t rsm_feature_pair(uint64_t left, uint64_t right) {
    uint64_t mixed = (left ^ 0x9E3779B97F4A7C15u) * 0xD6E8FEB86659FD93u;
    mixed = (mixed ^ (mixed >> 32)) + right * 0xC2B2AE3D27D4EB4Fu;
    mixed = (mixed ^ (mixed >> 29)) * 0xBF58476D1CE4E5B9u;
    return mixed ^ (mixed >> 32);
}

/* The feature that template number `kind` makes of a value; never 0. */
static inline uint64_t rsm_feature(uint32_t kind, uint64_t value) {
    uint64_t feature = rsm_feature_pair(value, (uint64_t)kind + 1);
    return feature != 0 ? feature : 1;
}

#endif
