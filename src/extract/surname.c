/* Surnames that several share: "Carl and Eva Reed" are Carl Reed and Eva Reed.
 *
 * Invariants: who has a title of his own ("Prince Carl and Eva Reed"), was named before or bears no
 * given name shares none; the spans of an entity stay as they are. Cost: linear in the names. */
#include "extract/extraction.h"

enum { SHARED_NAMES = 6 /* of one list, at most */ };

/* Whether the name at a token is one given name, told there for the first time. */
static bool is_given_alone(const extraction *x, uint32_t token) {
    uint32_t name = x->tagging->name_of[token];
    if (name == RSM_NONE || !is_person_name(x, token) ||
        (token > 0 && x->tagging->name_of[token - 1] == name) ||
        x->tagging->name_of[token + 1] == name)
        return false;
    const rsm_match *given = match_at(x, token, RSM_DOMAIN_GIVEN_NAME);
    const entity_draft *entity = entity_at(x, x->entity_of_name[name]);
    static const char *const kin[] = {"brothers", "sisters", "siblings", "cousins", "spouses"};
    bool titled = token > 0 && !ONE_OF(x, token - 1, kin) &&
                  (match_over(x, token - 1, RSM_DOMAIN_TITLE) != NULL ||
                   is_person_name(x, token - 1));
    return given != NULL && (given->flags & RSM_PHRASE_AMBIGUOUS) == 0 && !titled &&
           entity != NULL && entity->first == token &&
           rsm_slice_equal(entity->name, token_text(x, token));
}

/* The surname of the full name after the "and" at a token; empty where none stands there. */
static rsm_slice surname_after(const extraction *x, uint32_t and) {
    uint32_t first = and + 1, last = first, count = x->text->token_count;
    if (first + 1 >= count || !is_person_name(x, first) ||
        match_at(x, first, RSM_DOMAIN_GIVEN_NAME) == NULL)
        return rsm_slice_make("", 0);
    uint32_t name = x->tagging->name_of[first];
    while (last + 1 < count && x->tagging->name_of[last + 1] == name)
        last++;
    return last == first ? rsm_slice_make("", 0) : token_text(x, last);
}

static void name_fully(extraction *x, uint32_t token, rsm_slice surname) {
    entity_draft *entity = entity_at(x, x->entity_of_name[x->tagging->name_of[token]]);
    char *name =
        rsm_arena_format(x->arena, "%.*s %.*s", (int)entity->name.size, entity->name.data,
                         (int)surname.size, surname.data);
    if (name == NULL)
        x->failed = true;
    else
        entity->name = rsm_slice_from_string(name);
}

void share_surnames(extraction *x) {
    for (uint32_t and = 1; and + 2 < x->text->token_count && !x->failed; and++) {
        if (!(token_is(x, and, "and") || token_is(x, and, "&")) || !is_given_alone(x, and - 1))
            continue;
        rsm_slice surname = surname_after(x, and);
        uint32_t token = and - 1;
        for (uint32_t n = 0; surname.size > 0 && n < SHARED_NAMES && !x->failed; n++) {
            name_fully(x, token, surname);
            if (token < 2 || !is_comma(x, token - 1) || !is_given_alone(x, token - 2))
                break;
            token -= 2;
        }
    }
}
