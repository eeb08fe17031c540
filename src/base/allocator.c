/*
 * base/allocator.c - see base/allocator.h.
 */
#include "base/allocator.h"

#include <stdlib.h>

static void *system_allocate(void *context, size_t size) {
    (void)context;
    return malloc(size > 0 ? size : 1);
}

static void *system_reallocate(void *context, void *old, size_t old_size, size_t new_size) {
    (void)context;
    (void)old_size;
    return realloc(old, new_size > 0 ? new_size : 1);
}

static void system_release(void *context, void *pointer, size_t size) {
    (void)context;
    (void)size;
    free(pointer);
}

static const rsm_allocator SYSTEM_ALLOCATOR = {system_allocate, system_reallocate, system_release,
                                               NULL};

const rsm_allocator *rsm_allocator_system(void) {
    return &SYSTEM_ALLOCATOR;
}

static const rsm_allocator *or_system(const rsm_allocator *allocator) {
    return allocator != NULL ? allocator : &SYSTEM_ALLOCATOR;
}

void *rsm_allocate(const rsm_allocator *allocator, size_t size) {
    allocator = or_system(allocator);
    return allocator->allocate(allocator->context, size);
}

void *rsm_reallocate(const rsm_allocator *allocator, void *old, size_t old_size, size_t new_size) {
    allocator = or_system(allocator);
    return allocator->reallocate(allocator->context, old, old_size, new_size);
}

void rsm_release(const rsm_allocator *allocator, void *pointer, size_t size) {
    allocator = or_system(allocator);
    if (pointer != NULL)
        allocator->release(allocator->context, pointer, size);
}
