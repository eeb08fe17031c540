/* Which types reports may give to one incident: ontology/compatible.txt as a table.
 *
 * Part: see rsm_types_fit. Invariants: symmetric. Cost: the table is made once a run, in the square
 * of the number of types (some hundreds); a look-up walks the types above two types (a few). */
#include "fuse/together.h"

#define DEEPEST     8 /* types above a type that are looked at */
#define GROUP_LIMIT 64

/* Rows of the types of one line; `only` becomes the row of a first item marked so. */
static uint32_t read_group(const rsm_world *world, uint32_t row, uint32_t *types, uint32_t *only) {
    rsm_slice item;
    uint32_t count = 0;
    *only = RSM_NONE;
    for (uint32_t i = 0;
         count < GROUP_LIMIT &&
         rsm_world_list_item(world, RSM_DOMAIN_COMPATIBLE, row, RSM_COMPATIBLE_TYPES, i, &item);
         i++) {
        bool marked = rsm_slice_starts_with(item, RSM_SLICE("only:"));
        rsm_slice id = rsm_slice_trim(marked ? rsm_slice_sub(item, 5, item.size) : item);
        uint32_t type = rsm_world_find(world, RSM_DOMAIN_TYPE, id);
        if (type != RSM_NONE) {
            types[count++] = type;
            *only = marked ? type : *only;
        }
    }
    return count;
}

/* Marks what strikes a whole region, with what is under it: of one quake each town may be told of.
 */
static void mark_wide(const rsm_world *world, const uint32_t *parent, uint32_t count,
                      uint8_t *wide) {
    static const char *const ids[] = {
        "earthquake", "tsunami",  "flood",  "storm",    "drought",          "heat wave",
        "cold wave",  "epidemic", "famine", "wildfire", "volcanic eruption"};
    static const char *const local[] = {"tornado", "lightning strike", "hailstorm"};
    for (uint32_t i = 0; i < count; i++) {
        uint32_t type = i;
        for (unsigned up = 0; up < DEEPEST && parent[type] < count; up++) {
            type = parent[type];
        }
        rsm_slice id = rsm_world_string(world, RSM_DOMAIN_TYPE, type, RSM_TYPE_ID);
        rsm_slice own = rsm_world_string(world, RSM_DOMAIN_TYPE, i, RSM_TYPE_ID);
        for (size_t k = 0; k < sizeof ids / sizeof *ids; k++) {
            wide[i] |= rsm_slice_equal_string(id, ids[k]);
        }
        for (size_t k = 0; k < sizeof local / sizeof *local; k++) {
            wide[i] &= !rsm_slice_equal_string(own, local[k]);
        }
    }
}

bool rsm_type_table_make(const rsm_world *world, rsm_arena *arena, rsm_type_table *table) {
    *table = (rsm_type_table){0};
    uint32_t count = world != NULL ? rsm_world_rows(world, RSM_DOMAIN_TYPE) : 0;
    uint8_t *goes = rsm_arena_allocate_items(arena, count, count);
    uint8_t *only = rsm_arena_allocate_items(arena, count, 1);
    uint8_t *wide = rsm_arena_allocate_items(arena, count, 1);
    uint32_t *parent = rsm_arena_allocate_items(arena, count, sizeof *parent);
    if (goes == NULL || only == NULL || wide == NULL || parent == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < count; i++) {
        parent[i] = rsm_world_number(world, RSM_DOMAIN_TYPE, i, RSM_TYPE_PARENT);
    }
    uint32_t lines = world != NULL ? rsm_world_rows(world, RSM_DOMAIN_COMPATIBLE) : 0;
    for (uint32_t line = 0; line < lines; line++) {
        uint32_t types[GROUP_LIMIT], marked;
        uint32_t size = read_group(world, line, types, &marked);
        if (marked != RSM_NONE) {
            only[marked] = 1;
        }
        for (uint32_t i = 0; i < size; i++) {
            for (uint32_t j = 0; j < size; j++) {
                if (marked == RSM_NONE || types[i] == marked || types[j] == marked) {
                    goes[(size_t)types[i] * count + types[j]] = 1;
                }
            }
        }
    }
    mark_wide(world, parent, count, wide);
    *table = (rsm_type_table){count, goes, parent, only, wide};
    return true;
}

/* Fills `chain` with the type and those above it. */
static uint32_t chain_of(const rsm_type_table *table, uint32_t type, uint32_t chain[DEEPEST]) {
    uint32_t count = 0;
    while (type < table->count && count < DEEPEST) {
        chain[count++] = type;
        type = table->parent[type];
    }
    return count;
}

static bool is_above(const uint32_t *chain, uint32_t count, uint32_t type) {
    for (uint32_t i = 0; i < count; i++) {
        if (chain[i] == type) {
            return true;
        }
    }
    return false;
}

unsigned rsm_types_fit(const rsm_together *together, const rsm_profile *left,
                       const rsm_profile *right) {
    const rsm_type_table *table = &together->types;
    uint32_t a[DEEPEST], b[DEEPEST];
    if (left->type_key == right->type_key) {
        return 3;
    }
    uint32_t a_count = chain_of(table, left->type, a), b_count = chain_of(table, right->type, b);
    if (a_count == 0 || b_count == 0) {
        return 0;
    }
    if (is_above(a, a_count, b[0]) || is_above(b, b_count, a[0])) {
        return 2;
    }
    /* Up from each end as far as nothing on the way stands for itself alone. */
    for (uint32_t i = 0; i < a_count; i++) {
        for (uint32_t j = 0; j < b_count; j++) {
            if (a[i] == b[j] || table->goes[(size_t)a[i] * table->count + b[j]]) {
                return 1;
            }
            if (table->only[b[j]]) {
                break;
            }
        }
        if (table->only[a[i]]) {
            break;
        }
    }
    return 0;
}
