/* What commands share: finding the model, opening a ledger, writing output, knowing the terminal. */
#include "cli/cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#ifndef RSM_DATA_FOLDER
#define RSM_DATA_FOLDER "/usr/local/share/rashomon"
#endif

enum { PATH_SIZE = 4096 };

/* world.rsm in the folder the program lies in. */
static bool beside_program(char path[PATH_SIZE])
{
    ssize_t size = readlink("/proc/self/exe", path, PATH_SIZE - 16);
    if (size <= 0) return false;
    path[size] = '\0';
    char *slash = strrchr(path, '/');
    if (slash == NULL) return false;
    memcpy(slash + 1, "world.rsm", sizeof "world.rsm");
    return access(path, R_OK) == 0;
}

rsm_model *cli_open_model(const cli_options *options)
{
    char found[PATH_SIZE];
    const char *path = options->model != NULL ? options->model : getenv("RASHOMON_MODEL");
    if (path == NULL) path = beside_program(found) ? found : RSM_DATA_FOLDER "/world.rsm";
    rsm_model *model;
    rsm_error error = {0};
    if (rsm_model_open(path, &model, &error) == RSM_OK) return model;
    cli_fail("the model %s: %s", path, error.message);
    return NULL;
}

bool cli_open(const cli_options *options, rsm_session_mode mode, cli_case *opened)
{
    rsm_error error = {0};
    const char *path = mode == RSM_SESSION_CREATE ? options->output : options->operands[0];
    opened->model = cli_open_model(options);
    if (opened->model == NULL) return false;
    if (rsm_session_open(opened->model, path, mode, options->codebook, &opened->session, &error) == RSM_OK) return true;
    cli_fail("%s: %s", path, error.message);
    rsm_model_close(opened->model);
    return false;
}

void cli_close(cli_case *opened)
{
    rsm_session_close(opened->session);
    rsm_model_close(opened->model);
}

int cli_put(const char *path, const char *data, size_t size)
{
    rsm_error error = {0};
    if (path != NULL && strcmp(path, "-") != 0) {
        if (rsm_write_file(path, data, size, &error) == RSM_OK) return EXIT_DONE;
        return cli_fail("%s: %s", path, error.message);
    }
    if (fwrite(data, 1, size, stdout) == size && fflush(stdout) == 0) return EXIT_DONE;
    return cli_fail("standard output cannot be written");
}

bool cli_colour(void)
{
    const char *terminal = getenv("TERM"), *no_colour = getenv("NO_COLOR");
    if (no_colour != NULL && *no_colour != '\0') return false;
    return isatty(STDOUT_FILENO) && terminal != NULL && strcmp(terminal, "dumb") != 0;
}

int cli_width(void)
{
    struct winsize size;
    if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40) return size.ws_col;
    return 80;
}
