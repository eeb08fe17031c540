/* Whom a pronoun stands for, among sources. */
#ifndef RSM_EXTRACT_PRONOUN_H
#define RSM_EXTRACT_PRONOUN_H

#include "extract/extraction.h"

/* Gives a link of the credit `index` whose words are a pronoun the name and kind of whom it stands
 * for; others are left as they are. */
void settle_pronoun(const extraction *x, uint32_t index, rsm_source *source);

/* "the same sources": takes the name and kind of those credited last under that noun; false where the
 * words are no such phrase, or none were. */
bool refer_to_same(const extraction *x, uint32_t index, const noun_phrase *phrase,
                   rsm_source *link);

#endif
