/* Rows of columns on a page: wrapping, cutting, styles.
 *
 * Idea: a row is written line by line; each column remembers how far its text has been written and
 * gives its next line, broken at a space where there is one and within a word where there is none.
 * Invariant: a column never writes past its width. Cost: linear in what is written. */
#include "cli/page.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#define MOST_COLUMNS 12

struct cli_page_text {
    struct cli_page_text *next;
    words_text text;
};

cli_page cli_page_make(FILE *file, int width, bool colour) {
    return (cli_page){.file = file, .width = width, .colour = colour};
}

void cli_page_forget(cli_page *page) {
    while (page->texts != NULL) {
        struct cli_page_text *next = page->texts->next;
        page->failed = page->failed || page->texts->text.failed;
        words_text_free(&page->texts->text);
        free(page->texts);
        page->texts = next;
    }
}

void cli_page_end(cli_page *page) {
    cli_page_forget(page);
}

words_text *cli_page_text(cli_page *page) {
    struct cli_page_text *made = calloc(1, sizeof *made);
    if (made == NULL) {
        page->failed = true;
        page->spare.failed = true;
        return &page->spare;
    }
    made->next = page->texts;
    page->texts = made;
    return &made->text;
}

/* ---- one line of one column ---- */

typedef struct piece {
    const char *start;
    size_t size;
    int width;
    bool cut; /* an ellipsis follows */
} piece;

static int character_at(const char *at, int *width) {
    utf8proc_int32_t code;
    utf8proc_ssize_t taken = utf8proc_iterate((const utf8proc_uint8_t *)at, -1, &code);
    *width = taken > 0 ? utf8proc_charwidth(code) : 1;
    return taken > 0 ? (int)taken : 1;
}

/* The longest beginning of `text` that fits into `room`; at least one character. */
static piece take_fitting(const char *text, int room, bool at_spaces) {
    piece whole = {.start = text}, best = {.start = text};
    while (text[whole.size] != '\0') {
        int width;
        int taken = character_at(text + whole.size, &width);
        bool space = text[whole.size] == ' ';
        if (space && whole.size > 0) {
            best = whole;
        }
        if (whole.width + width > room && whole.size > 0) {
            return space || !at_spaces || best.size == 0 ? whole : best;
        }
        whole.size += (size_t)taken;
        whole.width += width;
    }
    return whole;
}

/* The next line of a column; *text moves on. The last line that is allowed is cut where more would
 * follow. */
static piece next_piece(const char **text, int room, bool last) {
    while (**text == ' ') {
        ++*text;
    }
    piece line = take_fitting(*text, room, !last);
    if (last && line.start[line.size] != '\0') {
        line = take_fitting(*text, room > 1 ? room - 1 : 1, false);
        line.cut = true;
        *text += strlen(*text);
    } else {
        *text += line.size;
    }
    while (line.size > 0 && line.start[line.size - 1] == ' ') {
        line.size--;
        line.width--;
    }
    line.width += line.cut ? 1 : 0;
    return line;
}

/* ---- rows ---- */

static void pad(const cli_page *page, int count) {
    for (int i = 0; i < count; i++) {
        fputc(' ', page->file);
    }
}

static const char *code_of(cli_style style) {
    static const char *const codes[] = {"", "\033[1m", "\033[2m", "\033[33m"};
    return codes[style];
}

static void write_piece(const cli_page *page, const piece *line, cli_style style) {
    bool styled = page->colour && style != CLI_PLAIN && line->size > 0;
    if (styled) {
        fputs(code_of(style), page->file);
    }
    fwrite(line->start, 1, line->size, page->file);
    if (line->cut) {
        fputs("…", page->file);
    }
    if (styled) {
        fputs("\033[0m", page->file);
    }
}

static int room_of(const cli_page *page, const cli_column *column) {
    int room = column->width > 0 ? column->width : page->width - column->at;
    return room > 2 ? room : 2;
}

/* Writes line `number` of each column; false once nothing is left. */
static bool write_line(const cli_page *page, const cli_column *columns, size_t count,
                       const char **rest, int number) {
    int at = 0;
    bool left = false;
    for (size_t i = 0; i < count; i++) {
        const cli_column *column = &columns[i];
        if (*rest[i] == '\0') {
            continue;
        }
        int room = room_of(page, column);
        piece line = next_piece(&rest[i], room, column->lines > 0 && number + 1 >= column->lines);
        if (line.size > 0) {
            int start = column->at + (column->right && line.width < room ? room - line.width : 0);
            pad(page, start - at);
            write_piece(page, &line, column->style);
            at = (start > at ? start : at) + line.width;
        }
        left = left || *rest[i] != '\0';
    }
    fputc('\n', page->file);
    return left;
}

void cli_page_row(cli_page *page, const cli_column *columns, size_t count) {
    const char *rest[MOST_COLUMNS];
    count = count < MOST_COLUMNS ? count : MOST_COLUMNS;
    for (size_t i = 0; i < count; i++) {
        rest[i] = columns[i].text != NULL ? columns[i].text : "";
    }
    for (int line = 0; write_line(page, columns, count, rest, line); line++) {
    }
}

void cli_page_rule(cli_page *page) {
    if (page->colour) {
        fputs(code_of(CLI_DIM), page->file);
    }
    for (int i = 0; i < page->width; i++) {
        fputs(page->colour ? "─" : "-", page->file);
    }
    fputs(page->colour ? "\033[0m\n" : "\n", page->file);
}

void cli_page_blank(cli_page *page) {
    fputc('\n', page->file);
}
