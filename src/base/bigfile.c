/*
 * base/bigfile.c - see base/bigfile.h. Files without a name are Linux's O_TMPFILE, which glibc
 * declares for _GNU_SOURCE alone; elsewhere a file is made with a name and loses it at once, and is
 * copied where it is to have one again.
 */
#define _GNU_SOURCE
#include "base/bigfile.h"

#include "base/file.h"
#include "base/slice.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <xxhash.h>

enum { PENDING = 1 << 18, NAMES_TRIED = 100 };

static rsm_status fail_errno(rsm_error *error, const char *what) {
    int number = errno;
    return rsm_error_set(error, rsm_status_from_errno(number), "%s: %s", what,
                         number == ENOSPC   ? "no space left on the disk"
                         : number == EACCES ? "permission denied"
                         : number == ENOENT ? "no such folder"
                                            : "the disk or the folder refuses it");
}

/* The folder of a path, "." for none; to be freed. */
static char *folder_of(const char *path) {
    rsm_slice whole = rsm_slice_from_string(path);
    size_t size = whole.size - rsm_path_name(whole).size;
    char *folder = malloc(size + 2);
    if (folder == NULL)
        return NULL;
    memcpy(folder, path, size);
    if (size == 0)
        folder[size++] = '.';
    folder[size] = '\0';
    return folder;
}

static int open_nameless(const char *folder) {
#ifdef O_TMPFILE
    return open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0666);
#else
    (void)folder;
    return -1;
#endif
}

/* A new file beside `path`, its name in *name (to be freed); -1 where that fails. */
static int create_named(const char *path, char **name) {
    size_t size = strlen(path) + 64;
    int descriptor = -1;
    *name = malloc(size);
    if (*name == NULL)
        errno = ENOMEM;
    for (int i = 0; *name != NULL && i < NAMES_TRIED && descriptor < 0; i++) {
        snprintf(*name, size, "%s.%ld-%d.part", path, (long)getpid(), i);
        descriptor = open(*name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (descriptor < 0 && errno != EEXIST)
            break;
    }
    if (descriptor < 0) {
        free(*name);
        *name = NULL;
    }
    return descriptor;
}

rsm_status rsm_scratch_open(const char *path, int *descriptor, rsm_error *error) {
    char *folder = folder_of(path), *name = NULL;
    *descriptor = folder != NULL ? open_nameless(folder) : -1;
    free(folder);
    if (*descriptor < 0) {
        *descriptor = create_named(path, &name);
        if (*descriptor >= 0)
            unlink(name);
    }
    rsm_status status = *descriptor >= 0 ? RSM_OK : fail_errno(error, "cannot be written");
    free(name);
    return status;
}

rsm_status rsm_file_put_at(int descriptor, const void *bytes, size_t size, uint64_t offset,
                           rsm_error *error) {
    const char *from = bytes;
    while (size > 0) {
        ssize_t count = pwrite(descriptor, from, size, (off_t)offset);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return fail_errno(error, "cannot be written");
        from += count;
        size -= (size_t)count;
        offset += (uint64_t)count;
    }
    return RSM_OK;
}

rsm_status rsm_file_get_at(int descriptor, void *bytes, size_t size, uint64_t offset,
                           rsm_error *error) {
    char *to = bytes;
    while (size > 0) {
        ssize_t count = pread(descriptor, to, size, (off_t)offset);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return rsm_error_set(error, RSM_ERROR_IO, "a scratch file cannot be read back");
        to += count;
        size -= (size_t)count;
        offset += (uint64_t)count;
    }
    return RSM_OK;
}

static rsm_status open_result(rsm_bigfile *file, rsm_error *error) {
    rsm_file_kind there = rsm_file_kind_of(file->path);
    if (there == RSM_FILE_FOLDER)
        return rsm_error_set(error, RSM_ERROR_IO, "is a folder");
    if (there == RSM_FILE_OTHER)
        return rsm_error_set(error, RSM_ERROR_IO, "is no file that can be replaced");
    return rsm_scratch_open(file->path, &file->descriptor, error);
}

rsm_status rsm_bigfile_open(rsm_bigfile *file, const char *path, bool scratch, rsm_error *error) {
    rsm_status status = RSM_OK;
    *file = (rsm_bigfile){.descriptor = -1, .pending = malloc(PENDING)};
    if (!scratch) {
        char *target = realpath(path, NULL); /* where a symbolic link leads */
        file->path = target != NULL ? target : strdup(path);
    }
    if (file->pending == NULL || (!scratch && file->path == NULL))
        status = rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    else if (!scratch)
        status = open_result(file, error);
    else
        status = rsm_scratch_open(path, &file->descriptor, error);
    if (status != RSM_OK)
        rsm_bigfile_close(file);
    return status;
}

static void hand_on(rsm_bigfile *file) {
    if (file->status == RSM_OK)
        file->status = rsm_file_put_at(file->descriptor, file->pending, file->held,
                                       file->size - file->held, &file->error);
    file->held = 0;
}

void rsm_bigfile_put(rsm_bigfile *file, const void *bytes, size_t size) {
    const char *from = bytes;
    while (size > 0) {
        size_t step = PENDING - file->held < size ? PENDING - file->held : size;
        memcpy(file->pending + file->held, from, step);
        file->held += step;
        file->size += step;
        from += step;
        size -= step;
        if (file->held == PENDING)
            hand_on(file);
    }
}

uint64_t rsm_bigfile_align(rsm_bigfile *file) {
    static const char zeros[8];
    rsm_bigfile_put(file, zeros, (size_t)(-file->size & 7));
    return file->size;
}

rsm_status rsm_bigfile_flush(rsm_bigfile *file, rsm_error *error) {
    hand_on(file);
    if (file->status != RSM_OK)
        rsm_error_set(error, file->status, "%s", file->error.message);
    return file->status;
}

rsm_status rsm_bigfile_hash(rsm_bigfile *file, uint64_t start, uint64_t *hash, rsm_error *error) {
    XXH3_state_t *state = XXH3_createState();
    rsm_status status = RSM_OK;
    if (state == NULL)
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    XXH3_64bits_reset(state);
    while (start < file->size && status == RSM_OK) {
        size_t step = file->size - start < PENDING ? (size_t)(file->size - start) : PENDING;
        status = rsm_file_get_at(file->descriptor, file->pending, step, start, error);
        if (status == RSM_OK)
            XXH3_64bits_update(state, file->pending, step);
        start += step;
    }
    *hash = XXH3_64bits_digest(state);
    XXH3_freeState(state);
    return status;
}

/* Gives a file that has none a name beside its path. */
static bool give_name(rsm_bigfile *file) {
    char link[64];
    size_t size = strlen(file->path) + 64;
    bool named = false;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file->descriptor);
    file->name = malloc(size);
    if (file->name == NULL)
        errno = ENOMEM;
    for (int i = 0; file->name != NULL && !named && i < NAMES_TRIED; i++) {
        snprintf(file->name, size, "%s.%ld-%d.part", file->path, (long)getpid(), i);
        named = linkat(AT_FDCWD, link, AT_FDCWD, file->name, AT_SYMLINK_FOLLOW) == 0;
        if (!named && errno != EEXIST)
            break;
    }
    if (!named) {
        free(file->name);
        file->name = NULL;
    }
    return named;
}

/* The same where a file that has lost its name cannot get one again: by a copy. */
static rsm_status copy_to_name(rsm_bigfile *file, rsm_error *error) {
    int copy = create_named(file->path, &file->name);
    rsm_status status = copy >= 0 ? RSM_OK : fail_errno(error, "cannot be written");
    for (uint64_t at = 0; at < file->size && status == RSM_OK; at += PENDING) {
        size_t step = file->size - at < PENDING ? (size_t)(file->size - at) : PENDING;
        status = rsm_file_get_at(file->descriptor, file->pending, step, at, error);
        if (status == RSM_OK)
            status = rsm_file_put_at(copy, file->pending, step, at, error);
    }
    if (status == RSM_OK) {
        close(file->descriptor);
        file->descriptor = copy;
    } else if (copy >= 0) {
        close(copy);
    }
    return status;
}

rsm_status rsm_bigfile_commit(rsm_bigfile *file, rsm_error *error) {
    rsm_status status = rsm_bigfile_flush(file, error);
    if (status == RSM_OK && !give_name(file))
        status =
            errno == ENOMEM ? fail_errno(error, "cannot be written") : copy_to_name(file, error);
    if (status != RSM_OK)
        return status;
    if (fsync(file->descriptor) != 0 && errno != EINVAL)
        return fail_errno(error, "cannot be written");
    if (rename(file->name, file->path) != 0)
        return fail_errno(error, "cannot be written");
    free(file->name);
    file->name = NULL;
    return RSM_OK;
}

void rsm_bigfile_close(rsm_bigfile *file) {
    if (file->name != NULL)
        unlink(file->name);
    if (file->descriptor >= 0)
        close(file->descriptor);
    free(file->name);
    free(file->path);
    free(file->pending);
    *file = (rsm_bigfile){.descriptor = -1};
}
