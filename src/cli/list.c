/* `list`: incidents, a line each; with --unread the reports that gave none, and why.
 *
 * An id is shown by its shortest natural beginning that names this incident and no other: what that
 * is the ledger is asked. Cost: linear in the rows. */
#include "cli/list.h"

#include "cli/cli.h"

#include <string.h>

enum { NARROWEST_NAME = 16, WIDEST_ID = 24, WIDEST_LIST = 160, BRIEF_ID = 8 };

/* ---- the columns of a row ---- */

typedef struct list_row {
    words_text *day, *id, *name, *country, *killed, *injured, *reports;
    bool differ, passing;
} list_row;

typedef struct list_layout {
    int day, id, name, country, killed, injured, reports; /* widths */
} list_layout;

/* "2021-05-14", "2021-05-14+" (and later days), "2021-05", "2021", "-2021-05-14" (by then). */
static void add_day(words_text *text, const json_t *when) {
    words_day from = words_day_of(json_object_get(when, "earliest"));
    words_day to = words_day_of(json_object_get(when, "latest"));
    const char *whole = json_string_value(json_object_get(when, "value"));
    bool same_month = from.known && to.known && from.year == to.year && from.month == to.month;
    if (!from.known && !to.known) {
        words_text_add(text, "–");
    } else if (from.known && to.known && whole != NULL && whole[0] != 'P' && strlen(whole) < 8 &&
               (from.day != to.day || !same_month)) {
        words_text_others(text, whole, strlen(whole));
    } else {
        words_day day = from.known ? from : to;
        words_text_format(text, "%s%04d-%02d-%02d", from.known ? "" : "-", day.year, day.month,
                          day.day);
        words_text_add(text, from.known && (!same_month || from.day != to.day) ? "+" : "");
    }
}

/* "21", "21 (14–21)", "24 (24+)". */
static void add_toll(words_text *text, const json_t *toll) {
    const json_t *low = json_object_get(toll, "low"), *best = json_object_get(toll, "best"),
                 *high = json_object_get(toll, "high");
    if (!json_is_integer(best) && !json_is_integer(low) && !json_is_integer(high)) {
        return;
    }
    words_add_number(text, best);
    if (json_equal(low, best) && json_equal(best, high)) {
        return;
    }
    words_text_add(text, " (");
    if (json_is_integer(low) && json_is_integer(high) && !json_equal(low, high)) {
        words_add_number(text, low);
        words_text_add(text, "–");
        words_add_number(text, high);
    } else {
        words_add_number(text, json_is_integer(low) ? low : high);
        words_text_add(text, json_is_integer(high) ? "" : "+");
    }
    words_text_add(text, ")");
}

static list_row empty_row(cli_page *page) {
    return (list_row){.day = cli_page_text(page),
                      .id = cli_page_text(page),
                      .name = cli_page_text(page),
                      .country = cli_page_text(page),
                      .killed = cli_page_text(page),
                      .injured = cli_page_text(page),
                      .reports = cli_page_text(page)};
}

static list_row row_of(cli_page *page, const json_t *row, const json_t *id) {
    list_row made = empty_row(page);
    add_day(made.day, json_object_get(row, "when"));
    words_add_string(made.id, id != NULL ? id : json_object_get(row, "id"));
    words_add_key(made.name, row, "name");
    const char *status = json_string_value(json_object_get(row, "status"));
    if (status != NULL && strcmp(status, "reported") != 0) {
        words_text_add(made.name, " (");
        words_add_key(made.name, row, "status");
        words_text_add(made.name, ")");
    }
    words_add_key(made.country, json_object_get(row, "where"), "country");
    add_toll(made.killed, json_object_get(row, "killed"));
    add_toll(made.injured, json_object_get(row, "injured"));
    words_add_number(made.reports, json_object_get(row, "reports"));
    made.differ = json_array_size(json_object_get(row, "disagree")) > 0;
    made.passing = json_is_false(json_object_get(row, "main"));
    return made;
}

static void widen(int *width, const words_text *text, int most) {
    int needed = words_width_of(words_text_string(text));
    needed = needed < most ? needed : most;
    *width = needed > *width ? needed : *width;
}

static list_layout measure(cli_page *page, const json_t *rows, const json_t *ids) {
    list_layout layout = {10, 2, 0, 2, 6, 7, 3};
    for (size_t i = 0; i < json_array_size(rows); i++) {
        list_row row = row_of(page, json_array_get(rows, i), json_array_get(ids, i));
        widen(&layout.day, row.day, 11);
        widen(&layout.id, row.id, WIDEST_ID);
        widen(&layout.killed, row.killed, 20);
        widen(&layout.injured, row.injured, 20);
        cli_page_forget(page);
    }
    layout.name = page->width - layout.day - layout.id - layout.country - layout.killed -
                  layout.injured - layout.reports - 7 - 1;
    if (layout.name < NARROWEST_NAME) {
        layout.name = NARROWEST_NAME;
    }
    return layout;
}

static void write_row(cli_page *page, const list_layout *l, const list_row *row, cli_style style) {
    int id = l->day + 1, name = id + l->id + 1, country = name + l->name + 1;
    int killed = country + l->country + 1, injured = killed + l->killed + 1;
    int reports = injured + l->injured + 1, mark = reports + l->reports + 1;
    cli_style dim = style == CLI_PLAIN ? CLI_DIM : style;
    cli_column columns[] = {{0, l->day, words_text_string(row->day), style, false, 1},
                            {id, l->id, words_text_string(row->id), dim, false, 1},
                            {name, l->name, words_text_string(row->name),
                             style == CLI_PLAIN ? CLI_BOLD : style, false, 1},
                            {country, l->country, words_text_string(row->country), dim, false, 1},
                            {killed, l->killed, words_text_string(row->killed), style, false, 1},
                            {injured, l->injured, words_text_string(row->injured), style, false, 1},
                            {reports, l->reports, words_text_string(row->reports), style, true, 1},
                            {mark, 2, row->differ ? "≠" : "", CLI_ACCENT, false, 1}};
    cli_page_row(page, columns, 8);
}

static void write_head(cli_page *page, const list_layout *layout) {
    list_row head = empty_row(page);
    words_text_add(head.day, "date");
    words_text_add(head.id, "id");
    words_text_add(head.name, "incident");
    words_text_add(head.killed, "killed");
    words_text_add(head.injured, "injured");
    words_text_add(head.reports, "rep");
    write_row(page, layout, &head, CLI_DIM);
    cli_page_forget(page);
}

bool cli_list_write(cli_page *page, const json_t *rows, const json_t *ids) {
    list_layout layout = measure(page, rows, ids);
    bool any = false;
    write_head(page, &layout);
    for (size_t i = 0; i < json_array_size(rows); i++) {
        list_row row = row_of(page, json_array_get(rows, i), json_array_get(ids, i));
        write_row(page, &layout, &row, row.passing ? CLI_DIM : CLI_PLAIN);
        any = any || row.differ;
        cli_page_forget(page);
    }
    if (any) {
        cli_page_row(page,
                     &(cli_column){0, 0, "≠ reports differ: show tells on what", CLI_DIM, false, 1},
                     1);
    }
    return !page->failed;
}

bool cli_unread_write(cli_page *page, const json_t *rows) {
    int half = page->width / 2 - 2;
    for (size_t i = 0; i < json_array_size(rows); i++) {
        const json_t *row = json_array_get(rows, i);
        words_text *name = cli_page_text(page), *why = cli_page_text(page);
        const char *keys[] = {"path", "title", "report"};
        for (size_t j = 0; j < 3 && name->size == 0; j++) {
            words_add_key(name, row, keys[j]);
        }
        if (words_has_string(row, "path") && words_has_string(row, "title")) {
            words_text_add(name, ": ");
            words_add_key(name, row, "title");
        }
        words_add_key(why, row, "why");
        cli_column columns[] = {{0, half, words_text_string(name), CLI_PLAIN, false, 2},
                                {half + 2, 0, words_text_string(why), CLI_DIM, false, 3}};
        cli_page_row(page, columns, 2);
        cli_page_forget(page);
    }
    return !page->failed;
}

/* ---- the command ---- */

/* Whether `beginning` names the incident `id` and no other. The proof of any cell tells. */
static bool names_it(rsm_session *session, const char *beginning, const json_t *id) {
    rsm_string proof;
    if (rsm_session_why(session, beginning, "type", &proof, NULL) != RSM_OK) {
        return false;
    }
    json_t *parsed = cli_parse_json(&proof);
    bool same = json_equal(json_object_get(parsed, "incident"), id);
    json_decref(parsed);
    rsm_string_free(&proof);
    return same;
}

/* The first of three that names the incident alone: a few characters; the same with where the
 * mention begins ("3fa9c1d2@120"); the whole. `all` are the rows of all incidents. */
static json_t *brief_id(rsm_session *session, const json_t *all, json_t *id) {
    const char *string = json_string_value(id);
    const char *at = string != NULL ? strrchr(string, '@') : NULL;
    char brief[64];
    if (at == NULL || at - string < 2 * BRIEF_ID || strlen(at) > 32) {
        return json_incref(id);
    }
    for (size_t i = 0; i < BRIEF_ID; i++) {
        if (string[i] <= ' ' || string[i] == 0x7F || string[i] == '@') {
            return json_incref(id);
        }
    }
    snprintf(brief, sizeof brief, "%.*s", BRIEF_ID, string);
    bool found = names_it(session, brief, id);
    for (int whole = 0; whole < 2 && !found; whole++) {
        int size = (int)(whole ? strlen(at) : strcspn(at, "-"));
        snprintf(brief, sizeof brief, "%.*s%.*s", BRIEF_ID, string, size, at);
        found = json_equal(cli_incident_of_brief(all, brief), id);
    }
    json_t *made = found ? json_string(brief) : NULL;
    return made != NULL ? made : json_incref(id);
}

/* NULL where memory fails. */
static json_t *brief_ids(rsm_session *session, const json_t *rows) {
    rsm_filter everything = {.all = true};
    rsm_string text;
    if (rsm_session_list(session, &everything, &text, NULL) != RSM_OK) {
        return NULL;
    }
    json_t *ids = json_array(), *all = cli_parse_json(&text);
    for (size_t i = 0; i < json_array_size(rows); i++) {
        json_t *id = json_object_get(json_array_get(rows, i), "id");
        json_array_append_new(ids, brief_id(session, all, id));
    }
    json_decref(all);
    rsm_string_free(&text);
    return ids;
}

/* The rows of a worklist. */
static json_t *rows_of(const json_t *reviews) {
    json_t *rows = json_array();
    for (size_t i = 0; i < json_array_size(reviews); i++) {
        json_array_append(rows, json_object_get(json_array_get(reviews, i), "row"));
    }
    return rows;
}

static int write_page(const cli_options *options, const cli_case *opened, const rsm_string *text) {
    json_t *rows = cli_parse_json(text);
    cli_page page = cli_page_make(stdout, cli_width(WIDEST_LIST), cli_colour());
    bool written = rows != NULL;
    if (json_array_size(rows) == 0) {
        fprintf(stderr, "rashomon: %s\n",
                options->unread   ? "every report gave an incident"
                : options->review ? "nothing is left to look at"
                                  : "no incident is so");
    } else if (options->unread) {
        written = cli_unread_write(&page, rows);
    } else if (options->review) {
        json_t *listed = rows_of(rows), *ids = brief_ids(opened->session, listed);
        written = ids != NULL && cli_review_write(&page, rows, ids);
        json_decref(ids);
        json_decref(listed);
    } else {
        json_t *ids = brief_ids(opened->session, rows);
        written = ids != NULL && cli_list_write(&page, rows, ids);
        json_decref(ids);
    }
    cli_page_view(&page, options);
    cli_page_end(&page);
    json_decref(rows);
    return written ? cli_flush() : cli_fail("out of memory");
}

int command_list(const cli_options *options) {
    cli_case opened;
    rsm_string text;
    rsm_error error = {0};
    if (!cli_open(options, RSM_SESSION_READ, &opened)) {
        return EXIT_NOT_DONE;
    }
    rsm_status found = options->unread ? rsm_session_unread(opened.session, &text, &error)
                       : options->review
                           ? rsm_session_review(opened.session, &options->filter, &text, &error)
                           : rsm_session_list(opened.session, &options->filter, &text, &error);
    int status;
    if (found != RSM_OK) {
        status = cli_fail("%s: %s", options->operands[0], error.message);
    } else {
        status = options->json ? cli_put_line(&text) : write_page(options, &opened, &text);
        rsm_string_free(&text);
    }
    cli_close(&opened);
    return status;
}
