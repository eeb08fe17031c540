/* Who tells of a deed of his own: "the front claimed to have stormed the town", "said it had stormed
 * the town", "its fighters".
 *
 * Such words are a claim by whoever is credited with them. Invariant: adds one role for an event at
 * most. Cost: constant. */
#include "extract/role.h"

enum { CLAIM_REACH = 6 }; /* tokens from "said" to "its fighters" */

/* "The front claimed to have stormed the town": a claim by the front. */
static bool claims_to_have(extraction *x, uint32_t index, uint32_t phrase) {
    uint32_t told = x->credit_of[event_at(x, index)->first];
    const credit *c = credit_at(x, told);
    if (c == NULL || c->source_phrase != phrase || !lemma_is(x, c->cue_first, "claim") ||
        !token_is(x, c->cue_end, "to") || c->attribution.stance == RSM_STANCE_DENIES)
        return false;
    role_claim *made = claim_phrase(x, index, RSM_ROLE_PERPETRATOR, named_beside(x, phrase));
    if (made == NULL)
        return false;
    made->credit = told;
    made->stance = RSM_STANCE_CLAIMS;
    return true;
}

bool claims_itself(extraction *x, uint32_t index, uint32_t phrase) {
    if (claims_to_have(x, index, phrase))
        return true;
    const noun_phrase *p = phrase_at(x, phrase);
    const credit *c = p == NULL ? NULL : credit_at(x, x->credit_of[p->first]);
    if (c == NULL || c->source_phrase == RSM_NONE || p->first < c->cue_end ||
        p->first > c->cue_end + CLAIM_REACH || !has_perpetrator(x, event_at(x, index)->type_row))
        return false;
    rsm_stance said = c->attribution.stance;
    if (said != RSM_STANCE_ASSERTS && said != RSM_STANCE_CLAIMS && said != RSM_STANCE_CONFIRMS)
        return false;
    bool itself = token_is(x, p->first, "it") || token_is(x, p->first, "they") ||
                  token_is(x, p->first, "we") || token_is(x, p->first, "its") ||
                  token_is(x, p->first, "our") || token_is(x, p->first, "their");
    rsm_source_kind kind = c->attribution.sources.links[c->attribution.sources.count - 1].kind;
    if (!itself ||
        (kind != RSM_SOURCE_PARTY && kind != RSM_SOURCE_PERPETRATOR && kind != RSM_SOURCE_MILITARY))
        return false;
    const noun_phrase *source = phrase_at(x, c->source_phrase);
    bool others = token_is(x, p->first, "they") && is_person_name(x, source->head) &&
                  kind == RSM_SOURCE_MILITARY; /* "the general said they had killed": others did */
    if (source->pronoun || others)
        return false;
    role_claim *made = add_claim(x, index, RSM_ROLE_PERPETRATOR,
                                 entity_of(x, named_beside(x, c->source_phrase)), p->first, p->end);
    if (made == NULL)
        return true;
    made->credit = x->credit_of[p->first];
    made->stance = RSM_STANCE_CLAIMS;
    return true;
}

