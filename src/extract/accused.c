/* Who is accused: those arrested, charged, tried or convicted for a deed that the report tells.
 *
 * Of a verb of the police or the courts the person who suffers it is held to have done the deed
 * told with it ("charged with murder in the shooting of Ann Lee"), or, where the verb itself names
 * a deed ("charged with murder") or no other deed is told, the one told last. Who accuses is the
 * subject of the verb, else whoever is credited. Invariants: a claim is of a person's name. Cost:
 * linear in the sentence of each such verb. */
#include "extract/persons.h"

#include "extract/govern.h"

enum { CHARGE_REACH = 16 /* tokens from a verb of the courts to the deed it is for */ };

#define ONE_OF(x, token, words) word_in(x, token, words, sizeof(words) / sizeof *(words))

/* Whether the words after a verb of the courts name a deed that harms people. */
static bool names_deed(const extraction *x, uint32_t token, uint32_t end) {
    static const char *const deeds[] = {
        "murder",   "murders",   "homicide",    "manslaughter", "killing",   "killings",
        "assault",  "shooting",  "stabbing",    "attack",       "attacks",   "terrorism",
        "bombing",  "arson",     "slaying",     "death",        "deaths",    "rampage",
        "massacre", "explosion", "kidnapping",  "abduction",    "shootings", "bombings",
        "battery",  "wounding",  "endangerment"};
    end = token + CHARGE_REACH < end ? token + CHARGE_REACH : end;
    for (; token < end; token++)
        if (ONE_OF(x, token, deeds))
            return true;
    return false;
}

/* The deed in the sentence of a verb of the courts, else the last one told. */
static uint32_t deed_of(const extraction *x, const event *law) {
    uint32_t end = first_event_from(x, sentence_end(x, law->first));
    for (uint32_t i = first_event_from(x, law->end); i < end; i++) {
        const event *e = event_at(x, i);
        if (e->supported && !(e->flags & (RSM_TRIGGER_LAW | RSM_TRIGGER_STATE)) &&
            e->modality <= RSM_MODALITY_ALLEGED && has_perpetrator(x, e->type_row))
            return i;
    }
    return harm_near(x, law->first, true);
}

/* The name of whoever is charged: the object, or the subject of a passive or of "faces charges". */
static uint32_t accused_phrase(const extraction *x, const event *e) {
    static const char *const own[] = {"face",    "plead", "surrender", "turn",
                                      "confess", "admit", "stand",     "go"};
    const verb_group *group = verb_at(x, e->verb);
    if (group == NULL || group->negated || group->modal)
        return RSM_NONE;
    if (!group->passive && !ONE_OF(x, group->verb, own))
        return group->object;
    const noun_phrase *subject = phrase_at(x, group->subject);
    if (subject != NULL && is_person_name(x, subject->head))
        return group->subject;
    uint32_t far = tree_child_before(x, group->verb, "nsubj", "nsubj:pass");
    return far == RSM_NONE ? group->subject : x->phrase_of[far];
}

static void accuse(extraction *x, uint32_t index) {
    const event *e = event_at(x, index);
    uint32_t phrase = accused_phrase(x, e);
    const noun_phrase *p = phrase_at(x, phrase);
    if (p == NULL || !is_person_name(x, p->head) || e->modality > RSM_MODALITY_ALLEGED)
        return;
    uint32_t end = sentence_end(x, e->first);
    uint32_t deed = deed_of(x, e);
    bool in_sentence =
        deed != RSM_NONE && event_at(x, deed)->first >= e->end && event_at(x, deed)->first < end;
    if (deed == RSM_NONE || (!in_sentence && !names_deed(x, e->first, end)))
        return;
    uint32_t name = p->head;
    while (name > p->first && x->tagging->name_of[name - 1] == x->tagging->name_of[p->head])
        name--;
    claim_names(x, name, deed, PART_SUSPECT);
}

void claim_accused(extraction *x) {
    for (uint32_t i = 0; i < x->events.count && !x->failed; i++) {
        const event *e = event_at(x, i);
        if ((e->flags & RSM_TRIGGER_LAW) && !e->noun)
            accuse(x, i);
    }
}
