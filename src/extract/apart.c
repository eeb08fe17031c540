/* What tells that a mention is of another happening than those told before.
 *
 * Type, time and place say it seldom: a report's second robbery, last year's shooting, the same
 * man's old conviction are told in the words of the first. So each mention is asked how it is
 * brought in (find_turns), and each incident whether it can be the one meant (told_of_another).
 * Words are those of lexicon/turns.txt. Invariant: nothing here joins; what is not held apart is
 * group.c's to weigh. Cost: linear; a mention looks at its own sentence only. */
#include "extract/apart.h"

enum {
    POINT_REACH = 5,    /* tokens between "reports of" and "shooting" */
    TURN_REACH = 2,     /* tokens of a sentence before "meanwhile", "last year" */
    ASIDE_REACH = 6,    /* tokens of what stands in brackets before that */
    SCENE_REACH = 8,    /* tokens of a sentence in which "in Mosul" is of all of it */
    APPOSED = 3,        /* tokens after a name: ", 7," */
    HEADLINE_AFTER = 2, /* sentences of the body before a line that is a headline of another page */
    RECALL_TOKENS = 40, /* before an event, in which somebody's record is looked for */
    OLDEST = 120,       /* years of a person */
    LONG_AGO_DAYS = 45, /* before the report */
    LEAD_WEIGHT = 2,    /* position_weight of the lead, in which all is told again and again */
    TITLE_WEIGHT = 4    /* of the title and the first two sentences */
};

/* ---- words ---- */

/* Whether a phrase of that class begins at a token, or covers it. */
static bool turn_at(const extraction *x, uint32_t token, uint32_t class, bool over) {
    if (token >= x->text->token_count)
        return false;
    const rsm_tagging *tagging = x->tagging;
    uint32_t back = !over ? 0 : token < RSM_PHRASE_WORDS ? token : RSM_PHRASE_WORDS;
    for (uint32_t m = tagging->first_match[token - back]; m < tagging->first_match[token + 1];
         m++) {
        const rsm_match *match = &tagging->matches[m];
        if (match->domain == RSM_DOMAIN_TURN && match->end_token > token &&
            rsm_world_number(x->world, RSM_DOMAIN_TURN, match->row, RSM_TURN_CLASS) == class)
            return true;
    }
    return false;
}

static const rsm_sentence *sentence_at(const extraction *x, uint32_t token) {
    return &x->text->sentences[x->text->tokens[token].sentence];
}

/* The tokens of the event's clause that are nearer to it than to any other event of its sentence.
 */
static void own_words(const extraction *x, const event *e, uint32_t *first, uint32_t *end) {
    uint32_t index = first_event_from(x, e->first);
    const event *before = event_at(x, index > 0 ? index - 1 : RSM_NONE);
    const event *after = event_at(x, index + 1 < x->events.count ? index + 1 : RSM_NONE);
    *first = sentence_first(x, e->first);
    *end = sentence_end(x, e->first);
    if (before != NULL && before->end + (e->first - before->end) / 2 > *first)
        *first = before->end + (e->first - before->end) / 2;
    if (after != NULL && e->end + (after->first - e->end + 1) / 2 < *end)
        *end = e->end + (after->first - e->end + 1) / 2;
    while (*first < e->first && x->clause_of[*first] != x->clause_of[e->first])
        ++*first;
    while (*end > e->end && x->clause_of[*end - 1] != x->clause_of[e->first])
        --*end;
}

/* Whether such a phrase stands in the event's own words. */
static bool beside_it(const extraction *x, const event *e, uint32_t class) {
    uint32_t first, end;
    own_words(x, e, &first, &end);
    for (uint32_t token = first; token < end; token++)
        if (turn_at(x, token, class, false))
            return true;
    return false;
}

/* Whether such a phrase stands before the event in its clause. */
static bool before_it(const extraction *x, const event *e, uint32_t class) {
    uint32_t first = sentence_first(x, e->first);
    if (e->first - first > RECALL_TOKENS)
        first = e->first - RECALL_TOKENS;
    for (uint32_t token = first; token < e->first; token++)
        if (x->clause_of[token] == x->clause_of[e->first] && turn_at(x, token, class, false))
            return true;
    return false;
}

/* ---- how a mention is brought in ---- */

/* Whether the event only tells what another noun is of: "murder rate", "fire permit". */
static bool makes_a_kind(const extraction *x, const event *e) {
    const noun_phrase *phrase = phrase_at(x, e->phrase);
    if (!e->noun || phrase == NULL || phrase->head < e->end)
        return false;
    uint32_t head = phrase->head;
    if (turn_at(x, head, RSM_TURN_KEEPS, true) || match_over(x, head, RSM_DOMAIN_TRIGGER) != NULL ||
        match_over(x, head, RSM_DOMAIN_PERSON) != NULL || is_person_name(x, head) ||
        x->time_of[head] != RSM_NONE)
        return false;
    return token_upos(x, head) == RSM_UPOS_NOUN;
}

/* "an escaped murder suspect": known by a deed that is not the one told. */
static bool names_by_old_deed(const extraction *x, const event *e) {
    const noun_phrase *phrase = phrase_at(x, e->phrase);
    return e->noun && phrase != NULL && !phrase->definite && is_outcome_type(x, e->type_row) &&
           names_people_by(x, e) && !turn_at(x, phrase->head, RSM_TURN_KEEPS, true);
}

/* "such killings", "attacks on farms": many of a kind, at no time and place. */
static bool is_of_many(const extraction *x, const event *e) {
    const noun_phrase *phrase = phrase_at(x, e->phrase);
    if (!e->noun || !e->plural || e->definite || phrase == NULL || phrase->head >= e->end ||
        e->time != RSM_NONE || e->place != RSM_NONE)
        return false;
    for (uint32_t token = phrase->first; token < e->end; token++)
        if (token_upos(x, token) == RSM_UPOS_NUM || turn_at(x, token, RSM_TURN_PIECE, false))
            return false;
    bool told = token_is(x, phrase->end, "that") || token_is(x, phrase->end, "which");
    return !told && match_over(x, phrase->first, RSM_DOMAIN_VAGUE) == NULL;
}

/* "reports of a shooting", "in what was a robbery": an indefinite noun for what is spoken of
 * already. */
static bool is_pointed_at(const extraction *x, const noun_phrase *phrase) {
    uint32_t first = sentence_first(x, phrase->first);
    if (phrase->first - first > POINT_REACH)
        first = phrase->first - POINT_REACH;
    for (uint32_t token = first; token < phrase->first; token++)
        if (turn_at(x, token, RSM_TURN_POINTS, false))
            return true;
    return false;
}

/* "A robbery was reported on Elm Street": one more of its kind. */
static bool brings_one(const extraction *x, const event *e) {
    const noun_phrase *phrase = phrase_at(x, e->phrase);
    if (!e->noun || phrase == NULL || phrase->head >= e->end || (e->flags & RSM_TRIGGER_GENERIC))
        return false;
    if (e->plural) /* "four misdemeanor convictions" */
        return (e->flags & RSM_TRIGGER_LAW) && token_upos(x, phrase->first) == RSM_UPOS_NUM;
    uint32_t opening = phrase->first;
    bool article = token_is(x, opening, "a") || token_is(x, opening, "an") ||
                   token_is(x, opening, "another") || token_is(x, opening, "one");
    return article && !turn_at(x, phrase->head, RSM_TURN_PIECE, true) && !is_pointed_at(x, phrase);
}

/* "the first attack", "the second shooting": one of several. */
static bool is_numbered(const extraction *x, const event *e) {
    static const char *const words[] = {"first", "second", "third", "fourth", "fifth"};
    const noun_phrase *phrase = phrase_at(x, e->phrase);
    if (!e->noun || e->plural || phrase == NULL || phrase->head >= e->end)
        return false;
    for (uint32_t token = phrase->first; token < e->end; token++)
        if (word_in(x, token, words, sizeof words / sizeof *words) && !token_is(x, token + 1, "-"))
            return true; /* but "first-degree murder" */
    return false;
}

/* A line of its own without a full stop, far from the title: a headline of another page. */
static bool is_headline(const extraction *x, uint32_t index) {
    const rsm_sentence *sentence = &x->text->sentences[index];
    if (index <= x->body + HEADLINE_AFTER || index + 1 > x->text->sentence_count)
        return false;
    if (sentence->kind == RSM_SENTENCE_TITLE)
        return true;
    bool alone =
        sentence[-1].paragraph != sentence->paragraph &&
        (index + 1 == x->text->sentence_count || sentence[1].paragraph != sentence->paragraph);
    return alone && !(x->text->tokens[sentence->end_token - 1].flags & RSM_TOKEN_PUNCTUATION);
}

/* Whether a sentence names somebody or something that was named before it. */
static bool names_the_known(const extraction *x, const rsm_sentence *sentence) {
    for (uint32_t token = sentence->first_token; token < sentence->end_token; token++) {
        uint32_t name = x->tagging->name_of[token];
        const entity_draft *entity =
            name == RSM_NONE ? NULL : entity_at(x, x->entity_of_name[name]);
        if (entity != NULL && entity->first < sentence->first_token)
            return true;
    }
    return false;
}

/* A headline of another page: it names nobody the report knows, and speaks of no "the attack". */
static bool is_of_another_page(const extraction *x, const event *e) {
    return is_headline(x, x->text->tokens[e->first].sentence) && !e->definite &&
           !names_the_known(x, sentence_at(x, e->first));
}

/* "Meanwhile, two soldiers died": whose sentence turns to something else. */
static bool turns(const extraction *x, const event *e) {
    const rsm_sentence *sentence = sentence_at(x, e->first);
    uint32_t from = sentence->dateline_end;
    if (token_is(x, from, "(")) /* "(end of recording) meanwhile" */
        for (uint32_t token = from; token < from + ASIDE_REACH && token < e->first; token++)
            from = token_is(x, token, ")") ? token + 1 : from;
    for (uint32_t token = from; token <= from + TURN_REACH && token < e->first; token++)
        if (turn_at(x, token, RSM_TURN_TURN, false))
            return true;
    return false;
}

/* A month or a year in its clause that cannot be dated: "three years later" where the report has no
 * date. */
static bool is_vaguely_past(const extraction *x, const event *e) {
    uint32_t first, end;
    own_words(x, e, &first, &end);
    for (uint32_t token = first; token < end; token++) {
        uint32_t time = x->time_of[token];
        if (time == RSM_NONE)
            continue;
        const rsm_time *told = &x->times->items[time];
        if (told->expression.type == RSM_TIME_DATE && !told->expression.value.earliest.known &&
            !told->expression.value.latest.known && told->precision >= RSM_PRECISION_MONTH &&
            told->precision != RSM_PRECISION_NONE && told->expression.value.value.size > 0 &&
            told->expression.value.value.data[0] == 'X')
            return true;
    }
    return false;
}

/* The day of "on 3 May" where no year is known, told in the event's clause: "XXXX-05-03", or empty.
 */
static rsm_slice bare_day(const extraction *x, const event *e) {
    rsm_slice found = rsm_slice_make("", 0);
    uint32_t first, end;
    own_words(x, e, &first, &end);
    for (uint32_t token = first; token < end; token++) {
        uint32_t time = x->time_of[token];
        if (time == RSM_NONE)
            continue;
        const rsm_time *told = &x->times->items[time];
        rsm_slice value = told->expression.value.value;
        if (told->precision <= RSM_PRECISION_DAY && value.size >= 10 &&
            rsm_slice_starts_with(value, RSM_SLICE("XXXX-")) && value.data[5] != 'X' &&
            value.data[5] != 'W')
            found = found.size > 0 ? found : rsm_slice_sub(value, 0, 10);
    }
    return found;
}

/* The person whose name a sentence opens with: "Reed, 24, of Norville arrested on Bird Street". */
static uint32_t opening_person(const extraction *x, const event *e) {
    uint32_t first = sentence_at(x, e->first)->dateline_end;
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[first]);
    return phrase != NULL && phrase->end <= e->first && is_person_name(x, phrase->head)
               ? x->phrase_of[first]
               : RSM_NONE;
}

/* Whom police and courts act on: by the verb, or as "the arrest of" tells; RSM_NONE where nobody is
 * told. */
static uint32_t accused_phrase(const extraction *x, const event *e) {
    const verb_group *group = verb_at(x, e->verb);
    if (!(e->flags & RSM_TRIGGER_LAW))
        return RSM_NONE;
    bool against = token_is(x, e->end, "of") || token_is(x, e->end, "against");
    if (e->noun)
        return against && e->end + 1 < x->text->token_count ? x->phrase_of[e->end + 1] : RSM_NONE;
    if (group == NULL)
        return opening_person(x, e);
    bool subject = group->passive || (e->flags & RSM_TRIGGER_PATIENT_SUBJECT);
    uint32_t told = subject ? group->subject : group->object;
    if (told == RSM_NONE) /* "Doe, 31, charged with" */
        told = group->subject;
    const noun_phrase *phrase = phrase_at(x, told);
    bool person = phrase != NULL && (phrase->pronoun || is_person_name(x, phrase->head) ||
                                     match_over(x, phrase->head, RSM_DOMAIN_PERSON) != NULL ||
                                     token_upos(x, phrase->head) == RSM_UPOS_NUM);
    return person ? told : opening_person(x, e);
}

/* "Last February, a gunman fired at him": the time that a sentence opens with is of all its verbs.
 */
static bool opens_long_ago(const extraction *x, const event *e) {
    const rsm_published *published = &x->reading->report.published;
    uint32_t first = sentence_at(x, e->first)->dateline_end;
    for (uint32_t token = first; token <= first + TURN_REACH && token < e->first; token++) {
        uint32_t time = x->time_of[token];
        if (time == RSM_NONE)
            continue;
        const rsm_time_value *value = &x->times->items[time].expression.value;
        return x->times->items[time].expression.type == RSM_TIME_DATE && value->latest.known &&
               published->earliest.known &&
               value->latest.day + LONG_AGO_DAYS < published->earliest.day;
    }
    return false;
}

/* "In Mosul, gunmen killed a guard": the town that a sentence opens with is of all its verbs. */
static uint32_t opening_scene(const extraction *x, const event *e) {
    static const char *const words[] = {"in", "at", "near", "outside", "inside"};
    uint32_t first = sentence_at(x, e->first)->dateline_end;
    for (uint32_t token = first + 1; token <= first + SCENE_REACH && token < e->first; token++) {
        uint32_t place = x->place_of[token];
        if (place == RSM_NONE || x->places->items[place].within_name ||
            x->places->items[place].expression.value.kind > RSM_PLACE_CITY)
            continue;
        return word_in(x, first, words, sizeof words / sizeof *words) ? place : RSM_NONE;
    }
    return RSM_NONE;
}

/* The number at a token, or -1: an age has no more than three figures. */
static int32_t small_number(const extraction *x, uint32_t token) {
    rsm_slice text = token_text(x, token);
    int32_t number = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] < '0' || text.data[i] > '9' || i == 3)
            return -1;
        number = number * 10 + text.data[i] - '0';
    }
    return text.size > 0 && number <= OLDEST ? number : -1;
}

/* The age of whom a verb harms, told in [first, end): "a 7-year-old boy", "a boy, 7,", or -1. */
static int32_t age_in(const extraction *x, uint32_t first, uint32_t end) {
    for (uint32_t token = first; token < end && token + 1 < x->text->token_count; token++) {
        int32_t number = small_number(x, token);
        bool hyphen = token_is(x, token + 1, "-") && token_is(x, token + 2, "year");
        bool years = lemma_is(x, token + 1, "year") && token_is(x, token + 2, "old");
        bool apposed = token > first && token_is(x, token - 1, ",") && token_is(x, token + 1, ",");
        if (number >= 0 && (hyphen || years || apposed))
            return number;
    }
    return -1;
}

static void find_turns_of(const extraction *x, event *e) {
    uint32_t weight = position_weight(x, e->first);
    bool lead = weight >= LEAD_WEIGHT, opening = weight >= TITLE_WEIGHT;
    bool noun_aside =
        makes_a_kind(x, e) || names_by_old_deed(x, e) || (!opening && is_of_many(x, e));
    bool recorded = !lead && !e->definite && before_it(x, e, RSM_TURN_RECORD);
    e->aside = noun_aside || is_of_another_page(x, e) ||
               (recorded && e->noun && !(e->flags & RSM_TRIGGER_LAW));
    e->turned = turns(x, e);
    e->recalled = !e->definite && !opening &&
                  (recorded || is_vaguely_past(x, e) || beside_it(x, e, RSM_TURN_RECALL) ||
                   (e->time == RSM_NONE && opens_long_ago(x, e)));
    e->brings = (!lead && brings_one(x, e)) || (!opening && is_numbered(x, e));
    e->bare_day = bare_day(x, e);
    e->accused = accused_phrase(x, e);
    e->age = -1;
    e->scene = e->place != RSM_NONE ? e->place : opening_scene(x, e);
}

/* Whom the event harms, by its verb. */
static const noun_phrase *harmed(const extraction *x, const event *e) {
    const verb_group *group = verb_at(x, e->verb);
    if (group == NULL)
        return NULL;
    const noun_phrase *object = phrase_at(x, group->object);
    bool itself = object != NULL && object->pronoun &&
                  (token_is(x, object->head, "himself") || token_is(x, object->head, "herself"));
    bool subject = group->passive || itself || (e->flags & RSM_TRIGGER_PATIENT_SUBJECT) ||
                   (object == NULL && is_outcome_type(x, e->type_row)); /* "he died" */
    return phrase_at(x, subject ? group->subject : group->object);
}

/* Whether the title or the lead tells of dead and of injured, who may be two. */
static bool leads_with_both(const extraction *x) {
    bool killed = false, injured = false;
    for (uint32_t i = 0; i < x->figures.count; i++) {
        const figure *f = figure_at(x, i);
        if (position_weight(x, f->first) < LEAD_WEIGHT)
            break;
        killed |= f->slot == RSM_SLOT_KILLED;
        injured |= f->slot == RSM_SLOT_INJURED;
    }
    return killed && injured;
}

/* "a guard", "two soldiers". */
static bool brings_people(const extraction *x, const noun_phrase *phrase) {
    return phrase != NULL && !phrase->pronoun && phrase->indefinite &&
           (match_over(x, phrase->head, RSM_DOMAIN_PERSON) != NULL ||
            token_upos(x, phrase->head) == RSM_UPOS_NUM);
}

/* "a guard", "two soldiers", a name that has not been told before. */
static bool is_newcomer(const extraction *x, const noun_phrase *phrase) {
    if (phrase->pronoun)
        return false;
    if (is_person_name(x, phrase->head)) {
        const entity_draft *named =
            entity_at(x, x->entity_of_name[x->tagging->name_of[phrase->head]]);
        return named != NULL && named->first >= phrase->first;
    }
    return brings_people(x, phrase);
}

void find_turns(extraction *x) {
    bool several = leads_with_several(x) || leads_with_both(x);
    for (uint32_t i = 0; i < x->events.count; i++) {
        event *e = event_at(x, i);
        find_turns_of(x, e);
        const noun_phrase *phrase = harmed(x, e);
        if (phrase == NULL || (e->flags & RSM_TRIGGER_LAW))
            continue;
        e->newcomers = is_newcomer(x, phrase);
        bool before = phrase->first < e->first;
        if (!several)
            e->age = age_in(x, phrase->first, before ? e->first : phrase->end + APPOSED);
    }
}

bool tells_fully(const extraction *x, const event *e) {
    bool hour = e->time != RSM_NONE && x->times->items[e->time].precision == RSM_PRECISION_MINUTE;
    return (e->place != RSM_NONE || hour) && (e->newcomers || e->harmed != RSM_NONE) &&
           position_weight(x, e->first) < LEAD_WEIGHT;
}

/* ---- whether an incident can be the one meant ---- */

/* "the victim died", "he was shot": somebody who has been told of. */
static bool goes_on(const extraction *x, const event *e) {
    if (e->noun)
        return e->definite && !token_is(x, e->end, "of"); /* "the death of a soldier" */
    const noun_phrase *phrase = harmed(x, e);
    if (phrase == NULL)
        return false;
    if (token_is(x, phrase->end, "of") &&
        phrase->end + 1 < x->text->token_count) /* "one of the victims" */
        phrase = phrase_at(x, x->phrase_of[phrase->end + 1]);
    return phrase != NULL && (phrase->pronoun || (phrase->definite && !phrase->proper));
}

static uint32_t name_entity(const extraction *x, const noun_phrase *phrase) {
    uint32_t name = x->tagging->name_of[phrase->head];
    return name == RSM_NONE || x->tagging->names[name].type != RSM_ENTITY_PER
               ? RSM_NONE
               : x->entity_of_name[name];
}

/* "two more men", "a third suspect". */
static bool says_more(const extraction *x, const noun_phrase *phrase) {
    static const char *const more[] = {"another", "other", "more", "second", "third", "fourth"};
    for (uint32_t token = phrase->first; token < phrase->end; token++)
        if (word_in(x, token, more, sizeof more / sizeof *more))
            return true;
    return false;
}

/* Whether two acts of police and courts are on two people. The opening tells of a man, and then who
 * he is, or the other way round. */
static bool on_others(const extraction *x, uint32_t left, uint32_t right, bool opening, bool lead) {
    const noun_phrase *a = phrase_at(x, left), *b = phrase_at(x, right);
    if (a == NULL || b == NULL || a->pronoun || b->pronoun)
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

/* "the murder of a priest": a noun of another kind than the incident's that tells for itself what
 * it is of. */
static bool names_its_own(const extraction *x, const event *e, const incident_draft *incident) {
    static const char *const marks[] = {"of", "on", "against"};
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

/* Two acts by their kinds: a ceasefire and a death, a march and the murder that it is about. */
static bool are_two_acts(const extraction *x, const event *e, const incident_draft *incident) {
    if (!is_outcome_type(x, e->type_row))
        return false;
    uint32_t had = family_of(x, incident->type_row);
    bool killing = e->noun && x->types.top[e->type_row] == x->outcomes[OUTCOME_KILLING];
    return had == RSM_FAMILY_OTHER || (had == RSM_FAMILY_UNREST && killing);
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

bool told_of_another(const extraction *x, const event *e, const incident_draft *incident, int times,
                     int places) {
    bool met = times > 0 || (places > 1 && of_one_name(x, e->place, incident->place));
    bool beside = in_one_sentence(x, e, event_at(x, incident->last_event));
    if (are_two_acts(x, e, incident))
        return true;
    if (e->bare_day.size > 0 && incident->bare_day.size > 0 &&
        !rsm_slice_equal(e->bare_day, incident->bare_day))
        return true;
    if (e->recalled != incident->recalled && times <= 0 && !(incident->recalled && !e->brings))
        return true;
    if (beside)
        return false;
    if (e->turned && (!goes_on(x, e) || is_of_another_kind(x, e, incident)))
        return true; /* the same town and day are no sign: "also on Monday" */
    if (e->brings && !met)
        return true;
    if (incident->background && e->harmed != RSM_NONE && incident->harmed == RSM_NONE)
        return true; /* after a murder of long ago, "the killing of Doe" */
    bool lead = position_weight(x, e->first) >= LEAD_WEIGHT;
    if (e->newcomers && !lead && e->scene != RSM_NONE && e->place == RSM_NONE && !met)
        return true; /* "In Mosul, a guard was killed" */
    if (e->age >= 0 && incident->age >= 0 && e->age != incident->age && !met)
        return true; /* one boy of seven, one of nine */
    if (!met && !lead && names_its_own(x, e, incident))
        return true;
    bool opening = position_weight(x, e->first) >= TITLE_WEIGHT;
    return e->accused != RSM_NONE && incident->accused != RSM_NONE &&
           on_others(x, incident->accused, e->accused, opening, lead);
}

/* A name tells more of whom the law acts on than a noun. */
void note_joined(const extraction *x, incident_draft *incident, const event *e) {
    if (incident->bare_day.size == 0)
        incident->bare_day = e->bare_day;
    if (incident->age < 0)
        incident->age = e->age;
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

bool back_to_the_thread(const extraction *x, const event *e, const incident_draft *incident) {
    const event *last = event_at(x, incident->last_event);
    return incident->background && !points_back(x, e, last) &&
           sentence_at(x, e->first)->paragraph != sentence_at(x, last->first)->paragraph;
}
