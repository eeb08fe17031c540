/* What kind of happening a plain word tells of, by who or what takes part in it, as
 * lexicon/kinds.txt says it: a shark that kills, a boiler that explodes, a comedy that bombs. */
#ifndef RSM_EXTRACT_KIND_H
#define RSM_EXTRACT_KIND_H

#include "extract/extraction.h"

/* Gives the event the type that those who take part in it tell; where they tell that there is no
 * happening at all, marks it as a state. False where the trigger is bare and nothing tells a type:
 * it is no event. */
bool find_kind(const extraction *x, event *e);

#endif
