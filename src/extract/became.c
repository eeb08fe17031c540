/* What became of those harmed, where the words that tell it are not those of the deed: "was shot
 * and was pronounced dead", "found dead with gunshot wounds", "among the dead was Ann Lee".
 *
 * Figures note it at the words of the person they count; once all claims are made, a claim at the
 * same words that says nothing of its own takes it. Invariant: what is said of somebody's death
 * comes before what is said of his wounds. Cost: linear in the tokens and claims. */
#include "extract/persons.h"

void note_outcome(extraction *x, uint32_t token, rsm_slot outcome) {
    rsm_slot *told = &x->became[token];
    bool open = *told == 0 || *told == RSM_SLOT_CASUALTIES;
    if (open || outcome == RSM_SLOT_KILLED)
        *told = outcome;
}

void settle_outcomes(const extraction *x) {
    for (uint32_t i = 0; i < x->roles.count; i++) {
        role_claim *claim = rsm_vector_at(&x->roles, i);
        bool open = claim->outcome == 0 || claim->outcome == RSM_SLOT_CASUALTIES;
        if (claim->role == RSM_ROLE_VICTIM && open && x->became[claim->first] != 0)
            claim->outcome = x->became[claim->first];
    }
}

rsm_slot outcome_of_words(const extraction *x, uint32_t first, uint32_t end) {
    static const char *const dead[] = {"dead",     "killed",  "slain",    "deceased",  "murdered",
                                       "fatality", "drowned", "perished", "fatalities"};
    static const char *const hurt[] = {"injured", "wounded", "hurt", "hospitalized",
                                       "hospitalised"};
    for (uint32_t token = first; token < end; token++) {
        if (ONE_OF(x, token, dead))
            return RSM_SLOT_KILLED;
        if (ONE_OF(x, token, hurt))
            return RSM_SLOT_INJURED;
        if (token_is(x, token, "missing"))
            return RSM_SLOT_MISSING;
    }
    return (rsm_slot)0;
}
