/*
 * base/vector.h - a growing array.
 *
 * Part: lists whose length is not known beforehand. The items are of one size and are reached as
 * `const rsm_token *tokens = vector.items;`.
 * Invariants: count <= capacity; items may move at each push, so keep indexes and not pointers
 * while pushing. Memory is the arena's: growing copies and leaves the old array to the arena, at
 * most as much again as the final size. Cost: pushing is amortised constant.
 */
#ifndef RSM_BASE_VECTOR_H
#define RSM_BASE_VECTOR_H

#include "base/arena.h"

#include <stdint.h>

typedef struct rsm_vector {
    void *items; /* NULL while capacity is 0 */
    uint32_t count;
    uint32_t capacity;
    uint32_t item_size;
    rsm_arena *arena;
} rsm_vector;

/* An empty vector of items of `item_size` bytes (> 0); allocates nothing. */
void rsm_vector_init(rsm_vector *vector, rsm_arena *arena, uint32_t item_size);

/* A new zeroed item at the end; NULL on failure, the vector then unchanged and arena->failed set.
 */
void *rsm_vector_push(rsm_vector *vector);

/* A copy of the item at `item`, pushed; NULL on failure. `item` may not point into the vector. */
void *rsm_vector_push_copy(rsm_vector *vector, const void *item);

/* `count` new zeroed items at the end, the first of them; NULL on failure. */
void *rsm_vector_push_many(rsm_vector *vector, uint32_t count);

/* Makes room for `capacity` items in all. False on failure. */
bool rsm_vector_reserve(rsm_vector *vector, uint32_t capacity);

/* The item at `index`; NULL where index >= count. */
void *rsm_vector_at(const rsm_vector *vector, uint32_t index);

/* The last item; NULL where there is none. */
void *rsm_vector_last(const rsm_vector *vector);

/* Drops the last item if there is one / all items from `count` on. Keeps the memory. */
void rsm_vector_pop(rsm_vector *vector);
void rsm_vector_truncate(rsm_vector *vector, uint32_t count);

/* Puts a zeroed item at `index` (<= count), moving what follows; NULL on failure. Linear. */
void *rsm_vector_insert(rsm_vector *vector, uint32_t index);

/* Takes the item at `index` out, moving what follows. Linear. Nothing where index >= count. */
void rsm_vector_remove(rsm_vector *vector, uint32_t index);

/*
 * Sorts stably (equal items keep their order), so that the result depends on `compare` alone and
 * not on a C library. n log n; needs as much scratch again from the arena, taken back at the end.
 * False where that fails, the vector then unchanged.
 */
bool rsm_vector_sort(rsm_vector *vector, int (*compare)(const void *left, const void *right));

/* As rsm_vector_sort, for a plain array and a comparison that needs a context. */
bool rsm_sort(void *items, size_t count, size_t item_size,
              int (*compare)(void *context, const void *left, const void *right), void *context,
              rsm_arena *scratch);

#endif
