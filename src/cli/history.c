/* `show --history SLOT`: one cell after each day on which a report of the incident was published.
 *
 * Part: sees the ledger with the reports published by each of these days in turn, and takes the
 * cell out of the account. Cost: for each day as much as a build without the reading of reports. */
#include "cli/history.h"

#include "cli/page.h"

#include <stdlib.h>
#include <string.h>

/* The day on which a report counts as published: the last that it can be of, else the first. */
static const char *day_of(const json_t *report) {
    const json_t *published = json_object_get(report, "published");
    const char *latest = json_string_value(json_object_get(published, "latest"));
    return latest != NULL ? latest : json_string_value(json_object_get(published, "earliest"));
}

static int compare_days(const void *left, const void *right) {
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* The days of the reports, each once, in order: "2021-05-14" of eleven bytes each. NULL where
 * memory fails; freed with free. */
static char (*days_of(const json_t *reports, size_t *count))[11] {
    size_t size = json_array_size(reports);
    const char **found = calloc(size + 1, sizeof *found);
    char(*days)[11] = calloc(size + 1, sizeof *days);
    *count = 0;
    for (size_t i = 0; found != NULL && i < size; i++) {
        const char *day = day_of(json_array_get(reports, i));
        if (day != NULL && strlen(day) >= 10)
            found[(*count)++] = day;
    }
    if (found != NULL)
        qsort(found, *count, sizeof *found, compare_days);
    size_t kept = 0;
    for (size_t i = 0; days != NULL && i < *count; i++) {
        if (kept == 0 || strncmp(days[kept - 1], found[i], 10) != 0)
            memcpy(days[kept++], found[i], 10);
    }
    *count = kept;
    free(found);
    return days;
}

/* {"published_by","reports","cell"}: the cell is null where nothing was said of the slot by then.
 */
static json_t *row_of(const cli_case *opened, const cli_options *options, const char *id,
                      const char *day, rsm_error *error) {
    rsm_view view = options->view;
    rsm_string text;
    view.published_by = day;
    if (rsm_session_view(opened->session, &view, error) != RSM_OK)
        return NULL;
    rsm_status status = rsm_session_show(opened->session, id, &text, error);
    if (status != RSM_OK && status != RSM_ERROR_NOT_FOUND)
        return NULL;
    json_t *row = json_object(), *account = status == RSM_OK ? cli_parse_json(&text) : NULL;
    json_t *cells = json_object_get(json_object_get(account, "incident"), "cells");
    json_t *cell = json_object_get(cells, options->history);
    json_object_set_new(row, "published_by", json_string(day));
    json_object_set_new(
        row, "reports",
        json_integer((json_int_t)json_array_size(json_object_get(account, "reports"))));
    json_object_set_new(row, "cell", cell != NULL ? json_incref(cell) : json_null());
    json_decref(account);
    if (status == RSM_OK)
        rsm_string_free(&text);
    return row;
}

json_t *cli_history_of(const cli_case *opened, const cli_options *options, const json_t *account,
                       rsm_error *error) {
    const json_t *incident = json_object_get(account, "incident");
    const char *id = json_string_value(json_object_get(incident, "id"));
    size_t count = 0;
    char(*days)[11] = days_of(json_object_get(account, "reports"), &count);
    json_t *rows = json_array();
    for (size_t i = 0; id != NULL && days != NULL && i < count; i++) {
        json_t *row = row_of(opened, options, id, days[i], error);
        if (row == NULL) {
            json_decref(rows);
            free(days);
            return NULL;
        }
        json_array_append_new(rows, row);
    }
    free(days);
    return rows;
}

/* ---- the page ---- */

static const char *bound(cli_page *page, const json_t *cell, const char *key) {
    words_text *text = cli_page_text(page);
    const json_t *number = json_object_get(cell, key);
    if (json_is_integer(number))
        words_add_number(text, number);
    else
        words_text_add(text, json_is_object(cell) ? "–" : "");
    return words_text_string(text);
}

/* A cell that is no figure, in words. */
static const char *cell_words(cli_page *page, const char *slot, const json_t *cell,
                              const words_countries *countries) {
    words_text *text = cli_page_text(page);
    for (size_t i = 0; i < json_array_size(cell); i++) {
        words_text_add(text, i > 0 ? ", " : "");
        words_add_value(text, slot, json_array_get(cell, i), countries);
        if (words_has_string(json_array_get(cell, i), "standing")) {
            words_text_add(text, " (");
            words_add_key(text, json_array_get(cell, i), "standing");
            words_text_add(text, ")");
        }
    }
    if (json_is_object(cell))
        words_add_value(text, slot, json_object_get(cell, "value"), countries);
    return words_text_string(text);
}

bool cli_history_write(cli_page *page, const json_t *account, const char *slot, const json_t *rows,
                       const words_countries *countries) {
    bool figure = words_slot_is_count(slot);
    words_text *name = cli_page_text(page);
    words_text_add(name, words_of_slot(slot));
    words_text_add(name, " · ");
    words_add_key(name, json_object_get(account, "incident"), "name");
    cli_page_row(page, &(cli_column){0, 0, words_text_string(name), CLI_BOLD, false, 1}, 1);
    cli_page_rule(page);
    cli_column head[] = {{0, 12, "published by", CLI_DIM, false, 1},
                         {14, 7, "reports", CLI_DIM, true, 1},
                         {23, 7, figure ? "low" : "", CLI_DIM, true, 1},
                         {31, 7, figure ? "best" : "", CLI_DIM, true, 1},
                         {39, 7, figure ? "high" : "", CLI_DIM, true, 1},
                         {48, 0, figure ? "decided by" : "", CLI_DIM, false, 1}};
    cli_page_row(page, head, 6);
    for (size_t i = 0; i < json_array_size(rows); i++) {
        const json_t *row = json_array_get(rows, i), *cell = json_object_get(row, "cell");
        words_text *reports = cli_page_text(page), *rule = cli_page_text(page);
        words_add_number(reports, json_object_get(row, "reports"));
        words_add_key(rule, cell, "rule");
        const char *day = json_string_value(json_object_get(row, "published_by"));
        cli_column columns[] = {{0, 12, day, CLI_PLAIN, false, 1},
                                {14, 7, words_text_string(reports), CLI_DIM, true, 1},
                                {23, 7, bound(page, cell, "low"), CLI_PLAIN, true, 1},
                                {31, 7, bound(page, cell, "best"), CLI_BOLD, true, 1},
                                {39, 7, bound(page, cell, "high"), CLI_PLAIN, true, 1},
                                {48, 0, words_text_string(rule), CLI_DIM, false, 1}};
        cli_column other[] = {
            columns[0],
            columns[1],
            {23, 0, figure ? "" : cell_words(page, slot, cell, countries), CLI_PLAIN, false, 0}};
        cli_page_row(page, figure ? columns : other, figure ? 6 : 3);
        cli_page_forget(page);
    }
    return !page->failed;
}
