/* Text for people, made safe: growing strings, and what is put into them.
 *
 * A words_text grows; what is put into it with words_text_add is the program's own words, with
 * words_text_others the words of others, made safe: control characters, marks that turn the
 * direction of writing, line separators and other characters that are not seen become visible
 * escapes (\x1b, \u202e), white space of any length one space.
 *
 * Widths are columns of a terminal: 0 for a combining mark, 2 for a wide character. Where memory
 * fails the text's `failed` is set and words are missing; nothing else happens. Cost: linear. */
#ifndef RSM_WORDS_TEXT_H
#define RSM_WORDS_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* Zero it before use; free with words_text_free. */
typedef struct words_text {
    char *data; /* NUL-terminated, or NULL where nothing was added */
    size_t size, capacity;
    bool failed;
} words_text;

void words_text_free(words_text *text);
void words_text_clear(words_text *text);

/* The text as a string, "" where nothing was added. Valid until the next change. */
const char *words_text_string(const words_text *text);

/* The program's own words, and words made with printf's formats; nothing is escaped. */
void words_text_add(words_text *text, const char *words);
void words_text_append(words_text *text, const char *words, size_t size);
void words_text_format(words_text *text, const char *format, ...)
#if defined(__GNUC__)
    __attribute__((format(printf, 2, 3)))
#endif
    ;

/* Words of others, made safe. Invalid UTF-8 becomes U+FFFD. */
void words_text_others(words_text *text, const char *words, size_t size);

/* Columns that a string that is safe takes. */
int words_width_of(const char *string);

#endif
