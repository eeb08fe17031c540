/* A person's decisions in the work, in what the ledger keeps of it, and in what is written.
 *
 * Part: loads decisions, lays them over readings and fusion, and tells what became of each.
 * Invariants: what is written of a decision depends on the readings and the decisions alone (its
 * time is not written here). Cost: that of fuse/decided.h, and linear in what is written. */
#include "export/decided.h"

#include "record/names.h"
#include "record/write.h"

static rsm_status no_memory(rsm_error *error) {
    return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
}

/* ---- laying them over ---- */

rsm_status rsm_work_decide(rsm_work *work, rsm_error *error) {
    rsm_decision *decisions = NULL;
    uint32_t count = 0;
    rsm_status status =
        rsm_ledger_load_decisions(work->record->ledger, &work->arena, &decisions, &count, error);
    if (status != RSM_OK) {
        return status;
    }
    if (!rsm_decide_readings(decisions, count, NULL, work->readings, work->count, &work->arena,
                             &work->decided) ||
        !rsm_fuse_decide(&work->decided, &work->fusion, &work->arena)) {
        return no_memory(error);
    }
    work->readings = work->decided.readings;
    return RSM_OK;
}

bool rsm_work_reports(rsm_work *work, uint32_t number, rsm_result_report **reports,
                      uint32_t *count) {
    const rsm_group *group = &work->fusion.groups[number];
    const uint32_t *placed = NULL;
    uint32_t placed_count = 0;
    *count = 0;
    if (!rsm_placed_readings(&work->fusion, work->readings, number, &work->arena, &placed,
                             &placed_count)) {
        return false;
    }
    *reports = rsm_arena_allocate_items(&work->arena, (size_t)group->member_count + placed_count,
                                        sizeof **reports);
    for (uint32_t i = 0; *reports != NULL && i < group->member_count; i++) {
        const rsm_member *member = &group->members[i];
        if (i == 0 || group->members[i - 1].reading != member->reading) {
            (*reports)[(*count)++] =
                (rsm_result_report){work->readings[member->reading].report.id, member->score};
        }
    }
    for (uint32_t i = 0; *reports != NULL && i < placed_count; i++) {
        (*reports)[(*count)++] = (rsm_result_report){work->readings[placed[i]].report.id, 1000};
    }
    return *reports != NULL;
}

/* The states of all decisions as they were stored. */
static rsm_status load_states(const rsm_case *record, uint32_t count, rsm_arena *arena,
                              rsm_decision_state **states, rsm_error *error) {
    rsm_result_decision *results = NULL;
    uint32_t stored = 0;
    rsm_status status =
        rsm_ledger_load_decision_results(record->ledger, arena, &results, &stored, error);
    *states = rsm_arena_allocate_items(arena, count, sizeof **states);
    if (status != RSM_OK) {
        return status;
    }
    for (uint32_t i = 0; *states != NULL && i < count; i++) {
        bool known = i < stored && rsm_decision_state_of(results[i].state, &(*states)[i]);
        if (!known) {
            (*states)[i] = RSM_DECISION_WAITING;
        }
    }
    return *states != NULL ? RSM_OK : no_memory(error);
}

rsm_status rsm_load_decided(const rsm_case *record, rsm_arena *arena, rsm_decided_states *decided,
                            rsm_error *error) {
    rsm_decision *decisions = NULL;
    rsm_decision_state *states = NULL;
    *decided = (rsm_decided_states){0};
    rsm_status status =
        rsm_ledger_load_decisions(record->ledger, arena, &decisions, &decided->count, error);
    if (status == RSM_OK && decided->count > 0) {
        status = load_states(record, decided->count, arena, &states, error);
    }
    decided->decisions = decisions;
    decided->states = states;
    return status;
}

rsm_status rsm_export_decide_some(const rsm_case *record, rsm_reading *readings, uint32_t count,
                                  rsm_arena *arena, rsm_decided *decided, rsm_error *error) {
    rsm_decided_states known;
    rsm_status status = rsm_load_decided(record, arena, &known, error);
    if (status == RSM_OK && !rsm_decide_readings(known.decisions, known.count, known.states,
                                                 readings, count, arena, decided)) {
        status = no_memory(error);
    }
    return status;
}

const rsm_placement *rsm_placement_of(const rsm_decided *decided, uint32_t reading,
                                      uint32_t statement) {
    uint32_t low = 0, high = decided->placement_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const rsm_placement *item = &decided->placements[middle];
        if (item->reading < reading || (item->reading == reading && item->statement < statement)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    const rsm_placement *found = low < decided->placement_count ? &decided->placements[low] : NULL;
    return found != NULL && found->reading == reading && found->statement == statement ? found
                                                                                       : NULL;
}

/* ---- what is written of them ---- */

/* Whether a decision is about the incident (empty: any). */
static bool bears_on(const rsm_result_decision *result, rsm_slice incident) {
    bool found = incident.size == 0;
    for (uint32_t i = 0; !found && i < result->incident_count; i++) {
        found = rsm_slice_equal(result->incidents[i], incident);
    }
    return found;
}

static const rsm_statement *statement_of(const rsm_decided *decided, const rsm_effect *effect) {
    return effect->has_statement ? &decided->readings[effect->statement.reading]
                                        .statements[effect->statement.statement]
                                 : NULL;
}

static void write_state(rsm_json *json, const rsm_effect *effect) {
    rsm_json_key_cstring(json, "state", rsm_decision_state_name(effect->state));
    if (effect->state == RSM_DECISION_WAITING) {
        rsm_json_key_string(json, "awaits", effect->awaits);
    } else if (effect->state != RSM_DECISION_IN_FORCE) {
        rsm_json_key_int(json, effect->state == RSM_DECISION_UNDONE ? "undone_by" : "replaced_by",
                         effect->by);
    }
}

void rsm_write_decision(rsm_json *json, const rsm_decision *decision, const rsm_effect *effect,
                        rsm_slice statement, const rsm_result_decision *result) {
    rsm_decision told = *decision;
    bool adds = decision->kind == RSM_DECISION_ADD;
    if (effect->has_statement && !adds) {
        told.statement.id = statement; /* as it is called now */
    }
    rsm_json_begin_object(json);
    rsm_json_key_int(json, "number", told.number);
    rsm_json_key_cstring(json, "kind", rsm_decision_kind_name(told.kind));
    rsm_write_decision_keys(json, &told, false);
    if (effect->has_statement && adds) {
        rsm_json_key_string(json, "statement", statement);
    }
    rsm_json_key_string(json, "by", told.person);
    rsm_json_key_string(json, "reason", told.reason);
    write_state(json, effect);
    rsm_json_key(json, "incidents");
    rsm_json_begin_array(json);
    for (uint32_t i = 0; i < result->incident_count; i++) {
        rsm_json_string(json, result->incidents[i]);
    }
    rsm_json_end_array(json);
    rsm_json_end_object(json);
}

static bool set_decision(rsm_work *work, uint32_t index, rsm_buffer *buffer,
                         rsm_result_decision *result) {
    const uint32_t *groups = NULL;
    uint32_t count = 0;
    rsm_json json;
    if (!rsm_decision_groups(&work->decided, index, &work->fusion, &work->arena, &groups, &count)) {
        return false;
    }
    rsm_slice *incidents = rsm_arena_allocate_items(&work->arena, count, sizeof *incidents);
    for (uint32_t i = 0; incidents != NULL && i < count; i++) {
        incidents[i] = work->fusion.groups[groups[i]].id;
    }
    result->number = work->decided.decisions[index].number;
    result->state =
        rsm_slice_from_string(rsm_decision_state_name(work->decided.effects[index].state));
    result->incidents = incidents;
    result->incident_count = count;
    const rsm_effect *effect = &work->decided.effects[index];
    const rsm_statement *statement = statement_of(&work->decided, effect);
    rsm_json_init(&json, buffer);
    rsm_write_decision(&json, &work->decided.decisions[index], effect,
                       statement != NULL ? statement->id : rsm_slice_make("", 0), result);
    result->decision = rsm_take(buffer, &json, &work->arena);
    return incidents != NULL && !work->arena.failed;
}

/* ---- of one cell ---- */

rsm_slice rsm_person_of(const rsm_work *work, uint32_t number) {
    for (uint32_t i = 0; i < work->decided.count; i++) {
        if (work->decided.decisions[i].number == number) {
            return work->decided.decisions[i].person;
        }
    }
    return rsm_slice_make("", 0);
}

static bool is_of_cell(const rsm_work *work, uint32_t index, rsm_slice incident,
                       const rsm_cell *cell) {
    const rsm_decision *decision = &work->decided.decisions[index];
    const rsm_statement *statement = statement_of(&work->decided, &work->decided.effects[index]);
    bool values = decision->kind == RSM_DECISION_ADD || decision->kind == RSM_DECISION_SET;
    bool slot =
        values ? decision->slot == cell->slot : statement != NULL && statement->slot == cell->slot;
    return slot && bears_on(&work->decisions[index], incident);
}

/* The statements of the incident that a person rejected or moved away. */
static void write_set_aside(rsm_json *json, const rsm_work *work, uint32_t group,
                            const rsm_cell *cell) {
    bool any = false;
    for (uint32_t i = 0; i < work->decision_count; i++) {
        const rsm_effect *effect = &work->decided.effects[i];
        const rsm_statement *statement = statement_of(&work->decided, effect);
        if (statement == NULL || effect->state != RSM_DECISION_IN_FORCE ||
            effect->statement.reading >= work->count || statement->slot != cell->slot) {
            continue;
        }
        const rsm_reading *reading = &work->readings[effect->statement.reading];
        bool own = statement->incident < reading->incident_count &&
                   work->fusion.group_of[effect->statement.reading][statement->incident] == group;
        uint32_t now = rsm_group_of_statement(
            &work->fusion, work->readings, effect->statement.reading, effect->statement.statement);
        if (own && (statement->is_rejected || now != group)) {
            if (!any) {
                rsm_json_key(json, "set_aside");
                rsm_json_begin_array(json);
            }
            any = true;
            rsm_write_evidence(json, work, effect->statement);
        }
    }
    if (any) {
        rsm_json_end_array(json);
    }
}

void rsm_write_cell_decisions(rsm_json *json, const rsm_work *work, uint32_t group,
                              const rsm_cell *cell) {
    bool any = false;
    for (uint32_t i = 0; i < work->decision_count; i++) {
        if (!is_of_cell(work, i, work->accounts[group].id, cell)) {
            continue;
        }
        if (!any) {
            rsm_json_key(json, "decisions");
            rsm_json_begin_array(json);
        }
        any = true;
        rsm_json_raw(json, work->decisions[i].decision);
    }
    if (any) {
        rsm_json_end_array(json);
    }
    write_set_aside(json, work, group, cell);
}

/* ---- statements that were decided about ---- */

static bool set_statement(rsm_work *work, uint32_t reading, uint32_t number, rsm_buffer *buffer,
                          rsm_vector *results) {
    const rsm_reading *item = &work->readings[reading];
    const rsm_statement *statement = &item->statements[number];
    uint32_t group = rsm_group_of_statement(&work->fusion, work->readings, reading, number);
    rsm_result_statement *result = rsm_vector_push(results);
    if (result == NULL) {
        return false;
    }
    result->id = statement->id;
    result->report = item->report.id;
    result->incident = group == RSM_NONE ? rsm_slice_make("", 0) : work->fusion.groups[group].id;
    result->decision = statement->decision;
    result->is_rejected = statement->is_rejected;
    result->is_added = rsm_is_added(statement);
    if (result->is_added) {
        rsm_json json;
        rsm_json_init(&json, buffer);
        rsm_write_value(&json, &statement->value);
        result->value = rsm_take(buffer, &json, &work->arena);
        result->slot = rsm_slice_from_string(rsm_slot_name(statement->slot));
        result->stance = rsm_slice_from_string(rsm_stance_name(statement->stance));
        result->quote = rsm_reading_quote(item, statement->span);
        result->start = statement->span.start;
        result->end = statement->span.end;
    }
    return !work->arena.failed;
}

static bool set_statements(rsm_work *work, rsm_buffer *buffer, rsm_vector *results) {
    rsm_vector_init(results, &work->arena, sizeof(rsm_result_statement));
    for (uint32_t i = 0; i < rsm_work_told(work); i++) {
        for (uint32_t j = 0; j < work->readings[i].statement_count; j++) {
            if (work->readings[i].statements[j].decision != 0 &&
                !set_statement(work, i, j, buffer, results)) {
                return false;
            }
        }
    }
    return true;
}

bool rsm_work_decisions(rsm_work *work, rsm_results *results) {
    rsm_vector statements;
    rsm_buffer buffer;
    uint32_t count = work->decided.count;
    if (count == 0) {
        return true;
    }
    rsm_result_decision *decisions =
        rsm_arena_allocate_items(&work->arena, count, sizeof *decisions);
    rsm_buffer_init(&buffer, work->record->allocator);
    bool good = decisions != NULL;
    for (uint32_t i = 0; good && i < count; i++) {
        good = set_decision(work, i, &buffer, &decisions[i]);
    }
    good = good && set_statements(work, &buffer, &statements);
    rsm_buffer_free(&buffer);
    results->decisions = decisions;
    results->decision_count = count;
    results->statements = good ? statements.items : NULL;
    results->statement_count = good ? statements.count : 0;
    return good;
}

/* ---- reading back ---- */

/* The object with one more key at its end. */
static void write_with_time(rsm_json *json, const rsm_result_decision *result,
                            rsm_buffer *scratch) {
    rsm_buffer_clear(scratch);
    rsm_buffer_append_slice(scratch, rsm_slice_sub(result->decision, 0, result->decision.size - 1));
    rsm_buffer_append_string(scratch, ",\"decided\":");
    rsm_json_append_string(scratch, result->decided);
    rsm_buffer_append_char(scratch, '}');
    json->failed = json->failed || scratch->failed;
    rsm_json_raw(json, rsm_buffer_slice(scratch));
}

rsm_status rsm_write_decisions(rsm_json *json, const rsm_case *record, rsm_slice incident,
                               bool with_time, rsm_arena *arena, rsm_error *error) {
    rsm_result_decision *results = NULL;
    rsm_buffer scratch;
    uint32_t count = 0;
    rsm_status status =
        rsm_ledger_load_decision_results(record->ledger, arena, &results, &count, error);
    rsm_buffer_init(&scratch, record->allocator);
    rsm_json_begin_array(json);
    for (uint32_t i = 0; status == RSM_OK && i < count; i++) {
        if (!bears_on(&results[i], incident)) {
            continue;
        }
        if (with_time && results[i].decision.size > 0) {
            write_with_time(json, &results[i], &scratch);
        } else {
            rsm_json_raw(json, results[i].decision);
        }
    }
    rsm_json_end_array(json);
    rsm_buffer_free(&scratch);
    return status;
}

static rsm_status write_all(rsm_json *json, const rsm_case *record, const void *what,
                            rsm_arena *arena, rsm_error *error) {
    (void)what;
    return rsm_write_decisions(json, record, rsm_slice_make("", 0), true, arena, error);
}

rsm_status rsm_export_decisions(const rsm_case *record, rsm_buffer *output, rsm_error *error) {
    return rsm_export_part(record, write_all, NULL, output, error);
}
