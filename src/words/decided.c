/* Decisions of persons in words. Cost: linear in what is written. */
#include "words/words.h"

#include <string.h>

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

void words_add_decision_state(words_text *text, const json_t *decision) {
    const json_t *undone = json_object_get(decision, "undone_by"),
                 *replaced = json_object_get(decision, "replaced_by");
    if (words_has_string(decision, "awaits")) {
        words_text_add(text, "waits for ");
        words_add_key(text, decision, "awaits");
    } else if (undone != NULL || replaced != NULL) {
        words_text_add(text, undone != NULL ? "undone by " : "replaced by ");
        words_add_number(text, undone != NULL ? undone : replaced);
    } else {
        words_add_key(text, decision, "state");
    }
}

void words_add_decider(words_text *text, const json_t *decision) {
    bool more = words_has_string(decision, "awaits") ||
                json_object_get(decision, "undone_by") != NULL ||
                json_object_get(decision, "replaced_by") != NULL;
    words_add_key(text, decision, "by");
    words_text_add(text, ": ");
    words_add_key(text, decision, "reason");
    if (more) {
        words_text_add(text, " (");
        words_add_decision_state(text, decision);
        words_text_add(text, ")");
    }
}
