/* Pages of one thing: an incident, the proof of a cell, a report. Cost: linear in what is shown. */
#include "serve/answer.h"

#include <string.h>

/* A title is made safe before it is a title. */
static void begin(serve_call *call, const json_t *title, const char *otherwise) {
    words_text words = {0};
    words_add_string(&words, title);
    serve_begin_page(call->page, &call->site,
                     words.size > 0 ? words_text_string(&words) : otherwise, NULL);
    words_text_free(&words);
}

void serve_page_incident(serve_call *call, const char *id) {
    serve_gathered gathered;
    rsm_error error = {0};
    const char *codebook = serve_field_of(call->request, "codebook");
    if (serve_gather(&call->record, id, false, &gathered, &error) != RSM_OK ||
        serve_gather_codebook(&call->record, codebook, &gathered, &error) != RSM_OK) {
        serve_fail_with(call, &error);
    } else {
        serve_account account = serve_account_of(&gathered, &call->site, call->page, 1);
        begin(call, json_object_get(account.incident, "name"), "Incident");
        serve_write_incident(&account);
        serve_end_page(call->page, &call->site);
    }
    serve_gathered_free(&gathered);
}

void serve_page_why(serve_call *call, const char *id, const char *slot) {
    serve_gathered gathered;
    rsm_error error = {0};
    if (serve_gather_proof(&call->record, id, slot, &gathered, &error) != RSM_OK) {
        serve_fail_with(call, &error);
    } else {
        const json_t *proof = json_object_get(gathered.proofs, slot);
        serve_account account = serve_account_of(&gathered, &call->site, call->page, 1);
        begin(call, json_object_get(account.incident, "name"), "Incident");
        html_raw(call->page, "<p><a href=\"");
        serve_link_incident(call->page, &call->site, words_string_in(account.incident, "id"));
        html_raw(call->page, "\">");
        html_key(call->page, account.incident, "name");
        html_raw(call->page, "</a></p>\n<h1>Why: ");
        html_text(call->page, words_of_slot(slot));
        html_raw(call->page, "</h1>\n");
        serve_write_proof(&account, proof);
        serve_write_reject(&account, proof);
        serve_end_page(call->page, &call->site);
    }
    serve_gathered_free(&gathered);
}

/* ---- a report ---- */

static void write_statement(serve_call *call, const json_t *statement) {
    html *page = call->page;
    const char *id = words_string_in(statement, "id"), *slot = words_string_in(statement, "slot");
    const char *hash = strrchr(id, '#'), *incident = words_string_in(statement, "incident");
    html_raw(page, "<tr><th scope=\"row\"><a href=\"#s");
    html_component(page, hash != NULL ? hash + 1 : "");
    html_raw(page, "\">");
    html_text(page, words_of_slot(slot));
    html_raw(page, "</a></th><td>");
    words_add_value(html_begin_words(page), slot, json_object_get(statement, "value"),
                    call->site.countries);
    html_end_words(page);
    html_raw(page, "</td><td>");
    html_key(page, statement, "stance");
    html_raw(page, "</td><td>");
    words_add_sources(html_begin_words(page), json_object_get(statement, "sources"), NULL, true);
    html_end_words(page);
    html_raw(page, "</td><td>");
    if (incident[0] != '\0') {
        html_raw(page, "<a href=\"");
        serve_link_incident(page, &call->site, incident);
        html_raw(page, "\">incident</a>");
    }
    html_raw(page, "</td></tr>\n");
}

static void write_statements(serve_call *call, const json_t *statements) {
    html *page = call->page;
    html_format(page,
                "<section><h2>What was read out of it: %zu statements</h2>\n<div class=\"wide\" "
                "tabindex=\"0\" role=\"region\" aria-label=\"statements\"><table><thead><tr><th "
                "scope=\"col\">slot</th><th scope=\"col\">value</th><th scope=\"col\">stance</th>"
                "<th scope=\"col\">according to</th><th scope=\"col\">of</th></tr></thead>\n<tbody>"
                "\n",
                json_array_size(statements));
    for (size_t i = 0; i < json_array_size(statements); i++) {
        write_statement(call, json_array_get(statements, i));
    }
    html_raw(page, "</tbody></table></div></section>\n");
}

static void write_report(serve_call *call, const json_t *value) {
    html *page = call->page;
    const json_t *report = json_object_get(value, "report");
    begin(call, json_object_get(report, "title"), "Report");
    html_raw(page, "<article><h1>");
    html_text(page, words_has_string(report, "title") ? "" : "A report without a title");
    html_key(page, report, "title");
    html_raw(page, "</h1>\n<p class=\"lead\">");
    html_key(page, report, "outlet");
    html_raw(page, " · <time>");
    words_add_time(html_begin_words(page), json_object_get(report, "published"), 0, true);
    html_end_words(page);
    html_raw(page, "</time></p>\n");
    if (words_has_string(report, "url")) {
        html_raw(page, "<p class=\"day\">");
        html_key(page, report, "url");
        html_raw(page, "</p>\n");
    }
    if (words_has_string(report, "copy_of")) {
        html_raw(page, "<p>It repeats <a href=\"/reports/");
        html_component(page, words_string_in(report, "copy_of"));
        serve_write_view_query(page, &call->site);
        html_raw(page, "\">another report</a>.</p>\n");
    }
    html_raw(page, "<section><h2>Its text</h2>\n");
    serve_write_marked(page, value, "s");
    html_raw(page, "</section>\n");
    write_statements(call, json_object_get(value, "statements"));
    html_raw(page, "</article>\n");
    serve_end_page(page, &call->site);
}

void serve_page_report(serve_call *call, const char *id) {
    rsm_string text;
    rsm_error error = {0};
    if (rsm_session_report(call->record.session, id, &text, &error) != RSM_OK) {
        serve_fail_with(call, &error);
        return;
    }
    json_t *value = serve_parse(&text);
    if (value == NULL) {
        serve_fail(call, 500, "out of memory");
    } else {
        write_report(call, value);
    }
    json_decref(value);
}
