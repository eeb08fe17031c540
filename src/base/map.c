/*
 * base/map.c - see base/map.h.
 *
 * Open addressing with linear probing, at most half full.
 */
#include "base/map.h"

#include "base/hash.h"

#include <string.h>

void rsm_map_init(rsm_map *map, rsm_arena *arena) {
    memset(map, 0, sizeof *map);
    map->arena = arena;
    rsm_vector_init(&map->entries, arena, sizeof(rsm_map_entry));
}

const rsm_map_entry *rsm_map_entries(const rsm_map *map) {
    return map->entries.items;
}

/* The slot that holds `key`, or the free one where it would go. The table is never full. */
static uint32_t find_slot(const rsm_map *map, rsm_slice key, uint64_t hash) {
    const rsm_map_entry *entries = rsm_map_entries(map);
    uint32_t mask = map->slot_count - 1;
    uint32_t slot = (uint32_t)hash & mask;
    while (map->slots[slot] != 0) {
        const rsm_map_entry *entry = &entries[map->slots[slot] - 1];
        if (entry->hash == hash && rsm_slice_equal(entry->key, key))
            break;
        slot = (slot + 1) & mask;
    }
    return slot;
}

/* Makes room for one more entry. */
static bool grow(rsm_map *map) {
    const rsm_map_entry *entries = rsm_map_entries(map);
    uint32_t slot_count = map->slot_count == 0 ? 16 : map->slot_count * 2;
    uint32_t *slots = NULL;
    if (map->entries.count < map->slot_count / 2)
        return true;
    if (map->slot_count > UINT32_MAX / 4) {
        map->arena->failed = true;
        return false;
    }
    slots = rsm_arena_allocate_items(map->arena, slot_count, sizeof *slots);
    if (slots == NULL)
        return false;
    for (uint32_t i = 0; i < map->entries.count; i++) {
        uint32_t slot = (uint32_t)entries[i].hash & (slot_count - 1);
        while (slots[slot] != 0)
            slot = (slot + 1) & (slot_count - 1);
        slots[slot] = i + 1;
    }
    map->slots = slots;
    map->slot_count = slot_count;
    return true;
}

/* The entry of `key`, NULL where there is none. */
static rsm_map_entry *find_entry(const rsm_map *map, rsm_slice key, uint64_t hash) {
    uint32_t index = map->slot_count > 0 ? map->slots[find_slot(map, key, hash)] : 0;
    return index > 0 ? rsm_vector_at(&map->entries, index - 1) : NULL;
}

bool rsm_map_find(const rsm_map *map, rsm_slice key, uint32_t *value) {
    const rsm_map_entry *entry = find_entry(map, key, rsm_hash64(key));
    if (entry != NULL && value != NULL)
        *value = entry->value;
    return entry != NULL;
}

static bool add(rsm_map *map, rsm_slice key, uint64_t hash, uint32_t value) {
    rsm_map_entry *entry = NULL;
    if (!grow(map))
        return false;
    entry = rsm_vector_push(&map->entries);
    if (entry == NULL)
        return false;
    map->slots[find_slot(map, key, hash)] = map->entries.count;
    entry->key = key;
    entry->hash = hash;
    entry->value = value;
    return true;
}

bool rsm_map_set(rsm_map *map, rsm_slice key, uint32_t value) {
    uint64_t hash = rsm_hash64(key);
    rsm_map_entry *entry = find_entry(map, key, hash);
    if (entry == NULL)
        return add(map, key, hash, value);
    entry->value = value;
    return true;
}

bool rsm_map_insert(rsm_map *map, rsm_slice key, uint32_t value, uint32_t *found, bool *is_new) {
    uint64_t hash = rsm_hash64(key);
    const rsm_map_entry *entry = find_entry(map, key, hash);
    if (entry == NULL && !add(map, key, hash, value))
        return false;
    *found = entry != NULL ? entry->value : value;
    if (is_new != NULL)
        *is_new = entry == NULL;
    return true;
}
