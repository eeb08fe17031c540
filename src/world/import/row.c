/* A line of GeoNames -> an entry, and what is wrong with it.
 *
 * The columns are those of geonames.org's readme: of places geonameid, name, name in plain letters,
 * other names, latitude, longitude, class, code, country, other countries, four codes of divisions,
 * population, elevation, height, time zone, day of change; of alternate names a number, geonameid,
 * language, name, four marks (preferred, short, colloquial, historic) and, in the newer form, two
 * dates. Cost: linear in the line. */
#include <string.h>

#include "base/utf8.h"
#include "record/span.h"
#include "world/import/import.h"

enum {
    AT_ID,
    AT_NAME,
    AT_PLAIN,
    AT_OTHERS,
    AT_LATITUDE,
    AT_LONGITUDE,
    AT_CLASS,
    AT_CODE,
    AT_COUNTRY,
    AT_FIRST = 10,
    AT_SECOND = 11,
    AT_POPULATION = 14,
    AT_CHANGED = 18
};

enum { FIRST_CODE = 20, SECOND_CODE = 80, SHOWN = 40 };

uint32_t import_count_columns(rsm_slice line) {
    uint32_t count = 1;
    for (size_t i = 0; i < line.size; i++)
        count += line.data[i] == '\t';
    return count;
}

static uint32_t cut(rsm_slice line, rsm_slice *columns, uint32_t most) {
    uint32_t count = 0;
    rsm_slice part;
    while (rsm_slice_split(&line, '\t', &part)) {
        if (count < most)
            columns[count] = part;
        count++;
    }
    return count;
}

/* A slice for a message: its beginning. */
static rsm_slice shown(rsm_slice text) {
    return text.size <= SHOWN ? text : rsm_slice_sub(text, 0, rsm_utf8_floor(text, SHOWN));
}

/* Degrees to hundred-thousandths, the digits after the fifth rounded off half away from zero. */
static bool read_degrees(rsm_slice text, int32_t most, int32_t *value) {
    bool below = text.size > 0 && text.data[0] == '-';
    int64_t number = 0;
    int decimals = -1; /* before the point */
    size_t digits = 0;
    for (size_t i = below; i < text.size; i++) {
        char byte = text.data[i];
        if (byte == '.' && decimals < 0) {
            decimals = 0;
            continue;
        }
        if (!rsm_ascii_is_digit(byte) || ++digits > 20)
            return false;
        if (decimals < 5)
            number = number * 10 + (byte - '0');
        else if (decimals == 5 && byte >= '5')
            number++;
        decimals += decimals >= 0;
        if (number > (int64_t)most * 100000 + 1)
            return false;
    }
    for (int i = decimals < 0 ? 0 : decimals; i < 5; i++)
        number *= 10;
    *value = (int32_t)(below ? -number : number);
    return digits > 0 && number <= (int64_t)most * 100000;
}

static bool is_country(rsm_slice text) {
    return text.size == 0 ||
           (text.size == 2 && rsm_ascii_is_upper(text.data[0]) && rsm_ascii_is_upper(text.data[1]));
}

/* "2021-05-14". */
static bool is_day(rsm_slice text) {
    for (size_t i = 0; i < text.size; i++)
        if (i == 4 || i == 7 ? text.data[i] != '-' : !rsm_ascii_is_digit(text.data[i]))
            return false;
    return text.size == 10;
}

static rsm_slice join(char *room, rsm_slice a, char mark, rsm_slice b) {
    memcpy(room, a.data, a.size);
    room[a.size] = mark;
    memcpy(room + a.size + 1, b.data, b.size);
    return rsm_slice_make(room, a.size + 1 + b.size);
}

/* The ids of the divisions: "US.NV", "US.NV.003". The program's own codes of the second level are
 * GeoNames' in the United States alone: elsewhere another mark keeps them apart. */
static void make_ids(const rsm_slice *columns, import_entry *entry) {
    rsm_slice none = {"", 0};
    entry->country = columns[AT_COUNTRY];
    entry->first = entry->second = none;
    if (entry->country.size == 0 || columns[AT_FIRST].size == 0 ||
        rsm_slice_equal_string(columns[AT_FIRST], "00"))
        return;
    entry->first = join(entry->ids[0], entry->country, '.', columns[AT_FIRST]);
    bool same = rsm_slice_equal_string(entry->country, "US");
    if (columns[AT_SECOND].size > 0)
        entry->second = join(entry->ids[1], entry->first, same ? '.' : '/', columns[AT_SECOND]);
}

/* What kind of thing it is; false where it is not wanted. */
static bool read_kind(const rsm_world *world, const rsm_slice *columns, import_entry *entry) {
    char room[32];
    if (columns[AT_CLASS].size + columns[AT_CODE].size + 1 > sizeof room)
        return false;
    rsm_slice code = join(room, columns[AT_CLASS], '.', columns[AT_CODE]);
    uint32_t row = rsm_world_find(world, RSM_DOMAIN_FEATURE, code);
    if (row == RSM_NONE)
        return false;
    entry->kind = (uint8_t)rsm_world_number(world, RSM_DOMAIN_FEATURE, row, RSM_FEATURE_KIND);
    entry->radius = rsm_world_number(world, RSM_DOMAIN_FEATURE, row, RSM_FEATURE_RADIUS);
    entry->long_names = rsm_world_number(world, RSM_DOMAIN_FEATURE, row, RSM_FEATURE_NAMES) ==
                        RSM_FEATURE_LONG_NAMES;
    return true;
}

/* Most rows are: told eight bytes at a time. */
static bool is_ascii(rsm_slice line) {
    uint64_t all = 0, eight;
    size_t at = 0;
    for (; at + sizeof eight <= line.size; at += sizeof eight) {
        memcpy(&eight, line.data + at, sizeof eight);
        all |= eight;
    }
    for (; at < line.size; at++)
        all |= (unsigned char)line.data[at];
    return (all & 0x8080808080808080u) == 0;
}

static rsm_status check_text(const import_lines *lines, rsm_slice line, rsm_error *error) {
    size_t at = is_ascii(line) ? RSM_NOWHERE : rsm_utf8_find_invalid(line);
    if (at != RSM_NOWHERE)
        return import_fail(lines, error, "byte %zu of the row is not UTF-8", at + 1);
    if (rsm_slice_find_byte(line, '\0') != RSM_NOWHERE)
        return import_fail(lines, error, "a NUL stands in the row");
    return RSM_OK;
}

static rsm_status check_scratch(const import_lines *lines, rsm_error *error) {
    return lines->scratch.failed ? rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory") : RSM_OK;
}

static rsm_status check_codes(const import_lines *lines, const rsm_slice *columns,
                              rsm_error *error) {
    if (!is_country(columns[AT_COUNTRY]))
        return import_fail(lines, error, "'%.*s' is no code of a country",
                           RSM_SLICE_ARGUMENTS(shown(columns[AT_COUNTRY])));
    if (columns[AT_FIRST].size > FIRST_CODE || columns[AT_SECOND].size > SECOND_CODE)
        return import_fail(lines, error, "the code of a division has over %d bytes",
                           columns[AT_FIRST].size > FIRST_CODE ? FIRST_CODE : SECOND_CODE);
    return RSM_OK;
}

static rsm_status read_numbers(const import_lines *lines, const rsm_slice *columns,
                               import_entry *entry, rsm_error *error) {
    uint64_t number = 0;
    if (!rsm_slice_parse_unsigned(columns[AT_ID], IMPORT_LAST_ID, &number) || number == 0)
        return import_fail(lines, error, "'%.*s' is no geonameid",
                           RSM_SLICE_ARGUMENTS(shown(columns[AT_ID])));
    entry->id = (uint32_t)number;
    if (!read_degrees(columns[AT_LATITUDE], 90, &entry->lat_e5))
        return import_fail(lines, error, "'%.*s' is no latitude (-90 to 90)",
                           RSM_SLICE_ARGUMENTS(shown(columns[AT_LATITUDE])));
    if (!read_degrees(columns[AT_LONGITUDE], 180, &entry->lon_e5))
        return import_fail(lines, error, "'%.*s' is no longitude (-180 to 180)",
                           RSM_SLICE_ARGUMENTS(shown(columns[AT_LONGITUDE])));
    number = 0;
    if (columns[AT_POPULATION].size > 0 &&
        !rsm_slice_parse_unsigned(columns[AT_POPULATION], UINT64_MAX, &number))
        return import_fail(lines, error, "'%.*s' is no population",
                           RSM_SLICE_ARGUMENTS(shown(columns[AT_POPULATION])));
    entry->population = number < UINT32_MAX ? (uint32_t)number : UINT32_MAX;
    return RSM_OK;
}

rsm_status import_read_row(const rsm_world *world, import_lines *lines, rsm_slice line,
                           import_entry *entry, bool *taken, rsm_error *error) {
    rsm_slice columns[IMPORT_COLUMNS];
    uint32_t count = cut(line, columns, IMPORT_COLUMNS);
    *taken = false;
    if (count != IMPORT_COLUMNS)
        return import_fail(lines, error, "%u columns, not %d%s", (unsigned)count, IMPORT_COLUMNS,
                           lines->whole ? "" : ": the file is cut off here");
    if (!lines->whole && !is_day(columns[AT_CHANGED]))
        return import_fail(lines, error, "the file is cut off in this row");
    rsm_status status = check_text(lines, line, error);
    entry->line = lines->line;
    entry->name_count = 0;
    if (status == RSM_OK)
        status = read_numbers(lines, columns, entry, error);
    if (status == RSM_OK)
        status = check_codes(lines, columns, error);
    if (status != RSM_OK || !read_kind(world, columns, entry))
        return status;
    make_ids(columns, entry);
    if ((entry->kind == RSM_FEATURE_ADMIN1 && entry->first.size == 0) ||
        (entry->kind == RSM_FEATURE_ADMIN2 && entry->second.size == 0))
        return RSM_OK;
    import_choose_names(world, columns[AT_NAME], columns[AT_PLAIN], columns[AT_OTHERS], entry,
                        &lines->scratch);
    *taken = entry->name_count > 0;
    return check_scratch(lines, error);
}

rsm_status import_read_name(const rsm_world *world, import_lines *lines, rsm_slice line,
                            uint32_t columns, uint32_t *id, import_name *name, bool *taken,
                            rsm_error *error) {
    rsm_slice parts[10];
    uint64_t number = 0;
    uint32_t count = cut(line, parts, 10);
    *taken = false;
    if (count != columns)
        return import_fail(lines, error, "%u columns, not %u as in the rows before%s",
                           (unsigned)count, (unsigned)columns,
                           lines->whole ? "" : ": the file is cut off here");
    if (!lines->whole)
        return import_fail(lines, error, "the file is cut off in this row");
    rsm_status status = check_text(lines, line, error);
    if (status != RSM_OK)
        return status;
    if (!rsm_slice_parse_unsigned(parts[1], IMPORT_LAST_ID, &number) || number == 0)
        return import_fail(lines, error, "'%.*s' is no geonameid",
                           RSM_SLICE_ARGUMENTS(shown(parts[1])));
    bool english = parts[2].size == 0 || rsm_slice_equal_string(parts[2], "en");
    bool historic = rsm_slice_equal_string(parts[7], "1");
    *id = (uint32_t)number;
    *name = (import_name){.text = rsm_slice_trim(parts[3]),
                          .english = true,
                          .preferred = parts[2].size > 0 && rsm_slice_equal_string(parts[4], "1") &&
                                       !rsm_slice_equal_string(parts[5], "1")};
    *taken = english && !historic && import_name_is_useful(world, name->text, &lines->scratch);
    return check_scratch(lines, error);
}

/* ---- records ---- */

typedef struct packed_entry {
    uint32_t id, line, population, radius;
    int32_t lat_e5, lon_e5;
    uint16_t file;
    uint8_t kind, long_names;
    uint8_t sizes[3]; /* of country, first, second */
    uint8_t name_count;
} packed_entry;

void import_pack(const import_entry *entry, rsm_buffer *record) {
    const rsm_slice *texts[] = {&entry->country, &entry->first, &entry->second};
    packed_entry packed;
    memset(&packed, 0, sizeof packed);
    packed.id = entry->id;
    packed.line = entry->line;
    packed.population = entry->population;
    packed.radius = entry->radius;
    packed.lat_e5 = entry->lat_e5;
    packed.lon_e5 = entry->lon_e5;
    packed.file = entry->file;
    packed.kind = entry->kind;
    packed.long_names = entry->long_names;
    packed.name_count = (uint8_t)entry->name_count;
    for (int i = 0; i < 3; i++)
        packed.sizes[i] = (uint8_t)texts[i]->size;
    rsm_buffer_append(record, &packed, sizeof packed);
    for (int i = 0; i < 3; i++)
        rsm_buffer_append_slice(record, *texts[i]);
    for (uint32_t i = 0; i < entry->name_count; i++) {
        const import_name *name = &entry->names[i];
        rsm_buffer_append_char(record, (char)(name->english | name->preferred << 1));
        rsm_buffer_append_char(record, (char)(unsigned char)name->text.size);
        rsm_buffer_append_slice(record, name->text);
    }
}

static rsm_slice take(rsm_slice *rest, size_t size) {
    rsm_slice part = rsm_slice_sub(*rest, 0, size);
    *rest = rsm_slice_sub(*rest, size, rest->size);
    return part;
}

void import_unpack(rsm_slice record, import_entry *entry) {
    packed_entry packed;
    memcpy(&packed, take(&record, sizeof packed).data, sizeof packed);
    entry->id = packed.id;
    entry->line = packed.line;
    entry->population = packed.population;
    entry->radius = packed.radius;
    entry->lat_e5 = packed.lat_e5;
    entry->lon_e5 = packed.lon_e5;
    entry->file = packed.file;
    entry->kind = packed.kind;
    entry->long_names = packed.long_names;
    entry->country = take(&record, packed.sizes[0]);
    entry->first = take(&record, packed.sizes[1]);
    entry->second = take(&record, packed.sizes[2]);
    entry->name_count = packed.name_count;
    for (uint32_t i = 0; i < entry->name_count; i++) {
        unsigned char flags = (unsigned char)take(&record, 1).data[0];
        unsigned char size = (unsigned char)take(&record, 1).data[0];
        entry->names[i] = (import_name){take(&record, size), (flags & 1) != 0, (flags & 2) != 0};
    }
}
