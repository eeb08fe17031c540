/*
 * base/hash.c - see base/hash.h.
 */
#include "base/hash.h"

#include <xxhash.h>

uint64_t rsm_hash64(rsm_slice bytes) {
    return XXH3_64bits(bytes.size > 0 ? bytes.data : "", bytes.size);
}

rsm_hash128 rsm_hash128_of(rsm_slice bytes) {
    XXH128_hash_t hash = XXH3_128bits(bytes.size > 0 ? bytes.data : "", bytes.size);
    rsm_hash128 result = {hash.high64, hash.low64};
    return result;
}

/* Eight bytes, least first, whatever the machine's own order. */
static void write_bytes(uint64_t value, char *bytes) {
    for (int i = 0; i < 8; i++)
        bytes[i] = (char)(unsigned char)(value >> (8 * i));
}

uint64_t rsm_hash_combine(uint64_t left, uint64_t right) {
    char bytes[16];
    write_bytes(left, bytes);
    write_bytes(right, bytes + 8);
    return rsm_hash64(rsm_slice_make(bytes, sizeof bytes));
}

rsm_hash128 rsm_hash128_combine(rsm_hash128 left, rsm_hash128 right) {
    char bytes[32];
    write_bytes(left.high, bytes);
    write_bytes(left.low, bytes + 8);
    write_bytes(right.high, bytes + 16);
    write_bytes(right.low, bytes + 24);
    return rsm_hash128_of(rsm_slice_make(bytes, sizeof bytes));
}

bool rsm_hash128_equal(rsm_hash128 left, rsm_hash128 right) {
    return left.high == right.high && left.low == right.low;
}

int rsm_hash128_compare(rsm_hash128 left, rsm_hash128 right) {
    if (left.high != right.high)
        return left.high < right.high ? -1 : 1;
    return (left.low > right.low) - (left.low < right.low);
}

static void write_hex(uint64_t value, char *text) {
    for (int i = 15; i >= 0; i--) {
        text[i] = "0123456789abcdef"[value & 15];
        value >>= 4;
    }
}

void rsm_hash64_hex(uint64_t hash, char text[17]) {
    write_hex(hash, text);
    text[16] = '\0';
}

void rsm_hash128_hex(rsm_hash128 hash, char text[33]) {
    write_hex(hash.high, text);
    write_hex(hash.low, text + 16);
    text[32] = '\0';
}
