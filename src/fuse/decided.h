/* What persons decided, laid over what the program found.
 *
 * Automatic grouping knows nothing of decisions. After it they are applied in the order of their
 * numbers, the later before the earlier where both speak of one thing: first to statements (reject,
 * reassign, add), then to the partition (merge, split, not-incident), then to cells (set), which
 * name the incident that holds a mention in the end.
 *
 * Invariants: the result depends on the readings and the decisions alone; a decision that names
 * what is not there waits and does nothing; no reading of a report loses or gains an incident, and
 * statements keep their indices: what is added stands behind them. What persons note, without a
 * report's words, stands in one reading of its own behind those of the reports, whose report has no
 * id. Cost: n log n in the incidents where a decision is about grouping, else linear in decisions
 * times the depth of a search. */
#ifndef RSM_FUSE_DECIDED_H
#define RSM_FUSE_DECIDED_H

#include "fuse/fuse.h"

typedef enum rsm_decision_state {
    RSM_DECISION_IN_FORCE,
    RSM_DECISION_WAITING,  /* what it names is not there */
    RSM_DECISION_UNDONE,   /* by another */
    RSM_DECISION_REPLACED, /* a later one speaks of the same cell or statement */
    RSM_DECISION_STATE_COUNT
} rsm_decision_state;

/* "in force", "waiting", "undone", "replaced" */
const char *rsm_decision_state_name(rsm_decision_state state);
bool rsm_decision_state_of(rsm_slice name, rsm_decision_state *state);

/* What became of a decision. */
typedef struct rsm_effect {
    rsm_decision_state state;
    uint32_t by;        /* of UNDONE, REPLACED: the number of the one that does it */
    rsm_slice awaits;   /* of WAITING: the id, or the words, that are not there */
    bool has_statement; /* of REJECT, REASSIGN, ADD: */
    rsm_statement_reference statement;
} rsm_effect;

/* Where a statement is put. */
typedef struct rsm_placement {
    uint32_t reading, statement;
    uint32_t to_reading, to_incident; /* RSM_NONE: an incident of a report that is not loaded */
    uint32_t decision;                /* index */
} rsm_placement;

/* Readings with decisions laid over their statements. */
typedef struct rsm_decided {
    const rsm_decision *decisions;
    uint32_t count;
    rsm_reading *readings;           /* reading_count of reports, and behind them that of notes */
    uint32_t reading_count;          /* without that one */
    bool has_notes;                  /* it is there */
    rsm_effect *effects;             /* of each decision */
    const rsm_placement *placements; /* by reading, then statement */
    uint32_t placement_count;
} rsm_decided;

/* Lays decisions over statements. `readings` stand in order of the bytes of their ids; what is
 * changed is copied into `arena`, and the array itself may be changed or replaced. `known`, where
 * not NULL, tells the state of each decision as it was worked out with all readings: for use with
 * some of them. False where memory fails. */
bool rsm_decide_readings(const rsm_decision *decisions, uint32_t count,
                         const rsm_decision_state *known, rsm_reading *readings,
                         uint32_t reading_count, rsm_arena *arena, rsm_decided *decided);

/* Lays decisions over a fusion of the readings: partition, placed statements, cells that are set,
 * links. False where memory fails. */
bool rsm_fuse_decide(rsm_decided *decided, rsm_fusion *fusion, rsm_arena *arena);

/* The last step alone, for a fusion whose partition is known: fills placed and settings. */
bool rsm_fuse_place(rsm_decided *decided, rsm_fusion *fusion, rsm_arena *arena);

/* Finds the incident of a reading that a named mention is of; false where there is none: then
 * *reading tells whether its report is there (RSM_NONE: no). */
bool rsm_find_named(const rsm_reading *readings, uint32_t count, const rsm_named_mention *mention,
                    uint32_t *reading, uint32_t *incident);

/* Finds the statement named, among the program's own; false where there is none: then
 * found->reading tells whether its report is there (RSM_NONE: no). */
bool rsm_find_statement(const rsm_reading *readings, uint32_t count,
                        const rsm_named_statement *named, rsm_statement_reference *found);

/* Whether a person added the statement. */
bool rsm_is_added(const rsm_statement *statement);

/* The reading of that id among those sorted by id, or RSM_NONE. */
uint32_t rsm_find_reading(const rsm_reading *readings, uint32_t count, rsm_slice id);

/* The readings that a person put statements of into a group without their report telling of it,
 * ascending. */
bool rsm_placed_readings(const rsm_fusion *fusion, const rsm_reading *readings, uint32_t group,
                         rsm_arena *arena, const uint32_t **list, uint32_t *count);

/* The groups that a decision bears on, ascending, each once. */
bool rsm_decision_groups(const rsm_decided *decided, uint32_t index, const rsm_fusion *fusion,
                         rsm_arena *arena, const uint32_t **groups, uint32_t *count);

#endif
