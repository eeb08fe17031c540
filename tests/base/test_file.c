/*
 * tests/base/test_file.c - files and folders. Each test has a folder of its own, removed at its
 * end.
 */
#include "base/file.h"
#include "support/failing_allocator.h"
#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

static char folder[] = "/tmp/rashomon-test-XXXXXX";

static int enter_folder(void **state) {
    strcpy(folder, "/tmp/rashomon-test-XXXXXX");
    return mkdtemp(folder) != NULL && chdir(folder) == 0 ? 0 : -1;
}

static int leave_folder(void **state) {
    char command[64];
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    return chdir("/") == 0 && system(command) == 0 ? 0 : -1;
}

static void put(const char *path, const char *text) {
    assert_int_equal(rsm_file_write(path, rsm_slice_from_string(text), NULL), RSM_OK);
}

static void put_gzip(const char *path, const char *mode, const char *text) {
    gzFile file = gzopen(path, mode);
    assert_non_null(file);
    assert_int_equal(gzwrite(file, text, (unsigned)strlen(text)), (int)strlen(text));
    gzclose(file);
}

static void what_is_written_is_read(void **state) {
    rsm_buffer buffer;
    rsm_mapped_file mapped;
    rsm_buffer_init(&buffer, NULL);
    put("a.txt", "one");
    put("a.txt", "two");
    rsm_buffer_append_string(&buffer, "before ");
    assert_int_equal(rsm_file_read("a.txt", 0, &buffer, NULL), RSM_OK);
    assert_string_equal(rsm_buffer_string(&buffer), "before two");
    assert_int_equal(rsm_file_map("a.txt", &mapped, NULL), RSM_OK);
    assert_int_equal(mapped.size, 3);
    assert_memory_equal(mapped.data, "two", 3);
    rsm_file_unmap(&mapped);
    put("empty", "");
    assert_int_equal(rsm_file_map("empty", &mapped, NULL), RSM_OK);
    assert_int_equal(mapped.size, 0);
    rsm_file_unmap(&mapped);
    rsm_buffer_clear(&buffer);
    assert_int_equal(rsm_file_read("empty", 0, &buffer, NULL), RSM_OK);
    assert_int_equal(buffer.size, 0);
    rsm_buffer_free(&buffer);
}

static void what_cannot_be_read_is_told(void **state) {
    rsm_buffer buffer;
    rsm_error error;
    rsm_mapped_file mapped;
    rsm_buffer_init(&buffer, NULL);
    assert_int_equal(rsm_file_read("absent", 0, &buffer, &error), RSM_ERROR_NOT_FOUND);
    assert_true(strlen(error.message) > 0);
    assert_int_equal(rsm_file_read(".", 0, &buffer, &error), RSM_ERROR_IO);
    assert_int_equal(rsm_file_read("/dev/zero", 0, &buffer, &error), RSM_ERROR_IO);
    assert_int_equal(rsm_file_map("absent", &mapped, &error), RSM_ERROR_NOT_FOUND);
    assert_int_equal(rsm_file_map(".", &mapped, &error), RSM_ERROR_IO);
    put("ten", "0123456789");
    assert_int_equal(rsm_file_read("ten", 10, &buffer, &error), RSM_OK);
    assert_int_equal(rsm_file_read("ten", 9, &buffer, &error), RSM_ERROR_LIMIT);
    rsm_buffer_free(&buffer);
}

static void a_failed_write_leaves_nothing_behind(void **state) {
    rsm_error error;
    assert_int_equal(rsm_file_write("absent/a", RSM_SLICE("x"), &error), RSM_ERROR_NOT_FOUND);
    assert_int_equal(rsm_file_write(".", RSM_SLICE("x"), &error), RSM_ERROR_IO);
    if (access("/dev/full", W_OK) == 0)
        assert_int_equal(rsm_file_write("/dev/full", RSM_SLICE("x"), &error), RSM_ERROR_FULL);
    assert_int_equal(rsm_file_kind_of("absent"), RSM_FILE_MISSING);
}

static void gzip_is_unpacked_whatever_the_name(void **state) {
    rsm_buffer buffer;
    rsm_buffer_init(&buffer, NULL);
    put_gzip("x.txt", "wb", "packed ");
    put_gzip("x.txt", "ab", "twice");
    assert_int_equal(rsm_file_read("x.txt", 0, &buffer, NULL), RSM_OK);
    assert_string_equal(rsm_buffer_string(&buffer), "packed twice");
    rsm_buffer_free(&buffer);
}

static void damaged_gzip_is_told_and_never_runs_on(void **state) {
    rsm_buffer packed;
    rsm_buffer out;
    char text[20000];
    rsm_error error;
    memset(text, 'a', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    put_gzip("g", "wb", text);
    rsm_buffer_init(&packed, NULL);
    rsm_buffer_init(&out, NULL);
    { /* the packed bytes as they are */
        FILE *file = fopen("g", "rb");
        char bytes[4096];
        size_t size = fread(bytes, 1, sizeof bytes, file);
        fclose(file);
        rsm_buffer_append(&packed, bytes, size);
    }
    for (size_t size = 2; size < packed.size; size++) {
        rsm_buffer_clear(&out);
        assert_int_equal(rsm_gzip_unpack(rsm_slice_make(packed.data, size), 0, &out, &error),
                         RSM_ERROR_FORMAT);
    }
    rsm_buffer_clear(&out);
    assert_int_equal(rsm_gzip_unpack(rsm_buffer_slice(&packed), 1000, &out, &error),
                     RSM_ERROR_LIMIT);
    rsm_buffer_clear(&out);
    packed.data[packed.size / 2] ^= 0x55;
    assert_int_equal(rsm_gzip_unpack(rsm_buffer_slice(&packed), 0, &out, &error), RSM_ERROR_FORMAT);
    rsm_buffer_clear(&out);
    packed.data[packed.size / 2] ^= 0x55;
    rsm_buffer_append_string(&packed, "trailing");
    assert_int_equal(rsm_gzip_unpack(rsm_buffer_slice(&packed), 0, &out, &error), RSM_OK);
    assert_int_equal(out.size, sizeof text - 1);
    rsm_buffer_free(&packed);
    rsm_buffer_free(&out);
}

static void reading_copes_without_memory(void **state) {
    bool done = false;
    put_gzip("g", "wb", "some text to unpack");
    for (size_t nth = 0; !done; nth++) {
        failing_allocator memory;
        rsm_buffer buffer;
        rsm_error error;
        failing_allocator_init(&memory, nth);
        rsm_buffer_init(&buffer, &memory.allocator);
        done = rsm_file_read("g", 0, &buffer, &error) == RSM_OK;
        assert_true(done || error.status == RSM_ERROR_MEMORY);
        assert_true(done != memory.has_failed);
        rsm_buffer_free(&buffer);
        assert_int_equal(memory.held, 0);
        assert_true(nth < 100);
    }
}

/* Joins what a walk visits: "path;" or "path!status;". */
static rsm_status note(void *context, const char *path, rsm_status status, const char *message) {
    rsm_buffer *seen = context;
    rsm_buffer_append_string(seen, path);
    if (status != RSM_OK)
        rsm_buffer_append_format(seen, "!%d", (int)status);
    rsm_buffer_append_char(seen, ';');
    return rsm_slice_equal_string(rsm_path_name(rsm_slice_from_string(path)), "stop")
               ? RSM_ERROR_CANCELLED
               : RSM_OK;
}

static void folders_are_walked_in_order_of_bytes(void **state) {
    rsm_buffer seen;
    rsm_buffer_init(&seen, NULL);
    mkdir("top", 0777);
    mkdir("top/b", 0777);
    mkdir("top/b/deep", 0777);
    mkdir("top/empty", 0777);
    put("top/a", "");
    put("top/Z", "");
    put("top/\xC3\xA4", "");
    put("top/b/deep/x", "");
    put("top/c", "");
    assert_int_equal(symlink("..", "top/b/loop"), 0);
    assert_int_equal(symlink("nowhere", "top/broken"), 0);
    assert_int_equal(rsm_walk("top", NULL, note, &seen, NULL), RSM_OK);
    assert_string_equal(rsm_buffer_string(&seen),
                        "top/Z;top/a;top/b/deep/x;top/broken!5;top/c;top/\xC3\xA4;");
    rsm_buffer_clear(&seen);
    assert_int_equal(rsm_walk("top/b/", NULL, note, &seen, NULL), RSM_OK);
    assert_true(rsm_slice_starts_with(rsm_buffer_slice(&seen), RSM_SLICE("top/b/deep/x;")));
    rsm_buffer_clear(&seen);
    assert_int_equal(rsm_walk("top/a", NULL, note, &seen, NULL), RSM_OK);
    assert_int_equal(rsm_walk("absent", NULL, note, &seen, NULL), RSM_OK);
    assert_string_equal(rsm_buffer_string(&seen), "top/a;absent!5;");
    put("top/b/deep/stop", "");
    rsm_buffer_clear(&seen);
    assert_int_equal(rsm_walk("top", NULL, note, &seen, NULL), RSM_ERROR_CANCELLED);
    assert_string_equal(rsm_buffer_string(&seen), "top/Z;top/a;top/b/deep/stop;");
    rsm_buffer_free(&seen);
}

static void a_walk_ends_where_folders_are_too_deep(void **state) {
    rsm_buffer seen;
    char path[1024] = "d";
    rsm_buffer_init(&seen, NULL);
    mkdir(path, 0777);
    for (int i = 0; i < RSM_WALK_DEPTH + 5; i++) {
        strcat(path, "/d");
        mkdir(path, 0777);
    }
    assert_int_equal(rsm_walk("d", NULL, note, &seen, NULL), RSM_OK);
    assert_true(rsm_slice_ends_with(rsm_buffer_slice(&seen), RSM_SLICE("/d!4;")));
    rsm_buffer_free(&seen);
}

static void paths_are_taken_apart(void **state) {
    static const struct {
        const char *path;
        const char *name;
        const char *extension;
    } CASES[] = {{"a/b.c/d.txt", "d.txt", ".txt"},
                 {"d.jsonl.gz", "d.jsonl.gz", ".gz"},
                 {"a.b/c", "c", ""},
                 {".hidden", ".hidden", ""},
                 {"", "", ""},
                 {"a/", "", ""}};
    for (size_t i = 0; i < COUNT_OF(CASES); i++) {
        rsm_slice path = rsm_slice_from_string(CASES[i].path);
        assert_slice_equal(rsm_path_name(path), CASES[i].name);
        assert_slice_equal(rsm_path_extension(path), CASES[i].extension);
    }
}

#define IN_A_FOLDER(test) cmocka_unit_test_setup_teardown(test, enter_folder, leave_folder)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_A_FOLDER(what_is_written_is_read),
        IN_A_FOLDER(what_cannot_be_read_is_told),
        IN_A_FOLDER(a_failed_write_leaves_nothing_behind),
        IN_A_FOLDER(gzip_is_unpacked_whatever_the_name),
        IN_A_FOLDER(damaged_gzip_is_told_and_never_runs_on),
        IN_A_FOLDER(reading_copes_without_memory),
        IN_A_FOLDER(folders_are_walked_in_order_of_bytes),
        IN_A_FOLDER(a_walk_ends_where_folders_are_too_deep),
        cmocka_unit_test(paths_are_taken_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
