/* Text for a terminal: growing strings, the words of others made safe, widths.
 *
 * Invariant: what stands in a words_text holds no control character and nothing that turns or hides
 * text, unless the program itself put it there. Cost: linear. */
#include "words/text.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum { MOST_MARKS = 4 }; /* combining marks kept on one character */

void words_text_free(words_text *text) {
    free(text->data);
    *text = (words_text){0};
}

void words_text_clear(words_text *text) {
    text->size = 0;
    if (text->data != NULL) {
        text->data[0] = '\0';
    }
}

const char *words_text_string(const words_text *text) {
    return text->data != NULL ? text->data : "";
}

void words_text_append(words_text *text, const char *data, size_t size) {
    if (text->failed) {
        return;
    }
    if (text->capacity - text->size <= size) {
        size_t capacity = (text->size + size + 1) * 2;
        char *grown = realloc(text->data, capacity);
        if (grown == NULL) {
            text->failed = true;
            return;
        }
        text->data = grown;
        text->capacity = capacity;
    }
    memcpy(text->data + text->size, data, size);
    text->size += size;
    text->data[text->size] = '\0';
}

void words_text_add(words_text *text, const char *words) {
    words_text_append(text, words, strlen(words));
}

void words_text_format(words_text *text, const char *format, ...) {
    char line[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    words_text_add(text, line);
}

/* ---- the words of others ---- */

typedef enum character_kind {
    CHARACTER_SEEN,
    CHARACTER_SPACE,
    CHARACTER_MARK,
    CHARACTER_DROPPED, /* takes no room and changes nothing */
    CHARACTER_ESCAPED
} character_kind;

static character_kind kind_of(utf8proc_int32_t code) {
    switch (code) {
    case ' ':
    case '\t':
    case '\n':
    case 0xA0:
        return CHARACTER_SPACE;
    case 0xAD: /* soft hyphen, zero-width space, byte-order mark */
    case 0x200B:
    case 0xFEFF:
        return CHARACTER_DROPPED;
    case 0x200C: /* joiners, part of how some languages are written */
    case 0x200D:
        return CHARACTER_MARK;
    default:
        break;
    }
    switch (utf8proc_category(code)) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return CHARACTER_ESCAPED;
    case UTF8PROC_CATEGORY_ZS:
        return CHARACTER_SPACE;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_ME:
        return CHARACTER_MARK;
    default:
        return CHARACTER_SEEN;
    }
}

static void escape(words_text *text, utf8proc_int32_t code) {
    if (code < 0x100) {
        words_text_format(text, "\\x%02x", (unsigned)code);
    } else if (code < 0x10000) {
        words_text_format(text, "\\u%04x", (unsigned)code);
    } else {
        words_text_format(text, "\\U%08x", (unsigned)code);
    }
}

static bool ends_in_space(const words_text *text, size_t from) {
    return text->size == from || text->data[text->size - 1] == ' ';
}

void words_text_others(words_text *text, const char *words, size_t size) {
    size_t from = text->size;
    unsigned marks = 0;
    for (size_t at = 0; at < size;) {
        utf8proc_int32_t code;
        utf8proc_ssize_t taken = utf8proc_iterate((const utf8proc_uint8_t *)words + at,
                                                  (utf8proc_ssize_t)(size - at), &code);
        if (taken <= 0 || code < 0) {
            words_text_append(text, "\xEF\xBF\xBD", 3);
            at++;
            continue;
        }
        if (code == '\r' && at + 1 < size && words[at + 1] == '\n') {
            code = '\n';
        }
        character_kind kind = kind_of(code);
        marks = kind == CHARACTER_MARK ? marks + 1 : 0;
        if (kind == CHARACTER_ESCAPED) {
            escape(text, code);
        } else if (kind == CHARACTER_SPACE) {
            words_text_append(text, " ", ends_in_space(text, from) ? 0 : 1);
        } else if (kind == CHARACTER_SEEN || (kind == CHARACTER_MARK && marks <= MOST_MARKS)) {
            words_text_append(text, words + at, (size_t)taken);
        }
        at += (size_t)taken;
    }
    while (text->size > from && text->data[text->size - 1] == ' ') {
        text->data[--text->size] = '\0';
    }
}

int words_width_of(const char *string) {
    int width = 0;
    const utf8proc_uint8_t *at = (const utf8proc_uint8_t *)string;
    while (*at != '\0') {
        utf8proc_int32_t code;
        utf8proc_ssize_t taken = utf8proc_iterate(at, -1, &code);
        width += taken > 0 ? utf8proc_charwidth(code) : 1;
        at += taken > 0 ? taken : 1;
    }
    return width;
}
