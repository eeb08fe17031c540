/* Those harmed who are named, by what was done to them: "Ann Lee was wounded", "two sisters, Ann
 * and Eve Lee, died", "three were killed: Ann Lee, 19, and ...", "police found Bob Stone bleeding".
 *
 * Whoever is counted as killed, hurt, missing or abducted and is named, in the words counted, in
 * the list that explains them, or after "including", is a victim; so is one person without a name
 * whose age is told. Invariants: a claim is of a person's name, or of one person; what became of
 * him is said only where the words say it. Cost: linear in the sentence for each figure. */
#include "extract/persons.h"

#include "extract/people.h"

enum { STATE_REACH = 8, HOSPITAL_REACH = 12, COLON_REACH = 40 };

/* Whether a figure stands in a phrase or right after it, as an age does. */
static bool may_tell_age(const extraction *x, const noun_phrase *phrase) {
    uint32_t end = sentence_end(x, phrase->first);
    for (uint32_t token = phrase->first; token < end && token < phrase->end + 3; token++)
        if (x->text->tokens[token].flags & RSM_TOKEN_DIGITS)
            return true;
    return false;
}

/* What became of them, as told: "was shot" leaves it open. */
static rsm_slot told_outcome(const extraction *x, const figure *f) {
    static const char *const open[] = {"shoot", "stab", "hit", "strike"};
    bool left_open = f->slot == RSM_SLOT_INJURED && ONE_OF(x, f->outcome, open);
    return left_open ? RSM_SLOT_CASUALTIES : f->slot;
}

/* ---- the list that explains a figure ---- */

/* The token after what leads in a list that explains the words that end at `token`: a comma, a
 * colon, a dash, a bracket, "including", "among them", "identified as"; or RSM_NONE. */
static uint32_t past_lead_in(const extraction *x, uint32_t token, uint32_t end) {
    static const char *const marks[] = {",", ":", "(", "-", "--", "\xe2\x80\x93", "\xe2\x80\x94"};
    uint32_t at = token;
    if (at < end && ONE_OF(x, at, marks))
        at++;
    if (at + 1 < end && (token_is(x, at, "including") ||
                         (token_is(x, at, "identified") && token_is(x, at + 1, "as")) ||
                         (token_is(x, at, "among") && token_is(x, at + 1, "them"))))
        at += token_is(x, at, "including") ? 1 : 2;
    return at > token && at < end ? at : RSM_NONE;
}

/* Claims the names of a list as victims, with what became of them. */
static void claim_list(extraction *x, uint32_t name, uint32_t limit, uint32_t deed,
                       rsm_slot outcome) {
    uint32_t before = x->roles.count;
    claim_names_until(x, name, limit, deed, PART_VICTIM);
    for (uint32_t i = before; i < x->roles.count; i++)
        role_at(x, i)->outcome = outcome;
}

/* Names after the words counted: "two sisters, Ann and Eve Lee, died", "his wife, Ann Lee". */
static void claim_explained(extraction *x, const figure *f, uint32_t deed) {
    uint32_t end = sentence_end(x, f->outcome);
    const noun_phrase *counted = phrase_at(x, x->phrase_of[f->who_end - 1]);
    bool explained = f->who_first < f->who_end && counted != NULL && counted->end == f->who_end &&
                     !is_person_name(x, f->who_end - 1);
    uint32_t at = explained ? past_lead_in(x, f->who_end, end) : RSM_NONE;
    uint32_t name = at == RSM_NONE ? RSM_NONE : person_named_at(x, at, end);
    uint32_t limit = f->outcome > f->who_end ? f->outcome : end;
    const noun_phrase *named = name == RSM_NONE ? NULL : phrase_at(x, x->phrase_of[name]);
    if (named != NULL && named->first <= at + 1 && name < limit)
        claim_list(x, name, limit, deed, told_outcome(x, f));
}

/* What the words before a colon say of those listed after it: "the men killed in the shooting:". */
static person_part told_before_colon(const extraction *x, uint32_t first, uint32_t colon) {
    static const char *const harmed[] = {"killed", "dead",    "injured",  "wounded", "victims",
                                         "slain",  "missing", "deceased", "died",    "victim"};
    static const char *const suspected[] = {"suspects", "arrested", "charged", "accused",
                                            "wanted",   "indicted", "suspect", "defendants"};
    person_part part = PART_NONE;
    for (uint32_t token = first; token < colon; token++) {
        if (ONE_OF(x, token, suspected))
            return PART_SUSPECT;
        if (ONE_OF(x, token, harmed))
            part = PART_VICTIM;
    }
    return part;
}

/* "The men killed in the shooting: Ann Lee, 26, and Bob Stone, 38." */
static void listed_after_colon(extraction *x, uint32_t sentence) {
    const rsm_sentence *s = &x->text->sentences[sentence];
    uint32_t colon = s->first_token;
    if (sentence < x->body)
        return; /* "Two dead in shooting: Sheriff Lee" */
    while (colon < s->end_token && !rsm_slice_equal_string(token_text(x, colon), ":"))
        colon++;
    if (colon + 1 >= s->end_token || colon > s->first_token + COLON_REACH)
        return;
    uint32_t name = person_named_at(x, colon + 1, s->end_token);
    person_part part = name == RSM_NONE ? PART_NONE : told_before_colon(x, s->first_token, colon);
    bool aged = false;
    for (uint32_t token = colon; token < s->end_token && token < colon + COLON_REACH; token++)
        aged |= (x->text->tokens[token].flags & RSM_TOKEN_DIGITS) != 0;
    uint32_t deed =
        part == PART_NONE || !aged ? RSM_NONE : harm_near(x, colon, part != PART_VICTIM);
    if (deed != RSM_NONE)
        claim_names(x, name, deed, part);
}

/* ---- figures ---- */

static bool tells_of_harm(const figure *f) {
    return !f->hypothetical && !f->negated && !f->sum && f->outcome != RSM_NONE &&
           (f->slot == RSM_SLOT_KILLED || f->slot == RSM_SLOT_INJURED ||
            f->slot == RSM_SLOT_CASUALTIES || f->slot == RSM_SLOT_MISSING ||
            f->slot == RSM_SLOT_ABDUCTED);
}

/* One person without a name whose age is told: "a 7-year-old boy". */
static void claim_one(extraction *x, const figure *f, uint32_t phrase, uint32_t deed) {
    const noun_phrase *one = phrase_at(x, phrase);
    if (one == NULL || one->plural || is_person_name(x, one->head) || !may_tell_age(x, one))
        return;
    uint32_t somebody = entity_of(x, phrase);
    role_claim *made = somebody == RSM_NONE || entity_at(x, somebody)->type != RSM_ENTITY_PER
                           ? NULL
                           : add_claim(x, deed, RSM_ROLE_VICTIM, somebody, one->first, one->end);
    if (made != NULL) {
        made->identified = true;
        made->outcome = told_outcome(x, f);
    }
    note_outcome(x, one->first, told_outcome(x, f));
}

/* Those counted as killed, injured or missing who are named. */
static void named_in_figure(extraction *x, const figure *f) {
    uint32_t deed = tells_of_harm(f) ? harm_near(x, f->outcome, false) : RSM_NONE;
    if (deed == RSM_NONE)
        return;
    for (uint32_t token = f->first < f->who_first ? f->first : f->who_first; token < f->who_end;
         token++) {
        if (!names_somebody(x, token))
            continue;
        role_claim *made = claim_person(x, deed, RSM_ROLE_VICTIM, token);
        if (made != NULL) {
            made->identified = true;
            made->outcome = told_outcome(x, f);
        }
        const noun_phrase *whole = phrase_at(x, x->phrase_of[token]);
        uint32_t end = end_of_name(x, token);
        bool heads = whole != NULL && whole->head >= token && whole->head < end;
        note_outcome(x, heads ? whole->first : token, told_outcome(x, f));
        token = end - 1;
    }
    const noun_phrase *last =
        phrase_at(x, f->who_end > 0 ? x->phrase_of[f->who_end - 1] : RSM_NONE);
    uint32_t first = last != NULL && last->end <= f->outcome ? first_of_list(x, last) : RSM_NONE;
    if (first != RSM_NONE) /* "Ann Lee and Eve Lee, both 16, and Bob Stone were shot" */
        claim_list(x, first, f->outcome, deed, told_outcome(x, f));
    claim_explained(x, f, deed);
    if (f->value.low == 1 && f->value.high == 1 && f->who_end > 0)
        claim_one(x, f, x->phrase_of[f->who_end - 1], deed);
    else /* "a boy of 14 and a man aged 72" */
        for (uint32_t token = f->who_first; token < f->who_end; token++)
            if (x->phrase_of[token] != RSM_NONE && phrase_at(x, x->phrase_of[token])->indefinite &&
                phrase_at(x, x->phrase_of[token])->first == token)
                claim_one(x, f, x->phrase_of[token], deed);
}

/* "hitting 7-year-old Ann Lee", "Bob Stone was struck twice", "officers found Carl Reed bleeding".
 */
static void struck(extraction *x, uint32_t index) {
    static const char *const strikes[] = {"hit", "strike", "graze", "wound", "injure", "maim"};
    static const char *const states[] = {"wound",    "wounds",       "shot",        "dead",
                                         "bleeding", "unresponsive", "unconscious", "injured",
                                         "stabbed",  "lifeless",     "wounded"};
    const verb_group *group = verb_at(x, index);
    bool found = lemma_is(x, group->verb, "find");
    if ((!found && !ONE_OF(x, group->verb, strikes)) || group->negated || group->modal)
        return;
    const noun_phrase *p = phrase_at(x, group->passive ? group->subject : group->object);
    uint32_t end = sentence_end(x, group->first);
    if (p == NULL || !is_person_name(x, p->head))
        return;
    bool tells = !found;
    uint32_t from = group->passive ? group->end : p->end;
    for (uint32_t token = from; !tells && token < end && token < from + STATE_REACH; token++)
        tells = ONE_OF(x, token, states);
    uint32_t deed = tells ? harm_near(x, group->verb, false) : RSM_NONE;
    if (deed == RSM_NONE || !names_somebody(x, first_of_name(x, p)))
        return;
    if (group->passive)
        claim_names_until(x, first_of_list(x, p), group->first, deed, PART_VICTIM);
    else
        claim_names(x, first_of_name(x, p), deed, PART_VICTIM);
}

/* "Carl Reed was rushed to a clinic in critical condition": after a deed that harms people. */
static void taken_to_hospital(extraction *x, uint32_t index) {
    static const char *const taking[] = {"take",  "rush",        "airlift",    "transport",
                                         "fly",   "transfer",    "admit",      "bring",
                                         "treat", "hospitalize", "hospitalise"};
    static const char *const houses[] = {"hospital", "hospitals", "clinic",   "center",
                                         "centre",   "trauma",    "condition"};
    const verb_group *group = verb_at(x, index);
    uint32_t end = sentence_end(x, group->first);
    bool in_hospital = lemma_is(x, group->verb, "be") || lemma_is(x, group->verb, "remain");
    if (group->negated || group->modal || group->future ||
        (!in_hospital && !(group->passive && ONE_OF(x, group->verb, taking))))
        return;
    const noun_phrase *p = phrase_at(x, group->subject);
    if (p == NULL || !is_person_name(x, p->head) || first_of_list(x, p) == RSM_NONE)
        return;
    static const char *const jails[] = {"custody", "jail", "detention", "correctional",
                                        "justice", "prison", "corrections", "processing"};
    bool tells = false, bad = false;
    for (uint32_t token = group->end; token < end && token < group->end + HOSPITAL_REACH; token++) {
        if (ONE_OF(x, token, jails) && !bad)
            return; /* "was taken to the county detention center" */
        tells |= ONE_OF(x, token, houses);
        bad |= token_is(x, token, "condition") || token_is(x, token, "wounds") ||
               token_is(x, token, "injuries") || token_is(x, token, "wound");
    }
    uint32_t deed = tells && (bad || !in_hospital) ? harm_near(x, group->verb, false) : RSM_NONE;
    if (deed != RSM_NONE)
        claim_names_until(x, first_of_list(x, p), group->first, deed, PART_VICTIM);
}

/* "Carl Reed, whose death was confirmed": of the dead. */
static void whose_death(extraction *x, uint32_t token) {
    static const char *const ends[] = {"death", "body", "murder", "killing", "remains"};
    bool told = token > 1 && token_is(x, token, "whose") && ONE_OF(x, token + 1, ends) &&
                rsm_slice_equal_string(token_text(x, token - 1), ",") &&
                names_somebody(x, token - 2);
    uint32_t deed = told ? harm_near(x, token, false) : RSM_NONE;
    if (deed != RSM_NONE)
        claim_names_until(x, start_of_name(x, token - 2), token, deed, PART_VICTIM);
}

void claim_harmed(extraction *x) {
    for (uint32_t i = 0; i < x->figures.count && !x->failed; i++)
        named_in_figure(x, figure_at(x, i));
    for (uint32_t i = 0; i < x->verbs.count && !x->failed; i++)
        struck(x, i), taken_to_hospital(x, i);
    for (uint32_t token = 2; token + 1 < x->text->token_count && !x->failed; token++)
        whose_death(x, token);
    for (uint32_t i = 0; i < x->text->sentence_count && !x->failed; i++)
        listed_after_colon(x, i);
}
