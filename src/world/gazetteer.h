/* A gazetteer of the user's own beside the program's.
 *
 * Part: making a gazetteer file of GeoNames' files (src/world/import), and opening one beside a
 * world, which then knows its places and divisions too.
 * Invariants: rows of the world itself keep their numbers; those of the gazetteer file follow them
 * in PLACE and DIVISION, and are found by rsm_world_match (with RSM_PHRASE_IMPORTED), by
 * rsm_world_find and by their cells, but not by rsm_world_lookup. An entry that both have is the
 * world's own; English names that the file lists for it find it as well. Cost: see docs/world.md.
 */
#ifndef RSM_WORLD_GAZETTEER_H
#define RSM_WORLD_GAZETTEER_H

#include "world/world.h"

/* Maps the gazetteer file at `path` and puts it beside `world`, which closes it. Errors:
 * RSM_ERROR_NOT_FOUND, RSM_ERROR_IO, RSM_ERROR_FORMAT, RSM_ERROR_VERSION, RSM_ERROR_MEMORY. */
rsm_status rsm_world_open_beside(rsm_world *world, const char *path, rsm_error *error);

/* The checksum of the gazetteer file beside a world, 0 where there is none. */
uint64_t rsm_world_checksum_beside(const rsm_world *world);

typedef struct rsm_gazetteer_job {
    const char *const *paths; /* files of places and of alternate names, in any order */
    size_t path_count;
    const char *output;
    void *context;
    /* Work done, work in all, rows read: RSM_OK to go on. May be NULL. */
    rsm_status (*progress)(void *context, uint64_t done, uint64_t total, uint64_t rows);
} rsm_gazetteer_job;

typedef struct rsm_gazetteer_counts {
    uint64_t rows;      /* read, of all files */
    uint64_t places;    /* towns, sites and features kept */
    uint64_t divisions; /* kept */
    uint64_t known;     /* of these, entries that the world itself has */
    uint64_t names;     /* that find them */
    uint64_t passed;    /* entries of kinds that are not taken, or without a name of use */
    uint64_t bytes;     /* of the file made */
} rsm_gazetteer_counts;

/* Makes the file. `world` tells which kinds to take and which words are common. On an error nothing
 * of it is there, and what stood at `output` before still does. Errors: RSM_ERROR_FORMAT (what is
 * wrong with a row is told as FILE:LINE: message), RSM_ERROR_LIMIT, RSM_ERROR_IO, RSM_ERROR_FULL,
 * RSM_ERROR_MEMORY, RSM_ERROR_NOT_FOUND, what the callback gives. */
rsm_status rsm_gazetteer_make(const rsm_world *world, const rsm_gazetteer_job *job,
                              rsm_gazetteer_counts *counts, rsm_error *error);

#endif
