/* The armed group behind its people: "FMLN guerrillas", "a commando of the movement", "the rebels";
 * and the nation behind its weapons: "Israeli warplanes".
 *
 * Whoever is told to have done it speaks for the group that the phrase names, or, where people or a
 * group are only pointed at, for the one armed group that the report has named. Invariant: claims
 * are of named armed groups and of states. Cost: linear in the phrase, and in ROLE_ENTITIES
 * entities. */
#include "extract/nominal.h"
#include "extract/role.h"

enum {
    ROLE_ENTITIES = 2000, /* latest entities looked through for the same words */
    CLAIMS_BACK = 4       /* latest claims looked through for one of the same doer */
};

uint32_t earliest_entity(const extraction *x) {
    return x->entities.count > ROLE_ENTITIES ? x->entities.count - ROLE_ENTITIES : 0;
}

/* The one armed group that the report has named before `token`; RSM_NONE where it named several. */
static uint32_t only_group(const extraction *x, uint32_t token) {
    uint32_t found = RSM_NONE;
    for (uint32_t i = earliest_entity(x); i < x->entities.count; i++) {
        const entity_draft *entity = entity_at(x, i);
        if (entity->type != RSM_ENTITY_GROUP || !entity->proper || entity->first >= token)
            continue;
        if (found != RSM_NONE)
            return RSM_NONE;
        found = i;
    }
    return found;
}

/* "the guerrillas", "the group": of the armed group that the report tells of, where it is one. */
static void claim_group_meant(extraction *x, uint32_t index, const noun_phrase *p) {
    static const char *const people[] = {"guerrilla", "rebel", "militant", "insurgent", "fighter"};
    static const char *const groups[] = {"group", "organisation", "organization", "movement",
                                         "faction"};
    bool meant = word_in(x, p->head, people, sizeof people / sizeof *people) ||
                 word_in(x, p->head, groups, sizeof groups / sizeof *groups);
    if (!meant || !p->definite)
        return;
    uint32_t group = only_group(x, p->first);
    if (group != RSM_NONE)
        add_claim(x, index, RSM_ROLE_PERPETRATOR, group, p->first, p->end);
}

/* Whether one of the last claims is of the same event and the same doer: the phrase is the name. */
static bool is_claimed(const extraction *x, uint32_t index, uint32_t entity) {
    uint32_t first = x->roles.count > CLAIMS_BACK ? x->roles.count - CLAIMS_BACK : 0;
    for (uint32_t i = first; i < x->roles.count; i++)
        if (role_at(x, i)->event == index && role_at(x, i)->entity == entity)
            return true;
    return false;
}

/* Claims the armed group whose name stands in [first, end). */
static void claim_group(extraction *x, uint32_t index, uint32_t first, uint32_t end) {
    for (uint32_t token = first; token < end; token++) {
        uint32_t name = x->tagging->name_of[token], stop = token;
        if (name == RSM_NONE || x->tagging->names[name].type != RSM_ENTITY_GROUP)
            continue;
        while (stop < x->text->token_count && x->tagging->name_of[stop] == name)
            stop++;
        if (!is_claimed(x, index, x->entity_of_name[name]))
            add_claim(x, index, RSM_ROLE_PERPETRATOR, x->entity_of_name[name], token, stop);
        return;
    }
}

uint32_t named_beside(const extraction *x, uint32_t phrase) {
    static const char *const groups[] = {"group",        "faction",      "militia", "movement",
                                         "organisation", "organization", "outfit",  "commando"};
    const noun_phrase *p = phrase_at(x, phrase);
    uint32_t end = p == NULL ? 0 : sentence_end(x, p->first);
    if (p == NULL || p->proper || !word_in(x, p->head, groups, sizeof groups / sizeof *groups) ||
        p->end + 2 >= end || !is_comma(x, p->end))
        return phrase;
    uint32_t first = p->end + 1 + token_is(x, p->end + 1, "the");
    uint32_t name = x->tagging->name_of[first], last = first;
    if (name == RSM_NONE || (x->tagging->names[name].type != RSM_ENTITY_GROUP &&
                             x->tagging->names[name].type != RSM_ENTITY_ORG))
        return phrase;
    while (last < end && x->tagging->name_of[last] == name)
        last++;
    const noun_phrase *named = phrase_at(x, x->phrase_of[first]);
    bool whole = named != NULL && x->tagging->name_of[named->head] == name;
    return whole && last < end && is_comma(x, last) ? x->phrase_of[first] : phrase;
}

/* "FMLN guerrillas", "a commando of the Tupac Amaru movement": the group did it by its people. */
void claim_group_behind(extraction *x, uint32_t index, uint32_t phrase) {
    const noun_phrase *p = phrase_at(x, phrase);
    uint32_t of = p->end;
    if (of + 1 < x->text->token_count &&
        (token_is(x, of, "of") || token_is(x, of, "from") || token_is(x, of, "with"))) {
        uint32_t after = of + 1;
        while (after < of + 3 && x->phrase_of[after] == RSM_NONE)
            after++;
        const noun_phrase *group = phrase_at(x, x->phrase_of[after]);
        if (group != NULL)
            claim_group(x, index, group->first, group->end);
    }
    uint32_t named = before_brackets(x, phrase_at(x, phrase)->first); /* "Northern Front (NF) men" */
    claim_group(x, index, named, phrase_at(x, phrase)->head);
    claim_group_meant(x, index, phrase_at(x, phrase));
}

/* "an Israeli air strike": the state is meant, under its adjective. */
void claim_nation(extraction *x, uint32_t index, uint32_t token) {
    uint32_t place = x->place_of[token];
    if (place == RSM_NONE)
        return;
    const rsm_place_value *value = &x->places->items[place].expression.value;
    if (value->kind != RSM_PLACE_COUNTRY)
        return;
    for (uint32_t i = earliest_entity(x); i < x->entities.count; i++) {
        const entity_draft *entity = entity_at(x, i);
        if (entity->type == RSM_ENTITY_GPE && rsm_slice_equal(entity->name, value->name)) {
            add_claim(x, index, RSM_ROLE_PERPETRATOR, i, token, token + 1);
            return;
        }
    }
    entity_draft *entity = rsm_vector_push(&x->entities);
    rsm_span span = tokens_span(x, token, token + 1);
    if (entity == NULL) {
        x->failed = true;
        return;
    }
    *entity = (entity_draft){.type = RSM_ENTITY_GPE,
                             .name = value->name,
                             .actor_row = RSM_NONE,
                             .first = token,
                             .last = token,
                             .proper = true};
    rsm_vector_init(&entity->spans, x->arena, sizeof(rsm_span));
    if (rsm_vector_push_copy(&entity->spans, &span) == NULL)
        x->failed = true;
    add_claim(x, index, RSM_ROLE_PERPETRATOR, x->entities.count - 1, token, token + 1);
}

/* "Israeli warplanes bombed": what a nation's weapons do it did. */
void nation_behind(extraction *x, uint32_t index, const noun_phrase *phrase) {
    if (!has_perpetrator(x, event_at(x, index)->type_row))
        return;
    for (uint32_t token = phrase->first; token < phrase->head && !x->failed; token++) {
        uint32_t name = x->tagging->name_of[token];
        if (name != RSM_NONE && x->tagging->names[name].type == RSM_ENTITY_NORP)
            claim_nation(x, index, token);
    }
}

bool is_noun_after_place(const extraction *x, const verb_group *group) {
    const noun_phrase *subject = phrase_at(x, group->subject);
    if (subject == NULL || subject->plural || group->verb != group->first ||
        subject->end != group->first)
        return false;
    uint32_t place = x->place_of[subject->head];
    rsm_place_kind kind =
        place == RSM_NONE ? RSM_PLACE_COUNTRY : x->places->items[place].expression.value.kind;
    bool bare = rsm_slice_equal_ascii_caseless(token_text(x, group->verb),
                                               x->tagging->tags[group->verb].lemma);
    return bare && place != RSM_NONE && kind != RSM_PLACE_COUNTRY;
}
