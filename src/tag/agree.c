/* One name has one type in a report: whom most of its mentions take for a person is one.
 *
 * Part: the model judges each mention by the words around it, and "Doe's killing" looks like a
 * place's. Invariant: only what is a person's name elsewhere in the report becomes one. Cost:
 * linear in the names. */
#include "tag/layer.h"

enum {
    LEAST = 2, /* mentions as a person, before others follow */
    EACH = 2   /* and for each mention as something else */
};

static rsm_slice words_of(const tag_layer *layer, const rsm_name *name) {
    return rsm_slice_sub(layer->text->text, name->span.start, name->span.end);
}

void rsm_name_agree(tag_layer *layer) {
    rsm_tagging *result = layer->result;
    rsm_map persons, others;
    rsm_map_init(&persons, layer->arena);
    rsm_map_init(&others, layer->arena);
    for (uint32_t i = 0; i < result->name_count; i++) {
        rsm_map *map = result->names[i].type == RSM_ENTITY_PER ? &persons : &others;
        uint32_t count = 0;
        rsm_map_find(map, words_of(layer, &result->names[i]), &count);
        rsm_map_set(map, words_of(layer, &result->names[i]), count + 1);
    }
    for (uint32_t i = 0; i < result->name_count; i++) {
        rsm_name *name = &result->names[i];
        uint32_t as_person = 0, as_other = 0;
        if (name->type == RSM_ENTITY_PER || name->type == RSM_ENTITY_NORP ||
            name->type == RSM_ENTITY_GROUP ||
            !rsm_map_find(&persons, words_of(layer, name), &as_person))
            continue;
        rsm_map_find(&others, words_of(layer, name), &as_other);
        if (as_person >= LEAST && as_person >= EACH * as_other)
            name->type = RSM_ENTITY_PER;
    }
}
