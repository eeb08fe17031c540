/* One report in memory: worker and document.
 *
 * A document owns one arena that holds its report and its reading; a worker owns nothing that
 * outlives a call, so that a document may outlive it. */
#include "api/model.h"
#include "api/see.h"
#include "read/read.h"
#include "record/write.h"

struct rsm_worker {
    const rsm_model *model;
    const rsm_allocator *allocator;
};

struct rsm_document {
    const rsm_allocator *allocator;
    const rsm_world *world;
    rsm_arena arena;
    rsm_reading reading;
};

rsm_status rsm_worker_new(const rsm_model *model, const rsm_allocator *allocator,
                          rsm_worker **worker, rsm_error *error) {
    *worker = rsm_allocate(allocator, sizeof **worker);
    if (*worker == NULL)
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    (*worker)->model = model;
    (*worker)->allocator = allocator;
    return RSM_OK;
}

void rsm_worker_free(rsm_worker *worker) {
    if (worker != NULL)
        rsm_release(worker->allocator, worker, sizeof *worker);
}

static rsm_status read_input(const rsm_model *model, const rsm_input *input, rsm_document *document,
                             rsm_error *error) {
    rsm_parts parts = {.id = rsm_given(input->id),
                       .title = rsm_given(input->title),
                       .body = rsm_slice_make(input->text, input->text_size),
                       .outlet = rsm_given(input->outlet),
                       .published = rsm_given(input->published),
                       .url = rsm_given(input->url)};
    rsm_status status = rsm_report_compose(model->world, &parts, &document->arena,
                                           &document->reading.report, error);
    if (status != RSM_OK)
        return status;
    return rsm_see(model->world, model->language, true, &document->arena, &document->reading,
                   error);
}

rsm_status rsm_annotate(rsm_worker *worker, const rsm_input *input, rsm_document **document,
                        rsm_error *error) {
    *document = NULL;
    rsm_document *made = rsm_allocate(worker->allocator, sizeof *made);
    if (made == NULL)
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    *made = (rsm_document){.allocator = worker->allocator, .world = worker->model->world};
    rsm_arena_init(&made->arena, worker->allocator, 0);
    rsm_status status = read_input(worker->model, input, made, error);
    if (status != RSM_OK) {
        rsm_document_free(made);
        return status;
    }
    *document = made;
    return RSM_OK;
}

void rsm_document_free(rsm_document *document) {
    if (document == NULL)
        return;
    rsm_arena_free(&document->arena);
    rsm_release(document->allocator, document, sizeof *document);
}

rsm_status rsm_document_json(const rsm_document *document, unsigned flags, rsm_string *json,
                             rsm_error *error) {
    rsm_buffer buffer;
    rsm_json writer;
    rsm_buffer_init(&buffer, document->allocator);
    rsm_json_init(&writer, &buffer);
    rsm_write_reading(&writer, &document->reading, (flags & RSM_ANNOTATE_TOKENS) != 0);
    return rsm_string_take(&buffer, json, error);
}
