/* Reports that tell two incidents apart, as witnesses against joining what is
 * like each of them. Private to the room. */
#ifndef RSM_FUSE_WITNESS_H
#define RSM_FUSE_WITNESS_H

#include "fuse/together.h"

/* The pairs of each profile, best first. */
typedef struct rsm_witnesses {
    const rsm_pair *pairs;
    const uint32_t *first; /* of each profile: where its pairs begin in `items` */
    const uint32_t *items; /* indices of pairs */
} rsm_witnesses;

/* In the scratch of `together`. False where memory fails. */
bool rsm_witnesses_make(const rsm_together *together, const rsm_vector *pairs,
                        rsm_witnesses *witnesses);

/* Whether a report tells two incidents of which the one is clearly like the
 * first of the pair and the other like the second, nearly as strongly as the
 * two are alike. */
bool rsm_is_told_apart(const rsm_together *together, const rsm_witnesses *witnesses,
                       const rsm_pair *pair);

#endif
