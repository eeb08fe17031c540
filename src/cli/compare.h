/* The page of `compare`. */
#ifndef RSM_CLI_COMPARE_H
#define RSM_CLI_COMPARE_H

#include "cli/page.h"
#include "words/words.h"

/* Writes what rsm_session_compare gave. `countries` may be NULL. False where memory failed or it is
 * no comparison. */
bool cli_compare_write(cli_page *page, const json_t *comparison, const words_countries *countries);

#endif
