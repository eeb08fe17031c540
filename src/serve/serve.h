/* Pages: an account as HTML, in one file or from a server.
 *
 * The room uses the public header alone: whatever stands on a page is JSON that the library gave,
 * and a person can get the same from the program. */
#ifndef RSM_SERVE_SERVE_H
#define RSM_SERVE_SERVE_H

#include <rashomon/rashomon.h>

/* What every page needs. Borrowed for as long as it is used. */
typedef struct serve_case {
    rsm_session *session;
    const rsm_model *model;
    const char *ledger; /* its name, for headings */
    const char *path;   /* its file, opened a second time for views; NULL: there are none */
    rsm_view view;      /* how the session shows it; NULLs: as it is stored */
} serve_case;

/* One self-contained file of the accounts of `count` incidents, each the id of any mention or the
 * only beginning of one: no script, nothing asked for from outside. `html` is freed with free().
 * Errors: RSM_ERROR_NOT_FOUND, RSM_ERROR_ARGUMENT (several incidents begin so), RSM_ERROR_LIMIT
 * (over 1,000 incidents), RSM_ERROR_MEMORY and those of the session. Cost: linear in the reports of
 * these incidents. */
rsm_status serve_report_file(const serve_case *record, const char *const *incidents, size_t count,
                             char **html, size_t *size, rsm_error *error);

/* ---- what is seen ---- */

/* One file of readings, marked and explained: made from the lines that rsm_annotate_paths gives.
 * NULL where memory fails. `model` is borrowed. */
typedef struct serve_annotations serve_annotations;
serve_annotations *serve_annotations_new(const rsm_model *model);

/* Adds one line. False where it is no reading or memory fails. */
bool serve_annotations_add(serve_annotations *annotations, const char *line, size_t size);

/* Ends the file and frees what made it; *page is freed with free(). False where memory failed. */
bool serve_annotations_end(serve_annotations *annotations, char **page, size_t *size);

/* ---- the server ---- */

typedef struct serve_running serve_running;

/* Answers requests on 127.0.0.1 from a thread of its own until serve_stop; `port` 0 takes any, and
 * *bound tells which. The session is the server's as long as it runs, and so is `person`, who
 * decides where a form gives no other name; NULL for none. With `read_only` nothing can be decided.
 * Errors: RSM_ERROR_IO (the port is taken), RSM_ERROR_MEMORY. */
rsm_status serve_start(const serve_case *record, unsigned port, bool read_only, const char *person,
                       serve_running **running, unsigned *bound, rsm_error *error);

/* Ends after the answer under way. NULL is let be. */
void serve_stop(serve_running *running);

#endif
