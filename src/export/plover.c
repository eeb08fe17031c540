/* PLOVER: a JSON object a line, with the fields of the PLOVER manual's data chapter.
 *
 * Invariants: the required fields (id, date, actor, event) are always there; an incident without a
 * day has no record. Cost: see coded.h. */
#include "export/format.h"
#include "export/sector.h"

enum { ACTORS = 8 };

static bool takes(const rsm_coded *coded) {
    rsm_slice type, mode;
    rsm_incident_status status = coded->account->status;
    rsm_plover_type(coded, &type, &mode);
    return type.size > 0 && coded->has_day && status != RSM_INCIDENT_PLANNED &&
           status != RSM_INCIDENT_DENIED && status != RSM_INCIDENT_FOILED;
}

static void key_day(rsm_json *json, const char *key, int32_t day) {
    char text[RSM_INSTANT_TEXT_SIZE];
    rsm_json_key_cstring(json, key, rsm_instant_text(rsm_instant_of_day(day), text));
}

static void key_known(rsm_json *json, const char *key, rsm_slice text) {
    if (text.size > 0) {
        rsm_json_key_string(json, key, text);
    }
}

static void write_actors(rsm_json *json, const char *key, const rsm_event_actor *actors,
                         uint32_t count) {
    rsm_json_key(json, key);
    rsm_json_begin_array(json);
    for (uint32_t i = 0; i < count; i++) {
        rsm_json_begin_object(json);
        key_known(json, "code", actors[i].country);
        key_known(json, "sector", rsm_slice_from_string(actors[i].sector));
        key_known(json, "entity_text", actors[i].name);
        rsm_json_end_object(json);
    }
    rsm_json_end_array(json);
}

static void write_list(rsm_json *json, const char *key, rsm_slice value) {
    rsm_json_key(json, key);
    rsm_json_begin_array(json);
    rsm_json_string(json, value);
    rsm_json_end_array(json);
}

/* The names of GeoNames' columns, as the manual asks. */
static void write_location(rsm_json *json, const rsm_coded *coded) {
    const rsm_place_value *where = &coded->account->where;
    if (!coded->account->has_where) {
        return;
    }
    rsm_json_key(json, "event_loc");
    rsm_json_begin_object(json);
    if (where->geonameid > 0) {
        rsm_json_key_int(json, "geonameid", where->geonameid);
    }
    rsm_json_key_string(json, "name", where->name);
    if (where->has_point) {
        rsm_json_key(json, "latitude");
        rsm_json_fixed(json, where->lat_e5, 5);
        rsm_json_key(json, "longitude");
        rsm_json_fixed(json, where->lon_e5, 5);
    }
    key_known(json, "country code", coded->country);
    key_known(json, "cc3", rsm_country_iso3(coded->codes, coded->country));
    rsm_json_end_object(json);
}

static void key_count(rsm_json *json, const char *key, int64_t count) {
    if (count >= 0) {
        rsm_json_key_int(json, key, count);
    }
}

static void write_size(rsm_json *json, const rsm_coded *coded) {
    rsm_json_key(json, "size");
    rsm_json_begin_object(json);
    key_count(json, "dead", rsm_coded_best(coded, RSM_SLOT_KILLED));
    key_count(json, "injured", rsm_coded_best(coded, RSM_SLOT_INJURED));
    key_count(json, "arrested", rsm_coded_best(coded, RSM_SLOT_DETAINED));
    rsm_json_end_object(json);
}

static void write_citations(rsm_json *json, const rsm_coded *coded) {
    rsm_json_key(json, "cite_info");
    rsm_json_begin_array(json);
    for (uint32_t i = 0; i < coded->report_count; i++) {
        const rsm_report *report = &coded->work->readings[coded->reports[i]].report;
        rsm_json_begin_object(json);
        rsm_json_key_string(json, "citation", report->id);
        key_known(json, "url", report->url);
        key_known(json, "title", report->title);
        key_known(json, "publication", report->outlet);
        key_known(json, "language", report->language);
        rsm_json_end_object(json);
    }
    rsm_json_end_array(json);
}

static void write_comment(rsm_json *json, const rsm_coded *coded) {
    rsm_buffer text;
    rsm_buffer_init(&text, coded->arena->allocator);
    rsm_tell_suspects(coded, &text);
    rsm_tell_disputes(coded, &text);
    key_known(json, "comment", rsm_slice_trim(rsm_buffer_slice(&text)));
    coded->arena->failed = coded->arena->failed || text.failed;
    rsm_buffer_free(&text);
}

static void write_event(rsm_json *json, const rsm_coded *coded) {
    rsm_event_actor actors[ACTORS];
    rsm_slice type, mode;
    uint64_t quad = 0;
    rsm_plover_type(coded, &type, &mode);
    write_actors(json, "actor", actors, rsm_event_actors(coded, actors, ACTORS));
    uint32_t count = rsm_event_recipients(coded, actors, ACTORS);
    if (count > 0) {
        write_actors(json, "recipient", actors, count);
    }
    write_list(json, "event", type);
    if (mode.size > 0) {
        write_list(json, "mode", mode);
    }
    uint32_t row = rsm_code_find(coded->codes, "plover-types", type);
    if (rsm_slice_parse_unsigned(rsm_code_text(coded->codes, row, RSM_CODE_ABOVE), 4, &quad)) {
        rsm_json_key_int(json, "quad_code", (int64_t)quad);
    }
}

static void write(const rsm_export_context *context, const rsm_coded *coded, bool first,
                  rsm_buffer *output) {
    rsm_json json;
    (void)first;
    rsm_json_init(&json, output);
    rsm_json_begin_object(&json);
    rsm_json_key_string(&json, "id", coded->account->id);
    key_day(&json, "date", coded->first);
    if (coded->last != coded->first) {
        key_day(&json, "enddate", coded->last);
    }
    write_event(&json, coded);
    write_location(&json, coded);
    write_list(&json, "event_text", coded->account->name);
    write_size(&json, coded);
    write_citations(&json, coded);
    rsm_json_key_cstring(&json, "coder", "rashomon");
    write_comment(&json, coded);
    rsm_json_end_object(&json);
    rsm_buffer_append_char(output, '\n');
    (void)context;
}

const rsm_format rsm_format_plover = {.name = "plover", .takes = takes, .write = write};
