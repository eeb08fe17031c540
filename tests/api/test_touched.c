/*
 * tests/api/test_touched.c - a build works out only what its reports touch, and ends as if all had
 * been worked out: for any order and any batches, with texts that change, dates that change, and
 * more reports of one kind than stand in one window.
 */
#include "support.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CROWD = 170, CROWD_IDS = 130, VERSIONS = 36, REPORTS = 14, RECALLS = 60 };

static unsigned draw(uint32_t *seed, unsigned most) {
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 16) % most;
}

static void shuffle(const char **paths, size_t count, uint32_t seed) {
    for (size_t i = count; i > 1; i--) {
        size_t other = draw(&seed, (unsigned)i);
        const char *path = paths[i - 1];
        paths[i - 1] = paths[other];
        paths[other] = path;
    }
}

/* Working out everything finds what is stored. */
static void assert_sound(const char *name) {
    char path[1024];
    rsm_session *session;
    rsm_verified verified;
    rsm_string faults;
    rsm_error error = {0};
    snprintf(path, sizeof path, "%s/%s", test_folder(), name);
    assert_int_equal(rsm_session_open(test_model(), path, RSM_SESSION_READ, NULL, &session, &error),
                     RSM_OK);
    assert_int_equal(rsm_session_verify(session, &verified, &faults, &error), RSM_OK);
    if (verified.faults > 0)
        print_error("%.600s\n", faults.data);
    assert_int_equal(verified.faults, 0);
    assert_true(verified.incidents > 0);
    rsm_string_free(&faults);
    rsm_session_close(session);
}

/* What is noted of bringing together, by the ids of reports: pairs with their points, clusters,
 * candidates and copies. */
#define PROFILE(column) \
    "(SELECT id FROM fuse_reports WHERE report = " column " >> 16) || '.' || (" column " & 65535)"
static const char notes_sql[] =
    "SELECT group_concat(line, char(10)) FROM ("
    "SELECT 'pair ' || " PROFILE("profile") " || ' ' || " PROFILE(
        "other") " || ' ' || points AS line FROM fuse_pairs"
                 " UNION ALL SELECT 'cluster ' || " PROFILE(
                     "profile") " || ' ' ||"
                                " coalesce(" PROFILE(
                                    "cluster") ", '') FROM fuse_profiles"
                                               " UNION ALL SELECT 'candidate ' || " PROFILE(
                                                   "profile") " || ' ' || number ||"
                                                              " ' ' || " PROFILE(
                                                                  "cluster") " FROM fuse_candidates"
                                                                             " UNION ALL SELECT "
                                                                             "'copy ' || c.id || ' "
                                                                             "' || o.id FROM "
                                                                             "fuse_reports c"
                                                                             " JOIN fuse_reports o "
                                                                             "ON o.report = "
                                                                             "c.copy_of ORDER BY "
                                                                             "line)";

static void read_notes(const char *name, rsm_buffer *notes) {
    char path[1024];
    sqlite3 *database = NULL;
    sqlite3_stmt *row = NULL;
    snprintf(path, sizeof path, "%s/%s", test_folder(), name);
    assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(database, notes_sql, -1, &row, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(row), SQLITE_ROW);
    rsm_buffer_append_string(notes, (const char *)sqlite3_column_text(row, 0));
    sqlite3_finalize(row);
    sqlite3_close(database);
    assert_true(notes->size > 500);
}

/* The export, and the notes after it. */
static void read_all(const char *name, rsm_buffer *out) {
    assert_sound(name);
    rsm_buffer_init(out, NULL);
    assert_int_equal(export_json(name, out), RSM_OK);
    read_notes(name, out);
    remove_ledger(name);
}

/* Builds in batches of drawn sizes. */
static void build_in_batches(const char **paths, size_t count, uint32_t seed, rsm_buffer *out) {
    static const unsigned sizes[] = {1, 1, 1, 2, 5, 17, 40};
    uint32_t drawn = seed;
    for (size_t at = 0; at < count;) {
        size_t size = sizes[draw(&drawn, COUNT_OF(sizes))];
        size = size < count - at ? size : count - at;
        assert_int_equal(build("touched.db", paths + at, size, 1 + (unsigned)at % 2), RSM_OK);
        at += size;
    }
    read_all("touched.db", out);
}

static void assert_same_in_any_batches(const char **paths, size_t count, uint32_t orders) {
    rsm_buffer whole, pieces;
    assert_int_equal(build("touched.db", paths, count, 2), RSM_OK);
    read_all("touched.db", &whole);
    for (uint32_t i = 0; i < orders; i++) {
        shuffle(paths, count, i + 11);
        build_in_batches(paths, count, i + 3, &pieces);
        assert_int_equal(pieces.size, whole.size);
        assert_memory_equal(pieces.data, whole.data, whole.size);
        rsm_buffer_free(&pieces);
    }
    rsm_buffer_free(&whole);
}

static FILE *begin_file(char **path, const char *kind, size_t number) {
    *path = malloc(1024);
    assert_non_null(*path);
    snprintf(*path, 1024, "%s/%s-%03zu.jsonl", test_folder(), kind, number);
    FILE *file = fopen(*path, "wb");
    assert_non_null(file);
    return file;
}

static void free_paths(const char **paths, size_t count) {
    for (size_t i = 0; i < count; i++)
        free((char *)(uintptr_t)paths[i]);
}

/* Reports of one town and week, more than a window holds, of bombings that differ by street; some
 * are other versions of one that is there. */
static void crowded_reports_end_the_same_in_any_batches(void **state) {
    static const char *const streets[] = {"Arden", "Bellow", "Corvin", "Dunmore", "Elwick"};
    const char *paths[CROWD];
    uint32_t seed = 5;
    for (size_t i = 0; i < CROWD; i++) {
        char *path;
        FILE *file = begin_file(&path, "crowd", i);
        unsigned street = draw(&seed, 5), killed = 3 + 7 * street + draw(&seed, 2);
        fprintf(file,
                "{\"id\":\"c%03u\",\"outlet\":\"Post %u\",\"published\":\"2021-05-%02u\",\"text\":"
                "\"A bomb exploded near %s Street in Mosul, Iraq, on %u May 2021, killing %u "
                "people, police said. Shop %zu was hit.\"}\n",
                i < CROWD_IDS ? (unsigned)i : draw(&seed, CROWD_IDS), draw(&seed, 4),
                11 + draw(&seed, 3), streets[street], i < CROWD_IDS ? 10 : 9, killed, i);
        assert_int_equal(fclose(file), 0);
        paths[i] = path;
    }
    assert_same_in_any_batches(paths, CROWD, long_tests() ? 10 : 2);
    free_paths(paths, CROWD);
}

/* Other texts and dates of reports that are there: each takes the place of the one before, or stays
 * behind it; copies lose their originals. */
static void versions_end_the_same_in_any_batches(void **state) {
    static const char *const towns[] = {"Mosul, Iraq", "Kabul, Afghanistan"};
    const char *paths[VERSIONS];
    uint32_t seed = 9;
    for (size_t i = 0; i < VERSIONS; i++) {
        char *path;
        FILE *file = begin_file(&path, "version", i);
        unsigned town = draw(&seed, 2), day = 10 + draw(&seed, 2);
        fprintf(file,
                "{\"id\":\"v%u\",\"outlet\":\"Post %u\",\"published\":\"2021-05-%02u\",\"text\":"
                "\"Gunmen attacked a bus in %s on %u May 2021, killing %u people and wounding "
                "%u, police said. A driver who saw the attack said that the men came from the "
                "hills before dawn, stopped the bus at a bridge, and fled when soldiers came "
                "down the road.%s\"}\n",
                draw(&seed, REPORTS), draw(&seed, 3), day + 1 + draw(&seed, 3), towns[town], day,
                5 + draw(&seed, 2), 11 + draw(&seed, 2),
                draw(&seed, 2) > 0 ? " Two days after the attack, police arrested four men." : "");
        assert_int_equal(fclose(file), 0);
        paths[i] = path;
    }
    assert_same_in_any_batches(paths, VERSIONS, long_tests() ? 40 : 6);
    free_paths(paths, VERSIONS);
}

/* Recalls of earlier attacks, some of which fit several; reports that make them fit others. */
static void recalls_end_the_same_in_any_batches(void **state) {
    static const char *const recalls[] = {
        "The town was hit by a car bomb at a market earlier.",
        "A suicide bombing in Kabul last month killed 12 people.",
        "In 2019, a bombing at a mosque in Mosul killed 31 people.",
        "It was the second attack in the town in a week.", ""};
    static const char *const towns[] = {"Mosul, Iraq", "Kabul, Afghanistan"};
    const char *paths[RECALLS];
    uint32_t seed = 21;
    for (size_t i = 0; i < RECALLS; i++) {
        char *path;
        FILE *file = begin_file(&path, "recall", i);
        unsigned town = draw(&seed, 2), month = 3 + draw(&seed, 3), day = 3 + 9 * draw(&seed, 3);
        fprintf(file, "{\"id\":\"r%02zu\",\"outlet\":\"Post %u\",", i, draw(&seed, 4));
        if (draw(&seed, 5) > 0)
            fprintf(file, "\"published\":\"2021-%02u-%02u\",", month, day + draw(&seed, 3));
        fprintf(file,
                "\"text\":\"A car bomb exploded at a market in %s on %u.%u.2021, killing %u "
                "people, the interior ministry said. %s %s\"}\n",
                towns[town], day, month, 6 * month + draw(&seed, 2), recalls[draw(&seed, 5)],
                recalls[draw(&seed, 5)]);
        assert_int_equal(fclose(file), 0);
        paths[i] = path;
    }
    assert_same_in_any_batches(paths, RECALLS, long_tests() ? 20 : 3);
    free_paths(paths, RECALLS);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(crowded_reports_end_the_same_in_any_batches),
        cmocka_unit_test(versions_end_the_same_in_any_batches),
        cmocka_unit_test(recalls_end_the_same_in_any_batches),
    };
    return cmocka_run_group_tests(tests, open_surroundings, close_surroundings);
}
