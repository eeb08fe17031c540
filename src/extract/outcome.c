/* What became of people, and the deed of the same sentence that brought it about: "a bomb went
 * off, killing two", "two were killed when a bomb went off", "they stormed a post and killed two".
 *
 * Such an outcome is of the incident of its deed, whatever else it would fit. Invariant: the deed
 * is no outcome itself and is told in the same sentence. Cost: linear; an outcome looks at the
 * events beside it. */
#include "extract/apart.h"

enum {
    CAUSE_REACH = 14, /* tokens from "were killed" to the deed after "when" */
    TOLL_REACH = 8    /* tokens from "toll" to the deed after "from" */
};

static bool is_in_sentence(const extraction *x, const event *a, const event *b) {
    return x->text->tokens[a->first].sentence == x->text->tokens[b->first].sentence;
}

static bool is_told(const event *e) {
    return e->supported && !e->aside &&
           (e->modality <= RSM_MODALITY_ALLEGED || e->modality == RSM_MODALITY_FOILED) &&
           !(e->flags & RSM_TRIGGER_STATE);
}

static bool is_calamity(const extraction *x, const event *e) {
    uint32_t family =
        e->type_row < x->types.count ? x->types.family[e->type_row] : RSM_FAMILY_OTHER;
    return family == RSM_FAMILY_ACCIDENT || family == RSM_FAMILY_DISASTER;
}

static bool brings_about(const extraction *x, const event *e) {
    return is_told(e) && !(e->plural && e->other) && !tells_outcome(x, e) &&
           (has_perpetrator(x, e->type_row) || is_calamity(x, e)) &&
           !(e->flags & RSM_TRIGGER_LAW) && !is_law(x, e->type_row);
}

static bool is_outcome(const extraction *x, const event *e) {
    return is_told(e) && !e->noun && tells_outcome(x, e) && e->verb != RSM_NONE;
}

/* "the death toll from Friday's earthquake": of what right after it is told; RSM_NONE for any
 * other. */
static uint32_t deed_of_toll(const extraction *x, uint32_t index) {
    static const char *const tolls[] = {"toll", "death", "fatality", "casualty", "number", "count"};
    static const char *const leads[] = {"from", "in", "of", "after"};
    const event *e = event_at(x, index);
    const event *next = event_at(x, index + 1 < x->events.count ? index + 1 : RSM_NONE);
    if (!e->noun || !is_told(e) || !ONE_OF(x, e->end - 1, tolls) || next == NULL ||
        !is_in_sentence(x, e, next) || !brings_about(x, next) || !next->noun)
        return RSM_NONE;
    if (next->first <= e->end || next->first - e->end > TOLL_REACH || !ONE_OF(x, e->end, leads))
        return RSM_NONE;
    for (uint32_t token = e->end; token < next->first; token++)
        if (x->verb_of[token] != RSM_NONE || is_comma(x, token))
            return RSM_NONE;
    return index + 1;
}

/* "..., killing two", "... and killed two": a verb without a subject of its own. */
static bool goes_on_from(const extraction *x, const event *e, const event *deed) {
    const verb_group *group = verb_at(x, e->verb);
    const noun_phrase *subject = phrase_at(x, group->subject);
    if (is_answered_for(x, e))
        return false;
    if (group->participle && !group->passive)
        return true;
    return deed->verb != RSM_NONE && !group->passive &&
           (subject == NULL || subject->first < deed->first);
}

/* "in Saturday's earthquake": a day that the deed belongs to. */
static bool owns_deed(const extraction *x, uint32_t time) {
    uint32_t end = x->times->items[time].end_token;
    return end < x->text->token_count &&
           (is_possessive_s(x, end) || is_possessive_s(x, end - 1));
}

/* "were killed when a bomb", "died in the attack": what leads the deed in, with nothing between
 * that begins something else. */
static bool is_led_in(const extraction *x, uint32_t from, uint32_t to) {
    static const char *const leads[] = {"when", "in", "after", "as", "during", "by", "while"};
    static const char *const breaks[] = {"but", ";", "before"};
    bool led = false;
    for (uint32_t token = from; token < to; token++) {
        bool counted = token_is(x, token, "after") && x->time_of[token - 1] != RSM_NONE;
        if (ONE_OF(x, token, breaks) || counted) /* "two days after the attack" */
            return false;
        if (token_is(x, token, "and")) /* "were killed and five hurt when", "died in Osk and a bomb" */
            led = false;
        led |= ONE_OF(x, token, leads) && x->time_of[token] == RSM_NONE &&
               x->place_of[token + 1] == RSM_NONE &&
               (x->time_of[token + 1] == RSM_NONE || owns_deed(x, x->time_of[token + 1]));
    }
    return led;
}

static bool follows_after(const extraction *x, uint32_t from, uint32_t to) {
    for (uint32_t token = from; token < to; token++)
        if (token_is(x, token, "after"))
            return true;
    return false;
}

static uint32_t deed_of(const extraction *x, uint32_t index) {
    const event *e = event_at(x, index);
    if (e->noun)
        return deed_of_toll(x, index);
    if (!is_outcome(x, e))
        return RSM_NONE;
    const event *next = event_at(x, index + 1 < x->events.count ? index + 1 : RSM_NONE);
    const verb_group *group = verb_at(x, e->verb);
    bool ahead = !group->participle || group->passive; /* "killing two" looks back alone */
    if (ahead && next != NULL && is_in_sentence(x, e, next) && brings_about(x, next) &&
        next->first - e->end < CAUSE_REACH && is_led_in(x, e->first + 1, next->first) &&
        !(is_of_type(x, next->type_row, "kidnapping") && /* "found dead after they were taken" */
          follows_after(x, e->first + 1, next->first)))
        return index + 1; /* the lead may be of the outcome's own words: "died in" */
    for (uint32_t i = index; i-- > 0;) {
        const event *before = event_at(x, i);
        if (!is_in_sentence(x, e, before))
            break;
        if (was_done_before(x, before))
            continue; /* "shot two men who tried to rob him, killing one" */
        if (brings_about(x, before))
            return goes_on_from(x, e, before) ? i : RSM_NONE;
        if (!is_outcome(x, before))
            break;
    }
    return RSM_NONE;
}

void find_deeds(extraction *x) {
    for (uint32_t i = 0; i < x->events.count; i++) {
        event *e = event_at(x, i);
        e->deed = deed_of(x, i);
        if (e->deed == e->other_than)
            e->deed = RSM_NONE; /* "shot dead a week after a gunman killed two" */
    }
}
