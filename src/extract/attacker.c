/* The attacker by name: "gunman John Doe", "the gunman, John Doe", "John Doe, the gunman".
 *
 * Part of the layer of roles. Invariant: a claim is of a person's name. Cost: linear in the
 * phrases.
 */
#include "extract/persons.h"
#include "extract/role.h"

/* "guerrilla", "drug baron": what somebody is all his life, and no part in an incident. */
static bool is_calling(const extraction *x, uint32_t token) {
    static const char *const words[] = {"trafficker", "baron",   "lord",     "dealer",
                                        "boss",       "kingpin", "criminal", "terrorist"};
    const rsm_match *match = match_over(x, token, RSM_DOMAIN_PERSON);
    return word_in(x, token, words, sizeof words / sizeof *words) ||
           (match != NULL && rsm_world_number(x->world, RSM_DOMAIN_PERSON, match->row,
                                              RSM_PERSON_CIVILIAN) == RSM_PERSON_COMBATANT);
}

static bool is_perpetrator_noun(const extraction *x, uint32_t token) {
    const rsm_match *match = match_over(x, token, RSM_DOMAIN_PERSON);
    return match != NULL &&
           rsm_world_number(x->world, RSM_DOMAIN_PERSON, match->row, RSM_PERSON_ROLE) ==
               RSM_PERSON_PERPETRATOR &&
           !is_calling(x, token);
}

/* "the suspect", "the suspected gunman", "the alleged mastermind": nobody who is stated to have done
 * it. */
static bool is_of_suspect(const extraction *x, const noun_phrase *p) {
    static const char *const words[] = {"suspected", "alleged",  "accused", "presumed",
                                        "supposed",  "apparent", "probable", "suspect", "suspects"};
    for (uint32_t token = p->first; token < p->head; token++)
        if (ONE_OF(x, token, words))
            return true;
    return lemma_is(x, p->head, "suspect");
}

static void name_attacker(extraction *x, uint32_t token, rsm_certainty certainty) {
    uint32_t name = x->tagging->name_of[token], end = token;
    while (end < x->text->token_count && x->tagging->name_of[end] == name)
        end++;
    role_claim *made = add_claim(x, event_near(x, token), RSM_ROLE_PERPETRATOR,
                                 x->entity_of_name[name], token, end);
    if (made == NULL)
        return;
    made->about_attacker = true;
    made->certainty = certainty;
    made->accused |= certainty != RSM_CERTAINTY_STATED;
}

/* Whether a verb of saying stands right after the phrase, or right before it. */
static bool tells(const extraction *x, const noun_phrase *phrase) {
    const verb_group *after = verb_at(x, x->verb_of[phrase->end]);
    const verb_group *before = phrase->first > 0 ? verb_at(x, x->verb_of[phrase->first - 1]) : NULL;
    return (after != NULL && match_at(x, after->verb, RSM_DOMAIN_CUE) != NULL) ||
           (before != NULL && match_at(x, before->verb, RSM_DOMAIN_CUE) != NULL);
}

/* "While medics treated John Doe, another gunman fled": the phrase after the comma is the subject of
 * a clause of its own. */
static bool opens_clause(const extraction *x, uint32_t index) {
    const noun_phrase *p = phrase_at(x, index);
    uint32_t token = p->end, end = sentence_end(x, p->first);
    while (token < end && token_upos(x, token) == RSM_UPOS_ADV && x->phrase_of[token] == RSM_NONE)
        token++;
    const verb_group *group = token < end ? verb_at(x, x->verb_of[token]) : NULL;
    return group != NULL && !group->participle && !group->infinitive && group->subject == index;
}

/* "gunman John Doe", "the gunman, John Doe", "John Doe, the gunman", "identified the gunman as John
 * Doe". */
void attackers_by_name(extraction *x) {
    for (uint32_t i = 0; i < x->phrases.count && !x->failed; i++) {
        const noun_phrase *p = phrase_at(x, i);
        const noun_phrase *next = phrase_at(x, i + 1 < x->phrases.count ? i + 1 : RSM_NONE);
        bool describes = false;
        uint32_t named = RSM_NONE;
        for (uint32_t token = p->first; token < p->end; token++) {
            if (!is_perpetrator_noun(x, token)) {
                if (describes && is_person_name(x, token) && named == RSM_NONE &&
                    p->head >= token && x->tagging->name_of[p->head] == x->tagging->name_of[token])
                    named = token;
                continue;
            }
            describes = !is_possessive(x, token + 1); /* not "the suspect's brother" */
        }
        bool same = next != NULL &&
                    x->text->tokens[next->first].sentence == x->text->tokens[p->first].sentence;
        bool comma =
            same && next->first == p->end + 1 && rsm_slice_equal_string(token_text(x, p->end), ",");
        bool as = same && next->first == p->end + 1 && token_is(x, p->end, "as");
        bool of_him =
            p->first > 0 && token_is(x, p->first - 1, "of"); /* "the brother of the gunman, ..." */
        if (named == RSM_NONE && describes && !of_him && (comma || as) &&
            is_person_name(x, next->head))
            named = next->head;
        if (named == RSM_NONE && comma && is_person_name(x, p->head) &&
            is_perpetrator_noun(x, next->head) && !opens_clause(x, i + 1))
            named = p->head;
        if (named == RSM_NONE || (comma && named == next->head && tells(x, next)))
            continue; /* "they have no suspect, Doe said" */
        bool suspected = is_of_suspect(x, p) || (comma && is_of_suspect(x, next));
        while (named > 0 && x->tagging->name_of[named - 1] == x->tagging->name_of[named])
            named--;
        name_attacker(x, named, suspected ? RSM_CERTAINTY_LIKELY : RSM_CERTAINTY_STATED);
    }
}
