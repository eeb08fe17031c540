/* Cells of counts: low, best, high. See the design, "What a cell says".
 *
 * Part: figures are the different intervals that are stated. Of one source a vaguer figure yields
 * to a tighter one that fits it, a later one replaces an earlier one that it does not meet, and
 * what is corrected or denied by its own source is taken back. Of what stands, a figure that a
 * tighter one implies does not count towards `low` nor `best`. Cost: quadratic in the statements of
 * one source, and in the figures. */
#include "resolve/cells.h"

static bool is_open(int64_t bound) {
    return bound == RSM_COUNT_UNKNOWN;
}

static int64_t low_of(const rsm_count_value *count) {
    return is_open(count->low) ? 0 : count->low;
}

/* Two intervals have a number in common. */
static bool meet(const rsm_count_value *a, const rsm_count_value *b) {
    return (is_open(a->high) || a->high >= low_of(b)) && (is_open(b->high) || b->high >= low_of(a));
}

/* `inner` lies within `outer` and is narrower. */
static bool is_inside(const rsm_count_value *inner, const rsm_count_value *outer) {
    bool within = low_of(inner) >= low_of(outer) &&
                  (is_open(outer->high) || (!is_open(inner->high) && inner->high <= outer->high));
    return within && (low_of(inner) != low_of(outer) || inner->high != outer->high);
}

static bool is_same(const rsm_count_value *a, const rsm_count_value *b) {
    return low_of(a) == low_of(b) && a->high == b->high;
}

static const rsm_count_value *count_of(const rsm_evidence *evidence) {
    return &evidence->count;
}

/* A figure that plainly leaves attackers out is none of a codebook that counts them, and one that
 * plainly takes them in none of a codebook that does not, where another figure stands. */
static void set_attackers_aside(rsm_counts_attackers attackers, rsm_evidence *evidence,
                                uint32_t count) {
    bool has_other = false;
    rsm_attackers aside = attackers == RSM_COUNTS_ATTACKERS ? RSM_ATTACKERS_OUT : RSM_ATTACKERS_IN;
    for (uint32_t i = 0; attackers != RSM_COUNTS_EITHER && i < count; i++) {
        has_other = has_other || (evidence[i].state == RSM_EVIDENCE_STANDS &&
                                  count_of(&evidence[i])->attackers != aside);
    }
    for (uint32_t i = 0; has_other && i < count; i++) {
        if (evidence[i].state == RSM_EVIDENCE_STANDS &&
            count_of(&evidence[i])->attackers == aside) {
            evidence[i].state = RSM_EVIDENCE_PART;
        }
    }
}

/* What is no figure for the whole: parts, sums over several incidents, predictions, judgements, and
 * figures of some people where somebody counts all. */
static void mark_parts(rsm_counts_attackers attackers, rsm_evidence *evidence, uint32_t count) {
    bool has_general = false;
    for (uint32_t i = 0; i < count; i++) {
        const rsm_statement *statement = evidence[i].statement;
        const rsm_count_value *value = count_of(&evidence[i]);
        if (statement->value.kind != RSM_VALUE_COUNT || statement->stance == RSM_STANCE_PREDICTS ||
            value->kind == RSM_COUNT_PART || value->kind == RSM_COUNT_SUM ||
            (is_open(value->low) && is_open(value->high))) {
            evidence[i].state = RSM_EVIDENCE_PART;
        } else if (statement->stance == RSM_STANCE_DENIES ||
                   statement->stance == RSM_STANCE_DOUBTS) {
            evidence[i].state = RSM_EVIDENCE_JUDGES;
        } else {
            has_general = has_general || value->who.size == 0;
        }
    }
    for (uint32_t i = 0; has_general && i < count; i++) {
        if (evidence[i].state == RSM_EVIDENCE_STANDS && count_of(&evidence[i])->who.size > 0) {
            evidence[i].state = RSM_EVIDENCE_PART;
        }
    }
    set_attackers_aside(attackers, evidence, count);
}

/* Whether `later` comes after `earlier` in its own source's mouth: in time, or further down in one
 * report. */
static bool follows(const rsm_evidence *later, const rsm_evidence *earlier) {
    if (later->at.reading == earlier->at.reading) {
        return later->at.statement > earlier->at.statement && !rsm_is_later(earlier, later);
    }
    return rsm_is_later(later, earlier);
}

/* Told as the newest state of things: "rose to", "corrected to". */
static bool is_newest(const rsm_evidence *evidence) {
    return evidence->statement->stance == RSM_STANCE_CORRECTS ||
           count_of(evidence)->kind == RSM_COUNT_UPDATE;
}

/* What becomes of `evidence` because of what the same source says in `other`. */
static rsm_evidence_state state_beside(const rsm_evidence *evidence, const rsm_evidence *other) {
    const rsm_count_value *mine = count_of(evidence), *theirs = count_of(other);
    rsm_stance stance = other->statement->stance;
    bool is_judged =
        other->at.reading == evidence->at.reading && other->statement->of == evidence->at.statement;
    /* A toll that is put down was wrong; one that is put up, or was vaguer, was right in its day. */
    bool too_high = !is_open(theirs->high) && mine->low > theirs->high;
    if (stance == RSM_STANCE_CORRECTS && !is_same(mine, theirs) &&
        (is_judged || (too_high && follows(other, evidence)))) {
        return RSM_EVIDENCE_TAKEN_BACK;
    }
    if (other->state == RSM_EVIDENCE_JUDGES) {
        return stance == RSM_STANCE_DENIES && is_same(mine, theirs) &&
                       (is_judged || follows(other, evidence))
                   ? RSM_EVIDENCE_TAKEN_BACK
                   : RSM_EVIDENCE_STANDS;
    }
    if (!meet(mine, theirs)) {
        /* In one report what a source tells as the newest goes before its other figures, wherever
         * they stand. */
        bool update = other->at.reading == evidence->at.reading && is_newest(other) &&
                      (!is_newest(evidence) || follows(other, evidence));
        return update || rsm_is_later(other, evidence) ? RSM_EVIDENCE_SUPERSEDED
                                                       : RSM_EVIDENCE_STANDS;
    }
    return is_inside(theirs, mine) ? RSM_EVIDENCE_YIELDS : RSM_EVIDENCE_STANDS;
}

static void settle_sources(rsm_evidence *evidence, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        if (evidence[i].state != RSM_EVIDENCE_STANDS) {
            continue;
        }
        for (uint32_t j = 0; j < count; j++) {
            if (i == j || evidence[j].state == RSM_EVIDENCE_PART ||
                !rsm_root_equal(evidence[i].root, evidence[j].root)) {
                continue;
            }
            rsm_evidence_state state = state_beside(&evidence[i], &evidence[j]);
            /* The gravest counts: taken back, then superseded, then yields. */
            if (state != RSM_EVIDENCE_STANDS && state > evidence[i].state) {
                evidence[i].state = state;
                evidence[i].gave_way_to = j;
            }
        }
    }
}

/* Gives each piece of evidence its figure: same interval, and the same standing as a part or not.
 */
static bool make_figures(rsm_resolver *resolver, rsm_evidence *evidence, uint32_t count,
                         rsm_vector *figures) {
    rsm_vector_init(figures, resolver->arena, sizeof(rsm_figure));
    for (unsigned pass = 0; pass < 2; pass++) {
        for (uint32_t i = 0; i < count; i++) {
            bool judges = evidence[i].state == RSM_EVIDENCE_JUDGES;
            if (judges != (pass == 1) || evidence[i].statement->value.kind != RSM_VALUE_COUNT) {
                continue;
            }
            bool part = evidence[i].state == RSM_EVIDENCE_PART;
            uint32_t at = 0;
            rsm_figure *items = figures->items;
            while (at < figures->count &&
                   (!is_same(&items[at].value.as.count, count_of(&evidence[i])) ||
                    (items[at].verdict == RSM_VERDICT_PART) != part ||
                    (part && !rsm_slice_equal(items[at].value.as.count.who,
                                              count_of(&evidence[i])->who)))) {
                at++;
            }
            if (at == figures->count) {
                rsm_figure *figure = rsm_vector_push(figures);
                if (figure == NULL) {
                    return false;
                }
                figure->value = evidence[i].statement->value;
                figure->value.as.count = evidence[i].count;
                figure->is_prediction = evidence[i].statement->stance == RSM_STANCE_PREDICTS;
                figure->verdict = part     ? RSM_VERDICT_PART
                                  : judges ? RSM_VERDICT_DENIAL
                                           : RSM_VERDICT_DISAGREES;
                figure->beaten_by = RSM_NONE;
            }
            evidence[i].figure = at;
        }
    }
    return true;
}

/* A figure stands while any statement of it does; else it goes the way of its last one. */
static void settle_figures(const rsm_evidence *evidence, uint32_t count, rsm_figure *figures,
                           uint32_t figure_count, uint8_t *stands) {
    static const rsm_verdict verdicts[] = {[RSM_EVIDENCE_STANDS] = RSM_VERDICT_DISAGREES,
                                           [RSM_EVIDENCE_YIELDS] = RSM_VERDICT_YIELDS,
                                           [RSM_EVIDENCE_SUPERSEDED] = RSM_VERDICT_SUPERSEDED,
                                           [RSM_EVIDENCE_TAKEN_BACK] = RSM_VERDICT_TAKEN_BACK,
                                           [RSM_EVIDENCE_PART] = RSM_VERDICT_PART,
                                           [RSM_EVIDENCE_JUDGES] = RSM_VERDICT_DENIAL};
    for (uint32_t i = 0; i < count; i++) {
        if (evidence[i].state == RSM_EVIDENCE_STANDS && evidence[i].figure < figure_count) {
            stands[evidence[i].figure] = 1;
        }
    }
    for (uint32_t i = 0; i < count; i++) {
        uint32_t at = evidence[i].figure;
        if (at >= figure_count || stands[at] || evidence[i].state == RSM_EVIDENCE_JUDGES) {
            continue;
        }
        figures[at].verdict = verdicts[evidence[i].state];
        if (evidence[i].gave_way_to != RSM_NONE) {
            figures[at].beaten_by = evidence[evidence[i].gave_way_to].figure;
        }
    }
}

/* Of what stands, leaves in `in` what no tighter figure implies. */
static void sift_implied(rsm_figure *figures, uint32_t count, const uint8_t *stands, uint8_t *in) {
    for (uint32_t i = 0; i < count; i++) {
        in[i] = stands[i];
        for (uint32_t j = 0; stands[i] && j < count; j++) {
            if (stands[j] && is_inside(&figures[j].value.as.count, &figures[i].value.as.count)) {
                in[i] = 0;
                figures[i].verdict = RSM_VERDICT_FITS;
            }
        }
    }
}

/* Whether a figure reaches as a bound: one that is doubtful does not where the codebook says so and
 * another that stands is not. */
static bool reaches(const rsm_resolver *resolver, const rsm_figure *figures, uint32_t count,
                    const uint8_t *stands, uint32_t i) {
    if (!stands[i] || rsm_is_credible(resolver, &figures[i])) {
        return stands[i] != 0;
    }
    for (uint32_t j = 0; j < count; j++) {
        if (stands[j] && rsm_is_credible(resolver, &figures[j])) {
            return false;
        }
    }
    return true;
}

static void set_bounds(const rsm_resolver *resolver, const rsm_figure *figures, uint32_t count,
                       const uint8_t *stands, const uint8_t *in, rsm_cell *cell) {
    const rsm_slot_settings *settings = &resolver->codebook->settings[cell->slot];
    int64_t open_low = RSM_COUNT_UNKNOWN;
    for (uint32_t i = 0; i < count; i++) {
        const rsm_count_value *value = &figures[i].value.as.count;
        bool lowers =
            in[i] && (!settings->credible_low || reaches(resolver, figures, count, stands, i));
        bool raises =
            stands[i] && (!settings->credible_high || reaches(resolver, figures, count, stands, i));
        if (lowers && !is_open(value->low) && (is_open(cell->low) || value->low < cell->low)) {
            cell->low = value->low;
        }
        if (raises && !is_open(value->high) && value->high > cell->high) {
            cell->high = value->high;
        }
        if (in[i] && raises && is_open(value->high) && value->low > open_low) {
            open_low = value->low;
        }
        for (uint32_t j = 0; stands[i] && j < i; j++) {
            cell->disagree =
                cell->disagree || (stands[j] && !meet(value, &figures[j].value.as.count));
        }
    }
    /* "More than 60" beside 43: nobody bounds it. */
    if (open_low > cell->high) {
        cell->high = RSM_COUNT_UNKNOWN;
    }
}

/* The number that a figure's words name, within its bounds; else its lowest. "About 50" is 50, "at
 * least 40" is 40. */
static int64_t number_of(const rsm_count_value *value) {
    uint64_t number = 0;
    bool found = false;
    for (size_t i = 0; i < value->text.size && number < UINT64_C(1000000000000); i++) {
        char byte = value->text.data[i];
        if (byte >= '0' && byte <= '9') {
            number = number * 10 + (uint64_t)(byte - '0');
            found = true;
        } else if (found && byte != ',') {
            break;
        }
    }
    int64_t result = found ? (int64_t)number : low_of(value);
    result = result < low_of(value) ? low_of(value) : result;
    return !is_open(value->high) && result > value->high ? value->high : result;
}

/* Where only parts are told ("two of the guards"), the greatest of them is a floor, and the best
 * that is known. */
static void set_floor(rsm_figure *figures, uint32_t count, rsm_cell *cell) {
    uint32_t greatest = RSM_NONE;
    for (uint32_t i = 0; i < count; i++) {
        const rsm_count_value *value = &figures[i].value.as.count;
        if (figures[i].verdict == RSM_VERDICT_PART && value->kind != RSM_COUNT_SUM &&
            !figures[i].is_prediction && !is_open(value->low) && value->low > cell->low) {
            cell->low = value->low;
            greatest = i;
        }
    }
    if (greatest != RSM_NONE) {
        cell->best = cell->low;
        cell->rule = RSM_RULE_HIGHEST;
        figures[greatest].verdict = RSM_VERDICT_BEST;
    }
}

static void set_best(rsm_figure *figures, uint32_t count, uint32_t best, rsm_cell *cell) {
    cell->best = number_of(&figures[best].value.as.count);
    figures[best].verdict = RSM_VERDICT_BEST;
    for (uint32_t i = 0; i < count; i++) {
        if (figures[i].verdict == RSM_VERDICT_DISAGREES &&
            meet(&figures[i].value.as.count, &figures[best].value.as.count)) {
            figures[i].verdict = RSM_VERDICT_FITS;
        }
    }
}

/* Of a codebook that keeps the range: a figure disagrees where it does not meet another. Whether
 * any stands. */
static bool keep_range(rsm_figure *figures, uint32_t count, const uint8_t *stands, rsm_cell *cell) {
    bool any = false;
    for (uint32_t i = 0; i < count; i++) {
        bool fits = stands[i] != 0;
        for (uint32_t j = 0; fits && j < count; j++) {
            fits = !stands[j] || meet(&figures[i].value.as.count, &figures[j].value.as.count);
        }
        any = any || stands[i];
        figures[i].verdict = fits ? RSM_VERDICT_FITS : figures[i].verdict;
        figures[i].lost_by = RSM_RULE_RANGE;
    }
    cell->rule = any ? RSM_RULE_RANGE : cell->rule;
    return any;
}

/* Which of the figures is best, and what the others are beside it. */
static void settle_best(const rsm_resolver *resolver, rsm_figure *items, uint32_t count,
                        const uint8_t *stands, uint8_t *in, rsm_cell *cell) {
    if (resolver->codebook->settings[cell->slot].no_best) {
        if (!keep_range(items, count, stands, cell)) {
            set_floor(items, count, cell);
            cell->best = RSM_COUNT_UNKNOWN;
        }
        return;
    }
    uint32_t best = rsm_choose(resolver, cell->slot, items, in, count, &cell->rule);
    if (best != RSM_NONE) {
        set_best(items, count, best, cell);
    } else {
        set_floor(items, count, cell);
    }
}

bool rsm_make_count(rsm_resolver *resolver, rsm_slot slot, rsm_cell *cell, bool *made) {
    uint32_t count;
    rsm_vector figures;
    rsm_evidence *evidence = rsm_evidence_of(resolver, slot, &count);
    *made = count > 0;
    if (!*made) {
        return true;
    }
    mark_parts(resolver->codebook->settings[slot].attackers, evidence, count);
    settle_sources(evidence, count);
    if (!make_figures(resolver, evidence, count, &figures)) {
        return false;
    }
    rsm_figure *items = figures.items;
    uint8_t *stands = rsm_arena_allocate_items(resolver->arena, figures.count, 1);
    uint8_t *in = rsm_arena_allocate_items(resolver->arena, figures.count, 1);
    if (stands == NULL || in == NULL ||
        !rsm_finish_figures(resolver, evidence, count, items, figures.count)) {
        return false;
    }
    cell->slot = slot;
    cell->kind = RSM_CELL_COUNT;
    cell->low = cell->best = cell->high = RSM_COUNT_UNKNOWN;
    settle_figures(evidence, count, items, figures.count, stands);
    sift_implied(items, figures.count, stands, in);
    set_bounds(resolver, items, figures.count, stands, in, cell);
    settle_best(resolver, items, figures.count, stands, in, cell);
    rsm_order_figures(items, figures.count);
    cell->figures = items;
    cell->figure_count = figures.count;
    return rsm_finish_cell(resolver, evidence, count, cell);
}
