/* Ties of somebody to a deed told elsewhere: whose word a tie is, and of which deed.
 *
 * A tie is an accusation; a denial where it is negated, or told under a cue of denying; a claim
 * where the one credited speaks of himself ("it was behind the attack"); no more than possible
 * where it is guessed. Invariant: only who can act is tied, and only to what somebody can have
 * done. Cost: a sentence, and the latest events and entities. */
#include "extract/tie.h"

#include "extract/blame.h"
#include "extract/kind.h"
#include "extract/nest.h"
#include "extract/persons.h"
#include "extract/role.h"

enum { EVENTS_BACK = 200 /* events looked back over for one told before */ };

/* ---- whose word it is ---- */

bool is_under_denial(const extraction *x, uint32_t token) {
    const credit *c = credit_at(x, x->credit_of[token]);
    for (uint32_t depth = 0; c != NULL && depth < CREDIT_DEPTH; depth++) {
        if (c->attribution.stance == RSM_STANCE_DENIES && c->cue_first < token && !c->wish)
            return true;
        c = credit_at(x, c->parent);
    }
    return false;
}

void give_standing(const extraction *x, role_claim *claim, const tie *t, bool own) {
    bool under = is_under_denial(x, t->verb), denied = t->denied != under;
    claim->standing = true;
    claim->stance = denied                   ? RSM_STANCE_DENIES
                    : own                    ? RSM_STANCE_CLAIMS
                    : t->told && !t->guessed ? RSM_STANCE_ASSERTS
                                             : RSM_STANCE_ACCUSES;
    claim->certainty = t->guessed   ? RSM_CERTAINTY_POSSIBLE
                       : t->charged ? RSM_CERTAINTY_LIKELY
                                    : RSM_CERTAINTY_STATED;
    claim->accuser = t->accuser;
    if (denied || own || under)
        claim->credit = x->credit_of[t->verb];
}

uint32_t entity_of_source(const extraction *x, const credit *c) {
    const rsm_source *root = &c->attribution.sources.links[c->attribution.sources.count - 1];
    rsm_slice name = root->acts_for.size > 0 ? root->acts_for : root->name;
    uint32_t least = earliest_entity(x), alike = RSM_NONE;
    for (uint32_t i = x->entities.count; i-- > least;) {
        const entity_draft *entity = entity_at(x, i);
        if (!is_person_type(entity->type))
            continue;
        if (rsm_slice_equal_ascii_caseless(entity->name, name))
            return i;
        bool same = entity->actor_row != RSM_NONE && root->actor.size > 0 &&
                    rsm_slice_equal(root->actor, rsm_world_string(x->world, RSM_DOMAIN_ACTOR,
                                                                  entity->actor_row, RSM_ACTOR_ID));
        alike = alike == RSM_NONE && same ? i : alike;
    }
    return alike;
}

/* "Deputies said he had a part in it", "the prosecutor confirmed that she did": whoever tells it by
 * office, or as a body, is not the one of whom he speaks as "he". */
static bool is_of_another(const extraction *x, const noun_phrase *p, const credit *c) {
    static const char *const one[] = {"he", "she"};
    const noun_phrase *teller = phrase_at(x, c->source_phrase);
    rsm_source_kind kind = c->attribution.sources.links[c->attribution.sources.count - 1].kind;
    if (!ONE_OF(x, p->head, one))
        return false;
    return kind == RSM_SOURCE_POLICE || kind == RSM_SOURCE_AUTHORITY ||
           kind == RSM_SOURCE_GOVERNMENT || kind == RSM_SOURCE_HOSPITAL ||
           kind == RSM_SOURCE_DOCUMENT || kind == RSM_SOURCE_MEDIA ||
           (teller != NULL && teller->plural);
}

bool speaks_of_himself(const extraction *x, const noun_phrase *p) {
    static const char *const told[] = {"it", "they", "he", "she"}, *const quoted[] = {"we", "i"};
    bool in_quotes = (x->text->tokens[p->head].flags & RSM_TOKEN_QUOTED) != 0;
    const credit *c = credit_at(x, x->credit_of[p->head]);
    return p->pronoun && c != NULL && !is_of_another(x, p, c) &&
           (in_quotes ? ONE_OF(x, p->head, quoted) : ONE_OF(x, p->head, told));
}

/* "the victims may have been involved": those who were harmed are not accused. */
bool names_harmed(const extraction *x, const noun_phrase *who) {
    const rsm_match *match = match_over(x, who->head, RSM_DOMAIN_PERSON);
    return match != NULL && rsm_world_number(x->world, RSM_DOMAIN_PERSON, match->row,
                                             RSM_PERSON_ROLE) == RSM_PERSON_VICTIM;
}

/* Of what may turn out to be no accident, an armed group, a force or a state alone. */
static void name_doer(extraction *x, uint32_t index, uint32_t who) {
    if (has_perpetrator(x, event_at(x, index)->type_row))
        actor_phrase(x, index, who);
    else if (is_known_to_fight(x, who))
        claim_phrase(x, index, RSM_ROLE_PERPETRATOR, who);
}

void tie_phrase(extraction *x, uint32_t who, const tie *t) {
    const noun_phrase *p = phrase_at(x, who);
    if (t->event == RSM_NONE || p == NULL || (t->charged && p->pronoun) || names_harmed(x, p) ||
        is_law(x, event_at(x, t->event)->type_row) ||
        (t->denied && x->credit_of[t->verb] == RSM_NONE))
        return; /* "have not taken part in any": nobody denies it */
    uint32_t before = x->roles.count;
    if (speaks_of_himself(x, p)) {
        const credit *c = credit_at(x, x->credit_of[p->head]);
        uint32_t self = entity_of_source(x, c);
        if (self == RSM_NONE && c->source_phrase != RSM_NONE)
            self = entity_of(x, c->source_phrase); /* named nowhere but as the source */
        if (self != RSM_NONE)
            add_claim(x, t->event, RSM_ROLE_PERPETRATOR, self, p->first, p->end);
    } else if (!p->pronoun && !has_role(x, entity_of(x, who), RSM_ROLE_VICTIM)) {
        name_doer(x, t->event, who); /* else one of a family of one name: accused.c */
    }
    for (uint32_t i = before; i < x->roles.count; i++)
        give_standing(x, role_at(x, i), t, p->pronoun);
}

/* ---- who fights ---- */

/* "Israel", of which no town is meant. */
static bool is_state(const extraction *x, uint32_t token) {
    uint32_t place = x->place_of[token];
    return place != RSM_NONE && x->places->items[place].expression.value.kind == RSM_PLACE_COUNTRY;
}

/* "the Red Dawn Brigade": by the last word of its name. */
static bool is_named_as_group(const extraction *x, const noun_phrase *p) {
    static const char *const words[] = {"brigade",   "front",      "army",       "militia",
                                        "battalion", "resistance", "mujahideen", "commando",
                                        "legion",    "martyr",     "liberation", "jihad",
                                        "movement",  "faction",    "tiger",      "guerrilla"};
    return x->tagging->name_of[p->head] != RSM_NONE && ONE_OF(x, p->head, words);
}

bool is_known_to_fight(extraction *x, uint32_t phrase) {
    const noun_phrase *p = phrase_at(x, phrase);
    const entity_draft *entity = p == NULL ? NULL : entity_at(x, entity_of(x, phrase));
    if (entity == NULL)
        return false;
    const rsm_match *person = match_over(x, p->head, RSM_DOMAIN_PERSON);
    const rsm_match *body = match_over(x, p->head, RSM_DOMAIN_BODY);
    bool force = body != NULL && rsm_world_number(x->world, RSM_DOMAIN_BODY, body->row,
                                                  RSM_BODY_SOURCE_KIND) == RSM_SOURCE_MILITARY + 1;
    return entity->type == RSM_ENTITY_GROUP || entity->perpetrator || force ||
           is_state(x, p->head) || is_named_as_group(x, p) ||
           (person != NULL && is_armed(x, person)) || tells_of_security(x, p->first, p->end);
}

/* ---- the deed ---- */

/* "the death", "the minister's death". */
static bool is_pointed_at(const extraction *x, const noun_phrase *p) {
    for (uint32_t token = p->first; token < p->head; token++)
        if (token_is(x, token, "'s"))
            return true;
    return p->definite;
}

bool means_deed(const extraction *x, const noun_phrase *p) {
    static const char *const deeds[] = {
        "death",    "loss",      "violence", "carnage",   "bloodshed", "tragedy",
        "atrocity", "crime",     "outrage",  "act",       "action",    "deed",
        "incident", "slaughter", "horror",   "execution", "killing",   "disaster"};
    static const char *const pronouns[] = {"it", "this", "that", "them"};
    return p->pronoun ? ONE_OF(x, p->head, pronouns)
                      : is_pointed_at(x, p) && ONE_OF(x, p->head, deeds);
}

uint32_t event_told_before(const extraction *x, uint32_t token) {
    uint32_t end = first_event_from(x, sentence_first(x, token));
    uint32_t least = end > EVENTS_BACK ? end - EVENTS_BACK : 0;
    for (uint32_t i = end; i-- > least;) {
        const event *e = event_at(x, i);
        if (may_have_parts(x, e) && e->modality <= RSM_MODALITY_ALLEGED)
            return i;
    }
    return RSM_NONE;
}

/* Whether a phrase points at a deed that its words take for unsure: "may have carried out the
 * attack". */
static bool points_at_deed(const extraction *x, const noun_phrase *p, uint32_t named) {
    if (named != RSM_NONE)
        return is_pointed_at(x, p) && event_at(x, named)->modality > RSM_MODALITY_ALLEGED;
    uint32_t next = first_event_from(x, p->head + 1);
    const event *over = next == 0 ? NULL : event_at(x, next - 1);
    return is_pointed_at(x, p) && over != NULL && over->end > p->head &&
           !(over->flags & RSM_TRIGGER_LAW) && !is_law(x, over->type_row);
}

uint32_t deed_meant(const extraction *x, uint32_t phrase, uint32_t token) {
    const noun_phrase *p = phrase_at(x, phrase);
    if (p == NULL)
        return RSM_NONE;
    uint32_t named = event_in(x, phrase);
    uint32_t before = points_at_deed(x, p, named) ? event_told_before(x, token) : RSM_NONE;
    if (before != RSM_NONE || named != RSM_NONE)
        return before != RSM_NONE ? before : named;
    return means_deed(x, p) ? event_near(x, token) : RSM_NONE;
}

/* The phrase at a token, or what it owns: "the minister's death". */
static uint32_t owned_phrase(const extraction *x, uint32_t token) {
    uint32_t end = sentence_end(x, token);
    while (token < end && x->phrase_of[token] != RSM_NONE) {
        uint32_t next = phrase_at(x, x->phrase_of[token])->end;
        if (next >= end)
            break;
        bool owns = x->phrase_of[next] != RSM_NONE && x->phrase_of[next] != x->phrase_of[token] &&
                    (token_is(x, next - 1, "'s") || x->tagging->name_of[next - 1] != RSM_NONE);
        if (!owns && !token_is(x, next, "'s") && !token_is(x, next, "'"))
            break;
        token = owns ? next : next + 1;
    }
    return token < end ? x->phrase_of[token] : RSM_NONE;
}

bool ends_blame(const extraction *x, uint32_t token) {
    static const char *const others[] = {"of", "over", "with", "to", "as", "after", "that"};
    if (token >= sentence_end(x, token == 0 ? 0 : token - 1))
        return true;
    if (token_is(x, token, "for"))
        return token + 1 < x->text->token_count &&
               deed_meant(x, owned_phrase(x, token + 1), token) != RSM_NONE;
    return !ONE_OF(x, token, others);
}

/* Whether an event stands in the words that begin at `token`: "a wave of kidnappings", "killing
 * two"; not past a comma, nor in the clause of another verb ("the inquiry because two were shot").
 */
static bool is_told_in(const extraction *x, uint32_t token, const event *e) {
    for (uint32_t at = token; at < e->first; at++) {
        const verb_group *group = verb_at(x, x->verb_of[at]);
        if (is_comma(x, at) || (group != NULL && group->first > token && group->verb == at))
            return false;
    }
    const noun_phrase *p = phrase_at(x, x->phrase_of[token]);
    static const char *const others[] = {"investigation", "inquiry", "probe",  "search", "rescue",
                                         "response",      "case",    "arrest", "talk",   "effort"};
    return p == NULL || e->first < p->end || !ONE_OF(x, p->head, others);
}

uint32_t deed_behind(const extraction *x, uint32_t token, bool bare) {
    if (bare)
        return event_near(x, token);
    uint32_t meant =
        token < x->text->token_count ? deed_meant(x, x->phrase_of[token], token) : RSM_NONE;
    if (meant != RSM_NONE)
        return meant;
    uint32_t after = event_after(x, token);
    return after != RSM_NONE && is_told_in(x, token, event_at(x, after)) ? after : RSM_NONE;
}
