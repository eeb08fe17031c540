/* A row of GTD -> statements: see rows.h. */
#include <string.h>

#include "export/rows.h"

/* ---- what ---- */

static void read_type(rsm_row_maker *maker) {
    const rsm_codes *codes = maker->codes;
    const rsm_row_line *line = rsm_row_find(maker, "attacktype1_txt");
    uint32_t row = rsm_code_find(codes, "gtd-attack-types", rsm_row_value(maker, "attacktype1"));
    int64_t suicide = 0;
    if (row == RSM_NONE && line != NULL) {
        row = rsm_code_by_name(codes, "gtd-attack-types", line->value);
    }
    if (row == RSM_NONE) {
        return;
    }
    (void)rsm_row_whole(maker, "suicide", &suicide);
    rsm_slice type = rsm_code_text(codes, row, RSM_CODE_ABOVE);
    if (suicide == 1 && rsm_slice_equal_string(type, "bombing")) {
        type = RSM_SLICE("suicide bombing");
    }
    rsm_row_set_type(maker, rsm_world_find(codes->world, RSM_DOMAIN_TYPE, type),
                     line != NULL ? line : rsm_row_find(maker, "attacktype1"));
}

/* 0 is a month or a day that is not known. */
static void read_when(rsm_row_maker *maker) {
    int64_t year = 0, month = 0, day = 0;
    int32_t first, last;
    if (!rsm_row_whole(maker, "iyear", &year) || year < 1 || year > 9999) {
        return;
    }
    (void)rsm_row_whole(maker, "imonth", &month);
    (void)rsm_row_whole(maker, "iday", &day);
    bool has_month = month >= 1 && month <= 12;
    if (has_month && rsm_day_from_date((int32_t)year, (int32_t)month, (int32_t)day, &first)) {
        last = first;
    } else if (has_month) {
        (void)rsm_day_from_date((int32_t)year, (int32_t)month, 1, &first);
        last = first + rsm_days_in_month((int32_t)year, (int32_t)month) - 1;
    } else {
        (void)rsm_day_from_date((int32_t)year, 1, 1, &first);
        (void)rsm_day_from_date((int32_t)year, 12, 31, &last);
    }
    const char *column = first == last ? "iday" : has_month ? "imonth" : "iyear";
    rsm_row_set_when(maker, first, last, rsm_row_find(maker, column));
}

/* ---- where ---- */

static void read_where(rsm_row_maker *maker) {
    const rsm_codes *codes = maker->codes;
    const rsm_row_line *line = rsm_row_find(maker, "city");
    rsm_place_value where = {.kind = RSM_PLACE_CITY};
    int64_t specificity = 1;
    rsm_slice country =
        rsm_country_by_code(codes, RSM_COUNTRY_CODE_GTD, rsm_row_value(maker, "country"));
    if (country.size != 2) {
        country = rsm_country_by_name(codes, rsm_row_value(maker, "country_txt"));
    }
    if (country.size != 2) {
        return;
    }
    (void)rsm_row_whole(maker, "specificity", &specificity);
    memcpy(where.country, country.data, 2);
    where.admin1 = rsm_row_value(maker, "provstate");
    where.has_point = rsm_row_degree(maker, "latitude", &where.lat_e5) &&
                      rsm_row_degree(maker, "longitude", &where.lon_e5);
    bool known = line != NULL && !rsm_slice_equal_ascii_caseless(line->value, RSM_SLICE("unknown"));
    if (known) {
        where.name = line->value;
        where.geonameid = where.has_point ? rsm_row_place_number(maker, where.name, where.country,
                                                                 where.lat_e5, where.lon_e5)
                                          : 0;
    } else if (specificity == 3 && rsm_row_find(maker, "location") != NULL) {
        line = rsm_row_find(maker, "location");
        where.kind = RSM_PLACE_ADMIN2;
        where.name = line->value;
    } else if (where.admin1.size > 0) {
        line = rsm_row_find(maker, "provstate");
        where.kind = RSM_PLACE_ADMIN1;
        where.name = where.admin1;
    } else {
        line = rsm_row_find(maker, "country_txt");
        where.kind = RSM_PLACE_COUNTRY;
        where.name = rsm_country_name(codes, country);
    }
    rsm_row_set_where(maker, &where, line);
}

/* ---- who ---- */

static bool is_unknown(rsm_slice name) {
    return rsm_slice_equal_ascii_caseless(name, RSM_SLICE("unknown"));
}

/* The group claims it itself, or the data set says it did it: surely or not. */
static void read_group(rsm_row_maker *maker, unsigned n) {
    static const char *const names[] = {"gname", "gname2", "gname3"};
    static const char *const branches[] = {"gsubname", "gsubname2", "gsubname3"};
    static const char *const claims[] = {"claimed", "claim2", "claim3"};
    static const char *const doubts[] = {"guncertain1", "guncertain2", "guncertain3"};
    const rsm_row_line *line = rsm_row_find(maker, branches[n]);
    int64_t claimed = 0, uncertain = 0;
    line = line != NULL ? line : rsm_row_find(maker, names[n]);
    if (line == NULL || is_unknown(line->value)) {
        return;
    }
    (void)rsm_row_whole(maker, claims[n], &claimed);
    (void)rsm_row_whole(maker, doubts[n], &uncertain);
    rsm_statement *statement =
        rsm_row_state_actor(maker, line, RSM_SLOT_PERPETRATOR, line->value, RSM_ENTITY_GROUP,
                            claimed == 1     ? RSM_STANCE_CLAIMS
                            : uncertain == 1 ? RSM_STANCE_ACCUSES
                                             : RSM_STANCE_ASSERTS,
                            RSM_CERTAINTY_STATED);
    rsm_source *source = rsm_arena_allocate_items(maker->arena, 1, sizeof *source);
    if (claimed == 1 && statement != NULL && source != NULL) {
        *source = (rsm_source){.span = line->span,
                               .name = line->value,
                               .kind = RSM_SOURCE_PERPETRATOR,
                               .acts_for = rsm_slice_make("", 0),
                               .actor = rsm_slice_make("", 0),
                               .via = rsm_slice_make("", 0)};
        statement->sources = (rsm_source_chain){source, 1};
    }
}

static void read_target(rsm_row_maker *maker, unsigned n) {
    static const char *const names[] = {"target1", "target2", "target3"};
    static const char *const subtypes[] = {"targsubtype1_txt", "targsubtype2_txt",
                                           "targsubtype3_txt"};
    static const char *const types[] = {"targtype1_txt", "targtype2_txt", "targtype3_txt"};
    const rsm_row_line *line = rsm_row_find(maker, names[n]);
    line = line != NULL ? line : rsm_row_find(maker, subtypes[n]);
    line = line != NULL ? line : rsm_row_find(maker, types[n]);
    if (line != NULL && !is_unknown(line->value)) {
        (void)rsm_row_state_actor(maker, line, RSM_SLOT_TARGET, line->value, RSM_ENTITY_OTHER,
                                  RSM_STANCE_ASSERTS, RSM_CERTAINTY_STATED);
    }
}

static void read_weapon(rsm_row_maker *maker) {
    static const char *const columns[] = {"weapdetail", "weapsubtype1_txt", "weaptype1_txt"};
    for (size_t i = 0; i < 3; i++) {
        const rsm_row_line *line = rsm_row_find(maker, columns[i]);
        if (line != NULL && rsm_slice_find(line->value, RSM_SLICE("Unknown"), 0) == RSM_NOWHERE) {
            (void)rsm_row_state_actor(maker, line, RSM_SLOT_WEAPON, line->value, RSM_ENTITY_WEAPON,
                                      RSM_STANCE_ASSERTS, RSM_CERTAINTY_STATED);
            return;
        }
    }
}

void rsm_row_read_gtd(rsm_row_maker *maker) {
    rsm_slice all = rsm_slice_make("", 0);
    read_type(maker);
    read_when(maker);
    read_where(maker);
    rsm_row_state_count(maker, "nkill", RSM_SLOT_KILLED, all);
    rsm_row_state_count(maker, "nkillter", RSM_SLOT_KILLED, RSM_SLICE("attackers"));
    rsm_row_state_count(maker, "nkillus", RSM_SLOT_KILLED, RSM_SLICE("Americans"));
    rsm_row_state_count(maker, "nwound", RSM_SLOT_INJURED, all);
    rsm_row_state_count(maker, "nwoundte", RSM_SLOT_INJURED, RSM_SLICE("attackers"));
    rsm_row_state_count(maker, "nwoundus", RSM_SLOT_INJURED, RSM_SLICE("Americans"));
    rsm_row_state_count(maker, "nhostkid", RSM_SLOT_ABDUCTED, all);
    rsm_row_state_count(maker, "nperps", RSM_SLOT_ATTACKERS, all);
    rsm_row_state_count(maker, "nperpcap", RSM_SLOT_DETAINED, all);
    for (unsigned n = 0; n < 3; n++) {
        read_group(maker, n);
        read_target(maker, n);
    }
    read_weapon(maker);
    rsm_row_state_text(maker, "motive", RSM_SLOT_MOTIVE);
    rsm_row_state_text(maker, "propcomment", RSM_SLOT_DAMAGE);
}
