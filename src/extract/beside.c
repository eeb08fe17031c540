/* What stands beside a name or a noun for a body and says what it is: a title, the body it is of,
 * its number, the place it is a part of. Cost: constant. */
#include "extract/source.h"

/* The first token of a name with the title right before it, where that is a phrase by itself:
 * "Police Captain | Ann Lee". */
uint32_t title_before(const extraction *x, const noun_phrase *phrase) {
    uint32_t first = phrase->first;
    if (!is_person_name(x, phrase->head) || first <= sentence_first(x, first))
        return first;
    const rsm_match *title = match_over(x, first - 1, RSM_DOMAIN_TITLE);
    bool capital = (x->text->tokens[first - 1].flags & RSM_TOKEN_CAPITALISED) != 0;
    if (title != NULL && title->end_token == first && capital) { /* "Captain", read as a verb */
        uint32_t begin = title->first_token;
        const noun_phrase *body =
            begin > sentence_first(x, first) ? phrase_at(x, x->phrase_of[begin - 1]) : NULL;
        return body != NULL && body->end == begin && !body->pronoun ? body->first : begin;
    }
    if (title != NULL && title->first_token < first && title->end_token > first && capital)
        return title->first_token; /* "Prosecuting | Attorney Ann Lee" */
    const noun_phrase *before = phrase_at(x, x->phrase_of[first - 1]);
    if (before == NULL || before->end != first || before->pronoun ||
        is_person_name(x, before->head) || match_over(x, before->head, RSM_DOMAIN_TITLE) == NULL)
        return first;
    return before->first;
}

/* "Red Star Union (RSU) president Ann Lee": the body before the letters in brackets, for whom
 * somebody with an office that many bodies have speaks. */
void read_body_before(const extraction *x, const noun_phrase *phrase, rsm_source *source) {
    static const char *const offices[] = {"president", "leader",   "chairman",    "secretary",
                                          "head",      "director", "coordinator", "spokesman",
                                          "member",    "official", "delegate",    "representative"};
    uint32_t first = phrase->first, begin = sentence_first(x, first);
    if (first < begin + 4 || source->acts_for.size > 0 || !ONE_OF(x, first, offices) ||
        !rsm_slice_equal_string(token_text(x, first - 1), ")") ||
        !rsm_slice_equal_string(token_text(x, first - 3), "("))
        return;
    const noun_phrase *body = phrase_at(x, x->phrase_of[first - 4]);
    const rsm_match *match = body == NULL ? NULL : telling_match(x, body->first, first - 1, true);
    if (match == NULL || kind_of_match(x, match) == RSM_SOURCE_GOVERNMENT + 1)
        return;
    uint32_t start = body->first + (token_upos(x, body->first) == RSM_UPOS_DET);
    source->acts_for = span_text(x, tokens_span(x, start, body->end));
    source->kind = kind_of_match(x, match) - 1;
}

/* "the 5th Brigade", "the army's fourth brigade": armies count their units. */
bool is_numbered_unit(const extraction *x, const rsm_match *match) {
    static const char *const words[] = {"first", "second",  "third",  "fourth", "fifth",
                                        "sixth", "seventh", "eighth", "ninth",  "tenth"};
    static const char *const units[] = {"brigade", "battalion", "division", "regiment"};
    uint32_t first = match->first_token;
    if (first == sentence_first(x, first) || !ONE_OF(x, match->end_token - 1, units))
        return false;
    return ONE_OF(x, first - 1, words) ||
           (x->text->tokens[first - 1].flags & RSM_TOKEN_DIGITS) != 0;
}

/* "St. Landry Parish", "Sussex County", "the eastern department of Osk": no body, but where. */
bool is_of_a_place(const extraction *x, const rsm_match *match) {
    static const char *const sides[] = {"northern",     "southern",     "eastern",
                                        "western",      "central",      "northeastern",
                                        "northwestern", "southeastern", "southwestern"};
    uint32_t first = match->first_token, end = match->end_token;
    const rsm_place *place =
        x->place_of[first] == RSM_NONE ? NULL : &x->places->items[x->place_of[first]];
    rsm_place_kind kind = place == NULL ? RSM_PLACE_SITE : place->expression.value.kind;
    if (place != NULL && end - first == 1 && place->end_token >= end &&
        place->end_token - place->first_token > 1 &&
        (kind == RSM_PLACE_ADMIN1 || kind == RSM_PLACE_ADMIN2 || kind == RSM_PLACE_CITY))
        return true;
    bool whole = end - first == 1 && token_is(x, first, "department");
    if (!whole || first == sentence_first(x, first))
        return false;
    bool of = end + 1 < sentence_end(x, first) && token_is(x, end, "of") &&
              x->place_of[end + 1] != RSM_NONE;
    return of || ONE_OF(x, first - 1, sides) ||
           (x->place_of[first - 1] != RSM_NONE && x->text->one_case);
}

static bool is_rebel(const extraction *x, uint32_t token) {
    const rsm_match *actor = match_at(x, token, RSM_DOMAIN_ACTOR);
    return actor != NULL && kind_of_match(x, actor) == RSM_SOURCE_PARTY + 1;
}

/* "the FLN general command", "the general command of the Liberation Front": soldiers of no state. */
bool is_of_rebels(const extraction *x, const rsm_match *match) {
    const noun_phrase *phrase = phrase_at(x, x->phrase_of[match->first_token]);
    uint32_t first = match->first_token, end = match->end_token;
    for (uint32_t token = phrase == NULL ? first : phrase->first; token < first; token++)
        if (is_rebel(x, token))
            return true;
    if (end + 2 >= sentence_end(x, first) || !token_is(x, end, "of"))
        return false;
    return is_rebel(x, end + 1 + token_is(x, end + 1, "the"));
}
