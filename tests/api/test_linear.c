/*
 * tests/api/test_linear.c - hostile texts: time grows with their length and not with its square.
 *
 * Each pattern is repeated to one size and to four times that; four times the text may take up to
 * GROWTH times the processor's time (16 would be a square's). Short measurements say nothing and
 * are not held to it. RASHOMON_LONG takes sixteen times the text, to the limit of a report.
 */
#include "support.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

/* AGAIN: a square's time stays a square's however often it is taken. */
enum { SIZE = (48 << 10) / SANITIZER_SHARE, GROWTH = 9, LEAST_MS = 150, AGAIN = 6 };

static const char *const patterns[] = {
    "a ",
    "\"",
    "\xe2\x80\x9c\xe2\x80\x9d",
    ",",
    "(",
    "A",
    "Abc Def ",
    "7",
    "12 ",
    "2019-",
    "said ",
    "Police said ",
    "Police said that officials said 12 people were killed. ",
    "the man in the car near the house with a gun ",
    "killed 1 ",
    "Police killed 1. ",
    "12 men and ",
    "including two men and ",
    "the death toll rose ",
    "attack ",
    "A bomb exploded in Kabul on Monday, killing nine. ",
    "12 people were killed by gunmen in Paris, Texas, on 3 May 2019. ",
    "The ministry denied that 12 people were killed. ",
    "The Taliban claimed responsibility. ",
    "The Grand Mosque was hit. ",
    "Paris ",
    "Paris, Texas, ",
    "John Smith said. ",
    "on Monday ",
    "citing the ministry ",
    "because ",
    "Q: Who was killed?\nA: Ten died, he said.\n",
    "Ten killed in attack\n",
    "[1] ",
    "- ",
    "'s ",
    ". ",
    "\n",
};

static double see(const char *text, size_t size) {
    rsm_worker *worker;
    rsm_document *document;
    rsm_string json;
    rsm_error error = {0};
    rsm_input input = {.text = text, .text_size = size, .published = "2021-05-14"};
    clock_t start = clock();
    assert_int_equal(rsm_worker_new(test_model(), NULL, &worker, &error), RSM_OK);
    if (rsm_annotate(worker, &input, &document, &error) != RSM_OK)
        fail_msg("%s", error.message);
    assert_int_equal(rsm_document_json(document, 0, &json, &error), RSM_OK);
    rsm_string_free(&json);
    rsm_document_free(document);
    rsm_worker_free(worker);
    return (double)(clock() - start) * 1000 / CLOCKS_PER_SEC;
}

/* Milliseconds for `unit` repeated to `size` bytes; the best of `tries`. */
static double time_of(const char *unit, size_t size, int tries) {
    size_t length = strlen(unit);
    char *text = malloc(size);
    double best = 0;
    assert_non_null(text);
    for (size_t i = 0; i < size; i++)
        text[i] = unit[i % length];
    for (int i = 0; i < tries; i++) {
        double time = see(text, size);
        best = i == 0 || time < best ? time : best;
    }
    free(text);
    return best;
}

static void time_grows_with_the_length_of_hostile_texts(void **state) {
    size_t size = long_tests() ? SIZE * 16 : SIZE;
    for (size_t i = 0; i < COUNT_OF(patterns); i++) {
        double small = time_of(patterns[i], size, 2), large = time_of(patterns[i], size * 4, 1);
        for (int n = 0; n < AGAIN && large > LEAST_MS && large > small * GROWTH; n++)
            large = time_of(patterns[i], size * 4, 1); /* something else was running */
        if (large > LEAST_MS && large > small * GROWTH)
            fail_msg("%.20s...: %.0f ms for %zu bytes, %.0f ms for %zu", patterns[i], small, size,
                     large, size * 4);
    }
}

/* A text of ever new names, so that each is a new entity. */
static double time_of_new_names(size_t size) {
    char *text = malloc(size);
    uint32_t seed = 1;
    size_t at = 0;
    assert_non_null(text);
    while (at + 64 < size) {
        static const char rest[] = " said 12 people died in a bombing. ";
        text[at++] = 'Z';
        for (int k = 0; k < 6; k++) {
            seed = seed * 1664525u + 1013904223u;
            text[at++] = (char)('a' + (seed >> 16) % 26);
        }
        memcpy(text + at, rest, sizeof rest - 1);
        at += sizeof rest - 1;
    }
    double time = see(text, at);
    free(text);
    return time;
}

static void time_grows_with_the_length_of_texts_of_new_names(void **state) {
    double small = time_of_new_names(SIZE * 2), large = time_of_new_names(SIZE * 8);
    assert_true(large < LEAST_MS || large < small * GROWTH);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(time_grows_with_the_length_of_hostile_texts),
        cmocka_unit_test(time_grows_with_the_length_of_texts_of_new_names),
    };
    return cmocka_run_group_tests(tests, open_surroundings, close_surroundings);
}
