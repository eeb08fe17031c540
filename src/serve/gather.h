/* What a page is written from: JSON values asked of the library. Private to the room. */
#ifndef RSM_SERVE_GATHER_H
#define RSM_SERVE_GATHER_H

#include "serve/page.h"
#include "serve/serve.h"

/* An account with the proofs of its cells and, where wanted, the texts of its reports. */
typedef struct serve_gathered {
    json_t *account, *proofs, *texts;
    json_t *compared; /* with another codebook; NULL where none was chosen */
} serve_gathered;

/* On RSM_OK and on an error alike *gathered is freed with serve_gathered_free. */
rsm_status serve_gather(const serve_case *record, const char *id, bool with_texts,
                        serve_gathered *gathered, rsm_error *error);
void serve_gathered_free(serve_gathered *gathered);

/* One incident alone, and of its proofs that of a slot. Errors: those of rsm_session_why, but
 * RSM_ERROR_NOT_FOUND where there is no such slot. */
rsm_status serve_gather_proof(const serve_case *record, const char *id, const char *slot,
                              serve_gathered *gathered, rsm_error *error);

/* Asks what another codebook makes of a gathered incident; nothing where it is the one that its
 * cells are by. Errors: RSM_ERROR_NOT_FOUND (no such codebook), those of rsm_session_compare. */
rsm_status serve_gather_codebook(const serve_case *record, const char *codebook,
                                 serve_gathered *gathered, rsm_error *error);

/* The same as a page's functions want it. */
serve_account serve_account_of(const serve_gathered *gathered, const serve_site *site, html *page,
                               size_t number);

/* A text of JSON as a value, which is freed; NULL where memory fails. */
json_t *serve_parse(rsm_string *text);

/* Names of countries out of the model. */
words_countries serve_countries(const serve_case *record);

/* Fills *error, which may be NULL; gives the status. */
rsm_status serve_error(rsm_error *error, rsm_status status, const char *message);

#endif
