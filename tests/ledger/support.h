/*
 * tests/ledger/support.h - a ledger in a file of its own, for one test.
 */
#ifndef RSM_TESTS_LEDGER_SUPPORT_H
#define RSM_TESTS_LEDGER_SUPPORT_H

#include "support/test.h"

#include "ledger/ledger.h"

typedef struct fixture {
    char path[64]; /* an empty file at first; gone with the test */
    rsm_arena arena;
    rsm_ledger *ledger; /* NULL until open_as */
    rsm_error error;
    unsigned made; /* what a test counts up */
} fixture;

/* Set-up and tear-down of cmocka. `set_up_empty` leaves the file empty; `set_up_created` makes it a
 * ledger and opens it. */
int set_up_empty(void **state);
int set_up_created(void **state);
int tear_down(void **state);

/* Opens the file anew; what was open is closed. */
rsm_status open_as(fixture *test, rsm_ledger_mode mode);

#endif
