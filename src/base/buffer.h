/*
 * base/buffer.h - a growing string of bytes.
 *
 * Part: where output is put together.
 * Invariants: `data` is NULL only while nothing has been appended; else data[size] is NUL. Once an
 * append fails nothing more is appended and `failed` stays true until cleared, so that code may
 * append many times and look once. Numbers are written without regard to locale. Cost: appending is
 * amortised constant a byte; the owner frees.
 */
#ifndef RSM_BASE_BUFFER_H
#define RSM_BASE_BUFFER_H

#include "base/allocator.h"
#include "base/slice.h"
#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct rsm_buffer {
    char *data;
    size_t size;
    size_t capacity;
    bool failed;
    const rsm_allocator *allocator;
} rsm_buffer;

/* An empty buffer; allocates nothing. `allocator` may be NULL for the system's. */
void rsm_buffer_init(rsm_buffer *buffer, const rsm_allocator *allocator);

/* Gives the memory back; the buffer is then as after init. */
void rsm_buffer_free(rsm_buffer *buffer);

/* Empties it and forgets failure, keeping the memory. */
void rsm_buffer_clear(rsm_buffer *buffer);

/* Makes room for `more` bytes beyond size. False on failure, which sticks. */
bool rsm_buffer_reserve(rsm_buffer *buffer, size_t more);

/* Each returns false where the buffer has failed, now or before. `data` may not lie in the buffer.
 */
bool rsm_buffer_append(rsm_buffer *buffer, const void *data, size_t size);
bool rsm_buffer_append_slice(rsm_buffer *buffer, rsm_slice slice);
bool rsm_buffer_append_string(rsm_buffer *buffer, const char *string);
bool rsm_buffer_append_char(rsm_buffer *buffer, char byte);
bool rsm_buffer_append_repeated(rsm_buffer *buffer, char byte, size_t count);
bool rsm_buffer_append_u64(rsm_buffer *buffer, uint64_t value);
bool rsm_buffer_append_i64(rsm_buffer *buffer, int64_t value);

/* As printf; not for floating point, whose decimal point is the locale's. */
bool rsm_buffer_append_format(rsm_buffer *buffer, const char *format, ...) RSM_PRINTF(2, 3);

/*
 * `scaled` divided by ten to the `decimals` (0 to 9), exactly: -1234567 with 5 is "-12.34567",
 * 1200000 with 5 is "12.00000", or "12.0" where `trim` takes off zeros after the first decimal.
 */
bool rsm_buffer_append_fixed(rsm_buffer *buffer, int64_t scaled, unsigned decimals, bool trim);

/* A coordinate kept in 1/100000 degree, with five decimals. */
bool rsm_buffer_append_fixed5(rsm_buffer *buffer, int64_t scaled);

/* What is in it; valid until the next change. */
rsm_slice rsm_buffer_slice(const rsm_buffer *buffer);

/* What is in it as a NUL-terminated string, "" while empty; valid until the next change. */
const char *rsm_buffer_string(const rsm_buffer *buffer);

#endif
