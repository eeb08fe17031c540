/* Asking the library for all that a page shows. Cost: that of what is asked for. */
#include "serve/gather.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

rsm_status serve_error(rsm_error *error, rsm_status status, const char *message) {
    if (error != NULL) {
        *error = (rsm_error){.status = status};
        snprintf(error->message, sizeof error->message, "%s", message);
    }
    return status;
}

json_t *serve_parse(rsm_string *text) {
    json_t *value = json_loadb(text->data, text->size, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
    rsm_string_free(text);
    return value;
}

static bool name_of_country(void *context, const char *code, char *name, size_t size) {
    return rsm_model_country(context, code, name, size);
}

words_countries serve_countries(const serve_case *record) {
    return (words_countries){(void *)(uintptr_t)record->model, name_of_country};
}

static rsm_status gather_text(const serve_case *record, const char *id, json_t *texts,
                              rsm_error *error) {
    rsm_string text;
    rsm_status status = rsm_session_report(record->session, id, &text, error);
    return status != RSM_OK ? status
           : json_object_set_new(texts, id, serve_parse(&text)) == 0
               ? RSM_OK
               : serve_error(error, RSM_ERROR_MEMORY, "out of memory");
}

static rsm_status gather_texts(const serve_case *record, serve_gathered *gathered,
                               rsm_error *error) {
    const json_t *reports = json_object_get(gathered->account, "reports");
    for (size_t i = 0; i < json_array_size(reports); i++) {
        const char *id = json_string_value(json_object_get(json_array_get(reports, i), "id"));
        rsm_status status = gather_text(record, id != NULL ? id : "", gathered->texts, error);
        if (status != RSM_OK) {
            return status;
        }
    }
    return RSM_OK;
}

/* The account alone. */
static rsm_status gather_account(const serve_case *record, const char *id, serve_gathered *gathered,
                                 rsm_error *error) {
    rsm_string text;
    *gathered = (serve_gathered){0};
    rsm_status status = rsm_session_show(record->session, id, &text, error);
    if (status == RSM_OK) {
        gathered->account = serve_parse(&text);
    }
    return status;
}

/* The id by which the account goes, in place of the beginning or the mention that was asked for. */
static const char *found_id(const serve_gathered *gathered, const char *asked) {
    const char *found =
        json_string_value(json_object_get(json_object_get(gathered->account, "incident"), "id"));
    return found != NULL ? found : asked;
}

/* The texts of the first reports whose statements stand in a value of a proof, MOST_TEXTS of them
 * in all; found wherever an object has a "report" and a "quote". */
static rsm_status gather_texts_of(const serve_case *record, json_t *value, json_t *texts,
                                  rsm_error *error) {
    enum { MOST_TEXTS = 8 };
    const char *report = json_string_value(json_object_get(value, "report")), *key;
    json_t *inner;
    size_t index;
    rsm_status status = RSM_OK;
    if (json_object_size(texts) >= MOST_TEXTS) {
        return RSM_OK;
    }
    if (report != NULL && json_is_string(json_object_get(value, "quote"))) {
        return json_object_get(texts, report) == NULL ? gather_text(record, report, texts, error)
                                                      : RSM_OK;
    }
    json_object_foreach(value, key, inner) {
        status = status == RSM_OK ? gather_texts_of(record, inner, texts, error) : status;
    }
    json_array_foreach(value, index, inner) {
        status = status == RSM_OK ? gather_texts_of(record, inner, texts, error) : status;
    }
    return status;
}

rsm_status serve_gather_proof(const serve_case *record, const char *id, const char *slot,
                              serve_gathered *gathered, rsm_error *error) {
    rsm_string text;
    rsm_status status = gather_account(record, id, gathered, error);
    if (status == RSM_OK) {
        status = rsm_session_why(record->session, found_id(gathered, id), slot, &text, error);
    }
    if (status == RSM_ERROR_ARGUMENT && gathered->account != NULL) {
        return serve_error(error, RSM_ERROR_NOT_FOUND, "the incident has no such cell");
    }
    if (status != RSM_OK) {
        return status;
    }
    json_t *proof = serve_parse(&text);
    gathered->proofs = json_object();
    gathered->texts = json_object();
    if (json_object_set_new(gathered->proofs, slot, proof) != 0 || gathered->texts == NULL) {
        return serve_error(error, RSM_ERROR_MEMORY, "out of memory");
    }
    return gather_texts_of(record, proof, gathered->texts, error);
}

/* The codebook that the cells are by, as their proofs tell. */
static const char *codebook_of(const serve_gathered *gathered) {
    const json_t *first =
        json_object_iter_value(json_object_iter((json_t *)(uintptr_t)gathered->proofs));
    return words_string_in(first, "codebook");
}

rsm_status serve_gather_codebook(const serve_case *record, const char *codebook,
                                 serve_gathered *gathered, rsm_error *error) {
    rsm_string text;
    const char *ids[] = {found_id(gathered, "")};
    const char *pair[] = {codebook_of(gathered), codebook};
    if (codebook == NULL || codebook[0] == '\0' || strcmp(pair[0], codebook) == 0) {
        return RSM_OK;
    }
    rsm_status status = rsm_session_compare(record->session, ids, 1, pair, 2, false, &text, error);
    if (status == RSM_OK) {
        gathered->compared = serve_parse(&text);
    }
    return status;
}

rsm_status serve_gather(const serve_case *record, const char *id, bool with_texts,
                        serve_gathered *gathered, rsm_error *error) {
    rsm_string text;
    rsm_status status = gather_account(record, id, gathered, error);
    if (status == RSM_OK) {
        status = rsm_session_proofs(record->session, found_id(gathered, id), &text, error);
    }
    if (status != RSM_OK) {
        return status;
    }
    gathered->proofs = serve_parse(&text);
    gathered->texts = json_object();
    if (gathered->account == NULL || gathered->proofs == NULL || gathered->texts == NULL) {
        return serve_error(error, RSM_ERROR_MEMORY, "out of memory");
    }
    return with_texts ? gather_texts(record, gathered, error) : RSM_OK;
}

void serve_gathered_free(serve_gathered *gathered) {
    json_decref(gathered->account);
    json_decref(gathered->proofs);
    json_decref(gathered->texts);
    json_decref(gathered->compared);
    *gathered = (serve_gathered){0};
}

serve_account serve_account_of(const serve_gathered *gathered, const serve_site *site, html *page,
                               size_t number) {
    const json_t *account = gathered->account;
    serve_account made = {.site = site,
                          .page = page,
                          .incident = json_object_get(account, "incident"),
                          .row = json_object_get(account, "row"),
                          .reports = json_object_get(account, "reports"),
                          .linked = json_object_get(account, "linked"),
                          .decisions = json_object_get(account, "decisions"),
                          .proofs = gathered->proofs,
                          .texts = gathered->texts,
                          .own_codebook = codebook_of(gathered),
                          .number = number};
    const json_t *books = json_object_get(gathered->compared, "codebooks");
    made.codebook = json_string_value(json_array_get(books, 1));
    made.coding = json_array_get(json_object_get(gathered->compared, "incidents"), 0);
    made.cells = json_object_get(made.incident, "cells");
    made.year = words_year_of(json_object_get(made.incident, "when"));
    return made;
}
