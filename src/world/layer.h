/* Changed files of the lexicon over the world's own.
 *
 * Part: a folder of files such as lexicon/ holds is compiled in memory (compile/layer.c) and laid
 * over a world: of each domain that it touches, the rows of the files that it has take the place of
 * the world's, those of the other files stay. Rows of such a domain are numbered anew, as a world
 * made of all these files would number them, so that a folder of unchanged files changes nothing.
 * Other domains are as they were. Invariants: a world with a layer is as immutable as one without;
 * only domains of lexicon/ can be layered, so that the rows of types, countries and places, which
 * others refer to, never move. Cost: the pieces of a domain are as many as its files; a cell of a
 * layered domain is found by looking through them. */
#ifndef RSM_WORLD_LAYER_H
#define RSM_WORLD_LAYER_H

#include "base/buffer.h"
#include "world/world.h"

/* Compiles `folder` and lays it over `world`, which must have no layer. What is wrong goes to
 * `messages`, a line each ("FILE:LINE: message"); then, and on any other error, the world is as it
 * was. Errors: RSM_ERROR_FORMAT (see `messages`), RSM_ERROR_NOT_FOUND (no folder, or nothing of the
 * lexicon in it), RSM_ERROR_LIMIT, RSM_ERROR_IO, RSM_ERROR_MEMORY. */
rsm_status rsm_world_open_lexicon(rsm_world *world, const char *folder, rsm_buffer *messages,
                                  rsm_error *error);

/* The checksum of the layer, which its files' content gives; 0 where there is none. */
uint64_t rsm_world_checksum_lexicon(const rsm_world *world);

/* ---- within the room ---- */

typedef struct rsm_layer rsm_layer;

void rsm_layer_free(rsm_layer *layer);

/* Whether a domain has changed files; false for no domain and where there is no layer. */
bool rsm_layer_has(const rsm_world *world, rsm_domain domain);

/* The layer's own tables and index; NULL where there is none. */
const rsm_world *rsm_layer_image(const rsm_world *world);

/* Of a domain that has changed files: the number of rows; the file that holds a row, and its number
 * there (RSM_NONE past the end). */
uint32_t rsm_layer_rows(const rsm_world *world, rsm_domain domain);
const rsm_world *rsm_layer_holder(const rsm_world *world, rsm_domain domain, uint32_t *row);

/* The row of the world that a row of its own file, or (`changed`) of the layer, is; RSM_NONE where
 * its file has been replaced. The row itself in a domain without changed files. */
uint32_t rsm_layer_row(const rsm_world *world, rsm_domain domain, bool changed, uint32_t row);

#endif
