/* What persons decided, as a table: all of it on a page of its own, and on the page of an incident
 * what bears on that. Each is undone in one click, where anything can be decided. Cost: linear. */
#include "serve/answer.h"

#include <stdio.h>
#include <string.h>

/* `back` is the incident whose page the browser is sent back to; NULL: the page of all. */
typedef struct decided_list {
    html *page;
    const serve_site *site;
    const char *back;
} decided_list;

static void write_hidden(html *page, const char *name, const char *value) {
    html_format(page, "<input type=\"hidden\" name=\"%s\" value=\"", name);
    words_text_others(html_begin_words(page), value, strlen(value));
    html_end_words(page);
    html_raw(page, "\">");
}

static void write_undo(const decided_list *list, const json_t *decision) {
    html *page = list->page;
    char number[24];
    snprintf(number, sizeof number, "%lld", (long long)words_number_in(decision, "number"));
    html_raw(page, "<form method=\"post\" action=\"/decide\">");
    write_hidden(page, "token", list->site->token);
    write_hidden(page, "kind", "undo");
    write_hidden(page, "number", number);
    write_hidden(page, "reason", "undone on the page");
    write_hidden(page, "person", list->site->person != NULL ? list->site->person : "");
    if (list->back != NULL) {
        write_hidden(page, "back", list->back);
    }
    html_format(page, "<button aria-label=\"undo decision %s\">undo</button></form>", number);
}

/* The incidents that a decision bears on, as links. */
static void write_incidents(const decided_list *list, const json_t *incidents) {
    html *page = list->page;
    html_raw(page, "<td>");
    for (size_t i = 0; i < json_array_size(incidents); i++) {
        const char *id = json_string_value(json_array_get(incidents, i));
        html_raw(page, i > 0 ? ", <a href=\"" : "<a href=\"");
        serve_link_incident(page, list->site, id != NULL ? id : "");
        html_raw(page, "\">");
        html_string(page, json_array_get(incidents, i));
        html_raw(page, "</a>");
    }
    html_raw(page, "</td>");
}

static void write_decision(const decided_list *list, const json_t *decision) {
    html *page = list->page;
    bool undone = strcmp(words_string_in(decision, "state"), "undone") == 0;
    html_format(page, "<tr%s><th scope=\"row\" class=\"number\">%lld</th><td>",
                undone ? " class=\"undone\"" : "", (long long)words_number_in(decision, "number"));
    words_add_decision(html_begin_words(page), decision, list->site->countries);
    html_end_words(page);
    html_raw(page, "</td>");
    if (list->back == NULL) {
        write_incidents(list, json_object_get(decision, "incidents"));
    }
    html_raw(page, "<td>");
    html_key(page, decision, "by");
    html_raw(page, "</td><td>");
    html_key(page, decision, "reason");
    html_raw(page, "</td><td>");
    if (list->back == NULL) {
        html_raw(page, "<time>");
        words_add_day(html_begin_words(page), words_day_of(json_object_get(decision, "decided")),
                      0);
        html_end_words(page);
        html_raw(page, "</time></td><td>");
    }
    words_add_decision_state(html_begin_words(page), decision);
    html_end_words(page);
    html_raw(page, "</td><td>");
    if (serve_can_decide(list->site) && !undone) {
        write_undo(list, decision);
    }
    html_raw(page, "</td></tr>\n");
}

static void write_table(const decided_list *list, const json_t *decisions) {
    enum { MOST_DECISIONS = 1000 };
    html *page = list->page;
    size_t count = json_array_size(decisions);
    html_raw(page, "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"decisions\">"
                   "<table class=\"decided\"><thead><tr><th scope=\"col\">number</th><th "
                   "scope=\"col\">what</th>");
    html_raw(page, list->back == NULL ? "<th scope=\"col\">of</th>" : "");
    html_raw(page, "<th scope=\"col\">who</th><th scope=\"col\">why</th>");
    html_raw(page, list->back == NULL ? "<th scope=\"col\">when</th>" : "");
    html_raw(page, "<th scope=\"col\">state</th><th scope=\"col\">undo</th></tr></thead>\n"
                   "<tbody>\n");
    for (size_t i = count > MOST_DECISIONS ? count - MOST_DECISIONS : 0; i < count; i++) {
        write_decision(list, json_array_get(decisions, i));
    }
    html_raw(page, "</tbody></table></div>\n");
    if (count > MOST_DECISIONS) {
        html_format(page, "<p>and %zu earlier ones</p>\n", count - MOST_DECISIONS);
    }
}

/* Those that stand or wait: what was undone is on the page of all. */
static json_t *standing_of(const json_t *decisions) {
    json_t *standing = json_array();
    for (size_t i = 0; i < json_array_size(decisions); i++) {
        json_t *decision = json_array_get(decisions, i);
        if (json_object_get(decision, "undone_by") == NULL &&
            strcmp(words_string_in(decision, "kind"), "undo") != 0) {
            json_array_append(standing, decision);
        }
    }
    return standing;
}

void serve_write_decided(serve_account *account) {
    const decided_list list = {account->page, account->site,
                               words_string_in(account->incident, "id")};
    json_t *standing = standing_of(account->decisions);
    if (json_array_size(standing) > 0) {
        html_format(account->page,
                    "<section aria-labelledby=\"i%zudecided\"><h2 id=\"i%zudecided\">What persons "
                    "decided</h2>\n",
                    account->number, account->number);
        write_table(&list, standing);
        html_raw(account->page, "</section>\n");
    }
    json_decref(standing);
}

void serve_page_decisions(serve_call *call) {
    html *page = call->page;
    const decided_list list = {page, &call->site, NULL};
    rsm_string text;
    rsm_error error = {0};
    if (rsm_session_decisions(call->record.session, &text, &error) != RSM_OK) {
        serve_fail_with(call, &error);
        return;
    }
    json_t *decisions = serve_parse(&text);
    serve_begin_page(page, &call->site, "Decisions", "decisions");
    html_raw(page, "<h1>");
    serve_write_many(page, (int64_t)json_array_size(decisions), "decision", NULL);
    html_raw(page, "</h1>\n<p>What persons have corrected. It stands apart from what the program "
                   "found, and stays when reports are added or read anew.</p>\n");
    if (json_array_size(decisions) > 0) {
        write_table(&list, decisions);
    }
    serve_end_page(page, &call->site);
    json_decref(decisions);
}
