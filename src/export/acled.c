/* ACLED: a row an event, 31 columns. What each column holds is told in docs/exports.md.
 *
 * Invariants: names of event types are those of ontology/types.txt, of regions and actors those of
 * ontology/codes. Cost: see coded.h. */
#include "export/format.h"

#include <string.h>

enum { NUMBERS = 100000000 /* of events of one country */ };

static const char *const columns[] = {"event_id_cnty",
                                      "event_date",
                                      "year",
                                      "time_precision",
                                      "disorder_type",
                                      "event_type",
                                      "sub_event_type",
                                      "actor1",
                                      "assoc_actor_1",
                                      "inter1",
                                      "actor2",
                                      "assoc_actor_2",
                                      "inter2",
                                      "interaction",
                                      "civilian_targeting",
                                      "iso",
                                      "region",
                                      "country",
                                      "admin1",
                                      "admin2",
                                      "admin3",
                                      "location",
                                      "latitude",
                                      "longitude",
                                      "geo_precision",
                                      "source",
                                      "source_scale",
                                      "notes",
                                      "fatalities",
                                      "tags",
                                      "timestamp",
                                      NULL};

/* ACLED's kinds of actors, by their numbers in ontology/codes/acled-actors.txt. */
enum inter {
    INTER_NONE,
    INTER_STATE,
    INTER_REBELS,
    INTER_MILITIA,
    INTER_IDENTITY_MILITIA,
    INTER_RIOTERS,
    INTER_PROTESTERS,
    INTER_CIVILIANS,
    INTER_OTHER
};

/* Somebody as ACLED writes it. */
typedef struct acled_actor {
    rsm_slice name;
    rsm_slice with; /* assoc_actor */
    enum inter inter;
} acled_actor;

static uint64_t bucket(const rsm_export_context *context, uint32_t group) {
    const rsm_account *account = &context->work->accounts[group];
    const char *country = account->has_where ? account->where.country : "";
    uint64_t key = 0;
    for (size_t i = 0; country[i] != '\0'; i++) {
        key = key << 8 | (unsigned char)country[i];
    }
    return key;
}

/* "Battles / Armed clash" -> the two. */
static void event_types(const rsm_coded *coded, rsm_slice *event, rsm_slice *sub) {
    rsm_slice both = rsm_coded_type(coded, RSM_TYPE_ACLED);
    size_t at = rsm_slice_find(both, RSM_SLICE(" / "), 0);
    *event = rsm_slice_sub(both, 0, at == RSM_NOWHERE ? both.size : at);
    *sub = at == RSM_NOWHERE ? rsm_slice_make("", 0) : rsm_slice_sub(both, at + 3, both.size);
}

static bool takes(const rsm_coded *coded) {
    rsm_incident_status status = coded->account->status;
    return rsm_coded_type(coded, RSM_TYPE_ACLED).size > 0 && status != RSM_INCIDENT_PLANNED &&
           status != RSM_INCIDENT_DENIED && status != RSM_INCIDENT_FOILED;
}

/* ---- actors ---- */

static rsm_slice of_country(const rsm_coded *coded, const char *before, rsm_slice country,
                            const char *after) {
    rsm_slice name = rsm_country_code(coded->codes, country, RSM_COUNTRY_CODE_ACLED_NAME);
    size_t alone = strlen(before);
    if (alone > 3 && strcmp(before + alone - 3, " of") == 0) {
        alone -= 3; /* of no country that is known */
    }
    char *text = name.size > 0 ? rsm_arena_format(coded->arena, "%s%s%.*s%s", before,
                                                  *after == ')' ? " (" : " ",
                                                  RSM_SLICE_ARGUMENTS(name), after)
                               : rsm_arena_format(coded->arena, "%.*s", (int)alone, before);
    return rsm_slice_from_string(text);
}

static enum inter inter_of(rsm_side side) {
    switch (side) {
    case RSM_SIDE_GOVERNMENT:
    case RSM_SIDE_POLICE:
    case RSM_SIDE_MILITARY:
        return INTER_STATE;
    case RSM_SIDE_FOREIGN:
    case RSM_SIDE_BODY:
        return INTER_OTHER;
    case RSM_SIDE_GROUP:
        return INTER_REBELS;
    case RSM_SIDE_PROTESTERS:
        return INTER_PROTESTERS;
    case RSM_SIDE_RIOTERS:
        return INTER_RIOTERS;
    case RSM_SIDE_CIVILIANS:
        return INTER_CIVILIANS;
    default:
        return INTER_MILITIA;
    }
}

static rsm_slice actor_name(const rsm_coded *coded, const rsm_participant *one) {
    rsm_slice home = one->country.size > 0 ? one->country : coded->country;
    if (one->is_named && !one->is_person && one->actor == RSM_NONE &&
        (one->side == RSM_SIDE_GOVERNMENT || one->side == RSM_SIDE_FOREIGN) &&
        one->country.size > 0) {
        return of_country(coded, "Government of", home, "");
    }
    if (one->is_named && !one->is_person) {
        return one->name;
    }
    switch (one->side) {
    case RSM_SIDE_POLICE:
        return of_country(coded, "Police Forces of", home, "");
    case RSM_SIDE_MILITARY:
        return of_country(coded, "Military Forces of", home, "");
    case RSM_SIDE_GOVERNMENT:
        return of_country(coded, "Government of", home, "");
    case RSM_SIDE_PROTESTERS:
        return of_country(coded, "Protesters", home, ")");
    case RSM_SIDE_RIOTERS:
        return of_country(coded, "Rioters", home, ")");
    case RSM_SIDE_CIVILIANS:
        return of_country(coded, "Civilians", home, ")");
    default:
        return of_country(coded, "Unidentified Armed Group", home, ")");
    }
}

static acled_actor actor_of(const rsm_coded *coded, const rsm_participant *one) {
    return (acled_actor){actor_name(coded, one), rsm_slice_make("", 0), inter_of(one->side)};
}

/* The first who is held to have done it, with another that is held so in the same way. */
static acled_actor first_actor(const rsm_coded *coded, rsm_slice sub) {
    if (coded->suspect_count == 0 && rsm_slice_equal_string(sub, "Arrests")) {
        return (acled_actor){of_country(coded, "Police Forces of", coded->country, ""),
                             rsm_slice_make("", 0), INTER_STATE};
    }
    if (coded->suspect_count == 0) {
        return (acled_actor){of_country(coded, "Unidentified Armed Group", coded->country, ")"),
                             rsm_slice_make("", 0), INTER_MILITIA};
    }
    acled_actor actor = actor_of(coded, &coded->suspects[0]);
    for (uint32_t i = 1; i < coded->suspect_count && actor.with.size == 0; i++) {
        rsm_slice other = actor_name(coded, &coded->suspects[i]);
        if (coded->suspects[i].is_named && !coded->suspects[i].is_person &&
            coded->suspects[i].standing == coded->suspects[0].standing &&
            !rsm_slice_equal(other, actor.name)) {
            actor.with = other;
        }
    }
    return actor;
}

/* A target: its people as ACLED counts them. Officials are civilians, with their government. */
static acled_actor target_of(const rsm_coded *coded, const rsm_participant *one) {
    static const struct {
        const char *type, *with, *after;
    } associates[] = {
        {"2", "Government of", ""}, {"10", "Journalists", ")"}, {"12", "Aid Workers", ")"}};
    if (one->side != RSM_SIDE_CIVILIANS && one->side != RSM_SIDE_GOVERNMENT &&
        one->side != RSM_SIDE_UNKNOWN) {
        return (acled_actor){actor_name(coded, one), rsm_slice_make("", 0), inter_of(one->side)};
    }
    acled_actor actor = {of_country(coded, "Civilians", coded->country, ")"), rsm_slice_make("", 0),
                         INTER_CIVILIANS};
    for (size_t i = 0; i < sizeof associates / sizeof *associates; i++) {
        if (rsm_slice_equal_string(one->target_type, associates[i].type) ||
            (i == 0 && one->side == RSM_SIDE_GOVERNMENT)) {
            actor.with = of_country(coded, associates[i].with, coded->country, associates[i].after);
            break;
        }
    }
    return actor;
}

/* Nobody is told to be the target: civilians where there were victims, or the event is violence
 * against them. */
static acled_actor second_actor(const rsm_coded *coded, rsm_slice event) {
    for (uint32_t i = 0; i < coded->target_count; i++) {
        if (coded->targets[i].side != RSM_SIDE_UNKNOWN) {
            return target_of(coded, &coded->targets[i]);
        }
    }
    bool against = rsm_slice_equal_string(event, "Violence against civilians");
    bool harmed =
        rsm_coded_best(coded, RSM_SLOT_KILLED) > 0 || rsm_coded_best(coded, RSM_SLOT_INJURED) > 0;
    if (against || (harmed && rsm_slice_equal_string(event, "Explosions/Remote violence"))) {
        return (acled_actor){of_country(coded, "Civilians", coded->country, ")"),
                             rsm_slice_make("", 0), INTER_CIVILIANS};
    }
    return (acled_actor){rsm_slice_make("", 0), rsm_slice_make("", 0), INTER_NONE};
}

/* Of a fight the second side is another of those who are said to have fought. */
static acled_actor other_side(const rsm_coded *coded, const acled_actor *first) {
    for (uint32_t i = 1; i < coded->suspect_count; i++) {
        acled_actor other = actor_of(coded, &coded->suspects[i]);
        if (!rsm_slice_equal(other.name, first->name)) {
            return other;
        }
    }
    for (uint32_t i = 0; i < coded->target_count; i++) {
        if (coded->targets[i].side != RSM_SIDE_UNKNOWN &&
            coded->targets[i].side != RSM_SIDE_CIVILIANS) {
            return target_of(coded, &coded->targets[i]);
        }
    }
    return (acled_actor){rsm_slice_make("", 0), rsm_slice_make("", 0), INTER_NONE};
}

static rsm_slice inter_name(const rsm_coded *coded, enum inter inter) {
    char number[2] = {(char)('0' + (int)inter), '\0'};
    return inter == INTER_NONE
               ? rsm_slice_make("", 0)
               : rsm_code_name(coded->codes, "acled-actors", rsm_slice_from_string(number));
}

static void set_interaction(const rsm_coded *coded, enum inter one, enum inter other,
                            rsm_row *row) {
    enum inter first = other != INTER_NONE && other < one ? other : one;
    enum inter second = first == one ? other : one;
    rsm_slice a = inter_name(coded, first), b = inter_name(coded, second);
    const char *text = second == INTER_NONE
                           ? rsm_arena_format(coded->arena, "%.*s only", RSM_SLICE_ARGUMENTS(a))
                           : rsm_arena_format(coded->arena, "%.*s-%.*s", RSM_SLICE_ARGUMENTS(a),
                                              RSM_SLICE_ARGUMENTS(b));
    if (a.size > 0) {
        rsm_row_string(row, "interaction", text);
    }
}

static void put_crowd(const rsm_coded *coded, rsm_slice event, rsm_slice sub, acled_actor *first,
                      acled_actor *second) {
    bool riot = rsm_slice_equal_string(event, "Riots");
    if (!riot && !rsm_slice_equal_string(event, "Protests")) {
        return;
    }
    acled_actor crowd = {of_country(coded, riot ? "Rioters" : "Protesters", coded->country, ")"),
                         rsm_slice_make("", 0), riot ? INTER_RIOTERS : INTER_PROTESTERS};
    bool has_force = coded->suspect_count > 0 &&
                     rsm_slice_equal_string(sub, "Excessive force against protesters");
    *second = has_force ? *first
                        : (acled_actor){rsm_slice_make("", 0), rsm_slice_make("", 0), INTER_NONE};
    *first = crowd;
}

static void put_actors(const rsm_coded *coded, rsm_row *row) {
    rsm_slice event, sub;
    event_types(coded, &event, &sub);
    acled_actor first = first_actor(coded, sub);
    acled_actor second = rsm_slice_equal_string(event, "Battles") ? other_side(coded, &first)
                                                                  : second_actor(coded, event);
    bool fights = second.inter != INTER_CIVILIANS && second.inter != INTER_NONE;
    if (fights && rsm_slice_equal_string(event, "Violence against civilians") &&
        rsm_slice_equal_string(sub, "Attack")) {
        event = RSM_SLICE("Battles"); /* soldiers are no civilians */
        sub = RSM_SLICE("Armed clash");
    }
    put_crowd(coded, event, sub, &first, &second);
    rsm_row_set(row, "event_type", event);
    rsm_row_set(row, "sub_event_type", sub);
    rsm_row_set(row, "disorder_type",
                rsm_code_text(coded->codes, rsm_code_find(coded->codes, "acled-events", sub),
                              RSM_CODE_ABOVE));
    rsm_row_told(row, "actor1", first.name);
    rsm_row_told(row, "assoc_actor_1", first.with);
    rsm_row_set(row, "inter1", inter_name(coded, first.inter));
    rsm_row_told(row, "actor2", second.name);
    rsm_row_told(row, "assoc_actor_2", second.with);
    rsm_row_set(row, "inter2", inter_name(coded, second.inter));
    set_interaction(coded, first.inter, second.inter, row);
    if (second.inter == INTER_CIVILIANS ||
        rsm_slice_equal_string(sub, "Excessive force against protesters")) {
        rsm_row_string(row, "civilian_targeting", "Civilian targeting");
    }
}

/* ---- when, where, who tells ---- */

static void put_when(const rsm_coded *coded, rsm_row *row) {
    char text[RSM_INSTANT_TEXT_SIZE];
    if (!coded->has_day) {
        return;
    }
    int32_t days = coded->last - coded->first + 1;
    int32_t day = coded->first + (days > 1 ? days / 2 : 0);
    rsm_instant_text(rsm_instant_of_day(day), text);
    rsm_row_set(row, "event_date", rsm_slice_copy(rsm_slice_from_string(text), coded->arena));
    rsm_row_number(row, "year", rsm_day_to_civil(day).year);
    rsm_row_number(row, "time_precision", days <= 1 ? 1 : days <= 7 ? 2 : 3);
}

static void put_where(const rsm_coded *coded, rsm_row *row) {
    const rsm_place_value *where = &coded->account->where;
    const rsm_codes *codes = coded->codes;
    if (!coded->account->has_where) {
        return;
    }
    rsm_row_set(row, "iso", rsm_country_code(codes, coded->country, RSM_COUNTRY_CODE_ISO_NUMBER));
    rsm_row_set(row, "region",
                rsm_country_code(codes, coded->country, RSM_COUNTRY_CODE_ACLED_REGION));
    rsm_row_set(row, "country",
                rsm_country_code(codes, coded->country, RSM_COUNTRY_CODE_ACLED_NAME));
    rsm_row_told(row, "admin1",
                 where->kind == RSM_PLACE_ADMIN1 && where->admin1.size == 0 ? where->name
                                                                            : where->admin1);
    rsm_row_told(row, "admin2",
                 where->kind == RSM_PLACE_ADMIN2 && where->admin2.size == 0 ? where->name
                                                                            : where->admin2);
    rsm_slice town = rsm_coded_town(coded);
    rsm_row_told(row, "location", town.size > 0 ? town : where->name);
    if (where->has_point) {
        rsm_row_degrees(row, "latitude", where->lat_e5);
        rsm_row_degrees(row, "longitude", where->lon_e5);
    }
    rsm_row_number(row, "geo_precision",
                   rsm_coded_is_town(coded)          ? 1
                   : where->kind == RSM_PLACE_ADMIN2 ? 2
                                                     : 3);
}

/* National where all outlets that are known are of the country, International where none is. */
static const char *source_scale(const rsm_coded *coded) {
    unsigned at_home = 0, abroad = 0;
    for (uint32_t i = 0; i < coded->report_count; i++) {
        rsm_slice outlet = coded->work->readings[coded->reports[i]].report.outlet;
        rsm_slice country = rsm_outlet_country(coded->codes, outlet);
        if (country.size > 0 && coded->country.size > 0) {
            at_home += rsm_slice_equal(country, coded->country);
            abroad += !rsm_slice_equal(country, coded->country);
        }
    }
    return at_home > 0 && abroad > 0 ? "National-International"
           : at_home > 0             ? "National"
           : abroad > 0              ? "International"
                                     : "";
}

/* "On 14 October 2023, market bombing... 21 killed. Reports differ on ..." */
static void put_notes(const rsm_coded *coded, rsm_row *row) {
    rsm_buffer notes;
    rsm_buffer_init(&notes, coded->arena->allocator);
    if (coded->has_day) {
        rsm_buffer_append_string(&notes, coded->first == coded->last ? "On " : "Between ");
        rsm_tell_day(coded->first, &notes);
        if (coded->first != coded->last) {
            rsm_buffer_append_string(&notes, " and ");
            rsm_tell_day(coded->last, &notes);
        }
        rsm_buffer_append_string(&notes, ": ");
    }
    rsm_tell_name(coded, &notes);
    rsm_buffer_append_string(&notes, ". ");
    rsm_tell_toll(coded, &notes);
    rsm_tell_suspects(coded, &notes);
    rsm_tell_disputes(coded, &notes);
    rsm_row_told(row, "notes", rsm_finish_text(&notes, coded->arena));
}

/* Seconds since 1970 of the latest report: a date without a zone, taken as it is written. */
static void put_timestamp(const rsm_coded *coded, rsm_row *row) {
    rsm_instant latest = rsm_coded_latest(coded);
    if (latest.known) {
        int64_t minutes = latest.minute == RSM_WHOLE_DAY ? 0 : latest.minute;
        rsm_row_number(row, "timestamp", (int64_t)latest.day * 86400 + minutes * 60);
    }
}

static void fill(const rsm_export_context *context, const rsm_coded *coded, rsm_row *row) {
    rsm_slice iso3 = rsm_country_iso3(coded->codes, coded->country);
    uint32_t number = context->numbers[coded->group];
    if (number != RSM_NO_NUMBER) {
        rsm_row_string(
            row, "event_id_cnty",
            rsm_arena_format(coded->arena, "%.*s%u",
                             RSM_SLICE_ARGUMENTS(iso3.size > 0 ? iso3 : RSM_SLICE("XXX")),
                             (unsigned)number));
    }
    put_when(coded, row);
    put_where(coded, row);
    put_actors(coded, row);
    rsm_row_told(row, "source", rsm_coded_outlets(coded, "; "));
    rsm_row_string(row, "source_scale", source_scale(coded));
    put_notes(coded, row);
    int64_t best = rsm_coded_best(coded, RSM_SLOT_KILLED),
            low = rsm_coded_low(coded, RSM_SLOT_KILLED);
    rsm_row_number(row, "fatalities", best >= 0 ? best : low >= 0 ? low : 0);
    put_timestamp(coded, row);
}

const rsm_format rsm_format_acled = {.name = "acled",
                                     .codebook = "acled",
                                     .columns = columns,
                                     .separator = ',',
                                     .has_header = true,
                                     .takes = takes,
                                     .fill = fill,
                                     .bucket = bucket,
                                     .modulus = NUMBERS};
