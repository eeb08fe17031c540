/* What the program sees in a text, marked and explained: "Try a text" of a server, where nothing of
 * the text is kept, and the file of `annotate --html`. Cost: that of reading; linear in the
 * readings.
 */
#include "serve/answer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void write_form(serve_call *call, const char *text, const char *published) {
    html *page = call->page;
    html_raw(page, "<form method=\"post\" action=\"/try\">\n<input type=\"hidden\" name=\"token\" "
                   "value=\"");
    html_text(page, call->server->token);
    html_raw(page, "\">\n<p><label for=\"t-text\">a report, as it was published</label><textarea "
                   "id=\"t-text\" name=\"text\" required>\n");
    html_passage(page, text, strlen(text));
    html_raw(page, "</textarea></p>\n<p><label for=\"t-published\">published on (so that "
                   "“Tuesday” means a day)</label><input id=\"t-published\" name=\"published\" "
                   "type=\"date\" value=\"");
    words_text_others(html_begin_words(page), published, strlen(published));
    html_end_words(page);
    html_raw(page, "\"></p>\n<p><button>Read it</button></p>\n</form>\n");
}

/* One statement of a reading as a line of a list. */
static void write_line(html *page, const serve_site *site, const json_t *statement,
                       const char *prefix) {
    const char *slot = json_string_value(json_object_get(statement, "slot"));
    const char *id = json_string_value(json_object_get(statement, "id"));
    const char *hash = id != NULL ? strrchr(id, '#') : NULL;
    html_raw(page, "<li><a href=\"#");
    html_text(page, prefix);
    html_component(page, hash != NULL ? hash + 1 : "");
    html_raw(page, "\">");
    html_text(page, slot != NULL ? words_of_slot(slot) : "");
    html_raw(page, "</a> <b>");
    words_add_value(html_begin_words(page), slot != NULL ? slot : "",
                    json_object_get(statement, "value"), site->countries);
    html_end_words(page);
    html_raw(page, "</b> ");
    words_add_sources(html_begin_words(page), json_object_get(statement, "sources"), NULL, true);
    html_end_words(page);
    html_raw(page, " <em>");
    html_key(page, statement, "stance");
    html_raw(page, "</em></li>\n");
}

/* A reading as `annotate` prints it: the text, marked, and what was read out of it. */
static void write_seen(html *page, const serve_site *site, const json_t *reading,
                       const char *prefix) {
    const json_t *statements = json_object_get(reading, "statements"),
                 *incidents = json_object_get(reading, "incidents");
    html_format(page, "<section><h2>What is seen in it: %zu incidents, %zu statements</h2>\n",
                json_array_size(incidents), json_array_size(statements));
    serve_write_marked(page, reading, prefix);
    html_raw(page, "<ul class=\"evidence\">\n");
    for (size_t i = 0; i < json_array_size(statements); i++) {
        write_line(page, site, json_array_get(statements, i), prefix);
    }
    html_raw(page, "</ul></section>\n");
}

static rsm_status read_text(serve_call *call, const char *text, const char *published,
                            json_t **reading, rsm_error *error) {
    rsm_worker *worker = NULL;
    rsm_document *document = NULL;
    rsm_string json;
    rsm_input input = {
        .text = text, .text_size = strlen(text), .id = "text", .published = published};
    rsm_status status = rsm_worker_new(call->record.model, NULL, &worker, error);
    if (status == RSM_OK) {
        status = rsm_annotate(worker, &input, &document, error);
    }
    if (status == RSM_OK) {
        status = rsm_document_json(document, 0, &json, error);
    }
    if (status == RSM_OK) {
        *reading = serve_parse(&json);
    }
    rsm_document_free(document);
    rsm_worker_free(worker);
    return status;
}

void serve_page_try(serve_call *call) {
    html *page = call->page;
    const char *text = serve_field_of(call->request, "text"),
               *published = serve_field_of(call->request, "published");
    bool asked = text != NULL && text[0] != '\0' && strcmp(call->request->method, "POST") == 0;
    json_t *reading = NULL;
    rsm_error error = {0};
    published = published != NULL && published[0] != '\0' ? published : NULL;
    if (asked && read_text(call, text, published, &reading, &error) != RSM_OK) {
        serve_fail_with(call, &error);
        return;
    }
    serve_begin_page(page, &call->site, "Try a text", "try");
    html_raw(page, "<h1>Try a text</h1>\n<p>It is read here, on this machine, and not kept.</p>\n");
    write_form(call, asked ? text : "", published != NULL ? published : "");
    if (reading != NULL) {
        write_seen(page, &call->site, reading, "s");
    }
    serve_end_page(page, &call->site);
    json_decref(reading);
}

/* ---- the file of `annotate --html` ---- */

struct serve_annotations {
    html page;
    serve_site site;
    words_countries countries;
    serve_case record;
    size_t count;
};

serve_annotations *serve_annotations_new(const rsm_model *model) {
    serve_annotations *made = calloc(1, sizeof *made);
    if (made != NULL) {
        made->record.model = model;
        made->countries = serve_countries(&made->record);
        made->site = (serve_site){.ledger = "what is seen",
                                  .is_file = true,
                                  .read_only = true,
                                  .countries = &made->countries};
        serve_begin_page(&made->page, &made->site, "What is seen", NULL);
    }
    return made;
}

bool serve_annotations_add(serve_annotations *annotations, const char *line, size_t size) {
    json_t *reading = json_loadb(line, size, 0, NULL);
    const json_t *report = json_object_get(reading, "report");
    html *page = &annotations->page;
    char prefix[32];
    if (reading == NULL) {
        return false;
    }
    snprintf(prefix, sizeof prefix, "r%zus", ++annotations->count);
    html_raw(page, "<article><h1>");
    html_text(page, words_has_string(report, "title") ? "" : "A report without a title");
    html_key(page, report, "title");
    html_raw(page, "</h1>\n<p class=\"lead\">");
    html_key(page, report, "outlet");
    html_raw(page, " ");
    words_add_time(html_begin_words(page), json_object_get(report, "published"), 0, true);
    html_end_words(page);
    html_raw(page, "</p>\n");
    if (words_has_string(report, "error")) {
        html_raw(page, "<p class=\"error\">");
        html_key(page, report, "error");
        html_raw(page, "</p>\n");
    }
    write_seen(page, &annotations->site, reading, prefix);
    html_raw(page, "</article>\n");
    json_decref(reading);
    return !html_failed(page);
}

bool serve_annotations_end(serve_annotations *annotations, char **page, size_t *size) {
    serve_end_page(&annotations->page, &annotations->site);
    bool good = !html_failed(&annotations->page);
    *page = NULL;
    *size = 0;
    if (good) {
        *page = annotations->page.out.data;
        *size = annotations->page.out.size;
        annotations->page.out = (words_text){0};
    }
    html_free(&annotations->page);
    free(annotations);
    return good;
}
