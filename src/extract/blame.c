/* Who is said to have done it, in words that do not tell the deed: "the rebels were behind the
 * attack", "this was the work of the army", "it had nothing to do with the blast", "the killing was
 * blamed on rebels", "the attackers belonged to the movement".
 *
 * The words are those of lexicon/deeds.txt. Each ties somebody to a deed that its own sentence
 * names, or to the last one told. The tie is an accusation; a denial where it is negated, or told
 * under a cue of denying; a claim where the one credited speaks of himself ("it was behind the
 * attack"); no more than possible where it is guessed. Invariant: only who can act is tied, and
 * only to what somebody can have done. Cost: linear; a verb looks at its own sentence. */
#include "extract/blame.h"

#include "extract/crediting.h"
#include "extract/govern.h"
#include "extract/kind.h"
#include "extract/nest.h"
#include "extract/persons.h"
#include "extract/role.h"
#include "extract/rule.h"

enum {
    EVENTS_BACK = 200, /* events looked back over for one told before */
    BLAME_REACH = 30,  /* tokens from a verb to whom it blames */
    ADVERBS = 3,       /* "was not also directly responsible" */
    OWNED_BACK = 200   /* latest claims looked through for one of the same owner */
};

/* How somebody is tied to a deed. */
typedef struct tie {
    uint32_t event;
    uint32_t verb;    /* token that ties him to it */
    bool denied;      /* by the words themselves */
    bool guessed;     /* "may have", "is believed to" */
    bool told;        /* as a plain fact of whoever tells it: no accusation */
    uint32_t accuser; /* noun phrase of whoever accuses by the very verb, or RSM_NONE */
} tie;

/* ---- whose word it is ---- */

/* Whether a token stands under a cue of denying: "denied that", "rejected claims that". */
static bool is_under_denial(const extraction *x, uint32_t token) {
    const credit *c = credit_at(x, x->credit_of[token]);
    for (uint32_t depth = 0; c != NULL && depth < CREDIT_DEPTH; depth++) {
        if (c->attribution.stance == RSM_STANCE_DENIES && c->cue_first < token && !c->wish)
            return true;
        c = credit_at(x, c->parent);
    }
    return false;
}

/* Gives a claim the standing of a tie. `own`: the one tied says so. */
static void give_standing(const extraction *x, role_claim *claim, const tie *t, bool own) {
    bool under = is_under_denial(x, t->verb), denied = t->denied != under;
    claim->standing = true;
    claim->stance = denied    ? RSM_STANCE_DENIES
                    : own     ? RSM_STANCE_CLAIMS
                    : t->told ? RSM_STANCE_ASSERTS
                              : RSM_STANCE_ACCUSES;
    claim->certainty = t->guessed ? RSM_CERTAINTY_POSSIBLE : RSM_CERTAINTY_STATED;
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

/* "it", "they", "we" of whoever is credited with the words. */
static bool speaks_of_himself(const extraction *x, const noun_phrase *p) {
    static const char *const told[] = {"it", "they", "he", "she"}, *const quoted[] = {"we", "i"};
    bool in_quotes = (x->text->tokens[p->head].flags & RSM_TOKEN_QUOTED) != 0;
    return p->pronoun && x->credit_of[p->head] != RSM_NONE &&
           (in_quotes ? ONE_OF(x, p->head, quoted) : ONE_OF(x, p->head, told));
}

/* Ties a phrase, and what is joined to it, to a deed. */
static void bind(extraction *x, uint32_t who, const tie *t) {
    const noun_phrase *p = phrase_at(x, who);
    if (t->event == RSM_NONE || p == NULL || is_law(x, event_at(x, t->event)->type_row) ||
        (t->denied && x->credit_of[t->verb] == RSM_NONE))
        return; /* "have not taken part in any": nobody denies it */
    uint32_t before = x->roles.count;
    if (speaks_of_himself(x, p)) {
        uint32_t self = entity_of_source(x, credit_at(x, x->credit_of[p->head]));
        if (self != RSM_NONE)
            add_claim(x, t->event, RSM_ROLE_PERPETRATOR, self, p->first, p->end);
    } else if (!p->pronoun && !has_role(x, entity_of(x, who), RSM_ROLE_VICTIM)) {
        actor_phrase(x, t->event, who); /* else one of a family of one name: accused.c */
    }
    for (uint32_t i = before; i < x->roles.count; i++)
        give_standing(x, role_at(x, i), t, p->pronoun);
}

/* ---- the deed ---- */

/* Words for a deed told before that name none: "the deaths", "it", "this act". */
static bool means_deed(const extraction *x, const noun_phrase *p) {
    static const char *const deeds[] = {
        "death",    "loss",      "violence", "carnage",   "bloodshed", "tragedy",
        "atrocity", "crime",     "outrage",  "act",       "action",    "deed",
        "incident", "slaughter", "horror",   "execution", "killing",   "disaster"};
    static const char *const pronouns[] = {"it", "this", "that", "them"};
    return p->pronoun ? ONE_OF(x, p->head, pronouns) : p->definite && ONE_OF(x, p->head, deeds);
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
        return p->definite && event_at(x, named)->modality > RSM_MODALITY_ALLEGED;
    uint32_t next = first_event_from(x, p->head + 1);
    const event *over = next == 0 ? NULL : event_at(x, next - 1);
    return p->definite && over != NULL && over->end > p->head && !(over->flags & RSM_TRIGGER_LAW) &&
           !is_law(x, over->type_row);
}

/* The deed that a phrase names, or means; RSM_NONE for anything else. */
static uint32_t deed_meant(const extraction *x, uint32_t phrase, uint32_t token) {
    const noun_phrase *p = phrase_at(x, phrase);
    if (p == NULL)
        return RSM_NONE;
    uint32_t named = event_in(x, phrase);
    uint32_t before = points_at_deed(x, p, named) ? event_told_before(x, token) : RSM_NONE;
    if (before != RSM_NONE || named != RSM_NONE)
        return before != RSM_NONE ? before : named;
    return means_deed(x, p) ? event_near(x, token) : RSM_NONE;
}

bool ends_blame(const extraction *x, uint32_t token) {
    static const char *const others[] = {"of", "over", "with", "to", "as", "after", "that"};
    if (token >= sentence_end(x, token == 0 ? 0 : token - 1))
        return true;
    if (token_is(x, token, "for"))
        return token + 1 < x->text->token_count &&
               deed_meant(x, x->phrase_of[token + 1], token) != RSM_NONE;
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

/* The deed told after "behind", "responsible for"; `bare` where nothing need be told. */
static uint32_t deed_behind(const extraction *x, uint32_t token, bool bare) {
    if (bare)
        return event_near(x, token);
    uint32_t meant =
        token < x->text->token_count ? deed_meant(x, x->phrase_of[token], token) : RSM_NONE;
    if (meant != RSM_NONE)
        return meant;
    uint32_t after = event_after(x, token);
    return after != RSM_NONE && is_told_in(x, token, event_at(x, after)) ? after : RSM_NONE;
}

/* ---- whom the verb is about ---- */

/* "is believed to be", "may be", "appears to have": the verb that a guess governs. */
static bool is_guess(const extraction *x, uint32_t verb) {
    static const char *const guesses[] = {"believe", "think",   "suspect", "say",      "report",
                                          "allege",  "presume", "assume",  "consider", "rumour",
                                          "rumor",   "appear",  "seem",    "suppose"};
    return ONE_OF(x, verb, guesses);
}

/* "three guns, suspected of": what stands right before a participle, or its comma, cannot act. */
static bool is_of_things(extraction *x, const verb_group *group) {
    uint32_t first = sentence_first(x, group->first), before = group->first;
    if (before > first && is_comma(x, before - 1))
        before--;
    uint32_t phrase = before > first ? x->phrase_of[before - 1] : RSM_NONE;
    const entity_draft *entity = phrase == RSM_NONE ? NULL : entity_at(x, entity_of(x, phrase));
    return group->participle && entity != NULL &&
           (entity->type == RSM_ENTITY_WEAPON || entity->type == RSM_ENTITY_VEHICLE);
}

/* The subject of a verb group over the guess that governs it; notes both in the tie. */
static uint32_t subject_of(extraction *x, uint32_t index, tie *t) {
    const verb_group *group = verb_at(x, index);
    t->guessed = group->modal;
    t->denied = group->negated;
    if (is_of_things(x, group))
        return RSM_NONE;
    if (!group->infinitive)
        return group->subject;
    const verb_group *over = index == 0 ? NULL : verb_at(x, index - 1);
    if (over == NULL || over->end != group->first || over->infinitive || !is_guess(x, over->verb))
        return RSM_NONE;
    t->guessed = true;
    t->denied |= over->negated;
    return over->subject;
}

/* "was not behind": told after the verb. */
static bool negated_between(const extraction *x, uint32_t token, uint32_t end) {
    static const char *const no[] = {"not", "never", "n't", "no"};
    for (; token < end; token++)
        if (ONE_OF(x, token, no))
            return true;
    return false;
}

/* The phrase of `class` that begins at a token, over adverbs; NULL for none. */
static const rsm_match *phrase_of_class(const extraction *x, uint32_t token, uint32_t class) {
    uint32_t end = token < x->text->token_count ? sentence_end(x, token) : token;
    for (uint32_t n = 0; n <= ADVERBS && token < end; n++, token++) {
        for (uint32_t m = x->tagging->first_match[token]; m < x->tagging->first_match[token + 1];
             m++) {
            const rsm_match *match = &x->tagging->matches[m];
            if (match->domain == RSM_DOMAIN_DEED &&
                rsm_world_number(x->world, RSM_DOMAIN_DEED, match->row, RSM_DEED_CLASS) == class)
                return match;
        }
        if (token_upos(x, token) != RSM_UPOS_ADV && !token_is(x, token, "not"))
            return NULL;
    }
    return NULL;
}

static bool ends_in_preposition(const extraction *x, const rsm_match *match) {
    uint32_t last = match->end_token - 1;
    return token_upos(x, last) == RSM_UPOS_ADP || token_upos(x, last) == RSM_UPOS_SCONJ;
}

/* ---- ties by what somebody is: "was behind the attack" ---- */

/* "was behind", "had been involved in", "had nothing to do with". */
static void tie_by_state(extraction *x, uint32_t index) {
    const verb_group *group = verb_at(x, index);
    bool is = lemma_is(x, group->verb, "be") || lemma_is(x, group->verb, "remain");
    const rsm_match *state = is               ? phrase_of_class(x, group->end, RSM_DEED_STATE)
                             : group->passive ? phrase_of_class(x, group->verb, RSM_DEED_STATE)
                                              : NULL;
    const rsm_match *none = phrase_of_class(x, group->verb, RSM_DEED_NONE);
    const rsm_match *match = state != NULL ? state : none;
    if (match == NULL || group->future)
        return;
    tie t = {.verb = group->verb, .accuser = RSM_NONE};
    uint32_t who = subject_of(x, index, &t);
    bool bare = !ends_in_preposition(x, match);
    if (bare && (x->credit_of[group->verb] == RSM_NONE || group->participle))
        return; /* "the parties involved"; "was involved" of anything */
    if (token_is(x, group->first, "being") || token_is(x, group->first, "having"))
        return; /* "guns suspected of being involved" */
    t.event = who == RSM_NONE ? RSM_NONE : deed_behind(x, match->end_token, bare);
    t.denied |= state == NULL || (is && negated_between(x, group->end, match->first_token));
    bind(x, who, &t);
}

/* "took part in the attack", "had a hand in it", "admitted to the killing". */
static void tie_by_verb(extraction *x, uint32_t index, bool object) {
    const verb_group *group = verb_at(x, index);
    tie t = {.verb = group->verb, .accuser = RSM_NONE};
    uint32_t subject = subject_of(x, index, &t);
    uint32_t who = object && !group->passive ? group->object : subject;
    if (group->passive && lemma_is(x, group->verb, "admit"))
        return; /* "was admitted to hospital" */
    bool bare = token_is(x, group->first, "being") || token_is(x, group->first, "having");
    if (who == RSM_NONE || bare || group->future)
        return; /* "suspected of being involved": the subject may be anybody's */
    t.event = event_after(x, group->end);
    bind(x, who, &t);
}

/* ---- ties by the deed: "had not carried out the attack", "rebels did this" ---- */

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

/* What was not done, may have been done or is denied, which role.c passes over; and "did it". */
static void tie_by_deed(extraction *x, uint32_t index) {
    const verb_group *group = verb_at(x, index);
    uint32_t deed = group->passive ? group->subject : group->object;
    uint32_t who = group->passive ? group->agent : group->subject;
    const noun_phrase *object = phrase_at(x, deed), *doer = phrase_at(x, who);
    bool did = lemma_is(x, group->verb, "do") && object != NULL && means_deed(x, object);
    if (group->future || object == NULL || doer == NULL ||
        (!did && role_words_at(x, RSM_RELATION_DOES, group->verb) == 0))
        return;
    tie t = {.verb = group->verb, .accuser = RSM_NONE};
    uint32_t subject = subject_of(x, index, &t);
    bool unsure = t.guessed || t.denied || is_under_denial(x, group->verb);
    bool pointed = object->pronoun || event_in(x, deed) == RSM_NONE;
    bool own = speaks_of_himself(x, doer);
    if (!(unsure || own || pointed) || (!group->passive && subject == RSM_NONE) ||
        (pointed && !own && !is_known_to_fight(x, who)))
        return;
    t.event = deed_meant(x, deed, group->verb);
    bind(x, who, &t);
}

/* ---- ties by a noun: "the work of", "bears the hallmarks of" ---- */

static void tie_by_work(extraction *x, const rsm_match *work) {
    uint32_t first = sentence_first(x, work->first_token), verb = RSM_NONE;
    for (uint32_t back = 1; back <= ADVERBS + 1 && work->first_token >= first + back; back++) {
        verb = x->verb_of[work->first_token - back];
        if (verb != RSM_NONE)
            break;
    }
    const verb_group *group = verb_at(x, verb);
    if (group == NULL || group->future || work->end_token >= x->text->token_count)
        return;
    tie t = {.verb = group->verb, .accuser = RSM_NONE};
    uint32_t what = subject_of(x, verb, &t), who = x->phrase_of[work->end_token];
    t.event = deed_meant(x, what, group->verb);
    t.guessed |= !lemma_is(x, group->verb, "be");
    bind(x, who, &t);
}

/* "the gunmen were from the movement", "the attackers belonged to it". */
static void tie_by_membership(extraction *x, uint32_t index) {
    const verb_group *group = verb_at(x, index);
    const noun_phrase *members = phrase_at(x, group->subject);
    bool is = lemma_is(x, group->verb, "be");
    const rsm_match *match = phrase_of_class(x, is ? group->end : group->verb, RSM_DEED_MEMBER);
    if (match == NULL || members == NULL || group->future || !members->definite ||
        match->end_token >= x->text->token_count)
        return;
    uint32_t who = x->phrase_of[match->end_token];
    const entity_draft *attackers = entity_at(x, entity_of(x, group->subject));
    const entity_draft *whole = entity_at(x, who == RSM_NONE ? RSM_NONE : entity_of(x, who));
    if (attackers == NULL || !attackers->perpetrator || whole == NULL ||
        !(is_known_to_fight(x, who) || (whole->type == RSM_ENTITY_ORG && whole->proper)))
        return;
    tie t = {.event = event_near(x, group->verb),
             .verb = group->verb,
             .denied = group->negated,
             .guessed = group->modal,
             .told = true,
             .accuser = RSM_NONE};
    bind(x, who, &t);
}

/* ---- verbs of ascribing and claiming ---- */

/* The phrase that hangs on a verb after "to" or "on", or that stands right behind its object: "the
 * police attributed the attack to the rebels", "was blamed on rebels". */
static uint32_t ascribed_to(const extraction *x, const verb_group *group) {
    uint32_t end = sentence_end(x, group->verb);
    end = group->end + BLAME_REACH < end ? group->end + BLAME_REACH : end;
    for (uint32_t token = group->end; token + 1 < end; token++) {
        if (!token_is(x, token, "to") && !token_is(x, token, "on") && !token_is(x, token, "upon"))
            continue;
        uint32_t head = tree_head(x, token);
        uint32_t phrase = head < end ? x->phrase_of[head] : RSM_NONE;
        if (phrase != RSM_NONE && x->time_of[head] == RSM_NONE && head > token &&
            (tree_head(x, head) == group->verb || x->phrase_of[token + 1] == phrase))
            return phrase;
    }
    return RSM_NONE;
}

/* The event that is ascribed: named by the object, or spoken of last ("the attack", "it"). */
static uint32_t event_ascribed(const extraction *x, const verb_group *group) {
    uint32_t object = group->passive ? group->subject : group->object;
    const noun_phrase *p = phrase_at(x, object);
    uint32_t named = event_in(x, object);
    if (p != NULL && p->end >= x->text->token_count)
        return named;
    if (named != RSM_NONE || p == NULL)
        return named;
    static const char *const words[] = {"responsibility", "blame", "authorship", "action", "act",
                                        "crime",          "deed"};
    const verb_group *next = verb_at(x, x->verb_of[p->end]);
    bool clause = next != NULL && next->subject == object && !next->participle;
    if (clause)
        return RSM_NONE; /* "claimed it had no word of the attack" */
    return p->pronoun || ONE_OF(x, p->head, words) ? event_near(x, group->verb) : RSM_NONE;
}

/* "blamed the attack on rebels": it was not done to them, as "the attack on" alone would have it.
 */
static void turn_to_doer(extraction *x, uint32_t who, const tie *t) {
    const noun_phrase *p = phrase_at(x, who);
    uint32_t first = x->roles.count > OWNED_BACK ? x->roles.count - OWNED_BACK : 0;
    for (uint32_t i = first; i < x->roles.count; i++) {
        role_claim *claim = role_at(x, i);
        if (claim->event != t->event || claim->first < p->first || claim->end > p->end ||
            (claim->role != RSM_ROLE_VICTIM && claim->role != RSM_ROLE_TARGET))
            continue;
        claim->role = RSM_ROLE_PERPETRATOR;
        give_standing(x, claim, t, false);
    }
}

static void ascribes(extraction *x, const verb_group *group) {
    uint32_t event_index = event_ascribed(x, group), who = ascribed_to(x, group);
    if (event_index == RSM_NONE || who == RSM_NONE)
        return;
    tie t = {.event = event_index,
             .verb = group->verb,
             .accuser = group->passive ? group->agent : group->subject};
    turn_to_doer(x, who, &t);
    bind(x, who, &t);
}

/* "suspicion fell on rebels", "blame has turned to the army". */
static void tie_by_suspicion(extraction *x, const verb_group *group) {
    static const char *const words[] = {"suspicion", "blame", "finger"};
    const noun_phrase *p = phrase_at(x, group->subject);
    if (p == NULL || group->passive || !ONE_OF(x, p->head, words))
        return;
    tie t = {.event = event_near(x, group->verb),
             .verb = group->verb,
             .guessed = true,
             .accuser = RSM_NONE};
    bind(x, ascribed_to(x, group), &t);
}

/* "said they suspected rebels": of the last deed told. */
static void tie_by_suspecting(extraction *x, const verb_group *group) {
    const noun_phrase *p = phrase_at(x, group->object);
    if (p == NULL || group->passive || group->negated || !lemma_is(x, group->verb, "suspect") ||
        !is_known_to_fight(x, group->object) || !ends_blame(x, p->end))
        return;
    tie t = {.event = event_near(x, group->verb),
             .verb = group->verb,
             .guessed = true,
             .accuser = group->subject};
    bind(x, group->object, &t);
}

/* Whether the same one is told of already as claiming the event, by responsible.c. */
static bool claimed_before(const extraction *x, uint32_t event_index, uint32_t entity) {
    uint32_t first = x->roles.count > OWNED_BACK ? x->roles.count - OWNED_BACK : 0;
    for (uint32_t i = first; i < x->roles.count; i++) {
        const role_claim *claim = role_at(x, i);
        if (claim->event == event_index && claim->entity == entity &&
            claim->stance == RSM_STANCE_CLAIMS)
            return true;
    }
    return false;
}

/* "The killing was claimed by the front": by its own word. */
static void owns(extraction *x, const verb_group *group) {
    uint32_t event_index = event_ascribed(x, group);
    uint32_t who = group->passive ? group->agent : group->subject;
    if (event_index == RSM_NONE || who == RSM_NONE ||
        claimed_before(x, event_index, entity_of(x, who)))
        return;
    uint32_t before = x->roles.count;
    actor_phrase(x, event_index, who);
    for (uint32_t i = before; i < x->roles.count; i++) {
        role_claim *claim = role_at(x, i);
        if (claim->role != RSM_ROLE_PERPETRATOR)
            continue;
        claim->stance = RSM_STANCE_CLAIMS;
        claim->standing = true;
        claim->accuser = who; /* whoever claims it says so */
    }
}

/* ---- all of them ---- */

/* "would be behind", "if rebels were behind it": told of no deed. */
static bool is_supposed(const extraction *x, const verb_group *group) {
    const noun_phrase *subject = phrase_at(x, group->subject);
    uint32_t first = subject == NULL ? group->first : subject->first;
    if (token_is(x, group->first, "would") || token_is(x, group->first, "should"))
        return true;
    return first > sentence_first(x, first) &&
           (token_is(x, first - 1, "if") || token_is(x, first - 1, "unless"));
}

static void blames_of_verb(extraction *x, uint32_t index) {
    const verb_group *group = verb_at(x, index);
    if (is_supposed(x, group))
        return;
    tie_by_state(x, index);
    tie_by_deed(x, index);
    tie_by_membership(x, index);
    tie_by_suspicion(x, group);
    tie_by_suspecting(x, group);
    if (tells_deed(x, group, RSM_DEED_JOIN))
        tie_by_verb(x, index, false);
    if (group->negated || group->modal || group->future)
        return;
    if (tells_deed(x, group, RSM_DEED_INVOLVE))
        tie_by_verb(x, index, true);
    if (tells_deed(x, group, RSM_DEED_ASCRIBE))
        ascribes(x, group);
    if (tells_deed(x, group, RSM_DEED_OWN))
        owns(x, group);
}

void find_blamed(extraction *x) {
    for (uint32_t i = 0; i < x->verbs.count && !x->failed; i++)
        blames_of_verb(x, i);
    for (uint32_t m = 0; m < x->tagging->match_count && !x->failed; m++) {
        const rsm_match *match = &x->tagging->matches[m];
        if (match->domain == RSM_DOMAIN_DEED &&
            rsm_world_number(x->world, RSM_DOMAIN_DEED, match->row, RSM_DEED_CLASS) ==
                RSM_DEED_WORK)
            tie_by_work(x, match);
    }
}
