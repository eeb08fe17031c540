/*
 * base/bigfile.h - files too large for memory, written here: scratch that has no name, and a result
 * that is there whole or not at all.
 *
 * Part: what a sort on disk and a large table need of the file system.
 * Invariants: scratch has no name from the moment it can hold anything, so that nothing of it stays
 * whatever ends the program; a result has none until it is whole, and then NAME.PID-N.part for the
 * moment of the move (where the file system knows no nameless files, of a copy). Cost: what is
 * written, once.
 */
#ifndef RSM_BASE_BIGFILE_H
#define RSM_BASE_BIGFILE_H

#include "base/status.h"

#include <stddef.h>
#include <stdint.h>

/* A file without a name in the folder of the file `path`, for reading and writing; the caller
 * closes it. *descriptor is -1 where that fails. */
rsm_status rsm_scratch_open(const char *path, int *descriptor, rsm_error *error);

/* Reads or writes all of it at `offset`. RSM_ERROR_FULL, RSM_ERROR_IO. */
rsm_status rsm_file_put_at(int descriptor, const void *bytes, size_t size, uint64_t offset,
                           rsm_error *error);
rsm_status rsm_file_get_at(int descriptor, void *bytes, size_t size, uint64_t offset,
                           rsm_error *error);

/* A growing file. Errors stay: the first is given by whatever is asked last. */
typedef struct rsm_bigfile {
    int descriptor;
    char *path;        /* where it goes; NULL: scratch */
    char *name;        /* that it has meanwhile, or NULL */
    char *pending;     /* written but not yet handed on */
    size_t held;       /* bytes of it */
    uint64_t size;     /* all that was written, the pending included */
    rsm_status status; /* RSM_OK, or the first error */
    rsm_error error;
} rsm_bigfile;

/* Begins a file that is to stand at `path`, whose folder exists, or scratch beside it. Freed by
 * rsm_bigfile_close whatever happens. */
rsm_status rsm_bigfile_open(rsm_bigfile *file, const char *path, bool scratch, rsm_error *error);

/* Appends. */
void rsm_bigfile_put(rsm_bigfile *file, const void *bytes, size_t size);

/* Appends zeros up to a multiple of 8; gives the size then. */
uint64_t rsm_bigfile_align(rsm_bigfile *file);

/* Hands on what is pending, so that rsm_file_get_at reads it. */
rsm_status rsm_bigfile_flush(rsm_bigfile *file, rsm_error *error);

/* XXH3 of the bytes from `start` to the end, of a flushed file, as rsm_hash64 would give it. */
rsm_status rsm_bigfile_hash(rsm_bigfile *file, uint64_t start, uint64_t *hash, rsm_error *error);

/* Syncs the file and moves it to its path. */
rsm_status rsm_bigfile_commit(rsm_bigfile *file, rsm_error *error);

/* Drops what was not committed. */
void rsm_bigfile_close(rsm_bigfile *file);

#endif
