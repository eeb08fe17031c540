/* The list of incidents: filters, how many there are by the month, a page of rows.
 *
 * Cost: that of one page, and of counting the incidents that pass the filter. */
#include "serve/filter.h"

#include <stdio.h>
#include <string.h>

enum { ROWS = 50, BARS = 60 };

/* ---- the histogram ---- */

typedef struct span {
    int first, last, step; /* months since the year 0; months a bar */
    uint64_t counts[BARS], most;
} span;

/* The month and the count of an entry of "months"; false for those without a date. */
static bool month_of(const json_t *entry, int *month, uint64_t *count) {
    const char *key = json_string_value(json_array_get(entry, 0));
    int year, of_year;
    *count = (uint64_t)json_integer_value(json_array_get(entry, 1));
    if (key == NULL || sscanf(key, "%4d-%2d", &year, &of_year) != 2 || year < 0) {
        return false;
    }
    *month = year * 12 + of_year - 1;
    return true;
}

static span span_of(const json_t *months) {
    span made = {.first = 0, .last = -1, .step = 1};
    int month;
    uint64_t count;
    for (size_t i = 0; i < json_array_size(months); i++) {
        if (month_of(json_array_get(months, i), &month, &count)) {
            made.first = made.last < made.first || month < made.first ? month : made.first;
            made.last = month > made.last ? month : made.last;
        }
    }
    while ((made.last - made.first) / made.step >= BARS) {
        made.step = made.step < 12 ? (made.step == 1 ? 3 : 12) : made.step * 2;
    }
    for (size_t i = 0; i < json_array_size(months); i++) {
        if (month_of(json_array_get(months, i), &month, &count)) {
            size_t bar = (size_t)((month - made.first) / made.step);
            made.counts[bar] += count;
            made.most = made.counts[bar] > made.most ? made.counts[bar] : made.most;
        }
    }
    return made;
}

static void write_month(html *page, int month) {
    html_format(page, "%04d-%02d", month / 12, month % 12 + 1);
}

static void write_histogram(html *page, const json_t *months) {
    span made = span_of(months);
    if (made.most == 0 || made.last == made.first) {
        return;
    }
    size_t bars = (size_t)((made.last - made.first) / made.step) + 1;
    html_raw(page, "<figure class=\"chart\"><figcaption>incidents by ");
    html_raw(page, made.step == 1 ? "month" : made.step == 3 ? "quarter" : "time");
    html_raw(page, ", ");
    write_month(page, made.first);
    html_raw(page, " to ");
    write_month(page, made.last);
    html_format(page,
                "</figcaption><svg viewBox=\"0 0 720 60\" role=\"img\" aria-label=\"incidents "
                "over time, at most %llu in a bar\">",
                (unsigned long long)made.most);
    for (size_t i = 0; i < bars && i < BARS; i++) {
        size_t height = (size_t)(made.counts[i] * 54 / made.most);
        height = made.counts[i] > 0 && height == 0 ? 1 : height;
        html_format(page,
                    "<rect class=\"bar\" x=\"%zu\" y=\"%zu\" width=\"%zu\" height=\"%zu\"><title>",
                    i * 720 / bars, 58 - height, 720 / bars > 2 ? 720 / bars - 2 : 1, height);
        write_month(page, made.first + (int)i * made.step);
        html_format(page, ": %llu</title></rect>", (unsigned long long)made.counts[i]);
    }
    html_raw(page, "</svg></figure>\n");
}

/* ---- the table ---- */

static void write_toll(html *page, const json_t *row, const char *slot) {
    const json_t *toll = json_object_get(row, slot);
    const json_t *low = json_object_get(toll, "low"), *high = json_object_get(toll, "high");
    html_raw(page, "<td class=\"number\">");
    if (json_is_object(toll)) {
        words_text *words = html_begin_words(page);
        words_add_number(words, json_object_get(toll, "best"));
        if (!json_equal(low, high)) {
            words_text_add(words, " (");
            words_add_number(words, low);
            words_text_add(words, "–");
            words_add_number(words, high);
            words_text_add(words, ")");
        }
        html_end_words(page);
    }
    html_raw(page, "</td>");
}

static void write_row(serve_call *call, const json_t *row) {
    html *page = call->page;
    const char *id = json_string_value(json_object_get(row, "id"));
    const json_t *disagree = json_object_get(row, "disagree"),
                 *where = json_object_get(row, "where");
    html_raw(page, "<tr><td><time>");
    words_add_time(html_begin_words(page), json_object_get(row, "when"), 0, false);
    html_end_words(page);
    html_raw(page, "</time></td><th scope=\"row\"><a href=\"");
    serve_link_incident(page, &call->site, id != NULL ? id : "");
    html_raw(page, "\">");
    html_key(page, row, "name");
    html_raw(page, "</a></th><td>");
    if (json_is_object(where)) {
        words_add_place(html_begin_words(page), where, call->site.countries);
        html_end_words(page);
    }
    html_raw(page, "</td>");
    write_toll(page, row, "killed");
    write_toll(page, row, "injured");
    html_format(page, "<td class=\"number\">%lld</td><td class=\"number\">%lld</td><td>",
                (long long)words_number_in(row, "reports"),
                (long long)words_number_in(row, "independent_sources"));
    for (size_t i = 0; i < json_array_size(disagree); i++) {
        const char *slot = json_string_value(json_array_get(disagree, i));
        html_raw(page, i > 0 ? ", " : "");
        html_text(page, slot != NULL ? words_of_slot(slot) : "");
    }
    html_raw(page, "</td></tr>\n");
}

static void write_pager(html *page, const serve_filter *filter, int64_t count) {
    long last = (long)((count + ROWS - 1) / ROWS);
    if (last <= 1) {
        return;
    }
    html_raw(page, "<nav aria-label=\"pages of the list\"><ul>");
    if (filter->page > 1) {
        html_raw(page, "<li><a rel=\"prev\" href=\"/");
        serve_write_query(page, filter, filter->sort, filter->page - 1);
        html_raw(page, "\">earlier page</a></li>");
    }
    html_format(page, "<li>page %ld of %ld</li>", filter->page, last);
    if (filter->page < last) {
        html_raw(page, "<li><a rel=\"next\" href=\"/");
        serve_write_query(page, filter, filter->sort, filter->page + 1);
        html_raw(page, "\">next page</a></li>");
    }
    html_raw(page, "</ul></nav>\n");
}

static void write_table(serve_call *call, const json_t *rows) {
    html *page = call->page;
    html_raw(page,
             "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"incidents\">"
             "<table class=\"list\"><thead><tr><th scope=\"col\">when</th><th "
             "scope=\"col\">what</th><th scope=\"col\">where</th><th scope=\"col\">killed</th>"
             "<th scope=\"col\">injured</th><th scope=\"col\">reports</th><th "
             "scope=\"col\">sources</th><th scope=\"col\">they differ on</th></tr></thead>\n"
             "<tbody>\n");
    for (size_t i = 0; i < json_array_size(rows); i++) {
        write_row(call, json_array_get(rows, i));
    }
    html_raw(page, "</tbody></table></div>\n");
}

void serve_page_list(serve_call *call) {
    html *page = call->page;
    serve_filter filter = serve_filter_of(call->request);
    json_t *overview = serve_overview(call, &filter);
    json_t *rows = overview == NULL
                       ? NULL
                       : serve_rows(call, &filter, (uint64_t)(filter.page - 1) * ROWS, ROWS);
    if (rows != NULL) {
        int64_t count = words_number_in(overview, "count");
        serve_begin_page(page, &call->site, "Incidents", "incidents");
        html_raw(page, "<h1>");
        words_add_many(html_begin_words(page), count, "incident", NULL);
        html_end_words(page);
        html_raw(page, "</h1>\n");
        serve_write_filter(call, &filter, "/");
        write_histogram(page, json_object_get(overview, "months"));
        if (json_array_size(rows) > 0) {
            write_table(call, rows);
        } else {
            html_raw(page, "<p>Nothing passes this filter.</p>\n");
        }
        write_pager(page, &filter, count);
        serve_end_page(page, &call->site);
    }
    json_decref(overview);
    json_decref(rows);
}
