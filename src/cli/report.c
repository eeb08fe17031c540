/* `rashomon report`: accounts as one HTML file. */
#include "cli/cli.h"
#include "serve/serve.h"

#include <stdlib.h>
#include <string.h>

/* All incidents that some report is mainly about, in the order of the list. */
static const char **all_incidents(const cli_case *opened, json_t **rows, size_t *count,
                                  rsm_error *error) {
    rsm_filter filter = {0};
    rsm_string text;
    *rows = NULL;
    if (rsm_session_list(opened->session, &filter, &text, error) != RSM_OK) {
        return NULL;
    }
    *rows = cli_parse_json(&text);
    rsm_string_free(&text);
    *count = json_array_size(*rows);
    const char **ids = calloc(*count + 1, sizeof *ids);
    for (size_t i = 0; ids != NULL && i < *count; i++) {
        ids[i] = json_string_value(json_object_get(json_array_get(*rows, i), "id"));
    }
    return ids;
}

static int write_file(const cli_options *options, const cli_case *opened,
                      const char *const *incidents, size_t count) {
    serve_case record = {opened->session, opened->model, cli_ledger_name(options->operands[0]),
                         NULL, options->view};
    rsm_error error = {0};
    char *html;
    size_t size;
    if (serve_report_file(&record, incidents, count, &html, &size, &error) != RSM_OK) {
        return cli_fail("%s: %s", options->operands[0], error.message);
    }
    int status = cli_put(options->output, html, size);
    free(html);
    return status;
}

int command_report(const cli_options *options) {
    cli_case opened;
    rsm_error error = {0};
    if (!cli_open(options, RSM_SESSION_READ, &opened)) {
        return EXIT_NOT_DONE;
    }
    int status;
    if (options->operand_count > 1) {
        status = write_file(options, &opened, options->operands + 1, options->operand_count - 1);
    } else {
        json_t *rows;
        size_t count = 0;
        const char **ids = all_incidents(&opened, &rows, &count, &error);
        status = ids == NULL ? cli_fail("%s: %s", options->operands[0], error.message)
                             : write_file(options, &opened, ids, count);
        free(ids);
        json_decref(rows);
    }
    cli_close(&opened);
    return status;
}
