/* What a codebook makes of a whole incident, as in the export: the key "coded", which stands only
 * where the codebook says something beyond how cells are chosen.
 *
 * {"codebook","types"?:[names],"time_precision"?,"place_precision"?,"events"?,"not_recorded"?:[slots
 * that have a cell],"in_scope"?,"outside"?:[{"why","note"}]}. Cost: linear in the cells. */
#include "export/work.h"
#include "record/names.h"

static void write_types(rsm_json *json, rsm_slice names) {
    rsm_slice name;
    rsm_json_key(json, "types");
    rsm_json_begin_array(json);
    while (rsm_slice_split(&names, ';', &name)) {
        rsm_json_string(json, rsm_slice_trim(name));
    }
    rsm_json_end_array(json);
}

static void write_outside(rsm_json *json, const rsm_coding *coding) {
    rsm_json_key(json, "outside");
    rsm_json_begin_array(json);
    for (uint32_t i = 0; i < coding->outside_count; i++) {
        rsm_json_begin_object(json);
        rsm_json_key_string(json, "why", coding->outside[i]);
        rsm_json_key_string(json, "note", coding->outside_notes[i]);
        rsm_json_end_object(json);
    }
    rsm_json_end_array(json);
}

static void write_not_recorded(rsm_json *json, const rsm_codebook *codebook,
                               const rsm_account *account) {
    bool any = false;
    for (uint32_t i = 0; i < account->cell_count; i++) {
        rsm_slot slot = account->cells[i].slot;
        if (!codebook->settings[slot].not_recorded) {
            continue;
        }
        if (!any) {
            rsm_json_key(json, "not_recorded");
            rsm_json_begin_array(json);
        }
        rsm_json_cstring(json, rsm_slot_name(slot));
        any = true;
    }
    if (any) {
        rsm_json_end_array(json);
    }
}

static bool says_anything(const rsm_codebook *codebook, const rsm_account *account) {
    const rsm_coding *coding = &account->coding;
    bool any = coding->type_name.size > 0 || coding->outside_count > 0 ||
               coding->when_precision > 0 || coding->where_precision > 0 || coding->event_count > 1;
    for (uint32_t i = 0; i < account->cell_count; i++) {
        any = any || codebook->settings[account->cells[i].slot].not_recorded;
    }
    return any;
}

void rsm_write_coded(rsm_json *json, const rsm_codebook *codebook, const rsm_account *account) {
    const rsm_coding *coding = &account->coding;
    rsm_json_begin_object(json);
    rsm_json_key_string(json, "codebook", codebook->name);
    if (coding->type_name.size > 0) {
        write_types(json, coding->type_name);
    }
    if (coding->when_precision > 0) {
        rsm_json_key_int(json, "time_precision", coding->when_precision);
    }
    if (coding->where_precision > 0) {
        rsm_json_key_int(json, "place_precision", coding->where_precision);
    }
    if (coding->event_count > 1) {
        rsm_json_key_int(json, "events", coding->event_count);
    }
    write_not_recorded(json, codebook, account);
    if (codebook->need_count > 0) {
        rsm_json_key_bool(json, "in_scope", coding->outside_count == 0);
    }
    if (coding->outside_count > 0) {
        write_outside(json, coding);
    }
    rsm_json_end_object(json);
}

void rsm_write_coding(rsm_json *json, const rsm_codebook *codebook, const rsm_account *account) {
    if (says_anything(codebook, account)) {
        rsm_json_key(json, "coded");
        rsm_write_coded(json, codebook, account);
    }
}
