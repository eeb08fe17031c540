/* Noun phrases (phrase.c), verb groups and clauses: the shallow structure that the rules of
 * extraction stand on.
 *
 * A verb's subject is the nearest noun phrase before it that no preposition governs, or else that
 * of the tree, its object the one right after it (Abney, Parsing by Chunks, 1991, is the idea).
 * Invariants: phrases and verb groups do not overlap and do not cross sentences. Cost: linear, each
 * verb looking back at most to the start of its sentence and CHUNK_REACH tokens.
 */
#include "extract/clause.h"

#include <string.h>

enum {
    CHUNK_REACH = 60,
    CHUNK_WORDS = 40 /* tokens of a verb group, at most */,
    RELATIVE_REACH = 10 /* tokens back from a verb to the relative pronoun of its clause */
};

/* ---- verb groups ---- */

static bool is_verbal(const extraction *x, uint32_t token) {
    rsm_upos upos = token_upos(x, token);
    return (upos == RSM_UPOS_VERB || upos == RSM_UPOS_AUX) && x->phrase_of[token] == RSM_NONE;
}

static bool inside_verb_group(const extraction *x, uint32_t token) {
    if (is_verbal(x, token))
        return true;
    rsm_upos upos = token_upos(x, token);
    return x->phrase_of[token] == RSM_NONE && (upos == RSM_UPOS_ADV || upos == RSM_UPOS_PART);
}

/* The end of the verb group that begins at `first`; *verb is its main verb. */
static uint32_t verb_group_end(const extraction *x, uint32_t first, uint32_t end, uint32_t *verb) {
    uint32_t stop = first;
    *verb = RSM_NONE;
    if (end - first > CHUNK_WORDS)
        end = first + CHUNK_WORDS;
    for (uint32_t token = first; token < end && inside_verb_group(x, token); token++) {
        if (*verb != RSM_NONE && token_is(x, token, "to"))
            break; /* "threatened | to kill" */
        if (is_verbal(x, token)) {
            if (*verb != RSM_NONE && token_upos(x, *verb) == RSM_UPOS_VERB)
                break;
            *verb = token;
            stop = token + 1;
        }
    }
    return stop;
}

static void fill_verb(const extraction *x, verb_group *group, uint32_t first, uint32_t end,
                      uint32_t verb) {
    const rsm_tag *tag = &x->tagging->tags[verb];
    group->first = first;
    group->end = end;
    group->verb = verb;
    group->passive = (tag->flags & RSM_TAG_PASSIVE) != 0;
    group->negated = (tag->flags & RSM_TAG_NEGATED) != 0;
    group->modal = (tag->flags & RSM_TAG_MODAL) != 0;
    group->future = (tag->flags & RSM_TAG_FUTURE) != 0;
    uint32_t mark = first; /* "to publicly admit" */
    if (mark > 1 && token_upos(x, mark - 1) == RSM_UPOS_ADV)
        mark--;
    group->infinitive = token_is(x, first, "to") || (mark > 0 && token_is(x, mark - 1, "to"));
    group->participle =
        verb == first && (tag->form == RSM_VERB_PARTICIPLE || tag->form == RSM_VERB_ING);
    group->subject = group->object = group->agent = RSM_NONE;
}

static bool chunk_verbs(extraction *x, uint32_t first, uint32_t end) {
    for (uint32_t token = first; token < end;) {
        bool opens = is_verbal(x, token) ||
                     (token_is(x, token, "to") && token + 1 < end && is_verbal(x, token + 1));
        uint32_t verb = RSM_NONE;
        uint32_t stop = opens ? verb_group_end(x, token, end, &verb) : token;
        if (stop <= token || verb == RSM_NONE) {
            token++;
            continue;
        }
        verb_group *group = rsm_vector_push(&x->verbs);
        if (group == NULL)
            return false;
        fill_verb(x, group, token, stop, verb);
        for (; token < stop; token++)
            x->verb_of[token] = x->verbs.count - 1;
    }
    return true;
}

/* ---- subjects, objects, agents ---- */

/* "After gunmen killed ten", "before police came": what was taken for a preposition opens the
 * clause of the verb right after the phrase. */
static bool opens_its_clause(const extraction *x, const noun_phrase *phrase,
                             const verb_group *group) {
    static const char *const words[] = {"after", "before", "since", "until", "once", "till"};
    uint32_t end = phrase->end;
    while (end < group->first && token_upos(x, end) == RSM_UPOS_ADV)
        end++;
    return end == group->first && !group->participle && !group->infinitive &&
           word_in(x, phrase->first - 1, words, sizeof words / sizeof *words);
}

/* Verbs whose object may be a clause without "that": "said Doe had died", "found Doe had been
 * shot".
 */
static bool takes_clause(const extraction *x, const verb_group *group) {
    static const char *const words[] = {
        "find", "believe", "think",   "know", "hear",    "learn",     "see",  "fear",    "hope",
        "feel", "suspect", "realise", "show", "realize", "determine", "note", "discover"};
    return group != NULL && (match_at(x, group->verb, RSM_DOMAIN_CUE) != NULL ||
                             word_in(x, group->verb, words, sizeof words / sizeof *words));
}

/* An apposition's phrase ("Hassan Ali, a spokesman, said") gives way to what it explains; a day
 * ("Early Saturday, a spokesman said") is not explained. */
static uint32_t explained_by(const extraction *x, uint32_t index, uint32_t first) {
    const noun_phrase *phrase = phrase_at(x, index);
    if (phrase->first < first + 2 || !is_comma(x, phrase->first - 1))
        return index;
    uint32_t before = x->phrase_of[phrase->first - 2];
    const noun_phrase *earlier = phrase_at(x, before);
    if (earlier == NULL || !earlier->proper || phrase->proper ||
        x->time_of[earlier->head] != RSM_NONE || governed(x, earlier, first) ||
        token_is(x, phrase->first, "whose")) /* "Ann Lee, whose son was killed" */
        return index;
    const verb_group *over = earlier->first > first ? verb_at(x, x->verb_of[earlier->first - 1]) : NULL;
    if (over != NULL && over->end == earlier->first && !takes_clause(x, over))
        return index; /* "medics treated Ann Lee, another gunman fled" */
    return before;
}

static uint32_t comma_before(const extraction *x, uint32_t token, uint32_t first) {
    while (token > first && !is_comma(x, token - 1))
        token--;
    return token > first ? token - 1 : first;
}

/* A verb met on the way back to a subject: of "a group that few had heard of said" the subject
 * stands before "that". */
static uint32_t antecedent(const extraction *x, uint32_t token, uint32_t limit) {
    for (uint32_t steps = 0; token > limit + 1 && steps < RELATIVE_REACH; steps++) {
        token--;
        if (is_comma(x, token))
            return RSM_NONE;
        if (!is_relative(x, token))
            continue;
        uint32_t before = is_comma(x, token - 1) && token > limit + 2 ? token - 2 : token - 1;
        const noun_phrase *phrase = phrase_at(x, x->phrase_of[before]);
        while (phrase != NULL && phrase->first > limit + 1 && /* "near First and Second that" */
               token_upos(x, phrase->first - 1) == RSM_UPOS_CCONJ &&
               x->phrase_of[phrase->first - 2] != RSM_NONE)
            phrase = phrase_at(x, x->phrase_of[phrase->first - 2]);
        return phrase != NULL && !governed(x, phrase, limit) ? x->phrase_of[before] : RSM_NONE;
    }
    return RSM_NONE;
}

static uint32_t find_subject(const extraction *x, uint32_t group_index, uint32_t first) {
    const verb_group *group = verb_at(x, group_index);
    uint32_t token = group->first;
    uint32_t limit = token > first + CHUNK_REACH ? token - CHUNK_REACH : first;
    while (token > first + 1 && ((token_upos(x, token - 1) == RSM_UPOS_ADV &&
                                  x->phrase_of[token - 1] == RSM_NONE) ||
                                 (token_is(x, token - 1, "both") && is_comma(x, token - 2))))
        token--; /* "John Doe, 30, fatally shot"; "and then shot"; "Doe and Reed, 19, both face" */
    if (token > first && token_upos(x, token - 1) == RSM_UPOS_CCONJ && group_index > 0 &&
        verb_at(x, group_index - 1)->first >= first)
        return subject_shared(x, group_index, first);
    if (token > first && is_comma(x, token - 1)) {
        if (group->participle && group_index > 0 && verb_at(x, group_index - 1)->first >= first)
            return verb_at(x, group_index - 1)->subject;
        token = comma_before(x, token - 1, limit);
    }
    while (token > limit) {
        token--;
        if (is_relative(x, token)) {
            if (asks_who(x, token, first))
                return RSM_NONE;
            if (token > limit && is_comma(x, token - 1))
                token--;
            bool who = token_is(x, token + (is_comma(x, token) ? 1 : 0), "who") && token > limit;
            if (who && (is_person_name(x, token - 1) || /* "the murder of Doe, who died" */
                        is_who(x, token, group, first)))
                return x->phrase_of[token - 1];
            continue;
        }
        noun_phrase *phrase = phrase_at(x, x->phrase_of[token]);
        if (phrase != NULL) {
            bool time = x->time_of[phrase->head] != RSM_NONE;
            bool object = phrase->first > limit && x->verb_of[phrase->first - 1] != RSM_NONE;
            object = object && (group->participle || group->infinitive ||
                                !takes_clause(x, verb_at(x, x->verb_of[phrase->first - 1])));
            if (object && !time)
                return antecedent(x, phrase->first - 1,
                                  limit); /* of another verb, in a relative clause */
            if (!time && (!governed(x, phrase, first) || opens_its_clause(x, phrase, group)))
                return explained_by(x, x->phrase_of[token], first);
            token = phrase->first;
            if (governed(x, phrase, first))
                token--;
            continue;
        }
        if (x->verb_of[token] != RSM_NONE)
            return antecedent(x, token, limit);
        if (token_upos(x, token) == RSM_UPOS_SCONJ)
            return RSM_NONE;
        if (is_comma(x, token) || token_upos(x, token) == RSM_UPOS_PUNCT)
            return RSM_NONE;
    }
    return RSM_NONE;
}

/* What a relative clause tells of: "caused by men who threw stones". */
static uint32_t told_by_clause(const extraction *x, const verb_group *group, uint32_t first) {
    const rsm_tag *tag = &x->tagging->tags[group->verb];
    bool relative = tag->deprel != NULL && strcmp(tag->deprel, "acl:relcl") == 0;
    return relative && tag->head >= first && tag->head < group->first ? x->phrase_of[tag->head]
                                                                      : RSM_NONE;
}

/* "..., John Doe, 22, of Norville, who lives nearby, was arrested": the name at the start of the
 * sentence, or of what is said, of a verb that a comma stands before. */
static uint32_t named_before_commas(const extraction *x, const verb_group *group, uint32_t first) {
    uint32_t limit = group->first > first + CHUNK_REACH ? group->first - CHUNK_REACH : first;
    if (group->participle || group->infinitive || group->first == first ||
        !is_comma(x, group->first - 1))
        return RSM_NONE;
    for (uint32_t token = group->first - 1; token-- > limit;) {
        const noun_phrase *phrase = phrase_at(x, x->phrase_of[token]);
        if (phrase == NULL || !is_person_name(x, phrase->head) || !is_comma(x, phrase->end))
            continue;
        uint32_t before = phrase->first;
        bool opens = before == first || token_is(x, before - 1, "that") ||
                     match_over(x, before - 1, RSM_DOMAIN_CUE) != NULL;
        if (opens)
            return x->phrase_of[token];
        token = phrase->first;
    }
    return RSM_NONE;
}

/* Whom a verb within his description tells of: of "a man suspected of shooting his wife" the man.
 */
static uint32_t described_by(const extraction *x, uint32_t verb, uint32_t first) {
    enum { STEPS = 3 };
    for (uint32_t steps = 0; steps < STEPS; steps++) {
        const rsm_tag *tag = &x->tagging->tags[verb];
        if (tag->head == RSM_NONE || tag->head < first || tag->head >= verb || tag->deprel == NULL)
            return RSM_NONE;
        if (strncmp(tag->deprel, "acl", strlen("acl")) == 0)
            return x->phrase_of[tag->head];
        verb = tag->head;
    }
    return RSM_NONE;
}

/* The subject that the tree gives, where the words before the verb lead to none: "a gunman armed
 * with a rifle opened fire". */
static uint32_t subject_in_tree(const extraction *x, const verb_group *group, uint32_t first) {
    uint32_t limit = group->first > first + CHUNK_REACH ? group->first - CHUNK_REACH : first;
    for (uint32_t token = group->first; x->tagging->has_tree && token-- > limit;) {
        const rsm_tag *tag = &x->tagging->tags[token];
        bool subject = tag->head == group->verb && tag->deprel != NULL &&
                       strncmp(tag->deprel, "nsubj", strlen("nsubj")) == 0;
        if (!subject)
            continue;
        if (asks_who(x, token, first))
            return RSM_NONE;
        uint32_t index =
            is_relative(x, token) ? told_by_clause(x, group, first) : x->phrase_of[token];
        const noun_phrase *phrase = phrase_at(x, index);
        uint32_t before =
            phrase != NULL && phrase->first > first ? x->verb_of[phrase->first - 1] : RSM_NONE;
        const verb_group *has_it =
            verb_at(x, before); /* whose object the tree took for a subject */
        if (has_it != NULL && x->tagging->tags[has_it->verb].form == RSM_VERB_ING &&
            has_it->end == phrase->first && !takes_clause(x, has_it))
            return described_by(x, has_it->verb, first);
        if (phrase != NULL && x->time_of[phrase->head] == RSM_NONE)
            return index;
    }
    return RSM_NONE;
}

/* The "up" of "blew up a bus". */
static bool is_particle(const extraction *x, uint32_t token) {
    const char *relation = x->tagging->tags[token].deprel;
    return relation != NULL && strcmp(relation, "compound:prt") == 0;
}

/* Steps over what may stand between a verb and its object: adverbs, hedges, a particle. */
static uint32_t skip_to_object(const extraction *x, uint32_t token, uint32_t end) {
    for (uint32_t steps = 0; token < end && steps < 6; steps++) {
        const rsm_match *hedge = match_at(x, token, RSM_DOMAIN_HEDGE);
        bool counts = hedge != NULL && hedge->end_token < end && /* but "shot near a school" */
                      (token_upos(x, token) != RSM_UPOS_ADP ||
                       token_upos(x, hedge->end_token) == RSM_UPOS_NUM);
        if (counts)
            token = hedge->end_token;
        else if (token + 2 < end && token_is(x, token, "to") && token_is(x, token + 1, "death"))
            token += 2; /* "beat to death a man" */
        else if ((token_upos(x, token) == RSM_UPOS_ADV || token_is(x, token, "dead")) &&
                 x->phrase_of[token] == RSM_NONE)
            token++; /* "shot dead a man" */
        else if (x->text->tokens[token].flags & (RSM_TOKEN_OPENS_QUOTE | RSM_TOKEN_CLOSES_QUOTE))
            token++; /* "struck and killed" Doe */
        else if (is_particle(x, token))
            token++;
        else
            break;
    }
    return token;
}

static uint32_t find_object(const extraction *x, const verb_group *group, uint32_t end) {
    uint32_t token = skip_to_object(x, group->end, end);
    uint32_t index = token < end ? x->phrase_of[token] : RSM_NONE;
    const noun_phrase *phrase = phrase_at(x, index);
    if (phrase == NULL || x->time_of[phrase->head] != RSM_NONE)
        return RSM_NONE;
    return index;
}

bool is_glued(const extraction *x, uint32_t token) {
    return token > 0 && rsm_slice_equal_string(token_text(x, token - 1), "-") &&
           tokens_span(x, token - 1, token).end == tokens_span(x, token, token + 1).start;
}

static uint32_t find_agent(const extraction *x, const verb_group *group, uint32_t end) {
    uint32_t limit = end - group->end > 12 ? group->end + 12 : end;
    for (uint32_t token = group->end; token + 1 < limit; token++) {
        if (x->verb_of[token] != RSM_NONE || is_comma(x, token))
            return RSM_NONE;
        if (!token_is(x, token, "by") || is_glued(x, token))
            continue;
        uint32_t start = skip_to_object(x, token + 1, end);
        uint32_t index = start < end ? x->phrase_of[start] : RSM_NONE;
        const noun_phrase *phrase = phrase_at(x, index);
        return phrase != NULL && x->time_of[phrase->head] == RSM_NONE &&
                       !is_by_joined(x, group->end, token, phrase)
                   ? index
                   : RSM_NONE;
    }
    return RSM_NONE;
}

/* The agent that the tree gives, far from its verb: "was seized on Friday, 80 km north of the
 * capital, by gunmen". */
static uint32_t agent_in_tree(const extraction *x, const verb_group *group, uint32_t end) {
    uint32_t limit = end - group->end > CHUNK_REACH ? group->end + CHUNK_REACH : end;
    for (uint32_t token = group->end; x->tagging->has_tree && token + 1 < limit; token++) {
        if (!token_is(x, token, "by") || is_glued(x, token))
            continue;
        uint32_t head = x->tagging->tags[token].head;
        const noun_phrase *phrase = head < limit ? phrase_at(x, x->phrase_of[head]) : NULL;
        if (phrase != NULL && x->tagging->tags[head].head == group->verb &&
            x->time_of[phrase->head] == RSM_NONE)
            return x->phrase_of[head];
    }
    return RSM_NONE;
}

/* A verb whose particle an object follows, "set off a bomb", though it looks like a participle. */
static bool takes_particle(const extraction *x, const verb_group *group) {
    static const char *const particles[] = {"off", "up", "down", "out"};
    const rsm_match *match = match_at(x, group->verb, RSM_DOMAIN_TRIGGER);
    if (match == NULL)
        match = match_at(x, group->verb, RSM_DOMAIN_DEED);
    if (match == NULL || match->words < 2 || group->end + 1 >= x->text->token_count)
        return false;
    return word_in(x, group->end, particles, sizeof particles / sizeof *particles) &&
           match->end_token > group->end && x->phrase_of[group->end + 1] != RSM_NONE;
}

/* A verb that the tree hangs on the noun before it and that has no object: "the priests murdered
 * last week by soldiers". */
static bool is_reduced(const extraction *x, const verb_group *group) {
    const rsm_tag *tag = &x->tagging->tags[group->verb];
    return x->tagging->has_tree && tag->deprel != NULL && strcmp(tag->deprel, "acl") == 0 &&
           group->first == group->verb && tag->form == RSM_VERB_PAST && tag->head < group->first &&
           !token_is(x, group->verb, "said") && /* nothing is "said" but what "to" follows */
           x->phrase_of[tag->head] == x->phrase_of[group->first - 1];
}

/* "after being shot", "by getting hit": the subject of the clause before is meant. */
static bool is_bare_clause(const extraction *x, const verb_group *group) {
    bool lead = token_is(x, group->first, "being") || token_is(x, group->first, "getting");
    return lead && group->first > 0 &&
           (token_upos(x, group->first - 1) == RSM_UPOS_ADP ||
            token_upos(x, group->first - 1) == RSM_UPOS_SCONJ);
}

/* "soldiers burnt houses, threatened teachers, beat residents": of verbs in a row, each with its
 * object before the comma, the one before; RSM_NONE. */
static uint32_t verb_in_row(const extraction *x, uint32_t index, uint32_t first) {
    const verb_group *group = verb_at(x, index), *before = verb_at(x, index - 1);
    if (index == 0 || before->first < first || group->passive || before->passive ||
        group->first != group->verb || !is_comma(x, group->first - 1) || before->infinitive ||
        x->tagging->tags[group->verb].form == RSM_VERB_ING ||
        x->tagging->tags[before->verb].form == RSM_VERB_ING)
        return RSM_NONE;
    const noun_phrase *object = phrase_at(x, x->phrase_of[before->end]);
    bool whole = object != NULL && object->first == before->end;
    for (uint32_t token = before->end; whole && token + 1 < group->first; token++)
        whole = x->phrase_of[token] != RSM_NONE || token_upos(x, token) == RSM_UPOS_ADP;
    static const char *const tells[] = {"say", "report", "add", "tell", "announce", "state"};
    bool told = word_in(x, group->verb, tells, sizeof tells / sizeof *tells);
    return whole && !told ? index - 1 : RSM_NONE; /* not "hit the town, said Doe" */
}

/* The subject of the nearest clause with one before a verb. */
static uint32_t subject_before(const extraction *x, uint32_t index, uint32_t first_group) {
    while (index-- > first_group) {
        const verb_group *group = verb_at(x, index);
        if (!group->participle && !group->infinitive && group->subject != RSM_NONE)
            return group->subject;
    }
    return verb_at(x, first_group)->subject;
}

/* Whether a verb tells a deed that is done to somebody: "kidnapped". */
static bool harms_object(const extraction *x, const verb_group *group) {
    const rsm_match *trigger = match_at(x, group->verb, RSM_DOMAIN_TRIGGER);
    return trigger != NULL && trigger->words == 1 &&
           (rsm_world_number(x->world, RSM_DOMAIN_TRIGGER, trigger->row, RSM_TRIGGER_FLAGS) &
            (RSM_TRIGGER_VICTIM_OBJECT | RSM_TRIGGER_TARGET_OBJECT)) != 0;
}

/* "Doe shot and killed his brother": the first of two verbs that share an object is no participle.
 */
static bool shares_object(const extraction *x, uint32_t index, uint32_t end) {
    const verb_group *group = verb_at(x, index), *next = verb_at(x, index + 1);
    bool bare = index + 1 < x->verbs.count && !group->passive && group->object == RSM_NONE && harms_object(x, group) &&
                match_at(x, next->verb, RSM_DOMAIN_CUE) == NULL; /* but "and threatened him" */
    if (!(group->participle || bare) || index + 1 >= x->verbs.count ||
        next->first != group->end + 1 || !token_is(x, group->end, "and") || next->passive ||
        next->end != next->verb + 1 ||
        x->tagging->tags[group->verb].form == RSM_VERB_ING)
        return false;
    uint32_t object = find_object(x, next, end);
    const noun_phrase *phrase = phrase_at(x, object);
    return phrase != NULL && phrase->first == next->end && phrase_at(x, group->subject) != NULL;
}

/* "shot dead two men", "hacked to death a guard": an object all the same. */
static bool has_dead_object(const extraction *x, const verb_group *group, uint32_t end) {
    uint32_t token = group->end;
    if (token + 2 < end && token_is(x, token, "to") && token_is(x, token + 1, "death"))
        return x->time_of[token + 2] == RSM_NONE && phrase_at(x, x->phrase_of[token + 2]) != NULL;
    return token + 1 < end && token_is(x, token, "dead") && x->time_of[token + 1] == RSM_NONE &&
           phrase_at(x, x->phrase_of[token + 1]) != NULL;
}

/* "were found | stabbed", after the verb `index` - 1. */
static bool is_state_found(const extraction *x, uint32_t index) {
    static const char *const tells[] = {"say", "add", "report", "confirm", "tell", "state"};
    if (ONE_OF(x, verb_at(x, index)->verb, tells))
        return false; /* "not to be named said" */
    const verb_group *group = verb_at(x, index), *found = verb_at(x, index - 1);
    return found->passive && found->end == group->first && group->verb == group->first &&
           group->object == RSM_NONE && x->tagging->tags[group->verb].form != RSM_VERB_ING &&
           x->tagging->tags[group->verb].form != RSM_VERB_BASE;
}

static bool takes_subject_of(const verb_group *group, const verb_group *before) {
    return (group->infinitive || group->participle) && before->end == group->first;
}

/* "is believed to have shot him", "began to fire", "tried to seize it": who is believed, begins or
 * tries is who does it. */
static bool shares_subject(const extraction *x, uint32_t index) {
    static const char *const active[] = {"begin", "start",   "try",      "attempt", "manage",
                                         "seem",  "proceed", "continue", "appear",  "go",
                                         "claim"};
    static const char *const passive[] = {"believe", "think",   "allege", "suspect", "report",
                                          "say",     "presume", "know",   "assume",  "consider"};
    const verb_group *group = verb_at(x, index);
    if (group->infinitive && lemma_is(x, group->verb, "have"))
        return true; /* "to have | shot him" */
    return !group->negated &&
           (group->passive ? ONE_OF(x, group->verb, passive) : ONE_OF(x, group->verb, active));
}

static void link_verbs(const extraction *x, uint32_t first_group, uint32_t first, uint32_t end) {
    for (uint32_t index = first_group; index < x->verbs.count; index++) {
        verb_group *group = verb_at(x, index);
        bool tells = closes_telling(x, index, first, end) || charges_that(x, group) ||
                     takes_no_object(x, group);
        if (tells || is_by_channel(x, group, end))
            group->passive = group->participle = false;
        uint32_t row = index > first_group ? verb_in_row(x, index, first) : RSM_NONE;
        group->subject = row != RSM_NONE ? verb_at(x, row)->subject : find_subject(x, index, first);
        if (group->subject == RSM_NONE)
            group->subject = subject_in_tree(x, group, first);
        if (group->subject == RSM_NONE)
            group->subject = named_before_commas(x, group, first);
        if (group->subject == RSM_NONE && index > first_group &&
            takes_subject_of(group, verb_at(x, index - 1)) && shares_subject(x, index - 1))
            group->subject = verb_at(x, index - 1)->subject;
        if (group->subject == RSM_NONE && index > first_group && is_bare_clause(x, group))
            group->subject = subject_before(x, index, first_group);
        group->object = find_object(x, group, end);
        if (shares_object(x, index, end)) {
            group->object = find_object(x, verb_at(x, index + 1), end);
            group->passive = group->participle = false;
            continue;
        }
        if (index > first_group && is_state_found(x, index)) {
            group->subject = verb_at(x, index - 1)->subject;
            group->passive = true;
            continue;
        }
        if (group->participle && has_dead_object(x, group, end))
            group->passive = group->participle = false;
        if (group->passive && token_is(x, group->first, "being") && group->first > first &&
            x->phrase_of[group->first - 1] != RSM_NONE)
            group->subject = x->phrase_of[group->first - 1]; /* "like a country being invaded" */
        /* a reduced relative, "people killed by the blast": what it follows suffers it */
        bool reduced =
            !tells && group->first > first && group->object == RSM_NONE && is_reduced(x, group);
        if (group->participle && group->first > first &&
            x->phrase_of[group->first - 1] != RSM_NONE &&
            x->tagging->tags[group->verb].form == RSM_VERB_PARTICIPLE && group->object == RSM_NONE)
            reduced = true;
        if (reduced) {
            group->subject = x->phrase_of[group->first - 1];
            group->passive = true;
        }
        mark_hit(x, group, first, end);
        /* "killed between 20 and 30 people": the tagger took the preposition for an agent's */
        if (reduced && takes_particle(x, group))
            group->passive = false; /* "rebels set off a bomb" */
        if (group->participle && group->object != RSM_NONE &&
            match_at(x, group->end, RSM_DOMAIN_HEDGE) != NULL)
            group->passive = false;
        if (group->passive)
            group->agent = find_agent(x, group, end);
        if (group->passive && group->agent == RSM_NONE)
            group->agent = agent_in_tree(x, group, end);
    }
}

/* ---- clauses ---- */

static bool opens_clause(const extraction *x, uint32_t token, uint32_t first) {
    if (token == first)
        return true;
    rsm_upos upos = token_upos(x, token);
    rsm_slice text = token_text(x, token);
    if (upos == RSM_UPOS_SCONJ || token_is(x, token, "who") || token_is(x, token, "which"))
        return true;
    if (rsm_slice_equal_string(text, ";") || rsm_slice_equal_string(text, ":"))
        return true;
    if (rsm_slice_equal_string(text, "\xe2\x80\x94") || rsm_slice_equal_string(text, "--"))
        return true;
    if (!is_comma(x, token - 1))
        return false;
    if (upos == RSM_UPOS_CCONJ)
        return true;
    const verb_group *group = verb_at(x, x->verb_of[token]);
    return group != NULL && group->participle;
}

bool extract_chunks(extraction *x) {
    uint32_t clause = 0;
    for (uint32_t s = 0; s < x->text->sentence_count; s++) {
        const rsm_sentence *sentence = &x->text->sentences[s];
        uint32_t first_group = x->verbs.count;
        if (!chunk_nouns(x, sentence->dateline_end, sentence->end_token) ||
            !chunk_verbs(x, sentence->dateline_end, sentence->end_token)) {
            x->failed = true;
            return false;
        }
        link_verbs(x, first_group, sentence->dateline_end, sentence->end_token);
        for (uint32_t token = sentence->first_token; token < sentence->end_token; token++) {
            if (opens_clause(x, token, sentence->first_token))
                clause++;
            x->clause_of[token] = clause;
        }
    }
    return true;
}
