/* The cell of time.
 *
 * Part: every report's own interval and every statement of `when` is a vote. The best is the
 * interval, day by day at the least, that most reports' intervals meet, then the narrowest, then
 * the one that most give exactly; wide intervals (a month, a year) are chosen only where nothing
 * narrower is told. Cost: quadratic in the different times. */
#include "resolve/cells.h"

#define MAIN_WEIGHT 3

/* One interval that was told. */
typedef struct told_time {
    rsm_time_value value;
    int64_t from, to; /* minutes */
    uint32_t own;     /* weight of reports that give exactly this */
    uint32_t support; /* weight of reports that this meets */
    unsigned width;   /* class: 0 two days at the most, 1 a week, 2 a month, 3 more */
} told_time;

/* One report's vote for one of them. */
typedef struct time_vote {
    uint32_t reading, time, weight;
} time_vote;

static int64_t start_of(rsm_instant instant) {
    return (int64_t)instant.day * 1440 + (instant.minute == RSM_WHOLE_DAY ? 0 : instant.minute);
}

static int64_t end_of(rsm_instant instant) {
    return (int64_t)instant.day * 1440 + (instant.minute == RSM_WHOLE_DAY ? 1439 : instant.minute);
}

static unsigned width_class(int64_t from, int64_t to) {
    int64_t days = (to - from) / 1440;
    return days <= 1 ? 0 : days <= 7 ? 1 : days <= 31 ? 2 : 3;
}

static bool is_usable(const rsm_time_value *value) {
    return value->earliest.known && value->latest.known &&
           start_of(value->earliest) <= end_of(value->latest);
}

/* The index of the told time that equals `value`, made where it is new; RSM_NONE where memory
 * fails. */
static uint32_t find_time(rsm_vector *times, const rsm_time_value *value) {
    int64_t from = start_of(value->earliest), to = end_of(value->latest);
    const told_time *items = times->items;
    for (uint32_t i = 0; i < times->count; i++) {
        if (items[i].from == from && items[i].to == to) {
            return i;
        }
    }
    told_time *time = rsm_vector_push(times);
    if (time == NULL) {
        return RSM_NONE;
    }
    time->value = *value;
    time->from = from;
    time->to = to;
    time->width = width_class(from, to);
    return times->count - 1;
}

static bool add_vote(rsm_vector *votes, uint32_t reading, uint32_t time, uint32_t weight) {
    const time_vote *items = votes->items;
    for (uint32_t i = votes->count; i > 0 && items[i - 1].reading == reading; i--) {
        if (items[i - 1].time == time) {
            return true;
        }
    }
    time_vote vote = {reading, time, weight};
    return rsm_vector_push_copy(votes, &vote) != NULL;
}

static bool collect(rsm_resolver *resolver, const rsm_evidence *evidence, uint32_t count,
                    rsm_vector *times, rsm_vector *votes) {
    uint32_t at = 0;
    for (uint32_t i = 0; i < resolver->group->member_count; i++) {
        const rsm_member *member = &resolver->group->members[i];
        const rsm_incident *incident =
            &resolver->readings[member->reading].incidents[member->incident];
        uint32_t weight = incident->main ? MAIN_WEIGHT : 1;
        if (resolver->fusion->copy_of[member->reading] != RSM_NONE) {
            continue;
        }
        if (incident->has_when && is_usable(&incident->when)) {
            uint32_t time = find_time(times, &incident->when);
            if (time == RSM_NONE || !add_vote(votes, member->reading, time, weight)) {
                return false;
            }
        }
        for (; at < count && evidence[at].at.reading == member->reading; at++) {
            const rsm_value *value = &evidence[at].statement->value;
            rsm_stance stance = evidence[at].statement->stance;
            if (value->kind != RSM_VALUE_TIME || !is_usable(&value->as.time) ||
                stance == RSM_STANCE_DENIES || stance == RSM_STANCE_DOUBTS ||
                stance == RSM_STANCE_PREDICTS) {
                continue;
            }
            uint32_t time = find_time(times, &value->as.time);
            if (time == RSM_NONE || !add_vote(votes, member->reading, time, weight)) {
                return false;
            }
        }
    }
    return true;
}

static bool meet(const told_time *left, const told_time *right) {
    return left->from <= right->to && right->from <= left->to;
}

static void weigh(rsm_vector *times, const rsm_vector *votes) {
    told_time *items = times->items;
    const time_vote *vote = votes->items;
    for (uint32_t i = 0; i < times->count; i++) {
        for (uint32_t j = 0; j < votes->count;) {
            uint32_t reading = vote[j].reading;
            bool met = false;
            for (; j < votes->count && vote[j].reading == reading; j++) {
                items[i].own += vote[j].time == i ? vote[j].weight : 0;
                if (!met && meet(&items[i], &items[vote[j].time])) {
                    items[i].support += vote[j].weight;
                    met = true;
                }
            }
        }
    }
}

/* The better of two: narrower class, more support; then the day that more give, the narrower, the
 * earlier. */
static bool is_better(const told_time *left, const told_time *right, rsm_rule *rule) {
    if (left->width != right->width) {
        *rule = RSM_RULE_TIGHTEST;
        return left->width < right->width;
    }
    *rule = RSM_RULE_MOST_REPORTS;
    if (left->support != right->support) {
        return left->support > right->support;
    }
    int64_t left_span = left->to - left->from, right_span = right->to - right->from;
    bool left_day = left_span <= 1439, right_day = right_span <= 1439;
    if (left_day != right_day) {
        *rule = RSM_RULE_TIGHTEST;
        return left_day;
    }
    if (left->own != right->own && (left_span >= 1439) == (right_span >= 1439)) {
        return left->own > right->own;
    }
    *rule = RSM_RULE_TIGHTEST;
    if (left_span != right_span) {
        return left_span < right_span;
    }
    *rule = RSM_RULE_EARLIEST;
    return left->from < right->from;
}

static bool figures_of(rsm_resolver *resolver, rsm_evidence *evidence, uint32_t count,
                       const told_time *best, rsm_rule rule, rsm_vector *figures) {
    rsm_vector_init(figures, resolver->arena, sizeof(rsm_figure));
    rsm_figure *first = rsm_vector_push(figures);
    if (first == NULL) {
        return false;
    }
    first->value = (rsm_value){.kind = RSM_VALUE_TIME, .as.time = best->value};
    first->verdict = RSM_VERDICT_BEST;
    first->beaten_by = RSM_NONE;
    for (uint32_t i = 0; i < count; i++) {
        const rsm_value *value = &evidence[i].statement->value;
        rsm_figure *items = figures->items;
        uint32_t at = 0;
        while (at < figures->count &&
               !(rsm_instant_equal(items[at].value.as.time.earliest, value->as.time.earliest) &&
                 rsm_instant_equal(items[at].value.as.time.latest, value->as.time.latest) &&
                 (value->as.time.earliest.known ||
                  rsm_slice_equal(items[at].value.as.time.value, value->as.time.value)))) {
            at++;
        }
        if (at == figures->count) {
            rsm_figure *figure = rsm_vector_push(figures);
            if (figure == NULL) {
                return false;
            }
            figure->value = *value;
            figure->beaten_by = RSM_NONE;
            figure->lost_by = rule;
            bool fits =
                !is_usable(&value->as.time) || (start_of(value->as.time.earliest) <= best->to &&
                                                best->from <= end_of(value->as.time.latest));
            figure->verdict = fits ? RSM_VERDICT_FITS : RSM_VERDICT_DISAGREES;
        }
        rsm_stance stance = evidence[i].statement->stance;
        evidence[i].figure = at;
        evidence[i].state = stance == RSM_STANCE_DENIES || stance == RSM_STANCE_DOUBTS
                                ? RSM_EVIDENCE_JUDGES
                                : RSM_EVIDENCE_STANDS;
    }
    return true;
}

bool rsm_make_when(rsm_resolver *resolver, rsm_cell *cell, bool *made, rsm_account *account) {
    uint32_t count;
    rsm_vector times, votes, figures;
    rsm_evidence *evidence = rsm_evidence_of(resolver, RSM_SLOT_WHEN, &count);
    rsm_vector_init(&times, resolver->arena, sizeof(told_time));
    rsm_vector_init(&votes, resolver->arena, sizeof(time_vote));
    *made = false;
    if (!collect(resolver, evidence, count, &times, &votes)) {
        return false;
    }
    if (times.count == 0) {
        return true;
    }
    weigh(&times, &votes);
    const told_time *items = times.items, *best = &items[0];
    rsm_rule rule = RSM_RULE_ONLY, decided = RSM_RULE_ONLY;
    for (uint32_t i = 1; i < times.count; i++) {
        best = is_better(&items[i], best, &rule) ? &items[i] : best;
        decided = rule > decided || decided == RSM_RULE_ONLY ? rule : decided;
    }
    account->has_when = true;
    account->when = best->value;
    if (!figures_of(resolver, evidence, count, best, decided, &figures) ||
        !rsm_finish_figures(resolver, evidence, count, figures.items, figures.count)) {
        return false;
    }
    *made = true;
    cell->slot = RSM_SLOT_WHEN;
    cell->kind = RSM_CELL_VALUE;
    cell->rule = decided;
    rsm_order_figures(figures.items, figures.count);
    cell->figures = figures.items;
    cell->figure_count = figures.count;
    return rsm_finish_cell(resolver, evidence, count, cell);
}
