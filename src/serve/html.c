/* Writing HTML. See serve/html.h.
 *
 * Invariant: the five characters that mean something to a browser (& < > " ') come into a page from
 * html_raw and html_format alone. Cost: linear. */
#include "serve/html.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void html_free(html *page) {
    words_text_free(&page->out);
    words_text_free(&page->words);
}

bool html_failed(const html *page) {
    return page->out.failed || page->words.failed;
}

void html_raw(html *page, const char *markup) {
    words_text_add(&page->out, markup);
}

void html_format(html *page, const char *format, ...) {
    char line[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    words_text_add(&page->out, line);
}

static const char *entity_of(char byte) {
    switch (byte) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

void html_text(html *page, const char *words) {
    while (*words != '\0') {
        size_t plain = strcspn(words, "&<>\"'");
        words_text_append(&page->out, words, plain);
        words += plain;
        const char *entity = entity_of(*words);
        if (entity != NULL) {
            words_text_add(&page->out, entity);
            words++;
        }
    }
}

words_text *html_begin_words(html *page) {
    words_text_clear(&page->words);
    return &page->words;
}

void html_end_words(html *page) {
    html_text(page, words_text_string(&page->words));
}

void html_string(html *page, const json_t *string) {
    words_add_string(html_begin_words(page), string);
    html_end_words(page);
}

void html_key(html *page, const json_t *object, const char *key) {
    html_string(page, json_object_get(object, key));
}

/* Lines one by one: what makes words safe takes line breaks for white space. The space at either
 * end of a piece is kept. */
void html_passage(html *page, const char *text, size_t size) {
    size_t at = 0;
    while (at < size) {
        const char *end = memchr(text + at, '\n', size - at);
        size_t line = end != NULL ? (size_t)(end - text) - at : size - at;
        size_t seen = line > 0 && text[at + line - 1] == '\r' ? line - 1 : line;
        bool before = seen > 0 && (text[at] == ' ' || text[at] == '\t');
        bool after = seen > 1 && (text[at + seen - 1] == ' ' || text[at + seen - 1] == '\t');
        html_raw(page, before ? " " : "");
        words_text_others(html_begin_words(page), text + at, seen);
        html_end_words(page);
        html_raw(page, after && page->words.size > 0 ? " " : "");
        html_raw(page, end != NULL ? "\n" : "");
        at += line + (end != NULL ? 1 : 0);
    }
}

static bool is_unreserved(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == '-' || byte == '_' || byte == '.' || byte == '~';
}

void html_component(html *page, const char *string) {
    for (; *string != '\0'; string++) {
        if (is_unreserved(*string)) {
            words_text_append(&page->out, string, 1);
        } else {
            html_format(page, "%%%02X", (unsigned)(unsigned char)*string);
        }
    }
}
