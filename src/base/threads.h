/*
 * base/threads.h - doing many like things on several cores, taking them in order.
 *
 * Part: reports are read and annotated by workers, and what comes out is taken in the order of what
 * went in, so that the number of threads never shows in the result.
 * Invariants: at most `window` items are between work and consume; consume is called from the
 * calling thread alone, once an item, in order 0, 1, 2...; work for one item is called once, by one
 * worker. Cost: a lock and a signal an item.
 */
#ifndef RSM_BASE_THREADS_H
#define RSM_BASE_THREADS_H

#include "base/status.h"

#include <stddef.h>

/* Most threads that are ever started. */
#define RSM_THREADS_MAXIMUM 256

typedef struct rsm_parallel {
    unsigned threads; /* workers; 0 is 1. With 1 everything runs in the calling thread */
    size_t count;     /* items */
    size_t window;    /* most items at work or waiting; 0 for four times the threads. Item i may use
                         slot i % window */
    /* Does item `item` as worker `worker` (0 to threads - 1). Called from several threads at once.
     * A status other than RSM_OK stops everything. */
    rsm_status (*work)(void *context, unsigned worker, size_t item);
    /* Takes item `item`, whose work is done. A status other than RSM_OK stops everything. */
    rsm_status (*consume)(void *context, size_t item);
    /* NULL, or called for each item whose work was RSM_OK but that was never handed to consume,
     * because something stopped: free its result here. From the calling thread, after all workers
     * have ended. */
    void (*discard)(void *context, size_t item);
    void *context;
} rsm_parallel;

/*
 * Runs it all and returns once every worker has ended: RSM_OK, or the status of the first item (in
 * order) that stopped it; items before that one have been consumed. Where threads or memory cannot
 * be had it does with fewer, at worst with the calling thread alone.
 */
rsm_status rsm_parallel_ordered(const rsm_parallel *parallel);

/* How many cores this process may use, at least 1. */
unsigned rsm_core_count(void);

#endif
