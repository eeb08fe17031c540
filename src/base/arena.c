/*
 * base/arena.c - see base/arena.h.
 *
 * Blocks form a list in order of making. Reset goes back to the first block; allocation goes
 * forward through blocks already there, passing over those that are too small, before it asks for
 * another. A block passed over counts as empty: its `used` is set to 0 when it is entered.
 */
#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define ALIGNMENT        ((size_t)16)
#define BLOCK_SIZE_FIRST ((size_t)4096)
#define BLOCK_SIZE_MOST  ((size_t)1 << 20)

typedef struct rsm_arena_block {
    struct rsm_arena_block *next;
    size_t capacity; /* bytes after the head */
    size_t used;
} rsm_arena_block;

/* The head's size rounded up, so that what follows a block's head is aligned. */
#define HEAD_SIZE ((sizeof(rsm_arena_block) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT)

static unsigned char *block_bytes(rsm_arena_block *block) {
    return (unsigned char *)block + HEAD_SIZE;
}

void rsm_arena_init(rsm_arena *arena, const rsm_allocator *allocator, size_t limit) {
    memset(arena, 0, sizeof *arena);
    arena->allocator = allocator != NULL ? allocator : rsm_allocator_system();
    arena->limit = limit;
}

/* How large the next block shall be so as to hold `size` bytes; 0 where the limit forbids it. */
static size_t next_block_size(const rsm_arena *arena, size_t size) {
    size_t wanted = arena->held;
    size_t room = arena->limit > 0 ? arena->limit - arena->held : SIZE_MAX;
    if (size > SIZE_MAX - HEAD_SIZE || size + HEAD_SIZE > room)
        return 0;
    if (wanted < BLOCK_SIZE_FIRST)
        wanted = BLOCK_SIZE_FIRST;
    if (wanted > BLOCK_SIZE_MOST)
        wanted = BLOCK_SIZE_MOST;
    if (wanted < size + HEAD_SIZE)
        wanted = size + HEAD_SIZE;
    return wanted > room ? room : wanted;
}

/* Makes `current` a block with `size` bytes free; false on failure. */
static bool enter_block(rsm_arena *arena, size_t size) {
    rsm_arena_block *last = arena->current;
    rsm_arena_block *block = last != NULL ? last->next : arena->first;
    size_t total = 0;
    for (; block != NULL; last = block, block = block->next) {
        block->used = 0;
        if (block->capacity >= size) {
            arena->current = block;
            return true;
        }
    }
    total = next_block_size(arena, size);
    if (total == 0)
        return false;
    block = arena->allocator->allocate(arena->allocator->context, total);
    if (block == NULL)
        return false;
    block->next = NULL;
    block->capacity = total - HEAD_SIZE;
    block->used = 0;
    arena->held += total;
    if (last != NULL)
        last->next = block;
    else
        arena->first = block;
    arena->current = block;
    return true;
}

static void *fail(rsm_arena *arena) {
    arena->failed = true;
    return NULL;
}

/* Uncleared memory; `size` is rounded up to the alignment. */
static void *take(rsm_arena *arena, size_t size) {
    rsm_arena_block *block = arena->current;
    unsigned char *result = NULL;
    if (size == 0)
        size = 1;
    if (size > SIZE_MAX - ALIGNMENT)
        return fail(arena);
    size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (block == NULL || block->capacity - block->used < size) {
        if (!enter_block(arena, size))
            return fail(arena);
        block = arena->current;
    }
    result = block_bytes(block) + block->used;
    block->used += size;
    arena->used += size;
    return result;
}

void *rsm_arena_allocate(rsm_arena *arena, size_t size) {
    void *result = take(arena, size);
    if (result != NULL && size > 0)
        memset(result, 0, size);
    return result;
}

void *rsm_arena_allocate_items(rsm_arena *arena, size_t count, size_t item_size) {
    if (item_size > 0 && count > SIZE_MAX / item_size)
        return fail(arena);
    return rsm_arena_allocate(arena, count * item_size);
}

void *rsm_arena_copy(rsm_arena *arena, const void *data, size_t size) {
    char *result = NULL;
    if (size == SIZE_MAX)
        return fail(arena);
    result = take(arena, size + 1);
    if (result != NULL) {
        if (size > 0)
            memcpy(result, data, size);
        result[size] = '\0';
    }
    return result;
}

char *rsm_arena_format(rsm_arena *arena, const char *format, ...) {
    va_list arguments;
    int size = 0;
    char *result = NULL;
    va_start(arguments, format);
    size = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (size < 0)
        return fail(arena);
    result = take(arena, (size_t)size + 1);
    if (result != NULL) {
        va_start(arguments, format);
        vsnprintf(result, (size_t)size + 1, format, arguments);
        va_end(arguments);
    }
    return result;
}

rsm_arena_mark rsm_arena_get_mark(const rsm_arena *arena) {
    rsm_arena_mark mark = {arena->current, arena->current != NULL ? arena->current->used : 0,
                           arena->used};
    return mark;
}

void rsm_arena_rewind(rsm_arena *arena, rsm_arena_mark mark) {
    arena->current = mark.block;
    if (mark.block != NULL)
        mark.block->used = mark.block_used;
    arena->used = mark.used;
}

void rsm_arena_reset(rsm_arena *arena) {
    arena->current = NULL;
    arena->used = 0;
    arena->failed = false;
}

void rsm_arena_free(rsm_arena *arena) {
    rsm_arena_block *block = arena->first;
    while (block != NULL) {
        rsm_arena_block *next = block->next;
        rsm_release(arena->allocator, block, block->capacity + HEAD_SIZE);
        block = next;
    }
    rsm_arena_init(arena, arena->allocator, arena->limit);
}
