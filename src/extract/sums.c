/* Sums: figures and counts of incidents over a span of time or a whole war, which are of no one
 * incident: "300 killings last year", "412 attacks since January", "the war has killed 60,000".
 *
 * A figure is a sum where its clause tells a span (a year, "since", "over the past months", "a
 * year") or names a war, and no single happening is told there ("in 2015 a bombing killed 70" is
 * one incident, recalled). The events of that clause are then of a kind and make no incident; the
 * sum becomes a statement whose `about` holds the type, the span, the place and who did it.
 * Invariants: a figure that is a sum is of no incident; sums are in order of text. Cost: linear;
 * each figure looks at its own sentence. */
#include "extract/sums.h"

enum {
    SUM_LEAST = 3,        /* fewer people in a span are told of one incident */
    SUM_LEAST_YEAR = 10,  /* the same in a year named, where one incident may be recalled */
    SUM_OF_WAR = 100,     /* least dead of a war as a whole */
    SUM_OF_INCIDENTS = 4, /* least number of incidents */
    SPAN_REACH = 3,       /* tokens before a span where "past" stands */
    SINCE_REACH = 6,      /* the same of "since" */
    MONTH_DAYS = 28
};

bool in_one_clause(const extraction *x, uint32_t token, uint32_t other) {
    return x->text->tokens[token].sentence == x->text->tokens[other].sentence &&
           x->clause_of[token] == x->clause_of[other];
}

/* ---- spans of time ---- */

static bool word_before(const extraction *x, const rsm_time *time, uint32_t reach,
                        const char *const *words, size_t count) {
    uint32_t first = sentence_first(x, time->first_token);
    for (uint32_t token = time->first_token; token < time->end_token; token++)
        if (word_in(x, token, words, count))
            return true;
    for (uint32_t back = 1; back <= reach && time->first_token >= first + back; back++)
        if (word_in(x, time->first_token - back, words, count))
            return true;
    return false;
}

/* "since May", "since the club opened in 1990". */
static bool is_since(const extraction *x, const rsm_time *time) {
    static const char *const words[] = {"since"};
    return word_before(x, time, SINCE_REACH, words, 1);
}

/* "The past two years": a length that the words place, of a month and more. */
static bool is_of_months(const rsm_time_value *value) {
    return value->earliest.known && value->latest.known &&
           value->latest.day - value->earliest.day >= MONTH_DAYS;
}

/* "between March and June", at the first of the two. */
static bool is_between(const extraction *x, const rsm_time *time) {
    static const char *const words[] = {"between"};
    return time->expression.type == RSM_TIME_DATE && time->precision >= RSM_PRECISION_MONTH &&
           time->precision != RSM_PRECISION_NONE && word_before(x, time, 1, words, 1) &&
           time->end_token + 1 < x->text->token_count && token_is(x, time->end_token, "and") &&
           x->time_of[time->end_token + 1] != RSM_NONE;
}

/* Whether an expression is a span over which incidents are added up; *sure where no single one can
 * be meant. */
static bool is_span(const extraction *x, const rsm_time *time, bool *sure) {
    static const char *const over[] = {"past",   "last",   "over", "previous",
                                       "within", "during", "this"};
    rsm_time_type type = time->expression.type;
    bool wide = time->precision >= RSM_PRECISION_MONTH && time->precision != RSM_PRECISION_NONE;
    *sure = true;
    if (type == RSM_TIME_SET)
        return wide;
    if (is_since(x, time))
        return wide || time->historic;
    if (is_between(x, time))
        return true;
    if (type == RSM_TIME_DURATION) {
        *sure = wide;
        return (wide || is_of_months(&time->expression.value)) &&
               word_before(x, time, SPAN_REACH, over, sizeof over / sizeof *over);
    }
    *sure = false;
    if (type != RSM_TIME_DATE)
        return false;
    if (lemma_is(x, time->end_token - 1, "year"))
        return true; /* "this year", of a report that does not tell which */
    return time->precision >= RSM_PRECISION_YEAR && time->precision != RSM_PRECISION_NONE;
}

/* Where what is said begins: of "said on 3 May that 12 had died" at the "that". */
static uint32_t past_that(const extraction *x, uint32_t token) {
    uint32_t first = sentence_first(x, token);
    for (uint32_t at = token; at > first; at--)
        if (token_is(x, at, "that") && token_upos(x, at) == RSM_UPOS_SCONJ)
            return at;
    return first;
}

static uint32_t span_of(const extraction *x, uint32_t token, bool *sure) {
    uint32_t last = RSM_NONE;
    for (uint32_t at = sentence_first(x, token); at < sentence_end(x, token); at++) {
        uint32_t time = x->time_of[at];
        if (time == RSM_NONE || time == last)
            continue;
        bool between = at >= past_that(x, token) && is_between(x, &x->times->items[time]);
        if (!between && !in_one_clause(x, at, token))
            continue;
        last = time;
        if (is_span(x, &x->times->items[time], sure))
            return time;
    }
    return RSM_NONE;
}

/* ---- what is told beside the figure ---- */

static bool is_person_phrase(const extraction *x, const noun_phrase *phrase) {
    uint32_t name = x->tagging->name_of[phrase->head];
    if (name != RSM_NONE)
        return x->tagging->names[name].type == RSM_ENTITY_PER;
    return match_over(x, phrase->head, RSM_DOMAIN_PERSON) != NULL;
}

/* "An army patrol killed 51", "a bus that killed 12"; but not "a war", "a wave of attacks". */
static bool is_one_doer(const extraction *x, const noun_phrase *doer) {
    static const char *const lasting[] = {"war",      "conflict", "insurgency", "wave",
                                          "series",   "spate",    "campaign",   "offensive",
                                          "epidemic", "disease",  "outbreak",   "virus",
                                          "famine",   "drought",  "pandemic",   "rebellion"};
    return doer->indefinite && !doer->definite && !ONE_OF(x, doer->head, lasting) &&
           x->time_of[doer->head] == RSM_NONE;
}

/* Whether an event is one happening: "a bombing", "a gunman shot 12", not "shootings", not "12 were
 * killed". */
static bool is_single(const extraction *x, const event *e) {
    if (e->flags & (RSM_TRIGGER_STATE | RSM_TRIGGER_LAW))
        return false;
    const verb_group *group = verb_at(x, e->verb);
    const noun_phrase *phrase = phrase_at(x, e->phrase);
    if (e->noun)
        return phrase != NULL && !e->plural && phrase->head < e->end &&
               (phrase->definite || phrase->indefinite);
    if (group == NULL)
        return false;
    const noun_phrase *doer = phrase_at(x, group->passive ? group->agent : group->subject);
    if (doer == NULL || doer->plural)
        return false;
    bool outcome = is_outcome_type(x, e->type_row);
    return outcome ? doer->pronoun || is_person_phrase(x, doer) || is_one_doer(x, doer)
                   : !doer->proper;
}

bool tells_single(const extraction *x, uint32_t token, bool whole_sentence) {
    uint32_t end = first_event_from(x, sentence_end(x, token));
    for (uint32_t i = first_event_from(x, sentence_first(x, token)); i < end; i++)
        if ((whole_sentence || in_one_clause(x, event_at(x, i)->first, token)) &&
            is_single(x, event_at(x, i)))
            return true;
    return false;
}

/* The war that a sentence names as what killed: "in the civil war", "the conflict has killed". */
static uint32_t war_of(const extraction *x, uint32_t token) {
    uint32_t end = first_event_from(x, sentence_end(x, token));
    for (uint32_t i = first_event_from(x, sentence_first(x, token)); i < end; i++) {
        const event *e = event_at(x, i);
        if (!e->noun || e->plural || !(e->flags & RSM_TRIGGER_STATE))
            continue;
        if (lemma_is(x, e->end - 1, "war") || lemma_is(x, e->end - 1, "conflict") ||
            lemma_is(x, e->end - 1, "insurgency") || lemma_is(x, e->end - 1, "violence"))
            return i;
    }
    return RSM_NONE;
}

bool told_at_site(const extraction *x, uint32_t token) {
    for (uint32_t at = sentence_first(x, token); at < sentence_end(x, token); at++) {
        uint32_t place = x->place_of[at];
        if (place != RSM_NONE && in_one_clause(x, at, token) &&
            x->places->items[place].expression.value.kind == RSM_PLACE_SITE)
            return true;
    }
    return false;
}

bool on_a_day(const extraction *x, uint32_t token) {
    for (uint32_t at = past_that(x, token); at < sentence_end(x, token); at++) {
        uint32_t time = x->time_of[at];
        if (time == RSM_NONE || !in_one_clause(x, at, token))
            continue;
        const rsm_time *told = &x->times->items[time];
        if (told->expression.type == RSM_TIME_DATE && told->precision <= RSM_PRECISION_DAY &&
            !is_since(x, told))
            return true;
    }
    return false;
}

/* ---- making sums ---- */

static uint32_t place_near(const extraction *x, uint32_t token) {
    for (uint32_t at = sentence_first(x, token); at < sentence_end(x, token); at++) {
        uint32_t place = x->place_of[at];
        if (place != RSM_NONE && in_one_clause(x, at, token) && !x->places->items[place].metonym &&
            !x->places->items[place].adjective && !x->places->items[place].within_name)
            return place;
    }
    return RSM_NONE;
}

/* The events of the clause are of a kind. The one that says what was counted, or RSM_NONE. */
static uint32_t make_general(extraction *x, uint32_t token) {
    uint32_t end = first_event_from(x, sentence_end(x, token)), counted = RSM_NONE;
    for (uint32_t i = first_event_from(x, sentence_first(x, token)); i < end; i++) {
        event *e = event_at(x, i);
        if (!in_one_clause(x, e->first, token) || (e->flags & RSM_TRIGGER_LAW))
            continue;
        e->modality = RSM_MODALITY_GENERAL;
        const event *best = event_at(x, counted);
        bool plainer = best == NULL ||
                       (is_outcome_type(x, best->type_row) && !is_outcome_type(x, e->type_row));
        if (e->type_row != RSM_NONE && e->supported && plainer)
            counted = i;
    }
    return counted;
}

static bool add_sum(extraction *x, const sum *found) {
    sum *added = rsm_vector_push_copy(&x->sums, found);
    x->failed = x->failed || added == NULL;
    return added != NULL;
}

static bool sum_of_figure(extraction *x, uint32_t index) {
    figure *f = figure_at(x, index);
    uint32_t at = f->outcome != RSM_NONE ? f->outcome : f->first;
    bool tally = is_tally(x, f);
    if (f->negated || f->hypothetical || f->slot == RSM_SLOT_COUNT ||
        (f->value.low < SUM_LEAST && !tally))
        return true;
    bool sure = false;
    uint32_t span = span_of(x, at, &sure), war = RSM_NONE;
    bool over_between = span != RSM_NONE && is_between(x, &x->times->items[span]);
    bool over_span = span != RSM_NONE && !on_a_day(x, at) &&
                     (over_between || !tells_single(x, at, !sure)) &&
                     (sure || (f->value.low >= SUM_LEAST_YEAR && !told_at_site(x, at)));
    if (!over_span && !tally && f->value.low >= SUM_OF_WAR && !on_a_day(x, at) &&
        f->slot != RSM_SLOT_DETAINED)
        war = war_of(x, at);
    if (!over_span && !tally && war == RSM_NONE)
        return true;
    f->sum = true;
    uint32_t counted = make_general(x, at);
    if (tally && !over_span && f->value.high < 0)
        return true; /* "several have been shot in recent weeks": a sum of nothing told */
    sum found = {.slot = f->slot,
                 .value = f->value,
                 .first = f->first,
                 .end = f->end,
                 .outcome = f->outcome,
                 .event = war != RSM_NONE ? war : counted,
                 .time = over_between ? RSM_NONE : span,
                 .place = place_near(x, at)};
    found.value.kind = RSM_COUNT_SUM;
    return add_sum(x, &found);
}

/* "412 attacks in 2019". */
static bool sum_of_events(extraction *x, uint32_t index) {
    const event *e = event_at(x, index);
    const noun_phrase *phrase = phrase_at(x, e->phrase);
    number count;
    if (phrase == NULL || !e->noun || !e->plural || !e->supported || e->type_row == RSM_NONE ||
        (e->flags & (RSM_TRIGGER_STATE | RSM_TRIGGER_LAW)) || e->modality > RSM_MODALITY_ALLEGED)
        return true;
    uint32_t token = hedge_start(x, phrase->first);
    while (token < e->first && !(read_number(x, token, e->end, &count) && !count.article))
        token++;
    bool sure = false;
    uint32_t span = token < e->first ? span_of(x, e->first, &sure) : RSM_NONE;
    if (span == RSM_NONE || count.low < SUM_OF_INCIDENTS || on_a_day(x, e->first))
        return true;
    sum found = {.slot = RSM_SLOT_INCIDENTS,
                 .value = {.low = count.low, .high = count.high, .kind = RSM_COUNT_SUM},
                 .first = count.first,
                 .end = count.end,
                 .outcome = RSM_NONE,
                 .event = index,
                 .time = span,
                 .place = place_near(x, e->first)};
    found.value.text = span_text(x, tokens_span(x, count.first, count.end));
    make_general(x, e->first);
    return add_sum(x, &found);
}

/* The number of "31st" or "third"; 0 for none. The first and the second of a span sum up little. */
static uint64_t ordinal_at(const extraction *x, uint32_t token) {
    static const char *const words[] = {"third",  "fourth", "fifth", "sixth",    "seventh",
                                        "eighth", "ninth",  "tenth", "eleventh", "twelfth"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (token_is(x, token, words[i]))
            return i + 3;
    rsm_slice text = token_text(x, token);
    uint64_t value;
    if (text.size < 3 ||
        !rsm_slice_parse_unsigned(rsm_slice_sub(text, 0, text.size - 2), 100000, &value))
        return 0;
    static const char *const endings[] = {"st", "nd", "rd", "th"};
    rsm_slice ending = rsm_slice_sub(text, text.size - 2, text.size);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (rsm_slice_equal_string(ending, endings[i]))
            return value >= SUM_LEAST ? value : 0;
    return 0;
}

/* What "the 31st person killed" and "the third bombing" count: killed, incidents, or nothing. */
static rsm_slot slot_of_ordinal(const extraction *x, const noun_phrase *phrase, uint32_t *counted) {
    static const char *const deaths[] = {"homicide", "murder", "killing", "death", "fatality"};
    static const char *const died[] = {"kill", "murder", "slay", "die", "assassinate"};
    for (size_t i = 0; i < sizeof deaths / sizeof *deaths; i++)
        if (lemma_is(x, phrase->head, deaths[i]))
            return RSM_SLOT_KILLED;
    uint32_t end = sentence_end(x, phrase->head);
    if (match_over(x, phrase->head, RSM_DOMAIN_PERSON) != NULL) {
        for (uint32_t token = phrase->end; token < end && token < phrase->end + 3; token++)
            for (size_t i = 0; i < sizeof died / sizeof *died; i++)
                if (lemma_is(x, token, died[i]))
                    return RSM_SLOT_KILLED;
        return RSM_SLOT_COUNT;
    }
    uint32_t first = first_event_from(x, phrase->head);
    const event *e = event_at(x, first < x->events.count ? first : RSM_NONE);
    if (e == NULL || e->first != phrase->head || e->type_row == RSM_NONE || !e->supported)
        return RSM_SLOT_COUNT;
    *counted = first;
    return RSM_SLOT_INCIDENTS;
}

/* "the 31st person killed this year", "the third bombing of the year". */
static void sum_of_ordinal(extraction *x, uint32_t index) {
    const noun_phrase *phrase = phrase_at(x, index);
    uint64_t value = 0;
    uint32_t token = phrase->first, counted = RSM_NONE;
    while (token < phrase->head && (value = ordinal_at(x, token)) == 0)
        token++;
    if (value == 0 || x->time_of[token] != RSM_NONE || x->place_of[token] != RSM_NONE)
        return;
    rsm_slot slot = slot_of_ordinal(x, phrase, &counted);
    bool sure = false;
    uint32_t span = slot == RSM_SLOT_COUNT ? RSM_NONE : span_of(x, token, &sure);
    if (span == RSM_NONE)
        return;
    sum found = {.slot = slot,
                 .value = {.low = (int64_t)value, .high = (int64_t)value, .kind = RSM_COUNT_SUM},
                 .first = token,
                 .end = token + 1,
                 .outcome = RSM_NONE,
                 .event = counted,
                 .time = span,
                 .place = place_near(x, token)};
    found.value.text = token_text(x, token);
    add_sum(x, &found);
}

bool extract_sums(extraction *x) {
    for (uint32_t i = 0; i < x->figures.count && !x->failed; i++)
        sum_of_figure(x, i);
    for (uint32_t i = 0; i < x->events.count && !x->failed; i++)
        sum_of_events(x, i);
    for (uint32_t i = 0; i < x->phrases.count && !x->failed; i++)
        sum_of_ordinal(x, i);
    return !x->failed;
}

/* ---- stating them ---- */

/* Of "since 2010" the beginning alone. */
static rsm_time_value span_value(const extraction *x, uint32_t index) {
    rsm_time_value value = x->times->items[index].expression.value;
    if (is_since(x, &x->times->items[index])) {
        value.latest = (rsm_instant){0};
        value.value = RSM_SLICE("");
    }
    return value;
}

static rsm_slice doer_of(const extraction *x, const sum *s) {
    const event *e = event_at(x, s->event);
    uint32_t token = s->outcome != RSM_NONE ? s->outcome : e != NULL ? e->first : s->first;
    const verb_group *group = verb_at(x, x->verb_of[token]);
    const noun_phrase *doer =
        group == NULL ? NULL : phrase_at(x, group->passive ? group->agent : group->subject);
    bool named = doer != NULL && doer->proper && doer->first != s->first;
    uint32_t name = named ? x->tagging->name_of[doer->head] : RSM_NONE;
    if (name == RSM_NONE || !is_person_type(x->tagging->names[name].type))
        return RSM_SLICE("");
    return span_text(x, x->tagging->names[name].span);
}

void state_sum(extraction *x, uint32_t index) {
    const sum *s = rsm_vector_at(&x->sums, index);
    rsm_about about = {.actor = doer_of(x, s)};
    const event *e = event_at(x, s->event);
    if (e != NULL && e->type_row < x->types.count)
        about.type = rsm_world_string(x->world, RSM_DOMAIN_TYPE, e->type_row, RSM_TYPE_ID);
    if (s->time != RSM_NONE)
        about.has_when = true, about.when = span_value(x, s->time);
    if (s->place != RSM_NONE)
        about.has_where = true, about.where = x->places->items[s->place].expression.value;
    fact f = {.incident = RSM_NONE,
              .about = &about,
              .slot = s->slot,
              .first = s->first,
              .end = s->end,
              .trigger = s->event,
              .credit = RSM_NONE,
              .value = {.kind = RSM_VALUE_COUNT, .as.count = s->value}};
    add_fact(x, &f);
}
