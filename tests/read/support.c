/*
 * tests/read/support.c - see support.h.
 */
#include "support.h"

#include "base/file.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

enum { FILES_MOST = 64, PATH_SIZE = 512 };

static rsm_world *world;
static char folder[] = "/tmp/rashomon-read-XXXXXX";
static char files[FILES_MOST][PATH_SIZE];
static size_t file_count;

int open_surroundings(void **state) {
    rsm_error error;
    if (mkdtemp(folder) == NULL)
        return -1;
    return rsm_world_open(RSM_TEST_WORLD_FILE, &world, &error) == RSM_OK ? 0 : -1;
}

int close_surroundings(void **state) {
    for (size_t i = file_count; i-- > 0;) {
        unlink(files[i]);
        *strrchr(files[i], '/') = '\0';
        if (strcmp(files[i], folder) != 0)
            rmdir(files[i]);
    }
    rmdir(folder);
    rsm_world_close(world);
    return 0;
}

const rsm_world *test_world(void) {
    return world;
}

/* The path of a new file, its folder made. */
static const char *new_path(const char *name) {
    const char *slash = strchr(name, '/');
    char *path = files[file_count++];
    assert_true(file_count < FILES_MOST);
    if (slash != NULL) {
        snprintf(path, PATH_SIZE, "%s/%.*s", folder, (int)(slash - name), name);
        mkdir(path, 0700);
    }
    snprintf(path, PATH_SIZE, "%s/%s", folder, name);
    return path;
}

const char *put_file(const char *name, const void *bytes, size_t size) {
    const char *path = new_path(name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
    return path;
}

const char *put_text(const char *name, const char *text) {
    return put_file(name, text, strlen(text));
}

const char *put_gzip(const char *name, const void *bytes, size_t size) {
    const char *path = new_path(name);
    gzFile file = gzopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(gzwrite(file, bytes, (unsigned)size), size);
    assert_int_equal(gzclose(file), Z_OK);
    return path;
}

static void write_name(rsm_buffer *out, const char *path) {
    const char *slash = strrchr(path, '/');
    rsm_buffer_append_string(out, slash == NULL ? path : slash + 1);
}

static void write_text(rsm_buffer *out, rsm_slice text) {
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '\n')
            rsm_buffer_append_string(out, "\\n");
        else if (text.data[i] == '\r')
            rsm_buffer_append_string(out, "\\r");
        else
            rsm_buffer_append_char(out, text.data[i]);
    }
}

static void write_report(rsm_buffer *out, const rsm_report *report, rsm_arena *arena) {
    rsm_buffer_append_string(out, "report ");
    write_name(out, rsm_arena_copy(arena, report->path.data, report->path.size));
    rsm_buffer_append_string(out, " | ");
    write_text(out, report->title);
    rsm_buffer_append_string(out, " | ");
    write_text(out, report->error);
    rsm_buffer_append_string(out, " | ");
    write_text(out, rsm_slice_sub(report->text, 0, 200));
    rsm_buffer_append_string(out, "\n");
}

void read_all(const char *const *paths, size_t count, rsm_buffer *out) {
    rsm_reader *reader;
    rsm_arena arena;
    rsm_report report;
    rsm_complaint complaint;
    rsm_error error = {0};
    assert_int_equal(rsm_reader_open(world, paths, count, &reader, &error), RSM_OK);
    rsm_arena_init(&arena, NULL, 0);
    for (bool end = false; !end; rsm_arena_reset(&arena)) {
        switch (rsm_reader_next(reader, &arena, &report, &complaint, &error)) {
        case RSM_READ_REPORT:
            write_report(out, &report, &arena);
            break;
        case RSM_READ_COMPLAINT:
            rsm_buffer_append_string(out, "complaint ");
            write_name(out, complaint.where);
            rsm_buffer_append_string(out, " | ");
            rsm_buffer_append_string(out, complaint.message);
            rsm_buffer_append_string(out, "\n");
            break;
        case RSM_READ_END:
            end = true;
            break;
        default:
            fail_msg("%s", error.message);
        }
    }
    rsm_arena_free(&arena);
    rsm_reader_close(reader);
}

void check_reading(const char *path, const char *expected) {
    rsm_buffer out;
    rsm_buffer_init(&out, NULL);
    read_all(&path, 1, &out);
    assert_string_equal(rsm_buffer_string(&out), expected);
    rsm_buffer_free(&out);
}

rsm_report compose(const rsm_parts *parts, rsm_arena *arena) {
    rsm_report report;
    rsm_error error = {0};
    if (rsm_report_compose(world, parts, arena, &report, &error) != RSM_OK)
        fail_msg("%s", error.message);
    return report;
}
