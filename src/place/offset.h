/* Places told by their distance and direction from another. Internal to the room. */
#ifndef RSM_PLACE_OFFSET_H
#define RSM_PLACE_OFFSET_H

#include "place/finder.h"

/* Moves or widens the places that words before them put at some distance: offset.c. */
void place_measure(const finder *f, rsm_places *places);

#endif
