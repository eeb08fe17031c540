/*
 * tests/base/test_large.c - what is larger than memory: streams of packed files, sorts on disk,
 * files that are there whole or not at all.
 */
#include "support/test.h"

#include "base/bigfile.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/sorter.h"
#include "base/stream.h"
#include "support/zip.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char folder[64];

static int make_folder(void **state) {
    strcpy(folder, "/tmp/rashomon-large-XXXXXX");
    return mkdtemp(folder) == NULL;
}

static unsigned files_in_folder(void) {
    unsigned count = 0;
    DIR *open = opendir(folder);
    for (struct dirent *entry; open != NULL && (entry = readdir(open)) != NULL;)
        count += entry->d_name[0] != '.';
    closedir(open);
    return count;
}

static int remove_folder(void **state) {
    return rmdir(folder);
}

static const char *path_of(const char *name) {
    static char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

/* ---- streams ---- */

/* Reads a file of these bytes through a stream; the text in `out`. */
static rsm_status read_as(const char *name, rsm_slice bytes, rsm_buffer *out, rsm_error *error) {
    const char *path = path_of(name);
    rsm_stream *stream;
    char piece[7];
    size_t got = 1;
    assert_int_equal(rsm_file_write(path, bytes, error), RSM_OK);
    rsm_status status = rsm_stream_open(path, &stream, error);
    while (status == RSM_OK && got > 0) {
        status = rsm_stream_read(stream, piece, sizeof piece, &got, error);
        if (status == RSM_OK)
            rsm_buffer_append(out, piece, got);
    }
    if (stream != NULL && status == RSM_OK)
        assert_int_equal(rsm_stream_position(stream), rsm_stream_size(stream));
    rsm_stream_close(stream);
    unlink(path);
    return status;
}

#define TEXT "Tessaly\nOsk\n"

static void plain_gzip_and_zip_files_read_as_the_same_text(void **state) {
    static const zip_member members[] = {
        {.name = "readme.txt", .text = RSM_SLICE_INITIALISER("a long word on what this is")},
        {.name = "AA.txt", .text = RSM_SLICE_INITIALISER(TEXT), .deflate = true},
        {.name = "picture.png",
         .text = RSM_SLICE_INITIALISER("not a text, however long it may be")}};
    static const struct {
        const char *name;
        int kind; /* 0 plain, 1 gzip, 2 zip */
    } cases[] = {{"a.txt", 0}, {"a", 0},      {"a.gz", 1}, {"a.txt", 1},
                 {"b.zip", 2}, {"AA.zip", 2}, {"a.txt", 2}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        rsm_error error = {0};
        rsm_buffer bytes, out;
        rsm_buffer_init(&bytes, NULL);
        rsm_buffer_init(&out, NULL);
        if (cases[i].kind == 0)
            rsm_buffer_append_string(&bytes, TEXT);
        else if (cases[i].kind == 1)
            make_gzip(RSM_SLICE(TEXT), &bytes);
        else
            make_zip(members, COUNT_OF(members), &bytes);
        assert_int_equal(read_as(cases[i].name, rsm_buffer_slice(&bytes), &out, &error), RSM_OK);
        assert_slice_equal(rsm_buffer_slice(&out), TEXT);
        rsm_buffer_free(&bytes);
        rsm_buffer_free(&out);
    }
}

static void the_file_of_the_archives_name_is_the_one_that_is_meant(void **state) {
    static const zip_member members[] = {
        {.name = "AA.txt", .text = RSM_SLICE_INITIALISER("small")},
        {.name = "other.txt", .text = RSM_SLICE_INITIALISER("larger than that")}};
    static const char *const names[] = {"AA.zip", "BB.zip"}, *const texts[] = {"small",
                                                                               "larger than that"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        rsm_error error = {0};
        rsm_buffer bytes, out;
        rsm_buffer_init(&bytes, NULL);
        rsm_buffer_init(&out, NULL);
        make_zip(members, COUNT_OF(members), &bytes);
        assert_int_equal(read_as(names[i], rsm_buffer_slice(&bytes), &out, &error), RSM_OK);
        assert_slice_equal(rsm_buffer_slice(&out), texts[i]);
        rsm_buffer_free(&bytes);
        rsm_buffer_free(&out);
    }
}

static void archives_that_are_wrong_are_told_in_one_line(void **state) {
    static const struct {
        const char *message;
        zip_member member;
    } cases[] = {
        {"is encrypted", {.name = "a.txt", .text = RSM_SLICE_INITIALISER("x"), .encrypted = true}},
        {"method 14", {.name = "a.txt", .text = RSM_SLICE_INITIALISER("x"), .method = 14}},
        {"method 99", {.name = "a.txt", .text = RSM_SLICE_INITIALISER("x"), .method = 99}},
        {"holds no .txt file", {.name = "a.csv", .text = RSM_SLICE_INITIALISER("x")}},
        {"holds no .txt file", {.name = "readme.txt", .text = RSM_SLICE_INITIALISER("x")}},
        {"checksum", {.name = "a.txt", .text = RSM_SLICE_INITIALISER("x"), .bad_checksum = true}},
        {"damaged",
         {.name = "a.txt", .text = RSM_SLICE_INITIALISER("x"), .deflate = true, .more = 9}},
        {"damaged", {.name = "a.txt", .text = RSM_SLICE_INITIALISER("x"), .method = 8}},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        rsm_error error = {0};
        rsm_buffer bytes, out;
        rsm_buffer_init(&bytes, NULL);
        rsm_buffer_init(&out, NULL);
        make_zip(&cases[i].member, 1, &bytes);
        assert_int_equal(read_as("wrong.zip", rsm_buffer_slice(&bytes), &out, &error),
                         RSM_ERROR_FORMAT);
        if (strstr(error.message, cases[i].message) == NULL)
            fail_msg("'%s', not '%s'", error.message, cases[i].message);
        rsm_buffer_free(&bytes);
        rsm_buffer_free(&out);
    }
}

static void a_file_that_is_called_zip_and_is_none_is_an_error(void **state) {
    rsm_error error = {0};
    rsm_buffer out;
    rsm_buffer_init(&out, NULL);
    assert_int_equal(read_as("a.zip", RSM_SLICE("Tessaly"), &out, &error), RSM_ERROR_FORMAT);
    assert_non_null(strstr(error.message, "is no zip archive"));
    assert_int_equal(rsm_stream_open(folder, &(rsm_stream *){NULL}, &error), RSM_ERROR_IO);
    rsm_buffer_free(&out);
}

/* Cut at each byte, an archive or a stream never gives less than the text in silence (the last
 * bytes of an archive say nothing). */
static void packed_files_cut_at_any_byte_are_errors(void **state) {
    zip_member member = {.name = "a.txt", .text = RSM_SLICE(TEXT TEXT TEXT), .deflate = true};
    rsm_buffer files[2];
    rsm_buffer_init(&files[0], NULL);
    rsm_buffer_init(&files[1], NULL);
    make_zip(&member, 1, &files[0]);
    make_gzip(member.text, &files[1]);
    for (int kind = 0; kind < 2; kind++)
        for (size_t size = 3; size < files[kind].size; size++) {
            rsm_error error = {0};
            rsm_buffer out;
            rsm_buffer_init(&out, NULL);
            rsm_status status =
                read_as(kind == 0 ? "cut.zip" : "cut.gz",
                        rsm_slice_sub(rsm_buffer_slice(&files[kind]), 0, size), &out, &error);
            bool whole = status == RSM_OK && rsm_slice_equal(rsm_buffer_slice(&out), member.text);
            if (status != RSM_ERROR_FORMAT && !whole)
                fail_msg("kind %d cut to %zu bytes: status %d", kind, size, (int)status);
            rsm_buffer_free(&out);
        }
    rsm_buffer_free(&files[0]);
    rsm_buffer_free(&files[1]);
}

static void what_unpacks_to_a_hundred_times_its_size_is_refused(void **state) {
    size_t size = (size_t)24 << 20;
    char *zeros = calloc(1, size);
    zip_member member = {.name = "a.txt", .text = {zeros, size}, .deflate = true};
    for (int kind = 0; kind < 2; kind++) {
        rsm_error error = {0};
        rsm_stream *stream;
        rsm_buffer bytes;
        size_t got = 1;
        char *piece = malloc(1 << 20);
        rsm_buffer_init(&bytes, NULL);
        if (kind == 0)
            make_zip(&member, 1, &bytes);
        else
            make_gzip(member.text, &bytes);
        const char *path = path_of("bomb");
        assert_int_equal(rsm_file_write(path, rsm_buffer_slice(&bytes), &error), RSM_OK);
        assert_int_equal(rsm_stream_open(path, &stream, &error), RSM_OK);
        rsm_status status = RSM_OK;
        while (status == RSM_OK && got > 0)
            status = rsm_stream_read(stream, piece, 1 << 20, &got, &error);
        assert_int_equal(status, RSM_ERROR_LIMIT);
        rsm_stream_close(stream);
        unlink(path);
        free(piece);
        rsm_buffer_free(&bytes);
    }
    free(zeros);
}

/* ---- sorts ---- */

/* A record: four bytes of key, the number of its turn, and padding. */
static void sort_many(uint32_t count, size_t padding) {
    rsm_sorter *sorter;
    rsm_error error = {0};
    rsm_slice record;
    unsigned char *bytes = calloc(1, 8 + padding);
    uint32_t seed = 5, seen = 0, last_key = 0, last_turn = 0;
    assert_int_equal(rsm_sorter_new(path_of("sorted"), 4, 1, &sorter, &error), RSM_OK);
    for (uint32_t i = 0; i < count; i++) {
        seed = seed * 1664525u + 1013904223u;
        rsm_key_32(seed >> 20, bytes);
        rsm_key_32(i + 1, bytes + 4);
        assert_int_equal(rsm_sorter_add(sorter, bytes, 8 + seed % (padding + 1), &error), RSM_OK);
    }
    assert_int_equal(rsm_sorter_sort(sorter, &error), RSM_OK);
    assert_int_equal(rsm_sorter_count(sorter), count);
    for (;;) {
        assert_int_equal(rsm_sorter_next(sorter, &record, &error), RSM_OK);
        if (record.data == NULL)
            break;
        uint32_t key = rsm_key_to_32((const unsigned char *)record.data);
        uint32_t turn = rsm_key_to_32((const unsigned char *)record.data + 4);
        if (seen++ > 0)
            assert_true(key > last_key || (key == last_key && turn > last_turn));
        last_key = key;
        last_turn = turn;
    }
    assert_int_equal(seen, count);
    rsm_sorter_free(sorter);
    free(bytes);
}

static void records_come_in_order_of_their_keys_and_then_of_their_turns(void **state) {
    static const struct {
        uint32_t count;
        size_t padding;
    } cases[] = {{0, 0}, {1, 0}, {2, 10}, {1000, 40}, {60000, 30}, {200000, 4}, {900, 60000}};
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        sort_many(cases[i].count, cases[i].padding);
    assert_int_equal(files_in_folder(), 0);
}

static void a_record_over_the_cap_is_refused(void **state) {
    static char bytes[RSM_SORTER_RECORD + 1];
    rsm_sorter *sorter;
    rsm_error error = {0};
    assert_int_equal(rsm_sorter_new(path_of("sorted"), 4, 1, &sorter, &error), RSM_OK);
    assert_int_equal(rsm_sorter_add(sorter, bytes, RSM_SORTER_RECORD, &error), RSM_OK);
    assert_int_equal(rsm_sorter_add(sorter, bytes, sizeof bytes, &error), RSM_ERROR_LIMIT);
    assert_int_equal(rsm_sorter_add(sorter, bytes, 3, &error), RSM_ERROR_LIMIT);
    rsm_sorter_free(sorter);
}

/* ---- large files ---- */

static void a_large_file_is_there_whole_or_not_at_all(void **state) {
    rsm_bigfile file;
    rsm_error error = {0};
    rsm_buffer read;
    uint64_t hash = 0;
    size_t size = 1000000;
    char *bytes = malloc(size);
    for (size_t i = 0; i < size; i++)
        bytes[i] = (char)(i * 31 % 251);
    char path[128];
    snprintf(path, sizeof path, "%s/large", folder);
    for (int commit = 0; commit < 2; commit++) {
        assert_int_equal(rsm_bigfile_open(&file, path, false, &error), RSM_OK);
        for (size_t at = 0; at < size; at += 777)
            rsm_bigfile_put(&file, bytes + at, size - at < 777 ? size - at : 777);
        assert_int_equal(rsm_bigfile_align(&file), 1000000);
        assert_int_equal(rsm_bigfile_flush(&file, &error), RSM_OK);
        assert_int_equal(rsm_bigfile_hash(&file, 16, &hash, &error), RSM_OK);
        assert_int_equal(hash, rsm_hash64(rsm_slice_make(bytes + 16, size - 16)));
        assert_int_equal(rsm_file_kind_of(path), RSM_FILE_MISSING);
        if (commit)
            assert_int_equal(rsm_bigfile_commit(&file, &error), RSM_OK);
        rsm_bigfile_close(&file);
        assert_int_equal(files_in_folder(), commit);
    }
    rsm_buffer_init(&read, NULL);
    assert_int_equal(rsm_file_read(path, 0, &read, &error), RSM_OK);
    assert_int_equal(read.size, size);
    assert_memory_equal(read.data, bytes, size);
    rsm_buffer_free(&read);
    free(bytes);
    unlink(path);
    assert_int_equal(rsm_bigfile_open(&file, "/proc/no/such/place", false, &error),
                     RSM_ERROR_NOT_FOUND);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_gzip_and_zip_files_read_as_the_same_text),
        cmocka_unit_test(the_file_of_the_archives_name_is_the_one_that_is_meant),
        cmocka_unit_test(archives_that_are_wrong_are_told_in_one_line),
        cmocka_unit_test(a_file_that_is_called_zip_and_is_none_is_an_error),
        cmocka_unit_test(packed_files_cut_at_any_byte_are_errors),
        cmocka_unit_test(what_unpacks_to_a_hundred_times_its_size_is_refused),
        cmocka_unit_test(records_come_in_order_of_their_keys_and_then_of_their_turns),
        cmocka_unit_test(a_record_over_the_cap_is_refused),
        cmocka_unit_test(a_large_file_is_there_whole_or_not_at_all),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
