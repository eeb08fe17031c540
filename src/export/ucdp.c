/* UCDP's Georeferenced Event Dataset: a row an event with a death, 49 columns. What each column
 * holds is told in docs/exports.md.
 *
 * Invariants: deaths_a, deaths_b, deaths_civilians and deaths_unknown add up to best; low <= best
 * <= high. Which conflict an event belongs to is UCDP's to say: its ids stay empty. Cost: see
 * coded.h. */
#include "export/format.h"

enum { NUMBERS = 1000000000 };

static const char *const columns[] = {"id",
                                      "relid",
                                      "year",
                                      "active_year",
                                      "code_status",
                                      "type_of_violence",
                                      "conflict_dset_id",
                                      "conflict_new_id",
                                      "conflict_name",
                                      "dyad_dset_id",
                                      "dyad_new_id",
                                      "dyad_name",
                                      "side_a_dset_id",
                                      "side_a_new_id",
                                      "side_a",
                                      "side_b_dset_id",
                                      "side_b_new_id",
                                      "side_b",
                                      "number_of_sources",
                                      "source_article",
                                      "source_office",
                                      "source_date",
                                      "source_headline",
                                      "source_original",
                                      "where_prec",
                                      "where_coordinates",
                                      "where_description",
                                      "adm_1",
                                      "adm_2",
                                      "latitude",
                                      "longitude",
                                      "geom_wkt",
                                      "priogrid_gid",
                                      "country",
                                      "country_id",
                                      "region",
                                      "event_clarity",
                                      "date_prec",
                                      "date_start",
                                      "date_end",
                                      "deaths_a",
                                      "deaths_b",
                                      "deaths_civilians",
                                      "deaths_unknown",
                                      "best",
                                      "high",
                                      "low",
                                      "gwnoa",
                                      "gwnob",
                                      NULL};

enum violence { STATE_BASED = 1, NON_STATE, ONE_SIDED };

static uint64_t bucket(const rsm_export_context *context, uint32_t group) {
    (void)context;
    (void)group;
    return 0;
}

/* best; where only bounds or parts are told, the least that is sure. */
static int64_t deaths(const rsm_coded *coded) {
    int64_t best = rsm_coded_best(coded, RSM_SLOT_KILLED);
    return best >= 0 ? best : rsm_coded_low(coded, RSM_SLOT_KILLED);
}

static bool is_event(const rsm_coded *coded, const char *event) {
    return rsm_slice_starts_with(rsm_coded_type(coded, RSM_TYPE_ACLED),
                                 rsm_slice_from_string(event));
}

static bool takes(const rsm_coded *coded) {
    rsm_incident_status status = coded->account->status;
    bool violent = is_event(coded, "Battles") || is_event(coded, "Explosions") ||
                   is_event(coded, "Violence against civilians");
    return violent && deaths(coded) > 0 && status != RSM_INCIDENT_PLANNED &&
           status != RSM_INCIDENT_DENIED && status != RSM_INCIDENT_FOILED;
}

/* ---- the two sides ---- */

typedef struct ucdp_side {
    rsm_slice name;
    rsm_slice country; /* of a government, alpha-2 */
    bool is_state, is_known;
} ucdp_side;

static bool is_state(rsm_side side) {
    return side == RSM_SIDE_GOVERNMENT || side == RSM_SIDE_POLICE || side == RSM_SIDE_MILITARY ||
           side == RSM_SIDE_FOREIGN;
}

static ucdp_side government_of(const rsm_coded *coded, rsm_slice country) {
    rsm_slice name = rsm_country_code(coded->codes, country, RSM_COUNTRY_CODE_UCDP_NAME);
    const char *text =
        rsm_arena_format(coded->arena, "Government of %.*s", RSM_SLICE_ARGUMENTS(name));
    return (ucdp_side){rsm_slice_from_string(name.size > 0 ? text : "Government"), country, true,
                       true};
}

static ucdp_side side_of(const rsm_coded *coded, const rsm_participant *one) {
    if (is_state(one->side)) {
        return government_of(coded, one->country.size > 0 ? one->country : coded->country);
    }
    bool named = one->is_named && !one->is_person;
    return (ucdp_side){named ? one->name : rsm_slice_make("", 0), rsm_slice_make("", 0), false,
                       named};
}

typedef struct ucdp_sides {
    enum violence violence;
    ucdp_side a, b;
} ucdp_sides;

/* Who stands against whom: a state first, civilians last. */
static ucdp_sides sides_of(const rsm_coded *coded) {
    ucdp_sides sides = {.violence = ONE_SIDED,
                        .b = {.name = RSM_SLICE("Civilians"), .is_known = true}};
    bool has_fighter = false;
    if (coded->suspect_count > 0) {
        sides.a = side_of(coded, &coded->suspects[0]);
    }
    for (uint32_t i = 0; i < coded->target_count && !has_fighter; i++) {
        rsm_side side = coded->targets[i].side;
        has_fighter = is_state(side) || side == RSM_SIDE_GROUP || side == RSM_SIDE_MILITIA;
        if (has_fighter) {
            sides.b = side_of(coded, &coded->targets[i]);
        }
    }
    if (!has_fighter && is_event(coded, "Battles")) {
        has_fighter = true;
        sides.b = coded->suspect_count > 1 ? side_of(coded, &coded->suspects[1])
                                           : (ucdp_side){.name = rsm_slice_make("", 0)};
    }
    if (!has_fighter) {
        return sides;
    }
    sides.violence = sides.a.is_state || sides.b.is_state ? STATE_BASED : NON_STATE;
    if (sides.b.is_state && !sides.a.is_state) {
        ucdp_side other = sides.a;
        sides.a = sides.b;
        sides.b = other;
    }
    return sides;
}

static void put_sides(const rsm_coded *coded, const ucdp_sides *sides, rsm_row *row) {
    rsm_row_number(row, "type_of_violence", sides->violence);
    rsm_row_told(row, "side_a", sides->a.name);
    rsm_row_told(row, "side_b", sides->b.name);
    if (sides->a.is_known && sides->b.is_known) {
        const char *dyad =
            rsm_arena_format(coded->arena, "%.*s - %.*s", RSM_SLICE_ARGUMENTS(sides->a.name),
                             RSM_SLICE_ARGUMENTS(sides->b.name));
        rsm_row_told(row, "dyad_name", rsm_slice_from_string(dyad));
    }
    rsm_row_set(row, "gwnoa",
                rsm_country_code(coded->codes, sides->a.country, RSM_COUNTRY_CODE_GW));
    rsm_row_set(row, "gwnob",
                rsm_country_code(coded->codes, sides->b.country, RSM_COUNTRY_CODE_GW));
}

/* ---- deaths ---- */

static uint32_t role_of(const rsm_codes *codes, rsm_slice who, uint32_t column) {
    uint32_t row = rsm_noun_row(codes, RSM_DOMAIN_PERSON, who);
    return row == RSM_NONE ? 0 : rsm_world_number(codes->world, RSM_DOMAIN_PERSON, row, column);
}

static bool are_rebels(const rsm_codes *codes, rsm_slice who) {
    return role_of(codes, who, RSM_PERSON_ROLE) == RSM_PERSON_PERPETRATOR;
}

static bool are_forces(const rsm_codes *codes, rsm_slice who) {
    return role_of(codes, who, RSM_PERSON_ROLE) == RSM_PERSON_SECURITY;
}

static bool are_civilians(const rsm_codes *codes, rsm_slice who) {
    return role_of(codes, who, RSM_PERSON_CIVILIAN) == 1;
}

static int64_t at_least_none(int64_t count) {
    return count > 0 ? count : 0;
}

static void put_deaths(const rsm_coded *coded, const ucdp_sides *sides, rsm_row *row) {
    int64_t best = deaths(coded), low = rsm_coded_low(coded, RSM_SLOT_KILLED);
    int64_t high = rsm_coded_high(coded, RSM_SLOT_KILLED);
    int64_t a = 0, b = 0, civilians = 0;
    if (sides->violence == ONE_SIDED) {
        civilians = best;
    } else {
        civilians = at_least_none(rsm_coded_part(coded, RSM_SLOT_KILLED, are_civilians));
        if (sides->violence == STATE_BASED) {
            a = at_least_none(rsm_coded_part(coded, RSM_SLOT_KILLED, are_forces));
            b = at_least_none(rsm_coded_part(coded, RSM_SLOT_KILLED, are_rebels));
        }
        if (a + b + civilians > best) { /* parts of different tolls */
            a = b = civilians = 0;
        }
    }
    rsm_row_number(row, "deaths_a", a);
    rsm_row_number(row, "deaths_b", b);
    rsm_row_number(row, "deaths_civilians", civilians);
    rsm_row_number(row, "deaths_unknown", best - a - b - civilians);
    rsm_row_number(row, "best", best);
    rsm_row_number(row, "low", low >= 0 && low < best ? low : best);
    rsm_row_number(row, "high", high > best ? high : best);
}

/* ---- when and where ---- */

static const char *timestamp(const rsm_coded *coded, int32_t day) {
    char text[RSM_INSTANT_TEXT_SIZE];
    rsm_instant_text(rsm_instant_of_day(day), text);
    return rsm_arena_format(coded->arena, "%s 00:00:00.000", text);
}

static void put_when(const rsm_coded *coded, rsm_row *row) {
    if (!coded->has_day) {
        return;
    }
    int32_t days = coded->last - coded->first + 1;
    rsm_row_number(row, "year", rsm_day_to_civil(coded->first).year);
    rsm_row_number(row, "date_prec",
                   days <= 1    ? 1
                   : days <= 6  ? 2
                   : days <= 7  ? 3
                   : days <= 31 ? 4
                                : 5);
    rsm_row_string(row, "date_start", timestamp(coded, coded->first));
    rsm_row_string(row, "date_end", timestamp(coded, coded->last));
}

static unsigned where_precision(const rsm_coded *coded) {
    const rsm_place_value *where = &coded->account->where;
    if (!coded->account->has_where) {
        return 7;
    }
    switch (where->kind) {
    case RSM_PLACE_SITE:
    case RSM_PLACE_CITY:
        return 1;
    case RSM_PLACE_ADMIN2:
        return 3;
    case RSM_PLACE_ADMIN1:
        return 4;
    case RSM_PLACE_BORDER:
    case RSM_PLACE_FEATURE:
        return 5;
    case RSM_PLACE_COUNTRY:
        return 6;
    default:
        return 7;
    }
}

/* Cells of half a degree, numbered from the south-west, row by row. */
static int64_t grid_cell(const rsm_place_value *where) {
    int64_t row = ((int64_t)where->lat_e5 + 9000000) / 50000;
    int64_t column = ((int64_t)where->lon_e5 + 18000000) / 50000;
    row = row > 359 ? 359 : row;
    column = column > 719 ? 719 : column;
    return row * 720 + column + 1;
}

static void put_point(const rsm_coded *coded, rsm_row *row) {
    const rsm_place_value *where = &coded->account->where;
    rsm_buffer text;
    rsm_buffer_init(&text, coded->arena->allocator);
    rsm_buffer_append_string(&text, "POINT (");
    rsm_buffer_append_fixed5(&text, where->lon_e5);
    rsm_buffer_append_char(&text, ' ');
    rsm_buffer_append_fixed5(&text, where->lat_e5);
    rsm_buffer_append_char(&text, ')');
    rsm_row_set(row, "geom_wkt", rsm_finish_text(&text, coded->arena));
    rsm_row_degrees(row, "latitude", where->lat_e5);
    rsm_row_degrees(row, "longitude", where->lon_e5);
    rsm_row_number(row, "priogrid_gid", grid_cell(where));
}

static void put_where(const rsm_coded *coded, rsm_row *row) {
    const rsm_place_value *where = &coded->account->where;
    const rsm_codes *codes = coded->codes;
    rsm_row_number(row, "where_prec", where_precision(coded));
    if (!coded->account->has_where) {
        return;
    }
    rsm_slice town = rsm_coded_town(coded);
    rsm_row_told(row, "where_coordinates", town.size > 0 ? town : where->name);
    if (where->kind == RSM_PLACE_SITE) {
        rsm_row_told(row, "where_description", where->name);
    }
    rsm_row_told(row, "adm_1",
                 where->kind == RSM_PLACE_ADMIN1 && where->admin1.size == 0 ? where->name
                                                                            : where->admin1);
    rsm_row_told(row, "adm_2",
                 where->kind == RSM_PLACE_ADMIN2 && where->admin2.size == 0 ? where->name
                                                                            : where->admin2);
    if (where->has_point) {
        put_point(coded, row);
    }
    rsm_row_set(row, "country",
                rsm_country_code(codes, coded->country, RSM_COUNTRY_CODE_UCDP_NAME));
    rsm_row_set(row, "country_id", rsm_country_code(codes, coded->country, RSM_COUNTRY_CODE_GW));
    rsm_row_set(row, "region",
                rsm_country_code(codes, coded->country, RSM_COUNTRY_CODE_UCDP_REGION));
}

/* ---- sources ---- */

typedef enum report_part { ARTICLE, OFFICE, DATE, HEADLINE } report_part;

static void append_part(const rsm_report *report, report_part part, rsm_buffer *text) {
    char date[RSM_INSTANT_TEXT_SIZE];
    rsm_instant published = report->published.earliest;
    if (published.known) {
        published.minute = RSM_WHOLE_DAY;
    }
    rsm_instant_text(published, date);
    if (part == OFFICE || part == ARTICLE) {
        rsm_append_line(text, report->outlet);
    }
    rsm_buffer_append_string(text, part == ARTICLE ? ", " : "");
    if (part == DATE || part == ARTICLE) {
        rsm_buffer_append_string(text, date);
    }
    rsm_buffer_append_string(text, part == ARTICLE ? ", " : "");
    if (part == HEADLINE || part == ARTICLE) {
        rsm_append_line(text, report->title);
    }
}

static void put_part(const rsm_coded *coded, report_part part, const char *column, rsm_row *row) {
    rsm_buffer text;
    rsm_buffer_init(&text, coded->arena->allocator);
    for (uint32_t i = 0; i < coded->report_count; i++) {
        rsm_buffer_append_string(&text, i > 0 ? ";" : "");
        append_part(&coded->work->readings[coded->reports[i]].report, part, &text);
    }
    rsm_row_told(row, column, rsm_finish_text(&text, coded->arena));
}

static void put_sources(const rsm_coded *coded, rsm_row *row) {
    rsm_buffer text;
    rsm_row_number(row, "number_of_sources", coded->report_count);
    put_part(coded, ARTICLE, "source_article", row);
    put_part(coded, OFFICE, "source_office", row);
    put_part(coded, DATE, "source_date", row);
    put_part(coded, HEADLINE, "source_headline", row);
    rsm_buffer_init(&text, coded->arena->allocator);
    rsm_tell_roots(coded, RSM_SLOT_KILLED, ";", &text);
    rsm_row_told(row, "source_original", rsm_finish_text(&text, coded->arena));
}

static void fill(const rsm_export_context *context, const rsm_coded *coded, rsm_row *row) {
    ucdp_sides sides = sides_of(coded);
    rsm_row_number(row, "id", context->numbers[coded->group]);
    rsm_row_told(row, "relid", coded->account->id);
    put_when(coded, row);
    put_where(coded, row);
    put_sides(coded, &sides, row);
    put_sources(coded, row);
    put_deaths(coded, &sides, row);
    rsm_row_number(row, "event_clarity", coded->account->part_count > 1 ? 2 : 1);
}

const rsm_format rsm_format_ucdp = {.name = "ucdp",
                                    .codebook = "ucdp",
                                    .columns = columns,
                                    .separator = ',',
                                    .has_header = true,
                                    .takes = takes,
                                    .fill = fill,
                                    .bucket = bucket,
                                    .modulus = NUMBERS};
