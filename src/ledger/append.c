/* Appending a reading: one report, its version, and all that was seen in it.
 *
 * Part: the only place that writes what was read. Invariants: nothing of a version is ever changed
 * but its path and whether it is current; a version is known by a hash of its content, so that the
 * same content twice is one, whatever model read it. Cost: linear in the reading. */
#include "ledger/append.h"
#include "base/hash.h"
#include "record/names.h"
#include "record/write.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

void rsm_append_version(const rsm_report *report, char version[RSM_VERSION_SIZE]) {
    char date[RSM_INSTANT_TEXT_SIZE];
    bool given = report->published.basis == RSM_DATE_GIVEN;
    rsm_hash128 hash = rsm_hash128_of(report->text);
    hash = rsm_hash128_combine(hash, rsm_hash128_of(report->outlet));
    hash = rsm_hash128_combine(hash, rsm_hash128_of(report->url));
    hash = rsm_hash128_combine(hash, rsm_hash128_of(report->title));
    rsm_slice text = given
                         ? rsm_slice_from_string(rsm_instant_text(report->published.earliest, date))
                         : rsm_slice_make("", 0);
    rsm_hash128_hex(rsm_hash128_combine(hash, rsm_hash128_of(text)), version);
}

const char *rsm_ledger_commit_time(char text[RSM_COMMIT_TIME_SIZE]) {
    const char *fixed = getenv("SOURCE_DATE_EPOCH");
    char minutes[RSM_INSTANT_TEXT_SIZE];
    uint64_t seconds = 0;
    if (fixed == NULL ||
        !rsm_slice_parse_unsigned(rsm_slice_from_string(fixed), UINT64_C(200000000000), &seconds)) {
        time_t now = time(NULL);
        seconds = now < 0 ? 0 : (uint64_t)now;
    }
    rsm_instant instant = rsm_instant_of_day((int32_t)(seconds / 86400));
    instant.minute = (int16_t)(seconds % 86400 / 60);
    snprintf(text, RSM_COMMIT_TIME_SIZE, "%s:%02uZ", rsm_instant_text(instant, minutes),
             (unsigned)(seconds % 60));
    return text;
}

/* ---- the JSON columns ---- */

typedef struct span_list {
    const rsm_span *spans;
    uint32_t count;
} span_list;

static void write_span_list(rsm_json *json, const void *what) {
    const span_list *list = what;
    rsm_write_spans(json, list->spans, list->count);
}

static void write_time_value(rsm_json *json, const void *what) {
    rsm_write_time(json, what);
}

static void write_place_value(rsm_json *json, const void *what) {
    rsm_write_place(json, what);
}

static void write_any_value(rsm_json *json, const void *what) {
    rsm_write_value(json, what);
}

static void write_about_value(rsm_json *json, const void *what) {
    rsm_write_about(json, what);
}

static void write_chain(rsm_json *json, const void *what) {
    rsm_write_sources(json, what);
}

static void write_part_list(rsm_json *json, const void *what) {
    const rsm_incident *incident = what;
    rsm_write_parts(json, incident->parts, incident->part_count);
}

static void write_index_list(rsm_json *json, const void *what) {
    const rsm_incident *incident = what;
    rsm_json_begin_array(json);
    for (uint32_t i = 0; i < incident->mention_count; i++) {
        rsm_json_uint(json, incident->mentions[i]);
    }
    rsm_json_end_array(json);
}

typedef struct role_list {
    const rsm_role_link *roles;
    uint32_t count;
} role_list;

static void write_role_list(rsm_json *json, const void *what) {
    const role_list *list = what;
    rsm_json_begin_array(json);
    for (uint32_t i = 0; i < list->count; i++) {
        rsm_json_begin_array(json);
        rsm_json_cstring(json, rsm_role_name(list->roles[i].role));
        rsm_json_uint(json, list->roles[i].entity);
        rsm_json_end_array(json);
    }
    rsm_json_end_array(json);
}

static void write_names(rsm_json *json, const void *what) {
    const rsm_reading *reading = what;
    rsm_json_begin_array(json);
    for (uint32_t i = 0; i < reading->name_count; i++) {
        rsm_write_name(json, reading, &reading->names[i]);
    }
    rsm_json_end_array(json);
}

static void write_times(rsm_json *json, const void *what) {
    const rsm_reading *reading = what;
    rsm_json_begin_array(json);
    for (uint32_t i = 0; i < reading->time_count; i++) {
        rsm_write_time_expression(json, &reading->times[i]);
    }
    rsm_json_end_array(json);
}

static void write_places(rsm_json *json, const void *what) {
    const rsm_reading *reading = what;
    rsm_json_begin_array(json);
    for (uint32_t i = 0; i < reading->place_count; i++) {
        rsm_write_place_expression(json, &reading->places[i]);
    }
    rsm_json_end_array(json);
}

static void bind_json_if(rsm_binder *binder, rsm_ledger *ledger, bool present,
                         void (*write)(rsm_json *json, const void *what), const void *what) {
    if (present) {
        rsm_bind_json(binder, ledger, write, what);
    } else {
        rsm_bind_slice_or_null(binder, rsm_slice_make("", 0));
    }
}

/* ---- rows ---- */

/* Begins a row of `query` whose first two columns are the report's key and the number within it. */
static rsm_status begin_row(rsm_ledger *ledger, rsm_store_query query, int64_t key, uint32_t number,
                            rsm_binder *binder, rsm_error *error) {
    sqlite3_stmt *statement = rsm_store_get(ledger, query, error);
    if (statement == NULL) {
        return error->status;
    }
    *binder = rsm_bind_to(statement);
    rsm_bind_integer(binder, key);
    rsm_bind_integer(binder, number);
    return RSM_OK;
}

static rsm_status add_entity(rsm_ledger *ledger, int64_t key, const rsm_reading *reading,
                             uint32_t i, rsm_error *error) {
    const rsm_entity *entity = &reading->entities[i];
    rsm_binder row;
    rsm_status status = begin_row(ledger, RSM_QUERY_ADD_ENTITY, key, i, &row, error);
    if (status != RSM_OK) {
        return status;
    }
    rsm_bind_slice(&row, entity->id);
    rsm_bind_string(&row, rsm_entity_type_name(entity->type));
    rsm_bind_slice(&row, entity->name);
    rsm_bind_slice(&row, entity->actor);
    span_list spans = {entity->spans, entity->span_count};
    rsm_bind_json(&row, ledger, write_span_list, &spans);
    return rsm_bind_run(&row, ledger, error);
}

static rsm_status add_mention(rsm_ledger *ledger, int64_t key, const rsm_reading *reading,
                              uint32_t i, rsm_error *error) {
    const rsm_mention *mention = &reading->mentions[i];
    rsm_binder row;
    rsm_status status = begin_row(ledger, RSM_QUERY_ADD_MENTION, key, i, &row, error);
    if (status != RSM_OK) {
        return status;
    }
    rsm_bind_slice(&row, mention->id);
    rsm_bind_integer(&row, mention->span.start);
    rsm_bind_integer(&row, mention->span.end);
    rsm_bind_slice(&row, mention->type);
    rsm_bind_slice(&row, mention->subtype);
    rsm_bind_string(&row, rsm_modality_name(mention->modality));
    role_list roles = {mention->roles, mention->role_count};
    rsm_bind_json(&row, ledger, write_role_list, &roles);
    bind_json_if(&row, ledger, mention->has_when, write_time_value, &mention->when);
    bind_json_if(&row, ledger, mention->has_where, write_place_value, &mention->where);
    return rsm_bind_run(&row, ledger, error);
}

/* Hashes as bytes, least significant first, so that the file is the same on every machine. */
static void bind_words(rsm_binder *row, rsm_ledger *ledger, const rsm_incident *incident) {
    rsm_buffer_clear(&ledger->text);
    for (uint32_t i = 0; i < incident->word_count; i++) {
        char bytes[8];
        for (unsigned byte = 0; byte < 8; byte++) {
            bytes[byte] = (char)(unsigned char)(incident->words[i] >> (8 * byte));
        }
        rsm_buffer_append(&ledger->text, bytes, sizeof bytes);
    }
    int code = ledger->text.failed
                   ? SQLITE_NOMEM
                   : sqlite3_bind_blob64(row->statement, row->at, rsm_buffer_string(&ledger->text),
                                         ledger->text.size, SQLITE_TRANSIENT);
    row->at++;
    row->code = row->code == SQLITE_OK ? code : row->code;
}

static rsm_status add_incident(rsm_ledger *ledger, int64_t key, const rsm_reading *reading,
                               uint32_t i, rsm_error *error) {
    const rsm_incident *incident = &reading->incidents[i];
    rsm_binder row;
    rsm_status status = begin_row(ledger, RSM_QUERY_ADD_INCIDENT, key, i, &row, error);
    if (status != RSM_OK) {
        return status;
    }
    rsm_bind_slice(&row, incident->id);
    rsm_bind_slice(&row, incident->type);
    rsm_bind_slice(&row, incident->subtype);
    rsm_bind_string(&row, rsm_modality_name(incident->modality));
    rsm_bind_integer(&row, incident->main);
    rsm_bind_json(&row, ledger, write_index_list, incident);
    bind_json_if(&row, ledger, incident->has_when, write_time_value, &incident->when);
    bind_json_if(&row, ledger, incident->has_where, write_place_value, &incident->where);
    rsm_bind_json(&row, ledger, write_part_list, incident);
    role_list roles = {incident->roles, incident->role_count};
    rsm_bind_json(&row, ledger, write_role_list, &roles);
    bind_words(&row, ledger, incident);
    return rsm_bind_run(&row, ledger, error);
}

static rsm_status add_sources(rsm_ledger *ledger, int64_t key, uint32_t number,
                              const rsm_source_chain *chain, rsm_error *error) {
    rsm_status status = RSM_OK;
    for (uint32_t i = 0; i < chain->count && status == RSM_OK; i++) {
        const rsm_source *source = &chain->links[i];
        rsm_binder row;
        status = begin_row(ledger, RSM_QUERY_ADD_SOURCE, key, number, &row, error);
        if (status == RSM_OK) {
            rsm_bind_integer(&row, i);
            rsm_bind_integer(&row, source->span.start);
            rsm_bind_integer(&row, source->span.end);
            rsm_bind_slice(&row, source->name);
            rsm_bind_string(&row, rsm_source_kind_name(source->kind));
            rsm_bind_slice(&row, source->acts_for);
            rsm_bind_slice(&row, source->actor);
            rsm_bind_slice(&row, source->via);
            status = rsm_bind_run(&row, ledger, error);
        }
    }
    return status;
}

static rsm_status add_statement(rsm_ledger *ledger, int64_t key, const rsm_reading *reading,
                                uint32_t i, rsm_error *error) {
    const rsm_statement *statement = &reading->statements[i];
    bool has_incident = statement->incident < reading->incident_count;
    rsm_binder row;
    rsm_status status = begin_row(ledger, RSM_QUERY_ADD_STATEMENT, key, i, &row, error);
    if (status != RSM_OK) {
        return status;
    }
    rsm_bind_slice(&row, statement->id);
    rsm_bind_integer_or_null(&row, has_incident, statement->incident);
    if (has_incident) {
        rsm_bind_string(&row, "");
    } else {
        rsm_bind_json(&row, ledger, write_about_value, &statement->about);
    }
    rsm_bind_string(&row, rsm_slot_name(statement->slot));
    rsm_bind_integer(&row, statement->value.kind);
    rsm_bind_json(&row, ledger, write_any_value, &statement->value);
    rsm_bind_string(&row, rsm_stance_name(statement->stance));
    rsm_bind_string(&row, rsm_certainty_name(statement->certainty));
    rsm_bind_integer(&row, statement->score);
    rsm_bind_integer_or_null(&row, statement->of < reading->statement_count, statement->of);
    rsm_bind_integer(&row, statement->span.start);
    rsm_bind_integer(&row, statement->span.end);
    span_list evidence = {statement->evidence, statement->evidence_count};
    rsm_bind_json(&row, ledger, write_span_list, &evidence);
    bind_json_if(&row, ledger, statement->has_said_on, write_time_value, &statement->said_on);
    status = rsm_bind_run(&row, ledger, error);
    return status == RSM_OK ? add_sources(ledger, key, i, &statement->sources, error) : status;
}

static rsm_status add_attribution(rsm_ledger *ledger, int64_t key, const rsm_reading *reading,
                                  uint32_t i, rsm_error *error) {
    const rsm_attribution *attribution = &reading->attributions[i];
    rsm_binder row;
    rsm_status status = begin_row(ledger, RSM_QUERY_ADD_ATTRIBUTION, key, i, &row, error);
    if (status != RSM_OK) {
        return status;
    }
    rsm_bind_string(&row, rsm_stance_name(attribution->stance));
    rsm_bind_integer(&row, attribution->cue.start);
    rsm_bind_integer(&row, attribution->cue.end);
    span_list content = {attribution->content, attribution->content_count};
    rsm_bind_json(&row, ledger, write_span_list, &content);
    rsm_bind_json(&row, ledger, write_chain, &attribution->sources);
    return rsm_bind_run(&row, ledger, error);
}

void rsm_append_bind_layers(rsm_binder *row, rsm_ledger *ledger, const rsm_reading *reading) {
    span_list sentences = {reading->sentences, reading->sentence_count};
    rsm_bind_json(row, ledger, write_span_list, &sentences);
    rsm_bind_json(row, ledger, write_names, reading);
    rsm_bind_json(row, ledger, write_times, reading);
    rsm_bind_json(row, ledger, write_places, reading);
}

static rsm_status add_report(rsm_ledger *ledger, const rsm_reading *reading, const char *version,
                             bool current, int64_t *key, rsm_error *error) {
    const rsm_report *report = &reading->report;
    sqlite3_stmt *statement = rsm_store_get(ledger, RSM_QUERY_ADD_REPORT, error);
    if (statement == NULL) {
        return error->status;
    }
    rsm_binder row = rsm_bind_to(statement);
    rsm_bind_slice(&row, report->id);
    rsm_bind_string(&row, version);
    rsm_bind_integer(&row, current);
    rsm_bind_integer(&row, ledger->batch);
    rsm_bind_slice(&row, report->path);
    rsm_bind_slice(&row, report->url);
    rsm_bind_slice(&row, report->title);
    rsm_bind_slice(&row, report->outlet);
    rsm_bind_slice(&row, report->author);
    rsm_bind_slice(&row, report->kept);
    rsm_bind_instant(&row, report->published.earliest);
    rsm_bind_instant(&row, report->published.latest);
    rsm_bind_string(&row, rsm_date_basis_name(report->published.basis));
    rsm_bind_slice(&row, report->language);
    rsm_bind_integer(&row, report->body_start);
    rsm_bind_slice(&row, report->text);
    rsm_bind_slice(&row, report->error);
    rsm_bind_slice(&row, reading->silent);
    rsm_append_bind_layers(&row, ledger, reading);
    rsm_status status = rsm_bind_run(&row, ledger, error);
    *key = sqlite3_last_insert_rowid(ledger->database);
    return status;
}

typedef rsm_status (*add_item)(rsm_ledger *ledger, int64_t key, const rsm_reading *reading,
                               uint32_t i, rsm_error *error);

static rsm_status add_items(rsm_ledger *ledger, int64_t key, const rsm_reading *reading,
                            uint32_t count, add_item add, rsm_error *error) {
    rsm_status status = RSM_OK;
    for (uint32_t i = 0; i < count && status == RSM_OK; i++) {
        status = add(ledger, key, reading, i, error);
    }
    return status;
}

rsm_status rsm_append_contents(rsm_ledger *ledger, int64_t key, const rsm_reading *reading,
                               rsm_error *error) {
    rsm_status status = add_items(ledger, key, reading, reading->entity_count, add_entity, error);
    if (status == RSM_OK) {
        status = add_items(ledger, key, reading, reading->mention_count, add_mention, error);
    }
    if (status == RSM_OK) {
        status = add_items(ledger, key, reading, reading->incident_count, add_incident, error);
    }
    if (status == RSM_OK) {
        status = add_items(ledger, key, reading, reading->statement_count, add_statement, error);
    }
    if (status == RSM_OK) {
        status =
            add_items(ledger, key, reading, reading->attribution_count, add_attribution, error);
    }
    return status;
}

/* ---- versions ---- */

rsm_status rsm_append_find_version(rsm_ledger *ledger, const rsm_report *report,
                                   const char *version, int64_t *key, bool *lesser,
                                   rsm_error *error) {
    bool row = false;
    *key = 0;
    *lesser = false;
    sqlite3_stmt *statement = rsm_store_get(ledger, RSM_QUERY_FIND_VERSION, error);
    if (statement == NULL) {
        return error->status;
    }
    rsm_binder binder = rsm_bind_to(statement);
    rsm_bind_slice(&binder, report->id);
    rsm_bind_string(&binder, version);
    rsm_status status = rsm_store_step(ledger, statement, &row, error);
    if (row) {
        rsm_slice path = rsm_column_view(statement, 1);
        *key = sqlite3_column_int64(statement, 0);
        *lesser =
            report->path.size > 0 && (path.size == 0 || rsm_slice_compare(report->path, path) < 0);
        sqlite3_reset(statement);
    }
    return status;
}

/* Whether this version is there; if so its path becomes the lesser of the two. */
static rsm_status find_same(rsm_ledger *ledger, const rsm_report *report, const char *version,
                            bool *same, rsm_error *error) {
    int64_t key = 0;
    bool lesser = false;
    rsm_status status = rsm_append_find_version(ledger, report, version, &key, &lesser, error);
    *same = key != 0;
    if (status != RSM_OK || !lesser) {
        return status;
    }
    sqlite3_stmt *statement = rsm_store_get(ledger, RSM_QUERY_SET_PATH, error);
    if (statement == NULL) {
        return error->status;
    }
    rsm_binder binder = rsm_bind_to(statement);
    rsm_bind_slice(&binder, report->path);
    rsm_bind_integer(&binder, key);
    return rsm_bind_run(&binder, ledger, error);
}

/* Finds how this version stands to the current one, which it retires where it is greater by date,
 * then hash. */
static rsm_status place_version(rsm_ledger *ledger, const rsm_report *report, const char *version,
                                rsm_append_result *result, rsm_error *error) {
    sqlite3_stmt *statement = rsm_store_get(ledger, RSM_QUERY_FIND_CURRENT, error);
    if (statement == NULL) {
        return error->status;
    }
    rsm_binder binder = rsm_bind_to(statement);
    rsm_bind_slice(&binder, report->id);
    bool row = false;
    rsm_status status = rsm_store_step(ledger, statement, &row, error);
    if (status != RSM_OK || !row) {
        *result = RSM_APPEND_NEW;
        return status;
    }
    char date[RSM_INSTANT_TEXT_SIZE];
    int64_t key = sqlite3_column_int64(statement, 0);
    rsm_slice mine = rsm_slice_from_string(rsm_instant_text(report->published.earliest, date));
    int order = rsm_slice_compare(mine, rsm_column_view(statement, 1));
    if (order == 0) {
        order = rsm_slice_compare(rsm_slice_from_string(version), rsm_column_view(statement, 2));
    }
    sqlite3_reset(statement);
    *result = order > 0 ? RSM_APPEND_VERSION : RSM_APPEND_OLD_VERSION;
    if (order <= 0) {
        return RSM_OK;
    }
    statement = rsm_store_get(ledger, RSM_QUERY_RETIRE, error);
    if (statement == NULL) {
        return error->status;
    }
    binder = rsm_bind_to(statement);
    rsm_bind_integer(&binder, key);
    return rsm_bind_run(&binder, ledger, error);
}

rsm_status rsm_append_begin_batch(rsm_ledger *ledger, rsm_error *error) {
    if (ledger->batch != 0) {
        return RSM_OK;
    }
    sqlite3_stmt *statement = rsm_store_get(ledger, RSM_QUERY_ADD_BATCH, error);
    if (statement == NULL) {
        return error->status;
    }
    rsm_binder binder = rsm_bind_to(statement);
    char now[RSM_COMMIT_TIME_SIZE];
    rsm_bind_string(&binder, rsm_ledger_commit_time(now));
    rsm_bind_slice(&binder, ledger->program);
    rsm_bind_slice(&binder, ledger->model);
    rsm_status status = rsm_bind_run(&binder, ledger, error);
    if (status == RSM_OK) {
        ledger->batch = sqlite3_last_insert_rowid(ledger->database);
        status = rsm_ledger_set_meta(ledger, "stale", RSM_SLICE("1"), error);
    }
    return status;
}

rsm_status rsm_ledger_append(rsm_ledger *ledger, const rsm_reading *reading,
                             rsm_append_result *result, rsm_error *error) {
    rsm_error own;
    rsm_append_result outcome = RSM_APPEND_SAME;
    error = error != NULL ? error : &own;
    if (!ledger->in_transaction) {
        return rsm_error_set(error, RSM_ERROR_ARGUMENT, "no transaction is open");
    }
    if (ledger->is_view) {
        return rsm_error_set(error, RSM_ERROR_ARGUMENT, "a view of the ledger is for reading");
    }
    char version[RSM_VERSION_SIZE];
    rsm_append_version(&reading->report, version);
    bool same = false;
    bool redacted = false;
    rsm_status status = rsm_redact_find(ledger, &reading->report, &redacted, error);
    if (status != RSM_OK || redacted) {
        if (result != NULL) {
            *result = RSM_APPEND_REDACTED;
        }
        return status;
    }
    status = find_same(ledger, &reading->report, version, &same, error);
    if (status == RSM_OK && !same) {
        status = rsm_append_begin_batch(ledger, error);
        if (status == RSM_OK) {
            status = place_version(ledger, &reading->report, version, &outcome, error);
        }
        int64_t key = 0;
        if (status == RSM_OK) {
            status = add_report(ledger, reading, version, outcome != RSM_APPEND_OLD_VERSION, &key,
                                error);
        }
        if (status == RSM_OK) {
            status = rsm_append_contents(ledger, key, reading, error);
        }
    }
    if (result != NULL) {
        *result = outcome;
    }
    return status;
}
