/* The reader: goes through paths and gives one report at a time.
 *
 * All paths are listed first (folders walked in byte order), then files are read one by one: plain
 * text and HTML whole, JSON Lines line by line. What is wrong with a file is a complaint that names
 * it, and the reader goes on. Invariant: reports come in the order of the paths, lines in order of
 * the file. Cost: one file or line in memory. */
#include "base/file.h"
#include "base/utf8.h"
#include "base/vector.h"
#include "read/internal.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

typedef enum file_type { FILE_PLAIN, FILE_HTML, FILE_LINES, FILE_UNKNOWN } file_type;

typedef struct entry {
    const char *path;
    uint64_t size;
    file_type type;
    const char *problem; /* why it cannot be read, or NULL */
} entry;

struct rsm_reader {
    const rsm_world *world;
    rsm_arena arena;
    rsm_vector entries;
    uint32_t next;
    uint64_t done, total;
    gzFile lines; /* the JSON Lines file being read, or NULL */
    const entry *open;
    uint64_t line_number;
    rsm_buffer buffer;
    bool has_warning;
    rsm_complaint warning; /* told after the report it came with */
};

/* ---- what kind of file ---- */

static bool ends_with(rsm_slice name, const char *ending) {
    rsm_slice tail = rsm_slice_from_string(ending);
    return name.size > tail.size &&
           rsm_slice_equal_ascii_caseless(rsm_slice_sub(name, name.size - tail.size, name.size),
                                          tail);
}

static file_type type_of_name(const char *path) {
    rsm_slice name = rsm_path_name(rsm_slice_from_string(path));
    if (ends_with(name, ".gz"))
        name.size -= 3;
    if (ends_with(name, ".txt"))
        return FILE_PLAIN;
    if (ends_with(name, ".html") || ends_with(name, ".htm") || ends_with(name, ".xhtml"))
        return FILE_HTML;
    if (ends_with(name, ".jsonl") || ends_with(name, ".ndjson"))
        return FILE_LINES;
    return FILE_UNKNOWN;
}

static file_type type_of_bytes(rsm_slice bytes) {
    rsm_slice start = rsm_slice_trim(rsm_slice_sub(bytes, 0, 1024));
    if (start.size > 0 && start.data[0] == '{')
        return FILE_LINES;
    bool html = rsm_slice_find(start, RSM_SLICE("<html"), 0) != RSM_NOWHERE ||
                rsm_slice_find(start, RSM_SLICE("<!DOCTYPE"), 0) != RSM_NOWHERE ||
                rsm_slice_find(start, RSM_SLICE("<!doctype"), 0) != RSM_NOWHERE ||
                rsm_slice_find(start, RSM_SLICE("<HTML"), 0) != RSM_NOWHERE;
    return html ? FILE_HTML : FILE_PLAIN;
}

/* ---- the list of files ---- */

static bool add_entry(rsm_reader *reader, const char *path, file_type type, const char *problem) {
    entry *e = rsm_vector_push(&reader->entries);
    if (e == NULL)
        return false;
    struct stat about;
    e->path = rsm_arena_copy(&reader->arena, path, strlen(path));
    e->type = type;
    e->problem = problem == NULL ? NULL : rsm_arena_copy(&reader->arena, problem, strlen(problem));
    if (strcmp(path, "-") != 0 && stat(path, &about) == 0)
        e->size = (uint64_t)about.st_size;
    reader->total += e->size;
    return e->path != NULL;
}

static rsm_status visit_file(void *context, const char *path, rsm_status status,
                             const char *message) {
    rsm_reader *reader = context;
    file_type type = type_of_name(path);
    if (status == RSM_OK && type == FILE_UNKNOWN)
        return RSM_OK; /* files of other kinds are passed over */
    return add_entry(reader, path, type, status == RSM_OK ? NULL : message) ? RSM_OK
                                                                            : RSM_ERROR_MEMORY;
}

static rsm_status list_path(rsm_reader *reader, const char *path, rsm_error *error) {
    if (strcmp(path, "-") == 0)
        return add_entry(reader, path, FILE_UNKNOWN, NULL) ? RSM_OK : RSM_ERROR_MEMORY;
    switch (rsm_file_kind_of(path)) {
    case RSM_FILE_FOLDER:
        return rsm_walk(path, NULL, visit_file, reader, error);
    case RSM_FILE_MISSING:
        return add_entry(reader, path, FILE_UNKNOWN, "no such file or folder") ? RSM_OK
                                                                               : RSM_ERROR_MEMORY;
    case RSM_FILE_UNREADABLE:
        return add_entry(reader, path, FILE_UNKNOWN, "it cannot be read") ? RSM_OK
                                                                          : RSM_ERROR_MEMORY;
    default:
        return add_entry(reader, path, type_of_name(path), NULL) ? RSM_OK : RSM_ERROR_MEMORY;
    }
}

rsm_status rsm_reader_open(const rsm_world *world, const char *const *paths, size_t path_count,
                           rsm_reader **reader, rsm_error *error) {
    *reader = NULL;
    rsm_reader *opened = rsm_allocate(NULL, sizeof *opened);
    if (opened == NULL)
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    memset(opened, 0, sizeof *opened);
    opened->world = world;
    rsm_arena_init(&opened->arena, NULL, 0);
    rsm_vector_init(&opened->entries, &opened->arena, sizeof(entry));
    rsm_buffer_init(&opened->buffer, NULL);
    rsm_status status = RSM_OK;
    for (size_t i = 0; i < path_count && status == RSM_OK; i++)
        status = list_path(opened, paths[i], error);
    if (status != RSM_OK) {
        rsm_reader_close(opened);
        return status == RSM_ERROR_MEMORY ? rsm_error_set(error, status, "out of memory") : status;
    }
    *reader = opened;
    return RSM_OK;
}

void rsm_reader_close(rsm_reader *reader) {
    if (reader == NULL)
        return;
    if (reader->lines != NULL)
        gzclose(reader->lines);
    rsm_buffer_free(&reader->buffer);
    rsm_arena_free(&reader->arena);
    rsm_release(NULL, reader, sizeof *reader);
}

void rsm_reader_progress(const rsm_reader *reader, uint64_t *done, uint64_t *total) {
    uint64_t within = 0;
    if (reader->lines != NULL) {
        z_off_t offset = gzoffset(reader->lines);
        within = offset > 0 ? (uint64_t)offset : 0;
    }
    *done = reader->done + within;
    *total = reader->total;
}

/* ---- complaints ---- */

static void put_text(char *to, size_t size, const char *text) {
    size_t kept = 0;
    for (; *text != '\0' && kept + 1 < size; text++) {
        unsigned char c = (unsigned char)*text;
        to[kept++] = c < 32 || c == 127 ? '?' : (char)c;
    }
    to[kept] = '\0';
}

static rsm_read_event complain(rsm_complaint *complaint, const char *path, uint64_t line,
                               const char *message) {
    char name[sizeof complaint->where - 24];
    put_text(name, sizeof name, strcmp(path, "-") == 0 ? "standard input" : path);
    if (line > 0)
        snprintf(complaint->where, sizeof complaint->where, "%s:%llu", name,
                 (unsigned long long)line);
    else
        snprintf(complaint->where, sizeof complaint->where, "%s", name);
    put_text(complaint->message, sizeof complaint->message, message);
    return RSM_READ_COMPLAINT;
}

static void warn_after(rsm_reader *reader, const char *path, uint64_t line, const char *message) {
    complain(&reader->warning, path, line, message);
    reader->has_warning = true;
}

static rsm_read_event failed(rsm_error *error, const char *message) {
    rsm_error_set(error, RSM_ERROR_MEMORY, "%s", message);
    return RSM_READ_FAILED;
}

/* ---- whole files ---- */

/* Whether bytes are no text at all: many NULs or other control characters. */
static bool is_binary(rsm_slice bytes) {
    size_t look = bytes.size < 65536 ? bytes.size : 65536, strange = 0;
    for (size_t i = 0; i < look; i++) {
        unsigned char c = (unsigned char)bytes.data[i];
        strange += c == 0 || (c < 32 && !rsm_ascii_is_space((char)c) && c != 27);
    }
    return strange * 50 > look;
}

static rsm_read_event give_report(rsm_reader *reader, const rsm_parts *parts, uint64_t line,
                                  rsm_arena *arena, rsm_report *report, rsm_complaint *complaint,
                                  rsm_error *error) {
    rsm_error problem = {0};
    rsm_status status = rsm_report_compose(reader->world, parts, arena, report, &problem);
    if (status == RSM_OK)
        return RSM_READ_REPORT;
    if (status == RSM_ERROR_MEMORY)
        return failed(error, problem.message);
    return complain(complaint, reader->open->path, line, problem.message);
}

static rsm_read_event read_bytes(rsm_reader *reader, file_type type, rsm_slice bytes,
                                 rsm_arena *arena, rsm_report *report, rsm_complaint *complaint,
                                 rsm_error *error) {
    const char *path = reader->open->path;
    if (bytes.size == 0)
        return complain(complaint, path, 0, "empty");
    if (is_binary(bytes))
        return complain(complaint, path, 0, "binary, not text");
    rsm_parts parts = {.path = rsm_slice_from_string(path)};
    rsm_error problem = {0};
    if (type == FILE_HTML) {
        rsm_status status = rsm_read_html(bytes, arena, &parts, &problem);
        if (status == RSM_ERROR_MEMORY)
            return failed(error, problem.message);
        if (status != RSM_OK)
            return complain(complaint, path, 0, problem.message);
    } else {
        size_t invalid = rsm_utf8_find_invalid(bytes);
        if (invalid != RSM_NOWHERE) {
            char message[96];
            snprintf(message, sizeof message,
                     "not UTF-8 at byte %zu: read with such bytes replaced", invalid);
            warn_after(reader, path, 0, message);
        }
        rsm_read_plain(bytes, &parts);
    }
    rsm_instant earliest, latest;
    if (parts.published.size > 0 &&
        !rsm_read_date(rsm_slice_trim(parts.published), &earliest, &latest)) {
        warn_after(reader, path, 0, "the date of publication does not exist: read without a date");
        parts.published = rsm_slice_make("", 0);
    }
    return give_report(reader, &parts, 0, arena, report, complaint, error);
}

static rsm_read_event read_whole(rsm_reader *reader, rsm_arena *arena, rsm_report *report,
                                 rsm_complaint *complaint, rsm_error *error) {
    const entry *e = reader->open;
    rsm_error problem = {0};
    rsm_buffer_clear(&reader->buffer);
    rsm_status status = rsm_file_read(e->path, RSM_READ_FILE_LIMIT, &reader->buffer, &problem);
    if (status == RSM_ERROR_MEMORY)
        return failed(error, problem.message);
    reader->done += e->size;
    if (status == RSM_ERROR_LIMIT)
        return complain(complaint, e->path, 0, "over 64 MiB: not read");
    if (status != RSM_OK)
        return complain(complaint, e->path, 0, problem.message);
    rsm_slice bytes = rsm_slice_make(reader->buffer.data, reader->buffer.size);
    file_type type = e->type == FILE_UNKNOWN ? type_of_bytes(bytes) : e->type;
    return read_bytes(reader, type, bytes, arena, report, complaint, error);
}

/* ---- JSON Lines ---- */

/* The next line into the buffer. 1 a line, 0 the end, -1 damaged, -2 too long (the rest of it is
 * passed over). */
static int read_line(rsm_reader *reader) {
    bool long_line = false;
    rsm_buffer_clear(&reader->buffer);
    for (;;) {
        char chunk[16384]; /* not by gzgets: a line may hold NUL */
        size_t size = 0;
        int byte = 0;
        while (size < sizeof chunk && byte != '\n' && (byte = gzgetc(reader->lines)) != -1)
            chunk[size++] = (char)byte;
        if (size == 0) {
            int code;
            gzerror(reader->lines, &code);
            if (code != Z_OK && code != Z_STREAM_END)
                return -1;
            return reader->buffer.size > 0 || long_line ? (long_line ? -2 : 1) : 0;
        }
        if (reader->buffer.size + size > RSM_READ_LINE_LIMIT)
            long_line = true;
        if (!long_line)
            rsm_buffer_append(&reader->buffer, chunk, size);
        if (byte == '\n')
            return long_line ? -2 : 1;
    }
}

static void close_lines(rsm_reader *reader) {
    gzclose(reader->lines);
    reader->lines = NULL;
    reader->done += reader->open->size;
}

static rsm_read_event parse_line(rsm_reader *reader, rsm_slice line, rsm_arena *arena,
                                 rsm_report *report, rsm_complaint *complaint, rsm_error *error) {
    const char *path = reader->open->path;
    rsm_error problem = {0}, warning = {0};
    rsm_parts parts = {0};
    const char *name = strcmp(path, "-") == 0 ? "standard input" : path;
    parts.path = rsm_slice_from_string(
        rsm_arena_format(arena, "%s:%llu", name, (unsigned long long)reader->line_number));
    rsm_status status = rsm_read_json_line(line, arena, &parts, &warning, &problem);
    if (status == RSM_ERROR_MEMORY)
        return failed(error, problem.message);
    if (status != RSM_OK)
        return complain(complaint, path, reader->line_number, problem.message);
    if (warning.status != RSM_OK)
        warn_after(reader, path, reader->line_number, warning.message);
    return give_report(reader, &parts, reader->line_number, arena, report, complaint, error);
}

/* The next report of the open file; RSM_READ_END at its end. */
static rsm_read_event read_lines(rsm_reader *reader, rsm_arena *arena, rsm_report *report,
                                 rsm_complaint *complaint, rsm_error *error) {
    for (;;) {
        int got = read_line(reader);
        if (reader->buffer.failed)
            return failed(error, "out of memory");
        if (got == 0) {
            bool nothing = reader->line_number == 0;
            close_lines(reader);
            return nothing ? complain(complaint, reader->open->path, 0, "empty") : RSM_READ_END;
        }
        reader->line_number++;
        if (got == -1) {
            close_lines(reader);
            return complain(complaint, reader->open->path, reader->line_number,
                            "damaged: the file ends here");
        }
        if (got == -2)
            return complain(complaint, reader->open->path, reader->line_number,
                            "a line of over 16 MiB: not read");
        rsm_slice line = rsm_slice_trim(rsm_slice_make(reader->buffer.data, reader->buffer.size));
        if (line.size > 0)
            return parse_line(reader, line, arena, report, complaint, error);
    }
}

static bool open_lines(rsm_reader *reader) {
    bool standard = strcmp(reader->open->path, "-") == 0;
    reader->lines = standard ? gzdopen(dup(0), "rb") : gzopen(reader->open->path, "rb");
    if (reader->lines != NULL)
        gzbuffer(reader->lines, 131072);
    reader->line_number = 0;
    return reader->lines != NULL;
}

/* Standard input: JSON Lines are read as they come; anything else whole. */
static rsm_read_event read_standard_input(rsm_reader *reader, rsm_arena *arena, rsm_report *report,
                                          rsm_complaint *complaint, rsm_error *error) {
    if (!open_lines(reader))
        return complain(complaint, "-", 0, "it cannot be read");
    int first = gzgetc(reader->lines);
    if (first != -1)
        gzungetc(first, reader->lines);
    if (first == '{')
        return read_lines(reader, arena, report, complaint, error);
    rsm_buffer_clear(&reader->buffer);
    char chunk[16384];
    int size;
    while ((size = gzread(reader->lines, chunk, sizeof chunk)) > 0 &&
           reader->buffer.size <= RSM_READ_FILE_LIMIT)
        rsm_buffer_append(&reader->buffer, chunk, (size_t)size);
    close_lines(reader);
    if (reader->buffer.failed)
        return failed(error, "out of memory");
    if (reader->buffer.size > RSM_READ_FILE_LIMIT)
        return complain(complaint, "-", 0, "over 64 MiB: not read");
    rsm_slice bytes = rsm_slice_make(reader->buffer.data, reader->buffer.size);
    return read_bytes(reader, type_of_bytes(bytes), bytes, arena, report, complaint, error);
}

/* ---- the next report ---- */

static rsm_read_event start_file(rsm_reader *reader, rsm_arena *arena, rsm_report *report,
                                 rsm_complaint *complaint, rsm_error *error) {
    reader->open = rsm_vector_at(&reader->entries, reader->next++);
    if (reader->open->problem != NULL)
        return complain(complaint, reader->open->path, 0, reader->open->problem);
    if (strcmp(reader->open->path, "-") == 0)
        return read_standard_input(reader, arena, report, complaint, error);
    if (reader->open->type != FILE_LINES)
        return read_whole(reader, arena, report, complaint, error);
    if (!open_lines(reader))
        return complain(complaint, reader->open->path, 0, "it cannot be read");
    return read_lines(reader, arena, report, complaint, error);
}

rsm_read_event rsm_reader_next(rsm_reader *reader, rsm_arena *arena, rsm_report *report,
                               rsm_complaint *complaint, rsm_error *error) {
    if (reader->has_warning) {
        *complaint = reader->warning;
        reader->has_warning = false;
        return RSM_READ_COMPLAINT;
    }
    for (;;) {
        rsm_read_event event;
        if (reader->lines != NULL)
            event = read_lines(reader, arena, report, complaint, error);
        else if (reader->next >= reader->entries.count)
            return RSM_READ_END;
        else
            event = start_file(reader, arena, report, complaint, error);
        if (event != RSM_READ_END)
            return event;
    }
}
