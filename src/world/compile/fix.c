/* What the table of schemas cannot say.
 *
 * Part: ids made of several fields, marked words of vetoes, capitals of countries.
 * Invariants: as for the reader. Cost: linear. */
#include <string.h>

#include "record/span.h"
#include "world/compile/compile.h"
#include "world/image.h"
#include "world/phrase.h"

static void push_field(compile_line *line, rsm_slice text) {
    if (line->count < COMPILE_FIELDS)
        line->fields[line->count++] = text;
}

/* Makes the line have exactly `count` fields, so that fields may be added after them. */
static void set_field_count(compile_line *line, uint32_t count) {
    while (line->count < count)
        push_field(line, (rsm_slice){"", 0});
    line->count = count;
}

static rsm_slice joined(compile_state *state, rsm_slice country, rsm_slice first,
                        rsm_slice second) {
    char *text;
    if (first.size == 0 || rsm_slice_equal_string(first, "00"))
        return (rsm_slice){"", 0};
    if (second.size == 0)
        text = rsm_arena_format(state->arena, "%.*s.%.*s", RSM_SLICE_ARGUMENTS(country),
                                RSM_SLICE_ARGUMENTS(first));
    else
        text = rsm_arena_format(state->arena, "%.*s.%.*s.%.*s", RSM_SLICE_ARGUMENTS(country),
                                RSM_SLICE_ARGUMENTS(first), RSM_SLICE_ARGUMENTS(second));
    return rsm_slice_from_string(text);
}

/* level, country, code, code of the one above, ...: adds the id (10) and the id of the one above
 * (11). */
bool compile_prepare_division(compile_state *state, compile_line *line) {
    const rsm_slice *fields = line->fields;
    bool second_level = rsm_slice_equal_string(fields[0], "2");
    rsm_slice above =
        second_level ? joined(state, fields[1], fields[3], (rsm_slice){"", 0}) : (rsm_slice){"", 0};
    rsm_slice id = second_level ? joined(state, fields[1], fields[3], fields[2])
                                : joined(state, fields[1], fields[2], (rsm_slice){"", 0});
    set_field_count(line, 10);
    push_field(line, id);
    push_field(line, above);
    return id.size > 0;
}

/* ..., country (5), division (6), its part (7), ...: adds the ids of both (10, 11). */
bool compile_prepare_place(compile_state *state, compile_line *line) {
    const rsm_slice *fields = line->fields;
    rsm_slice first = joined(state, fields[5], fields[6], (rsm_slice){"", 0});
    rsm_slice second =
        fields[7].size > 0 ? joined(state, fields[5], fields[6], fields[7]) : (rsm_slice){"", 0};
    set_field_count(line, 10);
    push_field(line, first);
    push_field(line, second);
    return true;
}

/* ..., country (3), code of its division (4), ...: adds the id of the division (8). */
bool compile_prepare_site(compile_state *state, compile_line *line) {
    rsm_slice code = line->fields[4], id;
    if (rsm_slice_equal_string(code, "-"))
        code = (rsm_slice){"", 0};
    id = joined(state, line->fields[3], code, (rsm_slice){"", 0});
    set_field_count(line, 8);
    push_field(line, id);
    return true;
}

/* A phrase with a marked stretch: adds its first word (8) and the word after its last (9), counted
 * from 0. */
bool compile_prepare_veto(compile_state *state, compile_line *line) {
    rsm_phrase_style style = {.endings = false, .marks = false};
    rsm_slice phrase = line->fields[0];
    size_t opens = rsm_slice_find_byte(phrase, '[');
    size_t closes = rsm_slice_find_byte(phrase, ']');
    unsigned first = 0, end = 0;
    if (opens != RSM_NOWHERE && closes != RSM_NOWHERE && opens < closes) {
        first = (unsigned)rsm_phrase_split(rsm_slice_sub(phrase, 0, opens), style).words;
        end = first + (unsigned)rsm_phrase_split(rsm_slice_sub(phrase, opens, closes), style).words;
    } else if (opens != RSM_NOWHERE || closes != RSM_NOWHERE) {
        compile_problem(state, line->path, line->number, "'[' and ']' must stand in pairs");
    }
    set_field_count(line, 8);
    push_field(line, rsm_slice_from_string(rsm_arena_format(state->arena, "%u", first)));
    push_field(line, rsm_slice_from_string(rsm_arena_format(state->arena, "%u", end)));
    return true;
}

/* ---- capitals ---- */

static rsm_slice stored_string(const compile_state *state, uint32_t offset) {
    return rsm_slice_sub(rsm_buffer_slice(&state->strings), offset + 1,
                         (size_t)offset + 1 + (unsigned char)state->strings.data[offset]);
}

void compile_mark_capitals(compile_state *state) {
    uint32_t rows = state->tables[RSM_DOMAIN_COUNTRY].cells.count;
    for (uint32_t row = 0; row < rows; row++) {
        uint32_t capital = *compile_cell(state, RSM_DOMAIN_COUNTRY, row, RSM_COUNTRY_CAPITAL);
        uint32_t country = *compile_cell(state, RSM_DOMAIN_COUNTRY, row, RSM_COUNTRY_ISO2);
        uint32_t place = compile_find_place(state, stored_string(state, capital),
                                            stored_string(state, country), RSM_NONE);
        if (place != RSM_NONE)
            *compile_cell(state, RSM_DOMAIN_PLACE, place, RSM_GAZETTEER_CAPITAL) = 2;
    }
}
