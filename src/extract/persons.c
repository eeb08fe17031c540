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
    AS_REACH = 10,   /* tokens from "identified" to "as" */
    NAME_REACH = 14, /* tokens that may describe a person before his name */
    LIST_REACH = 8,  /* tokens between two names of a list: age, home */
    LIST_NAMES = 60,
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

#define ONE_OF(x, token, words) word_in(x, token, words, sizeof(words) / sizeof *(words))

static bool is_possessive(const extraction *x, uint32_t token) {
    return token_is(x, token, "'s") || token_is(x, token, "\xe2\x80\x99s") ||
           token_is(x, token, "'") || token_is(x, token, "\xe2\x80\x99");
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

/* "one of the victims", "the body of", "the second of three gunmen": the phrase that it is of. */
static uint32_t whole_of(const extraction *x, uint32_t index) {
    static const char *const parts[] = {"one",  "two",  "three",  "first",     "second", "third",
                                        "some", "many", "others", "name",      "names",  "identity",
                                        "last", "four", "five",   "identities"};
    const noun_phrase *phrase = phrase_at(x, index);
    if (phrase == NULL || !ONE_OF(x, phrase->head, parts) || !token_is(x, phrase->end, "of"))
        return index;
    uint32_t inner = x->phrase_of[phrase->end + 1];
    return inner == RSM_NONE ? index : inner;
}

person_part part_of_phrase(const extraction *x, uint32_t index) {
    uint32_t whole = whole_of(x, index);
    const noun_phrase *phrase = phrase_at(x, whole);
    if (phrase == NULL || x->time_of[phrase->head] != RSM_NONE)
        return PART_NONE;
    if (phrase->pronoun) {
        static const char *const persons[] = {"he", "him", "she", "her", "they", "them"};
        return ONE_OF(x, phrase->head, persons) ? PART_SOMEBODY : PART_NONE;
    }
    person_part part = part_of_words(x, phrase);
    if (part == PART_NONE && is_person_name(x, phrase->head))
        part = PART_SOMEBODY;
    uint32_t next = phrase->end;
    if (part != PART_SOMEBODY || next + 1 >= x->text->token_count)
        return part;
    person_part told = part_of_clause(x, next);
    return told != PART_NONE ? told : part;
}

/* ---- events ---- */

static bool may_harm(const extraction *x, const event *e, bool by_somebody) {
    uint32_t family =
        e->type_row < x->types.count ? x->types.family[e->type_row] : (uint32_t)RSM_FAMILY_OTHER;
    bool harm = family != RSM_FAMILY_OTHER || is_outcome_type(x, e->type_row);
    return e->supported && !(e->flags & (RSM_TRIGGER_LAW | RSM_TRIGGER_STATE)) &&
           e->modality <= RSM_MODALITY_ALLEGED && harm && !is_law(x, e->type_row) &&
           (!by_somebody || has_perpetrator(x, e->type_row));
}

uint32_t harm_near(const extraction *x, uint32_t token, bool by_somebody) {
    uint32_t sentence = x->text->tokens[token].sentence, best = RSM_NONE;
    uint32_t end = first_event_from(x, sentence_end(x, token));
    for (uint32_t i = end; i-- > 0 && end - i <= BACK_EVENTS;) {
        const event *e = event_at(x, i);
        uint32_t there = x->text->tokens[e->first].sentence;
        if ((there != sentence && best != RSM_NONE) || there + BACK_SENTENCES < sentence)
            break;
        if (!may_harm(x, e, by_somebody))
            continue;
        if (there != sentence)
            return i;
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

/* ---- names ---- */

static uint32_t end_of_name(const extraction *x, uint32_t token) {
    uint32_t name = x->tagging->name_of[token];
    while (token < x->text->token_count && x->tagging->name_of[token] == name)
        token++;
    return token;
}

bool names_somebody(const extraction *x, uint32_t token) {
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[token]);
    if (!is_person_name(x, token))
        return false;
    uint32_t end = end_of_name(x, token);
    bool owns = end < x->text->token_count && is_possessive(x, end);
    return !owns && (phrase == NULL || phrase->head < end);
}

uint32_t person_named_at(const extraction *x, uint32_t token, uint32_t limit) {
    if (limit > token + NAME_REACH)
        limit = token + NAME_REACH;
    for (uint32_t commas = 0; token < limit; token++) {
        if (names_somebody(x, token))
            return token;
        bool comma = rsm_slice_equal_string(token_text(x, token), ",");
        rsm_upos upos = token_upos(x, token);
        commas += comma;
        bool describes = upos == RSM_UPOS_DET || upos == RSM_UPOS_NUM || upos == RSM_UPOS_ADJ ||
                         upos == RSM_UPOS_NOUN || upos == RSM_UPOS_PROPN || comma ||
                         upos == RSM_UPOS_PUNCT || token_is(x, token, "being") ||
                         token_is(x, token, "of") || token_is(x, token, "from");
        if (!describes || commas > 1 || rsm_slice_equal_string(token_text(x, token), ";"))
            return RSM_NONE;
    }
    return RSM_NONE;
}

/* A claim on the person whose name is at [token, end), at the words of the phrase he heads, as the
 * claims of verbs are. */
static role_claim *claim_person(extraction *x, uint32_t deed, rsm_role role, uint32_t token,
                                uint32_t end) {
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[token]);
    bool heads = phrase != NULL && phrase->head >= token && phrase->head < end;
    return add_claim(x, deed, role, x->entity_of_name[x->tagging->name_of[token]],
                     heads ? phrase->first : token, heads ? phrase->end : end);
}

static uint32_t first_of_name(const extraction *x, const noun_phrase *phrase) {
    uint32_t name = phrase->head;
    while (name > phrase->first &&
           x->tagging->name_of[name - 1] == x->tagging->name_of[phrase->head])
        name--;
    return name;
}

static rsm_role role_of_part(person_part part) {
    return part == PART_VICTIM ? RSM_ROLE_VICTIM : RSM_ROLE_PERPETRATOR;
}

/* Whether somebody only tells: a verb of telling stands at the end of his phrase. */
static bool tells_of_it(const extraction *x, uint32_t end) {
    const verb_group *after = verb_at(x, x->verb_of[end]);
    return after != NULL && !after->passive && match_at(x, after->verb, RSM_DOMAIN_CUE) != NULL;
}

/* The name of a list after the one that ends at `token`, or RSM_NONE: an age, a home and a comma or
 * "and" may stand between. */
static uint32_t next_in_list(const extraction *x, uint32_t token, uint32_t end) {
    uint32_t limit = token + LIST_REACH < end ? token + LIST_REACH : end;
    bool joined = false;
    for (; token < limit; token++) {
        if (names_somebody(x, token) && joined)
            return token;
        bool joins = rsm_slice_equal_string(token_text(x, token), ",") ||
                     rsm_slice_equal_string(token_text(x, token), ";") || token_is(x, token, "and");
        rsm_upos upos = token_upos(x, token);
        joined |= joins;
        if (!joins && upos != RSM_UPOS_NUM && upos != RSM_UPOS_PROPN && upos != RSM_UPOS_ADP &&
            upos != RSM_UPOS_PUNCT && upos != RSM_UPOS_ADJ && upos != RSM_UPOS_NOUN &&
            upos != RSM_UPOS_DET)
            return RSM_NONE;
    }
    return RSM_NONE;
}

void claim_names(extraction *x, uint32_t token, uint32_t deed, person_part part) {
    uint32_t end = sentence_end(x, token);
    for (uint32_t count = 0; count < LIST_NAMES && token != RSM_NONE && !x->failed; count++) {
        uint32_t stop = end_of_name(x, token);
        if (tells_of_it(x, stop))
            return; /* "..., Chief John Doe said" */
        role_claim *made = claim_person(x, deed, role_of_part(part), token, stop);
        if (made != NULL) {
            made->identified = true;
            made->about_attacker = part != PART_VICTIM;
            made->certainty = part == PART_SUSPECT ? RSM_CERTAINTY_LIKELY : RSM_CERTAINTY_STATED;
        }
        token = next_in_list(x, stop, end);
    }
}

/* ---- somebody told of before ---- */

/* The latest claim before `token` on the entity of a phrase, or, for a pronoun, on one person
 * without a name. */
static const role_claim *told_before(extraction *x, uint32_t phrase, uint32_t token) {
    const noun_phrase *p = phrase_at(x, phrase);
    uint32_t entity = p->pronoun ? RSM_NONE : entity_of(x, phrase);
    bool plural = token_is(x, p->head, "they") || token_is(x, p->head, "them");
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
        } else if (part == PART_NONE && tells_of_dead(x, teller)) {
            part = PART_VICTIM;
        }
    }
    if (part > PART_SOMEBODY && event_index == RSM_NONE)
        event_index = harm_near(x, name, part != PART_VICTIM);
    if (event_index != RSM_NONE)
        claim_names(x, name, event_index, part);
}

/* ---- the forms ---- */

/* "identified as", "named the gunman as": the token after "as", or RSM_NONE. */
static uint32_t after_as(const extraction *x, const verb_group *group, uint32_t end) {
    uint32_t limit = group->end + AS_REACH < end ? group->end + AS_REACH : end;
    for (uint32_t token = group->end; token + 1 < limit; token++) {
        if (token_is(x, token, "as"))
            return token + 1;
        const verb_group *other = verb_at(x, x->verb_of[token]);
        if (other != NULL && x->tagging->tags[other->verb].form != RSM_VERB_ING)
            return RSM_NONE;
    }
    return RSM_NONE;
}

/* Whoever identifies is the source of what is claimed from claim `from` on. */
static void credit_identifier(extraction *x, const verb_group *group, uint32_t from) {
    for (uint32_t i = from; i < x->roles.count && !group->passive && !group->participle; i++)
        role_at(x, i)->accuser = group->subject;
}

static void identified_by_verb(extraction *x, uint32_t index) {
    static const char *const verbs[] = {"identify", "name", "know", "recognise", "recognize"};
    const verb_group *group = verb_at(x, index);
    uint32_t end = sentence_end(x, group->first), before = x->roles.count;
    if (!ONE_OF(x, group->verb, verbs) || group->negated || group->modal || group->infinitive)
        return;
    uint32_t as = after_as(x, group, end);
    bool follows = group->participle && group->first > 0; /* "the victim, identified as" */
    uint32_t phrase = group->passive ? group->subject : group->object;
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
    uint32_t described = as == RSM_NONE ? RSM_NONE : x->phrase_of[as];
    if (object != NULL && is_person_name(x, object->head) && described != RSM_NONE &&
        !is_person_name(x, phrase_at(x, described)->head)) {
        if (part_of_phrase(x, described) > PART_SOMEBODY) /* "identified Carl Reed as a suspect" */
            identify(x, described, first_of_name(x, object), RSM_NONE);
    } else if (name != RSM_NONE && phrase != RSM_NONE) {
        identify(x, phrase, name, group->passive ? RSM_NONE : group->subject);
    }
    credit_identifier(x, group, before);
}

/* "The victim was Ann Lee", "Carl Reed was the gunman", "Among the dead was Maria Lopez". */
static void identified_by_copula(extraction *x, uint32_t index) {
    const verb_group *group = verb_at(x, index);
    uint32_t first = sentence_first(x, group->first), end = sentence_end(x, group->first);
    if (!lemma_is(x, group->verb, "be") || group->negated || group->modal || group->future)
        return;
    uint32_t name = person_named_at(x, group->end, end);
    uint32_t subject = group->subject;
    if (subject == RSM_NONE &&
        first + 1 < group->first) /* "Among the dead was", "Those charged are" */
        subject = x->phrase_of[token_is(x, first, "among") ? first + 1 : first];
    const noun_phrase *p = phrase_at(x, subject);
    if (p == NULL)
        return;
    if (name != RSM_NONE && !is_person_name(x, p->head) &&
        part_of_phrase(x, subject) > PART_SOMEBODY)
        identify(x, subject, name, RSM_NONE);
    uint32_t predicate = group->end;
    if (token_is(x, predicate, "among") || token_is(x, predicate, "also"))
        predicate++;
    uint32_t described = predicate < end ? x->phrase_of[predicate] : RSM_NONE;
    const noun_phrase *said = phrase_at(x, described);
    bool of_deed = said != NULL && !group->participle &&
                   (said->definite || whole_of(x, described) != described ||
                    part_of_words(x, said) != PART_PERPETRATOR); /* "is a convicted felon" */
    if (is_person_name(x, p->head) && of_deed && !p->pronoun &&
        part_of_phrase(x, described) > PART_SOMEBODY)
        identify(x, described, first_of_name(x, p), RSM_NONE);
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

/* Whether a figure stands in a phrase or right after it, as an age does. */
static bool may_tell_age(const extraction *x, const noun_phrase *phrase) {
    uint32_t end = sentence_end(x, phrase->first);
    for (uint32_t token = phrase->first; token < end && token < phrase->end + 3; token++)
        if (x->text->tokens[token].flags & RSM_TOKEN_DIGITS)
            return true;
    return false;
}

/* What became of them, as told: "was shot" leaves it open. */
static rsm_slot told_outcome(const extraction *x, const figure *f) {
    static const char *const open[] = {"shoot", "stab", "hit", "strike"};
    bool left_open = f->slot == RSM_SLOT_INJURED && ONE_OF(x, f->outcome, open);
    return left_open ? RSM_SLOT_CASUALTIES : f->slot;
}

/* Those counted as killed, injured or missing who are named: "Ann Lee was wounded". */
static void named_in_figure(extraction *x, const figure *f) {
    if (f->hypothetical || f->negated || f->sum || f->outcome == RSM_NONE ||
        (f->slot != RSM_SLOT_KILLED && f->slot != RSM_SLOT_INJURED &&
         f->slot != RSM_SLOT_CASUALTIES && f->slot != RSM_SLOT_MISSING &&
         f->slot != RSM_SLOT_ABDUCTED))
        return;
    uint32_t deed = harm_near(x, f->outcome, false);
    for (uint32_t token = f->first < f->who_first ? f->first : f->who_first;
         deed != RSM_NONE && token < f->who_end; token++) {
        if (!names_somebody(x, token))
            continue;
        uint32_t end = end_of_name(x, token);
        role_claim *made = claim_person(x, deed, RSM_ROLE_VICTIM, token, end);
        if (made != NULL) {
            made->identified = true;
            made->outcome = told_outcome(x, f);
        }
        token = end - 1;
    }
    const noun_phrase *one = phrase_at(x, x->phrase_of[f->who_end - 1]);
    if (deed == RSM_NONE || one == NULL || f->value.low != 1 || f->value.high != 1 ||
        is_person_name(x, one->head) || !may_tell_age(x, one))
        return;
    uint32_t somebody = entity_of(x, x->phrase_of[f->who_end - 1]);
    role_claim *made = somebody == RSM_NONE || entity_at(x, somebody)->type != RSM_ENTITY_PER
                           ? NULL
                           : add_claim(x, deed, RSM_ROLE_VICTIM, somebody, one->first, one->end);
    if (made != NULL) {
        made->identified = true;
        made->outcome = told_outcome(x, f);
    }
}

/* "hitting 7-year-old Ann Lee", "Bob Stone was struck twice", "officers found Carl Reed bleeding".
 */
static void struck(extraction *x, uint32_t index) {
    static const char *const strikes[] = {"hit", "strike", "graze", "wound", "injure", "maim"};
    static const char *const states[] = {"wound",    "wounds",       "shot",        "dead",
                                         "bleeding", "unresponsive", "unconscious", "injured",
                                         "stabbed",  "lifeless",     "wounded"};
    enum { STATE_REACH = 8 };
    const verb_group *group = verb_at(x, index);
    bool found = lemma_is(x, group->verb, "find");
    if ((!found && !ONE_OF(x, group->verb, strikes)) || group->negated || group->modal)
        return;
    const noun_phrase *p = phrase_at(x, group->passive ? group->subject : group->object);
    uint32_t end = sentence_end(x, group->first);
    if (p == NULL || !is_person_name(x, p->head))
        return;
    bool tells = !found;
    uint32_t from = group->passive ? group->end : p->end;
    for (uint32_t token = from; !tells && token < end && token < from + STATE_REACH; token++)
        tells = ONE_OF(x, token, states);
    uint32_t deed = tells ? harm_near(x, group->verb, false) : RSM_NONE;
    if (deed != RSM_NONE)
        claim_names(x, first_of_name(x, p), deed, PART_VICTIM);
}

bool extract_persons(extraction *x) {
    for (uint32_t i = 0; i < x->figures.count && !x->failed; i++)
        named_in_figure(x, figure_at(x, i));
    for (uint32_t i = 0; i < x->phrases.count && !x->failed; i++)
        identified_beside(x, i);
    for (uint32_t i = 0; i < x->verbs.count && !x->failed; i++) {
        identified_by_verb(x, i);
        identified_by_copula(x, i);
        struck(x, i);
    }
    if (!x->failed)
        claim_accused(x);
    return !x->failed;
}
