/* Lines of codebooks/: what must hold of a rule or setting beyond what a table can say.
 *
 * Part: a rule must be one that can choose the value of its slot, an argument one that its setting
 * takes; what is misspelt is told with file and line. Invariants: as for the reader. Cost: linear
 * in the line. */
#include "record/names.h"
#include "world/compile/compile.h"
#include "world/rules.h"

/* Fields of a line; GENERIC is added here. */
enum { SLOT, RULE, ARGUMENT, NOTE, GENERIC, GIVEN = GENERIC };

#define INCIDENT "incident" /* what a line on the whole of an incident has for its slot */

static bool is_empty(rsm_slice field) {
    return field.size == 0 || rsm_slice_equal_string(field, "-");
}

/* What stands in the field of the slot. */
typedef struct named_slot {
    bool any_count; /* "counts", or a slot that is a count */
    bool incident;
    bool known;
    rsm_slot slot;
} named_slot;

static named_slot read_slot(compile_state *state, const compile_line *line) {
    rsm_slice name = line->fields[SLOT];
    named_slot found = {.slot = RSM_SLOT_COUNT, .known = true};
    if (rsm_slice_equal_string(name, "counts")) {
        found.any_count = true;
    } else if (rsm_slice_equal_string(name, INCIDENT)) {
        found.incident = true;
    } else if (rsm_slot_of(name, &found.slot)) {
        found.any_count = rsm_slot_is_count(found.slot);
    } else {
        found.known = false;
        compile_problem(state, line->path, line->number,
                        "slot: there is no '%.*s'; write a slot (killed, when, ...), counts, or "
                        "incident",
                        RSM_SLICE_ARGUMENTS(name));
    }
    return found;
}

static bool is_default(const compile_line *line) {
    return rsm_slice_ends_with(rsm_slice_from_string(line->path), RSM_SLICE("/default.txt"));
}

/* How types, times, places and lists are chosen is the program's own, and told in default.txt. */
static void check_rule(compile_state *state, const compile_line *line, named_slot slot) {
    if (slot.incident) {
        compile_problem(state, line->path, line->number,
                        "rule: '%.*s' chooses a value; an incident takes needs and event",
                        RSM_SLICE_ARGUMENTS(line->fields[RULE]));
    } else if (!slot.any_count && !is_default(line)) {
        compile_problem(state, line->path, line->number,
                        "rule: how '%.*s' is chosen is told in default.txt and the same for every "
                        "codebook",
                        RSM_SLICE_ARGUMENTS(line->fields[SLOT]));
    }
    if (!is_empty(line->fields[ARGUMENT])) {
        compile_problem(state, line->path, line->number, "argument: '%.*s' takes none",
                        RSM_SLICE_ARGUMENTS(line->fields[RULE]));
    }
}

static bool goes_with(rsm_setting setting, named_slot slot) {
    switch (setting) {
    case RSM_SETTING_GENERIC:
    case RSM_SETTING_NAMES:
        return slot.slot == RSM_SLOT_TYPE;
    case RSM_SETTING_PRECISION:
        return slot.slot == RSM_SLOT_WHEN || slot.slot == RSM_SLOT_WHERE;
    case RSM_SETTING_NEEDS:
    case RSM_SETTING_EVENT:
        return slot.incident;
    case RSM_SETTING_NOT_RECORDED:
        return !slot.incident;
    default:
        return slot.any_count;
    }
}

static bool is_precision_key(named_slot slot, rsm_slice key) {
    rsm_width width;
    rsm_place_kind kind;
    return slot.slot == RSM_SLOT_WHEN
               ? rsm_width_of(key, &width)
               : rsm_place_kind_of(key, &kind) || rsm_slice_equal_string(key, "unknown");
}

/* "dozens = 12 ; tens = 10", "day = 1 ; week = 2" */
static void check_numbers(compile_state *state, const compile_line *line, named_slot slot,
                          rsm_setting setting) {
    rsm_slice rest = line->fields[ARGUMENT], words;
    uint64_t number;
    uint32_t count = 0;
    while (rsm_take_number(&rest, &words, &number)) {
        count++;
        if (setting == RSM_SETTING_PRECISION && !is_precision_key(slot, words)) {
            compile_problem(state, line->path, line->number, "precision: unknown word '%.*s'",
                            RSM_SLICE_ARGUMENTS(words));
        }
    }
    if (rest.size > 0 || count == 0) {
        compile_problem(state, line->path, line->number,
                        "%s: write words = number, with ; between, not '%.*s'",
                        rsm_setting_name(setting), RSM_SLICE_ARGUMENTS(line->fields[ARGUMENT]));
    }
    if (count > RSM_NUMBERS_MAXIMUM) {
        compile_problem(state, line->path, line->number, "%s: over %u numbers",
                        rsm_setting_name(setting), RSM_NUMBERS_MAXIMUM);
    }
}

static void check_setting(compile_state *state, compile_line *line, named_slot slot,
                          rsm_setting setting) {
    const char *const *words = rsm_setting_words(setting);
    rsm_slice argument = line->fields[ARGUMENT];
    unsigned number;
    if (!goes_with(setting, slot)) {
        compile_problem(state, line->path, line->number, "rule: '%s' does not go with '%.*s'",
                        rsm_setting_name(setting), RSM_SLICE_ARGUMENTS(line->fields[SLOT]));
    } else if (words != NULL && !rsm_setting_word(setting, argument, &number)) {
        rsm_buffer known;
        rsm_buffer_init(&known, NULL);
        for (uint32_t i = 0; words[i] != NULL; i++) {
            rsm_buffer_append_format(&known, "%s%s", i > 0 ? ", " : "", words[i]);
        }
        rsm_buffer_append_char(&known, '\0');
        compile_problem(state, line->path, line->number, "argument: '%.*s' is none of: %s",
                        RSM_SLICE_ARGUMENTS(argument), known.failed ? "" : known.data);
        compile_free_buffer(state, &known);
    } else if (setting == RSM_SETTING_VAGUE || setting == RSM_SETTING_PRECISION) {
        check_numbers(state, line, slot, setting);
    } else if (setting == RSM_SETTING_NOT_RECORDED && !is_empty(argument)) {
        compile_problem(state, line->path, line->number, "argument: 'not recorded' takes none");
    } else if (setting == RSM_SETTING_GENERIC) {
        line->fields[GENERIC] = argument; /* whose types are looked up */
    }
}

bool compile_prepare_codebook(compile_state *state, compile_line *line) {
    rsm_rule rule;
    rsm_setting setting;
    if (line->count > GIVEN) {
        compile_problem(state, line->path, line->number,
                        "%u fields, four are there: slot, rule, argument, note", line->count);
    }
    for (uint32_t i = line->count; i < GIVEN; i++) {
        line->fields[i] = (rsm_slice){"", 0};
    }
    line->fields[GENERIC] = (rsm_slice){"", 0};
    line->count = GENERIC + 1;
    named_slot slot = read_slot(state, line);
    if (rsm_rule_of(line->fields[RULE], &rule)) {
        if (slot.known) {
            check_rule(state, line, slot);
        }
    } else if (rsm_setting_of(line->fields[RULE], &setting)) {
        if (slot.known) {
            check_setting(state, line, slot, setting);
        }
    } else {
        compile_problem(state, line->path, line->number,
                        "rule: there is no '%.*s'; codebooks/default.txt tells all",
                        RSM_SLICE_ARGUMENTS(line->fields[RULE]));
    }
    return true;
}
