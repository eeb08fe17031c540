/*
 * base/file.h - files and folders.
 *
 * Part: everything the library asks of the file system but SQLite's own work.
 * Invariants: a size is capped before memory is taken, also of what comes out of a .gz; a file is
 * written beside its place and moved there when whole, so that nothing half-written is ever seen;
 * order of a folder is by bytes and never by locale. Cost: linear in what is read.
 */
#ifndef RSM_BASE_FILE_H
#define RSM_BASE_FILE_H

#include "base/allocator.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/slice.h"
#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Most bytes of one input file, also once unpacked, where the caller has no cap of its own. */
#define RSM_FILE_SIZE_LIMIT ((size_t)1 << 31)

/* Deepest folder below the one that rsm_walk is given. */
#define RSM_WALK_DEPTH 64

/*
 * Appends the whole file to `buffer`; "-" is standard input. What begins with gzip's two bytes is
 * unpacked, whatever its name (several members one after the other are joined; a truncated or
 * damaged one is RSM_ERROR_FORMAT, what was unpacked before staying in the buffer). More than
 * `limit` bytes unpacked (0 for RSM_FILE_SIZE_LIMIT) is RSM_ERROR_LIMIT; a folder or device
 * RSM_ERROR_IO. A message does not name the path, which the caller knows.
 */
rsm_status rsm_file_read(const char *path, size_t limit, rsm_buffer *buffer, rsm_error *error);

/* Unpacks a gzip stream that is in memory; else as rsm_file_read. */
rsm_status rsm_gzip_unpack(rsm_slice packed, size_t limit, rsm_buffer *buffer, rsm_error *error);

/*
 * Writes `data` to a new file beside `path`, syncs it, and moves it there. On failure `path` is as
 * before and the new file is gone.
 */
rsm_status rsm_file_write(const char *path, rsm_slice data, rsm_error *error);

/* A file mapped for reading; page-aligned. */
typedef struct rsm_mapped_file {
    const unsigned char *data; /* NULL where size is 0 */
    size_t size;
} rsm_mapped_file;

/* The file must not be cut short by others while mapped. Freed by rsm_file_unmap. */
rsm_status rsm_file_map(const char *path, rsm_mapped_file *mapped, rsm_error *error);
void rsm_file_unmap(rsm_mapped_file *mapped);

typedef enum rsm_file_kind {
    RSM_FILE_MISSING,
    RSM_FILE_REGULAR,
    RSM_FILE_FOLDER,
    RSM_FILE_OTHER,     /* device, socket, pipe */
    RSM_FILE_UNREADABLE /* it cannot be told what it is */
} rsm_file_kind;

/* What stands at `path`, symbolic links followed. */
rsm_file_kind rsm_file_kind_of(const char *path);

/*
 * Calls `visit` for each file that is no folder below `path` (or for `path` itself where it is
 * none), in order of bytes of the names within each folder. Symbolic links are followed; a folder
 * that is its own ancestor is passed over. A folder that cannot be read or is deeper than
 * RSM_WALK_DEPTH is reported by a call with status other than RSM_OK, and the walk goes on. `path`
 * of a call lives until it returns. A visit that returns other than RSM_OK stops the walk, which
 * returns that.
 */
typedef rsm_status (*rsm_walk_visit)(void *context, const char *path, rsm_status status,
                                     const char *message);
rsm_status rsm_walk(const char *path, const rsm_allocator *allocator, rsm_walk_visit visit,
                    void *context, rsm_error *error);

/* The part of a path after its last slash, and that part's ending with its dot (".txt"), or empty.
 */
rsm_slice rsm_path_name(rsm_slice path);
rsm_slice rsm_path_extension(rsm_slice path);

#endif
