/* The one written form of each noun of the record, as JSON (docs/formats.md): used by `annotate`,
 * by every export, and by the ledger.
 *
 * Invariants: optional keys are left out where empty; what is unknown is null; the output depends
 * on the value alone. A failure sticks in the writer and its buffer (rsm_json_is_complete,
 * buffer->failed). Each function writes one JSON value unless it says that it writes keys into an
 * object that is open. Cost: linear. */
#ifndef RSM_RECORD_WRITE_H
#define RSM_RECORD_WRITE_H

#include "base/json.h"
#include "record/report.h"

/* An instant: "2021-05-14", "2021-05-14T09:10", or null. */
void rsm_write_instant(rsm_json *json, rsm_instant instant);

/* [start,end], and [[start,end],...]. */
void rsm_write_span(rsm_json *json, rsm_span span);
void rsm_write_spans(rsm_json *json, const rsm_span *spans, uint32_t count);

/* The string, or null where it is empty. */
void rsm_write_string_or_null(rsm_json *json, rsm_slice value);

/* Keys of a value, without the braces, into an object that is open. */
void rsm_write_time_keys(rsm_json *json, const rsm_time_value *value);
void rsm_write_place_keys(rsm_json *json, const rsm_place_value *value);
void rsm_write_person_keys(rsm_json *json, const rsm_person_value *value);

/* Values of the design's §2. */
void rsm_write_count(rsm_json *json, const rsm_count_value *value);
void rsm_write_time(rsm_json *json, const rsm_time_value *value);
void rsm_write_place(rsm_json *json, const rsm_place_value *value);
void rsm_write_actor(rsm_json *json, const rsm_actor_value *value);
void rsm_write_person(rsm_json *json, const rsm_person_value *value);
void rsm_write_value(rsm_json *json, const rsm_value *value);

/* [{"start","end","name","kind","for"?,"via"?},...]; the outlet's own link stands at 0, 0. */
void rsm_write_sources(rsm_json *json, const rsm_source_chain *sources);

/* {"type"?,"actor"?,"when"?,"where"?} */
void rsm_write_about(rsm_json *json, const rsm_about *about);

/* A statement as `annotate` prints it: "incident" is the id of the report's own incident. */
void rsm_write_statement(rsm_json *json, const rsm_reading *reading,
                         const rsm_statement *statement);

/* A statement as `export` prints it: with "report" and "quote". `incident` is the id of the
 * incident that holds it now; where that is empty and the statement is of an incident that was left
 * unassigned, "about" is made of what is known of that incident, with `candidates` (ids of
 * incidents it may be, may be 0 of them). */
void rsm_write_export_statement(rsm_json *json, const rsm_reading *reading,
                                const rsm_statement *statement, rsm_slice incident,
                                const rsm_slice *candidates, uint32_t candidate_count);

/* The stored text's bytes of a span; empty where it is out of bounds. */
rsm_slice rsm_reading_quote(const rsm_reading *reading, rsm_span span);

/* The arrays and objects of an `annotate` line, one item each. */
void rsm_write_name(rsm_json *json, const rsm_reading *reading, const rsm_name *name);
void rsm_write_entity(rsm_json *json, const rsm_entity *entity);
void rsm_write_time_expression(rsm_json *json, const rsm_time_expression *expression);
void rsm_write_place_expression(rsm_json *json, const rsm_place_expression *expression);
void rsm_write_mention(rsm_json *json, const rsm_reading *reading, const rsm_mention *mention);
void rsm_write_attribution(rsm_json *json, const rsm_attribution *attribution);
void rsm_write_incident(rsm_json *json, const rsm_reading *reading, const rsm_incident *incident);
void rsm_write_token(rsm_json *json, const rsm_token_record *token);
void rsm_write_published(rsm_json *json, const rsm_published *published);

/* [{"when"?,"where"?},...] */
void rsm_write_parts(rsm_json *json, const rsm_part *parts, uint32_t count);

/* The members "path","title","outlet","published" of the open object: where a report comes from. */
void rsm_write_report_origin(rsm_json *json, const rsm_report *report);

/* {"id","path","title","outlet","published","language","error"?} */
void rsm_write_report(rsm_json *json, const rsm_report *report);

/* One whole line of `annotate` without its newline. */
void rsm_write_reading(rsm_json *json, const rsm_reading *reading, bool with_tokens);

/* The report's tokens as CoNLL-U: "# newdoc id", and for each sentence its text, its tokens and an
 * empty line. A reading without tokens has none. Failure shows in the buffer. */
void rsm_write_conllu(rsm_buffer *buffer, const rsm_reading *reading);

#endif
