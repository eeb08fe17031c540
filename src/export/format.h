/* The record formats of the field: what each of them says of itself. Private to the room.
 *
 * A format is a table (columns, and what fills them for one incident) or a text that is written as
 * a whole. Which incidents it takes is its own to say: a data set of attacks has no rows for
 * floods. */
#ifndef RSM_EXPORT_FORMAT_H
#define RSM_EXPORT_FORMAT_H

#include "export/coded.h"

/* What all incidents of one export share. */
typedef struct rsm_export_context {
    const rsm_work *work;
    const rsm_codes *codes;
    rsm_arena *arena;  /* as long as the export */
    uint32_t *numbers; /* of each group, of formats that number (rsm_number_groups); else NULL */
    uint64_t *buckets;
    bool raw; /* cells that look like formulas stand as they are */
} rsm_export_context;

typedef struct rsm_format {
    const char *name;
    const char *codebook; /* whose rules the cells come by where there is one; NULL: the ledger's */
    const char *const *columns; /* of a table, ending with NULL; of other formats NULL */
    char separator;             /* ',' or a tab */
    bool has_header;
    /* Whether the format records such an incident. NULL: any. */
    bool (*takes)(const rsm_coded *coded);
    /* Of a table: fills the row. */
    void (*fill)(const rsm_export_context *context, const rsm_coded *coded, rsm_row *row);
    /* Of other formats: what stands before the incidents, one of them, what stands after. */
    void (*begin)(const rsm_export_context *context, rsm_buffer *output);
    void (*write)(const rsm_export_context *context, const rsm_coded *coded, bool first,
                  rsm_buffer *output);
    void (*end)(const rsm_export_context *context, rsm_buffer *output);
    /* The bucket that a group's number is drawn from, and how many numbers it has; NULL: none. */
    uint64_t (*bucket)(const rsm_export_context *context, uint32_t group);
    uint32_t modulus;
} rsm_format;

/* Each in its own file. */
extern const rsm_format rsm_format_acled;
extern const rsm_format rsm_format_gtd;
extern const rsm_format rsm_format_geojson;
extern const rsm_format rsm_format_ucdp;
extern const rsm_format rsm_format_plover;
extern const rsm_format rsm_format_timelinejs;
extern const rsm_format rsm_format_polecat;
extern const rsm_format rsm_format_gdelt;

#endif
