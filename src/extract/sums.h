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

/* Whether two tokens stand in one clause; whether the clause of a token, or its whole sentence, tells
 * of a single happening, a site, a day. */
bool in_one_clause(const extraction *x, uint32_t token, uint32_t other);
bool tells_single(const extraction *x, uint32_t token, bool whole_sentence);
bool told_at_site(const extraction *x, uint32_t token);
bool on_a_day(const extraction *x, uint32_t token);

/* tally.c: whether a figure counts those harmed in many deeds. */
bool is_tally(const extraction *x, const figure *f);

#endif
