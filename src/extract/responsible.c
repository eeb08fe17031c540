/* Who is said to have done it by attributions, and the attacker by name.
 *
 * "The group claimed responsibility", "police blamed the rebels", "the gunman, John Doe": claims of
 * the event of the sentence, or the last one told. Cost: linear; events looked back over are
 * capped.
 */
#include "extract/role.h"

enum { ROLE_EVENTS = 1000 /* events looked back over for the one that was claimed */ };

/* ---- attributions that say who did it ---- */

/* The event a statement on responsibility is about: in its sentence after or before, else the last
 * one told. */
uint32_t event_near(const extraction *x, uint32_t token) {
    uint32_t sentence = x->text->tokens[token].sentence, best = RSM_NONE;
    uint32_t end = first_event_from(x, sentence_end(x, token));
    for (uint32_t i = end; i-- > 0 && end - i <= ROLE_EVENTS;) {
        const event *e = event_at(x, i);
        bool same = x->text->tokens[e->first].sentence == sentence;
        if (!same && best != RSM_NONE)
            break;
        if (!e->supported || (e->flags & (RSM_TRIGGER_LAW | RSM_TRIGGER_STATE)) ||
            !has_perpetrator(x, e->type_row))
            continue;
        if (!same)
            return i;
        best = i;
    }
    return best;
}

/* Whom a pronoun that tells stands for: the entity of the name its source was given. */
static uint32_t entity_named(const extraction *x, const credit *c) {
    rsm_slice name = c->attribution.sources.links[c->attribution.sources.count - 1].name;
    uint32_t least = earliest_entity(x);
    for (uint32_t i = x->entities.count; i-- > least;)
        if (entity_at(x, i)->proper && rsm_slice_equal_ascii_caseless(entity_at(x, i)->name, name))
            return i;
    return RSM_NONE;
}

/* "No group has claimed it", "they have not denied it": nobody has said anything. */
static bool claims_nothing(const extraction *x, const credit *c, const noun_phrase *who) {
    static const char *const words[] = {"no", "neither", "none", "any", "few"};
    const verb_group *group = verb_at(x, x->verb_of[c->cue_first]);
    uint32_t joined = who == NULL ? RSM_NONE : first_joined(x, x->phrase_of[who->head]);
    if (joined != RSM_NONE)
        who = phrase_at(x, joined);
    bool neither = joined != RSM_NONE && names_nobody(x, joined);
    return (group != NULL && group->negated) || neither ||
           (who != NULL && word_in(x, who->first, words, sizeof words / sizeof *words));
}

/* "the families of the victims involved in this": nobody is accused. */
static bool names_victim(const extraction *x, const noun_phrase *who) {
    const rsm_match *match = match_over(x, who->head, RSM_DOMAIN_PERSON);
    return match != NULL && rsm_world_number(x->world, RSM_DOMAIN_PERSON, match->row,
                                             RSM_PERSON_ROLE) == RSM_PERSON_VICTIM;
}

static void role_of_credit(extraction *x, uint32_t index) {
    const credit *c = credit_at(x, index);
    if (!c->about_responsibility || c->wish)
        return;
    static const char *const scolds[] = {"denounce", "condemn", "criticise", "criticize",
                                         "slam",     "rebuke",  "blast",     "fault"};
    for (size_t i = 0; i < sizeof scolds / sizeof *scolds; i++)
        if (lemma_is(x, c->cue_first, scolds[i]))
            return;
    if (lemma_is(x, c->cue_first, "rule"))
        return; /* "the army has ruled out an intervention": no part of its own */
    uint32_t event_index = event_near(x, c->cue_first);
    bool far =
        event_index != RSM_NONE && x->text->tokens[event_at(x, event_index)->first].sentence !=
                                       x->text->tokens[c->cue_first].sentence;
    if (far && c->attribution.stance == RSM_STANCE_ACCUSES)
        return;
    rsm_stance stance = c->attribution.stance;
    uint32_t phrase = c->judged_phrase;
    if (stance != RSM_STANCE_ACCUSES) {
        const verb_group *group = verb_at(x, x->verb_of[c->cue_first]);
        phrase = group == NULL                  ? RSM_NONE
                 : c->source_phrase != RSM_NONE ? c->source_phrase
                 : group->passive               ? group->agent
                                                : group->subject;
    }
    const noun_phrase *p = phrase_at(x, phrase);
    if (claims_nothing(x, c, p) || (p != NULL && names_victim(x, p)))
        return;
    uint32_t entity = p == NULL ? RSM_NONE : p->pronoun ? entity_named(x, c) : entity_of(x, phrase);
    if (entity == RSM_NONE || !is_person_type(entity_at(x, entity)->type))
        return;
    uint32_t before = x->roles.count;
    add_claim(x, event_index, RSM_ROLE_PERPETRATOR, entity, p->first, p->end);
    if (!p->pronoun && entity_at(x, entity)->type == RSM_ENTITY_PER)
        claim_group_behind(x, event_index, phrase);
    for (uint32_t i = before; i < x->roles.count; i++) {
        role_claim *made = role_at(x, i);
        made->credit = index;
        made->stance = stance;
        made->certainty = c->certainty;
    }
}

void find_responsible(extraction *x) {
    for (uint32_t i = 0; i < x->credits.count && !x->failed; i++)
        role_of_credit(x, i);
    if (!x->failed)
        attackers_by_name(x);
}
