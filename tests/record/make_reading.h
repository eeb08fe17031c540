/* Readings made by hand, for the tests of the keeping wing.
 *
 * A maker holds one reading while it is put together; phrases are found in the text, so that every
 * span is true. All memory is the arena's given to make_begin. Not for texts over a few thousand
 * bytes. */
#ifndef RSM_TESTS_MAKE_READING_H
#define RSM_TESTS_MAKE_READING_H

#include "base/vector.h"
#include "record/report.h"

#include <stdio.h>
#include <string.h>

typedef struct maker {
    rsm_arena *arena;
    rsm_reading reading;
    rsm_vector entities, mentions, incidents, statements;
} maker;

static inline rsm_slice make_text(maker *make, const char *text) {
    return rsm_slice_copy(rsm_slice_from_string(text), make->arena);
}

static inline rsm_instant make_instant(const char *text) {
    rsm_instant instant = rsm_instant_unknown();
    if (text != NULL) {
        rsm_instant_parse(rsm_slice_from_string(text), &instant);
    }
    return instant;
}

/* The first place of `phrase` in the text; the whole text where it is NULL. */
static inline rsm_span make_span(const maker *make, const char *phrase) {
    rsm_slice text = make->reading.report.text;
    rsm_span span = {0, (uint32_t)text.size};
    if (phrase != NULL) {
        size_t at = rsm_slice_find(text, rsm_slice_from_string(phrase), 0);
        span.start = at == RSM_NOWHERE ? 0 : (uint32_t)at;
        span.end = at == RSM_NOWHERE ? 1 : (uint32_t)(at + strlen(phrase));
    }
    return span;
}

/* `published` is a date or date-time, or NULL. */
static inline void make_begin(maker *make, rsm_arena *arena, const char *id, const char *outlet,
                              const char *published, const char *text) {
    memset(make, 0, sizeof *make);
    make->arena = arena;
    rsm_vector_init(&make->entities, arena, sizeof(rsm_entity));
    rsm_vector_init(&make->mentions, arena, sizeof(rsm_mention));
    rsm_vector_init(&make->incidents, arena, sizeof(rsm_incident));
    rsm_vector_init(&make->statements, arena, sizeof(rsm_statement));
    rsm_report *report = &make->reading.report;
    report->id = make_text(make, id);
    report->path = make_text(make, "reports/made.txt");
    report->outlet = make_text(make, outlet);
    report->title = make_text(make, "A title");
    report->language = make_text(make, "en");
    report->text = make_text(make, text);
    report->published.earliest = report->published.latest = make_instant(published);
    report->published.basis = published != NULL ? RSM_DATE_GIVEN : RSM_DATE_UNKNOWN;
}

static inline rsm_time_value make_time(maker *make, const char *from, const char *to) {
    rsm_time_value value = {.earliest = make_instant(from), .latest = make_instant(to)};
    value.value = make_text(make, from != NULL ? from : "PAST_REF");
    return value;
}

/* A city; `number` stands for its GeoNames id and sets it a degree apart from the others. */
static inline rsm_place_value make_city(maker *make, const char *name, const char *country,
                                        uint32_t number) {
    rsm_place_value value = {
        .kind = RSM_PLACE_CITY, .name = make_text(make, name), .has_point = true};
    snprintf(value.country, sizeof value.country, "%s", country);
    value.geonameid = number;
    value.lat_e5 = 4000000 + (int32_t)(number % 20) * 100000;
    value.lon_e5 = 2000000 + (int32_t)(number % 20) * 100000;
    value.radius_km = 5;
    return value;
}

/* An incident with one mention, `phrase`. Dates may be NULL, `where` too. Gives its index. */
static inline uint32_t make_incident(maker *make, const char *type, bool main, const char *phrase,
                                     const char *from, const char *to,
                                     const rsm_place_value *where) {
    char id[128];
    rsm_mention *mention = rsm_vector_push(&make->mentions);
    mention->span = make_span(make, phrase);
    snprintf(id, sizeof id, "%s@%u-%u", make->reading.report.id.data, mention->span.start,
             mention->span.end);
    mention->id = make_text(make, id);
    mention->type = make_text(make, type);
    rsm_incident *incident = rsm_vector_push(&make->incidents);
    incident->id = mention->id;
    incident->type = mention->type;
    incident->main = main;
    uint32_t *index = rsm_arena_allocate_items(make->arena, 1, sizeof *index);
    *index = make->mentions.count - 1;
    incident->mentions = index;
    incident->mention_count = 1;
    incident->has_when = from != NULL;
    if (from != NULL) {
        incident->when = make_time(make, from, to);
    }
    incident->has_where = where != NULL;
    if (where != NULL) {
        incident->where = *where;
    }
    return make->incidents.count - 1;
}

static inline rsm_value make_count(maker *make, int64_t low, int64_t high, const char *text) {
    rsm_value value = {.kind = RSM_VALUE_COUNT};
    value.as.count.low = low;
    value.as.count.high = high;
    value.as.count.text = make_text(make, text);
    return value;
}

static inline rsm_value make_actor(maker *make, const char *name, rsm_entity_type type) {
    rsm_value value = {.kind = RSM_VALUE_ACTOR};
    value.as.actor.name = make_text(make, name);
    value.as.actor.type = type;
    return value;
}

static inline rsm_value make_words(maker *make, const char *text) {
    rsm_value value = {.kind = RSM_VALUE_TEXT};
    value.as.text = make_text(make, text);
    return value;
}

/* A statement whose words are `phrase`; `source` NULL credits nobody. Change it through the pointer
 * given. */
static inline rsm_statement *make_statement(maker *make, uint32_t incident, rsm_slot slot,
                                            rsm_value value, rsm_stance stance, const char *phrase,
                                            const char *source, rsm_source_kind kind) {
    char id[128];
    rsm_statement *statement = rsm_vector_push(&make->statements);
    snprintf(id, sizeof id, "%s#%u", make->reading.report.id.data, make->statements.count);
    rsm_source *link = rsm_arena_allocate_items(make->arena, 1, sizeof *link);
    link->name = source != NULL ? make_text(make, source) : make->reading.report.outlet;
    link->kind = source != NULL ? kind : RSM_SOURCE_OUTLET;
    statement->id = make_text(make, id);
    statement->incident = incident;
    statement->slot = slot;
    statement->value = value;
    statement->stance = stance;
    statement->score = 900;
    statement->of = RSM_NONE;
    statement->span = make_span(make, phrase);
    statement->sources.links = link;
    statement->sources.count = 1;
    return statement;
}

/* "killed" as a total, asserted. */
static inline rsm_statement *make_killed(maker *make, uint32_t incident, int64_t low, int64_t high,
                                         const char *text, const char *source,
                                         rsm_source_kind kind) {
    return make_statement(make, incident, RSM_SLOT_KILLED, make_count(make, low, high, text),
                          RSM_STANCE_ASSERTS, text, source, kind);
}

static inline rsm_reading make_end(maker *make) {
    rsm_reading *reading = &make->reading;
    reading->entities = make->entities.items;
    reading->entity_count = make->entities.count;
    reading->mentions = make->mentions.items;
    reading->mention_count = make->mentions.count;
    reading->incidents = make->incidents.items;
    reading->incident_count = make->incidents.count;
    reading->statements = make->statements.items;
    reading->statement_count = make->statements.count;
    return *reading;
}

#endif
