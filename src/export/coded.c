/* An incident as record formats see it: see coded.h. */
#include "export/coded.h"

#include "base/utf8.h"
#include "record/names.h"

static rsm_slice empty(void) {
    return rsm_slice_make("", 0);
}

rsm_slice rsm_value_name(const rsm_value *value) {
    switch (value->kind) {
    case RSM_VALUE_ACTOR:
        return value->as.actor.name;
    case RSM_VALUE_PERSON:
        return value->as.person.name;
    case RSM_VALUE_TEXT:
    case RSM_VALUE_TYPE:
    case RSM_VALUE_INCIDENT:
        return value->as.text;
    default:
        return empty();
    }
}

rsm_slice rsm_finish_text(rsm_buffer *buffer, rsm_arena *arena) {
    rsm_slice text = rsm_take(buffer, NULL, arena);
    rsm_buffer_free(buffer);
    return text;
}

/* ---- types ---- */

static uint32_t type_row(const rsm_world *world, const rsm_account *account) {
    uint32_t row = RSM_NONE;
    if (world != NULL && account->subtype.size > 0) {
        row = rsm_world_find(world, RSM_DOMAIN_TYPE, account->subtype);
    }
    return row == RSM_NONE && world != NULL ? rsm_world_find(world, RSM_DOMAIN_TYPE, account->type)
                                            : row;
}

rsm_slice rsm_coded_type(const rsm_coded *coded, unsigned column) {
    return coded->type != RSM_NONE
               ? rsm_world_string(coded->codes->world, RSM_DOMAIN_TYPE, coded->type, column)
               : empty();
}

void rsm_split_code(rsm_slice text, rsm_slice *number, rsm_slice *name) {
    size_t at = rsm_slice_find_byte(text, ' ');
    *number = rsm_slice_sub(text, 0, at == RSM_NOWHERE ? text.size : at);
    *name = at == RSM_NOWHERE ? empty() : rsm_slice_sub(text, at + 1, text.size);
}

/* ---- participants ---- */

static bool has_capital(rsm_slice name, size_t from) {
    for (size_t i = from; i < name.size;) {
        rsm_character c = rsm_utf8_decode(name, i);
        if (rsm_is_upper(c.code_point)) {
            return true;
        }
        i += c.size > 0 ? c.size : 1;
    }
    return false;
}

/* A name, unlike "gunmen" or, at the head of a sentence, "Gunmen". */
static bool is_name(const rsm_codes *codes, rsm_slice text) {
    if (!has_capital(text, 0)) {
        return false;
    }
    return has_capital(text, 1) || rsm_noun_row(codes, RSM_DOMAIN_PERSON, text) == RSM_NONE;
}

static rsm_side side_of_state(rsm_side own, rsm_slice home, rsm_slice country) {
    return home.size == 0 || country.size == 0 || rsm_slice_equal(home, country) ? own
                                                                                 : RSM_SIDE_FOREIGN;
}

static void place_actor(const rsm_coded *coded, rsm_participant *one) {
    const rsm_world *world = coded->codes->world;
    rsm_slice home = empty();
    (void)rsm_world_list_item(world, RSM_DOMAIN_ACTOR, one->actor, RSM_ACTOR_COUNTRIES, 0, &home);
    one->country = home;
    one->name = rsm_world_string(world, RSM_DOMAIN_ACTOR, one->actor, RSM_ACTOR_NAME);
    one->is_named = true;
    switch (rsm_world_number(world, RSM_DOMAIN_ACTOR, one->actor, RSM_ACTOR_KIND)) {
    case RSM_ACTOR_GROUP:
        one->side = RSM_SIDE_GROUP;
        return;
    case RSM_ACTOR_PARTY:
    case RSM_ACTOR_CRIMINAL:
        one->side = RSM_SIDE_MILITIA;
        return;
    case RSM_ACTOR_GOVERNMENT:
    case RSM_ACTOR_AUTHORITY:
        one->side = side_of_state(RSM_SIDE_GOVERNMENT, home, coded->country);
        return;
    case RSM_ACTOR_POLICE:
        one->side = side_of_state(RSM_SIDE_POLICE, home, coded->country);
        return;
    case RSM_ACTOR_MILITARY:
        one->side = side_of_state(RSM_SIDE_MILITARY, home, coded->country);
        return;
    default:
        one->side = RSM_SIDE_BODY;
        return;
    }
}

/* By the noun that ends the words: soldiers, a police station, worshippers. */
static rsm_side side_of_noun(const rsm_coded *coded, const rsm_participant *one) {
    uint64_t type = 0;
    rsm_slice subtype = rsm_code_text(coded->codes, one->target_noun, RSM_CODE_KEY);
    if (rsm_slice_equal_string(subtype, "83")) {
        return RSM_SIDE_PROTESTERS;
    }
    if (!rsm_slice_parse_unsigned(one->target_type, 99, &type)) {
        return RSM_SIDE_UNKNOWN;
    }
    return type == 2    ? RSM_SIDE_GOVERNMENT
           : type == 3  ? RSM_SIDE_POLICE
           : type == 4  ? RSM_SIDE_MILITARY
           : type == 17 ? RSM_SIDE_MILITIA
                        : RSM_SIDE_CIVILIANS;
}

static void find_noun(const rsm_coded *coded, rsm_participant *one) {
    const rsm_codes *codes = coded->codes;
    one->target_noun = rsm_code_by_noun(codes, "gtd-target-subtypes", one->name);
    one->target_type = rsm_code_text(codes, one->target_noun, RSM_CODE_ABOVE);
    if (one->target_noun == RSM_NONE && codes->world != NULL) {
        rsm_slice rest;
        uint32_t thing = rsm_noun_row(codes, RSM_DOMAIN_THING, one->name);
        if (thing != RSM_NONE) {
            rsm_split_code(
                rsm_world_string(codes->world, RSM_DOMAIN_THING, thing, RSM_THING_GTD_TARGET),
                &one->target_type, &rest);
        }
    }
}

static rsm_side side_of_person_noun(const rsm_coded *coded, rsm_slice name) {
    const rsm_world *world = coded->codes->world;
    uint32_t row = rsm_noun_row(coded->codes, RSM_DOMAIN_PERSON, name);
    if (row == RSM_NONE) {
        return RSM_SIDE_UNKNOWN;
    }
    uint32_t role = rsm_world_number(world, RSM_DOMAIN_PERSON, row, RSM_PERSON_ROLE);
    uint32_t civilian = rsm_world_number(world, RSM_DOMAIN_PERSON, row, RSM_PERSON_CIVILIAN);
    return role == RSM_PERSON_PERPETRATOR ? RSM_SIDE_MILITIA
           : role == RSM_PERSON_SECURITY  ? RSM_SIDE_MILITARY
           : role == RSM_PERSON_OFFICIAL  ? RSM_SIDE_GOVERNMENT
           : civilian == 1                ? RSM_SIDE_CIVILIANS
                                          : RSM_SIDE_UNKNOWN;
}

/* "Military Forces of Arland": as data sets call those who act for a state, and people at large. */
static bool describe_formula(const rsm_coded *coded, rsm_participant *one) {
    static const struct {
        const char *before;
        rsm_side side;
    } formulas[] = {
        {"Military Forces of ", RSM_SIDE_MILITARY}, {"Police Forces of ", RSM_SIDE_POLICE},
        {"Government of ", RSM_SIDE_GOVERNMENT},    {"Civilians (", RSM_SIDE_CIVILIANS},
        {"Protesters (", RSM_SIDE_PROTESTERS},      {"Rioters (", RSM_SIDE_RIOTERS}};
    for (size_t i = 0; i < sizeof formulas / sizeof *formulas; i++) {
        rsm_slice before = rsm_slice_from_string(formulas[i].before);
        if (!rsm_slice_starts_with(one->name, before)) {
            continue;
        }
        rsm_slice country = rsm_slice_sub(one->name, before.size, one->name.size);
        size_t end = rsm_slice_find_byte(country, before.data[before.size - 1] == '(' ? ')' : '(');
        country =
            rsm_slice_trim(rsm_slice_sub(country, 0, end == RSM_NOWHERE ? country.size : end));
        one->country = rsm_country_by_code(coded->codes, RSM_COUNTRY_CODE_ACLED_NAME, country);
        one->side = i < 3 ? side_of_state(formulas[i].side, one->country, coded->country)
                          : formulas[i].side;
        one->is_named = i < 3;
        return true;
    }
    return false;
}

static void describe(const rsm_coded *coded, const rsm_value *value, rsm_participant *one) {
    const rsm_codes *codes = coded->codes;
    *one = (rsm_participant){.name = rsm_value_name(value),
                             .actor = RSM_NONE,
                             .country = empty(),
                             .target_noun = RSM_NONE,
                             .target_type = empty()};
    one->is_person = value->kind == RSM_VALUE_PERSON ||
                     (value->kind == RSM_VALUE_ACTOR && value->as.actor.type == RSM_ENTITY_PER);
    find_noun(coded, one);
    if (value->kind == RSM_VALUE_ACTOR && value->as.actor.actor.size > 0 && codes->world != NULL) {
        one->actor = rsm_world_find(codes->world, RSM_DOMAIN_ACTOR, value->as.actor.actor);
    }
    if (one->actor != RSM_NONE) {
        place_actor(coded, one);
        return;
    }
    if (describe_formula(coded, one)) {
        return;
    }
    one->is_named = is_name(codes, one->name);
    if (value->kind == RSM_VALUE_ACTOR && value->as.actor.type == RSM_ENTITY_GPE) {
        one->country = rsm_country_by_name(codes, one->name);
        one->side = one->country.size > 0
                        ? side_of_state(RSM_SIDE_GOVERNMENT, one->country, coded->country)
                        : RSM_SIDE_CIVILIANS;
        one->is_named = one->country.size > 0; /* a town is no group */
        return;
    }
    if (value->kind == RSM_VALUE_ACTOR && value->as.actor.type == RSM_ENTITY_GROUP &&
        one->is_named) {
        one->side = RSM_SIDE_GROUP;
        return;
    }
    one->side = side_of_noun(coded, one);
    if (one->side == RSM_SIDE_UNKNOWN) {
        one->side = side_of_person_noun(coded, one->name);
    }
    if (one->side == RSM_SIDE_UNKNOWN && one->is_person) {
        one->side = RSM_SIDE_CIVILIANS;
    }
}

static bool gather_suspects(rsm_coded *coded) {
    const rsm_cell *cell = rsm_cell_of(coded->account, RSM_SLOT_PERPETRATOR);
    uint32_t most = cell != NULL ? cell->suspect_count : 0, kept = 0;
    rsm_participant *suspects = rsm_arena_allocate_items(coded->arena, most + 1, sizeof *suspects);
    for (uint32_t i = 0; suspects != NULL && i < most; i++) {
        const rsm_suspect *suspect = &cell->suspects[i];
        if (suspect->standing == RSM_STANDING_DENIED) {
            continue;
        }
        describe(coded, &suspect->value, &suspects[kept]);
        if (suspects[kept].side == RSM_SIDE_CIVILIANS) {
            suspects[kept].side = RSM_SIDE_UNKNOWN; /* nobody calls a suspect a civilian */
        }
        suspects[kept].standing = suspect->standing;
        suspects[kept++].suspect = suspect;
    }
    coded->suspects = suspects;
    coded->suspect_count = kept;
    return suspects != NULL;
}

static bool gather_targets(rsm_coded *coded) {
    const rsm_cell *cell = rsm_cell_of(coded->account, RSM_SLOT_TARGET);
    uint32_t most = cell != NULL ? cell->figure_count : 0, kept = 0;
    rsm_participant *targets = rsm_arena_allocate_items(coded->arena, most + 1, sizeof *targets);
    for (uint32_t i = 0; targets != NULL && i < most; i++) {
        const rsm_figure *figure = &cell->figures[i];
        if (figure->verdict == RSM_VERDICT_BEST && rsm_value_name(&figure->value).size > 0) {
            describe(coded, &figure->value, &targets[kept++]);
        }
    }
    coded->targets = targets;
    coded->target_count = kept;
    return targets != NULL;
}

/* ---- reports ---- */

static void take_reports(rsm_coded *coded, uint32_t *reports, bool main) {
    const rsm_work *work = coded->work;
    const rsm_group *group = &work->fusion.groups[coded->group];
    for (uint32_t i = 0; i < group->member_count; i++) {
        const rsm_member *member = &group->members[i];
        const rsm_reading *reading = &work->readings[member->reading];
        if (work->fusion.copy_of[member->reading] == RSM_NONE &&
            reading->incidents[member->incident].main == main) {
            reports[coded->report_count++] = member->reading;
        }
    }
}

static bool gather_reports(rsm_coded *coded) {
    uint32_t most = coded->work->fusion.groups[coded->group].member_count;
    uint32_t *reports = rsm_arena_allocate_items(coded->arena, most + 1, sizeof *reports);
    coded->reports = reports;
    if (reports == NULL) {
        return false;
    }
    take_reports(coded, reports, true);
    take_reports(coded, reports, false);
    return true;
}

/* The outlet; of a row of a coder's table the sources that it names. */
static rsm_slice outlet_of(const rsm_reading *reading) {
    rsm_slice text = reading->report.text, mark = RSM_SLICE("\nsource: ");
    size_t at = rsm_slice_starts_with(reading->report.kept, RSM_SLICE(RSM_CODED_MARK))
                    ? rsm_slice_find(text, mark, 0)
                    : RSM_NOWHERE;
    if (at == RSM_NOWHERE) {
        return reading->report.outlet;
    }
    rsm_slice line = rsm_slice_sub(text, at + mark.size, text.size);
    size_t end = rsm_slice_find_byte(line, '\n');
    return rsm_slice_sub(line, 0, end == RSM_NOWHERE ? line.size : end);
}

rsm_slice rsm_coded_outlets(const rsm_coded *coded, const char *joint) {
    rsm_buffer names;
    rsm_buffer_init(&names, coded->arena->allocator);
    for (uint32_t i = 0; i < coded->report_count; i++) {
        rsm_slice outlet = outlet_of(&coded->work->readings[coded->reports[i]]);
        bool known = outlet.size == 0;
        for (uint32_t j = 0; j < i && !known; j++) {
            known = rsm_slice_equal(outlet_of(&coded->work->readings[coded->reports[j]]), outlet);
        }
        if (!known) {
            rsm_buffer_append_string(&names, names.size > 0 ? joint : "");
            rsm_buffer_append_slice(&names, outlet);
        }
    }
    return rsm_finish_text(&names, coded->arena);
}

rsm_instant rsm_coded_latest(const rsm_coded *coded) {
    rsm_instant latest = rsm_instant_unknown();
    for (uint32_t i = 0; i < coded->report_count; i++) {
        rsm_instant published = coded->work->readings[coded->reports[i]].report.published.latest;
        if (rsm_instant_compare(published, latest) > 0) {
            latest = published;
        }
    }
    return latest;
}

/* ---- counts and lists ---- */

int64_t rsm_coded_best(const rsm_coded *coded, rsm_slot slot) {
    const rsm_cell *cell = rsm_cell_of(coded->account, slot);
    return cell != NULL ? cell->best : RSM_COUNT_UNKNOWN;
}

int64_t rsm_coded_low(const rsm_coded *coded, rsm_slot slot) {
    const rsm_cell *cell = rsm_cell_of(coded->account, slot);
    return cell != NULL ? cell->low : RSM_COUNT_UNKNOWN;
}

int64_t rsm_coded_high(const rsm_coded *coded, rsm_slot slot) {
    const rsm_cell *cell = rsm_cell_of(coded->account, slot);
    return cell != NULL ? cell->high : RSM_COUNT_UNKNOWN;
}

int64_t rsm_coded_part(const rsm_coded *coded, rsm_slot slot,
                       bool (*wanted)(const rsm_codes *codes, rsm_slice who)) {
    const rsm_cell *cell = rsm_cell_of(coded->account, slot);
    int64_t most = RSM_COUNT_UNKNOWN;
    for (uint32_t i = 0; cell != NULL && i < cell->figure_count; i++) {
        const rsm_figure *figure = &cell->figures[i];
        const rsm_count_value *count = &figure->value.as.count;
        if (figure->value.kind == RSM_VALUE_COUNT && figure->verdict == RSM_VERDICT_PART &&
            !figure->is_prediction && count->kind == RSM_COUNT_PART && count->who.size > 0 &&
            count->low > most && wanted(coded->codes, count->who)) {
            most = count->low;
        }
    }
    return most;
}

rsm_slice rsm_coded_list(const rsm_coded *coded, rsm_slot slot, const char *joint, uint32_t most) {
    const rsm_cell *cell = rsm_cell_of(coded->account, slot);
    rsm_buffer names;
    uint32_t taken = 0;
    rsm_buffer_init(&names, coded->arena->allocator);
    for (uint32_t i = 0; cell != NULL && i < cell->figure_count && taken < most; i++) {
        rsm_slice name = rsm_value_name(&cell->figures[i].value);
        if (cell->figures[i].verdict == RSM_VERDICT_BEST && name.size > 0) {
            rsm_buffer_append_string(&names, taken++ > 0 ? joint : "");
            rsm_buffer_append_slice(&names, name);
        }
    }
    return rsm_finish_text(&names, coded->arena);
}

/* ---- where ---- */

bool rsm_coded_is_town(const rsm_coded *coded) {
    const rsm_place_value *where = &coded->account->where;
    return coded->account->has_where &&
           (where->kind == RSM_PLACE_CITY ||
            (where->kind == RSM_PLACE_SITE && (where->city.size > 0 || where->has_point)));
}

rsm_slice rsm_coded_town(const rsm_coded *coded) {
    const rsm_place_value *where = &coded->account->where;
    return !coded->account->has_where      ? empty()
           : where->kind == RSM_PLACE_CITY ? where->name
           : where->kind == RSM_PLACE_SITE ? where->city
                                           : empty();
}

bool rsm_coded_make(const rsm_work *work, const rsm_codes *codes, uint32_t group, rsm_arena *arena,
                    rsm_coded *coded) {
    const rsm_account *account = &work->accounts[group];
    *coded = (rsm_coded){.work = work,
                         .codes = codes,
                         .arena = arena,
                         .group = group,
                         .account = account,
                         .country = empty()};
    coded->type = type_row(codes->world, account);
    if (account->has_where) {
        coded->country = rsm_slice_from_string(account->where.country);
    }
    if (account->has_when && account->when.earliest.known && account->when.latest.known) {
        coded->has_day = true;
        coded->first = account->when.earliest.day;
        coded->last = account->when.latest.day;
    }
    return gather_reports(coded) && gather_suspects(coded) && gather_targets(coded);
}
