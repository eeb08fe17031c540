/*
 * tests/base/test_utf8.c - characters and the folded form of names.
 */
#include "base/utf8.h"
#include "support/test.h"

#include <string.h>

static void every_scalar_value_survives_encoding_and_decoding(void **state) {
    for (uint32_t code_point = 0; code_point <= 0x10FFFF; code_point++) {
        char bytes[4];
        size_t size = rsm_utf8_encode(code_point, bytes);
        rsm_character character = rsm_utf8_decode(rsm_slice_make(bytes, size), 0);
        bool is_surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
        if (!character.valid || character.size != size ||
            character.code_point != (is_surrogate ? RSM_REPLACEMENT_CHARACTER : code_point))
            fail_msg("U+%04X", code_point);
        character = rsm_utf8_decode_before(rsm_slice_make(bytes, size), size);
        if (!character.valid || character.size != size)
            fail_msg("U+%04X backwards", code_point);
    }
}

static void invalid_bytes_are_cut_at_maximal_subparts(void **state) {
    static const struct {
        const char *text;
        const char *expected; /* R for each U+FFFD */
    } CASES[] = {
        {"a\x80z", "aRz"},
        {"\xC0\xAF", "RR"},
        {"\xC1\xBF", "RR"},
        {"\xE0\x80\x80", "RRR"},
        {"\xE0\xA0", "R"},
        {"\xE2\x82", "R"},
        {"\xE2\x82\x41", "RA"},
        {"\xED\xA0\x80", "RRR"},
        {"\xED\x9F", "R"},
        {"\xF0\x80\x80\x80", "RRRR"},
        {"\xF0\x90\x80", "R"},
        {"\xF1\x80\x80\xE1\x80\xC2\x62\x80", "RRRbR"},
        {"\xF4\x90\x80\x80", "RRRR"},
        {"\xF4\x8F\xBF", "R"},
        {"\xF5\x80", "RR"},
        {"\xFE\xFF", "RR"},
        {"ok", "ok"},
    };
    rsm_buffer buffer;
    rsm_buffer_init(&buffer, NULL);
    for (size_t i = 0; i < COUNT_OF(CASES); i++) {
        rsm_slice text = rsm_slice_from_string(CASES[i].text);
        char expected[64] = "";
        size_t size = 0;
        size_t count = 0;
        size_t counted = 0;
        for (const char *byte = CASES[i].expected; *byte != '\0'; byte++) {
            size += rsm_utf8_encode(*byte == 'R' ? RSM_REPLACEMENT_CHARACTER : (uint32_t)*byte,
                                    expected + size);
            count += *byte == 'R';
        }
        rsm_buffer_clear(&buffer);
        assert_true(rsm_utf8_sanitise(text, false, &buffer, &counted));
        assert_string_equal(rsm_buffer_string(&buffer), expected);
        assert_int_equal(counted, count);
        assert_int_equal(rsm_utf8_is_valid(text), count == 0);
        assert_int_equal(rsm_utf8_length(text), strlen(CASES[i].expected));
    }
    rsm_buffer_free(&buffer);
}

static void nul_is_replaced_and_a_mark_dropped_only_at_the_start(void **state) {
    rsm_buffer buffer;
    rsm_buffer_init(&buffer, NULL);
    rsm_utf8_sanitise(RSM_SLICE("\xEF\xBB\xBFx\0\xEF\xBB\xBFy"), true, &buffer, NULL);
    assert_string_equal(rsm_buffer_string(&buffer), "x\xEF\xBF\xBD\xEF\xBB\xBFy");
    rsm_buffer_clear(&buffer);
    rsm_utf8_sanitise(RSM_SLICE("\xEF\xBB\xBFx"), false, &buffer, NULL);
    assert_string_equal(rsm_buffer_string(&buffer), "\xEF\xBB\xBFx");
    rsm_buffer_free(&buffer);
}

static void any_three_bytes_are_read_without_running_over(void **state) {
    for (uint32_t bits = 0; bits < 1u << 24; bits += 97) {
        char bytes[3] = {(char)(bits & 0xFF), (char)(bits >> 8 & 0xFF), (char)(bits >> 16)};
        rsm_slice text = rsm_slice_make(bytes, 3);
        size_t offset = 0;
        while (offset < 3) {
            rsm_character character = rsm_utf8_decode(text, offset);
            if (character.size == 0 || character.size > 3 - offset)
                fail_msg("%06x", bits);
            offset += character.size;
        }
        while (offset > 0) {
            rsm_character character = rsm_utf8_decode_before(text, offset);
            if (character.size == 0 || character.size > offset)
                fail_msg("%06x backwards", bits);
            offset -= character.size;
        }
    }
    assert_int_equal(rsm_utf8_decode(RSM_SLICE("x"), 1).size, 0);
    assert_int_equal(rsm_utf8_decode_before(RSM_SLICE("x"), 0).size, 0);
}

static void characters_are_classed_by_unicode(void **state) {
    assert_true(rsm_is_letter(0xE9) && rsm_is_letter(0x416) && rsm_is_letter(0x4E2D));
    assert_true(rsm_is_upper('A') && rsm_is_upper(0xC9) && !rsm_is_upper('a'));
    assert_true(rsm_is_lower('a') && rsm_is_lower(0xDF) && !rsm_is_lower('A'));
    assert_true(rsm_is_digit('7') && rsm_is_digit(0x663) && !rsm_is_digit(0xBD));
    assert_true(rsm_is_space(' ') && rsm_is_space('\n') && rsm_is_space(0xA0));
    assert_true(rsm_is_space(0x2009) && rsm_is_space(0x2028) && !rsm_is_space(0x200B));
    assert_true(rsm_is_punctuation('!') && rsm_is_punctuation(0x201C) && !rsm_is_punctuation('$'));
    assert_true(rsm_is_symbol('$') && rsm_is_symbol(0x20AC));
    assert_true(rsm_is_mark(0x301) && rsm_is_control(0x200B) && rsm_is_control(0));
    assert_int_equal(rsm_to_lower(0xC9), 0xE9);
    assert_int_equal(rsm_to_upper(0xE9), 0xC9);
    assert_true(rsm_ascii_is_letter('Q') && !rsm_ascii_is_letter('\xC9'));
    assert_true(rsm_ascii_is_digit('0') && rsm_ascii_is_space('\v'));
}

static void folding_brings_spellings_of_a_name_together(void **state) {
    static const struct {
        const char *text;
        const char *folded;
    } CASES[] = {
        {"San'a", "san'a"},
        {"San\xE2\x80\x99"
         "a",
         "san'a"},
        {"San\xCA\xBF"
         "a",
         "san'a"},
        {"San\xCA\xBE"
         "a",
         "san'a"},
        {"San`a", "san'a"},
        {"\xC5\x81\xC3\xB3"
         "d\xC5\xBA",
         "lodz"},
        {"L\xCC\x81odz", "lodz"},
        {"T\xC3\xB8nsberg", "tonsberg"},
        {"STRASSE", "strasse"},
        {"Stra\xC3\x9F"
         "e",
         "strasse"},
        {"\xC4\xB0zmir", "izmir"},
        {"D\xC4\xB1yarbak\xC4\xB1r", "diyarbakir"},
        {"\xC3\x86r\xC3\xB8", "aero"},
        {"S\xC3\xA3o  Tom\xC3\xA9\xC2\xA0 e\tPr\xC3\xADncipe ", "sao tome e principe"},
        {"Port\xE2\x80\x93"
         "au\xE2\x80\x91Prince",
         "port-au-prince"},
        {"  ", ""},
        {"", ""},
        {"\xEF\xBC\xA1\xEF\xBC\x91", "a1"},
        {"zero\xE2\x80\x8Bwidth\xC2\xAD", "zerowidth"},
        {"\xD0\x9C\xD0\x9E\xD0\xA1\xD0\x9A\xD0\x92\xD0\x90",
         "\xD0\xBC\xD0\xBE\xD1\x81\xD0\xBA\xD0\xB2\xD0\xB0"},
        {"\xEF\xAC\x81re", "fire"},
        {"Xank\xC9\x99ndi", "xankendi"},
        {"\xFFx", "\xEF\xBF\xBDx"},
    };
    rsm_arena arena;
    rsm_arena_init(&arena, NULL, 0);
    for (size_t i = 0; i < COUNT_OF(CASES); i++)
        assert_slice_equal(rsm_utf8_fold_in(rsm_slice_from_string(CASES[i].text), &arena),
                           CASES[i].folded);
    rsm_arena_free(&arena);
}

static void folding_twice_changes_nothing(void **state) {
    rsm_buffer once;
    rsm_buffer twice;
    rsm_buffer_init(&once, NULL);
    rsm_buffer_init(&twice, NULL);
    for (uint32_t code_point = 0; code_point <= 0x10FFFF; code_point++) {
        rsm_buffer_clear(&once);
        rsm_buffer_clear(&twice);
        rsm_buffer_append_char(&once, 'x');
        rsm_utf8_append(&twice, code_point);
        rsm_utf8_append(&twice, 'Y');
        rsm_utf8_fold(rsm_buffer_slice(&twice), &once);
        rsm_buffer_clear(&twice);
        rsm_utf8_fold(rsm_buffer_slice(&once), &twice);
        if (!rsm_slice_equal(rsm_buffer_slice(&once), rsm_buffer_slice(&twice)))
            fail_msg("U+%04X", code_point);
    }
    rsm_buffer_free(&once);
    rsm_buffer_free(&twice);
}

static void columns_are_those_of_a_terminal(void **state) {
    assert_int_equal(rsm_utf8_columns(RSM_SLICE("abc")), 3);
    assert_int_equal(rsm_utf8_columns(RSM_SLICE("e\xCC\x81")), 1);
    assert_int_equal(rsm_utf8_columns(RSM_SLICE("\xE4\xB8\xAD")), 2);
    assert_int_equal(rsm_utf8_floor(RSM_SLICE("a\xE4\xB8\xAD"), 3), 1);
    assert_int_equal(rsm_utf8_floor(RSM_SLICE("a\xE4\xB8\xAD"), 9), 4);
    assert_int_equal(rsm_utf8_floor(RSM_SLICE("ab"), 1), 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_scalar_value_survives_encoding_and_decoding),
        cmocka_unit_test(invalid_bytes_are_cut_at_maximal_subparts),
        cmocka_unit_test(nul_is_replaced_and_a_mark_dropped_only_at_the_start),
        cmocka_unit_test(any_three_bytes_are_read_without_running_over),
        cmocka_unit_test(characters_are_classed_by_unicode),
        cmocka_unit_test(folding_brings_spellings_of_a_name_together),
        cmocka_unit_test(folding_twice_changes_nothing),
        cmocka_unit_test(columns_are_those_of_a_terminal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
