/* People counted: how many a noun phrase counts, with the number in it, the article, or the list it
 * is part of.
 *
 * A phrase with no number counts as one where it is singular and names a person, as the sum of its
 * members where it is a list. Cost: linear in the words of the phrase, FIGURE_LIST members a list.
 */
#include "extract/people.h"

bool is_and(const extraction *x, uint32_t token) {
    return token_is(x, token, "and") || rsm_slice_equal_string(token_text(x, token), ",") ||
           token_is(x, token, "&");
}

/* ---- people in a noun phrase ---- */

/* "23 diggers", "nine supporters": nouns of doers that no list has. Asked only of what is counted
 * as dead, hurt or taken. */
static bool is_doer_noun(const extraction *x, uint32_t token) {
    static const char *const endings[] = {"ers", "ors", "ists", "ians", "men", "women", "ees"};
    rsm_slice text = token_text(x, token);
    if (token_upos(x, token) != RSM_UPOS_NOUN || text.size < 6 ||
        (x->tagging->tags[token].flags & RSM_TAG_PLURAL) == 0 ||
        match_over(x, token, RSM_DOMAIN_THING) != NULL ||
        match_over(x, token, RSM_DOMAIN_WEAPON) != NULL)
        return false;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (rsm_slice_ends_with(text, rsm_slice_from_string(endings[i])))
            return true;
    return false;
}

static bool names_people(const extraction *x, uint32_t token) {
    uint32_t name = x->tagging->name_of[token];
    if (name != RSM_NONE) {
        rsm_entity_type type = x->tagging->names[name].type;
        return type == RSM_ENTITY_PER || type == RSM_ENTITY_NORP || type == RSM_ENTITY_GROUP;
    }
    if (match_over(x, token, RSM_DOMAIN_PERSON) != NULL)
        return true;
    return token_is(x, token, "others") || token_is(x, token, "other") ||
           token_is(x, token, "more") || is_doer_noun(x, token);
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

/* One word for many: no one person. */
static bool is_collective(const extraction *x, uint32_t head) {
    static const char *const words[] = {"police", "team",  "group", "crew", "squad", "force",
                                        "army",   "crowd", "staff", "unit", "public"};
    return word_in(x, head, words, sizeof words / sizeof *words);
}

/* Whether a number goes on a list of ages: "aged 6, 8 and 11", "between the ages of 9 and 13". */
static bool in_ages(const extraction *x, uint32_t token) {
    enum { REACH = 12 };
    static const char *const ages[] = {"age", "ages", "aged"};
    static const char *const between[] = {"and", "or", "to", "of", "between", "the", "-"};
    uint32_t begin = sentence_first(x, token);
    for (uint32_t back = 1; back <= REACH && token >= begin + back; back++) {
        uint32_t at = token - back;
        if (word_in(x, at, ages, sizeof ages / sizeof *ages))
            return true;
        if (token_upos(x, at) != RSM_UPOS_NUM && !is_and(x, at) &&
            !word_in(x, at, between, sizeof between / sizeof *between))
            return false;
    }
    return false;
}

/* "two women, 28 and 27, and a man, 24,": numbers alone between commas, after people. */
static bool are_ages_of_people(const extraction *x, const noun_phrase *phrase) {
    enum { REACH = 10, OLDEST = 110 };
    uint32_t begin = sentence_first(x, phrase->first), end = sentence_end(x, phrase->first);
    uint32_t token = phrase->first, after = phrase->end;
    number count;
    if (phrase->end != phrase->first + 1 || !read_number(x, token, end, &count) ||
        count.low > OLDEST)
        return false;
    while (after < end && (is_and(x, after) || token_upos(x, after) == RSM_UPOS_NUM) &&
           !(is_comma(x, after) && after + 1 < end && !is_and(x, after + 1) &&
             token_upos(x, after + 1) != RSM_UPOS_NUM))
        after++;
    bool closed = after >= end || (x->text->tokens[after].flags & RSM_TOKEN_PUNCTUATION) ||
                  token_upos(x, after) == RSM_UPOS_DET;
    for (uint32_t steps = 0; closed && token > begin + 1 && steps < REACH; steps++, token--) {
        const noun_phrase *who = phrase_at(x, x->phrase_of[token - 2]);
        if (is_comma(x, token - 1) && who != NULL && who->end == token - 1 &&
            token_upos(x, who->head) == RSM_UPOS_NOUN &&
            match_over(x, who->head, RSM_DOMAIN_PERSON) != NULL)
            return true;
        if (token_upos(x, token - 1) != RSM_UPOS_NUM && !is_and(x, token - 1))
            return false;
    }
    return false;
}

/* "a man of 72", "a mother of three". */
static bool is_of_one(const extraction *x, const noun_phrase *phrase) {
    static const char *const many[] = {"couple", "pair", "family", "mob", "gang", "total"};
    if (phrase->first < sentence_first(x, phrase->first) + 2 ||
        !token_is(x, phrase->first - 1, "of"))
        return false;
    const noun_phrase *one = phrase_at(x, x->phrase_of[phrase->first - 2]);
    return one != NULL && !one->plural && one->head + 1 == phrase->first - 1 &&
           match_over(x, one->head, RSM_DOMAIN_PERSON) != NULL && !is_collective(x, one->head) &&
           token_upos(x, one->head) == RSM_UPOS_NOUN &&
           !word_in(x, one->head, many, sizeof many / sizeof *many);
}

/* "John Doe dead at 32", "died at 54". */
static bool is_age_at_death(const extraction *x, const noun_phrase *phrase) {
    uint32_t first = phrase->first;
    return first >= sentence_first(x, first) + 2 && token_is(x, first - 1, "at") &&
           (token_is(x, first - 2, "dead") || lemma_is(x, first - 2, "die"));
}

/* "John Doe, 32, was killed": the 32 is no count. */
bool is_age(const extraction *x, const noun_phrase *phrase) {
    bool both = token_is(x, phrase->first, "both") && phrase->end == phrase->first + 2 &&
                token_upos(x, phrase->first + 1) == RSM_UPOS_NUM && phrase->first > 0 &&
                rsm_slice_equal_string(token_text(x, phrase->first - 1), ",");
    if (both)
        return true; /* "John Doe and Carl Reed, both 16," */
    bool told = token_upos(x, phrase->first) == RSM_UPOS_NUM;
    if (token_is(x, phrase->first, "ages") || token_is(x, phrase->first, "aged") ||
        lemma_is(x, phrase->head, "age"))
        return true;
    if (told && phrase->first > sentence_first(x, phrase->first) && in_ages(x, phrase->first))
        return true;
    if (phrase->end != phrase->first + 1 || phrase->first < 2 || !told)
        return false;
    if (is_of_one(x, phrase) || are_ages_of_people(x, phrase) || is_age_at_death(x, phrase))
        return true;
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

/* "a 7-year-old", "the two year old": one person by his age. */
static bool is_known_by_age(const extraction *x, const noun_phrase *phrase) {
    uint32_t end = phrase->end;
    return !phrase->plural && end > phrase->first + 2 && token_is(x, end - 1, "old") &&
           (token_is(x, end - 2, "year") || token_is(x, end - 3, "year") ||
            token_is(x, end - 2, "month") || token_is(x, end - 3, "month"));
}

/* "millions in losses", "thousands in cash": no people. */
static bool is_sum_of_money(const extraction *x, uint32_t token, uint32_t end) {
    static const char *const money[] = {"loss",   "damage", "cash",   "property", "good",
                                        "ransom", "debt",   "profit", "equipment"};
    return token + 1 < end && token_is(x, token, "in") &&
           (ONE_OF(x, token + 1, money) || (token + 2 < end && ONE_OF(x, token + 2, money)));
}

/* "seamen", "personnel", which no tag calls many. */
static bool is_many(const extraction *x, uint32_t head) {
    rsm_slice text = token_text(x, head);
    bool life = token_is(x, head, "life"); /* "the loss of (human) life"; "his life" is one */
    bool bare =
        head == 0 || x->phrase_of[head - 1] != x->phrase_of[head] || token_is(x, head - 1, "human");
    return token_is(x, head, "personnel") || (life && bare) ||
           (text.size > 4 && rsm_slice_ends_with(text, RSM_SLICE("men")) &&
            match_over(x, head, RSM_DOMAIN_PERSON) == NULL &&
            x->tagging->name_of[head] == RSM_NONE);
}

/* The "-" of "his 14- and 11-year-old nephews", right behind its number. */
static bool is_cut_off(const extraction *x, uint32_t token) {
    return token > 0 && token + 1 < x->text->token_count && token_is(x, token, "-") &&
           tokens_span(x, token - 1, token).end == tokens_span(x, token, token + 1).start &&
           !is_glued(x, token + 1);
}

/* "every child", "each victim", "any guest". */
static bool is_of_all(const extraction *x, uint32_t token) {
    return token_is(x, token, "every") || token_is(x, token, "each") || token_is(x, token, "any");
}

/* "A double stabbing leaves 1 dead": the word counts what was done. */
static bool is_of_deeds(const extraction *x, uint32_t token) {
    static const char *const words[] = {"double", "triple", "quadruple", "twin"};
    return ONE_OF(x, token, words) && token + 1 < x->text->token_count &&
           match_at(x, token + 1, RSM_DOMAIN_TRIGGER) != NULL;
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
        if (!read_number(x, token, end, &found->count) || is_cut_off(x, found->count.end))
            continue;
        if (is_of_deeds(x, token))
            continue;
        if (found->count.article)
            break;
        found->who_first = found->count.end < phrase->end ? found->count.end : phrase->end;
        if (is_sum_of_money(x, found->count.end, end))
            return false;
        const noun_phrase *counted = /* "a total of 141 properties" */
            found->count.end > phrase->end ? phrase_at(x, x->phrase_of[found->count.end - 1])
                                           : NULL;
        if (counted != NULL && counted->end > found->count.end) {
            found->who_first = found->count.end;
            found->who_end = counted->end;
        }
        if (token_is(x, phrase->head, "head") && found->count.low != 1)
            return false; /* "200 head of cattle" */
        of_people(x, end, found);
        found->part |=
            token_is(x, phrase->first, "another") || token_is(x, found->count.end, "more");
        bool alone = found->who_first >= found->who_end;
        if (!alone && found->count.low > 1 && is_person_name(x, found->who_first))
            continue; /* "image 3 of 5 John Doe" */
        uint32_t head = alone ? phrase->head : found->who_end - 1;
        if (found->who_end + 1 < end && is_glued(x, found->who_end + 1))
            return false; /* "five Norland-made rifles" */
        return alone || names_people(x, head) || counts_nothing_else(x, head) ||
               token_is(x, head, "enemy"); /* "eleven of the enemy" */
    }
    if (lemma_is(x, phrase->head, "couple") && phrase->end < end &&
        !token_is(x, phrase->end, "of")) {
        found->count = (number){.first = phrase->first, .end = phrase->end, .low = 2, .high = 2};
        return true;
    }
    if (phrase->pronoun || phrase->plural || is_many(x, phrase->head) ||
        !names_people(x, phrase->head) || is_of_all(x, phrase->first))
        return false;
    for (uint32_t token = phrase->first; token < phrase->head; token++)
        if (x->text->tokens[token].flags & RSM_TOKEN_DIGITS && token_upos(x, token) != RSM_UPOS_NUM)
            return false; /* "the 12th person" */
    rsm_slice noun = token_text(x, phrase->head); /* "the Jesuits" */
    if (match_over(x, phrase->head, RSM_DOMAIN_PERSON) != NULL && noun.size > 3 &&
        !is_person_name(x, phrase->head) && token_upos(x, phrase->head) == RSM_UPOS_PROPN &&
        rsm_slice_ends_with(noun, RSM_SLICE("s")) && !rsm_slice_ends_with(noun, RSM_SLICE("ss")))
        return false;
    rsm_upos head = token_upos(x, phrase->head);
    bool one = phrase->indefinite && head == RSM_UPOS_ADJ; /* "a civilian" */
    if (head != RSM_UPOS_NOUN && head != RSM_UPOS_PROPN && !one)
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

/* "Our youth are being maimed": one word for many, of whom the verb is. */
bool is_one_word_for_many(const extraction *x, uint32_t index, const people *found,
                          const rsm_match *outcome) {
    const noun_phrase *phrase = phrase_at(x, index);
    const verb_group *group = verb_at(x, x->verb_of[outcome->first_token]);
    bool plural = group != NULL && (token_is(x, group->first, "were") ||
                                    token_is(x, group->first, "are") ||
                                    token_is(x, group->first, "have"));
    uint32_t before = phrase->first - 1;
    bool joined = phrase->first > sentence_first(x, phrase->first) &&
                  (is_and(x, before) || token_upos(x, before) == RSM_UPOS_CCONJ);
    return !joined && plural && group->subject == index && found->count.low == 1 &&
           found->count.high == 1 && !phrase->plural && !phrase->proper &&
           token_upos(x, phrase->first) != RSM_UPOS_NUM && !is_and(x, phrase->end);
}
