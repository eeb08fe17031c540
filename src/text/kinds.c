/* What kind each sentence is: title, by-line, furniture of the page, plain.
 *
 * A title is what stands in the report's title, and a short paragraph without a full stop that
 * other paragraphs follow. By-lines and furniture are told by their first words
 * (lexicon/furniture.txt) and their shape. Cost: linear; a paragraph is looked at by its first and
 * last tokens. */
#include "base/utf8.h"
#include "text/split.h"

#define TITLE_TOKENS     24u
#define HEADLINE_TOKENS  12u
#define FURNITURE_TOKENS 32u
#define FURNITURE_WORDS  6u

static rsm_sentence *sentence_at(const text_splitter *splitter, uint32_t index) {
    return rsm_vector_at(&splitter->sentences, index);
}

static const rsm_token *token_at(const text_splitter *splitter, uint32_t index) {
    return rsm_vector_at(&splitter->tokens, index);
}

/* Kind in lexicon/furniture.txt of the bytes, or empty. */
static rsm_slice furniture_kind(const text_splitter *splitter, uint32_t start, uint32_t end) {
    char key[TEXT_KEY_SIZE];
    uint32_t size = end - start > TEXT_KEY_SIZE ? 0 : rsm_text_key(splitter->text, start, end, key);
    uint32_t row =
        size == 0 || splitter->world == NULL
            ? RSM_NONE
            : rsm_world_find(splitter->world, RSM_DOMAIN_FURNITURE, rsm_slice_make(key, size));
    return row == RSM_NONE
               ? rsm_slice_make(NULL, 0)
               : rsm_world_string(splitter->world, RSM_DOMAIN_FURNITURE, row, RSM_FURNITURE_KIND);
}

/* A credit in brackets at the end of a caption, or a whole sentence in brackets that names a
 * photograph. */
static bool is_credit(const text_splitter *splitter, const rsm_sentence *sentence) {
    rsm_slice bytes = rsm_slice_sub(splitter->text, sentence->start, sentence->end);
    if (bytes.size < 3 || bytes.size > 160 || (bytes.data[0] != '(' && bytes.data[0] != '[')) {
        return false;
    }
    return rsm_slice_find(bytes, RSM_SLICE("hoto"), 0) != RSM_NOWHERE ||
           rsm_slice_find(bytes, RSM_SLICE("via AP"), 0) != RSM_NOWHERE ||
           rsm_slice_find(bytes, RSM_SLICE("/Getty"), 0) != RSM_NOWHERE ||
           rsm_slice_find(bytes, RSM_SLICE("/Reuters)"), 0) != RSM_NOWHERE ||
           rsm_slice_find(bytes, RSM_SLICE("/AFP"), 0) != RSM_NOWHERE;
}

/* Kind of a sentence by its words. */
static rsm_sentence_kind kind_by_words(const text_splitter *splitter,
                                       const rsm_sentence *sentence) {
    uint32_t count = sentence->end_token - sentence->first_token;
    if (is_credit(splitter, sentence)) {
        return RSM_SENTENCE_FURNITURE;
    }
    uint32_t from = sentence->first_token;
    while (from + 1 < sentence->end_token &&
           (token_at(splitter, from)->flags & RSM_TOKEN_PUNCTUATION) != 0 &&
           from < sentence->first_token + 3) {
        from++;
    }
    uint32_t last = sentence->end_token;
    while (last > from + 1 && (token_at(splitter, last - 1)->flags & RSM_TOKEN_PUNCTUATION) != 0) {
        last--;
    }
    for (uint32_t words = 1; words <= FURNITURE_WORDS && from + words <= last; words++) {
        uint32_t start = token_at(splitter, from)->start;
        rsm_slice kind = furniture_kind(splitter, start, token_at(splitter, from + words - 1)->end);
        bool whole = from + words == last;
        if (rsm_slice_equal_string(kind, "byline") && count <= FURNITURE_TOKENS * 2) {
            return RSM_SENTENCE_BYLINE;
        }
        if ((rsm_slice_equal_string(kind, "start") && count <= FURNITURE_TOKENS) ||
            (rsm_slice_equal_string(kind, "whole") && whole)) {
            return RSM_SENTENCE_FURNITURE;
        }
    }
    return sentence->kind;
}

/* "By Ann Person", "By Ann Person and Bob Other, Daily Post": capitalised words and no full stop.
 */
static bool is_byline(const text_splitter *splitter, const text_paragraph *paragraph) {
    uint32_t count = paragraph->end_token - paragraph->first_token;
    if (count < 2 || count > 24 ||
        !rsm_text_token_is_caseless(splitter, paragraph->first_token, "by") ||
        rsm_text_is_terminated(splitter->text, paragraph->start, paragraph->end)) {
        return false;
    }
    for (uint32_t i = paragraph->first_token + 1; i < paragraph->end_token; i++) {
        const rsm_token *token = token_at(splitter, i);
        bool small = token->end - token->start <= 3;
        if ((token->flags & (RSM_TOKEN_CAPITALISED | RSM_TOKEN_PUNCTUATION | RSM_TOKEN_DIGITS)) ==
                0 &&
            !small && i < paragraph->first_token + 4 && !splitter->one_case) {
            return false;
        }
    }
    return true;
}

/* Whether a paragraph has the shape of a headline: short, no full stop, begins with a capital. */
static bool is_headline(const text_splitter *splitter, const text_paragraph *paragraph,
                        uint32_t limit) {
    uint32_t count = paragraph->end_token - paragraph->first_token;
    if (count < 2 || count > limit || paragraph->end_sentence - paragraph->first_sentence != 1 ||
        rsm_text_is_terminated(splitter->text, paragraph->start, paragraph->end) ||
        rsm_text_is_bullet(splitter->text, paragraph->start, paragraph->end)) {
        return false;
    }
    const rsm_token *first = token_at(splitter, paragraph->first_token);
    const rsm_token *last = token_at(splitter, paragraph->end_token - 1);
    char byte = splitter->text.data[last->start];
    bool opens =
        (first->flags & (RSM_TOKEN_CAPITALISED | RSM_TOKEN_DIGITS | RSM_TOKEN_OPENS_QUOTE)) != 0;
    return (opens || splitter->one_case) && byte != ':' && byte != ',' && byte != ';' &&
           byte != '-';
}

static bool has_prose(const text_splitter *splitter, const text_paragraph *paragraph) {
    return paragraph->end_token - paragraph->first_token >= 8 &&
           rsm_text_is_terminated(splitter->text, paragraph->start, paragraph->end);
}

/* Whether a paragraph is an entry of a player's list: "1:16 Storm over the bay", a length and a
 * title without a full stop. */
static bool is_clip(const text_splitter *splitter, const text_paragraph *paragraph) {
    rsm_slice bytes = rsm_slice_sub(splitter->text, paragraph->start, paragraph->end);
    size_t at = 0;
    while (at < bytes.size && at < 2 && bytes.data[at] >= '0' && bytes.data[at] <= '9')
        at++;
    if (at == 0 || at + 4 >= bytes.size || bytes.data[at] != ':' || bytes.data[at + 1] < '0' ||
        bytes.data[at + 1] > '5' || bytes.data[at + 2] < '0' || bytes.data[at + 2] > '9' ||
        bytes.data[at + 3] != ' ')
        return false;
    char first = bytes.data[at + 4]; /* "9:30 a.m." tells an hour */
    bool hour = rsm_slice_starts_with(rsm_slice_sub(bytes, at + 4, bytes.size), RSM_SLICE("AM")) ||
                rsm_slice_starts_with(rsm_slice_sub(bytes, at + 4, bytes.size), RSM_SLICE("PM"));
    return !hour && (first < 'a' || first > 'z') && paragraph->end - paragraph->start < 160 &&
           !rsm_text_is_terminated(splitter->text, paragraph->start, paragraph->end);
}

static void set_kind(const text_splitter *splitter, const text_paragraph *paragraph,
                     rsm_sentence_kind kind) {
    for (uint32_t i = paragraph->first_sentence; i < paragraph->end_sentence; i++) {
        sentence_at(splitter, i)->kind = kind;
    }
}

void rsm_text_find_kinds(text_splitter *splitter) {
    const text_paragraph *paragraphs = splitter->paragraphs.items;
    uint32_t count = splitter->paragraphs.count;
    bool had_title = false;
    bool had_prose = false;
    for (uint32_t i = 0; i < count; i++) {
        const text_paragraph *paragraph = &paragraphs[i];
        bool prose_next = i + 1 < count && has_prose(splitter, &paragraphs[i + 1]);
        for (uint32_t k = paragraph->first_sentence; k < paragraph->end_sentence; k++) {
            rsm_sentence *sentence = sentence_at(splitter, k);
            sentence->kind = kind_by_words(splitter, sentence);
        }
        bool clip = is_clip(splitter, paragraph);
        if (clip && ((i > 0 && is_clip(splitter, &paragraphs[i - 1])) ||
                     (i + 1 < count && is_clip(splitter, &paragraphs[i + 1])))) {
            set_kind(splitter, paragraph, RSM_SENTENCE_FURNITURE); /* a list of them */
            continue;
        }
        bool plain = paragraph->first_sentence < paragraph->end_sentence &&
                     sentence_at(splitter, paragraph->first_sentence)->kind == RSM_SENTENCE_PLAIN;
        if (paragraph->title) {
            set_kind(splitter, paragraph, RSM_SENTENCE_TITLE);
            had_title = true;
        } else if (is_byline(splitter, paragraph)) {
            set_kind(splitter, paragraph, RSM_SENTENCE_BYLINE);
        } else if (plain && !had_title && !had_prose && i + 1 < count &&
                   is_headline(splitter, paragraph, TITLE_TOKENS)) {
            set_kind(splitter, paragraph, RSM_SENTENCE_TITLE);
            had_title = true;
        } else if (plain && prose_next && is_headline(splitter, paragraph, HEADLINE_TOKENS)) {
            set_kind(splitter, paragraph, RSM_SENTENCE_TITLE);
        }
        had_prose = had_prose || has_prose(splitter, paragraph);
    }
}
