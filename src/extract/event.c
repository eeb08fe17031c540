/* Mentions: the words that refer to an event, with their type, their modality, and the time and
 * place told in their clause.
 *
 * A trigger of the lexicon becomes an event unless a veto covers it ("heart attack"), a name holds
 * it, its part of speech differs, or it is weak ("fire", "hit") and nothing in its sentence
 * supports it: an outcome for people, a weapon, an armed actor, or a trigger that is not weak.
 * Modality is modality.c's. Invariant: events do not overlap. Cost: linear; each event looks at its
 * own sentence only. */
#include "extract/extraction.h"
#include "extract/kind.h"
#include "extract/modality.h"

#include <string.h>

/* ---- which triggers count ---- */

/* "beat the governor to death": no election, whatever "beat the governor" is by itself. */
static bool says_all(const extraction *x, const rsm_match *trigger) {
    return trigger->words >= 3 &&
           (rsm_world_number(x->world, RSM_DOMAIN_TRIGGER, trigger->row, RSM_TRIGGER_FLAGS) &
            RSM_TRIGGER_KILLS) != 0 &&
           token_is(x, trigger->end_token - 1, "death");
}

bool is_vetoed(const extraction *x, const rsm_match *trigger) {
    const rsm_tagging *tagging = x->tagging;
    if (says_all(x, trigger))
        return false;
    uint32_t back = trigger->first_token < RSM_PHRASE_WORDS + RSM_PHRASE_GAP_WORDS
                        ? trigger->first_token
                        : RSM_PHRASE_WORDS + RSM_PHRASE_GAP_WORDS;
    uint32_t from = tagging->first_match[trigger->first_token - back];
    uint32_t to = tagging->first_match[trigger->end_token];
    for (uint32_t m = from; m < to; m++) {
        const rsm_match *veto = &tagging->matches[m];
        if (veto->domain != RSM_DOMAIN_VETO || veto->end_token <= trigger->first_token)
            continue;
        uint32_t first =
            rsm_world_number(x->world, RSM_DOMAIN_VETO, veto->row, RSM_VETO_MARKED_FIRST);
        uint32_t end = rsm_world_number(x->world, RSM_DOMAIN_VETO, veto->row, RSM_VETO_MARKED_END);
        bool whole = end <= first;
        uint32_t marked_first = whole ? veto->first_token : veto->first_token + first;
        uint32_t from_back = veto->words >= end ? veto->words - end : 0;
        uint32_t marked_end = whole ? veto->end_token : veto->end_token - from_back;
        if (marked_first < trigger->end_token && trigger->first_token < marked_end)
            return true;
    }
    return false;
}

/* "Typhoon Lara", "Hurricane Ed's": a disaster and the name given to it. */
static bool is_named_disaster(const extraction *x, const rsm_match *trigger, uint32_t name) {
    uint32_t type = rsm_world_number(x->world, RSM_DOMAIN_TRIGGER, trigger->row, RSM_TRIGGER_TYPE);
    uint32_t after = trigger->end_token;
    if (type >= x->types.count || x->types.family[type] != RSM_FAMILY_DISASTER ||
        x->place_of[trigger->first_token] != RSM_NONE || after >= x->text->token_count ||
        x->tagging->name_of[after] != name)
        return false;
    bool first = trigger->first_token == 0 || x->tagging->name_of[trigger->first_token - 1] != name;
    return first && (after + 1 >= x->text->token_count || x->tagging->name_of[after + 1] != name);
}

static bool inside_name(const extraction *x, const rsm_match *trigger) {
    uint32_t name = x->tagging->name_of[trigger->first_token];
    if (name == RSM_NONE || x->text->one_case || is_named_disaster(x, trigger, name))
        return false;
    rsm_entity_type type = x->tagging->names[name].type;
    const rsm_sentence *sentence =
        &x->text->sentences[x->text->tokens[trigger->first_token].sentence];
    if (sentence->kind == RSM_SENTENCE_TITLE) /* "in Rock Falls" is a town there too */
        return trigger->words >= 2 && x->place_of[trigger->first_token] != RSM_NONE &&
               x->place_of[trigger->first_token] == x->place_of[trigger->end_token - 1];
    return type != RSM_ENTITY_WEAPON && type != RSM_ENTITY_OTHER;
}

static bool is_nominal(const extraction *x, uint32_t token) {
    rsm_upos upos = token_upos(x, token);
    return upos == RSM_UPOS_NOUN || upos == RSM_UPOS_PROPN || upos == RSM_UPOS_ADJ ||
           x->phrase_of[token] != RSM_NONE;
}

/* "a fire on Friday", "devastated by fire at dawn": a noun and the preposition of what follows, not
 * the verb that has one. */
static bool is_noun_before_preposition(const extraction *x, const rsm_match *trigger) {
    uint32_t first = trigger->first_token;
    if (trigger->words != 2 || first == 0 || token_upos(x, first) != RSM_UPOS_NOUN ||
        token_upos(x, first + 1) != RSM_UPOS_ADP)
        return false;
    rsm_upos before = token_upos(x, first - 1);
    return before == RSM_UPOS_DET || before == RSM_UPOS_ADP || before == RSM_UPOS_ADJ;
}

/* The part of speech a trigger is used in: a mask of rsm_pos, 0 where it does not fit the entry. */
static uint32_t used_as(const extraction *x, const rsm_match *trigger, uint32_t allowed) {
    rsm_upos first = token_upos(x, trigger->first_token);
    bool verb_group_here = x->verb_of[trigger->first_token] != RSM_NONE;
    bool auxiliary = trigger->words >= 2 && (lemma_is(x, trigger->first_token, "be") ||
                                             lemma_is(x, trigger->first_token, "have") ||
                                             lemma_is(x, trigger->first_token, "get"));
    rsm_verb_form last = x->tagging->tags[trigger->end_token - 1].form;
    if (auxiliary && last != RSM_VERB_PARTICIPLE && last != RSM_VERB_PAST &&
        token_upos(x, trigger->end_token - 1) != RSM_UPOS_ADJ && trigger->words == 2)
        allowed &= ~(uint32_t)RSM_POS_VERB; /* "is jail" is not "be jailed" */
    if ((allowed & RSM_POS_VERB) &&
        (first == RSM_UPOS_VERB || first == RSM_UPOS_AUX || verb_group_here ||
         x->tagging->tags[trigger->first_token].form != RSM_VERB_NONE))
        return RSM_POS_VERB;
    if ((allowed & RSM_POS_NOUN) && is_nominal(x, trigger->end_token - 1))
        return RSM_POS_NOUN;
    bool long_phrase = trigger->words >= 2;
    if (long_phrase && (allowed & RSM_POS_VERB) && !is_noun_before_preposition(x, trigger))
        return RSM_POS_VERB;
    uint32_t end = trigger->end_token - 1;
    bool told = x->verb_of[end] != RSM_NONE && verb_at(x, x->verb_of[end])->verb == end &&
                token_upos(x, trigger->first_token) == RSM_UPOS_NOUN && /* "gunmen attacked" */
                !token_is(x, trigger->first_token + 1, "by"); /* but "a drive by shooting" */
    bool acts = verb_group_here && first == RSM_UPOS_VERB && trigger->first_token < end &&
                token_upos(x, end) != RSM_UPOS_NOUN; /* "did not shoot down" */
    if (long_phrase && (allowed & RSM_POS_NOUN) && !told && !acts)
        return RSM_POS_NOUN;
    if (allowed & RSM_POS_ADJECTIVE)
        return first == RSM_UPOS_ADJ || first == RSM_UPOS_VERB ? RSM_POS_ADJECTIVE : 0;
    return 0;
}

/* "bank robber", "kidnapper": a person, no event; but "suicide bomber" tells what happened. */
static bool is_person_noun(const extraction *x, const rsm_match *trigger) {
    const rsm_match *person = match_over(x, trigger->end_token - 1, RSM_DOMAIN_PERSON);
    return person != NULL && person->end_token == trigger->end_token &&
           !lemma_is(x, trigger->end_token - 1, "bomber") &&
           token_upos(x, trigger->end_token - 1) != RSM_UPOS_VERB;
}

/* "dynamite charge", "explosive charges": a weapon, and no act of a court. */
static bool is_weapon_word(const extraction *x, const rsm_match *trigger) {
    const rsm_match *weapon = match_over(x, trigger->end_token - 1, RSM_DOMAIN_WEAPON);
    return weapon != NULL && weapon->first_token < trigger->first_token &&
           (rsm_world_number(x->world, RSM_DOMAIN_TRIGGER, trigger->row, RSM_TRIGGER_FLAGS) &
            RSM_TRIGGER_LAW) != 0;
}

/* "found that soldiers had shot nine": the words of one phrase do not stand in two clauses. */
static bool spans_clauses(const extraction *x, const rsm_match *match) {
    static const char *const marks[] = {"that",    "who",  "which",  "how",
                                        "whether", "when", "because"};
    for (uint32_t token = match->first_token + 1; token + 1 < match->end_token; token++)
        if (ONE_OF(x, token, marks))
            return true;
    return false;
}

/* "was fired at 9 a.m.", "fired on Monday": by his bank. */
static bool is_dismissal(const extraction *x, const rsm_match *match) {
    uint32_t end = match->end_token;
    return match->words > 1 && lemma_is(x, match->first_token, "fire") && token_upos(x, end - 1) == RSM_UPOS_ADP &&
           end < x->text->token_count && x->time_of[end] != RSM_NONE;
}

/* "In fighting", "heavy fighting": a noun of its own, and no form of "fight". */
static bool is_own_noun(const extraction *x, const rsm_match *match, uint32_t pos) {
    uint32_t token = match->first_token;
    rsm_slice phrase =
        rsm_world_string(x->world, RSM_DOMAIN_TRIGGER, match->row, RSM_TRIGGER_PHRASE);
    bool gerund = phrase.size > 3 && memcmp(phrase.data + phrase.size - 3, "ing", 3) == 0;
    if (match->words != 1 || !gerund || !(pos & RSM_POS_NOUN) ||
        token == sentence_first(x, token) ||
        !rsm_slice_equal_ascii_caseless(token_text(x, token), phrase) ||
        rsm_slice_equal_ascii_caseless(x->tagging->tags[token].lemma, phrase))
        return false;
    rsm_upos before = token_upos(x, token - 1);
    const verb_group *group = verb_at(x, x->verb_of[token]);
    return (before == RSM_UPOS_ADP || before == RSM_UPOS_SCONJ || before == RSM_UPOS_ADJ ||
            before == RSM_UPOS_DET) &&
           (group == NULL || group->object == RSM_NONE);
}

/* The longest trigger at `token` whose part of speech fits; where several rows fit, the one that is
 * not weak. */
static const rsm_match *trigger_at(const extraction *x, uint32_t token, uint32_t *pos) {
    const rsm_tagging *tagging = x->tagging;
    const rsm_match *best = NULL;
    for (uint32_t m = tagging->first_match[token]; m < tagging->first_match[token + 1]; m++) {
        const rsm_match *match = &tagging->matches[m];
        if (match->domain != RSM_DOMAIN_TRIGGER)
            continue;
        if ((match->flags & RSM_PHRASE_GAP) &&
            (x->tagging->name_of[match->end_token - 1] != RSM_NONE || spans_clauses(x, match)))
            continue; /* "shot near Downs" */
        if (is_dismissal(x, match))
            continue;
        uint32_t allowed =
            rsm_world_number(x->world, RSM_DOMAIN_TRIGGER, match->row, RSM_TRIGGER_POS);
        bool own_noun = is_own_noun(x, match, allowed);
        uint32_t used = own_noun ? RSM_POS_NOUN : used_as(x, match, allowed);
        if (used == 0 || is_vetoed(x, match) || inside_name(x, match) || is_weapon_word(x, match) ||
            (used != RSM_POS_VERB && is_person_noun(x, match)))
            continue;
        bool gap = (match->flags & RSM_PHRASE_GAP) != 0;
        bool best_gap = best != NULL && (best->flags & RSM_PHRASE_GAP) != 0;
        bool whole = best != NULL && best_gap && !gap && match->words >= 2; /* "shot down" */
        if (best != NULL && !whole && !(own_noun && best->words == 1) &&
            (match->end_token <= best->end_token || (gap && !best_gap && best->words >= 2)))
            continue;
        best = match;
        *pos = used;
    }
    return best;
}

/* ---- support of weak triggers ---- */

static bool supports(const extraction *x, const rsm_match *match, const event *e) {
    if (match->first_token < e->end && e->first < match->end_token)
        return false;
    const rsm_world *world = x->world;
    switch (match->domain) {
    case RSM_DOMAIN_WEAPON:
        return weapon_at(x, match->first_token) != NULL;
    case RSM_DOMAIN_OUTCOME: {
        uint32_t slot = rsm_world_number(world, RSM_DOMAIN_OUTCOME, match->row, RSM_OUTCOME_SLOT);
        return slot == RSM_SLOT_KILLED || slot == RSM_SLOT_INJURED || slot == RSM_SLOT_CASUALTIES ||
               slot == RSM_SLOT_MISSING;
    }
    case RSM_DOMAIN_ACTOR:
    case RSM_DOMAIN_PERSON:
        return is_armed(x, match);
    default:
        return false;
    }
}

/* "shot John Doe", "two men were shot": done to people. */
static bool harms_people(const extraction *x, const event *e) {
    const verb_group *group = verb_at(x, e->verb);
    if (group == NULL || !(e->flags & RSM_TRIGGER_VICTIM_OBJECT))
        return false;
    const noun_phrase *patient = phrase_at(x, group->passive ? group->subject : group->object);
    if (patient == NULL)
        return false;
    return is_person_name(x, patient->head) ||
           match_over(x, patient->head, RSM_DOMAIN_PERSON) != NULL;
}

/* "attacked a hotel", "the bus was ambushed": done to a building or a vehicle. What storms and cars
 * do too ("hit a school") says nothing. */
static bool attacks_a_thing(const extraction *x, const event *e) {
    static const char *const anybody[] = {"hit", "strike", "target", "burn", "damage", "destroy"};
    const verb_group *group = verb_at(x, e->verb);
    if (group == NULL || !(e->flags & RSM_TRIGGER_TARGET_OBJECT) || ONE_OF(x, group->verb, anybody))
        return false;
    const noun_phrase *struck = phrase_at(x, group->passive ? group->subject : group->object);
    const rsm_match *thing = struck == NULL ? NULL : match_over(x, struck->head, RSM_DOMAIN_THING);
    return thing != NULL &&
           !(rsm_world_number(x->world, RSM_DOMAIN_THING, thing->row, RSM_THING_CLASS) &
             RSM_THING_OBJECT);
}

static bool sentence_supports(const extraction *x, const event *e) {
    if (harms_people(x, e) || attacks_a_thing(x, e))
        return true;
    const rsm_tagging *tagging = x->tagging;
    uint32_t from = tagging->first_match[sentence_first(x, e->first)];
    uint32_t to = tagging->first_match[sentence_end(x, e->first)];
    for (uint32_t m = from; m < to; m++)
        if (supports(x, &tagging->matches[m], e))
            return true;
    uint32_t end = first_event_from(x, sentence_end(x, e->first));
    for (uint32_t i = first_event_from(x, sentence_first(x, e->first)); i < end; i++) {
        const event *other = event_at(x, i);
        bool same = x->clause_of[other->first] == x->clause_of[e->first];
        if (other != e && same &&
            !(other->flags & (RSM_TRIGGER_WEAK | RSM_TRIGGER_GENERIC | RSM_TRIGGER_LAW)))
            return true;
    }
    return false;
}

/* ---- the layer ---- */

static const char *const other_words[] = {"another", "previous", "similar",  "earlier", "second",
                                          "third",   "other",    "separate", "past",    "latest",
                                          "several", "series",   "wave"};

/* The trigger without the article before it, the preposition after it, or what stood in a gap of
 * it. */
static void trim(const extraction *x, const rsm_match *match, uint32_t *first, uint32_t *end) {
    *first = match->first_token;
    *end = match->end_token;
    if (match->flags & RSM_PHRASE_GAP) {
        while (*first + 1 < *end && token_upos(x, *first) == RSM_UPOS_AUX)
            ++*first;
        *end = *first + 1;
    }
    while (*first + 1 < *end && token_upos(x, *first) == RSM_UPOS_DET)
        ++*first;
    while (*first + 1 < *end && token_upos(x, *end - 1) == RSM_UPOS_ADP &&
           token_upos(x, *end - 2) != RSM_UPOS_VERB)
        --*end;
}

/* "fire chief", "rescue teams", "riot police": what people are for, not what happened. */
static bool describes_people(const extraction *x, const event *e) {
    const noun_phrase *phrase = phrase_at(x, e->phrase);
    if (phrase == NULL || phrase->head < e->end ||
        !(e->flags & (RSM_TRIGGER_WEAK | RSM_TRIGGER_LAW)))
        return false;
    return match_over(x, phrase->head, RSM_DOMAIN_PERSON) != NULL ||
           match_over(x, phrase->head, RSM_DOMAIN_BODY) != NULL;
}

/* "the last attack of this kind", "the last such attack": one before that of the report. */
static bool is_of_that_kind(const extraction *x, const event *e) {
    static const char *const kinds[] = {"kind", "type", "sort", "nature", "scale"};
    if (e->first > 0 && token_is(x, e->first - 1, "such"))
        return true;
    if (token_is(x, e->end, "with") && token_is(x, e->end + 1, "similar"))
        return true;
    return token_is(x, e->end, "of") && ONE_OF(x, e->end + 2, kinds) &&
           (token_is(x, e->end + 1, "this") || token_is(x, e->end + 1, "that") ||
            token_is(x, e->end + 1, "its"));
}

/* "another attack", "recent attacks"; but "second-degree murder", "a recent shooting". */
static bool tells_other(const extraction *x, const event *e, uint32_t token) {
    if (token_is(x, token, "recent"))
        return e->plural || (token > 0 && token_is(x, token - 1, "most"));
    if (token_is(x, token, "last"))
        return is_of_that_kind(x, e);
    return ONE_OF(x, token, other_words) && !token_is(x, token + 1, "-") &&
           !token_is(x, token + 1, "degree");
}

/* "The explosion occurred", "the fire broke out": a verb with the noun of what is spoken of. */
static bool opens_with_the_known(const extraction *x, uint32_t first, uint32_t end) {
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[first]);
    if (end < first + 2 || phrase == NULL || !phrase->definite || phrase->end >= end ||
        match_at(x, first, RSM_DOMAIN_WEAPON) != NULL)
        return false;
    const rsm_tagging *tagging = x->tagging;
    for (uint32_t m = tagging->first_match[first]; m < tagging->first_match[first + 1]; m++)
        if (tagging->matches[m].domain == RSM_DOMAIN_TRIGGER &&
            tagging->matches[m].end_token == first + 1)
            return true;
    return false;
}

static void fill_event(const extraction *x, event *e, const rsm_match *match, uint32_t pos) {
    uint32_t first, end;
    trim(x, match, &first, &end);
    *e = (event){.first = first,
                 .end = end,
                 .trigger = match->row,
                 .incident = RSM_NONE,
                 .time = RSM_NONE,
                 .other_than = RSM_NONE,
                 .place = RSM_NONE,
                 .verb = RSM_NONE,
                 .phrase = RSM_NONE};
    e->type_row = rsm_world_number(x->world, RSM_DOMAIN_TRIGGER, match->row, RSM_TRIGGER_TYPE);
    e->flags = rsm_world_number(x->world, RSM_DOMAIN_TRIGGER, match->row, RSM_TRIGGER_FLAGS);
    e->noun = pos != RSM_POS_VERB;
    if (e->noun) {
        e->phrase = x->phrase_of[end - 1];
        if (describes_people(x, e))
            e->flags |= RSM_TRIGGER_STATE;
        const noun_phrase *phrase = phrase_at(x, e->phrase);
        e->plural = (x->tagging->tags[end - 1].flags & RSM_TAG_PLURAL) != 0;
        if (phrase != NULL) {
            e->definite = phrase->definite;
            for (uint32_t token = phrase->first; token < e->end; token++)
                e->other |= tells_other(x, e, token);
            e->other = e->other && number_of_event(x, e) == 0;
        }
    } else {
        for (uint32_t token = first; token < end && e->verb == RSM_NONE; token++)
            e->verb = x->verb_of[token]; /* "gunmen attack": its subject comes first */
        e->definite = opens_with_the_known(x, first, end);
    }
}

/* "released photos", "release of an album": what is let go is nobody. */
static bool releases_nobody(const extraction *x, const event *e) {
    if (e->type_row >= x->types.count || x->types.top[e->type_row] != x->release)
        return false;
    const verb_group *group = verb_at(x, e->verb);
    uint32_t phrases[2] = {group != NULL ? group->object : RSM_NONE,
                           group != NULL ? group->subject : RSM_NONE};
    if (group != NULL && !group->passive)
        phrases[1] = RSM_NONE;
    if (e->noun && e->end + 1 < x->text->token_count && token_is(x, e->end, "of"))
        phrases[0] = x->phrase_of[e->end + 1];
    for (uint32_t i = 0; i < 2; i++) {
        const noun_phrase *phrase = phrase_at(x, phrases[i]);
        if (phrase == NULL)
            continue;
        uint32_t name = x->tagging->name_of[phrase->head];
        bool person = name != RSM_NONE && x->tagging->names[name].type == RSM_ENTITY_PER;
        if (person || phrase->pronoun || match_over(x, phrase->head, RSM_DOMAIN_PERSON) != NULL)
            return false;
    }
    return true;
}

/* "an image was captured", "the scene was shot", "the singer collapsed": a weak word of what is
 * done to people, of a thing, or of a building, of a person. */
static bool is_of_other_things(const extraction *x, const event *e) {
    const verb_group *group = verb_at(x, e->verb);
    if (group == NULL || e->type_row >= x->types.count)
        return false;
    bool law = x->types.family[e->type_row] == RSM_FAMILY_ARREST;
    rsm_slice type = rsm_world_string(x->world, RSM_DOMAIN_TYPE, e->type_row, RSM_TYPE_ID);
    bool building = rsm_slice_equal_string(type, "building collapse");
    bool people = (e->flags & RSM_TRIGGER_WEAK) && (law || (e->flags & RSM_TRIGGER_VICTIM_OBJECT));
    if (!people && !building)
        return false;
    const noun_phrase *patient =
        phrase_at(x, group->passive || building ? group->subject : group->object);
    if (patient == NULL)
        return false;
    bool person =
        is_person_name(x, patient->head) || match_over(x, patient->head, RSM_DOMAIN_PERSON) != NULL;
    if (building)
        return person || token_is(x, patient->head, "he") || token_is(x, patient->head, "she");
    bool thing = token_upos(x, patient->head) == RSM_UPOS_NOUN && !patient->proper && !person &&
                 match_over(x, patient->head, RSM_DOMAIN_BODY) == NULL &&
                 match_over(x, patient->head, RSM_DOMAIN_ACTOR) == NULL;
    for (uint32_t token = patient->first; token < patient->end; token++)
        if (token_upos(x, token) == RSM_UPOS_NUM || match_at(x, token, RSM_DOMAIN_VAGUE) != NULL)
            thing = false;
    return thing;
}

static bool find_events(extraction *x, const rsm_sentence *sentence) {
    for (uint32_t token = sentence->dateline_end; token < sentence->end_token;) {
        uint32_t pos = 0;
        const rsm_match *match = x->time_of[token] == RSM_NONE ? trigger_at(x, token, &pos)
                                                               : NULL; /* "March" is a month */
        if (match == NULL) {
            token++;
            continue;
        }
        event *e = rsm_vector_push(&x->events);
        if (e == NULL)
            return false;
        fill_event(x, e, match, pos);
        if (!find_kind(x, e)) {
            x->events.count--;
            token++;
            continue;
        }
        token = e->end;
    }
    return true;
}

/* "A bomb killed nine on Friday": the noun that is the subject of another event's verb has its day
 * and place. */
static void share_setting(const extraction *x, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i + 1 < end; i++) {
        event *e = event_at(x, i), *next = event_at(x, i + 1);
        const verb_group *group = verb_at(x, next->verb);
        if (!e->noun || e->phrase == RSM_NONE || group == NULL || has_relative(x, group) ||
            e->phrase != (group->passive ? group->agent : group->subject))
            continue;
        if (next->time != RSM_NONE)
            e->time = next->time, e->time_score = next->time_score;
        if (next->place != RSM_NONE)
            e->place = next->place, e->place_score = next->place_score;
    }
}

bool extract_events(extraction *x) {
    for (uint32_t s = 0; s < x->text->sentence_count; s++) {
        const rsm_sentence *sentence = &x->text->sentences[s];
        if (sentence->kind == RSM_SENTENCE_FURNITURE || sentence->kind == RSM_SENTENCE_BYLINE)
            continue;
        uint32_t first = x->events.count;
        if (!find_events(x, sentence)) {
            x->failed = true;
            return false;
        }
        find_times_and_places(x, first, x->events.count);
        share_setting(x, first, x->events.count);
        settle_listed(x, first, x->events.count);
        for (uint32_t i = first; i < x->events.count; i++) {
            event *e = event_at(x, i);
            e->modality = modality_of(x, e);
            if (releases_nobody(x, e) || is_of_other_things(x, e))
                e->flags |= RSM_TRIGGER_STATE;
            e->supported = !(e->flags & RSM_TRIGGER_WEAK) || sentence_supports(x, e);
        }
    }
    settle_strikes(x);
    return true;
}
