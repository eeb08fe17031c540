/* What a page writes, kept in memory, and what is true of every page. */
#ifndef RSM_TESTS_CLI_RENDERED_H
#define RSM_TESTS_CLI_RENDERED_H

#include "cli/page.h"

/* A page that writes to memory. rendered_end gives the text, to be freed. */
typedef struct rendered {
    cli_page page;
    FILE *file;
    char *text;
    size_t size;
} rendered;

void rendered_begin(rendered *to, int width, bool colour);
char *rendered_end(rendered *to);

/* Fails where a line is wider than `width` columns, or where the text holds a control character
 * other than the end of a line, or a mark that turns the direction of writing. Escape sequences of
 * styles are passed over where `colour`. */
void check_page(const char *text, int width, bool colour);

/* Fails where `text` does not hold `part`; shows the text. */
void check_holds(const char *text, const char *part);
void check_lacks(const char *text, const char *part);

#endif
