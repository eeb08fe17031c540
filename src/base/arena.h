/*
 * base/arena.h - memory that is given piece by piece and taken back at once.
 *
 * Part: the owner of everything that belongs to one document, one worker's scratch, one open
 * ledger. Invariants: what is given is zeroed, aligned to 16 and stays where it is until reset or
 * free; once an allocation fails, `failed` stays true until reset, so that code may allocate many
 * times and look once. One arena belongs to one thread at a time. Cost: an allocation is a few
 * instructions and a memset; blocks double from 4 KiB to 1 MiB.
 */
#ifndef RSM_BASE_ARENA_H
#define RSM_BASE_ARENA_H

#include "base/allocator.h"
#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>

struct rsm_arena_block;

/* The struct is open so that it may stand on a stack; its fields are the arena's own but for
 * `failed`. */
typedef struct rsm_arena {
    const rsm_allocator *allocator;
    struct rsm_arena_block *first;   /* all blocks, in order of making */
    struct rsm_arena_block *current; /* the block that is being filled */
    size_t limit;                    /* most bytes of blocks, 0 for no limit */
    size_t held;                     /* bytes of blocks held now */
    size_t used;                     /* bytes given since the last reset */
    bool failed;                     /* an allocation failed since the last reset */
} rsm_arena;

/* Where an arena stood, for rsm_arena_rewind. */
typedef struct rsm_arena_mark {
    struct rsm_arena_block *block;
    size_t block_used;
    size_t used;
} rsm_arena_mark;

/*
 * An empty arena; allocates nothing. `allocator` may be NULL for the system's and must outlive the
 * arena. `limit` is the most bytes that the arena's blocks may take together, 0 for no limit.
 */
void rsm_arena_init(rsm_arena *arena, const rsm_allocator *allocator, size_t limit);

/*
 * `size` zeroed bytes, aligned to 16; size 0 gives a valid pointer that may not be read. NULL on
 * failure (memory or limit), and `arena->failed` is set; smaller requests may still succeed.
 */
void *rsm_arena_allocate(rsm_arena *arena, size_t size);

/* `count` items of `item_size` bytes, zeroed; fails where the product overflows. */
void *rsm_arena_allocate_items(rsm_arena *arena, size_t count, size_t item_size);

/* A copy of `size` bytes, followed by a NUL that is not counted. NULL on failure. */
void *rsm_arena_copy(rsm_arena *arena, const void *data, size_t size);

/* A NUL-terminated string made as by printf. NULL on failure. */
char *rsm_arena_format(rsm_arena *arena, const char *format, ...) RSM_PRINTF(2, 3);

/* Marks the present state, and takes back all that was given since a mark. `failed` is not touched.
 */
rsm_arena_mark rsm_arena_get_mark(const rsm_arena *arena);
void rsm_arena_rewind(rsm_arena *arena, rsm_arena_mark mark);

/* Takes back everything, forgets failure, keeps the blocks for what comes next. */
void rsm_arena_reset(rsm_arena *arena);

/* Gives everything back to the allocator. The arena is then as after init and may be used again. */
void rsm_arena_free(rsm_arena *arena);

#endif
