/* Figures: how many people, and what became of them.
 *
 * Every outcome word of lexicon/outcomes.txt ("killed", "dead", "toll") is asked for its people:
 * the object of an active verb, the subject of a passive one, the noun phrase just before a
 * predicate ("12 dead"), the number after a toll word ("the toll rose to 12"). How
 * many a phrase counts is people.c's.
 * Invariant: no two figures share the token of their number and their slot, but a sum of a list and
 * its parts (parts.c). Cost: linear; each
 * outcome looks at its own sentence, at most FIGURE_REACH tokens away. */
#include "extract/figure.h"

#include "extract/govern.h"

/* ---- recording a figure ---- */

static bool is_perpetrator(const extraction *x, uint32_t first, uint32_t end) {
    for (uint32_t token = first; token < end; token++) {
        const rsm_match *match = match_over(x, token, RSM_DOMAIN_PERSON);
        if (match != NULL && rsm_world_number(x->world, RSM_DOMAIN_PERSON, match->row,
                                              RSM_PERSON_ROLE) == RSM_PERSON_PERPETRATOR)
            return true;
    }
    return false;
}

static rsm_attackers attackers_told(const extraction *x, const figure *f) {
    if (is_perpetrator(x, f->who_first, f->who_end))
        return RSM_ATTACKERS_IN;
    uint32_t end = sentence_end(x, f->first);
    for (uint32_t token = f->who_end; token + 1 < end && token < f->who_end + FIGURE_REACH;
         token++) {
        bool in = token_is(x, token, "including");
        bool out = token_is(x, token, "excluding") || token_is(x, token, "besides") ||
                   (token_is(x, token, "not") &&
                    (token_is(x, token + 1, "including") || token_is(x, token + 1, "counting"))) ||
                   (token_is(x, token, "apart") && token_is(x, token + 1, "from")) ||
                   (token_is(x, token, "addition") && token_is(x, token + 1, "to"));
        if (!in && !out)
            continue;
        uint32_t reach = token + 5 < end ? token + 5 : end;
        if (is_perpetrator(x, token + 1, reach))
            return out ? RSM_ATTACKERS_OUT : RSM_ATTACKERS_IN;
        return RSM_ATTACKERS_UNKNOWN;
    }
    return RSM_ATTACKERS_UNKNOWN;
}

static bool generic_people(const extraction *x, uint32_t first, uint32_t end) {
    static const char *const words[] = {"people", "person", "other",    "others", "victim",
                                        "more",   "dead",   "casualty", "those",  "aboard"};
    if (first + 1 < end && token_is(x, first, "the"))
        first++; /* "nine of the people on board" */
    if (end != first + 1)
        return end <= first;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (lemma_is(x, first, words[i]) || token_is(x, first, words[i]))
            return true;
    return false;
}

/* A figure that shares the words of a number, of the same slot; of any slot for what says of nobody
 * whether he is dead or hurt. `whole` is the sum that the number may be a part of. */
static figure *recorded(const extraction *x, const number *count, rsm_slot slot, uint32_t whole) {
    for (uint32_t i = x->figures.count; i-- > 0;) {
        figure *f = figure_at(x, i);
        if (f->end + 80 < count->first)
            break;
        if (i != whole && f->first < count->end && count->first < f->end &&
            (f->slot == slot || slot == RSM_SLOT_CASUALTIES || f->slot == RSM_SLOT_CASUALTIES))
            return f;
    }
    return NULL;
}

/* "fatally shot", "stabbed to death", "shot dead", "shot and killed". */
static bool is_fatal(const extraction *x, uint32_t outcome) {
    uint32_t end = sentence_end(x, outcome), begin = sentence_first(x, outcome);
    for (uint32_t back = 1; back <= 2 && outcome >= begin + back; back++)
        if (token_is(x, outcome - back, "fatally"))
            return true;
    if (outcome + 2 >= end)
        return outcome + 1 < end && token_is(x, outcome + 1, "dead");
    if (token_is(x, outcome + 1, "dead") || token_is(x, outcome + 1, "fatally"))
        return true;
    bool to = token_is(x, outcome + 1, "to") && token_is(x, outcome + 2, "death");
    bool and = token_is(x, outcome + 1, "and") && lemma_is(x, outcome + 2, "kill");
    return to || and;
}

/* "was taken to hospital, where he later died", "was shot and died at the scene". */
static bool died_of_it(const extraction *x, uint32_t outcome) {
    enum { REACH = 16 };
    uint32_t end = sentence_end(x, outcome);
    bool joined = false;
    end = outcome + REACH < end ? outcome + REACH : end;
    for (uint32_t token = outcome + 1; token + 1 < end; token++) {
        const noun_phrase *phrase = phrase_at(x, x->phrase_of[token]);
        joined |= token_is(x, token, "where") || token_is(x, token, "but") ||
                  token_is(x, token, "and") || token_is(x, token, "before");
        bool dead = lemma_is(x, token, "succumb") || lemma_is(x, token, "die") ||
                    ((token_is(x, token, "pronounced") || token_is(x, token, "declared")) &&
                     token_is(x, token + 1, "dead"));
        if (joined && dead)
            return true;
        bool other =
            phrase != NULL && !phrase->pronoun && joined && x->verb_of[phrase->end] != RSM_NONE;
        if (other || rsm_slice_equal_string(token_text(x, token), ";"))
            return false; /* somebody else's death */
    }
    return false;
}

/* "to kill ten": not done yet; but "to have killed ten", "used a rifle to kill ten". */
static bool is_yet_to_be_done(const extraction *x, const verb_group *group) {
    static const char *const done[] = {"use", "manage", "proceed", "begin", "start", "continue"};
    uint32_t after = token_is(x, group->first, "to") ? group->first + 1 : group->first;
    if (!group->infinitive || group->passive || (after < group->verb && lemma_is(x, after, "have")))
        return false;
    uint32_t head = tree_head(x, group->verb);
    const verb_group *over = head == RSM_NONE ? NULL : verb_at(x, x->verb_of[head]);
    return over == NULL || !ONE_OF(x, head, done) || over->modal || over->future ||
           over->negated || over->infinitive;
}

/* What the figure says of the people counted. */
static void fill_figure(const extraction *x, figure *f, const people *found, rsm_slot slot,
                        uint32_t outcome) {
    *f = (figure){.slot = slot,
                  .first = found->count.first,
                  .end = found->count.end,
                  .who_first = found->who_first,
                  .who_end = found->who_end,
                  .outcome = outcome,
                  .incident = RSM_NONE};
    f->value.low = found->count.low;
    f->value.high = found->count.high;
    f->one_of_list = found->one_of_list;
    bool part = found->part || found->one_of_list || is_one_of_several(x, f);
    f->value.kind = part ? RSM_COUNT_PART : RSM_COUNT_TOTAL;
    f->value.text = span_text(x, tokens_span(x, f->first, f->end));
    if (!generic_people(x, f->who_first, f->who_end))
        f->value.who = span_text(x, tokens_span(x, f->who_first, f->who_end));
    f->value.attackers = attackers_told(x, f);
    const verb_group *group =
        verb_at(x, outcome < x->text->token_count ? x->verb_of[outcome] : RSM_NONE);
    if (group != NULL) {
        f->negated = group->negated && found->count.high != 0;
        f->hypothetical = group->modal || group->future || is_yet_to_be_done(x, group);
    }
    f->hypothetical |= is_untold(x, outcome);
}

/* "their remains were burned": the dead are not hurt once more. */
static bool are_dead(const extraction *x, const people *found) {
    static const char *const words[] = {"remains", "body", "corpse", "ash", "skeleton"};
    uint32_t last = found->count.end;
    return last > 0 && word_in(x, last - 1, words, sizeof words / sizeof *words);
}

/* "20 guerrillas": those counted are told of by a word for attackers. */
static bool are_attackers(const extraction *x, const people *found) {
    const rsm_match *who = found->who_first < found->who_end
                               ? match_over(x, found->who_end - 1, RSM_DOMAIN_PERSON)
                               : NULL;
    return who != NULL && rsm_world_number(x->world, RSM_DOMAIN_PERSON, who->row,
                                           RSM_PERSON_ROLE) == RSM_PERSON_PERPETRATOR;
}

figure *record_within(extraction *x, const people *found, rsm_slot slot, uint32_t outcome,
                      uint32_t whole) {
    bool lot = token_is(x, found->count.end - 1, "lot") && !token_is(x, found->count.end, "of");
    if (lot || (slot == RSM_SLOT_INJURED && are_dead(x, found)))
        return NULL; /* "it hurt a lot" */
    bool one = found->count.low == 1 && found->count.high == 1;
    if (slot == RSM_SLOT_INJURED && (is_fatal(x, outcome) || (one && died_of_it(x, outcome))))
        slot = RSM_SLOT_KILLED;
    if (slot == RSM_SLOT_EVACUATED && is_to_hospital(x, outcome))
        slot = RSM_SLOT_INJURED;
    if (slot == RSM_SLOT_DISPLACED && (one || are_attackers(x, found) || ran_away(x, outcome)))
        return NULL; /* "the gunman fled", "20 guerrillas fled" */
    figure *f = recorded(x, &found->count, slot, whole);
    if (f != NULL && (f->slot != RSM_SLOT_CASUALTIES || slot == RSM_SLOT_CASUALTIES ||
                      f->first != found->count.first))
        return NULL;
    if (f == NULL) /* else "three victims were wounded": what became of them is told after all */
        f = rsm_vector_push(&x->figures);
    if (f == NULL) {
        x->failed = true;
        return NULL;
    }
    fill_figure(x, f, found, slot, outcome);
    return f;
}

figure *record_figure(extraction *x, const people *found, rsm_slot slot, uint32_t outcome) {
    return record_within(x, found, slot, outcome, RSM_NONE);
}

/* ---- outcome patterns ---- */

static bool has_count(const extraction *x, uint32_t index) {
    people found;
    return index != RSM_NONE && count_people(x, index, &found) && !found.named_one;
}

/* "A man is in hospital after he was shot": the first subject of the sentence, where a pronoun is
 * that of a clause after it, and the first verb tells no words of others. */
static uint32_t stands_for(const extraction *x, const verb_group *group, uint32_t index) {
    const noun_phrase *pronoun = phrase_at(x, index);
    if (pronoun == NULL || !pronoun->pronoun ||
        !(token_is(x, pronoun->head, "he") || token_is(x, pronoun->head, "she")))
        return index;
    uint32_t first = sentence_first(x, group->first);
    for (uint32_t token = first; token < pronoun->first; token++) {
        const verb_group *opens = verb_at(x, x->verb_of[token]);
        const noun_phrase *subject = opens == NULL ? NULL : phrase_at(x, opens->subject);
        if (opens == NULL)
            continue;
        bool tells = match_at(x, opens->verb, RSM_DOMAIN_CUE) != NULL;
        return tells || subject == NULL || subject->pronoun || subject->plural ? index
                                                                               : opens->subject;
    }
    return index;
}

/* "suspect", "victim", "gunman": whose part the noun itself tells. */
static bool has_part_by_name(const extraction *x, uint32_t token) {
    const rsm_match *match = match_over(x, token, RSM_DOMAIN_PERSON);
    uint32_t role =
        match == NULL ? RSM_NONE
                      : rsm_world_number(x->world, RSM_DOMAIN_PERSON, match->row, RSM_PERSON_ROLE);
    return role == RSM_PERSON_PERPETRATOR || role == RSM_PERSON_VICTIM ||
           token_is(x, token, "suspect") || token_is(x, token, "suspects");
}

/* The noun phrase of the people, before (subject) or after (object) the outcome's verb; *is_subject
 * says which. */
static uint32_t people_of_verb(const extraction *x, const rsm_match *outcome, uint32_t pattern,
                               bool *is_subject) {
    const verb_group *group = verb_at(x, x->verb_of[outcome->first_token]);
    *is_subject = true;
    if (group == NULL)
        return RSM_NONE;
    if (pattern == RSM_OUTCOME_SUBJECT || group->passive || is_reflexive(x, group->object))
        return stands_for(x, group, group->subject);
    if (group->object == RSM_NONE && has_count(x, group->subject) &&
        x->tagging->tags[group->verb].form != RSM_VERB_ING)
        return group->subject; /* a headline: "12 killed in blast" */
    *is_subject = false;
    const verb_group *last = verb_at(x, x->verb_of[outcome->end_token - 1]);
    if (group->object == RSM_NONE && last != NULL && last != group && !last->passive)
        return last->object; /* "killing or wounding 20" */
    const noun_phrase *object = phrase_at(x, group->object);
    bool known_by = object != NULL && object->first == group->end &&
                    x->tagging->tags[group->verb].form == RSM_VERB_ING &&
                    has_part_by_name(x, object->first);
    return known_by ? RSM_NONE : group->object; /* "shooting suspect Carl Reed" */
}

/* Verbs that may stand between people and what became of them: "were left dead", "are feared
 * drowned". */
bool leads_to_predicate(const extraction *x, uint32_t token) {
    static const char *const words[] = {"leave",   "find",    "fear",      "confirm", "report",
                                        "shoot",   "lie",     "be",        "have",    "believe",
                                        "presume", "declare", "pronounce", "list",    "remain",
                                        "drop",    "feel",    "get",       "know",    "say"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (lemma_is(x, token, words[i]))
            return true;
    return false;
}

/* Of "two persons of interest in custody" the persons; the phrase itself of others. */
static uint32_t counted_of(const extraction *x, uint32_t index) {
    const noun_phrase *phrase = phrase_at(x, index);
    people found;
    if (phrase == NULL || phrase->first < sentence_first(x, phrase->first) + 2 ||
        !token_is(x, phrase->first - 1, "of") || count_people(x, index, &found))
        return index;
    const noun_phrase *whole = phrase_at(x, x->phrase_of[phrase->first - 2]);
    return whole != NULL && whole->end == phrase->first - 1 &&
                   has_count(x, x->phrase_of[phrase->first - 2])
               ? x->phrase_of[phrase->first - 2]
               : index;
}

/* The noun phrase just before a predicate, "12 people (were) (left) dead", or the subject that it
 * is within: "nine of the people on the list are dead". */
static uint32_t people_before(const extraction *x, const rsm_match *outcome) {
    uint32_t own = x->phrase_of[outcome->first_token];
    if (own != RSM_NONE && phrase_at(x, own)->first < outcome->first_token)
        return own;
    uint32_t first = sentence_first(x, outcome->first_token);
    uint32_t token = outcome->first_token, subject = RSM_NONE;
    for (uint32_t steps = 0; token > first && steps < 5; steps++) {
        token--;
        const verb_group *group = verb_at(x, x->verb_of[token]);
        if (group != NULL && has_count(x, group->subject))
            subject = group->subject;
        if (x->phrase_of[token] != RSM_NONE)
            return subject == RSM_NONE ? counted_of(x, x->phrase_of[token]) : subject;
        rsm_upos upos = token_upos(x, token);
        if (upos != RSM_UPOS_AUX && upos != RSM_UPOS_ADV && !leads_to_predicate(x, token))
            return subject;
    }
    return RSM_NONE;
}

/* The same of a verb in the passive: not whoever a preposition or another verb governs. "Four men
 * linked to the murder of Ann Lee were arrested", "a man suspected of shooting his wife was held".
 */
static uint32_t people_of_predicate(const extraction *x, const rsm_match *outcome,
                                    const verb_group *group) {
    static const char *const governing[] = {"of", "with", "by", "for", "to", "on", "against"};
    uint32_t index = people_before(x, outcome);
    const noun_phrase *p = phrase_at(x, index);
    if (group == NULL || !group->passive || group->subject == RSM_NONE || p == NULL ||
        p->first <= sentence_first(x, p->first))
        return index;
    uint32_t before = p->first - 1;
    bool governed = word_in(x, before, governing, sizeof governing / sizeof *governing) ||
                    (x->verb_of[before] != RSM_NONE && token_upos(x, before) == RSM_UPOS_VERB &&
                     match_at(x, before, RSM_DOMAIN_CUE) == NULL);
    return governed ? group->subject : index;
}

/* "He was pronounced dead": the one person counted last, in this sentence or the two before it. */
static bool record_pronoun(extraction *x, uint32_t index, rsm_slot slot, const rsm_match *outcome) {
    enum { SENTENCES = 2 };
    const noun_phrase *pronoun = phrase_at(x, index);
    if (pronoun == NULL || slot != RSM_SLOT_KILLED || x->figures.count == 0 ||
        !(token_is(x, pronoun->head, "he") || token_is(x, pronoun->head, "she")))
        return false;
    const figure *last = figure_at(x, x->figures.count - 1);
    bool near = x->text->tokens[last->first].sentence + SENTENCES >=
                x->text->tokens[pronoun->first].sentence;
    if (!near || last->slot != RSM_SLOT_INJURED || last->value.low != 1 || last->value.high != 1)
        return false;
    people found = {.count = {.first = pronoun->first, .end = pronoun->end, .low = 1, .high = 1},
                    .who_first = last->who_first,
                    .who_end = last->who_end};
    record_figure(x, &found, slot, outcome->first_token);
    return true;
}

/* "Ann Lee, and Carl Reed was arrested": the verb is of one. */
static bool is_of_one(const extraction *x, const rsm_match *outcome) {
    const verb_group *group = verb_at(x, x->verb_of[outcome->first_token]);
    return group != NULL && (token_is(x, group->first, "was") || token_is(x, group->first, "is") ||
                             token_is(x, group->first, "has"));
}

/* The list that a subject stands in: before it, or after it where the verb is of several. One whose
 * others cannot be counted is a part: "Lee and his friends were shot". */
static void list_subjects(const extraction *x, uint32_t index, const people *found,
                          const rsm_match *outcome, people_list *list) {
    list_preceding(x, index, found, list);
    if (list->count > 1 || !found->named_one)
        return;
    const verb_group *group = verb_at(x, x->verb_of[outcome->first_token]);
    bool plural = group != NULL && (token_is(x, group->first, "were") ||
                                    token_is(x, group->first, "are") ||
                                    token_is(x, group->first, "have"));
    if (!plural)
        return;
    list_following(x, index, found, list);
    if (list->count < 2)
        list->sum.one_of_list = list->members[0].one_of_list = true;
}

/* Of "Image 3 of 7 Nine people were hurt" the people: the page numbers its pictures. */
static uint32_t past_caption(const extraction *x, uint32_t index) {
    static const char *const pictures[] = {"image", "photo", "picture", "slide", "page"};
    const noun_phrase *phrase = phrase_at(x, index);
    bool numbered = phrase != NULL && phrase->end == phrase->first + 2 &&
                    ONE_OF(x, phrase->first, pictures) &&
                    (x->text->tokens[phrase->first + 1].flags & RSM_TOKEN_DIGITS) != 0 &&
                    phrase->end + 1 < x->text->token_count && token_is(x, phrase->end, "of");
    return numbered ? x->phrase_of[phrase->end + 1] : index;
}

static void record_people(extraction *x, uint32_t index, bool is_subject, rsm_slot slot,
                          const rsm_match *outcome) {
    people found;
    if (is_subject && record_pronoun(x, index, slot, outcome))
        return;
    index = is_subject ? past_including(x, past_age(x, past_caption(x, index))) : index;
    bool pronoun =
        !is_subject && count_pronoun(x, index, &found); /* "killing him and two others" */
    if (index == RSM_NONE || (!pronoun && !count_people(x, index, &found)))
        return;
    uint32_t phrase_last = phrase_at(x, index)->end;
    people_list list = {.sum = found, .members = {found}, .count = 1};
    if (!is_subject)
        list_following(x, index, &found, &list);
    else if (!is_of_one(x, outcome))
        list_subjects(x, index, &found, outcome, &list);
    uint32_t opens = phrase_at(x, index)->first;
    if (is_subject && list.count < 2 && is_one_word_for_many(x, index, &found, outcome))
        return;
    bool nobody = is_subject && opens > sentence_first(x, opens) && token_is(x, opens - 1, "nor");
    if (nobody)
        return; /* "neither the pilot nor his two passengers were hurt" */
    list_along(x, is_subject ? phrase_last : list.sum.who_end, &list);
    if (is_subject && list.count < 2)
        list_along(x, outcome->end_token, &list);
    if (pronoun && list.count < 2)
        return; /* "killing him": whom is told elsewhere */
    if (!record_list(x, &list, slot, outcome->first_token))
        return;
    uint32_t listed = list.sum.who_end;
    uint32_t from = is_subject ? outcome->end_token : (listed > phrase_last ? listed : phrase_last);
    record_parts(x, is_subject ? phrase_last : from, from + FIGURE_REACH, slot,
                 outcome->first_token);
}

/* Whether numbers stand within: "dead and six others wounded" are two outcomes. */
static bool has_number(const extraction *x, const rsm_match *outcome) {
    static const char *const more[] = {"other", "others", "another", "more"};
    for (uint32_t token = outcome->first_token; token < outcome->end_token; token++)
        if (token_upos(x, token) == RSM_UPOS_NUM || ONE_OF(x, token, more) ||
            match_at(x, token, RSM_DOMAIN_VAGUE) != NULL)
            return true;
    return false;
}

/* "left 31 people dead or wounded": what is told at the end of the outcome is more than its own. */
static rsm_slot told_slot(const extraction *x, const rsm_match *outcome) {
    enum { REACH = 3 };
    for (uint32_t back = 1; back <= REACH && outcome->end_token >= outcome->first_token + back;
         back++) {
        const rsm_match *last = match_at(x, outcome->end_token - back, RSM_DOMAIN_OUTCOME);
        if (last != NULL && last->end_token >= outcome->end_token &&
            last->end_token > last->first_token + 1 && !has_number(x, last) &&
            rsm_world_number(x->world, RSM_DOMAIN_OUTCOME, last->row, RSM_OUTCOME_SLOT) ==
                RSM_SLOT_CASUALTIES)
            return RSM_SLOT_CASUALTIES;
    }
    return rsm_world_number(x->world, RSM_DOMAIN_OUTCOME, outcome->row, RSM_OUTCOME_SLOT);
}

/* "left two dead and 19 injured": the two are those who were left dead. */
static bool is_left_otherwise(const extraction *x, const rsm_match *outcome) {
    if (!lemma_is(x, outcome->first_token, "leave"))
        return false;
    for (uint32_t token = outcome->first_token + 1; token + 2 < outcome->end_token; token++)
        if (token_is(x, token, "dead") && is_and(x, token + 1))
            return true;
    return false;
}

/* "Five killed, several wounded": a number alone, with no verb between. */
static bool follows_number(const extraction *x, const rsm_match *outcome) {
    uint32_t token = outcome->first_token;
    const verb_group *group = verb_at(x, x->verb_of[token]);
    const noun_phrase *phrase =
        token > sentence_first(x, token) ? phrase_at(x, x->phrase_of[token - 1]) : NULL;
    return group != NULL && group->first == token && group->object == RSM_NONE &&
           x->tagging->tags[token].form != RSM_VERB_ING && phrase != NULL &&
           phrase->end == token &&
           (token_upos(x, token - 1) == RSM_UPOS_NUM ||
            match_at(x, token - 1, RSM_DOMAIN_VAGUE) != NULL);
}

static void record_outcome(extraction *x, const rsm_match *outcome) {
    uint32_t pos = rsm_world_number(x->world, RSM_DOMAIN_OUTCOME, outcome->row, RSM_OUTCOME_POS);
    uint32_t pattern =
        rsm_world_number(x->world, RSM_DOMAIN_OUTCOME, outcome->row, RSM_OUTCOME_PATTERN);
    rsm_slot slot = told_slot(x, outcome);
    bool verbal = x->verb_of[outcome->first_token] != RSM_NONE;
    if ((slot == RSM_SLOT_CASUALTIES && (pattern & RSM_OUTCOME_PREDICATE) &&
         has_number(x, outcome)) ||
        counts_nobody(x, outcome, slot) || is_left_otherwise(x, outcome))
        return;
    if (record_inverted(x, outcome, slot) || record_another(x, outcome, slot))
        return;
    if ((pos & RSM_POS_VERB) && verbal && (pattern & (RSM_OUTCOME_SUBJECT | RSM_OUTCOME_OBJECT))) {
        bool is_subject;
        uint32_t wanted = pattern & RSM_OUTCOME_OBJECT ? RSM_OUTCOME_OBJECT : RSM_OUTCOME_SUBJECT;
        uint32_t index = people_of_verb(x, outcome, wanted, &is_subject);
        uint32_t before = x->figures.count;
        record_people(x, index, is_subject, slot, outcome);
        if (x->figures.count == before && follows_number(x, outcome))
            record_people(x, x->phrase_of[outcome->first_token - 1], true, slot, outcome);
    } else if ((pos & RSM_POS_VERB) && (pattern & RSM_OUTCOME_OBJECT) && !verbal &&
               counted_by_headline(x, outcome) != RSM_NONE) {
        record_people(x, counted_by_headline(x, outcome), false, slot, outcome);
    } else if (pattern & RSM_OUTCOME_PREDICATE) {
        const verb_group *group = verb_at(x, x->verb_of[outcome->first_token]);
        if (group != NULL && !group->passive && group->object != RSM_NONE)
            return; /* "killed 12": a verb, no predicate */
        rsm_upos lead = outcome->first_token > 0 ? token_upos(x, outcome->first_token - 1)
                                                 : RSM_UPOS_NOUN; /* but "Ann Roe dead at 25" */
        bool put = token_is(x, outcome->end_token, "at") &&
                   token_upos(x, outcome->first_token) != RSM_UPOS_ADP &&
                   (lead == RSM_UPOS_DET || lead == RSM_UPOS_ADP ||
                    !token_is(x, outcome->first_token, "dead"));
        if (put || token_is(x, outcome->end_token, ":")) { /* "put the dead at 27" */
            uint32_t before = x->figures.count;
            record_toll(x, outcome, slot);
            if (x->figures.count > before)
                return;
        }
        record_people(x, people_of_predicate(x, outcome, group), true, slot, outcome);
    } else if (pattern & (RSM_OUTCOME_OF_NOUN | RSM_OUTCOME_OF)) {
        record_noun(x, outcome, slot);
    }
}

static int by_position(const void *left, const void *right) {
    const figure *a = left, *b = right;
    if (a->first != b->first)
        return a->first < b->first ? -1 : 1;
    if (a->slot == b->slot && a->end != b->end)
        return a->end > b->end ? -1 : 1; /* a sum before its parts */
    return a->slot < b->slot ? -1 : a->slot > b->slot;
}

/* "six soldiers killed and fifteen wounded": the fifteen are soldiers too. */
static void inherit_who(const extraction *x) {
    for (uint32_t i = 1; i < x->figures.count; i++) {
        figure *f = figure_at(x, i);
        const figure *before = figure_at(x, i - 1);
        bool near = f->first > before->end && f->first - before->end <= 4 &&
                    f->slot != before->slot &&
                    x->text->tokens[f->first].sentence == x->text->tokens[before->first].sentence;
        bool said = f->who_first < f->who_end; /* "thirty others" */
        bool one = before->value.low == 1;     /* "Lee was killed and three wounded" */
        bool part = before->value.kind == RSM_COUNT_PART; /* "killed 24, including six monks, and" */
        if (near && !said && !one && !part && f->value.who.size == 0)
            f->value.who = before->value.who;
    }
}

/* Whether a match is but the beginning or the end of a longer one without a gap: "dead" of "dead or
 * wounded", of "shot dead". */
static bool is_covered(const extraction *x, const rsm_match *match, const rsm_match *longer) {
    if (longer == NULL || match->end_token > longer->end_token ||
        match->first_token < longer->first_token ||
        match->end_token - match->first_token >= longer->end_token - longer->first_token)
        return false;
    rsm_slice phrase =
        rsm_world_string(x->world, RSM_DOMAIN_OUTCOME, longer->row, RSM_OUTCOME_PHRASE);
    return rsm_slice_find(phrase, RSM_SLICE("..."), 0) == RSM_NOWHERE;
}

/* "Doe died of cancer", "she nearly died": one death that is no happening's; of many one may be. */
static bool is_natural(const extraction *x, const rsm_match *outcome, uint32_t before) {
    uint32_t end = outcome->end_token;
    bool nearly = outcome->first_token > 0 && (token_is(x, outcome->first_token - 1, "nearly") ||
                                               token_is(x, outcome->first_token - 1, "almost"));
    if (token_is(x, end - 1, "of") || token_is(x, end - 1, "from"))
        end--;
    bool maxim = token_is(x, end + 1, "too") && is_vetoed(x, outcome); /* "one death is too many" */
    bool of = (token_is(x, end, "of") || token_is(x, end, "from")) &&
              !lemma_is(x, end + 1, "complication") && is_vetoed(x, outcome);
    const figure *f = figure_at(x, before);
    return (nearly || of || maxim) && x->figures.count == before + 1 && f->value.low == 1;
}

bool extract_figures(extraction *x) {
    const rsm_tagging *tagging = x->tagging;
    const rsm_match *longer = NULL; /* the last that gave a figure */
    for (uint32_t m = 0; m < tagging->match_count && !x->failed; m++) {
        const rsm_match *match = &tagging->matches[m];
        if (match->domain != RSM_DOMAIN_OUTCOME)
            continue;
        const rsm_sentence *sentence =
            &x->text->sentences[x->text->tokens[match->first_token].sentence];
        if (sentence->kind == RSM_SENTENCE_FURNITURE || sentence->kind == RSM_SENTENCE_BYLINE)
            continue;
        if (is_covered(x, match, longer))
            continue;
        uint32_t before = x->figures.count;
        record_outcome(x, match);
        if (is_natural(x, match, before))
            x->figures.count = before;
        if (x->figures.count > before || token_is(x, match->first_token, "number"))
            longer = match; /* "the number of dead and injured is not known" */
    }
    if (!x->failed)
        record_answers(x);
    if (!x->failed)
        record_headlines(x);
    if (!x->failed)
        record_deeds(x);
    if (!x->failed)
        revise_figures(x);
    if (!x->failed && !rsm_vector_sort(&x->figures, by_position))
        x->failed = true;
    if (!x->failed)
        inherit_who(x);
    if (!x->failed)
        mark_sides(x);
    return !x->failed;
}
