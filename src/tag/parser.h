/* Tokens with tags -> a dependency tree: a transition-based parser (arc-hybrid), learned weights.
 *
 * Three ways to go on from each state: SHIFT takes the next word onto the stack; LEFT makes the
 * next word the head of the top of the stack; RIGHT makes the word under the top its head; both
 * take the top off. The root stands after the last word, so that exactly one word hangs on it. What
 * to do is scored by a sum of small integers, one row of them for each feature of the state that
 * was learned.
 *
 * Invariants: the result is always one projective tree with one root, whatever the weights; no
 * floating point; ties go to the lower class. Cost: 2n steps of constant cost for n words; scratch
 * of a fixed size. The trainer (train/) uses the same state and features, so they cannot drift
 * apart. */
#ifndef RSM_TAG_PARSER_H
#define RSM_TAG_PARSER_H

#include "base/arena.h"
#include "base/slice.h"
#include "base/status.h"
#include "base/linear.h"

/* Longest run of words parsed at once; the slices of a longer sentence are joined by "parataxis".
 */
#define PARSER_SLICE          400u
#define PARSER_NODES          (PARSER_SLICE + 2) /* a node 0 for "nothing", the words, the root */
#define PARSER_RELATION_COUNT 47u
#define PARSER_CLASS_COUNT    120u /* most ways to go on: move and relation */
#define PARSER_VERSION        1u
#define PARSER_HEAD_SIZE      256u /* of its section: 8 bytes, and two for each class */
#define PARSER_FEATURE_COUNT  160u /* most features of a state */

typedef enum parser_move { PARSER_SHIFT, PARSER_LEFT, PARSER_RIGHT, PARSER_MOVE_COUNT } parser_move;

/* A way to go on: a move, and for LEFT and RIGHT the relation of the arc that it makes. */
typedef struct parser_class {
    uint8_t move;
    uint8_t relation;
} parser_class;

/* What the parser sees of a word. The keys are hashes, never 0. */
typedef struct rsm_parser_word {
    uint32_t form;   /* of the form in lower case, digits as one */
    uint32_t lemma;  /* of the lemma in lower case */
    uint32_t ending; /* of the last three bytes of the form */
    uint8_t tag;     /* 1 + the class that the tagger gave it (tag/upos.h) */
    uint8_t upos;    /* 1 + the universal part of speech */
} rsm_parser_word;

typedef struct parser_node {
    rsm_parser_word word;
    uint16_t head;
    uint16_t left[2];  /* leftmost child and the one next to it; 0 for none */
    uint16_t right[2]; /* rightmost child and the one before it */
    uint8_t left_count;
    uint8_t right_count;
    uint8_t relation; /* 1 + relation, 0 while it has no head */
} parser_node;

/* Nodes 1 to count are the words, count + 1 the root. */
typedef struct parser_state {
    uint32_t count;
    uint32_t next;  /* node at the head of the queue; the root when all words are taken */
    uint32_t depth; /* of the stack */
    uint16_t stack[PARSER_NODES];
    parser_node nodes[PARSER_NODES];
} parser_state;

/* The parser's section of a model, opened; points into it. */
typedef struct rsm_parser {
    rsm_linear model;
    uint32_t class_count; /* 0: no parser */
    parser_class classes[PARSER_CLASS_COUNT];
} rsm_parser;

/* What rsm_parse_sentence works in; too big for a stack, reusable without clearing. */
typedef struct rsm_parser_scratch {
    parser_state state;
    uint64_t keys[PARSER_FEATURE_COUNT];
    int32_t scores[PARSER_CLASS_COUNT];
} rsm_parser_scratch;

/* Name of a relation ("nsubj", "acl:relcl"), and the relation of a name: subtypes that are not in
 * the table are cut off, unknown names are "dep". */
const char *rsm_parser_relation_name(uint32_t relation);
uint32_t rsm_parser_relation(rsm_slice name);

/* Key of a lemma: ASCII letters in lower case, each digit as 0. Never 0. */
uint32_t rsm_parser_key(rsm_slice text);

/* Opens the parser's section of a model, which must begin at a multiple of 8 and live as long as
 * the parser is used. Errors: RSM_ERROR_FORMAT where anything in it is out of bounds. Linear in the
 * section. */
rsm_status rsm_parser_open(rsm_slice section, rsm_parser *parser, rsm_error *error);

/* The tree of a sentence of `count` words: heads[i] is the index of the head of word i in the
 * sentence, UINT32_MAX (RSM_NONE) for the root; relations[i] goes with it. Linear time. */
void rsm_parse_sentence(const rsm_parser *parser, const rsm_parser_word *words, uint32_t count,
                        uint32_t *heads, uint8_t *relations, rsm_parser_scratch *scratch);

/* ---- shared with the trainer */

/* Begins a sentence of at most PARSER_SLICE words: all of them in the queue. */
void rsm_parser_start(parser_state *state, const rsm_parser_word *words, uint32_t count);

/* Whether all words but the root have a head. */
bool rsm_parser_is_done(const parser_state *state);

/* Set of moves allowed, a bit each (1u << move); never empty before the end. */
uint32_t rsm_parser_allowed(const parser_state *state);

/* Makes an allowed move. */
void rsm_parser_step(parser_state *state, parser_class step);

/* Keys of the state's features; returns how many. */
uint32_t rsm_parser_features(const parser_state *state, uint64_t keys[PARSER_FEATURE_COUNT]);

#endif
