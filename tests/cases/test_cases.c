/*
 * tests/cases/test_cases.c - short reports of our own, by class, and what must come out of them.
 *
 * Every case of the files here is read through the public header and through the program, which
 * must give the same bytes, and every expected line must hold. Lines that do not hold yet stand in
 * known-failures.txt with their class. That list may only shrink: a line that fails and is not on
 * it fails the test, and so does one on it that holds, or that is no line of any case. With
 * RASHOMON_CASES=FILE the lines that fail are written to FILE (shrink.sh uses it).
 */
#include "case.h"

#include "base/file.h"
#include "base/json.h"
#include "rashomon/rashomon.h"
#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define HERE  RSM_TEST_SOURCE_FOLDER "/tests/cases"
#define KNOWN "known-failures.txt"

typedef struct known_failure {
    rsm_slice file, name, line, reason;
    unsigned number;
    bool met; /* it fails indeed */
} known_failure;

static rsm_model *model;
static rsm_worker *worker;
static rsm_arena arena;
static rsm_vector cases; /* of case_text */

static void read_all(void) {
    rsm_vector_init(&cases, &arena, sizeof(case_text));
    const char *const command = "cd '" HERE "' && LC_ALL=C ls *.txt";
    FILE *names = popen(command, "r");
    char name[256], path[1024];
    assert_non_null(names);
    while (fgets(name, sizeof name, names) != NULL) {
        name[strcspn(name, "\n")] = 0;
        if (strcmp(name, KNOWN) == 0)
            continue;
        snprintf(path, sizeof path, "%s/%s", HERE, name);
        read_cases(path, rsm_arena_copy(&arena, name, strlen(name)), &cases, &arena);
    }
    assert_int_equal(pclose(names), 0);
}

static int open_surroundings(void **state) {
    rsm_error error;
    rsm_arena_init(&arena, NULL, 0);
    read_all();
    return rsm_model_open(RSM_TEST_WORLD_FILE, &model, &error) == RSM_OK &&
                   rsm_worker_new(model, NULL, &worker, &error) == RSM_OK
               ? 0
               : -1;
}

static int close_surroundings(void **state) {
    rsm_worker_free(worker);
    rsm_model_close(model);
    rsm_arena_free(&arena);
    return 0;
}

static const char *id_of(const case_text *one) {
    return rsm_arena_format(&arena, "%s:%s", one->file, one->name);
}

/* What the library gives for a case; the caller frees it. */
static rsm_string annotate(const case_text *one) {
    rsm_input input = {.text = one->text.data,
                       .text_size = one->text.size,
                       .id = id_of(one),
                       .title = one->title,
                       .outlet = one->outlet,
                       .published = one->published};
    rsm_document *document = NULL;
    rsm_string json = {0};
    rsm_error error = {0};
    if (rsm_annotate(worker, &input, &document, &error) != RSM_OK ||
        rsm_document_json(document, 0, &json, &error) != RSM_OK) {
        print_error("%s: %s: %s\n", one->file, one->name, error.message);
        fail();
    }
    rsm_document_free(document);
    return json;
}

static void read_known(rsm_vector *known) {
    rsm_buffer *file = rsm_arena_allocate(&arena, sizeof *file);
    rsm_slice rest, line, parts[4];
    rsm_buffer_init(file, NULL);
    assert_int_equal(rsm_file_read(HERE "/" KNOWN, 0, file, NULL), RSM_OK);
    rest = rsm_slice_copy(rsm_buffer_slice(file), &arena);
    rsm_buffer_free(file);
    for (unsigned number = 1; rsm_slice_split(&rest, '\n', &line); number++) {
        unsigned count = 0;
        line = rsm_slice_trim(line);
        if (line.size == 0 || line.data[0] == '#')
            continue;
        while (count < COUNT_OF(parts) && rsm_slice_split(&line, ';', &parts[count])) {
            parts[count] = rsm_slice_trim(parts[count]);
            count++;
        }
        if (count != COUNT_OF(parts) || parts[3].size == 0) {
            print_error(KNOWN ":%u: not FILE ; CASE ; LINE ; CLASS\n", number);
            fail();
        }
        known_failure *one = rsm_vector_push(known);
        *one = (known_failure){.file = parts[0],
                               .name = parts[1],
                               .line = parts[2],
                               .reason = parts[3],
                               .number = number};
    }
}

static known_failure *find_known(rsm_vector *known, const case_text *one, const char *line) {
    known_failure *items = known->items;
    for (uint32_t i = 0; i < known->count; i++)
        if (rsm_slice_equal_string(items[i].file, one->file) &&
            rsm_slice_equal_string(items[i].name, one->name) &&
            rsm_slice_equal_string(items[i].line, line))
            return &items[i];
    return NULL;
}

/* The incidents and statements of a document, for whoever looks at what went wrong. */
static void print_found(json_t *document) {
    static const char *const keys[] = {"incidents", "statements"};
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        json_t *all = json_object_get(document, keys[i]);
        for (size_t j = 0; j < json_array_size(all); j++) {
            char *text = json_dumps(json_array_get(all, j), JSON_COMPACT);
            print_error("      %s\n", text);
            free(text);
        }
    }
}

/* How many lines of the case fail and are not known to. */
static unsigned check_case(const case_text *one, rsm_vector *known, FILE *failing) {
    const case_line *lines = one->lines.items;
    bool *holding = rsm_arena_allocate_items(&arena, one->lines.count, sizeof *holding);
    rsm_string json = annotate(one);
    json_t *document = json_loadb(json.data, json.size, 0, NULL);
    unsigned wrong = 0;
    rsm_string_free(&json);
    assert_non_null(document);
    if (!match_case(one, document, holding))
        fail();
    for (uint32_t i = 0; i < one->lines.count; i++) {
        known_failure *found = find_known(known, one, lines[i].text);
        if (!holding[i] && failing != NULL)
            fprintf(failing, "%s ; %s ; %s\n", one->file, one->name, lines[i].text);
        if (found != NULL)
            found->met |= !holding[i];
        if (holding[i] || found != NULL)
            continue;
        print_error("%s:%u: %s: %s\n", one->file, lines[i].number, one->name, lines[i].text);
        wrong++;
    }
    if (wrong > 0 && failing == NULL)
        print_found(document);
    json_decref(document);
    return wrong;
}

static void every_line_holds_but_those_known_to_fail(void **state) {
    const char *path = getenv("RASHOMON_CASES");
    FILE *failing = path != NULL ? fopen(path, "w") : NULL;
    rsm_vector known;
    unsigned wrong = 0;
    rsm_vector_init(&known, &arena, sizeof(known_failure));
    read_known(&known);
    for (uint32_t i = 0; i < cases.count; i++)
        wrong += check_case(rsm_vector_at(&cases, i), &known, failing);
    if (failing != NULL)
        fclose(failing);
    for (uint32_t i = 0; i < known.count; i++) {
        const known_failure *one = rsm_vector_at(&known, i);
        if (!one->met) {
            print_error(KNOWN ":%u: holds now, or is no line of a case: take it off (shrink.sh)\n",
                        one->number);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

static void no_two_cases_of_a_file_have_one_name(void **state) {
    const case_text *all = cases.items;
    for (uint32_t i = 0; i < cases.count; i++)
        for (uint32_t j = i + 1; j < cases.count && strcmp(all[i].file, all[j].file) == 0; j++)
            if (strcmp(all[i].name, all[j].name) == 0) {
                print_error("%s: twice: %s\n", all[i].file, all[i].name);
                fail();
            }
    assert_true(cases.count >= 250);
}

/* All cases as one file of JSON Lines at `path`. */
static void write_reports(const char *path) {
    rsm_buffer out;
    rsm_buffer_init(&out, NULL);
    for (uint32_t i = 0; i < cases.count; i++) {
        const case_text *one = rsm_vector_at(&cases, i);
        rsm_json json;
        rsm_json_init(&json, &out);
        rsm_json_begin_object(&json);
        rsm_json_key_cstring(&json, "id", id_of(one));
        rsm_json_key_cstring(&json, "title", one->title);
        rsm_json_key_cstring(&json, "outlet", one->outlet);
        rsm_json_key_cstring(&json, "published", one->published);
        rsm_json_key_string(&json, "text", one->text);
        rsm_json_end_object(&json);
        rsm_buffer_append_char(&out, '\n');
    }
    assert_int_equal(rsm_file_write(path, rsm_buffer_slice(&out), NULL), RSM_OK);
    rsm_buffer_free(&out);
}

/* A line of `annotate` from its title on: before it stands the path, which differs. */
static const char *without_path(const char *line) {
    const char *title = strstr(line, ",\"title\":");
    return title != NULL ? title : line;
}

static void the_program_gives_the_same(void **state) {
    const char *program = getenv("RASHOMON_PROGRAM");
    char folder[] = "/tmp/rashomon-cases-XXXXXX", path[64], command[1024];
    char *line = NULL;
    size_t size = 0;
    if (program == NULL || access(program, X_OK) != 0)
        skip();
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/cases.jsonl", folder);
    write_reports(path);
    setenv("RASHOMON_MODEL", RSM_TEST_WORLD_FILE, 1);
    snprintf(command, sizeof command, "'%s' annotate '%s'", program, path);
    FILE *out = popen(command, "r");
    assert_non_null(out);
    for (uint32_t i = 0; i < cases.count; i++) {
        rsm_string json = annotate(rsm_vector_at(&cases, i));
        assert_true(getline(&line, &size, out) > 0);
        line[strcspn(line, "\n")] = 0;
        assert_string_equal(without_path(line), without_path(json.data));
        rsm_string_free(&json);
    }
    assert_int_equal(getline(&line, &size, out), -1);
    assert_int_equal(pclose(out), 0);
    free(line);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rmdir(folder), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_two_cases_of_a_file_have_one_name),
        cmocka_unit_test(every_line_holds_but_those_known_to_fail),
        cmocka_unit_test(the_program_gives_the_same),
    };
    return cmocka_run_group_tests(tests, open_surroundings, close_surroundings);
}
