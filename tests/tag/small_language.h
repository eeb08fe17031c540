/*
 * tests/tag/small_language.h - a language file of a few thousand bytes with every section of the
 * project's own.
 */
#ifndef TESTS_TAG_SMALL_LANGUAGE_H
#define TESTS_TAG_SMALL_LANGUAGE_H

#include "base/buffer.h"
#include "tag/language.h"

#define LANGUAGE_MODEL RSM_TEST_SOURCE_FOLDER "/models/language.rsm"

/* Skips the test where no model has been trained. Appends a language file whose sections are those
 * of the project's models, each cut down to the features that speak of the most classes and to the
 * first lemmas. */
void make_small_language(rsm_buffer *file);

/* Makes the checksum of a changed file right again. */
void mend_checksum(char *file, size_t size);

#endif
