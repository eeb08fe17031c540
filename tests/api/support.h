/*
 * tests/api/support.h - what the tests of the public functions share: the model, files of reports,
 * annotating and building in one call.
 */
#ifndef RSM_TESTS_API_SUPPORT_H
#define RSM_TESTS_API_SUPPORT_H

#include "base/buffer.h"
#include "rashomon/rashomon.h"
#include "support/test.h"

#define PATHS_MOST 256

/* Set-up and tear-down of a group: opens the model and makes an empty folder; takes both away. */
int open_surroundings(void **state);
int close_surroundings(void **state);

const rsm_model *test_model(void);
const char *test_folder(void); /* absolute, without a slash at its end */

/* Whether the full counts are asked for (RASHOMON_LONG in the environment). */
bool long_tests(void);

/* Fills `paths` with the reports of examples/, in order of their names; gives how many. */
size_t example_paths(const char **paths);

/* Writes `count` short invented reports of a few incidents into the folder, one a file, and adds
 * their paths. They retell each other, differ in tolls and lack dates, as real ones do. */
size_t invented_paths(const char **paths, size_t count);

/* The lines of `annotate`, NUL-terminated in `out`. Gives the status. */
rsm_status annotate(const char *const *paths, size_t count, unsigned jobs, rsm_buffer *out);

/* Builds `paths` into the ledger of that name in the folder; a ledger that is there is added to. */
rsm_status build(const char *name, const char *const *paths, size_t count, unsigned jobs);

/* Exports the ledger as JSON into `out`. */
rsm_status export_json(const char *name, rsm_buffer *out);

void remove_ledger(const char *name);

#endif
