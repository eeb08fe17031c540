/* `list`, its overview, `list --unread`: rows as they were stored. Cost: linear in what is given.
 */
#include "base/json.h"
#include "export/work.h"
#include "record/write.h"

static rsm_status write_rows(rsm_json *json, const rsm_case *record, const void *what,
                             rsm_arena *arena, rsm_error *error) {
    rsm_slice *rows = NULL;
    uint32_t count = 0;
    rsm_list_filter none = {0};
    rsm_status status =
        rsm_ledger_browse(record->ledger, what != NULL ? what : &none, arena, &rows, &count, error);
    rsm_json_begin_array(json);
    for (uint32_t i = 0; status == RSM_OK && i < count; i++) {
        rsm_json_raw(json, rows[i]);
    }
    rsm_json_end_array(json);
    return status;
}

rsm_status rsm_export_list(const rsm_case *record, const rsm_list_filter *filter,
                           rsm_buffer *output, rsm_error *error) {
    return rsm_export_part(record, write_rows, filter, output, error);
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

static rsm_status write_overview(rsm_json *json, const rsm_case *record, const void *what,
                                 rsm_arena *arena, rsm_error *error) {
    rsm_tallies tallies;
    rsm_status status = rsm_ledger_tally(record->ledger, what, arena, &tallies, error);
    if (status != RSM_OK) {
        return status;
    }
    rsm_json_begin_object(json);
    rsm_json_key_int(json, "count", (int64_t)tallies.count);
    if (tallies.knows_doubt) {
        rsm_json_key_int(json, "review", (int64_t)tallies.doubtful);
    }
    write_tallies(json, "months", tallies.months, tallies.month_count);
    write_tallies(json, "countries", tallies.countries, tallies.country_count);
    rsm_json_end_object(json);
    return status;
}

rsm_status rsm_export_overview(const rsm_case *record, const rsm_list_filter *filter,
                               rsm_buffer *output, rsm_error *error) {
    return rsm_export_part(record, write_overview, filter, output, error);
}

/* ---- the map ---- */

enum { MOST_SPOTS = 1500, WEST = 1800, SOUTH = 900 };

static void write_tenths(rsm_json *json, int64_t tenths) {
    rsm_json_fixed(json, tenths, 1);
}

/* [west, south, east, north], as the bounding box of GeoJSON. */
static void write_box(rsm_json *json, const rsm_spot *spot, int64_t step) {
    rsm_json_key(json, "box");
    rsm_json_begin_array(json);
    write_tenths(json, (int64_t)spot->x - WEST);
    write_tenths(json, (int64_t)spot->y - SOUTH);
    write_tenths(json, (int64_t)spot->x - WEST + step);
    write_tenths(json, (int64_t)spot->y - SOUTH + step);
    rsm_json_end_array(json);
}

static void write_spot(rsm_json *json, const rsm_spot *spot, uint32_t step) {
    rsm_json_begin_object(json);
    rsm_json_key_cstring(json, "places", spot->is_area ? "area" : "town");
    write_box(json, spot, spot->is_area ? 1 : step);
    if (spot->is_area) {
        rsm_json_key_int(json, "radius_km", spot->radius_km);
    }
    rsm_json_key_int(json, "count", (int64_t)spot->count);
    rsm_json_key_int(json, "killed", (int64_t)spot->killed);
    rsm_json_key_string(json, "id", spot->id);
    rsm_json_key_string(json, "name", spot->name);
    rsm_json_key_string(json, "city", spot->city);
    rsm_json_key_string(json, "earliest", spot->earliest);
    rsm_json_end_object(json);
}

static void write_countries(rsm_json *json, const rsm_map_tally *map) {
    rsm_json_key(json, "countries");
    rsm_json_begin_array(json);
    for (int i = 0; i < 26 * 26; i++) {
        char code[2] = {(char)('A' + i / 26), (char)('A' + i % 26)};
        if (map->countries[i] > 0) {
            rsm_json_begin_array(json);
            rsm_json_string(json, rsm_slice_make(code, 2));
            rsm_json_uint(json, map->countries[i]);
            rsm_json_end_array(json);
        }
    }
    rsm_json_end_array(json);
}

static rsm_status write_map(rsm_json *json, const rsm_case *record, const void *what,
                            rsm_arena *arena, rsm_error *error) {
    rsm_map_tally *map = rsm_arena_allocate(arena, sizeof *map);
    if (map == NULL) {
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    }
    rsm_status status =
        rsm_ledger_tally_map(record->ledger, what, MOST_SPOTS, arena, map, error);
    if (status != RSM_OK) {
        return status;
    }
    rsm_json_begin_object(json);
    rsm_json_key_int(json, "count", (int64_t)map->count);
    rsm_json_key_int(json, "nowhere", (int64_t)map->nowhere);
    rsm_json_key_int(json, "left_out", (int64_t)map->left_out);
    rsm_json_key(json, "cell");
    write_tenths(json, map->step);
    write_countries(json, map);
    rsm_json_key(json, "spots");
    rsm_json_begin_array(json);
    for (uint32_t i = 0; i < map->spot_count; i++) {
        write_spot(json, &map->spots[i], map->step);
    }
    rsm_json_end_array(json);
    rsm_json_end_object(json);
    return status;
}

rsm_status rsm_export_map(const rsm_case *record, const rsm_list_filter *filter,
                          rsm_buffer *output, rsm_error *error) {
    return rsm_export_part(record, write_map, filter, output, error);
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

static rsm_status write_all_unread(rsm_json *json, const rsm_case *record, const void *what,
                                   rsm_arena *arena, rsm_error *error) {
    rsm_reading *readings = NULL;
    uint32_t count = 0;
    (void)what;
    rsm_status status =
        rsm_ledger_load(record->ledger, rsm_slice_make("", 0), 0, arena, &readings, &count, error);
    rsm_json_begin_array(json);
    for (uint32_t i = 0; status == RSM_OK && i < count; i++) {
        if (readings[i].report.error.size > 0 || readings[i].incident_count == 0) {
            write_unread(json, &readings[i]);
        }
    }
    rsm_json_end_array(json);
    return status;
}

rsm_status rsm_export_unread(const rsm_case *record, rsm_buffer *output, rsm_error *error) {
    return rsm_write_part(record, write_all_unread, NULL, output, error);
}
