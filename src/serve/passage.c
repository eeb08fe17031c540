/* A report's text with all that was read out of it marked.
 *
 * Part: each statement's span becomes a mark with the statement's number as its id, so that a link
 * leads to the very words; marks that contain each other stand in each other. Invariants: the text
 * between the marks is the stored text, escaped; a mark that would cross the end of one that is
 * open ends with it; spans that are no spans of the text are left out. Cost: n log n in the
 * statements, linear in the text; at most DEEPEST marks stand in each other, the ids of others are
 * empty marks.
 */
#include "serve/page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DEEPEST = 32 };

typedef struct mark {
    size_t start, end, index;
    const json_t *statement;
} mark;

static int compare_marks(const void *left, const void *right) {
    const mark *a = left, *b = right;
    if (a->start != b->start) {
        return a->start < b->start ? -1 : 1;
    }
    if (a->end != b->end) {
        return a->end > b->end ? -1 : 1;
    }
    return a->index < b->index ? -1 : a->index > b->index;
}

static bool is_boundary(const char *text, size_t size, size_t at) {
    return at == size || (at < size && ((unsigned char)text[at] & 0xC0) != 0x80);
}

/* The marks of a report, sorted; NULL where there are none or memory fails. */
static mark *collect(const json_t *statements, const char *text, size_t size, size_t *count) {
    size_t all = json_array_size(statements);
    mark *marks = all > 0 ? calloc(all, sizeof *marks) : NULL;
    *count = 0;
    for (size_t i = 0; marks != NULL && i < all; i++) {
        const json_t *statement = json_array_get(statements, i);
        json_int_t start = json_integer_value(json_object_get(statement, "start"));
        json_int_t end = json_integer_value(json_object_get(statement, "end"));
        if (start >= 0 && start < end && (size_t)end <= size &&
            is_boundary(text, size, (size_t)start) && is_boundary(text, size, (size_t)end)) {
            marks[(*count)++] = (mark){(size_t)start, (size_t)end, i, statement};
        }
    }
    if (marks != NULL) {
        qsort(marks, *count, sizeof *marks, compare_marks);
    }
    return marks;
}

static const char *number_of(const json_t *statement) {
    const char *id = json_string_value(json_object_get(statement, "id"));
    const char *hash = id != NULL ? strrchr(id, '#') : NULL;
    return hash != NULL ? hash + 1 : "";
}

/* "killed: 21, interior ministry (denies)". */
static void write_title(html *page, const json_t *statement) {
    const char *slot = json_string_value(json_object_get(statement, "slot"));
    const char *stance = json_string_value(json_object_get(statement, "stance"));
    words_text *words = html_begin_words(page);
    words_text_add(words, slot != NULL ? words_of_slot(slot) : "");
    words_text_add(words, ": ");
    words_add_value(words, slot != NULL ? slot : "", json_object_get(statement, "value"), NULL);
    words_text_add(words, " — ");
    words_add_sources(words, json_object_get(statement, "sources"), NULL, true);
    if (stance != NULL && strcmp(stance, "asserts") != 0) {
        words_text_format(words, " (%s)", stance);
    }
    html_end_words(page);
}

static void open_mark(html *page, const mark *opened, const char *prefix) {
    html_raw(page, "<mark id=\"");
    html_text(page, prefix);
    html_component(page, number_of(opened->statement));
    html_raw(page, "\" title=\"");
    write_title(page, opened->statement);
    html_raw(page, "\">");
}

static void write_text(html *page, const char *text, size_t size, const mark *marks, size_t count,
                       const char *prefix) {
    size_t ends[DEEPEST], depth = 0, at = 0, next = 0;
    while (at < size || depth > 0) {
        size_t stop = next < count ? marks[next].start : size;
        while (depth > 0 && ends[depth - 1] <= at) {
            html_raw(page, "</mark>");
            depth--;
        }
        while (next < count && marks[next].start == at) {
            open_mark(page, &marks[next], prefix);
            if (depth == DEEPEST) {
                html_raw(page, "</mark>");
            } else {
                size_t end = marks[next].end;
                ends[depth] = depth > 0 && ends[depth - 1] < end ? ends[depth - 1] : end;
                depth++;
            }
            next++;
        }
        stop = next < count ? marks[next].start : size;
        stop = depth > 0 && ends[depth - 1] < stop ? ends[depth - 1] : stop;
        html_passage(page, text + at, stop - at);
        at = stop;
    }
}

void serve_write_marked(html *page, const json_t *report, const char *prefix) {
    const json_t *string = json_object_get(report, "text");
    const char *text = json_string_value(string);
    size_t size = json_string_length(string), count = 0;
    if (size == 0) {
        html_raw(page, "<p class=\"day\">no text is kept of it</p>\n");
        return;
    }
    mark *marks = collect(json_object_get(report, "statements"), text, size, &count);
    html_raw(page, "<div class=\"passage\">");
    write_text(page, text, size, marks, count, prefix);
    html_raw(page, "</div>\n");
    free(marks);
}

void serve_write_texts(serve_account *account) {
    html *page = account->page;
    html_format(page,
                "<section aria-labelledby=\"i%zutexts\"><h2 id=\"i%zutexts\">What the reports "
                "say</h2>\n",
                account->number, account->number);
    for (size_t i = 0; i < json_array_size(account->reports); i++) {
        const json_t *report = json_array_get(account->reports, i);
        const char *id = json_string_value(json_object_get(report, "id"));
        const json_t *text = json_object_get(account->texts, id != NULL ? id : "");
        char prefix[64];
        snprintf(prefix, sizeof prefix, "i%zur%zus", account->number, i + 1);
        html_format(page, "<section class=\"report\"><h3 id=\"i%zur%zu\">r%zu · ", account->number,
                    i + 1, i + 1);
        html_key(page, report, "outlet");
        html_raw(page, " · ");
        words_add_time(html_begin_words(page), json_object_get(report, "published"), 0, true);
        html_end_words(page);
        html_raw(page, "</h3>\n");
        serve_write_marked(page, text, prefix);
        html_raw(page, "</section>\n");
    }
    html_raw(page, "</section>\n");
}
