/* A row of a table that others read: cells by the names of their columns, written as CSV or TSV.
 *
 * Invariants: a cell that nobody fills is empty. Cells that hold words of reports (rsm_row_told)
 * are one line, control characters and runs of white space being one space; where the row is
 * guarded, one that begins with = + - or @ gets an apostrophe before it, so that no spreadsheet
 * takes it for a formula. Numbers and codes are never touched. Cost: filling a cell is linear in
 * the columns. */
#ifndef RSM_EXPORT_ROW_H
#define RSM_EXPORT_ROW_H

#include "base/buffer.h"

typedef struct rsm_row {
    const char *const *columns;
    uint32_t count;
    rsm_slice *cells;
    rsm_arena *arena; /* of the cells; the caller's */
    bool guarded;     /* against formulas */
    bool misused;     /* a column was named that there is none of */
} rsm_row;

/* `columns` ends with NULL and outlives the row. False where memory fails. */
bool rsm_row_init(rsm_row *row, const char *const *columns, bool guarded, rsm_arena *arena);

/* Empties all cells. */
void rsm_row_clear(rsm_row *row);

/* Our own: a code, a name of the data set's. The bytes must live until the row is written. */
void rsm_row_set(rsm_row *row, const char *column, rsm_slice value);
void rsm_row_string(rsm_row *row, const char *column, const char *value);
void rsm_row_number(rsm_row *row, const char *column, int64_t value);

/* Hundred-thousandths of a degree. */
void rsm_row_degrees(rsm_row *row, const char *column, int32_t scaled);

/* Words of a report. Copied. */
void rsm_row_told(rsm_row *row, const char *column, rsm_slice value);

/* "attacktype", 2, "_txt" is attacktype2_txt; the name lies in `room`. */
#define RSM_COLUMN_NAME 40
const char *rsm_column(char room[RSM_COLUMN_NAME], const char *before, unsigned number,
                       const char *after);

/* Appends `text` as one line; for what is put together of several pieces. */
void rsm_append_line(rsm_buffer *buffer, rsm_slice text);

/* A cell of CSV by RFC 4180: in quotes where it needs them. */
void rsm_append_csv(rsm_buffer *buffer, rsm_slice text);

/* Whether a spreadsheet might take the text for a formula: it begins with = + - @, a tab or a
 * carriage return. */
bool rsm_looks_like_formula(rsm_slice text);

/* As CSV with CR LF, or with a tab between and a line feed (no quotes: a tab or line break in a
 * cell becomes a space, a double quote a single one). */
void rsm_row_write_csv(const rsm_row *row, rsm_buffer *buffer);
void rsm_row_write_tsv(const rsm_row *row, rsm_buffer *buffer);
void rsm_row_header(const rsm_row *row, char separator, rsm_buffer *buffer);

#endif
