/* The incident object of the export, and its cells. See the design, §4. */
#include "export/work.h"
#include "record/names.h"
#include "record/write.h"

static rsm_slice statement_id(const rsm_work *work, rsm_statement_reference at) {
    return work->readings[at.reading].statements[at.statement].id;
}

void rsm_write_statement_ids(rsm_json *json, const rsm_work *work,
                             const rsm_statement_reference *references, uint32_t count) {
    rsm_json_begin_array(json);
    for (uint32_t i = 0; i < count; i++) {
        rsm_json_string(json, statement_id(work, references[i]));
    }
    rsm_json_end_array(json);
}

static void key_ids(rsm_json *json, const rsm_work *work, const char *key,
                    const rsm_statement_reference *references, uint32_t count) {
    rsm_json_key(json, key);
    rsm_write_statement_ids(json, work, references, count);
}

/* Who set the cell, where a person did. */
static void key_decision(rsm_json *json, const rsm_cell *cell) {
    if (cell->decision != 0) {
        rsm_json_key_int(json, "decision", cell->decision);
    }
}

static void key_bound(rsm_json *json, const char *key, int64_t bound) {
    rsm_json_key(json, key);
    if (bound == RSM_COUNT_UNKNOWN) {
        rsm_json_null(json);
    } else {
        rsm_json_int(json, bound);
    }
}

static void write_count(rsm_json *json, const rsm_work *work, const rsm_cell *cell) {
    rsm_json_begin_object(json);
    key_bound(json, "low", cell->low);
    key_bound(json, "best", cell->best);
    key_bound(json, "high", cell->high);
    rsm_json_key_cstring(json, "rule", rsm_rule_name(cell->rule));
    key_decision(json, cell);
    key_ids(json, work, "statements", cell->statements, cell->statement_count);
    rsm_json_key_int(json, "independent_sources", cell->independent_sources);
    rsm_json_key_int(json, "uncredited", cell->uncredited);
    rsm_json_key_bool(json, "disagree", cell->disagree);
    rsm_json_end_object(json);
}

static void write_alternative(rsm_json *json, const rsm_work *work, const rsm_value *value,
                              const rsm_statement_reference *references, uint32_t count) {
    rsm_json_begin_object(json);
    rsm_json_key(json, "value");
    rsm_write_value(json, value);
    key_ids(json, work, "statements", references, count);
    rsm_json_end_object(json);
}

/* {"value","rule","statements","alternatives"}; the first figure is the one chosen, if it stands at
 * all. */
static void write_value_cell(rsm_json *json, const rsm_work *work, const rsm_cell *cell) {
    bool has_best = cell->figure_count > 0 && cell->figures[0].verdict == RSM_VERDICT_BEST;
    rsm_json_begin_object(json);
    rsm_json_key(json, "value");
    if (has_best) {
        rsm_write_value(json, &cell->figures[0].value);
    } else {
        rsm_json_null(json);
    }
    rsm_json_key_cstring(json, "rule", rsm_rule_name(cell->rule));
    key_decision(json, cell);
    key_ids(json, work, "statements", cell->statements, cell->statement_count);
    rsm_json_key(json, "alternatives");
    rsm_json_begin_array(json);
    for (uint32_t i = 0; i < cell->figure_count; i++) {
        const rsm_figure *figure = &cell->figures[i];
        bool loses = figure->verdict == RSM_VERDICT_DISAGREES ||
                     figure->verdict == RSM_VERDICT_TAKEN_BACK ||
                     (figure->verdict == RSM_VERDICT_BEST && i > 0);
        if (loses) {
            write_alternative(json, work, &figure->value, figure->statements,
                              figure->statement_count);
        }
        if (figure->value.kind == RSM_VALUE_BOOLEAN && figure->against_count > 0) {
            rsm_value opposite = {.kind = RSM_VALUE_BOOLEAN,
                                  .as.boolean = !figure->value.as.boolean};
            write_alternative(json, work, &opposite, figure->against, figure->against_count);
        }
    }
    rsm_json_end_array(json);
    rsm_json_end_object(json);
}

/* The keys of a value that is an object, into an object that is open. */
static void write_value_keys(rsm_json *json, const rsm_value *value) {
    if (value->kind == RSM_VALUE_TEXT || value->kind == RSM_VALUE_TYPE ||
        value->kind == RSM_VALUE_INCIDENT) {
        rsm_json_key_string(json, "text", value->as.text);
    } else if (value->kind == RSM_VALUE_ACTOR) {
        rsm_json_key_string(json, "name", value->as.actor.name);
        rsm_json_key_cstring(json, "type", rsm_entity_type_name(value->as.actor.type));
        if (value->as.actor.actor.size > 0) {
            rsm_json_key_string(json, "actor", value->as.actor.actor);
        }
    } else if (value->kind == RSM_VALUE_PERSON) {
        rsm_write_person_keys(json, &value->as.person);
    } else {
        rsm_json_key(json, "value");
        rsm_write_value(json, value);
    }
}

static void write_list(rsm_json *json, const rsm_work *work, const rsm_cell *cell) {
    rsm_json_begin_array(json);
    for (uint32_t i = 0; i < cell->figure_count; i++) {
        const rsm_figure *figure = &cell->figures[i];
        if (cell->decision != 0 && figure->verdict != RSM_VERDICT_BEST) {
            continue; /* a person set the list to others */
        }
        rsm_json_begin_object(json);
        write_value_keys(json, &figure->value);
        key_decision(json, cell);
        key_ids(json, work, "statements", figure->statements, figure->statement_count);
        if (figure->against_count > 0) {
            key_ids(json, work, "against", figure->against, figure->against_count);
        }
        if (figure->verdict == RSM_VERDICT_TAKEN_BACK) {
            rsm_json_key_bool(json, "taken_back", true);
        }
        rsm_json_end_object(json);
    }
    rsm_json_end_array(json);
}

static void write_suspect(rsm_json *json, const rsm_work *work, const rsm_cell *cell,
                          const rsm_suspect *suspect) {
    rsm_json_begin_object(json);
    if (suspect->value.kind == RSM_VALUE_PERSON) {
        rsm_json_key_string(json, "name", suspect->value.as.person.name);
        rsm_json_key_cstring(json, "type", "PER");
    } else {
        write_value_keys(json, &suspect->value);
    }
    rsm_json_key_cstring(json, "standing", rsm_standing_name(suspect->standing));
    key_decision(json, cell);
    rsm_json_key(json, "standings");
    rsm_json_begin_array(json);
    for (unsigned i = 0; i < RSM_STANDING_COUNT; i++) {
        if (suspect->by_standing_count[i] > 0) {
            rsm_json_begin_object(json);
            rsm_json_key_cstring(json, "standing", rsm_standing_name((rsm_standing)i));
            key_ids(json, work, "statements", suspect->by_standing[i],
                    suspect->by_standing_count[i]);
            rsm_json_end_object(json);
        }
    }
    rsm_json_end_array(json);
    if (suspect->taken_back_count > 0) {
        key_ids(json, work, "taken_back", suspect->taken_back, suspect->taken_back_count);
    }
    rsm_json_key_int(json, "independent_sources", suspect->independent_sources);
    key_ids(json, work, "statements", suspect->statements, suspect->statement_count);
    rsm_json_end_object(json);
}

void rsm_write_cell(rsm_json *json, const rsm_work *work, const rsm_cell *cell) {
    switch (cell->kind) {
    case RSM_CELL_COUNT:
        write_count(json, work, cell);
        return;
    case RSM_CELL_VALUE:
        write_value_cell(json, work, cell);
        return;
    case RSM_CELL_LIST:
        write_list(json, work, cell);
        return;
    case RSM_CELL_SUSPECTS:
        rsm_json_begin_array(json);
        for (uint32_t i = 0; i < cell->suspect_count; i++) {
            if (!cell->suspects[i].is_set_aside) {
                write_suspect(json, work, cell, &cell->suspects[i]);
            }
        }
        rsm_json_end_array(json);
        return;
    }
}

static void write_members(rsm_json *json, const rsm_work *work, const rsm_group *group) {
    rsm_json_begin_array(json);
    for (uint32_t i = 0; i < group->member_count; i++) {
        const rsm_reading *reading = &work->readings[group->members[i].reading];
        const rsm_incident *incident = &reading->incidents[group->members[i].incident];
        for (uint32_t j = 0; j < incident->mention_count; j++) {
            rsm_json_string(json, reading->mentions[incident->mentions[j]].id);
        }
    }
    rsm_json_end_array(json);
}

/* Whose wording the report shares, whose story it carries. */
static void write_kin(rsm_json *json, const rsm_work *work, uint32_t number, rsm_slice report) {
    const rsm_group *group = &work->fusion.groups[number];
    const rsm_kin *kin = work->accounts[number].kin;
    for (uint32_t i = 0; kin != NULL && i < group->member_count; i++) {
        const rsm_report *mine = &work->readings[group->members[i].reading].report;
        const rsm_report *of = &work->readings[group->members[kin[i].of].reading].report;
        if (!rsm_slice_equal(mine->id, report)) {
            continue;
        }
        if (!rsm_slice_equal(of->id, report)) {
            rsm_json_key_string(json, "rewrite_of", of->id);
        }
        if (kin[i].agency.size > 0) {
            rsm_json_key_string(json, "agency", kin[i].agency);
        }
        return;
    }
}

static void write_reports(rsm_json *json, rsm_work *work, uint32_t group) {
    rsm_result_report *reports = NULL;
    uint32_t count = 0;
    json->failed = !rsm_work_reports(work, group, &reports, &count) || json->failed;
    rsm_json_begin_array(json);
    for (uint32_t i = 0; i < count; i++) {
        rsm_json_begin_object(json);
        rsm_json_key_string(json, "id", reports[i].report);
        rsm_json_key(json, "score");
        rsm_json_fixed(json, reports[i].score, 3);
        write_kin(json, work, group, reports[i].report);
        rsm_json_end_object(json);
    }
    rsm_json_end_array(json);
}

const char *rsm_relation_name(rsm_relation relation) {
    static const char *const relations[] = {"response to", "part of", "background"};
    return (size_t)relation < 3 ? relations[relation] : "";
}

static void write_links(rsm_json *json, const rsm_work *work, const rsm_group *group) {
    rsm_json_begin_array(json);
    for (uint32_t i = 0; i < group->link_count; i++) {
        const rsm_group_link *link = &group->links[i];
        rsm_json_begin_object(json);
        rsm_json_key_string(json, "to", work->fusion.groups[link->to].id);
        rsm_json_key_cstring(json, "relation", rsm_relation_name(link->relation));
        key_ids(json, work, "statements", link->statements, link->statement_count);
        rsm_json_end_object(json);
    }
    rsm_json_end_array(json);
}

void rsm_write_setting(rsm_json *json, const rsm_account *account) {
    rsm_json_key(json, "when");
    if (account->has_when) {
        rsm_write_time(json, &account->when);
    } else {
        rsm_json_null(json);
    }
    rsm_json_key(json, "where");
    if (account->has_where) {
        rsm_write_place(json, &account->where);
    } else {
        rsm_json_null(json);
    }
}

static void write_head(rsm_json *json, const rsm_account *account) {
    rsm_json_key_string(json, "type", account->type);
    if (account->subtype.size > 0) {
        rsm_json_key_string(json, "subtype", account->subtype);
    }
    rsm_json_key_string(json, "name", account->name);
    rsm_json_key_cstring(json, "status", rsm_incident_status_name(account->status));
    rsm_write_setting(json, account);
    if (account->part_count > 0) {
        rsm_json_key(json, "parts");
        rsm_write_parts(json, account->parts, account->part_count);
    }
}

void rsm_write_account(rsm_json *json, rsm_work *work, uint32_t number) {
    const rsm_account *account = &work->accounts[number];
    const rsm_group *group = &work->fusion.groups[number];
    rsm_json_begin_object(json);
    rsm_json_key_string(json, "id", account->id);
    rsm_json_key(json, "members");
    write_members(json, work, group);
    write_head(json, account);
    rsm_json_key(json, "cells");
    rsm_json_begin_object(json);
    for (uint32_t i = 0; i < account->cell_count; i++) {
        rsm_json_key(json, rsm_slot_name(account->cells[i].slot));
        rsm_write_cell(json, work, &account->cells[i]);
    }
    rsm_json_end_object(json);
    rsm_write_rests(json, work, account);
    rsm_write_coding(json, &work->codebook, account);
    rsm_json_key(json, "reports");
    write_reports(json, work, number);
    rsm_json_key_int(json, "independent_sources", account->independent_sources);
    rsm_json_key(json, "links");
    write_links(json, work, group);
    rsm_json_end_object(json);
}
