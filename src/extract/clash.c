/* Whether a day or a place that does not fit holds a mention apart from an incident.
 *
 * Of a mention that brings in something new ("a guard was shot in Osk on Monday") it does. One that
 * speaks of what has been told ("the shooting happened about 7:20 a.m.", "he died in Ulmen") is of
 * that, and the day or the place is more likely another's: the day of an arrest, the town of the
 * hospital, a namesake. Invariant: nothing here says that two are one; a clash that is passed over
 * counts as nothing known. Cost: constant, but for the sentence of a mention. */
#include "extract/apart.h"
#include "extract/sign.h"

enum { DYING_DAYS = 31 /* between what was done to somebody and his death */ };

/* "Before that, at 5:45 p.m., two sisters were in the park when they were shot": of a report of
 * several, the hour that the sentence opens with; or RSM_NONE. */
uint32_t opening_hour(const extraction *x, const event *e) {
    enum { OPENING = 4 };
    uint32_t first = sentence_first(x, e->first);
    uint32_t stop = first + OPENING < e->first ? first + OPENING : e->first;
    for (uint32_t token = first; x->separate && token < stop; token++) {
        uint32_t time = x->time_of[token];
        if (time != RSM_NONE && x->times->items[time].precision == RSM_PRECISION_MINUTE)
            return time;
    }
    return RSM_NONE;
}

/* "Last month, a man was shot": what opens the sentence dates its verb, where nothing else does. */
uint32_t told_time(const extraction *x, const event *e) {
    if (e->time != RSM_NONE || e->noun || tells_outcome(x, e))
        return e->time;
    bool alone = e->opens_at != RSM_NONE &&
                 x->clause_of[x->times->items[e->opens_at].first_token] == x->clause_of[e->first];
    return alone ? e->opens_at : opening_hour(x, e);
}

/* ---- how the mention is brought in ---- */

static bool is_brought_in(const event *e) {
    return e->turned || e->recalled || e->other || e->brings || e->of_others || e->in_series ||
           e->listed;
}

static bool is_known_person(const extraction *x, const event *e, const noun_phrase *phrase) {
    if (phrase->pronoun)
        return true;
    if (is_person_name(x, phrase->head)) {
        const entity_draft *named =
            entity_at(x, x->entity_of_name[x->tagging->name_of[phrase->head]]);
        return named != NULL && named->first < sentence_first(x, e->first);
    }
    return phrase->definite && match_over(x, phrase->head, RSM_DOMAIN_PERSON) != NULL;
}

bool speaks_of_the_known(const extraction *x, const event *e) {
    if (is_brought_in(e))
        return false;
    const noun_phrase *phrase = phrase_at(x, e->phrase);
    bool piece = harms_people(x, e->type_row)
                     ? is_piece(x, e->first) || (e->noun && is_piece(x, e->end - 1))
                     : e->noun && is_piece(x, e->end - 1) && phrase != NULL && !phrase->indefinite;
    if (piece && !is_outcome_type(x, e->type_row))
        return true;
    if (e->noun)
        return e->definite && !e->plural && !names_target(x, e);
    const noun_phrase *whom = whom_it_harms(x, e);
    return whom != NULL && is_known_person(x, e, whom);
}

bool retells_the_title(const extraction *x, const event *e, const incident_draft *incident) {
    uint32_t title = x->text->tokens[event_at(x, incident->first_event)->first].sentence;
    return x->text->sentences[title].kind == RSM_SENTENCE_TITLE && title < x->body &&
           position_weight(x, e->first) >= TITLE_WEIGHT && !is_brought_in(e) && !x->separate &&
           x->text->tokens[e->first].sentence != title;
}

static bool harms_the_same(const event *e, const incident_draft *incident) {
    return e->harmed != RSM_NONE && e->harmed == incident->harmed && !is_brought_in(e);
}

/* ---- days ---- */

/* Whether what begins at a token tells which happening a noun is of: "the attack in Osk", "Friday's
 * shooting". */
static bool is_beside(const extraction *x, const event *e, uint32_t token) {
    const noun_phrase *phrase = phrase_at(x, e->phrase);
    return e->noun && phrase != NULL && token >= phrase->first && token <= phrase->end + 1;
}

/* "at 10 p.m.": its day is the report's guess. */
static bool is_bare_clock(const extraction *x, uint32_t time) {
    static const char *const words[] = {
        "a.m.", "p.m.", "am", "pm",      "a.m",   "p.m",    "noon", "midnight", ":",      ".",
        "a",    "p",    "m",  "o'clock", "about", "around", "just", "shortly",  "before", "after"};
    const rsm_time *told = &x->times->items[time];
    if (told->precision != RSM_PRECISION_MINUTE)
        return false;
    for (uint32_t token = told->first_token; token < told->end_token; token++) {
        rsm_slice text = token_text(x, token);
        bool digit = text.size > 0 && text.data[0] >= '0' && text.data[0] <= '9';
        if (!digit && !ONE_OF(x, token, words))
            return false;
    }
    return true;
}

static bool is_death(const extraction *x, const event *e) {
    return e->type_row < x->types.count &&
           x->types.top[e->type_row] == x->outcomes[OUTCOME_DEATH] && !e->noun;
}

/* "died Wednesday after being shot Monday": the day of a deed, where what has been told is a death
 * within weeks of it. */
static bool is_what_he_died_of(const extraction *x, const event *e,
                               const incident_draft *incident) {
    const rsm_time_value *deed = time_value(x, e->time), *death = time_value(x, incident->time);
    return incident->time_of_death && deed != NULL && !is_brought_in(e) &&
           deed->latest.day <= death->earliest.day &&
           deed->latest.day + DYING_DAYS >= death->earliest.day;
}

/* "The shooting took place last month": says of what is spoken of when it was. */
static bool says_when_it_was(const extraction *x, const event *e) {
    static const char *const verbs[] = {"happen", "occur", "take",  "unfold",
                                        "begin",  "start", "report"};
    const noun_phrase *phrase = phrase_at(x, e->phrase);
    if (!e->noun || phrase == NULL || !speaks_of_the_known(x, e))
        return false;
    uint32_t at = phrase->end;
    if (token_is(x, at, "that") || token_is(x, at, "which"))
        at++;
    const verb_group *group = at < x->text->token_count ? verb_at(x, x->verb_of[at]) : NULL;
    return group != NULL && ONE_OF(x, group->verb, verbs);
}

bool is_the_deeds_day(const extraction *x, const event *e, const incident_draft *incident) {
    const rsm_time_value *its = time_value(x, e->time), *had = time_value(x, incident->time);
    return incident->time_of_law && !is_brought_in(e) && !has_borrowed_day(x, e->time) &&
           its != NULL && had != NULL && its->latest.known && had->earliest.known && its->latest.day < had->earliest.day;
}

static bool day_is_no_sign(const extraction *x, const event *e, const incident_draft *incident) {
    if (harms_the_same(e, incident) || is_what_he_died_of(x, e, incident) ||
        retells_the_title(x, e, incident) || says_when_it_was(x, e))
        return true;
    bool opened = opening_hour(x, e) != RSM_NONE;
    if (e->time != RSM_NONE && has_borrowed_day(x, e->time) && !is_brought_in(e) &&
        !e->newcomers && !opened)
        return true;
    if (e->time != RSM_NONE && speaks_of_the_known(x, e) && !opened &&
        (is_bare_clock(x, e->time) ||
         (e->noun && !is_beside(x, e, x->times->items[e->time].first_token))))
        return true;
    return is_in_lead(x, e->first) && is_the_deeds_day(x, e, incident);
}

int met_times(const extraction *x, const event *e, const incident_draft *incident) {
    int times = compare_times(time_value(x, told_time(x, e)), time_value(x, incident->time));
    if (times < 0 && e->time != RSM_NONE && died_of_it(x, e, incident))
        return 0;
    if (times >= 0 && !is_outcome_type(x, e->type_row) && days_apart(x, e, incident->time))
        times = -1;
    return times < 0 && day_is_no_sign(x, e, incident) ? 0 : times;
}

/* ---- places ---- */

int met_places(const extraction *x, const event *e, const incident_draft *incident) {
    int places = compare_places(place_value(x, e->scene), place_value(x, incident->place));
    if (places >= 0)
        return places;
    bool died = is_death(x, e) && !e->newcomers && !is_brought_in(e);
    bool told = e->scene != RSM_NONE && is_beside(x, e, x->places->items[e->scene].first_token);
    bool known = speaks_of_the_known(x, e) && !told;
    return died || known || retells_the_title(x, e, incident) || harms_the_same(e, incident)
               ? 0
               : places;
}

/* "Reed was also hit": with no day or town of its own. */
bool hits_one_more(const extraction *x, const event *e) {
    bool own = e->time != RSM_NONE || e->scene != RSM_NONE;
    return !e->noun && !own && !is_brought_in(e) && !x->separate &&
           ((e->flags & RSM_TRIGGER_WEAK) || tells_also(x, e));
}

/* ---- what an incident was dated by ---- */

/* Whether its sentence tells of what police and courts did. */
static bool stands_with_the_law(const extraction *x, const event *e) {
    uint32_t stop = sentence_end(x, e->first);
    for (uint32_t i = first_event_from(x, sentence_first(x, e->first)); i < x->events.count; i++) {
        const event *other = event_at(x, i);
        if (other->first >= stop)
            return false;
        if (is_law(x, other->type_row))
            return true;
    }
    return false;
}

void note_dated_by(const extraction *x, incident_draft *incident, const event *e) {
    incident->time_of_death = is_death(x, e);
    incident->time_of_law = stands_with_the_law(x, e);
}

bool is_of_old(const extraction *x, const event *e, const incident_draft *incident, int type) {
    if (e->time == RSM_NONE || !x->times->items[e->time].historic || incident->historic)
        return false;
    bool end_of_it = is_outcome_type(x, e->type_row) &&
                     x->times->items[e->time].precision <= RSM_PRECISION_MONTH;
    bool undated =
        incident->time == RSM_NONE && (type == 2 || end_of_it) && !is_long_ago(x, e->time);
    bool opening = position_weight(x, e->first) >= TITLE_WEIGHT && e->opens_at == RSM_NONE;
    bool case_of_it = is_in_lead(x, e->first) && stands_with_the_law(x, e);
    bool told_again =
        opening || case_of_it || speaks_of_the_known(x, e) || harms_the_same(e, incident);
    bool open = incident->time == RSM_NONE || incident->time_of_law;
    return !undated && !(open && told_again && !is_brought_in(e));
}
