/* The frame of every page, where links lead, and small things that several pages say.
 *
 * Invariant: a page works without a script and asks for nothing from outside. */
#include "serve/assets.h"
#include "serve/page.h"

#include <string.h>

static void write_menu(html *page, const serve_site *site, const char *here) {
    static const char *const entries[][3] = {{"incidents", "/", "Incidents"},
                                             {"map", "/map", "Map"},
                                             {"review", "/review", "To look at"},
                                             {"decisions", "/decisions", "Decisions"},
                                             {"try", "/try", "Try a text"}};
    html_raw(page, "<nav aria-label=\"pages\"><ul>");
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
        bool is_here = here != NULL && strcmp(here, entries[i][0]) == 0;
        html_format(page, "<li><a href=\"%s", entries[i][1]);
        serve_write_view_query(page, site);
        html_format(page, "\"%s>%s</a></li>", is_here ? " aria-current=\"page\"" : "",
                    entries[i][2]);
    }
    html_raw(page, "</ul></nav>\n");
}

void serve_begin_page(html *page, const serve_site *site, const char *title, const char *here) {
    html_raw(page,
             "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>");
    html_text(page, title);
    html_raw(page, " · Rashomon</title>\n"
                   "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                   "<meta name=\"color-scheme\" content=\"light dark\">\n");
    if (site->is_file) {
        html_raw(page, "<style>\n");
        html_raw(page, serve_asset_style);
        html_raw(page, "</style>\n");
    } else {
        html_raw(page, "<link rel=\"stylesheet\" href=\"/style.css\">\n");
    }
    html_raw(page, "</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the content</a>\n"
                   "<header class=\"site\"><p class=\"name\">Rashomon</p><p class=\"ledger\">");
    html_text(page, site->ledger);
    html_raw(page, "</p>\n");
    if (!site->is_file) {
        write_menu(page, site, here);
    }
    html_raw(page, "</header>\n<main id=\"main\">\n");
    serve_write_view_banner(page, site);
}

void serve_end_page(html *page, const serve_site *site) {
    html_raw(page, "</main>\n<footer class=\"site\"><p>Rashomon ");
    html_text(page, rsm_version());
    html_raw(page, ": many reports, one sourced account. Every value here stands in the words of a "
                   "report; a click on it shows them.</p></footer>\n</body>\n</html>\n");
    (void)site;
}

/* ---- links ---- */

size_t serve_report_number(const serve_account *account, const char *report) {
    for (size_t i = 0; i < json_array_size(account->reports); i++) {
        const char *id =
            json_string_value(json_object_get(json_array_get(account->reports, i), "id"));
        if (id != NULL && strcmp(id, report) == 0) {
            return i + 1;
        }
    }
    return 0;
}

/* "REPORT#12": in a file #i1r3s12, on a server /reports/REPORT#s12. */
void serve_link_statement(const serve_account *account, const char *statement) {
    const char *hash = strrchr(statement, '#');
    char report[512];
    size_t size = hash != NULL ? (size_t)(hash - statement) : 0;
    if (hash == NULL || size >= sizeof report) {
        html_raw(account->page, "#");
        return;
    }
    memcpy(report, statement, size);
    report[size] = '\0';
    if (account->site->is_file) {
        html_format(account->page, "#i%zur%zus", account->number,
                    serve_report_number(account, report));
    } else {
        html_raw(account->page, "/reports/");
        html_component(account->page, report);
        serve_write_view_query(account->page, account->site);
        html_raw(account->page, "#s");
    }
    html_component(account->page, hash + 1);
}

void serve_link_report(const serve_account *account, const char *report) {
    if (account->site->is_file) {
        html_format(account->page, "#i%zur%zu", account->number,
                    serve_report_number(account, report));
    } else {
        html_raw(account->page, "/reports/");
        html_component(account->page, report);
        serve_write_view_query(account->page, account->site);
    }
}

/* `tail` is what follows the id, `slot` what follows that. */
static void link_incident(html *page, const serve_site *site, const char *incident,
                          const char *tail, const char *slot) {
    html_raw(page, site->is_file ? "#incident-" : "/incidents/");
    html_component(page, incident);
    html_raw(page, tail);
    html_component(page, slot);
    serve_write_incident_query(page, site);
}

void serve_link_incident(html *page, const serve_site *site, const char *incident) {
    link_incident(page, site, incident, "", "");
}

void serve_link_codebooks(html *page, const serve_site *site, const char *incident) {
    link_incident(page, site, incident, "/codebooks", "");
}

void serve_link_proof(const serve_account *account, const char *slot) {
    const char *incident = json_string_value(json_object_get(account->incident, "id"));
    if (account->site->is_file) {
        html_format(account->page, "#i%zuproof-", account->number);
        html_component(account->page, slot);
    } else {
        link_incident(account->page, account->site, incident != NULL ? incident : "", "/why/",
                      slot);
    }
}

/* ---- who says it, and when ---- */

words_day serve_day_of(const json_t *statement) {
    words_day day = words_day_of(json_object_get(json_object_get(statement, "said_on"), "latest"));
    if (day.known) {
        return day;
    }
    const json_t *published = json_object_get(statement, "published");
    words_day latest = words_day_of(json_object_get(published, "latest"));
    day = words_day_of(json_object_get(published, "earliest"));
    day.known =
        day.known && day.year == latest.year && day.month == latest.month && day.day == latest.day;
    return day;
}

bool serve_add_root(words_text *text, const json_t *statement) {
    const json_t *sources = json_object_get(statement, "sources");
    size_t count = json_array_size(sources);
    const json_t *root = count > 0 ? json_array_get(sources, count - 1) : NULL;
    bool credited = root != NULL && !words_is_outlet(root);
    if (credited) {
        words_add_body(text, root);
    } else {
        words_add_sources(text, sources, json_object_get(statement, "outlet"), false);
    }
    return credited;
}

bool serve_same_root(const char *id, const char *name, const char *other_id,
                     const char *other_name) {
    if (id != NULL && other_id != NULL) {
        return strcmp(id, other_id) == 0;
    }
    return words_same_name(name, other_name);
}
