/* The harmed who are known by their age: "officers found a 62-year-old with a gunshot wound", "the
 * 27-year-old victim", "the victims are a 30-year-old man and a 41-year-old woman"; and the age of
 * somebody named that is told apart: "Lee, 19, lived there".
 *
 * Invariants: a claim is of one person whose age its words tell. Cost: linear in the phrases and
 * names; CLAIMS claims are looked through for each name with an age. */
#include "extract/persons.h"

enum {
    STATE_REACH = 10, /* tokens from somebody found to his wounds */
    JOIN_REACH = 3,   /* tokens between two of a list */
    CLAIMS = 500,
    OLDEST = 120
};

/* Whether "34-year-old" begins at `token`. */
static bool years_begin(const extraction *x, uint32_t token) {
    uint64_t age;
    return token + 4 < x->text->token_count &&
           (token_is(x, token + 2, "year") || token_is(x, token + 2, "month")) &&
           token_is(x, token + 4, "old") &&
           rsm_slice_parse_unsigned(token_text(x, token), OLDEST, &age);
}

/* "a 30-year-old man": words for one person with his age, and no name. */
static bool is_aged(const extraction *x, const noun_phrase *p) {
    if (p->plural || p->pronoun || is_person_name(x, p->head))
        return false;
    for (uint32_t token = p->first; token < p->end; token++)
        if (years_begin(x, token))
            return true;
    return false;
}

static void claim_aged(extraction *x, uint32_t phrase, uint32_t deed) {
    const noun_phrase *p = phrase_at(x, phrase);
    uint32_t entity = deed == RSM_NONE ? RSM_NONE : entity_of(x, phrase);
    if (entity == RSM_NONE || entity_at(x, entity)->type != RSM_ENTITY_PER)
        return;
    role_claim *made = add_claim(x, deed, RSM_ROLE_VICTIM, entity, p->first, p->end);
    if (made != NULL)
        made->identified = true;
}

/* "found a 62-year-old with a gunshot wound". */
static bool is_found_hurt(const extraction *x, const noun_phrase *p) {
    static const char *const finds[] = {"find", "discover", "locate"};
    static const char *const states[] = {"wound",    "wounds",   "shot",        "dead",
                                         "bleeding", "injured",  "stabbed",     "wounded",
                                         "lifeless", "injuries", "unresponsive"};
    const verb_group *group = p->first > 0 ? verb_at(x, x->verb_of[p->first - 1]) : NULL;
    uint32_t end = sentence_end(x, p->first);
    if (group == NULL || group->passive || group->negated || !ONE_OF(x, group->verb, finds))
        return false;
    for (uint32_t token = p->end; token < end && token < p->end + STATE_REACH; token++)
        if (ONE_OF(x, token, states))
            return true;
    return false;
}

/* "The victim is a 30-year-old man", "the dead were described as a 33-year-old nurse". */
static bool is_said_of_victim(const extraction *x, const noun_phrase *p) {
    uint32_t before = p->first > 0 ? p->first - 1 : 0;
    if (token_is(x, before, "as") && before > 0)
        before--;
    const verb_group *group = p->first > 0 ? verb_at(x, x->verb_of[before]) : NULL;
    bool says = group != NULL &&
                (lemma_is(x, group->verb, "be") || (group->passive && before + 1 < p->first));
    return says && !group->negated && group->subject != RSM_NONE &&
           part_of_phrase(x, group->subject) == PART_VICTIM;
}

/* Whether only a comma or "and" stands between two phrases of a sentence. */
static bool is_joined(const extraction *x, const noun_phrase *earlier, const noun_phrase *later) {
    if (later->first <= earlier->end || later->first > earlier->end + JOIN_REACH)
        return false;
    for (uint32_t token = earlier->end; token < later->first; token++)
        if (!token_is(x, token, "and") && !rsm_slice_equal_string(token_text(x, token), ","))
            return false;
    return true;
}

static void claim_known_by_age(extraction *x) {
    uint32_t last = RSM_NONE, deed = RSM_NONE; /* the phrase claimed last, and its deed */
    for (uint32_t i = 0; i < x->phrases.count && !x->failed; i++) {
        const noun_phrase *p = phrase_at(x, i);
        if (!is_aged(x, p))
            continue;
        bool next = last != RSM_NONE && is_joined(x, phrase_at(x, last), p);
        bool harmed = next || is_found_hurt(x, p) || is_said_of_victim(x, p) ||
                      part_of_phrase(x, i) == PART_VICTIM;
        if (!harmed)
            continue;
        deed = next ? deed : harm_near(x, p->first, false);
        claim_aged(x, i, deed);
        last = i;
    }
}

/* ---- the age of somebody named ---- */

/* "Ann Lee, 19,", "19-year-old Ann Lee". */
static bool age_beside(const extraction *x, uint32_t first, uint32_t end) {
    uint64_t age;
    bool after = end + 2 < x->text->token_count &&
                 rsm_slice_equal_string(token_text(x, end), ",") &&
                 rsm_slice_parse_unsigned(token_text(x, end + 1), OLDEST, &age) &&
                 (rsm_slice_equal_string(token_text(x, end + 2), ",") ||
                  rsm_slice_equal_string(token_text(x, end + 2), "."));
    return after || (first >= 5 && years_begin(x, first - 5));
}

/* The first claim on an entity as victim or attacker; NULL where none is, or one tells his age. */
static const role_claim *claim_without_age(const extraction *x, uint32_t entity, uint32_t claims) {
    const role_claim *best = NULL;
    for (uint32_t i = 0; i < claims && i < CLAIMS; i++) {
        const role_claim *claim = role_at(x, i);
        bool part = claim->role == RSM_ROLE_VICTIM || claim->about_attacker;
        if (claim->entity != entity || !part)
            continue;
        for (uint32_t token = claim->first; token < claim->end; token++)
            if (x->tagging->name_of[token] != RSM_NONE &&
                age_beside(x, start_of_name(x, token), end_of_name(x, token)))
                return NULL;
        best = best == NULL ? claim : best;
    }
    return best;
}

/* "Carl Reed, 27, shot his neighbour": here he is told of as the one who did it, whatever befell
 * him after. */
static bool is_doer_here(const extraction *x, uint32_t entity, uint32_t first, uint32_t end) {
    for (uint32_t i = 0; i < x->roles.count && i < CLAIMS; i++) {
        const role_claim *claim = role_at(x, i);
        if (claim->role == RSM_ROLE_PERPETRATOR && claim->entity == entity &&
            claim->stance != RSM_STANCE_DENIES && claim->first < end && claim->end > first)
            return true;
    }
    return false;
}

static void claim_ages_told_apart(extraction *x) {
    uint32_t claims = x->roles.count;
    for (uint32_t token = 0; token < x->text->token_count && !x->failed; token++) {
        if (!names_somebody(x, token))
            continue;
        uint32_t end = end_of_name(x, token), first = token;
        token = end - 1;
        if (!age_beside(x, first, end))
            continue;
        uint32_t entity = x->entity_of_name[x->tagging->name_of[first]];
        const role_claim *claim = claim_without_age(x, entity, claims);
        if (claim == NULL ||
            (claim->role == RSM_ROLE_VICTIM && is_doer_here(x, entity, first, end)))
            continue;
        role_claim told = *claim; /* the vector may move */
        role_claim *made = add_claim(x, told.event, told.role, entity, first, end);
        if (made == NULL)
            continue;
        made->identified = true;
        made->about_attacker = told.about_attacker;
        made->certainty = told.certainty;
        made->accused = told.accused;
        made->stance = told.stance;
        made->accuser = told.accuser;
    }
}

void claim_aged_persons(extraction *x) {
    claim_known_by_age(x);
    if (!x->failed)
        claim_ages_told_apart(x);
}
