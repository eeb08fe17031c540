/* People counted: how many a noun phrase counts, with the number in it, the article, or the list it
 * is part of.
 *
 * A phrase with no number counts as one where it is singular and names a person, as the sum of its
 * members where it is a list. Cost: linear in the words of the phrase, FIGURE_LIST members a list.
 */
#include "extract/people.h"

/* ---- people in a noun phrase ---- */

static bool names_people(const extraction *x, uint32_t token) {
    uint32_t name = x->tagging->name_of[token];
    if (name != RSM_NONE) {
        rsm_entity_type type = x->tagging->names[name].type;
        return type == RSM_ENTITY_PER || type == RSM_ENTITY_NORP || type == RSM_ENTITY_GROUP;
    }
    if (match_over(x, token, RSM_DOMAIN_PERSON) != NULL)
        return true;
    return token_is(x, token, "others") || token_is(x, token, "other") ||
           token_is(x, token, "more");
}

static bool counts_nothing_else(const extraction *x, uint32_t token) {
    rsm_upos upos = token_upos(x, token);
    return upos == RSM_UPOS_NUM || upos == RSM_UPOS_ADJ || upos == RSM_UPOS_DET ||
           upos == RSM_UPOS_PRON || match_over(x, token, RSM_DOMAIN_VAGUE) != NULL ||
           match_over(x, token, RSM_DOMAIN_OUTCOME) != NULL;
}

/* Where the words of the number in a phrase begin: a hedge may stand before the phrase. */
uint32_t hedge_start(const extraction *x, uint32_t first) {
    uint32_t begin = sentence_first(x, first);
    uint32_t start = first;
    for (uint32_t back = 1; back <= 4 && first >= begin + back; back++) {
        const rsm_match *match = match_at(x, first - back, RSM_DOMAIN_HEDGE);
        if (match != NULL && match->end_token >= start && match->first_token < start)
            start = first - back;
        const rsm_match *vague = match_at(x, first - back, RSM_DOMAIN_VAGUE); /* "no one" */
        if (vague != NULL && vague->end_token > first)
            start = first - back;
    }
    return start;
}

static void of_people(const extraction *x, uint32_t end, people *found) {
    uint32_t of = found->count.end;
    if (of + 1 >= end || !token_is(x, of, "of"))
        return;
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[of + 1]);
    if (phrase == NULL)
        return;
    found->who_first = phrase->first;
    found->who_end = phrase->end;
    found->part =
        phrase->pronoun || token_is(x, phrase->first, "the") || token_is(x, phrase->first, "those");
}

/* "John Doe, 32, was killed": the 32 is no count. */
static bool is_age(const extraction *x, const noun_phrase *phrase) {
    static const char *const ages[] = {"age", "ages", "aged", "between"};
    bool both = token_is(x, phrase->first, "both") && phrase->end == phrase->first + 2 &&
                token_upos(x, phrase->first + 1) == RSM_UPOS_NUM && phrase->first > 0 &&
                rsm_slice_equal_string(token_text(x, phrase->first - 1), ",");
    if (both)
        return true; /* "John Doe and Carl Reed, both 16," */
    uint32_t begin = sentence_first(x, phrase->first);
    bool told = token_upos(x, phrase->first) == RSM_UPOS_NUM;
    if (told && phrase->first > begin && word_in(x, phrase->first - 1, ages, 3))
        return true; /* "aged 12", "ages 12 and 16" */
    if (told && phrase->first > begin + 1 && word_in(x, phrase->first - 1, ages, 4) &&
        word_in(x, phrase->first - 2, ages, 3))
        return true; /* "ages between 12 and 16" */
    if (token_is(x, phrase->first, "ages") || token_is(x, phrase->first, "aged"))
        return true;
    if (phrase->end != phrase->first + 1 || phrase->first < 2 ||
        token_upos(x, phrase->first) != RSM_UPOS_NUM)
        return false;
    if (!rsm_slice_equal_string(token_text(x, phrase->first - 1), ","))
        return false;
    uint32_t before = phrase->first - 2; /* "a woman, 45, and her son, 12," */
    const noun_phrase *person = phrase_at(x, x->phrase_of[before]);
    bool closed = phrase->end < x->text->token_count &&
                  (rsm_slice_equal_string(token_text(x, phrase->end), ",") ||
                   rsm_slice_equal_string(token_text(x, phrase->end), "."));
    return is_person_name(x, before) ||
           (person != NULL && !person->plural && person->head == before && closed &&
            match_over(x, before, RSM_DOMAIN_PERSON) != NULL);
}

/* One word for many: no one person. */
static bool is_collective(const extraction *x, uint32_t head) {
    static const char *const words[] = {"police", "team",  "group", "crew", "squad", "force",
                                        "army",   "crowd", "staff", "unit", "public"};
    return word_in(x, head, words, sizeof words / sizeof *words);
}

/* "a 7-year-old", "the two year old": one person by his age. */
static bool is_known_by_age(const extraction *x, const noun_phrase *phrase) {
    uint32_t end = phrase->end;
    return !phrase->plural && end > phrase->first + 2 && token_is(x, end - 1, "old") &&
           (token_is(x, end - 2, "year") || token_is(x, end - 3, "year") ||
            token_is(x, end - 2, "month") || token_is(x, end - 3, "month"));
}

bool count_people(const extraction *x, uint32_t index, people *found) {
    const noun_phrase *phrase = phrase_at(x, index);
    if (phrase == NULL || is_age(x, phrase))
        return false;
    uint32_t end = sentence_end(x, phrase->first);
    *found = (people){.who_first = phrase->first, .who_end = phrase->end};
    if (is_known_by_age(x, phrase)) {
        found->count = (number){.first = phrase->first, .end = phrase->end, .low = 1, .high = 1};
        found->named_one = true;
        return true;
    }
    for (uint32_t token = hedge_start(x, phrase->first); token < phrase->end; token++) {
        if (!read_number(x, token, end, &found->count))
            continue;
        if (found->count.article)
            break;
        found->who_first = found->count.end < phrase->end ? found->count.end : phrase->end;
        of_people(x, end, found);
        found->part |=
            token_is(x, phrase->first, "another") || token_is(x, found->count.end, "more");
        bool alone = found->who_first >= found->who_end;
        if (!alone && found->count.low > 1 && is_person_name(x, found->who_first))
            continue; /* "image 3 of 5 John Doe" */
        uint32_t head = alone ? phrase->head : found->who_end - 1;
        return alone || names_people(x, head) || counts_nothing_else(x, head);
    }
    if (phrase->pronoun || phrase->plural || !names_people(x, phrase->head))
        return false;
    for (uint32_t token = phrase->first; token < phrase->head; token++)
        if (x->text->tokens[token].flags & RSM_TOKEN_DIGITS && token_upos(x, token) != RSM_UPOS_NUM)
            return false; /* "the 12th person" */
    rsm_upos head = token_upos(x, phrase->head);
    if (head != RSM_UPOS_NOUN && head != RSM_UPOS_PROPN)
        return false; /* "the dead": how many is not told */
    if (is_collective(x, phrase->head) || lemma_is(x, phrase->head, "people") ||
        lemma_is(x, phrase->head, "dead") || token_is(x, phrase->head, "wounded") ||
        token_is(x, phrase->head, "injured") || token_is(x, phrase->head, "missing") ||
        lemma_is(x, phrase->head, "family"))
        return false;
    if (x->tagging->name_of[phrase->head] != RSM_NONE &&
        x->tagging->names[x->tagging->name_of[phrase->head]].type != RSM_ENTITY_PER)
        return false;
    found->count = (number){.first = phrase->first, .end = phrase->end, .low = 1, .high = 1};
    found->named_one = true;
    return true;
}

bool count_of_phrase(const extraction *x, uint32_t phrase, number *count) {
    people found;
    if (!count_people(x, phrase, &found))
        return false;
    *count = found.count;
    return true;
}

/* ---- lists: "a woman and her two children" ---- */

static void add_people(people *sum, const people *more) {
    sum->count.low = sum->count.low < 0 || more->count.low < 0 ? RSM_COUNT_UNKNOWN
                                                               : sum->count.low + more->count.low;
    sum->count.high = sum->count.high < 0 || more->count.high < 0
                          ? RSM_COUNT_UNKNOWN
                          : sum->count.high + more->count.high;
    if (more->count.first < sum->count.first)
        sum->count.first = more->count.first;
    if (more->count.end > sum->count.end)
        sum->count.end = more->count.end;
    if (more->who_first < sum->who_first)
        sum->who_first = more->who_first;
    if (more->who_end > sum->who_end)
        sum->who_end = more->who_end;
    sum->named_one = false;
}

bool is_and(const extraction *x, uint32_t token) {
    return token_is(x, token, "and") || rsm_slice_equal_string(token_text(x, token), ",") ||
           token_is(x, token, "&");
}

/* Adds what is joined by "and" after the phrase. A member with an outcome of its own is none of the
 * list. */
void add_following(const extraction *x, uint32_t index, people *sum) {
    uint32_t end = sentence_end(x, phrase_at(x, index)->first);
    people members[FIGURE_LIST];
    uint32_t count = 0, token = sum->who_end;
    bool closed = false;
    while (count < FIGURE_LIST && token + 1 < end && is_and(x, token) && !closed) {
        closed = token_is(x, token, "and");
        if (!closed && token_is(x, token + 1, "and"))
            token++, closed = true;
        uint32_t next = token + 1;
        uint32_t start = next < end ? x->phrase_of[next] : RSM_NONE;
        if (start == RSM_NONE || !count_people(x, start, &members[count]))
            return;
        token = members[count].who_end > phrase_at(x, start)->end ? members[count].who_end
                                                                  : phrase_at(x, start)->end;
        if (token < end &&
            (x->verb_of[token] != RSM_NONE || match_at(x, token, RSM_DOMAIN_OUTCOME) != NULL))
            return;
        count++;
    }
    if (!closed)
        return;
    for (uint32_t i = 0; i < count; i++)
        add_people(sum, &members[i]);
}

/* Past an age between commas to the name it is of: "John Doe, 30, was killed". */
uint32_t past_age(const extraction *x, uint32_t index) {
    const noun_phrase *phrase = phrase_at(x, index);
    if (phrase == NULL || !is_age(x, phrase))
        return index;
    bool aged = token_is(x, phrase->first, "aged") || token_is(x, phrase->first - 1, "aged");
    uint32_t before = token_is(x, phrase->first, "aged") ? phrase->first - 1 : phrase->first - 2;
    bool comma = rsm_slice_equal_string(token_text(x, before), ",");
    return x->phrase_of[aged && comma && before > 0 ? before - 1 : before];
}

/* "Twelve died off Sicily, and 40 are missing": what a preposition or a verb governs is none of the
 * list that follows. */
static bool governs_elsewhere(const extraction *x, uint32_t index, uint32_t first) {
    uint32_t start = hedge_start(x, phrase_at(x, index)->first);
    return start > first &&
           (token_upos(x, start - 1) == RSM_UPOS_ADP || x->verb_of[start - 1] != RSM_NONE);
}

/* Adds what is joined by "and" before the phrase, for subjects. */
void add_preceding(const extraction *x, uint32_t index, people *sum) {
    const noun_phrase *phrase = phrase_at(x, index);
    uint32_t first = sentence_first(x, phrase->first);
    uint32_t start = hedge_start(x, phrase->first);
    if (start < first + 2 || !token_is(x, start - 1, "and"))
        return;
    uint32_t token = start - 1;
    if (rsm_slice_equal_string(token_text(x, token - 1), ",") && token > first + 1)
        token--;
    for (uint32_t count = 0; count < FIGURE_LIST && token > first; count++) {
        people member;
        uint32_t before = past_age(x, x->phrase_of[token - 1]);
        if (before == RSM_NONE || governs_elsewhere(x, before, first) ||
            !count_people(x, before, &member))
            return;
        add_people(sum, &member);
        token = phrase_at(x, before)->first;
        if (token <= first + 1 || !rsm_slice_equal_string(token_text(x, token - 1), ","))
            return;
        token--;
    }
}
