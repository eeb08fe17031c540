/* The table of spellings (world/spelling.h), made of the names that places and divisions show once
 * all files are read. Cost: linear in the places. */
#include "base/utf8.h"
#include "world/compile/compile.h"
#include "world/spelling.h"

/* The string in the pool at an offset: its size in groups of seven bits, then its bytes. */
static rsm_slice pool_string(const compile_state *state, uint32_t offset) {
    size_t size = 0, at = offset;
    for (unsigned shift = 0; at < state->strings.size; shift += 7) {
        unsigned char byte = (unsigned char)state->strings.data[at++];
        size |= (size_t)(byte & 0x7Fu) << shift;
        if (byte < 0x80)
            break;
    }
    return rsm_slice_sub(rsm_buffer_slice(&state->strings), at, at + size);
}

static bool add_spelling(compile_state *state, rsm_domain domain, uint32_t row, uint32_t column) {
    rsm_slice name = pool_string(state, *compile_cell(state, domain, row, column));
    rsm_spelling spelling;
    if (!rsm_spelling_of(rsm_utf8_fold_in(name, state->arena), &spelling))
        return !state->arena->failed;
    uint32_t *cells = rsm_vector_push(&state->tables[RSM_DOMAIN_SPELLING].cells);
    if (cells == NULL)
        return false;
    cells[RSM_SPELLING_KEY] = spelling.key;
    cells[RSM_SPELLING_DOMAIN] = (uint32_t)domain;
    cells[RSM_SPELLING_ROW] = row;
    return true;
}

bool compile_make_spellings(compile_state *state) {
    bool whole = true;
    uint32_t divisions = state->tables[RSM_DOMAIN_DIVISION].cells.count,
             places = state->tables[RSM_DOMAIN_PLACE].cells.count;
    for (uint32_t row = 0; row < divisions && whole; row++)
        if (*compile_cell(state, RSM_DOMAIN_DIVISION, row, RSM_DIVISION_LEVEL) == 1)
            whole = add_spelling(state, RSM_DOMAIN_DIVISION, row, RSM_DIVISION_NAME);
    for (uint32_t row = 0; row < places && whole; row++)
        whole = add_spelling(state, RSM_DOMAIN_PLACE, row, RSM_GAZETTEER_NAME);
    return whole;
}
