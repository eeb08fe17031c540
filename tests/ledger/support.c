/* A ledger in a file of its own, for one test. */
#include "support.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int set_up_empty(void **state) {
    fixture *test = calloc(1, sizeof *test);
    assert_non_null(test);
    strcpy(test->path, "/tmp/rashomon-ledger-XXXXXX");
    int file = mkstemp(test->path);
    assert_true(file >= 0);
    close(file);
    rsm_arena_init(&test->arena, NULL, 0);
    *state = test;
    return 0;
}

int set_up_created(void **state) {
    set_up_empty(state);
    assert_int_equal(open_as(*state, RSM_LEDGER_CREATE), RSM_OK);
    return 0;
}

int tear_down(void **state) {
    fixture *test = *state;
    rsm_ledger_close(test->ledger);
    rsm_arena_free(&test->arena);
    unlink(test->path);
    free(test);
    return 0;
}

rsm_status open_as(fixture *test, rsm_ledger_mode mode) {
    rsm_ledger_close(test->ledger);
    return rsm_ledger_open(test->path, mode, NULL, &test->ledger, &test->error);
}
