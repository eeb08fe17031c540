/*
 * tests/support/failing_allocator.c - see failing_allocator.h.
 */
#include "support/failing_allocator.h"

#include <stdlib.h>
#include <string.h>

static bool shall_fail(failing_allocator *memory) {
    size_t number = memory->count++;
    if (number == memory->nth || (memory->then_all && number > memory->nth)) {
        memory->has_failed = true;
        return true;
    }
    return false;
}

static void hold(failing_allocator *memory, size_t size) {
    memory->held += size;
    if (memory->held > memory->most_held)
        memory->most_held = memory->held;
}

static void *allocate(void *context, size_t size) {
    failing_allocator *memory = context;
    void *result = shall_fail(memory) ? NULL : malloc(size > 0 ? size : 1);
    if (result != NULL) {
        memset(result, 0xA5, size); /* nobody may count on zeros */
        hold(memory, size);
    }
    return result;
}

static void *reallocate(void *context, void *old, size_t old_size, size_t new_size) {
    failing_allocator *memory = context;
    void *result = shall_fail(memory) ? NULL : realloc(old, new_size > 0 ? new_size : 1);
    if (result != NULL) {
        memory->held -= old_size;
        hold(memory, new_size);
    }
    return result;
}

static void release(void *context, void *pointer, size_t size) {
    failing_allocator *memory = context;
    if (pointer != NULL)
        memory->held -= size;
    free(pointer);
}

void failing_allocator_init(failing_allocator *memory, size_t nth) {
    memset(memory, 0, sizeof *memory);
    memory->allocator.allocate = allocate;
    memory->allocator.reallocate = reallocate;
    memory->allocator.release = release;
    memory->allocator.context = memory;
    memory->nth = nth;
}
