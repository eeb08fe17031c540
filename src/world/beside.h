/* What a gazetteer file says twice. Internal to the room. */
#ifndef RSM_WORLD_BESIDE_H
#define RSM_WORLD_BESIDE_H

#include "base/vector.h"
#include "world/world.h"

/* Drops, of the matches from `start` on (in order, all of one token), those of the gazetteer file
 * that the world tells of under another number: a town within about five kilometres of one of the
 * world's of the same name, a division within the same division; and those over the cap of rows of
 * one name. */
void rsm_match_drop_doubles(const rsm_world *world, rsm_vector *matches, uint32_t start);

#endif
