/* `rashomon serve`: the ledger in a browser, until it is told to stop. */
#include "serve/serve.h"
#include "cli/cli.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { USUAL_PORT = 8017, MOST_PORT = 65535 };

static bool read_port(const char *text, unsigned *port) {
    char *end;
    unsigned long number = strtoul(text, &end, 10);
    *port = (unsigned)number;
    return text[0] >= '0' && text[0] <= '9' && *end == '\0' && number <= MOST_PORT;
}

/* Waits for Ctrl-C or a request to end. The signals are blocked beforehand, so that the server's
 * thread does not get them. */
static void wait_for_end(const sigset_t *signals) {
    int signal;
    sigwait(signals, &signal);
}

int command_serve(const cli_options *options) {
    cli_case opened;
    sigset_t signals;
    rsm_error error = {0};
    serve_running *running;
    unsigned port;
    unsigned asked = USUAL_PORT;
    if (options->port != NULL && !read_port(options->port, &asked)) {
        return cli_fail("--port takes a number up to 65535, not '%s'", options->port);
    }
    if (!cli_open(options, options->read_only ? RSM_SESSION_READ : RSM_SESSION_WRITE, &opened)) {
        return EXIT_NOT_DONE;
    }
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    sigprocmask(SIG_BLOCK, &signals, NULL);
    serve_case record = {opened.session,
                         opened.model,
                         cli_ledger_name(options->operands[0]),
                         options->operands[0],
                         {NULL, NULL, NULL, NULL}};
    int status = EXIT_DONE;
    if (serve_start(&record, asked, options->read_only, cli_person(options), &running, &port,
                    &error) != RSM_OK) {
        status = cli_fail("port %u: %s", asked, error.message);
    } else {
        if (!options->quiet) {
            printf("http://127.0.0.1:%u/\n", port);
            fflush(stdout);
        }
        wait_for_end(&signals);
        serve_stop(running);
    }
    cli_close(&opened);
    return status;
}
