/* Stored text -> paragraphs, sentences, tokens.
 *
 * Tokens follow Universal Dependencies for English: punctuation apart, contractions split
 * ("do|n't", "ministry|'s"), hyphenated words split at the hyphen ("al|-|Qaeda"), abbreviations and
 * numbers whole
 * ("U.S.", "1,200", "3.5", "14:30"). A sentence never crosses a paragraph (a blank line, or a line
 * end where lines are plainly paragraphs); a headline without a full stop is a sentence. Every byte
 * of the text that is not white space lies in exactly one token; every token in exactly one
 * sentence. */
#ifndef RSM_TEXT_TEXT_H
#define RSM_TEXT_TEXT_H

#include "base/linear.h"
#include "record/span.h"
#include "world/world.h"

#define RSM_TOKEN_SPACE_BEFORE 1u  /* white space before it */
#define RSM_TOKEN_CAPITALISED  2u  /* begins with a capital */
#define RSM_TOKEN_CAPITALS     4u  /* two letters or more, all capitals */
#define RSM_TOKEN_DIGITS       8u  /* holds a digit */
#define RSM_TOKEN_PUNCTUATION  16u /* no letter or digit */
#define RSM_TOKEN_OPENS_QUOTE  32u /* an opening quotation mark */
#define RSM_TOKEN_CLOSES_QUOTE 64u /* a closing quotation mark */
#define RSM_TOKEN_QUOTED \
    128u /* inside quotation marks (which may run over sentences and paragraphs) */

typedef struct rsm_token {
    uint32_t start, end; /* bytes of the stored text */
    uint32_t sentence;
    uint32_t flags;
} rsm_token;

typedef enum rsm_sentence_kind {
    RSM_SENTENCE_PLAIN,
    RSM_SENTENCE_TITLE,     /* the report's title or an inner headline */
    RSM_SENTENCE_BYLINE,    /* "By A. Person", "Reporting by ..." */
    RSM_SENTENCE_FURNITURE, /* "Advertisement", "Read more", a caption's credit, a cookie notice */
    RSM_SENTENCE_QUESTION   /* the interviewer's question, in an interview set as questions and
                               answers */
} rsm_sentence_kind;

typedef struct rsm_sentence {
    uint32_t start, end;             /* bytes, without white space at either end */
    uint32_t first_token, end_token; /* [first_token, end_token) */
    uint32_t paragraph;
    rsm_sentence_kind kind;
    uint32_t dateline_end; /* token after the dateline "BAGHDAD (Reuters) -", or first_token where
                              there is none */
} rsm_sentence;

typedef struct rsm_text {
    rsm_slice text;
    uint32_t body_start;
    rsm_token *tokens;
    uint32_t token_count;
    rsm_sentence *sentences;
    uint32_t sentence_count;
    uint32_t paragraph_count;
    bool one_case; /* capitals tell nothing: the text is all in capitals or all in lower case */
} rsm_text;

/* Name of the section of language.rsm that judges where sentences end, and its classes: a sentence
 * goes on, ends. */
#define RSM_TEXT_MODEL         "SENTENCE"
#define RSM_TEXT_MODEL_CLASSES 2u

/* Splits `text` (valid UTF-8, at most 4 GiB) with its body at `body_start`. `ends` (see above) may
 * be NULL or of other classes: sentences then end by rules alone. Results are in `arena`. Linear
 * time. Errors: RSM_ERROR_MEMORY, RSM_ERROR_LIMIT (over 8 million tokens). */
rsm_status rsm_text_split(const rsm_world *world, const rsm_linear *ends, rsm_slice text,
                          uint32_t body_start, rsm_arena *arena, rsm_text *result,
                          rsm_error *error);

/* The slice of a token. */
rsm_slice rsm_token_slice(const rsm_text *text, uint32_t token);

#endif
