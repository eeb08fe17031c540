/* How sure of a fact its source is: see sure.c. */
#ifndef RSM_EXTRACT_SURE_H
#define RSM_EXTRACT_SURE_H

#include "extract/fact.h"

/* How sure the words of its own sentence leave a fact: "probably", "feared dead", "may have". What
 * is only passed on ("reportedly") is as sure as whoever said it. */
rsm_certainty hedge_over(const extraction *x, const fact *f);

/* Whether the clause that a credit tells, doubts or guesses at takes the fact for granted: the
 * attack of "believe the attack was a reprisal", the dead of "doubts that the man who killed two
 * fled". Its certainty and stance are then not the credit's. False of who did it, and why. */
bool is_granted_in(const extraction *x, const fact *f, const credit *c);

/* Whether another mention of the event's incident tells of the same kind of thing as having
 * happened, so that a charge ("charged with the shooting") leaves open only who did it. */
bool is_sure_to_be(const extraction *x, const event *e);

#endif
