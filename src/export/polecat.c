/* POLECAT: a row an event, 40 columns, tabs between. What each column holds is told in
 * docs/exports.md.
 *
 * Invariants: types and modes are PLOVER's, in POLECAT's capitals. Cost: see coded.h. */
#include "export/format.h"
#include "export/sector.h"

enum { NUMBERS = 1000000, ACTORS = 8 };

static const char *const columns[] = {"Event ID",
                                      "Event Date",
                                      "Event Type",
                                      "Event Mode",
                                      "Intensity",
                                      "Quad Code",
                                      "Contexts",
                                      "Actor Name",
                                      "Actor Country",
                                      "Actor COW",
                                      "Primary Actor Sector",
                                      "Actor Sectors",
                                      "Actor Title",
                                      "Actor Name Raw",
                                      "Wikipedia Actor ID",
                                      "Recipient Name",
                                      "Recipient Country",
                                      "Recipient COW",
                                      "Primary Recipient Sector",
                                      "Recipient Sectors",
                                      "Recipient Title",
                                      "Recipient Name Raw",
                                      "Wikipedia Recipient ID",
                                      "Placename",
                                      "City",
                                      "District",
                                      "Province",
                                      "Country",
                                      "Latitude",
                                      "Longitude",
                                      "GeoNames ID",
                                      "Raw Placename",
                                      "Feature Type",
                                      "Source",
                                      "Publication Date",
                                      "Story People",
                                      "Story Organizations",
                                      "Story Locations",
                                      "Language",
                                      "Version",
                                      NULL};

static uint64_t bucket(const rsm_export_context *context, uint32_t group) {
    const rsm_account *account = &context->work->accounts[group];
    return account->has_when && account->when.earliest.known
               ? (uint64_t)((int64_t)account->when.earliest.day + (1 << 24))
               : 0;
}

static bool takes(const rsm_coded *coded) {
    rsm_slice type, mode;
    rsm_incident_status status = coded->account->status;
    rsm_plover_type(coded, &type, &mode);
    return type.size > 0 && coded->has_day && status != RSM_INCIDENT_PLANNED &&
           status != RSM_INCIDENT_DENIED && status != RSM_INCIDENT_FOILED;
}

static const char *day_text(const rsm_coded *coded, int32_t day) {
    char text[RSM_INSTANT_TEXT_SIZE];
    rsm_instant_text(rsm_instant_of_day(day), text);
    return rsm_arena_format(coded->arena, "%s", text);
}

/* ---- actors ---- */

typedef struct polecat_columns {
    const char *name, *country, *cow, *primary, *sectors, *raw;
} polecat_columns;

static void put_actors(const rsm_coded *coded, const rsm_event_actor *actors, uint32_t count,
                       const polecat_columns *to, rsm_row *row) {
    rsm_buffer names, sectors;
    if (count == 0) {
        return;
    }
    rsm_buffer_init(&names, coded->arena->allocator);
    rsm_buffer_init(&sectors, coded->arena->allocator);
    for (uint32_t i = 0; i < count; i++) {
        rsm_buffer_append_string(&names, names.size > 0 && actors[i].name.size > 0 ? "; " : "");
        rsm_buffer_append_slice(&names, actors[i].name);
        rsm_buffer_append_string(&sectors, i > 0 ? "; " : "");
        rsm_buffer_append_string(&sectors, actors[i].sector);
    }
    rsm_row_told(row, to->name, actors[0].name);
    rsm_row_set(row, to->country, actors[0].country);
    rsm_row_set(row, to->cow,
                rsm_country_code(coded->codes, actors[0].alpha2, RSM_COUNTRY_CODE_COW));
    rsm_row_string(row, to->primary, actors[0].sector);
    rsm_row_set(row, to->sectors, rsm_finish_text(&sectors, coded->arena));
    rsm_row_told(row, to->raw, rsm_finish_text(&names, coded->arena));
}

static void put_both(const rsm_coded *coded, rsm_row *row) {
    static const polecat_columns actor = {"Actor Name",    "Actor Country",
                                          "Actor COW",     "Primary Actor Sector",
                                          "Actor Sectors", "Actor Name Raw"};
    static const polecat_columns recipient = {"Recipient Name",    "Recipient Country",
                                              "Recipient COW",     "Primary Recipient Sector",
                                              "Recipient Sectors", "Recipient Name Raw"};
    rsm_event_actor actors[ACTORS];
    uint32_t count = rsm_event_actors(coded, actors, ACTORS);
    put_actors(coded, actors, count, &actor, row);
    count = rsm_event_recipients(coded, actors, ACTORS);
    put_actors(coded, actors, count, &recipient, row);
}

/* ---- what, where ---- */

static rsm_slice in_capitals(const rsm_coded *coded, rsm_slice text) {
    char *copy = rsm_slice_to_string(text, coded->arena);
    for (size_t i = 0; copy != NULL && i < text.size; i++) {
        if (copy[i] >= 'a' && copy[i] <= 'z') {
            copy[i] = (char)(copy[i] - 'a' + 'A');
        }
    }
    return rsm_slice_from_string(copy);
}

static void put_what(const rsm_coded *coded, rsm_row *row) {
    rsm_slice type, mode;
    rsm_plover_type(coded, &type, &mode);
    rsm_row_set(row, "Event Type", type);
    rsm_row_set(row, "Event Mode", mode);
    rsm_row_set(row, "Quad Code",
                in_capitals(coded, rsm_code_name(coded->codes, "plover-types", type)));
    rsm_row_string(row, "Event Date", day_text(coded, coded->first));
}

static const char *feature_of(rsm_place_kind kind) {
    return kind == RSM_PLACE_CITY      ? "PPL"
           : kind == RSM_PLACE_ADMIN1  ? "ADM1"
           : kind == RSM_PLACE_ADMIN2  ? "ADM2"
           : kind == RSM_PLACE_COUNTRY ? "PCLI"
                                       : "";
}

static void put_where(const rsm_coded *coded, rsm_row *row) {
    const rsm_place_value *where = &coded->account->where;
    if (!coded->account->has_where) {
        return;
    }
    rsm_row_told(row, "Placename", where->name);
    rsm_row_told(row, "City", rsm_coded_town(coded));
    rsm_row_told(row, "District", where->kind == RSM_PLACE_ADMIN2 ? where->name : where->admin2);
    rsm_row_told(row, "Province", where->kind == RSM_PLACE_ADMIN1 ? where->name : where->admin1);
    rsm_row_set(row, "Country", rsm_country_iso3(coded->codes, coded->country));
    if (where->has_point) {
        rsm_row_degrees(row, "Latitude", where->lat_e5);
        rsm_row_degrees(row, "Longitude", where->lon_e5);
    }
    if (where->geonameid > 0) {
        rsm_row_number(row, "GeoNames ID", where->geonameid);
    }
    rsm_row_string(row, "Feature Type", feature_of(where->kind));
}

static void fill(const rsm_export_context *context, const rsm_coded *coded, rsm_row *row) {
    uint32_t number = context->numbers[coded->group];
    rsm_civil day = rsm_day_to_civil(coded->first);
    if (number != RSM_NO_NUMBER) {
        rsm_row_string(row, "Event ID",
                       rsm_arena_format(coded->arena, "%04d%02d%02d-%06u", (int)day.year,
                                        (int)day.month, (int)day.day, (unsigned)number));
    }
    put_what(coded, row);
    put_both(coded, row);
    put_where(coded, row);
    rsm_row_told(row, "Source", rsm_coded_outlets(coded, "; "));
    if (coded->report_count > 0) {
        const rsm_report *first = &coded->work->readings[coded->reports[0]].report;
        if (first->published.earliest.known) {
            rsm_row_string(row, "Publication Date", day_text(coded, first->published.earliest.day));
        }
        rsm_row_set(row, "Language", first->language);
    }
    rsm_row_set(row, "Version", context->work->record->version);
}

const rsm_format rsm_format_polecat = {.name = "polecat",
                                       .columns = columns,
                                       .separator = '\t',
                                       .has_header = true,
                                       .takes = takes,
                                       .fill = fill,
                                       .bucket = bucket,
                                       .modulus = NUMBERS};
