/* The reports behind an incident: each original with its copies folded under it. Cost: quadratic in
 * the reports of one incident, of which at most MOST_REPORTS are shown. */
#include "serve/page.h"

#include <string.h>

enum { MOST_REPORTS = 400 };

/* What the incident says of how a report tells of it: an entry of its "reports". */
static const json_t *telling_of(const serve_account *account, const char *report) {
    const json_t *reports = json_object_get(account->incident, "reports");
    for (size_t i = 0; i < json_array_size(reports); i++) {
        const json_t *entry = json_array_get(reports, i);
        if (strcmp(words_string_in(entry, "id"), report) == 0) {
            return entry;
        }
    }
    return NULL;
}

/* That it is written after another, or carries an agency's story: what it tells of its own rests on
 * these. */
static void write_origin(serve_account *account, const json_t *report) {
    html *page = account->page;
    const json_t *entry = telling_of(account, words_string_in(report, "id"));
    const char *outlet = words_string_in(report, "outlet");
    size_t original = serve_report_number(account, words_string_in(entry, "rewrite_of"));
    bool is_own = words_same_name(words_string_in(entry, "agency"), outlet);
    if (original > 0) {
        html_format(page, " <span class=\"day\">rewrite of r%zu</span>", original);
    } else if (words_has_string(entry, "agency") && !is_own) {
        html_raw(page, " <span class=\"day\">carries ");
        html_key(page, entry, "agency");
        html_raw(page, "</span>");
    }
}

static void write_line(serve_account *account, const json_t *report, size_t number) {
    html *page = account->page;
    html_format(page, "<span class=\"which\">r%zu</span> <time>", number);
    words_add_time(html_begin_words(page), json_object_get(report, "published"), 0, true);
    html_end_words(page);
    html_raw(page, "</time> <span class=\"outlet\">");
    html_key(page, report, "outlet");
    html_raw(page, "</span> <span class=\"title\"><a href=\"");
    serve_link_report(account, words_string_in(report, "id"));
    html_raw(page, "\">");
    html_text(page, words_has_string(report, "title") ? "" : "without a title");
    html_key(page, report, "title");
    html_raw(page, "</a>");
    write_origin(account, report);
    html_raw(page, "</span>");
}

static bool is_shown(const serve_account *account, const char *original) {
    return serve_report_number(account, original) > 0;
}

static size_t count_copies(const serve_account *account, const char *id) {
    size_t count = 0;
    for (size_t i = 0; i < json_array_size(account->reports); i++) {
        count += strcmp(words_string_in(json_array_get(account->reports, i), "copy_of"), id) == 0;
    }
    return count;
}

static void write_copies(serve_account *account, const char *id) {
    html *page = account->page;
    size_t copies = count_copies(account, id);
    if (copies == 0) {
        return;
    }
    html_raw(page, "<details><summary>");
    words_add_many(html_begin_words(page), (int64_t)copies, "copy", "copies");
    html_end_words(page);
    html_raw(page, "</summary><ul>\n");
    for (size_t i = 0; i < json_array_size(account->reports); i++) {
        const json_t *report = json_array_get(account->reports, i);
        if (strcmp(words_string_in(report, "copy_of"), id) == 0) {
            html_raw(page, "<li>");
            write_line(account, report, i + 1);
            html_raw(page, "</li>\n");
        }
    }
    html_raw(page, "</ul></details>");
}

void serve_write_reports(serve_account *account) {
    html *page = account->page;
    size_t count = json_array_size(account->reports);
    html_format(page,
                "<section aria-labelledby=\"i%zureports\"><h2 id=\"i%zureports\">The reports</h2>\n"
                "<ul class=\"reports\">\n",
                account->number, account->number);
    for (size_t i = 0; i < count && i < MOST_REPORTS; i++) {
        const json_t *report = json_array_get(account->reports, i);
        const char *original = words_string_in(report, "copy_of");
        if (original[0] != '\0' && is_shown(account, original)) {
            continue;
        }
        html_raw(page, "<li>");
        write_line(account, report, i + 1);
        write_copies(account, words_string_in(report, "id"));
        html_raw(page, "</li>\n");
    }
    if (count > MOST_REPORTS) {
        html_format(page, "<li>and %zu more</li>\n", count - MOST_REPORTS);
    }
    html_raw(page, "</ul></section>\n");
}
