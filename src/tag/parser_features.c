/* What the parser looks at in a state: atoms (the form, tag, ... of a place) and templates, each a
 * few atoms taken together. After Zhang and Nivre (2011), with the marker of a phrase (its leftmost
 * child, a preposition mostly) added to the pairs.
 *
 * Invariant: a template gives no feature where one of its atoms is 0, so that what is not there
 * costs nothing. The order of the templates is part of the model. Cost: constant. */
#include "tag/parser.h"

/* Places: top of the stack and below it, the queue, and children of these (L leftmost, R rightmost,
 * 2 the one next to it). */
enum place {
    S0,
    S1,
    S2,
    B0,
    B1,
    B2,
    B3,
    S0L,
    S0R,
    S0L2,
    S0R2,
    S1L,
    S1R,
    S1L2,
    S1R2,
    B0L,
    B0L2,
    PLACES
};

/* Atoms: five for each place, then a few of the state as a whole. */
enum {
    FORM = 0 * PLACES,
    LEMMA = 1 * PLACES,
    TAG = 2 * PLACES,
    UPOS = 3 * PLACES,
    RELATION = 4 * PLACES,
    WHOLE = 5 * PLACES,
    GAP_S0_B0 = WHOLE, /* distances, in steps */
    GAP_S1_S0,
    LEFTS_S0, /* counts of children */
    RIGHTS_S0,
    LEFTS_S1,
    RIGHTS_S1,
    LEFTS_B0,
    END_S0, /* endings of forms */
    END_S1,
    END_B0,
    BIAS,
    ATOMS
};

#define F(place) (FORM + (place))
#define M(place) (LEMMA + (place))
#define T(place) (TAG + (place))
#define U(place) (UPOS + (place))
#define R(place) (RELATION + (place))
#define NO       ATOMS

#include "tag/parser_templates.h"

_Static_assert(sizeof templates / sizeof templates[0] <= PARSER_FEATURE_COUNT, "room for keys");

static uint32_t distance(uint32_t from, uint32_t to) {
    uint32_t gap = to - from;
    return gap <= 4 ? gap : gap <= 6 ? 5 : gap <= 10 ? 6 : gap <= 20 ? 7 : 8;
}

static uint32_t few(uint32_t count) {
    return 1 + (count < 4 ? count : 4);
}

static void find_places(const parser_state *state, uint32_t places[PLACES]) {
    const parser_node *nodes = state->nodes;
    uint32_t end = state->count + 1;
    places[S0] = state->depth > 0 ? state->stack[state->depth - 1] : 0;
    places[S1] = state->depth > 1 ? state->stack[state->depth - 2] : 0;
    places[S2] = state->depth > 2 ? state->stack[state->depth - 3] : 0;
    for (uint32_t i = 0; i < 4; i++) {
        places[B0 + i] = state->next + i <= end ? state->next + i : 0;
    }
    places[S0L] = nodes[places[S0]].left[0];
    places[S0L2] = nodes[places[S0]].left[1];
    places[S0R] = nodes[places[S0]].right[0];
    places[S0R2] = nodes[places[S0]].right[1];
    places[S1L] = nodes[places[S1]].left[0];
    places[S1L2] = nodes[places[S1]].left[1];
    places[S1R] = nodes[places[S1]].right[0];
    places[S1R2] = nodes[places[S1]].right[1];
    places[B0L] = nodes[places[B0]].left[0];
    places[B0L2] = nodes[places[B0]].left[1];
}

static void find_atoms(const parser_state *state, uint32_t atoms[ATOMS + 1]) {
    uint32_t places[PLACES];
    find_places(state, places);
    for (uint32_t i = 0; i < PLACES; i++) {
        const parser_node *node = &state->nodes[places[i]];
        atoms[FORM + i] = node->word.form;
        atoms[LEMMA + i] = node->word.lemma;
        atoms[TAG + i] = node->word.tag;
        atoms[UPOS + i] = node->word.upos;
        atoms[RELATION + i] = node->relation;
    }
    const parser_node *top = &state->nodes[places[S0]];
    const parser_node *under = &state->nodes[places[S1]];
    const parser_node *front = &state->nodes[places[B0]];
    atoms[GAP_S0_B0] = places[S0] != 0 ? distance(places[S0], places[B0]) : 0;
    atoms[GAP_S1_S0] = places[S1] != 0 ? distance(places[S1], places[S0]) : 0;
    atoms[LEFTS_S0] = few(top->left_count);
    atoms[RIGHTS_S0] = few(top->right_count);
    atoms[LEFTS_S1] = few(under->left_count);
    atoms[RIGHTS_S1] = few(under->right_count);
    atoms[LEFTS_B0] = few(front->left_count);
    atoms[END_S0] = top->word.ending;
    atoms[END_S1] = under->word.ending;
    atoms[END_B0] = front->word.ending;
    atoms[BIAS] = 1;
    atoms[NO] = 0;
}

uint32_t rsm_parser_features(const parser_state *state, uint64_t keys[PARSER_FEATURE_COUNT]) {
    uint32_t atoms[ATOMS + 1];
    uint32_t count = 0;
    find_atoms(state, atoms);
    for (uint32_t i = 0; i < sizeof templates / sizeof templates[0]; i++) {
        uint64_t hash = (i + 1) * 0xD6E8FEB86659FD93u;
        bool whole = true;
        for (uint32_t j = 0; j < TEMPLATE_ATOMS && templates[i][j] != NO; j++) {
            uint32_t atom = atoms[templates[i][j]];
            whole = whole && atom != 0;
            hash = (hash ^ atom) * 0x9E3779B97F4A7C15u;
            hash ^= hash >> 32;
        }
        if (whole) {
            hash *= 0xD6E8FEB86659FD93u;
            keys[count++] = hash ^ (hash >> 32);
        }
    }
    return count;
}
