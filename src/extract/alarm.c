/* Hours at which help was called, the police came, the dead were found or pronounced dead: what an
 * incident's hour cannot be later than.
 *
 * "Police were called shortly after 9 p.m. on Friday" tells the day of the shots, and that they
 * were fired by then; not their hour. Such a clock time stands for its day up to that hour,
 * wherever it dates anything, and so does the morning on which somebody was found. Where its day is
 * not known it says nothing of its own. Invariant: only times of day are marked. Cost: linear in the sentence of each clock time. */
#include "extract/sign.h"

enum {
    CALL_REACH = 14,  /* tokens from a clock time back to "a report of" */
    FRONT_REACH = 24, /* tokens from a clock time that opens a sentence on to the verb told of it */
    ISO_DAY = 10      /* bytes of "2021-05-14" */
};

static bool is_late_act(uint8_t act) {
    return act == RSM_ACT_ALARM || act == RSM_ACT_DISCOVERY || act == RSM_ACT_CARE;
}

/* Words for a call, and whether a phrase of the tokens is one. */
static bool is_call(const extraction *x, uint32_t token) {
    static const char *const calls[] = {"call", "report", "alert", "complaint"};
    return x->verb_of[token] == RSM_NONE && x->phrase_of[token] != RSM_NONE &&
           ONE_OF(x, token, calls);
}

/* "was pronounced dead at six", "found both of them shot": words of the outcome, not of the deed.
 */
static bool comes_upon(const extraction *x, uint32_t verb) {
    static const char *const words[] = {"pronounce", "declare", "find", "discover"};
    return ONE_OF(x, verb, words);
}

/* "the call came in at nine" */
static bool comes_in(const extraction *x, const verb_group *group) {
    const noun_phrase *subject = phrase_at(x, group->subject);
    return subject != NULL && is_call(x, subject->head) && lemma_is(x, group->verb, "come");
}

/* "The robbery was reported at 6 p.m.", "was called in at nine": somebody told of it then. */
static bool is_told_of(const extraction *x, const verb_group *group) {
    static const char *const words[] = {"report", "call", "phone", "notify", "alert", "advise"};
    return group->passive && ONE_OF(x, group->verb, words) &&
           !token_is(x, group->end, "to"); /* "was reported to have begun at six" */
}

/* "officers went to the house at noon": who comes when it is over. */
static bool is_coming(const extraction *x, const verb_group *group) {
    static const char *const verbs[] = {"go", "come", "enter", "head", "hurry"};
    static const char *const comers[] = {"officer",     "police",    "deputy", "trooper", "crew",
                                         "firefighter", "paramedic", "medic",  "sheriff", "constable"};
    const noun_phrase *subject = phrase_at(x, group->subject);
    return subject != NULL && ONE_OF(x, group->verb, verbs) && ONE_OF(x, subject->head, comers);
}

static bool is_late_verb(const extraction *x, uint32_t verb) {
    const verb_group *group = verb == RSM_NONE ? NULL : verb_at(x, x->verb_of[verb]);
    if (group == NULL || (lemma_is(x, verb, "locate") && group->passive))
        return false; /* "a club that is located on Vine Street" */
    return is_late_act(sign_act(x, verb)) || is_told_of(x, group) || comes_upon(x, verb) ||
           comes_in(x, group) || is_coming(x, group);
}

/* Whether what stands between "a report of" and a clock time has a clause of its own: "a call from
 * a woman who was shot at nine". */
static bool has_own_clause(const extraction *x, uint32_t first, uint32_t end) {
    static const char *const opens[] = {"that", "who", "which", "when", "after", "because", "and"};
    for (uint32_t token = first; token < end; token++) {
        const verb_group *group = verb_at(x, x->verb_of[token]);
        if (ONE_OF(x, token, opens) || token_upos(x, token) == RSM_UPOS_AUX ||
            (group != NULL && group->first != group->verb))
            return true;
    }
    return false;
}

/* "responded to a report of gunfire about 9 p.m.": it is the call's hour, whatever the tree
 * hangs it on. */
static bool ends_a_call(const extraction *x, uint32_t first) {
    uint32_t start = sentence_first(x, first);
    start = first - start > CALL_REACH ? first - CALL_REACH : start;
    for (uint32_t token = first; token-- > start;) {
        if (token_is(x, token, ",") || token_is(x, token, ";"))
            return false;
        if (is_call(x, token)) {
            uint32_t through, verb = governing_verb(x, token, token + 1, &through);
            return !has_own_clause(x, token + 1, first) && verb != token && is_late_verb(x, verb);
        }
    }
    return false;
}

/* "Around 9 p.m., police say they were called to the park": the verb that the words before it date
 * is that of what they say. */
static bool opens_a_call(const extraction *x, const rsm_time *time, uint32_t verb) {
    uint32_t first = time->first_token, begin = sentence_first(x, first);
    if (verb == RSM_NONE || verb < first || first - begin > 2 ||
        sign_act(x, verb) != RSM_ACT_SPEECH)
        return false;
    uint32_t end = sentence_end(x, first);
    end = end - verb > FRONT_REACH ? verb + FRONT_REACH : end;
    for (uint32_t token = verb + 1; token < end; token++) {
        const verb_group *group = verb_at(x, x->verb_of[token]);
        if (group != NULL && x->verb_of[token] != x->verb_of[verb])
            return is_late_verb(x, group->verb);
    }
    return false;
}

/* "T21:15", and "T24:00" of midnight; not "TNI" */
static bool is_clock(const rsm_time_value *value) {
    for (size_t i = 0; i < value->value.size; i++)
        if (value->value.data[i] == ':')
            return true;
    return false;
}

/* A capital that tells of a name: not in a text of one case. */
static bool is_capitalised(const extraction *x, uint32_t token) {
    const rsm_token *of = &x->text->tokens[token];
    return !x->text->one_case && (of->flags & RSM_TOKEN_CAPITALISED) &&
           !(of->flags & RSM_TOKEN_CAPITALS);
}

/* "(see map below)": from the verb back to a bracket that opens, on to one that closes. */
static bool is_in_brackets(const extraction *x, uint32_t token) {
    enum { REACH = 8 };
    uint32_t begin = sentence_first(x, token);
    for (uint32_t at = token; at-- > begin && at + REACH > token;) {
        if (token_is(x, at, ")"))
            return false;
        if (token_is(x, at, "("))
            return true;
    }
    return false;
}

/* The verb of a clock time; the last one before it where the tree tells none, or takes a street
 * ("Felix Drive") for one. */
static uint32_t told_verb(const extraction *x, uint32_t index) {
    uint32_t verb = x->signs->times[index].verb, first = x->times->items[index].first_token;
    bool aside = verb != RSM_NONE && verb < first && is_in_brackets(x, verb);
    if (verb != RSM_NONE && x->tagging->name_of[verb] == RSM_NONE && !is_capitalised(x, verb) &&
        !aside)
        return verb;
    for (uint32_t token = first; token-- > sentence_first(x, first);) {
        const verb_group *group = verb_at(x, x->verb_of[token]);
        if (group != NULL && !is_capitalised(x, group->verb) && !is_in_brackets(x, token))
            return group->verb;
    }
    return verb;
}

/* A part of the day by which somebody had been found: the deed may have been hours before. */
static bool is_of_a_find(const extraction *x, uint32_t index) {
    uint32_t verb = x->signs->times[index].verb;
    const verb_group *group = verb == RSM_NONE ? NULL : verb_at(x, x->verb_of[verb]);
    bool finds = lemma_is(x, verb, "find") || lemma_is(x, verb, "discover");
    return group != NULL && finds && x->signs->times[index].through == RSM_NONE;
}

static bool is_alarm(const extraction *x, uint32_t index) {
    const rsm_time *time = &x->times->items[index];
    if (time->expression.type != RSM_TIME_TIME)
        return false;
    if (!is_clock(&time->expression.value)) /* "was found dead on Tuesday morning" */
        return is_of_a_find(x, index);
    const sign_standing *standing = &x->signs->times[index];
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[time->first_token]);
    if (phrase != NULL && phrase->head >= time->end_token)
        return false; /* "responded to the 9 p.m. shooting" */
    uint32_t verb = told_verb(x, index);
    bool told = standing->through == RSM_NONE || sign_act(x, verb) == RSM_ACT_ALARM;
    return (told && is_late_verb(x, verb)) || opens_a_call(x, time, verb) ||
           ends_a_call(x, time->first_token);
}

/* The day of a clock time, from its beginning to that hour. */
static void open_up(rsm_time_value *value) {
    if (!value->earliest.known || !value->latest.known || value->value.size < ISO_DAY ||
        value->value.data[0] == 'X')
        return;
    value->value.size = ISO_DAY;
    rsm_instant day;
    if (!rsm_instant_parse(value->value, &day) || day.day > value->earliest.day)
        return;
    value->earliest = (rsm_instant){.day = day.day, .minute = 0, .known = true};
}

void take_the_day_alone(const extraction *x, uint32_t time) {
    rsm_time_value *value = &x->moved_times[time];
    if (x->is_alarm[time] || !value->earliest.known || !value->latest.known ||
        value->earliest.day != value->latest.day || value->value.size < ISO_DAY ||
        value->value.data[0] == 'X')
        return;
    value->value.size = ISO_DAY;
    value->earliest = value->latest = rsm_instant_of_day(value->earliest.day);
    x->is_alarm[time] = true;
}

bool find_alarms(extraction *x) {
    x->is_alarm =
        rsm_arena_allocate_items(x->arena, (size_t)x->times->count + 1, sizeof *x->is_alarm);
    x->failed |= x->is_alarm == NULL;
    for (uint32_t i = 0; !x->failed && i < x->times->count; i++) {
        x->is_alarm[i] = i < SIGN_CANDIDATES && is_alarm(x, i);
        if (x->is_alarm[i])
            open_up(&x->moved_times[i]);
    }
    return !x->failed;
}

bool tells_no_day(const extraction *x, uint32_t time) {
    const rsm_time_value *value = &x->moved_times[time];
    return x->is_alarm[time] && (value->value.size != ISO_DAY || value->value.data[0] == 'X');
}
