/* The rendering of a proof, apart from where it comes from. Private to why.c and its tests. */
#ifndef RSM_CLI_WHY_H
#define RSM_CLI_WHY_H

#include "cli/page.h"
#include "words/words.h"

/* Writes what rsm_session_why gives, in plain words. False where memory failed or it is no proof.
 */
bool cli_why_write(cli_page *page, const json_t *proof, const words_countries *countries);

/* Writes what rsm_session_same gives. */
bool cli_same_write(cli_page *page, const json_t *answer);

#endif
