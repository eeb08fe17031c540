/* Outcomes told before, or apart from, whom they befell, with "be" between: "wounded were three
 * women and four men", "among the dead was a nurse", "two officers are among the wounded"; and
 * headlines that leave out what a sentence has: "bomb kills 3, wounds 12", "6-year-old shot".
 *
 * Invariant: whoever is "among" them is a part. Cost: INVERTED_REACH tokens around each outcome, a
 * few at each token of the title. */
#include "extract/figure.h"

enum { INVERTED_REACH = 8 };

static bool is_be(const extraction *x, uint32_t token) {
    return lemma_is(x, token, "be");
}

/* The people of the phrase at `token`, with the list that it begins; false where they are none. */
static bool listed_at(const extraction *x, uint32_t token, people_list *list) {
    while (token < sentence_end(x, token) && x->phrase_of[token] == RSM_NONE &&
           match_at(x, token, RSM_DOMAIN_HEDGE) != NULL)
        token++;
    uint32_t index = x->phrase_of[token];
    people found;
    if (index == RSM_NONE || !count_people(x, index, &found))
        return false;
    list_following(x, index, &found, list);
    return true;
}

/* Of "among the (seriously) wounded" the "among"; RSM_NONE. */
static uint32_t among_before(const extraction *x, const rsm_match *outcome) {
    uint32_t first = sentence_first(x, outcome->first_token), token = outcome->first_token;
    if (token > first && token_upos(x, token - 1) == RSM_UPOS_ADV)
        token--;
    if (token < first + 2 || !token_is(x, token - 2, "among") ||
        !(token_is(x, token - 1, "the") || token_is(x, token - 1, "those")))
        return RSM_NONE;
    return token - 2;
}

/* "Among the dead were three children", "two officers were among those killed". */
static bool record_among(extraction *x, const rsm_match *outcome, rsm_slot slot) {
    uint32_t among = among_before(x, outcome), after = outcome->end_token;
    if (among == RSM_NONE)
        return false;
    uint32_t end = sentence_end(x, among);
    people_list list = {.count = 0};
    people found;
    while (after + 1 < end && after < outcome->end_token + INVERTED_REACH && !is_be(x, after) &&
           x->verb_of[after] == RSM_NONE)
        after++; /* "among those killed in the attack was" */
    if (after + 1 < end && is_be(x, after) && listed_at(x, after + 1, &list)) {
        list.sum.part = true;
        record_list(x, &list, slot, outcome->first_token);
        return true;
    }
    const verb_group *group = among > 0 ? verb_at(x, x->verb_of[among - 1]) : NULL;
    if (group == NULL || !is_be(x, group->verb) || group->negated ||
        !count_people(x, group->subject, &found))
        return false;
    found.part = true;
    return record_figure(x, &found, slot, outcome->first_token) != NULL;
}

/* "Wounded were three women and four men", "also hurt in the blast was a cook". */
static bool record_opening(extraction *x, const rsm_match *outcome, rsm_slot slot) {
    const rsm_sentence *sentence =
        &x->text->sentences[x->text->tokens[outcome->first_token].sentence];
    uint32_t first = sentence->dateline_end, at = outcome->first_token;
    uint32_t end = sentence_end(x, at), be = outcome->end_token;
    if (first < at && token_is(x, first, "also"))
        first++;
    if (first < at && token_upos(x, first) == RSM_UPOS_ADV)
        first++;
    if (at != first)
        return false;
    while (be + 1 < end && be < outcome->end_token + INVERTED_REACH && !is_be(x, be)) {
        if (is_comma(x, be) || (x->verb_of[be] != RSM_NONE && be > outcome->end_token))
            return false;
        be++;
    }
    people_list list = {.count = 0};
    if (be + 1 >= end || !is_be(x, be) || !listed_at(x, be + 1, &list))
        return false;
    record_list(x, &list, slot, outcome->first_token);
    return true;
}

bool record_inverted(extraction *x, const rsm_match *outcome, rsm_slot slot) {
    return record_among(x, outcome, slot) || record_opening(x, outcome, slot);
}

/* Of "bomb kills 3, wounds 12" the phrase of the 12, where the tagger took "wounds" for a noun. */
uint32_t counted_by_headline(const extraction *x, const rsm_match *outcome) {
    uint32_t token = outcome->first_token, first = sentence_first(x, token);
    uint32_t next = outcome->end_token, end = sentence_end(x, token);
    rsm_slice text = token_text(x, token);
    if (token <= first || next >= end || next != token + 1 || !is_and(x, token - 1) ||
        text.data[text.size - 1] != 's' || token_upos(x, next) != RSM_UPOS_NUM)
        return RSM_NONE;
    for (uint32_t before = first; before < token; before++) {
        const rsm_match *kills = match_at(x, before, RSM_DOMAIN_OUTCOME);
        rsm_slice verb = token_text(x, before);
        if (kills != NULL && kills->first_token == before && x->verb_of[before] != RSM_NONE &&
            verb.data[verb.size - 1] == 's')
            return x->phrase_of[next];
    }
    return RSM_NONE;
}

static const struct {
    const char *word;
    rsm_slot slot;
} headline_words[] = {
    {"shot", RSM_SLOT_INJURED},    {"stabbed", RSM_SLOT_INJURED}, {"wounded", RSM_SLOT_INJURED},
    {"injured", RSM_SLOT_INJURED}, {"hurt", RSM_SLOT_INJURED},    {"killed", RSM_SLOT_KILLED},
    {"dead", RSM_SLOT_KILLED},     {"slain", RSM_SLOT_KILLED},    {"arrested", RSM_SLOT_DETAINED},
    {"jailed", RSM_SLOT_DETAINED}, {"held", RSM_SLOT_DETAINED},   {"missing", RSM_SLOT_MISSING},
    {"abducted", RSM_SLOT_ABDUCTED}, {"kidnapped", RSM_SLOT_ABDUCTED}};

/* "6-year-old shot at bus stop": what became of him, and no noun. */
static void record_aged(extraction *x, uint32_t old, uint32_t end) {
    uint32_t token = old + 1;
    bool aged = old >= 4 && token_is(x, old, "old") && token_is(x, old - 1, "-") &&
                lemma_is(x, old - 2, "year") && token_upos(x, old - 4) == RSM_UPOS_NUM;
    if (!aged || token >= end || x->verb_of[token] != RSM_NONE ||
        (token + 1 < end && token_upos(x, token + 1) == RSM_UPOS_NOUN))
        return;
    for (size_t i = 0; i < sizeof headline_words / sizeof *headline_words; i++) {
        if (!token_is(x, token, headline_words[i].word))
            continue;
        people found = {.count = {.first = old - 4, .end = token, .low = 1, .high = 1},
                        .who_first = old - 4,
                        .who_end = token,
                        .named_one = true};
        record_figure(x, &found, headline_words[i].slot, token);
        return;
    }
}

void record_headlines(extraction *x) {
    for (uint32_t s = 0; s < x->body && s < x->text->sentence_count; s++)
        for (uint32_t token = x->text->sentences[s].first_token;
             token < x->text->sentences[s].end_token; token++)
            record_aged(x, token, x->text->sentences[s].end_token);
}
