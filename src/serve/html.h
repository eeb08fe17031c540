/* A page being written: HTML that grows, in which the words of others cannot be anything but words.
 *
 * There are three ways to put something in. html_raw and html_format take what the program itself
 * has written and the numbers it has worked out; html_text takes words that are safe to read
 * (words/text.h) and escapes them; html_begin_words and html_end_words do that for the functions of
 * words/words.h, which write into a words_text. Nothing else writes to a page, so all that comes
 * from a report is escaped once, here.
 *
 * Where memory fails html_failed tells so and the page is not to be used. Cost: linear. */
#ifndef RSM_SERVE_HTML_H
#define RSM_SERVE_HTML_H

#include "words/words.h"

typedef struct html {
    words_text out;
    words_text words; /* between html_begin_words and html_end_words */
} html;

void html_free(html *page);
bool html_failed(const html *page);

/* The program's own markup. */
void html_raw(html *page, const char *markup);

/* The same with numbers: printf's formats of integers and of the program's own names, 512 bytes at
 * most. */
void html_format(html *page, const char *format, ...)
#if defined(__GNUC__)
    __attribute__((format(printf, 2, 3)))
#endif
    ;

/* Safe words, escaped for text and for attributes in quotation marks. */
void html_text(html *page, const char *words);

/* A string of JSON: made safe (white space of any length one space), then escaped. Nothing where it
 * is none. */
void html_string(html *page, const json_t *string);
void html_key(html *page, const json_t *object, const char *key);

/* Words written by the functions of words/words.h:
 *     words_add_place(html_begin_words(page), place, countries); html_end_words(page); */
words_text *html_begin_words(html *page);
void html_end_words(html *page);

/* A part of a report's text, line breaks kept, what cannot be seen made visible. */
void html_passage(html *page, const char *text, size_t size);

/* A string as one component of an address: all but letters, digits, - _ . ~ as %XX. */
void html_component(html *page, const char *string);

#endif
