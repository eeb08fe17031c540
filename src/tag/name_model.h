/* Types of names by a model, over the spans that the rules find. No other room includes this.
 *
 * The rules (names.c) find names by capitals and the lexicon, and that they do well; what a name is
 * of, the model knows better: it sees what the rules took it for, the phrases of the world on it,
 * its words, and the words around. It tells four kinds apart: a person, a body, a place, another
 * name (a prize, a song), which is dropped. The finer types (a state or a river, a body or an armed
 * group) stay with the rules, and so do nations and faiths. */
#ifndef RSM_TAG_NAME_MODEL_H
#define RSM_TAG_NAME_MODEL_H

#include "tag/layer.h"
#include "base/linear.h"

typedef enum name_kind {
    NAME_PERSON,
    NAME_BODY,
    NAME_PLACE,
    NAME_OTHER,
    NAME_KIND_COUNT
} name_kind;

#define NAME_WORDS    6u /* words of a name that are looked at one by one */
#define NAME_FEATURES 80u

/* A name of the rules as the model sees it. */
typedef struct name_view {
    uint32_t first, end; /* tokens */
    uint32_t exact;      /* domains of the phrases that are just these words */
    uint32_t begins;     /* domains of the phrases that begin at its first word */
    uint32_t shown; /* types that the rules gave to longer names with its last word: 1 << type */
    rsm_entity_type type;
} name_view;

name_kind rsm_name_kind_of(rsm_entity_type type);

/* The names that the rules found, in order of text: *views, in the arena, NULL where memory runs
 * out. Linear. */
uint32_t rsm_name_views(const tag_layer *layer, name_view **views);

uint32_t rsm_name_features(const tag_layer *layer, const name_view *name,
                           uint64_t features[NAME_FEATURES]);

/* Gives each name of the rules the model's type; drops those it takes for other names. */
void rsm_name_choose_by_model(tag_layer *layer, const rsm_linear *model);

#endif
