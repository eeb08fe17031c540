/* What the account rests on: cells that would be others if one source were left out, and that
 * source.
 *
 * Of each cell the sources that move what is best, two by name. Nothing is written of an incident
 * that one report tells of, whose every cell rests on it. Cost: linear. */
#include "cli/show.h"

#include <string.h>

enum { MOST_CELLS = 8, MOST_SOURCES = 2 };

static bool is_value(const char *slot) {
    return strcmp(slot, "type") == 0 || strcmp(slot, "happened") == 0 ||
           strcmp(slot, "when") == 0 || strcmp(slot, "where") == 0;
}

/* Whether leaving the source out changes more than a bound. */
static bool moves_best(const cli_view *view, const char *slot, const json_t *rest) {
    const json_t *without = json_object_get(rest, "without");
    const json_t *cell = json_object_get(view->cells, slot);
    return json_is_null(without) || !words_slot_is_count(slot) ||
           !json_equal(json_object_get(without, "best"), json_object_get(cell, "best"));
}

static void add_source(const cli_view *view, words_text *text, const json_t *rest) {
    if (words_has_string(rest, "source")) {
        words_add_key(text, rest, "source");
        return;
    }
    words_text *report = cli_page_text(view->page);
    words_add_key(text, rest, "outlet");
    cli_add_report(view, report, json_object_get(rest, "report"));
    words_text_format(text, "%s%s", text->size > 0 ? " " : "", words_text_string(report));
}

static void add_without(const cli_view *view, words_text *text, const char *slot,
                        const json_t *rest) {
    const json_t *without = json_object_get(rest, "without");
    if (json_is_null(without)) {
        words_text_add(text, " alone");
        return;
    }
    words_text_add(text, " (");
    if (words_slot_is_count(slot)) {
        words_add_number(text, json_object_get(without, "best"));
    } else if (is_value(slot)) {
        words_add_value(text, slot, without, view->countries);
    } else {
        words_add_value(text, slot, json_object_get(without, "value"), view->countries);
        words_text_add(text, ", ");
        words_add_key(text, without, "standing");
    }
    words_text_add(text, " without it)");
}

/* False where no source moves the best. */
static bool write_cell(const cli_view *view, const char *slot, const json_t *rests, bool first) {
    words_text *text = cli_page_text(view->page);
    size_t count = 0;
    for (size_t i = 0; i < json_array_size(rests); i++) {
        const json_t *rest = json_array_get(rests, i);
        if (!moves_best(view, slot, rest)) {
            continue;
        }
        if (count < MOST_SOURCES) {
            words_text_add(text, count > 0 ? "; " : "");
            add_source(view, text, rest);
            add_without(view, text, slot, rest);
        }
        count++;
    }
    if (count == 0) {
        return false;
    }
    if (count > MOST_SOURCES) {
        words_text_format(text, "; and %zu more", count - MOST_SOURCES);
    }
    if (first) {
        cli_page_blank(view->page);
    }
    int at = CLI_BODY + 12;
    cli_column columns[] = {{0, CLI_BODY - 1, first ? "rests on" : "", CLI_DIM, false, 1},
                            {CLI_BODY, 11, words_of_slot(slot), CLI_PLAIN, false, 1},
                            {at, 0, words_text_string(text), CLI_PLAIN, false, 3}};
    cli_page_row(view->page, columns, 3);
    return true;
}

void cli_show_rests_on(const cli_view *view) {
    static const char *const slots[] = {"killed",    "injured",   "casualties", "missing",
                                        "displaced", "evacuated", "affected",   "detained",
                                        "abducted",  "attackers", "incidents",  "perpetrator",
                                        "type",      "happened",  "when",       "where"};
    const json_t *rests = json_object_get(view->incident, "rests_on");
    const json_t *reports = json_object_get(view->row, "reports"),
                 *copies = json_object_get(view->row, "copies");
    size_t written = 0;
    if (json_integer_value(reports) - json_integer_value(copies) < 2) {
        return;
    }
    for (size_t i = 0; i < sizeof slots / sizeof *slots && written < MOST_CELLS; i++) {
        const json_t *of_slot = json_object_get(rests, slots[i]);
        if (of_slot == NULL) {
            continue;
        }
        written += write_cell(view, slots[i], of_slot, written == 0) ? 1 : 0;
    }
}
