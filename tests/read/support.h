/*
 * tests/read/support.h - what the tests of reading share: the world, a folder of files, a reader
 * run to its end.
 */
#ifndef RSM_TESTS_READ_SUPPORT_H
#define RSM_TESTS_READ_SUPPORT_H

#include "base/buffer.h"
#include "read/internal.h"
#include "support/test.h"

#include <stdio.h>

/* Set-up and tear-down of a group: opens the world and makes an empty folder; takes both away. */
int open_surroundings(void **state);
int close_surroundings(void **state);

const rsm_world *test_world(void);

/* Puts a file into the folder; `name` may name a folder before it. The path, kept until tear-down.
 */
const char *put_file(const char *name, const void *bytes, size_t size);
const char *put_text(const char *name, const char *text);
const char *put_gzip(const char *name, const void *bytes, size_t size);

/* What a reader gives for the paths, a line each: `report NAME | title | error | text` or
 * `complaint NAME[:LINE] | message`, NAME being the file's without its folder, line ends in texts
 * written "\n". NUL-terminated, in `out`. */
void read_all(const char *const *paths, size_t count, rsm_buffer *out);

/* The same of one path, compared. */
void check_reading(const char *path, const char *expected);

/* The report made of parts; fails the test where that does not work. Lives in `arena`. */
rsm_report compose(const rsm_parts *parts, rsm_arena *arena);

#endif
