/* What the tests of the world share: compiling a folder, and words made of plain sentences. */
#ifndef TESTS_WORLD_SUPPORT_H
#define TESTS_WORLD_SUPPORT_H

#include "base/arena.h"
#include "base/buffer.h"
#include "world/world.h"

/* A world compiled from a folder, with the bytes it lies in. */
typedef struct compiled_world {
    rsm_world *world;
    rsm_buffer image;
    unsigned char *bytes; /* a copy of the image that begins at a multiple of 8 */
} compiled_world;

/* The folder tests/world/fixture of the sources. */
const char *fixture_folder(void);

/* Compiles `folder` and opens the result; fails the test where that does not work. */
void compile_folder(const char *folder, compiled_world *compiled);
void free_compiled(compiled_world *compiled);

#define SENTENCE_WORDS 64

/* Words of a sentence cut at spaces; "word/lemma" gives a lemma. "-", "'s" and "'" are joiners. */
typedef struct sentence {
    rsm_word words[SENTENCE_WORDS];
    uint32_t count;
} sentence;

sentence make_sentence(const char *text);

/* All matches of a sentence as "first-end domain:first column" joined by "; ", in order. Lives in
 * `arena`. */
const char *matches_of(const rsm_world *world, const char *text, bool one_case, rsm_arena *arena);

#endif
