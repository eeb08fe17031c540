/* `annotate` over many reports: a line of JSON (or its tokens as CoNLL-U) for each, in order. */
#include "api/batch.h"
#include "record/write.h"

typedef struct writing {
    rsm_status (*write)(void *context, const char *data, size_t size);
    void *context;
    bool with_tokens;
    bool conllu; /* in the place of JSON */
    rsm_buffer line;
} writing;

static rsm_status write_line(void *context, const rsm_reading *reading, rsm_error *error) {
    writing *w = context;
    rsm_json json;
    rsm_buffer_clear(&w->line);
    if (w->conllu) {
        rsm_write_conllu(&w->line, reading);
    } else {
        rsm_json_init(&json, &w->line);
        rsm_write_reading(&json, reading, w->with_tokens);
        rsm_buffer_append(&w->line, "\n", 1);
    }
    if (w->line.failed)
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    rsm_status status = w->write(w->context, w->line.data, w->line.size);
    if (status != RSM_OK)
        rsm_error_set(error, status, "the output could not be written");
    return status;
}

rsm_status rsm_annotate_paths(const rsm_model *model, const char *const *paths, size_t path_count,
                              unsigned flags, const rsm_options *options,
                              rsm_status (*write)(void *context, const char *data, size_t size),
                              rsm_totals *totals, rsm_error *error) {
    rsm_totals counted = {0};
    writing w = {.write = write,
                 .context = options != NULL ? options->context : NULL,
                 .with_tokens = (flags & (RSM_ANNOTATE_TOKENS | RSM_ANNOTATE_CONLLU)) != 0,
                 .conllu = (flags & RSM_ANNOTATE_CONLLU) != 0};
    rsm_buffer_init(&w.line, NULL);
    rsm_batch batch = {.model = model,
                       .paths = paths,
                       .path_count = path_count,
                       .options = options,
                       .with_tokens = w.with_tokens,
                       .take = write_line,
                       .context = &w};
    rsm_status status = rsm_batch_run(&batch, &counted, error);
    rsm_buffer_free(&w.line);
    if (totals != NULL)
        *totals = counted;
    return status;
}
