/* The compiler: what it says of wrong files, and that what it makes cannot do harm when damaged. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "world/compile/compile.h"
#include "world/image.h"
#include "world/support.h"

#define COUNTRIES "gazetteer/countries.tsv"

/* A folder with one file of the lexicon, made and taken away for each case. */
typedef struct case_folder {
    char root[64];
    char folder[128];
    char file[256];
} case_folder;

static void make_folder(case_folder *made, const char *path, const char *content) {
    const char *slash = strrchr(path, '/');
    rsm_error error = {.status = RSM_OK};
    char middle[128];
    snprintf(made->root, sizeof made->root, "/tmp/rsm-world-XXXXXX");
    assert_non_null(mkdtemp(made->root));
    snprintf(middle, sizeof middle, "%s/lexicon", made->root);
    snprintf(made->folder, sizeof made->folder, "%s/%.*s", made->root, (int)(slash - path), path);
    snprintf(made->file, sizeof made->file, "%s/%s", made->root, path);
    mkdir(middle, 0700);
    mkdir(made->folder, 0700);
    assert_int_equal(rsm_file_write(made->file, rsm_slice_from_string(content), &error), RSM_OK);
}

static void remove_folder(const case_folder *made) {
    char middle[128];
    snprintf(middle, sizeof middle, "%s/lexicon", made->root);
    unlink(made->file);
    rmdir(made->folder);
    rmdir(middle);
    rmdir(made->root);
}

static void wrong_files_are_told_with_file_and_line(void **state) {
    static const struct {
        const char *path, *content, *message;
    } table[] = {
        {"lexicon/vague.txt", "# head\nsome | 2 | 3\nmany | x | -\n",
         "lexicon/vague.txt:3: low: bad number 'x'\n"},
        {"lexicon/vague.txt", "some | 2\n",
         "lexicon/vague.txt:1: missing field: 2 fields, at least 3 are needed\n"},
        {"lexicon/vague.txt", "- | 2 | 3\n", "lexicon/vague.txt:1: missing field: words\n"},
        {"lexicon/vague.txt", "a b c d e f g h i j k l m n o p q | 2 | 3\n",
         "lexicon/vague.txt:1: phrase over 16 words: 'a b c d e f g h i j k l m n o p q'\n"},
        {"lexicon/vague.txt", "ab \xFF c | 2 | 3\n", "lexicon/vague.txt:1: not UTF-8\n"},
        {"lexicon/hedges.txt", "over | beneath | over\n",
         "lexicon/hedges.txt:1: before or after: unknown word 'beneath'\n"},
        {"lexicon/cues.txt", "say | v;q | asserts\n",
         "lexicon/cues.txt:1: form: unknown word 'q'\n"},
        {"lexicon/cues.txt", "say ... | v | asserts\n",
         "lexicon/cues.txt:1: '...' must stand between words, at most 2 times: 'say ...'\n"},
        {"lexicon/vetoes.txt", "photo [bomb\n",
         "lexicon/vetoes.txt:1: '[' and ']' must stand in pairs\n"},
        {"lexicon/actors/a.txt", "a | group | - | - | - | A\n\na | group | - | - | - | B\n",
         "lexicon/actors/a.txt:3: duplicate id 'a'\n"},
        {"lexicon/actors/a.txt", "a | group | - | b | - | A\n",
         "lexicon/actors/a.txt:1: unknown reference 'b'\n"},
        {"lexicon/actors/a.txt", "a | group | ZZ | - | - | A\n",
         "lexicon/actors/a.txt:1: unknown reference 'ZZ'\n"},
        {"gazetteer/aliases.txt", "7 | AA | Osk | -\n",
         "gazetteer/aliases.txt:1: unknown reference '7'\n"},
        {"gazetteer/demonyms.txt", "Osk | city | AA | - | Oskan | -\n",
         "gazetteer/demonyms.txt:1: unknown place 'Osk'\n"},
        {COUNTRIES, "AA\tAAA\t1\tArland\tT\t190\t0\t1\t1\tAS\n",
         COUNTRIES ":1: latitude: bad number '190'\n"},
        {"codebooks/b.txt", "# head\nkiled | latest | - | -\n",
         "codebooks/b.txt:2: slot: there is no 'kiled'; write a slot (killed, when, ...), counts, "
         "or incident\n"},
        {"codebooks/b.txt", "counts | newest | - | -\n",
         "codebooks/b.txt:1: rule: there is no 'newest'; codebooks/default.txt tells all\n"},
        {"codebooks/b.txt", "counts | range\n",
         "codebooks/b.txt:1: rule: there is no 'range'; codebooks/default.txt tells all\n"},
        {"codebooks/b.txt", "counts | latest | 3 | -\n",
         "codebooks/b.txt:1: argument: 'latest' takes none\n"},
        {"codebooks/b.txt", "when | latest | - | -\n",
         "codebooks/b.txt:1: rule: how 'when' is chosen is told in default.txt and the same for "
         "every codebook\n"},
        {"codebooks/b.txt", "incident | latest | - | -\n",
         "codebooks/b.txt:1: rule: 'latest' chooses a value; an incident takes needs and event\n"},
        {"codebooks/b.txt", "when | vague | tens = 10 | -\n",
         "codebooks/b.txt:1: rule: 'vague' does not go with 'when'\n"},
        {"codebooks/b.txt", "counts | vague | tens 10 | -\n",
         "codebooks/b.txt:1: vague: write words = number, with ; between, not 'tens 10'\n"},
        {"codebooks/b.txt", "when | precision | day = 1 ; fortnight = 2 | -\n",
         "codebooks/b.txt:1: precision: unknown word 'fortnight'\n"},
        {"codebooks/b.txt", "killed | attackers | most | -\n",
         "codebooks/b.txt:1: argument: 'most' is none of: either, counted, left out\n"},
        {"codebooks/b.txt", "type | generic | mischief | -\n",
         "codebooks/b.txt:1: unknown reference 'mischief'\n"},
        {"codebooks/b.txt", "injured | not recorded | yes | -\n",
         "codebooks/b.txt:1: argument: 'not recorded' takes none\n"},
        {"codebooks/b.txt", "counts | latest | - | one | two\n",
         "codebooks/b.txt:1: 5 fields, four are there: slot, rule, argument, note\n"},
        {"lexicon/actors/a.txt", "marsh-wing | group | - | - | - | Marsh Wing ; ?\n",
         "lexicon/actors/a.txt:1: a name without words\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        case_folder made;
        rsm_buffer image, messages;
        rsm_error error = {.status = RSM_OK};
        rsm_buffer_init(&image, NULL);
        rsm_buffer_init(&messages, NULL);
        make_folder(&made, table[i].path, table[i].content);
        assert_int_equal(rsm_compile_world(made.root, false, &image, &messages, &error),
                         RSM_ERROR_FORMAT);
        assert_string_equal(rsm_buffer_string(&messages), table[i].message);
        assert_int_equal(image.size, 0);
        assert_int_equal(rsm_compile_world(made.root, true, &image, &messages, &error), RSM_OK);
        assert_true(image.size > 0);
        remove_folder(&made);
        rsm_buffer_free(&image);
        rsm_buffer_free(&messages);
    }
}

static void an_empty_folder_makes_an_empty_world(void **state) {
    compiled_world empty;
    (void)state;
    compile_folder("/nonexistent", &empty);
    for (uint32_t i = 0; i < RSM_DOMAIN_COUNT; i++)
        assert_int_equal(rsm_world_rows(empty.world, (rsm_domain)i), 0);
    assert_int_equal(rsm_world_find(empty.world, RSM_DOMAIN_TYPE, RSM_SLICE("attack")), UINT32_MAX);
    free_compiled(&empty);
}

static void the_same_files_make_the_same_bytes(void **state) {
    compiled_world first, second;
    (void)state;
    compile_folder(fixture_folder(), &first);
    compile_folder(fixture_folder(), &second);
    assert_int_equal(first.image.size, second.image.size);
    assert_memory_equal(first.bytes, second.bytes, first.image.size);
    free_compiled(&first);
    free_compiled(&second);
}

static void a_look_prints_the_rows_of_a_phrase(void **state) {
    compiled_world fixture;
    rsm_buffer output;
    (void)state;
    compile_folder(fixture_folder(), &fixture);
    rsm_buffer_init(&output, NULL);
    rsm_compile_look(fixture.world, RSM_SLICE("river brigade"), &output);
    assert_string_equal(
        rsm_buffer_string(&output),
        "lexicon/actors #1 [ capital primary ]  id=river-brigade  kind=0  countries=AA;BB"
        "  within=northern-front  years=  names=River Brigade\n");
    rsm_buffer_free(&output);
    free_compiled(&fixture);
}

/* ---- damage ---- */

static void every_changed_byte_is_noticed(void **state) {
    compiled_world fixture;
    rsm_error error = {.status = RSM_OK};
    rsm_world *world = NULL;
    (void)state;
    compile_folder(fixture_folder(), &fixture);
    for (size_t i = 0; i < fixture.image.size; i++) {
        fixture.bytes[i] ^= 0x41;
        assert_int_not_equal(
            rsm_world_open_memory(fixture.bytes, fixture.image.size, &world, &error), RSM_OK);
        assert_null(world);
        fixture.bytes[i] ^= 0x41;
    }
    free_compiled(&fixture);
}

static void a_file_cut_short_is_noticed(void **state) {
    compiled_world fixture;
    rsm_error error = {.status = RSM_OK};
    rsm_world *world = NULL;
    (void)state;
    compile_folder(fixture_folder(), &fixture);
    for (size_t size = 0; size < fixture.image.size; size += 7)
        assert_int_not_equal(rsm_world_open_memory(fixture.bytes, size, &world, &error), RSM_OK);
    free_compiled(&fixture);
}

static bool go_on(void *context, uint32_t row, uint16_t flags) {
    (void)context;
    (void)row;
    (void)flags;
    return true;
}

/* Everything that can be asked of a world, answers unread. */
static void ask_everything(const rsm_world *world) {
    sentence made =
        make_sentence("Northern - Front blew/blow the gunmen 's bomb up in Saint John 's , D.C.");
    rsm_match *matches = NULL;
    uint32_t count = 0;
    rsm_arena arena;
    rsm_slice item;
    rsm_arena_init(&arena, NULL, 0);
    rsm_world_match(world, made.words, NULL, made.count, true, &arena, &matches, &count);
    for (uint32_t i = 0; i < count; i++)
        rsm_world_string(world, (rsm_domain)matches[i].domain, matches[i].row, 0);
    for (uint32_t domain = 0; domain < RSM_DOMAIN_COUNT; domain++) {
        rsm_world_find(world, (rsm_domain)domain, RSM_SLICE("900"));
        rsm_world_lookup(world, (rsm_domain)domain, RSM_SLICE("Tessaly"), go_on, NULL);
        for (uint32_t row = 0; row < 4; row++)
            for (uint32_t column = 0; column < 10; column++)
                rsm_world_list_item(world, (rsm_domain)domain, row, column, 1, &item);
    }
    rsm_arena_free(&arena);
}

/* Damage that a right checksum hides must still not lead outside the file: run with sanitizers. */
static void damage_under_a_right_checksum_does_no_harm(void **state) {
    compiled_world fixture;
    rsm_error error = {.status = RSM_OK};
    rsm_image_header *header;
    (void)state;
    compile_folder(fixture_folder(), &fixture);
    header = (void *)fixture.bytes;
    for (size_t i = RSM_IMAGE_CHECKED_FROM; i < fixture.image.size; i++) {
        rsm_world *world = NULL;
        unsigned char before = fixture.bytes[i];
        fixture.bytes[i] ^= (unsigned char)(i % 3 == 0 ? 0xFF : i % 3 == 1 ? 0x80 : 0x01);
        header->checksum = rsm_image_checksum(fixture.bytes, fixture.image.size);
        if (rsm_world_open_memory(fixture.bytes, fixture.image.size, &world, &error) == RSM_OK)
            ask_everything(world);
        rsm_world_close(world);
        fixture.bytes[i] = before;
    }
    free_compiled(&fixture);
}

static void what_is_no_world_file_is_refused(void **state) {
    static const uint64_t nothing[64] = {0};
    rsm_error error = {.status = RSM_OK};
    rsm_world *world = NULL;
    (void)state;
    assert_int_equal(rsm_world_open_memory(nothing, sizeof nothing, &world, &error),
                     RSM_ERROR_FORMAT);
    assert_string_equal(error.message, "not a world file");
    assert_int_equal(rsm_world_open_memory((const char *)nothing + 1, 100, &world, &error),
                     RSM_ERROR_ARGUMENT);
    assert_int_not_equal(rsm_world_open("/nonexistent/world.rsm", &world, &error), RSM_OK);
    assert_null(world);
    rsm_world_close(NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wrong_files_are_told_with_file_and_line),
        cmocka_unit_test(an_empty_folder_makes_an_empty_world),
        cmocka_unit_test(the_same_files_make_the_same_bytes),
        cmocka_unit_test(a_look_prints_the_rows_of_a_phrase),
        cmocka_unit_test(every_changed_byte_is_noticed),
        cmocka_unit_test(a_file_cut_short_is_noticed),
        cmocka_unit_test(damage_under_a_right_checksum_does_no_harm),
        cmocka_unit_test(what_is_no_world_file_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
