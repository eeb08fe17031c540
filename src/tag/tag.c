/* The language layer by rules: the order of its steps.
 *
 * Invariants: every token gets a part of speech and a lemma; where no tree is made (no model)
 * head is RSM_NONE and deprel says only "dep" or "punct". Cost: linear in the text. */
#include "tag/tag.h"

#include "tag/layer.h"
#include "tag/name_model.h"
#include "tag/upos.h"

const char *rsm_upos_name(rsm_upos upos) {
    static const char *const names[RSM_UPOS_COUNT] = {
        "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
        "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};
    return (unsigned)upos < RSM_UPOS_COUNT ? names[upos] : "X";
}

const rsm_match *rsm_tag_match_at(const tag_layer *layer, uint32_t token, uint32_t end,
                                  rsm_domain domain) {
    const rsm_tagging *result = layer->result;
    if (token >= layer->text->token_count) {
        return NULL;
    }
    for (uint32_t i = result->first_match[token]; i < result->first_match[token + 1]; i++) {
        const rsm_match *match = &result->matches[i];
        if (match->domain == domain && (end == 0 || match->end_token == end)) {
            return match;
        }
    }
    return NULL;
}

/* A mark that phrases may step over: hyphen, apostrophe, possessive, a single full stop. */
static bool is_joiner(rsm_slice word) {
    return rsm_slice_equal_string(word, "-") || rsm_slice_equal_string(word, "'") ||
           rsm_slice_equal_string(word, ".") || rsm_slice_equal_string(word, "'s") ||
           rsm_slice_equal_string(word, "\xE2\x80\x99") ||
           rsm_slice_equal_string(word, "\xE2\x80\x99s") ||
           rsm_slice_equal_string(word, "\xE2\x80\x90") ||
           rsm_slice_equal_string(word, "\xE2\x80\x91");
}

/* "Kenya-Somalia" with an en dash: a dash between two words that touch it is a hyphen in print. */
static bool is_tight_dash(const rsm_text *text, uint32_t token) {
    const rsm_token *tokens = text->tokens;
    return token > 0 && token + 1 < text->token_count &&
           rsm_slice_equal_string(rsm_token_slice(text, token), "\xE2\x80\x93") &&
           tokens[token - 1].end == tokens[token].start &&
           tokens[token + 1].start == tokens[token].end;
}

static void make_word(tag_layer *layer, uint32_t token) {
    const rsm_token *from = &layer->text->tokens[token];
    const tag_reading *reading = tag_reading_at(layer, token);
    const rsm_tag *tag = &layer->result->tags[token];
    rsm_word *word = &layer->result->words[token];
    rsm_slice written = rsm_token_slice(layer->text, token);
    word->surface = (from->flags & RSM_TOKEN_PUNCTUATION) != 0 ? 0 : rsm_world_word_key(written);
    word->joiner = is_joiner(written) || is_tight_dash(layer->text, token);
    if (word->surface != 0) {
        rsm_slice lemma = tag->lemma;
        if (tag->upos == RSM_UPOS_PROPN ||
            tag->upos == RSM_UPOS_X) { /* "Explosions" in a headline */
            lemma = reading->first == RSM_UPOS_VERB && reading->verb.size > 0 ? reading->verb
                                                                              : reading->noun;
        }
        word->lemma = rsm_slice_equal(lemma, written) ? word->surface : rsm_world_word_key(lemma);
        rsm_world_word_parts(written, word);
    }
    bool plain = layer->blind[from->sentence] && !layer->text->one_case && reading->known;
    word->capitals = (from->flags & RSM_TOKEN_CAPITALS) != 0 && !plain;
    word->capitalised = (from->flags & (RSM_TOKEN_CAPITALISED | RSM_TOKEN_CAPITALS)) != 0;
}

rsm_status rsm_tag_match(tag_layer *layer, rsm_error *error) {
    uint32_t count = layer->text->token_count;
    rsm_tagging *result = layer->result;
    bool *stops = rsm_arena_allocate_items(layer->arena, count, sizeof(bool));
    if (stops == NULL) {
        return rsm_error_set(error, RSM_ERROR_MEMORY, "no memory to look up phrases");
    }
    for (uint32_t i = 0; i < count; i++) {
        make_word(layer, i);
        stops[i] = i + 1 == count ||
                   layer->text->tokens[i].sentence != layer->text->tokens[i + 1].sentence;
    }
    if (layer->world != NULL) {
        rsm_status status =
            rsm_world_match(layer->world, result->words, stops, count, layer->text->one_case,
                            layer->arena, &result->matches, &result->match_count);
        if (status != RSM_OK) {
            return rsm_error_set(error, status, "no memory to look up phrases");
        }
    }
    uint32_t next = 0;
    for (uint32_t i = 0; i <= count; i++) {
        while (next < result->match_count && result->matches[next].first_token < i) {
            next++;
        }
        result->first_match[i] = next;
    }
    return RSM_OK;
}

bool rsm_tag_prepare(tag_layer *layer) {
    uint32_t count = layer->text->token_count;
    rsm_tagging *result = layer->result;
    rsm_map_init(&layer->forms, layer->arena);
    rsm_vector_init(&layer->readings, layer->arena, sizeof(tag_reading));
    layer->reading_of = rsm_arena_allocate_items(layer->arena, (size_t)count + 1, sizeof(uint32_t));
    layer->blind = rsm_arena_allocate_items(layer->arena, (size_t)layer->text->sentence_count + 1,
                                            sizeof(bool));
    layer->proper = rsm_arena_allocate_items(layer->arena, (size_t)count + 1, sizeof(bool));
    layer->classes = rsm_arena_allocate_items(layer->arena, (size_t)count + 1, sizeof(uint8_t));
    result->tags = rsm_arena_allocate_items(layer->arena, (size_t)count + 1, sizeof(rsm_tag));
    result->words = rsm_arena_allocate_items(layer->arena, (size_t)count + 1, sizeof(rsm_word));
    result->first_match =
        rsm_arena_allocate_items(layer->arena, (size_t)count + 1, sizeof(uint32_t));
    result->name_of = rsm_arena_allocate_items(layer->arena, (size_t)count + 1, sizeof(uint32_t));
    if (layer->arena->failed) {
        return false;
    }
    for (uint32_t i = 0; i < count; i++) {
        result->tags[i].head = RSM_NONE;
        result->name_of[i] = RSM_NONE;
        result->tags[i].deprel =
            (layer->text->tokens[i].flags & RSM_TOKEN_PUNCTUATION) != 0 ? "punct" : "dep";
    }
    rsm_tag_find_readings(layer);
    if (layer->arena->failed) {
        return false;
    }
    rsm_tag_find_blind(layer);
    return true;
}

/* "Markovic said", "said Markovic.", "Banelic's": a surname that ends as adjectives do, with nothing after it that an
 * adjective could stand before. */
static void mend_surnames(tag_layer *layer) {
    rsm_tag *tags = layer->result->tags;
    for (uint32_t i = 0; i + 1 < layer->text->token_count; i++) {
        rsm_upos next = tags[i + 1].upos;
        bool after = i > 0 && tags[i - 1].upos == RSM_UPOS_VERB && next == RSM_UPOS_PUNCT;
        if ((tags[i].upos != RSM_UPOS_ADJ && tags[i].upos != RSM_UPOS_ADV) || !layer->proper[i] ||
            tag_reading_at(layer, i)->known ||
            (next != RSM_UPOS_VERB && next != RSM_UPOS_AUX && next != RSM_UPOS_PART && !after)) {
            continue;
        }
        tags[i].upos = RSM_UPOS_PROPN;
        rsm_tag_set_lemma(layer, i);
    }
}

rsm_status rsm_tag_run(tag_layer *layer, rsm_error *error) {
    if (!rsm_tag_prepare(layer)) {
        return rsm_error_set(error, RSM_ERROR_MEMORY, "no memory to tag the text");
    }
    const rsm_linear *tagger = rsm_language_linear(layer->language, "POS");
    rsm_tag_choose(layer); /* the finder of names goes by the rules' view of capitals */
    for (uint32_t i = 0; i < layer->text->token_count; i++) {
        layer->proper[i] = layer->result->tags[i].upos == RSM_UPOS_PROPN;
    }
    if (tagger != NULL) {
        rsm_tag_choose_by_model(layer, tagger);
        mend_surnames(layer);
        const rsm_parser *parser = rsm_language_parser(layer->language);
        if (parser != NULL && !rsm_tag_make_tree(layer, parser)) {
            return rsm_error_set(error, RSM_ERROR_MEMORY, "no memory to parse the text");
        }
        rsm_tag_mend_deeds(layer);
    }
    rsm_status status = rsm_tag_match(layer, error);
    if (status != RSM_OK) {
        return status;
    }
    rsm_tag_find_names(layer);
    if (layer->arena->failed) {
        return rsm_error_set(error, RSM_ERROR_MEMORY, "no memory to tag the text");
    }
    return RSM_OK;
}

rsm_status rsm_tag_text(const rsm_world *world, const rsm_language *language, const rsm_text *text,
                        rsm_arena *arena, rsm_tagging *result, rsm_error *error) {
    tag_layer layer = {
        .world = world, .language = language, .text = text, .arena = arena, .result = result};
    *result = (rsm_tagging){0};
    rsm_status status = rsm_tag_run(&layer, error);
    if (status != RSM_OK) {
        return status;
    }
    const rsm_linear *namer = rsm_language_linear(language, "NAMES");
    if (namer != NULL) {
        rsm_name_choose_by_model(&layer, namer);
        rsm_name_agree(&layer);
    }
    rsm_tag_find_forms(&layer);
    if (arena->failed) {
        return rsm_error_set(error, RSM_ERROR_MEMORY, "no memory to tag the text");
    }
    return RSM_OK;
}
