/* What a person reads on a terminal, laid out in columns: text measured, wrapped and cut.
 *
 * A cli_page writes rows of columns to a file; each column wraps within its own width, and no row
 * is wider than the page unless a column was given beyond it. Texts are those of words/text.h.
 * Where memory fails the page's `failed` is set and text is missing; nothing else happens. Cost:
 * linear. */
#ifndef RSM_CLI_PAGE_H
#define RSM_CLI_PAGE_H

#include "words/text.h"

#include <stdio.h>

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
    words_text spare; /* given out where memory failed; takes nothing */
} cli_page;

cli_page cli_page_make(FILE *file, int width, bool colour);

/* Frees the page's texts, not the file. */
void cli_page_end(cli_page *page);

/* A new empty text that the page owns until cli_page_forget or cli_page_end. Never NULL. */
words_text *cli_page_text(cli_page *page);
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
