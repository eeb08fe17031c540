/* Cause, motive and damage: the words that a cue of lexicon/causes.txt leads to, as statements of
 * the incident told there. Cost: linear in the cues; each looks at its own sentence. */
#include "extract/govern.h"
#include "extract/rule.h"
#include "extract/verdict.h"

enum {
    TEXT_WORDS = 24,   /* words of a cause or a motive, at most */
    ANSWER_REACH = 10, /* tokens from "in retaliation for" to what is answered */
    TAILS = 8,         /* phrases that a noun phrase goes on with, at most */
    GOVERNORS = 4,     /* heads climbed from a cue to the deed */
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

/* "to free their leader | and then fled", "and who later burned a bus": what was done besides. */
static bool turns_away(const extraction *x, uint32_t token) {
    static const char *const next[] = {"who", "which", "then", "later", "afterwards", "fled"};
    return token_upos(x, token) == RSM_UPOS_CCONJ && token + 1 < x->text->token_count &&
           ONE_OF(x, token + 1, next);
}

/* The words that follow a cue of cause, to the end of the clause. */
static uint32_t clause_words(const extraction *x, uint32_t first) {
    uint32_t end = sentence_end(x, first), token = first;
    while (token < end && token - first < TEXT_WORDS) {
        rsm_slice text = token_text(x, token);
        bool stop = rsm_slice_equal_string(text, ",") || rsm_slice_equal_string(text, ";") ||
                    rsm_slice_equal_string(text, ".") ||
                    (token > first && (x->text->tokens[token].flags & RSM_TOKEN_CLOSES_QUOTE)) ||
                    turns_away(x, token);
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
    while (first < end && (token_upos(x, first) == RSM_UPOS_ADV || token_is(x, first, "still")))
        first++;
    if (first < end &&
        (token_is(x, first, "under") || token_is(x, first, "being") || /* "under investigation" */
         lemma_is(x, first, "investigate") || token_is(x, first, "for")))
        return true;
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

/* ---- where the words end ---- */

/* Whether the phrase at `next` hangs on one in [first, end), and is no subject of a verb after it.
 */
static bool hangs_on(const extraction *x, uint32_t next, uint32_t first, uint32_t end) {
    const noun_phrase *p = phrase_at(x, next);
    if (p == NULL || x->time_of[p->head] != RSM_NONE || p->pronoun ||
        match_over(x, p->head, RSM_DOMAIN_OUTCOME) != NULL)
        return false;
    const verb_group *after =
        p->end < sentence_end(x, p->first) ? verb_at(x, x->verb_of[p->end]) : NULL;
    uint32_t head = x->tagging->has_tree ? tree_head(x, p->head) : RSM_NONE;
    return head >= first && head < end && (after == NULL || after->subject != next);
}

/* The end of the words of a noun phrase with what belongs to it: "of the bank", "in the square",
 * "and two cars". */
static uint32_t whole_end(const extraction *x, const noun_phrase *phrase) {
    uint32_t end = phrase->end, before = end, stop = sentence_end(x, phrase->first);
    for (uint32_t steps = 0; steps < TAILS && end + 1 < stop; steps++) {
        uint32_t at = end + (is_comma(x, end) && token_is(x, end + 1, "and") ? 2u : 1u);
        uint32_t next = at < stop ? x->phrase_of[at] : RSM_NONE;
        const noun_phrase *p = phrase_at(x, next);
        bool of = token_is(x, end, "of") && p != NULL && x->time_of[p->head] == RSM_NONE;
        bool joined =
            token_upos(x, end) == RSM_UPOS_ADP || token_is(x, end, "and") || is_comma(x, end);
        if (p == NULL || p->first != at ||
            !(of || (joined && hangs_on(x, next, phrase->first, end))))
            break;
        before = end;
        end = p->end;
    }
    bool cut = end < stop &&
               (token_upos(x, end) == RSM_UPOS_ADJ || /* "of the Banco | Popular" */
                (token_is(x, end, "and") && end + 1 < stop && x->phrase_of[end + 1] != RSM_NONE));
    return cut ? before : end;
}

/* The noun phrase that begins at a token, or after a hedge there; NULL. */
static const noun_phrase *phrase_from(const extraction *x, uint32_t token) {
    const rsm_match *hedge = match_at(x, token, RSM_DOMAIN_HEDGE);
    uint32_t at = hedge != NULL ? hedge->end_token : token;
    const noun_phrase *p = at < sentence_end(x, token) ? phrase_at(x, x->phrase_of[at]) : NULL;
    return p != NULL && (p->first == at || p->first == token) ? p : NULL;
}

/* "$3 million", "over 100 million pesos". */
static bool is_worth(const extraction *x, uint32_t first, const noun_phrase *phrase) {
    for (uint32_t token = first; token < phrase->end; token++)
        if (x->text->tokens[token].flags & RSM_TOKEN_DIGITS ||
            token_upos(x, token) == RSM_UPOS_SYM || token_upos(x, token) == RSM_UPOS_NUM)
            return true;
    return match_at(x, phrase->first, RSM_DOMAIN_VAGUE) != NULL; /* "millions of pesos" */
}

/* Whether a verb that the phrase is subject of, itself or with what hangs on it, comes before
 * `end`.
 */
static bool ends_before_verb(const extraction *x, const noun_phrase *phrase, uint32_t end) {
    uint32_t own = whole_end(x, phrase);
    while (own < end && token_upos(x, own) == RSM_UPOS_ADV && x->verb_of[own] == RSM_NONE)
        own++;
    const verb_group *group = own < end ? verb_at(x, x->verb_of[own]) : NULL;
    return group != NULL && !group->participle && !group->infinitive;
}

/* ---- which incident a motive is of ---- */

/* "The attack was part of a campaign", "the shooting was retaliation". */
static bool is_subject_of(const extraction *x, const event *e, uint32_t token) {
    const noun_phrase *own = phrase_at(x, e->phrase);
    return x->tagging->has_tree && e->noun && own != NULL && tree_head(x, own->head) == token &&
           tree_relation_is(x, own->head, "nsubj");
}

/* Whether the words of an event hold a token, or are subject or object of the verb there. */
static bool is_told_at(const extraction *x, const event *e, uint32_t token) {
    const noun_phrase *own = phrase_at(x, e->phrase);
    const verb_group *group = verb_at(x, x->verb_of[token]);
    if ((token >= e->first && token < e->end) ||
        (e->noun && own != NULL && token >= own->first && token < own->end))
        return true;
    if (is_subject_of(x, e, token))
        return true;
    if (group == NULL)
        return false;
    return (!e->noun && e->verb == x->verb_of[token]) ||
           (e->noun && e->phrase != RSM_NONE &&
            (group->subject == e->phrase || group->object == e->phrase));
}

/* The incident of an event of the sentence that tells what a token does; RSM_NONE. */
static uint32_t incident_told_at(const extraction *x, const rsm_match *match, uint32_t token) {
    uint32_t end = sentence_end(x, token);
    for (uint32_t i = first_event_from(x, sentence_first(x, token)); i < x->events.count; i++) {
        const event *e = event_at(x, i);
        if (e->first >= end)
            return RSM_NONE;
        bool own = e->first >= match->first_token && e->first < match->end_token;
        bool cue = token >= match->first_token && token < match->end_token;
        if (e->incident != RSM_NONE && !own &&
            (cue ? is_subject_of(x, e, token) : is_told_at(x, e, token)))
            return e->incident;
    }
    return RSM_NONE;
}

/* "It was carried out", "this action was taken": of the incident told last before. */
static uint32_t incident_meant(const extraction *x, uint32_t token) {
    static const char *const words[] = {"it", "this", "that", "action", "they"};
    const verb_group *group = verb_at(x, x->verb_of[token]);
    const noun_phrase *subject = group == NULL ? NULL : phrase_at(x, group->subject);
    if (subject == NULL || !group->passive || !ONE_OF(x, subject->head, words) ||
        (role_words_at(x, RSM_RELATION_DOES, group->verb) == 0 &&
         !lemma_is(x, group->verb, "take")))
        return RSM_NONE;
    uint32_t sentence = x->text->tokens[token].sentence;
    for (uint32_t i = first_event_from(x, subject->first); i-- > 0;) {
        const event *e = event_at(x, i);
        if (x->text->tokens[e->first].sentence + 1 < sentence)
            return RSM_NONE;
        if (e->incident != RSM_NONE)
            return e->incident;
    }
    return RSM_NONE;
}

/* The incident that the words governing a cue tell: of "burned a bus to protest the raid" the
 * burning. RSM_NONE where they tell none: "resigned to protest the murder". */
static uint32_t incident_governing(const extraction *x, const rsm_match *match) {
    uint32_t token = match->first_token, sentence = sentence_first(x, token);
    bool led = token_is(x, token, "to") || token_upos(x, token) == RSM_UPOS_ADP;
    if (led && token + 1 < match->end_token)
        token++;
    uint32_t found = incident_told_at(x, match, token); /* "the shooting was retaliation for" */
    for (uint32_t steps = 0; found == RSM_NONE && x->tagging->has_tree && steps < GOVERNORS;
         steps++) {
        uint32_t head = tree_head(x, token);
        if (head == RSM_NONE || head < sentence || head >= sentence_end(x, token))
            break;
        bool tied = tree_relation_is(x, token, "conj") || tree_relation_is(x, token, "fixed") ||
                    (tree_relation_is(x, token, "nmod") && !is_verbal_token(x, head)) ||
                    (head >= match->first_token && head < match->end_token);
        found = incident_told_at(x, match, head);
        if (found == RSM_NONE)
            found = incident_meant(x, head);
        token = head;
        if (!tied)
            break;
    }
    return found;
}

/* ---- damage ---- */

/* "hired to enter the archive and destroy ledgers": what is meant to be done damages nothing. */
static bool is_meant(const extraction *x, const verb_group *group) {
    static const char *const done[] = {"manage", "use", "succeed", "go"};
    if (group == NULL)
        return false;
    uint32_t token = group->verb;
    for (uint32_t steps = 0; x->tagging->has_tree && steps < GOVERNORS; steps++) {
        const verb_group *own = verb_at(x, x->verb_of[token]);
        uint32_t head = tree_head(x, token);
        if (own != NULL && (own->modal || own->future))
            return true;
        if (own != NULL && own->infinitive && own->verb == token)
            return head == RSM_NONE || !ONE_OF(x, head, done);
        if (head == RSM_NONE || !tree_relation_is(x, token, "conj") ||
            x->tagging->tags[token].form != RSM_VERB_BASE)
            return false;
        token = head;
    }
    return false;
}

/* Whether an event of the incident itself is told by the words: a blackout is not its own damage.
 */
static bool is_itself(const extraction *x, const rsm_match *match, uint32_t incident) {
    for (uint32_t i = first_event_from(x, match->first_token); i < x->events.count; i++) {
        const event *e = event_at(x, i);
        if (e->first >= match->end_token)
            return false;
        if (e->incident == incident && e->noun && incident_at(x, incident)->type_row == e->type_row)
            return true;
    }
    return false;
}

/* ---- a cue ---- */

/* A cue on its way to a statement. */
typedef struct told_cause {
    const rsm_match *match;
    rsm_slice note;
    rsm_slot slot;
    cause_standing standing;
    const verb_group *group; /* of its first word, or NULL */
    uint32_t incident;       /* draft */
    uint32_t first, end;     /* tokens of the value */
    bool self, judged, weak;
} told_cause;

/* The incident that a cue is about; RSM_NONE for none. */
static uint32_t incident_of_cue(const extraction *x, const told_cause *t) {
    if (note_says(t->note, "deed") && x->tagging->has_tree)
        return incident_governing(x, t->match);
    uint32_t reach = t->standing != CAUSE_TOLD ? JUDGED_REACH : t->weak ? 0 : 1;
    uint32_t first = t->match->first_token;
    uint32_t incident = note_says(t->note, "response") ? incident_before(x, first) : RSM_NONE;
    if (incident == RSM_NONE)
        incident = incident_near(x, first, reach);
    return incident != RSM_NONE && t->self ? past_its_own_deed(x, t->match, incident) : incident;
}

/* "caused by thick fog or engine failure": one half of what the cue before it tells whole. */
static bool is_half(const extraction *x, const told_cause *t) {
    enum { REACH = 6 };
    uint32_t first = t->match->first_token, end = t->match->end_token;
    uint32_t begin = sentence_first(x, first);
    bool either = (end < x->text->token_count && token_is(x, end, "or")) ||
                  (first > begin && token_is(x, first - 1, "or"));
    for (uint32_t at = first; either && at > begin && first - at <= REACH; at--) {
        const rsm_match *cue = match_at(x, at - 1, RSM_DOMAIN_CAUSE);
        if (cue != NULL && !note_says(rsm_world_string(x->world, RSM_DOMAIN_CAUSE, cue->row,
                                                       RSM_CAUSE_NOTE),
                                      "self"))
            return true;
    }
    return false;
}

/* Whether the words of a cue that is itself the value say something of the kind at all. */
static bool is_said(const extraction *x, const told_cause *t) {
    const rsm_match *match = t->match;
    const noun_phrase *whole = phrase_at(x, x->phrase_of[match->first_token]);
    if (t->self && t->slot == RSM_SLOT_CAUSE && is_half(x, t))
        return false;
    if (t->judged && match->first_token > 0 &&
        (is_one_more(x, match->first_token - 1) || is_glued(x, match->first_token)))
        return false; /* "there were no other bombs"; "a murder-suicide" */
    if (t->judged &&
        (t->standing == CAUSE_TOLD || whole == NULL || whole->head + 1 != match->end_token))
        return false; /* "terrorism": a cause only where somebody suspects it or rules it out */
    if (match->end_token < x->text->token_count && x->time_of[match->end_token] != RSM_NONE)
        return false; /* "over the past week" */
    return !(token_is(x, match->end_token - 1, "to") &&
             token_upos(x, match->end_token) == RSM_UPOS_VERB); /* "due to appear in court" */
}

/* A weapon or an attack suspected: what it was of an explosion, and no cause of an attack. */
static bool names_an_attack(const extraction *x, const told_cause *t) {
    static const char *const attacks[] = {"bomb", "missile", "terror", "attack"};
    uint32_t row = incident_at(x, t->incident)->type_row;
    return t->judged && ONE_OF(x, t->match->end_token - 1, attacks) && row < x->types.count &&
           has_perpetrator(x, row);
}

/* Whether a cue of cause, by what it says was brought about, is of the incident. */
static bool is_its_cause(extraction *x, const told_cause *t) {
    uint32_t row = incident_at(x, t->incident)->type_row;
    bool accidental = row < x->types.count && (x->types.family[row] == RSM_FAMILY_ACCIDENT ||
                                               x->types.family[row] == RSM_FAMILY_DISASTER);
    if (t->self && t->weak && !accidental)
        return false;
    if (t->slot != RSM_SLOT_CAUSE)
        return true;
    if (t->self) /* of a deed a slip may be told that is not its cause: "speeding away" */
        return (t->judged && !names_an_attack(x, t)) ||
               (!t->judged && may_have_cause(x, t->match, t->incident));
    if (note_says(t->note, "object"))
        return is_blamed(x, t->group, t->incident);
    return brings_about(x, t->match, t->group, t->incident, note_says(t->note, "subject"));
}

/* Whether damage told so was done: not meant, and none that is the incident itself. */
static bool is_done(const extraction *x, const told_cause *t) {
    if (t->slot != RSM_SLOT_DAMAGE)
        return true;
    if (t->self)
        return !is_itself(x, t->match, t->incident) && !token_is(x, t->match->end_token, "to");
    return !is_meant(x, t->group); /* "heavy damage | to the bank": what was damaged tells more */
}

/* The value of a cue that has it as subject or object. */
static bool find_argument(const extraction *x, told_cause *t) {
    if (t->group == NULL)
        return false;
    uint32_t index = note_says(t->note, "subject") ? t->group->subject : t->group->object;
    const noun_phrase *p = phrase_at(x, index);
    bool damage = t->slot == RSM_SLOT_DAMAGE;
    if (p == NULL || p->pronoun || brings_itself(x, p, t->group) ||
        (t->slot != RSM_SLOT_CAUSE && !can_break(x, p)))
        return false;
    t->first = p->first;
    t->end = damage && !note_says(t->note, "subject") ? whole_end(x, p) : p->end;
    return true;
}

/* The words of the value; false where there are none. */
static bool find_words(const extraction *x, told_cause *t) {
    t->first = t->match->end_token;
    if (t->self) {
        t->first = t->match->first_token;
        t->end = t->match->end_token;
        const noun_phrase *of =
            token_is(x, t->end - 1, "of") ? phrase_at(x, x->phrase_of[t->end]) : NULL;
        t->end = of != NULL ? of->end : t->end; /* "lost control of | the bus" */
        return true;
    }
    if (note_says(t->note, "subject") || note_says(t->note, "object"))
        return find_argument(x, t);
    const noun_phrase *p = phrase_from(x, t->first);
    t->end = clause_words(x, t->first);
    if (t->slot == RSM_SLOT_DAMAGE) {
        if (p == NULL || (!can_break(x, p) && !is_worth(x, t->first, p)))
            return false;
        t->end = whole_end(x, p);
    } else if (p != NULL && ends_before_verb(x, p, t->end)) {
        t->end = whole_end(x, p); /* "an argument over a car | led to the shooting" */
    }
    const noun_phrase *row = phrase_at(x, x->phrase_of[t->match->first_token]);
    if (row != NULL && row->head == t->match->first_token && token_is(x, t->first - 1, "over"))
        t->first = row->first; /* "a row over land" */
    if (t->slot != RSM_SLOT_CAUSE && token_is(x, t->match->first_token, "to"))
        t->first = t->match->first_token; /* "to sabotage the vote": the deed is the motive */
    return true;
}

/* "The shooting stemmed from an argument over money": why somebody did it, told at "argument". */
static bool is_motive_of_deed(const extraction *x, const told_cause *t) {
    uint32_t row = incident_at(x, t->incident)->type_row;
    if (row >= x->types.count || !has_perpetrator(x, row))
        return false;
    for (uint32_t token = t->first; token < t->end; token++) {
        const rsm_match *cue = match_at(x, token, RSM_DOMAIN_CAUSE);
        if (cue != NULL && rsm_world_number(x->world, RSM_DOMAIN_CAUSE, cue->row, RSM_CAUSE_SLOT) ==
                               RSM_SLOT_MOTIVE)
            return true;
    }
    return false;
}

static void state_told(extraction *x, const told_cause *t) {
    fact f = {.incident = t->incident,
              .slot = t->slot,
              .first = t->first,
              .end = t->end,
              .trigger = RSM_NONE,
              .credit = RSM_NONE,
              .score = SCORE_WEAK,
              .value = {.kind = RSM_VALUE_TEXT,
                        .as.text = span_text(x, tokens_span(x, t->first, t->end))}};
    if (note_says(t->note, "likely"))
        f.certainty = RSM_CERTAINTY_LIKELY;
    if (note_says(t->note, "possible"))
        f.certainty = RSM_CERTAINTY_POSSIBLE;
    if ((t->group != NULL && t->group->negated) || t->standing == CAUSE_DENIED)
        f.has_stance = true, f.stance = RSM_STANCE_DENIES;
    if (t->standing == CAUSE_SUSPECTED && f.certainty == RSM_CERTAINTY_STATED)
        f.certainty = RSM_CERTAINTY_LIKELY;
    if (t->standing == CAUSE_OPEN)
        f.certainty = RSM_CERTAINTY_POSSIBLE;
    add_fact(x, &f);
}

void state_cause(extraction *x, const rsm_match *match) {
    rsm_slice note = rsm_world_string(x->world, RSM_DOMAIN_CAUSE, match->row, RSM_CAUSE_NOTE);
    if (note_says(note, "unknown") || note_says(note, "before"))
        return;
    told_cause t = {.match = match,
                    .note = note,
                    .slot =
                        rsm_world_number(x->world, RSM_DOMAIN_CAUSE, match->row, RSM_CAUSE_SLOT),
                    .group = verb_at(x, x->verb_of[match->first_token]),
                    .self = note_says(note, "self"),
                    .judged = note_says(note, "judged"),
                    .weak = note_says(note, "weak")};
    t.standing = t.self ? standing_of_cause(x, match->first_token, match->end_token) : CAUSE_TOLD;
    if (!is_said(x, &t))
        return;
    t.incident = incident_of_cue(x, &t);
    if (t.incident == RSM_NONE || is_law_incident(x, t.incident) ||
        (t.weak && !event_in_clause(x, match->first_token, t.incident)))
        return;
    if (t.group != NULL && t.group->negated && harms(x, t.group->object))
        return; /* "the blast did not cause any casualties" */
    if (!is_its_cause(x, &t) || !is_done(x, &t) || !find_words(x, &t) ||
        is_unknown(x, t.first, t.end) || t.end <= t.first)
        return;
    if (t.slot == RSM_SLOT_CAUSE && !t.self && !can_be_cause(x, t.first, t.end, t.incident))
        return;
    if (t.slot == RSM_SLOT_CAUSE && !t.self && is_motive_of_deed(x, &t))
        return;
    if (note_says(note, "response"))
        state_answer(x, t.first, t.incident);
    state_told(x, &t);
}
