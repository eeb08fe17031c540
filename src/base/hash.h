/*
 * base/hash.h - hashes and ids made of them.
 *
 * Part: XXH3 with the fixed seed 0: the same bytes give the same hash on every machine. Not for
 * secrets: whoever can choose the input can make two inputs meet. Cost: linear, no allocation.
 */
#ifndef RSM_BASE_HASH_H
#define RSM_BASE_HASH_H

#include "base/slice.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct rsm_hash128 {
    uint64_t high;
    uint64_t low;
} rsm_hash128;

uint64_t rsm_hash64(rsm_slice bytes);
rsm_hash128 rsm_hash128_of(rsm_slice bytes);

/* A hash of the two in this order; for fields hashed one by one, so that "ab","c" is not "a","bc".
 */
uint64_t rsm_hash_combine(uint64_t left, uint64_t right);
rsm_hash128 rsm_hash128_combine(rsm_hash128 left, rsm_hash128 right);

bool rsm_hash128_equal(rsm_hash128 left, rsm_hash128 right);
int rsm_hash128_compare(rsm_hash128 left, rsm_hash128 right);

/* Lower-case hexadecimal, highest digit first, NUL-terminated: 16 and 32 digits. */
void rsm_hash64_hex(uint64_t hash, char text[17]);
void rsm_hash128_hex(rsm_hash128 hash, char text[33]);

#endif
