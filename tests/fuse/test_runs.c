/* What is remembered of a report's runs of words never hides a likely original, and tells most
 * texts that have nothing to do with each other. */
#include "support/test.h"

#include "base/hash.h"
#include "fuse/together.h"

#include <stdlib.h>

enum { MOST_RUNS = 1200 };

static int compare(const void *left, const void *right) {
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return a < b ? -1 : a > b;
}

/* `count` runs from number `first` on, in order as a set has them. */
static rsm_run_set make_set(uint64_t *runs, uint32_t first, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        runs[i] = rsm_hash_combine(1, first + i);
    }
    qsort(runs, count, sizeof *runs, compare);
    return (rsm_run_set){runs, count};
}

static void what_is_near_may_be_near(void **state) {
    static const uint32_t sizes[] = {1, 5, 24, 25, 26, 60, 300, MOST_RUNS};
    static uint64_t earlier_runs[MOST_RUNS], later_runs[MOST_RUNS * 2];
    uint32_t near = 0;
    (void)state;
    for (unsigned s = 0; s < COUNT_OF(sizes); s++) {
        rsm_run_set earlier = make_set(earlier_runs, 0, sizes[s]);
        rsm_run_sketch sketch = rsm_sketch_runs(&earlier);
        for (uint32_t moved = 0; moved <= 10; moved++) {
            for (uint32_t length = 4; length <= 16; length++) {
                uint32_t count = sizes[s] * length / 10, first = sizes[s] * moved / 20;
                rsm_run_set later = make_set(later_runs, first, count);
                if (rsm_runs_are_near(&later, &earlier)) {
                    assert_true(rsm_runs_may_be_near(&later, &sketch));
                    near++;
                }
            }
        }
    }
    assert_true(near > 100);
}

static void texts_that_share_little_are_told_apart(void **state) {
    static const uint32_t sizes[] = {25, 60, 300};
    static uint64_t earlier_runs[MOST_RUNS], later_runs[MOST_RUNS];
    (void)state;
    for (unsigned s = 0; s < COUNT_OF(sizes); s++) {
        rsm_run_set earlier = make_set(earlier_runs, 0, sizes[s]);
        rsm_run_set later = make_set(later_runs, sizes[s] - sizes[s] / 5, sizes[s]);
        rsm_run_sketch sketch = rsm_sketch_runs(&earlier);
        assert_false(rsm_runs_may_be_near(&later, &sketch));
    }
}

static void an_empty_text_is_near_nothing(void **state) {
    uint64_t run = 7;
    rsm_run_set none = {NULL, 0}, one = {&run, 1};
    rsm_run_sketch nothing = rsm_sketch_runs(&none), something = rsm_sketch_runs(&one);
    (void)state;
    assert_false(rsm_runs_may_be_near(&one, &nothing));
    assert_false(rsm_runs_may_be_near(&none, &something));
    assert_true(rsm_runs_may_be_near(&one, &something));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_near_may_be_near),
        cmocka_unit_test(texts_that_share_little_are_told_apart),
        cmocka_unit_test(an_empty_text_is_near_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
