/* `compare`: where codebooks differ on an incident, and why.
 *
 * Part: the incident is resolved under each codebook from the same readings and the same grouping;
 * cells on which those that record the slot do not agree are written with the rule, the reasons and
 * the figure that each chose. Invariants: nothing is stored. Cost: see export.h; an account of each
 * codebook for one incident at a time. */
#include "export/work.h"
#include "record/names.h"
#include "record/write.h"

typedef struct compared {
    rsm_work *work;
    rsm_json *json;
    rsm_codebook *books;
    uint32_t book_count;
    const rsm_account *accounts; /* of one incident, one a codebook */
} compared;

/* ---- do they differ? ---- */

static bool is_recorded(const compared *by, uint32_t book, rsm_slot slot) {
    return !by->books[book].settings[slot].not_recorded;
}

static void write_value(rsm_json *json, const rsm_cell *cell) {
    if (cell == NULL) {
        rsm_json_null(json);
    } else if (cell->kind == RSM_CELL_COUNT) {
        const char *const keys[] = {"low", "best", "high"};
        const int64_t bounds[] = {cell->low, cell->best, cell->high};
        rsm_json_begin_object(json);
        for (unsigned i = 0; i < 3; i++) {
            rsm_json_key(json, keys[i]);
            if (bounds[i] == RSM_COUNT_UNKNOWN) {
                rsm_json_null(json);
            } else {
                rsm_json_int(json, bounds[i]);
            }
        }
        rsm_json_end_object(json);
    } else if (cell->figure_count > 0 && cell->figures[0].verdict == RSM_VERDICT_BEST) {
        rsm_write_value(json, &cell->figures[0].value);
    } else {
        rsm_json_null(json);
    }
}

/* Cells that one value is chosen for; lists and suspects are the same in every codebook. */
static bool is_compared(rsm_slot slot) {
    return rsm_slot_is_count(slot) || slot == RSM_SLOT_TYPE || slot == RSM_SLOT_WHEN ||
           slot == RSM_SLOT_WHERE || slot == RSM_SLOT_HAPPENED;
}

static const rsm_cell *cell_of(const compared *by, uint32_t book, rsm_slot slot) {
    return rsm_cell_of(&by->accounts[book], slot);
}

static bool values_differ(const compared *by, const rsm_cell *left, const rsm_cell *right) {
    rsm_buffer one, other;
    rsm_json json;
    rsm_buffer_init(&one, by->work->record->allocator);
    rsm_buffer_init(&other, by->work->record->allocator);
    rsm_json_init(&json, &one);
    write_value(&json, left);
    rsm_json_init(&json, &other);
    write_value(&json, right);
    bool differ = !rsm_slice_equal(rsm_buffer_slice(&one), rsm_buffer_slice(&other));
    by->work->arena.failed = by->work->arena.failed || one.failed || other.failed;
    rsm_buffer_free(&one);
    rsm_buffer_free(&other);
    return differ;
}

/* A codebook that keeps a range alone does not differ by having no best. */
static bool two_differ(const compared *by, uint32_t book, uint32_t other, rsm_slot slot) {
    const rsm_cell *left = cell_of(by, book, slot), *right = cell_of(by, other, slot);
    if (left == NULL || right == NULL) {
        return left != right;
    }
    if (left->kind != RSM_CELL_COUNT) {
        return values_differ(by, left, right);
    }
    bool range = by->books[book].settings[slot].no_best || by->books[other].settings[slot].no_best;
    return left->low != right->low || left->high != right->high ||
           (!range && left->best != right->best);
}

static bool differs(const compared *by, rsm_slot slot) {
    for (uint32_t i = 0; is_compared(slot) && i < by->book_count; i++) {
        for (uint32_t j = 0; j < i && is_recorded(by, i, slot); j++) {
            if (is_recorded(by, j, slot) && two_differ(by, i, j, slot)) {
                return true;
            }
        }
    }
    return false;
}

/* In scope of one and outside that of another; a codebook that needs nothing has no scope. */
static bool scope_differs(const compared *by) {
    bool in = false, out = false;
    for (uint32_t i = 0; i < by->book_count; i++) {
        bool outside = by->accounts[i].coding.outside_count > 0;
        in = in || (!outside && by->books[i].need_count > 0);
        out = out || outside;
    }
    return in && out;
}

/* ---- why ---- */

static void reason(rsm_json *json, const rsm_work *work, const char *what, rsm_slice note) {
    rsm_buffer words;
    rsm_buffer_init(&words, work->record->allocator);
    rsm_buffer_append_string(&words, what);
    if (note.size > 0) {
        rsm_buffer_append_string(&words, *what != '\0' ? ": " : "");
        rsm_buffer_append_slice(&words, note);
    }
    rsm_json_string(json, rsm_buffer_slice(&words));
    rsm_buffer_free(&words);
}

static rsm_slice note_of(const rsm_codebook *book, rsm_slot slot, rsm_rule rule) {
    const rsm_slot_rules *rules = &book->slots[slot];
    for (uint32_t i = 0; i < rules->count; i++) {
        if (rules->rules[i] == rule) {
            return rules->notes[i];
        }
    }
    return rsm_slice_make("", 0);
}

/* What the words of the best figure count as, where that is the codebook's own number. */
static void reason_of_words(rsm_json *json, const rsm_work *work, const rsm_codebook *book,
                            const rsm_figure *best) {
    if (best->value.kind != RSM_VALUE_COUNT || best->statement_count == 0) {
        return;
    }
    const rsm_statement_reference *at = &best->statements[0];
    const rsm_value *said = &work->readings[at->reading].statements[at->statement].value;
    if (said->kind == RSM_VALUE_COUNT && said->as.count.low != best->value.as.count.low) {
        rsm_buffer words;
        rsm_buffer_init(&words, work->record->allocator);
        rsm_buffer_append_format(&words, "\"%.*s\" counts as %lld",
                                 RSM_SLICE_ARGUMENTS(said->as.count.text),
                                 (long long)best->value.as.count.low);
        reason(json, work, rsm_buffer_string(&words), book->vague_note);
        rsm_buffer_free(&words);
    }
}

/* Whether some other codebook has another low (high). */
static bool another_bound(const compared *by, const rsm_cell *cell, bool low) {
    for (uint32_t i = 0; i < by->book_count; i++) {
        const rsm_cell *other = cell_of(by, i, cell->slot);
        if (other != NULL && is_recorded(by, i, cell->slot) &&
            (low ? other->low != cell->low : other->high != cell->high)) {
            return true;
        }
    }
    return false;
}

static void write_reasons(const compared *by, const rsm_codebook *book, const rsm_cell *cell) {
    rsm_json *json = by->json;
    const rsm_slot_settings *settings = &book->settings[cell->slot];
    bool is_count = cell->kind == RSM_CELL_COUNT;
    bool aside = false;
    if (cell->rule == RSM_RULE_RANGE) {
        reason(json, by->work, "a range", settings->notes[RSM_SETTING_BEST]);
    } else if (cell->rule == RSM_RULE_ONLY) {
        reason(json, by->work, "one figure is left to choose", rsm_slice_make("", 0));
    } else {
        reason(json, by->work, rsm_rule_name(cell->rule), note_of(book, cell->slot, cell->rule));
    }
    if (is_count && cell->figure_count > 0) {
        reason_of_words(json, by->work, book, &cell->figures[0]);
    }
    for (uint32_t i = 0; is_count && !aside && i < cell->figure_count; i++) {
        const char *words = cell->figures[i].verdict == RSM_VERDICT_PART
                                ? rsm_attackers_words(book, cell->slot, &cell->figures[i])
                                : NULL;
        aside = words != NULL;
        if (aside) {
            reason(json, by->work, "attackers", settings->notes[RSM_SETTING_ATTACKERS]);
        }
    }
    if (is_count && settings->credible_low && another_bound(by, cell, true)) {
        reason(json, by->work, "low", settings->notes[RSM_SETTING_LOW]);
    }
    if (is_count && settings->credible_high && another_bound(by, cell, false)) {
        reason(json, by->work, "high", settings->notes[RSM_SETTING_HIGH]);
    }
}

/* ---- writing ---- */

static void write_one(const compared *by, uint32_t book, rsm_slot slot) {
    rsm_json *json = by->json;
    const rsm_cell *cell = rsm_cell_of(&by->accounts[book], slot);
    rsm_json_begin_object(json);
    rsm_json_key_string(json, "codebook", by->books[book].name);
    if (!is_recorded(by, book, slot)) {
        rsm_json_key_string(json, "not_recorded", by->books[book].settings[slot].note);
    } else {
        rsm_json_key(json, "value");
        write_value(json, cell);
        if (cell != NULL) {
            rsm_json_key_cstring(json, "rule", rsm_rule_name(cell->rule));
            rsm_json_key(json, "reasons");
            rsm_json_begin_array(json);
            write_reasons(by, &by->books[book], cell);
            rsm_json_end_array(json);
        }
        if (cell != NULL && cell->figure_count > 0 &&
            cell->figures[0].verdict == RSM_VERDICT_BEST) {
            by->work->codebook = by->books[book];
            rsm_json_key(json, "figure");
            rsm_write_figure(json, by->work, cell, &cell->figures[0]);
        }
    }
    rsm_json_end_object(json);
}

static void write_head(rsm_json *json, const rsm_account *account) {
    rsm_json_key_string(json, "id", account->id);
    rsm_json_key_string(json, "name", account->name);
    rsm_write_setting(json, account);
}

static void write_incident(const compared *by, const bool *different) {
    rsm_json *json = by->json;
    rsm_json_begin_object(json);
    write_head(json, &by->accounts[0]);
    rsm_json_key(json, "cells");
    rsm_json_begin_array(json);
    for (unsigned slot = 0; slot < RSM_SLOT_COUNT; slot++) {
        if (!different[slot]) {
            continue;
        }
        rsm_json_begin_object(json);
        rsm_json_key_cstring(json, "slot", rsm_slot_name((rsm_slot)slot));
        rsm_json_key(json, "by");
        rsm_json_begin_array(json);
        for (uint32_t i = 0; i < by->book_count; i++) {
            write_one(by, i, (rsm_slot)slot);
        }
        rsm_json_end_array(json);
        rsm_json_end_object(json);
    }
    rsm_json_end_array(json);
    rsm_json_key_bool(json, "scope_differs", scope_differs(by));
    rsm_json_key(json, "coded");
    rsm_json_begin_array(json);
    for (uint32_t i = 0; i < by->book_count; i++) {
        rsm_write_coded(json, &by->books[i], &by->accounts[i]);
    }
    rsm_json_end_array(json);
    rsm_json_end_object(json);
}

/* One group of the work; `always`, or only where the codebooks differ. */
static rsm_status compare_group(compared *by, uint32_t group, bool always, rsm_error *error) {
    rsm_work *work = by->work;
    rsm_arena_mark mark = rsm_arena_get_mark(&work->arena);
    bool different[RSM_SLOT_COUNT] = {false}, any = false;
    rsm_account *accounts =
        rsm_arena_allocate_items(&work->arena, by->book_count, sizeof *accounts);
    rsm_status status = accounts != NULL ? RSM_OK : RSM_ERROR_MEMORY;
    for (uint32_t i = 0; status == RSM_OK && i < by->book_count; i++) {
        status = rsm_resolve(work->record->world, &by->books[i], work->readings, &work->fusion,
                             group, &work->arena, &accounts[i], error);
    }
    if (status != RSM_OK) {
        return rsm_error_set(error, status, "out of memory");
    }
    by->accounts = accounts;
    for (unsigned slot = 0; slot < RSM_SLOT_COUNT; slot++) {
        different[slot] = differs(by, (rsm_slot)slot);
        any = any || different[slot];
    }
    if (any || always || scope_differs(by)) {
        write_incident(by, different);
    }
    bool failed = work->arena.failed;
    rsm_arena_rewind(&work->arena, mark);
    return failed ? rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory") : RSM_OK;
}

static rsm_status compare_one(compared *by, const rsm_case *record, rsm_slice id,
                              rsm_error *error) {
    rsm_work work;
    rsm_arena arena;
    rsm_slice incident;
    rsm_arena_init(&arena, record->allocator, 0);
    rsm_status status = rsm_ledger_find_incident(record->ledger, id, &arena, &incident, error);
    if (status == RSM_OK) {
        status = rsm_work_make_one(record, incident, &work, error);
        by->work = &work;
        if (status == RSM_OK) {
            status = compare_group(by, 0, true, error);
        }
        rsm_work_free(&work);
    }
    rsm_arena_free(&arena);
    return status;
}

static rsm_status compare_all(compared *by, const rsm_case *record, bool all, rsm_error *error) {
    rsm_work work;
    rsm_status status = rsm_work_make(record, &work, error);
    by->work = &work;
    for (uint32_t i = 0; status == RSM_OK && i < work.fusion.group_count; i++) {
        uint32_t group = work.order[i];
        if (all || work.fusion.groups[group].main) {
            status = compare_group(by, group, false, error);
        }
    }
    rsm_work_free(&work);
    return status;
}

static rsm_status load_books(compared *by, const rsm_case *record,
                             const rsm_codebook_comparison *wanted, rsm_arena *arena,
                             rsm_error *error) {
    bool named = wanted->codebook_count > 0;
    if (wanted->codebook_count > RSM_COMPARE_BOOKS) {
        return rsm_error_set(error, RSM_ERROR_ARGUMENT, "over %u codebooks", RSM_COMPARE_BOOKS);
    }
    by->books = rsm_arena_allocate_items(arena, RSM_COMPARE_BOOKS, sizeof *by->books);
    if (by->books == NULL) {
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    }
    for (uint32_t i = 0; i < RSM_COMPARE_BOOKS; i++) {
        rsm_slice name = !named                       ? rsm_codebook_at(record->world, i)
                         : i < wanted->codebook_count ? rsm_slice_from_string(wanted->codebooks[i])
                                                      : rsm_slice_make("", 0);
        if (name.size == 0) {
            break;
        }
        rsm_status status = rsm_codebook_load(record->world, name, &by->books[i], error);
        if (status != RSM_OK) {
            return status;
        }
        by->book_count++;
    }
    return by->book_count >= 2
               ? RSM_OK
               : rsm_error_set(error, RSM_ERROR_ARGUMENT, "two codebooks at least are compared");
}

static rsm_status compare(compared *by, const rsm_case *record,
                          const rsm_codebook_comparison *wanted, rsm_error *error) {
    rsm_status status = RSM_OK;
    rsm_json_begin_object(by->json);
    rsm_json_key(by->json, "codebooks");
    rsm_json_begin_array(by->json);
    for (uint32_t i = 0; i < by->book_count; i++) {
        rsm_json_string(by->json, by->books[i].name);
    }
    rsm_json_end_array(by->json);
    rsm_json_key(by->json, "incidents");
    rsm_json_begin_array(by->json);
    for (size_t i = 0; status == RSM_OK && i < wanted->id_count; i++) {
        status = compare_one(by, record, rsm_slice_from_string(wanted->ids[i]), error);
    }
    if (wanted->id_count == 0) {
        status = compare_all(by, record, wanted->all, error);
    }
    rsm_json_end_array(by->json);
    rsm_json_end_object(by->json);
    return status;
}

rsm_status rsm_export_compare(const rsm_case *record, const rsm_codebook_comparison *wanted,
                              rsm_buffer *output, rsm_error *error) {
    rsm_arena arena;
    rsm_json json;
    compared by = {.json = &json};
    rsm_status status = rsm_export_refresh(record, error);
    if (status != RSM_OK) {
        return status;
    }
    rsm_arena_init(&arena, record->allocator, 0);
    rsm_json_init(&json, output);
    status = load_books(&by, record, wanted, &arena, error);
    if (status == RSM_OK) {
        status = compare(&by, record, wanted, error);
    }
    rsm_arena_free(&arena);
    return status == RSM_OK ? rsm_output_status(output, &json, error) : status;
}
