/* The parts of the rule-based language layer that its files share; no other room includes this.
 *
 * Order of work: what each form can be (word.c), which of it it is here (tagger.c), all phrases of
 * the world, names (names.c), forms and flags of verbs (verbs.c). */
#ifndef RSM_TAG_LAYER_H
#define RSM_TAG_LAYER_H

#include "base/map.h"
#include "base/vector.h"
#include "tag/tag.h"

#define TAG_BIT(upos)  (1u << (upos))
#define FORM_BIT(form) (1u << (form))

#define TAG_AFFIXES 4u

/* What a form can be, whatever stands around it. */
typedef struct tag_reading {
    rsm_slice lower;     /* the form in lower case */
    rsm_slice noun;      /* lemma as a noun, or empty */
    rsm_slice verb;      /* lemma as a verb, or empty */
    rsm_slice adjective; /* lemma as an adjective or adverb, or empty */
    uint32_t tags;       /* TAG_BIT of each part of speech that it can be */
    rsm_upos first;      /* the likeliest of them */
    uint32_t forms;      /* FORM_BIT of each form of a verb that it can be */
    bool plural;         /* as a noun, a plural */
    bool known;          /* it or its base form is in the lexicon */
    bool small;          /* a closed-class word: capitals never make it a name */
    uint64_t key;        /* hash of the form, its digits all alike */
    uint64_t pattern;    /* hash of the classes of its characters, runs as one */
    uint64_t lexical;    /* hash of what the lexicon and the gazetteer know of it */
    uint64_t prefixes[TAG_AFFIXES], suffixes[TAG_AFFIXES]; /* of one to four characters */
} tag_reading;

typedef struct tag_layer {
    const rsm_world *world;       /* may be NULL */
    const rsm_language *language; /* may be NULL */
    const rsm_text *text;
    rsm_arena *arena;
    rsm_map forms;        /* lower-case form -> index into readings */
    rsm_vector readings;  /* of tag_reading */
    uint32_t *reading_of; /* one a token: index into readings */
    bool *blind;          /* one a sentence: capitals tell nothing in it */
    bool *proper;         /* one a token: the rules take it for a word of a name by its capital */
    uint8_t *classes;     /* one a token: its tag_class (upos.h) as the tagger told it */
    rsm_tagging *result;
} tag_layer;

/* The keys of a form, by which models know it (keys.c). */
void rsm_tag_make_keys(const tag_layer *layer, tag_reading *reading);

/* Makes room for the results, finds readings and blind sentences: the first step of all. False
 * where memory runs out. */
bool rsm_tag_prepare(tag_layer *layer);

/* Tags, phrases, and names by rules: all but the models that come after. Errors: RSM_ERROR_MEMORY.
 */
rsm_status rsm_tag_run(tag_layer *layer, rsm_error *error);

/* The reading of each token. */
void rsm_tag_find_readings(tag_layer *layer);

static inline const tag_reading *tag_reading_at(const tag_layer *layer, uint32_t token) {
    return (const tag_reading *)layer->readings.items + layer->reading_of[token];
}

/* Whether the token's reading is exactly the word. */
bool rsm_tag_is_word(const tag_layer *layer, uint32_t token, const char *word);

/* Whether the form is one of the words, which stand between spaces in `list`: " said says ". */
bool rsm_tag_is_among(const tag_layer *layer, uint32_t token, const char *list);
bool rsm_tag_slice_is_among(rsm_slice word, const char *list);

/* Marks sentences in which capitals tell nothing (all words have one, or none). */
void rsm_tag_find_blind(tag_layer *layer);

/* Part of speech and lemma of each token. */
void rsm_tag_choose(tag_layer *layer);

/* The lemma that goes with the part of speech the token has. */
void rsm_tag_set_lemma(tag_layer *layer, uint32_t token);

/* What the parser sees of a token that has its part of speech and lemma (tree.c). */
rsm_parser_word rsm_tag_parser_word(const tag_layer *layer, uint32_t token);

/* Head and relation of each token; has_tree is set. Needs parts of speech and lemmas alone. False
 * where memory runs out. */
bool rsm_tag_make_tree(tag_layer *layer, const rsm_parser *parser);

/* Words as the world matches them, and all matches. */
rsm_status rsm_tag_match(tag_layer *layer, rsm_error *error);

/* First match of `domain` that starts at `token` and ends at `end` (0: anywhere), or NULL. */
const rsm_match *rsm_tag_match_at(const tag_layer *layer, uint32_t token, uint32_t end,
                                  rsm_domain domain);

/* Names, and PROPN on their words. */
void rsm_tag_find_names(tag_layer *layer);

/* Gives all mentions of one name the type of a person where most have it (agree.c). */
void rsm_name_agree(tag_layer *layer);

/* Form and flags of each verb. */
void rsm_tag_find_forms(tag_layer *layer);

#endif
