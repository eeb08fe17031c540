/* Who did it according to whom, and the cells that are lists: victims, target, weapon, cause,
 * motive, damage. Claims, accusations and denials are told apart in words.
 *
 * Cost: linear in what is shown. */
#include "cli/show.h"

#include <string.h>

enum { MOST_SUSPECTS = 6, MOST_ITEMS = 5 };

/* ---- who ---- */

/* "accused by police"; what follows the source's own name stays: "claims it (Telegram)". */
static void add_phrase(words_text *text, const char *standing, const cli_witness *witness) {
    const char *source = words_text_string(witness->source);
    const char *channel = strstr(source, " (");
    bool claims = strcmp(standing, "claimed") == 0, denies = strcmp(standing, "denied") == 0;
    if (claims || denies) {
        words_text_add(text, claims ? "claims it" : witness->own ? "denies it" : "denied by ");
        if (claims && !witness->own) {
            words_text_add(text, ", says ");
        }
        words_text_add(text, !witness->own ? source : channel != NULL ? channel : "");
        return;
    }
    if (strcmp(standing, "reported as fact") == 0 && !witness->credited && witness->several) {
        words_text_add(text, "reported as fact, no source named");
        return;
    }
    words_text_add(text, strncmp(standing, "accused", 7) == 0  ? "accused by "
                         : strcmp(standing, "possible") == 0   ? "suspected by "
                         : strcmp(standing, "taken back") == 0 ? "accusation taken back by "
                                                               : "did it, according to ");
    words_text_add(text, source);
}

typedef struct who_rows {
    const cli_view *view;
    const char *name; /* of the suspect, safe */
    int name_width;
    size_t rows, *all;
} who_rows;

static void write_standing(who_rows *rows, const json_t *evidence, const char *standing) {
    const cli_view *view = rows->view;
    int at = CLI_BODY + rows->name_width + 2;
    cli_witnesses witnesses = cli_witnesses_of(view, evidence, false, rows->name);
    for (size_t i = 0; i < witnesses.count; i++) {
        words_text *phrase = cli_page_text(view->page), *date = cli_page_text(view->page);
        add_phrase(phrase, standing, &witnesses.items[i]);
        if (witnesses.items[i].day.known) {
            words_add_day(date, witnesses.items[i].day, view->year);
        }
        cli_style style = strcmp(standing, "taken back") == 0 ? CLI_DIM : CLI_PLAIN;
        cli_column columns[] = {
            {CLI_BODY, rows->name_width, rows->rows == 0 ? rows->name : "", CLI_BOLD, false, 3},
            {at, cli_body_end(view) - at, words_text_string(phrase), style, false, 3}};
        cli_show_row(view, *rows->all == 0 ? "who" : "", columns, 2, words_text_string(date),
                     words_text_string(witnesses.items[i].reports), style);
        rows->rows++;
        ++*rows->all;
    }
}

/* "set by ...", where a person did. */
static void write_setter(who_rows *rows, const json_t *suspect) {
    const cli_view *view = rows->view;
    int at = CLI_BODY + rows->name_width + 2;
    words_text *setter = cli_page_text(view->page);
    if (!cli_add_set_by(setter, suspect)) {
        return;
    }
    cli_column columns[] = {
        {CLI_BODY, rows->name_width, rows->name, CLI_BOLD, false, 3},
        {at, cli_body_end(view) - at, words_text_string(setter), CLI_PLAIN, false, 3}};
    cli_show_row(view, *rows->all == 0 ? "who" : "", columns, 2, "", "", CLI_PLAIN);
    rows->rows++;
    ++*rows->all;
}

static void write_suspect(const cli_view *view, const json_t *suspect, int width, size_t *all) {
    words_text *name = cli_page_text(view->page);
    words_add_value(name, "perpetrator", json_object_get(suspect, "value"), view->countries);
    who_rows rows = {view, words_text_string(name), width, 0, all};
    write_setter(&rows, suspect);
    const json_t *standings = json_object_get(suspect, "standings");
    for (size_t i = 0; i < json_array_size(standings); i++) {
        const json_t *one = json_array_get(standings, i);
        const char *standing = json_string_value(json_object_get(one, "standing"));
        write_standing(&rows, json_object_get(one, "statements"), standing != NULL ? standing : "");
    }
    write_standing(&rows, json_object_get(suspect, "taken_back"), "taken back");
}

static int widest_name(const cli_view *view, const json_t *suspects, int most) {
    int widest = 4;
    for (size_t i = 0; i < json_array_size(suspects) && i < MOST_SUSPECTS; i++) {
        words_text *name = cli_page_text(view->page);
        words_add_value(name, "perpetrator", json_object_get(json_array_get(suspects, i), "value"),
                        view->countries);
        int width = words_width_of(words_text_string(name));
        widest = width > widest ? width : widest;
    }
    return widest < most ? widest : most;
}

void cli_show_who(const cli_view *view) {
    const json_t *suspects = cli_figures(view, "perpetrator");
    size_t count = json_array_size(suspects), rows = 0;
    int width = widest_name(view, suspects, (cli_body_end(view) - CLI_BODY) / 2);
    if (count > 0) {
        cli_page_blank(view->page);
    }
    for (size_t i = 0; i < count && i < MOST_SUSPECTS; i++) {
        if (!cli_is_set_aside(json_array_get(suspects, i))) {
            write_suspect(view, json_array_get(suspects, i), width, &rows);
        }
    }
    cli_show_more(view, count > MOST_SUSPECTS ? count - MOST_SUSPECTS : 0);
}

/* ---- the lists ---- */

static const char *likelihood(const json_t *figure) {
    const json_t *first = json_array_get(json_object_get(figure, "statements"), 0);
    return cli_key_is(first, "certainty", "likely")     ? "likely: "
           : cli_key_is(first, "certainty", "possible") ? "possibly: "
                                                        : "";
}

static void write_item(const cli_view *view, const char *slot, const char *label,
                       const json_t *figure) {
    bool back = cli_key_is(figure, "verdict", "taken back");
    bool denial = cli_key_is(figure, "verdict", "denial");
    const json_t *against = json_object_get(figure, "against");
    int room = cli_body_end(view) - CLI_BODY, width = room * 11 / 20;
    words_text *text = cli_page_text(view->page), *sources = cli_page_text(view->page);
    words_text *reports = cli_page_text(view->page);
    words_text_add(text, likelihood(figure));
    words_add_value(text, slot, json_object_get(figure, "value"), view->countries);
    cli_witnesses witnesses = cli_witnesses_of(
        view, json_object_get(figure, "statements"),
        json_integer_value(json_object_get(figure, "independent_sources")) == 1, NULL);
    if (cli_add_set_by(sources, figure)) {
        words_text_add(sources, witnesses.count > 0 ? "; " : "");
    }
    cli_witnesses_join(&witnesses, 2, sources, reports);
    words_text_add(sources, back ? ", taken back" : "");
    if (json_array_size(against) > 0) {
        cli_witnesses others = cli_witnesses_of(view, against, false, NULL);
        words_text_add(sources, denial || sources->size == 0 ? "denied by " : "; denied by ");
        cli_witnesses_join(&others, 2, sources, reports);
    }
    cli_style style = back || denial ? CLI_DIM : CLI_PLAIN;
    cli_column columns[] = {{CLI_BODY, width, words_text_string(text), style, false, 3},
                            {CLI_BODY + width + 2, room - width - 2 + view->date_width + 1,
                             words_text_string(sources), CLI_DIM, false, 3}};
    cli_show_row(view, label, columns, 2, "", words_text_string(reports), CLI_PLAIN);
}

static bool is_item(const json_t *figure) {
    return !cli_key_is(figure, "verdict", "part") && !cli_is_set_aside(figure);
}

static void write_list(const cli_view *view, const char *slot, const char *label) {
    const json_t *figures = cli_figures(view, slot);
    size_t shown = 0, more = 0;
    for (size_t i = 0; i < json_array_size(figures); i++) {
        const json_t *figure = json_array_get(figures, i);
        if (is_item(figure) && shown < MOST_ITEMS) {
            write_item(view, slot, shown == 0 ? label : "", figure);
            shown++;
        } else {
            more += is_item(figure) ? 1 : 0;
        }
    }
    cli_show_more(view, more);
}

void cli_show_rest(const cli_view *view) {
    static const char *const lists[][2] = {{"happened", "happened"}, /* where somebody denies it */
                                           {"attacker", "attacker"}, {"target", "target"},
                                           {"weapon", "weapon"},     {"cause", "cause"},
                                           {"motive", "why"},        {"victim", "victims"},
                                           {"damage", "damage"},     {"account", "accounts"}};
    bool any = false;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        if (json_array_size(cli_figures(view, lists[i][0])) > 0) {
            if (!any) {
                cli_page_blank(view->page);
            }
            write_list(view, lists[i][0], lists[i][1]);
            any = true;
        }
    }
}
