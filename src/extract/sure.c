/* How sure of a fact its source is.
 *
 * Certainty is the source's own, and a hedge says of one thing in its sentence that it is unsure,
 * not of all: of "probably killed by the man who robbed the bank on Friday" neither the robbery nor
 * its day. So a hedge touches what hangs on the word it stands by, and nothing that the clause
 * takes for granted: a relative clause, a clause of time, "the attack". What is said of somebody
 * only ("allegedly") leaves who did it open, not that it was done. Without a tree the clause
 * decides. Cost: linear in the sentence for each fact; climbs of the tree are capped at CLIMB, the
 * mentions of an incident looked through at MENTIONS. */
#include "extract/sure.h"

#include "extract/crediting.h"
#include "extract/govern.h"

enum {
    CLIMB = 24,   /* tokens from a fact's word up the tree */
    MENTIONS = 64 /* of an incident looked through for one told plainly */
};

/* ---- what is taken for granted ---- */

/* Whether the slot says who did it or why: what is guessed at where all else is known. */
static bool is_open_question(rsm_slot slot) {
    return slot == RSM_SLOT_PERPETRATOR || slot == RSM_SLOT_ATTACKER ||
           slot == RSM_SLOT_ATTACKERS || slot == RSM_SLOT_CAUSE || slot == RSM_SLOT_MOTIVE ||
           slot == RSM_SLOT_ACCOUNT || slot == RSM_SLOT_HAPPENED;
}

/* Whether a clause only tells of whom or of when: "who shot two", "killed on Friday", "after the
 * bomb went off". */
static bool is_clause_aside(const extraction *x, uint32_t token) {
    static const char *const times[] = {"when", "after", "before", "while", "as", "since"};
    if (has_to(x, token))
        return false;
    if (tree_relation_is(x, token, "acl")) /* but not "reports that two died" */
        return tree_relation_is(x, token, "acl:relcl") ||
               tree_child_before(x, token, "mark", "mark") == RSM_NONE;
    uint32_t mark = tree_relation_is(x, token, "advcl")
                        ? tree_child_before(x, token, "mark", "advmod")
                        : RSM_NONE;
    if (mark != RSM_NONE || !tree_relation_is(x, token, "advcl"))
        return mark != RSM_NONE && ONE_OF(x, mark, times);
    uint32_t subject = tree_child_before(x, token, "nsubj", "obl"); /* "after a ferry sank" */
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[subject == RSM_NONE ? token - 1 : subject]);
    return phrase != NULL && phrase->end == token && phrase->first > sentence_first(x, token) &&
           ONE_OF(x, phrase->first - 1, times);
}

/* Whether a token is of a noun that speaks of a happening as known: "the attack". */
static bool is_known_event(const extraction *x, uint32_t token) {
    uint32_t index = first_event_from(x, token + 1);
    const event *e = index > 0 ? event_at(x, index - 1) : NULL;
    const noun_phrase *phrase = e != NULL && e->end > token ? phrase_at(x, e->phrase) : NULL;
    return phrase != NULL && e->noun && (e->definite || phrase->definite);
}

/* "the kidnapped pupils": told as known by the word before the noun. */
static bool is_attribute(const extraction *x, uint32_t token) {
    uint32_t index = first_event_from(x, token);
    const event *e = index < x->events.count ? event_at(x, index) : NULL;
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[token]);
    return e != NULL && e->first == token && !e->noun && tree_relation_is(x, token, "amod") &&
           phrase != NULL && phrase->definite;
}

/* Climbs from a token to one of the words in [first, end), or to the top; true where it passes a
 * clause or a noun that is taken for granted below them, what is judged itself left out ("denied
 * the attack"). */
static bool is_granted_below(const extraction *x, uint32_t token, uint32_t first, uint32_t end) {
    for (uint32_t steps = 0; steps < CLIMB; steps++) {
        uint32_t head = tree_head(x, token);
        bool top = head >= first && head < end;
        if (token >= first && token < end)
            return false;
        if (is_known_event(x, token) && !(top && tree_relation_is(x, token, "obj")))
            return true;
        if (head == RSM_NONE || head >= x->text->token_count || top)
            return false;
        if (is_clause_aside(x, token) || is_attribute(x, token))
            return true;
        token = head;
    }
    return false;
}

/* Whether the words of a fact, or the verb that it rests on, are taken for granted below the words
 * [first, end). */
static bool is_fact_granted(const extraction *x, const fact *f, uint32_t first, uint32_t end) {
    if (!x->tagging->has_tree || is_open_question(f->slot))
        return false;
    const event *e = event_at(x, f->trigger);
    bool beside = e != NULL && !e->noun && x->clause_of[e->first] == x->clause_of[f->first];
    return is_granted_below(x, f->end - 1, first, end) ||
           (beside && is_granted_below(x, e->first, first, end));
}

bool is_granted_in(const extraction *x, const fact *f, const credit *c) {
    return c->cue_first < c->cue_end && is_fact_granted(x, f, c->cue_first, c->cue_end);
}

bool is_sure_to_be(const extraction *x, const event *e) {
    const incident_draft *incident = incident_at(x, e->incident);
    if (incident == NULL)
        return false;
    uint32_t looked = 0;
    for (uint32_t i = incident->first_event; i <= incident->last_event && looked < MENTIONS; i++) {
        const event *other = event_at(x, i);
        if (other->incident != e->incident)
            continue;
        looked++;
        if (other != e && other->modality == RSM_MODALITY_ACTUAL && other->type_row == e->type_row)
            return true;
    }
    return false;
}

/* ---- hedges ---- */

/* "it was reported by the police": told by somebody, and no hedge. */
static bool has_teller(const extraction *x, const rsm_match *cue) {
    const verb_group *group = verb_at(x, x->verb_of[cue->end_token - 1]);
    return group != NULL && group->agent != RSM_NONE &&
           credit_at(x, x->credit_of[sentence_first(x, cue->first_token)]) != NULL;
}

/* "feared dead", "presumed drowned", "believed to have died". */
static bool is_presumed(const extraction *x, uint32_t token) {
    static const char *const words[] = {"feared", "presumed", "believed", "thought"};
    uint32_t next = token + 1;
    if (next >= sentence_end(x, token) || !ONE_OF(x, token, words))
        return false;
    return match_at(x, next, RSM_DOMAIN_OUTCOME) != NULL ||
           (token_is(x, next, "to") && next + 1 < x->text->token_count &&
            token_is(x, next + 1, "have"));
}

/* "is thought to have joined the raid on Friday": of an attack that is told of as known
 * before the fact, or at it, only who took part is guessed. */
static bool is_of_known_deed(const extraction *x, const fact *f, uint32_t hedge) {
    if (is_open_question(f->slot))
        return false;
    const event *own = event_at(x, f->trigger);
    for (uint32_t i = first_event_from(x, hedge + 1); i < x->events.count; i++) {
        const event *e = event_at(x, i);
        if (e->first > f->first && (own == NULL || e->first > own->first))
            return false;
        if (is_known_event(x, e->first) && (own == NULL || own->incident == e->incident))
            return true;
    }
    return false;
}

/* "the clerk believed to have lit the fire was held on Friday": what a participle after its noun guesses
 * at ends before the next verb with a tense, and nothing before it is guessed. */
static bool is_beside_guess(const extraction *x, const fact *f, uint32_t hedge) {
    const verb_group *guess = verb_at(x, x->verb_of[hedge]);
    bool reduced = guess != NULL && guess->first == guess->verb && hedge > 0 &&
                   x->phrase_of[hedge - 1] != RSM_NONE;
    if (!reduced)
        return false;
    const event *e = event_at(x, f->trigger);
    uint32_t told = e != NULL && x->text->tokens[e->first].sentence == x->text->tokens[hedge].sentence
                        ? e->first
                        : f->first;
    if (told < hedge) /* but not "the five believed to have died" */
        return x->phrase_of[f->end - 1] != x->phrase_of[hedge - 1];
    for (uint32_t i = x->verb_of[hedge] + 1; i < x->verbs.count; i++) {
        const verb_group *group = verb_at(x, i);
        if (group->first > told)
            return false;
        if (!group->infinitive && !group->participle && group->first > hedge + 2)
            return true;
    }
    return false;
}

/* "and four were wounded": joined to the clause before, with a subject of its own. */
static bool is_joined_clause(const extraction *x, uint32_t token) {
    return tree_relation_is(x, token, "conj") &&
           tree_child_before(x, token, "nsubj", "csubj") != RSM_NONE;
}

/* Whether a fact hangs on `head`, by nothing that is taken for granted. */
static bool hangs_under(const extraction *x, const fact *f, uint32_t head) {
    bool open = is_open_question(f->slot);
    const event *e = event_at(x, f->trigger);
    bool set = f->slot == RSM_SLOT_WHERE || f->slot == RSM_SLOT_WHEN || f->slot == RSM_SLOT_TYPE;
    bool own = !open && !set && e != NULL && !e->noun && /* "Lee, who was killed" */
               x->text->tokens[e->first].sentence == x->text->tokens[f->first].sentence &&
               tree_relation_is(x, e->end - 1, "acl:relcl");
    uint32_t token = own ? e->end - 1 : f->end - 1;
    if (!open && is_known_event(x, head))
        return false; /* "was probably behind the attack in Osk" */
    for (uint32_t steps = 0; steps < CLIMB && token < x->text->token_count; steps++) {
        if (token == head)
            return true;
        if (is_clause_aside(x, token) || is_joined_clause(x, token) ||
            (!open && is_known_event(x, token)))
            return false;
        token = tree_head(x, token);
    }
    return false;
}

/* Whether the adverb, or the words, of a cue are said of a token: of what follows where they stand
 * apart (", apparently by rebels"), else of what hangs on the word they stand by. */
static bool is_said_of(const extraction *x, const rsm_match *cue, const fact *f) {
    uint32_t token = f->first, at = cue->first_token, end = cue->end_token;
    bool same = x->clause_of[at] == x->clause_of[token];
    if (token_is(x, at, "it") || token_is(x, at, "there")) { /* "it is believed that" */
        bool over = cue->words > 2 && at < token && token_is(x, end, "that");
        return (same || over) && !is_fact_granted(x, f, at, end);
    }
    if (!x->tagging->has_tree)
        return same;
    bool apart = at > sentence_first(x, at) && is_comma(x, at - 1) && end < sentence_end(x, at) &&
                 token_upos(x, end) == RSM_UPOS_ADP;
    if (apart)
        return same && token >= end;
    uint32_t head = tree_head(x, end - 1);
    return head == RSM_NONE ? same : hangs_under(x, f, head);
}

/* "two may have died", "rebels may have shot them": the verb of whom it happened to, or who did it,
 * says that it may be so. */
static bool is_maybe(const extraction *x, const fact *f) {
    const verb_group *own = verb_at(x, x->verb_of[f->first]);
    if (own != NULL)
        return own->modal;
    bool takes_part = f->slot == RSM_SLOT_KILLED || f->slot == RSM_SLOT_INJURED ||
                      f->slot == RSM_SLOT_CASUALTIES || f->slot == RSM_SLOT_MISSING ||
                      f->slot == RSM_SLOT_VICTIM || f->slot == RSM_SLOT_PERPETRATOR;
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[f->end - 1]);
    if (!takes_part || phrase == NULL || !x->tagging->has_tree)
        return false;
    uint32_t head = tree_head(x, phrase->head);
    const verb_group *group = head < x->text->token_count ? verb_at(x, x->verb_of[head]) : NULL;
    return group != NULL && group->verb == head && group->modal &&
           (token_is(x, group->first, "may") || token_is(x, group->first, "might") ||
            (token_is(x, group->first, "could") && lemma_is(x, head - 1, "have")));
}

/* What a charge ("allegedly") leaves of a fact: who did it is likely; that it was done is sure
 * where it is told plainly as well. */
static rsm_certainty charged(const extraction *x, const fact *f) {
    const event *e = event_at(x, f->trigger);
    uint32_t index = first_event_from(x, f->first);
    if (e == NULL && index < x->events.count && event_at(x, index)->first == f->first)
        e = event_at(x, index);
    bool open = is_open_question(f->slot) || (e != NULL && !is_sure_to_be(x, e));
    return open ? RSM_CERTAINTY_LIKELY : RSM_CERTAINTY_STATED;
}

/* "suspected guerrillas", "a presumed bomber": who did it is guessed by the word before him. */
static bool is_suspected(const extraction *x, const fact *f) {
    static const char *const words[] = {"suspected", "presumed", "alleged",    "supposed",
                                        "apparent",  "probable", "presumably", "allegedly"};
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[f->first]);
    if (phrase == NULL || (f->slot != RSM_SLOT_PERPETRATOR && f->slot != RSM_SLOT_ATTACKER))
        return false;
    for (uint32_t token = phrase->first; token < f->end && token < phrase->end; token++)
        if (ONE_OF(x, token, words))
            return true;
    uint32_t before = phrase->first - 1;
    if (phrase->first == sentence_first(x, phrase->first) || !ONE_OF(x, before, words))
        return false;
    const verb_group *group = verb_at(x, x->verb_of[before]);
    return group == NULL || group->end == group->first + 1;
}

/* "An apparent murder-suicide", "a suspected gas explosion": of what kind it was is guessed by the
 * word before the noun, or by the noun's own first. */
static rsm_certainty type_guessed(const extraction *x, const fact *f) {
    static const char *const likely[] = {"apparent",  "suspected", "presumed", "alleged",
                                         "supposed",  "probable",  "seeming",  "likely"};
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[f->end - 1]);
    if (f->slot != RSM_SLOT_TYPE || phrase == NULL || x->verb_of[f->first] != RSM_NONE)
        return RSM_CERTAINTY_STATED;
    uint32_t first = phrase->first < f->first ? phrase->first : f->first;
    for (uint32_t token = first; token < f->end; token++) {
        if (token_is(x, token, "possible"))
            return RSM_CERTAINTY_POSSIBLE;
        if (ONE_OF(x, token, likely))
            return RSM_CERTAINTY_LIKELY;
    }
    return RSM_CERTAINTY_STATED;
}

rsm_certainty hedge_over(const extraction *x, const fact *f) {
    rsm_certainty certainty = is_suspected(x, f) ? RSM_CERTAINTY_LIKELY : type_guessed(x, f);
    for (uint32_t at = sentence_first(x, f->first); at < sentence_end(x, f->first); at++) {
        if (is_presumed(x, at) && x->clause_of[at] == x->clause_of[f->first] &&
            !is_fact_granted(x, f, at, at + 1) && !is_of_known_deed(x, f, at) &&
            !is_beside_guess(x, f, at))
            certainty = RSM_CERTAINTY_POSSIBLE;
        const rsm_match *cue = cue_at(x, at, RSM_POS_ADVERB);
        if (cue == NULL || has_teller(x, cue) || !is_said_of(x, cue, f))
            continue;
        rsm_certainty told = cue_notes(x, cue, "charge")
                                 ? charged(x, f)
                                 : (rsm_certainty)rsm_world_number(x->world, RSM_DOMAIN_CUE,
                                                                   cue->row, RSM_CUE_CERTAINTY);
        if (told > certainty)
            certainty = told;
    }
    return certainty == RSM_CERTAINTY_STATED && is_maybe(x, f) ? RSM_CERTAINTY_POSSIBLE : certainty;
}
