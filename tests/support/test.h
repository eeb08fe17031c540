/*
 * tests/support/test.h - what every test in C includes: cmocka with the headers that it needs.
 *
 * Tests are named in plain sentences: `static void a_leap_day_exists_only_in_leap_years(void
 * **state)`.
 */
#ifndef RSM_TESTS_TEST_H
#define RSM_TESTS_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/slice.h"

/* How much less a test that measures time takes under a sanitizer, where all is some eight times
 * slower and growth shows as well in shorter texts. */
#ifdef RSM_SANITIZED
enum { SANITIZER_SHARE = 4 };
#else
enum { SANITIZER_SHARE = 1 };
#endif

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

/* Fails where the slice does not hold exactly the bytes of `expected`, NUL-terminated. */
#define assert_slice_equal(slice, expected) \
    check_slice_equal((slice), (expected), __FILE__, __LINE__)

void check_slice_equal(rsm_slice slice, const char *expected, const char *file, int line);

#endif
