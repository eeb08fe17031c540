/* `compare`: the cells on which codebooks differ, and why: of each codebook low, best and high, the
 * rule that decided, and the words that it rests on.
 *
 * Cost: linear in what differs. */
#include "cli/compare.h"

#include "cli/cli.h"
#include "cli/show.h"

#include <stdlib.h>
#include <string.h>

enum {
    MOST_BOOKS = 16,
    MOST_IDS = 1024,
    WIDEST = 110,
    BOOK = CLI_BODY, /* columns of the table */
    BOOK_WIDTH = 8,
    NUMBER = 5,
    NUMBERS = BOOK + BOOK_WIDTH,
    REASON = NUMBERS + 3 * (NUMBER + 1) + 2
};

typedef struct compare_view {
    cli_page *page;
    const words_countries *countries;
    int year;
} compare_view;

/* ---- one codebook's cell ---- */

static void write_text(const compare_view *view, int at, const char *words, cli_style style) {
    cli_page_row(view->page, &(cli_column){at, 0, words, style, false, 0}, 1);
}

/* The first statement behind the figure: its words, who says it, when. */
static void add_evidence(const compare_view *view, words_text *text, const json_t *figure) {
    const json_t *statements = json_object_get(figure, "statements");
    const json_t *first = json_array_get(statements, 0);
    const json_t *said = json_object_get(first, "said_on");
    words_day day = words_day_of(json_object_get(said, "latest"));
    if (!day.known) {
        day = words_day_of(json_object_get(json_object_get(first, "published"), "earliest"));
    }
    words_text_add(text, "\"");
    words_add_key(text, first, "quote");
    words_text_add(text, "\" ");
    words_add_sources(text, json_object_get(first, "sources"), json_object_get(first, "outlet"),
                      false);
    if (day.known) {
        words_text_add(text, ", ");
        words_add_day(text, day, view->year);
    }
    if (json_array_size(statements) > 1) {
        words_text_format(text, ", and %zu more", json_array_size(statements) - 1);
    }
}

static void add_reasons(words_text *text, const json_t *one) {
    const json_t *reasons = json_object_get(one, "reasons");
    for (size_t i = 0; i < json_array_size(reasons); i++) {
        words_text_add(text, i > 0 ? "; " : "");
        words_add_string(text, json_array_get(reasons, i));
    }
}

static void write_count(const compare_view *view, const char *label, const json_t *one) {
    static const char *const keys[] = {"low", "best", "high"};
    words_text *book = cli_page_text(view->page), *reasons = cli_page_text(view->page);
    cli_column columns[6] = {{0, CLI_BODY - 1, label, CLI_DIM, false, 1}};
    words_add_key(book, one, "codebook");
    columns[1] = (cli_column){BOOK, BOOK_WIDTH, words_text_string(book), CLI_PLAIN, false, 1};
    for (int i = 0; i < 3; i++) {
        words_text *number = cli_page_text(view->page);
        words_add_number(number, json_object_get(json_object_get(one, "value"), keys[i]));
        columns[2 + i] =
            (cli_column){NUMBERS + i * (NUMBER + 1),    NUMBER + 1, words_text_string(number),
                         i == 1 ? CLI_BOLD : CLI_PLAIN, true,       1};
    }
    add_reasons(reasons, one);
    columns[5] = (cli_column){REASON, 0, words_text_string(reasons), CLI_PLAIN, false, 0};
    cli_page_row(view->page, columns, 6);
}

static void write_value(const compare_view *view, const char *label, const char *slot,
                        const json_t *one) {
    words_text *book = cli_page_text(view->page), *words = cli_page_text(view->page);
    const json_t *value = json_object_get(one, "value");
    words_add_key(book, one, "codebook");
    if (words_has_string(one, "not_recorded")) {
        words_text_add(words, "no record: ");
        words_add_key(words, one, "not_recorded");
    } else if (value == NULL || json_is_null(value)) {
        words_text_add(words, "–");
    } else {
        words_add_value(words, slot, value, view->countries);
        words_text_add(words, " (");
        add_reasons(words, one);
        words_text_add(words, ")");
    }
    cli_style style = words_has_string(one, "not_recorded") ? CLI_DIM : CLI_PLAIN;
    cli_column columns[] = {{0, CLI_BODY - 1, label, CLI_DIM, false, 1},
                            {BOOK, BOOK_WIDTH, words_text_string(book), CLI_PLAIN, false, 1},
                            {NUMBERS + 1, 0, words_text_string(words), style, false, 0}};
    cli_page_row(view->page, columns, 3);
}

static void write_cell(const compare_view *view, const json_t *cell) {
    const char *slot = json_string_value(json_object_get(cell, "slot"));
    const json_t *by = json_object_get(cell, "by");
    slot = slot != NULL ? slot : "";
    for (size_t i = 0; i < json_array_size(by); i++) {
        const json_t *one = json_array_get(by, i), *figure = json_object_get(one, "figure");
        const char *label = i == 0 ? words_of_slot(slot) : "";
        if (!words_slot_is_count(slot) || !json_is_object(json_object_get(one, "value"))) {
            write_value(view, label, slot, one);
            continue;
        }
        write_count(view, label, one);
        if (json_is_object(figure)) {
            words_text *evidence = cli_page_text(view->page);
            add_evidence(view, evidence, figure);
            write_text(view, REASON, words_text_string(evidence), CLI_DIM);
        }
    }
}

/* ---- scope ---- */

static void write_coded(const compare_view *view, const char *label, const json_t *coded) {
    const json_t *outside = json_object_get(coded, "outside"),
                 *types = json_object_get(coded, "types");
    words_text *book = cli_page_text(view->page), *words = cli_page_text(view->page);
    words_add_key(book, coded, "codebook");
    if (json_array_size(outside) > 0) {
        words_text_add(words, "outside: ");
        words_add_key(words, json_array_get(outside, 0), "why");
    } else {
        bool scope = json_is_true(json_object_get(coded, "in_scope"));
        words_text_add(words, scope ? "in scope" : "no scope of its own");
    }
    for (size_t i = 0; i < json_array_size(types); i++) {
        words_text_add(words, i == 0 ? " · " : " or ");
        words_add_string(words, json_array_get(types, i));
    }
    const json_t *events = json_object_get(coded, "events");
    if (json_is_integer(events)) {
        words_text_format(words, " · %lld events", (long long)json_integer_value(events));
    }
    cli_style style = json_array_size(outside) > 0 ? CLI_ACCENT : CLI_PLAIN;
    cli_column columns[] = {{0, CLI_BODY - 1, label, CLI_DIM, false, 1},
                            {BOOK, BOOK_WIDTH, words_text_string(book), CLI_PLAIN, false, 1},
                            {NUMBERS + 1, 0, words_text_string(words), style, false, 0}};
    cli_page_row(view->page, columns, 3);
}

static void write_scope(const compare_view *view, const json_t *incident) {
    const json_t *coded = json_object_get(incident, "coded");
    for (size_t i = 0; i < json_array_size(coded); i++) {
        write_coded(view, i == 0 ? "scope, type" : "", json_array_get(coded, i));
    }
}

/* ---- the whole ---- */

static void write_headline(const compare_view *view, const json_t *incident) {
    words_text *name = cli_page_text(view->page), *date = cli_page_text(view->page);
    words_add_key(name, incident, "name");
    words_add_time(date, json_object_get(incident, "when"), 0, true);
    int width = view->page->width, right = words_width_of(words_text_string(date));
    right = right < width / 2 ? right : width / 2;
    cli_column columns[] = {
        {0, width - right - 2, words_text_string(name), CLI_BOLD, false, 3},
        {width - right, right > 0 ? right : 2, words_text_string(date), CLI_PLAIN, true, 2}};
    cli_page_row(view->page, columns, 2);
    cli_page_rule(view->page);
}

static void write_incident(const compare_view *view, const json_t *incident) {
    const json_t *cells = json_object_get(incident, "cells");
    words_text *id = cli_page_text(view->page);
    write_headline(view, incident);
    bool counts = false;
    for (size_t i = 0; i < json_array_size(cells); i++) {
        const char *slot = json_string_value(json_object_get(json_array_get(cells, i), "slot"));
        if (!counts && slot != NULL && words_slot_is_count(slot)) {
            static const char *const heads[] = {"low", "best", "high"};
            cli_column columns[4] = {{BOOK, BOOK_WIDTH, "codebook", CLI_DIM, false, 1}};
            for (int n = 0; n < 3; n++) {
                columns[1 + n] = (cli_column){
                    NUMBERS + n * (NUMBER + 1), NUMBER + 1, heads[n], CLI_DIM, true, 1};
            }
            cli_page_row(view->page, columns, 4);
            counts = true;
        }
        write_cell(view, json_array_get(cells, i));
    }
    if (json_array_size(cells) == 0) {
        write_text(view, 0, "they agree on every cell that they record", CLI_PLAIN);
    }
    write_scope(view, incident);
    words_add_key(id, incident, "id");
    cli_column columns[] = {{0, CLI_BODY - 1, "incident", CLI_DIM, false, 1},
                            {CLI_BODY, 0, words_text_string(id), CLI_DIM, false, 0}};
    cli_page_row(view->page, columns, 2);
}

bool cli_compare_write(cli_page *page, const json_t *comparison, const words_countries *countries) {
    const json_t *incidents = json_object_get(comparison, "incidents");
    compare_view view = {page, countries, 0};
    if (!json_is_array(incidents)) {
        return false;
    }
    for (size_t i = 0; i < json_array_size(incidents); i++) {
        const json_t *incident = json_array_get(incidents, i);
        view.year = words_year_of(json_object_get(incident, "when"));
        if (i > 0) {
            cli_page_blank(page);
        }
        write_incident(&view, incident);
        cli_page_forget(page);
    }
    if (json_array_size(incidents) == 0) {
        write_text(&view, 0, "the codebooks differ on no incident", CLI_PLAIN);
    }
    cli_page_forget(page);
    return !page->failed;
}

/* ---- the command ---- */

/* "gtd,acled" cut in place; gives how many, 0 where there are too many or an empty one. */
static size_t cut_names(char *list, const char *names[MOST_BOOKS]) {
    size_t count = 0;
    for (char *at = list; at != NULL;) {
        char *comma = strchr(at, ',');
        if (comma != NULL) {
            *comma = '\0';
        }
        if (*at == '\0' || count == MOST_BOOKS) {
            return 0;
        }
        names[count++] = at;
        at = comma != NULL ? comma + 1 : NULL;
    }
    return count;
}

/* Puts whole ids in the place of brief ones ("3fa9c1d2@120"), out of the rows of the list. */
static void expand_ids(const json_t *rows, const cli_options *options, const char **ids) {
    for (size_t i = 0; i + 1 < options->operand_count; i++) {
        const char *whole =
            json_string_value(cli_incident_of_brief(rows, options->operands[i + 1]));
        ids[i] = whole != NULL ? whole : options->operands[i + 1];
    }
}

static rsm_status compare(const cli_case *opened, const cli_options *options,
                          const char *const *books, size_t book_count, rsm_string *text,
                          rsm_error *error) {
    size_t count = options->operand_count - 1;
    rsm_status status = rsm_session_compare(opened->session, options->operands + 1, count, books,
                                            book_count, options->filter.all, text, error);
    rsm_filter everything = {.all = true};
    rsm_string list;
    if (status != RSM_ERROR_NOT_FOUND || count == 0 || count > MOST_IDS ||
        rsm_session_list(opened->session, &everything, &list, NULL) != RSM_OK) {
        return status;
    }
    const char **ids = calloc(count, sizeof *ids);
    json_t *rows = cli_parse_json(&list);
    if (ids != NULL) {
        expand_ids(rows, options, ids);
        status = rsm_session_compare(opened->session, ids, count, books, book_count,
                                     options->filter.all, text, error);
    }
    free(ids);
    json_decref(rows);
    rsm_string_free(&list);
    return status;
}

static int write_page(const cli_case *opened, const rsm_string *text) {
    json_t *comparison = cli_parse_json(text);
    cli_page page = cli_page_make(stdout, cli_width(WIDEST), cli_colour());
    words_countries countries = cli_countries_of(opened);
    bool written = cli_compare_write(&page, comparison, &countries);
    cli_page_end(&page);
    json_decref(comparison);
    return written ? cli_flush() : cli_fail("out of memory");
}

static int run(const cli_options *options, const char *const *books, size_t book_count) {
    cli_case opened;
    rsm_string text;
    rsm_error error = {0};
    if (!cli_open(options, RSM_SESSION_READ, &opened)) {
        return EXIT_NOT_DONE;
    }
    int status;
    if (compare(&opened, options, books, book_count, &text, &error) != RSM_OK) {
        status = cli_fail("%s: %s", options->operands[0], error.message);
    } else {
        status = options->json ? cli_put_line(&text) : write_page(&opened, &text);
        rsm_string_free(&text);
    }
    cli_close(&opened);
    return status;
}

int command_compare(const cli_options *options) {
    const char *names[MOST_BOOKS];
    size_t count = 0;
    char *list = NULL;
    if (options->codebooks != NULL) {
        list = malloc(strlen(options->codebooks) + 1);
        if (list == NULL) {
            return cli_fail("out of memory");
        }
        strcpy(list, options->codebooks);
        count = cut_names(list, names);
        if (count == 0) {
            free(list);
            return cli_fail("--codebooks takes names with commas between, not '%s'",
                            options->codebooks);
        }
    }
    int status = run(options, names, count);
    free(list);
    return status;
}
