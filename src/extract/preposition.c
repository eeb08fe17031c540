/* Who is credited by a preposition: "according to the ministry", "citing officials".
 *
 * What is told stands before the cue, or after it where the cue opens its sentence or a clause of
 * it: "said that, according to police, nine died", "Osk, where, according to police, nine died". Cost:
 * linear in the sentence. */
#include "extract/crediting.h"
#include "extract/source.h"
#include "extract/teller.h"

/* ---- who tells ---- */

/* The phrase of who tells after a preposition: over a determiner that stands alone, and the second
 * of two nouns where it alone is of a document ("an arrest and booking report"). */
static uint32_t phrase_told_by(const extraction *x, uint32_t at, uint32_t end) {
    uint32_t index = x->phrase_of[at];
    const noun_phrase *phrase = phrase_at(x, index);
    bool bare = phrase->end == phrase->first + 1 && token_upos(x, phrase->head) == RSM_UPOS_DET;
    bool joined = phrase->end + 1 < end && token_upos(x, phrase->end) == RSM_UPOS_CCONJ &&
                  telling_match(x, phrase->first, phrase->end, false) == NULL &&
                  !names_document(x, index) && names_document(x, x->phrase_of[phrase->end + 1]);
    if (joined)
        return x->phrase_of[phrase->end + 1];
    for (uint32_t token = phrase->end; bare && token < end && token < phrase->end + 4; token++) {
        if (rsm_slice_equal_string(token_text(x, token), ","))
            break;
        if (x->phrase_of[token] != RSM_NONE)
            return x->phrase_of[token];
    }
    return index;
}

/* "according to the latest information": no word on whose it is. */
static bool is_nobodys_information(const extraction *x, uint32_t index) {
    static const char *const words[] = {"information", "data", "figure", "count", "estimate"};
    const noun_phrase *phrase = phrase_at(x, index);
    return phrase != NULL && !phrase->proper && ONE_OF(x, phrase->head, words) &&
           author_of(x, index) == index &&
           telling_match(x, phrase->first, phrase->head, true) == NULL;
}

/* ---- where it stands ---- */

/* What the words right before a cue begin: nothing, a clause that the cue stands in ("and,
 * according to the army, nine died"), or one that only tells of the noun before it ("Osk, where,
 * according to the army, nine died,"). */
typedef enum opening { OPENS_NOTHING, OPENS_CLAUSE, OPENS_RELATIVE } opening;

static opening opened_before(const extraction *x, uint32_t cue, uint32_t start) {
    static const char *const relatives[] = {"which", "who", "whom", "whose", "where"};
    static const char *const clauses[] = {"and",   "but",      "or",      "because", "since",
                                          "while", "although", "though",  "whereas", "if",
                                          "as",    "when",     "whether", "how",     "why"};
    uint32_t at = cue;
    if (at > start && is_pause(x, at - 1) &&
        (x->text->tokens[at - 1].flags & RSM_TOKEN_CLOSES_QUOTE) == 0)
        at--;
    if (at <= start)
        return OPENS_NOTHING;
    if (ONE_OF(x, at - 1, relatives))
        return OPENS_RELATIVE;
    if (token_is(x, at - 1, "that")) /* "said that", but "a bomb that" */
        return at - 1 > start && x->phrase_of[at - 2] != RSM_NONE && x->verb_of[at - 2] == RSM_NONE
                   ? OPENS_RELATIVE
                   : OPENS_CLAUSE;
    return ONE_OF(x, at - 1, clauses) ? OPENS_CLAUSE : OPENS_NOTHING;
}

/* Gives the credit what stands before the cue, or after who tells, up to the comma that closes a
 * relative clause. */
static void place_told(const finding *f, credit *c, uint32_t after) {
    extraction *x = f->x;
    uint32_t stop = x->text->sentences[f->sentence].end_token;
    uint32_t start = content_start(x, f, c->cue_first);
    opening opens = opened_before(x, c->cue_first, start);
    bool closes = true; /* "Three dead in blast, according to police." */
    for (uint32_t token = after; token < stop; token++)
        closes &= token_upos(x, token) == RSM_UPOS_PUNCT;
    if (opens == OPENS_NOTHING && c->cue_first >= start + 3 &&
        (closes || has_verb(x, start, c->cue_first))) {
        add_content(x, c, start, c->cue_first);
        return;
    }
    for (uint32_t token = after + 1; opens == OPENS_RELATIVE && token < stop; token++)
        if (rsm_slice_equal_string(token_text(x, token), ","))
            stop = token;
    add_content(x, c, after, stop);
}

/* ---- the whole ---- */

/* "according to the ministry" at the start of a sentence or after what was told. */
void credit_preposition(finding *f, const rsm_match *cue) {
    extraction *x = f->x;
    const rsm_sentence *sentence = &x->text->sentences[f->sentence];
    uint32_t at = cue->end_token;
    while (at < sentence->end_token && x->phrase_of[at] == RSM_NONE && at < cue->end_token + 3)
        at++;
    if (at >= sentence->end_token || x->phrase_of[at] == RSM_NONE || x->time_of[at] != RSM_NONE)
        return;
    uint32_t teller = phrase_told_by(x, at, sentence->end_token);
    if (!may_tell(x, teller) && !token_is(x, cue->first_token, "according"))
        return;
    bool quoted = (x->text->tokens[cue->first_token].flags & RSM_TOKEN_QUOTED) != 0;
    if (quoted && is_nobodys_information(x, teller))
        return; /* whoever is quoted tells it */
    uint32_t author = names_document(x, teller) && phrase_at(x, teller)->plural
                          ? author_of(x, teller) : teller;
    if (author != teller && token_is(x, phrase_at(x, author)->first - 1, "by"))
        teller = author; /* "according to reports by the authorities" */
    rsm_source links[2];
    uint32_t count = 1;
    uint32_t joint, after = describe_tellers(f, teller, cue->first_token, &links[0], &joint);
    uint32_t cited = cited_phrase(x, after, sentence->end_token);
    if (cited != RSM_NONE && cited != teller)
        describe_source(x, cited, NULL, &links[1]), count++;
    credit *c = add_credit(f, links, count);
    if (c == NULL)
        return;
    c->attribution.cue = tokens_span(x, cue->first_token, cue->end_token);
    c->attribution.stance = cue_stance(x, cue);
    c->cue_first = cue->first_token;
    c->cue_end = cue->end_token;
    c->certainty = rsm_world_number(x->world, RSM_DOMAIN_CUE, cue->row, RSM_CUE_CERTAINTY);
    place_told(f, c, after);
}
