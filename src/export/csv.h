/* Lines of CSV, and the tables that csv.c and csv_cells.c share. Private to the room. */
#ifndef RSM_EXPORT_CSV_H
#define RSM_EXPORT_CSV_H

#include "export/coded.h"

typedef struct rsm_csv {
    rsm_buffer *output;
    bool guarded; /* texts that look like formulas get an apostrophe before them */
    bool started; /* a line is begun */
} rsm_csv;

/* One cell each, after a comma where one is due. rsm_csv_begin writes the comma alone. */
void rsm_csv_begin(rsm_csv *line);
void rsm_csv_text(rsm_csv *line, rsm_slice text);
void rsm_csv_string(rsm_csv *line, const char *text);
void rsm_csv_integer(rsm_csv *line, int64_t value);
void rsm_csv_bound(rsm_csv *line, int64_t value); /* empty where unknown */

/* A value in words: a time by its value, a place by its name, a figure by its words. */
void rsm_csv_value(rsm_csv *line, const rsm_value *value);
void rsm_csv_instant(rsm_csv *line, rsm_instant instant);
void rsm_csv_degrees(rsm_csv *line, bool known, int32_t scaled);
void rsm_csv_end(rsm_csv *line);

/* Empties what cells are put together in; that it failed is not forgotten. */
void rsm_csv_restart(rsm_csv *line, rsm_buffer *scratch);

/* "id,name,...", written once at the top. */
void rsm_csv_header(rsm_csv *line, const char *names);

/* Whole tables. */
void rsm_csv_cells(const rsm_work *work, rsm_csv *line, rsm_buffer *scratch);
void rsm_csv_values(const rsm_work *work, rsm_csv *line, rsm_buffer *scratch);
void rsm_csv_links(const rsm_work *work, rsm_csv *line, rsm_buffer *scratch);
void rsm_csv_members(const rsm_work *work, rsm_csv *line, rsm_buffer *scratch);

#endif
