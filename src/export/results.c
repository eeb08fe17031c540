/* What the ledger keeps of the work: incidents with their texts, memberships, copies; and the rows
 * of the list.
 *
 * Invariants: everything is in canonical order. Cost: linear in the accounts. */
#include "base/utf8.h"
#include "export/decided.h"
#include "record/names.h"
#include "record/write.h"

static rsm_result_count count_of(const rsm_account *account, rsm_slot slot) {
    const rsm_cell *cell = rsm_cell_of(account, slot);
    rsm_result_count none = {RSM_COUNT_UNKNOWN, RSM_COUNT_UNKNOWN, RSM_COUNT_UNKNOWN};
    return cell == NULL ? none : (rsm_result_count){cell->low, cell->best, cell->high};
}

/* ---- the row of the list ---- */

static void write_bound(rsm_json *json, const char *key, int64_t bound) {
    rsm_json_key(json, key);
    if (bound == RSM_COUNT_UNKNOWN) {
        rsm_json_null(json);
    } else {
        rsm_json_int(json, bound);
    }
}

static void write_toll(rsm_json *json, const char *key, const rsm_account *account, rsm_slot slot) {
    rsm_result_count count = count_of(account, slot);
    rsm_json_key(json, key);
    if (rsm_cell_of(account, slot) == NULL) {
        rsm_json_null(json);
        return;
    }
    rsm_json_begin_object(json);
    write_bound(json, "low", count.low);
    write_bound(json, "best", count.best);
    write_bound(json, "high", count.high);
    rsm_json_end_object(json);
}

/* Different outlets among the reports that are no copies; an unnamed outlet counts by report. */
static uint32_t count_outlets(const rsm_work *work, const rsm_group *group) {
    uint32_t outlets = 0;
    for (uint32_t i = 0; i < group->member_count; i++) {
        rsm_slice outlet = work->readings[group->members[i].reading].report.outlet;
        bool known = work->fusion.copy_of[group->members[i].reading] != RSM_NONE ||
                     (i > 0 && group->members[i - 1].reading == group->members[i].reading);
        for (uint32_t j = 0; !known && outlet.size > 0 && j < i; j++) {
            known =
                rsm_slice_equal(outlet, work->readings[group->members[j].reading].report.outlet) &&
                work->fusion.copy_of[group->members[j].reading] == RSM_NONE;
        }
        outlets += known ? 0 : 1;
    }
    return outlets;
}

static void write_numbers(rsm_json *json, const rsm_work *work, const rsm_account *account,
                          const rsm_group *group) {
    rsm_json_key_int(json, "reports", account->report_count);
    rsm_json_key_int(json, "copies", account->copy_count);
    rsm_json_key_int(json, "outlets", count_outlets(work, group));
    rsm_json_key_int(json, "independent_sources", account->independent_sources);
    rsm_json_key_int(json, "uncredited", account->uncredited);
    rsm_json_key(json, "disagree");
    rsm_json_begin_array(json);
    for (uint32_t i = 0; i < account->cell_count; i++) {
        if (account->cells[i].disagree) {
            rsm_json_cstring(json, rsm_slot_name(account->cells[i].slot));
        }
    }
    rsm_json_end_array(json);
}

void rsm_write_row(rsm_json *json, const rsm_work *work, uint32_t number) {
    const rsm_account *account = &work->accounts[number];
    const rsm_group *group = &work->fusion.groups[number];
    rsm_json_begin_object(json);
    rsm_json_key_string(json, "id", account->id);
    rsm_json_key_string(json, "name", account->name);
    rsm_json_key_string(json, "type", account->type);
    if (account->subtype.size > 0) {
        rsm_json_key_string(json, "subtype", account->subtype);
    }
    rsm_json_key_cstring(json, "status", rsm_incident_status_name(account->status));
    rsm_json_key_bool(json, "main", group->main);
    rsm_write_setting(json, account);
    write_toll(json, "killed", account, RSM_SLOT_KILLED);
    write_toll(json, "injured", account, RSM_SLOT_INJURED);
    write_numbers(json, work, account, group);
    rsm_json_end_object(json);
}

/* ---- the columns ---- */

static void append_folded(rsm_buffer *buffer, rsm_slice text) {
    if (text.size > 0) {
        rsm_utf8_fold(text, buffer);
        rsm_buffer_append_char(buffer, '\n');
    }
}

static void append_value(rsm_buffer *buffer, const rsm_value *value) {
    if (value->kind == RSM_VALUE_ACTOR) {
        append_folded(buffer, value->as.actor.name);
    } else if (value->kind == RSM_VALUE_PERSON) {
        append_folded(buffer, value->as.person.name);
    } else if (value->kind == RSM_VALUE_TEXT) {
        append_folded(buffer, value->as.text);
    } else if (value->kind == RSM_VALUE_PLACE) {
        append_folded(buffer, value->as.place.name);
        append_folded(buffer, value->as.place.city);
        append_folded(buffer, value->as.place.admin1);
    }
}

static rsm_slice country_of(const rsm_work *work, const rsm_account *account) {
    const rsm_world *world = work->record->world;
    rsm_slice code =
        account->has_where ? rsm_slice_from_string(account->where.country) : rsm_slice_make("", 0);
    uint32_t row =
        world != NULL && code.size > 0 ? rsm_world_find(world, RSM_DOMAIN_COUNTRY, code) : RSM_NONE;
    return row == RSM_NONE ? code
                           : rsm_world_string(world, RSM_DOMAIN_COUNTRY, row, RSM_COUNTRY_NAME);
}

/* Name, places, actors and titles, folded: what the filter by words looks in. */
static rsm_slice words_of(rsm_work *work, uint32_t number, rsm_buffer *buffer) {
    const rsm_account *account = &work->accounts[number];
    const rsm_group *group = &work->fusion.groups[number];
    append_folded(buffer, account->name);
    append_folded(buffer, account->type);
    append_folded(buffer, country_of(work, account));
    for (uint32_t i = 0; i < account->cell_count; i++) {
        const rsm_cell *cell = &account->cells[i];
        for (uint32_t j = 0; j < cell->figure_count; j++) {
            append_value(buffer, &cell->figures[j].value);
        }
        for (uint32_t j = 0; j < cell->suspect_count; j++) {
            append_value(buffer, &cell->suspects[j].value);
        }
    }
    for (uint32_t i = 0; i < group->member_count; i++) {
        append_folded(buffer, work->readings[group->members[i].reading].report.title);
    }
    return rsm_take(buffer, NULL, &work->arena);
}

/* ";suicide bombing;bombing;" */
static rsm_slice types_of(rsm_work *work, const rsm_account *account, rsm_buffer *buffer) {
    const rsm_world *world = work->record->world;
    rsm_slice type = account->subtype.size > 0 ? account->subtype : account->type;
    uint32_t row = world != NULL ? rsm_world_find(world, RSM_DOMAIN_TYPE, type) : RSM_NONE;
    rsm_buffer_append_format(buffer, ";%.*s;", RSM_SLICE_ARGUMENTS(account->type));
    for (unsigned depth = 0; depth < 8 && type.size > 0; depth++) {
        rsm_buffer_append_format(buffer, "%.*s;", RSM_SLICE_ARGUMENTS(type));
        row = row == RSM_NONE ? RSM_NONE
                              : rsm_world_number(world, RSM_DOMAIN_TYPE, row, RSM_TYPE_PARENT);
        type = row == RSM_NONE ? rsm_slice_make("", 0)
                               : rsm_world_string(world, RSM_DOMAIN_TYPE, row, RSM_TYPE_ID);
    }
    return rsm_take(buffer, NULL, &work->arena);
}

static bool set_members(rsm_work *work, uint32_t number, rsm_result_incident *result) {
    const rsm_group *group = &work->fusion.groups[number];
    rsm_vector members;
    rsm_vector_init(&members, &work->arena, sizeof(rsm_slice));
    rsm_result_report *reports = NULL;
    if (!rsm_work_reports(work, number, &reports, &result->report_count)) {
        return false;
    }
    for (uint32_t i = 0; i < group->member_count; i++) {
        const rsm_reading *reading = &work->readings[group->members[i].reading];
        const rsm_incident *incident = &reading->incidents[group->members[i].incident];
        if (rsm_vector_push_copy(&members, &incident->id) == NULL) {
            return false;
        }
        for (uint32_t j = 0; j < incident->mention_count; j++) {
            if (rsm_vector_push_copy(&members, &reading->mentions[incident->mentions[j]].id) ==
                NULL) {
                return false;
            }
        }
    }
    rsm_result_link *links =
        rsm_arena_allocate_items(&work->arena, group->link_count, sizeof *links);
    for (uint32_t i = 0; links != NULL && i < group->link_count; i++) {
        links[i].to = work->fusion.groups[group->links[i].to].id;
        links[i].relation = rsm_slice_from_string(rsm_relation_name(group->links[i].relation));
    }
    result->links = links;
    result->link_count = group->link_count;
    result->members = members.items;
    result->member_count = members.count;
    result->reports = reports;
    return links != NULL;
}

static bool set_cells(rsm_work *work, uint32_t number, rsm_buffer *buffer,
                      rsm_result_incident *result) {
    const rsm_account *account = &work->accounts[number];
    rsm_result_cell *cells =
        rsm_arena_allocate_items(&work->arena, account->cell_count, sizeof *cells);
    for (uint32_t i = 0; cells != NULL && i < account->cell_count; i++) {
        const rsm_cell *cell = &account->cells[i];
        rsm_json json;
        cells[i].slot = rsm_slice_from_string(rsm_slot_name(cell->slot));
        cells[i].is_count = cell->kind == RSM_CELL_COUNT;
        cells[i].count = (rsm_result_count){cell->low, cell->best, cell->high};
        rsm_json_init(&json, buffer);
        rsm_write_cell(&json, work, cell);
        cells[i].value = rsm_take(buffer, &json, &work->arena);
    }
    result->cells = cells;
    result->cell_count = account->cell_count;
    return cells != NULL && !work->arena.failed;
}

static bool set_incident(rsm_work *work, uint32_t number, rsm_buffer *buffer,
                         rsm_result_incident *result) {
    const rsm_account *account = &work->accounts[number];
    rsm_json json;
    result->id = account->id;
    result->name = account->name;
    result->type = account->type;
    result->subtype = account->subtype;
    result->status = rsm_slice_from_string(rsm_incident_status_name(account->status));
    result->main = work->fusion.groups[number].main;
    if (account->has_when) {
        result->earliest = account->when.earliest;
        result->latest = account->when.latest;
    }
    if (account->has_where) {
        const rsm_place_value *where = &account->where;
        result->country = rsm_slice_from_string(where->country);
        result->city = where->kind == RSM_PLACE_CITY ? where->name : where->city;
        result->place_kind = rsm_slice_from_string(rsm_place_kind_name(where->kind));
        result->radius_km = where->radius_km;
        result->has_point = where->has_point;
        result->lat_e5 = where->lat_e5;
        result->lon_e5 = where->lon_e5;
    }
    result->killed = count_of(account, RSM_SLOT_KILLED);
    result->injured = count_of(account, RSM_SLOT_INJURED);
    for (uint32_t i = 0; i < account->cell_count; i++) {
        result->differ_count += account->cells[i].disagree;
    }
    result->telling_count = account->report_count;
    result->doubt = rsm_work_doubt(work, number, buffer, &result->reasons);
    result->words = words_of(work, number, buffer);
    result->types = types_of(work, account, buffer);
    rsm_json_init(&json, buffer);
    rsm_write_account(&json, work, number);
    result->account = rsm_take(buffer, &json, &work->arena);
    rsm_json_init(&json, buffer);
    rsm_write_row(&json, work, number);
    result->row = rsm_take(buffer, &json, &work->arena);
    return set_members(work, number, result) && set_cells(work, number, buffer, result);
}

static const rsm_unassigned *find_unassigned(const rsm_work *work, uint32_t reading,
                                             uint32_t incident) {
    for (uint32_t i = 0; i < work->fusion.unassigned_count; i++) {
        if (work->fusion.unassigned[i].reading == reading &&
            work->fusion.unassigned[i].incident == incident) {
            return &work->fusion.unassigned[i];
        }
    }
    return NULL;
}

static bool set_membership(rsm_work *work, uint32_t reading, uint32_t incident,
                           rsm_result_membership *result) {
    uint32_t group = work->fusion.group_of[reading][incident];
    result->report = work->readings[reading].report.id;
    result->number = incident;
    if (group != RSM_NONE) {
        result->incident = work->fusion.groups[group].id;
        return true;
    }
    const rsm_unassigned *open = find_unassigned(work, reading, incident);
    if (open == NULL) {
        return true;
    }
    rsm_slice *candidates =
        rsm_arena_allocate_items(&work->arena, open->candidate_count, sizeof *candidates);
    for (uint32_t i = 0; candidates != NULL && i < open->candidate_count; i++) {
        candidates[i] = work->fusion.groups[open->candidates[i]].id;
    }
    result->candidates = candidates;
    result->candidate_count = open->candidate_count;
    return candidates != NULL;
}

static bool set_reports(rsm_work *work, rsm_results *results) {
    rsm_vector memberships;
    rsm_vector_init(&memberships, &work->arena, sizeof(rsm_result_membership));
    rsm_result_copy *reports = rsm_arena_allocate_items(&work->arena, work->count, sizeof *reports);
    if (reports == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < work->count; i++) {
        uint32_t main = rsm_main_group(work, i), copy = work->fusion.copy_of[i];
        reports[i].report = work->readings[i].report.id;
        reports[i].main_incident =
            main == RSM_NONE ? rsm_slice_make("", 0) : work->fusion.groups[main].id;
        reports[i].copy_of =
            copy == RSM_NONE ? rsm_slice_make("", 0) : work->readings[copy].report.id;
        for (uint32_t j = 0; j < work->readings[i].incident_count; j++) {
            rsm_result_membership *membership = rsm_vector_push(&memberships);
            if (membership == NULL || !set_membership(work, i, j, membership)) {
                return false;
            }
        }
    }
    results->reports = reports;
    results->report_count = work->count;
    results->memberships = memberships.items;
    results->membership_count = memberships.count;
    return true;
}

bool rsm_work_result(rsm_work *work, uint32_t number, rsm_result_incident *result) {
    rsm_buffer buffer;
    *result = (rsm_result_incident){0};
    rsm_buffer_init(&buffer, work->record->allocator);
    bool good = set_incident(work, number, &buffer, result) && !work->arena.failed;
    rsm_buffer_free(&buffer);
    return good;
}

bool rsm_work_results(rsm_work *work, rsm_results *results) {
    rsm_buffer buffer;
    uint32_t count = work->fusion.group_count;
    *results = (rsm_results){0};
    rsm_result_incident *incidents =
        rsm_arena_allocate_items(&work->arena, count, sizeof *incidents);
    rsm_buffer_init(&buffer, work->record->allocator);
    bool good = incidents != NULL && set_reports(work, results);
    for (uint32_t i = 0; good && i < count; i++) {
        good = set_incident(work, work->order[i], &buffer, &incidents[i]) && !work->arena.failed;
    }
    good = good && rsm_work_decisions(work, results);
    rsm_buffer_free(&buffer);
    results->incidents = incidents;
    results->incident_count = count;
    return good;
}
