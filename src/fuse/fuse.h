/* Bringing together: which reports are copies, which incidents of which reports are one, whom they
 * rest on.
 *
 * Input: readings (with stored texts and incidents) in any order. Output: a partition of the
 * report-level incidents into groups, with links, copies, and the vague recalls that were left
 * unassigned. All scores are integers, all choices go by the canonical order (date of publication,
 * report id, span), so that the result depends on the set of readings alone.
 *
 * Cost: linear in texts and incidents, with caps: an incident is compared with at most
 * RSM_FUSE_WINDOW neighbours in each block (a day and country, a city, a name) it stands in. */
#ifndef RSM_FUSE_FUSE_H
#define RSM_FUSE_FUSE_H

#include "record/decision.h"
#include "world/world.h"

#define RSM_FUSE_WINDOW 96

/* One incident of one report. */
typedef struct rsm_member {
    uint32_t reading;  /* index into the readings */
    uint32_t incident; /* index into its incidents */
    uint32_t score;    /* thousandths: how well it fits the group (1000 where alone) */
} rsm_member;

/* A link from one group to another. */
typedef enum rsm_relation {
    RSM_RELATION_RESPONSE_TO,
    RSM_RELATION_PART_OF,
    RSM_RELATION_BACKGROUND
} rsm_relation;

/* A statement of a reading. */
typedef struct rsm_statement_reference {
    uint32_t reading;
    uint32_t statement;
} rsm_statement_reference;

typedef struct rsm_group_link {
    uint32_t to; /* index of a group */
    rsm_relation relation;
    const rsm_statement_reference *statements; /* canonical order; may be none */
    uint32_t statement_count;
} rsm_group_link;

/* One incident after bringing together. */
typedef struct rsm_group {
    rsm_slice id;              /* of its canonical mention */
    const rsm_member *members; /* canonical order */
    uint32_t member_count;
    bool main; /* some report is mainly about it */
    const rsm_group_link *links;
    uint32_t link_count;
} rsm_group;

/* A vague recall that fits several incidents. */
typedef struct rsm_unassigned {
    uint32_t reading, incident;
    const uint32_t *candidates; /* groups */
    uint32_t candidate_count;
} rsm_unassigned;

/* A statement that a person added, or moved to another incident. */
typedef struct rsm_placed {
    uint32_t reading, statement;
    uint32_t group; /* RSM_NONE: it is of no incident */
} rsm_placed;

/* A cell that a person set. */
typedef struct rsm_decided_cell {
    uint32_t group;
    const rsm_decision *decision;
} rsm_decided_cell;

/* A link as one report tells it, between two of its incidents. */
typedef struct rsm_told_link {
    uint32_t reading, from, to; /* indices of its incidents */
    rsm_relation relation;
    uint32_t statement; /* RSM_NONE: no statement, the incident is only told */
} rsm_told_link;

typedef struct rsm_fusion {
    const uint32_t *order;           /* all readings, canonical order */
    const uint32_t *rank;            /* of each reading in that order */
    const uint32_t *copy_of;         /* of each reading: the reading it is a copy of, or RSM_NONE */
    const uint32_t *const *group_of; /* [reading][incident]: its group, or RSM_NONE */
    const rsm_group *groups;         /* in order of id's bytes */
    uint32_t group_count;
    const rsm_unassigned *unassigned; /* canonical order */
    uint32_t unassigned_count;
    const rsm_told_link *told_links;
    uint32_t told_link_count;
    /* What persons decided (fuse/decided.h); none after rsm_fuse alone. */
    const rsm_placed *placed; /* by reading, then statement */
    uint32_t placed_count;
    const rsm_decided_cell *settings; /* by group, then slot; one of each */
    uint32_t setting_count;
} rsm_fusion;

/* All in `arena`. `world` may be NULL (types are then compatible only with themselves; no rarity of
 * words). Errors: RSM_ERROR_MEMORY. */
rsm_status rsm_fuse(const rsm_world *world, const rsm_reading *readings, uint32_t count,
                    rsm_arena *arena, rsm_fusion *fusion, rsm_error *error);

/* The canonical order of readings (date of publication, undated last, then id) and each one's rank
 * in it; both in `arena`. False where memory fails. */
bool rsm_canonical_order(const rsm_reading *readings, uint32_t count, rsm_arena *arena,
                         uint32_t **order, uint32_t **rank);

/* The group that a statement is of: where a person put it, else that of its report's incident; or
 * RSM_NONE. What is rejected stays where it was. */
uint32_t rsm_group_of_statement(const rsm_fusion *fusion, const rsm_reading *readings,
                                uint32_t reading, uint32_t statement);

/* The links of all groups, from what reports tell (told_links) and persons added. False where
 * memory fails. */
bool rsm_link_groups(const rsm_reading *readings, uint32_t count, rsm_fusion *fusion,
                     rsm_arena *arena);

/* The incident of a reading that has the mention of that id, or RSM_NONE. Linear in its mentions.
 */
uint32_t rsm_incident_of_mention(const rsm_reading *reading, rsm_slice id);

/* ---- whom a statement rests on ---- */

/* The root of a source chain, as it is counted. */
typedef struct rsm_root {
    bool credited; /* false: the report's outlet alone */
    rsm_source_kind kind;
    uint64_t key; /* 0 for a generic one of its kind ("police", "officials"); of an uncredited one
                     the outlet's */
    uint64_t report; /* of the report: uncredited ones are counted by report */
} rsm_root;

/* Folds names into `scratch`; the same body gives the same root in every report. */
rsm_root rsm_root_of(const rsm_reading *reading, const rsm_source_chain *sources,
                     rsm_arena *scratch);

/* How a report hangs together with the others of its incident. */
typedef struct rsm_kin {
    uint32_t of;      /* member whose wording it shares, the earliest; itself where there is none */
    rsm_slice agency; /* id in lexicon/outlets of the agency whose story it carries, or whose own
                         report it is; or empty */
    bool is_agency;   /* the agency's own report */
} rsm_kin;

#define RSM_KIN_MEMBERS 128 /* reports of an incident that are compared with each other */

typedef struct rsm_kin_question {
    const rsm_world *world; /* may be NULL: no agencies */
    const rsm_reading *readings;
    const uint32_t *copy_of; /* of each reading, RSM_NONE: no copy */
    const rsm_group *group;
} rsm_kin_question;

/* kin.c: fills one a member of the group. The stored texts of the members must have been loaded.
 * Only earlier members are named; copies are left alone. False where memory fails. */
bool rsm_find_kin(const rsm_kin_question *question, rsm_arena *arena, rsm_kin *kin);

/* The root of what a member's report says, traced through: what credits nobody rests on the agency
 * whose story it is, or on the report whose wording it shares. `member` is its index in the group.
 */
rsm_root rsm_root_through(const rsm_kin_question *question, const rsm_kin *kin, uint32_t member,
                          const rsm_source_chain *sources, rsm_arena *scratch);

bool rsm_root_equal(rsm_root left, rsm_root right);

/* How many independent ones are among them (a generic one counts only where no named one of its
 * kind is there), and how many reports credit nobody. Sorts `roots`. */
uint32_t rsm_count_roots(rsm_root *roots, uint32_t count, uint32_t *uncredited);

#endif
