/* fuzz/fuzz_gazetteer.c - any bytes as a file to import, and any names as what it is asked for.
 *
 * The file goes through the whole import; what is made opens, its names find rows whose cells can
 * all be read, and on an error there is nothing. */
#include "reading.h"
#include "world/gazetteer.h"

#include <string.h>
#include <unistd.h>

enum { WORDS = 32 };

static rsm_world *open_world(void) {
    rsm_world *world = NULL;
    const char *path = getenv("RASHOMON_WORLD");
    demand(rsm_world_open(path != NULL ? path : RSM_TEST_WORLD_FILE, &world, NULL) == RSM_OK);
    return world;
}

/* Asks the world for the first words of the bytes. */
static void ask(const rsm_world *world, rsm_slice text) {
    rsm_word words[WORDS];
    uint32_t count = 0, match_count = 0;
    rsm_match *matches = NULL;
    rsm_slice part;
    rsm_arena arena;
    for (size_t i = 0; i < 400 && count < WORDS && text.size > 0; i++) {
        size_t end = 0;
        while (end < text.size && strchr("\t\n ,", text.data[end]) == NULL)
            end++;
        part = rsm_slice_sub(text, 0, end);
        text = rsm_slice_sub(text, end + 1, text.size);
        uint64_t key = rsm_world_word_key(part);
        if (key != 0)
            words[count++] = (rsm_word){.surface = key, .lemma = key, .capitalised = true};
    }
    rsm_arena_init(&arena, NULL, FUZZ_MEMORY);
    demand(rsm_world_match(world, words, NULL, count, false, &arena, &matches, &match_count) ==
           RSM_OK);
    for (uint32_t i = 0; i < match_count; i++) {
        rsm_domain domain = (rsm_domain)matches[i].domain;
        demand(matches[i].row < rsm_world_rows(world, domain));
        for (uint32_t column = 0; column < RSM_GAZETTEER_COLUMNS; column++)
            rsm_world_number(world, domain, matches[i].row, column);
        rsm_world_string(world, domain, matches[i].row, RSM_GAZETTEER_NAME);
    }
    rsm_arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    static rsm_world *world;
    static char input[64], output[64];
    const char *paths[] = {input};
    rsm_gazetteer_counts counts;
    rsm_error error = {0};
    if (world == NULL) {
        world = open_world();
        snprintf(input, sizeof input, "/tmp/rashomon-fuzz-%ld.txt", (long)getpid());
        snprintf(output, sizeof output, "/tmp/rashomon-fuzz-%ld.rsm", (long)getpid());
    }
    FILE *file = fopen(input, "wb");
    demand(file != NULL && fwrite(data, 1, size, file) == size && fclose(file) == 0);
    rsm_gazetteer_job job = {.paths = paths, .path_count = 1, .output = output};
    rsm_status status = rsm_gazetteer_make(world, &job, &counts, &error);
    unlink(input);
    if (status == RSM_OK) {
        demand(rsm_world_open_beside(world, output, &error) == RSM_OK);
        unlink(output);
        ask(world, rsm_slice_make((const char *)data, size));
    } else {
        demand(error.message[0] != '\0' && access(output, F_OK) != 0);
    }
    return 0;
}
