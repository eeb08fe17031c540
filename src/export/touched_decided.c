/* What became of each decision, from what is noted of what they name. See export/touched_decided.h.
 *
 * Part: states; which incidents a decision bears on otherwise than before. Invariants: states are
 * those that fuse/decided.h gives with all readings. Cost: linear in the decisions and what they
 * name. */
#include "export/touched_decided.h"

#include "export/decided.h"

static rsm_slice awaited_id(const rsm_touch_decided *decided, uint32_t index, int64_t part) {
    return decided->decisions[index].mentions[part].id;
}

static bool is_there(const rsm_touch_decided *decided, uint32_t index, int64_t part) {
    const rsm_named_part *named = rsm_part_of(decided, index, part);
    return named != NULL && named->number != RSM_NOTE_NONE;
}

static void wait_for(rsm_effect *effect, rsm_slice what) {
    effect->state = RSM_DECISION_WAITING;
    effect->awaits = what;
}

/* ---- states ---- */

/* The first mention, from `from` on, that is not there is waited for. */
static bool await_mentions(rsm_touch_decided *decided, uint32_t index, uint32_t from) {
    for (uint32_t i = from; i < decided->decisions[index].mention_count; i++) {
        if (!is_there(decided, index, i)) {
            wait_for(&decided->effects[index], awaited_id(decided, index, i));
            return true;
        }
    }
    return false;
}

/* One about a statement replaces the one before it; `last` is the index of the last of each. */
static rsm_status judge_statement(rsm_touch *touch, rsm_touch_decided *decided, uint32_t index,
                                  rsm_map *last) {
    const rsm_decision *decision = &decided->decisions[index];
    const rsm_named_part *named = rsm_part_of(decided, index, RSM_PART_STATEMENT);
    rsm_effect *effect = &decided->effects[index];
    uint32_t earlier = 0;
    if (named == NULL || named->place == RSM_NOTE_NONE) {
        wait_for(effect, decision->statement.id);
        return RSM_OK;
    }
    if (decision->kind == RSM_DECISION_REASSIGN && await_mentions(decided, index, 0)) {
        return RSM_OK;
    }
    rsm_vector rows;
    rsm_vector_init(&rows, &touch->arena, sizeof(rsm_note));
    rsm_status status = rsm_touch_ask(touch, RSM_NOTE_STATEMENT,
                                      (rsm_note){.numbers = {named->found, named->place}}, &rows);
    rsm_slice id = rows.count > 0 ? ((const rsm_note *)rows.items)->texts[0] : named->report;
    if (rsm_map_find(last, id, &earlier)) {
        decided->effects[earlier].state = RSM_DECISION_REPLACED;
        decided->effects[earlier].by = decision->number;
    }
    effect->has_statement = true;
    decided->statements[index] = id;
    if (status == RSM_OK && !rsm_map_set(last, id, index)) {
        status = rsm_touch_no_memory(touch);
    }
    return status;
}

static rsm_status judge_addition(rsm_touch *touch, rsm_touch_decided *decided, uint32_t index) {
    const rsm_decision *decision = &decided->decisions[index];
    const rsm_named_part *quoted = rsm_part_of(decided, index, RSM_PART_QUOTE);
    rsm_effect *effect = &decided->effects[index];
    if (await_mentions(decided, index, 0)) {
        return RSM_OK;
    }
    if (decision->report.size > 0 && (quoted == NULL || quoted->found == RSM_NOTE_NONE)) {
        wait_for(effect, decision->report);
        return RSM_OK;
    }
    if (decision->report.size > 0 && quoted->place == RSM_NOTE_NONE) {
        wait_for(effect, decision->quote);
        return RSM_OK;
    }
    const char *id =
        rsm_arena_format(&touch->arena, "%.*s#d%u", RSM_SLICE_ARGUMENTS(decision->report),
                         (unsigned)decision->number);
    effect->has_statement = true;
    decided->statements[index] = id != NULL ? rsm_slice_from_string(id) : rsm_slice_make("", 0);
    return id != NULL ? RSM_OK : rsm_touch_no_memory(touch);
}

static rsm_status judge(rsm_touch *touch, rsm_touch_decided *decided, uint32_t index,
                        rsm_map *last) {
    switch (decided->decisions[index].kind) {
    case RSM_DECISION_REJECT:
    case RSM_DECISION_REASSIGN:
        return judge_statement(touch, decided, index, last);
    case RSM_DECISION_ADD:
        return judge_addition(touch, decided, index);
    case RSM_DECISION_UNDO:
        return RSM_OK;
    case RSM_DECISION_SPLIT:
        await_mentions(decided, index, 1);
        return RSM_OK;
    default:
        await_mentions(decided, index, 0);
        return RSM_OK;
    }
}

static rsm_status judge_all(rsm_touch *touch, rsm_touch_decided *decided) {
    rsm_map last;
    uint32_t count = decided->count;
    rsm_arena *arena = &touch->arena;
    uint32_t *undone_by = rsm_arena_allocate_items(arena, count, sizeof *undone_by);
    decided->effects = rsm_arena_allocate_items(arena, count, sizeof *decided->effects);
    decided->states = rsm_arena_allocate_items(arena, count, sizeof *decided->states);
    decided->statements = rsm_arena_allocate_items(arena, count, sizeof *decided->statements);
    if (arena->failed) {
        return rsm_touch_no_memory(touch);
    }
    rsm_map_init(&last, arena);
    rsm_decisions_undone(decided->decisions, count, undone_by);
    rsm_status status = RSM_OK;
    for (uint32_t i = 0; status == RSM_OK && i < count; i++) {
        decided->statements[i] = rsm_slice_make("", 0);
        if (undone_by[i] != 0) {
            decided->effects[i] = (rsm_effect){.state = RSM_DECISION_UNDONE, .by = undone_by[i]};
        } else {
            status = judge(touch, decided, i, &last);
        }
    }
    return status;
}

/* ---- cells that are set ---- */

typedef struct setting {
    int64_t holder;
    rsm_slot slot;
    uint32_t index;
} setting;

static int compare_settings(const void *left, const void *right) {
    const setting *a = left, *b = right;
    if (a->holder != b->holder) {
        return a->holder < b->holder ? -1 : 1;
    }
    if (a->slot != b->slot) {
        return a->slot < b->slot ? -1 : 1;
    }
    return a->index < b->index ? -1 : a->index > b->index;
}

/* Of those that set one cell the last holds. */
static rsm_status settle(rsm_touch *touch, rsm_touch_decided *decided) {
    rsm_vector settings;
    rsm_status status = RSM_OK;
    rsm_vector_init(&settings, &touch->arena, sizeof(setting));
    for (uint32_t i = 0; status == RSM_OK && i < decided->count; i++) {
        setting item = {RSM_NOTE_NONE, decided->decisions[i].slot, i};
        int64_t profile = rsm_profile_of_part(rsm_part_of(decided, i, 0));
        if (decided->decisions[i].kind != RSM_DECISION_SET || profile == RSM_NOTE_NONE ||
            decided->effects[i].state != RSM_DECISION_IN_FORCE) {
            continue;
        }
        status = rsm_touch_holder(touch, profile, &item.holder);
        if (status == RSM_OK && item.holder != RSM_NOTE_NONE &&
            rsm_vector_push_copy(&settings, &item) == NULL) {
            status = rsm_touch_no_memory(touch);
        }
    }
    if (status == RSM_OK && !rsm_vector_sort(&settings, compare_settings)) {
        status = rsm_touch_no_memory(touch);
    }
    const setting *items = settings.items;
    for (uint32_t i = 1; status == RSM_OK && i < settings.count; i++) {
        if (items[i].holder == items[i - 1].holder && items[i].slot == items[i - 1].slot) {
            rsm_effect *effect = &decided->effects[items[i - 1].index];
            effect->state = RSM_DECISION_REPLACED;
            effect->by = decided->decisions[items[i].index].number;
        }
    }
    return status;
}

/* ---- what they bear on otherwise than before ---- */

static rsm_status mark_profile(rsm_touch *touch, int64_t profile) {
    int64_t holder = RSM_NOTE_NONE;
    rsm_status status =
        profile == RSM_NOTE_NONE ? RSM_OK : rsm_touch_holder(touch, profile, &holder);
    return status == RSM_OK && holder != RSM_NOTE_NONE
               ? rsm_touch_mark(touch, &touch->dirty, holder)
               : status;
}

/* What a decision names that stands otherwise than it did when results were last made. */
static rsm_status mark_changed(rsm_touch *touch, rsm_touch_decided *decided) {
    rsm_result_decision *results = NULL;
    uint32_t count = 0;
    rsm_status status = rsm_ledger_load_decision_results(touch->ledger, &touch->arena, &results,
                                                         &count, touch->error);
    for (uint32_t i = 0; status == RSM_OK && i < decided->count; i++) {
        rsm_decision_state before = RSM_DECISION_STATE_COUNT;
        bool same = !decided->is_anew[i] && i < count &&
                    rsm_decision_state_of(results[i].state, &before) &&
                    before == decided->effects[i].state;
        for (uint32_t j = decided->first[i]; !same && j < decided->first[i + 1]; j++) {
            status = mark_profile(touch, rsm_profile_of_part(&decided->parts[j]));
            if (status != RSM_OK) {
                return status;
            }
        }
    }
    for (uint32_t i = 0; status == RSM_OK && i < decided->before.count; i++) {
        status = mark_profile(touch, ((const int64_t *)decided->before.items)[i]);
    }
    return status;
}

rsm_status rsm_touch_decisions(rsm_touch *touch) {
    rsm_touch_decided *decided = rsm_arena_allocate(&touch->arena, sizeof *decided);
    if (decided == NULL) {
        return rsm_touch_no_memory(touch);
    }
    rsm_status status = rsm_ledger_load_decisions(touch->ledger, &touch->arena, &decided->decisions,
                                                  &decided->count, touch->error);
    if (status != RSM_OK || decided->count == 0) {
        return status;
    }
    rsm_numbers_init(&decided->items, touch->record->allocator);
    rsm_numbers_init(&decided->rests, touch->record->allocator);
    rsm_numbers_init(&decided->labels, touch->record->allocator);
    touch->decided = decided;
    status = rsm_touch_find_named(touch, decided);
    if (status == RSM_OK) {
        status = judge_all(touch, decided);
    }
    if (status == RSM_OK) {
        status = rsm_touch_overlay(touch, decided);
    }
    if (status == RSM_OK) {
        status = settle(touch, decided);
    }
    for (uint32_t i = 0; status == RSM_OK && i < decided->count; i++) {
        decided->states[i] = decided->effects[i].state;
    }
    if (status == RSM_OK) {
        status = mark_changed(touch, decided);
    }
    return status == RSM_OK ? rsm_touch_to_holders(touch, &touch->dirty) : status;
}
