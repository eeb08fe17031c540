/* Who tells: the subject of a verb of telling.
 *
 * The general subject of chunk.c is the nearest noun phrase; of verbs of telling more can stand
 * between the two, and that is read here from the verb leftwards, one aside at a time. An aside is
 * what stands between commas or dashes without a finite verb of its own, or a relative clause.
 * Invariant: nothing is looked at outside the verb's sentence, nor beyond a quotation mark, a colon
 * or a semicolon. Cost: linear in the sentence, asides capped at ASIDES. */
#include "extract/teller.h"

#include "extract/govern.h"
#include "extract/source.h"

enum { ASIDES = 8, STEPS = 40, RELATIVE_WORDS = 14, BRACKET_REACH = 12, QUOTED_NAME = 6 };

/* ---- small helpers ---- */

static bool is_mark(const extraction *x, uint32_t token, const char *mark) {
    return rsm_slice_equal_string(token_text(x, token), mark);
}

static bool is_quotation(const extraction *x, uint32_t token) {
    return (x->text->tokens[token].flags & (RSM_TOKEN_OPENS_QUOTE | RSM_TOKEN_CLOSES_QUOTE)) != 0;
}

/* A dash, not the hyphen of one word. */
static bool is_dash(const extraction *x, uint32_t token) {
    if (is_mark(x, token, "-"))
        return token > 0 && x->text->tokens[token - 1].end < x->text->tokens[token].start;
    return is_mark(x, token, "\xe2\x80\x94") || is_mark(x, token, "\xe2\x80\x93") ||
           is_mark(x, token, "--");
}

static bool parts_asides(const extraction *x, uint32_t token) {
    return is_mark(x, token, ",") || is_dash(x, token);
}

bool is_pause(const extraction *x, uint32_t token) {
    return parts_asides(x, token) || is_quotation(x, token);
}

static bool is_one_of(const extraction *x, uint32_t token, const char *const *words, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (token_is(x, token, words[i]))
            return true;
    return false;
}

static bool is_relative(const extraction *x, uint32_t token) {
    static const char *const words[] = {"who", "which", "that", "whose", "whom", "where"};
    return is_one_of(x, token, words, sizeof words / sizeof *words);
}

/* A verb that makes a clause of its own: neither infinitive nor participle. */
static bool is_finite(const extraction *x, uint32_t token) {
    const verb_group *group = verb_at(x, x->verb_of[token]);
    return group != NULL && !group->infinitive && !group->participle;
}

bool reports_words(const extraction *x, uint32_t verb) {
    static const char *const words[] = {
        "say",      "add",      "report", "tell",        "write",   "note",     "explain", "claim",
        "announce", "state",    "recall", "tweet",       "warn",    "argue",    "insist",  "ask",
        "reply",    "declare",  "remark", "comment",     "observe", "continue", "quip",    "joke",
        "respond",  "conclude", "admit",  "acknowledge", "assert",  "testify",  "suggest", "shout"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (lemma_is(x, verb, words[i]))
            return true;
    return false;
}

/* Before a closing bracket, the token of its opening one; else `token`. */
static uint32_t before_bracket(const extraction *x, uint32_t token, uint32_t first) {
    if (token <= first || !(is_mark(x, token - 1, ")") || is_mark(x, token - 1, "]")))
        return token;
    for (uint32_t back = 2; back <= BRACKET_REACH && token >= first + back; back++)
        if (is_mark(x, token - back, "(") || is_mark(x, token - back, "["))
            return token - back;
    return token;
}

/* ---- the phrase that ends before a token ---- */

/* The token of the relative pronoun whose clause the verb at `token` heads, or RSM_NONE. */
static uint32_t relative_of(const extraction *x, uint32_t token, uint32_t first) {
    for (uint32_t steps = 0; token > first && steps < RELATIVE_WORDS; steps++) {
        token--;
        if (is_relative(x, token))
            return token;
        if (parts_asides(x, token) || is_quotation(x, token))
            return RSM_NONE;
    }
    return RSM_NONE;
}

/* The "as" of "gave his name only as Sani". */
static bool gives_name_as(const extraction *x, uint32_t token, uint32_t first) {
    uint32_t at = token;
    if (!token_is(x, token, "as") || token <= first + 1)
        return false;
    if (token_is(x, at - 1, "only"))
        at--;
    return at > first && lemma_is(x, at - 1, "name") && x->phrase_of[at - 1] != RSM_NONE;
}

/* "days after the mayor admitted", "is held after police say": who tells begins a clause of time. */
static bool begins_clause(const extraction *x, const noun_phrase *phrase, uint32_t before) {
    static const char *const words[] = {"after", "before", "since", "until", "once"};
    if (!is_one_of(x, before, words, sizeof words / sizeof *words) || phrase->pronoun)
        return false;
    const rsm_match *told = telling_match(x, phrase->first, phrase->end, false);
    return is_person_name(x, phrase->head) || (told != NULL && told->end_token > phrase->head);
}

/* Of "the attorneys for Green and" the token of "for": both are spoken for; else RSM_NONE. */
static uint32_t spoken_for(const extraction *x, uint32_t joins, uint32_t first) {
    static const char *const voices[] = {"attorney", "lawyer", "counsel", "spokesman",
                                         "spokeswoman", "spokesperson", "solicitor"};
    const noun_phrase *one = joins > first ? phrase_at(x, x->phrase_of[joins - 1]) : NULL;
    if (!token_is(x, joins, "and") || one == NULL || one->first < first + 2 ||
        !token_is(x, one->first - 1, "for"))
        return RSM_NONE;
    for (size_t i = 0; i < sizeof voices / sizeof *voices; i++)
        if (lemma_is(x, one->first - 2, voices[i]))
            return one->first - 1;
    return RSM_NONE;
}

/* What a phrase hangs on: the token to go on leftwards from, or RSM_NONE where it stands free. */
static uint32_t hangs_on(const extraction *x, const noun_phrase *phrase, uint32_t first) {
    if (phrase->first <= first)
        return RSM_NONE;
    uint32_t before = phrase->first - 1;
    static const char *const whiles[] = {"time", "while", "moment", "minute",
                                         "hour", "day",   "week"};
    bool later = !phrase->definite && !phrase->proper &&
                 is_one_of(x, phrase->head, whiles, sizeof whiles / sizeof *whiles);
    static const char *const parts[] = {"night",   "day",       "morning",
                                        "evening", "afternoon", "weekend"};
    bool of_it = ONE_OF(x, phrase->head, parts) && token_is(x, phrase->end, "of");
    if (x->time_of[phrase->head] != RSM_NONE || later || of_it) /* "the night of the attack" */
        return token_upos(x, before) == RSM_UPOS_ADP ? before : phrase->first;
    if (begins_clause(x, phrase, before))
        return RSM_NONE;
    if (token_upos(x, before) == RSM_UPOS_ADP || gives_name_as(x, before, first))
        return before;
    uint32_t both = spoken_for(x, before, first);
    if (both != RSM_NONE)
        return both;
    const verb_group *group = verb_at(x, x->verb_of[before]);
    if (group == NULL || group->first <= first)
        return RSM_NONE;
    uint32_t clause = group->first - 1;
    if (group->participle && x->phrase_of[clause] != RSM_NONE)
        return group->first; /* "a lawyer representing the family" */
    return !group->infinitive && is_relative(x, clause) ? clause : RSM_NONE;
}

/* The opening mark of a name in quotation marks that closes at the token ("the weekly "Horizon""), or
 * RSM_NONE. */
static uint32_t opens_quoted_name(const extraction *x, uint32_t token, uint32_t first) {
    for (uint32_t back = 1; back <= QUOTED_NAME && token >= first + back; back++) {
        uint32_t at = token - back;
        if (x->verb_of[at] != RSM_NONE)
            return RSM_NONE;
        if (x->text->tokens[at].flags & RSM_TOKEN_OPENS_QUOTE)
            return back > 1 && at > first && x->verb_of[at - 1] == RSM_NONE &&
                           token_upos(x, at - 1) != RSM_UPOS_PUNCT &&
                           token_upos(x, at - 1) != RSM_UPOS_CCONJ
                       ? at
                       : RSM_NONE;
    }
    return RSM_NONE;
}

/* The phrase that the words up to `token` end in, governed ones and reduced clauses stepped over.
 */
static uint32_t phrase_before(const extraction *x, uint32_t token, uint32_t first) {
    for (uint32_t steps = 0; token > first && steps < STEPS; steps++) {
        uint32_t bracket = before_bracket(x, token, first);
        if (bracket != token) {
            token = bracket;
            continue;
        }
        uint32_t index = x->phrase_of[token - 1];
        const noun_phrase *phrase = phrase_at(x, index);
        if (phrase != NULL) {
            if (is_relative(x, phrase->head) && phrase->end == token && phrase->first > first &&
                x->phrase_of[phrase->first - 1] != RSM_NONE) {
                token = phrase->first;
                continue;
            }
            uint32_t next = hangs_on(x, phrase, first);
            if (next == RSM_NONE)
                return x->time_of[phrase->head] != RSM_NONE ? RSM_NONE : index;
            token = next;
            continue;
        }
        if ((x->text->tokens[token - 1].flags & RSM_TOKEN_CLOSES_QUOTE) != 0 &&
            opens_quoted_name(x, token - 1, first) != RSM_NONE) { /* the daily "El Norte" */
            uint32_t last = token - 2;
            while (last > first && x->phrase_of[last] == RSM_NONE)
                last--;
            return x->phrase_of[last];
        }
        if (is_quotation(x, token - 1) || parts_asides(x, token - 1))
            return RSM_NONE;
        if (is_finite(x, token - 1)) {
            uint32_t relative = relative_of(x, token - 1, first);
            if (relative == RSM_NONE || relative <= first)
                return RSM_NONE;
            token = relative;
            continue;
        }
        rsm_upos upos = token_upos(x, token - 1);
        if (upos != RSM_UPOS_ADP && upos != RSM_UPOS_ADJ && upos != RSM_UPOS_ADV &&
            !is_mark(x, token - 1, "not") && !gives_name_as(x, token - 1, first) && x->verb_of[token - 1] == RSM_NONE)
            return RSM_NONE;
        token--;
    }
    return RSM_NONE;
}

/* ---- asides ---- */

static uint32_t aside_start(const extraction *x, uint32_t end, uint32_t first) {
    while (end > first && !parts_asides(x, end - 1)) {
        uint32_t bracket = before_bracket(x, end, first);
        end = bracket < end ? bracket : end - 1;
    }
    return end;
}

static bool has_finite_verb(const extraction *x, uint32_t first, uint32_t end) {
    for (uint32_t token = first; token < end; token++)
        if (is_finite(x, token))
            return true;
    return false;
}

/* Whether [first, end) says something by the way of who is named before it: a relative clause, a
 * reduced one, an age, a place, "however". */
static bool by_the_way(const extraction *x, uint32_t first, uint32_t end) {
    static const char *const words[] = {
        "when",      "while", "as",   "after",   "before",    "though",       "however",
        "meanwhile", "too",   "then", "instead", "therefore", "nevertheless", "nonetheless"};
    if (is_relative(x, first) || (first + 1 < end && is_relative(x, first + 1)))
        return true;
    if (is_one_of(x, first, words, sizeof words / sizeof *words))
        return true;
    if (x->verb_of[first] != RSM_NONE) /* a reduced clause, or "chair of the board" misread */
        return true;
    rsm_upos upos = token_upos(x, first);
    if (upos == RSM_UPOS_ADP || upos == RSM_UPOS_ADV)
        return !has_finite_verb(x, first, end);
    if (end - first <= 3 && upos == RSM_UPOS_NUM)
        return true;
    return end - first <= 2 && x->place_of[first] != RSM_NONE;
}

static bool is_person_phrase(const extraction *x, const noun_phrase *phrase) {
    uint32_t name = x->tagging->name_of[phrase->head];
    return name != RSM_NONE && x->tagging->names[name].type == RSM_ENTITY_PER;
}

/* "Lee, president of the union and a party leader, said": two descriptions, the second at `last`.
 */
static bool is_joined_apposition(const extraction *x, uint32_t start, uint32_t last) {
    const noun_phrase *own = phrase_at(x, x->phrase_of[start]);
    return own != NULL && own->first == start && !own->proper && last > start + 1 &&
           token_upos(x, last - 1) == RSM_UPOS_CCONJ && !has_finite_verb(x, start, last);
}

/* The teller before an aside that ends at the comma or dash `stop`: "Ann Lee, a lawyer from Osk,
 * said". */
static uint32_t before_asides(const extraction *x, uint32_t stop, uint32_t first) {
    uint32_t found = RSM_NONE, seen = 0, end = stop;
    for (; seen < ASIDES && end > first; seen++) {
        uint32_t start = aside_start(x, end, first);
        if (start >= end)
            break;
        if (start > first && by_the_way(x, start, end)) {
            end = start - 1;
            continue;
        }
        uint32_t index = phrase_before(x, end, start);
        const noun_phrase *phrase = phrase_at(x, index);
        if (phrase == NULL)
            break;
        if (has_finite_verb(x, start, phrase->first) && seen == 0)
            return RSM_NONE;
        found = index;
        if (start > first && is_joined_apposition(x, start, phrase->first)) {
            end = start - 1;
            continue;
        }
        if (start <= first || phrase->first > start || is_person_phrase(x, phrase))
            break;
        end = start - 1;
    }
    return seen == 0 && end == stop ? RSM_NONE : found;
}

/* ---- the whole ---- */

/* ", said Ann Lee, adding": who stands after the verb tells. */
static bool turned_to_name(const extraction *x, uint32_t index) {
    const verb_group *group = verb_at(x, index);
    const noun_phrase *after = phrase_at(x, group->object);
    return token_is(x, group->verb, "said") && after != NULL && after->first == group->end &&
           is_person_phrase(x, after) && group->first > sentence_first(x, group->first) &&
           is_pause(x, group->first - 1);
}

/* "called on him to go and said": the subject of the finite verb before. */
static uint32_t shared_subject(const extraction *x, uint32_t index, uint32_t first) {
    for (uint32_t before = index; before-- > 0 && verb_at(x, before)->first >= first;) {
        const verb_group *group = verb_at(x, before);
        if (group->infinitive || group->participle)
            continue;
        uint32_t token = group->first;
        if (turned_to_name(x, before))
            return group->object;
        if (token > first && token_upos(x, token - 1) == RSM_UPOS_CCONJ)
            continue;
        if (token > first && is_relative(x, token - 1))
            continue;
        uint32_t found = token > first && parts_asides(x, token - 1)
                             ? before_asides(x, token - 1, first)
                             : phrase_before(x, token, first);
        return found != RSM_NONE ? found : group->subject;
    }
    return RSM_NONE;
}

/* "told of five men who fled and said", "warned of the war that the rebels have begun, noting": of a
 * verb joined to one before, the subject of that one, where `found` stands only in what follows it. */
static uint32_t joined_subject(const extraction *x, const verb_group *group, uint32_t found) {
    const noun_phrase *phrase = phrase_at(x, found);
    uint32_t token = group->verb, head = tree_head(x, token);
    bool joined = tree_relation_is(x, token, "conj") || tree_relation_is(x, token, "advcl");
    if (!joined || phrase == NULL || head >= token || phrase->first < head ||
        x->text->tokens[head].sentence != x->text->tokens[token].sentence ||
        tree_child_before(x, token, "nsubj", "csubj") != RSM_NONE || lemma_is(x, token, "tell") ||
        !reports_words(x, token))
        return found;
    uint32_t at = phrase->head;
    for (uint32_t steps = 0; at != head && steps < STEPS && at < x->text->token_count; steps++)
        at = tree_head(x, at);
    uint32_t subject = at == head ? tree_child_before(x, head, "nsubj", "nsubj") : RSM_NONE;
    uint32_t index = subject == RSM_NONE ? RSM_NONE : x->phrase_of[subject];
    return index != RSM_NONE && !is_relative(x, subject) && may_say(x, index) ? index : found;
}

static uint32_t reach_start(const extraction *x, uint32_t token) {
    uint32_t sentence = x->text->tokens[token].sentence;
    uint32_t first = x->text->sentences[sentence].dateline_end;
    bool quoted = (x->text->tokens[token].flags & RSM_TOKEN_QUOTED) != 0;
    for (uint32_t at = token; at > first; at--) {
        bool closes = (x->text->tokens[at - 1].flags & RSM_TOKEN_CLOSES_QUOTE) != 0 && !quoted;
        uint32_t name = closes ? opens_quoted_name(x, at - 1, first) : RSM_NONE;
        if (name != RSM_NONE) {
            at = name + 1;
            continue;
        }
        if (is_quotation(x, at - 1) &&
            (quoted || (x->text->tokens[at - 1].flags & RSM_TOKEN_CLOSES_QUOTE)))
            return at;
        if (is_mark(x, at - 1, ";") || is_mark(x, at - 1, ":"))
            return at;
    }
    return first;
}

/* The phrase of persons right before "who": of "attacks by the smugglers who said", not the
 * attacks. */
static uint32_t person_at(const extraction *x, uint32_t token, uint32_t relative) {
    uint32_t index = x->phrase_of[token];
    const noun_phrase *phrase = phrase_at(x, index);
    bool person = phrase != NULL && token_is(x, relative, "who") &&
                  match_over(x, phrase->head, RSM_DOMAIN_PERSON) != NULL;
    return person ? index : RSM_NONE;
}

/* The person right before ", who" whom a preposition brings in: of "met with President Lee, who said"
 * Lee, but of "an aide of the mayor, who said" not the mayor. */
static uint32_t person_met(const extraction *x, uint32_t token, uint32_t relative) {
    uint32_t index = x->phrase_of[token];
    const noun_phrase *phrase = phrase_at(x, index);
    const rsm_match *body = phrase == NULL || !token_is(x, relative, "which")
                                ? NULL /* "according to a report from the ministry, which said" */
                                : telling_match(x, phrase->first, phrase->end, true);
    if (body != NULL && body->end_token > phrase->head && !token_is(x, phrase->first - 1, "of"))
        return index;
    if (phrase == NULL || !token_is(x, relative, "who") ||
        phrase->first <= sentence_first(x, relative) ||
        (!is_person_phrase(x, phrase) && match_over(x, phrase->head, RSM_DOMAIN_PERSON) == NULL))
        return RSM_NONE;
    uint32_t before = phrase->first - 1;
    return token_upos(x, before) == RSM_UPOS_ADP && !token_is(x, before, "of") &&
                   !token_is(x, before, "for")
               ? index
               : RSM_NONE;
}

static uint32_t plain_teller_before(const extraction *x, uint32_t index) {
    const verb_group *group = verb_at(x, index);
    uint32_t token = group->first, first = reach_start(x, token);
    while (token > first && token_upos(x, token - 1) == RSM_UPOS_ADV &&
           x->phrase_of[token - 1] == RSM_NONE)
        token--;
    uint32_t day = token;
    while (day > first && x->time_of[day - 1] != RSM_NONE)
        day--;
    if (day > first && day < token && is_mark(x, day - 1, ","))
        token = day; /* "the bishop of Osk, Ann Lee, today accused" */
    bool reduced =
        x->tagging->tags[group->verb].form == RSM_VERB_ING && group->verb == group->first;
    if (token <= first && reduced && token > sentence_first(x, token) && is_quotation(x, token - 1))
        first = sentence_first(x, token);
    if (token <= first)
        return RSM_NONE;
    bool after = parts_asides(x, token - 1) || token_upos(x, token - 1) == RSM_UPOS_ADP;
    if (token_upos(x, token - 1) == RSM_UPOS_CCONJ || (reduced && after))
        return joined_subject(x, group, shared_subject(x, index, first));
    uint32_t phrase = x->phrase_of[token - 1];
    const noun_phrase *own = phrase_at(x, phrase);
    if (own != NULL && !is_relative(x, token - 1) && own->first > first &&
        is_relative(x, own->first - 1) && reports_words(x, group->verb))
        return phrase; /* "a man who police say shot his son" */
    if (phrase != RSM_NONE && is_relative(x, token - 1) && token > first + 1) {
        uint32_t end = token - 1;
        if (parts_asides(x, end - 1))
            end = before_bracket(x, end - 1, first);
        uint32_t before = end < token - 1 ? person_met(x, end - 1, token - 1)
                                          : person_at(x, end - 1, token - 1);
        if (before == RSM_NONE)
            before = phrase_before(x, end, first);
        return before != RSM_NONE ? before : phrase;
    }
    if (parts_asides(x, token - 1))
        return before_asides(x, token - 1, first);
    if (token > first + 2 && is_mark(x, token - 2, ",") && /* 'with the daily "El Norte," said' */
        opens_quoted_name(x, token - 1, first) != RSM_NONE) {
        uint32_t before = before_asides(x, token - 2, first);
        if (before != RSM_NONE)
            return before;
    }
    if (reduced && reports_words(x, group->verb) && is_quotation(x, token - 1))
        return shared_subject(x, index,
                              sentence_first(x, token)); /* `called it "a trial" saying` */
    return phrase_before(x, token, first);
}

/* "Ann Lee, commander of the 3rd Brigade has said", "met Ann Lee, bishop of Osk, who said": of a bare
 * description after a comma the name before it. */
static uint32_t with_name(const extraction *x, uint32_t index) {
    const noun_phrase *phrase = phrase_at(x, index);
    if (phrase == NULL || phrase->pronoun || phrase->plural || is_person_phrase(x, phrase) ||
        phrase->first < sentence_first(x, phrase->first) + 2 ||
        token_upos(x, phrase->first) == RSM_UPOS_DET || !is_mark(x, phrase->first - 1, ",") ||
        phrase->end >= sentence_end(x, phrase->first) ||
        token_upos(x, phrase->end) != RSM_UPOS_ADP ||
        (match_over(x, phrase->head, RSM_DOMAIN_PERSON) == NULL &&
         match_over(x, phrase->head, RSM_DOMAIN_TITLE) == NULL))
        return index;
    uint32_t before = x->phrase_of[phrase->first - 2];
    const noun_phrase *name = phrase_at(x, before);
    return name != NULL && name->end == phrase->first - 1 && is_person_phrase(x, name) ? before
                                                                                      : index;
}

uint32_t teller_before(const extraction *x, uint32_t index) {
    return with_name(x, plain_teller_before(x, index));
}

/* "Lee, 34, was shot, said the police.": a comma before the verb, and after it a noun for who may
 * tell that ends the sentence or is told of more. */
static bool closes_with_teller(const extraction *x, const verb_group *group,
                               const noun_phrase *phrase) {
    uint32_t end = sentence_end(x, group->verb);
    uint32_t first = x->text->sentences[x->text->tokens[group->verb].sentence].dateline_end;
    bool noun = telling_match(x, phrase->first, phrase->end, false) != NULL ||
                names_document(x, group->object) || is_person_phrase(x, phrase);
    if (group->first != group->verb || !noun || phrase->first != group->end ||
        x->tagging->tags[group->verb].form != RSM_VERB_PAST)
        return false;
    for (uint32_t token = phrase->end; token < end; token++) {
        if ((is_mark(x, token, ",") && !is_person_phrase(x, phrase)) || token_is(x, token, "who"))
            break;
        if (x->tagging->tags[token].form == RSM_VERB_ING || token_is(x, token, "that"))
            break; /* "said Lee, adding that" */
        if (is_finite(x, token))
            return false; /* "said police were slow" */
    }
    for (uint32_t token = first; token + 1 < group->first; token++)
        if (is_finite(x, token))
            return true;
    return false;
}

static bool is_quoted_before(const extraction *x, uint32_t token, uint32_t first) {
    return token > first + 1 && is_mark(x, token - 1, ",") && is_quotation(x, token - 2);
}

/* `"We ran," revealed the mayor.`: any verb of telling, right after quoted words. */
static bool is_quoting_cue(const extraction *x, const verb_group *group, uint32_t first) {
    const rsm_match *cue = match_at(x, group->verb, RSM_DOMAIN_CUE);
    bool quoted = is_quotation(x, group->first - 1) || is_quoted_before(x, group->first, first);
    return cue != NULL && cue->words == 1 && quoted &&
           x->tagging->tags[group->verb].form != RSM_VERB_ING &&
           (rsm_world_number(x->world, RSM_DOMAIN_CUE, cue->row, RSM_CUE_FORM) & RSM_POS_VERB) &&
           rsm_world_number(x->world, RSM_DOMAIN_CUE, cue->row, RSM_CUE_STANCE) ==
               RSM_STANCE_ASSERTS;
}

/* Past "and its groups" after a phrase. */
static uint32_t past_joined(const extraction *x, uint32_t token, uint32_t end) {
    while (token + 1 < end && token_upos(x, token) == RSM_UPOS_CCONJ) {
        uint32_t at = token + 1;
        while (at + 1 < end &&
               (is_quotation(x, at) || token_upos(x, at) == RSM_UPOS_PRON ||
                token_upos(x, at) == RSM_UPOS_DET) &&
               x->phrase_of[at] == RSM_NONE)
            at++;
        const noun_phrase *phrase = phrase_at(x, x->phrase_of[at]);
        if (phrase == NULL)
            return token;
        token = phrase->end;
        while (token < end && (is_quotation(x, token) ||
                               (x->phrase_of[token] != RSM_NONE && x->verb_of[token] == RSM_NONE)))
            token++;
    }
    return token;
}

bool teller_follows(const extraction *x, uint32_t index) {
    const verb_group *group = verb_at(x, index);
    uint32_t first = x->text->sentences[x->text->tokens[group->verb].sentence].dateline_end;
    const noun_phrase *phrase = phrase_at(x, group->object);
    if (group->first <= first || phrase == NULL ||
        !(reports_words(x, group->verb) || is_quoting_cue(x, group, first)) ||
        !is_pause(x, group->first - 1) || lemma_is(x, group->verb, "tell") ||
        x->tagging->tags[group->verb].form == RSM_VERB_ING)
        return false;
    if (!is_quotation(x, group->first - 1) && !is_quoted_before(x, group->first, first) &&
        !closes_with_teller(x, group, phrase) && teller_before(x, index) != RSM_NONE)
        return false;
    /* "..., said Osk was calm": what follows is a clause, not the teller */
    uint32_t end = sentence_end(x, group->verb), after = past_joined(x, phrase->end, end);
    while (after < end && token_upos(x, after) == RSM_UPOS_ADV && x->verb_of[after] == RSM_NONE)
        after++;
    return after >= end || !is_finite(x, after);
}

bool is_in_aside(const extraction *x, uint32_t cue) {
    const verb_group *group = verb_at(x, x->verb_of[cue]);
    if (group == NULL)
        return false;
    uint32_t token = group->first, first = sentence_first(x, cue);
    while (token > first && token_upos(x, token - 1) == RSM_UPOS_ADV)
        token--;
    const noun_phrase *teller = token > first ? phrase_at(x, x->phrase_of[token - 1]) : NULL;
    if (teller != NULL && teller->first > first && !token_is(x, token - 1, "who") &&
        !token_is(x, token - 1, "which"))
        token = teller->first;
    if (token < first + 3 || (!token_is(x, token - 1, "who") && !token_is(x, token - 1, "which")))
        return false;
    return is_pause(x, token - 2);
}

bool is_told_of_it(const extraction *x, const verb_group *group) {
    const noun_phrase *subject = phrase_at(x, group->subject);
    return subject != NULL && subject->end <= group->first && token_is(x, subject->head, "it");
}

uint32_t told_by_passive(const extraction *x, const verb_group *group, uint32_t after) {
    const noun_phrase *subject = phrase_at(x, group->subject);
    if (subject == NULL || subject->end > group->first || is_told_of_it(x, group))
        return RSM_NONE;
    for (uint32_t token = after; token < sentence_end(x, group->verb); token++)
        if (token_upos(x, token) != RSM_UPOS_PUNCT)
            return RSM_NONE;
    uint32_t first = x->text->sentences[x->text->tokens[group->verb].sentence].dateline_end;
    if (group->first == group->verb && subject->end == group->first && subject->first > first &&
        token_upos(x, subject->first - 1) == RSM_UPOS_ADP)
        return subject->first; /* "blown up in an offensive announced by the rebels" */
    for (uint32_t token = first; token < subject->first; token++)
        if (is_pause(x, token))
            return subject->first;
    return first;
}
