/* Coders' tables in: rashomon import. */
#include "cli/cli.h"

#include <inttypes.h>
#include <stdio.h>

int command_import(const cli_options *options) {
    const char *path = options->operands[0];
    cli_options with_output = *options;
    rsm_coded_file files[2];
    size_t count = 0;
    if (options->acled != NULL)
        files[count++] = (rsm_coded_file){"acled", options->acled};
    if (options->gtd != NULL)
        files[count++] = (rsm_coded_file){"gtd", options->gtd};
    if (count == 0)
        return cli_fail("import needs --acled FILE or --gtd FILE");
    with_output.output = path;
    cli_case opened;
    if (!cli_open(&with_output, RSM_SESSION_CREATE, &opened))
        return EXIT_NOT_DONE;
    cli_progress progress;
    rsm_options batch = cli_batch_options(options, &progress);
    rsm_totals totals;
    rsm_error error = {0};
    rsm_status status = rsm_session_import(opened.session, files, count, &batch, &totals, &error);
    cli_progress_end(&progress);
    cli_close(&opened);
    if (status != RSM_OK)
        return cli_fail("%s: %s", path, error.message);
    if (!options->quiet)
        printf("%s: %" PRIu64 " row%s read, %" PRIu64 " new; %" PRIu64 " reports held, %" PRIu64
               " incidents\n",
               path, totals.reports, totals.reports == 1 ? "" : "s", totals.added, totals.held,
               totals.incidents);
    return totals.unreadable > 0 ? EXIT_SOME_UNREAD : EXIT_DONE;
}
