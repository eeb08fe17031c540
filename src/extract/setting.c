/* The time and the place of an event, and those of an incident.
 *
 * Of an event, those of its own sentence that speak for it by their signs (sign.h), and for no
 * other of the sentence much more. Of an incident, the one that all told of it speaks for most: of
 * the main incident any day and place of the report may be it, of others those of the sentences
 * that tell of them. Nothing is chosen where no candidate scores above 0, what saying nothing
 * scores. Ties go to the first. Cost: linear in the sentence of an event; candidates times the
 * events of their sentence for an incident. */
#include "extract/apart.h"
#include "extract/sign.h"

#include <string.h>

enum {
    RECALLED_SCORE = 150, /* what a day, month or year long past speaks for what is told with it */
    STRUCK_SCORE = 300,   /* what "attack on" adds: shootings, which the weights know, have no towns
                             for targets */
    LAW_SCORE = 300,      /* what its own verb's day speaks for an arrest */
    LONG_PAST_DAYS = 31,
    LANDS_TOLD = 4,    /* countries that one incident is told to be in; later ones never count */
    RIVAL_MARGIN = 200 /* a day is no event's that it speaks for so much less than for another */
};

/* ---- which may be chosen ---- */

static bool datable(const extraction *x, uint32_t index) {
    const rsm_time *time = &x->times->items[index];
    rsm_time_type type = time->expression.type;
    if (type == RSM_TIME_DURATION || type == RSM_TIME_SET || index >= SIGN_CANDIDATES ||
        dates_nothing(x, index))
        return false;
    if (!time->expression.value.earliest.known && !time->expression.value.latest.known &&
        !is_partial_date(&time->expression.value))
        return false;
    const rsm_sentence *sentence = &x->text->sentences[x->text->tokens[time->first_token].sentence];
    return time->first_token >= sentence->dateline_end;
}

/* Of "a mosque in Kano, Nigeria" the most exact is meant. */
uint32_t most_exact(const extraction *x, uint32_t place) {
    uint32_t first = sentence_first(x, x->places->items[place].first_token);
    while (place > 0 && x->places->items[place - 1].within == place &&
           !x->places->items[place - 1].adjective && !x->places->items[place - 1].within_name &&
           x->places->items[place - 1].first_token >= first)
        place--;
    return place;
}

/* A government speaking is no place; a country is one only where something is said to be in it. */
bool placeable(const extraction *x, uint32_t index) {
    if (index >= SIGN_CANDIDATES)
        return false;
    const rsm_place *place = &x->places->items[index];
    uint32_t inner = most_exact(x, index); /* of "Ana Weiss of Norville, Norland" both are hers */
    return !place->adjective && !place->metonym && !is_meant(x, index) &&
           !is_of_a_firm(x, index) && !is_of_an_effect(x, index) &&
           !(inner < SIGN_CANDIDATES && is_of_a_person(x, inner));
}

int32_t time_score(const extraction *x, uint32_t index, sign_aim aim) {
    sign_answers answers = time_answers(x, index, aim);
    if (x->is_said[index]) { /* whatever the tree hangs it on */
        answers.answer[ASK_VERB] = RSM_ACT_SPEECH;
        answers.answer[ASK_TREE] = SIGN_OTHER_VERB;
    }
    return sign_score(x, &x->signs->time_weights, &answers);
}

/* "an attack in Norville": nothing stands between a noun of an event and what leads the place in.
 */
static bool follows_noun(const extraction *x, uint32_t p, const event *e) {
    uint32_t first = x->places->items[p].first_token;
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[first]);
    uint32_t start = phrase != NULL && phrase->first < first ? phrase->first : first;
    return e->noun && start == e->end + 1 && is_led_in(x, p);
}

int32_t place_score(const extraction *x, uint32_t index, sign_aim aim) {
    sign_answers answers = place_answers(x, index, aim);
    const rsm_place *place = &x->places->items[index];
    uint32_t near = nearest_aimed(x, place->first_token, place->end_token, aim);
    bool struck = near != RSM_NONE && (is_struck(x, index, event_at(x, near)) ||
                                       follows_noun(x, index, event_at(x, near)));
    return sign_score(x, &x->signs->place_weights, &answers) + (struck ? STRUCK_SCORE : 0);
}

/* ---- of an event ---- */

/* Verbs whose day is their own, whatever else their sentence tells. */
bool tells_aside(uint8_t act) {
    return act == RSM_ACT_SPEECH || act == RSM_ACT_PUBLICATION || act == RSM_ACT_POLITICS ||
           act == RSM_ACT_MOURNING || act == RSM_ACT_LAW;
}

static bool is_long_past(const extraction *x, uint32_t t) {
    const rsm_time *time = &x->times->items[t];
    const rsm_published *published = &x->reading->report.published;
    const rsm_time_value *value = &time->expression.value;
    if (!published->earliest.known || !value->latest.known)
        return time->historic;
    return value->latest.day + LONG_PAST_DAYS < published->earliest.day;
}

/* Whether its sentence tells of nothing else. */
bool is_only_event(const extraction *x, uint32_t index) {
    uint32_t first = event_at(x, index)->first;
    const event *next = event_at(x, index + 1 < x->events.count ? index + 1 : RSM_NONE);
    return first_event_from(x, sentence_first(x, first)) == index &&
           (next == NULL || next->first >= sentence_end(x, first));
}

/* "was seen near the scene of the shooting at nine": only where something else was done. */
bool names_a_site(const extraction *x, const event *e) {
    static const char *const sites[] = {"scene", "site", "block", "location", "spot"};
    const noun_phrase *phrase = phrase_at(x, e->phrase);
    uint32_t first = phrase != NULL ? phrase->first : e->first;
    return e->noun && first > sentence_first(x, e->first) + 1 && token_is(x, first - 1, "of") &&
           ONE_OF(x, first - 2, sites);
}

bool stands_with(const extraction *x, const event *e, uint32_t verb, uint32_t token) {
    bool parted = !e->noun; /* "that wounded two on Saturday was solved on Tuesday" */
    if (verb == RSM_NONE)
        return true;
    if (verb < e->first && names_a_site(x, e))
        return false;
    for (uint32_t i = e->end; i < token; i++)
        if (x->verb_of[i] != RSM_NONE)
            return false; /* "suspected of a shooting was arrested in Norville, police said" */
    if (verb < e->first && e->first < token)
        return true;
    for (uint32_t i = token; i < verb && !parted; i++)
        parted = rsm_slice_equal_string(token_text(x, i), ",");
    return parted && e->first < token && x->clause_of[token] == x->clause_of[e->first];
}

/* Whether the time before this one in its sentence is tied to the event, and this one is not: "a
 * boy killed in Norville last week was mourned in Southport on Tuesday". */
static bool is_beaten_time(const extraction *x, uint32_t t, const sign_answers *answers,
                           sign_aim aim) {
    if (answers->answer[ASK_TREE] != SIGN_OTHER_VERB || is_tied(answers) || t == 0 ||
        !datable(x, t - 1) || x->times->items[t - 1].relative)
        return false;
    uint32_t here = x->times->items[t].first_token, before = x->times->items[t - 1].first_token;
    uint8_t preposition = time_preposition(x, t - 1);
    if (x->text->tokens[here].sentence != x->text->tokens[before].sentence ||
        preposition == TIME_SINCE || preposition == TIME_UNTIL ||
        event_at(x, aim.event)->first > before)
        return false;
    sign_answers beside = time_answers(x, t - 1, aim);
    return is_tied(&beside);
}

/* "Down from 96 given on Wednesday": when a figure was given that no longer holds. */
static bool is_of_old_figure(const extraction *x, uint32_t token) {
    enum { REACH = 6 };
    uint32_t index = first_figure_from(x, sentence_first(x, token));
    for (; index < x->figures.count && figure_at(x, index)->first < token; index++) {
        const figure *f = figure_at(x, index);
        if (f->is_revised && f->negated && token - f->end <= REACH)
            return true;
    }
    return false;
}

/* "The toll of Friday's quake rose on Tuesday": Friday may date it, Tuesday does not. */
static bool is_of_counting(const extraction *x, uint32_t t) {
    uint32_t verb = x->signs->times[t].verb, token = x->times->items[t].first_token;
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[token]);
    bool owner = phrase != NULL && phrase->head >= x->times->items[t].end_token;
    return is_of_old_figure(x, token) || (verb != RSM_NONE && verb < token && !owner &&
                                          counts_on(x, verb_at(x, x->verb_of[verb])));
}

static int32_t time_for(const extraction *x, uint32_t t, uint32_t index) {
    sign_answers answers = time_answers(x, t, (sign_aim){.event = index, .incident = RSM_NONE});
    if (x->is_said[t] || is_of_counting(x, t) || is_of_another(x, t, index) ||
        deed_between(x, index, x->times->items[t].first_token))
        return 0;
    if (event_at(x, index)->flags & RSM_TRIGGER_LAW) {
        bool own = told_of_law(&answers, true) || is_only_event(x, index);
        return own && !is_behind_a_deed(x, t, index) && !is_of_no_law(x, t) ? LAW_SCORE : 0;
    }
    bool of_the_law = answers.answer[ASK_TREE] == SIGN_TAKES && answers.answer[ASK_VERB] == RSM_ACT_LAW;
    if (of_the_law || is_the_laws(x, t, index))
        return 0; /* "the man who fired the shot was arrested on Friday" */
    if (is_beaten_time(x, t, &answers, (sign_aim){.event = index, .incident = RSM_NONE}))
        return 0;
    uint8_t preposition = time_preposition(x, t);
    if (preposition == TIME_SINCE || preposition == TIME_UNTIL)
        return 0; /* how long a state holds, not when something took place */
    bool aside =
        tells_aside(answers.answer[ASK_VERB]) || answers.answer[ASK_VERB] == RSM_ACT_INQUIRY;
    if (answers.answer[ASK_TREE] == SIGN_OTHER_VERB && aside &&
        !stands_with(x, event_at(x, index), x->signs->times[t].verb,
                     x->times->items[t].first_token))
        return 0; /* "said on Thursday that it had attacked" */
    int32_t score = sign_score(x, &x->signs->time_weights, &answers);
    /* The weights know what reports are mainly about; of what they recall, "in May 2009" tells. */
    uint32_t token = x->times->items[t].first_token;
    bool opens = token <= sentence_first(x, token) + 1; /* of all the sentence */
    bool recalled = is_long_past(x, t) && (told_of_law(&answers, true) || opens ||
                                           answers.answer[ASK_TREE] == SIGN_TAKES);
    recalled |=
        is_partial_date(&x->times->items[t].expression.value) && told_of_law(&answers, true);
    recalled |= dates_when(x, t, event_at(x, index));
    return score < RECALLED_SCORE && recalled ? RECALLED_SCORE : score;
}

/* "died at Mercy hospital", "was taken to the county jail": where it ended, not where it happened.
 */
static bool ends_there(const extraction *x, uint32_t place, const event *e, uint8_t act) {
    return is_aftermath_site(x, place) &&
           (is_outcome_type(x, e->type_row) || act == RSM_ACT_CARE || act == RSM_ACT_LAW);
}

int32_t place_for(const extraction *x, uint32_t p, uint32_t index) {
    sign_answers answers = place_answers(x, p, (sign_aim){.event = index, .incident = RSM_NONE});
    if (deed_between(x, index, x->places->items[p].first_token))
        return 0;
    if (event_at(x, index)->flags & RSM_TRIGGER_LAW)
        return told_of_law(&answers, false) || is_only_event(x, index) ? LAW_SCORE : 0;
    rsm_place_kind kind = x->places->items[p].expression.value.kind;
    if (event_at(x, index)->plural && (kind == RSM_PLACE_ADMIN1 || kind == RSM_PLACE_COUNTRY))
        return 0; /* "attacks in Northern Province": where each was is told after it */
    bool of_a_life = answers.answer[ASK_VERB] == RSM_ACT_LIFE &&
                     answers.answer[ASK_TREE] == SIGN_OTHER_VERB; /* "who lived in Norville" */
    bool of_care =
        answers.answer[ASK_VERB] == RSM_ACT_CARE && !is_tied(&answers) && kind == RSM_PLACE_SITE &&
        !is_outcome_type(x, event_at(x, index)->type_row); /* "remains in Mercy, Uptown" */
    if (of_a_life || of_care || describes_another(x, p) ||
        ends_there(x, p, event_at(x, index), answers.answer[ASK_VERB]))
        return 0;
    return sign_score(x, &x->signs->place_weights, &answers) +
           (is_struck(x, p, event_at(x, index)) ? STRUCK_SCORE : 0);
}

/* Whether two events of a sentence may have times and places of their own: they are told in two
 * clauses, or one is what the law did. */
static bool told_apart(const extraction *x, uint32_t left, uint32_t right) {
    const event *a = event_at(x, left), *b = event_at(x, right);
    return x->clause_of[a->first] != x->clause_of[b->first] ||
           (a->flags & RSM_TRIGGER_LAW) != (b->flags & RSM_TRIGGER_LAW);
}

/* Gives a candidate to the events of its sentence that it speaks for, but not to those that it
 * speaks for much less than for another. */
static void give(const extraction *x, uint32_t candidate, uint32_t first, uint32_t end,
                 int32_t (*score_for)(const extraction *, uint32_t, uint32_t), bool is_time) {
    int32_t best = 0;
    uint32_t rival = RSM_NONE;
    for (uint32_t i = first; i < end; i++) {
        int32_t score = score_for(x, candidate, i);
        if (score > best)
            best = score, rival = i;
    }
    for (uint32_t i = first; best > 0 && i < end; i++) {
        event *e = event_at(x, i);
        int32_t score = score_for(x, candidate, i);
        int32_t *had = is_time ? &e->time_score : &e->place_score;
        if (score <= 0 || score <= *had || (score + RIVAL_MARGIN < best && told_apart(x, i, rival)))
            continue;
        *had = score;
        *(is_time ? &e->time : &e->place) = candidate;
    }
}

void find_times_and_places(const extraction *x, uint32_t first_event, uint32_t end_event) {
    if (first_event >= end_event)
        return;
    uint32_t first = sentence_first(x, event_at(x, first_event)->first);
    uint32_t end = sentence_end(x, first);
    for (uint32_t token = first; token < end; token++) {
        uint32_t t = x->time_of[token], p = x->place_of[token];
        if (t != RSM_NONE && x->times->items[t].first_token == token && datable(x, t))
            give(x, t, first_event, end_event, time_for, true);
        if (p != RSM_NONE && x->places->items[p].first_token == token && placeable(x, p) &&
            !x->places->items[p].dateline)
            give(x, p, first_event, end_event, place_for, false);
    }
    for (uint32_t i = first_event; i < end_event; i++)
        if (event_at(x, i)->place != RSM_NONE)
            event_at(x, i)->place = most_exact(x, event_at(x, i)->place);
}

/* ---- of an incident ---- */

/* Whether the token's sentence recalls an incident of long ago. */
static bool recalls_another(const extraction *x, uint32_t token, uint32_t incident) {
    uint32_t stop = sentence_end(x, token);
    for (uint32_t i = first_event_from(x, sentence_first(x, token)); i < x->events.count; i++) {
        const event *e = event_at(x, i);
        if (e->first >= stop)
            break;
        if (e->incident != RSM_NONE && e->incident != incident &&
            incident_at(x, e->incident)->historic)
            return true;
    }
    return false;
}

static bool is_a_part(const extraction *x, const incident_draft *incident) {
    return event_at(x, incident->first_event)->part > 0;
}

/* Whether what is told in [first, end) may be of the incident. The lead of a round-up tells the day
 * and the town of all its parts. */
static bool in_reach(const extraction *x, uint32_t first, uint32_t end, sign_aim aim) {
    const incident_draft *incident = incident_at(x, aim.incident);
    if (nearest_aimed(x, first, end, aim) != RSM_NONE)
        return true;
    if (incident->main)
        return !recalls_another(x, first, aim.incident);
    return is_a_part(x, incident) && first < x->parts_from;
}

/* Whether a time or a place is plainly another incident's (anchored.c). */
static bool is_owned_elsewhere(const extraction *x, uint32_t owner, uint32_t incident) {
    return owner != RSM_NONE && event_at(x, owner)->incident != incident;
}

bool may_be_time(const extraction *x, uint32_t index, uint32_t incident) {
    const rsm_time *time = &x->times->items[index];
    sign_aim aim = {.event = RSM_NONE, .incident = incident};
    if (incident_at(x, incident)->dated_itself && time->first_token < x->parts_from)
        return false;
    return datable(x, index) && !x->is_said[index] && !is_of_counting(x, index) && !is_of_other_doings(x, index, aim) &&
           !is_owned_elsewhere(x, x->time_owner[index], incident) &&
           !is_anothers_own_time(x, index, incident) && in_reach(x, time->first_token, time->end_token, aim) && !is_loose_time(x, index, aim);
}

/* Whether the sentences that tell of the incident speak of other countries more than of that of the
 * dateline: a correspondent in a capital writes of what happened elsewhere. Those of other reports
 * that are told of at home hold no country at all. */
static bool told_abroad(const extraction *x, uint32_t index, sign_aim aim) {
    const char *home = x->places->items[index].expression.value.country;
    uint32_t same = 0, other = 0;
    for (uint32_t i = 0; i < x->places->count && i < SIGN_CANDIDATES; i++) {
        const rsm_place *place = &x->places->items[i];
        const char *country = place->expression.value.country;
        if (place->dateline || country[0] == '\0' ||
            nearest_aimed(x, place->first_token, place->end_token, aim) == RSM_NONE)
            continue;
        bool here = country[0] == home[0] && country[1] == home[1];
        same += here;
        other += !here;
    }
    return home[0] != '\0' && other > same;
}

/* "NORVILLE. The ministry announces": a dateline without a dash. */
static bool stands_alone(const extraction *x, const rsm_place *place) {
    const rsm_sentence *sentence =
        &x->text->sentences[x->text->tokens[place->first_token].sentence];
    if (place->first_token != sentence->first_token)
        return false;
    return place->end_token + 1 >= sentence->end_token ||
           rsm_slice_equal_string(token_text(x, place->end_token), ".");
}

/* A site told away from the deed (a home, a hospital, where somebody went before) is not its own:
 * of the town it is in the weights know no more than that it is right. */
static bool is_own_site(const extraction *x, uint32_t index, sign_aim aim) {
    const rsm_place_value *value = &x->places->items[index].expression.value;
    if (value->kind != RSM_PLACE_SITE || is_quarter(value))
        return true;
    sign_answers answers = place_answers(x, index, aim);
    uint8_t act = answers.answer[ASK_VERB], tree = answers.answer[ASK_TREE];
    bool linked = tree == SIGN_ITS_VERB || tree == SIGN_ITS_NOUN || tree == SIGN_TAKES;
    const rsm_place *place = &x->places->items[index];
    const event *near = event_at(x, nearest_aimed(x, place->first_token, place->end_token, aim));
    if (near != NULL && ends_there(x, index, near, act))
        return false;
    bool told = act == RSM_ACT_HAPPENING || act == RSM_ACT_ALARM || act == SIGN_ACT_TRIGGER ||
                act == RSM_ACT_DISCOVERY || act == SIGN_ACT_NONE;
    return linked || (told && !is_aftermath_site(x, index));
}

/* "clung to life at a Norville hospital" */
static bool is_of_a_hospital(const extraction *x, uint32_t index, sign_aim aim) {
    static const char *const houses[] = {"hospital", "clinic", "infirmary", "morgue"};
    enum { REACH = 3 };
    const rsm_place *place = &x->places->items[index];
    uint32_t stop = sentence_end(x, place->first_token);
    if (!place->within_name)
        return false;
    for (uint32_t at = place->end_token; at < stop && at < place->end_token + REACH; at++) {
        if (x->text->tokens[at].flags & RSM_TOKEN_PUNCTUATION)
            return false;
        if (ONE_OF(x, at, houses)) {
            sign_answers answers = place_answers(x, index, aim);
            return !is_tied(&answers);
        }
    }
    return false;
}

/* "In 2015 a dam at Norville burst": a sentence that opens with a day of long before the incident, and
 * has no mention of it. */
static bool is_of_long_before(const extraction *x, uint32_t index, uint32_t incident) {
    const incident_draft *its = incident_at(x, incident);
    uint32_t place = x->places->items[index].first_token, end = sentence_end(x, place);
    bool before = false;
    for (uint32_t at = sentence_first(x, place); at < place && !its->historic && !before; at++) {
        uint32_t time = x->time_of[at];
        before = is_historic(x, time) && x->clause_of[at] == x->clause_of[place] &&
                 compare_times(time_value(x, time), time_value(x, its->time)) <= 0;
    }
    for (uint32_t i = first_event_from(x, sentence_first(x, place)); before && i < x->events.count;
         i++) {
        if (event_at(x, i)->first >= end)
            break;
        before = event_at(x, i)->incident != incident;
    }
    return before;
}

bool may_be_place(const extraction *x, uint32_t index, uint32_t incident) {
    sign_aim aim = {.event = RSM_NONE, .incident = incident};
    if (is_of_long_before(x, index, incident) || describes_another(x, index) ||
        is_anothers_own_place(x, index, incident))
        return false;
    if (!placeable(x, index) || is_of_a_hospital(x, index, aim) || is_of_a_side_act(x, index, aim) ||
        is_owned_elsewhere(x, x->place_owner[index], incident))
        return false;
    const rsm_place *place = &x->places->items[index];
    if (!in_reach(x, place->first_token, place->end_token, aim) || is_loose_place(x, index, aim))
        return false;
    bool away = (place->dateline || stands_alone(x, place)) &&
                (is_capital(x, &place->expression.value) || told_abroad(x, index, aim));
    return !away && is_own_site(x, index, aim);
}

/* The countries in which the words themselves put the incident: "the Norland plane crash", "crashed
 * in Norland". */
typedef struct told_lands {
    const char *codes[LANDS_TOLD];
    uint32_t count;
} told_lands;

static bool is_told_there(const extraction *x, uint32_t index, sign_aim aim) {
    const rsm_place *place = &x->places->items[index];
    if (place->dateline || place->metonym || !placeable(x, index) ||
        nearest_aimed(x, place->first_token, place->end_token, aim) == RSM_NONE)
        return false;
    sign_answers answers = place_answers(x, index, aim);
    uint8_t tree = answers.answer[ASK_TREE];
    bool linked = tree == SIGN_ITS_VERB || tree == SIGN_ITS_NOUN;
    return answers.answer[ASK_NEAR] == SIGN_WITHIN || (linked && is_led_in(x, index));
}

static bool is_land_told(const told_lands *lands, const char *country) {
    for (uint32_t i = 0; i < lands->count; i++)
        if (strcmp(lands->codes[i], country) == 0)
            return true;
    return false;
}

static told_lands find_lands(const extraction *x, sign_aim aim) {
    told_lands lands = {.count = 0};
    for (uint32_t i = 0; i < x->places->count && i < SIGN_CANDIDATES; i++) {
        const char *country = x->places->items[i].expression.value.country;
        if (country[0] != '\0' && lands.count < LANDS_TOLD && !is_land_told(&lands, country) &&
            is_told_there(x, i, aim))
            lands.codes[lands.count++] = country;
    }
    return lands;
}

/* Whether a place is the town that a village which no list has was put in, by a report from afar,
 * and is not told of the incident itself: that it lies there is a guess. */
static bool is_only_around(const extraction *x, uint32_t index, uint32_t own, sign_aim aim) {
    const rsm_place_value *inner = &x->places->items[own].expression.value;
    const rsm_place *place = &x->places->items[index];
    bool afar = x->signs->far_off || x->reading->report.outlet.size == 0;
    bool unlisted = afar && inner->kind == RSM_PLACE_SITE && inner->geonameid == 0 &&
                    is_unlisted_town(x, own) && place->expression.value.geonameid != 0;
    return unlisted && place->expression.value.kind == RSM_PLACE_CITY && !place->dateline &&
           sign_position(x, place->first_token) != SIGN_TITLE && !is_own_place(x, index, aim.incident);
}

static uint32_t choose_place(const extraction *x, sign_aim aim) {
    uint32_t best = RSM_NONE;
    int32_t best_score = 0;
    told_lands lands = {.count = 0};
    uint32_t own = best_own_place(x, aim.incident);
    if (x->signs->of_the_world)
        lands = find_lands(x, aim);
    for (uint32_t i = 0; i < x->places->count && i < SIGN_CANDIDATES; i++) {
        const char *country = x->places->items[i].expression.value.country;
        bool elsewhere = lands.count > 0 && country[0] != '\0' && !is_land_told(&lands, country);
        if (elsewhere || !may_be_place(x, i, aim.incident))
            continue;
        if (own != RSM_NONE && (!is_inside_of(x, i, own) || is_only_around(x, i, own, aim)))
            continue; /* what a mention says of itself goes before what the report says elsewhere */
        int32_t score = place_score(x, i, aim);
        if (score > best_score)
            best_score = score, best = i;
    }
    if (best == RSM_NONE)
        best = own;
    return best == RSM_NONE ? RSM_NONE : most_exact(x, best);
}

/* What the police and courts do, and what is recalled, has the first day and place told of it where
 * nothing else is chosen. */
static void choose_own(const extraction *x, uint32_t index) {
    incident_draft *incident = incident_at(x, index);
    for (uint32_t i = incident->first_event; i <= incident->last_event; i++) {
        const event *e = event_at(x, i);
        if (e->incident != index)
            continue;
        if (incident->time == RSM_NONE)
            incident->time = e->time;
        if (incident->place == RSM_NONE)
            incident->place = e->place;
    }
}

/* The town of the dateline, where the court or the police that a report is about mostly sit. */
static uint32_t dateline_town(const extraction *x, uint32_t incident) {
    for (uint32_t i = 0; i < x->places->count && i < SIGN_CANDIDATES; i++)
        if (x->places->items[i].dateline && may_be_place(x, i, incident))
            return most_exact(x, i);
    return RSM_NONE;
}

/* The same of a place, or of any other word for it. */
static bool is_placed_plainly(const extraction *x, uint32_t place, sign_aim aim) {
    const rsm_place_value *chosen = &x->places->items[place].expression.value;
    if (is_told_plainly(x, place, aim))
        return true;
    for (uint32_t i = 0; i < x->places->count && i < SIGN_CANDIDATES; i++)
        if (chosen->geonameid != 0 &&
            x->places->items[i].expression.value.geonameid == chosen->geonameid &&
            is_told_plainly(x, i, aim))
            return true;
    return false;
}

/* Whether an incident is not what the report is about: another is, or it comes after the lead. What
 * a case is about that the lead tells of stands in the lead beside it. */
static bool is_told_beside(const extraction *x, uint32_t index) {
    const incident_draft *incident = incident_at(x, index);
    uint32_t at = event_at(x, incident->first_event)->first;
    if (incident->main || is_a_part(x, incident))
        return false; /* the parts of a round-up are all that it is about */
    for (uint32_t i = 0; i < x->incidents.count; i++) {
        const incident_draft *main = incident_at(x, i);
        uint32_t case_at = event_at(x, main->first_event)->first;
        bool its_case = is_law_incident(x, i) &&
                        x->text->tokens[case_at].sentence == x->text->tokens[at].sentence;
        if (main->main && !its_case)
            return true;
    }
    return x->many || position_weight(x, event_at(x, incident->first_event)->first) < 4;
}

static void forget_doubtful(const extraction *x, incident_draft *incident, sign_aim aim) {
    if (incident->place != RSM_NONE && !is_placed_plainly(x, incident->place, aim))
        incident->place = RSM_NONE;
    if (incident->time == RSM_NONE || is_law_incident(x, aim.incident))
        return; /* of the law only its own times have been chosen */
    sign_answers answers = time_answers(x, incident->time, aim);
    if (!is_tied(&answers))
        incident->time = RSM_NONE;
}

/* Of a part of a round-up, whether one of its own sentences tells when: then the lead does not. */
static bool dates_itself(const extraction *x, const incident_draft *incident, sign_aim aim) {
    for (uint32_t i = 0; is_a_part(x, incident) && i < x->times->count && i < SIGN_CANDIDATES; i++)
        if (x->times->items[i].first_token >= x->parts_from && may_be_time(x, i, aim.incident))
            return true;
    return false;
}

void choose_setting(const extraction *x, uint32_t index) {
    sign_aim aim = {.event = RSM_NONE, .incident = index};
    incident_draft *incident = incident_at(x, index);
    incident->dated_itself = dates_itself(x, incident, aim);
    bool law = is_law_incident(x, index);
    incident->time = law ? RSM_NONE : choose_time(x, aim);
    incident->place = law ? RSM_NONE : choose_place(x, aim);
    if (law || !incident->main)
        choose_own(x, index);
    if (is_told_beside(x, index))
        forget_doubtful(x, incident, aim);
    if (law && incident->main && incident->place == RSM_NONE)
        incident->place = dateline_town(x, index);
}
