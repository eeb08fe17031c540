/* The cell of perpetrators: who is said to have done it, and how surely.
 *
 * Part: each one said to have done it has a standing for each way it is said: reported as fact (a
 * report says so in its own words), claimed, accused by authorities, accused, possible, denied. The
 * strongest that stands is its standing; an accusation that its own source withdraws does not
 * stand; where an authority denies what reports state as fact, it counts as an accusation. Cost:
 * quadratic in the suspects (few). */
#include "resolve/cells.h"

static const char *const standing_names[RSM_STANDING_COUNT] = {
    "reported as fact", "claimed", "accused by authorities", "accused", "possible", "denied"};

const char *rsm_standing_name(rsm_standing standing) {
    return standing == RSM_STANDING_DECIDED                ? "decided"
           : (size_t)standing < RSM_STANDING_COUNT ? standing_names[standing]
                                                   : "";
}

static bool is_authority(rsm_source_kind kind) {
    return kind == RSM_SOURCE_GOVERNMENT || kind == RSM_SOURCE_AUTHORITY ||
           kind == RSM_SOURCE_POLICE || kind == RSM_SOURCE_MILITARY;
}

static rsm_standing standing_of(const rsm_evidence *evidence) {
    const rsm_statement *statement = evidence->statement;
    switch (statement->stance) {
    case RSM_STANCE_CLAIMS:
        return RSM_STANDING_CLAIMED;
    case RSM_STANCE_DENIES:
        return RSM_STANDING_DENIED;
    case RSM_STANCE_DOUBTS:
    case RSM_STANCE_PREDICTS:
        return RSM_STANDING_POSSIBLE;
    default:
        break;
    }
    if (statement->certainty == RSM_CERTAINTY_POSSIBLE) {
        return RSM_STANDING_POSSIBLE;
    }
    if (evidence->root.credited) {
        return is_authority(evidence->root.kind) ? RSM_STANDING_ACCUSED_BY_AUTHORITIES
                                                 : RSM_STANDING_ACCUSED;
    }
    if (statement->stance == RSM_STANCE_ACCUSES) {
        return RSM_STANDING_ACCUSED;
    }
    return statement->certainty == RSM_CERTAINTY_STATED ? RSM_STANDING_FACT : RSM_STANDING_POSSIBLE;
}

/* Whether the evidence is withdrawn by its own source: denied, or corrected to somebody else, later
 * or further down. */
static bool is_withdrawn(const rsm_evidence *evidence, uint32_t count, uint32_t i) {
    if (evidence[i].statement->stance == RSM_STANCE_DENIES) {
        return false;
    }
    for (uint32_t j = 0; j < count; j++) {
        rsm_stance stance = evidence[j].statement->stance;
        bool same = evidence[i].figure == evidence[j].figure;
        bool judged = evidence[i].at.reading == evidence[j].at.reading &&
                      evidence[j].statement->of == evidence[i].at.statement;
        bool later = rsm_is_later(&evidence[j], &evidence[i]) ||
                     (evidence[i].at.reading == evidence[j].at.reading && j > i);
        if (i != j && evidence[i].root.credited &&
            rsm_root_equal(evidence[i].root, evidence[j].root) && (later || judged) &&
            ((stance == RSM_STANCE_DENIES && (same || judged)) ||
             (stance == RSM_STANCE_CORRECTS && !same))) {
            return true;
        }
    }
    return false;
}

static bool push_reference(rsm_vector *vector, const rsm_evidence *evidence) {
    return rsm_vector_push_copy(vector, &evidence->at) != NULL;
}

static bool fill_suspect(rsm_resolver *resolver, const rsm_evidence *evidence, uint32_t count,
                         uint32_t number, rsm_suspect *suspect) {
    rsm_vector by[RSM_STANDING_COUNT], taken_back;
    bool denied_by_authority = false;
    rsm_vector_init(&taken_back, resolver->arena, sizeof(rsm_statement_reference));
    for (unsigned i = 0; i < RSM_STANDING_COUNT; i++) {
        rsm_vector_init(&by[i], resolver->arena, sizeof(rsm_statement_reference));
    }
    for (uint32_t i = 0; i < count; i++) {
        if (evidence[i].figure != number) {
            continue;
        }
        rsm_standing standing = standing_of(&evidence[i]);
        bool withdrawn = is_withdrawn(evidence, count, i);
        denied_by_authority =
            denied_by_authority || (standing == RSM_STANDING_DENIED && evidence[i].root.credited &&
                                    is_authority(evidence[i].root.kind));
        if (!push_reference(withdrawn ? &taken_back : &by[standing], &evidence[i])) {
            return false;
        }
    }
    suspect->standing = RSM_STANDING_DENIED;
    for (unsigned i = RSM_STANDING_COUNT; i > 0; i--) {
        suspect->by_standing[i - 1] = by[i - 1].items;
        suspect->by_standing_count[i - 1] = by[i - 1].count;
        suspect->standing = by[i - 1].count > 0 ? (rsm_standing)(i - 1) : suspect->standing;
    }
    if (suspect->standing == RSM_STANDING_FACT && denied_by_authority) {
        suspect->standing = RSM_STANDING_ACCUSED;
    }
    suspect->taken_back = taken_back.items;
    suspect->taken_back_count = taken_back.count;
    /* All statements, whichever way they go, in canonical order. */
    rsm_vector all;
    rsm_vector_init(&all, resolver->arena, sizeof(rsm_statement_reference));
    for (uint32_t i = 0; i < count; i++) {
        if (evidence[i].figure == number && !push_reference(&all, &evidence[i])) {
            return false;
        }
    }
    suspect->statements = all.items;
    suspect->statement_count = all.count;
    return true;
}

static bool goes_before(const rsm_suspect *left, const rsm_suspect *right) {
    if (left->standing != right->standing) {
        return left->standing < right->standing;
    }
    return left->independent_sources * 1000 + left->uncredited >
           right->independent_sources * 1000 + right->uncredited;
}

static void order_suspects(rsm_suspect *suspects, uint32_t count) {
    for (uint32_t i = 1; i < count; i++) {
        rsm_suspect moved = suspects[i];
        uint32_t to = i;
        while (to > 0 && goes_before(&moved, &suspects[to - 1])) {
            suspects[to] = suspects[to - 1];
            to--;
        }
        suspects[to] = moved;
    }
}

/* Reports differ where one who is held responsible is also denied to be, or where accounts name
 * different ones. */
static bool differs(const rsm_suspect *suspects, uint32_t count) {
    uint32_t standing = 0;
    bool contested = false;
    for (uint32_t i = 0; i < count; i++) {
        standing += suspects[i].standing < RSM_STANDING_DENIED ? 1 : 0;
        contested = contested || (suspects[i].standing < RSM_STANDING_DENIED &&
                                  suspects[i].by_standing_count[RSM_STANDING_DENIED] > 0);
    }
    return contested || standing > 1;
}

bool rsm_make_suspects(rsm_resolver *resolver, rsm_cell *cell, bool *made) {
    uint32_t count;
    rsm_evidence *evidence = rsm_evidence_of(resolver, RSM_SLOT_PERPETRATOR, &count);
    const rsm_figure *figures = NULL;
    uint32_t figure_count = 0;
    *made = count > 0;
    if (!*made) {
        return true;
    }
    if (!rsm_group_values(resolver, evidence, count, &figures, &figure_count)) {
        return false;
    }
    rsm_suspect *suspects =
        rsm_arena_allocate_items(resolver->arena, figure_count, sizeof *suspects);
    if (suspects == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < figure_count; i++) {
        suspects[i].value = figures[i].value;
        if (!fill_suspect(resolver, evidence, count, i, &suspects[i]) ||
            !rsm_sources(resolver, evidence, count, i, &suspects[i].independent_sources,
                         &suspects[i].uncredited)) {
            return false;
        }
    }
    order_suspects(suspects, figure_count);
    cell->slot = RSM_SLOT_PERPETRATOR;
    cell->kind = RSM_CELL_SUSPECTS;
    cell->rule = figure_count > 1 ? RSM_RULE_MOST_SOURCES : RSM_RULE_ONLY;
    cell->suspects = suspects;
    cell->suspect_count = figure_count;
    cell->disagree = differs(suspects, figure_count);
    return rsm_finish_cell(resolver, evidence, count, cell);
}
