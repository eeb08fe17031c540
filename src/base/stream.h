/*
 * base/stream.h - a large file read from its start to its end, a piece at a time.
 *
 * Part: plain files, gzip files and the one text inside a zip archive, all as a run of bytes.
 * Invariants: memory does not depend on the size of the file; what unpacks to more than
 * RSM_STREAM_LIMIT bytes, or to more than RSM_STREAM_RATIO times its size, is RSM_ERROR_LIMIT;
 * packed data that end too early or do not have their checksum are RSM_ERROR_FORMAT, told at the
 * latest where the data end. Cost: linear in what is read.
 */
#ifndef RSM_BASE_STREAM_H
#define RSM_BASE_STREAM_H

#include "base/status.h"

#include <stddef.h>
#include <stdint.h>

/* Most bytes of one file, also once unpacked; most bytes that one packed byte may become, counted
 * once RSM_STREAM_FREE bytes are unpacked. */
#define RSM_STREAM_LIMIT ((uint64_t)16 << 30)
#define RSM_STREAM_RATIO 100u
#define RSM_STREAM_FREE  ((uint64_t)16 << 20)

typedef struct rsm_stream rsm_stream;

/*
 * Opens the file at `path`; "-" is standard input (plain or gzip). Of the files in a zip archive
 * the one is read that bears the archive's own name, else the largest .txt that is neither
 * readme.txt nor iso-languagecodes.txt. On RSM_OK *stream is closed with rsm_stream_close. A
 * message does not name the path, which the caller knows. Errors: RSM_ERROR_NOT_FOUND,
 * RSM_ERROR_IO, RSM_ERROR_MEMORY, RSM_ERROR_FORMAT (a zip that is none, is encrypted, holds no
 * text, or is packed by a method that is not read).
 */
rsm_status rsm_stream_open(const char *path, rsm_stream **stream, rsm_error *error);
void rsm_stream_close(rsm_stream *stream);

/* Reads up to `size` bytes; *got 0 is the end. */
rsm_status rsm_stream_read(rsm_stream *stream, void *bytes, size_t size, size_t *got,
                           rsm_error *error);

/* Bytes of the file itself that are read, and its size (0: not known). */
uint64_t rsm_stream_position(const rsm_stream *stream);
uint64_t rsm_stream_size(const rsm_stream *stream);

#endif
