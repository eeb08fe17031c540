/* What cells rest on, as in the export: the key "rests_on" of an incident, and of a proof.
 *
 * By slot an array of {"source","kind"} or, where nobody is credited, {"report","outlet"}, each
 * with "without": what is left where that source is left out, null where nothing is. Cost: linear
 * in what is told. */
#include "export/work.h"
#include "record/names.h"
#include "record/write.h"

static void write_bound(rsm_json *json, const char *key, int64_t bound) {
    rsm_json_key(json, key);
    if (bound == RSM_COUNT_UNKNOWN) {
        rsm_json_null(json);
    } else {
        rsm_json_int(json, bound);
    }
}

static void write_source(rsm_json *json, const rsm_reading *reading, uint32_t statement) {
    const rsm_source_chain *chain =
        statement != RSM_NONE ? &reading->statements[statement].sources : NULL;
    const rsm_source *root =
        chain != NULL && chain->count > 0 ? &chain->links[chain->count - 1] : NULL;
    if (root == NULL || root->kind == RSM_SOURCE_OUTLET) {
        rsm_json_key_string(json, "report", reading->report.id);
        rsm_json_key(json, "outlet");
        rsm_write_string_or_null(json, reading->report.outlet);
        return;
    }
    rsm_json_key_string(json, "source", root->acts_for.size > 0 ? root->acts_for : root->name);
    rsm_json_key_cstring(json, "kind", rsm_source_kind_name(root->kind));
}

static void write_without(rsm_json *json, const rsm_cell *cell, const rsm_rest *rest) {
    rsm_json_key(json, "without");
    if (rest->alone) {
        rsm_json_null(json);
    } else if (cell->kind == RSM_CELL_COUNT) {
        rsm_json_begin_object(json);
        write_bound(json, "low", rest->low);
        write_bound(json, "best", rest->best);
        write_bound(json, "high", rest->high);
        rsm_json_end_object(json);
    } else if (cell->kind == RSM_CELL_SUSPECTS) {
        rsm_json_begin_object(json);
        rsm_json_key(json, "value");
        rsm_write_value(json, &rest->value);
        rsm_json_key_cstring(json, "standing", rsm_standing_name(rest->standing));
        rsm_json_end_object(json);
    } else {
        rsm_write_value(json, &rest->value);
    }
}

static void write_rests(rsm_json *json, const rsm_work *work, const rsm_cell *cell) {
    rsm_json_begin_array(json);
    for (uint32_t i = 0; i < cell->rest_count; i++) {
        const rsm_rest *rest = &cell->rests[i];
        rsm_json_begin_object(json);
        write_source(json, &work->readings[rest->at.reading], rest->at.statement);
        write_without(json, cell, rest);
        rsm_json_end_object(json);
    }
    rsm_json_end_array(json);
}

/* Of an incident that one report tells of, its type, day and place rest on that report: this goes
 * without saying. */
static bool goes_without_saying(const rsm_account *account, const rsm_cell *cell) {
    return cell->kind == RSM_CELL_VALUE && account->report_count - account->copy_count < 2;
}

void rsm_write_rests(rsm_json *json, const rsm_work *work, const rsm_account *account) {
    bool any = false;
    for (uint32_t i = 0; i < account->cell_count; i++) {
        const rsm_cell *cell = &account->cells[i];
        if (cell->rest_count == 0 || goes_without_saying(account, cell)) {
            continue;
        }
        if (!any) {
            rsm_json_key(json, "rests_on");
            rsm_json_begin_object(json);
        }
        rsm_json_key(json, rsm_slot_name(cell->slot));
        write_rests(json, work, cell);
        any = true;
    }
    if (any) {
        rsm_json_end_object(json);
    }
}

void rsm_write_cell_rests(rsm_json *json, const rsm_work *work, const rsm_cell *cell) {
    if (cell->rest_count > 0) {
        rsm_json_key(json, "rests_on");
        write_rests(json, work, cell);
    }
}
