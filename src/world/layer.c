/* Laying changed files over a world: see layer.h. Memory: the image, and a piece for each file. */
#include "world/layer.h"

#include "base/allocator.h"
#include "base/vector.h"
#include "record/span.h"
#include "world/compile/compile.h"
#include "world/image.h"

#include <string.h>

/* Most rows that a domain may come to have: more would not fit what counts them. */
#define ROWS_MOST ((uint32_t)1 << 28)

/* Rows of one file. */
typedef struct piece {
    uint32_t row;   /* of the world with the layer */
    uint32_t from;  /* in the image that holds it */
    uint32_t count; /* of rows */
    bool changed;   /* the layer holds it, else the world itself */
} piece;

struct rsm_layer {
    rsm_arena arena;
    rsm_buffer bytes; /* of the image */
    rsm_world *image;
    struct {
        bool has;
        uint32_t rows;
        rsm_vector pieces;
    } domains[RSM_DOMAIN_COUNT];
};

void rsm_layer_free(rsm_layer *layer) {
    if (layer == NULL)
        return;
    rsm_world_close(layer->image);
    rsm_buffer_free(&layer->bytes);
    rsm_arena_free(&layer->arena);
    rsm_release(NULL, layer, sizeof *layer);
}

/* ---- making ---- */

/* The next file of a domain at or after row `*at` of the table of files. */
static bool next_file(const rsm_world *image, rsm_domain domain, uint32_t *at, rsm_slice *path,
                      piece *found) {
    uint32_t files = rsm_world_rows(image, RSM_DOMAIN_FILE);
    uint32_t rows = image->header->tables[domain].rows;
    for (; *at < files; ++*at) {
        if (rsm_world_number(image, RSM_DOMAIN_FILE, *at, RSM_FILE_DOMAIN) != (uint32_t)domain)
            continue;
        found->from = rsm_world_number(image, RSM_DOMAIN_FILE, *at, RSM_FILE_FIRST);
        found->count = rsm_world_number(image, RSM_DOMAIN_FILE, *at, RSM_FILE_ROWS);
        *path = rsm_world_string(image, RSM_DOMAIN_FILE, *at, RSM_FILE_PATH);
        if (found->from <= rows && found->count <= rows - found->from)
            return true;
    }
    return false;
}

static bool add_piece(rsm_layer *layer, rsm_domain domain, piece added) {
    added.row = layer->domains[domain].rows;
    if (added.count > ROWS_MOST - added.row)
        return true; /* of a damaged file */
    layer->domains[domain].rows += added.count;
    return rsm_vector_push_copy(&layer->domains[domain].pieces, &added) != NULL;
}

/* The files of both in order of path; of one that both have, the layer's. */
static bool merge_domain(const rsm_world *world, rsm_layer *layer, rsm_domain domain) {
    uint32_t at = 0, changed_at = 0;
    rsm_slice path, changed_path;
    piece own = {.changed = false}, changed = {.changed = true};
    bool has_changed = next_file(layer->image, domain, &changed_at, &changed_path, &changed);
    rsm_vector_init(&layer->domains[domain].pieces, &layer->arena, sizeof(piece));
    layer->domains[domain].has = has_changed;
    if (!has_changed)
        return true;
    bool has_own = next_file(world, domain, &at, &path, &own);
    while (has_own || has_changed) {
        int order = !has_own ? 1 : !has_changed ? -1 : rsm_slice_compare(path, changed_path);
        if (!add_piece(layer, domain, order < 0 ? own : changed))
            return false;
        if (order <= 0) {
            at++;
            has_own = next_file(world, domain, &at, &path, &own);
        }
        if (order >= 0) {
            changed_at++;
            has_changed = next_file(layer->image, domain, &changed_at, &changed_path, &changed);
        }
    }
    return true;
}

static rsm_status make_layer(const rsm_world *world, rsm_layer *layer, rsm_error *error) {
    rsm_status status = rsm_image_open_memory(layer->bytes.data, layer->bytes.size,
                                              RSM_IMAGE_LEXICON, &layer->image, error);
    for (uint32_t i = 0; i < RSM_DOMAIN_COUNT && status == RSM_OK; i++)
        if (!merge_domain(world, layer, (rsm_domain)i))
            status = rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    return status;
}

rsm_status rsm_world_open_lexicon(rsm_world *world, const char *folder, rsm_buffer *messages,
                                  rsm_error *error) {
    rsm_layer *layer = rsm_allocate(NULL, sizeof *layer);
    if (layer == NULL)
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    memset(layer, 0, sizeof *layer);
    rsm_arena_init(&layer->arena, NULL, 0);
    rsm_buffer_init(&layer->bytes, NULL);
    rsm_status status = rsm_compile_lexicon(world, folder, &layer->bytes, messages, error);
    if (status == RSM_OK)
        status = make_layer(world, layer, error);
    if (status != RSM_OK) {
        rsm_layer_free(layer);
        return status;
    }
    world->layer = layer;
    return RSM_OK;
}

uint64_t rsm_world_checksum_lexicon(const rsm_world *world) {
    return world->layer != NULL ? world->layer->image->header->checksum : 0;
}

/* ---- asking ---- */

bool rsm_layer_has(const rsm_world *world, rsm_domain domain) {
    return world->layer != NULL && (unsigned)domain < RSM_DOMAIN_COUNT &&
           world->layer->domains[domain].has;
}

const rsm_world *rsm_layer_image(const rsm_world *world) {
    return world->layer != NULL ? world->layer->image : NULL;
}

uint32_t rsm_layer_rows(const rsm_world *world, rsm_domain domain) {
    return world->layer->domains[domain].rows;
}

const rsm_world *rsm_layer_holder(const rsm_world *world, rsm_domain domain, uint32_t *row) {
    const rsm_vector *pieces = &world->layer->domains[domain].pieces;
    for (uint32_t i = 0; i < pieces->count; i++) {
        const piece *p = rsm_vector_at(pieces, i);
        if (*row < p->row || *row - p->row >= p->count)
            continue;
        *row = *row - p->row + p->from;
        return p->changed ? world->layer->image : world;
    }
    *row = RSM_NONE;
    return world;
}

uint32_t rsm_layer_row(const rsm_world *world, rsm_domain domain, bool changed, uint32_t row) {
    if (!rsm_layer_has(world, domain))
        return row;
    const rsm_vector *pieces = &world->layer->domains[domain].pieces;
    for (uint32_t i = 0; i < pieces->count; i++) {
        const piece *p = rsm_vector_at(pieces, i);
        if (p->changed == changed && row >= p->from && row - p->from < p->count)
            return row - p->from + p->row;
    }
    return RSM_NONE;
}
