/* Times counted from another incident: "five days after the bombing, gunmen attacked a church".
 *
 * Of such a time the words tell an offset and what it is counted from; the mention told by these
 * words is its anchor. What is told at that time is another incident than the anchor's, and has the
 * anchor's day, moved, wherever the report dates the anchor; where it does not, the time stays
 * without bounds and keeps its anchor, for the room of resolution to narrow by other reports. Where
 * the report dates what is told and not what it is counted from, the count runs back.
 * Invariants: an anchor is a mention that is printed; chains of anchors are followed CHAIN times.
 * Cost: linear in the sentence of each such time, of the first ANCHORS of a
 * report. */
#include "extract/extraction.h"

enum {
    ANCHORS = 64,      /* times of a report that are counted from another incident */
    ANCHOR_REACH = 14, /* tokens from "after" to the mention that it is counted from */
    CHAIN = 4          /* "a day after the raid, which came two days after the bombing" */
};

static bool is_counted(const rsm_time *time) {
    return time->expression.value.anchor_offset != 0 && !time->expression.value.earliest.known;
}

/* The end of the words that tell what a time is counted from: those up to a comma. */
static uint32_t counted_from_end(const extraction *x, const rsm_time *time) {
    uint32_t end = sentence_end(x, time->first_token);
    if (end > time->end_token + ANCHOR_REACH)
        end = time->end_token + ANCHOR_REACH;
    for (uint32_t token = time->end_token; token < end; token++)
        if (token_is(x, token, ",") || token_is(x, token, ";"))
            end = token;
    return end;
}

/* The event named within reach after a time, or RSM_NONE. */
static uint32_t event_counted_from(const extraction *x, const rsm_time *time) {
    uint32_t end = counted_from_end(x, time);
    uint32_t index = first_event_from(x, time->end_token);
    const event *e = event_at(x, index < x->events.count ? index : RSM_NONE);
    return e != NULL && e->first < end ? index : RSM_NONE;
}

/* The event that is told at a time counted from `anchor`: where the time opens its sentence the
 * next one after the clause it opens, else the one before it; or RSM_NONE. */
static uint32_t event_told_at(const extraction *x, const rsm_time *time, uint32_t anchor) {
    uint32_t first = sentence_first(x, time->first_token), end = sentence_end(x, first);
    if (time->first_token > first + 1) {
        uint32_t next = first_event_from(x, time->first_token);
        bool told = next > 0 && event_at(x, next - 1)->first >= first;
        return told ? next - 1 : RSM_NONE;
    }
    uint32_t token = event_at(x, anchor)->end;
    while (token < end && !token_is(x, token, ","))
        token++;
    uint32_t next = first_event_from(x, token);
    return next < x->events.count && event_at(x, next)->first < end ? next : RSM_NONE;
}

/* Those who died, or were rescued, days after an attack are of it. */
static bool may_be_another(const extraction *x, const event *e) {
    return e->type_row < x->types.count &&
           (!is_outcome_type(x, e->type_row) || x->types.top[e->type_row] == x->outcomes[0]);
}

/* The first place of a sentence that stands in [first, end), or outside of it; or RSM_NONE. */
static uint32_t place_inside(const extraction *x, uint32_t first, uint32_t end, bool inside) {
    uint32_t stop = sentence_end(x, first);
    for (uint32_t token = sentence_first(x, first); token < stop; token++) {
        uint32_t place = x->place_of[token];
        if (place != RSM_NONE && x->places->items[place].first_token == token &&
            !x->places->items[place].adjective && !x->places->items[place].metonym &&
            !x->places->items[place].dateline && (token >= first && token < end) == inside)
            return place;
    }
    return RSM_NONE;
}

/* "Five days after the bombing in Norville, gunmen ... in Southport": each has its own town. */
static void part_places(const extraction *x, const rsm_time *time, uint32_t owner) {
    uint32_t first = time->end_token, end = counted_from_end(x, time);
    uint32_t inside = place_inside(x, first, end, true);
    if (inside == RSM_NONE)
        return;
    for (uint32_t token = first; token < end; token++)
        if (x->place_of[token] != RSM_NONE)
            x->place_owner[x->place_of[token]] = owner;
    uint32_t outside = place_inside(x, first, end, false), stop = sentence_end(x, first);
    for (uint32_t i = first_event_from(x, sentence_first(x, first)); i < x->events.count; i++) {
        event *e = event_at(x, i);
        if (e->first >= stop)
            break;
        if (e->first >= first && e->first < end)
            e->place = inside;
        else if (e->place != RSM_NONE && x->place_owner[e->place] == owner)
            e->place = outside;
    }
}

/* "Five days after the bombing of April 30": the date is the bombing's, and of nothing else in the
 * sentence. */
static void part_times(const extraction *x, const rsm_time *time, uint32_t owner) {
    uint32_t first = time->end_token, end = counted_from_end(x, time);
    for (uint32_t token = first; token < end; token++)
        if (x->time_of[token] != RSM_NONE)
            x->time_owner[x->time_of[token]] = owner;
    uint32_t stop = sentence_end(x, first);
    for (uint32_t i = first_event_from(x, sentence_first(x, first)); i < x->events.count; i++) {
        event *e = event_at(x, i);
        if (e->first >= stop)
            break;
        bool inside = e->first >= first && e->first < end;
        if (!inside && e->time != RSM_NONE && x->time_owner[e->time] == owner)
            e->time = RSM_NONE;
    }
}

static uint32_t *new_owners(extraction *x, uint32_t count) {
    uint32_t *owners = rsm_arena_allocate_items(x->arena, (size_t)count + 1, sizeof *owners);
    x->failed |= owners == NULL;
    for (uint32_t i = 0; owners != NULL && i < count; i++)
        owners[i] = RSM_NONE;
    return owners;
}

/* What is recalled after "five days after" has no time or place but what is told with it there. */
static void drop_strangers(const extraction *x, const rsm_time *time, event *recalled) {
    uint32_t first = time->end_token, end = counted_from_end(x, time);
    if (recalled->place != RSM_NONE) {
        uint32_t at = x->places->items[recalled->place].first_token;
        recalled->place = at >= first && at < end ? recalled->place : RSM_NONE;
    }
    if (recalled->time != RSM_NONE) {
        uint32_t at = x->times->items[recalled->time].first_token;
        recalled->time = at >= first && at < end ? recalled->time : RSM_NONE;
    }
}

/* The one is dated by the other: the one told by that day, unless it has a day of its own. */
static void count_from(const extraction *x, uint32_t time, uint32_t told, uint32_t anchor) {
    event *later = event_at(x, told), *recalled = event_at(x, anchor);
    bool dated =
        later->time != RSM_NONE && x->times->items[later->time].expression.value.earliest.known;
    if (dated && recalled->time != RSM_NONE)
        return;
    x->anchor_of[time] = dated ? told : anchor;
    if (dated)
        x->moved_times[time].anchor_offset *= -1;
    event *e = dated ? recalled : later;
    e->time = e->time == RSM_NONE || !dated ? time : e->time;
}

/* Whether a sentence tells how things stand now: "is", "has", "remain". */
static bool tells_now(const extraction *x, uint32_t token, uint32_t first, uint32_t end) {
    static const char *const now[] = {"is",     "are",   "has",       "have",  "remains",
                                      "remain", "still", "continues", "passed"};
    uint32_t stop = sentence_end(x, token);
    for (uint32_t at = sentence_first(x, token); at < stop; at++)
        if ((at < first || at >= end) && ONE_OF(x, at, now) &&
            (x->verb_of[at] != RSM_NONE || token_is(x, at, "still")))
            return true;
    return false;
}

/* "2021-05-05", or nothing where memory fails. */
static rsm_slice day_as_timex(const extraction *x, int32_t day) {
    char text[RSM_INSTANT_TEXT_SIZE];
    return rsm_slice_copy(rsm_slice_from_string(rsm_instant_text(rsm_instant_of_day(day), text)),
                          x->arena);
}

/* "more than three months after": 1; "less than", "nearly": -1; else 0. */
static int32_t hedged(const extraction *x, uint32_t first) {
    static const char *const under[] = {"nearly", "almost", "under"};
    static const char *const over[] = {"over"};
    uint32_t begin = sentence_first(x, first);
    bool than = first > begin + 1 && token_is(x, first - 1, "than");
    if ((than && token_is(x, first - 2, "more")) || (first > begin && ONE_OF(x, first - 1, over)))
        return 1;
    bool less = than && token_is(x, first - 2, "less");
    return less || (first > begin && ONE_OF(x, first - 1, under)) ? -1 : 0;
}

/* "It has been nine days since the attack", "a year after the fire survivors are still waiting":
 * counted back from the day of the report, which is the only other day there is. */
static void count_from_now(const extraction *x, uint32_t index, uint32_t anchor) {
    const rsm_time *time = &x->times->items[index];
    const rsm_published *published = &x->reading->report.published;
    event *e = event_at(x, anchor);
    int32_t offset = time->expression.value.anchor_offset;
    bool since = token_is(x, time->end_token, "since");
    if (offset <= 0 || !published->earliest.known || !published->latest.known ||
        e->time != RSM_NONE || !(since || token_is(x, time->end_token, "after")) ||
        !tells_now(x, time->first_token, time->first_token, counted_from_end(x, time)))
        return;
    rsm_time_value *value = &x->moved_times[index];
    int32_t slack = rsm_duration_slack(value->value);
    int32_t over = hedged(x, time->first_token);
    value->earliest = rsm_instant_of_day(published->earliest.day - offset - (1 + over) * slack);
    value->latest = rsm_instant_of_day(published->latest.day - offset + (1 - over) * slack);
    value->anchor_offset = 0;
    value->value = slack == 0 ? day_as_timex(x, value->earliest.day) : rsm_slice_make("", 0);
    e->time = index;
}

bool find_anchors(extraction *x) {
    x->anchor_of = new_owners(x, x->times->count);
    x->time_owner = new_owners(x, x->times->count);
    x->place_owner = new_owners(x, x->places->count);
    x->moved_times =
        rsm_arena_allocate_items(x->arena, x->times->count + 1, sizeof *x->moved_times);
    x->failed |= x->moved_times == NULL;
    if (x->failed)
        return false;
    uint32_t found = 0;
    for (uint32_t i = 0; i < x->times->count; i++) {
        const rsm_time *time = &x->times->items[i];
        x->moved_times[i] = time->expression.value;
        uint32_t anchor =
            found < ANCHORS && is_counted(time) ? event_counted_from(x, time) : RSM_NONE;
        uint32_t told = anchor == RSM_NONE ? RSM_NONE : event_told_at(x, time, anchor);
        if (anchor != RSM_NONE && told == RSM_NONE)
            count_from_now(x, i, anchor);
        if (told == RSM_NONE || told == anchor || !may_be_another(x, event_at(x, told)))
            continue;
        found++;
        event_at(x, told)->other_than = anchor;
        event_at(x, anchor)->other_than = told;
        drop_strangers(x, time, event_at(x, anchor));
        part_places(x, time, anchor);
        part_times(x, time, anchor);
        count_from(x, i, told, anchor);
    }
    return true;
}

/* Whether the anchor's incident is dated, and the time is moved from its day. */
static bool move(const extraction *x, uint32_t index, uint32_t anchor_time) {
    const rsm_time_value *from = anchor_time == RSM_NONE ? NULL : &x->moved_times[anchor_time];
    if (from == NULL || !from->earliest.known || !from->latest.known)
        return false;
    rsm_time_value *value = &x->moved_times[index];
    int32_t offset = value->anchor_offset, slack = rsm_duration_slack(value->value);
    value->earliest = rsm_instant_of_day(from->earliest.day + offset - slack);
    value->latest = rsm_instant_of_day(from->latest.day + offset + slack);
    return true;
}

static bool is_counted_back(const extraction *x, uint32_t time) {
    return is_counted(&x->times->items[time]) && x->moved_times[time].earliest.known;
}

/* "The shooting came a week after a gunman killed nine": where only the report's other sentences
 * date what is told, what it is counted from is dated by it. */
static void turn_back(const extraction *x, uint32_t index) {
    event *anchor = event_at(x, x->anchor_of[index]);
    event *told = anchor == NULL ? NULL : event_at(x, anchor->other_than);
    const incident_draft *from = anchor == NULL ? NULL : incident_at(x, anchor->incident);
    const incident_draft *of = told == NULL ? NULL : incident_at(x, told->incident);
    if (from == NULL || of == NULL || from == of || anchor->time != RSM_NONE ||
        from->time != RSM_NONE || of->time == RSM_NONE || of->time == index ||
        !x->times->items[of->time].expression.value.earliest.known)
        return;
    x->anchor_of[index] = anchor->other_than;
    x->moved_times[index].anchor_offset *= -1;
    anchor->time = index;
    if (told->time == index)
        told->time = RSM_NONE;
}

/* An incident that none of its own sentences dates otherwise has the time counted from another, or
 * the weekday of a report that nothing dates. */
static void date_incident(const extraction *x, uint32_t index) {
    incident_draft *incident = incident_at(x, index);
    for (uint32_t i = incident->first_event; i <= incident->last_event; i++) {
        const event *e = event_at(x, i);
        bool own = e->incident == index && e->time != RSM_NONE;
        if (own && (x->anchor_of[e->time] != RSM_NONE || is_counted_back(x, e->time) ||
                    is_partial_date(&x->moved_times[e->time]))) {
            incident->time = e->time;
            incident->lead_time = RSM_NONE;
            return;
        }
    }
}

/* What is only recalled to date another has the time and place told with it. */
static void settle_owned(const extraction *x) {
    for (uint32_t i = 0; i < x->events.count; i++) {
        const event *e = event_at(x, i);
        incident_draft *incident = incident_at(x, e->incident);
        if (incident == NULL || incident->main)
            continue;
        if (e->place != RSM_NONE && x->place_owner[e->place] == i)
            incident->place = e->place, incident->lead_place = RSM_NONE;
        if (e->time != RSM_NONE && x->time_owner[e->time] == i)
            incident->time = e->time, incident->lead_time = RSM_NONE;
    }
}

void settle_anchors(extraction *x) {
    settle_owned(x);
    for (uint32_t i = 0; i < x->times->count; i++)
        turn_back(x, i);
    for (uint32_t i = 0; i < x->times->count; i++) {
        const event *anchor = event_at(x, x->anchor_of[i]);
        const incident_draft *incident = anchor == NULL ? NULL : incident_at(x, anchor->incident);
        if (anchor == NULL)
            continue;
        if (incident == NULL || incident->dropped)
            x->anchor_of[i] = RSM_NONE;
        else
            x->moved_times[i].anchor = mention_id(x, anchor);
    }
    for (uint32_t i = 0; i < x->incidents.count; i++) {
        const incident_draft *incident = incident_at(x, i);
        if (incident->time == RSM_NONE || incident->time == incident->lead_time)
            date_incident(x, i);
    }
    for (uint32_t round = 0; round < CHAIN; round++)
        for (uint32_t i = 0; i < x->times->count; i++)
            if (x->anchor_of[i] != RSM_NONE && !x->moved_times[i].earliest.known)
                move(x, i, incident_at(x, event_at(x, x->anchor_of[i])->incident)->time);
}
