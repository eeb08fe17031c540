/* Who is said to have done it by attributions, and the attacker by name.
 *
 * "The group claimed responsibility", "police blamed the rebels", "the gunman, John Doe": claims of
 * the event of the sentence, or the last one told. Cost: linear; events looked back over are
 * capped.
 */
#include "extract/blame.h"
#include "extract/figure.h"
#include "extract/persons.h"
#include "extract/role.h"
#include "extract/tie.h"

enum {
    ROLE_EVENTS = 1000, /* events looked back over for the one that was claimed */
    CLAIMS_BACK = 100,  /* latest claims looked through for the one that is denied */
    CLEARED_REACH = 8   /* tokens from a denial to the part that is denied */
};

/* ---- attributions that say who did it ---- */

/* The event a statement on responsibility is about: in its sentence after or before, else the last
 * one told. */
uint32_t event_near(const extraction *x, uint32_t token) {
    uint32_t sentence = x->text->tokens[token].sentence, best = RSM_NONE;
    uint32_t end = first_event_from(x, sentence_end(x, token));
    for (uint32_t i = end; i-- > 0 && end - i <= ROLE_EVENTS;) {
        const event *e = event_at(x, i);
        bool same = x->text->tokens[e->first].sentence == sentence;
        if (!same && best != RSM_NONE)
            break;
        if (!e->supported || (e->flags & (RSM_TRIGGER_LAW | RSM_TRIGGER_STATE)) ||
            !may_be_deed(x, e->type_row))
            continue;
        if (!same)
            return i;
        best = i;
    }
    return best;
}

/* "No group has claimed it", "they have not denied it": nobody has said anything. */
static bool claims_nothing(const extraction *x, const credit *c, const noun_phrase *who) {
    static const char *const words[] = {"no", "neither", "none", "any", "few"};
    const verb_group *group = verb_at(x, x->verb_of[c->cue_first]);
    uint32_t joined = who == NULL ? RSM_NONE : first_joined(x, x->phrase_of[who->head]);
    if (joined != RSM_NONE)
        who = phrase_at(x, joined);
    bool neither = joined != RSM_NONE && names_nobody(x, joined);
    uint32_t before = group == NULL || group->first == 0 ? c->cue_first : group->first - 1;
    neither |= token_is(x, before, "neither") || token_is(x, before, "nor");
    return (group != NULL && group->negated) || neither ||
           (who != NULL && word_in(x, who->first, words, sizeof words / sizeof *words));
}

/* "of carrying out the attack": words after `token` that are too weak to tell a deed by themselves.
 */
static bool names_deed_again(const extraction *x, uint32_t token) {
    uint32_t end = sentence_end(x, token - 1);
    for (uint32_t i = first_event_from(x, token); i < x->events.count; i++) {
        const event *e = event_at(x, i);
        const noun_phrase *p = phrase_at(x, x->phrase_of[e->end - 1]);
        if (e->first >= end)
            return false;
        if (!e->supported && p != NULL && p->definite && has_perpetrator(x, e->type_row))
            return true;
    }
    return false;
}

/* "blamed the rebels": for what was told last, where nothing else is named that they are blamed
 * for. */
static bool accuses_at_large(extraction *x, const credit *c) {
    static const char *const verbs[] = {"blame", "point", "put", "lay", "pin", "hold", "place"};
    const noun_phrase *p = phrase_at(x, c->judged_phrase);
    if (p == NULL || !is_known_to_fight(x, c->judged_phrase))
        return false;
    return names_deed_again(x, p->end) || (ONE_OF(x, c->cue_first, verbs) && ends_blame(x, p->end));
}

/* Whether an event stands behind `token` with no "for", "of" or "over" to lead it in. */
static bool is_told_aside(const extraction *x, uint32_t token, const event *e) {
    static const char *const leads[] = {"for", "of", "over", "in", "with"};
    if (e->first < token)
        return false;
    for (; token < e->first; token++)
        if (ONE_OF(x, token, leads))
            return false;
    return true;
}

/* "ruled out the involvement of rebels", "denied the army's role": who else is cleared; or
 * RSM_NONE. */
static uint32_t cleared_phrase(const extraction *x, const credit *c) {
    static const char *const parts[] = {"involvement", "role",       "participation", "hand",
                                        "part",        "complicity", "responsibility"};
    const verb_group *group = verb_at(x, x->verb_of[c->cue_first]);
    uint32_t end = sentence_end(x, c->cue_first);
    if (c->attribution.stance != RSM_STANCE_DENIES || group == NULL || group->passive)
        return RSM_NONE;
    for (uint32_t token = group->end; token < end && token < group->end + CLEARED_REACH; token++) {
        const noun_phrase *p = phrase_at(x, x->phrase_of[token]);
        if (p == NULL || p->head != token || !ONE_OF(x, token, parts))
            continue;
        bool of = p->end + 1 < end && (token_is(x, p->end, "of") || token_is(x, p->end, "by"));
        return of ? x->phrase_of[p->end + 1] : RSM_NONE;
    }
    return RSM_NONE;
}

/* "a spokesman for the rebels": the rebels claim or deny it. */
static uint32_t body_of_source(const extraction *x, const credit *c, uint32_t entity) {
    const entity_draft *who = entity_at(x, entity);
    if (who == NULL || who->type != RSM_ENTITY_PER)
        return entity;
    uint32_t body = entity_of_source(x, c);
    return body != RSM_NONE && entity_at(x, body)->type == RSM_ENTITY_GROUP ? body : entity;
}

bool denies_anothers_word(const extraction *x, const credit *c) {
    static const char *const words[] = {"it", "this", "that"};
    const verb_group *group = verb_at(x, x->verb_of[c->cue_first]);
    const noun_phrase *object = group == NULL ? NULL : phrase_at(x, group->object);
    const noun_phrase *who = phrase_at(x, c->source_phrase);
    if (c->attribution.stance != RSM_STANCE_DENIES || object == NULL || who == NULL ||
        !object->pronoun || !ONE_OF(x, object->head, words))
        return false;
    const role_claim *last = NULL;
    uint32_t least = x->roles.count > CLAIMS_BACK ? x->roles.count - CLAIMS_BACK : 0;
    for (uint32_t i = least; i < x->roles.count; i++) {
        const role_claim *claim = role_at(x, i);
        bool laid = claim->stance == RSM_STANCE_CLAIMS || claim->stance == RSM_STANCE_ACCUSES;
        if (claim->role == RSM_ROLE_PERPETRATOR && laid && claim->first < c->cue_first &&
            (last == NULL || claim->first > last->first))
            last = claim;
    }
    return last != NULL && last->entity != who->entity;
}

/* "Accused the army of failing to stop the killing", "charged him with covering up the murder": to
 * let it come, or to hide it, is not to do it. */
static bool is_accused_of_less(const extraction *x, const credit *c) {
    static const char *const less[] = {"fail",     "lack",    "neglect",  "refuse",   "ignore",
                                       "tolerate", "condone", "allow",    "permit",   "hide",
                                       "conceal",  "cover",   "obstruct", "exploit",  "delay",
                                       "hush",     "silence", "protect",  "overlook", "hinder"};
    const noun_phrase *p = phrase_at(x, c->judged_phrase);
    if (p == NULL || c->attribution.stance != RSM_STANCE_ACCUSES ||
        p->end + 1 >= sentence_end(x, p->head))
        return false;
    bool led =
        token_is(x, p->end, "of") || token_is(x, p->end, "with") || token_is(x, p->end, "for");
    uint32_t at = p->end + 1;
    while (at + 1 < sentence_end(x, p->head) &&
           (token_upos(x, at) == RSM_UPOS_ADV || token_upos(x, at) == RSM_UPOS_PUNCT))
        at++; /* of "lacking the will" */
    return led && ONE_OF(x, at, less);
}

/* "The jury could have convicted him", "prosecutors may charge him": nobody has. */
static bool is_only_conceivable(const extraction *x, const credit *c) {
    const verb_group *group = verb_at(x, x->verb_of[c->cue_first]);
    const noun_phrase *who = phrase_at(x, c->judged_phrase);
    bool us = who != NULL && who->pronoun && group != NULL && group->infinitive;
    return group != NULL && (group->modal || us) && /* "a stunt to implicate us" */
           c->attribution.stance == RSM_STANCE_ACCUSES;
}

static void role_of_credit(extraction *x, uint32_t index) {
    const credit *c = credit_at(x, index);
    uint32_t cleared = cleared_phrase(x, c);
    if (denies_anothers_word(x, c))
        return; /* verdict.c */
    if (is_accused_of_less(x, c))
        return;
    if ((!c->about_responsibility && cleared == RSM_NONE) || c->wish || is_only_conceivable(x, c))
        return;
    static const char *const scolds[] = {"denounce", "condemn", "criticise", "criticize",
                                         "slam",     "rebuke",  "blast",     "fault"};
    for (size_t i = 0; i < sizeof scolds / sizeof *scolds; i++)
        if (lemma_is(x, c->cue_first, scolds[i]))
            return;
    if (lemma_is(x, c->cue_first, "rule") && cleared == RSM_NONE)
        return; /* "the army has ruled out an intervention": no part of its own */
    uint32_t event_index = event_near(x, c->cue_first);
    bool at_large = c->attribution.stance == RSM_STANCE_ACCUSES && accuses_at_large(x, c);
    if (at_large && event_index != RSM_NONE &&
        is_told_aside(x, phrase_at(x, c->judged_phrase)->end, event_at(x, event_index)))
        event_index = event_told_before(x, c->cue_first); /* "blamed rebels, who are fighting" */
    bool far =
        event_index != RSM_NONE && x->text->tokens[event_at(x, event_index)->first].sentence !=
                                       x->text->tokens[c->cue_first].sentence;
    if (far && c->attribution.stance == RSM_STANCE_ACCUSES && !at_large)
        return;
    if (is_charge_of_other(x, x->verb_of[c->cue_first], event_index))
        return;
    rsm_stance stance = c->attribution.stance;
    uint32_t phrase = cleared != RSM_NONE ? cleared : c->judged_phrase;
    if (stance != RSM_STANCE_ACCUSES && cleared == RSM_NONE) {
        const verb_group *group = verb_at(x, x->verb_of[c->cue_first]);
        phrase = group == NULL                  ? RSM_NONE
                 : c->source_phrase != RSM_NONE ? c->source_phrase
                 : group->passive               ? group->agent
                                                : group->subject;
    }
    phrase = named_beside(x, phrase);
    const noun_phrase *p = phrase_at(x, phrase);
    if (claims_nothing(x, c, p) || (p != NULL && names_harmed(x, p)))
        return;
    if (p != NULL && p->pronoun && stance == RSM_STANCE_ACCUSES && !is_reflexive(x, phrase))
        return; /* "the police charged him": somebody else than the police */
    uint32_t entity = p == NULL    ? RSM_NONE
                      : p->pronoun ? entity_of_source(x, c)
                                   : entity_of(x, phrase);
    if (phrase == c->source_phrase && stance != RSM_STANCE_ACCUSES)
        entity = body_of_source(x, c, entity);
    if (entity == RSM_NONE || !is_person_type(entity_at(x, entity)->type))
        return;
    uint32_t before = x->roles.count;
    add_claim(x, event_index, RSM_ROLE_PERPETRATOR, entity, p->first, p->end);
    if (!p->pronoun && entity_at(x, entity)->type == RSM_ENTITY_PER)
        claim_group_behind(x, event_index, phrase);
    for (uint32_t i = before; i < x->roles.count; i++) {
        role_claim *made = role_at(x, i);
        made->credit = index;
        made->stance = stance;
        made->certainty = c->certainty;
    }
}

void find_responsible(extraction *x) {
    for (uint32_t i = 0; i < x->credits.count && !x->failed; i++)
        role_of_credit(x, i);
    if (!x->failed)
        attackers_by_name(x);
}
