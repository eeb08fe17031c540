/* The command line: one table of options for all commands, each command's help naming those it
 * heeds. */
#include "cli/cli.h"

#include <errno.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int cli_fail(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fputs("rashomon: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    return EXIT_NOT_DONE;
}

typedef enum option_kind {
    OPTION_FLAG,
    OPTION_TEXT,
    OPTION_PAIR, /* two values, into the field and the one behind it */
    OPTION_NUMBER
} option_kind;

typedef struct option {
    const char *name, *brief; /* "--output", "-o" or NULL */
    option_kind kind;
    size_t offset;        /* of the field in cli_options */
    const char *commands; /* that take it, spaces around each */
} option;

#define FIELD(name) offsetof(cli_options, name)

static const option known_options[] = {
    {"--review", NULL, OPTION_FLAG, FIELD(review), " list "},
    {"--output", "-o", OPTION_TEXT, FIELD(output), " build export report annotate gazetteer "},
    {"--as", NULL, OPTION_TEXT, FIELD(format), " export "},
    {"--table", NULL, OPTION_TEXT, FIELD(table), " export "},
    {"--codebook", NULL, OPTION_TEXT, FIELD(view.codebook), " build list show why export report "},
    {"--codebooks", NULL, OPTION_TEXT, FIELD(codebooks), " compare "},
    {"--as-of", NULL, OPTION_TEXT, FIELD(view.as_of), " list show why compare export report "},
    {"--published-by", NULL, OPTION_TEXT, FIELD(view.published_by),
     " list show why compare export report "},
    {"--model", NULL, OPTION_TEXT, FIELD(model),
     " build import list show why compare export report serve annotate decide redact verify "
     "gazetteer "},
    {"--gazetteer", NULL, OPTION_TEXT, FIELD(gazetteer),
     " build import list show why compare export report serve annotate decide redact verify "},
    {"--lexicon", NULL, OPTION_TEXT, FIELD(lexicon), " build import annotate "},
    {"--history", NULL, OPTION_TEXT, FIELD(history), " show "},
    {"--by", NULL, OPTION_TEXT, FIELD(by), " decide redact serve "},
    {"--reason", NULL, OPTION_TEXT, FIELD(reason), " decide redact "},
    {"--jobs", "-j", OPTION_NUMBER, FIELD(jobs), " build annotate "},
    {"--from", NULL, OPTION_TEXT, FIELD(filter.from), " list "},
    {"--to", NULL, OPTION_TEXT, FIELD(filter.to), " list "},
    {"--country", NULL, OPTION_TEXT, FIELD(filter.country), " list "},
    {"--type", NULL, OPTION_TEXT, FIELD(filter.type), " list "},
    {"--words", NULL, OPTION_TEXT, FIELD(filter.words), " list "},
    {"--killed", NULL, OPTION_NUMBER, FIELD(filter.minimum_killed), " list "},
    {"--all", NULL, OPTION_FLAG, FIELD(filter.all), " list compare export "},
    {"--json", NULL, OPTION_FLAG, FIELD(json), " list show why compare decide "},
    {"--unread", NULL, OPTION_FLAG, FIELD(unread), " list "},
    {"--same", NULL, OPTION_FLAG, FIELD(same), " why "},
    {"--reread", NULL, OPTION_FLAG, FIELD(reread), " build "},
    {"--raw", NULL, OPTION_FLAG, FIELD(raw), " export "},
    {"--acled", NULL, OPTION_TEXT, FIELD(acled), " import "},
    {"--gtd", NULL, OPTION_TEXT, FIELD(gtd), " import "},
    {"--tokens", NULL, OPTION_FLAG, FIELD(tokens), " annotate "},
    {"--html", NULL, OPTION_FLAG, FIELD(html), " annotate "},
    {"--conllu", NULL, OPTION_FLAG, FIELD(conllu), " annotate "},
    {"--port", "-p", OPTION_TEXT, FIELD(port), " serve "},
    {"--read-only", NULL, OPTION_FLAG, FIELD(read_only), " serve "},
    {"--quiet", "-q", OPTION_FLAG, FIELD(quiet),
     " build import serve annotate decide redact export verify gazetteer "},
    {"--quote", NULL, OPTION_PAIR, FIELD(decision.report), " decide "},
    {"--note", NULL, OPTION_TEXT, FIELD(decision.note), " decide "},
    {"--stance", NULL, OPTION_TEXT, FIELD(decision.stance), " decide "},
    {"--wait", NULL, OPTION_FLAG, FIELD(decision.may_wait), " decide "},
    {"--list", NULL, OPTION_FLAG, FIELD(list), " decide "},
};

static bool takes(const option *o, const char *command) {
    char word[32];
    snprintf(word, sizeof word, " %s ", command);
    return strstr(o->commands, word) != NULL;
}

/* The option that `argument` names for the command; *value is what stands after "=", or NULL. */
static const option *find_option(const char *command, const char *argument, const char **value) {
    size_t size = strcspn(argument, "=");
    *value = argument[size] == '=' ? argument + size + 1 : NULL;
    for (size_t i = 0; i < sizeof known_options / sizeof *known_options; i++) {
        const option *o = &known_options[i];
        bool named = strlen(o->name) == size && strncmp(o->name, argument, size) == 0;
        bool brief = o->brief != NULL && strcmp(o->brief, argument) == 0;
        if ((named || brief) && takes(o, command))
            return o;
    }
    return NULL;
}

static bool set_number(const option *o, const char *value, cli_options *options) {
    char *end;
    errno = 0;
    unsigned long long number = strtoull(value, &end, 10);
    bool jobs = o->offset == FIELD(jobs);
    if (errno != 0 || end == value || *end != '\0' || *value == '-' ||
        number > (jobs ? 256u : 1000000000u)) {
        cli_fail("%s takes a number, not '%s'", o->name, value);
        return false;
    }
    if (jobs)
        options->jobs = (unsigned)number;
    else
        options->filter.minimum_killed = (int64_t)number;
    return true;
}

/* Sets one option; *index moves past a value that is an argument of its own. */
static bool set_option(const cli_command *command, char **arguments, int count, int *index,
                       cli_options *options) {
    const char *value;
    const option *o = find_option(command->name, arguments[*index], &value);
    if (o == NULL) {
        cli_fail("%s has no option '%s': see rashomon %s --help", command->name, arguments[*index],
                 command->name);
        return false;
    }
    if (o->kind == OPTION_FLAG) {
        if (value != NULL)
            cli_fail("%s takes no value", o->name);
        else
            *(bool *)((char *)options + o->offset) = true;
        return value == NULL;
    }
    if (value == NULL && *index + 1 < count)
        value = arguments[++*index];
    if (value == NULL || (o->kind == OPTION_PAIR && *index + 1 >= count)) {
        cli_fail("%s needs %s", o->name,
                 o->kind == OPTION_PAIR ? "a report and its words" : "a value");
        return false;
    }
    if (o->kind == OPTION_PAIR)
        ((const char **)((char *)options + o->offset))[1] = arguments[++*index];
    if (o->kind == OPTION_NUMBER)
        return set_number(o, value, options);
    *(const char **)((char *)options + o->offset) = value;
    return true;
}

bool cli_parse(const cli_command *command, int count, char **arguments, cli_options *options) {
    *options = (cli_options){0};
    size_t kept = 0;
    bool only_operands = false;
    for (int i = 0; i < count; i++) {
        bool operand = only_operands || arguments[i][0] != '-' || strcmp(arguments[i], "-") == 0;
        if (!operand && strcmp(arguments[i], "--") == 0)
            only_operands = true;
        else if (operand)
            arguments[kept++] = arguments[i];
        else if (!set_option(command, arguments, count, &i, options))
            return false;
    }
    options->operands = (const char *const *)arguments;
    options->operand_count = kept;
    size_t least = options->reread ? 0 : command->least;
    if (kept < least || (command->most > 0 && kept > command->most)) {
        cli_fail("usage: rashomon %s %s", command->name, command->operands);
        return false;
    }
    return true;
}
