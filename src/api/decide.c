/* A person's corrections: from the public form to that of the export room. */
#include "api/session.h"

#include <stdlib.h>

/* All readings of a ledger are of one model, and what follows from them too. */
static rsm_status check_model(rsm_session *session, rsm_error *error) {
    rsm_arena arena;
    rsm_slice model;
    rsm_arena_init(&arena, NULL, 0);
    rsm_status status = rsm_ledger_get_meta(session->ledger, "model", &arena, &model, error);
    if (status == RSM_OK && model.size > 0 &&
        !rsm_slice_equal_string(model, session->model->checksum))
        status = rsm_error_set(error, RSM_ERROR_VERSION,
                               "made with another model, lexicon or gazetteer (%.8s, not %.8s): "
                               "build --reread first",
                               model.data, session->model->checksum);
    rsm_arena_free(&arena);
    return status;
}

/* NULL where memory fails. */
static rsm_slice *slices_of(const char *const *strings, size_t count) {
    rsm_slice *slices = calloc(count + 1, sizeof *slices);
    for (size_t i = 0; slices != NULL && i < count; i++)
        slices[i] = rsm_given(strings[i]);
    return slices;
}

static rsm_status decide(rsm_session *session, const rsm_correction_text *text,
                         rsm_string *decision, rsm_error *error) {
    rsm_buffer buffer;
    rsm_case whole = rsm_session_case(session);
    rsm_buffer_init(&buffer, NULL);
    rsm_status status = rsm_export_decide(&whole, text, &buffer, error);
    if (status == RSM_OK)
        return rsm_string_take(&buffer, decision, error);
    rsm_buffer_free(&buffer);
    return status;
}

rsm_status rsm_session_decide(rsm_session *session, const rsm_correction *correction,
                              rsm_string *decision, rsm_error *error) {
    rsm_correction_text text = {.slot = rsm_given(correction->slot),
                                .stance = rsm_given(correction->stance),
                                .report = rsm_given(correction->report),
                                .quote = rsm_given(correction->quote),
                                .note = rsm_given(correction->note),
                                .person = rsm_given(correction->person),
                                .reason = rsm_given(correction->reason),
                                .may_wait = correction->may_wait};
    if (rsm_ledger_is_view(session->ledger))
        return rsm_error_set(error, RSM_ERROR_ARGUMENT, "a view of the ledger is for reading");
    if (!rsm_decision_kind_of(rsm_given(correction->kind), &text.kind))
        return rsm_error_set(error, RSM_ERROR_ARGUMENT,
                             "there is no decision '%s': merge, split, reject, reassign, add, set, "
                             "not-incident and undo are there",
                             correction->kind != NULL ? correction->kind : "");
    if (correction->name_count > UINT16_MAX || correction->value_count > UINT16_MAX)
        return rsm_error_set(error, RSM_ERROR_LIMIT, "a decision with so many names or values");
    rsm_status status = check_model(session, error);
    if (status != RSM_OK)
        return status;
    rsm_slice *names = slices_of(correction->names, correction->name_count);
    rsm_slice *values = slices_of(correction->values, correction->value_count);
    text.names = names;
    text.name_count = (uint32_t)correction->name_count;
    text.values = values;
    text.value_count = (uint32_t)correction->value_count;
    text.undoes = correction->number <= UINT32_MAX ? (uint32_t)correction->number : 0;
    status = names != NULL && values != NULL
                 ? decide(session, &text, decision, error)
                 : rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    free(names);
    free(values);
    return status;
}

rsm_status rsm_session_decisions(rsm_session *session, rsm_string *output, rsm_error *error) {
    rsm_buffer buffer;
    rsm_case whole = rsm_session_case(session);
    rsm_buffer_init(&buffer, NULL);
    rsm_status status = rsm_export_decisions(&whole, &buffer, error);
    if (status == RSM_OK)
        return rsm_string_take(&buffer, output, error);
    rsm_buffer_free(&buffer);
    return status;
}
