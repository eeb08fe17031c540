/*
 * tests/api/support.c - see support.h.
 */
#include "support.h"

#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PATH_SIZE = 512 };

static rsm_model *model;
static char folder[] = "/tmp/rashomon-api-XXXXXX";
static char kept[PATHS_MOST][PATH_SIZE];
static size_t kept_count;

int open_surroundings(void **state) {
    rsm_error error;
    setenv("SOURCE_DATE_EPOCH", "1620000000", 1);
    if (mkdtemp(folder) == NULL)
        return -1;
    return rsm_model_open(RSM_TEST_WORLD_FILE, &model, &error) == RSM_OK ? 0 : -1;
}

int close_surroundings(void **state) {
    char command[64];
    rsm_model_close(model);
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    return system(command) == 0 ? 0 : -1;
}

const rsm_model *test_model(void) {
    return model;
}

const char *test_folder(void) {
    return folder;
}

bool long_tests(void) {
    return getenv("RASHOMON_LONG") != NULL;
}

static const char *keep(const char *path) {
    assert_true(kept_count < PATHS_MOST);
    snprintf(kept[kept_count], PATH_SIZE, "%s", path);
    return kept[kept_count++];
}

/* ---- reports ---- */

typedef struct path_list {
    const char **paths;
    size_t count;
} path_list;

static bool ends_with(const char *path, const char *ending) {
    size_t size = strlen(path), tail = strlen(ending);
    return size > tail && strcmp(path + size - tail, ending) == 0;
}

static rsm_status add_report(void *context, const char *path, rsm_status status,
                             const char *message) {
    path_list *list = context;
    bool report = ends_with(path, ".txt") || ends_with(path, ".html") || ends_with(path, ".jsonl");
    if (status == RSM_OK && report)
        list->paths[list->count++] = keep(path);
    return RSM_OK;
}

size_t example_paths(const char **paths) {
    path_list list = {.paths = paths};
    kept_count = 0;
    assert_int_equal(rsm_walk(RSM_TEST_SOURCE_FOLDER "/examples", NULL, add_report, &list, NULL),
                     RSM_OK);
    assert_true(list.count > 10);
    return list.count;
}

/* A number from 0 to `most` - 1, the same on every machine. */
static unsigned draw(uint32_t *seed, unsigned most) {
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 16) % most;
}

static const char *const towns[] = {"Mosul, Iraq", "Kabul, Afghanistan", "Maiduguri, Nigeria"};
static const char *const acts[] = {"A car bomb exploded at a market", "Gunmen attacked a bus",
                                   "An explosion hit a police station"};
static const char *const tellers[] = {"police said", "the interior ministry said",
                                      "a hospital official told Reuters", "witnesses said"};
static const char *const outlets[] = {"Daily Post", "Evening Herald", "Reuters", ""};

static void invent(FILE *file, uint32_t *seed) {
    unsigned town = draw(seed, 3), day = 10 + draw(seed, 4);
    fprintf(file, "Title: %s in %s\nOutlet: %s\n", acts[town], towns[town], outlets[draw(seed, 4)]);
    if (draw(seed, 4) > 0)
        fprintf(file, "Published: 2021-05-%02u\n", day + draw(seed, 3));
    fprintf(file, "\n%s in %s on %u May 2021, killing %u people and wounding %u, %s.\n\n",
            acts[town], towns[town], day - day % 2, 10 + draw(seed, 4), 20 + draw(seed, 30),
            tellers[draw(seed, 4)]);
    if (draw(seed, 2) > 0)
        fputs("Islamic State claimed responsibility for the attack.\n\n", file);
    if (draw(seed, 2) > 0)
        fputs("In 2015, a suicide bombing in Lahore, Pakistan, killed 70 people.\n", file);
}

size_t invented_paths(const char **paths, size_t count) {
    uint32_t seed = 7;
    for (size_t i = 0; i < count; i++) {
        char path[PATH_SIZE];
        snprintf(path, sizeof path, "%s/%03zu.txt", folder, i);
        FILE *file = fopen(path, "wb");
        assert_non_null(file);
        invent(file, &seed);
        assert_int_equal(fclose(file), 0);
        paths[i] = keep(path);
    }
    return count;
}

/* ---- the public functions ---- */

static rsm_status append(void *context, const char *data, size_t size) {
    rsm_buffer *out = context;
    rsm_buffer_append(out, data, size);
    return out->failed ? RSM_ERROR_MEMORY : RSM_OK;
}

rsm_status annotate(const char *const *paths, size_t count, unsigned jobs, rsm_buffer *out) {
    rsm_options options = {.jobs = jobs, .context = out};
    rsm_error error = {0};
    rsm_status status = rsm_annotate_paths(model, paths, count, RSM_ANNOTATE_TOKENS, &options,
                                           append, NULL, &error);
    assert_int_equal(error.status, status);
    return status;
}

static void ledger_path(const char *name, char path[PATH_SIZE]) {
    snprintf(path, PATH_SIZE, "%s/%s", folder, name);
}

rsm_status build(const char *name, const char *const *paths, size_t count, unsigned jobs) {
    char path[PATH_SIZE];
    rsm_options options = {.jobs = jobs};
    rsm_session *session;
    rsm_error error = {0};
    ledger_path(name, path);
    rsm_status status = rsm_session_open(model, path, RSM_SESSION_CREATE, NULL, &session, &error);
    if (status != RSM_OK)
        return status;
    status = rsm_session_build(session, paths, count, &options, NULL, &error);
    if (status != RSM_OK && status != RSM_ERROR_MEMORY)
        print_error("build: %s\n", error.message);
    rsm_session_close(session);
    return status;
}

rsm_status export_json(const char *name, rsm_buffer *out) {
    char path[PATH_SIZE];
    rsm_session *session;
    rsm_string string;
    rsm_error error = {0};
    ledger_path(name, path);
    rsm_status status = rsm_session_open(model, path, RSM_SESSION_READ, NULL, &session, &error);
    if (status != RSM_OK)
        return status;
    status = rsm_session_export(session, "json", NULL, &string, &error);
    if (status == RSM_OK) {
        rsm_buffer_append(out, string.data, string.size);
        rsm_string_free(&string);
    }
    rsm_session_close(session);
    return status;
}

void remove_ledger(const char *name) {
    static const char *const endings[] = {"", "-journal", "-wal", "-shm"};
    char path[PATH_SIZE];
    for (size_t i = 0; i < COUNT_OF(endings); i++) {
        char whole[PATH_SIZE + 16];
        ledger_path(name, path);
        snprintf(whole, sizeof whole, "%s%s", path, endings[i]);
        unlink(whole);
    }
}
