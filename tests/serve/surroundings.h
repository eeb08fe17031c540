/* What tests of the server share: a ledger of invented reports, some of them hostile, and a server
 * on it without a port. */
#ifndef RSM_TESTS_SERVE_SURROUNDINGS_H
#define RSM_TESTS_SERVE_SURROUNDINGS_H

#include "serve/answer.h"

#include "support/test.h"

typedef struct surroundings {
    char folder[64];
    char ledger[96], reports[96];
    rsm_model *model;
    serve_server server;
} surroundings;

/* For cmocka's groups: *state becomes a surroundings. */
int open_surroundings(void **state);
int close_surroundings(void **state);

/* A GET of this server. */
serve_request get(const char *path);

unsigned status_of(surroundings *s, const serve_request *request);

/* Every element is closed where it was opened; no element is there that the program does not write.
 */
void check_whole(const char *page);

/* The page answers 200 and is whole. */
void check_page(surroundings *s, const char *path);

/* Whether the page, which is whole, holds the words. */
bool page_says(surroundings *s, const char *path, const char *words);

#endif
