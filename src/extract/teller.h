/* Who stands before (or after) a verb of telling as the one who tells. */
#ifndef RSM_EXTRACT_TELLER_H
#define RSM_EXTRACT_TELLER_H

#include "extract/extraction.h"

/* The noun phrase that is the subject of a verb of telling, found over what may stand between them:
 * brackets ("Ann Lee (Ind.) said"), appositions and relative clauses between commas or dashes, "of"
 * phrases, reduced clauses ("a person familiar with the plan said"), another verb before "and".
 * RSM_NONE where none is found: then the verb's own subject is as good. Cost: linear in the
 * sentence. */
uint32_t teller_before(const extraction *x, uint32_t group);

/* Whether the teller follows the verb, at its object: `"...," said the mayor`. */
bool teller_follows(const extraction *x, uint32_t group);

/* A comma, a dash or a quotation mark. */
bool is_pause(const extraction *x, uint32_t token);

/* Verbs that put words into somebody's mouth whoever he is: "say", "tell", "write". */
bool reports_words(const extraction *x, uint32_t verb);

/* Whether the cue is the verb of a clause that a comma sets apart: ", who said", ", who police
 * say". */
bool is_in_aside(const extraction *x, uint32_t cue);

/* "it was reported by the police". */
bool is_told_of_it(const extraction *x, const verb_group *group);

/* "The raid was first reported by Reuters.": the first token of what was told, which stands before
 * the verb, where nothing follows the token `after`; else RSM_NONE. */
uint32_t told_by_passive(const extraction *x, const verb_group *group, uint32_t after);

#endif
