/* A map from numbers to numbers: what was met, and where it stands.
 *
 * Keys are any int64_t but INT64_MIN. Open addressing; memory from an allocator, given back by
 * rsm_numbers_free. Iteration by index goes in no order that means anything. Cost: constant. */
#ifndef RSM_BASE_NUMBERS_H
#define RSM_BASE_NUMBERS_H

#include "base/allocator.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct rsm_number {
    int64_t key; /* INT64_MIN: free */
    int64_t value;
} rsm_number;

typedef struct rsm_numbers {
    const rsm_allocator *allocator;
    rsm_number *slots;
    uint32_t count, capacity; /* capacity a power of two, or 0 */
} rsm_numbers;

/* An empty map; allocates nothing. `allocator` may be NULL. */
void rsm_numbers_init(rsm_numbers *numbers, const rsm_allocator *allocator);
void rsm_numbers_free(rsm_numbers *numbers);

/* Empties it, keeping the memory. Linear in the memory. */
void rsm_numbers_clear(rsm_numbers *numbers);

/* Whether the key is there, and its value in `*value` (which may be NULL). */
bool rsm_numbers_find(const rsm_numbers *numbers, int64_t key, int64_t *value);

/* Adds the key or gives it a new value; *is_new (may be NULL) tells which. False where memory
 * fails, the map then as before. */
bool rsm_numbers_set(rsm_numbers *numbers, int64_t key, int64_t value, bool *is_new);

#endif
