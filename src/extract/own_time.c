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

bool has_borrowed_day(const extraction *x, uint32_t time) {
    const rsm_time *hour = time == RSM_NONE ? NULL : &x->times->items[time];
    if (hour == NULL || !hour->bare || hour->day_from == RSM_NONE)
        return false;
    const rsm_token *tokens = x->text->tokens;
    return tokens[hour->first_token].sentence !=
           tokens[x->times->items[hour->day_from].first_token].sentence;
}

static bool tells_a_death(const extraction *x, const event *e) {
    static const char *const ends[] = {"die", "succumb", "death"};
    return ONE_OF(x, e->first, ends);
}

/* The time that a mention of the incident has for its own with the most to speak for it, or
 * RSM_NONE; `worded`: of those whose own sentence tells their day. */
static uint32_t best_of_mentions(const extraction *x, uint32_t incident, bool worded) {
    uint32_t best = RSM_NONE;
    int32_t best_score = 0;
    bool of_a_death = true;
    const incident_draft *draft = incident_at(x, incident);
    for (uint32_t i = draft->first_event; i <= draft->last_event; i++) {
        const event *e = event_at(x, i);
        uint32_t told = e->incident == incident ? told_time(x, e) : RSM_NONE;
        int32_t score = told == e->time ? e->time_score : OPENING_SCORE;
        if (told == RSM_NONE || score <= 0 || is_mourning(x, e, incident) ||
            (worded && has_borrowed_day(x, told)))
            continue;
        bool death = tells_a_death(x, e);
        if ((death && !of_a_death) || (death == of_a_death && score <= best_score))
            continue; /* "died on Sunday after being shot the night before" */
        best = told, best_score = score, of_a_death = death;
    }
    return best;
}

/* "A shooting on Tuesday ... Reed was arrested on Sunday. The shooting occurred at nine": an hour whose
 * day no word near it tells does not gainsay a day that is told. */
static uint32_t best_own_time(const extraction *x, uint32_t incident) {
    uint32_t best = best_of_mentions(x, incident, false);
    if (best == RSM_NONE || !has_borrowed_day(x, best))
        return best;
    uint32_t worded = best_of_mentions(x, incident, true);
    bool gainsaid = worded != RSM_NONE && !days_meet(&x->times->items[best].expression.value,
                                                     &x->times->items[worded].expression.value);
    return gainsaid ? worded : best;
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

static bool tells_an_event(const extraction *x, uint32_t token) {
    for (uint32_t i = first_event_from(x, sentence_first(x, token));
         i < x->events.count && event_at(x, i)->first <= token; i++)
        if (event_at(x, i)->end > token)
            return true;
    return false;
}

/* An hour or a part of the day told of something else that somebody did that day, in a sentence that
 * tells nothing of the incident: "she last wrote at nine", "the mayor visited the site in the
 * evening". */
static bool is_idle_hour(const extraction *x, uint32_t index, sign_aim aim) {
    const rsm_time *time = &x->times->items[index];
    if (time->precision > RSM_PRECISION_PART_OF_DAY ||
        nearest_aimed(x, time->first_token, time->end_token, aim) != RSM_NONE)
        return false;
    uint32_t verb = x->signs->times[index].verb;
    uint8_t act = sign_act(x, verb);
    if (act == RSM_ACT_HAPPENING)
        return tells_of_another(x, verb);
    if (act == SIGN_ACT_NONE) /* "Around nine, outside the station" tells no other doing */
        return time->precision == RSM_PRECISION_MINUTE && follows_verb(x, time->first_token);
    if (act == SIGN_ACT_TRIGGER) /* "she left her home at nine": no happening */
        return !tells_an_event(x, verb);
    return act != RSM_ACT_ALARM && act != RSM_ACT_DISCOVERY;
}

/* "He was spotted near the scene of the shooting at nine": told of a verb with a time of its own. */
static bool is_of_an_aside(const extraction *x, uint32_t index, sign_aim aim) {
    const rsm_time *time = &x->times->items[index];
    const event *near = event_at(x, nearest_aimed(x, time->first_token, time->end_token, aim));
    sign_answers answers = time_answers(x, index, aim);
    uint8_t act = answers.answer[ASK_VERB];
    return near != NULL && answers.answer[ASK_TREE] == SIGN_OTHER_VERB &&
           (!is_tied(&answers) || names_a_site(x, near)) &&
           act != RSM_ACT_SPEECH && (tells_aside(act) || act == RSM_ACT_INQUIRY) &&
           !stands_with(x, near, x->signs->times[index].verb, time->first_token);
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
        if (is_of_an_aside(x, i, aim))
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
        bool finer = own != RSM_NONE && told_precision(x, i) < told_precision(x, own);
        if (other || (finer && is_of_an_aside(x, i, aim)) || !may_be_time(x, i, aim.incident) || (own != RSM_NONE && !idle && is_idle_hour(x, i, aim)))
            continue; /* what a mention says of itself goes before what the report says elsewhere */
        int32_t score = time_score(x, i, aim);
        if (score > best_score)
            best_score = score, best = i;
    }
    return best;
}

/* Whether a time is told of a mention of the aim, or of what the aim's words say happened. */
static bool is_told_of_it(const extraction *x, uint32_t index, sign_aim aim) {
    const rsm_time *time = &x->times->items[index];
    if (nearest_aimed(x, time->first_token, time->end_token, aim) == RSM_NONE)
        return false;
    sign_answers answers = time_answers(x, index, aim);
    return is_tied(&answers);
}

/* "A 2019 shooting ... The July 29, 2019, shooting took the life of": the day that a mention tells
 * within the week, month or year chosen; else what was chosen. */
static uint32_t narrowed(const extraction *x, uint32_t best, sign_aim aim) {
    const rsm_time *wide = &x->times->items[best];
    const rsm_time_value *span = &wide->expression.value;
    uint32_t exact = best;
    int32_t exact_score = 0;
    if (wide->precision < RSM_PRECISION_WEEK || !span->earliest.known || !span->latest.known)
        return best;
    for (uint32_t i = 0; i < x->times->count && i < SIGN_CANDIDATES; i++) {
        const rsm_time_value *value = &x->times->items[i].expression.value;
        if (x->times->items[i].precision > RSM_PRECISION_DAY || !value->earliest.known ||
            value->earliest.day < span->earliest.day || value->latest.day > span->latest.day ||
            !may_be_time(x, i, aim.incident) || !is_told_of_it(x, i, aim))
            continue;
        int32_t score = time_score(x, i, aim);
        if (score > exact_score)
            exact = i, exact_score = score;
    }
    return exact;
}

/* "the killing in Osk last week" */
static bool stands_right_behind(const extraction *x, const event *e, const rsm_time *time) {
    enum { REACH = 4 };
    uint32_t first = time->first_token;
    return e->noun && first >= e->end && first <= e->end + REACH &&
           x->clause_of[first] == x->clause_of[e->first];
}

/* "The man suspected in the shooting last week of his wife died on Tuesday": where only a death is
 * dated, the day that is told of the deed before it, however little else speaks for it; else
 * RSM_NONE. */
static uint32_t before_the_death(const extraction *x, uint32_t own, sign_aim aim) {
    const rsm_time *death = &x->times->items[own];
    uint32_t best = RSM_NONE;
    int32_t best_score = 0;
    const event *told =
        event_at(x, nearest_aimed(x, death->first_token, death->end_token, aim));
    if (told == NULL || !tells_a_death(x, told) || !death->expression.value.earliest.known)
        return RSM_NONE;
    for (uint32_t i = 0; i < x->times->count && i < SIGN_CANDIDATES; i++) {
        const rsm_time *time = &x->times->items[i];
        const rsm_time_value *value = &time->expression.value;
        const event *near =
            event_at(x, nearest_aimed(x, time->first_token, time->end_token, aim));
        if (near == NULL || tells_a_death(x, near) || time->historic || !value->latest.known ||
            value->latest.day >= death->expression.value.earliest.day ||
            !may_be_time(x, i, aim.incident) ||
            !(is_told_of_it(x, i, aim) || stands_right_behind(x, near, time)))
            continue;
        int32_t score = time_score(x, i, aim);
        if (best == RSM_NONE || score > best_score)
            best = i, best_score = score;
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
    uint32_t own = best_own_time(x, aim.incident);
    uint32_t before = own == RSM_NONE ? RSM_NONE : before_the_death(x, own, aim);
    if (before != RSM_NONE)
        return sharpened(x, before, aim);
    uint32_t best = best_time(x, own, false, aim);
    if (best == RSM_NONE && own != RSM_NONE)
        best = may_be_time(x, own, aim.incident) && !is_of_old(x, own)
                   ? own
                   : best_time(x, own, true, aim);
    if (best != RSM_NONE)
        best = sharpened(x, narrowed(x, best, aim), aim);
    if (best == RSM_NONE || !is_idle_hour(x, best, aim))
        return best;
    take_the_day_alone(x, best); /* "she was at the mill at nine", where nothing else dates it */
    return x->moved_times[best].value.size > 0 && x->moved_times[best].value.data[0] == 'X'
               ? RSM_NONE
               : best;
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
