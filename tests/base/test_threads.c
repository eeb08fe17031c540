/*
 * tests/base/test_threads.c - the ordered parallel map.
 */
#include "base/threads.h"
#include "support/test.h"

#include <string.h>

enum { ITEMS = 500, WINDOW = 7 };

typedef struct job {
    size_t slots[WINDOW];
    unsigned char worked[ITEMS]; /* each written by one worker only */
    size_t consumed;
    size_t discarded;
    size_t fails_at;         /* the item whose work fails */
    size_t consume_fails_at; /* the item whose taking fails */
    unsigned threads;
    bool in_order;
} job;

static rsm_status work(void *context, unsigned worker, size_t item) {
    job *self = context;
    volatile size_t sum = 0;
    for (size_t i = 0; i < (item * 7919) % 3000; i++)
        sum += i;
    (void)sum;
    if (worker >= self->threads || item == self->fails_at)
        return RSM_ERROR_FORMAT;
    self->slots[item % WINDOW] = item * item;
    self->worked[item]++;
    return RSM_OK;
}

static rsm_status consume(void *context, size_t item) {
    job *self = context;
    if (item != self->consumed || self->slots[item % WINDOW] != item * item)
        self->in_order = false;
    self->consumed++;
    return item == self->consume_fails_at ? RSM_ERROR_FULL : RSM_OK;
}

static void discard(void *context, size_t item) {
    job *self = context;
    if (self->worked[item] != 1 || self->slots[item % WINDOW] != item * item)
        self->in_order = false;
    self->discarded++;
}

static rsm_status run(job *self, unsigned threads, size_t fails_at, size_t consume_fails_at) {
    rsm_parallel parallel = {threads, ITEMS, WINDOW, work, consume, discard, self};
    memset(self, 0, sizeof *self);
    self->threads = threads > 0 ? threads : 1;
    self->fails_at = fails_at;
    self->consume_fails_at = consume_fails_at;
    self->in_order = true;
    return rsm_parallel_ordered(&parallel);
}

static void everything_is_done_once_and_taken_in_order(void **state) {
    for (unsigned threads = 0; threads <= 9; threads++) {
        job self;
        assert_int_equal(run(&self, threads, ITEMS, ITEMS), RSM_OK);
        assert_true(self.in_order);
        assert_int_equal(self.consumed, ITEMS);
        assert_int_equal(self.discarded, 0);
        for (size_t i = 0; i < ITEMS; i++)
            assert_int_equal(self.worked[i], 1);
    }
}

static void the_first_failure_in_order_stops_it(void **state) {
    for (unsigned threads = 1; threads <= 5; threads++) {
        for (size_t item = 0; item < ITEMS; item += 83) {
            job self;
            size_t worked = 0;
            assert_int_equal(run(&self, threads, item, ITEMS), RSM_ERROR_FORMAT);
            assert_int_equal(self.consumed, item);
            for (size_t i = 0; i < ITEMS; i++)
                worked += self.worked[i];
            assert_int_equal(worked, self.consumed + self.discarded);
            assert_int_equal(run(&self, threads, ITEMS, item), RSM_ERROR_FULL);
            assert_int_equal(self.consumed, item + 1);
            assert_true(self.in_order);
        }
    }
}

static void nothing_to_do_is_no_error(void **state) {
    rsm_parallel parallel = {4, 0, 0, work, consume, NULL, NULL};
    assert_int_equal(rsm_parallel_ordered(&parallel), RSM_OK);
    assert_true(rsm_core_count() >= 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_is_done_once_and_taken_in_order),
        cmocka_unit_test(the_first_failure_in_order_stops_it),
        cmocka_unit_test(nothing_to_do_is_no_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
