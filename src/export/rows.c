/* A row as a report: its reading is made of the lines of its text. See rows.h.
 *
 * Invariants: every span lies in the text and is the value of a line, or a beginning of one; one
 * incident, one mention, on the words of its type. Cost: linear in the row. */
#include "export/rows.h"

#include <string.h>

#include "base/geo.h"
#include "base/utf8.h"

enum { WORDS = 64, PLACE_KM = 25 };

static const char *const kept[] = {"{\"coded\":\"acled\"}", "{\"coded\":\"gtd\"}"};

const char *rsm_data_set_name(rsm_data_set set) {
    static const char *const names[] = {"acled", "gtd"};
    return (unsigned)set < RSM_DATA_SETS ? names[set] : "";
}

bool rsm_data_set_of(const rsm_report *report, rsm_data_set *set) {
    for (unsigned i = 0; i < RSM_DATA_SETS; i++) {
        if (rsm_slice_equal_string(report->kept, kept[i])) {
            *set = (rsm_data_set)i;
            return true;
        }
    }
    return false;
}

/* ---- lines ---- */

static bool cut_lines(rsm_row_maker *maker) {
    rsm_slice text = maker->reading->report.text;
    rsm_vector lines;
    size_t at = 0;
    rsm_vector_init(&lines, maker->arena, sizeof(rsm_row_line));
    while (at < text.size) {
        size_t end = at;
        while (end < text.size && text.data[end] != '\n') {
            end++;
        }
        size_t colon = rsm_slice_find(rsm_slice_sub(text, 0, end), RSM_SLICE(": "), at);
        rsm_row_line *line = colon == RSM_NOWHERE ? NULL : rsm_vector_push(&lines);
        if (line != NULL) {
            line->column = rsm_slice_sub(text, at, colon);
            line->value = rsm_slice_sub(text, colon + 2, end);
            line->span = (rsm_span){(uint32_t)(colon + 2), (uint32_t)end};
        }
        at = end + 1;
    }
    maker->lines = lines.items;
    maker->line_count = lines.count;
    return !maker->arena->failed;
}

const rsm_row_line *rsm_row_find(const rsm_row_maker *maker, const char *column) {
    for (uint32_t i = 0; i < maker->line_count; i++) {
        if (rsm_slice_equal_string(maker->lines[i].column, column) &&
            maker->lines[i].value.size > 0) {
            return &maker->lines[i];
        }
    }
    return NULL;
}

rsm_slice rsm_row_value(const rsm_row_maker *maker, const char *column) {
    const rsm_row_line *line = rsm_row_find(maker, column);
    return line != NULL ? line->value : rsm_slice_make("", 0);
}

/* Digits, then perhaps a point and digits; gives both parts. */
static bool parse_decimal(rsm_slice text, bool *negative, uint64_t *whole, rsm_slice *rest) {
    *negative = text.size > 0 && text.data[0] == '-';
    text = rsm_slice_sub(text, *negative ? 1 : 0, text.size);
    size_t at = rsm_slice_find_byte(text, '.');
    *rest = at == RSM_NOWHERE ? rsm_slice_make("", 0) : rsm_slice_sub(text, at + 1, text.size);
    return rsm_slice_parse_unsigned(rsm_slice_sub(text, 0, at == RSM_NOWHERE ? text.size : at),
                                    UINT64_C(1000000000000), whole);
}

bool rsm_row_whole(const rsm_row_maker *maker, const char *column, int64_t *number) {
    bool negative;
    uint64_t whole;
    rsm_slice rest;
    if (!parse_decimal(rsm_slice_trim(rsm_row_value(maker, column)), &negative, &whole, &rest)) {
        return false;
    }
    for (size_t i = 0; i < rest.size; i++) {
        if (rest.data[i] != '0') {
            return false;
        }
    }
    *number = negative ? -(int64_t)whole : (int64_t)whole;
    return true;
}

bool rsm_row_degree(const rsm_row_maker *maker, const char *column, int32_t *scaled) {
    bool negative;
    uint64_t whole;
    rsm_slice rest;
    int64_t part = 0;
    if (!parse_decimal(rsm_slice_trim(rsm_row_value(maker, column)), &negative, &whole, &rest) ||
        whole > 180) {
        return false;
    }
    for (size_t i = 0; i < 6; i++) {
        char digit = i < rest.size ? rest.data[i] : '0';
        if (digit < '0' || digit > '9') {
            return false;
        }
        part = i < 5 ? part * 10 + (digit - '0') : part + (digit >= '5' ? 1 : 0);
    }
    int64_t value = (int64_t)whole * 100000 + part;
    *scaled = (int32_t)(negative ? -value : value);
    return value <= 18000000;
}

/* ---- statements ---- */

rsm_statement *rsm_row_state(rsm_row_maker *maker, const rsm_row_line *line, rsm_slot slot,
                             rsm_value value, rsm_stance stance, rsm_certainty certainty) {
    rsm_statement *statement = line != NULL ? rsm_vector_push(&maker->statements) : NULL;
    if (statement == NULL) {
        return NULL;
    }
    *statement = (rsm_statement){.slot = slot,
                                 .value = value,
                                 .stance = stance,
                                 .certainty = certainty,
                                 .score = 1000,
                                 .of = RSM_NONE,
                                 .span = line->span,
                                 .sources = maker->credit};
    return statement;
}

void rsm_row_state_count(rsm_row_maker *maker, const char *column, rsm_slot slot, rsm_slice who) {
    const rsm_row_line *line = rsm_row_find(maker, column);
    rsm_value value = {.kind = RSM_VALUE_COUNT};
    int64_t number;
    if (line == NULL || !rsm_row_whole(maker, column, &number) || number < 0) {
        return; /* -9 and -99: not known */
    }
    value.as.count =
        (rsm_count_value){.low = number,
                          .high = number,
                          .text = line->value,
                          .who = who,
                          .kind = who.size > 0 ? RSM_COUNT_PART : RSM_COUNT_TOTAL,
                          .attackers = who.size > 0 ? RSM_ATTACKERS_UNKNOWN : RSM_ATTACKERS_IN};
    (void)rsm_row_state(maker, line, slot, value, RSM_STANCE_ASSERTS, RSM_CERTAINTY_STATED);
}

void rsm_row_state_text(rsm_row_maker *maker, const char *column, rsm_slot slot) {
    const rsm_row_line *line = rsm_row_find(maker, column);
    rsm_value value = {.kind = RSM_VALUE_TEXT};
    if (line != NULL) {
        value.as.text = line->value;
        (void)rsm_row_state(maker, line, slot, value, RSM_STANCE_ASSERTS, RSM_CERTAINTY_STATED);
    }
}

typedef struct found_actor {
    const rsm_world *world;
    rsm_slice id;
} found_actor;

static bool take_actor(void *context, uint32_t row, uint16_t flags) {
    found_actor *found = context;
    if ((flags & RSM_PHRASE_AMBIGUOUS) == 0) {
        found->id = rsm_world_string(found->world, RSM_DOMAIN_ACTOR, row, RSM_ACTOR_ID);
    }
    return found->id.size == 0;
}

static rsm_slice actor_named(const rsm_row_maker *maker, rsm_slice name) {
    found_actor found = {maker->codes->world, rsm_slice_make("", 0)};
    rsm_world_lookup(found.world, RSM_DOMAIN_ACTOR, name, take_actor, &found);
    size_t colon = rsm_slice_find(name, RSM_SLICE(": "), 0); /* "JNIM: Group for Support of..." */
    if (found.id.size == 0 && colon != RSM_NOWHERE) {
        rsm_world_lookup(found.world, RSM_DOMAIN_ACTOR, rsm_slice_sub(name, 0, colon), take_actor,
                         &found);
    }
    if (found.id.size == 0 && colon != RSM_NOWHERE) {
        rsm_world_lookup(found.world, RSM_DOMAIN_ACTOR, rsm_slice_sub(name, colon + 2, name.size),
                         take_actor, &found);
    }
    return found.id;
}

static void add_entity(rsm_row_maker *maker, const rsm_row_line *line, rsm_slot slot,
                       const rsm_actor_value *actor) {
    rsm_entity *entity = rsm_vector_push(&maker->entities);
    rsm_role_link *role = rsm_vector_push(&maker->roles);
    rsm_span *span = rsm_arena_allocate_items(maker->arena, 1, sizeof *span);
    if (entity == NULL || role == NULL || span == NULL) {
        return;
    }
    *span = line->span;
    const char *id = rsm_arena_format(maker->arena, "e%u", (unsigned)maker->entities.count);
    *entity = (rsm_entity){.id = rsm_slice_from_string(id),
                           .type = actor->type,
                           .name = actor->name,
                           .spans = span,
                           .span_count = 1,
                           .actor = actor->actor};
    role->entity = maker->entities.count - 1;
    role->role = slot == RSM_SLOT_PERPETRATOR ? RSM_ROLE_PERPETRATOR
                 : slot == RSM_SLOT_WEAPON    ? RSM_ROLE_WEAPON
                                              : RSM_ROLE_TARGET;
}

rsm_statement *rsm_row_state_actor(rsm_row_maker *maker, const rsm_row_line *line, rsm_slot slot,
                                   rsm_slice name, rsm_entity_type type, rsm_stance stance,
                                   rsm_certainty certainty) {
    rsm_value value = {.kind = RSM_VALUE_ACTOR};
    if (line == NULL || name.size == 0) {
        return NULL;
    }
    value.as.actor = (rsm_actor_value){.name = name, .type = type, .actor = rsm_slice_make("", 0)};
    if (slot != RSM_SLOT_WEAPON) {
        value.as.actor.actor = actor_named(maker, name);
    }
    add_entity(maker, line, slot, &value.as.actor);
    return rsm_row_state(maker, line, slot, value, stance, certainty);
}

/* ---- what, when, where ---- */

void rsm_row_set_type(rsm_row_maker *maker, uint32_t type, const rsm_row_line *line) {
    const rsm_world *world = maker->codes->world;
    rsm_value value = {.kind = RSM_VALUE_TYPE};
    if (type == RSM_NONE || line == NULL) {
        return;
    }
    value.as.text = rsm_world_string(world, RSM_DOMAIN_TYPE, type, RSM_TYPE_ID);
    maker->incident->subtype = value.as.text;
    for (unsigned depth = 0; depth < 8; depth++) {
        uint32_t above = rsm_world_number(world, RSM_DOMAIN_TYPE, type, RSM_TYPE_PARENT);
        if (above == RSM_NONE) {
            break;
        }
        type = above;
    }
    maker->incident->type = rsm_world_string(world, RSM_DOMAIN_TYPE, type, RSM_TYPE_ID);
    if (rsm_slice_equal(maker->incident->type, maker->incident->subtype)) {
        maker->incident->subtype = rsm_slice_make("", 0);
    }
    (void)rsm_row_state(maker, line, RSM_SLOT_TYPE, value, RSM_STANCE_ASSERTS,
                        RSM_CERTAINTY_STATED);
}

void rsm_row_set_when(rsm_row_maker *maker, int32_t first, int32_t last, const rsm_row_line *line) {
    rsm_value value = {.kind = RSM_VALUE_TIME};
    char text[RSM_INSTANT_TEXT_SIZE];
    rsm_civil from = rsm_day_to_civil(first);
    value.as.time = (rsm_time_value){.earliest = rsm_instant_of_day(first),
                                     .latest = rsm_instant_of_day(last),
                                     .value = rsm_slice_make("", 0),
                                     .anchor = rsm_slice_make("", 0)};
    rsm_instant_text(value.as.time.earliest, text);
    size_t size = first == last                                             ? 10
                  : last - first > 31                                       ? 4
                  : from.day == 1 && last - first > 26 && last - first < 31 ? 7
                                                                            : 0;
    value.as.time.value = rsm_slice_copy(rsm_slice_make(text, size), maker->arena);
    maker->incident->has_when = true;
    maker->incident->when = value.as.time;
    (void)rsm_row_state(maker, line, RSM_SLOT_WHEN, value, RSM_STANCE_ASSERTS,
                        RSM_CERTAINTY_STATED);
}

void rsm_row_set_where(rsm_row_maker *maker, const rsm_place_value *where,
                       const rsm_row_line *line) {
    rsm_value value = {.kind = RSM_VALUE_PLACE};
    rsm_slice empty = rsm_slice_make("", 0);
    value.as.place = *where;
    value.as.place.city = where->city.size > 0 ? where->city : empty;
    value.as.place.admin1 = where->admin1.size > 0 ? where->admin1 : empty;
    value.as.place.admin2 = where->admin2.size > 0 ? where->admin2 : empty;
    maker->incident->has_where = true;
    maker->incident->where = value.as.place;
    (void)rsm_row_state(maker, line, RSM_SLOT_WHERE, value, RSM_STANCE_ASSERTS,
                        RSM_CERTAINTY_STATED);
}

typedef struct nearest_place {
    const rsm_world *world;
    const char *country;
    int32_t lat_e5, lon_e5;
    uint32_t number, km;
} nearest_place;

static bool take_place(void *context, uint32_t row, uint16_t flags) {
    nearest_place *near = context;
    rsm_slice country = rsm_world_string(near->world, RSM_DOMAIN_PLACE, row, RSM_GAZETTEER_COUNTRY);
    (void)flags;
    if (!rsm_slice_equal_string(country, near->country)) {
        return true;
    }
    uint32_t km =
        rsm_distance_km(near->lat_e5, near->lon_e5,
                        rsm_world_signed(near->world, RSM_DOMAIN_PLACE, row, RSM_GAZETTEER_LAT),
                        rsm_world_signed(near->world, RSM_DOMAIN_PLACE, row, RSM_GAZETTEER_LON));
    if (km < near->km) {
        near->km = km;
        near->number =
            rsm_world_number(near->world, RSM_DOMAIN_PLACE, row, RSM_GAZETTEER_GEONAMEID);
    }
    return true;
}

uint32_t rsm_row_place_number(const rsm_row_maker *maker, rsm_slice name, const char *country,
                              int32_t lat_e5, int32_t lon_e5) {
    nearest_place near = {.world = maker->codes->world,
                          .country = country,
                          .lat_e5 = lat_e5,
                          .lon_e5 = lon_e5,
                          .km = PLACE_KM + 1};
    rsm_world_lookup(near.world, RSM_DOMAIN_PLACE, name, take_place, &near);
    return near.number;
}

/* ---- words, for bringing together ---- */

static int by_hash(const void *left, const void *right) {
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return a < b ? -1 : a > b;
}

/* Names and numbers of what tells in words: they begin with a capital or a digit. */
static bool add_words(rsm_vector *words, rsm_slice text) {
    size_t at = 0;
    while (at < text.size && words->count < WORDS) {
        rsm_character first = rsm_utf8_decode(text, at);
        size_t end = at;
        while (end < text.size && text.data[end] != ' ') {
            end++;
        }
        uint64_t key = rsm_is_upper(first.code_point) || rsm_is_digit(first.code_point)
                           ? rsm_world_word_key(rsm_slice_sub(text, at, end))
                           : 0;
        if (key != 0 && rsm_vector_push_copy(words, &key) == NULL) {
            return false;
        }
        at = end + 1;
    }
    return true;
}

static bool set_words(rsm_row_maker *maker) {
    static const char *const columns[] = {"notes", "summary", "actor1",   "actor2",
                                          "gname", "target1", "location", "city"};
    rsm_vector words;
    rsm_vector_init(&words, maker->arena, sizeof(uint64_t));
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        if (!add_words(&words, rsm_row_value(maker, columns[i]))) {
            return false;
        }
    }
    if (!rsm_vector_sort(&words, by_hash)) {
        return false;
    }
    uint64_t *hashes = words.items;
    uint32_t count = 0;
    for (uint32_t i = 0; i < words.count; i++) {
        if (i == 0 || hashes[i] != hashes[i - 1]) {
            hashes[count++] = hashes[i];
        }
    }
    maker->incident->words = hashes;
    maker->incident->word_count = count;
    return true;
}

/* ---- the whole ---- */

/* The data set says it: the sources that a row names are those of the whole row, and none of them
 * need have said what the coder wrote. They stand in the text. */
static bool set_credit(rsm_row_maker *maker) {
    rsm_source *source = rsm_arena_allocate_items(maker->arena, 1, sizeof *source);
    rsm_slice empty = rsm_slice_make("", 0);
    if (source == NULL) {
        return false;
    }
    *source = (rsm_source){.name = maker->reading->report.outlet,
                           .kind = RSM_SOURCE_OUTLET,
                           .acts_for = empty,
                           .actor = empty,
                           .via = empty};
    maker->credit = (rsm_source_chain){source, 1};
    return true;
}

static bool add_mention(rsm_row_maker *maker) {
    rsm_reading *reading = maker->reading;
    rsm_incident *incident = maker->incident;
    rsm_mention *mention = rsm_arena_allocate_items(maker->arena, 1, sizeof *mention);
    uint32_t *index = rsm_arena_allocate_items(maker->arena, 1, sizeof *index);
    const rsm_statement *type = maker->statements.items; /* the first, where there is a type */
    const char *id =
        rsm_arena_format(maker->arena, "%.*s@%u-%u", RSM_SLICE_ARGUMENTS(reading->report.id),
                         (unsigned)type->span.start, (unsigned)type->span.end);
    if (mention == NULL || index == NULL || id == NULL) {
        return false;
    }
    incident->roles = maker->roles.items;
    incident->role_count = maker->roles.count;
    *mention = (rsm_mention){.id = rsm_slice_from_string(id),
                             .span = type->span,
                             .type = incident->type,
                             .subtype = incident->subtype,
                             .modality = RSM_MODALITY_ACTUAL,
                             .roles = incident->roles,
                             .role_count = incident->role_count,
                             .has_when = incident->has_when,
                             .has_where = incident->has_where,
                             .when = incident->when,
                             .where = incident->where};
    incident->id = mention->id;
    incident->modality = RSM_MODALITY_ACTUAL;
    incident->main = true;
    incident->mentions = index;
    incident->mention_count = 1;
    reading->mentions = mention;
    reading->mention_count = 1;
    reading->incidents = incident;
    reading->incident_count = 1;
    return true;
}

static int by_span(void *context, const void *left, const void *right) {
    const rsm_statement *a = left, *b = right;
    (void)context;
    return a->span.start != b->span.start ? (a->span.start < b->span.start ? -1 : 1) : 0;
}

static bool number_statements(rsm_row_maker *maker) {
    rsm_statement *statements = maker->statements.items;
    if (!rsm_sort(statements, maker->statements.count, sizeof *statements, by_span, NULL,
                  maker->arena)) {
        return false;
    }
    for (uint32_t i = 0; i < maker->statements.count; i++) {
        statements[i].id = rsm_slice_from_string(
            rsm_arena_format(maker->arena, "%.*s#%u",
                             RSM_SLICE_ARGUMENTS(maker->reading->report.id), (unsigned)i + 1));
    }
    maker->reading->statements = statements;
    maker->reading->statement_count = maker->statements.count;
    maker->reading->entities = maker->entities.items;
    maker->reading->entity_count = maker->entities.count;
    return true;
}

bool rsm_row_reading(const rsm_codes *codes, rsm_data_set set, const rsm_report *report,
                     rsm_arena *arena, rsm_reading *reading) {
    rsm_row_maker maker = {.codes = codes, .arena = arena, .reading = reading};
    memset(reading, 0, sizeof *reading);
    reading->report = *report;
    reading->silent = rsm_slice_make("", 0);
    rsm_vector_init(&maker.statements, arena, sizeof(rsm_statement));
    rsm_vector_init(&maker.entities, arena, sizeof(rsm_entity));
    rsm_vector_init(&maker.roles, arena, sizeof(rsm_role_link));
    maker.incident = rsm_arena_allocate_items(arena, 1, sizeof *maker.incident);
    if (maker.incident == NULL || !cut_lines(&maker) || !set_credit(&maker)) {
        return false;
    }
    if (set == RSM_DATA_ACLED) {
        rsm_row_read_acled(&maker);
    } else {
        rsm_row_read_gtd(&maker);
    }
    if (maker.incident->type.size == 0) {
        reading->silent = RSM_SLICE("a row of a type that is not known");
        return !arena->failed;
    }
    return add_mention(&maker) && set_words(&maker) && number_statements(&maker) && !arena->failed;
}
