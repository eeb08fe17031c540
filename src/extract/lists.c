/* Lists of people: "a woman and her two children", "a guard, Jan Kos, and two cooks", "the mayor,
 * along with two of his guards".
 *
 * Invariants: whoever is named beside a noun for him is counted once; a member with an outcome of
 * its own is none of the list. Cost: linear in the words of the list, FIGURE_LIST members of it.
 */
#include "extract/people.h"

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
    sum->part = sum->part && more->part;
}

static void begin_list(people_list *list, const people *found) {
    list->sum = list->members[0] = *found;
    list->count = 1;
}

static void add_member(people_list *list, const people *member) {
    list->members[list->count++] = *member;
    add_people(&list->sum, member);
}

/* Past what may stand between a member of a list and the next: an age (", 34"), what a name is (",
 * a commander,"), where they were ("in Osk"). */
static uint32_t past_member(const extraction *x, uint32_t token, uint32_t end) {
    static const char *const at[] = {"in", "at", "near", "on"};
    static const char *const from[] = {"of", "from"};
    const noun_phrase *what =
        token > 0 && token + 3 < end && is_comma(x, token) && is_person_name(x, token - 1)
            ? phrase_at(x, x->phrase_of[token + 1])
            : NULL;
    if (what != NULL && what->first == token + 1 && what->indefinite && !what->plural &&
        token_upos(x, what->first) == RSM_UPOS_DET && what->end + 1 < end &&
        is_comma(x, what->end) && token_is(x, what->end + 1, "and"))
        return what->end;
    if (token + 2 < end && is_comma(x, token) && x->phrase_of[token + 1] != RSM_NONE &&
        is_age(x, phrase_at(x, x->phrase_of[token + 1])))
        token = phrase_at(x, x->phrase_of[token + 1])->end;
    const noun_phrase *from_there = token + 3 < end && is_comma(x, token) &&
                                            ONE_OF(x, token + 1, from)
                                        ? phrase_at(x, x->phrase_of[token + 2])
                                        : NULL; /* "Ann Lee, 30, of Osk, and Bob Stone" */
    if (from_there != NULL && x->place_of[from_there->head] != RSM_NONE &&
        token_upos(x, token - 1) == RSM_UPOS_NUM)
        token = from_there->end;
    const noun_phrase *where = token + 2 < end && word_in(x, token, at, sizeof at / sizeof *at)
                                   ? phrase_at(x, x->phrase_of[token + 1])
                                   : NULL;
    if (where != NULL && x->place_of[where->head] != RSM_NONE && where->end + 1 < end &&
        token_is(x, where->end, "and") && token_upos(x, where->end + 1) == RSM_UPOS_NUM)
        token = where->end;
    const noun_phrase *home = token + 2 < end && ONE_OF(x, token, from) && token > 0 &&
                                      is_person_name(x, token - 1)
                                  ? phrase_at(x, x->phrase_of[token + 1])
                                  : NULL; /* "Ann Lee of Osk, Bob Stone of Ist and" */
    if (home != NULL && x->place_of[home->head] != RSM_NONE)
        token = home->end;
    /* "a father of five, the head of the council and": but not "the son of a cook and a guard" */
    const noun_phrase *of = token + 2 < end && token_is(x, token, "of") && token > 0 &&
                                    match_over(x, token - 1, RSM_DOMAIN_PERSON) != NULL
                                ? phrase_at(x, x->phrase_of[token + 1])
                                : NULL;
    people someone;
    if (of != NULL && of->first == token + 1 && of->end + 1 < end && is_and(x, of->end) &&
        (lemma_is(x, of->head, "family") || !count_people(x, x->phrase_of[token + 1], &someone)))
        token = of->end;
    return token;
}

/* "six people and wounded seven others": what became of the seven is told of them alone. */
static bool has_own_outcome(const extraction *x, const noun_phrase *phrase, uint32_t token,
                            uint32_t end, bool of_noun) {
    bool participle = phrase->first + 1 < phrase->end && /* "and infected 4,000" */
                      rsm_slice_ends_with(token_text(x, phrase->first), RSM_SLICE("ed")) &&
                      token_upos(x, phrase->first + 1) == RSM_UPOS_NUM;
    if (participle)
        return true;
    const rsm_match *outcome = match_at(x, phrase->first, RSM_DOMAIN_OUTCOME);
    if (outcome != NULL && outcome->end_token < phrase->end &&
        token_upos(x, outcome->end_token) == RSM_UPOS_NUM)
        return true;
    return token < end && ((x->verb_of[token] != RSM_NONE && !of_noun) ||
                           match_at(x, token, RSM_DOMAIN_OUTCOME) != NULL);
}

/* "his wife", "a guard": one person by a noun, and not by name. */
static bool is_noun_for_one(const extraction *x, const noun_phrase *phrase) {
    return phrase != NULL && !phrase->pronoun && !phrase->plural && !phrase->proper &&
           (phrase->definite || phrase->indefinite) &&
           token_upos(x, phrase->first) != RSM_UPOS_NUM &&
           match_over(x, phrase->head, RSM_DOMAIN_PERSON) != NULL;
}

/* "his wife, Ewa, and two cousins": the name says who his wife is. `comma` stands before it. */
static bool names_the_one_before(const extraction *x, uint32_t comma, const noun_phrase *name,
                                 uint32_t end) {
    const noun_phrase *one = comma > 0 ? phrase_at(x, x->phrase_of[comma - 1]) : NULL;
    uint32_t after = past_member(x, name->end, end);
    bool closed = after >= end || (x->text->tokens[after].flags & RSM_TOKEN_PUNCTUATION);
    return is_comma(x, comma) && is_noun_for_one(x, one) && one->end == comma && closed &&
           is_person_name(x, name->head);
}

/* "himself" of "killed his wife and (then) himself", "self" of a headline. */
static bool count_doer(const extraction *x, uint32_t token, people *found) {
    static const char *const words[] = {"himself", "herself", "themself"};
    if (!ONE_OF(x, token, words) && !token_is(x, token, "self"))
        return false;
    *found = (people){.count = {.first = token, .end = token + 1, .low = 1, .high = 1},
                      .who_first = token,
                      .who_end = token + 1,
                      .named_one = true};
    return true;
}

/* The member of a list that begins at `token`, "then" passed over; where it ends in *next. */
static bool count_member(const extraction *x, uint32_t token, uint32_t end, bool of_noun,
                         people *member, uint32_t *next) {
    if (token < end && token_is(x, token, "then"))
        token++;
    uint32_t index = token < end ? x->phrase_of[token] : RSM_NONE;
    if (token < end && count_doer(x, token, member)) {
        *next = token + 1;
        return true;
    }
    if (index == RSM_NONE || !count_people(x, index, member))
        return false;
    const noun_phrase *phrase = phrase_at(x, index);
    *next = member->who_end > phrase->end ? member->who_end : phrase->end;
    return !has_own_outcome(x, phrase, *next, end, of_noun);
}

/* "senator and candidate Luis Mora", at "senator": a second title of the one named after it. */
static bool is_title_of_next(const extraction *x, const noun_phrase *phrase, uint32_t end) {
    const noun_phrase *next = phrase->end + 1 < end && token_is(x, phrase->end, "and")
                                  ? phrase_at(x, x->phrase_of[phrase->end + 1])
                                  : NULL;
    return next != NULL && phrase->first + 1 == phrase->end && !phrase->plural && !phrase->proper &&
           match_over(x, phrase->head, RSM_DOMAIN_PERSON) != NULL && next->end > next->first + 1 &&
           is_person_name(x, next->head) && !is_person_name(x, next->first) &&
           token_upos(x, next->first) != RSM_UPOS_DET;
}

/* What is joined by "and" after the phrase. A member with an outcome of its own is none of the
 * list. After the "and" only names go on: "his wife, and sons Carl and Bo". */
void list_following(const extraction *x, uint32_t index, const people *found, people_list *list) {
    uint32_t end = sentence_end(x, phrase_at(x, index)->first);
    people members[FIGURE_LIST];
    uint32_t count = 0, token = past_member(x, found->who_end, end), next;
    bool closed = false, named = false, named_all = true, first_named = phrase_at(x, index)->proper;
    begin_list(list, found);
    while (count < FIGURE_LIST && token + 1 < end && is_and(x, token)) {
        uint32_t comma = token;
        bool last = token_is(x, token, "and");
        if (!last && token_is(x, token + 1, "and"))
            token++, last = true;
        if (!count_member(x, token + 1, end, list->of_noun, &members[count], &next))
            break;
        const noun_phrase *phrase = phrase_at(x, x->phrase_of[members[count].who_first]);
        bool proper = phrase != NULL && phrase->proper;
        if (closed && !(named && last && proper))
            break;
        token = past_member(x, next, end);
        if (!last && proper && names_the_one_before(x, comma, phrase, end))
            continue;
        if (phrase != NULL && !last && is_title_of_next(x, phrase, end))
            continue;
        named = first_named && proper;
        named_all = named_all && proper;
        closed |= last || token_is(x, members[count].who_first, "self");
        count++;
    }
    bool apposed = found->count.low > 1 && found->count.low == count && !first_named && named_all &&
                   is_comma(x, past_member(x, found->who_end, end));
    for (uint32_t i = 0; closed && !apposed && i < count; i++)
        add_member(list, &members[i]); /* not the names of "a couple, Ann Lee and Carl Reed" */
}

/* "together with two of his guards". */
void list_along(const extraction *x, uint32_t from, people_list *list) {
    enum { REACH = 14 };
    static const char *const joins[] = {"along", "together"};
    uint32_t end = from < x->text->token_count ? sentence_end(x, from) : from;
    for (uint32_t token = from; token + 3 < end && token < from + REACH; token++) {
        bool with = (ONE_OF(x, token, joins) && token_is(x, token + 1, "with"));
        bool well = token_is(x, token, "as") && token_is(x, token + 1, "well") &&
                    token_is(x, token + 2, "as");
        people member;
        uint32_t next;
        if (x->verb_of[token] != RSM_NONE && token > from + 1)
            return; /* of another verb */
        if (!with && !well)
            continue;
        if (list->count <= FIGURE_LIST &&
            count_member(x, token + (with ? 2 : 3), end, false, &member, &next))
            add_member(list, &member);
        return;
    }
}

/* Past an age, or several, to whom they are of: "John Doe, 30, was killed", "three boys aged 6, 8
 * and 11 drowned". */
uint32_t past_age(const extraction *x, uint32_t index) {
    enum { REACH = 16 };
    const noun_phrase *phrase = phrase_at(x, index);
    if (phrase == NULL || !is_age(x, phrase))
        return index;
    uint32_t begin = sentence_first(x, phrase->first), token = phrase->first;
    for (uint32_t steps = 0; token > begin && steps < REACH; steps++) {
        index = x->phrase_of[--token];
        if (index != RSM_NONE && !is_age(x, phrase_at(x, index)))
            return index;
        if (x->verb_of[token] != RSM_NONE)
            return RSM_NONE;
    }
    return RSM_NONE;
}

/* Of "eleven people, including a nun and four pupils, died", at the pupils: the eleven, of whom they
 * are a part; `index` of others. */
uint32_t past_including(const extraction *x, uint32_t index) {
    enum { REACH = 16 };
    const noun_phrase *phrase = phrase_at(x, index);
    uint32_t first = phrase == NULL ? 0 : sentence_first(x, phrase->first);
    uint32_t token = phrase == NULL ? 0 : phrase->first;
    people found;
    for (uint32_t steps = 0; token > first + 1 && steps < REACH; steps++) {
        token--;
        if (token_is(x, token, "including") || token_is(x, token, "among")) {
            bool them = token_is(x, token, "including") || token_is(x, token + 1, "them");
            bool apart = is_comma(x, token - 1);
            if (apart && !is_comma(x, past_member(x, phrase->end, x->text->token_count)))
                return index; /* ", including a nun, and four pupils were hurt" */
            uint32_t before = apart ? token - 2 : token - 1;
            uint32_t whole = before >= first ? x->phrase_of[before] : RSM_NONE;
            return them && whole != RSM_NONE && count_people(x, whole, &found) ? whole : index;
        }
        bool passes = is_and(x, token) || x->phrase_of[token] != RSM_NONE ||
                      token_upos(x, token) == RSM_UPOS_DET || token_is(x, token, "of");
        if (!passes || x->verb_of[token] != RSM_NONE)
            return index;
    }
    return index;
}

/* Where a member begins, with a word of two parts before it that no phrase has: "a well-known |
 * banker". */
static uint32_t member_start(const extraction *x, uint32_t first, uint32_t begin) {
    while (first >= begin + 3 && is_glued(x, first - 1) && x->phrase_of[first - 1] == RSM_NONE)
        first -= 3;
    if (first > begin && token_upos(x, first - 1) == RSM_UPOS_DET)
        first--;
    return first;
}

/* "she and three others": one of the list. */
bool count_pronoun(const extraction *x, uint32_t index, people *found) {
    static const char *const words[] = {"he", "she", "him", "her", "i", "himself", "herself"};
    const noun_phrase *phrase = phrase_at(x, index);
    if (phrase == NULL || !phrase->pronoun ||
        !word_in(x, phrase->head, words, sizeof words / sizeof *words))
        return false;
    *found = (people){.count = {.first = phrase->first, .end = phrase->end, .low = 1, .high = 1},
                      .who_first = phrase->first,
                      .who_end = phrase->end,
                      .named_one = true};
    return true;
}

/* "Twelve died off Sicily, and 40 are missing": what a preposition or a verb governs is none of the
 * list that follows; but "police said 12 rebels and ...", "found a man and ... dead". */
static bool governs_elsewhere(const extraction *x, uint32_t index, uint32_t first) {
    static const char *const leads[] = {"find", "leave", "believe", "fear", "discover"};
    uint32_t start = member_start(x, hedge_start(x, phrase_at(x, index)->first), first);
    if (start <= first || token_upos(x, start - 1) == RSM_UPOS_ADP)
        return start > first;
    if (token_is(x, start - 1, "them") || token_is(x, start - 1, "whom"))
        return true; /* "three killed, one of them a child, and ten hurt" */
    return x->verb_of[start - 1] != RSM_NONE && !ONE_OF(x, start - 1, leads) &&
           match_over(x, start - 1, RSM_DOMAIN_CUE) == NULL;
}

/* Of "his wife, Ewa Kos," whom the name at phrase `index` names; of "Jan Kos, a baker," who is
 * described there; `index` of others. */
static uint32_t same_one_before(const extraction *x, uint32_t index, uint32_t first) {
    const noun_phrase *phrase = phrase_at(x, index);
    uint32_t start = member_start(x, phrase->first, first);
    if (start < first + 2 || !is_comma(x, start - 1))
        return index;
    if (names_the_one_before(x, start - 1, phrase, sentence_end(x, first)))
        return x->phrase_of[start - 2];
    uint32_t before = past_age(x, x->phrase_of[start - 2]);
    bool named = before != RSM_NONE && is_person_name(x, phrase_at(x, before)->head);
    bool described = is_noun_for_one(x, phrase) && !is_possessive_pronoun(x, phrase->first);
    return named && described ? before : index;
}

/* Whether "and" stands before `start`; in a headline a comma does: "Parents, 2 children dead". */
static bool is_joined_before(const extraction *x, uint32_t start, uint32_t first) {
    const noun_phrase *opens = phrase_at(x, x->phrase_of[start - 2]);
    bool headline = x->text->tokens[first].sentence < x->body && is_comma(x, start - 1) &&
                    opens != NULL && opens->first == first &&
                    match_over(x, opens->head, RSM_DOMAIN_PERSON) != NULL;
    return headline || token_is(x, start - 1, "and");
}

/* What is joined by "and" before the phrase, for subjects. */
void list_preceding(const extraction *x, uint32_t index, const people *found, people_list *list) {
    uint32_t first = sentence_first(x, phrase_at(x, index)->first);
    index = same_one_before(x, index, first);
    uint32_t start = member_start(x, hedge_start(x, phrase_at(x, index)->first), first);
    begin_list(list, found);
    if (start < first + 2 || !is_joined_before(x, start, first))
        return;
    uint32_t token = start - 1;
    bool named = phrase_at(x, index)->proper;
    if (is_comma(x, token)) /* "Parents, 2 children dead": who cannot be counted is one of them */
        list->sum.one_of_list = list->members[0].one_of_list = true;
    if (is_comma(x, token - 1) && token > first + 1)
        token--;
    while (list->count <= FIGURE_LIST && token > first) {
        people member;
        uint32_t before = past_age(x, x->phrase_of[token - 1]);
        if (before != RSM_NONE)
            before = same_one_before(x, before, first);
        if (before == RSM_NONE || governs_elsewhere(x, before, first) ||
            !(count_people(x, before, &member) || count_pronoun(x, before, &member)))
            return;
        if (!member.named_one && named && member.count.low == list->count)
            return; /* "two brothers, Omar, 9, and Ali, 11,": who they are */
        named = named && phrase_at(x, before)->proper;
        add_member(list, &member);
        list->sum.one_of_list = list->members[0].one_of_list = false;
        token = member_start(x, phrase_at(x, before)->first, first);
        if (token <= first + 1 || !is_comma(x, token - 1))
            return;
        token--;
    }
}
