/* The proof of a cell on a page: the rule that decided, each figure with its verdict, and every
 * statement with its chain of sources spelled out and its words in their sentence. Cost: linear in
 * the proof and in the sentences of its reports. */
#include "serve/page.h"

#include <string.h>

enum { MOST_STATEMENTS = 60 };

/* "police, via the state agency, via Reuters": the whole chain, root first. */
static void write_chain(html *page, const json_t *statement) {
    html_raw(page, "<span class=\"chain\">");
    words_add_sources(html_begin_words(page), json_object_get(statement, "sources"),
                      json_object_get(statement, "outlet"), true);
    html_end_words(page);
    html_raw(page, "</span>");
}

static bool is_space(char byte) {
    return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

/* A stretch of a report's text as words of others, with a space for white space at its ends. */
static void write_stretch(html *page, const char *text, size_t from, size_t to) {
    html_raw(page, to > from && is_space(text[from]) ? " " : "");
    words_text_others(html_begin_words(page), text + from, to - from);
    html_end_words(page);
    html_raw(page, to > from + 1 && is_space(text[to - 1]) ? " " : "");
}

typedef struct stretch {
    size_t from, to;
} stretch;

/* The sentence that holds a span, of those that rsm_session_report gives; false where none does, or
 * it is too long to be read here. */
static bool sentence_of(const json_t *report, size_t start, size_t end, stretch *found) {
    enum { LONGEST = 600 };
    const json_t *sentences = json_object_get(report, "sentences");
    size_t size = json_string_length(json_object_get(report, "text"));
    for (size_t i = 0; i < json_array_size(sentences); i++) {
        const json_t *span = json_array_get(sentences, i);
        json_int_t from = json_integer_value(json_array_get(span, 0));
        json_int_t to = json_integer_value(json_array_get(span, 1));
        if (from >= 0 && (size_t)from <= start && to >= 0 && (size_t)to >= end &&
            (size_t)to <= size) {
            *found = (stretch){(size_t)from, (size_t)to};
            return found->to - found->from <= LONGEST;
        }
    }
    return false;
}

/* The words that give the value, as a link, in their sentence where the text is at hand. */
static void write_quote(serve_account *account, const json_t *statement) {
    html *page = account->page;
    const json_t *report = json_object_get(account->texts, words_string_in(statement, "report"));
    const char *text = words_string_in(report, "text");
    int64_t start = words_number_in(statement, "start"), end = words_number_in(statement, "end");
    stretch found = {0, 0};
    bool known = report != NULL && start >= 0 && end > start &&
                 sentence_of(report, (size_t)start, (size_t)end, &found);
    html_raw(page, "<q>");
    if (!words_has_string(statement, "id")) { /* of an earlier version, whose text is not shown */
        html_key(page, statement, "quote");
        html_raw(page, "</q> ");
        return;
    }
    if (known) {
        write_stretch(page, text, found.from, (size_t)start);
    }
    html_raw(page, "<a href=\"");
    serve_link_statement(account, words_string_in(statement, "id"));
    html_raw(page, "\">");
    html_key(page, statement, "quote");
    html_raw(page, "</a>");
    if (known) {
        write_stretch(page, text, (size_t)end, found.to);
    }
    html_raw(page, "</q> ");
}

static void write_statement(serve_account *account, const json_t *statement) {
    html *page = account->page;
    size_t number = serve_report_number(account, words_string_in(statement, "report"));
    const char *stance = words_string_in(statement, "stance"),
               *certainty = words_string_in(statement, "certainty");
    html_raw(page, "<li>");
    write_quote(account, statement);
    write_chain(page, statement);
    if (strcmp(stance, "asserts") != 0) {
        html_raw(page, " <em>");
        html_text(page, stance);
        html_raw(page, "</em>");
    }
    if (strcmp(certainty, "stated") != 0) {
        html_raw(page, " <em>as ");
        html_text(page, certainty);
        html_raw(page, "</em>");
    }
    html_raw(page, " <span class=\"day\">");
    words_add_day(html_begin_words(page), serve_day_of(statement), 0);
    html_end_words(page);
    if (number > 0) {
        html_format(page, " r%zu", number);
    }
    html_raw(page, "</span></li>\n");
}

static void write_evidence(serve_account *account, const json_t *evidence, const char *label) {
    size_t count = json_array_size(evidence);
    if (count == 0) {
        return;
    }
    html_raw(account->page, label);
    html_raw(account->page, "<ul class=\"evidence\">\n");
    for (size_t i = 0; i < count && i < MOST_STATEMENTS; i++) {
        write_statement(account, json_array_get(evidence, i));
    }
    if (count > MOST_STATEMENTS) {
        html_format(account->page, "<li>and %zu more</li>\n", count - MOST_STATEMENTS);
    }
    html_raw(account->page, "</ul>\n");
}

static void write_value(serve_account *account, const char *slot, const json_t *value) {
    words_add_value(html_begin_words(account->page), slot, value, account->site->countries);
    html_end_words(account->page);
}

static void write_figure(serve_account *account, const char *slot, const json_t *figure) {
    html *page = account->page;
    const char *verdict = words_string_in(figure, "verdict");
    html_format(page, "<li class=\"figure %s\"><p><b>", strcmp(verdict, "best") == 0 ? "won" : "");
    write_value(account, slot, json_object_get(figure, "value"));
    html_raw(page, "</b> <span class=\"verdict\">");
    html_text(page, verdict);
    html_raw(page, "</span> ");
    html_key(page, figure, "reason");
    html_raw(page, "</p>\n");
    write_evidence(account, json_object_get(figure, "statements"), "");
    write_evidence(account, json_object_get(figure, "against"), "<p>against it</p>");
    html_raw(page, "</li>\n");
}

static void write_suspect(serve_account *account, const char *slot, const json_t *suspect) {
    html *page = account->page;
    const json_t *standings = json_object_get(suspect, "standings");
    html_raw(page, "<li class=\"figure\"><p><b>");
    write_value(account, slot, json_object_get(suspect, "value"));
    html_raw(page, "</b></p>\n");
    for (size_t i = 0; i < json_array_size(standings); i++) {
        const json_t *one = json_array_get(standings, i);
        html_raw(page, "<p class=\"verdict\">");
        html_key(page, one, "standing");
        html_raw(page, "</p>");
        write_evidence(account, json_object_get(one, "statements"), "");
    }
    write_evidence(account, json_object_get(suspect, "taken_back"), "<p>taken back</p>");
    html_raw(page, "</li>\n");
}

static void write_rules(html *page, const json_t *proof) {
    const json_t *rules = json_object_get(proof, "rules");
    html_raw(page, "<p>Codebook <b>");
    html_key(page, proof, "codebook");
    html_raw(page, "</b>; decided by <b>");
    html_key(page, proof, "rule");
    html_raw(page, "</b>.</p>\n<details><summary>The rules of this cell, in their order</summary>"
                   "<ol>\n");
    for (size_t i = 0; i < json_array_size(rules); i++) {
        const json_t *rule = json_array_get(rules, i);
        html_raw(page, "<li><b>");
        html_key(page, rule, "rule");
        html_raw(page, "</b> ");
        html_key(page, rule, "note");
        html_raw(page, "</li>\n");
    }
    html_raw(page, "</ol></details>\n");
}

void serve_write_proof(serve_account *account, const json_t *proof) {
    enum { MOST_FIGURES = 60 };
    html *page = account->page;
    const char *slot = words_string_in(proof, "slot");
    const json_t *figures = json_object_get(proof, "figures"),
                 *suspects = json_object_get(proof, "suspects");
    size_t shown = 0, all = json_array_size(figures) + json_array_size(suspects);
    write_rules(page, proof);
    if (serve_rests(account, slot, json_object_get(proof, "rests_on"))) {
        html_raw(page, "<p>");
        serve_write_rests(account, slot, json_object_get(proof, "rests_on"));
        html_raw(page, "</p>\n");
    }
    html_raw(page, "<ol class=\"figures\">\n");
    for (size_t i = 0; i < json_array_size(figures) && shown < MOST_FIGURES; i++, shown++) {
        write_figure(account, slot, json_array_get(figures, i));
    }
    for (size_t i = 0; i < json_array_size(suspects) && shown < MOST_FIGURES; i++, shown++) {
        write_suspect(account, slot, json_array_get(suspects, i));
    }
    html_raw(page, "</ol>\n");
    if (all > shown) {
        html_format(page, "<p>and %zu more</p>\n", all - shown);
    }
    write_evidence(account, json_object_get(proof, "withdrawn"),
                   "<p>in earlier versions of its reports only</p>");
}

void serve_write_proofs(serve_account *account) {
    html *page = account->page;
    const char *slot;
    json_t *proof;
    html_format(page,
                "<section aria-labelledby=\"i%zuproofs\"><h2 id=\"i%zuproofs\">The proof of each "
                "cell</h2>\n",
                account->number, account->number);
    json_object_foreach((json_t *)(uintptr_t)account->proofs, slot, proof) {
        html_format(page, "<section class=\"proof\"><h3 id=\"i%zuproof-", account->number);
        html_component(page, slot);
        html_raw(page, "\">");
        html_text(page, words_of_slot(slot));
        html_raw(page, "</h3>\n");
        serve_write_proof(account, proof);
        html_raw(page, "</section>\n");
    }
    html_raw(page, "</section>\n");
}
