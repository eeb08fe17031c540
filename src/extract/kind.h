/* What kind of happening a plain word tells of, by who or what takes part in it, as
 * lexicon/kinds.txt says it: a shark that kills, a boiler that explodes, a comedy that bombs. */
#ifndef RSM_EXTRACT_KIND_H
#define RSM_EXTRACT_KIND_H

#include "extract/extraction.h"

/* Finds the rules about `armed actor` and `armed force`, once for a report. Cost: two look-ups. False where
 * memory ran out. */
bool find_armed_kinds(extraction *x);

/* Whether words of the lexicon name somebody armed: who attacks by name ("gunman"), a fighter, an
 * armed group. */
bool is_armed(const extraction *x, const rsm_match *match);

/* Gives the event the type that those who take part in it tell; where they tell that there is no
 * happening at all, marks it as a state. False where the trigger is bare and nothing tells a type:
 * it is no event. */
bool find_kind(const extraction *x, event *e);

#endif
