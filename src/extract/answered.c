/* What a deed is an answer to, "in retaliation for the death of a commander": another happening
 * than the one that the words before it tell. What a march protests against is apart.c's.
 *
 * Which words answer stands in lexicon/causes.txt (note `response`). Invariant: only two mentions
 * of one sentence are held apart, and nothing is joined. Cost: linear in the mentions; each looks
 * at most ANSWER_REACH tokens back. */
#include "extract/apart.h"

enum { ANSWER_REACH = 14 }; /* tokens from "in response to" to the mention */

/* "in the wake of the attacks", "in the aftermath of": what went before. */
static bool is_wake_at(const extraction *x, uint32_t token) {
    return (token_is(x, token, "wake") || token_is(x, token, "aftermath")) &&
           token_is(x, token + 1, "of") && token > 0 && token_is(x, token - 1, "the");
}

static bool is_answer_at(const extraction *x, uint32_t token, uint32_t end) {
    const rsm_match *match = match_at(x, token, RSM_DOMAIN_CAUSE);
    if (match == NULL || match->end_token > end)
        return false;
    rsm_slice note = rsm_world_string(x->world, RSM_DOMAIN_CAUSE, match->row, RSM_CAUSE_NOTE);
    return rsm_slice_find(note, RSM_SLICE("response"), 0) != RSM_NOWHERE;
}

/* The token at which what a mention is part of an answer to is led in, or RSM_NONE. */
static uint32_t led_in_at(const extraction *x, const event *e) {
    uint32_t first = sentence_first(x, e->first);
    if (e->first - first > ANSWER_REACH)
        first = e->first - ANSWER_REACH;
    for (uint32_t token = e->first; token-- > first;) {
        if (is_answer_at(x, token, e->first) || is_wake_at(x, token))
            return token;
        if (is_comma(x, token) || token_is(x, token, ";"))
            return RSM_NONE;
    }
    return RSM_NONE;
}

void find_answered(extraction *x) {
    for (uint32_t i = 1; i < x->events.count; i++) {
        event *e = event_at(x, i);
        uint32_t at = e->other_than == RSM_NONE ? led_in_at(x, e) : RSM_NONE;
        for (uint32_t before = i; at != RSM_NONE && before-- > 0;) {
            const event *told = event_at(x, before);
            if (told->first < sentence_first(x, e->first))
                break;
            if (told->end > at)
                continue;
            e->other_than = before;
            break;
        }
    }
}
