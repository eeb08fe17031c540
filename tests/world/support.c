/* What the tests of the world share: see support.h. */
#include "world/support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "world/compile/compile.h"
#include "world/image.h"

const char *fixture_folder(void) {
    return RSM_TEST_SOURCE_FOLDER "/tests/world/fixture";
}

void compile_folder(const char *folder, compiled_world *compiled) {
    rsm_error error = {.status = RSM_OK};
    rsm_buffer messages;
    rsm_status status;
    rsm_buffer_init(&messages, NULL);
    rsm_buffer_init(&compiled->image, NULL);
    status = rsm_compile_world(folder, false, &compiled->image, &messages, &error);
    assert_string_equal(rsm_buffer_string(&messages), "");
    assert_int_equal(status, RSM_OK);
    rsm_buffer_free(&messages);
    compiled->bytes = malloc(compiled->image.size);
    assert_non_null(compiled->bytes);
    memcpy(compiled->bytes, compiled->image.data, compiled->image.size);
    status = rsm_world_open_memory(compiled->bytes, compiled->image.size, &compiled->world, &error);
    assert_string_equal(error.message, "");
    assert_int_equal(status, RSM_OK);
}

void free_compiled(compiled_world *compiled) {
    rsm_world_close(compiled->world);
    rsm_buffer_free(&compiled->image);
    free(compiled->bytes);
}

static rsm_word make_word(rsm_slice text) {
    size_t slash = rsm_slice_find_byte(text, '/');
    rsm_slice surface = rsm_slice_sub(text, 0, slash);
    rsm_slice lemma = slash == RSM_NOWHERE ? surface : rsm_slice_sub(text, slash + 1, text.size);
    rsm_word word = {.surface = rsm_world_word_key(surface), .lemma = rsm_world_word_key(lemma)};
    uint32_t letters = 0, capitals = 0;
    for (size_t i = 0; i < surface.size;) {
        rsm_character character = rsm_utf8_decode(surface, i);
        letters += rsm_is_letter(character.code_point);
        capitals += rsm_is_upper(character.code_point);
        if (i == 0)
            word.capitalised = rsm_is_upper(character.code_point);
        i += character.size;
    }
    word.capitals = letters >= 2 && capitals == letters;
    rsm_world_word_parts(surface, &word);
    word.joiner = rsm_slice_equal_string(surface, "-") || rsm_slice_equal_string(surface, "'s") ||
                  rsm_slice_equal_string(surface, "'");
    return word;
}

sentence make_sentence(const char *text) {
    sentence made = {.count = 0};
    rsm_slice rest = rsm_slice_from_string(text), part;
    while (rsm_slice_split(&rest, ' ', &part))
        if (part.size > 0 && made.count < SENTENCE_WORDS)
            made.words[made.count++] = make_word(part);
    return made;
}

const char *matches_of(const rsm_world *world, const char *text, bool one_case, rsm_arena *arena) {
    sentence made = make_sentence(text);
    rsm_match *matches = NULL;
    uint32_t count = 0;
    const char *result = "";
    assert_int_equal(
        rsm_world_match(world, made.words, NULL, made.count, one_case, arena, &matches, &count),
        RSM_OK);
    for (uint32_t i = 0; i < count; i++) {
        const rsm_match *match = &matches[i];
        rsm_domain domain = (rsm_domain)match->domain;
        uint32_t column = domain == RSM_DOMAIN_PLACE ? RSM_GAZETTEER_NAME : 0;
        rsm_slice name = rsm_world_string(world, domain, match->row, column);
        result = rsm_arena_format(arena, "%s%s%u-%u %u:%.*s", result, *result != '\0' ? "; " : "",
                                  (unsigned)match->first_token, (unsigned)match->end_token,
                                  (unsigned)domain, RSM_SLICE_ARGUMENTS(name));
        assert_non_null(result);
    }
    return result;
}
