/* The record of an incident: the toll, the values, the lists; what each rests on; and what another
 * codebook makes of it.
 *
 * Invariants: each value leads to its proof or its words; what hangs on one source says so and says
 * what it would be without; where a codebook was chosen, what it changes is marked and what the
 * ledger's own gives stands beside it. Cost: linear in the cells. */
#include "serve/page.h"

#include <string.h>

enum { MOST_RESTS = 2, MOST_ITEMS = 12 };

static const char *const counts[] = {"killed",    "injured",   "casualties", "missing",
                                     "displaced", "evacuated", "affected",   "detained",
                                     "abducted",  "attackers", NULL};

/* ---- what is said of each cell ---- */

void serve_write_many(html *page, int64_t count, const char *one, const char *many) {
    words_add_many(html_begin_words(page), count, one, many);
    html_end_words(page);
}

static void write_value(serve_account *account, const char *slot, const json_t *value) {
    words_add_value(html_begin_words(account->page), slot, value, account->site->countries);
    html_end_words(account->page);
}

static void write_slot_name(serve_account *account, const char *slot, bool disputed) {
    html *page = account->page;
    html_raw(page, "<a href=\"");
    serve_link_proof(account, slot);
    html_raw(page, "\">");
    html_text(page, words_of_slot(slot));
    html_raw(page, disputed ? " <abbr title=\"they differ\">≠</abbr></a>" : "</a>");
}

static bool is_disputed(const json_t *cell) {
    return json_is_true(json_object_get(cell, "disagree"));
}

/* ---- what it rests on ---- */

/* Whether leaving the source out changes more than a bound. */
static bool moves_best(const serve_account *account, const char *slot, const json_t *rest) {
    const json_t *without = json_object_get(rest, "without");
    const json_t *cell = json_object_get(account->cells, slot);
    return json_is_null(without) || !words_slot_is_count(slot) ||
           !json_equal(json_object_get(without, "best"), json_object_get(cell, "best"));
}

static void write_without(serve_account *account, const char *slot, const json_t *without) {
    html *page = account->page;
    if (words_slot_is_count(slot)) {
        words_add_number(html_begin_words(page), json_object_get(without, "best"));
        html_end_words(page);
    } else if (words_has_string(without, "standing")) {
        write_value(account, slot, json_object_get(without, "value"));
        html_raw(page, ", ");
        html_key(page, without, "standing");
    } else {
        write_value(account, slot, without);
    }
    html_raw(page, " without ");
}

/* "47 without Northern Wire (r6)", "Northern Wire (r6) alone". */
static void write_rest(serve_account *account, const char *slot, const json_t *rest) {
    html *page = account->page;
    const json_t *without = json_object_get(rest, "without");
    size_t number = serve_report_number(account, words_string_in(rest, "report"));
    if (!json_is_null(without)) {
        write_without(account, slot, without);
    }
    html_key(page, rest, "source");
    html_key(page, rest, "outlet");
    if (number > 0) {
        html_format(page, words_has_string(rest, "outlet") ? " (r%zu)" : "r%zu", number);
    }
    html_raw(page, json_is_null(without) ? " alone" : "");
}

bool serve_rests(const serve_account *account, const char *slot, const json_t *rests) {
    for (size_t i = 0; i < json_array_size(rests); i++) {
        if (moves_best(account, slot, json_array_get(rests, i))) {
            return true;
        }
    }
    return false;
}

void serve_write_rests(serve_account *account, const char *slot, const json_t *rests) {
    html *page = account->page;
    size_t count = 0;
    for (size_t i = 0; i < json_array_size(rests); i++) {
        const json_t *rest = json_array_get(rests, i);
        if (moves_best(account, slot, rest) && count++ < MOST_RESTS) {
            html_raw(page, count > 1 ? "<br>" : "<span class=\"rests\">");
            write_rest(account, slot, rest);
        }
    }
    if (count > MOST_RESTS) {
        html_format(page, "<br>and %zu more", count - MOST_RESTS);
    }
    html_raw(page, count > 0 ? "</span>" : "");
}

/* The same of a slot of the incident. */
static void write_rests(serve_account *account, const char *slot) {
    serve_write_rests(account, slot,
                      json_object_get(json_object_get(account->incident, "rests_on"), slot));
}

static bool has_rests(const serve_account *account) {
    const json_t *rests = json_object_get(account->incident, "rests_on");
    for (size_t i = 0; counts[i] != NULL; i++) {
        if (serve_rests(account, counts[i], json_object_get(rests, counts[i]))) {
            return true;
        }
    }
    return false;
}

/* ---- what another codebook makes of it ---- */

/* What the chosen codebook gives where it differs: an entry of `by`; NULL where it does not. */
static const json_t *change_of(const serve_account *account, const char *slot) {
    const json_t *cells = json_object_get(account->coding, "cells");
    for (size_t i = 0; i < json_array_size(cells); i++) {
        const json_t *cell = json_array_get(cells, i);
        if (strcmp(words_string_in(cell, "slot"), slot) == 0) {
            return json_array_get(json_object_get(cell, "by"), 1);
        }
    }
    return NULL;
}

static bool is_not_recorded(const serve_account *account, const char *slot) {
    const json_t *coded = json_array_get(json_object_get(account->coding, "coded"), 1);
    const json_t *slots = json_object_get(coded, "not_recorded");
    for (size_t i = 0; i < json_array_size(slots); i++) {
        const char *one = json_string_value(json_array_get(slots, i));
        if (one != NULL && strcmp(one, slot) == 0) {
            return true;
        }
    }
    return false;
}

static void write_reasons(html *page, const json_t *change) {
    const json_t *reasons = json_object_get(change, "reasons");
    for (size_t i = 0; i < json_array_size(reasons); i++) {
        html_raw(page, i > 0 ? "; " : " <span class=\"day\">");
        html_string(page, json_array_get(reasons, i));
    }
    html_raw(page, json_array_size(reasons) > 0 ? "</span>" : "");
}

/* ---- the toll ---- */

static void write_bound(html *page, const json_t *cell, const char *key) {
    html_raw(page, "<td class=\"number\">");
    words_add_number(html_begin_words(page), json_object_get(cell, key));
    html_end_words(page);
    html_raw(page, "</td>");
}

/* "set by N. Ospanova"; nothing where no person set the cell. */
static void write_set_by(serve_account *account, const json_t *cell) {
    int64_t number = words_number_in(cell, "decision");
    for (size_t i = 0; number > 0 && i < json_array_size(account->decisions); i++) {
        const json_t *decision = json_array_get(account->decisions, i);
        if (words_number_in(decision, "number") == number) {
            html_raw(account->page, "<strong>set by ");
            html_key(account->page, decision, "by");
            html_raw(account->page, "</strong>");
            return;
        }
    }
}

static void write_support(serve_account *account, const json_t *cell) {
    html *page = account->page;
    html_raw(page, "<td class=\"support\">");
    write_set_by(account, cell);
    html_raw(page, words_number_in(cell, "decision") > 0 ? "; " : "");
    serve_write_many(page, words_number_in(cell, "independent_sources"), "source", NULL);
    if (words_number_in(cell, "uncredited") > 0) {
        html_raw(page, ", ");
        serve_write_many(page, words_number_in(cell, "uncredited"), "uncredited", "uncredited");
    }
    html_raw(page, "</td>");
}

/* What the ledger's own codebook gives, beside what the chosen one changed. */
static void write_beside(serve_account *account, const char *slot, const json_t *cell,
                         const json_t *change) {
    html *page = account->page;
    html_raw(page, "<td class=\"support\">");
    if (is_not_recorded(account, slot)) {
        html_raw(page, "not recorded");
    } else if (change != NULL) {
        words_text *words = html_begin_words(page);
        words_add_number(words, json_object_get(cell, "best"));
        words_text_add(words, " (");
        words_add_number(words, json_object_get(cell, "low"));
        words_text_add(words, "–");
        words_add_number(words, json_object_get(cell, "high"));
        words_text_add(words, ")");
        html_end_words(page);
        write_reasons(page, change);
    }
    html_raw(page, "</td>");
}

static void write_toll(serve_account *account, const char *slot, bool rests) {
    html *page = account->page;
    const json_t *cell = json_object_get(account->cells, slot), *change = change_of(account, slot);
    const json_t *shown = change != NULL ? json_object_get(change, "value") : cell;
    html_format(page, "<tr class=\"%s%s%s\"><th scope=\"row\">",
                is_disputed(cell) ? "disputed" : "", change != NULL ? " changed" : "",
                is_not_recorded(account, slot) ? " unrecorded" : "");
    write_slot_name(account, slot, is_disputed(cell));
    html_raw(page, "</th>");
    write_bound(page, shown, "low");
    write_bound(page, shown, "best");
    write_bound(page, shown, "high");
    write_support(account, cell);
    if (rests) {
        html_raw(page, "<td class=\"support\">");
        write_rests(account, slot);
        html_raw(page, "</td>");
    }
    if (account->codebook != NULL) {
        write_beside(account, slot, cell, change);
    }
    html_raw(page, "</tr>\n");
}

static void begin_tolls(serve_account *account, bool rests) {
    html *page = account->page;
    html_raw(page, "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"the toll\">"
                   "<table class=\"toll\"><caption>The toll");
    if (account->codebook != NULL) {
        html_raw(page, " by the rules of ");
        html_text(page, account->codebook);
    }
    html_raw(page, "</caption><thead><tr><td></td><th scope=\"col\">low</th><th "
                   "scope=\"col\">best</th><th scope=\"col\">high</th><th scope=\"col\">given "
                   "by</th>");
    html_raw(page, rests ? "<th scope=\"col\">rests on one source</th>" : "");
    if (account->codebook != NULL) {
        html_raw(page, "<th scope=\"col\">by the ledger’s own, ");
        html_text(page, account->own_codebook);
        html_raw(page, "</th>");
    }
    html_raw(page, "</tr></thead>\n<tbody>\n");
}

static void write_tolls(serve_account *account) {
    bool begun = false, rests = has_rests(account);
    for (size_t i = 0; counts[i] != NULL; i++) {
        if (json_is_object(json_object_get(account->cells, counts[i]))) {
            if (!begun) {
                begin_tolls(account, rests);
            }
            begun = true;
            write_toll(account, counts[i], rests);
        }
    }
    html_raw(account->page, begun ? "</tbody></table></div>\n" : "");
}

/* ---- values and lists ---- */

static void begin_entry(serve_account *account, const char *slot, const char *more) {
    html_format(account->page, "<dt>");
    write_slot_name(account, slot, false);
    html_format(account->page, "</dt><dd%s>", more);
}

static void write_not_recorded(serve_account *account, const char *slot) {
    if (is_not_recorded(account, slot)) {
        html_raw(account->page, " <span class=\"beside\">not recorded by ");
        html_text(account->page, account->codebook);
        html_raw(account->page, "</span>");
    }
}

static void write_single(serve_account *account, const char *slot) {
    html *page = account->page;
    const json_t *cell = json_object_get(account->cells, slot), *change = change_of(account, slot);
    const json_t *value = json_object_get(cell, "value");
    if (!json_is_object(cell) || value == NULL || json_is_null(value)) {
        return;
    }
    begin_entry(account, slot, change != NULL ? " class=\"changed\"" : "");
    html_raw(page, change != NULL ? "<span class=\"change\">" : "");
    write_value(account, slot, change != NULL ? json_object_get(change, "value") : value);
    html_raw(page, change != NULL ? "</span>" : "");
    if (change != NULL) {
        html_raw(page, " <span class=\"beside\">");
        html_text(page, account->own_codebook);
        html_raw(page, ": ");
        write_value(account, slot, value);
        html_raw(page, "</span>");
        write_reasons(page, change);
    }
    write_not_recorded(account, slot);
    if (words_number_in(cell, "decision") > 0) {
        html_raw(page, " <span class=\"beside\">");
        write_set_by(account, cell);
        html_raw(page, "</span>");
    }
    html_raw(page, " ");
    write_rests(account, slot);
    html_raw(page, "</dd>\n");
}

static void write_item(serve_account *account, const char *slot, const json_t *item) {
    html *page = account->page;
    const json_t *first = json_array_get(json_object_get(item, "statements"), 0);
    const char *statement = json_string_value(first), *standing = words_string_in(item, "standing");
    html_raw(page, "<li>");
    if (statement != NULL) {
        html_raw(page, "<a href=\"");
        serve_link_statement(account, statement);
        html_raw(page, "\">");
    }
    write_value(account, slot, item);
    html_raw(page, statement != NULL ? "</a>" : "");
    if (standing[0] != '\0') {
        html_format(page, " <span class=\"standing %s\">",
                    strcmp(standing, "denied") == 0    ? "against"
                    : strcmp(standing, "claimed") == 0 ? "claims"
                                                       : "differs");
        html_text(page, standing);
        html_raw(page, "</span>");
    }
    html_raw(page, "</li>");
}

static void write_list(serve_account *account, const char *slot) {
    const json_t *items = json_object_get(account->cells, slot);
    size_t count = json_array_size(items);
    if (count == 0) {
        return;
    }
    begin_entry(account, slot, "");
    html_raw(account->page, "<ul>");
    for (size_t j = 0; j < count && j < MOST_ITEMS; j++) {
        write_item(account, slot, json_array_get(items, j));
    }
    if (count > MOST_ITEMS) {
        html_format(account->page, "<li>and %zu more</li>", count - MOST_ITEMS);
    }
    html_raw(account->page, "</ul>");
    write_not_recorded(account, slot);
    html_raw(account->page, " ");
    write_rests(account, slot);
    html_raw(account->page, "</dd>\n");
}

static void write_cells(serve_account *account) {
    static const char *const lists[] = {"target", "weapon",   "cause",  "motive",
                                        "victim", "attacker", "damage", NULL};
    html_raw(account->page, "<dl class=\"record\">\n");
    write_single(account, "type");
    write_single(account, "when");
    write_single(account, "where");
    write_list(account, "perpetrator");
    for (size_t i = 0; lists[i] != NULL; i++) {
        write_list(account, lists[i]);
    }
    html_raw(account->page, "</dl>\n");
}

/* ---- the codebook ---- */

static void write_menu(serve_account *account) {
    html *page = account->page;
    const rsm_model *model = account->site->model;
    char name[64];
    html_raw(page, "<form class=\"filter\"><p><label for=\"f-codebook\">codebook</label><select "
                   "id=\"f-codebook\" name=\"codebook\">");
    for (unsigned i = 0; rsm_model_codebook(model, i, name, sizeof name); i++) {
        const char *chosen = account->codebook != NULL ? account->codebook : account->own_codebook;
        html_format(page, "<option value=\"%s\"%s>%s</option>", name,
                    strcmp(name, chosen) == 0 ? " selected" : "", name);
    }
    html_raw(page, "</select></p>");
    serve_write_view_fields(page, account->site);
    html_raw(page, "<p><button>Show</button> <a href=\"");
    serve_link_codebooks(page, account->site, words_string_in(account->incident, "id"));
    html_raw(page, "\">all codebooks beside each other</a></p></form>\n");
}

static void write_strings(html *page, const json_t *strings, const char *between) {
    for (size_t i = 0; i < json_array_size(strings); i++) {
        html_raw(page, i > 0 ? between : "");
        html_string(page, json_array_get(strings, i));
    }
}

static void write_code(html *page, const json_t *coded, const char *key, const char *words) {
    const json_t *code = json_object_get(coded, key);
    if (json_is_integer(code)) {
        html_format(page, " · %s %lld", words, (long long)json_integer_value(code));
    }
}

/* What the codebook makes of the whole: its type, its codes, its scope. */
static void write_coded(serve_account *account) {
    html *page = account->page;
    const json_t *coded = account->codebook != NULL
                              ? json_array_get(json_object_get(account->coding, "coded"), 1)
                              : json_object_get(account->incident, "coded");
    const json_t *outside = json_object_get(coded, "outside"),
                 *types = json_object_get(coded, "types");
    if (!json_is_object(coded)) {
        return;
    }
    html_raw(page, "<p class=\"coded\"><b>");
    html_key(page, coded, "codebook");
    html_raw(page, "</b> ");
    write_strings(page, types, " or ");
    write_code(page, coded, "time_precision", "time precision");
    write_code(page, coded, "place_precision", "place precision");
    write_code(page, coded, "events", "events, one for each place and day:");
    html_raw(page, json_is_true(json_object_get(coded, "in_scope")) ? " · in its scope" : "");
    for (size_t i = 0; i < json_array_size(outside); i++) {
        html_raw(page, i > 0 ? "; " : " · <strong>outside its scope</strong>: ");
        html_key(page, json_array_get(outside, i), "why");
    }
    if (account->codebook != NULL &&
        json_array_size(json_object_get(account->coding, "cells")) == 0) {
        html_raw(page, " · it changes no cell");
    }
    html_raw(page, "</p>\n");
}

void serve_write_record(serve_account *account) {
    html_format(account->page,
                "<section class=\"sheet\" aria-labelledby=\"i%zurecord\"><h2 id=\"i%zurecord\">The "
                "record</h2>\n",
                account->number, account->number);
    write_tolls(account);
    write_cells(account);
    write_coded(account);
    if (!account->site->is_file) {
        write_menu(account);
    }
    html_raw(account->page, "</section>\n");
}
