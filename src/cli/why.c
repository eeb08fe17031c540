/* To be written. */
#include "cli/cli.h"
int command_why(const cli_options *options) { (void)options; return cli_fail("not yet"); }
