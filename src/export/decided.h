/* A person's decisions in the inside of the export. Private to the room. */
#ifndef RSM_EXPORT_DECIDED_H
#define RSM_EXPORT_DECIDED_H

#include "export/work.h"

/* Lays the ledger's decisions over the readings and the fusion of a work. */
rsm_status rsm_work_decide(rsm_work *work, rsm_error *error);

/* All decisions, and their states as they are stored. */
rsm_status rsm_load_decided(const rsm_case *record, rsm_arena *arena, rsm_decided_states *decided,
                            rsm_error *error);

/* A decision as in the export: {"number","kind",...,"by","reason","state",...,"incidents":[ids]};
 * `statement` is the id of the one that it speaks of or adds, `result` tells the incidents. */
void rsm_write_decision(rsm_json *json, const rsm_decision *decision, const rsm_effect *effect,
                        rsm_slice statement, const rsm_result_decision *result);

/* Lays them over some of the readings, by the states that are stored: marks what is rejected, adds
 * what was added. Where `decided->has_notes`, one more reading stands behind the others. */
rsm_status rsm_export_decide_some(const rsm_case *record, rsm_reading *readings, uint32_t count,
                                  rsm_arena *arena, rsm_decided *decided, rsm_error *error);

/* Where a person put a statement, or NULL. */
const rsm_placement *rsm_placement_of(const rsm_decided *decided, uint32_t reading,
                                      uint32_t statement);

/* What the ledger keeps of them, in the work's arena. False where memory fails. */
bool rsm_work_decisions(rsm_work *work, rsm_results *results);

/* An array of decisions as in the export: all, or those that bear on an incident. */
rsm_status rsm_write_decisions(rsm_json *json, const rsm_case *record, rsm_slice incident,
                               bool with_time, rsm_arena *arena, rsm_error *error);

#endif
