/*
 * base/threads.c - see base/threads.h.
 *
 * One lock guards three numbers: the next item to take, the next to consume, whether to stop; and a
 * slot for each item between work and consume. Workers wait for room in the window, the caller for
 * the next item in order.
 */
#include "base/threads.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

typedef struct slot {
    bool done;
    rsm_status status;
} slot;

typedef struct crew {
    const rsm_parallel *parallel;
    size_t window;
    slot *slots; /* item i has slots[i % window] */
    pthread_mutex_t lock;
    pthread_cond_t room;  /* an item was consumed, or all shall stop */
    pthread_cond_t ready; /* an item is done */
    size_t next;          /* the next item to take */
    size_t consumed;      /* items consumed, thus the next to consume */
    bool stop;
} crew;

typedef struct worker {
    crew *crew;
    unsigned index;
    pthread_t thread;
} worker;

/* Waits for an item to work on; false where there are no more. Called with the lock held. */
static bool take_item(crew *state, size_t *item) {
    while (!state->stop && state->next < state->parallel->count &&
           state->next - state->consumed >= state->window)
        pthread_cond_wait(&state->room, &state->lock);
    if (state->stop || state->next >= state->parallel->count)
        return false;
    *item = state->next++;
    return true;
}

static void *run_worker(void *argument) {
    const worker *self = argument;
    crew *state = self->crew;
    size_t item = 0;
    pthread_mutex_lock(&state->lock);
    while (take_item(state, &item)) {
        rsm_status status = RSM_OK;
        slot *place = &state->slots[item % state->window];
        pthread_mutex_unlock(&state->lock);
        status = state->parallel->work(state->parallel->context, self->index, item);
        pthread_mutex_lock(&state->lock);
        place->status = status;
        place->done = true;
        if (item == state->consumed)
            pthread_cond_signal(&state->ready);
    }
    pthread_mutex_unlock(&state->lock);
    return NULL;
}

/* Takes the items in order until all are taken or one stops it. */
static rsm_status consume_all(crew *state) {
    const rsm_parallel *parallel = state->parallel;
    rsm_status status = RSM_OK;
    pthread_mutex_lock(&state->lock);
    while (state->consumed < parallel->count && status == RSM_OK) {
        size_t item = state->consumed;
        slot *place = &state->slots[item % state->window];
        while (!place->done)
            pthread_cond_wait(&state->ready, &state->lock);
        status = place->status;
        pthread_mutex_unlock(&state->lock);
        if (status == RSM_OK)
            status = parallel->consume(parallel->context, item);
        pthread_mutex_lock(&state->lock);
        place->done = false;
        state->consumed++;
        pthread_cond_broadcast(&state->room);
    }
    state->stop = true;
    pthread_cond_broadcast(&state->room);
    pthread_mutex_unlock(&state->lock);
    return status;
}

/* What was worked and is not wanted any more; all workers have ended. */
static void discard_rest(const crew *state) {
    for (size_t item = state->consumed; item < state->next; item++) {
        const slot *place = &state->slots[item % state->window];
        if (place->done && place->status == RSM_OK && state->parallel->discard != NULL)
            state->parallel->discard(state->parallel->context, item);
    }
}

static rsm_status run_alone(const rsm_parallel *parallel) {
    rsm_status status = RSM_OK;
    for (size_t item = 0; item < parallel->count && status == RSM_OK; item++) {
        status = parallel->work(parallel->context, 0, item);
        if (status == RSM_OK)
            status = parallel->consume(parallel->context, item);
    }
    return status;
}

/* Starts the workers, consumes, and waits for the workers to end. */
static rsm_status run_crew(crew *state, worker *workers, unsigned threads) {
    unsigned started = 0;
    rsm_status status = RSM_OK;
    for (; started < threads; started++) {
        workers[started].crew = state;
        workers[started].index = started;
        if (pthread_create(&workers[started].thread, NULL, run_worker, &workers[started]) != 0)
            break;
    }
    if (started == 0)
        return run_alone(state->parallel);
    status = consume_all(state);
    for (unsigned i = 0; i < started; i++)
        pthread_join(workers[i].thread, NULL);
    discard_rest(state);
    return status;
}

rsm_status rsm_parallel_ordered(const rsm_parallel *parallel) {
    unsigned threads = parallel->threads;
    crew state = {.parallel = parallel, .window = parallel->window};
    worker *workers = NULL;
    rsm_status status = RSM_OK;
    if (threads > RSM_THREADS_MAXIMUM)
        threads = RSM_THREADS_MAXIMUM;
    if (threads > parallel->count)
        threads = (unsigned)parallel->count;
    if (threads <= 1)
        return run_alone(parallel);
    if (state.window == 0)
        state.window = (size_t)threads * 4;
    state.slots = calloc(state.window, sizeof *state.slots);
    workers = calloc(threads, sizeof *workers);
    if (state.slots == NULL || workers == NULL) {
        status = run_alone(parallel);
    } else {
        pthread_mutex_init(&state.lock, NULL);
        pthread_cond_init(&state.room, NULL);
        pthread_cond_init(&state.ready, NULL);
        status = run_crew(&state, workers, threads);
        pthread_cond_destroy(&state.ready);
        pthread_cond_destroy(&state.room);
        pthread_mutex_destroy(&state.lock);
    }
    free(workers);
    free(state.slots);
    return status;
}

unsigned rsm_core_count(void) {
    long count = sysconf(_SC_NPROCESSORS_ONLN);
    return count < 1 ? 1 : count > RSM_THREADS_MAXIMUM ? RSM_THREADS_MAXIMUM : (unsigned)count;
}
