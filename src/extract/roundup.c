/* Reports that tell of several incidents one after another: a night's shootings, a week's attacks,
 * a police log.
 *
 * A paragraph opens a part of its own if somebody new is harmed in it ("a 22-year-old man was
 * shot") at a site, in a town or at an hour that is none of the part before. Three such paragraphs
 * make a report a round-up, or two where its words say so ("separate shootings", "in another
 * attack"). In a round-up less is needed: each item of a list, a site of its own at nearly the same
 * hour. What sums up ("15 were hit in shootings across the city") opens none. Its parts then share
 * no incident. Invariant: parts are numbered from 1 in order of text, 0 is what stands before the
 * first, and all of a report that is no round-up. Cost: linear in the events. */
#include "extract/apart.h"
#include "extract/persons.h"
#include "extract/sign.h"

enum {
    OPENINGS = 3,
    OPENINGS_WHERE_SAID = 2,
    APART_MINUTES = 60,
    LISTED_MINUTES = 15, /* the same in what is known to be a round-up */
    IN_REACH = 6
};

static const rsm_sentence *sentence_at(const extraction *x, uint32_t token) {
    return &x->text->sentences[x->text->tokens[token].sentence];
}

/* "Two teenagers were wounded in a drive-by shooting": the subject of the passive before a noun that
 * brings one, or RSM_NONE. */
static uint32_t harmed_in(const extraction *x, const event *e) {
    uint32_t first = sentence_first(x, e->first), at = e->first;
    if (!e->noun || e->definite || e->plural)
        return RSM_NONE;
    while (at > first + 1 && e->first - at < IN_REACH && !token_is(x, at, "in") &&
           !token_is(x, at, "during"))
        at--;
    bool led = token_is(x, at, "in") || token_is(x, at, "during");
    const verb_group *group = led && at > first ? verb_at(x, x->verb_of[at - 1]) : NULL;
    return group != NULL && group->passive ? group->subject : RSM_NONE;
}

/* "A 20-year-old was in good condition after being shot": whom the sentence opens with, or RSM_NONE.
 */
static uint32_t harmed_before(const extraction *x, const event *e, const verb_group *group) {
    uint32_t first = sentence_at(x, e->first)->dateline_end;
    bool after = group->first > first && token_is(x, group->first, "being") &&
                 token_is(x, group->first - 1, "after");
    return after ? x->phrase_of[first] : RSM_NONE;
}

/* Who is harmed by the event, or RSM_NONE. */
static uint32_t harmed_phrase(const extraction *x, const event *e) {
    const verb_group *group = verb_at(x, e->verb);
    if (group == NULL)
        return harmed_in(x, e);
    if (token_is(x, group->verb + 1, "himself") || token_is(x, group->verb + 1, "herself"))
        return group->subject; /* "a 15-year-old boy shot himself" */
    uint32_t before = harmed_before(x, e, group);
    if (before != RSM_NONE)
        return before;
    if (group->passive || (e->flags & RSM_TRIGGER_PATIENT_SUBJECT))
        return group->subject;
    return group->object;
}

/* "Two people were killed", where the lead has told of two killed: the same told again. */
static bool counts_as_the_lead(const extraction *x, const noun_phrase *phrase) {
    uint32_t at = first_figure_from(x, phrase->first);
    const figure *f = figure_at(x, at < x->figures.count ? at : RSM_NONE);
    if (f == NULL || f->first >= phrase->end || position_weight(x, f->first) >= LEAD_WEIGHT ||
        !lemma_is(x, phrase->head, "people"))
        return false;
    for (uint32_t i = 0; i < at; i++) {
        const figure *told = figure_at(x, i);
        if (position_weight(x, told->first) < LEAD_WEIGHT)
            return false;
        if (told->slot == f->slot && told->value.low == f->value.low)
            return true;
    }
    return false;
}

/* "A second man was found shot": one more of those harmed, and no other happening. */
static bool is_one_more_harmed(const extraction *x, const noun_phrase *phrase) {
    static const char *const ordinals[] = {"second", "third", "fourth", "fifth"};
    for (uint32_t token = phrase->first; token < phrase->head; token++)
        if (ONE_OF(x, token, ordinals))
            return true;
    return false;
}

static bool harms_somebody_new(const extraction *x, const event *e) {
    const noun_phrase *phrase = phrase_at(x, harmed_phrase(x, e));
    if (phrase == NULL || phrase->pronoun || e->modality > RSM_MODALITY_ALLEGED ||
        counts_as_the_lead(x, phrase) || is_one_more_harmed(x, phrase))
        return false;
    bool counted = token_upos(x, phrase->first) == RSM_UPOS_NUM;
    bool person = match_over(x, phrase->head, RSM_DOMAIN_PERSON) != NULL ||
                  is_person_name(x, phrase->head) || known_by_age(x, phrase);
    return (phrase->indefinite || counted || is_person_name(x, phrase->head)) &&
           (person || counted);
}

/* "another shooting", "the second attack": a noun that brings one more. */
static bool brings_one_more(const extraction *x, const event *e) {
    static const char *const ordinals[] = {"first", "second", "third", "fourth",
                                           "fifth", "final",  "last"};
    const noun_phrase *phrase = phrase_at(x, e->phrase);
    if (!e->noun || phrase == NULL || e->plural || e->modality > RSM_MODALITY_ALLEGED)
        return false;
    for (uint32_t token = phrase->first; token < e->first; token++)
        if (word_in(x, token, ordinals, sizeof ordinals / sizeof *ordinals))
            return true;
    return e->other;
}

/* An event that may open a part, and what of its sentence tells where and at which hour. */
typedef struct opening {
    uint32_t event;
    uint32_t site;  /* index into places of a site or town, or RSM_NONE */
    uint32_t day;   /* index into times of a day or a part of one, or RSM_NONE */
    int32_t minute; /* of the day, or -1 */
    bool item;      /* in an item of a list */
} opening;

/* The hour of "2021-05-14T17:30", "XXXX-XX-XXT17:30". */
static int32_t clock_minute(rsm_slice value) {
    for (size_t i = 0; i + 6 <= value.size; i++) {
        const char *at = value.data + i;
        if (at[0] == 'T' && at[1] >= '0' && at[1] <= '9' && at[3] == ':')
            return ((at[1] - '0') * 10 + at[2] - '0') * 60 + (at[4] - '0') * 10 + at[5] - '0';
    }
    return -1;
}

static bool is_dated(const rsm_time *time) {
    return time->precision <= RSM_PRECISION_DAY && time->expression.value.earliest.known &&
           time->expression.value.latest.known;
}

static void find_site_and_hour(const extraction *x, opening *found) {
    const event *e = event_at(x, found->event);
    for (uint32_t token = sentence_first(x, e->first); token < sentence_end(x, e->first); token++) {
        uint32_t place = x->place_of[token], time = x->time_of[token];
        if (found->site == RSM_NONE && place != RSM_NONE && !is_aftermath_site(x, place) &&
            !x->places->items[place].within_name &&
            x->places->items[place].expression.value.kind <= RSM_PLACE_CITY)
            found->site = place;
        if (found->day == RSM_NONE && time != RSM_NONE && is_dated(&x->times->items[time]))
            found->day = time;
        if (found->minute < 0 && time != RSM_NONE &&
            x->times->items[time].precision == RSM_PRECISION_MINUTE)
            found->minute = clock_minute(x->times->items[time].expression.value.value);
    }
}

/* "15 people were hit in shootings across the city": a sentence of several happenings at once. */
static bool sums_up(const extraction *x, const event *e) {
    static const char *const fights[] = {"clash", "fight", "battle", "skirmish", "combat"};
    uint32_t end = sentence_end(x, e->first);
    for (uint32_t i = first_event_from(x, sentence_first(x, e->first)); i < x->events.count; i++) {
        const event *other = event_at(x, i);
        if (other->first >= end)
            return false;
        if (other->noun && other->plural && !other->definite && !is_piece(x, other->end - 1) &&
            !ONE_OF(x, other->end - 1, fights) && !(other->flags & RSM_TRIGGER_LAW))
            return true;
    }
    return false;
}

/* Whether a paragraph begins with the mark of an item of a list. */
static bool is_item(const extraction *x, const event *e) {
    static const char *const marks[] = {"\xe2\x80\xa2", "\xc2\xb7", "*", "-", "\xe2\x80\x93",
                                        "\xe2\x80\x94", "\xe2\x96\xaa", "\xe2\x97\x8f"};
    uint32_t sentence = x->text->tokens[e->first].sentence;
    while (sentence > 0 && x->text->sentences[sentence - 1].paragraph ==
                               x->text->sentences[sentence].paragraph)
        sentence--;
    rsm_slice mark = token_text(x, x->text->sentences[sentence].first_token);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (rsm_slice_equal_string(mark, marks[i]))
            return true;
    return false;
}

/* `known`: of a report that is known to be a round-up. */
static bool may_open(const extraction *x, uint32_t index, bool known, opening *found) {
    const event *e = event_at(x, index);
    *found = (opening){.event = index, .site = RSM_NONE, .day = RSM_NONE, .minute = -1};
    if (!e->supported || (e->flags & (RSM_TRIGGER_STATE | RSM_TRIGGER_LAW)) || sums_up(x, e))
        return false;
    found->item = known && is_item(x, e);
    if (!found->item && !harms_somebody_new(x, e) && !brings_one_more(x, e) && !e->brings)
        return false;
    find_site_and_hour(x, found);
    return found->site != RSM_NONE || found->minute >= 0 || found->day != RSM_NONE;
}

static bool elsewhere(const extraction *x, const opening *a, const opening *b, bool known) {
    int32_t apart = known ? LISTED_MINUTES : APART_MINUTES;
    if (b->item)
        return true;
    if (a->minute >= 0 && b->minute >= 0 &&
        (!known || a->minute > b->minute + apart || b->minute > a->minute + apart))
        return a->minute > b->minute + apart || b->minute > a->minute + apart;
    if (a->day != RSM_NONE && b->day != RSM_NONE) {
        rsm_slice one = x->times->items[a->day].expression.value.value;
        rsm_slice other = x->times->items[b->day].expression.value.value;
        if (!rsm_slice_starts_with(one, other) && !rsm_slice_starts_with(other, one))
            return true; /* "Early Saturday", "Friday night"; but "Monday", "Monday evening" */
    }
    if (a->site == RSM_NONE || b->site == RSM_NONE)
        return false;
    const rsm_place_value *left = &x->places->items[a->site].expression.value;
    const rsm_place_value *right = &x->places->items[b->site].expression.value;
    return left->kind == right->kind && !rsm_slice_equal(left->name, right->name);
}

/* "separate shootings", "another attack", "overnight violence": the report says that there were
 * several. */
static bool says_several(const extraction *x) {
    static const char *const words[] = {"separate", "another", "unrelated", "other"};
    for (uint32_t i = 0; i < x->events.count; i++) {
        const event *e = event_at(x, i);
        const noun_phrase *phrase = phrase_at(x, e->phrase);
        if (phrase == NULL || (e->flags & RSM_TRIGGER_LAW))
            continue;
        for (uint32_t token = phrase->first; token < e->first; token++)
            if (word_in(x, token, words, sizeof words / sizeof *words))
                return true;
    }
    return false;
}

/* What opens parts, in order: at most one a paragraph, each elsewhere than the one before. */
static bool find_openings(extraction *x, bool known, rsm_vector *openings) {
    uint32_t paragraph = RSM_NONE;
    for (uint32_t i = 0; i < x->events.count; i++) {
        const rsm_sentence *sentence =
            &x->text->sentences[x->text->tokens[event_at(x, i)->first].sentence];
        opening found;
        if (sentence->kind != RSM_SENTENCE_PLAIN || sentence->paragraph == paragraph ||
            !may_open(x, i, known, &found))
            continue;
        const opening *last =
            openings->count > 0 ? rsm_vector_at(openings, openings->count - 1) : NULL;
        if (last != NULL && !elsewhere(x, last, &found, known))
            continue;
        paragraph = sentence->paragraph;
        if (rsm_vector_push_copy(openings, &found) == NULL)
            return false;
    }
    return true;
}

static uint32_t paragraph_of(const extraction *x, const event *e) {
    return x->text->sentences[x->text->tokens[e->first].sentence].paragraph;
}

/* Whether the title or the first two sentences sum up several happenings. */
static bool leads_with_a_sum(const extraction *x) {
    for (uint32_t i = 0; i < x->events.count; i++) {
        const event *e = event_at(x, i);
        if (position_weight(x, e->first) < TITLE_WEIGHT)
            return false;
        bool people = e->type_row < x->types.count && has_perpetrator(x, e->type_row);
        if (e->noun && e->plural && people && sums_up(x, e))
            return true;
    }
    return false;
}

bool find_parts(extraction *x) {
    rsm_vector openings;
    rsm_vector_init(&openings, x->arena, sizeof(opening));
    if (!find_openings(x, false, &openings))
        return false;
    bool several =
        openings.count >= OPENINGS || (openings.count >= OPENINGS_WHERE_SAID && says_several(x));
    bool summed = leads_with_a_sum(x);
    openings.count = 0;
    if ((several || summed) && !find_openings(x, true, &openings))
        return false;
    several |= summed && openings.count >= OPENINGS_WHERE_SAID;
    uint32_t part = 0;
    const opening *lead = openings.count > 0 ? rsm_vector_at(&openings, 0) : NULL;
    if (several && lead != NULL)
        x->parts_from = sentence_first(x, event_at(x, lead->event)->first);
    for (uint32_t i = 0; several && i < x->events.count; i++) {
        event *e = event_at(x, i);
        while (part < openings.count) {
            const opening *next = rsm_vector_at(&openings, part);
            if (paragraph_of(x, e) < paragraph_of(x, event_at(x, next->event)))
                break;
            part++;
        }
        e->part = part;
    }
    return true;
}
