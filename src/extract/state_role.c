/* Roles as statements: who did it, to what, with what, and what is told of single persons.
 *
 * People at large are counted (figure.c) and not listed: only somebody named becomes a victim.
 * Cost: linear in the claims. */
#include "extract/blame.h"
#include "extract/fact.h"
#include "extract/judging.h"
#include "extract/nominal.h"
#include "extract/persons.h"
#include "extract/rule.h"
#include "extract/source.h"
#include "record/names.h"

enum {
    CLAIMS_LOOKED_AT = 256,
    CLAIMS_AROUND = 24
}; /* claims among which those of one event are looked for */

static rsm_value actor_value(const extraction *x, const entity_draft *entity) {
    rsm_value value = {.kind = RSM_VALUE_ACTOR};
    value.as.actor.name = entity->name;
    value.as.actor.type = entity->type;
    if (entity->actor_row != RSM_NONE)
        value.as.actor.actor =
            rsm_world_string(x->world, RSM_DOMAIN_ACTOR, entity->actor_row, RSM_ACTOR_ID);
    return value;
}

static bool is_one_person(const extraction *x, const role_claim *claim) {
    const entity_draft *entity = entity_at(x, claim->entity);
    return entity->proper || (!entity->plural && age_near(x, claim->first, claim->end) >= 0);
}

static rsm_slot slot_of_role(rsm_role role) {
    switch (role) {
    case RSM_ROLE_PERPETRATOR:
        return RSM_SLOT_PERPETRATOR;
    case RSM_ROLE_TARGET:
        return RSM_SLOT_TARGET;
    case RSM_ROLE_VICTIM:
        return RSM_SLOT_VICTIM;
    default:
        return RSM_SLOT_WEAPON;
    }
}

/* "a man", "two teenagers": somebody of whom nothing else is told. */
static bool plain_person(const extraction *x, uint32_t head) {
    static const char *const words[] = {"man", "woman", "teenager", "person",    "people",
                                        "boy", "girl",  "youth",    "individual"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (lemma_is(x, head, words[i]))
            return true;
    return false;
}

/* "unidentified men", "three masked men": so much is told of them. */
static bool is_described(const extraction *x, const noun_phrase *p) {
    static const char *const words[] = {"unidentified", "unknown", "armed",     "masked",
                                        "hooded",       "unnamed", "uniformed", "gun-toting"};
    for (uint32_t token = p->first; token < p->head; token++)
        if (ONE_OF(x, token, words) || token_upos(x, token) == RSM_UPOS_PROPN)
            return true; /* "a North Texas man" */
    return years_in(x, p) > 0;
}

/* "the individuals", "a person": words that say of nobody who he is. */
static bool says_nothing(const extraction *x, const noun_phrase *p) {
    static const char *const words[] = {"individual", "person", "people", "somebody", "someone"};
    static const char *const bodies[] = {"organization", "organisation", "group"};
    static const char *const pointing[] = {"the",  "this",  "that",  "these", "those",  "other",
                                           "same", "such",  "any",   "some",  "several", "certain",
                                           "all",  "their", "our",   "various"};
    bool body = p->head > p->first && ONE_OF(x, p->head, bodies);
    if (body && p->end < x->text->token_count && token_is(x, p->end, "of"))
        return false; /* "a group of rebels" */
    for (uint32_t token = p->first; body && token < p->head; token++)
        if (!ONE_OF(x, token, pointing))
            return false; /* "a clandestine group" */
    return body || (ONE_OF(x, p->head, words) && p->head <= p->first + 1);
}

/* Whether the event of a claim has a victim: the claims of one event stand close together. */
static bool harms_somebody(const extraction *x, const role_claim *claim) {
    uint32_t index = (uint32_t)(claim - (const role_claim *)x->roles.items);
    uint32_t first = index > CLAIMS_AROUND ? index - CLAIMS_AROUND : 0;
    for (uint32_t i = first; i < x->roles.count && i < index + CLAIMS_AROUND; i++)
        if (role_at(x, i)->event == claim->event && role_at(x, i)->role == RSM_ROLE_VICTIM)
            return true;
    return false;
}

/* Whether the words of a claim name police or soldiers; not "the Army of God". */
static bool is_security(const extraction *x, const role_claim *claim) {
    if (entity_at(x, claim->entity)->type == RSM_ENTITY_GROUP)
        return false;
    for (uint32_t token = claim->first; token < claim->end; token++) {
        const rsm_match *body = match_over(x, token, RSM_DOMAIN_BODY);
        if (body != NULL && rsm_world_number(x->world, RSM_DOMAIN_BODY, body->row,
                                             RSM_BODY_SOURCE_KIND) == RSM_SOURCE_POLICE + 1)
            return true;
    }
    return tells_of_security(x, claim->first, claim->end);
}

/* Whether somebody is the very doer of the event's verb: "soldiers bombed the embassy". */
static bool does_it_itself(const extraction *x, const role_claim *claim) {
    const verb_group *group = verb_at(x, event_at(x, claim->event)->verb);
    uint32_t doer = group == NULL ? RSM_NONE : group->passive ? group->agent : group->subject;
    return doer != RSM_NONE && x->phrase_of[claim->first] == doer;
}

/* Whether somebody is told to have carried it out: "soldiers carried out the attack". */
static bool carries_it_out(const extraction *x, const role_claim *claim) {
    const event *e = event_at(x, claim->event);
    uint32_t end = sentence_end(x, claim->first), token = claim->end;
    if (!e->noun || e->phrase == RSM_NONE)
        return false;
    while (token < end && x->verb_of[token] == RSM_NONE)
        token++;
    const verb_group *after = token < end ? verb_at(x, x->verb_of[token]) : NULL;
    if (after != NULL && x->phrase_of[claim->first] == after->subject &&
        after->object == e->phrase && role_words_at(x, RSM_RELATION_DOES, after->verb) > 0)
        return true;
    const verb_group *before = claim->first > 1 ? verb_at(x, x->verb_of[claim->first - 2]) : NULL;
    return before != NULL && before->passive && before->subject == e->phrase &&
           role_words_at(x, RSM_RELATION_DOES, before->verb) > 0 &&
           before->agent == x->phrase_of[claim->first];
}

/* Police and soldiers who come to the scene of somebody else's attack are not its perpetrators. */
static bool came_to_the_scene(const extraction *x, const role_claim *claim, uint32_t incident) {
    if (!is_security(x, claim) || claim->stance != RSM_STANCE_ASSERTS || claim->standing ||
        carries_it_out(x, claim))
        return false;
    return x->attacked[incident] || (!harms_somebody(x, claim) && !does_it_itself(x, claim));
}

/* A suspect whom police shot is suspected of something else: he is the one harmed in the shooting,
 * nobody else is named. */
static bool was_shot_himself(const extraction *x, const role_claim *claim, uint32_t incident) {
    bool harmed = false, by_police = false;
    bool accused = claim->accused || (claim->standing && claim->stance == RSM_STANCE_ACCUSES);
    if (!accused && claim->certainty != RSM_CERTAINTY_LIKELY)
        return false;
    for (uint32_t i = 0; i < x->roles.count && i < CLAIMS_LOOKED_AT; i++) {
        const role_claim *other = role_at(x, i);
        const entity_draft *who = entity_at(x, other->entity);
        if (event_at(x, other->event)->incident != incident)
            continue;
        bool victim = other->role == RSM_ROLE_VICTIM;
        if (victim && other->entity != claim->entity && who->proper && who->type == RSM_ENTITY_PER)
            return false;
        harmed |= victim && other->entity == claim->entity;
        by_police |= other->role == RSM_ROLE_PERPETRATOR && is_security(x, other);
    }
    return harmed && by_police;
}

/* Who quarrelled or broke in before a shooting is not told of as who shot. */
static bool is_of_a_quarrel(const extraction *x, const event *e) {
    static const char *const quarrels[] = {"brawl", "burglary"};
    static const char *const attacks[] = {"shooting", "stabbing", "killing", "mass killing"};
    uint32_t type = incident_at(x, e->incident)->type_row;
    if (e->type_row >= x->types.count || type >= x->types.count)
        return false;
    rsm_slice own = rsm_world_string(x->world, RSM_DOMAIN_TYPE, e->type_row, RSM_TYPE_ID);
    rsm_slice whole = rsm_world_string(x->world, RSM_DOMAIN_TYPE, x->types.top[type], RSM_TYPE_ID);
    bool quarrel = false, attack = false;
    for (size_t i = 0; i < sizeof quarrels / sizeof *quarrels; i++)
        quarrel |= rsm_slice_equal_string(own, quarrels[i]);
    for (size_t i = 0; i < sizeof attacks / sizeof *attacks; i++)
        attack |= rsm_slice_equal_string(whole, attacks[i]);
    return quarrel && attack;
}

bool find_attacked(extraction *x) {
    x->attacked =
        rsm_arena_allocate_items(x->arena, (size_t)x->incidents.count + 1, sizeof *x->attacked);
    if (x->attacked == NULL)
        return false;
    for (uint32_t i = 0; i < x->roles.count; i++) {
        const role_claim *claim = role_at(x, i);
        uint32_t incident = event_at(x, claim->event)->incident;
        if (claim->role != RSM_ROLE_PERPETRATOR || incident == RSM_NONE ||
            claim->stance == RSM_STANCE_DENIES || is_security(x, claim) ||
            was_shot_himself(x, claim, incident))
            continue;
        if (entity_at(x, claim->entity)->perpetrator || claim->stance != RSM_STANCE_ASSERTS ||
            claim->about_attacker)
            x->attacked[incident] = true;
    }
    return true;
}

/* "That lead suspect", "the main robber": one of several. */
static bool is_one_of_them(const extraction *x, const noun_phrase *phrase) {
    static const char *const words[] = {"lead", "main", "first", "primary", "prime", "chief"};
    for (uint32_t token = phrase->first; token < phrase->head; token++)
        if (ONE_OF(x, token, words))
            return true;
    return phrase->first > 0 && token_is(x, phrase->first - 1, "that") && !phrase->plural;
}

/* "5 people shot at block party", of a headline: those who were shot. */
static bool is_counted_as_harmed(const extraction *x, const role_claim *claim) {
    enum { FIGURES = 500 };
    if (x->text->tokens[claim->first].sentence >= x->body)
        return false; /* "four youths shot at the guards" */
    for (uint32_t i = 0; i < x->figures.count && i < FIGURES; i++) {
        const figure *f = figure_at(x, i);
        bool harmed = f->slot == RSM_SLOT_INJURED || f->slot == RSM_SLOT_CASUALTIES ||
                      f->slot == RSM_SLOT_KILLED;
        if (harmed && !f->negated && f->value.low > 1 && f->first < claim->end &&
            claim->first < f->end)
            return true;
    }
    return false;
}

static void state_attackers(extraction *x, const role_claim *claim, const fact *told) {
    number count;
    uint32_t phrase = x->phrase_of[claim->first];
    const noun_phrase *p = phrase_at(x, phrase);
    const entity_draft *entity = entity_at(x, claim->entity);
    if (p == NULL || entity->type != RSM_ENTITY_PER || claim->stance != RSM_STANCE_ASSERTS ||
        entity->proper)
        return;
    if (!entity->perpetrator && !plain_person(x, p->head))
        return;
    if (p->definite || !count_of_phrase(x, phrase, &count) ||
        (count.article && !entity->perpetrator))
        return;
    if (count.low == 1 && !entity->perpetrator)
        return; /* "a man shot himself" counts no attackers */
    if (is_one_of_them(x, p) || is_counted_as_harmed(x, claim))
        return;
    fact f = *told;
    f.slot = RSM_SLOT_ATTACKERS;
    f.value = (rsm_value){.kind = RSM_VALUE_COUNT};
    f.value.as.count =
        (rsm_count_value){.low = count.low,
                          .high = count.high,
                          .text = span_text(x, tokens_span(x, count.first, count.end))};
    f.first = count.first;
    f.end = count.end;
    add_fact(x, &f);
}

/* "opened fire on a bus", "fired rockets at a hotel": what is aimed at, and no scene. */
static bool is_fired_at(const extraction *x, const event *e, uint32_t preposition, bool vehicle) {
    static const char *const firing[] = {"open", "fire", "rain", "pour", "launch", "lob", "hurl"};
    const verb_group *group = verb_at(x, e->verb);
    if (group == NULL || !ONE_OF(x, group->verb, firing))
        return false; /* "shots were fired at a house" too */
    const noun_phrase *object = phrase_at(x, group->passive ? group->subject : group->object);
    static const char *const shots[] = {"shot", "bullet", "round", "gunshot"};
    if (group->passive)
        return object != NULL && token_is(x, preposition, "at") &&
               (ONE_OF(x, object->head, shots) || weapon_at(x, object->head) != NULL);
    bool weapon = object != NULL && weapon_at(x, object->head) != NULL;
    return token_is(x, preposition, "on") ||
           ((weapon || vehicle) && token_is(x, preposition, "at"));
}

/* "the shooting at the flats", though its words are those of "shooting at". */
static bool is_told_by_noun(const extraction *x, const event *e) {
    if (e->end > 4 && token_is(x, e->end - 3, "by") && token_is(x, e->end - 4, "-"))
        return true; /* "the drive-by shooting at" */
    return e->noun || (e->first + 2 <= e->end && token_upos(x, e->end - 2) == RSM_UPOS_NOUN &&
                       x->phrase_of[e->end - 2] != RSM_NONE);
}

/* "a shooting on Market Street": the scene. People are shot at, houses are not; an accident has no
 * target. */
static bool is_scene(const extraction *x, const role_claim *claim, const event *e) {
    static const char *const shootings[] = {
        "shooting", "stabbing", "killing",    "mass killing",   "armed clash", "robbery",
        "beating",  "brawl",    "kidnapping", "sexual assault", "death",       "murder",
        "suicide",  "gunfight", "accident",   "assassination"};
    static const char *const scenes[] = {"in",     "at", "on",      "near",  "outside",
                                         "inside", "of", "through", "along", "around"};
    uint32_t type = incident_at(x, e->incident)->type_row;
    uint32_t family = type < x->types.count ? x->types.family[type] : (uint32_t)RSM_FAMILY_OTHER;
    if (family == RSM_FAMILY_ACCIDENT || family == RSM_FAMILY_DISASTER)
        return true;
    if (e->type_row >= x->types.count || claim->first == 0)
        return false;
    uint32_t before = claim->first - 1;
    if (token_upos(x, before) == RSM_UPOS_DET && before > 0)
        before--;
    rsm_entity_type kind = entity_at(x, claim->entity)->type;
    bool led_in = word_in(x, before, scenes, sizeof scenes / sizeof *scenes);
    static const char *const roads[] = {"highway",  "road",   "freeway",
                                        "motorway", "street", "avenue"};
    if (token_is(x, before, "on") && ONE_OF(x, claim->end - 1, roads))
        return true; /* "an ambush on the coast highway" */
    if (led_in && is_fired_at(x, e, before, kind == RSM_ENTITY_VEHICLE))
        return false;
    if ((kind == RSM_ENTITY_GPE || kind == RSM_ENTITY_LOC) && led_in)
        return true;
    rsm_slice top =
        rsm_world_string(x->world, RSM_DOMAIN_TYPE, x->types.top[e->type_row], RSM_TYPE_ID);
    for (size_t i = 0; i < sizeof shootings / sizeof *shootings; i++)
        if (rsm_slice_equal_string(top, shootings[i]))
            return (led_in && (before >= e->end || (is_told_by_noun(x, e) && before + 1 == e->end))) ||
                   (kind == RSM_ENTITY_FAC && e->noun);
    return false;
}

/* "Unknown group claims blast": where the report names who claims, or denies, the noun is nobody
 * else. */
static bool is_named_elsewhere(const extraction *x, const role_claim *claim, uint32_t incident) {
    if (entity_at(x, claim->entity)->proper || claim->role != RSM_ROLE_PERPETRATOR ||
        (claim->stance != RSM_STANCE_CLAIMS && claim->stance != RSM_STANCE_DENIES))
        return false;
    for (uint32_t i = 0; i < x->roles.count && i < CLAIMS_LOOKED_AT; i++) {
        const role_claim *other = role_at(x, i);
        if (other->role == claim->role && other->stance == claim->stance &&
            entity_at(x, other->entity)->proper && event_at(x, other->event)->incident == incident)
            return true;
    }
    return false;
}

/* "Unknown group claims blast" in a title: the one that the report names as claiming it, where it
 * is one. */
static uint32_t who_is_meant(const extraction *x, const role_claim *claim) {
    uint32_t sentence = x->text->tokens[claim->first].sentence, found = RSM_NONE;
    if (claim->stance != RSM_STANCE_CLAIMS || claim->role != RSM_ROLE_PERPETRATOR ||
        entity_at(x, claim->entity)->proper || sentence >= x->body)
        return claim->entity;
    for (uint32_t i = 0; i < x->roles.count && i < CLAIMS_LOOKED_AT; i++) {
        const role_claim *other = role_at(x, i);
        if (other->role != claim->role || other->stance != claim->stance ||
            !entity_at(x, other->entity)->proper || other->entity == found)
            continue;
        if (found != RSM_NONE)
            return claim->entity;
        found = other->entity;
    }
    return found == RSM_NONE ? claim->entity : found;
}

/* "Police charged John Doe": where nobody is credited with the words, who accuses is their source.
 */
static void credit_accuser(extraction *x, const role_claim *claim, rsm_statement *statement) {
    if (statement == NULL || claim->accuser == RSM_NONE || claim->credit != RSM_NONE ||
        teller_of_deed(x, credit_at(x, x->credit_of[claim->first])) != NULL ||
        !may_tell(x, claim->accuser))
        return;
    rsm_source *accuser = rsm_arena_allocate(x->arena, sizeof *accuser);
    if (accuser == NULL) {
        x->failed = true;
        return;
    }
    describe_source(x, claim->accuser, NULL, accuser);
    statement->sources = (rsm_source_chain){.links = accuser, .count = 1};
}

/* "The army denied that its troops fired": the denial is of who did it too. */
static bool is_denied_by_somebody(const extraction *x, const role_claim *claim) {
    const credit *c = credit_at(x, x->credit_of[claim->first]);
    return c != NULL && c->attribution.stance == RSM_STANCE_DENIES;
}

/* Whether what a claim says of somebody or of a thing did or will not take place. */
static bool is_unreal(const extraction *x, const event *e, const role_claim *claim) {
    bool thing = claim->role == RSM_ROLE_WEAPON || claim->role == RSM_ROLE_TARGET;
    if (claim->role == RSM_ROLE_PERPETRATOR && e->modality == RSM_MODALITY_DENIED)
        return claim->credit == RSM_NONE && !is_denied_by_somebody(x, claim);
    if (e->modality > RSM_MODALITY_POSSIBLE && claim->credit == RSM_NONE && !thing)
        return true;
    return thing && e->modality > RSM_MODALITY_ALLEGED && e->modality != RSM_MODALITY_FOILED;
}

/* "Osk Drive", "Tarn Loop Northeast": a road by its last word, written as a name. */
static bool ends_in_road(const extraction *x, uint32_t last) {
    static const char *const roads[] = {"street",    "road",       "avenue",  "drive",    "lane",
                                        "boulevard", "loop",       "highway", "parkway",  "terrace",
                                        "circle",    "expressway", "freeway", "turnpike", "alley",
                                        "st.",       "ave.",       "rd.",     "dr.",      "blvd."};
    static const char *const sides[] = {"north",     "south",     "east",      "west",
                                        "northwest", "northeast", "southwest", "southeast",
                                        "nw",        "ne",        "sw",        "se",
                                        "n",         "s",         "e",         "w"};
    if (last > 0 && ONE_OF(x, last, sides))
        last--;
    return last > 0 && ONE_OF(x, last, roads) && x->tagging->name_of[last] != RSM_NONE &&
           x->tagging->name_of[last] == x->tagging->name_of[last - 1];
}

/* A town, or a name of no place that is known; not "Moscow" of a government. */
static bool is_town(const extraction *x, uint32_t token) {
    if (match_over(x, token, RSM_DOMAIN_METONYM) != NULL)
        return false;
    return x->place_of[token] == RSM_NONE ||
           x->places->items[x->place_of[token]].expression.value.kind != RSM_PLACE_COUNTRY;
}

/* "near First Street and Osk that", "of Norville, Mo., is": a place that is no state and sits for
 * no government did nothing. */
static bool is_mere_place(const extraction *x, const role_claim *claim) {
    const entity_draft *entity = entity_at(x, claim->entity);
    uint32_t last = claim->end - 1, first = claim->first;
    bool numbered = (x->text->tokens[first].flags & RSM_TOKEN_DIGITS) != 0 ||
                    (first > 0 && (x->text->tokens[first - 1].flags & RSM_TOKEN_DIGITS) != 0);
    if ((entity->type != RSM_ENTITY_PER || numbered) && ends_in_road(x, last))
        return true; /* "Carl Reed, 4710 E. Osk Ave., was charged" */
    bool place = entity->type == RSM_ENTITY_GPE || entity->type == RSM_ENTITY_LOC;
    if (place && first == sentence_first(x, first) && claim->end < x->text->token_count &&
        (rsm_slice_equal_string(token_text(x, claim->end), "--") ||
         rsm_slice_equal_string(token_text(x, claim->end), "-")))
        return true; /* "OSK -- Through calls to the media, the front claimed" */
    if (place && (claim->accused || claim->standing) && is_town(x, last))
        return true; /* "John Doe, of Osk, was charged" */
    if ((entity->type != RSM_ENTITY_GPE && entity->type != RSM_ENTITY_LOC) ||
        entity->actor_row != RSM_NONE || match_over(x, last, RSM_DOMAIN_METONYM) != NULL)
        return false;
    if (x->place_of[last] != RSM_NONE) {
        rsm_place_kind kind = x->places->items[x->place_of[last]].expression.value.kind;
        return kind != RSM_PLACE_COUNTRY && kind != RSM_PLACE_CITY;
    }
    return first > sentence_first(x, first) &&
           (token_upos(x, first - 1) == RSM_UPOS_CCONJ || token_upos(x, first - 1) == RSM_UPOS_ADP);
}

/* "shots fired near Tarn Loop Northeast": where, and nobody. */
static bool stands_near(const extraction *x, const role_claim *claim) {
    uint32_t first = claim->first;
    return first > sentence_first(x, first) && token_is(x, first - 1, "near") &&
           ends_in_road(x, claim->end - 1);
}

/* Whether the incident is one that somebody can have done: an explosion or a crash too, where an
 * armed group, a force or a state claims it, is blamed for it or denies it. */
static bool may_have_done(const extraction *x, const role_claim *claim) {
    const entity_draft *entity = entity_at(x, claim->entity);
    uint32_t type = incident_at(x, event_at(x, claim->event)->incident)->type_row;
    bool standing = claim->standing || claim->credit != RSM_NONE;
    return has_perpetrator(x, type) ||
           (standing && may_be_deed(x, type) &&
            (entity->type == RSM_ENTITY_GROUP || entity->type == RSM_ENTITY_GPE ||
             entity->perpetrator || is_security(x, claim)));
}

/* Who finds or takes away arms has not used them. */
static bool is_of_a_find(const extraction *x, const event *e) {
    return e->type_row < x->types.count &&
           rsm_slice_equal_string(
               rsm_world_string(x->world, RSM_DOMAIN_TYPE, e->type_row, RSM_TYPE_ID),
               "arms seizure");
}

/* "one count of shooting into a dwelling": what a charge is called. */
static bool is_count_of(const extraction *x, const event *e) {
    static const char *const words[] = {"count", "offence", "offense", "felony"};
    return e->first > 1 && token_is(x, e->first - 1, "of") && ONE_OF(x, e->first - 2, words);
}

bool is_worth_telling(const extraction *x, const role_claim *claim) {
    const event *e = event_at(x, claim->event);
    if (e->incident == RSM_NONE || is_unreal(x, e, claim))
        return false;
    uint32_t kind = e->type_row < x->types.count ? x->types.top[e->type_row] : RSM_NONE;
    bool tested = kind != RSM_NONE && (kind == x->missile_test || kind == x->nuclear_test);
    switch (claim->role) {
    case RSM_ROLE_WEAPON:
        return !tested; /* the missile of a missile test */
    case RSM_ROLE_TARGET:
        return !is_scene(x, claim, e) && !is_count_of(x, e) && !is_of_a_find(x, e) && !ends_in_road(x, claim->end - 1);
    case RSM_ROLE_VICTIM: /* "Saint John Street" is nobody */
        return x->place_of[claim->end - 1] == RSM_NONE && is_one_person(x, claim) &&
               !stands_near(x, claim);
    default:
        return !is_named_elsewhere(x, claim, e->incident) && !is_mere_place(x, claim) &&
               may_have_done(x, claim) && !came_to_the_scene(x, claim, e->incident) &&
               !was_shot_himself(x, claim, e->incident) && !is_of_a_quarrel(x, e) &&
               !is_of_a_find(x, e);
    }
}

/* Whether an armed group tells that it, or its people, did it: a claim, whatever the verb. */
static bool tells_of_himself(const extraction *x, const role_claim *claim, rsm_stance stance) {
    const credit *c = credit_at(x, x->credit_of[claim->first]);
    return claim->role == RSM_ROLE_PERPETRATOR && c != NULL &&
           entity_at(x, claim->entity)->type == RSM_ENTITY_GROUP &&
           (stance == RSM_STANCE_ASSERTS || stance == RSM_STANCE_ACCUSES) &&
           c->attribution.stance != RSM_STANCE_DENIES && entity_of_source(x, c) == claim->entity;
}

void state_role(extraction *x, uint32_t index) {
    const role_claim *claim = role_at(x, index);
    const event *e = event_at(x, claim->event);
    const entity_draft *entity = entity_at(x, who_is_meant(x, claim));
    if (!is_worth_telling(x, claim))
        return;
    const noun_phrase *told = phrase_at(x, x->phrase_of[claim->end - 1]);
    bool anybody = claim->role == RSM_ROLE_PERPETRATOR && !entity->proper && !entity->perpetrator &&
                   told != NULL && !is_described(x, told) &&
                   ((told->indefinite && plain_person(x, told->head)) || says_nothing(x, told));
    fact f = {.incident = e->incident,
              .slot = slot_of_role(claim->role),
              .first = claim->first,
              .end = claim->end,
              .trigger = claim->event,
              .credit = claim->credit,
              .certainty = claim->certainty};
    f.has_stance = claim->credit != RSM_NONE;
    f.stance = claim->stance;
    f.value =
        claim->role == RSM_ROLE_VICTIM ? person_value(x, claim, entity) : actor_value(x, entity);
    if (claim->role == RSM_ROLE_WEAPON && entity->type != RSM_ENTITY_VEHICLE)
        f.value.as.actor.type = RSM_ENTITY_WEAPON; /* "an Uzi submachinegun", taken for a name */
    if (claim->standing) {
        f.has_stance = true;
    } else if (claim->accused) {
        f.has_stance = true;
        f.stance = claim->stance == RSM_STANCE_CLAIMS ? claim->stance : RSM_STANCE_ACCUSES;
    }
    if (tells_of_himself(x, claim, f.has_stance ? f.stance : RSM_STANCE_ASSERTS))
        f.has_stance = true, f.stance = RSM_STANCE_CLAIMS;
    if (e->modality == RSM_MODALITY_DENIED)
        f.has_stance = true, f.stance = RSM_STANCE_DENIES; /* "reports that its troops fired" */
    if (!anybody)
        credit_accuser(x, claim, add_fact(x, &f)); /* "a man", "four people": their number */
    if (claim->role != RSM_ROLE_PERPETRATOR)
        return;
    state_attackers(x, claim, &f);
    if (!claim->about_attacker)
        return;
    f.slot = RSM_SLOT_ATTACKER;
    f.value = person_value(x, claim, entity);
    credit_accuser(x, claim, add_fact(x, &f));
}
