/* Roles: who did it, to whom, with what.
 *
 * Of a verb its subject, object, agent and the prepositions after it; of a noun what stands before
 * it in its phrase ("Taliban attack", "market bombing"), the prepositions after it, the verbs it is
 * subject or object of ("carried out the attack"): which of them acts and which suffers is told by
 * lexicon/roles.txt (rule.h); this file finds them and sees what they are. Who claims, is accused
 * or denies is responsible.c's. Cost: linear; every event looks at its own sentence. */
#include "extract/role.h"

#include "extract/blame.h"
#include "extract/clause.h"
#include "extract/evidence.h"
#include "extract/figure.h"

#include "extract/govern.h"
#include "extract/nominal.h"
#include "extract/persons.h"
#include "extract/rule.h"

enum {
    ROLE_REACH = 16,
    JOIN_REACH = 40,   /* tokens from a noun phrase to the last that is joined to it */
    JOINED = 12,       /* phrases joined, at most */
    TRIGGER_WORDS = 7, /* of a trigger, before its last */
    ROLE_CLAIMS = 500  /* claims looked through for one of an entity */
};

role_claim *role_at(const extraction *x, uint32_t index) {
    return index == RSM_NONE ? NULL : rsm_vector_at(&x->roles, index);
}

role_claim *add_claim(extraction *x, uint32_t event_index, rsm_role role, uint32_t entity,
                      uint32_t first, uint32_t end) {
    if (event_index == RSM_NONE || entity == RSM_NONE)
        return NULL;
    if (noted_before(x, &x->claimed, event_index, entity, first, 0))
        return NULL;
    role_claim *fresh = rsm_vector_push(&x->roles);
    if (fresh == NULL) {
        x->failed = true;
        return NULL;
    }
    *fresh = (role_claim){.event = event_index,
                          .role = role,
                          .entity = entity,
                          .first = first,
                          .end = end,
                          .credit = RSM_NONE,
                          .accuser = RSM_NONE};
    return fresh;
}

bool has_role(const extraction *x, uint32_t entity, rsm_role role) {
    for (uint32_t i = 0; i < x->roles.count && i < ROLE_CLAIMS; i++)
        if (role_at(x, i)->entity == entity && role_at(x, i)->role == role)
            return true;
    return false;
}

role_claim *claim_phrase(extraction *x, uint32_t event_index, rsm_role role, uint32_t phrase) {
    const noun_phrase *p = phrase_at(x, phrase);
    if (p == NULL)
        return NULL;
    return add_claim(x, event_index, role, entity_of(x, phrase), p->first, p->end);
}

/* ---- by the type of who or what is in the phrase ---- */

/* Whether a noun that tells another event ends at `head`: "the Massacre". The gunmen of "gunmen
 * attack" and "attacked by gunmen", which triggers of the event's own words hold, act. */
static bool names_an_event(const extraction *x, const event *e, uint32_t head) {
    const rsm_tagging *tagging = x->tagging;
    uint32_t first = head > TRIGGER_WORDS ? head - TRIGGER_WORDS : 0;
    for (uint32_t m = tagging->first_match[first]; m < tagging->first_match[head + 1]; m++) {
        const rsm_match *match = &tagging->matches[m];
        bool own = match->first_token < e->end && e->first < match->end_token &&
                   (!e->noun || head >= e->end);               /* "attack by gunmen" */
        own |= match_over(x, head, RSM_DOMAIN_PERSON) != NULL; /* "a suicide bomber" */
        if (match->domain == RSM_DOMAIN_TRIGGER && match->end_token == head + 1 && !own &&
            (rsm_world_number(x->world, RSM_DOMAIN_TRIGGER, match->row, RSM_TRIGGER_POS) &
             RSM_POS_NOUN))
            return true;
    }
    return false;
}

/* The next noun phrase after `last` that the tree joins to `phrase`: "a bus, two cars and a shop";
 * RSM_NONE where none follows. */
static uint32_t joined_phrase(const extraction *x, uint32_t phrase, uint32_t last) {
    const noun_phrase *p = phrase_at(x, phrase);
    uint32_t end = sentence_end(x, p->first), found = RSM_NONE, own = tree_top(x, p);
    for (uint32_t i = last + 1; x->tagging->has_tree && i < x->phrases.count; i++) {
        const noun_phrase *next = phrase_at(x, i);
        if (next->first >= end || next->first > p->end + JOIN_REACH)
            return RSM_NONE;
        uint32_t top = tree_top(x, next);
        if (tree_head(x, top) != own || !tree_relation_is(x, top, "conj"))
            continue;
        const verb_group *verb = next->end < end ? verb_at(x, x->verb_of[next->end]) : NULL;
        if (verb != NULL && verb->subject == i && match_at(x, verb->verb, RSM_DOMAIN_CUE) != NULL)
            return RSM_NONE; /* "killing 12 people, police said" */
        bool not_it = token_is(x, next->first - 1, "not") ||
                      (next->first > 1 && token_is(x, next->first - 2, "not"));
        if (not_it)
            return found; /* "to the front and not to the army" */
        found = found == RSM_NONE ? i : found;
        if (tree_child_before(x, top, "cc", "cc") != RSM_NONE)
            return found; /* a list ends with "and" or "or" */
    }
    return RSM_NONE;
}

/* The first phrase of the list that a phrase is joined to. */
uint32_t first_joined(const extraction *x, uint32_t phrase) {
    const noun_phrase *p = phrase_at(x, phrase);
    uint32_t top = p == NULL ? RSM_NONE : tree_top(x, p);
    if (p == NULL || !x->tagging->has_tree || !tree_relation_is(x, top, "conj"))
        return phrase;
    uint32_t head = tree_head(x, top);
    const noun_phrase *first = head < p->first ? phrase_at(x, x->phrase_of[head]) : NULL;
    bool where = first != NULL && first->first > 0 && x->place_of[head] != RSM_NONE &&
                 token_upos(x, first->first - 1) == RSM_UPOS_ADP &&
                 !token_is(x, first->first - 1, "by"); /* "in Osk, army troops" */
    bool list =
        first != NULL && tree_top(x, first) == head && x->time_of[head] == RSM_NONE && !where;
    return list ? x->phrase_of[head] : phrase;
}

uint32_t entity_of_words(extraction *x, rsm_entity_type type, uint32_t first, uint32_t end) {
    rsm_span span = tokens_span(x, first, end);
    rsm_slice name = span_text(x, span);
    for (uint32_t i = earliest_entity(x); i < x->entities.count; i++) {
        entity_draft *entity = entity_at(x, i);
        if (entity->type != type || !rsm_slice_equal_ascii_caseless(entity->name, name))
            continue;
        if (rsm_vector_push_copy(&entity->spans, &span) == NULL)
            x->failed = true;
        return i;
    }
    entity_draft *entity = rsm_vector_push(&x->entities);
    if (entity == NULL) {
        x->failed = true;
        return RSM_NONE;
    }
    *entity = (entity_draft){.type = type,
                             .name = name,
                             .lemma = x->tagging->tags[end - 1].lemma,
                             .actor_row = RSM_NONE,
                             .first = first,
                             .last = first};
    rsm_vector_init(&entity->spans, x->arena, sizeof(rsm_span));
    if (rsm_vector_push_copy(&entity->spans, &span) == NULL)
        x->failed = true;
    return x->entities.count - 1;
}

/* "An army helicopter fired", "air force jets bombed": the force did it. */
static void force_behind(extraction *x, uint32_t index, const noun_phrase *phrase) {
    if (!has_perpetrator(x, event_at(x, index)->type_row))
        return;
    for (uint32_t token = phrase->first; token < phrase->head; token++) {
        const rsm_match *body = match_at(x, token, RSM_DOMAIN_BODY);
        if (body == NULL || body->end_token > phrase->head ||
            rsm_world_number(x->world, RSM_DOMAIN_BODY, body->row, RSM_BODY_SOURCE_KIND) !=
                RSM_SOURCE_MILITARY + 1)
            continue;
        uint32_t entity = entity_of_words(x, RSM_ENTITY_ORG, token, body->end_token);
        add_claim(x, index, RSM_ROLE_PERPETRATOR, entity, token, body->end_token);
        return;
    }
}

static void actor_alone(extraction *x, uint32_t index, uint32_t phrase) {
    bool known;
    rsm_entity_type type = type_of_phrase(x, phrase, &known);
    if (!known && phrase != RSM_NONE && has_perpetrator(x, event_at(x, index)->type_row))
        claim_group_behind(x, index, phrase); /* "a Red Front unit" */
    if (!known)
        return;
    const noun_phrase *named = phrase_at(x, phrase);
    if (type == RSM_ENTITY_PER && match_over(x, named->head, RSM_DOMAIN_WEAPON) != NULL &&
        match_over(x, named->head, RSM_DOMAIN_PERSON) == NULL)
        return; /* "an Uzi submachinegun", taken for somebody's name */
    if (type == RSM_ENTITY_WEAPON || type == RSM_ENTITY_VEHICLE)
        nation_behind(x, index, phrase_at(x, phrase)), force_behind(x, index, phrase_at(x, phrase));
    if (type == RSM_ENTITY_WEAPON)
        claim_phrase(x, index, RSM_ROLE_WEAPON, phrase);
    else if (is_person_type(type) && has_perpetrator(x, event_at(x, index)->type_row) &&
             !names_an_event(x, event_at(x, index), phrase_at(x, phrase)->head)) {
        claim_phrase(x, index, RSM_ROLE_PERPETRATOR, phrase);
        if (type == RSM_ENTITY_PER || type == RSM_ENTITY_GROUP)
            claim_group_behind(x, index, phrase);
    }
}

bool names_nobody(const extraction *x, uint32_t phrase) {
    static const char *const nobody[] = {"no", "neither", "none", "nobody"};
    static const char *const before[] = {"neither", "nor", "not"};
    uint32_t first = phrase_at(x, phrase)->first;
    return word_in(x, first, nobody, sizeof nobody / sizeof *nobody) ||
           (first > sentence_first(x, first) &&
            word_in(x, first - 1, before, sizeof before / sizeof *before));
}

void actor_phrase(extraction *x, uint32_t index, uint32_t phrase) {
    phrase = named_beside(x, first_joined(x, phrase));
    if (phrase != RSM_NONE && names_nobody(x, phrase))
        return; /* "no group has claimed it" */
    for (uint32_t last = phrase, n = 0; last != RSM_NONE && n < JOINED && !x->failed; n++) {
        actor_alone(x, index, last);
        last = joined_phrase(x, phrase, last);
    }
}

void sufferer_phrase(extraction *x, uint32_t index, uint32_t phrase) {
    phrase = first_joined(x, phrase);
    bool town = phrase != RSM_NONE && x->place_of[phrase_at(x, phrase)->head] != RSM_NONE;
    for (uint32_t last = phrase, n = 0; last != RSM_NONE && n < JOINED && !x->failed; n++) {
        if (last == phrase || !town || !is_person_name(x, phrase_at(x, last)->head))
            sufferer_alone(x, index, last); /* not "attacked Osk, San Pedro and Norville" */
        last = joined_phrase(x, phrase, last);
    }
}

/* "a Red Front unit": a group's name before the noun. */
static bool holds_group(const extraction *x, const noun_phrase *phrase) {
    for (uint32_t token = before_brackets(x, phrase->first); token < phrase->head; token++)
        if (x->tagging->name_of[token] != RSM_NONE &&
            x->tagging->names[x->tagging->name_of[token]].type == RSM_ENTITY_GROUP)
            return true;
    return false;
}

/* Whether a phrase names what `part` wants: only a person is a victim, and so on. */
static bool can_play(extraction *x, enum rsm_role_part part, uint32_t phrase) {
    bool known;
    rsm_entity_type type = type_of_phrase(x, phrase, &known);
    switch (part) {
    case RSM_PART_ACTOR:
        return known || holds_group(x, phrase_at(x, phrase));
    case RSM_PART_SUFFERER:
        return known;
    case RSM_PART_PERPETRATOR:
        return known && type != RSM_ENTITY_WEAPON;
    case RSM_PART_VICTIM:
        return known && type == RSM_ENTITY_PER;
    case RSM_PART_TARGET:
        return known && type != RSM_ENTITY_PER && type != RSM_ENTITY_WEAPON;
    case RSM_PART_WEAPON:
        return known && type == RSM_ENTITY_WEAPON;
    default:
        return false;
    }
}

static bool acts(enum rsm_role_part part) {
    return part == RSM_PART_ACTOR || part == RSM_PART_PERPETRATOR;
}

static bool suffers(enum rsm_role_part part) {
    return part == RSM_PART_SUFFERER || part == RSM_PART_TARGET || part == RSM_PART_VICTIM;
}

/* Gives what a phrase names the part that a rule says. */
static void play(extraction *x, uint32_t index, enum rsm_role_part part, uint32_t phrase) {
    if (suffers(part) && phrase != RSM_NONE)
        phrase = past_side(x, phrase); /* "a section of the pipeline" */
    if (part == RSM_PART_NONE || phrase == RSM_NONE || !can_play(x, part, phrase))
        return;
    if (acts(part))
        actor_phrase(x, index, phrase);
    else if (suffers(part))
        sufferer_phrase(x, index, phrase);
    else
        claim_phrase(x, index, RSM_ROLE_WEAPON, phrase);
}

/* The same of a relation without words. */
static void play_in(extraction *x, uint32_t index, uint32_t relation, uint32_t phrase) {
    enum rsm_role_part part;
    role_part(x, event_at(x, index), relation, &part);
    play(x, index, part, phrase);
}

static bool acts_in(const extraction *x, uint32_t index, uint32_t relation) {
    enum rsm_role_part part;
    role_part(x, event_at(x, index), relation, &part);
    return acts(part);
}

/* ---- verbs ---- */

/* Whether what follows "of" may be of the event: right after its phrase, or so in the tree. */
static bool is_of_event(const extraction *x, const event *e, uint32_t token, uint32_t phrase) {
    const noun_phrase *own = phrase_at(x, e->phrase);
    if (!token_is(x, token, "of") || !x->tagging->has_tree || own == NULL || own->end == token)
        return true;
    uint32_t head = tree_head(x, phrase_at(x, phrase)->head);
    return head >= e->first && head < own->end;
}

/* The prepositions after a verb or a noun: "fired on the crowd", "attack on X", "killing of X",
 * "bombing by X". */
static void roles_after(extraction *x, uint32_t index, uint32_t relation) {
    const event *e = event_at(x, index);
    uint32_t end = sentence_end(x, e->first);
    uint32_t stop = e->end + ROLE_REACH < end ? e->end + ROLE_REACH : end;
    for (uint32_t token = e->end; token + 1 < stop && !x->failed; token++) {
        uint32_t verb = x->verb_of[token];
        if (verb != RSM_NONE && verb != e->verb && !verb_at(x, verb)->participle)
            return;
        if (token_upos(x, token) == RSM_UPOS_SCONJ ||
            rsm_slice_equal_string(token_text(x, token), ";"))
            return;
        bool free = x->phrase_of[token] == RSM_NONE && !is_glued(x, token);
        uint32_t count = free ? role_words_at(x, relation, token) : 0;
        uint32_t at = token + count;
        const rsm_match *hedge = count > 0 ? match_at(x, at, RSM_DOMAIN_HEDGE) : NULL;
        if (hedge != NULL && hedge->end_token < stop)
            at = hedge->end_token;
        uint32_t phrase = count > 0 && at < stop ? x->phrase_of[at] : RSM_NONE;
        if (phrase == RSM_NONE)
            continue;
        enum rsm_role_part part = role_part_by(x, e, relation, token, count);
        uint32_t place = x->place_of[phrase_at(x, phrase)->head];
        bool town =
            place != RSM_NONE && x->places->items[place].expression.value.kind != RSM_PLACE_SITE;
        if ((acts(part) && x->verb_of[token - 1] != RSM_NONE && e->noun) || (suffers(part) && town))
            continue; /* "an attack claimed by X"; "an attack in X" */
        if ((suffers(part) && is_of_place_before(x, e->end, token, phrase_at(x, phrase))) ||
            is_of_nearer_event(x, e, phrase_at(x, phrase)))
            continue;
        if (!is_of_event(x, e, token, phrase) ||
            (e->noun && acts(part) && token_is(x, token, "by") &&
             is_by_joined(x, e->end, token, phrase_at(x, phrase))))
            continue; /* "attacks, and the end of the army" */
        play(x, index, part, phrase);
    }
}

/* The object of an event's verb: "attacked a bus", and after the preposition that is part of the
 * event, "fired on a bus". */
static uint32_t object_of(const extraction *x, const event *e, const verb_group *group) {
    const noun_phrase *object = phrase_at(x, group->object);
    if (object != NULL && object->head < e->end && object->first >= e->first &&
        e->end < sentence_end(x, e->first) && x->phrase_of[e->end] != group->object &&
        x->phrase_of[e->end] != RSM_NONE)
        return x->phrase_of[e->end]; /* "took hostage the mayor" */
    if (group->object != RSM_NONE || e->end <= group->end ||
        token_upos(x, e->end - 1) != RSM_UPOS_ADP || e->end >= sentence_end(x, e->first))
        return group->object;
    return x->phrase_of[e->end];
}

/* "soldiers defused the bomb": whoever stops it did not do it. */
static bool stops_it(const event *e) {
    return (e->flags & RSM_TRIGGER_FOILED) != 0;
}

/* "Two men were shot, leaving one dead": who suffered the first did not do the second. */
static bool follows_passive(const extraction *x, uint32_t verb) {
    const verb_group *group = verb_at(x, verb);
    const verb_group *before = verb > 0 ? verb_at(x, verb - 1) : NULL;
    return before != NULL && before->passive && !group->passive &&
           x->tagging->tags[group->verb].form == RSM_VERB_ING &&
           before->subject == group->subject &&
           x->text->tokens[before->first].sentence == x->text->tokens[group->first].sentence;
}

/* "Arrived at the hospital shot in the leg": no house is shot. */
static bool is_house_shot(extraction *x, const verb_group *group) {
    static const char *const verbs[] = {"shoot", "stab", "wound", "injure", "hurt"};
    const noun_phrase *p = phrase_at(x, group->subject);
    if (p == NULL || p->end != group->first || !ONE_OF(x, group->verb, verbs))
        return false;
    const entity_draft *entity = entity_at(x, entity_of(x, group->subject));
    return entity != NULL && entity->type == RSM_ENTITY_FAC;
}

/* "Found a gun and shot himself": no other is harmed, and nobody did it to another. */
static bool hurts_himself(const extraction *x, const event *e, const verb_group *group) {
    enum { VERBS_ON = 3 };
    uint32_t end = sentence_end(x, e->first);
    static const char *const verbs[] = {"shoot", "stab", "wound", "injure", "cut"};
    if (is_reflexive(x, group->object)) /* but who blew himself up did it */
        return ONE_OF(x, group->verb, verbs);
    for (uint32_t i = e->verb + 1; i < x->verbs.count && i <= e->verb + VERBS_ON; i++) {
        const verb_group *next = verb_at(x, i);
        if (next->first >= end ||
            (e->flags & (RSM_TRIGGER_KILLS | RSM_TRIGGER_INJURES | RSM_TRIGGER_VICTIM_OBJECT)))
            return false;
        if (next->subject == group->subject && is_reflexive(x, next->object))
            return true;
    }
    return false;
}

static void roles_of_verb(extraction *x, uint32_t index) {
    const event *e = event_at(x, index);
    const verb_group *group = verb_at(x, e->verb);
    enum rsm_role_part part;
    if (group == NULL ||
        (x->tagging->tags[group->verb].form == RSM_VERB_ING && token_is(x, e->end, "of")))
        return; /* "the killing and wounding of four": a noun */
    if (tree_relation_is(x, group->verb, "amod") && tree_head(x, group->verb) > group->verb)
        return; /* "receiving stolen property" */
    if (group->passive) {
        const verb_group *last = verb_at(x, x->verb_of[e->end - 1]); /* "shot and killed by" */
        uint32_t agent = group->agent == RSM_NONE && last != NULL ? last->agent : group->agent;
        if (!is_house_shot(x, group))
            play_in(x, index, RSM_RELATION_PASSIVE, group->subject);
        if (!stops_it(event_at(x, index)))
            play_in(x, index, RSM_RELATION_AGENT, whole_of(x, agent)); /* "by one of the gunmen" */
    } else {
        if (group->object != RSM_NONE || !role_part(x, e, RSM_RELATION_ALONE, &part))
            role_part(x, e, RSM_RELATION_SUBJECT, &part);
        uint32_t subject = acts(part) ? whole_of(x, group->subject) : group->subject;
        uint32_t object = object_of(x, e, group);
        if (acts(part) && (hurts_himself(x, event_at(x, index), group) ||
                           follows_passive(x, event_at(x, index)->verb)))
            part = RSM_PART_NONE;
        if (!acts(part) || (!is_noun_after_place(x, group) && !stops_it(event_at(x, index)) &&
                            !claims_itself(x, index, group->subject)))
            play(x, index, part, subject); /* "one of the gunmen shot" */
        if (!claim_driven(x, index, object))
            play_in(x, index, RSM_RELATION_OBJECT, object);
    }
    roles_after(x, index, RSM_RELATION_AFTER_VERB);
}

/* ---- nouns ---- */

/* A noun of the lexicon used before the trigger: "market bombing", "knife attack". */
static void role_of_modifier(extraction *x, uint32_t index, uint32_t token, uint32_t limit) {
    const rsm_match *weapon = weapon_at(x, token);
    const rsm_match *thing = match_at(x, token, RSM_DOMAIN_THING);
    enum rsm_role_part part;
    if (weapon != NULL && weapon->end_token <= limit) {
        if (is_only_named(x, weapon->end_token))
            return;
        role_part(x, event_at(x, index), RSM_RELATION_WEAPON, &part);
        if (part == RSM_PART_NONE)
            return;
        uint32_t entity = entity_of_words(x, RSM_ENTITY_WEAPON, token, weapon->end_token);
        add_claim(x, index, RSM_ROLE_WEAPON, entity, token, weapon->end_token);
    } else if (thing != NULL && thing->end_token <= limit) {
        uint32_t kind = rsm_world_number(x->world, RSM_DOMAIN_THING, thing->row, RSM_THING_CLASS);
        role_part(x, event_at(x, index), RSM_RELATION_THING, &part);
        if (token_upos(x, token) == RSM_UPOS_ADJ || role_words_at(x, RSM_RELATION_WHERE, token) > 0)
            return; /* "a complex crime", "a backyard massacre" */
        if ((kind & RSM_THING_OBJECT) || part == RSM_PART_NONE)
            return;
        rsm_entity_type type = kind & RSM_THING_VEHICLE ? RSM_ENTITY_VEHICLE : RSM_ENTITY_FAC;
        add_claim(x, index, RSM_ROLE_TARGET, entity_of_words(x, type, token, thing->end_token),
                  token, thing->end_token);
    }
}

/* The relation in which a name stands to the noun that it stands before; 0 for none. */
static uint32_t relation_of_name(const extraction *x, rsm_entity_type type, uint32_t end) {
    bool possessive = token_is(x, end, "'s") || token_is(x, end, "'") ||
                      rsm_slice_equal_string(token_text(x, end), "\u2019s") ||
                      rsm_slice_equal_string(token_text(x, end), "\u2019");
    switch (type) {
    case RSM_ENTITY_GROUP:
        return RSM_RELATION_GROUP;
    case RSM_ENTITY_ORG: /* "the Sunset Club shooting": its place, or whom it befell */
        return possessive || tells_of_security(x, end - 1, end) ? RSM_RELATION_BODY : 0;
    case RSM_ENTITY_GPE:
        return possessive ? RSM_RELATION_OWNER : 0;
    default:
        return 0;
    }
}

static void roles_before_noun(extraction *x, uint32_t index) {
    const event *e = event_at(x, index);
    const noun_phrase *phrase = phrase_at(x, e->phrase);
    if (phrase == NULL)
        return;
    for (uint32_t token = phrase->first; token < e->first && !x->failed; token++) {
        uint32_t name = x->tagging->name_of[token];
        if (name == RSM_NONE) {
            role_of_modifier(x, index, token, e->first);
            continue;
        }
        rsm_entity_type type = x->tagging->names[name].type;
        uint32_t end = token;
        while (end < e->first && x->tagging->name_of[end] == name)
            end++;
        uint32_t relation = relation_of_name(x, type, end);
        if (relation == RSM_RELATION_BODY && x->place_of[token] != RSM_NONE)
            relation = 0; /* "the Fort Osk shooting" */
        if (relation != 0 && has_perpetrator(x, e->type_row) && acts_in(x, index, relation))
            add_claim(x, index, RSM_ROLE_PERPETRATOR, x->entity_of_name[name], token, end);
        if (type == RSM_ENTITY_NORP && acts_in(x, index, RSM_RELATION_NATION))
            claim_nation(x, index, token);
        token = end - 1;
    }
}

/* Whether a participle without a subject of its own stands right after the noun, or its comma. */
static bool follows_reduced(const extraction *x, const event *e, const verb_group *group) {
    const noun_phrase *own = phrase_at(x, e->phrase);
    if (own == NULL || !group->participle || group->agent == RSM_NONE)
        return false;
    uint32_t at = own->end;
    if (at < x->text->token_count && token_is(x, at, ","))
        at++;
    return group->first == at;
}

/* The verb that the noun is subject, object or agent of. */
static void roles_of_noun_verb(extraction *x, uint32_t index) {
    const event *e = event_at(x, index);
    uint32_t first = sentence_first(x, e->first), end = sentence_end(x, e->first);
    uint32_t last = RSM_NONE;
    for (uint32_t token = first; token < end && !x->failed; token++) {
        uint32_t v = x->verb_of[token];
        if (v == RSM_NONE || v == last)
            continue;
        last = v;
        const verb_group *group = verb_at(x, v);
        bool is_subject = group->subject == e->phrase && e->phrase != RSM_NONE;
        bool is_object = group->object == e->phrase && e->phrase != RSM_NONE;
        is_subject |= follows_reduced(x, e, group); /* "the attack, carried out by rebels," */
        if (!is_subject && !is_object)
            continue;
        uint32_t does = role_words_at(x, RSM_RELATION_DOES, group->verb);
        uint32_t hits = role_words_at(x, RSM_RELATION_HITS, group->verb);
        enum rsm_role_part done_by =
            does == 0 ? RSM_PART_NONE : role_part_by(x, e, RSM_RELATION_DOES, group->verb, does);
        if ((is_subject || is_object) && acts(done_by) && !group->negated)
            struck_against(x, index, group);
        if (is_object && acts(done_by) && !group->passive && !group->negated)
            play(x, index, done_by, group->subject);
        else if (is_subject && acts(done_by) && (group->passive || group->participle))
            play(x, index, done_by, group->agent);
        else if (is_subject && hits > 0 && !group->passive)
            play(x, index, role_part_by(x, e, RSM_RELATION_HITS, group->verb, hits), group->object);
    }
}

bool extract_roles(extraction *x) {
    if (!make_role_book(x))
        return false;
    for (uint32_t i = 0; i < x->events.count && !x->failed; i++) {
        const event *e = event_at(x, i);
        if (!e->supported || e->modality == RSM_MODALITY_GENERAL)
            continue;
        if (e->noun) {
            if (e->flags & RSM_TRIGGER_LAW)
                continue;
            roles_before_noun(x, i);
            roles_after(x, i, RSM_RELATION_AFTER_NOUN);
            roles_of_noun_verb(x, i);
        } else {
            roles_of_verb(x, i);
        }
        claim_weapons(x, i);
    }
    find_responsible(x);
    if (!x->failed)
        roles_of_deeds(x);
    if (!x->failed)
        find_blamed(x);
    if (!extract_persons(x))
        return false;
    weigh_roles(x);
    roles_of_arms(x); /* who was harmed is known */
    return !x->failed;
}
