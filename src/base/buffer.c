/*
 * base/buffer.c - see base/buffer.h.
 */
#include "base/buffer.h"

#include <stdio.h>
#include <string.h>

void rsm_buffer_init(rsm_buffer *buffer, const rsm_allocator *allocator) {
    memset(buffer, 0, sizeof *buffer);
    buffer->allocator = allocator != NULL ? allocator : rsm_allocator_system();
}

void rsm_buffer_free(rsm_buffer *buffer) {
    rsm_release(buffer->allocator, buffer->data, buffer->capacity);
    rsm_buffer_init(buffer, buffer->allocator);
}

void rsm_buffer_clear(rsm_buffer *buffer) {
    buffer->size = 0;
    buffer->failed = false;
    if (buffer->data != NULL)
        buffer->data[0] = '\0';
}

bool rsm_buffer_reserve(rsm_buffer *buffer, size_t more) {
    size_t needed = 0;
    size_t capacity = buffer->capacity;
    char *data = NULL;
    if (buffer->failed)
        return false;
    if (more < buffer->capacity - buffer->size)
        return true;
    if (more > SIZE_MAX / 2 - buffer->size - 1) {
        buffer->failed = true;
        return false;
    }
    needed = buffer->size + more + 1;
    capacity = capacity < 32 ? 64 : capacity * 2;
    if (capacity < needed)
        capacity = needed;
    data = rsm_reallocate(buffer->allocator, buffer->data, buffer->capacity, capacity);
    if (data == NULL) {
        buffer->failed = true;
        return false;
    }
    data[buffer->size] = '\0';
    buffer->data = data;
    buffer->capacity = capacity;
    return true;
}

bool rsm_buffer_append(rsm_buffer *buffer, const void *data, size_t size) {
    if (!rsm_buffer_reserve(buffer, size))
        return false;
    if (size > 0) {
        memcpy(buffer->data + buffer->size, data, size);
        buffer->size += size;
        buffer->data[buffer->size] = '\0';
    }
    return true;
}

bool rsm_buffer_append_slice(rsm_buffer *buffer, rsm_slice slice) {
    return rsm_buffer_append(buffer, slice.data, slice.size);
}

bool rsm_buffer_append_string(rsm_buffer *buffer, const char *string) {
    return rsm_buffer_append_slice(buffer, rsm_slice_from_string(string));
}

bool rsm_buffer_append_char(rsm_buffer *buffer, char byte) {
    return rsm_buffer_append(buffer, &byte, 1);
}

bool rsm_buffer_append_repeated(rsm_buffer *buffer, char byte, size_t count) {
    if (!rsm_buffer_reserve(buffer, count))
        return false;
    memset(buffer->data + buffer->size, byte, count);
    buffer->size += count;
    buffer->data[buffer->size] = '\0';
    return true;
}

enum { DIGITS_MOST = 20 };

/* Writes the digits of `value` before `end`, at least `least` of them; where they begin. */
static char *write_digits(char *end, uint64_t value, unsigned least) {
    char *start = end;
    while (value > 0 || (size_t)(end - start) < least) {
        *--start = (char)('0' + value % 10);
        value /= 10;
    }
    return start;
}

bool rsm_buffer_append_u64(rsm_buffer *buffer, uint64_t value) {
    char text[DIGITS_MOST];
    char *start = write_digits(text + sizeof text, value, 1);
    return rsm_buffer_append(buffer, start, (size_t)(text + sizeof text - start));
}

static uint64_t absolute(int64_t value) {
    return value < 0 ? (uint64_t)0 - (uint64_t)value : (uint64_t)value;
}

bool rsm_buffer_append_i64(rsm_buffer *buffer, int64_t value) {
    if (value < 0 && !rsm_buffer_append_char(buffer, '-'))
        return false;
    return rsm_buffer_append_u64(buffer, absolute(value));
}

bool rsm_buffer_append_format(rsm_buffer *buffer, const char *format, ...) {
    va_list arguments;
    int size = 0;
    va_start(arguments, format);
    size = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (size < 0) {
        buffer->failed = true;
        return false;
    }
    if (!rsm_buffer_reserve(buffer, (size_t)size))
        return false;
    va_start(arguments, format);
    vsnprintf(buffer->data + buffer->size, (size_t)size + 1, format, arguments);
    va_end(arguments);
    buffer->size += (size_t)size;
    return true;
}

bool rsm_buffer_append_fixed(rsm_buffer *buffer, int64_t scaled, unsigned decimals, bool trim) {
    char text[DIGITS_MOST + 2];
    char *end = text + sizeof text;
    char *start = NULL;
    if (decimals > 9)
        decimals = 9;
    start = write_digits(end, absolute(scaled), decimals + 1);
    if (decimals > 0) { /* moves the whole part one to the left, for the point */
        size_t whole = (size_t)(end - start) - decimals;
        memmove(start - 1, start, whole);
        start--;
        start[whole] = '.';
        while (trim && end[-1] == '0' && end[-2] != '.')
            end--;
    }
    if (scaled < 0)
        *--start = '-';
    return rsm_buffer_append(buffer, start, (size_t)(end - start));
}

bool rsm_buffer_append_fixed5(rsm_buffer *buffer, int64_t scaled) {
    return rsm_buffer_append_fixed(buffer, scaled, 5, false);
}

rsm_slice rsm_buffer_slice(const rsm_buffer *buffer) {
    return rsm_slice_make(buffer->data, buffer->size);
}

const char *rsm_buffer_string(const rsm_buffer *buffer) {
    return buffer->data != NULL ? buffer->data : "";
}
