/* A row of ACLED -> statements: see rows.h. */
#include <string.h>

#include "export/rows.h"

/* The type whose ACLED cell is "event / sub-event": one that stands at the top before others, else
 * the first. */
static uint32_t type_of(const rsm_row_maker *maker) {
    const rsm_world *world = maker->codes->world;
    rsm_slice event = rsm_row_value(maker, "event_type");
    rsm_slice sub = rsm_row_value(maker, "sub_event_type");
    uint32_t first = RSM_NONE;
    for (uint32_t i = 0; i < rsm_world_rows(world, RSM_DOMAIN_TYPE); i++) {
        rsm_slice both = rsm_world_string(world, RSM_DOMAIN_TYPE, i, RSM_TYPE_ACLED);
        size_t at = rsm_slice_find(both, RSM_SLICE(" / "), 0);
        if (at == RSM_NOWHERE ||
            !rsm_slice_equal_ascii_caseless(rsm_slice_sub(both, 0, at), event) ||
            (sub.size > 0 &&
             !rsm_slice_equal_ascii_caseless(rsm_slice_sub(both, at + 3, both.size), sub))) {
            continue;
        }
        if (rsm_world_number(world, RSM_DOMAIN_TYPE, i, RSM_TYPE_PARENT) == RSM_NONE) {
            return i;
        }
        first = first == RSM_NONE ? i : first;
    }
    return first;
}

/* ---- when ---- */

/* "2021-05-14", "14 May 2021", "14-May-2021" */
static bool parse_day(rsm_slice text, int32_t *day) {
    static const char months[] = "janfebmaraprmayjunjulaugsepoctnovdec";
    rsm_instant instant;
    uint64_t number, year;
    if (rsm_instant_parse(text, &instant)) {
        *day = instant.day;
        return true;
    }
    size_t first = 0;
    while (first < text.size && text.data[first] != ' ' && text.data[first] != '-') {
        first++;
    }
    size_t second = first + 1;
    while (second < text.size && text.data[second] != ' ' && text.data[second] != '-') {
        second++;
    }
    rsm_slice month = rsm_slice_sub(text, first + 1, second);
    if (!rsm_slice_parse_unsigned(rsm_slice_sub(text, 0, first), 31, &number) || month.size < 3 ||
        !rsm_slice_parse_unsigned(rsm_slice_sub(text, second + 1, text.size), 9999, &year)) {
        return false;
    }
    for (unsigned i = 0; i < 12; i++) {
        if (rsm_slice_equal_ascii_caseless(rsm_slice_make(months + (size_t)i * 3, 3),
                                           rsm_slice_sub(month, 0, 3))) {
            return rsm_day_from_date((int32_t)year, (int32_t)i + 1, (int32_t)number, day);
        }
    }
    return false;
}

static void read_when(rsm_row_maker *maker) {
    const rsm_row_line *line = rsm_row_find(maker, "event_date");
    int64_t precision = 1;
    int32_t day, first, last;
    if (line == NULL || !parse_day(line->value, &day)) {
        return;
    }
    (void)rsm_row_whole(maker, "time_precision", &precision);
    rsm_civil civil = rsm_day_to_civil(day);
    first = last = day;
    if (precision == 2) {
        first = day - 3;
        last = day + 3;
    } else if (precision == 3) {
        first = day - civil.day + 1;
        last = first + rsm_days_in_month(civil.year, civil.month) - 1;
    }
    rsm_row_set_when(maker, first, last, line);
}

/* ---- where ---- */

static rsm_slice country_of(const rsm_row_maker *maker) {
    const rsm_codes *codes = maker->codes;
    rsm_slice name = rsm_row_value(maker, "country");
    rsm_slice found =
        rsm_country_by_code(codes, RSM_COUNTRY_CODE_ISO_NUMBER, rsm_row_value(maker, "iso"));
    if (found.size == 0) {
        found = rsm_country_by_code(codes, RSM_COUNTRY_CODE_ACLED_NAME, name);
    }
    return found.size > 0 ? found : rsm_country_by_name(codes, name);
}

static void read_where(rsm_row_maker *maker) {
    const rsm_row_line *line = rsm_row_find(maker, "location");
    rsm_place_value where = {.kind = RSM_PLACE_CITY};
    int64_t precision = 1;
    rsm_slice country = country_of(maker);
    if (line == NULL || country.size != 2) {
        return;
    }
    (void)rsm_row_whole(maker, "geo_precision", &precision);
    where.name = line->value;
    where.admin1 = rsm_row_value(maker, "admin1");
    where.admin2 = rsm_row_value(maker, "admin2");
    memcpy(where.country, country.data, 2);
    where.has_point = rsm_row_degree(maker, "latitude", &where.lat_e5) &&
                      rsm_row_degree(maker, "longitude", &where.lon_e5);
    if (precision == 2 && where.admin2.size > 0) {
        where.kind = RSM_PLACE_ADMIN2;
        where.name = where.admin2;
    } else if (precision >= 2) {
        where.kind = where.admin1.size > 0 ? RSM_PLACE_ADMIN1 : RSM_PLACE_COUNTRY;
        where.name = where.admin1.size > 0 ? where.admin1 : where.name;
    } else if (where.has_point) {
        where.geonameid =
            rsm_row_place_number(maker, where.name, where.country, where.lat_e5, where.lon_e5);
    }
    rsm_row_set_where(maker, &where, line);
}

/* ---- who ---- */

/* Names that ACLED gives those who have none. */
static bool is_nobody(rsm_slice name) {
    return rsm_slice_starts_with(name, RSM_SLICE("Unidentified")) ||
           rsm_slice_starts_with(name, RSM_SLICE("Rioters")) ||
           rsm_slice_starts_with(name, RSM_SLICE("Protesters"));
}

static rsm_entity_type entity_of(rsm_slice inter) {
    return rsm_slice_starts_with(inter, RSM_SLICE("Civilians")) ||
                   rsm_slice_equal_string(inter, "7")
               ? RSM_ENTITY_OTHER
               : RSM_ENTITY_GROUP;
}

/* "Police Forces of X (2019-)": the years of a government are no part of the name. */
static rsm_slice without_years(rsm_slice name) {
    size_t at = rsm_slice_find_last_byte(name, '(');
    bool years = at != RSM_NOWHERE && at + 1 < name.size && at > 1 && name.data[at + 1] >= '0' &&
                 name.data[at + 1] <= '9';
    return years ? rsm_slice_trim(rsm_slice_sub(name, 0, at)) : name;
}

static void read_actor(rsm_row_maker *maker, const char *column, const char *inter, rsm_slot slot) {
    const rsm_row_line *line = rsm_row_find(maker, column);
    if (line == NULL || is_nobody(line->value)) {
        return;
    }
    rsm_slice name = without_years(line->value);
    rsm_row_line named = *line;
    named.span.end = named.span.start + (uint32_t)name.size;
    (void)rsm_row_state_actor(maker, &named, slot, name, entity_of(rsm_row_value(maker, inter)),
                              RSM_STANCE_ASSERTS, RSM_CERTAINTY_STATED);
}

static void read_actors(rsm_row_maker *maker) {
    rsm_slice event = rsm_row_value(maker, "event_type");
    bool crowd =
        rsm_slice_equal_string(event, "Protests") || rsm_slice_equal_string(event, "Riots");
    bool arrest = rsm_slice_equal_string(rsm_row_value(maker, "sub_event_type"), "Arrests");
    if (!arrest) {
        read_actor(maker, "actor1", "inter1", RSM_SLOT_PERPETRATOR);
        read_actor(maker, "assoc_actor_1", "inter1", RSM_SLOT_PERPETRATOR);
    }
    read_actor(maker, "actor2", "inter2", crowd ? RSM_SLOT_PERPETRATOR : RSM_SLOT_TARGET);
}

void rsm_row_read_acled(rsm_row_maker *maker) {
    const rsm_row_line *type = rsm_row_find(maker, "sub_event_type");
    rsm_row_set_type(maker, type_of(maker),
                     type != NULL ? type : rsm_row_find(maker, "event_type"));
    read_when(maker);
    read_where(maker);
    rsm_row_state_count(maker, "fatalities", RSM_SLOT_KILLED, rsm_slice_make("", 0));
    read_actors(maker);
}
