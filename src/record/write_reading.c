/* The written form of a whole reading: the line that `annotate` prints, and its items.
 *
 * Invariants and cost: record/write.h. */
#include "record/names.h"
#include "record/write.h"

static void key_span(rsm_json *json, rsm_span span) {
    rsm_json_key_int(json, "start", span.start);
    rsm_json_key_int(json, "end", span.end);
}

void rsm_write_published(rsm_json *json, const rsm_published *published) {
    rsm_json_begin_object(json);
    rsm_json_key(json, "earliest");
    rsm_write_instant(json, published->earliest);
    rsm_json_key(json, "latest");
    rsm_write_instant(json, published->latest);
    rsm_json_key_cstring(json, "basis", rsm_date_basis_name(published->basis));
    rsm_json_end_object(json);
}

void rsm_write_report_origin(rsm_json *json, const rsm_report *report) {
    rsm_json_key(json, "path");
    rsm_write_string_or_null(json, report->path);
    rsm_json_key(json, "title");
    rsm_write_string_or_null(json, report->title);
    rsm_json_key(json, "outlet");
    rsm_write_string_or_null(json, report->outlet);
    rsm_json_key(json, "published");
    rsm_write_published(json, &report->published);
}

void rsm_write_report(rsm_json *json, const rsm_report *report) {
    rsm_json_begin_object(json);
    rsm_json_key_string(json, "id", report->id);
    rsm_write_report_origin(json, report);
    rsm_json_key(json, "language");
    rsm_write_string_or_null(json, report->language);
    if (report->error.size > 0) {
        rsm_json_key_string(json, "error", report->error);
    }
    rsm_json_end_object(json);
}

void rsm_write_token(rsm_json *json, const rsm_token_record *token) {
    rsm_json_begin_object(json);
    key_span(json, token->span);
    rsm_json_key_string(json, "lemma", token->lemma);
    rsm_json_key_cstring(json, "upos", token->upos);
    rsm_json_key_int(json, "head", token->head == RSM_NONE ? -1 : (int64_t)token->head);
    rsm_json_key_cstring(json, "deprel", token->deprel);
    rsm_json_end_object(json);
}

void rsm_write_name(rsm_json *json, const rsm_reading *reading, const rsm_name *name) {
    rsm_json_begin_object(json);
    key_span(json, name->span);
    rsm_json_key_cstring(json, "type", rsm_entity_type_name(name->type));
    if (name->entity < reading->entity_count) {
        rsm_json_key_string(json, "entity", reading->entities[name->entity].id);
    }
    rsm_json_end_object(json);
}

void rsm_write_entity(rsm_json *json, const rsm_entity *entity) {
    rsm_json_begin_object(json);
    rsm_json_key_string(json, "id", entity->id);
    rsm_json_key_cstring(json, "type", rsm_entity_type_name(entity->type));
    rsm_json_key_string(json, "name", entity->name);
    rsm_json_key(json, "spans");
    rsm_write_spans(json, entity->spans, entity->span_count);
    if (entity->actor.size > 0) {
        rsm_json_key_string(json, "actor", entity->actor);
    }
    rsm_json_end_object(json);
}

void rsm_write_time_expression(rsm_json *json, const rsm_time_expression *expression) {
    rsm_json_begin_object(json);
    key_span(json, expression->span);
    rsm_json_key_cstring(json, "type", rsm_time_type_name(expression->type));
    rsm_write_time_keys(json, &expression->value);
    rsm_json_end_object(json);
}

void rsm_write_place_expression(rsm_json *json, const rsm_place_expression *expression) {
    rsm_json_begin_object(json);
    key_span(json, expression->span);
    rsm_write_place_keys(json, &expression->value);
    rsm_json_end_object(json);
}

void rsm_write_mention(rsm_json *json, const rsm_reading *reading, const rsm_mention *mention) {
    rsm_json_begin_object(json);
    rsm_json_key_string(json, "id", mention->id);
    key_span(json, mention->span);
    rsm_json_key_string(json, "type", mention->type);
    if (mention->subtype.size > 0) {
        rsm_json_key_string(json, "subtype", mention->subtype);
    }
    rsm_json_key_cstring(json, "modality", rsm_modality_name(mention->modality));
    rsm_json_key(json, "roles");
    rsm_json_begin_array(json);
    for (uint32_t i = 0; i < mention->role_count; i++) {
        if (mention->roles[i].entity < reading->entity_count) {
            rsm_json_begin_object(json);
            rsm_json_key_cstring(json, "role", rsm_role_name(mention->roles[i].role));
            rsm_json_key_string(json, "entity", reading->entities[mention->roles[i].entity].id);
            rsm_json_end_object(json);
        }
    }
    rsm_json_end_array(json);
    if (mention->has_when) {
        rsm_json_key(json, "when");
        rsm_write_time(json, &mention->when);
    }
    if (mention->has_where) {
        rsm_json_key(json, "where");
        rsm_write_place(json, &mention->where);
    }
    rsm_json_end_object(json);
}

void rsm_write_attribution(rsm_json *json, const rsm_attribution *attribution) {
    rsm_json_begin_object(json);
    rsm_json_key(json, "sources");
    rsm_write_sources(json, &attribution->sources);
    rsm_json_key(json, "cue");
    rsm_write_span(json, attribution->cue);
    rsm_json_key(json, "content");
    rsm_write_spans(json, attribution->content, attribution->content_count);
    rsm_json_end_object(json);
}

void rsm_write_parts(rsm_json *json, const rsm_part *parts, uint32_t count) {
    rsm_json_begin_array(json);
    for (uint32_t i = 0; i < count; i++) {
        rsm_json_begin_object(json);
        if (parts[i].has_when) {
            rsm_json_key(json, "when");
            rsm_write_time(json, &parts[i].when);
        }
        if (parts[i].has_where) {
            rsm_json_key(json, "where");
            rsm_write_place(json, &parts[i].where);
        }
        rsm_json_end_object(json);
    }
    rsm_json_end_array(json);
}

/* {"perpetrator":[ids],...}, every role, also the empty ones. */
static void write_roles(rsm_json *json, const rsm_reading *reading, const rsm_incident *incident) {
    rsm_json_begin_object(json);
    for (unsigned role = 0; role < RSM_ROLE_COUNT; role++) {
        rsm_json_key(json, rsm_role_name((rsm_role)role));
        rsm_json_begin_array(json);
        for (uint32_t i = 0; i < incident->role_count; i++) {
            const rsm_role_link *link = &incident->roles[i];
            if ((unsigned)link->role == role && link->entity < reading->entity_count) {
                rsm_json_string(json, reading->entities[link->entity].id);
            }
        }
        rsm_json_end_array(json);
    }
    rsm_json_end_object(json);
}

void rsm_write_incident(rsm_json *json, const rsm_reading *reading, const rsm_incident *incident) {
    rsm_json_begin_object(json);
    rsm_json_key_string(json, "id", incident->id);
    rsm_json_key_string(json, "type", incident->type);
    if (incident->subtype.size > 0) {
        rsm_json_key_string(json, "subtype", incident->subtype);
    }
    rsm_json_key_bool(json, "main", incident->main);
    rsm_json_key(json, "mentions");
    rsm_json_begin_array(json);
    for (uint32_t i = 0; i < incident->mention_count; i++) {
        if (incident->mentions[i] < reading->mention_count) {
            rsm_json_string(json, reading->mentions[incident->mentions[i]].id);
        }
    }
    rsm_json_end_array(json);
    rsm_json_key(json, "when");
    if (incident->has_when) {
        rsm_write_time(json, &incident->when);
    } else {
        rsm_json_null(json);
    }
    rsm_json_key(json, "where");
    if (incident->has_where) {
        rsm_write_place(json, &incident->where);
    } else {
        rsm_json_null(json);
    }
    if (incident->part_count > 0) {
        rsm_json_key(json, "parts");
        rsm_write_parts(json, incident->parts, incident->part_count);
    }
    rsm_json_key(json, "roles");
    write_roles(json, reading, incident);
    rsm_json_end_object(json);
}

/* The arrays from "names" to "places". */
static void write_seen(rsm_json *json, const rsm_reading *reading) {
    rsm_json_key(json, "names");
    rsm_json_begin_array(json);
    for (uint32_t i = 0; i < reading->name_count; i++) {
        rsm_write_name(json, reading, &reading->names[i]);
    }
    rsm_json_end_array(json);
    rsm_json_key(json, "entities");
    rsm_json_begin_array(json);
    for (uint32_t i = 0; i < reading->entity_count; i++) {
        rsm_write_entity(json, &reading->entities[i]);
    }
    rsm_json_end_array(json);
    rsm_json_key(json, "times");
    rsm_json_begin_array(json);
    for (uint32_t i = 0; i < reading->time_count; i++) {
        rsm_write_time_expression(json, &reading->times[i]);
    }
    rsm_json_end_array(json);
    rsm_json_key(json, "places");
    rsm_json_begin_array(json);
    for (uint32_t i = 0; i < reading->place_count; i++) {
        rsm_write_place_expression(json, &reading->places[i]);
    }
    rsm_json_end_array(json);
}

/* The arrays from "mentions" to "incidents". */
static void write_understood(rsm_json *json, const rsm_reading *reading) {
    rsm_json_key(json, "mentions");
    rsm_json_begin_array(json);
    for (uint32_t i = 0; i < reading->mention_count; i++) {
        rsm_write_mention(json, reading, &reading->mentions[i]);
    }
    rsm_json_end_array(json);
    rsm_json_key(json, "attributions");
    rsm_json_begin_array(json);
    for (uint32_t i = 0; i < reading->attribution_count; i++) {
        rsm_write_attribution(json, &reading->attributions[i]);
    }
    rsm_json_end_array(json);
    rsm_json_key(json, "statements");
    rsm_json_begin_array(json);
    for (uint32_t i = 0; i < reading->statement_count; i++) {
        rsm_write_statement(json, reading, &reading->statements[i]);
    }
    rsm_json_end_array(json);
    rsm_json_key(json, "incidents");
    rsm_json_begin_array(json);
    for (uint32_t i = 0; i < reading->incident_count; i++) {
        rsm_write_incident(json, reading, &reading->incidents[i]);
    }
    rsm_json_end_array(json);
}

void rsm_write_reading(rsm_json *json, const rsm_reading *reading, bool with_tokens) {
    rsm_json_begin_object(json);
    rsm_json_key_int(json, "schema", 1);
    rsm_json_key(json, "report");
    rsm_write_report(json, &reading->report);
    rsm_json_key_string(json, "text", reading->report.text);
    rsm_json_key(json, "sentences");
    rsm_write_spans(json, reading->sentences, reading->sentence_count);
    if (with_tokens) {
        rsm_json_key(json, "tokens");
        rsm_json_begin_array(json);
        for (uint32_t i = 0; i < reading->token_count; i++) {
            rsm_write_token(json, &reading->tokens[i]);
        }
        rsm_json_end_array(json);
    }
    write_seen(json, reading);
    write_understood(json, reading);
    rsm_json_end_object(json);
}
