/* The inside of the export: a ledger worked out, and the shapes its parts are written in. Private
 * to the room. */
#ifndef RSM_EXPORT_WORK_H
#define RSM_EXPORT_WORK_H

#include "base/json.h"
#include "base/vector.h"
#include "export/export.h"
#include "fuse/decided.h"

struct rsm_together; /* fuse/together.h */

/* All that follows from the current readings. */
typedef struct rsm_work {
    const rsm_case *record;
    rsm_arena arena;
    rsm_codebook codebook;
    rsm_reading *readings; /* by id; behind them, where there is one, that of persons' notes */
    uint32_t count;        /* without that one */
    rsm_fusion fusion;
    rsm_decided decided;                  /* what persons decided */
    const rsm_result_decision *decisions; /* of one incident: what was stored of it */
    uint32_t decision_count;
    rsm_account *accounts;      /* one a group */
    const uint32_t *order;      /* groups as listed: by date, then id */
    const rsm_reading *earlier; /* what rsm_work_load_earlier loaded; else none */
    uint32_t earlier_count;
    const uint32_t *present_of; /* of each of them: the reading that took its place */
} rsm_work;

/* work.c: loads, brings together, resolves. Always followed by rsm_work_free. */
rsm_status rsm_work_make(const rsm_case *record, rsm_work *work, rsm_error *error);

/* Resolves the first `count` groups of the fusion and puts them in the order of listing. */
rsm_status rsm_work_resolve(rsm_work *work, uint32_t count, rsm_error *error);

/* The codebook by the name asked for, else the one the ledger was built with, else the default. */
rsm_status rsm_work_load_codebook(rsm_work *work, rsm_error *error);

/* one.c: the same for one stored incident, from its own reports, those of incidents that it is
 * dated by or answers, and where the ledger says they belong: group 0 of the work, by the codebook
 * that the results were made with. Its links and scores are not made. */
rsm_status rsm_work_make_one(const rsm_case *record, rsm_slice incident, rsm_work *work,
                             rsm_error *error);

/* Decisions, with the state of each as it was worked out with all readings. */
typedef struct rsm_decided_states {
    const rsm_decision *decisions;
    const rsm_decision_state *states;
    uint32_t count;
} rsm_decided_states;

/* What does not change from incident to incident, and the scores of one. */
typedef struct rsm_whole {
    const rsm_codebook *codebook;
    const struct rsm_together *tables; /* types, rarity, points */
    rsm_decided_states decided;
    const uint32_t *scores; /* of the members in canonical order; NULL: as they fit each other */
} rsm_whole;

/* one.c: the same with links and scores, by the codebook given. */
rsm_status rsm_work_make_whole(const rsm_case *record, rsm_slice incident, const rsm_whole *given,
                               rsm_work *work, rsm_error *error);
void rsm_work_free(rsm_work *work);

/* results.c: what the ledger keeps of group `number` alone. */
bool rsm_work_result(rsm_work *work, uint32_t number, rsm_result_incident *result);

/* results.c: what the ledger keeps of it, in the work's arena. False where memory fails. */
bool rsm_work_results(rsm_work *work, rsm_results *results);

/* work.c: the program and the model that results are marked with: "0.1.0 CHECKSUM". */
rsm_slice rsm_work_maker(rsm_work *work);

/* work.c: works out and stores what a killed build left undone. */
rsm_status rsm_export_refresh(const rsm_case *record, rsm_error *error);

/* verify.c: what `verify` does of a ledger too large to be held at once, after its first checks. */
rsm_status rsm_verify_large(const rsm_case *record, rsm_verification *verification,
                            rsm_buffer *faults, rsm_error *error);

/* decided.c: the reports of an incident with their scores, each once, in canonical order: those
 * that tell of it, then those that a person took statements of it from. In the work's arena; false
 * where memory fails. */
bool rsm_work_reports(rsm_work *work, uint32_t group, rsm_result_report **reports, uint32_t *count);

/* The readings that have statements: with that of notes. */
uint32_t rsm_work_told(const rsm_work *work);

/* The group that the report is mainly about, or RSM_NONE. */
uint32_t rsm_main_group(const rsm_work *work, uint32_t reading);

/* write_account.c: the incident as in the export; one cell of it. */
void rsm_write_account(rsm_json *json, rsm_work *work, uint32_t group);
void rsm_write_cell(rsm_json *json, const rsm_work *work, const rsm_cell *cell);

/* write_coding.c: the key "coded" of an open object, where there is anything to say. */
void rsm_write_coding(rsm_json *json, const rsm_codebook *codebook, const rsm_account *account);

/* write_coding.c: its value, whatever it says. */
void rsm_write_coded(rsm_json *json, const rsm_codebook *codebook, const rsm_account *account);

/* write_rests.c: the key "rests_on" of an open object, of a whole account by slot or of one cell,
 * where there is anything to say. */
void rsm_write_rests(rsm_json *json, const rsm_work *work, const rsm_account *account);
void rsm_write_cell_rests(rsm_json *json, const rsm_work *work, const rsm_cell *cell);

/* earlier.c: loads the earlier versions of the readings, copies left out, the latest of each report
 * first (RSM_EARLIER_VERSIONS at most); and the key "withdrawn" of a proof: what these gave the
 * slot of that group and their present versions do not, where there is anything. */
rsm_status rsm_work_load_earlier(rsm_work *work, rsm_error *error);
void rsm_write_withdrawn(rsm_json *json, const rsm_work *work, uint32_t group, rsm_slot slot);

/* "response to", "part of", "background" */
const char *rsm_relation_name(rsm_relation relation);

/* write_account.c: the keys "when" and "where" of an incident, null where unknown. */
void rsm_write_setting(rsm_json *json, const rsm_account *account);

/* [ids] */
void rsm_write_statement_ids(rsm_json *json, const rsm_work *work,
                             const rsm_statement_reference *references, uint32_t count);

/* write_proof.c: one figure with its verdict and evidence, by the work's codebook. */
void rsm_write_figure(rsm_json *json, const rsm_work *work, const rsm_cell *cell,
                      const rsm_figure *figure);

/* write_proof.c: why a figure is aside only because of attackers; NULL where that is not why. */
const char *rsm_attackers_words(const rsm_codebook *codebook, rsm_slot slot,
                                const rsm_figure *figure);

/* decided.c: the name of the person who took the decision of that number, or empty; and the keys of
 * a proof that tell which decisions are about the cell and which statements they set aside. */
rsm_slice rsm_person_of(const rsm_work *work, uint32_t number);
void rsm_write_cell_decisions(rsm_json *json, const rsm_work *work, uint32_t group,
                              const rsm_cell *cell);

/* write_proof.c: a statement as evidence; without its id where that may be another's now. */
void rsm_write_told(rsm_json *json, const rsm_reading *reading, const rsm_statement *statement,
                    bool has_id);
void rsm_write_evidence(rsm_json *json, const rsm_work *work, rsm_statement_reference at);

/* write_proof.c: what `why` shows. */
void rsm_write_proof(rsm_json *json, const rsm_work *work, uint32_t group, const rsm_cell *cell);

/* results.c: a row of the list. */
void rsm_write_row(rsm_json *json, const rsm_work *work, uint32_t group);

/* review.c: the points of the worklist that a group has by itself, recalls apart, and the reasons
 * for them, JSON in the work's arena, which fails where memory does. */
uint32_t rsm_work_doubt(rsm_work *work, uint32_t group, rsm_buffer *buffer, rsm_slice *reasons);

/* json.c: a report as in the export. */
void rsm_write_export_report(rsm_json *json, const rsm_report *report,
                             const rsm_result_copy *result);

const rsm_cell *rsm_cell_of(const rsm_account *account, rsm_slot slot);

/* Moves what is in the buffer to the arena and empties it; the arena fails where the buffer or the
 * writer has. */
rsm_slice rsm_take(rsm_buffer *buffer, const rsm_json *json, rsm_arena *arena);

/* Writes a part of what is stored; `what` is the caller's, the arena is freed afterwards. */
typedef rsm_status (*rsm_part_writer)(rsm_json *json, const rsm_case *record, const void *what,
                                      rsm_arena *arena, rsm_error *error);

/* work.c: writes one JSON value with that writer; the second works out first what is out of date.
 */
rsm_status rsm_write_part(const rsm_case *record, rsm_part_writer write, const void *what,
                          rsm_buffer *output, rsm_error *error);
rsm_status rsm_export_part(const rsm_case *record, rsm_part_writer write, const void *what,
                           rsm_buffer *output, rsm_error *error);

/* The status of an output: RSM_ERROR_MEMORY where buffer or writer failed. */
rsm_status rsm_output_status(const rsm_buffer *output, const rsm_json *json, rsm_error *error);

#endif
