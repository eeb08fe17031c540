/* What the reports differ on, before everything that they agree on: each value with those who give
 * it.
 *
 * Cost: linear in the figures, quadratic in the few sources shown of each. */
#include "serve/page.h"

#include <string.h>

enum { MOST_SIDES = 6, MOST_TELLERS = 3 };

/* Whether an earlier statement of the list is of the same source. */
static bool was_named(const json_t *statements, size_t at) {
    const json_t *statement = json_array_get(statements, at);
    const char *id = json_string_value(json_object_get(statement, "root"));
    words_text name = {0};
    bool found = false;
    serve_add_root(&name, statement);
    for (size_t i = 0; i < at && !found; i++) {
        const json_t *earlier = json_array_get(statements, i);
        words_text other = {0};
        serve_add_root(&other, earlier);
        found = serve_same_root(id, words_text_string(&name),
                                json_string_value(json_object_get(earlier, "root")),
                                words_text_string(&other));
        words_text_free(&other);
    }
    words_text_free(&name);
    return found;
}

/* Those who say it, each once, as links to their words. */
static void write_tellers(serve_account *account, const json_t *statements) {
    enum { MOST_LOOKED_AT = 60 };
    html *page = account->page;
    size_t written = 0, more = 0;
    if (json_array_size(statements) == 0) {
        return;
    }
    html_raw(page, " <span class=\"tellers\">");
    for (size_t i = 0; i < json_array_size(statements) && i < MOST_LOOKED_AT; i++) {
        const json_t *statement = json_array_get(statements, i);
        if (was_named(statements, i)) {
            continue;
        }
        if (written == MOST_TELLERS) {
            more++;
            continue;
        }
        html_raw(page, written++ > 0 ? ", <a href=\"" : "<a href=\"");
        serve_link_statement(account, words_string_in(statement, "id"));
        html_raw(page, "\">");
        serve_add_root(html_begin_words(page), statement);
        html_end_words(page);
        html_raw(page, "</a>");
    }
    if (more > 0) {
        html_format(page, " and %zu more", more);
    }
    html_raw(page, "</span>");
}

static void write_standings(serve_account *account, const json_t *suspect) {
    const json_t *standings = json_object_get(suspect, "standings");
    for (size_t i = 0; i < json_array_size(standings); i++) {
        const json_t *one = json_array_get(standings, i);
        html_raw(account->page, i > 0 ? "; <span class=\"day\">" : " <span class=\"day\">");
        html_key(account->page, one, "standing");
        html_raw(account->page, "</span>");
        write_tellers(account, json_object_get(one, "statements"));
    }
    if (json_array_size(json_object_get(suspect, "taken_back")) > 0) {
        html_raw(account->page, " <span class=\"day\">an accusation was taken back</span>");
    }
}

static void write_side(serve_account *account, const char *slot, const json_t *figure) {
    html *page = account->page;
    const char *verdict = words_string_in(figure, "verdict");
    html_format(page, "<li><span class=\"said %s\">",
                strcmp(verdict, "best") == 0         ? "best"
                : strcmp(verdict, "taken back") == 0 ? "back"
                : strcmp(verdict, "disagrees") == 0  ? "differs"
                                                     : "");
    words_add_value(html_begin_words(page), slot, json_object_get(figure, "value"),
                    account->site->countries);
    html_end_words(page);
    html_raw(page, "</span>");
    if (words_has_string(figure, "set_by")) {
        html_raw(page, " <strong>set by ");
        html_key(page, figure, "set_by");
        html_raw(page, "</strong>");
    }
    if (json_is_array(json_object_get(figure, "standings"))) {
        write_standings(account, figure);
    } else {
        write_tellers(account, json_object_get(figure, "statements"));
    }
    html_raw(page, "</li>\n");
}

static bool is_a_side(const json_t *figure) {
    static const char *const sides[] = {"", "best", "disagrees", "taken back"};
    const char *verdict = words_string_in(figure, "verdict");
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
        if (strcmp(sides[i], verdict) == 0) {
            return true;
        }
    }
    return false;
}

static void write_slot(serve_account *account, const char *slot) {
    html *page = account->page;
    const json_t *proof = json_object_get(account->proofs, slot);
    const json_t *figures = json_object_get(proof, "figures");
    size_t written = 0, more = 0;
    figures = json_is_array(figures) ? figures : json_object_get(proof, "suspects");
    html_raw(page, "<dt><a href=\"");
    serve_link_proof(account, slot);
    html_raw(page, "\">");
    html_text(page, words_of_slot(slot));
    html_raw(page, "</a></dt><dd><ul>\n");
    for (size_t i = 0; i < json_array_size(figures); i++) {
        const json_t *figure = json_array_get(figures, i);
        if (is_a_side(figure) && written < MOST_SIDES) {
            write_side(account, slot, figure);
            written++;
        } else if (is_a_side(figure)) {
            more++;
        }
    }
    if (more > 0) {
        html_format(page, "<li class=\"day\">and %zu more</li>\n", more);
    }
    html_raw(page, "</ul></dd>\n");
}

void serve_write_differences(serve_account *account) {
    html *page = account->page;
    const json_t *slots = json_object_get(account->row, "disagree");
    if (json_array_size(slots) == 0) {
        return;
    }
    html_format(
        page,
        "<section class=\"differ\" aria-labelledby=\"i%zudiffer\"><h2 id=\"i%zudiffer\">They "
        "differ on</h2>\n<dl>\n",
        account->number, account->number);
    for (size_t i = 0; i < json_array_size(slots); i++) {
        const char *slot = json_string_value(json_array_get(slots, i));
        if (slot != NULL) {
            write_slot(account, slot);
        }
    }
    html_raw(page, "</dl></section>\n");
}
