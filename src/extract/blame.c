/* Who is said to have done it, in words that do not tell the deed: "the rebels were behind the
 * attack", "this was the work of the army", "it had nothing to do with the blast", "the attackers
 * belonged to the movement".
 *
 * The words are those of lexicon/deeds.txt. Each ties somebody to a deed that its own sentence
 * names, or to the last one told (tie.c). Cost: linear; a verb looks at its own sentence. */
#include "extract/blame.h"

#include "extract/govern.h"

#include "extract/persons.h"
#include "extract/role.h"
#include "extract/rule.h"
#include "extract/tie.h"

enum { ADVERBS = 3 /* "was not also directly responsible" */ };

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

/* "being behind", "having taken part": the subject may be anybody's. */
static bool is_gerund(const extraction *x, const verb_group *group) {
    return token_is(x, group->first, "being") || token_is(x, group->first, "having");
}

/* The subject of a verb group over the guess that governs it; notes both in the tie. */
static uint32_t subject_of(extraction *x, uint32_t index, tie *t) {
    const verb_group *group = verb_at(x, index);
    static const char *const maybe[] = {"may", "might", "could"};
    t->guessed = group->modal || ONE_OF(x, group->first, maybe); /* "may be behind it" too */
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
            if (is_of_deed_class(x, match, class))
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

/* "The army was involved in clashes", "two officers were involved in a shooting": of a force that is
 * told as a fact; "in the killing of two nuns" accuses it. */
static bool is_party_to(const extraction *x, uint32_t who, const rsm_match *state, uint32_t deed) {
    const noun_phrase *p = phrase_at(x, who);
    const event *e = event_at(x, deed);
    if (p == NULL || e == NULL || e->type_row >= x->types.count ||
        !token_is(x, state->first_token, "involved"))
        return false;
    rsm_slice top =
        rsm_world_string(x->world, RSM_DOMAIN_TYPE, x->types.top[e->type_row], RSM_TYPE_ID);
    if (!rsm_slice_equal_string(top, "armed clash") && !rsm_slice_equal_string(top, "shooting"))
        return false;
    for (uint32_t token = p->first; token < p->end; token++) {
        const rsm_match *person = match_over(x, token, RSM_DOMAIN_PERSON);
        const rsm_match *body = match_over(x, token, RSM_DOMAIN_BODY);
        if (person != NULL && rsm_world_number(x->world, RSM_DOMAIN_PERSON, person->row,
                                               RSM_PERSON_ROLE) == RSM_PERSON_SECURITY)
            return true;
        uint32_t kind = body == NULL ? 0
                                     : rsm_world_number(x->world, RSM_DOMAIN_BODY, body->row,
                                                        RSM_BODY_ACTOR_KIND);
        if (kind == RSM_ACTOR_MILITARY + 1 || kind == RSM_ACTOR_POLICE + 1)
            return true;
    }
    return false;
}

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
    if (is_gerund(x, group))
        return; /* "guns suspected of being involved" */
    t.event = who == RSM_NONE ? RSM_NONE : deed_behind(x, match->end_token, bare);
    t.denied |= state == NULL || (is && negated_between(x, group->end, match->first_token));
    t.told = is_party_to(x, who, match, t.event);
    tie_phrase(x, who, &t);
}

/* "Owned up to having slept while he was shot": what is told after "when" is only the time of it. */
static bool is_only_when(const extraction *x, const verb_group *group, const event *e) {
    static const char *const words[] = {"when", "while", "where", "before", "as", "until"};
    for (uint32_t token = group->end; token < e->first; token++)
        if (ONE_OF(x, token, words))
            return true;
    return false;
}

/* "The army admitted to three soldiers wounded in the attack": to something else than the deed. */
static bool owns_to_less(const extraction *x, const verb_group *group, const event *e) {
    if (!lemma_is(x, group->verb, "admit") && !lemma_is(x, group->verb, "confess"))
        return false;
    uint32_t at = group->end;
    while (at < e->first && (token_is(x, at, "to") || token_upos(x, at) == RSM_UPOS_ADV ||
                             match_at(x, at, RSM_DOMAIN_HEDGE) != NULL))
        at++;
    const noun_phrase *to = at < e->first ? phrase_at(x, x->phrase_of[at]) : NULL;
    return to != NULL && to->end <= e->first && match_over(x, to->head, RSM_DOMAIN_PERSON) != NULL;
}

/* "took part in the attack", "had a hand in it", "admitted to the killing". */
static void tie_by_verb(extraction *x, uint32_t index, bool object) {
    const verb_group *group = verb_at(x, index);
    tie t = {.verb = group->verb, .accuser = RSM_NONE};
    uint32_t subject = subject_of(x, index, &t);
    uint32_t who = object && !group->passive ? group->object : subject;
    if (group->passive && lemma_is(x, group->verb, "admit"))
        return; /* "was admitted to hospital" */
    static const char *const charges[] = {"charge", "accuse", "suspect", "indict", "want"};
    t.charged = group->passive && ONE_OF(x, group->verb, charges);
    if (who == RSM_NONE || is_gerund(x, group) || group->future)
        return; /* "suspected of being involved": the subject may be anybody's */
    t.event = event_after(x, group->end);
    if (t.charged && is_charge_of_other(x, index, t.event))
        return;
    const event *e = event_at(x, t.event);
    if (e != NULL && (owns_to_less(x, group, e) || is_only_when(x, group, e)))
        return;
    tie_phrase(x, who, &t);
}

/* ---- ties by the deed: "had not carried out the attack", "rebels did this" ---- */

/* What was not done, may have been done or is denied, which role.c passes over; and "did it". */
static void tie_by_deed(extraction *x, uint32_t index) {
    const verb_group *group = verb_at(x, index);
    uint32_t deed = group->passive ? group->subject : group->object;
    uint32_t who = group->passive ? group->agent : group->subject;
    const noun_phrase *object = phrase_at(x, deed), *doer = phrase_at(x, who);
    bool did = lemma_is(x, group->verb, "do") && object != NULL && means_deed(x, object);
    if (object != NULL && object->pronoun && lemma_is(x, group->verb, "make"))
        return; /* "they made it to the door" */
    if (group->future || object == NULL || doer == NULL ||
        (!did && role_words_at(x, RSM_RELATION_DOES, group->verb) == 0))
        return;
    tie t = {.verb = group->verb, .told = true, .accuser = RSM_NONE};
    uint32_t subject = subject_of(x, index, &t);
    bool unsure = t.guessed || t.denied || is_under_denial(x, group->verb);
    bool pointed = object->pronoun || event_in(x, deed) == RSM_NONE;
    bool own = speaks_of_himself(x, doer);
    if (!(unsure || own || pointed) || (!group->passive && subject == RSM_NONE) ||
        (pointed && !own && !is_known_to_fight(x, who)))
        return;
    t.event = deed_meant(x, deed, group->verb);
    tie_phrase(x, who, &t);
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
    tie_phrase(x, who, &t);
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
    tie_phrase(x, who, &t);
}

/* ---- all of them ---- */

/* "would be behind", "if rebels were behind it": told of no deed. */
static bool is_supposed(const extraction *x, const verb_group *group) {
    const noun_phrase *subject = phrase_at(x, first_joined(x, group->subject));
    uint32_t first = subject == NULL ? group->first : subject->first;
    if (token_is(x, group->first, "would") || token_is(x, group->first, "should"))
        return true;
    uint32_t head = tree_relation_is(x, group->verb, "cop") ? tree_head(x, group->verb) : RSM_NONE;
    bool if_so = x->tagging->has_tree && (marker_makes(x, group->verb) == RSM_MODALITY_POSSIBLE ||
                                          (head < x->text->token_count &&
                                           marker_makes(x, head) == RSM_MODALITY_POSSIBLE));
    return if_so || (first > sentence_first(x, first) &&
                     (token_is(x, first - 1, "if") || token_is(x, first - 1, "unless")));
}

static void blames_of_verb(extraction *x, uint32_t index) {
    const verb_group *group = verb_at(x, index);
    if (is_supposed(x, group))
        return;
    tie_by_state(x, index);
    tie_by_deed(x, index);
    tie_by_membership(x, index);
    if (tells_deed(x, group, RSM_DEED_JOIN))
        tie_by_verb(x, index, false);
    bool sure = !group->negated && !group->modal && !group->future;
    if (sure && tells_deed(x, group, RSM_DEED_INVOLVE))
        tie_by_verb(x, index, true);
    ascribe_deeds(x, group);
}

void find_blamed(extraction *x) {
    for (uint32_t i = 0; i < x->verbs.count && !x->failed; i++)
        blames_of_verb(x, i);
    for (uint32_t m = 0; m < x->tagging->match_count && !x->failed; m++) {
        const rsm_match *match = &x->tagging->matches[m];
        if (is_of_deed_class(x, match, RSM_DEED_WORK))
            tie_by_work(x, match);
    }
}
