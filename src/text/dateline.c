/* The dateline that opens a report: "BAGHDAD (Reuters) - ", "LAS VEGAS, Nev., Oct. 2 — ", "KABUL:
 * ".
 *
 * It is read from the first tokens of a paragraph, or of what follows the credit of a picture,
 * "(Ana Moreau/Northern Press) KABUL, Afghanistan — ": names in capitals (or at least capitalised), a
 * date, a bracket with the agency, and then a dash or colon that the text runs on after. Cost:
 * constant, at most DATELINE_TOKENS tokens are looked at. */
#include "base/utf8.h"
#include "text/split.h"

#define DATELINE_TOKENS 24u

static bool is_dash(const text_splitter *splitter, const rsm_token *token) {
    uint32_t c = rsm_utf8_decode(splitter->text, token->start).code_point;
    bool spaced = (token->flags & RSM_TOKEN_SPACE_BEFORE) != 0 ||
                  (token->start > 0 && splitter->text.data[token->start - 1] == ')');
    return (c == '-' || c == 0x2013 || c == 0x2014 || c == 0x2012 || c == 0x2015) && spaced;
}

static char byte_of(const text_splitter *splitter, const rsm_token *token) {
    return splitter->text.data[token->start];
}

/* What the tokens before the dash look like. */
typedef struct dateline_shape {
    uint32_t words;    /* outside brackets */
    uint32_t capitals; /* of them in capitals */
    uint32_t lower;    /* of them in lower case, small words and units of dates apart */
    uint32_t digits;
    bool bracket; /* holds "(...)" */
    bool comma;
} dateline_shape;

static void look_at(const text_splitter *splitter, const rsm_token *token, bool inside,
                    dateline_shape *shape) {
    if ((token->flags & RSM_TOKEN_PUNCTUATION) != 0) {
        shape->comma = shape->comma || byte_of(splitter, token) == ',';
        return;
    }
    if (inside) {
        return;
    }
    if ((token->flags & RSM_TOKEN_DIGITS) != 0) {
        shape->digits++;
        return;
    }
    shape->words++;
    if ((token->flags & RSM_TOKEN_CAPITALS) != 0) {
        shape->capitals++;
    } else if ((token->flags & RSM_TOKEN_CAPITALISED) == 0 && token->end - token->start > 3) {
        shape->lower++;
    }
}

static bool is_dateline(const text_splitter *splitter, const dateline_shape *shape, bool colon) {
    if (shape->words == 0 || shape->words > 8) {
        return false;
    }
    if (splitter->one_case) {
        return !colon && shape->words <= 7 &&
               (shape->bracket || (shape->digits > 0 && shape->comma));
    }
    if (shape->lower > 0) {
        return false;
    }
    if (colon) {
        return shape->capitals >= 1 && shape->capitals + 1 >= shape->words && shape->words <= 4;
    }
    return shape->bracket || shape->capitals > 0 || (shape->digits > 0 && shape->comma);
}

/* After the dash: a second bracket as of monitoring services, "[Text]". */
static uint32_t skip_mark(const text_splitter *splitter, uint32_t i, uint32_t end) {
    if (i + 3 < end && rsm_text_token_is(splitter, i, "[") &&
        rsm_text_token_is(splitter, i + 2, "]")) {
        return i + 3;
    }
    return i;
}

uint32_t rsm_text_dateline(const text_splitter *splitter, uint32_t first, uint32_t end) {
    const rsm_token *tokens = splitter->tokens.items;
    dateline_shape shape = {0, 0, 0, 0, false, false};
    bool inside = false;
    for (uint32_t i = first; i + 1 < end && i < first + DATELINE_TOKENS; i++) {
        char byte = byte_of(splitter, &tokens[i]);
        if (byte == '(' || byte == '[') {
            inside = true;
            shape.bracket = shape.bracket || i > first;
        } else if (byte == ')' || byte == ']') {
            inside = false;
        } else if (!inside && i > first && (is_dash(splitter, &tokens[i]) || byte == ':')) {
            bool spaced = (tokens[i + 1].flags & RSM_TOKEN_SPACE_BEFORE) != 0 || byte != '-' ||
                          byte_of(splitter, &tokens[i - 1]) == ')';
            return spaced && is_dateline(splitter, &shape, byte == ':')
                       ? skip_mark(splitter, i + 1, end)
                       : first;
        } else if (!inside && (tokens[i].flags & RSM_TOKEN_PUNCTUATION) != 0 && byte != ',' &&
                   byte != '-' && byte != '/') {
            return first;
        }
        look_at(splitter, &tokens[i], inside, &shape);
    }
    return first;
}

uint32_t rsm_text_inner_dateline(const text_splitter *splitter, uint32_t first, uint32_t end) {
    const rsm_token *tokens = splitter->tokens.items;
    if (splitter->one_case || first == 0 || byte_of(splitter, &tokens[first - 1]) != ')' ||
        (tokens[first].flags & RSM_TOKEN_CAPITALS) == 0 ||
        tokens[first].end - tokens[first].start < 2) {
        return first;
    }
    uint32_t past = rsm_text_dateline(splitter, first, end);
    return past < end && (tokens[past].flags & RSM_TOKEN_CAPITALISED) != 0 ? past : first;
}
