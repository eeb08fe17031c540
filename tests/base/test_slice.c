/*
 * tests/base/test_slice.c - slices and hashes.
 */
#include "base/hash.h"
#include "base/slice.h"
#include "support/test.h"

#include <string.h>

static void slices_compare_as_unsigned_bytes(void **state) {
    assert_true(rsm_slice_compare(RSM_SLICE("a"), RSM_SLICE("b")) < 0);
    assert_true(rsm_slice_compare(RSM_SLICE("a"), RSM_SLICE("ab")) < 0);
    assert_true(rsm_slice_compare(RSM_SLICE("\xC3"), RSM_SLICE("z")) > 0);
    assert_true(rsm_slice_compare(RSM_SLICE("a\0b"), RSM_SLICE("a\0c")) < 0);
    assert_int_equal(rsm_slice_compare(RSM_SLICE(""), rsm_slice_make(NULL, 0)), 0);
    assert_true(rsm_slice_equal(RSM_SLICE("same"), RSM_SLICE("same")));
    assert_true(rsm_slice_equal_ascii_caseless(RSM_SLICE("ReuTers"), RSM_SLICE("rEUTERS")));
    assert_false(rsm_slice_equal_ascii_caseless(RSM_SLICE("["), RSM_SLICE("{")));
}

static void parts_of_slices_are_found(void **state) {
    rsm_slice text = RSM_SLICE("the mayor of the town");
    assert_int_equal(rsm_slice_find(text, RSM_SLICE("the"), 0), 0);
    assert_int_equal(rsm_slice_find(text, RSM_SLICE("the"), 1), 13);
    assert_int_equal(rsm_slice_find(text, RSM_SLICE("town"), 0), 17);
    assert_int_equal(rsm_slice_find(text, RSM_SLICE("towns"), 0), RSM_NOWHERE);
    assert_int_equal(rsm_slice_find(text, RSM_SLICE(""), 21), 21);
    assert_int_equal(rsm_slice_find(text, RSM_SLICE(""), 22), RSM_NOWHERE);
    assert_int_equal(rsm_slice_find_byte(text, 'm'), 4);
    assert_int_equal(rsm_slice_find_byte(rsm_slice_make(NULL, 0), 'm'), RSM_NOWHERE);
    assert_int_equal(rsm_slice_find_last_byte(text, 'o'), 18);
    assert_true(rsm_slice_starts_with(text, RSM_SLICE("the m")));
    assert_false(rsm_slice_starts_with(RSM_SLICE("th"), RSM_SLICE("the")));
    assert_true(rsm_slice_ends_with(text, RSM_SLICE("town")));
    assert_false(rsm_slice_ends_with(RSM_SLICE("own"), RSM_SLICE("town")));
    assert_slice_equal(rsm_slice_trim(RSM_SLICE(" \t\r\n x y \v\f")), "x y");
    assert_slice_equal(rsm_slice_trim(RSM_SLICE("  ")), "");
    assert_slice_equal(rsm_slice_sub(text, 4, 9), "mayor");
    assert_slice_equal(rsm_slice_sub(text, 17, 99), "town");
    assert_slice_equal(rsm_slice_sub(text, 9, 4), "");
}

static void splitting_gives_every_field(void **state) {
    static const struct {
        const char *text;
        const char *parts; /* joined by / */
    } CASES[] = {{"a|b|c", "a/b/c/"}, {"a||b", "a//b/"}, {"", "/"}, {"|", "//"}, {"a|", "a//"}};
    for (size_t i = 0; i < COUNT_OF(CASES); i++) {
        rsm_slice rest = rsm_slice_from_string(CASES[i].text);
        rsm_slice part;
        char joined[32] = "";
        while (rsm_slice_split(&rest, '|', &part)) {
            strncat(joined, part.data, part.size);
            strcat(joined, "/");
        }
        assert_string_equal(joined, CASES[i].parts);
    }
}

static void numbers_are_parsed_within_their_bounds(void **state) {
    static const struct {
        const char *text;
        uint64_t maximum;
        bool good;
        uint64_t value;
    } CASES[] = {
        {"0", 0, true, 0},
        {"1", 0, false, 0},
        {"007", 7, true, 7},
        {"18446744073709551615", UINT64_MAX, true, UINT64_MAX},
        {"18446744073709551616", UINT64_MAX, false, 0},
        {"99999999999999999999999", UINT64_MAX, false, 0},
        {"255", 255, true, 255},
        {"256", 255, false, 0},
        {"9", 5, false, 0},
        {"", 9, false, 0},
        {"-1", 9, false, 0},
        {"+1", 9, false, 0},
        {" 1", 9, false, 0},
        {"1a", 99, false, 0},
    };
    for (size_t i = 0; i < COUNT_OF(CASES); i++) {
        uint64_t value = 99;
        bool good = rsm_slice_parse_unsigned(rsm_slice_from_string(CASES[i].text), CASES[i].maximum,
                                             &value);
        assert_int_equal(good, CASES[i].good);
        assert_int_equal(value, good ? CASES[i].value : 99);
    }
}

static void signed_numbers_are_parsed_within_their_bounds(void **state) {
    int64_t value = 0;
    assert_true(
        rsm_slice_parse_signed(RSM_SLICE("-9223372036854775808"), INT64_MIN, INT64_MAX, &value));
    assert_true(value == INT64_MIN);
    assert_true(
        rsm_slice_parse_signed(RSM_SLICE("9223372036854775807"), INT64_MIN, INT64_MAX, &value));
    assert_true(value == INT64_MAX);
    assert_false(
        rsm_slice_parse_signed(RSM_SLICE("9223372036854775808"), INT64_MIN, INT64_MAX, &value));
    assert_false(rsm_slice_parse_signed(RSM_SLICE("-"), -5, 5, &value));
    assert_false(rsm_slice_parse_signed(RSM_SLICE("-6"), -5, 5, &value));
    assert_true(rsm_slice_parse_signed(RSM_SLICE("-5"), -5, 5, &value));
    assert_int_equal(value, -5);
}

static void copies_end_with_nul(void **state) {
    rsm_arena arena;
    rsm_arena_init(&arena, NULL, 0);
    assert_string_equal(rsm_slice_to_string(RSM_SLICE("word"), &arena), "word");
    assert_string_equal(rsm_slice_to_string(rsm_slice_make(NULL, 0), &arena), "");
    assert_slice_equal(rsm_slice_copy(RSM_SLICE("word"), &arena), "word");
    rsm_arena_free(&arena);
}

static void hashes_are_those_of_xxh3_with_seed_0(void **state) {
    char text[33];
    rsm_hash64_hex(rsm_hash64(RSM_SLICE("")), text);
    assert_string_equal(text, "2d06800538d394c2");
    rsm_hash128_hex(rsm_hash128_of(RSM_SLICE("")), text);
    assert_string_equal(text, "99aa06d3014798d86001c324468d497f");
    assert_true(rsm_hash64(rsm_slice_make(NULL, 0)) == rsm_hash64(RSM_SLICE("")));
    assert_true(rsm_hash_combine(1, 2) != rsm_hash_combine(2, 1));
    rsm_hash64_hex(0xABCu, text);
    assert_string_equal(text, "0000000000000abc");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slices_compare_as_unsigned_bytes),
        cmocka_unit_test(parts_of_slices_are_found),
        cmocka_unit_test(splitting_gives_every_field),
        cmocka_unit_test(numbers_are_parsed_within_their_bounds),
        cmocka_unit_test(signed_numbers_are_parsed_within_their_bounds),
        cmocka_unit_test(copies_end_with_nul),
        cmocka_unit_test(hashes_are_those_of_xxh3_with_seed_0),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
