/* Figures put right and taken back.
 *
 * "Lowered the toll to 22 from 24", "its earlier figure of 41 was wrong", "18 were killed, not 21
 * as it had said", "four bodies had been counted twice": what a source no longer holds is a denial
 * of that number, what it sets in its place a correction, and what was miscounted no figure. Words
 * are those of lexicon/revisions.txt and the verdicts of lexicon/cues.txt. Invariant: a figure that
 * is denied counts nobody (`negated`), so that nothing else is worked out from it. Cost: linear in
 * the figures and figure nouns; each looks at its own sentence, at most REVISION_REACH tokens away.
 */
#include "extract/figure.h"

#include "extract/rumour.h"

enum {
    REVISION_REACH = 18, /* tokens between a figure and the words that put it right */
    ARTICLES = 4         /* words before the number: "from an earlier 34" */
};

/* The phrase of that class that begins at a token, or NULL. */
static const rsm_match *revision_at(const extraction *x, uint32_t token, uint32_t class) {
    if (token >= x->text->token_count)
        return NULL;
    const rsm_tagging *tagging = x->tagging;
    const rsm_match *best = NULL;
    for (uint32_t m = tagging->first_match[token]; m < tagging->first_match[token + 1]; m++) {
        const rsm_match *match = &tagging->matches[m];
        if (match->domain == RSM_DOMAIN_REVISION &&
            rsm_world_number(x->world, RSM_DOMAIN_REVISION, match->row, RSM_REVISION_CLASS) == class
            && (best == NULL || match->end_token > best->end_token))
            best = match;
    }
    return best;
}

static uint32_t reach_from(const extraction *x, uint32_t token, uint32_t reach) {
    uint32_t end = sentence_end(x, token);
    return end - token > reach ? token + reach : end;
}

static bool is_toll_noun(const extraction *x, uint32_t token) {
    const rsm_match *match = match_over(x, token, RSM_DOMAIN_REVISION);
    return x->phrase_of[token] != RSM_NONE && match != NULL &&
           rsm_world_number(x->world, RSM_DOMAIN_REVISION, match->row, RSM_REVISION_CLASS) ==
               RSM_REVISION_FIGURE;
}

/* Whether a number of people stands alone or with people: "not 21 as", "not 21 people", but not
 * "not 21 hours". */
static bool counts_people(const extraction *x, const number *count) {
    uint32_t next = count->end;
    if (next >= sentence_end(x, count->first) || x->verb_of[next] != RSM_NONE)
        return true;
    rsm_upos upos = token_upos(x, next);
    return (upos != RSM_UPOS_NOUN && upos != RSM_UPOS_PROPN && upos != RSM_UPOS_ADJ) ||
           match_over(x, next, RSM_DOMAIN_PERSON) != NULL ||
           match_over(x, next, RSM_DOMAIN_OUTCOME) != NULL;
}

/* The number at `token`, past an article and "earlier". */
static bool number_after(const extraction *x, uint32_t token, uint32_t end, number *count) {
    for (uint32_t steps = 0; token < end && steps < ARTICLES; steps++, token++) {
        if (read_number(x, token, end, count) && !count->article)
            return counts_people(x, count);
        rsm_upos upos = token_upos(x, token);
        if (upos != RSM_UPOS_DET && upos != RSM_UPOS_ADJ && upos != RSM_UPOS_ADV &&
            upos != RSM_UPOS_PRON)
            return false;
    }
    return false;
}

/* ---- what becomes of figures ---- */

static void deny(figure *f) {
    f->revised = RSM_STANCE_DENIES;
    f->is_revised = f->negated = true;
    f->hypothetical = false;
}

static void correct(figure *f) {
    f->revised = RSM_STANCE_CORRECTS;
    f->is_revised = true;
    if (f->value.kind == RSM_COUNT_TOTAL)
        f->value.kind = RSM_COUNT_UPDATE;
}

/* The figure with the number at those words, or a new one of that slot. */
static figure *figure_of(extraction *x, const number *count, rsm_slot slot, uint32_t outcome) {
    for (uint32_t i = 0; i < x->figures.count; i++) {
        figure *f = figure_at(x, i);
        if (f->first < count->end && count->first < f->end)
            return f;
    }
    people found = {.count = *count, .who_first = count->end, .who_end = count->end};
    return record_figure(x, &found, slot, outcome);
}

static void deny_number(extraction *x, const number *count, rsm_slot slot, uint32_t outcome) {
    figure *f = figure_of(x, count, slot, outcome);
    if (f != NULL)
        deny(f);
}

/* ---- one figure beside another ---- */

/* "18 people were killed, not 21", "nine of them, and not four, were missing". */
static bool deny_beside(extraction *x, const figure *f) {
    uint32_t from = f->end, end = reach_from(x, from, REVISION_REACH);
    for (uint32_t token = from; token < end; token++) {
        const rsm_match *not = revision_at(x, token, RSM_REVISION_NOT);
        number count;
        if (not == NULL || !number_after(x, not ->end_token, end, &count) ||
            (count.low == f->value.low && count.high == f->value.high))
            continue;
        deny_number(x, &count, f->slot, f->outcome);
        return true;
    }
    return false;
}

/* "seven rather than nine people had been killed": the number that stands by the outcome is the
 * wrong one. */
static void deny_itself(extraction *x, uint32_t index) {
    figure told = *figure_at(x, index);
    uint32_t first = sentence_first(x, told.first);
    for (uint32_t back = 1; back <= 2 && told.first >= first + back + 1; back++) {
        const rsm_match *not = revision_at(x, told.first - back, RSM_REVISION_NOT);
        number count;
        if (not == NULL || not ->end_token != told.first ||
            !read_number(x, not ->first_token - 1, not ->first_token, &count) || count.article)
            continue;
        deny(figure_at(x, index));
        figure *right = figure_of(x, &count, told.slot, told.outcome);
        if (right != NULL)
            right->hypothetical = false; /* "rather than" stands after it */
        return;
    }
}

/* The number that a figure was put down from: "from 31 to 28", "28, down from an earlier 31". */
static bool put_down_from(const extraction *x, const figure *f, number *count) {
    uint32_t end = reach_from(x, f->end, REVISION_REACH), first = sentence_first(x, f->first);
    for (uint32_t token = f->end; token < end; token++)
        if (token_is(x, token, "from") && number_after(x, token + 1, end, count))
            return f->value.high >= 0 && count->low > f->value.high;
    for (uint32_t back = 2; back <= ARTICLES + 2 && f->first >= first + back; back++)
        if (token_is(x, f->first - back, "from") && token_is(x, f->first - 1, "to") &&
            number_after(x, f->first - back + 1, f->first - 1, count))
            return f->value.high >= 0 && count->low > f->value.high;
    return false;
}

/* Whether the figure is what a verb sets a toll to: "lowered the toll to 22", "was corrected to
 * nine". */
static bool is_set(const extraction *x, const figure *f) {
    static const char *const leads[] = {"to", "at", "down", "back"};
    uint32_t first = sentence_first(x, f->first);
    if (f->first == first || !ONE_OF(x, f->first - 1, leads))
        return false;
    for (uint32_t back = 1; back <= REVISION_REACH && f->first >= first + back; back++)
        if (x->verb_of[f->first - back] != RSM_NONE &&
            revision_at(x, f->first - back, RSM_REVISION_LOWERS) != NULL)
            return true;
    return false;
}

/* ---- a figure that is judged ---- */

/* Whether a noun phrase says that its figure was given before. */
static bool is_earlier(const extraction *x, const noun_phrase *phrase) {
    for (uint32_t token = phrase->first; token < phrase->head; token++)
        if (revision_at(x, token, RSM_REVISION_EARLIER) != NULL)
            return true;
    return false;
}

/* Whether what the phrase names is withdrawn: "retracted its figure", "correcting an earlier toll".
 */
static bool is_withdrawn(const extraction *x, uint32_t index) {
    const noun_phrase *phrase = phrase_at(x, index);
    uint32_t first = sentence_first(x, phrase->first);
    uint32_t from = phrase->first - first > REVISION_REACH ? phrase->first - REVISION_REACH : first;
    for (uint32_t token = phrase->first; token-- > from;) {
        const verb_group *group = verb_at(x, x->verb_of[token]);
        if (group == NULL || group->verb != token)
            continue;
        bool own = group->object == index || group->end == phrase->first;
        bool verb = revision_at(x, token, RSM_REVISION_WITHDRAWS) != NULL ||
                    (is_earlier(x, phrase) && revision_at(x, token, RSM_REVISION_LOWERS) != NULL);
        return own && verb && !group->negated && !group->modal;
    }
    return false;
}

/* The slot of the figure told before a token, that of the dead where none is. */
static rsm_slot slot_before(const extraction *x, uint32_t token) {
    rsm_slot slot = RSM_SLOT_KILLED;
    uint32_t best = 0;
    for (uint32_t i = 0; i < x->figures.count; i++) {
        const figure *f = figure_at(x, i);
        if (f->first < token && f->first >= best && f->slot != RSM_SLOT_COUNT)
            slot = f->slot, best = f->first;
    }
    return slot;
}

static bool is_another_told(const extraction *x, uint32_t token, const figure *than) {
    uint32_t sentence = x->text->tokens[token].sentence;
    for (uint32_t i = 0; i < x->figures.count; i++) {
        const figure *f = figure_at(x, i);
        uint32_t there = x->text->tokens[f->first].sentence;
        if (f != than && f->slot == than->slot && there + 1 >= sentence && there <= sentence + 1)
            return true;
    }
    return false;
}

/* "the figure of 41 (dead)": taken back, judged, or only told as what was given before. */
static void judge_figure(extraction *x, uint32_t noun) {
    uint32_t index = x->phrase_of[noun], end = sentence_end(x, noun);
    const noun_phrase *phrase = phrase_at(x, index);
    number count;
    if (phrase->head != noun || phrase->end >= end || !token_is(x, phrase->end, "of") ||
        !number_after(x, phrase->end + 1, end, &count))
        return;
    rsm_stance verdict = verdict_on(x, count.end, index);
    if (verdict == RSM_STANCE_DENIES || is_withdrawn(x, index)) {
        deny_number(x, &count, slot_before(x, noun), noun);
        return;
    }
    if (!is_earlier(x, phrase))
        return;
    for (uint32_t i = 0; i < x->figures.count; i++) {
        figure *f = figure_at(x, i);
        if (f->first < count.end && count.first < f->end && is_another_told(x, noun, f))
            f->hypothetical = true; /* "compared with an earlier toll of 20" */
    }
}

/* ---- what is no figure ---- */

/* "Five bodies had been counted twice", "was wrongly listed among the dead". */
static bool is_miscounted(const extraction *x, const figure *f) {
    uint32_t end = reach_from(x, f->end, REVISION_REACH);
    for (uint32_t token = f->end; token < end; token++) {
        if (rsm_slice_equal_string(token_text(x, token), ",") || is_and(x, token))
            return false;
        if (revision_at(x, token, RSM_REVISION_MISCOUNTS) != NULL)
            return true;
    }
    return false;
}

/* "An earlier version of this story said 14 had died". */
static bool is_of_old_version(const extraction *x, const figure *f) {
    uint32_t first = sentence_first(x, f->first);
    for (uint32_t token = f->first; token-- > first;)
        if (revision_at(x, token, RSM_REVISION_VERSION) != NULL)
            return true;
    return false;
}

/* ---- all of them ---- */

static bool is_toll(const figure *f) {
    return f->slot == RSM_SLOT_KILLED || f->slot == RSM_SLOT_INJURED ||
           f->slot == RSM_SLOT_MISSING || f->slot == RSM_SLOT_CASUALTIES ||
           f->slot == RSM_SLOT_DISPLACED || f->slot == RSM_SLOT_DETAINED ||
           f->slot == RSM_SLOT_ABDUCTED || f->slot == RSM_SLOT_EVACUATED;
}

static void revise_figure(extraction *x, uint32_t index) {
    number from;
    if (is_miscounted(x, figure_at(x, index))) {
        figure_at(x, index)->negated = true;
        return;
    }
    if (is_judged_false(x, figure_at(x, index)->first) ||
        is_of_old_version(x, figure_at(x, index))) {
        deny(figure_at(x, index));
        return;
    }
    deny_itself(x, index);
    figure told = *figure_at(x, index);
    if (told.is_revised || deny_beside(x, &told))
        return;
    bool down = put_down_from(x, &told, &from);
    if (down || is_set(x, &told))
        correct(figure_at(x, index));
    if (down)
        deny_number(x, &from, told.slot, told.outcome);
}

void revise_figures(extraction *x) {
    for (uint32_t token = 0; token < x->text->token_count && !x->failed; token++)
        if (revision_at(x, token, RSM_REVISION_FIGURE) != NULL && is_toll_noun(x, token))
            judge_figure(x, phrase_at(x, x->phrase_of[token])->head);
    uint32_t count = x->figures.count;
    for (uint32_t i = 0; i < count && !x->failed; i++)
        if (is_toll(figure_at(x, i)) && !figure_at(x, i)->is_revised)
            revise_figure(x, i);
}
