/* What part words play that stand in some relation to a trigger, as lexicon/roles.txt says it.
 *
 * The rules are read once a report. A question looks at the rules of one relation, the last of the
 * file first. Cost: linear in the rules of the relation. */
#ifndef RSM_EXTRACT_RULE_H
#define RSM_EXTRACT_RULE_H

#include "extract/extraction.h"

enum { RULE_WORDS = 4 }; /* most words of one item */

/* Reads the rules; false where memory fails. */
bool make_role_book(extraction *x);

/* The part of what stands in a relation without words; false where no rule says. */
bool role_part(const extraction *x, const event *e, uint32_t relation, enum rsm_role_part *part);

/* The number of words of `relation` that stand at `token`, the most that any rule has; 0 for none.
 */
uint32_t role_words_at(const extraction *x, uint32_t relation, uint32_t token);

/* The part of what stands in a relation by the `count` words at `token`. */
enum rsm_role_part role_part_by(const extraction *x, const event *e, uint32_t relation,
                                uint32_t token, uint32_t count);

#endif
