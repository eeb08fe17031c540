/* The table that gives the project its name: slots down, sources across, in each cell what that
 * source says.
 *
 * Part: gathers every statement of every proof by the root of its chain, and writes a table.
 * Agreement is quiet, disagreement loud; what was taken back is struck out, claims and denials are
 * told in words. Invariants: a source stands once, however many reports carry its words; a report
 * that credits nobody stands for its outlet. Cost: statements times sources, both capped. */
#include "serve/page.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_SOURCES = 12, MOST_ENTRIES = 4, BROAD = 6 /* printed across */, ALL_SOURCES = 200 };

static const char *const slots[] = {
    "happened",    "type",      "when",      "where",     "killed",   "injured",
    "casualties",  "missing",   "displaced", "evacuated", "affected", "detained",
    "abducted",    "attackers", "target",    "weapon",    "cause",    "motive",
    "perpetrator", "victim",    "attacker",  "damage",    "account",  NULL};

/* One source and how much it says. */
typedef struct grid_source {
    words_text name; /* the fullest */
    const char *id;  /* of a body that is known under several names, or NULL */
    bool credited;
    size_t said; /* weighed */
} grid_source;

typedef struct source_grid {
    serve_account *account;
    grid_source *sources; /* of ALL_SOURCES */
    size_t count;
    size_t columns[MOST_SOURCES]; /* indexes of sources, most telling first */
    size_t column_count;
} source_grid;

/* ---- who there is ---- */

static size_t source_of(source_grid *grid, const json_t *statement, bool add) {
    words_text name = {0};
    const char *id = json_string_value(json_object_get(statement, "root"));
    bool credited = serve_add_root(&name, statement);
    size_t at = 0;
    while (at < grid->count &&
           (grid->sources[at].credited != credited ||
            !serve_same_root(grid->sources[at].id, words_text_string(&grid->sources[at].name), id,
                             words_text_string(&name)))) {
        at++;
    }
    if (at == grid->count && add && at < ALL_SOURCES) {
        grid->sources[grid->count++] = (grid_source){.name = name, .id = id, .credited = credited};
        return at;
    }
    if (at < grid->count && add && name.size > grid->sources[at].name.size) {
        words_text shorter = grid->sources[at].name;
        grid->sources[at].name = name;
        name = shorter;
    }
    words_text_free(&name);
    return at;
}

/* What a person looks for first: a source that speaks to it stands before one that tells the day.
 */
static size_t weight_of(const char *slot) {
    static const char *const heavy[] = {"killed", "perpetrator", "injured", "cause", "happened"};
    for (size_t i = 0; i < sizeof heavy / sizeof *heavy; i++) {
        if (strcmp(heavy[i], slot) == 0) {
            return 5;
        }
    }
    return words_slot_is_count(slot) ? 3 : 1;
}

static void count_evidence(source_grid *grid, const json_t *evidence, size_t weight) {
    for (size_t i = 0; i < json_array_size(evidence); i++) {
        size_t at = source_of(grid, json_array_get(evidence, i), true);
        if (at < grid->count) {
            grid->sources[at].said += weight;
        }
    }
}

static void count_slot(source_grid *grid, const char *slot) {
    const json_t *proof = json_object_get(grid->account->proofs, slot);
    const json_t *figures = json_object_get(proof, "figures"),
                 *suspects = json_object_get(proof, "suspects");
    for (size_t i = 0; i < json_array_size(figures); i++) {
        const json_t *figure = json_array_get(figures, i);
        count_evidence(grid, json_object_get(figure, "statements"), weight_of(slot));
        count_evidence(grid, json_object_get(figure, "against"), weight_of(slot));
    }
    for (size_t i = 0; i < json_array_size(suspects); i++) {
        const json_t *standings = json_object_get(json_array_get(suspects, i), "standings");
        for (size_t j = 0; j < json_array_size(standings); j++) {
            count_evidence(grid, json_object_get(json_array_get(standings, j), "statements"),
                           weight_of(slot));
        }
    }
}

/* Those that say most of what matters; equals in the order in which they came. */
static bool stands_before(const grid_source *one, const grid_source *other) {
    return one->said > other->said;
}

static void choose_columns(source_grid *grid) {
    for (size_t i = 0; i < grid->count; i++) {
        size_t at = grid->column_count;
        while (at > 0 && stands_before(&grid->sources[i], &grid->sources[grid->columns[at - 1]])) {
            if (at < MOST_SOURCES) {
                grid->columns[at] = grid->columns[at - 1];
            }
            at--;
        }
        if (at < MOST_SOURCES) {
            grid->columns[at] = i;
            grid->column_count += grid->column_count < MOST_SOURCES ? 1 : 0;
        }
    }
}

/* ---- what each says ---- */

static const char *class_of(const char *verdict) {
    static const char *const pairs[][2] = {
        {"best", "best"},
        {"fits", "fits"},
        {"disagrees", "differs"},
        {"yields", "weak"},
        {"superseded", "weak"},
        {"taken back", "back"},
        {"part", "weak"},
        {"denial", "against"},
        {"claimed", "claims"},
        {"denied", "against"},
        {"accused", "differs"},
        {"accused by authorities", "differs"},
        {"reported as fact", "fits"},
        {"possible", "weak"},
        {"against", "against"},
    };
    for (size_t i = 0; verdict != NULL && i < sizeof pairs / sizeof *pairs; i++) {
        if (strcmp(pairs[i][0], verdict) == 0) {
            return pairs[i][1];
        }
    }
    return "fits";
}

static const char *words_before(const char *verdict) {
    static const char *const pairs[][2] = {
        {"claimed", "claims it: "},        {"denied", "denies: "},
        {"accused", "accuses "},           {"accused by authorities", "accuses "},
        {"possible", "suspects "},         {"denial", "denies: "},
        {"against", "denies or doubts: "}, {"taken back", "taken back: "}};
    for (size_t i = 0; verdict != NULL && i < sizeof pairs / sizeof *pairs; i++) {
        if (strcmp(pairs[i][0], verdict) == 0) {
            return pairs[i][1];
        }
    }
    return "";
}

/* One value that a source gives, with the day of the last statement and a link to it. */
static void write_entry(source_grid *grid, const char *slot, const json_t *value,
                        const char *verdict, const json_t *statement) {
    html *page = grid->account->page;
    const char *id = json_string_value(json_object_get(statement, "id"));
    words_day day = serve_day_of(statement);
    html_format(page, "<a class=\"said %s\" href=\"", class_of(verdict));
    serve_link_statement(grid->account, id != NULL ? id : "");
    html_raw(page, "\">");
    html_raw(page, words_before(verdict));
    if (strcmp(slot, "when") == 0) { /* the year of the incident goes without saying */
        words_add_time(html_begin_words(page), value, grid->account->year, true);
    } else {
        words_add_value(html_begin_words(page), slot, value, grid->account->site->countries);
    }
    html_end_words(page);
    html_raw(page, "</a>");
    if (day.known) {
        html_raw(page, " <span class=\"day\">");
        words_add_day(html_begin_words(page), day, grid->account->year);
        html_end_words(page);
        html_raw(page, "</span>");
    }
}

/* The last statement of that source among the evidence; NULL where it says nothing of it. */
static const json_t *last_of(source_grid *grid, const json_t *evidence, size_t source) {
    const json_t *last = NULL;
    for (size_t i = 0; i < json_array_size(evidence); i++) {
        const json_t *statement = json_array_get(evidence, i);
        last = source_of(grid, statement, false) == source ? statement : last;
    }
    return last;
}

typedef struct cell_writer {
    source_grid *grid;
    const char *slot;
    size_t source, written, more;
} cell_writer;

static void put(cell_writer *cell, const json_t *evidence, const json_t *value,
                const char *verdict) {
    const json_t *statement = last_of(cell->grid, evidence, cell->source);
    if (statement == NULL) {
        return;
    }
    if (cell->written == MOST_ENTRIES) {
        cell->more++;
        return;
    }
    html_raw(cell->grid->account->page, cell->written > 0 ? "<br>" : "<div>");
    write_entry(cell->grid, cell->slot, value, verdict, statement);
    cell->written++;
}

static void write_cell(source_grid *grid, const char *slot, size_t source) {
    const json_t *proof = json_object_get(grid->account->proofs, slot);
    const json_t *figures = json_object_get(proof, "figures"),
                 *suspects = json_object_get(proof, "suspects");
    cell_writer cell = {grid, slot, source, 0, 0};
    html_raw(grid->account->page, "<td>");
    for (size_t i = 0; i < json_array_size(figures); i++) {
        const json_t *figure = json_array_get(figures, i),
                     *value = json_object_get(figure, "value");
        put(&cell, json_object_get(figure, "statements"), value,
            json_string_value(json_object_get(figure, "verdict")));
        put(&cell, json_object_get(figure, "against"), value, "against");
    }
    for (size_t i = 0; i < json_array_size(suspects); i++) {
        const json_t *suspect = json_array_get(suspects, i);
        const json_t *standings = json_object_get(suspect, "standings");
        for (size_t j = 0; j < json_array_size(standings); j++) {
            const json_t *one = json_array_get(standings, j);
            put(&cell, json_object_get(one, "statements"), json_object_get(suspect, "value"),
                json_string_value(json_object_get(one, "standing")));
        }
        put(&cell, json_object_get(suspect, "taken_back"), json_object_get(suspect, "value"),
            "taken back");
    }
    if (cell.more > 0) {
        html_format(grid->account->page, "<br><span class=\"day\">and %zu more</span>", cell.more);
    }
    html_raw(grid->account->page, cell.written > 0 ? "</div></td>" : "</td>");
}

/* ---- the table ---- */

static bool has_slot(const source_grid *grid, const char *slot) {
    const json_t *proof = json_object_get(grid->account->proofs, slot);
    return json_array_size(json_object_get(proof, "figures")) > 0 ||
           json_array_size(json_object_get(proof, "suspects")) > 0;
}

static bool is_disputed(const source_grid *grid, const char *slot) {
    const json_t *cell = json_object_get(grid->account->cells, slot);
    return json_is_true(json_object_get(cell, "disagree"));
}

static void write_row(source_grid *grid, const char *slot) {
    html *page = grid->account->page;
    html_format(page, "<tr%s><th scope=\"row\"><a href=\"",
                is_disputed(grid, slot) ? " class=\"disputed\"" : "");
    serve_link_proof(grid->account, slot);
    html_raw(page, "\">");
    html_text(page, words_of_slot(slot));
    html_raw(page, is_disputed(grid, slot) ? " <abbr title=\"they differ\">≠</abbr>" : "");
    html_raw(page, "</a></th>");
    for (size_t i = 0; i < grid->column_count; i++) {
        write_cell(grid, slot, grid->columns[i]);
    }
    html_raw(page, "</tr>\n");
}

static void write_table(source_grid *grid) {
    html *page = grid->account->page;
    html_raw(page, "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"who says "
                   "what\">\n<table class=\"grid\"><caption>What each source says");
    if (grid->count > grid->column_count) {
        html_raw(page, "; ");
        serve_write_many(page, (int64_t)(grid->count - grid->column_count), "more source",
                         "more sources");
        html_raw(page, ", saying less, in the proofs");
    }
    html_raw(page, "</caption>\n<thead><tr><td></td>");
    for (size_t i = 0; i < grid->column_count; i++) {
        const grid_source *source = &grid->sources[grid->columns[i]];
        html_format(page, "<th scope=\"col\"%s><div>", source->credited ? "" : " class=\"outlet\"");
        html_text(page, words_text_string(&source->name));
        html_raw(page,
                 source->credited ? "</div></th>" : "<br><small>its own words</small></div></th>");
    }
    html_raw(page, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; slots[i] != NULL; i++) {
        if (has_slot(grid, slots[i])) {
            write_row(grid, slots[i]);
        }
    }
    html_raw(page, "</tbody></table></div>\n");
}

void serve_write_grid(serve_account *account) {
    source_grid grid = {.account = account};
    grid.sources = calloc(ALL_SOURCES, sizeof *grid.sources);
    if (grid.sources == NULL) {
        account->page->out.failed = true;
        return;
    }
    for (size_t i = 0; slots[i] != NULL; i++) {
        count_slot(&grid, slots[i]);
    }
    choose_columns(&grid);
    html_format(account->page,
                "<section%s aria-labelledby=\"i%zusources\"><h2 id=\"i%zusources\">Who says "
                "what</h2>\n",
                grid.column_count > BROAD ? " class=\"broad\"" : "", account->number,
                account->number);
    write_table(&grid);
    html_raw(account->page, "</section>\n");
    for (size_t i = 0; i < grid.count; i++) {
        words_text_free(&grid.sources[i].name);
    }
    free(grid.sources);
}
