/*
 * tests/base/test_json.c - the JSON writer.
 */
#include "base/json.h"
#include "support/test.h"

#include <math.h>
#include <string.h>

static void strings_are_escaped_and_made_valid(void **state) {
    static const struct {
        rsm_slice text;
        const char *json;
    } CASES[] = {
        {RSM_SLICE_INITIALISER(""), "\"\""},
        {RSM_SLICE_INITIALISER("plain"), "\"plain\""},
        {RSM_SLICE_INITIALISER("a \"b\" \\ /"), "\"a \\\"b\\\" \\\\ /\""},
        {RSM_SLICE_INITIALISER("\n\r\t\b\f\x01\x1F\x7F"),
         "\"\\n\\r\\t\\b\\f\\u0001\\u001f\\u007f\""},
        {RSM_SLICE_INITIALISER("x\0y"), "\"x\\u0000y\""},
        {RSM_SLICE_INITIALISER("\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80"),
         "\"\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\""},
        {RSM_SLICE_INITIALISER("a\xFF\xC3"), "\"a\xEF\xBF\xBD\xEF\xBF\xBD\""},
        {RSM_SLICE_INITIALISER("\xED\xA0\x80"), "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""},
        {RSM_SLICE_INITIALISER("\xE2\x82z"), "\"\xEF\xBF\xBDz\""},
    };
    rsm_buffer buffer;
    rsm_buffer_init(&buffer, NULL);
    for (size_t i = 0; i < COUNT_OF(CASES); i++) {
        rsm_buffer_clear(&buffer);
        rsm_json_append_string(&buffer, CASES[i].text);
        assert_string_equal(rsm_buffer_string(&buffer), CASES[i].json);
    }
    rsm_buffer_free(&buffer);
}

static void commas_and_colons_are_put_by_the_writer(void **state) {
    rsm_buffer buffer;
    rsm_json json;
    rsm_buffer_init(&buffer, NULL);
    rsm_json_init(&json, &buffer);
    rsm_json_begin_object(&json);
    rsm_json_key_int(&json, "low", -40);
    rsm_json_key_null(&json, "high");
    rsm_json_key(&json, "spans");
    rsm_json_begin_array(&json);
    for (int i = 0; i < 2; i++) {
        rsm_json_begin_array(&json);
        rsm_json_uint(&json, (uint64_t)i);
        rsm_json_int(&json, i + 5);
        rsm_json_end_array(&json);
    }
    rsm_json_end_array(&json);
    rsm_json_key(&json, "empty");
    rsm_json_begin_object(&json);
    rsm_json_end_object(&json);
    rsm_json_key_bool(&json, "ok", true);
    rsm_json_key(&json, "score");
    rsm_json_fixed(&json, 9200, 4);
    rsm_json_key(&json, "raw");
    rsm_json_raw(&json, RSM_SLICE("{\"x\":1}"));
    rsm_json_key_cstring(&json, "none", NULL);
    rsm_json_key_string(&json, "text", RSM_SLICE("t"));
    assert_false(rsm_json_is_complete(&json));
    rsm_json_end_object(&json);
    assert_true(rsm_json_is_complete(&json));
    assert_string_equal(rsm_buffer_string(&buffer),
                        "{\"low\":-40,\"high\":null,\"spans\":[[0,5],[1,6]],\"empty\":{},"
                        "\"ok\":true,\"score\":0.92,\"raw\":{\"x\":1},\"none\":null,"
                        "\"text\":\"t\"}");
    rsm_buffer_free(&buffer);
}

static void doubles_are_rounded_and_never_written_as_no_number(void **state) {
    static const struct {
        double value;
        unsigned decimals;
        const char *text;
    } CASES[] = {{0.0, 2, "0.0"},       {1.005, 1, "1.0"},      {-12.34567, 5, "-12.34567"},
                 {0.5, 0, "1"},         {-0.5, 0, "-1"},        {2.0 / 3.0, 4, "0.6667"},
                 {INFINITY, 2, "null"}, {-INFINITY, 2, "null"}, {NAN, 2, "null"},
                 {1e300, 2, "null"}};
    rsm_buffer buffer;
    rsm_buffer_init(&buffer, NULL);
    for (size_t i = 0; i < COUNT_OF(CASES); i++) {
        rsm_json json;
        rsm_buffer_clear(&buffer);
        rsm_json_init(&json, &buffer);
        rsm_json_double(&json, CASES[i].value, CASES[i].decimals);
        assert_string_equal(rsm_buffer_string(&buffer), CASES[i].text);
    }
    rsm_buffer_free(&buffer);
}

static void wrong_nesting_is_told(void **state) {
    rsm_buffer buffer;
    rsm_json json;
    rsm_buffer_init(&buffer, NULL);
    for (int mistake = 0; mistake < 8; mistake++) {
        rsm_buffer_clear(&buffer);
        rsm_json_init(&json, &buffer);
        switch (mistake) {
        case 0: /* a value where a key is due */
            rsm_json_begin_object(&json);
            rsm_json_int(&json, 1);
            break;
        case 1: /* a key in an array */
            rsm_json_begin_array(&json);
            rsm_json_key(&json, "k");
            break;
        case 2: /* the wrong end */
            rsm_json_begin_array(&json);
            rsm_json_end_object(&json);
            break;
        case 3: /* an end too many */
            rsm_json_end_array(&json);
            break;
        case 4: /* two values at the top */
            rsm_json_int(&json, 1);
            rsm_json_int(&json, 2);
            break;
        case 5: /* a key without a value */
            rsm_json_begin_object(&json);
            rsm_json_key(&json, "k");
            rsm_json_end_object(&json);
            break;
        case 6: /* two keys */
            rsm_json_begin_object(&json);
            rsm_json_key(&json, "k");
            rsm_json_key(&json, "k");
            break;
        default: /* too deep */
            for (int i = 0; i < 1000; i++)
                rsm_json_begin_array(&json);
            for (int i = 0; i < 1000; i++)
                rsm_json_end_array(&json);
            break;
        }
        assert_true(json.failed);
        assert_false(rsm_json_is_complete(&json));
    }
    rsm_buffer_free(&buffer);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strings_are_escaped_and_made_valid),
        cmocka_unit_test(commas_and_colons_are_put_by_the_writer),
        cmocka_unit_test(doubles_are_rounded_and_never_written_as_no_number),
        cmocka_unit_test(wrong_nesting_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
