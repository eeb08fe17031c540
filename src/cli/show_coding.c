/* What a codebook makes of the incident: its name for the type, its codes for how exactly time and
 * place are known, what it does not record, and whether the incident is in its scope.
 *
 * Nothing is written for a codebook that says none of it. Cost: linear. */
#include "cli/show.h"

#include <string.h>

static void write_line(const cli_view *view, const char *label, const words_text *text,
                       cli_style style) {
    cli_column columns[] = {{0, CLI_BODY - 1, label, CLI_DIM, false, 1},
                            {CLI_BODY, 0, words_text_string(text), style, false, 0}};
    cli_page_row(view->page, columns, 2);
}

static void add_list(words_text *text, const json_t *list, const char *between) {
    for (size_t i = 0; i < json_array_size(list); i++) {
        words_text_add(text, i > 0 ? between : "");
        words_add_string(text, json_array_get(list, i));
    }
}

static void add_code(words_text *text, const json_t *coded, const char *key, const char *words) {
    const json_t *code = json_object_get(coded, key);
    if (json_is_integer(code)) {
        words_text_add(text, text->size > 0 ? " · " : "");
        words_text_format(text, "%s %lld", words, (long long)json_integer_value(code));
    }
}

static void write_types(const cli_view *view, const json_t *coded) {
    words_text *label = cli_page_text(view->page), *text = cli_page_text(view->page);
    words_add_key(label, coded, "codebook");
    add_list(text, json_object_get(coded, "types"), " or ");
    add_code(text, coded, "time_precision", "time precision");
    add_code(text, coded, "place_precision", "place precision");
    write_line(view, words_text_string(label), text, CLI_PLAIN);
}

void cli_show_coding(const cli_view *view) {
    const json_t *coded = json_object_get(view->incident, "coded");
    const json_t *events = json_object_get(coded, "events");
    const json_t *outside = json_object_get(coded, "outside");
    if (!json_is_object(coded)) {
        return;
    }
    cli_page_blank(view->page);
    write_types(view, coded);
    for (size_t i = 0; i < json_array_size(outside); i++) {
        words_text *text = cli_page_text(view->page);
        words_text_add(text, "outside the codebook's scope: ");
        words_add_key(text, json_array_get(outside, i), "why");
        write_line(view, "", text, CLI_ACCENT);
    }
    if (json_is_integer(events)) {
        words_text *text = cli_page_text(view->page);
        words_text_format(text, "%lld events there: one for each place and day",
                          (long long)json_integer_value(events));
        write_line(view, "", text, CLI_PLAIN);
    }
    if (json_array_size(json_object_get(coded, "not_recorded")) > 0) {
        words_text *text = cli_page_text(view->page);
        words_text_add(text, "not recorded there: ");
        add_list(text, json_object_get(coded, "not_recorded"), ", ");
        write_line(view, "", text, CLI_DIM);
    }
}
