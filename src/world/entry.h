/* What the gazetteer says of one entry, as a place of the record. */
#ifndef RSM_WORLD_ENTRY_H
#define RSM_WORLD_ENTRY_H

#include "record/value.h"
#include "world/world.h"

/* Fills the value of a row of COUNTRY, DIVISION, PLACE, REGION or SITE. Its strings live as long as
 * the world. Cost: constant. */
void rsm_place_of_entry(const rsm_world *world, rsm_domain domain, uint32_t row,
                        rsm_place_value *value);

#endif
