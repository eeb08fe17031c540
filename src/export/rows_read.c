/* A file of CSV -> rows: see rows.h.
 *
 * Part: RFC 4180, and what spreadsheets make of it: semicolons or tabs between, line feeds alone, a
 * byte-order mark. Invariants: a row that is cut off or has other cells than the header is told and
 * left out; a cell is one line of valid UTF-8. Cost: linear in the file. */
#include "export/rows.h"

#include <stdio.h>
#include <string.h>

#include "base/calendar.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "export/row.h"

typedef struct rows_reader {
    const rsm_codes *codes;
    rsm_data_set set;
    const char *path;
    const rsm_rows_taker *taker;
    rsm_slice rest; /* of the file */
    uint32_t line;  /* of the file, where the row begins */
    char separator;
    rsm_arena header_arena, arena; /* of the file, of a row */
    rsm_vector columns;            /* rsm_slice */
    rsm_vector cells;              /* rsm_slice */
    rsm_error *error;
} rows_reader;

static rsm_status no_memory(rsm_error *error) {
    return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
}

static void complain(const rows_reader *reader, uint32_t line, const char *message) {
    char where[512];
    snprintf(where, sizeof where, "%.480s:%u", reader->path, (unsigned)line);
    if (reader->taker->complain != NULL) {
        reader->taker->complain(reader->taker->context, where, message);
    }
}

/* ---- cells ---- */

/* The bytes of a cell in quotes, a pair of quotes being one; *at is moved past the last. False
 * where the file ends within. */
static bool take_quoted(rows_reader *reader, size_t *at, rsm_buffer *cell, uint32_t *lines) {
    rsm_slice rest = reader->rest;
    size_t i = *at + 1;
    for (; i < rest.size; i++) {
        char byte = rest.data[i];
        if (byte == '"' && i + 1 < rest.size && rest.data[i + 1] == '"') {
            i++;
        } else if (byte == '"') {
            *at = i + 1;
            return true;
        }
        *lines += byte == '\n';
        if (cell->size < RSM_ROW_CELL) {
            rsm_buffer_append_char(cell, byte);
        }
    }
    *at = i;
    return false;
}

/* As one line of valid UTF-8, without the apostrophe that guards against formulas. */
static bool push_cell(rows_reader *reader, rsm_vector *cells, const rsm_buffer *raw) {
    rsm_buffer valid, line;
    bool kept = cells->count < RSM_ROW_CELLS;
    rsm_buffer_init(&valid, reader->arena.allocator);
    rsm_buffer_init(&line, reader->arena.allocator);
    rsm_utf8_sanitise(rsm_buffer_slice(raw), cells->count == 0, &valid, NULL);
    rsm_slice text = rsm_slice_trim(rsm_buffer_slice(&valid));
    if (text.size > 1 && text.data[0] == '\'' &&
        rsm_looks_like_formula(rsm_slice_sub(text, 1, text.size))) {
        text = rsm_slice_sub(text, 1, text.size);
    }
    rsm_append_line(&line, text);
    rsm_slice copy = rsm_slice_copy(rsm_buffer_slice(&line), cells->arena);
    bool good = !valid.failed && !line.failed && !cells->arena->failed &&
                (!kept || rsm_vector_push_copy(cells, &copy) != NULL);
    rsm_buffer_free(&valid);
    rsm_buffer_free(&line);
    return good;
}

/* The next row into `cells`. *found is false at the end of the file; *whole where a quote is not
 * closed. False where memory fails. */
static bool next_row(rows_reader *reader, rsm_vector *cells, bool *found, bool *whole) {
    rsm_buffer cell;
    size_t at = 0;
    uint32_t lines = 1;
    bool good = true, ends = false;
    rsm_buffer_init(&cell, reader->arena.allocator);
    *whole = true;
    *found = reader->rest.size > 0;
    while (good && *found && !ends) {
        rsm_buffer_clear(&cell);
        if (at < reader->rest.size && reader->rest.data[at] == '"') {
            *whole = take_quoted(reader, &at, &cell, &lines) && *whole;
        }
        while (at < reader->rest.size && reader->rest.data[at] != reader->separator &&
               reader->rest.data[at] != '\n' && reader->rest.data[at] != '\r') {
            if (cell.size < RSM_ROW_CELL) {
                rsm_buffer_append_char(&cell, reader->rest.data[at]);
            }
            at++;
        }
        good = !cell.failed && push_cell(reader, cells, &cell);
        ends = at >= reader->rest.size || reader->rest.data[at] != reader->separator;
        at += ends ? 0 : 1;
    }
    if (at < reader->rest.size && reader->rest.data[at] == '\r') {
        at++;
    }
    if (at < reader->rest.size && reader->rest.data[at] == '\n') {
        at++;
    }
    reader->rest = rsm_slice_sub(reader->rest, at, reader->rest.size);
    reader->line += lines;
    rsm_buffer_free(&cell);
    return good;
}

/* ---- the header ---- */

static char separator_of(rsm_slice file) {
    size_t end = rsm_slice_find_byte(file, '\n');
    rsm_slice line = rsm_slice_sub(file, 0, end == RSM_NOWHERE ? file.size : end);
    static const char separators[] = {',', ';', '\t'};
    char best = ',';
    size_t most = 0;
    for (size_t i = 0; i < sizeof separators; i++) {
        size_t count = 0;
        for (size_t j = 0; j < line.size; j++) {
            count += line.data[j] == separators[i];
        }
        best = count > most ? separators[i] : best;
        most = count > most ? count : most;
    }
    return best;
}

static bool has_column(const rows_reader *reader, const char *name) {
    const rsm_slice *columns = reader->columns.items;
    for (uint32_t i = 0; i < reader->columns.count; i++) {
        if (rsm_slice_equal_string(columns[i], name)) {
            return true;
        }
    }
    return false;
}

/* Names of columns in small letters, as ACLED and GTD have them but for INT_LOG and its like. */
static void lower_columns(rows_reader *reader) {
    rsm_slice *columns = reader->columns.items;
    for (uint32_t i = 0; i < reader->columns.count; i++) {
        char *copy = rsm_slice_to_string(columns[i], &reader->header_arena);
        for (size_t j = 0; copy != NULL && j < columns[i].size; j++) {
            copy[j] = copy[j] == ':' ? '_' : rsm_ascii_to_lower(copy[j]);
        }
        columns[i] = rsm_slice_from_string(copy);
    }
}

static rsm_status read_header(rows_reader *reader) {
    static const char *const needed[RSM_DATA_SETS][2] = {{"event_date", "event_type"},
                                                         {"eventid", "attacktype1"}};
    bool found, whole;
    reader->separator = separator_of(reader->rest);
    if (!next_row(reader, &reader->columns, &found, &whole)) {
        return no_memory(reader->error);
    }
    lower_columns(reader);
    for (unsigned i = 0; i < 2; i++) {
        if (!has_column(reader, needed[reader->set][i])) {
            return rsm_error_set(reader->error, RSM_ERROR_FORMAT,
                                 "%s is no table of %s: it has no column %s", reader->path,
                                 rsm_data_set_name(reader->set), needed[reader->set][i]);
        }
    }
    return reader->header_arena.failed ? no_memory(reader->error) : RSM_OK;
}

/* ---- a row as a report ---- */

static rsm_slice cell_of(const rows_reader *reader, const char *column) {
    const rsm_slice *columns = reader->columns.items, *cells = reader->cells.items;
    for (uint32_t i = 0; i < reader->columns.count && i < reader->cells.count; i++) {
        if (rsm_slice_equal_string(columns[i], column)) {
            return cells[i];
        }
    }
    return rsm_slice_make("", 0);
}

/* "column: value" for each cell that is filled. */
static rsm_slice text_of(rows_reader *reader) {
    const rsm_slice *columns = reader->columns.items, *cells = reader->cells.items;
    rsm_buffer text;
    rsm_buffer_init(&text, reader->arena.allocator);
    for (uint32_t i = 0; i < reader->columns.count; i++) {
        if (cells[i].size > 0) {
            rsm_buffer_append_slice(&text, columns[i]);
            rsm_buffer_append_string(&text, ": ");
            rsm_buffer_append_slice(&text, cells[i]);
            rsm_buffer_append_char(&text, '\n');
        }
    }
    reader->arena.failed = reader->arena.failed || text.failed;
    rsm_slice copy = rsm_slice_copy(rsm_buffer_slice(&text), &reader->arena);
    rsm_buffer_free(&text);
    return copy;
}

/* ACLED's timestamp is when the row was last changed; else, and of GTD, the day of the event. */
static rsm_instant published_of(const rows_reader *reader) {
    rsm_instant instant = rsm_instant_unknown();
    uint64_t seconds, year, month, day;
    int32_t date;
    if (reader->set == RSM_DATA_ACLED &&
        rsm_slice_parse_unsigned(cell_of(reader, "timestamp"), UINT64_C(100000000000), &seconds)) {
        instant = rsm_instant_of_day((int32_t)(seconds / 86400));
        instant.minute = (int16_t)(seconds % 86400 / 60);
    } else if (reader->set == RSM_DATA_ACLED) {
        (void)rsm_instant_parse(cell_of(reader, "event_date"), &instant);
    } else if (rsm_slice_parse_unsigned(cell_of(reader, "iyear"), 9999, &year) &&
               rsm_slice_parse_unsigned(cell_of(reader, "imonth"), 12, &month) &&
               rsm_slice_parse_unsigned(cell_of(reader, "iday"), 31, &day) &&
               rsm_day_from_date((int32_t)year, (int32_t)month, (int32_t)day, &date)) {
        instant = rsm_instant_of_day(date);
    }
    return instant;
}

static rsm_status take_row(rows_reader *reader, uint32_t line) {
    static const char *const outlets[] = {"ACLED", "GTD"};
    static const char *const marks[] = {"{\"coded\":\"acled\"}", "{\"coded\":\"gtd\"}"};
    static const char *const keys[] = {"event_id_cnty", "eventid"};
    rsm_arena *arena = &reader->arena;
    rsm_report report = {.outlet = rsm_slice_from_string(outlets[reader->set]),
                         .kept = rsm_slice_from_string(marks[reader->set]),
                         .language = RSM_SLICE("en")};
    rsm_slice key = cell_of(reader, keys[reader->set]), empty = rsm_slice_make("", 0);
    rsm_reading reading;
    char hash[17];
    report.text = text_of(reader);
    rsm_hash64_hex(rsm_hash64(report.text), hash);
    report.id = rsm_slice_from_string(
        rsm_arena_format(arena, "%s:%.*s", rsm_data_set_name(reader->set),
                         RSM_SLICE_ARGUMENTS(key.size > 0 ? key : rsm_slice_from_string(hash))));
    report.path =
        rsm_slice_from_string(rsm_arena_format(arena, "%s:%u", reader->path, (unsigned)line));
    size_t end = rsm_slice_find_byte(report.text, '\n');
    report.title = rsm_slice_sub(report.text, 0, end == RSM_NOWHERE ? report.text.size : end);
    report.url = report.author = report.error = empty;
    report.published.earliest = report.published.latest = published_of(reader);
    report.published.basis = report.published.earliest.known ? RSM_DATE_GIVEN : RSM_DATE_UNKNOWN;
    if (arena->failed || !rsm_row_reading(reader->codes, reader->set, &report, arena, &reading)) {
        return no_memory(reader->error);
    }
    return reader->taker->take(reader->taker->context, &reading, reader->error);
}

static rsm_status read_rows(rows_reader *reader) {
    rsm_status status = read_header(reader);
    bool found = true;
    while (status == RSM_OK && found) {
        uint32_t line = reader->line;
        bool whole;
        rsm_arena_reset(&reader->arena);
        rsm_vector_init(&reader->cells, &reader->arena, sizeof(rsm_slice));
        if (!next_row(reader, &reader->cells, &found, &whole)) {
            return no_memory(reader->error);
        }
        bool blank =
            reader->cells.count == 1 && ((const rsm_slice *)reader->cells.items)[0].size == 0;
        if (!found || blank) {
            continue;
        }
        if (!whole) {
            complain(reader, line, "a quote is not closed");
        } else if (reader->cells.count != reader->columns.count) {
            complain(reader, line, "has other cells than the header");
        } else {
            status = take_row(reader, line);
        }
    }
    return status;
}

rsm_status rsm_rows_take(const rsm_codes *codes, rsm_data_set set, const char *path, rsm_slice file,
                         const rsm_allocator *allocator, const rsm_rows_taker *taker,
                         rsm_error *error) {
    rows_reader reader = {.codes = codes,
                          .set = set,
                          .path = path,
                          .taker = taker,
                          .rest = file,
                          .line = 1,
                          .error = error};
    if (rsm_slice_starts_with(file, RSM_SLICE("\xEF\xBB\xBF"))) {
        reader.rest = rsm_slice_sub(file, 3, file.size);
    }
    rsm_arena_init(&reader.header_arena, allocator, 0);
    rsm_arena_init(&reader.arena, allocator, 0);
    rsm_vector_init(&reader.columns, &reader.header_arena, sizeof(rsm_slice));
    rsm_status status = read_rows(&reader);
    rsm_arena_free(&reader.header_arena);
    rsm_arena_free(&reader.arena);
    return status;
}

rsm_status rsm_rows_read(const rsm_codes *codes, rsm_data_set set, const char *path,
                         const rsm_allocator *allocator, const rsm_rows_taker *taker,
                         rsm_error *error) {
    rsm_mapped_file file;
    rsm_status status = rsm_file_map(path, &file, error);
    if (status == RSM_OK) {
        status = rsm_rows_take(codes, set, path, rsm_slice_make((const char *)file.data, file.size),
                               allocator, taker, error);
        rsm_file_unmap(&file);
    }
    return status;
}
