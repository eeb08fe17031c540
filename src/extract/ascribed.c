/* Whom verbs of blaming say to have done it: "attributed the attack to rebels", "suspicion fell on
 * the army", "holds the movement responsible"; and who owns up to it: "the killing was claimed by
 * the front".
 *
 * Invariant: as of tie.c. Cost: linear; a verb looks at its own sentence. */
#include "extract/blame.h"
#include "extract/govern.h"
#include "extract/role.h"
#include "extract/tie.h"

enum {
    BLAME_REACH = 30, /* tokens from a verb to whom it blames */
    HOLD_REACH = 12,  /* tokens from who is held responsible to the word */
    OWNED_BACK = 200  /* latest claims looked through for one of the same owner */
};

/* The phrase that hangs on a verb after "to" or "on", or that stands right behind its object: "the
 * police attributed the attack to the rebels", "was blamed on rebels". */
static uint32_t ascribed_to(const extraction *x, const verb_group *group) {
    uint32_t end = sentence_end(x, group->verb);
    end = group->end + BLAME_REACH < end ? group->end + BLAME_REACH : end;
    for (uint32_t token = group->end; token + 1 < end; token++) {
        if (!token_is(x, token, "to") && !token_is(x, token, "on") && !token_is(x, token, "upon"))
            continue;
        uint32_t head = tree_head(x, token);
        uint32_t phrase = head < end ? x->phrase_of[head] : RSM_NONE;
        if (phrase != RSM_NONE && x->time_of[head] == RSM_NONE && head > token &&
            (tree_head(x, head) == group->verb || x->phrase_of[token + 1] == phrase))
            return phrase;
    }
    return RSM_NONE;
}

/* "put the blame on": of nothing but blame; "put the bomb on". */
static bool lays_something_else(const extraction *x, const verb_group *group) {
    static const char *const laying[] = {"lay", "pin", "put", "place", "cast", "shift"};
    static const char *const words[] = {"blame", "responsibility", "guilt", "suspicion"};
    const noun_phrase *p = phrase_at(x, group->passive ? group->subject : group->object);
    return ONE_OF(x, group->verb, laying) && (p == NULL || !ONE_OF(x, p->head, words));
}

/* The event that is ascribed: named by the object, or spoken of last ("the attack", "it"). */
static uint32_t event_ascribed(const extraction *x, const verb_group *group) {
    uint32_t object = group->passive ? group->subject : group->object;
    const noun_phrase *p = phrase_at(x, object);
    uint32_t named = event_in(x, object);
    if (p != NULL && p->end >= x->text->token_count)
        return named;
    if (named != RSM_NONE || p == NULL)
        return named;
    static const char *const words[] = {"responsibility", "blame", "authorship", "action", "act",
                                        "crime",          "deed"};
    bool quote = (x->text->tokens[p->end].flags & RSM_TOKEN_PUNCTUATION) != 0 &&
                 p->end + 1 < sentence_end(x, p->head);
    const verb_group *next = verb_at(x, x->verb_of[p->end + (quote ? 1 : 0)]);
    bool clause = next != NULL && next->subject == object && !next->participle;
    if (clause)
        return RSM_NONE; /* "claimed it had no word of the attack" */
    return p->pronoun || ONE_OF(x, p->head, words) ? event_near(x, group->verb) : RSM_NONE;
}

/* "blamed the attack on rebels": it was not done to them, as "the attack on" alone would have it.
 */
static void turn_to_doer(extraction *x, uint32_t who, const tie *t) {
    const noun_phrase *p = phrase_at(x, who);
    uint32_t first = x->roles.count > OWNED_BACK ? x->roles.count - OWNED_BACK : 0;
    for (uint32_t i = first; i < x->roles.count; i++) {
        role_claim *claim = role_at(x, i);
        if (claim->event != t->event || claim->first < p->first || claim->end > p->end ||
            !is_person_type(entity_at(x, claim->entity)->type) ||
            (claim->role != RSM_ROLE_VICTIM && claim->role != RSM_ROLE_TARGET))
            continue;
        claim->role = RSM_ROLE_PERPETRATOR;
        give_standing(x, claim, t, false);
    }
}

static void ascribes(extraction *x, const verb_group *group) {
    if (lays_something_else(x, group))
        return;
    uint32_t event_index = event_ascribed(x, group), who = ascribed_to(x, group);
    if (event_index == RSM_NONE || who == RSM_NONE)
        return;
    tie t = {.event = event_index,
             .verb = group->verb,
             .accuser = group->passive ? group->agent : group->subject};
    turn_to_doer(x, who, &t);
    tie_phrase(x, who, &t);
}

/* "suspicion fell on rebels", "blame has turned to the army". */
static void tie_by_suspicion(extraction *x, const verb_group *group) {
    static const char *const words[] = {"suspicion", "blame", "finger"};
    const noun_phrase *p = phrase_at(x, group->subject);
    if (p == NULL || group->passive || !ONE_OF(x, p->head, words))
        return;
    tie t = {.event = event_near(x, group->verb),
             .verb = group->verb,
             .guessed = true,
             .accuser = RSM_NONE};
    tie_phrase(x, ascribed_to(x, group), &t);
}

/* "said they suspected rebels": of the last deed told. */
static void tie_by_suspecting(extraction *x, const verb_group *group) {
    const noun_phrase *p = phrase_at(x, group->object);
    if (p == NULL || group->passive || group->negated || !lemma_is(x, group->verb, "suspect") ||
        !is_known_to_fight(x, group->object) || !ends_blame(x, p->end))
        return;
    tie t = {.event = event_near(x, group->verb),
             .verb = group->verb,
             .guessed = true,
             .accuser = group->subject};
    tie_phrase(x, group->object, &t);
}

/* "holds the Front (FPL) responsible for the killing", whatever stands between. */
static void tie_by_holding(extraction *x, const verb_group *group) {
    static const char *const verbs[] = {"hold", "find", "consider", "deem", "believe", "judge"};
    const noun_phrase *p = phrase_at(x, group->object);
    if (p == NULL || group->passive || group->negated || !ONE_OF(x, group->verb, verbs))
        return;
    uint32_t end = sentence_end(x, p->head), token = p->end;
    end = token + HOLD_REACH < end ? token + HOLD_REACH : end;
    while (token < end && !token_is(x, token, "responsible") && x->verb_of[token] == RSM_NONE)
        token++;
    if (token >= end || !token_is(x, token, "responsible"))
        return;
    bool bare = !token_is(x, token + 1, "for");
    tie t = {.event = deed_behind(x, token + (bare ? 1 : 2), bare),
             .verb = group->verb,
             .accuser = group->subject};
    tie_phrase(x, group->object, &t);
}

/* Whether the same one is told of already as claiming the event, by responsible.c. */
static bool claimed_before(const extraction *x, uint32_t event_index, uint32_t entity) {
    uint32_t first = x->roles.count > OWNED_BACK ? x->roles.count - OWNED_BACK : 0;
    for (uint32_t i = first; i < x->roles.count; i++) {
        const role_claim *claim = role_at(x, i);
        if (claim->event == event_index && claim->entity == entity &&
            claim->stance == RSM_STANCE_CLAIMS)
            return true;
    }
    return false;
}

/* "The killing was claimed by the front": by its own word. */
static void owns(extraction *x, const verb_group *group) {
    uint32_t event_index = event_ascribed(x, group);
    uint32_t who = group->passive ? group->agent : group->subject;
    if (event_index == RSM_NONE || who == RSM_NONE ||
        claimed_before(x, event_index, entity_of(x, who)))
        return;
    uint32_t before = x->roles.count;
    actor_phrase(x, event_index, who);
    for (uint32_t i = before; i < x->roles.count; i++) {
        role_claim *claim = role_at(x, i);
        if (claim->role != RSM_ROLE_PERPETRATOR)
            continue;
        claim->stance = RSM_STANCE_CLAIMS;
        claim->standing = true;
        claim->accuser = who; /* whoever claims it says so */
    }
}

void ascribe_deeds(extraction *x, const verb_group *group) {
    tie_by_suspicion(x, group);
    tie_by_suspecting(x, group);
    tie_by_holding(x, group);
    if (group->negated || group->modal || group->future)
        return;
    if (tells_deed(x, group, RSM_DEED_ASCRIBE))
        ascribes(x, group);
    if (tells_deed(x, group, RSM_DEED_OWN))
        owns(x, group);
}
