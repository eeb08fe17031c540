/* rashomon gazetteer import: places of the user's own. */
#include "cli/cli.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* Makes the folders above the file at `path` that are missing; what cannot be made shows later. */
static void make_folders(const char *path) {
    char folder[CLI_PATH];
    int size = snprintf(folder, sizeof folder, "%s", path);
    for (int i = 1; i < size && size < CLI_PATH; i++) {
        if (folder[i] != '/')
            continue;
        folder[i] = '\0';
        (void)mkdir(folder, 0777);
        folder[i] = '/';
    }
}

static void print_imported(const rsm_imported *imported, const char *path) {
    printf("%s: %" PRIu64 " places and %" PRIu64 " divisions under %" PRIu64 " names, of %" PRIu64
           " rows read (%" PRIu64 " of other kinds); %" PRIu64
           " the program has of its own, which win\n",
           path, imported->places, imported->divisions, imported->names, imported->rows,
           imported->passed, imported->known);
}

int command_gazetteer(const cli_options *options) {
    char room[CLI_PATH];
    if (strcmp(options->operands[0], "import") != 0)
        return cli_fail("gazetteer has no command '%s': import is there", options->operands[0]);
    const char *output =
        options->output != NULL ? options->output : cli_gazetteer_path(options, room);
    if (output == NULL)
        return cli_fail("there is no home folder: name the file to make with -o");
    if (strcmp(output, "-") == 0)
        return cli_fail("a gazetteer is mapped, so it cannot go to standard output");
    /* The model alone: an old gazetteer, perhaps of another version, is not needed. */
    cli_options alone = *options;
    alone.gazetteer = "";
    rsm_model *model = cli_open_model(&alone);
    if (model == NULL)
        return EXIT_NOT_DONE;
    if (output == room)
        make_folders(output);
    cli_progress progress;
    rsm_options batch = cli_batch_options(options, &progress);
    progress.unit = "rows";
    rsm_imported imported;
    rsm_error error = {0};
    rsm_status status =
        rsm_gazetteer_import(model, options->operands + 1, options->operand_count - 1, output,
                             &batch, &imported, &error);
    cli_progress_end(&progress);
    rsm_model_close(model);
    if (status != RSM_OK)
        return cli_fail("%s", error.message);
    if (!options->quiet)
        print_imported(&imported, output);
    return EXIT_DONE;
}
