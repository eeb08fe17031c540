/* The build that looks only at what is touched: the ledger's notes (ledger/notes.h) brought up to
 * date, and the results that depend on them. Private to the room.
 *
 * Each step takes what the one before it left in rsm_touch, and all of it follows from content, so
 * that the notes after any builds are those that one build of all reports makes (docs/fuse.md,
 * "Only what is touched"). Cost: what is touched, times the windows; memory: lists of keys, one
 * cluster at a time, and the cache. */
#ifndef RSM_EXPORT_TOUCHED_H
#define RSM_EXPORT_TOUCHED_H

#include "base/map.h"
#include "base/numbers.h"
#include "export/work.h"
#include "fuse/together.h"
#include "ledger/notes.h"

#define RSM_TOUCH_INCIDENTS 65536 /* of a report: further ones are not compared */

/* Two profiles that may have become a pair, or may no longer be one. */
typedef struct rsm_doubt {
    int64_t first, second;
} rsm_doubt;

/* A report that is, or was, a copy of another. */
typedef struct rsm_recopied {
    int64_t report, original;
} rsm_recopied;

/* Profiles that were read, by a slot of their key. */
typedef struct rsm_cached {
    int64_t key;
    void *memory;
    size_t size;
    rsm_profile profile;
} rsm_cached;

typedef struct rsm_touch_decided rsm_touch_decided; /* export/touched_decided.h */

typedef struct rsm_touch {
    const rsm_case *record;
    rsm_ledger *ledger;
    rsm_error *error;
    rsm_arena tables;      /* of `together` */
    rsm_arena arena;       /* lists that live to the end */
    rsm_arena scratch;     /* emptied by each piece of work */
    rsm_together together; /* types, rarity, points */
    rsm_cached *cache;
    uint32_t cache_slots;
    rsm_cached held;            /* a profile apart from the cache */
    rsm_vector touched;         /* rsm_note: report, is current, noted */
    rsm_numbers fresh;          /* reports that are compared for the first time */
    rsm_vector copied;          /* rsm_recopied */
    rsm_vector doubts;          /* rsm_doubt */
    rsm_numbers seeds;          /* profiles whose pairs changed */
    rsm_numbers dirty;          /* clusters whose members or their readings changed */
    rsm_numbers reopened;       /* profiles of recalls whose candidates changed */
    rsm_numbers moved;          /* reports with an incident that has gone to another incident */
    rsm_numbers changed;        /* reports that are new or whose standing as a copy changed */
    rsm_vector gone;            /* rsm_slice: incidents that something left */
    rsm_map ids;                /* ids of the incidents of dirty clusters */
    rsm_touch_decided *decided; /* NULL where nothing is decided */
    bool everything;            /* all incidents are to be resolved anew */
} rsm_touch;

/* ---- touched.c ---- */

/* The profile of that number, in the cache until the next is read; NULL where there is none or on
 * failure, which *status tells. */
const rsm_profile *rsm_touch_profile(rsm_touch *touch, int64_t profile, rsm_status *status);

/* Its slot of the cache. */
rsm_cached *rsm_touch_slot(const rsm_touch *touch, int64_t profile);

/* The same read into `slot`. */
const rsm_profile *rsm_touch_read(rsm_touch *touch, int64_t profile, rsm_cached *slot,
                                  rsm_status *status);

/* The same in the scratch arena. */
const rsm_profile *rsm_touch_load(rsm_touch *touch, int64_t profile, rsm_status *status);

/* Profiles by key, as profiles in canonical order with the keys beside them, in the scratch arena.
 * Those that are not there are left out. */
rsm_status rsm_touch_load_all(rsm_touch *touch, rsm_vector *keys, rsm_profile **profiles);

/* The keys and the profiles of a cluster's members, in `scratch`; `keys` is made here. */
rsm_status rsm_touch_load_cluster(rsm_touch *touch, int64_t cluster, rsm_vector *keys,
                                  rsm_profile **profiles);

/* Sets `together` to these profiles, with the scratch arena. */
rsm_together rsm_touch_together(rsm_touch *touch, rsm_profile *profiles, uint32_t count);

rsm_status rsm_touch_no_memory(rsm_touch *touch);
rsm_status rsm_touch_put(rsm_touch *touch, rsm_note_query query, rsm_note note);
rsm_status rsm_touch_ask(rsm_touch *touch, rsm_note_query query, rsm_note note, rsm_vector *rows);
rsm_status rsm_touch_mark(rsm_touch *touch, rsm_numbers *set, int64_t key);

/* The keys of a set, ascending, in the arena. */
rsm_status rsm_touch_keys(rsm_touch *touch, const rsm_numbers *set, rsm_arena *arena,
                          rsm_vector *keys);

static inline int64_t rsm_profile_number(int64_t report, uint32_t incident) {
    return report * RSM_TOUCH_INCIDENTS + incident;
}
static inline int64_t rsm_report_of_profile(int64_t profile) {
    return profile / RSM_TOUCH_INCIDENTS;
}
static inline uint32_t rsm_incident_of_profile(int64_t profile) {
    return (uint32_t)(profile % RSM_TOUCH_INCIDENTS);
}

/* ---- the steps ---- */

/* touched_reports.c: notes of reports that went are dropped, of those that came made. */
rsm_status rsm_touch_reports(rsm_touch *touch);

/* touched_copies.c: what repeats what, anew for the reports that came and all on whom they bear.
 * rsm_touch_uncopy comes before a report's notes are dropped. */
rsm_status rsm_touch_uncopy(rsm_touch *touch, const rsm_note *report, int64_t key);
rsm_status rsm_touch_copies(rsm_touch *touch);

/* touched_pairs.c: the pairs that came, went, or changed. */
rsm_status rsm_touch_drop_blocks(rsm_touch *touch, int64_t profile);
rsm_status rsm_touch_pairs(rsm_touch *touch);

/* touched_groups.c: the clusters of profiles whose pairs changed. */
rsm_status rsm_touch_groups(rsm_touch *touch);

/* touched_decided.c: what persons decided, laid over the clusters. */
rsm_status rsm_touch_decisions(rsm_touch *touch);

/* touched_results.c: what is stored of incidents and reports. */
rsm_status rsm_touch_results(rsm_touch *touch);

/* All of it; in the transaction that is open. */
rsm_status rsm_touch_run(const rsm_case *record, bool everything, rsm_error *error);

#endif
