/* Which words of its sentence a credit tells.
 *
 * What stands before a cue that closes its sentence (", police said") is content; otherwise what
 * follows the cue is, up to the comma that closes an aside, to the second of two tellers held
 * against each other, to the end of the quotation it stands in. Invariant: content is of one
 * sentence, marks and "that" at its ends left out. Cost: linear in the sentence. */
#include "extract/crediting.h"
#include "extract/govern.h"
#include "extract/source.h"
#include "extract/teller.h"

enum { RELATIVE_CLIMB = 24 /* tokens up the tree to the verb of a relative clause */ };

static bool is_quote(const extraction *x, uint32_t token) {
    return (x->text->tokens[token].flags & (RSM_TOKEN_OPENS_QUOTE | RSM_TOKEN_CLOSES_QUOTE)) != 0;
}

void add_content(extraction *x, credit *c, uint32_t first, uint32_t end) {
    while (first < end &&
           (is_pause(x, first) || token_is(x, first, ":") ||
            (token_is(x, first, "that") && token_upos(x, first) != RSM_UPOS_DET)))
        first++;
    while (end > first && token_upos(x, end - 1) == RSM_UPOS_PUNCT)
        end--;
    if (first >= end)
        return;
    rsm_span *spans =
        rsm_arena_allocate_items(x->arena, c->attribution.content_count + 1, sizeof *spans);
    if (spans == NULL) {
        x->failed = true;
        return;
    }
    for (uint32_t i = 0; i < c->attribution.content_count; i++)
        spans[i] = c->attribution.content[i];
    spans[c->attribution.content_count] = tokens_span(x, first, end);
    c->attribution.content = spans;
    c->attribution.content_count++;
    if (x->text->tokens[first].flags & RSM_TOKEN_QUOTED)
        c->quoted = true;
}

/* ---- where it begins and ends ---- */

bool has_verb(const extraction *x, uint32_t first, uint32_t end) {
    for (uint32_t token = first; token < end; token++)
        if (x->verb_of[token] != RSM_NONE)
            return true;
    return false;
}

static bool has_closing_quote(const extraction *x, uint32_t first, uint32_t end) {
    for (uint32_t token = first; token < end; token++)
        if (x->text->tokens[token].flags & RSM_TOKEN_CLOSES_QUOTE)
            return true;
    return false;
}

/* Where what a credit before this one in the sentence has to itself ends. */
uint32_t content_start(const extraction *x, const finding *f, uint32_t before) {
    const rsm_sentence *sentence = &x->text->sentences[f->sentence];
    uint32_t start = sentence->dateline_end;
    for (uint32_t token = before; token > start; token--) {
        rsm_slice text = token_text(x, token - 1);
        bool colon = rsm_slice_equal_string(text, ":") && has_verb(x, start, token - 1);
        if (rsm_slice_equal_string(text, ";") || colon)
            return token;
    }
    return start;
}

static bool within_quote(const extraction *x, uint32_t first, uint32_t end) {
    for (uint32_t token = first; token < end; token++)
        if (!(x->text->tokens[token].flags & RSM_TOKEN_QUOTED))
            return false;
    return true;
}

static uint32_t quote_end(const extraction *x, uint32_t from, uint32_t end) {
    while (from < end && (x->text->tokens[from].flags & RSM_TOKEN_QUOTED))
        from++;
    return from;
}

/* Whether the words after a cue are a clause that it leads: "said the road was shut". */
static bool clause_starts(const extraction *x, uint32_t token, uint32_t end) {
    return token < end && token_upos(x, token) != RSM_UPOS_PUNCT && clause_follows(x, token, end);
}

/* Whether what was said goes on after ", he said,": at the comma right after the cue. */
static bool goes_on(const extraction *x, uint32_t own_end, uint32_t token, uint32_t end) {
    if (token != own_end || token + 2 >= end || !rsm_slice_equal_string(token_text(x, token), ","))
        return false;
    if (x->tagging->tags[token + 1].form == RSM_VERB_ING || token_is(x, token + 1, "who"))
        return false;
    return token_upos(x, token + 1) != RSM_UPOS_CCONJ || token_is(x, token + 2, "that");
}

/* "While the ministry says 12 died, the party says 30": the comma before the second teller, of a
 * sentence that opens with the first; the semicolon of "The ministry said 12 died; the party denied
 * it"; else `end`. */
static uint32_t contrast_end(const extraction *x, uint32_t own_first, uint32_t own_end,
                             uint32_t end) {
    static const char *const leads[] = {"while", "although", "though", "whereas", "but"};
    bool opens = own_first > 0 && ONE_OF(x, own_first - 1, leads);
    for (uint32_t token = own_end; token + 2 < end; token++) {
        bool apart = rsm_slice_equal_string(token_text(x, token), ";");
        if (!apart && !rsm_slice_equal_string(token_text(x, token), ","))
            continue;
        uint32_t at = token + 1;
        bool turns = apart || ONE_OF(x, at, leads);
        at += turns && ONE_OF(x, at, leads);
        const noun_phrase *who = phrase_at(x, x->phrase_of[at]);
        if ((!opens && !turns) || who == NULL || who->first != at || who->end >= end ||
            who->pronoun)
            continue;
        const verb_group *group = verb_at(x, x->verb_of[who->end]);
        const rsm_match *cue = group != NULL && group->first == who->end
                                   ? cue_at(x, group->verb, RSM_POS_VERB)
                                   : NULL;
        bool hears = apart && cue != NULL && cue_notes(x, cue, "sense");
        if (cue != NULL && !hears && may_tell(x, x->phrase_of[at]))
            return token;
    }
    return end;
}

/* "The suspect, identified by police as John Doe, 34, shot two": the name and age; else `end`. */
static uint32_t named_end(const extraction *x, const credit *c, uint32_t own_end, uint32_t end) {
    const verb_group *group = verb_at(x, x->verb_of[c->cue_first]);
    if (group == NULL || !group->participle || !lemma_is(x, group->verb, "identify") ||
        group->first == 0 || !is_pause(x, group->first - 1))
        return end;
    for (uint32_t token = own_end; token < end; token++)
        if (rsm_slice_equal_string(token_text(x, token), ",") && token + 1 < end &&
            token_upos(x, token + 1) != RSM_UPOS_NUM)
            return token;
    return end;
}

/* Whether nothing but times and marks stands in [own_end, end). */
static bool ends_all(const extraction *x, uint32_t own_end, uint32_t end) {
    for (uint32_t token = own_end; token < end; token++)
        if (token_upos(x, token) != RSM_UPOS_PUNCT && x->time_of[token] == RSM_NONE &&
            token_upos(x, token) != RSM_UPOS_ADP)
            return false;
    return true;
}

/* `the "war" declared by the rebels`: a participle on a noun in quotation marks, and no pause. */
static bool hangs_on_quoted(const extraction *x, const credit *c, uint32_t own_first) {
    const verb_group *group = verb_at(x, x->verb_of[c->cue_first]);
    return group != NULL && group->passive && group->first == group->verb &&
           own_first == group->first && is_quote(x, own_first - 1) &&
           tree_relation_is(x, group->verb, "acl");
}

/* Whether nothing but times and marks follows a cue to the end of its sentence, in which nobody was
 * credited before. */
static bool closes_all(const extraction *x, const credit *c, uint32_t own_end, uint32_t end) {
    if (!ends_all(x, own_end, end))
        return false;
    uint32_t before = x->credits.count > 1 ? x->credits.count - 2 : RSM_NONE;
    const credit *last = credit_at(x, before);
    return last == NULL || last == c || last->cue_first == last->cue_end ||
           x->text->tokens[last->cue_first].sentence != x->text->tokens[c->cue_first].sentence;
}

/* "After papers began reporting on it, the mayor resigned": the comma that closes the clause of time which
 * opens the sentence and in which somebody tells of something, no clause; else `end`. */
static uint32_t fronted_end(const extraction *x, uint32_t own_first, uint32_t own_end, uint32_t end) {
    static const char *const times[] = {"after", "when", "before", "once", "since", "hours", "days"};
    static const char *const leads[] = {"about", "on", "of"};
    const rsm_sentence *sentence = &x->text->sentences[x->text->tokens[own_first].sentence];
    if (own_first != sentence->dateline_end + 1 || own_end >= end || !ONE_OF(x, own_first - 1, times) ||
        !ONE_OF(x, own_end, leads))
        return end;
    for (uint32_t token = own_end; token < end; token++)
        if (rsm_slice_equal_string(token_text(x, token), ","))
            return token;
    return end;
}

/* "denied the charge | and said that": what is denied ends before the verb of telling joined to the denial; else
 * `end`. */
static uint32_t joined_end(const extraction *x, const credit *c, uint32_t own_end, uint32_t end) {
    if (c->attribution.stance != RSM_STANCE_DENIES || !x->tagging->has_tree)
        return end;
    for (uint32_t token = own_end; token + 1 < end; token++)
        if (token_upos(x, token) == RSM_UPOS_CCONJ && tree_head(x, token + 1) == c->cue_first &&
            tree_relation_is(x, token + 1, "conj") && reports_words(x, token + 1))
            return token;
    return end;
}

/* Where what is told after a cue ends before its sentence does: at the comma that closes an aside,
 * and, of what is foretold, where what went before is named ("threatened war after the raid"). */
static uint32_t content_end(const extraction *x, const credit *c, uint32_t own_first,
                            uint32_t own_end, uint32_t end) {
    end = named_end(x, c, own_end, contrast_end(x, own_first, own_end, end));
    end = joined_end(x, c, own_end, fronted_end(x, own_first, own_end, end));
    bool aside = is_in_aside(x, c->cue_first);
    bool foretold = c->attribution.stance == RSM_STANCE_PREDICTS;
    if (own_first >= end || (!aside && !foretold))
        return end;
    for (uint32_t token = own_end; token < end; token++) {
        if (x->text->tokens[token].flags & RSM_TOKEN_QUOTED)
            continue;
        if (aside && rsm_slice_equal_string(token_text(x, token), ",") &&
            !(token_is(x, own_end, "that") && !has_verb(x, own_end, token))) /* not "which said that on Monday, rebels fled" */
            return token;
        if (token == own_end || token_is(x, own_end, "that"))
            continue;
        if (foretold && (token_is(x, token, "after") || token_is(x, token, "following") ||
                         token_is(x, token, "since") || token_is(x, token, "wake")))
            return token;
    }
    return end;
}

/* Content around a cue: [source_first, source_end) and [cue_first, cue_end) are the credit's own
 * words. */
/* "Papers detailing the raid | were filed on Monday": of a sentence that opens with who tells and a
 * reduced clause, the verb that he is the subject of; else `end`. */
static uint32_t reduced_end(const extraction *x, const credit *c, uint32_t first, uint32_t end) {
    static const char *const others[] = {"when", "after",  "as",     "while", "because",
                                         "since", "before", "if",    "although"};
    static const char *const relatives[] = {"who", "which", "that"};
    const verb_group *cue = verb_at(x, x->verb_of[c->cue_first]);
    if (cue == NULL || cue->first != c->cue_first || cue->first == 0 ||
        x->tagging->tags[cue->verb].form != RSM_VERB_ING)
        return end;
    const noun_phrase *teller = phrase_at(x, x->phrase_of[cue->first - 1]);
    const rsm_sentence *sentence = &x->text->sentences[x->text->tokens[cue->first].sentence];
    if (teller == NULL || teller->first != sentence->dateline_end)
        return end;
    uint32_t found = end;
    for (uint32_t token = first; token < end; token++) {
        const verb_group *group = verb_at(x, x->verb_of[token]);
        if (ONE_OF(x, token, others) || rsm_slice_equal_string(token_text(x, token), ","))
            break;
        if (group != NULL && group->first == token && token > first && !group->participle &&
            !group->infinitive && !ONE_OF(x, token - 1, relatives))
            found = token;
    }
    return found;
}

/* "students who said they had been threatened | came to Osk": what is told in a relative clause ends
 * with it. */
static uint32_t relative_end(const extraction *x, const credit *c, uint32_t first, uint32_t end) {
    if (!x->tagging->has_tree || !tree_relation_is(x, c->cue_first, "acl:relcl"))
        return end;
    for (uint32_t token = end; token-- > first;) {
        uint32_t at = token;
        for (uint32_t steps = 0; steps < RELATIVE_CLIMB && at < x->text->token_count; steps++) {
            if (at == c->cue_first)
                return token + 1;
            at = tree_head(x, at);
        }
    }
    return end;
}

/* "Around 10:30 on Friday night, police say two were shot": who tells in the present tells of the time that
 * opens his sentence. */
static bool fronts_time(const extraction *x, const credit *c, uint32_t start, uint32_t own_first) {
    bool time = false;
    if (own_first < start + 3 || !rsm_slice_equal_string(token_text(x, own_first - 1), ",") ||
        !(token_is(x, c->cue_first, "say") || token_is(x, c->cue_first, "says") ||
          token_is(x, c->cue_first, "believe")))
        return false;
    for (uint32_t token = start; token + 1 < own_first; token++) {
        rsm_upos upos = token_upos(x, token);
        time |= x->time_of[token] != RSM_NONE;
        if (x->time_of[token] == RSM_NONE && upos != RSM_UPOS_ADP && upos != RSM_UPOS_NUM &&
            upos != RSM_UPOS_ADV && upos != RSM_UPOS_DET)
            return false;
    }
    return time;
}

void place_content(finding *f, credit *c, uint32_t own_first, uint32_t own_end) {
    extraction *x = f->x;
    const rsm_sentence *sentence = &x->text->sentences[f->sentence];
    uint32_t start = content_start(x, f, own_first);
    uint32_t end = sentence->end_token;
    if ((x->text->tokens[own_first].flags & x->text->tokens[c->cue_first].flags & RSM_TOKEN_QUOTED) !=
        0) { /* a cue within a quotation reaches no further than it */
        while (start < own_first && !within_quote(x, start, own_first))
            start++;
        end = quote_end(x, own_end, end);
    }
    end = content_end(x, c, own_first, own_end, end);
    end = reduced_end(x, c, own_end, relative_end(x, c, own_end, end));
    for (uint32_t token = own_end; sentence->kind == RSM_SENTENCE_TITLE && token < end; token++)
        if (rsm_slice_equal_string(token_text(x, token), ";"))
            end = token; /* a title of two parts */
    bool aside = is_in_aside(x, c->cue_first);
    const verb_group *cue = verb_at(x, x->verb_of[c->cue_first]);
    bool added = cue != NULL && cue->first == c->cue_first && c->cue_first > start &&
                 x->tagging->tags[cue->verb].form == RSM_VERB_ING &&
                 rsm_slice_equal_string(token_text(x, c->cue_first - 1), ",") &&
                 clause_starts(x, own_end, end); /* `"We ran," Lee said, adding that two died` */
    bool pause_before = !aside && !added && own_first > start && is_pause(x, own_first - 1) &&
                        !hangs_on_quoted(x, c, own_first);
    bool led = cue_at(x, start, RSM_POS_PREPOSITION) != NULL; /* "According to a witness, ...," */
    bool told_before = pause_before && (!led || ends_all(x, own_end, end)) &&
                       (has_verb(x, start, own_first) || has_closing_quote(x, start, own_first)) &&
                       own_first - start >= 3 &&
                       (has_closing_quote(x, start, own_first) || !clause_starts(x, own_end, end));
    if (told_before && start > sentence->dateline_end && closes_all(x, c, own_end, end) &&
        rsm_slice_equal_string(token_text(x, start - 1), ";"))
        start = sentence->dateline_end; /* "One died; the other is in hospital, Lee said." */
    if (told_before) {
        add_content(x, c, start, own_first);
        uint32_t rest = own_end;
        while (rest < end && !is_quote(x, rest) && !goes_on(x, own_end, rest, end))
            rest++;
        if (rest < end)
            add_content(x, c, rest, end);
    } else {
        if ((pause_before && goes_on(x, own_end, own_end, end)) || /* "The road, he said, was shut" */
            fronts_time(x, c, start, own_first))
            add_content(x, c, start, own_first);
        add_content(x, c, own_end, end);
    }
}
