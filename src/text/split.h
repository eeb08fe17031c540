/* The parts of text splitting that its files share; no other room includes this.
 *
 * Order of work: paragraphs (paragraphs.c), tokens of each (tokens.c), quotation marks (quotes.c),
 * sentences (sentences.c, ends.c), what kind each is (kinds.c), questions of an interview
 * (interview.c). */
#ifndef RSM_TEXT_SPLIT_H
#define RSM_TEXT_SPLIT_H

#include "base/linear.h"
#include "base/vector.h"
#include "text/text.h"

/* One paragraph: bytes without white space at either end, and its tokens and sentences once made.
 */
typedef struct text_paragraph {
    uint32_t start, end;
    uint32_t first_token, end_token;
    uint32_t first_sentence, end_sentence;
    bool title; /* lies in the report's title */
} text_paragraph;

typedef struct text_splitter {
    const rsm_world *world; /* may be NULL: then nothing is looked up */
    const rsm_linear *ends; /* judges where sentences end; may be NULL: the rules alone */
    rsm_slice text;
    uint32_t body_start;
    rsm_arena *arena;
    rsm_vector paragraphs; /* of text_paragraph */
    rsm_vector tokens;     /* of rsm_token */
    rsm_vector sentences;  /* of rsm_sentence */
    bool one_case;
    bool lower_case; /* one_case, and the case is lower */
    bool limit;      /* too many tokens */
} text_splitter;

/* What the tokeniser needs to know of a character. */
typedef enum text_class {
    TEXT_SPACE,
    TEXT_LETTER, /* and marks and unseen characters inside words */
    TEXT_DIGIT,
    TEXT_APOSTROPHE, /* ' and U+2019 */
    TEXT_OTHER
} text_class;

typedef struct text_character {
    uint32_t code_point;
    uint32_t size;
    text_class class;
} text_character;

/* A stretch of a paragraph without white space, as it is cut into tokens. */
typedef struct text_chunk {
    uint32_t start, end; /* bytes without white space */
    uint32_t limit;      /* end of the paragraph */
    bool may_be_address; /* rsm_text_may_be_address */
    bool space_before;   /* of the token that comes next */
} text_chunk;

/* The character at `offset`; size 0 at or past `end`. */
text_character rsm_text_character(rsm_slice text, uint32_t offset, uint32_t end);

/* Longest key that is looked up, in bytes. */
#define TEXT_KEY_SIZE 96

/* Lower case, apostrophes straight, runs of white space one space. Gives its size, 0 where it is
 * longer than TEXT_KEY_SIZE. */
uint32_t rsm_text_key(rsm_slice text, uint32_t start, uint32_t end, char key[TEXT_KEY_SIZE]);

/* Whether the bytes at `offset` are `word` (lower case ASCII), whatever their case. */
bool rsm_text_has_at(rsm_slice text, uint32_t offset, uint32_t end, const char *word);

/* Whether the chunk [start, end) holds what addresses do: "://", "www.", "@", a known ending. */
bool rsm_text_may_be_address(rsm_slice text, uint32_t start, uint32_t end);

/* End of the address that begins at `offset`, or `offset`. */
uint32_t rsm_text_address_end(rsm_slice text, uint32_t offset, const text_chunk *chunk);

/* Kind of an abbreviation (lexicon/abbreviations.txt), without its last full stop; empty: none. */
rsm_slice rsm_text_abbreviation(const text_splitter *splitter, uint32_t start, uint32_t end);

/* First tag of a word in lexicon/words.txt ("DET"), or empty. */
rsm_slice rsm_text_first_tag(const text_splitter *splitter, uint32_t start, uint32_t end);

/* Whether the character before `end` ends a sentence, closing quotes and brackets passed over. */
bool rsm_text_is_terminated(rsm_slice text, uint32_t start, uint32_t end);

/* Whether a line or token begins a list item: a bullet, or a number with a dot or bracket. */
bool rsm_text_is_bullet(rsm_slice text, uint32_t start, uint32_t end);

bool rsm_text_is_upper_at(rsm_slice text, uint32_t offset);
bool rsm_text_is_lower_at(rsm_slice text, uint32_t offset);

/* Whether token `index` is exactly `word`; and the same without regard to case (`word` in lower
 * case). */
bool rsm_text_token_is(const text_splitter *splitter, uint32_t index, const char *word);
bool rsm_text_token_is_caseless(const text_splitter *splitter, uint32_t index, const char *word);

/* Set on tokens that begin a sentence, while sentences are looked for. */
#define TEXT_BEGINS 0x80000000u

/* Whether a token is a mark that ends sentences: 0 no, '.' , '?' (or '!'), 'e' an ellipsis. */
char rsm_text_terminator(const text_splitter *splitter, const rsm_token *token);

/* Whether a token closes what was opened before it; opens it; is a word with its own full stop. */
bool rsm_text_is_closing(const text_splitter *splitter, const rsm_token *token);
bool rsm_text_is_opening(const text_splitter *splitter, const rsm_token *token);
bool rsm_text_is_dotted(const text_splitter *splitter, const rsm_token *token);

/* ---- the judge of ends (ends.c), for sentences.c and for the trainer ---- */

#define TEXT_END_FEATURES 32u

typedef struct text_end_view {
    const text_paragraph *paragraph;
    uint32_t start; /* first token of the sentence in hand */
    uint32_t open;  /* brackets open in it */
    uint32_t
        stops; /* of a hundred tokens of the paragraph, how many are marks that end sentences */
} text_end_view;

/* At the paragraph's beginning; and after each token but the first, before it is judged whether a
 * sentence begins with token `next`. */
text_end_view rsm_text_end_view(const text_splitter *splitter, const text_paragraph *paragraph,
                                uint32_t start);
void rsm_text_end_step(const text_splitter *splitter, text_end_view *view, uint32_t next);

/* Who decides whether a sentence begins with a token. */
typedef enum text_place {
    TEXT_PLACE_GOES_ON, /* none does */
    TEXT_PLACE_BEGINS,  /* one does, by the rules */
    TEXT_PLACE_JUDGED   /* the model decides */
} text_place;

text_place rsm_text_place(const text_splitter *splitter, const text_paragraph *paragraph,
                          uint32_t next);

/* The features of the place before `next`; their number. */
uint32_t rsm_text_end_features(const text_splitter *splitter, const text_end_view *view,
                               uint32_t next, uint64_t features[TEXT_END_FEATURES]);

/* Sets and clears TEXT_BEGINS after `dateline` as splitter->ends judges. */
void rsm_text_choose_ends(text_splitter *splitter, const text_paragraph *paragraph,
                          uint32_t dateline);

/* Sets TEXT_BEGINS by the rules. Gives the token after the dateline, or the paragraph's first. */
uint32_t rsm_text_propose(text_splitter *splitter, const text_paragraph *paragraph);

/* Paragraphs, tokens and quotation marks: all that goes before sentences. */
void rsm_text_prepare(text_splitter *splitter);

/* The steps. Each appends to the splitter's vectors; memory failure shows in arena->failed. */
void rsm_text_find_paragraphs(text_splitter *splitter);
void rsm_text_tokenise(text_splitter *splitter, text_paragraph *paragraph);
void rsm_text_mark_quotes(text_splitter *splitter);
void rsm_text_find_sentences(text_splitter *splitter, uint32_t paragraph);
void rsm_text_find_kinds(text_splitter *splitter);
void rsm_text_find_questions(text_splitter *splitter);

/* Token after the dateline that the tokens [first, end) begin with, or `first`. */
uint32_t rsm_text_dateline(const text_splitter *splitter, uint32_t first, uint32_t end);
/* The same of a dateline inside a paragraph: in capitals, behind the bracket of a credit. */
uint32_t rsm_text_inner_dateline(const text_splitter *splitter, uint32_t first, uint32_t end);

#endif
