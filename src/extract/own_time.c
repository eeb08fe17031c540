/* The day and the hour of an incident.
 *
 * What a mention says of itself goes before what the report says elsewhere: of the times that agree
 * with its own the one that the signs speak for most, made exact by hours that lie in it. Neither
 * the hour of a death, of a vigil nor of "until" makes it so. Cost: the times of a report times the
 * events of their sentences. */
#include "extract/sign.h"

enum { OPENING_SCORE = 1 }; /* what opens the sentence of a verb: less than any other sign */

bool is_mourning(const extraction *x, const event *e, uint32_t incident) {
    if (e == NULL || e->type_row == incident_at(x, incident)->type_row)
        return false;
    for (uint32_t token = e->first; token < e->end; token++) {
        const rsm_match *act = match_at(x, token, RSM_DOMAIN_ACT);
        if (act != NULL &&
            rsm_world_number(x->world, RSM_DOMAIN_ACT, act->row, RSM_ACT_CLASS) == RSM_ACT_MOURNING)
            return true;
    }
    return false;
}

/* The time that a mention of the incident has for its own with the most to speak for it, or
 * RSM_NONE. */
static uint32_t best_own_time(const extraction *x, uint32_t incident) {
    uint32_t best = RSM_NONE;
    int32_t best_score = 0;
    bool of_a_death = true;
    const incident_draft *draft = incident_at(x, incident);
    for (uint32_t i = draft->first_event; i <= draft->last_event; i++) {
        const event *e = event_at(x, i);
        uint32_t told = e->incident == incident ? told_time(x, e) : RSM_NONE;
        int32_t score = told == e->time ? e->time_score : OPENING_SCORE;
        if (told == RSM_NONE || score <= 0 || is_mourning(x, e, incident))
            continue;
        static const char *const ends[] = {"die", "succumb", "death"};
        bool death = ONE_OF(x, e->first, ends);
        if ((death && !of_a_death) || (death == of_a_death && score <= best_score))
            continue; /* "died on Sunday after being shot the night before" */
        best = told, best_score = score, of_a_death = death;
    }
    return best;
}

static int64_t minutes_of(const rsm_instant *instant, bool latest) {
    int32_t minute = instant->minute >= 0 ? instant->minute : latest ? 1439 : 0;
    return (int64_t)instant->day * 1440 + minute;
}

/* Whether one time lies within another, an hour to either side. */
static bool within_bounds(const rsm_time_value *fine, const rsm_time_value *coarse) {
    enum { LEEWAY = 60 };
    if (!fine->earliest.known || !coarse->earliest.known || !coarse->latest.known)
        return true;
    int64_t at = minutes_of(&fine->earliest, false);
    return at + LEEWAY >= minutes_of(&coarse->earliest, false) &&
           at <= minutes_of(&coarse->latest, true) + LEEWAY;
}

/* What an hour tells of the incident: of a call or a find, its day up to that hour. */
static const rsm_time_value *told_value(const extraction *x, uint32_t index) {
    return x->is_alarm[index] ? &x->moved_times[index] : &x->times->items[index].expression.value;
}

static uint8_t told_precision(const extraction *x, uint32_t index) {
    return x->is_alarm[index] ? RSM_PRECISION_DAY : x->times->items[index].precision;
}

/* "The party was taking place at nine": a happening that is not the incident. */
static bool tells_of_another(const extraction *x, uint32_t verb) {
    const verb_group *group = verb_at(x, x->verb_of[verb]);
    const noun_phrase *subject = group == NULL ? NULL : phrase_at(x, group->subject);
    return subject != NULL && token_upos(x, subject->head) == RSM_UPOS_NOUN &&
           match_over(x, subject->head, RSM_DOMAIN_TRIGGER) == NULL &&
           !(x->text->tokens[subject->head].flags & RSM_TOKEN_CAPITALISED);
}

static bool follows_verb(const extraction *x, uint32_t token) {
    for (uint32_t at = sentence_first(x, token); at < token; at++)
        if (x->verb_of[at] != RSM_NONE || token_upos(x, at) == RSM_UPOS_VERB)
            return true;
    return false;
}

/* An hour told of something else that somebody did that day, in a sentence that tells nothing of
 * the incident: "she last wrote at nine", "the mayor visited the site at nine". */
static bool is_idle_hour(const extraction *x, uint32_t index, sign_aim aim) {
    const rsm_time *time = &x->times->items[index];
    if (time->precision != RSM_PRECISION_MINUTE ||
        nearest_aimed(x, time->first_token, time->end_token, aim) != RSM_NONE)
        return false;
    uint32_t verb = x->signs->times[index].verb;
    uint8_t act = sign_act(x, verb);
    if (act == RSM_ACT_HAPPENING)
        return tells_of_another(x, verb);
    if (act == SIGN_ACT_NONE) /* "Around nine, outside the station" tells no other doing */
        return follows_verb(x, time->first_token);
    return act != RSM_ACT_ALARM && act != RSM_ACT_DISCOVERY && act != SIGN_ACT_TRIGGER;
}

/* The most exact time told of the day chosen: of two hours the one with more to speak for it, and
 * not that at which somebody was booked into a jail or a vigil began. */
static uint32_t sharpened(const extraction *x, uint32_t best, sign_aim aim) {
    uint32_t exact = best;
    int32_t exact_score = 0;
    for (uint32_t i = 0; i < x->times->count && i < SIGN_CANDIDATES; i++) {
        const rsm_time *time = &x->times->items[i];
        if (told_precision(x, i) >= told_precision(x, best) ||
            told_precision(x, i) > told_precision(x, exact) || !may_be_time(x, i, aim.incident) ||
            is_idle_hour(x, i, aim) ||
            !same_day(&time->expression.value, &x->times->items[best].expression.value))
            continue;
        if (!within_bounds(told_value(x, i), told_value(x, best)))
            continue; /* "last night" is not sharpened by a death at four in the morning */
        sign_answers answers = time_answers(x, i, aim);
        uint8_t preposition = answers.answer[ASK_OWN];
        uint32_t near = nearest_aimed(x, time->first_token, time->end_token, aim);
        if (is_mourning(x, event_at(x, near), aim.incident))
            continue; /* "the vigil that started around 10 p.m." */
        if (preposition == TIME_SINCE || preposition == TIME_UNTIL ||
            answers.answer[ASK_VERB] == RSM_ACT_CARE)
            continue;
        int32_t score = sign_score(x, &x->signs->time_weights, &answers);
        bool finer = told_precision(x, i) < told_precision(x, exact);
        if (score > 0 && (finer || score > exact_score) && !tells_aside(answers.answer[ASK_VERB]))
            exact = i, exact_score = score;
    }
    return exact;
}

/* Whether a time may be the own one told again: of its day, and in its hours where it is finer. */
static bool agrees(const extraction *x, uint32_t index, uint32_t own) {
    const rsm_time *time = &x->times->items[index], *of = &x->times->items[own];
    if (!days_meet(&time->expression.value, &of->expression.value))
        return false;
    return told_precision(x, index) >= told_precision(x, own) ||
           within_bounds(told_value(x, index), told_value(x, own));
}

bool hours_agree(const extraction *x, uint32_t left, uint32_t right) {
    enum { HOURS = 150 }; /* minutes */
    uint8_t a = told_precision(x, left), b = told_precision(x, right);
    const rsm_time_value *one = told_value(x, left), *other = told_value(x, right);
    if (a != b)
        return a < b ? within_bounds(one, other) : within_bounds(other, one);
    if (a != RSM_PRECISION_MINUTE || !one->earliest.known || !other->earliest.known)
        return true;
    int64_t apart = minutes_of(&one->earliest, false) - minutes_of(&other->earliest, false);
    return apart <= HOURS && apart >= -HOURS;
}

/* Of the times that agree with a mention's own, where there is one, that with the most to speak for
 * it; hours told of something else only where they are asked for. */
static uint32_t best_time(const extraction *x, uint32_t own, bool idle, sign_aim aim) {
    uint32_t best = RSM_NONE;
    int32_t best_score = 0;
    for (uint32_t i = 0; i < x->times->count && i < SIGN_CANDIDATES; i++) {
        bool other = own != RSM_NONE && !agrees(x, i, own);
        if (other || !may_be_time(x, i, aim.incident) || (own != RSM_NONE && !idle && is_idle_hour(x, i, aim)))
            continue; /* what a mention says of itself goes before what the report says elsewhere */
        int32_t score = time_score(x, i, aim);
        if (score > best_score)
            best_score = score, best = i;
    }
    return best;
}

/* Years back: a record, an age, what once was. */
static bool is_of_old(const extraction *x, uint32_t index) {
    enum { DAYS = 1100 };
    const rsm_published *published = &x->reading->report.published;
    const rsm_time_value *value = &x->times->items[index].expression.value;
    return published->earliest.known && value->latest.known &&
           value->latest.day + DAYS < published->earliest.day;
}

uint32_t choose_time(const extraction *x, sign_aim aim) {
    uint32_t own = best_own_time(x, aim.incident), best = best_time(x, own, false, aim);
    if (best == RSM_NONE && own != RSM_NONE)
        best = may_be_time(x, own, aim.incident) && !is_of_old(x, own)
                   ? own
                   : best_time(x, own, true, aim);
    return best == RSM_NONE ? best : sharpened(x, best, aim);
}

/* "A bomb exploded last night in Osk. In Tarn, a patrol was ambushed": the night and Osk are the
 * bomb's alone, whose clause tells them, where its sentence has no mention of the other. */
static bool is_anothers_own(const extraction *x, uint32_t token, bool time, uint32_t index,
                            uint32_t incident) {
    uint32_t end = sentence_end(x, token);
    bool owned = false;
    for (uint32_t i = first_event_from(x, sentence_first(x, token)); i < x->events.count; i++) {
        const event *e = event_at(x, i);
        if (e->first >= end)
            break;
        if (e->incident == incident)
            return false;
        owned |= (time ? e->time : e->place) == index && e->incident != RSM_NONE &&
                 !is_law(x, e->type_row) && !e->recalled;
    }
    return owned;
}

bool is_anothers_own_time(const extraction *x, uint32_t index, uint32_t incident) {
    return is_anothers_own(x, x->times->items[index].first_token, true, index, incident);
}

bool is_anothers_own_place(const extraction *x, uint32_t index, uint32_t incident) {
    return is_anothers_own(x, x->places->items[index].first_token, false, index, incident);
}
