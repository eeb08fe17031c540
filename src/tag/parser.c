/* The parser at work: opening its section of the model, parsing a sentence.
 *
 * The section: a head of PARSER_HEAD_SIZE bytes (version, number of classes, zeros up to byte 8,
 * then move and relation of each class), then a linear model with as many classes. Cost: linear in
 * the words. */
#include "tag/parser.h"

rsm_status rsm_parser_open(rsm_slice section, rsm_parser *parser, rsm_error *error) {
    *parser = (rsm_parser){0};
    const uint8_t *bytes = (const uint8_t *)section.data;
    if (section.size < PARSER_HEAD_SIZE || bytes[0] != PARSER_VERSION) {
        return rsm_error_set(error, RSM_ERROR_FORMAT, "the parser's section is of another kind");
    }
    uint32_t count = bytes[1];
    uint32_t moves = 0;
    if (count > PARSER_CLASS_COUNT) {
        return rsm_error_set(error, RSM_ERROR_FORMAT, "the parser has too many classes");
    }
    for (uint32_t i = 0; i < count; i++) {
        parser_class class = {.move = bytes[8 + 2 * i], .relation = bytes[9 + 2 * i]};
        if (class.move >= PARSER_MOVE_COUNT || class.relation >= PARSER_RELATION_COUNT) {
            return rsm_error_set(error, RSM_ERROR_FORMAT, "the parser has a class of no meaning");
        }
        parser->classes[i] = class;
        moves |= 1u << class.move;
    }
    rsm_status status = rsm_linear_open(rsm_slice_sub(section, PARSER_HEAD_SIZE, section.size),
                                        &parser->model, error);
    if (status != RSM_OK) {
        return status;
    }
    if (parser->model.classes != count || moves != (1u << PARSER_MOVE_COUNT) - 1) {
        return rsm_error_set(error, RSM_ERROR_FORMAT, "the parser lacks classes");
    }
    parser->class_count = count;
    return RSM_OK;
}

/* The allowed class of the highest score, the first of equals. */
static uint32_t choose(const rsm_parser *parser, rsm_parser_scratch *scratch, uint32_t moves) {
    uint32_t count = rsm_parser_features(&scratch->state, scratch->keys);
    rsm_linear_score(&parser->model, scratch->keys, count, scratch->scores);
    uint32_t best = parser->class_count;
    for (uint32_t i = 0; i < parser->class_count; i++) {
        if ((moves >> parser->classes[i].move & 1) != 0 &&
            (best == parser->class_count || scratch->scores[i] > scratch->scores[best])) {
            best = i;
        }
    }
    return best;
}

static void parse_slice(const rsm_parser *parser, const rsm_parser_word *words, uint32_t count,
                        rsm_parser_scratch *scratch) {
    parser_state *state = &scratch->state;
    rsm_parser_start(state, words, count);
    while (!rsm_parser_is_done(state)) {
        uint32_t moves = rsm_parser_allowed(state);
        parser_class step = {.move = PARSER_SHIFT};
        if (moves != 1u << PARSER_SHIFT) {
            step = parser->classes[choose(parser, scratch, moves)];
        }
        rsm_parser_step(state, step);
    }
}

void rsm_parse_sentence(const rsm_parser *parser, const rsm_parser_word *words, uint32_t count,
                        uint32_t *heads, uint8_t *relations, rsm_parser_scratch *scratch) {
    uint8_t root_relation = (uint8_t)rsm_parser_relation(RSM_SLICE("root"));
    uint8_t joined = (uint8_t)rsm_parser_relation(RSM_SLICE("parataxis"));
    uint32_t root = UINT32_MAX;
    for (uint32_t start = 0; start < count; start += PARSER_SLICE) {
        uint32_t size = count - start < PARSER_SLICE ? count - start : PARSER_SLICE;
        parse_slice(parser, words + start, size, scratch);
        uint32_t first_root = root;
        for (uint32_t i = 0; i < size; i++) {
            const parser_node *node = &scratch->state.nodes[i + 1];
            bool top = node->head == size + 1;
            heads[start + i] = top ? first_root : start + node->head - 1;
            relations[start + i] = (uint8_t)(node->relation - 1);
            if (top) {
                relations[start + i] = first_root == UINT32_MAX ? root_relation : joined;
                root = first_root == UINT32_MAX ? start + i : first_root;
            }
        }
    }
}
