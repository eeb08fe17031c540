/* The Global Terrorism Database: a row an attack, 135 columns. What each column holds is told in
 * docs/exports.md; who and with what is in gtd_parts.c.
 *
 * Invariants: numbers and names are those of ontology/codes and country-codes.txt; a column that
 * nothing fills is empty. Cost: see coded.h. */
#include "export/gtd.h"

#include "record/names.h"

enum { NUMBERS = 10000 /* of attacks of one day */ };

#define TARGET(n)                                                                         \
    "targtype" n, "targtype" n "_txt", "targsubtype" n, "targsubtype" n "_txt", "corp" n, \
        "target" n, "natlty" n, "natlty" n "_txt"
#define WEAPON(n) "weaptype" n, "weaptype" n "_txt", "weapsubtype" n, "weapsubtype" n "_txt"

static const char *const columns[] = {"eventid",
                                      "iyear",
                                      "imonth",
                                      "iday",
                                      "approxdate",
                                      "extended",
                                      "resolution",
                                      "country",
                                      "country_txt",
                                      "region",
                                      "region_txt",
                                      "provstate",
                                      "city",
                                      "latitude",
                                      "longitude",
                                      "specificity",
                                      "vicinity",
                                      "location",
                                      "summary",
                                      "crit1",
                                      "crit2",
                                      "crit3",
                                      "doubtterr",
                                      "alternative",
                                      "alternative_txt",
                                      "multiple",
                                      "success",
                                      "suicide",
                                      "attacktype1",
                                      "attacktype1_txt",
                                      "attacktype2",
                                      "attacktype2_txt",
                                      "attacktype3",
                                      "attacktype3_txt",
                                      TARGET("1"),
                                      TARGET("2"),
                                      TARGET("3"),
                                      "gname",
                                      "gsubname",
                                      "gname2",
                                      "gsubname2",
                                      "gname3",
                                      "gsubname3",
                                      "motive",
                                      "guncertain1",
                                      "guncertain2",
                                      "guncertain3",
                                      "individual",
                                      "nperps",
                                      "nperpcap",
                                      "claimed",
                                      "claimmode",
                                      "claimmode_txt",
                                      "claim2",
                                      "claimmode2",
                                      "claimmode2_txt",
                                      "claim3",
                                      "claimmode3",
                                      "claimmode3_txt",
                                      "compclaim",
                                      WEAPON("1"),
                                      WEAPON("2"),
                                      WEAPON("3"),
                                      WEAPON("4"),
                                      "weapdetail",
                                      "nkill",
                                      "nkillus",
                                      "nkillter",
                                      "nwound",
                                      "nwoundus",
                                      "nwoundte",
                                      "property",
                                      "propextent",
                                      "propextent_txt",
                                      "propvalue",
                                      "propcomment",
                                      "ishostkid",
                                      "nhostkid",
                                      "nhostkidus",
                                      "nhours",
                                      "ndays",
                                      "divert",
                                      "kidhijcountry",
                                      "ransom",
                                      "ransomamt",
                                      "ransomamtus",
                                      "ransompaid",
                                      "ransompaidus",
                                      "ransomnote",
                                      "hostkidoutcome",
                                      "hostkidoutcome_txt",
                                      "nreleased",
                                      "addnotes",
                                      "scite1",
                                      "scite2",
                                      "scite3",
                                      "dbsource",
                                      "INT_LOG",
                                      "INT_IDEO",
                                      "INT_MISC",
                                      "INT_ANY",
                                      "related",
                                      NULL};

static bool takes(const rsm_coded *coded) {
    rsm_incident_status status = coded->account->status;
    return rsm_coded_type(coded, RSM_TYPE_GTD).size > 0 && status != RSM_INCIDENT_PLANNED &&
           status != RSM_INCIDENT_DENIED;
}

/* ---- when ---- */

/* Year, month and day as GTD writes them: 0 for a month or day that is not known. */
typedef struct gtd_date {
    int32_t year, month, day;
} gtd_date;

static gtd_date date_of(const rsm_account *account) {
    const rsm_time_value *when = &account->when;
    if (!account->has_when || !when->earliest.known || !when->latest.known) {
        return (gtd_date){0, 0, 0};
    }
    rsm_civil first = rsm_day_to_civil(when->earliest.day);
    rsm_civil last = rsm_day_to_civil(when->latest.day);
    bool same_year = first.year == last.year;
    bool same_month = same_year && first.month == last.month;
    bool same_day = same_month && first.day == last.day;
    return (gtd_date){first.year, same_month ? first.month : 0, same_day ? first.day : 0};
}

static uint64_t bucket(const rsm_export_context *context, uint32_t group) {
    gtd_date date = date_of(&context->work->accounts[group]);
    return (uint64_t)date.year * 10000 + (uint64_t)date.month * 100 + (uint64_t)date.day;
}

/* yyyymmddNNNN */
static const char *event_id(const rsm_export_context *context, uint32_t group, rsm_arena *arena) {
    return rsm_arena_format(arena, "%08llu%04u", (unsigned long long)bucket(context, group),
                            (unsigned)context->numbers[group]);
}

static void put_when(const rsm_export_context *context, const rsm_coded *coded, rsm_row *row) {
    gtd_date date = date_of(coded->account);
    if (context->numbers[coded->group] != RSM_NO_NUMBER) {
        rsm_row_string(row, "eventid", event_id(context, coded->group, coded->arena));
    }
    if (date.year == 0) {
        return;
    }
    rsm_row_number(row, "iyear", date.year);
    rsm_row_number(row, "imonth", date.month);
    rsm_row_number(row, "iday", date.day);
    if (date.day == 0) {
        rsm_buffer text;
        rsm_buffer_init(&text, coded->arena->allocator);
        rsm_tell_day(coded->first, &text);
        rsm_buffer_append_string(&text, " to ");
        rsm_tell_day(coded->last, &text);
        rsm_row_set(row, "approxdate", rsm_finish_text(&text, coded->arena));
    }
}

/* ---- where ---- */

static unsigned specificity(const rsm_coded *coded) {
    const rsm_place_value *where = &coded->account->where;
    return rsm_coded_is_town(coded) && where->has_point          ? 1
           : where->kind == RSM_PLACE_ADMIN2 && where->has_point ? 3
           : where->kind == RSM_PLACE_ADMIN1 && where->has_point ? 4
                                                                 : 5;
}

static void put_where(const rsm_coded *coded, rsm_row *row) {
    const rsm_place_value *where = &coded->account->where;
    const rsm_codes *codes = coded->codes;
    if (!coded->account->has_where) {
        rsm_row_number(row, "specificity", 5);
        return;
    }
    rsm_slice region = rsm_country_code(codes, coded->country, RSM_COUNTRY_CODE_GTD_REGION);
    rsm_row_set(row, "country", rsm_country_code(codes, coded->country, RSM_COUNTRY_CODE_GTD));
    rsm_row_set(row, "country_txt",
                rsm_country_code(codes, coded->country, RSM_COUNTRY_CODE_GTD_NAME));
    rsm_row_set(row, "region", region);
    rsm_row_set(row, "region_txt", rsm_code_name(codes, "gtd-regions", region));
    rsm_row_told(row, "provstate",
                 where->kind == RSM_PLACE_ADMIN1 && where->admin1.size == 0 ? where->name
                                                                            : where->admin1);
    rsm_slice town = rsm_coded_town(coded);
    rsm_row_told(row, "city", town.size > 0 ? town : RSM_SLICE("Unknown"));
    unsigned precision = specificity(coded);
    rsm_row_number(row, "specificity", precision);
    if (precision < 5) {
        rsm_row_degrees(row, "latitude", where->lat_e5);
        rsm_row_degrees(row, "longitude", where->lon_e5);
    }
    if (where->kind == RSM_PLACE_SITE || where->kind == RSM_PLACE_ADMIN2) {
        rsm_row_told(row, "location", where->name);
    }
}

/* ---- what ---- */

static void set_attack_type(rsm_row *row, unsigned n, rsm_slice code) {
    char room[RSM_COLUMN_NAME];
    rsm_slice number, name;
    rsm_split_code(code, &number, &name);
    rsm_row_set(row, rsm_column(room, "attacktype", n, ""), number);
    rsm_row_set(row, rsm_column(room, "attacktype", n, "_txt"), name);
}

/* The types that fit beside the one chosen, each GTD type once. */
static void put_attack_types(const rsm_coded *coded, rsm_row *row) {
    const rsm_world *world = coded->codes->world;
    const rsm_cell *cell = rsm_cell_of(coded->account, RSM_SLOT_TYPE);
    rsm_slice held[3] = {rsm_coded_type(coded, RSM_TYPE_GTD)};
    unsigned count = 1;
    for (uint32_t i = 0; cell != NULL && i < cell->figure_count && count < 3; i++) {
        const rsm_figure *figure = &cell->figures[i];
        uint32_t type =
            figure->value.kind == RSM_VALUE_TYPE &&
                    (figure->verdict == RSM_VERDICT_BEST || figure->verdict == RSM_VERDICT_FITS)
                ? rsm_world_find(world, RSM_DOMAIN_TYPE, figure->value.as.text)
                : RSM_NONE;
        rsm_slice code = type != RSM_NONE
                             ? rsm_world_string(world, RSM_DOMAIN_TYPE, type, RSM_TYPE_GTD)
                             : rsm_slice_make("", 0);
        bool known = code.size == 0 || code.data[0] == '9';
        for (unsigned j = 0; j < count && !known; j++) {
            known = rsm_slice_equal(held[j], code);
        }
        if (!known) {
            held[count++] = code;
        }
    }
    for (unsigned i = 0; i < count; i++) {
        set_attack_type(row, i + 1, held[i]);
    }
}

static bool says_suicide(rsm_slice text) {
    return rsm_slice_find(text, RSM_SLICE("suicide"), 0) != RSM_NOWHERE;
}

static void put_what(const rsm_coded *coded, rsm_row *row) {
    const rsm_account *account = coded->account;
    const rsm_group *group = &coded->work->fusion.groups[coded->group];
    bool multiple = account->part_count > 1;
    for (uint32_t i = 0; i < group->link_count; i++) {
        multiple = multiple || group->links[i].relation == RSM_RELATION_PART_OF;
    }
    bool suicide = says_suicide(account->type) || says_suicide(account->subtype) ||
                   says_suicide(rsm_coded_list(coded, RSM_SLOT_WEAPON, ";", 8));
    rsm_row_number(row, "multiple", multiple ? 1 : 0);
    rsm_row_number(row, "success", account->status == RSM_INCIDENT_FOILED ? 0 : 1);
    rsm_row_number(row, "suicide", suicide ? 1 : 0);
    put_attack_types(coded, row);
}

/* ---- in words, and from whom ---- */

static void put_words(const rsm_coded *coded, rsm_row *row) {
    rsm_buffer text;
    rsm_buffer_init(&text, coded->arena->allocator);
    if (coded->has_day && coded->first == coded->last) {
        rsm_civil day = rsm_day_to_civil(coded->first);
        rsm_buffer_append_format(&text, "%02d/%02d/%d: ", (int)day.month, (int)day.day,
                                 (int)day.year);
    }
    rsm_tell_name(coded, &text);
    rsm_buffer_append_string(&text, ". ");
    rsm_tell_toll(coded, &text);
    rsm_row_told(row, "summary", rsm_buffer_slice(&text));
    coded->arena->failed = coded->arena->failed || text.failed;
    rsm_buffer_clear(&text);
    rsm_tell_suspects(coded, &text);
    rsm_tell_disputes(coded, &text);
    rsm_row_told(row, "addnotes", rsm_finish_text(&text, coded->arena));
    rsm_row_told(row, "motive", rsm_coded_list(coded, RSM_SLOT_MOTIVE, "; ", 8));
}

/* "Title," Outlet, 14 May 2021, URL */
static rsm_slice citation(const rsm_coded *coded, const rsm_report *report) {
    rsm_buffer text;
    rsm_buffer_init(&text, coded->arena->allocator);
    if (report->title.size > 0) {
        rsm_buffer_append_string(&text, "\"");
        rsm_append_line(&text, report->title);
        rsm_buffer_append_string(&text, ",\" ");
    }
    rsm_append_line(&text, report->outlet.size > 0 ? report->outlet : report->id);
    if (report->published.earliest.known) {
        rsm_buffer_append_string(&text, ", ");
        rsm_tell_day(report->published.earliest.day, &text);
    }
    if (report->url.size > 0) {
        rsm_buffer_append_string(&text, ", ");
        rsm_append_line(&text, report->url);
    }
    rsm_buffer_append_string(&text, ".");
    return rsm_finish_text(&text, coded->arena);
}

/* Three reports, of three outlets where there are three. */
static void put_citations(const rsm_coded *coded, rsm_row *row) {
    char room[RSM_COLUMN_NAME];
    uint32_t taken[3], count = 0;
    for (unsigned round = 0; round < 2; round++) {
        for (uint32_t i = 0; i < coded->report_count && count < 3; i++) {
            bool known = false;
            for (uint32_t j = 0; j < count && !known; j++) {
                rsm_slice held = coded->work->readings[taken[j]].report.outlet;
                known =
                    taken[j] == coded->reports[i] ||
                    (round == 0 &&
                     rsm_slice_equal(held, coded->work->readings[coded->reports[i]].report.outlet));
            }
            if (!known) {
                taken[count++] = coded->reports[i];
            }
        }
    }
    for (uint32_t i = 0; i < count; i++) {
        rsm_row_told(row, rsm_column(room, "scite", i + 1, ""),
                     citation(coded, &coded->work->readings[taken[i]].report));
    }
    rsm_row_string(row, "dbsource", "Rashomon");
}

/* Attacks linked as parts of one another, or as answers. */
static void put_related(const rsm_export_context *context, const rsm_coded *coded, rsm_row *row) {
    const rsm_group *group = &coded->work->fusion.groups[coded->group];
    rsm_buffer text;
    rsm_buffer_init(&text, coded->arena->allocator);
    for (uint32_t i = 0; i < group->link_count; i++) {
        uint32_t to = group->links[i].to;
        if (group->links[i].relation != RSM_RELATION_BACKGROUND &&
            context->numbers[to] != RSM_NO_NUMBER) {
            rsm_buffer_append_string(&text, text.size > 0 ? ", " : "");
            rsm_buffer_append_slice(&text,
                                    rsm_slice_from_string(event_id(context, to, coded->arena)));
        }
    }
    rsm_row_set(row, "related", rsm_finish_text(&text, coded->arena));
}

static void fill(const rsm_export_context *context, const rsm_coded *coded, rsm_row *row) {
    put_when(context, coded, row);
    put_where(coded, row);
    put_what(coded, row);
    rsm_gtd_targets(coded, row);
    rsm_gtd_groups(coded, row);
    rsm_gtd_weapons(coded, row);
    rsm_gtd_harm(coded, row);
    put_words(coded, row);
    put_citations(coded, row);
    put_related(context, coded, row);
}

const rsm_format rsm_format_gtd = {.name = "gtd",
                                   .codebook = "gtd",
                                   .columns = columns,
                                   .separator = ',',
                                   .has_header = true,
                                   .takes = takes,
                                   .fill = fill,
                                   .bucket = bucket,
                                   .modulus = NUMBERS};
