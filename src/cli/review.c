/* `list --review`: the worklist, incidents with the most to look at first.
 *
 * Cost: linear in the rows. */
#include "cli/cli.h"
#include "cli/list.h"

#include <string.h>

enum { POINTS = 4, DATE = 11, NARROWEST = 16, LINES = 3 };

/* "killed: reports differ (30); it rests on one source (5)". */
static void add_reasons(words_text *text, const json_t *reasons) {
    for (size_t i = 0; i < json_array_size(reasons); i++) {
        const json_t *reason = json_array_get(reasons, i);
        words_text_add(text, i > 0 ? "; " : "");
        if (words_has_string(reason, "slot")) {
            words_add_key(text, reason, "slot");
            words_text_add(text, ": ");
        }
        words_add_key(text, reason, "what");
        words_text_add(text, " (");
        words_add_number(text, json_object_get(reason, "points"));
        words_text_add(text, ")");
    }
}

static void write_row(cli_page *page, const json_t *review, const json_t *id, int id_width) {
    const json_t *row = json_object_get(review, "row"), *when = json_object_get(row, "when");
    words_text *points = cli_page_text(page), *name = cli_page_text(page),
               *why = cli_page_text(page);
    words_text *brief = cli_page_text(page), *date = cli_page_text(page);
    const char *day = json_string_value(json_object_get(when, "earliest"));
    words_add_number(points, json_object_get(review, "doubt"));
    words_add_string(brief, id);
    words_add_key(name, row, "name");
    add_reasons(why, json_object_get(review, "reasons"));
    words_text_others(date, day != NULL ? day : "",
                      day != NULL && strlen(day) > 10 ? 10
                      : day != NULL                   ? strlen(day)
                                                      : 0);
    int at = POINTS + 1 + DATE + id_width + 1, room = page->width - at;
    int width = room * 2 / 5 > NARROWEST ? room * 2 / 5 : NARROWEST;
    cli_column columns[] = {
        {0, POINTS, words_text_string(points), CLI_ACCENT, true, 1},
        {POINTS + 1, DATE - 1, words_text_string(date), CLI_PLAIN, false, 1},
        {POINTS + 1 + DATE, id_width, words_text_string(brief), CLI_DIM, false, 1},
        {at, width - 1, words_text_string(name), CLI_BOLD, false, LINES},
        {at + width, 0, words_text_string(why), CLI_PLAIN, false, LINES + 2}};
    cli_page_row(page, columns, 5);
}

bool cli_review_write(cli_page *page, const json_t *reviews, const json_t *ids) {
    int id_width = 2;
    for (size_t i = 0; i < json_array_size(ids); i++) {
        words_text *id = cli_page_text(page);
        words_add_string(id, json_array_get(ids, i));
        int needed = words_width_of(words_text_string(id));
        id_width = needed > id_width ? (needed < 24 ? needed : 24) : id_width;
        cli_page_forget(page);
    }
    for (size_t i = 0; i < json_array_size(reviews); i++) {
        write_row(page, json_array_get(reviews, i), json_array_get(ids, i), id_width);
        cli_page_forget(page);
    }
    return !page->failed;
}
