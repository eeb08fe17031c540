/* A map from numbers to numbers. See base/numbers.h. */
#include "base/numbers.h"

#include <stddef.h>

#define FREE       INT64_MIN
#define FIRST_SIZE 64

void rsm_numbers_init(rsm_numbers *numbers, const rsm_allocator *allocator) {
    *numbers = (rsm_numbers){.allocator = allocator};
}

void rsm_numbers_free(rsm_numbers *numbers) {
    rsm_release(numbers->allocator, numbers->slots, numbers->capacity * sizeof *numbers->slots);
    rsm_numbers_init(numbers, numbers->allocator);
}

void rsm_numbers_clear(rsm_numbers *numbers) {
    for (uint32_t i = 0; i < numbers->capacity; i++) {
        numbers->slots[i].key = FREE;
    }
    numbers->count = 0;
}

/* The slot of the key, or the free one where it would stand; capacity is over 0. */
static rsm_number *slot_of(rsm_number *slots, uint32_t capacity, int64_t key) {
    uint64_t hash = (uint64_t)key * UINT64_C(0x9e3779b97f4a7c15);
    uint32_t at = (uint32_t)(hash >> 32) & (capacity - 1);
    while (slots[at].key != key && slots[at].key != FREE) {
        at = (at + 1) & (capacity - 1);
    }
    return &slots[at];
}

bool rsm_numbers_find(const rsm_numbers *numbers, int64_t key, int64_t *value) {
    if (numbers->capacity == 0) {
        return false;
    }
    const rsm_number *slot = slot_of(numbers->slots, numbers->capacity, key);
    if (slot->key != key) {
        return false;
    }
    if (value != NULL) {
        *value = slot->value;
    }
    return true;
}

static bool grow(rsm_numbers *numbers) {
    uint32_t capacity = numbers->capacity == 0 ? FIRST_SIZE : numbers->capacity * 2;
    rsm_number *slots = capacity > numbers->capacity
                            ? rsm_allocate(numbers->allocator, (size_t)capacity * sizeof *slots)
                            : NULL;
    if (slots == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < capacity; i++) {
        slots[i] = (rsm_number){FREE, 0};
    }
    for (uint32_t i = 0; i < numbers->capacity; i++) {
        if (numbers->slots[i].key != FREE) {
            *slot_of(slots, capacity, numbers->slots[i].key) = numbers->slots[i];
        }
    }
    rsm_release(numbers->allocator, numbers->slots, numbers->capacity * sizeof *numbers->slots);
    numbers->slots = slots;
    numbers->capacity = capacity;
    return true;
}

bool rsm_numbers_set(rsm_numbers *numbers, int64_t key, int64_t value, bool *is_new) {
    if ((uint64_t)numbers->count * 3 + 3 > (uint64_t)numbers->capacity * 2 && !grow(numbers)) {
        return false;
    }
    rsm_number *slot = slot_of(numbers->slots, numbers->capacity, key);
    bool fresh = slot->key == FREE;
    numbers->count += fresh ? 1 : 0;
    *slot = (rsm_number){key, value};
    if (is_new != NULL) {
        *is_new = fresh;
    }
    return true;
}
