/*
 * tests/cases/case.c - files of cases.
 *
 * Cost: linear in the file.
 */
#include "case.h"

#include "base/file.h"
#include "support/test.h"

#include <string.h>

typedef struct case_reader {
    const char *name; /* of the file */
    unsigned number;  /* of the line */
    rsm_arena *arena;
    rsm_vector *cases;
    rsm_buffer text; /* of the case at hand */
    bool in_text, in_lines, paragraph;
} case_reader;

static void wrong(const case_reader *reader, const char *what) {
    print_error("%s:%u: %s\n", reader->name, reader->number, what);
    fail();
}

static const char *string_of(const case_reader *reader, rsm_slice slice) {
    const char *string = rsm_slice_to_string(rsm_slice_trim(slice), reader->arena);
    assert_non_null(string);
    return string;
}

static void end_text(case_reader *reader, case_text *one) {
    if (reader->text.size == 0 && one->title == NULL)
        wrong(reader, "a case without a text");
    one->text = rsm_slice_copy(rsm_buffer_slice(&reader->text), reader->arena);
    rsm_buffer_clear(&reader->text);
    reader->in_lines = true;
}

static void begin_case(case_reader *reader, rsm_slice name) {
    case_text *last = rsm_vector_last(reader->cases);
    if (last != NULL && strcmp(last->file, reader->name) == 0 && last->lines.count == 0)
        wrong(reader, "the case before has no expected line");
    case_text *one = rsm_vector_push(reader->cases);
    assert_non_null(one);
    one->file = reader->name;
    one->name = string_of(reader, name);
    rsm_vector_init(&one->lines, reader->arena, sizeof(case_line));
    reader->in_text = reader->in_lines = reader->paragraph = false;
}

/* "Title: ..." before the text. */
static bool take_head(const case_reader *reader, case_text *one, rsm_slice line) {
    static const char *const keys[] = {"Title:", "Outlet:", "Published:"};
    const char **const places[] = {&one->title, &one->outlet, &one->published};
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        if (rsm_slice_starts_with(line, rsm_slice_from_string(keys[i]))) {
            *places[i] = string_of(reader, rsm_slice_sub(line, strlen(keys[i]), line.size));
            return true;
        }
    }
    return false;
}

static void add_text(case_reader *reader, rsm_slice line) {
    if (line.size == 0) {
        reader->paragraph = false;
        return;
    }
    if (reader->text.size > 0)
        rsm_buffer_append_string(&reader->text, reader->paragraph ? " " : "\n\n");
    rsm_buffer_append_slice(&reader->text, line);
    reader->paragraph = reader->in_text = true;
}

static void take_line(case_reader *reader, rsm_slice line) {
    case_text *one = rsm_vector_last(reader->cases);
    if (rsm_slice_starts_with(line, RSM_SLICE("#")))
        return;
    if (rsm_slice_starts_with(line, RSM_SLICE("== "))) {
        begin_case(reader, rsm_slice_sub(line, 3, line.size));
    } else if (one == NULL || strcmp(one->file, reader->name) != 0) {
        if (line.size > 0)
            wrong(reader, "text before the first case (== NAME)");
    } else if (rsm_slice_equal_string(line, "--")) {
        end_text(reader, one);
    } else if (reader->in_lines) {
        if (line.size > 0) {
            case_line *added = rsm_vector_push(&one->lines);
            assert_non_null(added);
            *added = (case_line){.text = string_of(reader, line), .number = reader->number};
        }
    } else if (reader->in_text || !take_head(reader, one, line)) {
        add_text(reader, line);
    }
}

void read_cases(const char *path, const char *name, rsm_vector *cases, rsm_arena *arena) {
    rsm_buffer file;
    rsm_error error = {0};
    rsm_buffer_init(&file, NULL);
    if (rsm_file_read(path, 0, &file, &error) != RSM_OK) {
        print_error("%s: %s\n", path, error.message);
        fail();
    }
    case_reader reader = {.name = name, .arena = arena, .cases = cases};
    rsm_buffer_init(&reader.text, NULL);
    rsm_slice rest = rsm_buffer_slice(&file), line;
    while (rest.data != NULL && rsm_slice_split(&rest, '\n', &line)) {
        reader.number++;
        take_line(&reader, rsm_slice_trim(line));
    }
    if (cases->count == 0 || !reader.in_lines)
        wrong(&reader, "the last case has no end (--)");
    rsm_buffer_free(&reader.text);
    rsm_buffer_free(&file);
}
