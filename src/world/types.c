/* Questions about incident types. Types nest at most TYPE_DEPTH deep, so every walk is bounded. */
#include "world/types.h"

enum { TYPE_DEPTH = 8, TYPE_LIST = 32 };

static uint32_t parent_of(const rsm_world *world, uint32_t row) {
    return rsm_world_number(world, RSM_DOMAIN_TYPE, row, RSM_TYPE_PARENT);
}

static void mark_line(const rsm_world *world, uint32_t line, rsm_ontology *ontology) {
    rsm_slice item;
    for (uint32_t i = 0; i < TYPE_LIST; i++) {
        if (!rsm_world_list_item(world, RSM_DOMAIN_COMPATIBLE, line, RSM_COMPATIBLE_TYPES, i,
                                 &item))
            return;
        uint32_t row = rsm_world_find(world, RSM_DOMAIN_TYPE, item);
        if (row < ontology->count)
            ontology->groups[row][line / 64] |= UINT64_C(1) << (line % 64);
    }
}

static void inherit(const rsm_world *world, uint32_t row, rsm_ontology *ontology) {
    uint32_t top = row;
    for (uint32_t depth = 0; depth < TYPE_DEPTH; depth++) {
        uint32_t above = parent_of(world, top);
        if (above >= ontology->count)
            break;
        top = above;
    }
    ontology->top[row] = top;
    ontology->family[row] = rsm_world_number(world, RSM_DOMAIN_TYPE, row, RSM_TYPE_FAMILY);
}

bool rsm_ontology_make(const rsm_world *world, rsm_arena *arena, rsm_ontology *ontology) {
    uint32_t count = rsm_world_rows(world, RSM_DOMAIN_TYPE);
    ontology->count = count;
    ontology->top = rsm_arena_allocate_items(arena, count + 1, sizeof *ontology->top);
    ontology->family = rsm_arena_allocate_items(arena, count + 1, sizeof *ontology->family);
    ontology->groups = rsm_arena_allocate_items(arena, count + 1, sizeof *ontology->groups);
    if (ontology->top == NULL || ontology->family == NULL || ontology->groups == NULL)
        return false;
    uint32_t lines = rsm_world_rows(world, RSM_DOMAIN_COMPATIBLE);
    if (lines > RSM_TYPE_GROUP_WORDS * 64)
        lines = RSM_TYPE_GROUP_WORDS * 64;
    for (uint32_t line = 0; line < lines; line++)
        mark_line(world, line, ontology);
    for (uint32_t row = 0; row < count; row++)
        inherit(world, row, ontology);
    return true;
}

bool rsm_type_is(const rsm_world *world, uint32_t row, uint32_t ancestor) {
    uint32_t count = rsm_world_rows(world, RSM_DOMAIN_TYPE);
    for (uint32_t depth = 0; depth < TYPE_DEPTH && row < count; depth++) {
        if (row == ancestor)
            return true;
        row = parent_of(world, row);
    }
    return false;
}

/* Whether two rows share a line, each taken with the types above it. */
static bool share_line(const rsm_world *world, const rsm_ontology *ontology, uint32_t a,
                       uint32_t b) {
    for (uint32_t i = 0; i < TYPE_DEPTH && a < ontology->count; i++, a = parent_of(world, a)) {
        uint32_t other = b;
        for (uint32_t j = 0; j < TYPE_DEPTH && other < ontology->count;
             j++, other = parent_of(world, other))
            for (uint32_t word = 0; word < RSM_TYPE_GROUP_WORDS; word++)
                if (ontology->groups[a][word] & ontology->groups[other][word])
                    return true;
    }
    return false;
}

bool rsm_types_compatible(const rsm_world *world, const rsm_ontology *ontology, uint32_t a,
                          uint32_t b) {
    if (a >= ontology->count || b >= ontology->count || a == b)
        return true;
    if (rsm_type_is(world, a, b) || rsm_type_is(world, b, a))
        return true;
    return share_line(world, ontology, a, b);
}
