/* The map: outlines of countries and the incidents on them, all drawn here; no tile, no request to
 * anybody.
 *
 * A place is drawn as exactly as it is known: incidents of a town, or of a cell of neighbouring
 * towns where there are many, as one dot whose size tells the toll; those of a province, a sea or a
 * stretch of land as a ring of its radius; those known to the country alone by shading it. Each
 * leads to the list of what it holds. How many towns went into a dot is told by the page.
 * Projection: longitude and latitude as x and y (plate carree), in tenths of a degree. Cost: linear
 * in the spots, at most 1,500, and in the outlines. */
#include "serve/assets.h"
#include "serve/filter.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    COUNTRIES = 26 * 26,
    KM_A_TENTH = 11,  /* of a degree */
    MOST_LISTED = 20, /* spots told in words */
    WIDTH = 3600,     /* of the world, in tenths of a degree */
    TOP = 60,         /* what is drawn of it */
    HEIGHT = 1440
};

#define PI          3.14159265358979
#define MOST_GROWTH 2.2 /* tenths of a degree for each square root of those killed */
#define MOST_LEAST  7.0 /* the smallest dot */

typedef struct map_view {
    serve_call *call;
    const serve_filter *filter;
    const json_t *map;
    int64_t shaded[COUNTRIES]; /* incidents known to the country only */
    double west, south, east, north; /* of the part that is shown, in tenths of a degree */
    double scale;                    /* of dots, 1 for the whole world */
    double least, growth;            /* radius of a dot of none killed; and for the root of more */
} map_view;

static int country_index(const char *code) {
    return code != NULL && code[0] >= 'A' && code[0] <= 'Z' && code[1] >= 'A' && code[1] <= 'Z' &&
                   code[2] == '\0'
               ? (code[0] - 'A') * 26 + code[1] - 'A'
               : -1;
}

static void read_countries(map_view *view) {
    const json_t *countries = json_object_get(view->map, "countries");
    for (size_t i = 0; i < json_array_size(countries); i++) {
        const json_t *entry = json_array_get(countries, i);
        int at = country_index(json_string_value(json_array_get(entry, 0)));
        if (at >= 0) {
            view->shaded[at] = json_integer_value(json_array_get(entry, 1));
        }
    }
}

/* A length or a place, in tenths of a degree with one decimal. */
static void write_length(html *page, double tenths) {
    long rounded = lround(tenths * 10);
    html_format(page, "%s%ld.%ld", rounded < 0 ? "-" : "", labs(rounded) / 10, labs(rounded) % 10);
}

/* A bound of a box, in degrees with one decimal. */
static double bound_of(const json_t *spot, size_t index) {
    return json_number_value(json_array_get(json_object_get(spot, "box"), index)) * 10;
}

/* ---- where it leads ---- */

/* To the list with the same filter, of those of one spot or country. */
static void begin_link(map_view *view, const serve_filter *filter) {
    html *page = view->call->page;
    html_raw(page, "<a tabindex=\"-1\" href=\"/");
    serve_write_query(page, filter, filter->sort, 1);
    html_raw(page, "\">");
}

static void write_spot_link(map_view *view, const json_t *spot) {
    html *page = view->call->page;
    serve_filter filter = *view->filter;
    html box = {0};
    for (size_t i = 0; i < 4; i++) {
        html_raw(&box, i > 0 ? "," : "");
        write_length(&box, bound_of(spot, i) / 10);
    }
    filter.box = words_text_string(&box.out);
    filter.places = words_string_in(spot, "places");
    if (words_number_in(spot, "count") == 1) {
        serve_link_incident(page, &view->call->site, words_string_in(spot, "id"));
    } else {
        html_raw(page, "/");
        serve_write_query(page, &filter, filter.sort, 1);
    }
    html_free(&box);
}

/* "12 incidents, 340 killed, the most in Tessaly" or "Market bombing, Tessaly, 14 May 2021, 31
 * killed". */
static void write_spot_words(map_view *view, const json_t *spot) {
    html *page = view->call->page;
    int64_t count = words_number_in(spot, "count"), killed = words_number_in(spot, "killed");
    bool has_city = words_string_in(spot, "city")[0] != '\0';
    if (count > 1) {
        words_add_many(html_begin_words(page), count, "incident", NULL);
        html_end_words(page);
    } else {
        html_key(page, spot, "name");
        html_raw(page, ", ");
        words_add_day(html_begin_words(page), words_day_of(json_object_get(spot, "earliest")), 0);
        html_end_words(page);
    }
    if (killed > 0) {
        html_raw(page, ", ");
        words_add_number(html_begin_words(page), json_object_get(spot, "killed"));
        html_end_words(page);
        html_raw(page, " killed");
    }
    if (count > 1) {
        html_raw(page, has_city ? ", the most in " : ", the most in the ");
        html_key(page, spot, has_city ? "city" : "name");
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
        int64_t count = at >= 0 ? view->shaded[at] : 0;
        if (size > 3) {
            if (count > 0) {
                serve_filter filter = *view->filter;
                filter.country = code;
                filter.places = "country";
                filter.box = "";
                begin_link(view, &filter);
            }
            html_raw(page,
                     count > 0 ? "<path class=\"country\" d=\"" : "<path class=\"land\" d=\"");
            words_text_append(&page->out, line + 3, size - 3);
            html_raw(page, "\">");
            if (count > 0) {
                html_format(page, "<title>%lld known to the country only</title>",
                            (long long)count);
            }
            html_raw(page, count > 0 ? "</path></a>\n" : "</path>\n");
        }
        line += size + (end != NULL ? 1 : 0);
    }
}

/* ---- what happened ---- */

static bool is_area(const json_t *spot) {
    return strcmp(words_string_in(spot, "places"), "area") == 0;
}

/* The area of a dot grows with the toll: so fast that all together cover an eighth of the map at
 * most. */
static void measure_dots(map_view *view) {
    const json_t *spots = json_object_get(view->map, "spots");
    double killed = 1, land = (double)WIDTH * HEIGHT / 8 / PI;
    size_t dots = 1;
    for (size_t i = 0; i < json_array_size(spots); i++) {
        const json_t *spot = json_array_get(spots, i);
        dots += !is_area(spot);
        killed += is_area(spot) ? 0 : (double)words_number_in(spot, "killed");
    }
    view->growth = sqrt(land / killed) < MOST_GROWTH ? sqrt(land / killed) : MOST_GROWTH;
    view->least = sqrt(land / 8 / (double)dots) < MOST_LEAST ? sqrt(land / 8 / (double)dots)
                                                             : MOST_LEAST;
}

static double radius_of(const map_view *view, const json_t *spot) {
    double killed = (double)words_number_in(spot, "killed");
    double radius = view->least + view->growth * sqrt(killed > 0 ? killed : 0);
    return (radius > 120 ? 120 : radius) * view->scale;
}

static double ring_of(const map_view *view, const json_t *spot) {
    double radius = (double)words_number_in(spot, "radius_km") / KM_A_TENTH;
    return radius < 6 * view->scale ? 6 * view->scale : radius > 400 ? 400 : radius;
}

static void draw_spot(map_view *view, const json_t *spot) {
    html *page = view->call->page;
    bool area = is_area(spot);
    html_raw(page, "<a tabindex=\"-1\" href=\"");
    write_spot_link(view, spot);
    html_format(page, "\"><circle class=\"%s\" cx=\"", area ? "ring" : "dot");
    write_length(page, WIDTH / 2 + (bound_of(spot, 0) + bound_of(spot, 2)) / 2);
    html_raw(page, "\" cy=\"");
    write_length(page, WIDTH / 4 - (bound_of(spot, 1) + bound_of(spot, 3)) / 2);
    html_raw(page, "\" r=\"");
    write_length(page, area ? ring_of(view, spot) : radius_of(view, spot));
    html_raw(page, "\"><title>");
    write_spot_words(view, spot);
    html_raw(page, "</title></circle></a>\n");
}

static void write_map(map_view *view) {
    html *page = view->call->page;
    const json_t *spots = json_object_get(view->map, "spots");
    html_raw(page, "<svg class=\"map\" viewBox=\"");
    write_length(page, WIDTH / 2 + view->west);
    html_raw(page, " ");
    write_length(page, WIDTH / 4 - view->north);
    html_raw(page, " ");
    write_length(page, view->east - view->west);
    html_raw(page, " ");
    write_length(page, view->north - view->south);
    html_raw(page, "\" role=\"group\" aria-label=\"map of incidents; the list gives the same in "
                   "words\">\n");
    draw_land(view);
    for (size_t i = 0; i < json_array_size(spots); i++) {
        draw_spot(view, json_array_get(spots, i));
    }
    html_raw(page, "</svg>\n");
}

/* ---- in words ---- */

static const char *const parts[][2] = {{"", "the world"},
                                       {"-20,-36,56,38", "Africa"},
                                       {"24,10,66,43", "the Near East"},
                                       {"-12,34,46,72", "Europe"},
                                       {"40,-12,150,56", "Asia"},
                                       {"110,-50,180,10", "Oceania"},
                                       {"-170,14,-50,74", "North America"},
                                       {"-95,-57,-32,18", "South America"}};

static void write_parts(map_view *view) {
    html *page = view->call->page;
    html_raw(page, "<nav aria-label=\"parts of the map\"><ul>");
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        serve_filter filter = *view->filter;
        filter.box = parts[i][0];
        html_raw(page, "<li><a href=\"/map");
        serve_write_query(page, &filter, filter.sort, 1);
        html_format(page, "\"%s>%s</a></li>",
                    strcmp(view->filter->box, parts[i][0]) == 0 ? " aria-current=\"true\"" : "",
                    parts[i][1]);
    }
    html_raw(page, "</ul></nav>\n");
}

static void write_left_out(map_view *view) {
    html *page = view->call->page;
    serve_filter filter = *view->filter;
    int64_t nowhere = words_number_in(view->map, "nowhere"),
            left_out = words_number_in(view->map, "left_out");
    if (nowhere > 0) {
        filter.places = "none";
        html_raw(page, " <a href=\"/");
        serve_write_query(page, &filter, filter.sort, 1);
        html_format(page, "\">%lld %s no place</a> that could be drawn.", (long long)nowhere,
                    nowhere == 1 ? "has" : "have");
    }
    if (left_out > 0) {
        html_format(page, " %lld more, of fewer killed, are not drawn: ask for fewer.",
                    (long long)left_out);
    }
}

static void write_key(map_view *view) {
    html *page = view->call->page;
    long cell = lround(json_number_value(json_object_get(view->map, "cell")) * 10);
    html_raw(page, "<p>");
    words_add_many(html_begin_words(page), words_number_in(view->map, "count"), "incident", NULL);
    html_end_words(page);
    html_raw(page, ". A dot is a town with all its incidents, its size the number killed; ");
    if (cell > 1) {
        html_format(page,
                    "here there are so many that towns of one cell of %ld%s degrees are one dot; ",
                    cell / 10, cell % 10 == 5 ? ".5" : cell % 10 == 2 ? ".2" : "");
    }
    html_raw(page, "a ring a province, a sea or a stretch of land, as large as it is; a shaded "
                   "country is all that is known of the place. Each leads to what it holds.");
    write_left_out(view);
    html_raw(page, " Outlines: Natural Earth, public domain.</p>\n<p><a href=\"/");
    serve_write_query(page, view->filter, view->filter->sort, 1);
    html_raw(page, "\">The same as a list</a></p>\n");
}

/* The first of the spots, for those who cannot see or point. */
static void write_spots(map_view *view) {
    html *page = view->call->page;
    const json_t *spots = json_object_get(view->map, "spots");
    size_t told = 0;
    html_raw(page, "<h2>Where most were killed</h2>\n<ol>\n");
    for (size_t i = 0; i < json_array_size(spots) && told < MOST_LISTED; i++) {
        const json_t *spot = json_array_get(spots, i);
        if (!is_area(spot)) {
            html_raw(page, "<li><a href=\"");
            write_spot_link(view, spot);
            html_raw(page, "\">");
            write_spot_words(view, spot);
            html_raw(page, "</a></li>\n");
            told++;
        }
    }
    html_raw(page, "</ol>\n");
}

/* The part of the world that the box asks for, as the library took it. */
static void read_part(map_view *view) {
    double degrees[4];
    const char *at = view->filter->box;
    char *end = NULL;
    bool good = at[0] != '\0';
    for (size_t i = 0; good && i < 4; i++) {
        degrees[i] = strtod(at, &end);
        good = end != at && (*end == ',' || i == 3);
        at = end + 1;
    }
    view->west = good ? degrees[0] * 10 : -WIDTH / 2;
    view->east = good ? degrees[2] * 10 : WIDTH / 2;
    view->north = good ? degrees[3] * 10 : WIDTH / 4 - TOP;
    view->south = good ? degrees[1] * 10 : WIDTH / 4 - TOP - HEIGHT;
    view->scale = (view->east - view->west) / WIDTH;
    if (view->scale < (view->north - view->south) / HEIGHT) {
        view->scale = (view->north - view->south) / HEIGHT;
    }
}

static json_t *load_map(serve_call *call, const serve_filter *filter) {
    rsm_filter asked = serve_library_filter(filter, 0, 0);
    rsm_error error = {0};
    rsm_string text;
    if (rsm_session_map(call->record.session, &asked, &text, &error) != RSM_OK) {
        serve_fail_with(call, &error);
        return NULL;
    }
    json_t *map = serve_parse(&text);
    if (map == NULL) {
        serve_fail(call, 500, "out of memory");
    }
    return map;
}

void serve_page_map(serve_call *call) {
    html *page = call->page;
    serve_filter filter = serve_filter_of(call->request);
    json_t *map = load_map(call, &filter);
    if (map != NULL) {
        map_view view = {.call = call, .filter = &filter, .map = map};
        read_countries(&view);
        read_part(&view);
        measure_dots(&view);
        serve_begin_page(page, &call->site, "Map", "map");
        html_raw(page, "<h1>Where</h1>\n");
        serve_write_filter(call, &filter, "/map");
        write_parts(&view);
        write_map(&view);
        write_key(&view);
        write_spots(&view);
        serve_end_page(page, &call->site);
    }
    json_decref(map);
}
