/* Two deeds of one sentence that its words tell apart: "the blast followed two attacks on Sunday",
 * "claimed responsibility for killing a judge and for burning a bus", "shot a man who had attacked
 * officers".
 *
 * What follows something is not that; what somebody is to answer for, led in by "for" each time, is
 * as many deeds; what the one harmed did before is his own. Invariant: only two mentions of one
 * sentence are held apart, and nothing is joined.
 * Cost: linear in the mentions; each looks at those of its sentence and at SEQUEL_REACH tokens. */
#include "extract/apart.h"

enum { SEQUEL_REACH = 12 }; /* tokens from the one deed to the verb, and from there to the other */

/* "followed", "preceded", "came after", "comes a week after": a verb between two deeds, in the
 * active, that says they came one after the other. */
static bool is_sequence(const extraction *x, const verb_group *group) {
    static const char *const verbs[] = {"follow", "precede", "foreshadow"};
    static const char *const links[] = {"after", "before", "amid"};
    enum { LINK_REACH = 5 }; /* "came less than a week after" */
    if (group->passive || group->infinitive || group->participle)
        return false;
    if (ONE_OF(x, group->verb, verbs))
        return true;
    if (!lemma_is(x, group->verb, "come"))
        return false;
    uint32_t stop = sentence_end(x, group->verb);
    for (uint32_t token = group->end; token < stop && token < group->end + LINK_REACH; token++)
        if (ONE_OF(x, token, links))
            return true;
    return false;
}

/* Something told with what makes it known: "two attacks on Sunday", "the killing of a judge"; but
 * "gunfire followed the explosion" tells of one happening. */
static bool is_told_for_itself(const extraction *x, const event *e) {
    return !e->definite || e->time != RSM_NONE || names_target(x, e);
}

static bool ends_clause(const extraction *x, uint32_t token) {
    return is_comma(x, token) || token_is(x, token, ";") || token_is(x, token, "and") ||
           token_is(x, token, "but");
}

/* The verb group between two deeds by which the one followed the other, with nothing between them
 * that begins another clause. */
static bool follows(const extraction *x, const event *told, const event *e) {
    const verb_group *found = NULL;
    if (!told->noun || !e->noun || e->first - told->end > 2 * SEQUEL_REACH)
        return false;
    for (uint32_t token = told->end; token < e->first; token++) {
        const verb_group *group = verb_at(x, x->verb_of[token]);
        if (ends_clause(x, token) || (found != NULL && group != NULL && group != found))
            return false;
        found = group != NULL ? group : found;
    }
    const noun_phrase *subject = found == NULL ? NULL : phrase_at(x, found->subject);
    return subject != NULL && subject->first <= told->first && is_sequence(x, found) &&
           is_told_for_itself(x, e);
}

/* The token of the "for" that leads a deed in: "for killing two", "for the attack", or RSM_NONE. */
static uint32_t led_by_for(const extraction *x, const event *e) {
    const noun_phrase *phrase = phrase_at(x, e->phrase);
    const verb_group *group = verb_at(x, e->verb);
    uint32_t first = e->noun ? (phrase == NULL ? RSM_NONE : phrase->first)
                             : (group == NULL ? RSM_NONE : group->first);
    bool led = first != RSM_NONE && first > sentence_first(x, e->first) &&
               token_is(x, first - 1, "for");
    return led ? first - 1 : RSM_NONE;
}

/* "Responsibility for killing a judge and for burning a bus": each of something, neither of them
 * known before. */
static bool answered_for(const extraction *x, const event *told, const event *e) {
    uint32_t one = led_by_for(x, told), other = led_by_for(x, e);
    if (one == RSM_NONE || other == RSM_NONE || other < told->end)
        return false;
    bool law = (told->flags | e->flags) & RSM_TRIGGER_LAW;
    bool known = (told->noun && told->definite && !names_target(x, told)) ||
                 (e->noun && e->definite && !names_target(x, e));
    return !law && !known;
}

/* Whether "killing a judge" is told as a deed of its own, "for" leading it in. */
bool is_answered_for(const extraction *x, const event *e) {
    return !e->noun && led_by_for(x, e) != RSM_NONE;
}

/* "Shot a burglar who had broken into the house": what he did before, told of whom the other harms. */
static bool was_done_by_whom_it_harms(const extraction *x, const event *told, const event *e) {
    const verb_group *group = e->noun ? NULL : verb_at(x, e->verb);
    const noun_phrase *harmed = told->noun ? NULL : whom_it_harms(x, told);
    if (group == NULL || harmed == NULL || group->passive || tells_outcome(x, e) ||
        !has_perpetrator(x, e->type_row) || harmed->first < told->first)
        return false;
    uint32_t first = group->first < e->first ? group->first : e->first;
    return first > harmed->end && first <= harmed->end + 2 &&
           (token_is(x, first - 1, "who") || token_is(x, first - 1, "that"));
}

bool was_done_before(const extraction *x, const event *e) {
    const event *told = event_at(x, e->other_than);
    return told != NULL && told->first < e->first && was_done_by_whom_it_harms(x, told, e);
}

void find_sequels(extraction *x) {
    for (uint32_t i = 1; i < x->events.count; i++) {
        event *e = event_at(x, i);
        uint32_t first = sentence_first(x, e->first);
        for (uint32_t before = i; e->other_than == RSM_NONE && before-- > 0;) {
            const event *told = event_at(x, before);
            if (told->first < first)
                break;
            if (follows(x, told, e) || answered_for(x, told, e) ||
                was_done_by_whom_it_harms(x, told, e))
                e->other_than = before;
        }
    }
}
