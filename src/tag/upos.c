/* The tagger: the class of highest score for each token, from left to right. See tag/upos.h.
 *
 * Cost: linear; a token has about fifty features. */
#include "tag/upos.h"

#include "base/hash.h"

rsm_upos rsm_tag_class_upos(uint32_t class) {
    static const uint8_t upos[TAG_CLASS_COUNT - RSM_UPOS_COUNT] = {
        RSM_UPOS_NOUN, RSM_UPOS_PROPN, RSM_UPOS_VERB, RSM_UPOS_VERB, RSM_UPOS_VERB,
        RSM_UPOS_VERB, RSM_UPOS_VERB,  RSM_UPOS_PRON, RSM_UPOS_AUX};
    if (class < RSM_UPOS_COUNT) {
        return (rsm_upos) class;
    }
    return class < TAG_CLASS_COUNT ? (rsm_upos)upos[class - RSM_UPOS_COUNT] : RSM_UPOS_X;
}

rsm_verb_form rsm_tag_class_form(uint32_t class) {
    switch (class) {
    case RSM_UPOS_VERB:
    case TAG_CLASS_VERB_FINITE:
        return RSM_VERB_BASE;
    case TAG_CLASS_VERB_PRESENT:
        return RSM_VERB_PRESENT;
    case TAG_CLASS_VERB_PAST:
        return RSM_VERB_PAST;
    case TAG_CLASS_VERB_PARTICIPLE:
        return RSM_VERB_PARTICIPLE;
    case TAG_CLASS_VERB_ING:
        return RSM_VERB_ING;
    default:
        return RSM_VERB_NONE;
    }
}

/* ---- features ---- */

/* What stands at a token, or beyond either end of the sentence. */
typedef struct tag_view {
    uint64_t word, lexical, suffix, shape;
    const tag_reading *reading; /* NULL beyond the ends */
} tag_view;

/* What the letters and what stands before them look like. */
static uint64_t shape_of(const tag_layer *layer, uint32_t token, uint32_t first, bool blind) {
    const rsm_token *at = &layer->text->tokens[token];
    uint32_t flags = at->flags & (RSM_TOKEN_DIGITS | RSM_TOKEN_PUNCTUATION);
    if (!blind) {
        flags |= at->flags & (RSM_TOKEN_CAPITALISED | RSM_TOKEN_CAPITALS);
        flags |= token == first ? 1u << 16 : 0;
        flags |= at->end - at->start == 1 ? 1u << 17 : 0;
    } else {
        flags |= 1u << 18;
    }
    return flags;
}

static tag_view look(const tag_layer *layer, uint32_t token, uint32_t first, uint32_t end,
                     int32_t offset, bool blind) {
    int64_t at = (int64_t)token + offset;
    if (at < first || at >= end) {
        uint64_t edge = at < first ? 1 : 2;
        return (tag_view){edge, edge, edge, edge, NULL};
    }
    const tag_reading *reading = tag_reading_at(layer, (uint32_t)at);
    return (tag_view){reading->key, reading->lexical, reading->suffixes[2],
                      shape_of(layer, (uint32_t)at, first, blind), reading};
}

typedef struct feature_list {
    uint64_t *features;
    uint32_t count;
} feature_list;

/* The template's number is its place in the list. */
static inline void put(feature_list *list, uint64_t value) {
    list->features[list->count] = rsm_feature(list->count, value);
    list->count++;
}

static inline void put_pair(feature_list *list, uint64_t left, uint64_t right) {
    put(list, rsm_feature_pair(left, right));
}

static void put_form(feature_list *list, const tag_view *here, bool blind) {
    const tag_reading *reading = here->reading;
    put_pair(list, here->word, blind);
    put(list, here->word);
    for (uint32_t i = 0; i < TAG_AFFIXES; i++) {
        put(list, reading->suffixes[i]);
        put(list, reading->prefixes[i]);
    }
    put_pair(list, reading->suffixes[1], here->shape);
    put_pair(list, reading->suffixes[2], here->shape);
    put_pair(list, here->lexical, here->shape);
    put_pair(list, reading->pattern, blind);
}

static void put_context(feature_list *list, const tag_view view[5], uint32_t last,
                        uint32_t second) {
    uint64_t both = (uint64_t)last << 8 | second;
    put(list, view[1].word);
    put(list, view[0].word);
    put(list, view[3].word);
    put(list, view[4].word);
    put_pair(list, view[1].word, view[2].word);
    put_pair(list, view[2].word, view[3].word);
    put_pair(list, view[1].word, view[3].word);
    put_pair(list, view[3].word, view[4].word);
    put_pair(list, view[0].word, view[1].word);
    put(list, view[1].lexical);
    put(list, view[3].lexical);
    put(list, view[4].lexical);
    put_pair(list, view[2].lexical, view[3].lexical);
    put_pair(list, rsm_feature_pair(view[2].lexical, view[3].lexical), view[4].lexical);
    put_pair(list, rsm_feature_pair(view[2].lexical, view[3].lexical), last);
    put_pair(list, view[3].lexical, view[4].lexical);
    put(list, view[1].suffix);
    put(list, view[3].suffix);
    put_pair(list, view[2].suffix, view[3].suffix);
    put_pair(list, view[2].suffix, view[3].lexical);
    put(list, rsm_feature_pair(rsm_feature_pair(view[1].shape, view[2].shape), view[3].shape));
    put_pair(list, view[2].shape, last);
    put_pair(list, view[2].shape, view[3].shape);
    put_pair(list, view[2].word, view[3].shape);
    put(list, last);
    put(list, both);
    put_pair(list, last, view[2].word);
    put_pair(list, both, view[2].word);
    put_pair(list, both, view[2].lexical);
    put_pair(list, last, view[2].lexical);
    put_pair(list, last, view[3].word);
    put_pair(list, last, view[3].lexical);
    put_pair(list, both, view[3].lexical);
    put_pair(list, last, view[2].suffix);
    put_pair(list, last, view[3].suffix);
    put_pair(list, last, view[1].word);
    put_pair(list, rsm_feature_pair(last, view[2].word), view[3].lexical);
}

uint32_t rsm_tag_features(const tag_layer *layer, uint32_t token, uint32_t first, uint32_t end,
                          uint32_t last, uint32_t second, uint64_t features[TAG_FEATURES]) {
    bool blind = layer->blind[layer->text->tokens[token].sentence];
    feature_list list = {features, 0};
    tag_view view[5];
    for (int32_t i = 0; i < 5; i++) {
        view[i] = look(layer, token, first, end, i - 2, blind);
    }
    put_form(&list, &view[2], blind);
    put_context(&list, view, last, second);
    bool tight = (layer->text->tokens[token].flags & RSM_TOKEN_SPACE_BEFORE) == 0;
    put_pair(&list, view[2].word, tight);
    put_pair(&list, view[2].lexical,
             layer->text->tokens[end - 1].end - layer->text->tokens[end - 1].start == 1
                 ? layer->text->text.data[layer->text->tokens[end - 1].start]
                 : 0);
    return list.count;
}

void rsm_tag_apply_class(tag_layer *layer, uint32_t token, uint32_t class) {
    rsm_tag *tag = &layer->result->tags[token];
    uint32_t plural = class == TAG_CLASS_PLURAL ? RSM_TAG_PLURAL : 0;
    layer->classes[token] = (uint8_t) class;
    tag->upos = rsm_tag_class_upos(class);
    tag->form = rsm_tag_class_form(class);
    tag->flags = plural;
    rsm_tag_set_lemma(layer, token);
    tag->flags = plural; /* the tagger knows better than the form alone */
}

/* "a man who police say fled", "according to police the man": those who speak, not what they do. */
static bool is_police_speaking(const tag_layer *layer, uint32_t token, uint32_t end) {
    if (!rsm_tag_is_word(layer, token, "police")) {
        return false;
    }
    if (token >= 2 && rsm_tag_is_word(layer, token - 1, "to") &&
        rsm_tag_is_word(layer, token - 2, "according")) {
        return true;
    }
    return token + 1 < end &&
           rsm_tag_is_among(layer, token + 1,
                            " say said believe believed suspect allege alleged have had are were "
                            "identified described arrested think ");
}

/* "a blast tore through it": a form that the lexicon knows for a past tense and nothing else. */
static uint32_t plain_past_class(const tag_layer *layer, uint32_t token, uint32_t class) {
    const tag_reading *reading = tag_reading_at(layer, token);
    bool past = reading->known && reading->tags == TAG_BIT(RSM_UPOS_VERB) &&
                (reading->forms & FORM_BIT(RSM_VERB_PAST)) != 0;
    bool thing = class == RSM_UPOS_NOUN || class == TAG_CLASS_PLURAL;
    bool name = (layer->text->tokens[token].flags & RSM_TOKEN_CAPITALISED) != 0;
    return past && thing && !name ? (uint32_t)TAG_CLASS_VERB_PAST : class;
}

/* Headlines are not what the model has learned from; the rules are made for them. */
static void keep_rules(tag_layer *layer, const rsm_sentence *sentence) {
    for (uint32_t i = sentence->first_token; i < sentence->end_token; i++) {
        const rsm_tag *tag = &layer->result->tags[i];
        bool plural = (tag->flags & RSM_TAG_PLURAL) != 0 && tag->upos == RSM_UPOS_NOUN;
        layer->classes[i] = (uint8_t)(plural ? TAG_CLASS_PLURAL : tag->upos);
    }
}

void rsm_tag_choose_by_model(tag_layer *layer, const rsm_linear *model) {
    uint64_t features[TAG_FEATURES];
    int32_t scores[RSM_LINEAR_CLASSES];
    uint32_t classes = model->classes < TAG_CLASS_COUNT ? model->classes : TAG_CLASS_COUNT;
    for (uint32_t s = 0; s < layer->text->sentence_count; s++) {
        const rsm_sentence *sentence = &layer->text->sentences[s];
        uint32_t last = TAG_CLASS_NONE, second = TAG_CLASS_NONE, name_end = 0;
        if (sentence->kind == RSM_SENTENCE_TITLE) {
            keep_rules(layer, sentence);
            continue;
        }
        for (uint32_t i = sentence->first_token; i < sentence->end_token; i++) {
            uint32_t count = rsm_tag_features(layer, i, sentence->first_token, sentence->end_token,
                                              last, second, features);
            rsm_linear_score(model, features, count, scores);
            second = last;
            last = rsm_linear_best(scores, NULL, classes);
            if (rsm_tag_class_upos(last) == RSM_UPOS_VERB &&
                is_police_speaking(layer, i, sentence->end_token)) {
                last = RSM_UPOS_NOUN;
            }
            if (last == RSM_UPOS_ADJ || last == RSM_UPOS_NOUN || last == RSM_UPOS_AUX ||
                last == TAG_CLASS_PLURAL) {
                last = rsm_tag_deed_class(layer, i, sentence, last);
            }
            last = plain_past_class(layer, i, last);
            last = rsm_tag_teller_class(layer, i, sentence, last);
            rsm_upos upos = rsm_tag_class_upos(last);
            if (i >= name_end && (upos == RSM_UPOS_VERB || upos == RSM_UPOS_ADJ)) {
                name_end = i + rsm_tag_group_name(layer, i, sentence->end_token);
            }
            last = i < name_end ? RSM_UPOS_PROPN : last;
            rsm_tag_apply_class(layer, i, last);
        }
    }
}
