/*
 * fuzz/replay/main.c - runs a fuzz target over inputs that are already there.
 *
 * Part: stands in for libFuzzer where that is not linked, so that every build replays the corpus.
 * Usage: TARGET [FILE|FOLDER]...; the empty input is always tried first. A path that does not exist
 * is no error, since a target may have no corpus yet. Status 0, unless the target crashes.
 */
#include "base/buffer.h"
#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

/* A copy of exactly that size, so that a sanitizer sees a read past its end. */
static void replay(const char *data, size_t size) {
    unsigned char *copy = calloc(size > 0 ? size : 1, 1);
    if (copy != NULL) {
        if (size > 0)
            memcpy(copy, data, size);
        LLVMFuzzerTestOneInput(copy, size);
        free(copy);
    }
}

static rsm_status replay_file(void *context, const char *path, rsm_status status,
                              const char *message) {
    size_t *count = context;
    FILE *file = status == RSM_OK ? fopen(path, "rb") : NULL;
    char block[4096];
    size_t size = 0;
    rsm_buffer buffer;
    (void)message;
    if (file == NULL)
        return RSM_OK;
    rsm_buffer_init(&buffer, NULL);
    while ((size = fread(block, 1, sizeof block, file)) > 0)
        rsm_buffer_append(&buffer, block, size);
    fclose(file);
    replay(rsm_buffer_string(&buffer), buffer.size);
    rsm_buffer_free(&buffer);
    *count += 1;
    return RSM_OK;
}

int main(int argument_count, char **arguments) {
    size_t count = 0;
    replay("", 0);
    for (int i = 1; i < argument_count; i++)
        rsm_walk(arguments[i], NULL, replay_file, &count, NULL);
    printf("%zu inputs replayed\n", count);
    return 0;
}
