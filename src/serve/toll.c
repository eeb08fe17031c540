/* How a toll grew: a line for each source, with its bounds, over the days, as a drawing (SVG).
 *
 * Part: takes the figures of a count out of its proof, puts each statement at the time it was said,
 * and draws for each source a line from figure to figure; a figure that is a range is a bar from
 * its low to its high, an open one ends in an arrow. Sources are told apart by marks and dashes as
 * well as by colour. Invariants: what was only part of the toll, foretold or denied is not drawn; a
 * drawing needs two figures at least. Cost: statements times sources, both capped. */
#include "serve/page.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
    MOST_LINES = 8,
    MOST_POINTS = 400,
    WIDTH = 720,
    HEIGHT = 260,
    LEFT = 48,
    RIGHT = 16,
    TOP = 14,
    BOTTOM = 34
};

typedef struct toll_point {
    int64_t minute;
    int64_t low, high; /* high -1: open */
    size_t line;
    const json_t *statement;
    bool back; /* taken back, or followed by a later one of its source */
} toll_point;

typedef struct toll_chart {
    serve_account *account;
    words_text names[MOST_LINES];
    const char *ids[MOST_LINES]; /* of bodies known under several names, or NULL */
    size_t lines, left_out;
    toll_point *points; /* of MOST_POINTS, by line, then minute */
    size_t count;
    int64_t first, last, most;
} toll_chart;

/* ---- gathering ---- */

static size_t line_of(toll_chart *chart, const json_t *statement) {
    words_text name = {0};
    const char *id = json_string_value(json_object_get(statement, "root"));
    serve_add_root(&name, statement);
    for (size_t i = 0; i < chart->lines; i++) {
        if (serve_same_root(chart->ids[i], words_text_string(&chart->names[i]), id,
                            words_text_string(&name))) {
            words_text_free(&name);
            return i;
        }
    }
    if (chart->lines == MOST_LINES) {
        words_text_free(&name);
        chart->left_out++;
        return MOST_LINES;
    }
    chart->names[chart->lines] = name;
    chart->ids[chart->lines] = id;
    return chart->lines++;
}

static void add_point(toll_chart *chart, const json_t *statement, bool back) {
    const json_t *value = json_object_get(statement, "value");
    const json_t *low = json_object_get(value, "low"), *high = json_object_get(value, "high");
    words_day day = serve_day_of(statement);
    if (!day.known || (!json_is_integer(low) && !json_is_integer(high)) ||
        chart->count == MOST_POINTS) {
        return;
    }
    toll_point point = {.minute = words_minute_of(day), .statement = statement, .back = back};
    point.low = json_is_integer(low) ? json_integer_value(low) : 0;
    point.high = json_is_integer(high) ? json_integer_value(high) : -1;
    point.line = line_of(chart, statement);
    if (point.line < MOST_LINES) {
        chart->points[chart->count++] = point;
    }
}

static bool is_drawn(const json_t *figure) {
    const char *verdict = json_string_value(json_object_get(figure, "verdict"));
    return verdict != NULL && strcmp(verdict, "part") != 0 && strcmp(verdict, "denial") != 0;
}

static int compare_points(const void *left, const void *right) {
    const toll_point *a = left, *b = right;
    if (a->line != b->line) {
        return a->line < b->line ? -1 : 1;
    }
    if (a->minute != b->minute) {
        return a->minute < b->minute ? -1 : 1;
    }
    return a->low != b->low ? (a->low < b->low ? -1 : 1) : 0;
}

static void gather(toll_chart *chart, const char *slot) {
    const json_t *proof = json_object_get(chart->account->proofs, slot);
    const json_t *figures = json_object_get(proof, "figures");
    for (size_t i = 0; i < json_array_size(figures); i++) {
        const json_t *figure = json_array_get(figures, i),
                     *statements = json_object_get(figure, "statements");
        const char *verdict = json_string_value(json_object_get(figure, "verdict"));
        for (size_t j = 0; is_drawn(figure) && j < json_array_size(statements); j++) {
            add_point(chart, json_array_get(statements, j), strcmp(verdict, "taken back") == 0);
        }
    }
    qsort(chart->points, chart->count, sizeof *chart->points, compare_points);
    for (size_t i = 0; i < chart->count; i++) {
        const toll_point *point = &chart->points[i];
        int64_t top = point->high > point->low ? point->high : point->low;
        chart->first = i == 0 || point->minute < chart->first ? point->minute : chart->first;
        chart->last = i == 0 || point->minute > chart->last ? point->minute : chart->last;
        chart->most = top > chart->most ? top : chart->most;
    }
}

/* ---- drawing ---- */

static long x_of(const toll_chart *chart, int64_t minute) {
    int64_t span = chart->last - chart->first, room = WIDTH - LEFT - RIGHT - 16;
    return (long)(LEFT + 8 + (span > 0 ? (minute - chart->first) * room / span : room / 2));
}

static long y_of(const toll_chart *chart, int64_t value) {
    int64_t room = HEIGHT - TOP - BOTTOM;
    return (long)(HEIGHT - BOTTOM - (chart->most > 0 ? value * room / chart->most : 0));
}

/* A round step that makes at most five lines. */
static int64_t step_of(int64_t most) {
    int64_t step = 1;
    static const int factors[] = {2, 5, 10};
    for (int64_t power = 1; most / step > 5; power *= 10) {
        for (size_t i = 0; i < 3 && most / step > 5; i++) {
            step = power * factors[i];
        }
    }
    return step;
}

static void draw_axes(const toll_chart *chart) {
    html *page = chart->account->page;
    int64_t step = step_of(chart->most);
    for (int64_t value = 0; value <= chart->most; value += step) {
        long y = y_of(chart, value);
        html_format(page, "<line class=\"rule\" x1=\"%d\" x2=\"%d\" y1=\"%ld\" y2=\"%ld\"/>", LEFT,
                    WIDTH - RIGHT, y, y);
        html_format(page,
                    "<text class=\"tick\" text-anchor=\"end\" x=\"%d\" y=\"%ld\">%lld</text>\n",
                    LEFT - 6, y + 4, (long long)value);
    }
    int64_t days = (chart->last - chart->first) / WORDS_MINUTES_A_DAY, apart = days / 6 + 1;
    int64_t begin = chart->first / WORDS_MINUTES_A_DAY;
    for (int64_t day = begin; day <= chart->last / WORDS_MINUTES_A_DAY; day += apart) {
        int64_t noon = day * WORDS_MINUTES_A_DAY + 720;
        noon = noon < chart->first ? chart->first : noon > chart->last ? chart->last : noon;
        html_format(page, "<text class=\"tick\" text-anchor=\"middle\" x=\"%ld\" y=\"%d\">",
                    x_of(chart, noon), HEIGHT - 10);
        words_add_day(html_begin_words(page), words_day_at(day * WORDS_MINUTES_A_DAY),
                      chart->account->year);
        html_end_words(page);
        html_raw(page, "</text>\n");
    }
}

/* A source's line runs level from one figure to the next: between them it said nothing else. */
static void draw_line(const toll_chart *chart, size_t line) {
    html *page = chart->account->page;
    bool begun = false;
    html_format(page, "<path class=\"toll l%zu\" d=\"", line + 1);
    for (size_t i = 0; i < chart->count; i++) {
        const toll_point *point = &chart->points[i];
        if (point->line == line && !point->back) {
            long x = x_of(chart, point->minute);
            html_format(page, begun ? "H%ld" : "M%ld", x);
            html_format(page, begun ? "V%ld" : " %ld", y_of(chart, point->low));
            begun = true;
        }
    }
    if (begun) {
        html_format(page, "H%d", WIDTH - RIGHT);
    }
    html_raw(page, begun ? "\"/>\n" : "M0 0\"/>\n");
}

static void draw_mark(const toll_chart *chart, const toll_point *point) {
    html *page = chart->account->page;
    long x = x_of(chart, point->minute), y = y_of(chart, point->low);
    html_format(page, "<g class=\"l%zu%s\">", point->line + 1, point->back ? " back" : "");
    if (point->high > point->low) {
        html_format(page, "<line x1=\"%ld\" x2=\"%ld\" y1=\"%ld\" y2=\"%ld\"/>", x, x, y,
                    y_of(chart, point->high));
    } else if (point->high < 0) {
        html_format(page, "<path d=\"M%ld %ldv-14m-4 4l4-4l4 4\"/>", x, y);
    }
    switch (point->line % 4) {
    case 0:
        html_format(page, "<circle r=\"4\" cx=\"%ld\" cy=\"%ld\"/>", x, y);
        break;
    case 1:
        html_format(page, "<path d=\"M%ld %ldm-4-4h8v8h-8z\"/>", x, y);
        break;
    case 2:
        html_format(page, "<path d=\"M%ld %ldm0-5l5 9h-10z\"/>", x, y);
        break;
    default:
        html_format(page, "<path d=\"M%ld %ldm0-5l5 5l-5 5l-5-5z\"/>", x, y);
        break;
    }
    html_raw(page, "<title>");
    html_text(page, words_text_string(&chart->names[point->line]));
    html_raw(page, ": ");
    words_add_count(html_begin_words(page), json_object_get(point->statement, "value"));
    html_end_words(page);
    html_raw(page, point->back ? ", taken back" : "");
    html_raw(page, "</title></g>\n");
}

static void write_legend(const toll_chart *chart) {
    html *page = chart->account->page;
    html_raw(page, "<ul class=\"legend\">");
    for (size_t i = 0; i < chart->lines; i++) {
        html_format(page, "<li class=\"l%zu\">", i + 1);
        html_text(page, words_text_string(&chart->names[i]));
        html_raw(page, "</li>");
    }
    if (chart->left_out > 0) {
        html_format(page, "<li>%zu more figures of further sources</li>", chart->left_out);
    }
    html_raw(page, "</ul>\n");
}

static void draw(const toll_chart *chart, const char *slot) {
    html *page = chart->account->page;
    html_raw(page, "<figure class=\"chart\"><figcaption>");
    html_text(page, words_of_slot(slot));
    html_format(page,
                ", as told over time</figcaption>\n<svg viewBox=\"0 0 %d %d\" role=\"img\" "
                "aria-label=\"",
                WIDTH, HEIGHT);
    html_text(page, words_of_slot(slot));
    html_raw(page, " by day and source; the table above gives the same in words\">\n");
    draw_axes(chart);
    for (size_t i = 0; i < chart->lines; i++) {
        draw_line(chart, i);
    }
    for (size_t i = 0; i < chart->count; i++) {
        draw_mark(chart, &chart->points[i]);
    }
    html_raw(page, "</svg>\n");
    write_legend(chart);
    html_raw(page, "</figure>\n");
}

static void write_chart(serve_account *account, const char *slot) {
    toll_chart chart = {.account = account};
    chart.points = calloc(MOST_POINTS, sizeof *chart.points);
    if (chart.points == NULL) {
        account->page->out.failed = true;
        return;
    }
    gather(&chart, slot);
    if (chart.count >= 2 && chart.most > 0) {
        draw(&chart, slot);
    }
    for (size_t i = 0; i < chart.lines; i++) {
        words_text_free(&chart.names[i]);
    }
    free(chart.points);
}

void serve_write_toll(serve_account *account) {
    static const char *const counts[] = {"killed", "injured", "missing", "displaced"};
    html_raw(account->page, "<div class=\"charts\">\n");
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        write_chart(account, counts[i]);
    }
    html_raw(account->page, "</div>\n");
}
