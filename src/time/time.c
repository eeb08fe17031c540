/* Time expressions of a report: recognised, dated, resolved.
 *
 * Part: the walk over sentences, ranges of days ("May 3-5"), the date of publication, what the text
 * spoke of last, and the making of results. Invariants: expressions come in order of text and do
 * not overlap; values lie in the arena. Cost: linear in the tokens. */
#include "time/time.h"

#include "time/resolve.h"

#include <string.h>

#define SPOKEN_SENTENCES 3 /* how far back a day is counted from */
#define SPEECH_DRAFTS    4 /* how far from a quotation its day is looked for */
#define HISTORIC_DAYS    60

typedef struct draft_list {
    time_draft *items;
    uint32_t count, capacity;
    rsm_arena *arena;
} draft_list;

static bool add_draft(draft_list *list, const time_draft *draft) {
    if (list->count == list->capacity) {
        uint32_t capacity = list->capacity == 0 ? 32 : list->capacity * 2;
        time_draft *items = rsm_arena_allocate_items(list->arena, capacity, sizeof *items);
        if (items == NULL)
            return false;
        if (list->count > 0)
            memcpy(items, list->items, list->count * sizeof *items);
        list->items = items;
        list->capacity = capacity;
    }
    list->items[list->count++] = *draft;
    return true;
}

/* ---- recognition ---- */

/* A bare day of the month at i, as one end of a range; 0 where it is something else. */
static int32_t range_day(const time_scan *scan, uint32_t i) {
    if (!rsm_time_is(scan, i, TIME_DIGITS | TIME_ORDINAL) ||
        (rsm_time_is(scan, i, TIME_DIGITS) && scan->lexemes[i].value > 2))
        return 0;
    int32_t day = scan->lexemes[i].number;
    return day >= 1 && day <= 31 ? day : 0;
}

static bool month_day(const time_draft *draft) {
    return draft->kind == TIME_KIND_CALENDAR && draft->month != 0 && draft->day != 0 &&
           !draft->swappable;
}

/* "May 3-5", "May 3 and 5": the second day as an expression of its own. Returns the token after it,
 * or 0. */
static uint32_t range_after(const time_scan *scan, const time_draft *draft, time_draft *second) {
    uint32_t i = draft->end;
    bool list = rsm_time_is(scan, i, TIME_COMMA) &&
                rsm_time_is(scan, i + 2, TIME_AND | TIME_COMMA) &&
                range_day(scan, i + 1) < range_day(scan, i + 3) &&
                rsm_time_is(scan, i + 1, TIME_DIGITS); /* "May 3, 4 and 5" */
    if (!month_day(draft) || (!list && !rsm_time_is(scan, i, TIME_DASH | TIME_TO | TIME_AND)))
        return 0;
    int32_t day = range_day(scan, i + 1);
    if (day <= draft->day ||
        rsm_time_is(scan, i + 2,
                    TIME_MONTH | TIME_UNIT | TIME_AMPM | TIME_MULTIPLIER | TIME_NUMBER) ||
        (rsm_time_is(scan, i, TIME_AND | TIME_TO) && rsm_time_nominal(scan, i + 2)))
        return 0;
    *second = *draft;
    second->first = i + 1;
    second->end = i + 2;
    second->day = (uint8_t)day;
    second->weekday = 0;
    second->minute = TIME_NO_MINUTE;
    return i + 2;
}

/* "3-5 May", "3 and 5 May": token i is the first day. The draft after the joint is read into
 * *second. */
static uint32_t range_before(const time_scan *scan, uint32_t i, time_draft *first,
                             time_draft *second) {
    int32_t day = range_day(scan, i);
    bool list = rsm_time_is(scan, i + 1, TIME_COMMA) &&
                rsm_time_is(scan, i + 3, TIME_AND | TIME_COMMA) &&
                range_day(scan, i + 4) > range_day(scan, i + 2); /* "3, 4 and 5 May" */
    if (day == 0 || (!list && !rsm_time_is(scan, i + 1, TIME_DASH | TIME_TO | TIME_AND)) ||
        range_day(scan, i + 2) <= day)
        return 0;
    if (list) { /* the second is looked at in its turn */
        uint32_t last = rsm_time_calendar(scan, i + 4, second);
        if (last == 0 || !month_day(second) || second->day != range_day(scan, i + 4))
            return 0;
        *first = *second;
        first->first = i;
        first->end = i + 1;
        first->day = (uint8_t)day;
        *second = *first;
        second->first = i + 2;
        second->end = i + 3;
        second->day = (uint8_t)range_day(scan, i + 2);
        return i + 4;
    }
    uint32_t next = rsm_time_calendar(scan, i + 2, second);
    if (next == 0 || !month_day(second) || second->day != range_day(scan, i + 2))
        return 0;
    second->first = i + 2;
    second->end = next;
    *first = *second;
    first->first = i;
    first->end = i + 1;
    first->day = (uint8_t)day;
    return next;
}

static bool scan_sentence(const time_scan *scan, draft_list *list) {
    uint32_t i = scan->begin, before = list->count;
    while (i < scan->end) {
        time_draft draft, second;
        uint32_t next = range_before(scan, i, &draft, &second);
        if (next == 0)
            next = rsm_time_clock_range(scan, i, &draft, &second);
        if (next != 0) {
            if (!add_draft(list, &draft) || !add_draft(list, &second))
                return false;
            i = next;
            continue;
        }
        next = rsm_time_recognise(scan, i, &draft);
        if (next <= i) {
            i++;
            continue;
        }
        if (!add_draft(list, &draft))
            return false;
        i = next;
        while ((next = range_after(scan, &draft, &second)) != 0) {
            if (!add_draft(list, &second))
                return false;
            i = next;
            draft = second;
        }
    }
    if (list->count > before) {
        list->count = before + rsm_time_join(scan, list->items + before, list->count - before);
        rsm_time_tie(scan, list->items + before, list->count - before);
    }
    return true;
}

static rsm_status recognise_all(time_scan *scan, draft_list *list, rsm_arena *arena,
                                rsm_error *error) {
    const rsm_text *text = scan->text;
    time_lexeme *lexemes =
        rsm_arena_allocate_items(arena, (size_t)text->token_count + 1, sizeof *lexemes);
    if (lexemes == NULL)
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    for (uint32_t i = 0; i < text->token_count; i++)
        lexemes[i] = rsm_time_lexeme(rsm_token_slice(text, i));
    scan->lexemes = lexemes;
    for (uint32_t s = 0; s < text->sentence_count; s++) {
        scan->begin = text->sentences[s].first_token;
        scan->end = text->sentences[s].end_token;
        if (!scan_sentence(scan, list))
            return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    }
    return RSM_OK;
}

/* ---- what the report tells of itself ---- */

/* Other dates of the report may tell the order of day and month: 25/12/2016. */
static void set_order(time_context *context, const rsm_text *text, const draft_list *list) {
    for (uint32_t i = 0; i < list->count && context->order == TIME_ORDER_UNKNOWN; i++) {
        const time_draft *draft = &list->items[i];
        rsm_slice token = rsm_token_slice(text, draft->first);
        if (draft->kind != TIME_KIND_CALENDAR || draft->swappable || draft->day <= 12 ||
            token.size < 2 || token.data[0] < '0' || token.data[0] > '9' ||
            rsm_slice_find_byte(token, '/') == RSM_NOWHERE || rsm_slice_find_byte(token, '/') > 2)
            continue;
        bool day_first = (token.data[0] - '0') * 10 + (token.data[1] - '0') == draft->day &&
                         token.data[1] != '/';
        context->order = day_first ? TIME_ORDER_DAY_FIRST : TIME_ORDER_MONTH_FIRST;
    }
}

static void set_weekdays(time_context *context, const draft_list *list) {
    for (uint32_t i = 0; i < list->count; i++)
        if (list->items[i].kind == TIME_KIND_CALENDAR)
            context->weekdays |= 1u << list->items[i].weekday;
}

/* ---- resolution ---- */

typedef struct speaker {
    uint32_t day_sentence; /* where context->day was spoken of */
    uint32_t day_result;   /* the expression that spoke of it */
    bool day_of_speech;
} speaker;

/* The meaning over all days that the reference may be; false where it is no expression. */
static bool resolve_over(const time_draft *draft, time_context *context,
                         const rsm_published *published, time_meaning *meaning) {
    context->known = published->basis != RSM_DATE_UNKNOWN && published->earliest.known &&
                     published->latest.known;
    if (!context->known)
        return rsm_time_resolve(draft, context, meaning);
    context->today = published->latest.day;
    if (!rsm_time_resolve(draft, context, meaning))
        return false;
    if (published->earliest.day == published->latest.day)
        return true;
    time_meaning other;
    context->today = published->earliest.day;
    if (!rsm_time_resolve(draft, context, &other))
        return false;
    if (strcmp(other.value, meaning->value) != 0) {
        time_meaning open;
        context->known = false;
        if (!rsm_time_resolve(draft, context, &open))
            return false;
        context->known = true;
        memcpy(meaning->value, open.value, sizeof meaning->value);
    }
    meaning->known = meaning->known && other.known;
    if (other.first < meaning->first) {
        meaning->first = other.first;
        meaning->first_minute = other.first_minute;
    }
    if (other.last > meaning->last) {
        meaning->last = other.last;
        meaning->last_minute = other.last_minute;
    }
    return true;
}

/* ---- counted from another day than the report's ---- */

static bool is_quoted(const time_scan *scan, const time_draft *draft) {
    return (scan->text->tokens[draft->first].flags & RSM_TOKEN_QUOTED) != 0;
}

/* Whether it is counted from the day it is said. */
static bool counts_from_today(const time_draft *draft) {
    if (draft->kind == TIME_KIND_SHIFT)
        return !draft->spoken && !draft->anchored;
    return draft->kind == TIME_KIND_CALENDAR && draft->year == 0 &&
           (draft->has_day_shift || draft->has_week_shift ||
            (draft->weekday != 0 && draft->day == 0));
}

/* Whether draft `d` stands outside quotation marks and dates what is said there. */
static bool dates_speech(const time_scan *scan, const time_draft *draft) {
    return draft->kind == TIME_KIND_CALENDAR && !is_quoted(scan, draft) &&
           (draft->day != 0 || draft->weekday != 0 || draft->has_day_shift) &&
           rsm_time_of_speech(scan->text, scan->tagging, draft->first);
}

/* The draft that tells when the quotation around draft `i` was spoken: "..., he said on Monday"
 * after it, "He said on Monday: ..." before; or RSM_NONE. */
static uint32_t speech_of(const time_scan *scan, const draft_list *list, uint32_t i) {
    const rsm_token *tokens = scan->text->tokens;
    uint32_t sentence = tokens[list->items[i].first].sentence;
    for (uint32_t j = i + 1; j < list->count && j <= i + SPEECH_DRAFTS; j++) {
        if (tokens[list->items[j].first].sentence > sentence + 1)
            break;
        if (dates_speech(scan, &list->items[j]))
            return j;
    }
    for (uint32_t j = i; j > 0 && i - j < SPEECH_DRAFTS; j--) {
        if (tokens[list->items[j - 1].first].sentence + 1 < sentence)
            break;
        if (dates_speech(scan, &list->items[j - 1]))
            return j - 1;
    }
    return RSM_NONE;
}

/* What words in a quotation are counted from: the day it was spoken, where that is told. */
static rsm_published time_of_speech(const time_scan *scan, const draft_list *list, uint32_t i,
                                    time_context *context, const rsm_published *published) {
    rsm_published spoken = *published;
    uint32_t speech = is_quoted(scan, &list->items[i]) && counts_from_today(&list->items[i])
                          ? speech_of(scan, list, i)
                          : RSM_NONE;
    if (speech == RSM_NONE || !published->latest.known)
        return spoken;
    time_context told = *context;
    time_meaning meaning;
    told.tense = TIME_TENSE_PAST;
    told.speech = true;
    if (!resolve_over(&list->items[speech], &told, published, &meaning) || !meaning.known ||
        meaning.first != meaning.last || meaning.last > published->latest.day)
        return spoken;
    spoken.earliest = spoken.latest = rsm_instant_of_day(meaning.first);
    return spoken;
}

/* "two days before Thanksgiving", "the day after May 3": the day named next, so much before or
 * after. */
static bool count_from_next(const time_scan *scan, const draft_list *list, uint32_t i,
                            time_draft *counted) {
    const time_draft *draft = &list->items[i], *next = draft + 1;
    bool unit = draft->unit == TIME_UNIT_DAY || draft->unit == TIME_UNIT_WEEK ||
                draft->unit == TIME_UNIT_MONTH || draft->unit == TIME_UNIT_YEAR;
    if (!draft->anchored || !unit || i + 1 >= list->count || next->first != draft->end + 1 ||
        !rsm_time_is(scan, draft->end, TIME_BEFORE | TIME_AFTER) || draft->count > INT8_MAX ||
        draft->count < -INT8_MAX || next->kind != TIME_KIND_CALENDAR || next->also_count != 0 ||
        next->span != TIME_SPAN_NONE || next->swappable ||
        rsm_time_is(scan, draft->end - 2, TIME_MORE) || /* "eight trading days" */
        (next->day == 0 && next->weekday == 0 && next->holiday == RSM_NONE && !next->has_day_shift))
        return false;
    *counted = *next;
    counted->first = draft->first;
    counted->end = draft->end;
    counted->also_unit = draft->unit;
    counted->also_count = (int8_t)draft->count;
    counted->part = draft->part;
    counted->minute = TIME_NO_MINUTE;
    return true;
}

/* Remembers what was spoken of, for "the next day", "a year earlier", "that night". */
static void remember(const rsm_text *text, const time_draft *draft, const time_meaning *meaning,
                     uint32_t result, time_context *context, speaker *spoken) {
    if (!meaning->known || draft->kind == TIME_KIND_LENGTH || draft->kind == TIME_KIND_REFERENCE ||
        draft->since)
        return;
    uint32_t sentence = text->tokens[draft->first].sentence;
    int16_t minute = meaning->precision == RSM_PRECISION_MINUTE ? (int16_t)meaning->first_minute
                                                                : TIME_NO_MINUTE;
    time_spoken now = {
        true,        meaning->first, meaning->last, meaning->precision, meaning->quarter,
        draft->part, minute};
    context->period = now;
    bool other_year = (draft->kind == TIME_KIND_SHIFT && draft->unit == TIME_UNIT_YEAR) ||
                      draft->has_year_shift || draft->quarter == TIME_QUARTER_SPOKEN;
    if (meaning->quarter >= 0 &&
        !other_year) /* the quarter that "a year earlier" is held against */
        context->quarter = meaning->quarter;
    if (meaning->precision > RSM_PRECISION_DAY)
        return;
    bool speech = context->speech;
    if (speech && context->day.known && !spoken->day_of_speech)
        return;
    now.last = now.first;
    context->day = now;
    spoken->day_sentence = sentence;
    spoken->day_of_speech = speech;
    if (!rsm_time_is_bare_hour(draft))
        spoken->day_result = result;
}

static rsm_instant make_instant(int32_t day, int32_t minute) {
    rsm_instant instant = rsm_instant_of_day(day);
    instant.minute = (int16_t)minute;
    return instant;
}

static bool make_result(const time_draft *draft, const time_meaning *meaning, const rsm_text *text,
                        const rsm_published *published, rsm_arena *arena, rsm_time *result) {
    memset(result, 0, sizeof *result);
    rsm_time_expression *expression = &result->expression;
    expression->span.start = text->tokens[draft->first].start;
    expression->span.end = text->tokens[draft->end - 1].end;
    expression->type = meaning->type;
    expression->value.earliest = meaning->known
                                     ? make_instant(meaning->first, meaning->first_minute)
                                     : rsm_instant_unknown();
    expression->value.latest =
        meaning->known ? make_instant(meaning->last, meaning->last_minute) : rsm_instant_unknown();
    expression->value.value = rsm_slice_copy(rsm_slice_from_string(meaning->value), arena);
    if (draft->anchored && draft->count != TIME_COUNT_VAGUE && draft->unit >= TIME_UNIT_DAY) {
        static const int32_t unit_days[] = {0, 0, 0, 1, 7, 7, 14, 30, 91, 182, 91, 365, 3652, 0, 0};
        int64_t days = (int64_t)draft->count * unit_days[draft->unit];
        expression->value.anchor_offset = days > 400000 || days < -400000 ? 0 : (int32_t)days;
    }
    result->first_token = draft->first;
    result->end_token = draft->end;
    result->precision = meaning->precision;
    result->relative = draft->spoken || draft->anchored;
    result->bare = rsm_time_is_bare_hour(draft);
    result->day_from = RSM_NONE;
    result->historic = meaning->known && published->earliest.known &&
                       meaning->type != RSM_TIME_DURATION &&
                       meaning->last < published->earliest.day - HISTORIC_DAYS;
    return expression->value.value.data != NULL;
}

/* ---- times of day without a day ---- */

typedef struct open_hour {
    uint32_t result, draft;
    time_tense tense;
} open_hour;

typedef struct open_hours {
    open_hour *items;
    uint32_t count;
} open_hours;

/* Whether a result names one day of the report's news. */
static bool is_day(const rsm_time *time, int32_t *day) {
    const rsm_time_value *value = &time->expression.value;
    if (time->precision > RSM_PRECISION_DAY || !value->earliest.known || time->historic ||
        value->earliest.day + 1 < value->latest.day)
        return false;
    *day = value->earliest.day;
    return true;
}

/* The expression whose words tell the day of a result. */
static uint32_t named_by(const rsm_times *times, uint32_t result) {
    return times->items[result].bare ? times->items[result].day_from : result;
}

/* Gives a time of day the day beside it, where that is one it may have; where none stands beside
 * it, all that it may have. */
static bool settle_hour(const time_draft *draft, const time_context *context, bool beside,
                        int32_t day, time_meaning *meaning) {
    bool future = context->tense == TIME_TENSE_FUTURE;
    time_context near = *context;
    if (!beside) {
        near.day.known = false;
        if (!rsm_time_resolve(draft, &near, meaning))
            return false;
        rsm_time_bound_hour(draft, context, meaning);
        return true;
    }
    if (day < context->today - !future || day > context->today + future)
        return false;
    near.day = (time_spoken){true, day, day, RSM_PRECISION_DAY, -1, TIME_PART_NONE, TIME_NO_MINUTE};
    return rsm_time_resolve(draft, &near, meaning);
}

/* Whether a day is named by its morning: "early Friday", "at 8 a.m. on Friday". */
static bool is_morning(const rsm_time *time) {
    const rsm_time_value *value = &time->expression.value;
    return value->earliest.known && value->latest.known &&
           value->earliest.minute != RSM_WHOLE_DAY && value->earliest.day == value->latest.day &&
           value->latest.minute < 720;
}

/* Afternoon and evening hours told after the morning of the report's own day ("died, the police
 * said on Friday morning", "at 11:23 p.m.") are those of the day before. */
static int32_t day_of_hour(const time_draft *draft, const time_context *context, int32_t day,
                           bool morning) {
    bool late = draft->minute != TIME_NO_MINUTE && draft->minute >= 720 &&
                draft->clock != TIME_CLOCK_TWELVE;
    return day - (late && morning && day == context->today && context->tense == TIME_TENSE_PAST);
}

/* The second look: a clock time far from the day it belongs to takes the day last named before it
 * or, where none is, the first after. */
static bool settle_hours(const draft_list *list, const open_hours *open, time_context *context,
                         const rsm_text *text, const rsm_published *published, rsm_arena *arena,
                         rsm_times *times) {
    int32_t day = 0, after = 0;
    bool before_known = false, after_known = false, morning = false, after_morning = false;
    uint32_t next = 0, ahead = 0, source = RSM_NONE, after_source = RSM_NONE;
    context->known = published->earliest.known && published->latest.known &&
                     published->earliest.day == published->latest.day;
    if (!context->known)
        return true;
    context->today = published->latest.day;
    for (uint32_t i = 0; i < open->count; i++) {
        const open_hour *hour = &open->items[i];
        for (; next < hour->result; next++)
            if (is_day(&times->items[next], &day)) {
                before_known = true;
                morning = is_morning(&times->items[next]);
                source = named_by(times, next);
            }
        if (!before_known && ahead <= hour->result) {
            after_known = false;
            for (ahead = hour->result + 1; ahead < times->count && !after_known; ahead++) {
                after_known = is_day(&times->items[ahead], &after);
                after_morning = after_known && is_morning(&times->items[ahead]);
                after_source = named_by(times, ahead);
            }
        }
        time_meaning meaning;
        context->tense = hour->tense;
        const time_draft *draft = &list->items[hour->draft];
        int32_t named = day_of_hour(draft, context, before_known ? day : after,
                                    before_known ? morning : after_morning);
        if (settle_hour(draft, context, before_known || after_known, named, &meaning) &&
            !make_result(draft, &meaning, text, published, arena, &times->items[hour->result]))
            return false;
        times->items[hour->result].day_from = before_known ? source : after_source;
    }
    return true;
}

static rsm_status resolve_all(const time_scan *scan, const draft_list *list, time_context *context,
                              const rsm_published *published, rsm_arena *arena, rsm_times *result,
                              rsm_error *error) {
    speaker spoken = {0, RSM_NONE, false};
    open_hours open = {rsm_arena_allocate_items(arena, list->count + 1, sizeof(open_hour)), 0};
    result->count = 0;
    result->items = rsm_arena_allocate_items(arena, list->count + 1, sizeof *result->items);
    if (result->items == NULL || open.items == NULL)
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    for (uint32_t i = 0; i < list->count; i++) {
        const time_draft *draft = &list->items[i];
        time_meaning meaning;
        uint32_t sentence = scan->text->tokens[draft->first].sentence;
        if (sentence > spoken.day_sentence + SPOKEN_SENTENCES)
            context->day.known = false;
        context->tense = rsm_time_tense(scan->text, scan->tagging, draft->first, draft->end);
        context->day_near = context->day.known && sentence == spoken.day_sentence;
        context->speech = rsm_time_of_speech(scan->text, scan->tagging, draft->first);
        time_draft counted;
        if (count_from_next(scan, list, i, &counted))
            draft = &counted;
        rsm_published from = time_of_speech(scan, list, i, context, published);
        if (!resolve_over(draft, context, &from, &meaning))
            continue;
        uint32_t day_from = context->day.known ? spoken.day_result : RSM_NONE;
        remember(scan->text, draft, &meaning, result->count, context, &spoken);
        if (!meaning.known && rsm_time_is_bare_hour(draft))
            open.items[open.count++] = (open_hour){result->count, i, context->tense};
        if (!make_result(draft, &meaning, scan->text, published, arena,
                         &result->items[result->count++]))
            return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
        rsm_time *made = &result->items[result->count - 1];
        made->day_from = made->bare && made->expression.value.earliest.known ? day_from : RSM_NONE;
    }
    if (!settle_hours(list, &open, context, scan->text, published, arena, result))
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    return RSM_OK;
}

rsm_status rsm_time_find(const rsm_world *world, const rsm_text *text, const rsm_tagging *tagging,
                         rsm_report *report, rsm_arena *arena, rsm_times *result,
                         rsm_error *error) {
    time_scan scan = {world, text, tagging, NULL, 0, 0};
    draft_list list = {NULL, 0, 0, arena};
    time_context context;
    memset(&context, 0, sizeof context);
    context.world = world;
    context.quarter = -1;
    rsm_status status = recognise_all(&scan, &list, arena, error);
    if (status != RSM_OK)
        return status;
    rsm_time_home(&context, report->outlet);
    set_order(&context, text, &list);
    set_weekdays(&context, &list);
    int32_t reckoned = report->published.basis == RSM_DATE_UNKNOWN
                           ? rsm_time_reckon(&scan, list.items, list.count)
                           : 0;
    scan.begin = 0;
    scan.end = text->token_count;
    rsm_time_publication(&scan, list.items, list.count, reckoned, report);
    rsm_time_posted(&scan, list.items, list.count, report);
    rsm_published reference = rsm_time_reference(&scan, list.items, list.count, report);
    return resolve_all(&scan, &list, &context, &reference, arena, result, error);
}
