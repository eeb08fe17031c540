/* Back from the written form (record/write.h) to records in an arena: what the ledger reads.
 *
 * Each function parses one JSON text and returns false where it is not of the form, or where the
 * arena has failed (see arena->failed); the result is then not to be used. Keys that are not known
 * are passed over. Cost: linear; nesting is capped by Jansson. */
#ifndef RSM_RECORD_PARSE_H
#define RSM_RECORD_PARSE_H

#include "record/report.h"

bool rsm_parse_value(rsm_slice text, rsm_value_kind kind, rsm_arena *arena, rsm_value *value);
bool rsm_parse_time(rsm_slice text, rsm_arena *arena, rsm_time_value *value);
bool rsm_parse_place(rsm_slice text, rsm_arena *arena, rsm_place_value *value);
bool rsm_parse_about(rsm_slice text, rsm_arena *arena, rsm_about *about);
bool rsm_parse_spans(rsm_slice text, rsm_arena *arena, const rsm_span **spans, uint32_t *count);
bool rsm_parse_parts(rsm_slice text, rsm_arena *arena, const rsm_part **parts, uint32_t *count);
bool rsm_parse_sources(rsm_slice text, rsm_arena *arena, rsm_source_chain *sources);

/* [["perpetrator",3],...]: the ledger's form of roles, with indices of entities. */
bool rsm_parse_roles(rsm_slice text, rsm_arena *arena, const rsm_role_link **roles,
                     uint32_t *count);

/* ["a","b",...] */
bool rsm_parse_strings(rsm_slice text, rsm_arena *arena, const rsm_slice **strings,
                       uint32_t *count);

#endif
