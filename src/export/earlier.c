/* What earlier versions of an incident's reports said, and their present ones do not.
 *
 * Part: a figure that a newer version of a report does not repeat counts for nothing, but a proof
 * shows it, with the version that said it. Invariants: the statements of a version are those of the
 * incident that its present version puts there: of the main one, or of one told at the same words.
 * Cost: a query a report; linear in the statements of its earlier versions, and for a cell in the
 * product of those and of the present ones of its slot. */
#include "export/work.h"
#include "record/names.h"
#include "record/write.h"

/* The number of the present incident that an earlier version's is, or RSM_NONE. */
static uint32_t present_incident(const rsm_reading *present, const rsm_incident *earlier) {
    for (uint32_t i = 0; i < present->incident_count; i++) {
        const rsm_incident *incident = &present->incidents[i];
        if (earlier->main ? incident->main : rsm_slice_equal(earlier->id, incident->id)) {
            return i;
        }
    }
    return RSM_NONE;
}

rsm_status rsm_work_load_earlier(rsm_work *work, rsm_error *error) {
    rsm_vector readings, present;
    rsm_status status = RSM_OK;
    rsm_vector_init(&readings, &work->arena, sizeof(rsm_reading));
    rsm_vector_init(&present, &work->arena, sizeof(uint32_t));
    for (uint32_t i = 0; i < work->count && status == RSM_OK; i++) {
        if (work->fusion.copy_of[i] != RSM_NONE) {
            continue;
        }
        status = rsm_ledger_load_earlier(work->record->ledger, work->readings[i].report.id,
                                         RSM_LOAD_TEXT, &readings, error);
        while (status == RSM_OK && present.count < readings.count) {
            if (rsm_vector_push_copy(&present, &i) == NULL) {
                status = rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
            }
        }
    }
    work->earlier = readings.items;
    work->earlier_count = readings.count;
    work->present_of = present.items;
    return status;
}

/* ---- what is no longer said ---- */

/* A statement of an earlier version. */
typedef struct withdrawn {
    const rsm_reading *reading;
    const rsm_statement *statement;
} withdrawn;

static bool is_same_value(const rsm_statement *left, const rsm_statement *right,
                          rsm_buffer *scratch) {
    rsm_json json;
    if (left->value.kind != right->value.kind || left->slot != right->slot) {
        return false;
    }
    if (left->value.kind == RSM_VALUE_COUNT) {
        const rsm_count_value *one = &left->value.as.count, *other = &right->value.as.count;
        return one->low == other->low && one->high == other->high && one->kind == other->kind;
    }
    scratch->size = 0;
    rsm_json_init(&json, scratch);
    rsm_write_value(&json, &left->value);
    size_t middle = scratch->size;
    rsm_json_init(&json, scratch);
    rsm_write_value(&json, &right->value);
    rsm_slice both = rsm_buffer_slice(scratch);
    return rsm_slice_equal(rsm_slice_sub(both, 0, middle), rsm_slice_sub(both, middle, both.size));
}

/* Whether the present version still gives that value. */
static bool is_repeated(const rsm_reading *present, const rsm_statement *statement,
                        rsm_buffer *scratch) {
    for (uint32_t i = 0; i < present->statement_count; i++) {
        if (is_same_value(&present->statements[i], statement, scratch)) {
            return true;
        }
    }
    return false;
}

/* Whether the list has it already, of that report. */
static bool is_listed(const rsm_vector *list, const rsm_reading *reading,
                      const rsm_statement *statement, rsm_buffer *scratch) {
    const withdrawn *items = list->items;
    for (uint32_t i = 0; i < list->count; i++) {
        if (rsm_slice_equal(items[i].reading->report.id, reading->report.id) &&
            is_same_value(items[i].statement, statement, scratch)) {
            return true;
        }
    }
    return false;
}

static bool is_credited(const rsm_statement *statement) {
    const rsm_source_chain *chain = &statement->sources;
    return chain->count > 0 && chain->links[chain->count - 1].kind != RSM_SOURCE_OUTLET;
}

/* Those that are credited to somebody, or the others, which a headline may repeat. */
static bool collect(const rsm_work *work, uint32_t group, rsm_slot slot, bool credited,
                    rsm_vector *list, rsm_buffer *scratch) {
    for (uint32_t i = 0; i < work->earlier_count; i++) {
        const rsm_reading *reading = &work->earlier[i];
        uint32_t at = work->present_of[i];
        for (uint32_t j = 0; j < reading->statement_count; j++) {
            const rsm_statement *statement = &reading->statements[j];
            if (statement->slot != slot || statement->incident == RSM_NONE ||
                is_credited(statement) != credited) {
                continue;
            }
            uint32_t number =
                present_incident(&work->readings[at], &reading->incidents[statement->incident]);
            if (number == RSM_NONE || work->fusion.group_of[at][number] != group ||
                is_repeated(&work->readings[at], statement, scratch) ||
                is_listed(list, reading, statement, scratch)) {
                continue;
            }
            withdrawn item = {reading, statement};
            if (rsm_vector_push_copy(list, &item) == NULL) {
                return false;
            }
        }
    }
    return true;
}

void rsm_write_withdrawn(rsm_json *json, const rsm_work *work, uint32_t group, rsm_slot slot) {
    rsm_arena arena;
    rsm_vector list;
    rsm_buffer scratch;
    rsm_arena_init(&arena, work->record->allocator, 0);
    rsm_buffer_init(&scratch, work->record->allocator);
    rsm_vector_init(&list, &arena, sizeof(withdrawn));
    bool good = collect(work, group, slot, true, &list, &scratch) &&
                collect(work, group, slot, false, &list, &scratch) && !scratch.failed;
    const withdrawn *items = list.items;
    if (good && list.count > 0) {
        rsm_json_key(json, "withdrawn");
        rsm_json_begin_array(json);
        for (uint32_t i = 0; i < list.count; i++) {
            rsm_write_told(json, items[i].reading, items[i].statement, false);
        }
        rsm_json_end_array(json);
    }
    rsm_buffer_free(&scratch);
    rsm_arena_free(&arena);
    json->failed = json->failed || !good;
}
