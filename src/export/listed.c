/* `list`, its overview, `list --unread`: rows as they were stored. Cost: linear in what is given. */
#include "base/json.h"
#include "export/work.h"
#include "record/write.h"

rsm_status rsm_export_list(const rsm_case *record, const rsm_list_filter *filter,
                           rsm_buffer *output, rsm_error *error) {
    rsm_arena arena;
    rsm_json json;
    rsm_slice *rows = NULL;
    uint32_t count = 0;
    rsm_list_filter none = {0};
    rsm_status status = rsm_export_refresh(record, error);
    if (status != RSM_OK) {
        return status;
    }
    rsm_arena_init(&arena, record->allocator, 0);
    rsm_json_init(&json, output);
    status = rsm_ledger_browse(record->ledger, filter != NULL ? filter : &none, &arena, &rows,
                               &count, error);
    if (status == RSM_OK) {
        rsm_json_begin_array(&json);
        for (uint32_t i = 0; i < count; i++) {
            rsm_json_raw(&json, rows[i]);
        }
        rsm_json_end_array(&json);
        status = rsm_output_status(output, &json, error);
    }
    rsm_arena_free(&arena);
    return status;
}

/* [[key,count],...] */
static void write_tallies(rsm_json *json, const char *key, const rsm_tally *tallies,
                          uint32_t count) {
    rsm_json_key(json, key);
    rsm_json_begin_array(json);
    for (uint32_t i = 0; i < count; i++) {
        rsm_json_begin_array(json);
        rsm_json_string(json, tallies[i].key);
        rsm_json_uint(json, tallies[i].count);
        rsm_json_end_array(json);
    }
    rsm_json_end_array(json);
}

rsm_status rsm_export_overview(const rsm_case *record, const rsm_list_filter *filter,
                               rsm_buffer *output, rsm_error *error) {
    rsm_arena arena;
    rsm_json json;
    rsm_tallies tallies;
    rsm_status status = rsm_export_refresh(record, error);
    if (status != RSM_OK) {
        return status;
    }
    rsm_arena_init(&arena, record->allocator, 0);
    rsm_json_init(&json, output);
    status = rsm_ledger_tally(record->ledger, filter, &arena, &tallies, error);
    if (status == RSM_OK) {
        rsm_json_begin_object(&json);
        rsm_json_key_int(&json, "count", (int64_t)tallies.count);
        write_tallies(&json, "months", tallies.months, tallies.month_count);
        write_tallies(&json, "countries", tallies.countries, tallies.country_count);
        rsm_json_end_object(&json);
        status = rsm_output_status(output, &json, error);
    }
    rsm_arena_free(&arena);
    return status;
}

static void write_unread(rsm_json *json, const rsm_reading *reading) {
    const rsm_report *report = &reading->report;
    rsm_slice why = report->error.size > 0 ? report->error : reading->silent;
    rsm_json_begin_object(json);
    rsm_json_key_string(json, "report", report->id);
    rsm_write_report_origin(json, report);
    rsm_json_key_string(json, "why", why.size > 0 ? why : RSM_SLICE("no incident was found in it"));
    rsm_json_end_object(json);
}

rsm_status rsm_export_unread(const rsm_case *record, rsm_buffer *output, rsm_error *error) {
    rsm_arena arena;
    rsm_json json;
    rsm_reading *readings = NULL;
    uint32_t count = 0;
    rsm_arena_init(&arena, record->allocator, 0);
    rsm_json_init(&json, output);
    rsm_status status =
        rsm_ledger_load(record->ledger, rsm_slice_make("", 0), 0, &arena, &readings, &count, error);
    if (status == RSM_OK) {
        rsm_json_begin_array(&json);
        for (uint32_t i = 0; i < count; i++) {
            if (readings[i].report.error.size > 0 || readings[i].incident_count == 0) {
                write_unread(&json, &readings[i]);
            }
        }
        rsm_json_end_array(&json);
        status = rsm_output_status(output, &json, error);
    }
    rsm_arena_free(&arena);
    return status;
}
