/* The worklist: incidents ordered by how much is unsure or disputed in them, with the reasons.
 * Cost: that of one page of MOST_ROWS. */
#include "serve/filter.h"

enum { MOST_ROWS = 100 };

static void write_reasons(html *page, const json_t *reasons) {
    html_raw(page, "<td>");
    for (size_t i = 0; i < json_array_size(reasons); i++) {
        const json_t *reason = json_array_get(reasons, i);
        const char *slot = json_string_value(json_object_get(reason, "slot"));
        html_raw(page, i > 0 ? "; " : "");
        if (slot != NULL) {
            html_text(page, words_of_slot(slot));
            html_raw(page, ": ");
        }
        html_key(page, reason, "what");
        html_format(page, " <span class=\"day\">%lld</span>",
                    (long long)json_integer_value(json_object_get(reason, "points")));
    }
    html_raw(page, "</td>");
}

static void write_row(serve_call *call, const json_t *item) {
    html *page = call->page;
    const json_t *row = json_object_get(item, "row");
    const char *id = json_string_value(json_object_get(row, "id"));
    html_format(page, "<tr><td class=\"number\">%lld</td><td><time>",
                (long long)json_integer_value(json_object_get(item, "doubt")));
    words_add_time(html_begin_words(page), json_object_get(row, "when"), 0, false);
    html_end_words(page);
    html_raw(page, "</time></td><th scope=\"row\"><a href=\"");
    serve_link_incident(page, &call->site, id != NULL ? id : "");
    html_raw(page, "\">");
    html_key(page, row, "name");
    html_raw(page, "</a></th>");
    write_reasons(page, json_object_get(item, "reasons"));
    html_raw(page, "</tr>\n");
}

static void write_table(serve_call *call, const json_t *items) {
    html_raw(call->page,
             "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"worklist\"><table "
             "class=\"list\"><thead><tr><th scope=\"col\">points</th><th scope=\"col\">when</th>"
             "<th scope=\"col\">what</th><th scope=\"col\">why</th></tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < json_array_size(items) && i < MOST_ROWS; i++) {
        write_row(call, json_array_get(items, i));
    }
    html_raw(call->page, "</tbody></table></div>\n");
}

static void write_pager(html *page, const serve_filter *filter, bool more) {
    if (filter->page == 1 && !more) {
        return;
    }
    html_raw(page, "<nav aria-label=\"pages of the worklist\"><ul>");
    if (filter->page > 1) {
        html_raw(page, "<li><a rel=\"prev\" href=\"/review");
        serve_write_query(page, filter, filter->sort, filter->page - 1);
        html_raw(page, "\">earlier page</a></li>");
    }
    html_format(page, "<li>page %ld</li>", filter->page);
    if (more) {
        html_raw(page, "<li><a rel=\"next\" href=\"/review");
        serve_write_query(page, filter, filter->sort, filter->page + 1);
        html_raw(page, "\">next page</a></li>");
    }
    html_raw(page, "</ul></nav>\n");
}

void serve_page_review(serve_call *call) {
    html *page = call->page;
    serve_filter filter = serve_filter_of(call->request);
    rsm_filter asked = serve_library_filter(&filter, (uint64_t)(filter.page - 1) * MOST_ROWS,
                                            MOST_ROWS + 1);
    rsm_error error = {0};
    rsm_string text;
    if (rsm_session_review(call->record.session, &asked, &text, &error) != RSM_OK) {
        serve_fail_with(call, &error);
        return;
    }
    json_t *items = serve_parse(&text);
    size_t count = json_array_size(items);
    serve_begin_page(page, &call->site, "To look at", "review");
    html_raw(page,
             "<h1>To look at</h1>\n<p>Incidents in which something is unsure or disputed that "
             "nobody has decided, the most first.</p>\n");
    if (count > 0) {
        write_table(call, items);
    } else {
        html_raw(page, "<p>There is none.</p>\n");
    }
    write_pager(page, &filter, count > MOST_ROWS);
    serve_end_page(page, &call->site);
    json_decref(items);
}
