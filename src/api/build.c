/* A build: reports are appended as they are seen, then all is brought together.
 *
 * One transaction: what is read, and what follows from it, is there whole or not at all. All
 * readings of a ledger are of one model: with another, they are read anew or the build is refused.
 */
#include "api/batch.h"
#include "api/session.h"
#include "export/rows.h"
#include "read/read.h"

#include <string.h>

typedef struct building {
    rsm_session *session;
    rsm_totals *totals;
    const rsm_options *options;
    const rsm_coded_file *files; /* coders' tables to load */
    size_t file_count;
    rsm_arena arena; /* of the codes */
    rsm_codes codes; /* of record formats; without a world until they are needed */
    int64_t last;    /* key of the stored version that was last given to be read anew */
} building;

static rsm_status append_one(void *context, const rsm_reading *reading, rsm_error *error) {
    building *b = context;
    rsm_append_result result;
    rsm_status status = rsm_ledger_append(b->session->ledger, reading, &result, error);
    if (status != RSM_OK)
        return status;
    b->totals->added += result == RSM_APPEND_NEW;
    b->totals->same += result == RSM_APPEND_SAME;
    b->totals->redacted += result == RSM_APPEND_REDACTED;
    b->totals->versions += result == RSM_APPEND_VERSION || result == RSM_APPEND_OLD_VERSION;
    return RSM_OK;
}

/* ---- reading anew ---- */

/* A stored version as it was before it was seen: what was given, and nothing that was found. */
static rsm_status next_stored(void *context, rsm_arena *arena, rsm_report *report, bool *found,
                              rsm_error *error) {
    building *b = context;
    rsm_status status =
        rsm_ledger_next_stored(b->session->ledger, b->last, arena, report, found, error);
    if (status != RSM_OK || !*found)
        return status;
    b->last = report->stored;
    if (report->published.basis != RSM_DATE_GIVEN)
        report->published =
            (rsm_published){rsm_instant_unknown(), rsm_instant_unknown(), RSM_DATE_UNKNOWN};
    return rsm_report_tell_language(b->session->model->world, arena, report)
               ? RSM_OK
               : rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
}

static rsm_status load_codes(building *b, rsm_error *error) {
    return b->codes.world != NULL || rsm_codes_load(b->session->model->world, &b->arena, &b->codes)
               ? RSM_OK
               : rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
}

/* A row of a coder's table is no prose: its statements are made of its lines again. */
static rsm_status replace_one(void *context, const rsm_reading *reading, rsm_error *error) {
    building *b = context;
    rsm_data_set set;
    rsm_reading row;
    rsm_arena arena;
    if (!rsm_data_set_of(&reading->report, &set))
        return rsm_ledger_replace_reading(b->session->ledger, reading, error);
    rsm_status status = load_codes(b, error);
    if (status != RSM_OK)
        return status;
    rsm_arena_init(&arena, NULL, 0);
    status = rsm_row_reading(&b->codes, set, &reading->report, &arena, &row)
                 ? rsm_ledger_replace_reading(b->session->ledger, &row, error)
                 : rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    rsm_arena_free(&arena);
    return status;
}

static rsm_status reread(building *b, const rsm_options *options, rsm_error *error) {
    rsm_ledger_totals held;
    rsm_totals counted = {0};
    rsm_status status = rsm_ledger_count(b->session->ledger, &held, error);
    if (status != RSM_OK)
        return status;
    rsm_batch batch = {.model = b->session->model,
                       .options = options,
                       .next = next_stored,
                       .expected = held.versions,
                       .take = replace_one,
                       .context = b};
    status = rsm_batch_run(&batch, &counted, error);
    b->totals->reread = counted.reports;
    return status == RSM_OK ? rsm_ledger_choose_current(b->session->ledger, error) : status;
}

/* Reads anew what is stored where that is asked for; an error where it is not and the model is
 * another than that of what is stored. */
static rsm_status match_model(building *b, const rsm_options *options, rsm_error *error) {
    rsm_arena arena;
    rsm_slice model;
    rsm_ledger_totals held = {0};
    if (options != NULL && options->reread)
        return reread(b, options, error);
    rsm_arena_init(&arena, NULL, 0);
    rsm_status status = rsm_ledger_get_meta(b->session->ledger, "model", &arena, &model, error);
    bool other = status == RSM_OK && model.size > 0 &&
                 !rsm_slice_equal_string(model, b->session->model->checksum);
    if (other)
        status = rsm_ledger_count(b->session->ledger, &held, error);
    if (other && status == RSM_OK && held.versions > 0)
        status = rsm_error_set(error, RSM_ERROR_VERSION,
                               "made with another model, lexicon or gazetteer (%.8s, not %.8s): "
                               "build --reread reads its %llu stored texts anew",
                               model.data, b->session->model->checksum,
                               (unsigned long long)held.versions);
    rsm_arena_free(&arena);
    return status;
}

/* ---- coders' tables ---- */

static rsm_status take_row(void *context, const rsm_reading *reading, rsm_error *error) {
    building *b = context;
    b->totals->reports++;
    return append_one(b, reading, error);
}

static void complain_row(void *context, const char *where, const char *message) {
    building *b = context;
    b->totals->unreadable++;
    if (b->options != NULL && b->options->complain != NULL)
        b->options->complain(b->options->context, where, message);
}

static rsm_status load_rows(building *b, rsm_error *error) {
    rsm_rows_taker taker = {.context = b, .take = take_row, .complain = complain_row};
    rsm_status status = load_codes(b, error);
    for (size_t i = 0; i < b->file_count && status == RSM_OK; i++) {
        unsigned set = 0;
        while (set < RSM_DATA_SETS &&
               strcmp(rsm_data_set_name((rsm_data_set)set), b->files[i].format) != 0)
            set++;
        if (set == RSM_DATA_SETS)
            return rsm_error_set(error, RSM_ERROR_ARGUMENT,
                                 "tables of '%s' are not read: acled and gtd are",
                                 b->files[i].format);
        status = rsm_rows_read(&b->codes, (rsm_data_set)set, b->files[i].path, NULL, &taker, error);
    }
    return status;
}

/* ---- the whole ---- */

static rsm_status run(building *b, const rsm_batch *batch, rsm_ledger_totals *held,
                      rsm_error *error) {
    rsm_ledger *ledger = b->session->ledger;
    rsm_case whole = rsm_session_case(b->session);
    rsm_status status = match_model(b, batch->options, error);
    if (status == RSM_OK && batch->path_count > 0)
        status = rsm_batch_run(batch, b->totals, error);
    if (status == RSM_OK && b->file_count > 0)
        status = load_rows(b, error);
    if (status == RSM_OK)
        status =
            rsm_ledger_set_meta(ledger, "model", rsm_given(b->session->model->checksum), error);
    if (status == RSM_OK)
        status = rsm_export_finish(&whole, error);
    /* Counted before it is committed: nothing may fail after that. */
    return status == RSM_OK ? rsm_ledger_count_held(ledger, held, error) : status;
}

/* Runs what `b` and `batch` ask for in one transaction. */
static rsm_status build(building *b, const rsm_batch *batch, rsm_totals *totals, rsm_error *error) {
    rsm_session *session = b->session;
    rsm_ledger_totals held = {0};
    rsm_arena_init(&b->arena, NULL, 0);
    rsm_status status =
        rsm_ledger_is_view(session->ledger) ? RSM_OK : rsm_session_sweep(session, error);
    if (status == RSM_OK)
        status = rsm_ledger_begin(session->ledger, error);
    if (status == RSM_OK) {
        status = run(b, batch, &held, error);
        if (status == RSM_OK)
            status = rsm_ledger_commit(session->ledger, error);
        if (status != RSM_OK)
            rsm_ledger_rollback(session->ledger);
    }
    rsm_arena_free(&b->arena);
    b->totals->held = held.reports;
    b->totals->incidents = held.main_incidents;
    b->totals->copies = held.copies;
    b->totals->silent = held.unread;
    if (totals != NULL)
        *totals = *b->totals;
    return status;
}

rsm_status rsm_session_build(rsm_session *session, const char *const *paths, size_t path_count,
                             const rsm_options *options, rsm_totals *totals, rsm_error *error) {
    rsm_totals counted = {0};
    building b = {.session = session, .totals = &counted, .options = options};
    rsm_batch batch = {.model = session->model,
                       .paths = paths,
                       .path_count = path_count,
                       .options = options,
                       .take = append_one,
                       .context = &b};
    return build(&b, &batch, totals, error);
}

rsm_status rsm_session_import(rsm_session *session, const rsm_coded_file *files, size_t count,
                              const rsm_options *options, rsm_totals *totals, rsm_error *error) {
    rsm_totals counted = {0};
    building b = {.session = session,
                  .totals = &counted,
                  .options = options,
                  .files = files,
                  .file_count = count};
    rsm_batch batch = {.model = session->model, .options = options, .context = &b};
    return build(&b, &batch, totals, error);
}
