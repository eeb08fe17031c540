/* What times and places are asked alike: the verb they are told of, how near the incident is told,
 * and where in the report they stand. See sign.h.
 *
 * Invariant: answers are indices into the names given here. Cost: linear in the sentence of the
 * candidate; the tree is climbed at most CLIMB steps. */
#include "extract/sign.h"

#include <string.h>

enum { TOLL_BACK = 24, CLIMB = 8, NEAREST_VERB = 12, NOT_LOOKED_UP = INT32_MIN };

const char *const sign_act_names[SIGN_ACTS] = {
    "happening", "alarm",    "discovery", "care", "law",  "inquiry", "publication",
    "speech",    "mourning", "politics",  "life", "word", "other",   "none"};
const char *const sign_near_names[SIGN_NEAR_COUNT] = {"nowhere",  "touching",   "clause 4",
                                                      "clause 9", "clause far", "beside 4",
                                                      "beside 9", "beside far", "within"};
const char *const sign_kind_names[SIGN_KIND_COUNT] = {"none",    "the noun", "noun", "verb",
                                                      "outcome", "law",      "weak"};
const char *const sign_tree_names[SIGN_TREE_COUNT] = {"none",  "its verb", "its noun",
                                                      "takes", "other",    "no verb"};
const char *const sign_position_names[SIGN_POSITION_COUNT] = {
    "title", "first", "second", "lead", "body", "end", "furniture", "dateline"};
const char *const sign_same_names[SIGN_SAME_COUNT] = {"alone", "one", "two", "more"};
const char *const sign_order_names[SIGN_ORDER_COUNT] = {"no", "first", "second"};
const char *const sign_yes_no_names[SIGN_YES_NO] = {"no", "yes"};

/* ---- weights ---- */

static uint32_t answers_of(const sign_sheet *sheet, uint32_t index) {
    if (index < sheet->question_count)
        return sheet->questions[index].count;
    const sign_pair *pair = &sheet->pairs[index - sheet->question_count];
    return sheet->questions[pair->left].count * sheet->questions[pair->right].count;
}

size_t sign_name(const sign_sheet *sheet, uint32_t index, uint32_t answer, char *name,
                 size_t size) {
    const sign_question *left, *right = NULL;
    uint32_t of_left = answer, of_right = 0;
    if (index < sheet->question_count) {
        left = &sheet->questions[index];
    } else {
        const sign_pair *pair = &sheet->pairs[index - sheet->question_count];
        left = &sheet->questions[pair->left];
        right = &sheet->questions[pair->right];
        of_left = answer / right->count;
        of_right = answer % right->count;
    }
    const char *parts[] = {sheet->name,
                           ": ",
                           left->name,
                           " ",
                           left->answers[of_left],
                           right != NULL ? ", " : "",
                           right != NULL ? right->name : "",
                           right != NULL ? " " : "",
                           right != NULL ? right->answers[of_right] : ""};
    size_t used = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        size_t length = strlen(parts[i]);
        if (used + length >= size)
            return 0;
        memcpy(name + used, parts[i], length);
        used += length;
    }
    name[used] = '\0';
    return used;
}

/* Room for the weights; each is looked up when it is first asked for, since of some 1,700 a report
 * asks a few hundred. */
static bool prepare_weights(const extraction *x, const sign_sheet *sheet, sign_weights *weights) {
    *weights = (sign_weights){.sheet = sheet};
    for (uint32_t i = 0; i < sheet->question_count + sheet->pair_count; i++) {
        uint32_t count = answers_of(sheet, i);
        weights->of[i] = rsm_arena_allocate_items(x->arena, count, sizeof **weights->of);
        if (weights->of[i] == NULL)
            return false;
        for (uint32_t answer = 0; answer < count; answer++)
            weights->of[i][answer] = NOT_LOOKED_UP;
    }
    return true;
}

static int32_t look_up(const extraction *x, const sign_sheet *sheet, uint32_t index,
                       uint32_t answer) {
    char name[SIGN_NAME_SIZE];
    size_t size = sign_name(sheet, index, answer, name, sizeof name);
    uint32_t row = rsm_world_find(x->world, RSM_DOMAIN_SETTING, rsm_slice_make(name, size));
    return row == RSM_NONE
               ? 0
               : (int32_t)rsm_world_number(x->world, RSM_DOMAIN_SETTING, row, RSM_SETTING_WEIGHT);
}

uint32_t sign_answer(const sign_sheet *sheet, const sign_answers *answers, uint32_t index) {
    if (index < sheet->question_count)
        return answers->answer[index];
    const sign_pair *pair = &sheet->pairs[index - sheet->question_count];
    return answers->answer[pair->left] * sheet->questions[pair->right].count +
           answers->answer[pair->right];
}

int32_t sign_score(const extraction *x, const sign_weights *weights, const sign_answers *answers) {
    const sign_sheet *sheet = weights->sheet;
    int32_t score = 0;
    for (uint32_t i = 0; i < sheet->question_count + sheet->pair_count; i++) {
        uint32_t answer = sign_answer(sheet, answers, i);
        int32_t *weight = &weights->of[i][answer];
        if (*weight == NOT_LOOKED_UP)
            *weight = look_up(x, sheet, i, answer);
        score += *weight;
    }
    return score;
}

/* ---- the verb ---- */

/* Up the tree from the head of [first, end). */
static uint32_t climb(const extraction *x, uint32_t first, uint32_t end, uint32_t *through) {
    const rsm_tag *tags = x->tagging->tags;
    uint32_t at = first;
    for (uint32_t token = first; token < end; token++) {
        uint32_t head = tags[token].head;
        if (head == RSM_NONE || head < first || head >= end)
            at = token;
    }
    for (uint32_t step = 0; step < CLIMB && at != RSM_NONE; step++) {
        at = tags[at].head;
        if (at == RSM_NONE)
            break;
        const verb_group *group = verb_at(x, x->verb_of[at]);
        if (group != NULL)
            return group->verb;
        bool event_here = match_at(x, at, RSM_DOMAIN_TRIGGER) != NULL;
        if (event_here && *through == RSM_NONE && (at < first || at >= end))
            *through = at;
    }
    return RSM_NONE;
}

static uint32_t nearest_verb(const extraction *x, uint32_t first, uint32_t end) {
    uint32_t begin = sentence_first(x, first), stop = sentence_end(x, first);
    uint32_t clause = x->clause_of[first];
    for (uint32_t away = 1; away <= NEAREST_VERB; away++) {
        bool before = first >= begin + away && x->clause_of[first - away] == clause;
        const verb_group *group = before ? verb_at(x, x->verb_of[first - away]) : NULL;
        if (group != NULL)
            return group->verb;
        bool after = end + away - 1 < stop && x->clause_of[end + away - 1] == clause;
        group = after ? verb_at(x, x->verb_of[end + away - 1]) : NULL;
        if (group != NULL)
            return group->verb;
    }
    return RSM_NONE;
}

uint32_t governing_verb(const extraction *x, uint32_t first, uint32_t end, uint32_t *through) {
    *through = RSM_NONE;
    uint32_t verb = x->tagging->has_tree ? climb(x, first, end, through) : RSM_NONE;
    return verb != RSM_NONE ? verb : nearest_verb(x, first, end);
}

/* "put the number of people killed at 91", "raised its toll": the count is told, not the deed. */
static bool sets_a_count(const extraction *x, const verb_group *group) {
    static const char *const sets[] = {"put",    "raise",  "lower", "revise", "update", "cut",
                                       "reduce", "adjust", "place", "set",    "correct"};
    static const char *const counts[] = {"toll", "number", "count", "figure", "tally", "total"};
    const noun_phrase *object = phrase_at(x, group->object);
    return object != NULL && ONE_OF(x, group->verb, sets) && ONE_OF(x, object->head, counts);
}

bool counts_on(const extraction *x, const verb_group *group) {
    static const char *const figures[] = {"toll", "number", "count", "figure", "tally", "total"};
    static const char *const rises[] = {
        "rise", "climb",    "reach", "jump",   "pass",  "top",  "exceed",  "near",
        "grow", "surge",    "mount", "soar",   "stand", "edge", "creep",   "double",
        "hit",  "increase", "swell", "exceed", "fall",  "drop", "approach"};
    if (group != NULL && sets_a_count(x, group))
        return true;
    if (group == NULL || !ONE_OF(x, group->verb, rises))
        return false;
    uint32_t first = sentence_first(x, group->first);
    first = group->first - first > TOLL_BACK ? group->first - TOLL_BACK : first;
    for (uint32_t token = group->first; token-- > first;) {
        const verb_group *other = verb_at(x, x->verb_of[token]);
        if (other != NULL && !other->participle && !other->passive)
            return false;
        if (ONE_OF(x, token, figures) && x->phrase_of[token] != RSM_NONE)
            return true; /* "the number of people killed in last week's floods" */
    }
    return false;
}

uint8_t sign_act(const extraction *x, uint32_t verb) {
    if (verb == RSM_NONE)
        return SIGN_ACT_NONE;
    const verb_group *group = verb_at(x, x->verb_of[verb]);
    if (counts_on(x, group))
        return RSM_ACT_PUBLICATION;
    const rsm_match *act = NULL, *trigger = NULL;
    for (uint32_t token = group != NULL ? group->first : verb; token <= verb; token++) {
        const rsm_match *match = match_at(x, token, RSM_DOMAIN_ACT);
        if (match != NULL && match->end_token > verb && (act == NULL || match->words > act->words))
            act = match;
        match = match_at(x, token, RSM_DOMAIN_TRIGGER);
        if (match != NULL && match->end_token > verb &&
            (trigger == NULL || match->words > trigger->words))
            trigger = match;
    }
    uint32_t flags = trigger == NULL ? 0
                                     : rsm_world_number(x->world, RSM_DOMAIN_TRIGGER, trigger->row,
                                                        RSM_TRIGGER_FLAGS);
    bool weak = trigger != NULL && (flags & (RSM_TRIGGER_WEAK | RSM_TRIGGER_STATE)) != 0;
    if (trigger != NULL && (act == NULL || (!weak && trigger->words >= act->words)))
        return flags & RSM_TRIGGER_LAW ? RSM_ACT_LAW : SIGN_ACT_TRIGGER;
    if (act != NULL)
        return (uint8_t)rsm_world_number(x->world, RSM_DOMAIN_ACT, act->row, RSM_ACT_CLASS);
    return match_at(x, verb, RSM_DOMAIN_CUE) != NULL ? RSM_ACT_SPEECH : SIGN_ACT_OTHER;
}

/* ---- the incident ---- */

static uint32_t gap(uint32_t a_first, uint32_t a_end, uint32_t b_first, uint32_t b_end) {
    if (a_end <= b_first)
        return b_first - a_end;
    return b_end <= a_first ? a_first - b_end : 0;
}

uint32_t nearest_aimed(const extraction *x, uint32_t first, uint32_t end, sign_aim aim) {
    if (aim.event != RSM_NONE)
        return aim.event;
    uint32_t best = RSM_NONE, best_distance = UINT32_MAX, stop = sentence_end(x, first);
    for (uint32_t i = first_event_from(x, sentence_first(x, first)); i < x->events.count; i++) {
        const event *e = event_at(x, i);
        if (e->first >= stop)
            break;
        if (e->incident != aim.incident)
            continue;
        uint32_t distance = gap(e->first, e->end, first, end) * 2;
        if (x->clause_of[e->first] != x->clause_of[first])
            distance += 20;
        if (distance < best_distance)
            best_distance = distance, best = i;
    }
    return best;
}

uint8_t sign_near(const extraction *x, uint32_t first, uint32_t end, uint32_t index) {
    const event *e = event_at(x, index);
    if (e == NULL)
        return 0;
    uint32_t distance = gap(e->first, e->end, first, end);
    const noun_phrase *phrase = phrase_at(x, e->phrase);
    if (phrase != NULL && first >= phrase->first && end <= phrase->end)
        return 8;
    if (distance <= 1)
        return 1;
    bool same = x->clause_of[first] == x->clause_of[e->first];
    return (uint8_t)((same ? 2 : 5) + (distance <= 4 ? 0 : distance <= 9 ? 1 : 2));
}

uint8_t sign_kind(const extraction *x, uint32_t index) {
    const event *e = event_at(x, index);
    if (e == NULL)
        return 0;
    if (e->flags & RSM_TRIGGER_LAW)
        return 5;
    if (e->noun && e->definite && (e->flags & RSM_TRIGGER_GENERIC))
        return 1;
    if (is_outcome_type(x, e->type_row))
        return 4;
    if (e->flags & (RSM_TRIGGER_WEAK | RSM_TRIGGER_GENERIC))
        return 6;
    return e->noun ? 2 : 3;
}

uint8_t sign_tree(const extraction *x, uint32_t first, uint32_t index, uint32_t verb,
                  uint32_t through) {
    const event *e = event_at(x, index);
    if (e == NULL)
        return 0;
    if (through != RSM_NONE && through >= e->first && through < e->end)
        return 2;
    if (verb == RSM_NONE)
        return 5;
    if (verb >= e->first && verb < e->end)
        return 1;
    const verb_group *group = verb_at(x, x->verb_of[verb]);
    bool takes = group != NULL && e->phrase != RSM_NONE &&
                 (group->subject == e->phrase || group->object == e->phrase) &&
                 x->clause_of[first] == x->clause_of[verb];
    return takes ? 3 : 4;
}

/* ---- where it stands ---- */

uint8_t sign_position(const extraction *x, uint32_t token) {
    uint32_t index = x->text->tokens[token].sentence, body = 0, count = x->text->sentence_count;
    const rsm_sentence *sentence = &x->text->sentences[index];
    if (token < sentence->dateline_end)
        return 7;
    if (sentence->kind == RSM_SENTENCE_FURNITURE || sentence->kind == RSM_SENTENCE_BYLINE)
        return 6;
    if (sentence->kind == RSM_SENTENCE_TITLE && index < 2)
        return 0;
    while (body < count && body < 16 && x->text->sentences[body].kind == RSM_SENTENCE_TITLE)
        body++;
    uint32_t place = index >= body ? index - body : 0;
    if (place < 2)
        return (uint8_t)(1 + place);
    return place < 5 ? 3 : index + 3 >= count && count > 8 ? 5 : 4;
}

bool in_quotation(const extraction *x, uint32_t token) {
    const credit *c = credit_at(x, x->credit_of[token]);
    return c != NULL && c->quoted;
}

/* ---- the board ---- */

static sign_answers complete(const extraction *x, const sign_standing *standing, uint32_t first,
                             uint32_t end, sign_aim aim, bool long_before) {
    sign_answers answers = standing->answers;
    uint32_t near = nearest_aimed(x, first, end, aim);
    answers.answer[ASK_VERB] = sign_act(x, standing->verb);
    answers.answer[ASK_NEAR] = sign_near(x, first, end, near);
    answers.answer[ASK_KIND] = sign_kind(x, near);
    answers.answer[ASK_TREE] = sign_tree(x, first, near, standing->verb, standing->through);
    const event *e = event_at(x, near);
    bool told_after = standing->verb != RSM_NONE && standing->verb > first;
    if (e != NULL && answers.answer[ASK_TREE] == SIGN_OTHER_VERB &&
        tells_aside(answers.answer[ASK_VERB]) && (told_after || !e->noun || long_before) &&
        stands_with(x, e, standing->verb, first)) { /* the tree errs */
        answers.answer[ASK_VERB] = SIGN_ACT_TRIGGER;
        answers.answer[ASK_TREE] = e->noun ? SIGN_ITS_NOUN : SIGN_ITS_VERB;
    }
    return answers;
}

/* Long enough before the report for the deed, not for the charge that is its news: "was charged on
 * a shooting in Norville last month". */
static bool is_days_before(const extraction *x, const rsm_time_value *value) {
    enum { NEWS_DAYS = 3 };
    const rsm_published *published = &x->reading->report.published;
    return published->earliest.known && value->latest.known &&
           value->latest.day + NEWS_DAYS < published->earliest.day;
}

sign_answers time_answers(const extraction *x, uint32_t index, sign_aim aim) {
    const rsm_time *time = &x->times->items[index];
    sign_answers answers = complete(x, &x->signs->times[index], time->first_token, time->end_token,
                                    aim, is_days_before(x, &time->expression.value));
    uint32_t near = nearest_aimed(x, time->first_token, time->end_token, aim);
    uint32_t verb = x->signs->times[index].verb;
    const event *e = event_at(x, near);
    if (answers.answer[ASK_TREE] == SIGN_ITS_NOUN && verb != RSM_NONE && verb < e->first &&
        e->first < time->first_token && names_a_site(x, e)) {
        answers.answer[ASK_TREE] = SIGN_OTHER_VERB;
        answers.answer[ASK_VERB] = sign_act(x, verb);
    }
    if (answers.answer[ASK_TREE] == SIGN_OTHER_VERB && owns_event(x, index, near)) {
        answers.answer[ASK_VERB] = SIGN_ACT_TRIGGER; /* "named a suspect in Sunday's shooting" */
        answers.answer[ASK_TREE] = SIGN_ITS_NOUN;
    }
    return answers;
}

sign_answers place_answers(const extraction *x, uint32_t index, sign_aim aim) {
    const rsm_place *place = &x->places->items[index];
    return complete(x, &x->signs->places[index], place->first_token, place->end_token, aim, false);
}

bool prepare_signs(extraction *x) {
    sign_board *board = rsm_arena_allocate(x->arena, sizeof *board);
    uint32_t times = x->times->count < SIGN_CANDIDATES ? x->times->count : SIGN_CANDIDATES;
    uint32_t places = x->places->count < SIGN_CANDIDATES ? x->places->count : SIGN_CANDIDATES;
    if (board == NULL || !prepare_weights(x, time_signs(), &board->time_weights) ||
        !prepare_weights(x, place_signs(), &board->place_weights))
        return false;
    board->times = rsm_arena_allocate_items(x->arena, times + 1, sizeof *board->times);
    board->places = rsm_arena_allocate_items(x->arena, places + 1, sizeof *board->places);
    if (board->times == NULL || board->places == NULL)
        return false;
    x->signs = board;
    survey_report(x, board);
    for (uint32_t i = 0; i < times; i++)
        stand_time(x, i, &board->times[i]);
    for (uint32_t i = 0; i < places; i++)
        stand_place(x, i, &board->places[i]);
    return true;
}
