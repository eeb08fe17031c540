/* Whom a mention harms: by its verb, by name, of which age, and whether he has been told of before.
 *
 * What tells one killing from another is who was killed. Where the lead counts several, verbs name
 * them one after the other, and their names and ages tell nothing apart; unless it says that they
 * were harmed one by one ("separate shootings"). Cost: linear; a mention looks at its own sentence
 * only. */
#include "extract/apart.h"

#include <string.h>

enum {
    AGE_REACH = 7, /* tokens before "shot himself" */
    APPOSED = 3,   /* tokens after a name: ", 7," */
    OLDEST = 120,  /* years of a person */
    LEAD_SENTENCES = 6
};

/* ---- by its verb ---- */

/* The number at a token, or -1: an age has no more than three figures. */
static int32_t small_number(const extraction *x, uint32_t token) {
    rsm_slice text = token_text(x, token);
    int32_t number = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] < '0' || text.data[i] > '9' || i == 3)
            return -1;
        number = number * 10 + text.data[i] - '0';
    }
    return text.size > 0 && number <= OLDEST ? number : -1;
}

/* The age of whom a verb harms, told in [first, end): "a 7-year-old boy", "a boy, 7,", or -1. */
static int32_t age_in(const extraction *x, uint32_t first, uint32_t end) {
    for (uint32_t token = first; token < end && token + 1 < x->text->token_count; token++) {
        int32_t number = small_number(x, token);
        bool hyphen = token_is(x, token + 1, "-") && token_is(x, token + 2, "year");
        bool years = lemma_is(x, token + 1, "year") && token_is(x, token + 2, "old");
        bool apposed = token > first && token_is(x, token - 1, ",") && token_is(x, token + 1, ",");
        if (number >= 0 && (hyphen || years || apposed))
            return number;
    }
    return -1;
}

/* Whom the event harms, by its verb. */
const noun_phrase *whom_it_harms(const extraction *x, const event *e) {
    const verb_group *group = verb_at(x, e->verb);
    if (group == NULL)
        return NULL;
    const noun_phrase *object = phrase_at(x, group->object);
    bool itself = object != NULL && object->pronoun &&
                  (token_is(x, object->head, "himself") || token_is(x, object->head, "herself"));
    bool subject = group->passive || itself || (e->flags & RSM_TRIGGER_PATIENT_SUBJECT) ||
                   (object == NULL && is_outcome_type(x, e->type_row)); /* "he died" */
    return phrase_at(x, subject ? group->subject : group->object);
}

/* Whether the title or the lead counts more than one, or tells of dead and of injured, who may be
 * two. */
static bool tells_of_several(const extraction *x) {
    bool killed = false, injured = false, several = false;
    for (uint32_t i = 0; i < x->figures.count && !several; i++) {
        const figure *f = figure_at(x, i);
        if (position_weight(x, f->first) < LEAD_WEIGHT)
            break;
        killed |= f->slot == RSM_SLOT_KILLED && f->value.high != 0;
        injured |= f->slot == RSM_SLOT_INJURED && f->value.high != 0;
        several = (f->value.low > 1 || f->value.high > 1) &&
                  (f->slot == RSM_SLOT_KILLED || f->slot == RSM_SLOT_INJURED ||
                   f->slot == RSM_SLOT_CASUALTIES);
    }
    return several || (killed && injured);
}

/* "two more men", "a third suspect". */
bool says_more(const extraction *x, const noun_phrase *phrase) {
    static const char *const more[] = {"another", "other", "more", "second", "third", "fourth"};
    for (uint32_t token = phrase->first; token < phrase->end; token++)
        if (word_in(x, token, more, sizeof more / sizeof *more))
            return true;
    return false;
}

/* "a guard", "two soldiers". */
static bool brings_people(const extraction *x, const noun_phrase *phrase) {
    return phrase != NULL && !phrase->pronoun && phrase->indefinite &&
           (match_over(x, phrase->head, RSM_DOMAIN_PERSON) != NULL ||
            token_upos(x, phrase->head) == RSM_UPOS_NUM);
}

/* "a guard", "two soldiers", a name that has not been told before. */
static bool is_newcomer(const extraction *x, const noun_phrase *phrase) {
    if (phrase->pronoun)
        return false;
    if (is_person_name(x, phrase->head)) {
        const entity_draft *named =
            entity_at(x, x->entity_of_name[x->tagging->name_of[phrase->head]]);
        return named != NULL && named->first >= phrase->first;
    }
    return brings_people(x, phrase);
}

bool tells_also(const extraction *x, const event *e) {
    const verb_group *group = verb_at(x, e->verb);
    uint32_t first = group == NULL ? e->first : group->first;
    for (uint32_t token = first > 0 ? first - 1 : first; token < e->first + 1; token++)
        if (token_is(x, token, "also")) /* "rebels also attacked", "has also attacked" */
            return true;
    return group != NULL && group->verb > group->first && token_is(x, group->verb - 1, "also");
}

/* "They also attacked a bridge"; but "a guard was also shot", "a bullet also hit a house" are of the
 * same shooting. */
static bool attacks_also(const extraction *x, const event *e, const noun_phrase *struck) {
    if (struck == NULL || struck->pronoun || !tells_also(x, e) ||
        is_outcome_type(x, e->type_row) || is_person_name(x, struck->head) ||
        match_over(x, struck->head, RSM_DOMAIN_PERSON) != NULL ||
        token_upos(x, struck->head) != RSM_UPOS_NOUN)
        return false;
    const verb_group *group = verb_at(x, e->verb);
    const noun_phrase *doer =
        group == NULL || group->passive ? NULL : phrase_at(x, group->subject);
    return doer == NULL || match_over(x, doer->head, RSM_DOMAIN_WEAPON) == NULL;
}

/* What tells of whom an event harms. Of one of several a verb tells after the other. */
static void find_newcomer(const extraction *x, event *e, bool several) {
    const noun_phrase *phrase = whom_it_harms(x, e);
    if (e->flags & RSM_TRIGGER_LAW)
        return;
    if (attacks_also(x, e, phrase) && position_weight(x, e->first) < TITLE_WEIGHT)
        e->turned = true;
    if (phrase == NULL || phrase->pronoun) { /* "a 7-year-old shot himself" */
        uint32_t first = sentence_first(x, e->first);
        if (e->first - first > AGE_REACH)
            first = e->first - AGE_REACH;
        e->age = several || e->noun ? -1 : age_in(x, first, e->first);
        return;
    }
    e->newcomers = is_newcomer(x, phrase);
    bool before = phrase->first < e->first;
    if (several || tells_also(x, e))
        return;
    e->age = age_in(x, phrase->first, before ? e->first : phrase->end + APPOSED);
}

void find_newcomers(extraction *x) {
    bool several = tells_of_several(x) && !x->separate;
    for (uint32_t i = 0; i < x->events.count; i++)
        find_newcomer(x, event_at(x, i), several);
}

/* ---- whom or what it is done to ---- */

bool names_target(const extraction *x, const event *e) {
    bool on = token_is(x, e->end, "on") || token_is(x, e->end, "against");
    return tells_of_whom(x, e) ||
           (e->noun && on && e->end + 1 < x->text->token_count &&
            x->place_of[e->end + 1] == RSM_NONE && x->time_of[e->end + 1] == RSM_NONE);
}

static const noun_phrase *target_of(const extraction *x, const event *e) {
    const noun_phrase *phrase =
        e->noun ? (names_target(x, e) ? phrase_at(x, x->phrase_of[e->end + 1]) : NULL)
                : whom_it_harms(x, e);
    bool told = phrase != NULL && !phrase->pronoun && x->time_of[phrase->head] == RSM_NONE &&
                token_upos(x, phrase->head) != RSM_UPOS_NUM;
    return told ? phrase : NULL;
}

static bool is_person_phrase(const extraction *x, const noun_phrase *phrase) {
    return is_person_name(x, phrase->head) ||
           match_over(x, phrase->head, RSM_DOMAIN_PERSON) != NULL;
}

/* Whether two phrases may speak of one: of people only names, or two nouns of many, can differ; of
 * things what is brought in as new, or has a name, differs from another noun. */
static bool may_be_one(const extraction *x, const noun_phrase *fresh, const noun_phrase *had) {
    if (rsm_slice_equal(x->tagging->tags[fresh->head].lemma, x->tagging->tags[had->head].lemma))
        return true;
    uint32_t one = x->tagging->name_of[fresh->head], other = x->tagging->name_of[had->head];
    bool named = one != RSM_NONE && other != RSM_NONE;
    if (named && x->entity_of_name[one] == x->entity_of_name[other])
        return true;
    if (is_person_phrase(x, fresh) != is_person_phrase(x, had))
        return true;
    if (is_person_phrase(x, fresh))
        return !named && !(fresh->plural && had->plural && one == RSM_NONE && other == RSM_NONE);
    return !named && (fresh->definite || one != other);
}

void note_target(const extraction *x, incident_draft *incident, const event *e) {
    const noun_phrase *phrase = target_of(x, e);
    uint32_t heads[2] = {phrase == NULL ? RSM_NONE : phrase->head, e->struck};
    uint32_t count = 0;
    while (count < DRAFT_TARGETS && incident->targets[count] != RSM_NONE)
        count++;
    for (uint32_t i = 0; i < 2; i++)
        if (heads[i] != RSM_NONE && count < DRAFT_TARGETS && !(i == 1 && heads[0] == heads[1]))
            incident->targets[count++] = heads[i];
}

bool is_done_to_another(const extraction *x, const event *e, const incident_draft *incident) {
    const noun_phrase *phrase = e->noun ? target_of(x, e) : NULL;
    if (phrase == NULL || incident->targets[0] == RSM_NONE)
        return false;
    for (uint32_t i = 0; i < DRAFT_TARGETS && incident->targets[i] != RSM_NONE; i++) {
        const noun_phrase *had = phrase_at(x, x->phrase_of[incident->targets[i]]);
        if (had != NULL && may_be_one(x, phrase, had))
            return false;
    }
    return true;
}

/* ---- by name ---- */

/* Also whether a noun that a name possesses tells of what was done to its bearer: "Doe's shooting",
 * but not "Doe's attack". */
bool harms_people(const extraction *x, uint32_t type_row) {
    static const char *const types[] = {"shooting", "stabbing", "beating", "kidnapping"};
    if (type_row >= x->types.count)
        return false;
    rsm_slice id = rsm_world_string(x->world, RSM_DOMAIN_TYPE, type_row, RSM_TYPE_ID);
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (rsm_slice_equal_string(id, types[i]))
            return true;
    return is_outcome_type(x, type_row);
}

/* Whom a name that possesses the noun bears, or RSM_NONE. */
static uint32_t possessor(const extraction *x, const event *e) {
    const noun_phrase *phrase = phrase_at(x, e->phrase);
    if (!e->noun || phrase == NULL || token_is(x, e->end, "of"))
        return RSM_NONE;
    for (uint32_t token = phrase->first; token + 1 < e->first; token++) {
        if (is_possessive_s(x, token + 1) && is_person_name(x, token))
            return x->entity_of_name[x->tagging->name_of[token]];
    }
    return RSM_NONE;
}

/* Of nouns that the name of somebody harmed possesses: "Doe's shooting"; of none where the report
 * tells of `several`. False where memory runs out. */
static bool find_possessed(extraction *x, bool several) {
    bool *harmed = rsm_arena_allocate_items(x->arena, x->entities.count + 1, sizeof *harmed);
    if (harmed == NULL) {
        x->failed = true;
        return false;
    }
    memset(harmed, 0, (x->entities.count + 1) * sizeof *harmed);
    for (uint32_t i = 0; i < x->roles.count; i++)
        if (role_at(x, i)->role == RSM_ROLE_VICTIM)
            harmed[role_at(x, i)->entity] = true;
    for (uint32_t i = 0; i < x->events.count && !several; i++) {
        event *e = event_at(x, i);
        uint32_t whose = possessor(x, e);
        if (e->harmed == RSM_NONE && whose != RSM_NONE && harmed[whose] &&
            harms_people(x, e->type_row))
            e->harmed = whose;
    }
    return true;
}

/* Whether the title or the lead counts more than one dead or injured. */
static bool leads_with_several(const extraction *x) {
    for (uint32_t i = 0; i < x->figures.count; i++) {
        const figure *f = figure_at(x, i);
        if (x->text->tokens[f->first].sentence >= x->body + LEAD_SENTENCES)
            break;
        bool people = f->slot == RSM_SLOT_KILLED || f->slot == RSM_SLOT_INJURED ||
                      f->slot == RSM_SLOT_CASUALTIES;
        if (people && (f->value.low > 1 || f->value.high > 1 || f->value.kind == RSM_COUNT_PART))
            return true;
    }
    return false;
}

/* Whom or what a mention names as killed or attacked, by name: what tells one such deed from
 * another. Where many were harmed a verb names one of them after the other: then only nouns tell.
 */
static void find_named(extraction *x) {
    bool several = leads_with_several(x) && !x->separate;
    for (uint32_t i = 0; i < x->events.count; i++)
        event_at(x, i)->harmed = RSM_NONE;
    for (uint32_t i = 0; i < x->roles.count; i++) {
        const role_claim *claim = role_at(x, i);
        event *e = event_at(x, claim->event);
        bool harmed = claim->role == RSM_ROLE_VICTIM || claim->role == RSM_ROLE_TARGET;
        const entity_draft *entity = entity_at(x, claim->entity);
        bool behind = claim->first >= e->end;
        if (claim->identified)
            continue; /* one after the other, of one deed */
        e->peopled |= claim->role != RSM_ROLE_WEAPON && entity->type != RSM_ENTITY_GPE;
        bool joined = e->harmed != RSM_NONE && !e->noun && i > 0 && /* the last of "Doe and Reed" */
                      role_at(x, i - 1)->entity == e->harmed &&
                      role_at(x, i - 1)->event == claim->event && claim->end <= e->first;
        if (harmed && (e->noun ? behind : !several) && (e->harmed == RSM_NONE || joined) &&
            entity->proper && !entity->plural)
            e->harmed = claim->entity;
    }
}

bool find_harmed(extraction *x) {
    find_named(x);
    return find_possessed(x, leads_with_several(x));
}
