/* Times that date no incident, or another than the one weighed: an end of a span, what is still to
 * come, the day in court, the day on which somebody was named, a day that another event's phrase
 * holds.
 *
 * The signs (sign.h) weigh what may date an incident; what stands here never does. Cost: linear in
 * the sentence of the time. */
#include "extract/sign.h"

/* The Thursday of "from Tuesday to Thursday", "between Tuesday and Thursday": an end, where the
 * beginning dates it. */
static bool ends_a_span(const extraction *x, uint32_t index) {
    const rsm_time *time = &x->times->items[index];
    if (index == 0 || time->first_token < 2)
        return false;
    const rsm_time *before = time - 1;
    bool joined = before->end_token + 1 == time->first_token && before->first_token > 0;
    if (!joined)
        return false;
    uint32_t joint = time->first_token - 1, lead = before->first_token - 1;
    return (token_is(x, joint, "to") && token_is(x, lead, "from")) ||
           (token_is(x, joint, "until") && token_is(x, lead, "from")) ||
           (token_is(x, joint, "and") && token_is(x, lead, "between"));
}

/* "the run-up to May Day", "ahead of Christmas": what comes after it. */
static bool is_led_up_to(const extraction *x, uint32_t index) {
    static const char *const leads[] = {"run-up", "lead-up", "prior", "up", "prelude", "runup"};
    uint32_t first = x->times->items[index].first_token;
    if (first < sentence_first(x, first) + 2)
        return false;
    return (token_is(x, first - 1, "to") && ONE_OF(x, first - 2, leads)) ||
           (token_is(x, first - 1, "of") && token_is(x, first - 2, "ahead"));
}

/* "the Oct. 20 report about the shooting", "at a Monday news conference". */
static bool is_of_a_report(const extraction *x, uint32_t index) {
    static const char *const words[] = {"report",    "story",     "article", "video",
                                        "statement", "release",   "edition", "conference",
                                        "briefing",  "interview", "post",    "broadcast",
                                        "newscast",  "issue",     "hearing"};
    const rsm_time *time = &x->times->items[index];
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[time->first_token]);
    if (phrase != NULL && phrase->head >= time->end_token)
        return ONE_OF(x, phrase->head, words);
    return time->end_token < sentence_end(x, time->first_token) &&
           token_upos(x, time->end_token) == RSM_UPOS_NOUN && ONE_OF(x, time->end_token, words);
}

/* "reports for the Channel 4 News at 5 p.m. on Wednesday", "told the paper in an interview on Friday":
 * when something was broadcast or said. */
static bool is_of_a_broadcast(const extraction *x, uint32_t index) {
    static const char *const words[] = {"news",      "newscast",   "show",       "edition", "live",
                                        "interview", "conference", "newsletter", "program",
                                        "programme", "bulletin",   "broadcast",  "statement"};
    uint32_t first = x->times->items[index].first_token, begin = sentence_first(x, first);
    if (first < begin + 2 || !(token_is(x, first - 1, "at") || token_is(x, first - 1, "on")))
        return false;
    uint32_t before = first - 2;
    bool number = token_upos(x, before) == RSM_UPOS_NUM && before > begin; /* "News 7 at 11 p.m." */
    return ONE_OF(x, before, words) || (number && ONE_OF(x, before - 1, words));
}

/* "in a statement released on Friday", "a video posted Monday night". */
static bool is_of_a_paper(const extraction *x, uint32_t index) {
    static const char *const given[] = {"release", "issue", "post", "publish", "send", "file", "air"};
    static const char *const papers[] = {"statement", "release", "report",   "video", "message",
                                         "post",      "photo",   "document", "email", "letter",
                                         "memo",      "update",  "list",     "image", "affidavit"};
    uint32_t first = x->times->items[index].first_token, begin = sentence_first(x, first);
    uint32_t verb = first > begin && token_is(x, first - 1, "on") ? first - 1 : first;
    return verb > begin + 1 && ONE_OF(x, verb - 1, given) && ONE_OF(x, verb - 2, papers);
}

/* "As of Saturday morning, crews were still searching", "was in critical condition Sunday night": how
 * things stood then. */
static bool is_as_of(const extraction *x, uint32_t index) {
    enum { STILL_REACH = 6 };
    uint32_t first = x->times->items[index].first_token, begin = sentence_first(x, first);
    uint32_t before = first > begin && token_is(x, first - 1, "on") ? first - 1 : first;
    if (before > begin + 1 && lemma_is(x, before - 1, "condition"))
        return true;
    for (uint32_t token = first; token-- > begin && token + STILL_REACH > first;)
        if (token_is(x, token, "still") && x->clause_of[token] == x->clause_of[first])
            return true; /* "was still being looked into Sunday night" */
    return first > sentence_first(x, first) + 1 && token_is(x, first - 1, "of") &&
           token_is(x, first - 2, "as");
}

/* "Partly cloudy with a chance of showers in the afternoon": of the weather to come. */
static bool is_of_a_forecast(const extraction *x, uint32_t index) {
    static const char *const words[] = {"cloudy", "sunny",    "shower", "thunderstorm", "chance",
                                        "wind",   "rainfall", "mph",    "high",         "low",
                                        "breezy", "drizzle",  "flurry", "forecast",     "degree",
                                        "cloud",  "rain",     "snow",   "temperature",  "storm",
                                        "clear",  "sky",      "freeze", "frost",        "warning"};
    enum { LEAST = 3 };
    uint32_t first = x->times->items[index].first_token, count = 0, stop = sentence_end(x, first);
    for (uint32_t token = sentence_first(x, first); token < stop && count < LEAST; token++)
        count += ONE_OF(x, token, words);
    return count == LEAST;
}

/* "her funeral, which will be held Saturday", "as 1 May approaches", "polls close at 6 p.m.": what was
 * still to come, or is so every day, when it was told of. */
static bool is_to_come(const extraction *x, uint32_t index) {
    static const char *const comes[] = {"approach", "near", "loom"};
    static const char *const daily[] = {"open", "close", "begin", "start", "end", "run", "expire"};
    const rsm_time *time = &x->times->items[index];
    uint32_t verb = x->signs->times[index].verb, first = time->first_token;
    const verb_group *group = verb == RSM_NONE ? NULL : verb_at(x, x->verb_of[verb]);
    if (group == NULL || x->signs->times[index].through != RSM_NONE)
        return false; /* "will be ten years after the 1979 coup" */
    if (verb >= time->end_token)
        return verb == time->end_token && ONE_OF(x, verb, comes);
    if (group->future)
        return !group->negated && x->clause_of[verb] == x->clause_of[first];
    rsm_verb_form form = x->tagging->tags[verb].form;
    bool now = form == RSM_VERB_PRESENT || (form == RSM_VERB_BASE && !group->infinitive);
    return now && time->expression.type == RSM_TIME_TIME && ONE_OF(x, verb, daily) &&
           sign_position(x, first) != (uint8_t)SIGN_TITLE;
}

/* "came home after working overnight": the shift that came before. */
static bool is_of_a_shift(const extraction *x, uint32_t index) {
    static const char *const words[] = {"work", "sleep", "study", "drink"};
    uint32_t verb = x->signs->times[index].verb;
    return verb != RSM_NONE && verb > 0 && ONE_OF(x, verb, words) && token_is(x, verb - 1, "after");
}

/* "Officers had no details on the killing Wednesday evening", "the motive was not known on Friday":
 * how things stand when the report is written. */
static bool is_of_ignorance(const extraction *x, uint32_t index) {
    static const char *const nothing[] = {"detail", "information", "suspect", "motive", "arrest"};
    static const char *const known[] = {"known", "clear", "released", "available", "identified"};
    uint32_t first = x->times->items[index].first_token, begin = sentence_first(x, first);
    for (uint32_t token = first; token > begin + 1; token--) {
        if (x->clause_of[token] != x->clause_of[first])
            return false;
        bool none = token_is(x, token - 2, "no") && ONE_OF(x, token - 1, nothing);
        bool unknown =
            (token_is(x, token - 2, "not") || (token_is(x, token - 2, "yet") && token > begin + 2 &&
                                               token_is(x, token - 3, "not"))) &&
            ONE_OF(x, token - 1, known);
        if (none || unknown)
            return true;
    }
    return false;
}

bool dates_nothing(const extraction *x, uint32_t index) {
    return ends_a_span(x, index) || is_led_up_to(x, index) || is_of_a_report(x, index) ||
           is_of_ignorance(x, index) || is_of_a_broadcast(x, index) || is_to_come(x, index) ||
           is_of_a_shift(x, index) || is_stamp(x, index) || is_of_a_paper(x, index) ||
           is_as_of(x, index) || is_of_a_forecast(x, index);
}

/* Of a case before the courts: a time in a sentence that tells nothing of the deed, but what the
 * law did or somebody said ("said in court on Monday"). */
static bool is_of_the_court(const extraction *x, uint32_t index, sign_aim aim) {
    const rsm_time *time = &x->times->items[index];
    uint32_t first = time->first_token, stop = sentence_end(x, first);
    uint32_t verb = x->signs->times[index].verb;
    if (is_law_incident(x, aim.incident))
        return false;
    const event *near = event_at(x, nearest_aimed(x, first, time->end_token, aim));
    if (near != NULL) { /* "was charged on Tuesday with killing his brother" */
        sign_answers answers = time_answers(x, index, aim);
        return x->law_leads && answers.answer[ASK_VERB] == RSM_ACT_LAW &&
               answers.answer[ASK_TREE] == SIGN_OTHER_VERB && verb < first && near->first > first &&
               !stands_with(x, near, verb, first);
    }
    if (!x->law_leads)
        return false;
    if (tells_aside(sign_act(x, x->signs->times[index].verb)))
        return true;
    for (uint32_t i = first_event_from(x, sentence_first(x, first)); i < x->events.count; i++) {
        const event *e = event_at(x, i);
        if (e->first >= stop)
            break;
        if (e->flags & RSM_TRIGGER_LAW)
            return true;
    }
    return false;
}

/* "the coroner on Friday identified the boy who was shot": of who they were, not of the deed. */
static bool is_of_naming(const extraction *x, uint32_t index, sign_aim aim) {
    static const char *const words[] = {"identify", "name", "release"};
    uint32_t verb = x->signs->times[index].verb;
    if (verb == RSM_NONE || !ONE_OF(x, verb, words) || is_law_incident(x, aim.incident))
        return false;
    const rsm_time *time = &x->times->items[index];
    const event *near = event_at(x, nearest_aimed(x, time->first_token, time->end_token, aim));
    sign_answers answers = time_answers(x, index, aim);
    return !is_tied(&answers) && (near == NULL || !stands_with(x, near, verb, time->first_token));
}

/* "the man who fired the shot was arrested on Friday", "charged with murder on Friday". */
static bool is_of_the_law(const extraction *x, uint32_t index, sign_aim aim) {
    const rsm_time *time = &x->times->items[index];
    uint32_t near = nearest_aimed(x, time->first_token, time->end_token, aim);
    if (near == RSM_NONE || (event_at(x, near)->flags & RSM_TRIGGER_LAW))
        return false;
    sign_answers answers = time_answers(x, index, aim);
    bool taken = answers.answer[ASK_TREE] == SIGN_TAKES && answers.answer[ASK_VERB] == RSM_ACT_LAW;
    return taken || is_the_laws(x, index, near);
}

/* In a sentence that tells nothing of the aim's incident: of talks, of mourning, of what was printed;
 * or of a noun that is no happening ("an overnight stay"). */
static bool is_of_others(const extraction *x, uint32_t index, sign_aim aim) {
    const rsm_time *time = &x->times->items[index];
    if (nearest_aimed(x, time->first_token, time->end_token, aim) != RSM_NONE)
        return false;
    uint8_t act = sign_act(x, x->signs->times[index].verb);
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[time->first_token]);
    bool describes = phrase != NULL && phrase->head >= time->end_token &&
                     token_upos(x, phrase->head) == RSM_UPOS_NOUN &&
                     !is_possessive_s(x, time->end_token) &&
                     match_over(x, phrase->head, RSM_DOMAIN_TRIGGER) == NULL &&
                     match_over(x, phrase->head, RSM_DOMAIN_PERSON) == NULL;
    return describes || act == RSM_ACT_POLITICS || act == RSM_ACT_MOURNING ||
           act == RSM_ACT_PUBLICATION;
}

bool is_of_other_doings(const extraction *x, uint32_t index, sign_aim aim) {
    return is_of_others(x, index, aim) || is_of_the_law(x, index, aim) || is_of_the_court(x, index, aim) || is_of_naming(x, index, aim);
}

static bool is_gerund(const extraction *x, uint32_t token) {
    return x->tagging->tags[token].form == RSM_VERB_ING;
}

/* "the Aug. 19 drive-by shooting", "a June 3, 2019, killing": the end of the words that a time stands
 * before as an adjective does, where the noun phrase was cut. */
static uint32_t described_end(const extraction *x, const rsm_time *time) {
    enum { REACH = 4 };
    uint32_t first = time->first_token, end = time->end_token, stop = sentence_end(x, first);
    bool led = time->precision >= RSM_PRECISION_MONTH || token_upos(x, first) == RSM_UPOS_DET ||
               (first > sentence_first(x, first) && token_upos(x, first - 1) == RSM_UPOS_DET);
    if (!led)
        return end + 1;
    end += end < stop && token_is(x, end, ",");
    for (uint32_t at = end; at < stop && at < end + REACH; at++) {
        rsm_upos upos = token_upos(x, at);
        bool joins = upos == RSM_UPOS_ADJ || upos == RSM_UPOS_NOUN || upos == RSM_UPOS_PROPN ||
                     rsm_slice_find_byte(token_text(x, at), '-') != RSM_NOWHERE ||
                     (at > end && token_is(x, at - 1, "-"));
        if (!joins)
            return at == end ? time->end_token + 1 : at + 1;
    }
    return end + REACH < stop ? end + REACH : stop;
}

/* The event whose phrase a time stands in or possesses: "last night's drive-by shooting"; or
 * RSM_NONE. */
static uint32_t possessed(const extraction *x, const rsm_time *time) {
    enum { REACH = 6 };
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[time->first_token]);
    bool owns = is_possessive_s(x, time->end_token);
    uint32_t end = phrase != NULL && phrase->head >= time->end_token ? phrase->end
                                                                     : described_end(x, time);
    end = owns && end < time->end_token + REACH ? time->end_token + REACH : end;
    uint32_t stop = sentence_end(x, time->first_token);
    end = end < stop ? end : stop;
    for (uint32_t i = first_event_from(x, time->end_token); i < x->events.count; i++) {
        const event *e = event_at(x, i);
        if (e->first >= end)
            break;
        bool killing = (owns || e->first == time->end_token) && is_gerund(x, e->first);
        if (e->noun || killing)
            return i; /* "an April killing" */
    }
    return RSM_NONE;
}

bool owns_event(const extraction *x, uint32_t index, uint32_t event_index) {
    return event_index != RSM_NONE && possessed(x, &x->times->items[index]) == event_index;
}

bool is_of_no_law(const extraction *x, uint32_t index) {
    const rsm_time *time = &x->times->items[index];
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[time->first_token]);
    bool cut = described_end(x, time) > time->end_token + 1;
    bool describes = cut || (phrase != NULL && phrase->head >= time->end_token) ||
                     is_possessive_s(x, time->end_token);
    const event *owner = describes ? event_at(x, possessed(x, time)) : NULL;
    return describes && (owner == NULL || !(owner->flags & RSM_TRIGGER_LAW));
}

/* "died on Sunday after being shot the night before": the day of a death that came after the event. */
static bool is_of_its_end(const extraction *x, uint32_t t, const event *e) {
    static const char *const ends[] = {"die", "succumb", "pronounce"};
    uint32_t verb = x->signs->times[t].verb;
    if (verb == RSM_NONE || !ONE_OF(x, verb, ends) || verb > e->first ||
        x->verb_of[verb] == x->verb_of[e->first])
        return false;
    for (uint32_t token = x->times->items[t].end_token; token < e->first; token++)
        if (token_is(x, token, "after"))
            return true;
    return false;
}

/* "the search for the gunman of last night's shooting": the time is told of an event of another
 * kind. */
bool is_of_another(const extraction *x, uint32_t t, uint32_t index) {
    const event *e = event_at(x, index);
    const event *owner = event_at(x, possessed(x, &x->times->items[t]));
    if (is_of_its_end(x, t, e))
        return true;
    if (owner == NULL || owner == e)
        return false;
    if ((e->flags & RSM_TRIGGER_LAW) && !(owner->flags & RSM_TRIGGER_LAW))
        return true; /* "an arrest in an April killing" */
    return !is_outcome_type(x, e->type_row) && e->type_row < x->types.count &&
           owner->type_row < x->types.count &&
           x->types.top[owner->type_row] != x->types.top[e->type_row];
}
