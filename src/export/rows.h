/* Coders' tables in: a row of ACLED or of GTD -> a reading, whose stored text is the row itself, a
 * line "column: value" for each cell that is filled, and whose statements rest on these lines.
 *
 * A reading is made of its stored text alone (rsm_row_reading), so that it can be made anew from
 * the ledger. It tells of one incident. Its outlet is the data set, which is credited with what
 * the row says. Cost: linear in the file; memory is that of one row, the file
 * being mapped. */
#ifndef RSM_EXPORT_ROWS_H
#define RSM_EXPORT_ROWS_H

#include "base/vector.h"
#include "export/codes.h"
#include "record/report.h"

#define RSM_ROW_CELL  65536u /* bytes of a cell that are kept */
#define RSM_ROW_CELLS 512u   /* columns of a table */

typedef enum rsm_data_set { RSM_DATA_ACLED, RSM_DATA_GTD, RSM_DATA_SETS } rsm_data_set;

/* "acled" */
const char *rsm_data_set_name(rsm_data_set set);

/* The data set that a report is a row of, by what is kept of it; false where it is of none. */
bool rsm_data_set_of(const rsm_report *report, rsm_data_set *set);

/* Makes the reading of a report whose text is a row, in `arena`: all but the report is filled anew.
 * A row of no type that is known gives a reading without statements, which says so (silent). False
 * where memory fails. */
bool rsm_row_reading(const rsm_codes *codes, rsm_data_set set, const rsm_report *report,
                     rsm_arena *arena, rsm_reading *reading);

/* What is done with each row of a file. */
typedef struct rsm_rows_taker {
    void *context;
    rsm_status (*take)(void *context, const rsm_reading *reading, rsm_error *error);
    /* A row that cannot be read: "FILE:LINE", and why. The rest goes on. */
    void (*complain)(void *context, const char *where, const char *message);
} rsm_rows_taker;

/* Reads the CSV file at `path`, with a header, its cells parted by commas, semicolons or tabs.
 * Errors: RSM_ERROR_NOT_FOUND, RSM_ERROR_IO; RSM_ERROR_FORMAT where the header lacks the data set's
 * columns; RSM_ERROR_MEMORY; what `take` gives. */
rsm_status rsm_rows_read(const rsm_codes *codes, rsm_data_set set, const char *path,
                         const rsm_allocator *allocator, const rsm_rows_taker *taker,
                         rsm_error *error);

/* The same of a file that is in memory; `path` is told in complaints and in the reports' paths. */
rsm_status rsm_rows_take(const rsm_codes *codes, rsm_data_set set, const char *path, rsm_slice file,
                         const rsm_allocator *allocator, const rsm_rows_taker *taker,
                         rsm_error *error);

/* ---- between rows_*.c ---- */

/* A line of the stored text. */
typedef struct rsm_row_line {
    rsm_slice column, value;
    rsm_span span; /* of the value */
} rsm_row_line;

/* A reading while it is made. */
typedef struct rsm_row_maker {
    const rsm_codes *codes;
    rsm_arena *arena;
    rsm_reading *reading;
    const rsm_row_line *lines;
    uint32_t line_count;
    rsm_vector statements, entities, roles;
    rsm_incident *incident;
    rsm_source_chain credit; /* of all that the row says */
    bool failed;
} rsm_row_maker;

/* The line of a column, or NULL where the cell was empty. */
const rsm_row_line *rsm_row_find(const rsm_row_maker *maker, const char *column);
rsm_slice rsm_row_value(const rsm_row_maker *maker, const char *column);

/* Whole numbers, "3.0" too; false where the cell has none. */
bool rsm_row_whole(const rsm_row_maker *maker, const char *column, int64_t *number);

/* Decimal degrees in hundred-thousandths. */
bool rsm_row_degree(const rsm_row_maker *maker, const char *column, int32_t *scaled);

/* One statement resting on a line, credited as the row is. */
rsm_statement *rsm_row_state(rsm_row_maker *maker, const rsm_row_line *line, rsm_slot slot,
                             rsm_value value, rsm_stance stance, rsm_certainty certainty);

/* The same of a count, an actor (with its entity and role), a text. Nothing where line is NULL. */
void rsm_row_state_count(rsm_row_maker *maker, const char *column, rsm_slot slot, rsm_slice who);
rsm_statement *rsm_row_state_actor(rsm_row_maker *maker, const rsm_row_line *line, rsm_slot slot,
                                   rsm_slice name, rsm_entity_type type, rsm_stance stance,
                                   rsm_certainty certainty);
void rsm_row_state_text(rsm_row_maker *maker, const char *column, rsm_slot slot);

/* What of, when, where: each is the incident's and a statement of its own. `line` may be NULL for
 * none. */
void rsm_row_set_type(rsm_row_maker *maker, uint32_t type, const rsm_row_line *line);
void rsm_row_set_when(rsm_row_maker *maker, int32_t first, int32_t last, const rsm_row_line *line);
void rsm_row_set_where(rsm_row_maker *maker, const rsm_place_value *where,
                       const rsm_row_line *line);

/* A place of the gazetteer by its name, within 25 km of the point: its number, else 0. */
uint32_t rsm_row_place_number(const rsm_row_maker *maker, rsm_slice name, const char *country,
                              int32_t lat_e5, int32_t lon_e5);

/* Each fills what its data set says. */
void rsm_row_read_acled(rsm_row_maker *maker);
void rsm_row_read_gtd(rsm_row_maker *maker);

#endif
