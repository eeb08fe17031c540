/* Accounts made by hand, in the forms that the library gives, with names that a test chooses. */
#ifndef RSM_TESTS_CLI_FIXTURE_H
#define RSM_TESTS_CLI_FIXTURE_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

/* How much there is of everything, and the word that stands in every place where words of others
 * do. */
typedef struct fixture {
    const char *word; /* NULL: ordinary names */
    size_t reports, figures, suspects, links;
} fixture;

/* A bombing in a made-up country: {"incident","row","reports","statements","linked"}. */
json_t *fixture_account(const fixture *of);

/* The proofs of its cells by slot. */
json_t *fixture_proofs(const fixture *of);

/* Rows of the list, one for each of `reports`. */
json_t *fixture_rows(const fixture *of);

#endif
