/* Figures of nouns: "the death toll rose to 12", "a toll: 12", "12 deaths", "the bodies of 12 men",
 * "the teen's death".
 *
 * Cost: linear; each noun looks at FIGURE_REACH tokens after it. */
#include "extract/figure.h"

static bool is_toll_word(const extraction *x, const rsm_match *outcome) {
    for (uint32_t token = outcome->first_token; token < outcome->end_token; token++)
        if (lemma_is(x, token, "toll") || lemma_is(x, token, "count") ||
            token_is(x, token, "number"))
            return true;
    return false;
}

/* "at the toll gate": of a road. */
static bool is_of_a_road(const extraction *x, const rsm_match *outcome) {
    static const char *const things[] = {"gate",      "booth",   "road",    "plaza", "bridge",
                                         "collector", "station", "highway", "point", "tunnel"};
    return token_is(x, outcome->end_token - 1, "toll") && ONE_OF(x, outcome->end_token, things);
}

static bool grows(const extraction *x, uint32_t first, uint32_t end) {
    static const char *const words[] = {"rise",  "climb", "increase", "grow",  "jump",  "revise",
                                        "raise", "mount", "soar",     "lower", "reach", "bring"};
    for (uint32_t token = first; token < end; token++)
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (lemma_is(x, token, words[i]))
                return true;
    return false;
}

/* Of "from 9 to at least 12" the "to"; the token itself where there is none. */
static uint32_t past_start(const extraction *x, uint32_t from, uint32_t reach) {
    for (uint32_t token = from + 1; token < reach && token < from + 6; token++)
        if (token_is(x, token, "to"))
            return token + 1;
    return from;
}

/* "The number is unknown", "the toll of 4 shootings". */
static bool is_no_toll(const extraction *x, const number *count, uint32_t end) {
    static const char *const unknown[] = {"unknown", "undetermined", "unclear", "uncertain"};
    uint32_t next = count->end;
    const noun_phrase *counted = next < end ? phrase_at(x, x->phrase_of[next]) : NULL;
    bool deeds = counted != NULL && counted->first <= count->first &&
                 match_at(x, counted->head, RSM_DOMAIN_TRIGGER) != NULL &&
                 match_over(x, counted->head, RSM_DOMAIN_OUTCOME) == NULL;
    return deeds || (count->end == count->first + 1 && ONE_OF(x, count->first, unknown));
}

/* "brings to 12 the number of people killed": the number stands before. */
static bool record_brought(extraction *x, const rsm_match *outcome, rsm_slot slot) {
    enum { REACH = 5 };
    static const char *const verbs[] = {"bring", "raise", "take", "push", "lift"};
    uint32_t first = sentence_first(x, outcome->first_token), end = outcome->first_token;
    if (end > first && token_upos(x, end - 1) == RSM_UPOS_DET)
        end--;
    for (uint32_t back = 2; back <= REACH && end > first + back; back++) {
        uint32_t token = end - back;
        people found = {0};
        if (!token_is(x, token, "to") || !ONE_OF(x, token - 1, verbs))
            continue;
        uint32_t from = token + 1;
        while (from < end && !read_number(x, from, end, &found.count))
            from++;
        if (from >= end || found.count.article || found.count.end != end)
            return false;
        found.who_first = found.who_end = end;
        figure *f = record_figure(x, &found, slot, outcome->first_token);
        if (f != NULL)
            f->value.kind = RSM_COUNT_UPDATE;
        return true;
    }
    return false;
}

/* "the death toll (had) rose(n) (from 9) to at least 12", "a toll of 12", "toll: 12". */
void record_toll(extraction *x, const rsm_match *outcome, rsm_slot slot) {
    uint32_t end = sentence_end(x, outcome->first_token);
    uint32_t reach =
        end - outcome->end_token > FIGURE_REACH ? outcome->end_token + FIGURE_REACH : end;
    for (uint32_t token = outcome->end_token; token < reach; token++) {
        people found = {0};
        if (token_is(x, token, "from"))
            token = past_start(x, token, reach);
        const noun_phrase *own = phrase_at(x, x->phrase_of[token]);
        if (!read_number(x, token, end, &found.count) || found.count.article ||
            (own != NULL && token > 0 && is_comma(x, token - 1) && is_age(x, own)))
            continue;
        bool from = token > 0 && token_is(x, token - 1, "from");
        token = found.count.end - 1;
        if (from)
            continue;
        if (is_no_toll(x, &found.count, end))
            return;
        found.who_first = found.who_end = found.count.end;
        uint32_t of = found.count.end + (token_is(x, found.count.end, "of") ? 1 : 0);
        if (slot == RSM_SLOT_KILLED && of < end && lemma_is(x, of, "victim") &&
            outcome->end_token == outcome->first_token + 1)
            slot = RSM_SLOT_CASUALTIES; /* "a toll of hundreds of victims" */
        figure *f = record_figure(x, &found, slot, outcome->first_token);
        uint32_t back = outcome->first_token - sentence_first(x, outcome->first_token);
        uint32_t start = outcome->first_token - (back < 4 ? back : 4);
        if (f != NULL && grows(x, start, found.count.end))
            f->value.kind = RSM_COUNT_UPDATE;
        return;
    }
}

/* "the attempted murder of five teenagers". */
static bool is_attempt(const extraction *x, const rsm_match *outcome) {
    enum { REACH = 3 };
    uint32_t first = sentence_first(x, outcome->first_token);
    for (uint32_t back = 1; back <= REACH && outcome->first_token >= first + back; back++)
        if (lemma_is(x, outcome->first_token - back, "attempted") ||
            lemma_is(x, outcome->first_token - back, "attempt"))
            return true;
    return false;
}

/* "the teen's death", in the title or the lead; further down it may be a death of long ago. */
static void record_possessor(extraction *x, const rsm_match *outcome, rsm_slot slot) {
    enum { LEAD = 4 };
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[outcome->first_token]);
    if (phrase == NULL || slot != RSM_SLOT_KILLED || phrase->head + 1 != outcome->end_token ||
        phrase->plural || x->text->tokens[phrase->first].sentence >= x->body + LEAD)
        return;
    for (uint32_t token = phrase->first + 1; token < outcome->first_token; token++) {
        bool mark = is_possessive_s(x, token);
        bool somebody = is_person_name(x, token - 1) ||
                        (match_over(x, token - 1, RSM_DOMAIN_PERSON) != NULL &&
                         (x->tagging->tags[token - 1].flags & RSM_TAG_PLURAL) == 0);
        if (!mark || !somebody)
            continue;
        people found = {.count = {.first = phrase->first, .end = token, .low = 1, .high = 1},
                        .who_first = phrase->first,
                        .who_end = token};
        record_figure(x, &found, slot, outcome->first_token);
        return;
    }
}

/* "a warrant for the arrest of two men": asked for, and not told. */
static bool is_asked_for(const extraction *x, const rsm_match *outcome) {
    static const char *const asked[] = {"warrant", "request", "call", "demand", "reward", "order"};
    enum { REACH = 4 };
    uint32_t first = sentence_first(x, outcome->first_token);
    bool led = false;
    for (uint32_t back = 1; back <= REACH && outcome->first_token >= first + back; back++) {
        uint32_t at = outcome->first_token - back;
        if (led && ONE_OF(x, at, asked))
            return true;
        led |= token_is(x, at, "for");
    }
    return false;
}

/* "He had no injuries": of one person, and no toll. */
static bool is_of_somebody(const extraction *x, const number *count) {
    const verb_group *group = count->first > 0 ? verb_at(x, x->verb_of[count->first - 1]) : NULL;
    const noun_phrase *subject = group == NULL ? NULL : phrase_at(x, group->subject);
    return count->high == 0 && subject != NULL && !group->passive && !subject->plural &&
           lemma_is(x, group->verb, "have") &&
           (is_person_name(x, subject->head) || token_is(x, subject->head, "he") ||
            token_is(x, subject->head, "she") ||
            match_over(x, subject->head, RSM_DOMAIN_PERSON) != NULL);
}

/* A number within ("two deaths") counts people, but where the word counts deeds ("two
 * massacres"): there only those that "of" leads in are counted. */
/* "Two patients died": what became of them is told by the verb. */
static bool is_told_by_verb(const extraction *x, const rsm_match *outcome, rsm_slot slot) {
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[outcome->first_token]);
    const verb_group *group = phrase == NULL || phrase->end >= sentence_end(x, phrase->first)
                                  ? NULL
                                  : verb_at(x, x->verb_of[phrase->end]);
    const rsm_match *verb = group == NULL ? NULL : match_at(x, group->verb, RSM_DOMAIN_OUTCOME);
    return slot == RSM_SLOT_INJURED && verb != NULL && phrase->head + 1 == outcome->end_token &&
           rsm_world_number(x->world, RSM_DOMAIN_OUTCOME, verb->row, RSM_OUTCOME_SLOT) != slot;
}

/* "The loss of one of our pupils": dead; but "a loss of 20 men" of an army, and "losses". */
static bool is_loss_of_life(const extraction *x, const rsm_match *outcome) {
    return token_is(x, outcome->first_token, "loss") && outcome->first_token > 0 &&
           token_is(x, outcome->first_token - 1, "the") &&
           outcome->end_token == outcome->first_token + 1 &&
           token_is(x, outcome->end_token, "of");
}

/* "The murder of five guards and a cook shocked all": the noun opens its sentence, or what is
 * said. */
static bool opens_clause(const extraction *x, uint32_t token) {
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[token]);
    uint32_t first = phrase == NULL ? token : phrase->first;
    return first == sentence_first(x, first) || token_is(x, first - 1, "that") ||
           (x->text->tokens[first - 1].flags & RSM_TOKEN_PUNCTUATION) != 0;
}

void record_noun(extraction *x, const rsm_match *outcome, rsm_slot slot) {
    static const char *const numbers[] = {"figure", "count", "toll"};
    if (is_told_by_verb(x, outcome, slot))
        return;
    if (slot == RSM_SLOT_CASUALTIES && is_loss_of_life(x, outcome))
        slot = RSM_SLOT_KILLED;
    if (is_toll_word(x, outcome)) {
        if (!is_of_a_road(x, outcome) && !record_brought(x, outcome, slot))
            record_toll(x, outcome, slot);
        return;
    }
    if (is_attempt(x, outcome) || (slot == RSM_SLOT_DETAINED && is_asked_for(x, outcome)) ||
        record_share(x, outcome, slot))
        return;
    uint32_t own = x->phrase_of[outcome->first_token];
    const noun_phrase *phrase = phrase_at(x, own);
    people found;
    uint32_t from = phrase != NULL ? hedge_start(x, phrase->first) : outcome->first_token;
    bool deeds = rsm_world_number(x->world, RSM_DOMAIN_OUTCOME, outcome->row,
                                  RSM_OUTCOME_PATTERN) == RSM_OUTCOME_OF;
    for (uint32_t token = from; token < outcome->end_token && !deeds; token++) {
        if (!read_number(x, token, outcome->end_token, &found.count) || found.count.article)
            continue;
        bool unknown = found.count.high == 0 && ONE_OF(x, outcome->end_token - 1, numbers);
        if (unknown || is_of_somebody(x, &found.count))
            return; /* "no casualty figure was given" */
        bool another = token_is(x, found.count.first, "another");
        found = (people){.count = found.count,
                         .who_first = found.count.end,
                         .who_end = found.count.end,
                         .part = another};
        record_figure(x, &found, slot, outcome->first_token);
        return;
    }
    uint32_t of = outcome->end_token;
    uint32_t end = sentence_end(x, outcome->first_token);
    bool to = slot == RSM_SLOT_INJURED && token_is(x, of, "to"); /* "injuries to three guards" */
    if (of + 1 >= end || !(to || token_is(x, of, "of"))) {
        record_possessor(x, outcome, slot);
        return;
    }
    uint32_t start = of + 1;
    while (start < end && x->phrase_of[start] == RSM_NONE && start < of + 5)
        start++;
    if (start >= end || !count_people(x, x->phrase_of[start], &found))
        return;
    people_list list = {.of_noun = opens_clause(x, outcome->first_token)};
    list_following(x, x->phrase_of[start], &found, &list);
    record_list(x, &list, slot, outcome->first_token);
}

/* "The shootings of four people", "the stabbing of two guards": hurt, or dead and hurt. Of one
 * person it is told elsewhere what became of him. */
void record_deeds(extraction *x) {
    static const char *const deeds[] = {"shooting", "stabbing"};
    for (uint32_t token = 0; token + 2 < x->text->token_count && !x->failed; token++) {
        people found;
        if (!ONE_OF(x, token, deeds) || !token_is(x, token + 1, "of") ||
            x->phrase_of[token] == RSM_NONE || x->phrase_of[token + 2] == RSM_NONE ||
            match_at(x, token, RSM_DOMAIN_OUTCOME) != NULL ||
            (token > 0 && lemma_is(x, token - 1, "fatal")))
            continue;
        if (count_people(x, x->phrase_of[token + 2], &found) && found.count.low > 1)
            record_figure(x, &found, RSM_SLOT_INJURED, token);
    }
}
