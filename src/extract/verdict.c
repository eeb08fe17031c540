/* Judgements on what was told before.
 *
 * "The claim was false", "no evidence links the man to the group", "we have no reason to question
 * the group's claim": a verdict of lexicon/cues.txt, or a verb of denying, doubting or confirming
 * with a noun of saying as its object. What is judged is the claim or accusation told before that
 * the sentence names, else the only one, else the one of the sentences just before. And how the
 * words around a cause take it: ruled out, suspected, left open. Cost: linear in the cues;
 * statements looked back over are capped. */
#include "extract/verdict.h"

#include "extract/blame.h"
#include "extract/crediting.h"

enum {
    VERDICTS = 200,        /* verdicts of a report: each looks through its credits */
    VERDICT_REACH = 16,    /* tokens from "no evidence" to the claim */
    STATEMENTS_BACK = 400, /* statements looked through for what is judged */
    SENTENCES_BACK = 3,    /* sentences back to a claim that nothing else points at */
    CAUSE_REACH = 7        /* tokens from a cause to the verb that takes it */
};

/* ---- nouns of saying ---- */

static bool is_claim_noun(const extraction *x, uint32_t token) {
    static const char *const words[] = {"claim",      "allegation", "accusation", "charge",
                                        "assertion",  "suggestion", "report",     "responsibility",
                                        "authorship", "statement",  "involvement"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (lemma_is(x, token, words[i]))
            return token_upos(x, token) == RSM_UPOS_NOUN;
    return false;
}

static bool is_group_noun(const extraction *x, uint32_t token) {
    static const char *const words[] = {"group",     "organization", "organisation", "militant",
                                        "extremist", "terrorist",    "network",      "movement"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (lemma_is(x, token, words[i]))
            return true;
    return false;
}

/* ---- what is judged ---- */

typedef struct verdict {
    uint32_t first, end; /* tokens of the words judged */
    uint32_t cue;        /* token of the cue */
    rsm_stance stance;
    rsm_certainty certainty;
    bool accusation; /* an accusation is judged rather than a claim */
    bool named;      /* only what the sentence names, or a group, may be judged */
    bool group;      /* the words name a group in general */
    bool figure;     /* a toll is judged */
    bool pronoun;    /* "this was wrong": what was said last is judged */
} verdict;

static bool named_in_sentence(const extraction *x, const rsm_statement *told, uint32_t token) {
    uint32_t end = sentence_end(x, token);
    for (uint32_t at = sentence_first(x, token); at < end; at++) {
        const rsm_match *actor = match_at(x, at, RSM_DOMAIN_ACTOR);
        if (actor != NULL && told->value.as.actor.actor.size > 0 &&
            rsm_slice_equal(told->value.as.actor.actor,
                            rsm_world_string(x->world, RSM_DOMAIN_ACTOR, actor->row, RSM_ACTOR_ID)))
            return true;
        const noun_phrase *phrase = phrase_at(x, x->phrase_of[at]);
        if (phrase != NULL && phrase->head == at &&
            rsm_slice_equal_ascii_caseless(
                told->value.as.actor.name,
                span_text(x, tokens_span(x, phrase->first, phrase->end))))
            return true;
    }
    return false;
}

static bool is_figure_noun(const extraction *x, uint32_t token) {
    static const char *const words[] = {"toll", "figure", "number", "count", "estimate", "tally"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (lemma_is(x, token, words[i]))
            return token_upos(x, token) == RSM_UPOS_NOUN;
    return false;
}

static bool may_be_judged(const rsm_statement *told, const verdict *v) {
    if (v->figure)
        return told->value.kind == RSM_VALUE_COUNT && told->incident != RSM_NONE &&
               told->stance == RSM_STANCE_ASSERTS && told->value.as.count.kind != RSM_COUNT_PART;
    bool toll = told->slot == RSM_SLOT_KILLED || told->slot == RSM_SLOT_INJURED ||
                told->slot == RSM_SLOT_CASUALTIES || told->slot == RSM_SLOT_MISSING;
    if (v->pronoun && toll) /* "first reports said two died, but that was wrong" */
        return v->stance == RSM_STANCE_DENIES && told->incident != RSM_NONE &&
               told->stance == RSM_STANCE_ASSERTS && told->sources.count > 0 &&
               told->sources.links[0].kind != RSM_SOURCE_OUTLET;
    if (v->pronoun && told->slot == RSM_SLOT_CAUSE)
        return told->incident != RSM_NONE && told->stance == RSM_STANCE_ASSERTS;
    if (told->slot != RSM_SLOT_PERPETRATOR || told->incident == RSM_NONE ||
        told->value.kind != RSM_VALUE_ACTOR)
        return false;
    return told->stance == RSM_STANCE_CLAIMS || told->stance == RSM_STANCE_ACCUSES ||
           (told->stance == RSM_STANCE_ASSERTS && v->named);
}

/* Whether all that was claimed, or all that somebody is accused of, names one and the same. */
static bool only_one(const extraction *x, const verdict *v) {
    const rsm_statement *statements = x->statements.items, *first = NULL;
    for (uint32_t i = 0; i < x->statements.count && i < STATEMENTS_BACK; i++) {
        const rsm_statement *told = &statements[i];
        if (!may_be_judged(told, v) || (told->stance == RSM_STANCE_ACCUSES) != v->accusation)
            continue;
        if (first == NULL)
            first = told;
        else if (!rsm_slice_equal_ascii_caseless(first->value.as.actor.name,
                                                 told->value.as.actor.name))
            return false;
    }
    return first != NULL;
}

/* The statement judged, or NULL. */
static const rsm_statement *judged_by(const extraction *x, const verdict *v) {
    const rsm_statement *statements = x->statements.items, *best = NULL;
    uint32_t start = x->text->tokens[v->cue].start, best_score = 0;
    uint32_t sentence = x->text->tokens[v->cue].sentence;
    uint32_t back = v->pronoun ? 1 : SENTENCES_BACK;
    uint32_t near = x->text->sentences[sentence > back ? sentence - back : 0].start;
    bool only = !v->figure && !v->pronoun && only_one(x, v);
    for (uint32_t i = 0; i < x->statements.count && i < STATEMENTS_BACK; i++) {
        const rsm_statement *told = &statements[i];
        if (!may_be_judged(told, v) || told->span.start >= start)
            continue;
        bool own = told->span.start >= x->text->sentences[sentence].start;
        bool named = told->value.kind == RSM_VALUE_ACTOR && named_in_sentence(x, told, v->cue);
        bool group = v->group && told->stance == RSM_STANCE_CLAIMS;
        if ((v->named && !named && !group) || (own && !named && !v->pronoun) ||
            (!named && !group && !only && told->span.start < near))
            continue;
        bool fits = (told->stance == RSM_STANCE_ACCUSES) == v->accusation;
        uint32_t score = 1 + (named ? 4 : 0) + (fits && !v->figure ? 2 : 0) +
                         (v->figure && told->slot == RSM_SLOT_KILLED ? 1 : 0);
        if (best == NULL || score > best_score ||
            (score == best_score && told->span.start > best->span.start))
            best = told, best_score = score;
    }
    return best;
}

/* The credit that the cue makes, else the one that its words stand in. */
static uint32_t credit_of_cue(const extraction *x, uint32_t token) {
    for (uint32_t i = x->credits.count; i-- > 0;)
        if (credit_at(x, i)->cue_first == token &&
            credit_at(x, i)->cue_end > credit_at(x, i)->cue_first)
            return i;
    return x->credit_of[token];
}

/* Whose verdict it is: of "reports said two died, but that was wrong, the fire service said" the
 * fire service's, in whose words the reports are quoted. */
static uint32_t credit_of_verdict(const extraction *x, const verdict *v) {
    uint32_t own = credit_of_cue(x, v->cue);
    const credit *quoted = credit_at(x, own);
    uint32_t end = sentence_end(x, v->cue);
    if (!v->pronoun || quoted == NULL || quoted->cue_first > v->cue || quoted->chain.count < 2)
        return own;
    for (uint32_t i = 0; i < x->credits.count; i++) {
        const credit *c = credit_at(x, i);
        if (c->cue_first > v->cue && c->cue_first < end && c->chain.count + 1 == quoted->chain.count)
            return i;
    }
    return own;
}

static uint32_t draft_of(const extraction *x, uint32_t incident) {
    for (uint32_t i = 0; i < x->incidents.count; i++)
        if (incident_at(x, i)->number == incident)
            return i;
    return RSM_NONE;
}

static void state_verdict(extraction *x, const verdict *v) {
    const rsm_statement *told = judged_by(x, v);
    uint32_t draft = told == NULL ? RSM_NONE : draft_of(x, told->incident);
    if (draft == RSM_NONE)
        return;
    fact f = {.incident = draft,
              .slot = told->slot,
              .value = told->value,
              .first = v->first,
              .end = v->end,
              .trigger = RSM_NONE,
              .credit = credit_of_verdict(x, v),
              .has_stance = true,
              .stance = v->stance,
              .certainty = v->certainty,
              .score = SCORE_WEAK};
    add_fact(x, &f);
}

/* ---- verdicts ---- */

static void turn(verdict *v) {
    bool confirms = v->stance == RSM_STANCE_CONFIRMS;
    v->stance = confirms ? RSM_STANCE_DOUBTS : RSM_STANCE_CONFIRMS;
    v->certainty = confirms ? RSM_CERTAINTY_POSSIBLE : RSM_CERTAINTY_LIKELY;
}

/* The claim noun of [first, end), or RSM_NONE. */
static uint32_t claim_in(const extraction *x, uint32_t first, uint32_t end) {
    for (uint32_t token = first; token < end; token++)
        if (is_claim_noun(x, token))
            return token;
    return RSM_NONE;
}

static bool is_accusation(const extraction *x, uint32_t token) {
    return lemma_is(x, token, "accusation") || lemma_is(x, token, "charge") ||
           lemma_is(x, token, "allegation");
}

/* "this", "that", "it". */
static bool points_at_word(const extraction *x, const noun_phrase *p) {
    static const char *const words[] = {"it", "this", "that"};
    return p->pronoun && ONE_OF(x, p->head, words);
}

/* "the claim was false": the subject is the noun. */
static bool read_predicate(const extraction *x, const rsm_match *cue, verdict *v) {
    const verb_group *group = verb_at(x, x->verb_of[cue->first_token]);
    const noun_phrase *subject = group == NULL ? NULL : phrase_at(x, group->subject);
    v->figure = subject != NULL && subject->definite && is_figure_noun(x, subject->head);
    v->pronoun = subject != NULL && points_at_word(x, subject);
    bool that = subject == NULL && group != NULL && group->first > 0 &&
                token_is(x, group->first - 1, "that"); /* "but that proved wrong": no phrase */
    if (that) {
        v->pronoun = true;
        v->first = group->first - 1;
        v->end = group->first;
        return !group->negated;
    }
    if (subject == NULL || (!v->figure && !v->pronoun && !is_claim_noun(x, subject->head)))
        return false;
    v->first = subject->first;
    v->end = subject->end;
    v->accusation = is_accusation(x, subject->head);
    if (group->negated)
        turn(v);
    return true;
}

/* "no evidence to back the claim", "no link between the man and the group". */
static bool read_noun(const extraction *x, const rsm_match *cue, verdict *v) {
    uint32_t end = sentence_end(x, cue->first_token);
    uint32_t limit = cue->end_token + VERDICT_REACH < end ? cue->end_token + VERDICT_REACH : end;
    uint32_t claim = claim_in(x, cue->end_token, limit);
    v->first = cue->first_token;
    v->end = cue->end_token;
    if (claim != RSM_NONE) {
        v->accusation = is_accusation(x, claim);
        return true;
    }
    v->named = true;
    for (uint32_t token = cue->end_token; token < limit; token++)
        v->group |= is_group_noun(x, token);
    return true;
}

/* "have not verified the claim", "questioned the group's claim". */
static bool read_verb(const extraction *x, const rsm_match *cue, verdict *v) {
    const verb_group *group = verb_at(x, x->verb_of[cue->first_token]);
    if (group == NULL || group->infinitive || group->verb != cue->first_token)
        return false;
    const noun_phrase *object = phrase_at(x, group->passive ? group->subject : group->object);
    uint32_t noun = cue->words > 1 ? claim_in(x, cue->first_token + 1, cue->end_token) : RSM_NONE;
    if (noun == RSM_NONE && object != NULL && is_claim_noun(x, object->head))
        noun = object->head;
    v->figure = noun == RSM_NONE && object != NULL && object->definite &&
                is_figure_noun(x, object->head) && !token_is(x, object->end, "of");
    if (v->figure)
        noun = object->head;
    uint32_t index = credit_of_cue(x, cue->first_token);
    const credit *own = credit_at(x, index);
    v->pronoun = noun == RSM_NONE && own != NULL && own->cue_first == cue->first_token &&
                 denies_anothers_word(x, own);
    if (v->pronoun) {
        v->first = object->first;
        v->end = object->end;
        return true;
    }
    if (noun == RSM_NONE || (own != NULL && own->cue_first == cue->first_token &&
                             own->about_responsibility && v->stance == RSM_STANCE_DENIES))
        return false; /* who denies his own part has been told of already: responsible.c */
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[noun]);
    v->first = phrase == NULL ? noun : phrase->first;
    v->end = phrase == NULL ? noun + 1 : phrase->end;
    v->accusation = is_accusation(x, noun);
    if (group->negated && cue->words == 1)
        turn(v);
    return true;
}

void state_verdicts(extraction *x) {
    uint32_t found = 0;
    for (uint32_t m = 0; m < x->tagging->match_count && found < VERDICTS && !x->failed; m++) {
        const rsm_match *cue = &x->tagging->matches[m];
        if (cue->domain != RSM_DOMAIN_CUE)
            continue;
        verdict v = {.cue = cue->first_token,
                     .stance = rsm_world_number(x->world, RSM_DOMAIN_CUE, cue->row, RSM_CUE_STANCE),
                     .certainty =
                         rsm_world_number(x->world, RSM_DOMAIN_CUE, cue->row, RSM_CUE_CERTAINTY)};
        if (v.stance != RSM_STANCE_DENIES && v.stance != RSM_STANCE_DOUBTS &&
            v.stance != RSM_STANCE_CONFIRMS)
            continue;
        bool noun = (rsm_world_number(x->world, RSM_DOMAIN_CUE, cue->row, RSM_CUE_FORM) &
                     RSM_POS_NOUN) != 0;
        bool marked = cue_notes(x, cue, "verdict");
        if (noun && !marked)
            continue;
        found++;
        if (noun     ? read_noun(x, cue, &v)
            : marked ? read_predicate(x, cue, &v)
                     : read_verb(x, cue, &v))
            state_verdict(x, &v);
    }
}

/* ---- causes ---- */

static bool negated_at(const extraction *x, uint32_t token) {
    const verb_group *group = verb_at(x, x->verb_of[token]);
    return group != NULL && (group->negated || group->modal);
}

/* "did not result from", "was not caused by" at the verb. */
static bool is_not_caused(const extraction *x, uint32_t token) {
    static const char *const verbs[] = {"result", "cause", "stem", "arise", "trigger", "owe"};
    const verb_group *group = verb_at(x, x->verb_of[token]);
    return group != NULL && group->verb == token && group->negated && ONE_OF(x, token, verbs);
}

/* How a verb that stands before or after the cause takes it; CAUSE_TOLD where it does not. */
static cause_standing taken_by(const extraction *x, uint32_t token) {
    bool rules = lemma_is(x, token, "rule") &&
                 (token_is(x, token + 1, "out") || token_is(x, token + 2, "out"));
    if (rules || lemma_is(x, token, "exclude") || lemma_is(x, token, "discount"))
        return negated_at(x, token) ? CAUSE_OPEN : CAUSE_DENIED;
    if (lemma_is(x, token, "suspect") && x->verb_of[token] != RSM_NONE)
        return negated_at(x, token) ? CAUSE_DENIED : CAUSE_SUSPECTED;
    return CAUSE_TOLD;
}

static cause_standing taken_before(const extraction *x, uint32_t first) {
    static const char *const guesses[] = {"possible", "apparent", "suspected", "probable",
                                          "likely",   "alleged",  "potential"};
    static const char *const open[] = {"whether", "possibility", "if"};
    static const char *const signs[] = {"sign",       "signs",     "evidence",   "indication",
                                        "suggestion", "suspicion", "indications"};
    uint32_t start = sentence_first(x, first);
    for (uint32_t back = 1; back <= CAUSE_REACH && first >= start + back; back++) {
        uint32_t token = first - back;
        if (rsm_slice_equal_string(token_text(x, token), ",") ||
            rsm_slice_equal_string(token_text(x, token), ";"))
            return CAUSE_TOLD;
        if (back <= 2 && (token_is(x, token, "not") || token_is(x, token, "n't")))
            return CAUSE_DENIED; /* "a bomb, not a gas leak" */
        if (word_in(x, token, guesses, sizeof guesses / sizeof *guesses) && back <= 2)
            return CAUSE_SUSPECTED;
        if (word_in(x, token, open, sizeof open / sizeof *open))
            return CAUSE_OPEN;
        bool no = token_is(x, token, "no");
        if (no && (back <= 2 || word_in(x, token + 1, signs, sizeof signs / sizeof *signs)))
            return CAUSE_DENIED;
        cause_standing taken = taken_by(x, token);
        if (taken != CAUSE_TOLD)
            return taken;
        if (token_is(x, token, "but"))
            return CAUSE_TOLD;
        if (is_not_caused(x, token))
            return CAUSE_DENIED;
    }
    return CAUSE_TOLD;
}

/* "early talk of a gas leak was wrong": a verdict on what is said of the cause. */
static cause_standing judged_after(const extraction *x, uint32_t first, uint32_t verb) {
    static const char *const said[] = {"talk",        "report",     "reports",     "rumour",
                                       "rumours",     "rumor",      "rumors",      "theory",
                                       "speculation", "suggestion", "suggestions", "claim",
                                       "claims",      "idea",       "notion"};
    uint32_t start = sentence_first(x, first);
    bool talk = false;
    for (uint32_t back = 1; back <= 4 && first >= start + back; back++)
        talk |= word_in(x, first - back, said, sizeof said / sizeof *said);
    const rsm_match *cue = match_at(x, verb, RSM_DOMAIN_CUE);
    if (!talk || cue == NULL || !cue_notes(x, cue, "verdict"))
        return CAUSE_TOLD;
    uint32_t stance = rsm_world_number(x->world, RSM_DOMAIN_CUE, cue->row, RSM_CUE_STANCE);
    bool negated = verb_at(x, x->verb_of[verb])->negated;
    return stance == RSM_STANCE_CONFIRMS ? (negated ? CAUSE_DENIED : CAUSE_TOLD)
           : stance == RSM_STANCE_DENIES ? (negated ? CAUSE_TOLD : CAUSE_DENIED)
                                         : CAUSE_OPEN;
}

cause_standing standing_of_cause(const extraction *x, uint32_t first, uint32_t end) {
    cause_standing before = taken_before(x, first);
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[first]);
    uint32_t stop = sentence_end(x, first), after = phrase != NULL ? phrase->end : end;
    for (uint32_t token = after; token < stop && token < after + 5; token++) {
        const verb_group *group = verb_at(x, x->verb_of[token]);
        if (group == NULL || group->verb != token)
            continue;
        cause_standing taken = group->passive ? taken_by(x, token) : judged_after(x, first, token);
        if (taken == CAUSE_SUSPECTED && before == CAUSE_DENIED)
            return before; /* "no foul play is suspected" */
        return taken != CAUSE_TOLD ? taken : before;
    }
    return before;
}
