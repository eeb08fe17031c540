/* Files that add to rows made from other files.
 *
 * Part: gazetteer/aliases.txt gives places the name to show and further names;
 * gazetteer/demonyms.txt gives divisions and towns their adjectives and the nouns for their people.
 * Invariants: as for the reader. Cost: linear; a town is found by a search in the sorted entries.
 */
#include "base/file.h"
#include "record/span.h"
#include "world/compile/compile.h"
#include "world/image.h"
#include "world/phrase.h"

/* A field of a line, empty where it is not there or holds '-'. */
static rsm_slice field_of(const compile_line *line, uint32_t index) {
    if (index >= line->count || rsm_slice_equal_string(line->fields[index], "-"))
        return (rsm_slice){"", 0};
    return line->fields[index];
}

static void add_names(compile_state *state, const compile_line *line, rsm_slice names,
                      rsm_domain domain, uint32_t row, uint32_t options) {
    rsm_slice item;
    while (rsm_slice_split(&names, ';', &item)) {
        item = rsm_slice_trim(item);
        if (item.size > 0)
            compile_add_name(state, line, item, domain, row, options, 0);
    }
}

/* Whether a place lies in a country, which may be empty for any. */
static bool is_in_country(compile_state *state, uint32_t place, rsm_slice country) {
    return country.size == 0 ||
           *compile_cell(state, RSM_DOMAIN_PLACE, place, RSM_GAZETTEER_COUNTRY) ==
               compile_intern(state, country);
}

/* geonameid | country | name | other names */
static void take_alias(compile_state *state, compile_line *line, void *context) {
    rsm_slice id = field_of(line, 0), name = field_of(line, 2);
    uint32_t row = 0;
    (void)context;
    if (!rsm_map_find(&state->tables[RSM_DOMAIN_PLACE].ids, id, &row)) {
        compile_problem(state, line->path, line->number, "unknown reference '%.*s'",
                        RSM_SLICE_ARGUMENTS(id));
        return;
    }
    if (!is_in_country(state, row, field_of(line, 1)))
        compile_problem(state, line->path, line->number, "place %.*s is in another country",
                        RSM_SLICE_ARGUMENTS(id));
    if (name.size > 0) {
        *compile_cell(state, RSM_DOMAIN_PLACE, row, RSM_GAZETTEER_NAME) =
            compile_intern(state, name);
        compile_add_name(state, line, name, RSM_DOMAIN_PLACE, row, COMPILE_CAPITAL,
                         RSM_PHRASE_PRIMARY);
    }
    add_names(state, line, field_of(line, 3), RSM_DOMAIN_PLACE, row, COMPILE_CAPITAL);
}

/* The row of a division by country and code, RSM_NONE if none. */
static uint32_t find_division(compile_state *state, rsm_slice country, rsm_slice code) {
    uint32_t row = RSM_NONE;
    char *id = rsm_arena_format(state->arena, "%.*s.%.*s", RSM_SLICE_ARGUMENTS(country),
                                RSM_SLICE_ARGUMENTS(code));
    rsm_map_find(&state->tables[RSM_DOMAIN_DIVISION].ids, rsm_slice_from_string(id), &row);
    return row;
}

static uint64_t phrase_key(rsm_slice phrase) {
    rsm_phrase_keys keys = rsm_phrase_split(phrase, (rsm_phrase_style){.endings = true});
    uint64_t key = 0;
    for (uint32_t i = 0; i < keys.count; i++)
        key = rsm_image_step(key, keys.keys[i]);
    return key;
}

uint32_t compile_find_place(compile_state *state, rsm_slice name, rsm_slice country,
                            uint32_t division) {
    const compile_entry *entries = state->entries.items;
    uint64_t key = phrase_key(name);
    uint32_t low = 0, high = state->entries.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (entries[middle].key < key)
            low = middle + 1;
        else
            high = middle;
    }
    for (; key != 0 && low < state->entries.count && entries[low].key == key; low++) {
        uint32_t row = entries[low].row;
        if (entries[low].domain == RSM_DOMAIN_PLACE && is_in_country(state, row, country) &&
            (division == RSM_NONE ||
             *compile_cell(state, RSM_DOMAIN_PLACE, row, RSM_GAZETTEER_ADMIN1) == division))
            return row;
    }
    return RSM_NONE;
}

/* A line of demonyms.txt and the row it adds to. */
typedef struct demonym {
    compile_line line;
    rsm_domain domain;
    uint32_t row;
} demonym;

/* name | kind | country | admin1 | adjectives | demonyms. Only finds the row: adding a name would
 * disturb the order of the entries that the next search needs. */
static void find_demonym(compile_state *state, compile_line *line, void *context) {
    rsm_slice country = field_of(line, 2), code = field_of(line, 3);
    bool is_division = rsm_slice_equal_string(field_of(line, 1), "admin1");
    uint32_t division = code.size > 0 ? find_division(state, country, code) : RSM_NONE;
    demonym found = {.line = *line, .domain = RSM_DOMAIN_DIVISION, .row = division};
    if (!is_division) {
        found.domain = RSM_DOMAIN_PLACE;
        found.row = compile_find_place(state, field_of(line, 0), country, division);
    }
    if (found.row == RSM_NONE)
        compile_problem(state, line->path, line->number, "unknown place '%.*s'",
                        RSM_SLICE_ARGUMENTS(field_of(line, 0)));
    else
        rsm_vector_push_copy(context, &found);
}

static rsm_status read_extra(compile_state *state, const char *path,
                             void (*take)(compile_state *state, compile_line *line, void *context),
                             void *context, rsm_error *error) {
    compile_schema schema = {.path = path, .separator = '|', .sort_field = COMPILE_NO_COLUMN};
    char *full = rsm_arena_format(state->arena, "%s/%s", state->source, path);
    if (full == NULL)
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    if (rsm_file_kind_of(full) == RSM_FILE_MISSING)
        return RSM_OK;
    return compile_each_line(state, &schema, path, take, context, error);
}

rsm_status compile_read_aliases(compile_state *state, rsm_error *error) {
    return read_extra(state, "gazetteer/aliases.txt", take_alias, NULL, error);
}

rsm_status compile_read_demonyms(compile_state *state, rsm_error *error) {
    uint32_t options = COMPILE_CAPITAL | COMPILE_ADJECTIVE;
    rsm_vector found;
    rsm_status status;
    rsm_vector_init(&found, state->arena, sizeof(demonym));
    status = read_extra(state, "gazetteer/demonyms.txt", find_demonym, &found, error);
    for (uint32_t i = 0; i < found.count; i++) {
        demonym *one = rsm_vector_at(&found, i);
        add_names(state, &one->line, field_of(&one->line, 4), one->domain, one->row, options);
        add_names(state, &one->line, field_of(&one->line, 5), one->domain, one->row, options);
    }
    return status;
}
