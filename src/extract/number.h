/* Numbers of people as the press writes them: digits, words, vague words, ranges and hedges. */
#ifndef RSM_EXTRACT_NUMBER_H
#define RSM_EXTRACT_NUMBER_H

#include "extract/extraction.h"

typedef struct number {
    uint32_t first, end; /* tokens, hedges included */
    int64_t low, high;   /* RSM_COUNT_UNKNOWN where open */
    bool vague;          /* from the table of vague words */
    bool article;        /* nothing but "a" or "an" */
} number;

/* Reads the number (with the hedge before and after it) that begins at `token`, a hedge's first
 * word or the number's own; nothing at or after `end` is read. False where there is none, or where
 * it is a share, an age, a sum of money, a measure, a score or a date. Linear in the words read. */
bool read_number(const extraction *x, uint32_t token, uint32_t end, number *result);

/* How many people a noun phrase counts (figure.c): its number, or one where it is singular. False
 * where it counts none. */
bool count_of_phrase(const extraction *x, uint32_t phrase, number *count);

#endif
