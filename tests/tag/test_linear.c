/*
 * tests/tag/test_linear.c - the time of the language layer grows with the text and not faster.
 *
 * Each text is read at one size and at ten times that, by src/text and src/tag with the models of
 * this project where they have been trained: one sentence without a full stop, nothing but spaces,
 * brackets, quotation marks, and the like. Ten times the text may take GROWTH times the processor's
 * time (a square's would be 100); what is too short to measure is not held to it. Sizes are 30 kB
 * and 300 kB, with RASHOMON_LONG 1 MB and 10 MB for the first ASKED texts. A text of more words
 * than are read is refused, which must take no longer.
 */
#include "small_language.h"
#include "support/test.h"
#include "tag/tag.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
    SHORT_SIZE = 30000 / SANITIZER_SHARE,
    LONG_SIZE = 1000000,
    TIMES = 10,
    GROWTH = 16,
    LEAST_MS = 200,
    AGAIN = 6, /* a square's time stays a square's however often it is taken */
    ASKED = 10
};

static const char *const patterns[] = {
    "the man in the old house saw two dogs near a river and ",
    " ",
    "\n",
    "(",
    ")",
    "[ ",
    "\"",
    "'",
    "`",
    "\xE2\x80\x9C",
    "Soldiers of the Northern Front went to Tessaly with Ana Moreau and ",
    "( a ) ",
    "\" a ",
    "'a ",
    "\xE2\x80\x98\xE2\x80\x99",
    ".",
    ". ",
    ".?",
    "? A",
    ".A",
    "a.",
    "a-",
    "re-",
    "non-a",
    "a@",
    "http\"a-",
    "a.b.",
    "1-",
    "1/",
    "a/",
    "+1",
    "No. ",
    "etc. ",
    "- ",
    ": ",
    "A ",
    "Q: a\nA: b\n",
    "\xF0\x9F\x98\x80",
};

static rsm_world *world;
static rsm_language *language;

static int open_models(void **state) {
    rsm_error error = {0};
    if (rsm_language_open(LANGUAGE_MODEL, &language, &error) != RSM_OK &&
        error.status != RSM_ERROR_NOT_FOUND) {
        return -1;
    }
    return rsm_world_open(RSM_TEST_WORLD_FILE, &world, &error) == RSM_OK ? 0 : -1;
}

static int close_models(void **state) {
    rsm_language_close(language);
    rsm_world_close(world);
    return 0;
}

/* Milliseconds of the layer for `unit` repeated to `size` bytes. */
static double time_once(const char *unit, size_t size) {
    size_t length = strlen(unit);
    char *bytes = malloc(size);
    rsm_arena arena;
    rsm_text text;
    rsm_tagging tagging;
    assert_non_null(bytes);
    for (size_t i = 0; i < size; i++) {
        bytes[i] = unit[i % length];
    }
    size -= size % length; /* no cut character at the end */
    rsm_arena_init(&arena, NULL, 0);
    clock_t start = clock();
    rsm_status status = rsm_text_split(world, rsm_language_linear(language, RSM_TEXT_MODEL),
                                       rsm_slice_make(bytes, size), 0, &arena, &text, NULL);
    if (status == RSM_OK) {
        status = rsm_tag_text(world, language, &text, &arena, &tagging, NULL);
    }
    double taken = (double)(clock() - start) * 1000 / CLOCKS_PER_SEC;
    assert_true(status == RSM_OK || status == RSM_ERROR_LIMIT);
    rsm_arena_free(&arena);
    free(bytes);
    return taken;
}

/* The best of `tries`. */
static double time_of(const char *unit, size_t size, int tries) {
    double best = time_once(unit, size);
    for (int i = 1; i < tries; i++) {
        double time = time_once(unit, size);
        best = time < best ? time : best;
    }
    return best;
}

static void ten_times_the_text_takes_ten_times_the_time(void **state) {
    bool all = getenv("RASHOMON_LONG") != NULL;
    for (size_t i = 0; i < COUNT_OF(patterns); i++) {
        size_t size = all && i < ASKED ? LONG_SIZE : SHORT_SIZE;
        double small = time_of(patterns[i], size, 2);
        double large = time_of(patterns[i], size * TIMES, 1);
        for (int n = 0; n < AGAIN && large > LEAST_MS && large > small * GROWTH; n++) {
            large = time_of(patterns[i], size * TIMES, 1); /* something else was running */
        }
        if (large > LEAST_MS && large > small * GROWTH) {
            fail_msg("%s: %.0f ms for %zu bytes, %.0f ms for %zu", patterns[i], small, size, large,
                     size * TIMES);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ten_times_the_text_takes_ten_times_the_time),
    };
    return cmocka_run_group_tests(tests, open_models, close_models);
}
