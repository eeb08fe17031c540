/* Judgements on what was told: of a claim, of an accusation, of a cause. */
#ifndef RSM_EXTRACT_VERDICT_H
#define RSM_EXTRACT_VERDICT_H

#include "extract/fact.h"

/* How the words around a cause take it. */
typedef enum cause_standing {
    CAUSE_TOLD,      /* as a fact */
    CAUSE_SUSPECTED, /* "police suspect arson", "possible sabotage" */
    CAUSE_OPEN,      /* "sabotage has not been ruled out", "whether it was arson" */
    CAUSE_DENIED     /* "no foul play", "terrorism was ruled out" */
} cause_standing;

cause_standing standing_of_cause(const extraction *x, uint32_t first, uint32_t end);

/* cause.c: whether what a cue says was brought about is the incident; by_subject: by the subject of
 * its verb. */
bool brings_about(const extraction *x, const rsm_match *match, const verb_group *group,
                  uint32_t incident, bool by_subject);
/* cause.c: whether the object of a verb of blaming is a thing, and so the cause of an accident
 * ("blamed a broken rail"). */
bool is_blamed(extraction *x, const verb_group *group, uint32_t incident);
/* cause.c: whether the words [first, end) can be an incident's cause: another happening or a thing.
 */
bool can_be_cause(extraction *x, uint32_t first, uint32_t end, uint32_t incident);
/* cause.c: whether a slip or fault told at a match is the cause of an incident: of an accident, not
 * of a deed. */
bool may_have_cause(const extraction *x, const rsm_match *match, uint32_t incident);

/* Statements of who denies, doubts or confirms a claim or an accusation that the report told
 * before: of the same value, so that each names in `of` what it judges. */
void state_verdicts(extraction *x);

#endif
