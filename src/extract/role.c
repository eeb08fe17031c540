/* Roles: who did it, to whom, with what.
 *
 * Of a verb: the subject of an active one, the agent of a passive one acts; the object, or the
 * subject of a passive one, suffers. Of a noun: what stands before it in its phrase ("Taliban
 * attack", "market bombing"), the prepositions after it ("on", "by", "of"), the verbs it is subject
 * or object of ("carried out the attack"). Of an attribution: who claims, who is accused, who
 * denies. Cost: linear; every event looks at its own sentence. */
#include "extract/extraction.h"

enum {
    ROLE_REACH = 16,
    CLAIM_REACH = 6,     /* tokens from "said" to "its fighters" */
    ROLE_EVENTS = 1000,  /* events looked back over for the one that was claimed */
    ROLE_ENTITIES = 2000 /* latest entities looked through for the same words */
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

static role_claim *claim_phrase(extraction *x, uint32_t event_index, rsm_role role,
                                uint32_t phrase) {
    const noun_phrase *p = phrase_at(x, phrase);
    if (p == NULL)
        return NULL;
    return add_claim(x, event_index, role, entity_of(x, phrase), p->first, p->end);
}

static uint32_t family_of(const extraction *x, const event *e) {
    return e->type_row < x->types.count ? x->types.family[e->type_row]
                                        : (uint32_t)RSM_FAMILY_ATTACK;
}

/* ---- by the type of who or what is in the phrase ---- */

static rsm_entity_type type_of_phrase(extraction *x, uint32_t phrase, bool *known) {
    const entity_draft *entity = entity_at(x, entity_of(x, phrase));
    *known = entity != NULL;
    return entity == NULL ? RSM_ENTITY_OTHER : entity->type;
}

/* "the Massacre"; but the gunmen of "gunmen attack", told by the event's own words, act. */
static bool names_an_event(const extraction *x, const event *e, uint32_t head) {
    const rsm_match *match = match_over(x, head, RSM_DOMAIN_TRIGGER);
    return match != NULL && (e->noun || head < e->first || head >= e->end);
}

/* Claims the armed group whose name stands in [first, end). */
static void claim_group(extraction *x, uint32_t index, uint32_t first, uint32_t end) {
    for (uint32_t token = first; token < end; token++) {
        uint32_t name = x->tagging->name_of[token], stop = token;
        if (name == RSM_NONE || x->tagging->names[name].type != RSM_ENTITY_GROUP)
            continue;
        while (stop < x->text->token_count && x->tagging->name_of[stop] == name)
            stop++;
        add_claim(x, index, RSM_ROLE_PERPETRATOR, x->entity_of_name[name], token, stop);
        return;
    }
}

/* "FMLN guerrillas", "a commando of the Tupac Amaru movement": the group did it by its people. */
static void claim_group_behind(extraction *x, uint32_t index, uint32_t phrase) {
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
    claim_group(x, index, phrase_at(x, phrase)->first, phrase_at(x, phrase)->head);
}

static void actor_phrase(extraction *x, uint32_t index, uint32_t phrase) {
    bool known;
    rsm_entity_type type = type_of_phrase(x, phrase, &known);
    if (!known)
        return;
    if (type == RSM_ENTITY_WEAPON)
        claim_phrase(x, index, RSM_ROLE_WEAPON, phrase);
    else if (is_person_type(type) && has_perpetrator(x, event_at(x, index)->type_row) &&
             !names_an_event(x, event_at(x, index), phrase_at(x, phrase)->head)) {
        claim_phrase(x, index, RSM_ROLE_PERPETRATOR, phrase);
        if (type == RSM_ENTITY_PER)
            claim_group_behind(x, index, phrase);
    }
}

/* "the town was attacked": that is where, not what. */
static bool is_settlement(const extraction *x, uint32_t phrase) {
    static const char *const words[] = {"town",    "city",         "village",       "community",
                                        "country", "area",         "region",        "district",
                                        "capital", "neighborhood", "neighbourhood", "province",
                                        "suburb",  "state",        "nation"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (lemma_is(x, phrase_at(x, phrase)->head, words[i]))
            return true;
    return false;
}

/* "shooting suspect", "bombing suspects" taken for a verb and its object. */
static bool is_known_by(const extraction *x, const event *e, const noun_phrase *phrase) {
    return e->end == phrase->first && x->tagging->tags[e->end - 1].form == RSM_VERB_ING &&
           match_over(x, phrase->first, RSM_DOMAIN_PERSON) != NULL;
}

static void sufferer_phrase(extraction *x, uint32_t index, uint32_t phrase) {
    bool known;
    if (phrase != RSM_NONE && is_known_by(x, event_at(x, index), phrase_at(x, phrase)))
        return;
    rsm_entity_type type = type_of_phrase(x, phrase, &known);
    if (!known || type == RSM_ENTITY_LOC || is_settlement(x, phrase))
        return;
    uint32_t place = x->place_of[phrase_at(x, phrase)->head];
    if (place != RSM_NONE && type == RSM_ENTITY_PER)
        return; /* a place taken for a person */
    if (type == RSM_ENTITY_OTHER)
        return; /* a thing of no kind that is attacked */
    if (type == RSM_ENTITY_WEAPON)
        claim_phrase(x, index, RSM_ROLE_WEAPON, phrase);
    else if (type == RSM_ENTITY_PER)
        claim_phrase(x, index, RSM_ROLE_VICTIM, phrase);
    else
        claim_phrase(x, index, RSM_ROLE_TARGET, phrase);
}

/* ---- verbs ---- */

/* "it had attacked the town", "its fighters stormed", told by the group itself: a claim. */
static bool claims_itself(extraction *x, uint32_t index, uint32_t phrase) {
    const noun_phrase *p = phrase_at(x, phrase);
    const credit *c = p == NULL ? NULL : credit_at(x, x->credit_of[p->first]);
    if (c == NULL || c->source_phrase == RSM_NONE || p->first < c->cue_end ||
        p->first > c->cue_end + CLAIM_REACH || !has_perpetrator(x, event_at(x, index)->type_row))
        return false;
    if (c->attribution.stance != RSM_STANCE_ASSERTS && c->attribution.stance != RSM_STANCE_CLAIMS)
        return false;
    bool itself = token_is(x, p->first, "it") || token_is(x, p->first, "they") ||
                  token_is(x, p->first, "we") || token_is(x, p->first, "its") ||
                  token_is(x, p->first, "our") || token_is(x, p->first, "their");
    rsm_source_kind kind = c->attribution.sources.links[c->attribution.sources.count - 1].kind;
    if (!itself ||
        (kind != RSM_SOURCE_PARTY && kind != RSM_SOURCE_PERPETRATOR && kind != RSM_SOURCE_MILITARY))
        return false;
    const noun_phrase *source = phrase_at(x, c->source_phrase);
    if (source->pronoun)
        return false;
    role_claim *made =
        add_claim(x, index, RSM_ROLE_PERPETRATOR, entity_of(x, c->source_phrase), p->first, p->end);
    if (made == NULL)
        return true;
    made->credit = x->credit_of[p->first];
    made->stance = RSM_STANCE_CLAIMS;
    return true;
}

/* "died", "perished", "was hospitalised with": no doer, and none who suffers but the subject. */
static bool dies(const event *e, const verb_group *group) {
    return (e->flags & (RSM_TRIGGER_KILLS | RSM_TRIGGER_INJURES)) != 0 &&
           !(e->flags & RSM_TRIGGER_AGENT_SUBJECT) && group->object == RSM_NONE;
}

static void roles_of_verb(extraction *x, uint32_t index) {
    const event *e = event_at(x, index);
    const verb_group *group = verb_at(x, e->verb);
    if (group == NULL || (e->flags & RSM_TRIGGER_LAW))
        return;
    if (group->passive) {
        sufferer_phrase(x, index, group->subject);
        actor_phrase(x, index, group->agent);
    } else if ((e->flags & RSM_TRIGGER_PATIENT_SUBJECT) || dies(e, group)) {
        sufferer_phrase(x, index, group->subject);
    } else {
        if (!claims_itself(x, index, group->subject))
            actor_phrase(x, index, group->subject);
        sufferer_phrase(x, index, group->object);
    }
}

/* ---- nouns ---- */

static bool is_military_type(const extraction *x, const event *e) {
    return family_of(x, e) == RSM_FAMILY_MILITARY ||
           (e->type_row < x->types.count &&
            (rsm_slice_equal_string(rsm_world_string(x->world, RSM_DOMAIN_TYPE,
                                                     x->types.top[e->type_row], RSM_TYPE_ID),
                                    "air strike") ||
             rsm_slice_equal_string(rsm_world_string(x->world, RSM_DOMAIN_TYPE,
                                                     x->types.top[e->type_row], RSM_TYPE_ID),
                                    "shelling")));
}

static uint32_t earliest_entity(const extraction *x) {
    return x->entities.count > ROLE_ENTITIES ? x->entities.count - ROLE_ENTITIES : 0;
}

/* "an Israeli air strike": the state is meant, under its adjective. */
static void role_of_adjective(extraction *x, uint32_t index, uint32_t token) {
    uint32_t place = x->place_of[token];
    if (place == RSM_NONE || !is_military_type(x, event_at(x, index)))
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

static uint32_t entity_of_words(extraction *x, rsm_entity_type type, uint32_t first, uint32_t end) {
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

/* A noun of the lexicon used before the trigger: "market bombing", "knife attack". */
static void role_of_modifier(extraction *x, uint32_t index, uint32_t token, uint32_t limit) {
    const rsm_match *weapon = weapon_at(x, token);
    const rsm_match *thing = match_at(x, token, RSM_DOMAIN_THING);
    if (weapon != NULL && weapon->end_token <= limit) {
        uint32_t entity = entity_of_words(x, RSM_ENTITY_WEAPON, token, weapon->end_token);
        add_claim(x, index, RSM_ROLE_WEAPON, entity, token, weapon->end_token);
    } else if (thing != NULL && thing->end_token <= limit) {
        uint32_t kind = rsm_world_number(x->world, RSM_DOMAIN_THING, thing->row, RSM_THING_CLASS);
        if (kind & RSM_THING_OBJECT)
            return;
        rsm_entity_type type = kind & RSM_THING_VEHICLE ? RSM_ENTITY_VEHICLE : RSM_ENTITY_FAC;
        add_claim(x, index, RSM_ROLE_TARGET, entity_of_words(x, type, token, thing->end_token),
                  token, thing->end_token);
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
        bool unrest =
            e->type_row < x->types.count && x->types.family[e->type_row] == RSM_FAMILY_UNREST;
        bool actor = type == RSM_ENTITY_GROUP || (type == RSM_ENTITY_ORG && !unrest);
        if (actor && has_perpetrator(x, e->type_row))
            add_claim(x, index, RSM_ROLE_PERPETRATOR, x->entity_of_name[name], token, end);
        if (type == RSM_ENTITY_NORP)
            role_of_adjective(x, index, token);
        token = end - 1;
    }
}

/* "attack on X", "killing of X", "bombing by X", "shooting with a rifle": the prepositions after
 * the noun. */
static void roles_after_noun(extraction *x, uint32_t index) {
    uint32_t end = sentence_end(x, event_at(x, index)->first);
    uint32_t stop =
        event_at(x, index)->end + ROLE_REACH < end ? event_at(x, index)->end + ROLE_REACH : end;
    for (uint32_t token = event_at(x, index)->end; token + 1 < stop && !x->failed; token++) {
        if (x->verb_of[token] != RSM_NONE && !verb_at(x, x->verb_of[token])->participle)
            return;
        if (token_upos(x, token) == RSM_UPOS_SCONJ ||
            rsm_slice_equal_string(token_text(x, token), ";"))
            return;
        uint32_t at = token + 1;
        const rsm_match *hedge = match_at(x, at, RSM_DOMAIN_HEDGE);
        if (hedge != NULL && hedge->end_token < stop)
            at = hedge->end_token;
        uint32_t phrase = x->phrase_of[at];
        if (phrase == RSM_NONE || x->phrase_of[token] != RSM_NONE)
            continue;
        if (token_is(x, token, "by")) {
            if (x->verb_of[token - 1] == RSM_NONE)
                actor_phrase(x, index, phrase);
        } else if (token_is(x, token, "with")) {
            bool known;
            if (type_of_phrase(x, phrase, &known) == RSM_ENTITY_WEAPON && known)
                claim_phrase(x, index, RSM_ROLE_WEAPON, phrase);
        } else if (token_is(x, token, "on") || token_is(x, token, "against") ||
                   token_is(x, token, "of") || token_is(x, token, "at") ||
                   token_is(x, token, "targeting")) {
            const noun_phrase *p = phrase_at(x, phrase);
            uint32_t place = x->place_of[p->head];
            bool town = place != RSM_NONE &&
                        x->places->items[place].expression.value.kind != RSM_PLACE_SITE;
            if (!town)
                sufferer_phrase(x, index, phrase);
        }
    }
}

static bool lemma_in(const extraction *x, uint32_t token, const char *const *words, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (lemma_is(x, token, words[i]))
            return true;
    return false;
}

static const char *const doing_verbs[] = {
    "carry",   "stage", "launch",     "mount",    "conduct",  "commit",  "perpetrate",
    "execute", "order", "mastermind", "organise", "organize", "unleash", "make"};
static const char *const hitting_verbs[] = {"target", "hit",  "strike",    "damage", "destroy",
                                            "rip",    "rock", "devastate", "wreck"};

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
        bool does = lemma_in(x, group->verb, doing_verbs, sizeof doing_verbs / sizeof *doing_verbs);
        bool hits =
            lemma_in(x, group->verb, hitting_verbs, sizeof hitting_verbs / sizeof *hitting_verbs);
        if (is_object && does && !group->passive && !group->negated)
            actor_phrase(x, index, group->subject);
        else if (is_subject && does && group->passive)
            actor_phrase(x, index, group->agent);
        else if (is_subject && hits && !group->passive)
            sufferer_phrase(x, index, group->object);
    }
}

/* Weapons named in the trigger itself ("car bomb exploded") or with "using", "with", "in" in its
 * clause. */
static void weapons(extraction *x, uint32_t index) {
    uint32_t end = sentence_end(x, event_at(x, index)->first);
    for (uint32_t token = event_at(x, index)->first; token < end && !x->failed; token++) {
        const event *e = event_at(x, index);
        if (x->clause_of[token] != x->clause_of[e->first])
            return;
        const rsm_match *weapon = weapon_at(x, token);
        if (weapon == NULL || !has_perpetrator(x, e->type_row))
            continue;
        bool inside = token < e->end;
        uint32_t before = token > 0 && token_upos(x, token - 1) == RSM_UPOS_DET ? token - 1 : token;
        bool used =
            before > 0 && (token_is(x, before - 1, "with") || token_is(x, before - 1, "using") ||
                           token_is(x, before - 1, "by") || token_is(x, before - 1, "firing"));
        if (!inside && !used)
            continue;
        uint32_t entity = entity_of_words(x, RSM_ENTITY_WEAPON, token, weapon->end_token);
        add_claim(x, index, RSM_ROLE_WEAPON, entity, token, weapon->end_token);
        token = weapon->end_token - 1;
    }
}

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
            describes = true;
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

bool extract_roles(extraction *x) {
    for (uint32_t i = 0; i < x->events.count && !x->failed; i++) {
        const event *e = event_at(x, i);
        if (!e->supported || e->modality == RSM_MODALITY_GENERAL)
            continue;
        if (e->noun) {
            if (e->flags & RSM_TRIGGER_LAW)
                continue;
            roles_before_noun(x, i);
            roles_after_noun(x, i);
            roles_of_noun_verb(x, i);
        } else {
            roles_of_verb(x, i);
        }
        weapons(x, i);
    }
    for (uint32_t i = 0; i < x->credits.count && !x->failed; i++)
        role_of_credit(x, i);
    if (!x->failed)
        attackers_by_name(x);
    return extract_persons(x);
}
