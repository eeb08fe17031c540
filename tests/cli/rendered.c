/* See rendered.h. */
#include "cli/rendered.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "support/test.h"

void rendered_begin(rendered *to, int width, bool colour) {
    *to = (rendered){.file = NULL};
    to->file = open_memstream(&to->text, &to->size);
    assert_non_null(to->file);
    to->page = cli_page_make(to->file, width, colour);
}

char *rendered_end(rendered *to) {
    cli_page_end(&to->page);
    assert_int_equal(fclose(to->file), 0);
    return to->text;
}

static bool is_forbidden(utf8proc_int32_t code) {
    return (code < 0x20 && code != '\n') || (code >= 0x7F && code < 0xA0) ||
           (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) ||
           code == 0x200E || code == 0x200F;
}

/* The size of a style's escape sequence at `at`, or 0. */
static size_t style_at(const char *at) {
    size_t size = 2;
    if (at[0] != '\033' || at[1] != '[') {
        return 0;
    }
    while (at[size] >= '0' && at[size] <= '9') {
        size++;
    }
    return at[size] == 'm' ? size + 1 : 0;
}

void check_page(const char *text, int width, bool colour) {
    int column = 0;
    for (const char *at = text; *at != '\0';) {
        size_t style = colour ? style_at(at) : 0;
        utf8proc_int32_t code;
        utf8proc_ssize_t taken = utf8proc_iterate((const utf8proc_uint8_t *)at, -1, &code);
        if (style > 0) {
            at += style;
            continue;
        }
        if (taken <= 0 || is_forbidden(code)) {
            fail_msg("a byte that may not be shown (%02x) in:\n%s", (unsigned char)*at, text);
        }
        column = code == '\n' ? 0 : column + utf8proc_charwidth(code);
        if (column > width) {
            fail_msg("a line is wider than %d columns in:\n%s", width, text);
        }
        at += taken;
    }
}

void check_holds(const char *text, const char *part) {
    if (strstr(text, part) == NULL) {
        fail_msg("\"%s\" is missing in:\n%s", part, text);
    }
}

void check_lacks(const char *text, const char *part) {
    if (strstr(text, part) != NULL) {
        fail_msg("\"%s\" stands in:\n%s", part, text);
    }
}
