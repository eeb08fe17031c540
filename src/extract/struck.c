/* Whether a verb tells of a deed that is new by who did it and what it struck: "unidentified men
 * burned two buses", after a bombing.
 *
 * Who and what have been told of are spoken of as known ("the attackers", "the building", "they").
 * Where both are brought in as new past the opening of a report, the deed is another, unless what
 * it struck may be what was struck before, under another noun. Invariant: neither alone says so.
 * Cost: linear in the roles, then constant. */
#include "extract/apart.h"

static bool is_thing(const extraction *x, const entity_draft *entity, uint32_t head) {
    return (entity->type == RSM_ENTITY_FAC || entity->type == RSM_ENTITY_VEHICLE ||
            entity->type == RSM_ENTITY_ORG) &&
           x->time_of[head] == RSM_NONE;
}

void find_struck(extraction *x) {
    for (uint32_t i = 0; i < x->events.count; i++)
        event_at(x, i)->struck = RSM_NONE;
    for (uint32_t i = 0; i < x->roles.count; i++) {
        const role_claim *claim = role_at(x, i);
        event *e = event_at(x, claim->event);
        const noun_phrase *phrase = phrase_at(x, x->phrase_of[claim->first]);
        bool beside = x->text->tokens[claim->first].sentence == x->text->tokens[e->first].sentence;
        if (claim->role == RSM_ROLE_TARGET && phrase != NULL && beside && e->struck == RSM_NONE &&
            is_thing(x, entity_at(x, claim->entity), phrase->head))
            e->struck = phrase->head;
    }
}

/* What kind of target a noun is, by the codebook: "post" and "barracks" are one. Empty of nouns
 * that tell none, or any. */
static rsm_slice kind_of_target(const extraction *x, uint32_t head) {
    const rsm_match *match = match_over(x, head, RSM_DOMAIN_THING);
    return match == NULL
               ? RSM_SLICE("")
               : rsm_world_string(x->world, RSM_DOMAIN_THING, match->row, RSM_THING_GTD_TARGET);
}

/* Nouns for what something else is a part of, or by which anything struck may be called. */
static bool is_plain_noun(const extraction *x, uint32_t head) {
    static const char *const words[] = {
        "building", "facility", "complex", "area",   "site",   "structure", "premises", "place",
        "facade",   "entrance", "gate",    "door",   "wall",   "window",    "roof",     "lobby",
        "room",     "floor",    "garage",  "fence",  "street", "road",      "car",      "vehicle",
        "truck",    "van",      "square",  "corner", "block",  "center",    "centre",   "town",
        "village",  "city",     "house",   "home",   "store",  "motorcycle"};
    return ONE_OF(x, head, words);
}

/* Whether what two heads name may be one thing. */
static bool may_be_one(const extraction *x, uint32_t fresh, uint32_t had) {
    if (rsm_slice_equal(x->tagging->tags[fresh].lemma, x->tagging->tags[had].lemma) ||
        is_plain_noun(x, fresh) || is_plain_noun(x, had))
        return true;
    rsm_slice one = kind_of_target(x, fresh), other = kind_of_target(x, had);
    return one.size > 0 && rsm_slice_equal(one, other);
}

/* Who did it by the verb: subject of an active, agent of a passive, or NULL. */
static const noun_phrase *doer_of(const extraction *x, const event *e) {
    const verb_group *group = verb_at(x, e->verb);
    return group == NULL ? NULL : phrase_at(x, group->passive ? group->agent : group->subject);
}

/* "unidentified men", "another group of rebels", "a bomb"; nobody told of a passive counts where
 * what suffered is new ("a bank was bombed"). */
static bool is_new_doer(const extraction *x, const event *e, const noun_phrase *doer) {
    const verb_group *group = verb_at(x, e->verb);
    if (doer == NULL)
        return group != NULL && group->passive;
    return !doer->pronoun && doer->indefinite && !doer->definite;
}

/* "a bank", "two buses"; "the First Bank", where it has not been told of. */
static bool is_new_target(const extraction *x, const event *e) {
    const noun_phrase *phrase =
        e->struck == RSM_NONE ? NULL : phrase_at(x, x->phrase_of[e->struck]);
    if (phrase == NULL || phrase->pronoun)
        return false;
    uint32_t name = x->tagging->name_of[phrase->head];
    if (name == RSM_NONE)
        return phrase->indefinite && !is_plain_noun(x, phrase->head);
    const entity_draft *named = entity_at(x, x->entity_of_name[name]);
    return named != NULL && named->first >= phrase->first;
}

/* Whether the incident has struck something, and nothing that may be this. */
static bool struck_another(const extraction *x, uint32_t struck, const incident_draft *incident) {
    for (uint32_t i = 0; i < DRAFT_TARGETS && incident->targets[i] != RSM_NONE; i++)
        if (may_be_one(x, struck, incident->targets[i]))
            return false;
    return incident->targets[0] != RSM_NONE;
}

bool tells_a_deed(const extraction *x, const event *e) {
    const noun_phrase *doer = doer_of(x, e);
    bool known = doer != NULL && (doer->pronoun || (doer->definite && !doer->proper));
    bool whom = e->struck != RSM_NONE || (doer != NULL && e->harmed != RSM_NONE);
    return !e->noun && whom && !tells_outcome(x, e) && !known &&
           !(e->flags & (RSM_TRIGGER_WEAK | RSM_TRIGGER_GENERIC));
}

bool is_killing_by(const extraction *x, const event *e) {
    const verb_group *group = verb_at(x, e->verb);
    const noun_phrase *doer = doer_of(x, e);
    if (e->noun || doer == NULL || doer->pronoun || doer->definite || has_relative(x, group) ||
        (e->flags & RSM_TRIGGER_WEAK) || e->deed != RSM_NONE)
        return false;
    bool person = match_over(x, doer->head, RSM_DOMAIN_PERSON) != NULL ||
                  match_over(x, doer->head, RSM_DOMAIN_ACTOR) != NULL;
    return person && e->type_row < x->types.count &&
           x->types.top[e->type_row] == x->outcomes[OUTCOME_KILLING];
}

static bool tells_a_new_deed(const extraction *x, const event *e) {
    return !e->noun && !tells_outcome(x, e) && e->modality <= RSM_MODALITY_ALLEGED &&
           !(e->flags & (RSM_TRIGGER_WEAK | RSM_TRIGGER_GENERIC)) && is_new_target(x, e) &&
           is_new_doer(x, e, doer_of(x, e));
}

/* "Rebels kidnapped John Doe", after a bombing. */
static bool harms_a_new_person(const extraction *x, const event *e,
                               const incident_draft *incident) {
    const noun_phrase *doer = doer_of(x, e);
    bool alike = e->type_row < x->types.count && incident->type_row < x->types.count &&
                 x->types.top[e->type_row] == x->types.top[incident->type_row];
    return !e->noun && e->newcomers && e->harmed != RSM_NONE && doer != NULL &&
           is_new_doer(x, e, doer) && !alike && !incident->faint_type &&
           e->modality <= RSM_MODALITY_ALLEGED && !is_outcome_type(x, incident->type_row) &&
           !(e->flags & (RSM_TRIGGER_WEAK | RSM_TRIGGER_GENERIC));
}

/* "Another bomb exploded", "a similar bomb was set off": one more, where it struck something. */
static bool strikes_once_more(const extraction *x, const event *e, const incident_draft *incident) {
    const verb_group *group = verb_at(x, e->verb);
    const noun_phrase *subject = group == NULL ? NULL : phrase_at(x, group->subject);
    if (e->noun || subject == NULL || subject->definite || e->struck == RSM_NONE ||
        is_plain_noun(x, e->struck) || tells_outcome(x, e))
        return false;
    bool similar = false;
    for (uint32_t token = subject->first; token < subject->end; token++)
        similar |= token_is(x, token, "similar");
    return (similar || says_more(x, subject)) && struck_another(x, e->struck, incident);
}

/* "the attack", "the explosion" in the sentence: what the verb tells is of it. */
static bool has_known_deed(const extraction *x, const event *e) {
    uint32_t end = sentence_end(x, e->first);
    for (uint32_t i = first_event_from(x, sentence_first(x, e->first)); i < x->events.count; i++) {
        const event *other = event_at(x, i);
        if (other->first >= end)
            return false;
        if (other->noun && other->definite && !other->plural && other->whom.head == RSM_NONE)
            return true;
    }
    return false;
}

/* "On Tuesday, several gunmen killed a teacher", "three men were shot by hired gunmen in a bar":
 * a doer and somebody harmed who are both brought in as new, and where or when, after somebody else
 * was harmed. */
static bool harms_afresh(const extraction *x, const event *e, const incident_draft *incident) {
    const noun_phrase *doer = doer_of(x, e);
    bool set = e->time != RSM_NONE || e->scene != RSM_NONE || e->opens_at != RSM_NONE;
    bool someone =
        incident->whom[0] != RSM_NONE || incident->harmed != RSM_NONE || incident->deadly;
    bool lead = is_in_lead(x, e->first);
    return !e->noun && !lead && set && someone && e->deed == RSM_NONE && doer != NULL &&
           is_new_doer(x, e, doer) && (e->newcomers || e->whom.fresh) &&
           e->modality <= RSM_MODALITY_ALLEGED && !(e->flags & RSM_TRIGGER_GENERIC) &&
           match_over(x, doer->head, RSM_DOMAIN_PERSON) != NULL && !has_known_deed(x, e);
}

/* "guerrillas", "units of the Front", "a Front patrol", "a group of men". */
static bool is_of_people(const extraction *x, const noun_phrase *phrase) {
    static const char *const groups[] = {"unit",  "squad", "patrol", "column", "group",
                                         "gang",  "band",  "cell",   "mob",    "militia",
                                         "troop", "force"};
    for (uint32_t token = phrase->first; token < phrase->end; token++)
        if (match_over(x, token, RSM_DOMAIN_PERSON) != NULL ||
            match_over(x, token, RSM_DOMAIN_ACTOR) != NULL)
            return true;
    return ONE_OF(x, phrase->head, groups);
}

/* "Two farmers were murdered by guerrillas in Kefraya", after a bridge was blown up and nobody is
 * said to have been killed: somebody new, by somebody, elsewhere or at another time. */
static bool kills_elsewhere(const extraction *x, const event *e, const incident_draft *incident) {
    const noun_phrase *doer = doer_of(x, e);
    bool killing = !e->noun && e->type_row < x->types.count &&
                   x->types.top[e->type_row] == x->outcomes[OUTCOME_KILLING];
    bool who = doer != NULL && !doer->pronoun && is_of_people(x, doer);
    bool set = e->time != RSM_NONE || e->scene != RSM_NONE;
    return killing && who && set && !incident->deadly && incident->targets[0] != RSM_NONE &&
           position_weight(x, e->first) < TITLE_WEIGHT && e->deed == RSM_NONE &&
           (e->newcomers || e->whom.fresh) && e->modality <= RSM_MODALITY_ALLEGED &&
           !has_known_deed(x, e) && !has_relative(x, verb_at(x, e->verb));
}

bool struck_this(const extraction *x, uint32_t head, const incident_draft *incident) {
    return !struck_another(x, head, incident);
}

bool strikes_anew(const extraction *x, const event *e, const incident_draft *incident) {
    const noun_phrase *doer = doer_of(x, e);
    if (harms_a_new_person(x, e, incident) || strikes_once_more(x, e, incident) ||
        harms_afresh(x, e, incident) || kills_elsewhere(x, e, incident))
        return true;
    return tells_a_new_deed(x, e) &&
           ((doer != NULL && says_more(x, doer)) || struck_another(x, e->struck, incident));
}
