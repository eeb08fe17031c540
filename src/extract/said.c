/* When something was said: "the ministry said on Tuesday that ...", "a spokesman told reporters
 * late Monday".
 *
 * Of a credit, the time that stands beside its cue, with no more between them than a preposition,
 * the hearer or the channel ("in a statement on Monday"). A time further off belongs to what was
 * said. Cost: constant for a credit. */
#include "extract/extraction.h"

enum { SAID_REACH = 6 /* tokens between a cue and its time */ };

/* What tells where, or through what, somebody said it. */
static bool is_occasion(const extraction *x, uint32_t token) {
    static const char *const words[] = {
        "on",       "in",     "at",          "late",      "early",   "a",         "an",
        "the",      "to",     "statement",   "reporters", "press",   "news",      "release",
        "briefing", "email",  "journalists", "interview", "message", "tweet",     "post",
        "its",      "his",    "her",         "their",     "written", "televised", "video",
        "audio",    "phone",  "telephone",   "by",        "via",     "during",    "address",
        "speech",   "issued", "us",          "conference"};
    return word_in(x, token, words, sizeof words / sizeof *words);
}

/* Whether a token may stand between a cue and the time of it: of "told" the hearer may, too. */
static bool may_stand_between(const extraction *x, const credit *c, uint32_t token) {
    if (is_occasion(x, token) || x->place_of[token] != RSM_NONE)
        return true; /* "said in Norville on Friday" */
    static const char *const telling[] = {"tell", "inform", "brief"};
    bool hears = word_in(x, c->cue_end - 1, telling, sizeof telling / sizeof *telling);
    rsm_upos upos = token_upos(x, token);
    return hears && (upos == RSM_UPOS_PROPN || upos == RSM_UPOS_NOUN || upos == RSM_UPOS_ADJ ||
                     upos == RSM_UPOS_DET);
}

/* Whether a time is all of its phrase, not "Monday's attack", "Monday attacks". */
static bool stands_free(const extraction *x, const rsm_time *time) {
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[time->first_token]);
    return (phrase == NULL || phrase->end <= time->end_token) && !is_possessive_s(x, time->end_token);
}

static bool is_moment(const extraction *x, uint32_t index) {
    const rsm_time *time = &x->times->items[index];
    const rsm_published *published = &x->reading->report.published;
    const rsm_time_value *value = &time->expression.value;
    rsm_time_type type = time->expression.type;
    if ((type != RSM_TIME_DATE && type != RSM_TIME_TIME) || !value->earliest.known ||
        !value->latest.known || time->precision > RSM_PRECISION_DAY || !stands_free(x, time))
        return false;
    return !published->latest.known || value->earliest.day <= published->latest.day;
}

/* The time at `token` if it is when something may have been said. */
static uint32_t moment_at(const extraction *x, uint32_t token) {
    uint32_t time = x->time_of[token];
    return time != RSM_NONE && is_moment(x, time) ? time : RSM_NONE;
}

/* "On Thursday the ministry said", "In a statement on Thursday, the ministry said": the time right
 * before who says it, with nothing before it but the occasion. */
static uint32_t time_before_source(const extraction *x, const credit *c) {
    const noun_phrase *source = phrase_at(x, c->source_phrase);
    uint32_t first = sentence_first(x, c->cue_first);
    if (source == NULL || source->first <= first || source->end > c->cue_first ||
        token_is(x, c->cue_first, "say") || token_is(x, c->cue_first, "says"))
        return RSM_NONE; /* "On Friday, police say, two were shot" */
    uint32_t token = source->first - 1;
    if (token_is(x, token, ",") && token > first)
        token--;
    uint32_t time = moment_at(x, token);
    for (uint32_t at = first; time != RSM_NONE && at < x->times->items[time].first_token; at++)
        if (!is_occasion(x, at))
            return RSM_NONE;
    return time;
}

uint32_t said_time(const extraction *x, const credit *c) {
    uint32_t time = RSM_NONE, token = c->cue_end;
    if (c->cue_first >= c->cue_end)
        return RSM_NONE;
    uint32_t end = sentence_end(x, c->cue_first);
    for (uint32_t i = 0; i < SAID_REACH && token < end; i++, token++) {
        if (x->time_of[token] != RSM_NONE)
            return moment_at(x, token);
        if (!may_stand_between(x, c, token))
            break;
    }
    if (c->cue_first > sentence_first(x, c->cue_first)) /* "the army on Monday denied" */
        time = moment_at(x, c->cue_first - 1);
    return time != RSM_NONE ? time : time_before_source(x, c);
}

bool find_said(extraction *x) {
    x->is_said = rsm_arena_allocate_items(x->arena, x->times->count + 1, sizeof *x->is_said);
    if (x->is_said == NULL) {
        x->failed = true;
        return false;
    }
    for (uint32_t i = 0; i < x->credits.count; i++) {
        uint32_t time = said_time(x, credit_at(x, i));
        if (time != RSM_NONE)
            x->is_said[time] = true;
    }
    return true;
}
