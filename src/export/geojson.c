/* GeoJSON by RFC 7946: a feature an incident, a point where the place has coordinates.
 *
 * Invariants: longitude first, WGS 84, five decimals; a place that is an area is a point at its
 * middle and says so. Cost: linear in the accounts. */
#include "export/format.h"
#include "record/names.h"

#include <stdio.h>

static void key_instant(rsm_json *json, const char *key, rsm_instant instant) {
    char text[RSM_INSTANT_TEXT_SIZE];
    if (instant.known) {
        rsm_json_key_cstring(json, key, rsm_instant_text(instant, text));
    } else {
        rsm_json_key_null(json, key);
    }
}

static void key_text(rsm_json *json, const char *key, rsm_slice text) {
    if (text.size > 0) {
        rsm_json_key_string(json, key, text);
    } else {
        rsm_json_key_null(json, key);
    }
}

static void key_bound(rsm_json *json, const char *slot, const char *which, int64_t bound) {
    char key[48];
    snprintf(key, sizeof key, "%s_%s", slot, which);
    if (bound == RSM_COUNT_UNKNOWN) {
        rsm_json_key_null(json, key);
    } else {
        rsm_json_key_int(json, key, bound);
    }
}

static void write_geometry(rsm_json *json, const rsm_account *account) {
    rsm_json_key(json, "geometry");
    if (!account->has_where || !account->where.has_point) {
        rsm_json_null(json);
        return;
    }
    rsm_json_begin_object(json);
    rsm_json_key_cstring(json, "type", "Point");
    rsm_json_key(json, "coordinates");
    rsm_json_begin_array(json);
    rsm_json_fixed(json, account->where.lon_e5, 5);
    rsm_json_fixed(json, account->where.lat_e5, 5);
    rsm_json_end_array(json);
    rsm_json_end_object(json);
}

static void write_place(rsm_json *json, const rsm_coded *coded) {
    const rsm_account *account = coded->account;
    const rsm_place_value *where = &account->where;
    static const char *const keys[] = {"place",        "precision",    "radius_km",
                                       "middle_point", "city",         "admin1",
                                       "admin2",       "country_code", "country"};
    if (!account->has_where) {
        for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
            rsm_json_key_null(json, keys[i]);
        }
        return;
    }
    bool is_spot = where->kind == RSM_PLACE_CITY || where->kind == RSM_PLACE_SITE;
    key_text(json, "place", where->name);
    rsm_json_key_cstring(json, "precision", rsm_place_kind_name(where->kind));
    rsm_json_key_int(json, "radius_km", where->radius_km);
    rsm_json_key_bool(json, "middle_point", !is_spot && where->has_point);
    key_text(json, "city", rsm_coded_town(coded));
    key_text(json, "admin1", where->admin1);
    key_text(json, "admin2", where->admin2);
    key_text(json, "country_code", coded->country);
    key_text(json, "country", rsm_country_name(coded->codes, coded->country));
}

static void write_counts(rsm_json *json, const rsm_coded *coded) {
    for (unsigned slot = 0; slot < RSM_SLOT_COUNT; slot++) {
        const rsm_cell *cell = rsm_cell_of(coded->account, (rsm_slot)slot);
        if (cell != NULL && cell->kind == RSM_CELL_COUNT) {
            key_bound(json, rsm_slot_name(cell->slot), "low", cell->low);
            key_bound(json, rsm_slot_name(cell->slot), "best", cell->best);
            key_bound(json, rsm_slot_name(cell->slot), "high", cell->high);
        }
    }
}

static void write_told(rsm_json *json, const char *key, const rsm_coded *coded,
                       void (*tell)(const rsm_coded *coded, rsm_buffer *buffer)) {
    rsm_buffer text;
    rsm_buffer_init(&text, coded->arena->allocator);
    tell(coded, &text);
    key_text(json, key, rsm_slice_trim(rsm_buffer_slice(&text)));
    coded->arena->failed = coded->arena->failed || text.failed;
    rsm_buffer_free(&text);
}

static void write_properties(rsm_json *json, const rsm_coded *coded) {
    const rsm_account *account = coded->account;
    rsm_json_key(json, "properties");
    rsm_json_begin_object(json);
    rsm_json_key_string(json, "id", account->id);
    key_text(json, "name", account->name);
    key_text(json, "type", account->type);
    key_text(json, "subtype", account->subtype);
    rsm_json_key_cstring(json, "status", rsm_incident_status_name(account->status));
    rsm_json_key_bool(json, "main", coded->work->fusion.groups[coded->group].main);
    key_instant(json, "earliest",
                account->has_when ? account->when.earliest : rsm_instant_unknown());
    key_instant(json, "latest", account->has_when ? account->when.latest : rsm_instant_unknown());
    write_place(json, coded);
    write_counts(json, coded);
    write_told(json, "perpetrators", coded, rsm_tell_suspects);
    key_text(json, "targets", rsm_coded_list(coded, RSM_SLOT_TARGET, "; ", UINT32_MAX));
    key_text(json, "weapons", rsm_coded_list(coded, RSM_SLOT_WEAPON, "; ", UINT32_MAX));
    write_told(json, "disputes", coded, rsm_tell_disputes);
    rsm_json_key_int(json, "reports", account->report_count);
    rsm_json_key_int(json, "copies", account->copy_count);
    rsm_json_key_int(json, "independent_sources", account->independent_sources);
    rsm_json_key_int(json, "uncredited", account->uncredited);
    key_text(json, "outlets", rsm_coded_outlets(coded, "; "));
    rsm_json_end_object(json);
}

static void begin(const rsm_export_context *context, rsm_buffer *output) {
    (void)context;
    rsm_buffer_append_string(output, "{\"type\":\"FeatureCollection\",\"features\":[");
}

static void write(const rsm_export_context *context, const rsm_coded *coded, bool first,
                  rsm_buffer *output) {
    rsm_json json;
    (void)context;
    rsm_buffer_append_string(output, first ? "\n" : ",\n");
    rsm_json_init(&json, output);
    rsm_json_begin_object(&json);
    rsm_json_key_cstring(&json, "type", "Feature");
    rsm_json_key_string(&json, "id", coded->account->id);
    write_geometry(&json, coded->account);
    write_properties(&json, coded);
    rsm_json_end_object(&json);
}

static void end(const rsm_export_context *context, rsm_buffer *output) {
    (void)context;
    rsm_buffer_append_string(output, "\n]}\n");
}

const rsm_format rsm_format_geojson = {
    .name = "geojson", .begin = begin, .write = write, .end = end};
