/* Text -> paragraphs.
 *
 * A blank line always parts paragraphs. Whether a single line end does depends on the text: where
 * lines are filled up to one width (the next line's first word would not have fitted) and mostly
 * end in the middle of a sentence, the text is hard-wrapped and a line end is white space; else
 * each line is a paragraph of its own, as on a page read by machine. Three spaces after the end of
 * a sentence part paragraphs too (so do wire texts that were run into one line). Invariants:
 * paragraphs are in order, do not overlap, and none is empty. Cost: linear. */
#include "base/utf8.h"
#include "text/split.h"

#include <string.h>

#define WIDTH_LIMIT   120u
#define WIDTH_LEAST   45u
#define WRAPPED_LEAST 60u /* columns of a line that its sentences show to be wrapped */

typedef struct text_line {
    uint32_t start, end; /* without white space at either end; equal: blank */
    uint32_t indent;     /* bytes of white space before it */
    uint32_t columns;    /* characters of it with its indent */
    bool hard;           /* a paragraph begins here whatever the layout */
} text_line;

static bool is_blank(const text_line *line) {
    return line->start == line->end;
}

/* Characters up to the first white space of a line. */
static uint32_t first_word_length(rsm_slice text, const text_line *line) {
    uint32_t count = 0;
    for (uint32_t i = line->start; i < line->end; count++) {
        text_character character = rsm_text_character(text, i, line->end);
        if (character.class == TEXT_SPACE) {
            break;
        }
        i += character.size;
    }
    return count;
}

static void add_line(text_splitter *splitter, rsm_vector *lines, uint32_t start, uint32_t end,
                     bool hard) {
    uint32_t from = start;
    while (start < end) {
        text_character character = rsm_text_character(splitter->text, start, end);
        if (character.class != TEXT_SPACE) {
            break;
        }
        start += character.size;
    }
    while (end > start) {
        rsm_character character = rsm_utf8_decode_before(splitter->text, end);
        if (!rsm_is_space(character.code_point)) {
            break;
        }
        end -= character.size;
    }
    const text_line *last = rsm_vector_last(lines);
    if (start == end && last != NULL && is_blank(last)) {
        return; /* many blank lines are one */
    }
    text_line *line = rsm_vector_push(lines);
    if (line == NULL) {
        return;
    }
    line->start = start;
    line->end = end;
    line->indent = start - from;
    line->hard = hard;
    line->columns =
        line->indent + (uint32_t)rsm_utf8_length(rsm_slice_sub(splitter->text, start, end));
}

/* Cuts bytes [start, end) into lines, and a line at three spaces after the end of a sentence. */
static void find_lines(text_splitter *splitter, rsm_vector *lines, uint32_t start, uint32_t end) {
    const char *data = splitter->text.data;
    uint32_t from = start;
    bool hard = true;
    for (uint32_t i = start; i < end;) {
        if (data[i] == '\n' || data[i] == '\r') {
            add_line(splitter, lines, from, i, hard);
            i += data[i] == '\r' && i + 1 < end && data[i + 1] == '\n' ? 2 : 1;
            from = i;
            hard = false;
        } else if (data[i] == ' ' && i > from) {
            uint32_t next = i;
            while (next < end && data[next] == ' ') {
                next++;
            }
            if (next - i >= 3 && rsm_text_is_terminated(splitter->text, from, i)) {
                add_line(splitter, lines, from, i, hard);
                from = next;
                hard = true;
            }
            i = next;
        } else {
            i++;
        }
    }
    add_line(splitter, lines, from, end, hard);
}

/* The width that all but one line in fifty keep to. */
static uint32_t usual_width(const rsm_vector *lines) {
    uint32_t count[WIDTH_LIMIT + 2];
    memset(count, 0, sizeof count);
    uint32_t total = 0;
    for (uint32_t i = 0; i < lines->count; i++) {
        const text_line *line = rsm_vector_at(lines, i);
        if (!is_blank(line)) {
            count[line->columns > WIDTH_LIMIT ? WIDTH_LIMIT + 1 : line->columns]++;
            total++;
        }
    }
    uint32_t allowed = total / 50;
    uint32_t width = WIDTH_LIMIT + 1;
    for (uint32_t over = 0; width > 0; width--) {
        over += count[width];
        if (over > allowed) {
            break;
        }
    }
    return width;
}

/* Whether the next line's first word would have fitted on the line, with room to spare. */
static bool had_room(rsm_slice text, const text_line *line, const text_line *next, uint32_t width,
                     uint32_t spare) {
    return line->columns + 1 + first_word_length(text, next) + spare <= width;
}

/* Whether the text is hard-wrapped at `width`. */
static bool is_wrapped(const text_splitter *splitter, const rsm_vector *lines, uint32_t width) {
    if (width < WIDTH_LEAST || width > WIDTH_LIMIT) {
        return false;
    }
    uint32_t pairs = 0;
    uint32_t full = 0;
    uint32_t open = 0;
    for (uint32_t i = 0; i + 1 < lines->count; i++) {
        const text_line *line = rsm_vector_at(lines, i);
        const text_line *next = rsm_vector_at(lines, i + 1);
        if (is_blank(line) || is_blank(next) || next->hard) {
            continue;
        }
        pairs++;
        full += had_room(splitter->text, line, next, width, 0) ? 0 : 1;
        bool runs_on = splitter->one_case || rsm_text_is_lower_at(splitter->text, next->start);
        open += runs_on && !rsm_text_is_terminated(splitter->text, line->start, line->end) ? 1 : 0;
    }
    return pairs >= 2 && ((full * 10 >= pairs * 6 && open * 10 >= pairs * 4) ||
                          (full == pairs && open > 0)); /* names may begin most of few lines */
}

/* "... on Sunday. Boko": a sentence has ended in the line and another begun, as in no heading. */
static bool begins_sentence_within(rsm_slice text, const text_line *line) {
    for (uint32_t i = line->start + 1; i + 1 < line->end; i++)
        if (text.data[i] == ' ' && text.data[i - 1] == '.' && !rsm_text_is_lower_at(text, i + 1) &&
            rsm_text_is_terminated(text, line->start, i))
            return true;
    return false;
}

/* Whether a paragraph ends between two lines, neither of them blank. */
static bool parts(const text_splitter *splitter, const text_line *line, const text_line *next,
                  uint32_t width, bool wrapped) {
    rsm_slice text = splitter->text;
    bool terminated = rsm_text_is_terminated(text, line->start, line->end);
    if (!wrapped) {
        if (!terminated && line->columns >= WRAPPED_LEAST && line->columns <= 160 &&
            begins_sentence_within(text, line))
            return false; /* of a text too short to show that it is wrapped */
        return terminated || splitter->one_case || line->columns < 40 || line->columns > 160 ||
               !rsm_text_is_lower_at(text, next->start) || text.data[line->end - 1] == ':';
    }
    if (rsm_text_is_bullet(text, next->start, next->end)) {
        return true;
    }
    if (terminated) {
        return next->indent >= line->indent + 2 || had_room(text, line, next, width, 12);
    }
    return line->columns * 10 < width * 6 && had_room(text, line, next, width, 12) &&
           !rsm_text_is_lower_at(text, next->start);
}

static void add_paragraphs(text_splitter *splitter, const rsm_vector *lines, bool title) {
    uint32_t width = usual_width(lines);
    bool wrapped = is_wrapped(splitter, lines, width);
    text_paragraph *open = NULL;
    const text_line *last = NULL;
    for (uint32_t i = 0; i < lines->count; i++) {
        const text_line *line = rsm_vector_at(lines, i);
        if (is_blank(line)) {
            open = NULL;
            continue;
        }
        if (open == NULL || line->hard || parts(splitter, last, line, width, wrapped)) {
            open = rsm_vector_push(&splitter->paragraphs);
            if (open == NULL) {
                return;
            }
            open->start = line->start;
            open->title = title;
        }
        open->end = line->end;
        last = line;
    }
}

void rsm_text_find_paragraphs(text_splitter *splitter) {
    uint32_t size = (uint32_t)splitter->text.size;
    uint32_t body = splitter->body_start < size ? splitter->body_start : size;
    rsm_vector lines;
    rsm_vector_init(&lines, splitter->arena, sizeof(text_line));
    if (body > 0) {
        find_lines(splitter, &lines, 0, body);
        add_paragraphs(splitter, &lines, true);
        rsm_vector_truncate(&lines, 0);
    }
    find_lines(splitter, &lines, body, size);
    add_paragraphs(splitter, &lines, false);
}
