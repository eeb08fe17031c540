/* Weapons in the words of a mention: "a car bomb exploded", "attacked with rifles and grenades".
 *
 * Invariant: the weapon of whoever is struck ("killed a man armed with a knife") is none of the
 * deed. Cost: each mention looks at its own clause. */
#include "extract/role.h"
#include "extract/rule.h"

/* Whether words that lead a weapon in stand before `token`: "with", "using". */
static bool is_led_in(const extraction *x, const event *e, uint32_t token) {
    for (uint32_t count = 1; count <= RULE_WORDS && count <= token; count++)
        if (role_part_by(x, e, RSM_RELATION_MEANS, token - count, count) == RSM_PART_WEAPON)
            return true;
    return false;
}

/* "Killed a man armed with a knife": the weapon of whom the verb struck. */
static bool is_of_sufferer(const extraction *x, const event *e, uint32_t with) {
    const verb_group *group = e->noun ? NULL : verb_at(x, e->verb);
    const noun_phrase *object =
        group == NULL || group->passive ? NULL : phrase_at(x, group->object);
    return object != NULL && with > 1 && token_is(x, with - 1, "armed") &&
           object->end + 1 == with && match_over(x, object->head, RSM_DOMAIN_PERSON) != NULL;
}

/* Whether nothing but commas and "and" stands between a weapon's end and `token`. */
static bool is_listed(const extraction *x, uint32_t end, uint32_t token) {
    if (end == RSM_NONE || end >= token)
        return false;
    for (; end < token; end++)
        if (token_upos(x, end) != RSM_UPOS_PUNCT && token_upos(x, end) != RSM_UPOS_CCONJ)
            return false;
    return true;
}

/* Weapons named in the trigger itself ("car bomb exploded") or led in in its clause. */
void claim_weapons(extraction *x, uint32_t index) {
    uint32_t end = sentence_end(x, event_at(x, index)->first), led = RSM_NONE;
    for (uint32_t token = event_at(x, index)->first; token < end && !x->failed; token++) {
        const event *e = event_at(x, index);
        if (x->clause_of[token] != x->clause_of[e->first])
            return;
        const rsm_match *weapon = weapon_at(x, token);
        if (weapon == NULL || !has_perpetrator(x, e->type_row) ||
            token_upos(x, weapon->end_token - 1) == RSM_UPOS_VERB) /* "machine-gunned" */
            continue;
        bool inside = token < e->end;
        const noun_phrase *of = phrase_at(x, x->phrase_of[token]);
        uint32_t before = of != NULL && of->first > e->first ? of->first : token;
        bool used = !inside && (is_led_in(x, e, before) || is_listed(x, led, before)) &&
                    !(before > 0 && is_of_sufferer(x, e, before - 1));
        if (!inside && !used)
            continue;
        led = used ? weapon->end_token : led;
        uint32_t end_token = weapon->end_token, phrase = x->phrase_of[token];
        if (phrase != RSM_NONE && phrase_at(x, phrase)->head < end_token &&
            phrase_at(x, phrase)->head >= token) {
            claim_phrase(x, index, RSM_ROLE_WEAPON, phrase);
        } else {
            uint32_t entity = entity_of_words(x, RSM_ENTITY_WEAPON, token, end_token);
            add_claim(x, index, RSM_ROLE_WEAPON, entity, token, end_token);
        }
        token = end_token - 1;
    }
}

bool claim_driven(extraction *x, uint32_t index, uint32_t object) {
    static const char *const verbs[] = {"drive", "ram", "plough", "plow", "steer", "crash", "fly"};
    static const char *const at[] = {"into", "at", "through"};
    const noun_phrase *p = phrase_at(x, object);
    const verb_group *group = verb_at(x, event_at(x, index)->verb);
    if (p == NULL || group == NULL || !ONE_OF(x, group->verb, verbs) ||
        p->end >= sentence_end(x, p->first) || !ONE_OF(x, p->end, at))
        return false;
    const entity_draft *entity = entity_at(x, entity_of(x, object));
    if (entity == NULL || entity->type != RSM_ENTITY_VEHICLE)
        return false;
    if (has_perpetrator(x, event_at(x, index)->type_row))
        claim_phrase(x, index, RSM_ROLE_WEAPON, object);
    return true;
}
