/* Names of places that the gazetteer has under another spelling or not at all. Internal to the
 * room. */
#ifndef RSM_PLACE_UNLISTED_H
#define RSM_PLACE_UNLISTED_H

#include "place/finder.h"

/* Adds them to `places`; `any` is the report's own town, or NULL. False where memory ran out. */
bool place_add_unlisted(const finder *f, const rsm_place *any, rsm_places *places);

/* site.c: the first place that ends after `token`, the number of places if none does; whether some
 * place stands in the tokens; puts more places among those that are there, by position. */
uint32_t place_first_past(const rsm_places *places, uint32_t token);
bool place_is_covered(const rsm_places *places, uint32_t first, uint32_t end);
bool place_merge(rsm_arena *arena, rsm_places *places, const rsm_place *added, uint32_t count);

/* Whether a journey begins or ends at the place: "on a flight to Amel", "from Amel". */
bool place_is_journey_end(const finder *f, const rsm_place *place);
/* The first-level division of the town's country, not its own, that the report tells most; NULL
 * for none. */
const rsm_place *place_division_told(const rsm_places *places, const rsm_place *town);

#endif
