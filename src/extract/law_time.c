/* Whose day it is where a sentence tells what the law did and what it was done for.
 *
 * "A man who killed his brother in 2018 was sentenced on Monday": the year is the deed's, which it
 * stands behind, though it touches the verb of the court. A day of the law's own stands behind its
 * verb, before it where nothing of the deed is told yet, or after a comma. What somebody is charged
 * with by its bare name ("charged with murder on Saturday") has no day; nor is a day of late that of
 * a deed that a court has judged. Invariant: nothing here is asked of two events of one kind. Cost:
 * linear in the sentence. */
#include "extract/sign.h"

enum { JUDGED_DAYS = 14 /* a deed so lately done is not judged yet */ };

bool told_of_law(const sign_answers *answers, bool in_or_at) {
    uint8_t tree = answers->answer[ASK_TREE], near = answers->answer[ASK_NEAR];
    return tree == SIGN_ITS_VERB || tree == SIGN_ITS_NOUN || near == SIGN_WITHIN ||
           (in_or_at && near == SIGN_TOUCHING);
}

static bool is_deed(const event *e) {
    return !(e->flags & (RSM_TRIGGER_LAW | RSM_TRIGGER_STATE));
}

/* "with murder", "of manslaughter", "two counts of assault": only the name of a charge. */
static bool is_bare_charge(const extraction *x, const event *e) {
    static const char *const leads[] = {"with", "of", "on", "for", "to", "and", ","};
    const noun_phrase *phrase = phrase_at(x, e->phrase);
    if (!e->noun || phrase == NULL || phrase->definite || phrase->indefinite || phrase->first == 0)
        return false;
    return phrase->end == e->end && ONE_OF(x, phrase->first - 1, leads) &&
           !token_is(x, phrase->end, "of");
}

/* Whether a word of [first, end) tells of a judgement. */
static bool judges(const extraction *x, uint32_t first, uint32_t end) {
    static const char *const verbs[] = {"convict", "sentence", "acquit", "plead", "find", "jail"};
    for (uint32_t token = first; token < end; token++)
        if (ONE_OF(x, token, verbs))
            return true;
    return false;
}

/* A day of late that no other goes before in its sentence: "convicted of the murder of his brother on
 * Friday", not "on Wednesday sentenced him for a killing on Monday". */
static bool is_of_late(const extraction *x, uint32_t time) {
    uint32_t first = x->times->items[time].first_token;
    for (uint32_t token = sentence_first(x, first); token < first; token++)
        if (x->time_of[token] != RSM_NONE && x->time_of[token] != time)
            return false;
    const rsm_published *published = &x->reading->report.published;
    const rsm_time_value *value = &x->times->items[time].expression.value;
    return published->earliest.known && value->earliest.known &&
           value->earliest.day + JUDGED_DAYS >= published->earliest.day;
}

/* Whether a comma parts the tokens [first, end); not those around an age. */
static bool is_parted(const extraction *x, uint32_t first, uint32_t end) {
    for (uint32_t token = first; token < end; token++)
        if (token_is(x, token, ",") && token_upos(x, token + 1) != RSM_UPOS_NUM &&
            (token == first || token_upos(x, token - 1) != RSM_UPOS_NUM))
            return true;
    return false;
}

bool deed_between(const extraction *x, uint32_t index, uint32_t token) {
    const event *law = event_at(x, index);
    if (!(law->flags & RSM_TRIGGER_LAW) || token < law->end)
        return false;
    uint32_t time = x->time_of[token];
    if (time != RSM_NONE && judges(x, law->first, law->end) && is_of_late(x, time))
        return false;
    for (uint32_t i = index + 1; i < x->events.count && event_at(x, i)->first < token; i++) {
        const event *deed = event_at(x, i);
        bool told = deed->noun ? !is_bare_charge(x, deed) : !is_parted(x, deed->end, token);
        if (is_deed(deed) && told)
            return true;
    }
    return false;
}

bool is_behind_a_deed(const extraction *x, uint32_t time, uint32_t index) {
    const event *law = event_at(x, index);
    uint32_t at = x->times->items[time].first_token;
    const verb_group *group = verb_at(x, x->verb_of[law->first]);
    if (!(law->flags & RSM_TRIGGER_LAW) || at > law->first || (group != NULL && group->first < at))
        return false; /* "was on Monday sentenced" */
    for (uint32_t i = first_event_from(x, sentence_first(x, at)); i < index; i++) {
        const event *deed = event_at(x, i);
        if (deed->first >= at)
            break;
        if (is_deed(deed) && !is_bare_charge(x, deed) && !is_parted(x, deed->end, at))
            return true;
    }
    return false;
}

/* The verb of the law that a deed is told under ("charged him with", "was convicted of the"), or NULL. */
static const verb_group *law_verb(const extraction *x, const event *deed) {
    enum { REACH = 16 };
    uint32_t begin = sentence_first(x, deed->first);
    for (uint32_t at = deed->first; at-- > begin && at + REACH > deed->first;) {
        const verb_group *group = verb_at(x, x->verb_of[at]);
        if (group != NULL)
            return sign_act(x, group->verb) == RSM_ACT_LAW ? group : NULL;
    }
    return NULL;
}

/* ", on Monday pleaded guilty" */
static bool opens_the_law(const extraction *x, uint32_t time) {
    uint32_t first = x->times->items[time].first_token, end = x->times->items[time].end_token;
    uint32_t begin = sentence_first(x, first);
    uint32_t lead = first > begin && token_upos(x, first - 1) == RSM_UPOS_ADP ? first - 1 : first;
    const verb_group *group =
        end < sentence_end(x, first) ? verb_at(x, x->verb_of[end]) : NULL;
    return lead > begin && token_is(x, lead - 1, ",") && group != NULL &&
           sign_act(x, group->verb) == RSM_ACT_LAW;
}

bool is_the_laws(const extraction *x, uint32_t time, uint32_t index) {
    const event *deed = event_at(x, index);
    if (deed != NULL && is_deed(deed) && opens_the_law(x, time))
        return true;
    if (deed == NULL || !is_deed(deed) || !deed->noun ||
        deed->end > x->times->items[time].first_token)
        return false;
    const verb_group *law = law_verb(x, deed);
    uint32_t at = x->times->items[time].first_token;
    bool beside = at == deed->end || (at == deed->end + 1 && token_is(x, deed->end, "on"));
    return law != NULL && ((beside && is_bare_charge(x, deed)) ||
                           (judges(x, law->first, law->end) && is_of_late(x, time)));
}
