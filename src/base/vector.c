/*
 * base/vector.c - see base/vector.h.
 */
#include "base/vector.h"

#include <string.h>

void rsm_vector_init(rsm_vector *vector, rsm_arena *arena, uint32_t item_size) {
    memset(vector, 0, sizeof *vector);
    vector->item_size = item_size;
    vector->arena = arena;
}

static unsigned char *item_at(const rsm_vector *vector, uint32_t index) {
    return (unsigned char *)vector->items + (size_t)index * vector->item_size;
}

bool rsm_vector_reserve(rsm_vector *vector, uint32_t capacity) {
    uint32_t wanted = vector->capacity < 8 ? 8 : vector->capacity;
    void *items = NULL;
    if (capacity <= vector->capacity)
        return true;
    while (wanted < capacity)
        wanted = wanted > UINT32_MAX / 2 ? UINT32_MAX : wanted * 2;
    items = rsm_arena_allocate_items(vector->arena, wanted, vector->item_size);
    if (items == NULL)
        return false;
    if (vector->count > 0)
        memcpy(items, vector->items, (size_t)vector->count * vector->item_size);
    vector->items = items;
    vector->capacity = wanted;
    return true;
}

void *rsm_vector_push_many(rsm_vector *vector, uint32_t count) {
    unsigned char *result = NULL;
    if (count > UINT32_MAX - vector->count) {
        vector->arena->failed = true;
        return NULL;
    }
    if (!rsm_vector_reserve(vector, vector->count + count))
        return NULL;
    if (vector->items == NULL) /* count is 0 and nothing was ever pushed */
        return rsm_arena_allocate(vector->arena, 0);
    result = item_at(vector, vector->count);
    if (count > 0)
        memset(result, 0, (size_t)count * vector->item_size);
    vector->count += count;
    return result;
}

void *rsm_vector_push(rsm_vector *vector) {
    return rsm_vector_push_many(vector, 1);
}

void *rsm_vector_push_copy(rsm_vector *vector, const void *item) {
    void *result = rsm_vector_push(vector);
    if (result != NULL)
        memcpy(result, item, vector->item_size);
    return result;
}

void *rsm_vector_at(const rsm_vector *vector, uint32_t index) {
    return index < vector->count ? item_at(vector, index) : NULL;
}

void *rsm_vector_last(const rsm_vector *vector) {
    return vector->count > 0 ? item_at(vector, vector->count - 1) : NULL;
}

void rsm_vector_pop(rsm_vector *vector) {
    if (vector->count > 0)
        vector->count--;
}

void rsm_vector_truncate(rsm_vector *vector, uint32_t count) {
    if (count < vector->count)
        vector->count = count;
}

void *rsm_vector_insert(rsm_vector *vector, uint32_t index) {
    unsigned char *place = NULL;
    if (index > vector->count || rsm_vector_push(vector) == NULL)
        return NULL;
    place = item_at(vector, index);
    memmove(place + vector->item_size, place,
            (size_t)(vector->count - 1 - index) * vector->item_size);
    memset(place, 0, vector->item_size);
    return place;
}

void rsm_vector_remove(rsm_vector *vector, uint32_t index) {
    unsigned char *place = NULL;
    if (index >= vector->count)
        return;
    place = item_at(vector, index);
    memmove(place, place + vector->item_size,
            (size_t)(vector->count - 1 - index) * vector->item_size);
    vector->count--;
}

/* A comparison with its context, and the size of what it compares. */
typedef struct ordering {
    int (*compare)(void *context, const void *left, const void *right);
    void *context;
    size_t item_size;
} ordering;

/* Insertion sort of the few items [0, count); `spare` has room for one. */
static void sort_few(const ordering *order, unsigned char *items, size_t count,
                     unsigned char *spare) {
    size_t size = order->item_size;
    for (size_t i = 1; i < count; i++) {
        size_t place = i;
        while (place > 0 &&
               order->compare(order->context, items + (place - 1) * size, items + i * size) > 0)
            place--;
        if (place < i) {
            memcpy(spare, items + i * size, size);
            memmove(items + (place + 1) * size, items + place * size, (i - place) * size);
            memcpy(items + place * size, spare, size);
        }
    }
}

/* Merges the sorted halves [0, middle) and [middle, count) of `from` into `to`. */
static void merge(const ordering *order, const unsigned char *from, size_t middle, size_t count,
                  unsigned char *to) {
    size_t size = order->item_size;
    size_t left = 0;
    size_t right = middle;
    for (size_t i = 0; i < count; i++) {
        bool take_left =
            right == count || (left < middle && order->compare(order->context, from + left * size,
                                                               from + right * size) <= 0);
        memcpy(to + i * size, from + (take_left ? left++ : right++) * size, size);
    }
}

enum { FEW = 12 };

bool rsm_sort(void *items, size_t count, size_t item_size,
              int (*compare)(void *context, const void *left, const void *right), void *context,
              rsm_arena *scratch) {
    const ordering order = {compare, context, item_size};
    rsm_arena_mark mark = rsm_arena_get_mark(scratch);
    unsigned char *here = items;
    unsigned char *there = NULL;
    if (count < 2)
        return true;
    there = rsm_arena_allocate_items(scratch, count, item_size);
    if (there == NULL)
        return false;
    for (size_t start = 0; start < count; start += FEW)
        sort_few(&order, here + start * item_size, count - start < FEW ? count - start : FEW,
                 there);
    for (size_t width = FEW; width<count; width = width> count / 2 ? count : width * 2) {
        unsigned char *swap = here;
        for (size_t start = 0; start < count;) {
            size_t left = count - start;
            size_t middle = left < width ? left : width;
            size_t end = left - middle < width ? left : middle + width;
            merge(&order, here + start * item_size, middle, end, there + start * item_size);
            start += end;
        }
        here = there;
        there = swap;
    }
    if (here != (unsigned char *)items)
        memcpy(items, here, count * item_size);
    rsm_arena_rewind(scratch, mark);
    return true;
}

/* A pointer to function may not be passed as a pointer to data: it goes in a struct. */
typedef struct plain_comparison {
    int (*compare)(const void *left, const void *right);
} plain_comparison;

static int compare_plainly(void *context, const void *left, const void *right) {
    const plain_comparison *plain = context;
    return plain->compare(left, right);
}

bool rsm_vector_sort(rsm_vector *vector, int (*compare)(const void *left, const void *right)) {
    plain_comparison plain = {compare};
    return rsm_sort(vector->items, vector->count, vector->item_size, compare_plainly, &plain,
                    vector->arena);
}
