/* Cells that a person set.
 *
 * Part: what reports tell is worked out first and stays as the proof; then the cell says what the
 * person said. Invariants: whether reports disagree is not changed by a decision; every figure that
 * the reports give is still there, with its statements. Cost: quadratic in the different figures of
 * the cell. */
#include "record/names.h"
#include "resolve/cells.h"

#include <string.h>

const rsm_decision *rsm_decided_cell_of(const rsm_resolver *resolver, rsm_slot slot) {
    const rsm_fusion *fusion = resolver->fusion;
    uint32_t group = (uint32_t)(resolver->group - fusion->groups), low = 0,
             high = fusion->setting_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const rsm_decided_cell *item = &fusion->settings[middle];
        if (item->group < group || (item->group == group && item->decision->slot < slot)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    bool found = low < fusion->setting_count && fusion->settings[low].group == group &&
                 fusion->settings[low].decision->slot == slot;
    return found ? fusion->settings[low].decision : NULL;
}

/* ---- what agrees with what was set ---- */

static bool counts_meet(const rsm_count_value *a, const rsm_count_value *b) {
    return (a->high == RSM_COUNT_UNKNOWN || a->high >= b->low) &&
           (b->high == RSM_COUNT_UNKNOWN || b->high >= a->low);
}

static bool times_meet(const rsm_time_value *a, const rsm_time_value *b) {
    return (!a->latest.known || !b->earliest.known || a->latest.day >= b->earliest.day) &&
           (!b->latest.known || !a->earliest.known || b->latest.day >= a->earliest.day);
}

static bool places_equal(const rsm_place_value *a, const rsm_place_value *b) {
    return a->geonameid != 0 ? a->geonameid == b->geonameid
                             : rsm_slice_equal(a->name, b->name) && a->kind == b->kind;
}

static bool is_same(const rsm_value *a, const rsm_value *b, rsm_arena *arena) {
    if (a->kind != b->kind) {
        return a->kind != RSM_VALUE_COUNT && b->kind != RSM_VALUE_COUNT &&
               rsm_slice_equal(rsm_value_key(a, arena), rsm_value_key(b, arena));
    }
    switch (a->kind) {
    case RSM_VALUE_COUNT:
        return a->as.count.low == b->as.count.low && a->as.count.high == b->as.count.high;
    case RSM_VALUE_TIME:
        return rsm_instant_equal(a->as.time.earliest, b->as.time.earliest) &&
               rsm_instant_equal(a->as.time.latest, b->as.time.latest);
    case RSM_VALUE_PLACE:
        return places_equal(&a->as.place, &b->as.place);
    case RSM_VALUE_BOOLEAN:
        return a->as.boolean == b->as.boolean;
    default:
        return rsm_slice_equal(rsm_value_key(a, arena), rsm_value_key(b, arena));
    }
}

static bool fits(const rsm_value *set, const rsm_value *told) {
    return set->kind == told->kind &&
           ((set->kind == RSM_VALUE_COUNT && counts_meet(&set->as.count, &told->as.count)) ||
            (set->kind == RSM_VALUE_TIME && times_meet(&set->as.time, &told->as.time)));
}

/* ---- figures ---- */

/* How a figure that reports give stands to what was set. One that did not stand before stays as it
 * was. */
static void judge(const rsm_decision *decision, rsm_figure *figure) {
    bool stood = figure->verdict == RSM_VERDICT_BEST || figure->verdict == RSM_VERDICT_FITS ||
                 figure->verdict == RSM_VERDICT_DISAGREES;
    if (!stood) {
        return;
    }
    bool fit = decision->value_count == 1 && fits(&decision->values[0], &figure->value);
    figure->verdict = fit ? RSM_VERDICT_FITS : RSM_VERDICT_DISAGREES;
    figure->lost_by = RSM_RULE_DECIDED;
}

/* The values that were set, each with what reports say of it, and then what else they give. */
static bool set_figures(rsm_resolver *resolver, const rsm_decision *decision, rsm_cell *cell) {
    uint32_t before = cell->figure_count, made = decision->value_count;
    rsm_figure *figures =
        rsm_arena_allocate_items(resolver->arena, (size_t)before + made, sizeof *figures);
    uint32_t *moved_to = rsm_arena_allocate_items(resolver->arena, before, sizeof *moved_to);
    if (figures == NULL || moved_to == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < decision->value_count; i++) {
        figures[i].value = decision->values[i];
        figures[i].verdict = RSM_VERDICT_BEST;
        figures[i].beaten_by = RSM_NONE;
    }
    for (uint32_t i = 0; i < before; i++) {
        rsm_figure told = cell->figures[i];
        uint32_t at = 0;
        while (at < decision->value_count &&
               (figures[at].statement_count > 0 || told.verdict == RSM_VERDICT_PART ||
                told.impossible != RSM_POSSIBLE ||
                !is_same(&decision->values[at], &told.value, resolver->arena))) {
            at++;
        }
        if (at < decision->value_count) {
            told.value = decision->values[at];
            told.verdict = RSM_VERDICT_BEST;
            told.beaten_by = RSM_NONE;
            figures[at] = told;
            moved_to[i] = at;
        } else if (told.impossible == RSM_POSSIBLE) {
            judge(decision, &told);
            moved_to[i] = made;
            figures[made++] = told;
        } else {
            moved_to[i] = RSM_NONE; /* it followed from the day that reports give */
        }
    }
    for (uint32_t i = decision->value_count; i < made; i++) {
        uint32_t by = figures[i].beaten_by;
        figures[i].beaten_by = by < before ? moved_to[by] : RSM_NONE;
    }
    cell->figures = figures;
    cell->figure_count = made;
    return !resolver->arena->failed;
}

static bool set_suspects(rsm_resolver *resolver, const rsm_decision *decision, rsm_cell *cell) {
    uint32_t before = cell->suspect_count, made = decision->value_count;
    rsm_suspect *suspects =
        rsm_arena_allocate_items(resolver->arena, (size_t)before + made, sizeof *suspects);
    if (suspects == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < before; i++) {
        const rsm_suspect *told = &cell->suspects[i];
        uint32_t at = 0;
        while (at < decision->value_count &&
               (suspects[at].statement_count > 0 ||
                !is_same(&decision->values[at], &told->value, resolver->arena))) {
            at++;
        }
        uint32_t to = at < decision->value_count ? at : made++;
        suspects[to] = *told;
        suspects[to].is_set_aside = to >= decision->value_count;
    }
    for (uint32_t i = 0; i < decision->value_count; i++) {
        suspects[i].value = decision->values[i];
        suspects[i].standing = RSM_STANDING_DECIDED;
        suspects[i].is_set_aside = false;
    }
    cell->suspects = suspects;
    cell->suspect_count = made;
    return !resolver->arena->failed;
}

/* What the account says beside its cells. */
static void tell_account(const rsm_resolver *resolver, const rsm_decision *decision,
                         rsm_account *account) {
    const rsm_value *value = &decision->values[0];
    if (decision->slot == RSM_SLOT_TYPE) {
        rsm_split_type(resolver->world, value->as.text, account);
    } else if (decision->slot == RSM_SLOT_WHEN) {
        account->has_when = true;
        account->when = value->as.time;
    } else if (decision->slot == RSM_SLOT_WHERE) {
        account->has_where = true;
        account->where = value->as.place;
    }
}

bool rsm_set_cell(rsm_resolver *resolver, const rsm_decision *decision, rsm_cell *cell, bool *made,
                  rsm_account *account) {
    rsm_slot slot = decision->slot;
    if (!*made) {
        memset(cell, 0, sizeof *cell);
        cell->slot = slot;
        cell->kind = slot == RSM_SLOT_PERPETRATOR ? RSM_CELL_SUSPECTS
                     : rsm_slot_is_count(slot)    ? RSM_CELL_COUNT
                     : slot == RSM_SLOT_TYPE || slot == RSM_SLOT_HAPPENED ||
                             slot == RSM_SLOT_WHEN || slot == RSM_SLOT_WHERE
                         ? RSM_CELL_VALUE
                         : RSM_CELL_LIST;
    }
    *made = true;
    cell->rule = RSM_RULE_DECIDED;
    cell->decision = decision->number;
    if (cell->kind == RSM_CELL_SUSPECTS) {
        return set_suspects(resolver, decision, cell);
    }
    if (cell->kind == RSM_CELL_COUNT) {
        const rsm_count_value *count = &decision->values[0].as.count;
        cell->low = count->low;
        cell->high = count->high;
        cell->best = count->low != RSM_COUNT_UNKNOWN ? count->low : count->high;
    }
    tell_account(resolver, decision, account);
    return set_figures(resolver, decision, cell);
}
