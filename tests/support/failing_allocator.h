/*
 * tests/support/failing_allocator.h - an allocator that counts, and fails when told to.
 *
 * Part: shows that code copes with any one allocation failing and gives back all it took. Usage:
 *
 *     for (size_t nth = 0; !done; nth++) {
 *         failing_allocator_init(&memory, nth);
 *         done = ... run with &memory.allocator ...; // false only if memory.has_failed
 *         assert_int_equal(memory.held, 0);
 *     }
 */
#ifndef RSM_TESTS_FAILING_ALLOCATOR_H
#define RSM_TESTS_FAILING_ALLOCATOR_H

#include "base/allocator.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* As `nth`: never fails. */
#define FAILING_NEVER SIZE_MAX

typedef struct failing_allocator {
    rsm_allocator allocator; /* pass its address; valid while this struct stays where it is */
    size_t nth;              /* the allocation that fails, from 0 */
    bool then_all;           /* those after it fail too */
    size_t count;            /* allocations asked for so far */
    size_t held;             /* bytes taken and not given back */
    size_t most_held;        /* the greatest that `held` was */
    bool has_failed;
} failing_allocator;

void failing_allocator_init(failing_allocator *memory, size_t nth);

#endif
