/* What earlier versions of an incident's reports said and their present ones do not.
 *
 * A figure that a newer version of a report leaves out counts for nothing; a reader of an earlier
 * one should still find it. Cost: linear. */
#include "cli/show.h"

#include <string.h>

enum { MOST_WITHDRAWN = 6 };

/* What every version words anew. */
static bool is_left_out(const char *slot) {
    return strcmp(slot, "type") == 0 || strcmp(slot, "happened") == 0;
}

static void write_one(const cli_view *view, const char *slot, const json_t *statement, bool first) {
    words_text *value = cli_page_text(view->page), *source = cli_page_text(view->page),
               *date = cli_page_text(view->page), *report = cli_page_text(view->page);
    int at = CLI_BODY + 12, middle = at + (cli_body_end(view) - at) / 2;
    words_add_value(value, slot, json_object_get(statement, "value"), view->countries);
    words_add_sources(source, json_object_get(statement, "sources"),
                      json_object_get(statement, "outlet"), true);
    words_day day =
        words_day_of(json_object_get(json_object_get(statement, "published"), "earliest"));
    words_add_day(date, day, view->year);
    cli_add_report(view, report, json_object_get(statement, "report"));
    cli_column columns[] = {
        {CLI_BODY, 11, words_of_slot(slot), CLI_PLAIN, false, 1},
        {at, middle - at - 1, words_text_string(value), CLI_DIM, false, 2},
        {middle, cli_body_end(view) - middle, words_text_string(source), CLI_DIM, false, 2}};
    if (first) {
        cli_page_blank(view->page);
    }
    cli_show_row(view, first ? "taken out" : "", columns, 3, words_text_string(date),
                 words_text_string(report), CLI_PLAIN);
}

void cli_show_withdrawn(const cli_view *view) {
    const char *slot;
    json_t *proof;
    size_t shown = 0, all = 0;
    json_object_foreach((json_t *)(uintptr_t)view->proofs, slot, proof) {
        const json_t *withdrawn = json_object_get(proof, "withdrawn");
        size_t count = is_left_out(slot) ? 0 : json_array_size(withdrawn);
        for (size_t i = 0; i < count && shown < MOST_WITHDRAWN; i++, shown++) {
            write_one(view, slot, json_array_get(withdrawn, i), shown == 0);
        }
        all += count;
    }
    cli_show_more(view, all - shown);
}
