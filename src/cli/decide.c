/* `decide`: a person's corrections, and the list of them.
 *
 * Part: the words of the command line as a correction; what it means is checked by the library.
 * Cost: that of the library's. */
#include "cli/cli.h"
#include "cli/decided.h"

#include <errno.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { WIDEST_DECISIONS = 140 };

const char *cli_person(const cli_options *options) {
    const char *name = options->by;
    if (name == NULL) {
        name = getenv("RASHOMON_PERSON");
    }
    if (name == NULL || *name == '\0') {
        const struct passwd *user = getpwuid(getuid());
        name = user != NULL ? user->pw_name : NULL;
    }
    return name;
}

/* ---- reading the words ---- */

/* How the operands behind the kind are shared out. */
typedef struct decision_form {
    const char *kind, *usage;
    size_t names;       /* operands that are names; 0: all */
    size_t least, most; /* operands in all; most 0: any number */
} decision_form;

static const decision_form forms[] = {
    {"merge", "merge MENTION MENTION...", 0, 2, 0},
    {"split", "split INCIDENT MENTION...", 0, 2, 0},
    {"reject", "reject STATEMENT", 1, 1, 1},
    {"reassign", "reassign STATEMENT MENTION", 2, 2, 2},
    {"add", "add INCIDENT SLOT VALUE (--quote REPORT TEXT | --note TEXT)", 1, 3, 3},
    {"set", "set INCIDENT SLOT VALUE...", 1, 3, 0},
    {"not-incident", "not-incident INCIDENT", 1, 1, 1},
    {"undo", "undo NUMBER", 1, 1, 1},
};

static const decision_form *form_of(const char *kind) {
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (strcmp(forms[i].kind, kind) == 0) {
            return &forms[i];
        }
    }
    return NULL;
}

static bool read_number(const char *word, unsigned long *number) {
    char *end;
    errno = 0;
    *number = strtoul(word, &end, 10);
    return errno == 0 && end != word && *end == '\0' && *word >= '0' && *word <= '9';
}

/* False after a line. */
static bool read_correction(const cli_options *options, rsm_correction *correction) {
    const char *kind = options->operands[1];
    const char *const *words = options->operands + 2;
    size_t count = options->operand_count - 2;
    const decision_form *form = form_of(kind);
    *correction = options->decision;
    correction->kind = kind;
    correction->person = cli_person(options);
    correction->reason = options->reason;
    if (form == NULL) {
        cli_fail("there is no decision '%s': see rashomon decide --help", kind);
        return false;
    }
    if (count < form->least || (form->most > 0 && count > form->most)) {
        cli_fail("usage: rashomon decide case.db %s --reason TEXT", form->usage);
        return false;
    }
    if (strcmp(kind, "undo") == 0) {
        if (!read_number(words[0], &correction->number)) {
            cli_fail("undo takes the number of a decision, not '%s'", words[0]);
            return false;
        }
        return true;
    }
    correction->names = words;
    correction->name_count = form->names > 0 ? form->names : count;
    if (form->least == 3) {
        correction->slot = words[1];
        correction->values = words + 2;
        correction->value_count = count - 2;
    }
    return true;
}

static bool needs_reason(const rsm_correction *correction) {
    if (correction->reason != NULL && *correction->reason != '\0') {
        return false;
    }
    cli_fail("a decision needs a reason: --reason TEXT");
    return true;
}

/* ---- the command ---- */

static void print_decision(const cli_case *opened, const rsm_string *text) {
    json_t *decision = cli_parse_json(text);
    words_countries countries = cli_countries_of(opened);
    words_text words = {0};
    words_text_add(&words, "decision ");
    words_add_number(&words, json_object_get(decision, "number"));
    words_text_add(&words, ": ");
    words_add_decision(&words, decision, &countries);
    if (words_has_string(decision, "awaits")) {
        words_text_add(&words, " (waits for ");
        words_add_key(&words, decision, "awaits");
        words_text_add(&words, ")");
    }
    printf("%s\n", words_text_string(&words));
    words_text_free(&words);
    json_decref(decision);
}

static int decide(const cli_options *options) {
    cli_case opened;
    rsm_correction correction;
    rsm_string text;
    rsm_error error = {0};
    if (!read_correction(options, &correction) || needs_reason(&correction) ||
        !cli_open(options, RSM_SESSION_WRITE, &opened)) {
        return EXIT_NOT_DONE;
    }
    int status;
    if (rsm_session_decide(opened.session, &correction, &text, &error) != RSM_OK) {
        status = cli_fail("%s: %s", options->operands[0], error.message);
    } else {
        status = EXIT_DONE;
        if (options->json) {
            status = cli_put_line(&text);
        } else if (!options->quiet) {
            print_decision(&opened, &text);
        }
        rsm_string_free(&text);
    }
    cli_close(&opened);
    return status == EXIT_DONE ? cli_flush() : status;
}

static int write_list(const cli_case *opened, const rsm_string *text) {
    json_t *decisions = cli_parse_json(text);
    words_countries countries = cli_countries_of(opened);
    cli_page page = cli_page_make(stdout, cli_width(WIDEST_DECISIONS), cli_colour());
    if (json_array_size(decisions) == 0) {
        fputs("rashomon: nothing was decided\n", stderr);
    }
    cli_decisions_write(&page, decisions, NULL, &countries);
    bool written = decisions != NULL && !page.failed;
    cli_page_end(&page);
    json_decref(decisions);
    return written ? cli_flush() : cli_fail("out of memory");
}

static int list_decisions(const cli_options *options) {
    cli_case opened;
    rsm_string text;
    rsm_error error = {0};
    if (!cli_open(options, RSM_SESSION_READ, &opened)) {
        return EXIT_NOT_DONE;
    }
    int status;
    if (rsm_session_decisions(opened.session, &text, &error) != RSM_OK) {
        status = cli_fail("%s: %s", options->operands[0], error.message);
    } else {
        status = options->json ? cli_put_line(&text) : write_list(&opened, &text);
        rsm_string_free(&text);
    }
    cli_close(&opened);
    return status;
}

int command_decide(const cli_options *options) {
    if (options->list) {
        return options->operand_count == 1
                   ? list_decisions(options)
                   : cli_fail("usage: rashomon decide case.db --list [--json]");
    }
    return options->operand_count >= 2
               ? decide(options)
               : cli_fail("usage: rashomon decide case.db DECISION ... --reason TEXT");
}
