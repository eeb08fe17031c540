/* `show`: the page of one account. This file has its head and foot, what its parts share, and the
 * command.
 *
 * Cost: linear in the account. */
#include "cli/show.h"
#include "cli/decided.h"
#include "cli/history.h"

#include "cli/cli.h"

#include <stdlib.h>
#include <string.h>

enum { WIDEST_PAGE = 110 };

bool cli_key_is(const json_t *object, const char *key, const char *value) {
    const char *string = json_string_value(json_object_get(object, key));
    return string != NULL && strcmp(string, value) == 0;
}

const json_t *cli_figures(const cli_view *view, const char *slot) {
    const json_t *proof = json_object_get(view->proofs, slot);
    const json_t *figures = json_object_get(proof, "figures");
    return figures != NULL ? figures : json_object_get(proof, "suspects");
}

int cli_body_end(const cli_view *view) {
    return view->page->width - CLI_REPORTS - 1 - view->date_width - 1;
}

void cli_show_row(const cli_view *view, const char *label, const cli_column *body, size_t count,
                  const char *date, const char *reports, cli_style right_style) {
    cli_column columns[10] = {{0, CLI_BODY - 1, label, CLI_DIM, false, 1}};
    size_t used = 1;
    for (size_t i = 0; i < count && used < 8; i++) {
        columns[used++] = body[i];
    }
    int right = view->page->width - CLI_REPORTS;
    if (*date != '\0') {
        columns[used++] =
            (cli_column){right - 1 - view->date_width, view->date_width, date, CLI_DIM, true, 2};
    }
    columns[used++] = (cli_column){right, CLI_REPORTS, reports, right_style, false, 3};
    cli_page_row(view->page, columns, used);
}

void cli_show_more(const cli_view *view, size_t count) {
    words_text *text = cli_page_text(view->page);
    if (count > 0) {
        words_text_format(text, "and %zu more", count);
        cli_page_row(view->page,
                     &(cli_column){CLI_BODY, 0, words_text_string(text), CLI_DIM, false, 1}, 1);
    }
}

/* ---- the head ---- */

/* "Market bombing, Kokshetau" is "Market bombing" where the place follows anyway. */
static void add_name(words_text *text, const json_t *incident) {
    static const char *const keys[] = {"name", "city", "admin1"};
    const json_t *name = json_object_get(incident, "name"),
                 *where = json_object_get(incident, "where");
    const char *string = json_string_value(name);
    size_t size = json_string_length(name);
    for (size_t i = 0; string != NULL && i < 3; i++) {
        const json_t *place = json_object_get(where, keys[i]);
        size_t tail = json_string_length(place);
        if (tail > 0 && size > tail + 2 && strncmp(string + size - tail - 2, ", ", 2) == 0 &&
            strcmp(string + size - tail, json_string_value(place)) == 0) {
            size -= tail + 2;
            break;
        }
    }
    if (size > 0) {
        words_text_others(text, string, size);
    } else {
        words_text_add(text, "Incident");
    }
}

static void write_headline(const cli_view *view) {
    words_text *name = cli_page_text(view->page), *place = cli_page_text(view->page),
               *date = cli_page_text(view->page);
    const json_t *where = json_object_get(view->incident, "where");
    add_name(name, view->incident);
    words_text_add(place, json_is_object(where) ? "· " : "");
    if (json_is_object(where)) {
        words_add_place(place, where, view->countries);
    }
    words_add_time(date, json_object_get(view->incident, "when"), 0, true);
    int width = view->page->width, first = words_width_of(words_text_string(name)),
        second = words_width_of(words_text_string(place)),
        third = words_width_of(words_text_string(date));
    third = third < width / 2 ? third : width / 2;
    bool fits = first + 1 + second + 2 + third <= width;
    cli_column columns[] = {
        {0, fits ? first : width - third - 2, words_text_string(name), CLI_BOLD, false, 3},
        {first + 1, second, fits ? words_text_string(place) : "", CLI_PLAIN, false, 1},
        {width - third, third, words_text_string(date), CLI_PLAIN, true, 2}};
    cli_page_row(view->page, columns, 3);
    if (!fits && place->size > 3) {
        const char *below = words_text_string(place) + strlen("· ");
        cli_page_row(view->page, &(cli_column){0, 0, below, CLI_PLAIN, false, 3}, 1);
    }
}

static int64_t number_in(const json_t *object, const char *key) {
    return json_integer_value(json_object_get(object, key));
}

/* Reports of the incident that share another's wording. */
static int64_t rewrites_of(const cli_view *view) {
    const json_t *reports = json_object_get(view->incident, "reports");
    int64_t count = 0;
    for (size_t i = 0; i < json_array_size(reports); i++) {
        count += words_has_string(json_array_get(reports, i), "rewrite_of") ? 1 : 0;
    }
    return count;
}

static void write_counts(const cli_view *view) {
    words_text *text = cli_page_text(view->page), *status = cli_page_text(view->page);
    words_add_many(text, number_in(view->row, "reports"), "report", NULL);
    words_text_add(text, ", ");
    words_add_many(text, number_in(view->row, "outlets"), "outlet", NULL);
    words_text_add(text, " · ");
    words_add_many(text, number_in(view->row, "independent_sources"), "independent source", NULL);
    if (number_in(view->row, "uncredited") > 0) {
        words_text_add(text, ", ");
        words_add_many(text, number_in(view->row, "uncredited"), "uncredited", "uncredited");
    }
    if (number_in(view->row, "copies") > 0) {
        words_text_add(text, ", ");
        words_add_many(text, number_in(view->row, "copies"), "copy", "copies");
    }
    if (rewrites_of(view) > 0) {
        words_text_add(text, ", ");
        words_add_many(text, rewrites_of(view), "rewrite", NULL);
    }
    if (!cli_key_is(view->incident, "status", "reported")) {
        words_add_key(status, view->incident, "status");
    }
    cli_column columns[] = {
        {0, view->page->width - 12, words_text_string(text), CLI_DIM, false, 0},
        {view->page->width - 10, 10, words_text_string(status), CLI_ACCENT, true, 1}};
    cli_page_row(view->page, columns, 2);
}

/* Two bombs on one street are one incident with parts. */
static void write_parts(const cli_view *view) {
    const json_t *parts = json_object_get(view->incident, "parts");
    size_t count = json_array_size(parts);
    for (size_t i = 0; i < count && i < 6; i++) {
        const json_t *part = json_array_get(parts, i), *when = json_object_get(part, "when"),
                     *where = json_object_get(part, "where");
        words_text *text = cli_page_text(view->page);
        if (json_is_object(where)) {
            words_add_place(text, where, view->countries);
        }
        if (json_is_object(when)) {
            words_text_add(text, text->size > 0 ? ", " : "");
            words_add_time(text, when, view->year, true);
        }
        cli_column columns[] = {{0, CLI_BODY - 1, i == 0 ? "parts" : "", CLI_DIM, false, 1},
                                {CLI_BODY, 0, words_text_string(text), CLI_PLAIN, false, 2}};
        cli_page_row(view->page, columns, 2);
    }
    cli_show_more(view, count > 6 ? count - 6 : 0);
}

static void write_foot(const cli_view *view) {
    words_text *id = cli_page_text(view->page), *command = cli_page_text(view->page);
    words_add_key(id, view->incident, "id");
    cli_column columns[] = {{0, CLI_BODY - 1, "incident", CLI_DIM, false, 1},
                            {CLI_BODY, 0, words_text_string(id), CLI_DIM, false, 0}};
    cli_page_blank(view->page);
    cli_page_row(view->page, columns, 2);
    if (view->ledger != NULL && view->given != NULL) {
        words_text_add(command, "rashomon why ");
        words_text_others(command, view->ledger, strlen(view->ledger));
        words_text_add(command, " ");
        words_text_others(command, view->given, strlen(view->given));
        words_text_add(command, " killed");
        columns[0].text = "proof";
        columns[1].text = words_text_string(command);
        cli_page_row(view->page, columns, 2);
    }
}

/* ---- the whole ---- */

/* A date without its year needs six columns, with it eleven. */
static int date_width_of(const cli_view *view) {
    for (size_t i = 0; i < json_array_size(view->reports); i++) {
        const json_t *published = json_object_get(json_array_get(view->reports, i), "published");
        int year = words_year_of(published);
        if (year != 0 && year != view->year) {
            return 11;
        }
    }
    return 6;
}

bool cli_show_write(cli_page *page, const json_t *account, const json_t *proofs,
                    const words_countries *countries, const char *ledger, const char *given) {
    cli_view view = {.page = page,
                     .incident = json_object_get(account, "incident"),
                     .row = json_object_get(account, "row"),
                     .reports = json_object_get(account, "reports"),
                     .linked = json_object_get(account, "linked"),
                     .proofs = proofs,
                     .countries = countries,
                     .ledger = ledger,
                     .given = given};
    view.cells = json_object_get(view.incident, "cells");
    view.year = words_year_of(json_object_get(view.incident, "when"));
    view.date_width = date_width_of(&view);
    if (!json_is_object(view.incident)) {
        return false;
    }
    write_headline(&view);
    cli_page_rule(page);
    write_counts(&view);
    write_parts(&view);
    cli_show_coding(&view);
    cli_show_differences(&view);
    cli_show_toll(&view);
    cli_show_who(&view);
    cli_show_rest(&view);
    cli_show_rests_on(&view);
    cli_show_withdrawn(&view);
    cli_show_timeline(&view);
    cli_show_reports(&view);
    cli_decisions_write(page, json_object_get(account, "decisions"), "decided by persons",
                        countries);
    write_foot(&view);
    cli_page_forget(page);
    return !page->failed;
}

/* ---- the command ---- */

/* The proofs of all cells of an account, by slot. */
static json_t *load_proofs(rsm_session *session, const json_t *account, rsm_error *error) {
    const json_t *incident = json_object_get(account, "incident");
    const char *id = json_string_value(json_object_get(incident, "id"));
    rsm_string text;
    if (rsm_session_proofs(session, id != NULL ? id : "", &text, error) != RSM_OK) {
        return NULL;
    }
    json_t *proofs = cli_parse_json(&text);
    rsm_string_free(&text);
    return proofs;
}

static int show_page(const cli_options *options, const cli_case *opened, const rsm_string *text) {
    rsm_error error = {0};
    json_t *account = cli_parse_json(text);
    json_t *proofs = load_proofs(opened->session, account, &error);
    int status = EXIT_DONE;
    if (proofs == NULL) {
        status = cli_fail("%s: %s", options->operands[0], error.message);
    } else {
        cli_page page = cli_page_make(stdout, cli_width(WIDEST_PAGE), cli_colour());
        words_countries countries = cli_countries_of(opened);
        cli_page_view(&page, options);
        bool written = cli_show_write(&page, account, proofs, &countries, options->operands[0],
                                      options->operands[1]);
        cli_page_end(&page);
        status = written ? cli_flush() : cli_fail("out of memory");
    }
    json_decref(proofs);
    json_decref(account);
    return status;
}

/* One cell over time in the place of the account. */
static int show_history(const cli_options *options, cli_case *opened, const rsm_string *text) {
    rsm_error error = {0};
    rsm_string proof;
    json_t *account = cli_parse_json(text);
    const json_t *incident = json_object_get(account, "incident");
    const char *id = json_string_value(json_object_get(incident, "id"));
    int status = EXIT_DONE;
    /* It tells whether there is such a slot, and such a cell. */
    if (rsm_session_why(opened->session, id != NULL ? id : "", options->history, &proof, &error) !=
        RSM_OK) {
        json_decref(account);
        return cli_fail("%s: %s", options->operands[0], error.message);
    }
    rsm_string_free(&proof);
    json_t *rows = cli_history_of(opened, options, account, &error);
    if (rows == NULL) {
        status = cli_fail("%s: %s", options->operands[0], error.message);
    } else if (options->json) {
        char *line = json_dumps(rows, JSON_COMPACT);
        status = line != NULL ? cli_put_line(&(rsm_string){line, strlen(line)})
                              : cli_fail("out of memory");
        free(line);
    } else {
        cli_page page = cli_page_make(stdout, cli_width(WIDEST_PAGE), cli_colour());
        words_countries countries = cli_countries_of(opened);
        bool written = cli_history_write(&page, account, options->history, rows, &countries);
        cli_page_end(&page);
        status = written ? cli_flush() : cli_fail("out of memory");
    }
    json_decref(rows);
    json_decref(account);
    return status;
}

int command_show(const cli_options *options) {
    cli_case opened;
    rsm_string text;
    rsm_error error = {0};
    if (!cli_open(options, RSM_SESSION_READ, &opened)) {
        return EXIT_NOT_DONE;
    }
    int status;
    if (cli_account(&opened, options->operands[1], NULL, &text, &error) != RSM_OK) {
        status = cli_fail("%s: %s", options->operands[0], error.message);
    } else {
        status = options->history != NULL ? show_history(options, &opened, &text)
                 : options->json          ? cli_put_line(&text)
                                          : show_page(options, &opened, &text);
        rsm_string_free(&text);
    }
    cli_close(&opened);
    return status;
}
