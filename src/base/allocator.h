/*
 * base/allocator.h - where memory comes from.
 *
 * Part: all memory of the library is asked for through an rsm_allocator, so that a caller can count
 * it, cap it, or (in tests) make any one allocation fail.
 * Invariants: an allocator is immutable once in use and may be shared by threads if its functions
 * may.
 */
#ifndef RSM_BASE_ALLOCATOR_H
#define RSM_BASE_ALLOCATOR_H

#include <rashomon/rashomon.h>

#include <stddef.h>

/* The system's malloc, realloc and free. Static; never NULL. */
const rsm_allocator *rsm_allocator_system(void);

/*
 * An allocator may be NULL wherever one is taken: it then means the system's. These three do that
 * and nothing else.
 */
void *rsm_allocate(const rsm_allocator *allocator, size_t size);
void *rsm_reallocate(const rsm_allocator *allocator, void *old, size_t old_size, size_t new_size);
void rsm_release(const rsm_allocator *allocator, void *pointer, size_t size);

#endif
