/* Numbers of incidents that stay when reports are added: see coded.h. */
#include "base/hash.h"
#include "export/coded.h"

typedef struct numbering {
    const rsm_work *work;
    const uint64_t *buckets;
    uint32_t modulus;
    rsm_arena *arena;
    rsm_map taken;  /* bucket and number */
    rsm_map counts; /* bucket -> how many numbers it has given */
} numbering;

static int by_first_report(void *context, const void *left, const void *right) {
    const rsm_work *work = context;
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    uint32_t rank_a = work->fusion.rank[work->fusion.groups[a].members[0].reading];
    uint32_t rank_b = work->fusion.rank[work->fusion.groups[b].members[0].reading];
    return rank_a != rank_b ? (rank_a < rank_b ? -1 : 1) : a < b ? -1 : a > b;
}

static rsm_slice key_of(const void *data, size_t size, rsm_arena *arena) {
    void *copy = rsm_arena_copy(arena, data, size);
    return rsm_slice_make(copy, copy != NULL ? size : 0);
}

static bool take(numbering *n, uint32_t group, uint32_t *number) {
    uint64_t key[2] = {n->buckets[group], 0};
    uint32_t given = 0, other;
    rsm_slice bucket = key_of(key, sizeof *key, n->arena);
    *number = RSM_NO_NUMBER;
    (void)rsm_map_find(&n->counts, bucket, &given);
    if (given >= n->modulus) {
        return true;
    }
    uint64_t at = rsm_hash64(n->work->fusion.groups[group].id) % n->modulus;
    for (;;) {
        key[1] = at;
        if (!rsm_map_find(&n->taken, rsm_slice_make((const char *)key, sizeof key), &other)) {
            break;
        }
        at = (at + 1) % n->modulus;
    }
    *number = (uint32_t)at;
    return rsm_map_set(&n->counts, bucket, given + 1) &&
           rsm_map_set(&n->taken, key_of(key, sizeof key, n->arena), group);
}

uint32_t *rsm_number_groups(const rsm_work *work, const uint64_t *buckets, uint32_t modulus,
                            rsm_arena *arena) {
    numbering n = {.work = work, .buckets = buckets, .modulus = modulus, .arena = arena};
    uint32_t count = work->fusion.group_count;
    uint32_t *numbers = rsm_arena_allocate_items(arena, count, sizeof *numbers);
    uint32_t *order = rsm_arena_allocate_items(arena, count, sizeof *order);
    rsm_map_init(&n.taken, arena);
    rsm_map_init(&n.counts, arena);
    if (numbers == NULL || order == NULL) {
        return NULL;
    }
    for (uint32_t i = 0; i < count; i++) {
        order[i] = i;
    }
    if (!rsm_sort(order, count, sizeof *order, by_first_report, (void *)(uintptr_t)work, arena)) {
        return NULL;
    }
    for (uint32_t i = 0; i < count; i++) {
        if (!take(&n, order[i], &numbers[order[i]]) || arena->failed) {
            return NULL;
        }
    }
    return numbers;
}
