/* The partition as decisions change it: clusters of items that are joined, parted and struck out.
 *
 * Part: the operations alone, in the order in which they are asked for; what an item stands for (an
 * incident of a report; all of a cluster that no decision names) is the caller's. Invariants: an
 * item is in one cluster. Cost: joining is linear in the smaller cluster, parting in the cluster
 * that is left. Private to the keeping wing. */
#ifndef RSM_FUSE_REGROUP_H
#define RSM_FUSE_REGROUP_H

#include "record/decision.h"

typedef struct rsm_regroup {
    uint32_t *cluster; /* of each item */
    uint32_t *next;    /* the next item of its cluster, or RSM_NONE */
    uint32_t *head;    /* of each cluster: its first item, or RSM_NONE */
    uint32_t *size;
    uint8_t *is_open; /* an unassigned recall */
    uint8_t *is_none; /* no incident, a person says */
    uint32_t count;   /* clusters */
} rsm_regroup;

/* Room for so many items and clusters, in `arena`; no cluster yet. False where memory fails. */
bool rsm_regroup_init(rsm_regroup *all, size_t items, size_t clusters, rsm_arena *arena);

/* Puts an item that is in no cluster into one. */
void rsm_regroup_put(rsm_regroup *all, uint32_t cluster, uint32_t item);

/* Whether a decision of that kind is about the partition. */
bool rsm_is_about_groups(rsm_decision_kind kind);

/* The mention of a decision from which on it names items: a split leaves its first alone. */
uint32_t rsm_first_named(rsm_decision_kind kind);

/* Applies a merge, a split (which takes one cluster more) or a striking out to the items that it
 * names. */
void rsm_regroup_apply(rsm_regroup *all, rsm_decision_kind kind, const uint32_t *items,
                       uint32_t count);

#endif
