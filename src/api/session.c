/* A session: an open ledger with the model it is read with.
 *
 * A build is one transaction: reports are appended as they are seen, then all is brought together.
 * What the other functions give is the work of the export room. */
#include "api/session.h"
#include "api/batch.h"
#include "record/names.h"

#include <stdlib.h>
#include <string.h>

rsm_case rsm_session_case(const rsm_session *session) {
    return (rsm_case){.ledger = session->ledger,
                      .world = session->model->world,
                      .version = RSM_SLICE(RSM_VERSION),
                      .model = rsm_given(session->model->checksum),
                      .codebook = rsm_ledger_is_view(session->ledger)
                                      ? rsm_given(session->view_codebook)
                                      : rsm_given(session->codebook),
                      .as_of = rsm_given(session->as_of),
                      .published_by = rsm_given(session->published_by)};
}

char *rsm_copy_string(const char *string) {
    char *copy = malloc(strlen(string) + 1);
    if (copy != NULL)
        memcpy(copy, string, strlen(string) + 1);
    return copy;
}

rsm_status rsm_session_open(const rsm_model *model, const char *path, rsm_session_mode mode,
                            const char *codebook, rsm_session **session, rsm_error *error) {
    *session = NULL;
    rsm_ledger_mode how = mode == RSM_SESSION_READ    ? RSM_LEDGER_READ
                          : mode == RSM_SESSION_WRITE ? RSM_LEDGER_WRITE
                                                      : RSM_LEDGER_CREATE;
    rsm_codebook known;
    if (codebook != NULL) {
        rsm_status status = rsm_codebook_load(model->world, rsm_given(codebook), &known, error);
        if (status != RSM_OK)
            return status;
    }
    rsm_session *opened = calloc(1, sizeof *opened);
    if (opened == NULL)
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    opened->model = model;
    opened->codebook = codebook == NULL ? NULL : rsm_copy_string(codebook);
    rsm_status status = RSM_OK;
    if (codebook != NULL && opened->codebook == NULL)
        status = rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    if (status == RSM_OK)
        status = rsm_ledger_open(path, how, NULL, &opened->ledger, error);
    if (status != RSM_OK) {
        rsm_session_close(opened);
        return status;
    }
    rsm_ledger_set_maker(opened->ledger, RSM_SLICE(RSM_VERSION), rsm_given(model->checksum));
    *session = opened;
    return RSM_OK;
}

void rsm_session_close(rsm_session *session) {
    if (session == NULL)
        return;
    rsm_ledger_close(session->ledger);
    free(session->codebook);
    free(session->view_codebook);
    free(session);
}

/* ---- reading back ---- */

static rsm_status give(rsm_status status, rsm_buffer *buffer, rsm_string *output,
                       rsm_error *error) {
    if (status == RSM_OK)
        return rsm_string_take(buffer, output, error);
    rsm_buffer_free(buffer);
    return status;
}

static rsm_status parse_day(const char *text, rsm_instant *day, rsm_error *error) {
    rsm_iso_time parsed;
    if (text == NULL)
        return RSM_OK;
    if (!rsm_iso_parse(rsm_given(text), &parsed))
        return rsm_error_set(error, RSM_ERROR_ARGUMENT, "'%s' is no date: write it as 2021-05-14",
                             text);
    *day = parsed.instant;
    return RSM_OK;
}

static bool parse_order(const char *order, rsm_list_order *parsed) {
    static const char *const names[] = {"date", "latest", "killed", "reports", "disputed"};
    for (size_t i = 0; order != NULL && i < sizeof names / sizeof *names; i++)
        if (rsm_slice_equal_string(rsm_given(order), names[i])) {
            *parsed = (rsm_list_order)i;
            return true;
        }
    return order == NULL;
}

static bool parse_places(const char *places, rsm_list_places *parsed) {
    static const char *const names[] = {"any", "town", "area", "country", "none"};
    for (size_t i = 0; places != NULL && i < sizeof names / sizeof *names; i++)
        if (rsm_slice_equal_string(rsm_given(places), names[i])) {
            *parsed = (rsm_list_places)i;
            return true;
        }
    return places == NULL;
}

/* Degrees, "-12.5", into hundred thousandths; what follows is left. */
static bool parse_degrees(rsm_slice *text, int32_t most, int32_t *degrees_e5) {
    size_t at = 0;
    bool negative = text->size > 0 && text->data[0] == '-';
    int64_t whole = 0, digits = 0, decimals = -1;
    for (at = negative; at < text->size && digits < 9; at++) {
        char byte = text->data[at];
        if (byte == '.' && decimals < 0) {
            decimals = 0;
        } else if (byte >= '0' && byte <= '9') {
            digits++;
            if (decimals < 5) {
                whole = whole * 10 + (byte - '0');
                decimals += decimals >= 0;
            }
        } else {
            break;
        }
    }
    for (decimals = decimals < 0 ? 0 : decimals; decimals < 5; decimals++)
        whole *= 10;
    *degrees_e5 = (int32_t)(negative ? -whole : whole);
    *text = rsm_slice_sub(*text, at, text->size);
    return digits > 0 && whole <= (int64_t)most * 100000;
}

/* "west,south,east,north" */
static bool parse_box(const char *given, rsm_list_filter *inner) {
    int32_t bounds[4];
    if (given == NULL)
        return true;
    rsm_slice left = rsm_slice_trim(rsm_given(given));
    for (int i = 0; i < 4; i++) {
        if (!parse_degrees(&left, i % 2 == 0 ? 180 : 90, &bounds[i]))
            return false;
        if (i < 3 && (left.size == 0 || left.data[0] != ','))
            return false;
        left = i < 3 ? rsm_slice_sub(left, 1, left.size) : left;
    }
    inner->has_box = true;
    inner->box = (rsm_box){bounds[1], bounds[0], bounds[3], bounds[2]};
    return left.size == 0 && bounds[0] < bounds[2] && bounds[1] < bounds[3];
}

static rsm_status parse_filter(const rsm_filter *filter, rsm_list_filter *inner, rsm_error *error) {
    *inner = (rsm_list_filter){.country = rsm_given(filter->country),
                               .type = rsm_given(filter->type),
                               .minimum_killed = filter->minimum_killed,
                               .words = rsm_given(filter->words),
                               .all = filter->all,
                               .disputed = filter->disputed,
                               .offset = filter->offset,
                               .limit = filter->limit};
    if (!parse_order(filter->order, &inner->order))
        return rsm_error_set(error, RSM_ERROR_ARGUMENT, "there is no order '%s'", filter->order);
    if (!parse_places(filter->places, &inner->places))
        return rsm_error_set(error, RSM_ERROR_ARGUMENT, "'%s' is no kind of places",
                             filter->places);
    if (!parse_box(filter->box, inner))
        return rsm_error_set(error, RSM_ERROR_ARGUMENT,
                             "'%s' is no box: write it as west,south,east,north in degrees",
                             filter->box);
    rsm_status status = parse_day(filter->from, &inner->from, error);
    return status == RSM_OK ? parse_day(filter->to, &inner->to, error) : status;
}

static rsm_status list(rsm_session *session, const rsm_filter *filter,
                       rsm_status (*export)(const rsm_case *record, const rsm_list_filter *filter,
                                            rsm_buffer *output, rsm_error *error),
                       rsm_string *output, rsm_error *error) {
    rsm_list_filter inner;
    rsm_status status = parse_filter(filter, &inner, error);
    if (status != RSM_OK)
        return status;
    rsm_buffer buffer;
    rsm_buffer_init(&buffer, NULL);
    rsm_case whole = rsm_session_case(session);
    return give(export(&whole, &inner, &buffer, error), &buffer, output, error);
}

rsm_status rsm_session_list(rsm_session *session, const rsm_filter *filter, rsm_string *output,
                            rsm_error *error) {
    return list(session, filter, rsm_export_list, output, error);
}

rsm_status rsm_session_review(rsm_session *session, const rsm_filter *filter, rsm_string *output,
                              rsm_error *error) {
    return list(session, filter, rsm_export_review, output, error);
}

rsm_status rsm_session_overview(rsm_session *session, const rsm_filter *filter, rsm_string *output,
                                rsm_error *error) {
    return list(session, filter, rsm_export_overview, output, error);
}

rsm_status rsm_session_map(rsm_session *session, const rsm_filter *filter, rsm_string *output,
                           rsm_error *error) {
    return list(session, filter, rsm_export_map, output, error);
}

rsm_status rsm_session_unread(rsm_session *session, rsm_string *output, rsm_error *error) {
    rsm_buffer buffer;
    rsm_buffer_init(&buffer, NULL);
    rsm_case whole = rsm_session_case(session);
    return give(rsm_export_unread(&whole, &buffer, error), &buffer, output, error);
}

rsm_status rsm_session_show(rsm_session *session, const char *id, rsm_string *output,
                            rsm_error *error) {
    rsm_buffer buffer;
    rsm_buffer_init(&buffer, NULL);
    rsm_case whole = rsm_session_case(session);
    return give(rsm_export_account(&whole, rsm_given(id), &buffer, error), &buffer, output, error);
}

rsm_status rsm_session_report(rsm_session *session, const char *id, rsm_string *output,
                              rsm_error *error) {
    rsm_buffer buffer;
    rsm_buffer_init(&buffer, NULL);
    rsm_case whole = rsm_session_case(session);
    return give(rsm_export_report(&whole, rsm_given(id), &buffer, error), &buffer, output, error);
}

rsm_status rsm_session_why(rsm_session *session, const char *id, const char *slot,
                           rsm_string *output, rsm_error *error) {
    rsm_slot which;
    if (!rsm_slot_of(rsm_given(slot), &which))
        return rsm_error_set(error, RSM_ERROR_ARGUMENT, "there is no slot '%s'", slot);
    rsm_buffer buffer;
    rsm_buffer_init(&buffer, NULL);
    rsm_case whole = rsm_session_case(session);
    return give(rsm_export_why(&whole, rsm_given(id), which, &buffer, error), &buffer, output,
                error);
}

rsm_status rsm_session_compare(rsm_session *session, const char *const *ids, size_t id_count,
                               const char *const *codebooks, size_t codebook_count, bool all,
                               rsm_string *output, rsm_error *error) {
    rsm_codebook_comparison wanted = {.ids = ids,
                                      .id_count = id_count,
                                      .codebooks = codebooks,
                                      .codebook_count = codebook_count,
                                      .all = all};
    rsm_buffer buffer;
    rsm_buffer_init(&buffer, NULL);
    rsm_case whole = rsm_session_case(session);
    return give(rsm_export_compare(&whole, &wanted, &buffer, error), &buffer, output, error);
}

rsm_status rsm_session_same(rsm_session *session, const char *first, const char *second,
                            rsm_string *output, rsm_error *error) {
    rsm_buffer buffer;
    rsm_buffer_init(&buffer, NULL);
    rsm_case whole = rsm_session_case(session);
    return give(rsm_export_same(&whole, rsm_given(first), rsm_given(second), &buffer, error),
                &buffer, output, error);
}

rsm_status rsm_session_proofs(rsm_session *session, const char *id, rsm_string *output,
                              rsm_error *error) {
    rsm_buffer buffer;
    rsm_buffer_init(&buffer, NULL);
    rsm_case whole = rsm_session_case(session);
    return give(rsm_export_proofs(&whole, rsm_given(id), &buffer, error), &buffer, output, error);
}

const char *rsm_export_table(unsigned index) {
    return rsm_export_csv_table(index);
}

const char *rsm_export_format(unsigned index) {
    return rsm_export_format_name(index);
}

rsm_status rsm_session_export_as(rsm_session *session, const rsm_export_request *request,
                                 rsm_string *output, rsm_exported *exported, rsm_error *error) {
    rsm_exported counted;
    rsm_buffer buffer;
    rsm_buffer_init(&buffer, NULL);
    rsm_case whole = rsm_session_case(session);
    rsm_status status = rsm_export_as(&whole, request, &buffer, &counted, error);
    if (exported != NULL)
        *exported = counted;
    return give(status, &buffer, output, error);
}

rsm_status rsm_session_export(rsm_session *session, const char *format, const char *table,
                              rsm_string *output, rsm_error *error) {
    rsm_export_request request = {.format = format, .table = table};
    return rsm_session_export_as(session, &request, output, NULL, error);
}

rsm_status rsm_session_verify(rsm_session *session, rsm_verified *verified, rsm_string *faults,
                              rsm_error *error) {
    if (rsm_ledger_is_view(session->ledger))
        return rsm_error_set(error, RSM_ERROR_ARGUMENT, "a view of the ledger is not verified");
    rsm_buffer buffer;
    rsm_buffer_init(&buffer, NULL);
    rsm_verification found = {0};
    rsm_case whole = rsm_session_case(session);
    rsm_status status = rsm_export_verify(&whole, &found, &buffer, error);
    *verified = (rsm_verified){.reports = found.reports,
                               .statements = found.statements,
                               .incidents = found.incidents,
                               .cells = found.cells,
                               .faults = found.faults,
                               .other_maker = found.other_maker};
    return give(status, &buffer, faults, error);
}
