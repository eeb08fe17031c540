/* The cells of type and of whether it happened.
 *
 * Part: a report speaks for a type by a statement or by the type of its own incident. A type that
 * says less of the same (the type above, or one that the codebook calls generic) gives way to the
 * one that says more, and its reports count for that one too. Cost: quadratic in the different
 * types (few). */
#include "resolve/cells.h"

#include "base/hash.h"

#define DEEPEST 8
#define MAIN_WEIGHT \
    3 /* a report that is mainly about the incident, against one that only tells of it */

/* A type that was told, and how much speaks for it. */
typedef struct told_type {
    rsm_slice id;
    uint32_t row; /* of the ontology, or RSM_NONE */
    bool is_generic;
    uint32_t own;     /* weight of reports that say it */
    uint32_t support; /* with those that say less of the same */
} told_type;

static bool is_generic(const rsm_codebook *codebook, rsm_slice id) {
    uint64_t hash = rsm_hash64(id);
    for (uint32_t i = 0; i < codebook->generic_type_count; i++) {
        if (codebook->generic_types[i] == hash) {
            return true;
        }
    }
    return false;
}

static uint32_t parent_of(const rsm_world *world, uint32_t row) {
    return world == NULL || row == RSM_NONE
               ? RSM_NONE
               : rsm_world_number(world, RSM_DOMAIN_TYPE, row, RSM_TYPE_PARENT);
}

static bool is_above(const rsm_world *world, uint32_t above, uint32_t row) {
    for (unsigned i = 0; i < DEEPEST && row != RSM_NONE; i++) {
        row = parent_of(world, row);
        if (row == above && row != RSM_NONE) {
            return true;
        }
    }
    return false;
}

static told_type *find_type(rsm_resolver *resolver, rsm_vector *types, rsm_slice id) {
    told_type *items = types->items;
    for (uint32_t i = 0; i < types->count; i++) {
        if (rsm_slice_equal(items[i].id, id)) {
            return &items[i];
        }
    }
    told_type *type = rsm_vector_push(types);
    if (type != NULL) {
        type->id = id;
        type->row = resolver->world != NULL ? rsm_world_find(resolver->world, RSM_DOMAIN_TYPE, id)
                                            : RSM_NONE;
        type->is_generic = is_generic(resolver->codebook, id);
    }
    return type;
}

static bool collect(rsm_resolver *resolver, rsm_vector *types) {
    rsm_vector_init(types, resolver->arena, sizeof(told_type));
    for (uint32_t i = 0; i < resolver->group->member_count; i++) {
        const rsm_member *member = &resolver->group->members[i];
        const rsm_incident *incident =
            &resolver->readings[member->reading].incidents[member->incident];
        told_type *type = find_type(
            resolver, types, incident->subtype.size > 0 ? incident->subtype : incident->type);
        if (type == NULL) {
            return false;
        }
        type->own += rsm_is_left_out(resolver, i) ? 0 : incident->main ? MAIN_WEIGHT : 1;
    }
    return true;
}

/* Whether `less` says less of the same than `more`. */
static bool says_less(const rsm_resolver *resolver, const told_type *less, const told_type *more) {
    return is_above(resolver->world, less->row, more->row) ||
           (less->is_generic && !more->is_generic);
}

/* The type with the most support among those that nothing well supported says more exactly. */
static const told_type *choose_type(const rsm_resolver *resolver, const rsm_vector *types) {
    told_type *items = types->items;
    const told_type *best = NULL;
    for (uint32_t i = 0; i < types->count; i++) {
        items[i].support = items[i].own;
        for (uint32_t j = 0; j < types->count; j++) {
            items[i].support +=
                i != j && says_less(resolver, &items[j], &items[i]) ? items[j].own : 0;
        }
    }
    for (uint32_t i = 0; i < types->count; i++) {
        /* Support alone would let one slip of the pen win: a more exact type needs a quarter of the
         * less exact. */
        bool weak = false;
        for (uint32_t j = 0; j < types->count; j++) {
            weak = weak || (i != j && is_above(resolver->world, items[j].row, items[i].row) &&
                            items[i].own * 4 < items[j].own);
        }
        if (!weak && (best == NULL || items[i].support > best->support ||
                      (items[i].support == best->support && items[i].own > best->own))) {
            best = &items[i];
        }
    }
    return best;
}

void rsm_split_type(const rsm_world *world, rsm_slice id, rsm_account *account) {
    uint32_t own = world != NULL ? rsm_world_find(world, RSM_DOMAIN_TYPE, id) : RSM_NONE, row = own;
    account->type = id;
    account->subtype = rsm_slice_make("", 0);
    for (unsigned i = 0; i < DEEPEST && parent_of(world, row) != RSM_NONE; i++) {
        row = parent_of(world, row);
    }
    if (row != own && row != RSM_NONE) {
        account->type = rsm_world_string(world, RSM_DOMAIN_TYPE, row, RSM_TYPE_ID);
        account->subtype = id;
    }
}

/* Figures from the statements: the type they give, against the one chosen. */
static bool figures_of(rsm_resolver *resolver, rsm_evidence *evidence, uint32_t count,
                       const told_type *chosen, rsm_vector *figures) {
    rsm_vector_init(figures, resolver->arena, sizeof(rsm_figure));
    rsm_figure *first = rsm_vector_push(figures);
    if (first == NULL) {
        return false;
    }
    first->value = (rsm_value){.kind = RSM_VALUE_TYPE, .as.text = chosen->id};
    first->verdict = RSM_VERDICT_BEST;
    first->beaten_by = RSM_NONE;
    for (uint32_t i = 0; i < count; i++) {
        rsm_slice id = evidence[i].statement->value.as.text;
        rsm_figure *items = figures->items;
        uint32_t at = 0;
        while (at < figures->count && !rsm_slice_equal(items[at].value.as.text, id)) {
            at++;
        }
        if (at == figures->count) {
            rsm_figure *figure = rsm_vector_push(figures);
            if (figure == NULL) {
                return false;
            }
            told_type type = {id,
                              resolver->world != NULL
                                  ? rsm_world_find(resolver->world, RSM_DOMAIN_TYPE, id)
                                  : RSM_NONE,
                              is_generic(resolver->codebook, id), 0, 0};
            figure->value = evidence[i].statement->value;
            figure->verdict = says_less(resolver, &type, chosen) ||
                                      is_above(resolver->world, chosen->row, type.row)
                                  ? RSM_VERDICT_FITS
                                  : RSM_VERDICT_DISAGREES;
            figure->lost_by = RSM_RULE_MOST_REPORTS;
            figure->beaten_by = RSM_NONE;
        }
        rsm_stance stance = evidence[i].statement->stance;
        evidence[i].figure = at;
        evidence[i].state = stance == RSM_STANCE_DENIES || stance == RSM_STANCE_DOUBTS
                                ? RSM_EVIDENCE_JUDGES
                                : RSM_EVIDENCE_STANDS;
    }
    return true;
}

bool rsm_make_type(rsm_resolver *resolver, rsm_cell *cell, bool *made, rsm_account *account) {
    rsm_vector types, figures;
    uint32_t count;
    rsm_evidence *evidence = rsm_evidence_of(resolver, RSM_SLOT_TYPE, &count);
    *made = false;
    if (!collect(resolver, &types)) {
        return false;
    }
    const told_type *chosen = choose_type(resolver, &types);
    if (chosen == NULL) {
        return true;
    }
    rsm_split_type(resolver->world, chosen->id, account);
    if (!figures_of(resolver, evidence, count, chosen, &figures) ||
        !rsm_finish_figures(resolver, evidence, count, figures.items, figures.count)) {
        return false;
    }
    *made = true;
    cell->slot = RSM_SLOT_TYPE;
    cell->kind = RSM_CELL_VALUE;
    cell->rule = types.count > 1 ? RSM_RULE_MOST_REPORTS : RSM_RULE_ONLY;
    rsm_order_figures(figures.items, figures.count);
    cell->figures = figures.items;
    cell->figure_count = figures.count;
    return rsm_finish_cell(resolver, evidence, count, cell);
}
