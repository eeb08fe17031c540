/* The ledger: the append-only store of reports, statements and decisions; one SQLite file.
 *
 * What it keeps. Every version of every report with its stored text and its reading (reports,
 * entities, mentions, report_incidents, statements, sources, attributions: appended, never changed,
 * but for the path of a report met twice and for which version is current), a person's decisions,
 * and beside them the results that follow from the current readings (incidents, members, cells...:
 * replaced as a whole at the end of a build, so that list, show and why need not work them out
 * again).
 *
 * Invariants. The file is told by its application id and its schema number (user_version). Each
 * write stands in a transaction: a batch is there whole or not at all, and a process killed at any
 * moment leaves a sound file (SQLite's write-ahead log while a transaction is open, so that others
 * read meanwhile what was there before; one file when nobody writes). The order of
 * arrival is kept and shows in nothing that is read back: readings come in order of the bytes of
 * report ids.
 *
 * A ledger is used by one thread at a time. Errors: RSM_ERROR_FORMAT not a ledger, or damaged;
 * RSM_ERROR_VERSION of a newer schema; RSM_ERROR_LOCKED after five seconds of waiting;
 * RSM_ERROR_FULL; RSM_ERROR_NOT_FOUND; RSM_ERROR_IO; RSM_ERROR_MEMORY. After an error in a
 * transaction nothing of it remains: call rsm_ledger_rollback. Cost: an append is linear in the
 * reading times the depth of the indexes. */
#ifndef RSM_LEDGER_LEDGER_H
#define RSM_LEDGER_LEDGER_H

#include "base/vector.h"
#include "record/decision.h"

#define RSM_LEDGER_APPLICATION_ID 0x5253484d /* "RSHM" */
#define RSM_LEDGER_SCHEMA         3

typedef struct rsm_ledger rsm_ledger;

typedef enum rsm_ledger_mode {
    RSM_LEDGER_READ,  /* it must exist; nothing will be written */
    RSM_LEDGER_WRITE, /* it must exist */
    RSM_LEDGER_CREATE /* made where it does not exist, or is an empty file */
} rsm_ledger_mode;

/* Opens the ledger at `path`. One of an earlier schema is taken to the present one, in a
 * transaction of its own; with RSM_LEDGER_READ the file stays as it is, and a migrated copy of it
 * is read. On RSM_OK *ledger is closed with rsm_ledger_close; else it is NULL.
 */
rsm_status rsm_ledger_open(const char *path, rsm_ledger_mode mode, const rsm_allocator *allocator,
                           rsm_ledger **ledger, rsm_error *error);

/* Rolls back what is open and closes. NULL is let be. */
void rsm_ledger_close(rsm_ledger *ledger);

/* ---- writing ---- */

/* The version of the program and the checksum of the model that batches are marked with from now
 * on; borrowed until the ledger is closed. */
void rsm_ledger_set_maker(rsm_ledger *ledger, rsm_slice program, rsm_slice model);

/* Now in UTC to the second ("2021-05-14T10:02:30Z"), or SOURCE_DATE_EPOCH where that is set: the
 * one use of the clock, for the times of batches and decisions. Gives `text`. */
#define RSM_COMMIT_TIME_SIZE 32
const char *rsm_ledger_commit_time(char text[RSM_COMMIT_TIME_SIZE]);

rsm_status rsm_ledger_begin(rsm_ledger *ledger, rsm_error *error);
rsm_status rsm_ledger_commit(rsm_ledger *ledger, rsm_error *error);
void rsm_ledger_rollback(rsm_ledger *ledger);
bool rsm_ledger_in_transaction(const rsm_ledger *ledger);

typedef enum rsm_append_result {
    RSM_APPEND_NEW,  /* a report not known before */
    RSM_APPEND_SAME, /* the same content was there: nothing changed but perhaps its path (the least)
                      */
    RSM_APPEND_VERSION,     /* another text of a known report, now the current one */
    RSM_APPEND_OLD_VERSION, /* another text of a known report, older than the current one */
    RSM_APPEND_REDACTED     /* a report or a text that was redacted: it was not taken in */
} rsm_append_result;

/* Appends a reading; a transaction must be open. `result` may be NULL. */
rsm_status rsm_ledger_append(rsm_ledger *ledger, const rsm_reading *reading,
                             rsm_append_result *result, rsm_error *error);

/* Reading anew what is stored, with another model: every version in turn (in order of key, those
 * redacted passed over), found by the key of the one before it, is seen again and put back in its
 * place, with its number, its batch and its path. Where two texts of a report turn out to be one
 * version (they differed by a date that a program had found), the first stays. Last
 * rsm_ledger_choose_current says which version of each report is current now. A transaction must be
 * open. `report` lies in `arena`. */
rsm_status rsm_ledger_next_stored(rsm_ledger *ledger, int64_t after, rsm_arena *arena,
                                  rsm_report *report, bool *found, rsm_error *error);
rsm_status rsm_ledger_replace_reading(rsm_ledger *ledger, const rsm_reading *reading,
                                      rsm_error *error);
rsm_status rsm_ledger_choose_current(rsm_ledger *ledger, rsm_error *error);

/* What a redaction took away. */
typedef struct rsm_redacted {
    uint64_t versions, statements;
} rsm_redacted;

/* Takes away for good the text of every version of the report of that id, and all that was drawn
 * from it; a tombstone stays with id, hash, date, outlet, who and why, as the report's error. What
 * has its id or one of its texts is not taken in again. A transaction must be open; the results are
 * stale after. When it is committed, rsm_ledger_sweep rewrites the file so that the bytes are
 * nowhere in it (a kill between the two shows in rsm_ledger_is_swept). Errors: RSM_ERROR_NOT_FOUND;
 * RSM_ERROR_ARGUMENT where it was redacted before. */
rsm_status rsm_ledger_redact(rsm_ledger *ledger, rsm_slice report, rsm_slice person,
                             rsm_slice reason, rsm_redacted *redacted, rsm_error *error);
rsm_status rsm_ledger_sweep(rsm_ledger *ledger, rsm_error *error);
rsm_status rsm_ledger_is_swept(rsm_ledger *ledger, bool *swept, rsm_error *error);

/* For `verify`: versions of redacted reports of which something is still there. */
rsm_status rsm_ledger_count_unredacted(rsm_ledger *ledger, uint64_t *count, rsm_error *error);

/* Appends a decision, which gets the next number; a transaction must be open. `decided` is not
 * heeded: it is the time of commit. Results are then out of date. Errors: RSM_ERROR_LIMIT. */
#define RSM_DECISIONS_MAXIMUM 100000
rsm_status rsm_ledger_append_decision(rsm_ledger *ledger, rsm_decision *decision, rsm_error *error);

/* Small facts about the whole ("model", "codebook"); an absent one is the empty slice. `set` needs
 * a transaction. */
rsm_status rsm_ledger_get_meta(rsm_ledger *ledger, const char *key, rsm_arena *arena,
                               rsm_slice *value, rsm_error *error);
rsm_status rsm_ledger_set_meta(rsm_ledger *ledger, const char *key, rsm_slice value,
                               rsm_error *error);

/* ---- views ---- */

/* What is seen of the ledger. A time is text, empty for no bound: "2021", "2021-05", "2021-05-14",
 * "2021-05-14T10:02" or "2021-05-14T10:02:30". */
typedef struct rsm_ledger_view {
    rsm_slice as_of;        /* UTC: what was committed by then, batches and decisions */
    rsm_slice published_by; /* at the place's own clock: the reports that were surely published by
                               then, by the latest day they can be of, else by the earliest; those
                               of unknown date are not seen */
    rsm_slice incident; /* of these, by the stored results, those that tell of it or of one linked
                           with it (RSM_VIEW_LINKED at most), or that one of the former copies;
                           empty: all */
    bool is_large;      /* with notes of bringing together, all in a temporary file: worked
                           out as a build does it, holding a few readings at a time */
} rsm_ledger_view;

enum { RSM_VIEW_LINKED = 1000 };

/* From now on everything is read of the ledger as `view` sees it; NULL: as it is. A view begins
 * without results: a transaction is left open in which rsm_ledger_replace_results puts them, into
 * temporary tables, and which is then to be committed (rolled back, the ledger is seen as it is).
 * The file is not changed and need not be writable; reports cannot be appended, nor a transaction
 * begun, as long as the view is there. Cost: one pass over the heads of all versions. */
rsm_status rsm_ledger_view_as(rsm_ledger *ledger, const rsm_ledger_view *view, rsm_error *error);
bool rsm_ledger_is_view(const rsm_ledger *ledger);
bool rsm_ledger_has_own_notes(const rsm_ledger *ledger);

/* Of a view that was worked out: each row of the results that is stored and not of the view, or of
 * the view and not stored, by its table and first column. Cost: n log n in the results. */
typedef void (*rsm_differ_take)(void *context, const char *table, rsm_slice id);
rsm_status rsm_ledger_differ(rsm_ledger *ledger, rsm_differ_take take, void *context,
                             rsm_error *error);

/* ---- reading back ---- */

#define RSM_LOAD_TEXT        1u /* with stored texts */
#define RSM_LOAD_ANNOTATIONS 2u /* with attributions and sentences */

/* The current readings (names, times, places and tokens left out), in order of the bytes of their
 * ids; all of them, or where `incident` is not empty those of the reports that the incident of that
 * id draws on. `readings` and all in them lie in `arena`. */
rsm_status rsm_ledger_load(rsm_ledger *ledger, rsm_slice incident, unsigned flags, rsm_arena *arena,
                           rsm_reading **readings, uint32_t *count, rsm_error *error);

/* The current readings whose reports' ids begin so, at most two, in order of ids: the one of
 * exactly that id comes first. */
rsm_status rsm_ledger_load_report(rsm_ledger *ledger, rsm_slice beginning, unsigned flags,
                                  rsm_arena *arena, rsm_reading **readings, uint32_t *count,
                                  rsm_error *error);

/* All decisions, undone ones too, in order of their numbers, in `arena`. */
rsm_status rsm_ledger_load_decisions(rsm_ledger *ledger, rsm_arena *arena, rsm_decision **decisions,
                                     uint32_t *count, rsm_error *error);

/* The current reading of the report of that key, or where key is 0 of that id, appended to a vector
 * of rsm_reading; nothing where there is none. */
rsm_status rsm_ledger_load_reading(rsm_ledger *ledger, int64_t key, rsm_slice id, unsigned flags,
                                   rsm_vector *readings, rsm_error *error);

#define RSM_EARLIER_VERSIONS 16 /* of one report that are looked at */

/* The readings of the versions of a report that are not current, the latest first, appended to a
 * vector of rsm_reading. */
rsm_status rsm_ledger_load_earlier(rsm_ledger *ledger, rsm_slice id, unsigned flags,
                                   rsm_vector *readings, rsm_error *error);

/* ---- results ---- */

/* A count as columns: RSM_COUNT_UNKNOWN for null. */
typedef struct rsm_result_count {
    int64_t low, best, high;
} rsm_result_count;

typedef struct rsm_result_cell {
    rsm_slice slot; /* its name */
    bool is_count;
    rsm_result_count count;
    rsm_slice value; /* the cell, JSON */
} rsm_result_cell;

typedef struct rsm_result_report {
    rsm_slice report; /* id */
    uint32_t score;   /* thousandths: how surely it belongs */
} rsm_result_report;

typedef struct rsm_result_link {
    rsm_slice to;       /* id of an incident */
    rsm_slice relation; /* "response to", "part of", "background" */
} rsm_result_link;

/* One incident after bringing together and resolution. JSON texts are complete values. */
typedef struct rsm_result_incident {
    rsm_slice id, name, type, subtype, status;
    bool main; /* some report is mainly about it */
    rsm_instant earliest, latest;
    rsm_slice country, city;
    rsm_slice place_kind; /* its name, or empty */
    bool has_point;
    int32_t lat_e5, lon_e5;
    uint32_t radius_km; /* 0 for none */
    rsm_result_count killed, injured;
    uint32_t telling_count, differ_count; /* reports that tell of it; slots on which they differ */
    uint32_t doubt;                       /* points of the worklist, those for recalls apart */
    rsm_slice reasons;                    /* for them, as in `list --review --json` */
    rsm_slice words;                      /* folded text that the filter by words looks in */
    rsm_slice types;                      /* ";type;subtype;" with all types above */
    rsm_slice account;                    /* as in the export */
    rsm_slice row;                        /* as in `list --json` */
    const rsm_slice *members;             /* ids of mentions */
    uint32_t member_count;
    const rsm_result_cell *cells;
    uint32_t cell_count;
    const rsm_result_report *reports;
    uint32_t report_count;
    const rsm_result_link *links;
    uint32_t link_count;
} rsm_result_incident;

/* Where one incident of one report went. */
typedef struct rsm_result_membership {
    rsm_slice report;
    uint32_t number;             /* index among the report's incidents */
    rsm_slice incident;          /* id, or empty: unassigned */
    const rsm_slice *candidates; /* of an unassigned one: ids it may be */
    uint32_t candidate_count;
} rsm_result_membership;

typedef struct rsm_result_copy {
    rsm_slice report;
    rsm_slice main_incident; /* or empty */
    rsm_slice copy_of;       /* id of a report, or empty */
} rsm_result_copy;

/* What became of a decision. */
typedef struct rsm_result_decision {
    uint32_t number;
    rsm_slice state;            /* "in force", "waiting", "undone", "replaced" */
    const rsm_slice *incidents; /* ids of those it bears on */
    uint32_t incident_count;
    rsm_slice decision; /* as in the export */
    rsm_slice decided;  /* time of commit; when loaded */
} rsm_result_decision;

/* A statement that a person added, moved or rejected, for those who read the tables. */
typedef struct rsm_result_statement {
    rsm_slice id, report;
    rsm_slice incident; /* that holds it now, or empty */
    uint32_t decision;
    bool is_rejected, is_added;
    rsm_slice slot, value, stance, quote; /* of an added one */
    uint32_t start, end;
} rsm_result_statement;

typedef struct rsm_results {
    const rsm_result_incident *incidents; /* in the order in which they are listed */
    uint32_t incident_count;
    const rsm_result_membership *memberships;
    uint32_t membership_count;
    const rsm_result_copy *reports; /* one for each current report */
    uint32_t report_count;
    const rsm_result_decision *decisions; /* by number */
    uint32_t decision_count;
    const rsm_result_statement *statements; /* by report, then in order of text */
    uint32_t statement_count;
} rsm_results;

/* Replaces all results and marks them as current; a transaction must be open. */
rsm_status rsm_ledger_replace_results(rsm_ledger *ledger, const rsm_results *results,
                                      rsm_error *error);

/* What became of the decisions alone: those given, each in the place of what was stored of it; and
 * all statements that were decided about, in the place of all that were stored. */
rsm_status rsm_ledger_put_decisions(rsm_ledger *ledger, const rsm_results *results,
                                    rsm_error *error);

/* The same bit by bit: what was stored of that incident, incident of a report, or report gives way.
 * rsm_ledger_drop_incident takes an incident away; rsm_ledger_drop_report the memberships and the
 * row of a report; rsm_ledger_results_are_made marks the results as current. */
rsm_status rsm_ledger_put_incident(rsm_ledger *ledger, const rsm_result_incident *incident,
                                   rsm_error *error);
rsm_status rsm_ledger_put_membership(rsm_ledger *ledger, const rsm_result_membership *membership,
                                     rsm_error *error);
rsm_status rsm_ledger_put_report_result(rsm_ledger *ledger, const rsm_result_copy *report,
                                        rsm_error *error);
rsm_status rsm_ledger_drop_incident(rsm_ledger *ledger, rsm_slice incident, rsm_error *error);
rsm_status rsm_ledger_drop_report(rsm_ledger *ledger, rsm_slice report, rsm_error *error);
rsm_status rsm_ledger_results_are_made(rsm_ledger *ledger, rsm_error *error);

/* Whether the results follow from all that was appended. */
rsm_status rsm_ledger_results_are_current(rsm_ledger *ledger, bool *current, rsm_error *error);

typedef enum rsm_list_order {
    RSM_LIST_BY_DATE, /* undated ones last, then id */
    RSM_LIST_LATEST,
    RSM_LIST_KILLED,  /* most first */
    RSM_LIST_REPORTS, /* most first */
    RSM_LIST_DISPUTED /* those with most cells on which reports differ first */
} rsm_list_order;

/* What is known of where an incident happened. */
typedef enum rsm_list_places {
    RSM_PLACES_ANY,
    RSM_PLACES_TOWN,    /* a town or a place in one, with a point */
    RSM_PLACES_AREA,    /* a province, a sea, a stretch of land, with a point */
    RSM_PLACES_COUNTRY, /* the country alone */
    RSM_PLACES_NONE     /* nothing, or nothing with a point */
} rsm_list_places;

/* Hundred thousandths of degrees: south and west are within, north and east without, but for the
 * pole and 180 degrees. */
typedef struct rsm_box {
    int32_t south_e5, west_e5, north_e5, east_e5;
} rsm_box;

/* Filters of a list; a zeroed one lets all main incidents through. Order, offset and limit are not
 * heeded by rsm_ledger_list. */
typedef struct rsm_list_filter {
    rsm_instant from, to;   /* incidents that may lie within [from, to], by day */
    rsm_slice country;      /* ISO 3166-1 alpha-2, any case */
    rsm_slice type;         /* a type or subtype of ontology/ */
    int64_t minimum_killed; /* best at least that; 0 for no filter */
    rsm_slice words;        /* all of them occur in name, places, actors or titles of reports */
    bool all;               /* also those that no report is mainly about */
    bool disputed;          /* those alone on which reports differ */
    rsm_list_places places; /* those alone */
    bool has_box; /* those alone whose point lies in `box`; not known to the country only */
    rsm_box box;
    rsm_list_order order;
    uint64_t offset, limit; /* rows passed over; most rows, 0 for no limit */
} rsm_list_filter;

/* What is stored of an incident. All slices are NULL-terminated and in the arena given. */
typedef struct rsm_stored_incident {
    rsm_slice id, account, row;
} rsm_stored_incident;

/* Stored incidents in the order listed, those that pass the filter (NULL: all). */
rsm_status rsm_ledger_list(rsm_ledger *ledger, const rsm_list_filter *filter, rsm_arena *arena,
                           rsm_stored_incident **incidents, uint32_t *count, rsm_error *error);

/* browse.c: the rows, as in `list --json`, that pass the filter, in its order and of its page, in
 * `arena`. At most 16 words are heeded. */
rsm_status rsm_ledger_browse(rsm_ledger *ledger, const rsm_list_filter *filter, rsm_arena *arena,
                             rsm_slice **rows, uint32_t *count, rsm_error *error);

/* An incident of the worklist. */
typedef struct rsm_doubtful {
    uint32_t doubt;   /* points, those for recalls among them */
    uint32_t recalls; /* that may be of it */
    rsm_slice reasons, row;
} rsm_doubtful;

/* browse.c: incidents that pass the filter and have points, those of most first, of its page. Its
 * order is not heeded. Only where rsm_ledger_knows_doubt: the points of all incidents were stored
 * with them, as results made since schema 3 are. */
rsm_status rsm_ledger_browse_doubtful(rsm_ledger *ledger, const rsm_list_filter *filter,
                                      rsm_arena *arena, rsm_doubtful **items, uint32_t *count,
                                      rsm_error *error);
rsm_status rsm_ledger_knows_doubt(rsm_ledger *ledger, bool *known, rsm_error *error);

typedef struct rsm_tally {
    rsm_slice key;
    uint64_t count;
} rsm_tally;

/* How many incidents pass a filter: in all, by the month in which they began ("2021-05") and by
 * country; "" for those without. In order of keys. */
typedef struct rsm_tallies {
    uint64_t count;
    uint64_t doubtful; /* those with points on the worklist, where `knows_doubt` */
    bool knows_doubt;
    rsm_tally *months, *countries;
    uint32_t month_count, country_count;
} rsm_tallies;

/* tally.c: the filter's order and page are not heeded. */
rsm_status rsm_ledger_tally(rsm_ledger *ledger, const rsm_list_filter *filter, rsm_arena *arena,
                            rsm_tallies *tallies, rsm_error *error);

/* Incidents drawn as one on a map: those of towns in one cell of `step` tenths of a degree, or
 * those of one area. */
typedef struct rsm_spot {
    uint32_t x, y; /* tenths of a degree east of 180 W and north of 90 S: where the cell begins */
    uint32_t radius_km; /* of an area */
    bool is_area;
    uint64_t count, killed;             /* by the best figures */
    int64_t most_killed;                /* of one of them; -1 where no figure is known */
    int64_t number;                     /* of that one */
    rsm_slice id, name, city, earliest; /* of that one too */
} rsm_spot;

typedef struct rsm_map_tally {
    uint64_t count;                  /* all that pass the filter */
    uint64_t nowhere, left_out;      /* without a point; of spots that are not given */
    uint64_t countries[26 * 26 + 1]; /* known to the country alone, by the letters of its code */
    uint32_t step;                   /* tenths of a degree of a cell */
    rsm_spot *spots;                 /* areas first, then those of most killed first */
    uint32_t spot_count;
} rsm_map_tally;

/* tally.c: incidents that pass the filter (its order and page are not heeded) by where they
 * happened, in at most `most` spots: cells are as small as that allows, a tenth of a degree or
 * more.
 */
rsm_status rsm_ledger_tally_map(rsm_ledger *ledger, const rsm_list_filter *filter, uint32_t most,
                                rsm_arena *arena, rsm_map_tally *map, rsm_error *error);

/* The id of the incident that holds the mention `id`, or the only one with a mention that begins
 * so. Errors: RSM_ERROR_NOT_FOUND; RSM_ERROR_ARGUMENT where several incidents have mentions that
 * begin so (named). */
rsm_status rsm_ledger_find_incident(rsm_ledger *ledger, rsm_slice id, rsm_arena *arena,
                                    rsm_slice *incident, rsm_error *error);

/* The stored incident of exactly this id. */
rsm_status rsm_ledger_get_incident(rsm_ledger *ledger, rsm_slice incident, rsm_arena *arena,
                                   rsm_stored_incident *stored, rsm_error *error);

/* An incident linked with another, from either end. */
typedef struct rsm_link_row {
    rsm_slice relation;
    bool is_from;  /* the link goes from that incident to the one asked for */
    rsm_slice row; /* of that incident */
} rsm_link_row;

/* The links of an incident, in the order in which the others are listed. */
rsm_status rsm_ledger_load_links(rsm_ledger *ledger, rsm_slice incident, rsm_arena *arena,
                                 rsm_link_row **links, uint32_t *count, rsm_error *error);

/* The stored cell as JSON; RSM_ERROR_NOT_FOUND where the incident has no such cell (it names
 * those there are). */
rsm_status rsm_ledger_get_cell(rsm_ledger *ledger, rsm_slice incident, rsm_slot slot,
                               rsm_arena *arena, rsm_slice *cell, rsm_error *error);

/* All memberships and all rows of reports, in order of report id and number. */
rsm_status rsm_ledger_load_memberships(rsm_ledger *ledger, rsm_arena *arena,
                                       rsm_result_membership **memberships, uint32_t *count,
                                       rsm_error *error);
rsm_status rsm_ledger_load_copies(rsm_ledger *ledger, rsm_arena *arena, rsm_result_copy **copies,
                                  uint32_t *count, rsm_error *error);

/* The same of the report of that id; of all where it is empty. */
rsm_status rsm_ledger_load_memberships_of(rsm_ledger *ledger, rsm_slice report, rsm_arena *arena,
                                          rsm_result_membership **memberships, uint32_t *count,
                                          rsm_error *error);
rsm_status rsm_ledger_load_copies_of(rsm_ledger *ledger, rsm_slice report, rsm_arena *arena,
                                     rsm_result_copy **copies, uint32_t *count, rsm_error *error);

/* What became of each decision, by number. */
rsm_status rsm_ledger_load_decision_results(rsm_ledger *ledger, rsm_arena *arena,
                                            rsm_result_decision **results, uint32_t *count,
                                            rsm_error *error);

/* Calls SQLite's own check of the file; RSM_ERROR_FORMAT with its first words where it fails. */
rsm_status rsm_ledger_check(rsm_ledger *ledger, rsm_error *error);

/* Caps the file's size in bytes for as long as the ledger is open: beyond it writing gives
 * RSM_ERROR_FULL. */
rsm_status rsm_ledger_limit_size(rsm_ledger *ledger, uint64_t bytes, rsm_error *error);

/* Numbers of what is there, for the line that ends a build. */
typedef struct rsm_ledger_totals {
    uint64_t reports, versions, statements, incidents, main_incidents, copies, unread;
} rsm_ledger_totals;
rsm_status rsm_ledger_count(rsm_ledger *ledger, rsm_ledger_totals *totals, rsm_error *error);

/* The cells of all incidents. */
rsm_status rsm_ledger_count_cells(rsm_ledger *ledger, uint64_t *count, rsm_error *error);

/* Reports, main incidents, copies and unread ones alone, from small indexes. */
rsm_status rsm_ledger_count_held(rsm_ledger *ledger, rsm_ledger_totals *totals, rsm_error *error);

#endif
