/* Many reports: read in order by the calling thread, seen by several, taken in order.
 *
 * Reports are read a round at a time (BATCH_ROUND for each thread), seen in parallel, then taken.
 * Each place in a round has an arena of its own, reset and not freed between rounds. Invariant: the
 * number of threads shows in nothing that is taken. Cost: memory of one round of reports. */
#include "api/batch.h"

#include "api/see.h"
#include "base/threads.h"
#include "read/read.h"

#include <stdlib.h>

enum { BATCH_ROUND = 16, BATCH_THREADS = 64 };

typedef struct place {
    rsm_arena arena;
    rsm_reading reading;
    rsm_error error;
    rsm_status status;
} place;

typedef struct run {
    const rsm_batch *batch;
    place *places;
    size_t capacity, count;
    unsigned threads;
    rsm_reader *reader;
    rsm_totals *totals;
    rsm_error *error;
} run;

static void complain(const run *r, const char *where, const char *message) {
    const rsm_options *options = r->batch->options;
    r->totals->unreadable++;
    if (options != NULL && options->complain != NULL)
        options->complain(options->context, where, message);
}

static rsm_status tell_progress(const run *r) {
    const rsm_options *options = r->batch->options;
    if (options == NULL || options->progress == NULL)
        return RSM_OK;
    uint64_t done = r->totals->reports, total = r->batch->expected;
    if (r->reader != NULL)
        rsm_reader_progress(r->reader, &done, &total);
    return options->progress(options->context, done, total, r->totals->reports);
}

/* Fills the round from the batch's own reports. */
static rsm_status fill_given(run *r, bool *end) {
    rsm_status status = RSM_OK;
    for (r->count = 0; r->count < r->capacity && !*end && status == RSM_OK;) {
        place *p = &r->places[r->count];
        bool found = false;
        rsm_arena_reset(&p->arena);
        p->reading = (rsm_reading){0};
        status = r->batch->next(r->batch->context, &p->arena, &p->reading.report, &found, r->error);
        *end = !found;
        r->count += found ? 1 : 0;
    }
    return status;
}

/* Fills the round from the paths. *end is set at the end of the input. */
static rsm_status fill_round(run *r, bool *end) {
    rsm_complaint complaint;
    r->count = 0;
    while (r->count < r->capacity) {
        place *p = &r->places[r->count];
        rsm_arena_reset(&p->arena);
        p->reading = (rsm_reading){0};
        switch (rsm_reader_next(r->reader, &p->arena, &p->reading.report, &complaint, r->error)) {
        case RSM_READ_REPORT:
            r->count++;
            break;
        case RSM_READ_COMPLAINT:
            complain(r, complaint.where, complaint.message);
            break;
        case RSM_READ_END:
            *end = true;
            return RSM_OK;
        default:
            return r->error != NULL && r->error->status != RSM_OK ? r->error->status
                                                                  : RSM_ERROR_MEMORY;
        }
    }
    return RSM_OK;
}

static rsm_status see_one(void *context, unsigned worker, size_t item) {
    run *r = context;
    place *p = &r->places[item];
    (void)worker;
    rsm_error_clear(&p->error);
    p->status = rsm_see(r->batch->model->world, r->batch->model->language, r->batch->with_tokens,
                        &p->arena, &p->reading, &p->error);
    return RSM_OK; /* told in order, by take_one */
}

static rsm_status take_one(void *context, size_t item) {
    run *r = context;
    place *p = &r->places[item];
    if (p->status == RSM_ERROR_LIMIT) {
        char where[1024];
        rsm_slice path = p->reading.report.path;
        size_t size = path.size < sizeof where - 1 ? path.size : sizeof where - 1;
        for (size_t i = 0; i < size; i++)
            where[i] = path.data[i];
        where[size] = '\0';
        complain(r, where, p->error.message);
        return RSM_OK;
    }
    if (p->status != RSM_OK)
        return rsm_error_set(r->error, p->status, "%s", p->error.message);
    r->totals->reports++;
    if (p->reading.report.error.size > 0)
        r->totals->unreadable++;
    return r->batch->take(r->batch->context, &p->reading, r->error);
}

static rsm_status run_rounds(run *r) {
    bool end = false;
    rsm_status status = RSM_OK;
    while (!end && status == RSM_OK) {
        status = r->reader == NULL ? fill_given(r, &end) : fill_round(r, &end);
        if (status != RSM_OK)
            break;
        rsm_parallel parallel = {.threads = r->threads,
                                 .count = r->count,
                                 .window = r->capacity,
                                 .work = see_one,
                                 .consume = take_one,
                                 .context = r};
        status = rsm_parallel_ordered(&parallel);
        if (status == RSM_OK)
            status = tell_progress(r);
    }
    return status;
}

static rsm_status make_places(run *r) {
    const rsm_options *options = r->batch->options;
    r->threads = options != NULL && options->jobs > 0 ? options->jobs : rsm_core_count();
    if (r->threads > BATCH_THREADS)
        r->threads = BATCH_THREADS;
    r->capacity = (size_t)r->threads * BATCH_ROUND;
    r->places = calloc(r->capacity, sizeof *r->places);
    if (r->places == NULL)
        return rsm_error_set(r->error, RSM_ERROR_MEMORY, "out of memory");
    for (size_t i = 0; i < r->capacity; i++)
        rsm_arena_init(&r->places[i].arena, NULL, 0);
    return RSM_OK;
}

rsm_status rsm_batch_run(const rsm_batch *batch, rsm_totals *totals, rsm_error *error) {
    rsm_error own = {0};
    run r = {.batch = batch, .totals = totals, .error = error != NULL ? error : &own};
    rsm_error_clear(r.error);
    rsm_status status = make_places(&r);
    if (status == RSM_OK && batch->next == NULL)
        status = rsm_reader_open(batch->model->world, batch->paths, batch->path_count, &r.reader,
                                 r.error);
    if (status == RSM_OK)
        status = run_rounds(&r);
    rsm_reader_close(r.reader);
    for (size_t i = 0; r.places != NULL && i < r.capacity; i++)
        rsm_arena_free(&r.places[i].arena);
    free(r.places);
    return status;
}
