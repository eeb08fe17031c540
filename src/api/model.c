/* The model, and the small things of the public header: version, strings, files. */
#include "api/model.h"

#include "base/file.h"
#include "base/hash.h"
#include "record/span.h"
#include "resolve/resolve.h"
#include "world/gazetteer.h"
#include "world/layer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *rsm_version(void) {
    return RSM_VERSION;
}

rsm_slice rsm_given(const char *string) {
    return rsm_slice_from_string(string);
}

void rsm_string_free(rsm_string *string) {
    if (string == NULL)
        return;
    free(string->data);
    string->data = NULL;
    string->size = 0;
}

rsm_status rsm_string_take(rsm_buffer *buffer, rsm_string *string, rsm_error *error) {
    bool empty = !buffer->failed && buffer->size == 0;
    if (empty)
        rsm_buffer_append(buffer, "", 0);
    char *data = buffer->failed ? NULL : malloc(buffer->size + 1);
    if (data != NULL) {
        for (size_t i = 0; i < buffer->size; i++)
            data[i] = buffer->data[i];
        data[buffer->size] = '\0';
        string->data = data;
        string->size = buffer->size;
    }
    rsm_buffer_free(buffer);
    return data != NULL ? RSM_OK : rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
}

/* Adds the file at `path` to the checksum. */
static rsm_status sum_file(const char *path, rsm_hash128 *sum, rsm_error *error) {
    rsm_mapped_file mapped;
    rsm_status status = rsm_file_map(path, &mapped, error);
    if (status != RSM_OK)
        return status;
    rsm_hash128 hash = rsm_hash128_of(rsm_slice_make((const char *)mapped.data, mapped.size));
    *sum = sum->high == 0 && sum->low == 0 ? hash : rsm_hash128_combine(*sum, hash);
    rsm_file_unmap(&mapped);
    return RSM_OK;
}

/* Puts the file's name before the message, which speaks of the model file named by the caller else.
 */
static void name_file(const char *path, rsm_status status, rsm_error *error) {
    char message[RSM_ERROR_MESSAGE_SIZE];
    if (error == NULL || strstr(error->message, path) != NULL)
        return;
    snprintf(message, sizeof message, "%s", error->message);
    rsm_error_set(error, status, "%s: %s", path, message);
}

/* Opens language.rsm in the folder of the file at `path`. That it is missing is an error: the build
 * puts it there always, and a reading by rules alone would not be the reading that is promised. */
static rsm_status open_language(const char *path, rsm_language **language, rsm_hash128 *sum,
                                rsm_error *error) {
    rsm_arena arena;
    rsm_arena_init(&arena, NULL, 0);
    rsm_slice whole = rsm_slice_from_string(path);
    size_t folder = whole.size - rsm_path_name(whole).size;
    const char *beside = rsm_arena_format(&arena, "%.*slanguage.rsm", (int)folder, path);
    rsm_status status =
        beside == NULL ? rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory") : RSM_OK;
    if (status == RSM_OK && rsm_file_kind_of(beside) == RSM_FILE_MISSING)
        status = rsm_error_set(error, RSM_ERROR_NOT_FOUND,
                               "its language models, %s, are missing (a build puts them beside it)",
                               beside);
    if (status == RSM_OK) {
        status = rsm_language_open(beside, language, error);
        if (status == RSM_OK)
            status = sum_file(beside, sum, error);
        else
            name_file(beside, status, error);
    }
    rsm_arena_free(&arena);
    return status;
}

/* Opens the user's gazetteer beside the world. Its checksum, which opening has compared with its
 * bytes, stands for the file: it may be large. */
static rsm_status open_gazetteer(rsm_model *model, const char *path, rsm_hash128 *sum,
                                 rsm_error *error) {
    char text[17];
    if (path == NULL)
        return RSM_OK;
    rsm_status status = rsm_world_open_beside(model->world, path, error);
    if (status != RSM_OK) {
        name_file(path, status, error);
        return status;
    }
    rsm_hash64_hex(rsm_world_checksum_beside(model->world), text);
    *sum = rsm_hash128_combine(*sum, rsm_hash128_of(rsm_slice_from_string(text)));
    return RSM_OK;
}

/* Lays changed files of the lexicon over the world. What is wrong with them is told in `problems`.
 */
static rsm_status open_lexicon(rsm_model *model, const char *folder, rsm_hash128 *sum,
                               rsm_string *problems, rsm_error *error) {
    char text[17];
    rsm_buffer messages;
    if (folder == NULL)
        return RSM_OK;
    rsm_buffer_init(&messages, NULL);
    rsm_status status = rsm_world_open_lexicon(model->world, folder, &messages, error);
    if (status == RSM_ERROR_FORMAT && problems != NULL) {
        rsm_status taken = rsm_string_take(&messages, problems, error);
        return taken == RSM_OK ? status : taken;
    }
    rsm_buffer_free(&messages);
    if (status != RSM_OK)
        return status;
    rsm_hash64_hex(rsm_world_checksum_lexicon(model->world), text);
    *sum = rsm_hash128_combine(*sum, rsm_hash128_of(rsm_slice_from_string(text)));
    return RSM_OK;
}

rsm_status rsm_model_open(const char *path, rsm_model **model, rsm_error *error) {
    return rsm_model_open_with(path, NULL, model, error);
}

rsm_status rsm_model_open_with(const char *path, const char *gazetteer, rsm_model **model,
                               rsm_error *error) {
    return rsm_model_open_lexicon(path, gazetteer, NULL, NULL, model, error);
}

rsm_status rsm_model_open_lexicon(const char *path, const char *gazetteer, const char *lexicon,
                                  rsm_string *problems, rsm_model **model, rsm_error *error) {
    *model = NULL;
    if (problems != NULL)
        *problems = (rsm_string){.data = NULL};
    rsm_model *opened = calloc(1, sizeof *opened);
    if (opened == NULL)
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    rsm_status status = rsm_world_open(path, &opened->world, error);
    rsm_hash128 sum = {0, 0};
    if (status == RSM_OK)
        status = sum_file(path, &sum, error);
    if (status == RSM_OK)
        status = open_language(path, &opened->language, &sum, error);
    if (status == RSM_OK)
        status = open_lexicon(opened, lexicon, &sum, problems, error);
    if (status == RSM_OK)
        status = open_gazetteer(opened, gazetteer, &sum, error);
    if (status != RSM_OK) {
        rsm_model_close(opened);
        return status;
    }
    rsm_hash128_hex(sum, opened->checksum);
    *model = opened;
    return RSM_OK;
}

void rsm_model_close(rsm_model *model) {
    if (model == NULL)
        return;
    rsm_language_close(model->language);
    rsm_world_close(model->world);
    free(model);
}

const char *rsm_model_checksum(const rsm_model *model) {
    return model->checksum;
}

static bool copy_name(rsm_slice full, char *name, size_t size) {
    size_t kept = full.size < size ? full.size : size - 1;
    for (size_t i = 0; i < kept; i++)
        name[i] = full.data[i];
    name[kept] = '\0';
    return kept > 0;
}

bool rsm_model_country(const rsm_model *model, const char *code, char *name, size_t size) {
    uint32_t row = rsm_world_find(model->world, RSM_DOMAIN_COUNTRY, rsm_given(code));
    rsm_slice full =
        row == RSM_NONE ? rsm_slice_make("", 0)
                        : rsm_world_string(model->world, RSM_DOMAIN_COUNTRY, row, RSM_COUNTRY_NAME);
    return copy_name(full, name, size);
}

bool rsm_model_codebook(const rsm_model *model, unsigned index, char *name, size_t size) {
    return copy_name(rsm_codebook_at(model->world, index), name, size);
}

rsm_status rsm_write_file(const char *path, const char *data, size_t size, rsm_error *error) {
    return rsm_file_write(path, rsm_slice_make(data, size), error);
}
