/* By what a mention's own words date it apart from what its report tells of: a year, "weeks ago",
 * "had been arrested in May", the day that opens its sentence.
 *
 * A mention's own words are those of its clause that are nearer to it than to any other event of
 * its sentence. Invariant: words of another sentence say nothing. Cost: a mention looks at its own
 * sentence only. */
#include "extract/apart.h"
#include "extract/govern.h"

enum {
    OPENING_REACH = 2,  /* tokens of a sentence before "last year" */
    RECALL_TOKENS = 40, /* either side of a deed, in which its month or year is looked for */
    LONG_AGO_DAYS = 45  /* before the report */
};

/* "Rebels killed nine and burned their barns in 1979": two verbs of one subject, with one day. */
static bool share_a_subject(const extraction *x, const event *a, const event *b) {
    const verb_group *first = a->noun ? NULL : verb_at(x, a->verb);
    const verb_group *second = b->noun ? NULL : verb_at(x, b->verb);
    if (first == NULL || second == NULL || first == second || first->passive || second->passive)
        return false;
    if (tree_relation_is(x, second->verb, "conj") && tree_head(x, second->verb) == first->verb)
        return second->subject == RSM_NONE ||
               phrase_at(x, second->subject)->first > first->verb ||
               second->subject == first->subject;
    return x->clause_of[a->first] == x->clause_of[b->first] &&
           (second->subject == RSM_NONE || second->subject == first->subject);
}

/* The tokens of the event's clause that are nearer to it than to any other event of its sentence.
 */
void own_words(const extraction *x, const event *e, uint32_t *first, uint32_t *end) {
    uint32_t index = first_event_from(x, e->first);
    *first = sentence_first(x, e->first);
    *end = sentence_end(x, e->first);
    const event *before = event_at(x, index > 0 ? index - 1 : RSM_NONE);
    const event *after = event_at(x, index + 1 < x->events.count ? index + 1 : RSM_NONE);
    if (after != NULL && after->first < *end && share_a_subject(x, e, after))
        after = event_at(x, index + 2 < x->events.count ? index + 2 : RSM_NONE);
    if (before != NULL && before->first >= *first)
        *first = before->end + (e->first - before->end) / 2;
    if (after != NULL && after->first < *end)
        *end = e->end + (after->first - e->end + 1) / 2;
    while (*first < e->first && x->clause_of[*first] != x->clause_of[e->first])
        ++*first;
    while (*end > e->end && x->clause_of[*end - 1] != x->clause_of[e->first])
        --*end;
}

/* How wide a time is: one that cannot be dated shows it by its value alone ("XXXX-XX"). */
static uint32_t grain_of(const rsm_time *told) {
    rsm_slice value = told->expression.value.value;
    if (told->precision != RSM_PRECISION_NONE || !rsm_slice_starts_with(value, RSM_SLICE("XXXX")))
        return told->precision;
    bool week = value.size > 5 && value.data[5] == 'W';
    return value.size == 4    ? RSM_PRECISION_YEAR
           : week             ? RSM_PRECISION_WEEK
           : value.size < 8   ? RSM_PRECISION_MONTH
           : value.size == 10 ? RSM_PRECISION_DAY
                              : RSM_PRECISION_NONE;
}

/* "this month", "next year": not over. */
static bool is_not_over(const extraction *x, const rsm_time *told) {
    static const char *const words[] = {"this", "next", "coming", "current"};
    for (uint32_t token = told->first_token; token < told->end_token; token++)
        if (word_in(x, token, words, sizeof words / sizeof *words))
            return true;
    return false;
}

/* Whether a day is told by how long before the report it lies ("5 days ago"), or just by the report
 * ("today", "last night"), where the report has no date. */
static bool is_undated_day(const rsm_time *told) {
    rsm_slice value = told->expression.value.value;
    return !told->expression.value.earliest.known &&
           rsm_slice_starts_with(value, RSM_SLICE("XXXX-XX-XX"));
}

static bool says_ago(const extraction *x, const rsm_time *told) {
    return token_is(x, told->end_token - 1, "ago");
}

/* A month or a year in its own words that cannot be dated: "three years later", "5 days ago" where
 * the report has no date. */
uint32_t vague_past(const extraction *x, const event *e, uint32_t least) {
    bool dated = x->reading->report.published.latest.known;
    uint32_t first, end;
    own_words(x, e, &first, &end);
    for (uint32_t token = first; token < end; token++) {
        if (x->time_of[token] == RSM_NONE)
            continue;
        const rsm_time *told = &x->times->items[x->time_of[token]];
        const rsm_time_value *value = &told->expression.value;
        uint32_t grain = grain_of(told);
        bool wide =
            told->expression.type == RSM_TIME_DATE && grain >= least &&
            grain != RSM_PRECISION_NONE && !is_not_over(x, told) &&
            (value->latest.known ? !dated : value->value.size > 0 && value->value.data[0] == 'X');
        if (wide || (is_undated_day(told) && says_ago(x, told)))
            return x->time_of[token];
    }
    return RSM_NONE;
}

/* "today", "last night", where the report has no date. */
bool is_of_the_day(const extraction *x, const event *e) {
    uint32_t first, end;
    own_words(x, e, &first, &end);
    for (uint32_t token = first; token < end; token++) {
        uint32_t time = x->time_of[token];
        if (time != RSM_NONE && is_undated_day(&x->times->items[time]) &&
            !says_ago(x, &x->times->items[time]))
            return true;
    }
    return false;
}

/* The day of "on 3 May" where no year is known, told in the event's clause: "XXXX-05-03", or empty.
 */
rsm_slice bare_day(const extraction *x, const event *e) {
    rsm_slice found = rsm_slice_make("", 0);
    uint32_t first, end;
    own_words(x, e, &first, &end);
    for (uint32_t token = first; token < end; token++) {
        uint32_t time = x->time_of[token];
        if (time == RSM_NONE)
            continue;
        const rsm_time *told = &x->times->items[time];
        rsm_slice value = told->expression.value.value;
        if (told->precision <= RSM_PRECISION_DAY && value.size >= 10 &&
            rsm_slice_starts_with(value, RSM_SLICE("XXXX-")) && value.data[5] != 'X' &&
            value.data[5] != 'W')
            found = found.size > 0 ? found : rsm_slice_sub(value, 0, 10);
    }
    return found;
}

/* "On 7 May, a gunman fired at him": the time that a sentence opens with is of all its verbs. */
uint32_t opening_time(const extraction *x, const event *e) {
    uint32_t first = x->text->sentences[x->text->tokens[e->first].sentence].dateline_end;
    for (uint32_t token = first; token <= first + OPENING_REACH && token < e->first; token++) {
        uint32_t time = x->time_of[token];
        if (time == RSM_NONE)
            continue;
        rsm_time_type type = x->times->items[time].expression.type;
        return type == RSM_TIME_DATE || type == RSM_TIME_TIME ? time : RSM_NONE;
    }
    return RSM_NONE;
}

bool is_of_long_ago(const extraction *x, uint32_t time) {
    const rsm_published *published = &x->reading->report.published;
    if (time == RSM_NONE)
        return false;
    const rsm_time_value *value = &x->times->items[time].expression.value;
    return value->latest.known && published->earliest.known &&
           value->latest.day + LONG_AGO_DAYS < published->earliest.day;
}

/* "in May 1988 for the attack on the minister": a deed that names its target, and a month or a year
 * in its clause that is not the report's. */
bool tells_an_old_deed(const extraction *x, const event *e) {
    bool names = e->end + 1 < x->text->token_count && x->place_of[e->end + 1] == RSM_NONE &&
                 (token_is(x, e->end, "on") || token_is(x, e->end, "against"));
    if (!tells_of_whom(x, e) && !(names && e->noun))
        return false;
    uint32_t first = sentence_first(x, e->first), end = sentence_end(x, e->first);
    if (e->first - first > RECALL_TOKENS)
        first = e->first - RECALL_TOKENS;
    if (end - e->first > RECALL_TOKENS)
        end = e->first + RECALL_TOKENS;
    for (uint32_t token = first; token < end; token++) {
        uint32_t time = x->time_of[token];
        if (time == RSM_NONE || x->clause_of[token] != x->clause_of[e->first])
            continue;
        const rsm_time *told = &x->times->items[time];
        bool wide = told->precision >= RSM_PRECISION_MONTH &&
                    told->precision != RSM_PRECISION_NONE && told->expression.type == RSM_TIME_DATE;
        bool undated = !x->reading->report.published.latest.known;
        if (wide && (is_of_long_ago(x, time) || (undated && told->expression.value.latest.known)))
            return true;
    }
    return false;
}

/* "Doe had been arrested in early 2015": before what the report tells of, by its tense and a month
 * or a year of its own. */
bool was_before_that(const extraction *x, const event *e) {
    const verb_group *group = verb_at(x, e->verb);
    if (group == NULL || !token_is(x, group->first, "had"))
        return false;
    uint32_t first, end;
    own_words(x, e, &first, &end);
    for (uint32_t token = first; token < end; token++) {
        uint32_t time = x->time_of[token];
        if (time == RSM_NONE)
            continue;
        const rsm_time *told = &x->times->items[time];
        if (told->precision >= RSM_PRECISION_MONTH && told->precision != RSM_PRECISION_NONE &&
            told->expression.type == RSM_TIME_DATE)
            return true;
    }
    return false;
}

bool dates_when(const extraction *x, uint32_t time, const event *e) {
    uint32_t at = x->times->items[time].end_token, end = sentence_end(x, at > 0 ? at - 1 : at);
    if (at < end && is_comma(x, at))
        at++;
    if (at >= end || !token_is(x, at, "when") || e->first <= at || e->first >= end)
        return false;
    return event_at(x, first_event_from(x, at)) == e;
}
