/* Decisions as they come in: a form's fields or an object of JSON, made into a correction that the
 * library checks.
 *
 * Invariants: nothing here knows what a decision means; what is missing or of another kind is left
 * out, and the library says what is wrong. Cost: that of the decision. */
#include "serve/answer.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_STRINGS = 257 }; /* one more than a decision may name, so that the library can refuse */

/* A correction with the room that it points into. */
typedef struct corrected {
    rsm_correction correction;
    const char *names[MOST_STRINGS], *values[MOST_STRINGS];
    json_t *kept; /* what the strings stand in */
} corrected;

static void read_form(const serve_request *request, corrected *read) {
    rsm_correction *correction = &read->correction;
    correction->kind = serve_given(request, "kind");
    correction->slot = serve_given(request, "slot");
    correction->report = serve_given(request, "report");
    correction->quote = serve_given(request, "quote");
    correction->note = serve_given(request, "note");
    correction->stance = serve_given(request, "stance");
    correction->person = serve_given(request, "person");
    correction->reason = serve_given(request, "reason");
    correction->may_wait = serve_given(request, "may_wait") != NULL;
    correction->name_count = serve_fields_named(request, "name", read->names);
    correction->value_count = serve_fields_named(request, "value", read->values);
    correction->number = (unsigned long)serve_number_of(request, "number", 1, 1000000000, 0);
}

/* ---- JSON ---- */

static const char *string_in(const json_t *object, const char *key) {
    const char *string = json_string_value(json_object_get(object, key));
    return string != NULL && string[0] != '\0' ? string : NULL;
}

/* A value that is no string is written as JSON, which the library takes as well. */
static const char *word_of(corrected *read, json_t *value) {
    if (json_is_string(value)) {
        return json_string_value(value);
    }
    char *text = json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY);
    json_t *kept = text != NULL ? json_string(text) : NULL;
    free(text);
    return json_array_append_new(json_object_get(read->kept, "written"), kept) == 0
               ? json_string_value(kept)
               : NULL;
}

static size_t strings_in(corrected *read, const char *key, const char **strings) {
    const json_t *list = json_object_get(json_object_get(read->kept, "body"), key);
    size_t count = 0;
    for (size_t i = 0; i < json_array_size(list) && count < MOST_STRINGS; i++) {
        const char *string = word_of(read, json_array_get(list, i));
        if (string != NULL) {
            strings[count++] = string;
        }
    }
    return count;
}

static rsm_status read_json(const serve_request *request, corrected *read, rsm_error *error) {
    rsm_correction *correction = &read->correction;
    json_error_t wrong;
    json_t *body = json_loadb(request->body, request->body_size, JSON_REJECT_DUPLICATES, &wrong);
    if (!json_is_object(body)) {
        json_decref(body);
        return serve_error(error, RSM_ERROR_FORMAT, "the body is no object of JSON");
    }
    read->kept = json_pack("{s:o,s:[]}", "body", body, "written");
    if (read->kept == NULL) {
        return serve_error(error, RSM_ERROR_MEMORY, "out of memory");
    }
    const json_t *number = json_object_get(body, "number");
    correction->kind = string_in(body, "kind");
    correction->slot = string_in(body, "slot");
    correction->report = string_in(body, "report");
    correction->quote = string_in(body, "quote");
    correction->note = string_in(body, "note");
    correction->stance = string_in(body, "stance");
    correction->person = string_in(body, "person");
    correction->reason = string_in(body, "reason");
    correction->may_wait = json_is_true(json_object_get(body, "may_wait"));
    correction->name_count = strings_in(read, "names", read->names);
    correction->value_count = strings_in(read, "values", read->values);
    if (json_is_integer(number) && json_integer_value(number) > 0) {
        correction->number = (unsigned long)json_integer_value(number);
    }
    return RSM_OK;
}

/* ---- taking it ---- */

static rsm_status name_undone(const char *undone, rsm_correction *correction, rsm_error *error) {
    char *end;
    unsigned long number = strtoul(undone, &end, 10);
    if (undone[0] < '0' || undone[0] > '9' || *end != '\0') {
        return serve_error(error, RSM_ERROR_NOT_FOUND, "decisions have numbers");
    }
    correction->kind = "undo";
    correction->number = number;
    return RSM_OK;
}

rsm_status serve_take_decision(serve_call *call, const char *undone, rsm_string *decision,
                               rsm_error *error) {
    const serve_request *request = call->request;
    rsm_status status = RSM_OK;
    corrected *read = calloc(1, sizeof *read);
    if (read == NULL) {
        return serve_error(error, RSM_ERROR_MEMORY, "out of memory");
    }
    read->correction.names = read->names;
    read->correction.values = read->values;
    if (request->body != NULL) {
        status = read_json(request, read, error);
    } else {
        read_form(request, read);
    }
    if (status == RSM_OK && undone != NULL) {
        status = name_undone(undone, &read->correction, error);
    }
    if (status == RSM_OK && read->correction.kind == NULL) {
        status = serve_error(error, RSM_ERROR_ARGUMENT, "no kind of decision is given");
    }
    if (status == RSM_OK) {
        status = rsm_session_decide(call->record.session, &read->correction, decision, error);
    }
    json_decref(read->kept);
    free(read);
    return status;
}
