/* Changed files of the lexicon -> an image to be laid over a world: see world/layer.h.
 *
 * Part: which files of a folder are which of the lexicon's, and what they may refer to in the world
 * under them. Invariants: a name that is none of the lexicon's is told as any other wrong line; on
 * any problem there is no image. Cost: that of the files that are there; capped (compile.h). */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "record/span.h"
#include "world/compile/compile.h"
#include "world/image.h"

#define HOME "lexicon/"

/* A file of the folder. */
typedef struct layer_file {
    const char *path; /* as it is opened and told */
    rsm_slice name;   /* "lexicon/triggers/attacks.txt" */
    const compile_schema *schema;
} layer_file;

typedef struct gathering {
    compile_state *state;
    size_t prefix; /* of the folder's name in paths */
    rsm_vector files;
    rsm_error *error;
} gathering;

/* ---- the world under it ---- */

static bool is_replaced(const compile_state *state, rsm_slice name) {
    for (uint32_t i = 0; i < state->replaced->count; i++)
        if (rsm_slice_equal(*(const rsm_slice *)rsm_vector_at(state->replaced, i), name))
            return true;
    return false;
}

/* Whether the file that gave a row of the world is replaced. */
static bool is_row_replaced(const compile_state *state, rsm_domain domain, uint32_t row) {
    uint32_t files = rsm_world_rows(state->world, RSM_DOMAIN_FILE);
    for (uint32_t i = 0; i < files; i++) {
        uint32_t of = rsm_world_number(state->world, RSM_DOMAIN_FILE, i, RSM_FILE_DOMAIN);
        uint32_t first = rsm_world_number(state->world, RSM_DOMAIN_FILE, i, RSM_FILE_FIRST);
        uint32_t rows = rsm_world_number(state->world, RSM_DOMAIN_FILE, i, RSM_FILE_ROWS);
        if (of == (uint32_t)domain && row >= first && row - first < rows)
            return is_replaced(state,
                               rsm_world_string(state->world, RSM_DOMAIN_FILE, i, RSM_FILE_PATH));
    }
    return false;
}

uint32_t compile_find_kept(const compile_state *state, rsm_domain domain, rsm_slice id) {
    uint32_t row = state->world != NULL ? rsm_world_find(state->world, domain, id) : RSM_NONE;
    return row != RSM_NONE && !is_row_replaced(state, domain, row) ? row : RSM_NONE;
}

rsm_status compile_name_file(const char *path, rsm_status status, rsm_error *error) {
    char message[RSM_ERROR_MESSAGE_SIZE];
    snprintf(message, sizeof message, "%s", error != NULL ? error->message : "");
    return rsm_error_set(error, status, "%s: %s", path, message);
}

/* ---- which files there are ---- */

/* The schema that reads a file of this name, or NULL. Only the lexicon's can be changed. */
static const compile_schema *schema_of(rsm_slice name) {
    uint32_t count;
    const compile_schema *schemas = compile_schemas(&count);
    for (uint32_t i = 0; i < count; i++) {
        rsm_slice path = rsm_slice_from_string(schemas[i].path);
        if (!rsm_slice_starts_with(path, RSM_SLICE(HOME)))
            continue;
        bool folder = !rsm_slice_ends_with(path, RSM_SLICE(".txt"));
        bool within = folder && name.size > path.size && rsm_slice_starts_with(name, path) &&
                      name.data[path.size] == '/';
        if (within || rsm_slice_equal(name, path))
            return &schemas[i];
    }
    return NULL;
}

static rsm_status visit_file(void *context, const char *path, rsm_status status,
                             const char *message) {
    gathering *g = context;
    rsm_slice whole = rsm_slice_from_string(path);
    if (status != RSM_OK)
        return rsm_error_set(g->error, status, "%s: %s", path,
                             message != NULL ? message : "cannot be read");
    rsm_slice relative = rsm_slice_sub(whole, g->prefix, whole.size);
    while (rsm_slice_starts_with(relative, RSM_SLICE("/")))
        relative = rsm_slice_sub(relative, 1, relative.size);
    if (!rsm_slice_ends_with(relative, RSM_SLICE(".txt")) ||
        rsm_slice_starts_with(rsm_path_name(relative), RSM_SLICE(".")))
        return RSM_OK; /* README.md, what an editor leaves */
    layer_file file = {.path = rsm_slice_to_string(whole, g->state->arena)};
    const char *name =
        rsm_arena_format(g->state->arena, HOME "%.*s", RSM_SLICE_ARGUMENTS(relative));
    if (file.path == NULL || name == NULL)
        return rsm_error_set(g->error, RSM_ERROR_MEMORY, "out of memory");
    file.name = rsm_slice_from_string(name);
    file.schema = schema_of(file.name);
    if (file.schema == NULL) {
        compile_problem(g->state, file.path, 1, "the lexicon has no file of this name");
        return RSM_OK;
    }
    if (g->files.count >= COMPILE_LAYER_FILES)
        return rsm_error_set(g->error, RSM_ERROR_LIMIT, "over %d files", COMPILE_LAYER_FILES);
    return rsm_vector_push_copy(&g->files, &file) != NULL
               ? RSM_OK
               : rsm_error_set(g->error, RSM_ERROR_MEMORY, "out of memory");
}

static rsm_status gather(gathering *g, const char *folder) {
    switch (rsm_file_kind_of(folder)) {
    case RSM_FILE_FOLDER:
        break;
    case RSM_FILE_MISSING:
        return rsm_error_set(g->error, RSM_ERROR_NOT_FOUND, "%s: no such folder", folder);
    default:
        return rsm_error_set(g->error, RSM_ERROR_NOT_FOUND, "%s: is no folder", folder);
    }
    g->prefix = strlen(folder);
    rsm_vector_init(&g->files, g->state->arena, sizeof(layer_file));
    rsm_status status = rsm_walk(folder, NULL, visit_file, g, g->error);
    if (status == RSM_OK && g->files.count == 0 && g->state->problems == 0)
        status =
            rsm_error_set(g->error, RSM_ERROR_NOT_FOUND, "%s: has no file of the lexicon", folder);
    return status;
}

/* ---- the whole ---- */

static bool list_replaced(compile_state *state, const rsm_vector *files, rsm_vector *replaced) {
    rsm_vector_init(replaced, state->arena, sizeof(rsm_slice));
    for (uint32_t i = 0; i < files->count; i++)
        if (rsm_vector_push_copy(replaced, &((const layer_file *)rsm_vector_at(files, i))->name) ==
            NULL)
            return false;
    state->replaced = replaced;
    return true;
}

static rsm_status compile_files(gathering *g, const char *folder, rsm_buffer *image) {
    compile_state *state = g->state;
    rsm_vector replaced;
    rsm_status status = gather(g, folder);
    if (status == RSM_OK && !list_replaced(state, &g->files, &replaced))
        status = rsm_error_set(g->error, RSM_ERROR_MEMORY, "out of memory");
    for (uint32_t i = 0; i < g->files.count && status == RSM_OK; i++) {
        const layer_file *file = rsm_vector_at(&g->files, i);
        status = compile_read_file(state, file->schema, file->path, file->name, g->error);
        if (status == RSM_ERROR_FORMAT) { /* packed, and damaged */
            compile_problem(state, file->path, 1, "damaged gzip data");
            status = RSM_OK;
        }
    }
    if (status != RSM_OK)
        return status;
    compile_resolve(state);
    if (compile_has_failed(state) || !compile_sort_entries(state))
        return rsm_error_set(g->error, RSM_ERROR_MEMORY, "out of memory");
    if (state->problems > 0)
        return rsm_error_set(g->error, RSM_ERROR_FORMAT, "%s: %u problem%s", folder,
                             (unsigned)state->problems, state->problems == 1 ? "" : "s");
    return compile_write(state, RSM_IMAGE_LEXICON, image, g->error);
}

rsm_status rsm_compile_lexicon(const struct rsm_world *world, const char *folder, rsm_buffer *image,
                               rsm_buffer *messages, rsm_error *error) {
    compile_state state;
    rsm_arena arena;
    rsm_arena_init(&arena, NULL, COMPILE_LAYER_MEMORY);
    compile_begin(&state, &arena, messages);
    state.world = world;
    gathering g = {.state = &state, .error = error};
    rsm_status status = compile_files(&g, folder, image);
    rsm_buffer_free(&state.strings);
    rsm_arena_free(&arena);
    return status;
}
