/* Decisions in words. See cli/decided.h. Cost: linear in what is written. */
#include "cli/decided.h"

#include "cli/show.h"

#include <string.h>

enum { NUMBER = 5, DAY = 11, LINES = 4 };

static void add_ids(cli_text *text, const json_t *ids) {
    size_t count = json_array_size(ids);
    for (size_t i = 0; i < count; i++) {
        cli_text_add(text, i == 0 ? "" : i + 1 < count ? ", " : " and ");
        cli_words_string(text, json_array_get(ids, i));
    }
}

static void add_values(cli_text *text, const json_t *decision, const cli_countries *countries) {
    const json_t *values = json_object_get(decision, "values");
    const char *slot = json_string_value(json_object_get(decision, "slot"));
    for (size_t i = 0; i < json_array_size(values); i++) {
        cli_text_add(text, i > 0 ? "; " : "");
        cli_words_value(text, slot != NULL ? slot : "", json_array_get(values, i), countries);
    }
}

static void add_slot(cli_text *text, const json_t *decision) {
    cli_words_key(text, decision, "slot");
    cli_text_add(text, " of ");
    cli_words_key(text, decision, "incident");
}

static void add_basis(cli_text *text, const json_t *decision) {
    bool note = cli_has_string(decision, "note");
    cli_text_add(text, note ? ", by a note: \"" : ", in the words of ");
    if (!note) {
        cli_words_key(text, decision, "report");
        cli_text_add(text, ": \"");
    }
    cli_words_key(text, decision, note ? "note" : "quote");
    cli_text_add(text, "\"");
}

void cli_words_decision(cli_text *text, const json_t *decision, const cli_countries *countries) {
    const char *kind = json_string_value(json_object_get(decision, "kind"));
    kind = kind != NULL ? kind : "";
    if (strcmp(kind, "merge") == 0) {
        add_ids(text, json_object_get(decision, "mentions"));
        cli_text_add(text, " are one incident");
    } else if (strcmp(kind, "split") == 0) {
        add_ids(text, json_object_get(decision, "mentions"));
        cli_text_add(text, " leave ");
        cli_words_key(text, decision, "incident");
    } else if (strcmp(kind, "reject") == 0) {
        cli_words_key(text, decision, "statement");
        cli_text_add(text, " does not count");
    } else if (strcmp(kind, "reassign") == 0) {
        cli_words_key(text, decision, "statement");
        cli_text_add(text, " is of ");
        cli_words_key(text, decision, "mention");
    } else if (strcmp(kind, "add") == 0) {
        add_slot(text, decision);
        cli_text_add(text, ": ");
        add_values(text, decision, countries);
        add_basis(text, decision);
    } else if (strcmp(kind, "set") == 0) {
        add_slot(text, decision);
        cli_text_add(text, " set to ");
        add_values(text, decision, countries);
    } else if (strcmp(kind, "not-incident") == 0) {
        cli_words_key(text, decision, "incident");
        cli_text_add(text, " is no incident");
    } else {
        cli_text_add(text, "decision ");
        cli_words_number(text, json_object_get(decision, "undoes"));
        cli_text_add(text, " is undone");
    }
}

static void add_state(cli_text *text, const json_t *decision) {
    const json_t *undone = json_object_get(decision, "undone_by"),
                 *replaced = json_object_get(decision, "replaced_by");
    if (cli_has_string(decision, "awaits")) {
        cli_text_add(text, " (waits for ");
        cli_words_key(text, decision, "awaits");
        cli_text_add(text, ")");
    } else if (undone != NULL || replaced != NULL) {
        cli_text_add(text, undone != NULL ? " (undone by " : " (replaced by ");
        cli_words_number(text, undone != NULL ? undone : replaced);
        cli_text_add(text, ")");
    }
}

void cli_words_decider(cli_text *text, const json_t *decision) {
    cli_words_key(text, decision, "by");
    cli_text_add(text, ": ");
    cli_words_key(text, decision, "reason");
    add_state(text, decision);
}

static void write_row(cli_page *page, const json_t *decision, const cli_countries *countries) {
    const char *state = json_string_value(json_object_get(decision, "state"));
    bool stands = state != NULL && strcmp(state, "in force") == 0;
    cli_style style = stands ? CLI_PLAIN : CLI_DIM;
    cli_text *number = cli_page_text(page), *day = cli_page_text(page);
    cli_text *what = cli_page_text(page), *who = cli_page_text(page);
    cli_words_number(number, json_object_get(decision, "number"));
    cli_words_decision(what, decision, countries);
    cli_words_decider(who, decision);
    const char *decided = json_string_value(json_object_get(decision, "decided"));
    if (decided != NULL) {
        cli_text_others(day, decided, strlen(decided) < DAY - 1 ? strlen(decided) : DAY - 1);
    }
    int at = NUMBER + (decided != NULL ? DAY : 0), half = (page->width - at) / 2;
    cli_column columns[] = {{0, NUMBER - 2, cli_text_string(number), CLI_DIM, true, 1},
                            {NUMBER, DAY - 1, cli_text_string(day), CLI_DIM, false, 1},
                            {at, half - 2, cli_text_string(what), style, false, LINES},
                            {at + half, 0, cli_text_string(who), style, false, LINES}};
    cli_column short_columns[] = {columns[0], columns[2], columns[3]};
    cli_page_row(page, decided != NULL ? columns : short_columns, decided != NULL ? 4 : 3);
}

void cli_decisions_write(cli_page *page, const json_t *decisions, const char *heading,
                         const cli_countries *countries) {
    for (size_t i = 0; i < json_array_size(decisions); i++) {
        if (i == 0 && heading != NULL) {
            cli_page_blank(page);
            cli_page_row(page, &(cli_column){0, 0, heading, CLI_DIM, false, 1}, 1);
        }
        write_row(page, json_array_get(decisions, i), countries);
    }
}

bool cli_add_set_by(cli_text *text, const json_t *figure) {
    if (!cli_has_string(figure, "set_by")) {
        return false;
    }
    cli_text_add(text, "set by ");
    cli_words_key(text, figure, "set_by");
    return true;
}

bool cli_is_set_aside(const json_t *figure) {
    return json_is_true(json_object_get(figure, "set_aside"));
}
