/*
 * base/sorter.h - sorting more records than memory holds.
 *
 * Part: records of any size in order of their first bytes.
 * Invariants: order is that of memcmp over the first `key_size` bytes, equal ones as they were
 * added; memory stays near what was asked for, whatever is added: the rest lies in scratch that has
 * no name. Cost: n log n; each record is written and read once where they do not fit.
 */
#ifndef RSM_BASE_SORTER_H
#define RSM_BASE_SORTER_H

#include "base/slice.h"
#include "base/status.h"

#include <stdbool.h>
#include <stdint.h>

/* Largest record; most runs on disk, each as large as the memory asked for. */
#define RSM_SORTER_RECORD (1u << 16)
#define RSM_SORTER_RUNS   1024u

typedef struct rsm_sorter rsm_sorter;

/* `path` names a file in whose folder scratch is made, `memory` the bytes to use (at least 1 MiB is
 * taken). Freed by rsm_sorter_free. */
rsm_status rsm_sorter_new(const char *path, size_t key_size, size_t memory, rsm_sorter **sorter,
                          rsm_error *error);

/* Takes a copy of a record of at least key_size bytes. RSM_ERROR_LIMIT over the caps. */
rsm_status rsm_sorter_add(rsm_sorter *sorter, const void *record, size_t size, rsm_error *error);

/* Ends the adding. */
rsm_status rsm_sorter_sort(rsm_sorter *sorter, rsm_error *error);

/* The next record in order, valid until the next call; data NULL at the end. */
rsm_status rsm_sorter_next(rsm_sorter *sorter, rsm_slice *record, rsm_error *error);

uint64_t rsm_sorter_count(const rsm_sorter *sorter);
void rsm_sorter_free(rsm_sorter *sorter);

/* Numbers as keys: big end first, so that memcmp orders them. */
void rsm_key_32(uint32_t number, unsigned char bytes[4]);
void rsm_key_64(uint64_t number, unsigned char bytes[8]);
uint32_t rsm_key_to_32(const unsigned char bytes[4]);
uint64_t rsm_key_to_64(const unsigned char bytes[8]);

#endif
