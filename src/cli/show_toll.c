/* What the reports differ on, and the toll: low, best and high of each count, and beside them every
 * figure with those who give it.
 *
 * Cost: linear in the figures shown. */
#include "cli/show.h"

#include <string.h>

enum { MOST_LINES = 8, MOST_VALUES = 6, FIGURE_WIDTH = 14, NARROWEST_SOURCE = 16 };

static const char *const counts[] = {"killed",    "injured",   "casualties", "missing",
                                     "displaced", "evacuated", "affected",   "detained",
                                     "abducted",  "attackers", "incidents"};

/* ---- what they differ on ---- */

/* A value and who gives it, in words. */
typedef struct side {
    words_text *value, *sources;
    bool back; /* taken back */
} side;

static const char *standing_words(const json_t *standing) {
    static const char *const pairs[][2] = {{"reported as fact", "reported as fact"},
                                           {"claimed", "claims it"},
                                           {"accused by authorities", "accused by authorities"},
                                           {"accused", "accused"},
                                           {"possible", "possible"},
                                           {"denied", "denied"}};
    const char *name = json_string_value(standing);
    for (size_t i = 0; name != NULL && i < sizeof pairs / sizeof *pairs; i++) {
        if (strcmp(pairs[i][0], name) == 0) {
            return pairs[i][1];
        }
    }
    return "named";
}

static void add_standings(words_text *text, const json_t *suspect) {
    const json_t *standings = json_object_get(suspect, "standings");
    for (size_t i = 0; i < json_array_size(standings); i++) {
        words_text_add(text, i > 0 ? ", " : "");
        words_text_add(text,
                       standing_words(json_object_get(json_array_get(standings, i), "standing")));
    }
    if (json_array_size(json_object_get(suspect, "taken_back")) > 0) {
        words_text_add(text, text->size > 0 ? ", " : "");
        words_text_add(text, "an accusation taken back");
    }
}

static bool is_one_source(const json_t *figure) {
    return json_integer_value(json_object_get(figure, "independent_sources")) == 1;
}

static side side_of(const cli_view *view, const char *slot, const json_t *figure) {
    side made = {cli_page_text(view->page), cli_page_text(view->page),
                 cli_key_is(figure, "verdict", "taken back")};
    words_add_value(made.value, slot, json_object_get(figure, "value"), view->countries);
    bool set = cli_add_set_by(made.sources, figure);
    if (json_is_array(json_object_get(figure, "standings"))) {
        bool more = json_array_size(json_object_get(figure, "standings")) > 0;
        words_text_add(made.sources, set && more ? "; " : "");
        add_standings(made.sources, figure);
        return made;
    }
    cli_witnesses witnesses =
        cli_witnesses_of(view, json_object_get(figure, "statements"), is_one_source(figure), NULL);
    words_text_add(made.sources, set && witnesses.count > 0 ? "; " : "");
    cli_witnesses_join(&witnesses, 2, made.sources, NULL);
    words_text_add(made.sources, made.back ? ", taken back" : "");
    return made;
}

static bool is_a_side(const json_t *figure) {
    if (cli_is_set_aside(figure)) {
        return false;
    }
    return !json_is_string(json_object_get(figure, "verdict")) ||
           cli_key_is(figure, "verdict", "best") || cli_key_is(figure, "verdict", "disagrees") ||
           cli_key_is(figure, "verdict", "taken back");
}

static size_t sides_of(const cli_view *view, const char *slot, side sides[MOST_VALUES],
                       size_t *more) {
    const json_t *figures = cli_figures(view, slot);
    size_t count = 0;
    *more = 0;
    for (size_t i = 0; i < json_array_size(figures); i++) {
        const json_t *figure = json_array_get(figures, i);
        if (is_a_side(figure) && count < MOST_VALUES) {
            sides[count++] = side_of(view, slot, figure);
        } else if (is_a_side(figure)) {
            ++*more;
        }
    }
    return count;
}

static int widest_value(const side *sides, size_t count, int most) {
    int widest = 1;
    for (size_t i = 0; i < count; i++) {
        int width = words_width_of(words_text_string(sides[i].value));
        widest = width > widest ? width : widest;
    }
    return widest < most ? widest : most;
}

static void write_sides(const cli_view *view, const char *slot) {
    side sides[MOST_VALUES];
    size_t more, count = sides_of(view, slot, sides, &more);
    size_t beside = words_slot_is_count(slot) ? 2 : 1;
    int room = (view->page->width - CLI_BODY - (beside == 2 ? 2 : 0)) / (int)beside;
    int width = widest_value(sides, count, room / 2);
    for (size_t i = 0; i < count; i += beside) {
        cli_column columns[5] = {
            {0, CLI_BODY - 1, i == 0 ? words_of_slot(slot) : "", CLI_PLAIN, false, 1}};
        size_t used = 1;
        for (size_t j = i; j < count && j < i + beside; j++) {
            int at = CLI_BODY + (int)(j - i) * (room + 2);
            columns[used++] = (cli_column){at,
                                           width,
                                           words_text_string(sides[j].value),
                                           sides[j].back ? CLI_DIM : CLI_ACCENT,
                                           words_slot_is_count(slot),
                                           3};
            columns[used++] = (cli_column){at + width + 2,
                                           room - width - 2,
                                           words_text_string(sides[j].sources),
                                           sides[j].back ? CLI_DIM : CLI_PLAIN,
                                           false,
                                           3};
        }
        cli_page_row(view->page, columns, used);
    }
    cli_show_more(view, more);
}

void cli_show_differences(const cli_view *view) {
    const json_t *slots = json_object_get(view->row, "disagree");
    if (json_array_size(slots) == 0) {
        return;
    }
    cli_page_blank(view->page);
    cli_page_row(view->page, &(cli_column){0, 0, "they differ on", CLI_ACCENT, false, 1}, 1);
    for (size_t i = 0; i < json_array_size(slots); i++) {
        const char *slot = json_string_value(json_array_get(slots, i));
        if (slot != NULL) {
            write_sides(view, slot);
        }
    }
}

/* ---- the toll ---- */

typedef struct toll_layout {
    int low, best, high, number; /* columns and their width */
    int figure, figure_width, source, source_width;
    bool below; /* the numbers are so wide that the figures stand on lines of their own */
} toll_layout;

static bool is_shown(const json_t *figure) {
    return !cli_key_is(figure, "verdict", "part") && !cli_key_is(figure, "verdict", "denial");
}

static void widen(int *width, const char *text) {
    int needed = words_width_of(text);
    *width = needed > *width ? needed : *width;
}

static void measure_cell(const cli_view *view, const char *slot, toll_layout *layout) {
    static const char *const keys[] = {"low", "best", "high"};
    const json_t *cell = json_object_get(view->cells, slot), *figures = cli_figures(view, slot);
    for (size_t i = 0; i < 3 && json_is_object(cell); i++) {
        words_text *text = cli_page_text(view->page);
        words_add_number(text, json_object_get(cell, keys[i]));
        widen(&layout->number, words_text_string(text));
    }
    for (size_t i = 0; i < json_array_size(figures); i++) {
        words_text *text = cli_page_text(view->page);
        if (is_shown(json_array_get(figures, i))) {
            words_add_count(text, json_object_get(json_array_get(figures, i), "value"));
            widen(&layout->figure_width, words_text_string(text));
        }
    }
}

static toll_layout measure(const cli_view *view) {
    toll_layout layout = {.number = 4, .figure_width = 6};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        measure_cell(view, counts[i], &layout);
    }
    layout.number = layout.number > 13 ? 13 : layout.number;
    layout.figure_width = layout.figure_width < FIGURE_WIDTH ? layout.figure_width : FIGURE_WIDTH;
    layout.low = CLI_BODY - 1;
    layout.best = layout.low + layout.number + 1;
    layout.high = layout.best + layout.number + 1;
    layout.figure = layout.high + layout.number + 2;
    layout.below = cli_body_end(view) - layout.figure - layout.figure_width - 1 < NARROWEST_SOURCE;
    layout.figure = layout.below ? CLI_BODY + 2 : layout.figure;
    layout.source = layout.figure + layout.figure_width + 1;
    layout.source_width = cli_body_end(view) - layout.source;
    return layout;
}

static void write_head(const cli_view *view, const toll_layout *layout) {
    cli_column columns[] = {{layout->low, layout->number, "low", CLI_DIM, true, 1},
                            {layout->best, layout->number, "best", CLI_DIM, true, 1},
                            {layout->high, layout->number, "high", CLI_DIM, true, 1},
                            {layout->figure, layout->figure_width, "figure", CLI_DIM, false, 1},
                            {layout->source, layout->source_width, "given by", CLI_DIM, false, 1}};
    cli_page_blank(view->page);
    cli_show_row(view, "", columns, layout->below ? 3 : 5, "", "", CLI_DIM);
}

/* What has become of a figure that is neither the best nor stands against it. */
static const char *note_of(const json_t *figure) {
    return cli_key_is(figure, "verdict", "taken back")   ? ", taken back"
           : cli_key_is(figure, "verdict", "superseded") ? ", earlier"
           : cli_key_is(figure, "verdict", "yields")     ? ", vaguer"
                                                         : "";
}

static cli_style style_of(const json_t *figure) {
    return cli_key_is(figure, "verdict", "best")        ? CLI_BOLD
           : cli_key_is(figure, "verdict", "disagrees") ? CLI_ACCENT
           : cli_key_is(figure, "verdict", "fits")      ? CLI_PLAIN
                                                        : CLI_DIM;
}

/* The first line of a cell has its label and numbers. */
typedef struct toll_cell {
    const cli_view *view;
    const toll_layout *layout;
    const char *slot;
    words_text *low, *best, *high;
    size_t lines, more;
} toll_cell;

static void write_line(toll_cell *cell, const char *figure, const char *source, const char *date,
                       const char *reports, cli_style style) {
    const toll_layout *layout = cell->layout;
    bool first = cell->lines == 0 && !layout->below;
    if (cell->lines >= MOST_LINES) {
        cell->more++;
        return;
    }
    cli_style rest = style == CLI_DIM ? CLI_DIM : CLI_PLAIN;
    cli_column columns[] = {{layout->low, layout->number, first ? words_text_string(cell->low) : "",
                             CLI_PLAIN, true, 1},
                            {layout->best, layout->number,
                             first ? words_text_string(cell->best) : "", CLI_BOLD, true, 1},
                            {layout->high, layout->number,
                             first ? words_text_string(cell->high) : "", CLI_PLAIN, true, 1},
                            {layout->figure, layout->figure_width, figure, style, false, 2},
                            {layout->source, layout->source_width, source, rest, false, 3}};
    cli_show_row(cell->view, first ? words_of_slot(cell->slot) : "", columns, 5, date, reports,
                 rest);
    cell->lines++;
}

/* The numbers on a line of their own. */
static void write_numbers(const toll_cell *cell) {
    const toll_layout *layout = cell->layout;
    cli_column columns[] = {
        {layout->low, layout->number, words_text_string(cell->low), CLI_PLAIN, true, 1},
        {layout->best, layout->number, words_text_string(cell->best), CLI_BOLD, true, 1},
        {layout->high, layout->number, words_text_string(cell->high), CLI_PLAIN, true, 1}};
    cli_show_row(cell->view, words_of_slot(cell->slot), columns, 3, "", "", CLI_PLAIN);
}

static void write_figure(toll_cell *cell, const json_t *figure) {
    const cli_view *view = cell->view;
    words_text *words = cli_page_text(view->page);
    words_add_count(words, json_object_get(figure, "value"));
    words_text *setter = cli_page_text(view->page);
    bool set = cli_add_set_by(setter, figure);
    if (set) {
        write_line(cell, words_text_string(words), words_text_string(setter), "", "", CLI_BOLD);
    }
    cli_witnesses witnesses =
        cli_witnesses_of(view, json_object_get(figure, "statements"), is_one_source(figure), NULL);
    for (size_t i = 0; i < witnesses.count; i++) {
        const cli_witness *witness = &witnesses.items[i];
        words_text *date = cli_page_text(view->page);
        if (witness->day.known) {
            words_add_day(date, witness->day, view->year);
        }
        words_text_add(witness->source, note_of(figure));
        write_line(cell, i == 0 && !set ? words_text_string(words) : "",
                   words_text_string(witness->source), words_text_string(date),
                   words_text_string(witness->reports), style_of(figure));
    }
    cell->more += witnesses.more;
}

/* The best, what stands against it, then the rest. */
static void write_figures(toll_cell *cell) {
    const json_t *figures = cli_figures(cell->view, cell->slot);
    for (int pass = 0; pass < 3; pass++) {
        for (size_t i = 0; i < json_array_size(figures); i++) {
            const json_t *figure = json_array_get(figures, i);
            int wanted = cli_key_is(figure, "verdict", "best")        ? 0
                         : cli_key_is(figure, "verdict", "disagrees") ? 1
                                                                      : 2;
            if (wanted == pass && is_shown(figure)) {
                write_figure(cell, figure);
            }
        }
    }
}

static void write_cell(const cli_view *view, const toll_layout *layout, const char *slot) {
    const json_t *numbers = json_object_get(view->cells, slot);
    toll_cell cell = {.view = view,
                      .layout = layout,
                      .slot = slot,
                      .low = cli_page_text(view->page),
                      .best = cli_page_text(view->page),
                      .high = cli_page_text(view->page)};
    words_add_number(cell.low, json_object_get(numbers, "low"));
    words_add_number(cell.best, json_object_get(numbers, "best"));
    words_add_number(cell.high, json_object_get(numbers, "high"));
    if (layout->below) {
        write_numbers(&cell);
    }
    write_figures(&cell);
    if (!layout->below && cell.lines == 0) {
        write_numbers(&cell);
    }
    cli_show_more(view, cell.more);
}

/* A cell in which no figure stands (parts and predictions only) says nothing. */
static bool has_number(const json_t *cell) {
    return json_is_integer(json_object_get(cell, "low")) ||
           json_is_integer(json_object_get(cell, "best")) ||
           json_is_integer(json_object_get(cell, "high"));
}

void cli_show_toll(const cli_view *view) {
    toll_layout layout = measure(view);
    bool any = false;
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        if (has_number(json_object_get(view->cells, counts[i]))) {
            if (!any) {
                write_head(view, &layout);
            }
            write_cell(view, &layout, counts[i]);
            any = true;
        }
    }
}
