/* Back from JSON to values.
 *
 * Part: Jansson parses, and this copies what is known into the arena. Ranges are checked: what does
 * not fit a field makes the parse fail rather than be cut. Cost: linear. */
#include "record/parse.h"

#include "record/names.h"

#include <jansson.h>
#include <math.h>
#include <string.h>

/* NULL where it is no JSON, or memory ran out as far as Jansson tells; the arena has then failed.
 */
static json_t *load(rsm_slice text, rsm_arena *arena) {
    json_error_t error;
    if (text.data == NULL) {
        return NULL;
    }
    json_t *root = json_loadb(text.data, text.size, JSON_DECODE_ANY, &error);
    if (root == NULL && (json_error_code(&error) == json_error_unknown ||
                         json_error_code(&error) == json_error_out_of_memory)) {
        arena->failed = true;
    }
    return root;
}

static rsm_slice string_of(const json_t *object, const char *key, rsm_arena *arena) {
    const json_t *item = json_object_get(object, key);
    if (!json_is_string(item)) {
        return rsm_slice_make("", 0);
    }
    return rsm_slice_copy(rsm_slice_make(json_string_value(item), json_string_length(item)), arena);
}

/* The string without a copy; lives as long as the JSON value. */
static rsm_slice view_of(const json_t *object, const char *key) {
    const json_t *item = json_object_get(object, key);
    if (!json_is_string(item)) {
        return rsm_slice_make("", 0);
    }
    return rsm_slice_make(json_string_value(item), json_string_length(item));
}

static bool integer_of(const json_t *item, int64_t minimum, int64_t maximum, int64_t *value) {
    if (!json_is_integer(item)) {
        return false;
    }
    *value = json_integer_value(item);
    return *value >= minimum && *value <= maximum;
}

static bool uint32_of(const json_t *item, uint32_t *value) {
    int64_t wide = 0;
    bool good = integer_of(item, 0, UINT32_MAX, &wide);
    *value = good ? (uint32_t)wide : 0;
    return good;
}

/* An integer or null. */
static bool bound_of(const json_t *object, const char *key, int64_t *bound) {
    const json_t *item = json_object_get(object, key);
    *bound = RSM_COUNT_UNKNOWN;
    return json_is_null(item) || integer_of(item, 0, INT64_MAX, bound);
}

static bool instant_of(const json_t *object, const char *key, rsm_instant *instant) {
    *instant = rsm_instant_unknown();
    rsm_slice text = view_of(object, key);
    return text.size == 0 || rsm_instant_parse(text, instant);
}

static bool time_of(const json_t *object, rsm_arena *arena, rsm_time_value *value) {
    memset(value, 0, sizeof *value);
    if (!json_is_object(object)) {
        return false;
    }
    bool good = instant_of(object, "earliest", &value->earliest) &&
                instant_of(object, "latest", &value->latest);
    value->value = string_of(object, "value", arena);
    const json_t *anchor = json_object_get(object, "anchor");
    if (json_is_object(anchor)) {
        int64_t offset = 0;
        value->anchor = string_of(anchor, "mention", arena);
        good = good && integer_of(json_object_get(anchor, "offset"), INT32_MIN, INT32_MAX, &offset);
        value->anchor_offset = (int32_t)offset;
    }
    return good;
}

static bool degrees_of(const json_t *object, const char *key, int32_t *scaled, bool *known) {
    const json_t *item = json_object_get(object, key);
    *known = json_is_number(item);
    if (!*known) {
        return json_is_null(item);
    }
    double value = json_number_value(item) * 100000.0;
    if (!(value >= -36000000.0 && value <= 36000000.0)) {
        return false;
    }
    *scaled = (int32_t)lround(value);
    return true;
}

static bool country_of(const json_t *object, char country[4]) {
    rsm_slice text = view_of(object, "country");
    memset(country, 0, 4);
    if (text.size > 3) {
        return false;
    }
    if (text.size > 0) {
        memcpy(country, text.data, text.size);
    }
    return true;
}

static bool candidate_of(const json_t *object, rsm_arena *arena, rsm_place_candidate *candidate) {
    bool known = false;
    if (!json_is_object(object)) {
        return false;
    }
    candidate->name = string_of(object, "name", arena);
    candidate->admin1 = string_of(object, "admin1", arena);
    const json_t *id = json_object_get(object, "geonameid");
    const json_t *score = json_object_get(object, "score");
    candidate->score =
        json_is_number(score) ? (uint32_t)lround(json_number_value(score) * 1000.0) : 0;
    return country_of(object, candidate->country) &&
           degrees_of(object, "lat", &candidate->lat_e5, &known) &&
           degrees_of(object, "lon", &candidate->lon_e5, &known) &&
           (id == NULL || uint32_of(id, &candidate->geonameid));
}

static bool candidates_of(const json_t *list, rsm_arena *arena, rsm_place_value *value) {
    size_t count = json_array_size(list);
    if (count == 0) {
        return true;
    }
    rsm_place_candidate *candidates = rsm_arena_allocate_items(arena, count, sizeof *candidates);
    if (candidates == NULL) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        if (!candidate_of(json_array_get(list, i), arena, &candidates[i])) {
            return false;
        }
    }
    value->candidates = candidates;
    value->candidate_count = (uint32_t)count;
    return true;
}

static bool place_of(const json_t *object, rsm_arena *arena, rsm_place_value *value) {
    memset(value, 0, sizeof *value);
    if (!json_is_object(object) || !rsm_place_kind_of(view_of(object, "kind"), &value->kind)) {
        return false;
    }
    bool has_lat = false, has_lon = false;
    value->name = string_of(object, "name", arena);
    value->city = string_of(object, "city", arena);
    value->admin1 = string_of(object, "admin1", arena);
    value->admin2 = string_of(object, "admin2", arena);
    const json_t *id = json_object_get(object, "geonameid");
    bool good = country_of(object, value->country) &&
                degrees_of(object, "lat", &value->lat_e5, &has_lat) &&
                degrees_of(object, "lon", &value->lon_e5, &has_lon) &&
                (id == NULL || uint32_of(id, &value->geonameid)) &&
                uint32_of(json_object_get(object, "radius_km"), &value->radius_km);
    value->has_point = has_lat && has_lon;
    return good && candidates_of(json_object_get(object, "candidates"), arena, value);
}

static bool count_of(const json_t *object, rsm_arena *arena, rsm_count_value *value) {
    memset(value, 0, sizeof *value);
    value->text = string_of(object, "text", arena);
    value->who = string_of(object, "who", arena);
    return json_is_object(object) && bound_of(object, "low", &value->low) &&
           bound_of(object, "high", &value->high) &&
           rsm_count_kind_of(view_of(object, "kind"), &value->kind) &&
           rsm_attackers_of(view_of(object, "attackers"), &value->attackers);
}

static bool person_of(const json_t *object, rsm_arena *arena, rsm_person_value *value) {
    memset(value, 0, sizeof *value);
    int64_t age = -1;
    const json_t *item = json_object_get(object, "age");
    if (!json_is_object(object) || (item != NULL && !integer_of(item, 0, INT32_MAX, &age))) {
        return false;
    }
    value->age = (int32_t)age;
    value->name = string_of(object, "name", arena);
    value->nationality = string_of(object, "nationality", arena);
    value->affiliation = string_of(object, "affiliation", arena);
    value->outcome = string_of(object, "outcome", arena);
    rsm_slice sex = view_of(object, "sex");
    return sex.size == 0 || rsm_sex_of(sex, &value->sex);
}

static bool value_of(const json_t *item, rsm_arena *arena, rsm_value *value) {
    switch (value->kind) {
    case RSM_VALUE_COUNT:
        return count_of(item, arena, &value->as.count);
    case RSM_VALUE_TIME:
        return time_of(item, arena, &value->as.time);
    case RSM_VALUE_PLACE:
        return place_of(item, arena, &value->as.place);
    case RSM_VALUE_ACTOR:
        value->as.actor.name = string_of(item, "name", arena);
        value->as.actor.actor = string_of(item, "actor", arena);
        return json_is_object(item) &&
               rsm_entity_type_of(view_of(item, "type"), &value->as.actor.type);
    case RSM_VALUE_PERSON:
        return person_of(item, arena, &value->as.person);
    case RSM_VALUE_TEXT:
        value->as.text = string_of(item, "text", arena);
        return json_is_object(item);
    case RSM_VALUE_TYPE:
    case RSM_VALUE_INCIDENT:
        if (!json_is_string(item)) {
            return false;
        }
        value->as.text = rsm_slice_copy(
            rsm_slice_make(json_string_value(item), json_string_length(item)), arena);
        return true;
    case RSM_VALUE_BOOLEAN:
        value->as.boolean = json_is_true(item);
        return json_is_boolean(item);
    }
    return false;
}

bool rsm_parse_value(rsm_slice text, rsm_value_kind kind, rsm_arena *arena, rsm_value *value) {
    json_t *root = load(text, arena);
    memset(value, 0, sizeof *value);
    value->kind = kind;
    bool good = root != NULL && value_of(root, arena, value);
    json_decref(root);
    return good && !arena->failed;
}

bool rsm_parse_time(rsm_slice text, rsm_arena *arena, rsm_time_value *value) {
    json_t *root = load(text, arena);
    bool good = root != NULL && time_of(root, arena, value);
    json_decref(root);
    return good && !arena->failed;
}

bool rsm_parse_place(rsm_slice text, rsm_arena *arena, rsm_place_value *value) {
    json_t *root = load(text, arena);
    bool good = root != NULL && place_of(root, arena, value);
    json_decref(root);
    return good && !arena->failed;
}

/* The optional keys "when" and "where". */
static bool when_where_of(const json_t *object, rsm_arena *arena, bool *has_when,
                          rsm_time_value *when, bool *has_where, rsm_place_value *where) {
    const json_t *item = json_object_get(object, "when");
    *has_when = json_is_object(item);
    if (*has_when && !time_of(item, arena, when)) {
        return false;
    }
    item = json_object_get(object, "where");
    *has_where = json_is_object(item);
    return !*has_where || place_of(item, arena, where);
}

bool rsm_parse_about(rsm_slice text, rsm_arena *arena, rsm_about *about) {
    json_t *root = load(text, arena);
    memset(about, 0, sizeof *about);
    bool good = json_is_object(root);
    if (good) {
        about->type = string_of(root, "type", arena);
        about->actor = string_of(root, "actor", arena);
        good = when_where_of(root, arena, &about->has_when, &about->when, &about->has_where,
                             &about->where);
    }
    json_decref(root);
    return good && !arena->failed;
}

static bool span_of(const json_t *pair, rsm_span *span) {
    return json_array_size(pair) == 2 && uint32_of(json_array_get(pair, 0), &span->start) &&
           uint32_of(json_array_get(pair, 1), &span->end);
}

bool rsm_parse_spans(rsm_slice text, rsm_arena *arena, const rsm_span **spans, uint32_t *count) {
    json_t *root = load(text, arena);
    size_t size = json_array_size(root);
    bool good = json_is_array(root);
    rsm_span *items = rsm_arena_allocate_items(arena, size, sizeof *items);
    good = good && items != NULL;
    for (size_t i = 0; good && i < size; i++) {
        good = span_of(json_array_get(root, i), &items[i]);
    }
    *spans = items;
    *count = good ? (uint32_t)size : 0;
    json_decref(root);
    return good && !arena->failed;
}

bool rsm_parse_parts(rsm_slice text, rsm_arena *arena, const rsm_part **parts, uint32_t *count) {
    json_t *root = load(text, arena);
    size_t size = json_array_size(root);
    bool good = json_is_array(root);
    rsm_part *items = rsm_arena_allocate_items(arena, size, sizeof *items);
    good = good && items != NULL;
    for (size_t i = 0; good && i < size; i++) {
        good = when_where_of(json_array_get(root, i), arena, &items[i].has_when, &items[i].when,
                             &items[i].has_where, &items[i].where);
    }
    *parts = items;
    *count = good ? (uint32_t)size : 0;
    json_decref(root);
    return good && !arena->failed;
}

bool rsm_parse_sources(rsm_slice text, rsm_arena *arena, rsm_source_chain *sources) {
    json_t *root = load(text, arena);
    size_t size = json_array_size(root);
    bool good = json_is_array(root);
    rsm_source *links = rsm_arena_allocate_items(arena, size, sizeof *links);
    good = good && links != NULL;
    for (size_t i = 0; good && i < size; i++) {
        const json_t *item = json_array_get(root, i);
        links[i].name = string_of(item, "name", arena);
        links[i].acts_for = string_of(item, "for", arena);
        links[i].via = string_of(item, "via", arena);
        good = uint32_of(json_object_get(item, "start"), &links[i].span.start) &&
               uint32_of(json_object_get(item, "end"), &links[i].span.end) &&
               rsm_source_kind_of(view_of(item, "kind"), &links[i].kind);
    }
    sources->links = links;
    sources->count = good ? (uint32_t)size : 0;
    json_decref(root);
    return good && !arena->failed;
}

bool rsm_parse_roles(rsm_slice text, rsm_arena *arena, const rsm_role_link **roles,
                     uint32_t *count) {
    json_t *root = load(text, arena);
    size_t size = json_array_size(root);
    bool good = json_is_array(root);
    rsm_role_link *links = rsm_arena_allocate_items(arena, size, sizeof *links);
    good = good && links != NULL;
    for (size_t i = 0; good && i < size; i++) {
        const json_t *pair = json_array_get(root, i);
        const json_t *name = json_array_get(pair, 0);
        good = json_is_string(name) &&
               rsm_role_of(rsm_slice_make(json_string_value(name), json_string_length(name)),
                           &links[i].role) &&
               uint32_of(json_array_get(pair, 1), &links[i].entity);
    }
    *roles = links;
    *count = good ? (uint32_t)size : 0;
    json_decref(root);
    return good && !arena->failed;
}

bool rsm_parse_strings(rsm_slice text, rsm_arena *arena, const rsm_slice **strings,
                       uint32_t *count) {
    json_t *root = load(text, arena);
    size_t size = json_array_size(root);
    bool good = json_is_array(root);
    rsm_slice *items = rsm_arena_allocate_items(arena, size, sizeof *items);
    good = good && items != NULL;
    for (size_t i = 0; good && i < size; i++) {
        const json_t *item = json_array_get(root, i);
        good = json_is_string(item);
        if (good) {
            items[i] = rsm_slice_copy(
                rsm_slice_make(json_string_value(item), json_string_length(item)), arena);
        }
    }
    *strings = items;
    *count = good ? (uint32_t)size : 0;
    json_decref(root);
    return good && !arena->failed;
}
