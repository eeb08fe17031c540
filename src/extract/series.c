/* Whether a mention tells of one happening, of several, or of a series over a span of time.
 *
 * "Two bombs went off" and "the bombings" are several; "four raids in the last 72 hours", "they
 * have marched weekly", "a wave of robberies" are a series: what is told of it is told of none of
 * its parts. Invariant: only words of the mention's own clause count. Cost: linear; a mention looks
 * at its own sentence only. */
#include "extract/apart.h"

enum {
    SPAN_REACH = 4,  /* tokens before a span in which "over the past" stands */
    SERIES_REACH = 3 /* tokens between "series" and the happenings: "a series of bomb attacks" */
};

static bool in_clause_of(const extraction *x, const event *e, uint32_t token) {
    return x->clause_of[token] == x->clause_of[e->first];
}

/* "over the past 12 days", "in the last 72 hours", "this year". */
static bool is_running_span(const extraction *x, const rsm_time *time) {
    static const char *const over[] = {"past", "last", "recent", "previous", "throughout"};
    if (time->expression.type != RSM_TIME_DURATION)
        return false;
    for (uint32_t token = time->first_token; token < time->end_token; token++)
        if (word_in(x, token, over, sizeof over / sizeof *over))
            return true;
    for (uint32_t back = 1; back <= SPAN_REACH && time->first_token >= back; back++)
        if (word_in(x, time->first_token - back, over, sizeof over / sizeof *over))
            return true;
    return false;
}

/* "in recent weeks", "in the past few days", "weekly", "every Friday", "repeatedly". */
static bool tells_span_at(const extraction *x, uint32_t token) {
    static const char *const often[] = {"repeatedly", "regularly", "frequently", "routinely",
                                        "constantly", "often",     "weekly",     "daily",
                                        "monthly",    "nightly"};
    static const char *const units[] = {"hours", "days", "weeks", "months", "years", "nights"};
    uint32_t time = x->time_of[token];
    if (time != RSM_NONE)
        return x->times->items[time].expression.type == RSM_TIME_SET ||
               is_running_span(x, &x->times->items[time]);
    bool all_day = token_is(x, token, "throughout") && token_is(x, token + 1, "the") &&
                   x->time_of[token + 2] != RSM_NONE; /* "throughout the day" */
    return word_in(x, token, often, sizeof often / sizeof *often) || all_day ||
           (token_is(x, token, "recent") &&
            word_in(x, token + 1, units, sizeof units / sizeof *units));
}

/* "a series of raids", "a wave of bomb attacks". */
static bool is_of_a_series(const extraction *x, const event *e) {
    static const char *const words[] = {"series", "wave", "spate", "string", "rash", "succession"};
    const noun_phrase *phrase = phrase_at(x, e->phrase);
    uint32_t from = phrase == NULL ? e->first : phrase->first;
    uint32_t first = sentence_first(x, e->first);
    for (uint32_t back = 0; back <= SERIES_REACH && from >= first + back; back++)
        if (word_in(x, from - back, words, sizeof words / sizeof *words))
            return true;
    return false;
}

/* A verb whose own words count or name more than one thing or person: "two bombs went off". */
static bool is_of_several(const extraction *x, const event *e) {
    const verb_group *group = verb_at(x, e->verb);
    if (e->noun || group == NULL)
        return false;
    const noun_phrase *subject = phrase_at(x, group->subject);
    const noun_phrase *object = phrase_at(x, group->object);
    return (subject != NULL && subject->plural && (group->passive || object == NULL)) ||
           (object != NULL && object->plural);
}

/* "3 shot", "a gunman killed two": where several are harmed, one shooting may be called the
 * shootings. */
static bool counts_several(const extraction *x, const event *e) {
    uint32_t end = sentence_end(x, e->first);
    for (uint32_t i = first_figure_from(x, sentence_first(x, e->first)); i < x->figures.count;
         i++) {
        const figure *f = figure_at(x, i);
        if (f->first >= end)
            break;
        bool people = f->slot == RSM_SLOT_KILLED || f->slot == RSM_SLOT_INJURED ||
                      f->slot == RSM_SLOT_CASUALTIES;
        if (people && (f->value.low > 1 || f->value.high > 1))
            return true;
    }
    return false;
}

static bool is_plural(const extraction *x, const event *e) {
    const noun_phrase *phrase = phrase_at(x, e->phrase);
    return e->noun && e->plural && (phrase == NULL || phrase->head < e->end) &&
           !is_law(x, e->type_row) && !lemma_is(x, e->end - 1, "body");
}

/* "the bombings", "the murders of several judges"; but not "shots", which may be of one shooting,
 * nor "the killings". */
static bool names_several(const extraction *x, const event *e) {
    if (!is_plural(x, e))
        return false;
    if (!is_outcome_type(x, e->type_row))
        return !is_piece(x, e->end - 1);
    const noun_phrase *whom = tells_of_whom(x, e) ? phrase_at(x, x->phrase_of[e->end + 1]) : NULL;
    return whom != NULL && whom->plural && !whom->definite && !whom->pronoun &&
           x->types.top[e->type_row] == x->outcomes[OUTCOME_KILLING];
}

static happenings count_happenings(const extraction *x, const event *e) {
    bool plural = is_plural(x, e);
    if (plural && is_of_a_series(x, e))
        return HAPPENED_OFTEN;
    const verb_group *group = verb_at(x, e->verb);
    bool perfect = group != NULL && !e->noun &&
                   (lemma_is(x, group->first, "have") || lemma_is(x, group->first, "be"));
    if (plural || perfect)
        for (uint32_t token = sentence_first(x, e->first); token < sentence_end(x, e->first);
             token++)
            if (in_clause_of(x, e, token) && tells_span_at(x, token))
                return HAPPENED_OFTEN;
    return names_several(x, e) || is_of_several(x, e) || counts_several(x, e) ? HAPPENED_SEVERAL
                                                                              : HAPPENED_ONCE;
}

/* Whether the event is told within what is told of a series: "the attacks of the past week killed
 * two and wounded a reporter, who saw the explosion of a bomb". */
static bool stands_in_a_series(const extraction *x, const event *e, const event *series) {
    return series != NULL && series->happened == HAPPENED_OFTEN &&
           (!e->definite || token_is(x, e->end, "of")) &&
           x->text->tokens[series->first].sentence == x->text->tokens[e->first].sentence;
}

void find_series(extraction *x) {
    const event *series = NULL;
    for (uint32_t i = 0; i < x->events.count; i++) {
        event *e = event_at(x, i);
        e->happened = count_happenings(x, e);
        e->in_series = stands_in_a_series(x, e, series);
        if (e->happened == HAPPENED_OFTEN)
            series = e;
        else if (e->in_series && !is_plural(x, e))
            e->happened = HAPPENED_ONCE;
    }
}

bool is_one_of_many(const extraction *x, const event *e, const incident_draft *incident,
                    bool beside) {
    bool outcome = is_outcome_type(x, e->type_row);
    bool series = e->happened == HAPPENED_OFTEN, had_series = incident->happened == HAPPENED_OFTEN;
    if (series != had_series) {
        bool goes_on = had_series && e->noun && e->plural && e->definite;
        return !goes_on && !(beside && outcome && !e->noun);
    }
    if (e->in_series && !had_series && !beside)
        return true;
    bool speaks_of_it = e->definite && harms_people(x, e->type_row) && !tells_of_whom(x, e);
    return names_several(x, e) && !speaks_of_it && incident->happened == HAPPENED_ONCE && !beside;
}
