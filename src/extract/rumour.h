/* What a report or a rumour is said to tell, and whether it is judged false. */
#ifndef RSM_EXTRACT_RUMOUR_H
#define RSM_EXTRACT_RUMOUR_H

#include "extract/extraction.h"

/* What is said of the subject `phrase` (of any, where it is RSM_NONE) in the sentence from token
 * `from` on: RSM_STANCE_DENIES of "was wrong", "was not true"; RSM_STANCE_ASSERTS where nothing is.
 * At most RUMOUR_REACH tokens are looked at. */
rsm_stance verdict_on(const extraction *x, uint32_t from, uint32_t phrase);

/* Whether a token stands in what a report, a claim or a rumour tells that its sentence judges
 * false: "reports that troops fired on the crowd are fake news". Constant. */
bool is_judged_false(const extraction *x, uint32_t token);

#endif
