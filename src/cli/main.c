/* rashomon: the program. Finds the command and runs it. */
#include "cli/cli.h"

#include <stdio.h>
#include <string.h>

static void print_usage(FILE *file) {
    fputs(
        "usage: rashomon COMMAND [OPTIONS] ...\n\n"
        "Reads many reports of the same incidents and writes down one sourced account of each.\n\n",
        file);
    for (const cli_command *command = cli_commands; command->name != NULL; command++)
        fprintf(file, "  %-9s %s\n", command->name, command->summary);
    fputs("\n  rashomon COMMAND --help tells more of each, with an example.\n"
          "  rashomon --version tells the version and the licences.\n",
          file);
}

static void print_version(void) {
    printf("rashomon %s\n"
           "Code: MIT licence. Place data: GeoNames (geonames.org), CC BY 4.0, and hand-written "
           "parts, MIT.\n"
           "Lexicon, ontology and codebooks: MIT. Models: CC BY-SA 4.0 (learned from UD English "
           "EWT and others).\n",
           rsm_version());
}

static void print_help(const cli_command *command) {
    printf("usage: rashomon %s %s\n\n%s.\n\n%s", command->name, command->operands, command->summary,
           command->help);
}

static int run(const cli_command *command, int count, char **arguments) {
    for (int i = 0; i < count; i++) {
        if (strcmp(arguments[i], "--") == 0)
            break;
        if (strcmp(arguments[i], "-h") != 0 && strcmp(arguments[i], "--help") != 0)
            continue;
        print_help(command);
        return EXIT_DONE;
    }
    cli_options options;
    if (!cli_parse(command, count, arguments, &options))
        return EXIT_NOT_DONE;
    return command->run(&options);
}

int main(int count, char **arguments) {
    if (count < 2) {
        print_usage(stderr);
        return EXIT_NOT_DONE;
    }
    const char *name = arguments[1];
    if (strcmp(name, "-h") == 0 || strcmp(name, "--help") == 0 || strcmp(name, "help") == 0) {
        print_usage(stdout);
        return EXIT_DONE;
    }
    if (strcmp(name, "--version") == 0) {
        print_version();
        return EXIT_DONE;
    }
    for (const cli_command *command = cli_commands; command->name != NULL; command++)
        if (strcmp(command->name, name) == 0)
            return run(command, count - 2, arguments + 2);
    return cli_fail("there is no command '%s': see rashomon --help", name);
}
