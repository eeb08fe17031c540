/* Which mentions of a report are one incident, and which incident the report is mainly about.
 *
 * Events are taken in order of the text. Each joins the incident it fits best, by type
 * (ontology/compatible.txt), time, place and how lately the incident was spoken of; an event whose
 * own day or place contradicts all, or that says it is another ("a second attack"), begins an
 * incident; one that nothing holds to the incident it fits is of none (hold.c). How much must hold
 * it depends on whether the report tells of several: events are grouped once to learn that.
 * Figures then go to the event of their clause, else of their sentence, else to the incident last
 * spoken of. Cost: events times incidents, capped at RSM_EXTRACT_INCIDENTS. */
#include "extract/apart.h"
#include "extract/number.h"
#include "extract/persons.h"

enum {
    CHARGE_LEAST = -1,   /* the same, of a deed that somebody is charged with */
    JOIN_LEAST = 2,      /* least score at which an event joins an incident */
    FOCUS_SENTENCES = 3, /* how long an incident stays in focus */
    MANY = 3,            /* happenings of a report that tells of several */
    STATISTIC_LEAST = 15 /* acts that are counted so far are no one incident */
};

incident_draft *incident_at(const extraction *x, uint32_t index) {
    return index == RSM_NONE ? NULL : rsm_vector_at(&x->incidents, index);
}

static uint32_t sentence_of(const extraction *x, uint32_t token) {
    return x->text->tokens[token].sentence;
}

/* *known: something but acts of the law has been told of. */
static uint32_t best_incident(const extraction *x, const event *e, uint32_t focus, bool charge,
                              bool *known) {
    uint32_t best = RSM_NONE;
    bool goes_on = charge || speaks_of_the_known(x, e);
    int best_score = goes_on ? CHARGE_LEAST - 1 : JOIN_LEAST - 1;
    *known = false;
    for (uint32_t i = 0; i < x->incidents.count; i++) {
        const incident_draft *incident = incident_at(x, i);
        *known |= !is_law(x, incident->type_row) && !incident->background;
        if (charge && fit_type(x, e, incident) < 2 && !is_outcome_type(x, e->type_row))
            continue;
        int score = fit_event(x, e, i, focus);
        if (score > best_score)
            best_score = score, best = i;
    }
    return best;
}

/* ---- joining ---- */

static bool more_exact_type(const extraction *x, uint32_t fresh, uint32_t old) {
    if (fresh == RSM_NONE)
        return false;
    if (is_outcome_type(x, old) != is_outcome_type(x, fresh))
        return is_outcome_type(x, old);
    return old == RSM_NONE || (fresh != old && rsm_type_is(x->world, fresh, old));
}

static uint32_t span_days(const rsm_time_value *value) {
    if (value == NULL || !value->earliest.known || !value->latest.known)
        return UINT32_MAX;
    return (uint32_t)(value->latest.day - value->earliest.day);
}

static bool more_exact_place(const rsm_place_value *fresh, const rsm_place_value *old) {
    if (fresh == NULL)
        return false;
    if (old == NULL)
        return true;
    return !is_town(old) && is_town(fresh) && compare_places(fresh, old) >= 0;
}

/* "They were called after a shooting on Saturday", "The crash came a day after a boy drowned": told
 * of only for what the report is about, which is of a later day. */
static bool is_led_to(const extraction *x, const event *e) {
    const incident_draft *main = incident_at(x, x->incidents.count > 1 ? 0 : RSM_NONE);
    const rsm_time_value *its = time_value(x, e->time);
    if (main == NULL || is_law(x, main->type_row))
        return false;
    if (e->other_than != RSM_NONE && event_at(x, e->other_than)->incident != RSM_NONE)
        return true;
    const rsm_time_value *day = time_value(x, main->time);
    bool opens =
        its != NULL && e->opens_at == e->time && position_weight(x, e->first) < TITLE_WEIGHT;
    if (opens && day != NULL && its->latest.known && day->earliest.known &&
        its->latest.day < day->earliest.day)
        return true; /* "A week earlier, gunmen raided a post" */
    if (!e->noun || e->definite || its == NULL)
        return false;
    const noun_phrase *phrase = phrase_at(x, e->phrase);
    if (phrase != NULL && phrase->first > 0 &&
        (token_is(x, phrase->first - 1, "following") || token_is(x, phrase->first - 1, "after")))
        return true;
    return day != NULL && its->latest.known && day->earliest.known &&
           its->latest.day < day->earliest.day;
}

static uint32_t new_incident(extraction *x, uint32_t index) {
    if (x->incidents.count >= RSM_EXTRACT_INCIDENTS)
        return RSM_NONE;
    const event *e = event_at(x, index);
    incident_draft *incident = rsm_vector_push(&x->incidents);
    if (incident == NULL) {
        x->failed = true;
        return RSM_NONE;
    }
    bool aside = e->recalled || e->other || is_led_to(x, e);
    *incident = (incident_draft){.type_row = e->type_row,
                                 .first_event = index,
                                 .last_event = index,
                                 .time = RSM_NONE,
                                 .place = RSM_NONE,
                                 .modality = e->modality,
                                 .harmed = RSM_NONE,
                                 .lead_time = RSM_NONE,
                                 .lead_place = RSM_NONE,
                                 .number = RSM_NONE,
                                 .recalled = e->recalled,
                                 .age = -1,
                                 .past = RSM_NONE,
                                 .own_name = RSM_NONE,
                                 .deeds_day = RSM_NONE,
                                 .background = aside,
                                 .told_aside = aside,
                                 .accused = RSM_NONE};
    for (uint32_t i = 0; i < DRAFT_TARGETS; i++)
        incident->targets[i] = incident->whom[i] = RSM_NONE;
    for (uint32_t i = 0; i < DRAFT_KINDS; i++)
        incident->kinds[i] = RSM_NONE;
    incident->faint_type = (e->flags & (RSM_TRIGGER_WEAK | RSM_TRIGGER_GENERIC)) != 0;
    return x->incidents.count - 1;
}

static void note_kind(incident_draft *incident, uint32_t type_row) {
    for (uint32_t i = 0; i < DRAFT_KINDS && type_row != RSM_NONE; i++) {
        if (incident->kinds[i] == type_row)
            return;
        if (incident->kinds[i] == RSM_NONE) {
            incident->kinds[i] = type_row;
            return;
        }
    }
}

static void date_by(const extraction *x, incident_draft *incident, const event *e) {
    incident->time = e->time;
    note_dated_by(x, incident, e);
}

static void join(extraction *x, uint32_t index, uint32_t target) {
    event *e = event_at(x, index);
    incident_draft *incident = incident_at(x, target);
    if (incident == NULL)
        return;
    e->incident = target;
    if (comes_to_the_fore(x, e, incident))
        incident->background = false;
    incident->event_count++;
    if (index < incident->first_event)
        incident->first_event = index;
    if (index > incident->last_event)
        incident->last_event = index;
    incident->peopled |= e->peopled;
    note_kind(incident, e->type_row);
    incident->deadly |= (e->flags & RSM_TRIGGER_KILLS) != 0;
    note_joined(x, incident, e);
    note_sufferer(x, incident, index);
    if (incident->harmed == RSM_NONE)
        incident->harmed = e->harmed;
    bool faint = (e->flags & (RSM_TRIGGER_WEAK | RSM_TRIGGER_GENERIC)) != 0;
    bool told = e->modality <= RSM_MODALITY_ALLEGED || e->modality == incident->modality;
    bool same_family = e->type_row < x->types.count && incident->type_row < x->types.count &&
                       x->types.family[e->type_row] == x->types.family[incident->type_row];
    bool plainer = told && same_family && incident->faint_type && !faint &&
                   e->type_row != RSM_NONE && !tells_outcome(x, e);
    bool exact = more_exact_type(x, e->type_row, incident->type_row) && !tells_outcome(x, e);
    if (plainer || (told && exact)) {
        incident->type_row = e->type_row;
        incident->faint_type = faint;
    }
    if (e->modality < incident->modality)
        incident->modality = e->modality;
    bool died = incident->time != RSM_NONE && e->time != RSM_NONE &&
                compare_times(time_value(x, e->time), time_value(x, incident->time)) < 0;
    if (died && is_the_deeds_day(x, e, incident)) {
        date_by(x, incident, e);
        incident->deeds_day = e->time;
    } else if (!died && e->time != RSM_NONE &&
               span_days(time_value(x, e->time)) < span_days(time_value(x, incident->time)))
        date_by(x, incident, e);
    if (incident->time == RSM_NONE)
        date_by(x, incident, e);
    if (more_exact_place(place_value(x, e->place), place_value(x, incident->place)))
        incident->place = e->place;
    incident->historic = is_historic(x, incident->time);
}

/* What may come, was feared or did not take place makes no incident and is told of none; what was
 * foiled does. */
static bool takes_part(const event *e) {
    bool told = e->modality <= RSM_MODALITY_ALLEGED || e->modality == RSM_MODALITY_FOILED;
    return e->supported && told && !e->aside && !(e->flags & RSM_TRIGGER_STATE);
}

/* "robbery suspect", "shooting victims": somebody known by what happened before. */
bool names_people_by(const extraction *x, const event *e) {
    const noun_phrase *phrase = phrase_at(x, e->phrase);
    return phrase != NULL && phrase->head >= e->end &&
           match_over(x, phrase->head, RSM_DOMAIN_PERSON) != NULL;
}

static bool stands_with_a_figure(const extraction *x, const event *e) {
    const figure *f = figure_at(x, first_figure_from(x, sentence_first(x, e->first)));
    return f != NULL && sentence_of(x, f->first) == sentence_of(x, e->first);
}

/* "the attack on the union". */
static bool tells_its_target(const extraction *x, const event *e) {
    return e->noun && !e->plural && names_target(x, e) && e->whom.head != RSM_NONE;
}

/* Whether an event that fits no incident may begin one: a type is told, and a noun that usually
 * refers back
 * ("the disaster") has a time, a place or an outcome of its own. */
static bool may_begin(const extraction *x, const event *e) {
    if (e->type_row == RSM_NONE || names_people_by(x, e) || speaks_of_it(x, e))
        return false;
    if (!(e->flags & RSM_TRIGGER_GENERIC))
        return true;
    if (e->time != RSM_NONE || e->place != RSM_NONE || tells_its_target(x, e))
        return true;
    return stands_with_a_figure(x, e);
}

/* "Nine people were killed in shootings across the city": what leads a round-up in is none of its
 * incidents; but "the attacks went on when Doe was killed". */
static bool leads_in(const extraction *x, const event *e) {
    const noun_phrase *whom = e->noun ? NULL : whom_it_harms(x, e);
    bool named = whom != NULL && is_person_name(x, whom->head);
    if (e->first >= x->parts_from || named)
        return false;
    uint32_t stop = sentence_end(x, e->first);
    for (uint32_t i = first_event_from(x, sentence_first(x, e->first)); i < x->events.count; i++) {
        const event *other = event_at(x, i);
        if (other->first >= stop)
            return false;
        if (other->noun && other->plural)
            return true;
    }
    return false;
}

/* "3,165 shootings", "40 incidents of arson": counted, told of none. */
static bool is_statistic(const extraction *x, const event *e) {
    const noun_phrase *phrase = phrase_at(x, e->phrase);
    number count;
    if (!e->noun || !e->plural || phrase == NULL)
        return false;
    for (uint32_t token = phrase->first; token < e->first; token++)
        if (read_number(x, token, phrase->end, &count) && !count.article &&
            count.low >= STATISTIC_LEAST)
            return true;
    return false;
}

/* The incident that an event begins or joins, or RSM_NONE: then it is of none. */
static uint32_t incident_for(extraction *x, uint32_t index, uint32_t focus) {
    event *e = event_at(x, index);
    bool charge = is_charge(x, e), known = false;
    bool by_law = charge || (!is_law(x, e->type_row) && names_charge(x, e));
    uint32_t target = e->other ? RSM_NONE : best_incident(x, e, focus, charge, &known);
    bool begins = target == RSM_NONE && may_begin(x, e) && !(by_law && known);
    if (target != RSM_NONE && !charge && !is_held(x, e, target, focus)) {
        bool own = e->time != RSM_NONE || e->scene != RSM_NONE;
        bool anew = x->many && own && is_told_anew(x, e);
        anew |= tells_its_target(x, e) && stands_with_a_figure(x, e);
        begins = anew && may_begin(x, e);
        e->loose = !begins;
        target = RSM_NONE;
    }
    return begins ? new_incident(x, index) : target;
}

static bool is_one_happening(const extraction *x, const event *e) {
    return takes_part(e) && !(e->plural && e->other) && !leads_in(x, e) && !is_statistic(x, e);
}

/* An outcome goes with its deed, also where it is told before it: "two died when a bomb went off".
 * Where the outcome's own words hold it apart from what the deed would join ("a year before, two
 * died in a clash"), the deed goes with the outcome. */
static uint32_t place_event(extraction *x, uint32_t index, uint32_t focus) {
    event *e = event_at(x, index);
    event *deed = event_at(x, e->deed);
    if (deed == NULL || !is_one_happening(x, deed))
        return incident_for(x, index, focus);
    uint32_t target = deed->incident, known = x->incidents.count;
    if (e->deed > index) {
        target = incident_for(x, e->deed, focus);
        if (target < known && fit_event(x, e, target, focus) <= FIT_APART)
            target = incident_for(x, index, focus);
        if (target != RSM_NONE)
            join(x, e->deed, target);
    }
    if (target == RSM_NONE && deed->loose)
        return RSM_NONE; /* what is told by a deed of no incident */
    return target == RSM_NONE ? incident_for(x, index, focus) : target;
}

static void group_events(extraction *x) {
    uint32_t focus = RSM_NONE;
    x->incidents.count = 0;
    for (uint32_t i = 0; i < x->events.count; i++)
        event_at(x, i)->incident = RSM_NONE, event_at(x, i)->loose = false;
    for (uint32_t i = 0; i < x->events.count && !x->failed; i++) {
        const event *e = event_at(x, i);
        if (e->incident != RSM_NONE || !is_one_happening(x, e))
            continue;
        uint32_t target = place_event(x, i, focus);
        if (target == RSM_NONE)
            continue;
        join(x, i, target);
        focus = target;
    }
}

/* A report that tells of nothing but what somebody denies. */
static void group_denied(extraction *x) {
    for (uint32_t i = 0; i < x->events.count && x->incidents.count == 0; i++)
        if (may_be_denied_alone(x, event_at(x, i)))
            join(x, i, new_incident(x, i));
}

static bool tells_of_many(const extraction *x) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < x->incidents.count; i++)
        count += !is_law(x, incident_at(x, i)->type_row);
    return count >= MANY;
}

/* A time told with what is only background is no day of what the report is about. */
static void own_times(extraction *x) {
    for (uint32_t i = 1; i < x->incidents.count; i++) {
        const incident_draft *incident = incident_at(x, i);
        uint32_t time = event_at(x, incident->first_event)->time;
        if (incident->told_aside && time != RSM_NONE && x->time_owner[time] == RSM_NONE)
            x->time_owner[time] = incident->first_event;
    }
}

/* ---- figures ---- */

static bool takes_figure(const extraction *x, const event *e, rsm_slot slot) {
    if (e->incident == RSM_NONE)
        return false;
    uint32_t type = incident_at(x, e->incident)->type_row;
    bool harm = slot == RSM_SLOT_KILLED || slot == RSM_SLOT_INJURED || slot == RSM_SLOT_CASUALTIES;
    if (harm && type < x->types.count && x->types.family[type] == RSM_FAMILY_OTHER &&
        !is_outcome_type(x, type))
        return false;
    bool law = is_law(x, type);
    bool law_slot = slot == RSM_SLOT_DETAINED;
    return law == law_slot || (!law && law_slot);
}

/* "... after lightning struck one of them": an event that only tells what went before another of
 * its sentence. */
static bool only_went_before(const extraction *x, uint32_t index) {
    const event *e = event_at(x, index), *before = event_at(x, index > 0 ? index - 1 : RSM_NONE);
    const verb_group *group = verb_at(x, e->verb);
    const noun_phrase *subject = group == NULL ? NULL : phrase_at(x, group->subject);
    return before != NULL && sentence_of(x, before->first) == sentence_of(x, e->first) &&
           before->incident != e->incident && subject != NULL && !group->passive &&
           subject->first > 0 && token_is(x, subject->first - 1, "after");
}

static uint32_t figure_event(const extraction *x, const figure *f) {
    uint32_t at = f->outcome != RSM_NONE ? f->outcome : f->first;
    uint32_t sentence = sentence_of(x, f->first), best = RSM_NONE, best_distance = UINT32_MAX;
    for (uint32_t i = first_event_from(x, sentence_end(x, f->first)); i-- > 0;) {
        const event *e = event_at(x, i);
        uint32_t there = sentence_of(x, e->first);
        if (there + FOCUS_SENTENCES < sentence || (there != sentence && best != RSM_NONE))
            break;
        if (!takes_figure(x, e, f->slot))
            continue;
        if (there != sentence && only_went_before(x, i))
            continue;
        if (there != sentence)
            return i;
        uint32_t distance = e->first > at ? e->first - at : at - e->first;
        if (x->clause_of[e->first] != x->clause_of[at])
            distance += 12;
        if (e->type_row == RSM_NONE)
            distance += 4;
        if (distance <= best_distance)
            best_distance = distance, best = i;
    }
    return best;
}

/* A day told in the figure's own sentence that is none of the incident's: the figure is of
 * something else. */
static bool dated_elsewhere(const extraction *x, const figure *f, const incident_draft *incident) {
    for (uint32_t token = sentence_first(x, f->first); token < sentence_end(x, f->first); token++) {
        uint32_t time = x->time_of[token];
        if (time == RSM_NONE || x->clause_of[token] != x->clause_of[f->first])
            continue;
        rsm_time_type type = x->times->items[time].expression.type;
        if (type != RSM_TIME_DATE && type != RSM_TIME_TIME)
            continue;
        if (is_historic(x, time) &&
            compare_times(time_value(x, time), time_value(x, incident->time)) <= 0 &&
            !incident->historic)
            return true;
    }
    return false;
}

/* "24 killings this year": over many incidents, of none. */
static bool over_a_year(const extraction *x, const figure *f) {
    for (uint32_t token = sentence_first(x, f->first); token < sentence_end(x, f->first); token++) {
        uint32_t time = x->time_of[token];
        if (time == RSM_NONE || x->clause_of[token] != x->clause_of[f->first])
            continue;
        const rsm_time *told = &x->times->items[time];
        bool year = told->precision >= RSM_PRECISION_YEAR && told->precision != RSM_PRECISION_NONE;
        bool span =
            told->expression.type == RSM_TIME_DURATION && token_is(x, told->first_token, "this");
        if (year || span)
            return true;
    }
    return false;
}

/* Whether of its clause nothing is told but what is of no incident of the report: a headline of
 * another page, a record of somebody. */
static bool stands_aside(const extraction *x, const figure *f) {
    bool aside = false;
    for (uint32_t i = first_event_from(x, sentence_first(x, f->first)); i < x->events.count; i++) {
        const event *e = event_at(x, i);
        if (sentence_of(x, e->first) != sentence_of(x, f->first))
            break;
        if (e->incident != RSM_NONE)
            return false;
        aside |= e->aside || e->loose || e->modality == RSM_MODALITY_GENERAL;
    }
    return aside || is_of_another_page(x, f->first);
}

/* The event by whose very words a figure is told, where that is of no incident: "denied that
 * police had shot dead four"; else RSM_NONE. */
static uint32_t told_outside(const extraction *x, const figure *f) {
    uint32_t at = f->outcome != RSM_NONE ? f->outcome : f->first;
    uint32_t index = first_event_from(x, at);
    if (index > 0 && (index == x->events.count || event_at(x, index)->first > at))
        index--;
    const event *e = event_at(x, index < x->events.count ? index : RSM_NONE);
    bool over = e != NULL && e->first <= at && at < e->end;
    return over && e->incident == RSM_NONE && e->supported &&
                   e->modality > RSM_MODALITY_ALLEGED && !is_law(x, e->type_row)
               ? index
               : RSM_NONE;
}

/* The incident that such an event would be of. */
static uint32_t incident_meant(const extraction *x, uint32_t index) {
    uint32_t focus = RSM_NONE;
    bool known = false;
    for (uint32_t i = index; i-- > 0 && focus == RSM_NONE;)
        focus = event_at(x, i)->incident;
    return best_incident(x, event_at(x, index), focus, false, &known);
}

static void assign_figures(extraction *x) {
    for (uint32_t i = 0; i < x->figures.count; i++) {
        figure *f = figure_at(x, i);
        if (f->sum || stands_aside(x, f))
            continue;
        uint32_t e = figure_event(x, f);
        uint32_t target = e == RSM_NONE ? RSM_NONE : event_at(x, e)->incident;
        uint32_t outside = told_outside(x, f);
        if (outside != RSM_NONE && (target = incident_meant(x, outside)) == RSM_NONE)
            continue;
        if (target == RSM_NONE && f->first < x->parts_from)
            continue;
        if (target == RSM_NONE && x->incidents.count > 0 && !is_law(x, incident_at(x, 0)->type_row))
            target = 0;
        if (target == RSM_NONE || dated_elsewhere(x, f, incident_at(x, target)))
            continue;
        bool recalled =
            incident_at(x, target)->recalled ||
            (e != RSM_NONE && event_at(x, e)->time != RSM_NONE); /* "in 2009 a bomb killed 23" */
        if (!recalled && over_a_year(x, f))
            continue;
        f->incident = target;
    }
}

/* ---- everything ---- */

/* A deed listed with others has what stands beside it. */
static void own_of_listed(const extraction *x, incident_draft *incident) {
    const event *e = event_at(x, incident->first_event);
    if (!e->listed)
        return;
    if (e->place != RSM_NONE)
        incident->place = e->place;
    if (e->time != RSM_NONE)
        incident->time = e->time;
}

/* The day and place of each, from all that is told of it; `lead_time` and `lead_place` where no
 * mention has them in its own sentence. */
static void set_incidents(extraction *x) {
    for (uint32_t i = 0; i < x->incidents.count; i++) {
        incident_draft *incident = incident_at(x, i);
        choose_setting(x, i);
        own_of_listed(x, incident);
        if (incident->deeds_day != RSM_NONE && !same_days(x, incident->time, incident->deeds_day))
            incident->time = incident->deeds_day;
        incident->lead_time = incident->time;
        incident->lead_place = incident->place;
        incident->historic = is_historic(x, incident->time);
    }
    for (uint32_t i = 0; i < x->events.count; i++) {
        const event *e = event_at(x, i);
        incident_draft *incident = incident_at(x, e->incident);
        if (incident != NULL && e->time == incident->lead_time)
            incident->lead_time = RSM_NONE;
        if (incident != NULL && e->place == incident->lead_place)
            incident->lead_place = RSM_NONE;
    }
}

bool extract_incidents(extraction *x) {
    if (!find_anchors(x) || !find_alarms(x))
        return false;
    find_answered(x);
    find_sequels(x);
    find_turns(x);
    find_series(x);
    find_deeds(x);
    find_struck(x);
    find_sufferers(x);
    if (!find_parts(x) || !find_harmed(x))
        return false;
    group_events(x);
    x->many = tells_of_many(x);
    if (x->many)
        group_events(x);
    group_denied(x);
    own_times(x);
    if (x->failed)
        return false;
    settle_types(x);
    assign_figures(x);
    rank_incidents(x);
    set_incidents(x);
    settle_anchors(x);
    return !x->failed;
}
