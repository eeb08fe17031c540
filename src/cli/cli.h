/* The program: what its commands share. Everything here stands on the public header alone. */
#ifndef RSM_CLI_CLI_H
#define RSM_CLI_CLI_H

#include "cli/page.h"
#include "words/words.h"

#include <rashomon/rashomon.h>

#include <stdbool.h>
#include <stddef.h>

/* Exit statuses, as documented in rashomon(1). */
enum { EXIT_DONE = 0, EXIT_SOME_UNREAD = 1, EXIT_NOT_DONE = 2 };

/* What the command line asks for. Strings are views of argv. */
typedef struct cli_options {
    bool review;             /* of list */
    const char *output;      /* -o */
    const char *format;      /* --as */
    const char *table;       /* --table */
    const char *codebooks;   /* --codebooks */
    const char *port;        /* --port */
    const char *model;       /* --model */
    const char *gazetteer;   /* --gazetteer */
    const char *lexicon;     /* --lexicon */
    const char *history;     /* --history */
    const char *by, *reason; /* --by, --reason */
    rsm_view view;           /* --as-of, --published-by, --codebook */
    rsm_filter filter;
    unsigned jobs;
    bool json, tokens, conllu, html, unread, same, quiet, reread, list;
    bool read_only;          /* of serve */
    bool raw;                /* of export */
    const char *acled, *gtd; /* of import */
    rsm_correction decision; /* --quote, --note, --stance, --wait */
    const char *const *operands;
    size_t operand_count;
} cli_options;

typedef struct cli_command {
    const char *name;
    const char *operands; /* as in the usage line */
    const char *summary;
    const char *help;   /* options and an example */
    size_t least, most; /* operands; most 0: any number; --reread needs none */
    int (*run)(const cli_options *options);
} cli_command;

/* All commands, in the order of the help; the last has a NULL name. */
extern const cli_command cli_commands[];

int command_build(const cli_options *options);
int command_list(const cli_options *options);
int command_show(const cli_options *options);
int command_why(const cli_options *options);
int command_compare(const cli_options *options);
int cli_why_same(const cli_options *options); /* why_same.c: `why --same` */
int command_export(const cli_options *options);
int command_serve(const cli_options *options);
int command_report(const cli_options *options);
int command_annotate(const cli_options *options);
int command_redact(const cli_options *options);
int command_verify(const cli_options *options);
int command_decide(const cli_options *options);
int command_gazetteer(const cli_options *options);
int command_import(const cli_options *options);

/* Reads options and operands; returns false after one line on standard error. */
bool cli_parse(const cli_command *command, int count, char **arguments, cli_options *options);

/* One line on standard error, "rashomon: ...". Gives EXIT_NOT_DONE. */
int cli_fail(const char *format, ...)
#if defined(__GNUC__)
    __attribute__((format(printf, 1, 2)))
#endif
    ;

/* Opens the model: --model, else $RASHOMON_MODEL, else world.rsm beside the program, else where it
 * was installed. NULL after a line. */
rsm_model *cli_open_model(const cli_options *options);

/* The same with the changed files of the lexicon, for `annotate`. Where something is wrong with
 * them it is told, *refused is set, and the model has the built-in lexicon. */
rsm_model *cli_open_reader(const cli_options *options, bool *refused);

/* Where the model lies, and where the user's gazetteer is looked for: --gazetteer, else
 * $RASHOMON_GAZETTEER, else gazetteer.rsm in the user's data folder. NULL where it is to be none
 * (an empty name) or there is no such folder. `room` holds CLI_PATH bytes. */
enum { CLI_PATH = 4096 };
const char *cli_model_path(const cli_options *options, char *room);
const char *cli_gazetteer_path(const cli_options *options, char *room);

/* Opens a ledger with its model for reading, seen as the options ask (or as `mode` says). False
 * after a line; close with cli_close. */
typedef struct cli_case {
    rsm_model *model;
    rsm_session *session;
} cli_case;
bool cli_open(const cli_options *options, rsm_session_mode mode, cli_case *opened);
void cli_close(cli_case *opened);

/* How the ledger is seen, as a line of the page: "as held at 2021-06-06, codebook gtd"; nothing
 * where it is seen as it is stored. */
void cli_page_view(cli_page *page, const cli_options *options);

/* Writes to standard output, or to `path` so that the file is there whole or not at all. Gives an
 * exit status. */
int cli_put(const char *path, const char *data, size_t size);

/* The same for a text of one line, to standard output with a newline. */
int cli_put_line(const rsm_string *text);

/* Sees that all that was written to standard output got there. Gives an exit status. */
int cli_flush(void);

/* The id (borrowed) of the one row of `rows` whose report's id begins with what stands before the
 * "@" of `brief`, and whose mention begins with what stands after it; NULL where there is none or
 * several. */
const json_t *cli_incident_of_brief(const json_t *rows, const char *brief);

/* The account or (with a slot) the proof of an incident by its id, the only beginning of one, or a
 * brief id as `list` prints it. */
rsm_status cli_account(const cli_case *opened, const char *id, const char *slot, rsm_string *text,
                       rsm_error *error);

/* The evidence that two mentions are of one incident or of two, by ids as cli_account takes them.
 */
rsm_status cli_same(const cli_case *opened, const char *first, const char *second, rsm_string *text,
                    rsm_error *error);

/* JSON that the library gave, to be released with json_decref; NULL where memory fails. */
json_t *cli_parse_json(const rsm_string *text);

/* Who decides: --by, else $RASHOMON_PERSON, else the name of the user; NULL where none is known. */
const char *cli_person(const cli_options *options);

/* The last part of a ledger's path: where it lies is nobody's business who is shown a page. */
const char *cli_ledger_name(const char *path);

/* Names of countries, out of the model of an opened ledger. */
words_countries cli_countries_of(const cli_case *opened);

/* Whether standard output (error) is a terminal that takes colour (NO_COLOR and TERM=dumb are
 * heeded). */
bool cli_colour(void);

/* Columns of the terminal, at least 72 and at most `most`; 80 where it is none. */
int cli_width(int most);

/* A progress bar on standard error while a batch runs; nothing where that is no terminal or the
 * work takes under a second. Zero it before use. */
typedef struct cli_progress {
    double started, shown;
    bool drawn, quiet;
    uint64_t complaints;
    const char *unit; /* what is counted; NULL: reports */
} cli_progress;
rsm_options cli_batch_options(const cli_options *options, cli_progress *progress);
void cli_progress_end(cli_progress *progress);

#endif
