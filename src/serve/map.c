/* The map: outlines of countries and the incidents on them, all drawn here; no tile, no request to
 * anybody.
 *
 * A place is drawn as exactly as it is known: a town as a dot whose size tells the toll, a
 * province, a sea or a stretch of land as a ring of its radius, a whole country shaded. Where many
 * stand on one spot the dots lie on each other; where there are more than MOST_DOTS the list says
 * so. Projection: longitude and latitude as x and y (plate carree), in tenths of a degree. Cost:
 * linear in the incidents and the outlines. */
#include "serve/assets.h"
#include "serve/filter.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_DOTS = 1500, COUNTRIES = 26 * 26, KM_A_TENTH = 11 /* of a degree */ };

typedef struct map_view {
    serve_call *call;
    size_t shaded[COUNTRIES]; /* incidents known to the country only */
    size_t drawn, nowhere;
    int64_t left_out;
} map_view;

static int country_index(const char *code) {
    return code != NULL && code[0] >= 'A' && code[0] <= 'Z' && code[1] >= 'A' && code[1] <= 'Z' &&
                   code[2] == '\0'
               ? (code[0] - 'A') * 26 + code[1] - 'A'
               : -1;
}

static bool is_kind(const json_t *where, const char *kind) {
    const char *own = json_string_value(json_object_get(where, "kind"));
    return own != NULL && strcmp(own, kind) == 0;
}

static void count_countries(map_view *view, const json_t *rows) {
    for (size_t i = 0; i < json_array_size(rows); i++) {
        const json_t *where = json_object_get(json_array_get(rows, i), "where");
        int at = country_index(json_string_value(json_object_get(where, "country")));
        if (!json_is_object(where)) {
            view->nowhere++;
        } else if (is_kind(where, "country") && at >= 0) {
            view->shaded[at]++;
        }
    }
}

/* ---- the land ---- */

/* A path of outlines.tsv is digits, signs, spaces and the letters M, l and z: copied as it is. */
static void draw_land(map_view *view) {
    html *page = view->call->page;
    const char *line = serve_asset_outlines;
    while (*line != '\0') {
        const char *end = strchr(line, '\n');
        size_t size = end != NULL ? (size_t)(end - line) : strlen(line);
        char code[3] = {line[0], size > 1 ? line[1] : '\0', '\0'};
        int at = country_index(code);
        size_t count = at >= 0 ? view->shaded[at] : 0;
        if (size > 3) {
            html_raw(page,
                     count > 0 ? "<path class=\"country\" d=\"" : "<path class=\"land\" d=\"");
            words_text_append(&page->out, line + 3, size - 3);
            html_raw(page, "\">");
            if (count > 0) {
                html_format(page, "<title>%zu known to the country only</title>", count);
            }
            html_raw(page, "</path>\n");
        }
        line += size + (end != NULL ? 1 : 0);
    }
}

/* ---- what happened ---- */

static void write_title(map_view *view, const json_t *row) {
    html *page = view->call->page;
    const json_t *best = json_object_get(json_object_get(row, "killed"), "best");
    html_raw(page, "<title>");
    html_key(page, row, "name");
    html_raw(page, ", ");
    words_add_time(html_begin_words(page), json_object_get(row, "when"), 0, false);
    html_end_words(page);
    if (json_is_integer(best)) {
        html_format(page, ", %lld killed", (long long)json_integer_value(best));
    }
    html_raw(page, "</title>");
}

/* The area of a dot grows with the toll. */
static double radius_of(const json_t *row) {
    const json_t *best = json_object_get(json_object_get(row, "killed"), "best");
    double killed = json_is_integer(best) ? (double)json_integer_value(best) : 0;
    double radius = 7 + 2.2 * sqrt(killed > 0 ? killed : 0);
    return radius > 120 ? 120 : radius;
}

static void draw_row(map_view *view, const json_t *row) {
    html *page = view->call->page;
    const json_t *where = json_object_get(row, "where");
    const json_t *latitude = json_object_get(where, "lat"),
                 *longitude = json_object_get(where, "lon");
    if (!json_is_number(latitude) || !json_is_number(longitude) || is_kind(where, "country")) {
        return;
    }
    long x = lround((json_number_value(longitude) + 180) * 10);
    long y = lround((90 - json_number_value(latitude)) * 10);
    bool exact = is_kind(where, "city") || is_kind(where, "site");
    long radius =
        lround(exact ? radius_of(row)
                     : (double)json_number_value(json_object_get(where, "radius_km")) / KM_A_TENTH);
    html_format(page, "<circle class=\"%s\" cx=\"%ld\" cy=\"%ld\" r=\"%ld\">",
                exact ? "dot" : "ring", x, y,
                radius < 6     ? 6
                : radius > 400 ? 400
                               : radius);
    write_title(view, row);
    html_raw(page, "</circle>\n");
    view->drawn++;
}

static void write_map(map_view *view, const json_t *rows) {
    html *page = view->call->page;
    html_raw(page, "<svg class=\"map\" viewBox=\"0 60 3600 1440\" role=\"img\" aria-label=\"map of "
                   "incidents; the list gives the same in words\">\n");
    draw_land(view);
    for (size_t i = 0; i < json_array_size(rows); i++) {
        draw_row(view, json_array_get(rows, i));
    }
    html_raw(page, "</svg>\n");
}

static void write_key(map_view *view) {
    html *page = view->call->page;
    html_raw(page, "<p>A dot is a town, its size the number killed; a ring a province, a sea or a "
                   "stretch of land, as large as it is; a shaded country is all that is known of "
                   "the place.");
    if (view->nowhere > 0) {
        html_format(page, " %zu have no place.", view->nowhere);
    }
    if (view->left_out > 0) {
        html_format(page, " %lld more, of fewer killed, are not drawn: ask for fewer.",
                    (long long)view->left_out);
    }
    html_raw(page, " Outlines: Natural Earth, public domain.</p>\n<p><a href=\"/");
}

/* Those with most killed are drawn; the filter's own order is that of the list. */
void serve_page_map(serve_call *call) {
    html *page = call->page;
    serve_filter filter = serve_filter_of(call->request), drawn = filter;
    drawn.sort = "killed";
    json_t *overview = serve_overview(call, &filter);
    json_t *rows = overview != NULL ? serve_rows(call, &drawn, 0, MOST_DOTS) : NULL;
    if (rows != NULL) {
        map_view view = {.call = call};
        view.left_out =
            json_integer_value(json_object_get(overview, "count")) - (int64_t)json_array_size(rows);
        count_countries(&view, rows);
        serve_begin_page(page, &call->site, "Map", "map");
        html_raw(page, "<h1>Where</h1>\n");
        serve_write_filter(call, &filter, "/map");
        write_map(&view, rows);
        write_key(&view);
        serve_write_query(page, &filter, filter.sort, 1);
        html_raw(page, "\">The same as a list</a></p>\n");
        serve_end_page(page, &call->site);
    }
    json_decref(overview);
    json_decref(rows);
}
