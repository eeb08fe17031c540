/* Whom or what a mention was done to, as its own words tell it, and whether two mentions were done
 * to one.
 *
 * "The murder of the two priests", "the priests' murder", "the priests were murdered" and "the men
 * who murdered the priests" are one murder, however far apart they stand; "the murder of Doe" and
 * "the murder of a judge" are two, however near. What a pronoun, a bare number or a word for
 * anybody
 * ("people", "the victim") stands for is not known. Invariant: only names, and nouns brought in as
 * new, can differ. Cost: a mention looks at its own sentence only; a comparison at two phrases. */
#include "extract/apart.h"

enum {
    NAME_LEAST = 4,    /* bytes of a word by which two names may be of one */
    SETTING_REACH = 6, /* tokens of a day or a place between "murder" and "of" */
    WHO_REACH = 2      /* tokens from "who" back to whom it stands for, over a comma */
};

/* ---- whom or what ---- */

static bool is_person_at(const extraction *x, uint32_t token) {
    return is_person_name(x, token) || match_over(x, token, RSM_DOMAIN_PERSON) != NULL;
}

/* Words by which anybody or anything harmed may be called. */
static bool is_anybody(const extraction *x, uint32_t head) {
    static const char *const words[] = {
        "people",   "person", "individual", "victim",  "man",     "men",      "woman",
        "women",    "member", "other",      "dozen",   "hundred", "thousand", "one",
        "child",    "boy",    "girl",       "suspect", "human",   "anyone",   "someone",
        "everyone", "life",   "number",     "group",   "body",    "family",   "target",
        "position", "unit",   "area",       "all",     "many",    "several"};
    return ONE_OF(x, head, words) || token_upos(x, head) == RSM_UPOS_NUM;
}

static sufferer none(void) {
    return (sufferer){RSM_NONE, RSM_NONE, RSM_NONE, false, false};
}

static sufferer of_phrase(const extraction *x, const noun_phrase *phrase) {
    if (phrase == NULL || phrase->pronoun || x->time_of[phrase->head] != RSM_NONE ||
        match_over(x, phrase->head, RSM_DOMAIN_WEAPON) != NULL ||
        match_over(x, phrase->head, RSM_DOMAIN_TRIGGER) != NULL)
        return none();
    uint32_t name = x->tagging->name_of[phrase->head];
    bool place = x->place_of[phrase->head] != RSM_NONE && name == RSM_NONE;
    if (place || (is_anybody(x, phrase->head) && name == RSM_NONE))
        return none();
    return (sufferer){phrase->first, phrase->end, phrase->head, phrase->plural,
                      phrase->indefinite && !phrase->definite};
}

/* "Doe's murder", "the priests' killing": who possesses what is done to people. */
static sufferer possessor(const extraction *x, const event *e, const noun_phrase *phrase) {
    if (!harms_people(x, e->type_row))
        return none();
    for (uint32_t token = e->first; token-- > phrase->first + 1;)
        if (is_possessive(x, token) && is_person_at(x, token - 1) && !is_anybody(x, token - 1))
            return (sufferer){phrase->first, token, token - 1,
                              (x->tagging->tags[token - 1].flags & RSM_TAG_PLURAL) != 0, false};
    return none();
}

/* The token after a day or a place told right after a noun: of "the murder in May of Doe" that of
 * "of"; else the noun's end. */
static uint32_t past_setting(const extraction *x, const event *e) {
    static const char *const leads[] = {"in", "on", "at", "near", "last"};
    uint32_t end = sentence_end(x, e->first), at = e->end;
    if (at + 1 < end && ONE_OF(x, at, leads) &&
        (x->time_of[at + 1] != RSM_NONE || x->place_of[at + 1] != RSM_NONE))
        at++;
    while (at < end && at < e->end + SETTING_REACH &&
           (x->time_of[at] != RSM_NONE || x->place_of[at] != RSM_NONE))
        at++;
    return at < end && token_is(x, at, "of") ? at : e->end;
}

/* Of a noun: "the murder of Doe", "the attack on the bank", "Doe's murder". */
static sufferer of_noun(const extraction *x, const event *e) {
    static const char *const marks[] = {"of", "on", "against"};
    const noun_phrase *phrase = phrase_at(x, e->phrase);
    uint32_t at = past_setting(x, e);
    bool of = token_is(x, at, "of");
    if (at + 1 < x->text->token_count && ONE_OF(x, at, marks) &&
        !(of && (e->flags & RSM_TRIGGER_GENERIC)) && x->place_of[at + 1] == RSM_NONE)
        return of_phrase(x, phrase_at(x, x->phrase_of[at + 1]));
    return phrase == NULL ? none() : possessor(x, e, phrase);
}

/* "Doe, 45, a member of the council, was shot", "Doe, the mayor who was shot": whom what stands
 * between commas only describes, if the sentence begins with a name; NULL where it does not. */
static const noun_phrase *described_before(const extraction *x, const verb_group *group) {
    uint32_t first = sentence_first(x, group->first);
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[first]);
    if (group->first == first || !is_comma(x, group->first - 1) || phrase == NULL ||
        phrase->end >= group->first || !is_person_name(x, phrase->head))
        return NULL;
    return is_comma(x, phrase->end) ? phrase : NULL;
}

/* Of a verb: its object, the subject of a passive; "Doe, who was shot": Doe. */
static sufferer of_verb(const extraction *x, const event *e) {
    const verb_group *group = verb_at(x, e->verb);
    const noun_phrase *phrase = whom_it_harms(x, e);
    if (group == NULL || is_law(x, e->type_row))
        return none();
    bool who = group->first > 0 &&
               (token_is(x, group->first - 1, "who") || token_is(x, group->first - 1, "that"));
    bool subject = phrase == NULL || phrase->pronoun || phrase == phrase_at(x, group->subject);
    if (who && subject && (group->passive || is_outcome_type(x, e->type_row))) {
        uint32_t at = group->first - 1;
        for (uint32_t back = 1; back <= WHO_REACH && at >= back; back++)
            if (x->phrase_of[at - back] != RSM_NONE)
                return of_phrase(x, phrase_at(x, x->phrase_of[at - back]));
        return none();
    }
    if (phrase == NULL && token_is(x, group->end, "with") && group->end + 1 < x->text->token_count)
        phrase = phrase_at(x, x->phrase_of[group->end + 1]); /* "clashed with rebels" */
    const noun_phrase *described = subject && group->passive ? described_before(x, group) : NULL;
    return of_phrase(x, described != NULL ? described : phrase);
}

void find_sufferers(extraction *x) {
    for (uint32_t i = 0; i < x->events.count; i++) {
        event *e = event_at(x, i);
        e->whom = e->noun ? of_noun(x, e) : of_verb(x, e);
    }
}

/* ---- whether two are one ---- */

static bool is_content(const extraction *x, uint32_t token) {
    rsm_upos upos = token_upos(x, token);
    return (upos == RSM_UPOS_NOUN || upos == RSM_UPOS_PROPN || upos == RSM_UPOS_ADJ) &&
           x->place_of[token] == RSM_NONE && token_text(x, token).size >= NAME_LEAST &&
           !is_anybody(x, token);
}

/* Whether the head of one stands in the other: "the Jesuits", "six Jesuit priests". */
static bool holds_head(const extraction *x, const sufferer *whole, uint32_t head) {
    if (!is_content(x, head))
        return false;
    rsm_slice lemma = x->tagging->tags[head].lemma;
    for (uint32_t token = whole->first; token < whole->end; token++)
        if (rsm_slice_equal(x->tagging->tags[token].lemma, lemma))
            return true;
    return false;
}

/* The first token of a person's name of more than one word, or RSM_NONE. */
static uint32_t given_name(const extraction *x, const sufferer *s) {
    uint32_t name = x->tagging->name_of[s->head], at = s->head;
    while (at > 0 && name != RSM_NONE && x->tagging->name_of[at - 1] == name)
        at--;
    return at < s->head ? at : RSM_NONE;
}

static bool is_one_name(const extraction *x, const sufferer *a, const sufferer *b) {
    uint32_t one = x->tagging->name_of[a->head], other = x->tagging->name_of[b->head];
    if (one != RSM_NONE && other != RSM_NONE && x->entity_of_name[one] == x->entity_of_name[other])
        return true;
    uint32_t given = given_name(x, a), had = given_name(x, b);
    if (given != RSM_NONE && had != RSM_NONE &&
        !rsm_slice_equal(x->tagging->tags[given].lemma, x->tagging->tags[had].lemma))
        return false; /* John Reed and Paul Reed */
    return holds_head(x, a, b->head) || holds_head(x, b, a->head);
}

/* The count that a phrase begins with, "two guards", or an empty text. */
static rsm_slice count_of(const extraction *x, const sufferer *s) {
    for (uint32_t token = s->first; token < s->head; token++)
        if (token_upos(x, token) == RSM_UPOS_NUM)
            return x->tagging->tags[token].lemma;
    return rsm_slice_make("", 0);
}

/* "troops of the Fourth Brigade", "troops of the Delta Battalion": of two bodies. */
static bool of_two_bodies(const extraction *x, const sufferer *fresh, const sufferer *had) {
    uint32_t one = fresh->end, other = had->end;
    if (!token_is(x, one, "of") || !token_is(x, other, "of") ||
        one + 1 >= x->text->token_count || other + 1 >= x->text->token_count)
        return false;
    const noun_phrase *a = phrase_at(x, x->phrase_of[one + 1]);
    const noun_phrase *b = phrase_at(x, x->phrase_of[other + 1]);
    if (a == NULL || b == NULL)
        return false;
    bool heads = rsm_slice_equal(token_text(x, a->head), token_text(x, b->head));
    rsm_slice before = token_text(x, a->head > a->first ? a->head - 1 : a->first);
    rsm_slice had_before = token_text(x, b->head > b->first ? b->head - 1 : b->first);
    return !heads || !rsm_slice_equal(before, had_before);
}

static int compare_nouns(const extraction *x, const sufferer *fresh, const sufferer *had) {
    rsm_slice one = count_of(x, fresh), other = count_of(x, had);
    bool counts = one.size > 0 && other.size > 0;
    bool alike = holds_head(x, had, fresh->head) || holds_head(x, fresh, had->head);
    if (alike && of_two_bodies(x, fresh, had))
        return 0;
    if (alike && counts)
        return rsm_slice_equal(one, other) ? 1 : 0;
    if (alike)
        return fresh->plural == had->plural && !fresh->fresh ? 1 : 0;
    bool people = is_person_at(x, fresh->head) && is_person_at(x, had->head);
    return people && fresh->plural && had->plural ? -1 : 0;
}

static int compare_two(const extraction *x, const sufferer *fresh, const sufferer *had) {
    bool name = is_person_name(x, fresh->head), had_name = is_person_name(x, had->head);
    bool named = x->tagging->name_of[fresh->head] != RSM_NONE;
    bool had_named = x->tagging->name_of[had->head] != RSM_NONE;
    if (named && had_named)
        return is_one_name(x, fresh, had) ? 1 : name && had_name ? -1 : 0;
    if (had_name && fresh->fresh && is_person_at(x, fresh->head))
        return -1; /* "the murder of a judge", after that of Doe */
    if (named || had_named)
        return is_one_name(x, fresh, had) && fresh->plural == had->plural ? 1 : 0;
    return compare_nouns(x, fresh, had);
}

/* Whether an event tells of whom it was done to so that somebody else is another: by a noun, or as
 * a deed by somebody. A verb may name one of several after the other. */
static bool tells_apart(const extraction *x, const event *e) {
    return e->noun || is_killing_by(x, e);
}

/* Two killings, two attacks: "the attack on Doe and the killing of two guards" may be one deed. */
static bool are_of_one_kind(const extraction *x, const event *a, const event *b) {
    return a->type_row < x->types.count && b->type_row < x->types.count &&
           (x->types.top[a->type_row] == x->types.top[b->type_row] ||
            (a->flags & b->flags & RSM_TRIGGER_KILLS));
}

int compare_sufferers(const extraction *x, const event *e, const incident_draft *incident) {
    int found = 0;
    if (e->whom.head == RSM_NONE)
        return 0;
    for (uint32_t i = 0; i < DRAFT_TARGETS && incident->whom[i] != RSM_NONE; i++) {
        const event *had = event_at(x, incident->whom[i]);
        int one = compare_two(x, &e->whom, &had->whom);
        if (one > 0)
            return 1;
        if (one < 0 && tells_apart(x, e) && are_of_one_kind(x, e, had))
            found = -1;
    }
    return found;
}

void note_sufferer(const extraction *x, incident_draft *incident, uint32_t index) {
    uint32_t count = 0;
    if (event_at(x, index)->whom.head == RSM_NONE)
        return;
    while (count < DRAFT_TARGETS && incident->whom[count] != RSM_NONE)
        count++;
    if (count < DRAFT_TARGETS)
        incident->whom[count] = index;
}
