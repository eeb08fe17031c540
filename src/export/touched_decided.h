/* What persons decided, laid over the clusters that a build keeps: the layer between clusters and
 * incidents. Private to the room.
 *
 * Clusters know nothing of decisions. Over them stand tokens: an incident of a report that a
 * decision about the partition names, and for each cluster with such a one its rest, which is
 * whatever no decision names. Decisions join, part and strike out tokens (fuse/regroup.h); a label
 * is what such tokens make together. So a decision costs what it names, however large the ledger,
 * and what a cluster is made of may change beneath it.
 *
 * A holder is what an incident of a report is of in the end: a cluster without tokens by its key,
 * or a label, which is negative; RSM_NOTE_NONE where it is of none. */
#ifndef RSM_EXPORT_TOUCHED_DECIDED_H
#define RSM_EXPORT_TOUCHED_DECIDED_H

#include "export/touched.h"

/* Parts of a decision, beside its mentions (0 and on). */
enum { RSM_PART_STATEMENT = 1000, RSM_PART_QUOTE, RSM_PART_LINK };

/* What one part of a decision names, as it was found. Numbers are RSM_NOTE_NONE where nothing is
 * there. */
typedef struct rsm_named_part {
    int64_t decision, part;
    int64_t found;  /* key of the report */
    int64_t number; /* of the incident in it; of a statement its own */
    int64_t place;  /* number of the statement, or where the quote stands */
    int64_t upon;   /* number of the incident that the statement is dated by or answers */
    rsm_slice report;
} rsm_named_part;

#define RSM_LABEL_OPEN 0 /* of no incident, as an open recall that may be of several */

typedef struct rsm_token {
    int64_t profile; /* 0: the rest of the cluster */
    int64_t cluster; /* RSM_NOTE_NONE: an open recall */
    int64_t label;   /* RSM_NOTE_NONE: of no incident */
    bool is_sure;    /* a person put it there */
} rsm_token;

struct rsm_touch_decided {
    rsm_decision *decisions;
    uint32_t count;
    rsm_effect *effects;        /* state, by, awaits; has_statement */
    rsm_decision_state *states; /* of effects */
    rsm_slice *statements;      /* of each decision that has one: its id */
    rsm_named_part *parts;      /* by decision, part */
    uint32_t part_count;
    uint32_t *first;   /* of each decision, and one more: its first part */
    uint8_t *is_anew;  /* of each decision: what it names is not what it was */
    rsm_vector before; /* int64_t: profiles that such a one named */
    rsm_token *tokens; /* by label */
    uint32_t token_count;
    rsm_numbers items;  /* profile -> index of its token */
    rsm_numbers rests;  /* cluster -> index of its rest */
    rsm_numbers labels; /* label -> index of its first token */
    rsm_vector emptied; /* int64_t: profiles that are of no incident now */
};

/* Whether it is what tokens make together. */
static inline bool rsm_is_label(int64_t label) {
    return label < RSM_LABEL_OPEN && label != RSM_NOTE_NONE;
}

/* touched_named.c: what every decision names, found anew where the decision or the report is new.
 */
rsm_status rsm_touch_find_named(rsm_touch *touch, rsm_touch_decided *decided);

/* The part of a decision, or NULL. */
const rsm_named_part *rsm_part_of(const rsm_touch_decided *decided, uint32_t index, int64_t part);

/* The number of the profile that a part names, or RSM_NOTE_NONE. */
int64_t rsm_profile_of_part(const rsm_named_part *part);

/* touched_overlay.c: tokens as the states of the decisions make them; what is not where it was
 * before is marked. */
rsm_status rsm_touch_overlay(rsm_touch *touch, rsm_touch_decided *decided);

/* touched_overlay.c: the holder of a profile. */
rsm_status rsm_touch_holder(rsm_touch *touch, int64_t profile, int64_t *holder);

/* touched_overlay.c: whether a recall that the program left open is open still. */
bool rsm_touch_is_open(const rsm_touch *touch, int64_t profile);

/* touched_overlay.c: turns a set of clusters and labels into one of holders. */
rsm_status rsm_touch_to_holders(rsm_touch *touch, rsm_numbers *set);

/* touched_overlay.c: the profiles of a holder, and the clusters that they are of, each once. */
rsm_status rsm_touch_members(rsm_touch *touch, int64_t holder, rsm_vector *keys);
rsm_status rsm_touch_clusters(rsm_touch *touch, int64_t holder, rsm_vector *clusters);

/* touched_overlay.c: how well each member of a label fits, as it fits its own cluster: NULL where
 * the holder is no label. `keys` are its members in canonical order. */
rsm_status rsm_touch_scores(rsm_touch *touch, int64_t holder, const rsm_vector *keys,
                            uint32_t **scores);

/* touched_told.c: what became of the decisions, and of the statements that they speak of, into the
 * ledger; memberships must stand. */
rsm_status rsm_touch_put_decisions(rsm_touch *touch);

#endif
