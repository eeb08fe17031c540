/* Roles by the verbs around an event: "took part in the attack", "the blast damaged a school", "a
 * bomb planted under his car by rebels went off".
 *
 * The verbs are those of lexicon/deeds.txt. Each is of the event that is itself, that its subject
 * or object names, or that stands nearest in its sentence. Where a bomb goes off, what stands
 * beside it or around it in the tree is its target. Invariant: only kinds of things that can be
 * struck, laid or act are claimed (role.c). Cost: linear; a verb looks at its own sentence. */
#include "extract/govern.h"
#include "extract/role.h"

enum { DEED_REACH = 30 }; /* tokens from a verb to what is told after it */

bool is_of_deed_class(const extraction *x, const rsm_match *match, uint32_t class) {
    return match->domain == RSM_DOMAIN_DEED &&
           rsm_world_number(x->world, RSM_DOMAIN_DEED, match->row, RSM_DEED_CLASS) == class;
}

bool tells_deed(const extraction *x, const verb_group *group, uint32_t class) {
    const rsm_tagging *tagging = x->tagging;
    uint32_t first = group->first;
    for (uint32_t m = tagging->first_match[first]; m < tagging->first_match[group->verb + 1]; m++) {
        const rsm_match *match = &tagging->matches[m];
        if (match->end_token > group->verb && is_of_deed_class(x, match, class))
            return true;
    }
    return false;
}

/* ---- the event that a verb is about ---- */

bool may_have_parts(const extraction *x, const event *e) {
    return e->supported && !(e->flags & (RSM_TRIGGER_LAW | RSM_TRIGGER_STATE)) &&
           e->modality != RSM_MODALITY_GENERAL && may_be_deed(x, e->type_row);
}

static bool is_blast(const extraction *x, const event *e) {
    return is_of_type(x, e->type_row, "bombing") || is_of_type(x, e->type_row, "explosion");
}

uint32_t event_in(const extraction *x, uint32_t phrase) {
    const noun_phrase *p = phrase_at(x, phrase);
    if (p == NULL)
        return RSM_NONE;
    for (uint32_t i = first_event_from(x, p->first); i < x->events.count; i++) {
        const event *e = event_at(x, i);
        if (e->first >= p->end)
            return RSM_NONE;
        if (e->noun && e->end > p->head && may_have_parts(x, e))
            return i;
    }
    return RSM_NONE;
}

/* The event that is the verb itself, that its subject or object names, or nearest in its sentence.
 */
static uint32_t event_of(const extraction *x, uint32_t index) {
    const verb_group *group = verb_at(x, index);
    uint32_t first = sentence_first(x, group->first), end = sentence_end(x, group->first);
    uint32_t named = event_in(x, group->subject);
    if (named == RSM_NONE)
        named = event_in(x, group->object);
    uint32_t best = RSM_NONE, nearest = UINT32_MAX;
    uint32_t stop = first_event_from(x, end);
    for (uint32_t i = first_event_from(x, first); i < stop; i++) {
        const event *e = event_at(x, i);
        if (!may_have_parts(x, e))
            continue;
        if (e->verb == index)
            return i;
        uint32_t gap = e->first < group->first ? group->first - e->first : e->first - group->first;
        if (gap < nearest)
            nearest = gap, best = i;
    }
    return named != RSM_NONE ? named : best;
}

/* ---- what stands after a preposition ---- */

/* "front", "side": of what stands after "of" ("in front of the bank"). */
static const char *const sides[] = {
    "front",    "side", "back",    "entrance", "door",    "gate",    "middle", "center", "centre",
    "vicinity", "roof", "parking", "interior", "inside",  "outside", "middle", "corner", "foot",
    "top",      "rear", "section", "part",     "stretch", "portion", "segment"};

uint32_t past_side(const extraction *x, uint32_t phrase) {
    const noun_phrase *p = phrase_at(x, phrase);
    if (!ONE_OF(x, p->head, sides) || !token_is(x, p->end, "of"))
        return phrase;
    uint32_t after = p->end + 1 < x->text->token_count ? x->phrase_of[p->end + 1] : RSM_NONE;
    return after == RSM_NONE ? phrase : after;
}

/* Whether something of this kind stands somewhere, and can be struck: a house, a bus, a bridge. */
static bool is_struck(extraction *x, uint32_t phrase) {
    const noun_phrase *p = phrase_at(x, phrase);
    const entity_draft *entity = entity_at(x, entity_of(x, phrase));
    uint32_t place = x->place_of[p->head];
    bool site =
        place != RSM_NONE && x->places->items[place].expression.value.kind == RSM_PLACE_SITE;
    if (entity == NULL || (place != RSM_NONE && !site))
        return false;
    return entity->type == RSM_ENTITY_FAC || entity->type == RSM_ENTITY_VEHICLE ||
           entity->type == RSM_ENTITY_ORG;
}

/* "a bomb left on a bicycle", "in a parked car": what it was hidden in, and no target; a bus, a
 * train or a plane is. */
static bool is_container(extraction *x, uint32_t phrase, uint32_t preposition, bool laid) {
    static const char *const within[] = {"in", "on", "inside", "into", "aboard"};
    static const char *const carriers[] = {"bus",      "train", "plane", "aircraft", "airliner",
                                           "airplane", "ferry", "ship",  "boat",     "tram",
                                           "jet",      "metro", "coach", "minibus",  "vessel"};
    const noun_phrase *p = phrase_at(x, phrase);
    const entity_draft *entity = entity_at(x, entity_of(x, phrase));
    static const char *const stands[] = {"parked", "left",  "abandoned",
                                         "packed", "laden", "loaded"};
    bool stood = p->end < x->text->token_count && ONE_OF(x, p->end, stands);
    for (uint32_t token = p->first; token < p->head; token++)
        stood |= ONE_OF(x, token, stands);
    return ONE_OF(x, preposition, within) && entity != NULL && entity->type == RSM_ENTITY_VEHICLE &&
           p->indefinite && (laid || stood) && !ONE_OF(x, p->head, carriers);
}

/* Claims what hangs on `head` in the tree after a preposition of place as targets of an event;
 * `laid` where a bomb is laid there. */
static void targets_beside(extraction *x, uint32_t index, uint32_t head, bool laid) {
    static const char *const places[] = {"at",      "in",    "inside", "outside", "under",
                                         "near",    "on",    "beside", "against", "into",
                                         "beneath", "below", "behind", "onto",    "opposite"};
    uint32_t end = sentence_end(x, head);
    end = head + DEED_REACH < end ? head + DEED_REACH : end;
    for (uint32_t token = head + 1; token < end && !x->failed; token++) {
        const noun_phrase *p = phrase_at(x, x->phrase_of[token]);
        if (p == NULL || p->head != token || tree_head(x, token) != head ||
            !(tree_relation_is(x, token, "obl") || tree_relation_is(x, token, "nmod")))
            continue;
        uint32_t preposition = tree_child_before(x, token, "case", "case");
        if (preposition == RSM_NONE || !ONE_OF(x, preposition, places))
            continue;
        uint32_t phrase = past_side(x, x->phrase_of[token]);
        if (is_struck(x, phrase) && !is_container(x, phrase, preposition, laid))
            sufferer_phrase(x, index, phrase);
    }
}

static bool is_weapon(extraction *x, uint32_t phrase) {
    const entity_draft *entity = entity_at(x, phrase == RSM_NONE ? RSM_NONE : entity_of(x, phrase));
    return entity != NULL && entity->type == RSM_ENTITY_WEAPON;
}

/* ---- the classes ---- */

uint32_t event_after(const extraction *x, uint32_t token) {
    uint32_t end = sentence_end(x, token);
    end = token + DEED_REACH < end ? token + DEED_REACH : end;
    for (uint32_t i = first_event_from(x, token); i < x->events.count; i++) {
        const event *e = event_at(x, i);
        if (e->first >= end)
            return RSM_NONE;
        if (may_have_parts(x, e))
            return i;
    }
    return RSM_NONE;
}

/* The bombing, blast or fire of the sentence before: "Two bombs went off. A bank was damaged." */
static uint32_t event_before(const extraction *x, uint32_t token) {
    uint32_t first = sentence_first(x, token);
    if (first == 0)
        return RSM_NONE;
    uint32_t least = first_event_from(x, sentence_first(x, first - 1));
    for (uint32_t i = first_event_from(x, first); i-- > least;) {
        const event *e = event_at(x, i);
        if (may_have_parts(x, e) && is_blast(x, e))
            return i;
    }
    return RSM_NONE;
}

static void harms(extraction *x, uint32_t index, const verb_group *group) {
    uint32_t event_index = event_of(x, index);
    if (event_index == RSM_NONE)
        event_index = event_before(x, group->verb);
    if (event_index == RSM_NONE)
        return;
    uint32_t struck = group->passive ? group->subject : group->object;
    uint32_t doer = group->passive ? group->agent : group->subject;
    if (struck != RSM_NONE && is_struck(x, struck)) {
        sufferer_phrase(x, event_index, struck);
        if (doer != RSM_NONE && event_in(x, doer) == RSM_NONE)
            actor_phrase(x, event_index, doer);
    }
}

/* "He left his gun in the car": what is not fired is put somewhere, and strikes nothing. */
static bool is_put_away(const extraction *x, const verb_group *group, uint32_t laid) {
    static const char *const used[] = {"fire", "aim",   "discharge", "throw",
                                       "hurl", "shoot", "use",       "wield"};
    const noun_phrase *p = phrase_at(x, laid);
    const rsm_match *weapon = weapon_at(x, p->head);
    if (weapon == NULL || ONE_OF(x, group->verb, used))
        return false;
    rsm_slice class = rsm_world_string(x->world, RSM_DOMAIN_WEAPON, weapon->row, RSM_WEAPON_CLASS);
    return rsm_slice_equal_string(class, "firearm") || rsm_slice_equal_string(class, "blade");
}

static void lays(extraction *x, uint32_t index, const verb_group *group) {
    uint32_t laid = group->passive ? group->subject : group->object;
    uint32_t doer = group->passive ? group->agent : group->subject;
    if (laid == RSM_NONE || !is_weapon(x, laid) || is_put_away(x, group, laid))
        return;
    uint32_t event_index = event_of(x, index);
    if (event_index == RSM_NONE)
        event_index = event_near(x, group->verb);
    if (event_index == RSM_NONE)
        return;
    claim_phrase(x, event_index, RSM_ROLE_WEAPON, laid);
    if (doer != RSM_NONE)
        actor_phrase(x, event_index, doer);
    targets_beside(x, event_index, group->verb, true);
    targets_beside(x, event_index, phrase_at(x, laid)->head, true); /* "a bomb at the bank" */
}

static void bursts(extraction *x, uint32_t index, const verb_group *group) {
    if (group->subject == RSM_NONE ||
        (!is_weapon(x, group->subject) && event_in(x, group->subject) == RSM_NONE))
        return;
    uint32_t event_index = event_of(x, index);
    if (event_index != RSM_NONE)
        targets_beside(x, event_index, group->verb, false);
}

/* "Two banks were the targets of bomb attacks." */
static void named_target(extraction *x, uint32_t index) {
    const verb_group *group = verb_at(x, index);
    if (group->subject == RSM_NONE || group->end >= x->text->token_count)
        return;
    const noun_phrase *told = phrase_at(x, x->phrase_of[group->end]);
    if (told == NULL || !lemma_is(x, told->head, "target") || !token_is(x, told->end, "of"))
        return;
    uint32_t event_index = event_after(x, told->end);
    if (event_index != RSM_NONE && is_struck(x, group->subject))
        sufferer_phrase(x, event_index, group->subject);
}

static void roles_of_deed(extraction *x, uint32_t index) {
    const verb_group *group = verb_at(x, index);
    if (group->negated || group->modal || group->future)
        return;
    if (lemma_is(x, group->verb, "be") || lemma_is(x, group->verb, "become"))
        named_target(x, index);
    if (tells_deed(x, group, RSM_DEED_HARM))
        harms(x, index, group);
    if (tells_deed(x, group, RSM_DEED_LAY))
        lays(x, index, group);
    if (tells_deed(x, group, RSM_DEED_BURST))
        bursts(x, index, group);
}

/* "The attack was carried out on Friday against the embassy": over days and hours. */
void struck_against(extraction *x, uint32_t index, const verb_group *group) {
    uint32_t end = sentence_end(x, group->verb), token = group->end;
    if (group->object != RSM_NONE) /* "launched an attack against the base" */
        return;
    while (token < end && (x->time_of[token] != RSM_NONE || token_upos(x, token) == RSM_UPOS_ADV ||
                           (token_upos(x, token) == RSM_UPOS_ADP && token + 1 < end &&
                            x->time_of[token + 1] != RSM_NONE)))
        token++;
    uint32_t phrase =
        token + 1 < end && token_is(x, token, "against") ? x->phrase_of[token + 1] : RSM_NONE;
    if (phrase != RSM_NONE)
        sufferer_phrase(x, index, phrase);
}

/* "a blast at the bank", "a bombing outside a school". */
static void targets_of_blast(extraction *x, uint32_t index) {
    const event *e = event_at(x, index);
    if (e->noun && may_have_parts(x, e) && is_blast(x, e))
        targets_beside(x, index, e->end - 1, false);
}

void roles_of_deeds(extraction *x) {
    for (uint32_t i = 0; i < x->verbs.count && !x->failed; i++)
        roles_of_deed(x, i);
    for (uint32_t i = 0; i < x->events.count && !x->failed; i++)
        targets_of_blast(x, i);
}
