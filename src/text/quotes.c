/* Quotation marks: which open, which close, and what stands between.
 *
 * Curly double marks and guillemets say it themselves; a straight double mark opens where white
 * space or a bracket stands before it and a word after. A single mark opens only where it stands
 * before a word and a closing one follows in the same paragraph, so that apostrophes are let be. A
 * quotation that is open at a paragraph's end stops there: one that runs on opens anew, by custom,
 * with the next paragraph. Invariants: a mark itself is not QUOTED. Cost: linear; the search for a
 * closing single mark looks at most SINGLE_LIMIT tokens ahead and never twice at the same ones. */
#include "base/utf8.h"
#include "text/split.h"

#define SINGLE_LIMIT 120u

typedef enum quote_mark {
    QUOTE_NONE,
    QUOTE_OPEN,
    QUOTE_CLOSE,
    QUOTE_STRAIGHT,
    QUOTE_SINGLE,
    QUOTE_SINGLE_OPEN
} quote_mark;

static quote_mark mark_of(const text_splitter *splitter, const rsm_token *token) {
    rsm_slice text = splitter->text;
    if ((token->flags & RSM_TOKEN_PUNCTUATION) == 0) {
        return QUOTE_NONE;
    }
    text_character first = rsm_text_character(text, token->start, token->end);
    bool two = token->end - token->start > first.size;
    switch (first.code_point) {
    case '"':
        return QUOTE_STRAIGHT;
    case 0x201C:
    case 0x201E:
    case 0xAB:
        return QUOTE_OPEN;
    case 0x201D:
    case 0xBB:
        return QUOTE_CLOSE;
    case '`':
        return two ? QUOTE_OPEN : QUOTE_SINGLE_OPEN;
    case 0x2018:
        return two ? QUOTE_OPEN : QUOTE_SINGLE_OPEN;
    case '\'':
        return two ? QUOTE_STRAIGHT : QUOTE_SINGLE;
    case 0x2019:
        return two ? QUOTE_CLOSE : QUOTE_SINGLE;
    default:
        return QUOTE_NONE;
    }
}

/* Whether a mark stands before a word with white space or a bracket before it: it then opens. */
static bool stands_before(const text_splitter *splitter, uint32_t index, uint32_t first,
                          uint32_t end) {
    const rsm_token *tokens = splitter->tokens.items;
    bool space_after = index + 1 >= end || (tokens[index + 1].flags & RSM_TOKEN_SPACE_BEFORE) != 0;
    bool space_before = index == first || (tokens[index].flags & RSM_TOKEN_SPACE_BEFORE) != 0;
    if (!space_before && index > first && (tokens[index - 1].flags & RSM_TOKEN_PUNCTUATION) != 0) {
        char last = splitter->text.data[tokens[index - 1].start];
        space_before = last == '(' || last == '[' || last == '-' || (unsigned char)last == 0xE2;
    }
    return space_before && !space_after;
}

/* The token that closes a single mark opened at `index`, or `index`. */
static uint32_t single_close(const text_splitter *splitter, uint32_t index, uint32_t end) {
    const rsm_token *tokens = splitter->tokens.items;
    uint32_t limit = end - index > SINGLE_LIMIT ? index + SINGLE_LIMIT : end;
    for (uint32_t i = index + 2; i < limit; i++) {
        if (mark_of(splitter, &tokens[i]) != QUOTE_SINGLE ||
            (tokens[i].flags & RSM_TOKEN_SPACE_BEFORE) != 0) {
            continue;
        }
        const rsm_token *before = &tokens[i - 1];
        char last = splitter->text.data[before->end - 1];
        bool possessive = (last == 's' || last == 'S') && i + 1 < end &&
                          (tokens[i + 1].flags & RSM_TOKEN_SPACE_BEFORE) != 0 &&
                          (tokens[i + 1].flags & RSM_TOKEN_PUNCTUATION) == 0;
        bool apart = i + 1 >= end ||
                     (tokens[i + 1].flags & (RSM_TOKEN_SPACE_BEFORE | RSM_TOKEN_PUNCTUATION)) != 0;
        if (apart && !possessive) {
            return i;
        }
    }
    return index;
}

static void mark_paragraph(const text_splitter *splitter, const text_paragraph *paragraph) {
    rsm_token *tokens = splitter->tokens.items;
    bool open = false;
    uint32_t single = 0;      /* closing token of an open single mark */
    uint32_t none_before = 0; /* no closing single mark stands before this token */
    for (uint32_t i = paragraph->first_token; i < paragraph->end_token; i++) {
        quote_mark mark = mark_of(splitter, &tokens[i]);
        if (single != 0 && i == single) {
            tokens[i].flags |= RSM_TOKEN_CLOSES_QUOTE;
            single = 0;
            continue;
        }
        if (mark == QUOTE_STRAIGHT) {
            bool before = stands_before(splitter, i, paragraph->first_token, paragraph->end_token);
            bool after =
                (tokens[i].flags & RSM_TOKEN_SPACE_BEFORE) == 0 && i > paragraph->first_token;
            bool opens = before == after ? !open : before;
            mark = opens ? QUOTE_OPEN : QUOTE_CLOSE;
        }
        bool may_open = mark == QUOTE_SINGLE_OPEN || mark == QUOTE_SINGLE;
        if (may_open && single == 0 && i >= none_before &&
            stands_before(splitter, i, paragraph->first_token, paragraph->end_token)) {
            uint32_t close = single_close(splitter, i, paragraph->end_token);
            if (close != i) {
                single = close;
                tokens[i].flags |= RSM_TOKEN_OPENS_QUOTE | (open ? RSM_TOKEN_QUOTED : 0);
                continue;
            }
            none_before = i + SINGLE_LIMIT - 1;
        }
        if (mark == QUOTE_OPEN) {
            tokens[i].flags |= RSM_TOKEN_OPENS_QUOTE;
            open = true;
        } else if (mark == QUOTE_CLOSE) {
            tokens[i].flags |= RSM_TOKEN_CLOSES_QUOTE;
            open = false;
        } else if (open || single != 0) {
            tokens[i].flags |= RSM_TOKEN_QUOTED;
        }
    }
}

void rsm_text_mark_quotes(text_splitter *splitter) {
    text_paragraph *paragraphs = splitter->paragraphs.items;
    for (uint32_t i = 0; i < splitter->paragraphs.count; i++) {
        mark_paragraph(splitter, &paragraphs[i]);
    }
}
