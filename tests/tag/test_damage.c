/*
 * tests/tag/test_damage.c - a language file of every section, cut short or changed at any byte: an
 * error, or models that can be used.
 *
 * The sample is one place in STEP; RASHOMON_LONG takes every place, and each bit of it. With
 * RASHOMON_SEED_FOLDER the file is written there, as the seed of fuzz/corpus/language.
 */
#include "small_language.h"
#include "support/test.h"
#include "tag/tag.h"

#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { STEP = 23, STEP_CUT = 11 };

static const char sentence[] =
    "The army said on Monday that rebels had shot two soldiers in Mosul. It denied the rest: "
    "\"Nobody fled,\" Gen. Ngata told Reuters Then he left";

static bool long_tests(void) {
    return getenv("RASHOMON_LONG") != NULL;
}

/* Opens the bytes, copied to memory of just their size, and reads a text with what has opened. */
static rsm_status open_and_use(const char *bytes, size_t size) {
    char *copy = malloc(size > 0 ? size : 1);
    rsm_language *language = NULL;
    rsm_error error = {0};
    memcpy(copy, bytes, size);
    rsm_status status = rsm_language_open_memory(copy, size, &language, &error);
    if (status == RSM_OK) {
        rsm_arena arena;
        rsm_text text;
        rsm_tagging tagging;
        rsm_arena_init(&arena, NULL, 0);
        assert_int_equal(rsm_text_split(NULL, rsm_language_linear(language, RSM_TEXT_MODEL),
                                        rsm_slice_from_string(sentence), 0, &arena, &text, NULL),
                         RSM_OK);
        assert_int_equal(rsm_tag_text(NULL, language, &text, &arena, &tagging, NULL), RSM_OK);
        rsm_arena_free(&arena);
    } else {
        assert_null(language);
        assert_true(error.message[0] != '\0');
    }
    rsm_language_close(language);
    free(copy);
    return status;
}

static void the_whole_file_opens_with_every_section(void **state) {
    rsm_buffer file;
    rsm_buffer_init(&file, NULL);
    make_small_language(&file);
    assert_int_equal(open_and_use(file.data, file.size), RSM_OK);
    const char *folder = getenv("RASHOMON_SEED_FOLDER");
    if (folder != NULL) {
        char path[512];
        snprintf(path, sizeof path, "%s/all-sections", folder);
        assert_int_equal(rsm_file_write(path, rsm_buffer_slice(&file), NULL), RSM_OK);
    }
    rsm_buffer_free(&file);
}

static void a_file_cut_short_anywhere_is_an_error(void **state) {
    rsm_buffer file;
    rsm_buffer_init(&file, NULL);
    make_small_language(&file);
    for (size_t size = 0; size < file.size; size += long_tests() ? 1 : STEP_CUT) {
        assert_int_equal(open_and_use(file.data, size), RSM_ERROR_FORMAT);
    }
    rsm_buffer_free(&file);
}

/* The head made to fit what is left, so that only the sections can tell. */
static void a_file_cut_short_with_a_right_head_is_an_error_or_usable(void **state) {
    rsm_buffer file;
    rsm_buffer_init(&file, NULL);
    make_small_language(&file);
    for (size_t size = 40; size < file.size; size += long_tests() ? 1 : STEP) {
        char *copy = malloc(size);
        const uint64_t whole = size;
        memcpy(copy, file.data, size);
        memcpy(copy + 16, &whole, sizeof whole);
        mend_checksum(copy, size);
        open_and_use(copy, size);
        free(copy);
    }
    rsm_buffer_free(&file);
}

static void change(const rsm_buffer *file, size_t place, unsigned char by) {
    char *copy = malloc(file->size);
    memcpy(copy, file->data, file->size);
    copy[place] = (char)((unsigned char)copy[place] ^ by);
    assert_int_not_equal(open_and_use(copy, file->size), RSM_OK);
    if (place >= 32) {
        mend_checksum(copy, file->size);
        open_and_use(copy, file->size);
    }
    free(copy);
}

static void a_file_with_one_byte_changed_is_an_error_or_usable(void **state) {
    rsm_buffer file;
    rsm_buffer_init(&file, NULL);
    make_small_language(&file);
    for (size_t place = 0; place < file.size; place += place < 256 || long_tests() ? 1 : STEP) {
        change(&file, place, 0xFF);
        for (uint32_t bit = 0; long_tests() && bit < 8; bit++) {
            change(&file, place, (unsigned char)(1u << bit));
        }
    }
    rsm_buffer_free(&file);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_whole_file_opens_with_every_section),
        cmocka_unit_test(a_file_cut_short_anywhere_is_an_error),
        cmocka_unit_test(a_file_cut_short_with_a_right_head_is_an_error_or_usable),
        cmocka_unit_test(a_file_with_one_byte_changed_is_an_error_or_usable),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
