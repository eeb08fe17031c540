/* A phrase as written -> the keys of its words.
 *
 * Used by the compiler for every name and by look-up; both must cut a phrase as the tokens of a
 * text are cut. White space, hyphens, dashes, commas, quotation marks, brackets and slashes part
 * words; what is left without a letter or digit is dropped. Linear, no memory but the stack's: a
 * phrase over RSM_PHRASE_BYTES has no keys. */
#ifndef RSM_WORLD_PHRASE_H
#define RSM_WORLD_PHRASE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"

#define RSM_PHRASE_BYTES 400

/* Most keys of a phrase: its words, and the pieces split off from them. */
#define RSM_PHRASE_KEYS 32

/* How a phrase is cut. */
typedef struct rsm_phrase_style {
    bool endings; /* an ending that the tokens of a text part from its word ("John|'s", "do|n't") is
                     a key of its own */
    bool marks; /* a comma, bracket or other mark between words is a key of its own, else nothing */
} rsm_phrase_style;

typedef struct rsm_phrase_keys {
    uint64_t keys[RSM_PHRASE_KEYS];
    uint32_t count;   /* of keys */
    uint32_t words;   /* as written */
    bool has_endings; /* cutting with and without endings differs */
    bool has_marks;   /* cutting with and without marks may differ */
    bool too_long;    /* more bytes or words than can be held: count is 0 */
} rsm_phrase_keys;

rsm_phrase_keys rsm_phrase_split(rsm_slice phrase, rsm_phrase_style style);

/* The condition that a proper name puts on capitals, as its own spelling shows: RSM_PHRASE_CAPITAL,
 * RSM_PHRASE_CAPITALS, RSM_POSTING_ANY_CAPITAL. */
uint16_t rsm_phrase_capitals(rsm_slice name);

#endif
