/* A report and its reading: all that the program saw in it.
 *
 * The reading is what passes from the seeing wing (read ... extract) to the keeping wing (ledger
 * ... export). It lives in one arena and is freed with it. */
#ifndef RSM_RECORD_REPORT_H
#define RSM_RECORD_REPORT_H

#include "record/incident.h"

/* Where a date of publication comes from. */
typedef enum rsm_date_basis {
    RSM_DATE_UNKNOWN,
    RSM_DATE_GIVEN,
    RSM_DATE_DATELINE,
    RSM_DATE_INFERRED
} rsm_date_basis;

typedef struct rsm_published {
    rsm_instant earliest, latest;
    rsm_date_basis basis;
} rsm_published;

/* What is kept of a report that is a row of a coder's table begins so: {"coded":"acled"}. */
#define RSM_CODED_MARK "{\"coded\":"

/* One document, published once by one outlet. Empty slices where unknown. */
typedef struct rsm_report {
    rsm_slice id;   /* as given, else a hash of outlet, URL, date and stored text (hexadecimal) */
    rsm_slice path; /* of the file as named, with ":LINE" for a line of JSON Lines */
    rsm_slice url;
    rsm_slice title;
    rsm_slice outlet;
    rsm_slice author;
    rsm_slice kept; /* keys of a JSON line we have no use for, as a JSON object, or empty */
    rsm_published published;
    rsm_slice language; /* ISO 639-1, or "und" */
    rsm_slice text;     /* the stored text */
    uint32_t
        body_start;  /* where the body begins in the stored text: 0, or past title and blank line */
    rsm_slice error; /* why nothing was read ("not read: language fr"), or empty */
    int64_t stored;  /* of a stored version that is read anew its key in the ledger; else 0 */
} rsm_report;

typedef struct rsm_name {
    rsm_span span;
    rsm_entity_type type;
    uint32_t entity; /* index, or RSM_NONE */
} rsm_name;

typedef enum rsm_time_type {
    RSM_TIME_DATE,
    RSM_TIME_TIME,
    RSM_TIME_DURATION,
    RSM_TIME_SET
} rsm_time_type;

typedef struct rsm_time_expression {
    rsm_span span;
    rsm_time_type type;
    rsm_time_value value;
} rsm_time_expression;

typedef struct rsm_place_expression {
    rsm_span span;
    rsm_place_value value;
} rsm_place_expression;

/* Who is credited with what, of anything said. */
typedef struct rsm_attribution {
    rsm_source_chain sources;
    rsm_span cue; /* empty where speech runs on without one */
    rsm_stance stance;
    const rsm_span *content;
    uint32_t content_count;
} rsm_attribution;

/* A token as printed by `annotate --tokens`. */
typedef struct rsm_token_record {
    rsm_span span;
    rsm_slice lemma;
    const char *upos;
    uint32_t head; /* index, or RSM_NONE for a root */
    const char *deprel;
} rsm_token_record;

/* All arrays are in order of text. */
typedef struct rsm_reading {
    rsm_report report;
    const rsm_span *sentences;
    uint32_t sentence_count;
    const rsm_token_record *tokens;
    uint32_t token_count;
    const rsm_name *names;
    uint32_t name_count;
    const rsm_entity *entities;
    uint32_t entity_count;
    const rsm_time_expression *times;
    uint32_t time_count;
    const rsm_place_expression *places;
    uint32_t place_count;
    const rsm_mention *mentions;
    uint32_t mention_count;
    const rsm_attribution *attributions;
    uint32_t attribution_count;
    const rsm_statement *statements;
    uint32_t statement_count;
    const rsm_incident *incidents;
    uint32_t incident_count;
    rsm_slice
        silent; /* why it gave no incident ("no event of a kind that is recorded"), or empty */
} rsm_reading;

#endif
