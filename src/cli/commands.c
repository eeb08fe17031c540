/* The commands that move data, and the table of all. What is shown to a person is in list.c, show.c
 * and why.c. */
#include "cli/cli.h"
#include "serve/serve.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* ---- build ---- */

static void print_totals(const rsm_totals *totals, const char *path) {
    printf("%s: %" PRIu64 " report%s held", path, totals->held, totals->held == 1 ? "" : "s");
    printf(" (%" PRIu64 " new", totals->added);
    if (totals->versions > 0)
        printf(", %" PRIu64 " in another version", totals->versions);
    if (totals->same > 0)
        printf(", %" PRIu64 " known", totals->same);
    if (totals->redacted > 0)
        printf(", %" PRIu64 " redacted", totals->redacted);
    if (totals->reread > 0)
        printf(", %" PRIu64 " read anew", totals->reread);
    printf("), %" PRIu64 " incident%s", totals->incidents, totals->incidents == 1 ? "" : "s");
    if (totals->copies > 0)
        printf(", %" PRIu64 " cop%s", totals->copies, totals->copies == 1 ? "y" : "ies");
    fputc('\n', stdout);
    if (totals->silent > 0)
        printf("%" PRIu64 " report%s gave no incident: rashomon list --unread %s tells why\n",
               totals->silent, totals->silent == 1 ? "" : "s", path);
}

int command_build(const cli_options *options) {
    cli_options with_output = *options;
    if (with_output.output == NULL)
        with_output.output = "case.db";
    cli_case opened;
    if (!cli_open(&with_output, RSM_SESSION_CREATE, &opened))
        return EXIT_NOT_DONE;
    cli_progress progress;
    rsm_options batch = cli_batch_options(options, &progress);
    batch.reread = options->reread;
    rsm_totals totals;
    rsm_error error = {0};
    rsm_status status = rsm_session_build(opened.session, options->operands, options->operand_count,
                                          &batch, &totals, &error);
    cli_progress_end(&progress);
    cli_close(&opened);
    if (status != RSM_OK)
        return cli_fail("%s: %s", with_output.output, error.message);
    if (!options->quiet)
        print_totals(&totals, with_output.output);
    return totals.unreadable > 0 ? EXIT_SOME_UNREAD : EXIT_DONE;
}

/* ---- annotate ---- */

typedef struct annotation_output {
    cli_progress progress; /* first: complaints and progress are told it as their context */
    FILE *file;
} annotation_output;

static rsm_status write_line(void *context, const char *data, size_t size) {
    annotation_output *output = context;
    return fwrite(data, 1, size, output->file) == size ? RSM_OK : RSM_ERROR_IO;
}

/* `annotate --html`: lines into one page. */
typedef struct html_output {
    cli_progress progress;
    serve_annotations *annotations;
} html_output;

static rsm_status add_line(void *context, const char *data, size_t size) {
    html_output *output = context;
    return serve_annotations_add(output->annotations, data, size) ? RSM_OK : RSM_ERROR_MEMORY;
}

static int annotate_html(const cli_options *options) {
    html_output output = {.annotations = NULL};
    bool refused;
    rsm_totals totals = {0};
    rsm_error error = {0};
    char *page;
    size_t size;
    rsm_model *model = cli_open_reader(options, &refused);
    if (model == NULL)
        return EXIT_NOT_DONE;
    output.annotations = serve_annotations_new(model);
    rsm_options batch = cli_batch_options(options, &output.progress);
    batch.context = &output;
    rsm_status status = output.annotations == NULL
                            ? RSM_ERROR_MEMORY
                            : rsm_annotate_paths(model, options->operands, options->operand_count,
                                                 0, &batch, add_line, &totals, &error);
    cli_progress_end(&output.progress);
    bool made =
        output.annotations != NULL && serve_annotations_end(output.annotations, &page, &size);
    rsm_model_close(model);
    if (status != RSM_OK || !made) {
        if (made)
            free(page);
        return cli_fail("%s", error.message[0] != '\0' ? error.message : "out of memory");
    }
    int written = cli_put(options->output, page, size);
    free(page);
    return written != EXIT_DONE               ? written
           : totals.unreadable > 0 || refused ? EXIT_SOME_UNREAD
                                              : EXIT_DONE;
}

int command_annotate(const cli_options *options) {
    if (options->html)
        return annotate_html(options);
    annotation_output output = {.file = stdout};
    bool refused;
    rsm_model *model = cli_open_reader(options, &refused);
    if (model == NULL)
        return EXIT_NOT_DONE;
    if (options->output != NULL && strcmp(options->output, "-") != 0)
        output.file = fopen(options->output, "wb");
    if (output.file == NULL) {
        rsm_model_close(model);
        return cli_fail("%s cannot be written", options->output);
    }
    rsm_options batch = cli_batch_options(options, &output.progress);
    batch.context = &output;
    rsm_totals totals;
    rsm_error error = {0};
    rsm_status status = rsm_annotate_paths(model, options->operands, options->operand_count,
                                           (options->tokens ? RSM_ANNOTATE_TOKENS : 0) |
                                               (options->conllu ? RSM_ANNOTATE_CONLLU : 0),
                                           &batch, write_line, &totals, &error);
    cli_progress_end(&output.progress);
    rsm_model_close(model);
    bool closed = output.file == stdout ? fflush(stdout) == 0 : fclose(output.file) == 0;
    if (status != RSM_OK)
        return cli_fail("%s", error.message);
    if (!closed)
        return cli_fail("the output cannot be written");
    return totals.unreadable > 0 || refused ? EXIT_SOME_UNREAD : EXIT_DONE;
}

/* ---- export ---- */

static int export_one(cli_case *opened, const cli_options *options, const char *format,
                      const char *table, const char *path) {
    rsm_export_request request = {
        .format = format, .table = table, .all = options->filter.all, .raw = options->raw};
    rsm_exported exported;
    rsm_string output;
    rsm_error error = {0};
    if (rsm_session_export_as(opened->session, &request, &output, &exported, &error) != RSM_OK)
        return cli_fail("%s", error.message);
    int status = cli_put(path, output.data, output.size);
    rsm_string_free(&output);
    if (exported.left_out > 0 && !options->quiet)
        fprintf(stderr, "rashomon: %" PRIu64 " incident%s left out that %s does not record\n",
                exported.left_out, exported.left_out == 1 ? "" : "s", format);
    return status;
}

/* All tables of a format of several, as files of the folder `path`. */
static int export_tables(cli_case *opened, const cli_options *options, const char *format) {
    const char *path = options->output;
    if (mkdir(path, 0777) != 0) {
        struct stat about;
        if (stat(path, &about) != 0 || !S_ISDIR(about.st_mode))
            return cli_fail("%s is no folder", path);
    }
    for (unsigned i = 0; rsm_export_table(i) != NULL; i++) {
        char name[4096];
        snprintf(name, sizeof name, "%s/%s.%s", path, rsm_export_table(i), format);
        int status = export_one(opened, options, format, rsm_export_table(i), name);
        if (status != EXIT_DONE)
            return status;
    }
    return EXIT_DONE;
}

int command_export(const cli_options *options) {
    const char *format = options->format != NULL ? options->format : "json";
    bool tables = strcmp(format, "csv") == 0;
    if (tables && options->table == NULL && options->output == NULL)
        return cli_fail(
            "csv makes several tables: name a folder with -o, or one of them with --table");
    cli_case opened;
    if (!cli_open(options, RSM_SESSION_READ, &opened))
        return EXIT_NOT_DONE;
    int status = tables && options->table == NULL
                     ? export_tables(&opened, options, format)
                     : export_one(&opened, options, format, options->table, options->output);
    cli_close(&opened);
    return status;
}

/* ---- redact ---- */

int command_redact(const cli_options *options) {
    const char *path = options->operands[0], *report = options->operands[1];
    if (options->by == NULL || options->reason == NULL)
        return cli_fail("redact needs --by NAME and --reason TEXT");
    cli_case opened;
    if (!cli_open(options, RSM_SESSION_WRITE, &opened))
        return EXIT_NOT_DONE;
    rsm_redaction taken;
    rsm_error error = {0};
    rsm_status status =
        rsm_session_redact(opened.session, report, options->by, options->reason, &taken, &error);
    cli_close(&opened);
    if (status != RSM_OK)
        return cli_fail("%s: %s", path, error.message);
    if (!options->quiet)
        printf("%s: redacted %s: %" PRIu64 " text%s and %" PRIu64 " statement%s are gone\n", path,
               report, taken.versions, taken.versions == 1 ? "" : "s", taken.statements,
               taken.statements == 1 ? "" : "s");
    return EXIT_DONE;
}

/* ---- verify ---- */

int command_verify(const cli_options *options) {
    cli_case opened;
    if (!cli_open(options, RSM_SESSION_READ, &opened))
        return EXIT_NOT_DONE;
    rsm_verified verified;
    rsm_string faults;
    rsm_error error = {0};
    rsm_status status = rsm_session_verify(opened.session, &verified, &faults, &error);
    cli_close(&opened);
    if (status != RSM_OK)
        return cli_fail("%s: %s", options->operands[0], error.message);
    fwrite(faults.data, 1, faults.size, stderr);
    rsm_string_free(&faults);
    if (!options->quiet && verified.other_maker)
        printf("%s: %" PRIu64 " reports, %" PRIu64 " statements checked: %" PRIu64
               " fault%s; the cells are of another version or model, and were not worked out "
               "anew\n",
               options->operands[0], verified.reports, verified.statements, verified.faults,
               verified.faults == 1 ? "" : "s");
    else if (!options->quiet)
        printf("%s: %" PRIu64 " reports, %" PRIu64 " statements, %" PRIu64 " incidents, %" PRIu64
               " cells checked: %" PRIu64 " fault%s\n",
               options->operands[0], verified.reports, verified.statements, verified.incidents,
               verified.cells, verified.faults, verified.faults == 1 ? "" : "s");
    return verified.faults > 0 ? EXIT_NOT_DONE : EXIT_DONE;
}

/* ---- the table ---- */

#define MODEL_ALONE "  --model FILE         the model, if not the one installed with the program\n"
#define MODEL_HELP                                                                              \
    MODEL_ALONE                                                                                 \
    "  --gazetteer FILE     imported places, if not your own (see rashomon gazetteer); '' for " \
    "none\n"
#define LEXICON_HELP                                                                               \
    "  --lexicon DIR        changed files of the lexicon: a folder of the shape of lexicon/ with " \
    "some\n"                                                                                       \
    "                       of its files, each of which takes the place of the built-in one\n"

#define TIME_HELP                                                                            \
    "  --as-of TIME         what the ledger held then (2021-05-14, 2021-05-14T10:02; UTC)\n" \
    "  --published-by DATE  what the reports published by then say\n"
#define VIEW_HELP TIME_HELP "  --codebook NAME      by other rules of resolution\n"

const cli_command cli_commands[] = {
    {"build", "[-o case.db] PATH...",
     "Reads reports, brings them together and resolves every figure; adds to what is there",
     "PATH is a file (.txt, .html, .jsonl, any of them .gz), a folder of such files, or - for "
     "standard input.\n\n"
     "  -o, --output FILE    the ledger (default case.db)\n"
     "  --codebook NAME      rules of resolution (default: default)\n"
     "  --reread             first read all stored texts anew: for a ledger made with another "
     "model, "
     "lexicon\n"
     "                       or gazetteer, which is refused without it; PATH is not needed then\n"
     "  -j, --jobs N         threads (default: one for each core)\n"
     "  -q, --quiet          no closing lines\n" LEXICON_HELP MODEL_HELP
     "\nExample:\n  rashomon build -o market.db examples/bombing\n",
     1, 0, command_build},
    {"list", "case.db [FILTERS]", "Lists incidents, a line each",
     "Incidents that some report is mainly about; --all also those told in passing.\n\n"
     "  --from DAY, --to DAY incidents between these days (2021-05-14)\n"
     "  --country XX         in that country (ISO 3166-1 alpha-2)\n"
     "  --type TYPE          of that type or a subtype of it\n"
     "  --killed N           at least N killed, by the best figure\n"
     "  --words \"WORDS\"      all of these, or words that begin so, stand in its name, type, places,\n"
     "                       people, bodies or the titles of its reports\n"
     "  --all                also those told in passing\n"
     "  --unread             instead: reports that gave no incident, and why\n"
     "  --review             instead: the worklist, what is unsure or disputed first, with "
     "reasons\n"
     "  --json               as JSON\n" VIEW_HELP MODEL_HELP
     "\nExample:\n  rashomon list case.db --country KZ --killed 10\n",
     1, 1, command_list},
    {"show", "case.db INCIDENT", "Shows one account: cells, who says what, timeline, reports",
     "INCIDENT is the id of any of its mentions, or the only beginning of one.\n\n"
     "  --history SLOT       instead: that cell after each day on which a report was published\n"
     "  --json               as JSON\n" VIEW_HELP MODEL_HELP
     "\nExample:\n  rashomon show case.db r1@120 --published-by 2021-05-14\n",
     2, 2, command_show},
    {"why", "case.db INCIDENT SLOT | case.db --same A B",
     "Proves one cell: the rule, each figure with its sources and words, what won and what lost",
     "SLOT is killed, injured, when, where, perpetrator, ...\n\n"
     "  --same               instead: why the mentions A and B are of one incident, or of two; "
     "the\n"
     "                       evidence with its points, and the step that joined or refused them\n"
     "  --json               as JSON\n" VIEW_HELP MODEL_HELP
     "\nExample:\n  rashomon why case.db r1@120 killed\n"
     "  rashomon why case.db --same r1@120 r4@88\n",
     3, 3, command_why},
    {"compare", "case.db [INCIDENT...] [--codebooks NAMES]",
     "Shows the cells on which codebooks differ, and why: the rule, the figure, the words",
     "INCIDENT is the id of any of its mentions, or the only beginning of one; without any, all "
     "incidents\non which the codebooks differ.\n\n"
     "  --codebooks NAMES    two or more, commas between (default: all there are)\n"
     "  --all                also incidents told in passing\n"
     "  --json               as JSON\n" TIME_HELP MODEL_HELP
     "\nExample:\n  rashomon compare case.db r1@120 --codebooks gtd,acled,ucdp\n",
     1, 0, command_compare},
    {"export", "case.db [--as FORMAT] [-o FILE]", "Writes the whole record in a format others read",
     "  --as json            one object, all that is known (default)\n"
     "  --as csv             tables: into the folder of -o, or one of them with --table\n"
     "  --as acled           ACLED, 31 columns\n"
     "  --as gtd             the Global Terrorism Database, all its columns\n"
     "  --as geojson         a map: a point an incident, RFC 7946\n"
     "  --as ucdp            UCDP's events (GED), 49 columns\n"
     "  --as plover          PLOVER, an object a line\n"
     "  --as timelinejs      a timeline for TimelineJS\n"
     "  --as polecat         POLECAT, 40 columns, tabs between\n"
     "  --as gdelt           GDELT 2.0 events, 61 columns, tabs between, no header\n"
     "  --table NAME         of csv: incidents, statements, reports, sources, cells, values, links "
     "or members\n"
     "  --all                also incidents told in passing (json and csv have them always)\n"
     "  --raw                texts that begin with = + - @ as they are; else an apostrophe stands "
     "before them,\n"
     "                       so that no spreadsheet takes them for formulas\n"
     "  -o, --output FILE    else standard output\n"
     "  -q, --quiet          no line on what was left out\n" MODEL_HELP
     "\nExample:\n  rashomon export case.db --as acled -o acled.csv\n",
     1, 1, command_export},
    {"import", "case.db [--acled FILE] [--gtd FILE]",
     "Loads a coder's table, a report a row, to be compared with what reports say",
     "  --acled FILE         a CSV file of ACLED\n"
     "  --gtd FILE           a CSV file of the Global Terrorism Database\n"
     "  -q, --quiet          no closing line\n" LEXICON_HELP MODEL_HELP
     "\nExample:\n  rashomon import case.db --acled acled.csv\n",
     1, 1, command_import},
    {"report", "case.db [INCIDENT...] [-o FILE]",
     "Writes accounts as one HTML file to mail, print or archive",
     "INCIDENT is the id of any of its mentions, or the only beginning of one; without any, all "
     "that\nsome report is mainly about. The file needs no network and no script.\n\n"
     "  -o, --output FILE    else standard output\n" VIEW_HELP MODEL_HELP
     "\nExample:\n  rashomon report case.db r1@120 -o market.html\n",
     1, 0, command_report},
    {"serve", "case.db [--port N] [--read-only]",
     "Shows the ledger in a browser, on this machine only",
     "Answers on 127.0.0.1 until it is stopped (Ctrl-C).\n\n"
     "  -p, --port N         the port (default: 8017; 0: any that is free)\n"
     "  --read-only          nothing can be decided\n"
     "  --by NAME            who decides where a form gives no other name (default: "
     "$RASHOMON_PERSON, else\n"
     "                       the name of the user)\n"
     "  -q, --quiet          no line with the address\n" MODEL_HELP
     "\nExample:\n  rashomon serve case.db\n",
     1, 1, command_serve},
    {"annotate", "[--tokens | --conllu | --html] PATH...",
     "Prints what is seen in each report, as JSON Lines",
     "  --tokens             with tokens, lemmas, tags and tree\n"
     "  --conllu             these alone, as CoNLL-U\n"
     "  --html               as a page: each text, marked and explained\n"
     "  -o, --output FILE    else standard output\n"
     "  -j, --jobs N         threads (default: one for each core)\n" LEXICON_HELP MODEL_HELP
     "\nExample:\n  rashomon annotate examples/ferry | head -1\n",
     1, 0, command_annotate},
    {"redact", "case.db REPORT --by NAME --reason TEXT",
     "Takes a report's text and all that was drawn from it away for good, and leaves a tombstone",
     "REPORT is its whole id. All its versions go, and the file is rewritten so that the bytes are "
     "nowhere in it.\nIt cannot be undone: copies of the file, and reports of others that repeat "
     "the text, are left alone.\n\n"
     "  --by NAME            who does it\n"
     "  --reason TEXT        why\n"
     "  -q, --quiet          no closing line\n" MODEL_HELP
     "\nExample:\n  rashomon redact case.db dp-1 --by \"L. Orr\" --reason \"names a child\"\n",
     2, 2, command_redact},
    {"decide", "case.db DECISION ... --reason TEXT",
     "Keeps a person's correction, with a name and a reason; each can be undone",
     "  merge MENTION MENTION...     the incidents of these mentions are one\n"
     "  split INCIDENT MENTION...    the reports' incidents of these mentions leave and make one\n"
     "  reject STATEMENT             it does not count\n"
     "  reassign STATEMENT MENTION   it is of that mention's incident\n"
     "  add INCIDENT SLOT VALUE (--quote REPORT TEXT | --note TEXT)\n"
     "                               a statement that was not found, by a report's words or your "
     "own\n"
     "  set INCIDENT SLOT VALUE...   what the cell says, whatever reports say\n"
     "  not-incident INCIDENT        it is none\n"
     "  undo NUMBER                  that decision does nothing (an undo can be undone)\n\n"
     "Ids are those of list, show and why; of a report's id a beginning will do (3fa9c1d2@120, "
     "3fa9c1d2#8),\nand alone it is what the report is mainly about. VALUE is 12, 40-50 or 40+; "
     "2021-05-14, 2021-05 or\n2021-05-14/2021-05-16; NAME, NAME, COUNTRY or NAME, COUNTRY, "
     "LATITUDE, LONGITUDE; a type of\nontology/types.txt; a name, perhaps with its type "
     "(GROUP: NAME); yes or no; else words; or JSON.\n\n"
     "  --by NAME            who decides (default: $RASHOMON_PERSON, else the user's name)\n"
     "  --reason TEXT        why; needed\n"
     "  --stance STANCE      of add: asserts (default), claims, accuses, denies, ...\n"
     "  --wait               what is named by a full id need not be there yet: the decision waits\n"
     "  --list               instead: all decisions, in order\n"
     "  --json               as JSON\n"
     "  -q, --quiet          no closing line\n" MODEL_HELP
     "\nExample:\n  rashomon decide case.db set r1@120 killed 31 --reason \"the hospital's "
     "list\"\n",
     1, 0, command_decide},
    {"verify", "case.db",
     "Checks the ledger: every quote, and that every cell follows from its statements",
     "  -q, --quiet          faults only\n" MODEL_HELP "\nExample:\n  rashomon verify case.db\n", 1,
     1, command_verify},
    {"gazetteer", "import [-o FILE] FILE...",
     "Takes GeoNames files (cities500, a country's, allCountries, alternateNames) beside the "
     "program's own places",
     "FILE is a file of geonames.org, plain, .gz or .zip. All that are to be used are named at "
     "once: "
     "an import\ntakes the place of the one before.\n\n"
     "  -o, --output FILE    the file to make (default: $RASHOMON_GAZETTEER, else "
     "gazetteer.rsm in\n"
     "                       $XDG_DATA_HOME/rashomon or ~/.local/share/rashomon, where every "
     "command looks for it)\n"
     "  -q, --quiet          no closing line\n" MODEL_ALONE
     "\nExample:\n  rashomon gazetteer import allCountries.zip alternateNamesV2.zip\n",
     2, 0, command_gazetteer},
    {NULL, NULL, NULL, NULL, 0, 0, NULL},
};
