/* Decisions in words. See cli/decided.h. Cost: linear in what is written. */
#include "cli/decided.h"

#include "cli/show.h"

#include <string.h>

enum { NUMBER = 5, DAY = 11, LINES = 4 };

static void write_row(cli_page *page, const json_t *decision, const words_countries *countries) {
    const char *state = json_string_value(json_object_get(decision, "state"));
    bool stands = state != NULL && strcmp(state, "in force") == 0;
    cli_style style = stands ? CLI_PLAIN : CLI_DIM;
    words_text *number = cli_page_text(page), *day = cli_page_text(page);
    words_text *what = cli_page_text(page), *who = cli_page_text(page);
    words_add_number(number, json_object_get(decision, "number"));
    words_add_decision(what, decision, countries);
    words_add_decider(who, decision);
    const char *decided = json_string_value(json_object_get(decision, "decided"));
    if (decided != NULL) {
        words_text_others(day, decided, strlen(decided) < DAY - 1 ? strlen(decided) : DAY - 1);
    }
    int at = NUMBER + (decided != NULL ? DAY : 0), half = (page->width - at) / 2;
    cli_column columns[] = {{0, NUMBER - 2, words_text_string(number), CLI_DIM, true, 1},
                            {NUMBER, DAY - 1, words_text_string(day), CLI_DIM, false, 1},
                            {at, half - 2, words_text_string(what), style, false, LINES},
                            {at + half, 0, words_text_string(who), style, false, LINES}};
    cli_column short_columns[] = {columns[0], columns[2], columns[3]};
    cli_page_row(page, decided != NULL ? columns : short_columns, decided != NULL ? 4 : 3);
}

void cli_decisions_write(cli_page *page, const json_t *decisions, const char *heading,
                         const words_countries *countries) {
    for (size_t i = 0; i < json_array_size(decisions); i++) {
        if (i == 0 && heading != NULL) {
            cli_page_blank(page);
            cli_page_row(page, &(cli_column){0, 0, heading, CLI_DIM, false, 1}, 1);
        }
        write_row(page, json_array_get(decisions, i), countries);
    }
}

bool cli_add_set_by(words_text *text, const json_t *figure) {
    if (!words_has_string(figure, "set_by")) {
        return false;
    }
    words_text_add(text, "set by ");
    words_add_key(text, figure, "set_by");
    return true;
}

bool cli_is_set_aside(const json_t *figure) {
    return json_is_true(json_object_get(figure, "set_aside"));
}
