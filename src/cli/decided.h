/* Decisions as rows, for `decide`, `show` and `why`. */
#ifndef RSM_CLI_DECIDED_H
#define RSM_CLI_DECIDED_H

#include "cli/page.h"
#include "words/words.h"

/* The decisions as rows of a page, a heading before the first; nothing where there are none. */
void cli_decisions_write(cli_page *page, const json_t *decisions, const char *heading,
                         const words_countries *countries);

#endif
