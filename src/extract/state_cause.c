/* Cause, motive and damage: the words that a cue of lexicon/causes.txt leads to, as statements of
 * the incident told there. Cost: linear in the cues; each looks at its own sentence. */
#include "extract/verdict.h"

enum {
    TEXT_WORDS = 24,   /* words of a cause or a motive, at most */
    ANSWER_REACH = 10, /* tokens from "in retaliation for" to what is answered */
    JUDGED_REACH = 8   /* sentences from what is ruled out or suspected back to the incident */
};

static bool note_says(rsm_slice note, const char *word) {
    return rsm_slice_find(note, rsm_slice_from_string(word), 0) != RSM_NOWHERE;
}

static uint32_t incident_near(const extraction *x, uint32_t token, uint32_t reach) {
    uint32_t sentence = x->text->tokens[token].sentence;
    for (uint32_t i = first_event_from(x, sentence_end(x, token)); i-- > 0;) {
        const event *e = event_at(x, i);
        if (x->text->tokens[e->first].sentence + reach < sentence)
            break;
        if (e->incident != RSM_NONE)
            return e->incident;
    }
    return RSM_NONE;
}

/* The incident told last before the token in its sentence. */
static uint32_t incident_before(const extraction *x, uint32_t token) {
    uint32_t first = sentence_first(x, token);
    for (uint32_t i = first_event_from(x, token); i-- > 0 && event_at(x, i)->first >= first;)
        if (event_at(x, i)->incident != RSM_NONE)
            return event_at(x, i)->incident;
    return RSM_NONE;
}

/* The words that follow a cue of cause, to the end of the clause. */
static uint32_t clause_words(const extraction *x, uint32_t first) {
    uint32_t end = sentence_end(x, first), token = first;
    while (token < end && token - first < TEXT_WORDS) {
        rsm_slice text = token_text(x, token);
        bool stop = rsm_slice_equal_string(text, ",") || rsm_slice_equal_string(text, ";") ||
                    rsm_slice_equal_string(text, ".") ||
                    (token > first && (x->text->tokens[token].flags & RSM_TOKEN_CLOSES_QUOTE));
        if (stop)
            break;
        token++;
    }
    return token;
}

static bool event_in_clause(const extraction *x, uint32_t token, uint32_t incident) {
    for (uint32_t at = sentence_first(x, token); at < sentence_end(x, token); at++) {
        if (x->clause_of[at] != x->clause_of[token] || match_at(x, at, RSM_DOMAIN_TRIGGER) == NULL)
            continue;
        for (uint32_t i = 0; i < x->events.count; i++)
            if (event_at(x, i)->first == at && event_at(x, i)->incident == incident)
                return true;
    }
    return false;
}

/* Whether a phrase is of harm done: "any casualties", "damage". */
static bool harms(const extraction *x, uint32_t index) {
    static const char *const words[] = {"casualty", "damage", "injury", "victim",
                                        "death",    "loss",   "harm",   "wound"};
    const noun_phrase *phrase = phrase_at(x, index);
    for (size_t i = 0; phrase != NULL && i < sizeof words / sizeof *words; i++)
        if (lemma_is(x, phrase->head, words[i]))
            return true;
    return false;
}

/* "The blast caused fear": the incident itself, and no other that it brought about. */
static bool brings_itself(const extraction *x, const noun_phrase *subject,
                          const verb_group *group) {
    const noun_phrase *object = phrase_at(x, group->object);
    return subject->definite && match_over(x, subject->head, RSM_DOMAIN_TRIGGER) != NULL &&
           (object == NULL || match_over(x, object->head, RSM_DOMAIN_TRIGGER) == NULL);
}

/* "in retaliation for the raid": the incident of the clause answers that of the raid. */
static void state_answer(extraction *x, uint32_t first, uint32_t incident) {
    uint32_t limit = first + ANSWER_REACH, end = sentence_end(x, first);
    for (uint32_t i = first_event_from(x, first); i < x->events.count; i++) {
        const event *e = event_at(x, i);
        if (e->first >= end || e->first >= limit)
            return;
        const incident_draft *cause = incident_at(x, e->incident);
        if (cause == NULL || cause->number == RSM_NONE || e->incident == incident)
            continue;
        fact f = {.incident = incident,
                  .slot = RSM_SLOT_RESPONSE_TO,
                  .first = e->first,
                  .end = e->end,
                  .trigger = incident_at(x, incident)->first_event,
                  .credit = RSM_NONE,
                  .value = {.kind = RSM_VALUE_INCIDENT}};
        f.value.as.text = x->reading->incidents[cause->number].id;
        add_fact(x, &f);
        return;
    }
}

static bool is_one_more(const extraction *x, uint32_t token) {
    static const char *const words[] = {"other", "further", "more", "additional", "second"};
    return word_in(x, token, words, sizeof words / sizeof *words);
}

/* "The tanks burned after lightning struck": what causes by a deed of its own is no cause of that
 * deed, but of what is told before it in the sentence. RSM_NONE where nothing is. */
static uint32_t past_its_own_deed(const extraction *x, const rsm_match *match, uint32_t incident) {
    uint32_t before = RSM_NONE, phrase = x->phrase_of[match->first_token];
    for (uint32_t i = first_event_from(x, sentence_first(x, match->first_token));
         i < x->events.count; i++) {
        const event *e = event_at(x, i);
        if (e->first >= sentence_end(x, match->first_token))
            break;
        const verb_group *group = verb_at(x, e->verb);
        bool own = group != NULL && !e->noun && phrase != RSM_NONE && group->subject == phrase;
        if (e->incident == incident && own)
            return before;
        if (e->incident != RSM_NONE && e->incident != incident)
            before = e->incident;
    }
    return incident;
}

/* "The motive was still unclear": none is told. */
static bool is_unknown(const extraction *x, uint32_t first, uint32_t end) {
    static const char *const words[] = {"unknown", "unclear", "undetermined", "uncertain"};
    while (first < end && token_upos(x, first) == RSM_UPOS_ADV)
        first++;
    if (first < end && token_is(x, first, "not")) /* "not known", "not immediately clear" */
        return true;
    return first < end && ONE_OF(x, first, words);
}

/* Whether a phrase is of something that can be damaged: a thing, a weapon, a name that is no
 * person's, "two others". "The crime destroyed the peace" damaged nothing. */
static bool can_break(const extraction *x, const noun_phrase *phrase) {
    static const char *const rest[] = {"other", "others", "another", "more", "one", "camp"};
    uint32_t name = x->tagging->name_of[phrase->head];
    if (name != RSM_NONE && x->tagging->names[name].type != RSM_ENTITY_PER)
        return true;
    return match_over(x, phrase->head, RSM_DOMAIN_THING) != NULL ||
           match_over(x, phrase->head, RSM_DOMAIN_WEAPON) != NULL ||
           x->place_of[phrase->head] != RSM_NONE || ONE_OF(x, phrase->head, rest) ||
           token_upos(x, phrase->head) == RSM_UPOS_NUM;
}

void state_cause(extraction *x, const rsm_match *match) {
    rsm_slice note = rsm_world_string(x->world, RSM_DOMAIN_CAUSE, match->row, RSM_CAUSE_NOTE);
    if (note_says(note, "unknown") || note_says(note, "before"))
        return;
    cause_standing standing = note_says(note, "self")
                                  ? standing_of_cause(x, match->first_token, match->end_token)
                                  : CAUSE_TOLD;
    bool judged = note_says(note, "judged");
    const noun_phrase *whole = phrase_at(x, x->phrase_of[match->first_token]);
    if (judged && match->first_token > 0 && is_one_more(x, match->first_token - 1))
        return; /* "there were no other bombs": of what there was is told elsewhere */
    if (judged && (standing == CAUSE_TOLD || whole == NULL || whole->head + 1 != match->end_token))
        return; /* "terrorism": named as a cause only where somebody suspects it or rules it out */
    uint32_t reach = standing != CAUSE_TOLD ? JUDGED_REACH : note_says(note, "weak") ? 0 : 1;
    uint32_t incident =
        note_says(note, "response") ? incident_before(x, match->first_token) : RSM_NONE;
    if (incident == RSM_NONE)
        incident = incident_near(x, match->first_token, reach);
    if (incident != RSM_NONE && note_says(note, "self"))
        incident = past_its_own_deed(x, match, incident);
    if (incident == RSM_NONE || is_law_incident(x, incident))
        return;
    if (note_says(note, "weak") && !event_in_clause(x, match->first_token, incident))
        return;
    if (match->end_token < x->text->token_count && x->time_of[match->end_token] != RSM_NONE)
        return; /* "over the past week" */
    rsm_upos next = token_upos(x, match->end_token);
    if (token_is(x, match->end_token - 1, "to") && next == RSM_UPOS_VERB)
        return; /* "due to appear in court" */
    uint32_t row = incident_at(x, incident)->type_row;
    const verb_group *group = verb_at(x, x->verb_of[match->first_token]);
    if (group != NULL && group->negated && harms(x, group->object))
        return; /* "the blast did not cause any casualties" */
    bool cause =
        rsm_world_number(x->world, RSM_DOMAIN_CAUSE, match->row, RSM_CAUSE_SLOT) == RSM_SLOT_CAUSE;
    bool self = note_says(note, "self");
    if (self && cause && !judged && !may_have_cause(x, match, incident))
        return; /* of a deed a slip may be told that is not its cause: "speeding away" */
    bool accidental = row < x->types.count && (x->types.family[row] == RSM_FAMILY_ACCIDENT ||
                                               x->types.family[row] == RSM_FAMILY_DISASTER);
    if (self && note_says(note, "weak") && !accidental)
        return;
    bool object = note_says(note, "object");
    if (cause && object && !is_blamed(x, group, incident))
        return;
    if (cause && !self && !object &&
        !brings_about(x, match, group, incident, note_says(note, "subject")))
        return;
    uint32_t first = match->end_token, end;
    if (self) {
        first = match->first_token;
        end = match->end_token;
    } else if (note_says(note, "subject") || note_says(note, "object")) {
        const noun_phrase *p =
            group == NULL
                ? NULL
                : phrase_at(x, note_says(note, "subject") ? group->subject : group->object);
        if (p == NULL || p->pronoun || brings_itself(x, p, group) || (!cause && !can_break(x, p)))
            return;
        first = p->first;
        end = p->end;
    } else {
        end = clause_words(x, first);
        if (!cause && token_is(x, match->first_token, "to"))
            first = match->first_token; /* "to sabotage the vote": the deed is the motive */
    }
    if (is_unknown(x, first, end))
        return;
    if (end <= first || (cause && !self && !can_be_cause(x, first, end, incident)))
        return;
    fact f = {
        .incident = incident,
        .slot = rsm_world_number(x->world, RSM_DOMAIN_CAUSE, match->row, RSM_CAUSE_SLOT),
        .first = first,
        .end = end,
        .trigger = RSM_NONE,
        .credit = RSM_NONE,
        .score = SCORE_WEAK,
        .value = {.kind = RSM_VALUE_TEXT, .as.text = span_text(x, tokens_span(x, first, end))}};
    if (note_says(note, "likely"))
        f.certainty = RSM_CERTAINTY_LIKELY;
    if (note_says(note, "possible"))
        f.certainty = RSM_CERTAINTY_POSSIBLE;
    if (group != NULL && group->negated)
        f.has_stance = true, f.stance = RSM_STANCE_DENIES;
    if (note_says(note, "response"))
        state_answer(x, first, incident);
    if (standing == CAUSE_DENIED)
        f.has_stance = true, f.stance = RSM_STANCE_DENIES;
    if (standing == CAUSE_SUSPECTED && f.certainty == RSM_CERTAINTY_STATED)
        f.certainty = RSM_CERTAINTY_LIKELY;
    if (standing == CAUSE_OPEN)
        f.certainty = RSM_CERTAINTY_POSSIBLE;
    add_fact(x, &f);
}
