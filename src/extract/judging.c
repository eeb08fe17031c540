/* Verbs that judge: denials, blame, claims of responsibility.
 *
 * Who denies a part in a bombing, is blamed for it or claims it speaks of a deed that the report
 * tells; when, where and with how many dead is the writer's word, not his. He tells it himself
 * where the words make a clause of it ("accused the army of killing 12", "said it carried out").
 * Cost: linear in the sentence. */
#include "extract/judging.h"

#include "extract/crediting.h"
#include "extract/nest.h"
#include "extract/teller.h"

enum { DEED_REACH = 14 }; /* tokens from a cue to the deed */

/* ---- what the credited one tells himself ---- */

/* Whether the deed is told in a verb: "of killing", "to have shot", "that it carried out". */
static bool tells_deed(const extraction *x, const credit *c, const rsm_match *cue) {
    if (c->attribution.stance == RSM_STANCE_DENIES)
        return false;
    static const char *const leads[] = {"of", "for", "to", "with", "in"};
    uint32_t end = sentence_end(x, c->cue_first);
    uint32_t limit = c->cue_end + DEED_REACH < end ? c->cue_end + DEED_REACH : end;
    for (uint32_t token = cue->first_token + 1; token < limit; token++) {
        if (token_is(x, token, "that") && token + 1 < limit &&
            x->phrase_of[token + 1] != RSM_NONE && token <= c->cue_end)
            return true;
        if (rsm_slice_equal_string(token_text(x, token), ","))
            return false;
        const verb_group *group = verb_at(x, x->verb_of[token]);
        if (group == NULL || group->first != token)
            continue;
        return token < c->cue_end || word_in(x, token - 1, leads, sizeof leads / sizeof *leads) ||
               group->infinitive;
    }
    return false;
}

const credit *teller_of_deed(const extraction *x, const credit *c) {
    for (uint32_t depth = 0; c != NULL && depth < CREDIT_DEPTH; depth++) {
        if (!c->refers)
            return c;
        c = credit_at(x, c->parent);
    }
    return c;
}

/* ---- who is judged ---- */

/* "denied that the delay is linked to the murder": neither is denied, only the link. */
static bool denies_link(const extraction *x, const credit *c) {
    static const char *const links[] = {"link",     "connect",     "relate",
                                        "involve",  "responsible", "connection",
                                        "relation", "involvement", "behind"};
    uint32_t end = sentence_end(x, c->cue_first);
    for (uint32_t token = c->cue_end; token < end && token < c->cue_end + DEED_REACH; token++)
        for (size_t i = 0; i < sizeof links / sizeof *links; i++)
            if (lemma_is(x, token, links[i]))
                return true;
    return false;
}

/* Whether a clause of its own follows a cue that names nothing claimed: "claimed that they had",
 * "claimed the army had fled"; not "claimed responsibility". */
static bool claims_clause(const extraction *x, const verb_group *group, const rsm_match *cue) {
    if (cue->words > 1 || group->end + 1 >= x->text->token_count)
        return false;
    uint32_t next = token_is(x, group->end, "that") ? group->end + 1 : group->end;
    const noun_phrase *p = phrase_at(x, x->phrase_of[next]);
    const verb_group *verb =
        p == NULL || p->end >= sentence_end(x, group->verb) ? NULL : verb_at(x, x->verb_of[p->end]);
    return verb != NULL && verb->first == p->end && !verb->participle &&
           verb->subject == x->phrase_of[next];
}

/* "John Doe, 24, of Osk, Pa. is charged": the subject over what stands between commas. */
static uint32_t accused_before(const extraction *x, const verb_group *group) {
    const noun_phrase *subject = phrase_at(x, group->subject);
    if (subject == NULL || subject->first == sentence_first(x, group->verb) ||
        !is_pause(x, subject->first - 1))
        return group->subject;
    uint32_t first = x->text->sentences[x->text->tokens[group->verb].sentence].dateline_end;
    const noun_phrase *opens = phrase_at(x, x->phrase_of[first]);
    bool place = x->place_of[subject->head] != RSM_NONE || !is_person_name(x, subject->head);
    return opens != NULL && place && is_person_name(x, opens->head) ? x->phrase_of[first]
                                                                    : group->subject;
}

/* "pointed the finger at", "laid the blame on": who is judged follows; not "linked him to". */
static bool ends_in_preposition(const extraction *x, const rsm_match *cue) {
    static const char *const others[] = {"link",   "tie",    "connect", "associate", "charge",
                                         "credit", "accuse", "suspect", "trace"};
    return cue->words > 1 && !ONE_OF(x, cue->first_token, others) &&
           cue->end_token < sentence_end(x, cue->first_token) &&
           token_upos(x, cue->end_token - 1) == RSM_UPOS_ADP;
}

/* "confirmed the names of those killed when", "claims self-defence after shooting two": a word on who
 * they were, on guilt or fear; the deed that it comes after is the writer's to tell. */
static bool is_beside_deed(const extraction *x, const verb_group *group, const credit *c) {
    static const char *const names[] = {"name", "identity"};
    static const char *const pleas[] = {"defense", "defence", "innocence", "insanity",
                                        "alibi",   "amnesia", "ignorance", "immunity"};
    const noun_phrase *object = phrase_at(x, group->object);
    if (object == NULL || group->passive)
        return false;
    rsm_source_kind kind = c->attribution.sources.links[c->attribution.sources.count - 1].kind;
    bool office = kind == RSM_SOURCE_POLICE || kind == RSM_SOURCE_AUTHORITY ||
                  kind == RSM_SOURCE_GOVERNMENT || kind == RSM_SOURCE_MILITARY ||
                  kind == RSM_SOURCE_HOSPITAL; /* who has seen to it knows how they died */
    return (ONE_OF(x, object->head, names) && !office) || ONE_OF(x, object->head, pleas);
}

void set_judged(const extraction *x, credit *c, const verb_group *group, const rsm_match *cue) {
    rsm_stance stance = c->attribution.stance;
    c->refers = is_beside_deed(x, group, c);
    if (stance != RSM_STANCE_ACCUSES && stance != RSM_STANCE_CLAIMS && stance != RSM_STANCE_DENIES)
        return;
    c->refers = !tells_deed(x, c, cue) && (stance != RSM_STANCE_DENIES || denies_link(x, c));
    if (stance == RSM_STANCE_CLAIMS && claims_clause(x, group, cue))
        return; /* "the army claimed it had no word of the clash": no part of its own */
    c->about_responsibility = stance == RSM_STANCE_CLAIMS;
    if (stance == RSM_STANCE_ACCUSES) {
        c->judged_phrase = group->passive                ? accused_before(x, group)
                           : ends_in_preposition(x, cue) ? x->phrase_of[cue->end_token]
                                                         : group->object;
        c->about_responsibility = c->judged_phrase != RSM_NONE;
    }
    static const char *const words[] = {
        "responsibility", "involvement", "role",  "responsible", "part",
        "hand",           "behind",      "link",  "connection",  "complicity",
        "guilt",          "join",        "carry", "it",          "participation"};
    uint32_t end = sentence_end(x, group->verb);
    for (uint32_t token = group->verb; token < end && token < group->verb + 6; token++)
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            c->about_responsibility |= lemma_is(x, token, words[i]);
    /* "separatists deny market bombing" */
    const noun_phrase *object = phrase_at(x, group->object);
    if (object != NULL && match_over(x, object->head, RSM_DOMAIN_TRIGGER) != NULL &&
        (stance != RSM_STANCE_DENIES || lemma_is(x, group->verb, "deny")))
        c->about_responsibility = true;
    static const char *const clears[] = {"plead",     "profess",   "protest", "acquit",   "clear",
                                         "exonerate", "exculpate", "absolve", "vindicate"};
    bool cleared =
        false; /* "pleaded not guilty to the charges": of the deed, and there are charges */
    for (size_t i = 0; i < sizeof clears / sizeof *clears; i++)
        cleared |= lemma_is(x, cue->first_token, clears[i]);
    c->refers |= stance == RSM_STANCE_DENIES && (c->about_responsibility || cleared);
}

/* ---- what is judged ---- */

/* "the claim", "suggestions": a cue as a noun, or a word for what somebody holds. */
static bool is_noun_of_saying(const extraction *x, uint32_t token) {
    static const char *const words[] = {
        "claim", "suggestion", "allegation",  "accusation", "charge", "assertion",   "notion",
        "idea",  "theory",     "speculation", "rumour",     "rumor",  "insinuation", "possibility"};
    const rsm_match *noun = match_over(x, token, RSM_DOMAIN_CUE);
    return ONE_OF(x, token, words) ||
           (noun != NULL && (rsm_world_number(x->world, RSM_DOMAIN_CUE, noun->row, RSM_CUE_FORM) &
                             RSM_POS_NOUN) != 0);
}

bool judges_no_word(const extraction *x, const rsm_match *cue, const verb_group *group) {
    if (!cue_notes(x, cue, "word"))
        return false;
    uint32_t end = cue->end_token > group->end ? cue->end_token : group->end;
    const noun_phrase *object = phrase_at(x, group->passive ? group->subject : group->object);
    if (object == NULL)
        return !token_is(x, end, "that");
    if (object->pronoun || (x->text->tokens[object->head].flags & RSM_TOKEN_QUOTED))
        return false;
    return !is_noun_of_saying(x, object->head);
}

void turn_round(const extraction *x, const rsm_match *cue, credit *c) {
    switch (c->attribution.stance) {
    case RSM_STANCE_CONFIRMS:
        c->attribution.stance = RSM_STANCE_DOUBTS;
        c->certainty = RSM_CERTAINTY_POSSIBLE;
        break;
    case RSM_STANCE_DOUBTS: /* "does not doubt"; but "not know" is a doubt as it stands */
        if (cue->words == 1)
            c->attribution.stance = RSM_STANCE_CONFIRMS, c->certainty = RSM_CERTAINTY_LIKELY;
        break;
    case RSM_STANCE_DENIES:
        if (lemma_is(x, cue->first_token, "rule")) { /* "has not ruled out arson" */
            c->attribution.stance = RSM_STANCE_ASSERTS;
            c->certainty = RSM_CERTAINTY_POSSIBLE;
        } else if (cue->words == 1) {
            c->wish = true;
        }
        break;
    case RSM_STANCE_PREDICTS:
    case RSM_STANCE_CORRECTS:
        c->wish = true;
        break;
    default:
        break;
    }
}
