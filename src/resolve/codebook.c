/* Codebooks: which rules choose, in which order, slot by slot.
 *
 * Part: reads the rows of one codebook out of the world, laid over the default's; and what it calls
 * types and how exact it calls times and places. Invariants: every slot has at least one rule.
 * Cost: linear in the rows of all codebooks. */
#include "base/hash.h"
#include "record/names.h"
#include "resolve/resolve.h"

#include <string.h>

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

/* "killed" or "counts" (all slots that are counts). */
static bool names_slot(rsm_slice name, rsm_slot slot) {
    return rsm_slice_equal_string(name, rsm_slot_name(slot)) ||
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

static bool words_of(rsm_setting setting, rsm_slice argument, unsigned *number) {
    *number = 0;
    return rsm_setting_words(setting) == NULL || rsm_setting_word(setting, argument, number);
}

static void set_numbers(rsm_codebook *codebook, rsm_setting setting, rsm_slice slot,
                        rsm_slice list) {
    rsm_slice words;
    uint64_t number;
    bool when = rsm_slice_equal_string(slot, rsm_slot_name(RSM_SLOT_WHEN));
    codebook->vague_count = setting == RSM_SETTING_VAGUE ? 0 : codebook->vague_count;
    while (rsm_take_number(&list, &words, &number)) {
        rsm_width width;
        rsm_place_kind kind;
        if (setting == RSM_SETTING_VAGUE) {
            if (codebook->vague_count < RSM_NUMBERS_MAXIMUM) {
                codebook->vague[codebook->vague_count++] =
                    (rsm_vague_number){words, (int64_t)number};
            }
        } else if (when && rsm_width_of(words, &width)) {
            codebook->when_precision[width] = (uint32_t)number;
        } else if (!when && rsm_place_kind_of(words, &kind)) {
            codebook->where_precision[kind] = (uint32_t)number;
        } else if (!when) {
            codebook->where_precision[RSM_WHERE_UNKNOWN] = (uint32_t)number;
        }
    }
}

/* A setting of one slot's cell. */
static void set_slot(rsm_slot_settings *slot, rsm_setting setting, unsigned word, rsm_slice note) {
    slot->notes[setting] = note;
    switch (setting) {
    case RSM_SETTING_LOW:
        slot->credible_low = word == 1;
        break;
    case RSM_SETTING_BEST:
        slot->no_best = word == 1;
        break;
    case RSM_SETTING_HIGH:
        slot->credible_high = word == 1;
        break;
    case RSM_SETTING_ATTACKERS:
        slot->attackers = (rsm_counts_attackers)word;
        break;
    case RSM_SETTING_NOT_RECORDED:
        slot->not_recorded = true;
        slot->note = note;
        break;
    default:
        break;
    }
}

/* A line that is no rule of choosing. */
static void set(rsm_codebook *codebook, const rsm_world *world, uint32_t row, rsm_setting setting,
                unsigned word) {
    rsm_slice slot_name = cell_of(world, row, RSM_CODEBOOK_SLOT);
    rsm_slice argument = cell_of(world, row, RSM_CODEBOOK_ARGUMENT);
    rsm_slice note = cell_of(world, row, RSM_CODEBOOK_NOTE);
    switch (setting) {
    case RSM_SETTING_GENERIC:
        add_generic(codebook, argument);
        return;
    case RSM_SETTING_VAGUE:
        codebook->vague_note = note;
        set_numbers(codebook, setting, slot_name, argument);
        return;
    case RSM_SETTING_PRECISION:
        set_numbers(codebook, setting, slot_name, argument);
        return;
    case RSM_SETTING_NAMES:
        codebook->naming = (rsm_naming)word;
        return;
    case RSM_SETTING_NEEDS:
        if (codebook->need_count < RSM_NEEDS_MAXIMUM) {
            codebook->needs[codebook->need_count] = (rsm_need)word;
            codebook->need_notes[codebook->need_count++] = note;
        }
        return;
    case RSM_SETTING_EVENT:
        codebook->event_is_place_and_day = word == 1;
        codebook->event_note = note;
        return;
    default:
        for (unsigned slot = 0; slot < RSM_SLOT_COUNT; slot++) {
            if (names_slot(slot_name, (rsm_slot)slot)) {
                set_slot(&codebook->settings[slot], setting, word, note);
            }
        }
        return;
    }
}

/* Lays the rows of one book over what is there: the first rule that names a slot empties its rules.
 * The compiler has checked all of them; a world made by another program may hold what is not known
 * here. */
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
        rsm_setting setting;
        unsigned word;
        *found = true;
        if (rsm_setting_of(rule_name, &setting) &&
            words_of(setting, cell_of(world, row, RSM_CODEBOOK_ARGUMENT), &word)) {
            set(codebook, world, row, setting, word);
            continue;
        }
        if (!rsm_rule_of(rule_name, &rule)) {
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

rsm_slice rsm_codebook_at(const rsm_world *world, uint32_t index) {
    rsm_slice last = rsm_slice_make("", 0);
    uint32_t rows = world != NULL ? rsm_world_rows(world, RSM_DOMAIN_CODEBOOK) : 0;
    for (uint32_t row = 0; row < rows; row++) {
        rsm_slice book = cell_of(world, row, RSM_CODEBOOK_BOOK);
        if (!rsm_slice_equal(book, last) && index-- == 0) {
            return book;
        }
        last = book;
    }
    return rsm_slice_make("", 0);
}

/* ---- what a codebook calls things ---- */

static rsm_width width_of(const rsm_time_value *when) {
    if (when == NULL || !when->earliest.known || !when->latest.known) {
        return RSM_WIDTH_UNKNOWN;
    }
    int32_t days = when->latest.day - when->earliest.day + 1;
    return days <= 1     ? RSM_WIDTH_DAY
           : days < 7    ? RSM_WIDTH_DAYS
           : days == 7   ? RSM_WIDTH_WEEK
           : days <= 31  ? RSM_WIDTH_MONTH
           : days <= 366 ? RSM_WIDTH_YEAR
                         : RSM_WIDTH_LONGER;
}

/* A codebook that has no code for a width says it with that of the next wider one. */
uint32_t rsm_codebook_when_precision(const rsm_codebook *codebook, const rsm_time_value *when) {
    unsigned width = width_of(when);
    while (codebook->when_precision[width] == 0 && width < RSM_WIDTH_LONGER) {
        width++;
    }
    return codebook->when_precision[width];
}

uint32_t rsm_codebook_where_precision(const rsm_codebook *codebook, const rsm_place_value *where) {
    return codebook->where_precision[where == NULL ? RSM_WHERE_UNKNOWN : (unsigned)where->kind];
}

rsm_slice rsm_codebook_type_name(const rsm_world *world, const rsm_codebook *codebook,
                                 rsm_slice type) {
    static const uint32_t columns[RSM_NAMING_COUNT] = {
        [RSM_NAMING_ACLED] = RSM_TYPE_ACLED, [RSM_NAMING_GTD] = RSM_TYPE_GTD,
        [RSM_NAMING_UCDP] = RSM_TYPE_UCDP,   [RSM_NAMING_PLOVER] = RSM_TYPE_PLOVER,
        [RSM_NAMING_CAMEO] = RSM_TYPE_CAMEO,
    };
    uint32_t row = world != NULL && codebook->naming != RSM_NAMING_NONE
                       ? rsm_world_find(world, RSM_DOMAIN_TYPE, type)
                       : RSM_NONE;
    return row == RSM_NONE
               ? rsm_slice_make("", 0)
               : rsm_world_string(world, RSM_DOMAIN_TYPE, row, columns[codebook->naming]);
}
