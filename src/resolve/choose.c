/* Choosing: a slot's rules, one after the other, until one figure is left.
 *
 * Part: each rule takes out the figures that it prefers another to; what it takes out remembers the
 * rule. Ties that no rule ends go to the first in canonical order. Cost: linear in figures times
 * rules, but RSM_RULE_LATEST, which is quadratic in the figures. */
#include "resolve/cells.h"

#include <string.h>

/* Greater is better; figures below the best are out. Not for RSM_RULE_LATEST. */
static int64_t worth(const rsm_figure *figure, rsm_rule rule) {
    const rsm_count_value *count =
        figure->value.kind == RSM_VALUE_COUNT ? &figure->value.as.count : NULL;
    switch (rule) {
    case RSM_RULE_MOST_SOURCES:
        return (int64_t)figure->independent_sources * 100000 + figure->uncredited;
    case RSM_RULE_MOST_REPORTS:
        return figure->statement_count;
    case RSM_RULE_TIGHTEST:
        return count == NULL ? 0
               : count->high == RSM_COUNT_UNKNOWN || count->low == RSM_COUNT_UNKNOWN
                   ? INT64_MIN
                   : -(count->high - count->low);
    case RSM_RULE_LOWEST:
        return count == NULL ? 0 : -count->low;
    case RSM_RULE_HIGHEST:
        return count == NULL ? 0 : count->high == RSM_COUNT_UNKNOWN ? count->low : count->high;
    default:
        return 0;
    }
}

static bool rests_on_perpetrators(const rsm_resolver *resolver, const rsm_figure *figure) {
    for (uint32_t i = 0; i < figure->statement_count; i++) {
        const rsm_statement_reference *at = &figure->statements[i];
        const rsm_source_chain *chain =
            &resolver->readings[at->reading].statements[at->statement].sources;
        if (chain->count == 0 || chain->links[chain->count - 1].kind != RSM_SOURCE_PERPETRATOR) {
            return false;
        }
    }
    return figure->statement_count > 0;
}

bool rsm_is_credible(const rsm_resolver *resolver, const rsm_figure *figure) {
    for (uint32_t i = 0; i < figure->statement_count; i++) {
        const rsm_statement_reference *at = &figure->statements[i];
        const rsm_statement *statement = &resolver->readings[at->reading].statements[at->statement];
        const rsm_source_chain *chain = &statement->sources;
        rsm_source_kind kind =
            chain->count > 0 ? chain->links[chain->count - 1].kind : RSM_SOURCE_OUTLET;
        if (statement->certainty != RSM_CERTAINTY_POSSIBLE && kind != RSM_SOURCE_PERPETRATOR &&
            kind != RSM_SOURCE_PARTY && kind != RSM_SOURCE_UNNAMED) {
            return true;
        }
    }
    return false;
}

/* Whether figure `i` is out under the rule, given those in. */
static bool is_out(const rsm_resolver *resolver, rsm_rule rule, const rsm_figure *figures,
                   const uint8_t *in, uint32_t count, uint32_t i) {
    for (uint32_t j = 0; j < count; j++) {
        if (!in[j] || i == j) {
            continue;
        }
        switch (rule) {
        case RSM_RULE_LATEST:
            if (figures[i].has_date && figures[j].has_date && figures[j].date > figures[i].date) {
                return true;
            }
            break;
        case RSM_RULE_EARLIEST:
            if (figures[i].has_date && figures[j].has_date && figures[j].date < figures[i].date) {
                return true;
            }
            break;
        case RSM_RULE_NOT_PERPETRATOR:
            if (rests_on_perpetrators(resolver, &figures[i]) &&
                !rests_on_perpetrators(resolver, &figures[j])) {
                return true;
            }
            break;
        case RSM_RULE_CREDIBLE:
            if (!rsm_is_credible(resolver, &figures[i]) && rsm_is_credible(resolver, &figures[j])) {
                return true;
            }
            break;
        case RSM_RULE_FIRST:
            if (j < i) {
                return true;
            }
            break;
        default:
            if (worth(&figures[j], rule) > worth(&figures[i], rule)) {
                return true;
            }
            break;
        }
    }
    return false;
}

static uint32_t apply(const rsm_resolver *resolver, rsm_rule rule, rsm_figure *figures, uint8_t *in,
                      uint32_t count) {
    uint32_t left = 0;
    /* 2 marks what goes, so that the rule sees the same set for each. */
    for (uint32_t i = 0; i < count; i++) {
        if (in[i] && is_out(resolver, rule, figures, in, count, i)) {
            in[i] = 2;
        }
    }
    for (uint32_t i = 0; i < count; i++) {
        if (in[i] == 2) {
            figures[i].lost_by = rule;
            in[i] = 0;
        }
        left += in[i];
    }
    return left;
}

uint32_t rsm_choose(const rsm_resolver *resolver, rsm_slot slot, rsm_figure *figures, uint8_t *in,
                    uint32_t count, rsm_rule *rule) {
    const rsm_slot_rules *rules = &resolver->codebook->slots[slot];
    uint32_t left = 0;
    *rule = RSM_RULE_ONLY;
    for (uint32_t i = 0; i < count; i++) {
        left += in[i];
    }
    for (uint32_t i = 0; i < rules->count && left > 1; i++) {
        uint32_t before = left;
        left = apply(resolver, rules->rules[i], figures, in, count);
        *rule = left < before ? rules->rules[i] : *rule;
    }
    if (left > 1) {
        apply(resolver, RSM_RULE_FIRST, figures, in, count);
        *rule = RSM_RULE_FIRST;
    }
    for (uint32_t i = 0; i < count; i++) {
        if (in[i]) {
            return i;
        }
    }
    return RSM_NONE;
}

/* ---- the order in which figures are shown ---- */

static int order_of(const rsm_figure *left, const rsm_figure *right) {
    if (left->verdict != right->verdict) {
        return left->verdict < right->verdict ? -1 : 1;
    }
    uint32_t a = left->independent_sources * 1000 + left->uncredited;
    uint32_t b = right->independent_sources * 1000 + right->uncredited;
    return a > b ? -1 : a < b;
}

/* Insertion sort: stable, few figures. `beaten_by` follows its figure. */
void rsm_order_figures(rsm_figure *figures, uint32_t count) {
    for (uint32_t i = 1; i < count; i++) {
        uint32_t to = i;
        while (to > 0 && order_of(&figures[i], &figures[to - 1]) < 0) {
            to--;
        }
        if (to == i) {
            continue;
        }
        rsm_figure moved = figures[i];
        memmove(&figures[to + 1], &figures[to], (i - to) * sizeof *figures);
        figures[to] = moved;
        for (uint32_t j = 0; j < count; j++) {
            uint32_t by = figures[j].beaten_by;
            if (by != RSM_NONE && by >= to && by <= i) {
                figures[j].beaten_by = by == i ? to : by + 1;
            }
        }
    }
}
