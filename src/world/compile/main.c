/* rashomon-compile: makes the world file when the program is built.
 *
 * Usage: rashomon-compile [--keep-going] SOURCE_DIR OUTPUT
 *        rashomon-compile --look WORLD PHRASE
 * The first compiles lexicon/, ontology/, codebooks/ and gazetteer/ of SOURCE_DIR; what is wrong
 * with them stands on standard error as FILE:LINE: message, and with --keep-going the world is
 * written all the same, for trying things out. The second prints what a phrase matches. Status 0,
 * or 1 where something failed, or 2 where the call itself is wrong. */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "world/compile/compile.h"
#include "world/world.h"

static int fail(const char *path, const rsm_error *error) {
    fprintf(stderr, "rashomon-compile: %s: %s\n", path, error->message);
    return 1;
}

static int compile(const char *source, const char *output, bool keep_going) {
    rsm_buffer image, messages;
    rsm_error error = {.status = RSM_OK};
    rsm_status status;
    rsm_buffer_init(&image, NULL);
    rsm_buffer_init(&messages, NULL);
    status = rsm_compile_world(source, keep_going, &image, &messages, &error);
    fputs(rsm_buffer_string(&messages), stderr);
    if (status == RSM_OK)
        status = rsm_file_write(output, rsm_buffer_slice(&image), &error);
    rsm_buffer_free(&image);
    rsm_buffer_free(&messages);
    return status == RSM_OK ? 0 : fail(source, &error);
}

static int look(const char *path, const char *phrase) {
    rsm_world *world = NULL;
    rsm_error error = {.status = RSM_OK};
    rsm_buffer output;
    if (rsm_world_open(path, &world, &error) != RSM_OK)
        return fail(path, &error);
    rsm_buffer_init(&output, NULL);
    rsm_compile_look(world, rsm_slice_from_string(phrase), &output);
    fputs(output.size > 0 ? rsm_buffer_string(&output) : "nothing\n", stdout);
    rsm_buffer_free(&output);
    rsm_world_close(world);
    return 0;
}

int main(int argument_count, char **arguments) {
    if (argument_count == 4 && strcmp(arguments[1], "--look") == 0)
        return look(arguments[2], arguments[3]);
    if (argument_count == 4 && strcmp(arguments[1], "--keep-going") == 0)
        return compile(arguments[2], arguments[3], true);
    if (argument_count == 3)
        return compile(arguments[1], arguments[2], false);
    fputs("usage: rashomon-compile [--keep-going] SOURCE_DIR OUTPUT\n"
          "       rashomon-compile --look WORLD PHRASE\n",
          stderr);
    return 2;
}
