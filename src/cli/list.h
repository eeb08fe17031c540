/* The rendering of lists, apart from where they come from. Private to list.c and its tests. */
#ifndef RSM_CLI_LIST_H
#define RSM_CLI_LIST_H

#include "cli/page.h"
#include "words/words.h"

/* Writes the rows of rsm_session_list, one line each. `ids`, where not NULL, is an array of the ids
 * to show, in the same order. False where memory failed. */
bool cli_list_write(cli_page *page, const json_t *rows, const json_t *ids);

/* Writes the rows of rsm_session_unread: what was not read or gave nothing, and why. */
bool cli_unread_write(cli_page *page, const json_t *rows);

/* review.c: writes the worklist of rsm_session_review; `ids` as above, never NULL. */
bool cli_review_write(cli_page *page, const json_t *reviews, const json_t *ids);

#endif
