/* Questions about incident types: the type above, and whether two types can be told of one
 * incident. */
#ifndef RSM_WORLD_TYPES_H
#define RSM_WORLD_TYPES_H

#include "base/arena.h"
#include "world/world.h"

#define RSM_TYPE_GROUP_WORDS 4 /* 256 lines of ontology/compatible.txt at most */

/* The lines of ontology/compatible.txt that each type stands in, its own and those of the types
 * above it. */
typedef struct rsm_ontology {
    uint32_t count;
    uint32_t *top;                            /* row of the top-level type of each row */
    uint32_t *family;                         /* rsm_family of each row */
    uint64_t (*groups)[RSM_TYPE_GROUP_WORDS]; /* a bit for each line */
} rsm_ontology;

/* Makes the table in `arena`. False where memory ran out. Linear in the two files. */
bool rsm_ontology_make(const rsm_world *world, rsm_arena *arena, rsm_ontology *ontology);

/* Whether `row` is `ancestor` or a subtype of it. */
bool rsm_type_is(const rsm_world *world, uint32_t row, uint32_t ancestor);

/* Whether reports of one incident may give it these two types: the same, one within the other, or
 * both in one line of ontology/compatible.txt. A row of UINT32_MAX (no type told) goes with all.
 * Constant time. */
bool rsm_types_compatible(const rsm_world *world, const rsm_ontology *ontology, uint32_t a,
                          uint32_t b);

#endif
