/* Who is said to have done it by attributions, and the attacker by name.
 *
 * "The group claimed responsibility", "police blamed the rebels", "the gunman, John Doe": claims of
 * the event of the sentence, or the last one told. Cost: linear; events looked back over are
 * capped.
 */
#include "extract/persons.h"

enum {
    ROLE_EVENTS = 1000,  /* events looked back over for the one that was claimed */
    ROLE_ENTITIES = 2000 /* latest entities looked through for the same words */
};

/* ---- attributions that say who did it ---- */

/* The event a statement on responsibility is about: in its sentence after or before, else the last
 * one told. */
static uint32_t event_near(const extraction *x, uint32_t token) {
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
    uint32_t least = x->entities.count > ROLE_ENTITIES ? x->entities.count - ROLE_ENTITIES : 0;
    for (uint32_t i = x->entities.count; i-- > least;)
        if (entity_at(x, i)->proper && rsm_slice_equal_ascii_caseless(entity_at(x, i)->name, name))
            return i;
    return RSM_NONE;
}

/* "No group has claimed it", "they have not denied it": nobody has said anything. */
static bool claims_nothing(const extraction *x, const credit *c, const noun_phrase *who) {
    static const char *const words[] = {"no", "neither", "none", "any", "few"};
    const verb_group *group = verb_at(x, x->verb_of[c->cue_first]);
    return (group != NULL && group->negated) ||
           (who != NULL && word_in(x, who->first, words, sizeof words / sizeof *words));
}

static void role_of_credit(extraction *x, uint32_t index) {
    const credit *c = credit_at(x, index);
    if (!c->about_responsibility)
        return;
    static const char *const scolds[] = {"denounce", "condemn", "criticise", "criticize",
                                         "slam",     "rebuke",  "blast",     "fault"};
    for (size_t i = 0; i < sizeof scolds / sizeof *scolds; i++)
        if (lemma_is(x, c->cue_first, scolds[i]))
            return;
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
    if (claims_nothing(x, c, p))
        return;
    uint32_t entity = p == NULL ? RSM_NONE : p->pronoun ? entity_named(x, c) : entity_of(x, phrase);
    if (entity == RSM_NONE || !is_person_type(entity_at(x, entity)->type))
        return;
    role_claim *made = add_claim(x, event_index, RSM_ROLE_PERPETRATOR, entity, p->first, p->end);
    if (made == NULL)
        return;
    made->credit = index;
    made->stance = stance;
    made->certainty = c->certainty;
}

/* ---- the attacker by name ---- */

static bool is_perpetrator_noun(const extraction *x, uint32_t token) {
    const rsm_match *match = match_over(x, token, RSM_DOMAIN_PERSON);
    return match != NULL && rsm_world_number(x->world, RSM_DOMAIN_PERSON, match->row,
                                             RSM_PERSON_ROLE) == RSM_PERSON_PERPETRATOR;
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
}

/* Whether a verb of saying stands right after the phrase, or right before it. */
static bool tells(const extraction *x, const noun_phrase *phrase) {
    const verb_group *after = verb_at(x, x->verb_of[phrase->end]);
    const verb_group *before = phrase->first > 0 ? verb_at(x, x->verb_of[phrase->first - 1]) : NULL;
    return (after != NULL && match_at(x, after->verb, RSM_DOMAIN_CUE) != NULL) ||
           (before != NULL && match_at(x, before->verb, RSM_DOMAIN_CUE) != NULL);
}

/* "gunman John Doe", "the gunman, John Doe", "John Doe, the gunman", "identified the gunman as John
 * Doe". */
static void attackers_by_name(extraction *x) {
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
            is_perpetrator_noun(x, next->head))
            named = p->head;
        if (named == RSM_NONE || (comma && named == next->head && tells(x, next)))
            continue; /* "they have no suspect, Doe said" */
        bool suspected = lemma_is(x, p->head, "suspect") || token_is(x, p->first, "suspected") ||
                         token_is(x, p->first, "alleged");
        while (named > 0 && x->tagging->name_of[named - 1] == x->tagging->name_of[named])
            named--;
        name_attacker(x, named, suspected ? RSM_CERTAINTY_LIKELY : RSM_CERTAINTY_STATED);
    }
}

void find_responsible(extraction *x) {
    for (uint32_t i = 0; i < x->credits.count && !x->failed; i++)
        role_of_credit(x, i);
    if (!x->failed)
        attackers_by_name(x);
}
