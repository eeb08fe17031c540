/* The page of one incident: the face of the program.
 *
 * Part: the record on top, what the reports differ on, the table of who says what, how the toll
 * grew, what came before and after, the reports. Invariants: every value shown leads to the words
 * it rests on; what reports differ on stands before what they agree on. Cost: linear in the
 * account.
 */
#include "serve/page.h"

#include <string.h>

static const char *const counts[] = {"killed",    "injured",   "casualties", "missing",
                                     "displaced", "evacuated", "affected",   "detained",
                                     "abducted",  "attackers", NULL};

/* ---- the head ---- */

static void write_count(html *page, int64_t count, const char *one, const char *many) {
    words_add_many(html_begin_words(page), count, one, many);
    html_end_words(page);
}

static void write_numbers(serve_account *account) {
    html *page = account->page;
    html_raw(page, "<p class=\"numbers\">");
    write_count(page, words_number_in(account->row, "reports"), "report", NULL);
    html_raw(page, ", ");
    write_count(page, words_number_in(account->row, "outlets"), "outlet", NULL);
    html_raw(page, " · ");
    write_count(page, words_number_in(account->row, "independent_sources"), "independent source",
                NULL);
    if (words_number_in(account->row, "uncredited") > 0) {
        html_raw(page, ", ");
        write_count(page, words_number_in(account->row, "uncredited"), "uncredited", "uncredited");
    }
    if (words_number_in(account->row, "copies") > 0) {
        html_raw(page, ", ");
        write_count(page, words_number_in(account->row, "copies"), "copy", "copies");
    }
    html_raw(page, "</p>\n");
}

static void write_head(serve_account *account) {
    html *page = account->page;
    const char *status = words_string_in(account->incident, "status");
    const json_t *where = json_object_get(account->incident, "where");
    html_raw(page, "<header class=\"incident\"><h1");
    if (account->site->is_file) {
        html_raw(page, " id=\"incident-");
        html_component(page, words_string_in(account->incident, "id"));
        html_raw(page, "\"");
    }
    html_raw(page, ">");
    html_key(page, account->incident, "name");
    html_raw(page, "</h1>\n<p class=\"lead\"><time>");
    words_add_time(html_begin_words(page), json_object_get(account->incident, "when"), 0, true);
    html_end_words(page);
    html_raw(page, "</time>");
    if (json_is_object(where)) {
        html_raw(page, " · ");
        words_add_place(html_begin_words(page), where, account->site->countries);
        html_end_words(page);
    }
    if (strcmp(status, "reported") != 0 && status[0] != '\0') {
        html_raw(page, " <strong class=\"status\">");
        html_key(page, account->incident, "status");
        html_raw(page, "</strong>");
    }
    html_raw(page, "</p>\n");
    write_numbers(account);
    html_raw(page, "</header>\n");
}

/* ---- the record ---- */

static void write_bound(html *page, const json_t *cell, const char *key) {
    html_raw(page, "<td class=\"number\">");
    words_add_number(html_begin_words(page), json_object_get(cell, key));
    html_end_words(page);
    html_raw(page, "</td>");
}

static void write_slot_name(serve_account *account, const char *slot, bool disputed) {
    html *page = account->page;
    html_raw(page, "<a href=\"");
    serve_link_proof(account, slot);
    html_raw(page, "\">");
    html_text(page, words_of_slot(slot));
    html_raw(page, disputed ? " <abbr title=\"they differ\">≠</abbr></a>" : "</a>");
}

static bool is_disputed(const json_t *cell) {
    return json_is_true(json_object_get(cell, "disagree"));
}

static void write_support(html *page, const json_t *cell) {
    html_raw(page, "<td class=\"support\">");
    write_count(page, words_number_in(cell, "independent_sources"), "source", NULL);
    if (words_number_in(cell, "uncredited") > 0) {
        html_raw(page, ", ");
        write_count(page, words_number_in(cell, "uncredited"), "uncredited", "uncredited");
    }
    html_raw(page, "</td>");
}

static void write_tolls(serve_account *account) {
    html *page = account->page;
    bool begun = false;
    for (size_t i = 0; counts[i] != NULL; i++) {
        const json_t *cell = json_object_get(account->cells, counts[i]);
        if (!json_is_object(cell)) {
            continue;
        }
        html_raw(page, begun ? ""
                             : "<table class=\"toll\"><caption>The toll</caption><thead><tr><td>"
                               "</td><th scope=\"col\">low</th><th scope=\"col\">best</th><th "
                               "scope=\"col\">high</th><th scope=\"col\">given "
                               "by</th></tr></thead>\n<tbody>\n");
        begun = true;
        html_format(page, "<tr%s><th scope=\"row\">",
                    is_disputed(cell) ? " class=\"disputed\"" : "");
        write_slot_name(account, counts[i], is_disputed(cell));
        html_raw(page, "</th>");
        write_bound(page, cell, "low");
        write_bound(page, cell, "best");
        write_bound(page, cell, "high");
        write_support(page, cell);
        html_raw(page, "</tr>\n");
    }
    html_raw(page, begun ? "</tbody></table>\n" : "");
}

static void write_item(serve_account *account, const char *slot, const json_t *item) {
    html *page = account->page;
    const json_t *first = json_array_get(json_object_get(item, "statements"), 0);
    const char *statement = json_string_value(first), *standing = words_string_in(item, "standing");
    html_raw(page, "<li><a href=\"");
    serve_link_statement(account, statement != NULL ? statement : "");
    html_raw(page, "\">");
    words_add_value(html_begin_words(page), slot, item, account->site->countries);
    html_end_words(page);
    html_raw(page, "</a>");
    if (standing[0] != '\0') {
        html_format(page, " <span class=\"standing %s\">",
                    strcmp(standing, "denied") == 0    ? "against"
                    : strcmp(standing, "claimed") == 0 ? "claims"
                                                       : "differs");
        html_text(page, standing);
        html_raw(page, "</span>");
    }
    html_raw(page, "</li>");
}

static void write_lists(serve_account *account) {
    static const char *const lists[] = {"perpetrator", "target", "weapon", "cause", "motive",
                                        "attacker",    "victim", "damage", NULL};
    enum { MOST_ITEMS = 12 };
    html *page = account->page;
    html_raw(page, "<dl class=\"record\">\n");
    for (size_t i = 0; lists[i] != NULL; i++) {
        const json_t *items = json_object_get(account->cells, lists[i]);
        size_t count = json_array_size(items);
        if (count == 0) {
            continue;
        }
        html_raw(page, "<dt>");
        write_slot_name(account, lists[i], false);
        html_raw(page, "</dt><dd><ul>");
        for (size_t j = 0; j < count && j < MOST_ITEMS; j++) {
            write_item(account, lists[i], json_array_get(items, j));
        }
        if (count > MOST_ITEMS) {
            html_format(page, "<li>and %zu more</li>", count - MOST_ITEMS);
        }
        html_raw(page, "</ul></dd>\n");
    }
    html_raw(page, "</dl>\n");
}

/* "Under the codebooks", and what the account rests on. */
static void write_beyond(serve_account *account) {
    if (!account->site->is_file) {
        html_raw(account->page, "<p><a href=\"");
        serve_link_incident(account->page, account->site, words_string_in(account->incident, "id"));
        html_raw(account->page,
                 "/codebooks\">Under the codebooks of ACLED, GTD, UCDP and Iraq Body "
                 "Count</a></p>\n");
    }
}

static void write_record(serve_account *account) {
    html_format(account->page,
                "<section class=\"sheet\" aria-labelledby=\"i%zurecord\"><h2 id=\"i%zurecord\">The "
                "record</h2>\n",
                account->number, account->number);
    write_tolls(account);
    write_lists(account);
    write_beyond(account);
    html_raw(account->page, "</section>\n");
}

/* ---- what came before and after ---- */

static void write_linked(serve_account *account, const json_t *linked) {
    html *page = account->page;
    bool to = strcmp(words_string_in(linked, "direction"), "to") == 0;
    const char *relation = words_string_in(linked, "relation");
    html_raw(page, "<li><time>");
    words_add_time(html_begin_words(page), json_object_get(linked, "when"), 0, false);
    html_end_words(page);
    html_raw(page, "</time> ");
    if (account->site->is_file) {
        html_key(page, linked, "name");
    } else {
        html_raw(page, "<a href=\"");
        serve_link_incident(page, account->site, words_string_in(linked, "id"));
        html_raw(page, "\">");
        html_key(page, linked, "name");
        html_raw(page, "</a>");
    }
    html_raw(page, " <span class=\"day\">");
    html_text(page, strcmp(relation, "background") == 0 ? "told as background"
                    : strcmp(relation, "response to") == 0
                        ? (to ? "this answers it" : "in response to this")
                    : to ? "this is part of it"
                         : "part of this");
    html_raw(page, "</span></li>\n");
}

static void write_timeline(serve_account *account) {
    enum { MOST_LINKED = 40 };
    html *page = account->page;
    size_t count = json_array_size(account->linked);
    if (count == 0) {
        return;
    }
    html_format(
        page,
        "<section aria-labelledby=\"i%zubefore\"><h2 id=\"i%zubefore\">Before and after</h2>"
        "\n<ol class=\"timeline\">\n",
        account->number, account->number);
    for (size_t i = 0; i < count && i < MOST_LINKED; i++) {
        write_linked(account, json_array_get(account->linked, i));
    }
    if (count > MOST_LINKED) {
        html_format(page, "<li>and %zu more</li>\n", count - MOST_LINKED);
    }
    html_raw(page, "</ol></section>\n");
}

void serve_write_incident(serve_account *account) {
    html_raw(account->page, "<article>\n");
    write_head(account);
    write_record(account);
    serve_write_grid(account);
    serve_write_toll(account);
    write_timeline(account);
    serve_write_reports(account);
    if (account->site->is_file) {
        serve_write_proofs(account);
        serve_write_texts(account);
    }
    serve_write_decide(account);
    html_raw(account->page, "</article>\n");
}
