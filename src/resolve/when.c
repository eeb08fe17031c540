/* The cell of time.
 *
 * Part: every report's own interval and every statement of `when` is a vote. The best is the
 * interval, day by day at the least, that most reports' intervals meet, then the narrowest, then
 * the one that most give exactly; wide intervals (a month, a year) are chosen only where nothing
 * narrower is told. A time counted from another incident has the day that incident has by all
 * reports, moved; a date without a year or week, of a report without a date, picks its day out of
 * the days that the others leave. Statements stay as they were. Cost: quadratic in the different
 * times; where times are counted from another incident, that one's time again. */
#include "resolve/cells.h"

enum {
    MAIN_WEIGHT = 3,
    ANCHOR_DEPTH = 3 /* a time counted from one that is itself counted from another */
};

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

typedef struct time_ballot {
    rsm_vector times; /* told_time */
    rsm_vector votes; /* time_vote, by reading */
    unsigned depth;   /* how many times counted from each other are still followed */
} time_ballot;

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

/* A time as it counts: where it is counted from an incident, the day that one has by all reports,
 * moved. False where memory fails. */
static bool count_time(const rsm_resolver *resolver, uint32_t reading, unsigned depth,
                       rsm_time_value *value) {
    const rsm_reading *told_in = &resolver->readings[reading];
    if (value->anchor.size == 0 || depth == 0) {
        return true;
    }
    uint32_t incident = rsm_incident_of_mention(told_in, value->anchor);
    uint32_t group =
        incident == RSM_NONE ? RSM_NONE : resolver->fusion->group_of[reading][incident];
    if (group == RSM_NONE || &resolver->fusion->groups[group] == resolver->group) {
        return true;
    }
    rsm_day_range days;
    if (!rsm_days_of_group(resolver, group, depth - 1, &days)) {
        return false;
    }
    if (days.known) {
        int32_t slack = rsm_duration_slack(value->value);
        value->earliest = rsm_instant_of_day(days.first + value->anchor_offset - slack);
        value->latest = rsm_instant_of_day(days.last + value->anchor_offset + slack);
    }
    return true;
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

/* One vote for a time told in a reading, unless it has no bounds. */
static bool vote_for(const rsm_resolver *resolver, uint32_t reading, rsm_time_value value,
                     uint32_t weight, time_ballot *ballot) {
    if (!count_time(resolver, reading, ballot->depth, &value)) {
        return false;
    }
    if (!is_usable(&value)) {
        return true;
    }
    uint32_t time = find_time(&ballot->times, &value);
    return time != RSM_NONE && add_vote(&ballot->votes, reading, time, weight);
}

static bool tells_when(const rsm_evidence *evidence) {
    rsm_stance stance = evidence->statement->stance;
    return evidence->statement->value.kind == RSM_VALUE_TIME && stance != RSM_STANCE_DENIES &&
           stance != RSM_STANCE_DOUBTS && stance != RSM_STANCE_PREDICTS;
}

static bool collect(const rsm_resolver *resolver, const rsm_evidence *evidence, uint32_t count,
                    time_ballot *ballot) {
    uint32_t at = 0;
    for (uint32_t i = 0; i < resolver->group->member_count; i++) {
        const rsm_member *member = &resolver->group->members[i];
        const rsm_incident *incident =
            &resolver->readings[member->reading].incidents[member->incident];
        uint32_t weight = incident->main ? MAIN_WEIGHT : 1;
        if (resolver->fusion->copy_of[member->reading] != RSM_NONE) {
            continue;
        }
        if (incident->has_when && !rsm_is_left_out(resolver, i) &&
            !vote_for(resolver, member->reading, incident->when, weight, ballot)) {
            return false;
        }
        for (; at < count && evidence[at].at.reading == member->reading &&
               evidence[at].rank < RSM_RANK_PLACED;
             at++) {
            if (tells_when(&evidence[at]) &&
                !vote_for(resolver, member->reading, evidence[at].statement->value.as.time, weight,
                          ballot)) {
                return false;
            }
        }
    }
    for (; at < count; at++) { /* what a person put there */
        if (tells_when(&evidence[at]) &&
            !vote_for(resolver, evidence[at].at.reading, evidence[at].statement->value.as.time, 1,
                      ballot)) {
            return false;
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

/* Not so "overnight", though it is shorter. */
static bool is_one_day(const told_time *time) {
    return time->value.earliest.day == time->value.latest.day;
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
    bool left_day = is_one_day(left), right_day = is_one_day(right);
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

/* The best time that the evidence tells; `found` is false where there is none. */
static bool choose_time(const rsm_resolver *resolver, const rsm_evidence *evidence, uint32_t count,
                        unsigned depth, told_time *best, rsm_rule *decided, bool *found) {
    time_ballot ballot = {.depth = depth};
    rsm_vector_init(&ballot.times, resolver->arena, sizeof(told_time));
    rsm_vector_init(&ballot.votes, resolver->arena, sizeof(time_vote));
    *decided = RSM_RULE_ONLY;
    *found = false;
    if (!collect(resolver, evidence, count, &ballot)) {
        return false;
    }
    weigh(&ballot.times, &ballot.votes);
    const told_time *items = ballot.times.items;
    rsm_rule rule = RSM_RULE_ONLY;
    for (uint32_t i = 0; i < ballot.times.count; i++) {
        *best = i == 0 || is_better(&items[i], best, &rule) ? items[i] : *best;
        *decided = i > 0 && (rule > *decided || *decided == RSM_RULE_ONLY) ? rule : *decided;
        *found = true;
    }
    return true;
}

bool rsm_days_of_group(const rsm_resolver *resolver, uint32_t group, unsigned depth,
                       rsm_day_range *days) {
    rsm_resolver other = *resolver;
    told_time best;
    rsm_rule rule;
    uint32_t count;
    other.group = &resolver->fusion->groups[group];
    other.left_out = NULL;
    *days = (rsm_day_range){0};
    const rsm_decision *set = rsm_decided_cell_of(&other, RSM_SLOT_WHEN);
    if (set != NULL && set->values[0].as.time.earliest.known &&
        set->values[0].as.time.latest.known) {
        *days = (rsm_day_range){true, set->values[0].as.time.earliest.day,
                                set->values[0].as.time.latest.day};
        return true;
    }
    if (!rsm_gather(&other)) {
        return false;
    }
    const rsm_evidence *evidence = rsm_evidence_of(&other, RSM_SLOT_WHEN, &count);
    if (!choose_time(&other, evidence, count, depth, &best, &rule, &days->known)) {
        return false;
    }
    if (days->known) {
        days->first = best.value.earliest.day;
        days->last = best.value.latest.day;
    }
    return true;
}

/* Where the best leaves several days and dates without a year or a week ("Friday", of a report
 * without a date) name but one of them, it is that. */
static void pick_day(const rsm_resolver *resolver, const rsm_evidence *evidence, uint32_t count,
                     told_time *best, rsm_rule *rule) {
    int32_t first = best->value.earliest.day, last = best->value.latest.day, picked = 0, day;
    const rsm_time_value *by = NULL;
    if (first == last || !is_usable(&best->value)) {
        return;
    }
    for (uint32_t i = 0; i < count; i++) {
        const rsm_time_value *value = &evidence[i].statement->value.as.time;
        if (!tells_when(&evidence[i]) || is_usable(value) ||
            !rsm_partial_date_in(value->value, first, last, &day)) {
            continue;
        }
        int32_t again;
        if ((by != NULL && day != picked) ||
            (day < last && rsm_partial_date_in(value->value, day + 1, last, &again))) {
            return;
        }
        picked = day;
        by = value;
    }
    if (by != NULL) {
        best->value.earliest = best->value.latest = rsm_instant_of_day(picked);
        best->from = start_of(best->value.earliest);
        best->to = end_of(best->value.latest);
        char text[RSM_INSTANT_TEXT_SIZE];
        best->value.value = rsm_slice_copy(
            rsm_slice_from_string(rsm_instant_text(best->value.earliest, text)), resolver->arena);
        *rule = RSM_RULE_TIGHTEST;
    }
}

/* Whether a value can hold together with the best. */
static bool fits_best(const rsm_time_value *value, const told_time *best) {
    int32_t first = best->value.earliest.day, last = best->value.latest.day, day;
    if (!is_usable(&best->value)) {
        return true;
    }
    if (is_usable(value)) {
        return start_of(value->earliest) <= best->to && best->from <= end_of(value->latest);
    }
    return !rsm_partial_date_in(value->value, first - 366, last + 366, &day) ||
           rsm_partial_date_in(value->value, first, last, &day);
}

static bool same_time(const rsm_time_value *a, const rsm_time_value *b) {
    return rsm_instant_equal(a->earliest, b->earliest) && rsm_instant_equal(a->latest, b->latest) &&
           (a->earliest.known || rsm_slice_equal(a->value, b->value));
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
        rsm_value value = evidence[i].statement->value;
        rsm_figure *items = figures->items;
        uint32_t at = 0;
        if (value.kind == RSM_VALUE_TIME &&
            !count_time(resolver, evidence[i].at.reading, ANCHOR_DEPTH, &value.as.time)) {
            return false;
        }
        while (at < figures->count && !same_time(&items[at].value.as.time, &value.as.time)) {
            at++;
        }
        if (at == figures->count) {
            rsm_figure *figure = rsm_vector_push(figures);
            if (figure == NULL) {
                return false;
            }
            figure->value = value;
            figure->beaten_by = RSM_NONE;
            figure->lost_by = rule;
            figure->verdict =
                fits_best(&value.as.time, best) ? RSM_VERDICT_FITS : RSM_VERDICT_DISAGREES;
        }
        rsm_stance stance = evidence[i].statement->stance;
        evidence[i].figure = at;
        evidence[i].state = stance == RSM_STANCE_DENIES || stance == RSM_STANCE_DOUBTS
                                ? RSM_EVIDENCE_JUDGES
                                : RSM_EVIDENCE_STANDS;
    }
    return true;
}

/* Where nothing has bounds, the first of what is told ("five days after the bombing" that nobody
 * dates). */
static bool take_undated(const rsm_evidence *evidence, uint32_t count, told_time *best) {
    for (uint32_t i = 0; i < count; i++) {
        if (tells_when(&evidence[i])) {
            *best = (told_time){.value = evidence[i].statement->value.as.time};
            return true;
        }
    }
    return false;
}

bool rsm_make_when(rsm_resolver *resolver, rsm_cell *cell, bool *made, rsm_account *account) {
    uint32_t count;
    rsm_vector figures;
    told_time best;
    rsm_rule decided;
    rsm_evidence *evidence = rsm_evidence_of(resolver, RSM_SLOT_WHEN, &count);
    if (!choose_time(resolver, evidence, count, ANCHOR_DEPTH, &best, &decided, made)) {
        return false;
    }
    if (!*made && !take_undated(evidence, count, &best)) {
        return true;
    }
    *made = true;
    pick_day(resolver, evidence, count, &best, &decided);
    account->has_when = true;
    account->when = best.value;
    if (!figures_of(resolver, evidence, count, &best, decided, &figures) ||
        !rsm_finish_figures(resolver, evidence, count, figures.items, figures.count) ||
        (is_usable(&best.value) && resolver->left_out == NULL &&
         !rsm_find_impossible(resolver, &best.value, &figures, &cell->disagree))) {
        return false;
    }
    cell->slot = RSM_SLOT_WHEN;
    cell->kind = RSM_CELL_VALUE;
    cell->rule = decided;
    rsm_order_figures(figures.items, figures.count);
    cell->figures = figures.items;
    cell->figure_count = figures.count;
    return rsm_finish_cell(resolver, evidence, count, cell);
}
