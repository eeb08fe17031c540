/* Decisions written down and read back. See record/decision.h.
 *
 * Part: names of kinds, what undoes what, and the JSON of what a decision says. Invariants: what is
 * written is read back the same. Cost: linear. */
#include "record/decision.h"

#include "record/names.h"
#include "record/parse.h"
#include "record/write.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static const char *const kind_names[RSM_DECISION_KIND_COUNT] = {
    "merge", "split", "reject", "reassign", "add", "set", "not-incident", "undo"};

const char *rsm_decision_kind_name(rsm_decision_kind kind) {
    return (size_t)kind < RSM_DECISION_KIND_COUNT ? kind_names[kind] : "";
}

bool rsm_decision_kind_of(rsm_slice name, rsm_decision_kind *kind) {
    for (unsigned i = 0; i < RSM_DECISION_KIND_COUNT; i++) {
        if (rsm_slice_equal_string(name, kind_names[i])) {
            *kind = (rsm_decision_kind)i;
            return true;
        }
    }
    return false;
}

/* An undo names an earlier decision, so that whether it is itself undone is known before it. */
void rsm_decisions_undone(const rsm_decision *decisions, uint32_t count, uint32_t *undone_by) {
    memset(undone_by, 0, (size_t)count * sizeof *undone_by);
    for (uint32_t i = count; i > 0; i--) {
        const rsm_decision *undo = &decisions[i - 1];
        if (undo->kind != RSM_DECISION_UNDO || undone_by[i - 1] != 0) {
            continue;
        }
        for (uint32_t j = 0; j + 1 < i; j++) {
            if (decisions[j].number == undo->undoes && undone_by[j] == 0) {
                undone_by[j] = undo->number;
            }
        }
    }
}

/* ---- writing ---- */

static void write_mention(rsm_json *json, const rsm_named_mention *mention, bool with_words) {
    if (!with_words) {
        rsm_json_string(json, mention->id);
        return;
    }
    rsm_json_begin_array(json);
    rsm_json_string(json, mention->id);
    rsm_json_string(json, mention->words);
    rsm_json_end_array(json);
}

static void write_mentions(rsm_json *json, const char *key, const rsm_decision *decision,
                           uint32_t from, bool with_words) {
    rsm_json_key(json, key);
    rsm_json_begin_array(json);
    for (uint32_t i = from; i < decision->mention_count; i++) {
        write_mention(json, &decision->mentions[i], with_words);
    }
    rsm_json_end_array(json);
}

static void write_statement(rsm_json *json, const rsm_named_statement *statement, bool with_words) {
    rsm_json_key_string(json, "statement", statement->id);
    if (with_words && statement->is_known) {
        rsm_json_key(json, "stood");
        rsm_json_begin_array(json);
        rsm_json_cstring(json, rsm_slot_name(statement->slot));
        rsm_json_int(json, statement->start);
        rsm_json_string(json, statement->words);
        rsm_json_end_array(json);
    }
}

static void write_values(rsm_json *json, const rsm_decision *decision) {
    rsm_json_key_cstring(json, "slot", rsm_slot_name(decision->slot));
    rsm_json_key(json, "values");
    rsm_json_begin_array(json);
    for (uint32_t i = 0; i < decision->value_count; i++) {
        rsm_write_value(json, &decision->values[i]);
    }
    rsm_json_end_array(json);
}

static void write_addition(rsm_json *json, const rsm_decision *decision) {
    rsm_json_key_cstring(json, "stance", rsm_stance_name(decision->stance));
    if (decision->report.size > 0) {
        rsm_json_key_string(json, "report", decision->report);
        rsm_json_key_string(json, "quote", decision->quote);
    } else {
        rsm_json_key_string(json, "note", decision->note);
    }
}

static void write_incident(rsm_json *json, const char *key, const rsm_decision *decision,
                           bool with_words) {
    if (decision->mention_count > 0) {
        rsm_json_key(json, key);
        write_mention(json, &decision->mentions[0], with_words);
    }
}

void rsm_write_decision_keys(rsm_json *json, const rsm_decision *decision, bool with_words) {
    switch (decision->kind) {
    case RSM_DECISION_MERGE:
        write_mentions(json, "mentions", decision, 0, with_words);
        return;
    case RSM_DECISION_SPLIT:
        write_incident(json, "incident", decision, with_words);
        write_mentions(json, "mentions", decision, 1, with_words);
        return;
    case RSM_DECISION_REJECT:
        write_statement(json, &decision->statement, with_words);
        return;
    case RSM_DECISION_REASSIGN:
        write_statement(json, &decision->statement, with_words);
        write_incident(json, "mention", decision, with_words);
        return;
    case RSM_DECISION_ADD:
    case RSM_DECISION_SET:
        write_incident(json, "incident", decision, with_words);
        write_values(json, decision);
        if (decision->kind == RSM_DECISION_ADD) {
            write_addition(json, decision);
        }
        return;
    case RSM_DECISION_NOT_INCIDENT:
        write_incident(json, "incident", decision, with_words);
        return;
    case RSM_DECISION_UNDO:
        rsm_json_key_int(json, "undoes", decision->undoes);
        return;
    case RSM_DECISION_KIND_COUNT:
        return;
    }
}

/* ---- reading ---- */

static rsm_slice view_of(const json_t *item) {
    return json_is_string(item) ? rsm_slice_make(json_string_value(item), json_string_length(item))
                                : rsm_slice_make("", 0);
}

static rsm_slice copy_of(const json_t *item, rsm_arena *arena) {
    return rsm_slice_copy(view_of(item), arena);
}

static bool mention_of(const json_t *item, rsm_arena *arena, rsm_named_mention *mention) {
    mention->id = copy_of(json_array_get(item, 0), arena);
    mention->words = copy_of(json_array_get(item, 1), arena);
    return mention->id.size > 0;
}

/* The one of `first`, then those of `list`; either may be NULL. */
static bool mentions_of(const json_t *first, const json_t *list, rsm_arena *arena,
                        rsm_decision *decision) {
    size_t listed = json_array_size(list), before = first != NULL ? 1 : 0;
    rsm_named_mention *mentions =
        rsm_arena_allocate_items(arena, before + listed, sizeof *mentions);
    bool good = mentions != NULL && before + listed <= RSM_DECISION_MENTIONS;
    if (good && first != NULL) {
        good = mention_of(first, arena, &mentions[0]);
    }
    for (size_t i = 0; good && i < listed; i++) {
        good = mention_of(json_array_get(list, i), arena, &mentions[before + i]);
    }
    decision->mentions = mentions;
    decision->mention_count = good ? (uint32_t)(before + listed) : 0;
    return good && decision->mention_count > 0;
}

static bool statement_of(const json_t *root, rsm_arena *arena, rsm_named_statement *statement) {
    const json_t *stood = json_object_get(root, "stood");
    statement->id = copy_of(json_object_get(root, "statement"), arena);
    statement->is_known = stood != NULL;
    if (stood == NULL) {
        return statement->id.size > 0;
    }
    json_int_t start = json_integer_value(json_array_get(stood, 1));
    statement->words = copy_of(json_array_get(stood, 2), arena);
    statement->start = start >= 0 && start <= UINT32_MAX ? (uint32_t)start : 0;
    return statement->id.size > 0 &&
           rsm_slot_of(view_of(json_array_get(stood, 0)), &statement->slot);
}

static bool value_of(const json_t *item, rsm_slot slot, rsm_arena *arena, rsm_value *value) {
    char *text = json_dumps(item, JSON_ENCODE_ANY);
    bool good = text != NULL && rsm_parse_value(rsm_slice_from_string(text),
                                                rsm_slot_value_kind(slot), arena, value);
    arena->failed = arena->failed || text == NULL;
    free(text);
    return good;
}

static bool values_of(const json_t *root, rsm_arena *arena, rsm_decision *decision) {
    const json_t *list = json_object_get(root, "values");
    size_t count = json_array_size(list);
    rsm_value *values = rsm_arena_allocate_items(arena, count, sizeof *values);
    bool good = values != NULL && count > 0 && count <= RSM_DECISION_VALUES &&
                rsm_slot_of(view_of(json_object_get(root, "slot")), &decision->slot);
    for (size_t i = 0; good && i < count; i++) {
        good = value_of(json_array_get(list, i), decision->slot, arena, &values[i]);
    }
    decision->values = values;
    decision->value_count = good ? (uint32_t)count : 0;
    return good;
}

static bool addition_of(const json_t *root, rsm_arena *arena, rsm_decision *decision) {
    decision->report = copy_of(json_object_get(root, "report"), arena);
    decision->quote = copy_of(json_object_get(root, "quote"), arena);
    decision->note = copy_of(json_object_get(root, "note"), arena);
    return rsm_stance_of(view_of(json_object_get(root, "stance")), &decision->stance) &&
           (decision->note.size > 0 || (decision->report.size > 0 && decision->quote.size > 0));
}

static bool parse(const json_t *root, rsm_arena *arena, rsm_decision *decision) {
    const json_t *incident = json_object_get(root, "incident");
    const json_t *mentions = json_object_get(root, "mentions");
    switch (decision->kind) {
    case RSM_DECISION_MERGE:
        return mentions_of(NULL, mentions, arena, decision);
    case RSM_DECISION_SPLIT:
        return incident != NULL && mentions_of(incident, mentions, arena, decision);
    case RSM_DECISION_REJECT:
        return statement_of(root, arena, &decision->statement);
    case RSM_DECISION_REASSIGN:
        return statement_of(root, arena, &decision->statement) &&
               mentions_of(json_object_get(root, "mention"), NULL, arena, decision);
    case RSM_DECISION_ADD:
        return mentions_of(incident, NULL, arena, decision) && values_of(root, arena, decision) &&
               addition_of(root, arena, decision);
    case RSM_DECISION_SET:
        return mentions_of(incident, NULL, arena, decision) && values_of(root, arena, decision);
    case RSM_DECISION_NOT_INCIDENT:
        return mentions_of(incident, NULL, arena, decision);
    case RSM_DECISION_UNDO: {
        json_int_t number = json_integer_value(json_object_get(root, "undoes"));
        decision->undoes = number > 0 && number <= UINT32_MAX ? (uint32_t)number : 0;
        return decision->undoes > 0;
    }
    case RSM_DECISION_KIND_COUNT:
        break;
    }
    return false;
}

bool rsm_parse_decision(rsm_slice text, rsm_arena *arena, rsm_decision *decision) {
    json_error_t error;
    json_t *root = json_loadb(text.data, text.size, 0, &error);
    if (root == NULL && (json_error_code(&error) == json_error_unknown ||
                         json_error_code(&error) == json_error_out_of_memory)) {
        arena->failed = true;
    }
    bool good = json_is_object(root) && parse(root, arena, decision);
    json_decref(root);
    return good && !arena->failed;
}
