/* What a cell rests on: whether it would be another if one source were left out.
 *
 * Part: for each source of a cell (all evidence with one root; of reports that credit nobody, one
 * report) the cell is made anew without it and compared. A report's own type, day or place is left
 * out with the source that all its statements of that slot rest on, or where it has none with the
 * report. A cell of one source rests on it alone, and nothing is made anew. Cells that are lists
 * show the sources of each item and are not looked at. Invariants: the cell itself is not touched.
 * Cost: for each source the cost of the cell, and one copy of its evidence; at most
 * RSM_RESTS_TRIED sources are tried. */
#include "resolve/cells.h"

#include <string.h>

/* One who speaks to the cell: credited, or a report in its own words. */
typedef struct cell_source {
    rsm_root root;
    rsm_statement_reference at; /* its first statement; RSM_NONE for one: the report's own vote */
} cell_source;

static bool same_source(const rsm_root *left, const rsm_root *right) {
    return left->credited ? rsm_root_equal(*left, *right)
                          : !right->credited && left->report == right->report;
}

static bool add_source(rsm_vector *sources, const cell_source *source) {
    const cell_source *items = sources->items;
    for (uint32_t i = 0; i < sources->count; i++) {
        if (same_source(&items[i].root, &source->root)) {
            return true;
        }
    }
    return rsm_vector_push_copy(sources, source) != NULL;
}

/* ---- a report's own vote ---- */

static bool has_votes(rsm_slot slot) {
    return slot == RSM_SLOT_TYPE || slot == RSM_SLOT_WHEN || slot == RSM_SLOT_WHERE;
}

static bool votes(const rsm_resolver *resolver, const rsm_member *member, rsm_slot slot) {
    const rsm_incident *incident = &resolver->readings[member->reading].incidents[member->incident];
    return resolver->fusion->copy_of[member->reading] == RSM_NONE &&
           (slot == RSM_SLOT_TYPE ||
            (slot == RSM_SLOT_WHEN ? incident->has_when : incident->has_where));
}

static bool is_of_member(const rsm_evidence *evidence, const rsm_member *member) {
    return evidence->at.reading == member->reading &&
           evidence->statement->incident == member->incident;
}

/* Whether the member's vote goes with `source`. */
static bool goes_with(const rsm_evidence *evidence, uint32_t count, const rsm_member *member,
                      const rsm_root *own, const rsm_root *source) {
    bool any = false;
    for (uint32_t i = 0; i < count; i++) {
        if (!is_of_member(&evidence[i], member)) {
            continue;
        }
        if (!same_source(&evidence[i].root, source)) {
            return false;
        }
        any = true;
    }
    return any || same_source(own, source);
}

/* The root of each member's report in its own words; NULL where memory fails. */
static const rsm_root *own_roots(const rsm_resolver *resolver) {
    const rsm_group *group = resolver->group;
    rsm_source_chain nobody = {NULL, 0};
    rsm_root *roots =
        rsm_arena_allocate_items(resolver->arena, group->member_count + 1, sizeof *roots);
    for (uint32_t i = 0; roots != NULL && i < group->member_count; i++) {
        roots[i] = rsm_root_of_member(resolver, i, &nobody);
    }
    return roots;
}

/* All sources of the cell, at most one more than are tried. */
static bool find_sources(const rsm_resolver *resolver, const rsm_evidence *evidence, uint32_t count,
                         rsm_slot slot, const rsm_root *own, rsm_vector *sources) {
    rsm_vector_init(sources, resolver->arena, sizeof(cell_source));
    for (uint32_t i = 0; i < count && sources->count <= RSM_RESTS_TRIED; i++) {
        cell_source source = {evidence[i].root, evidence[i].at};
        if (!add_source(sources, &source)) {
            return false;
        }
    }
    for (uint32_t i = 0;
         has_votes(slot) && i < resolver->group->member_count && sources->count <= RSM_RESTS_TRIED;
         i++) {
        const rsm_member *member = &resolver->group->members[i];
        bool speaks = !votes(resolver, member, slot);
        for (uint32_t j = 0; !speaks && j < count; j++) {
            speaks = is_of_member(&evidence[j], member);
        }
        cell_source source = {own[i], {member->reading, RSM_NONE}};
        if (!speaks && !add_source(sources, &source)) {
            return false;
        }
    }
    return true;
}

/* ---- the cell anew ---- */

/* A resolver that sees the evidence of one slot less one source. */
static bool leave_out(rsm_resolver *resolver, const rsm_evidence *evidence, uint32_t count,
                      rsm_slot slot, const rsm_root *own, const rsm_root *source,
                      rsm_resolver *without) {
    rsm_evidence *left = rsm_arena_allocate_items(resolver->arena, count + 1, sizeof *left);
    uint8_t *out = rsm_arena_allocate_items(resolver->arena, resolver->group->member_count + 1, 1);
    uint32_t kept = 0;
    if (left == NULL || out == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < count; i++) {
        if (same_source(&evidence[i].root, source)) {
            continue;
        }
        left[kept] = evidence[i];
        left[kept].state = RSM_EVIDENCE_STANDS;
        left[kept].gave_way_to = left[kept].figure = RSM_NONE;
        kept++;
    }
    for (uint32_t i = 0; has_votes(slot) && i < resolver->group->member_count; i++) {
        const rsm_member *member = &resolver->group->members[i];
        out[i] = goes_with(evidence, count, member, &own[i], source) ? 1 : 0;
    }
    *without = *resolver;
    without->left_out = out;
    without->evidence = left;
    without->evidence_count = kept;
    memset(without->first, 0, sizeof without->first);
    without->first[slot + 1] = kept;
    return true;
}

/* What of a cell is compared. */
typedef struct cell_gist {
    bool has;
    int64_t low, best, high;
    rsm_value value;
    rsm_standing standing;
} cell_gist;

static cell_gist gist_of(const rsm_cell *cell, bool made) {
    cell_gist gist = {.has = made};
    if (!made) {
        gist.low = gist.best = gist.high = RSM_COUNT_UNKNOWN;
    } else if (cell->kind == RSM_CELL_COUNT) {
        gist.low = cell->low;
        gist.best = cell->best;
        gist.high = cell->high;
        gist.has = cell->low != RSM_COUNT_UNKNOWN || cell->best != RSM_COUNT_UNKNOWN ||
                   cell->high != RSM_COUNT_UNKNOWN;
    } else if (cell->kind == RSM_CELL_SUSPECTS) {
        gist.has = cell->suspect_count > 0;
        gist.value = gist.has ? cell->suspects[0].value : gist.value;
        gist.standing = gist.has ? cell->suspects[0].standing : RSM_STANDING_FACT;
    } else {
        gist.has = cell->figure_count > 0 && cell->figures[0].verdict == RSM_VERDICT_BEST;
        gist.value = gist.has ? cell->figures[0].value : gist.value;
    }
    return gist;
}

static bool same_time(const rsm_time_value *a, const rsm_time_value *b) {
    return rsm_instant_equal(a->earliest, b->earliest) && rsm_instant_equal(a->latest, b->latest) &&
           (a->earliest.known || rsm_slice_equal(a->value, b->value));
}

static bool same_place(const rsm_place_value *a, const rsm_place_value *b) {
    return a->kind == b->kind && rsm_slice_equal(a->name, b->name) &&
           rsm_slice_equal(a->city, b->city) && strcmp(a->country, b->country) == 0 &&
           a->geonameid == b->geonameid;
}

static bool same_value(const rsm_value *a, const rsm_value *b, rsm_arena *arena) {
    if (a->kind != b->kind) {
        return false;
    }
    switch (a->kind) {
    case RSM_VALUE_TIME:
        return same_time(&a->as.time, &b->as.time);
    case RSM_VALUE_PLACE:
        return same_place(&a->as.place, &b->as.place);
    case RSM_VALUE_BOOLEAN:
        return a->as.boolean == b->as.boolean;
    default:
        return rsm_slice_equal(rsm_value_key(a, arena), rsm_value_key(b, arena));
    }
}

static bool same_gist(const cell_gist *a, const cell_gist *b, rsm_cell_kind kind,
                      rsm_arena *arena) {
    if (a->has != b->has || !a->has) {
        return a->has == b->has;
    }
    if (kind == RSM_CELL_COUNT) {
        return a->low == b->low && a->best == b->best && a->high == b->high;
    }
    return a->standing == b->standing && same_value(&a->value, &b->value, arena);
}

static bool remake(rsm_resolver *resolver, const rsm_cell *cell, cell_gist *gist) {
    rsm_cell again = {0};
    rsm_account account = {0};
    bool made = false, good;
    switch (cell->slot) {
    case RSM_SLOT_TYPE:
        good = rsm_make_type(resolver, &again, &made, &account);
        break;
    case RSM_SLOT_WHEN:
        good = rsm_make_when(resolver, &again, &made, &account);
        break;
    case RSM_SLOT_WHERE:
        good = rsm_make_where(resolver, &again, &made, &account);
        break;
    case RSM_SLOT_PERPETRATOR:
        good = rsm_make_suspects(resolver, &again, &made);
        break;
    case RSM_SLOT_HAPPENED:
        good = rsm_make_list(resolver, cell->slot, &again, &made);
        break;
    default:
        good = rsm_make_count(resolver, cell->slot, &again, &made);
        break;
    }
    *gist = gist_of(&again, made);
    return good;
}

static bool add_rest(rsm_vector *rests, const cell_source *source, const cell_gist *before,
                     const cell_gist *after) {
    rsm_rest rest = {.at = source->at,
                     .alone = !after->has,
                     .moves_best = before->best != after->best || !after->has,
                     .low = after->low,
                     .best = after->best,
                     .high = after->high,
                     .value = after->value,
                     .standing = after->standing};
    return rests->count >= RSM_RESTS_MAXIMUM || rsm_vector_push_copy(rests, &rest) != NULL;
}

/* Those that move the best figure before those that only move a bound; else as they came. */
static void order_rests(rsm_rest *rests, uint32_t count) {
    for (uint32_t i = 1; i < count; i++) {
        rsm_rest moved = rests[i];
        uint32_t to = i;
        for (; to > 0 && moved.moves_best && !rests[to - 1].moves_best; to--) {
            rests[to] = rests[to - 1];
        }
        rests[to] = moved;
    }
}

static bool try_sources(rsm_resolver *resolver, const rsm_evidence *evidence, uint32_t count,
                        const rsm_root *own, const rsm_vector *sources, rsm_cell *cell,
                        rsm_vector *rests) {
    cell_gist before = gist_of(cell, true);
    for (uint32_t i = 0; i < sources->count && i < RSM_RESTS_TRIED; i++) {
        const cell_source *source = rsm_vector_at(sources, i);
        rsm_arena_mark mark = rsm_arena_get_mark(resolver->arena);
        rsm_resolver without;
        cell_gist after;
        if (!leave_out(resolver, evidence, count, cell->slot, own, &source->root, &without) ||
            !remake(&without, cell, &after)) {
            return false;
        }
        if (same_gist(&before, &after, cell->kind, resolver->arena)) {
            rsm_arena_rewind(resolver->arena, mark);
        } else if (!add_rest(rests, source, &before, &after)) {
            return false;
        }
    }
    return true;
}

/* Several who all say the same: nobody's word alone makes it. */
static bool all_say_the_same(const rsm_cell *cell) {
    return cell->kind == RSM_CELL_COUNT && cell->figure_count == 1 &&
           cell->figures[0].against_count == 0 && cell->figures[0].verdict == RSM_VERDICT_BEST;
}

bool rsm_find_rests(rsm_resolver *resolver, rsm_cell *cell) {
    uint32_t count;
    rsm_vector sources, rests;
    const rsm_evidence *evidence = rsm_evidence_of(resolver, cell->slot, &count);
    cell_gist gist = gist_of(cell, true);
    if (!gist.has || cell->kind == RSM_CELL_LIST || count > RSM_RESTS_EVIDENCE ||
        (has_votes(cell->slot) && resolver->group->member_count > RSM_RESTS_EVIDENCE)) {
        return true;
    }
    const rsm_root *own = has_votes(cell->slot) ? own_roots(resolver) : NULL;
    rsm_vector_init(&rests, resolver->arena, sizeof(rsm_rest));
    if ((has_votes(cell->slot) && own == NULL) ||
        !find_sources(resolver, evidence, count, cell->slot, own, &sources)) {
        return false;
    }
    if (sources.count == 1) {
        cell_gist nothing = gist_of(cell, false);
        if (!add_rest(&rests, rsm_vector_at(&sources, 0), &gist, &nothing)) {
            return false;
        }
    } else if (!all_say_the_same(cell) &&
               !try_sources(resolver, evidence, count, own, &sources, cell, &rests)) {
        return false;
    }
    order_rests(rests.items, rests.count);
    cell->rests = rests.items;
    cell->rest_count = rests.count;
    return true;
}
