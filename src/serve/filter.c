/* Filters out of a query and back. See serve/filter.h. Cost: constant. */
#include "serve/filter.h"

#include <string.h>

static const char *given(const serve_request *request, const char *name) {
    const char *value = serve_field_of(request, name);
    return value != NULL ? value : "";
}

static const char *const orders[][2] = {{"", "by date"},
                                        {"latest", "latest first"},
                                        {"killed", "most killed first"},
                                        {"reports", "most reports first"},
                                        {"disputed", "most disputed first"}};

/* An order that there is; by date where there is none of that name. */
static const char *order_of(const char *name) {
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        if (strcmp(name, orders[i][0]) == 0) {
            return orders[i][0];
        }
    }
    return "";
}

static const char *const places[][2] = {{"", "anywhere"},
                                        {"town", "in a town"},
                                        {"area", "in a province or a sea"},
                                        {"country", "in a country, no more is known"},
                                        {"none", "nowhere that is known"}};

/* A kind of places that there is; any where there is none of that name. */
static const char *places_of(const char *name) {
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        if (strcmp(name, places[i][0]) == 0) {
            return places[i][0];
        }
    }
    return "";
}

serve_filter serve_filter_of(const serve_request *request) {
    return (serve_filter){.from = given(request, "from"),
                          .to = given(request, "to"),
                          .country = given(request, "country"),
                          .type = given(request, "type"),
                          .words = given(request, "words"),
                          .places = places_of(given(request, "places")),
                          .box = given(request, "box"),
                          .sort = order_of(given(request, "sort")),
                          .as_of = given(request, "as_of"),
                          .published_by = given(request, "published_by"),
                          .killed = serve_number_of(request, "killed", 1, 1000000000, 0),
                          .page = serve_number_of(request, "page", 1, 1000000, 1),
                          .all = given(request, "all")[0] != '\0',
                          .disputed = given(request, "disputed")[0] != '\0'};
}

static const char *or_null(const char *string) {
    return string[0] != '\0' ? string : NULL;
}

rsm_filter serve_library_filter(const serve_filter *filter, uint64_t offset, uint64_t limit) {
    return (rsm_filter){.from = or_null(filter->from),
                        .to = or_null(filter->to),
                        .country = or_null(filter->country),
                        .type = or_null(filter->type),
                        .words = or_null(filter->words),
                        .minimum_killed = filter->killed,
                        .all = filter->all,
                        .disputed = filter->disputed,
                        .places = or_null(filter->places),
                        .box = or_null(filter->box),
                        .order = or_null(filter->sort),
                        .offset = offset,
                        .limit = limit};
}

json_t *serve_rows(serve_call *call, const serve_filter *filter, uint64_t offset, uint64_t limit) {
    rsm_filter asked = serve_library_filter(filter, offset, limit);
    rsm_error error = {0};
    rsm_string text;
    if (rsm_session_list(call->record.session, &asked, &text, &error) != RSM_OK) {
        serve_fail_with(call, &error);
        return NULL;
    }
    json_t *rows = serve_parse(&text);
    if (rows == NULL) {
        serve_fail(call, 500, "out of memory");
    }
    return rows;
}

json_t *serve_overview(serve_call *call, const serve_filter *filter) {
    rsm_filter asked = serve_library_filter(filter, 0, 0);
    rsm_error error = {0};
    rsm_string text;
    if (rsm_session_overview(call->record.session, &asked, &text, &error) != RSM_OK) {
        serve_fail_with(call, &error);
        return NULL;
    }
    json_t *overview = serve_parse(&text);
    if (overview == NULL) {
        serve_fail(call, 500, "out of memory");
    }
    return overview;
}

/* ---- the form ---- */

static void write_input(html *page, const char *name, const char *label, const char *type,
                        const char *value) {
    html_format(page,
                "<p><label for=\"f-%s\">%s</label><input id=\"f-%s\" name=\"%s\" type=\"%s\" "
                "value=\"",
                name, label, name, name, type);
    words_text_others(html_begin_words(page), value, strlen(value));
    html_end_words(page);
    html_raw(page, "\"></p>\n");
}

static void write_check(html *page, const char *name, const char *label, bool checked) {
    html_format(page,
                "<p><label><input name=\"%s\" type=\"checkbox\" value=\"1\"%s> %s</label></p>\n",
                name, checked ? " checked" : "", label);
}

static void write_choice(html *page, const char *name, const char *label,
                         const char *const (*choices)[2], size_t count, const char *chosen) {
    html_format(page, "<p><label for=\"f-%s\">%s</label><select id=\"f-%s\" name=\"%s\">", name,
                label, name, name);
    for (size_t i = 0; i < count; i++) {
        html_format(page, "<option value=\"%s\"%s>%s</option>", choices[i][0],
                    strcmp(chosen, choices[i][0]) == 0 ? " selected" : "", choices[i][1]);
    }
    html_raw(page, "</select></p>\n");
}

/* The part of the map that is asked for goes along with the form, and can be taken off. */
static void write_box(serve_call *call, const serve_filter *filter) {
    html *page = call->page;
    if (filter->box[0] == '\0') {
        return;
    }
    html_raw(page, "<p><label><input type=\"checkbox\" name=\"box\" checked value=\"");
    words_text_others(html_begin_words(page), filter->box, strlen(filter->box));
    html_end_words(page);
    html_raw(page, "\"> within ");
    words_text_others(html_begin_words(page), filter->box, strlen(filter->box));
    html_end_words(page);
    html_raw(page, " (degrees west, south, east, north)</label></p>\n");
}

void serve_write_filter(serve_call *call, const serve_filter *filter, const char *address) {
    html *page = call->page;
    char killed[24] = "";
    if (filter->killed > 0) {
        snprintf(killed, sizeof killed, "%ld", filter->killed);
    }
    html_format(page, "<form class=\"filter\" action=\"%s\" role=\"search\">\n", address);
    write_input(page, "words", "words", "search", filter->words);
    write_input(page, "from", "from", "date", filter->from);
    write_input(page, "to", "to", "date", filter->to);
    write_input(page, "country", "country (two letters)", "text", filter->country);
    write_input(page, "type", "type", "text", filter->type);
    write_input(page, "killed", "killed at least", "number", killed);
    write_choice(page, "places", "where", places, sizeof places / sizeof *places, filter->places);
    write_choice(page, "sort", "order", orders, sizeof orders / sizeof *orders, filter->sort);
    write_check(page, "disputed", "disputed", filter->disputed);
    write_check(page, "all", "told in passing too", filter->all);
    write_box(call, filter);
    serve_write_view_inputs(page, &call->site, NULL);
    html_raw(page, "<p><button>Show</button> <a href=\"");
    html_raw(page, address);
    html_raw(page, "\">all</a></p>\n</form>\n");
}

/* ---- the query ---- */

static void add_field(html *page, const char *name, const char *value, bool *first) {
    if (value[0] != '\0') {
        html_format(page, "%s%s=", *first ? "?" : "&amp;", name);
        html_component(page, value);
        *first = false;
    }
}

void serve_write_query(html *page, const serve_filter *filter, const char *sort, long number) {
    char killed[24] = "", at[24] = "";
    bool first = true;
    if (filter->killed > 0) {
        snprintf(killed, sizeof killed, "%ld", filter->killed);
    }
    if (number > 1) {
        snprintf(at, sizeof at, "%ld", number);
    }
    add_field(page, "words", filter->words, &first);
    add_field(page, "from", filter->from, &first);
    add_field(page, "to", filter->to, &first);
    add_field(page, "country", filter->country, &first);
    add_field(page, "type", filter->type, &first);
    add_field(page, "killed", killed, &first);
    add_field(page, "places", filter->places, &first);
    add_field(page, "box", filter->box, &first);
    add_field(page, "disputed", filter->disputed ? "1" : "", &first);
    add_field(page, "all", filter->all ? "1" : "", &first);
    add_field(page, "sort", sort, &first);
    add_field(page, "as_of", filter->as_of, &first);
    add_field(page, "published_by", filter->published_by, &first);
    add_field(page, "page", at, &first);
}
