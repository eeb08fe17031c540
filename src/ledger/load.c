/* Loading readings back from the tables.
 *
 * Part: rows -> records in an arena. Invariants: whatever stands in the file, indices of the loaded
 * records stay in range (what points nowhere makes the load fail with RSM_ERROR_FORMAT), spans are
 * checked by `verify`. Cost: linear in what is loaded; a handful of queries a report. */
#include "base/vector.h"
#include "ledger/store.h"
#include "record/names.h"
#include "record/parse.h"

#include <string.h>

typedef struct loader {
    rsm_ledger *ledger;
    rsm_arena *arena;
    rsm_error *error;
    rsm_reading *reading; /* the one being filled */
    int64_t key;          /* its key */
    unsigned flags;
} loader;

static rsm_status damaged(loader *load, const char *what) {
    if (load->arena->failed) {
        return rsm_error_set(load->error, RSM_ERROR_MEMORY, "out of memory");
    }
    return rsm_error_set(load->error, RSM_ERROR_FORMAT, "the ledger is damaged: %s of report %.*s",
                         what, RSM_SLICE_ARGUMENTS(load->reading->report.id));
}

/* Reads one row into a new zeroed item. */
typedef bool (*read_row)(loader *load, sqlite3_stmt *row, void *item);

/* Runs a query whose one parameter is the report's key, and reads all its rows. */
static rsm_status load_rows(loader *load, rsm_store_query query, uint32_t item_size, read_row read,
                            const char *what, rsm_vector *items) {
    rsm_vector_init(items, load->arena, item_size);
    sqlite3_stmt *statement = rsm_store_get(load->ledger, query, load->error);
    if (statement == NULL) {
        return load->error->status;
    }
    rsm_binder binder = rsm_bind_to(statement);
    rsm_bind_integer(&binder, load->key);
    bool row = false;
    rsm_status status;
    while ((status = rsm_store_step(load->ledger, statement, &row, load->error)) == RSM_OK && row) {
        void *item = rsm_vector_push(items);
        if (item == NULL || !read(load, statement, item) || load->arena->failed) {
            sqlite3_reset(statement);
            return damaged(load, what);
        }
    }
    return status;
}

/* The column's time or place, where it is not NULL. */
static bool read_time(loader *load, sqlite3_stmt *row, int column, bool *has,
                      rsm_time_value *value) {
    rsm_slice text = rsm_column_view(row, column);
    *has = text.size > 0;
    return !*has || rsm_parse_time(text, load->arena, value);
}

static bool read_place(loader *load, sqlite3_stmt *row, int column, bool *has,
                       rsm_place_value *value) {
    rsm_slice text = rsm_column_view(row, column);
    *has = text.size > 0;
    return !*has || rsm_parse_place(text, load->arena, value);
}

static bool roles_in_range(const loader *load, const rsm_role_link *roles, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        if (roles[i].entity >= load->reading->entity_count) {
            return false;
        }
    }
    return true;
}

static bool read_entity(loader *load, sqlite3_stmt *row, void *item) {
    rsm_entity *entity = item;
    entity->id = rsm_column_slice(row, 0, load->arena);
    entity->name = rsm_column_slice(row, 2, load->arena);
    entity->actor = rsm_column_slice(row, 3, load->arena);
    return rsm_entity_type_of(rsm_column_view(row, 1), &entity->type) &&
           rsm_parse_spans(rsm_column_view(row, 4), load->arena, &entity->spans,
                           &entity->span_count);
}

static bool read_mention(loader *load, sqlite3_stmt *row, void *item) {
    rsm_mention *mention = item;
    mention->id = rsm_column_slice(row, 0, load->arena);
    mention->span.start = rsm_column_u32(row, 1);
    mention->span.end = rsm_column_u32(row, 2);
    mention->type = rsm_column_slice(row, 3, load->arena);
    mention->subtype = rsm_column_slice(row, 4, load->arena);
    return rsm_modality_of(rsm_column_view(row, 5), &mention->modality) &&
           rsm_parse_roles(rsm_column_view(row, 6), load->arena, &mention->roles,
                           &mention->role_count) &&
           roles_in_range(load, mention->roles, mention->role_count) &&
           read_time(load, row, 7, &mention->has_when, &mention->when) &&
           read_place(load, row, 8, &mention->has_where, &mention->where);
}

/* "[0,3,4]" */
static bool read_indices(loader *load, rsm_slice text, rsm_incident *incident) {
    text = rsm_slice_trim(text);
    if (text.size < 2 || text.data[0] != '[' || text.data[text.size - 1] != ']') {
        return false;
    }
    rsm_vector items;
    rsm_vector_init(&items, load->arena, sizeof(uint32_t));
    rsm_slice rest = rsm_slice_sub(text, 1, text.size - 1), part;
    while (rest.size > 0 && rsm_slice_split(&rest, ',', &part)) {
        uint64_t number = 0;
        uint32_t *index = rsm_vector_push(&items);
        if (index == NULL || load->reading->mention_count == 0 ||
            !rsm_slice_parse_unsigned(part, load->reading->mention_count - 1, &number)) {
            return false;
        }
        *index = (uint32_t)number;
    }
    incident->mentions = items.items;
    incident->mention_count = items.count;
    return true;
}

static bool read_words(loader *load, rsm_slice bytes, rsm_incident *incident) {
    uint32_t count = (uint32_t)(bytes.size / 8);
    uint64_t *words = rsm_arena_allocate_items(load->arena, count, sizeof *words);
    if (words == NULL || bytes.size % 8 != 0) {
        return false;
    }
    for (size_t i = 0; i < bytes.size; i++) {
        words[i / 8] |= (uint64_t)(unsigned char)bytes.data[i] << (8 * (i % 8));
    }
    incident->words = words;
    incident->word_count = count;
    return true;
}

static bool read_incident(loader *load, sqlite3_stmt *row, void *item) {
    rsm_incident *incident = item;
    incident->id = rsm_column_slice(row, 0, load->arena);
    incident->type = rsm_column_slice(row, 1, load->arena);
    incident->subtype = rsm_column_slice(row, 2, load->arena);
    incident->main = sqlite3_column_int(row, 4) != 0;
    return rsm_modality_of(rsm_column_view(row, 3), &incident->modality) &&
           read_indices(load, rsm_column_view(row, 5), incident) &&
           read_time(load, row, 6, &incident->has_when, &incident->when) &&
           read_place(load, row, 7, &incident->has_where, &incident->where) &&
           rsm_parse_parts(rsm_column_view(row, 8), load->arena, &incident->parts,
                           &incident->part_count) &&
           rsm_parse_roles(rsm_column_view(row, 9), load->arena, &incident->roles,
                           &incident->role_count) &&
           roles_in_range(load, incident->roles, incident->role_count) &&
           read_words(load, rsm_column_view(row, 10), incident);
}

static bool read_statement(loader *load, sqlite3_stmt *row, void *item) {
    rsm_statement *statement = item;
    statement->id = rsm_column_slice(row, 0, load->arena);
    statement->incident = rsm_column_u32(row, 1);
    if (statement->incident != RSM_NONE && statement->incident >= load->reading->incident_count) {
        return false;
    }
    rsm_slice about = rsm_column_view(row, 2);
    if (about.size > 0 && !rsm_parse_about(about, load->arena, &statement->about)) {
        return false;
    }
    int kind = sqlite3_column_int(row, 4);
    if (!rsm_slot_of(rsm_column_view(row, 3), &statement->slot) || kind < 0 ||
        kind > (int)RSM_VALUE_INCIDENT ||
        !rsm_parse_value(rsm_column_view(row, 5), (rsm_value_kind)kind, load->arena,
                         &statement->value) ||
        !rsm_stance_of(rsm_column_view(row, 6), &statement->stance) ||
        !rsm_certainty_of(rsm_column_view(row, 7), &statement->certainty)) {
        return false;
    }
    statement->score = rsm_column_u32(row, 8);
    statement->of = rsm_column_u32(row, 9);
    statement->span.start = rsm_column_u32(row, 10);
    statement->span.end = rsm_column_u32(row, 11);
    return rsm_parse_spans(rsm_column_view(row, 12), load->arena, &statement->evidence,
                           &statement->evidence_count) &&
           read_time(load, row, 13, &statement->has_said_on, &statement->said_on);
}

/* A link with the statement it belongs to. */
typedef struct source_row {
    uint32_t statement;
    rsm_source source;
} source_row;

static bool read_source(loader *load, sqlite3_stmt *row, void *item) {
    source_row *found = item;
    found->statement = rsm_column_u32(row, 0);
    found->source.span.start = rsm_column_u32(row, 1);
    found->source.span.end = rsm_column_u32(row, 2);
    found->source.name = rsm_column_slice(row, 3, load->arena);
    found->source.acts_for = rsm_column_slice(row, 5, load->arena);
    found->source.actor = rsm_column_slice(row, 6, load->arena);
    found->source.via = rsm_column_slice(row, 7, load->arena);
    return rsm_source_kind_of(rsm_column_view(row, 4), &found->source.kind);
}

static bool read_attribution(loader *load, sqlite3_stmt *row, void *item) {
    rsm_attribution *attribution = item;
    attribution->cue.start = rsm_column_u32(row, 1);
    attribution->cue.end = rsm_column_u32(row, 2);
    return rsm_stance_of(rsm_column_view(row, 0), &attribution->stance) &&
           rsm_parse_spans(rsm_column_view(row, 3), load->arena, &attribution->content,
                           &attribution->content_count) &&
           rsm_parse_sources(rsm_column_view(row, 4), load->arena, &attribution->sources);
}

/* Gives each statement its run of links; the rows come in order of statement. */
static rsm_status load_sources(loader *load, rsm_statement *statements, uint32_t count) {
    rsm_vector rows;
    rsm_status status =
        load_rows(load, RSM_QUERY_LOAD_SOURCES, sizeof(source_row), read_source, "a source", &rows);
    if (status != RSM_OK || rows.count == 0) {
        return status;
    }
    const source_row *found = rows.items;
    rsm_source *links = rsm_arena_allocate_items(load->arena, rows.count, sizeof *links);
    if (links == NULL) {
        return damaged(load, "a source");
    }
    for (uint32_t i = 0; i < rows.count; i++) {
        links[i] = found[i].source;
        if (found[i].statement >= count) {
            return damaged(load, "a source");
        }
        rsm_source_chain *chain = &statements[found[i].statement].sources;
        if (chain->count == 0) {
            chain->links = &links[i];
        }
        chain->count++;
    }
    return RSM_OK;
}

static rsm_status load_statements(loader *load) {
    rsm_vector items;
    rsm_status status = load_rows(load, RSM_QUERY_LOAD_STATEMENTS, sizeof(rsm_statement),
                                  read_statement, "a statement", &items);
    if (status == RSM_OK) {
        status = load_sources(load, items.items, items.count);
    }
    load->reading->statements = items.items;
    load->reading->statement_count = items.count;
    return status;
}

/* All that hangs on the report whose key is load->key. */
static rsm_status load_contents(loader *load) {
    rsm_reading *reading = load->reading;
    rsm_vector items;
    rsm_status status = load_rows(load, RSM_QUERY_LOAD_ENTITIES, sizeof(rsm_entity), read_entity,
                                  "an entity", &items);
    if (status == RSM_OK) {
        reading->entities = items.items;
        reading->entity_count = items.count;
        status = load_rows(load, RSM_QUERY_LOAD_MENTIONS, sizeof(rsm_mention), read_mention,
                           "a mention", &items);
    }
    if (status == RSM_OK) {
        reading->mentions = items.items;
        reading->mention_count = items.count;
        status = load_rows(load, RSM_QUERY_LOAD_INCIDENTS, sizeof(rsm_incident), read_incident,
                           "an incident", &items);
    }
    if (status == RSM_OK) {
        reading->incidents = items.items;
        reading->incident_count = items.count;
        status = load_statements(load);
    }
    if (status == RSM_OK && (load->flags & RSM_LOAD_ANNOTATIONS) != 0) {
        status = load_rows(load, RSM_QUERY_LOAD_ATTRIBUTIONS, sizeof(rsm_attribution),
                           read_attribution, "an attribution", &items);
        if (status == RSM_OK) {
            reading->attributions = items.items;
            reading->attribution_count = items.count;
        }
    }
    return status;
}

static bool read_report(loader *load, sqlite3_stmt *row, rsm_reading *reading) {
    rsm_report *report = &reading->report;
    rsm_arena *arena = load->arena;
    report->id = rsm_column_slice(row, 1, arena);
    report->path = rsm_column_slice(row, 2, arena);
    report->url = rsm_column_slice(row, 3, arena);
    report->title = rsm_column_slice(row, 4, arena);
    report->outlet = rsm_column_slice(row, 5, arena);
    report->author = rsm_column_slice(row, 6, arena);
    report->kept = rsm_column_slice(row, 7, arena);
    report->published.earliest = rsm_column_instant(row, 8);
    report->published.latest = rsm_column_instant(row, 9);
    report->language = rsm_column_slice(row, 11, arena);
    report->body_start = rsm_column_u32(row, 12);
    if ((load->flags & RSM_LOAD_TEXT) != 0) {
        report->text = rsm_column_slice(row, 13, arena);
    }
    report->error = rsm_column_slice(row, 14, arena);
    reading->silent = rsm_column_slice(row, 15, arena);
    return rsm_date_basis_of(rsm_column_view(row, 10), &report->published.basis) &&
           ((load->flags & RSM_LOAD_ANNOTATIONS) == 0 ||
            rsm_parse_spans(rsm_column_view(row, 16), arena, &reading->sentences,
                            &reading->sentence_count));
}

rsm_status rsm_ledger_next_stored(rsm_ledger *ledger, int64_t after, rsm_arena *arena,
                                  rsm_report *report, bool *found, rsm_error *error) {
    rsm_error own;
    rsm_reading reading = {0};
    loader load = {ledger, arena, error != NULL ? error : &own, &reading, 0, RSM_LOAD_TEXT};
    sqlite3_stmt *statement = rsm_store_get(ledger, RSM_QUERY_LOAD_STORED, load.error);
    if (statement == NULL) {
        return load.error->status;
    }
    rsm_binder binder = rsm_bind_to(statement);
    rsm_bind_integer(&binder, after);
    rsm_status status = rsm_store_step(ledger, statement, found, load.error);
    if (status != RSM_OK || !*found) {
        return status;
    }
    bool good = read_report(&load, statement, &reading) && !arena->failed;
    *report = reading.report;
    report->stored = sqlite3_column_int64(statement, 0);
    sqlite3_reset(statement);
    return good ? RSM_OK : damaged(&load, "the head");
}

/* Reads the reports that a statement gives, one after the other, to the end of `readings`. */
static rsm_status load_reports(loader *load, sqlite3_stmt *statement, rsm_vector *readings) {
    bool row = false;
    rsm_status status;
    while ((status = rsm_store_step(load->ledger, statement, &row, load->error)) == RSM_OK && row) {
        load->reading = rsm_vector_push(readings);
        if (load->reading == NULL) {
            sqlite3_reset(statement);
            return rsm_error_set(load->error, RSM_ERROR_MEMORY, "out of memory");
        }
        load->key = sqlite3_column_int64(statement, 0);
        status = read_report(load, statement, load->reading) && !load->arena->failed
                     ? load_contents(load)
                     : damaged(load, "the head");
        if (status != RSM_OK) {
            sqlite3_reset(statement);
            return status;
        }
    }
    return status;
}

/* The readings that a query of reports gives; `parameter`, where not empty, is its one. */
static rsm_status load_readings(rsm_ledger *ledger, rsm_store_query query, rsm_slice parameter,
                                unsigned flags, rsm_arena *arena, rsm_reading **readings,
                                uint32_t *count, rsm_error *error) {
    rsm_error own;
    loader load = {ledger, arena, error != NULL ? error : &own, NULL, 0, flags};
    rsm_vector items;
    rsm_vector_init(&items, arena, sizeof(rsm_reading));
    *readings = NULL;
    *count = 0;
    sqlite3_stmt *statement = rsm_store_get(ledger, query, load.error);
    if (statement == NULL) {
        return load.error->status;
    }
    if (parameter.size > 0) {
        rsm_binder binder = rsm_bind_to(statement);
        rsm_bind_slice(&binder, parameter);
    }
    rsm_status status = load_reports(&load, statement, &items);
    if (status == RSM_OK) {
        *readings = items.items;
        *count = items.count;
    }
    return status;
}

rsm_status rsm_ledger_load(rsm_ledger *ledger, rsm_slice incident, unsigned flags, rsm_arena *arena,
                           rsm_reading **readings, uint32_t *count, rsm_error *error) {
    return load_readings(ledger,
                         incident.size > 0 ? RSM_QUERY_LOAD_REPORTS_OF : RSM_QUERY_LOAD_REPORTS,
                         incident, flags, arena, readings, count, error);
}

rsm_status rsm_ledger_load_report(rsm_ledger *ledger, rsm_slice beginning, unsigned flags,
                                  rsm_arena *arena, rsm_reading **readings, uint32_t *count,
                                  rsm_error *error) {
    if (beginning.size == 0) {
        *readings = NULL;
        *count = 0;
        return RSM_OK;
    }
    return load_readings(ledger, RSM_QUERY_LOAD_REPORTS_LIKE, beginning, flags, arena, readings,
                         count, error);
}

rsm_status rsm_ledger_load_reading(rsm_ledger *ledger, int64_t key, rsm_slice id, unsigned flags,
                                   rsm_vector *readings, rsm_error *error) {
    rsm_error own;
    loader load = {ledger, readings->arena, error != NULL ? error : &own, NULL, 0, flags};
    sqlite3_stmt *statement = rsm_store_get(
        ledger, key != 0 ? RSM_QUERY_LOAD_REPORT_OF_KEY : RSM_QUERY_LOAD_REPORT_OF_ID, load.error);
    if (statement == NULL) {
        return load.error->status;
    }
    rsm_binder binder = rsm_bind_to(statement);
    if (key != 0) {
        rsm_bind_integer(&binder, key);
    } else {
        rsm_bind_slice(&binder, id);
    }
    return load_reports(&load, statement, readings);
}

rsm_status rsm_ledger_load_earlier(rsm_ledger *ledger, rsm_slice id, unsigned flags,
                                   rsm_vector *readings, rsm_error *error) {
    rsm_error own;
    loader load = {ledger, readings->arena, error != NULL ? error : &own, NULL, 0, flags};
    sqlite3_stmt *statement = rsm_store_get(ledger, RSM_QUERY_LOAD_EARLIER, load.error);
    if (statement == NULL) {
        return load.error->status;
    }
    rsm_binder binder = rsm_bind_to(statement);
    rsm_bind_slice(&binder, id);
    rsm_bind_integer(&binder, RSM_EARLIER_VERSIONS);
    return load_reports(&load, statement, readings);
}
