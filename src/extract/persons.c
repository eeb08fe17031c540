/* Who is who: "the victim was identified as Ann Lee, 30", "the gunman, named as Carl Reed", "among
 * the dead was Maria Lopez".
 *
 * Four forms bring a description and a name together: a verb of identifying with "as", "is" and
 * "was", an apposition, and one noun phrase. The description tells the part: a victim's, an
 * attacker's, a suspect's. Where it tells none ("the man", "him") it stands for somebody told of
 * before, and has his part. Invariants: a claim is of a person's name. Cost: linear in the
 * sentence for each description; BACK claims are looked back over for somebody told of before. */
#include "extract/persons.h"

enum {
    AS_REACH = 10,         /* tokens from "identified" to "as" */
    AS_REACH_CLAUSE = 24,  /* the same where a clause on who is identified stands between */
    DESCRIBED_REACH = 30,  /* the same where the name stands between */
    OPENING_REACH = 6,     /* tokens from "killed" to "was", at the start of a sentence */
    CHARGE_BACK = 16,      /* tokens from "charged" to the name of the charge */
    COUNTED_SENTENCES = 4, /* sentences from a figure to "they" */
    TOLD_REACH = 4000,     /* tokens looked through for "no survivors" */
    BACK = 200,
    BACK_EVENTS = 400,
    BACK_SENTENCES = 12,
    AHEAD_SENTENCES = 3
};

/* ---- descriptions ---- */

static uint32_t person_role(const extraction *x, uint32_t token) {
    const rsm_match *match = match_over(x, token, RSM_DOMAIN_PERSON);
    return match == NULL
               ? RSM_NONE
               : rsm_world_number(x->world, RSM_DOMAIN_PERSON, match->row, RSM_PERSON_ROLE);
}

/* What the words of a phrase say of a person's part. */
static person_part part_of_words(const extraction *x, const noun_phrase *phrase) {
    static const char *const harmed[] = {"dead",     "deceased", "decedent", "slain", "killed",
                                         "murdered", "wounded",  "injured",  "victim"};
    static const char *const suspected[] = {"suspect", "suspected", "alleged",
                                            "accused", "defendant", "wanted"};
    person_part part = PART_NONE;
    for (uint32_t token = phrase->first; token < phrase->end; token++) {
        uint32_t role = person_role(x, token);
        if (is_possessive(x, token)) { /* "the victim's sister" */
            part = PART_NONE;
            continue;
        }
        if (ONE_OF(x, token, suspected) &&
            (token + 1 == phrase->end || !is_possessive(x, token + 1)))
            return PART_SUSPECT;
        if (role == RSM_PERSON_PERPETRATOR)
            part = PART_PERPETRATOR;
        else if (part != PART_PERPETRATOR &&
                 (role == RSM_PERSON_VICTIM || ONE_OF(x, token, harmed)))
            part = PART_VICTIM;
        else if (role != RSM_NONE && part == PART_NONE)
            part = PART_SOMEBODY;
    }
    return part;
}

/* "the 17-year-old", "the eighth-grader": somebody known by his age or his class. */
bool known_by_age(const extraction *x, const noun_phrase *phrase) {
    static const char *const words[] = {"old", "olds", "grader", "graders"};
    uint32_t end = phrase->end;
    bool years = token_is(x, end - 1, "year") && token_is(x, end, "-");
    return end > phrase->first + 1 && (ONE_OF(x, end - 1, words) || token_is(x, end, "old") ||
                                       (years && token_is(x, end + 1, "old")));
}

/* The event whose trigger is in a verb group, or RSM_NONE. */
static uint32_t event_of_verb(const extraction *x, uint32_t group) {
    const verb_group *verb = verb_at(x, group);
    if (verb == NULL)
        return RSM_NONE;
    uint32_t index = first_event_from(x, verb->first);
    const event *e = event_at(x, index < x->events.count ? index : RSM_NONE);
    return e != NULL && e->first < verb->end + 1 && e->verb == group ? index : RSM_NONE;
}

/* What a clause after a person says of him: "killed in", "who opened fire", "found dead". */
static person_part part_of_clause(const extraction *x, uint32_t token) {
    static const char *const dead[] = {"dead", "lifeless", "slain"};
    static const char *const suspected[] = {"accuse", "suspect", "charge", "arrest", "want",
                                            "sought", "seek",    "detain", "hold"};
    static const char *const dying[] = {"die", "succumb", "perish"};
    bool relative = token_is(x, token, "who");
    uint32_t at = relative ? token + 1 : token;
    if (at + 1 < x->text->token_count && token_upos(x, at) == RSM_UPOS_ADV)
        at++; /* "fatally shot" */
    uint32_t group = x->verb_of[at];
    const verb_group *verb = verb_at(x, group);
    if (verb == NULL || (!relative && !verb->participle))
        return PART_NONE;
    bool suffers = verb->passive || !relative;
    if (suffers && ONE_OF(x, verb->verb, suspected))
        return PART_SUSPECT;
    if (ONE_OF(x, verb->verb, dying) ||
        (lemma_is(x, verb->verb, "find") && ONE_OF(x, verb->end, dead)))
        return PART_VICTIM;
    const event *e = event_at(x, event_of_verb(x, group));
    if (e == NULL || (e->flags & (RSM_TRIGGER_LAW | RSM_TRIGGER_STATE)))
        return PART_NONE;
    if (suffers || (e->flags & RSM_TRIGGER_PATIENT_SUBJECT))
        return e->flags & (RSM_TRIGGER_VICTIM_OBJECT | RSM_TRIGGER_KILLS | RSM_TRIGGER_INJURES |
                           RSM_TRIGGER_PATIENT_SUBJECT)
                   ? PART_VICTIM
                   : PART_NONE;
    return has_perpetrator(x, e->type_row) ? PART_PERPETRATOR : PART_NONE;
}

uint32_t whole_of(const extraction *x, uint32_t index) {
    static const char *const parts[] = {"one",  "two",  "three",  "first",     "second", "third",
                                        "some", "many", "others", "name",      "names",  "identity",
                                        "last", "four", "five",   "identities",
                                        "hundreds", "thousands", "dozens", "scores"};
    const noun_phrase *phrase = phrase_at(x, index);
    if (phrase == NULL || !ONE_OF(x, phrase->head, parts) || !token_is(x, phrase->end, "of"))
        return index;
    uint32_t inner = x->phrase_of[phrase->end + 1];
    return inner == RSM_NONE ? index : inner;
}

person_part part_of_phrase(const extraction *x, uint32_t index) {
    uint32_t whole = whole_of(x, index);
    const noun_phrase *phrase = phrase_at(x, whole);
    if (phrase == NULL || (x->time_of[phrase->head] != RSM_NONE && !known_by_age(x, phrase)))
        return PART_NONE;
    if (phrase->pronoun) {
        static const char *const persons[] = {"he", "him", "she", "her", "they", "them"};
        return ONE_OF(x, phrase->head, persons) ? PART_SOMEBODY : PART_NONE;
    }
    person_part part = part_of_words(x, phrase);
    bool number = phrase->definite && token_upos(x, phrase->head) == RSM_UPOS_NUM;
    if (part == PART_NONE && (is_person_name(x, phrase->head) || known_by_age(x, phrase) || number))
        part = PART_SOMEBODY; /* "the 17-year-old", "the three" */
    uint32_t next = phrase->end;
    if (part != PART_SOMEBODY || next + 1 >= x->text->token_count)
        return part;
    person_part told = part_of_clause(x, next);
    return told != PART_NONE ? told : part;
}

/* ---- events ---- */

/* "charged with second-degree murder": the name of the charge, and no deed told. */
bool names_charge(const extraction *x, const event *e) {
    static const char *const law[] = {"charge",  "count",     "accuse", "convict", "indict",
                                      "arrest",  "plead",     "face",   "try",     "sentence",
                                      "acquit",  "book",      "want",   "guilty",  "conviction",
                                      "warrant", "suspicion", "jail",   "hold",    "arraign"};
    const noun_phrase *phrase = phrase_at(x, e->phrase);
    if (!e->noun || e->definite || phrase == NULL || phrase->first > e->first)
        return false;
    rsm_upos opening = token_upos(x, phrase->first);
    bool determined = opening == RSM_UPOS_DET || opening == RSM_UPOS_PRON;
    for (uint32_t token = phrase->first; token < e->first; token++)
        determined |= x->time_of[token] != RSM_NONE || is_possessive(x, token);
    uint32_t first = sentence_first(x, e->first);
    for (uint32_t back = 1; !determined && back <= CHARGE_BACK && e->first >= first + back; back++)
        if (ONE_OF(x, e->first - back, law))
            return true;
    return false;
}

static bool may_harm(const extraction *x, const event *e, bool by_somebody) {
    uint32_t family =
        e->type_row < x->types.count ? x->types.family[e->type_row] : (uint32_t)RSM_FAMILY_OTHER;
    bool harm = family != RSM_FAMILY_OTHER || is_outcome_type(x, e->type_row);
    return e->supported && !(e->flags & (RSM_TRIGGER_LAW | RSM_TRIGGER_STATE)) &&
           e->modality <= RSM_MODALITY_ALLEGED && harm && !is_law(x, e->type_row) &&
           !names_charge(x, e) && (!by_somebody || has_perpetrator(x, e->type_row));
}

/* Of a march and a killing in one sentence the killing harms. */
static bool is_unrest(const extraction *x, const event *e) {
    return e->type_row < x->types.count && x->types.family[e->type_row] == RSM_FAMILY_UNREST;
}

uint32_t harm_near(const extraction *x, uint32_t token, bool by_somebody) {
    uint32_t sentence = x->text->tokens[token].sentence, best = RSM_NONE;
    uint32_t end = first_event_from(x, sentence_end(x, token));
    for (uint32_t i = end; i-- > 0 && end - i <= BACK_EVENTS;) {
        const event *e = event_at(x, i);
        uint32_t there = x->text->tokens[e->first].sentence;
        if ((there != sentence && best != RSM_NONE) || there + BACK_SENTENCES < sentence)
            break;
        bool over = e->first <= token && token < e->end;
        if (over && e->modality == RSM_MODALITY_GENERAL &&
            (e->flags & (RSM_TRIGGER_KILLS | RSM_TRIGGER_INJURES)))
            return RSM_NONE; /* of many, or of a rule: not of the deed told before */
        if (!may_harm(x, e, by_somebody))
            continue;
        if (there != sentence)
            return i;
        if (over)
            return i; /* "a march over the murder of Ann Lee": the murder */
        if (best == RSM_NONE || !is_unrest(x, e))
            best = i;
    }
    for (uint32_t i = end; best == RSM_NONE && i < x->events.count; i++) {
        const event *e = event_at(x, i);
        if (x->text->tokens[e->first].sentence > sentence + AHEAD_SENTENCES)
            break;
        best = may_harm(x, e, by_somebody) ? i : RSM_NONE;
    }
    return best;
}

/* ---- somebody told of before ---- */

/* The latest claim before `token` on the entity of a phrase, or, for a pronoun, on one person
 * without a name. */
static const role_claim *told_before(extraction *x, uint32_t phrase, uint32_t token) {
    const noun_phrase *p = phrase_at(x, phrase);
    uint32_t entity = p->pronoun ? RSM_NONE : entity_of(x, phrase);
    bool plural = p->pronoun ? token_is(x, p->head, "they") || token_is(x, p->head, "them")
                             : p->plural || token_is(x, p->end - 1, "olds");
    const role_claim *best = NULL;
    uint32_t least = x->roles.count > BACK ? x->roles.count - BACK : 0;
    for (uint32_t i = x->roles.count; i-- > least;) {
        const role_claim *other = role_at(x, i);
        const entity_draft *who = entity_at(x, other->entity);
        bool part = other->role == RSM_ROLE_VICTIM || other->role == RSM_ROLE_PERPETRATOR;
        bool fits = entity != RSM_NONE ? other->entity == entity
                                       : who->type == RSM_ENTITY_PER && who->plural == plural;
        if (part && fits && other->first < token && (best == NULL || other->first > best->first))
            best = other;
    }
    return best;
}

/* The part that the words for a person nearest before a pronoun in its sentence give: "the gunman
 * carried a card that identified him"; PART_NONE where there are none. */
static person_part described_before(const extraction *x, uint32_t phrase) {
    uint32_t first = sentence_first(x, phrase_at(x, phrase)->first);
    for (uint32_t i = phrase; phrase_at(x, phrase)->pronoun && i-- > 0;) {
        if (phrase_at(x, i)->first < first)
            break;
        person_part part = part_of_words(x, phrase_at(x, i));
        if (part > PART_SOMEBODY)
            return part;
    }
    return PART_NONE;
}

/* Whether a figure counts by the very noun of a phrase: "four men were held ... the men". */
static bool counts_noun(const extraction *x, const figure *f, const noun_phrase *p) {
    return !p->pronoun && f->who_first < f->who_end &&
           rsm_slice_equal(x->tagging->tags[f->who_end - 1].lemma, x->tagging->tags[p->head].lemma);
}

/* What the figure told last before `token` says of those it counts, of one or of several: "Three
 * people were shot. They were identified as"; PART_NONE where none is near. */
static person_part counted_by(const extraction *x, const noun_phrase *p, uint32_t token,
                              bool by_noun) {
    bool plural = p->pronoun ? token_is(x, p->head, "they") || token_is(x, p->head, "them")
                             : p->plural || token_is(x, p->end - 1, "olds") ||
                                   token_upos(x, p->head) == RSM_UPOS_NUM;
    for (uint32_t i = first_figure_from(x, sentence_first(x, token)); i-- > 0;) {
        const figure *f = figure_at(x, i);
        if (x->text->tokens[f->first].sentence + COUNTED_SENTENCES <
            x->text->tokens[token].sentence)
            break;
        if (f->negated || f->hypothetical || f->sum || (f->value.low > 1) != plural ||
            (by_noun && !counts_noun(x, f, p)))
            continue;
        if (f->slot == RSM_SLOT_KILLED || f->slot == RSM_SLOT_INJURED ||
            f->slot == RSM_SLOT_CASUALTIES || f->slot == RSM_SLOT_MISSING)
            return f->value.attackers == RSM_ATTACKERS_IN ? PART_NONE : PART_VICTIM;
        if (f->slot == RSM_SLOT_DETAINED)
            return PART_SUSPECT;
    }
    return PART_NONE;
}

static person_part counted_before(const extraction *x, const noun_phrase *p, uint32_t token) {
    person_part part = counted_by(x, p, token, true);
    return part != PART_NONE ? part : counted_by(x, p, token, false);
}

/* "The coroner identified him", "her family identified her": of the dead. */
static bool tells_of_dead(const extraction *x, uint32_t teller) {
    static const char *const words[] = {"coroner", "examiner", "family",   "families", "relatives",
                                        "mother",  "father",   "hospital", "friends",  "brother",
                                        "sister",  "parents",  "morgue",   "school"};
    const noun_phrase *p = phrase_at(x, teller);
    for (uint32_t token = p == NULL ? 0 : p->first; p != NULL && token < p->end; token++)
        if (ONE_OF(x, token, words))
            return true;
    return false;
}

/* "The pilot was identified as", where all on board died. */
static bool died_with_all(const extraction *x, const noun_phrase *p) {
    static const char *const aboard[] = {"pilot",      "copilot", "captain", "passenger",
                                         "passengers", "crew",    "pilots",  "co-pilot"};
    bool told = false;
    if (!ONE_OF(x, p->head, aboard))
        return false;
    for (uint32_t i = 0; i < x->figures.count && i < BACK && !told; i++) {
        const figure *f = figure_at(x, i);
        told = f->slot == RSM_SLOT_KILLED && !f->negated && !f->hypothetical &&
               (token_is(x, f->first, "all") || token_is(x, f->first, "everyone"));
    }
    uint32_t end = x->text->token_count > TOLD_REACH ? TOLD_REACH : x->text->token_count;
    for (uint32_t token = 0; token + 1 < end && !told; token++)
        told = token_is(x, token, "no") && token_is(x, token + 1, "survivors");
    return told;
}

/* "the man", "the 17-year-old", "they", "the three": words that say nothing of him but point at
 * somebody told of. */
static bool stands_for_somebody(const extraction *x, uint32_t index) {
    static const char *const plain[] = {"man",   "woman",  "boy",    "girl",     "teen",
                                        "youth", "child",  "person", "teenager", "toddler",
                                        "pair",  "couple", "trio"};
    const noun_phrase *p = phrase_at(x, index);
    return p->pronoun || known_by_age(x, p) ||
           (p->definite && (ONE_OF(x, p->head, plain) || token_upos(x, p->head) == RSM_UPOS_NUM));
}

/* The claim that the suspect a phrase tells of was himself harmed: "officers shot the suspect";
 * NULL where none is made. */
static const role_claim *harmed_suspect(extraction *x, uint32_t phrase) {
    uint32_t entity = entity_of(x, phrase),
             least = x->roles.count > BACK ? x->roles.count - BACK : 0;
    for (uint32_t i = x->roles.count; entity != RSM_NONE && i-- > least;)
        if (role_at(x, i)->entity == entity && role_at(x, i)->role == RSM_ROLE_VICTIM)
            return role_at(x, i);
    return NULL;
}

/* A description and a name are one person; `teller` is the phrase of who says so, or RSM_NONE. */
static void identify(extraction *x, uint32_t phrase, uint32_t name, uint32_t teller) {
    person_part part = part_of_phrase(x, phrase);
    if (part == PART_NONE)
        return;
    uint32_t event_index = RSM_NONE;
    if (part == PART_SOMEBODY) {
        part = described_before(x, phrase);
        const role_claim *before = part == PART_NONE ? told_before(x, phrase, name) : NULL;
        if (before != NULL) {
            part = before->role == RSM_ROLE_VICTIM ? PART_VICTIM : PART_PERPETRATOR;
            event_index = before->event;
        } else if (part == PART_NONE) {
            part = tells_of_dead(x, teller) || died_with_all(x, phrase_at(x, phrase)) ? PART_VICTIM
                   : stands_for_somebody(x, phrase) ? counted_before(x, phrase_at(x, phrase), name)
                                                    : PART_NONE;
        }
    }
    uint32_t claims = x->roles.count;
    const role_claim *shot = part == PART_SUSPECT ? harmed_suspect(x, phrase) : NULL;
    if (shot != NULL)
        claim_names(x, name, shot->event, PART_VICTIM);
    if (part > PART_SOMEBODY && event_index == RSM_NONE)
        event_index = harm_near(x, name, part != PART_VICTIM);
    if (event_index != RSM_NONE)
        claim_names(x, name, event_index, part);
    for (uint32_t i = claims; i < x->roles.count; i++)
        role_at(x, i)->named_so = true;
}

/* ---- the forms ---- */

/* "identified as", "named the gunman as": the token after "as", or RSM_NONE. */
static uint32_t after_as(const extraction *x, const verb_group *group, uint32_t end) {
    uint32_t limit = group->end + AS_REACH < end ? group->end + AS_REACH : end;
    const noun_phrase *object = phrase_at(x, group->object);
    uint32_t relative = object != NULL && token_is(x, object->end, "who") ? object->end : RSM_NONE;
    if (relative != RSM_NONE) /* "identified the man who was shot on Friday as" */
        limit = group->end + AS_REACH_CLAUSE < end ? group->end + AS_REACH_CLAUSE : end;
    for (uint32_t token = group->end; token + 1 < limit; token++) {
        if (token_is(x, token, "as"))
            return token + 1;
        if (relative != RSM_NONE && x->verb_of[token] == x->verb_of[relative + 1])
            continue;
        const verb_group *other = verb_at(x, x->verb_of[token]);
        if (other != NULL && !other->participle && x->phrase_of[other->first] == RSM_NONE)
            return RSM_NONE; /* but "the two men killed as" */
    }
    return RSM_NONE;
}

/* "identified Carl Reed, also known as Ox, as a suspect": the last "as" whose words give a part,
 * or RSM_NONE. */
static uint32_t described_as(const extraction *x, const verb_group *group, uint32_t end) {
    uint32_t limit = group->end + DESCRIBED_REACH < end ? group->end + DESCRIBED_REACH : end;
    uint32_t best = RSM_NONE;
    for (uint32_t token = group->end; token + 1 < limit; token++) {
        uint32_t phrase = token_is(x, token, "as") ? x->phrase_of[token + 1] : RSM_NONE;
        if (phrase != RSM_NONE && part_of_phrase(x, phrase) > PART_SOMEBODY)
            best = phrase;
    }
    return best;
}

/* Who is identified by a passive: its subject, or the person whom the sentence opens with, where a
 * clause of his own stands between ("The man shot on Friday has been identified"). */
static uint32_t identified_subject(const extraction *x, const verb_group *group) {
    const noun_phrase *subject = phrase_at(x, group->subject);
    if (subject != NULL && x->time_of[subject->head] == RSM_NONE)
        return group->subject;
    uint32_t first = sentence_first(x, group->first);
    uint32_t opens = first < group->first ? x->phrase_of[first] : RSM_NONE;
    const noun_phrase *who = phrase_at(x, opens);
    return who != NULL && who->definite && !who->proper && part_of_phrase(x, opens) != PART_NONE
               ? opens
               : group->subject;
}

/* Whoever identifies is the source of what is claimed from claim `from` on. */
static void credit_identifier(extraction *x, const verb_group *group, uint32_t from) {
    for (uint32_t i = from; i < x->roles.count && !group->passive && !group->participle; i++)
        role_at(x, i)->accuser = group->subject;
}

static void identified_by_verb(extraction *x, uint32_t index) {
    static const char *const verbs[] = {"identify",  "name",      "know",
                                        "recognise", "recognize", "consider"};
    const verb_group *group = verb_at(x, index);
    uint32_t end = sentence_end(x, group->first), before = x->roles.count;
    if (!ONE_OF(x, group->verb, verbs) || group->negated || group->modal || group->infinitive)
        return;
    uint32_t as = after_as(x, group, end);
    bool follows = group->participle && group->first > 0; /* "the victim, identified as" */
    uint32_t phrase = group->passive ? identified_subject(x, group) : group->object;
    if (follows && phrase_at(x, x->phrase_of[group->first - 1]) != NULL)
        phrase = x->phrase_of[group->first - 1];
    else if (follows && group->first > 1 &&
             rsm_slice_equal_string(token_text(x, group->first - 1), ","))
        phrase = x->phrase_of[group->first - 2];
    bool named = as == RSM_NONE && follows && lemma_is(x, group->verb, "name");
    uint32_t name = as != RSM_NONE ? person_named_at(x, as, end)
                    : named        ? person_named_at(x, group->end, end)
                                   : RSM_NONE; /* "a gunman named Carl Reed" */
    const noun_phrase *object = phrase_at(x, phrase);
    if (object != NULL && is_person_name(x, object->head)) {
        bool bare = lemma_is(x, group->verb, "consider") && group->passive;
        uint32_t described = bare ? x->phrase_of[group->end < end ? group->end : group->verb]
                                  : described_as(x, group, end);
        if (bare && (described == RSM_NONE || part_of_phrase(x, described) <= PART_SOMEBODY))
            return;
        /* "identified Carl Reed as a suspect" */
        if (described != RSM_NONE && names_somebody(x, object->head))
            identify(x, described,
                     group->passive ? first_of_list(x, object) : first_of_name(x, object),
                     RSM_NONE);
    } else if (name != RSM_NONE && phrase != RSM_NONE) {
        identify(x, phrase, name, group->passive ? RSM_NONE : group->subject);
    }
    credit_identifier(x, group, before);
}

/* "The victim was Ann Lee", "Carl Reed was the gunman", "Among the dead was Maria Lopez". */
/* "Injured were Ann Lee and Bob Stone", "Also killed was Carla Diaz": the part that the words
 * before "be" give those named after it. */
static bool opens_with_harm(const extraction *x, const verb_group *group) {
    static const char *const harmed[] = {"killed", "dead",    "injured", "wounded",
                                         "hurt",   "slain",   "missing", "hospitalized",
                                         "shot",   "stabbed", "drowned", "hospitalised"};
    uint32_t first = sentence_first(x, group->first);
    first += token_is(x, first, "also");
    return first < group->first && ONE_OF(x, first, harmed) &&
           group->first <= first + OPENING_REACH;
}

/* "Among the dead was Ann Lee": so much is told of those claimed from claim `from` on. */
static void give_outcome(extraction *x, uint32_t from, rsm_slot outcome) {
    for (uint32_t i = from; i < x->roles.count && outcome != 0; i++)
        if (role_at(x, i)->role == RSM_ROLE_VICTIM)
            role_at(x, i)->outcome = outcome;
}

static void identified_by_copula(extraction *x, uint32_t index) {
    const verb_group *group = verb_at(x, index);
    uint32_t first = sentence_first(x, group->first), end = sentence_end(x, group->first);
    uint32_t before = x->roles.count;
    bool includes = lemma_is(x, group->verb, "include") && !group->participle;
    if ((!lemma_is(x, group->verb, "be") && !includes) || group->negated || group->modal ||
        group->future)
        return;
    uint32_t listed = opens_with_harm(x, group) ? person_named_at(x, group->end, end) : RSM_NONE;
    uint32_t deed = listed == RSM_NONE ? RSM_NONE : harm_near(x, group->first, false);
    if (deed != RSM_NONE) {
        claim_names(x, listed, deed, PART_VICTIM);
        give_outcome(x, before, outcome_of_words(x, first, group->first));
        return;
    }
    uint32_t name = person_named_at(x, group->end, end);
    uint32_t subject = group->subject;
    if (subject == RSM_NONE &&
        first + 1 < group->first) /* "Among the dead was", "Those charged are" */
        subject = x->phrase_of[token_is(x, first, "among") ? first + 1 : first];
    const noun_phrase *p = phrase_at(x, subject);
    if (p == NULL)
        return;
    bool told = part_of_phrase(x, subject) > PART_SOMEBODY || token_is(x, p->head, "they");
    for (uint32_t token = group->end; name != RSM_NONE && token < name; token++)
        if (token_is(x, token, "of") && phrase_at(x, x->phrase_of[token - 1]) != NULL)
            name = RSM_NONE; /* "the victim is the son of Ann Lee" */
    if (name != RSM_NONE && !is_person_name(x, p->head) && told)
        identify(x, subject, name, RSM_NONE);
    give_outcome(x, before, outcome_of_words(x, p->first, p->end));
    uint32_t predicate = group->end;
    if (token_is(x, predicate, "among") || token_is(x, predicate, "also"))
        predicate++;
    uint32_t described = predicate < end ? x->phrase_of[predicate] : RSM_NONE;
    const noun_phrase *said = phrase_at(x, described);
    bool of_deed = said != NULL && !group->participle &&
                   (said->definite || whole_of(x, described) != described ||
                    part_of_words(x, said) != PART_PERPETRATOR); /* "is a convicted felon" */
    if (is_person_name(x, p->head) && of_deed && !p->pronoun &&
        part_of_phrase(x, described) > PART_SOMEBODY && first_of_list(x, p) != RSM_NONE)
        identify(x, described, first_of_list(x, p), RSM_NONE);
}

/* "victim Ann Lee"; "the victim, Ann Lee"; "Ann Lee, one of the victims"; "the body of Ann Lee". */
static void identified_beside(extraction *x, uint32_t index) {
    const noun_phrase *p = phrase_at(x, index);
    person_part part = part_of_words(x, phrase_at(x, whole_of(x, index)));
    if (part != PART_VICTIM)
        return; /* attackers: role.c */
    uint32_t end = sentence_end(x, p->first), whole_end = phrase_at(x, whole_of(x, index))->end;
    bool wounds = token_is(x, p->first, "his") || token_is(x, p->first, "her");
    uint32_t event_index = harm_near(x, p->first, false);
    if (event_index == RSM_NONE || wounds)
        return;
    if (is_person_name(x, p->head)) {
        claim_names(x, first_of_name(x, p), event_index, part);
        return;
    }
    static const char *const joints[] = {",", ":", "-", "--", "(", "\xe2\x80\x93", "\xe2\x80\x94"};
    bool comma = false;
    for (size_t i = 0; whole_end + 1 < end && i < sizeof joints / sizeof *joints; i++)
        comma |= rsm_slice_equal_string(token_text(x, whole_end), joints[i]);
    bool body = lemma_is(x, p->head, "body") || lemma_is(x, p->head, "remains");
    uint32_t next = comma || (body && token_is(x, whole_end, "of")) ? whole_end + 1 : RSM_NONE;
    uint32_t name = next == RSM_NONE ? RSM_NONE : person_named_at(x, next, end);
    const noun_phrase *named = name == RSM_NONE ? NULL : phrase_at(x, x->phrase_of[name]);
    if (named != NULL && named->first <= next + 1)
        claim_names(x, name, event_index, part);
    uint32_t before = p->first > 1 && rsm_slice_equal_string(token_text(x, p->first - 1), ",")
                          ? p->first - 2
                          : RSM_NONE;
    if (before != RSM_NONE && before >= sentence_first(x, p->first) && is_person_name(x, before)) {
        while (before > 0 && x->tagging->name_of[before - 1] == x->tagging->name_of[before])
            before--;
        claim_names(x, before, event_index, part);
    }
}

bool extract_persons(extraction *x) {
    size_t tokens = (size_t)x->text->token_count + 1;
    x->became = rsm_arena_allocate_items(x->arena, tokens, sizeof *x->became);
    if (x->became == NULL)
        return false;
    claim_harmed(x);
    for (uint32_t i = 0; i < x->phrases.count && !x->failed; i++)
        identified_beside(x, i);
    for (uint32_t i = 0; i < x->verbs.count && !x->failed; i++) {
        identified_by_verb(x, i);
        identified_by_copula(x, i);
    }
    if (!x->failed)
        claim_accused(x);
    if (!x->failed)
        claim_apposed(x);
    if (!x->failed)
        claim_aged_persons(x);
    settle_outcomes(x);
    return !x->failed;
}
