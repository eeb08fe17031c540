/* Who or what suffers a deed: victim where the words name people, target where a body, a building
 * or a vehicle, a weapon where a bomb or a mine goes off; nobody where they name a place, a part of
 * the deed's own noun, or what such a deed is not done to.
 *
 * Cost: constant for each phrase. */
#include "extract/role.h"
#include "extract/rule.h"

rsm_entity_type type_of_phrase(extraction *x, uint32_t phrase, bool *known) {
    const entity_draft *entity = entity_at(x, entity_of(x, phrase));
    *known = entity != NULL;
    return entity == NULL ? RSM_ENTITY_OTHER : entity->type;
}

/* "the town was attacked": that is where, not what. */
static bool is_where(const extraction *x, const event *e, uint32_t phrase) {
    uint32_t head = phrase_at(x, phrase)->head;
    uint32_t count = role_words_at(x, RSM_RELATION_WHERE, head);
    return count > 0 && role_part_by(x, e, RSM_RELATION_WHERE, head, count) == RSM_PART_NONE;
}

/* "shooting suspect", "bombing suspects" taken for a verb and its object. */
static bool is_known_by(const extraction *x, const event *e, const noun_phrase *phrase) {
    return e->end == phrase->first && x->tagging->tags[e->end - 1].form == RSM_VERB_ING &&
           match_over(x, phrase->first, RSM_DOMAIN_PERSON) != NULL;
}

static bool harms_people(const extraction *x, uint32_t index) {
    const event *e = event_at(x, index);
    return !e->noun && ((e->flags & (RSM_TRIGGER_KILLS | RSM_TRIGGER_INJURES)) != 0 ||
                        lemma_is(x, e->end - 1, "shoot"));
}

/* Whether somebody is taken: no town, no building and no body can be. */
static bool takes_people(const extraction *x, uint32_t index) {
    const event *e = event_at(x, index);
    return !e->noun && is_of_type(x, e->type_row, "kidnapping");
}

/* "Two mines exploded": they are what went off, though a mine is a site too. */
static bool is_laid_mine(const extraction *x, const event *e, uint32_t phrase) {
    const noun_phrase *p = phrase_at(x, phrase);
    return !e->noun && lemma_is(x, p->head, "mine") &&
           (lemma_is(x, e->end - 1, "explode") || lemma_is(x, e->end - 1, "detonate") ||
            lemma_is(x, e->first, "go"));
}

/* "Hayes was hit twice", "the bullet struck Osk": of a shooting, where no article shows a body. */
static bool is_somebody_hit(const extraction *x, const event *e, const noun_phrase *p) {
    static const char *const verbs[] = {"hit", "strike", "graze", "shoot", "wound"};
    const verb_group *group = e->noun ? NULL : verb_at(x, e->verb);
    return group != NULL && p->head == p->first && p->proper && ONE_OF(x, group->verb, verbs) &&
           is_of_type(x, e->type_row, "shooting");
}

void sufferer_alone(extraction *x, uint32_t index, uint32_t phrase) {
    bool known;
    if (phrase != RSM_NONE && is_known_by(x, event_at(x, index), phrase_at(x, phrase)))
        return;
    rsm_entity_type type = type_of_phrase(x, phrase, &known);
    if (!known || type == RSM_ENTITY_LOC || is_where(x, event_at(x, index), phrase))
        return;
    uint32_t place = x->place_of[phrase_at(x, phrase)->head];
    if (place != RSM_NONE && type == RSM_ENTITY_PER)
        return; /* a place taken for a person */
    if (type == RSM_ENTITY_OTHER)
        return; /* a thing of no kind that is attacked */
    if (harms_people(x, index) && phrase_at(x, phrase)->proper &&
        (type == RSM_ENTITY_ORG || type == RSM_ENTITY_GPE))
        return; /* "Hayes was shot": somebody taken for a body or a town */
    if (is_somebody_hit(x, event_at(x, index), phrase_at(x, phrase)) &&
        (type == RSM_ENTITY_ORG || type == RSM_ENTITY_GPE))
        return;
    static const char *const shots[] = {"shot", "gunshot"};
    if (type == RSM_ENTITY_WEAPON && (is_of_type(x, event_at(x, index)->type_row, "robbery") ||
                                      ONE_OF(x, phrase_at(x, phrase)->head, shots)))
        return;
    if (takes_people(x, index) &&
        (type == RSM_ENTITY_ORG || type == RSM_ENTITY_GPE || type == RSM_ENTITY_FAC))
        return;
    if (type == RSM_ENTITY_WEAPON || is_laid_mine(x, event_at(x, index), phrase))
        claim_phrase(x, index, RSM_ROLE_WEAPON, phrase);
    else if (type == RSM_ENTITY_PER)
        claim_phrase(x, index, RSM_ROLE_VICTIM, phrase);
    else
        claim_phrase(x, index, RSM_ROLE_TARGET, phrase);
}
