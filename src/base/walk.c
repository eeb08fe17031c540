/*
 * base/walk.c - folders, and what a path is made of: see base/file.h.
 */
#include "base/file.h"

#include "base/vector.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static rsm_file_kind kind_of_mode(mode_t mode) {
    if (S_ISREG(mode))
        return RSM_FILE_REGULAR;
    return S_ISDIR(mode) ? RSM_FILE_FOLDER : RSM_FILE_OTHER;
}

/* The kind, and device and inode in `status` where it is neither missing nor unreadable. */
static rsm_file_kind look_at(const char *path, struct stat *status) {
    if (stat(path, status) == 0)
        return kind_of_mode(status->st_mode);
    return errno == ENOENT || errno == ENOTDIR ? RSM_FILE_MISSING : RSM_FILE_UNREADABLE;
}

rsm_file_kind rsm_file_kind_of(const char *path) {
    struct stat status;
    return look_at(path, &status);
}

/* A folder on the way from the top, to tell loops. */
typedef struct ancestor {
    dev_t device;
    ino_t inode;
} ancestor;

typedef struct walk {
    const rsm_allocator *allocator;
    rsm_walk_visit visit;
    void *context;
    rsm_error *error;
    ancestor ancestors[RSM_WALK_DEPTH + 1];
} walk;

static rsm_status walk_path(walk *state, const char *path, unsigned depth);

static rsm_status report(walk *state, const char *path, int error_number) {
    char text[256];
    if (strerror_r(error_number, text, sizeof text) != 0)
        snprintf(text, sizeof text, "error %d", error_number);
    return state->visit(state->context, path, rsm_status_from_errno(error_number), text);
}

static int compare_names(const void *left, const void *right) {
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* Fills `paths` (of char *) with the folder's entries in order. The errno of what fails, or 0. */
static int list_folder(const char *path, rsm_vector *paths) {
    rsm_arena *arena = paths->arena;
    size_t size = strlen(path);
    const char *between = size > 0 && path[size - 1] == '/' ? "" : "/";
    DIR *folder = opendir(path);
    int result = 0;
    if (folder == NULL)
        return errno;
    for (;;) {
        const struct dirent *entry = NULL;
        char **place = NULL;
        errno = 0;
        entry = readdir(folder);
        if (entry == NULL) {
            result = errno;
            break;
        }
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        place = rsm_vector_push(paths);
        if (place != NULL)
            *place = rsm_arena_format(arena, "%s%s%s", path, between, entry->d_name);
        if (arena->failed)
            break;
    }
    closedir(folder);
    if (!arena->failed && !rsm_vector_sort(paths, compare_names))
        arena->failed = true;
    return arena->failed ? ENOMEM : result;
}

static rsm_status walk_folder(walk *state, const char *path, unsigned depth) {
    rsm_arena arena;
    rsm_vector paths;
    rsm_status status = RSM_OK;
    int failure = 0;
    rsm_arena_init(&arena, state->allocator, 0);
    rsm_vector_init(&paths, &arena, sizeof(char *));
    failure = list_folder(path, &paths);
    if (failure == ENOMEM)
        status = rsm_error_set(state->error, RSM_ERROR_MEMORY, "out of memory");
    else if (failure != 0)
        status = report(state, path, failure);
    for (uint32_t i = 0; i < paths.count && status == RSM_OK; i++)
        status = walk_path(state, ((char *const *)paths.items)[i], depth + 1);
    rsm_arena_free(&arena);
    return status;
}

/* Recursion is bounded by RSM_WALK_DEPTH. */
static rsm_status walk_path(walk *state, const char *path, unsigned depth) {
    struct stat status;
    switch (look_at(path, &status)) {
    case RSM_FILE_MISSING:
    case RSM_FILE_UNREADABLE:
        return report(state, path, errno);
    case RSM_FILE_REGULAR:
    case RSM_FILE_OTHER:
        return state->visit(state->context, path, RSM_OK, "");
    case RSM_FILE_FOLDER:
        break;
    }
    for (unsigned i = 0; i < depth && i <= RSM_WALK_DEPTH; i++) {
        if (state->ancestors[i].device == status.st_dev &&
            state->ancestors[i].inode == status.st_ino)
            return RSM_OK;
    }
    if (depth > RSM_WALK_DEPTH)
        return state->visit(state->context, path, RSM_ERROR_LIMIT, "folders are nested too deep");
    state->ancestors[depth].device = status.st_dev;
    state->ancestors[depth].inode = status.st_ino;
    return walk_folder(state, path, depth);
}

rsm_status rsm_walk(const char *path, const rsm_allocator *allocator, rsm_walk_visit visit,
                    void *context, rsm_error *error) {
    walk state;
    memset(&state, 0, sizeof state);
    state.allocator = allocator;
    state.visit = visit;
    state.context = context;
    state.error = error;
    return walk_path(&state, path, 0);
}

rsm_slice rsm_path_name(rsm_slice path) {
    size_t slash = rsm_slice_find_last_byte(path, '/');
    return slash == RSM_NOWHERE ? path : rsm_slice_sub(path, slash + 1, path.size);
}

rsm_slice rsm_path_extension(rsm_slice path) {
    rsm_slice name = rsm_path_name(path);
    size_t dot = rsm_slice_find_last_byte(name, '.');
    if (dot == RSM_NOWHERE || dot == 0)
        return rsm_slice_sub(name, name.size, name.size);
    return rsm_slice_sub(name, dot, name.size);
}
