/* The import of places: the public face of src/world/import. */
#include "api/model.h"
#include "world/gazetteer.h"

rsm_status rsm_gazetteer_import(const rsm_model *model, const char *const *paths, size_t path_count,
                                const char *output, const struct rsm_options *options,
                                rsm_imported *imported, rsm_error *error) {
    rsm_gazetteer_counts counts = {0};
    rsm_gazetteer_job job = {.paths = paths, .path_count = path_count, .output = output};
    rsm_imported ignored;
    if (imported == NULL)
        imported = &ignored;
    *imported = (rsm_imported){0};
    if (path_count == 0)
        return rsm_error_set(error, RSM_ERROR_ARGUMENT, "no file to import is named");
    if (options != NULL) {
        job.context = options->context;
        job.progress = options->progress;
    }
    rsm_error_clear(error);
    rsm_status status = rsm_gazetteer_make(model->world, &job, &counts, error);
    if (status != RSM_OK)
        return status;
    *imported = (rsm_imported){.rows = counts.rows,
                               .places = counts.places,
                               .divisions = counts.divisions,
                               .known = counts.known,
                               .names = counts.names,
                               .passed = counts.passed,
                               .bytes = counts.bytes};
    return RSM_OK;
}
