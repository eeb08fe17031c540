/*
 * tests/base/test_status.c - error details.
 */
#include "base/status.h"
#include "base/utf8.h"
#include "support/test.h"

#include <errno.h>
#include <string.h>

static void setting_an_error_returns_its_status(void **state) {
    rsm_error error;
    assert_int_equal(rsm_error_set(&error, RSM_ERROR_FORMAT, "line %d is bad", 7),
                     RSM_ERROR_FORMAT);
    assert_int_equal(error.status, RSM_ERROR_FORMAT);
    assert_string_equal(error.message, "line 7 is bad");
    assert_false(error.has_position);
    assert_int_equal(rsm_error_set_at(&error, RSM_ERROR_LIMIT, 99, "too deep"), RSM_ERROR_LIMIT);
    assert_true(error.has_position);
    assert_int_equal(error.position, 99);
    rsm_error_clear(&error);
    assert_int_equal(error.status, RSM_OK);
    assert_string_equal(error.message, "");
}

static void an_error_nobody_wants_may_be_null(void **state) {
    assert_int_equal(rsm_error_set(NULL, RSM_ERROR_IO, "%s", "x"), RSM_ERROR_IO);
    assert_int_equal(rsm_error_set_at(NULL, RSM_ERROR_IO, 1, "%s", "x"), RSM_ERROR_IO);
    rsm_error_clear(NULL);
}

static void a_long_message_is_cut_between_characters(void **state) {
    rsm_error error;
    for (size_t start = 0; start < 4; start++) {
        char text[2 * RSM_ERROR_MESSAGE_SIZE];
        memset(text, 'a', start);
        for (size_t i = start; i + 3 < sizeof text; i += 3)
            memcpy(text + i, "\xE2\x82\xAC", 4);
        rsm_error_set(&error, RSM_ERROR_FORMAT, "%s", text);
        assert_true(strlen(error.message) > RSM_ERROR_MESSAGE_SIZE - 5);
        assert_true(rsm_utf8_is_valid(rsm_slice_from_string(error.message)));
    }
}

static void a_message_is_one_line(void **state) {
    rsm_error error;
    rsm_error_set(&error, RSM_ERROR_FORMAT, "one\ntwo\r\n");
    assert_null(strpbrk(error.message, "\r\n"));
}

static void every_status_has_a_name(void **state) {
    for (int status = 0; status < RSM_STATUS_COUNT; status++)
        assert_true(strlen(rsm_status_name((rsm_status)status)) > 0);
    assert_string_equal(rsm_status_name((rsm_status)999), "unknown error");
}

static void errors_of_the_system_are_told_apart(void **state) {
    assert_int_equal(rsm_status_from_errno(0), RSM_OK);
    assert_int_equal(rsm_status_from_errno(ENOENT), RSM_ERROR_NOT_FOUND);
    assert_int_equal(rsm_status_from_errno(ENOSPC), RSM_ERROR_FULL);
    assert_int_equal(rsm_status_from_errno(ENOMEM), RSM_ERROR_MEMORY);
    assert_int_equal(rsm_status_from_errno(EACCES), RSM_ERROR_IO);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(setting_an_error_returns_its_status),
        cmocka_unit_test(an_error_nobody_wants_may_be_null),
        cmocka_unit_test(a_long_message_is_cut_between_characters),
        cmocka_unit_test(a_message_is_one_line),
        cmocka_unit_test(every_status_has_a_name),
        cmocka_unit_test(errors_of_the_system_are_told_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
