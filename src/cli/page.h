/* What a person reads, laid out in columns: text made safe for a terminal, measured, wrapped and
 * cut.
 *
 * Two nouns. A cli_text grows; what is put into it with cli_text_add is the program's own words,
 * with cli_text_others the words of others, made safe: control characters, marks that turn the
 * direction of writing, line separators and other characters that are not seen become visible
 * escapes (\x1b, \u202e), white space of any length one space. A cli_page writes rows of columns to
 * a file; each column wraps within its own width, and no row is wider than the page unless a
 * column was given beyond it.
 *
 * Widths are columns of a terminal: 0 for a combining mark, 2 for a wide character. Where memory
 * fails the page's `failed` is set and text is missing; nothing else happens. Cost: linear. */
#ifndef RSM_CLI_PAGE_H
#define RSM_CLI_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* ---- text ---- */

/* Zero it before use; free with cli_text_free. */
typedef struct cli_text {
    char *data; /* NUL-terminated, or NULL where nothing was added */
    size_t size, capacity;
    bool failed;
} cli_text;

void cli_text_free(cli_text *text);
void cli_text_clear(cli_text *text);

/* The text as a string, "" where nothing was added. Valid until the next change. */
const char *cli_text_string(const cli_text *text);

/* The program's own words, and words made with printf's formats; nothing is escaped. */
void cli_text_add(cli_text *text, const char *words);
void cli_text_format(cli_text *text, const char *format, ...)
#if defined(__GNUC__)
    __attribute__((format(printf, 2, 3)))
#endif
    ;

/* Words of others, made safe. Invalid UTF-8 becomes U+FFFD. */
void cli_text_others(cli_text *text, const char *words, size_t size);

/* Columns that a string that is safe takes. */
int cli_width_of(const char *string);

/* ---- the page ---- */

typedef enum cli_style {
    CLI_PLAIN,
    CLI_BOLD,  /* the headline, what is best */
    CLI_DIM,   /* what is secondary */
    CLI_ACCENT /* what reports disagree on */
} cli_style;

typedef struct cli_page {
    FILE *file;
    int width;
    bool colour; /* a terminal that takes colour: styles are written and rules are drawn */
    bool failed; /* memory failed */
    struct cli_page_text *texts;
    cli_text spare; /* given out where memory failed; takes nothing */
} cli_page;

cli_page cli_page_make(FILE *file, int width, bool colour);

/* Frees the page's texts, not the file. */
void cli_page_end(cli_page *page);

/* A new empty text that the page owns until cli_page_forget or cli_page_end. Never NULL. */
cli_text *cli_page_text(cli_page *page);
void cli_page_forget(cli_page *page);

typedef struct cli_column {
    int at, width;    /* first column from 0; a width of 0 or less: as far as the page goes */
    const char *text; /* safe; NULL is empty */
    cli_style style;
    bool right; /* set to the right end of the column */
    int lines;  /* most lines, the last cut with an ellipsis; 0: any number */
} cli_column;

/* One row: as many lines as its longest column needs. Columns stand from left to right and do not
 * overlap. */
void cli_page_row(cli_page *page, const cli_column *columns, size_t count);

/* A line across the page; an empty line. */
void cli_page_rule(cli_page *page);
void cli_page_blank(cli_page *page);

#endif
