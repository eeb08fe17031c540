/* Whom "he", "they" and "it" stand for, as those who tell.
 *
 * "He said" is the person credited last, else the one whom the sentence or one of the two before
 * first tells of; "they said" those credited last; "it said" the body, else the one with which the
 * sentence before opens. Invariant: nobody of the other sex, nobody named only in the words that he
 * says himself. Cost: credits times PRONOUN_CREDITS, a few sentences each. */
#include "extract/pronoun.h"

#include "extract/crediting.h"
#include "extract/kinds.h"
#include "extract/presence.h"
#include "extract/source.h"

enum {
    PRONOUN_CREDITS = 12, /* credits back from a pronoun to the one it stands for */
    SENTENCES_BACK = 2    /* sentences back to one who was only named */
};

typedef enum voice { VOICE_ONE, VOICE_MANY, VOICE_BODY, VOICE_OWN, VOICE_NONE } voice;

static voice voice_of(const extraction *x, const noun_phrase *phrase) {
    if (token_is(x, phrase->head, "he") || token_is(x, phrase->head, "she"))
        return VOICE_ONE;
    if (token_is(x, phrase->head, "they"))
        return VOICE_MANY;
    if (token_is(x, phrase->head, "it"))
        return VOICE_BODY;
    if (token_is(x, phrase->head, "i") || token_is(x, phrase->head, "we"))
        return VOICE_OWN;
    return VOICE_NONE;
}

/* The sex that a phrase tells of a person by noun, "Mr." or given name: as the lexicon has it, 0
 * where it tells none. */
static uint32_t sex_of_phrase(const extraction *x, const noun_phrase *phrase) {
    for (uint32_t token = phrase->first; token < phrase->end; token++) {
        const rsm_match *noun = match_over(x, token, RSM_DOMAIN_PERSON);
        uint32_t sex =
            noun == NULL ? 0
                         : rsm_world_number(x->world, RSM_DOMAIN_PERSON, noun->row, RSM_PERSON_SEX);
        const rsm_match *given = match_at(x, token, RSM_DOMAIN_GIVEN_NAME);
        if (sex == 0 && given != NULL && token < phrase->head && is_person_name(x, token) &&
            (given->flags & RSM_PHRASE_AMBIGUOUS) == 0)
            sex = rsm_world_number(x->world, RSM_DOMAIN_GIVEN_NAME, given->row, RSM_GIVEN_NAME_SEX);
        if (sex != 0)
            return sex;
    }
    return 0;
}

/* Whether "he" cannot stand for Ann Lee, nor "she" for the spokesman. */
static bool of_other_sex(const extraction *x, const noun_phrase *pronoun, const noun_phrase *who) {
    uint32_t sex = sex_of_phrase(x, who);
    uint32_t wanted = token_is(x, pronoun->head, "he") ? RSM_SEX_MALE : RSM_SEX_FEMALE;
    return sex != 0 && sex != wanted;
}

/* Whether a phrase can be what a pronoun stands for. */
static bool can_stand(const extraction *x, voice wanted, const noun_phrase *phrase) {
    const rsm_match *whole = telling_match(x, phrase->first, phrase->end, true);
    bool guard = whole != NULL && whole->domain == RSM_DOMAIN_BODY && whole->words > 1 &&
                 whole->end_token == phrase->head + 1; /* "the coast guard" */
    bool person = is_person_name(x, phrase->head) ||
                  (!guard && !phrase->plural && !lemma_is(x, phrase->head, "life") &&
                   (match_over(x, phrase->head, RSM_DOMAIN_PERSON) != NULL ||
                    match_over(x, phrase->head, RSM_DOMAIN_TITLE) != NULL));
    bool body = !person && !names_document(x, x->phrase_of[phrase->head]) &&
                telling_match(x, phrase->first, phrase->end, true) != NULL;
    return wanted == VOICE_ONE    ? person && !(phrase->plural && !phrase->proper)
           : wanted == VOICE_MANY ? !person || phrase->plural
                                  : !person && (body || !phrase->plural);
}

/* "He told deputies": not one of theirs. */
static bool tells_the_law(const extraction *x, const credit *c) {
    const verb_group *group =
        c->cue_first < c->cue_end ? verb_at(x, x->verb_of[c->cue_first]) : NULL;
    const noun_phrase *hearer = group == NULL ? NULL : phrase_at(x, group->object);
    if (hearer == NULL || !lemma_is(x, group->verb, "tell"))
        return false;
    const rsm_match *match = telling_match(x, hearer->first, hearer->end, false);
    uint32_t kind = match == NULL ? 0 : kind_of_match(x, match);
    return kind == RSM_SOURCE_POLICE + 1 || kind == RSM_SOURCE_AUTHORITY + 1;
}

static bool is_of_the_law(rsm_source_kind kind) {
    return kind == RSM_SOURCE_POLICE || kind == RSM_SOURCE_AUTHORITY;
}

static bool is_quoted(const extraction *x, uint32_t token) {
    return (x->text->tokens[token].flags & RSM_TOKEN_QUOTED) != 0;
}

/* The first person told of in [first, end), not in the words he says, those of the law left out
 * where `others`. */
static bool first_person(const extraction *x, uint32_t first, uint32_t end,
                         const noun_phrase *pronoun, bool others, rsm_source *source) {
    for (uint32_t token = first; token < end; token++) {
        const noun_phrase *phrase = phrase_at(x, x->phrase_of[token]);
        if (phrase == NULL || phrase->first != token || phrase->end > end || phrase->pronoun ||
            (is_quoted(x, token) && !is_quoted(x, pronoun->head)) ||
            (!phrase->proper && !phrase->definite && !is_anybody(x, phrase, phrase->head)) ||
            !can_stand(x, VOICE_ONE, phrase) || of_other_sex(x, pronoun, phrase))
            continue;
        rsm_source told;
        describe_source(x, x->phrase_of[token], NULL, &told);
        if (others && is_of_the_law(told.kind))
            continue;
        if (told.kind == RSM_SOURCE_UNNAMED &&
            (is_anybody(x, phrase, phrase->head) || was_there(x, phrase)))
            told.kind = RSM_SOURCE_WITNESS;
        told.span = source->span;
        told.via = source->via;
        *source = told;
        return true;
    }
    return false;
}

/* The one whom the sentence of a token, or one of those before it, first tells of. */
static bool named_before(const extraction *x, uint32_t token, bool others, rsm_source *source) {
    uint32_t sentence = x->text->tokens[token].sentence;
    uint32_t end = token, first = sentence_first(x, token);
    for (uint32_t back = 0; back <= SENTENCES_BACK; back++) {
        if (first_person(x, first, end, phrase_at(x, x->phrase_of[token]), others, source))
            return true;
        if (back >= sentence)
            return false;
        end = first;
        first = x->text->sentences[sentence - back - 1].first_token;
    }
    return false;
}

/* "When officers arrived, they learned": those of the clause that opens the sentence. */
static bool opened_with(const extraction *x, uint32_t token, rsm_source *source) {
    static const char *const leads[] = {"when", "after", "once", "as", "while", "before", "upon"};
    uint32_t first = sentence_first(x, token);
    if (!ONE_OF(x, first, leads))
        return false;
    for (uint32_t at = first; at < token; at++) {
        const verb_group *group = verb_at(x, x->verb_of[at]);
        if (group == NULL)
            continue;
        const noun_phrase *who = phrase_at(x, group->subject);
        if (who == NULL || who->pronoun || who->end > token || !who->plural ||
            telling_match(x, who->first, who->end, false) == NULL)
            return false;
        rsm_source told;
        describe_source(x, group->subject, NULL, &told);
        told.span = source->span;
        told.via = source->via;
        *source = told;
        return true;
    }
    return false;
}

/* "Officials gave several figures, but they said": those whom the sentence opens with. */
static bool leads_sentence(const extraction *x, uint32_t token, rsm_source *source) {
    uint32_t first = x->text->sentences[x->text->tokens[token].sentence].dateline_end;
    uint32_t index = first < token ? x->phrase_of[first] : RSM_NONE;
    const noun_phrase *who = phrase_at(x, index);
    if (who == NULL || who->first != first || who->pronoun || is_quoted(x, first) ||
        who->end >= token || x->verb_of[who->end] == RSM_NONE)
        return false;
    const rsm_match *told = telling_match(x, who->first, who->end, false);
    if (told == NULL || told->end_token <= who->head ||
        (!who->plural && kind_of_match(x, told) != RSM_SOURCE_POLICE + 1))
        return false;
    rsm_source lead;
    describe_source(x, index, NULL, &lead);
    lead.span = source->span;
    lead.via = source->via;
    *source = lead;
    return true;
}

/* Somebody else, with whom the sentence before opens and who is brought in there as one who was there:
 * "Ann Lee, 34, was in the shop when it began. ... she said". */
static bool brought_in_since(const extraction *x, const noun_phrase *pronoun,
                             const noun_phrase *last, rsm_source *source) {
    uint32_t sentence = x->text->tokens[pronoun->first].sentence;
    if (sentence == 0)
        return false;
    uint32_t first = x->text->sentences[sentence - 1].dateline_end;
    uint32_t index = first < pronoun->first ? x->phrase_of[first] : RSM_NONE;
    const noun_phrase *who = phrase_at(x, index);
    if (who == NULL || who->first != first || who->end < who->first + 2 || last->end > first ||
        !is_person_name(x, who->head) || is_quoted(x, first) ||
        !(is_private_person(x, who) || was_there(x, who)) || of_other_sex(x, pronoun, who))
        return false;
    rsm_source told;
    describe_source(x, index, NULL, &told);
    if (told.kind == RSM_SOURCE_UNNAMED)
        told.kind = RSM_SOURCE_WITNESS;
    told.span = source->span;
    told.via = source->via;
    *source = told;
    return true;
}

static bool is_body_name(const extraction *x, uint32_t token) {
    uint32_t name = x->tagging->name_of[token];
    return name != RSM_NONE && (x->tagging->names[name].type == RSM_ENTITY_ORG ||
                                x->tagging->names[name].type == RSM_ENTITY_GROUP);
}

/* "The Front sent a letter. It said": the body, or those, with whom the sentence before opens. */
static bool opened_before(const extraction *x, uint32_t token, voice wanted, rsm_source *source) {
    uint32_t sentence = x->text->tokens[token].sentence;
    if (sentence == 0 || sentence_first(x, token) + 1 < token)
        return false;
    const rsm_sentence *before = &x->text->sentences[sentence - 1];
    uint32_t first =
        before->dateline_end < before->end_token ? before->dateline_end : before->first_token;
    uint32_t index = x->phrase_of[first];
    const noun_phrase *who = phrase_at(x, index);
    if (who == NULL || who->first != first || who->pronoun || !can_stand(x, wanted, who) ||
        (telling_match(x, who->first, who->end, wanted == VOICE_BODY) == NULL &&
         !is_body_name(x, who->head)))
        return false;
    rsm_source told;
    describe_source(x, index, NULL, &told);
    told.span = source->span;
    told.via = source->via;
    *source = told;
    return true;
}

/* Whether somebody's own words, led in by his name or running on from there, hold the credit: "he says"
 * in them is another. */
static bool speaks_here(const extraction *x, uint32_t index, const rsm_source *root) {
    const credit *outer = credit_at(x, credit_at(x, index)->parent);
    if (outer == NULL || !(outer->cue_first == outer->cue_end || is_label(x, outer)))
        return false;
    const rsm_source_chain *chain = &outer->attribution.sources;
    return rsm_slice_equal_ascii_caseless(chain->links[chain->count - 1].name, root->name);
}

/* "he said" is the person credited last, else the one named last; "they said" those credited last;
 * "it said" the body. */
void settle_pronoun(const extraction *x, uint32_t index, rsm_source *source) {
    const noun_phrase *phrase = phrase_of_source(x, source);
    if (phrase == NULL || !phrase->pronoun)
        return;
    voice wanted = voice_of(x, phrase);
    if (wanted == VOICE_OWN && token_is(x, phrase->head, "we"))
        source->kind = RSM_SOURCE_OUTLET; /* unless somebody else's speech: nest.c */
    if (wanted == VOICE_OWN || wanted == VOICE_NONE)
        return;
    rsm_slice via = source->via;
    bool others = tells_the_law(x, credit_at(x, index));
    if (others && wanted == VOICE_ONE && named_before(x, phrase->first, others, source))
        return;
    if (wanted == VOICE_MANY &&
        (opened_with(x, phrase->first, source) || leads_sentence(x, phrase->first, source)))
        return;
    rsm_slice otherwise = rsm_slice_make("", 0); /* the name of one whom the other pronoun is of */
    for (uint32_t i = index, looked = 0; i-- > 0 && looked < PRONOUN_CREDITS; looked++) {
        const rsm_source_chain *chain = &credit_at(x, i)->attribution.sources;
        const rsm_source *root = &chain->links[chain->count - 1];
        const noun_phrase *who = phrase_of_source(x, root);
        bool stands = who != NULL && who->end <= phrase->first &&
                      (who->pronoun ? voice_of(x, who) == wanted &&
                                          !rsm_slice_equal(root->name, span_text(x, root->span))
                                    : can_stand(x, wanted, who));
        bool other = wanted == VOICE_ONE && stands &&
                     (who->pronoun ? !rsm_slice_equal_ascii_caseless(token_text(x, who->head),
                                                                     token_text(x, phrase->head))
                                   : of_other_sex(x, phrase, who));
        other |= wanted == VOICE_ONE && stands && speaks_here(x, index, root);
        if (other && who->pronoun)
            otherwise = root->name;
        other |= stands && rsm_slice_equal(root->name, otherwise);
        if (!stands || other || (others && is_of_the_law(root->kind)))
            continue;
        if (wanted == VOICE_ONE && brought_in_since(x, phrase, who, source))
            return;
        rsm_span span = source->span;
        *source = *root;
        source->span = span;
        source->via = via;
        return;
    }
    if (wanted == VOICE_ONE && named_before(x, phrase->first, others, source))
        return;
    if (wanted != VOICE_ONE && opened_before(x, phrase->first, wanted, source))
        return;
    *source = (rsm_source){.span = source->span,
                           .name = span_text(x, source->span),
                           .via = via,
                           .kind = RSM_SOURCE_UNNAMED};
}

bool refer_to_same(const extraction *x, uint32_t index, const noun_phrase *phrase,
                   rsm_source *link) {
    if (phrase == NULL || phrase->end != phrase->first + 3 || !token_is(x, phrase->first, "the") ||
        !token_is(x, phrase->first + 1, "same"))
        return false;
    rsm_slice noun = x->tagging->tags[phrase->head].lemma;
    for (uint32_t i = index, looked = 0; i-- > 0 && looked < PRONOUN_CREDITS; looked++) {
        const rsm_source_chain *chain = &credit_at(x, i)->attribution.sources;
        const rsm_source *root = &chain->links[chain->count - 1];
        const noun_phrase *who = phrase_of_source(x, root);
        if (who == NULL || who->pronoun ||
            !rsm_slice_equal_ascii_caseless(x->tagging->tags[who->head].lemma, noun))
            continue;
        rsm_span span = link->span;
        rsm_slice via = link->via;
        *link = *root;
        link->span = span;
        link->via = via;
        return true;
    }
    return false;
}
