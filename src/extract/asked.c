/* Figures that answer a question: "How many died?" "Forty-three." "And the missing?" "I have 31
 * names."
 *
 * What became of them is told in the question, how many in the sentence after it. Invariant: a
 * number that the answer gives an outcome of its own is not asked for. Cost: linear in the
 * sentences; each question and its answer are looked at over ANSWER_REACH and QUESTION_REACH
 * tokens. */
#include "extract/figure.h"

enum {
    QUESTION_REACH = 40, /* tokens of a question looked at, from its end back */
    ANSWER_REACH = 8,    /* tokens of an answer before its number */
    ELLIPSIS = 6         /* tokens of a question that only names them: "And the missing?" */
};

static bool asks_how_many(const extraction *x, uint32_t first, uint32_t end) {
    for (uint32_t token = first; token + 1 < end; token++)
        if (token_is(x, token, "how") &&
            (token_is(x, token + 1, "many") || token_is(x, token + 1, "high")))
            return true;
    return false;
}

/* The slot that a question in [first, end) asks for, and the word for it; RSM_SLOT_COUNT where it
 * asks for none. */
static rsm_slot asked_for(const extraction *x, uint32_t first, uint32_t end, uint32_t *word) {
    if (!asks_how_many(x, first, end) && end - first > ELLIPSIS)
        return RSM_SLOT_COUNT;
    for (uint32_t token = first; token < end; token++) {
        const rsm_match *outcome = match_at(x, token, RSM_DOMAIN_OUTCOME);
        *word = token;
        if (outcome != NULL)
            return rsm_world_number(x->world, RSM_DOMAIN_OUTCOME, outcome->row, RSM_OUTCOME_SLOT);
        if (token_is(x, token, "missing"))
            return RSM_SLOT_MISSING;
    }
    return RSM_SLOT_COUNT;
}

/* "Forty-three.", "At least 40, as far as we know", "I have 31 names": the number is of people. */
static bool is_of_people(const extraction *x, const number *count, uint32_t end) {
    static const char *const nouns[] = {"name", "body", "corpse", "grave", "case", "coffin"};
    uint32_t next = count->end;
    rsm_upos upos = next < end ? token_upos(x, next) : RSM_UPOS_PUNCT;
    return (upos != RSM_UPOS_NOUN && upos != RSM_UPOS_PROPN && upos != RSM_UPOS_ADJ &&
            upos != RSM_UPOS_SYM) ||
           match_over(x, next, RSM_DOMAIN_PERSON) != NULL || ONE_OF(x, next, nouns);
}

static bool has_outcome(const extraction *x, uint32_t first, uint32_t end) {
    for (uint32_t token = first; token < end; token++)
        if (match_at(x, token, RSM_DOMAIN_OUTCOME) != NULL)
            return true;
    return false;
}

static void record_answer(extraction *x, uint32_t sentence, rsm_slot slot, uint32_t word) {
    const rsm_sentence *answer = &x->text->sentences[sentence];
    uint32_t first = answer->first_token, end = answer->end_token;
    if (has_outcome(x, first, end))
        return;
    for (uint32_t token = first; token < end && token < first + ANSWER_REACH; token++) {
        people found = {0};
        if (!read_number(x, token, end, &found.count) || found.count.article)
            continue;
        found.who_first = found.who_end = found.count.end;
        if (is_of_people(x, &found.count, end))
            record_figure(x, &found, slot, word);
        return;
    }
}

void record_answers(extraction *x) {
    for (uint32_t i = 0; i + 1 < x->text->sentence_count && !x->failed; i++) {
        const rsm_sentence *question = &x->text->sentences[i];
        uint32_t first = question->first_token, end = question->end_token, word = RSM_NONE;
        if (end <= first || !rsm_slice_equal_string(token_text(x, end - 1), "?"))
            continue;
        first = end - first > QUESTION_REACH ? end - QUESTION_REACH : first;
        rsm_slot slot = asked_for(x, first, end, &word);
        if (slot != RSM_SLOT_COUNT)
            record_answer(x, i + 1, slot, word);
    }
}
