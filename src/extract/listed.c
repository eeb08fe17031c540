/* Deeds listed in one sentence, each with its own town or day: "said they raided a post in Osk on
 * 3 May, killing two, and burned a bus in Ist".
 *
 * What stands from a deed to the next is told of that deed, but a place or a day that opens the
 * next deed's clause (", in Ist they burned"). Where two of a sentence's deeds have towns or days
 * that differ, each has its own and what became of people in between shares it. Invariant: a
 * sentence with one town and one day is left as it is. Cost: linear in the sentence. */
#include "extract/apart.h"

enum { OPENING_REACH = 4 }; /* tokens from "in Ist" back to the comma before it */

/* What a deed has of its own: indices into places and times, or RSM_NONE. */
typedef struct own_setting {
    uint32_t place, time;
} own_setting;

/* Something that was done, and not what became of anybody. */
static bool is_deed(const extraction *x, const event *e) {
    bool named = e->noun && names_target(x, e); /* "the murder of Doe in Osk" */
    return e->type_row != RSM_NONE && (named || !tells_outcome(x, e)) &&
           (named || !(e->flags & RSM_TRIGGER_GENERIC)) &&
           !(e->flags & (RSM_TRIGGER_LAW | RSM_TRIGGER_STATE)) && (!e->noun || named) &&
           has_perpetrator(x, e->type_row);
}

/* The next deed of the sentence, or `end`. */
static uint32_t next_deed(const extraction *x, uint32_t index, uint32_t end) {
    for (uint32_t i = index + 1; i < end; i++)
        if (is_deed(x, event_at(x, i)))
            return i;
    return end;
}

static bool is_led_in(const extraction *x, uint32_t token) {
    static const char *const words[] = {"in", "at", "near", "outside", "on"};
    return ONE_OF(x, token, words);
}

/* ", in Ist they": a preposition that opens a clause. */
static bool opens_a_clause(const extraction *x, uint32_t token) {
    static const char *const marks[] = {",", ";", "and", "while", "but"};
    return token > 0 && ONE_OF(x, token - 1, marks);
}

/* Whether what begins at `token` is of the deed after it: it opens the clause, and nothing but
 * that deed is told after it. */
static bool is_of_the_next(const extraction *x, uint32_t token, uint32_t end, const event *next) {
    const verb_group *group = next == NULL ? NULL : verb_at(x, next->verb);
    uint32_t starts = next == NULL ? RSM_NONE : next->first;
    const noun_phrase *subject = group == NULL ? NULL : phrase_at(x, group->subject);
    if (subject != NULL && subject->first < starts)
        starts = subject->first;
    uint32_t lead = token > 0 && is_led_in(x, token - 1) ? token - 1 : token;
    return next != NULL && opens_a_clause(x, lead) && end <= starts + 1 &&
           starts <= end + OPENING_REACH && starts >= token;
}

static own_setting setting_between(const extraction *x, uint32_t first, uint32_t end,
                                   const event *next) {
    own_setting own = {RSM_NONE, RSM_NONE};
    for (uint32_t token = first; token < end; token++) {
        uint32_t p = x->place_of[token], t = x->time_of[token];
        if (p != RSM_NONE && own.place == RSM_NONE && x->places->items[p].first_token == token) {
            const rsm_place *place = &x->places->items[p];
            bool told = !place->adjective && !place->within_name && !place->metonym &&
                        place->expression.value.kind == RSM_PLACE_CITY && token > 0 &&
                        is_led_in(x, token - 1) &&
                        !is_of_the_next(x, token, place->end_token, next);
            own.place = told ? p : RSM_NONE;
        }
        if (t != RSM_NONE && own.time == RSM_NONE && x->times->items[t].first_token == token) {
            const rsm_time *time = &x->times->items[t];
            bool told = time->precision <= RSM_PRECISION_DAY &&
                        time->expression.type == RSM_TIME_DATE &&
                        !is_of_the_next(x, token, time->end_token, next);
            own.time = told ? t : RSM_NONE;
        }
    }
    return own;
}

static bool differ(const extraction *x, own_setting a, own_setting b) {
    if (a.place != RSM_NONE && b.place != RSM_NONE) {
        const rsm_place_value *left = &x->places->items[a.place].expression.value;
        const rsm_place_value *right = &x->places->items[b.place].expression.value;
        if (!rsm_slice_equal(left->name, right->name))
            return true;
    }
    if (a.time == RSM_NONE || b.time == RSM_NONE)
        return false;
    return !rsm_slice_equal(x->times->items[a.time].expression.value.value,
                            x->times->items[b.time].expression.value.value);
}

/* What stands behind "was arrested" is of the arrest. */
static uint32_t law_after(const extraction *x, uint32_t deed, uint32_t next, uint32_t to) {
    for (uint32_t i = deed + 1; i < next; i++)
        if (event_at(x, i)->flags & RSM_TRIGGER_LAW)
            return event_at(x, i)->first;
    return to;
}

static own_setting setting_of(const extraction *x, uint32_t deed, uint32_t next, uint32_t end) {
    uint32_t from = event_at(x, deed)->end;
    uint32_t to = next < end ? event_at(x, next)->first : sentence_end(x, event_at(x, deed)->first);
    to = law_after(x, deed, next, to);
    return setting_between(x, from, to, next < end ? event_at(x, next) : NULL);
}

/* Gives the events [deed, next) what the deed has of its own. */
static void give(const extraction *x, uint32_t deed, uint32_t next, own_setting own) {
    for (uint32_t i = deed; i < next; i++) {
        event *e = event_at(x, i);
        if (e->flags & RSM_TRIGGER_LAW)
            continue;
        e->listed = true;
        if (own.place != RSM_NONE)
            e->place = own.place;
        if (own.time != RSM_NONE)
            e->time = own.time;
    }
}

void settle_listed(const extraction *x, uint32_t first, uint32_t end) {
    uint32_t head = next_deed(x, first - 1, end);
    bool listed = false;
    own_setting before = {RSM_NONE, RSM_NONE};
    for (uint32_t i = head; i < end; i = next_deed(x, i, end)) {
        own_setting own = setting_of(x, i, next_deed(x, i, end), end);
        listed |= i != head && differ(x, before, own);
        before = own;
    }
    for (uint32_t i = head; listed && i < end; i = next_deed(x, i, end)) {
        uint32_t next = next_deed(x, i, end);
        give(x, i, next, setting_of(x, i, next, end));
    }
}

bool is_listed_apart(const extraction *x, const event *e, const event *last) {
    if (!e->listed || !last->listed)
        return false;
    own_setting one = {e->place, e->time}, other = {last->place, last->time};
    return differ(x, one, other);
}
