/* Several who tell together: "police and medics said", "according to the mayor, a nurse and two
 * witnesses".
 *
 * They are one link, named in the words of the report and known by the first of them: one
 * statement, made by all. Invariant: whoever is the object of another verb, or counted
 * as harmed, tells nothing ("killing 11 people, police and medics said"). Cost: linear in the words
 * of the list, at most JOINT_MOST of whom are taken. */
#include "extract/source.h"

#include "extract/crediting.h"
#include "extract/teller.h"

enum {
    JOINT_MOST = 6, /* tellers of one list */
    OF_PHRASES = 2  /* "of" and "in" phrases between a teller and "and" */
};

static bool is_comma_at(const extraction *x, uint32_t token) {
    return rsm_slice_equal_string(token_text(x, token), ",");
}

static bool is_joined(const extraction *x, uint32_t token) {
    return token_is(x, token, "and") || token_is(x, token, "&");
}

/* Whether some verb of the sentence acts on the phrase. */
static bool is_acted_on(const extraction *x, uint32_t index) {
    const noun_phrase *phrase = phrase_at(x, index);
    const verb_group *group = phrase->first > 0 ? verb_at(x, x->verb_of[phrase->first - 1]) : NULL;
    return group != NULL && group->object == index && !group->passive;
}

/* Whether a phrase is of somebody who may tell beside another: a body, a kind of people who tell, a
 * name; no number of people, no place. */
static bool may_join(const extraction *x, uint32_t index) {
    const noun_phrase *phrase = phrase_at(x, index);
    if (phrase->pronoun || !may_tell(x, index) || is_acted_on(x, index) ||
        x->place_of[phrase->head] != RSM_NONE)
        return false;
    return is_person_name(x, phrase->head) ||
           match_over(x, phrase->head, RSM_DOMAIN_PERSON) != NULL || /* "a boy and a man told" */
           telling_match(x, phrase->first, phrase->end, false) != NULL;
}

/* The phrase that ends before `token`, past "of Osk" and "in Osk" to whose they are; or RSM_NONE.
 */
static uint32_t joined_before(const extraction *x, uint32_t token, uint32_t first) {
    for (uint32_t step = 0; step <= OF_PHRASES && token > first; step++) {
        uint32_t index = x->phrase_of[token - 1];
        const noun_phrase *phrase = phrase_at(x, index);
        if (phrase == NULL || phrase->end != token || phrase->first < first)
            return RSM_NONE;
        if (may_join(x, index))
            return index;
        uint32_t before = phrase->first;
        if (before < first + 2 ||
            !(token_is(x, before - 1, "of") || token_is(x, before - 1, "in") ||
              token_is(x, before - 1, "at") || token_is(x, before - 1, "for")))
            return RSM_NONE;
        token = before - 1;
    }
    return RSM_NONE;
}

/* Whether a list of tellers may begin at a token: at the start of its sentence or clause, after a
 * pause, "that", a verb of telling. */
static bool may_open(const extraction *x, uint32_t token) {
    static const char *const words[] = {"that",  "but",   "while", "as",     "both",  "and",
                                        "where", "after", "when",  "before", "which", "because"};
    return token == sentence_first(x, token) || is_pause(x, token - 1) ||
           (token == sentence_first(x, token) + 1 && /* the mark of an item of a list */
            token_upos(x, token - 1) == RSM_UPOS_PUNCT) ||
           x->text->sentences[x->text->tokens[token].sentence].dateline_end == token ||
           ONE_OF(x, token - 1, words) || is_comma_at(x, token - 1);
}

uint32_t joint_first(const extraction *x, uint32_t index) {
    const noun_phrase *phrase = phrase_at(x, index);
    uint32_t first = sentence_first(x, phrase->first), at = phrase->first, best = at;
    uint32_t dateline = x->text->sentences[x->text->tokens[at].sentence].dateline_end;
    bool listed = false; /* "and" has been met */
    for (uint32_t token = at; token < phrase->head; token++)
        listed |= is_joined(x, token); /* "witnesses, | police and hospital officials" */
    first = dateline > first && dateline <= at ? dateline : first;
    for (uint32_t count = 1; count < JOINT_MOST && at > first + 1; count++) {
        bool comma = is_comma_at(x, at - 1), and = is_joined(x, at - 1);
        if (!and&&!(comma && listed))
            break;
        uint32_t end = and&&is_comma_at(x, at - 2) ? at - 2 : at - 1; /* ", and" */
        uint32_t before = joined_before(x, end, first);
        if (before == RSM_NONE)
            break;
        listed = true;
        at = phrase_at(x, before)->first;
        if (may_open(x, at))
            best = at;
    }
    return best;
}

uint32_t joint_end(const extraction *x, uint32_t index, uint32_t end) {
    uint32_t stop = sentence_end(x, phrase_at(x, index)->first), at = end, best = end;
    for (uint32_t count = 1; count < JOINT_MOST && at + 1 < stop; count++) {
        bool comma = is_comma_at(x, at), and = is_joined(x, at);
        uint32_t next = comma && is_joined(x, at + 1) ? at + 2 : at + 1;
        if ((!comma && !and) || next >= stop)
            break;
        const noun_phrase *phrase = phrase_at(x, x->phrase_of[next]);
        if (phrase == NULL || phrase->first != next || !may_join(x, x->phrase_of[next]) ||
            (phrase->end < stop && x->verb_of[phrase->end] != RSM_NONE))
            break;
        at = phrase->end;
        if (and || next == end + 2)
            best = at; /* a list ends with "and": else it was an apposition */
    }
    return best;
}

void join_tellers(const extraction *x, uint32_t first, uint32_t end, rsm_source *link) {
    uint32_t named = first;
    if (token_upos(x, named) == RSM_UPOS_DET && named + 1 < end)
        named++;
    if (tokens_span(x, first, end).start <
        link->span.start) { /* the first of them stands for all */
        rsm_source leads;
        describe_source(x, x->phrase_of[first], NULL, &leads);
        leads.span.end = link->span.end;
        leads.kind = leads.kind == RSM_SOURCE_UNNAMED ? link->kind : leads.kind;
        *link = leads;
    }
    uint32_t last = tokens_span(x, first, end).end;
    link->span.end = link->span.end > last ? link->span.end : last;
    rsm_span name = {tokens_span(x, named, end).start, link->span.end};
    link->name = span_text(x, name);
}
