/* Changed files of the lexicon over a world: their rows take the place of its own, wrong ones
 * change nothing. */
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
#include "world/columns.h"
#include "world/layer.h"
#include "world/support.h"

enum { FILES_MOST = 3 };

typedef struct changed_file {
    const char *path, *content;
} changed_file;

static char folder[64];
static rsm_arena arena;

static int set_up(void **state) {
    (void)state;
    snprintf(folder, sizeof folder, "/tmp/rsm-layer-XXXXXX");
    rsm_arena_init(&arena, NULL, 0);
    return mkdtemp(folder) != NULL ? 0 : -1;
}

static int tear_down(void **state) {
    (void)state;
    rsm_arena_free(&arena);
    return rmdir(folder);
}

/* ---- making folders ---- */

static void path_of(const changed_file *file, char *path, size_t size) {
    snprintf(path, size, "%s/%s", folder, file->path);
}

static void write_files(const changed_file *files, size_t count) {
    char path[256];
    rsm_error error = {.status = RSM_OK};
    snprintf(path, sizeof path, "%s/actors", folder);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/triggers", folder);
    mkdir(path, 0700);
    for (size_t i = 0; i < count && files[i].path != NULL; i++) {
        path_of(&files[i], path, sizeof path);
        assert_int_equal(rsm_file_write(path, rsm_slice_from_string(files[i].content), &error),
                         RSM_OK);
    }
}

static void remove_files(const changed_file *files, size_t count) {
    char path[256];
    for (size_t i = 0; i < count && files[i].path != NULL; i++) {
        path_of(&files[i], path, sizeof path);
        unlink(path);
    }
    snprintf(path, sizeof path, "%s/actors", folder);
    rmdir(path);
    snprintf(path, sizeof path, "%s/triggers", folder);
    rmdir(path);
}

/* The fixture with the files over it. */
static void open_with(compiled_world *world, const changed_file *files, size_t count) {
    rsm_buffer messages;
    rsm_error error = {.status = RSM_OK};
    rsm_buffer_init(&messages, NULL);
    compile_folder(fixture_folder(), world);
    write_files(files, count);
    rsm_status status = rsm_world_open_lexicon(world->world, folder, &messages, &error);
    remove_files(files, count);
    assert_string_equal(rsm_buffer_string(&messages), "");
    assert_string_equal(error.message, "");
    assert_int_equal(status, RSM_OK);
    rsm_buffer_free(&messages);
}

static void check_matches(const compiled_world *world, const char *text, const char *matches) {
    assert_string_equal(matches_of(world->world, text, false, &arena), matches);
}

/* ---- what is changed and what is not ---- */

typedef struct seen_rows {
    uint32_t rows[8];
    uint16_t flags[8];
    uint32_t count;
} seen_rows;

static bool see_row(void *context, uint32_t row, uint16_t flags) {
    seen_rows *seen = context;
    seen->rows[seen->count] = row;
    seen->flags[seen->count] = flags;
    return ++seen->count < 8;
}

static void assert_same_lookup(const rsm_world *one, const rsm_world *other, rsm_domain domain,
                               const char *phrase) {
    seen_rows first = {.count = 0}, second = {.count = 0};
    rsm_world_lookup(one, domain, rsm_slice_from_string(phrase), see_row, &first);
    rsm_world_lookup(other, domain, rsm_slice_from_string(phrase), see_row, &second);
    assert_memory_equal(&first, &second, sizeof first);
}

static void a_folder_of_unchanged_files_changes_nothing(void **state) {
    static const char *const texts[] = {"Northern Front gunmen blew/blow up the photo bomb",
                                        "dozens fled/flee the bomb attack of the NFA in Tessaly",
                                        "the raid of the River Brigade , no one died"};
    compiled_world plain, layered;
    rsm_buffer messages;
    rsm_error error = {.status = RSM_OK};
    (void)state;
    compile_folder(fixture_folder(), &plain);
    compile_folder(fixture_folder(), &layered);
    rsm_buffer_init(&messages, NULL);
    assert_int_equal(rsm_world_open_lexicon(layered.world,
                                            RSM_TEST_SOURCE_FOLDER "/tests/world/fixture/lexicon",
                                            &messages, &error),
                     RSM_OK);
    rsm_buffer_free(&messages);
    for (uint32_t domain = 0; domain < RSM_DOMAIN_COUNT; domain++) {
        uint32_t rows = rsm_world_rows(plain.world, (rsm_domain)domain);
        assert_int_equal(rsm_world_rows(layered.world, (rsm_domain)domain), rows);
        assert_same_lookup(plain.world, layered.world, (rsm_domain)domain, "bomb");
        assert_same_lookup(plain.world, layered.world, (rsm_domain)domain, "river brigade");
    }
    for (uint32_t row = 0; row < 2; row++)
        for (uint32_t column = 0; column < RSM_ACTOR_COLUMNS; column++) {
            rsm_slice one = rsm_world_string(plain.world, RSM_DOMAIN_ACTOR, row, column);
            if (column == RSM_ACTOR_KIND || column == RSM_ACTOR_WITHIN)
                assert_int_equal(rsm_world_number(plain.world, RSM_DOMAIN_ACTOR, row, column),
                                 rsm_world_number(layered.world, RSM_DOMAIN_ACTOR, row, column));
            else
                assert_true(rsm_slice_equal(
                    one, rsm_world_string(layered.world, RSM_DOMAIN_ACTOR, row, column)));
        }
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_string_equal(matches_of(plain.world, texts[i], false, &arena),
                            matches_of(layered.world, texts[i], false, &arena));
    free_compiled(&plain);
    free_compiled(&layered);
}

static void a_changed_file_takes_the_place_of_its_own_and_of_no_other(void **state) {
    static const changed_file files[] = {
        {"triggers/attack.txt", "bomb | v;n | attack | kills\nstorm | v | attack\n"},
    };
    compiled_world plain, layered;
    (void)state;
    compile_folder(fixture_folder(), &plain);
    open_with(&layered, files, 1);
    check_matches(&plain, "they stormed/storm it", "");
    assert_string_not_equal(matches_of(layered.world, "they stormed/storm it", false, &arena), "");
    assert_string_not_equal(matches_of(plain.world, "the raid", false, &arena), "");
    check_matches(&layered, "the raid", "");
    assert_int_equal(rsm_world_rows(layered.world, RSM_DOMAIN_TRIGGER), 2);
    assert_int_equal(rsm_world_rows(layered.world, RSM_DOMAIN_ACTOR),
                     rsm_world_rows(plain.world, RSM_DOMAIN_ACTOR));
    const char *unchanged = "dozens of gunmen of the River Brigade in Tessaly";
    check_matches(&layered, unchanged, matches_of(plain.world, unchanged, false, &arena));
    assert_int_equal(rsm_world_number(layered.world, RSM_DOMAIN_TRIGGER, 0, RSM_TRIGGER_TYPE),
                     rsm_world_find(plain.world, RSM_DOMAIN_TYPE, RSM_SLICE("attack")));
    free_compiled(&plain);
    free_compiled(&layered);
}

static void a_new_file_is_added(void **state) {
    static const changed_file files[] = {{"triggers/more.txt", "storm | v | attack\n"}};
    compiled_world plain, layered;
    (void)state;
    compile_folder(fixture_folder(), &plain);
    open_with(&layered, files, 1);
    assert_int_equal(rsm_world_rows(layered.world, RSM_DOMAIN_TRIGGER),
                     rsm_world_rows(plain.world, RSM_DOMAIN_TRIGGER) + 1);
    assert_string_not_equal(matches_of(layered.world, "they stormed/storm it", false, &arena), "");
    check_matches(&layered, "the raid", matches_of(plain.world, "the raid", false, &arena));
    free_compiled(&plain);
    free_compiled(&layered);
}

static uint32_t find_actor(const compiled_world *world, const char *id) {
    return rsm_world_find(world->world, RSM_DOMAIN_ACTOR, rsm_slice_from_string(id));
}

static uint32_t parent_of(const compiled_world *world, const char *id) {
    return rsm_world_number(world->world, RSM_DOMAIN_ACTOR, find_actor(world, id),
                            RSM_ACTOR_WITHIN);
}

static void actors_of_both_name_each_other_as_parents(void **state) {
    static const changed_file added[] = {
        {"actors/aaa.txt", "marsh-wing | group | AA | northern-front | - | Marsh Wing\n"
                           "reed-cell | group | AA | marsh-wing | - | Reed Cell\n"}};
    static const changed_file replaced[] = {
        {"actors/groups.txt", "hill-league | group | AA | - | - | Hill League\n"
                              "northern-front | group | AA | hill-league | - | Northern Front\n"}};
    compiled_world world;
    (void)state;
    open_with(&world, added, 1); /* before groups.txt: the rows of that file have moved */
    assert_int_equal(find_actor(&world, "marsh-wing"), 0);
    assert_int_equal(parent_of(&world, "marsh-wing"), find_actor(&world, "northern-front"));
    assert_int_equal(parent_of(&world, "reed-cell"), find_actor(&world, "marsh-wing"));
    assert_int_equal(parent_of(&world, "river-brigade"), find_actor(&world, "northern-front"));
    assert_int_equal(parent_of(&world, "northern-front"), UINT32_MAX);
    free_compiled(&world);
    open_with(&world, replaced, 1);
    assert_int_equal(find_actor(&world, "river-brigade"), UINT32_MAX);
    assert_int_equal(parent_of(&world, "northern-front"), find_actor(&world, "hill-league"));
    check_matches(&world, "the River Brigade", "");
    free_compiled(&world);
}

static void the_same_files_have_the_same_checksum(void **state) {
    static const changed_file one[] = {{"vague.txt", "scores | 40 | -\n"}};
    static const changed_file other[] = {{"vague.txt", "scores | 41 | -\n"}};
    compiled_world first, again, changed, plain;
    (void)state;
    open_with(&first, one, 1);
    open_with(&again, one, 1);
    open_with(&changed, other, 1);
    compile_folder(fixture_folder(), &plain);
    assert_true(rsm_world_checksum_lexicon(first.world) == rsm_world_checksum_lexicon(again.world));
    assert_true(rsm_world_checksum_lexicon(first.world) !=
                rsm_world_checksum_lexicon(changed.world));
    assert_true(rsm_world_checksum_lexicon(plain.world) == 0);
    free_compiled(&first);
    free_compiled(&again);
    free_compiled(&changed);
    free_compiled(&plain);
}

/* ---- what is wrong ---- */

static void wrong_files_are_told_and_change_nothing(void **state) {
    static const struct {
        changed_file files[FILES_MOST];
        const char *messages[FILES_MOST]; /* after the folder's name */
    } table[] = {
        {{{"vague.txt", "# head\nsome | 2 | 3\nmany | x | -\n"}},
         {"/vague.txt:3: low: bad number 'x'\n"}},
        {{{"vague.txt", "some | 2\n"}},
         {"/vague.txt:1: missing field: 2 fields, at least 3 are needed\n"}},
        {{{"vague.txt", "ab \xFF c | 2 | 3\n"}}, {"/vague.txt:1: not UTF-8\n"}},
        {{{"vague.txt", "a\x1B[2J | 2 | z\x1B\n"}}, {"/vague.txt:1: high: bad number 'z?'\n"}},
        {{{"triggers/a.txt", "storm | v | attack\nzap | v | - | kills\n"}},
         {"/triggers/a.txt:2: trigger without a type: only one that is generic or bare may be\n"}},
        {{{"triggers/a.txt", "zap | v | tempest\n"}},
         {"/triggers/a.txt:1: unknown reference 'tempest'\n"}},
        {{{"triggers/a.txt", "zap | v | attack | loudly\n"}},
         {"/triggers/a.txt:1: flags: unknown word 'loudly'\n"}},
        {{{"roles.txt", "any | sideways | - | actor\n"}},
         {"/roles.txt:1: relation: unknown word 'sideways'\n"}},
        {{{"roles.txt", "any | subject | - | culprit\n"}},
         {"/roles.txt:1: role: unknown word 'culprit'\n"}},
        {{{"roles.txt", "any | thing | - | actor\n"}},
         {"/roles.txt:1: relation 'thing' cannot give the role 'actor'\n"}},
        {{{"roles.txt", "trigger zap | subject | - | actor\n"}},
         {"/roles.txt:1: unknown reference 'zap'\n"}},
        {{{"actors/a.txt", "river-brigade | group | AA | - | - | River Men\n"}},
         {"/actors/a.txt:1: duplicate id 'river-brigade'\n"}},
        {{{"actors/groups.txt", "hill-league | group | AA | river-brigade | - | Hill League\n"}},
         {"/actors/groups.txt:1: unknown reference 'river-brigade'\n"}},
        {{{"sorts.txt", "a | b\n"}}, {"/sorts.txt:1: the lexicon has no file of this name\n"}},
        {{{"roles.txt", "any | subject | - | culprit\n"}, {"vague.txt", "some | 2 | y\n"}},
         {"/roles.txt:1: role: unknown word 'culprit'\n", "/vague.txt:1: high: bad number 'y'\n"}},
    };
    compiled_world world;
    (void)state;
    compile_folder(fixture_folder(), &world);
    const char *text = "the River Brigade bombed/bomb dozens in Tessaly";
    const char *before = matches_of(world.world, text, false, &arena);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        rsm_buffer messages, expected;
        rsm_error error = {.status = RSM_OK};
        rsm_buffer_init(&messages, NULL);
        rsm_buffer_init(&expected, NULL);
        for (uint32_t k = 0; k < FILES_MOST && table[i].messages[k] != NULL; k++)
            rsm_buffer_append_format(&expected, "%s%s", folder, table[i].messages[k]);
        write_files(table[i].files, FILES_MOST);
        assert_int_equal(rsm_world_open_lexicon(world.world, folder, &messages, &error),
                         RSM_ERROR_FORMAT);
        remove_files(table[i].files, FILES_MOST);
        assert_string_equal(rsm_buffer_string(&messages), rsm_buffer_string(&expected));
        assert_true(rsm_world_checksum_lexicon(world.world) == 0);
        check_matches(&world, text, before);
        rsm_buffer_free(&messages);
        rsm_buffer_free(&expected);
    }
    free_compiled(&world);
}

static void check_refused(const char *path, rsm_status expected) {
    compiled_world world;
    rsm_buffer messages;
    rsm_error error = {.status = RSM_OK};
    rsm_buffer_init(&messages, NULL);
    compile_folder(fixture_folder(), &world);
    assert_int_equal(rsm_world_open_lexicon(world.world, path, &messages, &error), expected);
    assert_int_equal(error.status, expected);
    assert_non_null(strstr(error.message, path));
    assert_string_equal(rsm_buffer_string(&messages), "");
    rsm_buffer_free(&messages);
    free_compiled(&world);
}

static void what_is_no_folder_of_the_lexicon_is_refused(void **state) {
    static const changed_file note[] = {{"README.md", "no words\n"}};
    static changed_file large[] = {{"vague.txt", NULL}};
    const size_t over = ((size_t)4 << 20) + 1;
    char *bytes = calloc(over + 1, 1);
    (void)state;
    assert_non_null(bytes);
    memset(bytes, 'a', over);
    large[0].content = bytes;
    check_refused("/nonexistent/lexicon", RSM_ERROR_NOT_FOUND);
    check_refused(RSM_TEST_SOURCE_FOLDER "/tests/world/test_layer.c", RSM_ERROR_NOT_FOUND);
    write_files(note, 1);
    check_refused(folder, RSM_ERROR_NOT_FOUND);
    remove_files(note, 1);
    write_files(large, 1);
    check_refused(folder, RSM_ERROR_LIMIT);
    remove_files(large, 1);
    free(bytes);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_folder_of_unchanged_files_changes_nothing),
        cmocka_unit_test(a_changed_file_takes_the_place_of_its_own_and_of_no_other),
        cmocka_unit_test(a_new_file_is_added),
        cmocka_unit_test(actors_of_both_name_each_other_as_parents),
        cmocka_unit_test(the_same_files_have_the_same_checksum),
        cmocka_unit_test(wrong_files_are_told_and_change_nothing),
        cmocka_unit_test(what_is_no_folder_of_the_lexicon_is_refused),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
