/*
 * tests/base/test_memory.c - arenas, vectors, buffers and maps, also where memory runs out.
 */
#include "base/arena.h"
#include "base/buffer.h"
#include "base/json.h"
#include "base/map.h"
#include "base/utf8.h"
#include "base/vector.h"
#include "support/failing_allocator.h"
#include "support/test.h"

#include <stdio.h>
#include <string.h>

static void an_arena_gives_zeroed_aligned_memory(void **state) {
    rsm_arena arena;
    rsm_arena_init(&arena, NULL, 0);
    for (size_t size = 0; size < 5000; size = size * 3 / 2 + 1) {
        unsigned char *bytes = rsm_arena_allocate(&arena, size);
        assert_non_null(bytes);
        assert_int_equal((uintptr_t)bytes % 16, 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(bytes[i], 0);
        memset(bytes, 0xFF, size);
    }
    rsm_arena_free(&arena);
}

static void an_arena_that_is_reset_gives_zeroed_memory_from_the_same_blocks(void **state) {
    failing_allocator memory;
    rsm_arena arena;
    size_t count = 0;
    failing_allocator_init(&memory, FAILING_NEVER);
    rsm_arena_init(&arena, &memory.allocator, 0);
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 100; i++) {
            unsigned char *bytes = rsm_arena_allocate(&arena, 300);
            for (int j = 0; j < 300; j++)
                assert_int_equal(bytes[j], 0);
            memset(bytes, 0xEE, 300);
        }
        if (round == 0)
            count = memory.count;
        assert_int_equal(memory.count, count);
        rsm_arena_reset(&arena);
        assert_int_equal(arena.used, 0);
    }
    rsm_arena_free(&arena);
    assert_int_equal(memory.held, 0);
}

static void an_arena_never_holds_more_than_its_limit(void **state) {
    failing_allocator memory;
    rsm_arena arena;
    failing_allocator_init(&memory, FAILING_NEVER);
    rsm_arena_init(&arena, &memory.allocator, 100000);
    while (rsm_arena_allocate(&arena, 1000) != NULL) {
    }
    assert_true(arena.failed);
    assert_true(memory.most_held <= 100000);
    assert_true(arena.used > 80000);
    rsm_arena_reset(&arena);
    assert_false(arena.failed);
    assert_non_null(rsm_arena_allocate(&arena, 1000));
    rsm_arena_free(&arena);
}

static void sizes_that_overflow_fail(void **state) {
    rsm_arena arena;
    rsm_vector vector;
    rsm_buffer buffer;
    rsm_arena_init(&arena, NULL, 0);
    assert_null(rsm_arena_allocate(&arena, SIZE_MAX));
    assert_null(rsm_arena_allocate(&arena, SIZE_MAX - 8));
    assert_null(rsm_arena_allocate_items(&arena, SIZE_MAX / 2, 4));
    assert_null(rsm_arena_copy(&arena, "", SIZE_MAX));
    assert_true(arena.failed);
    rsm_arena_reset(&arena);
    rsm_vector_init(&vector, &arena, 4);
    assert_non_null(rsm_vector_push(&vector));
    assert_null(rsm_vector_push_many(&vector, UINT32_MAX));
    assert_int_equal(vector.count, 1);
    rsm_arena_free(&arena);
    rsm_buffer_init(&buffer, NULL);
    assert_false(rsm_buffer_reserve(&buffer, SIZE_MAX - 1));
    assert_true(buffer.failed);
    assert_false(rsm_buffer_append_char(&buffer, 'x'));
    rsm_buffer_clear(&buffer);
    assert_true(rsm_buffer_append_char(&buffer, 'x'));
    rsm_buffer_free(&buffer);
}

static void an_arena_can_be_taken_back_to_a_mark(void **state) {
    rsm_arena arena;
    rsm_arena_mark empty;
    rsm_arena_mark mark;
    char *kept = NULL;
    rsm_arena_init(&arena, NULL, 0);
    empty = rsm_arena_get_mark(&arena);
    kept = rsm_arena_format(&arena, "kept %d", 1);
    mark = rsm_arena_get_mark(&arena);
    for (int round = 0; round < 5; round++) {
        for (int i = 0; i < 50; i++)
            memset(rsm_arena_allocate(&arena, 999), 'x', 999);
        rsm_arena_rewind(&arena, mark);
    }
    assert_string_equal(kept, "kept 1");
    rsm_arena_rewind(&arena, empty);
    assert_int_equal(arena.used, 0);
    assert_ptr_equal(rsm_arena_allocate(&arena, 7), kept);
    rsm_arena_free(&arena);
}

static void a_vector_keeps_what_is_pushed(void **state) {
    rsm_arena arena;
    rsm_vector vector;
    uint32_t value = 0;
    rsm_arena_init(&arena, NULL, 0);
    rsm_vector_init(&vector, &arena, sizeof value);
    assert_null(rsm_vector_last(&vector));
    for (uint32_t i = 0; i < 1000; i++) {
        value = i * 7;
        assert_non_null(rsm_vector_push_copy(&vector, &value));
    }
    for (uint32_t i = 0; i < 1000; i++)
        assert_int_equal(*(uint32_t *)rsm_vector_at(&vector, i), i * 7);
    assert_null(rsm_vector_at(&vector, 1000));
    rsm_vector_remove(&vector, 500);
    assert_int_equal(*(uint32_t *)rsm_vector_at(&vector, 500), 501 * 7);
    *(uint32_t *)rsm_vector_insert(&vector, 500) = 42;
    assert_int_equal(*(uint32_t *)rsm_vector_at(&vector, 500), 42);
    assert_int_equal(*(uint32_t *)rsm_vector_at(&vector, 501), 501 * 7);
    assert_null(rsm_vector_insert(&vector, 1001));
    rsm_vector_truncate(&vector, 3);
    rsm_vector_pop(&vector);
    assert_int_equal(vector.count, 2);
    assert_int_equal(*(uint32_t *)rsm_vector_push(&vector), 0);
    rsm_arena_free(&arena);
}

typedef struct numbered {
    uint32_t key;
    uint32_t number;
} numbered;

static int compare_keys(const void *left, const void *right) {
    uint32_t a = ((const numbered *)left)->key;
    uint32_t b = ((const numbered *)right)->key;
    return (a > b) - (a < b);
}

static void sorting_keeps_the_order_of_equals(void **state) {
    rsm_arena arena;
    rsm_arena_init(&arena, NULL, 0);
    for (uint32_t count = 0; count < 400; count = count < 40 ? count + 1 : count + 37) {
        rsm_vector vector;
        const numbered *items = NULL;
        uint32_t random = 12345 + count;
        rsm_vector_init(&vector, &arena, sizeof(numbered));
        for (uint32_t i = 0; i < count; i++) {
            numbered *item = rsm_vector_push(&vector);
            random = random * 1664525u + 1013904223u;
            item->key = (random >> 16) % 10;
            item->number = i;
        }
        assert_true(rsm_vector_sort(&vector, compare_keys));
        items = vector.items;
        for (uint32_t i = 1; i < count; i++) {
            assert_true(items[i - 1].key <= items[i].key);
            if (items[i - 1].key == items[i].key)
                assert_true(items[i - 1].number < items[i].number);
        }
    }
    rsm_arena_free(&arena);
}

static void a_map_finds_what_was_put_and_keeps_its_order(void **state) {
    rsm_arena arena;
    rsm_map map;
    uint32_t value = 0;
    bool is_new = false;
    rsm_arena_init(&arena, NULL, 0);
    rsm_map_init(&map, &arena);
    assert_false(rsm_map_find(&map, RSM_SLICE("nothing"), &value));
    for (uint32_t i = 0; i < 2000; i++) {
        char *key = rsm_arena_format(&arena, "key %u", i);
        assert_true(rsm_map_insert(&map, rsm_slice_from_string(key), i, &value, &is_new));
        assert_true(is_new);
        assert_int_equal(value, i);
    }
    assert_true(rsm_map_insert(&map, RSM_SLICE("key 77"), 1, &value, &is_new));
    assert_false(is_new);
    assert_int_equal(value, 77);
    assert_true(rsm_map_set(&map, RSM_SLICE("key 77"), 1));
    assert_true(rsm_map_find(&map, RSM_SLICE("key 77"), &value));
    assert_int_equal(value, 1);
    assert_true(rsm_map_set(&map, RSM_SLICE(""), 5));
    assert_true(rsm_map_find(&map, RSM_SLICE(""), NULL));
    assert_false(rsm_map_find(&map, RSM_SLICE("key"), NULL));
    assert_int_equal(map.entries.count, 2001);
    assert_slice_equal(rsm_map_entries(&map)[12].key, "key 12");
    rsm_arena_free(&arena);
}

static void numbers_are_written_without_locale(void **state) {
    static const struct {
        int64_t scaled;
        unsigned decimals;
        bool trim;
        const char *text;
    } CASES[] = {
        {-1234567, 5, false, "-12.34567"},
        {1200000, 5, false, "12.00000"},
        {1200000, 5, true, "12.0"},
        {0, 5, false, "0.00000"},
        {-7, 2, true, "-0.07"},
        {9200, 4, true, "0.92"},
        {10000, 4, true, "1.0"},
        {5, 0, true, "5"},
        {INT64_MIN, 9, false, "-9223372036.854775808"},
        {INT64_MIN, 0, false, "-9223372036854775808"},
    };
    rsm_buffer buffer;
    rsm_buffer_init(&buffer, NULL);
    for (size_t i = 0; i < COUNT_OF(CASES); i++) {
        rsm_buffer_clear(&buffer);
        rsm_buffer_append_fixed(&buffer, CASES[i].scaled, CASES[i].decimals, CASES[i].trim);
        assert_string_equal(rsm_buffer_string(&buffer), CASES[i].text);
    }
    rsm_buffer_clear(&buffer);
    rsm_buffer_append_u64(&buffer, UINT64_MAX);
    rsm_buffer_append_char(&buffer, ' ');
    rsm_buffer_append_i64(&buffer, INT64_MIN);
    rsm_buffer_append_char(&buffer, ' ');
    rsm_buffer_append_i64(&buffer, 0);
    rsm_buffer_append_repeated(&buffer, '-', 3);
    rsm_buffer_append_format(&buffer, "%s|%5d", "x", 42);
    assert_string_equal(rsm_buffer_string(&buffer),
                        "18446744073709551615 -9223372036854775808 0---x|   42");
    rsm_buffer_free(&buffer);
    assert_string_equal(rsm_buffer_string(&buffer), "");
}

/* Uses everything that takes memory; false where any of it failed. */
static bool use_everything(const rsm_allocator *allocator) {
    rsm_arena arena;
    rsm_buffer buffer;
    rsm_vector vector;
    rsm_map map;
    rsm_json json;
    bool done = true;
    rsm_arena_init(&arena, allocator, 0);
    rsm_buffer_init(&buffer, allocator);
    rsm_vector_init(&vector, &arena, sizeof(numbered));
    rsm_map_init(&map, &arena);
    rsm_json_init(&json, &buffer);
    rsm_json_begin_array(&json);
    for (uint32_t i = 0; i < 600; i++) {
        numbered *item = rsm_vector_push(&vector);
        char *key = rsm_arena_format(&arena, "name %u", i % 200);
        uint32_t found = 0;
        if (item != NULL)
            item->key = 600 - i;
        if (key == NULL || !rsm_map_insert(&map, rsm_slice_from_string(key), i, &found, NULL))
            done = false;
        rsm_json_cstring(&json, key);
    }
    done = rsm_vector_sort(&vector, compare_keys) && done;
    done = rsm_utf8_fold_in(RSM_SLICE("\xC5\x81\xC3\xB3"
                                      "d\xC5\xBA"),
                            &arena)
                   .size == 4 &&
           done;
    rsm_json_end_array(&json);
    done = done && !arena.failed && rsm_json_is_complete(&json);
    rsm_buffer_free(&buffer);
    rsm_arena_free(&arena);
    return done;
}

static void any_one_allocation_may_fail(void **state) {
    for (int then_all = 0; then_all < 2; then_all++) {
        bool done = false;
        for (size_t nth = 0; !done; nth++) {
            failing_allocator memory;
            failing_allocator_init(&memory, nth);
            memory.then_all = then_all != 0;
            done = use_everything(&memory.allocator);
            assert_true(done != memory.has_failed);
            assert_int_equal(memory.held, 0);
            assert_true(nth < 1000);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_arena_gives_zeroed_aligned_memory),
        cmocka_unit_test(an_arena_that_is_reset_gives_zeroed_memory_from_the_same_blocks),
        cmocka_unit_test(an_arena_never_holds_more_than_its_limit),
        cmocka_unit_test(sizes_that_overflow_fail),
        cmocka_unit_test(an_arena_can_be_taken_back_to_a_mark),
        cmocka_unit_test(a_vector_keeps_what_is_pushed),
        cmocka_unit_test(sorting_keeps_the_order_of_equals),
        cmocka_unit_test(a_map_finds_what_was_put_and_keeps_its_order),
        cmocka_unit_test(numbers_are_written_without_locale),
        cmocka_unit_test(any_one_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
