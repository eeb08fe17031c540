/* Words of lexicon/outcomes.txt that tell of nobody: a life kept, a plane shot down, power
 * surrendered; and what was meant and not done.
 *
 * Invariant: nothing is allocated or changed. Cost: a bounded number of tokens around the word. */
#include "extract/figure.h"

/* "shot himself": the subject is hurt. */
bool is_reflexive(const extraction *x, uint32_t index) {
    static const char *const words[] = {"himself", "herself", "themselves", "itself", "self"};
    const noun_phrase *phrase = phrase_at(x, index);
    return phrase != NULL && word_in(x, phrase->head, words, sizeof words / sizeof *words) &&
           !token_is(x, phrase->end, "and"); /* "killing himself and four others" */
}

/* "I'm glad it stopped rather than someone else got killed": it did not happen. */
static bool is_rather_than(const extraction *x, uint32_t outcome) {
    enum { REACH = 16 };
    uint32_t first = sentence_first(x, outcome);
    for (uint32_t back = 2; back <= REACH && outcome >= first + back; back++) {
        uint32_t token = outcome - back;
        if (token_is(x, token, "rather") && token_is(x, token + 1, "than"))
            return true;
        if (rsm_slice_equal_string(token_text(x, token), ","))
            return false;
    }
    return false;
}

/* "with the intention of kidnapping the judge": meant, and not told to have come. */
static bool is_intended(const extraction *x, uint32_t outcome) {
    static const char *const aims[] = {"intention", "intent", "aim", "purpose", "goal", "plan"};
    enum { REACH = 6 };
    uint32_t first = sentence_first(x, outcome);
    bool led = false;
    for (uint32_t back = 1; back <= REACH && outcome >= first + back; back++) {
        uint32_t at = outcome - back;
        if (led && ONE_OF(x, at, aims))
            return true;
        if (token_upos(x, at) == RSM_UPOS_PUNCT)
            return false;
        led = token_is(x, at, "of") || token_is(x, at, "to");
    }
    return false;
}

/* Whether a predicate of another slot, with a number before it, begins at a token within a match.
 */
static bool counts_others(const extraction *x, const rsm_match *outcome, uint32_t token,
                          rsm_slot slot) {
    const rsm_tagging *tagging = x->tagging;
    rsm_upos before = token_upos(x, token - 1); /* "left ten | dead", not "non-fatal" */
    if (before != RSM_UPOS_NUM && before != RSM_UPOS_NOUN &&
        match_over(x, token - 1, RSM_DOMAIN_VAGUE) == NULL)
        return false;
    for (uint32_t m = tagging->first_match[token]; m < tagging->first_match[token + 1]; m++) {
        const rsm_match *within = &tagging->matches[m];
        if (within->domain != RSM_DOMAIN_OUTCOME || within->end_token > outcome->end_token)
            continue;
        rsm_slot told =
            rsm_world_number(x->world, RSM_DOMAIN_OUTCOME, within->row, RSM_OUTCOME_SLOT);
        uint32_t pattern =
            rsm_world_number(x->world, RSM_DOMAIN_OUTCOME, within->row, RSM_OUTCOME_PATTERN);
        bool inner = (within->end_token < outcome->end_token) != (told == RSM_SLOT_CASUALTIES);
        if ((pattern & RSM_OUTCOME_PREDICATE) != 0 && inner && told != slot)
            return true;
    }
    return false;
}

/* "left 10 dead and 30 wounded", "suffered no injuries": words of another outcome, or of none,
 * stand within the match, so whoever stands before it is not meant. */
static bool is_broken(const extraction *x, const rsm_match *outcome, rsm_slot slot) {
    for (uint32_t token = outcome->first_token + 1; token + 1 < outcome->end_token; token++) {
        if (token_is(x, token, "no") || counts_others(x, outcome, token, slot))
            return true;
    }
    return false;
}

/* "Three were shot and one is dead": the last word of what may stand apart is told of somebody
 * else, with a verb of its own. */
static bool is_of_two_clauses(const extraction *x, const rsm_match *outcome) {
    const verb_group *own = verb_at(x, x->verb_of[outcome->first_token]);
    rsm_slice phrase =
        rsm_world_string(x->world, RSM_DOMAIN_OUTCOME, outcome->row, RSM_OUTCOME_PHRASE);
    if (own == NULL || rsm_slice_find(phrase, RSM_SLICE("..."), 0) == RSM_NOWHERE)
        return false;
    for (uint32_t token = outcome->first_token + 1; token < outcome->end_token; token++) {
        const verb_group *group = verb_at(x, x->verb_of[token]);
        const noun_phrase *subject = group == NULL ? NULL : phrase_at(x, group->subject);
        if (group != own && subject != NULL && subject->first > outcome->first_token)
            return true;
    }
    return false;
}

/* "surrendered power": given up, and nobody is held. */
static bool gives_up_a_thing(const extraction *x, const rsm_match *outcome) {
    const verb_group *group = verb_at(x, x->verb_of[outcome->first_token]);
    return group != NULL && lemma_is(x, outcome->first_token, "surrender") &&
           group->object != RSM_NONE && !is_reflexive(x, group->object);
}

/* "a non-life threatening wound", "his life's work": lives are counted only where they are lost. */
static bool is_life_kept(const extraction *x, const rsm_match *outcome) {
    static const char *const losses[] = {"lose", "claim", "take", "cost", "end", "snuff", "loss"};
    enum { REACH = 8 };
    rsm_slice phrase =
        rsm_world_string(x->world, RSM_DOMAIN_OUTCOME, outcome->row, RSM_OUTCOME_PHRASE);
    if (!rsm_slice_equal_string(phrase, "life"))
        return false;
    uint32_t first = sentence_first(x, outcome->first_token);
    uint32_t end = sentence_end(x, outcome->first_token);
    first = outcome->first_token > first + REACH ? outcome->first_token - REACH : first;
    end = outcome->end_token + REACH < end ? outcome->end_token + REACH : end;
    for (uint32_t token = first; token < end; token++)
        if (ONE_OF(x, token, losses))
            return false;
    return true;
}

/* "burned down a police station", "shot down a plane": a verb of its own that hurts nobody. */
static bool is_of_things(const extraction *x, const rsm_match *outcome) {
    const rsm_match *trigger = match_at(x, outcome->first_token, RSM_DOMAIN_TRIGGER);
    uint32_t harms = RSM_TRIGGER_KILLS | RSM_TRIGGER_INJURES | RSM_TRIGGER_VICTIM_OBJECT;
    return trigger != NULL && trigger->first_token == outcome->first_token &&
           trigger->end_token > outcome->end_token &&
           (token_is(x, outcome->end_token, "down") || token_is(x, outcome->end_token, "up")) &&
           (rsm_world_number(x->world, RSM_DOMAIN_TRIGGER, trigger->row, RSM_TRIGGER_FLAGS) &
            harms) == 0;
}

/* "No one was missing a life jacket", "is missing a leg": somebody lacks something. */
static bool is_lacking(const extraction *x, const rsm_match *outcome) {
    const noun_phrase *lacked = outcome->end_token < sentence_end(x, outcome->first_token)
                                    ? phrase_at(x, x->phrase_of[outcome->end_token])
                                    : NULL;
    return lemma_is(x, outcome->first_token, "be") &&
           token_is(x, outcome->end_token - 1, "missing") && lacked != NULL &&
           lacked->first == outcome->end_token && x->time_of[lacked->head] == RSM_NONE &&
           x->place_of[lacked->head] == RSM_NONE;
}

/* "The dead man's sister", "one victim's cousin": somebody of theirs. */
static bool is_possessor(const extraction *x, const rsm_match *outcome) {
    static const char *const remains[] = {"body", "death", "remains", "corpse", "grave",
                                          "murder", "killing", "funeral"};
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[outcome->first_token]);
    if (phrase == NULL || x->verb_of[outcome->first_token] != RSM_NONE)
        return false;
    for (uint32_t token = outcome->end_token; token < phrase->head; token++)
        if (token_upos(x, token) == RSM_UPOS_PART && !ONE_OF(x, phrase->head, remains))
            return true;
    return false;
}

/* "The shooting leaves 2 dead": a noun, before the verb of what it did. */
static bool is_noun_of_deed(const extraction *x, const rsm_match *outcome) {
    static const char *const verbs[] = {"leaves", "kills", "wounds", "injures", "hurts",
                                        "claims", "sends", "rocks",  "shakes",  "prompts"};
    uint32_t at = outcome->first_token, next = at + 1;
    if (!rsm_slice_ends_with(token_text(x, at), RSM_SLICE("ing")))
        return false;
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (next < sentence_end(x, at) && token_is(x, next, verbs[i]))
            return true;
    return false;
}

/* "for somebody who died in an attack", "no march was held for anyone who was killed": of no one
 * person. */
static bool is_of_anybody(const extraction *x, const rsm_match *outcome) {
    enum { REACH = 4 };
    static const char *const anybody[] = {"someone", "somebody", "anyone",  "anybody",
                                          "everyone", "everybody", "whoever"};
    uint32_t first = sentence_first(x, outcome->first_token);
    for (uint32_t back = 1; back <= REACH && outcome->first_token > first + back; back++) {
        uint32_t token = outcome->first_token - back;
        if (token_is(x, token, "who") && ONE_OF(x, token - 1, anybody))
            return true;
    }
    return false;
}

/* "was airlifted to St Mary's Medical Center": to be treated. */
bool is_to_hospital(const extraction *x, uint32_t outcome) {
    enum { REACH = 10 };
    static const char *const houses[] = {"hospital", "medical", "clinic", "infirmary", "trauma"};
    uint32_t end = sentence_end(x, outcome);
    end = outcome + REACH < end ? outcome + REACH : end;
    bool to = false;
    for (uint32_t token = outcome + 1; token < end; token++) {
        to |= token_is(x, token, "to");
        if (to && ONE_OF(x, token, houses))
            return !token_is(x, outcome, "evacuated") && !lemma_is(x, outcome, "evacuate");
        if (token_upos(x, token) == RSM_UPOS_PUNCT || token_is(x, token, "from"))
            return false;
    }
    return false;
}

/* "Two men fled the scene in a car": no home was left. */
bool ran_away(const extraction *x, uint32_t outcome) {
    enum { REACH = 8 };
    static const char *const homes[] = {"home", "house", "village", "town", "city", "area",
                                        "region", "district", "province", "country", "border",
                                        "fighting", "violence", "war", "clash", "shelling",
                                        "flood", "eruption", "storm", "fire", "camp", "refuge",
                                        "safety", "shelter", "attack", "bombing", "offensive",
                                        "bombardment", "conflict", "cyclone", "hurricane",
                                        "community", "neighborhood", "settlement", "state"};
    static const char *const from[] = {"to",  "into",    "from",   "across",
                                       "for", "towards", "toward", "the"};
    static const char *const away[] = {"scene", "foot", "police", "custody", "prison", "jail",
                                       "officer", "vehicle", "car", "motorcycle", "spot"};
    uint32_t end = sentence_end(x, outcome), first = sentence_first(x, outcome);
    if (!lemma_is(x, outcome, "flee"))
        return false;
    for (uint32_t token = outcome + 1; token < end && token <= outcome + REACH; token++)
        if (ONE_OF(x, token, away))
            return true;
    for (uint32_t token = first; token < end; token++) {
        bool place = token > outcome && x->place_of[token] != RSM_NONE &&
                     (token == outcome + 1 || ONE_OF(x, token - 1, from));
        bool after = token > outcome && token_is(x, token - 1, "after");
        if (place || (!after && token > outcome && ONE_OF(x, token, homes)))
            return false;
    }
    return true;
}

/* "An avalanche buried a hiker", "was buried by mud": who may live yet. */
static bool is_under_something(const extraction *x, const rsm_match *outcome) {
    const verb_group *group = verb_at(x, x->verb_of[outcome->first_token]);
    if (group == NULL || !lemma_is(x, outcome->first_token, "bury") ||
        outcome->end_token > outcome->first_token + 1)
        return false;
    uint32_t doer = group->passive ? group->agent : group->subject;
    const noun_phrase *phrase = phrase_at(x, doer);
    return phrase != NULL && match_over(x, phrase->head, RSM_DOMAIN_TRIGGER) != NULL;
}

/* "died of natural causes": of nothing that happened. */
static bool is_natural(const extraction *x, const rsm_match *outcome) {
    static const char *const causes[] = {"natural", "cancer", "age"};
    uint32_t of = outcome->first_token + 1;
    return lemma_is(x, outcome->first_token, "die") && of + 2 < x->text->token_count &&
           (token_is(x, of, "of") || token_is(x, of, "from")) &&
           (ONE_OF(x, of + 1, causes) || ONE_OF(x, of + 2, causes));
}

/* "The mayor seized upon the issue". */
static bool is_seized_upon(const extraction *x, const rsm_match *outcome) {
    return lemma_is(x, outcome->first_token, "seize") &&
           (token_is(x, outcome->end_token, "upon") || token_is(x, outcome->end_token, "on"));
}

/* "Two arrest warrants", "three murder charges": papers and charges are counted, and no people. */
static bool is_first_of_compound(const extraction *x, const rsm_match *outcome) {
    static const char *const papers[] = {"warrant", "charge", "count", "record", "case", "trial",
                                         "investigation", "report", "certificate", "threat",
                                         "figure", "estimate"};
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[outcome->first_token]);
    return phrase != NULL && phrase->head >= outcome->end_token &&
           ONE_OF(x, phrase->head, papers);
}

bool counts_nobody(const extraction *x, const rsm_match *outcome, rsm_slot slot) {
    return is_seized_upon(x, outcome) || is_first_of_compound(x, outcome) ||
           is_under_something(x, outcome) || is_natural(x, outcome) ||
           is_life_kept(x, outcome) || is_lacking(x, outcome) || is_broken(x, outcome, slot) ||
           is_of_two_clauses(x, outcome) || is_possessor(x, outcome) ||
           is_noun_of_deed(x, outcome) || is_of_anybody(x, outcome) ||
           gives_up_a_thing(x, outcome) || (slot == RSM_SLOT_INJURED && is_of_things(x, outcome));
}

/* "It would be sad if one were killed": supposed. */
static bool is_supposed(const extraction *x, uint32_t outcome) {
    enum { REACH = 8 };
    uint32_t first = sentence_first(x, outcome);
    for (uint32_t back = 1; back <= REACH && outcome >= first + back; back++) {
        uint32_t at = outcome - back;
        if (token_is(x, at, "if") && !(at > first && token_is(x, at - 1, "even")))
            return !(at > first && match_at(x, at - 1, RSM_DOMAIN_CUE) != NULL);
        if (token_upos(x, at) == RSM_UPOS_PUNCT)
            return false;
    }
    return false;
}

bool is_near_miss(const extraction *x, uint32_t verb) {
    static const char *const words[] = {"nearly", "almost", "narrowly"};
    const verb_group *group = verb_at(x, x->verb_of[verb]);
    uint32_t first = group == NULL ? verb : group->first;
    for (uint32_t token = first > 0 ? first - 1 : 0; token < verb; token++)
        if (ONE_OF(x, token, words))
            return true;
    return false;
}

bool is_untold(const extraction *x, uint32_t outcome) {
    return is_rather_than(x, outcome) || is_intended(x, outcome) || is_supposed(x, outcome) ||
           is_near_miss(x, outcome);
}
