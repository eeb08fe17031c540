/* The whole of a compilation, and the look-up for those who write the files: see compile.h. */
#include "world/compile/compile.h"

#include "world/image.h"

void compile_begin(compile_state *state, rsm_arena *arena, rsm_buffer *messages) {
    *state = (compile_state){.arena = arena, .messages = messages};
    for (uint32_t i = 0; i < RSM_DOMAIN_COUNT; i++) {
        rsm_vector_init(&state->tables[i].cells, arena,
                        rsm_domain_columns((rsm_domain)i) * (uint32_t)sizeof(uint32_t));
        rsm_map_init(&state->tables[i].ids, arena);
    }
    rsm_buffer_init(&state->strings, NULL);
    rsm_map_init(&state->string_offsets, arena);
    rsm_vector_init(&state->references, arena, sizeof(compile_reference));
    rsm_vector_init(&state->entries, arena, sizeof(compile_entry));
    compile_intern(state, (rsm_slice){"", 0});
}

bool compile_has_failed(const compile_state *state) {
    return state->failed || state->arena->failed || state->strings.failed ||
           state->messages->failed;
}

static rsm_status compile_all(compile_state *state, bool keep_going, rsm_buffer *image,
                              rsm_error *error) {
    uint32_t count = 0;
    const compile_schema *schemas = compile_schemas(&count);
    rsm_status status = RSM_OK;
    for (uint32_t i = 0; i < count && status == RSM_OK; i++)
        status = compile_read(state, &schemas[i], error);
    if (status == RSM_OK)
        status = compile_read_aliases(state, error);
    if (status == RSM_OK && compile_has_failed(state))
        status = rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    if (status != RSM_OK)
        return status;
    compile_resolve(state);
    if (!compile_make_spellings(state) || !compile_sort_entries(state))
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    compile_mark_capitals(state);
    status = compile_read_demonyms(state, error);
    if (status != RSM_OK)
        return status;
    if (state->problems > 0 && !keep_going)
        return rsm_error_set(error, RSM_ERROR_FORMAT, "%u problems in the files",
                             (unsigned)state->problems);
    return compile_write(state, RSM_IMAGE_WORLD, image, error);
}

rsm_status rsm_compile_world(const char *source, bool keep_going, rsm_buffer *image,
                             rsm_buffer *messages, rsm_error *error) {
    compile_state state;
    rsm_arena arena;
    rsm_status status;
    rsm_arena_init(&arena, NULL, 0);
    compile_begin(&state, &arena, messages);
    state.source = source;
    status = compile_all(&state, keep_going, image, error);
    rsm_buffer_free(&state.strings);
    rsm_arena_free(&arena);
    return status;
}
