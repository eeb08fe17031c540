/* The partition as decisions change it. See fuse/regroup.h. */
#include "fuse/regroup.h"

#include <string.h>

bool rsm_regroup_init(rsm_regroup *all, size_t items, size_t clusters, rsm_arena *arena) {
    all->cluster = rsm_arena_allocate_items(arena, items, sizeof(uint32_t));
    all->next = rsm_arena_allocate_items(arena, items, sizeof(uint32_t));
    all->head = rsm_arena_allocate_items(arena, clusters, sizeof(uint32_t));
    all->size = rsm_arena_allocate_items(arena, clusters, sizeof(uint32_t));
    all->is_open = rsm_arena_allocate_items(arena, clusters, 1);
    all->is_none = rsm_arena_allocate_items(arena, clusters, 1);
    all->count = 0;
    if (arena->failed) {
        return false;
    }
    if (clusters > 0) {
        memset(all->head, 0xff, clusters * sizeof(uint32_t));
    }
    return true;
}

void rsm_regroup_put(rsm_regroup *all, uint32_t cluster, uint32_t item) {
    all->cluster[item] = cluster;
    all->next[item] = all->head[cluster];
    all->head[cluster] = item;
    all->size[cluster]++;
}

bool rsm_is_about_groups(rsm_decision_kind kind) {
    return kind == RSM_DECISION_MERGE || kind == RSM_DECISION_SPLIT ||
           kind == RSM_DECISION_NOT_INCIDENT;
}

uint32_t rsm_first_named(rsm_decision_kind kind) {
    return kind == RSM_DECISION_SPLIT ? 1 : 0;
}

/* All of `from` goes to `into`. */
static void pour(rsm_regroup *all, uint32_t into, uint32_t from) {
    uint32_t item = all->head[from];
    while (item != RSM_NONE) {
        uint32_t next = all->next[item];
        rsm_regroup_put(all, into, item);
        item = next;
    }
    all->head[from] = RSM_NONE;
    all->size[from] = 0;
}

static void take_out(rsm_regroup *all, uint32_t item) {
    uint32_t cluster = all->cluster[item], *at = &all->head[cluster];
    while (*at != item) {
        at = &all->next[*at];
    }
    *at = all->next[item];
    all->size[cluster]--;
}

static void merge(rsm_regroup *all, const uint32_t *items, uint32_t count) {
    uint32_t into = all->cluster[items[0]];
    for (uint32_t i = 1; i < count; i++) {
        uint32_t from = all->cluster[items[i]];
        if (from != into) {
            bool larger = all->size[from] > all->size[into];
            pour(all, larger ? from : into, larger ? into : from);
            into = larger ? from : into;
        }
    }
    all->is_open[into] = all->is_none[into] = 0;
}

static void split(rsm_regroup *all, const uint32_t *items, uint32_t count) {
    uint32_t own = all->count++;
    for (uint32_t i = 0; i < count; i++) {
        if (all->cluster[items[i]] != own) {
            take_out(all, items[i]);
            rsm_regroup_put(all, own, items[i]);
        }
    }
}

void rsm_regroup_apply(rsm_regroup *all, rsm_decision_kind kind, const uint32_t *items,
                       uint32_t count) {
    if (count == 0) {
        return;
    }
    if (kind == RSM_DECISION_SPLIT) {
        split(all, items, count);
    } else if (kind == RSM_DECISION_MERGE) {
        merge(all, items, count);
    } else {
        all->is_none[all->cluster[items[0]]] = 1;
    }
}
