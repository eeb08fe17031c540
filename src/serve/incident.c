/* The page of one incident: the face of the program.
 *
 * Part: the head; then what the reports differ on, the record, the table of who says what, how the
 * toll grew, what was said when, the reports, each written by a file of its own. Invariants: every
 * value shown leads to the words it rests on; what reports differ on stands before what they agree
 * on. Cost: linear in the account.
 */
#include "serve/page.h"

#include <string.h>

/* ---- the head ---- */

static void write_numbers(serve_account *account) {
    html *page = account->page;
    html_raw(page, "<p class=\"numbers\">");
    serve_write_many(page, words_number_in(account->row, "reports"), "report", NULL);
    html_raw(page, ", ");
    serve_write_many(page, words_number_in(account->row, "outlets"), "outlet", NULL);
    html_raw(page, " · ");
    serve_write_many(page, words_number_in(account->row, "independent_sources"),
                     "independent source", NULL);
    if (words_number_in(account->row, "uncredited") > 0) {
        html_raw(page, ", ");
        serve_write_many(page, words_number_in(account->row, "uncredited"), "uncredited",
                         "uncredited");
    }
    if (words_number_in(account->row, "copies") > 0) {
        html_raw(page, ", ");
        serve_write_many(page, words_number_in(account->row, "copies"), "copy", "copies");
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

void serve_write_incident(serve_account *account) {
    html_raw(account->page, "<article>\n");
    write_head(account);
    serve_write_view_form(account->page, account->site);
    serve_write_differences(account);
    serve_write_record(account);
    serve_write_grid(account);
    serve_write_toll(account);
    serve_write_timeline(account);
    serve_write_reports(account);
    serve_write_decided(account);
    if (account->site->is_file) {
        serve_write_proofs(account);
        serve_write_texts(account);
    }
    serve_write_decide(account);
    html_raw(account->page, "</article>\n");
}
