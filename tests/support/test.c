/*
 * tests/support/test.c - see test.h.
 */
#include "support/test.h"

void check_slice_equal(rsm_slice slice, const char *expected, const char *file, int line) {
    if (!rsm_slice_equal_string(slice, expected)) {
        print_error("\"%.*s\" is not \"%s\"\n", RSM_SLICE_ARGUMENTS(slice), expected);
        _fail(file, line);
    }
}
