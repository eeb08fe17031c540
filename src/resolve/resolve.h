/* Codebooks -> cells, and the proof of each.
 *
 * A group's statements, slot by slot, become cells under the rules of a codebook (files of
 * codebooks/, compiled into the world). What a cell says is written down in docs/resolve.md and in
 * the design: of one source a vaguer figure yields to a tighter one that fits it and updates follow
 * in time; two figures disagree where their intervals do not meet; `best` goes by the codebook's
 * order of rules. Copies are left out altogether.
 *
 * Each cell carries its proof: every figure or value with its statements, whether it won, and why
 * not. Invariants: nothing here depends on the order of the readings; every cell names the
 * statements it rests on. Cost: n log n in the statements of the group, quadratic in the different
 * figures of one cell (few). */
#ifndef RSM_RESOLVE_RESOLVE_H
#define RSM_RESOLVE_RESOLVE_H

#include "fuse/fuse.h"
#include "world/rules.h"

#define RSM_RULES_MAXIMUM 10

typedef struct rsm_slot_rules {
    rsm_rule rules[RSM_RULES_MAXIMUM];
    rsm_slice notes[RSM_RULES_MAXIMUM];
    uint32_t count;
} rsm_slot_rules;

/* Whether attackers who died or were hurt are among those that a cell counts. */
typedef enum rsm_counts_attackers {
    RSM_COUNTS_EITHER, /* figures with and without them stand side by side */
    RSM_COUNTS_ATTACKERS,
    RSM_COUNTS_NO_ATTACKERS
} rsm_counts_attackers;

/* How one slot's cell is made, beyond the rules. */
typedef struct rsm_slot_settings {
    bool credible_low, credible_high; /* doubtful figures do not reach as bounds */
    bool no_best;                     /* the range alone is kept */
    bool not_recorded;
    rsm_counts_attackers attackers;
    rsm_slice note;                     /* of `not recorded` */
    rsm_slice notes[RSM_SETTING_COUNT]; /* of low, best, high, attackers */
} rsm_slot_settings;

/* "dozens" is 12. */
typedef struct rsm_vague_number {
    rsm_slice words;
    int64_t number;
} rsm_vague_number;

#define RSM_NEEDS_MAXIMUM 8

typedef struct rsm_codebook {
    rsm_slice name;
    rsm_slot_rules slots[RSM_SLOT_COUNT];
    rsm_slot_settings settings[RSM_SLOT_COUNT];
    uint64_t
        generic_types[64]; /* hashes of types that yield to any other ("attack", "explosion") */
    uint32_t generic_type_count;
    rsm_vague_number vague[RSM_NUMBERS_MAXIMUM];
    uint32_t vague_count;
    rsm_slice vague_note;
    rsm_need needs[RSM_NEEDS_MAXIMUM];
    rsm_slice need_notes[RSM_NEEDS_MAXIMUM];
    uint32_t need_count;
    bool event_is_place_and_day; /* else all that has one toll is one event */
    rsm_slice event_note;
    rsm_naming naming;
    uint32_t when_precision[RSM_WIDTH_COUNT];          /* the codebook's code; 0: none */
    uint32_t where_precision[RSM_PLACE_CONTINENT + 2]; /* by kind; the last: unknown */
} rsm_codebook;

#define RSM_WHERE_UNKNOWN (RSM_PLACE_CONTINENT + 1)

/* The codebook of that name out of the world; the built-in default where `world` is NULL or has
 * none and the name is "default". Errors: RSM_ERROR_NOT_FOUND (names those there are),
 * RSM_ERROR_FORMAT (an unknown rule). */
rsm_status rsm_codebook_load(const rsm_world *world, rsm_slice name, rsm_codebook *codebook,
                             rsm_error *error);

/* Codebook number `index` of those there are, by name; the empty slice past the last. Linear in the
 * lines of all codebooks. */
rsm_slice rsm_codebook_at(const rsm_world *world, uint32_t index);

/* The codebook's code for how exactly a time or place is known ("time_precision", "where_prec"); 0
 * where it has none. NULL: not known at all. */
uint32_t rsm_codebook_when_precision(const rsm_codebook *codebook, const rsm_time_value *when);
uint32_t rsm_codebook_where_precision(const rsm_codebook *codebook, const rsm_place_value *where);

/* What the codebook calls the type, as in ontology/types.txt; empty where it has no name for it or
 * `world` is NULL. Lists (UCDP) are joined by ';'. */
rsm_slice rsm_codebook_type_name(const rsm_world *world, const rsm_codebook *codebook,
                                 rsm_slice type);

/* How a figure or value came out. */
typedef enum rsm_verdict {
    RSM_VERDICT_BEST,
    RSM_VERDICT_FITS,       /* agrees with the best: its interval meets it, or it says the same less
                               closely */
    RSM_VERDICT_DISAGREES,  /* lost under the rule */
    RSM_VERDICT_YIELDS,     /* vaguer than another of the same source */
    RSM_VERDICT_SUPERSEDED, /* followed by a later one of the same source */
    RSM_VERDICT_TAKEN_BACK, /* corrected or denied by its own source */
    RSM_VERDICT_PART, /* counts only some, or several incidents, or is a prediction: not a figure of
                         this cell */
    RSM_VERDICT_DENIAL /* no figure of its own: judges another */
} rsm_verdict;

/* Orders in time that cannot be. */
typedef enum rsm_impossible {
    RSM_POSSIBLE,
    RSM_TOLD_BEFORE,    /* said or published before the incident took place */
    RSM_ANSWERED_BEFORE /* what it answers took place after it */
} rsm_impossible;

/* One figure or value with all that say it. */
typedef struct rsm_figure {
    rsm_value value; /* a representative */
    rsm_verdict verdict;
    rsm_impossible impossible; /* of `when`: then nobody states the value, it follows from the order
                                  of what its statements tell */
    bool is_prediction;        /* first told as one */
    rsm_rule lost_by;          /* of RSM_VERDICT_DISAGREES: the rule it lost under */
    uint32_t beaten_by; /* of YIELDS, SUPERSEDED, TAKEN_BACK: index of the figure it gave way to, or
                           RSM_NONE */
    const rsm_statement_reference *statements; /* canonical order */
    uint32_t statement_count;
    const rsm_statement_reference *against; /* that deny, doubt or take it back */
    uint32_t against_count;
    uint32_t independent_sources, uncredited;
    bool has_date;
    int32_t date; /* of the latest that says it, a day */
} rsm_figure;

typedef enum rsm_standing {
    RSM_STANDING_FACT,
    RSM_STANDING_CLAIMED,
    RSM_STANDING_ACCUSED_BY_AUTHORITIES,
    RSM_STANDING_ACCUSED,
    RSM_STANDING_POSSIBLE,
    RSM_STANDING_DENIED,
    RSM_STANDING_COUNT,
    RSM_STANDING_DECIDED = RSM_STANDING_COUNT /* a person set the cell so; no statement has it */
} rsm_standing;

const char *rsm_standing_name(rsm_standing standing);

/* One of those said to have done it. */
typedef struct rsm_suspect {
    rsm_value value; /* an actor or a person's name */
    rsm_standing standing;
    const rsm_statement_reference *by_standing[RSM_STANDING_COUNT]; /* canonical order */
    uint32_t by_standing_count[RSM_STANDING_COUNT];
    const rsm_statement_reference *statements; /* all of them */
    uint32_t statement_count;
    const rsm_statement_reference *taken_back; /* accusations that their own source withdrew */
    uint32_t taken_back_count;
    uint32_t independent_sources, uncredited;
    bool is_set_aside; /* a person set the cell to others */
} rsm_suspect;

#define RSM_RESTS_TRIED    24  /* sources of a cell that are left out in turn, first in order */
#define RSM_RESTS_EVIDENCE 400 /* statements, or reports, of a cell that is looked at */
#define RSM_RESTS_MAXIMUM  8   /* kept of a cell */

/* A source without which a cell would be another. */
typedef struct rsm_rest {
    rsm_statement_reference at; /* its first statement of the slot; where .statement is RSM_NONE the
                                   source is the report's own type, day or place */
    bool alone;                 /* without it nothing is left */
    bool moves_best;            /* of a count: not a bound alone */
    int64_t low, best, high;    /* what is left: of a count */
    rsm_value value;            /* else the value, or the first suspect and its standing */
    rsm_standing standing;
} rsm_rest;

typedef enum rsm_cell_kind {
    RSM_CELL_COUNT,
    RSM_CELL_VALUE,
    RSM_CELL_LIST,
    RSM_CELL_SUSPECTS
} rsm_cell_kind;

typedef struct rsm_cell {
    rsm_slot slot;
    rsm_cell_kind kind;
    rsm_rule rule;           /* that decided */
    uint32_t decision;       /* number of a person's decision that set it, or 0 */
    int64_t low, best, high; /* RSM_CELL_COUNT; RSM_COUNT_UNKNOWN for null */
    bool disagree;           /* figures or values that cannot both hold */
    const rsm_figure
        *figures; /* all but suspects; the best first, then as verdicts go, canonical order */
    uint32_t figure_count;
    const rsm_suspect *suspects; /* strongest standing first */
    uint32_t suspect_count;
    const rsm_statement_reference *statements; /* all that speak to the cell, canonical order */
    uint32_t statement_count;
    uint32_t independent_sources, uncredited;
    const rsm_rest *rests; /* those that move the best first; not of lists */
    uint32_t rest_count;
} rsm_cell;

typedef enum rsm_incident_status {
    RSM_INCIDENT_REPORTED,
    RSM_INCIDENT_ALLEGED,
    RSM_INCIDENT_DISPUTED,
    RSM_INCIDENT_DENIED,
    RSM_INCIDENT_FOILED,
    RSM_INCIDENT_PLANNED
} rsm_incident_status;

const char *rsm_incident_status_name(rsm_incident_status status);

/* What a codebook makes of the whole incident. Slices lie in the arena of the account. */
typedef struct rsm_coding {
    rsm_slice type_name;                        /* the codebook's; may be empty */
    rsm_slice outside[RSM_NEEDS_MAXIMUM];       /* why it is out of scope: "no death is told" */
    rsm_slice outside_notes[RSM_NEEDS_MAXIMUM]; /* what the codebook says to that */
    uint32_t outside_count;
    uint32_t event_count;                     /* how many events it would be; 1 as a rule */
    uint32_t when_precision, where_precision; /* 0: none */
} rsm_coding;

/* One incident resolved. */
typedef struct rsm_account {
    rsm_slice id;
    rsm_slice type, subtype; /* ids of ontology/; subtype may be empty */
    rsm_slice name;          /* a short headline: "Market bombing, Tessaly" */
    rsm_incident_status status;
    bool has_when, has_where;
    rsm_time_value when;
    rsm_place_value where;
    const rsm_part *parts;
    uint32_t part_count;
    const rsm_cell *cells; /* in order of slot */
    uint32_t cell_count;
    uint32_t independent_sources, uncredited; /* over all cells */
    uint32_t report_count, copy_count, rewrite_count;
    const rsm_kin *kin; /* one a member of the group: how its report hangs together with others */
    rsm_coding coding;
} rsm_account;

/* Resolves group `group` of the fusion; the result lies in `arena`. The stored texts of its reports
 * must have been loaded: who words it like whom follows from them. Errors: RSM_ERROR_MEMORY. */
rsm_status rsm_resolve(const rsm_world *world, const rsm_codebook *codebook,
                       const rsm_reading *readings, const rsm_fusion *fusion, uint32_t group,
                       rsm_arena *arena, rsm_account *account, rsm_error *error);

/* "Market bombing, Tessaly": noun of the type, what was struck, where. In `arena`. */
rsm_slice rsm_headline(const rsm_world *world, const rsm_account *account, rsm_slice target,
                       rsm_arena *arena);

#endif
