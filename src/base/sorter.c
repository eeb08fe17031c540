/*
 * base/sorter.c - an external merge sort: see base/sorter.h. Records fill a block of memory; a full
 * block is sorted and written as a run; at the end all runs are merged through a heap.
 */
#include "base/sorter.h"

#include "base/arena.h"
#include "base/bigfile.h"
#include "base/vector.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A record in the block: where, and the first bytes of its key. */
typedef struct sort_item {
    uint64_t prefix;
    uint32_t offset;
} sort_item;

/* A run on disk while it is merged. */
typedef struct sort_run {
    uint64_t at, end; /* not yet read, in the scratch */
    char *buffer;
    size_t used, held; /* of the buffer: passed over, filled */
} sort_run;

struct rsm_sorter {
    size_t key_size, memory;
    char *path;
    char *block;
    size_t block_used;
    sort_item *items;
    uint32_t item_count, item_capacity;
    uint64_t count;
    int scratch;
    uint64_t scratch_size;
    uint64_t run_ends[RSM_SORTER_RUNS];
    uint32_t run_count;
    sort_run *runs;
    uint32_t *heap; /* runs in order of their first record */
    uint32_t heap_count;
    size_t run_memory;
    uint32_t next; /* item, where all is in memory */
    bool moved;    /* the first run of the heap has given its first record */
};

void rsm_key_32(uint32_t number, unsigned char bytes[4]) {
    for (int i = 0; i < 4; i++)
        bytes[i] = (unsigned char)(number >> (24 - 8 * i));
}

void rsm_key_64(uint64_t number, unsigned char bytes[8]) {
    for (int i = 0; i < 8; i++)
        bytes[i] = (unsigned char)(number >> (56 - 8 * i));
}

uint32_t rsm_key_to_32(const unsigned char bytes[4]) {
    uint32_t number = 0;
    for (int i = 0; i < 4; i++)
        number = number << 8 | bytes[i];
    return number;
}

uint64_t rsm_key_to_64(const unsigned char bytes[8]) {
    return (uint64_t)rsm_key_to_32(bytes) << 32 | rsm_key_to_32(bytes + 4);
}

static rsm_status fail_memory(rsm_error *error) {
    return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
}

rsm_status rsm_sorter_new(const char *path, size_t key_size, size_t memory, rsm_sorter **sorter,
                          rsm_error *error) {
    rsm_sorter *made = calloc(1, sizeof *made);
    *sorter = made;
    if (made == NULL)
        return fail_memory(error);
    made->scratch = -1;
    made->key_size = key_size;
    made->memory = memory < (1u << 20) ? (1u << 20) : memory;
    /* Three quarters of it for records, the rest for items; a sort takes as much for these again.
     */
    made->item_capacity = (uint32_t)(made->memory / 4 / sizeof(sort_item));
    made->path = strdup(path);
    made->block = malloc(made->memory / 4 * 3);
    made->items = malloc(made->item_capacity * sizeof *made->items);
    if (made->path == NULL || made->block == NULL || made->items == NULL)
        return fail_memory(error);
    return RSM_OK;
}

void rsm_sorter_free(rsm_sorter *sorter) {
    if (sorter == NULL)
        return;
    for (uint32_t i = 0; sorter->runs != NULL && i < sorter->run_count; i++)
        free(sorter->runs[i].buffer);
    if (sorter->scratch >= 0)
        close(sorter->scratch);
    free(sorter->runs);
    free(sorter->heap);
    free(sorter->items);
    free(sorter->block);
    free(sorter->path);
    free(sorter);
}

static uint32_t size_at(const char *at) {
    uint32_t size;
    memcpy(&size, at, sizeof size);
    return size;
}

static uint64_t prefix_of(const rsm_sorter *sorter, const unsigned char *record) {
    unsigned char bytes[8] = {0};
    memcpy(bytes, record, sorter->key_size < 8 ? sorter->key_size : 8);
    return rsm_key_to_64(bytes);
}

static int compare_items(void *context, const void *left, const void *right) {
    const rsm_sorter *sorter = context;
    const sort_item *a = left, *b = right;
    if (a->prefix != b->prefix)
        return a->prefix < b->prefix ? -1 : 1;
    if (sorter->key_size <= 8)
        return 0;
    return memcmp(sorter->block + a->offset + 4, sorter->block + b->offset + 4, sorter->key_size);
}

static rsm_status sort_block(rsm_sorter *sorter, rsm_error *error) {
    rsm_arena scratch;
    rsm_arena_init(&scratch, NULL, 0);
    bool sorted = rsm_sort(sorter->items, sorter->item_count, sizeof *sorter->items, compare_items,
                           sorter, &scratch);
    rsm_arena_free(&scratch);
    return sorted ? RSM_OK : fail_memory(error);
}

/* Sorts what the block holds and writes it as a run. */
static rsm_status write_run(rsm_sorter *sorter, rsm_error *error) {
    rsm_bigfile out;
    if (sorter->run_count == RSM_SORTER_RUNS)
        return rsm_error_set(error, RSM_ERROR_LIMIT, "too many rows to sort");
    rsm_status status = sort_block(sorter, error);
    if (status == RSM_OK && sorter->scratch < 0)
        status = rsm_scratch_open(sorter->path, &sorter->scratch, error);
    if (status != RSM_OK)
        return status;
    out = (rsm_bigfile){
        .descriptor = sorter->scratch, .pending = malloc(1u << 18), .size = sorter->scratch_size};
    if (out.pending == NULL)
        return fail_memory(error);
    for (uint32_t i = 0; i < sorter->item_count; i++) {
        const char *at = sorter->block + sorter->items[i].offset;
        rsm_bigfile_put(&out, at, size_at(at) + sizeof(uint32_t));
    }
    status = rsm_bigfile_flush(&out, error);
    free(out.pending);
    sorter->scratch_size = out.size;
    sorter->run_ends[sorter->run_count++] = out.size;
    sorter->item_count = 0;
    sorter->block_used = 0;
    return status;
}

rsm_status rsm_sorter_add(rsm_sorter *sorter, const void *record, size_t size, rsm_error *error) {
    size_t needed = sizeof(uint32_t) + size;
    uint32_t stored = (uint32_t)size;
    if (size > RSM_SORTER_RECORD || size < sorter->key_size)
        return rsm_error_set(error, RSM_ERROR_LIMIT, "a record of %zu bytes", size);
    if (sorter->item_count == sorter->item_capacity ||
        needed > sorter->memory / 4 * 3 - sorter->block_used) {
        rsm_status status = write_run(sorter, error);
        if (status != RSM_OK)
            return status;
    }
    char *at = sorter->block + sorter->block_used;
    memcpy(at, &stored, sizeof stored);
    memcpy(at + sizeof stored, record, size);
    sorter->items[sorter->item_count++] =
        (sort_item){prefix_of(sorter, (const unsigned char *)record), (uint32_t)sorter->block_used};
    sorter->block_used += needed;
    sorter->count++;
    return RSM_OK;
}

uint64_t rsm_sorter_count(const rsm_sorter *sorter) {
    return sorter->count;
}

/* ---- merging ---- */

/* Sees to it that the run's first record lies whole in its buffer; a run that is at its end has
 * none held. */
static rsm_status fill_run(rsm_sorter *sorter, sort_run *run, rsm_error *error) {
    size_t left = run->held - run->used;
    bool whole =
        left >= sizeof(uint32_t) && left >= sizeof(uint32_t) + size_at(run->buffer + run->used);
    if (whole || (left == 0 && run->at == run->end))
        return RSM_OK;
    memmove(run->buffer, run->buffer + run->used, left);
    size_t step = sorter->run_memory - left;
    if (step > run->end - run->at)
        step = (size_t)(run->end - run->at);
    rsm_status status = rsm_file_get_at(sorter->scratch, run->buffer + left, step, run->at, error);
    run->at += step;
    run->used = 0;
    run->held = left + step;
    return status;
}

static bool is_before(const rsm_sorter *sorter, uint32_t left, uint32_t right) {
    const sort_run *a = &sorter->runs[left], *b = &sorter->runs[right];
    int order = memcmp(a->buffer + a->used + 4, b->buffer + b->used + 4, sorter->key_size);
    return order != 0 ? order < 0 : left < right;
}

static void sink(rsm_sorter *sorter, uint32_t at) {
    uint32_t *heap = sorter->heap;
    for (;;) {
        uint32_t least = at;
        for (uint32_t child = 2 * at + 1; child <= 2 * at + 2; child++)
            if (child < sorter->heap_count && is_before(sorter, heap[child], heap[least]))
                least = child;
        if (least == at)
            return;
        uint32_t other = heap[at];
        heap[at] = heap[least];
        heap[least] = other;
        at = least;
    }
}

static rsm_status begin_merge(rsm_sorter *sorter, rsm_error *error) {
    sorter->runs = calloc(sorter->run_count, sizeof *sorter->runs);
    sorter->heap = calloc(sorter->run_count, sizeof *sorter->heap);
    if (sorter->runs == NULL || sorter->heap == NULL)
        return fail_memory(error);
    sorter->run_memory = sorter->memory / sorter->run_count;
    if (sorter->run_memory < RSM_SORTER_RECORD + sizeof(uint32_t))
        sorter->run_memory = RSM_SORTER_RECORD + sizeof(uint32_t);
    for (uint32_t i = 0; i < sorter->run_count; i++) {
        sort_run *run = &sorter->runs[i];
        run->at = i > 0 ? sorter->run_ends[i - 1] : 0;
        run->end = sorter->run_ends[i];
        run->buffer = malloc(sorter->run_memory);
        rsm_status status = run->buffer != NULL ? fill_run(sorter, run, error) : fail_memory(error);
        if (status != RSM_OK)
            return status;
        sorter->heap[sorter->heap_count++] = i;
    }
    for (uint32_t i = sorter->heap_count; i-- > 0;)
        sink(sorter, i);
    return RSM_OK;
}

rsm_status rsm_sorter_sort(rsm_sorter *sorter, rsm_error *error) {
    rsm_status status;
    if (sorter->run_count == 0)
        return sort_block(sorter, error);
    status = sorter->item_count > 0 ? write_run(sorter, error) : RSM_OK;
    free(sorter->block);
    free(sorter->items);
    sorter->block = NULL;
    sorter->items = NULL;
    return status == RSM_OK ? begin_merge(sorter, error) : status;
}

/* Takes the record that was given last off its run. */
static rsm_status move_on(rsm_sorter *sorter, rsm_error *error) {
    sort_run *run = &sorter->runs[sorter->heap[0]];
    run->used += sizeof(uint32_t) + size_at(run->buffer + run->used);
    rsm_status status = fill_run(sorter, run, error);
    if (status != RSM_OK)
        return status;
    if (run->used == run->held)
        sorter->heap[0] = sorter->heap[--sorter->heap_count];
    sink(sorter, 0);
    return RSM_OK;
}

rsm_status rsm_sorter_next(rsm_sorter *sorter, rsm_slice *record, rsm_error *error) {
    const char *at = NULL;
    *record = (rsm_slice){NULL, 0};
    if (sorter->run_count == 0) {
        if (sorter->next < sorter->item_count)
            at = sorter->block + sorter->items[sorter->next++].offset;
    } else {
        rsm_status status = sorter->moved ? move_on(sorter, error) : RSM_OK;
        if (status != RSM_OK)
            return status;
        sorter->moved = sorter->heap_count > 0;
        if (sorter->moved)
            at = sorter->runs[sorter->heap[0]].buffer + sorter->runs[sorter->heap[0]].used;
    }
    if (at != NULL)
        *record = rsm_slice_make(at + sizeof(uint32_t), size_at(at));
    return RSM_OK;
}
