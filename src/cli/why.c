/* `why`: the proof of one cell. The value, the rule in words, then each figure in order of verdict
 * with every statement behind it: its words, who says it, in which report, at which bytes.
 *
 * Nothing is left out here. Cost: linear in the statements. */
#include "cli/why.h"

#include "cli/cli.h"
#include "cli/decided.h"
#include "cli/show.h"

#include <string.h>

enum { QUOTE = 2, WIDEST_PROOF = 110, DATE_WIDTH = 11 };

typedef struct proof_view {
    cli_page *page;
    const json_t *proof;
    const char *slot; /* never NULL */
    const words_countries *countries;
    int value_width;
} proof_view;

/* ---- the head ---- */

static const char *rule_words(const char *rule) {
    static const char *const pairs[][2] = {
        {"only", "there is but one to choose"},
        {"latest", "the figure given last, where dates can be ordered"},
        {"most sources", "the one that most independent sources give"},
        {"most reports", "the one that most reports give, copies not counted"},
        {"tightest", "the most exact"},
        {"lowest", "the lowest of equally good ones"},
        {"highest", "the highest of equally good ones"},
        {"not perpetrator", "one that does not rest on a perpetrator's word alone"},
        {"earliest", "the one given first"},
        {"first", "the first in order of publication"},
        {"credible", "one that does not rest on doubtful words alone"},
        {"range", "the codebook keeps the range and chooses no figure"},
        {"decided", "a person set it"}};
    for (size_t i = 0; rule != NULL && i < sizeof pairs / sizeof *pairs; i++) {
        if (strcmp(pairs[i][0], rule) == 0) {
            return pairs[i][1];
        }
    }
    return NULL;
}

static void add_cell(words_text *text, const proof_view *view) {
    const json_t *cell = json_object_get(view->proof, "cell");
    if (words_slot_is_count(view->slot)) {
        static const char *const keys[] = {"low", "best", "high"};
        for (size_t i = 0; i < 3; i++) {
            words_text_format(text, "%s%s ", i > 0 ? "  " : "", keys[i]);
            words_add_number(text, json_object_get(cell, keys[i]));
        }
    } else if (json_is_object(cell)) {
        const json_t *value = json_object_get(cell, "value");
        if (value == NULL || json_is_null(value)) {
            words_text_add(text, "nothing stands");
        } else {
            words_add_value(text, view->slot, value, view->countries);
        }
    } else {
        words_add_many(text, (int64_t)json_array_size(cell), "entry", "entries");
    }
}

static void write_head(const proof_view *view) {
    words_text *name = cli_page_text(view->page), *cell = cli_page_text(view->page);
    words_text_add(name, view->slot);
    words_text_add(name, " · ");
    words_add_key(name, view->proof, "name");
    add_cell(cell, view);
    int width = view->page->width, right = words_width_of(words_text_string(cell));
    right = right < width / 2 ? right : width / 2;
    cli_column columns[] = {{0, width - right - 2, words_text_string(name), CLI_BOLD, false, 3},
                            {width - right, right, words_text_string(cell), CLI_BOLD, true, 0}};
    cli_page_row(view->page, columns, 2);
    cli_page_rule(view->page);
}

static void write_labelled(const proof_view *view, const char *label, const char *words,
                           cli_style style) {
    cli_column columns[] = {{0, CLI_BODY - 1, label, CLI_DIM, false, 1},
                            {CLI_BODY, 0, words, style, false, 0}};
    cli_page_row(view->page, columns, 2);
}

/* "1  latest: Tolls are revised as the count goes on"; in words where the codebook has no note. */
static void write_rule(const proof_view *view, size_t number, const json_t *rule) {
    words_text *place = cli_page_text(view->page), *text = cli_page_text(view->page);
    const char *words = rule_words(json_string_value(json_object_get(rule, "rule")));
    words_text_format(place, "%zu", number);
    words_add_key(text, rule, "rule");
    words_text_add(text, ": ");
    if (words_has_string(rule, "note")) {
        words_add_key(text, rule, "note");
    } else {
        words_text_add(text, words != NULL ? words : "");
    }
    cli_column columns[] = {{0, CLI_BODY - 1, number == 1 ? "rules" : "", CLI_DIM, false, 1},
                            {CLI_BODY, 2, words_text_string(place), CLI_DIM, false, 1},
                            {CLI_BODY + 3, 0, words_text_string(text), CLI_DIM, false, 0}};
    cli_page_row(view->page, columns, 3);
}

/* "vague, tens = 10 ; dozens = 12: ACLED's numbers for vague words" */
static void write_setting(const proof_view *view, const json_t *setting) {
    words_text *text = cli_page_text(view->page);
    words_add_key(text, setting, "setting");
    words_text_add(text, ", ");
    words_add_key(text, setting, "argument");
    if (words_has_string(setting, "note")) {
        words_text_add(text, ": ");
        words_add_key(text, setting, "note");
    }
    write_labelled(view, "", words_text_string(text), CLI_DIM);
}

/* The rule that decided; then, in order, those of the codebook. */
static void write_rules(const proof_view *view) {
    const json_t *rules = json_object_get(view->proof, "rules");
    const char *decided = json_string_value(json_object_get(view->proof, "rule"));
    const char *words = rule_words(decided);
    words_text *codebook = cli_page_text(view->page), *other = cli_page_text(view->page);
    words_add_key(codebook, view->proof, "codebook");
    words_add_key(other, view->proof, "rule");
    write_labelled(view, "decided by", words != NULL ? words : words_text_string(other), CLI_PLAIN);
    write_labelled(view, "codebook", words_text_string(codebook), CLI_DIM);
    if (words_has_string(view->proof, "not_recorded")) {
        words_text *note = cli_page_text(view->page);
        words_add_key(note, view->proof, "not_recorded");
        write_labelled(view, "no record", words_text_string(note), CLI_ACCENT);
    }
    for (size_t i = 0; i < json_array_size(rules); i++) {
        write_rule(view, i + 1, json_array_get(rules, i));
    }
    const json_t *settings = json_object_get(view->proof, "settings");
    for (size_t i = 0; i < json_array_size(settings); i++) {
        write_setting(view, json_array_get(settings, i));
    }
}

/* ---- what it rests on ---- */

static void add_without(words_text *text, const proof_view *view, const json_t *without) {
    static const char *const keys[] = {"low", "best", "high"};
    if (json_is_null(without)) {
        words_text_add(text, " alone: nothing is left without it");
        return;
    }
    words_text_add(text, ": without it ");
    if (words_slot_is_count(view->slot)) {
        for (size_t i = 0; i < 3; i++) {
            words_text_format(text, "%s%s ", i > 0 ? ", " : "", keys[i]);
            words_add_number(text, json_object_get(without, keys[i]));
        }
        return;
    }
    const json_t *standing = json_object_get(without, "standing");
    words_add_value(text, view->slot,
                    standing != NULL ? json_object_get(without, "value") : without,
                    view->countries);
    if (standing != NULL) {
        words_text_add(text, ", ");
        words_add_string(text, standing);
    }
}

/* The sources without which the cell would be another, all that are kept. */
static void write_rests(const proof_view *view) {
    const json_t *rests = json_object_get(view->proof, "rests_on");
    for (size_t i = 0; i < json_array_size(rests); i++) {
        const json_t *rest = json_array_get(rests, i);
        words_text *text = cli_page_text(view->page);
        if (words_has_string(rest, "source")) {
            words_add_key(text, rest, "source");
        } else {
            words_add_key(text, rest, "outlet");
            words_text_add(text, text->size > 0 ? ", report " : "report ");
            words_add_key(text, rest, "report");
        }
        add_without(text, view, json_object_get(rest, "without"));
        write_labelled(view, i == 0 ? "rests on" : "", words_text_string(text), CLI_PLAIN);
    }
}

/* ---- statements ---- */

static void add_date(words_text *text, const json_t *statement) {
    const json_t *said = json_object_get(statement, "said_on");
    words_day day = words_day_of(json_object_get(said, "latest"));
    if (!day.known) {
        day = words_day_of(json_object_get(json_object_get(statement, "published"), "earliest"));
    }
    words_add_day(text, day, 0);
}

/* " (accuses, likely)" after a source that does not plainly assert. */
static void add_stance(words_text *text, const json_t *statement) {
    static const char *const keys[] = {"stance", "certainty"}, *const plain[] = {"asserts",
                                                                                 "stated"};
    bool any = false;
    for (size_t i = 0; i < 2; i++) {
        if (words_has_string(statement, keys[i]) && !cli_key_is(statement, keys[i], plain[i])) {
            words_text_add(text, any ? ", " : " (");
            words_add_key(text, statement, keys[i]);
            any = true;
        }
    }
    words_text_add(text, any ? ")" : "");
}

static void add_origin(words_text *text, const json_t *statement) {
    words_add_key(text, statement, "outlet");
    if (words_has_string(statement, "title")) {
        words_text_add(text, text->size > 0 ? ": " : "");
        words_add_key(text, statement, "title");
    }
    words_text_add(text, text->size > 0 ? " · " : "");
    words_add_key(text, statement, "report");
    words_text_format(text, ", bytes %lld–%lld",
                      (long long)json_integer_value(json_object_get(statement, "start")),
                      (long long)json_integer_value(json_object_get(statement, "end")));
}

static void write_statement(const proof_view *view, const json_t *statement) {
    cli_page *page = view->page;
    words_text *quote = cli_page_text(page), *source = cli_page_text(page),
               *date = cli_page_text(page), *origin = cli_page_text(page);
    words_text_add(quote, "\"");
    words_add_key(quote, statement, "quote");
    words_text_add(quote, "\"");
    words_add_sources(source, json_object_get(statement, "sources"),
                      json_object_get(statement, "outlet"), true);
    add_stance(source, statement);
    add_date(date, statement);
    add_origin(origin, statement);
    int width = (page->width - QUOTE) * 2 / 5, at = QUOTE + width + 2;
    int right = page->width - DATE_WIDTH;
    cli_column first[] = {{QUOTE, width, words_text_string(quote), CLI_PLAIN, false, 8},
                          {at, right - at - 1, words_text_string(source), CLI_PLAIN, false, 4},
                          {right, DATE_WIDTH, words_text_string(date), CLI_DIM, true, 1}};
    cli_page_row(page, first, 3);
    cli_page_row(page, &(cli_column){QUOTE + 2, 0, words_text_string(origin), CLI_DIM, false, 3},
                 1);
}

static void write_statements(const proof_view *view, const json_t *statements) {
    for (size_t i = 0; i < json_array_size(statements); i++) {
        write_statement(view, json_array_get(statements, i));
    }
}

static void write_heading(const proof_view *view, const char *words, cli_style style) {
    cli_page_row(view->page, &(cli_column){QUOTE, 0, words, style, false, 2}, 1);
}

/* ---- figures and suspects ---- */

static void add_sources(words_text *text, const json_t *figure) {
    int64_t sources = json_integer_value(json_object_get(figure, "independent_sources"));
    int64_t uncredited = json_integer_value(json_object_get(figure, "uncredited"));
    if (sources > 0) {
        words_add_many(text, sources, "independent source", NULL);
    }
    if (uncredited > 0) {
        words_text_add(text, sources > 0 ? ", " : "");
        words_add_many(text, uncredited, "uncredited", "uncredited");
    }
}

static cli_style verdict_style(const json_t *figure) {
    return cli_key_is(figure, "verdict", "best")        ? CLI_BOLD
           : cli_key_is(figure, "verdict", "disagrees") ? CLI_ACCENT
                                                        : CLI_PLAIN;
}

static void add_verdict(words_text *text, const proof_view *view, const json_t *figure) {
    const char *key = words_has_string(figure, "verdict") ? "verdict" : "standing";
    words_add_key(text, figure, key);
    if (words_has_string(figure, "reason")) {
        words_text_add(text, ": ");
        words_add_key(text, figure, "reason");
    }
    const json_t *beaten = json_object_get(figure, "beaten_by");
    if (beaten != NULL) {
        words_text_add(text, " (");
        words_add_value(text, view->slot, beaten, view->countries);
        words_text_add(text, ")");
    }
}

static void write_figure(const proof_view *view, const json_t *figure) {
    cli_page *page = view->page;
    words_text *value = cli_page_text(page), *verdict = cli_page_text(page),
               *sources = cli_page_text(page);
    words_add_value(value, view->slot, json_object_get(figure, "value"), view->countries);
    add_verdict(verdict, view, figure);
    add_sources(sources, figure);
    int width = view->value_width;
    int right = words_width_of(words_text_string(sources));
    right = right < page->width / 3 ? right : page->width / 3;
    cli_column columns[] = {
        {0, width, words_text_string(value), verdict_style(figure), false, 0},
        {width + 2, page->width - width - right - 4, words_text_string(verdict), CLI_PLAIN, false,
         0},
        {page->width - right, right > 0 ? right : 2, words_text_string(sources), CLI_DIM, true, 0}};
    cli_page_blank(page);
    cli_page_row(page, columns, 3);
}

static void write_suspect(const proof_view *view, const json_t *suspect) {
    const json_t *standings = json_object_get(suspect, "standings");
    bool headed = json_array_size(standings) > 1;
    for (size_t i = 0; i < json_array_size(standings); i++) {
        const json_t *one = json_array_get(standings, i);
        words_text *standing = cli_page_text(view->page);
        words_add_key(standing, one, "standing");
        if (headed) {
            write_heading(view, words_text_string(standing), CLI_ACCENT);
        }
        write_statements(view, json_object_get(one, "statements"));
    }
    if (json_array_size(json_object_get(suspect, "taken_back")) > 0) {
        write_heading(view, "taken back", CLI_ACCENT);
        write_statements(view, json_object_get(suspect, "taken_back"));
    }
}

static int widest_value(const proof_view *view, const json_t *figures) {
    int widest = 4, most = view->page->width * 3 / 10;
    for (size_t i = 0; i < json_array_size(figures); i++) {
        words_text *value = cli_page_text(view->page);
        words_add_value(value, view->slot, json_object_get(json_array_get(figures, i), "value"),
                        view->countries);
        int width = words_width_of(words_text_string(value));
        widest = width > widest ? width : widest;
        cli_page_forget(view->page);
    }
    return widest < most ? widest : most;
}

bool cli_why_write(cli_page *page, const json_t *proof, const words_countries *countries) {
    const char *slot = json_string_value(json_object_get(proof, "slot"));
    proof_view view = {page, proof, slot != NULL ? slot : "", countries, 4};
    if (!json_is_object(proof)) {
        return false;
    }
    write_head(&view);
    write_rules(&view);
    write_rests(&view);
    const json_t *figures = json_object_get(proof, "figures");
    figures = figures != NULL ? figures : json_object_get(proof, "suspects");
    view.value_width = widest_value(&view, figures);
    for (size_t i = 0; i < json_array_size(figures); i++) {
        const json_t *figure = json_array_get(figures, i);
        write_figure(&view, figure);
        write_statements(&view, json_object_get(figure, "statements"));
        if (json_array_size(json_object_get(figure, "against")) > 0) {
            write_heading(&view, "against it", CLI_ACCENT);
            write_statements(&view, json_object_get(figure, "against"));
        }
        write_suspect(&view, figure);
        cli_page_forget(page);
    }
    if (json_array_size(json_object_get(proof, "withdrawn")) > 0) {
        cli_page_blank(page);
        cli_column heading = {0,          0,     "in earlier versions of its reports only",
                              CLI_ACCENT, false, 1};
        cli_page_row(page, &heading, 1);
        write_statements(&view, json_object_get(proof, "withdrawn"));
    }
    if (json_array_size(json_object_get(proof, "set_aside")) > 0) {
        cli_page_blank(page);
        cli_page_row(page, &(cli_column){0, 0, "set aside by persons", CLI_ACCENT, false, 1}, 1);
        write_statements(&view, json_object_get(proof, "set_aside"));
    }
    cli_decisions_write(page, json_object_get(proof, "decisions"), "decided by persons", countries);
    cli_page_forget(page);
    return !page->failed;
}

/* ---- the command ---- */

static int write_page(const cli_options *options, const cli_case *opened, const rsm_string *text) {
    json_t *proof = cli_parse_json(text);
    cli_page page = cli_page_make(stdout, cli_width(WIDEST_PROOF), cli_colour());
    words_countries countries = cli_countries_of(opened);
    cli_page_view(&page, options);
    bool written = cli_why_write(&page, proof, &countries);
    cli_page_end(&page);
    json_decref(proof);
    return written ? cli_flush() : cli_fail("out of memory");
}

int command_why(const cli_options *options) {
    if (options->same) {
        return cli_why_same(options);
    }
    cli_case opened;
    rsm_string text;
    rsm_error error = {0};
    if (!cli_open(options, RSM_SESSION_READ, &opened)) {
        return EXIT_NOT_DONE;
    }
    int status;
    if (cli_account(&opened, options->operands[1], options->operands[2], &text, &error) != RSM_OK) {
        status = cli_fail("%s: %s", options->operands[0], error.message);
    } else {
        status = options->json ? cli_put_line(&text) : write_page(options, &opened, &text);
        rsm_string_free(&text);
    }
    cli_close(&opened);
    return status;
}
