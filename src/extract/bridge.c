/* Words between a document and what it adds; posts that a page shows with their writer's name.
 *
 * "The army report says rebels fled. Two were killed. The report adds that": what stands between is
 * the report's too. "Two killed on Main Street. - Osk Fire (@oskfire) June 3": the words before the
 * dash are the writer's, and so are those of the paragraph before it. Invariant: only sentences
 * in which nobody is credited are taken. Cost: at most BRIDGE sentences back. */
#include "extract/bridge.h"

#include "extract/press.h"
#include "extract/source.h"
#include "extract/teller.h"

enum {
    BRIDGE = 4,       /* sentences between a document and what it adds */
    POST = 4,         /* sentences of one post */
    WRITER_TOKENS = 10 /* of the name before "(@oskfire)" */
};

static void run_back(finding *f, uint32_t sentence, uint32_t from) {
    uint32_t now = f->sentence;
    f->sentence = sentence;
    run_on(f, from);
    f->sentence = now;
}

/* ---- what a document adds ---- */

/* A document that tells: no person, whose words the writer may fill in. */
static bool is_of_paper(const extraction *x, const credit *c) {
    const noun_phrase *who = phrase_at(x, c->source_phrase);
    const rsm_source_chain *chain = &c->attribution.sources;
    return who != NULL && !who->pronoun &&
           (names_document(x, c->source_phrase) ||
            chain->links[chain->count - 1].kind == RSM_SOURCE_DOCUMENT);
}

static rsm_slice last_word(const credit *c) {
    const rsm_source_chain *chain = &c->attribution.sources;
    rsm_slice name = chain->links[chain->count - 1].name;
    size_t space = rsm_slice_find_last_byte(name, ' ');
    return space == RSM_NOWHERE ? name : rsm_slice_sub(name, space + 1, name.size);
}

/* Whether two credits are of one document: one noun, the second told of as known. */
static bool is_same_paper(const extraction *x, const credit *first, const credit *second) {
    return is_of_paper(x, first) && is_of_paper(x, second) &&
           phrase_at(x, second->source_phrase)->definite &&
           rsm_slice_equal_ascii_caseless(last_word(first), last_word(second));
}

static bool may_be_bridged(const extraction *x, uint32_t sentence) {
    const rsm_sentence *s = &x->text->sentences[sentence];
    if (s->kind != RSM_SENTENCE_PLAIN)
        return false;
    for (uint32_t token = s->first_token; token < s->end_token; token++)
        if (x->text->tokens[token].flags & (RSM_TOKEN_QUOTED | RSM_TOKEN_OPENS_QUOTE))
            return false;
    return true;
}

void credit_bridge(finding *f, uint32_t first) {
    extraction *x = f->x;
    for (uint32_t i = first; i < x->credits.count; i++) {
        const credit *adds = credit_at(x, i);
        if (adds->cue_first == adds->cue_end || !lemma_is(x, adds->cue_first, "add") ||
            !is_of_paper(x, adds))
            continue;
        const credit *last = credit_at(x, first > 0 ? first - 1 : RSM_NONE);
        uint32_t told = last == NULL || last->cue_first == last->cue_end
                            ? f->sentence
                            : x->text->tokens[last->cue_first].sentence;
        if (told >= f->sentence || f->sentence - told > BRIDGE + 1 || !is_same_paper(x, last, adds))
            return;
        for (uint32_t between = told + 1; between < f->sentence; between++)
            if (!may_be_bridged(x, between))
                return;
        for (uint32_t between = told + 1; between < f->sentence; between++)
            run_back(f, between, first - 1);
        return;
    }
}

/* ---- what is credited in a sentence of its own ---- */

void credit_pointed(finding *f, uint32_t first) {
    extraction *x = f->x;
    const rsm_sentence *s = &x->text->sentences[f->sentence];
    uint32_t at = s->dateline_end;
    if (first >= x->credits.count || f->sentence == 0 || at + 3 >= s->end_token ||
        !(token_is(x, at, "that") || token_is(x, at, "this")) || !lemma_is(x, at + 1, "be"))
        return;
    const credit *c = credit_at(x, first), *last = credit_at(x, first > 0 ? first - 1 : RSM_NONE);
    const rsm_sentence *told = &x->text->sentences[f->sentence - 1];
    if (!token_is(x, c->cue_first, "according") || c->cue_first > at + 3 ||
        (last != NULL && last->cue_first >= told->first_token) ||
        !may_be_bridged(x, f->sentence - 1))
        return;
    run_back(f, f->sentence - 1, first);
}

/* ---- posts ---- */

static bool is_dash(const extraction *x, uint32_t token) {
    rsm_slice text = token_text(x, token);
    return rsm_slice_equal_string(text, "\xe2\x80\x94") ||
           rsm_slice_equal_string(text, "\xe2\x80\x93") || rsm_slice_equal_string(text, "--");
}

/* The dash before "Osk Fire (@oskfire)" in the sentence, with *end the bracket; or RSM_NONE. */
static uint32_t post_dash(const extraction *x, const rsm_sentence *s, uint32_t *end) {
    for (uint32_t token = s->first_token + 1; token + 1 < s->end_token; token++) {
        rsm_slice next = token_text(x, token + 1);
        if (!rsm_slice_equal_string(token_text(x, token), "(") || next.size == 0 ||
            next.data[0] != '@')
            continue;
        for (uint32_t back = 1; back <= WRITER_TOKENS && token > s->first_token + back; back++)
            if (is_dash(x, token - back)) {
                *end = token;
                return back > 1 ? token - back : RSM_NONE;
            }
    }
    return RSM_NONE;
}

/* "@ann_lee_WKXN", "@AnnLeeKXN9": who writes for a station has its letters in his name there. */
static bool has_call_sign(rsm_slice handle) {
    size_t run = 0;
    for (size_t i = 0; i < handle.size; i++) {
        char c = handle.data[i];
        run = c >= 'A' && c <= 'Z' ? run + 1 : 0;
        if (run >= 4 && (handle.data[i - 3] == 'W' || handle.data[i - 3] == 'K'))
            return true;
    }
    return false;
}

void credit_post(finding *f, uint32_t first) {
    extraction *x = f->x;
    const rsm_sentence *s = &x->text->sentences[f->sentence];
    uint32_t end = 0, dash = post_dash(x, s, &end);
    if (dash == RSM_NONE)
        return;
    rsm_source link;
    describe_owner(x, dash + 1, end, &link);
    if (names_press(x, dash + 1, end) || lemma_is(x, end - 1, "news") ||
        (link.kind == RSM_SOURCE_UNNAMED && has_call_sign(token_text(x, end + 1))))
        link.kind = RSM_SOURCE_MEDIA;
    credit *c = add_credit_at(f, &link, dash);
    if (c == NULL)
        return;
    uint32_t index = x->credits.count - 1;
    add_content(x, c, s->first_token, dash);
    for (uint32_t back = 1; back <= POST && back <= f->sentence && !x->failed; back++) {
        const rsm_sentence *before = &x->text->sentences[f->sentence - back];
        const credit *last = credit_at(x, first > 0 ? first - 1 : RSM_NONE);
        if (before->paragraph != s->paragraph ||
            (last != NULL && last->cue_first >= before->first_token))
            return;
        run_back(f, f->sentence - back, index);
    }
}
