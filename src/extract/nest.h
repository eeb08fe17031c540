/* Credits inside the content of others: parents, full source chains, and the innermost credit of
 * each token. */
#ifndef RSM_EXTRACT_NEST_H
#define RSM_EXTRACT_NEST_H

#include "extract/extraction.h"

#define CREDIT_DEPTH 6 /* credits within credits: deeper ones keep their own links alone */

/* Finds the parents among the credits from `first` on, which are those of one sentence. */
void nest_credits(extraction *x, uint32_t first);

/* Lengthens every chain by its parents' links, the outermost first. False where memory ran out. */
bool finish_chains(extraction *x);

/* Marks each token with the innermost credit that covers it. */
void mark_credits(extraction *x);

#endif
