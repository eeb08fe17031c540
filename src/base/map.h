/*
 * base/map.h - a map from strings to numbers.
 *
 * Part: interning and look-up by name within one document or one run.
 * Invariants: keys are not copied: they must live as long as the map (copy into the same arena).
 * Nothing depends on the order of the table; the order of insertion is kept in `entries`, and going
 * through them is the only way to go through a map.
 * Cost: expected constant for a find or an insert; memory is the arena's, which growing leaves
 * behind.
 */
#ifndef RSM_BASE_MAP_H
#define RSM_BASE_MAP_H

#include "base/arena.h"
#include "base/slice.h"
#include "base/vector.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct rsm_map_entry {
    rsm_slice key;
    uint64_t hash;
    uint32_t value;
} rsm_map_entry;

typedef struct rsm_map {
    rsm_vector entries;  /* of rsm_map_entry, in order of insertion */
    uint32_t *slots;     /* index of entry + 1, 0 for free */
    uint32_t slot_count; /* a power of two, or 0 */
    rsm_arena *arena;
} rsm_map;

/* An empty map; allocates nothing. */
void rsm_map_init(rsm_map *map, rsm_arena *arena);

/* Whether `key` is there, and its value in `*value` (which may be NULL). */
bool rsm_map_find(const rsm_map *map, rsm_slice key, uint32_t *value);

/* Adds `key`, or gives it a new value. False on failure, the map then as before. */
bool rsm_map_set(rsm_map *map, rsm_slice key, uint32_t value);

/*
 * Adds `key` with `value` if it is not there. `*found` becomes the value that stands in the map
 * afterwards. False on failure. `*is_new` (which may be NULL) tells whether it was added.
 */
bool rsm_map_insert(rsm_map *map, rsm_slice key, uint32_t value, uint32_t *found, bool *is_new);

/* The entries in order of insertion, map->entries.count of them. */
const rsm_map_entry *rsm_map_entries(const rsm_map *map);

#endif
