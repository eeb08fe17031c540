/* Correcting on a page: the forms, what they send.
 *
 * Part: every decision that `rashomon decide` takes can be taken here, by a named person with a
 * reason, and undone in one click. Invariants: a form changes nothing unless it carries the token
 * of this server; after a decision the browser is sent back to the page it came from, so that to
 * load it anew decides nothing; with --read-only no form is written and none is taken. Cost: that
 * of the decision. */
#include "serve/answer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_NAMES = SERVE_MOST_FIELDS, MOST_CHOICES = 200 };

/* ---- what a form is made of ---- */

static void write_hidden(html *page, const char *name, const char *value) {
    html_format(page, "<input type=\"hidden\" name=\"%s\" value=\"", name);
    html_text(page, value);
    html_raw(page, "\">");
}

/* `back` is where the browser goes afterwards: an address of this server, from its first slash. */
static void begin_form(const serve_account *account, const char *kind) {
    html *page = account->page;
    html_raw(page, "<form method=\"post\" action=\"/decide\" class=\"decide\">");
    write_hidden(page, "token", account->site->token);
    write_hidden(page, "kind", kind);
    write_hidden(page, "back", words_string_in(account->incident, "id"));
    html_raw(page, "\n");
}

static void write_line(html *page, const char *name, const char *label, const char *more,
                       const char *value) {
    html_format(page, "<p><label>%s <input name=\"%s\" %s value=\"", label, name, more);
    html_text(page, value);
    html_raw(page, "\"></label></p>\n");
}

static void end_form(const serve_account *account, const char *button) {
    html *page = account->page;
    write_line(page, "reason", "why", "required maxlength=\"2000\"", "");
    write_line(page, "person", "who decides", "required maxlength=\"200\" autocomplete=\"name\"",
               account->site->person != NULL ? account->site->person : "");
    html_format(page, "<p><button>%s</button></p>\n</form>\n", button);
}

static void begin_part(html *page, const char *title) {
    html_format(page, "<details><summary>%s</summary>\n", title);
}

static void end_part(html *page) {
    html_raw(page, "</details>\n");
}

/* ---- the forms of an incident ---- */

static void write_slots(html *page) {
    static const char *const slots[] = {
        "killed",   "injured",  "casualties",  "missing",   "displaced", "evacuated",
        "affected", "detained", "abducted",    "attackers", "type",      "when",
        "where",    "happened", "perpetrator", "target",    "victim",    "attacker",
        "weapon",   "cause",    "motive",      "damage"};
    html_raw(page, "<p><label>cell <select name=\"slot\">");
    for (size_t i = 0; i < sizeof slots / sizeof *slots; i++) {
        html_format(page, "<option value=\"%s\">", slots[i]);
        html_text(page, words_of_slot(slots[i]));
        html_raw(page, "</option>");
    }
    html_raw(page, "</select></label></p>\n");
}

static void write_set(const serve_account *account) {
    begin_part(account->page, "Set a cell");
    begin_form(account, "set");
    write_hidden(account->page, "name", words_string_in(account->incident, "id"));
    write_slots(account->page);
    write_line(account->page, "value", "value (31, 40-50, 2021-05-14, a place, a name)", "required",
               "");
    end_form(account, "Set it");
    end_part(account->page);
}

static void write_add(const serve_account *account) {
    begin_part(account->page, "Add what a source says");
    begin_form(account, "add");
    write_hidden(account->page, "name", words_string_in(account->incident, "id"));
    write_slots(account->page);
    write_line(account->page, "value", "value", "required", "");
    write_line(account->page, "report", "report (its id), with the words that say so", "", "");
    write_line(account->page, "quote", "its words, exactly", "", "");
    write_line(account->page, "note", "or, where no report says it, how you know", "", "");
    end_form(account, "Add it");
    end_part(account->page);
}

static void write_merge(const serve_account *account) {
    begin_part(account->page, "It is the same as another incident");
    begin_form(account, "merge");
    write_hidden(account->page, "name", words_string_in(account->incident, "id"));
    write_line(account->page, "name", "the other's id", "required", "");
    end_form(account, "Join them");
    end_part(account->page);
}

/* The first mention of that report among the members of the incident. */
static const char *mention_of(const serve_account *account, const char *report) {
    const json_t *members = json_object_get(account->incident, "members");
    size_t size = strlen(report);
    for (size_t i = 0; i < json_array_size(members); i++) {
        const char *member = json_string_value(json_array_get(members, i));
        if (member != NULL && strncmp(member, report, size) == 0 && member[size] == '@') {
            return member;
        }
    }
    return NULL;
}

static void write_split(const serve_account *account) {
    html *page = account->page;
    size_t count = json_array_size(account->reports);
    if (count < 2) {
        return;
    }
    begin_part(page, "Some reports tell of another incident");
    begin_form(account, "split");
    write_hidden(page, "name", words_string_in(account->incident, "id"));
    for (size_t i = 0; i < count && i < MOST_NAMES - 8; i++) {
        const json_t *report = json_array_get(account->reports, i);
        const char *mention = mention_of(account, words_string_in(report, "id"));
        if (mention != NULL) {
            html_raw(page, "<p><label><input type=\"checkbox\" name=\"name\" value=\"");
            html_text(page, mention);
            html_format(page, "\"> r%zu ", i + 1);
            html_key(page, report, "title");
            html_raw(page, "</label></p>\n");
        }
    }
    end_form(account, "Split them off");
    end_part(page);
}

static void write_not_incident(const serve_account *account) {
    begin_part(account->page, "It is no incident");
    begin_form(account, "not-incident");
    write_hidden(account->page, "name", words_string_in(account->incident, "id"));
    end_form(account, "It is none");
    end_part(account->page);
}

bool serve_can_decide(const serve_site *site) {
    return !site->is_file && !site->read_only && site->token != NULL;
}

void serve_write_decide(serve_account *account) {
    if (!serve_can_decide(account->site)) {
        return;
    }
    html_raw(account->page, "<section class=\"correct\" aria-labelledby=\"correct\"><h2 "
                            "id=\"correct\">Correct it</h2>\n");
    write_set(account);
    write_add(account);
    write_merge(account);
    write_split(account);
    write_not_incident(account);
    html_raw(account->page, "</section>\n");
}

/* ---- the form of a proof: statements ---- */

static void write_choice(html *page, const json_t *statement) {
    html_raw(page, "<option value=\"");
    html_text(page, words_string_in(statement, "id"));
    html_raw(page, "\">");
    html_key(page, statement, "quote");
    html_raw(page, " — ");
    words_add_sources(html_begin_words(page), json_object_get(statement, "sources"),
                      json_object_get(statement, "outlet"), true);
    html_end_words(page);
    html_raw(page, "</option>");
}

static void write_choices(html *page, const json_t *figures) {
    size_t left = MOST_CHOICES;
    html_raw(page, "<p><label>statement <select name=\"name\">");
    for (size_t i = 0; i < json_array_size(figures); i++) {
        const json_t *figure = json_array_get(figures, i);
        const json_t *statements = json_object_get(figure, "statements");
        for (size_t j = 0; j < json_array_size(statements) && left > 0; j++, left--) {
            write_choice(page, json_array_get(statements, j));
        }
    }
    html_raw(page, "</select></label></p>\n");
}

void serve_write_reject(serve_account *account, const json_t *proof) {
    html *page = account->page;
    const json_t *figures = json_object_get(proof, "figures");
    figures = json_is_array(figures) ? figures : json_object_get(proof, "suspects");
    if (!serve_can_decide(account->site) || json_array_size(figures) == 0) {
        return;
    }
    html_raw(page, "<section class=\"correct\" aria-labelledby=\"correct\"><h2 "
                   "id=\"correct\">Correct it</h2>\n");
    begin_part(page, "A statement is wrong");
    begin_form(account, "reject");
    write_choices(page, figures);
    end_form(account, "Leave it out");
    end_part(page);
    begin_part(page, "A statement is of another incident");
    begin_form(account, "reassign");
    write_choices(page, figures);
    write_line(page, "name", "the other's id", "required", "");
    end_form(account, "Move it there");
    end_part(page);
    html_raw(page, "</section>\n");
}

/* ---- what comes back ---- */

/* To the incident that the form was on, or the list of decisions. */
static void go_back(serve_call *call) {
    const char *back = serve_given(call->request, "back");
    html address = {0};
    html_raw(&address, back != NULL ? "/incidents/" : "/decisions");
    html_component(&address, back != NULL ? back : "");
    call->response->status = 303;
    if (address.out.size < sizeof call->response->location) {
        snprintf(call->response->location, sizeof call->response->location, "%s",
                 words_text_string(&address.out));
    } else {
        snprintf(call->response->location, sizeof call->response->location, "/decisions");
    }
    html_free(&address);
}

void serve_decide(serve_call *call) {
    rsm_error error = {0};
    rsm_string decision;
    if (call->server->read_only) {
        serve_fail(call, 403, "this server was started with --read-only");
    } else if (serve_take_decision(call, NULL, &decision, &error) != RSM_OK) {
        serve_fail_with(call, &error);
    } else {
        rsm_string_free(&decision);
        go_back(call);
    }
}
