/* Reports that went, and reports that came. See export/touched.h.
 *
 * Part: takes a report's notes away, marking all that it stood beside; makes the notes of a new one
 * from its reading: what its incidents are compared by, the blocks they stand in, the runs of its
 * words, which of its incidents hang on which. Cost: linear in the readings; the windows of what
 * went. */
#include "export/touched.h"

static const rsm_slice nothing = {"", 0};

/* ---- reports that went ---- */

static rsm_status leave_incidents(rsm_touch *touch, rsm_slice report, rsm_vector *rows) {
    rsm_status status =
        rsm_touch_ask(touch, RSM_NOTE_PLACES, (rsm_note){.texts = {report, nothing}}, rows);
    const rsm_note *places = rows->items;
    for (uint32_t i = 0; status == RSM_OK && i < rows->count; i++) {
        rsm_slice incident = places[i].texts[0];
        if (incident.size > 0) {
            incident = rsm_slice_copy(incident, &touch->arena);
            if (rsm_vector_push_copy(&touch->gone, &incident) == NULL) {
                status = rsm_touch_no_memory(touch);
            }
        }
    }
    return status == RSM_OK ? rsm_ledger_drop_report(touch->ledger, report, touch->error) : status;
}

static rsm_status drop_pairs(rsm_touch *touch, int64_t profile) {
    rsm_vector rows;
    rsm_vector_init(&rows, &touch->scratch, sizeof(rsm_note));
    rsm_note given = {.numbers = {profile}};
    rsm_status status = rsm_touch_ask(touch, RSM_NOTE_PAIRS, given, &rows);
    const rsm_note *pairs = rows.items;
    for (uint32_t i = 0; status == RSM_OK && i < rows.count; i++) {
        int64_t other = pairs[i].numbers[0];
        given.numbers[1] = other;
        status = rsm_touch_put(touch, RSM_NOTE_DROP_PAIR, given);
        if (status == RSM_OK) {
            status = rsm_touch_mark(touch, &touch->seeds, other);
        }
    }
    return status;
}

static rsm_status drop_profile(rsm_touch *touch, const rsm_note *row) {
    int64_t profile = row->numbers[0];
    rsm_note given = {.numbers = {profile}};
    rsm_status status = row->numbers[2] == RSM_NOTE_NONE
                            ? RSM_OK
                            : rsm_touch_mark(touch, &touch->dirty, row->numbers[2]);
    if (status == RSM_OK) {
        status = drop_pairs(touch, profile);
    }
    if (status == RSM_OK) {
        status = rsm_touch_drop_blocks(touch, profile);
    }
    if (status == RSM_OK) {
        status = rsm_touch_put(touch, RSM_NOTE_DROP_CANDIDATES, given);
    }
    return status == RSM_OK ? rsm_touch_put(touch, RSM_NOTE_DROP_PROFILE, given) : status;
}

static rsm_status drop_report(rsm_touch *touch, int64_t key) {
    rsm_vector rows, profiles;
    rsm_arena_reset(&touch->scratch);
    rsm_vector_init(&rows, &touch->scratch, sizeof(rsm_note));
    rsm_vector_init(&profiles, &touch->scratch, sizeof(rsm_note));
    rsm_note given = {.numbers = {key}};
    rsm_status status = rsm_touch_ask(touch, RSM_NOTE_GET_REPORT, given, &rows);
    if (status != RSM_OK || rows.count == 0) {
        return status;
    }
    rsm_note report = *(const rsm_note *)rows.items;
    status = rsm_touch_uncopy(touch, &report, key);
    rsm_note range = {
        .numbers = {rsm_profile_number(key, 0), rsm_profile_number(key, RSM_TOUCH_INCIDENTS - 1)}};
    if (status == RSM_OK) {
        status = rsm_touch_ask(touch, RSM_NOTE_PROFILES, range, &profiles);
    }
    for (uint32_t i = 0; status == RSM_OK && i < profiles.count; i++) {
        status = drop_profile(touch, rsm_vector_at(&profiles, i));
    }
    if (status == RSM_OK) {
        status = leave_incidents(touch, report.texts[0], &rows);
    }
    if (status == RSM_OK) {
        status = rsm_touch_put(touch, RSM_NOTE_DROP_HANGING, given);
    }
    return status == RSM_OK ? rsm_touch_put(touch, RSM_NOTE_DROP_REPORT, given) : status;
}

/* ---- reports that came ---- */

/* Notes that incident `number` hangs on the one that has the mention. */
static rsm_status hang(rsm_touch *touch, int64_t key, const rsm_reading *reading, uint32_t number,
                       rsm_slice mention) {
    uint32_t upon = mention.size == 0 ? RSM_NONE : rsm_incident_of_mention(reading, mention);
    return upon == RSM_NONE || upon == number
               ? RSM_OK
               : rsm_touch_put(touch, RSM_NOTE_PUT_HANGING,
                               (rsm_note){.numbers = {key, number, upon}});
}

/* Its time is counted from another of the report, or it answers it: as one.c follows them. */
static rsm_status note_hanging(rsm_touch *touch, int64_t key, const rsm_reading *reading) {
    rsm_status status = RSM_OK;
    for (uint32_t i = 0; status == RSM_OK && i < reading->incident_count; i++) {
        if (reading->incidents[i].has_when) {
            status = hang(touch, key, reading, i, reading->incidents[i].when.anchor);
        }
    }
    for (uint32_t i = 0; status == RSM_OK && i < reading->statement_count; i++) {
        const rsm_statement *statement = &reading->statements[i];
        if (statement->incident >= reading->incident_count) {
            continue;
        }
        if (statement->value.kind == RSM_VALUE_TIME) {
            status =
                hang(touch, key, reading, statement->incident, statement->value.as.time.anchor);
        } else if (statement->slot == RSM_SLOT_RESPONSE_TO &&
                   statement->value.kind == RSM_VALUE_INCIDENT) {
            status = hang(touch, key, reading, statement->incident, statement->value.as.text);
        }
    }
    return status;
}

static rsm_status note_profile(rsm_touch *touch, int64_t key, const rsm_profile *profile,
                               rsm_buffer *bytes) {
    rsm_vector blocks;
    rsm_vector_init(&blocks, &touch->scratch, sizeof(uint64_t));
    rsm_buffer_clear(bytes);
    if (!rsm_profile_write(profile, bytes) ||
        !rsm_profile_blocks(&touch->together, profile, &blocks)) {
        return rsm_touch_no_memory(touch);
    }
    int64_t number = rsm_profile_number(key, profile->incident);
    rsm_note given = {.numbers = {number, profile->is_vague, number},
                      .texts = {rsm_buffer_slice(bytes), nothing}};
    rsm_status status = rsm_touch_put(touch, RSM_NOTE_PUT_PROFILE, given);
    rsm_note block = {.numbers = {0, 0, 0, number}};
    rsm_profile_standing(profile, &block.numbers[1], &block.numbers[2]);
    for (uint32_t i = 0; status == RSM_OK && i < blocks.count; i++) {
        block.numbers[0] = *(const int64_t *)rsm_vector_at(&blocks, i);
        status = rsm_touch_put(touch, RSM_NOTE_PUT_BLOCK, block);
    }
    return status == RSM_OK ? rsm_touch_mark(touch, &touch->dirty, number) : status;
}

static rsm_status note_profiles(rsm_touch *touch, int64_t key, const rsm_reading *reading,
                                rsm_buffer *bytes) {
    static const uint32_t zero = 0, none = RSM_NONE;
    rsm_together together = touch->together;
    together.readings = reading;
    together.count = 1;
    together.order = together.rank = &zero;
    together.copy_of = &none;
    together.scratch = together.arena = &touch->scratch;
    if (!rsm_make_profiles(&together)) {
        return rsm_touch_no_memory(touch);
    }
    rsm_status status = RSM_OK;
    for (uint32_t i = 0; status == RSM_OK && i < together.profile_count && i < RSM_TOUCH_INCIDENTS;
         i++) {
        status = note_profile(touch, key, &together.profiles[i], bytes);
    }
    return status;
}

static int64_t published_of(const rsm_report *report) {
    rsm_instant instant = report->published.earliest;
    return instant.known ? (int64_t)instant.day * 2048 + instant.minute + 1 : INT64_MAX;
}

/* The sampled runs, as bytes. */
static bool write_runs(const rsm_reading *reading, rsm_arena *scratch, rsm_buffer *bytes) {
    rsm_run_set set;
    rsm_buffer_clear(bytes);
    if (!rsm_make_runs(&reading->report, scratch, scratch, &set)) {
        return false;
    }
    for (uint32_t i = 0; i < set.count; i++) {
        if (rsm_run_is_sampled(set.runs[i], i)) {
            char text[8];
            for (unsigned byte = 0; byte < 8; byte++) {
                text[byte] = (char)(unsigned char)(set.runs[i] >> (8 * byte));
            }
            rsm_buffer_append(bytes, text, sizeof text);
        }
    }
    return !bytes->failed;
}

static rsm_status add_report(rsm_touch *touch, int64_t key, rsm_buffer *bytes) {
    rsm_vector readings;
    rsm_arena_reset(&touch->scratch);
    rsm_vector_init(&readings, &touch->scratch, sizeof(rsm_reading));
    rsm_status status =
        rsm_ledger_load_reading(touch->ledger, key, nothing, RSM_LOAD_TEXT, &readings, touch->error);
    if (status != RSM_OK || readings.count == 0) {
        return status;
    }
    const rsm_reading *reading = readings.items;
    if (!write_runs(reading, &touch->scratch, bytes)) {
        return rsm_touch_no_memory(touch);
    }
    rsm_note note = {.numbers = {key, published_of(&reading->report), RSM_NOTE_NONE},
                     .texts = {reading->report.id, rsm_buffer_slice(bytes)}};
    status = rsm_touch_put(touch, RSM_NOTE_PUT_REPORT, note);
    if (status == RSM_OK) {
        status = note_profiles(touch, key, reading, bytes);
    }
    if (status == RSM_OK) {
        status = note_hanging(touch, key, reading);
    }
    if (status == RSM_OK) {
        status = rsm_touch_mark(touch, &touch->fresh, key);
    }
    return status == RSM_OK ? rsm_touch_mark(touch, &touch->changed, key) : status;
}

rsm_status rsm_touch_reports(rsm_touch *touch) {
    const rsm_note *items = touch->touched.items;
    rsm_status status = RSM_OK;
    rsm_buffer bytes;
    for (uint32_t i = 0; status == RSM_OK && i < touch->touched.count; i++) {
        if (items[i].numbers[2] != RSM_NOTE_NONE) {
            status = drop_report(touch, items[i].numbers[0]);
        }
    }
    rsm_buffer_init(&bytes, touch->record->allocator);
    for (uint32_t i = 0; status == RSM_OK && i < touch->touched.count; i++) {
        if (items[i].numbers[1] != 0) {
            status = add_report(touch, items[i].numbers[0], &bytes);
        }
    }
    rsm_buffer_free(&bytes);
    return status;
}
