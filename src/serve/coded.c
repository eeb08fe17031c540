/* An incident under the codebooks: what each makes of the whole, and the cells on which they
 * differ, with why. A menu chooses one, which is then held against the default. Cost: that of the
 * proofs under each codebook. */
#include "serve/answer.h"

#include <string.h>

/* ---- the menu ---- */

static void write_menu(serve_call *call, const json_t *books, const char *chosen) {
    html *page = call->page;
    html_raw(page, "<form class=\"filter\"><p><label for=\"f-codebook\">codebook</label><select "
                   "id=\"f-codebook\" name=\"codebook\"><option value=\"\">all of them</option>");
    for (size_t i = 0; i < json_array_size(books); i++) {
        const char *name = json_string_value(json_array_get(books, i));
        html_raw(page, "<option value=\"");
        html_string(page, json_array_get(books, i));
        html_raw(page, name != NULL && strcmp(name, chosen) == 0 ? "\" selected>" : "\">");
        html_string(page, json_array_get(books, i));
        html_raw(page, "</option>");
    }
    html_raw(page, "</select></p>");
    serve_write_view_fields(page, &call->site);
    html_raw(page, "<p><button>Show</button></p></form>\n");
}

/* ---- what each makes of the whole ---- */

static void write_strings(html *page, const json_t *strings, const char *between) {
    for (size_t i = 0; i < json_array_size(strings); i++) {
        html_raw(page, i > 0 ? between : "");
        html_string(page, json_array_get(strings, i));
    }
}

static void write_scope(html *page, const json_t *coded) {
    const json_t *in_scope = json_object_get(coded, "in_scope");
    html_raw(page, !json_is_boolean(in_scope) ? "no scope of its own"
                   : json_is_true(in_scope)   ? "in scope"
                                              : "<strong>outside its scope</strong>");
    const json_t *outside = json_object_get(coded, "outside");
    for (size_t i = 0; i < json_array_size(outside); i++) {
        html_raw(page, i > 0 ? "; " : ": ");
        html_key(page, json_array_get(outside, i), "why");
    }
}

static void write_whole(serve_call *call, const json_t *coded) {
    html *page = call->page;
    html_raw(page, "<tr><th scope=\"row\">");
    html_key(page, coded, "codebook");
    html_raw(page, "</th><td>");
    write_scope(page, coded);
    html_raw(page, "</td><td>");
    write_strings(page, json_object_get(coded, "types"), " or ");
    html_raw(page, "</td><td>");
    const json_t *not_recorded = json_object_get(coded, "not_recorded");
    for (size_t i = 0; i < json_array_size(not_recorded); i++) {
        const char *slot = json_string_value(json_array_get(not_recorded, i));
        html_raw(page, i > 0 ? ", " : "");
        html_text(page, slot != NULL ? words_of_slot(slot) : "");
    }
    html_raw(page, "</td></tr>\n");
}

/* ---- the cells ---- */

/* A count is its best with its bounds; best is null where the codebook keeps a range. */
static void write_count(html *page, const json_t *value) {
    words_text *words = html_begin_words(page);
    const json_t *best = json_object_get(value, "best");
    if (json_is_integer(best)) {
        words_add_number(words, best);
        words_text_add(words, " (");
    }
    words_add_number(words, json_object_get(value, "low"));
    words_text_add(words, "–");
    words_add_number(words, json_object_get(value, "high"));
    words_text_add(words, json_is_integer(best) ? ")" : "");
    html_end_words(page);
}

static void write_cell(serve_call *call, const char *slot, const json_t *one) {
    html *page = call->page;
    const json_t *value = json_object_get(one, "value");
    html_raw(page, "<tr><th scope=\"row\">");
    html_key(page, one, "codebook");
    html_raw(page, "</th><td>");
    if (words_has_string(one, "not_recorded")) {
        html_raw(page, "not recorded</td><td>");
        html_key(page, one, "not_recorded");
    } else {
        html_raw(page, "<span class=\"said differs\">");
        if (words_slot_is_count(slot) && json_is_object(value)) {
            write_count(page, value);
        } else {
            words_add_value(html_begin_words(page), slot, value, call->site.countries);
            html_end_words(page);
        }
        html_raw(page, "</span></td><td>");
        write_strings(page, json_object_get(one, "reasons"), "; ");
    }
    html_raw(page, "</td></tr>\n");
}

static void write_cells(serve_call *call, const json_t *cells) {
    html *page = call->page;
    if (json_array_size(cells) == 0) {
        html_raw(page, "<p>They agree on every cell that they record.</p>\n");
    }
    for (size_t i = 0; i < json_array_size(cells); i++) {
        const json_t *cell = json_array_get(cells, i), *by = json_object_get(cell, "by");
        const char *slot = words_string_in(cell, "slot");
        html_raw(page, "<table><caption>");
        html_text(page, words_of_slot(slot));
        html_raw(page, "</caption><thead><tr><th scope=\"col\">codebook</th><th "
                       "scope=\"col\">value</th><th scope=\"col\">why</th></tr></thead><tbody>\n");
        for (size_t j = 0; j < json_array_size(by); j++) {
            write_cell(call, slot, json_array_get(by, j));
        }
        html_raw(page, "</tbody></table>\n");
    }
}

static void write_page(serve_call *call, const json_t *books, const json_t *compared,
                       const char *chosen) {
    html *page = call->page;
    const json_t *incident = json_array_get(json_object_get(compared, "incidents"), 0);
    const json_t *coded = json_object_get(incident, "coded");
    words_text title = {0};
    words_add_key(&title, incident, "name");
    serve_begin_page(page, &call->site, words_text_string(&title), NULL);
    words_text_free(&title);
    html_raw(page, "<p><a href=\"");
    serve_link_incident(page, &call->site, words_string_in(incident, "id"));
    html_raw(page, "\">");
    html_key(page, incident, "name");
    html_raw(page, "</a></p>\n<h1>Under the codebooks</h1>\n");
    write_menu(call, books, chosen);
    html_raw(page, "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"codebooks\">"
                   "<table><caption>What each makes of the whole</caption><thead><tr><th "
                   "scope=\"col\">codebook</th><th scope=\"col\">scope</th><th "
                   "scope=\"col\">type</th><th scope=\"col\">does not record</th></tr></thead>"
                   "<tbody>\n");
    for (size_t i = 0; i < json_array_size(coded); i++) {
        write_whole(call, json_array_get(coded, i));
    }
    html_raw(page, "</tbody></table></div>\n<h2>Where they differ</h2>\n");
    write_cells(call, json_object_get(incident, "cells"));
    serve_end_page(page, &call->site);
}

void serve_page_codebooks(serve_call *call, const char *id) {
    const char *chosen = serve_field_of(call->request, "codebook");
    const char *ids[] = {id}, *pair[] = {"default", chosen};
    rsm_session *session = call->record.session;
    rsm_string all_text, text;
    rsm_error error = {0};
    bool one = chosen != NULL && chosen[0] != '\0' && strcmp(chosen, "default") != 0;
    if (rsm_session_compare(session, ids, 1, NULL, 0, false, &all_text, &error) != RSM_OK) {
        serve_fail_with(call, &error);
        return;
    }
    json_t *all = serve_parse(&all_text), *compared = one ? NULL : json_incref(all);
    if (one && rsm_session_compare(session, ids, 1, pair, 2, false, &text, &error) != RSM_OK) {
        serve_fail_with(call, &error);
    } else {
        compared = one ? serve_parse(&text) : compared;
        write_page(call, json_object_get(all, "codebooks"), compared, one ? chosen : "");
    }
    json_decref(all);
    json_decref(compared);
}
