/* Lines of text files -> rows of cells, by the schema of each file.
 *
 * Part: the one reader of all lexicon, ontology and gazetteer files.
 * Invariants: a line with a problem is told and the next one read; paths in messages are relative
 * to the source folder. Cost: linear, plus a sort where a schema wants one. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "record/span.h"
#include "world/compile/compile.h"
#include "world/image.h"

void compile_problem(compile_state *state, const char *path, uint32_t line, const char *format,
                     ...) {
    char text[400];
    va_list arguments;
    state->problems++;
    if (state->problems > COMPILE_MESSAGES)
        return;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    /* What is quoted is anybody's: nothing of it may be taken for an order by a terminal. */
    for (char *byte = text; *byte != '\0'; byte++)
        if ((unsigned char)*byte < ' ' || *byte == 0x7F)
            *byte = '?';
    rsm_buffer_append_format(state->messages, "%s:%u: ", path, (unsigned)line);
    rsm_buffer_append_string(state->messages, text);
    rsm_buffer_append_char(state->messages, '\n');
}

static bool same_symbol_char(char left, char right) {
    left = left == '-' || left == '_' ? ' ' : rsm_ascii_to_lower(left);
    right = right == '-' || right == '_' ? ' ' : rsm_ascii_to_lower(right);
    return left == right;
}

bool compile_find_symbol(const compile_symbol *symbols, rsm_slice word, uint32_t *value) {
    for (; symbols->word != NULL; symbols++) {
        size_t i = 0;
        while (i < word.size && symbols->word[i] != '\0' &&
               same_symbol_char(word.data[i], symbols->word[i]))
            i++;
        if (i == word.size && symbols->word[i] == '\0') {
            *value = symbols->value;
            return true;
        }
    }
    return false;
}

void compile_free_buffer(compile_state *state, rsm_buffer *buffer) {
    state->failed |= buffer->failed;
    rsm_buffer_free(buffer);
}

uint32_t compile_intern(compile_state *state, rsm_slice string) {
    uint32_t offset = (uint32_t)state->strings.size;
    uint32_t found = 0;
    bool is_new = false;
    size_t size = string.size;
    if (string.size == 0 && state->strings.size > 0)
        return 0;
    if (!rsm_map_insert(&state->string_offsets, string, offset, &found, &is_new) || !is_new)
        return found;
    for (; size >= 0x80; size >>= 7)
        rsm_buffer_append_char(&state->strings, (char)(unsigned char)((size & 0x7F) | 0x80));
    rsm_buffer_append_char(&state->strings, (char)size);
    rsm_buffer_append_slice(&state->strings, string);
    return offset;
}

uint32_t *compile_cell(compile_state *state, rsm_domain domain, uint32_t row, uint32_t column) {
    uint32_t *cells = rsm_vector_at(&state->tables[domain].cells, row);
    return cells + column;
}

/* ---- cells ---- */

/* Degrees such as "-118.24368" as hundred-thousandths; further digits are rounded away from zero at
 * half. */
static bool parse_coordinate(rsm_slice text, int32_t *value) {
    bool negative = text.size > 0 && text.data[0] == '-';
    int64_t number = 0;
    uint32_t decimals = 0;
    bool point = false, round_up = false;
    size_t digits = 0;
    for (size_t i = negative ? 1 : 0; i < text.size; i++) {
        char byte = text.data[i];
        if (byte == '.' && !point) {
            point = true;
            continue;
        }
        if (!rsm_ascii_is_digit(byte) || ++digits > 15)
            return false;
        if (point && decimals == 5) {
            round_up = byte >= '5';
            decimals++;
        }
        if (point && decimals >= 5)
            continue;
        number = number * 10 + (byte - '0');
        decimals += point;
    }
    for (; decimals < 5; decimals++)
        number *= 10;
    number += round_up;
    if (digits == 0 || number > 180 * 100000)
        return false;
    *value = (int32_t)(negative ? -number : number);
    return true;
}

static uint32_t read_mask(compile_state *state, const compile_line *line,
                          const compile_field *field, rsm_slice text) {
    uint32_t mask = 0, value = 0;
    rsm_slice item;
    while (rsm_slice_split(&text, ';', &item)) {
        item = rsm_slice_trim(item);
        if (item.size == 0)
            continue;
        if (compile_find_symbol(field->symbols, item, &value))
            mask |= value;
        else
            compile_problem(state, line->path, line->number, "%s: unknown word '%.*s'", field->name,
                            RSM_SLICE_ARGUMENTS(item));
    }
    return mask;
}

static void refer(compile_state *state, const compile_line *line, const compile_field *field,
                  rsm_slice id, uint32_t row) {
    compile_reference *reference = rsm_vector_push(&state->references);
    if (reference == NULL)
        return;
    *reference = (compile_reference){.domain = line->schema->domain,
                                     .row = row,
                                     .column = field->kind == COMPILE_REFERENCE ? field->column
                                                                                : COMPILE_NO_COLUMN,
                                     .target = field->reference,
                                     .id = id,
                                     .path = line->path,
                                     .line = line->number,
                                     .lenient = (field->options & COMPILE_LENIENT) != 0};
}

static uint32_t read_list(compile_state *state, const compile_line *line,
                          const compile_field *field, rsm_slice text) {
    rsm_slice rest = text, item;
    rsm_buffer joined;
    uint32_t offset;
    rsm_buffer_init(&joined, NULL);
    while (rsm_slice_split(&rest, ';', &item)) {
        item = rsm_slice_trim(item);
        if (item.size == 0)
            continue;
        if ((field->options & COMPILE_CHECKED) != 0)
            refer(state, line, field, item, 0);
        if (joined.size > 0)
            rsm_buffer_append_char(&joined, ';');
        rsm_buffer_append_slice(&joined, item);
    }
    offset = compile_intern(state, rsm_slice_copy(rsm_buffer_slice(&joined), state->arena));
    compile_free_buffer(state, &joined);
    return offset;
}

static uint32_t read_number(compile_state *state, const compile_line *line,
                            const compile_field *field, rsm_slice text) {
    uint64_t number = 0;
    int64_t with_sign = 0;
    int32_t coordinate = 0;
    switch (field->kind) {
    case COMPILE_NUMBER:
        if (rsm_slice_parse_unsigned(text, UINT32_MAX, &number))
            return (uint32_t)number;
        break;
    case COMPILE_SIGNED:
        if (rsm_slice_parse_signed(text, INT32_MIN, INT32_MAX, &with_sign))
            return (uint32_t)(int32_t)with_sign;
        break;
    default:
        if (parse_coordinate(text, &coordinate))
            return (uint32_t)coordinate;
        break;
    }
    compile_problem(state, line->path, line->number, "%s: bad number '%.*s'", field->name,
                    RSM_SLICE_ARGUMENTS(text));
    return 0;
}

static rsm_slice stem_of(const char *path) {
    rsm_slice stem = rsm_slice_from_string(path);
    size_t slash = rsm_slice_find_last_byte(stem, '/');
    size_t dot;
    if (slash != RSM_NOWHERE)
        stem = rsm_slice_sub(stem, slash + 1, stem.size);
    dot = rsm_slice_find_last_byte(stem, '.');
    return dot != RSM_NOWHERE ? rsm_slice_sub(stem, 0, dot) : stem;
}

/* A name without the marks that are only for the compiler. */
static rsm_slice plain_name(compile_state *state, rsm_slice name) {
    char *copy;
    size_t size = 0;
    if (name.size > 0 && name.data[0] == '?')
        name = rsm_slice_trim(rsm_slice_sub(name, 1, name.size));
    if (rsm_slice_find_byte(name, '[') == RSM_NOWHERE)
        return name;
    copy = rsm_arena_allocate(state->arena, name.size);
    for (size_t i = 0; copy != NULL && i < name.size; i++)
        if (name.data[i] != '[' && name.data[i] != ']')
            copy[size++] = name.data[i];
    return copy != NULL ? rsm_slice_make(copy, size) : name;
}

static uint32_t read_names(compile_state *state, const compile_line *line,
                           const compile_field *field, rsm_slice text, uint32_t row) {
    rsm_slice rest = text, item, first = {NULL, 0};
    uint32_t flags = (field->options & COMPILE_FIRST) != 0 ? RSM_PHRASE_PRIMARY : 0;
    while (rsm_slice_split(&rest, ';', &item)) {
        item = rsm_slice_trim(item);
        if (item.size == 0)
            continue;
        if (first.data == NULL)
            first = item;
        if ((field->options & COMPILE_HIDDEN) == 0)
            compile_add_name(state, line, item, line->schema->domain, row, field->options, flags);
        flags = 0;
    }
    if ((field->options & COMPILE_WHOLE) != 0)
        return read_list(state, line, field, text);
    return compile_intern(state, plain_name(state, first));
}

static uint32_t read_cell(compile_state *state, const compile_line *line,
                          const compile_field *field, rsm_slice text, uint32_t row) {
    uint32_t value = 0;
    if (field->kind == COMPILE_STEM)
        return compile_intern(state, stem_of(line->path));
    if (text.size == 0) {
        if ((field->options & COMPILE_REQUIRED) != 0)
            compile_problem(state, line->path, line->number, "missing field: %s", field->name);
        if (field->kind == COMPILE_REFERENCE && field->reference == RSM_DOMAIN_ACTOR &&
            state->world != NULL)
            return 0; /* the empty id */
        return field->kind == COMPILE_REFERENCE ? RSM_NONE : field->fallback;
    }
    switch (field->kind) {
    case COMPILE_TEXT:
        return compile_intern(state, text);
    case COMPILE_LIST:
        return read_list(state, line, field, text);
    case COMPILE_SYMBOL:
        if (!compile_find_symbol(field->symbols, text, &value))
            compile_problem(state, line->path, line->number, "%s: unknown word '%.*s'", field->name,
                            RSM_SLICE_ARGUMENTS(text));
        return value;
    case COMPILE_MASK:
        return read_mask(state, line, field, text);
    case COMPILE_REFERENCE:
        refer(state, line, field, text, row);
        return RSM_NONE;
    case COMPILE_NAMES:
        return read_names(state, line, field, text, row);
    default:
        return read_number(state, line, field, text);
    }
}

/* ---- rows ---- */

static bool is_none(const compile_line *line, rsm_slice field) {
    return line->schema->separator == '|' && rsm_slice_equal_string(field, "-");
}

static rsm_slice field_text(const compile_line *line, uint32_t source) {
    if (source >= line->count || is_none(line, line->fields[source]))
        return (rsm_slice){"", 0};
    return line->fields[source];
}

/* Of several names of a row the first is its id, as in its first column. */
static rsm_slice first_item(rsm_slice text) {
    rsm_slice item = {"", 0};
    rsm_slice_split(&text, ';', &item);
    return rsm_slice_trim(item);
}

static void note_id(compile_state *state, const compile_line *line, uint32_t row) {
    const compile_schema *schema = line->schema;
    uint32_t found = 0;
    bool is_new = false;
    rsm_slice id = {"", 0};
    for (uint32_t i = 0; i < schema->field_count; i++)
        if (schema->fields[i].column == 0)
            id = first_item(field_text(line, schema->fields[i].source));
    if (id.size == 0 ||
        !rsm_map_insert(&state->tables[schema->domain].ids, id, row, &found, &is_new))
        return;
    if (schema->unique && (!is_new || compile_find_kept(state, schema->domain, id) != RSM_NONE))
        compile_problem(state, line->path, line->number, "duplicate id '%.*s'",
                        RSM_SLICE_ARGUMENTS(id));
}

static void add_row(compile_state *state, compile_line *line) {
    const compile_schema *schema = line->schema;
    rsm_vector *cells = &state->tables[schema->domain].cells;
    uint32_t row = cells->count;
    if (rsm_vector_push(cells) == NULL)
        return;
    for (uint32_t i = 0; i < schema->field_count; i++) {
        const compile_field *field = &schema->fields[i];
        uint32_t value = read_cell(state, line, field, field_text(line, field->source), row);
        if (field->column != COMPILE_NO_COLUMN)
            *compile_cell(state, schema->domain, row, field->column) = value;
    }
    note_id(state, line, row);
}

/* A row for the line, or for each item of the field that wants one. */
static void add_rows(compile_state *state, compile_line *line) {
    const compile_field *each = NULL;
    rsm_slice rest, item;
    if (line->count < line->schema->least) {
        compile_problem(state, line->path, line->number,
                        "missing field: %u fields, at least %u are needed", (unsigned)line->count,
                        (unsigned)line->schema->least);
        return;
    }
    for (uint32_t i = 0; i < line->schema->field_count; i++)
        if ((line->schema->fields[i].options & COMPILE_EACH) != 0)
            each = &line->schema->fields[i];
    if (each == NULL) {
        if (line->schema->prepare == NULL || line->schema->prepare(state, line))
            add_row(state, line);
        return;
    }
    rest = field_text(line, each->source);
    while (rsm_slice_split(&rest, ';', &item)) {
        compile_line single = *line;
        if (rsm_slice_trim(item).size == 0)
            continue;
        single.fields[each->source] = rsm_slice_trim(item);
        if (line->schema->prepare == NULL || line->schema->prepare(state, &single))
            add_row(state, &single);
    }
}

/* ---- lines ---- */

static void cut_line(compile_state *state, compile_line *line) {
    rsm_slice rest = line->text, part;
    line->count = 0;
    while (rsm_slice_split(&rest, line->schema->separator, &part)) {
        if (line->count == COMPILE_FIELDS) {
            compile_problem(state, line->path, line->number, "over %u fields", COMPILE_FIELDS);
            return;
        }
        line->fields[line->count++] = rsm_slice_trim(part);
    }
}

rsm_status compile_each_line(compile_state *state, const compile_schema *schema, const char *path,
                             void (*take)(compile_state *state, compile_line *line, void *context),
                             void *context, rsm_error *error) {
    const char *full =
        state->world != NULL ? path : rsm_arena_format(state->arena, "%s/%s", state->source, path);
    compile_line line = {.schema = schema, .path = path};
    rsm_slice rest, text;
    rsm_buffer buffer;
    rsm_status status;
    if (full == NULL)
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    rsm_buffer_init(&buffer, NULL);
    status = rsm_file_read(full, state->world != NULL ? COMPILE_LAYER_FILE : 0, &buffer, error);
    rest = rsm_slice_copy(rsm_buffer_slice(&buffer), state->arena);
    rsm_buffer_free(&buffer);
    if (status != RSM_OK && state->world != NULL)
        return compile_name_file(full, status, error);
    if (status != RSM_OK)
        return status;
    if (state->arena->failed)
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    if (rsm_slice_starts_with(rest, RSM_SLICE("\xEF\xBB\xBF")))
        rest = rsm_slice_sub(rest, 3, rest.size);
    while (rsm_slice_split(&rest, '\n', &text)) {
        line.number++;
        if (text.size > 0 && text.data[text.size - 1] == '\r')
            text.size--;
        if (rsm_slice_trim(text).size == 0 || rsm_slice_trim(text).data[0] == '#')
            continue;
        if (!rsm_utf8_is_valid(text) || rsm_slice_find_byte(text, '\0') != RSM_NOWHERE) {
            compile_problem(state, path, line.number, "not UTF-8");
            continue;
        }
        line.text = text;
        cut_line(state, &line);
        take(state, &line, context);
    }
    return RSM_OK;
}

static void take_line(compile_state *state, compile_line *line, void *context) {
    (void)context;
    add_rows(state, line);
}

/* A line that waits for its turn. */
typedef struct ranked_line {
    uint64_t rank;
    rsm_slice text;
    uint32_t number;
} ranked_line;

static void keep_line(compile_state *state, compile_line *line, void *context) {
    ranked_line kept = {0, line->text, line->number};
    (void)state;
    if (line->schema->sort_field < line->count)
        rsm_slice_parse_unsigned(line->fields[line->schema->sort_field], UINT32_MAX, &kept.rank);
    rsm_vector_push_copy(context, &kept);
}

static int by_rank(const void *left, const void *right) {
    const ranked_line *a = left, *b = right;
    return a->rank > b->rank ? -1 : a->rank < b->rank;
}

/* Reads all lines first and takes them in order of their number. */
static rsm_status read_sorted(compile_state *state, const compile_schema *schema, const char *path,
                              rsm_error *error) {
    rsm_vector lines;
    rsm_status status;
    rsm_vector_init(&lines, state->arena, sizeof(ranked_line));
    status = compile_each_line(state, schema, path, keep_line, &lines, error);
    if (status != RSM_OK)
        return status;
    if (state->arena->failed || !rsm_vector_sort(&lines, by_rank))
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    for (uint32_t i = 0; i < lines.count; i++) {
        const ranked_line *kept = rsm_vector_at(&lines, i);
        compile_line line = {
            .schema = schema, .path = path, .number = kept->number, .text = kept->text};
        cut_line(state, &line);
        add_rows(state, &line);
    }
    return RSM_OK;
}

/* Notes which rows the file gave, from row `first` on. */
static void note_file(compile_state *state, const compile_schema *schema, rsm_slice name,
                      uint32_t first) {
    uint32_t *cells = rsm_vector_push(&state->tables[RSM_DOMAIN_FILE].cells);
    if (cells == NULL)
        return;
    cells[RSM_FILE_PATH] = compile_intern(state, name);
    cells[RSM_FILE_DOMAIN] = (uint32_t)schema->domain;
    cells[RSM_FILE_FIRST] = first;
    cells[RSM_FILE_ROWS] = state->tables[schema->domain].cells.count - first;
}

rsm_status compile_read_file(compile_state *state, const compile_schema *schema, const char *path,
                             rsm_slice name, rsm_error *error) {
    uint32_t first = state->tables[schema->domain].cells.count;
    rsm_status status = schema->sort_field != COMPILE_NO_COLUMN
                            ? read_sorted(state, schema, path, error)
                            : compile_each_line(state, schema, path, take_line, NULL, error);
    if (status == RSM_OK)
        note_file(state, schema, name, first);
    return status;
}

/* ---- files ---- */

typedef struct folder_walk {
    compile_state *state;
    const compile_schema *schema;
    rsm_error *error;
} folder_walk;

static rsm_status visit_file(void *context, const char *path, rsm_status status,
                             const char *message) {
    folder_walk *walk = context;
    size_t prefix = strlen(walk->state->source) + 1;
    rsm_slice relative;
    if (status != RSM_OK)
        return rsm_error_set(walk->error, status, "%s: %s", path,
                             message != NULL ? message : "cannot be read");
    relative = rsm_slice_sub(rsm_slice_from_string(path), prefix, strlen(path));
    if (!rsm_slice_ends_with(relative, RSM_SLICE(".txt")))
        return RSM_OK;
    return compile_read_file(walk->state, walk->schema,
                             rsm_slice_to_string(relative, walk->state->arena), relative,
                             walk->error);
}

rsm_status compile_read(compile_state *state, const compile_schema *schema, rsm_error *error) {
    char *full = rsm_arena_format(state->arena, "%s/%s", state->source, schema->path);
    folder_walk walk = {state, schema, error};
    if (full == NULL)
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    switch (rsm_file_kind_of(full)) {
    case RSM_FILE_MISSING:
        return RSM_OK;
    case RSM_FILE_FOLDER:
        return rsm_walk(full, NULL, visit_file, &walk, error);
    default:
        return compile_read_file(state, schema, schema->path, rsm_slice_from_string(schema->path),
                                 error);
    }
}

/* States that are no more, by their withdrawn codes of ISO 3166-3: actors of the past may name
 * them. */
static bool is_past_state(const compile_reference *reference) {
    static const char *const codes[] = {"SU", "YU", "CS", "DD", "YD", "VD", "ZR", "BU", "RH", "TP"};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (reference->target == RSM_DOMAIN_COUNTRY &&
            rsm_slice_equal_string(reference->id, codes[i]))
            return true;
    return false;
}

void compile_resolve(compile_state *state) {
    for (uint32_t i = 0; i < state->references.count; i++) {
        const compile_reference *reference = rsm_vector_at(&state->references, i);
        uint32_t row = RSM_NONE;
        if (!rsm_map_find(&state->tables[reference->target].ids, reference->id, &row))
            row = compile_find_kept(state, reference->target, reference->id);
        if (row == RSM_NONE && !reference->lenient && !is_past_state(reference))
            compile_problem(state, reference->path, reference->line, "unknown reference '%.*s'",
                            RSM_SLICE_ARGUMENTS(reference->id));
        if (state->world != NULL && reference->target == RSM_DOMAIN_ACTOR)
            row = compile_intern(state, reference->id); /* see parent_of_actor */
        if (reference->column != COMPILE_NO_COLUMN)
            *compile_cell(state, reference->domain, reference->row, reference->column) = row;
    }
}
