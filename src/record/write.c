/* The written form of values, sources and statements.
 *
 * Part: one function a noun, each writing keys in one fixed order. Invariants and cost:
 * record/write.h. */
#include "record/write.h"

#include "record/names.h"

void rsm_write_instant(rsm_json *json, rsm_instant instant) {
    char text[RSM_INSTANT_TEXT_SIZE];
    if (instant.known) {
        rsm_json_cstring(json, rsm_instant_text(instant, text));
    } else {
        rsm_json_null(json);
    }
}

void rsm_write_span(rsm_json *json, rsm_span span) {
    rsm_json_begin_array(json);
    rsm_json_uint(json, span.start);
    rsm_json_uint(json, span.end);
    rsm_json_end_array(json);
}

void rsm_write_spans(rsm_json *json, const rsm_span *spans, uint32_t count) {
    rsm_json_begin_array(json);
    for (uint32_t i = 0; i < count; i++) {
        rsm_write_span(json, spans[i]);
    }
    rsm_json_end_array(json);
}

void rsm_write_string_or_null(rsm_json *json, rsm_slice value) {
    if (value.size == 0) {
        rsm_json_null(json);
    } else {
        rsm_json_string(json, value);
    }
}

/* Key and string, where the string is not empty. */
static void key_string_if(rsm_json *json, const char *key, rsm_slice value) {
    if (value.size > 0) {
        rsm_json_key_string(json, key, value);
    }
}

static void key_string_or_null(rsm_json *json, const char *key, rsm_slice value) {
    rsm_json_key(json, key);
    rsm_write_string_or_null(json, value);
}

static void key_bound(rsm_json *json, const char *key, int64_t bound) {
    rsm_json_key(json, key);
    if (bound == RSM_COUNT_UNKNOWN) {
        rsm_json_null(json);
    } else {
        rsm_json_int(json, bound);
    }
}

void rsm_write_count(rsm_json *json, const rsm_count_value *value) {
    rsm_json_begin_object(json);
    key_bound(json, "low", value->low);
    key_bound(json, "high", value->high);
    rsm_json_key_string(json, "text", value->text);
    rsm_json_key_cstring(json, "kind", rsm_count_kind_name(value->kind));
    key_string_if(json, "who", value->who);
    rsm_json_key_cstring(json, "attackers", rsm_attackers_name(value->attackers));
    rsm_json_end_object(json);
}

void rsm_write_time_keys(rsm_json *json, const rsm_time_value *value) {
    rsm_json_key(json, "earliest");
    rsm_write_instant(json, value->earliest);
    rsm_json_key(json, "latest");
    rsm_write_instant(json, value->latest);
    key_string_or_null(json, "value", value->value);
    if (value->anchor.size > 0) {
        rsm_json_key(json, "anchor");
        rsm_json_begin_object(json);
        rsm_json_key_string(json, "mention", value->anchor);
        rsm_json_key_int(json, "offset", value->anchor_offset);
        rsm_json_end_object(json);
    }
}

void rsm_write_time(rsm_json *json, const rsm_time_value *value) {
    rsm_json_begin_object(json);
    rsm_write_time_keys(json, value);
    rsm_json_end_object(json);
}

/* A coordinate with five decimals. */
static void write_degrees(rsm_json *json, int32_t scaled) {
    char text[24];
    int64_t absolute = scaled < 0 ? -(int64_t)scaled : scaled;
    size_t size = sizeof text;
    for (unsigned digit = 0; digit < 6 || absolute > 0; digit++) {
        text[--size] = (char)('0' + absolute % 10);
        absolute /= 10;
        if (digit == 4) {
            text[--size] = '.';
        }
    }
    if (scaled < 0) {
        text[--size] = '-';
    }
    rsm_json_raw(json, rsm_slice_make(text + size, sizeof text - size));
}

static void write_point(rsm_json *json, bool has_point, int32_t lat, int32_t lon) {
    rsm_json_key(json, "lat");
    if (has_point) {
        write_degrees(json, lat);
    } else {
        rsm_json_null(json);
    }
    rsm_json_key(json, "lon");
    if (has_point) {
        write_degrees(json, lon);
    } else {
        rsm_json_null(json);
    }
}

static void write_candidates(rsm_json *json, const rsm_place_value *value) {
    rsm_json_key(json, "candidates");
    rsm_json_begin_array(json);
    for (uint32_t i = 0; i < value->candidate_count; i++) {
        const rsm_place_candidate *candidate = &value->candidates[i];
        rsm_json_begin_object(json);
        rsm_json_key_string(json, "name", candidate->name);
        key_string_or_null(json, "country", rsm_slice_from_string(candidate->country));
        key_string_if(json, "admin1", candidate->admin1);
        write_point(json, true, candidate->lat_e5, candidate->lon_e5);
        if (candidate->geonameid != 0) {
            rsm_json_key_int(json, "geonameid", candidate->geonameid);
        }
        rsm_json_key(json, "score");
        rsm_json_fixed(json, candidate->score, 3);
        rsm_json_end_object(json);
    }
    rsm_json_end_array(json);
}

void rsm_write_place_keys(rsm_json *json, const rsm_place_value *value) {
    rsm_json_key_string(json, "name", value->name);
    rsm_json_key_cstring(json, "kind", rsm_place_kind_name(value->kind));
    key_string_if(json, "city", value->city);
    key_string_or_null(json, "country", rsm_slice_from_string(value->country));
    key_string_if(json, "admin1", value->admin1);
    key_string_if(json, "admin2", value->admin2);
    write_point(json, value->has_point, value->lat_e5, value->lon_e5);
    if (value->geonameid != 0) {
        rsm_json_key_int(json, "geonameid", value->geonameid);
    }
    rsm_json_key_int(json, "radius_km", value->radius_km);
    if (value->candidate_count > 0) {
        write_candidates(json, value);
    }
}

void rsm_write_place(rsm_json *json, const rsm_place_value *value) {
    rsm_json_begin_object(json);
    rsm_write_place_keys(json, value);
    rsm_json_end_object(json);
}

void rsm_write_actor(rsm_json *json, const rsm_actor_value *value) {
    rsm_json_begin_object(json);
    rsm_json_key_string(json, "name", value->name);
    rsm_json_key_cstring(json, "type", rsm_entity_type_name(value->type));
    key_string_if(json, "actor", value->actor);
    rsm_json_end_object(json);
}

void rsm_write_person_keys(rsm_json *json, const rsm_person_value *value) {
    key_string_if(json, "name", value->name);
    if (value->age >= 0) {
        rsm_json_key_int(json, "age", value->age);
    }
    if (value->sex != RSM_SEX_UNKNOWN) {
        rsm_json_key_cstring(json, "sex", rsm_sex_name(value->sex));
    }
    key_string_if(json, "nationality", value->nationality);
    key_string_if(json, "affiliation", value->affiliation);
    key_string_if(json, "outcome", value->outcome);
}

void rsm_write_person(rsm_json *json, const rsm_person_value *value) {
    rsm_json_begin_object(json);
    rsm_write_person_keys(json, value);
    rsm_json_end_object(json);
}

void rsm_write_value(rsm_json *json, const rsm_value *value) {
    switch (value->kind) {
    case RSM_VALUE_COUNT:
        rsm_write_count(json, &value->as.count);
        return;
    case RSM_VALUE_TIME:
        rsm_write_time(json, &value->as.time);
        return;
    case RSM_VALUE_PLACE:
        rsm_write_place(json, &value->as.place);
        return;
    case RSM_VALUE_ACTOR:
        rsm_write_actor(json, &value->as.actor);
        return;
    case RSM_VALUE_PERSON:
        rsm_write_person(json, &value->as.person);
        return;
    case RSM_VALUE_TEXT:
        rsm_json_begin_object(json);
        rsm_json_key_string(json, "text", value->as.text);
        rsm_json_end_object(json);
        return;
    case RSM_VALUE_TYPE:
    case RSM_VALUE_INCIDENT:
        rsm_json_string(json, value->as.text);
        return;
    case RSM_VALUE_BOOLEAN:
        rsm_json_bool(json, value->as.boolean);
        return;
    }
    rsm_json_null(json);
}

void rsm_write_sources(rsm_json *json, const rsm_source_chain *sources) {
    rsm_json_begin_array(json);
    for (uint32_t i = 0; i < sources->count; i++) {
        const rsm_source *source = &sources->links[i];
        rsm_json_begin_object(json);
        rsm_json_key_int(json, "start", source->span.start);
        rsm_json_key_int(json, "end", source->span.end);
        key_string_or_null(json, "name", source->name);
        rsm_json_key_cstring(json, "kind", rsm_source_kind_name(source->kind));
        key_string_if(json, "for", source->acts_for);
        key_string_if(json, "via", source->via);
        rsm_json_end_object(json);
    }
    rsm_json_end_array(json);
}

void rsm_write_about(rsm_json *json, const rsm_about *about) {
    rsm_json_begin_object(json);
    key_string_if(json, "type", about->type);
    key_string_if(json, "actor", about->actor);
    if (about->has_when) {
        rsm_json_key(json, "when");
        rsm_write_time(json, &about->when);
    }
    if (about->has_where) {
        rsm_json_key(json, "where");
        rsm_write_place(json, &about->where);
    }
    rsm_json_end_object(json);
}

rsm_slice rsm_reading_quote(const rsm_reading *reading, rsm_span span) {
    if (span.start > span.end || span.end > reading->report.text.size) {
        return rsm_slice_make("", 0);
    }
    return rsm_slice_make(reading->report.text.data + span.start, span.end - span.start);
}

/* The keys that come after "incident" or "about" in both forms of a statement. */
static void write_statement_middle(rsm_json *json, const rsm_reading *reading,
                                   const rsm_statement *statement) {
    rsm_json_key_cstring(json, "slot", rsm_slot_name(statement->slot));
    rsm_json_key(json, "value");
    rsm_write_value(json, &statement->value);
    rsm_json_key_cstring(json, "stance", rsm_stance_name(statement->stance));
    rsm_json_key_cstring(json, "certainty", rsm_certainty_name(statement->certainty));
    rsm_json_key(json, "score");
    rsm_json_fixed(json, statement->score, 3);
    if (statement->of < reading->statement_count) {
        rsm_json_key_string(json, "of", reading->statements[statement->of].id);
    }
    rsm_json_key_int(json, "start", statement->span.start);
    rsm_json_key_int(json, "end", statement->span.end);
}

static void write_statement_end(rsm_json *json, const rsm_statement *statement) {
    if (statement->evidence_count > 0) {
        rsm_json_key(json, "evidence");
        rsm_write_spans(json, statement->evidence, statement->evidence_count);
    }
    rsm_json_key(json, "sources");
    rsm_write_sources(json, &statement->sources);
    if (statement->has_said_on) {
        rsm_json_key(json, "said_on");
        rsm_write_time(json, &statement->said_on);
    }
    if (statement->decision != 0) {
        rsm_json_key_int(json, "decision", statement->decision);
    }
    if (statement->is_rejected) {
        rsm_json_key_bool(json, "rejected", true);
    }
    rsm_json_end_object(json);
}

void rsm_write_statement(rsm_json *json, const rsm_reading *reading,
                         const rsm_statement *statement) {
    rsm_json_begin_object(json);
    rsm_json_key_string(json, "id", statement->id);
    if (statement->incident < reading->incident_count) {
        rsm_json_key_string(json, "incident", reading->incidents[statement->incident].id);
    } else {
        rsm_json_key(json, "about");
        rsm_write_about(json, &statement->about);
    }
    write_statement_middle(json, reading, statement);
    write_statement_end(json, statement);
}

/* What an incident that was left unassigned is known by, and which it may be. */
static void write_unassigned(rsm_json *json, const rsm_incident *incident,
                             const rsm_slice *candidates, uint32_t candidate_count) {
    rsm_json_begin_object(json);
    key_string_if(json, "type", incident->subtype.size > 0 ? incident->subtype : incident->type);
    if (incident->has_when) {
        rsm_json_key(json, "when");
        rsm_write_time(json, &incident->when);
    }
    if (incident->has_where) {
        rsm_json_key(json, "where");
        rsm_write_place(json, &incident->where);
    }
    rsm_json_key(json, "candidates");
    rsm_json_begin_array(json);
    for (uint32_t i = 0; i < candidate_count; i++) {
        rsm_json_string(json, candidates[i]);
    }
    rsm_json_end_array(json);
    rsm_json_end_object(json);
}

void rsm_write_export_statement(rsm_json *json, const rsm_reading *reading,
                                const rsm_statement *statement, rsm_slice incident,
                                const rsm_slice *candidates, uint32_t candidate_count) {
    rsm_json_begin_object(json);
    rsm_json_key_string(json, "id", statement->id);
    key_string_or_null(json, "report", reading->report.id); /* none: a person's note */
    if (incident.size > 0) {
        rsm_json_key_string(json, "incident", incident);
    } else if (statement->incident < reading->incident_count) {
        rsm_json_key(json, "about");
        write_unassigned(json, &reading->incidents[statement->incident], candidates,
                         candidate_count);
    } else {
        rsm_json_key(json, "about");
        rsm_write_about(json, &statement->about);
    }
    write_statement_middle(json, reading, statement);
    rsm_json_key_string(json, "quote", rsm_reading_quote(reading, statement->span));
    write_statement_end(json, statement);
}
