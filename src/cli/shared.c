/* What commands share: finding the model, opening a ledger, writing output, knowing the terminal.
 */
#include "cli/cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#ifndef RSM_DATA_FOLDER
#define RSM_DATA_FOLDER "/usr/local/share/rashomon"
#endif

enum { PATH_SIZE = CLI_PATH };

/* world.rsm in the folder the program lies in, or in share/rashomon beside that folder: so that an
 * installed tree may be moved as a whole. */
static bool beside_program(char path[PATH_SIZE]) {
    static const char *const places[] = {"world.rsm", "../share/rashomon/world.rsm"};
    char program[PATH_SIZE];
    ssize_t size = readlink("/proc/self/exe", program, sizeof program - 1);
    if (size <= 0)
        return false;
    program[size] = '\0';
    char *slash = strrchr(program, '/');
    if (slash == NULL)
        return false;
    slash[1] = '\0';
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        int length = snprintf(path, PATH_SIZE, "%s%s", program, places[i]);
        if (length > 0 && length < PATH_SIZE && access(path, R_OK) == 0)
            return true;
    }
    return false;
}

const char *cli_model_path(const cli_options *options, char *room) {
    const char *path = options->model != NULL ? options->model : getenv("RASHOMON_MODEL");
    if (path != NULL)
        return path;
    return beside_program(room) ? room : RSM_DATA_FOLDER "/world.rsm";
}

const char *cli_gazetteer_path(const cli_options *options, char *room) {
    const char *path =
        options->gazetteer != NULL ? options->gazetteer : getenv("RASHOMON_GAZETTEER");
    if (path != NULL)
        return *path != '\0' ? path : NULL;
    const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
    int size = 0;
    if (data != NULL && *data == '/')
        size = snprintf(room, CLI_PATH, "%s/rashomon/gazetteer.rsm", data);
    else if (home != NULL && *home == '/')
        size = snprintf(room, CLI_PATH, "%s/.local/share/rashomon/gazetteer.rsm", home);
    return size > 0 && size < CLI_PATH ? room : NULL;
}

/* Changed files of the lexicon: --lexicon, else $RASHOMON_LEXICON; NULL for none. */
static const char *lexicon_path(const cli_options *options) {
    const char *path = options->lexicon != NULL ? options->lexicon : getenv("RASHOMON_LEXICON");
    return path != NULL && *path != '\0' ? path : NULL;
}

/* Opens the model with a lexicon, or NULL for the built-in one. *refused is set, and the lines of
 * what is wrong are printed, where the lexicon's files are what stands in the way. */
static rsm_model *open_model(const cli_options *options, const char *lexicon, bool *refused) {
    char model_room[CLI_PATH], gazetteer_room[CLI_PATH];
    const char *path = cli_model_path(options, model_room);
    const char *gazetteer = cli_gazetteer_path(options, gazetteer_room);
    /* Only the one that nobody named need not be there. */
    if (gazetteer == gazetteer_room && access(gazetteer, F_OK) != 0)
        gazetteer = NULL;
    rsm_model *model;
    rsm_string problems;
    rsm_error error = {0};
    rsm_status status = rsm_model_open_lexicon(path, gazetteer, lexicon, &problems, &model, &error);
    if (status == RSM_OK)
        return model;
    *refused = problems.size > 0;
    if (*refused)
        fwrite(problems.data, 1, problems.size, stderr);
    else if (lexicon != NULL && strncmp(error.message, lexicon, strlen(lexicon)) == 0)
        cli_fail("the lexicon %s", error.message);
    else if (gazetteer != NULL && strncmp(error.message, gazetteer, strlen(gazetteer)) == 0)
        cli_fail("the gazetteer %s (import it again, or remove it)", error.message);
    else
        cli_fail("the model %s: %s", path, error.message);
    rsm_string_free(&problems);
    return NULL;
}

rsm_model *cli_open_model(const cli_options *options) {
    bool refused = false;
    return open_model(options, NULL, &refused);
}

rsm_model *cli_open_reader(const cli_options *options, bool *refused) {
    const char *lexicon = lexicon_path(options);
    *refused = false;
    rsm_model *model = open_model(options, lexicon, refused);
    if (!*refused)
        return model;
    cli_fail("%s is not used as it is: the built-in lexicon reads these reports", lexicon);
    return cli_open_model(options);
}

/* The model that a ledger is opened with; what is added to it is read by it. */
static rsm_model *model_of_case(const cli_options *options, rsm_session_mode mode) {
    bool refused = false;
    if (mode != RSM_SESSION_CREATE)
        return cli_open_model(options);
    rsm_model *model = open_model(options, lexicon_path(options), &refused);
    if (refused)
        cli_fail("%s is not used as it is, and nothing is built", lexicon_path(options));
    return model;
}

bool cli_open(const cli_options *options, rsm_session_mode mode, cli_case *opened) {
    rsm_error error = {0};
    const char *path = mode == RSM_SESSION_CREATE ? options->output : options->operands[0];
    opened->model = model_of_case(options, mode);
    if (opened->model == NULL)
        return false;
    bool reads = mode == RSM_SESSION_READ;
    rsm_status status = rsm_session_open(
        opened->model, path, mode, reads ? NULL : options->view.codebook, &opened->session, &error);
    if (status == RSM_OK && reads)
        status = rsm_session_view(opened->session, &options->view, &error);
    if (status == RSM_OK)
        return true;
    cli_fail("%s: %s", path, error.message);
    rsm_session_close(opened->session);
    rsm_model_close(opened->model);
    return false;
}

void cli_page_view(cli_page *page, const cli_options *options) {
    const rsm_view *view = &options->view;
    const char *const given[] = {view->as_of, view->published_by, view->codebook};
    static const char *const words[] = {"as held at ", "by reports published by ", "codebook "};
    words_text *line = cli_page_text(page);
    for (size_t i = 0; i < 3; i++) {
        if (given[i] != NULL) {
            words_text_add(line, line->size > 0 ? ", " : "");
            words_text_add(line, words[i]);
            words_text_others(line, given[i], strlen(given[i]));
        }
    }
    if (line->size > 0)
        cli_page_row(page, &(cli_column){0, 0, words_text_string(line), CLI_DIM, false, 1}, 1);
}

void cli_close(cli_case *opened) {
    rsm_session_close(opened->session);
    rsm_model_close(opened->model);
}

int cli_put(const char *path, const char *data, size_t size) {
    rsm_error error = {0};
    if (path != NULL && strcmp(path, "-") != 0) {
        if (rsm_write_file(path, data, size, &error) == RSM_OK)
            return EXIT_DONE;
        return cli_fail("%s: %s", path, error.message);
    }
    if (fwrite(data, 1, size, stdout) == size && fflush(stdout) == 0)
        return EXIT_DONE;
    return cli_fail("standard output cannot be written");
}

int cli_flush(void) {
    if (fflush(stdout) == 0 && ferror(stdout) == 0)
        return EXIT_DONE;
    return cli_fail("standard output cannot be written");
}

int cli_put_line(const rsm_string *text) {
    fwrite(text->data, 1, text->size, stdout);
    fputc('\n', stdout);
    return cli_flush();
}

json_t *cli_parse_json(const rsm_string *text) {
    return json_loadb(text->data, text->size, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
}

const json_t *cli_incident_of_brief(const json_t *rows, const char *brief) {
    const char *at = strrchr(brief, '@');
    const json_t *found = NULL;
    for (size_t i = 0; at != NULL && i < json_array_size(rows); i++) {
        const json_t *id = json_object_get(json_array_get(rows, i), "id");
        const char *string = json_string_value(id),
                   *tail = string != NULL ? strrchr(string, '@') : NULL;
        size_t size = (size_t)(at - brief);
        if (tail == NULL || (size_t)(tail - string) < size || strncmp(string, brief, size) != 0 ||
            strncmp(tail, at, strlen(at)) != 0)
            continue;
        if (found != NULL)
            return NULL;
        found = id;
    }
    return found;
}

static rsm_status account(const cli_case *opened, const char *id, const char *slot,
                          rsm_string *text, rsm_error *error) {
    return slot == NULL ? rsm_session_show(opened->session, id, text, error)
                        : rsm_session_why(opened->session, id, slot, text, error);
}

rsm_status cli_account(const cli_case *opened, const char *id, const char *slot, rsm_string *text,
                       rsm_error *error) {
    rsm_status status = account(opened, id, slot, text, error);
    rsm_filter everything = {.all = true};
    rsm_string list;
    if (status != RSM_ERROR_NOT_FOUND || strrchr(id, '@') == NULL ||
        rsm_session_list(opened->session, &everything, &list, NULL) != RSM_OK)
        return status;
    json_t *rows = cli_parse_json(&list);
    const char *whole = json_string_value(cli_incident_of_brief(rows, id));
    if (whole != NULL && strcmp(whole, id) != 0)
        status = account(opened, whole, slot, text, error);
    json_decref(rows);
    rsm_string_free(&list);
    return status;
}

rsm_status cli_same(const cli_case *opened, const char *first, const char *second, rsm_string *text,
                    rsm_error *error) {
    rsm_status status = rsm_session_same(opened->session, first, second, text, error);
    rsm_filter everything = {.all = true};
    rsm_string list;
    if (status != RSM_ERROR_NOT_FOUND ||
        rsm_session_list(opened->session, &everything, &list, NULL) != RSM_OK)
        return status;
    json_t *rows = cli_parse_json(&list);
    const char *one = json_string_value(cli_incident_of_brief(rows, first));
    const char *other = json_string_value(cli_incident_of_brief(rows, second));
    if (one != NULL || other != NULL)
        status = rsm_session_same(opened->session, one != NULL ? one : first,
                                  other != NULL ? other : second, text, error);
    json_decref(rows);
    rsm_string_free(&list);
    return status;
}

static bool country_name(void *context, const char *code, char *name, size_t size) {
    return rsm_model_country(context, code, name, size);
}

const char *cli_ledger_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash != NULL ? slash + 1 : path;
}

words_countries cli_countries_of(const cli_case *opened) {
    return (words_countries){.context = opened->model, .name = country_name};
}

bool cli_colour(void) {
    const char *terminal = getenv("TERM"), *no_colour = getenv("NO_COLOR");
    if (no_colour != NULL && *no_colour != '\0')
        return false;
    return isatty(STDOUT_FILENO) && terminal != NULL && strcmp(terminal, "dumb") != 0;
}

int cli_width(int most) {
    struct winsize size;
    if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return 80;
    int width = size.ws_col < 72 ? 72 : size.ws_col;
    return width < most ? width : most;
}
