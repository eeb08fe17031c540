/* Verbs that look like participles and are none: "..., radio stations reported.", "said
 * by telephone", "the bishops charged that", "gunmen fired at a bus".
 *
 * Cost: linear in the words from the verb to the end of its sentence. */
#include "extract/extraction.h"

/* "said by telephone": no passive. */
bool is_by_channel(const extraction *x, const verb_group *group, uint32_t end) {
    uint32_t at = group->end;
    if (group->verb != group->first || at + 1 >= end || !token_is(x, at, "by"))
        return false;
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[at + 1]);
    return phrase != NULL && !phrase->proper && !phrase->definite &&
           match_over(x, phrase->head, RSM_DOMAIN_CHANNEL) != NULL;
}

/* Whether nothing but a day or an hour stands in [token, end). */
static bool only_times(const extraction *x, uint32_t token, uint32_t end) {
    bool led = false; /* by "on", "late", "the", which a time must follow */
    for (; token < end; token++) {
        rsm_upos upos = token_upos(x, token);
        bool time = x->time_of[token] != RSM_NONE;
        if (upos != RSM_UPOS_PUNCT && !time && upos != RSM_UPOS_ADP && upos != RSM_UPOS_DET &&
            upos != RSM_UPOS_ADV)
            return false;
        led = !time && (led || upos != RSM_UPOS_PUNCT);
    }
    return !led;
}

/* The comma or quotation mark right before the words that end in the token before `token`, where
 * those are a noun phrase with what hangs on it; else RSM_NONE. */
static uint32_t mark_before_phrase(const extraction *x, uint32_t token, uint32_t first) {
    if (token <= first || x->phrase_of[token - 1] == RSM_NONE)
        return RSM_NONE;
    while (token > first &&
           (x->phrase_of[token - 1] != RSM_NONE || token_upos(x, token - 1) == RSM_UPOS_ADP))
        token--;
    bool mark = token > first && (is_comma(x, token - 1) ||
                                  (x->text->tokens[token - 1].flags & RSM_TOKEN_CLOSES_QUOTE));
    rsm_upos lead = token_upos(x, token); /* "with no deaths reported", "three wounds reported" */
    return mark && lead != RSM_UPOS_ADP && lead != RSM_UPOS_NUM && !token_is(x, token, "no")
               ? token - 1
               : RSM_NONE;
}

/* Past "to AFP", "to reporters": who heard it. */
static uint32_t past_hearer(const extraction *x, uint32_t token, uint32_t end) {
    static const char *const hearers[] = {"reporter", "journalist", "newsman", "press", "media",
                                          "agency",   "newspaper",  "station"};
    if (token + 1 >= end || !token_is(x, token, "to"))
        return token;
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[token + 1]);
    return phrase != NULL && phrase->first == token + 1 &&
                   (ONE_OF(x, phrase->head, hearers) ||
                    match_over(x, phrase->head, RSM_DOMAIN_OUTLET) != NULL)
               ? phrase->end
               : token;
}

/* "..., radio stations reported.": a verb of telling that ends its sentence, after a clause and a
 * comma, is no participle. */
bool closes_telling(const extraction *x, uint32_t index, uint32_t first, uint32_t end) {
    static const char *const tells[] = {
        "report", "announce",  "state",    "note",     "confirm", "reveal", "disclose",
        "allege", "add",       "explain",  "indicate", "declare", "admit",  "acknowledge",
        "warn",   "claim",     "recall",   "believe",  "suspect", "think",  "estimate",
        "find",   "determine", "maintain", "disclose"};
    const verb_group *group = verb_at(x, index);
    if (group->first != group->verb || index == 0 || verb_at(x, index - 1)->first < first ||
        !word_in(x, group->verb, tells, sizeof tells / sizeof *tells) ||
        x->tagging->tags[group->verb].form == RSM_VERB_ING ||
        !(only_times(x, past_hearer(x, group->end, end), end) || is_comma(x, group->end)))
        return false;
    uint32_t mark = mark_before_phrase(x, group->first, first);
    return mark != RSM_NONE && verb_at(x, index - 1)->end <= mark;
}

/* "The bishops charged on Tuesday that soldiers fired": tells, and nobody is charged. */
bool charges_that(const extraction *x, const verb_group *group) {
    const rsm_match *cue = match_at(x, group->verb, RSM_DOMAIN_CUE);
    return cue != NULL && cue->words > 2 && group->first == group->verb &&
           lemma_is(x, group->verb, "charge") && token_is(x, cue->end_token - 1, "that");
}

/* "Gunmen fired at a bus", "protesters clashed with police": verbs that befall nobody without their
 * preposition, and what it leads in stands after it; but "soldiers fired at in Osk". */
bool takes_no_object(const extraction *x, const verb_group *group) {
    static const char *const aimed[] = {"fire", "shoot"};
    static const char *const alone[] = {"clash",   "march",   "rally",   "gather",      "protest",
                                        "riot",    "flee",    "escape",  "demonstrate", "fight",
                                        "collide", "scuffle", "quarrel", "rush",        "shout",
                                        "arrive",  "parade",  "crowd",   "converge"};
    static const char *const at[] = {"at", "on", "upon", "into"};
    uint32_t after = group->end;
    if (group->first != group->verb || group->first == 0 || after + 1 >= x->text->token_count ||
        x->phrase_of[group->first - 1] == RSM_NONE)
        return false;
    if (word_in(x, group->verb, aimed, sizeof aimed / sizeof *aimed))
        return word_in(x, after, at, sizeof at / sizeof *at) &&
               x->phrase_of[after + 1] != RSM_NONE && x->time_of[after + 1] == RSM_NONE &&
               x->place_of[after + 1] == RSM_NONE;
    return word_in(x, group->verb, alone, sizeof alone / sizeof *alone) &&
           !token_is(x, after, "by");
}
