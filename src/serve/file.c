/* `rashomon report`: accounts as one file that can be mailed, archived and printed.
 *
 * Part: gathers the account, the proof of each cell and the text of each report, and has the page
 * written. Cost: linear in the reports of the incidents asked for. */
#include "serve/gather.h"
#include "serve/serve.h"

#include <stdlib.h>

enum { MOST_INCIDENTS = 1000 };

static rsm_status write_one(const serve_case *record, const serve_site *site, const char *id,
                            size_t number, html *page, rsm_error *error) {
    serve_gathered gathered = {0};
    rsm_status status = serve_gather(record, id, true, &gathered, error);
    if (status == RSM_OK) {
        serve_account account = serve_account_of(&gathered, site, page, number);
        serve_write_incident(&account);
    }
    serve_gathered_free(&gathered);
    return status;
}

rsm_status serve_report_file(const serve_case *record, const char *const *incidents, size_t count,
                             char **output, size_t *size, rsm_error *error) {
    html page = {0};
    words_countries countries = serve_countries(record);
    serve_site site = {.ledger = record->ledger,
                       .is_file = true,
                       .read_only = true,
                       .countries = &countries,
                       .as_of = record->view.as_of,
                       .published_by = record->view.published_by,
                       .codebook = record->view.codebook};
    *output = NULL;
    *size = 0;
    if (count > MOST_INCIDENTS) {
        return serve_error(error, RSM_ERROR_LIMIT, "a file holds at most 1,000 incidents");
    }
    rsm_status status = RSM_OK;
    serve_begin_page(&page, &site, record->ledger, NULL);
    for (size_t i = 0; i < count && status == RSM_OK; i++) {
        status = write_one(record, &site, incidents[i], i + 1, &page, error);
    }
    serve_end_page(&page, &site);
    if (status == RSM_OK && html_failed(&page)) {
        status = serve_error(error, RSM_ERROR_MEMORY, "out of memory");
    }
    if (status == RSM_OK) {
        *output = page.out.data;
        *size = page.out.size;
        page.out = (words_text){0};
    }
    html_free(&page);
    return status;
}
