/* A place as a person writes it. Private to the room. */
#ifndef RSM_EXPORT_DECIDE_PLACE_H
#define RSM_EXPORT_DECIDE_PLACE_H

#include "record/value.h"
#include "world/world.h"

/* "Osh", "Osh, KG", "Springfield, Illinois", "Tessaly Market, KG, 42.87, 74.59": a name, perhaps
 * the country or division it is in, perhaps coordinates. A name without coordinates must be of one
 * entry of the gazetteer; one with coordinates is taken as written, a town of that name within 50
 * km giving what else is known. Errors: RSM_ERROR_ARGUMENT, with the places that it may be. */
rsm_status rsm_read_place(const rsm_world *world, rsm_slice text, rsm_arena *arena,
                          rsm_place_value *value, rsm_error *error);

#endif
