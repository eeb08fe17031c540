/* Codebooks: which rules choose, in which order, slot by slot.
 *
 * Part: reads the rows of one codebook out of the world, laid over the default's. Invariants: every
 * slot has at least one rule. Cost: linear in the rows of all codebooks. */
#include "base/hash.h"
#include "record/names.h"
#include "resolve/resolve.h"

#include <string.h>

static const char *const rule_names[RSM_RULE_COUNT] = {
    "only",   "latest",  "most sources",    "most reports", "tightest",
    "lowest", "highest", "not perpetrator", "earliest",     "first"};

const char *rsm_rule_name(rsm_rule rule) {
    return (size_t)rule < RSM_RULE_COUNT ? rule_names[rule] : "";
}

static bool rule_of(rsm_slice name, rsm_rule *rule) {
    for (unsigned i = 0; i < RSM_RULE_COUNT; i++) {
        if (rsm_slice_equal_string(name, rule_names[i])) {
            *rule = (rsm_rule)i;
            return true;
        }
    }
    return false;
}

static void add_rule(rsm_slot_rules *rules, rsm_rule rule, rsm_slice note) {
    if (rules->count < RSM_RULES_MAXIMUM) {
        rules->rules[rules->count] = rule;
        rules->notes[rules->count] = note;
        rules->count++;
    }
}

static void built_in(rsm_codebook *codebook) {
    static const rsm_rule counts[] = {RSM_RULE_LATEST, RSM_RULE_MOST_SOURCES, RSM_RULE_TIGHTEST,
                                      RSM_RULE_LOWEST};
    static const rsm_rule values[] = {RSM_RULE_MOST_REPORTS, RSM_RULE_LATEST, RSM_RULE_TIGHTEST,
                                      RSM_RULE_FIRST};
    for (unsigned slot = 0; slot < RSM_SLOT_COUNT; slot++) {
        const rsm_rule *rules = rsm_slot_is_count((rsm_slot)slot) ? counts : values;
        for (unsigned i = 0; i < 4; i++) {
            add_rule(&codebook->slots[slot], rules[i], rsm_slice_make("", 0));
        }
    }
}

/* "killed", "counts" (all slots that are counts) or "*". */
static bool names_slot(rsm_slice name, rsm_slot slot) {
    return rsm_slice_equal_string(name, "*") || rsm_slice_equal_string(name, rsm_slot_name(slot)) ||
           (rsm_slice_equal_string(name, "counts") && rsm_slot_is_count(slot));
}

static rsm_slice cell_of(const rsm_world *world, uint32_t row, uint32_t column) {
    return rsm_slice_trim(rsm_world_string(world, RSM_DOMAIN_CODEBOOK, row, column));
}

static void add_generic(rsm_codebook *codebook, rsm_slice list) {
    rsm_slice part;
    while (list.size > 0 && rsm_slice_split(&list, ';', &part)) {
        part = rsm_slice_trim(part);
        if (part.size > 0 && codebook->generic_type_count < 64) {
            codebook->generic_types[codebook->generic_type_count++] = rsm_hash64(part);
        }
    }
}

/* Lays the rows of one book over what is there: the first row that names a slot empties its rules.
 */
static rsm_status lay_over(const rsm_world *world, rsm_slice name, rsm_codebook *codebook,
                           bool *found, rsm_error *error) {
    bool cleared[RSM_SLOT_COUNT] = {false};
    uint32_t rows = rsm_world_rows(world, RSM_DOMAIN_CODEBOOK);
    for (uint32_t row = 0; row < rows; row++) {
        if (!rsm_slice_equal(cell_of(world, row, RSM_CODEBOOK_BOOK), name)) {
            continue;
        }
        rsm_slice slot_name = cell_of(world, row, RSM_CODEBOOK_SLOT);
        rsm_slice rule_name = cell_of(world, row, RSM_CODEBOOK_RULE);
        rsm_rule rule;
        *found = true;
        if (rsm_slice_equal_string(rule_name, "generic")) {
            add_generic(codebook, cell_of(world, row, RSM_CODEBOOK_ARGUMENT));
            continue;
        }
        if (!rule_of(rule_name, &rule)) {
            return rsm_error_set(error, RSM_ERROR_FORMAT,
                                 "codebook %.*s: no rule is called \"%.*s\"",
                                 RSM_SLICE_ARGUMENTS(name), RSM_SLICE_ARGUMENTS(rule_name));
        }
        for (unsigned slot = 0; slot < RSM_SLOT_COUNT; slot++) {
            if (names_slot(slot_name, (rsm_slot)slot)) {
                codebook->slots[slot].count = cleared[slot] ? codebook->slots[slot].count : 0;
                cleared[slot] = true;
                add_rule(&codebook->slots[slot], rule, cell_of(world, row, RSM_CODEBOOK_NOTE));
            }
        }
    }
    return RSM_OK;
}

/* "no codebook is called x; there are acled, default, gtd" */
static rsm_status no_such_book(const rsm_world *world, rsm_slice name, rsm_error *error) {
    char names[256] = "default";
    size_t used = strlen(names);
    rsm_slice last = RSM_SLICE("default");
    uint32_t rows = world != NULL ? rsm_world_rows(world, RSM_DOMAIN_CODEBOOK) : 0;
    for (uint32_t row = 0; row < rows; row++) {
        rsm_slice book = cell_of(world, row, RSM_CODEBOOK_BOOK);
        if (!rsm_slice_equal(book, last) && !rsm_slice_equal_string(book, "default") &&
            used + book.size + 3 < sizeof names) {
            memcpy(names + used, ", ", 2);
            memcpy(names + used + 2, book.data, book.size);
            used += book.size + 2;
            names[used] = '\0';
        }
        last = book;
    }
    return rsm_error_set(error, RSM_ERROR_NOT_FOUND,
                         "no codebook is called \"%.*s\"; there are: %s", RSM_SLICE_ARGUMENTS(name),
                         names);
}

rsm_status rsm_codebook_load(const rsm_world *world, rsm_slice name, rsm_codebook *codebook,
                             rsm_error *error) {
    memset(codebook, 0, sizeof *codebook);
    codebook->name = name.size > 0 ? name : RSM_SLICE("default");
    built_in(codebook);
    bool has_default = false, found = rsm_slice_equal_string(codebook->name, "default");
    bool is_default = found;
    if (world != NULL) {
        rsm_status status = lay_over(world, RSM_SLICE("default"), codebook, &has_default, error);
        if (status == RSM_OK && !is_default) {
            status = lay_over(world, codebook->name, codebook, &found, error);
        }
        if (status != RSM_OK) {
            return status;
        }
    }
    return found ? RSM_OK : no_such_book(world, name, error);
}
