/* Values as a person writes them: "40-50", "2021-05-14", "Osh, KG", "car bombing", or JSON.
 *
 * Part: one reader for each kind of value; a place is in decide_place.c. Invariants: what is not
 * wholly understood is refused with the reason, nothing is guessed. Cost: linear in the text. */
#include "export/decide_value.h"

#include "base/utf8.h"
#include "export/decide_place.h"
#include "record/names.h"
#include "record/parse.h"

#include <string.h>

#define GREATEST_COUNT INT64_C(1000000000)

static rsm_status refuse(rsm_error *error, rsm_slot slot, rsm_slice text, const char *form) {
    return rsm_error_set(error, RSM_ERROR_ARGUMENT, "%s: \"%.*s\" is no %s", rsm_slot_name(slot),
                         RSM_SLICE_ARGUMENTS(text), form);
}

/* ---- counts ---- */

/* "12", "1,250" */
static bool number_of(rsm_slice text, int64_t *number) {
    char digits[24];
    size_t used = 0;
    uint64_t value = 0;
    for (size_t i = 0; i < text.size; i++) {
        bool comma = text.data[i] == ',' && i > 0 && text.size - i >= 4 && (text.size - i) % 4 == 0;
        if (comma) {
            continue;
        }
        if (used + 1 >= sizeof digits) {
            return false;
        }
        digits[used++] = text.data[i];
    }
    bool good =
        rsm_slice_parse_unsigned(rsm_slice_make(digits, used), (uint64_t)GREATEST_COUNT, &value);
    *number = (int64_t)value;
    return good;
}

/* The two sides of "40-50", "40–50", "40..50"; false where there is none. */
static bool sides_of(rsm_slice text, rsm_slice *left, rsm_slice *right) {
    static const char *const marks[] = {"–", "..", "-"};
    for (unsigned i = 0; i < 3; i++) {
        rsm_slice mark = rsm_slice_from_string(marks[i]);
        size_t at = rsm_slice_find(text, mark, 0);
        if (at != RSM_NOWHERE && at > 0) {
            *left = rsm_slice_trim(rsm_slice_sub(text, 0, at));
            *right = rsm_slice_trim(rsm_slice_sub(text, at + mark.size, text.size));
            return true;
        }
    }
    return false;
}

static rsm_status read_count(rsm_slot slot, rsm_slice text, rsm_value *value, rsm_error *error) {
    rsm_count_value *count = &value->as.count;
    rsm_slice left, right;
    bool good;
    *count = (rsm_count_value){.text = text, .attackers = RSM_ATTACKERS_UNKNOWN};
    if (sides_of(text, &left, &right)) {
        good = number_of(left, &count->low) && number_of(right, &count->high);
    } else if (text.size > 1 && text.data[text.size - 1] == '+') {
        good = number_of(rsm_slice_sub(text, 0, text.size - 1), &count->low);
        count->high = RSM_COUNT_UNKNOWN;
    } else {
        good = number_of(text, &count->low);
        count->high = count->low;
    }
    if (!good) {
        return refuse(error, slot, text, "count: write 12, 40-50 or 40+");
    }
    return count->high != RSM_COUNT_UNKNOWN && count->high < count->low
               ? refuse(error, slot, text, "count: its end is below its beginning")
               : RSM_OK;
}

/* ---- times ---- */

/* The first and the last of what is written: a year is all of it, a month likewise. */
static bool bounds_of(rsm_slice text, rsm_instant *first, rsm_instant *last) {
    rsm_iso_time time;
    if (!rsm_iso_parse(text, &time)) {
        return false;
    }
    *first = *last = time.instant;
    if (time.precision < 3) {
        rsm_civil civil = rsm_day_to_civil(time.instant.day);
        civil.month = time.precision == 1 ? 12 : civil.month;
        civil.day = rsm_days_in_month(civil.year, civil.month);
        *last = rsm_instant_of_day(rsm_civil_to_day(civil));
    }
    return true;
}

static rsm_status read_time(rsm_slot slot, rsm_slice text, rsm_value *value, rsm_error *error) {
    rsm_time_value *time = &value->as.time;
    rsm_instant unused;
    size_t at = rsm_slice_find_byte(text, '/'), size = 1;
    if (at == RSM_NOWHERE) {
        at = rsm_slice_find(text, RSM_SLICE(".."), 0);
        size = 2;
    }
    *time = (rsm_time_value){.value = rsm_slice_make("", 0)};
    bool good;
    if (at == RSM_NOWHERE) {
        good = bounds_of(text, &time->earliest, &time->latest);
        time->value = text;
    } else {
        good = bounds_of(rsm_slice_trim(rsm_slice_sub(text, 0, at)), &time->earliest, &unused) &&
               bounds_of(rsm_slice_trim(rsm_slice_sub(text, at + size, text.size)), &unused,
                         &time->latest);
    }
    if (!good) {
        return refuse(error, slot, text,
                      "time: write 2021-05-14, 2021-05-14T10:02, 2021-05 or 2021-05-14/2021-05-16");
    }
    return time->latest.day < time->earliest.day
               ? refuse(error, slot, text, "time: its end is before its beginning")
               : RSM_OK;
}

/* ---- actors, types and the rest ---- */

typedef struct actor_search {
    const rsm_world *world;
    uint32_t row;
} actor_search;

static bool take_actor(void *context, uint32_t row, uint16_t flags) {
    actor_search *search = context;
    (void)flags;
    search->row = row;
    return false;
}

static rsm_entity_type type_of_actor(uint32_t kind) {
    return kind == RSM_ACTOR_GROUP || kind == RSM_ACTOR_PARTY || kind == RSM_ACTOR_CRIMINAL
               ? RSM_ENTITY_GROUP
               : RSM_ENTITY_ORG;
}

/* "Northern Front", "PER: Marat Ospanov": a name that the lexicon knows has its id and type. */
static rsm_status read_actor(const rsm_world *world, rsm_slot slot, rsm_slice text,
                             rsm_value *value) {
    rsm_actor_value *actor = &value->as.actor;
    size_t colon = rsm_slice_find_byte(text, ':');
    bool typed = colon != RSM_NOWHERE &&
                 rsm_entity_type_of(rsm_slice_trim(rsm_slice_sub(text, 0, colon)), &actor->type);
    actor->name = typed ? rsm_slice_trim(rsm_slice_sub(text, colon + 1, text.size)) : text;
    if (!typed) {
        actor->type = slot == RSM_SLOT_WEAPON ? RSM_ENTITY_WEAPON : RSM_ENTITY_OTHER;
    }
    if (world != NULL && slot != RSM_SLOT_WEAPON) {
        actor_search search = {world, RSM_NONE};
        rsm_world_lookup(world, RSM_DOMAIN_ACTOR, actor->name, take_actor, &search);
        if (search.row != RSM_NONE) {
            actor->actor = rsm_world_string(world, RSM_DOMAIN_ACTOR, search.row, RSM_ACTOR_ID);
            uint32_t kind = rsm_world_number(world, RSM_DOMAIN_ACTOR, search.row, RSM_ACTOR_KIND);
            actor->type = typed ? actor->type : type_of_actor(kind);
        }
    }
    return RSM_OK;
}

static rsm_status read_type(const rsm_world *world, rsm_slice text, rsm_value *value,
                            rsm_error *error) {
    value->as.text = text;
    if (world != NULL && rsm_world_find(world, RSM_DOMAIN_TYPE, text) == RSM_NONE) {
        return refuse(error, RSM_SLOT_TYPE, text,
                      "type of incident: the names are those of ontology/types.txt");
    }
    return RSM_OK;
}

static rsm_status read_boolean(rsm_slot slot, rsm_slice text, rsm_value *value, rsm_error *error) {
    value->as.boolean = rsm_slice_equal_string(text, "true") || rsm_slice_equal_string(text, "yes");
    return value->as.boolean || rsm_slice_equal_string(text, "false") ||
                   rsm_slice_equal_string(text, "no")
               ? RSM_OK
               : refuse(error, slot, text, "answer: write yes or no");
}

static rsm_status read_plain(const rsm_world *world, rsm_slot slot, rsm_slice text,
                             rsm_arena *arena, rsm_value *value, rsm_error *error) {
    switch (value->kind) {
    case RSM_VALUE_COUNT:
        return read_count(slot, text, value, error);
    case RSM_VALUE_TIME:
        return read_time(slot, text, value, error);
    case RSM_VALUE_PLACE:
        return rsm_read_place(world, text, arena, &value->as.place, error);
    case RSM_VALUE_ACTOR:
        return read_actor(world, slot, text, value);
    case RSM_VALUE_PERSON:
        value->as.person = (rsm_person_value){.name = text, .age = -1};
        return RSM_OK;
    case RSM_VALUE_TYPE:
        return read_type(world, text, value, error);
    case RSM_VALUE_BOOLEAN:
        return read_boolean(slot, text, value, error);
    case RSM_VALUE_TEXT:
    case RSM_VALUE_INCIDENT:
        value->as.text = text;
        return RSM_OK;
    }
    return RSM_OK;
}

/* ---- JSON ---- */

/* What is left out of JSON that a person writes: {"low":40} is 40 or more. */
static rsm_slice filled_in(rsm_value_kind kind, rsm_slice text, rsm_arena *arena) {
    static const struct {
        rsm_value_kind kind;
        const char *key, *member;
    } members[] = {
        {RSM_VALUE_COUNT, "\"low\"", "\"low\":null"},
        {RSM_VALUE_COUNT, "\"high\"", "\"high\":null"},
        {RSM_VALUE_COUNT, "\"kind\"", "\"kind\":\"total\""},
        {RSM_VALUE_COUNT, "\"attackers\"", "\"attackers\":\"unknown\""},
        {RSM_VALUE_PLACE, "\"radius_km\"", "\"radius_km\":0"},
        {RSM_VALUE_PLACE, "\"lat\"", "\"lat\":null"},
        {RSM_VALUE_PLACE, "\"lon\"", "\"lon\":null"},
    };
    rsm_slice whole = text;
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        if (members[i].kind == kind && whole.size >= 2 &&
            rsm_slice_find(whole, rsm_slice_from_string(members[i].key), 0) == RSM_NOWHERE) {
            rsm_slice inner = rsm_slice_trim(rsm_slice_sub(whole, 1, whole.size - 1));
            const char *made = rsm_arena_format(arena, "{%.*s%s%s}", RSM_SLICE_ARGUMENTS(inner),
                                                inner.size > 0 ? "," : "", members[i].member);
            whole = made != NULL ? rsm_slice_from_string(made) : whole;
        }
    }
    return whole;
}

static bool is_on_earth(const rsm_place_value *place) {
    return !place->has_point || (place->lat_e5 >= -9000000 && place->lat_e5 <= 9000000 &&
                                 place->lon_e5 >= -18000000 && place->lon_e5 <= 18000000);
}

static bool has_sense(const rsm_value *value) {
    const rsm_count_value *count = &value->as.count;
    switch (value->kind) {
    case RSM_VALUE_COUNT:
        return (count->low != RSM_COUNT_UNKNOWN || count->high != RSM_COUNT_UNKNOWN) &&
               count->low <= GREATEST_COUNT && count->high <= GREATEST_COUNT &&
               (count->low == RSM_COUNT_UNKNOWN || count->high == RSM_COUNT_UNKNOWN ||
                count->low <= count->high);
    case RSM_VALUE_TIME:
        return (value->as.time.earliest.known || value->as.time.latest.known) &&
               (!value->as.time.earliest.known || !value->as.time.latest.known ||
                value->as.time.earliest.day <= value->as.time.latest.day);
    case RSM_VALUE_PLACE:
        return value->as.place.name.size > 0 && is_on_earth(&value->as.place);
    case RSM_VALUE_ACTOR:
        return value->as.actor.name.size > 0;
    case RSM_VALUE_TEXT:
        return value->as.text.size > 0;
    default:
        return true;
    }
}

static rsm_status read_json(rsm_slot slot, rsm_slice text, rsm_arena *arena, rsm_value *value,
                            rsm_error *error) {
    static const char *const forms[] = {
        [RSM_VALUE_COUNT] = "count as JSON: {\"low\":40,\"high\":50}",
        [RSM_VALUE_TIME] = "time as JSON: {\"earliest\":\"2021-05-14\",\"latest\":\"2021-05-14\"}",
        [RSM_VALUE_PLACE] = "place as JSON: {\"name\":...,\"kind\":\"city\",\"country\":\"KG\"}",
        [RSM_VALUE_ACTOR] = "actor as JSON: {\"name\":...,\"type\":\"GROUP\"}",
        [RSM_VALUE_PERSON] = "person as JSON: {\"name\":...,\"age\":34}",
        [RSM_VALUE_TEXT] = "text as JSON: {\"text\":...}",
        [RSM_VALUE_TYPE] = "type of incident",
        [RSM_VALUE_BOOLEAN] = "answer: write yes or no",
        [RSM_VALUE_INCIDENT] = "mention's id"};
    rsm_value_kind kind = value->kind;
    rsm_slice whole = filled_in(kind, text, arena);
    if (rsm_parse_value(whole, kind, arena, value) && has_sense(value)) {
        return RSM_OK;
    }
    return arena->failed ? rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory")
                         : refuse(error, slot, text, forms[kind]);
}

rsm_status rsm_read_value(const rsm_world *world, rsm_slot slot, rsm_slice text, rsm_arena *arena,
                          rsm_value *value, rsm_error *error) {
    rsm_slice own = rsm_slice_trim(text);
    memset(value, 0, sizeof *value);
    value->kind = rsm_slot_value_kind(slot);
    if (own.size == 0 || own.size > RSM_VALUE_BYTES) {
        return rsm_error_set(error, RSM_ERROR_ARGUMENT, "%s: a value %s", rsm_slot_name(slot),
                             own.size == 0 ? "is empty" : "has over 4096 bytes");
    }
    if (!rsm_utf8_is_valid(own)) {
        return rsm_error_set(error, RSM_ERROR_ARGUMENT, "%s: a value is not UTF-8",
                             rsm_slot_name(slot));
    }
    if (rsm_slice_find_byte(own, '\0') != RSM_NOWHERE) {
        return rsm_error_set(error, RSM_ERROR_ARGUMENT, "%s: a value has a byte 0",
                             rsm_slot_name(slot));
    }
    own = rsm_slice_copy(own, arena);
    if (arena->failed) {
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    }
    rsm_status status = own.data[0] == '{' ? read_json(slot, own, arena, value, error)
                                           : read_plain(world, slot, own, arena, value, error);
    if (status == RSM_OK && arena->failed) {
        status = rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    }
    return status;
}
