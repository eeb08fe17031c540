/* Verbs that judge: what somebody denies, blames or claims, and what of it he tells himself. */
#ifndef RSM_EXTRACT_JUDGING_H
#define RSM_EXTRACT_JUDGING_H

#include "extract/extraction.h"

/* What the credit of a cue says of who did it: who is judged, whether it is on responsibility at
 * all, and whether the deed is told by the one credited or only referred to. */
void set_judged(const extraction *x, credit *c, const verb_group *group, const rsm_match *cue);

/* "rejected the plan", "dismissed the coach": a verb noted `word` in lexicon/cues.txt denies a
 * clause or a noun of saying alone. */
bool judges_no_word(const extraction *x, const rsm_match *cue, const verb_group *group);

/* The stance of a cue that is negated: "has not confirmed" doubts, "has not denied" says nothing.
 */
void turn_round(const extraction *x, const rsm_match *cue, credit *c);

/* The credit that a fact within `c` is told by: `c`, but where it only refers to a deed ("denied a
 * part in the bombing that killed 12") the one that it stands in, or NULL for the writer. */
const credit *teller_of_deed(const extraction *x, const credit *c);

#endif
