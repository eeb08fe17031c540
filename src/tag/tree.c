/* The step of the language layer that makes trees: words for the parser, and its results as tags.
 *
 * Invariant: every sentence gets one tree; a head is in the sentence of its token. Cost: linear;
 * the scratch of the parser and some bytes for each token of the longest sentence, given back at
 * the end. */
#include "tag/layer.h"

static uint32_t fold(uint64_t key) {
    uint32_t folded = (uint32_t)(key ^ key >> 32);
    return folded == 0 ? 1 : folded;
}

rsm_parser_word rsm_tag_parser_word(const tag_layer *layer, uint32_t token) {
    const tag_reading *reading = tag_reading_at(layer, token);
    const rsm_tag *tag = &layer->result->tags[token];
    return (rsm_parser_word){.form = fold(reading->key),
                             .lemma = rsm_parser_key(tag->lemma),
                             .ending = fold(reading->suffixes[2]),
                             .tag = (uint8_t)(layer->classes[token] + 1),
                             .upos = (uint8_t)(tag->upos + 1)};
}

static void keep_tree(tag_layer *layer, const rsm_sentence *sentence, const uint32_t *heads,
                      const uint8_t *relations) {
    for (uint32_t i = sentence->first_token; i < sentence->end_token; i++) {
        uint32_t head = heads[i - sentence->first_token];
        rsm_tag *tag = &layer->result->tags[i];
        tag->head = head == UINT32_MAX ? RSM_NONE : sentence->first_token + head;
        tag->deprel = rsm_parser_relation_name(relations[i - sentence->first_token]);
    }
}

static uint32_t longest_sentence(const rsm_text *text) {
    uint32_t longest = 0;
    for (uint32_t i = 0; i < text->sentence_count; i++) {
        uint32_t size = text->sentences[i].end_token - text->sentences[i].first_token;
        longest = size > longest ? size : longest;
    }
    return longest;
}

bool rsm_tag_make_tree(tag_layer *layer, const rsm_parser *parser) {
    const rsm_text *text = layer->text;
    uint32_t longest = longest_sentence(text);
    rsm_arena_mark mark = rsm_arena_get_mark(layer->arena);
    rsm_parser_scratch *scratch = rsm_arena_allocate(layer->arena, sizeof *scratch);
    rsm_parser_word *words = rsm_arena_allocate_items(layer->arena, longest, sizeof *words);
    uint32_t *heads = rsm_arena_allocate_items(layer->arena, longest, sizeof *heads);
    uint8_t *relations = rsm_arena_allocate_items(layer->arena, longest, sizeof *relations);
    if (scratch == NULL || words == NULL || heads == NULL || relations == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < text->sentence_count; i++) {
        const rsm_sentence *sentence = &text->sentences[i];
        uint32_t count = sentence->end_token - sentence->first_token;
        for (uint32_t k = 0; k < count; k++) {
            words[k] = rsm_tag_parser_word(layer, sentence->first_token + k);
        }
        rsm_parse_sentence(parser, words, count, heads, relations, scratch);
        keep_tree(layer, sentence, heads, relations);
    }
    rsm_arena_rewind(layer->arena, mark);
    layer->result->has_tree = true;
    return true;
}
