/* The filters of the list and the map: from a query, into the library's filter, and back into
 * addresses. Private to the room. */
#ifndef RSM_SERVE_FILTER_H
#define RSM_SERVE_FILTER_H

#include "serve/answer.h"

/* What the list is asked for; strings are borrowed from the request, "" where nothing is asked. */
typedef struct serve_filter {
    const char *from, *to, *country, *type, *words, *sort;
    const char *places, *box; /* what is known of the place; "west,south,east,north" */
    const char *as_of, *published_by; /* the view that the list is of */
    long killed, page;
    bool all, disputed;
} serve_filter;

serve_filter serve_filter_of(const serve_request *request);

/* The same as the library takes it: rows from `offset`, at most `limit` of them. */
rsm_filter serve_library_filter(const serve_filter *filter, uint64_t offset, uint64_t limit);

/* The rows that pass it, an array; how many there are in all, by month and country. NULL after the
 * call's page has become one of an error. */
json_t *serve_rows(serve_call *call, const serve_filter *filter, uint64_t offset, uint64_t limit);
json_t *serve_overview(serve_call *call, const serve_filter *filter);

/* The form that asks for it, sent to `address`. */
void serve_write_filter(serve_call *call, const serve_filter *filter, const char *address);

/* "?from=...&page=2": the filter as a query, escaped for an attribute, with another order or page.
 */
void serve_write_query(html *page, const serve_filter *filter, const char *sort, long number);

#endif
