/*
 * tests/api/test_order.c - same in, same out: threads, order and batching show in no output.
 */
#include "support.h"

#include <stdlib.h>
#include <string.h>

enum { INVENTED = 40 };

/* The first place where two texts differ, printed with what stands around it. */
static void assert_same(const rsm_buffer *first, const rsm_buffer *second) {
    size_t size = first->size < second->size ? first->size : second->size, at = 0;
    while (at < size && first->data[at] == second->data[at])
        at++;
    if (at == first->size && at == second->size)
        return;
    size_t from = at > 150 ? at - 150 : 0;
    print_error("at byte %zu:\n%.300s\n--- and\n%.300s\n", at, first->data + from,
                second->data + from);
    fail();
}

static size_t all_paths(const char **paths) {
    size_t count = example_paths(paths);
    return count + invented_paths(paths + count, INVENTED);
}

static void annotate_gives_the_same_bytes_for_any_number_of_threads(void **state) {
    static const unsigned jobs[] = {1, 2, 3, 8};
    const char *paths[PATHS_MOST];
    size_t count = all_paths(paths);
    rsm_buffer first, other;
    rsm_buffer_init(&first, NULL);
    assert_int_equal(annotate(paths, count, jobs[0], &first), RSM_OK);
    for (size_t i = 1; i < COUNT_OF(jobs); i++) {
        rsm_buffer_init(&other, NULL);
        assert_int_equal(annotate(paths, count, jobs[i], &other), RSM_OK);
        assert_same(&first, &other);
        rsm_buffer_free(&other);
    }
    rsm_buffer_free(&first);
}

static void shuffle(const char **paths, size_t count, uint32_t seed) {
    for (size_t i = count; i > 1; i--) {
        seed = seed * 1664525u + 1013904223u;
        size_t other = (seed >> 8) % i;
        const char *path = paths[i - 1];
        paths[i - 1] = paths[other];
        paths[other] = path;
    }
}

/* Builds in pieces of at most `piece` paths and exports. */
static void build_and_export(const char *const *paths, size_t count, size_t piece, unsigned jobs,
                             rsm_buffer *out) {
    for (size_t at = 0; at < count; at += piece) {
        size_t size = count - at < piece ? count - at : piece;
        assert_int_equal(build("order.db", paths + at, size, jobs), RSM_OK);
    }
    rsm_buffer_init(out, NULL);
    assert_int_equal(export_json("order.db", out), RSM_OK);
    assert_true(out->size > 1000);
    remove_ledger("order.db");
}

static void check_orders(const char **paths, size_t count) {
    uint32_t shuffles = long_tests() ? 20 : 3;
    rsm_buffer first, other;
    build_and_export(paths, count, count, 1, &first);
    build_and_export(paths, count, 1, 1, &other); /* one at a time */
    assert_same(&first, &other);
    rsm_buffer_free(&other);
    for (uint32_t i = 0; i < shuffles; i++) {
        shuffle(paths, count, i + 1);
        build_and_export(paths, count, i % 2 == 0 ? count : 7, i % 3 + 1, &other);
        assert_same(&first, &other);
        rsm_buffer_free(&other);
    }
    rsm_buffer_free(&first);
}

static void examples_export_the_same_in_any_order_and_batch(void **state) {
    const char *paths[PATHS_MOST];
    check_orders(paths, example_paths(paths));
}

static void invented_reports_export_the_same_in_any_order_and_batch(void **state) {
    const char *paths[PATHS_MOST];
    check_orders(paths, invented_paths(paths, INVENTED));
}

static void a_report_read_twice_changes_nothing(void **state) {
    const char *paths[PATHS_MOST];
    rsm_buffer first, second;
    size_t count = example_paths(paths);
    rsm_buffer_init(&first, NULL);
    rsm_buffer_init(&second, NULL);
    assert_int_equal(build("twice.db", paths, count, 2), RSM_OK);
    assert_int_equal(export_json("twice.db", &first), RSM_OK);
    assert_int_equal(build("twice.db", paths, count, 2), RSM_OK);
    assert_int_equal(export_json("twice.db", &second), RSM_OK);
    assert_same(&first, &second);
    rsm_buffer_free(&first);
    rsm_buffer_free(&second);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(annotate_gives_the_same_bytes_for_any_number_of_threads),
        cmocka_unit_test(examples_export_the_same_in_any_order_and_batch),
        cmocka_unit_test(invented_reports_export_the_same_in_any_order_and_batch),
        cmocka_unit_test(a_report_read_twice_changes_nothing),
    };
    return cmocka_run_group_tests(tests, open_surroundings, close_surroundings);
}
