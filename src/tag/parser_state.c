/* The parser's states and moves (arc-hybrid), and the names of the relations.
 *
 * Invariants: node 0 is "nothing" and never changes; a node is on the stack, in the queue or has a
 * head, never two of these; the last word on the stack is the one that the root takes. Cost:
 * constant a move. */
#include "tag/parser.h"

#include <string.h>

static const char *const relation_names[PARSER_RELATION_COUNT] = {
    "acl",       "acl:relcl",     "advcl",     "advmod",       "amod",   "appos",
    "aux",       "aux:pass",      "case",      "cc",           "ccomp",  "clf",
    "compound",  "compound:prt",  "conj",      "cop",          "csubj",  "csubj:pass",
    "dep",       "det",           "discourse", "dislocated",   "expl",   "fixed",
    "flat",      "goeswith",      "iobj",      "list",         "mark",   "nmod",
    "nmod:poss", "nmod:unmarked", "nsubj",     "nsubj:pass",   "nummod", "obj",
    "obl",       "obl:agent",     "obl:tmod",  "obl:unmarked", "orphan", "parataxis",
    "punct",     "reparandum",    "root",      "vocative",     "xcomp"};

const char *rsm_parser_relation_name(uint32_t relation) {
    return relation < PARSER_RELATION_COUNT ? relation_names[relation] : "dep";
}

static uint32_t find_relation(rsm_slice name) {
    for (uint32_t i = 0; i < PARSER_RELATION_COUNT; i++) {
        if (rsm_slice_equal_string(name, relation_names[i])) {
            return i;
        }
    }
    return PARSER_RELATION_COUNT;
}

uint32_t rsm_parser_relation(rsm_slice name) {
    uint32_t relation = find_relation(name);
    size_t colon = rsm_slice_find_byte(name, ':');
    if (relation == PARSER_RELATION_COUNT && colon != RSM_NOWHERE) {
        relation = find_relation(rsm_slice_sub(name, 0, colon));
    }
    return relation < PARSER_RELATION_COUNT ? relation : find_relation(RSM_SLICE("dep"));
}

uint32_t rsm_parser_key(rsm_slice text) {
    uint64_t hash = 0xCBF29CE484222325u;
    for (size_t i = 0; i < text.size; i++) {
        uint8_t byte = (uint8_t)text.data[i];
        if (byte >= 'A' && byte <= 'Z') {
            byte = (uint8_t)(byte + ('a' - 'A'));
        } else if (byte >= '0' && byte <= '9') {
            byte = '0';
        }
        hash = (hash ^ byte) * 0x100000001B3u;
    }
    hash ^= hash >> 32;
    hash *= 0x9E3779B97F4A7C15u;
    uint32_t key = (uint32_t)(hash >> 32);
    return key == 0 ? 1 : key;
}

void rsm_parser_start(parser_state *state, const rsm_parser_word *words, uint32_t count) {
    state->count = count;
    state->next = 1;
    state->depth = 0;
    memset(state->nodes, 0, sizeof(parser_node) * (count + 2u));
    for (uint32_t i = 0; i < count; i++) {
        state->nodes[i + 1].word = words[i];
    }
    state->nodes[count + 1].word =
        (rsm_parser_word){.form = 2, .lemma = 2, .ending = 2, .tag = 255, .upos = 255};
}

bool rsm_parser_is_done(const parser_state *state) {
    return state->next == state->count + 1 && state->depth == 0;
}

uint32_t rsm_parser_allowed(const parser_state *state) {
    bool at_root = state->next == state->count + 1;
    uint32_t allowed = at_root ? 0 : 1u << PARSER_SHIFT;
    if (state->depth >= 1 && (!at_root || state->depth == 1)) {
        allowed |= 1u << PARSER_LEFT;
    }
    if (state->depth >= 2) {
        allowed |= 1u << PARSER_RIGHT;
    }
    return allowed;
}

static void attach(parser_state *state, uint32_t child, uint32_t head, uint32_t relation) {
    parser_node *above = &state->nodes[head];
    parser_node *below = &state->nodes[child];
    below->head = (uint16_t)head;
    below->relation = (uint8_t)(relation + 1);
    uint16_t *outermost = child < head ? above->left : above->right;
    uint8_t *count = child < head ? &above->left_count : &above->right_count;
    outermost[1] = outermost[0];
    outermost[0] = (uint16_t)child;
    *count = (uint8_t)(*count < 250 ? *count + 1 : *count);
}

void rsm_parser_step(parser_state *state, parser_class step) {
    if (step.move == PARSER_SHIFT) {
        state->stack[state->depth++] = (uint16_t)state->next++;
        return;
    }
    uint32_t child = state->stack[--state->depth];
    uint32_t head = step.move == PARSER_LEFT ? state->next : state->stack[state->depth - 1];
    attach(state, child, head, step.relation);
}
