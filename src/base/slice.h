/*
 * base/slice.h - a run of bytes that somebody else owns.
 *
 * Part: the type in which text is passed about. Not NUL-terminated, may hold NUL.
 * Invariants: `data` may be NULL only where `size` is 0; comparison is by unsigned bytes and never
 * by locale. Cost: every function is linear in the sizes given, none allocates but the one that
 * takes an arena.
 */
#ifndef RSM_BASE_SLICE_H
#define RSM_BASE_SLICE_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct rsm_slice {
    const char *data;
    size_t size;
} rsm_slice;

/* A slice of a string literal: as an expression, and as an initialiser of a static table. */
#define RSM_SLICE(literal) ((rsm_slice){"" literal "", sizeof(literal) - 1})
#define RSM_SLICE_INITIALISER(literal) \
    { "" literal "", sizeof(literal) - 1 }

/* "not found", for the functions that give an offset. */
#define RSM_NOWHERE SIZE_MAX

/* printf arguments for "%.*s"; a slice over INT_MAX bytes is cut. */
#define RSM_SLICE_ARGUMENTS(slice) rsm_slice_print_size(slice), rsm_slice_print_data(slice)

rsm_slice rsm_slice_make(const char *data, size_t size);

/* From a NUL-terminated string; NULL gives the empty slice. */
rsm_slice rsm_slice_from_string(const char *string);

/* Bytes [start, end) of `slice`; both are clamped to it, and start > end gives the empty slice. */
rsm_slice rsm_slice_sub(rsm_slice slice, size_t start, size_t end);

bool rsm_slice_is_empty(rsm_slice slice);
bool rsm_slice_equal(rsm_slice left, rsm_slice right);
bool rsm_slice_equal_string(rsm_slice left, const char *right);

/* Equal where ASCII letters are taken without regard to case. */
bool rsm_slice_equal_ascii_caseless(rsm_slice left, rsm_slice right);

/* < 0, 0, > 0: order of memcmp, a prefix before what it begins. */
int rsm_slice_compare(rsm_slice left, rsm_slice right);

bool rsm_slice_starts_with(rsm_slice slice, rsm_slice prefix);
bool rsm_slice_ends_with(rsm_slice slice, rsm_slice suffix);

/* Without ASCII white space (space, \t \n \v \f \r) at either end. */
rsm_slice rsm_slice_trim(rsm_slice slice);

/* Offset of the first / last such byte, RSM_NOWHERE if none. */
size_t rsm_slice_find_byte(rsm_slice slice, char byte);
size_t rsm_slice_find_last_byte(rsm_slice slice, char byte);

/* Offset of the first `needle` at or after `from`, RSM_NOWHERE if none; an empty needle is found at
 * `from`. */
size_t rsm_slice_find(rsm_slice slice, rsm_slice needle, size_t from);

/*
 * Takes off and gives the part of `*rest` before the first `separator`; `*rest` becomes what
 * follows it. Returns false once everything has been given. "a||b" gives "a", "", "b"; "" gives ""
 * once. Begin with `rest` as the whole and `rest->data` not NULL.
 */
bool rsm_slice_split(rsm_slice *rest, char separator, rsm_slice *part);

/*
 * Decimal digits only, the whole slice, at least one; false where it is no such number or exceeds
 * `maximum`, and `*value` is then untouched. rsm_slice_parse_signed also takes one leading '-'.
 */
bool rsm_slice_parse_unsigned(rsm_slice slice, uint64_t maximum, uint64_t *value);
bool rsm_slice_parse_signed(rsm_slice slice, int64_t minimum, int64_t maximum, int64_t *value);

/* A NUL-terminated copy in `arena`, NULL where that fails. */
char *rsm_slice_to_string(rsm_slice slice, rsm_arena *arena);

/* A copy in `arena` (NUL follows it); data is NULL and size 0 where that fails: see arena->failed.
 */
rsm_slice rsm_slice_copy(rsm_slice slice, rsm_arena *arena);

/* For RSM_SLICE_ARGUMENTS. */
int rsm_slice_print_size(rsm_slice slice);
const char *rsm_slice_print_data(rsm_slice slice);

#endif
