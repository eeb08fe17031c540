/* Lines of a large file. Memory: one line at most; cost: linear. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "world/import/import.h"

enum { ROOM = 1 << 18 };

rsm_status import_fail(const import_lines *lines, rsm_error *error, const char *format, ...) {
    char message[RSM_ERROR_MESSAGE_SIZE];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    return rsm_error_set(error, RSM_ERROR_FORMAT, "%s:%u: %s", lines->path, (unsigned)lines->line,
                         message);
}

rsm_status import_open_lines(import_lines *lines, const char *path, rsm_error *error) {
    rsm_error cause = {.message = ""};
    *lines = (import_lines){.path = path, .bytes = malloc(ROOM)};
    rsm_buffer_init(&lines->scratch, NULL);
    if (lines->bytes == NULL)
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    rsm_status status = rsm_stream_open(path, &lines->stream, &cause);
    if (status != RSM_OK) {
        import_close_lines(lines);
        rsm_error_set(error, status, "%s: %s", path, cause.message);
    }
    return status;
}

void import_close_lines(import_lines *lines) {
    rsm_stream_close(lines->stream);
    rsm_buffer_free(&lines->scratch);
    free(lines->bytes);
    *lines = (import_lines){.path = lines->path};
}

/* Reads on; what is not yet given moves to the front. */
static rsm_status fill(import_lines *lines, rsm_error *error) {
    rsm_error cause = {.message = ""};
    size_t got = 0;
    memmove(lines->bytes, lines->bytes + lines->used, lines->held - lines->used);
    lines->held -= lines->used;
    lines->used = 0;
    rsm_status status = rsm_stream_read(lines->stream, lines->bytes + lines->held,
                                        ROOM - lines->held, &got, &cause);
    if (status != RSM_OK)
        return rsm_error_set(error, status, "%s:%u: %s", lines->path, (unsigned)lines->line + 1,
                             cause.message);
    lines->held += got;
    lines->at_end = got == 0;
    return RSM_OK;
}

rsm_status import_next_line(import_lines *lines, rsm_slice *line, rsm_error *error) {
    size_t looked = 0; /* bytes known to hold no break */
    *line = (rsm_slice){NULL, 0};
    for (;;) {
        const char *start = lines->bytes + lines->used;
        size_t held = lines->held - lines->used;
        const char *end = memchr(start + looked, '\n', held - looked);
        size_t size = end != NULL ? (size_t)(end - start) : held;
        if (size > IMPORT_LINE) {
            lines->line++;
            return import_fail(lines, error, "a row of over %zu bytes", IMPORT_LINE);
        }
        if (end != NULL || (lines->at_end && held > 0)) {
            lines->line++;
            lines->whole = end != NULL;
            lines->used += size + (end != NULL);
            if (size > 0 && start[size - 1] == '\r')
                size--;
            *line = rsm_slice_make(start, size);
            return RSM_OK;
        }
        if (lines->at_end)
            return RSM_OK;
        looked = held;
        rsm_status status = fill(lines, error);
        if (status != RSM_OK)
            return status;
    }
}
