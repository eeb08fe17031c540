/* GDELT 2.0 events: a row an event, 61 columns, tabs between, no header. What each column holds is
 * told in docs/exports.md.
 *
 * Invariants: event codes are CAMEO's; ethnic and religion codes are never filled. Cost: see
 * coded.h. */
#include "base/utf8.h"
#include "export/format.h"
#include "export/sector.h"

enum { NUMBERS = 1000000000 };

#define ACTOR(n)                                                                             \
    "Actor" n "Code", "Actor" n "Name", "Actor" n "CountryCode", "Actor" n "KnownGroupCode", \
        "Actor" n "EthnicCode", "Actor" n "Religion1Code", "Actor" n "Religion2Code",        \
        "Actor" n "Type1Code", "Actor" n "Type2Code", "Actor" n "Type3Code"
#define PLACE(name)                                                                    \
    name "Geo_Type", name "Geo_Fullname", name "Geo_CountryCode", name "Geo_ADM1Code", \
        name "Geo_ADM2Code", name "Geo_Lat", name "Geo_Long", name "Geo_FeatureID"

static const char *const columns[] = {"GlobalEventID",
                                      "Day",
                                      "MonthYear",
                                      "Year",
                                      "FractionDate",
                                      ACTOR("1"),
                                      ACTOR("2"),
                                      "IsRootEvent",
                                      "EventCode",
                                      "EventBaseCode",
                                      "EventRootCode",
                                      "QuadClass",
                                      "GoldsteinScale",
                                      "NumMentions",
                                      "NumSources",
                                      "NumArticles",
                                      "AvgTone",
                                      PLACE("Actor1"),
                                      PLACE("Actor2"),
                                      PLACE("Action"),
                                      "DATEADDED",
                                      "SOURCEURL",
                                      NULL};

static uint64_t bucket(const rsm_export_context *context, uint32_t group) {
    (void)context;
    (void)group;
    return 0;
}

static bool takes(const rsm_coded *coded) {
    rsm_incident_status status = coded->account->status;
    return rsm_coded_type(coded, RSM_TYPE_CAMEO).size > 0 && coded->has_day &&
           status != RSM_INCIDENT_PLANNED && status != RSM_INCIDENT_DENIED &&
           status != RSM_INCIDENT_FOILED;
}

/* ---- when and what ---- */

/* The year and the share of it gone by, by GDELT's months of thirty days. */
static void put_when(const rsm_coded *coded, rsm_row *row) {
    rsm_civil day = rsm_day_to_civil(coded->first);
    int64_t gone = ((int64_t)(day.month - 1) * 30 + day.day) * 10000;
    int64_t share = (gone + 182) / 365;
    rsm_row_string(row, "Day",
                   rsm_arena_format(coded->arena, "%04d%02d%02d", (int)day.year, (int)day.month,
                                    (int)day.day));
    rsm_row_string(row, "MonthYear",
                   rsm_arena_format(coded->arena, "%04d%02d", (int)day.year, (int)day.month));
    rsm_row_number(row, "Year", day.year);
    rsm_row_string(row, "FractionDate",
                   rsm_arena_format(coded->arena, "%04d.%04d", (int)day.year,
                                    (int)(share > 9999 ? 9999 : share)));
}

static void put_what(const rsm_coded *coded, rsm_row *row) {
    rsm_slice code = rsm_coded_type(coded, RSM_TYPE_CAMEO);
    rsm_slice root = rsm_slice_sub(code, 0, 2);
    uint64_t number = 0;
    rsm_row_set(row, "EventCode", code);
    rsm_row_set(row, "EventBaseCode", rsm_slice_sub(code, 0, 3));
    rsm_row_set(row, "EventRootCode", root);
    (void)rsm_slice_parse_unsigned(root, 20, &number);
    rsm_row_number(row, "QuadClass", number <= 5 ? 1 : number <= 8 ? 2 : number <= 13 ? 3 : 4);
    rsm_row_set(row, "GoldsteinScale",
                rsm_code_text(coded->codes, rsm_code_find(coded->codes, "cameo-events", code),
                              RSM_CODE_ABOVE));
    rsm_row_number(row, "IsRootEvent", coded->work->fusion.groups[coded->group].main ? 1 : 0);
}

/* ---- actors ---- */

static rsm_slice in_capitals(const rsm_coded *coded, rsm_slice text) {
    rsm_buffer capitals;
    rsm_buffer_init(&capitals, coded->arena->allocator);
    for (size_t i = 0; i < text.size;) {
        rsm_character c = rsm_utf8_decode(text, i);
        rsm_utf8_append(&capitals, rsm_to_upper(c.code_point));
        i += c.size > 0 ? c.size : 1;
    }
    return rsm_finish_text(&capitals, coded->arena);
}

static void put_actor(const rsm_coded *coded, const rsm_event_actor *actor, unsigned n,
                      rsm_row *row) {
    char room[RSM_COLUMN_NAME];
    const char *sector = rsm_cameo_sector(actor->sector);
    rsm_row_string(
        row, rsm_column(room, "Actor", n, "Code"),
        rsm_arena_format(coded->arena, "%.*s%s", RSM_SLICE_ARGUMENTS(actor->country), sector));
    rsm_slice name =
        actor->name.size > 0 ? actor->name : rsm_country_name(coded->codes, actor->alpha2);
    rsm_row_told(row, rsm_column(room, "Actor", n, "Name"), in_capitals(coded, name));
    rsm_row_set(row, rsm_column(room, "Actor", n, "CountryCode"), actor->country);
    rsm_row_string(row, rsm_column(room, "Actor", n, "Type1Code"), sector);
}

/* ---- where ---- */

/* 1 a country, 2 and 3 a state and a town of the United States, 4 and 5 a town and a state
 * elsewhere. */
static unsigned place_type(const rsm_coded *coded) {
    bool american = rsm_slice_equal_string(coded->country, "US");
    rsm_place_kind kind = coded->account->where.kind;
    return rsm_coded_is_town(coded)                               ? (american ? 3 : 4)
           : kind == RSM_PLACE_ADMIN1 || kind == RSM_PLACE_ADMIN2 ? (american ? 2 : 5)
                                                                  : 1;
}

static void append_name(rsm_buffer *text, rsm_slice name, rsm_slice before) {
    if (name.size > 0 && !rsm_slice_equal(name, before)) {
        rsm_buffer_append_string(text, text->size > 0 ? ", " : "");
        rsm_buffer_append_slice(text, name);
    }
}

static void put_where(const rsm_coded *coded, rsm_row *row) {
    const rsm_place_value *where = &coded->account->where;
    rsm_row_number(row, "Actor1Geo_Type", 0);
    rsm_row_number(row, "Actor2Geo_Type", 0);
    rsm_row_number(row, "ActionGeo_Type", 0);
    if (!coded->account->has_where || coded->country.size == 0) {
        return;
    }
    rsm_buffer text;
    rsm_slice fips = rsm_country_code(coded->codes, coded->country, RSM_COUNTRY_CODE_FIPS);
    rsm_slice town = rsm_coded_town(coded),
              country = rsm_country_name(coded->codes, coded->country);
    unsigned type = place_type(coded);
    rsm_buffer_init(&text, coded->arena->allocator);
    append_name(&text, town.size > 0 ? town : where->name, country);
    append_name(&text, where->admin1, where->name);
    append_name(&text, country, rsm_slice_make("", 0));
    rsm_row_number(row, "ActionGeo_Type", type);
    rsm_row_told(row, "ActionGeo_Fullname", rsm_finish_text(&text, coded->arena));
    rsm_row_set(row, "ActionGeo_CountryCode", fips);
    if (type == 1) {
        rsm_row_set(row, "ActionGeo_ADM1Code", fips);
    }
    if (where->has_point) {
        rsm_row_degrees(row, "ActionGeo_Lat", where->lat_e5);
        rsm_row_degrees(row, "ActionGeo_Long", where->lon_e5);
    }
}

/* ---- who tells ---- */

static void put_sources(const rsm_coded *coded, rsm_row *row) {
    const rsm_group *group = &coded->work->fusion.groups[coded->group];
    int64_t mentions = 0, outlets = 0;
    for (uint32_t i = 0; i < group->member_count; i++) {
        mentions += coded->work->readings[group->members[i].reading]
                        .incidents[group->members[i].incident]
                        .mention_count;
    }
    for (uint32_t i = 0; i < coded->report_count; i++) {
        bool known = false;
        for (uint32_t j = 0; j < i && !known; j++) {
            known = rsm_slice_equal(coded->work->readings[coded->reports[i]].report.outlet,
                                    coded->work->readings[coded->reports[j]].report.outlet);
        }
        outlets += !known;
    }
    rsm_row_number(row, "NumMentions", mentions);
    rsm_row_number(row, "NumSources", outlets);
    rsm_row_number(row, "NumArticles", group->member_count);
    if (coded->report_count > 0) {
        const rsm_report *first = &coded->work->readings[coded->reports[0]].report;
        rsm_row_told(row, "SOURCEURL", first->url.size > 0 ? first->url : first->id);
    }
    rsm_instant latest = rsm_coded_latest(coded);
    if (latest.known) {
        rsm_civil day = rsm_day_to_civil(latest.day);
        int minute = latest.minute == RSM_WHOLE_DAY ? 0 : latest.minute;
        rsm_row_string(row, "DATEADDED",
                       rsm_arena_format(coded->arena, "%04d%02d%02d%02d%02d00", (int)day.year,
                                        (int)day.month, (int)day.day, minute / 60, minute % 60));
    }
}

static void fill(const rsm_export_context *context, const rsm_coded *coded, rsm_row *row) {
    rsm_event_actor actor;
    rsm_row_number(row, "GlobalEventID", context->numbers[coded->group]);
    put_when(coded, row);
    put_what(coded, row);
    if (rsm_event_actors(coded, &actor, 1) > 0) {
        put_actor(coded, &actor, 1, row);
    }
    if (rsm_event_recipients(coded, &actor, 1) > 0) {
        put_actor(coded, &actor, 2, row);
    }
    put_where(coded, row);
    put_sources(coded, row);
}

const rsm_format rsm_format_gdelt = {.name = "gdelt",
                                     .columns = columns,
                                     .separator = '\t',
                                     .has_header = false,
                                     .takes = takes,
                                     .fill = fill,
                                     .bucket = bucket,
                                     .modulus = NUMBERS};
