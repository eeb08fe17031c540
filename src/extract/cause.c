/* Whether words that a cue leads to can be the cause of an incident, and whether what the cue says
 * they brought about is that incident.
 *
 * The effect stands on the other side of the cue: the subject of "was caused by", the object of
 * "led to", the clause before "due to". Invariants: no incident is its own cause; nobody is the
 * cause of a deed: who did it is a role. Cost: linear in the phrase and its sentence. */
#include "extract/verdict.h"

enum { CAUSE_GAP = 6 /* tokens from a noun to the cue that hangs on it: "the crash, caused by" */ };

/* What became of people says nothing of what happened: "her death was caused by a wound". */
static bool is_outcome(const extraction *x, const event *e) {
    static const char *const outcomes[] = {"death", "injury", "hospitalisation", "missing person"};
    if (e->type_row >= x->types.count)
        return false;
    rsm_slice top =
        rsm_world_string(x->world, RSM_DOMAIN_TYPE, x->types.top[e->type_row], RSM_TYPE_ID);
    for (size_t i = 0; i < sizeof outcomes / sizeof *outcomes; i++)
        if (rsm_slice_equal_string(top, outcomes[i]))
            return true;
    return false;
}

/* Whether a noun in [first, end) tells the incident. */
static bool tells_incident(const extraction *x, uint32_t first, uint32_t end, uint32_t incident) {
    for (uint32_t i = first_event_from(x, first); i < x->events.count; i++) {
        const event *e = event_at(x, i);
        if (e->first >= end)
            break;
        if (e->incident == incident && !is_outcome(x, e))
            return true;
    }
    return false;
}

static bool phrase_tells(const extraction *x, uint32_t phrase, uint32_t incident) {
    const noun_phrase *p = phrase_at(x, phrase);
    return p != NULL && tells_incident(x, p->first, p->end, incident);
}

/* "It was caused by": of the incident told in the sentence before. */
static bool refers(const extraction *x, uint32_t phrase) {
    static const char *const words[] = {"it", "this", "that", "incident", "accident", "tragedy"};
    const noun_phrase *p = phrase_at(x, phrase);
    return p != NULL && ONE_OF(x, p->head, words);
}

static bool is_mishap(const extraction *x, uint32_t incident) {
    uint32_t row = incident_at(x, incident)->type_row;
    if (row >= x->types.count)
        return false;
    rsm_slice top = rsm_world_string(x->world, RSM_DOMAIN_TYPE, x->types.top[row], RSM_TYPE_ID);
    return x->types.family[row] == RSM_FAMILY_ACCIDENT ||
           x->types.family[row] == RSM_FAMILY_DISASTER ||
           rsm_slice_equal_string(top, "explosion") || rsm_slice_equal_string(top, "fire");
}

/* The effect of words before it: "the crash was caused by fog", "a fire, caused by a spark". */
static bool follows_its_effect(const extraction *x, const rsm_match *match, const verb_group *group,
                               uint32_t incident) {
    uint32_t cue = match->first_token;
    if (group != NULL && group->subject != RSM_NONE &&
        (phrase_tells(x, group->subject, incident) ||
         (is_mishap(x, incident) && refers(x, group->subject))))
        return true;
    if (group != NULL && group->subject != RSM_NONE && group->first != group->verb)
        return false; /* "the problem was caused by"; but "a fire, started by a spark" */
    uint32_t first = cue > CAUSE_GAP ? cue - CAUSE_GAP : 0;
    uint32_t sentence = sentence_first(x, cue);
    bool near = tells_incident(x, first > sentence ? first : sentence, match->end_token, incident);
    return near || (is_mishap(x, incident) && tells_incident(x, sentence, cue, incident));
}

/* The effect of words after it: "fog led to the crash", "a spark caused a fire". */
static bool leads_to_its_effect(const extraction *x, const rsm_match *match,
                                const verb_group *group, uint32_t incident) {
    if (group == NULL || token_is(x, group->first, "being"))
        return false; /* "no signs of fog being a factor" */
    if (group->passive)
        return phrase_tells(x, group->subject, incident);
    uint32_t end = sentence_end(x, match->first_token), last = match->end_token + CAUSE_GAP;
    last = last < end ? last : end;
    for (uint32_t token = match->end_token; token < last; token++)
        if (token_upos(x, token) == RSM_UPOS_PUNCT || token_upos(x, token) == RSM_UPOS_SCONJ)
            last = token;
    bool ends = match->end_token >= end || token_upos(x, match->end_token) == RSM_UPOS_PUNCT;
    return (ends && is_mishap(x, incident)) || /* "a broken rail was the cause." */
           phrase_tells(x, group->object, incident) ||
           tells_incident(x, match->end_token, last, incident); /* "caused Friday's fire" */
}

bool is_blamed(extraction *x, const verb_group *group, uint32_t incident) {
    const noun_phrase *p = group == NULL ? NULL : phrase_at(x, group->object);
    const entity_draft *who = p == NULL ? NULL : entity_at(x, entity_of(x, group->object));
    return p != NULL && !p->pronoun && !group->passive && is_mishap(x, incident) &&
           x->place_of[p->head] == RSM_NONE && (who == NULL || !is_person_type(who->type)) &&
           (p->end >= sentence_end(x, p->head) || !token_is(x, p->end, "on"));
}

bool brings_about(const extraction *x, const rsm_match *match, const verb_group *group,
                  uint32_t incident, bool by_subject) {
    return by_subject ? leads_to_its_effect(x, match, group, incident)
                      : follows_its_effect(x, match, group, incident);
}

/* "this action", "that one", "an action": another name of what was told. */
static bool points_back(const extraction *x, uint32_t first, uint32_t end) {
    static const char *const words[] = {"this", "that", "these", "those", "such"};
    static const char *const empty[] = {"action", "incident", "event", "act", "one", "it"};
    return ONE_OF(x, first, words) || (end == first + 1 && ONE_OF(x, first, empty)) ||
           (end == first + 2 && ONE_OF(x, first + 1, empty));
}

/* "the circumstances that led to it", "a statement", "their wounds": what nothing is brought about
 * by. */
static bool is_no_cause(const extraction *x, uint32_t first, uint32_t end) {
    static const char *const words[] = {"circumstance", "statement", "specific", "detail",
                                        "information",  "event",     "injury",   "wound",
                                        "what",         "evidence",  "specifics"};
    const noun_phrase *p = phrase_at(x, x->phrase_of[first]);
    return p != NULL && p->first >= first && p->head < end && ONE_OF(x, p->head, words);
}

bool can_be_cause(extraction *x, uint32_t first, uint32_t end, uint32_t incident) {
    if (is_no_cause(x, first, end))
        return false;
    if (points_back(x, first, end) || tells_incident(x, first, end, incident))
        return false;
    while (first + 1 < end && x->phrase_of[first] == RSM_NONE &&
           token_upos(x, first) == RSM_UPOS_PUNCT)
        first++;
    uint32_t phrase = x->phrase_of[first];
    if (phrase == RSM_NONE || !may_be_deed(x, incident_at(x, incident)->type_row))
        return true;
    const entity_draft *who = entity_at(x, entity_of(x, phrase));
    return who == NULL || !is_person_type(who->type); /* "blamed on the rebels" */
}

/* "A first report spoke of a gas leak": taken back later, of what was no accident. */
static bool is_first_version(const extraction *x, uint32_t token) {
    static const char *const words[] = {"first",   "initial",    "initially",  "early",
                                        "earlier", "originally", "preliminary"};
    static const char *const versions[] = {"report", "account",    "version",   "statement",
                                           "claim",  "indication", "suspicion", "theory"};
    uint32_t end = sentence_end(x, token);
    for (uint32_t at = sentence_first(x, token); at + 1 < end; at++) {
        bool adverb = token_is(x, at, "initially") || token_is(x, at, "originally");
        bool said = match_at(x, at + 1, RSM_DOMAIN_CUE) != NULL; /* "police first said" */
        if (adverb || (ONE_OF(x, at, words) && (said || ONE_OF(x, at + 1, versions))))
            return true;
    }
    return false;
}

bool may_have_cause(const extraction *x, const rsm_match *match, uint32_t incident) {
    uint32_t row = incident_at(x, incident)->type_row;
    if (is_mishap(x, incident) || row >= x->types.count || !has_perpetrator(x, row))
        return true;
    rsm_slice top = rsm_world_string(x->world, RSM_DOMAIN_TYPE, x->types.top[row], RSM_TYPE_ID);
    bool led = match->end_token < x->text->token_count && /* "faulty wiring caused" */
               match_at(x, match->end_token, RSM_DOMAIN_CAUSE) != NULL;
    return led || rsm_slice_equal_string(top, "killing") ||
           (may_be_deed(x, row) && is_first_version(x, match->first_token));
}
