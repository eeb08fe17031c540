/* Who is accused: those arrested, charged, tried or sought for a deed that the report tells.
 *
 * Of a verb of the police or the courts the person who suffers it is held to have done the deed
 * that its words name ("charged with murder in the shooting of Ann Lee", "arrested over the
 * attack"). Who accuses is the subject of the verb, else whoever is credited. A verb whose words
 * name no deed of harm ("arrested for drunk driving", "questioned") accuses of none. Invariants: a
 * claim is of a person's name. Cost: linear in CHARGE_REACH tokens for each verb. */
#include "extract/apart.h"
#include "extract/persons.h"

#include "extract/govern.h"
#include "extract/people.h"
#include "extract/role.h"

enum {
    CHARGE_REACH = 18 /* tokens from a verb of the courts to the deed it is for */
};

/* Whether the words after a verb of the courts name a deed that harms people. */
static bool names_deed(const extraction *x, uint32_t token, uint32_t end) {
    static const char *const deeds[] = {
        "murder",    "homicide",  "manslaughter", "killing",   "assault",  "shooting", "stabbing",
        "attack",    "terrorism", "bombing",      "arson",     "slaying",  "death",    "rampage",
        "massacre",  "explosion", "kidnapping",   "abduction", "battery",  "wounding", "kill",
        "shoot",     "stab",      "blast",        "ambush",    "violence", "rape",     "robbery",
        "terrorist", "genocide",  "crash",        "fire"};
    end = token + CHARGE_REACH < end ? token + CHARGE_REACH : end;
    for (; token < end; token++)
        if (ONE_OF(x, token, deeds))
            return true;
    return false;
}

/* Whether they name a charge of arms: of whoever is held after a shooting, it is for that. */
static bool names_arms(const extraction *x, uint32_t token, uint32_t end, uint32_t deed) {
    static const char *const arms[] = {"gun",       "firearm",      "weapon",   "handgun",  "rifle",
                                       "discharge", "endangerment", "reckless", "menacing", "arms"};
    const event *e = event_at(x, deed);
    if (e == NULL || e->type_row >= x->types.count)
        return false;
    rsm_slice type =
        rsm_world_string(x->world, RSM_DOMAIN_TYPE, x->types.top[e->type_row], RSM_TYPE_ID);
    end = token + CHARGE_REACH < end ? token + CHARGE_REACH : end;
    for (; token < end && rsm_slice_equal_string(type, "shooting"); token++)
        if (ONE_OF(x, token, arms))
            return true;
    return false;
}

/* "He was charged in 2012 with assault": years before the deed, which is told elsewhere. */
static bool was_years_before(const extraction *x, const verb_group *group, uint32_t deed) {
    const event *e = event_at(x, deed);
    uint32_t first = sentence_first(x, group->first), end = sentence_end(x, group->first);
    if ((e->first >= first && e->first < end) || is_historic(x, e->time))
        return false;
    for (uint32_t token = first; token < end; token++)
        if (x->clause_of[token] == x->clause_of[group->first] && x->time_of[token] != RSM_NONE &&
            x->times->items[x->time_of[token]].precision >= RSM_PRECISION_MONTH &&
            is_historic(x, x->time_of[token]))
            return true;
    return false;
}

/* The deed told after a verb of the courts, else the last one told; where none is, what the charge
 * names. */
static uint32_t deed_of(const extraction *x, uint32_t token) {
    uint32_t end = first_event_from(x, sentence_end(x, token)), charge = RSM_NONE;
    for (uint32_t i = first_event_from(x, token); i < end; i++) {
        const event *e = event_at(x, i);
        if (!e->supported || (e->flags & (RSM_TRIGGER_LAW | RSM_TRIGGER_STATE)) ||
            e->modality > RSM_MODALITY_ALLEGED || !has_perpetrator(x, e->type_row))
            continue;
        if (!names_charge(x, e))
            return i;
        charge = charge == RSM_NONE ? i : charge;
    }
    uint32_t told = harm_near(x, token, true);
    return told != RSM_NONE ? told : charge;
}

/* Whether nothing is said of what somebody was arrested for: then it is the deed of the report. */
static bool tells_no_reason(const extraction *x, uint32_t token, uint32_t end) {
    static const char *const reasons[] = {
        "for",     "with",       "charge",     "warrant",   "after",   "count",
        "drug",    "possession", "theft",      "suspicion", "because", "failing",
        "protest", "when",       "connection", "while",     "and",     "missing"};
    end = token + CHARGE_REACH < end ? token + CHARGE_REACH : end;
    for (; token < end; token++)
        if (ONE_OF(x, token, reasons))
            return false;
    return true;
}

/* "is facing serious charges", "held on multiple charges": charges that are not named. */
static bool names_no_charge(const extraction *x, uint32_t token, uint32_t end) {
    static const char *const kinds[] = {"serious", "multiple", "several", "numerous", "felony",
                                        "state",   "other",    "the",     "formal",   "criminal"};
    while (token < end && (token_is(x, token, "on") || x->time_of[token] != RSM_NONE))
        token++;
    while (token < end && ONE_OF(x, token, kinds))
        token++;
    return token < end && lemma_is(x, token, "charge") && tells_no_reason(x, token + 1, end) &&
           !token_is(x, token + 1, "of");
}

/* Whether a verb that names no deed tells of one held, or sought, for that of the report. */
static bool is_held_for_it(const extraction *x, const verb_group *group, uint32_t end) {
    bool seized = lemma_is(x, group->verb, "arrest") ||
                  (lemma_is(x, group->verb, "take") && token_is(x, group->end, "into") &&
                   token_is(x, group->end + 1, "custody"));
    bool sought = (lemma_is(x, group->verb, "search") || lemma_is(x, group->verb, "hunt") ||
                   lemma_is(x, group->verb, "look")) &&
                  token_is(x, group->verb + 1, "for");
    const noun_phrase *taken = phrase_at(x, group->passive ? group->subject : group->object);
    if (lemma_is(x, group->verb, "take")) /* "four were taken into custody": for what is open */
        seized &= taken != NULL && first_of_list(x, taken) == first_of_name(x, taken);
    if (sentence_first(x, group->first) == group->first)
        return false;
    return (seized && tells_no_reason(x, group->end, end)) ||
           (sought && tells_no_reason(x, group->verb + 2, end)) ||
           names_no_charge(x, group->end, end);
}

/* "admitted that rebels did it": of others. */
static bool admits_of_others(const extraction *x, const verb_group *group) {
    static const char *const own[] = {"he", "she", "they", "his", "her", "their"};
    static const char *const less[] = {"possibility", "existence", "need",    "difficulty",
                                       "failure",     "mistake",   "problem", "defeat"};
    uint32_t that = group->end;
    const noun_phrase *object = phrase_at(x, group->object);
    if (object != NULL && ONE_OF(x, object->head, less))
        return true; /* "admitted the possibility of" */
    return token_is(x, that, "that") && x->phrase_of[that + 1] != RSM_NONE &&
           !ONE_OF(x, that + 1, own);
}

/* ---- the verbs ---- */

typedef enum law_verb {
    LAW_NONE,
    LAW_OBJECT,  /* is done to the accused: "arrest", "charge" */
    LAW_SUBJECT, /* the accused does it: "face charges", "surrender" */
    LAW_FOR,     /* "look for", "search for" */
    LAW_WARRANT, /* a warrant is issued for him */
    LAW_FILED,   /* charges are filed against him */
    LAW_FOUND    /* is done to the accused, and says that he did it: "convict" */
} law_verb;

static law_verb law_of(const extraction *x, uint32_t verb) {
    static const char *const object[] = {"charge", "arrest",    "indict",    "arraign",   "hold",
                                         "detain", "book",      "accuse",    "suspect",   "seek",
                                         "want",   "extradite", "remand",    "apprehend", "capture",
                                         "jail",   "prosecute", "implicate", "link",      "take",
                                         "try",    "blame",     "re-arrest"};
    static const char *const found[] = {"convict", "sentence", "imprison"};
    if (lemma_is(x, verb, "find") && token_is(x, verb + 1, "guilty"))
        return LAW_FOUND;
    static const char *const subject[] = {"face", "surrender", "confess", "admit", "plead"};
    static const char *const sought[] = {"look", "search", "hunt"};
    static const char *const themselves[] = {"himself", "herself", "themselves"};
    if (ONE_OF(x, verb, object))
        return LAW_OBJECT;
    if (ONE_OF(x, verb, found))
        return LAW_FOUND;
    if (ONE_OF(x, verb, subject))
        return LAW_SUBJECT;
    if (lemma_is(x, verb, "issue") || lemma_is(x, verb, "obtain"))
        return LAW_WARRANT;
    if (lemma_is(x, verb, "file") || lemma_is(x, verb, "bring") || lemma_is(x, verb, "lodge"))
        return LAW_FILED;
    if (lemma_is(x, verb, "turn") && ONE_OF(x, verb + 1, themselves) && token_is(x, verb + 2, "in"))
        return LAW_SUBJECT;
    return ONE_OF(x, verb, sought) && token_is(x, verb + 1, "for") ? LAW_FOR : LAW_NONE;
}

/* A phrase that names a person, or what the tree gives the verb for a subject. */
static uint32_t person_subject(const extraction *x, const verb_group *group) {
    const noun_phrase *subject = phrase_at(x, group->subject);
    if (subject != NULL && is_person_name(x, subject->head))
        return group->subject;
    uint32_t far = tree_child_before(x, group->verb, "nsubj", "nsubj:pass");
    return far == RSM_NONE || x->phrase_of[far] == RSM_NONE ? group->subject : x->phrase_of[far];
}

/* "Arrest warrants have been issued for Carl Reed": the phrase after "for", or RSM_NONE. */
static uint32_t warranted(const extraction *x, const verb_group *group) {
    const noun_phrase *warrant = phrase_at(x, group->passive ? group->subject : group->object);
    uint32_t end = sentence_end(x, group->first), token = group->passive ? group->end : 0;
    if (warrant == NULL || !lemma_is(x, warrant->head, "warrant"))
        return RSM_NONE;
    for (token = token == 0 ? warrant->end : token; token + 1 < end; token++)
        if (token_is(x, token, "for"))
            return x->phrase_of[token + 1];
    return RSM_NONE;
}

/* "Complaints were filed against Carl Reed": the phrase after "against", or RSM_NONE. */
static uint32_t filed_against(const extraction *x, const verb_group *group) {
    static const char *const papers[] = {"charge", "complaint", "indictment", "case"};
    enum { AGAINST_REACH = 12 };
    const noun_phrase *paper = phrase_at(x, group->passive ? group->subject : group->object);
    uint32_t end = sentence_end(x, group->first);
    if (paper == NULL || !ONE_OF(x, paper->head, papers))
        return RSM_NONE;
    end = group->end + AGAINST_REACH < end ? group->end + AGAINST_REACH : end;
    for (uint32_t token = group->end; token + 1 < end; token++)
        if (token_is(x, token, "against"))
            return x->phrase_of[token + 1];
    return RSM_NONE;
}

static uint32_t accused_phrase(const extraction *x, const verb_group *group, law_verb law) {
    if (law == LAW_WARRANT)
        return warranted(x, group);
    if (law == LAW_FILED)
        return filed_against(x, group);
    if (law == LAW_FOR)
        return x->phrase_of[group->verb + 2];
    return law == LAW_SUBJECT || group->passive ? person_subject(x, group) : group->object;
}

/* Of a family told by one surname, who was harmed is not who is charged: somebody else of that name
 * is meant, where one was named. */
static void spare_victim(extraction *x, role_claim *claim) {
    enum { ENTITIES = 400 };
    if (!has_role(x, claim->entity, RSM_ROLE_VICTIM) || claim->end != claim->first + 1)
        return;
    rsm_slice word = token_text(x, claim->first);
    for (uint32_t i = 0; i < x->entities.count && i < ENTITIES; i++) {
        const entity_draft *other = entity_at(x, i);
        bool family = other->proper && other->type == RSM_ENTITY_PER && i != claim->entity &&
                      other->name.size > word.size + 1 && rsm_slice_ends_with(other->name, word) &&
                      other->name.data[other->name.size - word.size - 1] == ' ';
        if (family && !has_role(x, i, RSM_ROLE_VICTIM)) {
            claim->entity = i;
            return;
        }
    }
}

/* "Carl Reed admitted that he had killed him": he says so himself. */
static void claim_confession(extraction *x, const verb_group *group, uint32_t name, uint32_t deed) {
    bool says = match_at(x, group->verb, RSM_DOMAIN_CUE) != NULL;
    role_claim *own = says ? claim_person(x, deed, RSM_ROLE_PERPETRATOR, name) : NULL;
    if (own == NULL)
        return;
    own->identified = own->about_attacker = own->accused = true;
    own->stance = RSM_STANCE_CLAIMS;
    own->accuser = group->subject;
}

/* The end of "pleaded not guilty", "pleaded innocent"; RSM_NONE where nobody does. */
static uint32_t plea_end(const extraction *x, const verb_group *group) {
    enum { PLEA_REACH = 6 };
    uint32_t end = sentence_end(x, group->first);
    end = group->end + PLEA_REACH < end ? group->end + PLEA_REACH : end;
    for (uint32_t token = group->verb + 1; token < end; token++)
        if ((token_is(x, token, "guilty") && token_is(x, token - 1, "not")) ||
            token_is(x, token, "innocent"))
            return token + 1;
    return RSM_NONE;
}

/* Who pleads not guilty is accused all the same, and denies it. */
static void claim_plea(extraction *x, const verb_group *group, uint32_t name, uint32_t deed,
                       uint32_t end) {
    role_claim *charge = claim_person(x, deed, RSM_ROLE_PERPETRATOR, name);
    if (charge == NULL)
        return;
    charge->accused = true;
    role_claim *plea = add_claim(x, deed, RSM_ROLE_PERPETRATOR, charge->entity, group->verb, end);
    if (plea == NULL)
        return;
    plea->stance = RSM_STANCE_DENIES;
    plea->standing = true;
    plea->accuser = group->subject;
}

/* "The Front had kidnapped and sentenced him": no court. */
static bool is_sentence_of_rebels(extraction *x, const verb_group *group) {
    const entity_draft *judge =
        group->passive || group->subject == RSM_NONE ? NULL : entity_at(x, entity_of(x, group->subject));
    return judge != NULL && (judge->type == RSM_ENTITY_GROUP || judge->perpetrator);
}

static bool pleads_guilty(const extraction *x, const verb_group *group) {
    return lemma_is(x, group->verb, "plead") && token_is(x, group->end, "guilty");
}

/* "Admitted the possibility of a deal", "admitted an error": no deed. */
static bool admits_less(const extraction *x, const verb_group *group) {
    static const char *const less[] = {"possibility", "existence", "mistake", "error", "failure",
                                       "defeat",      "need",      "lack",    "risk",  "shortcoming"};
    const noun_phrase *object = phrase_at(x, group->object);
    return lemma_is(x, group->verb, "admit") && object != NULL && ONE_OF(x, object->head, less);
}

bool is_charge_of_other(const extraction *x, uint32_t index, uint32_t deed) {
    const verb_group *group = verb_at(x, index);
    if (group == NULL || law_of(x, group->verb) == LAW_NONE)
        return false;
    uint32_t end = sentence_end(x, group->first);
    if (event_at(x, deed) != NULL && was_years_before(x, group, deed))
        return true;
    if (is_charged_with_less(x, group->end))
        return true;
    return lemma_is(x, group->verb, "plead") && !names_deed(x, group->end, end) &&
           !names_arms(x, group->end, end, deed);
}

/* "if Carl Reed, 29, is convicted": nobody has found him guilty yet. */
static bool is_on_trial(const extraction *x, const verb_group *group) {
    enum { REACH = 24 };
    static const char *const words[] = {"if", "unless", "until", "whether"};
    uint32_t first = sentence_first(x, group->first);
    for (uint32_t back = 1; back <= REACH && group->first >= first + back; back++) {
        uint32_t at = group->first - back;
        const verb_group *other = verb_at(x, x->verb_of[at]);
        if (ONE_OF(x, at, words))
            return true;
        if (other != NULL && !other->participle && !other->infinitive)
            return false;
    }
    return false;
}

/* "took him to the fire brigade": no police had him. */
static bool is_taken_elsewhere(const extraction *x, const verb_group *group) {
    enum { CUSTODY_REACH = 8 };
    static const char *const held[] = {"custody", "jail", "alive", "prisoner", "questioning"};
    uint32_t end = sentence_end(x, group->first);
    bool takes = lemma_is(x, group->verb, "take");
    for (uint32_t token = group->end; takes && token < end; token++)
        if (ONE_OF(x, token, held) && token < group->end + CUSTODY_REACH)
            return false;
    return takes;
}

static void accuse(extraction *x, uint32_t index) {
    const verb_group *group = verb_at(x, index);
    law_verb law = admits_less(x, group) ? LAW_NONE : law_of(x, group->verb);
    if (law == LAW_FOUND && is_sentence_of_rebels(x, group))
        return;
    if (law == LAW_NONE || group->negated || group->modal || group->future ||
        (law == LAW_SUBJECT && (group->passive || admits_of_others(x, group))))
        return; /* "was admitted to hospital" */
    const noun_phrase *p = phrase_at(x, accused_phrase(x, group, law));
    uint32_t end = sentence_end(x, group->first);
    bool plain = law == LAW_WARRANT; /* of a report that tells one deed */
    uint32_t name = p == NULL ? RSM_NONE : first_of_list(x, p);
    uint32_t from = law == LAW_FILED ? sentence_first(x, group->first) : group->end;
    uint32_t deed = name == RSM_NONE ? RSM_NONE : deed_of(x, group->end), before = x->roles.count;
    if (is_charged_with_less(x, from) || is_taken_elsewhere(x, group))
        return;
    if (deed == RSM_NONE || (!plain && !is_held_for_it(x, group, end) &&
                             !names_deed(x, from, end) && !names_arms(x, from, end, deed)))
        return;
    if (was_years_before(x, group, deed))
        return;
    bool found = (law == LAW_FOUND && !is_on_trial(x, group)) || pleads_guilty(x, group);
    claim_names(x, name, deed, found ? PART_PERPETRATOR : PART_SUSPECT);
    bool by_subject = !group->passive && law != LAW_SUBJECT && law != LAW_FOUND;
    for (uint32_t i = before; i < x->roles.count; i++) {
        spare_victim(x, role_at(x, i));
        role_at(x, i)->accused = !found;
        role_at(x, i)->accuser = by_subject       ? group->subject
                                 : group->passive ? group->agent
                                                  : RSM_NONE;
    }
    uint32_t plea = law == LAW_SUBJECT ? plea_end(x, group) : RSM_NONE;
    if (plea != RSM_NONE)
        claim_plea(x, group, first_of_name(x, p), deed, plea);
    else if (law == LAW_SUBJECT && p->end == group->first)
        claim_confession(x, group, first_of_name(x, p), deed);
}

void claim_accused(extraction *x) {
    for (uint32_t i = 0; i < x->verbs.count && !x->failed; i++)
        accuse(x, i);
}
