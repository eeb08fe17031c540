/* Whether the clause around an expression tells of what was or of what is to come.
 *
 * Part: the nearest verb before the expression in its sentence, else the first after it, by the
 * tags of src/tag. Invariants: reads no further than TENSE_REACH tokens. Cost: constant. */
#include "time/resolve.h"

#define TENSE_REACH   40
#define PUT_OFF_REACH 8

static bool lemma_in(const rsm_tag *tag, const char *const *list) {
    for (size_t i = 0; list[i] != NULL; i++)
        if (rsm_slice_equal_string(tag->lemma, list[i]))
            return true;
    return false;
}

static bool word_in(const rsm_text *text, uint32_t token, const char *const *list) {
    rsm_slice slice = rsm_token_slice(text, token);
    for (size_t i = 0; list[i] != NULL; i++)
        if (rsm_slice_equal_ascii_caseless(slice, rsm_slice_from_string(list[i])))
            return true;
    return false;
}

static const char *const future_words[] = {"will", "'ll", "\xE2\x80\x99ll", "shall", "wo", NULL};
static const char *const past_words[] = {"was", "were", "had",  "did", "'d",
                                         "has", "have", "been", NULL};
static const char *const present_words[] = {"is", "are", "'s", "being", NULL};
static const char *const put_off[] = {"postpone", "extend", "delay",   "adjourn", "defer",
                                      "suspend",  "remand", "prolong", NULL};
/* What stands in the present of a thing that is set for a day: "the trial begins Monday". */
static const char *const scheduled[] = {"begin",  "start",   "open",   "resume", "meet",
                                        "expire", "convene", "return", "vote",   NULL};
static const char *const due_words[] = {"due",      "set",    "slated", "scheduled",
                                        "expected", "likely", NULL};
static const char *const planned_nouns[] = {
    "election", "elections", "vote",    "referendum", "hearing", "trial",   "meeting", "summit",
    "funeral",  "match",     "game",    "talks",      "rally",   "poll",    "ballot",  "deadline",
    "session",  "parade",    "concert", "ceremony",   "march",   "primary", "protest", "final",
    "launch",   "visit",     "debate",  "race",       "strike",  NULL};
static const char *const modal_words[] = {"would", "may", "might", "should", "must", NULL};
static const char *const ahead_words[] = {"until", "till", "by", "through", NULL};
static const char *const to_words[] = {"until", "till", "to", NULL};
static const char *const effective_words[] = {"effective", NULL};
static const char *const soon_words[] = {"early", "soon", NULL};
static const char *const planned[] = {"schedule", "expect", "set",  "plan", "slate",
                                      "due",      "poise",  "book", "bind", NULL};
static const char *const promised[] = {
    "plan",   "expect",  "schedule", "set",   "vow",    "promise", "threaten", "agree", "intend",
    "want",   "hope",    "due",      "ready", "likely", "prepare", "decide",   "order", "urge",
    "about",  "go",      "be",       "is",    "are",    "was",     "were",     "slate", "poise",
    "pledge", "propose", "arrange",  "have",  "need",   "going",   NULL};
static const char *const speech[] = {"say",    "tell",    "announce", "report", "add",
                                     "state",  "confirm", "declare",  "claim",  "acknowledge",
                                     "reveal", "warn",    "write",    "tweet",  "disclose",
                                     "note",   "deny",    "allege",   NULL};

/* What the auxiliaries right before a verb make of it. */
static time_tense tense_of_auxiliaries(const rsm_text *text, const rsm_tagging *tagging,
                                       uint32_t verb, uint32_t begin) {
    for (uint32_t i = verb; i > begin && verb - i < 5; i--) {
        const rsm_tag *tag = &tagging->tags[i - 1];
        if (word_in(text, i - 1, past_words))
            return TIME_TENSE_PAST;
        if (word_in(text, i - 1, future_words) || word_in(text, i - 1, modal_words))
            return TIME_TENSE_FUTURE;
        if (tag->upos != RSM_UPOS_ADV && tag->upos != RSM_UPOS_AUX && tag->upos != RSM_UPOS_PART)
            break;
    }
    return TIME_TENSE_UNKNOWN;
}

static time_tense tense_of_verb(const rsm_text *text, const rsm_tagging *tagging, uint32_t verb,
                                uint32_t begin) {
    const rsm_tag *tag = &tagging->tags[verb];
    time_tense around = tense_of_auxiliaries(text, tagging, verb, begin);
    if (word_in(text, verb, future_words))
        return TIME_TENSE_FUTURE;
    if (verb + 1 < text->token_count && word_in(text, verb, present_words) &&
        word_in(text, verb + 1, due_words))
        return TIME_TENSE_FUTURE; /* "is due in court" */
    if (tag->upos == RSM_UPOS_AUX && word_in(text, verb, past_words))
        return TIME_TENSE_PAST;
    if (tag->upos == RSM_UPOS_AUX && word_in(text, verb, modal_words))
        return TIME_TENSE_FUTURE;
    if (around != TIME_TENSE_PAST && (tag->flags & RSM_TAG_FUTURE) != 0)
        return TIME_TENSE_FUTURE;
    if (around != TIME_TENSE_UNKNOWN)
        return lemma_in(tag, planned) ? TIME_TENSE_FUTURE : around;
    switch (tag->form) {
    case RSM_VERB_PAST:
        return TIME_TENSE_PAST;
    case RSM_VERB_PARTICIPLE:
        if (lemma_in(tag, planned))
            return TIME_TENSE_FUTURE;
        return verb > begin && word_in(text, verb - 1, present_words) ? TIME_TENSE_UNKNOWN
                                                                      : TIME_TENSE_PAST;
    case RSM_VERB_PRESENT:
        if (lemma_in(tag, scheduled) &&
            text->sentences[text->tokens[verb].sentence].kind != RSM_SENTENCE_TITLE)
            return TIME_TENSE_FUTURE;
        /* fall through */
    case RSM_VERB_BASE:
        return text->sentences[text->tokens[verb].sentence].kind == RSM_SENTENCE_TITLE
                   ? TIME_TENSE_PAST
                   : TIME_TENSE_UNKNOWN;
    default:
        return TIME_TENSE_UNKNOWN;
    }
}

/* A capital inside a sentence is no verb's: "May 3 and 5". */
static bool is_verb(const rsm_text *text, const rsm_tagging *tagging, uint32_t i) {
    if (tagging->tags[i].upos != RSM_UPOS_VERB && tagging->tags[i].upos != RSM_UPOS_AUX)
        return false;
    const rsm_sentence *sentence = &text->sentences[text->tokens[i].sentence];
    return text->one_case || (text->tokens[i].flags & RSM_TOKEN_CAPITALISED) == 0 ||
           sentence->kind == RSM_SENTENCE_TITLE ||
           (i == sentence->first_token && !rsm_slice_equal_string(rsm_token_slice(text, i), "May"));
}

/* Whether the expression opens its clause: "But in March a judge ruled". */
static bool opens_clause(const rsm_text *text, const rsm_tagging *tagging, uint32_t first,
                         uint32_t begin) {
    while (first > begin && (tagging->tags[first - 1].upos == RSM_UPOS_ADP ||
                             tagging->tags[first - 1].upos == RSM_UPOS_DET ||
                             tagging->tags[first - 1].upos == RSM_UPOS_ADV))
        first--;
    return first == begin || (text->tokens[first - 1].flags & RSM_TOKEN_PUNCTUATION) != 0 ||
           tagging->tags[first - 1].upos == RSM_UPOS_CCONJ;
}

/* Whether the verb is an infinitive that tells only what for: "dived to take cover". Where it hangs
 * on a plan or a promise it is what is to come. */
static bool is_purpose(const rsm_text *text, const rsm_tagging *tagging, uint32_t verb,
                       uint32_t begin) {
    const rsm_tag *tag = &tagging->tags[verb];
    if (verb < begin + 2 || (tag->form != RSM_VERB_BASE && tag->upos != RSM_UPOS_AUX) ||
        !rsm_slice_equal_ascii_caseless(rsm_token_slice(text, verb - 1), RSM_SLICE("to")))
        return false;
    return (tag->flags & RSM_TAG_FUTURE) == 0 && !lemma_in(&tagging->tags[verb - 2], promised);
}

static time_tense tense_before(const rsm_text *text, const rsm_tagging *tagging, uint32_t first,
                               uint32_t begin) {
    uint32_t least = first > begin + TENSE_REACH ? first - TENSE_REACH : begin;
    for (uint32_t i = first; i > least; i--) {
        if (!is_verb(text, tagging, i - 1) || tagging->tags[i - 1].form == RSM_VERB_ING ||
            is_purpose(text, tagging, i - 1, begin))
            continue;
        bool set_for = i == first && word_in(text, i - 1, present_words) &&
                       (text->tokens[i - 1].flags & RSM_TOKEN_CAPITALISED) == 0;
        if (set_for)
            return TIME_TENSE_FUTURE; /* "the funeral is Saturday" */
        bool infinitive = i >= begin + 2 && rsm_slice_equal_ascii_caseless(
                                                rsm_token_slice(text, i - 2), RSM_SLICE("to"));
        return infinitive ? TIME_TENSE_FUTURE : tense_of_verb(text, tagging, i - 1, begin);
    }
    return TIME_TENSE_UNKNOWN;
}

/* ", he said," tells nothing of the clause around it. */
static bool is_aside(const rsm_text *text, const rsm_tagging *tagging, uint32_t verb,
                     uint32_t most) {
    return lemma_in(&tagging->tags[verb], speech) && verb + 1 < most &&
           rsm_slice_equal_string(rsm_token_slice(text, verb + 1), ",");
}

static time_tense tense_after(const rsm_text *text, const rsm_tagging *tagging, uint32_t end,
                              uint32_t begin, uint32_t most) {
    for (uint32_t i = end; i < most && i < end + TENSE_REACH; i++) {
        if (!is_verb(text, tagging, i) || tagging->tags[i].form == RSM_VERB_ING ||
            is_aside(text, tagging, i, most))
            continue;
        time_tense tense = tense_of_verb(text, tagging, i, begin);
        if (tense != TIME_TENSE_UNKNOWN)
            return tense;
    }
    return TIME_TENSE_UNKNOWN;
}

/* Whether the verb before the expression puts something off. */
static bool put_off_before(const rsm_text *text, const rsm_tagging *tagging, uint32_t first,
                           uint32_t begin) {
    for (uint32_t i = first; i > begin && first - i < PUT_OFF_REACH; i--)
        if (is_verb(text, tagging, i - 1))
            return lemma_in(&tagging->tags[i - 1], put_off);
    return false;
}

/* Whether what begins at `i` is a thing that is planned: "national election". */
static bool is_planned(const rsm_text *text, uint32_t i, uint32_t end) {
    for (uint32_t p = i; p < end && p < i + 3; p++)
        if (word_in(text, p, planned_nouns))
            return true;
    return false;
}

time_tense rsm_time_tense(const rsm_text *text, const rsm_tagging *tagging, uint32_t first,
                          uint32_t end) {
    const rsm_sentence *sentence = &text->sentences[text->tokens[first].sentence];
    uint32_t begin = sentence->first_token;
    time_tense tense = TIME_TENSE_UNKNOWN;
    bool opens = opens_clause(text, tagging, first, begin);
    if (opens)
        tense = tense_after(text, tagging, end, begin, sentence->end_token);
    if (tense == TIME_TENSE_UNKNOWN)
        tense = tense_before(text, tagging, first, begin);
    /* "the boy sitting there Tuesday is expected to live": the verb right after is of another */
    bool ends_subject = !opens && end < sentence->end_token && is_verb(text, tagging, end);
    if (tense == TIME_TENSE_UNKNOWN && !ends_subject)
        tense = tense_after(text, tagging, end, begin, sentence->end_token);
    bool possessive = end < sentence->end_token &&
                      rsm_slice_equal_ascii_caseless(rsm_token_slice(text, end), RSM_SLICE("'s"));
    if (tense == TIME_TENSE_FUTURE && possessive && !is_planned(text, end + 1, sentence->end_token))
        return TIME_TENSE_UNKNOWN; /* "to get around Wednesday's ruling" */
    if (first > begin + 1 && rsm_slice_equal_string(rsm_token_slice(text, first - 1), "as") &&
        word_in(text, first - 2, soon_words))
        return TIME_TENSE_FUTURE; /* "as early as Tuesday" */
    if (first > begin && word_in(text, first - 1, to_words) &&
        put_off_before(text, tagging, first, begin))
        return TIME_TENSE_FUTURE; /* "postponed until Tuesday" */
    if (first > begin && word_in(text, first - 1, effective_words))
        return TIME_TENSE_UNKNOWN; /* "a new rule, effective June 1": the nearest */
    if (first > begin && word_in(text, first - 1, ahead_words))
        return tense == TIME_TENSE_PAST ? TIME_TENSE_UNKNOWN : TIME_TENSE_FUTURE;
    return tense;
}

bool rsm_time_of_speech(const rsm_text *text, const rsm_tagging *tagging, uint32_t first) {
    const rsm_sentence *sentence = &text->sentences[text->tokens[first].sentence];
    for (uint32_t i = first; i > sentence->first_token && first - i < 7; i--) {
        if (tagging->tags[i - 1].upos == RSM_UPOS_VERB)
            return lemma_in(&tagging->tags[i - 1], speech);
        if ((text->tokens[i - 1].flags & RSM_TOKEN_PUNCTUATION) != 0 && first - i > 1)
            return false;
    }
    return false;
}
