/* Figures over many incidents: see sums.c. */
#ifndef RSM_EXTRACT_SUMS_H
#define RSM_EXTRACT_SUMS_H

#include "extract/fact.h"
#include "extract/people.h"

typedef struct sum {
    rsm_slot slot;
    rsm_count_value value;
    uint32_t first, end; /* tokens of the figure */
    uint32_t outcome;    /* token of the word that gives the slot, or RSM_NONE */
    uint32_t event;      /* what was counted, or RSM_NONE */
    uint32_t time;       /* the span, index into times, or RSM_NONE */
    uint32_t place;      /* index into places, or RSM_NONE */
} sum;

/* Makes the statement of a sum: of no incident, with `about`. */
void state_sum(extraction *x, uint32_t index);

#endif
