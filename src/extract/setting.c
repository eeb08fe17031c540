/* The time and the place told of an event.
 *
 * Taken from the event's own sentence: what stands nearest, in its clause or in one without a verb
 * of its own. Left out are days of speech, of publication and of other verbs, the bounds of a state
 * ("since 2015"), places where people come from or are taken to, and countries that act. Cost:
 * linear in the sentence. */
#include "extract/extraction.h"

/* "the stabbing was reported shortly after 7 p.m.": the alarm, minutes after what it tells of. */
static bool raises_the_alarm(const extraction *x, const verb_group *group) {
    const noun_phrase *subject = phrase_at(x, group->subject);
    return group->passive && subject != NULL && lemma_is(x, group->verb, "report") &&
           match_over(x, subject->head, RSM_DOMAIN_TRIGGER) != NULL;
}

/* "police said on Monday", "on Monday, the ministry announced": the day of speech, not of the
 * event. */
static bool tells_when_said(const extraction *x, const rsm_time *time) {
    for (uint32_t c = 0; c < 2; c++) {
        uint32_t reach = 4;
        uint32_t probe = c == 0 ? time->first_token : time->end_token;
        uint32_t first = sentence_first(x, time->first_token),
                 end = sentence_end(x, time->first_token);
        while (reach-- > 0 && (c == 0 ? probe > first : probe < end)) {
            uint32_t token = c == 0 ? probe - 1 : probe;
            const verb_group *group = verb_at(x, x->verb_of[token]);
            if (group != NULL) {
                const rsm_match *cue = match_at(x, group->verb, RSM_DOMAIN_CUE);
                const rsm_match *trigger = match_at(x, group->verb, RSM_DOMAIN_TRIGGER);
                return cue != NULL && trigger == NULL && !raises_the_alarm(x, group);
            }
            if (c == 1 && x->clause_of[token] != x->clause_of[time->first_token])
                break;
            if (match_at(x, token, RSM_DOMAIN_TRIGGER) != NULL)
                return false;
            probe = c == 0 ? probe - 1 : probe + 1;
        }
    }
    return false;
}

/* "as of Monday", "since 2015", "until Friday": how long a state or a count holds, not when
 * something took place. */
static bool bounds_a_state(const extraction *x, const rsm_time *time) {
    static const char *const words[] = {"as of", "by", "until", "till", "since", "from", "as at"};
    uint32_t token = time->first_token;
    if (token < sentence_first(x, token) + 1)
        return false;
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[token]);
    if (phrase != NULL && phrase->head >= time->end_token)
        return false; /* "from Thursday's disaster" */
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (token_is(x, token - 1, words[i]))
            return true;
    return token >= 2 && token_is(x, token - 2, "as") && token_is(x, token - 1, "of");
}

static bool usable_time(const extraction *x, uint32_t index) {
    const rsm_time *time = &x->times->items[index];
    rsm_time_type type = time->expression.type;
    if (type == RSM_TIME_DURATION || type == RSM_TIME_SET)
        return false;
    const rsm_sentence *sentence = &x->text->sentences[x->text->tokens[time->first_token].sentence];
    if (time->first_token < sentence->dateline_end || bounds_a_state(x, time))
        return false;
    return !tells_when_said(x, time);
}

/* "10 US citizens": a place that says whose people they are, not where. A trigger may be the head:
 * "Kabul bombing". */
static bool modifies_people(const extraction *x, const rsm_place *place) {
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[place->first_token]);
    if (phrase == NULL || phrase->head < place->end_token)
        return false;
    if (match_over(x, phrase->head, RSM_DOMAIN_TRIGGER) != NULL)
        return false;
    return match_over(x, phrase->head, RSM_DOMAIN_PERSON) != NULL ||
           match_over(x, phrase->head, RSM_DOMAIN_BODY) != NULL ||
           x->tagging->name_of[phrase->head] != RSM_NONE;
}

/* Where the wounded are taken and the accused are heard is not where it happened. */
static bool takes_in_afterwards(const extraction *x, const rsm_place *place) {
    static const char *const words[] = {"hospital", "clinic",    "morgue", "mortuary", "center",
                                        "centre",   "infirmary", "jail",   "court"};
    if (place->expression.value.kind != RSM_PLACE_SITE)
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (token_is(x, place->end_token - 1, words[i]))
            return true;
    return false;
}

/* "a flight to San Jose", "a family from Florida", "bound for Rome": where somebody goes to or
 * comes from. */
static bool moves_to_or_from(const extraction *x, const rsm_place *place) {
    static const char *const words[] = {"to",   "from", "toward", "towards", "for", "via",
                                        "like", "than", "with",   "by",      "into"};
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[place->first_token]);
    uint32_t first =
        phrase != NULL && phrase->first < place->first_token ? phrase->first : place->first_token;
    if (first == sentence_first(x, first))
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (token_is(x, first - 1, words[i]))
            return true;
    /* "sanctions on North Korea", "the economy of Japan": a country as what is meant, not where */
    bool country = place->expression.value.kind == RSM_PLACE_COUNTRY;
    return country && (token_is(x, first - 1, "on") || token_is(x, first - 1, "of") ||
                       token_is(x, first - 1, "against") || token_is(x, first - 1, "about"));
}

/* "Colombia will have to", "John Doe of Indianapolis": a country that does something, or where
 * somebody is from. */
static bool acts(const extraction *x, const rsm_place *place) {
    uint32_t first = place->first_token, index = x->phrase_of[first];
    const noun_phrase *phrase = phrase_at(x, index);
    const rsm_sentence *sentence = &x->text->sentences[x->text->tokens[first].sentence];
    if (phrase == NULL)
        return false;
    if (phrase->first > sentence->first_token + 1 && token_is(x, phrase->first - 1, "of")) {
        uint32_t name = x->tagging->name_of[phrase->first - 2];
        return name != RSM_NONE && x->tagging->names[name].type == RSM_ENTITY_PER;
    }
    bool head = phrase->head >= first && phrase->head < place->end_token;
    bool governed =
        phrase->first > sentence->first_token && token_upos(x, phrase->first - 1) == RSM_UPOS_ADP;
    if (!head || governed)
        return false;
    uint32_t reach = phrase->end + 3 < sentence->end_token ? phrase->end + 3 : sentence->end_token;
    for (uint32_t token = phrase->end; token < reach; token++) {
        const verb_group *group = verb_at(x, x->verb_of[token]);
        if (group != NULL)
            return group->subject == index && !group->passive;
    }
    return false;
}

static bool usable_place(const extraction *x, uint32_t index) {
    const rsm_place *place = &x->places->items[index];
    if (takes_in_afterwards(x, place) || moves_to_or_from(x, place) || acts(x, place))
        return false;
    return !place->metonym && !place->adjective && !place->dateline && !place->within_name &&
           !modifies_people(x, place);
}

static uint32_t gap(uint32_t a_first, uint32_t a_end, uint32_t b_first, uint32_t b_end) {
    if (a_end <= b_first)
        return b_first - a_end;
    return b_end <= a_first ? a_first - b_end : 0;
}

/* Whether what is told in [first, end) may be of this event: it stands in the event's own clause,
 * or in one without a verb of its own; a noun that only refers back ("the attack") takes what
 * stands right beside it. */
static bool told_of(const extraction *x, const event *e, uint32_t first, uint32_t end) {
    if (e->noun && (e->flags & RSM_TRIGGER_GENERIC) && e->definite)
        return gap(e->first, e->end, first, end) <= 2;
    if (x->clause_of[first] == x->clause_of[e->first])
        return true;
    uint32_t clause = x->clause_of[first];
    for (uint32_t token = sentence_first(x, first); token < sentence_end(x, first); token++)
        if (x->clause_of[token] == clause && x->verb_of[token] != RSM_NONE &&
            !verb_at(x, x->verb_of[token])->participle)
            return false;
    return true;
}

/* "charged on Monday in the shooting", "Updated: Monday": the day of the arrest, of the page, not
 * of what led to it. */
static bool of_another_verb(const extraction *x, const event *e, uint32_t first, uint32_t end) {
    static const char *const others[] = {
        "identify", "release", "arrest",  "charge",   "sentence", "plead",       "appear",
        "testify",  "resign",  "meet",    "visit",    "arrive",   "announce",    "discuss",
        "indict",   "convict", "update",  "post",     "publish",  "mourn",       "bury",
        "remember", "mark",    "attend",  "issue",    "confirm",  "accuse",      "hold",
        "arraign",  "seek",    "remain",  "continue", "recover",  "investigate", "interview",
        "question", "search",  "schedule"};
    if (gap(e->first, e->end, first, end) <= 1)
        return false;
    uint32_t begin = sentence_first(x, first), stop = sentence_end(x, first), best = RSM_NONE,
             nearest = 8;
    for (uint32_t token = first > begin + 8 ? first - 8 : begin; token < stop && token < end + 8;
         token++) {
        const verb_group *group = verb_at(x, x->verb_of[token]);
        if (group == NULL || group->verb != token)
            continue;
        uint32_t distance = gap(token, token + 1, first, end);
        if (distance < nearest)
            nearest = distance, best = token;
    }
    if (best == RSM_NONE || (best >= e->first && best < e->end))
        return false;
    return word_in(x, best, others, sizeof others / sizeof *others);
}

/* Distance in tokens, a clause apart costing more, what comes before the event a little more. */
static uint32_t told_distance(const extraction *x, const event *e, uint32_t first, uint32_t end) {
    uint32_t distance = gap(e->first, e->end, first, end);
    if (!told_of(x, e, first, end) ||
        (x->time_of[first] != RSM_NONE && !(e->flags & RSM_TRIGGER_LAW) &&
         of_another_verb(x, e, first, end)))
        return UINT32_MAX;
    if (x->clause_of[first] != x->clause_of[e->first])
        distance += 15;
    return distance + (end <= e->first ? 2 : 0);
}

void find_time_and_place(const extraction *x, event *e) {
    uint32_t first = sentence_first(x, e->first), end = sentence_end(x, e->first);
    uint32_t best_time = 40, best_place = 40;
    for (uint32_t token = first; token < end; token++) {
        uint32_t t = x->time_of[token], p = x->place_of[token];
        if (t != RSM_NONE && x->times->items[t].first_token == token && usable_time(x, t)) {
            uint32_t distance = told_distance(x, e, token, x->times->items[t].end_token);
            if (distance < best_time)
                best_time = distance, e->time = t;
        }
        if (p != RSM_NONE && x->places->items[p].first_token == token && usable_place(x, p)) {
            uint32_t distance = told_distance(x, e, token, x->places->items[p].end_token);
            if (distance < best_place)
                best_place = distance, e->place = p;
        }
    }
    /* of "a mosque in Kano, Nigeria" the most exact is meant */
    while (e->place != RSM_NONE && e->place > 0 &&
           x->places->items[e->place - 1].within == e->place && usable_place(x, e->place - 1) &&
           x->places->items[e->place - 1].first_token >= first)
        e->place--;
}
