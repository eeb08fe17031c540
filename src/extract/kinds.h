/* Who is somebody and nobody in office; the words of a source. */
#ifndef RSM_EXTRACT_KINDS_H
#define RSM_EXTRACT_KINDS_H

#include "extract/extraction.h"

/* "a woman", "two victims", "the clerk", at the noun `head`: somebody, and nobody in office. */
bool is_anybody(const extraction *x, const noun_phrase *phrase, uint32_t head);

/* The phrase that a source's words begin in, or NULL. Cost: logarithmic in the tokens. */
const noun_phrase *phrase_of_source(const extraction *x, const rsm_source *source);

#endif
