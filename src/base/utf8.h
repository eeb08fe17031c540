/*
 * base/utf8.h - characters.
 *
 * Part: from bytes to code points and back, classes of characters, and the folded form in which all
 * names are looked up. Unicode data are utf8proc's.
 * Invariants: never reads outside [0, size); decoding always moves on by at least one byte; invalid
 * input is cut by the rule of "maximal subparts" (Unicode 3.9, the WHATWG decoder): each such part
 * counts as one U+FFFD. Cost: linear; tables are static.
 */
#ifndef RSM_BASE_UTF8_H
#define RSM_BASE_UTF8_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/slice.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define RSM_REPLACEMENT_CHARACTER 0xFFFDu

typedef struct rsm_character {
    uint32_t code_point; /* U+FFFD where invalid */
    uint32_t size;       /* bytes taken, 1 to 4; 0 at the end of input */
    bool valid;
} rsm_character;

/* The character at byte `offset`; size 0 where offset >= text.size. */
rsm_character rsm_utf8_decode(rsm_slice text, size_t offset);

/* The character that ends at byte `offset` (of text that is valid UTF-8); size 0 at the start. */
rsm_character rsm_utf8_decode_before(rsm_slice text, size_t offset);

/* Writes 1 to 4 bytes and returns how many; U+FFFD for what is no scalar value. */
size_t rsm_utf8_encode(uint32_t code_point, char bytes[4]);

bool rsm_utf8_append(rsm_buffer *buffer, uint32_t code_point);

/* Offset of the first byte of the first invalid sequence, RSM_NOWHERE if all is valid. */
size_t rsm_utf8_find_invalid(rsm_slice text);
bool rsm_utf8_is_valid(rsm_slice text);

/* Number of characters, an invalid maximal subpart being one. */
size_t rsm_utf8_length(rsm_slice text);

/* Columns of a terminal that the text takes (wide characters two, combining marks none). */
size_t rsm_utf8_columns(rsm_slice text);

/* The greatest offset <= `offset` at which a character begins (of text that is valid UTF-8). */
size_t rsm_utf8_floor(rsm_slice text, size_t offset);

/*
 * Appends `text` with NUL and each maximal invalid subpart as U+FFFD; where `strip_mark`, without a
 * byte-order mark at the very start. `*replaced` (which may be NULL) counts the replacements.
 */
bool rsm_utf8_sanitise(rsm_slice text, bool strip_mark, rsm_buffer *buffer, size_t *replaced);

/* Classes by Unicode general category: L*; Lu and Lt; Ll; Nd; Z* and \t \n \v \f \r U+0085; P*. */
bool rsm_is_letter(uint32_t code_point);
bool rsm_is_upper(uint32_t code_point);
bool rsm_is_lower(uint32_t code_point);
bool rsm_is_digit(uint32_t code_point);
bool rsm_is_space(uint32_t code_point);
bool rsm_is_punctuation(uint32_t code_point);
bool rsm_is_mark(uint32_t code_point);    /* M* */
bool rsm_is_symbol(uint32_t code_point);  /* S* */
bool rsm_is_control(uint32_t code_point); /* Cc, Cf */

/* Simple (one to one) case mapping. */
uint32_t rsm_to_lower(uint32_t code_point);
uint32_t rsm_to_upper(uint32_t code_point);

/* The same for ASCII bytes alone, without locale. */
bool rsm_ascii_is_letter(char byte);
bool rsm_ascii_is_upper(char byte);
bool rsm_ascii_is_lower(char byte);
bool rsm_ascii_is_digit(char byte);
bool rsm_ascii_is_space(char byte);
char rsm_ascii_to_lower(char byte);

/*
 * Appends the form in which names are compared: compatibility decomposition (NFKD), combining marks
 * dropped, full case folding; letters that do not decompose but are commonly written plain are so
 * written (l for l with stroke, o for o with stroke, d for d with stroke, i for dotless i, ss for
 * sharp s, ae, oe, th); every apostrophe-like character (U+2018 U+2019 U+201B U+02B9 U+02BB U+02BC
 * U+02BD U+02BE U+02BF U+0060 U+00B4 U+2032 U+FF07) becomes '; every hyphen or dash becomes -; all
 * runs of white space become one space (none at either end); soft hyphens and zero-width characters
 * go. Folding what is folded changes nothing. False where the buffer fails.
 */
bool rsm_utf8_fold(rsm_slice text, rsm_buffer *buffer);

/* The same into an arena; data NULL and size 0 where that fails (see arena->failed). */
rsm_slice rsm_utf8_fold_in(rsm_slice text, rsm_arena *arena);

#endif
