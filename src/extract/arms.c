/* Weapons: in the words of a mention or led in by them ("a car bomb exploded", "attacked with
 * rifles and grenades"), and by what is told of whoever had them: "he pulled a pistol and shot two
 * men", "the gunmen were armed with rifles", "a shotgun was recovered at the scene", "the weapon
 * was a 9mm pistol".
 *
 * Of the latter the verb is one of having, drawing or finding a weapon (classes `wield` and `find`
 * of lexicon/deeds.txt), and the deed is the one told nearest that harms. Invariants: the weapons
 * of those who were harmed and of police who did not shoot are nobody's part; what is negated,
 * asked for or to come counts not. Cost: linear; a verb looks at its sentence and the events around
 * it, a mention at its own clause. */
#include "extract/govern.h"
#include "extract/persons.h"
#include "extract/role.h"
#include "extract/rule.h"

enum {
    LIST_STEPS = 4,   /* weapons told side by side */
    SCENE_REACH = 12, /* tokens after a find to where it was, or what it was used in */
    WITH_REACH = 3,   /* tokens from "armed" to "with" */
    NOT_REACH = 2,    /* from "not" to "armed" */
    CLAIMS = 400      /* claims looked through for one who was harmed */
};

/* ---- in the words of a mention ---- */

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

bool is_only_named(const extraction *x, uint32_t end) {
    static const char *const kinds[] = {"gun", "bomb"};
    static const char *const after[] = {"shot", "battle", "fight", "fire",  "violence", "play",
                                        "heist", "threat", "crime", "theft"};
    return end > 0 && end < x->text->token_count && ONE_OF(x, end - 1, kinds) &&
           ONE_OF(x, end, after) &&
           (token_upos(x, end) != RSM_UPOS_VERB || lemma_is(x, end + 1, "wound"));
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
            token_upos(x, weapon->end_token - 1) == RSM_UPOS_VERB || /* "machine-gunned" */
            is_only_named(x, weapon->end_token))
            continue;
        bool inside = token < e->end;
        const noun_phrase *of = phrase_at(x, x->phrase_of[token]);
        if (of != NULL && of->head >= weapon->end_token &&
            match_over(x, of->head, RSM_DOMAIN_PERSON) != NULL)
            continue; /* "by explosives experts" */
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

/* ---- of whoever had them ---- */

/* A weapon by name: not "a weapon", "arms", nor a bomb, which goes off by itself. */
static bool is_arm(const extraction *x, uint32_t phrase) {
    static const char *const classes[] = {"firearm", "blade", "blunt"};
    static const char *const plain[] = {"weapon", "weaponry", "arm", "firepower"};
    const noun_phrase *p = phrase_at(x, phrase);
    const rsm_match *weapon =
        p == NULL || p->pronoun ? NULL : match_over(x, p->head, RSM_DOMAIN_WEAPON);
    if (weapon == NULL || weapon->end_token <= p->head || token_upos(x, p->head) == RSM_UPOS_VERB)
        return false;
    rsm_slice class = rsm_world_string(x->world, RSM_DOMAIN_WEAPON, weapon->row, RSM_WEAPON_CLASS);
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (rsm_slice_equal_string(class, classes[i]))
            return weapon->words > 1 || !ONE_OF(x, p->head, plain);
    return false;
}

static bool is_police_shooting(const extraction *x, const event *e) {
    return e->type_row < x->types.count &&
           rsm_slice_equal_string(
               rsm_world_string(x->world, RSM_DOMAIN_TYPE, e->type_row, RSM_TYPE_ID),
               "police shooting");
}

static bool is_of_police(const extraction *x, uint32_t phrase) {
    const noun_phrase *p = phrase_at(x, phrase);
    if (p == NULL)
        return false;
    for (uint32_t token = p->first; token < p->end; token++) {
        const rsm_match *body = match_over(x, token, RSM_DOMAIN_BODY);
        uint32_t kind = body == NULL ? 0
                                     : rsm_world_number(x->world, RSM_DOMAIN_BODY, body->row,
                                                        RSM_BODY_SOURCE_KIND);
        if (kind == RSM_SOURCE_POLICE + 1 || kind == RSM_SOURCE_AUTHORITY + 1)
            return true;
    }
    return tells_of_security(x, p->first, p->end);
}

/* Whether a claim says that somebody was harmed by an event, or one told by the same noun was. */
static bool is_harmed(extraction *x, uint32_t index, uint32_t who) {
    const noun_phrase *p = phrase_at(x, who);
    uint32_t entity = entity_of(x, who);
    for (uint32_t i = 0; i < x->roles.count && i < CLAIMS; i++) {
        const role_claim *claim = role_at(x, i);
        if (claim->event != index || claim->role != RSM_ROLE_VICTIM)
            continue;
        if (claim->entity == entity || rsm_slice_equal(x->tagging->tags[claim->end - 1].lemma,
                                                       x->tagging->tags[p->head].lemma))
            return true;
    }
    return false;
}

/* Whether somebody has no part in the deed with his weapon: he was harmed by another's, or is
 * police where police did not shoot, or the other way round. */
static bool has_no_part(extraction *x, uint32_t index, uint32_t who) {
    const event *e = event_at(x, index);
    bool police = is_of_police(x, who);
    if (who == RSM_NONE || police != is_police_shooting(x, e))
        return who != RSM_NONE ? police || is_police_shooting(x, e) : is_police_shooting(x, e);
    uint32_t entity = entity_of(x, who);
    const verb_group *group = verb_at(x, e->verb);
    bool himself = group != NULL && !group->passive && group->subject != RSM_NONE &&
                   entity_of(x, group->subject) == entity; /* "he shot himself" */
    return entity != RSM_NONE && !himself && is_harmed(x, index, who);
}

/* Claims the weapon of a phrase, and those told with it ("a rifle and two pistols"). */
static void claim_arms(extraction *x, uint32_t index, uint32_t phrase) {
    uint32_t end = sentence_end(x, phrase_at(x, phrase)->first);
    for (uint32_t steps = 0; steps < LIST_STEPS && phrase != RSM_NONE && is_arm(x, phrase);
         steps++) {
        claim_phrase(x, index, RSM_ROLE_WEAPON, phrase);
        uint32_t next = phrase_at(x, phrase)->end;
        while (next < end && (is_comma(x, next) || token_upos(x, next) == RSM_UPOS_CCONJ))
            next++;
        phrase = next < end && next > phrase_at(x, phrase)->end ? x->phrase_of[next] : RSM_NONE;
    }
}

/* The deed that a weapon told at `token` was used in. */
static uint32_t deed_near(const extraction *x, uint32_t token) {
    uint32_t index = harm_near(x, token, true);
    return index != RSM_NONE && may_have_parts(x, event_at(x, index)) ? index : RSM_NONE;
}

/* "the gun", "the knife": told of before, and no more of it now. */
static bool is_the_one_told(const extraction *x, uint32_t phrase) {
    const noun_phrase *p = phrase_at(x, phrase);
    return token_is(x, p->first, "the") && p->head == p->first + 1;
}

/* "Folk fetch a rifle", "how to use guns", "whether that gun is loaded": what is done as a rule, or
 * might be; in a title the present tells of what was done. */
static bool is_no_deed(const extraction *x, const verb_group *group) {
    static const char *const now[] = {"is", "are"};
    if (x->text->tokens[group->first].sentence < x->body)
        return false;
    uint8_t form = x->tagging->tags[group->verb].form;
    if (group->infinitive)
        return group->first > 1 && (token_is(x, group->first - 1, "how") ||
                                    token_is(x, group->first - 2, "how"));
    return (form == RSM_VERB_BASE && group->first == group->verb) ||
           (form == RSM_VERB_PARTICIPLE && ONE_OF(x, group->first, now));
}

/* "charged with carrying a revolver with no licence": a charge of having it. */
static bool is_charge_of_having(const extraction *x, const verb_group *group, uint32_t arm) {
    enum { PERMIT_REACH = 5, CHARGE_BACK = 24 };
    static const char *const papers[] = {"permit", "license", "licence"};
    static const char *const law[] = {"charge", "count", "accuse", "convict", "indict", "face"};
    static const char *const having[] = {"carry", "possess", "have", "own", "hold"};
    uint32_t end = sentence_end(x, group->first), first = sentence_first(x, group->first);
    for (uint32_t token = arm; token < end && token < arm + PERMIT_REACH; token++)
        if (ONE_OF(x, token, papers))
            return true;
    for (uint32_t back = 1; back <= CHARGE_BACK && group->first >= first + back; back++)
        if (ONE_OF(x, group->verb, having) && ONE_OF(x, group->first - back, law))
            return true;
    return false;
}

/* "pulled a pistol", "a rifle that he carried": the object, or of a passive the subject. */
static void wields(extraction *x, const verb_group *group) {
    uint32_t arm = group->passive ? group->subject : group->object;
    uint32_t who = group->passive ? group->agent : group->subject;
    bool tells = arm != RSM_NONE && is_arm(x, arm) && !is_the_one_told(x, arm) &&
                 !is_no_deed(x, group) &&
                 !is_charge_of_having(x, group, phrase_at(x, arm)->end);
    uint32_t index = tells ? deed_near(x, group->verb) : RSM_NONE;
    if (index != RSM_NONE && !has_no_part(x, index, who))
        claim_arms(x, index, arm);
}

/* Whether it is told after `token` that a find has to do with the deed: where it was made, or what
 * the weapon was used in. */
static bool bears_on_deed(const extraction *x, uint32_t token) {
    static const char *const marks[] = {"scene", "body", "used", "nearby", "beside", "alongside"};
    uint32_t end = sentence_end(x, token);
    for (uint32_t at = token; at < end && at < token + SCENE_REACH; at++)
        if (ONE_OF(x, at, marks))
            return true;
    return false;
}

/* "Police recovered a pistol at the scene", "a knife was found next to the body". */
static void found(extraction *x, const verb_group *group) {
    uint32_t arm = group->passive ? group->subject : group->object;
    if (arm == RSM_NONE || !is_arm(x, arm) || !bears_on_deed(x, group->first))
        return;
    uint32_t index = deed_near(x, group->verb);
    if (index != RSM_NONE && !is_police_shooting(x, event_at(x, index)))
        claim_arms(x, index, arm);
}

/* "The weapon was a shotgun", "the gun was identified as a 9mm pistol". */
static void identified(extraction *x, const verb_group *group) {
    static const char *const what[] = {"weapon", "gun", "firearm"};
    const noun_phrase *p = phrase_at(x, group->subject);
    uint32_t at = group->end;
    if (p == NULL || !ONE_OF(x, p->head, what) || at >= sentence_end(x, group->first))
        return;
    at += token_is(x, at, "as");
    uint32_t arm = x->phrase_of[at];
    uint32_t index = arm != RSM_NONE && is_arm(x, arm) && phrase_at(x, arm)->first == at
                         ? deed_near(x, group->verb)
                         : RSM_NONE;
    if (index != RSM_NONE)
        claim_arms(x, index, arm);
}

/* Who is "armed" at a token: the subject of its verb, else what it hangs on in the tree. */
static uint32_t who_is_armed(const extraction *x, uint32_t token) {
    const verb_group *group = verb_at(x, x->verb_of[token]);
    if (group != NULL && group->subject != RSM_NONE)
        return group->subject;
    uint32_t subject = tree_child_before(x, token, "nsubj", "nsubj:pass");
    uint32_t head = subject != RSM_NONE ? subject : tree_head(x, token);
    return head == RSM_NONE ? RSM_NONE : x->phrase_of[head];
}

/* "armed with rifles and machetes". */
static void armed_with(extraction *x, uint32_t token) {
    const verb_group *group = verb_at(x, x->verb_of[token]);
    uint32_t end = sentence_end(x, token), with = token + 1;
    if (!token_is(x, token, "armed") || (group != NULL && (group->negated || group->modal)))
        return;
    for (uint32_t back = 1; back <= NOT_REACH && token >= back; back++)
        if (token_is(x, token - back, "not") || token_is(x, token - back, "n't"))
            return;
    while (with < end && with <= token + WITH_REACH && !token_is(x, with, "with"))
        with++;
    uint32_t arm = with + 1 < end && token_is(x, with, "with") ? x->phrase_of[with + 1] : RSM_NONE;
    uint32_t index = arm != RSM_NONE && is_arm(x, arm) ? deed_near(x, token) : RSM_NONE;
    if (index != RSM_NONE && !has_no_part(x, index, who_is_armed(x, token)))
        claim_arms(x, index, arm);
}

void roles_of_arms(extraction *x) {
    for (uint32_t i = 0; i < x->verbs.count && !x->failed; i++) {
        const verb_group *group = verb_at(x, i);
        if (group->negated || group->modal || group->future)
            continue;
        bool by_law = group->passive ? group->agent == RSM_NONE : is_of_police(x, group->subject);
        if (by_law && tells_deed(x, group, RSM_DEED_FIND))
            found(x, group);
        else if (tells_deed(x, group, RSM_DEED_WIELD))
            wields(x, group);
        if (lemma_is(x, group->verb, "be") || lemma_is(x, group->verb, "identify"))
            identified(x, group);
    }
    for (uint32_t token = 0; token < x->text->token_count && !x->failed; token++)
        armed_with(x, token);
}
