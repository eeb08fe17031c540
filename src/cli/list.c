/* To be written. */
#include "cli/cli.h"
int command_list(const cli_options *options) { (void)options; return cli_fail("not yet"); }
