/* The history of a cell. Private to the program. */
#ifndef RSM_CLI_HISTORY_H
#define RSM_CLI_HISTORY_H

#include "cli/cli.h"

/* [{"published_by","reports","cell"}]: the cell options->history of the account's incident after
 * each day on which a report of it was published. The session is left with the last of these views.
 * NULL with *error where it cannot be told. */
json_t *cli_history_of(const cli_case *opened, const cli_options *options, const json_t *account,
                       rsm_error *error);

/* Writes it as a page; false where memory failed. */
bool cli_history_write(cli_page *page, const json_t *account, const char *slot, const json_t *rows,
                       const words_countries *countries);

#endif
