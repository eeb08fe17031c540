/* Views on pages: the ledger as it was held at a time, or with the reports published by a day.
 *
 * Part: a request whose fields ask for a view is answered out of a second session of the ledger,
 * which shows it so; that session is kept until another view is asked for or the ledger changes.
 * Invariants: nothing can be decided in a view; every page says that it is one, and its links stay
 * in it. Cost: the first page of a view that of bringing together and resolving all that it shows,
 * with everyone else waiting; so that of a ledger of over SERVE_MOST_VIEWED incidents the reports
 * of one incident are seen, and its pages alone. */
#include "serve/answer.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* ---- the second session ---- */

static void stamp_file(const char *path, serve_stamp *stamp) {
    struct stat found;
    *stamp = (serve_stamp){0};
    if (stat(path, &found) == 0) {
        stamp->size = (int64_t)found.st_size;
        stamp->seconds = (int64_t)found.st_mtim.tv_sec;
        stamp->nanoseconds = (int64_t)found.st_mtim.tv_nsec;
    }
}

/* The states of the ledger's file and of its log. */
static void stamp_ledger(const char *path, serve_stamp stamps[2]) {
    char log[4096];
    stamp_file(path, &stamps[0]);
    snprintf(log, sizeof log, "%s-wal", path);
    stamp_file(log, &stamps[1]);
}

static bool same_stamps(const serve_stamp *one, const serve_stamp *other) {
    for (size_t i = 0; i < 2; i++) {
        if (one[i].size != other[i].size || one[i].seconds != other[i].seconds ||
            one[i].nanoseconds != other[i].nanoseconds) {
            return false;
        }
    }
    return true;
}

void serve_forget_view(serve_server *server) {
    rsm_session_close(server->view.session);
    server->view = (serve_view){0};
}

static bool same_text(const char *kept, const char *asked) {
    return strcmp(kept, asked != NULL ? asked : "") == 0;
}

/* Whether the ledger is too large to be worked out whole while others wait. */
static rsm_status is_large(const serve_server *server, bool *large, rsm_error *error) {
    rsm_filter filter = {.all = true};
    rsm_string text;
    rsm_status status = rsm_session_overview(server->record.session, &filter, &text, error);
    if (status == RSM_OK) {
        json_t *overview = serve_parse(&text);
        *large = words_number_in(overview, "count") > server->most_viewed;
        json_decref(overview);
    }
    return status;
}

static rsm_status open_view(serve_server *server, const rsm_view *wanted, rsm_error *error) {
    serve_view *view = &server->view;
    const char *incident = wanted->incident != NULL ? wanted->incident : "";
    serve_forget_view(server);
    if (strlen(wanted->as_of != NULL ? wanted->as_of : "") >= sizeof view->as_of ||
        strlen(wanted->published_by != NULL ? wanted->published_by : "") >=
            sizeof view->published_by ||
        strlen(incident) >= sizeof view->incident) {
        return serve_error(error, RSM_ERROR_ARGUMENT, "that is no time");
    }
    stamp_ledger(server->record.path, view->stamps);
    rsm_status status = rsm_session_open(server->record.model, server->record.path,
                                         RSM_SESSION_READ, NULL, &view->session, error);
    status = status == RSM_OK ? rsm_session_view(view->session, wanted, error) : status;
    if (status != RSM_OK) {
        serve_forget_view(server);
        return status;
    }
    snprintf(view->as_of, sizeof view->as_of, "%s", wanted->as_of != NULL ? wanted->as_of : "");
    snprintf(view->published_by, sizeof view->published_by, "%s",
             wanted->published_by != NULL ? wanted->published_by : "");
    snprintf(view->incident, sizeof view->incident, "%s", incident);
    return RSM_OK;
}

/* Whether the view that is kept is the one asked for, of the ledger as it is now. */
static bool is_kept(const serve_server *server, const rsm_view *wanted) {
    const serve_view *view = &server->view;
    serve_stamp now[2];
    if (view->session == NULL || !same_text(view->as_of, wanted->as_of) ||
        !same_text(view->published_by, wanted->published_by) ||
        !same_text(view->incident, wanted->incident)) {
        return false;
    }
    stamp_ledger(server->record.path, now);
    return same_stamps(now, view->stamps);
}

rsm_status serve_enter_view(serve_call *call, const char *incident, rsm_error *error) {
    serve_server *server = call->server;
    rsm_view wanted = {.as_of = serve_given(call->request, "as_of"),
                       .published_by = serve_given(call->request, "published_by")};
    bool large = false;
    if (wanted.as_of == NULL && wanted.published_by == NULL) {
        return RSM_OK;
    }
    if (server->record.path == NULL) {
        return serve_error(error, RSM_ERROR_ARGUMENT, "this server shows no views");
    }
    rsm_status status = is_large(server, &large, error);
    if (status == RSM_OK && large && incident == NULL) {
        status =
            serve_error(error, RSM_ERROR_LIMIT,
                        "this ledger is too large to be seen otherwise as a whole: one incident "
                        "can be, and all of it by --as-of and --published-by of rashomon list, "
                        "show, why and export");
    }
    wanted.incident = large ? incident : NULL;
    if (status == RSM_OK && !is_kept(server, &wanted)) {
        status = open_view(server, &wanted, error);
    }
    if (status == RSM_OK) {
        call->record.session = server->view.session;
        call->site.as_of = wanted.as_of;
        call->site.published_by = wanted.published_by;
        call->site.view_is_of_one = large;
        call->site.read_only = true;
    }
    return status;
}

/* ---- on pages ---- */

static bool is_view(const serve_site *site) {
    return site->as_of != NULL || site->published_by != NULL || site->codebook != NULL;
}

void serve_write_view_query(html *page, const serve_site *site) {
    if (!site->view_is_of_one) {
        serve_write_incident_query(page, site);
    }
}

void serve_write_incident_query(html *page, const serve_site *site) {
    bool more = false;
    const char *const names[] = {"as_of", "published_by"};
    const char *const values[] = {site->as_of, site->published_by};
    for (size_t i = 0; i < 2 && !site->is_file; i++) {
        if (values[i] != NULL) {
            html_format(page, "%s%s=", more ? "&amp;" : "?", names[i]);
            html_component(page, values[i]);
            more = true;
        }
    }
}

static void write_others(html *page, const char *words) {
    words_text_others(html_begin_words(page), words, strlen(words));
    html_end_words(page);
}

void serve_write_view_fields(html *page, const serve_site *site) {
    const char *const names[] = {"as_of", "published_by"};
    const char *const values[] = {site->as_of, site->published_by};
    for (size_t i = 0; i < 2; i++) {
        if (values[i] != NULL) {
            html_format(page, "<input type=\"hidden\" name=\"%s\" value=\"", names[i]);
            write_others(page, values[i]);
            html_raw(page, "\">");
        }
    }
}

static void write_input(html *page, const char *name, const char *label, const char *value) {
    html_format(page,
                "<p><label for=\"v-%s\">%s</label><input id=\"v-%s\" name=\"%s\" type=\"date\" "
                "value=\"",
                name, label, name, name);
    write_others(page, value != NULL ? value : "");
    html_raw(page, "\"></p>\n");
}

void serve_write_view_inputs(html *page, const serve_site *site, const char *button) {
    html_format(page,
                "<details class=\"seen\"%s><summary>as it was known on a day</summary>"
                "<div class=\"filter\">\n",
                is_view(site) ? " open" : "");
    write_input(page, "published_by", "reports published by", site->published_by);
    write_input(page, "as_of", "the ledger as of", site->as_of);
    if (button != NULL) {
        html_format(page, "<p><button>%s</button></p>", button);
    }
    html_raw(page,
             "</div><p class=\"day\">All is worked out anew from what is seen: in a large ledger "
             "that takes seconds, the first time.</p></details>\n");
}

void serve_write_view_form(html *page, const serve_site *site) {
    if (!site->is_file) {
        html_raw(page, "<form class=\"view\">\n");
        serve_write_view_inputs(page, site, "See it so");
        html_raw(page, "</form>\n");
    }
}

void serve_write_view_banner(html *page, const serve_site *site) {
    if (!is_view(site)) {
        return;
    }
    html_raw(page,
             "<p class=\"banner\" role=\"status\"><strong>Not the ledger as it is.</strong> Seen ");
    if (site->as_of != NULL) {
        html_raw(page, "as it was held on <b>");
        write_others(page, site->as_of);
        html_raw(page, "</b>");
    }
    html_raw(page, site->as_of != NULL && site->published_by != NULL ? ", " : "");
    if (site->published_by != NULL) {
        html_raw(page, "by the reports published by <b>");
        write_others(page, site->published_by);
        html_raw(page, "</b> alone");
    }
    html_raw(page,
             site->view_is_of_one ? ", of those that tell of it or of what it is linked with" : "");
    if (site->codebook != NULL) {
        html_raw(page, " by the rules of <b>");
        write_others(page, site->codebook);
        html_raw(page, "</b>");
    }
    if (site->is_file) {
        html_raw(page, ".</p>\n");
        return;
    }
    html_raw(page, ". Nothing can be decided here. <a href=\"");
    for (const char *at = site->path; at != NULL && *at != '\0'; at++) {
        const char one[] = {*at, '\0'};
        if (*at == '/') {
            html_raw(page, "/");
        } else {
            html_component(page, one);
        }
    }
    html_raw(page, "\">The ledger as it is</a></p>\n");
}
