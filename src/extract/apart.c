/* Whether a mention is of another happening than an incident told before.
 *
 * Type, time and place say it seldom. What says it is how the mention is brought in (turns.c), and
 * who is told of in it. Invariant: nothing here joins; what is not held apart is group.c's to
 * weigh. Cost: constant. */
#include "extract/apart.h"
#include "extract/sign.h"

static const rsm_sentence *sentence_at(const extraction *x, uint32_t token) {
    return &x->text->sentences[x->text->tokens[token].sentence];
}

/* ---- whether an incident can be the one meant ---- */

/* "the victim died", "he was shot": somebody who has been told of. */
static bool goes_on(const extraction *x, const event *e, const incident_draft *incident) {
    if (e->noun)
        return e->definite && !token_is(x, e->end, "of"); /* "the death of a soldier" */
    const noun_phrase *phrase = whom_it_harms(x, e);
    if (phrase == NULL)
        return false;
    if (token_is(x, phrase->end, "of") &&
        phrase->end + 1 < x->text->token_count) /* "one of the victims" */
        phrase = phrase_at(x, x->phrase_of[phrase->end + 1]);
    if (phrase == NULL || phrase->pronoun || !phrase->definite || phrase->proper)
        return phrase != NULL && phrase->pronoun;
    return struck_this(x, phrase->head, incident) ||
           match_over(x, phrase->head, RSM_DOMAIN_PERSON) != NULL;
}

static uint32_t name_entity(const extraction *x, const noun_phrase *phrase) {
    uint32_t name = x->tagging->name_of[phrase->head];
    return name == RSM_NONE || x->tagging->names[name].type != RSM_ENTITY_PER
               ? RSM_NONE
               : x->entity_of_name[name];
}

/* "he", "she". */
static bool is_one(const extraction *x, const noun_phrase *phrase) {
    return token_is(x, phrase->head, "he") || token_is(x, phrase->head, "she");
}

/* Whether two acts of police and courts are on two people. The opening tells of a man, and then who
 * he is, or the other way round. */
static bool on_others(const extraction *x, uint32_t left, uint32_t right, bool opening, bool lead) {
    const noun_phrase *a = phrase_at(x, left), *b = phrase_at(x, right);
    if (a == NULL || b == NULL)
        return false;
    if (a->pronoun && b->pronoun && is_one(x, a) && is_one(x, b))
        return token_is(x, a->head, "he") != token_is(x, b->head, "he");
    if (a->pronoun || b->pronoun)
        return false;
    uint32_t one = name_entity(x, a), other = name_entity(x, b);
    if (one != RSM_NONE && other != RSM_NONE)
        return one != other;
    if (says_more(x, b))
        return true;
    if (opening || !b->indefinite)
        return false;
    return one != RSM_NONE || !lead || a->plural != b->plural;
}

static bool in_one_sentence(const extraction *x, const event *a, const event *b) {
    return x->text->tokens[a->first].sentence == x->text->tokens[b->first].sentence;
}

/* "the murder of a priest", "the offensive launched by the rebels": a noun of another kind than the
 * incident's that tells for itself what it is of, or whose. */
static bool names_its_own(const extraction *x, const event *e, const incident_draft *incident) {
    static const char *const marks[] = {"of",      "on",        "against", "by",
                                        "carried", "launched",  "staged",  "mounted",
                                        "waged",   "committed", "begun",   "perpetrated"};
    if (!e->noun || e->type_row >= x->types.count || incident->type_row >= x->types.count ||
        (e->flags & (RSM_TRIGGER_GENERIC | RSM_TRIGGER_WEAK)) ||
        !word_in(x, e->end, marks, sizeof marks / sizeof *marks) ||
        e->end + 1 >= x->text->token_count)
        return false;
    bool setting = x->place_of[e->end + 1] != RSM_NONE || x->time_of[e->end + 1] != RSM_NONE;
    return !setting && x->types.top[e->type_row] != x->types.top[incident->type_row];
}

static uint32_t family_of(const extraction *x, uint32_t type_row) {
    return type_row < x->types.count && !is_outcome_type(x, type_row) ? x->types.family[type_row]
                                                                      : (uint32_t)RSM_NONE;
}

static bool is_of_types(const extraction *x, uint32_t type_row, const char *const *ids,
                        size_t count) {
    for (size_t i = 0; i < count; i++)
        if (is_of_type(x, type_row, ids[i]))
            return true;
    return false;
}

static bool is_protest(const extraction *x, uint32_t type_row) {
    static const char *const ids[] = {"protest"};
    return is_of_types(x, type_row, ids, 1);
}

/* What armies do that harms nobody by itself. */
static bool is_a_measure(const extraction *x, uint32_t type_row) {
    static const char *const ids[] = {"blockade",         "deployment",   "withdrawal",
                                      "base established", "missile test", "nuclear test",
                                      "military exercise"};
    return is_of_types(x, type_row, ids, sizeof ids / sizeof *ids);
}

static bool moves_people(const extraction *x, uint32_t type_row) {
    static const char *const ids[] = {"displacement", "evacuation"};
    return is_of_types(x, type_row, ids, 2);
}

/* Two acts by their kinds: a ceasefire and a death, a march and the murder that it is about. */
static bool are_two_acts(const extraction *x, const event *e, const incident_draft *incident) {
    if (is_outcome_type(x, incident->type_row) && family_of(x, e->type_row) == RSM_FAMILY_OTHER)
        return true;
    if (!is_outcome_type(x, e->type_row))
        return false;
    if (moves_people(x, incident->type_row) && !moves_people(x, e->type_row) &&
        e->whom.head != RSM_NONE)
        return true; /* "they were ordered out", and the murder of Doe */
    uint32_t had = family_of(x, incident->type_row);
    bool killing = (e->noun && x->types.top[e->type_row] == x->outcomes[OUTCOME_KILLING]) ||
                   is_killing_by(x, e);
    bool beside = in_one_sentence(x, e, event_at(x, incident->last_event));
    return had == RSM_FAMILY_OTHER || (had == RSM_FAMILY_UNREST && killing) ||
           (is_a_measure(x, incident->type_row) && killing && !beside);
}

/* Two places near each other are not yet one: a street, and the town that it may be in. */
static bool of_one_name(const extraction *x, uint32_t left, uint32_t right) {
    return left != RSM_NONE && right != RSM_NONE &&
           rsm_slice_equal(x->places->items[left].expression.value.name,
                           x->places->items[right].expression.value.name);
}

static bool is_of_another_kind(const extraction *x, const event *e,
                               const incident_draft *incident) {
    return e->noun && e->type_row < x->types.count && incident->type_row < x->types.count &&
           x->types.top[e->type_row] != x->types.top[incident->type_row] &&
           !(e->flags & (RSM_TRIGGER_GENERIC | RSM_TRIGGER_WEAK));
}

/* "the rebels' offensive", and one attack: what lasts for weeks is named beside what happened. */
static bool is_a_campaign(const extraction *x, uint32_t type_row) {
    static const char *const ids[] = {"military", "offensive"};
    return is_of_types(x, type_row, ids, 2);
}

/* "the murder of Doe" beside an offensive or a bombing of a bank: a killing that names whom it was
 * of, after what killed nobody that is told. */
static bool is_a_killing_beside(const extraction *x, const event *e, const incident_draft *incident,
                                bool beside) {
    return e->noun && e->whom.head != RSM_NONE && is_outcome_type(x, e->type_row) &&
           !is_outcome_type(x, incident->type_row) &&
           (is_a_campaign(x, incident->type_row) ||
            (!beside && !incident->deadly && incident->whom[0] != RSM_NONE));
}

/* A march or a vigil, and the deed that it is for: told of in one sentence only by "the three who
 * were killed". */
static bool is_the_march_after(const extraction *x, const event *e, const incident_draft *incident,
                               bool beside) {
    bool march = is_protest(x, e->type_row), had_march = is_protest(x, incident->type_row);
    uint32_t fresh = family_of(x, e->type_row), had = family_of(x, incident->type_row);
    if (march)
        return (!beside || lemma_is(x, e->end - 1, "vigil")) && had != RSM_FAMILY_UNREST;
    if (!had_march || fresh == RSM_FAMILY_UNREST)
        return false;
    const verb_group *group = verb_at(x, e->verb);
    bool who = group != NULL && group->first > 0 && token_is(x, group->first - 1, "who");
    return who || (!beside && e->type_row < x->types.count && !is_outcome_type(x, e->type_row));
}

/* "On 7 May, a guard was killed", "On 27 September, Doe pleaded guilty": somebody with a day of his
 * own, which the incident has not. */
static bool has_its_own_day(const extraction *x, const event *e, const incident_draft *incident,
                            int times) {
    if (e->opens_at == RSM_NONE || x->times->items[e->opens_at].expression.type != RSM_TIME_DATE ||
        (e->time != RSM_NONE && times > 0) || same_days(x, e->opens_at, incident->time))
        return false;
    if (e->newcomers)
        return true;
    const noun_phrase *fresh = phrase_at(x, e->accused), *had = phrase_at(x, incident->accused);
    uint32_t name = fresh == NULL ? RSM_NONE : name_entity(x, fresh);
    return name != RSM_NONE && had != NULL && name_entity(x, had) != name;
}

/* "Hurricane Ida", and "Hurricane Gil". */
static bool bears_another_name(const extraction *x, const event *e,
                               const incident_draft *incident) {
    return e->own_name != RSM_NONE && incident->own_name != RSM_NONE &&
           !rsm_slice_equal(x->tagging->tags[e->own_name].lemma,
                            x->tagging->tags[incident->own_name].lemma);
}

/* Whom the mention that began an incident harms: of "three men who were killed" the men. */
static const noun_phrase *whom_first_harmed(const extraction *x, const incident_draft *incident) {
    const event *first = event_at(x, incident->first_event);
    const verb_group *group = verb_at(x, first->verb);
    if (group != NULL && group->first > 1 && token_is(x, group->first - 1, "who"))
        return phrase_at(x, x->phrase_of[group->first - 2]);
    return whom_it_harms(x, first);
}

/* "A 46-year-old cook was shot", after somebody was named as shot; "Hale was found dead" of three
 * killed in separate shootings. */
static bool harms_one_more(const extraction *x, const event *e, const incident_draft *incident) {
    if (e->of_others)
        return true;
    if (incident->harmed != RSM_NONE && incident->age < 0 && e->newcomers && e->age >= 0 &&
        e->harmed == RSM_NONE)
        return true;
    const noun_phrase *of =
        incident->harmed != RSM_NONE && e->harmed == RSM_NONE && tells_of_whom(x, e)
            ? phrase_at(x, x->phrase_of[e->end + 1])
            : NULL; /* "the murder of Doe", "the murder of the two priests" */
    if (of != NULL && of->plural && !of->pronoun)
        return true;
    const noun_phrase *counted = whom_first_harmed(x, incident);
    return x->separate && e->harmed != RSM_NONE && incident->harmed == RSM_NONE &&
           counted != NULL && counted->plural;
}

/* "He tried to blow up a station": what failed, after a killing. "Two bombs exploded", where one
 * was defused. */
static bool failed_apart(const extraction *x, const event *e, const incident_draft *incident) {
    bool alike = e->type_row < x->types.count && incident->type_row < x->types.count &&
                 x->types.top[e->type_row] == x->types.top[incident->type_row];
    if (incident->modality == RSM_MODALITY_FOILED && alike)
        return e->modality == RSM_MODALITY_ACTUAL && !e->noun;
    bool against = token_is(x, e->end, "against") || token_is(x, e->end, "on");
    return !is_in_lead(x, e->first) && e->modality == RSM_MODALITY_FOILED &&
           (!e->noun || against) && !is_outcome_type(x, e->type_row) &&
           incident->modality <= RSM_MODALITY_ALLEGED;
}

/* "On the morning of 21 March, rebels blew up a bridge", after a murder. */
static bool opens_another_kind(const extraction *x, const event *e,
                               const incident_draft *incident) {
    const verb_group *group = verb_at(x, e->verb);
    return e->opens_at != RSM_NONE && group != NULL && group->subject != RSM_NONE &&
           group->object != RSM_NONE && !phrase_at(x, group->subject)->pronoun &&
           !(e->flags & (RSM_TRIGGER_GENERIC | RSM_TRIGGER_WEAK)) &&
           family_of(x, e->type_row) != (uint32_t)RSM_NONE &&
           family_of(x, incident->type_row) != (uint32_t)RSM_NONE &&
           x->types.top[e->type_row] != x->types.top[incident->type_row];
}

/* "An operation to pursue the band that killed six farmers": the killing for which it is. */
static bool is_what_is_pursued(const extraction *x, const event *e, const event *last) {
    static const char *const ids[] = {"military operation", "military", "offensive", "raid",
                                      "deployment",         "arrest",   "search"};
    const verb_group *group = e->noun ? NULL : verb_at(x, e->verb);
    if (group == NULL || group->passive || group->first < 2 || last->end >= group->first ||
        !is_outcome_type(x, e->type_row) ||
        !is_of_types(x, last->type_row, ids, sizeof ids / sizeof *ids))
        return false;
    bool relative = token_is(x, group->first - 1, "who") || token_is(x, group->first - 1, "that");
    uint32_t whose = x->phrase_of[group->first - 2];
    return relative && whose != RSM_NONE && phrase_at(x, whose)->first > last->end;
}

/* "A march against the killing of Doe", "burned a bus to protest an attack": what is protested,
 * where the other was told before the protest or is the protest. */
static bool is_protested(const extraction *x, const event *e, const event *last) {
    enum { PROTEST_REACH = 8 };
    static const char *const against[] = {"against", "over", "at", "about"};
    static const char *const words[] = {"protest",     "protesting", "march", "demonstration",
                                        "demonstrate", "rally",      "riot"};
    const noun_phrase *phrase = phrase_at(x, e->phrase);
    if (!e->noun || phrase == NULL || last->end > phrase->first ||
        phrase->first <= sentence_first(x, e->first))
        return false;
    uint32_t at = phrase->first - 1;
    if (lemma_is(x, at, "protest"))
        return last->first <= at;
    for (uint32_t back = 1; ONE_OF(x, phrase->first - 1, against) && back <= PROTEST_REACH; back++)
        if (at >= last->first + back && ONE_OF(x, at - back, words))
            return true;
    return false;
}

/* "Two clerks were also murdered in Hilla two days later": somebody new, with a day or a town of
 * his own. */
static bool is_also_done(const extraction *x, const event *e, const incident_draft *incident) {
    const noun_phrase *whom = e->noun ? NULL : whom_it_harms(x, e);
    if (whom == NULL || !whom->indefinite || !tells_also(x, e))
        return false;
    bool day = (e->time != RSM_NONE && !same_days(x, e->time, incident->time)) ||
               (e->of_the_day && !incident->of_the_day && incident->time != RSM_NONE) ||
               vague_past(x, e, RSM_PRECISION_DAY) != RSM_NONE;
    bool town = e->place != RSM_NONE && incident->place != RSM_NONE &&
                !same_whereabouts(x, e->place, incident->place);
    return day || town;
}

/* "Two other men were shot Sunday", after one on Monday: others, with a day of their own. */
static bool are_others_of_another_day(const extraction *x, const event *e,
                                      const incident_draft *incident) {
    const noun_phrase *whom = e->noun ? NULL : whom_it_harms(x, e);
    if (whom == NULL || !says_more(x, whom) || e->time == RSM_NONE || incident->time == RSM_NONE ||
        tells_outcome(x, e))
        return false;
    const rsm_time_value *own = time_value(x, e->time), *had = time_value(x, incident->time);
    return own->earliest.known && had->earliest.known && !same_days(x, e->time, incident->time);
}

/* "Two sisters and a barber were hurt in two shootings. At 8 p.m. the barber was shot": each of those
 * that the lead sums up is told for itself. */
static bool is_one_of_the_sum(const extraction *x, const event *e, const incident_draft *incident) {
    const event *first = event_at(x, incident->first_event);
    bool own = told_time(x, e) != RSM_NONE || e->scene != RSM_NONE;
    return x->separate && incident->happened == HAPPENED_SEVERAL && is_in_lead(x, first->first) &&
           own && !e->noun && harms_people(x, e->type_row) && e->happened == HAPPENED_ONCE &&
           (e->newcomers || e->age >= 0 || opening_hour(x, e) != RSM_NONE);
}

/* "was killed in a clash in Osk", after one in Ist: brought in by its own words as one more. */
static bool is_in_another_town(const extraction *x, const event *e,
                               const incident_draft *incident) {
    const rsm_place_value *own = place_value(x, e->place), *had = place_value(x, incident->place);
    if (e->noun || own == NULL || had == NULL || own->kind != RSM_PLACE_CITY ||
        had->kind != RSM_PLACE_CITY || rsm_slice_equal(own->name, had->name))
        return false;
    for (uint32_t token = e->first + 1; token < e->end; token++)
        if (token_is(x, token, "a") || token_is(x, token, "an"))
            return true;
    return false;
}

/* "Five women were killed ... Two young men were shot by masked gunmen": others, by somebody who is
 * brought in as new. */
static bool is_done_to_others_by_another(const extraction *x, const event *e,
                                         const incident_draft *incident) {
    const event *first = event_at(x, incident->first_event);
    if (x->text->tokens[e->first].sentence < x->body)
        return false;
    const verb_group *group = e->noun ? NULL : verb_at(x, e->verb);
    const noun_phrase *whom = whom_it_harms(x, e), *doer = NULL;
    const noun_phrase *had = first->noun ? NULL : whom_it_harms(x, first);
    if (group == NULL || whom == NULL || had == NULL || !whom->plural || !had->plural)
        return false;
    doer = phrase_at(x, group->passive ? group->agent : group->subject);
    bool counted = token_upos(x, whom->first) == RSM_UPOS_NUM &&
                   token_upos(x, had->first) == RSM_UPOS_NUM &&
                   !rsm_slice_equal(x->tagging->tags[whom->head].lemma,
                                    x->tagging->tags[had->head].lemma);
    return counted && group->passive && doer != NULL && !doer->definite && !doer->pronoun &&
           !doer->proper && !lemma_is(x, had->head, "people");
}

/* "the bombing of a newspaper, the attack on a judge and the murder of Doe": nouns of one sentence
 * that are listed, each with whom or what it was done to. */
static bool is_listed_with(const extraction *x, const event *e, const event *last) {
    const noun_phrase *phrase = phrase_at(x, e->phrase);
    if (phrase == NULL || phrase->first < 3 || !names_target(x, e) || !names_target(x, last) ||
        last->end >= phrase->first)
        return false;
    static const char *const joins[] = {"and", "or", ",", ";"};
    static const char *const links[] = {"to", "in", "for", "with", "of", "after", "by", "from"};
    bool killing = is_outcome_type(x, e->type_row) || (e->flags & RSM_TRIGGER_KILLS);
    bool killed = is_outcome_type(x, last->type_row) || (last->flags & RSM_TRIGGER_KILLS);
    bool known = token_is(x, phrase->first, "the") && last->definite;
    uint32_t before = phrase->first - 1;
    bool again = ONE_OF(x, before, links) && ONE_OF(x, before - 1, joins);
    bool on_people = harms_people(x, e->type_row) && harms_people(x, last->type_row);
    if (again || (known && on_people && token_is(x, before, "and")))
        return true; /* "to the bombing of a bus, to the murder of Doe" */
    if (killing != killed || (killing && !known))
        return false; /* but "the murder of Doe, the shooting of two guards" may be one deed */
    return ONE_OF(x, before, joins);
}

/* "linked to the bombing of a bus, to the murder of Doe": the first of a list of deeds, none of them
 * that of another sentence which was done to somebody else. */
static bool opens_a_list(const extraction *x, const event *e, const incident_draft *incident) {
    if (!e->noun || e->whom.head == RSM_NONE || incident->whom[0] == RSM_NONE)
        return false;
    for (uint32_t i = first_event_from(x, e->end); i < x->events.count; i++) {
        const event *after = event_at(x, i);
        if (!in_one_sentence(x, e, after))
            return false;
        if (is_listed_with(x, after, e))
            return true;
    }
    return false;
}

/* "an attack last week", where the report is of today's; "was murdered in 2003", "was attacked in
 * 2007". */
static bool is_of_another_past(const extraction *x, const event *e,
                               const incident_draft *incident) {
    if (e->past == RSM_NONE)
        return incident->past != RSM_NONE && e->of_the_day && !incident->of_the_day;
    if (incident->past == RSM_NONE)
        return incident->of_the_day && !e->of_the_day;
    const rsm_time *a = &x->times->items[e->past], *b = &x->times->items[incident->past];
    return !rsm_slice_equal(a->expression.value.value, b->expression.value.value) &&
           !is_outcome_type(x, e->type_row);
}

/* "Gunmen fired on mourners at the funeral": after the death that is told. */
static bool is_at_a_funeral(const extraction *x, const event *e, const incident_draft *incident) {
    static const char *const words[] = {"funeral", "burial", "wake", "mourners"};
    if (tells_outcome(x, e) || !has_perpetrator(x, e->type_row) || is_law(x, e->type_row) ||
        (e->noun && e->definite))
        return false;
    uint32_t first = event_at(x, incident->first_event)->first, end = sentence_end(x, e->first);
    if (x->text->tokens[first].sentence == x->text->tokens[e->first].sentence)
        return false;
    for (uint32_t token = e->end; token < end; token++)
        if (ONE_OF(x, token, words))
            return x->clause_of[token] == x->clause_of[e->first];
    return false;
}

bool is_done_by(const extraction *x, const event *e, const incident_draft *incident) {
    const verb_group *group = verb_at(x, e->verb);
    const event *last = event_at(x, incident->last_event);
    if (group == NULL || !last->noun || last->phrase == RSM_NONE || has_relative(x, group))
        return false;
    return last->phrase == (group->passive ? group->agent : group->subject);
}

bool told_of_another(const extraction *x, const event *e, const incident_draft *incident, int times,
                     int places) {
    bool met = times > 0 || (places > 1 && of_one_name(x, e->place, incident->place));
    const event *last = event_at(x, incident->last_event);
    bool beside = in_one_sentence(x, e, last), lead = is_in_lead(x, e->first);
    bool opening = position_weight(x, e->first) >= TITLE_WEIGHT;
    if (are_two_acts(x, e, incident) || is_one_of_many(x, e, incident, beside))
        return true;
    if (!beside && e->noun && is_a_campaign(x, e->type_row) &&
        incident->type_row < x->types.count && !is_a_campaign(x, incident->type_row))
        return true;
    if ((!opening || is_a_campaign(x, incident->type_row)) &&
        is_a_killing_beside(x, e, incident, beside))
        return true;
    if (is_the_march_after(x, e, incident, beside) || bears_another_name(x, e, incident))
        return true;
    if (e->bare_day.size > 0 &&
        (incident->bare_day.size > 0 ? !rsm_slice_equal(e->bare_day, incident->bare_day)
                                     : incident->of_the_day && !e->of_the_day))
        return true; /* a report without a date: "today", and "on 3 May" */
    if (is_of_another_past(x, e, incident))
        return true;
    if (e->recalled != incident->recalled && times <= 0 && !(incident->recalled && !e->brings))
        return true;
    if (beside)
        return is_listed_with(x, e, last) || is_listed_apart(x, e, last) ||
               is_what_is_pursued(x, e, last) || is_protested(x, e, last);
    if (is_one_of_the_sum(x, e, incident) || are_others_of_another_day(x, e, incident) ||
        is_also_done(x, e, incident) || (!opening && is_in_another_town(x, e, incident)) ||
        is_done_to_others_by_another(x, e, incident) || opens_a_list(x, e, incident))
        return true;
    if (e->turned && (!goes_on(x, e, incident) || is_of_another_kind(x, e, incident)))
        return true; /* the same town and day are no sign: "also on Monday" */
    if (e->brings && !met)
        return true;
    if (incident->background && e->harmed != RSM_NONE && incident->harmed == RSM_NONE)
        return true; /* after a murder of long ago, "the killing of Doe" */
    bool dated = incident->time != RSM_NONE && !opening;
    if (((!lead || dated) && has_its_own_day(x, e, incident, times)) ||
        failed_apart(x, e, incident))
        return true;
    if (!opening && opens_another_kind(x, e, incident))
        return true;
    if ((x->separate || (!lead && !met)) && harms_one_more(x, e, incident))
        return true;
    if (e->newcomers && !lead && e->scene != RSM_NONE && e->place == RSM_NONE && !met)
        return true; /* "In Mosul, a guard was killed" */
    if (e->age >= 0 && incident->age >= 0 && e->age != incident->age && (!met || x->separate))
        return true; /* one boy of seven, one of nine */
    if (!opening && is_done_to_another(x, e, incident))
        return true;
    if (!met && !lead && names_its_own(x, e, incident))
        return true;
    if (!opening && (strikes_anew(x, e, incident) || is_at_a_funeral(x, e, incident)))
        return true;
    return e->accused != RSM_NONE && incident->accused != RSM_NONE &&
           on_others(x, incident->accused, e->accused, opening, lead);
}

bool is_charge(const extraction *x, const event *e) {
    static const char *const links[] = {"with", "of", "to", "and", ",", "or"};
    const noun_phrase *phrase = phrase_at(x, e->phrase);
    if (!e->noun || phrase == NULL || phrase->first == 0 || is_law(x, e->type_row) || e->definite ||
        e->time != RSM_NONE || e->place != RSM_NONE || names_target(x, e))
        return false;
    uint32_t before = phrase->first - 1;
    if (!word_in(x, before, links, sizeof links / sizeof *links))
        return false;
    uint32_t index = first_event_from(x, e->first);
    for (uint32_t i = index; i-- > 0 && in_one_sentence(x, event_at(x, i), e);)
        if (is_law(x, event_at(x, i)->type_row))
            return true;
    return false;
}

bool speaks_of_it(const extraction *x, const event *e) {
    const verb_group *group = verb_at(x, e->verb);
    const noun_phrase *subject =
        group == NULL || e->noun ? NULL : phrase_at(x, group->passive ? RSM_NONE : group->subject);
    return (e->flags & RSM_TRIGGER_WEAK) && subject != NULL && group->object == RSM_NONE &&
           token_is(x, subject->head, "it"); /* but "the group said it had shot Doe" */
}

/* A name tells more of whom the law acts on than a noun. */
void note_joined(const extraction *x, incident_draft *incident, const event *e) {
    if (incident->bare_day.size == 0)
        incident->bare_day = e->bare_day;
    incident->of_the_day |= e->of_the_day;
    if (incident->age < 0)
        incident->age = e->age;
    if (incident->past == RSM_NONE)
        incident->past = e->past;
    if (incident->own_name == RSM_NONE)
        incident->own_name = e->own_name;
    note_target(x, incident, e);
    bool kindred = e->type_row < x->types.count && incident->type_row < x->types.count &&
                   x->types.top[e->type_row] != x->types.top[incident->type_row];
    if (e->happened > incident->happened && !(kindred && !is_outcome_type(x, e->type_row)))
        incident->happened = e->happened;
    const noun_phrase *had = phrase_at(x, incident->accused), *fresh = phrase_at(x, e->accused);
    if (fresh != NULL &&
        (had == NULL || (name_entity(x, had) == RSM_NONE && name_entity(x, fresh) != RSM_NONE)))
        incident->accused = e->accused;
}

/* ---- back to the thread ---- */

/* "that attack"; "the attack" in the sentence after; "the man who died in that attack". */
static bool points_back(const extraction *x, const event *e, const event *last) {
    uint32_t index = first_event_from(x, e->first);
    for (uint32_t i = index; i < x->events.count && i <= index + 1; i++) {
        const event *noun = event_at(x, i);
        const noun_phrase *phrase = phrase_at(x, noun->phrase);
        if (!in_one_sentence(x, noun, e))
            break;
        if (!noun->noun || !noun->definite || phrase == NULL)
            continue;
        if (token_is(x, phrase->first, "that") || token_is(x, phrase->first, "those"))
            return true;
        bool this_one = token_is(x, phrase->first, "this") || token_is(x, phrase->first, "these");
        if (!this_one &&
            x->text->tokens[e->first].sentence <= x->text->tokens[last->first].sentence + 1)
            return true;
    }
    return false;
}

/* "Doe was hit", where Doe has been named only since the incident was brought in. */
static bool harms_whom_it_named(const extraction *x, const event *e,
                                const incident_draft *incident) {
    const noun_phrase *phrase = whom_it_harms(x, e);
    uint32_t name = phrase == NULL ? RSM_NONE : name_entity(x, phrase);
    return name != RSM_NONE && entity_at(x, name)->first < sentence_first(x, e->first) &&
           entity_at(x, name)->first >=
               sentence_first(x, event_at(x, incident->first_event)->first);
}

bool back_to_the_thread(const extraction *x, const event *e, const incident_draft *incident) {
    const event *last = event_at(x, incident->last_event);
    return incident->background && !points_back(x, e, last) &&
           !harms_whom_it_named(x, e, incident) &&
           sentence_at(x, e->first)->paragraph != sentence_at(x, last->first)->paragraph;
}

bool comes_to_the_fore(const extraction *x, const event *e, const incident_draft *incident) {
    const event *last = event_at(x, incident->last_event);
    return (e->harmed != RSM_NONE || e->newcomers || e->brings || tells_of_whom(x, e)) &&
           sentence_at(x, e->first)->paragraph != sentence_at(x, last->first)->paragraph;
}
