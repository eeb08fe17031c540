/* Many reports: read in order, seen by several threads, taken in order. Internal to the api. */
#ifndef RSM_API_BATCH_H
#define RSM_API_BATCH_H

#include "api/model.h"
#include "record/report.h"

typedef struct rsm_batch {
    const rsm_model *model;
    const char *const *paths;
    size_t path_count;
    const rsm_options *options; /* may be NULL */
    bool with_tokens;
    /* Where not NULL, gives the reports in place of the paths; *found is false past the last. They
     * are told as done of `expected`. */
    rsm_status (*next)(void *context, rsm_arena *arena, rsm_report *report, bool *found,
                       rsm_error *error);
    uint64_t expected;
    /* Takes a reading, in order of the input; it is gone when this returns. */
    rsm_status (*take)(void *context, const rsm_reading *reading, rsm_error *error);
    void *context;
} rsm_batch;

/* Runs the batch. `totals` counts reports and what could not be read. A report that cannot be read
 * is complained of and the batch goes on; what stops it is memory, the disk, or a callback. */
rsm_status rsm_batch_run(const rsm_batch *batch, rsm_totals *totals, rsm_error *error);

#endif
