/* fuzz/fuzz_decide.c - any bytes as a value that a person writes in `decide`.
 *
 * The first byte chooses the slot. What is refused is refused with one line that names the slot;
 * what is taken is valid UTF-8 throughout, and what it is written as in the ledger is taken for the
 * same value. */
#include "reading.h"

#include "export/decide_value.h"
#include "record/names.h"
#include "record/parse.h"
#include "record/write.h"

static void check_refusal(const rsm_error *error, rsm_status status, rsm_slot slot) {
    rsm_slice message = rsm_slice_from_string(error->message);
    demand(error->status == status && status == RSM_ERROR_ARGUMENT);
    demand(rsm_slice_starts_with(message, rsm_slice_from_string(rsm_slot_name(slot))));
}

static rsm_slice written(const rsm_value *value, rsm_arena *arena) {
    rsm_buffer buffer;
    rsm_json json;
    rsm_buffer_init(&buffer, NULL);
    rsm_json_init(&json, &buffer);
    rsm_write_value(&json, value);
    demand(rsm_json_is_complete(&json) && !buffer.failed);
    rsm_slice text = rsm_slice_copy(rsm_buffer_slice(&buffer), arena);
    rsm_buffer_free(&buffer);
    return text;
}

/* What is kept in the ledger is read as what was meant. */
static void check_value(const rsm_value *value, rsm_arena *arena) {
    rsm_value again = {.kind = value->kind};
    rsm_slice text = written(value, arena);
    demand(rsm_utf8_is_valid(text));
    demand(rsm_parse_value(text, value->kind, arena, &again));
    demand(rsm_slice_equal(text, written(&again, arena)));
    if (value->kind == RSM_VALUE_COUNT) {
        const rsm_count_value *count = &value->as.count;
        demand(count->low == RSM_COUNT_UNKNOWN || count->low >= 0);
        demand(count->low == RSM_COUNT_UNKNOWN || count->high == RSM_COUNT_UNKNOWN ||
               count->low <= count->high);
    }
    if (value->kind == RSM_VALUE_PLACE && value->as.place.has_point) {
        demand(value->as.place.lat_e5 >= -9000000 && value->as.place.lat_e5 <= 9000000);
        demand(value->as.place.lon_e5 >= -18000000 && value->as.place.lon_e5 <= 18000000);
    }
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    rsm_arena arena;
    rsm_value value;
    if (size < 2)
        return 0;
    rsm_slot slot = (rsm_slot)(data[0] % RSM_SLOT_COUNT);
    rsm_slice text = rsm_slice_make((const char *)data + 1, size - 1);
    const rsm_world *worlds[] = {fuzz_world(), NULL};
    rsm_arena_init(&arena, NULL, 0);
    for (unsigned i = 0; i < 2; i++) {
        rsm_error error = {0};
        rsm_status status = rsm_read_value(worlds[i], slot, text, &arena, &value, &error);
        if (status == RSM_OK)
            check_value(&value, &arena);
        else
            check_refusal(&error, status, slot);
        rsm_arena_reset(&arena);
    }
    rsm_arena_free(&arena);
    return 0;
}
