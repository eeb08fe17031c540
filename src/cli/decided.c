/* Decisions in words. See cli/decided.h. Cost: linear in what is written. */
#include "cli/decided.h"

#include "cli/show.h"

#include <string.h>

enum { NUMBER = 5, DAY = 11, LINES = 4 };

static void add_ids(words_text *text, const json_t *ids) {
    size_t count = json_array_size(ids);
    for (size_t i = 0; i < count; i++) {
        words_text_add(text, i == 0 ? "" : i + 1 < count ? ", " : " and ");
        words_add_string(text, json_array_get(ids, i));
    }
}

static void add_values(words_text *text, const json_t *decision, const words_countries *countries) {
    const json_t *values = json_object_get(decision, "values");
    const char *slot = json_string_value(json_object_get(decision, "slot"));
    for (size_t i = 0; i < json_array_size(values); i++) {
        words_text_add(text, i > 0 ? "; " : "");
        words_add_value(text, slot != NULL ? slot : "", json_array_get(values, i), countries);
    }
}

static void add_slot(words_text *text, const json_t *decision) {
    words_add_key(text, decision, "slot");
    words_text_add(text, " of ");
    words_add_key(text, decision, "incident");
}

static void add_basis(words_text *text, const json_t *decision) {
    bool note = words_has_string(decision, "note");
    words_text_add(text, note ? ", by a note: \"" : ", in the words of ");
    if (!note) {
        words_add_key(text, decision, "report");
        words_text_add(text, ": \"");
    }
    words_add_key(text, decision, note ? "note" : "quote");
    words_text_add(text, "\"");
}

void words_add_decision(words_text *text, const json_t *decision,
                        const words_countries *countries) {
    const char *kind = json_string_value(json_object_get(decision, "kind"));
    kind = kind != NULL ? kind : "";
    if (strcmp(kind, "merge") == 0) {
        add_ids(text, json_object_get(decision, "mentions"));
        words_text_add(text, " are one incident");
    } else if (strcmp(kind, "split") == 0) {
        add_ids(text, json_object_get(decision, "mentions"));
        words_text_add(text, " leave ");
        words_add_key(text, decision, "incident");
    } else if (strcmp(kind, "reject") == 0) {
        words_add_key(text, decision, "statement");
        words_text_add(text, " does not count");
    } else if (strcmp(kind, "reassign") == 0) {
        words_add_key(text, decision, "statement");
        words_text_add(text, " is of ");
        words_add_key(text, decision, "mention");
    } else if (strcmp(kind, "add") == 0) {
        add_slot(text, decision);
        words_text_add(text, ": ");
        add_values(text, decision, countries);
        add_basis(text, decision);
    } else if (strcmp(kind, "set") == 0) {
        add_slot(text, decision);
        words_text_add(text, " set to ");
        add_values(text, decision, countries);
    } else if (strcmp(kind, "not-incident") == 0) {
        words_add_key(text, decision, "incident");
        words_text_add(text, " is no incident");
    } else {
        words_text_add(text, "decision ");
        words_add_number(text, json_object_get(decision, "undoes"));
        words_text_add(text, " is undone");
    }
}

static void add_state(words_text *text, const json_t *decision) {
    const json_t *undone = json_object_get(decision, "undone_by"),
                 *replaced = json_object_get(decision, "replaced_by");
    if (words_has_string(decision, "awaits")) {
        words_text_add(text, " (waits for ");
        words_add_key(text, decision, "awaits");
        words_text_add(text, ")");
    } else if (undone != NULL || replaced != NULL) {
        words_text_add(text, undone != NULL ? " (undone by " : " (replaced by ");
        words_add_number(text, undone != NULL ? undone : replaced);
        words_text_add(text, ")");
    }
}

void words_add_decider(words_text *text, const json_t *decision) {
    words_add_key(text, decision, "by");
    words_text_add(text, ": ");
    words_add_key(text, decision, "reason");
    add_state(text, decision);
}

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
