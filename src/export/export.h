/* The record in the forms people use, and the commands on a ledger that give it.
 *
 * This room joins ledger, fuse and resolve: rsm_export_finish works out incidents and cells from
 * all readings and stores them; everything else reads what is stored (and, where a killed build
 * left readings without results, first works them out again). All output is put into the caller's
 * buffer, canonically ordered, and depends on the set of reports alone. JSON output is one compact
 * value with no newline.
 *
 * Errors: those of the ledger; RSM_ERROR_ARGUMENT for a name that is not known. On an error the
 * buffer's content is not to be used. Cost: finish is linear in the ledger, the rest in what it
 * gives. */
#ifndef RSM_EXPORT_EXPORT_H
#define RSM_EXPORT_EXPORT_H

#include "ledger/ledger.h"
#include "resolve/resolve.h"

/* What every command works with; filled by the caller, who owns all of it. */
typedef struct rsm_case {
    rsm_ledger *ledger;
    const rsm_world *world;         /* may be NULL: see rsm_fuse, rsm_codebook_load */
    const rsm_allocator *allocator; /* NULL for the system's */
    rsm_slice version;              /* of the program, for the head of an export */
    rsm_slice model;                /* checksum of the model and world */
    rsm_slice codebook; /* name; empty: the one the ledger was built with, or "default" */
    rsm_slice as_of, published_by; /* of a view, for the head of an export; else empty */
} rsm_case;

/* Groups, resolves and stores: to be called after the last append of a build. Stands in the
 * transaction that is open (the caller commits, or on an error rolls back), else in one of its own.
 */
rsm_status rsm_export_finish(const rsm_case *record, rsm_error *error);

/* `export --as json`: one object. */
rsm_status rsm_export_json(const rsm_case *record, rsm_buffer *output, rsm_error *error);

/* `export --as csv`: one of the tables "incidents", "statements", "reports", "sources", "cells",
 * "values", "links", "members", with a header line, RFC 4180 quoting and CR LF; where not `raw`, a
 * text that looks like a formula gets an apostrophe before it. rsm_export_csv_table gives the names
 * in order, NULL past the last. */
rsm_status rsm_export_csv(const rsm_case *record, const char *table, bool raw, rsm_buffer *output,
                          rsm_error *error);
const char *rsm_export_csv_table(uint32_t index);

/* `export` in any format: those of the field too (acled, gtd, geojson...), whose columns are told
 * in docs/exports.md. Of these, cells come by the rules of the format's own codebook unless the
 * case names one; incidents that the format does not record are counted as left out. */
rsm_status rsm_export_as(const rsm_case *record, const rsm_export_request *request,
                         rsm_buffer *output, rsm_exported *exported, rsm_error *error);

/* The names of the formats in order, NULL past the last. */
const char *rsm_export_format_name(uint32_t index);

/* `list --json`: an array of rows
 * {"id","name","type","subtype"?,"status","main","when","where","killed","injured","reports","copies","outlets",
 *  "independent_sources","uncredited","disagree":[slots]}
 * by date, then id. "killed" and "injured" are {"low","best","high"} or null. */
rsm_status rsm_export_list(const rsm_case *record, const rsm_list_filter *filter,
                           rsm_buffer *output, rsm_error *error);

/* How many incidents pass the filter: {"count","review"?,"months":[["2021-05",n],...],"countries":
 * [["KE",n],...]}; "" as a key: without a date, without a country; "review": those on the worklist,
 * where that is stored. */
rsm_status rsm_export_overview(const rsm_case *record, const rsm_list_filter *filter,
                               rsm_buffer *output, rsm_error *error);

/* Incidents that pass the filter by where they happened, for a map: {"count","nowhere","left_out",
 * "cell","countries":[["KE",n],...],"spots":[{"places":"town"|"area","box":[west,south,east,north],
 * "radius_km"?,"count","killed","id","name","city","earliest"},...]}. A spot is the incidents of
 * towns in one cell of `cell` degrees, or of one area; id, name, city ("" for none) and earliest
 * are those of its incident of most killed. At most 1,500 spots, areas first, then those of most
 * killed: cells are as small as that allows. */
rsm_status rsm_export_map(const rsm_case *record, const rsm_list_filter *filter,
                          rsm_buffer *output, rsm_error *error);

/* `list --unread`: an array of {"report","path","title","outlet","published","why"}: every current
 * report that could not be read or gave no incident. */
rsm_status rsm_export_unread(const rsm_case *record, rsm_buffer *output, rsm_error *error);

/* `show`: {"incident": as in the export, "reports": [as in the export], "statements": [as in the
 * export, of this incident], "row": as in the list, "linked": [rows as in the list, each with
 * "relation" and "direction": "to" where this incident's link points there, else "from"]}. `id` is
 * any mention's id, or the only beginning of one. Reports in canonical order (date of publication,
 * then id). */
rsm_status rsm_export_account(const rsm_case *record, rsm_slice id, rsm_buffer *output,
                              rsm_error *error);

/* One report with its stored text and all that was read out of it: {"report": as in the export,
 * "text", "sentences": [[start,end],...], "statements": [as in the export]}. */
rsm_status rsm_export_report(const rsm_case *record, rsm_slice id, rsm_buffer *output,
                             rsm_error *error);

/* `why`: {"incident","name","slot","codebook","rule","rules":[{"rule","note"}],"settings"?:[{
 * "setting","argument","note"}],"not_recorded"?,"cell":as in the
 * export,"rests_on"?,"figures":[{"value",
 * "verdict","reason","independent_sources","uncredited","statements":[{"id","report","title","outlet","published","stance",
 * "certainty","sources","quote","start","end"}],"against"?:[...]}]}; for perpetrators "suspects" in
 * place of "figures". */
rsm_status rsm_export_why(const rsm_case *record, rsm_slice id, rsm_slot slot, rsm_buffer *output,
                          rsm_error *error);

#define RSM_COMPARE_BOOKS 8

/* `compare`: {"codebooks":[names],"incidents":[{"id","name","when","where","cells":[{"slot","by":[
 * {"codebook","value","rule","reasons":[texts],"figure"?}]}],"coded":[as "coded" in the export]}]}.
 * The incidents of `ids` (any mention's ids, or their only beginnings), each; without ids, by date,
 * those that some report is mainly about (`all`: every one) on which the codebooks differ. A cell
 * is there where those codebooks that record its slot do not say the same; "value" is {"low",
 * "best","high"} of a count. Without codebooks all there are, at most RSM_COMPARE_BOOKS. Further
 * errors: RSM_ERROR_NOT_FOUND, RSM_ERROR_ARGUMENT. Cost: with ids that of `why` for each; else as a
 * build without the reading of reports. */
typedef struct rsm_codebook_comparison {
    const char *const *ids;
    size_t id_count;
    const char *const *codebooks;
    size_t codebook_count;
    bool all;
} rsm_codebook_comparison;

rsm_status rsm_export_compare(const rsm_case *record, const rsm_codebook_comparison *wanted,
                              rsm_buffer *output, rsm_error *error);

/* `why --same`: why two mentions are of one incident, or of two: {"same":bool,"because","first","second":{"mention","quote",
 * "report","title","outlet","published","incident"},"pair"?:{"first","second","score"|"conflict","signs":[{"sign","points"}]},
 * "chain"?:[pairs],"decisive"?:pair,"mean"?,"asked":{"score","mean"}}. `first` and `second` are the ids of mentions, or the
 * only beginnings of one. */
rsm_status rsm_export_same(const rsm_case *record, rsm_slice first, rsm_slice second,
                           rsm_buffer *output, rsm_error *error);

/* `list --review`: {"doubt","reasons":[{"points","slot"?,"what"}],"row": as in the list} of the
 * incidents that pass the filter (NULL: all main ones) and in which something is unsure or disputed
 * that no person decided, the most first (docs/resolve.md). */
rsm_status rsm_export_review(const rsm_case *record, const rsm_list_filter *filter,
                             rsm_buffer *output, rsm_error *error);

/* `decide --list`: an array of all decisions, each as in the export with "decided", the time. */
rsm_status rsm_export_decisions(const rsm_case *record, rsm_buffer *output, rsm_error *error);

/* A correction as a person writes it; docs/cli.md, `decide`. Empty slices where not given. */
typedef struct rsm_correction_text {
    rsm_decision_kind kind;
    const rsm_slice *names; /* MERGE: mentions; SPLIT: incident, mentions; REJECT: statement;
                               REASSIGN: statement, mention; ADD, SET, NOT_INCIDENT: incident */
    uint32_t name_count;
    rsm_slice slot;
    const rsm_slice *values;
    uint32_t value_count;
    rsm_slice stance;        /* of ADD; empty: asserts */
    rsm_slice report, quote; /* of ADD: either both, or */
    rsm_slice note;
    uint32_t undoes;
    rsm_slice person, reason;
    bool may_wait; /* what is named need not be there, or as it is meant, yet */
} rsm_correction_text;

/* `decide`: checks the correction against the ledger, appends it and works out what follows, in one
 * transaction. The output is the decision as in the export. Errors: RSM_ERROR_ARGUMENT and
 * RSM_ERROR_NOT_FOUND with one line that says exactly what is wrong. */
rsm_status rsm_export_decide(const rsm_case *record, const rsm_correction_text *correction,
                             rsm_buffer *output, rsm_error *error);

/* The proofs of all cells of an incident at once: {slot: as in `why`}. */
rsm_status rsm_export_proofs(const rsm_case *record, rsm_slice id, rsm_buffer *output,
                             rsm_error *error);

/* What `verify` found. */
typedef struct rsm_verification {
    uint64_t reports, statements, incidents, cells; /* checked */
    uint64_t faults;
    bool other_maker; /* the cells are of another program or model: they were not worked out anew */
} rsm_verification;

/* `verify`: the file is sound; every statement's span lies in its stored text on character
 * boundaries; every cell and grouping follows from the statements (worked out anew and compared,
 * where the program and the model are those that made them). Each fault is one line (with newline)
 * in `faults`, at most 1,000 of them. RSM_OK also where faults were found: see the numbers. */
rsm_status rsm_export_verify(const rsm_case *record, rsm_verification *verification,
                             rsm_buffer *faults, rsm_error *error);

#endif
