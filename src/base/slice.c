/*
 * base/slice.c - see base/slice.h.
 */
#include "base/slice.h"

#include <limits.h>
#include <string.h>

rsm_slice rsm_slice_make(const char *data, size_t size) {
    rsm_slice slice = {data, size};
    return slice;
}

rsm_slice rsm_slice_from_string(const char *string) {
    return rsm_slice_make(string, string != NULL ? strlen(string) : 0);
}

rsm_slice rsm_slice_sub(rsm_slice slice, size_t start, size_t end) {
    if (end > slice.size)
        end = slice.size;
    if (start > end)
        start = end;
    return slice.data == NULL ? slice : rsm_slice_make(slice.data + start, end - start);
}

bool rsm_slice_is_empty(rsm_slice slice) {
    return slice.size == 0;
}

bool rsm_slice_equal(rsm_slice left, rsm_slice right) {
    return left.size == right.size &&
           (left.size == 0 || memcmp(left.data, right.data, left.size) == 0);
}

bool rsm_slice_equal_string(rsm_slice left, const char *right) {
    return rsm_slice_equal(left, rsm_slice_from_string(right));
}

static unsigned char ascii_lower(char byte) {
    unsigned char value = (unsigned char)byte;
    return value >= 'A' && value <= 'Z' ? (unsigned char)(value + ('a' - 'A')) : value;
}

bool rsm_slice_equal_ascii_caseless(rsm_slice left, rsm_slice right) {
    if (left.size != right.size)
        return false;
    for (size_t i = 0; i < left.size; i++) {
        if (ascii_lower(left.data[i]) != ascii_lower(right.data[i]))
            return false;
    }
    return true;
}

int rsm_slice_compare(rsm_slice left, rsm_slice right) {
    size_t common = left.size < right.size ? left.size : right.size;
    int order = common > 0 ? memcmp(left.data, right.data, common) : 0;
    if (order != 0)
        return order < 0 ? -1 : 1;
    return (left.size > right.size) - (left.size < right.size);
}

bool rsm_slice_starts_with(rsm_slice slice, rsm_slice prefix) {
    return rsm_slice_equal(rsm_slice_sub(slice, 0, prefix.size), prefix);
}

bool rsm_slice_ends_with(rsm_slice slice, rsm_slice suffix) {
    return slice.size >= suffix.size &&
           rsm_slice_equal(rsm_slice_sub(slice, slice.size - suffix.size, slice.size), suffix);
}

static bool is_ascii_space(char byte) {
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

rsm_slice rsm_slice_trim(rsm_slice slice) {
    size_t start = 0;
    size_t end = slice.size;
    while (start < end && is_ascii_space(slice.data[start]))
        start++;
    while (end > start && is_ascii_space(slice.data[end - 1]))
        end--;
    return rsm_slice_sub(slice, start, end);
}

size_t rsm_slice_find_byte(rsm_slice slice, char byte) {
    const char *found = slice.size > 0 ? memchr(slice.data, byte, slice.size) : NULL;
    return found != NULL ? (size_t)(found - slice.data) : RSM_NOWHERE;
}

size_t rsm_slice_find_last_byte(rsm_slice slice, char byte) {
    for (size_t i = slice.size; i > 0; i--) {
        if (slice.data[i - 1] == byte)
            return i - 1;
    }
    return RSM_NOWHERE;
}

/*
 * The first byte by memchr, then a comparison. Quadratic at worst in the needle's size, which is
 * short in all uses.
 */
size_t rsm_slice_find(rsm_slice slice, rsm_slice needle, size_t from) {
    if (from > slice.size || needle.size > slice.size - from)
        return RSM_NOWHERE;
    if (needle.size == 0)
        return from;
    while (slice.size - from >= needle.size) {
        const char *start = slice.data + from;
        const char *found = memchr(start, needle.data[0], slice.size - from - needle.size + 1);
        if (found == NULL)
            return RSM_NOWHERE;
        from = (size_t)(found - slice.data);
        if (memcmp(found, needle.data, needle.size) == 0)
            return from;
        from++;
    }
    return RSM_NOWHERE;
}

bool rsm_slice_split(rsm_slice *rest, char separator, rsm_slice *part) {
    size_t at = 0;
    if (rest->data == NULL)
        return false;
    at = rsm_slice_find_byte(*rest, separator);
    if (at == RSM_NOWHERE) {
        *part = *rest;
        *rest = rsm_slice_make(NULL, 0);
    } else {
        *part = rsm_slice_sub(*rest, 0, at);
        *rest = rsm_slice_sub(*rest, at + 1, rest->size);
    }
    return true;
}

bool rsm_slice_parse_unsigned(rsm_slice slice, uint64_t maximum, uint64_t *value) {
    uint64_t sum = 0;
    if (slice.size == 0)
        return false;
    for (size_t i = 0; i < slice.size; i++) {
        uint64_t digit = (uint64_t)((unsigned char)slice.data[i] - (unsigned)'0');
        if (slice.data[i] < '0' || slice.data[i] > '9')
            return false;
        if (sum > maximum / 10 || sum * 10 > maximum - (digit > maximum ? maximum : digit))
            return false;
        sum = sum * 10 + digit;
        if (sum > maximum)
            return false;
    }
    *value = sum;
    return true;
}

bool rsm_slice_parse_signed(rsm_slice slice, int64_t minimum, int64_t maximum, int64_t *value) {
    bool negative = slice.size > 0 && slice.data[0] == '-';
    uint64_t size = 0;
    int64_t result = 0;
    if (!rsm_slice_parse_unsigned(rsm_slice_sub(slice, negative ? 1 : 0, slice.size),
                                  (uint64_t)INT64_MAX + (negative ? 1 : 0), &size))
        return false;
    if (!negative)
        result = (int64_t)size;
    else
        result = size == (uint64_t)INT64_MAX + 1 ? INT64_MIN : -(int64_t)size;
    if (result < minimum || result > maximum)
        return false;
    *value = result;
    return true;
}

char *rsm_slice_to_string(rsm_slice slice, rsm_arena *arena) {
    return rsm_arena_copy(arena, slice.data, slice.size);
}

rsm_slice rsm_slice_copy(rsm_slice slice, rsm_arena *arena) {
    char *data = rsm_arena_copy(arena, slice.data, slice.size);
    return rsm_slice_make(data, data != NULL ? slice.size : 0);
}

int rsm_slice_print_size(rsm_slice slice) {
    return slice.size > (size_t)INT_MAX ? INT_MAX : (int)slice.size;
}

const char *rsm_slice_print_data(rsm_slice slice) {
    return slice.data != NULL ? slice.data : "";
}
