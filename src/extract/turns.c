/* How a mention is brought in: as the happening spoken of, as one more, as one of long ago, or as
 * none.
 *
 * A report's second robbery, last year's shooting, the same man's old conviction are told in the
 * words of the first, but seldom brought in like it. Each mention is asked whether its sentence
 * turns to something else or recalls, whether its noun brings one more or only tells what another
 * noun is of, whom it harms and whom the law acts on by it. apart.c holds the answers against
 * incidents. Words are those of lexicon/turns.txt. Cost: linear; a mention looks at its own
 * sentence only. */
#include "extract/apart.h"
#include "extract/modality.h"

enum {
    TARGET_REACH = 5, /* tokens from "an attack" to "on" */
    POINT_REACH = 5,  /* tokens between "reports of" and "shooting" */
    TURN_REACH = 2,   /* tokens of a sentence before "meanwhile", "last year" */
    ASIDE_REACH = 6,  /* tokens of what stands in brackets before that */
    SCENE_REACH = 8,  /* tokens of a sentence in which "in Mosul" is of all of it */
    HEADLINE_TOKENS = 40,
    HEADLINE_AFTER = 2, /* sentences of the body before a line that is a headline of another page */
    RECALL_TOKENS = 40 /* before an event, in which somebody's record is looked for */
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

bool is_piece(const extraction *x, uint32_t token) {
    return turn_at(x, token, RSM_TURN_PIECE, true);
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
        e->time != RSM_NONE || e->place != RSM_NONE || took_lives(x, e->phrase))
        return false;
    for (uint32_t token = phrase->first; token < e->end; token++)
        if (token_upos(x, token) == RSM_UPOS_NUM || turn_at(x, token, RSM_TURN_PIECE, false))
            return false;
    bool told = token_is(x, phrase->end, "that") || token_is(x, phrase->end, "which");
    return !told && match_over(x, phrase->first, RSM_DOMAIN_VAGUE) == NULL;
}

/* "Two soldiers were killed in a clash": a "be" that says nothing of the clash. */
static bool is_auxiliary(const extraction *x, uint32_t token) {
    const verb_group *group = verb_at(x, x->verb_of[token]);
    return group != NULL && lemma_is(x, token, "be") && group->verb != token;
}

/* "reports of a shooting", "in what was a robbery": an indefinite noun for what is spoken of
 * already. */
static bool is_pointed_at(const extraction *x, const noun_phrase *phrase) {
    uint32_t first = sentence_first(x, phrase->first);
    if (phrase->first - first > POINT_REACH)
        first = phrase->first - POINT_REACH;
    bool pointed = false;
    for (uint32_t token = first; token < phrase->first; token++) {
        pointed |= turn_at(x, token, RSM_TURN_POINTS, false) && !is_auxiliary(x, token);
        if (token_is(x, token, "that") || token_is(x, token, "also"))
            pointed = false; /* "the army also reported that an attack was made" */
    }
    return pointed;
}

/* "an attack on the garrison", "an attack was made against the post": a word for any of them that
 * tells what was struck. */
static bool names_its_target(const extraction *x, const event *e) {
    static const char *const marks[] = {"on", "against"};
    static const char *const between[] = {"be",    "have", "make", "launch", "stage",  "mount",
                                          "carry", "out",  "was",  "were",   "report", "commit"};
    uint32_t end = sentence_end(x, e->first), at = e->end;
    const noun_phrase *doer =
        token_is(x, at, "by") && at + 1 < end ? phrase_at(x, x->phrase_of[at + 1]) : NULL;
    if (doer != NULL)
        at = doer->end;
    while (at + 1 < end && at < e->end + TARGET_REACH &&
           word_in(x, at, between, sizeof between / sizeof *between))
        at++;
    return at + 1 < end && word_in(x, at, marks, sizeof marks / sizeof *marks) &&
           x->time_of[at + 1] == RSM_NONE;
}

/* "Her house was damaged in an attack last month": a week, a month or a year of its own. */
static bool has_its_own_past(const extraction *x, const event *e) {
    const rsm_time *told = e->time == RSM_NONE ? NULL : &x->times->items[e->time];
    return told != NULL && told->precision >= RSM_PRECISION_WEEK &&
           told->precision != RSM_PRECISION_NONE && told->expression.type == RSM_TIME_DATE;
}

/* "A robbery was reported on Elm Street": one more of its kind. */
static bool brings_one(const extraction *x, const event *e) {
    const noun_phrase *phrase = phrase_at(x, e->phrase);
    if (!e->noun || phrase == NULL || phrase->head >= e->end ||
        ((e->flags & RSM_TRIGGER_GENERIC) && !names_its_target(x, e) && !has_its_own_past(x, e)))
        return false;
    if (e->plural) /* "four misdemeanor convictions", "three explosions were heard in Osk" */
        return ((e->flags & RSM_TRIGGER_LAW) || e->place != RSM_NONE) &&
               token_upos(x, phrase->first) == RSM_UPOS_NUM;
    uint32_t opening = phrase->first;
    bool article = token_is(x, opening, "a") || token_is(x, opening, "an") ||
                   token_is(x, opening, "another") || token_is(x, opening, "one");
    return article && !turn_at(x, phrase->head, RSM_TURN_PIECE, true) && !is_pointed_at(x, phrase);
}

/* "the first attack", "the second shooting": one of several; but not "the first shot". */
static bool is_numbered(const extraction *x, const event *e) {
    static const char *const words[] = {"first", "second", "third", "fourth", "fifth"};
    const noun_phrase *phrase = phrase_at(x, e->phrase);
    if (!e->noun || e->plural || phrase == NULL || phrase->head >= e->end ||
        turn_at(x, phrase->head, RSM_TURN_PIECE, true))
        return false;
    for (uint32_t token = phrase->first; token < e->end; token++)
        if (word_in(x, token, words, sizeof words / sizeof *words) && !token_is(x, token + 1, "-"))
            return true; /* but "first-degree murder" */
    return false;
}

/* "two new bombings", "fresh clashes": more of a kind. */
static bool is_new(const extraction *x, const event *e) {
    const noun_phrase *phrase = phrase_at(x, e->phrase);
    if (!e->noun || phrase == NULL || phrase->head >= e->end || phrase->definite ||
        (e->flags & (RSM_TRIGGER_LAW | RSM_TRIGGER_GENERIC)))
        return false;
    for (uint32_t token = phrase->first; token < e->first; token++)
        if (token_is(x, token, "new") || token_is(x, token, "fresh"))
            return true;
    return false;
}

/* A line of its own without a full stop, far from the title: a headline of another page. */
static bool is_headline(const extraction *x, uint32_t index) {
    const rsm_sentence *sentence = &x->text->sentences[index];
    if (sentence->end_token - sentence->first_token > HEADLINE_TOKENS ||
        index <= x->body + HEADLINE_AFTER || index + 1 > x->text->sentence_count)
        return false;
    if (sentence->kind == RSM_SENTENCE_TITLE)
        return true;
    bool alone =
        sentence[-1].paragraph != sentence->paragraph &&
        (index + 1 == x->text->sentence_count || sentence[1].paragraph != sentence->paragraph);
    uint32_t last = sentence->end_token - 1;
    bool stop = rsm_slice_ends_with(token_text(x, last), rsm_slice_from_string(".")); /* "at 9 a.m." */
    return alone && !stop && !(x->text->tokens[last].flags & RSM_TOKEN_PUNCTUATION);
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

bool is_of_another_page(const extraction *x, uint32_t token) {
    return is_headline(x, x->text->tokens[token].sentence) &&
           !names_the_known(x, sentence_at(x, token));
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

/* The person whose name a sentence opens with: "Reed, 24, of Norville arrested on Bird Street". */
static uint32_t opening_person(const extraction *x, const event *e) {
    uint32_t first = sentence_at(x, e->first)->dateline_end;
    while (first < e->first && (x->text->tokens[first].flags & RSM_TOKEN_PUNCTUATION))
        first++; /* a bullet */
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[first]);
    return phrase != NULL && phrase->end <= e->first && is_person_name(x, phrase->head)
               ? x->phrase_of[first]
               : RSM_NONE;
}

static bool is_person(const extraction *x, uint32_t index) {
    const noun_phrase *phrase = phrase_at(x, index);
    return phrase != NULL && (phrase->pronoun || is_person_name(x, phrase->head) ||
                              match_over(x, phrase->head, RSM_DOMAIN_PERSON) != NULL ||
                              token_upos(x, phrase->head) == RSM_UPOS_NUM ||
                              turn_at(x, phrase->head, RSM_TURN_ACCUSED, true));
}

/* Of "the arrest of Doe", "charges against Doe", "Doe received a suspended sentence". */
static uint32_t accused_by_noun(const extraction *x, const event *e) {
    if ((token_is(x, e->end, "of") || token_is(x, e->end, "against")) &&
        e->end + 1 < x->text->token_count)
        return x->phrase_of[e->end + 1];
    const noun_phrase *phrase = phrase_at(x, e->phrase);
    const verb_group *group =
        phrase == NULL || phrase->first == 0 ? NULL : verb_at(x, x->verb_of[phrase->first - 1]);
    return group != NULL && group->object == e->phrase && is_person(x, group->subject)
               ? group->subject
               : RSM_NONE;
}

/* "Among those convicted was Doe": Doe, or RSM_NONE. */
static uint32_t accused_after(const extraction *x, const event *e) {
    bool inverted = lemma_is(x, e->end, "be") && e->end + 1 < x->text->token_count &&
                    is_person(x, x->phrase_of[e->end + 1]);
    return inverted ? x->phrase_of[e->end + 1] : RSM_NONE;
}

/* Whom police and courts act on; RSM_NONE where nobody is told. */
static uint32_t accused_phrase(const extraction *x, const event *e) {
    if (!(e->flags & RSM_TRIGGER_LAW))
        return RSM_NONE;
    if (e->noun)
        return accused_by_noun(x, e);
    const verb_group *group = verb_at(x, e->verb);
    uint32_t after = accused_after(x, e);
    if (group == NULL || after != RSM_NONE)
        return after != RSM_NONE ? after : opening_person(x, e);
    bool subject = group->passive || (e->flags & RSM_TRIGGER_PATIENT_SUBJECT);
    uint32_t told = subject ? group->subject : group->object;
    const noun_phrase *object = phrase_at(x, told);
    bool own = object != NULL && !subject && object->first < e->end; /* "pleaded guilty" */
    if (own || !is_person(x, told))                                  /* "Doe, 31, charged with" */
        told = group->subject;
    return is_person(x, told) ? told : opening_person(x, e);
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

/* "arrested Doe and charged him": Doe. */
static uint32_t accused_or_same(const extraction *x, const event *e) {
    uint32_t told = accused_phrase(x, e), index = first_event_from(x, e->first);
    const noun_phrase *phrase = phrase_at(x, told);
    const event *before = event_at(x, index > 0 ? index - 1 : RSM_NONE);
    if (phrase == NULL || !phrase->pronoun || before == NULL ||
        x->text->tokens[before->first].sentence != x->text->tokens[e->first].sentence)
        return told;
    return before->accused;
}

/* "the murder of", "the attack on". */
bool tells_of_whom(const extraction *x, const event *e) {
    static const char *const marks[] = {"of", "on", "against"};
    return e->noun && !(e->flags & (RSM_TRIGGER_GENERIC | RSM_TRIGGER_WEAK)) &&
           word_in(x, e->end, marks, sizeof marks / sizeof *marks) &&
           e->end + 1 < x->text->token_count && x->place_of[e->end + 1] == RSM_NONE &&
           x->time_of[e->end + 1] == RSM_NONE;
}

/* "died after being shot": the verb has no subject but that of the one before it. */
static bool follows_a_verb(const extraction *x, const event *e) {
    static const char *const leads[] = {"after", "from", "by", "before", "while"};
    const verb_group *group = verb_at(x, e->verb);
    uint32_t index = first_event_from(x, e->first);
    const event *before = event_at(x, index > 0 ? index - 1 : RSM_NONE);
    return group != NULL && before != NULL && !before->noun && group->first > 0 &&
           before->first >= sentence_first(x, e->first) && token_is(x, group->first, "being") &&
           word_in(x, group->first - 1, leads, sizeof leads / sizeof *leads);
}

/* "the killing of another guard", "the shooting of a second man". */
static bool is_of_others(const extraction *x, const event *e) {
    const noun_phrase *phrase = tells_of_whom(x, e) ? phrase_at(x, x->phrase_of[e->end + 1]) : NULL;
    if (phrase == NULL)
        return false;
    const noun_phrase *next =
        token_is(x, phrase->end, "of") && phrase->end + 1 < x->text->token_count
            ? phrase_at(x, x->phrase_of[phrase->end + 1])
            : NULL; /* "of a member of another gang" */
    return says_more(x, phrase) || (next != NULL && says_more(x, next));
}

/* "It came three weeks after a student shot four people": a verb that only dates what is told. */
static bool only_dates(const extraction *x, uint32_t index) {
    static const char *const comes[] = {"come", "happen", "occur"};
    const event *e = event_at(x, index), *before = event_at(x, index > 0 ? index - 1 : RSM_NONE);
    uint32_t first = sentence_first(x, e->first);
    if (before != NULL && before->end > first)
        first = before->end;
    for (uint32_t token = e->noun ? first : e->first; token > first + 1; token--) {
        uint32_t time = token_is(x, token, "after") ? x->time_of[token - 1] : RSM_NONE;
        if (time == RSM_NONE)
            continue;
        uint32_t lead = x->times->items[time].first_token;
        for (uint32_t back = 1; back <= 3 && lead >= first + back; back++)
            if (word_in(x, lead - back, comes, sizeof comes / sizeof *comes))
                return true;
    }
    return false;
}

/* "A helicopter plunged into the sea off Osk": an accident, with a day or a place of its own, of what
 * is brought in as new. */
static bool is_another_wreck(const extraction *x, const event *e) {
    const verb_group *group = e->noun ? NULL : verb_at(x, e->verb);
    const noun_phrase *subject = group == NULL ? NULL : phrase_at(x, group->subject);
    bool accident = e->type_row < x->types.count &&
                    x->types.family[e->type_row] == RSM_FAMILY_ACCIDENT;
    return accident && subject != NULL && subject->indefinite && !subject->plural &&
           (e->flags & RSM_TRIGGER_PATIENT_SUBJECT) &&
           match_over(x, subject->head, RSM_DOMAIN_THING) != NULL &&
           (e->scene != RSM_NONE || e->time != RSM_NONE);
}

/* The name that a storm bears: of "Hurricane Ida" that of "Ida", RSM_NONE where there is none. */
static uint32_t name_of_disaster(const extraction *x, const event *e) {
    bool disaster = e->noun && e->type_row < x->types.count &&
                    x->types.family[e->type_row] == RSM_FAMILY_DISASTER;
    bool named = disaster && e->end < sentence_end(x, e->first) &&
                 token_upos(x, e->end) == RSM_UPOS_PROPN &&
                 x->tagging->name_of[e->end] != RSM_NONE && x->place_of[e->end] == RSM_NONE;
    return named ? e->end : RSM_NONE;
}

bool is_in_lead(const extraction *x, uint32_t token) {
    return token < x->lead_end && position_weight(x, token) >= LEAD_WEIGHT;
}

static void find_turns_of(extraction *x, event *e) {
    bool opening = position_weight(x, e->first) >= TITLE_WEIGHT;
    e->turned = turns(x, e);
    if (e->turned && !opening && e->first < x->lead_end)
        x->lead_end = sentence_first(x, e->first);
    bool lead = is_in_lead(x, e->first);
    bool noun_aside =
        makes_a_kind(x, e) || names_by_old_deed(x, e) || (!opening && is_of_many(x, e));
    bool recorded = !lead && !e->definite && before_it(x, e, RSM_TURN_RECORD);
    e->aside = noun_aside || (!e->definite && is_of_another_page(x, e->first)) ||
               (recorded && e->noun && !(e->flags & RSM_TRIGGER_LAW));
    e->opens_at = opening_time(x, e);
    e->follows = follows_a_verb(x, e);
    e->of_others = is_of_others(x, e);
    e->recalled = !e->definite && !opening &&
                  (recorded || vague_past(x, e, RSM_PRECISION_MONTH) != RSM_NONE ||
                   beside_it(x, e, RSM_TURN_RECALL) ||
                   (e->time == RSM_NONE && is_of_long_ago(x, e->opens_at)));
    e->recalled |= !lead && e->definite && tells_an_old_deed(x, e);
    e->recalled |= !opening && was_before_that(x, e);
    if (e->recalled && !opening && e->first < x->lead_end)
        x->lead_end = sentence_first(x, e->first);
    e->brings =
        (!lead && brings_one(x, e)) || (!opening && (is_numbered(x, e) || is_new(x, e)));
    e->own_name = name_of_disaster(x, e);
    e->past = vague_past(x, e, RSM_PRECISION_WEEK);
    e->bare_day = bare_day(x, e);
    e->of_the_day = is_of_the_day(x, e);
    e->accused = accused_or_same(x, e);
    e->age = -1;
    e->scene = e->place != RSM_NONE ? e->place : opening_scene(x, e);
    e->brings |= !lead && is_another_wreck(x, e);
}

/* "two shootings": that many, each of somebody. */
static bool counts_shootings(const extraction *x, const event *e) {
    const noun_phrase *phrase = phrase_at(x, e->phrase);
    return e->noun && e->plural && phrase != NULL && phrase->head < e->end &&
           token_upos(x, phrase->first) == RSM_UPOS_NUM && !(e->flags & RSM_TRIGGER_LAW) &&
           !is_outcome_type(x, e->type_row) && has_perpetrator(x, e->type_row) &&
           !is_piece(x, e->end - 1);
}

/* "in separate shootings", "weeks apart", "two shootings". */
static bool tells_separate(const extraction *x) {
    for (uint32_t i = 0; i < x->events.count; i++) {
        if (position_weight(x, event_at(x, i)->first) < LEAD_WEIGHT)
            break;
        if (counts_shootings(x, event_at(x, i)))
            return true;
    }
    for (uint32_t token = 0; token < x->text->token_count; token++) {
        if (position_weight(x, token) < LEAD_WEIGHT)
            return false;
        if (turn_at(x, token, RSM_TURN_SEVERAL, false))
            return true;
    }
    return false;
}

void find_turns(extraction *x) {
    x->separate = tells_separate(x);
    x->lead_end = x->text->token_count;
    for (uint32_t i = 0; i < x->events.count; i++) {
        find_turns_of(x, event_at(x, i));
        event_at(x, i)->other |= only_dates(x, i);
    }
    find_newcomers(x);
}

bool tells_fully(const extraction *x, const event *e) {
    bool hour = e->time != RSM_NONE && x->times->items[e->time].precision == RSM_PRECISION_MINUTE;
    return (e->place != RSM_NONE || hour) && (e->newcomers || e->harmed != RSM_NONE) &&
           !is_in_lead(x, e->first);
}
