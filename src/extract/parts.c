/* Parts of a figure: "12 people, two of them police", "six guards and two cooks", "two of the dead
 * were children", "nine were hurt, four critically".
 *
 * Invariant: a part is never the whole of what a report counts. Cost: a bounded number of tokens
 * around each figure. */
#include "extract/figure.h"

static uint32_t index_of_figure(const extraction *x, const figure *f) {
    uint32_t index = x->figures.count;
    while (index-- > 0)
        if (figure_at(x, index) == f)
            return index;
    return RSM_NONE;
}

/* A sum of a list, and those of its members that bear a number: "six guards and two cooks". */
bool record_list(extraction *x, const people_list *list, rsm_slot slot, uint32_t outcome) {
    figure *sum = record_figure(x, &list->sum, slot, outcome);
    if (sum == NULL)
        return false;
    uint32_t whole = index_of_figure(x, sum), numbered = 0;
    for (uint32_t i = 0; i < list->count; i++)
        numbered += !list->members[i].named_one;
    if (list->count < 2 || numbered == 0)
        return true;
    rsm_slot told = sum->slot;
    bool unsaid = list->members[0].who_first >= list->members[0].who_end; /* "a couple and ..." */
    if (numbered == list->count || unsaid)
        sum->value.who = RSM_SLICE(""); /* each part says who */
    for (uint32_t i = 0; i < list->count; i++) {
        people member = list->members[i];
        member.part = true;
        if (!member.named_one)
            record_within(x, &member, told, outcome, whole);
    }
    return true;
}

/* "Two of the dead were children": who some of those are. */
bool record_share(extraction *x, const rsm_match *outcome, rsm_slot slot) {
    uint32_t first = sentence_first(x, outcome->first_token);
    uint32_t end = sentence_end(x, outcome->first_token), of = outcome->first_token;
    while (of > first && of + 2 > outcome->first_token &&
           (token_is(x, of, "the") || token_is(x, of, "those") || of == outcome->first_token))
        of--;
    people found;
    if (of <= first || !token_is(x, of, "of") || x->phrase_of[of - 1] == RSM_NONE ||
        !count_people(x, x->phrase_of[of - 1], &found) || found.named_one)
        return false;
    uint32_t token = outcome->end_token;
    const noun_phrase *who =
        token + 1 < end && lemma_is(x, token, "be") ? phrase_at(x, x->phrase_of[token + 1]) : NULL;
    if (who == NULL || match_over(x, who->head, RSM_DOMAIN_PERSON) == NULL)
        return false;
    found.part = true;
    found.who_first = who->first;
    found.who_end = who->end;
    return record_figure(x, &found, slot, outcome->first_token) != NULL;
}

/* Whether a word of another outcome begins at a token: what follows it is of those it tells of.
 * "Killed three and wounded 15, four of them seriously": four of the 15. */
static bool tells_of_others(const extraction *x, uint32_t token, rsm_slot slot) {
    const rsm_tagging *tagging = x->tagging;
    for (uint32_t m = tagging->first_match[token]; m < tagging->first_match[token + 1]; m++) {
        const rsm_match *match = &tagging->matches[m];
        if (match->domain != RSM_DOMAIN_OUTCOME)
            continue;
        rsm_slot told =
            rsm_world_number(x->world, RSM_DOMAIN_OUTCOME, match->row, RSM_OUTCOME_SLOT);
        if (told != slot && told != RSM_SLOT_CASUALTIES && told != RSM_SLOT_COUNT)
            return true;
    }
    return false;
}

/* Whether a verb that is not the outcome stands right before a number. */
static bool is_of_another_verb(const extraction *x, uint32_t token, uint32_t outcome) {
    uint32_t verb = token > 0 ? x->verb_of[token - 1] : RSM_NONE;
    return verb != RSM_NONE && verb != x->verb_of[outcome];
}

/* "Two of them have been killed", of people taken: told by a verb of another outcome. */
static bool verb_tells_of_others(const extraction *x, uint32_t token, rsm_slot slot) {
    const verb_group *group =
        token < x->text->token_count ? verb_at(x, x->verb_of[token]) : NULL;
    return group != NULL && group->first == token && tells_of_others(x, group->verb, slot);
}

/* ", two of them police officers": whether "of them" stands at the token, its part recorded. */
static bool record_part_of_them(extraction *x, uint32_t token, rsm_slot slot, uint32_t outcome) {
    people found;
    if (!token_is(x, token, "of") ||
        !(token_is(x, token + 1, "them") || token_is(x, token + 1, "whom")) ||
        !count_people(x, x->phrase_of[token - 1], &found) || found.named_one ||
        is_of_another_verb(x, found.count.first, outcome) || /* "and freed two of them" */
        tells_of_others(x, token + 2, slot) || /* "two of whom died" */
        verb_tells_of_others(x, token + 2, slot))
        return false;
    found.part = true;
    const noun_phrase *who =
        token + 2 < sentence_end(x, token) ? phrase_at(x, x->phrase_of[token + 2]) : NULL;
    found.who_first = who != NULL ? who->first : token;
    found.who_end = who != NULL ? who->end : token;
    record_figure(x, &found, slot, outcome);
    return true;
}

/* "Wounded six people, two mortally": the six are dead and hurt. */
static void count_dead_too(extraction *x, rsm_slot slot, uint32_t outcome) {
    for (uint32_t i = x->figures.count; i-- > 0 && figure_at(x, i)->outcome == outcome;)
        if (figure_at(x, i)->slot == slot && figure_at(x, i)->value.low > 1)
            figure_at(x, i)->slot = RSM_SLOT_CASUALTIES;
}

/* A comma or a dash. */
static bool sets_apart(const extraction *x, uint32_t token) {
    static const char *const marks[] = {",", "-", "--", "\xe2\x80\x93", "\xe2\x80\x94"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (rsm_slice_equal_string(token_text(x, token), marks[i]))
            return true;
    return false;
}

/* Whether "who died", "who later succumbed" begins at a token. */
static bool is_who_died(const extraction *x, uint32_t token, uint32_t end) {
    enum { REACH = 4 };
    if (token >= end || !token_is(x, token, "who"))
        return false;
    for (uint32_t at = token + 1; at < end && at < token + REACH; at++)
        if (lemma_is(x, at, "die") || lemma_is(x, at, "succumb"))
            return true;
    return false;
}

/* ", four critically", ", one of them seriously": how badly some of those hurt were. */
static bool record_badly(extraction *x, uint32_t comma, rsm_slot slot, uint32_t outcome) {
    static const char *const badly[] = {"critically", "seriously", "severely", "gravely",
                                        "badly",      "slightly",  "lightly",  "fatally",
                                        "mortally"};
    enum { REACH = 3 };
    uint32_t end = sentence_end(x, outcome);
    people found = {0};
    if (slot != RSM_SLOT_INJURED || comma + 2 >= end ||
        !sets_apart(x, comma) || !read_number(x, comma + 1, end, &found.count) || found.count.article)
        return false;
    uint32_t token = found.count.end;
    for (uint32_t steps = 0; token < end && steps < REACH; steps++, token++)
        if (!token_is(x, token, "of") && !token_is(x, token, "them"))
            break;
    if (token >= end || !word_in(x, token, badly, sizeof badly / sizeof *badly) ||
        (token + 1 < end && x->verb_of[token + 1] != RSM_NONE))
        return false;
    bool dead = token_is(x, token, "fatally") || token_is(x, token, "mortally");
    found.part = !dead;
    found.who_first = found.who_end = found.count.end;
    if (dead)
        count_dead_too(x, slot, outcome);
    return record_figure(x, &found, dead ? RSM_SLOT_KILLED : slot, outcome) != NULL;
}

/* Of "one was killed and five others, including a child, were hurt", at "including": whether those
 * just before it are people told of after the outcome. */
static bool is_of_others(const extraction *x, uint32_t from, uint32_t including) {
    uint32_t last = including > from ? including - 1 : from;
    if (is_comma(x, last) && last > from)
        last--;
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[last]);
    people found;
    return phrase != NULL && phrase->first > from && phrase->end == last + 1 &&
           count_people(x, x->phrase_of[last], &found);
}

/* ", including four children", ", among them two nurses", ", two of them police": parts of what was
 * counted. */
void record_parts(extraction *x, uint32_t from, uint32_t reach_end, rsm_slot slot,
                  uint32_t outcome) {
    uint32_t end = sentence_end(x, outcome);
    if (reach_end > end)
        reach_end = end;
    for (uint32_t token = from; token + 1 < reach_end; token++) {
        if (tells_of_others(x, token, slot))
            return;
        if (record_badly(x, token, slot, outcome))
            return;
        if (token > from && record_part_of_them(x, token, slot, outcome))
            return;
        bool including = token_is(x, token, "including");
        if (including && is_of_others(x, from, token))
            return;
        bool among = token_is(x, token, "among") && token_is(x, token + 1, "them");
        if (!including && !among)
            continue;
        uint32_t at = token + (among ? 2 : 1);
        for (uint32_t listed = 0; listed < FIGURE_LIST && at < end; listed++) {
            uint32_t step = at;
            while (step < end && x->phrase_of[step] == RSM_NONE && step < at + 4 &&
                   x->verb_of[step] == RSM_NONE)
                step++;
            people found;
            uint32_t index = step < end ? x->phrase_of[step] : RSM_NONE;
            if (index == RSM_NONE || !count_people(x, index, &found))
                return;
            const noun_phrase *phrase = phrase_at(x, index);
            if (found.named_one && (phrase->proper || !phrase->indefinite))
                return; /* a name, "the attacker" */
            if (phrase->end < end && (tells_of_others(x, phrase->end, slot) ||
                                      verb_tells_of_others(x, phrase->end, slot)))
                return; /* ", among them two nurses, and 60 wounded" */
            bool died = slot == RSM_SLOT_INJURED && is_who_died(x, phrase->end, end);
            if (died) /* "shot four others, including one who died" */
                count_dead_too(x, slot, outcome);
            found.part = !died;
            record_figure(x, &found, died ? RSM_SLOT_KILLED : slot, outcome);
            at = found.who_end;
            if (at >= end || !is_and(x, at))
                return;
            at++;
            if (at < end && token_is(x, at, "and"))
                at++;
        }
        return;
    }
}

static bool is_ordinal(const extraction *x, uint32_t token) {
    static const char *const words[] = {"second", "third", "fourth", "fifth", "sixth"};
    return word_in(x, token, words, sizeof words / sizeof *words);
}

/* "three dead and another injured", "a third was hurt", "one critically wounded": one, with no
 * noun. */
static bool record_another_subject(extraction *x, const rsm_match *outcome, rsm_slot slot) {
    uint32_t token = outcome->first_token, first = sentence_first(x, token);
    for (uint32_t steps = 0; token > first && steps < 4; steps++) {
        token--;
        const noun_phrase *phrase = phrase_at(x, x->phrase_of[token]);
        bool alone =
            phrase == NULL || phrase->end == token + 1 || phrase->end > outcome->first_token;
        bool third = is_ordinal(x, token) && token > first && token_is(x, token - 1, "a");
        if ((token_is(x, token, "another") || third) && alone) {
            people found = {.count = {.first = token, .end = token + 1, .low = 1, .high = 1},
                            .who_first = token + 1,
                            .who_end = token + 1};
            return record_figure(x, &found, slot, outcome->first_token) != NULL;
        }
        rsm_upos upos = token_upos(x, token);
        if (upos != RSM_UPOS_AUX && upos != RSM_UPOS_ADV && !leads_to_predicate(x, token))
            return false;
    }
    return false;
}

/* "killing three men and wounding another". */
static bool record_another_object(extraction *x, const rsm_match *outcome, rsm_slot slot) {
    const verb_group *group = verb_at(x, x->verb_of[outcome->first_token]);
    if (group == NULL || group->passive || group->end >= x->text->token_count ||
        !token_is(x, group->end, "another"))
        return false;
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[group->end]);
    if (phrase != NULL && phrase->end > group->end + 1)
        return false; /* "another man" */
    people found = {.count = {.first = group->end, .end = group->end + 1, .low = 1, .high = 1},
                    .who_first = group->end + 1,
                    .who_end = group->end + 1};
    return record_figure(x, &found, slot, outcome->first_token) != NULL;
}

bool record_another(extraction *x, const rsm_match *outcome, rsm_slot slot) {
    return record_another_subject(x, outcome, slot) || record_another_object(x, outcome, slot);
}
