/* Rows of tables: see row.h. */
#include "export/row.h"

#include <stdio.h>
#include <string.h>

bool rsm_row_init(rsm_row *row, const char *const *columns, bool guarded, rsm_arena *arena) {
    uint32_t count = 0;
    while (columns[count] != NULL) {
        count++;
    }
    *row = (rsm_row){.columns = columns, .count = count, .arena = arena, .guarded = guarded};
    row->cells = rsm_arena_allocate_items(arena, count, sizeof *row->cells);
    return row->cells != NULL;
}

void rsm_row_clear(rsm_row *row) {
    for (uint32_t i = 0; i < row->count; i++) {
        row->cells[i] = rsm_slice_make("", 0);
    }
}

void rsm_row_set(rsm_row *row, const char *column, rsm_slice value) {
    for (uint32_t i = 0; i < row->count; i++) {
        if (strcmp(row->columns[i], column) == 0) {
            row->cells[i] = value;
            return;
        }
    }
    row->misused = true;
}

void rsm_row_string(rsm_row *row, const char *column, const char *value) {
    rsm_row_set(row, column, rsm_slice_from_string(value));
}

void rsm_row_number(rsm_row *row, const char *column, int64_t value) {
    rsm_row_string(row, column, rsm_arena_format(row->arena, "%lld", (long long)value));
}

static void set_buffer(rsm_row *row, const char *column, rsm_buffer *buffer) {
    row->arena->failed = row->arena->failed || buffer->failed;
    rsm_row_set(row, column, rsm_slice_copy(rsm_buffer_slice(buffer), row->arena));
    rsm_buffer_free(buffer);
}

void rsm_row_degrees(rsm_row *row, const char *column, int32_t scaled) {
    rsm_buffer text;
    rsm_buffer_init(&text, row->arena->allocator);
    rsm_buffer_append_fixed5(&text, scaled);
    set_buffer(row, column, &text);
}

/* ---- words of reports ---- */

void rsm_append_line(rsm_buffer *buffer, rsm_slice text) {
    bool gap = false, started = false;
    for (size_t i = 0; i < text.size; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        if (byte <= ' ' || byte == 0x7F) {
            gap = started;
            continue;
        }
        if (gap) {
            rsm_buffer_append_char(buffer, ' ');
        }
        gap = false;
        started = true;
        rsm_buffer_append_char(buffer, (char)byte);
    }
}

bool rsm_looks_like_formula(rsm_slice text) {
    return text.size > 0 && strchr("=+-@\t\r", text.data[0]) != NULL && text.data[0] != '\0';
}

void rsm_row_told(rsm_row *row, const char *column, rsm_slice value) {
    rsm_buffer line;
    rsm_buffer_init(&line, row->arena->allocator);
    if (row->guarded && rsm_looks_like_formula(rsm_slice_trim(value))) {
        rsm_buffer_append_char(&line, '\'');
    }
    rsm_append_line(&line, value);
    set_buffer(row, column, &line);
}

const char *rsm_column(char room[RSM_COLUMN_NAME], const char *before, unsigned number,
                       const char *after) {
    snprintf(room, RSM_COLUMN_NAME, "%s%u%s", before, number, after);
    return room;
}

/* ---- writing ---- */

void rsm_append_csv(rsm_buffer *buffer, rsm_slice text) {
    bool quoted = text.size > 0 && (text.data[0] == ' ' || text.data[text.size - 1] == ' ');
    for (size_t i = 0; i < text.size && !quoted; i++) {
        char byte = text.data[i];
        quoted = byte == ',' || byte == '"' || byte == '\n' || byte == '\r';
    }
    if (!quoted) {
        rsm_buffer_append_slice(buffer, text);
        return;
    }
    rsm_buffer_append_char(buffer, '"');
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '"') {
            rsm_buffer_append_char(buffer, '"');
        }
        rsm_buffer_append_char(buffer, text.data[i]);
    }
    rsm_buffer_append_char(buffer, '"');
}

void rsm_row_write_csv(const rsm_row *row, rsm_buffer *buffer) {
    for (uint32_t i = 0; i < row->count; i++) {
        if (i > 0) {
            rsm_buffer_append_char(buffer, ',');
        }
        rsm_append_csv(buffer, row->cells[i]);
    }
    rsm_buffer_append_string(buffer, "\r\n");
}

void rsm_row_write_tsv(const rsm_row *row, rsm_buffer *buffer) {
    for (uint32_t i = 0; i < row->count; i++) {
        if (i > 0) {
            rsm_buffer_append_char(buffer, '\t');
        }
        for (size_t j = 0; j < row->cells[i].size; j++) {
            char byte = row->cells[i].data[j];
            bool breaks = byte == '\t' || byte == '\n' || byte == '\r';
            rsm_buffer_append_char(buffer, breaks ? ' ' : byte == '"' ? '\'' : byte);
        }
    }
    rsm_buffer_append_char(buffer, '\n');
}

void rsm_row_header(const rsm_row *row, char separator, rsm_buffer *buffer) {
    for (uint32_t i = 0; i < row->count; i++) {
        if (i > 0) {
            rsm_buffer_append_char(buffer, separator);
        }
        rsm_buffer_append_string(buffer, row->columns[i]);
    }
    rsm_buffer_append_string(buffer, separator == ',' ? "\r\n" : "\n");
}
