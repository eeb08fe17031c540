/* A place as a person writes it. See export/decide_place.h.
 *
 * Part: parts the text at its commas, finds the entries of the name, narrows them by what is
 * written behind it. Invariants: what fits several entries alike is refused with them; of kinds a
 * country goes before a town, a town before a division. Cost: linear in the entries of the name. */
#include "export/decide_place.h"

#include "base/geo.h"
#include "base/utf8.h"
#include "world/entry.h"

#include <string.h>

enum { PARTS = 5, MOST_ENTRIES = 256, NEAR_KM = 50, NAMED = 4 };

typedef struct place_entry {
    rsm_domain domain;
    uint32_t row;
    bool primary; /* by its first name */
} place_entry;

typedef struct place_search {
    const rsm_world *world;
    rsm_slice name, within; /* folded; `within` may be empty */
    rsm_slice country;      /* `within` as it is written, where it may be a code */
    rsm_arena *arena;
    rsm_domain domain; /* that is being looked up */
    place_entry entries[MOST_ENTRIES];
    uint32_t count;
} place_search;

static rsm_status refuse(rsm_error *error, rsm_slice text, const char *form) {
    return rsm_error_set(error, RSM_ERROR_ARGUMENT, "where: \"%.*s\" %s", RSM_SLICE_ARGUMENTS(text),
                         form);
}

/* Degrees as hundred-thousandths: "-42.87", "74"; at most `most`. */
static bool degrees_of(rsm_slice text, int32_t most, int32_t *degrees) {
    bool negative = text.size > 0 && text.data[0] == '-';
    int64_t value = 0, scale = 0;
    size_t digits = 0;
    for (size_t i = negative ? 1 : 0; i < text.size; i++) {
        char byte = text.data[i];
        if (byte == '.' && scale == 0 && digits > 0) {
            scale = 1;
        } else if (byte >= '0' && byte <= '9' && scale < 100000 && value < 1000000000) {
            value = value * 10 + (byte - '0');
            scale *= 10;
            digits++;
        } else if (!(byte >= '0' && byte <= '9' && scale >= 100000)) {
            return false; /* further decimals are passed over */
        }
    }
    for (scale = scale == 0 ? 1 : scale; scale < 100000; scale *= 10) {
        value *= 10;
    }
    if (digits == 0 || value > (int64_t)most * 100000) {
        return false;
    }
    *degrees = (int32_t)(negative ? -value : value);
    return true;
}

/* ---- entries of a name ---- */

static rsm_slice fold(const place_search *search, rsm_slice text) {
    return rsm_utf8_fold_in(text, search->arena);
}

/* Whether an entry lies in what is written behind its name. */
static bool is_within(const place_search *search, const rsm_place_value *value) {
    rsm_slice code = rsm_slice_from_string(value->country);
    if (search->within.size == 0) {
        return true;
    }
    if (rsm_slice_equal_ascii_caseless(code, search->country) ||
        rsm_slice_equal(fold(search, value->admin1), search->within) ||
        rsm_slice_equal(fold(search, value->admin2), search->within) ||
        rsm_slice_equal(fold(search, value->city), search->within)) {
        return true;
    }
    uint32_t row = rsm_world_find(search->world, RSM_DOMAIN_COUNTRY, code);
    return row != RSM_NONE &&
           rsm_slice_equal(fold(search, rsm_world_string(search->world, RSM_DOMAIN_COUNTRY, row,
                                                         RSM_COUNTRY_NAME)),
                           search->within);
}

static bool take_entry(void *context, uint32_t row, uint16_t flags) {
    place_search *search = context;
    rsm_place_value value;
    if ((flags & RSM_PHRASE_ADJECTIVE) != 0) {
        return true;
    }
    rsm_place_of_entry(search->world, search->domain, row, &value);
    bool own_country = search->domain == RSM_DOMAIN_COUNTRY && search->within.size > 0;
    if (own_country || !is_within(search, &value)) {
        return true;
    }
    bool primary = rsm_slice_equal(fold(search, value.name), search->name);
    for (uint32_t i = 0; i < search->count; i++) {
        if (search->entries[i].domain == search->domain && search->entries[i].row == row) {
            return true;
        }
    }
    search->entries[search->count++] = (place_entry){search->domain, row, primary};
    return search->count < MOST_ENTRIES;
}

static void find_entries(place_search *search, rsm_slice name) {
    static const rsm_domain domains[] = {RSM_DOMAIN_COUNTRY, RSM_DOMAIN_PLACE, RSM_DOMAIN_DIVISION,
                                         RSM_DOMAIN_REGION, RSM_DOMAIN_SITE};
    for (unsigned i = 0; i < 5 && search->count < MOST_ENTRIES; i++) {
        search->domain = domains[i];
        rsm_world_lookup(search->world, domains[i], name, take_entry, search);
    }
}

/* Keeps those found by their first name where there are any, and of these the first kind. */
static void narrow(place_search *search) {
    bool any = false;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < search->count; i++) {
        any = any || search->entries[i].primary;
    }
    for (uint32_t i = 0; i < search->count; i++) {
        if (search->entries[i].primary == any &&
            (kept == 0 || search->entries[i].domain == search->entries[0].domain)) {
            search->entries[kept++] = search->entries[i];
        }
    }
    search->count = kept;
}

static rsm_status tell_several(const place_search *search, rsm_slice text, rsm_error *error) {
    rsm_buffer buffer;
    rsm_buffer_init(&buffer, search->arena->allocator);
    for (uint32_t i = 0; i < search->count && i < NAMED; i++) {
        rsm_place_value value;
        rsm_place_of_entry(search->world, search->entries[i].domain, search->entries[i].row,
                           &value);
        rsm_buffer_append_format(&buffer, "%s%.*s, %.*s, %s", i > 0 ? "; " : "",
                                 RSM_SLICE_ARGUMENTS(value.name), RSM_SLICE_ARGUMENTS(value.admin1),
                                 value.country);
    }
    rsm_status status = rsm_error_set(
        error, RSM_ERROR_ARGUMENT,
        "where: \"%.*s\" is %u places (%s%s): add its country or division, or coordinates",
        RSM_SLICE_ARGUMENTS(text), search->count, rsm_buffer_string(&buffer),
        search->count > NAMED ? "; ..." : "");
    rsm_buffer_free(&buffer);
    return status;
}

/* ---- the whole ---- */

/* The country that is written behind the name, by its code or name; false where it is none. */
static bool find_country(place_search *search, char code[4]) {
    char upper[4] = "";
    for (size_t i = 0; search->country.size == 2 && i < 2; i++) {
        char byte = search->country.data[i];
        upper[i] = byte >= 'a' && byte <= 'z' ? (char)(byte - 32) : byte;
    }
    uint32_t row = RSM_NONE;
    if (search->world != NULL) {
        row = rsm_world_find(search->world, RSM_DOMAIN_COUNTRY, rsm_slice_from_string(upper));
    }
    if (row == RSM_NONE && search->world != NULL) {
        place_search countries = {.world = search->world, .arena = search->arena};
        countries.domain = RSM_DOMAIN_COUNTRY;
        rsm_world_lookup(search->world, RSM_DOMAIN_COUNTRY, search->country, take_entry,
                         &countries);
        row = countries.count > 0 ? countries.entries[0].row : RSM_NONE;
    }
    if (row == RSM_NONE) {
        return false;
    }
    rsm_slice found = rsm_world_string(search->world, RSM_DOMAIN_COUNTRY, row, RSM_COUNTRY_ISO2);
    memcpy(code, found.data, found.size < 3 ? found.size : 3);
    return true;
}

/* A name with coordinates: what the gazetteer knows of a town of that name nearby, at the point
 * that is written. */
static bool take_point(place_search *search, rsm_slice name, int32_t lat, int32_t lon,
                       rsm_place_value *value) {
    uint32_t best = RSM_NONE;
    rsm_place_value found;
    *value = (rsm_place_value){.name = name, .kind = RSM_PLACE_SITE};
    for (uint32_t i = 0; i < search->count; i++) {
        rsm_place_of_entry(search->world, search->entries[i].domain, search->entries[i].row,
                           &found);
        uint32_t distance = rsm_distance_km(lat, lon, found.lat_e5, found.lon_e5);
        if (found.has_point && distance <= NEAR_KM && distance < best &&
            search->entries[i].domain != RSM_DOMAIN_COUNTRY) {
            best = distance;
            *value = found;
        }
    }
    value->lat_e5 = lat;
    value->lon_e5 = lon;
    value->has_point = true;
    return best != RSM_NONE || search->country.size == 0 || find_country(search, value->country);
}

static uint32_t parts_of(rsm_slice text, rsm_slice parts[PARTS]) {
    uint32_t count = 0;
    rsm_slice part;
    while (text.size > 0 && rsm_slice_split(&text, ',', &part)) {
        if (count == PARTS) {
            return PARTS + 1;
        }
        parts[count++] = rsm_slice_trim(part);
    }
    return count;
}

rsm_status rsm_read_place(const rsm_world *world, rsm_slice text, rsm_arena *arena,
                          rsm_place_value *value, rsm_error *error) {
    rsm_slice parts[PARTS];
    int32_t lat = 0, lon = 0;
    uint32_t count = parts_of(text, parts);
    bool pointed = count >= 3 && count <= PARTS && degrees_of(parts[count - 2], 90, &lat) &&
                   degrees_of(parts[count - 1], 180, &lon);
    uint32_t named = pointed ? count - 2 : count;
    if (count == 0 || named > 2 || parts[0].size == 0) {
        return refuse(error, text,
                      "is no place: write NAME, NAME, COUNTRY or NAME, COUNTRY, LATITUDE, "
                      "LONGITUDE");
    }
    place_search search = {.world = world, .arena = arena};
    search.name = rsm_utf8_fold_in(parts[0], arena);
    search.country = named == 2 ? parts[1] : rsm_slice_make("", 0);
    search.within = named == 2 ? rsm_utf8_fold_in(parts[1], arena) : rsm_slice_make("", 0);
    if (world != NULL) {
        find_entries(&search, parts[0]);
    }
    if (pointed) {
        return take_point(&search, parts[0], lat, lon, value)
                   ? RSM_OK
                   : refuse(error, parts[1], "is no country");
    }
    narrow(&search);
    if (search.count == 0) {
        return refuse(error, text,
                      "is not in the gazetteer: write NAME, COUNTRY, LATITUDE, LONGITUDE");
    }
    if (search.count > 1) {
        return tell_several(&search, text, error);
    }
    rsm_place_of_entry(world, search.entries[0].domain, search.entries[0].row, value);
    return RSM_OK;
}
