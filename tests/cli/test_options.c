/* The command line: what it takes and what it refuses. */
#include "cli/cli.h"

#include <string.h>

#include "support/test.h"

enum { MOST_WORDS = 12 };

static const cli_command *command_of(const char *name) {
    for (const cli_command *command = cli_commands; command->name != NULL; command++) {
        if (strcmp(command->name, name) == 0) {
            return command;
        }
    }
    return NULL;
}

/* Parses a command line with single spaces between its words. */
static bool parse(const char *line, char *words, cli_options *options) {
    char *arguments[MOST_WORDS] = {NULL};
    int count = 0;
    strcpy(words, line);
    for (char *word = strtok(words, " "); word != NULL && count < MOST_WORDS;
         word = strtok(NULL, " ")) {
        arguments[count++] = word;
    }
    const cli_command *command = command_of(arguments[0]);
    assert_non_null(command);
    static char *kept[MOST_WORDS];
    memcpy(kept, arguments, sizeof kept);
    return cli_parse(command, count - 1, kept + 1, options);
}

static void good_command_lines_are_taken(void **state) {
    static const char *const lines[] = {
        "build a.txt",
        "build -o case.db -j 4 a.txt b",
        "build --output=case.db --jobs=4 --codebook gtd -q -",
        "build -o case.db --reread",
        "redact case.db n1 --by=Orr --reason asked",
        "list case.db --from 2021-05-01 --to=2021-06-01 --country KZ --killed 10 --all --json",
        "list --unread case.db",
        "show case.db n1@120",
        "why case.db n1@120 killed --json",
        "export case.db --as csv --table reports -o -",
        "annotate --tokens -",
        "annotate -- --odd-name.txt",
        "verify -q case.db"};
    for (size_t i = 0; i < COUNT_OF(lines); i++) {
        char words[200];
        cli_options options;
        assert_true(parse(lines[i], words, &options));
    }
}

static void bad_command_lines_are_refused(void **state) {
    static const char *const lines[] = {"build",
                                        "list",
                                        "list a.db b.db",
                                        "show case.db",
                                        "why case.db n1",
                                        "why case.db n1 killed more",
                                        "list case.db --jobs 4",
                                        "list case.db --no-such",
                                        "list case.db --all=yes",
                                        "list case.db --killed many",
                                        "list case.db --killed -4",
                                        "list case.db --killed 99999999999999999999",
                                        "list case.db --country",
                                        "build -o",
                                        "build -j 0x4 a.txt",
                                        "build -j 100000 a.txt",
                                        "show case.db n1 -x"};
    for (size_t i = 0; i < COUNT_OF(lines); i++) {
        char words[200];
        cli_options options;
        if (parse(lines[i], words, &options)) {
            fail_msg("taken: %s", lines[i]);
        }
    }
}

static void options_and_operands_may_stand_in_any_order(void **state) {
    char words[200];
    cli_options options;
    assert_true(parse("why --json case.db --model=m.rsm n1@120 killed", words, &options));
    assert_true(options.json);
    assert_int_equal(options.operand_count, 3);
    assert_string_equal(options.operands[0], "case.db");
    assert_string_equal(options.operands[2], "killed");
    assert_string_equal(options.model, "m.rsm");
}

static void every_command_has_a_help_with_an_example(void **state) {
    for (const cli_command *command = cli_commands; command->name != NULL; command++) {
        char example[64];
        snprintf(example, sizeof example, "rashomon %s ", command->name);
        assert_non_null(strstr(command->help, "Example:\n"));
        assert_non_null(strstr(command->help, example));
    }
}

static void brief_ids_name_one_incident_or_none(void **state) {
    json_t *rows = json_pack("[{s:s},{s:s},{s:s},{s:i}]", "id", "0123456789abcdef@14-20", "id",
                             "0123456789abcdef@140-145", "id", "fedcba9876543210@3-9", "id", 7);
    static const struct {
        const char *brief;
        int row;
    } cases[] = {{"fedcba98@3", 2},   {"01234567@14-", 0}, {"01234567@140", 1},
                 {"01234567@14", -1}, {"01234567@9", -1},  {"fedcba9876543210@3-9", 2},
                 {"fedcba98", -1},    {"@", -1},           {"", -1}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const json_t *expected =
            cases[i].row < 0 ? NULL
                             : json_object_get(json_array_get(rows, (size_t)cases[i].row), "id");
        assert_ptr_equal(cli_incident_of_brief(rows, cases[i].brief), expected);
    }
    json_decref(rows);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(good_command_lines_are_taken),
        cmocka_unit_test(bad_command_lines_are_refused),
        cmocka_unit_test(options_and_operands_may_stand_in_any_order),
        cmocka_unit_test(every_command_has_a_help_with_an_example),
        cmocka_unit_test(brief_ids_name_one_incident_or_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
