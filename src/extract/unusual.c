/* Telling in words of another shape than "somebody says that".
 *
 * "It was officially reported that nine died", "WKXN-TV reports that" where the tagger has a noun, "the
 * police called the shooting an accident". Cost: linear in the sentence. */
#include "extract/unusual.h"

#include "extract/govern.h"
#include "extract/press.h"
#include "extract/source.h"
#include "extract/teller.h"

/* "It was officially reported that nine died", "Nine died, it was officially announced.": officials,
 * of whatever office. */
void credit_officials(finding *f, const verb_group *group, const rsm_match *cue) {
    extraction *x = f->x;
    uint32_t end = sentence_end(x, group->verb), word = group->first;
    while (word <= group->end && word < end && !token_is(x, word, "officially"))
        word++;
    if (word > group->end || word >= end || group->negated || group->future ||
        (cue_stance(x, cue) != RSM_STANCE_ASSERTS && cue_stance(x, cue) != RSM_STANCE_CONFIRMS))
        return;
    rsm_source link = {.kind = RSM_SOURCE_AUTHORITY, .name = RSM_SLICE("officials")};
    link.span = tokens_span(x, word, word + 1);
    credit *c = add_credit(f, &link, 1);
    if (c == NULL)
        return;
    c->cue_first = group->verb;
    c->cue_end = word >= group->end ? word + 1 : group->end;
    c->attribution.cue = tokens_span(x, group->verb, c->cue_end);
    c->attribution.stance = cue_stance(x, cue);
    c->certainty = rsm_world_number(x->world, RSM_DOMAIN_CUE, cue->row, RSM_CUE_CERTAINTY);
    place_content(f, c, phrase_at(x, group->subject)->first,
                  content_first(x, cue, group, c->cue_end));
}

/* "WKXN-TV reports that police say", "the report states that": a noun to the tagger, and a verb after
 * an outlet or a document. */
void credit_mistaken_noun(finding *f, uint32_t token) {
    static const char *const verbs[] = {"states", "claims", "notes", "shows", "alleges", "reports"};
    extraction *x = f->x;
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[token]);
    if (phrase == NULL || phrase->head != token || phrase->end != token + 1 ||
        phrase->first == token)
        return;
    uint32_t next = token + 1 + (token_is(x, token, "points") && token_is(x, token + 1, "out"));
    if (next >= sentence_end(x, token) || !clause_follows(x, next, sentence_end(x, token)))
        return;
    bool press = token_is(x, token, "reports") &&
                 (names_press(x, phrase->first, token) ||
                  match_over(x, token - 1, RSM_DOMAIN_OUTLET) != NULL);
    bool paper = (next > token + 1 || ONE_OF(x, token, verbs)) && is_document(x, token - 1) &&
                 token_is(x, next, "that") && x->verb_of[next + 1] == RSM_NONE;
    const rsm_match *told = token_is(x, token, "reports") && token_is(x, next, "that")
                                ? telling_match(x, phrase->first, token, true)
                                : NULL;
    bool body = told != NULL && told->end_token == token; /* "the ministry reports that" */
    if (!press && !paper && !body)
        return;
    rsm_source link;
    describe_owner(x, phrase->first, token, &link);
    if (!body)
        link.kind = press ? RSM_SOURCE_MEDIA : RSM_SOURCE_DOCUMENT;
    credit *c = add_credit(f, &link, 1);
    if (c == NULL)
        return;
    c->attribution.cue = tokens_span(x, token, next);
    c->attribution.stance = RSM_STANCE_ASSERTS;
    c->cue_first = token;
    c->cue_end = next;
    c->source_phrase = x->phrase_of[token];
    add_content(x, c, next, sentence_end(x, token));
}

/* The token of what a verb of calling makes of its object, a word that tells an event: "accident" of
 * "called the crash an accident"; or RSM_NONE. */
static uint32_t made_of_it(const extraction *x, const verb_group *group) {
    const noun_phrase *object = phrase_at(x, group->object);
    if (!lemma_is(x, group->verb, "call") || group->passive || object == NULL ||
        !x->tagging->has_tree)
        return RSM_NONE;
    const noun_phrase *named = object->end < sentence_end(x, group->verb)
                                   ? phrase_at(x, x->phrase_of[object->end])
                                   : NULL;
    if (named != NULL && named->first == object->end && named->indefinite && !named->proper &&
        match_over(x, named->head, RSM_DOMAIN_TRIGGER) != NULL)
        return named->head;
    for (uint32_t token = object->end; token < sentence_end(x, group->verb); token++)
        if (tree_head(x, token) == group->verb && tree_relation_is(x, token, "xcomp"))
            return match_over(x, token, RSM_DOMAIN_TRIGGER) != NULL ? token : RSM_NONE;
    return RSM_NONE;
}

bool credit_called(finding *f, const verb_group *group, uint32_t source) {
    extraction *x = f->x;
    uint32_t made = made_of_it(x, group);
    if (made == RSM_NONE || group->negated || group->future || group->infinitive)
        return false;
    rsm_source link;
    describe_source(x, source, f->last, &link);
    credit *c = add_credit(f, &link, 1);
    if (c == NULL)
        return true;
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[made]);
    c->attribution.cue = tokens_span(x, group->verb, group->verb + 1);
    c->attribution.stance = RSM_STANCE_ASSERTS;
    c->cue_first = group->verb;
    c->cue_end = group->end;
    c->source_phrase = source;
    add_content(x, c, phrase == NULL ? made : phrase->first, phrase == NULL ? made + 1 : phrase->end);
    return true;
}

/* Whether the verb at a token has a tense: "is", "was", "caused"; not "to be", "being". */
static bool has_tense(const extraction *x, uint32_t token) {
    rsm_upos upos = token_upos(x, token);
    rsm_verb_form form = x->tagging->tags[token].form;
    return upos == RSM_UPOS_AUX ||
           (upos == RSM_UPOS_VERB && (form == RSM_VERB_PAST || form == RSM_VERB_PRESENT));
}

/* "a shooting police believe is gang related", "a blast officials say was caused by gas": who tells stands
 * right after the noun that is told of, and what he says of it right after his verb. */
bool credit_reduced(finding *f, uint32_t token) {
    static const char *const verbs[] = {"say", "believe", "think", "suspect", "allege", "claim"};
    extraction *x = f->x;
    uint32_t first = sentence_first(x, token), end = sentence_end(x, token), next = token + 1;
    const rsm_match *cue = cue_at(x, token, RSM_POS_VERB);
    while (next < end && token_upos(x, next) == RSM_UPOS_ADV)
        next++;
    if (cue == NULL || !ONE_OF(x, token, verbs) || next >= end || token < first + 3 ||
        !has_tense(x, next) || token_upos(x, token) != RSM_UPOS_VERB ||
        x->tagging->tags[token].form == RSM_VERB_ING)
        return false;
    uint32_t from = token > first + 3 ? token - 3 : first;
    const rsm_match *told = telling_match(x, from, token, false);
    if (told == NULL || told->end_token != token || told->first_token <= first)
        return false;
    uint32_t before = told->first_token - 1;
    rsm_upos upos = token_upos(x, before);
    if ((upos != RSM_UPOS_NOUN && upos != RSM_UPOS_PROPN) || x->time_of[before] != RSM_NONE ||
        x->place_of[before] != RSM_NONE)
        return false;
    rsm_source link;
    describe_owner(x, told->first_token, token, &link);
    credit *c = add_credit_at(f, &link, token);
    if (c == NULL)
        return true;
    c->attribution.stance = cue_stance(x, cue);
    c->certainty = rsm_world_number(x->world, RSM_DOMAIN_CUE, cue->row, RSM_CUE_CERTAINTY);
    uint32_t stop = next;
    while (stop < end && !rsm_slice_equal_string(token_text(x, stop), ",") &&
           !(stop + 1 < end && token_upos(x, stop) == RSM_UPOS_ADP && /* where it happened is no guess */
             (x->place_of[stop + 1] != RSM_NONE || x->time_of[stop + 1] != RSM_NONE)))
        stop++;
    add_content(x, c, next, stop);
    return true;
}
